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

from chuanngheo.documents.extracted import refused
from chuanngheo.documents.limits import DEPTH, ELEMENTS, PARTS, UNPACKED
from chuanngheo.errors import InvalidFileError, Reason

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
        raise refused(
            name,
            "locked by a password, or of an Office before 2007; save it without a password as .docx or .xlsx",
            Reason.UNREADABLE_FILE,
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
        raise refused(name, f"no readable Word or Excel file: {error}", Reason.UNREADABLE_FILE) from None


def _check_parts(parts: list[ZipInfo], name: str) -> None:
    if len(parts) > PARTS:
        raise refused(name, f"more than {PARTS:,} parts", Reason.TOO_LONG)
    if sum(part.file_size for part in parts) > UNPACKED:
        raise refused(name, f"would unpack to more than {UNPACKED // 1_000_000} MB", Reason.TOO_LONG)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names):
        raise refused(name, "two parts of one name", Reason.UNREADABLE_FILE)
    for part in parts:
        if part.flag_bits & 1:
            raise refused(name, "locked by a password", Reason.UNREADABLE_FILE)
        if part.filename.lower().endswith("vbaproject.bin"):
            raise refused(name, "it holds macros; save it as .docx or .xlsx without them")


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
            raise refused(self.name, f"{part}: no XML: {error}", Reason.UNREADABLE_FILE) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEPTH:
            raise refused(self.name, f"elements nested more than {DEPTH} deep", Reason.TOO_LONG)
        if self.elements > ELEMENTS:
            raise refused(self.name, f"more than {ELEMENTS:,} XML elements", Reason.TOO_LONG)
        self.watch.began(name.rpartition(" ")[2], attributes)

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.watch.ended(name.rpartition(" ")[2])

    def _doctype(self, *_: object) -> None:
        raise refused(self.name, "it declares a document type, which no Word or Excel file does")
