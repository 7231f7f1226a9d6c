"""The figures of a document by what they are of: group, measure, place and time.

The same figure may be printed several times (headline, annex, target); and a rate in a sentence is over
a total printed elsewhere.  Both are found here.
"""

from enum import StrEnum

import attrs

from chuanngheo.consistency.relations import Cell, Where
from chuanngheo.numerals import folded
from chuanngheo.statements import Document, Statement
from chuanngheo.tables import Column, Kind, Printed, Row, Table


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


def title_of(table: Table, number: int) -> str:
    """How findings name the table, the first of which is number 0."""
    return table.title or f"table {number + 1}"


def _decimals(table: Table, column: Column) -> int:
    """The decimals that more than half of a column's figures print; 0 where no number does."""
    cells = (row.cells.get(column.role) for row in table.all_rows)
    printed = [cell.figure.decimals for cell in cells if cell is not None and cell.figure is not None]
    most = max(sorted(set(printed)), key=printed.count, default=0)
    return most if printed.count(most) * 2 > len(printed) else 0


@attrs.define
class Facts:
    """Every cell of a document, findable by key; tables come before sentences."""

    document: Document
    trusted: tuple[Where, ...] = ()
    by_key: dict[Key, list[Cell]] = attrs.Factory(dict[Key, "list[Cell]"])
    by_table: dict[tuple[int, str], Cell] = attrs.Factory(dict[tuple[int, str], Cell])
    cells: list[Cell] = attrs.Factory(list[Cell])
    _ordered: dict[Key, list[Cell]] = attrs.field(factory=dict[Key, "list[Cell]"], init=False)

    def __attrs_post_init__(self) -> None:
        for number, table in enumerate(self.document.tables):
            for column in table.columns:
                self._column(table, column, title_of(table, number))

    def _column(self, table: Table, column: Column, title: str) -> None:
        role, dated = column.role, bool(table.start or table.end)
        named = (column.text("vi"), column.text("en"))
        decimals = _decimals(table, column)
        over = next((c.group for c in table.columns if c.role == column.over), column.over)
        rate = column.kind is Kind.RATE
        for row in table.all_rows:
            printed = row.cells.get(role)
            if printed is None:
                continue
            where = Where(self.name, title, row.label, role, named=named)
            cell = Cell(printed, where, self.trusts(where), decimals)
            self.by_table[id(row), role] = cell
            self.cells.append(cell)
            if not dated:
                continue
            place = table.place if row.is_total else row.label
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

    def trusts(self, where: Where) -> bool:
        """Whether somebody vouches for the figure at an address."""
        return bool(self.trusted) and any(where.lies_in(pattern) for pattern in self.trusted)

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
        where = Where(self.name, text=text, field=field, span=statement.span)
        cell = Cell(printed, where, self.trusts(where))
        self.cells.append(cell)
        return cell

    def add(self, cell: Cell, key: Key) -> None:
        """Record what a cell is of."""
        self.by_key.setdefault(key, []).append(cell)
        self._ordered.pop(key, None)

    def find(self, key: Key) -> Cell | None:
        """The first cell printed for a key: a table's before a sentence's."""
        found = self.ordered(key)
        return found[0] if found else None

    def ordered(self, key: Key) -> list[Cell]:
        """Every cell printed for a key, tables' first, in an order of their words, not of the document."""
        if key not in self._ordered:
            self._ordered[key] = sorted(self.by_key.get(key, ()), key=lambda cell: cell.where.order())
        return self._ordered[key]

    def count(self, group: str, place: str, when: str) -> Cell | None:
        """The first printed count of a group."""
        return self.find(Key(group, Measure.COUNT, place, when))
