"""The three-valued answer equals brute force over all completions of the unknown facts, exhaustively.

The reference knows no masks and no sheets: it completes a household in every way, asks of every rule in
the words of the law whether it covers it, and looks at what came out.
"""

from fractions import Fraction
from functools import cache
from itertools import product
from operator import attrgetter

import attrs
import pytest

from chuanngheo import (
    RURAL,
    URBAN,
    Area,
    Band,
    Between,
    Category,
    Household,
    Income,
    Line,
    Rule,
    Standard,
    category,
    classify,
)
from chuanngheo.classify import AtLeast
from chuanngheo.indicators import Deprivations, Indicator, IndicatorSet
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.standards.nd07_2021 import ND07_2021

CITE = ND07_2021.at("một chuẩn đặt ra để thử")
OUTSIDE = (Category.NOT_POOR, Category.UNCLASSIFIED)


def line(island, rural, urban):
    amounts = zip(("island", "rural", "urban"), (island, rural, urban), strict=True)
    return {area: Line(amount, CITE) for area, amount in amounts}


WEIGHTED = Standard(
    code="TEST-WEIGHTED",
    vi="chuẩn thử",
    en="test standard",
    cite=CITE,
    areas=(Area("island", "hải đảo", "island"), RURAL, URBAN),
    lines={"low": line(10, 10, 20), "middle": line(15, 14, 24), "high": line(30, 40, 60)},
    indicators=IndicatorSet(
        "TEST",
        tuple(
            Indicator(code, "x", code, code, CITE, points)
            for code, points in (("one", 1), ("two", 2), ("deux", 2), ("four", 4))
        ),
    ),
    rules=(
        Rule(category="poor", name="cửa một", income=Band(upto="low"), score=Between(least=6), cite=CITE),
        Rule(category="near-poor", income=Band(upto="low"), score=Between(least=2, below=6), cite=CITE),
        Rule(category="average", income=Band(upto="low"), score=Between(most=1), cite=CITE, areas=("rural",)),
        Rule(
            category="poor",
            name="cửa hai",
            income=Band(above="low", below="high"),
            score=Between(least=7),
            cite=CITE,
            areas=("rural", "urban"),
        ),
        Rule(
            category="near-poor",
            income=Band(least="middle", below="high"),
            score=Between(most=4),
            cite=CITE,
            areas=("urban", "island"),
        ),
        Rule(category="average", income=Band(least="high"), score=Between(least=1, most=8), cite=CITE),
    ),
)
FEW_SCORES = [standard for standard in PROVINCIAL if standard.max_score < 20]
STANDARDS = [*ALL, *FEW_SCORES, WEIGHTED]


def incomes(standard):
    """Zero and, around every cut of every area: one đồng below, the line, half a đồng and one above."""
    amounts = {line.monthly for by_area in standard.lines.values() for line in by_area.values()}
    around = {a + step for a in amounts for step in (-1, 0, Fraction(1, 2), 1)}
    return sorted({Fraction(0), *map(Fraction, around), Fraction(max(amounts) * 3)})


def covers(rule, standard, area, income, score):
    amount = {name: by_area[area].monthly for name, by_area in standard.lines.items()}
    band, between = rule.income, rule.score
    return (
        (rule.areas is None or area in rule.areas)
        and (band.above is None or income > amount[band.above])
        and (band.least is None or income >= amount[band.least])
        and (band.upto is None or income <= amount[band.upto])
        and (band.below is None or income < amount[band.below])
        and (between.least is None or score >= between.least)
        and (between.most is None or score <= between.most)
        and (between.below is None or score < between.below)
    )


@cache
def table(standard):
    """(area, income, score) → (category, rule), for every area, every income above, every score."""
    found = {}
    for area, score in product(standard.area_codes, range(standard.max_score + 1)):
        covered_above = False
        for income in reversed(incomes(standard)):
            rules = [rule for rule in standard.rules if covers(rule, standard, area, income, score)]
            if rules:
                found[area, income, score] = (rules[0].category, rules[0])
            else:
                outside = Category.UNCLASSIFIED if covered_above else Category.NOT_POOR
                found[area, income, score] = (outside, None)
            covered_above = covered_above or bool(rules)
    return found


def as_income(value):
    return None if value is None else Income(value.numerator, months=1, members=value.denominator)


def patterns(standard):
    """Every pattern of deprived, not deprived and unknown; up to symmetry where points are equal."""
    points = standard.indicators.points
    if len(set(points)) > 1:
        yield from product((True, False, None), repeat=len(points))
        return
    size = len(points)
    for deprived in range(size + 1):
        for unknown in range(size + 1 - deprived):
            yield (True,) * deprived + (None,) * unknown + (False,) * (size - deprived - unknown)


@attrs.frozen
class Completions:
    """What came of completing the unknown deprivations of one household in every way."""

    scores: set[int]
    tallies: set[tuple[int, int, int]]  # points answered yes, points answered no, score
    varied: dict[str, set[tuple[int, int]]]  # fact: scores of two completions that differ in it alone


def fact_patterns(standard):
    """What may be known of deprivations, and every completion of it."""
    scores = range(standard.max_score + 1)
    pairs = {(one, other) for one in scores for other in scores}
    yield {}, Completions(set(scores), {(s, scores[-1] - s, s) for s in scores}, {"score": pairs})
    for score in scores if standard.max_score else ():
        yield {"score": score}, Completions({score}, {(0, 0, score)}, {})
    for pattern in patterns(standard) if standard.indicators is not None else ():
        facts = dict(zip(standard.indicators.codes, pattern, strict=True))
        yield {"deprivations": Deprivations.of(standard.indicators, facts)}, completed(standard, facts)


def completed(standard, facts):
    worth = dict(zip(standard.indicators.codes, standard.indicators.points, strict=True))
    unknown = [code for code, answer in facts.items() if answer is None]
    points = [worth[code] for code in unknown]
    base = sum(worth[code] for code, answer in facts.items() if answer)
    yes = {
        answers: sum(p for p, answer in zip(points, answers, strict=True) if answer)
        for answers in product((False, True), repeat=len(unknown))
    }
    varied = {
        code: {
            (base + got, base + yes[(*answers[:i], True, *answers[i + 1 :])])
            for answers, got in yes.items()
            if not answers[i]
        }
        for i, code in enumerate(unknown)
    }
    tallies = {(got, sum(points) - got, base + got) for got in yes.values()}
    return Completions({base + got for got in yes.values()}, tallies, varied)


def expected_relevant(standard, areas, amounts, completions, home):
    truth = table(standard)

    def differ(cells):
        return len({truth[cell][0] for cell in cells}) > 1

    scores = completions.scores
    if home.area is None and any(differ([(a, i, s) for a in areas]) for i in amounts for s in scores):
        yield "area"
    if home.income is None and any(differ([(a, i, s) for i in amounts]) for a in areas for s in scores):
        yield "income"
    for fact, pairs in completions.varied.items():
        if any(differ([(a, i, s), (a, i, t)]) for a in areas for i in amounts for s, t in pairs):
            yield fact


def check_needs(result, standard, areas, amounts, completions):
    truth = table(standard)
    unknown = result.household.deprivations
    of = ("score",) if unknown is None else unknown.unknown
    seen = set()
    for need in result.needs:
        key = (need.category, need.area, need.above, need.upto)
        assert key not in seen, "at most one need a category and place"
        seen.add(key)
        place = [
            (area, income)
            for area in areas
            for income in amounts
            if need.area in (None, area)
            and (need.above is None or not need.above.holds(income))
            and (need.upto is None or need.upto.holds(income))
        ]
        assert place, "the place of a need exists"
        least = need.deprivations or AtLeast(0, of, answer=True)
        assert least.of == of
        points = {(yes if least.answer else no, score) for yes, no, score in completions.tallies}
        enough = {score for got, score in points if got >= least.n}
        assert enough, "a need can be met"
        told = {truth[area, income, score] for area, income in place for score in enough}
        assert {found for found, _ in told} == {need.category}, "meeting a need settles its category"
        rules = {rule for _, rule in told}
        assert need.rule is (next(iter(rules)) if len(rules) == 1 else None)
        if need.deprivations is not None:
            assert least.n in {got for got, _ in points}
            most = max(got for got, _ in points if got < least.n)
            fewer = {truth[(*at, score)][0] for at in place for got, score in points if got == most}
            assert fewer != {need.category}, "less than it does not"


@pytest.mark.parametrize("standard", STANDARDS, ids=attrgetter("code"))
def test_every_household(standard):
    standard = attrs.evolve(standard)  # built anew
    truth = table(standard)
    all_incomes = incomes(standard)
    for facts, completions in fact_patterns(standard):
        scores = completions.scores
        for area, income in product((None, *standard.area_codes), (None, *all_incomes)):
            areas = standard.area_codes if area is None else (area,)
            amounts = all_incomes if income is None else (income,)
            home = Household(area=area, income=as_income(income), **facts)
            found = {truth[a, i, s][0] for a in areas for i in amounts for s in scores}
            result = classify(home, standard)
            settled = next(iter(found)) if len(found) == 1 else None
            assert category(home, standard) is result.category is settled
            assert result.possible == tuple(c for c in Category if c in found)
            rules = {truth[a, i, s][1] for a in areas for i in amounts for s in scores} - {None}
            assert set(result.rules) == rules
            assert result.rule is (
                next(iter(rules)) if settled not in (None, *OUTSIDE) and len(rules) == 1 else None
            )
            if settled is not None:
                assert result.relevant == result.needs == ()
                continue
            assert result.relevant == tuple(expected_relevant(standard, areas, amounts, completions, home))
            check_needs(result, standard, areas, amounts, completions)
            needed = {need.category for need in result.needs}
            assert needed <= found
            assert needed == found or standard == WEIGHTED
