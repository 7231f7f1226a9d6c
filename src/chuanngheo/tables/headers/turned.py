"""Tables whose headings stand in the first column, with places or years side by side.

A table of which no column is understood is turned on its side where its lines then name at least two known
columns, and half of all.  It is left as it stands, and says why, where a line has no figures of its own (what
is below it is part of it), where a column compares (so sánh, tăng, giảm), or where years have a total.
"""

import re
from collections.abc import Sequence

import attrs

from chuanngheo.groups import GROUPS
from chuanngheo.numerals import folded
from chuanngheo.tables.columns import Kind
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.headers import words
from chuanngheo.tables.headers.layout import Layout, Place
from chuanngheo.tables.headers.lines import Line
from chuanngheo.tables.headers.roles import Confidence, Heading

TURNED = (
    "bảng có tiêu đề ở cột đầu: dòng và cột được đổi chỗ cho nhau",
    "the headings stand in the first column: rows and columns were exchanged",
)
"""What is said of a table that was turned."""

_LEFT = (
    "tiêu đề có thể ở cột đầu, nhưng bảng được giữ nguyên",
    "the headings may stand in the first column, but",
)
_OTHER_LINES = ("có dòng không thuộc về cột nào", "a line belongs to no column")
_SECTION = ("có dòng chỉ có tên", "a line has a name and no figures")
_COMPARES = ("có cột so sánh", "a column compares")
_YEARS = ("có các năm và một cột tổng", "there are years and a total of them")

MOST_LINES = 60
"""A table with more lines than this has no headings in its first column."""

_FEWEST = 2
_COMPARED = re.compile(r"so (?:sánh|với)|chênh|tăng|giảm|tốc độ|đạt|bình quân|biến động|tỷ lệ|%|±")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def may_be(headings: Sequence[Heading], rows: int) -> bool:
    """Whether none of the columns of figures is understood."""
    figures = [heading for heading in headings if heading.column.kind is not Kind.LABEL]
    return rows <= MOST_LINES and all(heading.confidence is Confidence.UNKNOWN for heading in figures)


_UNIT = re.compile(r"(?:đơn vị tính|đvt|đv)\.?")


def with_units(grid: Grid, headings: Sequence[Heading]) -> Grid:
    """The grid with what its column of units prints behind the names of the lines: "Hộ nghèo (hộ)"."""
    names = next((h.index for h in headings if h.column.role == "unit"), None)
    units = next((h.index for h in headings if _UNIT.fullmatch(folded(h.header))), None)
    if names is None or units is None:
        return grid
    rows: list[tuple[str, ...]] = []
    for row in grid.rows:
        cells = list(row)
        unit, cells[units] = cells[units].strip(), ""
        cells[names] += f" ({unit})" if unit and unit not in cells[names] else ""
        rows.append(tuple(cells))
    return attrs.evolve(grid, rows=tuple(rows))


def reads_well(headings: Sequence[Heading]) -> bool:
    """Whether a turned table names at least two known columns, and half of all."""
    figures = [heading for heading in headings if heading.column.kind is not Kind.LABEL]
    known = [heading for heading in figures if heading.column.group in GROUPS]
    return len(known) >= _FEWEST and len(known) * 2 >= len(figures)


def against(before: Layout, headings: Sequence[Heading], lines: Sequence[Line]) -> tuple[str, str] | None:
    """What speaks against turning a table, by its layout before and by what it reads as when it is turned."""
    if before.numbers or any(before.rows(place) for place in (Place.CAPTION, Place.NOTE, Place.REPEATED)):
        return _OTHER_LINES
    labels = [h for h in headings if h.column.kind is Kind.LABEL and h.column.role == "note"]
    if any(not words.label(heading.header) for heading in labels):
        return _SECTION
    if any(_COMPARED.search(folded(line.label)) for line in lines):
        return _COMPARES
    years = any(_YEAR.search(line.label) for line in lines)
    return _YEARS if years and any(line.is_total for line in lines) else None


def left(because: tuple[str, str]) -> tuple[str, str]:
    """Why a table stays as it stands."""
    return f"{_LEFT[0]}: {because[0]}", f"{_LEFT[1]} {because[1]}: the table is left as it stands"
