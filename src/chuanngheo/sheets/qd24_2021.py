"""Quyết định 24/2021/QĐ-TTg: the yearly review, its six steps, its days and its reports.

Whole copies of the decision were not at hand: each line says how surely it is known.  Not modelled, since
no text seen prints them: how many days a list stays posted and an opinion may take (Điều 4 khoản 4, 5),
and who gives the opinion of step 5 since the district level ended on 01/07/2025.

>>> [step.vi for step in STEPS][2]
'Tổ chức họp dân để thống nhất kết quả rà soát'
"""
# ruff: noqa: E501 # the words of the law are quoted unbroken

from datetime import date

import attrs

from chuanngheo.law import Citation, Confidence
from chuanngheo.standards.timeline import QD24_2021

FIRST_YEAR, LAST_YEAR = 2022, 2025
"""The giai đoạn of the decision.  The review of autumn 2021 used annexes that were replaced and not seen."""

DISTRICTS_END = date(2025, 7, 1)
"""From this day there is no district level; who takes its part in step 5 is not printed in any text seen."""


@attrs.frozen
class Step:
    """One step of Điều 4: what is done, by whom as printed, with which forms of the circular."""

    number: int
    vi: str
    en: str
    by: str
    forms: tuple[str, ...]
    cite: Citation
    days: int | None = None
    """How many days it may take, or ``None``: not in any text seen."""


STEPS = (
    Step(1, "Lập danh sách hộ gia đình cần rà soát", "listing the households to review: those on the current list, and those with a written request", "Ban Chỉ đạo rà soát cấp xã", ("Phụ lục I", "Phụ lục II (Phiếu A)"), QD24_2021.at("Điều 4 khoản 1", Confidence.PARAPHRASED)),
    Step(2, "Rà soát, phân loại hộ: thu thập thông tin, tính điểm, tổng hợp", "collecting facts, scoring, summing up", "Ban Chỉ đạo rà soát cấp xã, trưởng thôn, rà soát viên", ("Mẫu số 3.1", "Mẫu số 3.2", "Mẫu số 3.4–3.10"), QD24_2021.at("Điều 4 khoản 2", Confidence.PARAPHRASED)),
    Step(3, "Tổ chức họp dân để thống nhất kết quả rà soát", "the village meeting", "Trưởng thôn", ("Phụ lục V",), QD24_2021.at("Điều 4 khoản 3", quote="Lấy ý kiến thống nhất của ít nhất 50% tổng số người tham dự cuộc họp")),
    Step(4, "Niêm yết, thông báo công khai kết quả rà soát", "posting the result in public", "Ban Chỉ đạo rà soát cấp xã", ("Phụ lục VI",), QD24_2021.at("Điều 4 khoản 4", Confidence.PARAPHRASED)),
    Step(5, "Báo cáo, xin ý kiến của Chủ tịch Ủy ban nhân dân cấp huyện", "reporting to the district chairman for an opinion", "Chủ tịch Ủy ban nhân dân cấp huyện", (), QD24_2021.at("Điều 4 khoản 5", Confidence.PARAPHRASED)),
    Step(6, "Công nhận hộ nghèo, hộ cận nghèo; hộ thoát nghèo, hộ thoát cận nghèo", "recognition", "Chủ tịch Ủy ban nhân dân cấp xã", ("Mẫu số 6.1", "Mẫu số 6.2"), QD24_2021.at("Điều 4 khoản 6", Confidence.PARAPHRASED)),
)  # fmt: skip
"""The six steps of the yearly review, Điều 4."""

PERIODIC = QD24_2021.at(
    "Điều 3 khoản 1 điểm a",
    quote="Định kỳ mỗi năm 01 lần: thực hiện từ ngày 01 tháng 9 đến hết ngày 14 tháng 12 của năm",
)
"""From when to when the yearly review is held."""
REGULAR = QD24_2021.at(
    "Điều 3 khoản 1 điểm b", quote="Thường xuyên hằng năm: mỗi tháng 01 lần, thực hiện từ ngày 15 hằng tháng"
)
"""When the monthly review is held."""
REGULAR_DECISION = QD24_2021.at("Điều 5", Confidence.OFFICIAL_ENGLISH)
"""The decision and the certificate within 15 days from the day the regular review begins; days, not working days."""
REGULAR_DAYS = 15
"""Days, not working days, for the decision of the monthly review (Điều 5)."""
REPORTS = QD24_2021.at("Điều 7")
"""By when results are reported."""
MEETING_PERCENT = 50
"""Half of those at the meeting: "ít nhất 50%" in the decision, "trên 50%" in Phụ lục V of the circular."""
