"""One target (chỉ tiêu giảm nghèo): points, households and rates that must fit one another.

"Giảm 3,35 % (khoảng 1.800 hộ)" of 54.769 households says one thing twice.  Points (điểm phần trăm) of all
households are a number of households; "giảm 1/2 số hộ nghèo" is a share of the poor.  From any two of
points, households and all households the third follows, exactly and as an interval where a print is
rounded or hedged.

>>> plan = Target(
...     base=Base(year=2018, households="54.769 hộ", poor="5.779 hộ", rate="10,55%"),
...     points="3,35%", count="khoảng 1.800 hộ",
... )
>>> plan.needed
1835
>>> for check in plan.checks():
...     print(check.about, check.verdict, check.text("en"), sep=": ")
rate: approximately: printed 10,55%, computed 10.5516 %: holds within the rounding
count: approximately: printed khoảng 1.800 hộ, computed 1,834.7615 households: holds within the hedge

What a figure prints is read as far as it is printed: a count that was derived from a rate as far as its
trailing zeros ("tương đương với 7.180 hộ": 7.175 to 7.185), a rate to two decimals ("2%": 2,00 %).
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

import attrs

from chuanngheo.quantities import Change, Interval, Points, Rate
from chuanngheo.targets.checks import Check
from chuanngheo.targets.said import Given, Said, count_of, points_of


def _maybe_count(value: "Given | Said | None") -> Said | None:
    return None if value is None else Said.count(value)


def _maybe_derived(value: "Given | Said | None") -> Said | None:
    return None if value is None else Said.count(value, derived=True)


def _maybe_percent(value: "Given | Rate | Points | Said | None") -> Said | None:
    return None if value is None else Said.percent(value)


@attrs.frozen(kw_only=True)
class Base:
    """From where a reduction is counted; what the plan does not print is ``None``.

    ``households`` and ``poor`` are households (hộ), ``rate`` a percentage, each as printed; ``year`` is that
    by whose end they were counted.

    >>> Base(households="54.769", poor="5.779").rate is None
    True
    """

    year: int | None = None
    households: Said | None = attrs.field(default=None, converter=_maybe_count)
    poor: Said | None = attrs.field(default=None, converter=_maybe_count)
    rate: Said | None = attrs.field(default=None, converter=_maybe_percent)
    standard: str = ""
    group: str = ""


@attrs.frozen(kw_only=True)
class Target:
    """A reduction that a plan sets, in whichever ways it says it.

    Attributes:
        base: what it is counted from.
        points: percentage points of all households ("giảm 3,35 %").
        count: households ("khoảng 1.800 hộ", "tương đương giảm 24 hộ").
        relative: a share of the poor households ("giảm 1/2 số hộ nghèo": ``Change("-1/2")``).
        end_poor: poor households left at the end.
        end_rate: their rate at the end.
        end_households: all households at the end; those of the base where not given.
        year: the year by whose end it is to be reached.

    >>> target = Target(base=Base(households="14.905", poor="453"), points="0,22%", count="24")
    >>> [check.verdict.value for check in target.checks()]
    ['broken']
    """

    base: Base = attrs.field(factory=Base)
    points: Said | None = attrs.field(default=None, converter=_maybe_percent)
    count: Said | None = attrs.field(default=None, converter=_maybe_derived)
    relative: Change | None = None
    end_poor: Said | None = attrs.field(default=None, converter=_maybe_derived)
    end_rate: Said | None = attrs.field(default=None, converter=_maybe_percent)
    end_households: Said | None = attrs.field(default=None, converter=_maybe_count)
    year: int | None = None

    @property
    def _households_end(self) -> Said | None:
        return self.end_households or self.base.households

    @property
    def reduction(self) -> Said | None:
        """By how many households (hộ) poverty is to fall: as printed, or as the points or share make it.

        Points are counted off the rate, so where households grow the poor left are the end rate of them.
        """
        return self.count or self._computed_count()

    @property
    def needed(self) -> int | None:
        """The least whole number of households that reaches the target; by the points where it has any."""
        said = self._computed_count() or self.count
        return None if said is None else ceil(said.face)

    @property
    def end(self) -> Said | None:
        """Poor households left (hộ), by the printed reduction."""
        if self.base.poor is None or self.reduction is None:
            return None
        return _less(self.base.poor, self.reduction)

    @property
    def end_rate_computed(self) -> Said | None:
        """The rate of the poor households left: printed or computed, over the households at the end."""
        left, total = self.end_poor or self.end, self._households_end
        return None if left is None or total is None else points_of(left, total)

    def checks(self) -> tuple[Check, ...]:
        """Everything that the plan prints twice, in one way and another, and whether the two agree."""
        return tuple(self._checks())

    def _checks(self) -> Iterator[Check]:
        base = self.base
        if base.rate and base.poor:
            rate = points_of(base.poor, base.households) if base.households else None
            yield Check("rate", base.rate, rate, () if rate else ("households",))
        if self.count:
            if self.points or self.relative:
                computed = self._computed_count()
                lacking = "households" if self.points else "poor"
                yield Check("count", self.count, computed, () if computed else (lacking,))
        elif self.points and not base.households:
            yield Check("points", self.points, None, ("households",))
        if self.end_poor:
            missing = () if self.end else ("reduction",) if base.poor else ("poor",)
            yield Check("end_poor", self.end_poor, self.end, missing)
        if self.end_rate:
            yield from self._rate_checks(self.end_rate)

    def _rate_checks(self, end_rate: Said) -> Iterator[Check]:
        computed = self.end_rate_computed
        if self.points and self.base.rate:
            yield Check("points", self.points, _less(self.base.rate, end_rate))
        if computed or not (self.points and self.base.rate):
            missing = () if computed else ("households",) if self._households_end is None else ("poor",)
            yield Check("end_rate", end_rate, computed, missing)

    def _computed_count(self) -> Said | None:
        base = self.base
        if self.points and base.households:
            if self.end_households is None or base.poor is None:
                return count_of(self.points, base.households)
            start = base.rate or points_of(base.poor, base.households)
            return _less(base.poor, count_of(_less(start, self.points), self.end_households))
        if self.relative and base.poor:
            share = Fraction(-self.relative.value)
            return Said.computed(
                base.poor.face * share,
                base.poor.interval.times(Interval.at(share)),
                "hộ",
                hedged=base.poor.hedged,
            )
        return None


def _less(first: Said, second: Said) -> Said:
    return Said.computed(
        first.face - second.face,
        first.interval - second.interval,
        first.unit,
        hedged=first.hedged or second.hedged,
    )
