"""Bounds: a part within its whole, a yearly step towards a goal."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from chuanngheo.consistency.relations.asked import (
    AS_PRINTED,
    CANNOT_TELL,
    Cell,
    Outcome,
    Relation,
    Values,
    Verdict,
    is_point,
    value_of,
)
from chuanngheo.figures import How
from chuanngheo.quantities import Interval, short


@attrs.frozen(eq=False)
class AtMost(Relation):
    """A part is no larger than its whole.  ``cells`` are part, whole.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> part, whole = (Cell(Printed.read(text, "hộ"), Where()) for text in ("109 hộ", "101 hộ"))
    >>> found = AtMost("subset", (part, whole)).outcome()
    >>> found.verdict.value, found.arithmetic
    ('broken', '109 hộ > 101 hộ')
    """

    def _answer(self, values: Values) -> Outcome:
        part, whole = (value_of(cell, values) for cell in self.cells)
        if part is None or whole is None:
            return CANNOT_TELL
        if is_point(part) and is_point(whole):
            fits = part.value <= whole.value
        else:
            least, most = part.interval(), whole.interval()
            up_from = Interval(least.low, None, least.low_open)
            fits = up_from & Interval(None, most.high, high_open=most.high_open) is not None
        sign = "≤" if fits else ">"
        verdict = Verdict.HOLDS if fits else Verdict.BROKEN
        return Outcome(verdict, How.EXACT if fits else None, lambda: (f"{part.text} {sign} {whole.text}", ""))

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        part, whole = self.cells
        if cell is part:
            return Interval(None, others[whole].high)
        return Interval(others[part].low, None)


@attrs.frozen(eq=False)
class Mean(Relation):
    """The rate of a whole is the mean of its parts' rates, weighted by what they are over.

    ``cells`` are the parts' rates, then, with ``weighted``, their weights, then the whole's rate.
    Without weights it lies between the lowest and the highest part.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> parts = [Cell(Printed.read(text, "%"), Where()) for text in ("3,94%", "1,72%", "4,10%")]
    >>> found = Mean("mean", parts).outcome()
    >>> found.verdict.value
    'broken'
    """

    weighted: bool = attrs.field(default=False, kw_only=True)

    def _outcome(self, figures: Values) -> Outcome:
        whole = self.cells[-1]
        mean = self._implied(whole, {c: f.interval(self.rounding) for c, f in figures.items()})
        if mean is None:
            return CANNOT_TELL
        fits = mean & figures[whole].interval(self.rounding) is not None
        sign, text = ("∈" if fits else "∉"), figures[whole].text
        verdict = Verdict.HOLDS if fits else Verdict.BROKEN
        return Outcome(verdict, How.ROUNDED if fits else None, lambda: (f"{text} {sign} {mean}", ""))

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        if cell is not self.cells[-1]:
            return None
        half = (len(self.cells) - 1) // 2
        weighted = self.weighted
        rates = [others[c] for c in (self.cells[:half] if weighted else self.cells[:-1])]
        weights = [others[c].low or Fraction(0) for c in self.cells[half:-1]] if weighted else []
        return _mean(rates, weights) if sum(weights) or not weighted else None


def _mean(rates: list[Interval], weights: list[Fraction]) -> Interval | None:
    lows, highs = [r.low for r in rates if r.low is not None], [r.high for r in rates if r.high is not None]
    if len(lows) < len(rates) or len(highs) < len(rates):
        return None  # a hedge without end
    if not weights:
        return Interval(min(lows), max(highs))
    total = sum(weights)
    low = sum((w * low for w, low in zip(weights, lows, strict=True)), Fraction(0)) / total
    high = sum((w * high for w, high in zip(weights, highs, strict=True)), Fraction(0)) / total
    return Interval(low, high)


@attrs.frozen(eq=False)
class Steps(Relation):
    """A yearly step leads from a rate to a promised one: as an equality, or at least far enough.

    ``cells`` are the start, the step, the goal.  A plan's goals are promises, not roundings: "còn 7%" is
    7 and no 6,5.  Where the steps lead below the goal they keep it as a bound.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> way = [Cell(Printed.read(text, "%"), Where()) for text in ("10%", "1,5%", "7%")]
    >>> found = Steps("steps", way, years=2).outcome()
    >>> found.verdict.value, found.how.value, found.arithmetic
    ('holds', 'exact', '10% − 2 × 1,5% = 7')
    """

    years: int = attrs.field(kw_only=True)

    def _outcome(self, figures: Values) -> Outcome:
        start, step, goal = (figures[cell] for cell in self.cells)
        end = start.exact - self.years * step.exact
        arithmetic = f"{start.text} − {self.years} × {step.text} = {short(end)}"
        if end == goal.exact:
            return Outcome(Verdict.HOLDS, How.EXACT, lambda: (arithmetic, goal.text))
        if end < goal.exact:
            return Outcome(Verdict.HOLDS, How.AS_BOUND, lambda: (f"{arithmetic} < {goal.text}", goal.text))
        return Outcome(Verdict.BROKEN, None, lambda: (f"{arithmetic} > {goal.text}", goal.text))

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:  # noqa: ARG002 # as Relation
        """Nothing: a promise may be kept and more."""
        return None
