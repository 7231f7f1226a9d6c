"""The review sheets as workbooks: empty ones to fill in, read back strictly; filled report forms.

Needs the extra ``xlsx`` (openpyxl).  A cell left empty is "not known"; what an office may write in the
others stands in the heading, and a choice is picked from a list.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp()) / "ho.xlsx"
>>> write_blank(path)
>>> filled = read_filled(path)
>>> len(filled.answers.unknown), len(filled.b.unknown), filled.screening.code
(35, 12, None)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import attrs

from chuanngheo.errors import ChuanNgheoError, Fault, InvalidFileError, InvalidValueError, Reason, words_of
from chuanngheo.quantities import Rate, rounded
from chuanngheo.review.answers import Answers, PointsB
from chuanngheo.review.reports import Cell, Report
from chuanngheo.review.screening import Screening, screen
from chuanngheo.sheets.form import Kind, Question
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.tt07_2021 import B2, SCREEN, SCREEN_OUT, Statement

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as XlsxCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_A, _B1, _B2 = "Phiếu A", "Phiếu B1", "Phiếu B2"
_HEAD = ("Mã", "Mục", "Nội dung", "Cách ghi", "Trả lời")
_WIDTHS = (18, 8, 90, 40, 16)
_ANSWER = "E"
_YES, _NO = "có", "không"
_SAID = {_YES: True, _NO: False}


@attrs.frozen
class Filled:
    """One household's workbook read back: the answers of Phiếu A, B1 and B2."""

    screening: Screening
    answers: Answers
    b: PointsB


def write_blank(path: Path | str) -> None:
    """An empty workbook for one household: Phiếu A, the scored questions of Phiếu B1, Phiếu B2.

    Raises:
        InvalidFileError: the file cannot be written.
    """
    from openpyxl import Workbook  # noqa: PLC0415 # an extra

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, lines in _LINES.items():
        sheet = book.create_sheet(title)
        _row(sheet, 1, _HEAD)
        for number, line in enumerate(lines, start=2):
            _row(sheet, number, (line.code, line.number, line.words, line.how))
            _list(sheet, f"{_ANSWER}{number}", line.choices)
        for column, width in zip("ABCDE", _WIDTHS, strict=True):
            sheet.column_dimensions[column].width = width
        sheet.freeze_panes = "A2"
    _save(book, path)


def read_filled(path: Path | str) -> Filled:
    """The answers in a workbook of :func:`write_blank`; a cell left empty is not known.

    Raises:
        InvalidFileError: every cell that is wrong, each with its place and what was expected.
    """
    book = load(path)
    faults: list[Fault] = []
    read = {title: dict(_read(book, title, lines, faults)) for title, lines in _LINES.items()}
    if not faults:
        try:
            return Filled(
                screen(_part(read[_A], SCREEN_OUT), _part(read[_A], SCREEN)),
                Answers(**read[_B1]),
                PointsB(read[_B2]),
            )
        except InvalidValueError as error:  # two answers that cannot both be
            faults.append(Fault.of(_B1, error))
    raise InvalidFileError(str(path), faults)


def write_reports(path: Path | str, reports: Iterable[Report]) -> None:
    """Filled report forms, one to a worksheet: counts as numbers, rates as percentages of two decimals.

    Names of units are written as text, whatever they begin with.

    Raises:
        InvalidFileError: the file cannot be written, or there is nothing to write.
    """
    from openpyxl import Workbook  # noqa: PLC0415 # an extra

    book = Workbook()
    book.remove(book.worksheets[0])
    for report in reports:
        form = report.form
        sheet = book.create_sheet(f"Mẫu {form.number}")
        _row(sheet, 1, (f"Mẫu số {form.number}. {form.vi}",))
        _row(sheet, 2, ("TT", "Khu vực/Địa bàn", "Phân tổ", *(column.vi for column in form.columns)))
        _row(sheet, 3, ("A", "B", "C", *(column.number for column in form.columns)))
        for number, line in enumerate(report.lines, start=4):
            _row(sheet, number, (line.number, line.label, line.split, *line.cells))
        sheet.column_dimensions["B"].width = 28
        sheet.freeze_panes = "D4"
    if not book.worksheets:
        raise InvalidFileError.of(
            str(path), "no report form was given to write", "không có biểu báo cáo nào để ghi"
        )
    _save(book, path)


@attrs.frozen
class _Line:
    """One question of a worksheet: what is printed, what may be chosen, how an answer is read."""

    code: str
    number: str
    words: str
    how: str
    choices: tuple[str, ...]
    read: Callable[[object], Any]


def _statements(*printed: Mapping[str, Statement]) -> tuple[_Line, ...]:
    return tuple(
        _Line(s.code, s.number, s.vi, "có / không; chưa rõ để trống", (_YES, _NO), _said)
        for statements in printed
        for s in statements.values()
    )


def _question(question: Question) -> _Line:
    how, choices = "số nguyên; không có ghi 0; chưa rõ để trống", tuple[str, ...]()
    if question.kind is Kind.YES_NO:
        how, choices = "có / không; chưa rõ để trống", (_YES, _NO)
    elif question.kind is Kind.CHOICE:
        how, choices = "chọn trong danh sách", tuple(option.code for option in question.options)
        how += ": " + "; ".join(f"{option.code} = {option.vi}" for option in question.options)
    elif question.kind is Kind.MEASURE:
        how = f"số, {question.unit}; không có ghi 0; chưa rõ để trống"
    words = "; ".join(row.vi for row in question.rows)
    read = _said if question.kind is Kind.YES_NO else _written
    return _Line(
        question.code, str(question.item), f"{question.vi} ({words})", how, choices, _checked(question, read)
    )


def _said(value: object) -> bool:
    word = value.strip().lower() if isinstance(value, str) else value
    if word not in _SAID:
        raise InvalidValueError(
            f"expected {_YES!r}, {_NO!r} or an empty cell, not {value!r:.60}",
            f"phải là {_YES!r}, {_NO!r} hoặc ô trống, không phải {value!r:.60}",
        )
    return _SAID[str(word)]


def _written(value: object) -> object:
    """A number as typed: what a workbook keeps as a float is read back as the decimal that was typed."""
    return Decimal(repr(value)) if isinstance(value, float) else value


def _checked(question: Question, read: Callable[[object], Any]) -> Callable[[object], Any]:
    def check(value: object) -> Any:  # noqa: ANN401 # an answer of any kind
        answer = read(value)
        question.answer(answer)
        return answer

    return check


_LINES: Mapping[str, tuple[_Line, ...]] = {
    _A: _statements(SCREEN_OUT, SCREEN),
    _B1: tuple(_question(question) for question in QUESTIONS.values()),
    _B2: _statements(B2),
}


def _read(
    book: "Workbook", title: str, lines: tuple[_Line, ...], faults: list[Fault]
) -> Iterator[tuple[str, Any]]:
    if title not in book.sheetnames:
        there = ", ".join(book.sheetnames)
        faults.append(
            Fault(
                title,
                f"this worksheet is missing; there is {there}",
                f"thiếu trang tính này; tệp chỉ có {there}",
            )
        )
        return
    sheet = book[title]
    for number, line in enumerate(lines, start=2):
        printed = sheet[f"A{number}"].value
        if printed != line.code:
            faults.append(
                Fault(
                    f"{title}!A{number}",
                    f"expected the code {line.code!r}, not {printed!r:.60}",
                    f"phải là mã {line.code!r}, không phải {printed!r:.60}",
                )
            )
            continue
        value = sheet[f"{_ANSWER}{number}"].value
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        try:
            yield line.code, line.read(value)
        except ChuanNgheoError as error:
            where = f"{title}!{_ANSWER}{number}"
            faults.append(Fault(where, f"{line.code}: {error}", f"{line.code}: {error.vi}"))


def _part(answers: dict[str, Any], printed: Mapping[str, Statement]) -> dict[str, bool | None]:
    return {code: answers.get(code) for code in printed}


def _row(sheet: "Worksheet", number: int, values: Iterable[Cell | str]) -> None:
    for place, value in enumerate(values, start=1):
        cell: XlsxCell = sheet.cell(number, place)  # type: ignore[assignment] # no merged cells here
        if isinstance(value, Rate):
            cell.value = rounded(value.share, 4)
            cell.number_format = "0.00%"
        else:
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"  # a unit named "=1+1" is a name, not a formula


def _list(sheet: "Worksheet", cell: str, choices: tuple[str, ...]) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 # an extra

    if choices:
        allowed = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        sheet.add_data_validation(allowed)
        allowed.add(cell)  # pyright: ignore[reportUnknownMemberType] # the stub leaves it open


def load(path: Path | str) -> "Workbook":
    """The workbook.

    Raises:
        InvalidFileError: the file is none that can be read.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 # an extra
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 # an extra

    try:
        return load_workbook(path)
    except (OSError, BadZipFile, KeyError, ValueError, InvalidFileException) as error:
        because = words_of(error)
        raise InvalidFileError.of(
            str(path),
            f"not a readable workbook: {because}",
            f"không phải tệp Excel đọc được: {because.vi}",
            reason=Reason.UNREADABLE_FILE,
        ) from None


def _save(book: "Workbook", path: Path | str) -> None:
    try:
        book.save(path)
    except OSError as error:
        raise InvalidFileError(str(path), [Fault.of("", error)], reason=Reason.UNREADABLE_FILE) from None
