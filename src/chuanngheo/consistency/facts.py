"""The figures of a document by what they are of: group, measure, place and time.

The same figure may be printed several times (headline, annex, target); and a rate in a sentence is over
a total printed elsewhere.  Both are found here.
"""

from enum import StrEnum

import attrs

from chuanngheo.consistency.relations import Cell, Where
from chuanngheo.numerals import folded
from chuanngheo.statements import Document, Statement
from chuanngheo.tables import Kind, Printed, Row, Table


class Measure(StrEnum):
    """What is measured of a group."""

    COUNT = "count"
    RATE = "rate"


@attrs.frozen
class Key:
    """What a figure is of; ``of`` is the group a rate is over."""

    group: str
    measure: Measure
    place: str
    when: str
    of: str = ""


@attrs.define
class Facts:
    """Every cell of a document, findable by key; tables come before sentences."""

    document: Document
    by_key: dict[Key, list[Cell]] = attrs.Factory(dict[Key, "list[Cell]"])
    by_table: dict[tuple[int, str], Cell] = attrs.Factory(dict[tuple[int, str], Cell])
    cells: list[Cell] = attrs.Factory(list[Cell])

    def __attrs_post_init__(self) -> None:
        for number, table in enumerate(self.document.tables):
            for row in table.all_rows:
                for column in table.columns:
                    printed = row.cells.get(column.role)
                    if printed is not None:
                        self._tabled(number, table, row, column.role, printed)

    def _tabled(self, number: int, table: Table, row: Row, role: str, printed: Printed) -> None:
        column = table.column(role)
        named = (column.text("vi"), column.text("en"))
        where = Where(self.name, table.title or f"table {number + 1}", row.label, role, named=named)
        cell = Cell(printed, where)
        self.cells.append(cell)
        self.by_table[id(row), role] = cell
        if table.start or table.end:
            place = table.place if row.is_total else row.label
            over = next((c.group for c in table.columns if c.role == column.over), column.over)
            rate = column.kind is Kind.RATE
            self.add(
                cell,
                Key(
                    column.group or column.role,
                    Measure.RATE if rate else Measure.COUNT,
                    self.place(place),
                    table.when(column),
                    (over or "") if rate else "",
                ),
            )

    @property
    def name(self) -> str:
        """How findings name the document."""
        return self.document.source or self.document.number or self.document.title

    def place(self, name: str) -> str:
        """A place for comparing; the document's own place is the empty name."""
        own = folded(name)
        return "" if own == folded(self.document.place) else own

    def tabled(self, row: Row, role: str | None) -> Cell | None:
        """The cell of a row of one of the document's tables."""
        return None if role is None else self.by_table.get((id(row), role))

    def said(self, statement: Statement, field: str, printed: Printed | None) -> Cell | None:
        """A cell for one figure of a sentence."""
        if printed is None:
            return None
        text = statement.text or f"{type(statement).__name__.lower()} {printed.text}"
        cell = Cell(printed, Where(self.name, text=text, field=field, span=statement.span))
        self.cells.append(cell)
        return cell

    def add(self, cell: Cell, key: Key) -> None:
        """Record what a cell is of."""
        self.by_key.setdefault(key, []).append(cell)

    def find(self, key: Key) -> Cell | None:
        """The first cell printed for a key: a table's before a sentence's."""
        found = self.ordered(key)
        return found[0] if found else None

    def ordered(self, key: Key) -> list[Cell]:
        """Every cell printed for a key, tables' first, in an order of their words, not of the document."""
        return sorted(self.by_key.get(key, ()), key=lambda cell: cell.where.order())

    def count(self, group: str, place: str, when: str) -> Cell | None:
        """The first printed count of a group."""
        return self.find(Key(group, Measure.COUNT, place, when))
