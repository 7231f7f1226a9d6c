"""One target: points, households and rates that must fit one another."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.figures import How, figure
from chuanngheo.quantities import Change, Interval, Points, Rate
from chuanngheo.targets import (
    Base,
    Outcome,
    Progress,
    Said,
    Target,
    Verdict,
    count_of,
    gross_exits,
    households_of,
    points_of,
)


class TestThirdFromTwo:
    """Of points, households and all households, any two give the third, exactly and as an interval."""

    def test_luc_ngan(self):
        found = count_of("3,35%", 54_769)
        assert found.face == Fraction(3669523, 2000)
        assert found.interval == Interval(Fraction("1832.02305"), Fraction("1837.49995"), high_open=True)
        assert points_of(1835, 54_769).face == Fraction(183500, 54769)

    def test_the_implied_denominator(self):
        found = households_of("2%", "7.180 hộ")
        assert found.face == 359_000
        assert 358_966 in found.interval
        assert 370_000 not in found.interval

    def test_hedges_are_kept(self):
        assert points_of("khoảng 1.800 hộ", 54_769).hedged
        assert households_of("3,35%", "khoảng 1.800 hộ").hedged
        assert not count_of("3,35%", "54.769 hộ").hedged

    @pytest.mark.parametrize("call", [lambda: points_of(1, 0), lambda: households_of(Points(0), 1)])
    def test_nothing_is_divided_by_zero(self, call):
        with pytest.raises(InvalidValueError) as error:
            call()
        assert error.value.reason is Reason.ZERO_TOTAL

    @settings(max_examples=150, derandomize=True, deadline=None)
    @given(count=st.integers(0, 9_999), households=st.integers(1, 99_999))
    def test_round_trip(self, count, households):
        points = points_of(count, households)
        assert count_of(points, households).face == count
        if count:
            assert households_of(points, count).face == households

    @settings(max_examples=150, derandomize=True, deadline=None)
    @given(hundredths=st.integers(1, 9_999), households=st.integers(1, 99_999))
    def test_the_interval_holds_what_prints_so(self, hundredths, households):
        printed = f"{hundredths // 100},{hundredths % 100:02}%"
        found = count_of(printed, households)
        low, high = found.interval.whole_numbers()
        for count in range(low, min(high, low + 5) + 1):
            assert Rate.of(count, households).text() == printed


class TestWhatAPrintSays:
    def test_counts(self):
        assert Said.count("7.180 hộ").interval == Interval.at(7180)
        assert Said.count("7.180 hộ", derived=True).interval == Interval(Fraction(7175), Fraction(7185))
        assert Said.count("khoảng 1.800 hộ").interval == Interval(Fraction(1750), Fraction(1850))
        assert Said.count(24).interval == Interval.at(24)
        said = Said.count(Decimal("2.5"))
        assert Said.count(said) is said

    def test_percentages(self):
        assert Said.percent("2%").interval == Said.percent("2,00%").interval
        assert Said.percent("3,125%").interval == Interval(
            Fraction("3.1245"), Fraction("3.1255"), high_open=True
        )
        assert Said.percent("dưới 4%").interval == Interval(None, Fraction(4), high_open=True)
        assert (
            Said.percent(Rate.of(1, 4)).face == Said.percent(Points(25)).face == Said.percent(25).face == 25
        )
        assert Said.percent(figure("1,5 điểm phần trăm")).face == Fraction("1.5")
        said = Said.percent(1)
        assert Said.percent(said) is said

    def test_other_units_are_refused(self):
        with pytest.raises(InvalidValueError, match="not a number of hộ"):
            Said.count("24 người")
        with pytest.raises(InvalidValueError):
            Said.percent(figure("24 hộ"))
        with pytest.raises(InvalidValueError, match="exact"):
            Said.count(2.5)


class TestFlows:
    """start − exits + relapses + new = end, as the official form of flows adds up."""

    def test_no_flows(self):
        assert gross_exits(453, 429) == 24

    def test_all_of_them(self):
        exits = gross_exits(453, 429, relapses=3, new=5, other_in=2, other_out=4)
        assert 453 - exits - 4 + 3 + 5 + 2 == 429

    def test_more_left_than_there_can_be(self):
        with pytest.raises(InvalidValueError, match="453 poor households with those flows come to 458; 500"):
            gross_exits(453, 500, new=5)


def verdicts(target):
    return {check.about: (check.verdict, check.how) for check in target.checks()}


class TestChecks:
    def test_a_target_with_growing_households(self):
        """The rate is to fall by the points, and it is a rate of more households."""
        target = Target(base=Base(households=1000, poor=100), points="2%", end_households=1100, end_rate="8%")
        assert target.reduction.face == 12
        assert target.end.face == 88
        assert verdicts(target)["end_rate"] == (Verdict.HOLDS, How.EXACT)
        assert target.needed == 12

    def test_growing_households_without_the_poor(self):
        target = Target(base=Base(households=1000), points=2, end_households=1100)
        assert target.reduction.face == 20
        assert target.end is None

    def test_half_of_the_poor(self):
        target = Target(base=Base(poor="453 hộ"), relative=Change("-1/2"), count="227 hộ")
        assert verdicts(target)["count"] == (Verdict.APPROXIMATELY, How.ROUNDED)
        assert target.needed == 227

    def test_a_hundred_percent_of_a_group(self):
        target = Target(base=Base(poor="01 hộ", group="người có công"), relative=Change(-1), end_poor="0 hộ")
        assert target.needed == 1
        assert verdicts(target)["end_poor"] == (Verdict.HOLDS, How.EXACT)

    def test_cannot_tell(self):
        assert verdicts(Target(points="0,42%")) == {"points": (Verdict.CANNOT_TELL, None)}
        assert verdicts(Target(base=Base(poor=3, rate="1%")))["rate"] == (Verdict.CANNOT_TELL, None)
        assert verdicts(Target(relative=Change("-1/2"), count=4))["count"] == (Verdict.CANNOT_TELL, None)
        assert verdicts(Target(points="1%", count=4))["count"] == (Verdict.CANNOT_TELL, None)
        assert verdicts(Target(end_poor=4))["end_poor"] == (Verdict.CANNOT_TELL, None)
        assert verdicts(Target(base=Base(poor=9), end_poor=4))["end_poor"] == (Verdict.CANNOT_TELL, None)
        assert verdicts(Target(end_rate="4%"))["end_rate"] == (Verdict.CANNOT_TELL, None)
        target = Target(base=Base(households=9), end_rate="4%")
        assert verdicts(target)["end_rate"] == (Verdict.CANNOT_TELL, None)
        for lang, words in (("vi", "thiếu số hộ nghèo gốc"), ("en", "without the poor households")):
            assert words in target.checks()[0].text(lang)

    def test_rates_alone(self):
        target = Target(base=Base(rate="10,55%"), points="3,35%", end_rate="7,20%")
        assert verdicts(target) == {"points": (Verdict.HOLDS, How.EXACT)}
        assert target.needed is None

    def test_nothing_printed_twice(self):
        assert Target(base=Base(households=100, poor=9, rate="9%"), points="1%").checks()[0].about == "rate"
        assert Target().checks() == ()

    def test_cut_off_instead_of_rounded(self):
        (check,) = Target(base=Base(households=52_576, poor=9_442, rate="17,95%")).checks()
        assert (check.verdict, check.how) == (Verdict.APPROXIMATELY, How.TRUNCATED)
        (check,) = Target(base=Base(households=52_576, poor=9_442, rate="17,94%")).checks()
        assert check.verdict is Verdict.BROKEN

    def test_texts(self):
        target = Target(base=Base(households="14.905 hộ"), points="0,22%", count="24 hộ")
        (check,) = target.checks()
        assert check.text("vi") == "in 24 hộ, tính ra 32,791 hộ: không khớp"
        assert check.text("en") == "printed 24 hộ, computed 32.791 households: does not hold"


class TestProgress:
    """Achieved over planned, both in points: "giảm 3% so với 1,8% kế hoạch giao" is 167 %."""

    def test_printed_and_exact_share_of_the_plan(self):
        done = Progress(Said.percent("1,5%"), Said.percent("1,89%"))
        assert done.of_plan == Rate.parse("126%")  # a report prints 125 %
        assert done.outcome is Outcome.EXCEEDED
        assert done.margin == Fraction("0.39")

    @pytest.mark.parametrize(
        ("planned", "done", "outcome"),
        [
            ("khoảng 1.800 hộ", 1750, Outcome.MET),
            ("khoảng 1.800 hộ", 1749, Outcome.MISSED),
            ("khoảng 1.800 hộ", 1851, Outcome.EXCEEDED),
            ("24 hộ", 24, Outcome.MET),
            ("24 hộ", 23, Outcome.MISSED),
            ("24 hộ", 25, Outcome.EXCEEDED),
        ],
    )
    def test_outcome(self, planned, done, outcome):
        assert Progress(Said.count(planned), Said.count(done)).outcome is outcome

    def test_texts(self):
        progress = Progress(Said.percent("1,8%"), Said.percent("3%"))
        assert progress.text("vi") == "giảm 3 % so với kế hoạch 1,8 %: vượt chỉ tiêu, bằng 166,7% kế hoạch"
        assert progress.text("en") == "fell by 3 % against 1.8 % planned: exceeded, 166.7% of the plan"

    def test_a_rise_is_none_of_the_plan(self):
        assert Progress(Said.count(10), Said.count(-3)).of_plan == Rate.of(0, 1)
