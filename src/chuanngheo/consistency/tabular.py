"""The relations that a table's columns imply, row by row and down to the total."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from operator import itemgetter, mul

import attrs

from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.families import (
    SILENT,
    Family,
    Place,
    rate_with,
    rates,
    rounded_up,
    sum_with,
    sums,
)
from chuanngheo.consistency.questions import Asked
from chuanngheo.consistency.relations import AtMost, Cell, Linear, Mean, Ratio, Relation, SameTotal, Verdict
from chuanngheo.consistency.relations.asked import is_point
from chuanngheo.consistency.sheet import Down, Sheet
from chuanngheo.consistency.spoken import linear, printed
from chuanngheo.figures import How
from chuanngheo.groups import GROUPS, PARTITIONS
from chuanngheo.quantities import Rounding
from chuanngheo.tables import Column, Kind, Row, Table

_RATES, _TOTALS, _ROWS, _UNDECLARED = range(4)
"""In which order a table's relations stand."""

_PERSONS = (("households", "persons"), ("poor", "poor_persons"), ("near_poor", "near_poor_persons"))
"""No household without a person."""


@attrs.frozen
class Base:
    """What a column of rates turned out to be over: a column of the same row, or of the total row."""

    role: str
    of_total: bool = False


def _natural(column: Column) -> Base:
    """The base that a column names; of its own count that of the total row."""
    return Base(column.over or "", of_total=column.of == column.over)


def _held(answers: list[How | Verdict | None]) -> int:
    """How many rates fit."""
    return sum(isinstance(answer, How) for answer in answers)


FEWEST_ROWS, MOST_ROWS, MOST_COLUMNS = 8, 200, 16
"""How large a table is in which sums are looked for that nobody declared."""


def _nearly_all(sums: list[tuple[int | None, int | None, int | None]]) -> list[int]:
    """The rows in which one and other are not the whole, if these are hardly any; else nothing."""
    off: list[int] = []
    trivial = 0
    for n, (one, other, whole) in enumerate(sums):
        if one is None or other is None or whole is None:
            return []
        trivial += not one or not other
        if one + other != whole:
            off.append(n)
            if len(off) * 10 > len(sums):
                return []
    return off if trivial * 2 < len(sums) else []


_HUNDRED = 100
"""Shares of one whole come to this."""


@attrs.frozen
class Pattern:
    """A relation that every row of a table must satisfy: terms times roles come to nothing.

    Without terms it says that the first is at most the second.
    """

    kind: str
    roles: tuple[str, ...]
    terms: tuple[int, ...] = ()
    weak: bool = False


def _sum(kind: str, parts: Sequence[str], whole: str, weak: bool = False) -> Pattern:  # noqa: FBT001, FBT002 # handed on
    return Pattern(kind, (*parts, whole), (*(1 for _ in parts), -1), weak)


def _of_column(column: Column) -> Iterator[Pattern]:
    if column.sum_of:
        roles = (*column.sum_of, *column.minus, column.role)
        terms = (*(1 for _ in column.sum_of), *(-1 for _ in column.minus), -1)
        yield Pattern("difference" if column.minus else "parts", roles, terms)
    group = column.group or ""
    if column.when == "change" and group and column.kind is Kind.RATE:
        yield Pattern("points", (f"{group}_rate", f"{group}_end_rate", column.role), (1, -1, -1))
    elif column.when == "change" and group:
        yield Pattern("reduction", (group, column.role, f"{group}_end"), (1, -1, -1))
    elif column.kind is Kind.COUNT and group in GROUPS:
        ending = "_end" if column.when == "end" else ""
        yield from (Pattern("subset", (column.role, whole + ending)) for whole in GROUPS[group].within)


@attrs.frozen
class Tabular:
    """One table of a document and what it asks."""

    sheet: Sheet
    _answered: dict[tuple[str, Base], list[How | Verdict | None]] = attrs.field(
        factory=dict[tuple[str, Base], "list[How | Verdict | None]"], init=False
    )

    @property
    def table(self) -> Table:
        """The table."""
        return self.sheet.table

    @property
    def title(self) -> str:
        """How findings name the table."""
        return self.sheet.title

    def asked(self) -> Asked:
        """Every relation of the table."""
        families = list(self._families())
        totals = [((_TOTALS, n), relation) for n, relation in enumerate(self._column_totals())]
        last = [((_UNDECLARED, n), relation) for n, relation in enumerate(self._undeclared(families))]
        return Asked(self.sheet, families, [*totals, *self._shared_totals(), *last])

    def cell(self, row: Row, role: str | None) -> Cell | None:
        """The cell of a row by its role, where a figure is printed."""
        return None if role is None else self.sheet.cell(self.sheet.number(row), role)

    def _families(self) -> Iterator[Family]:
        for place, (role, base) in enumerate(self.bases().items()):
            yield self._column_of_rates(place, self.table.column(role), base)
        for place, pattern in enumerate(self._patterns):
            yield self._pattern(place, pattern)

    def bases(self) -> dict[str, Base]:
        """For each column of rates the base that fits its figures: the natural one unless none does.

        Another one must fit all, or of many nearly all.  Poor minority households over all households of
        the district, or over minority households: plans print both, and say neither.
        """
        return {
            column.role: self._base(column)
            for column in self.table.columns
            if column.kind is Kind.RATE and self.table.has(column.of) and self.table.has(column.over)
        }

    def _base(self, column: Column) -> Base:
        natural = _natural(column)
        answers = self._answers(column, natural)
        if _held(answers) or Verdict.BROKEN not in answers:
            return natural
        within = GROUPS[column.group].within if column.group in GROUPS else ()
        others = [
            c.role
            for c in self.table.columns
            if c.kind is Kind.COUNT
            and c.role not in (column.of, column.over)
            and c.unit == self.table.column(natural.role).unit  # persons are no base of households
        ]
        others.sort(key=lambda role: role not in within)
        all_printed = sum(figure is not None for figure in self.sheet.column(column.role).figures)
        bases = (Base(natural.role, of_total=True), *map(Base, others))
        held = [(_held(self._answers(column, base)), base) for base in bases]
        most, best = max(held, key=itemgetter(0))
        nearly_all = most * 10 >= all_printed * 9 if all_printed >= FEWEST_ROWS else most == all_printed
        return best if most and nearly_all else natural

    def _answers(self, column: Column, base: Base) -> list[How | Verdict | None]:
        """How every rate of a column fits over a base."""
        key = (column.role, base)
        if key not in self._answered:
            of, over = column.of or "", base.role
            self._answered[key] = rates(self.sheet, of, over, column.role, self._row_of(base))
        return self._answered[key]

    def _row_of(self, base: Base) -> int | None:
        """The row whose figure all rates are over, if it is one."""
        return len(self.sheet.rows) - 1 if base.of_total and self.table.total is not None else None

    def _note(self, column: Column, base: Base) -> tuple[str, str] | None:
        """What to say where a column of rates is over something else than its natural base."""
        if base == _natural(column):
            return None
        vi, en = (self.table.column(base.role).text(lang) for lang in ("vi", "en"))
        if base.of_total:
            return f"tính trên {vi} của dòng tổng", f"is over the {en} of the total row"
        return f"tính trên {vi}", f"is over the {en}"

    def _column_of_rates(self, place: int, column: Column, base: Base) -> Family:
        answers, total, note = self._answers(column, base), self._row_of(base), self._note(column, base)
        asked = [n for n, answer in enumerate(answers) if answer is not None]
        held = _held(answers)
        borrowed = column.when == "end" and not self.table.has(f"{base.role}_end")
        # The base of an end rate is often not printed: where most rows do not fit the start's, it is another.
        weak = borrowed and held * 2 < len(asked)
        rounding = Rounding.TRUNCATE if self._cut_off(answers, column, base) else Rounding.HALF_UP
        roles = (column.of or "", base.role, column.role)

        def rows_of(row: int) -> tuple[int, int, int]:
            return row, row if total is None else total, row

        def make(row: int) -> Relation:
            rows = rows_of(row)
            cells = printed(*(self.sheet.cell(n, role) for n, role in zip(rows, roles, strict=True)))
            return Ratio("rate", cells, output=cells[-1], note=note, weak=weak, rounding=rounding)

        own = roles if total is None else (roles[0], roles[2])
        sure = SILENT if note is None else frozenset[How]()
        opened = [n for n in asked if answers[n] not in sure]
        read = None if total is None else (total, base.role)
        return Family(
            "rate", own, asked, opened, lambda row: (_RATES, place, row), make,
            lambda row, role, number: rate_with(self.sheet, roles, rows_of(row), (role, number)), read,
        )  # fmt: skip

    def _cut_off(self, answers: list[How | Verdict | None], column: Column, base: Base) -> bool:
        """Whether rates are cut off: more that only cutting off explains than only rounding up does."""
        cut = answers.count(How.TRUNCATED)
        if cut <= 1:
            return False
        total = self._row_of(base)
        roles = (column.of or "", base.role, column.role)
        rounded = (n for n, answer in enumerate(answers) if answer is How.ROUNDED)
        up = sum(rounded_up(self.sheet, roles, (n, n if total is None else total, n)) for n in rounded)
        return cut > up

    def _column_totals(self) -> Iterator[Relation]:
        wholes = [row for row in self.table.all_rows if row.is_total or row.level < self._deepest]
        for whole in wholes:
            rows = tuple(map(self.sheet.number, self.table.parts(whole)))
            for column in self.table.columns if rows else ():
                yield from self._column_total(column, rows, self.sheet.number(whole))

    @cached_property
    def _deepest(self) -> int:
        return max((row.level for row in self.table.rows), default=1)

    def _column_total(self, column: Column, rows: tuple[int, ...], whole: int) -> Iterator[Relation]:
        """Counts add up; rates that nothing else can test lie about those of the parts."""
        figures = self.sheet.column(column.role)
        given = tuple(row for row in rows if figures.printed[row] is not None)
        total = self.sheet.cell(whole, column.role)
        if total is None or not given:
            return
        missing = len(given) < len(rows)
        if column.kind is Kind.COUNT:
            yield self._sum_of_column(column, Down(self.sheet, column.role, (*given, whole)), missing)
        elif column.kind is Kind.RATE and not missing and not column.weak:
            yield from self._rate_of_a_whole(column, Down(self.sheet, column.role, given), total, whole)

    def _sum_of_column(self, column: Column, cells: Down, missing: bool) -> Linear:  # noqa: FBT001 # handed on
        terms = (*(1 for _ in cells.rows[:-1]), -1)
        whole = self.sheet.column(column.role).whole
        numbers = [number for row in cells.rows if (number := whole[row]) is not None]
        if len(numbers) < len(cells):
            every = tuple(cells)
            return Linear("total", every, terms=terms, output=every[-1], incomplete=missing, weak=column.weak)
        over = sum(map(mul, terms, numbers))
        return ColumnSum(
            "total", cells, terms=terms, output=cells[-1], incomplete=missing, weak=column.weak, over=over
        )

    def _rate_of_a_whole(self, column: Column, parts: Down, total: Cell, whole: int) -> Iterator[Relation]:
        over = self._row_of(_natural(column))
        asked = ((whole, column.of), (whole if over is None else over, column.over), (whole, column.role))
        if all(self._prints(row, role) for row, role in asked):
            return
        # What lies within several groups may be over any of them; then the base is not known.
        plain = column.group in GROUPS and len(GROUPS[column.group].within) == 1
        weights = printed(*(self.sheet.cell(row, column.over or "") for row in parts.rows)) if plain else ()
        if any(cell.figure is not None and not is_point(cell.figure) for cell in weights):
            weights = ()  # "about so many" weighs nothing exactly
        mean = Mean("mean", (*parts, *weights, total), output=total, weighted=bool(weights))
        shares = total.figure is not None and total.figure.value == _HUNDRED
        if shares and mean.outcome().verdict is Verdict.BROKEN:
            yield Linear("hundred", (*parts, total), terms=(*(1 for _ in parts), -1), output=total)
        else:
            yield mean

    def _prints(self, row: int, role: str | None) -> bool:
        return role is not None and self.sheet.column(role).printed[row] is not None

    def _pattern(self, place: int, pattern: Pattern) -> Family:
        asked, opened = sums(self.sheet, pattern.roles, pattern.terms)

        def make(row: int) -> Relation:
            cells = printed(*(self.sheet.cell(row, role) for role in pattern.roles))
            if not pattern.terms:
                return AtMost(pattern.kind, cells)
            return Linear(pattern.kind, cells, terms=pattern.terms, output=cells[-1], weak=pattern.weak)

        def still(row: int, role: str, number: int) -> bool:
            return sum_with(self.sheet, pattern.roles, pattern.terms, row, (role, number))

        return Family(
            pattern.kind, pattern.roles, asked, opened, lambda row: (_ROWS, row, place), make, still
        )  # fmt: skip

    @cached_property
    def _patterns(self) -> tuple[Pattern, ...]:
        """What every row must satisfy, of the columns that the table has."""
        every = [p for column in self.table.columns for p in _of_column(column)]
        every += [
            _sum(
                "parts",
                [role + ending for role in partition.parts],
                partition.whole + ending,
                ending == "_rate",
            )
            for partition in PARTITIONS
            for ending in ("", "_end", "_rate")
            if not partition.overlapping
        ]
        every += [Pattern("persons", pair) for pair in _PERSONS]
        return tuple(p for p in every if all(self.table.has(role) for role in p.roles))

    def _undeclared(self, families: list[Family]) -> Iterator[Relation]:
        """Rows in which a column is not the sum of two others, though it is in nearly all rows."""
        counts = {c.role: self.sheet.column(c.role).whole for c in self.table.columns if c.kind is Kind.COUNT}
        if not FEWEST_ROWS <= len(self.sheet.rows) <= MOST_ROWS or len(counts) > MOST_COLUMNS:
            return
        declared = {frozenset(family.roles) for family in families if family.asked}
        for whole in tuple(counts):
            for one, other in combinations([role for role in counts if role != whole], 2):
                sums = zip(counts[one], counts[other], counts[whole], strict=True)
                off = _nearly_all(list(sums)) if frozenset((one, other, whole)) not in declared else []
                for n in off:
                    cells = (self.sheet.cell(n, role) for role in (one, other, whole))
                    yield from linear("undeclared", (1, 1, -1), *cells, weak=True)

    def _shared_totals(self) -> Iterator[tuple[Place, Relation]]:
        """Counts and rates over one base whose column the table does not print."""
        for place, columns in enumerate(self._over_the_same, len(self._patterns)):
            for row in range(len(self.sheet.rows)):
                cells = [
                    printed(*(self.sheet.cell(row, role) for role in (c.of or "", c.role))) for c in columns
                ]
                pairs = [cell for pair in cells for cell in pair]
                if len(pairs) > 2:  # noqa: PLR2004 # one pair shares its total with nobody
                    yield (_ROWS, row, place), SameTotal("same-total", tuple(pairs))

    @cached_property
    def _over_the_same(self) -> tuple[list[Column], ...]:
        by_base: dict[tuple[str, str], list[Column]] = {}
        for column in self.table.columns:
            if column.kind is Kind.RATE and column.over and not self.table.has(column.over):
                by_base.setdefault((column.over, column.when), []).append(column)
        return tuple(columns for columns in by_base.values() if len(columns) > 1)
