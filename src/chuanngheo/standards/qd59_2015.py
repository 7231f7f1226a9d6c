"""Quyết định 59/2015/QĐ-TTg: the multidimensional standard (chuẩn nghèo tiếp cận đa chiều) of 2016–2020.

Two doors to "hộ nghèo": income at or below the poverty line (nghèo về thu nhập), *or* income between
the poverty and the near-poverty line with three or more deprivations of ten (nghèo thiếu hụt).

Not modelled: the thresholds of the ten indicators (annex of Quyết định 1614/QĐ-TTg, not seen), and the
score sheets of Thông tư 17/2016/TT-BLĐTBXH item by item.

>>> [rule.name for rule in NATIONAL_2016_2020.rules[:2]]
['hộ nghèo về thu nhập', 'hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản']
"""

from datetime import date

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.indicators import Indicator, IndicatorSet
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard

QD59_2015 = Instrument(
    "59/2015/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    issued=date(2015, 11, 19),
    in_force=date(2016, 1, 5),
    checked=date(2026, 11, 21),
    sources=(
        "thuvienphapluat.vn hoi-dap 24980, 4B89F, 40DCD",
        "luatvn.net",
        "hoidapphapluat.co",
        "vietnamnet.vn E146686",
    ),
)
_POOR_LINE = QD59_2015.at(
    "Điều 1 khoản 1 điểm a",
    quote="Chuẩn nghèo: 700.000 đồng/người/tháng ở khu vực nông thôn và 900.000 đồng/người/tháng ở khu vực thành thị.",
)
_NEAR_LINE = QD59_2015.at(
    "Điều 1 khoản 1 điểm b",
    quote="Chuẩn cận nghèo: 1.000.000 … nông thôn và 1.300.000 … thành thị.",
)
_SERVICES = QD59_2015.at("Điều 1 khoản 2")

INDICATORS_2016 = IndicatorSet(
    "VN-2016",
    tuple(
        Indicator(code, dimension, vi, en, _SERVICES)
        for code, dimension, vi, en in (
            ("health_services", "y tế", "tiếp cận các dịch vụ y tế", "access to health services"),
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
            ("water", "nước sạch và vệ sinh", "nguồn nước sinh hoạt", "domestic water source"),
            ("toilet", "nước sạch và vệ sinh", "hố xí/nhà tiêu hợp vệ sinh", "hygienic toilet"),
            ("telecom", "thông tin", "sử dụng dịch vụ viễn thông", "use of telecommunications"),
            (
                "information_assets",
                "thông tin",
                "tài sản phục vụ tiếp cận thông tin",
                "assets for access to information",
            ),
        )
    ),
)
"""The ten indicators of five services (dịch vụ xã hội cơ bản), one point each."""

NATIONAL_2016_2020 = Standard(
    code="VN-2016-2020",
    vi="chuẩn nghèo tiếp cận đa chiều giai đoạn 2016–2020",
    en="multidimensional poverty standard 2016–2020",
    cite=QD59_2015.at("Điều 2"),
    areas=(RURAL, URBAN),
    lines={
        "poverty": {
            "rural": Line(700_000, _POOR_LINE),
            "urban": Line(900_000, _POOR_LINE),
        },
        "near_poverty": {
            "rural": Line(1_000_000, _NEAR_LINE),
            "urban": Line(1_300_000, _NEAR_LINE),
        },
        "average": {
            "rural": Line(1_500_000, QD59_2015.at("Điều 2 khoản 3", Confidence.PARAPHRASED)),
            "urban": Line(1_950_000, QD59_2015.at("Điều 2 khoản 3", Confidence.PARAPHRASED)),
        },
    },
    indicators=INDICATORS_2016,
    rules=(
        Rule(
            category=Category.POOR,
            name="hộ nghèo về thu nhập",
            income=Band(upto="poverty"),
            cite=QD59_2015.at(
                "Điều 2 khoản 1",
                quote="Có thu nhập bình quân đầu người/tháng từ đủ 700.000 đồng trở xuống",
            ),
        ),
        Rule(
            category=Category.POOR,
            name="hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản",
            income=Band(above="poverty", upto="near_poverty"),
            score=Between(least=3),
            cite=QD59_2015.at(
                "Điều 2 khoản 1",
                quote="trên 700.000 đồng đến 1.000.000 đồng và thiếu hụt từ 03 chỉ số đo lường mức độ thiếu hụt tiếp cận các dịch vụ xã hội cơ bản trở lên",
            ),
        ),
        Rule(
            category=Category.NEAR_POOR,
            income=Band(above="poverty", upto="near_poverty"),
            score=Between(below=3),
            cite=QD59_2015.at(
                "Điều 2 khoản 2",
                quote="trên 700.000 đồng đến 1.000.000 đồng và thiếu hụt dưới 03 chỉ số",
            ),
        ),
        Rule(
            category=Category.AVERAGE,
            income=Band(above="near_poverty", upto="average"),
            cite=QD59_2015.at("Điều 2 khoản 3", Confidence.PARAPHRASED),
        ),
    ),
    notes=(
        (
            "Cách ghi hai đầu mút của mức sống trung bình chưa thấy nguyên văn."
            " / How the ends of the average band are worded was not seen verbatim."
        ),
    ),
    not_modelled=(
        "Ngưỡng thiếu hụt của 10 chỉ số (Phụ lục Quyết định 1614/QĐ-TTg). / Thresholds of the ten indicators (annex of Decision 1614/QĐ-TTg).",
        "Phiếu điểm B1, B2 của Thông tư 17/2016/TT-BLĐTBXH. / Score sheets B1, B2 of Circular 17/2016/TT-BLĐTBXH.",
    ),
)
