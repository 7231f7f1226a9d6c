"""A plan as data: what its sentences say, its tables, the instruments it cites, its deadlines.

Figures are given as printed, in strings; nothing is corrected.  Each kind of statement implies its
checks (see :mod:`chuanngheo.consistency`); a field left out was not printed.

>>> said = Count("poor", "453 hộ", rate="3,04%", when="2021")
>>> said.count.figure.value, said.rate.figure.value
(Decimal('453'), Decimal('3.04'))
"""

import datetime as dt
from enum import StrEnum

import attrs

from chuanngheo.areas import area_code
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.figures import Figure
from chuanngheo.groups import GROUPS
from chuanngheo.standard import Category
from chuanngheo.tables import Printed, Table

Text = str | Figure | Printed
"""How a figure may be given: as printed, or read already."""


def _households(value: Text | None) -> Printed | None:
    return None if value is None else Printed.read(value, "hộ")


def _percent(value: Text | None) -> Printed | None:
    return None if value is None else Printed.read(value, "%")


def _amount(value: Text | None) -> Printed | None:
    return None if value is None else Printed.read(value, "đồng")


def _bare(value: Text | None) -> Printed | None:
    """A goal's figure prints its own unit, of whatever kind."""
    if value is None or isinstance(value, Printed):
        return value
    text = value.text if isinstance(value, Figure) else value
    return Printed.read(text, "%" if "%" in text else "hộ")


MOST_YEARS = 100
"""More years than any plan spreads a step over."""


def _few_years(_: object, __: object, years: int | None) -> None:
    if years is not None and not 1 <= years <= MOST_YEARS:
        raise InvalidValueError(
            f"years: expected 1 to {MOST_YEARS}, not {years}",
            f"years: phải từ 1 đến {MOST_YEARS}, không phải {years}",
        )


EVERY = ("", "month", "quarter", "half-year", "year")
"""How often a deadline may come back; empty: once."""


def _recurrence(_: object, __: object, every: str) -> None:
    if every not in EVERY:
        raise UnknownCodeError("every", "giá trị every", every, EVERY[1:])


def _many(values: "tuple[Text, ...] | list[Text]") -> tuple[Printed, ...]:
    return tuple(p for p in map(_bare, values) if p is not None)


@attrs.frozen(kw_only=True)
class Statement:
    """What every statement has: its words on the page, the place and the time it speaks of.

    ``place`` empty is the place of the document; ``when`` is a label such as ``"2021"`` (the end of that
    year), the same in all statements and tables that speak of the same moment.  ``span`` are the first
    and past-the-last character of ``text`` in the document, where they are known.
    """

    text: str = ""
    place: str = ""
    when: str = ""
    span: tuple[int, int] | None = None


@attrs.frozen
class Count(Statement):
    """A count of a group, perhaps with its rate over a printed or unprinted total.

    ``of`` is the group that the rate is over; if not given, the group's natural base.  ``total`` is that
    base where the same sentence prints it.  ``of_place`` is the place whose total is meant, where a part
    ("khu vực thành thị 2.942 hộ, tỷ lệ 0,82%") is given as a rate over the whole.
    """

    group: str
    count: Printed | None = attrs.field(default=None, converter=_households)
    rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    total: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    of: str = attrs.field(default="", kw_only=True)
    of_place: str = attrs.field(default="", kw_only=True)

    @property
    def base(self) -> str:
        """The group that the rate is over."""
        return self.of or (GROUPS[self.group].base if self.group in GROUPS else "households")


@attrs.frozen
class Split(Statement):
    """A whole and its parts, each a count, a rate, or both.

    ``exhaustive`` parts add up to the whole; with ``overlapping`` a household may be in several parts.
    """

    group: str = ""
    parts: "tuple[Part, ...]" = attrs.field(kw_only=True)
    whole: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    whole_rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    overlapping: bool = attrs.field(default=False, kw_only=True)
    exhaustive: bool = attrs.field(default=True, kw_only=True)


@attrs.frozen
class Part:
    """One part of a split: a place (``place``), a group (``group``), or just a label."""

    label: str = ""
    count: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    group: str = attrs.field(default="", kw_only=True)
    place: str = attrs.field(default="", kw_only=True)


@attrs.frozen
class Change(Statement):
    """A figure before and after, and the change between them, as counts or as rates."""

    group: str = ""
    before: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    after: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    by: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    before_rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    after_rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    by_points: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    since: str = attrs.field(default="", kw_only=True)


@attrs.frozen
class Target(Statement):
    """A reduction in points, in households, or both; of a base; to an end.

    ``base_when`` labels the moment reduced from; ``years`` is how many years ``points`` is spread over;
    ``per_year`` says that points and households are a yearly step.  ``achieved`` marks a result already
    reached, whose base total may differ from its end total.
    """

    group: str = "poor"
    points: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    households: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    base_count: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    base_rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    base_total: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    end_count: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    end_rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    relative: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    base_when: str = attrs.field(default="", kw_only=True)
    years: int = attrs.field(default=1, validator=_few_years, kw_only=True)
    per_year: bool = attrs.field(default=False, kw_only=True)
    achieved: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Milestone:
    """One point of a path: the rate at the end of a year; ``goal`` where it is promised, not found."""

    year: int
    rate: Printed | None = attrs.field(converter=_percent)
    goal: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Path(Statement):
    """Rates of several years and the printed average step between the first and the last."""

    group: str = "poor"
    points: tuple[Milestone, ...] = attrs.field(kw_only=True)
    per_year: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)


@attrs.frozen
class Flow(Statement):
    """Poor households over a year: start − exits + relapses + new + other = end."""

    group: str = "poor"
    start: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    exits: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    relapsed: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    new: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    other: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    end: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    complete: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Subset(Statement):
    """A part that can be no larger than its whole."""

    part: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)
    whole: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)


class Extreme(StrEnum):
    """Which end of a ranking."""

    HIGHEST = "highest"
    LOWEST = "lowest"


def _extreme(value: str) -> Extreme:
    known = {extreme.value: extreme for extreme in Extreme}
    if value not in known:
        raise UnknownCodeError("extreme", "giá trị extreme", value, known)
    return known[value]


@attrs.frozen
class Ranked:
    """A place named in a ranking, with the figure printed beside it."""

    place: str
    rate: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    count: Printed | None = attrs.field(default=None, converter=_households, kw_only=True)


@attrs.frozen
class Rank(Statement):
    """The places with the highest or lowest figures of a column, in order."""

    role: str
    extreme: Extreme = attrs.field(converter=_extreme, kw_only=True)
    places: tuple[Ranked, ...] = attrs.field(kw_only=True)


@attrs.frozen
class Band(Statement):
    """How many units have a rate in a band: "9 xã có tỷ lệ hộ nghèo từ 25% đến dưới 30%"."""

    role: str
    units: Printed | None = attrs.field(converter=_bare, kw_only=True)
    least: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    above: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    below: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    upto: Printed | None = attrs.field(default=None, converter=_percent, kw_only=True)
    unit: str = attrs.field(default="xã", kw_only=True)
    names: tuple[str, ...] = attrs.field(default=(), kw_only=True)


@attrs.frozen
class Listing(Statement):
    """A printed number of things and the list of them."""

    what: str
    number: Printed | None = attrs.field(converter=_bare, kw_only=True)
    names: tuple[str, ...] = attrs.field(kw_only=True)


@attrs.frozen
class Goal(Statement):
    """A goal of another kind: what, how much (with its own comparator and unit), for whom, until when.

    ``parts`` add up to ``amount``; ``per_year`` times ``years`` is ``amount``.
    """

    what: str
    amount: Printed | None = attrs.field(default=None, converter=_bare, kw_only=True)
    parts: tuple[Printed, ...] = attrs.field(default=(), converter=_many, kw_only=True)
    per_year: Printed | None = attrs.field(default=None, converter=_bare, kw_only=True)
    years: int | None = attrs.field(default=None, validator=_few_years, kw_only=True)
    group: str = attrs.field(default="", kw_only=True)
    by: str = attrs.field(default="", kw_only=True)


def _category(value: str) -> Category:
    return Category.parse(value)


@attrs.frozen
class Threshold(Statement):
    """A line of the law as the plan restates it: category, area and amounts (đồng/người/tháng)."""

    category: Category = attrs.field(converter=_category)
    area: str = attrs.field(converter=area_code, kw_only=True)
    least: Printed | None = attrs.field(default=None, converter=_amount, kw_only=True)
    above: Printed | None = attrs.field(default=None, converter=_amount, kw_only=True)
    upto: Printed | None = attrs.field(default=None, converter=_amount, kw_only=True)
    percent_of_poverty_line: bool = attrs.field(default=False, kw_only=True)


@attrs.frozen
class Claim(Statement):
    """A sentence whose figures stand here but which no arithmetic can test; ``why`` says why."""

    figures: tuple[Printed, ...] = attrs.field(converter=_many, kw_only=True)
    why: str = attrs.field(kw_only=True)


KINDS: dict[str, type[Statement]] = {
    cls.__name__.lower(): cls
    for cls in (
        Count, Split, Change, Target, Path, Flow, Subset, Rank, Band, Listing, Goal, Threshold, Claim,
    )
}  # fmt: skip
"""The kinds of statements by the name they have in a file."""


@attrs.frozen(kw_only=True)
class Cited:
    """An instrument as the plan cites it; ``number`` and ``date`` exactly as printed."""

    number: str
    date: dt.date | None = None
    kind: str = ""
    text: str = ""
    is_same_as: str = ""
    attached: bool | None = None
    span: tuple[int, int] | None = None


@attrs.frozen(kw_only=True)
class Deadline:
    """A reporting or other deadline of the plan.

    ``before`` is a day named as "trước ngày …": the last permissible day is the one before it.
    ``every`` is ``"month"``, ``"quarter"``, ``"half-year"`` or ``"year"`` for one that comes back, with
    ``day`` of the month where it is printed.
    """

    what: str
    who: str = ""
    before: dt.date | None = None
    on_or_before: dt.date | None = None
    every: str = attrs.field(default="", validator=_recurrence)
    before_day: int | None = None
    within: str = ""
    text: str = ""
    span: tuple[int, int] | None = None


@attrs.frozen(kw_only=True)
class Annex:
    """An annex that the plan cites; ``present`` says whether it is part of this document."""

    title: str
    present: bool
    span: tuple[int, int] | None = None


@attrs.frozen(kw_only=True)
class Document:
    """A plan, report or decision: who issued it, and everything in it that is a figure, rule or date.

    ``standard`` is the code of the standard its figures are measured by; ``groups`` names the groups that
    are its own, beside those of :data:`chuanngheo.groups.GROUPS`.

    >>> plan = Document(title="Kế hoạch", years=(2019,), statements=(
    ...     Count("poor", "5.779 hộ", rate="10,55%", total="54.769 hộ", when="2018"),))
    >>> plan.statements[0].rate.text
    '10,55%'
    """

    title: str
    issuer: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    years: tuple[int, ...] = ()
    standard: str = ""
    source: str = ""
    groups: tuple[str, ...] = ()
    instruments: tuple[Cited, ...] = ()
    statements: tuple[Statement, ...] = ()
    tables: tuple[Table, ...] = ()
    annexes: tuple[Annex, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
