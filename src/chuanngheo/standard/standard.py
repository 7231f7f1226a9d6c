"""The standard itself, which refuses rules that contradict each other and compiles the others into sheets."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import Any

import attrs

from chuanngheo.areas import Area
from chuanngheo.errors import (
    Bilingual,
    InvalidStandardError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
    bilingual,
)
from chuanngheo.household import MOST_DONG, sheet_key
from chuanngheo.indicators import Deprivations, IndicatorSet
from chuanngheo.law import Citation
from chuanngheo.standard.categories import Category
from chuanngheo.standard.digest import digest_of
from chuanngheo.standard.rules import Line, Rule
from chuanngheo.standard.sheet import Cut, Gap, Sheet, Step

_ABOVE_ALL = Bilingual("above every line", "trên mọi mức chuẩn")


def _areas(areas: Iterable[Area]) -> tuple[Area, ...]:
    return tuple(areas)


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(rules)


def _frozen_lines(lines: Mapping[str, Mapping[str, Line]]) -> Mapping[str, Mapping[str, Line]]:
    return MappingProxyType({name: MappingProxyType(dict(by_area)) for name, by_area in lines.items()})


@attrs.frozen(eq=False, slots=False)  # what is computed once is then read at full speed
class Standard:
    """A poverty standard (chuẩn nghèo): areas, lines, indicators and rules, each with its citation.

    Two standards are equal if all they say is equal.  ``not_modelled`` names, in words, what the text
    holds and this record does not.

    Raises:
        InvalidStandardError: rules that overlap, a line or an area that is not declared, or a rule
            that asks a score of a standard without scores.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> NATIONAL_2021_2025.code, NATIONAL_2021_2025.area_codes, NATIONAL_2021_2025.max_score
    ('VN-2021-2025', ('rural', 'urban'), 12)
    >>> NATIONAL_2021_2025.gaps()
    ()
    """

    code: str = attrs.field(kw_only=True)
    vi: str = attrs.field(kw_only=True)
    en: str = attrs.field(kw_only=True)
    cite: Citation = attrs.field(kw_only=True)
    areas: tuple[Area, ...] = attrs.field(kw_only=True, converter=_areas)
    lines: Mapping[str, Mapping[str, Line]] = attrs.field(kw_only=True, converter=_frozen_lines)
    rules: tuple[Rule, ...] = attrs.field(kw_only=True, converter=_rules)
    indicators: IndicatorSet | None = attrs.field(kw_only=True, default=None)
    highest_score: int | None = attrs.field(kw_only=True, default=None)
    notes: tuple[str, ...] = attrs.field(kw_only=True, default=())
    not_modelled: tuple[str, ...] = attrs.field(kw_only=True, default=())

    def __attrs_post_init__(self) -> None:
        if self.indicators is not None and self.highest_score is not None:
            raise InvalidStandardError(
                f"{self.code}: the indicators already say the highest score",
                f"{self.code}: bộ chỉ số đã cho điểm cao nhất",
            )
        codes = self.area_codes
        if not codes or len(set(codes)) != len(codes):
            raise InvalidStandardError(
                f"{self.code}: areas must be listed, each once: {codes}",
                f"{self.code}: phải liệt kê các khu vực, mỗi khu vực một lần: {codes}",
            )
        for name, by_area in self.lines.items():
            if set(by_area) != set(codes):
                raise InvalidStandardError(
                    f"{self.code}: line {name!r} is given for {sorted(by_area)}, not {sorted(codes)}",
                    f"{self.code}: mức {name!r} cho {sorted(by_area)}, không phải {sorted(codes)}",
                )
        for number, rule in enumerate(self.rules):
            self._check(rule, f"{self.code}: rules[{number}]")
        self.sheets  # noqa: B018 # built now, so that an overlap is found where it is written

    def _check(self, rule: Rule, where: str) -> None:
        for name in rule.income.lines:
            if name not in self.lines:
                raise UnknownCodeError("line", "mức chuẩn", name, self.lines, where=where)
        if rule.areas == ():
            raise InvalidStandardError(
                f"{where} is limited to no area at all",
                f"{where} không áp dụng cho khu vực nào",
            )
        for area in rule.areas or ():
            if area not in self.area_codes:
                raise UnknownCodeError("area", "khu vực", area, self.area_codes, where=where)
        if not rule.score.is_any and not self.max_score:
            raise InvalidStandardError(
                f"{where} asks a score, but the standard has none",
                f"{where} hỏi điểm, nhưng chuẩn không có điểm",
            )
        if not rule.score.mask() & self.all_scores:
            raise InvalidStandardError(
                f"{where} covers no score from 0 to {self.max_score}",
                f"{where} không ứng với điểm nào từ 0 đến {self.max_score}",
            )

    @property
    def area_codes(self) -> tuple[str, ...]:
        """The codes of its areas, in order."""
        return tuple(area.code for area in self.areas)

    @cached_property
    def max_score(self) -> int:
        """The highest score a household can have (0 where deprivations are not asked)."""
        if self.indicators is not None:
            return sum(self.indicators.points)
        return self.highest_score or 0

    @cached_property
    def all_scores(self) -> int:
        """Every score from 0 to the highest, as a mask."""
        return (1 << (self.max_score + 1)) - 1

    @cached_property
    def sheets(self) -> Mapping[str, Sheet]:
        """The compiled rules of each area."""
        return {area: self._sheet(area) for area in self.area_codes}

    @cached_property
    def steps(self) -> Mapping[str, tuple[Step, ...]]:
        """Each area's cells in ascending order, with bare scores and with those of its own indicators."""
        of_area = {area: tuple(self._steps(sheet)) for area, sheet in self.sheets.items()}
        own = {sheet_key(area, self.indicators): steps for area, steps in of_area.items()}
        return {**of_area, **own}

    def _steps(self, sheet: Sheet) -> Iterator[Step]:
        for index, column in enumerate(sheet.categories):
            decided: dict[int | None, Category] = {
                1 << score: category
                for mask, category in column
                for score in range(self.max_score + 1 if self.max_score else 0)
                if mask >> score & 1
            }
            if len(column) == 1:  # whatever the score
                decided[None] = column[0][1]
            if index < len(sheet.cuts):
                yield sheet.cuts[index].amount, sheet.cuts[index].less, decided
            else:
                yield MOST_DONG, 0, decided

    def _sheet(self, area: str) -> Sheet:
        rules = [rule for rule in self.rules if rule.areas is None or area in rule.areas]
        ends = {rule: self.ends(rule, area) for rule in dict.fromkeys(rules)}
        cuts = sorted({cut for low_high in ends.values() for cut in low_high if cut is not None})
        cells: list[list[tuple[int, Rule]]] = [[] for _ in range(len(cuts) + 1)]
        for rule in rules:
            low, high = ends[rule]
            first = 0 if low is None else cuts.index(low) + 1
            past = len(cuts) + 1 if high is None else cuts.index(high) + 1
            if first >= past:
                raise InvalidStandardError(
                    f"{self.code}: {rule.cite} covers no income in {area}",
                    f"{self.code}: {rule.cite.text('vi')} không ứng với thu nhập nào ở {area}",
                )
            for index in range(first, past):
                for mask, other in cells[index]:
                    common = mask & rule.score.mask() & self.all_scores
                    if common:
                        score = (common & -common).bit_length() - 1
                        where = cuts[index].text() if index < len(cuts) else _ABOVE_ALL
                        raise self._overlap(area, where, score, (other, rule))
                cells[index].append((rule.score.mask(), rule))
        categories = self._categories(cells)
        return Sheet(tuple(cuts), tuple(map(tuple, cells)), categories)

    def _overlap(
        self, area: str, where: str | Bilingual, score: int, rules: tuple[Rule, Rule]
    ) -> InvalidStandardError:
        income, (one, other) = bilingual(where), (rule.category for rule in rules)
        return InvalidStandardError(
            f"{self.code}: two rules for one cell: {area}, income {income}, score {score}: {one} and {other}",
            f"{self.code}: hai quy định cho cùng một ô: {area}, thu nhập {income.vi}, điểm {score}:"
            f" {one.text('vi')} và {other.text('vi')}",
        )

    def ends(self, rule: Rule, area: str) -> tuple[Cut | None, Cut | None]:
        """The cut after which the band of ``rule`` begins in ``area``, and the cut up to which it goes."""
        band = rule.income
        low = high = None
        if band.above is not None:
            low = Cut(self.lines[band.above][area].monthly, inclusive=True)
        elif band.least is not None:
            low = Cut(self._whole(band.least, area), inclusive=False)
        if band.upto is not None:
            high = Cut(self.lines[band.upto][area].monthly, inclusive=True)
        elif band.below is not None:
            high = Cut(self._whole(band.below, area), inclusive=False)
        return low, high

    def _whole(self, line: str, area: str) -> int:
        """A line in whole đồng a month: what "từ" and "dưới" are compared with."""
        amount = self.lines[line][area].monthly
        if isinstance(amount, Fraction):
            raise InvalidStandardError(
                f"{self.code}: line {line!r} in {area} is no whole number of đồng a month; a band may say"
                " above or upto it, not least or below",
                f"{self.code}: mức {line!r} ở {area} không phải số nguyên đồng một tháng; khoảng "
                "thu nhập có thể ghi above hoặc upto, không ghi least hoặc below",
            )
        return amount

    def _categories(
        self, cells: "list[list[tuple[int, Rule]]]"
    ) -> tuple[tuple[tuple[int, Category], ...], ...]:
        """Every score of every cell with its category; uncovered ones by what lies above them."""
        result: list[tuple[tuple[int, Category], ...]] = []
        possible = self.all_scores if self.max_score else -1  # income alone: any score will do
        covered_above = 0
        for rules in reversed(cells):
            by_category: dict[Category, int] = {}
            covered = 0
            for mask, rule in rules:
                by_category[rule.category] = by_category.get(rule.category, 0) | mask
                covered |= mask
            for category, mask in (
                (Category.UNCLASSIFIED, covered_above & ~covered),
                (Category.NOT_POOR, ~covered_above & ~covered),
            ):
                if mask & possible:
                    by_category[category] = by_category.get(category, 0) | mask
            result.append(tuple((mask & possible, category) for category, mask in by_category.items()))
            covered_above |= covered
        return tuple(reversed(result))

    def deprivations(self, facts: Mapping[str, bool | None]) -> Deprivations:
        """What is known by this standard's indicators; a code left out is not known."""
        return Deprivations.of(self._indicators(), facts)

    def deprived(self, *codes: str) -> Deprivations:
        """All indicators known: these are deprivations, all others are not."""
        return Deprivations.exactly(self._indicators(), codes)

    def _indicators(self) -> IndicatorSet:
        if self.indicators is None:
            raise InvalidValueError(
                f"{self.code} has no list of indicators; give score= instead",
                f"{self.code} không có danh mục chỉ số; hãy cho score=",
                reason=Reason.NOT_MODELLED,
            )
        return self.indicators

    def line(self, name: str, area: str) -> Line:
        """A line by name and area, or an error that says what there is.

        Raises:
            UnknownCodeError: the standard has no such line, or no such area.
        """
        if name not in self.lines:
            raise UnknownCodeError("line", "mức chuẩn", name, self.lines, where=self.code)
        if area not in self.lines[name]:
            raise UnknownCodeError("area", "khu vực", area, self.area_codes, where=self.code)
        return self.lines[name][area]

    def gaps(self) -> tuple[Gap, ...]:
        """The incomes between covered ones that no rule covers, by area and score."""
        return tuple(self._gaps())

    def _gaps(self) -> Iterator[Gap]:
        for area, sheet in self.sheets.items():
            covered = [_union(mask for mask, _ in cell) for cell in sheet.rules]
            for index in range(1, len(sheet.cuts)):
                below = _union(covered[:index])
                above = _union(covered[index + 1 :])
                missing = below & above & ~covered[index] & self.all_scores
                if missing:
                    scores = tuple(s for s in range(self.max_score + 1) if missing >> s & 1)
                    yield Gap(area, sheet.cuts[index - 1], sheet.cuts[index], scores)

    @cached_property
    def digest(self) -> str:
        """A sha256 over what the law says in it: areas, lines, indicators, rules, and where each stands.

        Notes, translations, quotes and grades may be bettered without touching it; order means nothing.
        """
        return digest_of(self)

    @property
    def _facts(self) -> tuple[object, ...]:
        lines = tuple((name, tuple(sorted(by.items()))) for name, by in sorted(self.lines.items()))
        indicators = self.indicators and (self.indicators.code, self.indicators.indicators)
        return (
            self.code, self.vi, self.en, self.cite, self.areas, lines, self.rules, indicators,
            self.highest_score, self.notes, self.not_modelled,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return self._facts == other._facts if isinstance(other, Standard) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.code)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by what it was made of: a read-only mapping and compiled sheets cannot be."""
        fields = {field.name: getattr(self, field.name) for field in attrs.fields(Standard)}
        fields["lines"] = {name: dict(by_area) for name, by_area in self.lines.items()}
        return _rebuilt, (fields,)

    def __repr__(self) -> str:
        return f"<Standard {self.code}>"

    def _repr_html_(self) -> str:
        from chuanngheo.notebook import standard_html  # noqa: PLC0415 # a room below, which tells it

        return standard_html(self)


def _rebuilt(fields: Mapping[str, Any]) -> Standard:
    return Standard(**fields)


def _union(masks: Iterable[int]) -> int:
    whole = 0
    for mask in masks:
        whole |= mask
    return whole
