"""Phụ lục VII: the report forms 7.1–7.11, their titles, columns and pages (75–91).

>>> FORMS["7.2"].columns[4].vi, FORMS["7.2"].splits
('Số hộ cận nghèo trở thành hộ nghèo', ('Hộ', 'Nhân khẩu'))
>>> FORMS["7.2"].columns[4].text("en")
'near-poor households that became poor'
"""
# ruff: noqa: E501 # one printed form a block, its words unbroken

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.languages import vietnamese
from chuanngheo.law import Citation
from chuanngheo.sheets.english import in_english
from chuanngheo.standards.timeline import VBHN1315_2023


class Cells(StrEnum):
    """What the cells of a column hold."""

    COUNT = "count"
    RATE = "rate"


@attrs.frozen
class Column:
    """One numbered column: its words, the headings above it joined, and what its cells hold."""

    number: int
    vi: str
    cells: Cells = Cells.COUNT

    def text(self, lang: str = "vi") -> str:
        """Its words as printed, or their English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.vi if vietnamese(lang) else in_english(self.vi)


@attrs.frozen
class ReportForm:
    """One form: its number, title and pages, its columns, and the lines that each unit is split into.

    ``by_area``: the units stand under I thành thị, II nông thôn and the total, as printed;
    ``units_in_total``: they are listed once more under III.
    """

    number: str
    vi: str
    pages: tuple[int, ...]
    columns: tuple[Column, ...]
    splits: tuple[str, ...] = ("",)
    by_area: bool = True
    units_in_total: bool = True

    def text(self, lang: str = "vi") -> str:
        """Its title as printed, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.vi if vietnamese(lang) else in_english(self.vi)

    @property
    def cite(self) -> Citation:
        """The form and its pages."""
        return VBHN1315_2023.at(f"Phụ lục VII, Mẫu số {self.number}, trang {'–'.join(map(str, self.pages))}")


class ChildColumns(StrEnum):
    """Which of columns 2 and 3 (6 and 7) of form 7.11 is insurance and which nutrition.

    The heading prints insurance first; the note below prints nutrition first (page 91).
    """

    HEADING = "heading"
    NOTE = "note"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise UnknownCodeError("reading of form 7.11", "cách đọc biểu 7.11", value, list(cls))


def _columns(*words: str, rates: tuple[int, ...] = ()) -> tuple[Column, ...]:
    return tuple(
        Column(number, vi, Cells.RATE if number in rates else Cells.COUNT)
        for number, vi in enumerate(words, start=1)
    )


INDICATORS = (
    "Việc làm", "Người phụ thuộc trong hộ gia đình", "Dinh dưỡng", "Bảo hiểm y tế",
    "Trình độ giáo dục của người lớn", "Tình trạng đi học của trẻ em", "Chất lượng nhà ở",
    "Diện tích nhà ở bình quân đầu người", "Nguồn nước sinh hoạt", "Nhà tiêu hợp vệ sinh",
    "Sử dụng dịch vụ viễn thông", "Phương tiện phục vụ tiếp cận thông tin",
)  # fmt: skip
"""The twelve numbered columns of forms 7.4–7.7, in the order of Phiếu B2."""

CAUSES = (
    "Không có đất sản xuất", "Không có vốn sản xuất, kinh doanh", "Không có lao động",
    "Không có công cụ/phương tiện sản xuất", "Không có kiến thức về sản xuất",
    "Không có kỹ năng lao động, sản xuất", "Có người ốm đau, bệnh nặng, tai nạn...", "Nguyên nhân khác (ghi rõ)",
)  # fmt: skip
"""The eight columns of form 7.10, by the numbers of section XIII of Mẫu số 3.1."""

_OUT = "Nguyên nhân: thay đổi nhân khẩu, hộ nghèo đơn thân chết đi, chuyển đi nơi khác, tách, nhập với hộ khác,..."
_IN = "Nguyên nhân: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác,..."
_HARDSHIP = "Số hộ ngoài danh sách hộ nghèo, hộ cận nghèo gặp khó khăn đột xuất trong năm"
_BOTH = ("Hộ", "Nhân khẩu")
_TWELVE = range(2, 14)


def _children(of: str) -> tuple[str, ...]:
    return (
        f"Tổng số trẻ em thuộc {of}",
        "Chỉ số thiếu hụt về bảo hiểm y tế",
        "Chỉ số thiếu hụt về dinh dưỡng",
        "Chỉ số thiếu hụt về tình trạng đi học",
    )


FORMS: Mapping[str, ReportForm] = MappingProxyType(
    {
        form.number: form
        for form in (
            ReportForm("7.1", "TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO", (77,), _columns("Tổng số hộ dân cư: Số hộ", "Tổng số hộ dân cư: Nhân khẩu", "Tổng số hộ nghèo: Số hộ", "Tổng số hộ nghèo: Tỷ lệ", "Tổng số hộ cận nghèo: Số hộ", "Tổng số hộ cận nghèo: Tỷ lệ", rates=(4, 6)), units_in_total=False),
            ReportForm("7.2", "TỔNG HỢP DIỄN BIẾN HỘ NGHÈO TRONG NĂM", (78, 79), _columns("Tổng số hộ nghèo đầu năm", "Số hộ thoát nghèo: Trở thành hộ cận nghèo", "Số hộ thoát nghèo: Vượt chuẩn cận nghèo", _OUT, "Số hộ cận nghèo trở thành hộ nghèo", f"{_HARDSHIP}: Tái nghèo", f"{_HARDSHIP}: Phát sinh mới", _IN, "Tổng số hộ nghèo cuối năm"), _BOTH),
            ReportForm("7.3", "TỔNG HỢP DIỄN BIẾN HỘ CẬN NGHÈO TRONG NĂM", (80, 81), _columns("Tổng số hộ cận nghèo đầu năm", "Số hộ thoát cận nghèo", "Số hộ cận nghèo trở thành hộ nghèo", _OUT, "Số hộ nghèo trở thành hộ cận nghèo", f"{_HARDSHIP}: Tái cận nghèo", f"{_HARDSHIP}: Phát sinh mới", _IN, "Tổng số hộ cận nghèo cuối năm"), _BOTH),
            ReportForm("7.4", "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO", (82,), _columns("Tổng số hộ nghèo", *INDICATORS)),
            ReportForm("7.5", "PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ NGHÈO", (83,), _columns("Tổng số hộ nghèo", *INDICATORS, rates=tuple(_TWELVE))),
            ReportForm("7.6", "PHÂN TÍCH CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ CẬN NGHÈO", (84,), _columns("Tổng số hộ cận nghèo", *INDICATORS)),
            ReportForm("7.7", "PHÂN TÍCH TỶ LỆ CÁC CHỈ SỐ THIẾU HỤT DỊCH VỤ XÃ HỘI CƠ BẢN CỦA HỘ CẬN NGHÈO", (85,), _columns("Tổng số hộ cận nghèo", *INDICATORS, rates=tuple(_TWELVE))),
            ReportForm("7.8", "PHÂN TÍCH HỘ NGHÈO THEO CÁC NHÓM ĐỐI TƯỢNG", (86, 87), _columns("Tổng số hộ dân cư", "Số hộ dân cư dân tộc thiểu số", "Tổng số hộ nghèo", "Tổng số hộ cận nghèo", "Hộ nghèo dân tộc thiểu số", "Hộ cận nghèo dân tộc thiểu số", "Hộ nghèo không có khả năng lao động", "Hộ cận nghèo không có khả năng lao động", "Hộ nghèo có thành viên là người có công với cách mạng", "Hộ cận nghèo có thành viên là người có công với cách mạng"), _BOTH),
            ReportForm("7.9", "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO DÂN TỘC", (88,), _columns("Tổng số hộ nghèo", "Hộ nghèo dân tộc thiểu số: Tổng số", "Tổng số hộ cận nghèo", "Hộ cận nghèo dân tộc thiểu số: Tổng số")),
            ReportForm("7.10", "PHÂN NHÓM HỘ NGHÈO, HỘ CẬN NGHÈO THEO CÁC NGUYÊN NHÂN NGHÈO", (89, 90), _columns(*CAUSES), ("Hộ nghèo", "Hộ cận nghèo")),
            ReportForm("7.11", "TỔNG HỢP CHỈ SỐ THIẾU HỤT CỦA TRẺ EM THUỘC HỘ NGHÈO, HỘ CẬN NGHÈO", (91,), _columns(*_children("hộ nghèo"), *_children("hộ cận nghèo")), by_area=False),
        )
    }
)  # fmt: skip
"""The eleven forms.  The columns of 7.3 carry no numbers in print; here they are counted from the left.  The
columns of 7.9, one for each dân tộc, are not a closed list: its four totals stand here."""
