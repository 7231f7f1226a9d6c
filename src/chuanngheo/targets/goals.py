"""The other goals of a plan (mục tiêu cụ thể): "hơn 100.000 lượt hộ", "dưới 4 %", "01–02 mô hình/xã".

A goal has its own unit: "lượt hộ" (times that households were served) are not "hộ", "người" are not
"lượt người"; what is of another unit is refused, never compared.

>>> jobless = Goal.read("tỷ lệ thất nghiệp", "dưới 4%", until=2015)
>>> jobless.met("3,9%"), jobless.met("4%")
(True, False)
>>> models = Goal.read("mô hình điển hình", "01 - 02 mô hình/xã")
>>> models.comparator, models.least, models.most, models.unit
(<Comparator.BETWEEN: 'between'>, Fraction(1, 1), Fraction(2, 1), 'mô hình/xã')
>>> parts("71.100 người", ["59.850 lao động", "11.250 lao động"]).verdict
<Verdict.HOLDS: 'holds'>
>>> yearly("3.000 người", "600 người", years=5).verdict
<Verdict.HOLDS: 'holds'>
"""

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.figures import Figure, Hedge, figure
from chuanngheo.periods import Span
from chuanngheo.quantities import Exact, Interval, Rate, exact, short
from chuanngheo.targets.checks import Check
from chuanngheo.targets.progress import Outcome
from chuanngheo.targets.said import Said


class Comparator(StrEnum):
    """How what is done is held against the amount.

    >>> [one.value for one in Comparator][:4]
    ['reach', 'about', 'more-than', 'at-least']
    """

    REACH = "reach"  # the amount itself; more is better
    ABOUT = "about"  # khoảng
    MORE_THAN = "more-than"  # hơn, trên
    AT_LEAST = "at-least"  # ít nhất, từ … trở lên
    LESS_THAN = "less-than"  # dưới
    AT_MOST = "at-most"  # không quá; "không để phát sinh" is at most 0
    BETWEEN = "between"  # từ … đến …


_COMPARATORS = {
    None: Comparator.REACH,
    Hedge.ABOUT: Comparator.ABOUT,
    Hedge.NEARLY: Comparator.ABOUT,
    Hedge.OVER: Comparator.MORE_THAN,
    Hedge.AT_LEAST: Comparator.AT_LEAST,
    Hedge.UNDER: Comparator.LESS_THAN,
    Hedge.AT_MOST: Comparator.AT_MOST,
    Hedge.RANGE: Comparator.BETWEEN,
}


class Per(StrEnum):
    """Whether an amount is for the whole time or for each year of it.

    >>> [one.value for one in Per]
    ['in-all', 'year']
    """

    IN_ALL = "in-all"
    YEAR = "year"


@attrs.frozen(kw_only=True)
class Goal:
    """What is to be reached, in which unit, how much, by whom, by or during when.

    Attributes:
        what: in the words of the plan.
        unit: as :mod:`chuanngheo.figures` names units: ``"hộ"``, ``"lượt hộ"``, ``"%"``,
            ``"đồng/hộ/tháng"``, ``"mô hình/xã"``.
        comparator: how the amount bounds.
        least: the amount, or the lower end of a range; ``None`` for an upper bound alone.
        most: the upper bound or end, ``None`` where there is none.
        group: of whom (người có công, người nghèo, …).
        until: the year by whose end it is to be reached ("đến năm 2015").
        during: the days in which it is to be done ("trong năm 2019").
        per: each year or in all.

    >>> Goal.read("tỷ lệ thất nghiệp", "dưới 4%", until=2015).met("3,9%")
    True
    """

    what: str
    unit: str | None
    comparator: Comparator
    least: Fraction | None
    most: Fraction | None = None
    group: str = ""
    until: int | None = None
    during: Span | None = None
    per: Per = Per.IN_ALL
    text: str = ""

    @classmethod
    def read(
        cls,
        what: str,
        amount: str | Figure,
        *,
        unit: str | None = None,
        group: str = "",
        until: int | None = None,
        during: Span | None = None,
        per: Per = Per.IN_ALL,
    ) -> "Goal":
        """A goal whose amount is read as it is printed; ``unit`` where the print names none.

        Raises:
            NumeralError: the amount is not one printed figure.
        """
        read = figure(amount, unit=unit) if isinstance(amount, str) else amount
        comparator = _COMPARATORS[read.hedge]
        span = read.interval()
        low: Fraction | None = read.exact
        high: Fraction | None = None
        if comparator is Comparator.ABOUT:
            low, high = span.low, span.high
        elif comparator is Comparator.BETWEEN:
            high = None if read.upper is None else Fraction(read.upper)
        elif comparator in (Comparator.LESS_THAN, Comparator.AT_MOST):
            low, high = None, read.exact
        return cls(
            what=what, unit=read.unit, comparator=comparator, least=low, most=high,
            group=group, until=until, during=during, per=per, text=read.text,
        )  # fmt: skip

    @classmethod
    def none_new(cls, what: str, *, group: str, during: Span, unit: str = "hộ") -> "Goal":
        """A zero-inflow goal: "không để phát sinh hộ nghèo là đối tượng người có công"."""
        return cls(
            what=what, unit=unit, comparator=Comparator.AT_MOST, least=None, most=Fraction(0),
            group=group, during=during, text="không để phát sinh",
        )  # fmt: skip

    @property
    def interval(self) -> Interval:
        """Every number that meets the goal."""
        low_open = self.comparator is Comparator.MORE_THAN
        high_open = self.comparator is Comparator.LESS_THAN
        return Interval(self.least, self.most, low_open, high_open)

    def amount_of(self, done: "Exact | Figure | str") -> Fraction:
        """``done`` in the unit of the goal.

        Raises:
            InvalidValueError: a figure of another unit.
        """
        if not isinstance(done, str | Figure):
            return exact(done, "what is done", "phần đã làm")
        read = figure(done, unit=self.unit) if isinstance(done, str) else done
        if read.unit != self.unit:
            raise InvalidValueError(
                f"{self.what} is counted in {self.unit or 'no unit'}, not in {read.unit or 'no unit'}",
                f"{self.what} tính theo {self.unit or 'số không đơn vị'}, không theo "
                f"{read.unit or 'số không đơn vị'}",
                reason=Reason.WRONG_TYPE,
            )
        return read.exact

    def met(self, done: "Exact | Figure | str") -> bool:
        """Whether ``done`` meets the goal."""
        return self.amount_of(done) in self.interval

    def outcome(self, done: "Exact | Figure | str") -> Outcome:
        """Met, missed, or exceeded where more than the amount was done and more is better."""
        amount = self.amount_of(done)
        if amount not in self.interval:
            over = self.comparator is Comparator.ABOUT and self.most is not None and amount > self.most
            return Outcome.EXCEEDED if over else Outcome.MISSED
        more = self.most is None and self.least is not None and amount > self.least
        strict = self.comparator is Comparator.MORE_THAN
        return Outcome.EXCEEDED if more and not strict else Outcome.MET

    def of_plan(self, done: "Exact | Figure | str") -> Rate | None:
        """What is done over the amount; ``None`` for an upper bound, which has no such share."""
        if not self.least:
            return None
        return Rate.of(self.amount_of(done), self.least)

    def in_all(self, years: int) -> "Goal":
        """The goal of the whole time, where it is stated for each year."""
        if self.per is Per.IN_ALL:
            return self
        times = (None if end is None else end * years for end in (self.least, self.most))
        least, most = times
        return attrs.evolve(self, least=least, most=most, per=Per.IN_ALL)


def _said(value: "Exact | Figure | str") -> Said:
    if not isinstance(value, str | Figure):
        number = exact(value, "an amount", "một số lượng")
        return Said(short(number), number, Interval.at(number), "")
    read = figure(value) if isinstance(value, str) else value
    return Said(read.text, read.exact, read.interval(), read.unit or "", hedged=read.hedge is not None)


def _check(about: str, printed: Said, face: Fraction, interval: Interval, *, hedged: bool) -> Check:
    return Check(about, printed, Said.computed(face, interval, printed.unit, hedged=hedged))


def parts(total: "Exact | Figure | str", of: Iterable["Exact | Figure | str"]) -> Check:
    """Whether the parts of a goal add up to it: 71.100 = 59.850 + 11.250.

    Units are not compared: a plan counts "người" and its parts "lao động".

    >>> parts("71.100 người", ["59.850 lao động", "11.250 lao động"]).verdict
    <Verdict.HOLDS: 'holds'>
    """
    whole, pieces = _said(total), [_said(part) for part in of]
    interval = Interval.at(0)
    for piece in pieces:
        interval = interval + piece.interval
    face = sum((piece.face for piece in pieces), Fraction(0))
    return _check("parts", whole, face, interval, hedged=any(piece.hedged for piece in pieces))


def yearly(total: "Exact | Figure | str", average: "Exact | Figure | str", *, years: int) -> Check:
    """Whether a yearly average over ``years`` comes to the total: 3.000 = 5 × 600.

    >>> yearly("3.000 người", "600 người", years=5).verdict
    <Verdict.HOLDS: 'holds'>
    """
    whole, each = _said(total), _said(average)
    return _check(
        "yearly", whole, each.face * years, each.interval.times(Interval.at(years)), hedged=each.hedged
    )
