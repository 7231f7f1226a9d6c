"""Figures that stand in another place: two columns exchanged, a column one row off, a row one column over."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from chuanngheo.consistency.causes.suspect import Cause, Figures, Suspect, put
from chuanngheo.consistency.relations import Cell, Ratio
from chuanngheo.figures import Figure
from chuanngheo.tables import Column, Kind, Printed, Row


def swapped(suspect: Suspect, one: Column, other: Column) -> Cause:
    """Two columns in each other's place."""
    values: Figures = {}
    for row in suspect.tabular.table.all_rows:
        values |= put(suspect.cell(row, one.role), suspect.cell(row, other.role))
        values |= put(suspect.cell(row, other.role), suspect.cell(row, one.role))
    return Cause(
        "columns-swapped", (one, other),
        f"hai cột {one.text('vi')} và {other.text('vi')} đổi chỗ cho nhau",
        f"the columns {one.text('en')} and {other.text('en')} stand in each other's place",
        values,
    )  # fmt: skip


def shifted(suspect: Suspect, column: Column, step: int) -> Cause:
    """A column's figures a row too low or too high; the one that fell out stands at the other end."""
    cells = [suspect.cell(row, column.role) for row in suspect.tabular.table.rows]
    values: Figures = {}
    for cell, other in zip(cells, [*cells[step:], *cells[:step]], strict=True):
        values |= put(cell, other)
    return Cause(
        "rows-shifted", (column,),
        "các số trong cột lệch một dòng", "the column's figures stand one row off", values,
    )  # fmt: skip


MOST_ROWS_MOVED = 8
"""Where more rows than this look wrong, none is tried."""

FEWEST_MOVED = 3
"""Fewer figures than this that stand one column over are no moved row."""

_FEWEST_ILL = 2


def moved(suspect: Suspect) -> Iterator[Cause]:
    """A row of figures one column over; the one that fell out stands at the other end."""
    ill: dict[int, set[Ratio]] = {}
    for (number, _), rates in suspect.ill_places.items():
        ill.setdefault(number, set()).update(rates)
    rows = [suspect.tabular.sheet.rows[n] for n, rates in ill.items() if len(rates) >= _FEWEST_ILL]
    for row in rows if len(rows) <= MOST_ROWS_MOVED else ():
        columns = suspect.tabular.table.columns
        cells = [(c, cell) for c in columns if (cell := suspect.cell(row, c.role)) is not None]
        for start, end in combinations(range(len(cells) + 1), 2):
            if end - start >= FEWEST_MOVED:
                for step in (1, -1):
                    yield _moved(row, cells[start:end], step)


def _moved(row: Row, cells: list[tuple[Column, Cell]], step: int) -> Cause:
    texts = [cell.printed.text for _, cell in cells]
    meant = {
        cell: in_column(text, column, cell.decimals)
        for (column, cell), text in zip(cells, [*texts[step:], *texts[:step]], strict=True)
    }
    values = {cell: figure for cell, figure in meant.items() if figure is not None}
    return row_moved(row, values if len(values) == len(meant) else {})


def row_moved(row: Row, values: Figures) -> Cause:
    """That a row's figures stand one column over."""
    return Cause(
        "row-moved", (), "các số trong dòng lệch một cột", "the row's figures stand one column over",
        values, row.label,
    )  # fmt: skip


def in_column(text: str, column: Column, decimals: int) -> Figure | None:
    """The text as a figure of a column that prints so many decimals; ``None`` where it cannot be one."""
    figure = _read(text, column.unit)
    if figure is None or (column.kind is Kind.COUNT and figure.decimals):
        return None
    return figure if decimals in (0, figure.decimals) else None


@lru_cache(maxsize=1_000)
def _read(text: str, unit: str) -> Figure | None:
    return Printed.read(text, unit).figure
