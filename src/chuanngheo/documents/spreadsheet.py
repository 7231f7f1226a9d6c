r"""Tables out of .csv and .xlsx files, as they are displayed.

In a workbook a cell is what it displays (:mod:`~chuanngheo.documents.shown`), a formula its saved value.
A worksheet is cut into its tables: lines of one cell above a table are its caption, lines of one cell
below it, and what stands by itself between empty rows, are paragraphs.  Hidden rows and columns are read,
since totals run over them; hidden worksheets are not; both are named.

>>> read_csv("Xã;Hộ nghèo\nThanh An;106\n".encode(), "a.csv").grids[0].rows
(('Xã', 'Hộ nghèo'), ('Thanh An', '106'))
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from chuanngheo.documents import package
from chuanngheo.documents.encodings import decoded, refuse_old_font
from chuanngheo.documents.extracted import Extracted, Making, Part, Place, composed
from chuanngheo.documents.limits import CELL
from chuanngheo.documents.refusals import damaged, too_much
from chuanngheo.documents.shown import shown, understood
from chuanngheo.errors import InvalidFileError
from chuanngheo.numerals import format_decimal
from chuanngheo.tables import Grid

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Span = tuple[int, int]
"""Rows and columns."""


def read_csv(data: bytes, name: str) -> Extracted:
    """The table in a CSV file, whichever of ``;``, tab and ``,`` separates its cells.

    Raises:
        InvalidFileError: no text, a quotation left open, or more than the limits allow.
    """
    text = decoded(data, name)
    making = Making(name)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise damaged(name, "CSV", "tệp CSV", error) from None
    widest = max(map(len, rows), default=0)
    making.room_for(widest * len(rows))
    _cut(
        Sheet("", tuple(tuple(_padded((composed(cell, name) for cell in row), widest)) for row in rows)),
        making,
    )
    return making.made()


_DELIMITERS = ";\t,"
_LOOKED_AT = 50


def _delimiter(text: str) -> str:
    """The sign that stands in the most lines, the earlier of :data:`_DELIMITERS` where two do."""
    lines = text.split("\n", _LOOKED_AT)[:_LOOKED_AT]
    return max(_DELIMITERS, key=lambda sign: sum(sign in line for line in lines))


def _padded(cells: Iterable[str], width: int) -> Iterator[str]:
    own = list(cells)
    yield from own
    yield from [""] * (width - len(own))


@attrs.frozen
class Sheet:
    """A worksheet as displayed: its rows, all of one length, and its merged cells as in :class:`Grid`."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    spans: Mapping[tuple[int, int], Span] = attrs.field(factory=dict[tuple[int, int], Span])

    @cached_property
    def covered(self) -> frozenset[int]:
        """The rows below the first of a merged cell."""
        return frozenset(
            row for (top, _), (down, _) in self.spans.items() for row in range(top + 1, top + down)
        )

    @cached_property
    def begun(self) -> Mapping[int, list[int]]:
        """By row the columns in which a merged cell begins."""
        columns: dict[int, list[int]] = {}
        for top, place in self.spans:
            columns.setdefault(top, []).append(place)
        return columns


def read_xlsx(data: bytes, name: str) -> Extracted:
    """The tables of every worksheet that is not hidden.

    Raises:
        InvalidFileError: no workbook, locked, with macros, or more than the limits allow.
    """
    scan = _Formulas(name)
    package.checked(data, name, scan)
    making = Making(name)
    if scan.unsaved:
        making.notice(
            "formula",
            f"{scan.unsaved} công thức chưa có giá trị được lưu; mở và lưu lại tệp bằng Excel",
            f"{scan.unsaved} formula(s) without a saved value; open and save the file in Excel",
        )
    for sheet in _book(data, name).worksheets:
        if sheet.sheet_state != "visible":
            _said(making, sheet.title, "trang tính ẩn, không đọc", "hidden worksheet, not read")
        else:
            _cut(_displayed(sheet, making), making)
    return making.made()


def _book(data: bytes, name: str) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 # an extra

    try:
        return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # noqa: BLE001 # a damaged workbook makes openpyxl raise anything
        raise damaged(name, "workbook", "tệp Excel", error) from None


@attrs.define
class _Formulas(package.Watch):
    """What is counted before a library opens the file: merged cells make it as large as they say."""

    name: str
    unsaved: int = 0
    merged: Making = attrs.field(init=False)
    inside: str = ""
    formula: bool = False
    value: bool = False

    def __attrs_post_init__(self) -> None:
        self.merged = Making(self.name)

    def began(self, element: str, attributes: dict[str, str]) -> None:
        """Told of every element."""
        self.inside = element
        if element == "c":
            self.formula = self.value = False
        elif element == "f":
            self.formula = True
        elif element == "mergeCell":
            self._merged(attributes.get("ref", ""))

    def text(self, text: str) -> None:
        """Told of every text."""
        self.value |= self.inside == "v" and bool(text)

    def _merged(self, ref: str) -> None:
        from openpyxl.utils import range_boundaries  # noqa: PLC0415 # an extra

        try:
            left, top, right, bottom = (edge or 0 for edge in range_boundaries(ref))
        except (TypeError, ValueError):
            raise InvalidFileError.of(
                self.name,
                f"no range of merged cells: {ref!r:.40}",
                f"không phải vùng ô gộp: {ref!r:.40}",
            ) from None
        self.merged.room_for((right - left + 1) * (bottom - top + 1))

    def ended(self, element: str) -> None:
        """Told of the end of every element."""
        self.unsaved += element == "c" and self.formula and not self.value


def _said(making: Making, sheet: str, vi: str, en: str) -> None:
    making.notice("sheet", f"{sheet}: {vi}", f"{sheet}: {en}")


def _displayed(sheet: "Worksheet", making: Making) -> Sheet:
    making.room_for(sheet.max_row * sheet.max_column)
    odd: set[str] = set()
    rows = tuple(
        tuple(_cell(cell.value, cell.number_format, making.name, odd) for cell in row)
        for row in sheet.iter_rows()
    )
    _hidden(sheet, making)
    for number_format in sorted(odd):
        _said(
            making,
            sheet.title,
            f"định dạng số {number_format!r} chưa hiểu, số được đọc như không có định dạng",
            f"number format {number_format!r} is not understood, its numbers are read as without a format",
        )
    spans = {
        (r.min_row - 1, r.min_col - 1): (r.max_row - r.min_row + 1, r.max_col - r.min_col + 1)
        for r in sheet.merged_cells.ranges
    }
    return Sheet(sheet.title, rows, spans)


def _cell(value: object, number_format: str, name: str, odd: set[str]) -> str:
    if isinstance(value, int | float) and not understood(number_format):
        odd.add(number_format)
    text = composed(shown(value, number_format), name)
    if len(text) > CELL:
        raise too_much(
            name,
            f"a cell of more than {CELL:,} characters",
            f"một ô có hơn {format_decimal(CELL)} ký tự",
        )
    return text


def _hidden(sheet: "Worksheet", making: Making) -> None:
    rows = _few(str(number) for number, row in sheet.row_dimensions.items() if row.hidden)
    columns = _few(letter for letter, column in sheet.column_dimensions.items() if column.hidden)
    if rows:
        _said(making, sheet.title, f"dòng ẩn {rows}", f"hidden rows {rows}")
    if columns:
        _said(making, sheet.title, f"cột ẩn {columns}", f"hidden columns {columns}")


_NAMED = 20


def _few(names: Iterable[str]) -> str:
    """The names in one line, the first twenty of them."""
    found = list(names)
    return ", ".join(found[:_NAMED]) + (f", … ({len(found)})" if len(found) > _NAMED else "")


def _cut(sheet: Sheet, making: Making) -> None:
    """Hand a worksheet's tables and paragraphs to the document, from top to bottom."""
    making.section()
    filled = [sum(map(bool, row)) for row in sheet.rows]
    at = 0
    while at < len(filled):
        if filled[at] > 1:
            end = _end_of_table(filled, at)
            _add_table(sheet, at, end, making)
            at = end
        else:
            _add_line(sheet, at, making)
            at += 1


def _end_of_table(filled: list[int], at: int) -> int:
    """Past the last row of a table: before trailing lines of one cell, or an empty row and one of them."""
    past = at
    while at < len(filled):
        if not filled[at] and at + 1 < len(filled) and filled[at + 1] == 1:
            break
        at += 1
        if filled[at - 1] > 1:
            past = at
    return past


def _add_line(sheet: Sheet, row: int, making: Making) -> None:
    text = "".join(sheet.rows[row])
    refuse_old_font(text, making.name)
    making.paragraph(text, _place(sheet, row))


def _place(sheet: Sheet, row: int) -> Place:
    return Place(Part.SHEET, f"{sheet.name}, {row + 1}") if sheet.name else Place(Part.LINE, str(row + 1))


def _add_table(sheet: Sheet, first: int, past: int, making: Making) -> None:
    """Rows from ``first`` to before ``past`` without what is empty among and beside them."""
    block = sheet.rows[first:past]
    columns = [place for place in range(len(block[0])) if any(row[place] for row in block)]
    left, right = columns[0], columns[-1] + 1
    kept = [number for number, row in enumerate(block) if any(row) or first + number in sheet.covered]
    number_of = {first + number: place for place, number in enumerate(kept)}
    rows = tuple(block[number][left:right] for number in kept)
    refuse_old_font(" ".join(cell for row in rows for cell in row), making.name)
    spans = _spans(sheet, number_of, left, right)
    numbers = tuple(first + number + 1 for number in kept)
    making.table(Grid(rows, spans, making.caption(), _named(sheet, making), numbers, left))


def _spans(sheet: Sheet, number_of: Mapping[int, int], left: int, right: int) -> dict[tuple[int, int], Span]:
    found: dict[tuple[int, int], Span] = {}
    for top in number_of:
        for place in sheet.begun.get(top, ()):
            down, across = sheet.spans[top, place]
            if left <= place < right:
                rows = sum(row in number_of for row in range(top, top + down))
                found[number_of[top], place - left] = (rows, min(across, right - place))
    return found


def _named(sheet: Sheet, making: Making) -> str:
    number = making.tables_so_far + 1
    return f"sheet {sheet.name}" if sheet.name else f"table {number}"
