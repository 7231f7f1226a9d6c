"""Mẫu số 3.1 "Phiếu B1 - Thông tin chung về hộ gia đình": what is asked, with its codes (pages 27–29).

>>> MEMBER["15"].codes[3], MEMBER["17"].codes[2]
('Không có khả năng lao động', 'Không có hợp đồng lao động')
>>> HOUSE["IX"].codes[8], HOUSE["IX"].answers("en")[8]
('Máy vi tính/Máy tính bảng', 'computer or tablet')
"""
# ruff: noqa: E501 # one printed line a line, its words unbroken

from collections.abc import Mapping
from types import MappingProxyType

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.languages import vietnamese
from chuanngheo.law import Citation
from chuanngheo.sheets.english import in_english
from chuanngheo.standards.timeline import VBHN1315_2023


@attrs.frozen
class Asked:
    """One section of part A or one column of part B: its number, its words, its codes, its page.

    ``asked_of`` says of whom only, as printed; ``fill`` what is written: a code, a number, a cross.
    """

    number: str
    vi: str
    page: int
    codes: Mapping[int, str] = attrs.field(factory=dict[int, str], hash=False)
    fill: str = attrs.field(default="code", kw_only=True)
    asked_of: str = attrs.field(default="", kw_only=True)

    @property
    def cite(self) -> Citation:
        """The form and the page."""
        return VBHN1315_2023.at(f"Phụ lục III, Mẫu số 3.1 mục {self.number}, trang {self.page}")

    def text(self, lang: str = "vi") -> str:
        """What is asked, as printed or in English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.vi if vietnamese(lang) else in_english(self.vi)

    def answers(self, lang: str = "vi") -> dict[int, str]:
        """The words of each code, as printed or in English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        return {code: words if vi else in_english(words) for code, words in self.codes.items()}

    def code(self, value: int | None) -> int | None:
        """``value`` if it is a code of the form, or ``None``.

        Raises:
            InvalidValueError: no whole number.
            UnknownCodeError: no code printed here.
        """
        if value is not None:
            if type(value) is not int:
                raise InvalidValueError(
                    f"Mẫu số 3.1, {self.number}: a code is a whole number, not {value!r:.60}",
                    f"Mẫu số 3.1, mục {self.number}: mã phải là số nguyên, không phải {value!r:.60}",
                    reason=Reason.WRONG_TYPE,
                )
            if value not in self.codes:
                known = [f"{code} ({words})" for code, words in self.codes.items()]
                raise UnknownCodeError(
                    "code", "mã", value, known, where=f"Mẫu số 3.1, {self.number} {self.vi}"
                )
        return value


def _codes(*words: str) -> dict[int, str]:
    return dict(enumerate(words, start=1))


def _numbered(*asked: Asked) -> Mapping[str, Asked]:
    return MappingProxyType({one.number: one for one in asked})


HOUSE = _numbered(
    Asked("I", "Vật liệu chính của cột nhà/căn hộ", 27, _codes("Bê tông cốt thép", "Gạch/đá", "Sắt/thép/gỗ bền chắc", "Khác"), fill="cross"),
    Asked("II", "Vật liệu chính của mái nhà/căn hộ", 27, _codes("Bê tông cốt thép", "Ngói (xi măng, đất nung)", "Tấm lợp kim loại chuyên dụng", "Khác"), fill="cross"),
    Asked("III", "Vật liệu chính của tường/bao che nhà/căn hộ", 27, _codes("Bê tông cốt thép", "Gạch/đá", "Gỗ/kim loại bền chắc", "Khác"), fill="cross"),
    Asked("IV", "Diện tích nhà ở", 27, fill="m2"),
    Asked("V", "Loại nhà tiêu đang sử dụng", 27, _codes("Tự hoại/bán tự hoại", "Thấm dội nước (Suilabh), cải tiến có ống thông hơi (VIP), hố xí đào có bệ ngồi, hai ngăn", "Khác"), fill="cross"),
    Asked("VI", "Nguồn điện đang sử dụng", 27, _codes("Điện lưới", "Điện máy phát", "Loại điện khác", "Chưa có điện"), fill="cross"),
    Asked("VII", "Số điện tiêu thụ bình quân hộ/tháng", 28, fill="KW"),
    Asked("VIII", "Nước sinh hoạt", 28, _codes("Nước máy, nước đóng chai/bình, nước mua", "Nước giếng khoan", "Nước giếng đào được bảo vệ, nước khe/mó được bảo vệ", "Khác"), fill="cross"),
    Asked("IX", "Các tài sản lâu bền trong hộ", 28, _codes("Ô tô", "Xe máy, xe có động cơ", "Tàu thuyền có động cơ", "Máy phát điện", "Máy in, máy Fax", "Ti vi màu", "Dàn nghe nhạc các loại", "Máy vi tính/Máy tính bảng", "Tủ lạnh", "Máy điều hòa nhiệt độ", "Máy giặt, sấy quần áo", "Bình tắm nước nóng", "Lò vi sóng, lò nướng", "Điện thoại cố định/di động"), fill="count"),
    Asked("X", "Diện tích đất đai", 27, _codes("Diện tích ao, vườn liền kề đất ở", "Diện tích trồng cây hằng năm", "Diện tích đất cây lâu năm", "Diện tích mặt nước", "Diện tích đất rừng"), fill="m2"),
    Asked("XI", "Chăn nuôi", 27, _codes("Số lượng trâu, bò, ngựa", "Số lượng lợn, dê, cừu", "Số lượng gà, vịt, ngan, ngỗng, chim", "Khác"), fill="count"),
    Asked("XII", "Hộ nuôi, trồng thủy sản", 27, fill="cross"),
    Asked("XIII", "Nguyên nhân hộ còn khó khăn", 27, _codes("Không có đất sản xuất", "Không có vốn", "Không có lao động", "Không có công cụ/phương tiện sản xuất", "Không biết làm ăn", "Không có kỹ năng lao động, sản xuất", "Có người ốm đau, bệnh nặng", "Khác"), fill="cross"),
    Asked("XIV", "Các chính sách hỗ trợ (đang hưởng, nhu cầu)", 28, _codes("Hỗ trợ y tế", "Hỗ trợ giáo dục", "Hỗ trợ học nghề", "Hỗ trợ việc làm", "Hỗ trợ nhà ở", "Hỗ trợ nước sạch và vệ sinh môi trường", "Hỗ trợ đất sản xuất", "Hỗ trợ vay vốn tín dụng", "Hỗ trợ sản xuất, sinh kế", "Hỗ trợ tiếp cận thông tin", "Hỗ trợ pháp lý", "Hỗ trợ tiền điện", "Khác"), fill="cross"),
)  # fmt: skip
"""Part A, by its Roman number."""

_YES_NO = _codes("Có", "Không")
_FROM_15 = "Chỉ hỏi thành viên từ 15 tuổi trở lên"
MEMBER = _numbered(
    Asked("1", "TT", 29, fill="number"),
    Asked("2", "Họ tên", 29, fill="text"),
    Asked("3", "Quan hệ với chủ hộ", 29, _codes("Chủ hộ", "Vợ/chồng chủ hộ", "Con", "Bố/mẹ", "Khác")),
    Asked("4", "Ngày, tháng, năm sinh", 29, fill="date"),
    Asked("4a", "Số căn cước công dân/chứng minh nhân dân/định danh cá nhân", 29, fill="text"),
    Asked("4b", "Dân tộc (ghi theo mã của Tổng cục Thống kê)", 29, fill="text"),
    Asked("5", "Giới tính", 29, _codes("Nam", "Nữ")),
    Asked("6", "Chiều cao (cm)", 29, fill="cm", asked_of="Chỉ hỏi người dưới 16 tuổi"),
    Asked("7", "Cân nặng (kg)", 29, fill="kg", asked_of="Chỉ hỏi người dưới 10 tuổi"),
    Asked("8", "Tình trạng đi học", 29, _codes("Đang đi học", "Không đi học")),
    Asked("9", "Cấp học", 29, _codes("Mầm non, mẫu giáo", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông", "Khóa đào tạo ngắn hạn", "Trung cấp", "Cao đẳng", "Từ Đại học trở lên")),
    Asked("10", "Trình độ văn hóa", 29, _codes("Chưa tốt nghiệp Tiểu học", "Tiểu học", "Trung học cơ sở", "Trung học phổ thông")),
    Asked("11", "Trình độ đào tạo", 29, _codes("Chưa qua đào tạo nghề", "Sơ cấp, chứng chỉ dạy nghề", "Trung cấp", "Cao đẳng", "Đại học", "Sau đại học")),
    Asked("12", "Bảo hiểm y tế", 29, _YES_NO),
    Asked("13", "Sử dụng internet", 29, _YES_NO),
    Asked("14", "Đang hưởng trợ cấp xã hội hằng tháng", 29, _codes("Người cao tuổi", "Người khuyết tật", "Trẻ em mồ côi")),
    Asked("15", "Việc làm (mã 1 chuyển cột 16; mã 2, 3, 4, 5, 6 chuyển cột 18)", 29, _codes("Đang làm việc", "Không có việc làm", "Không có khả năng lao động", "Đang đi học", "Không muốn đi làm", "Nghỉ hưu/Nội trợ"), asked_of=_FROM_15),
    Asked("16", "Loại việc làm", 29, _codes("Công chức, viên chức", "Làm cho doanh nghiệp", "Làm thuê cho hộ gia đình", "Khác"), asked_of=_FROM_15),
    Asked("17", "Việc làm công ăn lương", 29, _codes("Có hợp đồng lao động", "Không có hợp đồng lao động", "Không làm công ăn lương"), asked_of=_FROM_15),
    Asked("18", "Đang hưởng lương hưu hoặc trợ cấp bảo hiểm xã hội hằng tháng hoặc trợ cấp ưu đãi người có công hằng tháng", 29, _codes("Đang hưởng lương hưu", "Đang hưởng trợ cấp bảo hiểm xã hội hằng tháng", "Đang hưởng trợ cấp ưu đãi người có công hằng tháng"), asked_of=_FROM_15),
    Asked("19", "Người bị bệnh hiểm nghèo", 29, _YES_NO),
)  # fmt: skip
"""Part B, one line a member, by the number of the column."""
