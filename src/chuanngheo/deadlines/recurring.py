"""Days, milestones, recurrences and calendars of them; what is due and what is overdue."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from typing import Any
from zlib import crc32

import attrs

from chuanngheo.errors import InvalidValueError, NotModelledError
from chuanngheo.languages import vietnamese
from chuanngheo.law import Citation
from chuanngheo.periods import Span, plain_day

_DAY = timedelta(days=1)


def before(day: date) -> date:
    """The last permissible day of "trước ngày …": the day before.

    >>> from datetime import date
    >>> before(date(2022, 12, 15))
    datetime.date(2022, 12, 14)
    """
    return plain_day(day) - _DAY


def month(number: int, year: int) -> Span:
    """All days of a month ("trong tháng 4/2019").

    Raises:
        InvalidValueError: no month of the year.

    >>> month(4, 2019)
    Span(date(2019, 4, 1), date(2019, 4, 30))
    """
    if not 1 <= number <= _MONTHS:
        raise InvalidValueError(
            f"there is no month {number}",
            f"không có tháng {number}",
        )
    first = date(year, number, 1)
    following = date(year + number // _MONTHS, number % _MONTHS + 1, 1)
    return Span(first, following - _DAY)


_MONTHS = 12


def quarter(number: int, year: int) -> Span:
    """All days of a quarter ("quý IV/2022").

    Raises:
        InvalidValueError: no quarter of the year.

    >>> quarter(4, 2022)
    Span(date(2022, 10, 1), date(2022, 12, 31))
    """
    if not 1 <= number <= 4:  # noqa: PLR2004 # a year has four quarters
        raise InvalidValueError(
            f"there is no quarter {number}",
            f"không có quý {number}",
        )
    return Span(date(year, 3 * number - 2, 1), month(3 * number, year).last)


@attrs.frozen(order=True)
class Due:
    """One thing to be done: the last day for it, and the first where there is one.

    ``what``, ``who`` and ``to`` (whom) are the text's own words; ``en`` says all three in English, and is
    empty where only the text's words are known.

    In use: :func:`chuanngheo.deadlines.calendar`.
    """

    last: date
    what: str
    first: date | None = attrs.field(default=None, order=False)
    by: Citation | None = attrs.field(default=None, order=False)
    who: str = attrs.field(default="", order=False)
    to: str = attrs.field(default="", order=False)
    dated: bool = attrs.field(default=True, order=False)
    en: str = attrs.field(default="", order=False)

    def duty(self, lang: str = "vi") -> str:
        """What is to be done, by whom and for whom; in English quoted where no English of it is known.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        line = " → ".join(side for side in (self.who, self.to) if side)
        words = self.what + (f" ({line})" if line else "")
        return words if vietnamese(lang) else self.en or f"«{words}»"

    def text(self, lang: str = "vi") -> str:
        """In a line: the days, then :meth:`duty`.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        day = f"{self.last:%d/%m/%Y}" if vi else self.last.isoformat()
        when = f"{'chậm nhất' if vi else 'by'} {day}"
        if self.first:
            begin = f"{self.first:%d/%m/%Y}" if vi else self.first.isoformat()
            when = f"{begin}–{day}"
        if not self.dated:
            when += " (văn bản không ghi ngày)" if vi else " (the text names no day)"
        return f"{when}: {self.duty(lang)}"


@attrs.frozen(kw_only=True)
class Milestone:
    """Something to be done once, within some days ("trong tháng 4/2019") or by a day.

    ``span.first`` is the first day on which it may be done; :meth:`ahead_of` makes one for "trước ngày".

    In use: :func:`chuanngheo.deadlines.calendar_of`.
    """

    what: str
    last: date = attrs.field(converter=plain_day)
    first: date | None = None
    by: Citation | None = None
    who: str = ""
    to: str = ""
    en: str = ""

    @classmethod
    def ahead_of(
        cls, day: date, what: str, *, by: Citation | None = None, who: str = "", to: str = ""
    ) -> "Milestone":
        """For "trước ngày …": the last day is the day before."""
        return cls(what=what, last=before(day), by=by, who=who, to=to)

    @classmethod
    def during(
        cls, span: Span, what: str, *, by: Citation | None = None, who: str = "", to: str = ""
    ) -> "Milestone":
        """For "trong …": from the first day of the span to its last."""
        return cls(what=what, first=span.first, last=span.last, by=by, who=who, to=to)

    def within(self, span: Span) -> Iterator[Due]:
        """Itself, where its last day lies in ``span``."""
        if self.last in span:
            yield Due(self.last, self.what, self.first, self.by, self.who, self.to, en=self.en)


@attrs.frozen(kw_only=True)
class Recurring:
    """Something that comes again: on a day of the month, in some months or in all.

    Attributes:
        what: in the words of the text.
        en: what, who and to whom in English.
        day: the day of the month; ``-1`` is its last.
        months: in which months; all where empty.
        is_before: "trước ngày": the last day is the one before ``day``.
        opens: month and day from which it may be done, in the same year ("từ ngày 01 tháng 9").
        lasts: how many further days there are from ``day`` on ("trong thời hạn 15 ngày").
        dated: whether the text names the day; where it says "hằng quý" alone, the last day stands for it.

    In use: :func:`chuanngheo.deadlines.calendar_of`.
    """

    what: str
    day: int
    months: tuple[int, ...] = ()
    is_before: bool = False
    opens: tuple[int, int] | None = None
    lasts: int = 0
    dated: bool = True
    by: Citation | None = None
    who: str = ""
    to: str = ""
    en: str = ""

    def within(self, span: Span) -> Iterator[Due]:
        """Every time its last day lies in ``span``, in order."""
        from dateutil.rrule import MONTHLY, rrule  # noqa: PLC0415 # kept out of the import

        shift = timedelta(days=self.lasts) - (_DAY if self.is_before else timedelta(0))
        starts = rrule(
            MONTHLY,
            dtstart=datetime.combine((span.first - shift).replace(day=1), time()),
            until=datetime.combine(span.last - shift, time()),
            bymonthday=self.day,
            bymonth=self.months or None,
        )
        for start in starts:
            named = start.date()
            last = named + shift
            if last in span:
                first = self._first(named)
                yield Due(last, self.what, first, self.by, self.who, self.to, self.dated, self.en)

    def _first(self, named: date) -> date | None:
        if self.opens:
            return date(named.year, *self.opens)
        return named if self.lasts else None


@attrs.frozen(kw_only=True)
class Calendar:
    """The deadlines of one text; ``known`` are the days for which its text is known to apply.

    Two calendars are joined by :meth:`plus`.

    >>> report = Milestone(what="báo cáo năm", last=date(2022, 12, 5))
    >>> own = Calendar(title="kế hoạch", items=(report,), known=Span("2022-01-01", "2022-12-31"))
    >>> [str(due.last) for due in own.within(own.known)]
    ['2022-12-05']
    """

    title: str
    items: tuple[Milestone | Recurring, ...]
    known: Span

    def plus(self, *items: Milestone | Recurring) -> "Calendar":
        """This calendar and these items; this one itself is unchanged."""
        return attrs.evolve(self, items=(*self.items, *items))

    def within(self, span: Span) -> tuple[Due, ...]:
        """Everything whose last day lies in ``span``, earliest first.

        Raises:
            NotModelledError: ``span`` reaches beyond the days for which the text is known to apply.
        """
        if span.first not in self.known or span.last not in self.known:
            raise NotModelledError(
                f"{self.title} is recorded for {self.known.text()}, not for all of {span.text()};"
                " look for the text that holds then",
                f"{self.title} được ghi nhận cho {self.known.text()}, không cho toàn bộ "
                f"{span.text()}; hãy tìm văn bản áp dụng khi đó",
            )
        return self._within(span)

    def _within(self, span: Span) -> tuple[Due, ...]:
        return tuple(sorted(due for item in self.items for due in item.within(span)))

    def next_due(self, day: date, *, done: Collection[Due] = ()) -> Due | None:
        """The first deadline on ``day`` or later that is not ``done``; ``None`` where none is left."""
        rest = self._within(Span(max(plain_day(day), self.known.first), max(day, self.known.last)))
        return next((due for due in rest if due not in done), None)

    def overdue(self, day: date, *, done: Collection[Due] = ()) -> tuple[Due, ...]:
        """What was due before ``day`` and is not ``done``, earliest first."""
        last = min(before(day), self.known.last)
        if last < self.known.first:
            return ()
        return tuple(due for due in self._within(Span(self.known.first, last)) if due not in done)


def working_day(day: date, *, earlier: bool = True) -> date:
    """``day`` if it is a working day in Vietnam, else the nearest one before it (or after it).

    Needs the extra ``calendar``.  No text seen moves these deadlines off a holiday; this is for planning.

    >>> from datetime import date
    >>> working_day(date(2023, 9, 2)), working_day(date(2023, 9, 2), earlier=False)
    (datetime.date(2023, 8, 31), datetime.date(2023, 9, 5))
    """
    free = _public_holidays(range(day.year - 1, day.year + 2))
    step = -_DAY if earlier else _DAY
    while day.weekday() >= _SATURDAY or day in free:
        day += step
    return day


def working_days_after(day: date, count: int) -> date:
    """The last of ``count`` working days (ngày làm việc) after ``day``, which itself does not count.

    Needs the extra ``calendar``.

    >>> from datetime import date
    >>> working_days_after(date(2023, 9, 1), 3)
    datetime.date(2023, 9, 7)
    """
    free = _public_holidays(range(day.year, day.year + 2 + count // 200))
    for _ in range(count):
        day += _DAY
        while day.weekday() >= _SATURDAY or day in free:
            day += _DAY
    return day


_SATURDAY = 5


def _public_holidays(years: Iterable[int]) -> Collection[date]:
    found: Collection[date] = _extra("holidays").country_holidays("VN", years=years)
    return found


def icalendar_of(dues: Sequence[Due], *, stamp: datetime | None = None, lang: str = "vi") -> bytes:
    """The deadlines as an iCalendar file of whole days, for any calendar program.

    Needs the extra ``calendar``.

    Args:
        dues: what is to be in it.
        stamp: the moment the file is made; the same stamp gives the same bytes.  An event keeps its
            identity (UID) from file to file, so that reading a new file in replaces the old events.
        lang: the language in which the events speak, ``"vi"`` or ``"en"``.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from datetime import date
    >>> from chuanngheo.deadlines import calendar
    >>> dues = [calendar("qd24-2021").next_due(date(2022, 10, 1))]
    >>> icalendar_of(dues).splitlines()[0]
    b'BEGIN:VCALENDAR'
    """
    vi = vietnamese(lang)
    icalendar = _extra("icalendar")
    made = stamp or datetime.now(tz=UTC)
    book = icalendar.Calendar()
    book.add("prodid", f"-//chuanngheo//deadlines//{lang.upper()}")
    book.add("version", "2.0")
    for due in dues:
        event = icalendar.Event()
        event.add("uid", f"{due.last.isoformat()}-{crc32((due.what + due.who).encode()):08x}@chuanngheo")
        event.add("dtstamp", made)
        event.add("dtstart", due.last)
        event.add("dtend", due.last + _DAY)
        event.add("summary", due.what if vi else due.duty(lang))
        event.add("description", due.text(lang))
        book.add_component(event)
    text: bytes = book.to_ical()
    return text


def _extra(name: str) -> Any:  # noqa: ANN401 # a module that may carry no types
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise NotModelledError(
            f"this needs the package {name}; install chuanngheo with the extra 'calendar'",
            f"việc này cần gói {name}; hãy cài chuanngheo với phần bổ sung 'calendar'",
        ) from None
