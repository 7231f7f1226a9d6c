"""The sheet of a standard in one area as bands of income and rows of scores, and the rectangles on it.

Pure geometry: nothing is drawn here, and whoever draws a standard draws this.

>>> from chuanngheo import NATIONAL_2021_2025
>>> grid = Grid.of(NATIONAL_2021_2025, "rural")
>>> [(box.category.value, box.bands, box.rows) for box in grid.boxes][:2]
[('near-poor', (0, 1), (0, 1)), ('poor', (0, 1), (1, 2))]
>>> print(grid.text("en"))
≤ 1,500,000, fewer than 3 deprivations: near-poor household; \
≤ 1,500,000, 3 or more deprivations: poor household; \
> 1,500,000, ≤ 2,250,000: household of average living standard; \
> 2,250,000: above every line of the standard
"""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from chuanngheo.areas import Area
from chuanngheo.errors import UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.quantities import short
from chuanngheo.standard import Category, Cut, Rule, Sheet, Standard


@attrs.frozen
class Box:
    """One rectangle: its first and past-last band and row, and what holds in it; ``rule`` if one does."""

    bands: tuple[int, int]
    rows: tuple[int, int]
    category: Category
    rule: Rule | None

    def text(self, lang: str = "vi") -> str:
        """What a household in it is.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.rule.text(lang) if self.rule else self.category.text(lang)


@attrs.frozen
class Grid:
    """A sheet drawn up: ``rows`` are runs of scores (first, last) that no rule tells apart, lowest first."""

    standard: Standard
    area: Area
    sheet: Sheet
    rows: tuple[tuple[int, int], ...]
    boxes: tuple[Box, ...]

    @classmethod
    def of(cls, standard: Standard, area: str) -> "Grid":
        """The sheet of one area.

        Raises:
            UnknownCodeError: an area that the standard does not have.
        """
        if area not in standard.area_codes:
            raise UnknownCodeError("area", "khu vực", area, standard.area_codes, where=standard.code)
        place = next(known for known in standard.areas if known.code == area)
        sheet = standard.sheets[area]
        rows = tuple(_runs(standard, sheet))
        return cls(standard, place, sheet, rows, tuple(_boxes(sheet, rows)))

    @property
    def unit(self) -> tuple[str, str]:
        """What a score counts, in both languages."""
        known = self.standard.indicators
        if known is not None and set(known.points) == {1}:
            return "thiếu hụt", "deprivations"
        return "điểm thiếu hụt", "points of deprivation"

    def counted(self, number: int, lang: str = "vi") -> str:
        """So many of them: ``1 deprivation``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi, en = self.unit
        one = en.replace("points", "point").removesuffix("s")
        return f"{number} {phrase(lang, vi, one if number == 1 else en)}"

    def row_of(self, score: int) -> int:
        """The row of a score."""
        return next(number for number, (_, last) in enumerate(self.rows) if score <= last)

    def scores(self, rows: tuple[int, int], lang: str = "vi") -> str:
        """The scores of some rows in words; nothing where they are all.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        first, last = self.rows[rows[0]][0], self.rows[rows[1] - 1][1]
        unit = phrase(lang, *self.unit)
        if (first, last) == (0, self.standard.max_score):
            return ""
        if last == self.standard.max_score:
            return phrase(lang, f"từ {first} {unit} trở lên", f"{first} or more {unit}")
        if first == 0:
            return phrase(lang, f"dưới {last + 1} {unit}", f"fewer than {last + 1} {unit}")
        return phrase(lang, f"từ {first} đến {last} {unit}", f"{first} to {last} {unit}")

    def incomes(self, bands: tuple[int, int], lang: str = "vi") -> str:
        """The incomes of some bands: ``> 1.500.000, ≤ 2.250.000``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        cuts, (first, past) = self.sheet.cuts, bands
        low = [cut_text(cuts[first - 1], lang, beyond=True)] if first else []
        high = [cut_text(cuts[past - 1], lang)] if past <= len(cuts) else []
        return ", ".join((*low, *high))

    def text(self, lang: str = "vi") -> str:
        """The whole sheet in words, a rectangle after the other.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return "; ".join(
            ", ".join(filter(None, (self.incomes(box.bands, lang), self.scores(box.rows, lang))))
            + f": {box.category.text(lang)}"
            for box in self.boxes
        )


def cut_text(cut: Cut, lang: str = "vi", *, beyond: bool = False) -> str:
    """A cut as people write it: ``≤ 400.000``.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    sign, _ = (cut.beyond() if beyond else cut.text()).split(" ")
    return f"{sign} {amount_text(cut, lang)}"


def amount_text(cut: Cut, lang: str = "vi") -> str:
    """Its đồng; a third of a đồng, from a yearly line, with decimals.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    return short(Fraction(cut.amount), lang, decimals=2)


def _runs(standard: Standard, sheet: Sheet) -> Iterator[tuple[int, int]]:
    starts = [
        score
        for score in range(standard.max_score + 1)
        if score == 0
        or any((mask >> score & 1) != (mask >> score - 1 & 1) for cell in sheet.rules for mask, _ in cell)
    ]
    ends = [*(start - 1 for start in starts[1:]), standard.max_score]
    return zip(starts, ends, strict=True)


def _boxes(sheet: Sheet, rows: tuple[tuple[int, int], ...]) -> Iterator[Box]:
    """A box a rule, and a box a band for what is under no rule."""
    covered: dict[Rule, list[tuple[int, int]]] = {}
    outside: dict[tuple[int, Category], list[int]] = {}
    for index, cell in enumerate(sheet.categories):
        for row, (score, _) in enumerate(rows):
            rule = next((rule for mask, rule in sheet.rules[index] if mask >> score & 1), None)
            if rule is not None:
                covered.setdefault(rule, []).append((index, row))
            else:
                category = next(found for mask, found in cell if mask >> score & 1)
                outside.setdefault((index, category), []).append(row)
    for rule, places in covered.items():
        (left, low), (right, high) = places[0], places[-1]  # a rule is one rectangle
        yield Box((left, right + 1), (low, high + 1), rule.category, rule)
    for (index, category), lines in outside.items():
        yield Box((index, index + 1), (lines[0], lines[-1] + 1), category, None)
