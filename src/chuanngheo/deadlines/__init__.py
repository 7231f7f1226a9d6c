"""Deadlines (thời hạn): reports and reviews that recur, milestones of a plan, what is due and overdue.

"Trước ngày 15" leaves the 14th as the last day; "đến hết ngày 14" and "ngày 05" are days themselves.

>>> from datetime import date
>>> from chuanngheo.periods import Span
>>> before(date(2019, 6, 15))
datetime.date(2019, 6, 14)
>>> for item in QD24_2021.within(Span("2022-11-01", "2022-12-31")):
...     print(item.last, item.what)
2022-11-14 Báo cáo sơ bộ kết quả rà soát hộ nghèo, hộ cận nghèo
2022-11-15 Rà soát thường xuyên hằng tháng
2022-12-14 Rà soát định kỳ hộ nghèo, hộ cận nghèo
2022-12-15 Rà soát thường xuyên hằng tháng
2022-12-19 Báo cáo chính thức kết quả rà soát hộ nghèo, hộ cận nghèo
>>> QD24_2021.next_due(date(2022, 11, 15)).what
'Rà soát thường xuyên hằng tháng'

Not modelled: the days within the steps of Quyết định 24/2021/QĐ-TTg Điều 4, whose text was not seen, and
who stands in for the district since 01/07/2025.
"""

from chuanngheo.deadlines.recorded import (
    CALENDARS,
    QD24_2021,
    QD24_2021_DECISIONS,
    TT17_2016,
    calendar,
)
from chuanngheo.deadlines.recurring import (
    Calendar,
    Due,
    Milestone,
    Recurring,
    before,
    icalendar_of,
    month,
    quarter,
    working_day,
    working_days_after,
)
from chuanngheo.deadlines.written import calendar_of

__all__ = [
    "CALENDARS",
    "QD24_2021",
    "QD24_2021_DECISIONS",
    "TT17_2016",
    "Calendar",
    "Due",
    "Milestone",
    "Recurring",
    "before",
    "calendar",
    "calendar_of",
    "icalendar_of",
    "month",
    "quarter",
    "working_day",
    "working_days_after",
]
