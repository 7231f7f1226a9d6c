"""What is taken out of a foreign file: its running text, its tables as grids, and what was left unread.

The text is composed Unicode (NFC); paragraphs are separated by an empty line, and every span given
anywhere refers to this text.  Tables stand beside it, each with the character at which it stood.

>>> making = Making("ke-hoach.txt")
>>> making.paragraph("Năm 2018, toàn huyện có 54.769 hộ.", Place(Part.LINE, "3"))
>>> making.made().paragraphs[0].place.text("en")
'line 3'
"""

import re
import unicodedata
from enum import Enum

import attrs

from chuanngheo.consistency import Message
from chuanngheo.documents.limits import CELLS, CHARACTERS, COLUMNS
from chuanngheo.documents.refusals import too_much, unreadable
from chuanngheo.languages import phrase
from chuanngheo.numerals import format_decimal
from chuanngheo.tables import Grid


class Part(Enum):
    """In which part of a file something stands, in Vietnamese and English.

    >>> [one.value for one in Part][:4]
    [('dòng', 'line'), ('đoạn', 'paragraph'), ('trang', 'page'), ('trang tính', 'sheet')]
    """

    LINE = ("dòng", "line")
    PARAGRAPH = ("đoạn", "paragraph")
    PAGE = ("trang", "page")
    SHEET = ("trang tính", "sheet")
    HEADER = ("đầu trang", "page header")
    FOOTER = ("chân trang", "page footer")
    FOOTNOTE = ("chú thích cuối trang", "footnote")
    ENDNOTE = ("chú thích cuối văn bản", "endnote")
    TEXT_BOX = ("khung chữ", "text box")


@attrs.frozen
class Place:
    """Where something stands: the part of the file and its number or name there.

    >>> Place(Part.PARAGRAPH, "12").text("en")
    'paragraph 12'
    """

    part: Part
    name: str

    def text(self, lang: str = "vi") -> str:
        """In words: "đoạn 12", "page 3".

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return f"{phrase(lang, *self.part.value)} {self.name}"


@attrs.frozen
class Paragraph:
    """The first and past-the-last character of a paragraph in the running text, and its place.

    >>> from chuanngheo.documents import extract_bytes
    >>> found = extract_bytes("Năm 2018: 5.779 hộ nghèo.".encode(), "plan.txt")
    >>> [(one.start, one.end, one.place.text("en")) for one in found.paragraphs]
    [(0, 25, 'line 1')]
    """

    start: int
    end: int
    place: Place


@attrs.frozen
class Placed:
    """A table, and the number of characters of the running text before it.

    In use: :func:`chuanngheo.documents.extract`.
    """

    at: int
    grid: Grid


@attrs.frozen
class Notice:
    """Something of the file that was not read, or not read as it stands; ``kind`` is for programs.

    >>> from chuanngheo.documents import extract_bytes
    >>> found = extract_bytes(b"<p>x</p><img src=a.png>", "plan.html")
    >>> [(one.kind, one.message.text("en")) for one in found.notices]
    [('picture', 'pictures are not read')]
    """

    kind: str
    message: Message


@attrs.frozen
class Extracted:
    """The text, tables and notices of one file.

    In use: :func:`chuanngheo.documents.extract`.
    """

    name: str
    text: str
    paragraphs: tuple[Paragraph, ...] = ()
    tables: tuple[Placed, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its tables in order, without their places."""
        return tuple(placed.grid for placed in self.tables)

    def place(self, character: int) -> Place | None:
        """The place of the paragraph that a character of the text stands in."""
        low, high = 0, len(self.paragraphs)
        while low < high:
            middle = (low + high) // 2
            if self.paragraphs[middle].end <= character:
                low = middle + 1
            else:
                high = middle
        found = self.paragraphs[low : low + 1]
        return found[0].place if found and found[0].start <= character else None


def composed(text: str, name: str) -> str:
    """Composed Unicode, every line ended in one way, no blanks at either end."""
    return normal(text.replace("\r\n", "\n").replace("\r", "\n"), name).strip()


MARKS = 30
"""Combining marks one after another; Unicode's own "stream-safe" bound.  Composing more takes n² steps."""


_BEYOND_LATIN = re.compile(f"[^\\x00-\u02ff\u1e00-\u1eff]{{{MARKS + 1},}}")


def _many_marks(text: str) -> bool:
    for run in _BEYOND_LATIN.finditer(text):
        marks = 0
        for sign in run[0]:
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MARKS:
                return True
    return False


def normal(text: str, name: str) -> str:
    """The text in composed Unicode (NFC).

    Raises:
        InvalidFileError: more marks on one letter than any language writes.
    """
    if text.isascii():
        return text
    if _many_marks(text):
        raise unreadable(
            name,
            f"more than {MARKS} combining marks on one letter",
            f"một chữ cái có hơn {MARKS} dấu kết hợp",
        )
    return unicodedata.normalize("NFC", text)


CAPTION = 150
"""Characters of a line of a caption; a longer paragraph is prose."""
CAPTION_LINES = 4
"""Lines of a caption: annex, title, "attached to plan No …", unit."""


@attrs.define
class Making:
    """An :class:`Extracted` being made, paragraph by paragraph, within the limits."""

    name: str
    _texts: list[str] = attrs.field(factory=list[str], init=False)
    _paragraphs: list[Paragraph] = attrs.field(factory=list[Paragraph], init=False)
    _tables: list[Placed] = attrs.field(factory=list[Placed], init=False)
    _notices: list[Notice] = attrs.field(factory=list[Notice], init=False)
    _length: int = attrs.field(default=0, init=False)
    _cells: int = attrs.field(default=0, init=False)
    _above: int = attrs.field(default=0, init=False)

    def paragraph(self, text: str, place: Place) -> None:
        """Add a paragraph; one of blanks alone is none."""
        text = composed(text, self.name)
        if not text:
            return
        start = self._length + 2 if self._texts else 0
        self._length = start + len(text)
        if self._length > CHARACTERS:
            raise too_much(
                self.name,
                f"more than {CHARACTERS:,} characters of text",
                f"có hơn {format_decimal(CHARACTERS)} ký tự",
            )
        self._texts.append(text)
        self._paragraphs.append(Paragraph(start, self._length, place))

    def room_for(self, cells: int) -> None:
        """Count the cells of a table before it is built."""
        self._cells += cells
        if self._cells > CELLS:
            raise too_much(
                self.name,
                f"its tables span more than {CELLS:,} cells, empty ones counted",
                f"các bảng có hơn {format_decimal(CELLS)} ô, tính cả ô trống",
            )

    def table(self, grid: Grid) -> None:
        """Add a table after the last paragraph."""
        if grid.width > COLUMNS:
            raise too_much(
                self.name,
                f"a table of more than {COLUMNS:,} columns",
                f"một bảng có hơn {format_decimal(COLUMNS)} cột",
            )
        self._tables.append(Placed(self._length, grid))
        self._above = len(self._texts)

    def section(self) -> None:
        """Begin another part of the file: what was above is no caption here."""
        self._above = len(self._texts)

    def notice(self, kind: str, vi: str, en: str) -> None:
        """Say what was left unread, once."""
        notice = Notice(kind, Message(vi, en))
        if notice not in self._notices:
            self._notices.append(notice)

    @property
    def tables_so_far(self) -> int:
        """How many tables have been added."""
        return len(self._tables)

    def caption(self) -> str:
        """The short lines right above, as a table's caption; a sentence of the prose is none."""
        lines = self._texts[self._above :][-CAPTION_LINES:]
        for place in reversed(range(len(lines))):
            if len(lines[place]) > CAPTION or lines[place].endswith((".", ";", ":", ",")):
                lines = lines[place + 1 :]
                break
        return " ".join(" ".join(lines).split())

    def made(self) -> Extracted:
        """What has been put together."""
        return Extracted(
            self.name,
            "\n\n".join(self._texts),
            tuple(self._paragraphs),
            tuple(self._tables),
            tuple(self._notices),
        )
