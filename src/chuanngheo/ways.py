"""Ways out of poverty, and in: every *minimal* change of a household's facts that would change its class.

A way raises (or lowers) the income into another band of the standard, or closes (or opens) deprivations,
or both; it is minimal if no smaller one leads there.  Plans list "hộ có khả năng thoát nghèo" by it.

>>> from chuanngheo import NATIONAL_2021_2025 as standard, Household, PerHead, classify
>>> home = Household(area="rural", income=PerHead(1_450_000),
...     deprivations=standard.deprived("employment", "water", "toilet"))
>>> for way in ways_out(classify(home, standard)).of_poverty:
...     print(way.text("vi"))
hết thiếu hụt việc làm: hộ cận nghèo
hết thiếu hụt nguồn nước sinh hoạt: hộ cận nghèo
hết thiếu hụt nhà tiêu hợp vệ sinh: hộ cận nghèo
thu nhập thêm 50.001 đồng/người/tháng (đến 1.500.001): hộ có mức sống trung bình
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations

import attrs

from chuanngheo.classify import Classification
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.household import Household, PerHead
from chuanngheo.indicators import Deprivations
from chuanngheo.languages import vietnamese
from chuanngheo.quantities import short
from chuanngheo.standard import Category, Cut, Sheet, Standard

POVERTY = frozenset({Category.POOR})
"""Leaving these is leaving poverty (thoát nghèo)."""
NEAR_POVERTY = frozenset({Category.POOR, Category.NEAR_POOR})
"""Leaving these is leaving both lists."""


@attrs.frozen
class Distance:
    """How far the income lies from one line: above zero where it is below the line, exactly.

    ``per_head`` in đồng/người/tháng; ``per_household`` in đồng/hộ/tháng, ``None`` where the number of
    members is not known.
    """

    line: str
    amount: int | Fraction
    per_head: Fraction
    per_household: Fraction | None


@attrs.frozen
class Way:
    """One minimal change and the category behind it.

    ``income`` is the nearest whole đồng/người/tháng of the new band (``None``: the income stays);
    ``change`` the distance to it, ``per_household`` the same for all members.  ``indicators`` are closed
    (opened, for a way in); of a bare score only ``points`` says how many.
    """

    category: Category
    income: int | None
    change: Fraction
    per_household: Fraction | None
    indicators: tuple[str, ...]
    points: int
    names: tuple[tuple[str, str], ...] = attrs.field(default=(), repr=False)

    @property
    def changes(self) -> int:
        """How many things change: the income, and each indicator (of a bare score, each point)."""
        return (self.income is not None) + (len(self.indicators) or self.points)

    @property
    def outward(self) -> bool:
        """Whether it leads up: more income, fewer deprivations."""
        return self.change > 0 or self.points > 0

    def applied(self, household: Household) -> Household:
        """The household after the change: the income of the new band, the indicators closed or opened."""
        income = household.income
        if self.income is not None:
            income = PerHead(self.income)
        known = household.deprivations
        if known is None:
            score = None if household.score is None else household.score - self.points
            return attrs.evolve(household, income=income, score=score)
        mask = sum(known.set.bits[code] for code in self.indicators)
        return attrs.evolve(
            household, income=income, deprivations=Deprivations(known.set, known.deprived ^ mask, known.known)
        )

    def text(self, lang: str = "vi") -> str:
        """The change and where it leads, in one phrase.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        parts: list[str] = []
        if self.indicators or self.points:
            names = ", ".join(name[not vi] for name in self.names) or (
                f"{abs(self.points)} {'điểm' if vi else 'point' + 's' * (abs(self.points) > 1)}"
            )
            word = (
                ("hết thiếu hụt", "no longer deprived in")
                if self.points > 0
                else ("thêm thiếu hụt", "deprived in")
            )
            parts.append(f"{word[not vi]} {names}")
        if self.income is not None:
            by, to = short(abs(self.change), lang, decimals=2), short(Fraction(self.income), lang)
            word = (
                ("thu nhập thêm", "income up by") if self.change > 0 else ("thu nhập giảm", "income down by")
            )
            unit = f"đồng/người/tháng (đến {to})" if vi else f"đồng per head and month (to {to})"
            parts.append(f"{word[not vi]} {by} {unit}")
        return f"{(' và ' if vi else ' and ').join(parts)}: {self.category.text(lang)}"


@attrs.frozen
class Ways:
    """Every minimal way of one household; few changes first.

    ``of_poverty`` and ``of_near_poverty`` lead out of "hộ nghèo" and out of both lists; ``into_poverty`` and
    ``into_near_poverty`` are what would bring it there (hộ có nguy cơ).  Each is empty where the household
    is not (or already is) there.
    """

    distances: tuple[Distance, ...]
    of_poverty: tuple[Way, ...]
    of_near_poverty: tuple[Way, ...]
    into_poverty: tuple[Way, ...]
    into_near_poverty: tuple[Way, ...]

    @property
    def to_close(self) -> int | None:
        """The fewest deprivations to close to leave "hộ nghèo" at the same income; ``None`` where none do."""
        return min((way.changes for way in self.of_poverty if way.income is None), default=None)


def ways_out(result: Classification, *, members: int | None = None) -> Ways:
    """The distances to the lines and every minimal way out and in.

    Args:
        result: of a household whose area, income and score are known.
        members: number of members (khẩu), for amounts per household; by default that of the
            :class:`~chuanngheo.household.Income`, and not known for a bare income per head.

    Raises:
        InvalidValueError: a fact is missing; a way can be counted only from known facts.
    """
    household, standard = result.household, result.standard
    start = _start(household, standard)
    if members is None and household.income is not None and not isinstance(household.income, PerHead):
        members = household.income.members
    category = result.category

    def ways(classes: frozenset[Category], *, up: bool) -> tuple[Way, ...]:
        if (category in classes) is not up:
            return ()
        return _minimal(start, classes, up=up, members=members)

    return Ways(
        distances=tuple(_distances(start, members)),
        of_poverty=ways(POVERTY, up=True),
        of_near_poverty=ways(NEAR_POVERTY, up=True),
        into_poverty=ways(POVERTY, up=False),
        into_near_poverty=ways(NEAR_POVERTY, up=False),
    )


@attrs.frozen
class _Start:
    """Where a household stands: its sheet, its cell, its score."""

    standard: Standard
    area: str
    sheet: Sheet
    cell: int
    per_head: Fraction
    score: int
    known: Deprivations | None

    def category(self, cell: int, score: int) -> Category:
        return next(found for mask, found in self.sheet.categories[cell] if mask >> score & 1)


def _start(household: Household, standard: Standard) -> _Start:
    scores, known, income = household.scores, household.deprivations, household.income
    missing = [name for name, fact in (("area", household.area), ("income", income)) if fact is None]
    asks = bool(standard.max_score)
    if asks and (scores is None or scores & (scores - 1)):
        missing += known.unknown if known else ["score"]
    if missing or household.area is None or income is None:
        raise InvalidValueError(
            f"a way out can be counted only from known facts; missing: {', '.join(missing)}",
            f"chỉ tính được đường thoát nghèo khi đã biết đủ thông tin; còn thiếu: {', '.join(missing)}",
            reason=Reason.MISSING,
        )
    sheet = standard.sheets[household.area]
    return _Start(
        standard,
        household.area,
        sheet,
        sheet.cell(income.total, income.divisor),
        income.per_head,
        scores.bit_length() - 1 if asks and scores else 0,
        known if asks else None,
    )


def _distances(start: _Start, members: int | None) -> Iterator[Distance]:
    for name, by_area in start.standard.lines.items():
        amount = by_area[start.area].monthly
        gap = amount - start.per_head
        yield Distance(name, amount, gap, None if members is None else gap * members)


@attrs.frozen
class _Step:
    """One change: to a cell, by so many points, closing or opening the indicators of a mask."""

    cell: int
    points: int
    mask: int = 0

    def within(self, other: "_Step", *, up: bool) -> bool:
        """Whether it is part of another."""
        nearer = self.cell <= other.cell if up else self.cell >= other.cell
        return nearer and self.points <= other.points and not self.mask & ~other.mask


def _minimal(
    start: _Start, classes: frozenset[Category], *, up: bool, members: int | None
) -> tuple[Way, ...]:
    """Every minimal change that leads out of ``classes`` (up) or into them (down), few changes first."""
    cells = range(start.cell, len(start.sheet.cuts) + 1) if up else range(start.cell, -1, -1)

    def nearest(points: int) -> int | None:
        score = start.score - points if up else start.score + points
        return next((c for c in cells if (start.category(c, score) in classes) is not up), None)

    last = start.score if up else start.standard.max_score - start.score
    reach = [cells.index(cell) for cell in map(nearest, range(last + 1)) if cell is not None]
    best = cells[min(reach)] if reach else None
    steps = _of_score(nearest, last) if start.known is None else _of_set(start.known, nearest, best, up=up)
    found: list[_Step] = []
    for step in steps:
        if not any(other.within(step, up=up) for other in found):
            found.append(step)
    ways = [_way(start, step, up=up, members=members) for step in found]
    return tuple(sorted(ways, key=lambda way: (way.changes, abs(way.change), way.income is not None)))


def _of_score(nearest: Callable[[int], int | None], last: int) -> Iterator[_Step]:
    """Of a bare score: every number of points, with the nearest band that leads there."""
    for points in range(last + 1):
        cell = nearest(points)
        if cell is not None:
            yield _Step(cell, points)


def _of_set(
    known: Deprivations, nearest: Callable[[int], int | None], best: int | None, *, up: bool
) -> Iterator[_Step]:
    """Every set of deprivations to close (open), smaller first; none that holds one reaching the best."""
    bits = [(bit, known.set[code].points) for code, bit in known.set.bits.items() if known[code] is up]
    done: list[int] = []
    for count in range(len(bits) + 1):
        still = False
        for chosen in combinations(bits, count):
            mask, points = sum(bit for bit, _ in chosen), sum(worth for _, worth in chosen)
            if any(not one & ~mask for one in done):
                continue
            cell = nearest(points)
            if cell is not None:
                yield _Step(cell, points, mask)
            if cell == best:
                done.append(mask)
            else:
                still = True
        if not still:
            return


def _way(start: _Start, step: _Step, *, up: bool, members: int | None) -> Way:
    income = None if step.cell == start.cell else _into(start.sheet.cuts, step.cell, up=up)
    change = Fraction(0) if income is None else income - start.per_head
    signed = step.points if up else -step.points
    indicators = start.known.set.indicators if start.known else ()
    chosen = [one for place, one in enumerate(indicators) if step.mask >> place & 1]
    return Way(
        start.category(step.cell, start.score - signed),
        income,
        change,
        None if members is None else change * members,
        tuple(one.code for one in chosen),
        signed,
        tuple((one.vi, one.en) for one in chosen),
    )


def _into(cuts: tuple[Cut, ...], cell: int, *, up: bool) -> int:
    """The nearest whole đồng per head in a cell: past the cut below it, or the last before the one above."""
    cut = cuts[cell - 1] if up else cuts[cell]
    whole = cut.amount.__floor__()
    exact = whole == cut.amount
    if up:
        return whole if exact and not cut.inclusive else whole + 1
    return whole - 1 if exact and not cut.inclusive else whole
