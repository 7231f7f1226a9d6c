"""Quyết định 03/2014/QĐ-UBND of Ho Chi Minh City: 2014–2015, income only, one line for the whole city.

The city prints đồng/người/năm: poor up to 16 million, near-poor above 16 up to 21 million.  Its residents are
those with permanent residence and long-term temporary residence (KT3).

>>> HCMC_2014_2015.line("poverty", "city").amount, HCMC_2014_2015.line("poverty", "city").months
(16000000, 12)
"""

from datetime import date

from chuanngheo.areas import Area
from chuanngheo.law import Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

CITY = Area("city", "toàn thành phố", "the whole city")
"""Ho Chi Minh City knows no rural or urban line."""

QD03_2014_HCMC = Instrument(
    "03/2014/QĐ-UBND",
    kind="Quyết định",
    issuer="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    title="Chuẩn hộ nghèo, hộ cận nghèo Thành phố Hồ Chí Minh giai đoạn 2014 - 2015",
    issued=date(2014, 1, 14),
    checked=date(2026, 11, 21),
    sources=("giamngheo.sldtbxh.quangnam.gov.vn nid 820",),
)
_CITE = QD03_2014_HCMC.at("mức chuẩn (số điều chưa thấy)")

HCMC_2014_2015 = Standard(
    code="VN-SG-2014-2015",
    vi="chuẩn hộ nghèo, hộ cận nghèo Thành phố Hồ Chí Minh giai đoạn 2014–2015",
    en="poverty standard of Ho Chi Minh City 2014–2015",
    cite=_CITE,
    areas=(CITY,),
    lines={
        "poverty": {"city": Line(16_000_000, _CITE, months=12)},
        "near_poverty": {"city": Line(21_000_000, _CITE, months=12)},
    },
    rules=(
        Rule(category=Category.POOR, income=Band(upto="poverty"), cite=_CITE),
        Rule(category=Category.NEAR_POOR, income=Band(above="poverty", upto="near_poverty"), cite=_CITE),
    ),
)
