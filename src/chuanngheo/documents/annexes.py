r"""An annex as a file of tables: a CSV or XLSX file → a document whose columns were recognised.

>>> import tempfile
>>> path = Path(tempfile.mkdtemp()) / "bieu.csv"
>>> _ = path.write_text("Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ %\nThanh An;2.693;106;3,94\n", encoding="utf-8")
>>> annex = read_annex(path, place="huyện Cam Lộ")
>>> [column.role for column in annex.document.tables[0].columns]
['unit', 'households', 'poor', 'poor_rate']
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs

from chuanngheo.documents.extracted import Extracted, Notice
from chuanngheo.documents.limits import FILE
from chuanngheo.documents.refusals import too_much
from chuanngheo.documents.spreadsheet import read_csv, read_xlsx
from chuanngheo.errors import Fault, InvalidFileError, Reason, UnknownCodeError
from chuanngheo.numerals import format_decimal
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Recognised, recognise

_READERS = {".csv": read_csv, ".tsv": read_csv, ".xlsx": read_xlsx}


@attrs.frozen
class Annex:
    """A file of tables: its bytes, what its tables were recognised as, the document made of them."""

    data: bytes = attrs.field(repr=False)
    recognised: tuple[Recognised, ...]
    document: Document
    notices: tuple[Notice, ...] = ()


def is_annex(path: Path) -> bool:
    """Whether a file holds tables and nothing else, by its ending."""
    return path.suffix.lower() in _READERS


def read_annex(
    path: Path,
    *,
    sheets: Sequence[str] = (),
    roles: Mapping[str, str | Column] | None = None,
    title: str = "",
    place: str = "",
    start: str = "",
    end: str = "",
) -> Annex:
    """The tables of a ``.csv`` or ``.xlsx`` file, their columns recognised by their headings.

    ``sheets`` names the worksheets wanted, all where there is none; ``roles`` corrects columns by heading or
    letter, in every table that has them; ``title``, ``place``, ``start`` and ``end`` go before what it says.

    Raises:
        InvalidFileError: the file cannot be read, or no table of figures is in it.
        UnknownCodeError: no such worksheet; no table has a column that ``roles`` names.
    """
    data = _bytes(path)
    extracted = _READERS[path.suffix.lower()](data, path.name)
    found = [one for grid in extracted.grids if (one := recognise(grid)).is_table]
    found = [one for one in found if _wanted(one, sheets, extracted)]
    if not found:
        raise InvalidFileError.of(
            str(path), "no table of figures is in it", "trong tệp không có bảng số liệu nào"
        )
    found = _told(found, roles or {})
    named = [
        one.named(title=name, place=place, start=start, end=end)
        for one, name in zip(found, _titles(found, title), strict=True)
    ]
    document = Document(
        title=title or named[0].title or path.stem,
        place=place,
        source=path.name,
        tables=tuple(table for one in named for table in one.tables()),
    )
    return Annex(data, tuple(named), document, extracted.notices)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE:
            raise too_much(str(path), f"larger than {FILE:,} bytes", f"lớn hơn {format_decimal(FILE)} byte")
        return path.read_bytes()
    except OSError as error:
        raise InvalidFileError(str(path), [Fault.of("", error)], reason=Reason.UNREADABLE_FILE) from None


def _wanted(one: Recognised, sheets: Sequence[str], extracted: Extracted) -> bool:
    known = [grid.where.removeprefix("sheet ") for grid in extracted.grids]
    for sheet in sheets:
        if sheet not in known:
            raise UnknownCodeError("worksheet", "trang tính", sheet, known, where=extracted.name)
    return not sheets or one.grid.where.removeprefix("sheet ") in sheets


def _told(found: list[Recognised], roles: Mapping[str, str | Column]) -> list[Recognised]:
    """The tables with their columns told; each in every table that has it, and in one at least."""
    told: set[str] = set()
    corrected: list[Recognised] = []
    for one in found:
        own = {name: role for name, role in roles.items() if one.has(name)}
        told |= set(own)
        corrected.append(one.with_roles(own))
    unknown = {name: role for name, role in roles.items() if name not in told}
    if unknown:
        found[0].with_roles(unknown)  # raises, with the nearest right name
    return corrected


def _titles(found: Sequence[Recognised], title: str) -> list[str]:
    """A title of its own for each table, so that a finding names one of them."""
    titles: list[str] = []
    for number, one in enumerate(found, 1):
        plain = title or one.grid.title or one.grid.where
        unlike = plain if plain not in titles else f"{plain} ({one.grid.where})"
        titles.append(unlike if unlike not in titles else f"{unlike} ({number})")
    return titles
