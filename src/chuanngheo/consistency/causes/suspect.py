"""A cause, and the table that is suspected of one."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

import attrs

from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.keystrokes import printed_as, values_in
from chuanngheo.consistency.questions import OnCells, Questions
from chuanngheo.consistency.relations import Cell, Ratio, Relation, Where
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import Figure
from chuanngheo.tables import Column, Row

MANY = 3
"""Fewer broken relations than this are no system."""

Figures = dict[Cell, Figure]
"""Each figure by the cell it stands in."""


@attrs.frozen(eq=False)
class Cause:
    """One cause: what it is, the columns it is about, and what every figure would say without it.

    ``row`` is the label of the row that it is about, where it is about one; ``as_good`` are other causes
    that explain as much, so that none is singled out.  ``sure``: it is the figures that are wrong, not
    what the column says that they are.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Column, Printed
    >>> cell = Cell(Printed.read("0,394", "%"), Where(row="Thanh An", column="poor_rate"))
    >>> rate = Column.parse("poor_rate")
    >>> meant = {cell: Printed.read("3,94", "%").figure}
    >>> found = Cause("scaled", (rate,), "viết theo phần mười", "in tenths", meant)
    >>> found.where().column, [figure.text for figure in found.values.values()]
    ('poor_rate', ['3,94'])
    """

    name: str
    columns: tuple[Column, ...]
    vi: str
    en: str
    values: Mapping[Cell, Figure]
    row: str = ""
    mended: tuple[Relation, ...] = ()
    as_good: "tuple[Cause, ...]" = ()
    sure: bool = True

    def where(self) -> Where:
        """The table, and the column or the row where the cause is about one."""
        first = next(iter(self.values)).where
        if len(self.columns) != 1:
            return Where(first.document, first.table, self.row)
        column = self.columns[0]
        return Where(
            first.document, first.table, column=column.role, named=(column.text("vi"), column.text("en"))
        )

    def texts(self) -> dict[Cell, str]:
        """What it would print in each cell."""
        return {cell: figure.text for cell, figure in self.values.items()}


@attrs.frozen
class Suspect:
    """A table, the relations on its cells, those that broke, and last year's figures of its cells.

    ``ill_rates`` are the quotients of a cell that broke or cannot be told.
    """

    tabular: Tabular
    asked: Questions
    of: OnCells[Relation]
    broken: set[Relation]
    ill_rates: Mapping[Cell, list[Ratio]]
    before: Mapping[Cell, Figure]

    def cell(self, row: Row, role: str | None) -> Cell | None:
        """The cell of a row by its role, where a figure is printed."""
        return self.tabular.cell(row, role)

    def cells(self, column: Column) -> list[Cell]:
        """The cells of a column, the total's last."""
        rows = self.tabular.table.all_rows
        return [cell for row in rows if (cell := self.cell(row, column.role)) is not None]

    def column(self, role: str | None) -> Column | None:
        """The column of that role, where there is one."""
        table = self.tabular.table
        return table.column(role) if role is not None and table.has(role) else None

    def rates(self, cell: Cell) -> list[Ratio]:
        """The quotients that the cell takes part in."""
        return [relation for relation in self.of.get(cell, ()) if isinstance(relation, Ratio)]

    def ill(self, relation: Relation) -> bool:
        """Whether it broke, or cannot be told because a text is no numeral."""
        return relation in self.broken or unreadable(relation)

    def mostly_broken(self, column: Column) -> bool:
        """Whether at least half of a column's rates, and ``MANY`` of them, do not fit."""
        outputs = (r.output for r in self.broken if isinstance(r, Ratio) and r.output is not None)
        places = map(self.tabular.sheet.place, outputs)
        ill = sum(place is not None and place[1] == column.role for place in places)
        return ill >= MANY and ill * 2 >= self.asked.rated(self.tabular.sheet, column.role)

    def figures(self, column: Column) -> Sequence[Figure | None]:
        """What a column prints, the total's last; no cell is made."""
        return self.tabular.sheet.column(column.role).figures

    def ill_cells(self, column: Column) -> Iterator[tuple[int, Cell, list[Ratio]]]:
        """The cells of a column whose quotients broke or cannot be told, each with its row and quotients."""
        for (row, role), rates in self.ill_places.items():
            if role == column.role and (cell := self.tabular.sheet.cell(row, role)) is not None:
                yield row, cell, rates

    @cached_property
    def ill_places(self) -> Mapping[tuple[int, str], list[Ratio]]:
        """The quotients that broke or cannot be told, by the row and the column of their cells, in order."""
        place = self.tabular.sheet.place
        placed = ((at, rates) for cell, rates in self.ill_rates.items() if (at := place(cell)) is not None)
        return dict(sorted(placed, key=itemgetter(0)))


def unreadable(relation: Relation) -> bool:
    """Whether one of the texts that a relation is about is no numeral; sums of whole columns have none."""
    return not isinstance(relation, ColumnSum) and any(cell.figure is None for cell in relation.cells)


def put(cell: Cell | None, other: Cell | None) -> Figures:
    """The figure of the one cell in the other, where they differ."""
    if cell is None or other is None or cell.figure is None or other.figure is None:
        return {}
    return {cell: other.figure} if cell.figure.value != other.figure.value else {}


def again(
    output: Cell, relation: Relation, values: Mapping[Cell, Figure] | None = None
) -> Iterator[tuple[Cell, Figure]]:
    """A computed figure computed anew; nothing where one of the others is no number."""
    implied = relation.implied(output, values or {})
    if output.figure is not None and implied is not None:
        for value in values_in(output.figure, implied, relation.rounding):
            yield output, printed_as(output.figure, value)
