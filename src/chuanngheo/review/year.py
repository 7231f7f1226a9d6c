"""The yearly review as a process: its days, its steps, the village meeting; what is open is said.

>>> year = ReviewYear(2024)
>>> year.periodic.text(), year.regular[2].begins, year.regular[2].decided_by
('01/09/2024–14/12/2024', datetime.date(2024, 3, 15), datetime.date(2024, 3, 30))
>>> year.reports[-1].vi, year.reports[-1].last_day
('báo cáo kết quả chính thức', datetime.date(2024, 12, 19))
>>> meeting(25, 50).passed, meeting(25, 50).mattered
(True, True)
"""

from datetime import date, timedelta
from enum import StrEnum

import attrs

from chuanngheo.errors import InvalidValueError, NotModelledError, Reason, UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.periods import Span, plain_day
from chuanngheo.sheets.qd24_2021 import (
    DISTRICTS_END,
    FIRST_YEAR,
    LAST_YEAR,
    MEETING_PERCENT,
    PERIODIC,
    REGULAR_DAYS,
    REGULAR_DECISION,
    REPORTS,
    STEPS,
    Step,
)
from chuanngheo.standards.timeline import VBHN1315_2023

MEETING_MINUTES = VBHN1315_2023.at("Phụ lục V, trang 70", quote="trên 50% ý kiến thống nhất")
"""What the minutes of Phụ lục V print of the majority."""


@attrs.frozen
class Round:
    """One regular review (rà soát thường xuyên): the 15th of a month, decided within 15 days."""

    begins: date
    cite: Citation = REGULAR_DECISION

    @property
    def decided_by(self) -> date:
        """The last day of the 15, counted from the day after it begins."""
        return self.begins + timedelta(days=REGULAR_DAYS)


@attrs.frozen
class Report:
    """One report: its day as printed, who sends it, on which forms.

    ``before``: the text says "trước ngày": before that day, not on it.
    """

    day: date
    vi: str
    en: str
    by: str
    forms: str
    before: bool = False
    cite: Citation = REPORTS

    @property
    def last_day(self) -> date:
        """The last day for it: the day itself, or the one before where the text says "trước ngày"."""
        return self.day - timedelta(days=1) if self.before else self.day

    def text(self, lang: str = "vi") -> str:
        """What is reported, in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


@attrs.frozen
class ReviewYear:
    """The days of one year's reviews under Quyết định 24/2021/QĐ-TTg.

    Raises:
        NotModelledError: a year outside 2022–2025; no text on the procedure from 2026 was seen.

    >>> ReviewYear(2023).regular[0].begins
    datetime.date(2023, 1, 15)
    """

    year: int

    def __attrs_post_init__(self) -> None:
        if type(self.year) is not int:
            raise InvalidValueError(
                f"a year is a whole number, not {self.year!r:.60}",
                f"năm phải là số nguyên, không phải {self.year!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise NotModelledError(
                f"the review of {self.year}: Quyết định 24/2021/QĐ-TTg is for {FIRST_YEAR}–{LAST_YEAR}; no"
                " text at hand prints the procedure of that year",
                f"rà soát năm {self.year}: Quyết định 24/2021/QĐ-TTg áp dụng cho "
                f"{FIRST_YEAR}–{LAST_YEAR}; chưa có văn bản nào in quy trình của năm đó",
            )

    @property
    def periodic(self) -> Span:
        """The periodic review (rà soát định kỳ): from 01/9 to the end of 14/12."""
        return Span(date(self.year, 9, 1), date(self.year, 12, 14))

    @property
    def periodic_cite(self) -> Citation:
        """Điều 3 khoản 1 điểm a."""
        return PERIODIC

    @property
    def regular(self) -> tuple[Round, ...]:
        """The twelve regular reviews, each from the 15th of its month."""
        return tuple(Round(date(self.year, month, 15)) for month in range(1, 13))

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports of Điều 7, oldest first; offices as printed."""
        monthly = (
            Report(
                date(self.year, month, 5), "báo cáo kết quả rà soát thường xuyên (nếu có)",
                "result of the regular review, if any", "cấp xã, cấp huyện", "",
            )
            for month in range(2, 10)
        )  # fmt: skip
        return (
            *monthly,
            Report(
                date(self.year, 11, 15), "báo cáo kết quả sơ bộ", "preliminary result",
                "Sở Lao động - Thương binh và Xã hội", "Mẫu số 7.1", before=True,
            ),
            Report(
                date(self.year, 12, 20), "báo cáo kết quả chính thức", "official result",
                "Chủ tịch Ủy ban nhân dân cấp tỉnh", "Phụ lục VII", before=True,
            ),
        )  # fmt: skip


def steps(day: date) -> tuple[Step, ...]:
    """The six steps of a review held on ``day``.

    Raises:
        NotModelledError: from 01/07/2025, when the district of step 5 is no more; ask :func:`steps` for an
            earlier day to see the steps as the decision prints them.

    >>> from datetime import date
    >>> [step.number for step in steps(date(2023, 11, 1))]
    [1, 2, 3, 4, 5, 6]
    """
    if plain_day(day) >= DISTRICTS_END:
        raise NotModelledError(
            f"the steps on {day}: step 5 asks the district chairman (Điều 4 khoản 5), and there is no"
            " district since 01/07/2025; Thông tư 13/2025/TT-BNNMT assigns the powers anew and"
            " its text is not at hand",
            f"các bước vào ngày {day:%d/%m/%Y}: bước 5 hỏi Chủ tịch UBND cấp huyện (Điều 4 khoản 5), mà từ "
            "01/07/2025 không còn cấp huyện; Thông tư 13/2025/TT-BNNMT phân định lại thẩm quyền, "
            "chưa có văn bản đó",
        )
    return STEPS


class Majority(StrEnum):
    """Which half the village meeting needs, where exactly 50 % agree.

    ``DECISION``: "ít nhất 50%" (Quyết định 24/2021/QĐ-TTg); ``MINUTES``: "trên 50%" (Phụ lục V), which
    sends below 50 % to a new review and says nothing of exactly 50 %.

    >>> [one.value for one in Majority]
    ['at-least-half', 'above-half']
    """

    DECISION = "at-least-half"
    MINUTES = "above-half"


@attrs.frozen
class Meeting:
    """What the village meeting said of one household.

    ``passed``: onto the list, or ``False``: reviewed again; ``None`` where the text followed says neither.
    ``mattered``: exactly half agreed, so the two texts part.
    """

    agreed: int
    present: int
    passed: bool | None
    mattered: bool
    cite: Citation


def meeting(agreed: int, present: int, *, majority: Majority | str = Majority.DECISION) -> Meeting:
    """The outcome of a vote at the village meeting (họp dân).

    Raises:
        InvalidValueError: more who agree than are present, nobody present, or not whole numbers.
        UnknownCodeError: no such majority.

    >>> meeting(20, 41).passed
    False
    """
    if type(agreed) is not int or type(present) is not int or not 0 <= agreed <= present or not present:
        raise InvalidValueError(
            f"{agreed!r:.30} of {present!r:.30} people present cannot have agreed",
            f"không thể có {agreed!r:.30} trong {present!r:.30} người dự họp đồng ý",
        )
    try:
        chosen = Majority(majority)
    except ValueError:
        raise UnknownCodeError("majority", "cách tính đa số", majority, list(Majority)) from None
    gap = 100 * agreed - MEETING_PERCENT * present
    by_minutes = chosen is Majority.MINUTES
    passed = gap > 0 or (None if by_minutes and gap == 0 else gap == 0)
    return Meeting(agreed, present, passed, gap == 0, MEETING_MINUTES if by_minutes else STEPS[2].cite)
