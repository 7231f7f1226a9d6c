"""A Word or Excel file is a zip of XML: it is looked through before any library opens it.

Refused in one line: what is no such zip, is locked by a password, would unpack beyond the limits, holds
macros, declares a document type (the door of external entities and of "a billion laughs"), is nested or
large beyond the limits.  Nothing is executed, and nothing is fetched.
"""

import io
from typing import IO
from xml.parsers import expat  # every declaration of a document type is refused here
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 # it is a class

import attrs

from chuanngheo.documents.limits import DEPTH, ELEMENTS, PARTS, UNPACKED
from chuanngheo.documents.refusals import damaged, locked, too_deep, too_much, unreadable
from chuanngheo.errors import InvalidFileError
from chuanngheo.numerals import format_decimal

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file of the old Office begins, and one locked by a password."""


class Watch:
    """Is told of every XML element by its name without its namespace; this one asks nothing."""

    def began(self, element: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def ended(self, element: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text within the innermost element."""


def checked(data: bytes, name: str, watch: Watch | None = None) -> None:
    """Look through a file before it is opened, with ``watch`` looking on.

    Raises:
        InvalidFileError: it must not be opened; the message says why.
    """
    if data.startswith(OLD_OFFICE):
        raise unreadable(
            name,
            "locked by a password, or of an Office before 2007; save it without a password as .docx or .xlsx",
            "bị khóa bằng mật khẩu, hoặc của Office trước 2007; hãy bỏ mật khẩu rồi lưu ra .docx hoặc .xlsx",
        )
    try:
        with ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_parts(parts, name)
            scan = _Scan(name, watch or Watch())
            for part in parts:
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    with package.open(part) as file:
                        scan.part(file, part.filename)
    except InvalidFileError:
        raise
    except (BadZipFile, ZlibError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise damaged(name, "Word or Excel file", "tệp Word hoặc Excel", error) from None


def _check_parts(parts: list[ZipInfo], name: str) -> None:
    if len(parts) > PARTS:
        raise too_much(name, f"more than {PARTS:,} parts", f"có hơn {format_decimal(PARTS)} phần")
    if sum(part.file_size for part in parts) > UNPACKED:
        size = UNPACKED // 1_000_000
        raise too_much(name, f"would unpack to more than {size} MB", f"giải nén ra sẽ hơn {size} MB")
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise unreadable(name, "two parts of one name", "hai phần cùng một tên")
    for part in parts:
        if part.flag_bits & 1:
            raise locked(name)
        if part.filename.lower().endswith("vbaproject.bin"):
            raise InvalidFileError.of(
                name,
                "it holds macros; save it as .docx or .xlsx without them",
                "trong tệp có macro; hãy lưu thành .docx hoặc .xlsx không có macro",
            )


@attrs.define
class _Scan:
    """One pass over every XML part, streaming: what libraries would keep is only counted here."""

    name: str
    watch: Watch
    elements: int = 0
    depth: int = 0

    def part(self, file: IO[bytes], part: str) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.watch.text
        parser.StartDoctypeDeclHandler = self._doctype
        self.depth = 0
        try:
            parser.ParseFile(file)
        except expat.ExpatError as error:
            raise unreadable(
                self.name, f"{part}: no XML: {error}", f"{part}: không phải XML: {error}"
            ) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEPTH:
            raise too_deep(self.name)
        if self.elements > ELEMENTS:
            raise too_much(
                self.name,
                f"more than {ELEMENTS:,} XML elements",
                f"có hơn {format_decimal(ELEMENTS)} phần tử XML",
            )
        self.watch.began(name.rpartition(" ")[2], attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.watch.ended(name.rpartition(" ")[2])

    def _doctype(self, *_: object) -> None:
        raise InvalidFileError.of(
            self.name,
            "it declares a document type, which no Word or Excel file does",
            "có khai báo kiểu tài liệu (DOCTYPE), điều không tệp Word hay Excel nào làm",
        )
