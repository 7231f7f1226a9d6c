"""Ways out and in: each leads there, none smaller does, and none is missing."""

from fractions import Fraction
from itertools import combinations

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo import (
    NATIONAL_2011_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    RURAL,
    Between,
    Category,
    Household,
    Income,
    PerHead,
    Rule,
    Standard,
    category,
    classify,
)
from chuanngheo.errors import InvalidValueError
from chuanngheo.indicators import Deprivations, Indicator, IndicatorSet
from chuanngheo.standards import FARM_2014_2015
from chuanngheo.standards.provinces import HCMC_2014_2015, HCMC_2019_2020
from chuanngheo.ways import NEAR_POVERTY, POVERTY, ways_out

STANDARDS = [
    NATIONAL_2011_2015,
    FARM_2014_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    HCMC_2014_2015,
]


@st.composite
def households(draw, standard):
    amounts = [line.amount // line.months for by in standard.lines.values() for line in by.values()]
    income = draw(st.sampled_from(amounts)) + draw(st.sampled_from([-300_000, -1, 0, 1, 2, 300_000]))
    facts = {"area": draw(st.sampled_from(standard.area_codes)), "income": PerHead(income)}
    if standard.indicators is not None:
        codes = draw(st.frozensets(st.sampled_from(standard.indicators.codes), max_size=5))
        facts["deprivations"] = standard.deprived(*codes)
    elif standard.max_score:
        facts["score"] = draw(st.integers(0, standard.max_score))
    return Household(**facts)


cases = st.sampled_from(STANDARDS).flatmap(lambda s: st.tuples(st.just(s), households(s)))


def all_ways(home, standard):
    ways = ways_out(classify(home, standard))
    yield from ((way, POVERTY, True) for way in ways.of_poverty)
    yield from ((way, NEAR_POVERTY, True) for way in ways.of_near_poverty)
    yield from ((way, POVERTY, False) for way in ways.into_poverty)
    yield from ((way, NEAR_POVERTY, False) for way in ways.into_near_poverty)


def smaller(way):
    """Every way that changes less: one indicator or point fewer, the income one đồng nearer or as it was."""
    for left in way.indicators:
        rest = tuple(code for code in way.indicators if code != left)
        yield attrs.evolve(way, indicators=rest)
    if way.points and not way.indicators:
        yield attrs.evolve(way, points=way.points - (1 if way.points > 0 else -1))
    if way.income is not None:
        yield attrs.evolve(way, income=None)
        yield attrs.evolve(way, income=way.income - (1 if way.change > 0 else -1))


class TestLaws:
    @settings(max_examples=120, deadline=None)
    @given(cases)
    def test_a_way_leads_there_and_no_smaller_one_does(self, case):
        standard, home = case
        for way, classes, out in all_ways(home, standard):
            reached = category(way.applied(home), standard)
            assert reached is way.category
            assert (reached in classes) is not out
            for less in smaller(way):
                assert (category(less.applied(home), standard) in classes) is out

    @settings(max_examples=40, deadline=None)
    @given(cases)
    def test_none_is_missing(self, case):
        """Whoever leaves poverty has gone at least one of the ways."""
        standard, home = case
        ways = ways_out(classify(home, standard)).of_poverty
        known = home.deprivations
        closed = [c for c in known.set.codes if known[c]] if known else []
        incomes = [
            home.income.total,
            *(line.monthly + 1 for by in standard.lines.values() for line in by.values()),
        ]
        for income in {int(i) for i in incomes if i >= home.income.total}:
            for count in range(len(closed) + 1):
                for chosen in combinations(closed, count):
                    after = attrs.evolve(home, income=PerHead(income))
                    if known:
                        left = Deprivations.exactly(known.set, set(closed) - set(chosen))
                        after = attrs.evolve(after, deprivations=left)
                    if category(home, standard) is Category.POOR is not category(after, standard):
                        assert (
                            any(set(w.indicators) <= set(chosen) and (w.income or 0) <= income for w in ways)
                            or not known
                        )

    @settings(max_examples=60, deadline=None)
    @given(cases)
    def test_few_changes_first(self, case):
        standard, home = case
        ways = ways_out(classify(home, standard))
        for found in (ways.of_poverty, ways.of_near_poverty, ways.into_poverty, ways.into_near_poverty):
            assert [way.changes for way in found] == sorted(way.changes for way in found)
            assert all(way.outward == (found in (ways.of_poverty, ways.of_near_poverty)) for way in found)


class TestAndRule:
    """2021: at or below the line *and* three deprivations."""

    HOME = Household(
        area="rural",
        income=Income(69_600_000, members=4),
        deprivations=NATIONAL_2021_2025.deprived("employment", "water", "toilet", "telecom"),
    )

    def test_two_of_four_or_the_income(self):
        ways = ways_out(classify(self.HOME, NATIONAL_2021_2025))
        assert len(ways.of_poverty) == 1 + 6
        assert ways.to_close == 2
        assert ways.of_poverty[0].income == 1_500_001
        assert {len(way.indicators) for way in ways.of_poverty[1:]} == {2}
        assert [way.category for way in ways.of_near_poverty] == [Category.AVERAGE]
        assert ways.into_poverty == ways.into_near_poverty == ()

    def test_distances_and_sums_per_household(self):
        ways = ways_out(classify(self.HOME, NATIONAL_2021_2025))
        poverty, average = ways.distances
        assert (poverty.line, poverty.per_head, poverty.per_household) == ("poverty", 50_000, 200_000)
        assert average.per_head == 800_000
        assert ways.of_poverty[0].per_household == 4 * 50_001

    def test_members_may_be_told_or_not_known(self):
        home = attrs.evolve(self.HOME, income=PerHead(1_600_000))
        ways = ways_out(classify(home, NATIONAL_2021_2025))
        assert ways.distances[0].per_head == -100_000
        assert ways.distances[0].per_household is None
        assert ways.into_near_poverty[0].per_household is None
        assert ways_out(classify(home, NATIONAL_2021_2025), members=5).distances[0].per_household == -500_000

    def test_near_poor_falls_by_one_more_deprivation(self):
        home = Household(
            area="rural",
            income=PerHead(1_400_000),
            deprivations=NATIONAL_2021_2025.deprived("water", "toilet"),
        )
        ways = ways_out(classify(home, NATIONAL_2021_2025))
        assert ways.of_poverty == ()
        assert len(ways.into_poverty) == 10
        assert {way.points for way in ways.into_poverty} == {-1}
        assert ways.into_poverty[0].text("vi") == "thêm thiếu hụt việc làm: hộ nghèo"

    def test_the_nearest_way_in_is_one_dong(self):
        home = Household(area="urban", income=PerHead(2_000_001), deprivations=NATIONAL_2021_2025.deprived())
        ways = ways_out(classify(home, NATIONAL_2021_2025))
        assert ways.into_near_poverty[0].change == -1
        assert ways.into_near_poverty[0].text("en") == (
            "income down by 1 đồng per head and month (to 2,000,000): near-poor household"
        )


class TestOrRule:
    """2016: at or below the lower line, *or* between the lines with three deprivations."""

    def test_out_of_income_poverty_takes_both_or_more_income(self):
        home = Household(
            area="rural",
            income=PerHead(650_000),
            deprivations=NATIONAL_2016_2020.deprived("water", "toilet", "telecom"),
        )
        ways = ways_out(classify(home, NATIONAL_2016_2020))
        assert ways.to_close is None
        told = [(way.income, way.indicators) for way in ways.of_poverty]
        assert told == [
            (1_000_001, ()),
            (700_001, ("water",)),
            (700_001, ("toilet",)),
            (700_001, ("telecom",)),
        ]
        assert ways.of_poverty[1].text("vi") == (
            "hết thiếu hụt nguồn nước sinh hoạt và thu nhập thêm 50.001 đồng/người/tháng (đến 700.001):"
            " hộ cận nghèo"
        )


class TestScores:
    def test_a_bare_score(self):
        home = Household(area="rural", income=PerHead(2_000_000), score=5)
        ways = ways_out(classify(home, NATIONAL_2026_2030))
        assert {(way.income, way.points) for way in ways.of_poverty} == {(2_200_001, 0), (None, 3)}
        assert ways.of_poverty[-1].text("vi").startswith("hết thiếu hụt 3 điểm")
        assert ways.of_poverty[-1].changes == 3

    def test_points_above_every_income(self):
        """Group 3 of Ho Chi Minh City has no upper end of income: only points lead out."""
        home = Household(area="city", income=PerHead(9_000_000), score=55)
        ways = ways_out(classify(home, HCMC_2019_2020))
        assert [(way.income, way.points, way.category) for way in ways.of_poverty] == [
            (None, 16, Category.NOT_POOR)
        ]

    def test_a_line_a_year(self):
        home = Household(area="city", income=Income(16_000_000, members=1))
        ways = ways_out(classify(home, HCMC_2014_2015))
        assert ways.distances[0].per_head == 0
        assert ways.of_poverty[0].income == 1_333_334
        assert ways.of_poverty[0].change == Fraction(2, 3)

    def test_below_a_line_worded_strictly(self):
        """«đến dưới 900.000»: 900.000 is already outside."""
        home = Household(area="rural", income=PerHead(900_000))
        assert classify(home, FARM_2014_2015).category is Category.NOT_POOR
        assert ways_out(classify(home, FARM_2014_2015)).into_near_poverty[0].income == 520_000


class TestRefusals:
    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({"income": PerHead(1), "score": 1}, "area"),
            ({"area": "rural", "score": 1}, "income"),
            ({"area": "rural", "income": PerHead(1)}, "score"),
            (
                {
                    "area": "rural",
                    "income": PerHead(1),
                    "deprivations": NATIONAL_2021_2025.deprivations({"water": True}),
                },
                "employment",
            ),
        ],
    )
    def test_only_from_known_facts(self, facts, missing):
        with pytest.raises(InvalidValueError, match=missing):
            ways_out(classify(Household(**facts), NATIONAL_2021_2025))


class TestWeights:
    """A province may weigh its indicators; a standard may even be odd."""

    @staticmethod
    def standard(points, *poor):
        cite = NATIONAL_2021_2025.cite
        indicators = IndicatorSet(
            "X",
            tuple(
                Indicator(f"i{n}", "d", f"chỉ số {n}", f"indicator {n}", cite, p)
                for n, p in enumerate(points)
            ),
        )
        return Standard(
            code="X",
            vi="x",
            en="x",
            cite=cite,
            areas=(RURAL,),
            lines={},
            indicators=indicators,
            rules=tuple(Rule(category=Category.POOR, score=score, cite=cite) for score in poor),
        )

    def test_the_heavy_one_alone_or_the_light_ones_together(self):
        standard = self.standard((20, 10, 10), Between(least=30))
        home = Household(area="rural", income=PerHead(1), deprivations=standard.deprived("i0", "i1", "i2"))
        ways = ways_out(classify(home, standard)).of_poverty
        assert [way.indicators for way in ways] == [("i0",), ("i1", "i2")]

    def test_a_score_between_that_nothing_reaches(self):
        standard = self.standard((2, 2), Between(most=2), Between(least=4))
        home = Household(area="rural", income=PerHead(1), deprivations=standard.deprived("i0", "i1"))
        assert ways_out(classify(home, standard)).of_poverty == ()
