"""Rows from JSON and from two joined CSV files."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest

from chuanngheo import NATIONAL_2021_2025, Category, classify
from chuanngheo.assess import DECREE
from chuanngheo.assess.intake import dwelling_of, joined, member_of, visited
from chuanngheo.errors import InvalidFileError, InvalidValueError, UnknownCodeError
from chuanngheo.household import Income
from chuanngheo.members import Means

DAY = date(2024, 12, 14)

HOUSEHOLDS = """id;unit;total_income;months;area_m2;wall;pillar;roof;water;toilet;means
H1;xã Đèo Gia;69.600.000;12;31,5;khác;gạch/đá;khác;nước mưa;khác;ti vi, điện thoại
H2;TT Cam Lộ;;;;;;;;;không
"""
MEMBERS = """household;number;born;sex;work;job;insured;state_insured;in_school;diploma;training;internet
H1;1;1983-05-01;nam;đang làm việc;có hợp đồng lao động;có;;;;;có
H1;2;1985-07-12;nữ;6;3;có;;;;;không
H1;3;2009-01-02;nữ;;;1;;;;;x
H1;4;2006-01-02;nam;4;;1;;1;;;
"""


def rows(text):
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


class TestTwoJoinedFiles:
    def test_from_rows_to_a_category_with_reasons(self):
        first, second = (
            visited(row, people, on=DAY) for row, people in joined(rows(HOUSEHOLDS), rows(MEMBERS))
        )
        assert first.household.area == "rural"
        assert first.household.income == Income(69_600_000, members=4)
        assert first.household.id == "H1"
        assert classify(first.household, NATIONAL_2021_2025).category is Category.POOR
        assert "2 trong 3 bộ phận chủ yếu không bền chắc (tường, mái)" in first.assessment.text()
        assert (second.household.area, second.household.income) == ("urban", None)
        assert second.assessment["information_means"].deprived is True
        assert second.assessment["telecom"].deprived is None

    def test_every_fault_of_the_join_is_told(self):
        households = [{"id": "H1"}, {"id": "H1"}, {"id": ""}]
        with pytest.raises(InvalidFileError) as error:
            joined(households, [{"household": "H2"}, {"household": " "}])
        assert [str(fault.where) for fault in error.value.faults] == [
            "households[2]",
            "households[3]",
            "members[1]",
            "members[2]",
        ]


class TestJson:
    RECORD = """{"id": "H7", "area": "thành thị", "income": {"total": 90000000, "months": 12, "members": 5},
        "size": 5,
        "dwelling": {"water": "nước máy", "means": ["ti vi"]}, "_note": "thăm lần hai",
        "members": [{"age": 12, "sex": "nữ", "height_cm": 130.5, "internet": true}]}"""

    def test_a_record_holds_its_members(self):
        record = json.loads(self.RECORD, parse_float=Decimal)
        visit = visited(record, on=DAY, reading=DECREE)
        assert visit.assessment["nutrition"].deprived is True
        assert visit.assessment["water"].deprived is False
        assert visit.assessment.size == 5
        assert visit.household.income == Income(90_000_000, members=5)

    def test_every_fault_is_told(self):
        record = {
            "id": "H7",
            "areaa": "rural",
            "dwelling": {"watr": "x", "roof": "1"},
            "members": [{"age": "hai"}, {"height_cm": 130.5}],
        }
        with pytest.raises(InvalidFileError, match="H7") as error:
            visited(record, on=DAY)
        assert [str(fault.where) for fault in error.value.faults] == [
            "dwelling",
            "members[1]",
            "members[2]",
            "",
        ]
        assert "'area'" in str(error.value)

    @pytest.mark.parametrize(
        ("record", "words"),
        [
            ({"dwelling": []}, "an object of facts"),
            ({"members": {}}, "a list of members"),
            ({"members": ["x"]}, "a list of members"),
            ({"income": 5, "total_income": 6}, "either income or total_income"),
            ({"total_income": 6}, "needs size"),
            ({"income": "1,5"}, "whole number"),
            ({"income": 1.5}, "whole number"),
            ({"income": "abc"}, "income: 'abc'"),
            ({"income": {"total": 5, "month": 3}}, "did you mean 'months'"),
            ({"unit": "Đèo Gia"}, "kind of unit"),
            ({"water": "suối"}, "unknown water"),
            ({"area_m2": "1.5"}, "area_m2: '1.5'"),
        ],
    )
    def test_a_bad_record(self, record, words):
        with pytest.raises(InvalidFileError, match=words):
            visited(record, on=DAY)

    def test_a_special_zone_is_refused_by_name(self):
        with pytest.raises(InvalidFileError, match="đặc khu"):
            visited({"unit": "đặc khu Phú Quốc"}, on=date(2025, 12, 1))


class TestCells:
    @pytest.mark.parametrize(
        ("cell", "fact"),
        [("có", True), ("X", True), ("1", True), ("không", False), ("2", False), ("0", False), ("", None)],
    )
    def test_yes_and_no(self, cell, fact):
        assert member_of({"insured": cell}).insured is fact

    def test_months_default_to_twelve(self):
        assert visited({"total_income": 12, "size": "2"}, on=DAY).household.income == Income(12, members=2)
        assert visited({"total_income": 12, "size": 2, "months": ""}, on=DAY).household.income.months == 12

    def test_refusals(self):
        with pytest.raises(UnknownCodeError, match="insured"):
            member_of({"insured": "maybe"})
        with pytest.raises(UnknownCodeError, match="did you mean 'insured'"):
            member_of({"insurd": "có"})
        with pytest.raises(InvalidValueError, match="age"):
            member_of({"age": "12,5"})

    def test_means(self):
        assert dwelling_of({"means": "ti vi; radio"}).means == {Means.TELEVISION, Means.RADIO}
        assert dwelling_of({"means": " "}).means is None
        assert dwelling_of({"means": "Không"}).means == frozenset()
        assert dwelling_of({"means": None}).means is None
