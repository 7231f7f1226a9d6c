"""Deprivations belong to the indicators that assessed them; what is not known is neither yes nor no."""

import itertools
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import NATIONAL_2016_2020, NATIONAL_2021_2025, Instrument
from chuanngheo.errors import (
    IndicatorSetMismatchError,
    InvalidStandardError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
)
from chuanngheo.indicators import Deprivations, Indicator, IndicatorSet

CITE = Instrument("1/2020", kind="Quyết định", issuer="x", checked=date(2026, 1, 1)).at("Điều 1")


def indicator(code, points=1):
    return Indicator(code, "y tế", code, code, CITE, points)


WEIGHED = IndicatorSet("W", (indicator("a", 10), indicator("b", 20), indicator("c", 5)))
ANSWERS = st.sampled_from([True, False, None])


class TestIndicatorSet:
    """Codes are unique, points are whole from 1, order is the text's."""

    def test_order_and_points(self):
        assert (WEIGHED.codes, WEIGHED.points) == (("a", "b", "c"), (10, 20, 5))
        assert (WEIGHED["b"].points, WEIGHED["b"].text("en")) == (20, "b")

    def test_twice(self):
        with pytest.raises(InvalidStandardError, match="listed twice: a"):
            IndicatorSet("T", (indicator("a"), indicator("a")))

    @pytest.mark.parametrize("points", [0, -1, 1.0, True, None])
    def test_points(self, points):
        with pytest.raises(InvalidStandardError, match="whole numbers from 1: a"):
            IndicatorSet("T", (indicator("a", points),))

    def test_unknown_code_suggests(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'water'"):
            NATIONAL_2021_2025.indicators["watr"]

    def test_equal_by_all_they_say(self):
        """A province that reuses a code with other points has another set."""
        assert IndicatorSet("W", WEIGHED.indicators) == WEIGHED
        assert hash(IndicatorSet("W", WEIGHED.indicators)) == hash(WEIGHED)
        assert IndicatorSet("W", ()) != WEIGHED
        assert NATIONAL_2016_2020.indicators != NATIONAL_2021_2025.indicators
        assert WEIGHED != "W"

    def test_names_in_both_languages(self):
        assert NATIONAL_2021_2025.indicators["water"].text() == "nguồn nước sinh hoạt"


class TestThreeAnswers:
    """Deprived, not deprived, not known: absent and None are not known."""

    @given(st.tuples(ANSWERS, ANSWERS, ANSWERS))
    def test_what_is_said_is_kept(self, answers):
        facts = dict(zip("abc", answers, strict=True))
        found = Deprivations.of(WEIGHED, facts)
        assert found.as_dict() == facts
        assert found.unknown == tuple(code for code in "abc" if facts[code] is None)
        assert found == Deprivations.of(WEIGHED, {c: a for c, a in facts.items() if a is not None})

    @pytest.mark.parametrize("answers", list(itertools.product([True, False, None], repeat=3)), ids=str)
    def test_scores_are_those_of_every_completion(self, answers):
        found = Deprivations.of(WEIGHED, dict(zip("abc", answers, strict=True)))
        choices = [[True, False] if answer is None else [answer] for answer in answers]
        sums = {
            sum(p for p, deprived in zip(WEIGHED.points, full, strict=True) if deprived)
            for full in itertools.product(*choices)
        }
        assert {s for s in range(40) if found.scores >> s & 1} == sums

    def test_exactly(self):
        found = Deprivations.exactly(WEIGHED, ["b", "b", "a"])
        assert found.as_dict() == {"a": True, "b": True, "c": False}
        assert (found.unknown, found["c"]) == ((), False)

    @pytest.mark.parametrize("answer", [1, 0, "true", "", "không", float("nan"), []])
    def test_no_other_answer(self, answer):
        with pytest.raises(InvalidValueError, match="must be True, False or None") as error:
            Deprivations.of(WEIGHED, {"a": answer})
        assert error.value.reason is Reason.WRONG_TYPE

    @pytest.mark.parametrize("answer", [True, None])
    def test_no_other_code(self, answer):
        with pytest.raises(UnknownCodeError, match="W: unknown indicator 'd'"):
            Deprivations.of(WEIGHED, {"d": answer})

    @pytest.mark.parametrize(("deprived", "known"), [(1, 0), (0, 8), (0, -1), (8, 8)])
    def test_masks_that_contradict(self, deprived, known):
        with pytest.raises(InvalidValueError, match="a deprivation must be a known one of 3") as error:
            Deprivations(WEIGHED, deprived, known)
        assert error.value.reason is Reason.CONTRADICTION

    def test_repr_says_only_what_is_known(self):
        assert repr(Deprivations.of(WEIGHED, {"b": False})) == "Deprivations.of('W', {'b': False})"

    def test_pickle(self):
        found = Deprivations.of(WEIGHED, {"b": False})
        again = pickle.loads(pickle.dumps(found))  # noqa: S301 # our own bytes
        assert (again, again.scores, hash(again)) == (found, found.scores, hash(found))


class TestWhoseTheyAre:
    """«health_insurance» of 2016 and of 2021 are two indicators with one name."""

    def test_another_set(self):
        found = NATIONAL_2016_2020.deprived("health_insurance")
        with pytest.raises(IndicatorSetMismatchError, match="assessed by the indicators VN-2016"):
            found.require(NATIONAL_2021_2025.indicators, "VN-2021-2025")

    def test_a_standard_without_a_list(self):
        with pytest.raises(IndicatorSetMismatchError, match="give score= instead"):
            NATIONAL_2016_2020.deprived().require(None, "VN-2026-2030")

    def test_its_own(self):
        NATIONAL_2016_2020.deprived().require(NATIONAL_2016_2020.indicators, "VN-2016-2020")
