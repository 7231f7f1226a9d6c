"""One door to every kind of foreign file: by the ending of its name, checked against how it begins.

>>> extract_bytes("Năm 2018, toàn huyện có 5.779 hộ nghèo.".encode(), "ke-hoach.txt").text
'Năm 2018, toàn huyện có 5.779 hộ nghèo.'
"""

from collections.abc import Callable
from pathlib import Path

from chuanngheo.documents.extracted import Extracted
from chuanngheo.documents.limits import FILE
from chuanngheo.documents.package import OLD_OFFICE
from chuanngheo.documents.pdf import read_pdf
from chuanngheo.documents.plain import read_md, read_txt
from chuanngheo.documents.refusals import too_much, unreadable
from chuanngheo.documents.spreadsheet import read_csv, read_xlsx
from chuanngheo.documents.web import read_html
from chuanngheo.documents.word import read_docx
from chuanngheo.errors import Fault, InvalidFileError, Reason, UnknownCodeError

Reader = Callable[[bytes, str], Extracted]
"""From the bytes of a file and its name to what stands in it."""

READERS: dict[str, Reader] = {
    ".txt": read_txt,
    ".md": read_md,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".xlsx": read_xlsx,
    ".pdf": read_pdf,
}
"""The reader of each kind of file, by the ending of its name."""

EXTRAS = {"lxml", "docx", "openpyxl", "pypdf"}
"""The libraries behind the extra ``documents``."""

_BEGINS = {b"PK\x03\x04": (".docx", ".xlsx"), b"%PDF": (".pdf",), OLD_OFFICE: (".docx", ".xlsx")}


def extract(path: Path | str) -> Extracted:
    """The text, tables and notices of a foreign file.

    Raises:
        InvalidFileError: the file cannot be read, is not what its name says, or is refused; in one line.
        UnknownCodeError: an ending that no reader is for.

    >>> extract("docs/examples/annex.csv").grids[0].rows[0][:2]
    ('TT', 'Xã, thị trấn')
    """
    path = Path(path)
    reader_of(path.name)
    try:
        with path.open("rb") as file:
            data = file.read(FILE + 1)
    except OSError as error:
        raise InvalidFileError(str(path), [Fault.of("", error)], reason=Reason.UNREADABLE_FILE) from None
    return extract_bytes(data, str(path))


def extract_bytes(data: bytes, name: str) -> Extracted:
    """The same of bytes; ``name`` tells the kind by its ending and names the file in errors.

    Raises:
        InvalidFileError, UnknownCodeError: as :func:`extract`.

    >>> extract_bytes("Hộ nghèo giảm 3,35%.".encode(), "plan.txt").text.strip()
    'Hộ nghèo giảm 3,35%.'
    """
    read = reader_of(name)
    if len(data) > FILE:
        raise too_much(name, f"larger than {FILE // 1_000_000} MB", f"lớn hơn {FILE // 1_000_000} MB")
    if not data.strip():
        raise unreadable(name, "it is empty", "tệp trống")
    ending = _ending(name)
    for mark, endings in _BEGINS.items():
        if data.startswith(mark) and ending not in endings:
            raise unreadable(
                name,
                f"named {ending}, but it begins as a {' or '.join(endings)} file",
                f"có tên {ending}, nhưng phần đầu là của tệp {' hoặc '.join(endings)}",
            )
    try:
        return read(data, name)
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        raise InvalidFileError.of(
            name,
            f"reading it needs the extra 'documents': pip install 'chuanngheo[documents]' ({error.name})",
            f"để đọc tệp này cần phần thêm 'documents': pip install 'chuanngheo[documents]' ({error.name})",
        ) from None


def reader_of(name: str) -> Reader:
    """The reader for a file of that name.

    Raises:
        UnknownCodeError: none reads files of that ending.
    """
    ending = _ending(name)
    if ending not in READERS:
        raise UnknownCodeError("kind of document", "loại tài liệu", ending or name, READERS, where=name)
    return READERS[ending]


def _ending(name: str) -> str:
    return Path(name).suffix.lower()
