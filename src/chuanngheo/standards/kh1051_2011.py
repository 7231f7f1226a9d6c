"""The 130–150 % policy band of 2011–2015, as Kế hoạch 1051/KH-UBND of Bến Tre province prints it, twice.

"hộ có mức thu nhập từ 130% đến 150% chuẩn hộ nghèo" (Mục IV.4) and "hộ có mức thu nhập trên 130% đến
150% chuẩn hộ nghèo" (Mục 3, point 5): the readings differ at exactly 130 %, 520.000 (650.000) đồng, which
is still near-poor under Quyết định 09/2011/QĐ-TTg.  The timeline uses the second; both are here.  The
amounts are derived: 130 % and 150 % of 400.000 and 500.000 đồng.
"""

from datetime import date

from attrs import evolve

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

KH1051_2011 = Instrument(
    "1051/KH-UBND",
    kind="Kế hoạch",
    issuer="Ủy ban nhân dân tỉnh Bến Tre",
    title="Thực hiện công tác giảm nghèo bền vững giai đoạn 2011 - 2015 trên địa bàn tỉnh Bến Tre",
    issued=date(2011, 3, 21),
    checked=date(2026, 11, 21),
)
_DERIVED = KH1051_2011.at("phần phân công nhiệm vụ, cấp tỉnh, điểm 5", Confidence.DERIVED)

POLICY_BAND_2011_2015 = Standard(
    code="VN-2011-2015-130-150",
    vi="tiêu chí hộ có mức thu nhập trên 130% đến 150% chuẩn hộ nghèo giai đoạn 2011–2015",
    en="criterion of households above 130% and up to 150% of the poverty line 2011–2015",
    cite=_DERIVED,
    areas=(RURAL, URBAN),
    lines={
        "130%": {"rural": Line(520_000, _DERIVED), "urban": Line(650_000, _DERIVED)},
        "150%": {"rural": Line(600_000, _DERIVED), "urban": Line(750_000, _DERIVED)},
    },
    rules=(
        Rule(
            category=Category.POLICY_BAND,
            name="hộ có mức thu nhập trên 130% đến 150% chuẩn hộ nghèo",
            income=Band(above="130%", upto="150%"),
            cite=KH1051_2011.at(
                "phần phân công nhiệm vụ, cấp tỉnh, điểm 5",
                quote="hộ có mức thu nhập trên 130% đến 150% chuẩn hộ nghèo",
            ),
        ),
    ),
    notes=(
        (
            "Mức tiền suy ra: 130% và 150% của 400.000 và 500.000 đồng."
            " / Amounts derived: 130% and 150% of 400.000 and 500.000 đồng."
        ),
    ),
)

POLICY_BAND_2011_2015_FROM = evolve(
    POLICY_BAND_2011_2015,
    code="VN-2011-2015-130-150-FROM",
    vi="tiêu chí hộ có mức thu nhập từ 130% đến 150% chuẩn hộ nghèo giai đoạn 2011–2015",
    en="criterion of households from 130% up to 150% of the poverty line 2011–2015",
    rules=(
        Rule(
            category=Category.POLICY_BAND,
            income=Band(least="130%", upto="150%"),
            cite=KH1051_2011.at(
                "phần nhiệm vụ, giải pháp, mục 4",
                quote="hộ có mức thu nhập từ 130% đến 150% chuẩn hộ nghèo",
            ),
        ),
    ),
)
