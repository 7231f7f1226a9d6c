"""The relations that a table's columns imply, row by row and down to the total."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import combinations
from operator import itemgetter

import attrs

from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.relations import AtMost, Cell, Linear, Mean, Ratio, Relation, SameTotal, Verdict
from chuanngheo.consistency.relations.asked import is_point
from chuanngheo.consistency.spoken import linear, printed
from chuanngheo.figures import How
from chuanngheo.groups import GROUPS, PARTITIONS
from chuanngheo.quantities import Rounding
from chuanngheo.tables import Column, Kind, Row, Table

_PERSONS = (("households", "persons"), ("poor", "poor_persons"), ("near_poor", "near_poor_persons"))
"""No household without a person."""


def _cut_off(rates: list[Ratio]) -> bool:
    """Whether a column's rates are cut off: more that only cutting off explains than only rounding does."""
    cut = sum(rate.outcome().how is How.TRUNCATED for rate in rates)
    return cut > 1 and cut > sum(rate.is_rounded_up for rate in rates)


@attrs.frozen
class Base:
    """What a column of rates turned out to be over: a column of the same row, or of the total row."""

    role: str
    of_total: bool = False


def _natural(column: Column) -> Base:
    """The base that a column names; of its own count that of the total row."""
    return Base(column.over or "", of_total=column.of == column.over)


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
    """One table of a document and its relations."""

    facts: Facts
    table: Table
    title: str = ""

    def relations(self) -> Iterator[Relation]:
        """Every relation of the table."""
        for role, base in self.bases().items():
            yield from self._column_of_rates(self.table.column(role), base)
        yield from self._column_totals()
        declared: set[frozenset[str]] = set()
        for row in self.table.all_rows:
            for relation in self._row(row):
                declared.add(frozenset(cell.where.column for cell in relation.cells))
                yield relation
        yield from self._undeclared(declared)

    def cell(self, row: Row, role: str | None) -> Cell | None:
        """The cell of a row by its role, where a figure is printed."""
        return self.facts.tabled(row, role)

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
        if Verdict.HOLDS in answers or Verdict.BROKEN not in answers:
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
        cells = (self.cell(row, column.role) for row in self.table.all_rows)
        all_printed = sum(cell is not None and cell.figure is not None for cell in cells)
        bases = (Base(natural.role, of_total=True), *map(Base, others))
        held = [(self._answers(column, base).count(Verdict.HOLDS), base) for base in bases]
        most, best = max(held, key=itemgetter(0))
        nearly_all = most * 10 >= all_printed * 9 if all_printed >= FEWEST_ROWS else most == all_printed
        return best if most and nearly_all else natural

    def _answers(self, column: Column, base: Base) -> list[Verdict]:
        rates = (self._rate(row, column, base) for row in self.table.all_rows)
        return [rate.outcome().verdict for rate in rates if rate is not None]

    def _rate(self, row: Row, column: Column, base: Base) -> Ratio | None:
        over = self.table.total if base.of_total and self.table.total is not None else row
        given = printed(self.cell(row, column.of), self.cell(over, base.role), self.cell(row, column.role))
        return Ratio("rate", given, output=given[-1], note=self._note(column, base)) if given else None

    def _note(self, column: Column, base: Base) -> tuple[str, str] | None:
        """What to say where a column of rates is over something else than its natural base."""
        if base == _natural(column):
            return None
        vi, en = (self.table.column(base.role).text(lang) for lang in ("vi", "en"))
        if base.of_total:
            return f"tính trên {vi} của dòng tổng", f"is over the {en} of the total row"
        return f"tính trên {vi}", f"is over the {en}"

    def _column_of_rates(self, column: Column, base: Base) -> Iterator[Relation]:
        rates = [r for row in self.table.all_rows if (r := self._rate(row, column, base)) is not None]
        held = sum(r.outcome().verdict is Verdict.HOLDS for r in rates)
        borrowed = column.when == "end" and not self.table.has(f"{base.role}_end")
        # The base of an end rate is often not printed: where most rows do not fit the start's, it is another.
        weak = borrowed and held * 2 < len(rates)
        rounding = Rounding.TRUNCATE if _cut_off(rates) else Rounding.HALF_UP
        plain = not weak and rounding is Rounding.HALF_UP
        yield from rates if plain else (attrs.evolve(r, weak=weak, rounding=rounding) for r in rates)

    def _column_totals(self) -> Iterator[Relation]:
        wholes = [row for row in self.table.all_rows if row.is_total or row.level < self._deepest]
        for whole in wholes:
            rows = self.table.parts(whole)
            for column in self.table.columns if rows else ():
                yield from self._column_total(column, rows, whole)

    @cached_property
    def _deepest(self) -> int:
        return max((row.level for row in self.table.rows), default=1)

    def _column_total(self, column: Column, rows: tuple[Row, ...], whole: Row) -> Iterator[Relation]:
        """Counts add up; rates that nothing else can test lie about those of the parts."""
        total = self.cell(whole, column.role)
        parts = [self.cell(row, column.role) for row in rows]
        given = tuple(part for part in parts if part is not None)
        if total is None or not given:
            return
        if column.kind is Kind.COUNT:
            terms = (*(1 for _ in given), -1)
            missing = len(given) < len(parts)
            yield Linear(
                "total",
                (*given, total),
                terms=terms,
                output=total,
                incomplete=missing,
                weak=column.weak,
            )
        elif column.kind is Kind.RATE and len(given) == len(parts):
            yield from self._rate_of_a_whole(column, rows, given, total, whole)

    def _rate_of_a_whole(
        self, column: Column, rows: tuple[Row, ...], parts: tuple[Cell, ...], total: Cell, whole: Row
    ) -> Iterator[Relation]:
        if self._rate(whole, column, _natural(column)):
            return
        # What lies within several groups may be over any of them; then the base is not known.
        plain = column.group in GROUPS and len(GROUPS[column.group].within) == 1
        weights = printed(*(self.cell(row, column.over) for row in rows)) if plain else ()
        mean = Mean("mean", (*parts, *weights, total), output=total)
        shares = total.figure is not None and total.figure.value == _HUNDRED
        if shares and mean.outcome().verdict is Verdict.BROKEN:
            yield Linear("hundred", (*parts, total), terms=(*(1 for _ in parts), -1), output=total)
        else:
            yield mean

    def _row(self, row: Row) -> Iterator[Relation]:
        for pattern in self._patterns:
            cells = printed(*(self.cell(row, role) for role in pattern.roles))
            if cells and pattern.terms:
                yield Linear(pattern.kind, cells, terms=pattern.terms, output=cells[-1], weak=pattern.weak)
            elif cells:
                yield AtMost(pattern.kind, cells)
        yield from self._shared_totals(row)

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

    def _undeclared(self, declared: set[frozenset[str]]) -> Iterator[Relation]:
        """Rows in which a column is not the sum of two others, though it is in nearly all rows."""
        rows = self.table.all_rows
        counts = {
            c.role: [self._whole(row, c.role) for row in rows]
            for c in self.table.columns
            if c.kind is Kind.COUNT
        }
        if not FEWEST_ROWS <= len(rows) <= MOST_ROWS or len(counts) > MOST_COLUMNS:
            return
        for whole in tuple(counts):
            for one, other in combinations([role for role in counts if role != whole], 2):
                sums = zip(counts[one], counts[other], counts[whole], strict=True)
                off = _nearly_all(list(sums)) if frozenset((one, other, whole)) not in declared else []
                for n in off:
                    cells = (self.cell(rows[n], role) for role in (one, other, whole))
                    yield from linear("undeclared", (1, 1, -1), *cells, weak=True)

    def _whole(self, row: Row, role: str) -> int | None:
        cell = self.cell(row, role)
        figure = None if cell is None else cell.figure
        return None if figure is None or not is_point(figure) else int(figure.value)

    def _shared_totals(self, row: Row) -> Iterator[Relation]:
        """Counts and rates over one base whose column the table does not print."""
        for columns in self._over_the_same:
            cells = [printed(self.cell(row, c.of), self.cell(row, c.role)) for c in columns]
            pairs = [cell for pair in cells for cell in pair]
            if len(pairs) > 2:  # noqa: PLR2004 # one pair shares its total with nobody
                yield SameTotal("same-total", tuple(pairs))

    @cached_property
    def _over_the_same(self) -> tuple[list[Column], ...]:
        by_base: dict[tuple[str, str], list[Column]] = {}
        for column in self.table.columns:
            if column.kind is Kind.RATE and column.over and not self.table.has(column.over):
                by_base.setdefault((column.over, column.when), []).append(column)
        return tuple(columns for columns in by_base.values() if len(columns) > 1)
