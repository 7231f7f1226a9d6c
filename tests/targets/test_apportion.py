"""Shares in whole numbers: their laws, for any weights, floors and caps."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.errors import InfeasibleError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.targets import Method, Ties, apportion

DIVISORS = {Method.SAINTE_LAGUE: lambda n: 2 * n + 1, Method.DHONDT: lambda n: n + 1}


@st.composite
def problems(draw):
    size = draw(st.integers(1, 7))
    labels = [f"x{number}" for number in range(size)]
    weights = {label: draw(st.integers(0, 60)) for label in labels}
    floors = {label: draw(st.integers(0, 4)) for label in labels}
    caps = {label: floors[label] + draw(st.integers(0, 25)) for label in labels}
    most = sum(caps[unit] if weights[unit] else floors[unit] for unit in labels)
    total = draw(st.integers(sum(floors.values()), most))
    return total, weights, floors, caps


def by_hand(total, weights, floors, caps, method):
    """One at a time to the highest quotient, ties to the greater weight, then the label."""
    shares = dict(floors)
    for _ in range(total - sum(shares.values())):
        open_ = [unit for unit in weights if weights[unit] and shares[unit] < caps[unit]]
        first = min(
            open_,
            key=lambda unit: (
                -Fraction(weights[unit], DIVISORS[method](shares[unit])), -weights[unit], unit,
            ),
        )  # fmt: skip
        shares[first] += 1
    return shares


@pytest.mark.parametrize("method", list(Method))
@settings(max_examples=120, derandomize=True, deadline=None)
@given(problem=problems())
def test_the_total_is_kept_within_floors_and_caps(method, problem):
    total, weights, floors, caps = problem
    shares = apportion(total, weights, method=method, floors=floors, caps=caps)
    assert sum(shares.values()) == total
    assert all(floors[unit] <= share <= caps[unit] for unit, share in shares.items())
    assert list(shares) == list(weights)


@pytest.mark.parametrize("method", list(Method))
@settings(max_examples=80, derandomize=True, deadline=None)
@given(problem=problems(), order=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(method, problem, order):
    total, weights, floors, caps = problem
    labels = list(weights)
    order.shuffle(labels)
    shuffled = {label: weights[label] for label in labels}
    assert apportion(total, shuffled, method=method, floors=floors, caps=caps) == apportion(
        total, weights, method=method, floors=floors, caps=caps
    )


@pytest.mark.parametrize("method", [Method.SAINTE_LAGUE, Method.DHONDT])
@settings(max_examples=150, derandomize=True, deadline=None)
@given(problem=problems())
def test_divisor_methods_are_what_the_quotients_say(method, problem):
    total, weights, floors, caps = problem
    found = apportion(total, weights, method=method, floors=floors, caps=caps)
    assert found == by_hand(total, weights, floors, caps, method)


@pytest.mark.parametrize("method", [Method.SAINTE_LAGUE, Method.DHONDT])
@settings(max_examples=80, derandomize=True, deadline=None)
@given(problem=problems())
def test_divisor_methods_are_house_monotone(method, problem):
    total, weights, floors, caps = problem
    before = dict(floors)
    for seats in range(sum(floors.values()), total + 1):
        after = apportion(seats, weights, method=method, floors=floors, caps=caps)
        assert all(after[unit] >= before[unit] for unit in weights)
        before = after


@settings(max_examples=120, derandomize=True, deadline=None)
@given(weights=st.lists(st.integers(1, 500), min_size=1, max_size=8), total=st.integers(0, 80))
def test_the_largest_remainder_stays_within_one_of_the_exact_share(weights, total):
    named = {f"x{number}": weight for number, weight in enumerate(weights)}
    for unit, share in apportion(total, named).items():
        assert abs(share - Fraction(named[unit] * total, sum(weights))) < 1


@pytest.mark.parametrize("method", list(Method))
@settings(max_examples=60, derandomize=True, deadline=None)
@given(weights=st.lists(st.integers(1, 99), min_size=1, max_size=6), times=st.integers(1, 9))
def test_exact_shares_are_given_exactly(method, weights, times):
    named = {f"x{number}": weight for number, weight in enumerate(weights)}
    assert apportion(times * sum(weights), named, method=method) == {
        unit: times * weight for unit, weight in named.items()
    }


def test_fractions_and_decimals_are_weights_too():
    assert apportion(10, {"a": Fraction(1, 3), "b": Decimal("0.5"), "c": 0}) == {"a": 4, "b": 6, "c": 0}
    assert apportion(0, {}) == {}
    assert apportion(3, {"a": 0, "b": 0}, floors={"a": 3}) == {"a": 3, "b": 0}
    assert apportion(3, {"a": 0}, floors={"a": 3}, method=Method.DHONDT) == {"a": 3}


EQUAL = {"b": 5, "a": 5, "c": 5}


class TestTies:
    """Equal claims to the last place are settled by a stated rule, never by the order of the rows."""

    @pytest.mark.parametrize("method", list(Method))
    def test_equal_weights_go_by_the_label(self, method):
        assert apportion(1, EQUAL, method=method) == {"b": 0, "a": 1, "c": 0}

    def test_the_greater_or_the_smaller_weight(self):
        weights = {"a": 1, "b": 3}
        assert apportion(2, weights, method=Method.SAINTE_LAGUE) == {"a": 0, "b": 2}
        smaller = apportion(2, weights, method=Method.SAINTE_LAGUE, ties=Ties.SMALLER)
        assert smaller == {"a": 1, "b": 1}
        assert apportion(2, weights, ties=Ties.SMALLER) == {"a": 1, "b": 1}
        assert apportion(2, weights) == {"a": 0, "b": 2}

    @pytest.mark.parametrize("method", list(Method))
    def test_refused_by_name(self, method):
        with pytest.raises(InvalidValueError, match="a, b, c have exactly equal claims") as error:
            apportion(1, EQUAL, method=method, ties=Ties.REFUSE)
        assert error.value.reason is Reason.CONTRADICTION

    @pytest.mark.parametrize("method", list(Method))
    @pytest.mark.parametrize("total", [0, 3, 6])
    def test_no_tie_no_refusal(self, method, total):
        shares = apportion(total, EQUAL, method=method, ties=Ties.REFUSE)
        assert set(shares.values()) == {total // 3}

    def test_a_tie_that_both_sides_win_is_none(self):
        assert apportion(4, {"a": 5, "b": 5, "c": 1}, ties=Ties.REFUSE)["a"] == 2
        capped = apportion(2, {"a": 1, "b": 1}, caps={"a": 1, "b": 1}, ties=Ties.REFUSE, method=Method.DHONDT)
        assert capped == {"a": 1, "b": 1}


class TestInfeasible:
    """An error that says what is feasible."""

    def test_more_than_the_caps(self):
        with pytest.raises(InfeasibleError, match=r"30 cannot be shared.* from 0 to 24") as error:
            apportion(30, {"a": 1, "b": 2}, caps={"a": 10, "b": 14})
        assert (error.value.least, error.value.most) == (0, 24)
        assert error.value.reason is Reason.INFEASIBLE

    def test_less_than_the_floors(self):
        with pytest.raises(InfeasibleError, match="from 5 to"):
            apportion(4, {"a": 1, "b": 2}, floors={"a": 5})

    def test_a_floor_above_its_cap(self):
        with pytest.raises(InfeasibleError, match="a cannot take at least 3 and at most 2"):
            apportion(4, {"a": 1}, floors={"a": 3}, caps={"a": 2})

    def test_nobody_with_a_weight(self):
        with pytest.raises(InfeasibleError):
            apportion(1, {"a": 0})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1.5, {"a": 1}), "whole number"),
        ((True, {"a": 1}), "whole number"),
        ((-1, {"a": 1}), "negative"),
        ((1, {"a": -1}), "weight of a cannot be negative"),
        ((1, {"a": 0.5}), "exact"),
    ],
)
def test_bad_numbers_are_named(arguments, words):
    with pytest.raises(InvalidValueError, match=words):
        apportion(*arguments)


def test_unknown_words_are_named():
    with pytest.raises(UnknownCodeError, match="did you mean 'Cam Hiếu'"):
        apportion(1, {"Cam Hiếu": 1}, floors={"Cam Hieu": 1})
    with pytest.raises(UnknownCodeError, match="did you mean 'dhondt'"):
        apportion(1, {"a": 1}, method="d'hondt")


@pytest.mark.parametrize("method", list(Method))
def test_names_in_both_languages(method):
    assert method.text("vi")
    assert method.text("en")
