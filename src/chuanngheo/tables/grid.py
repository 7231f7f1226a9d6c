"""A table as it stands on the page: the texts of its cells, before anybody says what they are."""

from collections.abc import Mapping

import attrs

from chuanngheo.errors import InvalidValueError, Reason


@attrs.frozen
class Grid:
    """Rows of cells, all of one length.

    A cell that covers others (merged) prints its text in its first place and ``""`` in the others;
    ``spans`` says how many rows and columns it covers, by its first place (row, column), both from 0.
    ``title`` is the caption above it, ``where`` its place in the document ("sheet Phụ lục", "table 2").
    Where it was cut out of a larger sheet, ``numbers`` are the sheet's numbers of its rows, from 1, and
    ``left`` says how many of the sheet's columns stand before its first.  ``turned``: its rows are the
    columns of the sheet.

    >>> grid = Grid((("Xã", "Hộ nghèo"), ("Thanh An", "106")), numbers=(4, 6), left=1)
    >>> grid.width, grid.address(1, 1)
    (2, 'C6')

    Raises:
        InvalidValueError: rows of different lengths.
    """

    rows: tuple[tuple[str, ...], ...]
    spans: Mapping[tuple[int, int], tuple[int, int]] = attrs.field(
        factory=dict[tuple[int, int], tuple[int, int]]
    )
    title: str = ""
    where: str = ""
    numbers: tuple[int, ...] = ()
    left: int = 0
    turned: bool = False

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != self.width:
                raise InvalidValueError(
                    f"row {number} of a grid: {len(row)} cells, the first row has {self.width}",
                    f"dòng {number} của lưới ô: có {len(row)} ô, dòng đầu có {self.width}",
                    reason=Reason.CONTRADICTION,
                )

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0

    def address(self, row: int, column: int) -> str:
        """The address in a spreadsheet of a cell by its places from 0: "C6"."""
        row, column = (column, row) if self.turned else (row, column)
        return f"{_letters(column + self.left + 1)}{self._numbered(row)}"

    def number(self, row: int) -> int:
        """The number of a row in its sheet, from 1; of the column that it is there, where turned."""
        return row + self.left + 1 if self.turned else self._numbered(row)

    def letter(self, column: int) -> str:
        """The letters of a column in its sheet: A, B, …, AA; the number of the row that it is there."""
        return str(self._numbered(column)) if self.turned else _letters(column + self.left + 1)

    def turn(self) -> "Grid":
        """The same on its side: rows are columns, each with its own address in the sheet.

        >>> grid = Grid((("Xã", "An", "Tổng"), ("Hộ nghèo", "106", "453")), left=1).turn()
        >>> grid.rows[1], grid.address(1, 1), grid.letter(1)
        (('An', '106'), 'C2', '2')
        """
        spans = {(column, row): (across, down) for (row, column), (down, across) in self.spans.items()}
        rows = tuple(zip(*self.rows, strict=True))
        return attrs.evolve(self, rows=rows, spans=spans, turned=not self.turned)

    def _numbered(self, row: int) -> int:
        return self.numbers[row] if self.numbers else row + 1


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[place] + letters
    return letters


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
