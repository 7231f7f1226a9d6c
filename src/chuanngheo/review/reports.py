"""A reviewed list of households → the report forms 7.1–7.11, as typed lines of counts and rates.

>>> homes = [Reviewed(unit="Thôn 1", area="rural", before="N", now="CN", members=4),
...     Reviewed(unit="Thôn 1", area="rural", before="KN", now="N", members=3, again=False)]
>>> units = [Unit("Thôn 1", area="rural", households=200, persons=800)]
>>> for line in report("7.2", units, homes).lines[-2:]:
...     print(line.label, line.split, line.cells)
Thôn 1 Hộ (1, 1, 0, 0, 0, 0, 1, 0, 1)
Thôn 1 Nhân khẩu (4, 4, 0, 0, 0, 0, 3, 0, 3)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Rate
from chuanngheo.review.answers import yes_no
from chuanngheo.review.decision import Outcome
from chuanngheo.sheets.reports import CAUSES, FORMS, ChildColumns, ReportForm
from chuanngheo.sheets.tt07_2021 import B2, CUTOFFS

Cell = int | Rate | None
"""A count of hộ, khẩu or trẻ; a rate; or nothing, where a rate has no whole or a fact is not known."""

N, CN, KN = Outcome
"""The outcomes by the letters of the forms."""


def _area(value: str) -> str:
    if value not in CUTOFFS:
        raise UnknownCodeError("area", value, CUTOFFS)
    return value


def _outcome(value: Outcome | str | None) -> Outcome | None:
    if value is None:
        return None
    try:
        return Outcome(value)
    except ValueError:
        raise UnknownCodeError("outcome", value, list(Outcome)) from None


def _b2(given: Mapping[str, bool | None]) -> dict[str, bool | None]:
    return yes_no(given, B2, "Phiếu B2")


def _whole(numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(numbers)


@attrs.frozen(kw_only=True)
class Child:
    """A child under 16 of a household, by the notes of form 7.11; ``None`` where not known."""

    uninsured: bool | None = None
    malnourished: bool | None = None
    out_of_level: bool | None = None


@attrs.frozen(kw_only=True)
class Reviewed:
    """One household of the list, before and after the review.

    Args:
        unit: the name of its unit (thôn, xã, huyện).
        area: ``"rural"`` or ``"urban"``.
        before: what it was at the beginning of the year, or ``None``: not here (moved in, split off).
        now: what it is, or ``None``: gone (died out, moved away, merged).
        members: nhân khẩu now, or when it left.
        members_before: nhân khẩu at the beginning of the year, where it differed.
        again: for a household newly on a list from outside both: whether it had been on it before (tái
            nghèo); no text at hand says how long before, so it is given.
        deprivations: the answers of Phiếu B2.
        minority: the head or the spouse of the head belongs to a dân tộc thiểu số.
        no_labour: không có khả năng lao động, by note 2 of form 7.8.
        merit: a member draws a monthly allowance as người có công.
        causes: the numbers 1–8 of section XIII of Mẫu số 3.1; a household may have several.
        children: its children under 16.

    Raises:
        InvalidValueError, UnknownCodeError: a fact outside its domain.
    """

    unit: str
    area: str = attrs.field(converter=_area)
    now: Outcome | None = attrs.field(converter=_outcome)
    members: int
    before: Outcome | None = attrs.field(default=None, converter=_outcome)
    members_before: int | None = None
    again: bool | None = None
    deprivations: Mapping[str, bool | None] = attrs.field(factory=dict[str, bool | None], converter=_b2)
    minority: bool | None = None
    no_labour: bool | None = None
    merit: bool | None = None
    causes: frozenset[int] = attrs.field(default=frozenset[int](), converter=_whole)
    children: tuple[Child, ...] = ()

    def __attrs_post_init__(self) -> None:
        for count in (self.members, self.members_at_first):
            if type(count) is not int or count < 1:
                raise InvalidValueError(f"a household of {self.unit} cannot have {count!r:.30} members")
        if self.before is None and self.now is None:
            raise InvalidValueError(
                f"a household of {self.unit} was neither here at first nor is here now",
                reason=Reason.CONTRADICTION,
            )
        wrong = sorted(self.causes - set(range(1, len(CAUSES) + 1)))
        if wrong:
            raise UnknownCodeError("cause", wrong[0], map(str, range(1, len(CAUSES) + 1)))
        if self.before is KN and self.now in (N, CN) and self.again is None:
            raise InvalidValueError(
                f"a household of {self.unit} newly on a list: say again=True (tái nghèo) or again=False"
                " (phát sinh mới); no text at hand draws the line between them",
                reason=Reason.MISSING,
            )

    @property
    def members_at_first(self) -> int:
        """Nhân khẩu at the beginning of the year."""
        return self.members if self.members_before is None else self.members_before


@attrs.frozen
class Unit:
    """A unit of the report in one area, with all its households; a unit in both areas is given twice."""

    name: str
    area: str = attrs.field(converter=_area, kw_only=True)
    households: int = attrs.field(kw_only=True)
    persons: int = attrs.field(kw_only=True)
    minority_households: int | None = attrs.field(default=None, kw_only=True)
    minority_persons: int | None = attrs.field(default=None, kw_only=True)


@attrs.frozen
class Line:
    """One line of a form: its number as printed, whose it is, which split, its cells by column."""

    number: str
    label: str
    split: str
    cells: tuple[Cell, ...]

    def texts(self, lang: str = "vi", *, decimals: int = 2) -> tuple[str, ...]:
        """The cells as an office prints them; an empty one where there is no figure.

        >>> Line("1", "Thôn 1", "", (2_693, Rate.of(106, 2_693), None)).texts()
        ('2.693', '3,94%', '')
        """
        return tuple(_text(cell, lang, decimals) for cell in self.cells)


@attrs.frozen
class Report:
    """One form filled in."""

    form: ReportForm
    lines: tuple[Line, ...]


Homes = Sequence[Reviewed]
"""The reviewed households of one place."""
Units = Sequence[Unit]
"""The places below, where a form counts them."""
Fill = Callable[[Units, Homes, str], tuple[Cell, ...]]
"""How the cells of a line are filled in."""


def report(
    number: str,
    units: Iterable[Unit],
    homes: Iterable[Reviewed],
    *,
    child_columns: ChildColumns | str = ChildColumns.HEADING,
) -> Report:
    """Fill the form of that number.

    Raises:
        UnknownCodeError: no such form, or a household of a unit that is not listed.
    """
    if number not in FORMS:
        raise UnknownCodeError("form", number, FORMS)
    places, listed = list(units), list(homes)
    known = {(unit.name, unit.area) for unit in places}
    for home in listed:
        if (home.unit, home.area) not in known:
            raise UnknownCodeError("unit", f"{home.unit} ({home.area})", [f"{u} ({a})" for u, a in known])
    form, fill = FORMS[number], _FILLS[number]
    if number == "7.11":
        fill = partial(_children, order=ChildColumns(child_columns))
    return Report(form, tuple(_lines(form, fill, places, listed)))


_AREAS = (("I", "Khu vực thành thị", "urban"), ("II", "Khu vực nông thôn", "rural"))


def _lines(form: ReportForm, fill: Fill, units: Units, homes: Homes) -> Iterator[Line]:
    if not form.by_area:
        yield from _each(form, fill, units, homes)
        yield from _block(form, fill, ("", "Tổng cộng"), units, homes)
        return
    for number, label, area in _AREAS:
        part = [unit for unit in units if unit.area == area]
        mine = [home for home in homes if home.area == area]
        yield from _block(form, fill, (number, label), part, mine)
        yield from _each(form, fill, part, mine)
    if form.units_in_total:
        yield from _block(form, fill, ("III", "Tổng cộng (I + II)"), units, homes)
        yield from _each(form, fill, units, homes)
    else:
        yield from _block(form, fill, ("", "Tổng cộng (I + II)"), units, homes)


def _each(form: ReportForm, fill: Fill, units: Units, homes: Homes) -> Iterator[Line]:
    for place, name in enumerate(dict.fromkeys(unit.name for unit in units), start=1):
        part = [unit for unit in units if unit.name == name]
        yield from _block(form, fill, (str(place), name), part, [h for h in homes if h.unit == name])


def _block(form: ReportForm, fill: Fill, head: tuple[str, str], units: Units, homes: Homes) -> Iterator[Line]:
    for split in form.splits:
        yield Line(*head, split, fill(units, homes, split))


def _text(cell: Cell, lang: str, decimals: int) -> str:
    if isinstance(cell, Rate):
        return cell.text(lang, decimals=decimals)
    return "" if cell is None else format_decimal(cell, lang)


def _rate(count: int, total: int) -> Rate | None:
    return Rate.of(count, total) if total else None


def _sum(facts: Iterable[int | None]) -> int | None:
    """The sum, or ``None`` where a part is not known: a hole is never a zero."""
    listed = list(facts)
    return None if None in listed else sum(fact or 0 for fact in listed)


def _are(homes: Homes, outcome: Outcome) -> list[Reviewed]:
    return [home for home in homes if home.now is outcome]


def _result(units: Units, homes: Homes, _: str) -> tuple[Cell, ...]:
    total = sum(unit.households for unit in units)
    poor, near = len(_are(homes, N)), len(_are(homes, CN))
    return (total, sum(u.persons for u in units), poor, _rate(poor, total), near, _rate(near, total))


def _flows(units: Units, homes: Homes, split: str, *, of: Outcome) -> tuple[Cell, ...]:
    """Forms 7.2 and 7.3.  A change of members in a household that stays or comes over is a column 4 or 8."""
    del units
    persons = split == "Nhân khẩu"
    columns = [0] * 9
    for home in homes:
        before, now = home.before is of, home.now is of
        was = home.members_at_first if persons else 1
        there = home.members if persons else 1
        if before:
            columns[0] += was
            if not now:
                columns[_exit(home)] += was
        if now:
            columns[8] += there
            from_outside = home.before in (None, KN)
            if not before:
                columns[_entry(home)] += there if from_outside else was
            if not from_outside:
                columns[7 if there > was else 3] += abs(there - was)
    return tuple(columns)


def _exit(home: Reviewed) -> int:
    """The column, from 0, in which a household leaves its list."""
    if home.now is None:
        return 3
    if home.before is N:
        return 1 if home.now is CN else 2
    return 2 if home.now is N else 1


def _entry(home: Reviewed) -> int:
    """The column, from 0, in which a household comes onto its list."""
    if home.before is None:
        return 7
    if home.before is KN:
        return 5 if home.again else 6
    return 4


def _lacking(units: Units, homes: Homes, _: str, *, of: Outcome, rates: bool) -> tuple[Cell, ...]:
    del units
    mine = _are(homes, of)
    counts = [_sum(_flag(home.deprivations[code]) for home in mine) for code in B2]
    if not rates:
        return (len(mine), *counts)
    return (len(mine), *(None if count is None else _rate(count, len(mine)) for count in counts))


def _flag(fact: bool | None) -> int | None:  # noqa: FBT001 # a fact of three values
    return None if fact is None else int(fact)


def _groups(units: Units, homes: Homes, split: str) -> tuple[Cell, ...]:
    persons = split == "Nhân khẩu"
    poor, near = _are(homes, N), _are(homes, CN)

    def count(of: Iterable[Reviewed], fact: str) -> int | None:
        weighed = ((_flag(getattr(home, fact)), home.members if persons else 1) for home in of)
        return _sum(None if flag is None else flag * weight for flag, weight in weighed)

    total = sum(u.persons if persons else u.households for u in units)
    minority = _sum(u.minority_persons if persons else u.minority_households for u in units)
    groups = (count(of, fact) for fact in ("minority", "no_labour", "merit") for of in (poor, near))
    sizes = (sum(home.members if persons else 1 for home in of) for of in (poor, near))
    return (total, minority, *sizes, *groups)


def _peoples(units: Units, homes: Homes, _: str) -> tuple[Cell, ...]:
    del units
    return tuple(
        cell
        for mine in (_are(homes, N), _are(homes, CN))
        for cell in (len(mine), _sum(_flag(home.minority) for home in mine))
    )


def _causes(units: Units, homes: Homes, split: str) -> tuple[Cell, ...]:
    del units
    mine = _are(homes, N if split == "Hộ nghèo" else CN)
    return tuple(sum(number in home.causes for home in mine) for number in range(1, len(CAUSES) + 1))


def _children(units: Units, homes: Homes, _: str, *, order: ChildColumns) -> tuple[Cell, ...]:
    del units
    facts = ["uninsured", "malnourished", "out_of_level"]
    if order is ChildColumns.NOTE:
        facts[:2] = reversed(facts[:2])
    cells: list[Cell] = []
    for outcome in (N, CN):
        children = [child for home in _are(homes, outcome) for child in home.children]
        cells += [len(children), *(_sum(_flag(getattr(c, fact)) for c in children) for fact in facts)]
    return tuple(cells)


_FILLS: Mapping[str, Fill] = {
    "7.1": _result,
    "7.2": partial(_flows, of=N),
    "7.3": partial(_flows, of=CN),
    "7.4": partial(_lacking, of=N, rates=False),
    "7.5": partial(_lacking, of=N, rates=True),
    "7.6": partial(_lacking, of=CN, rates=False),
    "7.7": partial(_lacking, of=CN, rates=True),
    "7.8": _groups,
    "7.9": _peoples,
    "7.10": _causes,
    "7.11": partial(_children, order=ChildColumns.HEADING),
}
