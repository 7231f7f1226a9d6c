"""Quyết định 170/2005/QĐ-TTg: the poverty lines (chuẩn nghèo) of 2006–2010, income only.

The text of Điều 1 khoản 2 carries a stray "dưới" in its yearly figure: "từ 260.000 đồng/người/tháng
(dưới 3.120.000 đồng/người/năm) trở xuống"; the monthly line, "trở xuống", decides.

>>> NATIONAL_2006_2010.line("poverty", "urban").amount
260000
"""

from datetime import date

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

QD170_2005 = Instrument(
    "170/2005/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    issued=date(2005, 7, 8),
    in_force=date(2005, 8, 2),
    checked=date(2026, 11, 21),
    sources=("vbpl.vn ItemID=18049",),
)

NATIONAL_2006_2010 = Standard(
    code="VN-2006-2010",
    vi="chuẩn nghèo giai đoạn 2006–2010",
    en="poverty standard 2006–2010",
    cite=QD170_2005.at("Điều 1"),
    areas=(RURAL, URBAN),
    lines={
        "poverty": {
            "rural": Line(
                200_000,
                QD170_2005.at(
                    "Điều 1 khoản 1",
                    quote="Khu vực nông thôn: những hộ có mức thu nhập bình quân từ 200.000 đồng/người/tháng (2.400.000 đồng/người/năm) trở xuống là hộ nghèo.",
                ),
            ),
            "urban": Line(
                260_000,
                QD170_2005.at(
                    "Điều 1 khoản 2",
                    quote="Khu vực thành thị: … từ 260.000 đồng/người/tháng (dưới 3.120.000 đồng/người/năm) trở xuống là hộ nghèo.",
                ),
            ),
        },
    },
    rules=(
        Rule(
            category=Category.POOR,
            income=Band(upto="poverty"),
            cite=QD170_2005.at(
                "Điều 1",
                quote="Khu vực nông thôn: những hộ có mức thu nhập bình quân từ 200.000 đồng/người/tháng (2.400.000 đồng/người/năm) trở xuống là hộ nghèo.",
            ),
        ),
    ),
    notes=("Quyết định không có chuẩn cận nghèo. / The decision has no near-poor class.",),
    not_modelled=(
        "Hộ cận nghèo 2008–2010 (văn bản chưa thấy). / Near-poor households of 2008–2010 (text not seen).",
    ),
)
