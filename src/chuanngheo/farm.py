"""A small farm account (thu − chi) over twelve months: the income of the average-living-standard test.

Households in agriculture, forestry, fishery and salt-making are found to be of average living standard (mức
sống trung bình) by the income of the last twelve months, state social allowances left out: Quyết định 24/2021
Điều 2; the form is Phụ lục VIII of the circular.

>>> account = FarmAccount(
...     received={"trồng trọt": 90_000_000, "chăn nuôi": 40_000_000}, spent={"trồng trọt": 35_000_000},
...     members=4, others_none=True)
>>> account.net, account.income
(95000000, Income(95000000, months=12, members=4))
"""

from collections.abc import Mapping

import attrs

from chuanngheo.errors import InvalidValueError, Reason, shown
from chuanngheo.household import Income
from chuanngheo.members import Word
from chuanngheo.standards.timeline import QD24_2021, VBHN1315_2023

FARM_INCOME_CITE = QD24_2021.at(
    "Điều 2 khoản 2",
    quote="xác định thu nhập của hộ gia đình trong vòng 12 tháng trước thời điểm rà soát, không tính khoản"
    " trợ cấp hoặc trợ giúp xã hội từ ngân sách nhà nước",
)
FARM_FORM_CITE = VBHN1315_2023.at(
    "Phụ lục VIII",
    quote="Thu nhập bình quân người/tháng (Tổng thu nhập của hộ gia đình tại khoản 1/số nhân khẩu của hộ/12"
    " tháng)",
)


class Source(Word):
    """Nguồn thu: the nine rows of Phụ lục VIII."""

    CROPS = ("crops", "trồng trọt", "crops", "1")
    LIVESTOCK = ("livestock", "chăn nuôi", "livestock", "2")
    FARM_SERVICES = ("farm-services", "hoạt động dịch vụ nông nghiệp", "farm services", "3")
    FORESTRY = ("forestry", "lâm nghiệp", "forestry", "4")
    FISHERY = ("fishery", "thủy sản", "fishery", "5")
    SALT = ("salt", "diêm nghiệp", "salt-making", "6")
    TRADE = ("trade", "dịch vụ sản xuất kinh doanh phi nông nghiệp", "other trades and services", "7")
    WAGES = ("wages", "tiền lương, tiền công", "wages", "8")
    OTHER = ("other", "các khoản khác", "other receipts", "9")


def _amounts(value: Mapping[str, int]) -> Mapping[Source, int]:
    found: dict[Source, int] = {}
    for name, amount in value.items():
        source = Source(name)
        if source in found:
            raise InvalidValueError(f"{source.vi} is given twice", reason=Reason.CONTRADICTION)
        if type(amount) is not int or amount < 0:
            raise InvalidValueError(
                f"{source.vi} must be whole đồng from 0, not {shown(amount)}",
                reason=Reason.OUT_OF_RANGE if type(amount) is int else Reason.WRONG_TYPE,
            )
        found[source] = amount
    return found


@attrs.frozen(kw_only=True)
class FarmAccount:
    """What a household received and spent over the twelve months before the review, in đồng.

    Args:
        received: tổng thu by source, produce eaten at home included; state social allowances left out.
        spent: tổng chi by source.
        members: nhân khẩu.
        others_none: says that the sources not listed brought and cost nothing; without it they are not known.

    Raises:
        InvalidValueError: an amount that is no whole đồng from 0, a source given twice.
        UnknownCodeError: a source of no such name.
    """

    received: Mapping[Source, int] = attrs.field(converter=_amounts)
    spent: Mapping[Source, int] = attrs.field(converter=_amounts)
    members: int
    others_none: bool = False

    @property
    def missing(self) -> tuple[Source, ...]:
        """The sources of which it is not known what they brought."""
        return () if self.others_none else tuple(s for s in Source if s not in self.received)

    @property
    def net(self) -> int | None:
        """Tổng thu − tổng chi, below zero in a year of loss; ``None`` while a source is not known."""
        return None if self.missing else sum(self.received.values()) - sum(self.spent.values())

    @property
    def income(self) -> Income | None:
        """For the classification: a loss counts as no income, below every line either way."""
        net = self.net
        return None if net is None else Income(max(net, 0), months=12, members=self.members)
