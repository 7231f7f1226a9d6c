"""Spans of days: both ends are in."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import Span
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.periods import plain_day

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
SPANS = st.tuples(DAYS, DAYS).map(sorted).map(lambda ends: Span(*ends))
ONE = timedelta(days=1)


class TestBothEndsIn:
    """Giai đoạn 2011–2015 holds 01/01/2011 and 31/12/2015, and no day outside."""

    def test_period(self):
        period = Span.years(2011, 2015)
        assert date(2011, 1, 1) in period
        assert date(2015, 12, 31) in period
        assert date(2010, 12, 31) not in period
        assert date(2016, 1, 1) not in period

    def test_one_year(self):
        assert Span.years(2021) == Span(date(2021, 1, 1), date(2021, 12, 31))

    @given(SPANS)
    def test_ends(self, span):
        assert span.first in span
        assert span.last in span
        assert span.first - ONE not in span
        assert span.last + ONE not in span

    @given(SPANS, SPANS)
    def test_overlap_is_a_shared_day_and_mutual(self, one, other):
        assert one.overlaps(other) == other.overlaps(one)
        assert one.overlaps(other) == (
            max(one.first, other.first) in one and max(one.first, other.first) in other
        )

    @given(SPANS)
    def test_neighbours_do_not_overlap(self, span):
        assert not span.overlaps(Span(span.last + ONE, span.last + 10 * ONE))


class TestRefusals:
    """A day is a date without a time, or its ISO text."""

    @pytest.mark.parametrize(
        "value",
        [
            datetime(2024, 12, 14, tzinfo=UTC),
            "14/12/2024",
            "2024-13-01",
            "20241214",
            "2024-W50-6",
            2024,
            None,
        ],
    )
    def test_no_day(self, value):
        with pytest.raises(InvalidValueError, match="expected a day") as error:
            plain_day(value)
        assert error.value.reason is Reason.NOT_A_DATE

    def test_iso_text(self):
        assert Span("2024-12-14", "2024-12-14") == Span(date(2024, 12, 14), date(2024, 12, 14))

    def test_backwards(self):
        with pytest.raises(InvalidValueError, match="cannot end on 2024-01-01") as error:
            Span(date(2024, 1, 2), date(2024, 1, 1))
        assert error.value.reason is Reason.CONTRADICTION


class TestWriting:
    """As code and as Vietnamese texts write it."""

    def test_text(self):
        assert Span.years(2011, 2015).text() == "01/01/2011–31/12/2015"

    @given(SPANS)
    def test_repr_is_code(self, span):
        assert eval(repr(span), {"Span": Span, "date": date}) == span  # noqa: S307 # our own text

    def test_order_is_by_the_first_day(self):
        assert min(Span.years(2016, 2020), Span.years(2011, 2015)) == Span.years(2011, 2015)
