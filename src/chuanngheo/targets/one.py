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
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil

import attrs

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.figures import Figure, Hedge, How, figure
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.quantities import Change, Exact, Interval, Points, Rate, Rounding, exact, short

Given = Exact | Figure | str
"""A number of a plan: exact, or as printed."""


class Verdict(StrEnum):
    """Whether a statement of a plan holds.

    >>> [one.value for one in Verdict]
    ['holds', 'approximately', 'broken', 'cannot-tell']
    """

    HOLDS = "holds"
    APPROXIMATELY = "approximately"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen
class Said:
    """One number of a plan: its text, its face value, and every number that its print allows.

    ``unit`` is ``"hộ"`` or ``"%"`` (a rate or points, in percent); ``cut`` is what a printed percentage
    allows where the office cuts decimals off instead of rounding.

    >>> Said.count(24).show("en")
    '24 households'
    """

    text: str
    face: Fraction
    interval: Interval
    unit: str
    hedged: bool = False
    cut: Interval | None = None

    @classmethod
    def count(cls, value: "Given | Said", *, derived: bool = False) -> "Said":
        """A number of households; ``derived``: computed from a rate, so good to its trailing zeros.

        Raises:
            InvalidValueError: a figure in another unit than hộ.
        """
        if isinstance(value, Said):
            return value
        if not isinstance(value, str | Figure):
            number = exact(value, "a count of households", "số hộ")
            return cls(f"{short(number)} hộ", number, Interval.at(number), "hộ")
        read = figure(value, unit="hộ") if isinstance(value, str) else value
        if read.unit != "hộ":
            raise InvalidValueError(
                f"{read.text!r} is not a number of hộ",
                f"{read.text!r} không phải là một số hộ",
                reason=Reason.WRONG_TYPE,
            )
        loose = attrs.evolve(read, hedge=Hedge.ABOUT) if derived and read.hedge is None else read
        return cls(read.text, read.exact, loose.interval(), "hộ", hedged=read.hedge is not None)

    @classmethod
    def percent(cls, value: "Given | Rate | Points | Said") -> "Said":
        """A rate or points, in percent; printed ones are good to two decimals or to what they print."""
        if isinstance(value, Said):
            return value
        if isinstance(value, Rate | Points):
            value = value.percent if isinstance(value, Rate) else value.value
        if not isinstance(value, str | Figure):
            number = exact(value, "a percentage", "tỷ lệ phần trăm")
            return cls(f"{short(number)} %", number, Interval.at(number), "%")
        read = figure(value, unit="%") if isinstance(value, str) else value
        fine = attrs.evolve(read, step=min(read.step, Decimal("0.01")), decimals=max(read.decimals, 2))
        if read.hedge:
            return cls(read.text, read.percent(), read.interval(), "%", hedged=True)
        cut = fine.interval(Rounding.TRUNCATE)
        return cls(read.text, read.percent(), fine.interval(), "%", cut=cut)

    @classmethod
    def computed(cls, face: Fraction, interval: Interval, unit: str, *, hedged: bool = False) -> "Said":
        """What follows from other numbers."""
        return cls(f"{short(face)} {unit}", face, interval, unit, hedged)

    def show(self, lang: str = "vi") -> str:
        """The face value with its unit in the locale.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        unit = self.unit if self.unit == "%" else phrase(lang, "hộ", "households")
        return f"{short(self.face, lang)} {unit}"


def points_of(count: "Given | Said", households: "Given | Said") -> Said:
    """How many percentage points of ``households`` a ``count`` of them is.

    >>> points_of(24, 14_905).show()
    '0,161 %'
    """
    part, total = Said.count(count, derived=True), _positive(Said.count(households))
    return Said.computed(
        part.face / total.face * 100,
        part.interval.over(total.interval).times(Interval.at(100)),
        "%",
        hedged=part.hedged or total.hedged,
    )


def count_of(points: "Given | Points | Said", households: "Given | Said") -> Said:
    """How many of ``households`` so many percentage points are; not rounded to whole households.

    >>> count_of("0,22%", 14_905).show(), str(count_of("0,22%", 14_905).interval)
    ('32,791 hộ', '32,0458–33,5363')
    """
    share, total = Said.percent(points), Said.count(households)
    return Said.computed(
        share.face * total.face / 100,
        share.interval.times(total.interval).over(Interval.at(100)),
        "hộ",
        hedged=share.hedged or total.hedged,
    )


def households_of(points: "Given | Points | Said", count: "Given | Said") -> Said:
    """The number of all households that makes ``count`` so many points: the implied denominator.

    >>> households_of("2%", "7.180 hộ").show()
    '359.000 hộ'
    """
    share, part = _positive(Said.percent(points)), Said.count(count, derived=True)
    return Said.computed(
        part.face / share.face * 100,
        part.interval.over(share.interval).times(Interval.at(100)),
        "hộ",
        hedged=share.hedged or part.hedged,
    )


def _positive(said: Said) -> Said:
    if said.face <= 0:
        raise InvalidValueError(
            f"nothing can be divided by {said.text}",
            f"không thể chia cho {said.text}",
            reason=Reason.ZERO_TOTAL,
        )
    return said


def gross_exits(
    start: int, end: int, *, relapses: int = 0, new: int = 0, other_in: int = 0, other_out: int = 0
) -> int:
    """How many households must leave poverty in the year so that ``end`` remain.

    start − exits − other_out + relapses (tái nghèo) + new (phát sinh mới) + other_in = end, as the
    official form of flows adds up; all in households (hộ).

    Raises:
        InvalidValueError: even with no exit fewer than ``end`` remain.

    >>> gross_exits(453, 429, relapses=3, new=5)
    32
    """
    exits = start + relapses + new + other_in - other_out - end
    if exits < 0:
        raise InvalidValueError(
            f"{start} poor households with those flows come to {end + exits}; {end} is more than that",
            f"{start} hộ nghèo với các biến động đó thành {end + exits}; {end} nhiều hơn số đó",
            reason=Reason.CONTRADICTION,
        )
    return exits


@attrs.frozen
class Check:
    """One thing that a plan says, beside what its other numbers make of it.

    In use: :func:`chuanngheo.targets.parts`.
    """

    about: str
    printed: Said
    expected: Said | None
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether the two agree, and how nearly."""
        if self.expected is None:
            return Verdict.CANNOT_TELL
        if self.how is None:
            return Verdict.BROKEN
        return Verdict.HOLDS if self.how is How.EXACT else Verdict.APPROXIMATELY

    @property
    def how(self) -> How | None:
        """In which way they agree; ``None`` where they do not, or nothing can be told."""
        if self.expected is None:
            return None
        if self.printed.face == self.expected.face:
            return How.EXACT
        if self.printed.interval & self.expected.interval is None:
            cut = self.printed.cut
            return None if cut is None or cut & self.expected.interval is None else How.TRUNCATED
        return How.WITHIN_HEDGE if self.printed.hedged or self.expected.hedged else How.ROUNDED

    def text(self, lang: str = "vi") -> str:
        """The check in a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        if self.expected is None:
            wanted = ", ".join(_MISSING[name][not vi] for name in self.missing)
            return (
                f"in {self.printed.text}; không kiểm tra được: thiếu {wanted}"
                if vi
                else f"printed {self.printed.text}; cannot be told without {wanted}"
            )
        words = _HOW[self.how][not vi]
        if vi:
            return f"in {self.printed.text}, tính ra {self.expected.show(lang)}: {words}"
        return f"printed {self.printed.text}, computed {self.expected.show(lang)}: {words}"


_HOW = {
    How.EXACT: ("khớp", "holds exactly"),
    How.ROUNDED: ("khớp trong phạm vi làm tròn", "holds within the rounding"),
    How.TRUNCATED: ("khớp nếu bỏ bớt chữ số, không làm tròn", "holds if cut off, not rounded"),
    How.WITHIN_HEDGE: ("khớp trong phạm vi nói tròn", "holds within the hedge"),
    None: ("không khớp", "does not hold"),
}

_MISSING = {
    "households": ("tổng số hộ dân cư", "the number of all households"),
    "poor": ("số hộ nghèo gốc", "the poor households of the base"),
    "rate": ("tỷ lệ hộ nghèo gốc", "the rate of the base"),
    "reduction": ("mức giảm", "the reduction"),
}


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


class Outcome(StrEnum):
    """What became of a target.

    >>> Outcome.EXCEEDED.text("en")
    'exceeded'
    """

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"

    def text(self, lang: str = "vi") -> str:
        """In a word.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_OUTCOMES[self])


_OUTCOMES = {
    Outcome.EXCEEDED: ("vượt chỉ tiêu", "exceeded"),
    Outcome.MET: ("đạt chỉ tiêu", "met"),
    Outcome.MISSED: ("không đạt chỉ tiêu", "missed"),
}


@attrs.frozen
class Progress:
    """A reduction achieved beside the one planned, in one unit (points or households).

    >>> done = Progress(planned=Said.percent("1,8%"), achieved=Said.percent("3%"))
    >>> done.outcome.value, done.margin
    ('exceeded', Fraction(6, 5))
    """

    planned: Said
    achieved: Said

    @property
    def outcome(self) -> Outcome:
        """A hedged or printed target is met by whatever it could mean."""
        span, done = self.planned.interval, self.achieved.face
        if done in span or done == self.planned.face:
            return Outcome.MET
        return Outcome.EXCEEDED if done > self.planned.face else Outcome.MISSED

    @property
    def margin(self) -> Fraction:
        """Achieved less planned, by face value; below zero what is lacking."""
        return self.achieved.face - self.planned.face

    @property
    def of_plan(self) -> Rate:
        """Achieved over planned (tỷ lệ hoàn thành kế hoạch).

        >>> Progress(Said.percent("1,8%"), Said.percent("3%")).of_plan.text(decimals=0)
        '167%'
        """
        return Rate.of(max(self.achieved.face, Fraction(0)), _positive(self.planned).face)

    def text(self, lang: str = "vi") -> str:
        """In a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        planned, done = self.planned.show(lang), self.achieved.show(lang)
        share, word = self.of_plan.text(lang, decimals=1), self.outcome.text(lang)
        if vietnamese(lang):
            return f"giảm {done} so với kế hoạch {planned}: {word}, bằng {share} kế hoạch"
        return f"fell by {done} against {planned} planned: {word}, {share} of the plan"
