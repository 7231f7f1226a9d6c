"""Thông tư 17/2016/TT-BLĐTBXH as amended by 14/2018: the totals of the sheets of 2016–2020, and only them.

The points row by row (Phụ lục 3b) and form B2 of that circular are not at hand: a total is given or
nothing is.  140 and 175 meant other things then: both are urban, the lower and the upper line.

>>> BANDS["rural"].poor_upto, BANDS["urban"].poor_upto, BANDS["urban"].near_poor_upto
(120, 140, 175)
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import attrs

from chuanngheo.law import Citation, Confidence, Instrument

TT14_2018 = Instrument(
    "14/2018/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    title="Sửa đổi, bổ sung một số điều của Thông tư số 17/2016/TT-BLĐTBXH",
    issued=date(2018, 9, 26),
    in_force=date(2018, 11, 10),
    checked=date(2026, 11, 22),
    sources=("luatannam.vn", "thukyluat.vn 39226"),
)
_PLACE = "Điều 1 khoản 5 (thay khoản 2 Điều 6 Thông tư 17/2016/TT-BLĐTBXH)"


@attrs.frozen
class Bands:
    """The two cut-offs of B1 in one area, and where each class is defined."""

    poor_upto: int
    near_poor_upto: int
    poor: Citation
    near_poor: Citation


BANDS: Mapping[str, Bands] = MappingProxyType(
    {
        "rural": Bands(
            120, 150, poor=TT14_2018.at(_PLACE), near_poor=TT14_2018.at(_PLACE, Confidence.DERIVED)
        ),
        "urban": Bands(140, 175, poor=TT14_2018.at(_PLACE), near_poor=TT14_2018.at(_PLACE)),
    }
)
"""Between the two cut-offs B2 decides.  The rural near-poor clause is cut short in the copies seen: it
follows from the other three (derived)."""

DEPRIVED_FROM = 30
"""Between the cut-offs: hộ nghèo from B2 of 30, hộ cận nghèo below."""
