"""Nghị định 07/2021/NĐ-CP: the multidimensional standard (chuẩn nghèo đa chiều) titled 2021–2025.

Poor: income at or below the line *and* three or more deprivations of twelve; near-poor: the same income
and fewer than three; average living standard: income above the line up to one and a half of it, with no
deprivation test, and not limited to farm households (its policy use is).  For 2021 the decree keeps the
standard of 2016–2020: that is in the timeline, not here.

>>> NATIONAL_2021_2025.line("poverty", "rural").amount
1500000
"""

from datetime import date

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.indicators import Indicator, IndicatorSet
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard

ND07_2021 = Instrument(
    "07/2021/NĐ-CP",
    kind="Nghị định",
    issuer="Chính phủ",
    title="Quy định chuẩn nghèo đa chiều giai đoạn 2021 - 2025",
    issued=date(2021, 1, 27),
    in_force=date(2021, 3, 15),
    checked=date(2026, 11, 21),
    sources=(
        "english.luatvietnam.vn 197848",
        "luathiepthanh.com",
        "m.baomoi.com 38086460",
        "chiakhoaphapluat.vn",
    ),
)
_LINE = ND07_2021.at(
    "Điều 3 khoản 1 điểm a",
    quote="Tiêu chí thu nhập: - Khu vực nông thôn: 1.500.000 đồng/người/tháng. - Khu vực thành thị: 2.000.000 đồng/người/tháng.",
)
_SERVICES = ND07_2021.at("Điều 3 khoản 1 điểm b")

INDICATORS_2021 = IndicatorSet(
    "VN-2021",
    tuple(
        Indicator(code, dimension, vi, en, _SERVICES)
        for code, dimension, vi, en in (
            ("employment", "việc làm", "việc làm", "employment"),
            (
                "dependents",
                "việc làm",
                "người phụ thuộc trong hộ gia đình",
                "dependents in the household",
            ),
            ("nutrition", "y tế", "dinh dưỡng", "nutrition"),
            ("health_insurance", "y tế", "bảo hiểm y tế", "health insurance"),
            ("adult_education", "giáo dục", "trình độ giáo dục của người lớn", "adult education"),
            (
                "school_attendance",
                "giáo dục",
                "tình trạng đi học của trẻ em",
                "children's school attendance",
            ),
            ("housing_quality", "nhà ở", "chất lượng nhà ở", "housing quality"),
            (
                "housing_area",
                "nhà ở",
                "diện tích nhà ở bình quân đầu người",
                "housing area per head",
            ),
            ("water", "nước sinh hoạt và vệ sinh", "nguồn nước sinh hoạt", "domestic water source"),
            ("toilet", "nước sinh hoạt và vệ sinh", "nhà tiêu hợp vệ sinh", "hygienic toilet"),
            ("telecom", "thông tin", "sử dụng dịch vụ viễn thông", "use of telecommunications"),
            (
                "information_means",
                "thông tin",
                "phương tiện phục vụ tiếp cận thông tin",
                "means of access to information",
            ),
        )
    ),
)
"""The twelve indicators of six services (dịch vụ xã hội cơ bản), one point each."""

NATIONAL_2021_2025 = Standard(
    code="VN-2021-2025",
    vi="chuẩn nghèo đa chiều giai đoạn 2021–2025",
    en="multidimensional poverty standard 2021–2025",
    cite=ND07_2021.at("Điều 3"),
    areas=(RURAL, URBAN),
    lines={
        "poverty": {
            "rural": Line(1_500_000, _LINE),
            "urban": Line(2_000_000, _LINE),
        },
        "average": {
            "rural": Line(2_250_000, ND07_2021.at("Điều 3 khoản 2 điểm c", Confidence.PARAPHRASED)),
            "urban": Line(3_000_000, ND07_2021.at("Điều 3 khoản 2 điểm c", Confidence.PARAPHRASED)),
        },
    },
    indicators=INDICATORS_2021,
    rules=(
        Rule(
            category=Category.POOR,
            income=Band(upto="poverty"),
            score=Between(least=3),
            cite=ND07_2021.at(
                "Điều 3 khoản 2 điểm a",
                quote="Là hộ gia đình có thu nhập bình quân đầu người/tháng từ 1.500.000 đồng trở xuống và thiếu hụt từ 03 chỉ số đo lường mức độ thiếu hụt dịch vụ xã hội cơ bản trở lên.",
            ),
        ),
        Rule(
            category=Category.NEAR_POOR,
            income=Band(upto="poverty"),
            score=Between(below=3),
            cite=ND07_2021.at("Điều 3 khoản 2 điểm b", quote="thiếu hụt dưới 03 chỉ số"),
        ),
        Rule(
            category=Category.AVERAGE,
            income=Band(above="poverty", upto="average"),
            cite=ND07_2021.at(
                "Điều 3 khoản 2 điểm c",
                Confidence.PARAPHRASED,
                quote="trên 1.500.000 đồng đến 2.250.000 đồng",
            ),
        ),
    ),
    notes=(
        (
            "Mức sống trung bình không xét thiếu hụt và không giới hạn ở hộ nông nghiệp; chính sách áp dụng thì có."
            " / The average class has no deprivation test and is not limited to farm households; its policy use is."
        ),
    ),
)
