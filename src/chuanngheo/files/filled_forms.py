"""Filled report forms 7.1–7.11 as the tables that an audit checks: from the lines, or from a workbook.

The formulas are those printed on the forms: rates over their totals, the year that closes
(9=1-2-3-4+5+6+7+8), groups within their wholes, town and country and units that add up.

>>> from chuanngheo.consistency import audit
>>> from chuanngheo.review import Reviewed, Unit, report
>>> homes = [Reviewed(unit="Thôn 1", area="rural", before="N", now="CN", members=4)]
>>> units = [Unit("Thôn 1", area="rural", households=200, persons=800)]
>>> forms = forms_document([report(number, units, homes) for number in ("7.1", "7.2", "7.3")], year=2024)
>>> len(forms.tables), audit(forms).findings
(14, ())
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import attrs

from chuanngheo.errors import Fault, InvalidFileError, InvalidValueError, Reason
from chuanngheo.files.sheets_xlsx import load
from chuanngheo.numerals import format_decimal
from chuanngheo.review.reports import Report
from chuanngheo.sheets.reports import FORMS
from chuanngheo.statements import Document
from chuanngheo.tables import Table, form_columns


@attrs.frozen
class PrintedLine:
    """One line of a form as its cells are printed; an empty text is an empty cell."""

    number: str
    label: str
    split: str
    texts: tuple[str, ...]


Printed = Mapping[str, Sequence[PrintedLine]]
"""The lines of each form, by its number."""


def forms_document(reports: Iterable[Report], *, year: int, title: str = "") -> Document:
    """The forms of one review, filled, as a document to be audited.

    Raises:
        InvalidValueError: form 7.5 without 7.4, or 7.7 without 7.6: rates without their counts.
    """
    printed = {
        one.form.number: [
            PrintedLine(line.number, line.label, line.split, line.texts()) for line in one.lines
        ]
        for one in reports
    }
    return _document(printed, year, title)


def read_forms(path: Path | str, *, year: int, title: str = "") -> Document:
    """The same from a workbook of :func:`chuanngheo.files.sheets_xlsx.write_reports`, as it stands now.

    Raises:
        InvalidFileError: no workbook, a worksheet that is no such form, or a line of another length.
        InvalidValueError: as :func:`forms_document`.
    """
    book = load(path)
    by_sheet = {f"Mẫu {number}": number for number in FORMS}
    faults: list[Fault] = []
    printed: dict[str, list[PrintedLine]] = {}
    for sheet in book.worksheets:
        if sheet.title not in by_sheet:
            known = ", ".join(by_sheet)
            faults.append(
                Fault(
                    sheet.title,
                    f"no report form; expected {known}",
                    f"không phải biểu báo cáo; phải là một trong: {known}",
                )
            )
            continue
        width = 3 + len(FORMS[by_sheet[sheet.title]].columns)
        if sheet.max_column != width:
            faults.append(
                Fault(
                    sheet.title,
                    f"{sheet.max_column} columns for {width}",
                    f"có {sheet.max_column} cột, phải có {width}",
                )
            )
            continue
        rows = sheet.iter_rows(min_row=4, values_only=True)
        texts = [
            [
                _text(value, form_rate)
                for value, form_rate in zip(row, _rates(by_sheet[sheet.title]), strict=True)
            ]
            for row in rows
        ]
        printed[by_sheet[sheet.title]] = [PrintedLine(t[0], t[1], t[2], tuple(t[3:])) for t in texts]
    if faults:
        raise InvalidFileError(str(path), faults)
    return _document(printed, year, title)


def _rates(number: str) -> list[bool]:
    return [False] * 3 + [column.cells == "rate" for column in FORMS[number].columns]


def _text(value: object, rate: bool) -> str:  # noqa: FBT001 # a fact of the column
    if rate and isinstance(value, int | float):
        share = Decimal(repr(value)).scaleb(2)  # as typed: 0.0394 is 3,94%
        places = max(2, -int(share.as_tuple().exponent))
        return f"{share:.{places}f}%".replace(".", ",")
    if type(value) is int:
        return format_decimal(value, "vi")
    return "" if value is None else str(value)


def _document(printed: Printed, year: int, title: str) -> Document:
    return Document(
        title=title or f"Phụ lục VII, năm {year}",
        place=_TOTAL,
        tables=tuple(table for number in printed for table in _tables(number, printed, year)),
    )


_TOTAL = "Tổng cộng"


def _tables(number: str, printed: Printed, year: int) -> Iterator[Table]:
    """Every table of one form: of each split, the units of town and country, both, and all units."""
    if number in _COUNTS_OF:
        if _COUNTS_OF[number] not in printed:
            raise InvalidValueError(
                f"form {number} prints the rates of form {_COUNTS_OF[number]}: give both",
                f"biểu {number} in tỷ lệ của biểu {_COUNTS_OF[number]}: hãy đưa cả hai biểu",
                reason=Reason.MISSING,
            )
        return
    lines = printed[number]
    rates = next(
        (rates for rates, counts in _COUNTS_OF.items() if counts == number and rates in printed), None
    )
    if rates is not None:
        lines = [
            attrs.evolve(a, texts=a.texts + b.texts[1:]) for a, b in zip(lines, printed[rates], strict=True)
        ]
    for split in FORMS[number].splits:
        mine = [line for line in lines if line.split == split]
        own = form_columns(number, split, with_rates=rates is not None)
        name = f"Mẫu số {number}" + (f" ({split})" if split else "")
        for part, (rows, total) in _parts(number, mine).items():
            # A unit may lie in town and country: only its lines of the whole are figures of the unit.
            whole = part == _TOTAL
            yield Table(
                own,
                [[line.label, *line.texts] for line in rows],
                None if total is None else [total.label, *total.texts],
                title=f"{name}, {part}",
                place=_TOTAL,
                start=_start(number, year) if whole else "",
                end=str(year) if whole else "",
            )


def _start(number: str, year: int) -> str:
    return str(year - 1 if number in _CHANGES else year)


Parts = dict[str, tuple[list[PrintedLine], PrintedLine | None]]
"""The parts of a printed form: its lines and, where it has one, its total."""


def _parts(number: str, lines: Sequence[PrintedLine]) -> Parts:
    """The lines of one split by the head that they add up to."""
    if not FORMS[number].by_area:
        return {_TOTAL: (list(lines[:-1]), lines[-1])}
    heads = [n for n, line in enumerate(lines) if not line.number.isdecimal()]
    blocks = [list(lines[a:b]) for a, b in zip(heads, [*heads[1:], len(lines)], strict=True)]
    parts: Parts = {block[0].label: (block[1:], block[0]) for block in blocks[:-1] if block[1:]}
    total, *units = blocks[-1]
    parts["I + II"] = ([block[0] for block in blocks[:-1]], total)
    if units:
        parts[_TOTAL] = (units, total)
    return parts


_COUNTS_OF = {"7.5": "7.4", "7.7": "7.6"}
"""The forms of rates, and those of their counts."""
_CHANGES = ("7.2", "7.3")
"""The forms of the course of a year."""
