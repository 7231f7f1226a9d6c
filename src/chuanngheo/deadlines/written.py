"""The deadlines that a plan writes down, as a calendar.

>>> from chuanngheo.statements import Deadline, Document
>>> plan = Document(title="Kế hoạch năm 2019", date=date(2019, 3, 14), years=(2019,), deadlines=(
...     Deadline(what="Báo cáo tháng", every="month", before_day=15),
...     Deadline(what="Báo cáo năm", before=date(2019, 12, 5)),
... ))
>>> [str(due.last) for due in calendar_of(plan).within(Span("2019-11-01", "2019-12-31"))]
['2019-11-14', '2019-12-04', '2019-12-14']
"""

import re
from datetime import date

from chuanngheo.deadlines.recurring import Calendar, Milestone, Recurring, month, quarter
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.numerals import clean
from chuanngheo.periods import Span
from chuanngheo.statements import Deadline, Document

_MONTHS = {"month": (), "quarter": (3, 6, 9, 12), "half-year": (6, 12), "year": (12,)}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_WITHIN = re.compile(
    r"quý (?P<quarter>i{1,3}|iv)\s*/\s*(?P<q_year>\d{4})"
    r"|tháng (?P<month>\d{1,2})\s*/\s*(?P<m_year>\d{4})"
    r"|(?:cuối |đầu |trong )?năm (?P<year>\d{4})"
)


def calendar_of(document: Document) -> Calendar:
    """The calendar of a plan, from its day of issue to the end of its last year.

    One that comes back and names no day ("hằng quý") stands on the last day and is marked as not dated;
    "cuối năm 2022" is the whole year: no text says on which day the end of a year begins.

    Raises:
        InvalidValueError: the document has no date, or a deadline whose time cannot be told.

    >>> from datetime import date
    >>> from chuanngheo import load_document
    >>> plan = calendar_of(load_document("docs/examples/luc-ngan-2019.toml"))
    >>> print(plan.next_due(date(2019, 6, 1)).text("vi"))
    chậm nhất 14/06/2019: Báo cáo 6 tháng (UBND các xã, thị trấn)
    """
    if document.date is None:
        raise InvalidValueError(
            f"{document.title}: its deadlines begin on its day of issue, which is not given",
            f"{document.title}: các thời hạn tính từ ngày ban hành, mà ngày đó không được cho",
            reason=Reason.MISSING,
        )
    last = max((document.date.year, *document.years))
    items = tuple(_item(deadline, document) for deadline in document.deadlines)
    return Calendar(title=document.title, known=Span(document.date, date(last, 12, 31)), items=items)


def _item(said: Deadline, document: Document) -> Milestone | Recurring:
    if said.every:
        dated = said.before_day is not None
        return Recurring(
            what=said.what,
            day=said.before_day or -1,
            months=_MONTHS[said.every],
            is_before=dated,
            dated=dated,
            who=said.who,
        )
    if said.before is not None:
        return Milestone.ahead_of(said.before, said.what, who=said.who)
    if said.on_or_before is not None:
        return Milestone(what=said.what, last=said.on_or_before, who=said.who)
    return Milestone.during(_time(said, document), said.what, who=said.who)


def _time(said: Deadline, document: Document) -> Span:
    match = _WITHIN.fullmatch(" ".join(clean(said.within).lower().split()))
    if match is None:
        raise InvalidValueError(
            f"{document.title}: cannot tell when {said.what!r} is due; expected before, on_or_before, every,"
            f" or within as 'quý IV/2022', 'tháng 4/2019', 'năm 2022', not {said.within!r}",
            f"{document.title}: không xác định được thời hạn của {said.what!r}; phải có before, "
            "on_or_before, every, hoặc within dạng 'quý IV/2022', 'tháng 4/2019', 'năm 2022', "
            f"không phải {said.within!r}",
            reason=Reason.NOT_A_DATE,
        )
    if match["quarter"]:
        return quarter(_QUARTERS[match["quarter"]], int(match["q_year"]))
    if match["month"]:
        return month(int(match["month"]), int(match["m_year"]))
    return Span.years(int(match["year"]))
