"""Area classes (khu vực).  A standard lists its own; a code means nothing outside a standard.

>>> area_code("nông thôn"), area_code(URBAN), area_code("khu vực thành thị")
('rural', 'urban', 'urban')
"""

import attrs

from chuanngheo.errors import InvalidValueError, Reason, shown
from chuanngheo.numerals import clean


@attrs.frozen
class Area:
    """One class of places with one set of lines: its code, its legal term, its English name."""

    code: str
    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English."""
        return self.vi if lang == "vi" else self.en


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
    """
    if isinstance(value, Area):
        return value.code
    if not isinstance(value, str):
        raise InvalidValueError(
            f"an area must be an Area or its code, not {shown(value)}", reason=Reason.WRONG_TYPE
        )
    word = " ".join(clean(value).lower().split())
    return _BY_LABEL.get(word.removeprefix("khu vực "), word)
