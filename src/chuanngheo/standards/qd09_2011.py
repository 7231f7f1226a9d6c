"""Quyết định 09/2011/QĐ-TTg: poor and near-poor households (hộ nghèo, hộ cận nghèo) of 2011–2015, income only.

The near-poor band is printed from 401.000 (urban 501.000) đồng, the poor line ends at 400.000 (500.000):
incomes between them are in no class to the letter.  ``NATIONAL_2011_2015`` reads the band from where
the poor line ends; ``NATIONAL_2011_2015_LITERAL`` keeps the gap, and its ``gaps()`` finds it.

>>> [(gap.area, gap.above.text(), gap.upto.text()) for gap in NATIONAL_2011_2015_LITERAL.gaps()]
[('rural', '≤ 400000', '< 401000'), ('urban', '≤ 500000', '< 501000')]
>>> NATIONAL_2011_2015.gaps()
()
"""

from datetime import date

from attrs import evolve

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

QD09_2011 = Instrument(
    "09/2011/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    title="Ban hành chuẩn hộ nghèo, hộ cận nghèo áp dụng giai đoạn 2011 - 2015",
    issued=date(2011, 1, 30),
    in_force=date(2011, 1, 1),
    checked=date(2026, 11, 21),
    sources=(
        "tailieuchung.com tlID22960",
        "nganhangphapluat.thukyluat.vn 116153",
        "1051/KH-UBND tỉnh Bến Tre",
    ),
)

_POOR_RURAL = "Hộ nghèo ở nông thôn là hộ có mức thu nhập bình quân từ 400.000 đồng/người/tháng (từ 4.800.000 đồng/người/năm) trở xuống."
_POOR_URBAN = "Hộ nghèo ở thành thị … từ 500.000 đồng/người/tháng (từ 6.000.000 đồng/người/năm) trở xuống."
_POOR = Rule(
    category=Category.POOR,
    income=Band(upto="poverty"),
    cite=QD09_2011.at(
        "Điều 1 khoản 1, 2",
        quote=f"{_POOR_RURAL} {_POOR_URBAN}",
    ),
)
_NEAR_POOR = (
    "Hộ cận nghèo ở nông thôn là hộ có mức thu nhập bình quân từ 401.000 đồng đến 520.000 đồng/người/tháng."
)
_NEAR_POOR_URBAN = "Hộ cận nghèo ở thành thị … từ 501.000 đồng đến 650.000 đồng/người/tháng."

NATIONAL_2011_2015_LITERAL = Standard(
    code="VN-2011-2015-LITERAL",
    vi="chuẩn hộ nghèo, hộ cận nghèo giai đoạn 2011–2015, theo nguyên văn",
    en="poverty standard 2011–2015, to the letter",
    cite=QD09_2011.at("Điều 1"),
    areas=(RURAL, URBAN),
    lines={
        "poverty": {
            "rural": Line(
                400_000,
                QD09_2011.at("Điều 1 khoản 1", quote=_POOR_RURAL),
            ),
            "urban": Line(
                500_000,
                QD09_2011.at(
                    "Điều 1 khoản 2",
                    quote=_POOR_URBAN,
                ),
            ),
        },
        "near_poor_from": {
            "rural": Line(401_000, QD09_2011.at("Điều 1 khoản 3", quote=_NEAR_POOR)),
            "urban": Line(501_000, QD09_2011.at("Điều 1 khoản 4", quote=_NEAR_POOR_URBAN)),
        },
        "near_poor": {
            "rural": Line(520_000, QD09_2011.at("Điều 1 khoản 3", quote=_NEAR_POOR)),
            "urban": Line(650_000, QD09_2011.at("Điều 1 khoản 4", quote=_NEAR_POOR_URBAN)),
        },
    },
    rules=(
        _POOR,
        Rule(
            category=Category.NEAR_POOR,
            income=Band(least="near_poor_from", upto="near_poor"),
            cite=QD09_2011.at("Điều 1 khoản 3, 4", quote=_NEAR_POOR),
        ),
    ),
    notes=(
        (
            "Giữ khoảng hở 400.000–401.000 (500.000–501.000) đồng như văn bản in."
            " / Keeps the gap of 400.000–401.000 (500.000–501.000) đồng as printed."
        ),
    ),
)

NATIONAL_2011_2015 = evolve(
    NATIONAL_2011_2015_LITERAL,
    code="VN-2011-2015",
    vi="chuẩn hộ nghèo, hộ cận nghèo giai đoạn 2011–2015",
    en="poverty standard 2011–2015",
    lines={
        name: by_area
        for name, by_area in NATIONAL_2011_2015_LITERAL.lines.items()
        if name != "near_poor_from"
    },
    rules=(
        _POOR,
        Rule(
            category=Category.NEAR_POOR,
            income=Band(above="poverty", upto="near_poor"),
            cite=QD09_2011.at("Điều 1 khoản 3, 4", Confidence.DERIVED, quote=_NEAR_POOR),
        ),
    ),
    notes=(
        (
            "Đọc liền mạch: trên 400.000 (500.000) đồng đã là cận nghèo; văn bản in từ 401.000 (501.000)."
            " / Read continuously: above 400.000 (500.000) đồng is near-poor; the text prints from 401.000 (501.000)."
        ),
    ),
)
