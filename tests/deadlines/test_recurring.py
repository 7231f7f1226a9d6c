"""Days, milestones, recurrences: "trước ngày 15" leaves the 14th."""

from datetime import date, datetime
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.deadlines import Calendar, Due, Milestone, Recurring, before, month, quarter
from chuanngheo.errors import InvalidValueError, NotModelledError
from chuanngheo.periods import Span

YEAR = Span.years(2019)


def days(item, span=YEAR):
    return [due.last for due in item.within(span)]


class TestDays:
    def test_before(self):
        assert before(date(2019, 6, 15)) == date(2019, 6, 14)
        assert before(date(2019, 1, 1)) == date(2018, 12, 31)
        with pytest.raises(InvalidValueError):
            before(datetime(2019, 6, 15))  # noqa: DTZ001 # a moment is no day

    @pytest.mark.parametrize(
        ("number", "first", "last"),
        [
            (1, date(2019, 1, 1), date(2019, 1, 31)),
            (2, date(2019, 2, 1), date(2019, 2, 28)),
            (12, date(2019, 12, 1), date(2019, 12, 31)),
        ],
    )
    def test_months(self, number, first, last):
        assert month(number, 2019) == Span(first, last)

    def test_a_leap_year(self):
        assert month(2, 2020).last == date(2020, 2, 29)

    def test_quarters_make_the_year(self):
        spans = [quarter(number, 2022) for number in (1, 2, 3, 4)]
        assert spans[0].first == date(2022, 1, 1)
        assert spans[3] == Span("2022-10-01", "2022-12-31")
        for before_, after in pairwise(spans):
            assert before(after.first) == before_.last

    @pytest.mark.parametrize(
        "call", [lambda: month(0, 2019), lambda: month(13, 2019), lambda: quarter(5, 2019)]
    )
    def test_no_such_month_or_quarter(self, call):
        with pytest.raises(InvalidValueError, match="there is no"):
            call()


class TestRecurring:
    def test_before_the_fifteenth_of_every_month(self):
        found = days(Recurring(what="x", day=15, is_before=True))
        assert found == [date(2019, number, 14) for number in range(1, 13)]

    def test_before_the_first_is_the_last_of_the_month_before(self):
        assert days(Recurring(what="x", day=1, months=(3,), is_before=True)) == [date(2019, 2, 28)]
        assert days(Recurring(what="x", day=1, months=(1,), is_before=True)) == [date(2019, 12, 31)]

    def test_the_last_day_of_some_months(self):
        assert days(Recurring(what="x", day=-1, months=(2, 6))) == [date(2019, 2, 28), date(2019, 6, 30)]

    def test_a_day_that_some_months_do_not_have(self):
        assert days(Recurring(what="x", day=31, months=(1, 2))) == [date(2019, 1, 31)]

    def test_days_that_follow(self):
        item = Recurring(what="x", day=15, months=(12, 1), lasts=15)
        found = list(item.within(Span("2019-12-01", "2020-01-31")))
        assert [(due.first, due.last) for due in found] == [
            (date(2019, 12, 15), date(2019, 12, 30)),
            (date(2020, 1, 15), date(2020, 1, 30)),
        ]

    def test_from_a_day_of_the_year(self):
        (due,) = Recurring(what="x", day=14, months=(12,), opens=(9, 1)).within(YEAR)
        assert (due.first, due.last) == (date(2019, 9, 1), date(2019, 12, 14))

    @settings(max_examples=100, derandomize=True, deadline=None)
    @given(
        first=st.dates(date(2015, 1, 1), date(2022, 12, 31)),
        length=st.integers(0, 500),
        day=st.sampled_from([1, 5, 15, 28, 31, -1]),
        is_before=st.booleans(),
        lasts=st.integers(0, 20),
    )
    def test_a_span_is_the_sum_of_its_days(self, first, length, day, is_before, lasts):
        item = Recurring(what="x", day=day, is_before=is_before, lasts=lasts)
        span = Span(first, date.fromordinal(first.toordinal() + length))
        every = days(item, Span(date(2014, 1, 1), date(2025, 12, 31)))
        assert days(item, span) == [found for found in every if found in span]


class TestMilestone:
    def test_ahead_of_and_during(self):
        start = Milestone.ahead_of(date(2019, 6, 30), "khởi công")
        assert days(start) == [date(2019, 6, 29)]
        assert days(start, Span("2019-06-30", "2019-12-31")) == []
        (due,) = Milestone.during(quarter(4, 2022), "rà soát").within(Span.years(2022))
        assert (due.first, due.last) == (date(2022, 10, 1), date(2022, 12, 31))


class TestCalendar:
    BOOK = Calendar(
        title="Kế hoạch",
        known=YEAR,
        items=(
            Recurring(what="báo cáo tháng", day=15, is_before=True),
            Milestone.ahead_of(date(2019, 12, 5), "báo cáo năm"),
        ),
    )

    def test_in_order(self):
        found = self.BOOK.within(Span("2019-11-10", "2019-12-31"))
        assert [(due.last.month, due.what) for due in found] == [
            (11, "báo cáo tháng"), (12, "báo cáo năm"), (12, "báo cáo tháng"),
        ]  # fmt: skip

    def test_next_and_done(self):
        first = self.BOOK.next_due(date(2019, 12, 4))
        assert first == Due(date(2019, 12, 4), "báo cáo năm")
        assert self.BOOK.next_due(date(2019, 12, 4), done=[first]).last == date(2019, 12, 14)
        assert self.BOOK.next_due(date(2019, 12, 15)) is None
        assert self.BOOK.next_due(date(2010, 1, 1)).last == date(2019, 1, 14)
        assert self.BOOK.next_due(date(2024, 1, 1)) is None

    def test_due_on_the_day_is_not_overdue(self):
        assert self.BOOK.overdue(date(2019, 1, 14)) == ()
        (late,) = self.BOOK.overdue(date(2019, 1, 15))
        assert late.last == date(2019, 1, 14)
        assert self.BOOK.overdue(date(2019, 1, 15), done=[late]) == ()
        assert self.BOOK.overdue(date(2018, 1, 1)) == ()
        assert len(self.BOOK.overdue(date(2030, 1, 1))) == 13

    def test_outside_what_is_known(self):
        with pytest.raises(NotModelledError, match="is recorded for 01/01/2019–31/12/2019, not for all of"):
            self.BOOK.within(Span("2019-12-01", "2020-01-01"))

    def test_joined(self):
        more = self.BOOK.plus(Milestone(what="sơ kết", last="2019-07-01"))
        assert len(more.items) == 3
        assert len(self.BOOK.items) == 2
        assert more.next_due(date(2019, 7, 1)).what == "sơ kết"


def test_texts():
    due = Due(date(2019, 6, 14), "Báo cáo", who="xã", to="huyện")
    assert due.text() == "chậm nhất 14/06/2019: Báo cáo (xã → huyện)"
    assert due.text("en") == "by 2019-06-14: «Báo cáo (xã → huyện)»", "only the text's words are known"
    told = attrs.evolve(due, en="report (commune → district)")
    assert told.text("en") == "by 2019-06-14: report (commune → district)"
    assert told.text() == due.text()
    span = Due(date(2019, 4, 30), "Dự án", first=date(2019, 4, 1), dated=False)
    assert span.text() == "01/04/2019–30/04/2019 (văn bản không ghi ngày): Dự án"
    assert span.text("en") == "2019-04-01–2019-04-30 (the text names no day): «Dự án»"
