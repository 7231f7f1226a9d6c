"""The calendars of the texts, each against its clause."""

from datetime import date

import pytest

from chuanngheo.deadlines import (
    BEN_TRE_2011,
    CALENDARS,
    CAM_LO_2022,
    LUC_NGAN_2019,
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


class TestLucNgan:
    """«tháng … trước ngày 15 hàng tháng, 6 tháng … 15/6/2019, 9 tháng … 15/9/2019, năm … 05/12/2019»"""

    def test_reports(self):
        found = {due.what: due.last for due in LUC_NGAN_2019.within(LUC_NGAN_2019.known)}
        assert found["Báo cáo 6 tháng"] == date(2019, 6, 14)
        assert found["Báo cáo 9 tháng"] == date(2019, 9, 14)
        assert found["Báo cáo năm"] == date(2019, 12, 4)
        assert found["Báo cáo tháng"] == date(2019, 12, 14)

    def test_milestones(self):
        """«khởi công trước ngày 30/6/2019»; «tổ chức thực hiện trong tháng 4/2019»"""
        found = {due.what[:8]: due for due in LUC_NGAN_2019.within(Span("2019-04-01", "2019-06-30"))}
        assert found["Khởi côn"].last == date(2019, 6, 29)
        assert (found["Tổ chức "].first, found["Tổ chức "].last) == (date(2019, 4, 1), date(2019, 4, 30))

    def test_next_due_and_overdue(self):
        assert LUC_NGAN_2019.next_due(date(2019, 6, 15)).last == date(2019, 6, 29)
        assert LUC_NGAN_2019.overdue(date(2019, 3, 15))[0].last == date(2019, 3, 14)


def test_ben_tre_every_quarter_half_year_and_year():
    """«theo từng quý, 6 tháng, năm»"""
    found = [(due.last.month, due.what) for due in BEN_TRE_2011.within(Span.years(2012)) if "Báo" in due.what]
    assert found == [
        (3, "Báo cáo quý"), (6, "Báo cáo 6 tháng"), (6, "Báo cáo quý"), (9, "Báo cáo quý"),
        (12, "Báo cáo năm"), (12, "Báo cáo quý"),
    ]  # fmt: skip


def test_cam_lo_in_the_fourth_quarter():
    """«vào quý IV/2022»"""
    (due,) = CAM_LO_2022.within(CAM_LO_2022.known)
    assert (due.first, due.last) == (date(2022, 10, 1), date(2022, 12, 31))


@pytest.mark.parametrize("code", list(CALENDARS))
def test_every_item_is_cited(code):
    book = calendar(code)
    assert all(item.by is not None for item in book.items)
    assert book.within(book.known)


def test_an_unknown_calendar():
    with pytest.raises(UnknownCodeError, match="did you mean 'qd24-2021'"):
        calendar("qd24_2021")
