"""One household on several days; one standard against another.

A deprivation belongs to the indicators that found it, and a score is a sum over them: neither is ever
carried from one set of indicators to another, even where a code is the same.

>>> from chuanngheo import NATIONAL_2016_2020, NATIONAL_2021_2025
>>> sheet = compare_standards(NATIONAL_2016_2020, NATIONAL_2021_2025)
>>> first = sheet.changed[0]
>>> first.area, first.upto.text(), str(first.before.category), str(first.after.category), first.after.scores
('rural', '≤ 700000', 'poor', 'near-poor', (0, 2))
"""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from chuanngheo.classify import Classification, classify
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.household import Household
from chuanngheo.registry import NATION, Applies, Registry, Subject
from chuanngheo.standard import Category, Cut, Rule, Sheet, Standard


@attrs.frozen
class Compared:
    """One household on one day: what applied, how it was classified, which facts could not be used."""

    day: date
    applies: Applies
    result: Classification
    not_transferable: tuple[str, ...] = ()

    def lines(self) -> dict[str, int]:
        """The lines of that day's standard in the household's area, đồng/người/tháng; none if not known."""
        area = self.result.household.area
        lines = self.applies.standard.lines
        return {} if area is None else {name: by_area[area].amount for name, by_area in lines.items()}


def compare(
    household: Household,
    registry: Registry,
    days: Sequence[date],
    *,
    place: str = NATION,
    subject: Subject | str = Subject.HOUSEHOLD,
    score_by: Standard | None = None,
) -> tuple[Compared, ...]:
    """One household on several days, side by side.

    Deprivations assessed by one standard's indicators are not known under another's: they are left
    out there, and ``not_transferable`` names them, so that a code that both sets use is never read as
    if it meant the same.  A bare score says nothing of its indicators: where the days need more than
    one set, tell by ``score_by`` whose it is, or it is left out everywhere.

    Raises:
        UndefinedStandardError, NotModelledError: as :meth:`Registry.on`.
        UnknownCodeError, InvalidValueError: as :func:`~chuanngheo.classify.classify`.

    >>> from chuanngheo import NATIONAL, PerHead
    >>> home = Household(area="rural", income=PerHead(650_000))
    >>> [str(row.result.category) for row in compare(home, NATIONAL, [date(2015, 12, 1), date(2016, 12, 1)])]
    ['not-poor', 'poor']
    """
    applied = [registry.on(day, place, subject=subject) for day in days]
    home_set = _home_set(household, [a.standard for a in applied], score_by)
    rows: list[Compared] = []
    for day, applies in zip(days, applied, strict=True):
        standard = applies.standard
        if home_set in (None, _set(standard)) or not standard.max_score:
            rows.append(Compared(day, applies, classify(household, standard)))
        else:
            bare = attrs.evolve(household, deprivations=None, score=None)
            rows.append(Compared(day, applies, classify(bare, standard), _known(household)))
    return tuple(rows)


def _set(standard: Standard) -> str:
    """What gives a standard's scores: its indicators, or itself where they are not known."""
    return standard.code if standard.indicators is None else standard.indicators.code


def one_score_serves(before: Standard, after: Standard) -> bool:
    """Whether a score means the same under both: they count the same indicators, or one counts none."""
    return not before.max_score or not after.max_score or _set(before) == _set(after)


def _home_set(household: Household, standards: Sequence[Standard], score_by: Standard | None) -> str | None:
    """The set that the household's deprivations or score are of; ``None`` if there is no doubt."""
    if score_by is not None and household.score is None:
        raise InvalidValueError(
            "score_by tells whose a bare score is; this household has none",
            "score_by cho biết điểm tính theo chuẩn nào; hộ này không có điểm",
            reason=Reason.CONTRADICTION,
        )
    if household.deprivations is not None:
        return household.deprivations.set.code
    if household.score is None:
        return None
    if score_by is not None:
        return _set(score_by)
    sets = {_set(standard) for standard in standards if standard.max_score}
    return None if len(sets) <= 1 else "?"


def _known(household: Household) -> tuple[str, ...]:
    if household.deprivations is None:
        return ("score",)
    return tuple(code for code, answer in household.deprivations.as_dict().items() if answer is not None)


@attrs.frozen
class Side:
    """A region under one of the two standards: its category, the rule, and for which scores.

    ``scores`` are the lowest and the highest, by that standard's own indicators; ``None`` where the
    standard asks none.
    """

    category: Category
    rule: Rule | None
    scores: tuple[int, int] | None


@attrs.frozen
class Shift:
    """Households of one area and income band, and what they are before and after."""

    area: str
    above: Cut | None
    upto: Cut | None
    before: Side
    after: Side

    @property
    def changed(self) -> bool:
        """Whether the category is another one."""
        return self.before.category is not self.after.category


@attrs.frozen
class StandardsCompared:
    """The sheet of one standard against another: every region, and what it is under each.

    ``same_scores`` says that both count the same indicators, so that one score serves both.  Where it
    is false, a household has two scores, one by each set; ``alike`` lists the codes that both sets use
    for indicators of their own.  ``areas_apart`` are areas that only one of the two has.
    """

    before: Standard
    after: Standard
    shifts: tuple[Shift, ...]
    same_scores: bool
    alike: tuple[str, ...]
    areas_apart: tuple[str, ...]

    @property
    def changed(self) -> tuple[Shift, ...]:
        """The regions whose category is another one."""
        return tuple(shift for shift in self.shifts if shift.changed)

    def rows(self) -> Iterator[dict[str, str]]:
        """Every region as a line of text fields, as ``testing.decision_table`` writes them."""
        for shift in self.shifts:
            yield {
                "area": shift.area,
                "above": "" if shift.above is None else shift.above.beyond(),
                "upto": "" if shift.upto is None else shift.upto.text(),
                "scores_before": _range(shift.before.scores),
                "scores_after": _range(shift.after.scores),
                "before": shift.before.category.value,
                "after": shift.after.category.value,
                "changed": "yes" if shift.changed else "no",
            }


def compare_standards(before: Standard, after: Standard) -> StandardsCompared:
    """Which regions (area × income band × score) change category from one standard to another."""
    same = before.max_score > 0 and _set(before) == _set(after)
    both = [area for area in before.area_codes if area in after.area_codes]
    sets = [standard.indicators.codes if standard.indicators else () for standard in (before, after)]
    return StandardsCompared(
        before,
        after,
        tuple(shift for area in both for shift in _shifts(before, after, area, same_scores=same)),
        same_scores=same,
        alike=() if same else tuple(code for code in sets[0] if code in sets[1]),
        areas_apart=tuple(a for a in dict.fromkeys((*before.area_codes, *after.area_codes)) if a not in both),
    )


def _shifts(before: Standard, after: Standard, area: str, *, same_scores: bool) -> Iterator[Shift]:
    sheets = before.sheets[area], after.sheets[area]
    cuts = sorted({*sheets[0].cuts, *sheets[1].cuts})
    for above, upto in zip((None, *cuts), (*cuts, None), strict=True):
        for old_mask, old in _sides(before, sheets[0], upto):
            for new_mask, new in _sides(after, sheets[1], upto):
                if not same_scores:
                    yield Shift(area, above, upto, old, new)
                elif old_mask & new_mask:
                    scores = _ends(old_mask & new_mask)
                    yield Shift(
                        area,
                        above,
                        upto,
                        attrs.evolve(old, scores=scores),
                        attrs.evolve(new, scores=scores),
                    )


def _sides(standard: Standard, sheet: Sheet, upto: Cut | None) -> Iterator[tuple[int, Side]]:
    """What the incomes just up to a cut are, lowest scores first: one side for each run of scores."""
    index = len(sheet.cuts) if upto is None else sum(cut < upto for cut in sheet.cuts)
    if not standard.max_score:
        ((_, category),) = sheet.categories[index]
        yield 1, Side(category, _rule(sheet, index, 0), None)
        return
    scored = [
        (score, category, _rule(sheet, index, score))
        for score in range(standard.max_score + 1)
        for mask, category in sheet.categories[index]
        if mask >> score & 1
    ]
    run: list[int] = []
    for position, (score, category, rule) in enumerate(scored):
        run.append(score)
        if position + 1 == len(scored) or scored[position + 1][1:] != (category, rule):
            yield sum(1 << s for s in run), Side(category, rule, (run[0], run[-1]))
            run = []


def _rule(sheet: Sheet, index: int, score: int) -> Rule | None:
    return next((rule for mask, rule in sheet.rules[index] if mask >> score & 1), None)


def _ends(mask: int) -> tuple[int, int]:
    return (mask & -mask).bit_length() - 1, mask.bit_length() - 1


def _range(scores: tuple[int, int] | None) -> str:
    return "" if scores is None else f"{scores[0]}–{scores[1]}"
