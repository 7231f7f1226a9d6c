"""Figures of a row one column over, which left an empty cell where they stood and lost one at their end."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from chuanngheo.consistency.causes.places import FEWEST_MOVED, MOST_ROWS_MOVED, in_column, row_moved
from chuanngheo.consistency.causes.suspect import Cause, Figures, Suspect, again
from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Ratio, Verdict, Where
from chuanngheo.figures import Figure
from chuanngheo.tables import Column, Kind, Printed

_Row = Mapping[str, Figure]
"""The figures of a row by their roles."""


@attrs.frozen
class _Gapped:
    """A row with one empty cell: its number, its columns of figures, the place of the empty one."""

    suspect: Suspect
    number: int
    columns: tuple[Column, ...]
    gap: int

    def cell(self, place: int) -> Cell:
        """The cell of a column, the empty one too."""
        column, sheet = self.columns[place], self.suspect.tabular.sheet
        found = sheet.cell(self.number, column.role)
        where = Where(
            sheet.document, sheet.title, sheet.rows[self.number].label, column.role,
            named=(column.text("vi"), column.text("en")),
        )  # fmt: skip
        return found or Cell(Printed("", None), where)

    def put_back(self, end: int) -> Figures:
        """The figures between the gap and ``end`` back in their columns; none where they do not fit there."""
        step = 1 if end > self.gap else -1
        figures: Figures = {}
        for place in range(self.gap, end, step):
            cell = self.cell(place)
            decimals = self.suspect.tabular.sheet.column(self.columns[place].role).decimals
            figure = in_column(self.cell(place + step).printed.text, self.columns[place], decimals)
            if figure is None:
                return {}
            figures[cell] = figure
        lost = self.lost(end, figures)
        figures = figures if lost is None else {**figures, self.cell(end): lost}
        return figures if lost is not None and self.holds(figures) else {}

    def row(self, figures: Figures) -> _Row:
        """The figures of the row with some of them put in."""
        put = {cell.where.column: figure for cell, figure in figures.items()}
        own = {c.role: self.cell(place).figure for place, c in enumerate(self.columns)}
        return {role: figure for role, printed in own.items() if (figure := put.get(role, printed))}

    def lost(self, place: int, figures: Figures) -> Figure | None:
        """What stood in the last of the columns: a rate is computed, a count is what its column lacks."""
        column, sheet = self.columns[place], self.suspect.tabular.sheet
        printed = enumerate(sheet.column(column.role).figures)
        like = next((figure for n, figure in printed if figure and n != self.number), None)
        if like is None:
            return None
        if column.kind is Kind.RATE:
            ratio = _ratio(column, {**self.row(figures), column.role: like})
            return None if ratio is None else next((f for _, f in again(ratio.cells[-1], ratio)), None)
        *parts, total = sheet.column(column.role).whole
        others = [number for n, number in enumerate(parts) if n != self.number and number is not None]
        if sheet.table.total is None or total is None or len(others) != len(parts) - 1:
            return None
        return printed_as(like, Decimal(total - sum(others))) if total >= sum(others) else None

    def holds(self, figures: Figures) -> bool:
        """Whether every rate of the row then is its count over its base, and there is one."""
        row = self.row(figures)
        ratios = [ratio for column in self.columns if (ratio := _ratio(column, row)) is not None]
        return bool(ratios) and all(ratio.outcome().verdict is Verdict.HOLDS for ratio in ratios)


def _ratio(column: Column, row: _Row) -> Ratio | None:
    """A rate of a row, where its count and its base are there too."""
    roles = (column.of or "", column.over or "", column.role)
    found = [row[role] for role in roles if role in row]
    if column.kind is not Kind.RATE or len(found) < len(roles):
        return None
    cells = tuple(Cell(Printed(figure.text, figure), Where()) for figure in found)
    return Ratio("rate", cells, output=cells[-1])


def gapped(suspect: Suspect) -> Iterator[Cause]:
    """A row whose figures moved away from an empty cell, up to any column behind or before it."""
    sheet, table = suspect.tabular.sheet, suspect.tabular.table
    columns = tuple(column for column in table.columns if column.kind is not Kind.LABEL)
    empty = Counter(
        n for c in columns for n, printed in enumerate(sheet.column(c.role).printed) if printed is None
    )
    rows = [n for n, cells in empty.items() if cells == 1 and _is_odd(suspect, n, columns)]
    for number in rows if len(rows) <= MOST_ROWS_MOVED else ():
        gap = next(p for p, c in enumerate(columns) if sheet.column(c.role).printed[number] is None)
        row = _Gapped(suspect, number, columns, gap)
        for end in range(len(columns)):
            if abs(end - gap) >= FEWEST_MOVED:
                yield row_moved(sheet.rows[number], row.put_back(end))


def _is_odd(suspect: Suspect, number: int, columns: tuple[Column, ...]) -> bool:
    """Whether a figure of the row looks like one of another column."""
    for column in columns:
        own = suspect.tabular.sheet.column(column.role)
        figure = own.figures[number]
        if figure is not None and figure.decimals != (own.decimals if column.kind is Kind.RATE else 0):
            return True
    return False
