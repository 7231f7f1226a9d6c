"""Spans of days, both ends in; giai đoạn, years and completed years of age.

>>> Span.years(2011, 2015)
Span(date(2011, 1, 1), date(2015, 12, 31))
>>> date(2015, 12, 31) in Span.years(2011, 2015), date(2016, 1, 1) in Span.years(2011, 2015)
(True, False)
"""

from datetime import date, datetime
from typing import Self

import attrs

from chuanngheo.errors import InvalidValueError, Reason, shown


def plain_day(value: object) -> date:
    """``value`` if it is a date without a time, or the day of an ISO text such as ``"2024-12-14"``.

    Raises:
        InvalidValueError: anything else; a moment of time is in no time zone we could guess.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return _no_day(value)
        if day.isoformat() == value:  # not "20241214", not the week "2024-W50-6"
            return day
    return _no_day(value)


def _no_day(value: object) -> date:
    raise InvalidValueError(
        f"expected a day as date(year, month, day) or 'YYYY-MM-DD', not {shown(value)}",
        f"ngày phải có dạng date(năm, tháng, ngày) hoặc 'YYYY-MM-DD', không phải {shown(value)}",
        reason=Reason.NOT_A_DATE,
    )


def completed_months(born: date, on: date) -> int:
    """Whole months of age (tháng tuổi) on a day; the law notes presume completed ones.

    A month is complete on the day of the same number; where the month has no such day, on the first of
    the next.  Born on 29 February, one is a year older on 1 March of a common year.

    Raises:
        InvalidValueError: ``on`` lies before ``born``.

    >>> completed_months(date(2008, 2, 29), date(2023, 2, 28)) // 12
    14
    >>> completed_months(date(2008, 2, 29), date(2023, 3, 1)) // 12
    15
    """
    born, on = plain_day(born), plain_day(on)
    if on < born:
        raise InvalidValueError(
            f"no age on {on} before birth on {born}",
            f"không có tuổi vào ngày {on:%d/%m/%Y}, trước ngày sinh {born:%d/%m/%Y}",
            reason=Reason.CONTRADICTION,
        )
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


@attrs.frozen(order=True, repr=False)
class Span:
    """All days from ``first`` to ``last``, both in.

    >>> Span.years(2022, 2025).text()
    '01/01/2022–31/12/2025'
    >>> date(2025, 12, 31) in Span.years(2022, 2025)
    True
    """

    first: date = attrs.field(converter=plain_day)
    last: date = attrs.field(converter=plain_day)

    def __attrs_post_init__(self) -> None:
        if self.last < self.first:
            raise InvalidValueError(
                f"a span cannot end on {self.last} before it begins on {self.first}",
                f"khoảng thời gian không thể kết thúc ngày {self.last:%d/%m/%Y}"
                f" trước khi bắt đầu ngày {self.first:%d/%m/%Y}",
                reason=Reason.CONTRADICTION,
            )

    @classmethod
    def years(cls, first: int, last: int | None = None) -> Self:
        """From 1 January of ``first`` to 31 December of ``last`` (the same year if not given)."""
        return cls(date(first, 1, 1), date(first if last is None else last, 12, 31))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def overlaps(self, other: "Span") -> bool:
        """Whether a day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def __repr__(self) -> str:
        days = (f"date({d.year}, {d.month}, {d.day})" for d in (self.first, self.last))
        return f"Span({', '.join(days)})"

    def text(self) -> str:
        """As Vietnamese texts print it: ``01/01/2011–31/12/2015``."""
        return f"{self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"
