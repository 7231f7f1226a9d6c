"""Alkire–Foster measures, against their definitions written out and every completion."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import NATIONAL_2016_2020, NATIONAL_2021_2025, NATIONAL_2026_2030
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.measures import Design, alkire_foster, subgroup_contributions

CODES = ("a", "b", "c")
answers = st.fixed_dictionaries({code: st.none() | st.booleans() for code in CODES})
known = st.fixed_dictionaries({code: st.booleans() for code in CODES})
designs = st.builds(
    lambda weights, share: Design(dict(zip(CODES, weights, strict=True)), share * sum(weights)),
    st.lists(st.fractions(Fraction(1, 7), 5, max_denominator=7), min_size=3, max_size=3),
    st.sampled_from([Fraction(1, 5), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)]),
)
weights = st.fractions(0, 4, max_denominator=6)


def by_definition(homes, design, of, low):
    """H, M0 and the uncensored and censored headcounts, as the definitions say them."""
    total = sum(design.weights.values())
    scores = [sum(w for code, w in design.weights.items() if home[code]) for home in homes]
    poor = [score >= design.k and can for score, can in zip(scores, low, strict=True)]
    population = sum(of)
    return (
        Fraction(sum(w for w, p in zip(of, poor, strict=True) if p)) / population,
        sum((w * s / total for w, s, p in zip(of, scores, poor, strict=True) if p), Fraction(0)) / population,
        {c: Fraction(sum(w for w, h in zip(of, homes, strict=True) if h[c])) / population for c in CODES},
        {
            c: Fraction(sum(w for w, h, p in zip(of, homes, poor, strict=True) if h[c] and p)) / population
            for c in CODES
        },
    )


def completions(homes):
    """Every list that the answers not known leave open."""
    holes = [(n, code) for n, home in enumerate(homes) for code in CODES if home[code] is None]
    for filled in product((False, True), repeat=len(holes)):
        done = [dict(home) for home in homes]
        for (n, code), answer in zip(holes, filled, strict=True):
            done[n][code] = answer
        yield done


class TestByDefinition:
    @given(st.lists(st.tuples(known, weights, st.booleans()), min_size=1, max_size=8), designs)
    def test_complete_answers(self, rows, design):
        homes, of, low = zip(*rows, strict=True)
        if not sum(of):
            return
        found = alkire_foster(homes, design, weights=of, low_income=low).total
        h, m0, uncensored, censored = by_definition(homes, design, of, low)
        assert (found.h.rate.share, found.m0.rate.share) == (h, m0)
        assert found.incomplete == 0
        for code in CODES:
            assert found.uncensored_headcount(code).rate.share == uncensored[code]
            assert found.censored_headcount(code).rate.share == censored[code]
        if h:
            assert found.a.rate.share == m0 / h
            assert sum(found.contributions.values()) == 1
            assert sum(found.by_dimension.values()) == 1

    @given(st.lists(answers, min_size=1, max_size=3), designs)
    def test_bounds_hold_every_completion_and_are_met(self, homes, design):
        found = alkire_foster(homes, design, missing="bounds").total
        ones, yes = [1] * len(homes), [True] * len(homes)
        every = [by_definition(done, design, ones, yes) for done in completions(homes)]
        for share, place in ((found.h, 0), (found.m0, 1)):
            assert (share.low.share, share.high.share) == (
                min(e[place] for e in every),
                max(e[place] for e in every),
            )
        for code in CODES:
            for share, place in ((found.uncensored_headcount(code), 2), (found.censored_headcount(code), 3)):
                ends = [e[place][code] for e in every]
                assert (share.low.share, share.high.share) == (min(ends), max(ends))
        intensities = [m0 / h for h, m0, *_ in every if h]
        if intensities:
            assert found.a.low.share <= min(intensities)
            assert max(intensities) <= found.a.high.share
        assert found.incomplete == sum(None in home.values() for home in homes)

    @given(st.lists(st.tuples(answers, weights, st.sampled_from("xyz")), min_size=1, max_size=8), designs)
    def test_the_parts_are_the_whole(self, rows, design):
        homes, of, places = zip(*rows, strict=True)
        parts = alkire_foster(homes, design, groups=places, by=("place",), weights=of, missing="bounds")
        assert parts.total == alkire_foster(homes, design, weights=of, missing="bounds").total

    @given(st.lists(st.tuples(known, st.sampled_from("xyz")), min_size=1, max_size=8), designs)
    def test_subgroups_contribute_all(self, rows, design):
        homes, places = zip(*rows, strict=True)
        parts = alkire_foster(homes, design, groups=places, by=("place",))
        if not parts.total.poor[0]:
            with pytest.raises(InvalidValueError, match="M0 is zero"):
                subgroup_contributions(parts)
            return
        assert sum(subgroup_contributions(parts).values()) == 1


class TestCutOff:
    """Poor from k on: at it and just below it, with weights that no binary fraction holds."""

    @pytest.mark.parametrize(("k", "poor"), [(Fraction(2, 3), 1), (Fraction(2, 3) + Fraction(1, 10**30), 0)])
    def test_thirds(self, k, poor):
        design = Design(dict.fromkeys(CODES, Fraction(1, 3)), k)
        assert alkire_foster([{"a": True, "b": True, "c": False}], design).total.poor == (poor, poor)

    def test_three_of_twelve(self):
        design = Design.of(NATIONAL_2021_2025.indicators, 3)
        lacking = ("employment", "water", "toilet")
        homes = [NATIONAL_2021_2025.deprived(*lacking[:2]), NATIONAL_2021_2025.deprived(*lacking)]
        found = alkire_foster(homes, design).total
        assert (found.h.rate.text(), found.a.rate.text(), found.m0.rate.text()) == (
            "50,00%",
            "25,00%",
            "12,50%",
        )
        shares = {dimension: share for dimension, share in found.by_dimension.items() if share}
        assert shares == {"việc làm": Fraction(1, 3), "nước sinh hoạt và vệ sinh": Fraction(2, 3)}

    @pytest.mark.parametrize(("income", "poor"), [(True, (1, 1)), (False, (0, 0)), (None, (0, 1))])
    def test_by_the_decrees_only_a_low_income_is_poor(self, income, poor):
        design = Design.of(NATIONAL_2021_2025.indicators, 3)
        home = NATIONAL_2021_2025.deprived("employment", "water", "toilet")
        assert alkire_foster([home], design, low_income=[income], missing="bounds").total.poor == poor


class TestMissing:
    HOMES = ({"a": True, "b": True, "c": None}, {"a": True, "c": False}, dict.fromkeys(CODES, False))
    DESIGN = Design(dict.fromkeys(CODES, 1), 2)

    def test_refused_unless_bounds_are_asked_for(self):
        with pytest.raises(InvalidValueError, match=r"2 household.*first household 1"):
            alkire_foster(self.HOMES, self.DESIGN)
        with pytest.raises(InvalidValueError, match="1 household"):
            alkire_foster(self.HOMES[2:], self.DESIGN, low_income=[None])

    def test_never_not_poor(self):
        found = alkire_foster(self.HOMES, self.DESIGN, missing="bounds").total
        assert (found.poor, found.incomplete) == ((1, 2), 2)
        with pytest.raises(InvalidValueError, match="contributions are not known"):
            found.contributions  # noqa: B018 # asked for

    def test_an_unknown_policy(self):
        with pytest.raises(UnknownCodeError, match="bounds"):
            alkire_foster(self.HOMES, self.DESIGN, missing="bound")


class TestNobody:
    DESIGN = Design(dict.fromkeys(CODES, 1), 2)

    def test_no_households(self):
        found = alkire_foster([], self.DESIGN).total
        assert found.row()["h"] is None
        assert found.row()["censored_a"] is None
        with pytest.raises(InvalidValueError, match="total of 0"):
            found.h  # noqa: B018 # asked for

    def test_nobody_poor(self):
        found = alkire_foster([dict.fromkeys(CODES, False)], self.DESIGN).total
        assert (found.row()["a"], found.row()["h"]) == (None, Decimal("0.00"))
        with pytest.raises(InvalidValueError, match="nobody is poor"):
            found.a  # noqa: B018 # asked for


class TestRefused:
    DESIGN = Design(dict.fromkeys(CODES, 1), 2)

    @pytest.mark.parametrize(
        ("weights", "k"),
        [({}, 1), ({"a": 0}, 1), ({"a": 0.5}, 1), ({"a": 1}, 0), ({"a": 1}, 2), ({"a": 1}, 0.5)],
    )
    def test_designs(self, weights, k):
        with pytest.raises(InvalidValueError):
            Design(weights, k)

    def test_a_dimension_of_nothing(self):
        with pytest.raises(UnknownCodeError):
            Design({"a": 1}, 1, {"aa": "health"})

    def test_a_standard_without_indicators(self):
        with pytest.raises(InvalidValueError, match="no list of indicators"):
            Design.of(NATIONAL_2026_2030.indicators, 3)

    def test_answers(self):
        with pytest.raises(UnknownCodeError, match="indicator"):
            alkire_foster([{"aa": True}], self.DESIGN)
        with pytest.raises(InvalidValueError, match="True, False or None"):
            alkire_foster([{"a": 1}], self.DESIGN)
        with pytest.raises(UnknownCodeError):
            alkire_foster([NATIONAL_2016_2020.deprived()], self.DESIGN)

    def test_an_indicator_that_is_not_there(self):
        found = alkire_foster([dict.fromkeys(CODES, True)], self.DESIGN).total
        with pytest.raises(UnknownCodeError):
            found.censored_headcount("d")

    def test_two_designs(self):
        other = Design(dict.fromkeys(CODES, 1), 3)
        with pytest.raises(InvalidValueError, match="two designs"):
            alkire_foster([], self.DESIGN).total + alkire_foster([], other).total

    @pytest.mark.parametrize("extra", [{"weights": [1, 2]}, {"groups": [1, 2]}, {"low_income": [True, True]}])
    def test_lists_of_other_lengths(self, extra):
        with pytest.raises(InvalidValueError, match=r"2 .* for 1 households"):
            alkire_foster([dict.fromkeys(CODES, True)], self.DESIGN, **extra)

    @pytest.mark.parametrize("weight", [0.5, -1, Fraction(-1, 2)])
    def test_weights(self, weight):
        with pytest.raises(InvalidValueError):
            alkire_foster([dict.fromkeys(CODES, True)], self.DESIGN, weights=[weight])
