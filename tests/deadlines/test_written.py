"""The deadlines of the plans, from the documents that write them down."""

from datetime import date
from pathlib import Path

import pytest

from chuanngheo.deadlines import calendar_of
from chuanngheo.errors import InvalidValueError
from chuanngheo.files.documents import load_document
from chuanngheo.periods import Span
from chuanngheo.statements import Deadline, Document

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
LUC_NGAN, CAM_LO, BEN_TRE = (
    calendar_of(load_document(EXAMPLES / f"{name}.toml"))
    for name in ("luc-ngan-2019", "cam-lo-2022", "ben-tre-2011")
)


class TestLucNgan:
    """«tháng … trước ngày 15 hàng tháng, 6 tháng … 15/6/2019, 9 tháng … 15/9/2019, năm … 05/12/2019»"""

    def test_reports(self):
        found = {due.what: due.last for due in LUC_NGAN.within(LUC_NGAN.known)}
        assert found["Báo cáo 6 tháng"] == date(2019, 6, 14)
        assert found["Báo cáo 9 tháng"] == date(2019, 9, 14)
        assert found["Báo cáo năm"] == date(2019, 12, 4)
        assert found["Báo cáo tháng"] == date(2019, 12, 14)

    def test_milestones(self):
        """«khởi công trước ngày 30/6/2019»; «tổ chức thực hiện trong tháng 4/2019»"""
        found = {due.what[:20]: due for due in LUC_NGAN.within(Span("2019-04-01", "2019-06-30"))}
        assert found["Các dự án đầu tư xây"].last == date(2019, 6, 29)
        during = found["Các dự án đa dạng hó"]
        assert (during.first, during.last) == (date(2019, 4, 1), date(2019, 4, 30))

    def test_next_due_and_overdue(self):
        assert LUC_NGAN.next_due(date(2019, 6, 15)).last == date(2019, 6, 29)
        assert LUC_NGAN.overdue(date(2019, 3, 15))[0].last == date(2019, 3, 14)

    def test_a_report_without_a_day_is_not_dated(self):
        dated = {due.what: due.dated for due in LUC_NGAN.within(LUC_NGAN.known)}
        assert dated["Báo cáo tháng"]
        assert not dated["Kiểm tra, đánh giá kết quả thực hiện kế hoạch giảm nghèo"]


def test_ben_tre_every_quarter_half_year_and_year():
    """«theo từng quý, 6 tháng, năm»"""
    found = [
        due.last.month for due in BEN_TRE.within(Span.years(2012)) if due.what.startswith("Báo cáo định")
    ]
    assert found == [3, 6, 6, 9, 12, 12, 12]


def test_cam_lo_in_the_fourth_quarter():
    """«vào quý IV/2022»"""
    due = next(due for due in CAM_LO.within(CAM_LO.known) if due.what.startswith("Tổ chức tổng điều tra"))
    assert (due.first, due.last) == (date(2022, 10, 1), date(2022, 12, 31))


def plan(**deadline):
    return Document(
        title="Kế hoạch", date=date(2022, 3, 1), deadlines=(Deadline(what="Báo cáo", **deadline),)
    )


class TestTimes:
    """Every way in which a plan says when."""

    @pytest.mark.parametrize(
        ("given", "first", "last"),
        [
            ({"on_or_before": date(2022, 5, 2)}, None, date(2022, 5, 2)),
            ({"before": date(2022, 5, 2)}, None, date(2022, 5, 1)),
            ({"within": "Quý II/2022"}, date(2022, 4, 1), date(2022, 6, 30)),
            ({"within": "tháng 04/2022"}, date(2022, 4, 1), date(2022, 4, 30)),
            ({"within": "cuối năm 2022"}, date(2022, 1, 1), date(2022, 12, 31)),
        ],
    )
    def test_one(self, given, first, last):
        (due,) = calendar_of(plan(**given)).within(Span("2022-03-01", "2022-12-31"))
        assert (due.first, due.last) == (first, last)

    def test_no_time(self):
        with pytest.raises(InvalidValueError, match="cannot tell when 'Báo cáo' is due"):
            calendar_of(plan(within="sớm"))

    def test_no_day_of_issue(self):
        with pytest.raises(InvalidValueError, match="day of issue"):
            calendar_of(Document(title="Kế hoạch"))
