"""A rate, a difference of rates and a relative change are three things; all are exact."""

import itertools
import operator
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import Change, Points, Rate, Rounding
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.quantities import Interval, exact, plain, rounded, short

FRACTIONS = st.fractions(-100, 100, max_denominator=240)
POSITIVE = st.fractions(0, 100, max_denominator=240)
ROUNDINGS = st.sampled_from(Rounding)


class TestAlgebra:
    """Rate − Rate → Points; Rate ± Points → Rate; Points ± Points and Points × int → Points."""

    def test_difference_of_rates(self):
        assert Rate.parse("3,04%") - Rate.parse("2,82%") == Points("0.22")

    @given(POSITIVE, POSITIVE)
    def test_the_difference_leads_back(self, one, other):
        a, b = Rate.from_percent(one), Rate.from_percent(other)
        assert b + (a - b) == a
        assert a - (a - b) == b
        assert -(a - b) == b - a

    @given(FRACTIONS, FRACTIONS, st.integers(-9, 9))
    def test_points_are_added_and_multiplied_by_whole_numbers(self, one, other, times):
        a, b = Points(one), Points(other)
        assert (a + b).value == one + other
        assert (a - b).value == one - other
        assert a * times == times * a == Points(one * times)

    def test_a_rate_cannot_fall_below_zero(self):
        with pytest.raises(InvalidValueError, match=r"a rate cannot be negative: -0.22 %"):
            Rate.parse("2,82%") - Points("3.04")


ALLOWED = {
    (operator.sub, Rate, Rate), (operator.sub, Rate, Points), (operator.add, Rate, Points),
    (operator.add, Points, Points), (operator.sub, Points, Points),
    (operator.mul, Points, int), (operator.mul, int, Points),
}  # fmt: skip
SAMPLES = {
    Rate: Rate.parse("3,04%"), Points: Points("0.22"), Change: Change("1/2"), int: 2, bool: True,
    float: 0.5, Decimal: Decimal(2), Fraction: Fraction(1, 2), str: "1",
}  # fmt: skip
OURS = {Rate, Points, Change}
OPERATORS = (
    operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
)  # fmt: skip
FORBIDDEN = [
    (op, left, right)
    for op, left, right in itertools.product(OPERATORS, SAMPLES, SAMPLES)
    if {left, right} & OURS and (op, left, right) not in ALLOWED
]


class TestEveryOtherCombination:
    """«giảm 3,35 %» must not be added to a rate as a rate: an error at run time, whatever the values."""

    @pytest.mark.parametrize(
        ("op", "left", "right"),
        FORBIDDEN,
        ids=[f"{left.__name__} {op.__name__} {right.__name__}" for op, left, right in FORBIDDEN],
    )
    def test_is_a_type_error(self, op, left, right):
        if (op, left, right) == (operator.mod, str, right):
            return  # "%" of a text is its own formatting
        with pytest.raises(TypeError):
            op(SAMPLES[left], SAMPLES[right])

    @pytest.mark.parametrize(
        ("left", "right"), list(itertools.permutations((Rate, Points, Change, int, Decimal), 2))
    )
    @pytest.mark.parametrize("op", [operator.lt, operator.le, operator.gt, operator.ge])
    def test_order_across_types(self, op, left, right):
        if {left, right} & OURS:
            with pytest.raises(TypeError):
                op(SAMPLES[left], SAMPLES[right])

    def test_equality_across_types_is_never(self):
        assert Rate.from_percent(5) != Points(5)
        assert Points("0.5") != Change("1/2")
        assert Rate.of(1, 2) != Fraction(1, 2)

    @pytest.mark.parametrize("value", [0.5, True, None, float("nan"), "3,04%"])
    @pytest.mark.parametrize(
        "make", [Rate, Rate.from_percent, lambda v: Rate.of(v, 2), lambda v: Rate.of(1, v)]
    )
    def test_no_rate_of_what_is_not_exact(self, make, value):
        with pytest.raises(InvalidValueError, match="must be an exact number") as error:
            make(value)
        assert error.value.reason is Reason.WRONG_TYPE


class TestRate:
    """An exact share: 453 of 14.905 is 453/14905, and is printed 3,04 %."""

    def test_of(self):
        rate = Rate.of(453, 14_905)
        assert (rate.share, rate.text(), rate.text("en", decimals=1)) == (
            Fraction(453, 14_905),
            "3,04%",
            "3.0%",
        )

    @pytest.mark.parametrize("total", [0, -1])
    def test_no_rate_over_nothing(self, total):
        with pytest.raises(InvalidValueError, match="no rate over a total of") as error:
            Rate.of(1, total)
        assert error.value.reason is Reason.ZERO_TOTAL

    @pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity")])
    def test_finite(self, value):
        with pytest.raises(InvalidValueError, match="finite"):
            Rate.from_percent(value)

    def test_above_a_hundred_percent(self):
        assert Rate.parse("đạt 218,8% kế hoạch").percent == Fraction(2188, 10)

    def test_a_figure_of_something_else(self):
        with pytest.raises(InvalidValueError, match="not a percentage"):
            Rate.parse("453 hộ")

    @given(POSITIVE, st.integers(1, 10**6))
    def test_rate_of_a_total(self, percent, total):
        assert Rate.of(Rate.from_percent(percent).of_total(total), total) == Rate.from_percent(percent)

    @given(POSITIVE)
    def test_repr_is_code(self, percent):
        rate = Rate.from_percent(percent)
        assert eval(repr(rate), {"Rate": Rate}) == rate  # noqa: S307 # our own text

    def test_order(self):
        assert Rate.of(1, 3) < Rate.of(1, 2)


class TestPoints:
    """Điểm phần trăm."""

    @given(FRACTIONS)
    def test_repr_is_code(self, value):
        text = repr(Points(value))
        assert eval(text, {"Points": Points}) == Points(value)  # noqa: S307 # our own text

    def test_of(self):
        assert Points("3.35").of(54_769) == Fraction(335, 10_000) * 54_769

    def test_text(self):
        assert Points("-0.2").text() == "-0,20 điểm phần trăm"
        assert Points("0.22").text("en", decimals=1) == "0.2 percentage points"

    @pytest.mark.parametrize("value", [0.22, True, None])
    def test_exact_only(self, value):
        with pytest.raises(InvalidValueError, match="exact number"):
            Points(value)

    @pytest.mark.parametrize("value", ["", "0,22", "abc", "NaN", "0,22%", "1_0", "1e3"])
    def test_a_text_is_a_python_number(self, value):
        with pytest.raises(InvalidValueError):
            Points(value)


class TestChange:
    """«giảm 1/2 số hộ nghèo» is relative."""

    @given(st.integers(1, 10**6), st.integers(0, 10**6))
    def test_between_and_back(self, before, after):
        assert Change.between(before, after).applied_to(before) == after

    @pytest.mark.parametrize("base", [0, -1])
    def test_no_change_from_nothing(self, base):
        with pytest.raises(InvalidValueError, match="no relative change") as error:
            Change.between(base, 1)
        assert error.value.reason is Reason.ZERO_TOTAL

    def test_text_and_repr(self):
        change = Change("-1/2")
        assert (repr(change), change.text(), change.text("en", decimals=0)) == (
            "Change('-1/2')",
            "-50,00% so với gốc",
            "-50% of the base",
        )

    @pytest.mark.parametrize("value", ["", "một nửa", "1/0", 0.5, None, True])
    def test_refused(self, value):
        with pytest.raises(InvalidValueError):
            Change(value)


MODES = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.TRUNCATE: ROUND_DOWN,
    Rounding.CEILING: ROUND_CEILING,
}


class TestRounded:
    """The only rounding: as Decimal.quantize does it, with no context to disturb it."""

    @given(st.decimals(Decimal(-1000), Decimal(1000), places=5), st.integers(0, 4), ROUNDINGS)
    def test_agrees_with_quantize(self, value, decimals, rounding):
        quantum = Decimal(1).scaleb(-decimals)
        wanted = abs(value).quantize(quantum, MODES[rounding])
        found = rounded(Fraction(value), decimals, rounding)
        assert abs(found).compare_total(wanted) == 0
        assert found.is_signed() == (value < 0 and wanted > 0)

    @given(st.fractions(), st.integers(0, 6))
    def test_context_plays_no_part(self, value, decimals):
        with localcontext(Context(prec=1)):
            found = rounded(value, decimals)
        assert abs(Fraction(found) - value) * 2 * 10**decimals <= 1

    @given(FRACTIONS)
    def test_plain_is_exact_and_short(self, value):
        with localcontext(Context(prec=1)):
            text = plain(value)
        assert Fraction(text) == value
        assert not ("." in text and text.endswith("0"))

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (Fraction(0), "0"),
            (Fraction(-1, 10**6), "0"),
            (Fraction(-7, 2), "-3,5"),
            (Fraction(2, 3), "0,6667"),
            (Fraction(10**40), "1" + ".000" * 13 + "0"),
        ],
    )
    def test_short(self, value, text):
        assert short(value).replace(".", "") == text.replace(".", "")

    def test_exact_says_what(self):
        with pytest.raises(InvalidValueError, match=r"the total must be an exact number .* not float 0.5"):
            exact(0.5, "the total", "tổng số")


@st.composite
def intervals(draw, numbers=FRACTIONS):
    """Intervals that hold something, with and without ends."""
    low, high = sorted((draw(numbers), draw(numbers)))
    ends = draw(st.tuples(st.booleans(), st.booleans()))
    if low == high:
        return Interval.at(low)
    bounded = draw(st.sampled_from([(True, True)] * 3 + [(True, False), (False, True)]))
    return Interval(
        low if bounded[0] else None,
        high if bounded[1] else None,
        low_open=ends[0] and bounded[0],
        high_open=ends[1] and bounded[1],
    )


def samples(interval, numbers=(0, 1, 2, 3, 4)):
    """Points inside an interval: its closed ends, and some between."""
    low = interval.low if interval.low is not None else (interval.high or 0) - 7
    high = interval.high if interval.high is not None else (interval.low or 0) + 7
    found = [low + (high - low) * Fraction(n, numbers[-1]) for n in numbers]
    return [x for x in found if x in interval]


class TestInterval:
    """Each operation holds exactly what one number from each can give."""

    @given(intervals(), intervals(), FRACTIONS)
    def test_both(self, one, other, x):
        both = one & other
        assert (both is not None and x in both) == (x in one and x in other)

    @given(intervals(), intervals())
    def test_sum_and_difference_hold_every_pair(self, one, other):
        for x, y in itertools.product(samples(one), samples(other)):
            assert x + y in one + other
            assert x - y in one - other
            assert -x in -one

    @given(intervals(POSITIVE), intervals(POSITIVE))
    def test_product_and_quotient_hold_every_pair(self, one, other):
        for x, y in itertools.product(samples(one), samples(other)):
            if x >= 0 and y >= 0:
                assert x * y in one.times(other)
                assert y == 0 or x / y in one.over(other)

    @given(intervals(POSITIVE), intervals(POSITIVE))
    def test_ends_of_a_product_and_a_quotient_are_reached_or_open(self, one, other):
        assert (
            one.low is None or other.low is None or self.reached(one.times(other), one, other, operator.mul)
        )
        assert one.low is None or not other.low or self.reached(one.over(other), one, other, operator.truediv)

    @staticmethod
    def reached(whole, one, other, op):
        """Each closed end is made by two ends that are in, each open one by none."""
        pairs = itertools.product((one.low, one.high), (other.low, other.high))
        made = {op(x, y) for x, y in pairs if None not in (x, y) and x in one and y in other}
        return all(
            end is None or end in made or (is_open and end not in whole) or end == 0
            for end, is_open in ((whole.low, whole.low_open), (whole.high, whole.high_open))
        )

    @given(intervals(), intervals())
    def test_ends_are_reached_or_open(self, one, other):
        total = one + other
        for end, is_open, parts in (
            (total.low, total.low_open, (one.low, other.low)),
            (total.high, total.high_open, (one.high, other.high)),
        ):
            if end is not None:
                assert end == sum(parts)
                assert (end in total) == (not is_open) == (parts[0] in one and parts[1] in other)

    @given(intervals())
    def test_whole_numbers(self, interval):
        low, high = interval.whole_numbers()
        inside = [n for n in range(-120, 121) if n in interval]
        if low is not None and high is not None:
            assert inside == list(range(low, high + 1))
        elif low is not None:
            assert inside == list(range(low, 121))
        else:
            assert inside == list(range(-120, high + 1))

    @given(st.integers(0, 60), ROUNDINGS, st.sampled_from([Fraction(1), Fraction(1, 10), Fraction(5)]))
    def test_rounding_to_is_the_inverse_of_rounding(self, units, rounding, step):
        """Every x ≥ 0 on a fine grid, and no other, that is rounded to the value lies in its interval."""
        value = units * step
        interval = Interval.rounding_to(value, step, rounding)
        for n in range(max(0, units * 4 - 8), units * 4 + 9):
            x = n * step / 4
            assert (x in interval) == (rounded(x / step, 0, rounding) == units)

    @pytest.mark.parametrize(
        ("interval", "text"),
        [
            (Interval.at(5), "5"),
            (Interval(Fraction(7, 2), None), "3,5–…"),
            (Interval(None, Fraction(1000)), "…–1.000"),
            (Interval(None, None), "…"),
        ],
    )
    def test_text(self, interval, text):
        assert str(interval) == text

    def test_nothing_in_common(self):
        assert Interval(Fraction(1), Fraction(2), high_open=True) & Interval.at(2) is None
