"""Item 15 of Mẫu số 3.3, page 36: the 63 provinces as printed in their regions, and the urban points.

The provinces are those before 01/07/2025.  The five cities run by the central government are printed as
a region of their own, for urban households only: which rural form their communes use is not printed.

>>> REGIONS["central-highlands"].provinces
('Kon Tum', 'Gia Lai', 'Đắk Lắk', 'Đắk Nông', 'Lâm Đồng')
>>> region_of("TP. Đà Nẵng").code, region_of("tỉnh Bình Thuận").code
('central-cities', 'central-coast')
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.numerals import clean
from chuanngheo.standards.timeline import VBHN1315_2023

LAST_DAY = date(2025, 6, 30)
"""The last day of the provinces printed; from 01/07/2025 provinces are merged."""

CENTRAL_CITIES = "central-cities"
"""The code of the cities run by the central government, a region of urban households only."""


@attrs.frozen
class Region:
    """A region of item 15: its name and provinces as printed, and the points of an urban household."""

    code: str
    vi: str
    en: str
    points: int
    provinces: tuple[str, ...]
    cite: Citation = attrs.field(default=VBHN1315_2023.at("Phụ lục III, Mẫu số 3.3 mục 15, trang 36"))

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


REGIONS: Mapping[str, Region] = MappingProxyType(
    {
        region.code: region
        for region in (
            Region(
                "red-river-delta", "Đồng bằng sông Hồng", "Red River Delta", 10,
                ("Vĩnh Phúc", "Bắc Ninh", "Quảng Ninh", "Hải Dương", "Hưng Yên", "Thái Bình", "Hà Nam",
                 "Nam Định", "Ninh Bình"),
            ),
            Region(
                "northern-mountains", "Trung du và miền núi phía Bắc", "Northern midlands and mountains", 0,
                ("Hà Giang", "Cao Bằng", "Bắc Kạn", "Tuyên Quang", "Lào Cai", "Yên Bái", "Thái Nguyên",
                 "Lạng Sơn", "Bắc Giang", "Phú Thọ", "Điện Biên", "Lai Châu", "Sơn La", "Hòa Bình"),
            ),
            Region(
                "central-coast", "Bắc Trung bộ và duyên hải miền Trung", "North central and central coast",
                10,
                ("Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Bình", "Quảng Trị", "Thừa Thiên Huế",
                 "Quảng Nam", "Quảng Ngãi", "Bình Định", "Phú Yên", "Khánh Hòa", "Ninh Thuận", "Bình Thuận"),
            ),
            Region(
                "central-highlands", "Tây Nguyên", "Central Highlands", 15,
                ("Kon Tum", "Gia Lai", "Đắk Lắk", "Đắk Nông", "Lâm Đồng"),
            ),
            Region(
                "southeast", "Đông Nam Bộ", "Southeast", 20,
                ("Bình Phước", "Tây Ninh", "Bình Dương", "Đồng Nai", "Bà Rịa - Vũng Tàu"),
            ),
            Region(
                "mekong-delta", "Đồng bằng sông Cửu Long", "Mekong Delta", 15,
                ("Long An", "Tiền Giang", "Bến Tre", "Trà Vinh", "Vĩnh Long", "Đồng Tháp", "An Giang",
                 "Kiên Giang", "Hậu Giang", "Sóc Trăng", "Bạc Liêu", "Cà Mau"),
            ),
            Region(
                CENTRAL_CITIES, "Các thành phố trực thuộc Trung ương", "Cities run by the central government",
                25,
                ("TP. Hà Nội", "TP. Hải Phòng", "TP. Đà Nẵng", "TP. Hồ Chí Minh", "TP. Cần Thơ"),
            ),
        )
    }
)  # fmt: skip
"""The seven regions of item 15 by their codes, with the provinces as printed."""

_PREFIXES = ("thành phố ", "tỉnh ", "tp. ", "tp ")


def _word(name: str) -> str:
    word = " ".join(clean(name).lower().replace("–", "-").split())
    for prefix in _PREFIXES:
        word = word.removeprefix(prefix)
    return word


_BY_NAME = {_word(name): region for region in REGIONS.values() for name in region.provinces}


def region_of(province: str) -> Region:
    """The region in which a province is printed.

    Raises:
        UnknownCodeError: not one of the 63 names printed; the nearest is suggested.
    """
    found = _BY_NAME.get(_word(province))
    if found is None:
        raise UnknownCodeError(
            "province", "tỉnh", province, [n for r in REGIONS.values() for n in r.provinces]
        )
    return found
