"""Plain text (.txt) and Markdown (.md): paragraphs between empty lines, and the tables that are certain.

A table in a text is taken for one only where its lines leave no doubt (:mod:`~chuanngheo.documents.lines`);
otherwise its lines stay text.
"""

import re
from collections.abc import Callable, Sequence

from chuanngheo.documents.encodings import decoded
from chuanngheo.documents.extracted import Extracted, Making, Part, Place
from chuanngheo.documents.lines import tables_in
from chuanngheo.tables import Grid


def read_txt(data: bytes, name: str) -> Extracted:
    """The paragraphs and tables of a text, line breaks kept.

    Raises:
        InvalidFileError: no text in an encoding that is read, or more than the limits allow.
    """
    return _read(data, name, str)


_HEADING = re.compile(r"^ {0,3}(?:#{1,6} +|> ?)")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")


def read_md(data: bytes, name: str) -> Extracted:
    """The same of Markdown, without the signs of headings, quotations and emphasis.

    Raises:
        InvalidFileError: as :func:`read_txt`.
    """
    return _read(data, name, lambda line: _EMPHASIS.sub("", _HEADING.sub("", line)))


def _read(data: bytes, name: str, plain: Callable[[str], str]) -> Extracted:
    making = Making(name)
    text = decoded(data, name).replace("\r\n", "\n").replace("\r", "\n")
    add_lines([plain(line) for line in text.split("\n")], making, _line)
    return making.made()


def add_lines(lines: Sequence[str], making: Making, place: Callable[[int, int], Place]) -> None:
    """Add lines of text with the tables among them; ``place`` names the lines from one to before another."""
    at = 0
    for found in tables_in(lines, making.room_for):
        where = place(found.first, found.past)
        if not found.rows:
            _doubtful(making, where)
            continue
        _paragraphs(lines, at, found.first, making, place)
        making.table(Grid(found.rows, found.spans, making.caption(), f"table {making.tables_so_far + 1}"))
        at = found.past
    _paragraphs(lines, at, len(lines), making, place)


def _doubtful(making: Making, where: Place) -> None:
    making.notice(
        "lines-not-a-table",
        f"{where.text('vi')}: có vẻ là bảng nhưng không chắc số nào ở cột nào; đọc như văn bản",
        f"{where.text('en')}: looks like a table, but which figure stands in which column is not certain;"
        " read as text",
    )


def _paragraphs(
    lines: Sequence[str], first: int, past: int, making: Making, place: Callable[[int, int], Place]
) -> None:
    """The lines from ``first`` to before ``past``, those without an empty one between them together."""
    begun = first
    for number in range(first, past):
        if not lines[number].strip():
            making.paragraph("\n".join(lines[begun:number]), place(begun, number))
            begun = number + 1
    making.paragraph("\n".join(lines[begun:past]), place(begun, past))


def _line(begun: int, past: int) -> Place:
    return Place(Part.LINE, str(begun + 1) if past - begun < 2 else f"{begun + 1}–{past}")  # noqa: PLR2004 # one line
