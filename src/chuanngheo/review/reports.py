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
from chuanngheo.languages import vietnamese
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Rate, rounded
from chuanngheo.review.reviewed import CHILD_FACTS, GROUP_FACTS, LISTS, Reviewed, Tally, area_of, tallied
from chuanngheo.sheets.english import in_english
from chuanngheo.sheets.reports import CAUSES, FORMS, ChildColumns, ReportForm
from chuanngheo.sheets.tt07_2021 import B2

Cell = int | Rate | None
"""A count of hộ, khẩu or trẻ; a rate; or nothing, where a rate has no whole or a fact is not known."""


@attrs.frozen
class Unit:
    """A unit of the report in one area, with all its households; a unit in both areas is given twice.

    >>> Unit("xã A", area="rural", households=10, persons=40).households
    10
    """

    name: str
    area: str = attrs.field(converter=area_of, kw_only=True)
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

    def words(self, lang: str = "vi") -> tuple[str, str]:
        """Whose line it is and which split, as printed or in English; a unit keeps its name.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.

        >>> Line("I", "Khu vực thành thị", "Hộ", ()).words("en"), Line("1", "Thôn 1", "Hộ", ()).words("en")
        (('urban area', 'households'), ('Thôn 1', 'households'))
        """
        if vietnamese(lang):
            return self.label, self.split
        return self.label if self.number.isdecimal() else in_english(self.label), in_english(self.split)

    def texts(self, lang: str = "vi", *, decimals: int = 2) -> tuple[str, ...]:
        """The cells as an office prints them; an empty one where there is no figure.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.

        >>> Line("1", "Thôn 1", "", (2_693, Rate.of(106, 2_693), None)).texts()
        ('2.693', '3,94%', '')
        """
        return tuple(_text(cell, lang, decimals) for cell in self.cells)


@attrs.frozen
class Report:
    """One form filled in.

    In use: :func:`chuanngheo.review.report`.
    """

    form: ReportForm
    lines: tuple[Line, ...]

    def rows(self, *, decimals: int = 2) -> list[dict[str, object]]:
        """One row a line: number, label, split, then the cells by the printed numbers of their columns.

        Counts are whole numbers and rates decimals in %; for a frame: ``frame.measures.table(rows, like=…)``.
        """
        return [
            {
                "number": line.number,
                "label": line.label,
                "split": line.split,
                **{
                    str(column.number): rounded(cell.percent, decimals) if isinstance(cell, Rate) else cell
                    for column, cell in zip(self.form.columns, line.cells, strict=True)
                },
            }
            for line in self.lines
        ]


Units = Sequence[Unit]
"""The places below, where a form counts them."""
Tallies = Sequence[Tally]
"""The counted households of one place."""
Fill = Callable[[Units, Tallies, str], tuple[Cell, ...]]
"""How the cells of a line are filled in."""


def report(
    number: str,
    units: Iterable[Unit],
    homes: Iterable[Reviewed | Tally],
    *,
    child_columns: ChildColumns | str = ChildColumns.HEADING,
) -> Report:
    """Fill the form of that number.

    Args:
        number: ``"7.1"`` to ``"7.11"``.
        units: every unit of the report.
        homes: the reviewed households; or what was counted of them, as ``frame.reports.tallies`` does.
        child_columns: which column of form 7.11 is of insurance.

    Raises:
        UnknownCodeError: no such form, or a household of a unit that is not listed.
        InvalidValueError: form 7.11 from tallies in which no children were counted.

    >>> report("7.1", [Unit("xã A", area="rural", households=10, persons=40)], []).lines[0].label
    'Khu vực thành thị'
    """
    if number not in FORMS:
        raise UnknownCodeError("form", "biểu mẫu", number, FORMS)
    places, listed = list(units), tallied(homes)
    known = {(unit.name, unit.area) for unit in places}
    for one in listed:
        if (one.unit, one.area) not in known:
            raise UnknownCodeError(
                "unit", "đơn vị", f"{one.unit} ({one.area})", [f"{u} ({a})" for u, a in known]
            )
    form, fill = FORMS[number], _FILLS[number]
    if number == "7.11":
        fill = partial(_children, order=ChildColumns(child_columns))
    return Report(form, tuple(_lines(form, fill, places, listed)))


_AREAS = (("I", "Khu vực thành thị", "urban"), ("II", "Khu vực nông thôn", "rural"))


def _lines(form: ReportForm, fill: Fill, units: Units, homes: Tallies) -> Iterator[Line]:
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


def _each(form: ReportForm, fill: Fill, units: Units, homes: Tallies) -> Iterator[Line]:
    for place, name in enumerate(dict.fromkeys(unit.name for unit in units), start=1):
        part = [unit for unit in units if unit.name == name]
        yield from _block(form, fill, (str(place), name), part, [h for h in homes if h.unit == name])


def _block(
    form: ReportForm, fill: Fill, head: tuple[str, str], units: Units, homes: Tallies
) -> Iterator[Line]:
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


def _count(homes: Tallies, what: str) -> int | None:
    return _sum(home.counts.get(what, 0) for home in homes)


def _sure(homes: Tallies, what: str) -> int:
    """A count of what is always known."""
    return _count(homes, what) or 0


def _result(units: Units, homes: Tallies, _: str) -> tuple[Cell, ...]:
    total = sum(unit.households for unit in units)
    poor, near = _sure(homes, "poor"), _sure(homes, "near_poor")
    return (total, sum(u.persons for u in units), poor, _rate(poor, total), near, _rate(near, total))


def _flows(units: Units, homes: Tallies, split: str, *, of: str) -> tuple[Cell, ...]:
    del units
    end = "_persons" if split == "Nhân khẩu" else ""
    return tuple(_count(homes, f"{of}_flow_{column}{end}") for column in range(1, 10))


def _lacking(units: Units, homes: Tallies, _: str, *, of: str, rates: bool) -> tuple[Cell, ...]:
    del units
    total = _sure(homes, of)
    counts = [_count(homes, f"{of}_lacking_{code}") for code in B2]
    if not rates:
        return (total, *counts)
    return (total, *(None if count is None else _rate(count, total) for count in counts))


def _groups(units: Units, homes: Tallies, split: str) -> tuple[Cell, ...]:
    persons = split == "Nhân khẩu"
    end = "_persons" if persons else ""
    total = sum(u.persons if persons else u.households for u in units)
    minority = _sum(u.minority_persons if persons else u.minority_households for u in units)
    counts = (f"{fact}_{of}{end}" for fact in GROUP_FACTS for of in LISTS)
    return (
        total,
        minority,
        *(_count(homes, f"{of}{end}") for of in LISTS),
        *(_count(homes, c) for c in counts),
    )


def _peoples(units: Units, homes: Tallies, _: str) -> tuple[Cell, ...]:
    del units
    return tuple(_count(homes, f"{what}{of}") for of in LISTS for what in ("", "minority_"))


def _causes(units: Units, homes: Tallies, split: str) -> tuple[Cell, ...]:
    del units
    of = "poor" if split == "Hộ nghèo" else "near_poor"
    return tuple(_count(homes, f"cause_{number}_{of}") for number in range(1, len(CAUSES) + 1))


def _children(units: Units, homes: Tallies, _: str, *, order: ChildColumns) -> tuple[Cell, ...]:
    del units
    if any(home.children is False for home in homes):
        raise InvalidValueError(
            "form 7.11 counts children: give the households with their children, not a tally without them",
            "mẫu 7.11 đếm trẻ em: hãy cho các hộ kèm trẻ em, không cho bảng tổng hợp thiếu trẻ em",
            reason=Reason.MISSING,
        )
    facts = ["children", *CHILD_FACTS]
    if order is ChildColumns.NOTE:
        facts[1:3] = reversed(facts[1:3])
    return tuple(_count(homes, f"{fact}_{of}") for of in LISTS for fact in facts)


_FILLS: Mapping[str, Fill] = {
    "7.1": _result,
    "7.2": partial(_flows, of="poor"),
    "7.3": partial(_flows, of="near_poor"),
    "7.4": partial(_lacking, of="poor", rates=False),
    "7.5": partial(_lacking, of="poor", rates=True),
    "7.6": partial(_lacking, of="near_poor", rates=False),
    "7.7": partial(_lacking, of="near_poor", rates=True),
    "7.8": _groups,
    "7.9": _peoples,
    "7.10": _causes,
    "7.11": partial(_children, order=ChildColumns.HEADING),
}
