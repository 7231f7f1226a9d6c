"""Systematic causes: one error behind many figures of a table, looked for before single cells.

Two columns in each other's place, a column one row too low, in tens or thousands, without its commas,
rounded and then padded with a zero, over another base, added up from year to year; a total row of other
figures.  A cause is believed where it mends at least ``MANY`` broken relations, three in four of those on
the figures it changes, and breaks hardly any.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import combinations, pairwise
from typing import cast

import attrs

from chuanngheo.consistency.keystrokes import printed_as, values_in
from chuanngheo.consistency.questions import OnCells, Questions
from chuanngheo.consistency.relations import Cell, Linear, Ratio, Relation, Verdict, Where
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import Figure
from chuanngheo.quantities import Interval
from chuanngheo.tables import Column, Kind, Printed, Row

MANY = 3
"""Fewer broken relations than this are no system."""

_FEWEST = {"stale-total": 2, "cumulative": 1}
"""Causes that are told by more than what they mend: the total row's own rates, the years of the rows."""

Figures = dict[Cell, Figure]


@attrs.frozen(eq=False)
class Cause:
    """One cause: what it is, the columns it is about, and what every figure would say without it.

    ``as_good`` are other causes that explain as much, so that none is singled out.
    """

    name: str
    columns: tuple[Column, ...]
    vi: str
    en: str
    values: Mapping[Cell, Figure]
    mended: tuple[Relation, ...] = ()
    as_good: "tuple[Cause, ...]" = ()

    def where(self) -> Where:
        """The table, and the column where the cause is about one."""
        first = next(iter(self.values)).where
        if len(self.columns) != 1:
            return Where(first.document, first.table)
        column = self.columns[0]
        return Where(
            first.document, first.table, column=column.role, named=(column.text("vi"), column.text("en"))
        )


def causes(tables: Iterable[Tabular], asked: Questions) -> list[Cause]:
    """At most one cause for each table: the one that mends most."""
    broken = set(asked.broken)
    suspects = [tabular for tabular in tables if _is_suspect(tabular, broken)]
    found = (_Suspect(tabular, asked, asked.strong, broken).cause() for tabular in suspects)
    return [cause for cause in found if cause is not None]


def _is_suspect(tabular: Tabular, broken: set[Relation]) -> bool:
    """Whether at least a quarter of the rows, or two columns, have something broken about them."""
    title = tabular.title
    mine = [r for r in broken if r.output is not None and r.output.where.table == title]
    totals = sum(r.kind == "total" for r in mine)
    return totals > 0 or len(mine) * 4 >= max(len(tabular.table.rows), MANY * 4)


@attrs.frozen
class _Suspect:
    """A table, the relations on its cells, and those that broke."""

    tabular: Tabular
    asked: Questions
    of: OnCells[Relation]
    broken: set[Relation]

    def cause(self) -> Cause | None:
        tried = [self._judged(cause) for cause in self._possible() if cause.values]
        found = sorted((c for c in tried if c is not None), key=lambda c: (-len(c.mended), c.name, c.en))
        if not found:
            return None
        best = [cause for cause in found if len(cause.mended) == len(found[0].mended)]
        return attrs.evolve(best[0], as_good=tuple(best[1:]))

    def _judged(self, cause: Cause) -> Cause | None:
        touched = dict.fromkeys(relation for cell in cause.values for relation in self.of.get(cell, ()))
        after = {r: r.outcome(cause.values).verdict is Verdict.BROKEN for r in touched}
        mended = tuple(r for r, still in after.items() if r in self.broken and not still)
        lost = sum(still for r, still in after.items() if r not in self.broken)
        ill = sum(r in self.broken for r in touched)
        enough = len(mended) >= _FEWEST.get(cause.name, MANY)
        believed = enough and lost * 4 <= len(mended) and len(mended) * 4 >= ill * 3
        return attrs.evolve(cause, mended=mended) if believed else None

    def _possible(self) -> Iterator[Cause]:
        rates = [column for column in self.tabular.table.columns if self._mostly_broken(column)]
        roles = dict.fromkeys(role for c in rates for role in (c.of, c.over, c.role))
        for one, other in combinations(filter(None, map(self._column, roles)), 2):
            if one.kind is other.kind and one.unit == other.unit:
                yield self._swapped(one, other)
        for column in filter(None, map(self._column, roles)):
            yield from (self._shifted(column, step) for step in (1, -1))
            yield from (self._scaled(column, power) for power in (-3, -2, -1, 1, 2, 3))
        for column in rates:
            yield self._padded(column)
            yield from self._over_another_base(column)
        yield self._stale_total()
        if all(_YEAR.search(row.label) for row in self.tabular.table.rows):
            yield from (self._cumulative(c) for c in self.tabular.table.columns if c.kind is Kind.COUNT)

    def _mostly_broken(self, column: Column) -> bool:
        """Whether at least half of a column's rates, and ``MANY`` of them, do not fit."""
        outputs = (r.output for r in self.broken if isinstance(r, Ratio) and r.output is not None)
        places = map(self.tabular.sheet.place, outputs)
        ill = sum(place is not None and place[1] == column.role for place in places)
        return ill >= MANY and ill * 2 >= self.asked.rated(self.tabular.sheet, column.role)

    def _column(self, role: str | None) -> Column | None:
        table = self.tabular.table
        return table.column(role) if role is not None and table.has(role) else None

    def _cells(self, column: Column) -> list[Cell]:
        rows = self.tabular.table.all_rows
        return [cell for row in rows if (cell := self.tabular.cell(row, column.role)) is not None]

    def _swapped(self, one: Column, other: Column) -> Cause:
        values: Figures = {}
        for row in self.tabular.table.all_rows:
            values |= _put(self.tabular.cell(row, one.role), self.tabular.cell(row, other.role))
            values |= _put(self.tabular.cell(row, other.role), self.tabular.cell(row, one.role))
        return Cause(
            "columns-swapped", (one, other),
            f"hai cột {one.text('vi')} và {other.text('vi')} đổi chỗ cho nhau",
            f"the columns {one.text('en')} and {other.text('en')} stand in each other's place",
            values,
        )  # fmt: skip

    def _shifted(self, column: Column, step: int) -> Cause:
        cells = [self.tabular.cell(row, column.role) for row in self.tabular.table.rows]
        values: Figures = {}
        for cell, other in zip(cells, [*cells[step:], *cells[:step]], strict=True):
            values |= _put(cell, other)
        return Cause(
            "rows-shifted", (column,),
            "các số trong cột lệch một dòng", "the column's figures stand one row off", values,
        )  # fmt: skip

    def _scaled(self, column: Column, power: int) -> Cause:
        values = {c: f for c in self._cells(column) if (f := _times_ten(c, power)) is not None}
        comma = column.kind is Kind.RATE and power < 0 and all(c.printed.text.isdigit() for c in values)
        times = f"{10 ** abs(power):,}".replace(",", ".")
        vi, en = ("lớn", "large") if power < 0 else ("nhỏ", "small")
        return Cause(
            "comma-lost" if comma else "scale", (column,),
            "các số mất dấu phẩy thập phân" if comma else f"các số {vi} gấp {times} lần",
            "the figures lost their decimal comma" if comma else f"the figures are {times} times too {en}",
            values,
        )  # fmt: skip

    def _padded(self, column: Column) -> Cause:
        figures = {cell: cell.figure for cell in self._cells(column) if cell.figure is not None}
        zeros = min((_last_zeros(figure) for figure in figures.values()), default=0)
        values = {cell: _unpadded(figure, zeros) for cell, figure in figures.items()} if zeros else {}
        return Cause(
            "padded", (column,),
            "các số làm tròn ít chữ số rồi viết thêm số 0", "the figures were rounded, then padded",
            values,
        )  # fmt: skip

    def _over_another_base(self, column: Column) -> Iterator[Cause]:
        """Persons for households, poor and near-poor together, the end's households for the start's."""
        table = self.tabular.table
        natural = column.over or ""
        bases: dict[str, Callable[[Row], Cell | None]] = {
            c.text("en"): partial(self.tabular.cell, role=c.role)
            for c in table.columns
            if c.kind is Kind.COUNT and c.role not in (natural, column.of)
        }
        if table.has("poor") and table.has("near_poor"):
            bases["poor and near-poor households"] = self._poor_and_near_poor
        for name, base in bases.items():
            values = dict(self._recomputed(column, base))
            vi = next(
                (c.text("vi") for c in table.columns if c.text("en") == name), "hộ nghèo và hộ cận nghèo"
            )
            yield Cause(
                "denominator", (column,), f"tính trên {vi}", f"the rates are over {name}", values
            )  # fmt: skip

    def _recomputed(
        self, column: Column, base: Callable[[Row], Cell | None]
    ) -> Iterator[tuple[Cell, Figure]]:
        """Rates that are right over another base, as they would be over their own."""
        for row in self.tabular.table.all_rows:
            count, rate, other = (
                self.tabular.cell(row, column.of),
                self.tabular.cell(row, column.role),
                base(row),
            )
            if count is None or rate is None or other is None:
                continue
            own = [r for r in self.of[rate] if r in self.broken and isinstance(r, Ratio)]
            if own and Ratio("rate", (count, other, rate)).outcome().verdict is Verdict.HOLDS:
                yield from _again(rate, own[0])

    def _poor_and_near_poor(self, row: Row) -> Cell | None:
        one, other = (self.tabular.cell(row, role) for role in ("poor", "near_poor"))
        if one is None or other is None or one.figure is None or other.figure is None:
            return None
        both = printed_as(one.figure, one.figure.value + other.figure.value)
        return Cell(Printed(both.text, both), one.where)

    def _stale_total(self) -> Cause:
        """No count of the total row is the sum of its column, but its rates fit its counts."""
        total = self.tabular.table.total
        columns = [c for c in self.tabular.table.columns if c.kind is not Kind.LABEL]
        cells = [cell for c in columns if total and (cell := self.tabular.cell(total, c.role)) is not None]
        sums = [
            r for cell in cells for r in self.of.get(cell, ()) if isinstance(r, Linear) and r.kind == "total"
        ]
        others = [r for cell in cells for r in self.of.get(cell, ()) if r not in sums]
        stale = len(sums) > 1 and all(r in self.broken for r in sums) and not self.broken & set(others)
        values: Figures = {}
        for relation in (*sums, *others) if stale else ():
            output = relation.output
            if output is not None and output in cells and relation.outcome(values).verdict is Verdict.BROKEN:
                values |= dict(_again(output, relation, values))
        return Cause(
            "stale-total", (),
            "dòng tổng không phải là tổng của các dòng: có thể là số cũ",
            "the total row is not the sum of these rows: it may be an old one",
            values,
        )  # fmt: skip

    def _cumulative(self, column: Column) -> Cause:
        """Rows that are years, the last of which is the total already."""
        rows = sorted(self.tabular.table.rows, key=lambda row: row.label)
        cells = [self.tabular.cell(row, column.role) for row in rows]
        figures = [cell.figure for cell in cells if cell is not None and cell.figure is not None]
        total = self.tabular.table.total
        last = self.tabular.cell(total, column.role) if total else None
        dated = len(figures) == len(rows) >= MANY
        values: Figures = {}
        if dated and last is not None and last.figure is not None:
            steps = [later.value - earlier.value for earlier, later in pairwise(figures)]
            if figures[-1].value == last.figure.value and min(steps) >= 0:
                later = zip(cells[1:], figures[1:], steps, strict=True)
                values = {cell: printed_as(figure, step) for cell, figure, step in later if cell is not None}
        return Cause(
            "cumulative", (column,), "số luỹ kế, không phải số từng năm", "added up from year to year", values
        )  # fmt: skip


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def _put(cell: Cell | None, other: Cell | None) -> Figures:
    if cell is None or other is None or cell.figure is None or other.figure is None:
        return {}
    return {cell: other.figure} if cell.figure.value != other.figure.value else {}


def _times_ten(cell: Cell, power: int) -> Figure | None:
    figure = cell.figure
    if figure is None or not figure.value:
        return None
    value = figure.value.scaleb(power)
    if figure.is_rounded:
        decimals = max(0, figure.decimals - power)
        like = attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals), decimal_sign=",")
        return printed_as(like, value)
    return printed_as(figure, value) if value == value.to_integral_value() else None


def _last_zeros(figure: Figure) -> int:
    text = figure.text.rstrip("% ")[-figure.decimals :] if figure.decimals else ""
    return len(text) - len(text.rstrip("0"))


def _unpadded(figure: Figure, zeros: int) -> Figure:
    decimals = figure.decimals - zeros
    like = attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals))
    return printed_as(like, figure.value)


def _again(
    output: Cell, relation: Relation, values: Mapping[Cell, Figure] | None = None
) -> Iterator[tuple[Cell, Figure]]:
    """A computed figure computed anew."""
    figure = cast("Figure", output.figure)
    implied = cast("Interval", relation.implied(output, values or {}))  # of a quotient or a sum of numbers
    for value in values_in(figure, implied, relation.rounding):
        yield output, printed_as(figure, value)
