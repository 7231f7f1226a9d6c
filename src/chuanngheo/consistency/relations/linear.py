"""Sums and differences: parts − whole, start − reduction − end."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, partial
from typing import cast

import attrs

from chuanngheo.consistency.relations.asked import (
    AS_PRINTED,
    CANNOT_TELL,
    Cell,
    Outcome,
    Relation,
    Values,
    Verdict,
    comma,
    is_hedged,
    is_point,
    value_of,
)
from chuanngheo.figures import Figure, How
from chuanngheo.quantities import Interval, Rounding, rounded, short

LONGEST_SUM = 13
"""More terms than this are named by their first and last."""


@attrs.frozen(eq=False)
class Linear(Relation):
    """``terms`` times the cells add up to nothing: parts − whole, or start − reduction − end.

    With ``incomplete`` some parts are not printed: the printed ones may stay below the whole, not above.

    >>> from chuanngheo.consistency.relations import Where
    >>> from chuanngheo.tables import Printed
    >>> cells = [Cell(Printed.read(text, "hộ"), Where()) for text in ("53", "48", "109")]
    >>> found = Linear("sum", cells, terms=(1, 1, -1)).outcome()
    >>> found.verdict.value, found.arithmetic
    ('broken', '53 + 48 = 101')
    """

    terms: tuple[int, ...] = attrs.field(kw_only=True)
    incomplete: bool = attrs.field(default=False, kw_only=True)

    def _answer(self, values: Values) -> Outcome:
        """Long columns of whole numbers are not added up again."""
        rest = self.rest(values)
        if rest is None:
            return super()._answer(values)
        shown = partial(self._shown_with, values)
        if rest == 0:
            return Outcome(Verdict.HOLDS, How.EXACT, shown)
        return CANNOT_TELL if self.incomplete and rest < 0 else Outcome(Verdict.BROKEN, None, shown)

    @cached_property
    def coefficients(self) -> Mapping[Cell, int]:
        """The term of each cell."""
        return dict(zip(self.cells, self.terms, strict=True))

    def term(self, cell: Cell) -> int:
        """The term of a cell; 0 of one that is none of the relation's."""
        return self.coefficients.get(cell, 0)

    @cached_property
    def _all_points(self) -> bool:
        return all(cell.figure is not None and is_point(cell.figure) for cell in self.cells)

    @cached_property
    def _printed_rest(self) -> Fraction:
        return sum((k * c.figure.exact for c, k in self.coefficients.items() if c.figure), Fraction(0))

    def rest(self, values: Values = AS_PRINTED) -> Fraction | None:
        """What the terms add up to with ``values`` put in; ``None`` where a figure is no one number."""
        if not self._all_points:
            return None
        rest = self._printed_rest
        for cell in values if len(values) < len(self.cells) else self.cells:
            fresh = values.get(cell)
            term = 0 if fresh is None else self.term(cell)
            if fresh is not None and term and cell.figure is not None:
                if not is_point(fresh):
                    return None
                rest += term * (fresh.exact - cell.figure.exact)
        return rest

    def _shown_with(self, values: Values) -> tuple[str, str]:
        return self._shown({cell: cast("Figure", value_of(cell, values)) for cell in self.cells})

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:
        """As of every relation; of a column of whole numbers the one number that closes it."""
        rest = None if self.incomplete else self.rest(values)
        own = value_of(cell, values)
        if rest is None or own is None:
            return super().implied(cell, values)
        return Interval.at(own.exact - rest / self.term(cell))

    def _outcome(self, figures: Values) -> Outcome:
        shown = partial(self._shown, figures)
        rest = sum((k * figures[c].exact for c, k in self.coefficients.items()), Fraction(0))
        if rest == 0:
            return Outcome(Verdict.HOLDS, How.EXACT, shown)
        if 0 in self._spread(figures, Rounding.HALF_UP):
            how = How.WITHIN_HEDGE if any(map(is_hedged, figures.values())) else How.ROUNDED
            return Outcome(Verdict.HOLDS, how, shown)
        if self.incomplete and rest < 0:
            return CANNOT_TELL
        rounds = any(figure.is_rounded for figure in figures.values())
        if rounds and 0 in self._spread(figures, Rounding.TRUNCATE):
            return Outcome(Verdict.HOLDS, How.TRUNCATED, shown)
        return Outcome(Verdict.BROKEN, None, shown)

    def _spread(self, figures: Values, rounding: Rounding) -> Interval:
        spread = Interval.at(0)
        for k, cell in zip(self.terms, self.cells, strict=True):
            one = figures[cell].interval(rounding).scaled(abs(k))
            spread = spread + one if k > 0 else spread - one
        return spread

    def _shown(self, figures: Values) -> tuple[str, str]:
        """Everything but the last cell, and what it comes to."""
        last = figures[self.cells[-1]]
        if self.terms == (1, -1):  # one figure, printed twice
            first, other = self.cells
            return f"{figures[first].text} ({first.where.brief(other.where)})", figures[first].text
        sign = -self.terms[-1]
        result = Fraction(0)
        text = ""
        for k, cell in zip(self.terms[:-1], self.cells[:-1], strict=True):
            part = k * sign
            result += part * figures[cell].exact
            times = f"{abs(part)} × " if abs(part) != 1 else ""
            text += (" + " if part > 0 else " − ") + times + figures[cell].text
        if len(self.cells) > LONGEST_SUM:
            whole = self.cells[-1].where
            text = f"{self.cells[0].where.brief(whole)} + … + {self.cells[-2].where.brief(whole)}"
        result /= sign * sign
        shown = comma(rounded(result, last.decimals)) if last.is_rounded else short(result)
        return f"{text.removeprefix(' + ').strip()} = {shown}", shown

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        if self.incomplete:
            return None
        spread = Interval.at(0)
        own = 0
        for k, c in zip(self.terms, self.cells, strict=True):
            if c is cell:
                own = k
            else:
                one = others[c].scaled(abs(k))
                spread = spread + one if k > 0 else spread - one
        return (-spread if own > 0 else spread).scaled(Fraction(1, abs(own)))
