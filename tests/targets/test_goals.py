"""Other goals as plans state them: their unit, their comparator, their parts and their years."""

from fractions import Fraction

import pytest

from chuanngheo.errors import InvalidValueError
from chuanngheo.figures import How, figure
from chuanngheo.periods import Span
from chuanngheo.quantities import Rate
from chuanngheo.targets import Comparator, Goal, Outcome, Per, Verdict, parts, yearly


@pytest.mark.parametrize(
    ("amount", "comparator", "bounds", "met", "missed"),
    [
        ("hơn 100.000 lượt hộ", Comparator.MORE_THAN, (100_000, None), 100_001, 100_000),
        ("trên 3.000 người", Comparator.MORE_THAN, (3_000, None), 3_001, 3_000),
        ("dưới 4%", Comparator.LESS_THAN, (None, 4), Fraction("3.99"), 4),
        ("không quá 4%", Comparator.AT_MOST, (None, 4), 4, Fraction("4.01")),
        ("ít nhất 50%", Comparator.AT_LEAST, (50, None), 50, 49),
        ("50%", Comparator.REACH, (50, None), 50, 49),
        ("01 - 02 mô hình/xã", Comparator.BETWEEN, (1, 2), 2, 3),
        ("khoảng 1.800 hộ", Comparator.ABOUT, (1750, 1850), 1850, 1749),
        ("gần 4.850 hộ", Comparator.ABOUT, (4840, 4850), 4845, 4839),
    ],
)
def test_comparators(amount, comparator, bounds, met, missed):
    goal = Goal.read("x", amount)
    assert (goal.comparator, (goal.least, goal.most)) == (comparator, bounds)
    assert goal.met(met)
    assert goal.outcome(missed) is Outcome.MISSED


def test_outcomes():
    assert Goal.read("x", "71.100 người").outcome(71_100) is Outcome.MET
    assert Goal.read("x", "71.100 người").outcome(71_101) is Outcome.EXCEEDED
    assert Goal.read("x", "hơn 100 hộ").outcome(200) is Outcome.MET
    assert Goal.read("x", "khoảng 1.800 hộ").outcome(1_900) is Outcome.EXCEEDED
    assert Goal.read("x", "dưới 4%").outcome("3%") is Outcome.MET


def test_share_of_the_plan():
    assert Goal.read("x", "71.100 người").of_plan(35_550) == Rate.of(1, 2)
    assert Goal.read("x", "dưới 4%").of_plan("3%") is None


def test_units_are_never_mixed():
    goal = Goal.read("vay vốn", figure("hơn 100.000 lượt hộ"))
    with pytest.raises(InvalidValueError, match="vay vốn is counted in lượt hộ, not in hộ"):
        goal.met("120.000 hộ")
    assert goal.met("120.000 lượt hộ")
    assert goal.met(figure("120.000 lượt hộ"))
    assert not goal.met("80.000")
    with pytest.raises(InvalidValueError, match="exact"):
        goal.met(1.5)


def test_unit_of_a_bare_number():
    assert Goal.read("nhà", "4.000", unit="căn nhà").unit == "căn nhà"
    bare = Goal.read("x", "4")
    with pytest.raises(InvalidValueError, match="counted in no unit, not in hộ"):
        bare.met("5 hộ")


def test_per_year_and_in_all():
    goal = Goal.read("người nghèo", "600 người", per=Per.YEAR)
    assert goal.in_all(5).least == 3000
    assert goal.in_all(5).in_all(5).least == 3000
    assert Goal.read("x", "1 - 2 mô hình", per=Per.YEAR).in_all(3).most == 6


def test_zero_inflow():
    """«không để phát sinh hộ nghèo là đối tượng người có công trong năm 2019»"""
    goal = Goal.none_new("hộ nghèo phát sinh", group="người có công", during=Span.years(2019))
    assert goal.met(0)
    assert goal.outcome(1) is Outcome.MISSED
    assert goal.text == "không để phát sinh"


def test_parts_and_years():
    assert parts("71.100 người", ["59.850 lao động", "11.250 lao động"]).verdict is Verdict.HOLDS
    assert parts(71_100, [59_850, 11_249]).verdict is Verdict.BROKEN
    assert parts("10,5%", [figure("5,3%"), "5,3%"]).how is How.ROUNDED
    assert yearly("3.000 người", "600 người", years=5).verdict is Verdict.HOLDS
    assert yearly("3.100 người", "khoảng 600 người", years=5).how is How.WITHIN_HEDGE
    assert yearly("3.000 người", "500 người", years=5).verdict is Verdict.BROKEN
