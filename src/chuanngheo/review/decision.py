"""Điểm A and điểm B → hộ nghèo, hộ cận nghèo, hộ không nghèo; beside it the decree's own criteria.

>>> from chuanngheo.review.answers import Answers
>>> home = Answers(members=3, workers=2, dependants=1, education="none", civil_servant=False,
...     contract=False, hired_or_self=True, pensions=0, wall=True, pillar=True, floor_area=15,
...     electricity=60, water="drilled-well", toilet="other", motorbikes=1).nothing_else()
>>> result = decide(home, {"employment": True, "toilet": True}, "Gia Lai", area="rural")
>>> result.a.low, result.b.low, result.b.high, result.outcome
(140, 20, 120, None)
>>> [outcome.text() for outcome in result.possible]
['hộ nghèo', 'hộ cận nghèo']
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.areas import Area
from chuanngheo.classify import classify
from chuanngheo.errors import InvalidValueError
from chuanngheo.household import Household, Income
from chuanngheo.indicators import Deprivations
from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.review.answers import Answers, PointsB
from chuanngheo.review.readings import Readings
from chuanngheo.review.scoring import Place, PointsA, place, score
from chuanngheo.sheets.form import Answer, Row
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.tt07_2021 import CLASSES_CITE, CUTOFFS, DEPRIVED_FROM, POINTS_PER_DEPRIVATION, Cutoff
from chuanngheo.standard import Category
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025


class Outcome(StrEnum):
    """What the sheets decide, by the codes of Phụ lục I (page 24): N, CN, KN.

    >>> Outcome.POOR.text("en")
    'poor household'
    """

    POOR = "N"
    NEAR_POOR = "CN"
    NOT_POOR = "KN"

    def text(self, lang: str = "vi") -> str:
        """The legal term, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_OUTCOME[self])

    def agrees(self, category: Category) -> bool:
        """Whether a category of the decree is this outcome; average and above are both hộ không nghèo."""
        return category is _CATEGORY.get(self, category) and (
            self is not Outcome.NOT_POOR or category not in _CATEGORY.values()
        )


_OUTCOME = {
    Outcome.POOR: ("hộ nghèo", "poor household"),
    Outcome.NEAR_POOR: ("hộ cận nghèo", "near-poor household"),
    Outcome.NOT_POOR: ("hộ không nghèo", "household not poor"),
}
_CATEGORY = {Outcome.POOR: Category.POOR, Outcome.NEAR_POOR: Category.NEAR_POOR}


def outcomes(a: tuple[int, int], b: tuple[int, int], cutoff: Cutoff) -> tuple[Outcome, ...]:
    """Every outcome that totals between these ends can have: poorest first.

    >>> outcomes((140, 140), (30, 30), CUTOFFS["rural"]), outcomes((145, 145), (30, 30), CUTOFFS["rural"])
    ((<Outcome.POOR: 'N'>,), (<Outcome.NOT_POOR: 'KN'>,))
    """
    within = cutoff.within(a[0])
    checks = (
        (Outcome.POOR, within and b[1] >= DEPRIVED_FROM),
        (Outcome.NEAR_POOR, within and b[0] < DEPRIVED_FROM),
        (Outcome.NOT_POOR, not cutoff.within(a[1])),
    )
    return tuple(outcome for outcome, reached in checks if reached)


@attrs.frozen
class Need:
    """What the totals must still do for one outcome; ``None`` where that side is already settled.

    ``a_at_most`` and ``a_above``: points that the open lines of Phiếu B1 may, or must more than, add;
    ``yes_at_least`` and ``yes_at_most``: how many open questions of Phiếu B2 must be, or may be, a yes.

    >>> from chuanngheo.review.answers import Answers
    >>> found = decide(Answers(), {"water": True}, "Gia Lai", area="rural")
    >>> [(one.outcome.value, one.yes_at_least, one.a_at_most) for one in found.needs]
    [('N', 2, 140), ('CN', None, 140), ('KN', None, None)]
    """

    outcome: Outcome
    a_at_most: int | None = None
    a_above: int | None = None
    yes_at_least: int | None = None
    yes_at_most: int | None = None


@attrs.frozen
class Move:
    """One answer put differently, all others left, and the outcome it leads to.

    ``code`` is a question of the ``form`` "B1" or "B2"; ``answer`` is as scored (a yes is 1), the least of
    its row; ``row`` is ``None`` where no row holds it.  ``a`` and ``b`` are the least totals then.

    >>> moved = Move(form="B2", code="water", answer=0, row=None, a=110, b=20, outcome=Outcome.NEAR_POOR)
    >>> moved.code, moved.outcome.text("en")
    ('water', 'near-poor household')
    """

    form: str
    code: str
    answer: Answer
    row: Row | None
    a: int
    b: int
    outcome: Outcome


@attrs.frozen
class Decision:
    """What the sheets say of one household: both totals, every outcome still possible, and why.

    In use: :func:`chuanngheo.review.decide`.
    """

    a: PointsA
    b: PointsB
    possible: tuple[Outcome, ...]

    @property
    def outcome(self) -> Outcome | None:
        """The outcome, or ``None`` while answers not known could still change it."""
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def cutoff(self) -> Cutoff:
        """The điểm A of the area that stands for the poverty line."""
        return CUTOFFS[self.a.place.area]

    @property
    def cite(self) -> Citation:
        """Where the classes are defined."""
        return CLASSES_CITE

    @property
    def mattered(self) -> tuple[tuple[str, tuple[Outcome, ...]], ...]:
        """The readings whose change alone would change the outcome, with what is then possible."""
        found = (
            (change.reading, outcomes((change.low, change.high), (self.b.low, self.b.high), self.cutoff))
            for change in self.a.mattered
        )
        return tuple((reading, possible) for reading, possible in found if possible != self.possible)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What would settle each outcome still possible, in points and answers."""
        return tuple(_need(outcome, self) for outcome in self.possible)

    @property
    def settling(self) -> tuple[Move, ...]:
        """The single answers not known that would settle the outcome, whatever the others are."""
        return tuple(_moves(self, known=False)) if self.outcome is None else ()

    @property
    def what_if(self) -> tuple[Move, ...]:
        """The single known answers whose change would move the household into another outcome."""
        return tuple(move for move in _moves(self, known=True) if move.outcome is not self.outcome)


def decide(
    answers: Answers,
    deprivations: Mapping[str, bool | None] | Deprivations,
    province: str | None = None,
    *,
    area: Area | str,
    region: str | None = None,
    day: date | None = None,
    readings: Readings | None = None,
) -> Decision:
    """The outcome by the sheets; the place is found as :func:`chuanngheo.review.scoring.place` says.

    The two forms are taken as answered apart: a floor area not known on one leaves the other open too.

    >>> from chuanngheo.review import Answers
    >>> sorted(decide(Answers(), {}, "Gia Lai", area="rural").possible)
    [<Outcome.NEAR_POOR: 'CN'>, <Outcome.NOT_POOR: 'KN'>, <Outcome.POOR: 'N'>]
    """
    where = place(province, area=area, region=region, day=day)
    return _decide(answers, PointsB(deprivations), where, readings or Readings())


def _decide(answers: Answers, b: PointsB, where: Place, readings: Readings) -> Decision:
    a = score(answers, where, readings)
    return Decision(a, b, outcomes((a.low, a.high), (b.low, b.high), CUTOFFS[where.area]))


def _need(outcome: Outcome, decision: Decision) -> Need:
    a, b, cutoff = decision.a, decision.b, decision.cutoff
    room = cutoff.points - a.low
    if outcome is Outcome.NOT_POOR:
        return Need(outcome, a_above=None if not cutoff.within(a.low) else room)
    at_most = None if cutoff.within(a.high) else room
    missing = -(-(DEPRIVED_FROM - b.low) // POINTS_PER_DEPRIVATION)
    if outcome is Outcome.POOR:
        return Need(outcome, a_at_most=at_most, yes_at_least=missing if missing > 0 else None)
    return Need(outcome, a_at_most=at_most, yes_at_most=missing - 1 if b.high >= DEPRIVED_FROM else None)


def _moves(decision: Decision, *, known: bool) -> Iterator[Move]:
    """Every other answer to the questions known (or not known) that leads to one outcome alone."""
    a, b = decision.a, decision.b
    for code, answer, row in _other_answers(a, known=known):
        try:
            answers = a.answers.answered({code: answer})
        except InvalidValueError:  # more workers than members: no such household
            continue
        yield from _move("B1", code, answer, row, _decide(answers, b, a.place, a.readings))
    for code, present in b.answers.items():
        if (present is not None) is known:
            for value in (True, False) if present is None else (not present,):
                found = _decide(a.answers, PointsB({**b.answers, code: value}), a.place, a.readings)
                yield from _move("B2", code, int(value), None, found)


def _other_answers(a: PointsA, *, known: bool) -> Iterator[tuple[str, Answer, Row | None]]:
    for code, question in QUESTIONS.items():
        present = a.answers.scored.get(code)
        if (present is not None) is known:
            now = None if present is None else question.row(present)
            yield from ((code, answer, row) for answer, row in question.cells if not known or row is not now)


def _move(form: str, code: str, answer: Answer, row: Row | None, found: Decision) -> Iterator[Move]:
    if found.outcome is not None:
        yield Move(form, code, answer, row, found.a.low, found.b.low, found.outcome)


@attrs.frozen
class BothWays:
    """One household by the sheets and by the decree's own criteria, side by side.

    ``points_over`` are the ends of điểm A above the cut-off (negative: below it); ``dong_over`` is income
    above the line, in đồng/người/tháng, exactly.  The deprivations are the answers of Phiếu B2 both times,
    so the two ways can differ by income alone.

    In use: :func:`chuanngheo.review.both_ways`.
    """

    decision: Decision
    category: Category | None
    points_over: tuple[int, int]
    dong_over: Fraction

    @property
    def agree(self) -> bool | None:
        """Whether both ways lead to one class, or ``None`` while either is open."""
        outcome = self.decision.outcome
        return None if outcome is None or self.category is None else outcome.agrees(self.category)


def both_ways(decision: Decision, income: Income) -> BothWays:
    """The sheets beside Điều 3 of Nghị định 07/2021/NĐ-CP, for a household whose income is known.

    >>> from chuanngheo import PerHead
    >>> from chuanngheo.review.answers import Answers
    >>> both_ways(decide(Answers(), {}, "Gia Lai", area="rural"), PerHead(1_500_001)).dong_over
    Fraction(1, 1)
    """
    standard, area = NATIONAL_2021_2025, decision.a.place.area
    home = Household(area=area, income=income, deprivations=standard.deprivations(decision.b.answers))
    cutoff = decision.cutoff
    return BothWays(
        decision,
        classify(home, standard).category,
        (decision.a.low - cutoff.points, decision.a.high - cutoff.points),
        income.per_head - cutoff.amount,
    )
