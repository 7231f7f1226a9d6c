"""A cause, and the table that is suspected of one."""

from collections.abc import Iterator, Mapping
from typing import cast

import attrs

from chuanngheo.consistency.keystrokes import printed_as, values_in
from chuanngheo.consistency.relations import Cell, Ratio, Relation, Where
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import Figure
from chuanngheo.quantities import Interval
from chuanngheo.tables import Column, Kind, Row

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

    In use: :class:`chuanngheo.consistency.results.Audit`.
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
    of: Mapping[Cell, list[Relation]]
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
        if column.kind is not Kind.RATE:
            return False
        fit = [r for cell in self.cells(column) for r in self.rates(cell) if r.output is cell]
        ill = sum(relation in self.broken for relation in fit)
        return ill >= MANY and ill * 2 >= len(fit)


def unreadable(relation: Relation) -> bool:
    """Whether one of the texts that a relation is about is no numeral."""
    return any(cell.figure is None for cell in relation.cells)


def put(cell: Cell | None, other: Cell | None) -> Figures:
    """The figure of the one cell in the other, where they differ."""
    if cell is None or other is None or cell.figure is None or other.figure is None:
        return {}
    return {cell: other.figure} if cell.figure.value != other.figure.value else {}


def again(
    output: Cell, relation: Relation, values: Mapping[Cell, Figure] | None = None
) -> Iterator[tuple[Cell, Figure]]:
    """A computed figure computed anew."""
    figure = cast("Figure", output.figure)
    implied = cast("Interval", relation.implied(output, values or {}))  # of a quotient or a sum of numbers
    for value in values_in(figure, implied, relation.rounding):
        yield output, printed_as(figure, value)
