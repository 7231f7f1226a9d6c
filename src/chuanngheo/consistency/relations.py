"""Relations between printed figures: quotient, sum, bound, a total that two rates must share.

A relation asks one question: is there one true number behind each printed figure such that all of them
fit?  It answers with a verdict and how the figures fit, and, asked for one of its figures, with the
interval in which that figure would have to lie for the others to be right.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property, partial
from typing import cast

import attrs

from chuanngheo.figures import Figure, How
from chuanngheo.languages import phrase
from chuanngheo.quantities import Interval, Rounding, rounded, short
from chuanngheo.tables import Printed

PERCENT = Fraction(1, 100)
NOTHING_BELOW = Interval(Fraction(0), None)
SOMEBODY = Interval(Fraction(1), None)


class Verdict(StrEnum):
    """The three answers of a check."""

    HOLDS = "holds"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen
class Where:
    """The address of a figure: in a cell of a table, or in a sentence.

    ``row`` is the row's label as printed, ``column`` the role (``named`` says it in Vietnamese and English);
    ``text`` the sentence, ``field`` which of its figures, ``span`` its place in the document.
    """

    document: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    text: str = ""
    field: str = ""
    span: tuple[int, int] | None = None
    named: tuple[str, str] = attrs.field(default=("", ""), eq=False)

    def label(self, lang: str = "vi") -> str:
        """The address in a few words; the column by its name in the language."""
        if self.row or self.column:
            column = phrase(lang, *self.named) or self.column
            return ", ".join(part for part in (self.table, self.row, column) if part)
        quoted = self.text if len(self.text) <= _QUOTED else f"{self.text[:_QUOTED]}…"
        return f"«{quoted}»" if quoted else self.field

    def order(self) -> tuple[str, ...]:
        """A key to sort addresses by: tables before sentences, then by their words."""
        return ("1" if self.text else "0", self.table, self.row, self.column, self.text, self.field)

    def as_dict(self) -> dict[str, object]:
        """The parts that are given, for JSON."""
        return {k: v for k, v in attrs.asdict(self).items() if k != "named" and v not in ("", None)}


_QUOTED = 90


@attrs.frozen(eq=False, repr=False)
class Cell:
    """One printed figure at one address.  Two cells are never equal, whatever they print."""

    printed: Printed
    where: Where
    trusted: bool = False

    @property
    def figure(self) -> Figure | None:
        """The figure, or ``None`` where the text is no numeral."""
        return self.printed.figure

    def __repr__(self) -> str:
        return f"<Cell {self.printed.text!r} at {self.where.label()}>"


Values = Mapping[Cell, Figure]
"""Figures put in the place of printed ones, for "what if this cell said"."""

AS_PRINTED: Values = {}


def value_of(cell: Cell, values: Values) -> Figure | None:
    """The figure of a cell: the one put in its place, else the printed one."""
    return values.get(cell, cell.figure)


def _nothing_shown() -> tuple[str, str]:
    return "", ""


@attrs.frozen
class Outcome:
    """What a relation answered.  How it was reckoned is written out only when somebody reads it."""

    verdict: Verdict
    how: How | None = None
    shown: Callable[[], tuple[str, str]] = attrs.field(default=_nothing_shown, eq=False, repr=False)

    @property
    def arithmetic(self) -> str:
        """The sum as a person would do it again."""
        return self.shown()[0]

    @property
    def expected(self) -> str:
        """What the other figures say the last one should be."""
        return self.shown()[1]


CANNOT_TELL = Outcome(Verdict.CANNOT_TELL)


@attrs.frozen(eq=False)
class Relation:
    """What all relations have.

    ``output`` is the figure that an office computes from the others, where one is; ``kind`` names the
    check; ``weak`` marks one whose failure is worth a remark and no finding; ``note`` says, in Vietnamese
    and English, what is worth a remark even where it holds.
    """

    kind: str
    cells: tuple[Cell, ...]
    output: Cell | None = attrs.field(default=None, kw_only=True)
    weak: bool = attrs.field(default=False, kw_only=True)
    note: tuple[str, str] | None = attrs.field(default=None, kw_only=True)

    def outcome(self, values: Values = AS_PRINTED) -> Outcome:
        """Whether the figures fit, and how."""
        if any(value_of(cell, values) is None for cell in self.cells):
            return CANNOT_TELL
        return self._outcome({cell: _known(cell, values) for cell in self.cells})

    def _outcome(self, figures: Values) -> Outcome:
        raise NotImplementedError(figures)  # each kind of relation answers for itself

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:
        """Where the exact number behind ``cell`` must lie if all others are right; ``None``: anywhere."""
        others = {c: figure for c in self.cells if c is not cell and (figure := value_of(c, values))}
        if len(others) < len(self.cells) - 1:
            return None
        return self._implied(cell, {c: figure.interval() for c, figure in others.items()})

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        raise NotImplementedError(cell, others)  # likewise


def _known(cell: Cell, values: Values) -> Figure:
    return cast("Figure", value_of(cell, values))  # asked before whether there is one


def _hedged(figure: Figure) -> bool:
    return figure.hedge is not None


def _is_point(figure: Figure) -> bool:
    return figure.hedge is None and not figure.is_rounded


@attrs.frozen(eq=False)
class Ratio(Relation):
    """A rate (%) is count / total.  ``cells`` are count, total, rate in that order."""

    def _outcome(self, figures: Values) -> Outcome:
        count, total, rate = (figures[cell] for cell in self.cells)
        if total.exact <= 0:
            return CANNOT_TELL
        exact = count.exact / total.exact / PERCENT
        if _is_point(count) and _is_point(total):
            how = rate.how(exact)
        else:
            spread = count.interval().over(total.interval()).scaled(100)
            how = How.WITHIN_HEDGE if spread & rate.interval() else None

        def shown() -> tuple[str, str]:
            percent = rounded(exact, max(rate.decimals, 2))
            return f"{count.text} / {total.text} = {_comma(percent)}%", _comma(rounded(exact, rate.decimals))

        return Outcome(Verdict.BROKEN if how is None else Verdict.HOLDS, how, shown)

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        count, total, rate = self.cells
        if cell is rate:
            return others[count].over(others[total]).scaled(100)
        share = others[rate].scaled(PERCENT) & NOTHING_BELOW
        if share is None:
            return None
        return share.times(others[total]) if cell is count else others[count].over(share)


@attrs.frozen(eq=False)
class Linear(Relation):
    """``terms`` times the cells add up to nothing: parts − whole, or start − reduction − end.

    With ``incomplete`` some parts are not printed: the printed ones may stay below the whole, not above.
    """

    terms: tuple[int, ...] = attrs.field(kw_only=True)
    incomplete: bool = attrs.field(default=False, kw_only=True)

    def outcome(self, values: Values = AS_PRINTED) -> Outcome:
        """Whether the figures fit, and how; long columns of whole numbers are not added up again."""
        if not self._all_points:
            return super().outcome(values)
        rest = self._rest(values)
        if rest is None:
            return super().outcome(values)
        shown = partial(self._shown_with, values)
        if rest == 0:
            return Outcome(Verdict.HOLDS, How.EXACT, shown)
        return CANNOT_TELL if self.incomplete and rest < 0 else Outcome(Verdict.BROKEN, None, shown)

    @cached_property
    def coefficients(self) -> Mapping[Cell, int]:
        """The term of each cell."""
        return dict(zip(self.cells, self.terms, strict=True))

    @cached_property
    def _all_points(self) -> bool:
        return all(cell.figure is not None and _is_point(cell.figure) for cell in self.cells)

    @cached_property
    def _printed_rest(self) -> Fraction:
        return sum((k * c.figure.exact for c, k in self.coefficients.items() if c.figure), Fraction(0))

    def _rest(self, values: Values) -> Fraction | None:
        """What the terms add up to with ``values`` put in; ``None`` where one of these is no point."""
        rest = self._printed_rest
        for cell in values if len(values) < len(self.cells) else self.cells:
            fresh = values.get(cell)
            if fresh is not None and cell in self.coefficients and cell.figure is not None:
                if not _is_point(fresh):
                    return None
                rest += self.coefficients[cell] * (fresh.exact - cell.figure.exact)
        return rest

    def _shown_with(self, values: Values) -> tuple[str, str]:
        return self._shown({cell: _known(cell, values) for cell in self.cells})

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:
        """As of every relation; of a column of whole numbers the one number that closes it."""
        rest = self._rest(values) if self._all_points and not self.incomplete else None
        own = value_of(cell, values)
        if rest is None or own is None:
            return super().implied(cell, values)
        return Interval.at(own.exact - rest / self.coefficients[cell])

    def _outcome(self, figures: Values) -> Outcome:
        shown = partial(self._shown, figures)
        rest = sum((k * figures[c].exact for c, k in self.coefficients.items()), Fraction(0))
        if rest == 0:
            return Outcome(Verdict.HOLDS, How.EXACT, shown)
        if 0 in self._spread(figures, Rounding.HALF_UP):
            how = How.WITHIN_HEDGE if any(map(_hedged, figures.values())) else How.ROUNDED
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
            first = self.cells[0]
            return f"{figures[first].text} ({first.where.label()})", figures[first].text
        sign = -self.terms[-1]
        result = Fraction(0)
        text = ""
        for k, cell in zip(self.terms[:-1], self.cells[:-1], strict=True):
            part = k * sign
            result += part * figures[cell].exact
            times = f"{abs(part)} × " if abs(part) != 1 else ""
            text += (" + " if part > 0 else " − ") + times + figures[cell].text
        if len(self.cells) > LONGEST_SUM:
            text = f"{self.cells[0].where.label()} + … + {self.cells[-2].where.label()}"
        result /= sign * sign
        shown = _comma(rounded(result, last.decimals)) if last.is_rounded else short(result)
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
class SameTotal(Relation):
    """Counts and rates share a total that is not printed.

    ``cells`` are count, rate, count, rate, …
    """

    def _outcome(self, figures: Values) -> Outcome:
        pairs = [(figures[c], figures[r]) for c, r in _pairs(self.cells)]

        def shown() -> tuple[str, str]:
            return "; ".join(f"{c.text} : {r.text} → {_total(c, r)}" for c, r in pairs), ""

        hedged = any(_hedged(figure) for pair in pairs for figure in pair)
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


def _pairs(cells: tuple[Cell, ...]) -> Iterable[tuple[Cell, Cell]]:
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


@attrs.frozen(eq=False)
class Growth(Relation):
    """A reached reduction: the totals before and after, implied by two rates, are a likely growth apart.

    ``cells`` are points, reduction, end rate, end count.  The base rate is end rate + points, the base
    count end count + reduction; households need not stay as many, but hardly change by more than
    ``YEARLY`` a year.
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


LONGEST_SUM = 13
"""More terms than this are named by their first and last."""

YEARLY = Fraction(6, 100)
"""The widest yearly change of a place's households that is taken for growth: it bounds a remark."""


def _comma(number: object) -> str:
    return str(number).replace(".", ",")
