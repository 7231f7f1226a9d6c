"""Totals that are printed nowhere: what two rates must share, and how it grew."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from chuanngheo.consistency.relations.asked import (
    AS_PRINTED,
    Cell,
    Outcome,
    Relation,
    Values,
    Verdict,
    is_hedged,
)
from chuanngheo.consistency.relations.ratio import NOTHING_BELOW, PERCENT
from chuanngheo.figures import Figure, How
from chuanngheo.quantities import Interval, Rounding

SOMEBODY = Interval(Fraction(1), None)
"""From one upward: there was somebody to count."""

YEARLY = Fraction(6, 100)
"""The widest yearly change of a place's households that is taken for growth: it bounds a remark."""


@attrs.frozen(eq=False)
class SameTotal(Relation):
    """Counts and rates share a total that is not printed.

    ``cells`` are count, rate, count, rate, …

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> printed = [("5.779 hộ", "hộ"), ("10,55%", "%"), ("6.244 hộ", "hộ"), ("11,40%", "%")]
    >>> cells = [Cell(Printed.read(text, unit), Where()) for text, unit in printed]
    >>> SameTotal("same-total", cells).outcome().verdict.value
    'holds'
    """

    def _outcome(self, figures: Values) -> Outcome:
        pairs = [(figures[c], figures[r]) for c, r in _pairs(self.cells)]

        def shown() -> tuple[str, str]:
            return "; ".join(f"{c.text} : {r.text} → {_total(c, r)}" for c, r in pairs), ""

        hedged = any(is_hedged(figure) for pair in pairs for figure in pair)
        for rounding, how in (
            (Rounding.HALF_UP, How.WITHIN_HEDGE if hedged else How.ROUNDED),
            (Rounding.TRUNCATE, How.TRUNCATED),
        ):
            if _share_a_total(pairs, rounding):
                return Outcome(Verdict.HOLDS, how, shown)
        return Outcome(Verdict.BROKEN, None, shown)

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        total: Interval | None = NOTHING_BELOW
        partner: Interval | None = None
        is_rate = False
        for count, rate in _pairs(self.cells):
            if cell in (count, rate):
                partner = others[rate if cell is count else count]
                is_rate = cell is rate
            elif total is not None:
                total = total & _totals(others[count], others[rate])
        if total is None or partner is None:
            return None
        return partner.over(total).scaled(100) if is_rate else partner.scaled(PERCENT).times(total)


def _pairs(cells: Sequence[Cell]) -> Iterable[tuple[Cell, Cell]]:
    return zip(cells[::2], cells[1::2], strict=True)


def _totals(count: Interval, rate: Interval) -> Interval:
    share = rate.scaled(PERCENT) & NOTHING_BELOW
    return NOTHING_BELOW if share is None else count.over(share)


def _total(count: Figure, rate: Figure) -> str:
    return str(_rounded_ends(_totals(count.interval(), rate.interval())))


def _rounded_ends(interval: Interval) -> Interval:
    low, high = interval.whole_numbers()
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


def _share_a_total(pairs: list[tuple[Figure, Figure]], rounding: Rounding) -> bool:
    common: Interval | None = SOMEBODY
    for count, rate in pairs:
        if common is None:
            return False
        common = common & _totals(count.interval(rounding), rate.interval(rounding))
    if common is None:
        return False
    low, high = common.whole_numbers()
    return low is None or high is None or low <= high


@attrs.frozen(eq=False)
class Growth(Relation):
    """A reached reduction: the totals before and after, implied by two rates, are a likely growth apart.

    ``cells`` are points, reduction, end rate, end count.  The base rate is end rate + points, the base
    count end count + reduction; households need not stay as many, but hardly change by more than
    ``YEARLY`` a year.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> printed = [("0,22%", "%"), ("24 hộ", "hộ"), ("2,82%", "%"), ("429 hộ", "hộ")]
    >>> cells = [Cell(Printed.read(text, unit), Where()) for text, unit in printed]
    >>> Growth("growth", cells).outcome().verdict.value
    'holds'
    """

    years: int = attrs.field(default=1, kw_only=True)

    def _growth(self, ends: Mapping[Cell, Interval]) -> Interval:
        points, reduction, end_rate, end_count = (ends[cell] for cell in self.cells)
        after = _totals(end_count, end_rate)
        before = _totals(end_count + reduction, end_rate + points)
        return after.over(before)

    def _outcome(self, figures: Values) -> Outcome:
        growth = self._growth({cell: figure.interval() for cell, figure in figures.items()})
        likely = Interval((1 - YEARLY) ** self.years, (1 + YEARLY) ** self.years)
        points, reduction, end_rate, end_count = (figures[cell] for cell in self.cells)
        arithmetic = (
            f"({end_count.text} + {reduction.text}) / ({end_rate.text} + {points.text}) → {end_count.text} /"
            f" {end_rate.text}: × {growth}"
        )
        if growth & likely is None:
            return Outcome(Verdict.BROKEN, None, lambda: (arithmetic, ""))
        return Outcome(
            Verdict.HOLDS, How.ROUNDED if 1 in growth else How.WITH_GROWTH, lambda: (arithmetic, "")
        )

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:  # noqa: ARG002 # as Relation
        """Nothing: households may grow, so no figure is implied by the others."""
        return None
