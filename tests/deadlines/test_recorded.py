"""The calendars of the texts, each against its clause."""

from datetime import date

import pytest

from chuanngheo.deadlines import (
    CALENDARS,
    QD24_2021,
    QD24_2021_DECISIONS,
    TT17_2016,
    calendar,
)
from chuanngheo.errors import NotModelledError, UnknownCodeError
from chuanngheo.periods import Span


def of_year(book, year, word):
    return [due for due in book.within(Span.years(year)) if word in due.what]


class TestQD24Dieu3:
    """«từ ngày 01 tháng 9 đến hết ngày 14 tháng 12 của năm»; «mỗi tháng 01 lần, … từ ngày 15 hằng tháng»"""

    def test_yearly_review(self):
        (due,) = of_year(QD24_2021, 2022, "định kỳ")
        assert (due.first, due.last) == (date(2022, 9, 1), date(2022, 12, 14))

    def test_regular_review(self):
        assert [due.last for due in of_year(QD24_2021, 2022, "thường xuyên hằng tháng")] == [
            date(2022, number, 15) for number in range(1, 13)
        ]

    def test_decided_within_fifteen_days(self):
        first, *_ = QD24_2021_DECISIONS.within(Span.years(2022))
        assert (first.first, first.last) == (date(2022, 1, 15), date(2022, 1, 30))


class TestQD24Dieu7:
    """«Ngày 05 hằng tháng (từ tháng 02 đến tháng 9)»; «Trước ngày 15 tháng 11»; «Trước ngày 20 tháng 12»"""

    def test_reports(self):
        assert [due.last for due in of_year(QD24_2021, 2023, "Báo cáo kết quả")] == [
            date(2023, number, 5) for number in range(2, 10)
        ]
        assert [due.last for due in of_year(QD24_2021, 2023, "sơ bộ")] == [date(2023, 11, 14)]
        assert [due.last for due in of_year(QD24_2021, 2023, "chính thức")] == [date(2023, 12, 19)]

    def test_after_2025_is_not_known(self):
        with pytest.raises(NotModelledError):
            QD24_2021.within(Span.years(2026))


class TestTT17Dieu9:
    """Hằng quý; trước 15/11 sơ bộ; trước 15/12 chính thức."""

    def test_reports(self):
        assert [due.last for due in of_year(TT17_2016, 2018, "sơ bộ")] == [date(2018, 11, 14)]
        assert [due.last for due in of_year(TT17_2016, 2018, "chính thức")] == [date(2018, 12, 14)]
        quarterly = of_year(TT17_2016, 2018, "quý")
        assert [due.last.month for due in quarterly] == [3, 6, 9, 12]
        assert not any(due.dated for due in quarterly)


@pytest.mark.parametrize("code", list(CALENDARS))
def test_every_item_is_cited(code):
    book = calendar(code)
    assert all(item.by is not None for item in book.items)
    assert book.within(book.known)


def test_an_unknown_calendar():
    with pytest.raises(UnknownCodeError, match="did you mean 'qd24-2021'"):
        calendar("qd24_2021")
