"""Alkire–Foster measures: H, A, M0, headcounts by indicator, contributions, and what subgroups add.

>>> design = Design(dict.fromkeys(("school", "health", "house"), Fraction(1, 3)), Fraction(2, 3))
>>> homes = [{"school": True, "health": yes, "house": False} for yes in (True, False)]
>>> found = alkire_foster(homes, design).total
>>> found.h.rate.text(), found.a.rate.text(), found.m0.rate.text()
('50,00%', '66,67%', '33,33%')
>>> found.contributions
{'school': Fraction(1, 2), 'health': Fraction(1, 2), 'house': Fraction(0, 1)}

An answer not known is never "not deprived": it is refused, or bounds are given.

>>> homes.append({"school": True, "health": None, "house": False})
>>> alkire_foster(homes, design, missing="bounds").total.h.text()
'33,33%–66,67%'
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.indicators import Deprivations
from chuanngheo.measures.design import Design
from chuanngheo.measures.grouped import Grouped, Key, Row, aligned, keys, pair_sum, rate_cells, weighed
from chuanngheo.measures.shares import Amount, Share
from chuanngheo.quantities import Exact

Pair = tuple[Amount, Amount]
"""The least and the most that answers not known leave open."""
Answers = Deprivations | Mapping[str, bool | None]
"""A household's deprivations: by indicator True, False or not known."""


class Missing(StrEnum):
    """What is done where an answer is not known.

    >>> [one.value for one in Missing]
    ['refuse', 'bounds']
    """

    REFUSE = "refuse"
    BOUNDS = "bounds"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise UnknownCodeError(
            "policy for missing answers", "cách xử lý câu trả lời còn thiếu", value, list(cls)
        )


@attrs.frozen
class AlkireFoster:
    """The measures of one group of households; two groups of one design add up exactly.

    Args:
        design: weights and cut-off.
        population: households, or the sum of their weights.
        poor: how many of them are poor.
        score: the sum over the poor of the weights of their deprivations, in ``design.units``.
        deprived: by indicator, how many are deprived, poor or not (uncensored).
        censored: by indicator, how many are poor and deprived.
        incomplete: how many households have an answer that is not known, each counted once.

    In use: :func:`chuanngheo.measures.alkire_foster`.
    """

    design: Design
    population: Amount
    poor: Pair
    score: Pair
    deprived: Mapping[str, Pair]
    censored: Mapping[str, Pair]
    incomplete: int = 0

    @property
    def h(self) -> Share:
        """H, headcount ratio: the share of the poor."""
        return Share.of(*self.poor, self.population)

    @property
    def m0(self) -> Share:
        """M0, adjusted headcount ratio (MPI): what the poor are deprived of, as a share of all there is."""
        return Share.of(*self.score, self.population * self._whole)

    @property
    def a(self) -> Share:
        """A, intensity: the average share of deprivations among the poor.

        Where answers are not known the bounds hold every case; they need not be met by one.

        Raises:
            InvalidValueError: nobody can be poor.
        """
        if not self.poor[1]:
            raise InvalidValueError(
                "nobody is poor: no intensity",
                "không có hộ nghèo nào: không có mức độ thiếu hụt bình quân",
                reason=Reason.ZERO_TOTAL,
            )
        least = Fraction(self.score[0]) / (self.poor[1] * self._whole)
        most = Fraction(self.score[1]) / (self.poor[0] * self._whole) if self.poor[0] else Fraction(1)
        return Share.of(max(least, Fraction(self.design.cutoff, self._whole)), min(most, Fraction(1)), 1)

    @property
    def _whole(self) -> int:
        return sum(self.design.units.values())

    def uncensored_headcount(self, indicator: str) -> Share:
        """The share deprived in an indicator, poor or not."""
        return Share.of(*self._of(self.deprived, indicator), self.population)

    def censored_headcount(self, indicator: str) -> Share:
        """The share that is poor and deprived in an indicator."""
        return Share.of(*self._of(self.censored, indicator), self.population)

    def _of(self, counts: Mapping[str, Pair], indicator: str) -> Pair:
        if indicator not in counts:
            raise UnknownCodeError("indicator", "chỉ số", indicator, counts)
        return counts[indicator]

    @property
    def contributions(self) -> dict[str, Fraction]:
        """What each indicator contributes to M0; they sum to one.

        Raises:
            InvalidValueError: an answer that is not known may change it, or M0 is zero.
        """
        score = _exactly(self.score)
        return {
            code: Fraction(_exactly(self._of(self.censored, code))) * units / score
            for code, units in self.design.units.items()
        }

    @property
    def by_dimension(self) -> dict[str, Fraction]:
        """What each dimension contributes to M0; an indicator of none stands for itself.

        Raises:
            InvalidValueError: as :attr:`contributions`.
        """
        found: dict[str, Fraction] = {}
        for code, share in self.contributions.items():
            dimension = self.design.dimensions.get(code, code)
            found[dimension] = found.get(dimension, Fraction(0)) + share
        return found

    def __add__(self, other: "AlkireFoster") -> "AlkireFoster":
        if self.design != other.design:
            raise InvalidValueError(
                "measures of two designs do not add up",
                "số đo của hai cách thiết kế không cộng với nhau được",
                reason=Reason.CONTRADICTION,
            )
        return AlkireFoster(
            self.design,
            self.population + other.population,
            pair_sum(self.poor, other.poor),
            pair_sum(self.score, other.score),
            {code: pair_sum(pair, other.deprived[code]) for code, pair in self.deprived.items()},
            {code: pair_sum(pair, other.censored[code]) for code, pair in self.censored.items()},
            self.incomplete + other.incomplete,
        )

    def row(self, *, decimals: int = 2) -> Row:
        """Population, H, A, M0 and, where asked for, both headcounts of each indicator; all rates in %."""
        cells: Row = {"population": self.population, "incomplete": self.incomplete}
        some = bool(self.population)
        cells |= rate_cells("h", self.h if some else None, decimals)
        cells |= rate_cells("a", self.a if some and self.poor[1] else None, decimals)
        cells |= rate_cells("m0", self.m0 if some else None, decimals)
        for code in self.deprived:
            cells |= rate_cells(
                f"deprived_{code}", self.uncensored_headcount(code) if some else None, decimals
            )
        for code in self.censored:
            share = self.censored_headcount(code) if some else None
            cells |= rate_cells(f"censored_{code}", share, decimals)
        return cells


def _exactly(pair: Pair) -> Amount:
    if pair[0] != pair[1]:
        raise InvalidValueError(
            "contributions are not known: answers are missing that may change them",
            "chưa rõ mức đóng góp: còn thiếu câu trả lời có thể làm thay đổi",
            reason=Reason.MISSING,
        )
    return pair[0]


def nothing(design: Design, *, indicators: bool = True) -> AlkireFoster:
    """The measures of nobody, to which others are added."""
    none = dict.fromkeys(design.weights, (0, 0)) if indicators else {}
    return AlkireFoster(design, 0, (0, 0), (0, 0), none, none)


def subgroup_contributions(parts: Grouped[AlkireFoster]) -> dict[Key, Fraction]:
    """What each subgroup contributes to the M0 of all; they sum to one.

    Raises:
        InvalidValueError: an answer that is not known may change it, or M0 is zero.

    >>> from chuanngheo import NATIONAL_2021_2025 as standard
    >>> from chuanngheo.measures import Design
    >>> homes = [standard.deprived("water", "toilet", "telecom"), standard.deprived("water")]
    >>> parts = alkire_foster(homes, Design.of(standard.indicators, 1), groups=["xã A", "xã B"])
    >>> {place: str(share) for (place,), share in subgroup_contributions(parts).items()}
    {'xã A': '3/4', 'xã B': '1/4'}
    """
    whole = _exactly(parts.total.score)
    if not whole:
        raise InvalidValueError(
            "M0 is zero: nothing contributes to it",
            "M0 bằng 0: không có gì đóng góp vào đó",
            reason=Reason.ZERO_TOTAL,
        )
    return {key: Fraction(_exactly(part.score)) / whole for key, part in parts.parts.items()}


def alkire_foster(
    homes: Iterable[Answers],
    design: Design,
    *,
    groups: Iterable[object] | None = None,
    by: tuple[str, ...] = (),
    weights: Iterable[Exact] | None = None,
    low_income: Iterable[bool | None] | None = None,
    missing: Missing | str = Missing.REFUSE,
) -> Grouped[AlkireFoster]:
    """The measures of each group and of all.

    Args:
        homes: of each household its deprivations, or its answers by indicator; one left out is not known.
        design: weights and cut-off.
        groups: of each household a value, or a tuple of values, one for each name in ``by``.
        by: what the groups are of ("province", "area").
        weights: survey weights or members, exact (int, Fraction, Decimal).
        low_income: of each household, whether its income is at or below the line, ``None`` where not known.
            With it only such households are poor, as the decrees have it; without it, the score alone counts.
        missing: ``"refuse"`` answers that are not known, or give ``"bounds"``.

    Raises:
        InvalidValueError: an answer is not known and ``missing`` refuses; lists of different lengths; a
            weight that is not exact or below zero.
        UnknownCodeError: an answer to an indicator that the design lacks, or deprivations of a set that
            lacks one of its own.

    >>> from chuanngheo import NATIONAL_2021_2025 as standard
    >>> from chuanngheo.measures import Design
    >>> homes = [standard.deprived("water", "toilet", "telecom"), standard.deprived("water")]
    >>> found = alkire_foster(homes, Design.of(standard.indicators, 3)).total
    >>> found.h.text(), found.a.text(), found.m0.text()
    ('50,00%', '25,00%', '12,50%')
    """
    listed = [_answers(home, design) for home in homes]
    policy = Missing(missing)
    incomes: list[bool | None] = [True] * len(listed)
    if low_income is not None:
        incomes = aligned(low_income, len(listed), "incomes", "thu nhập")
    _check_known(listed, incomes, policy)
    found: dict[Key, AlkireFoster] = {}
    for answers, key, weight, low in zip(
        listed, keys(groups, len(listed)), weighed(weights, len(listed)), incomes, strict=True
    ):
        one = _one(answers, design, weight, low_income=low)
        found[key] = found[key] + one if key in found else one
    return Grouped(by, found, nothing(design))


def _answers(home: Answers, design: Design) -> dict[str, bool | None]:
    if isinstance(home, Deprivations):
        return {code: home[code] for code in design.weights}
    for code, answer in home.items():
        if code not in design.weights:
            raise UnknownCodeError("indicator", "chỉ số", code, design.weights)
        if answer is not None and type(answer) is not bool:
            raise InvalidValueError(
                f"{code} must be True, False or None (not known), not {answer!r:.30}",
                f"{code} phải là True, False hoặc None (chưa rõ), không phải {answer!r:.30}",
                reason=Reason.WRONG_TYPE,
            )
    return {code: home.get(code) for code in design.weights}


def _check_known(listed: list[dict[str, bool | None]], incomes: list[bool | None], policy: Missing) -> None:
    if policy is Missing.BOUNDS:
        return
    holes = [
        number
        for number, (answers, income) in enumerate(zip(listed, incomes, strict=True), start=1)
        if income is None or None in answers.values()
    ]
    if holes:
        raise refusal(len(holes), f"first household {holes[0]}", f"đầu tiên là hộ thứ {holes[0]}")


def refusal(count: int, en: str, vi: str) -> InvalidValueError:
    """What is said where answers are missing and no bounds are asked for."""
    return InvalidValueError(
        f"{count} household(s) with an answer that is not known ({en}); fill it in, or ask for"
        " missing='bounds'",
        f"{count} hộ có câu trả lời chưa rõ ({vi}); hãy điền, hoặc yêu cầu missing='bounds'",
        reason=Reason.MISSING,
    )


def _one(
    answers: dict[str, bool | None], design: Design, weight: Amount, *, low_income: bool | None
) -> AlkireFoster:
    """One household, twice: with every answer not known a no, and with every one a yes."""
    units = design.units
    sides = [{code: default if a is None else a for code, a in answers.items()} for default in (False, True)]
    scores = [sum(units[code] for code, yes in side.items() if yes) for side in sides]
    able = low_income is True, low_income is not False
    poor = [ok and score >= design.cutoff for ok, score in zip(able, scores, strict=True)]
    return AlkireFoster(
        design,
        weight,
        (weight * poor[0], weight * poor[1]),
        (weight * poor[0] * scores[0], weight * poor[1] * scores[1]),
        {code: (weight * sides[0][code], weight * sides[1][code]) for code in answers},
        {
            code: (weight * (poor[0] and sides[0][code]), weight * (poor[1] and sides[1][code]))
            for code in answers
        },
        int(low_income is None or None in answers.values()),
    )
