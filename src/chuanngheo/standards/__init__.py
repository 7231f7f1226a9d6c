"""Every standard that ships, one file a legal instrument; ``timeline`` says when each applies.

``provinces`` adds what provinces set for themselves.
"""

from chuanngheo.errors import UnknownCodeError
from chuanngheo.standard import Standard
from chuanngheo.standards.kh1051_2011 import POLICY_BAND_2011_2015, POLICY_BAND_2011_2015_FROM
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025
from chuanngheo.standards.nd30_2025 import LOW_INCOME_WORKER_2025
from chuanngheo.standards.nd351_2025 import NATIONAL_2026_2030
from chuanngheo.standards.provinces import PROVINCIAL
from chuanngheo.standards.qd09_2011 import NATIONAL_2011_2015, NATIONAL_2011_2015_LITERAL
from chuanngheo.standards.qd32_2014 import FARM_2014_2015
from chuanngheo.standards.qd59_2015 import NATIONAL_2016_2020
from chuanngheo.standards.qd170_2005 import NATIONAL_2006_2010
from chuanngheo.standards.qd1143_2000 import NATIONAL_2001_2005

ALL: tuple[Standard, ...] = (
    NATIONAL_2001_2005,
    NATIONAL_2006_2010,
    NATIONAL_2011_2015,
    NATIONAL_2011_2015_LITERAL,
    POLICY_BAND_2011_2015,
    POLICY_BAND_2011_2015_FROM,
    FARM_2014_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    LOW_INCOME_WORKER_2025,
    NATIONAL_2026_2030,
)
"""The national ones, oldest first; ``PROVINCIAL`` has those of provinces."""


def by_code(code: str) -> Standard:
    """The standard of that code, e.g. ``"VN-2021-2025"``.

    Raises:
        UnknownCodeError: none has it; the nearest is suggested.

    >>> by_code("VN-2021-2025").en
    'multidimensional poverty standard 2021–2025'
    """
    known = {standard.code: standard for standard in (*ALL, *PROVINCIAL)}
    if code not in known:
        raise UnknownCodeError("standard", "chuẩn nghèo", code, known)
    return known[code]


__all__ = [
    "ALL",
    "FARM_2014_2015",
    "LOW_INCOME_WORKER_2025",
    "NATIONAL_2001_2005",
    "NATIONAL_2006_2010",
    "NATIONAL_2011_2015",
    "NATIONAL_2011_2015_LITERAL",
    "NATIONAL_2016_2020",
    "NATIONAL_2021_2025",
    "NATIONAL_2026_2030",
    "POLICY_BAND_2011_2015",
    "POLICY_BAND_2011_2015_FROM",
    "PROVINCIAL",
    "by_code",
]
