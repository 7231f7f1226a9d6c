r"""A text as sentences on one line each, every character with its place in the text it came from.

Accents are composed, odd blanks and dashes made plain, soft hyphens and page numbers left out; a sentence
that runs on over a line or a page is joined.

>>> page = Page("Toàn xã có 120 hộ\nnghèo. Hết.")
>>> [s.line for s in page.sentences]
['Toàn xã có 120 hộ nghèo.', 'Hết.']
>>> page.sentences[1].span(0, 4)
(25, 29)
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

import attrs

from chuanngheo.numerals import clean
from chuanngheo.prose.reading import Span

BULLET = re.compile(
    r"\s*(?:[-+*•●▪◦o]\s+(?=\S)|[-+*•●▪](?=[^\W\d])|[IVXivx]{1,6}[.)/]\s|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\s+(?=[^\W\d_])|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]\s+(?=[^\W\d_])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)](?=[^\W\d_])|[a-zđ][.)]\s)"
)
"""What begins an item or a heading."""

_ENDS = re.compile(r"[.;:!?/…”\"]\s*$")
_BREAK = re.compile(
    r"(?<=[.!?…])(?<!TP\.)(?<!Tp\.)(?<!TX\.)(?<!TT\.)[”\")]?\s+(?=[\"“(]?(?P<first>[^\W\d_]))"
)
_CELL = re.compile(r"[\s0-9.,%-]*")
_PAGE_NUMBER = re.compile(r"\s*-?\s*[0-9]{1,3}\s*-?\s*")
_WRAPPED = 40
"""A line shorter than this was not broken for want of room."""


@attrs.frozen
class Sentence:
    """A sentence on one line; ``origin`` are the places of its characters, and last of what follows them.

    ``bullet`` is the item's mark, with its length in the line; ``paragraph`` numbers the paragraphs.
    """

    line: str
    origin: "tuple[int, ...] | range"
    paragraph: int
    bullet: str = ""
    cell: bool = False

    def span(self, start: int, end: int) -> Span:
        """Where the characters ``start`` to ``end`` of the line stand in the text."""
        return self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start]


def quoted(text: str) -> str:
    """A quotation on one line, composed: what ``Statement.text`` holds."""
    return " ".join(clean(text.replace("**", "")).split())


@attrs.frozen(init=False)
class Page:
    """The sentences of a text."""

    text: str
    sentences: tuple[Sentence, ...]

    def __init__(self, text: str) -> None:
        self.__attrs_init__(text, tuple(_sentences(text)))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] # made by attrs


def _characters(text: str, start: int, end: int) -> tuple[list[str], list[int]]:
    """The clean characters of one line with their places; blanks run together into one."""
    piece = text[start:end]
    plain = clean(piece)
    if len(plain) == len(piece) and unicodedata.is_normalized("NFC", piece) and not _ODD.search(plain):
        return list(plain), list(range(start, end))
    letters: list[str] = []
    places: list[int] = []
    at = start
    while at < end:
        if text.startswith("**", at):  # bold
            at += 2
            continue
        past = at + 1
        while past < end and unicodedata.combining(text[past]):
            past += 1
        for sign in clean(text[at:past]):
            blank = sign in " \u00a0"
            if not (blank and letters and letters[-1] == " "):
                letters.append(" " if blank else sign)
                places.append(at)
        at = past
    return letters, places


_ODD = re.compile(r"\*\*|\ \ |\u00a0", re.VERBOSE)
"""What makes a line other than its own characters: bold, blanks together, blanks that do not break."""


@attrs.define
class _Block:
    letters: list[str] = attrs.field(factory=list[str])
    places: list[int] = attrs.field(factory=list[int])
    row: bool = False  # of a table, its cells parted by tabs
    last: int = 0  # length of the last line

    def add(self, letters: list[str], places: list[int]) -> None:
        if self.letters and letters:
            self.letters.append(" ")
            self.places.append(places[0])
        self.letters += letters
        self.places += places
        self.last = len(letters)


def _lines(text: str) -> Iterator[tuple[list[str], list[int], bool | None]]:
    """Lines that hold something, and whether nothing but a line's end stands before them; None: a table's row."""
    close = False
    for match in re.finditer(r"[^\n\r\f\v\u2028\u2029]+|\r?\n|[\r\f\v\u2028\u2029]", text):
        if match[0][0] in "\n\r\f\v\u2028\u2029":
            close = match[0] != "\f" and _before(text, match.start()) not in ("\n", "\r", "\f", "")
            continue
        letters, places = _characters(text, match.start(), match.end())
        joined = "".join(letters)
        if joined.strip():
            left = len(joined) - len(joined.lstrip())
            right = len(joined.rstrip())
            row = "\t" in match[0].strip()
            yield letters[left:right], places[left:right], None if row else close
        else:
            close = False


def _before(text: str, at: int) -> str:
    return text[at - 1] if at else ""


def _blocks(text: str) -> Iterator[_Block]:
    block = _Block()
    held: tuple[list[str], list[int]] | None = None  # a page's number, or a cell
    for letters, places, close in _lines(text):
        line = "".join(letters)
        if (
            held is None
            and block.letters
            and close is not None
            and _PAGE_NUMBER.fullmatch(line)
            and not _ended(block)
        ):
            held = letters, places
            continue
        if close is not None and _goes_on(block, line, close=close and held is None):
            block.add(letters, places)
        else:
            if block.letters:
                yield block
            if held:
                yield _Block(*held)
            block = _Block(row=close is None)
            block.add(letters, places)
        held = None
    if block.letters:
        yield block
    if held:
        yield _Block(*held)


def _tail(block: _Block) -> str:
    return "".join(block.letters[-4:])


def _ended(block: _Block) -> bool:
    return _ENDS.search(_tail(block)) is not None


def _goes_on(block: _Block, line: str, *, close: bool) -> bool:
    """Whether a line continues the block before it."""
    if (
        not block.letters
        or block.row
        or _ended(block)
        or BULLET.match(line)
        or _is_cell("".join(block.letters[:30]))
    ):
        return False
    if line[0].islower():
        return not (len(block.letters) == block.last and "".join(block.letters).isupper())  # a title
    return close and block.last >= _WRAPPED and not _is_cell(line[:30])


def _is_cell(line: str) -> bool:
    return _CELL.fullmatch(line) is not None


LONGEST = 4_000
"""A sentence longer than this is read in pieces, so that no text takes more than linear time."""


def _cut(starts: list[int]) -> Iterator[tuple[int, int]]:
    """The stretches between the starts, the longest cut into pieces."""
    for start, end in pairwise(starts):
        for piece in range(start, end, LONGEST):
            yield piece, min(end, piece + LONGEST)


def _sentences(text: str) -> Iterator[Sentence]:
    for number, block in enumerate(_blocks(text)):
        line = "".join(block.letters)
        if block.row:
            yield Sentence(line, tuple(block.places), number, cell=True)
            continue
        mark = BULLET.match(line)
        starts = [0, *(m.end() for m in _BREAK.finditer(line) if m["first"].isupper()), len(line)]
        for start, end in _cut(starts):
            if mark and end <= mark.end() and end < len(line):
                continue  # "1. " is no sentence: it stays before the next
            begin = 0 if mark and start == mark.end() else start
            own = line[begin:end].rstrip()
            yield Sentence(
                own,
                tuple(block.places[begin : begin + len(own)]),
                number,
                mark[0].strip() if mark and begin == 0 else "",
                _is_cell(line),
            )
