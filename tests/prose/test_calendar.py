"""Deadlines: days, and what comes back; a yearly habit that is no duty is none."""

from datetime import date

import pytest

from chuanngheo.prose import Part, read
from chuanngheo.prose.calendar import deadlines


def due(text):
    return [one for one, _ in deadlines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("báo cáo gửi trước ngày 15/6/2019", (date(2019, 6, 15), None)),
        ("báo cáo trước ngày 15 tháng 6 năm 2019", (date(2019, 6, 15), None)),
        ("hoàn thành chậm nhất ngày 15/12/2022", (None, date(2022, 12, 15))),
        ("hoàn thành trước 31/12/2022", (date(2022, 12, 31), None)),
    ],
)
def test_days(text, expected):
    (one,) = due(text)
    assert (one.before, one.on_or_before) == expected


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("Hàng tháng, tổng hợp báo cáo UBND huyện", ["month"]),
        ("Định kỳ hằng quý kiểm tra, đánh giá kết quả", ["quarter"]),
        ("báo cáo định kỳ theo từng quý, 6 tháng, năm về Sở", ["quarter", "half-year", "year"]),
        ("báo cáo định kỳ 6 tháng và năm", ["half-year", "year"]),
        ("hàng năm có sơ, tổng kết", ["year"]),
    ],
)
def test_returning(text, every):
    assert [one.every for one in due(text)] == every


def test_day_of_each():
    (one,) = due("Trước ngày 15 hàng tháng, tổng hợp kết quả gửi về Phòng")
    assert (one.every, one.before_day, one.what) == ("month", 15, "tổng hợp kết quả gửi về Phòng")
    (one,) = due("báo cáo kết quả trước ngày 30/11 hàng năm")
    assert (one.every, one.within) == ("year", "30/11")


def test_within():
    assert [
        one.within for one in due("tổng hợp báo cáo vào quý IV/2022; tổ chức thực hiện trong tháng 4/2019")
    ] == ["quý IV/2022", "tháng 4/2019"]


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch giảm nghèo hàng năm của từng cấp, báo cáo",  # a yearly plan
        "rà soát hộ nghèo hàng năm để đánh giá",
        "hàng năm thu nhập tăng",  # no duty
        "ban hành trước ngày 15/6/2019",  # no duty
        "hoàn thành trước ngày 31/2/2019",  # no such day
        "vào cuối năm 2019 còn 5 hộ",
    ],
)
def test_no_deadline(text):
    assert not due(text)


def test_in_a_text():
    """Whose duty it is: the heading's; the figures of a deadline are understood."""
    reading = read(
        "7. UBND các xã, thị trấn\n\n- Báo cáo 6 tháng gửi trước ngày 15/6/2019.\n\n8. Sở Y tế: Hàng tháng tổng hợp báo cáo."
    )
    assert [d.who for d in reading.deadlines] == ["UBND các xã, thị trấn", "Sở Y tế"]
    assert reading.text[slice(*reading.deadlines[0].span)] == "Báo cáo 6 tháng gửi trước ngày 15/6/2019"
    assert {t.text for t in reading.tokens if t.part is Part.DEADLINE} == {"6", "15", "2019"}
