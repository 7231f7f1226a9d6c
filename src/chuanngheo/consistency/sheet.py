"""The figures of one table, column by column, read once; a cell is made when somebody asks for it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import cast, overload

import attrs

from chuanngheo.consistency.relations import Cell, Where
from chuanngheo.consistency.relations.asked import is_point
from chuanngheo.consistency.relations.ratio import plainly
from chuanngheo.figures import Figure
from chuanngheo.tables import Printed, Row, Table


@attrs.define(eq=False)
class Sheet:
    """One table of a document.  Its rows are numbered from 0, the total row is the last.

    ``document`` and ``title`` are what findings name it by; ``trusts`` says whether somebody vouches for
    the figure at an address.
    """

    table: Table
    document: str
    title: str
    trusts: Callable[[Where], bool]
    _made: dict[tuple[int, str], Cell] = attrs.field(factory=dict[tuple[int, str], Cell], init=False)
    _columns: dict[str, "_Column"] = attrs.field(factory=dict[str, "_Column"], init=False)
    _placed: dict[Cell, tuple[int, str]] = attrs.field(factory=dict[Cell, tuple[int, str]], init=False)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows and, last, the total."""
        return self.table.all_rows

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {id(row): n for n, row in enumerate(self.rows)}

    @cached_property
    def by_label(self) -> tuple[int, ...]:
        """The rows in an order of their words, whatever their order in the table."""
        labels = [row.label for row in self.rows]
        if len(set(labels)) == len(labels):
            return tuple(sorted(range(len(labels)), key=labels.__getitem__))
        texts = [(row.label, *(cell.text for cell in row.cells.values() if cell)) for row in self.rows]
        return tuple(sorted(range(len(texts)), key=texts.__getitem__))

    def number(self, row: Row) -> int:
        """The number of a row."""
        return self._numbers[id(row)]

    def column(self, role: str) -> "_Column":
        """What a column prints."""
        if role not in self._columns:
            self._columns[role] = _Column([row.cells.get(role) for row in self.rows])
        return self._columns[role]

    def cell(self, number: int, role: str) -> Cell | None:
        """The cell of a row by its role, where a figure is printed; always the same one."""
        if (number, role) not in self._made:
            printed = self.column(role).printed[number]
            if printed is None:
                return None
            where = Where(self.document, self.title, self.rows[number].label, role, named=self._named[role])
            cell = Cell(printed, where, self.trusts(where), self.column(role).decimals)
            self._made[number, role], self._placed[cell] = cell, (number, role)
        return self._made[number, role]

    @cached_property
    def _named(self) -> dict[str, tuple[str, str]]:
        return {column.role: (column.text("vi"), column.text("en")) for column in self.table.columns}

    def place(self, cell: Cell) -> tuple[int, str] | None:
        """The row and the column in which a cell stands, if it stands in this table."""
        return self._placed.get(cell)

    def cells(self) -> Iterator[Cell]:
        """Every cell, column by column."""
        for column in self.table.columns:
            yield from Down(self, column.role, self.column(column.role).rows)

    def unreadable(self) -> Iterator[Cell]:
        """The cells whose text is no numeral."""
        for column in self.table.columns:
            yield from Down(self, column.role, self.column(column.role).unread)

    def printing(self, test: Callable[[Figure | None], bool]) -> Iterator[Cell]:
        """The cells whose figure passes a test."""
        for column in self.table.columns:
            own = self.column(column.role)
            yield from Down(self, column.role, tuple(n for n in own.rows if test(own.figures[n])))

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(len(self.column(column.role).rows) for column in self.table.columns)


@attrs.define(eq=False)
class _Column:
    """What the rows print in one column, and the same as whole numbers where it is plain."""

    printed: list[Printed | None]

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The rows that print something."""
        return tuple(n for n, printed in enumerate(self.printed) if printed is not None)

    @cached_property
    def figures(self) -> list[Figure | None]:
        """The figures; ``None`` where nothing or no numeral is printed."""
        return [None if printed is None else printed.figure for printed in self.printed]

    @cached_property
    def figured(self) -> tuple[int, ...]:
        """The rows that print a figure."""
        return tuple(n for n, figure in enumerate(self.figures) if figure is not None)

    @cached_property
    def unread(self) -> tuple[int, ...]:
        """The rows that print no numeral."""
        return tuple(n for n in self.rows if self.figures[n] is None)

    @cached_property
    def decimals(self) -> int:
        """The decimals that more than half of the figures print; 0 where no number does."""
        decimals = [figure.decimals for figure in self.figures if figure is not None]
        most = max(sorted(set(decimals)), key=decimals.count, default=0)
        return most if decimals.count(most) * 2 > len(decimals) else 0

    @cached_property
    def whole(self) -> list[int | None]:
        """The figures that are one whole number, neither rounded nor hedged."""
        return [None if figure is None else _whole(figure) for figure in self.figures]

    @cached_property
    def digits(self) -> list[str]:
        """The digits of each text, without its separators."""
        texts = ("" if figure is None else figure.text.replace(".", "") for figure in self.figures)
        return [text if text.isdecimal() else "".join(filter(str.isdigit, text)) for text in texts]

    @cached_property
    def rates(self) -> list[tuple[int, int] | None]:
        """The figures as rates: their digits, and what the last digit is a part of."""
        return [None if figure is None else plainly(figure) for figure in self.figures]


def _whole(figure: Figure) -> int | None:
    if not is_point(figure):
        return None
    number = int(figure.value)
    return number if number == figure.value else None


@attrs.frozen(eq=False)
class Down(Sequence[Cell]):
    """Cells of one column, all of them printed; each is made when somebody looks at it."""

    sheet: Sheet
    role: str
    rows: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Cell: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Cell, ...]: ...
    def __getitem__(self, place: int | slice) -> Cell | tuple[Cell, ...]:
        """One cell, or several."""
        if isinstance(place, slice):
            return tuple(self[n] for n in range(len(self))[place])
        return self.of(self.rows[place])

    def __contains__(self, cell: object) -> bool:
        place = self.sheet.place(cell) if isinstance(cell, Cell) else None
        return place is not None and place[1] == self.role and place[0] in self._rows

    @cached_property
    def _rows(self) -> frozenset[int]:
        return frozenset(self.rows)

    def of(self, row: int) -> Cell:
        """The cell of one of the rows."""
        return cast("Cell", self.sheet.cell(row, self.role))  # all are printed
