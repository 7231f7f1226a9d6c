"""Tables in plain text, where the lines make them certain.

Three layouts: cells between bars (``| Xã | Hộ nghèo |``); cells between tabs, or between two blanks and
more; and one cell a line, as text copied from a web page has it, under a header that begins with STT and
with rows numbered 1, 2, 3, ….

>>> table = ["STT", "Xã", "Hộ nghèo", "1", "Thanh An", "106", "2", "Cam Hiếu", "30", "Tổng cộng", "136"]
>>> [found.rows for found in tables_in(table)]
[(('STT', 'Xã', 'Hộ nghèo'), ('1', 'Thanh An', '106'), ('2', 'Cam Hiếu', '30'), ('', 'Tổng cộng', '136'))]
"""

import re
from collections.abc import Callable, Iterator, Sequence

import attrs

from chuanngheo.documents.cells import FIGURE

Row = tuple[str, ...]
"""The texts of one row, cell by cell."""

_NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?", re.IGNORECASE)
_TOTAL = re.compile(r"(?:tổng|cộng|toàn)\b.{0,40}", re.IGNORECASE)
_BARS = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"\s*\|[\s:|-]+\|\s*")
_GAP = re.compile(r"\t| {2,}")
_NOTHING = frozenset({"-", "–", "—"})
_WIDEST_CELL = 80
_MOST_COLUMNS = 40
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2


@attrs.frozen
class Found:
    """A table: its first and past-the-last line, and its rows, all of one length."""

    first: int
    past: int
    rows: tuple[Row, ...]


def tables_in(lines: Sequence[str]) -> Iterator[Found]:
    """The tables of a text from top to bottom."""
    at = 0
    while at < len(lines):
        found = _at(lines, at)
        if found is None:
            at += 1
        elif found.rows:
            yield found
            at = found.past
        else:
            at = found.past  # lines looked at together that are no table


def _at(lines: Sequence[str], at: int) -> Found | None:
    if _BARS.fullmatch(lines[at]):
        return _even(lines, at, _between_bars)
    if _NUMBER.fullmatch(lines[at].strip()):
        return _one_a_line(lines, at)
    if _GAP.search(lines[at].strip()):
        return _even(lines, at, _between_gaps)
    return None


def _between_bars(line: str) -> Row:
    if not _BARS.fullmatch(line):
        return ()
    return tuple(cell.strip() for cell in line.strip()[1:-1].split("|"))


def _between_gaps(line: str) -> Row:
    cells = tuple(cell.strip() for cell in _GAP.split(line.strip()))
    return cells if len(cells) > 1 else ()


def _even(lines: Sequence[str], at: int, cells_of: Callable[[str], Row]) -> Found:
    """Lines one after another that all have as many cells, with figures in at least two of them."""
    rows: list[Row] = []
    past = at
    while past < len(lines) and (row := cells_of(lines[past])) and (not rows or len(row) == len(rows[0])):
        rows.append(row)
        past += 1
    kept = tuple(row for row, line in zip(rows, lines[at:past], strict=True) if not _RULE.fullmatch(line))
    with_figures = sum(any(_is_figure(cell) for cell in row[1:]) for row in kept)
    certain = with_figures >= _LEAST_ROWS and len(kept) > with_figures
    return Found(at, max(past, at + 1), kept if certain else ())


def _is_figure(cell: str) -> bool:
    return cell in _NOTHING or FIGURE.fullmatch(cell) is not None


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
    if following and _is_figure(following[0]):
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
    if len(row) < width or not row[0].isdecimal() or int(row[0]) != number or _is_figure(row[1]):
        return None
    if not all(map(_is_figure, row[2:])):
        return None
    cells.take(width)
    return tuple(row)


def _total(cells: _Lines, width: int) -> Row | None:
    """The row of the total, which has no number."""
    row = cells.look(width - 1)
    if len(row) < width - 1 or not _TOTAL.fullmatch(row[0]) or not all(map(_is_figure, row[1:])):
        return None
    cells.take(width - 1)
    return ("", *row)
