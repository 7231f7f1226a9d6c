"""The twelve thresholds (ngưỡng thiếu hụt) of Nghị định 07/2021/NĐ-CP, in two readings with a name.

``CIRCULAR`` is the wording of Phiếu B2 (Mẫu số 3.2) and of Phụ lục IV, read in the gazette: the default.
``DECREE`` is the decree's own annex as quoted elsewhere.  They differ in four places:

* adult education: "từ đủ 16 tuổi đến dưới 30 tuổi" / "từ 16 tuổi đến 30 tuổi", age 30 counted;
* clean water: bought water counts and rainwater does not / the other way round;
* health insurance: those whose insurance the state budget pays are not counted / no such exception;
* training on the job: no column of the sheet asks for it, an enterprise's certificate is recorded as
  training (cột 11, mã 2) / a fact of its own.

>>> sorted(str(w) for w in CIRCULAR.clean_water ^ DECREE.clean_water)
['bought', 'rain']
"""
# ruff: noqa: E501 # the words of the law are quoted unbroken

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from chuanngheo.languages import phrase
from chuanngheo.law import Citation, Confidence
from chuanngheo.members import Toilet, Water
from chuanngheo.sheets.nutrition import BetweenAges
from chuanngheo.sheets.tt07_2021 import B2
from chuanngheo.standards.nd07_2021 import ND07_2021
from chuanngheo.standards.timeline import VBHN1315_2023

HYGIENIC_TOILETS = frozenset(Toilet) - {Toilet.OTHER}
"""Nhà tiêu hợp vệ sinh: Phụ lục IV mục I khoản 7; the pit with a seat by Mẫu số 3.1 phần A mục V ô 2."""

WORK_ASKED_FROM = 15
"""Mẫu số 3.1, columns 15–17: "Chỉ hỏi thành viên từ 15 tuổi trở lên"."""

DEPENDENT_CHILD_UNDER = 16
"""Trẻ em dưới 16 tuổi: a child under this age (years) is a dependant."""
NUTRITION_UNDER = 16
"""Children under this age (years) are weighed and measured."""
INSURANCE_FROM = 6
"""From this age (years) a member without health insurance is a deprivation."""
ADULT_FROM = 16
"""The first age (years) of the adults whose education counts; ``Reading.adult_last`` is the last."""
UPPER_SECONDARY_FROM = 18
"""From this age (years) the upper secondary school is asked of an adult."""
SCHOOL_FROM = 3
"""The first age (years) of the children who should be at school."""
PRIMARY_FROM = 6
"""The first age (years) of the primary school (tiểu học)."""
LOWER_SECONDARY_FROM = 12
"""The first age (years) of the lower secondary school (trung học cơ sở)."""
SCHOOL_UNDER = 16
"""Children under this age (years) should be at school."""
MOST_DEPENDENTS_PERCENT = 50
"""More dependants than this share (%) of all members is a deprivation."""
LEAST_AREA_M2 = 8
"""Less living area than this (m² a head) is a deprivation."""
NOT_DURABLE_FROM = 2
"""With this many of wall, pillar and roof not durable the house is not durable."""

_DECREE = {
    "employment": (
        Confidence.OFFICIAL_ENGLISH,
        "Hộ gia đình có ít nhất một người không có việc làm (người trong độ tuổi lao động có khả năng lao động, sẵn sàng/mong muốn làm việc nhưng không tìm được việc làm); hoặc có việc làm công ăn lương nhưng không có hợp đồng lao động",
    ),
    "dependents": (
        Confidence.PARAPHRASED,
        "Hộ gia đình có tỷ lệ người phụ thuộc trong tổng số nhân khẩu lớn hơn 50%. Người phụ thuộc bao gồm: trẻ em dưới 16 tuổi; người cao tuổi hoặc người khuyết tật đang hưởng trợ cấp xã hội hàng tháng.",
    ),
    "nutrition": (
        Confidence.OFFICIAL_ENGLISH,
        "có ít nhất một trẻ em dưới 16 tuổi suy dinh dưỡng chiều cao theo tuổi hoặc suy dinh dưỡng cân nặng theo tuổi",
    ),
    "health_insurance": (
        Confidence.OFFICIAL_ENGLISH,
        "có ít nhất một người từ đủ 6 tuổi trở lên hiện không có bảo hiểm y tế",
    ),
    "adult_education": (
        Confidence.VERBATIM,
        "có ít nhất một người trong độ tuổi từ 16 tuổi đến 30 tuổi không tham gia các khóa đào tạo hoặc không có bằng cấp, chứng chỉ giáo dục đào tạo so với độ tuổi tương ứng",
    ),
    "school_attendance": (
        Confidence.VERBATIM,
        "có ít nhất một trẻ em từ 3 tuổi đến dưới 16 tuổi không được học đúng bậc, cấp học phù hợp với độ tuổi",
    ),
    "housing_quality": (
        Confidence.VERBATIM,
        "đang sống trong ngôi nhà/căn hộ thuộc loại không bền chắc (trong ba kết cấu chính là tường, cột, mái thì có ít nhất hai kết cấu được làm bằng vật liệu không bền chắc)",
    ),
    "housing_area": (Confidence.VERBATIM, "nhỏ hơn 8m2"),
    "water": (
        Confidence.VERBATIM,
        "không tiếp cận được nguồn nước sạch trong sinh hoạt (gồm: nước máy, giếng khoan, giếng đào được bảo vệ, nước khe/mó được bảo vệ và nước mưa, nước đóng chai bình)",
    ),
    "toilet": (
        Confidence.VERBATIM,
        "không sử dụng hố xí/nhà tiêu hợp vệ sinh (gồm: tự hoại/bán tự hoại, thấm dội nước (Suilabh), cải tiến có ống thông hơi (VIP), hố xí đào có bệ ngồi, hai ngăn)",
    ),
    "telecom": (
        Confidence.PARAPHRASED,
        "không có thành viên nào sử dụng dịch vụ Internet",
    ),
    "information_means": (
        Confidence.VERBATIM,
        "không có phương tiện nào trong số các phương tiện: Phương tiện dùng chung: Tivi, radio, máy tính để bàn, điện thoại; Phương tiện cá nhân: Máy tính xách tay, máy tính bảng, điện thoại thông minh",
    ),
}

AGE_NOTE_CITE = ND07_2021.at(
    "Phụ lục, chỉ số 5, ghi chú",
    quote="Người từ 16 tuổi đến dưới 18 tuổi đang học hoặc đã tốt nghiệp trung học cơ sở; từ 18 tuổi đến 30 tuổi đang học hoặc đã tốt nghiệp trung học phổ thông hoặc sơ cấp/trung cấp/cao đẳng nghề; hoặc người từ 16 tuổi đến 30 tuổi được doanh nghiệp tuyển dụng và chứng nhận đào tạo nghề tại chỗ (hình thức vừa học vừa làm)",
)
"""What "so với độ tuổi tương ứng" means in both readings; the circular does not spell it out."""

SCHOOL_AGES_CITE = VBHN1315_2023.at(
    "Phụ lục VII, Mẫu số 7.11, ghi chú",
    quote="trẻ từ 3 tuổi đến dưới 6 tuổi được tiếp cận giáo dục mầm non, trẻ từ 6 tuổi đến dưới 12 tuổi ... tiểu học và trẻ từ 12 tuổi đến dưới 16 tuổi ... trung học cơ sở",
)
"""Which level is right at which age."""


def _frozen(thresholds: Mapping[str, Citation]) -> Mapping[str, Citation]:
    return MappingProxyType(dict(thresholds))


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """One way to read the annex; ``attrs.evolve`` makes another.

    ``adult_last`` is the last completed year of age of the adult education indicator.  ``between`` and
    ``at_the_value`` are the readings of the nutrition table.

    >>> import attrs
    >>> from chuanngheo.assess import CIRCULAR
    >>> attrs.evolve(CIRCULAR, code="ours").code
    'ours'
    """

    code: str
    vi: str
    en: str
    thresholds: Mapping[str, Citation] = attrs.field(converter=_frozen, repr=False)
    adult_last: int
    clean_water: frozenset[Water]
    counts_state_insured: bool
    asks_training_on_the_job: bool
    between: BetweenAges = attrs.field(default=BetweenAges.REACHED, converter=BetweenAges)
    at_the_value: bool = False

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


CIRCULAR = Reading(
    code="circular",
    vi="theo Phiếu B2 của Văn bản hợp nhất 1315/VBHN-BLĐTBXH",
    en="by Form B2 of Consolidated text 1315/VBHN-BLĐTBXH",
    thresholds={
        code: VBHN1315_2023.at(f"{asked.cite.place}, mục {asked.number}", quote=asked.vi)
        for code, asked in B2.items()
    },
    adult_last=29,
    clean_water=frozenset(Water) - {Water.RAIN, Water.OTHER},
    counts_state_insured=False,
    asks_training_on_the_job=False,
)
"""The twelve thresholds as Phiếu B2 of the consolidated circular asks them."""

DECREE = Reading(
    code="decree",
    vi="theo Phụ lục Nghị định 07/2021/NĐ-CP (trích lại)",
    en="by the annex of Decree 07/2021/NĐ-CP (as quoted elsewhere)",
    thresholds={
        code: ND07_2021.at(f"Phụ lục, chỉ số {number}", grade, quote)
        for number, (code, (grade, quote)) in enumerate(_DECREE.items(), 1)
    },
    adult_last=30,
    clean_water=frozenset(Water) - {Water.BOUGHT, Water.OTHER},
    counts_state_insured=True,
    asks_training_on_the_job=True,
)
"""The twelve thresholds as the annex of Nghị định 07/2021/NĐ-CP words them."""

READINGS = (CIRCULAR, DECREE)
"""Both readings, the circular's first."""
