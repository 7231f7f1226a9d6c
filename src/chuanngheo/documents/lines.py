"""Tables in plain text, where the lines make them certain.

Either a row is a line (:mod:`~chuanngheo.documents.blocks`); or there is one cell a line, as text copied
from a web page has it, under a header that begins with STT and with rows numbered 1, 2, 3, ….

>>> table = ["STT", "Xã", "Hộ nghèo", "1", "Thanh An", "106", "2", "Cam Hiếu", "30", "Tổng cộng", "136"]
>>> [found.rows for found in tables_in(table)]
[(('STT', 'Xã', 'Hộ nghèo'), ('1', 'Thanh An', '106'), ('2', 'Cam Hiếu', '30'), ('', 'Tổng cộng', '136'))]
"""

from collections.abc import Callable, Iterator, Sequence

import attrs

from chuanngheo.documents.blocks import NUMBER, TOTAL, Found, Row, block, is_figure

_WIDEST_CELL = 80
_MOST_COLUMNS = 40
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2


def tables_in(lines: Sequence[str], room: Callable[[int], None] = lambda _: None) -> Iterator[Found]:
    """The tables of a text from top to bottom, and the lines that look like one and stay text.

    ``room`` is told of the places of each table before it is laid out.
    """
    at = 0
    while at < len(lines):
        found = _one_a_line(lines, at) if NUMBER.fullmatch(lines[at].strip()) else block(lines, at, room)
        at = at + 1 if found is None else found.past
        if found is not None and (found.rows or found.doubtful):
            yield found


def _one_a_line(lines: Sequence[str], at: int) -> Found | None:
    """A header from STT to before the row numbered 1, then rows of as many cells, then perhaps a total."""
    cells = _Lines(lines, at)
    header = _header(cells)
    if header is None:
        return None
    rows = [header]
    while (row := _row(cells, len(header), len(rows))) is not None:
        rows.append(row)
    if len(rows) <= _LEAST_ROWS:
        return None
    total = _total(cells, len(header))
    if total is not None:
        rows.append(total)
    following = cells.look(1)
    if following and is_figure(following[0]):
        return None  # a figure left over: the cells were counted wrongly
    return Found(at, cells.past, tuple(rows))


@attrs.define
class _Lines:
    """The lines that are not empty, one after another; ``past`` is the line after the last one taken."""

    lines: Sequence[str]
    past: int

    def look(self, number: int) -> list[str]:
        """The next cells, not taken; fewer at the end of the text or before a line too long for a cell."""
        return [text for _, text in self._ahead(number)]

    def take(self, number: int) -> None:
        """Take the next cells."""
        ahead = self._ahead(number)
        self.past = ahead[-1][0] + 1

    def _ahead(self, number: int) -> list[tuple[int, str]]:
        found: list[tuple[int, str]] = []
        for place in range(self.past, len(self.lines)):
            text = self.lines[place].strip()
            if len(found) == number or len(text) > _WIDEST_CELL:
                break
            if text:
                found.append((place, text))
        return found


def _header(cells: _Lines) -> Row | None:
    """The cells before the first row; a line that begins in lower case goes on from the one before."""
    names: list[str] = []
    for number, text in enumerate(cells.look(_MOST_COLUMNS)):
        if text in ("1", "01"):
            cells.take(number)
            return tuple(names) if len(names) >= _LEAST_COLUMNS else None
        if names and text[0].islower():
            names[-1] += f" {text}"
        else:
            names.append(text)
    return None


def _row(cells: _Lines, width: int, number: int) -> Row | None:
    """The row of that number: its label is no figure, all after it are."""
    row = cells.look(width)
    if len(row) < width or not row[0].isdecimal() or int(row[0]) != number or is_figure(row[1]):
        return None
    if not all(map(is_figure, row[2:])):
        return None
    cells.take(width)
    return tuple(row)


def _total(cells: _Lines, width: int) -> Row | None:
    """The row of the total, which has no number."""
    row = cells.look(width - 1)
    if len(row) < width - 1 or not TOTAL.fullmatch(row[0]) or not all(map(is_figure, row[1:])):
        return None
    cells.take(width - 1)
    return ("", *row)
