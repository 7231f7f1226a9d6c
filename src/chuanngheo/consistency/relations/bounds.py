"""Bounds: a part within its whole, a yearly step towards a goal."""

from collections.abc import Mapping

import attrs

from chuanngheo.consistency.relations.asked import AS_PRINTED, Cell, Outcome, Relation, Values, Verdict
from chuanngheo.figures import How
from chuanngheo.quantities import Interval, short


@attrs.frozen(eq=False)
class AtMost(Relation):
    """A part is no larger than its whole.  ``cells`` are part, whole."""

    def _outcome(self, figures: Values) -> Outcome:
        part, whole = (figures[cell] for cell in self.cells)
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
class Steps(Relation):
    """A yearly step leads from a rate to a promised one: as an equality, or at least far enough.

    ``cells`` are the start, the step, the goal.  A plan's goals are promises, not roundings: "còn 7%" is
    7 and no 6,5.  Where the steps lead below the goal they keep it as a bound.
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
