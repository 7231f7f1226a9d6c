"""Nghị quyết 23/2018/NQ-HĐND of Ho Chi Minh City: 2019–2020, income a year and points of deprivation.

Poor, group 1: up to 28 million đồng/người/năm and 40 points or more; group 2: the same income and fewer; group
3: above 28 million and 40 points or more.  Near-poor: above 28 up to 36 million and fewer than 40.
Group 3 is doubtful: as reported it has no upper end of income.  The points of its 11 indicators, and how
many there are in all, were not seen: give the score.

>>> [rule.name for rule in HCMC_2019_2020.rules][2]
'hộ nghèo nhóm 3'
"""

from datetime import date

from chuanngheo.household import HIGHEST_SCORE
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard
from chuanngheo.standards.qd03_2014_hcmc import CITY

NQ23_2018_HCMC = Instrument(
    "23/2018/NQ-HĐND",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân Thành phố Hồ Chí Minh",
    title="Chuẩn hộ nghèo, hộ cận nghèo Thành phố Hồ Chí Minh giai đoạn 2019 - 2020",
    checked=date(2026, 11, 21),
    sources=("quan5.hochiminhcity.gov.vn 28/01/2019",),
)
_CITE = NQ23_2018_HCMC.at("mức chuẩn (số điều chưa thấy)")

HCMC_2019_2020 = Standard(
    code="VN-SG-2019-2020",
    vi="chuẩn hộ nghèo, hộ cận nghèo Thành phố Hồ Chí Minh giai đoạn 2019–2020",
    en="poverty standard of Ho Chi Minh City 2019–2020",
    cite=_CITE,
    areas=(CITY,),
    lines={
        "poverty": {"city": Line(28_000_000, _CITE, months=12)},
        "near_poverty": {"city": Line(36_000_000, _CITE, months=12)},
    },
    highest_score=HIGHEST_SCORE,
    rules=(
        Rule(
            category=Category.POOR,
            name="hộ nghèo nhóm 1",
            income=Band(upto="poverty"),
            score=Between(least=40),
            cite=_CITE,
        ),
        Rule(
            category=Category.POOR,
            name="hộ nghèo nhóm 2",
            income=Band(upto="poverty"),
            score=Between(below=40),
            cite=_CITE,
        ),
        Rule(
            category=Category.POOR,
            name="hộ nghèo nhóm 3",
            income=Band(above="poverty"),
            score=Between(least=40),
            cite=NQ23_2018_HCMC.at("nhóm 3, không thấy mức trần thu nhập", Confidence.PARAPHRASED),
        ),
        Rule(
            category=Category.NEAR_POOR,
            income=Band(above="poverty", upto="near_poverty"),
            score=Between(below=40),
            cite=_CITE,
        ),
    ),
    notes=(
        (
            "Nhóm 3 chưa chắc chắn: nguồn không nêu mức trần thu nhập."
            " / Group 3 is doubtful: the source names no upper end of income."
        ),
        (
            "Tổng điểm thiếu hụt tối đa chưa thấy; mọi điểm từ 40 đều như nhau."
            " / The highest score was not seen; every score from 40 counts alike."
        ),
    ),
    not_modelled=("Điểm của 5 chiều, 11 chỉ số. / The points of the 5 dimensions and 11 indicators.",),
)
