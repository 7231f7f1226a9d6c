"""What a plan says, as far as its print goes; from any two of points, households and a count the third."""

from decimal import Decimal
from fractions import Fraction

import attrs

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.figures import Figure, Hedge, figure
from chuanngheo.languages import phrase
from chuanngheo.quantities import Exact, Interval, Points, Rate, Rounding, exact, short

Given = Exact | Figure | str
"""A number of a plan: exact, or as printed."""


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
    part, total = Said.count(count, derived=True), positive(Said.count(households))
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
    share, part = positive(Said.percent(points)), Said.count(count, derived=True)
    return Said.computed(
        part.face / share.face * 100,
        part.interval.over(share.interval).times(Interval.at(100)),
        "hộ",
        hedged=share.hedged or part.hedged,
    )


def positive(said: Said) -> Said:
    """What is to be divided by.

    Raises:
        InvalidValueError: it is not above zero.
    """
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
