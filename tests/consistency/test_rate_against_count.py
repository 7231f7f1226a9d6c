"""A printed rate against its count and total: the answer equals enumeration.

For every percentage with 0–3 decimals and every total up to 2.000, under half-up, half-even, truncation
and ceiling.  A figure's interval is read once as whole numbers (its ends times ``2 · 10^d``); then
``100 · count / total`` lies in it exactly where ``low · total ≤ 200 · 10^d · count``, so that all counts of
all totals are compared by whole numbers alone.
"""

from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from chuanngheo.consistency.relations import Cell, Ratio, Verdict, Where
from chuanngheo.figures import How, figure
from chuanngheo.quantities import Rounding
from chuanngheo.tables import Printed

DECIMALS = (0, 1, 2, 3)
MOST = 2_000


def text_of(last_digits, decimals):
    """A percentage of that many last digits, as printed: 304 with 2 decimals is 3,04%."""
    whole, rest = divmod(last_digits, 10**decimals)
    return f"{whole},{rest:0{decimals}}%" if decimals else f"{whole}%"


def half_up(part, total):
    return (2 * part + total) // (2 * total)


def half_even(part, total):
    whole, rest = divmod(part, total)
    return whole + (2 * rest > total or (2 * rest == total and whole % 2 == 1))


def truncated(part, total):
    return part // total


def ceiling(part, total):
    return -(-part // total)


PRINTERS = {
    Rounding.HALF_UP: (half_up, ROUND_HALF_UP),
    Rounding.HALF_EVEN: (half_even, ROUND_HALF_EVEN),
    Rounding.TRUNCATE: (truncated, ROUND_DOWN),
    Rounding.CEILING: (ceiling, ROUND_CEILING),
}


@cache
def printed(last_digits, decimals):
    """The figure that prints them, read once for all roundings."""
    return figure(text_of(last_digits, decimals))


@cache
def ends(last_digits, decimals, rounding):
    """What a percentage admits: both ends times ``2 · 10^d``, and whether each is left out."""
    interval = printed(last_digits, decimals).interval(rounding)
    low, high = interval.low * 2 * 10**decimals, interval.high * 2 * 10**decimals
    assert low.denominator == high.denominator == 1
    return low.numerator, interval.low_open, high.numerator, interval.high_open


def compare(totals, decimals, rounding):
    """Every count of every total is admitted by the percentage printed for it, and not by its neighbours."""
    printer, _ = PRINTERS[rounding]
    unit = 10**decimals
    for total in totals:
        for count in range(total + 1):
            found = printer(100 * unit * count, total)
            twice = 200 * unit * count
            low, low_open, high, high_open = ends(found, decimals, rounding)
            assert low * total < twice or (low * total == twice and not low_open)
            assert twice < high * total or (twice == high * total and not high_open)
            low, low_open, _, _ = ends(found + 1, decimals, rounding)
            assert twice < low * total or (twice == low * total and low_open)
            if found:
                _, _, high, high_open = ends(found - 1, decimals, rounding)
                assert high * total < twice or (high * total == twice and high_open)


@pytest.mark.parametrize("rounding", Rounding)
@pytest.mark.parametrize("decimals", DECIMALS)
class TestEnumeration:
    """A count and a total fit a printed rate exactly where the count's rate would be printed so."""

    def test_totals_thinned(self, decimals, rounding):
        compare([*range(1, 31), 97, 368, 800, 1_481, MOST], decimals, rounding)

    @pytest.mark.slow
    def test_every_total(self, decimals, rounding):
        compare(range(1, MOST + 1), decimals, rounding)

    def test_the_printer_is_the_rounding_of_decimals(self, decimals, rounding):
        printer, mode = PRINTERS[rounding]
        for total in (1, 2, 4, 8, 16, 20, 32, 40, 80, 160, 200, 400, 800, 1_600, MOST):
            for count in range(0, total + 1, max(1, total // 100)):
                exact = Decimal(100 * count * 10**decimals) / total  # these totals divide without a rest
                assert printer(100 * 10**decimals * count, total) == exact.quantize(Decimal(1), mode)


@pytest.mark.parametrize("decimals", DECIMALS)
@pytest.mark.parametrize("total", [1, 7, 8, 64, 800, 1_481])
class TestPublicAnswers:
    """``admits``, ``how`` and the relation say the same as the enumeration, near and far from the rate."""

    def counts(self, total):
        return range(0, total + 1, max(1, total // 12))

    def test_admits(self, total, decimals):
        for count in self.counts(total):
            value = Fraction(100 * count, total)
            for rounding, (printer, _) in PRINTERS.items():
                found = printer(100 * 10**decimals * count, total)
                for last_digits in range(max(0, found - 2), found + 3):
                    admits = printed(last_digits, decimals).admits(value, rounding)
                    assert admits == (last_digits == found)

    def test_how_and_ratio(self, total, decimals):
        for count in self.counts(total):
            part = 100 * 10**decimals * count
            nearest = half_up(part, total)
            for last_digits in range(max(0, nearest - 3), nearest + 4):
                expected = expected_how(part, total, last_digits)
                text = text_of(last_digits, decimals)
                assert printed(last_digits, decimals).how(Fraction(100 * count, total)) is expected
                outcome = ratio(f"{count} hộ", f"{total} hộ", text).outcome()
                assert (outcome.verdict, outcome.how) == (
                    Verdict.HOLDS if expected else Verdict.BROKEN,
                    expected,
                )


def expected_how(part, total, last_digits):
    """The plainest way in which the rate fits, by whole numbers."""
    if part == last_digits * total:
        return How.EXACT
    if last_digits in (half_up(part, total), half_even(part, total)):
        return How.ROUNDED
    if last_digits == truncated(part, total):
        return How.TRUNCATED
    return How.LAST_DIGIT_OFF if abs(last_digits - half_up(part, total)) == 1 else None


def ratio(*texts):
    cells = [
        Cell(Printed.read(text, unit), Where(field=name))
        for text, unit, name in zip(texts, ("hộ", "hộ", "%"), ("count", "total", "rate"), strict=True)
    ]
    return Ratio("rate", tuple(cells), output=cells[-1])


@pytest.mark.parametrize("decimals", [0, 1, 2, pytest.param(3, marks=pytest.mark.slow)])
def test_every_number_is_admitted_by_one_percentage(decimals):
    """The percentages tile the line: where one ends the next begins, and the end belongs to one of them."""
    for rounding in Rounding:
        tiles = [ends(n, decimals, rounding) for n in range(100 * 10**decimals + 1)]
        for (_, _, high, high_open), (low, low_open, _, _) in pairwise(tiles):
            assert high == low
            assert high_open != low_open


@pytest.mark.parametrize("total", [7, 40, 333])
def test_a_ratio_implies_the_counts_that_print_its_rate(total):
    """Asked for the count, or for the rate, it names an interval that holds just the enumerated ones."""
    for last_digits in range(0, 1001, 13):
        relation = ratio("0 hộ", f"{total} hộ", text_of(last_digits, 1))
        low, high = relation.implied(relation.cells[0]).whole_numbers()
        counts = [c for c in range(2 * total) if half_up(1000 * c, total) == last_digits]
        assert list(range(max(low, 0), high + 1)) == counts
    for count in range(total + 1):
        relation = ratio(f"{count} hộ", f"{total} hộ", "0%")
        assert relation.implied(relation.cells[2]).low == Fraction(100 * count, total)
        if count:
            relation = ratio(f"{count} hộ", "1 hộ", text_of(half_up(10_000 * count, total), 2))
            low, high = relation.implied(relation.cells[1]).whole_numbers()
            assert low <= total
            assert high is None or total <= high
