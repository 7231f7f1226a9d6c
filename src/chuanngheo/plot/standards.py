"""A standard as its sheet of rectangles, with a household on it and its ways out."""

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from textwrap import wrap

import attrs

from chuanngheo.classify import Classification, classify
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.explain import explain
from chuanngheo.household import Household
from chuanngheo.languages import phrase
from chuanngheo.plot.canvas import INK, PAPER, Canvas, Picture
from chuanngheo.plot.rectangles import Box, Grid, amount_text
from chuanngheo.quantities import short
from chuanngheo.standard import Category, Standard
from chuanngheo.ways import Way, ways_out

GROUNDS = {
    Category.POOR: ("#33415c", PAPER, ""),
    Category.NEAR_POOR: ("#8fa3bf", INK, ""),
    Category.AVERAGE: ("#d5deea", INK, ""),
    Category.LOW_INCOME_WORKER: ("#d5deea", INK, ""),
    Category.POLICY_BAND: ("#d5deea", INK, ""),
    Category.NOT_POOR: (PAPER, INK, ""),
    Category.UNCLASSIFIED: (PAPER, "#9aa3b2", "//"),
}
"""Ground, ink and hatch of each class: the poorer the darker, what no rule covers hatched."""

LEFT, TOP, RIGHT, FOOT = 118, 46, 24, 78
"""Pixels of the room around the sheet, above it with a heading of one line."""
LINE, LETTER = 20, 9.5
"""Pixels from one line of the heading to the next, and of a letter of it."""
BAND, ROW, ROW_WITH_HOME = 190, 84, 156
"""Pixels: width of an income band, height of a row of scores, without a household and with one."""
NARROW, WIDE = 0.1, 0.9
"""A household stands this far inside its band at least: on the line itself nobody could tell its side."""


def standard(of: Standard, area: str, *, household: Household | None = None, lang: str = "vi") -> Picture:
    """The sheet of ``of`` in one area; on it a household, and what would lead it out.

    Bands are equally wide, whatever their đồng.  What of the household is not known is drawn as the whole
    range in which it may lie.

    Args:
        of: the standard.
        area: one of its areas, by code; of a household that names none it is taken to be the area.
        household: its facts, each possibly unknown.
        lang: ``"vi"`` or ``"en"``.

    Raises:
        UnknownCodeError: an area that the standard does not have, or another language.
        InvalidValueError: the household is of another area.

    >>> from chuanngheo import NATIONAL_2021_2025, PerHead
    >>> home = Household(income=PerHead(1_450_000), score=3)
    >>> standard(NATIONAL_2021_2025, "rural", household=home, lang="en").alt.splitlines()[-1][:63]
    'Ways out: no longer deprived in 1 point: near-poor household; i'
    """
    grid = Grid.of(of, area)
    result = None if household is None else classify(_placed(household, area), of)
    paper = _Paper(grid, lang, ROW if result is None else ROW_WITH_HOME)
    paper.draw()
    ways = () if result is None else _ways(result)
    if result is not None:
        paper.household(result, ways)
    return paper.canvas.picture(title(grid, lang), "\n".join(_words(grid, result, ways, lang)))


def title(grid: Grid, lang: str = "vi") -> str:
    """The name of the standard and of the area.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    name = phrase(lang, grid.standard.vi, grid.standard.en)
    return f"{name[:1].upper()}{name[1:]}: {grid.area.text(lang)}"


def _placed(household: Household, area: str) -> Household:
    if household.area not in (None, area):
        raise InvalidValueError(
            f"the household is of the area {household.area}, not {area}",
            f"hộ thuộc khu vực {household.area}, không phải {area}",
            reason=Reason.CONTRADICTION,
        )
    return attrs.evolve(household, area=area)


def _ways(result: Classification) -> tuple[Way, ...]:
    """Out of poverty, or else out of the list; none while a fact is not known."""
    scores = result.household.scores
    asked = result.standard.max_score
    if result.household.income is None or (asked and (scores is None or scores & (scores - 1))):
        return ()
    ways = ways_out(result)
    return ways.of_poverty or ways.of_near_poverty


def _words(grid: Grid, result: Classification | None, ways: tuple[Way, ...], lang: str) -> Iterator[str]:
    yield f"{title(grid, lang)}. {grid.text(lang)}."
    if result is not None:
        yield explain(result, lang).replace("\n", " ")
    if ways:
        yield phrase(lang, "Cách thoát: ", "Ways out: ") + "; ".join(way.text(lang) for way in ways) + "."


@attrs.define(init=False)
class _Paper:
    """One sheet being drawn."""

    grid: Grid
    lang: str
    row: int
    heading: list[str]
    canvas: Canvas

    def __init__(self, grid: Grid, lang: str, row: int) -> None:
        self.grid, self.lang, self.row = grid, lang, row
        width = LEFT + BAND * (len(grid.sheet.cuts) + 1) + RIGHT
        self.heading = wrap(title(grid, lang), int((width - 2 * RIGHT) / LETTER))
        self.canvas = Canvas(width, self.bottom + FOOT)

    @property
    def top(self) -> int:
        return TOP + LINE * (len(self.heading) - 1)

    @property
    def bottom(self) -> int:
        return self.top + self.row * len(self.grid.rows)

    def say(self, vi: str, en: str) -> str:
        return phrase(self.lang, vi, en)

    def draw(self) -> None:
        for number, line in enumerate(self.heading):
            self.canvas.text(RIGHT, 24 + LINE * number, line, size=15, bold=True)
        for box in self.grid.boxes:
            self._box(box)
        self.canvas.box(LEFT, self.top, BAND * (len(self.grid.sheet.cuts) + 1), self.bottom - self.top)
        self._score_axis()
        self._income_axis()

    def _box(self, box: Box) -> None:
        ground, ink, hatch = GROUNDS[box.category]
        x, y = LEFT + BAND * box.bands[0], self.bottom - self.row * box.rows[1]
        width = BAND * (box.bands[1] - box.bands[0])
        height = self.row * (box.rows[1] - box.rows[0])
        self.canvas.box(x, y, width, height, fill=ground, hatch=hatch, edge=ink)
        words = box.text(self.lang)
        bold = wrap(words[:1].upper() + words[1:], (width - 16) // 9)
        small = wrap(box.rule.cite.spot(self.lang), (width - 12) // 6) if box.rule else []
        spare = height - 16 * (len(bold) + len(small) - 1)
        middle = y + spare / 2
        if self.row == ROW_WITH_HOME:  # words where the household is not
            middle = y + (spare - 16 if box.rows == (0, 1) and len(self.grid.rows) > 1 else 16)
        for number, line in enumerate((*bold, *small)):
            first = number < len(bold)
            size = 13 if first else 11
            self.canvas.text(
                x + width / 2, middle + 16 * number, line, size=size, bold=first, align="center",
                ink=INK if hatch else ink, halo=bool(hatch),
            )  # fmt: skip

    def _score_axis(self) -> None:
        """How many deprivations each row stands for."""
        standard = self.grid.standard
        if not standard.max_score:
            return
        for row, (low, high) in enumerate(self.grid.rows):
            y = self.bottom - self.row * row - self.row / 2
            count = f"{low}" if low == high else f"{low}–{high}"
            if standard.indicators is None and high == standard.max_score:
                count = f"≥ {low}"  # how many there can be is not known item by item
            self.canvas.text(LEFT - 12, y - 6, count, bold=True, align="right")
            words = wrap(self.say(*self.grid.unit), 12)
            for number, line in enumerate(words):
                self.canvas.text(LEFT - 12, y + 10 + 13 * number, line, size=11, align="right")

    def _income_axis(self) -> None:
        """The amounts between the bands; the arrow points to the side that the amount itself is on."""
        for number, cut in enumerate(self.grid.sheet.cuts, start=1):
            x = LEFT + BAND * number
            amount = amount_text(cut, self.lang)
            self.canvas.line([x, x], [self.bottom, self.bottom + 8])
            words = f"◂ {amount}" if cut.inclusive else f"{amount} ▸"
            self.canvas.text(x, self.bottom + 20, words, align="center")
        scale = self.say(
            "Thu nhập, đồng/người/tháng, không theo tỷ lệ", "Income, đồng per person per month, not to scale"
        )
        side = self.say("◂ ▸ mức đó thuộc phía mũi tên", "◂ ▸ the amount itself is on that side")
        self.canvas.text(LEFT, self.bottom + 43, scale, size=11)
        self.canvas.text(LEFT, self.bottom + 59, side, size=11)

    # The household

    def household(self, result: Classification, ways: tuple[Way, ...]) -> None:
        """A diamond where all is known, else the range in which it may lie; and arrows along its ways."""
        (left, right), (top, bottom) = self._across(result.household), self._along(result.household)
        name = result.household.id or self.say("Hộ này", "This household")
        if left == right and top == bottom:
            for way in _apart(ways):
                self._arrow(result.household, way, (left, top))
            self.canvas.mark(left, top)
            self._beside(left, top - 16, name, bold=True)
            return
        pad = 5
        self.canvas.box(
            left - pad, top - pad, right - left + 2 * pad, bottom - top + 2 * pad, hatch="xx",
            edge=INK, line=2, dashed=True, fill=PAPER,
        )  # fmt: skip
        known = result.category
        told = known.text(self.lang) if known else self.say("chưa kết luận được", "undecided")
        if left == right:
            self._beside(left, bottom + 20, f"{name}: {told}", bold=True)
        else:
            middle = (left + right) / 2, (top + bottom) / 2
            self.canvas.text(*middle, f"{name}: {told}", bold=True, align="center", halo=True)

    def _beside(self, x: float, y: float, words: str, *, bold: bool = False) -> None:
        """Words at a point, kept on the paper."""
        end = self.canvas.width - RIGHT
        align = "left" if x < LEFT + BAND else "right" if x > end - BAND else "center"
        self.canvas.text(x, y, words, size=11, bold=bold, align=align, halo=True)

    def _arrow(self, home: Household, way: Way, start: tuple[float, float]) -> None:
        after = way.applied(home)
        (x, _), (y, _) = self._across(after), self._along(after)
        x = x if way.income is not None else start[0]
        self.canvas.arrow(start, (x, y))
        parts: list[str] = []
        if way.income is not None:
            parts.append(f"+{short(way.change, self.lang, decimals=2)} " + "đồng")
        if way.points:
            parts.append(f"−{self.grid.counted(way.points, self.lang)}")
        if not way.points and x < self.canvas.width - RIGHT - BAND:
            self.canvas.text(x + 8, y, parts[0], size=11, halo=True)
        else:
            self._beside(x, y + 16, "; ".join(parts))

    def _across(self, home: Household) -> tuple[float, float]:
        """From where to where the income may lie."""
        cuts = self.grid.sheet.cuts
        if home.income is None:
            return LEFT + BAND * NARROW, LEFT + BAND * (len(cuts) + WIDE)
        band = self.grid.sheet.cell(home.income.total, home.income.divisor)
        ends = list(pairwise((0, *(cut.amount for cut in cuts), inf)))
        low, high = ends[band]
        amount = home.income.per_head
        share = float(1 - low / amount if high == inf and amount else (amount - low) / (high - low))
        x = LEFT + BAND * (band + min(WIDE, max(NARROW, share)))
        return x, x

    def _along(self, home: Household) -> tuple[float, float]:
        """From where to where the score may lie, the higher first."""
        asked = self.grid.standard.max_score
        scores = home.scores if home.scores is not None else self.grid.standard.all_scores
        low, high = (scores & -scores).bit_length() - 1, scores.bit_length() - 1
        if not asked:
            low = high = 0
        return self._height(high), self._height(low)

    def _height(self, score: int) -> float:
        row = self.grid.row_of(score)
        first, last = self.grid.rows[row]
        share = (score - first + 0.5) / (last - first + 1)
        free = self.row - 124  # beside the words of the box, which in the lowest row of several stand low
        foot = 26 if row or len(self.grid.rows) == 1 else 58
        return self.bottom - self.row * row - foot - free * share


def _apart(ways: tuple[Way, ...]) -> Iterator[Way]:
    """One way of those that lead to one place."""
    places: set[tuple[int | None, int]] = set()
    for way in ways:
        place = (way.income, way.points)
        if place not in places:
            places.add(place)
            yield way
