"""Rates over another base: persons, poor and near-poor together, last year's households."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import cast

from chuanngheo.consistency.causes.suspect import MANY, Cause, Suspect, again
from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Ratio, Verdict
from chuanngheo.figures import Figure
from chuanngheo.tables import Column, Kind, Printed, Row

_Base = Callable[[Row], Cell | None]


def over_another_base(suspect: Suspect, column: Column) -> Iterator[Cause]:
    """Persons for households, poor and near-poor together, the end's households for the start's."""
    for vi, en, base in _bases(suspect, column):
        values = dict(_recomputed(suspect, column, base))
        yield Cause("denominator", (column,), f"tính trên {vi}", f"the rates are over {en}", values)
    yield Cause(
        "unprinted-base", (column,), "tính trên một tổng số mà bảng không in",
        "the rates are over a base that the table does not print", _over_what_is_not_printed(suspect, column),
        sure=False,
    )  # fmt: skip


def _over_what_is_not_printed(suspect: Suspect, column: Column) -> dict[Cell, Figure]:
    """Rates that all fail over their own base, though what they would be over adds up to the total's."""
    total = suspect.tabular.table.total
    own = [r for cell in suspect.cells(column) for r in suspect.rates(cell) if r.output is cell]
    broken = [relation for relation in own if relation in suspect.broken]
    bases = {r.cells[-1]: base for r in broken if (base := r.implied(r.cells[1])) is not None}
    whole = suspect.cell(total, column.role) if total is not None else None
    if whole is None or whole not in bases or not MANY < len(bases) == len(own):
        return {}
    parts = [bases[cell] for cell in suspect.cells(column) if cell is not whole]
    if sum(parts[1:], parts[0]) & bases[whole] is None:
        return {}
    return {cell: figure for relation in own for cell, figure in again(relation.cells[-1], relation)}


def _bases(suspect: Suspect, column: Column) -> Iterator[tuple[str, str, _Base]]:
    table = suspect.tabular.table
    for other in table.columns:
        if other.kind is Kind.COUNT and other.role not in (column.over, column.of):
            yield other.text("vi"), other.text("en"), partial(suspect.cell, role=other.role)
    if table.has("poor") and table.has("near_poor"):
        both = partial(_poor_and_near_poor, suspect)
        yield "hộ nghèo và hộ cận nghèo", "poor and near-poor households", both
    own = suspect.column(column.over)
    if own is not None and suspect.before:
        last = partial(_last_year, suspect, own)
        yield f"{own.text('vi')} của năm trước", f"last year's {own.text('en')}", last


def _recomputed(suspect: Suspect, column: Column, base: _Base) -> Iterator[tuple[Cell, Figure]]:
    """Rates that are right over another base, as they would be over their own."""
    for row in suspect.tabular.table.all_rows:
        count, rate, other = suspect.cell(row, column.of), suspect.cell(row, column.role), base(row)
        if count is None or rate is None or other is None:
            continue
        own = [relation for relation in suspect.rates(rate) if relation.output is rate]
        if own and Ratio("rate", (count, other, rate)).outcome().verdict is Verdict.HOLDS:
            printed = cast("Figure", rate.figure)  # or it would not hold
            yield from ((cell, fresh) for cell, fresh in again(rate, own[0]) if fresh.value != printed.value)


def _poor_and_near_poor(suspect: Suspect, row: Row) -> Cell | None:
    one, other = (suspect.cell(row, role) for role in ("poor", "near_poor"))
    if one is None or other is None or one.figure is None or other.figure is None:
        return None
    return _reckoned(one, printed_as(one.figure, one.figure.value + other.figure.value))


def _last_year(suspect: Suspect, column: Column, row: Row) -> Cell | None:
    cell = suspect.cell(row, column.role)
    figure = None if cell is None else suspect.before.get(cell)
    return None if cell is None or figure is None else _reckoned(cell, figure)


def _reckoned(beside: Cell, figure: Figure) -> Cell:
    return Cell(Printed(figure.text, figure), beside.where)
