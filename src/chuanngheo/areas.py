"""Area classes (khu vực).  A standard lists its own; a code means nothing outside a standard.

Which units fall in which is practice: Thông tư 14/2018/TT-BLĐTBXH takes "phường (thuộc thành phố, thị xã),
thị trấn (thuộc huyện)" as urban; a xã is rural.  No article seen of the standards themselves defines it.

>>> area_code("nông thôn"), area_code(URBAN), area_code("khu vực thành thị")
('rural', 'urban', 'urban')
>>> unit_area("TT Cam Lộ", date(2024, 12, 14)).code, unit_area("xã Đèo Gia", date(2025, 12, 14)).code
('urban', 'rural')
"""

import re
from datetime import date
from enum import StrEnum

import attrs

from chuanngheo.errors import InvalidValueError, NotModelledError, Reason, UnknownCodeError, shown
from chuanngheo.languages import phrase
from chuanngheo.law import Confidence, Instrument
from chuanngheo.numerals import clean
from chuanngheo.periods import plain_day


@attrs.frozen
class Area:
    """One class of places with one set of lines: its code, its legal term, its English name.

    >>> RURAL.text("vi"), RURAL.text("en"), RURAL.code
    ('nông thôn', 'rural', 'rural')
    """

    code: str
    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


RURAL = Area("rural", "nông thôn", "rural")
URBAN = Area("urban", "thành thị", "urban")
RURAL_LOWLAND = Area("rural_lowland", "nông thôn đồng bằng", "rural lowland")
RURAL_MOUNTAIN = Area("rural_mountain", "nông thôn miền núi, hải đảo", "rural mountain and island")

_BY_LABEL = {
    **{area.vi: area.code for area in (RURAL, URBAN, RURAL_LOWLAND, RURAL_MOUNTAIN)},
    "đô thị": URBAN.code,
}


def area_code(value: object) -> str:
    """The code of an :class:`Area`, of a Vietnamese label, or the code itself.

    A word that is no known label is kept as it is: the standard that classifies will know its areas.

    Raises:
        InvalidValueError: neither an :class:`Area` nor a text.
    """
    if isinstance(value, Area):
        return value.code
    if not isinstance(value, str):
        raise InvalidValueError(
            f"an area must be an Area or its code, not {shown(value)}",
            f"khu vực phải là một Area hoặc mã của nó, không phải {shown(value)}",
            reason=Reason.WRONG_TYPE,
        )
    word = " ".join(clean(value).lower().split())
    return _BY_LABEL.get(word.removeprefix("khu vực "), word)


TT14_2018 = Instrument(
    "14/2018/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2018, 9, 26),
    checked=date(2026, 11, 21),
    sources=("thukyluat.vn 39226",),
)
UNIT_CITE = TT14_2018.at(
    "Điều 1",
    Confidence.PARAPHRASED,
    "Hộ gia đình sinh sống tại phường (thuộc thành phố, thị xã), thị trấn (thuộc huyện)",
)
"""The one text seen that says which units are urban; it speaks of the forms of 2016–2020."""

TWO_TIERS_FROM = date(2025, 7, 1)
"""From this day there are xã, phường and đặc khu, and no thị trấn."""


class UnitKind(StrEnum):
    """Đơn vị hành chính cấp xã: the kinds of communal units."""

    COMMUNE = "xã"
    WARD = "phường"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"


_PREFIXES = {
    UnitKind.TOWNSHIP: r"thị trấn\b|tt\b\.?|t\.\s*t\.?(?=\s)",
    UnitKind.SPECIAL_ZONE: r"đặc khu\b|đk\b\.?",
    UnitKind.COMMUNE: r"xã\b|x\b\.?",
    UnitKind.WARD: r"phường\b|p\b\.?|p(?=[0-9])",
}
_KIND = {kind: re.compile(rf"(?:{prefix})\s*(?=\S)") for kind, prefix in _PREFIXES.items()}
_HIGHER = re.compile(r"(?:tỉnh|thành phố|tp|quận|q|huyện|h|thị xã|tx)\b\.?\s*(?=\S)")


def unit_kind(name: str) -> UnitKind:
    """The kind of a communal unit (xã, phường, thị trấn, đặc khu) from its name as written.

    >>> str(unit_kind("P. Bến Nghé")), str(unit_kind("Thị trấn Chũ"))
    ('phường', 'thị trấn')

    Raises:
        UnknownCodeError: a name without its kind ("Đèo Gia"); the kinds are listed.
        InvalidValueError: no text, or the name of a district, town or province.
    """
    if not isinstance(name, str):
        raise InvalidValueError(
            f"a unit must be a name, not {name!r:.60}",
            f"đơn vị phải là một tên, không phải {name!r:.60}",
            reason=Reason.WRONG_TYPE,
        )
    word = " ".join(clean(name).lower().split())
    for kind, prefix in _KIND.items():
        if prefix.match(word):
            return kind
    if _HIGHER.match(word):
        raise InvalidValueError(
            f"{name!r:.60} is no communal unit: a xã, phường, thị trấn or đặc khu is meant",
            f"{name!r:.60} không phải đơn vị hành chính cấp xã: phải là xã, phường, thị trấn hoặc đặc khu",
        )
    raise UnknownCodeError("kind of unit in", "loại đơn vị hành chính trong", name, list(UnitKind))


def unit_area(name: str, on: date) -> Area:
    """The area class of a communal unit on a day: xã is rural, phường and thị trấn are urban.

    The areas of 2001–2005 ask more than the kind (lowland, or mountain and island): they are not told here.

    Raises:
        InvalidValueError: a name without its kind, or a kind that did not exist on that day.
        NotModelledError: a đặc khu; no text at hand says whether it is rural or urban.
    """
    kind, day = unit_kind(name), plain_day(on)
    if kind is UnitKind.TOWNSHIP and day >= TWO_TIERS_FROM:
        raise InvalidValueError(
            f"{name!r:.60}: there is no thị trấn from 01/07/2025; give the xã or phường it became part of",
            f"{name!r:.60}: từ 01/07/2025 không còn thị trấn; hãy cho xã hoặc phường mới có địa bàn đó",
        )
    if kind is UnitKind.SPECIAL_ZONE:
        if day < TWO_TIERS_FROM:
            raise InvalidValueError(
                f"{name!r:.60}: there was no đặc khu before 01/07/2025",
                f"{name!r:.60}: trước 01/07/2025 chưa có đặc khu",
            )
        raise NotModelledError(
            f"{name!r:.60}: no text at hand says whether a đặc khu is rural or urban",
            f"{name!r:.60}: chưa có văn bản nào cho biết đặc khu thuộc nông thôn hay thành thị",
        )
    return RURAL if kind is UnitKind.COMMUNE else URBAN
