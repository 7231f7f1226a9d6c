"""Two reviews compared: what became of one household, and the flows of a place over a year.

A household on the list of poor or near-poor households that leaves it has escaped (thoát nghèo, thoát cận
nghèo); one that enters it again has fallen back (tái nghèo), one that enters for the first time is new
(phát sinh mới).  No text at hand limits how long ago it must have been on the list to fall *back*: any
earlier time counts.

>>> movement("hộ nghèo", "hộ cận nghèo").text("vi")
'thoát nghèo, trở thành hộ cận nghèo'
>>> movement(None, "hộ nghèo", was_poor=True)
<Movement.BACK_TO_POOR: 'back-to-poor'>
>>> movement(None, "hộ nghèo") is None
True
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

import attrs

from chuanngheo.errors import Fault, InvalidFileError, InvalidValueError, Reason
from chuanngheo.law import Citation, Instrument
from chuanngheo.periods import completed_months, plain_day
from chuanngheo.quantities import Rate
from chuanngheo.standard import Category

LISTED = (Category.POOR, Category.NEAR_POOR)
"""The two lists; every other category, and ``None``, is off the list."""

LARGEST = 100


class Movement(StrEnum):
    """What became of one household between two reviews."""

    TO_NEAR_POOR = "to-near-poor"
    OUT_OF_POVERTY = "out-of-poverty"
    OUT_OF_NEAR_POVERTY = "out-of-near-poverty"
    TO_POOR = "to-poor"
    BACK_TO_POOR = "back-to-poor"
    BACK_TO_NEAR_POOR = "back-to-near-poor"
    NEW_POOR = "new-poor"
    NEW_NEAR_POOR = "new-near-poor"
    STAYS_POOR = "stays-poor"
    STAYS_NEAR_POOR = "stays-near-poor"
    STAYS_OFF = "stays-off"

    def text(self, lang: str = "vi") -> str:
        """The term of the official forms, or its English."""
        return _MOVEMENT[self][lang == "en"]


_MOVEMENT = {
    Movement.TO_NEAR_POOR: ("thoát nghèo, trở thành hộ cận nghèo", "escaped poverty to near-poor"),
    Movement.OUT_OF_POVERTY: ("thoát nghèo, vượt chuẩn cận nghèo", "escaped poverty, above near-poor"),
    Movement.OUT_OF_NEAR_POVERTY: ("thoát cận nghèo", "escaped near-poverty"),
    Movement.TO_POOR: ("hộ cận nghèo trở thành hộ nghèo", "from near-poor to poor"),
    Movement.BACK_TO_POOR: ("tái nghèo", "fallen back into poverty"),
    Movement.BACK_TO_NEAR_POOR: ("tái cận nghèo", "fallen back into near-poverty"),
    Movement.NEW_POOR: ("nghèo phát sinh mới", "newly poor"),
    Movement.NEW_NEAR_POOR: ("cận nghèo phát sinh mới", "newly near-poor"),
    Movement.STAYS_POOR: ("giữ nguyên hộ nghèo", "still poor"),
    Movement.STAYS_NEAR_POOR: ("giữ nguyên hộ cận nghèo", "still near-poor"),
    Movement.STAYS_OFF: ("không thuộc danh sách cả hai kỳ", "on neither list"),
}


class Other(StrEnum):
    """Why a household is on one list and not on the other though its class did not change."""

    DIED = "died"
    MOVED_AWAY = "moved-away"
    MOVED_IN = "moved-in"
    SPLIT = "split"
    MERGED = "merged"

    def text(self, lang: str = "vi") -> str:
        """The words of the official forms, or English."""
        return _OTHER[self][lang == "en"]


_OTHER = {
    Other.DIED: ("hộ nghèo đơn thân chết", "the only member died"),
    Other.MOVED_AWAY: ("chuyển đi nơi khác", "moved away"),
    Other.MOVED_IN: ("chuyển đến", "moved in"),
    Other.SPLIT: ("tách hộ", "split off"),
    Other.MERGED: ("nhập hộ", "merged into another"),
}


def _category(value: Category | str | None) -> Category | None:
    return value if value is None or isinstance(value, Category) else Category.parse(value)


def _list(category: Category | None) -> Category | None:
    return category if category in LISTED else None


_KNOWN_BEFORE: Mapping[tuple[Category | None, Category | None], Movement] = {
    (Category.POOR, Category.POOR): Movement.STAYS_POOR,
    (Category.POOR, Category.NEAR_POOR): Movement.TO_NEAR_POOR,
    (Category.POOR, None): Movement.OUT_OF_POVERTY,
    (Category.NEAR_POOR, Category.POOR): Movement.TO_POOR,
    (Category.NEAR_POOR, Category.NEAR_POOR): Movement.STAYS_NEAR_POOR,
    (Category.NEAR_POOR, None): Movement.OUT_OF_NEAR_POVERTY,
    (None, None): Movement.STAYS_OFF,
}


def movement(
    before: Category | str | None,
    after: Category | str | None,
    *,
    was_poor: bool | None = None,
    was_near_poor: bool | None = None,
) -> Movement | None:
    """What became of one household, or ``None`` while its earlier history would decide and is not known.

    Args:
        before: its category at the earlier review; ``None`` if it was not on the list.
        after: its category at the later review; ``None`` if it is not on the list.
        was_poor: whether it had been on the list of poor households before the earlier review.
        was_near_poor: likewise for the list of near-poor households.
    """
    first, second = _list(_category(before)), _list(_category(after))
    if first is not None or second is None:
        return _KNOWN_BEFORE[first, second]
    if second is Category.POOR:
        return None if was_poor is None else Movement.BACK_TO_POOR if was_poor else Movement.NEW_POOR
    if was_near_poor is None:
        return None
    return Movement.BACK_TO_NEAR_POOR if was_near_poor else Movement.NEW_NEAR_POOR


@attrs.frozen
class Change:
    """What became of a household when the standard changed too: the law's part and its own.

    ``by_law`` compares the *same* facts under the old standard and under the new one (the baseline);
    ``by_household`` the baseline with the later review under the new one.
    """

    by_law: Movement | None
    by_household: Movement | None


def change(
    before: Category | str | None,
    baseline: Category | str | None,
    after: Category | str | None,
    *,
    was_poor: bool | None = None,
    was_near_poor: bool | None = None,
) -> Change:
    """Keep apart what the law did (``before`` → ``baseline``) and what the household did (→ ``after``).

    >>> moved = change("hộ nghèo", "hộ cận nghèo", "hộ cận nghèo")
    >>> moved.by_law.text("en"), moved.by_household.text("en")
    ('escaped poverty to near-poor', 'still near-poor')
    """
    old, base = _list(_category(before)), _list(_category(baseline))
    poor, near = _had(was_poor, old, Category.POOR), _had(was_near_poor, old, Category.NEAR_POOR)
    return Change(
        movement(old, base, was_poor=was_poor, was_near_poor=was_near_poor),
        movement(base, after, was_poor=poor, was_near_poor=near),
    )


def _had(told: bool | None, now: Category | None, category: Category) -> bool | None:  # noqa: FBT001 # history
    return True if now is category else told


# --- hộ mới thoát nghèo ---


_CHECKED = date(2026, 11, 21)
TT09_2022 = Instrument(
    "09/2022/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2022, 5, 25),
    checked=_CHECKED,
)
QD28_2015 = Instrument(
    "28/2015/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    title="Về tín dụng đối với hộ mới thoát nghèo",
    issued=date(2015, 7, 21),
    in_force=date(2015, 9, 5),
    checked=_CHECKED,
    sources=("soldtbxh.quangtri.gov.vn", "luatvietnam.vn 28679"),
)
TT24_2014 = Instrument(
    "24/2014/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2014, 9, 6),
    in_force=date(2014, 11, 1),
    checked=_CHECKED,
    sources=("thuvienphapluat.vn 8225",),
)


@attrs.frozen
class NewlyEscaped:
    """One text's reading of "hộ mới thoát nghèo".

    ``listed`` are the lists that it must have left, ``off`` those that it must no longer be on; ``months``
    the time from recognition, ``None`` where the text names none.
    """

    code: str
    cite: Citation
    listed: tuple[Category, ...]
    off: tuple[Category, ...]
    months: int | None


NEWLY_ESCAPED_2022 = NewlyEscaped(
    "tt09-2022",
    TT09_2022.at(
        "Điều 2 khoản 1",
        quote="trong vòng 36 tháng, kể từ thời điểm hộ được cấp có thẩm quyền công nhận thoát nghèo",
    ),
    listed=(Category.POOR,),
    off=(Category.POOR,),
    months=36,
)
NEWLY_ESCAPED_CREDIT = NewlyEscaped(
    "qd28-2015",
    QD28_2015.at(
        "quy định về hộ mới thoát nghèo (số điều chưa thấy)",
        quote="đã từng là hộ nghèo, hộ cận nghèo, qua điều tra, rà soát hằng năm có thu nhập bình quân đầu"
        " người cao hơn chuẩn cận nghèo …, thời gian kể từ khi ra khỏi danh sách … tối đa là 3 năm",
    ),
    listed=LISTED,
    off=LISTED,
    months=36,
)
NEWLY_ESCAPED_2014 = NewlyEscaped(
    "tt24-2014",
    TT24_2014.at("quy định về hộ mới thoát nghèo (số điều chưa thấy)", quote="cao hơn chuẩn nghèo"),
    listed=(Category.POOR,),
    off=(Category.POOR,),
    months=None,
)


def newly_escaped(
    left: Category | str,
    now: Category | str | None,
    *,
    recognised: date,
    on: date,
    reading: NewlyEscaped = NEWLY_ESCAPED_2022,
) -> bool:
    """Whether a household is "hộ mới thoát nghèo" on a day.

    Args:
        left: the list that it left.
        now: its category today.
        recognised: the day on which it was recognised as having left.
        on: the day asked about; the last month ends with the day of the same number.
        reading: 36 months from recognition (Thông tư 09/2022), at most three years and above the near-poor
            line (Quyết định 28/2015), or above the poor line (Thông tư 24/2014).

    Raises:
        InvalidValueError: ``on`` lies before ``recognised``.

    >>> newly_escaped("hộ nghèo", "hộ cận nghèo", recognised=date(2022, 12, 20), on=date(2025, 12, 20))
    True
    >>> newly_escaped("hộ nghèo", "hộ cận nghèo", recognised=date(2022, 12, 20), on=date(2025, 12, 21))
    False
    """
    first, day = plain_day(recognised), plain_day(on)
    if day < first:
        raise InvalidValueError(f"{day} lies before the recognition on {first}", reason=Reason.CONTRADICTION)
    in_time = (
        reading.months is None
        or day == first
        or (completed_months(first, day - timedelta(days=1)) < reading.months)
    )
    return _category(left) in reading.listed and _category(now) not in reading.off and in_time


# --- diễn biến của một địa bàn ---


@attrs.frozen(kw_only=True)
class Entry:
    """One household on the list of a review.

    Args:
        id: its code, the same at both reviews; never a person's name.
        category: ``None`` or any class but the two lists: reviewed, and off the list.
        members: nhân khẩu on that day.
        area: its area code, for the rows of form 1.
        baseline: at the earlier review, its category by the *new* standard, where the standard changed;
            a class off both lists is said by its name, not by ``None``.
        was_poor, was_near_poor: whether it had been on the list before the earlier review; needed of a
            household that enters the list.
        other: why it is not on the other review's list though its class did not change.
    """

    id: str
    category: Category | None = attrs.field(converter=_category)
    members: int = attrs.field(default=1)
    area: str | None = None
    baseline: Category | None = attrs.field(default=None, converter=_category)
    was_poor: bool | None = None
    was_near_poor: bool | None = None
    other: Other | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.members) is not int or not 1 <= self.members <= LARGEST:
            raise InvalidValueError(f"{self.id}: members must be a whole number from 1 to {LARGEST}")


@attrs.frozen
class Flow:
    """One row of the official form of changes: column 9 is what the formula gives.

    ``start`` 1; ``left`` 2 and 3 (poor: to near-poor, above near-poor; near-poor: escaped, became poor);
    ``other_out`` 4; ``crossed`` 5 (from the other list); ``back`` 6; ``new`` 7; ``other_in`` 8; ``end`` 9.
    """

    start: int = 0
    left_2: int = 0
    left_3: int = 0
    other_out: int = 0
    crossed: int = 0
    back: int = 0
    new: int = 0
    other_in: int = 0
    end: int = 0

    @property
    def balances(self) -> bool:
        """``9=1-2-3-4+5+6+7+8``."""
        gone = self.left_2 + self.left_3 + self.other_out
        come = self.crossed + self.back + self.new + self.other_in
        return self.end == self.start - gone + come

    def columns(self) -> tuple[int, ...]:
        """The nine columns in the order of the form."""
        return attrs.astuple(self)

    def row(self, category: Category) -> dict[str, int]:
        """The columns by role, for form 2 (poor) or form 3 (near-poor)."""
        return dict(zip(FORM_2 if category is Category.POOR else FORM_3, self.columns(), strict=True))


FORM_2 = (
    "poor", "escaped_to_near_poor", "escaped", "poor_other_out", "near_poor_to_poor", "poor_again",
    "new_poor", "poor_other_in", "poor_end",
)  # fmt: skip
FORM_3 = (
    "near_poor", "near_poor_escaped", "near_poor_to_poor", "near_poor_other_out", "escaped_to_near_poor",
    "near_poor_again", "new_near_poor", "near_poor_other_in", "near_poor_end",
)  # fmt: skip


@attrs.frozen
class FlowTable:
    """The flows of one place between two reviews, in households (hộ) and persons (nhân khẩu).

    ``by_law`` counts the households of each class that the new standard put into another one, before anything
    happened to them; it is empty where the standard stayed.
    """

    poor: Flow
    poor_persons: Flow
    near_poor: Flow
    near_poor_persons: Flow
    by_law: Mapping[tuple[Category | None, Category | None], int]

    def form_2(self) -> list[dict[str, int]]:
        """Diễn biến hộ nghèo: the row of households, then that of persons."""
        return [self.poor.row(Category.POOR), self.poor_persons.row(Category.POOR)]

    def form_3(self) -> list[dict[str, int]]:
        """Diễn biến hộ cận nghèo: the row of households, then that of persons."""
        return [self.near_poor.row(Category.NEAR_POOR), self.near_poor_persons.row(Category.NEAR_POOR)]


def flow_table(
    before: Iterable[Entry], after: Iterable[Entry], *, standard_changed: bool = False
) -> FlowTable:
    """The official table of changes from the lists of two reviews, by ``9=1-2-3-4+5+6+7+8``.

    A household missing from a list without a reason (``other``) was off the list then: its absence says
    that it was not poor or near-poor.  With a reason it counts among the other households (columns 4, 8).
    Persons cross with the number they were at the start; what changed in their number counts in columns 4
    and 8 of the list they end on.

    Args:
        before: the list at the start of the year; with ``standard_changed`` each entry's ``baseline`` counts.
        after: the list at its end.
        standard_changed: whether the standard changed in between.

    Raises:
        InvalidFileError: with every fault: an id used twice; a household that enters the list and of which it
            is not known whether it had been on it before; a baseline not given.
    """
    faults: list[Fault] = []
    first, last = _by_id(before, "before", faults), _by_id(after, "after", faults)
    by_law: Counter[tuple[Category | None, Category | None]] = Counter()
    if standard_changed:
        faults += [
            Fault(f"before[{key}]", "baseline: its category by the new standard must be given")
            for key, entry in first.items()
            if entry.baseline is None
        ]
        by_law.update((_list(e.category), _list(e.baseline)) for e in first.values())
        first = {key: attrs.evolve(e, category=e.baseline) for key, e in first.items()}
    tables = {category: (Counter[int](), Counter[int]()) for category in LISTED}
    for key in dict.fromkeys((*first, *last)):
        for category, column, persons in _columns(key, first.get(key), last.get(key), faults):
            households, people = tables[category]
            households[column] += column not in _PERSONS
            people[_PERSONS.get(column, column)] += persons
    if faults:
        raise InvalidFileError("the lists of two reviews", faults)
    poor, near = tables[Category.POOR], tables[Category.NEAR_POOR]
    changed = {pair: count for pair, count in by_law.items() if pair[0] is not pair[1]}
    return FlowTable(_flow(poor[0]), _flow(poor[1]), _flow(near[0]), _flow(near[1]), changed)


_MORE, _FEWER = -8, -4
_PERSONS = {_MORE: 8, _FEWER: 4}
"""Columns in which only persons move: a household that stays, with more or fewer members."""


def _by_id(entries: Iterable[Entry], which: str, faults: list[Fault]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in found:
            faults.append(Fault(f"{which}[{entry.id}]", "this household is listed twice"))
        found[entry.id] = entry
    return found


def _columns(
    key: str, first: Entry | None, last: Entry | None, faults: list[Fault]
) -> Iterator[tuple[Category, int, int]]:
    """Each (list, column of its form, persons) that one household counts in."""
    was, now = _list(first.category if first else None), _list(last.category if last else None)
    if first and was:
        yield was, 1, first.members
    if last and now:
        yield now, 9, last.members
    if first and was and (last is None or was is not now):
        out = _out(was, now) if last or first.other is None else 4
        yield was, out, first.members
    if last and now and was is not now:
        entered = _entered(last, was, now) if first or last.other is None else 8
        if entered is None:
            what = "was_poor" if now is Category.POOR else "was_near_poor"
            faults.append(
                Fault(f"after[{key}]", f"enters the list: {what} must be known (tái … / phát sinh mới)")
            )
        yield now, entered or 7, first.members if first and was else last.members
    if first and last and was and now and first.members != last.members:
        more = last.members - first.members
        yield now, _MORE if more > 0 else _FEWER, abs(more)


def _out(was: Category, now: Category | None) -> int:
    """Column 2 or 3: where a household of a list went."""
    if was is Category.POOR:
        return 2 if now is Category.NEAR_POOR else 3
    return 3 if now is Category.POOR else 2


def _entered(last: Entry, was: Category | None, now: Category) -> int | None:
    """Column 5, 6 or 7: where a household of a list came from; ``None`` while its history is not known."""
    if was is not None:
        return 5
    again = last.was_poor if now is Category.POOR else last.was_near_poor
    return None if again is None else 6 if again else 7


def _flow(counts: Counter[int]) -> Flow:
    return Flow(*(counts[column] for column in range(1, 10)))


def form_1(entries: Iterable[Entry], totals: Mapping[str, tuple[int, int]]) -> list[dict[str, str | int]]:
    """Tổng hợp kết quả rà soát: a row for each area, the total last; counts, and rates as printed.

    Args:
        entries: the list at the end of the year, each with its ``area``.
        totals: all resident households and persons (hộ dân cư, nhân khẩu) of each area.

    Raises:
        InvalidFileError: an entry of no listed area, more listed households than residents; every fault.

    >>> rows = form_1([Entry(id="H1", category="hộ nghèo", members=4, area="rural")], {"rural": (50, 200)})
    >>> rows[-1]["unit"], rows[-1]["poor"], rows[-1]["poor_rate"], rows[-1]["near_poor_persons"]
    ('Tổng', 1, '2,00%', 0)
    """
    listed = list(entries)
    faults = [
        Fault(e.id, f"area {e.area!r} is none of {sorted(totals)}") for e in listed if e.area not in totals
    ]
    counted = {area: _counted(totals[area], [e for e in listed if e.area == area]) for area in totals}
    for area, counts in counted.items():
        if (
            counts["poor"] + counts["near_poor"] > counts["households"]
            or counts["poor_persons"] + counts["near_poor_persons"] > counts["persons"]
        ):
            faults.append(Fault(area, "more households or persons are listed than live there"))
    if faults:
        raise InvalidFileError("form 1", faults)
    total: Counter[str] = Counter()
    for counts in counted.values():
        total.update(counts)
    return [{"unit": name, **_rated(counts)} for name, counts in (*counted.items(), ("Tổng", total))]


def _counted(residents: tuple[int, int], mine: list[Entry]) -> Counter[str]:
    households, persons = residents
    counts = Counter({"households": households, "persons": persons})
    for category, role in ((Category.POOR, "poor"), (Category.NEAR_POOR, "near_poor")):
        found = [e for e in mine if e.category is category]
        counts[role] = len(found)
        counts[f"{role}_persons"] = sum(e.members for e in found)
    return counts


_FORM_1_RATES = (
    ("poor", "households"), ("near_poor", "households"), ("poor_persons", "persons"),
    ("near_poor_persons", "persons"),
)  # fmt: skip


def _rated(counts: Counter[str]) -> dict[str, str | int]:
    """The counts, and beside each its rate where there is anybody to divide by."""
    row: dict[str, str | int] = dict(counts)
    for role, base in _FORM_1_RATES:
        if counts[base]:
            row[f"{role}_rate"] = Rate.of(counts[role], counts[base]).text()
    return row
