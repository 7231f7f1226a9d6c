"""The workbook that was audited, with a comment on every cell that a finding names.

A comment is written into the file's own package beside what stands there: every other part is copied
byte for byte, so that formulas with their saved values, formats, charts and pictures stay as they were.

A document that came from elsewhere is written as a new workbook first.  Needs the extra ``xlsx``.
"""

import io
from collections.abc import Mapping, Sequence

from chuanngheo.consistency import Audit, Finding
from chuanngheo.documents.package import checked
from chuanngheo.languages import vietnamese
from chuanngheo.report.comments import with_comments
from chuanngheo.report.marked import clear, figures, heading, marked, possible, text_at
from chuanngheo.report.rules import arithmetic, rule
from chuanngheo.tables import Recognised, Table
from chuanngheo.tables.table import name_in

Addresses = Mapping[tuple[str, str, str], tuple[str, str]]
"""Name of a table, label of a row, role of a column → name of a worksheet and address of the cell."""


def commented(data: bytes, audit: Audit, recognised: Sequence[Recognised], lang: str = "vi") -> bytes:
    """The workbook ``data`` with comments on the cells of the audit's findings, and nothing else changed.

    ``recognised`` are the worksheets' tables as they were audited, in any order; ``where`` of their grids
    names the worksheet.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        InvalidFileError: ``data`` is no workbook, or a worksheet is not in it.

    >>> from chuanngheo import audit, load_document
    >>> from chuanngheo.documents.annexes import read_annex
    >>> found = audit(load_document("docs/examples/cam-lo-2022.toml"))
    >>> commented(workbook(found), found, [])[:2]
    b'PK'
    """
    checked(data, audit.document.source or "workbook")
    return with_comments(data, _comments(audit, _addresses(recognised), lang))


def workbook(audit: Audit, lang: str = "vi") -> bytes:
    """A new workbook of the document's tables, one a worksheet, with the same comments.

    Cells are written as text, as printed; none can become a formula.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import audit, load_document
    >>> workbook(audit(load_document("docs/examples/cam-lo-2022.toml")))[:2]
    b'PK'
    """
    from openpyxl import Workbook  # noqa: PLC0415 # an extra

    book = Workbook()
    book.remove(book.worksheets[0])
    addresses: dict[tuple[str, str, str], tuple[str, str]] = {}
    for number, one in enumerate(marked(audit), 1):
        sheet = book.create_sheet(f"{number}")
        for row, texts in enumerate(_lines(one.table, one.name, lang), 1):
            for place, text in enumerate(texts, 1):
                cell = sheet.cell(row, place)
                cell.value = clear(text)
                cell.data_type = "s"  # a place named "=1+1" is a name
        addresses.update(_of_table(one.table, one.name, sheet.title))
        sheet.freeze_panes = "B3"
        sheet.column_dimensions["A"].width = 28
    if not book.worksheets:
        book.create_sheet("1")
    data = io.BytesIO()
    book.save(data)
    return with_comments(data.getvalue(), _comments(audit, addresses, lang))


def _lines(table: Table, name: str, lang: str) -> list[list[str]]:
    columns = figures(table)
    rows = [[row.label, *(text_at(row, column) for column in columns)] for row in table.all_rows]
    return [[name_in(lang, name)], ["", *(heading(column, lang) for column in columns)], *rows]


def _of_table(table: Table, name: str, sheet: str) -> dict[tuple[str, str, str], tuple[str, str]]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 # an extra

    places = [(column.role, get_column_letter(n)) for n, column in enumerate(figures(table), 2)]
    found = {
        (name, row.label, role): (sheet, f"{letter}{number}")
        for number, row in enumerate(table.all_rows, 3)
        for role, letter in places
    }
    found |= {(name, "", role): (sheet, f"{letter}2") for role, letter in places}
    return found


def _addresses(recognised: Sequence[Recognised]) -> dict[tuple[str, str, str], tuple[str, str]]:
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for one in recognised:
        sheet = one.grid.where.removeprefix("sheet ")
        for table, places in one.addresses().items():
            found |= {(table, *place): (sheet, address) for place, address in places.items()}
    return found


def _comments(audit: Audit, addresses: Addresses, lang: str) -> dict[str, dict[str, str]]:
    """By worksheet and cell the words of the comment."""
    said: dict[str, dict[str, list[str]]] = {}
    for finding in audit.findings:
        places = {
            (finding.where.table, finding.where.row, finding.where.column): _remark(audit, finding, lang)
        }
        for option in (*finding.proposals, *finding.repairs):
            at = (option.where.table, option.where.row, option.where.column)
            sign = "?" if option in finding.proposals else ""
            places.setdefault(at, f"[{sign}{finding.id}] {option.value}: {option.reason.text(lang)}")
        for where in possible(finding):
            places.setdefault((where.table, where.row, where.column), f"[?{finding.id}]")
        _said_at(said, addresses, places)
    for remark in audit.remarks:
        for option in remark.proposals:
            at = (option.where.table, option.where.row, option.where.column)
            _said_at(said, addresses, {at: f"→ {option.value}: {option.reason.text(lang)}"})
    return {sheet: {at: "\n\n".join(t) for at, t in cells.items()} for sheet, cells in said.items()}


def _said_at(
    said: dict[str, dict[str, list[str]]], addresses: Addresses, places: Mapping[tuple[str, str, str], str]
) -> None:
    for place, text in places.items():
        if place in addresses:
            sheet, address = addresses[place]
            said.setdefault(sheet, {}).setdefault(address, []).append(clear(text))


def _remark(audit: Audit, finding: Finding, lang: str) -> str:
    """A finding as an official remark."""
    vi = vietnamese(lang)
    lines = [f"[{finding.id}] {finding.message.text(lang)}"]
    word = "Đề xuất" if vi else "Proposed"
    own = [option for option in finding.proposals if option.where == finding.where]
    lines += [f"{word}: {option.value} ({option.reason.text(lang)})" for option in own]
    lines.append(f"{'Quy tắc' if vi else 'Rule'}: {rule(finding.kind).text(lang)}")
    if sums := arithmetic(audit, finding):
        lines.append(f"{'Phép tính' if vi else 'Arithmetic'}: {sums}")
    return "\n".join(lines)
