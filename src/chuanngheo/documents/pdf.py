"""PDF files: the running text of their text layer, page by page.

A table is read only where the lines of its text make it certain; that the others are not is said.

A scan has no text layer: it is refused, since nothing of it would be read.
"""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from chuanngheo.documents.encodings import refuse_old_font
from chuanngheo.documents.extracted import Extracted, Making, Part, Place, composed
from chuanngheo.documents.limits import OPERATIONS, PAGES
from chuanngheo.documents.plain import add_lines
from chuanngheo.documents.refusals import damaged, locked, too_much, unreadable
from chuanngheo.errors import InvalidFileError
from chuanngheo.numerals import format_decimal

if TYPE_CHECKING:
    from pypdf import PdfReader

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it grumbles about is refused or read


def read_pdf(data: bytes, name: str) -> Extracted:
    """The text of a PDF file.

    Raises:
        InvalidFileError: no PDF file, locked, a scan without text, or more than the limits allow.
    """
    making = Making(name)
    work = _Work(name)
    try:
        reader = _opened(data, name)
        empty = [number for number, text in _pages(reader, work) if not _add(text, number, making)]
    except (InvalidFileError, ModuleNotFoundError):
        raise
    except Exception as error:  # noqa: BLE001 # a damaged file makes pypdf raise anything
        raise damaged(name, "PDF file", "tệp PDF", error) from None
    made = making.made()
    if not (made.text or made.tables):
        raise unreadable(
            name,
            "it has no text layer (a scan); recognise its text first",
            "tệp không có lớp chữ (bản quét); hãy nhận dạng chữ trước",
        )
    if empty:
        pages = ", ".join(map(str, empty))
        making.notice(
            "scan", f"trang không có chữ (ảnh quét?): {pages}", f"pages without text (a scan?): {pages}"
        )
    making.notice(
        "pdf-tables",
        "tệp PDF không lưu bảng; chỉ đọc được bảng nào mà các dòng chữ cho biết chắc chắn; nên dùng tệp .docx"
        " hoặc .xlsx",
        "a PDF file keeps no tables; only those are read that the lines of its text make certain;"
        " use the .docx or .xlsx file",
    )
    made = making.made()
    refuse_old_font(made.text, name)
    return made


def _opened(data: bytes, name: str) -> "PdfReader":
    from pypdf import PdfReader  # noqa: PLC0415 # an extra

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise locked(name)
    if len(reader.pages) > PAGES:
        raise too_much(name, f"more than {PAGES:,} pages", f"có hơn {format_decimal(PAGES)} trang")
    return reader


@attrs.define
class _Work:
    """How much has been drawn: a form that draws a form that draws a form … ends here."""

    name: str
    done: int = 0

    def count(self, *_: object) -> None:
        """One operation."""
        self.done += 1
        if self.done > OPERATIONS:
            raise too_much(
                self.name,
                f"more than {OPERATIONS:,} drawing operations",
                f"có hơn {format_decimal(OPERATIONS)} lệnh vẽ",
            )


def _pages(reader: "PdfReader", work: _Work) -> Iterator[tuple[int, str]]:
    for number, page in enumerate(reader.pages, 1):
        yield number, page.extract_text(visitor_operand_before=work.count)


def _add(text: str, number: int, making: Making) -> bool:
    """Add the paragraphs of a page; whether there were any."""
    own = composed(text, making.name)
    add_lines(own.split("\n"), making, lambda _first, _past: Place(Part.PAGE, str(number)))
    return bool(own)
