"""What the head of a document says of itself; what it does not say stays empty."""

from datetime import date

import pytest

from chuanngheo.prose.header import changed, header
from chuanngheo.prose.page import Page


def head(text):
    return header(Page(text))


def test_letterhead():
    found = head(
        "Số: **45** /KH-UBND\n\nLục Ngạn, ngày **14** tháng **3** năm 2019\n\nKẾ HOẠCH\n\nThực hiện Chỉ tiêu giảm nghèo năm 2019\n\n"
        "UBND huyện xây dựng kế hoạch như sau:"
    )
    assert (found.number, found.date, found.years) == ("45/KH-UBND", date(2019, 3, 14), (2019,))
    assert (found.title, found.place, found.standard) == (
        "Thực hiện Chỉ tiêu giảm nghèo năm 2019",
        "huyện Lục Ngạn",
        "VN-2016-2020",
    )
    assert found.issuer == "Ủy ban nhân dân huyện Lục Ngạn"


def test_a_document_that_cites_itself():
    found = head(
        "Kế hoạch số 7/KH-UBND ngày 21 tháng 3 năm 2011 của Ủy ban nhân dân tỉnh Bến Tre về giảm nghèo giai đoạn 2011 - 2015:\n\nA"
    )
    assert (found.number, found.date, found.place) == ("7/KH-UBND", date(2011, 3, 21), "tỉnh Bến Tre")
    assert (found.title, found.years[0], found.years[-1]) == ("giảm nghèo giai đoạn 2011 - 2015", 2011, 2015)
    assert found.standard == "VN-2011-2015"


def test_empty():
    assert head("") == head("1\n2\n3")
    assert head("").years == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("KẾ HOẠCH\n\nGiảm nghèo trên địa bàn thành phố Hải Dương", "thành phố Hải Dương"),
        ("KẾ HOẠCH\n\nGiảm nghèo xã Đèo Gia năm 2019", "xã Đèo Gia"),
        (
            "KẾ HOẠCH\n\nGiảm nghèo\n\nUBND tỉnh ban hành kế hoạch.\n\nTheo UBND huyện Lục Ngạn; UBND huyện Lục Ngạn; UBND tỉnh Bắc Giang.",
            "tỉnh Bắc Giang",
        ),
        (
            "Hải Dương, ngày 1/2/2019\n\nUBND tỉnh ban hành kế hoạch.",
            "",
        ),  # a province is not dated by its own name alone
        ("Căn cứ kế hoạch", ""),
    ],
)
def test_place(text, place):
    assert head(text).place == place


@pytest.mark.parametrize(
    ("title", "years", "standard"),
    [
        ("năm 2024", (2024,), "VN-2021-2025"),
        ("năm 2021", (2021,), "VN-2016-2020"),  # the older standard still applied
        ("giai đoạn 2021 - 2025", (2021, 2022, 2023, 2024, 2025), "VN-2021-2025"),  # its own period
        ("giai đoạn 2019 - 2023", (2019, 2020, 2021, 2022, 2023), ""),  # two standards
        ("giai đoạn 2025 - 2021", (), ""),
        ("giai đoạn 2000 - 2040, năm 2019", (2019,), "VN-2016-2020"),
        ("năm 1980", (1980,), ""),
        ("giảm nghèo", (), ""),
    ],
)
def test_years_and_standard(title, years, standard):
    found = head(f"KẾ HOẠCH\n\n{title}")
    assert (found.years, found.standard) == (years, standard)


def test_standard_of_a_dated_report():
    assert head("Hà Nội, ngày 1/2/2019\n\nBÁO CÁO").standard == "VN-2016-2020"


def test_when_the_standard_changed():
    assert [changed(year) for year in (1979, 2010, 2015, 2017, 2021)] == [True, True, True, False, True]
