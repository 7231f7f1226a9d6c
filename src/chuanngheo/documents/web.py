"""Web pages (.html): the text that a page shows, and its tables, merged cells and all.

Read as a stream by the parser of libxml2 (lxml, which the Word reader needs in any case): no script runs,
nothing is fetched, and no tree is kept.  A table that holds another is there for the layout.
"""

from typing import Protocol, cast

import attrs

from chuanngheo.documents.cells import Cell, add_table
from chuanngheo.documents.encodings import decoded, refuse_old_font
from chuanngheo.documents.extracted import Extracted, Making, Part, Place
from chuanngheo.documents.limits import DEPTH
from chuanngheo.documents.plain import add_lines
from chuanngheo.documents.refusals import damaged, too_deep

_UNSEEN = {
    "script", "style", "head", "template", "noscript", "iframe", "object", "svg", "select", "textarea",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "address", "article", "aside", "blockquote",
    "center", "dd", "div", "dl", "dt", "fieldset",
    "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "nav", "ol", "p", "pre", "section", "ul", "table", "caption", "tr", "td", "th",
}  # fmt: skip
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
}  # fmt: skip


class _Parser(Protocol):
    """What is used of the parser."""

    def feed(self, data: bytes) -> None: ...

    def close(self) -> object: ...


def _parser(page: "_Page") -> _Parser:
    from lxml.etree import HTMLParser  # type: ignore[import-untyped] # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

    return cast("_Parser", HTMLParser(target=page, encoding="utf-8", no_network=True))


def read_html(data: bytes, name: str) -> Extracted:
    """The paragraphs and tables of a web page.

    Raises:
        InvalidFileError: no text, or more than the limits allow.
    """
    text = decoded(data, name)
    page = _Page(Making(name))
    parser = _parser(page)
    try:
        for at in range(0, len(text), _PIECE):
            parser.feed(text[at : at + _PIECE].encode("utf-8", "replace"))
        parser.close()
    except SyntaxError as error:  # lxml's XMLSyntaxError
        raise damaged(name, "web page", "trang web", error) from None
    made = page.making.made()
    refuse_old_font(made.text, name)
    return made


_PIECE = 100_000


@attrs.define
class _Table:
    """A table being read; as layout, its cells go into the text as they come."""

    lines: list[list[Cell]] = attrs.field(factory=list[list[Cell]])
    paragraphs: list[str] | None = None
    down: int = 1
    across: int = 1
    layout: bool = False


@attrs.define
class _Page:
    """What the parser tells, in its order."""

    making: Making
    text: list[str] = attrs.field(factory=list[str])
    tables: list[_Table] = attrs.field(factory=list[_Table])
    unseen: list[str] = attrs.field(factory=list[str])
    depth: int = 0
    preformatted: int = 0
    paragraphs: int = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if tag in _VOID:
            self.void(tag)
            return
        self.depth += 1
        if self.depth > DEPTH:
            raise too_deep(self.making.name)
        if self.unseen or tag in _UNSEEN or "hidden" in attributes:
            self.unseen.append(tag)
            return
        if tag in _BLOCKS:
            self.flush()
        self.preformatted += tag == "pre"
        if tag == "table":
            self.nested()
            self.tables.append(_Table())
        elif self.tables:
            self.in_table(tag, attributes)

    def void(self, tag: str) -> None:
        """An element that holds nothing."""
        if tag == "br" and not self.unseen:
            self.text.append("\n")
        elif tag == "hr" and not self.unseen:
            self.flush()
        elif tag == "img":
            self.making.notice("picture", "hình ảnh không đọc được", "pictures are not read")

    def in_table(self, tag: str, attributes: dict[str, str]) -> None:
        """A row or a cell of the innermost table begins."""
        table = self.tables[-1]
        if tag == "tr":
            self.end_cell()
            table.lines.append([])
        elif tag in ("td", "th"):
            self.end_cell()
            if not table.lines:
                table.lines.append([])
            table.paragraphs = []
            table.down, table.across = (_whole(attributes.get(k)) for k in ("rowspan", "colspan"))

    def nested(self) -> None:
        """The tables around another are layout: what they hold so far goes into the text."""
        for table in self.tables:
            if not table.layout:
                table.layout = True
                for paragraph in _texts(table):
                    self.add(paragraph)
                table.lines, table.paragraphs = [], None

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag in _VOID:
            return
        self.depth -= 1
        if self.unseen:
            self.unseen.pop()
            return
        if tag in _BLOCKS:
            self.flush()
        self.preformatted -= tag == "pre"
        if tag in ("td", "th") and self.tables:
            self.end_cell()
        elif tag == "table" and self.tables:
            self.end_cell()
            table = self.tables.pop()
            if not table.layout:
                add_table([line for line in table.lines if line], self.making, self.place())

    def data(self, text: str) -> None:
        """Text."""
        if not self.unseen:
            self.text.append(text if self.preformatted else text.replace("\n", " "))

    def comment(self, text: str) -> None:
        """A comment says nothing to a reader."""

    def close(self) -> None:
        """The page ends; tables left open end with it."""
        self.unseen = []
        self.flush()
        while self.tables:
            self.end("table")

    def flush(self) -> None:
        """End the paragraph: into the innermost table's cell, or into the text."""
        own = "".join(self.text).split("\n")
        text = "\n".join(" ".join(line.split()) for line in own).strip()
        self.text.clear()
        if not text:
            return
        cell = next((t.paragraphs for t in self.tables[-1:] if not t.layout), None)
        if cell is None and self.preformatted:
            self.paragraphs += 1
            add_lines(own, self.making, lambda _first, _past: self.place())
        elif cell is None:
            self.add(text)
        else:
            cell.append(text)

    def end_cell(self) -> None:
        """Put the cell being read into its line."""
        self.flush()
        table = self.tables[-1]
        if table.paragraphs is not None and not table.layout:
            table.lines[-1].append(Cell(tuple(table.paragraphs), table.down, table.across))
        table.paragraphs = None

    def add(self, text: str) -> None:
        """A paragraph of the running text."""
        self.paragraphs += 1
        self.making.paragraph(text, self.place())

    def place(self) -> Place:
        """The paragraph being added, by its number."""
        return Place(Part.PARAGRAPH, str(max(1, self.paragraphs)))


def _texts(table: _Table) -> list[str]:
    cells = [p for line in table.lines for cell in line for p in cell.paragraphs]
    return cells + (table.paragraphs or [])


def _whole(text: str | None) -> int:
    """A rowspan or colspan as HTML allows it; what is none is 1."""
    return int(text) if text and text.isdecimal() and 0 < len(text) < 6 and int(text) else 1  # noqa: PLR2004 # no table is wider
