"""Tables in plain text whose rows are lines: cells between bars, between tabs, or between wide gaps.

A block of such lines is a table where its columns are certain: rows of figures below a heading, and every
cell in one column.  An empty cell holds its place by its bars or tabs, in a wide gap by where the others
stand.  A line that begins in lower case goes on from the one above.

>>> lines = ["Xã        Tổng số hộ   Hộ nghèo", "Thanh An       2.693", "Cam Hiếu       1.791         44"]
>>> block(lines, 0).rows
(('Xã', 'Tổng số hộ', 'Hộ nghèo'), ('Thanh An', '2.693', ''), ('Cam Hiếu', '1.791', '44'))
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import attrs

from chuanngheo.documents.cells import FIGURE, Spans

Row = tuple[str, ...]
"""The texts of one row, cell by cell."""

NUMBER = re.compile(r"(?:stt|tt|số tt|số thứ tự)\.?", re.IGNORECASE)
"""The heading of the column that numbers the rows."""
TOTAL = re.compile(r"(?:tổng|cộng|toàn)\b.{0,40}", re.IGNORECASE)
"""The label of a row that adds up the others."""

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s:|+=─-]*[-=─]{2}[\s:|+=─-]*")
_CHUNK = re.compile(r"\S+(?: \S+)*")
_GAP = re.compile(r"\S {2,}\S")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NOTHING = frozenset({"-", "–", "—"})
_LEAST_ROWS = 2
_DEEPEST_HEADING = 12
_WIDEST_STEP = 3
_SPARSEST = 50
"""Places to one cell that is printed, at most; a table is not so empty."""


@attrs.frozen
class Found:
    """Lines looked at together: the first and past-the-last, and the rows of their table, all of one length.

    Without rows they are text; ``doubtful`` is then whether they look like a table.
    """

    first: int
    past: int
    rows: tuple[Row, ...] = ()
    spans: Spans = attrs.field(factory=dict[tuple[int, int], tuple[int, int]])
    doubtful: bool = False


def is_figure(cell: str) -> bool:
    """Whether a cell is a figure and nothing else, or says by a dash that there is none."""
    return cell in _NOTHING or FIGURE.fullmatch(cell) is not None


def block(lines: Sequence[str], at: int, room: Callable[[int], None] = lambda _: None) -> Found | None:
    """The lines from ``at`` on that may be rows of one table; ``None`` where that line is none.

    ``room`` is told of the places of a table before it is laid out.
    """
    for belongs, cells_of in ((_barred, _between_bars), (_tabbed, _between_tabs)):
        if belongs(lines[at]):
            taken = _trimmed([(n, cells_of(lines[n])) for n in _taken(lines, at, belongs)])
            return _certain(at, taken, _even(_whole(taken), room) or _squared(_whole(taken), room))
    if not _gapped(lines[at]):
        return None
    numbers = list(_taken(lines, at, _gapped))
    taken = [(n, _between_gaps(lines[n])) for n in numbers]
    whole = [row for row in _whole(taken) if row]
    found = _even(whole, room)
    rows, spans = (found, {}) if found else _lined_up([lines[n] for n in numbers], whole, room)
    return _certain(at, taken, rows, spans)


def _certain(
    at: int,
    taken: list[tuple[int, Row]],
    rows: tuple[Row, ...],
    spans: Spans | None = None,
) -> Found:
    """What was found from ``at`` on; where nothing was, the last of two lines may begin another block."""
    if rows:
        return Found(taken[0][0], taken[-1][0] + 1, rows, spans or {})
    past = taken[-1][0] + (len(taken) != 2) if taken else at + 1  # noqa: PLR2004 # two lines
    doubtful = sum(_has_figures(row) for _, row in taken) >= _LEAST_ROWS
    return Found(at, max(past, at + 1), doubtful=doubtful)


def _taken(lines: Sequence[str], at: int, belongs: Callable[[str], bool]) -> Iterator[int]:
    """The lines that belong together: next to each other, or all with as many empty ones between them."""
    step = 0
    yield at
    while True:
        ahead = next(
            (n for n in range(at + 1, min(at + 1 + _WIDEST_STEP, len(lines))) if lines[n].strip()), 0
        )
        if not ahead or not belongs(lines[ahead]) or (step and ahead - at != step):
            return
        step, at = ahead - at, ahead
        yield at


def _barred(line: str) -> bool:
    return _BAR.search(line) is not None or (line.startswith("+") and _RULE.fullmatch(line) is not None)


def _tabbed(line: str) -> bool:
    return "\t" in line


def _gapped(line: str) -> bool:
    return "\t" not in line and _GAP.search(line) is not None


def _between_bars(line: str) -> Row:
    if _RULE.fullmatch(line):
        return ()
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(inner))


def _between_tabs(line: str) -> Row:
    return tuple(cell.strip() for cell in line.split("\t"))


def _between_gaps(line: str) -> Row:
    return () if _RULE.fullmatch(line) else tuple(_CHUNK.findall(line))


def _trimmed(taken: list[tuple[int, Row]]) -> list[tuple[int, Row]]:
    """The lines without those at both ends that fill one cell: captions, signatures."""
    full = [place for place, (_, row) in enumerate(taken) if sum(map(bool, row)) > 1]
    return taken[full[0] : full[-1] + 1] if full else []


def _whole(taken: list[tuple[int, Row]]) -> list[Row]:
    return [row for _, row in taken if row]


def _has_figures(row: Row) -> bool:
    """Figures behind the first cell, and not of years alone."""
    figures = [cell for cell in row[1:] if is_figure(cell)]
    return any(_YEAR.fullmatch(cell) is None for cell in figures)


def _heading(rows: Sequence[Row]) -> int:
    """How many rows stand above the first one of figures; 0 where there is no heading, or are no rows."""
    figured = [place for place, row in enumerate(rows) if _has_figures(row)]
    if len(figured) < _LEAST_ROWS or figured[0] > _DEEPEST_HEADING:
        return 0
    return figured[0] if any(sum(map(bool, row)) > 1 for row in rows[: figured[0]]) else 0


def _even(rows: Sequence[Row], room: Callable[[int], None]) -> tuple[Row, ...]:
    """The rows, if all have as many cells and stand below a heading."""
    heading = _heading(rows)
    if not heading or len({len(row) for row in rows}) > 1:
        return ()
    room(len(rows) * len(rows[0]))
    return tuple(_joined(rows, heading))


def _squared(rows: Sequence[Row], room: Callable[[int], None]) -> tuple[Row, ...]:
    """Rows of several lengths made as long as most rows of figures, where that moves no cell."""
    heading = _heading(rows)
    if not heading:
        return ()
    lengths = Counter(len(row) for row in rows[heading:] if _has_figures(row))
    width = max(lengths, key=lambda length: (lengths[length], length))
    if width * len(rows) > _SPARSEST * sum(map(len, rows)):
        return ()
    rows = [_without_blanks(row, width) for row in rows]
    cut = all(row[-1] for row in rows)
    numbered = any(NUMBER.fullmatch(row[0]) for row in rows[:heading])
    heads = [
        _head_of(row, rows[:place], width, last=place == heading - 1)
        for place, row in enumerate(rows[:heading])
    ]
    body = [_row_of(row, width, cut=cut, numbered=numbered) for row in rows[heading:]]
    if not all(len(row) == width for row in (*heads, *body)):
        return ()
    room(len(rows) * width)
    return tuple(_joined((*heads, *body), heading))


def _without_blanks(row: Row, width: int) -> Row:
    """A row without the empty cells behind its last column."""
    while len(row) > width and not row[-1]:
        row = row[:-1]
    return row


def _padded(row: Row, width: int) -> Row:
    return (*row, *[""] * (width - len(row)))


def _head_of(row: Row, above: Sequence[Row], width: int, *, last: bool) -> Row:
    """A row of the heading made longer: it keeps its empty cells, and what is missing is headed above."""
    if len(row) < width and "" in row:
        headed = all(
            any(over[place : place + 1] != ("",) and len(over) > place for over in above)
            for place in range(len(row), width)
        )
        return _padded(row, width) if headed or not last else row
    return _padded(row, width) if sum(map(bool, row)) == 1 else row


def _row_of(row: Row, width: int, *, cut: bool, numbered: bool) -> Row:
    """A row below the heading made longer: its number is missing, or its last cells."""
    if len(row) == width - 1 and numbered and TOTAL.fullmatch(row[0]) and is_figure(row[1]):
        return ("", *row)
    return _padded(row, width) if len(row) < width and (cut or not _has_figures(row)) else row


def _joined(rows: Sequence[Row], heading: int) -> Iterator[Row]:
    """The rows, those that go on from the one above put together with it; none goes on from the heading."""
    made = rows[0]
    for place, row in enumerate(rows[1:], 1):
        if place != heading and _goes_on(row, made):
            made = tuple(f"{over} {own}".strip() for over, own in zip(made, row, strict=True))
        else:
            yield made
            made = row
    yield made


_ON = re.compile(r"\(?(?:[^\W\d_]{2}|%)")


def _goes_on(row: Row, above: Row) -> bool:
    """Whether every cell begins in lower case below another one."""
    filled = [(own, over) for own, over in zip(row, above, strict=True) if own]
    return all(over and _ON.match(own) and not own.lstrip("(")[0].isupper() for own, over in filled)


Interval = tuple[int, int]
"""Columns of characters: the first and the one past the last."""


def _lined_up(
    lines: Sequence[str], rows: Sequence[Row], room: Callable[[int], None]
) -> tuple[tuple[Row, ...], Spans]:
    """Lines whose cells stand above each other, whichever of them are empty."""
    lines = [line for line in lines if not _RULE.fullmatch(line)]
    heading = _heading(rows)
    if not heading:
        return (), {}
    chunks = [[match.span() for match in _CHUNK.finditer(line)] for line in lines]
    columns = _columns(chunks[heading:])
    if len(columns) * len(lines) > _SPARSEST * sum(map(len, chunks)):
        return (), {}
    placed = [_placed(own, columns) for own in chunks]
    if not _distinct(placed, heading, len(columns)):
        return (), {}
    room(len(columns) * len(lines))
    spans = {
        (n, first): (1, past - first)
        for n, row in enumerate(placed)
        for first, past in row
        if past - first > 1
    }
    laid = [_laid(row, own, len(columns)) for row, own in zip(rows, placed, strict=True)]
    if spans:
        return tuple(laid), spans
    return tuple(_joined(laid, heading)), {}


def _distinct(placed: Sequence[Sequence[Interval]], heading: int, width: int) -> bool:
    """Whether every column is headed, and every cell has its own: one column but in the upper headings."""
    headed = {column for row in placed[:heading] for place in row for column in range(*place)}
    several = any(past - first > 1 for row in placed[heading - 1 :] for first, past in row)
    twice = any(one[1] > two[0] for row in placed for one, two in pairwise(row))
    nowhere = any(first == past for row in placed for first, past in row)
    return headed >= set(range(1, width)) and not (several or twice or nowhere)


def _columns(chunks: Sequence[Sequence[Interval]]) -> list[Interval]:
    """The stretches of a line in which some row prints a cell."""
    found: list[Interval] = []
    for first, past in sorted(span for row in chunks for span in row):
        if found and first < found[-1][1]:
            found[-1] = found[-1][0], max(past, found[-1][1])
        else:
            found.append((first, past))
    return found


def _placed(chunks: Sequence[Interval], columns: Sequence[Interval]) -> list[Interval]:
    """Of every cell the columns that it stands above: the first and the past-the-last."""
    found: list[Interval] = []
    at = 0
    for first, past in chunks:
        while at < len(columns) and columns[at][1] <= first:
            at += 1
        end = at
        while end < len(columns) and columns[end][0] < past:
            end += 1
        found.append((at, end))
    return found


def _laid(row: Row, placed: Sequence[Interval], width: int) -> Row:
    cells = [""] * width
    for text, (first, _) in zip(row, placed, strict=True):
        cells[first] = text
    return tuple(cells)
