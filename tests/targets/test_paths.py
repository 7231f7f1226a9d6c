"""A reduction laid over years: planned, tracked, held against itself, bridged at a change of standard."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.quantities import Points, Rate
from chuanngheo.targets import (
    Course,
    Observation,
    Shape,
    Verdict,
    fallen,
    milestones,
    path,
    track,
)


def luc_ngan(shape="households", until=2021, end=2_779, **more):
    return path(2018, poor=5_779, households=54_769, until=until, end_poor=end, shape=shape, **more)


class TestShapes:
    def test_equal_households(self):
        assert [y.reduction for y in luc_ngan().years] == [1000, 1000, 1000]

    def test_equal_points_while_households_grow(self):
        planned = path(
            2018, poor=1000, households=10_000, until=2020, end_rate=Rate.parse("6%"), shape="points",
            growth=Decimal("0.1"),
        )  # fmt: skip
        assert [(y.households, y.poor) for y in planned.years] == [(11_000, 880), (12_100, 726)]
        assert [y.rate.text() for y in planned.years] == ["8,00%", "6,00%"]
        assert planned.points_a_year == Points(2)

    def test_equal_share_of_those_left(self):
        planned = path(2010, poor=1000, households=9000, until=2013, end_poor=125, shape=Shape.RELATIVE)
        assert [y.poor for y in planned.years] == [500, 250, 125]

    def test_front_loaded(self):
        planned = path(2010, poor=100, households=900, until=2013, end_poor=40, shape="front-loaded")
        assert [y.reduction for y in planned.years] == [30, 20, 10]

    def test_given(self):
        planned = luc_ngan("given", weights=[2, Decimal("0.5"), Fraction(1, 2)])
        assert [y.reduction for y in planned.years] == [2000, 500, 500]

    def test_households_by_year(self):
        planned = luc_ngan(series={2019: 55_000, 2020: 56_000, 2021: 57_000, 2030: 1})
        assert [y.households for y in planned.years] == [55_000, 56_000, 57_000]

    def test_averages(self):
        planned = luc_ngan(until=2020, end=4_778)
        assert planned.households_a_year == Fraction(1001, 2)
        assert planned.reduction == 1001
        assert planned.at(2018).poor == 5_779
        with pytest.raises(InvalidValueError, match="runs from 2018 to 2020, not 2021"):
            planned.at(2021)

    @settings(max_examples=150, derandomize=True, deadline=None)
    @given(
        poor=st.integers(0, 9_000),
        end=st.integers(1, 9_000),
        years=st.integers(1, 9),
        shape=st.sampled_from([shape for shape in Shape if shape is not Shape.GIVEN]),
        growth=st.integers(-3, 5),
    )
    def test_the_steps_sum_to_the_whole(self, poor, end, years, shape, growth):
        planned = path(
            2010, poor=poor, households=20_000, until=2010 + years, end_poor=end, shape=shape,
            growth=Fraction(growth, 100),
        )  # fmt: skip
        assert sum(year.reduction for year in planned.years) == poor - end == planned.reduction
        assert planned.years[-1].poor == end
        left = [poor, *(year.poor for year in planned.years)]
        if shape is not Shape.POINTS:  # with growing households equal points may add poor ones
            assert left == sorted(left, reverse=poor >= end)

    @settings(max_examples=100, derandomize=True, deadline=None)
    @given(poor=st.integers(1, 10**6), end=st.integers(1, 10**6), years=st.integers(2, 7))
    def test_equal_shares_are_the_nearest_whole_numbers(self, poor, end, years):
        planned = path(2010, poor=poor, households=10**6, until=2010 + years, end_poor=end, shape="relative")
        for number, year in enumerate(planned.years, start=1):
            power = poor ** (years - number) * end**number
            assert (2 * year.poor - 1) ** years <= power << years < (2 * year.poor + 1) ** years


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"until": 2018, "end_poor": 1}, "a path from 2018 cannot end in 2018"),
        ({"until": 2020}, "give end_poor or end_rate"),
        ({"until": 2020, "end_poor": 1, "end_rate": Rate.parse("1%")}, "give end_poor or end_rate"),
        ({"until": 2020, "end_poor": 1, "weights": [1, 1]}, "weights go with the shape"),
        ({"until": 2020, "end_poor": 1, "shape": "given"}, "weights go with the shape"),
        ({"until": 2020, "end_poor": 1, "shape": "given", "weights": [1]}, "2 weights are needed"),
        ({"until": 2020, "end_poor": 1, "shape": "given", "weights": [1, -1]}, "2 weights are needed"),
        ({"until": 2020, "end_poor": 1, "shape": "given", "weights": [0, 0]}, "2 weights are needed"),
        ({"until": 2020, "end_poor": 0, "shape": "relative"}, "ever leaves none"),
        ({"until": 2020, "end_poor": 1, "series": {2019: 5}}, "no households are given for 2020"),
        ({"until": 2020, "end_poor": 1, "growth": -1}, "has no households"),
        ({"until": 2020, "end_poor": 1, "growth": 0.5}, "exact"),
        ({"until": 2020, "end_poor": -1}, "negative"),
    ],
)
def test_refused(arguments, words):
    with pytest.raises(InvalidValueError, match=words):
        path(2018, poor=10, households=100, **arguments)


def test_an_unknown_shape():
    with pytest.raises(UnknownCodeError, match="did you mean 'points'"):
        path(2018, poor=10, households=100, until=2020, end_poor=1, shape="point")


class TestTrack:
    """Actuals as they come: ahead, on track, behind; what the remaining years now need."""

    @pytest.mark.parametrize(
        ("actual", "course", "needed"),
        [
            (4_778, Course.AHEAD, Fraction(1999, 2)),
            (4_779, Course.ON_TRACK, 1000),
            (4_780, Course.BEHIND, Fraction(2001, 2)),
        ],
    )
    def test_course(self, actual, course, needed):
        seen = track(luc_ngan(), {2018: 5_779, 2019: actual})
        assert (seen.course, seen.needed_a_year, seen.year, seen.years_left) == (course, needed, 2019, 2)
        assert seen.course.text("vi")
        assert seen.course.text("en") == course.value.replace("-", " ")

    def test_at_the_end_and_beyond_the_goal(self):
        assert track(luc_ngan(), {2021: 2_800}).needed_a_year is None
        assert track(luc_ngan(), {2021: 2_800}).to_go == 21
        assert track(luc_ngan(), {2020: 2_000}).to_go == 0

    def test_refused(self):
        with pytest.raises(InvalidValueError, match="no actual figure"):
            track(luc_ngan(), {})
        with pytest.raises(InvalidValueError, match="not 2022"):
            track(luc_ngan(), {2022: 1})


class TestMilestones:
    """«mỗi năm giảm 2%, … còn 7% đến năm 2015 và còn 3% vào năm 2020» from 15,55 %."""

    def test_against_itself(self):
        found = milestones(2010, "15,55%", "2%", {2015: "7%", 2020: "3%"})
        assert [(year, check.verdict, bound) for year, check, bound in found] == [
            (2015, Verdict.BROKEN, Verdict.HOLDS),
            (2020, Verdict.BROKEN, Verdict.HOLDS),
        ]

    def test_a_fall_that_fits_and_one_that_does_not_suffice(self):
        ((_, check, bound),) = milestones(2010, "15,55%", Points("1.71"), {2015: "7%"})
        assert (check.verdict, bound) == (Verdict.HOLDS, Verdict.HOLDS)
        ((_, check, bound),) = milestones(2010, "15,55%", "1,5%", {2015: Rate.parse("7%")})
        assert (check.verdict, bound) == (Verdict.BROKEN, Verdict.BROKEN)


class TestBridge:
    """A change of standard inside a path is a break, bridged explicitly, never joined silently."""

    OLD = Observation(year=2021, poor=400, households=14_905, standard="VN-2016-2020")
    NEW = Observation(year=2021, poor=453, households=14_905, standard="VN-2021-2025")
    LATER = Observation(year=2022, poor=429, households=14_905, standard="VN-2021-2025")
    EARLIER = Observation(year=2020, poor=600, households=14_905, standard="VN-2016-2020")

    def test_the_same_year_by_both(self):
        households, points = fallen([self.EARLIER, self.OLD, self.NEW, self.LATER])
        assert households == 200 + 24
        assert points == Points(Fraction(22400, 14905))

    def test_joined_silently(self):
        with pytest.raises(InvalidValueError, match="between 2020 and 2022 the standard changes"):
            fallen([self.EARLIER, self.LATER])

    def test_one_year_is_no_fall(self):
        with pytest.raises(InvalidValueError, match="two observations"):
            fallen([self.NEW])
