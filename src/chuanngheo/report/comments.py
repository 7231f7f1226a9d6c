"""Comments written into a workbook's package; every part that they do not touch is copied as it is.

A worksheet's comments are three things: the comments part, a drawing of the boxes they open in (VML), and
the worksheet's reference to that drawing.  Where the worksheet has them already, ours are added behind.
"""

import io
import posixpath
import re
from collections.abc import Iterator, Mapping
from html import escape
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

import attrs

from chuanngheo.errors import InvalidFileError, Reason

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_AUTHOR = "chuanngheo"
_VML = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_BEHIND = frozenset({
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts",
    "extLst", "AlternateContent",
})  # fmt: skip
"""What stands behind a worksheet's reference to its comments."""


@attrs.frozen
class Element:
    """One element of a part: its name without prefix, how deep it stands, where it begins, its attributes."""

    name: str
    depth: int
    at: int
    attributes: Mapping[str, str]

    def get(self, name: str) -> str:
        """An attribute by its name without prefix."""
        return next((v for k, v in self.attributes.items() if k.rpartition(":")[2] == name), "")


def with_comments(data: bytes, said: Mapping[str, Mapping[str, str]]) -> bytes:
    """The workbook ``data`` with the texts of ``said`` as comments: worksheet → address → text.

    Raises:
        InvalidFileError: no workbook, or no worksheet of such a name.
    """
    try:
        with ZipFile(io.BytesIO(data)) as old:
            package = Package({name: old.read(name) for name in old.namelist()})
            for sheet, cells in said.items():
                package.comment(sheet, cells)
            return _packed(old, package.parts)
    except (BadZipFile, ExpatError, KeyError, NotImplementedError) as error:
        raise InvalidFileError.of(
            "workbook",
            f"no workbook that comments can be written into: {error}",
            f"không phải tệp Excel ghi được chú thích: {error}",
            reason=Reason.UNREADABLE_FILE,
        ) from None


def _packed(old: ZipFile, parts: Mapping[str, bytes]) -> bytes:
    """The parts in their old order and packing, new ones behind."""
    data = io.BytesIO()
    with ZipFile(data, "w") as new:
        for info in old.infolist():
            new.writestr(info, parts[info.filename], info.compress_type)
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name], 8)
    return data.getvalue()


@attrs.define
class Package:
    """The parts of a workbook by their names."""

    parts: dict[str, bytes]

    def comment(self, sheet: str, cells: Mapping[str, str]) -> None:
        """Put the texts on the cells of one worksheet."""
        part = self._sheet(sheet)
        self._write(self._comments(part), cells)
        self._draw(self._drawing(part), cells)

    def _sheet(self, name: str) -> str:
        """The part of a worksheet by its name in the workbook."""
        (book,) = (path for kind, path, _ in self._relations("") if kind == "officeDocument")
        ids = {e.get("name"): e.get("id") for e in elements(self.parts[book]) if e.name == "sheet"}
        if name not in ids:
            there = ", ".join(ids)
            raise InvalidFileError.of(
                name,
                f"no such worksheet; there are {there}",
                f"không có trang tính này; chỉ có {there}",
            )
        return next(path for _, path, own in self._relations(book) if own == ids[name])

    def _relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Kind, part and id of everything that a part refers to."""
        folder = posixpath.dirname(part)
        for e in elements(self.parts.get(_beside(part), b"<Relationships/>")):
            if e.name == "Relationship" and e.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, e.get("Target"))).lstrip("/")
                yield e.get("Type").rpartition("/")[2], path, e.get("Id")

    def _comments(self, sheet: str) -> str:
        """The comments part of a worksheet, made where there is none."""
        for kind, path, _ in self._relations(sheet):
            if kind == "comments":
                return path
        path = self._new("xl/comments{}.xml")
        self.parts[path] = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_MAIN}">'
            "<authors></authors><commentList></commentList></comments>"
        ).encode()
        self._relate(sheet, "comments", path)
        self._typed(
            f'<Override PartName="/{path}" ContentType='
            '"application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>'
        )
        return path

    def _drawing(self, sheet: str) -> str:
        """The drawing of a worksheet's comment boxes, made and referred to where there is none."""
        found = [e for e in elements(self.parts[sheet]) if e.depth == 1]
        own = next((e.get("id") for e in found if e.name == "legacyDrawing"), None)
        if own is not None:
            return next(path for _, path, one in self._relations(sheet) if one == own)
        path = self._new("xl/drawings/vmlDrawing{}.vml")
        self.parts[path] = (
            f'<xml {_VML}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
            '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
            'path="m,l,21600r21600,l21600,xe">'
            '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/>'
            "</v:shapetype></xml>"
        ).encode()
        name = self._relate(sheet, "vmlDrawing", path)
        at = next((e.at for e in found if e.name in _BEHIND), None)
        self.parts[sheet] = _inserted(
            self.parts[sheet], "worksheet", f'<legacyDrawing xmlns:r="{_TYPES}" r:id="{name}"/>', at
        )
        kinds = elements(self.parts["[Content_Types].xml"])
        if not any(e.name == "Default" and e.get("Extension").lower() == "vml" for e in kinds):
            self._typed(
                '<Default Extension="vml" ContentType='
                '"application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
            )
        return path

    def _new(self, pattern: str) -> str:
        number = 1
        while pattern.format(number) in self.parts:
            number += 1
        return pattern.format(number)

    def _relate(self, part: str, kind: str, to: str) -> str:
        """Record that ``part`` refers to another part; the id of that."""
        path = _beside(part)
        ids = {own for _, _, own in self._relations(part)}
        name = next(f"rIdCn{n}" for n in range(1, len(ids) + 2) if f"rIdCn{n}" not in ids)
        empty = f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()
        self.parts[path] = _inserted(
            self.parts.get(path, empty),
            "Relationships",
            f'<Relationship Id="{name}" Type="{_TYPES}/{kind}" Target="/{to}"/>',
        )
        return name

    def _typed(self, entry: str) -> None:
        path = "[Content_Types].xml"
        self.parts[path] = _inserted(self.parts[path], "Types", entry)

    def _write(self, path: str, cells: Mapping[str, str]) -> None:
        """The texts into a comments part; behind what a cell's comment says already."""
        found = list(elements(self.parts[path]))
        author = sum(e.name == "author" for e in found)
        taken = {e.get("ref") for e in found if e.name == "comment"}
        part = _inserted(self.parts[path], "authors", f"<author>{_AUTHOR}</author>")
        for address, text in cells.items():
            run = f'<r><t xml:space="preserve">{escape(text, quote=False)}</t></r>'
            if address in taken:
                part = _appended(part, address, run.replace('preserve">', 'preserve">\n\n', 1))
            else:
                entry = f'<comment ref="{address}" authorId="{author}"><text>{run}</text></comment>'
                part = _inserted(part, "commentList", entry)
        self.parts[path] = part

    def _draw(self, path: str, cells: Mapping[str, str]) -> None:
        drawn = self.parts[path].decode()
        for number, (address, text) in enumerate(cells.items(), drawn.count("<v:shape ")):
            row, column = _places(address)
            if re.search(rf"<x:Row>\s*{row}\s*</x:Row>\s*<x:Column>\s*{column}\s*</x:Column>", drawn):
                continue  # the box of the comment that stood there
            shape = _BOX.format(
                vml=_VML, number=number, row=row, column=column, right=column + 6, left=column + 1,
                bottom=row + 4 + text.count("\n") + len(text) // 45,
            )  # fmt: skip
            self.parts[path] = _inserted(self.parts[path], "xml", shape)


_BOX = (
    '<v:shape {vml} id="_x0000_cn{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {row}, 2, {right}, 30, {bottom}, 4</x:Anchor>"
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


_DEEPEST = 2
"""A comment, its author, a worksheet in the workbook's list: nothing asked for stands deeper."""


def elements(part: bytes) -> list[Element]:
    """The outer elements of a part, in order."""
    found: list[Element] = []
    depth = 0
    parser = ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        if depth <= _DEEPEST:
            found.append(Element(name.rpartition(":")[2], depth, parser.CurrentByteIndex, attributes))
        depth += 1

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)  # noqa: FBT003 # expat takes no keyword
    return found


def _beside(part: str) -> str:
    """Where the relations of a part stand."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _inserted(part: bytes, parent: str, entry: str, at: int | None = None) -> bytes:
    """``entry`` as the last child of the only element ``parent``, or at a place inside it.

    The names of ``entry`` get the prefix that the parent has.
    """
    name = parent.encode()
    closed = re.search(rb"<((?:\w+:)?)" + name + rb"((?:\s[^<>]*)?)/>", part)
    if closed:
        part = part.replace(closed[0], b"<%b%b%b></%b%b>" % (closed[1], name, closed[2], closed[1], name), 1)
    close = list(re.finditer(rb"</((?:\w+:)?)" + name + rb"\s*>", part))[-1]
    place = close.start() if at is None else at
    return part[:place] + _prefixed(entry, close[1].decode()).encode() + part[place:]


def _prefixed(entry: str, prefix: str) -> str:
    return re.sub(r"<(/?)(?=\w+[\s/>])", rf"<\1{prefix}", entry) if prefix else entry


def _appended(part: bytes, address: str, run: str) -> bytes:
    """A run behind the text of the comment on one cell."""
    start = next(e.at for e in elements(part) if e.name == "comment" and e.get("ref") == address)
    close = re.compile(rb"</((?:\w+:)?)text\s*>").search(part, start)
    if close is None:
        raise KeyError(address)
    return part[: close.start()] + _prefixed(run, close[1].decode()).encode() + part[close.start() :]


def _places(address: str) -> tuple[int, int]:
    """Row and column of an address, from 0."""
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(address[len(letters) :]) - 1, column - 1
