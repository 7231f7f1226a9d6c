"""Facts and a standard → a category, the rule that gave it, and what is still open.

Three-valued: a fact not known never counts as "no".  A category is given only where every completion
of the unknown facts leads to it.
"""

from collections.abc import Iterator
from functools import cached_property

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.household import Household
from chuanngheo.standard import Category, Cut, Rule, Sheet, Standard


def category(household: Household, standard: Standard) -> Category | None:
    """The category, or ``None`` while unknown facts could still change it.

    Raises:
        UnknownCodeError: an area that the standard does not have.
        IndicatorSetMismatchError: deprivations assessed by other indicators.
        InvalidValueError: a score that the standard cannot give.

    >>> from chuanngheo import NATIONAL_2021_2025, PerHead
    >>> category(Household(area="rural", income=PerHead(1_500_000), score=3), NATIONAL_2021_2025)
    <Category.POOR: 'poor'>
    """
    facts = household.facts
    if facts is not None:
        sheet, total, divisor, scores = facts
        try:
            for amount, strict, column in standard.steps[sheet]:
                if total <= amount * divisor - strict:
                    return column[scores]
        except KeyError:  # another area, others' indicators, or more than one score possible
            pass
    _check(household, standard)
    possible = _possible(household, standard)
    return possible[0] if len(possible) == 1 else None


def classify(household: Household, standard: Standard) -> "Classification":
    """The category with its reason; whatever of it nobody reads is not computed.

    Raises:
        UnknownCodeError, IndicatorSetMismatchError, InvalidValueError: as :func:`category`.

    >>> from chuanngheo import NATIONAL_2021_2025 as standard, PerHead
    >>> home = Household(area="rural", income=PerHead(1_450_000),
    ...     deprivations=standard.deprivations({"water": True, "toilet": True}))
    >>> result = classify(home, standard)
    >>> result.category, [str(c) for c in result.possible]
    (None, ['poor', 'near-poor'])
    >>> [(str(n.category), n.deprivations.n, n.deprivations.answer) for n in result.needs]
    [('poor', 1, True), ('near-poor', 10, False)]
    """
    return Classification(household, standard, category(household, standard))


@attrs.frozen
class AtLeast:
    """At least ``n`` points of the deprivations ``of`` must turn out as ``answer``.

    Where every indicator counts one point, ``n`` is their number.
    """

    n: int
    of: tuple[str, ...]
    answer: bool


@attrs.frozen
class Need:
    """What would settle one category: an income in the band, and so many answers.

    ``rule`` is the one rule that would then give it (``None`` where none or several would).  A category
    that only a middle range of scores gives has no need: no count of answers of one kind settles it.

    ``above`` and ``upto`` bound the income per head that is still open (both ``None`` where the income
    is known or does not matter); ``area`` is given where the area is not known and matters to the need.
    """

    category: Category
    rule: Rule | None
    deprivations: AtLeast | None
    area: str | None = None
    above: Cut | None = None
    upto: Cut | None = None


@attrs.frozen(eq=False, slots=False)  # built fast; its reasons are computed when they are read
class Classification:
    """The answer for one household under one standard, and its reason on demand.

    >>> from chuanngheo import NATIONAL_2021_2025, Household, PerHead
    >>> answer = classify(Household(area="rural", income=PerHead(1_400_000), score=3), NATIONAL_2021_2025)
    >>> answer.category, str(answer.rule.cite)
    (<Category.POOR: 'poor'>, 'Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a')
    >>> open_ = classify(Household(area="rural", income=PerHead(1_400_000)), NATIONAL_2021_2025)
    >>> open_.category is None, sorted(open_.possible)
    (True, [<Category.NEAR_POOR: 'near-poor'>, <Category.POOR: 'poor'>])
    """

    household: Household
    standard: Standard
    category: Category | None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that the facts still allow."""
        places = _places(self.household, self.standard)
        scores = _scores(self.household, self.standard)
        found = (rule for _, sheet, i in places for mask, rule in sheet.rules[i] if mask & scores)
        return tuple(dict.fromkeys(found))

    @cached_property
    def rule(self) -> Rule | None:
        """The one rule that gave the category; ``None`` outside all rules or while undecided."""
        if self.category in (None, Category.NOT_POOR, Category.UNCLASSIFIED):
            return None
        rules = self.rules
        return rules[0] if len(rules) == 1 else None

    @cached_property
    def possible(self) -> tuple[Category, ...]:
        """Every category still possible."""
        return _possible(self.household, self.standard)

    @cached_property
    def relevant(self) -> tuple[str, ...]:
        """The unknown facts that can still change the answer: area, income, score or indicators."""
        return () if self.category is not None else tuple(_relevant(self.household, self.standard))

    @cached_property
    def needs(self) -> tuple[Need, ...]:
        """What would settle each category still possible; empty once decided."""
        return () if self.category is not None else tuple(_needs(self.household, self.standard))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Classification):
            return NotImplemented
        return (self.household, self.standard) == (other.household, other.standard)

    def __hash__(self) -> int:
        return hash((self.household, self.standard))

    def _repr_html_(self) -> str:
        from chuanngheo.notebook import classification_html  # noqa: PLC0415 # a room below, which tells it

        return classification_html(self)


def _check(household: Household, standard: Standard) -> None:
    """Refuse facts that do not belong to the standard."""
    if household.area is not None and household.area not in standard.sheets:
        raise UnknownCodeError("area", "khu vực", household.area, standard.area_codes, where=standard.code)
    if not standard.max_score:
        return  # income alone decides: deprivations are not among the facts it asks for
    if household.deprivations is not None:
        household.deprivations.require(standard.indicators, standard.code)
    elif household.score is not None and household.score > standard.max_score:
        raise InvalidValueError(
            f"a score of {household.score} is impossible under {standard.code}, whose highest is"
            f" {standard.max_score}",
            f"điểm {household.score} không thể có theo {standard.code}, điểm cao nhất là "
            f"{standard.max_score}",
            reason=Reason.OUT_OF_RANGE,
        )


def _scores(household: Household, standard: Standard) -> int:
    return standard.all_scores if household.scores is None or not standard.max_score else household.scores


def _places(household: Household, standard: Standard) -> Iterator[tuple[str, Sheet, int]]:
    """Every (area, its sheet, income cell) that the facts still allow."""
    income = household.income
    for area, sheet in standard.sheets.items():
        if household.area in (None, area):
            if income is None:
                yield from ((area, sheet, index) for index in range(len(sheet.cuts) + 1))
            else:
                yield area, sheet, sheet.cell(income.total, income.divisor)


def _possible(household: Household, standard: Standard) -> tuple[Category, ...]:
    scores = _scores(household, standard)
    found = {
        found
        for _, sheet, index in _places(household, standard)
        for mask, found in sheet.categories[index]
        if mask & scores
    }
    return tuple(c for c in Category if c in found)


def _at(sheet: Sheet, index: int, score: int) -> Category:
    return next(found for mask, found in sheet.categories[index] if mask >> score & 1)


def _bits(mask: int) -> Iterator[int]:
    return (score for score in range(mask.bit_length()) if mask >> score & 1)


def _relevant(household: Household, standard: Standard) -> Iterator[str]:
    """A fact matters if two completions that differ in nothing else give two categories."""
    scores = _scores(household, standard)
    cells: dict[str, list[tuple[Sheet, int]]] = {}
    for area, sheet, index in _places(household, standard):
        cells.setdefault(area, []).append((sheet, index))
    if household.area is None and _area_matters(household, standard, scores):
        yield "area"
    if household.income is None and any(
        len({_at(sheet, index, score) for sheet, index in column}) > 1
        for column in cells.values()
        for score in _bits(scores)
    ):
        yield "income"
    known = household.deprivations
    if known is None:
        if household.score is None and any(
            len([1 for mask, _ in sheet.categories[index] if mask & scores]) > 1
            for column in cells.values()
            for sheet, index in column
        ):
            yield "score"
        return
    for code in known.unknown:
        without = attrs.evolve(known, known=known.known | known.set.bits[code])
        worth = known.set[code].points
        if any(
            _at(sheet, index, score) is not _at(sheet, index, score + worth)
            for column in cells.values()
            for sheet, index in column
            for score in _bits(without.scores)
        ):
            yield code


def _area_matters(household: Household, standard: Standard, scores: int) -> bool:
    """Whether one income and one score fall into two categories in two areas."""
    sheets = standard.sheets.values()
    income = household.income
    if income is not None:
        joint = [[sheet.cell(income.total, income.divisor) for sheet in sheets]]
    else:
        cuts = sorted({cut for sheet in sheets for cut in sheet.cuts})
        joint = [[sum(c < cut for c in sheet.cuts) for sheet in sheets] for cut in cuts]
        joint.append([len(sheet.cuts) for sheet in sheets])
    return any(
        len({_at(sheet, index, score) for sheet, index in zip(sheets, row, strict=True)}) > 1
        for row in joint
        for score in _bits(scores)
    )


def _needs(household: Household, standard: Standard) -> Iterator[Need]:
    scores = _scores(household, standard)
    open_codes = household.deprivations.unknown if household.deprivations is not None else ("score",)
    found: dict[Need, list[str]] = {}
    for area, sheet, index in _places(household, standard):
        unknown_income = household.income is None
        above = sheet.cuts[index - 1] if unknown_income and index else None
        upto = sheet.cuts[index] if unknown_income and index < len(sheet.cuts) else None
        for mask, category_ in sheet.categories[index]:
            reached = mask & scores
            if not reached:
                continue
            answers = _answers(reached, scores, open_codes)
            if answers is _NO_ANSWERS:
                continue
            rules = [rule for held, rule in sheet.rules[index] if held & reached]
            rule = rules[0] if len(rules) == 1 else None
            need = Need(category_, rule, answers, above=above, upto=upto)
            found.setdefault(need, []).append(area)
    everywhere = [area for area in standard.sheets if household.area in (None, area)]
    for need in sorted(found, key=lambda need: _ORDER[need.category]):
        if found[need] == everywhere:
            yield need
        else:
            yield from (attrs.evolve(need, area=area) for area in found[need])


_ORDER = {found: number for number, found in enumerate(Category)}
_NO_ANSWERS = AtLeast(0, (), answer=False)
"""Stands for scores that no single count of answers can bring about."""


def _answers(reached: int, scores: int, of: tuple[str, ...]) -> AtLeast | None:
    """The count of answers that leaves only scores in ``reached``; ``None`` where none is needed."""
    if reached == scores:
        return None
    low, high = _lowest(scores), scores.bit_length() - 1
    top = reached.bit_length() - 1
    if reached == scores & (2 << top) - 1:
        return AtLeast(high - top, of, answer=False)
    if reached == scores & -1 << _lowest(reached):
        return AtLeast(_lowest(reached) - low, of, answer=True)
    return _NO_ANSWERS


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1
