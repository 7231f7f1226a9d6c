"""The figures of a document by what they are of: group, measure, place and time.

The same figure may be printed several times (headline, annex, target); and a rate in a sentence is over
a total printed elsewhere.  Both are found here.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum

import attrs

from chuanngheo.consistency.relations import Cell, Where
from chuanngheo.consistency.sheet import Sheet
from chuanngheo.figures import Figure
from chuanngheo.numerals import folded
from chuanngheo.statements import Document, Statement
from chuanngheo.tables import Kind, Printed, Table


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


@attrs.define
class Facts:
    """Every cell of a document, findable by key; tables come before sentences."""

    document: Document
    trusted: tuple[Where, ...] = ()
    by_key: dict[Key, list[Cell]] = attrs.Factory(dict[Key, "list[Cell]"])
    sheets: tuple[Sheet, ...] = attrs.field(init=False)
    in_sentences: list[Cell] = attrs.field(factory=list[Cell], init=False)
    _ordered: dict[Key, list[Cell]] = attrs.field(factory=dict[Key, "list[Cell]"], init=False)

    def __attrs_post_init__(self) -> None:
        self.sheets = tuple(
            Sheet(table, self.name, title_of(table, number), self.trusts)
            for number, table in enumerate(self.document.tables)
        )
        for sheet in self.sheets:
            if sheet.table.start or sheet.table.end:
                self._dated(sheet)

    def _dated(self, sheet: Sheet) -> None:
        """Record what the cells of a table are of that says of when its figures are."""
        table = sheet.table
        places = [self.place(table.place if row.is_total else row.label) for row in sheet.rows]
        for column in table.columns:
            rate = column.kind is Kind.RATE
            over = next((c.group for c in table.columns if c.role == column.over), column.over)
            group, measure = column.group or column.role, Measure.RATE if rate else Measure.COUNT
            when, of = table.when(column), (over or "") if rate else ""
            for number, place in enumerate(places):
                if (cell := sheet.cell(number, column.role)) is not None:
                    self.add(cell, Key(group, measure, place, when, of))

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell: of the tables, column by column, then of the sentences."""
        for sheet in self.sheets:
            yield from sheet.cells()
        yield from self.in_sentences

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(sheet.size for sheet in self.sheets) + len(self.in_sentences)

    def unreadable(self) -> Iterator[Cell]:
        """The cells whose text is no numeral."""
        for sheet in self.sheets:
            yield from sheet.unreadable()
        yield from (cell for cell in self.in_sentences if cell.figure is None)

    def printing(self, test: Callable[[Figure | None], bool]) -> Iterator[Cell]:
        """The cells whose figure passes a test; no other cell is made."""
        for sheet in self.sheets:
            yield from sheet.printing(test)
        yield from (cell for cell in self.in_sentences if test(cell.figure))

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

    def said(self, statement: Statement, field: str, printed: Printed | None) -> Cell | None:
        """A cell for one figure of a sentence."""
        if printed is None:
            return None
        text = statement.text or f"{type(statement).__name__.lower()} {printed.text}"
        where = Where(self.name, text=text, field=field, span=statement.span)
        cell = Cell(printed, where, self.trusts(where))
        self.in_sentences.append(cell)
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
