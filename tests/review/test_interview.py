"""Mẫu số 3.1 by its codes → the answers scored, with the definitions of Phụ lục IV."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.review.interview import House, Member, answers_of, average_month, living_area
from chuanngheo.sheets.definitions import DEFINITIONS
from chuanngheo.sheets.information import HOUSE, MEMBER

DAY = date(2024, 9, 1)
WORKER = {"born": date(1985, 3, 1), "working_age": True, "work": 1, "allowance": 0, "pension": 0,
          "ill": False, "training": 1, "non_farm": False}  # fmt: skip


def asked(house=None, *members):
    return answers_of(house or House(), [Member(**{**WORKER, **m}) for m in members], day=DAY)


class TestWorkers:
    """«Không tính điểm đối với người không có khả năng lao động; người khuyết tật đang hưởng trợ cấp hằng
    tháng; người bị bệnh hiểm nghèo»"""

    @pytest.mark.parametrize(
        ("facts", "count"),
        [
            ({}, 1), ({"working_age": False}, 0), ({"work": 3}, 0), ({"allowance": 2}, 0), ({"ill": True}, 0),
            ({"work": 2}, 1), ({"work": 5}, 1), ({"allowance": 1}, 1), ({"ill": None}, None),
            ({"ill": None, "work": 3}, 0), ({"working_age": None}, None), ({"work": None}, None),
        ],
    )  # fmt: skip
    def test_who_counts(self, facts, count):
        assert asked(None, facts).workers == count


class TestDependants:
    """«(1) trẻ em dưới 16 tuổi; (2) người cao tuổi hoặc người khuyết tật đang hưởng trợ cấp xã hội»"""

    @pytest.mark.parametrize(
        ("facts", "count"),
        [
            ({"born": date(2008, 9, 2)}, 1), ({"born": date(2008, 9, 1)}, 0), ({"allowance": 1}, 1),
            ({"allowance": 2}, 1), ({"allowance": 3}, 0), ({"born": None}, None),
            ({"born": None, "allowance": 2}, 1), ({"allowance": None}, None),
        ],
    )  # fmt: skip
    def test_who_counts(self, facts, count):
        assert asked(None, facts).dependants == count


class TestNonFarmWork:
    """Item 5, from columns 15–17; a member counts for one kind."""

    @pytest.mark.parametrize(
        ("kind", "wage", "found"),
        [
            (1, 1, (True, False, False)), (2, 1, (False, True, False)), (3, 2, (False, False, True)),
            (4, 3, (False, False, True)), (2, 2, (False, False, False)), (None, 1, (None, None, None)),
        ],
    )  # fmt: skip
    def test_kinds(self, kind, wage, found):
        answers = asked(None, {"non_farm": True, "kind": kind, "wage": wage})
        assert (answers.civil_servant, answers.contract, answers.hired_or_self) == found

    @pytest.mark.parametrize(
        ("facts", "found"),
        [({"work": 2}, False), ({"born": date(2012, 1, 1)}, False), ({"work": None}, None)],
    )
    def test_who_works_at_all(self, facts, found):
        assert asked(None, {"non_farm": True, "kind": 2, "wage": 1} | facts).contract is found


class TestPensionsAndEducation:
    def test_column_18_is_asked_from_15_years(self):
        assert asked(None, {"pension": 3}, {"pension": None, "born": date(2012, 1, 1)}).pensions == 1
        assert asked(None, {"pension": None}).pensions is None

    @pytest.mark.parametrize(
        ("codes", "found"),
        [
            ((1, 2), "elementary"), ((3, 1), "intermediate"), ((6, None), "college"), ((3, None), None),
            ((None,), None), ((1,), "none"),
        ],
    )  # fmt: skip
    def test_highest_diploma(self, codes, found):
        assert asked(None, *({"training": code} for code in codes)).education == found


class TestHouse:
    @pytest.mark.parametrize(
        ("house", "wall", "pillar"),
        [
            ({"wall": 3, "pillar": 3}, True, True), ({"wall": 4, "pillar": 4}, None, False),
            ({"wall": 4, "cement": True}, True, None), ({"wall": 4, "cement": False}, False, None),
        ],
    )  # fmt: skip
    def test_materials(self, house, wall, pillar):
        answers = asked(House(**house), {})
        assert (answers.wall, answers.pillar) == (wall, pillar)

    def test_sections_by_their_numbers(self):
        house = House(
            toilet=2,
            water=4,
            electricity=average_month([60] * 12),
            floor=living_area(40, lofts=Decimal("5.5")),
            assets={2: 1, 4: 1, 8: 0},
            land={5: 12_000},
            livestock={3: 10, 1: None},
            aquaculture=True,
        )
        answers = asked(house, {}, {})
        assert (answers.toilet, answers.water, answers.electricity) == ("other-hygienic", "other", 60)
        assert answers.floor_area == Fraction(171, 8)
        assert (answers.motorbikes, answers.computers, answers.cars) == (1, 0, None)
        assert (answers.forest, answers.poultry, answers.cattle) == (12_000, 100, None)
        assert answers.aquaculture

    def test_one_bill_or_twelve(self):
        assert average_month([Fraction(55)]) == 55
        with pytest.raises(InvalidValueError, match="not from 3"):
            average_month([1, 2, 3])

    def test_a_household_has_a_member(self):
        with pytest.raises(InvalidValueError, match="members must be at least 1"):
            answers_of(House(floor=30), [], day=DAY)

    @pytest.mark.parametrize(
        ("make", "words"),
        [
            (lambda: House(wall=5), r"Mẫu số 3.1, III .*: unknown code 5"),
            (lambda: House(assets={15: 1}), "IX"),
            (lambda: Member(work=7), "15 Việc làm"),
            (lambda: Member(pension=4), "18"),
            (lambda: Member(training="2"), "a code is a whole number"),
        ],
    )
    def test_refusals(self, make, words):
        with pytest.raises((InvalidValueError, UnknownCodeError), match=words):
            make()


def test_every_place_of_the_form_is_cited():
    assert [one.cite.place[-2:] for one in HOUSE.values()].count("28") == 4
    assert all(one.cite.place.endswith("trang 29") for one in MEMBER.values())
    assert all(cite.quote for cite in DEFINITIONS.values())
