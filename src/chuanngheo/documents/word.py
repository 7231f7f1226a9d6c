"""Word files (.docx): paragraphs and tables in their order, then footnotes, headers and footers.

Read as if every tracked change were accepted.  What Word prints and no text holds (the numbers of
automatic lists, pictures) or what is not printed (comments, hidden text) is not read; where there is
something of the kind, a notice says so.
"""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from chuanngheo.documents import package
from chuanngheo.documents.cells import Cell, add_table
from chuanngheo.documents.encodings import refuse_old_font
from chuanngheo.documents.extracted import Extracted, Making, Part, Place
from chuanngheo.documents.refusals import damaged

if TYPE_CHECKING:
    from docx.document import Document


class Element(Protocol):
    """An XML element, as lxml gives it."""

    tag: object
    text: str | None
    attrib: Mapping[str, str]

    def __iter__(self) -> "Iterator[Element]": ...


_UNREAD = {
    "blip": ("picture", "hình ảnh không đọc được", "pictures are not read"),
    "chart": ("picture", "biểu đồ không đọc được", "charts are not read"),
    "commentReference": ("comment", "ghi chú bên lề không đọc", "comments are not read"),
    "del": (
        "deleted",
        "phần đã xóa (theo dõi thay đổi) không đọc",
        "deleted text (tracked changes) is not read",
    ),
    "moveFrom": ("deleted", "phần đã dời đi không đọc ở chỗ cũ", "moved text is not read in its old place"),
    "sym": ("symbol", "ký hiệu của phông riêng không đọc", "symbols of special fonts are not read"),
    "vanish": ("hidden", "chữ ẩn không đọc", "hidden text is not read"),
    "numPr": (
        "list-number",
        "số thứ tự tự động của danh sách không nằm trong văn bản",
        "the numbers of automatic lists are no part of the text",
    ),
}
"""What is not read, by the name of its element."""
_LEFT_OUT = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "Fallback",
    "pPr",
    "rPr",
    "sectPr",
    "tblPr",
    "trPr",
    "tcPr",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes, name: str) -> Extracted:
    """The paragraphs and tables of a Word file.

    Raises:
        InvalidFileError: no Word file, locked, with macros, or more than the limits allow.
    """
    making = Making(name)
    package.checked(data, name)
    document = _opened(data, name)
    _Body(making, Part.PARAGRAPH).blocks(cast("Element", document.element.body))  # pyright: ignore[reportUnknownMemberType] # untyped
    for part, element in _beside(document):
        _Body(making, part).blocks(element)
    made = making.made()
    refuse_old_font(made.text, name)
    return made


def _opened(data: bytes, name: str) -> "Document":
    from docx import Document  # noqa: PLC0415 # an extra

    try:
        return Document(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001 # a damaged file makes python-docx raise anything
        raise damaged(name, "Word file", "tệp Word", error) from None


_BESIDE = {
    "header": Part.HEADER,
    "footer": Part.FOOTER,
    "footnotes": Part.FOOTNOTE,
    "endnotes": Part.ENDNOTE,
}


def _beside(document: "Document") -> Iterator[tuple[Part, Element]]:
    """The roots of the parts beside the body, footnotes first, each once."""
    from docx.oxml import parse_xml  # noqa: PLC0415 # an extra

    found = {
        relation.target_part: _BESIDE[kind]
        for relation in document.part.rels.values()
        if not relation.is_external and (kind := relation.reltype.rpartition("/")[2]) in _BESIDE
    }
    for part, what in sorted(found.items(), key=lambda item: item[1].name, reverse=True):
        yield what, parse_xml(part.blob)


def _local(element: Element) -> str:
    """The name of an element without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _value(element: Element, path: str, attribute: str = "val") -> str | None:
    """An attribute of a descendant named by ``path``: ``None`` where there is no such element."""
    for step in path.split("/"):
        found = next((child for child in element if _local(child) == step), None)
        if found is None:
            return None
        element = found
    return next((str(v) for k, v in element.attrib.items() if str(k).rpartition("}")[2] == attribute), "")


@attrs.define
class _Body:
    """The walk through one part: every block in its order."""

    making: Making
    part: Part
    paragraphs: int = 0

    def place(self) -> Place:
        return Place(self.part, str(max(1, self.paragraphs)))

    def blocks(self, parent: Element) -> None:
        """Paragraphs and tables under an element, however they are wrapped."""
        for child in parent:
            name = _local(child)
            if name == "p":
                self.paragraphs += 1
                for text in self.texts(child):
                    self.add(text)
            elif name == "tbl":
                self.table(child)
            elif self.kept(child):
                self.blocks(child)

    def kept(self, element: Element) -> bool:
        """Whether to look into an element; what is not read is said."""
        name = _local(element)
        if name in _UNREAD:
            self.making.notice(*_UNREAD[name])
        return name not in _LEFT_OUT

    def add(self, text: str) -> None:
        """A paragraph; the bare page number of a header or footer is none."""
        if self.part not in (Part.HEADER, Part.FOOTER) or not text.strip().isdecimal():
            self.making.paragraph(text, self.place())

    def table(self, table: Element) -> None:
        """A table of figures as a grid; one that holds another is there for the layout."""
        rows = list(_named(table, "tr"))
        cells = [list(_named(row, "tc")) for row in rows]
        if any(next(_named(cell, "tbl"), None) is not None for row in cells for cell in row):
            for row in cells:
                for cell in row:
                    self.blocks(cell)
            return
        add_table(
            _merged(rows, [[self.cell(cell) for cell in row] for row in cells]), self.making, self.place()
        )

    def cell(self, cell: Element) -> "_Tc":
        """A cell with what its file says of merging."""
        found = (text.strip() for paragraph in _named(cell, "p") for text in self.texts(paragraph))
        return _Tc(
            tuple(text for text in found if text),
            _whole(_value(cell, "tcPr/gridSpan"), 1),
            _value(cell, "tcPr/vMerge"),
        )

    def texts(self, paragraph: Element) -> list[str]:
        """The text of a paragraph, then those of the text boxes anchored in it."""
        if _value(paragraph, "pPr/numPr") is not None:
            self.making.notice(*_UNREAD["numPr"])
        own: list[str] = []
        boxes: list[str] = []
        self.gather(paragraph, own, boxes)
        return ["".join(own), *boxes]

    def gather(self, parent: Element, own: list[str], boxes: list[str]) -> None:
        """Collect the text under an element."""
        for child in parent:
            name = _local(child)
            if name == "t":
                own.append(child.text or "")
            elif name in _SIGNS:
                own.append(_SIGNS[name])
            elif name == "txbxContent":
                for paragraph in _named(child, "p"):
                    boxes.extend(self.texts(paragraph))
            elif name == "r" and _value(child, "rPr/vanish") is not None:
                self.making.notice(*_UNREAD["vanish"])
            elif self.kept(child):
                self.gather(child, own, boxes)


def _named(parent: Element, wanted: str) -> Iterator[Element]:
    """The nearest descendants of a name, through whatever wraps them."""
    for child in parent:
        name = _local(child)
        if name == wanted:
            yield child
        elif name not in _LEFT_OUT:
            yield from _named(child, wanted)


@attrs.frozen
class _Tc:
    """A cell: its paragraphs, its columns, and whether it begins ("restart") or goes on downwards."""

    paragraphs: tuple[str, ...]
    across: int
    merge: str | None


def _merged(rows: list[Element], cells: list[list[_Tc]]) -> list[list[Cell]]:
    """The cells with what they cover: to the right as the file says, downwards by those that go on."""
    lines: list[list[Cell]] = []
    begun: dict[int, tuple[int, int]] = {}  # column → line and number of the cell that goes on below
    for row, own in zip(rows, cells, strict=True):
        column = _whole(_value(row, "trPr/gridBefore"), 0)
        line = [Cell((), across=column)] if column else []
        for cell in own:
            if cell.merge in ("", "continue") and column in begun:
                at, number = begun[column]
                lines[at][number] = attrs.evolve(lines[at][number], down=len(lines) - at + 1)
            else:
                begun[column] = len(lines), len(line)
                if cell.merge != "restart":
                    del begun[column]
                line.append(Cell(cell.paragraphs, across=cell.across))
            column += cell.across
        lines.append(line)
    return lines


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise  # noqa: PLR2004 # no table is wider
