"""Điểm A: the answers of Phiếu B1 scored row by row, with an interval while answers are missing.

>>> from chuanngheo.review.answers import Answers
>>> home = Answers(members=4, workers=2, dependants=2, education="none", civil_servant=False,
...     contract=False, hired_or_self=False, pensions=0, wall=True, pillar=True, floor_area=12,
...     electricity=60, water="drilled-well", toilet="septic", motorbikes=1).nothing_else()
>>> a = points(home, "Yên Bái", area="rural")
>>> a.low, a.high, a.sheet.form
(100, 100, '3.6')
>>> [(line.rows[0].vi, line.low) for line in a.lines if line.low][:2]
[('Hộ có 4 người', 45), ('Hộ có 2 người', 10)]
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product

import attrs

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, NotModelledError, Reason, UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS, Answers
from chuanngheo.review.readings import LargeHousehold, Printed, Readings, TwoJobs
from chuanngheo.sheets.form import Answer, Question, Row, ScoreSheet
from chuanngheo.sheets.points import (
    NON_FARM_EN,
    NON_FARM_VI,
    QUESTIONS,
    ROW_ORDER,
    SHEETS,
)
from chuanngheo.sheets.regions import CENTRAL_CITIES, LAST_DAY, REGIONS, Region, region_of
from chuanngheo.sheets.tt07_2021 import CUTOFFS

_MEMBERS = QUESTIONS["members"]
_SEVEN = _MEMBERS.rows[-1]
_APART = ("members", *WITHIN_MEMBERS, *NON_FARM)
"""The questions that hang on the number of members; every other one stands alone."""

Ends = tuple[int, int]
"""The least and the greatest points still possible."""


@attrs.frozen
class Place:
    """Where a household is scored: its area, its form of 3.4–3.10, and for a town its region of item 15."""

    area: str
    sheet: ScoreSheet
    region: Region


def place(
    province: str | None = None,
    *,
    area: Area | str,
    region: str | None = None,
    day: date | None = None,
) -> Place:
    """The form of a household, from its province as printed or from a region named outright.

    Raises:
        UnknownCodeError: an area, province or region that the circular does not have.
        InvalidValueError: neither a province nor a region.
        NotModelledError: what the circular does not print: a merged province (``day`` from 01/07/2025),
            or the rural form of a city run by the central government.  Name ``region`` then.

    >>> place("Gia Lai", area="rural").region.en
    'Central Highlands'
    """
    where = area_code(area)
    if where not in CUTOFFS:
        raise UnknownCodeError("area", "khu vực", where, CUTOFFS, where="Phiếu B1")
    found = _region(province, region, day)
    if where == "urban":
        return Place(where, SHEETS["urban"], found)
    if found.code == CENTRAL_CITIES:
        raise NotModelledError(
            f"{province or found.vi}: Mẫu số 3.3 lists the cities run by the central government for urban"
            " households only; which rural form their communes use is not printed. Name it: region=…"
            f" ({', '.join(c for c in REGIONS if c != CENTRAL_CITIES)})",
            f"{province or found.vi}: Mẫu số 3.3 chỉ ghi các thành phố trực thuộc trung ương cho "
            "hộ thành thị; không in xã của các thành phố đó dùng mẫu nông thôn nào. Hãy nêu rõ: "
            f"region=… ({', '.join(c for c in REGIONS if c != CENTRAL_CITIES)})",
        )
    return Place(where, SHEETS[found.code], found)


def _region(province: str | None, region: str | None, day: date | None) -> Region:
    if region is not None:
        if region not in REGIONS:
            raise UnknownCodeError("region", "vùng", region, REGIONS)
        return REGIONS[region]
    if province is None:
        raise InvalidValueError(
            "give a province as printed, or region=…",
            "hãy cho tên tỉnh như trong văn bản, hoặc region=…",
            reason=Reason.MISSING,
        )
    if day is not None and day > LAST_DAY:
        raise NotModelledError(
            f"{province} on {day}: Mẫu số 3.3 prints the 63 provinces before 01/07/2025; no text at hand"
            " says which form a merged province uses. Name it: region=…",
            f"{province}, ngày {day:%d/%m/%Y}: Mẫu số 3.3 in 63 tỉnh, thành phố trước 01/07/2025; chưa có "
            "văn bản nào cho biết tỉnh sáp nhập dùng mẫu nào. Hãy nêu rõ: region=…",
        )
    return region_of(province)


@attrs.frozen
class Scored:
    """One line of the sheet: what it asks, the rows that counted if known, the points it may give.

    ``codes`` are the questions behind the line: three for item 5 (non-farm work), one elsewhere, none for
    item 15 (the region).
    """

    item: int
    codes: tuple[str, ...]
    vi: str
    en: str
    rows: tuple[Row, ...]
    low: int
    high: int
    cites: tuple[Citation, ...]

    @property
    def decided(self) -> bool:
        """Whether both ends agree."""
        return self.low == self.high

    def text(self, lang: str = "vi") -> str:
        """What the line asks, in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


@attrs.frozen
class Mattered:
    """A reading that mattered: with it changed to ``other``, điểm A would lie from ``low`` to ``high``."""

    reading: str
    other: Readings
    low: int
    high: int


@attrs.frozen
class PointsA:
    """Điểm A of one household.

    ``low`` and ``high`` are the least and the greatest total over every completion of the answers not
    known; each is reached.

    In use: :func:`chuanngheo.review.points`.
    """

    answers: Answers
    place: Place
    readings: Readings
    low: int
    high: int

    @property
    def sheet(self) -> ScoreSheet:
        """The form that scored it."""
        return self.place.sheet

    @property
    def decided(self) -> bool:
        """Whether both ends agree."""
        return self.low == self.high

    @property
    def lines(self) -> tuple[Scored, ...]:
        """Line by line, in the order printed; each by itself."""
        return tuple(_lines(self))

    @property
    def unknown(self) -> tuple[Scored, ...]:
        """The lines that leave the total open, the widest first."""
        open_lines = (line for line in self.lines if not line.decided)
        return tuple(sorted(open_lines, key=lambda line: line.low - line.high))

    @property
    def mattered(self) -> tuple[Mattered, ...]:
        """The readings whose change alone would move the total."""
        found: list[Mattered] = []
        for name, other in self.readings.others():
            low, high = _total(self.answers, self.place, other)
            if (low, high) != (self.low, self.high):
                found.append(Mattered(name, other, low, high))
        return tuple(found)


def points(
    answers: Answers,
    province: str | None = None,
    *,
    area: Area | str,
    region: str | None = None,
    day: date | None = None,
    readings: Readings | None = None,
) -> PointsA:
    """Điểm A by the form of the place; see :func:`place` for how that is found and what it refuses.

    >>> from chuanngheo.review.answers import Answers
    >>> found = points(Answers(members=3), "Gia Lai", area="rural")
    >>> found.low, found.high
    (65, 550)
    """
    return score(answers, place(province, area=area, region=region, day=day), readings or Readings())


def score(answers: Answers, where: Place, readings: Readings) -> PointsA:
    """Điểm A by a form already found."""
    low, high = _total(answers, where, readings)
    return PointsA(answers, where, readings, low, high)


def _total(answers: Answers, where: Place, readings: Readings) -> Ends:
    """The ends of the total.  What hangs on the number of members is tried for each possible number."""
    low = high = where.region.points if where.area == "urban" else 0
    for code, question in QUESTIONS.items():
        if code not in _APART:
            least, most = ends(question, answers, where, readings)
            low, high = low + least, high + most
    tried = [_with_members(n, answers, where, readings) for n in _sizes(answers)]
    return low + min(least for least, _ in tried), high + max(most for _, most in tried)


def _sizes(answers: Answers) -> range:
    """Every number of members that the sheet tells apart and the other answers allow."""
    if answers.members is not None:
        return range(answers.members, answers.members + 1)
    counted = [getattr(answers, code) or 0 for code in WITHIN_MEMBERS]
    kinds = sum(bool(getattr(answers, code)) for code in NON_FARM)
    first = max(_MEMBERS.least, kinds, *counted)
    beyond = _SEVEN.below or first  # from here on all sizes score alike
    return range(first, max(first, beyond) + 1)


def _with_members(n: int, answers: Answers, where: Place, readings: Readings) -> Ends:
    size = row_points(_MEMBERS, n, where, readings)
    low, high = non_farm(n, answers, where, readings)
    for code in WITHIN_MEMBERS:
        least, most = ends(QUESTIONS[code], answers, where, readings, at_most=n)
        low, high = low + least, high + most
    return low + size, high + size


def row_points(question: Question, answer: Answer, where: Place, readings: Readings) -> int:
    """The points of one answer in the form of a place; no row, no points."""
    row = _row(question, answer, readings)
    return 0 if row is None else where.sheet.points(row, table=readings.printed is Printed.TABLE)


def _row(question: Question, answer: Answer, readings: Readings) -> Row | None:
    row = question.row(answer)
    if row is None and question is _MEMBERS and readings.large_household is LargeHousehold.AS_SEVEN:
        return _SEVEN
    return row


def ends(
    question: Question, answers: Answers, where: Place, readings: Readings, at_most: int | None = None
) -> Ends:
    """The least and the most points of one question, alone; ``at_most`` bounds a count not known."""
    known = answers.scored.get(question.code)
    if known is not None:
        given = row_points(question, known, where, readings)
        return given, given
    possible = [
        row_points(question, answer, where, readings)
        for answer, _ in question.cells
        if at_most is None or isinstance(answer, str) or answer <= at_most
    ]
    return min(possible), max(possible)


def non_farm(n: int, answers: Answers, where: Place, readings: Readings) -> Ends:
    """Item 5: every completion of its three answers, at most one kind for each of ``n`` members."""
    worth = [row_points(QUESTIONS[code], 1, where, readings) for code in NON_FARM]
    known = [answers.scored.get(code) for code in NON_FARM]
    combine = max if readings.two_jobs is TwoJobs.HIGHEST else sum
    totals = [
        combine(worth[i] * kind[i] for i in range(len(kind)))
        for kind in product((0, 1), repeat=len(NON_FARM))
        if sum(kind) <= n and all(k is None or k == t for k, t in zip(known, kind, strict=True))
    ]
    return min(totals), max(totals)


def _lines(a: PointsA) -> Iterator[Scored]:
    for code, question in QUESTIONS.items():
        if code == NON_FARM[0]:
            yield _non_farm_line(a)
        elif code not in NON_FARM:
            at_most = a.answers.members if code in WITHIN_MEMBERS else None
            low, high = ends(question, a.answers, a.place, a.readings, at_most)
            known = a.answers.scored.get(code)
            row = None if known is None else _row(question, known, a.readings)
            rows = () if row is None else (row,)
            yield Scored(question.item, (code,), question.vi, question.en, rows, low, high, _cites(a, rows))
    if a.place.area == "urban":
        region = a.place.region
        vi, en = f"Vùng: {region.vi}", f"region: {region.en}"
        yield Scored(15, (), vi, en, (), region.points, region.points, (region.cite,))


def _non_farm_line(a: PointsA) -> Scored:
    low, high = non_farm(_sizes(a.answers)[-1], a.answers, a.place, a.readings)
    rows = [QUESTIONS[code].rows[0] for code in NON_FARM if a.answers.scored.get(code)]
    if a.readings.two_jobs is TwoJobs.HIGHEST:
        rows = sorted(rows, key=_worth(a), reverse=True)[:1]
    told = tuple(rows) if low == high else ()
    return Scored(5, NON_FARM, NON_FARM_VI, NON_FARM_EN, told, low, high, _cites(a, told))


def _worth(a: PointsA) -> Callable[[Row], int]:
    return lambda row: a.sheet.points(row, table=a.readings.printed is Printed.TABLE)


def _cites(a: PointsA, rows: tuple[Row, ...]) -> tuple[Citation, ...]:
    table = a.readings.printed is Printed.TABLE
    return tuple(a.sheet.cite(row.key, ROW_ORDER, table=row.page if table else None) for row in rows)
