"""The flows of a place over a year: official forms 1–3 from the lists of two reviews."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import attrs

from chuanngheo.dynamics.moves import LISTED, Other, category_of, list_of
from chuanngheo.errors import Bilingual, Fault, InvalidFileError, InvalidValueError
from chuanngheo.quantities import Rate
from chuanngheo.standard import Category

LARGEST = 100
"""More members than any household has; a larger number is a slip."""


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

    >>> Entry(id="H1", category="poor", members=4).category
    <Category.POOR: 'poor'>
    """

    id: str
    category: Category | None = attrs.field(converter=category_of)
    members: int = attrs.field(default=1)
    area: str | None = None
    baseline: Category | None = attrs.field(default=None, converter=category_of)
    was_poor: bool | None = None
    was_near_poor: bool | None = None
    other: Other | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.members) is not int or not 1 <= self.members <= LARGEST:
            raise InvalidValueError(
                f"{self.id}: members must be a whole number from 1 to {LARGEST}",
                f"{self.id}: số nhân khẩu (members) phải là số nguyên từ 1 đến {LARGEST}",
            )


@attrs.frozen
class Flow:
    """One row of the official form of changes: column 9 is what the formula gives.

    ``start`` 1; ``left`` 2 and 3 (poor: to near-poor, above near-poor; near-poor: escaped, became poor);
    ``other_out`` 4; ``crossed`` 5 (from the other list); ``back`` 6; ``new`` 7; ``other_in`` 8; ``end`` 9.

    >>> Flow(start=10, left_2=2, new=1, end=9).balances
    True
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
"""The columns of form 2 (hộ nghèo), by role, from the beginning of the year to its end."""
FORM_3 = (
    "near_poor", "near_poor_escaped", "near_poor_to_poor", "near_poor_other_out", "escaped_to_near_poor",
    "near_poor_again", "new_near_poor", "near_poor_other_in", "near_poor_end",
)  # fmt: skip
"""The columns of form 3 (hộ cận nghèo), by role, from the beginning of the year to its end."""


@attrs.frozen
class FlowTable:
    """The flows of one place between two reviews, in households (hộ) and persons (nhân khẩu).

    ``by_law`` counts the households of each class that the new standard put into another one, before anything
    happened to them; it is empty where the standard stayed.

    In use: :func:`chuanngheo.dynamics.flow_table`.
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

    >>> first = [Entry(id="H1", category="poor", members=4), Entry(id="H2", category="poor", members=3)]
    >>> second = [Entry(id="H1", category="near-poor", members=4), first[1]]
    >>> table = flow_table(first, second)
    >>> table.poor.start, table.poor.end, table.near_poor.end
    (2, 1, 1)
    """
    faults: list[Fault] = []
    first, last = _by_id(before, "before", faults), _by_id(after, "after", faults)
    by_law: Counter[tuple[Category | None, Category | None]] = Counter()
    if standard_changed:
        faults += [
            Fault(
                f"before[{key}]",
                "baseline: its category by the new standard must be given",
                "baseline: phải cho loại hộ theo chuẩn mới",
            )
            for key, entry in first.items()
            if entry.baseline is None
        ]
        by_law.update((list_of(e.category), list_of(e.baseline)) for e in first.values())
        first = {key: attrs.evolve(e, category=e.baseline) for key, e in first.items()}
    tables = {category: (Counter[int](), Counter[int]()) for category in LISTED}
    for key in dict.fromkeys((*first, *last)):
        for category, column, persons in _columns(key, first.get(key), last.get(key), faults):
            households, people = tables[category]
            households[column] += column not in _PERSONS
            people[_PERSONS.get(column, column)] += persons
    if faults:
        raise InvalidFileError(Bilingual("the lists of two reviews", "danh sách của hai lần rà soát"), faults)
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
            faults.append(
                Fault(
                    f"{which}[{entry.id}]",
                    "this household is listed twice",
                    "hộ này được liệt kê hai lần",
                )
            )
        found[entry.id] = entry
    return found


def _columns(
    key: str, first: Entry | None, last: Entry | None, faults: list[Fault]
) -> Iterator[tuple[Category, int, int]]:
    """Each (list, column of its form, persons) that one household counts in."""
    was, now = list_of(first.category if first else None), list_of(last.category if last else None)
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
                Fault(
                    f"after[{key}]",
                    f"enters the list: {what} must be known (tái … / phát sinh mới)",
                    f"vào danh sách: phải biết {what} (tái … / phát sinh mới)",
                )
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
        Fault(
            e.id,
            f"area {e.area!r} is none of {sorted(totals)}",
            f"khu vực {e.area!r} không thuộc {sorted(totals)}",
        )
        for e in listed
        if e.area not in totals
    ]
    counted = {area: _counted(totals[area], [e for e in listed if e.area == area]) for area in totals}
    for area, counts in counted.items():
        if (
            counts["poor"] + counts["near_poor"] > counts["households"]
            or counts["poor_persons"] + counts["near_poor_persons"] > counts["persons"]
        ):
            faults.append(
                Fault(
                    area,
                    "more households or persons are listed than live there",
                    "số hộ hoặc số khẩu trong danh sách nhiều hơn số hộ, số khẩu dân cư",
                )
            )
    if faults:
        raise InvalidFileError(Bilingual("form 1", "mẫu 1"), faults)
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
