"""Empty cells: what the checks leave of them, said where that is one printed value alone.

Missing is never zero: a cell is filled only where every value but one would break a check.  What a figure
under suspicion says of an empty cell is no evidence, a cell that somebody vouches for stays as it is, and a
row without any figure is a heading.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import cast

import attrs

from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.findings import at
from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Growth, Relation, Steps, Verdict, Where
from chuanngheo.consistency.results import Message, Remark, Suggested
from chuanngheo.consistency.sheet import Sheet
from chuanngheo.figures import Figure
from chuanngheo.quantities import Interval, Rounding, rounded
from chuanngheo.statements import Document
from chuanngheo.tables import Kind

ROUNDS = 12
"""So often what was learned of one empty cell is used for the next."""

MOST_OPEN = 4
"""A check with more empty cells than this says nothing of any of them."""

_SOMETHING = Interval(Fraction(0), None)
_REASON = Message("các số khác chỉ cho một giá trị", "the other figures leave this value alone")

Domains = Mapping[Cell, "Interval | None"]
"""What is left of each cell; nothing where the checks on it contradict each other."""


def with_blanks(document: Document) -> Document | None:
    """The document with a text of no figure in every empty cell; ``None`` where no cell is empty."""
    tables = tuple(table.with_blanks() for table in document.tables)
    if all(new is old for new, old in zip(tables, document.tables, strict=True)):
        return None
    return attrs.evolve(document, tables=tables)


def implied(facts: Facts, relations: Iterable[Relation], suspect: set[Where]) -> Iterator[Remark]:
    """What the checks leave of each empty cell, if it is one value.

    ``facts`` and ``relations`` are those of the document with its blanks; ``suspect`` are the addresses of
    figures that contradict each other.
    """
    blanks = _Blanks.of(facts, relations, suspect)
    for cell, meant in sorted(blanks.filled().items(), key=lambda pair: pair[0].where.order()):
        vi, en = f"ô trống; {_REASON.vi}: {meant.text}", f"empty; {_REASON.en}: {meant.text}"
        yield Remark(
            "implied", cell.where, "", at(cell.where, vi, en), (Suggested(meant.text, cell.where, _REASON),)
        )


@attrs.frozen
class _Blanks:
    """The empty cells, each with a figure of its column to be printed like, and the checks on it.

    ``telling`` are checks that may say what it is, ``every`` all that it must not break.
    """

    like: Mapping[Cell, Figure]
    telling: Mapping[Cell, list[Relation]]
    every: Mapping[Cell, list[Relation]]

    @classmethod
    def of(cls, facts: Facts, relations: Iterable[Relation], suspect: set[Where]) -> "_Blanks":
        like = dict(_to_be_printed_like(facts))
        telling: dict[Cell, list[Relation]] = {cell: [] for cell in like}
        every: dict[Cell, list[Relation]] = {cell: [] for cell in like}
        for relation in relations:
            mine = [cell for cell in relation.cells if cell in like]
            unread = sum(cell.figure is None for cell in relation.cells)
            tells = not relation.weak and unread == len(mine) <= MOST_OPEN
            tells = tells and not isinstance(relation, Growth | Steps)
            tells = tells and not any(cell.where in suspect for cell in relation.cells)
            for cell in mine:
                every[cell].append(relation)
                if tells:
                    telling[cell].append(relation)
        return cls(like, telling, every)

    def filled(self) -> dict[Cell, Figure]:
        """The empty cells that can be only one value; none of those that break a check together."""
        domains = self._narrowed()
        found = {
            cell: figure
            for cell, like in self.like.items()
            if (left := domains[cell]) and (figure := _only(like, left, self._rounding(cell)))
        }
        wrong = self._breaking(found) | {cell for cell, left in domains.items() if left is None}
        wrong = self._with_all_it_says(wrong)
        return {cell: figure for cell, figure in found.items() if cell not in wrong}

    def _narrowed(self) -> Domains:
        """What is left of each cell when all that is known was used; all cells are narrowed at once."""
        domains: Domains = dict.fromkeys(self.like, _SOMETHING)
        for _ in range(ROUNDS):
            fresh = {cell: self._left(cell, domains) for cell in domains}
            if fresh == domains:
                break
            domains = fresh
        return domains

    def _left(self, cell: Cell, domains: Domains) -> Interval | None:
        left = domains[cell]
        for relation in self.telling[cell] if left else ():
            others = {
                c: c.figure.interval(relation.rounding) if c.figure else domains[c] or _SOMETHING
                for c in relation.cells
                if c is not cell
            }
            said = relation.left_to(cell, others)
            left = left and (left & said if said else left)
        return left

    def _rounding(self, cell: Cell) -> Rounding:
        own = [relation.rounding for relation in self.telling[cell] if relation.output is cell]
        return own[0] if own else Rounding.HALF_UP

    def _breaking(self, found: Mapping[Cell, Figure]) -> set[Cell]:
        """The cells of every check that would not hold."""
        checks = dict.fromkeys(relation for cell in found for relation in self.every[cell])
        broken = (relation for relation in checks if relation.outcome(found).verdict is Verdict.BROKEN)
        return {cell for relation in broken for cell in relation.cells if cell in found}

    def _with_all_it_says(self, wrong: set[Cell]) -> set[Cell]:
        """The cells and all others that something was learned of through them."""
        reached = set(wrong)
        walk = list(wrong)
        while walk:
            beside = {c for relation in self.telling[walk.pop()] for c in relation.cells if c in self.like}
            walk += beside - reached
            reached |= beside
        return reached


def _to_be_printed_like(facts: Facts) -> Iterator[tuple[Cell, Figure]]:
    """Every empty cell of a row that prints something, and the figure of its column that it is to be like.

    A count in a column without a figure is printed like the table's other counts.
    """
    for sheet in facts.sheets:
        columns = _figures_of(sheet)
        rows = {row for column in sheet.table.columns for row in sheet.column(column.role).figured}
        usual = {role: _usual(figures) for role, figures in columns.items()}
        for cell in sheet.unreadable():
            row, role = cast("tuple[int, str]", sheet.place(cell))  # it stands in this sheet
            like = usual[role]
            if like is not None and cell.printed.problem is None and not cell.trusted and row in rows:
                yield cell, like


def _figures_of(sheet: Sheet) -> dict[str, list[Figure]]:
    """The figures of each column; of a column of counts without any those of all counts."""
    columns = {
        column.role: [figure for figure in sheet.column(column.role).figures if figure is not None]
        for column in sheet.table.columns
    }
    counts = [column.role for column in sheet.table.columns if column.kind is Kind.COUNT]
    every = [figure for role in counts for figure in columns[role]]
    return {role: figures or (every if role in counts else []) for role, figures in columns.items()}


def _usual(figures: list[Figure]) -> Figure | None:
    """The largest of a column's figures with as many decimals as most have; ``None`` where they differ."""
    plain = [figure for figure in figures if figure.hedge is None and figure.step <= 1]
    most = max((figure.decimals for figure in plain), key=[f.decimals for f in plain].count, default=0)
    same = [figure for figure in plain if figure.decimals == most]
    if len(same) * 2 <= len(figures):
        return None
    return max(same, key=lambda figure: (figure.value, figure.text))


def _only(like: Figure, left: Interval, rounding: Rounding) -> Figure | None:
    """The one value that an office would print for the numbers left; ``None`` where there are several."""
    if left.low is None or left.high is None:
        return None
    step = Fraction(like.step)
    low, high = (rounded(end / step, 0, rounding) for end in (left.low, left.high))
    if not like.is_rounded:
        least, most = left.whole_numbers()
        return printed_as(like, Decimal(least)) if least is not None and least == most else None
    if high - low > 1:
        return None
    values = [printed_as(like, unit * like.step) for unit in dict.fromkeys((low, high))]
    fitting = [value for value in values if value.interval(rounding) & left is not None]
    return fitting[0] if len(fitting) == 1 else None
