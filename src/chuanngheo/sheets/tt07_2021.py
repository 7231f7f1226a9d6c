"""Thông tư 07/2021/TT-BLĐTBXH as amended by 02/2022: how hộ nghèo and hộ cận nghèo are found, 2022–2025.

Văn bản hợp nhất 1315/VBHN-BLĐTBXH (Công báo 679 + 680, 24/4/2023).  Điểm A estimates income by the points
of Phiếu B1; điểm B is ten points for each deprivation of Phiếu B2.  Here: the cut-offs of Điều 1, Phiếu A
(Phụ lục II) and Phiếu B2 (Mẫu số 3.2).  The points of Phiếu B1 are in ``points``, what is asked in
``information``, the report forms in ``reports``.

>>> CUTOFFS["rural"].points, CUTOFFS["urban"].points, DEPRIVED_FROM
(140, 175, 30)
>>> B2["dependents"].vi
'Hộ gia đình có tỷ lệ người phụ thuộc trong tổng số nhân khẩu lớn hơn 50%'
"""

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.standards.timeline import VBHN1315_2023

# ruff: noqa: E501 # the words of the gazette are quoted unbroken


@attrs.frozen
class Cutoff:
    """The điểm A that stands for the poverty line in one area, and that line in đồng/người/tháng."""

    points: int
    amount: int
    cite: Citation

    def within(self, points: int) -> bool:
        """Whether điểm A counts as income at or below the line: "điểm A ≤ 140"."""
        return points <= self.points


CUTOFFS: Mapping[str, Cutoff] = MappingProxyType(
    {
        "rural": Cutoff(140, 1_500_000, VBHN1315_2023.at("Điều 1 khoản 1 điểm a, trang 21", quote="140 điểm tương đương với mức thu nhập bình quân đầu người 1.500.000 đồng/người/tháng")),
        "urban": Cutoff(175, 2_000_000, VBHN1315_2023.at("Điều 1 khoản 1 điểm a, trang 22", quote="175 điểm tương đương với mức thu nhập bình quân đầu người 2.000.000 đồng/người/tháng")),
    }
)  # fmt: skip
"""Up to which điểm A an income counts as at or below the line, by area; the line in đồng/người/tháng."""
CLASSES_CITE = VBHN1315_2023.at("Điều 1 khoản 1 điểm b, trang 22")
"""Điểm A and điểm B → hộ nghèo, hộ cận nghèo."""

POINTS_PER_DEPRIVATION = 10
"""Điều 1 khoản 1 điểm a: "10 điểm tương đương với 01 chỉ số"."""
DEPRIVED_FROM = 30
"""Điều 1 khoản 1 điểm b: hộ nghèo from điểm B of 30, hộ cận nghèo below."""


@attrs.frozen
class Statement:
    """One line of a form to be answered yes or no: its number as printed, its words, its page."""

    code: str
    number: str
    vi: str
    en: str
    cite: Citation
    note: str = ""

    def text(self, lang: str = "vi") -> str:
        """The words printed, or their English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


def _b2(code: str, number: str, page: int, vi: str, en: str, note: str) -> Statement:  # noqa: PLR0917 # a row as printed
    return Statement(code, number, vi, en, VBHN1315_2023.at(f"Phụ lục III, Mẫu số 3.2, trang {page}"), note)


def _by_code(*statements: Statement) -> Mapping[str, Statement]:
    return MappingProxyType({statement.code: statement for statement in statements})


B2 = _by_code(
    _b2("employment", "1.1", 30, "Hộ gia đình có ít nhất một người không có việc làm; hoặc có việc làm công ăn lương nhưng không có hợp đồng lao động", "at least one member is without work, or works for wages without a labour contract", "Cột 15, 17 phần B"),
    _b2("dependents", "1.2", 30, "Hộ gia đình có tỷ lệ người phụ thuộc trong tổng số nhân khẩu lớn hơn 50%", "more than 50% of the members are dependants", "Cột 4, 14 phần B"),
    _b2("nutrition", "2.1", 30, "Hộ gia đình có ít nhất một trẻ em dưới 16 tuổi suy dinh dưỡng chiều cao theo tuổi hoặc suy dinh dưỡng cân nặng theo tuổi", "at least one child under 16 is malnourished in height or weight for age", "Cột 4, 5, 6, 7 phần B và Mẫu số 3.11"),
    _b2("health_insurance", "2.2", 30, "Hộ gia đình có ít nhất một người từ đủ 6 tuổi trở lên hiện không có bảo hiểm y tế (Không tính đối tượng thuộc nhóm do ngân sách nhà nước đóng bảo hiểm y tế theo quy định của Luật Bảo hiểm y tế)", "at least one member from 6 years is without health insurance (groups insured by the State budget not counted)", "Cột 4, 12 phần B"),
    _b2("adult_education", "3.1", 30, "Hộ gia đình có ít nhất một người trong độ tuổi từ đủ 16 tuổi đến dưới 30 tuổi không tham gia các khóa đào tạo hoặc không có bằng cấp, chứng chỉ giáo dục đào tạo so với độ tuổi tương ứng", "at least one member from 16 to below 30 takes no training or has no diploma fit for the age", "Cột 4, 8, 9, 10, 11 phần B"),
    _b2("school_attendance", "3.2", 30, "Hộ gia đình có ít nhất 1 trẻ em từ đủ 3 tuổi đến dưới 16 tuổi không được học đúng bậc, cấp học phù hợp với độ tuổi", "at least one child from 3 to below 16 does not attend the level fit for the age", ""),
    _b2("housing_quality", "4.1", 31, "Hộ gia đình đang sống trong ngôi nhà/căn hộ thuộc loại không bền chắc", "the household lives in a house or flat that is not durable", "Mục I, II, III phần A"),
    _b2("housing_area", "4.2", 31, "Diện tích bình quân đầu người của hộ gia đình dưới 8m2", "less than 8 m² per head", "Mục IV phần A"),
    _b2("water", "5.1", 31, "Hộ gia đình không tiếp cận được nguồn nước sạch trong sinh hoạt", "no access to clean water for living", "Mục VIII phần A"),
    _b2("toilet", "5.2", 31, "Hộ gia đình không sử dụng hố xí/nhà tiêu hợp vệ sinh", "no hygienic toilet in use", "Mục V phần A"),
    _b2("telecom", "6.1", 31, "Hộ gia đình không có thành viên nào sử dụng dịch vụ internet", "no member uses the internet", "Cột 13 phần B"),
    _b2("information_means", "6.2", 31, "Hộ gia đình không có phương tiện nào trong số các phương tiện phục vụ tiếp cận thông tin: phương tiện dùng chung (Ti vi, radio, máy tính để bàn, điện thoại), phương tiện cá nhân (máy tính xách tay, máy tính bảng, điện thoại thông minh)", "none of the means of access to information: television, radio, desktop computer, telephone; laptop, tablet, smartphone", "Mục IX phần A"),
)  # fmt: skip
"""Phiếu B2, the twelve questions of Mẫu số 3.2; a yes gives ten points.  Codes as in ``INDICATORS_2021``."""


def _a(code: str, number: str, vi: str, en: str) -> Statement:
    return Statement(code, number, vi, en, VBHN1315_2023.at("Phụ lục II, Phiếu A, trang 25"))


SCREEN_OUT = _by_code(
    _a("villa", "0.1", "Nhà ở biệt thự; cấp 1, cấp 2", "a villa, or a house of grade 1 or 2"),
    _a("enterprise", "0.2", "Hộ gia đình sở hữu doanh nghiệp, xưởng sản xuất, cơ sở kinh doanh thương mại, dịch vụ thuê mướn từ 3 lao động trở lên; hộ kinh doanh có đăng ký và nộp thuế từ 100 triệu đồng trở lên", "owns an enterprise, workshop, shop or service that hires 3 workers or more; or a registered business paying tax of 100 million đồng or more"),
    _a("farm", "0.3", "Hộ gia đình sở hữu trang trại hoặc chăn nuôi đàn gia súc, gia cầm, vật nuôi khác có giá trị từ 200 triệu đồng trở lên", "owns a farm, or livestock worth 200 million đồng or more"),
    _a("machinery", "0.4", "Hộ có một trong các loại tài sản sử dụng trong sản xuất kinh doanh: ô tô, máy xúc, máy xay sát, máy tuốt lúa, máy cấy, máy gặt, máy cày, máy công nông, lồng cá và tài sản khác từ 200 triệu đồng trở lên", "has a productive asset (car, excavator, mill, thresher, … fish cage, other) of 200 million đồng or more"),
    _a("provincial", "0.5", "Điều kiện khác (do Ban Chỉ đạo rà soát cấp tỉnh ban hành phù hợp với tình hình kinh tế - xã hội, mức sống dân cư trên địa bàn)", "another condition set by the province"),
)  # fmt: skip
"""Phiếu A, column 0: one of these, and the household is not reviewed."""

SCREEN = _by_code(
    _a("vehicle", "1", "Có xe máy/xe điện/tàu/ghe thuyền có động cơ có giá trị từ 20 triệu đồng trở lên", "a motorbike, electric bike, ship or motor boat worth 20 million đồng or more"),
    _a("cooling", "2", "Có điều hòa/tủ lạnh/máy sưởi", "an air conditioner, refrigerator or heater"),
    _a("water_heater", "3", "Có bình tắm nước nóng/máy đun nước", "a bath water heater or water boiler"),
    _a("washer", "4", "Có máy giặt/sấy quần áo", "a washing or drying machine"),
    _a("rented_out", "5", "Có đất đai/nhà xưởng/tài sản/máy móc cho thuê", "land, workshops, assets or machines rented out"),
    _a("electricity", "6", "Tiêu thụ điện sinh hoạt từ 150 KW/tháng trở lên", "electricity of 150 KW a month or more"),
    _a("floor_area", "7", "Diện tích nhà ở bình quân đầu người từ 25m2 trở lên", "25 m² of housing per head or more"),
    _a("public_income", "8", "Có ít nhất một người là công chức/viên chức/có lương hưu/bảo hiểm xã hội/trợ cấp ưu đãi người có công hằng tháng", "at least one civil servant, or a pension, social insurance or merit allowance each month"),
    _a("contract", "9", "Có ít nhất một người đang làm việc có hợp đồng lao động", "at least one member works under a labour contract"),
)  # fmt: skip
"""Phiếu A, columns 1–9 (the printed heading of column 9 ends in a stray "trở lên")."""

SCREENED_FROM = 4
"""Điều 1 khoản 2 điểm a: under four of the nine, the household goes on the list to review."""
SCREEN_CITE = VBHN1315_2023.at(
    "Điều 1 khoản 2 điểm a, trang 22",
    quote="Trường hợp có dưới 04 tiêu chí từ cột 01 đến cột 09 thì đưa vào danh sách hộ gia đình cần rà soát",
)
"""Which households go on the list to review."""
