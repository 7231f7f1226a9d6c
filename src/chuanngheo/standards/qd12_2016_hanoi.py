"""Quyết định 12/2016/QĐ-UBND of Hà Nội: its multidimensional standard of 2016–2020, kept for 2021.

The shape and the ten indicators are those of Quyết định 59/2015/QĐ-TTg, the lines are higher.  One press
page prints the urban poor line as 1.500.000 đồng; the decision as reported elsewhere has 1.400.000.

>>> HANOI_2016_2020.line("poverty", "urban").amount
1400000
"""

from datetime import date

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Instrument
from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard
from chuanngheo.standards.qd59_2015 import INDICATORS_2016

QD12_2016_HANOI = Instrument(
    "12/2016/QĐ-UBND",
    kind="Quyết định",
    issuer="Ủy ban nhân dân thành phố Hà Nội",
    title="Chuẩn nghèo tiếp cận đa chiều của thành phố Hà Nội giai đoạn 2016 - 2020",
    issued=date(2016, 4, 13),
    checked=date(2026, 11, 21),
    sources=("kinhtedothi.vn", "viettimes.vn 25411"),
)
QD472_HANOI = Instrument(
    "472/QĐ-UBND",
    kind="Quyết định",
    issuer="Ủy ban nhân dân thành phố Hà Nội",
    checked=date(2026, 11, 21),
    sources=("kinhtedothi.vn",),
)
_CITE = QD12_2016_HANOI.at("mức chuẩn (số điều chưa thấy)")

HANOI_2016_2020 = Standard(
    code="VN-HN-2016-2020",
    vi="chuẩn nghèo tiếp cận đa chiều của thành phố Hà Nội giai đoạn 2016–2020",
    en="multidimensional poverty standard of Hà Nội 2016–2020",
    cite=_CITE,
    areas=(RURAL, URBAN),
    lines={
        "poverty": {"rural": Line(1_100_000, _CITE), "urban": Line(1_400_000, _CITE)},
        "near_poverty": {"rural": Line(1_500_000, _CITE), "urban": Line(1_950_000, _CITE)},
        "average": {"rural": Line(2_300_000, _CITE), "urban": Line(3_000_000, _CITE)},
    },
    indicators=INDICATORS_2016,
    rules=(
        Rule(
            category=Category.POOR,
            name="hộ nghèo về thu nhập",
            income=Band(upto="poverty"),
            cite=_CITE,
        ),
        Rule(
            category=Category.POOR,
            name="hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản",
            income=Band(above="poverty", upto="near_poverty"),
            score=Between(least=3),
            cite=_CITE,
        ),
        Rule(
            category=Category.NEAR_POOR,
            income=Band(above="poverty", upto="near_poverty"),
            score=Between(below=3),
            cite=_CITE,
        ),
        Rule(
            category=Category.AVERAGE,
            income=Band(above="near_poverty", upto="average"),
            cite=_CITE,
        ),
    ),
    notes=(
        (
            "Một nguồn báo chí in chuẩn nghèo thành thị là 1.500.000 đồng."
            " / One press page prints the urban poor line as 1.500.000 đồng."
        ),
    ),
    not_modelled=(
        "Ngưỡng thiếu hụt của 10 chỉ số, như chuẩn quốc gia. / Thresholds of the ten indicators, as nationally.",
    ),
)
