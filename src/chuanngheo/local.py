"""A place's own standard: never below the nation's, and refused where its rules are not at hand.

Provinces may set a higher standard of their own.  :func:`not_below` holds one against the national one cell
by cell; :class:`LinesOnly` records the lines of one whose rules are not known well enough to classify by.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Never

import attrs

from chuanngheo.areas import Area
from chuanngheo.errors import (
    Bilingual,
    IndicatorSetMismatchError,
    InvalidStandardError,
    NotModelledError,
    bilingual,
)
from chuanngheo.law import Citation
from chuanngheo.standard import Category, Cut, Line, Sheet, Standard

_RANK = {Category.POOR: 0, Category.NEAR_POOR: 1}
_LAST = len(_RANK)


def _frozen(lines: Mapping[str, Mapping[str, Line]]) -> Mapping[str, Mapping[str, Line]]:
    return MappingProxyType({name: MappingProxyType(dict(by_area)) for name, by_area in lines.items()})


@attrs.frozen(eq=False, kw_only=True)
class LinesOnly:
    """The lines of a standard whose rules are not at hand: to read and compare, not to classify by.

    Anything that asks it for rules raises :class:`~chuanngheo.errors.NotModelledError` with ``missing``.
    """

    code: str
    vi: str
    en: str
    cite: Citation
    areas: tuple[Area, ...]
    lines: Mapping[str, Mapping[str, Line]] = attrs.field(converter=_frozen)
    missing: Bilingual = attrs.field(converter=bilingual)

    def __attrs_post_init__(self) -> None:
        codes = {area.code for area in self.areas}
        for name, by_area in self.lines.items():
            if set(by_area) != codes:
                raise InvalidStandardError(
                    f"{self.code}: line {name!r} is not given for {sorted(codes)}",
                    f"{self.code}: mức {name!r} không được cho đủ {sorted(codes)}",
                )

    def _refused(self) -> Never:
        raise NotModelledError(
            f"{self.code}: only its lines are recorded, not its rules: {self.missing}",
            f"{self.code}: chỉ ghi nhận các mức chuẩn, chưa có quy định phân loại: {self.missing.vi}",
        )

    @property
    def sheets(self) -> Never:
        """Always raises: there is nothing to classify by."""
        self._refused()

    @property
    def steps(self) -> Never:
        """Always raises: there is nothing to classify by."""
        self._refused()

    @property
    def indicators(self) -> Never:
        """Always raises: there is nothing to assess by."""
        self._refused()

    @property
    def rules(self) -> Never:
        """Always raises: they are not at hand."""
        self._refused()

    def __repr__(self) -> str:
        return f"<LinesOnly {self.code}>"


@attrs.frozen
class Shortfall:
    """Cells in which a standard gives a household less than the national one.

    Incomes per head after ``above`` up to ``upto`` (``None``: no end), in ``area`` of the national standard,
    for every score in ``scores``.
    """

    area: str
    above: Cut | None
    upto: Cut | None
    scores: tuple[int, ...]
    mine: Category
    national: Category


@attrs.frozen
class Comparison:
    """Whether one standard is nowhere below another; false, with the cells, where it is."""

    mine: str
    national: str
    shortfalls: tuple[Shortfall, ...]

    def __bool__(self) -> bool:
        return not self.shortfalls


def not_below(mine: Standard, national: Standard) -> Comparison:
    """Whether every household poor (near-poor) nationally is at least that by ``mine``, cell by cell.

    Only the two lists count, "hộ nghèo" before "hộ cận nghèo": an average class is no protection.  A standard
    with one area for all (Ho Chi Minh City) is held against every national area; otherwise areas are
    compared by their codes.

    Raises:
        IndicatorSetMismatchError: both ask deprivations, but count them by different indicators.
        InvalidStandardError: several areas, and not those of the national standard.

    >>> from chuanngheo.standards import NATIONAL_2016_2020, NATIONAL_2011_2015
    >>> bool(not_below(NATIONAL_2016_2020, NATIONAL_2011_2015))
    True
    >>> not_below(NATIONAL_2011_2015, NATIONAL_2016_2020).shortfalls[0].national
    <Category.POOR: 'poor'>
    """
    if mine.max_score and national.max_score and mine.indicators != national.indicators:
        found = mine.indicators.code if mine.indicators else f"points of {mine.code}"
        known = national.indicators.code if national.indicators else None
        raise IndicatorSetMismatchError(found, known, national.code)
    one = len(mine.areas) == 1
    if not one and set(mine.area_codes) != set(national.area_codes):
        raise InvalidStandardError(
            f"{mine.code} has the areas {mine.area_codes}, {national.code} {national.area_codes}",
            f"{mine.code} có các khu vực {mine.area_codes}, còn {national.code} có {national.area_codes}",
        )
    shortfalls = (
        shortfall
        for area in national.area_codes
        for shortfall in _compared(mine, mine.area_codes[0] if one else area, national, area)
    )
    return Comparison(mine.code, national.code, tuple(shortfalls))


def _compared(mine: Standard, my_area: str, national: Standard, area: str) -> Iterator[Shortfall]:
    mine_sheet, nation_sheet = mine.sheets[my_area], national.sheets[area]
    cuts: list[Cut | None] = [*sorted({*mine_sheet.cuts, *nation_sheet.cuts}), None]
    scores = range(max(mine.max_score, national.max_score) + 1)
    above = None
    for upto in cuts:
        below: dict[tuple[Category, Category], list[int]] = {}
        for score in scores:
            pair = (_at(mine_sheet, upto, score), _at(nation_sheet, upto, score))
            if _RANK.get(pair[0], _LAST) > _RANK.get(pair[1], _LAST):
                below.setdefault(pair, []).append(score)
        for (my_category, national_category), found in below.items():
            yield Shortfall(area, above, upto, tuple(found), my_category, national_category)
        above = upto


def _at(sheet: Sheet, upto: Cut | None, score: int) -> Category:
    """The category of the incomes that end at a cut: in the first cell that reaches it."""
    cell = len(sheet.cuts) if upto is None else sum(cut < upto for cut in sheet.cuts)
    return next(found for mask, found in sheet.categories[cell] if mask >> score & 1)
