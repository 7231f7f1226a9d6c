"""Bytes → text: UTF-8, UTF-16, Windows-1258; the old Vietnamese fonts are recognised and refused by name.

>>> decoded("hộ nghèo".encode("utf-16"), "a.txt")
'hộ nghèo'
>>> decoded("hé nghÌo, hé cËn nghÌo cña c¸c x·".encode("latin-1"), "a.txt")
Traceback (most recent call last):
chuanngheo.errors.InvalidFileError: a.txt: written in the old font encoding TCVN3 (ABC); convert it to \
Unicode first
"""

import codecs
import re
from collections.abc import Iterator

from chuanngheo.documents.extracted import normal
from chuanngheo.documents.refusals import unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_TCVN3 = "nghÌo cËn cña c¸c ®­îc tû lÖ kh«ng n¨m ng­êi vµ thùc hiÖn gi¶m huyÖn tØnh x· ®Þa"
_VNI = "hoä ngheøo caän cuûa caùc ñöôïc tyû leä khoâng naêm ngöôøi vaø thöïc hieän giaûm huyeän tænh xaõ ñòa"
_OLD_FONTS = {"TCVN3 (ABC)": frozenset(_TCVN3.split()), "VNI": frozenset(_VNI.split())}
"""Common words of a plan as they look when the bytes of an old font are taken for Latin letters."""

ENOUGH = 3
"""So many words of an old font are no accident."""

_LOOKED_AT = 200_000
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_VIETNAMESE = re.compile("[ăâđêôơư\u1ea0-\u1ef9]", re.IGNORECASE)


def decoded(data: bytes, name: str) -> str:
    """The text of a file, in composed Unicode.

    Raises:
        InvalidFileError: no text, an old font encoding, or an encoding that cannot be told.
    """
    text = normal(_text(data, name), name)
    if "\0" in text:
        raise unreadable(
            name, "not a text: it holds NUL characters", "không phải văn bản: có ký tự NUL bên trong"
        )
    refuse_old_font(text, name)
    return text


def refuse_old_font(text: str, name: str) -> None:
    """Raise where a text is written for an old font, whatever its file calls the encoding."""
    font = old_font(text)
    if font is not None:
        raise unreadable(
            name,
            f"written in the old font encoding {font}; convert it to Unicode first",
            f"viết bằng bảng mã phông cũ {font}; hãy chuyển sang Unicode trước",
        )


def old_font(text: str) -> str | None:
    """The old font encoding in which a text looks to be written, or ``None``."""
    words = text[:_LOOKED_AT].split()
    for font, known in _OLD_FONTS.items():
        if sum(word.strip(".,;:()-+“”\"'") in known for word in words) >= ENOUGH:
            return font
    return None


def _text(data: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding, name)
    without_mark = _utf16(data)
    if without_mark is not None:
        return _as(data, without_mark, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    refuse_old_font(data.decode("latin-1"), name)
    for text in _windows_1258(data, name):
        return text
    raise unreadable(
        name,
        f"not a text in UTF-8 (byte {first}), UTF-16 or Windows-1258",
        f"không phải văn bản UTF-8 (byte {first}), UTF-16 hoặc Windows-1258",
    )


def _as(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise unreadable(
            name,
            f"not a text in {encoding.upper()} (byte {error.start})",
            f"không phải văn bản {encoding.upper()} (byte {error.start})",
        ) from None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of what is mostly Latin letters is zero."""
    head = data[:1000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _windows_1258(data: bytes, name: str) -> Iterator[str]:
    """The text, if every tone written behind its vowel joins it and some letter is Vietnamese."""
    try:
        text = normal(data.decode("cp1258"), name)
    except UnicodeDecodeError:
        return
    if _VIETNAMESE.search(text) and not _TONE.search(text):
        yield text
