"""Nghị định 351/2025/NĐ-CP: the multidimensional standard titled 2026–2030, applied from 2027.

For 2026 the decree keeps the standard of Nghị định 07/2021/NĐ-CP: that is in the timeline.  The lines and
the count of three are known from reports of the decree; its list of indicators only from a draft, so a
household is classified by its ``score``.

Not modelled: the indicators and their thresholds, the average living standard, the article numbers.
"""

from datetime import date

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Between, Category, Line, Rule, Standard

ND351_2025 = Instrument(
    "351/2025/NĐ-CP",
    kind="Nghị định",
    issuer="Chính phủ",
    title="Quy định chuẩn nghèo đa chiều quốc gia giai đoạn 2026-2030",
    issued=date(2025, 12, 30),
    checked=date(2026, 11, 21),
    sources=("vietnamplus.vn post1086100", "huengaynay.vn 161540", "sggp.org.vn post831518"),
)
_CRITERIA = "quy định tiêu chí thu nhập từ năm 2027 (số điều chưa thấy)"
_CLASSES = "quy định hộ nghèo, hộ cận nghèo từ năm 2027 (số điều chưa thấy)"

NATIONAL_2026_2030 = Standard(
    code="VN-2026-2030",
    vi="chuẩn nghèo đa chiều quốc gia giai đoạn 2026–2030",
    en="national multidimensional poverty standard 2026–2030",
    cite=ND351_2025.at(_CLASSES),
    areas=(RURAL, URBAN),
    lines={
        "poverty": {
            "rural": Line(
                2_200_000,
                ND351_2025.at(_CRITERIA, quote="ở khu vực nông thôn … 2.200.000 đồng/người/tháng"),
            ),
            "urban": Line(
                2_800_000,
                ND351_2025.at(_CRITERIA, quote="Đối với khu vực đô thị … 2.800.000 đồng/người/tháng"),
            ),
        },
    },
    highest_score=12,
    rules=(
        Rule(
            category=Category.POOR,
            income=Band(upto="poverty"),
            score=Between(least=3),
            cite=ND351_2025.at(
                _CLASSES,
                quote="có thu nhập bình quân đầu người từ 2.200.000 đồng/người/tháng trở xuống và thiếu hụt từ 3 chỉ số đo lường tiếp cận dịch vụ xã hội cơ bản trở lên",
            ),
        ),
        Rule(
            category=Category.NEAR_POOR,
            income=Band(upto="poverty"),
            score=Between(below=3),
            cite=ND351_2025.at(_CLASSES, quote="thiếu hụt dưới 3 chỉ số"),
        ),
    ),
    notes=(
        (
            "Số 12 chỉ số mới thấy ở nguồn thuật lại. / That there are twelve indicators is seen only in paraphrase"
            f" ({Confidence.PARAPHRASED})."
        ),
    ),
    not_modelled=(
        "Danh mục và ngưỡng của các chỉ số (mới thấy bản dự thảo). / The indicators and their thresholds (seen only in a draft).",
        "Mức sống trung bình, người lao động có thu nhập thấp sau năm 2026. / Average living standard and low-income worker after 2026.",
        "Số điều, khoản và ngày có hiệu lực. / Article numbers and the day of coming into force.",
    ),
)
