"""Ends of intervals, words of refusals, decimals and languages of printed rates: each by itself."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.quantities import Change, Interval, Points, Rate, Rounding, plain, rounded, short

ENDS = (None, Fraction(0), Fraction(1), Fraction(2))
POINTS = [Fraction(n, 2) for n in range(-1, 6)]
INTERVALS = [
    Interval(low, high, low_open, high_open)
    for low, high, low_open, high_open in product(ENDS, ENDS, (False, True), (False, True))
    if low is None or high is None or low <= high
]


class TestInterval:
    def test_what_two_hold_is_what_each_holds(self):
        for one, other in product(INTERVALS, repeat=2):
            both = one & other
            held = [x for x in POINTS if x in one and x in other]
            assert held == ([] if both is None else [x for x in POINTS if x in both])

    def test_nothing_in_common_is_none(self):
        one, two = Fraction(1), Fraction(2)
        assert Interval(one, two) & Interval(two, None) == Interval(two, two)
        assert Interval(one, two, high_open=True) & Interval(two, None) is None
        assert Interval(one, two) & Interval(two, None, low_open=True) is None
        assert Interval(None, one) & Interval(two, None) is None
        assert Interval(one, two, low_open=True) & Interval(one, two, high_open=True) == Interval(
            one, two, low_open=True, high_open=True
        )

    @pytest.mark.parametrize("factor", [Fraction(3), Fraction(1, 100)])
    def test_scaled(self, factor):
        for interval in INTERVALS:
            scaled = interval.scaled(factor)
            assert [x for x in POINTS if x in interval] == [x for x in POINTS if x * factor in scaled]
            assert (scaled.low_open, scaled.high_open) == (interval.low_open, interval.high_open)

    def test_sums_differences_and_turned_signs(self):
        """Every sum of one number from each, no more: an end is in if both ends it is made of are."""
        for one in INTERVALS:
            turned = -one
            assert [-x in turned for x in POINTS] == [x in one for x in POINTS]
            assert -turned == one
        for one, other in product(INTERVALS, repeat=2):
            total = one + other
            assert all(x + y in total for x in POINTS if x in one for y in POINTS if y in other)
            for end, ends in ((total.low, (one.low, other.low)), (total.high, (one.high, other.high))):
                assert (end is None) == (None in ends)
                if end is not None:
                    assert end == sum(ends)
            assert total.low_open == (one.low_open or other.low_open)
            assert total.high_open == (one.high_open or other.high_open)
            assert one - other == one + -other

    def test_products_and_quotients(self):
        half, two, three = Fraction(1, 2), Fraction(2), Fraction(3)
        low, high = Interval(half, two, low_open=True), Interval(two, three, high_open=True)
        assert low.times(high) == Interval(Fraction(1), Fraction(6), low_open=True, high_open=True)
        assert low.over(high) == Interval(Fraction(1, 6), Fraction(1), low_open=True)
        assert high.over(low) == Interval(Fraction(1), Fraction(6), high_open=True)
        assert Interval(None, two).times(high).low == Fraction(0)
        assert Interval(half, None).times(high).high is None
        assert high.times(Interval(half, None)).high is None
        assert high.over(Interval(Fraction(0), two)).high is None
        assert high.over(Interval(None, two)).high is None
        assert high.over(Interval(half, None)).low == Fraction(0)

    @pytest.mark.parametrize("operation", ["times", "over"])
    def test_an_end_of_a_product_or_quotient_is_in_if_it_is_reached(self, operation):
        """Over every pair of intervals at or above zero: nothing is left out, and no end is let in."""
        held = {i: [x for x in POINTS if x in i and x >= 0] for i in INTERVALS if i.low is not None}
        for one, other in product(held, repeat=2):
            pairs = [(x, y) for x in held[one] for y in held[other] if operation == "times" or y]
            if not pairs:
                continue
            result = getattr(one, operation)(other)
            reached = {x * y if operation == "times" else x / y for x, y in pairs}
            assert all(value in result for value in reached)
            assert (result.low in result) == (result.low in reached)
            if result.high is not None:
                assert (result.high in result) == (result.high in reached)

    def test_no_lowest_end_of_a_product_is_zero(self):
        none, some = Interval(None, Fraction(2)), Interval(Fraction(1), Fraction(2))
        assert none.times(some).low == some.times(none).low == none.over(some).low == Fraction(0)

    def test_one_number(self):
        assert Interval.at(2) == Interval(Fraction(2), Fraction(2))

    def test_the_whole_numbers_inside(self):
        third, fives = Fraction(1, 3), Fraction(5, 2)
        for low, high, expected in (
            (Fraction(1), Fraction(4), ((1, 4), (2, 4), (1, 3), (2, 3))),
            (third, fives, ((1, 2), (1, 2), (1, 2), (1, 2))),
            (Fraction(3), Fraction(3), ((3, 3), (4, 3), (3, 2), (4, 2))),
            (Fraction(-3), Fraction(0), ((-3, 0), (-2, 0), (-3, -1), (-2, -1))),
        ):
            ends = ((False, False), (True, False), (False, True), (True, True))
            found = tuple(Interval(low, high, *open_).whole_numbers() for open_ in ends)
            assert found == expected
        assert Interval(None, None).whole_numbers() == (None, None)


@pytest.mark.parametrize(
    ("value", "decimals", "vi", "en"),
    [
        (Fraction(1750), 4, "1.750", "1,750"),
        (Fraction(183476, 100), 4, "1.834,76", "1,834.76"),
        (Fraction(1, 3), 4, "0,3333", "0.3333"),
        (Fraction(1, 8), 4, "0,125", "0.125"),
        (Fraction(1, 2), 4, "0,5", "0.5"),
        (Fraction(1, 8), 2, "0,13", "0.13"),
        (Fraction(100), 0, "100", "100"),
        (Fraction(1, 10_000), 4, "0,0001", "0.0001"),
        (Fraction(101, 100), 2, "1,01", "1.01"),
        (Fraction(0), 4, "0", "0"),
    ],
)
def test_a_number_for_a_sentence(value, decimals, vi, en):
    assert short(value, decimals=decimals) == short(value, "vi", decimals) == vi
    assert short(value, "en", decimals) == en


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 8), "0.125"),
        (Fraction(1, 5), "0.2"),
        (Fraction(1, 20), "0.05"),
        (Fraction(3), "3"),
        (Fraction(100), "100"),
        (Fraction(1, 10**30), "0." + "0" * 29 + "1"),
        (Fraction(1, 2**70), plain(Fraction(5**70, 10**70))),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 6), "1/6"),
        (Fraction(-1, 4), "-0.25"),
    ],
)
def test_the_shortest_exact_writing(value, text):
    assert plain(value) == text
    assert Fraction(plain(value)) == value


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Fraction(0), 0, "0"),
        (Fraction(0), 2, "0.00"),
        (Fraction(-1), 0, "-1"),
        (Fraction(-4, 10), 0, "0"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 100), 2, "-0.01"),
    ],
)
def test_rounded_to_so_many_decimals_and_no_negative_zero(value, decimals, text):
    assert str(rounded(value, decimals)) == text


@pytest.mark.parametrize(
    ("kind", "named"), [(Points, "a number of percentage points"), (Change, "a relative change")]
)
def test_a_word_that_is_no_number_in_code(kind, named):
    with pytest.raises(InvalidValueError) as caught:
        kind("0,22")
    assert str(caught.value).startswith(f"{named} must be written as '0.22' or '-1/2', not '0,22'")
    assert caught.value.reason is Reason.NOT_A_NUMERAL


def test_a_rate_is_printed_with_its_decimals_in_the_language_asked():
    rate = Rate.from_percent(Decimal("1234.5"))
    assert rate.text() == rate.text("vi") == "1.234,50%"
    assert rate.text("en") == "1,234.50%"
    assert rate.text(decimals=0) == "1.235%"
    assert rate.text(decimals=0, rounding=Rounding.TRUNCATE) == "1.234%"
    assert Rate.from_percent(Decimal("14.3")).text(decimals=3) == "14,300%"


def test_points_and_changes_are_printed_with_their_decimals_in_the_language_asked():
    points = Points("1234.5")
    assert points.text() == points.text("vi") == "1.234,50 điểm phần trăm"
    assert points.text("en") == "1,234.50 percentage points"
    assert points.text(decimals=0) == "1.235 điểm phần trăm"
    change = Change("-1/2")
    assert change.text() == change.text("vi") == "-50,00% so với gốc"
    assert change.text("en") == "-50.00% of the base"
    assert change.text(decimals=1) == "-50,0% so với gốc"


def test_reprs_are_read_back():
    for rate in (Rate.from_percent(Decimal("3.04")), Rate.of(1, 3), Rate.of(1, 2)):
        assert eval(repr(rate)) == rate  # noqa: S307 # our own words
    assert repr(Rate.from_percent(Decimal("3.04"))) == "Rate.parse('3,04%')"
    assert repr(Rate.of(1, 3)) == "Rate.of(1, 3)"
    assert repr(Points("0.22")) == "Points('0.22')"
    assert repr(Change("-1/2")) == "Change('-1/2')"


def test_a_percentage_without_its_sign_is_one():
    assert Rate.parse("3,04") == Rate.parse("3,04%") == Rate.from_percent(Decimal("3.04"))


@pytest.mark.parametrize(
    ("ask", "named"),
    [
        (lambda: Points(1.5), "a number of percentage points"),
        (lambda: Rate(1.5), "a rate's share"),
        (lambda: Rate.from_percent(1.5), "a percentage"),
        (lambda: Points("1").of(1.5), "the total"),
        (lambda: Rate.of(1, 1.5), "the total"),
        (lambda: Rate.of(1.5, 1), "the count"),
        (lambda: Rate.of(1, 2).of_total(1.5), "the total"),
        (lambda: Change(1.5), "a relative change"),
        (lambda: Change.between(1.5, 1), "the base"),
        (lambda: Change.between(1, 1.5), "the end"),
        (lambda: Change("1/2").applied_to(1.5), "the base"),
    ],
)
def test_a_refusal_names_what_is_wrong(ask, named):
    with pytest.raises(InvalidValueError, match=f"^{named} must be an exact number"):
        ask()
