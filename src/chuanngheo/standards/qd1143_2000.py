"""Quyết định 1143/2000/QĐ-LĐTBXH: the poverty lines (chuẩn hộ nghèo) of 2001–2005, income only, three areas.

The comparison is strict: "Những hộ có thu nhập bình quân đầu người dưới mức quy định nêu trên được xác
định là hộ nghèo."  Secondary pages that say "trở xuống" are wrong against the decision.

>>> NATIONAL_2001_2005.line("poverty", "rural_mountain").amount
80000
"""

from datetime import date

from chuanngheo.areas import RURAL_LOWLAND, RURAL_MOUNTAIN, URBAN
from chuanngheo.law import Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

QD1143_2000 = Instrument(
    "1143/2000/QĐ-LĐTBXH",
    kind="Quyết định",
    issuer="Bộ trưởng Bộ Lao động - Thương binh và Xã hội",
    issued=date(2000, 11, 1),
    checked=date(2026, 11, 21),
    sources=("phapluatcongdong.vn p391840",),
)

NATIONAL_2001_2005 = Standard(
    code="VN-2001-2005",
    vi="chuẩn hộ nghèo giai đoạn 2001–2005",
    en="poverty standard 2001–2005",
    cite=QD1143_2000.at("Điều 1"),
    areas=(RURAL_MOUNTAIN, RURAL_LOWLAND, URBAN),
    lines={
        "poverty": {
            "rural_mountain": Line(
                80_000,
                QD1143_2000.at(
                    "Điều 1",
                    quote="Vùng nông thôn miền núi, hải đảo: 80.000 đồng/tháng, 960.000 đồng/năm",
                ),
            ),
            "rural_lowland": Line(
                100_000,
                QD1143_2000.at(
                    "Điều 1",
                    quote="Vùng nông thôn đồng bằng: 100.000 đồng/tháng, 1.200.000 đồng/năm",
                ),
            ),
            "urban": Line(
                150_000,
                QD1143_2000.at("Điều 1", quote="Vùng thành thị: 150.000 đồng/tháng, 1.800.000 đồng/năm"),
            ),
        },
    },
    rules=(
        Rule(
            category=Category.POOR,
            income=Band(below="poverty"),
            cite=QD1143_2000.at(
                "Điều 1",
                quote="Những hộ có thu nhập bình quân đầu người dưới mức quy định nêu trên được xác định là hộ nghèo.",
            ),
        ),
    ),
    notes=("Không có chuẩn cận nghèo. / No near-poor class.",),
    not_modelled=("Ngày có hiệu lực của quyết định. / The day the decision came into force.",),
)
