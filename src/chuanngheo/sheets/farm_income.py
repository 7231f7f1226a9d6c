"""Phụ lục VIII: the income of a household in farming, forestry, fishery or salt (pages 92–95).

>>> SOURCES["wages"].vi, UNIT
('Tiền lương, tiền công', 1000)
"""
# ruff: noqa: E501 # the words of the gazette are quoted unbroken

from collections.abc import Mapping
from types import MappingProxyType

from chuanngheo.sheets.tt07_2021 import Statement
from chuanngheo.standards.timeline import VBHN1315_2023

UNIT = 1_000
"""Đơn vị tính: 1.000 đồng."""
MONTHS = 12
"""«12 tháng tính đến ngày nhận Giấy đề nghị»."""


def _viii(code: str, number: int, vi: str, en: str) -> Statement:
    page = 93 if number <= 5 else 94  # noqa: PLR2004 # source 5 is the last on page 93
    return Statement(code, str(number), vi, en, VBHN1315_2023.at(f"Phụ lục VIII, phần II, trang {page}"))


SOURCES: Mapping[str, Statement] = MappingProxyType(
    {
        source.code: source
        for source in (
            _viii("crops", 1, "Trồng trọt (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình)", "crops, sold and eaten at home"),
            _viii("livestock", 2, "Chăn nuôi (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình)", "livestock, sold and eaten at home"),
            _viii("farm_services", 3, "Hoạt động dịch vụ nông nghiệp", "farm services"),
            _viii("forestry", 4, "Lâm nghiệp (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình) và dịch vụ lâm nghiệp", "forestry and its services"),
            _viii("fishery", 5, "Thủy sản (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình) và dịch vụ thủy sản", "fishery and its services"),
            _viii("salt", 6, "Diêm nghiệp (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình) và dịch vụ diêm nghiệp", "salt-making and its services"),
            _viii("business", 7, "Các dịch vụ sản xuất kinh doanh dịch vụ phi nông nghiệp (tính cả sản phẩm bán ra và sản phẩm tiêu dùng trong gia đình)", "business and services outside farming"),
            _viii("wages", 8, "Tiền lương, tiền công", "wages and salaries"),
            _viii("other", 9, "Các khoản khác (gồm các khoản: thu từ hái lượm, quà tặng, tiền gửi về từ bên ngoài, lãi tiết kiệm, tiền cho thuê nhà, lương hưu, trợ cấp...)", "other: gathering, gifts, remittances, interest, rent, pensions, allowances"),
        )
    }
)  # fmt: skip
"""The nine sources of income, each with a total received and a total spent."""

INCOME_CITE = VBHN1315_2023.at(
    "Phụ lục VIII, phần II.2, trang 94",
    quote="Thu nhập bình quân người/tháng (Tổng thu nhập của hộ gia đình tại khoản 1/số nhân khẩu của hộ/12 tháng)",
)
"""How Phụ lục VIII divides a year's income: by members and twelve months."""
EXCLUDED_CITE = VBHN1315_2023.at(
    "Phụ lục VIII, ghi chú 1, trang 94",
    quote="Không tính khoản trợ cấp hoặc trợ giúp xã hội do ngân sách nhà nước bảo đảm thực hiện.",
)
"""What source 9 leaves out; as amended by Thông tư 02/2022/TT-BLĐTBXH."""
