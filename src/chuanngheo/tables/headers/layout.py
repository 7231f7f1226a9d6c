"""Which rows of a grid are its caption, its heading, its numbers row, its figures, its notes.

Nothing is dropped: every row of the grid is in exactly one of those places, and a row that is passed
over says why.

>>> from chuanngheo.tables.grid import Grid
>>> found = layout(Grid((("Xã", "Hộ nghèo", ""), ("", "Đầu kỳ", "Cuối kỳ"), ("Thanh An", "106", "104")),
...     spans={(0, 0): (2, 1), (0, 1): (1, 2)}))
>>> found.paths
(('Xã',), ('Hộ nghèo', 'Đầu kỳ'), ('Hộ nghèo', 'Cuối kỳ'))
"""

import re
from enum import StrEnum

import attrs

from chuanngheo.numerals import clean, folded
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.headers import words
from chuanngheo.tables.table import EMPTY


class Place(StrEnum):
    """What a row of the grid is."""

    CAPTION = "caption"
    HEAD = "head"
    NUMBERS = "numbers"
    BODY = "body"
    NOTE = "note"
    REPEATED = "repeated"
    BLANK = "blank"


@attrs.frozen
class Layout:
    """The place of every row; for every column the headings above it, outermost first.

    ``parents`` are the same headings by the places of their cells, so that two columns under one merged
    heading can be told from two columns under headings of one wording.
    """

    places: tuple[Place, ...]
    paths: tuple[tuple[str, ...], ...]
    parents: tuple[tuple[tuple[int, int], ...], ...]
    numbers: tuple[str, ...] = ()

    def rows(self, place: Place) -> tuple[int, ...]:
        """The numbers of the rows of one place."""
        return tuple(number for number, own in enumerate(self.places) if own is place)


_FIGURE = re.compile(r"[-+]?[0-9][0-9.,\u00a0 ]*(?:\s?%)?|[-+]?[0-9]+[.,]?[0-9]*")
_YEARS = re.compile(r"(?:19|20)[0-9]{2}")
_LETTER = re.compile(r"\(?[A-Za-zĐđ]\)?")
_ORDINAL = re.compile(r"\(?\[?([0-9]{1,3})\]?\)?(?:\s*=.*\)?)?")
_FORMULA = re.compile(r"\(?=?\s*[(\[]?[0-9]{1,3}[)\]]?\s*[-+/:*x×].*")
_COUNTED_FROM = 2
"""Columns are numbered from 1, or from 2 where the labels take 1."""


def is_figure(text: str) -> bool:
    """Whether a cell prints a number and nothing else, or says by a dash that it prints none."""
    plain = text if text.isdecimal() else clean(text).strip()
    return plain.isdecimal() or plain in _NONE or _FIGURE.fullmatch(plain) is not None


_NONE = EMPTY - {""}


def layout(grid: Grid) -> Layout:
    """Where the heading of a grid stands and what the other rows are."""
    body = _first_of_body(grid)
    numbers = _numbers_row(grid, body)
    last = len(grid.rows) if body is None else body
    head = _head(grid, last if numbers is None else numbers) or _head(grid, last, above=numbers)
    figures = [row for row in range(last, len(grid.rows)) if any(map(is_figure, grid.rows[row][1:]))]
    ends = (head, numbers, last, figures[-1] if figures else -1)
    heads = {_folded(grid.rows[row]) for row in (*head, *([] if numbers is None else [numbers]))}
    places = [_place(row, texts, ends, heads) for row, texts in enumerate(grid.rows)]
    paths, parents = _paths(grid, head)
    printed = () if numbers is None else grid.rows[numbers]
    return Layout(tuple(places), paths, parents, printed)


def _first_of_body(grid: Grid) -> int | None:
    """The first row of figures, or the row of a section that stands right above it."""
    for number, row in enumerate(grid.rows):
        if _has_figures(row) and not _is_numbers(row) and not _is_years(row):
            return _with_sections(grid, number)
    return None


def _has_figures(row: tuple[str, ...]) -> bool:
    """Text in one of the first cells and a figure behind it, or figures alone."""
    return sum(is_figure(text) for text in row) - _is_number(row[0]) > 0


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[0-9]{1,3}", text.strip()) is not None


def _is_years(row: tuple[str, ...]) -> bool:
    """A heading of years: 2020 | 2021 | 2022."""
    figures = [text.strip() for text in row if is_figure(text)]
    return bool(figures) and all(_YEARS.fullmatch(text) for text in figures)


def _with_sections(grid: Grid, first: int) -> int:
    """A row above that fills only the label columns opens the body: "I | Khu vực thành thị"."""
    while first > 0 and _is_section(grid, first - 1):
        first -= 1
    return first


def _is_section(grid: Grid, row: int) -> bool:
    """Only the label columns are filled, and not by the heading of a label column."""
    filled = [column for column, text in enumerate(grid.rows[row]) if text.strip()]
    if filled not in ([0], [1], [0, 1]):
        return False
    texts = [grid.rows[row][column].strip() for column in filled]
    numbered = re.match(r"(?:[IVX]+|[A-Z]|[0-9]{1,2})(?:[.)\s]|$)", texts[0]) is not None
    return numbered or (len(filled) == 1 and not words.label(texts[0]) and grid.width > _COUNTED_FROM)


def _is_numbers(row: tuple[str, ...]) -> bool:
    """A row that numbers the columns: A | B | 1 | 2 | 3 | 4=3/1*100."""
    expected = 0
    for text in (text.strip() for text in row if text.strip()):
        if not expected and (_LETTER.fullmatch(text) or words.label(text) == "number"):
            continue
        match = _ORDINAL.fullmatch(text)
        ordinal = int(match[1]) if match else (expected if expected and _FORMULA.fullmatch(text) else 0)
        if not ordinal or (ordinal != expected if expected else ordinal > _COUNTED_FROM):
            return False
        expected = ordinal + 1
    return expected > _COUNTED_FROM


def _numbers_row(grid: Grid, body: int | None) -> int | None:
    rows = range(len(grid.rows) if body is None else body)
    return next((row for row in rows if _is_numbers(grid.rows[row])), None)


_DEEPEST = 12
"""More rows than this are no heading."""


def _head(grid: Grid, end: int, above: int | None = None) -> range:
    """The rows right above ``end``, or above empty rows there, that can only be headings; below ``above``."""
    while end and not any(map(str.strip, grid.rows[end - 1])):
        end -= 1
    first = end
    top = 0 if above is None else above + 1
    while first > max(top, end - _DEEPEST) and _is_heading(grid, first - 1):
        first -= 1
    return range(first, end)


def _is_heading(grid: Grid, row: int) -> bool:
    filled = [column for column, text in enumerate(grid.rows[row]) if text.strip()]
    if len(filled) != 1:
        return bool(filled)
    (column,) = filled
    _, across = grid.spans.get((row, column), (1, 1))
    text = folded(grid.rows[row][column])
    return column > 0 and across < grid.width and not re.match(r"\(?(?:đvt|đơn vị tính)", text)


def _place(
    row: int, texts: tuple[str, ...], ends: tuple[range, int | None, int, int], heads: set[tuple[str, ...]]
) -> Place:
    """The place of one row; ``ends`` are the heading, the numbers row, the first and last row of figures."""
    head, numbers, body, last = ends
    if not any(text.strip() for text in texts):
        return Place.BLANK
    if row in head:
        return Place.HEAD
    if row == numbers:
        return Place.NUMBERS
    if row < body:
        return Place.CAPTION
    if folded(texts[0]) in {own[0] for own in heads} and _folded(texts) in heads:
        return Place.REPEATED
    return Place.BODY if row <= last else Place.NOTE


def _folded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded(text) for text in texts)


def _paths(
    grid: Grid, head: range
) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[tuple[int, int], ...], ...]]:
    owners = _owners(grid, head)
    paths: list[tuple[str, ...]] = []
    parents: list[tuple[tuple[int, int], ...]] = []
    for column in range(grid.width):
        cells = dict.fromkeys(owners[row, column] for row in head)
        kept = tuple(cell for cell in cells if grid.rows[cell[0]][cell[1]].strip())
        parents.append(kept)
        paths.append(tuple(" ".join(grid.rows[row][at].split()) for row, at in kept))
    return tuple(paths), tuple(parents)


def _owners(grid: Grid, head: range) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell of the heading the cell whose text it shows: its own, or the merged one that covers it.

    Where no merging is recorded (a CSV file, a text), a blank beside a heading that has headings below
    belongs to it.
    """
    owners = {(row, column): (row, column) for row in head for column in range(grid.width)}
    for (row, column), (down, across) in grid.spans.items():
        for cell in ((r, c) for r in range(row, row + down) for c in range(column, column + across)):
            if cell in owners:
                owners[cell] = (row, column)
    if grid.spans:
        return owners
    for row in head[:-1]:
        for column in range(1, grid.width):
            blank = not grid.rows[row][column].strip()
            below = [grid.rows[under][column].strip() for under in head if under > row]
            above = [grid.rows[over][column].strip() for over in head if over < row]
            if blank and any(below) and not any(above):
                owners[row, column] = owners[row, column - 1]
    return owners
