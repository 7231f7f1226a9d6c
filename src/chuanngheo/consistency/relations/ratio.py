"""A rate is a count over a total."""

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

import attrs

from chuanngheo.consistency.relations.asked import (
    CANNOT_TELL,
    Cell,
    Outcome,
    Relation,
    Values,
    Verdict,
    comma,
    is_point,
)
from chuanngheo.figures import Figure, How
from chuanngheo.quantities import Interval, rounded

PERCENT = Fraction(1, 100)
"""One percent, as the fraction it is."""
NOTHING_BELOW = Interval(Fraction(0), None)
"""From nought upward: counts and rates of people."""


@attrs.frozen(eq=False)
class Ratio(Relation):
    """A rate (%) is count / total.  ``cells`` are count, total, rate in that order.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> printed = [("109", "hộ"), ("1.481", "hộ"), ("3,76", "%")]
    >>> cells = [Cell(Printed.read(text, unit), Where()) for text, unit in printed]
    >>> found = Ratio("rate", cells).outcome()
    >>> found.verdict.value, found.arithmetic
    ('broken', '109 / 1.481 = 7,36%')
    """

    def _answer(self, values: Values) -> Outcome:
        if values:
            count, total, rate = (values.get(cell, cell.printed.figure) for cell in self.cells)
        else:
            count, total, rate = (cell.printed.figure for cell in self.cells)
        if count is None or total is None or rate is None or total.value <= 0:
            return CANNOT_TELL
        fits = how(count, total, rate)
        verdict = Verdict.BROKEN if fits is None else Verdict.HOLDS
        return Outcome(verdict, fits, partial(_shown, count, total, rate))

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        count, total, rate = self.cells
        if cell is rate:
            return others[count].over(others[total]).scaled(100)
        share = others[rate].scaled(PERCENT) & NOTHING_BELOW
        if share is None:
            return None
        return share.times(others[total]) if cell is count else others[count].over(share)


def _shown(count: Figure, total: Figure, rate: Figure) -> tuple[str, str]:
    exact = count.exact / total.exact / PERCENT
    percent = rounded(exact, max(rate.decimals, 2))
    return f"{count.text} / {total.text} = {comma(percent)}%", comma(rounded(exact, rate.decimals))


def how(count: Figure, total: Figure, rate: Figure) -> How | None:
    """In which way a rate fits a count over a total (above zero); ``None`` where it does not."""
    if is_point(count) and is_point(total):
        plain = plainly(rate) if count.step == total.step == 1 else None
        if plain is not None:
            return how_of_whole(int(count.value), int(total.value), *plain)
        return rate.how(count.exact / total.exact / PERCENT)
    spread = count.interval().over(total.interval()).scaled(100)
    return How.WITHIN_HEDGE if spread & rate.interval() else None


def plainly(rate: Figure) -> tuple[int, int] | None:
    """A rate in whole numbers, its digits and what its last digit is a part of; ``None`` for any other."""
    if rate.hedge is not None or rate.step > 1 or rate.value < 0:
        return None
    return int(rate.value.scaleb(rate.decimals)), 100 * 10**rate.decimals


def how_of_whole(count: int, total: int, digits: int, parts: int) -> How | None:
    """As :meth:`Figure.how`, in whole numbers alone: ``count`` and ``total`` times what clears the rate."""
    exact, printed = parts * count, digits * total
    off = exact - printed
    if off == 0:
        return How.EXACT
    if -total <= 2 * off < total or (2 * off == total and digits % 2 == 0):
        return How.ROUNDED
    if 0 < off < total:
        return How.TRUNCATED
    return How.LAST_DIGIT_OFF if abs((2 * exact + total) // (2 * total) - digits) == 1 else None
