"""The relations that a table's columns imply, row by row and down to the total."""

from collections.abc import Iterator

import attrs

from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.relations import AtMost, Cell, Linear, Ratio, Relation, SameTotal, Verdict
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


@attrs.frozen
class Tabular:
    """One table of a document and its relations."""

    facts: Facts
    table: Table

    def relations(self) -> Iterator[Relation]:
        """Every relation of the table."""
        for role, base in self.bases().items():
            yield from self._column_of_rates(self.table.column(role), base)
        yield from self._column_totals()
        for row in self.table.all_rows:
            yield from self._row(row)

    def cell(self, row: Row, role: str | None) -> Cell | None:
        """The cell of a row by its role, where a figure is printed."""
        return self.facts.tabled(row, role)

    def bases(self) -> dict[str, Base]:
        """For each column of rates the base that fits its figures: the natural one unless none does.

        Poor minority households over all households of the district, or over minority households: plans
        print both, and say neither.
        """
        return {
            column.role: self._base(column)
            for column in self.table.columns
            if column.kind is Kind.RATE and self.table.has(column.of) and self.table.has(column.over)
        }

    def _base(self, column: Column) -> Base:
        natural = Base(column.over or "")
        if self._fitting(column, natural):
            return natural
        within = GROUPS[column.group].within if column.group in GROUPS else ()
        others = [
            c.role
            for c in self.table.columns
            if c.kind is Kind.COUNT and c.role not in (column.of, column.over)
        ]
        others.sort(key=lambda role: role not in within)
        all_printed = sum(self.cell(row, column.role) is not None for row in self.table.all_rows)
        for base in (Base(natural.role, of_total=True), *map(Base, others)):
            if 0 < all_printed == self._fitting(column, base):
                return base
        return natural

    def _fitting(self, column: Column, base: Base) -> int:
        rates = (self._rate(row, column, base) for row in self.table.all_rows)
        return sum(r is not None and r.outcome().verdict is Verdict.HOLDS for r in rates)

    def _rate(self, row: Row, column: Column, base: Base) -> Ratio | None:
        over = self.table.total if base.of_total and self.table.total is not None else row
        given = printed(self.cell(row, column.of), self.cell(over, base.role), self.cell(row, column.role))
        return Ratio("rate", given, output=given[-1], note=self._note(column, base)) if given else None

    def _note(self, column: Column, base: Base) -> tuple[str, str] | None:
        """What to say where a column of rates is over something else than its natural base."""
        if base == Base(column.over or ""):
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
        if self.table.total is None:
            return
        for column in self.table.columns:
            total = self.cell(self.table.total, column.role)
            parts = [self.cell(row, column.role) for row in self.table.rows]
            given = tuple(part for part in parts if part is not None)
            if column.kind is Kind.COUNT and total is not None and given:
                yield Linear(
                    "total",
                    (*given, total),
                    terms=(*(1 for _ in given), -1),
                    output=total,
                    incomplete=len(given) < len(parts),
                    weak=column.weak,
                )

    def _row(self, row: Row) -> Iterator[Relation]:
        for column in self.table.columns:
            if column.sum_of:
                cells = (self.cell(row, role) for role in (*column.sum_of, *column.minus, column.role))
                signs = (*(1 for _ in column.sum_of), *(-1 for _ in column.minus), -1)
                yield from linear("difference" if column.minus else "parts", signs, *cells)
            if column.when == "change" and column.group:
                end = "_end_rate" if column.kind is Kind.RATE else "_end"
                start = "_rate" if column.kind is Kind.RATE else ""
                kind = "points" if column.kind is Kind.RATE else "reduction"
                yield from self._reduction(kind, row, column.group + start, column.role, column.group + end)
            elif column.kind is Kind.COUNT and column.group in GROUPS:
                yield from self._subsets(row, column)
        yield from self._partitions(row)
        for households, persons in _PERSONS:
            if given := printed(self.cell(row, households), self.cell(row, persons)):
                yield AtMost("persons", given)
        yield from self._shared_totals(row)

    def _minus(self, kind: str, row: Row, first: str, second: str, result: str) -> Iterator[Relation]:
        cells = (self.cell(row, role) for role in (first, second, result))
        return linear(kind, (1, -1, -1), *cells)

    def _reduction(self, kind: str, row: Row, start: str, change: str, end: str) -> Iterator[Relation]:
        """Counts: the end is start − reduction.  Rates: the points are start − end."""
        if kind == "points":
            return self._minus(kind, row, start, end, change)
        return self._minus(kind, row, start, change, end)

    def _subsets(self, row: Row, column: Column) -> Iterator[Relation]:
        own = self.cell(row, column.role)
        ending = "_end" if column.when == "end" else ""
        for whole in GROUPS[column.group or ""].within:
            if given := printed(own, self.cell(row, whole + ending)):
                yield AtMost("subset", given)

    def _partitions(self, row: Row) -> Iterator[Relation]:
        for partition in PARTITIONS:
            for ending in ("", "_end", "_rate") if not partition.overlapping else ():
                cells = (self.cell(row, role + ending) for role in (*partition.parts, partition.whole))
                signs = (*(1 for _ in partition.parts), -1)
                yield from linear("parts", signs, *cells, weak=ending == "_rate")

    def _shared_totals(self, row: Row) -> Iterator[Relation]:
        """Counts and rates over one base whose column the table does not print."""
        by_base: dict[tuple[str, str], list[Cell]] = {}
        for column in self.table.columns:
            if column.kind is Kind.RATE and column.over and not self.table.has(column.over):
                given = printed(self.cell(row, column.of), self.cell(row, column.role))
                by_base.setdefault((column.over, column.when), []).extend(given)
        for cells in by_base.values():
            if len(cells) > 2:  # noqa: PLR2004 # one pair shares its total with nobody
                yield SameTotal("same-total", tuple(cells))
