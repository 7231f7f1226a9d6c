"""The relations that a document's sentences imply, among themselves and with its tables."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import singledispatch

import attrs

from chuanngheo.consistency.facts import Facts, Key, Measure
from chuanngheo.consistency.relations import (
    AtMost,
    Cell,
    Growth,
    Linear,
    Ratio,
    Relation,
    SameTotal,
    Steps,
    Verdict,
)
from chuanngheo.groups import GROUPS
from chuanngheo.statements import (
    Change,
    Count,
    Flow,
    Goal,
    Path,
    Rank,
    Split,
    Statement,
    Subset,
    Target,
)

Later = Callable[[], Iterator[Relation]]
"""Relations that can only be made when every figure of the document is known."""


@singledispatch
def relations(statement: Statement, facts: Facts) -> Iterator[Later]:  # noqa: ARG001 # as its kinds
    """What one statement implies: first its cells are recorded, then, later, its relations made."""
    return iter(())


def printed(*cells: Cell | None) -> tuple[Cell, ...]:
    """The cells, or nothing where one of them is not printed."""
    given = tuple(cell for cell in cells if cell is not None)
    return given if len(given) == len(cells) else ()


def linear(kind: str, terms: tuple[int, ...], *cells: Cell | None, weak: bool = False) -> Iterator[Relation]:
    """The sum of the cells times their terms is nothing; the last is computed from the others."""
    if given := printed(*cells):
        yield Linear(kind, given, terms=terms, output=given[-1], weak=weak)


def ratio(kind: str, count: Cell | None, total: Cell | None, rate: Cell | None) -> Iterator[Relation]:
    """A rate is count over total."""
    if given := printed(count, total, rate):
        yield Ratio(kind, given, output=rate)


@relations.register
def _(said: Count, facts: Facts) -> Iterator[Later]:
    place = facts.place(said.place)
    count = facts.said(said, "count", said.count)
    rate = facts.said(said, "rate", said.rate)
    total = facts.said(said, "total", said.total)
    over = facts.place(said.of_place) if said.of_place else place
    if count:
        facts.add(count, Key(said.group, Measure.COUNT, place, said.when))
    if rate:
        facts.add(rate, Key(said.group, Measure.RATE, place, said.when, said.base))
    if total:
        facts.add(total, Key(said.base, Measure.COUNT, over, said.when))

    def later() -> Iterator[Relation]:
        base = total or facts.count(said.base, over, said.when)
        part = facts.count(said.group, place, said.when) if said.of and not count else count
        if given := printed(part, base, rate):
            yield _over_some_base(Ratio("rate", given, output=rate), said, facts)
        if count and said.group in GROUPS:
            for whole in GROUPS[said.group].within:
                larger = facts.count(whole, place, said.when)
                if larger is not None:
                    yield AtMost("subset", (count, larger))

    yield later


def _over_some_base(natural: Ratio, said: Count, facts: Facts) -> Ratio:
    """The rate over its own base, or, where that fails and another printed one fits, over that."""
    if natural.outcome().verdict is not Verdict.BROKEN or said.of or said.total:
        return natural
    count, _, rate = natural.cells
    for key in sorted(facts.by_key, key=lambda key: (key.group, key.place)):
        base = facts.find(key)
        if key.measure is Measure.COUNT and key.when == said.when and base and base is not count:
            other = Ratio("rate", (count, base, rate), output=rate)
            if other.outcome().verdict is Verdict.HOLDS:
                whole = GROUPS.get(key.group)
                vi, en = (whole.vi, whole.en) if whole else (key.group, key.group)
                place = f", {key.place}" if key.place else ""
                number = base.printed.text
                note = (f"tính trên {number} ({vi}{place})", f"is over {number} ({en}{place})")
                return attrs.evolve(other, note=note)
    return natural


@relations.register
def _(said: Split, facts: Facts) -> Iterator[Later]:
    place = facts.place(said.place)
    whole = facts.said(said, "whole", said.whole)
    whole_rate = facts.said(said, "whole_rate", said.whole_rate)
    counts: list[Cell | None] = []
    rates: list[Cell | None] = []
    for number, part in enumerate(said.parts):
        name = part.label or part.group or part.place or str(number + 1)
        count, rate = facts.said(said, f"{name}", part.count), facts.said(said, f"{name} %", part.rate)
        group, where = part.group or said.group, facts.place(part.place) if part.place else place
        if (part.group or part.place) and count:
            facts.add(count, Key(group, Measure.COUNT, where, said.when))
        counts.append(count)
        rates.append(rate)
    if whole and said.group:
        facts.add(whole, Key(said.group, Measure.COUNT, place, said.when))

    def later() -> Iterator[Relation]:
        all_of = whole or (facts.count(said.group, place, said.when) if said.group else None)
        if said.exhaustive and not said.overlapping:
            signs = (*(1 for _ in said.parts), -1)
            weak = not said.group and _may_overlap(counts, all_of)
            yield from linear("parts", signs, *counts, all_of, weak=weak)
            if not _shares(rates, whole_rate):
                yield from linear("parts", signs, *rates, whole_rate)
        elif all_of:
            for count in filter(None, counts):
                yield AtMost("subset", (count, all_of))
        base = facts.count(GROUPS[said.group].base, place, said.when) if said.group in GROUPS else None
        yield from ratio("rate", whole, base, whole_rate)
        if base is None and not _hundred(rates):  # all over a base that is not printed
            pairs = [*zip(counts, rates, strict=True), (whole, whole_rate)]
            cells = tuple(cell for pair in pairs if pair[0] and pair[1] for cell in pair if cell)
            yield from [SameTotal("same-total", cells)] if len(cells) > 2 else []  # noqa: PLR2004 # a pair agrees with itself
        else:
            yield from _part_rates(counts, rates, [b for b in (all_of, base) if b is not None])

    yield later


OVERLAP = Fraction(11, 10)
"""A sum this much above its whole tells of households counted in several parts, not of a slip."""


def _may_overlap(counts: list[Cell | None], whole: Cell | None) -> bool:
    """Whether parts of no known partition (causes, say) may hold one household several times."""
    figures = [cell.figure for cell in counts if cell is not None and cell.figure is not None]
    if len(figures) < 3 or whole is None or whole.figure is None:  # noqa: PLR2004 # two parts are a pair
        return False
    return sum(figure.exact for figure in figures) > whole.figure.exact * OVERLAP


def _shares(rates: list[Cell | None], whole_rate: Cell | None) -> bool:
    """Whether the parts' rates are shares of the whole, 100 % together, and not of the whole's own base."""
    figures = [cell.figure for cell in (*rates, whole_rate) if cell is not None and cell.figure is not None]
    if len(figures) <= len(rates):
        return False
    *parts, whole = (figure.exact for figure in figures)
    return abs(sum(parts, Fraction(0)) - 100) <= 1 < abs(whole - 100)


def _hundred(rates: list[Cell | None]) -> bool:
    """Whether the parts' rates are shares, 100 % together; or some are not printed, and it cannot be told."""
    figures = [cell.figure for cell in rates if cell is not None and cell.figure is not None]
    return len(figures) < len(rates) or abs(sum((f.exact for f in figures), Fraction(0)) - 100) <= 1


def _part_rates(counts: list[Cell | None], rates: list[Cell | None], bases: list[Cell]) -> Iterator[Relation]:
    """The parts' rates over whichever base fits most of them: the whole, or the whole's own base."""
    options = [
        [r for c, p in zip(counts, rates, strict=True) for r in ratio("rate", c, base, p)] for base in bases
    ]
    if options:
        yield from max(options, key=lambda option: sum(r.outcome().verdict is Verdict.HOLDS for r in option))
    elif sum(c is not None and p is not None for c, p in zip(counts, rates, strict=True)) > 1:
        pairs = [cell for c, p in zip(counts, rates, strict=True) if c and p for cell in (c, p)]
        yield SameTotal("same-total", tuple(pairs))


@relations.register
def _(said: Change, facts: Facts) -> Iterator[Later]:
    place = facts.place(said.place)
    for measure, triple in (
        (Measure.COUNT, (("before", said.before), ("after", said.after), ("by", said.by))),
        (
            Measure.RATE,
            (
                ("before_rate", said.before_rate),
                ("after_rate", said.after_rate),
                ("by_points", said.by_points),
            ),
        ),
    ):
        before, after, by = (facts.said(said, name, printed) for name, printed in triple)
        of = "households" if measure is Measure.RATE else ""
        for cell, when in ((before, said.since), (after, said.when)):
            if cell and said.group and when:
                facts.add(cell, Key(said.group, measure, place, when, of))
        yield _difference(before, after, by)


def _difference(before: Cell | None, after: Cell | None, by: Cell | None) -> Later:
    """The change is printed without a sign: the larger figure minus the smaller."""

    def later() -> Iterator[Relation]:
        if before and after and before.figure and after.figure:
            fell = before.figure.value >= after.figure.value
            high, low = (before, after) if fell else (after, before)
            yield from linear("difference", (1, -1, -1), high, low, by)

    return later


@relations.register
def _(said: Target, facts: Facts) -> Iterator[Later]:
    place = facts.place(said.place)

    def cell(field: str, measure: Measure, when: str) -> Cell | None:
        made = facts.said(said, field, getattr(said, field))
        if made and when:
            of = "households" if measure is Measure.RATE else ""
            facts.add(made, Key(said.group, measure, place, when, of))
        return made

    base_count = cell("base_count", Measure.COUNT, said.base_when)
    base_rate = cell("base_rate", Measure.RATE, said.base_when)
    base_total = facts.said(said, "base_total", said.base_total)
    end_count = cell("end_count", Measure.COUNT, "" if said.per_year else said.when)
    end_rate = cell("end_rate", Measure.RATE, "" if said.per_year else said.when)
    step = f"{said.base_when}→{said.when}" if said.base_when and said.when and not said.per_year else ""
    points = facts.said(said, "points", said.points)
    households = cell("households", Measure.COUNT, step)
    relative = facts.said(said, "relative", said.relative)

    def later() -> Iterator[Relation]:
        start = base_count or facts.count(said.group, place, said.base_when)
        start_rate = base_rate or facts.find(
            Key(said.group, Measure.RATE, place, said.base_when, "households")
        )
        total = base_total or facts.count("households", place, said.base_when)
        final = end_count or facts.count(said.group, place, said.when)
        final_rate = end_rate or facts.find(Key(said.group, Measure.RATE, place, said.when, "households"))
        if not said.per_year:
            yield from linear("reduction", (1, -1, -1), start, households, final)
            yield from linear("points", (1, -1, -1), start_rate, final_rate, points)
        elif given := printed(start_rate, points, final_rate):
            yield Steps("yearly-step", given, years=said.years, weak=True)
        yield from ratio("relative", households, start, relative)
        if points and households:
            reached = printed(points, households, end_rate, end_count)
            behind = printed(households, points, start, start_rate)
            if total and not said.achieved:
                yield from ratio("target", households, total, points)
            elif behind and not said.achieved:
                yield SameTotal("target", behind, output=households)
            elif reached:
                yield Growth("growth", reached, years=said.years)

    yield later


@relations.register
def _(said: Path, facts: Facts) -> Iterator[Later]:
    cells = [(p, facts.said(said, str(p.year), p.rate)) for p in said.points]
    per_year = facts.said(said, "per_year", said.per_year)
    place = facts.place(said.place)
    for point, cell in cells:
        if cell and not point.goal:
            facts.add(cell, Key(said.group, Measure.RATE, place, str(point.year), "households"))

    def later() -> Iterator[Relation]:
        dated = [(p.year, c) for p, c in cells if c is not None and c.figure is not None]
        dated.sort(key=lambda point: point[0])
        if len(dated) < 2 or per_year is None:  # noqa: PLR2004 # a step needs two ends
            return
        (first, start), (last, end) = dated[0], dated[-1]
        if start.figure and end.figure and last > first:
            fell = start.figure.value >= end.figure.value
            high, low = (start, end) if fell else (end, start)
            yield Linear("average", (high, low, per_year), terms=(1, -1, first - last), output=per_year)
            if fell and _coarser(per_year, high, low):
                yield Steps("yearly-step", (high, per_year, low), years=last - first, weak=True)

    yield later


def _coarser(step: Cell, *ends: Cell) -> bool:
    """Whether a yearly step is printed with fewer decimals than the rates it leads between."""
    most = max((cell.figure.decimals for cell in ends if cell.figure), default=0)
    return step.figure is not None and step.figure.hedge is None and step.figure.decimals < most


@relations.register
def _(said: Flow, facts: Facts) -> Iterator[Later]:
    names = ("start", "exits", "relapsed", "new", "other", "end")
    signs = (1, -1, 1, 1, 1, -1)
    given = [
        (sign, cell)
        for name, sign in zip(names, signs, strict=True)
        if (cell := facts.said(said, name, getattr(said, name))) is not None
    ]

    def later() -> Iterator[Relation]:
        if said.start and said.end and len(given) > 2:  # noqa: PLR2004 # start and end alone say nothing
            terms, cells = zip(*given, strict=True)
            yield Linear("flow", cells, terms=terms, output=cells[-1], weak=not said.complete)

    yield later


@relations.register
def _(said: Subset, facts: Facts) -> Iterator[Later]:
    part, whole = facts.said(said, "part", said.part), facts.said(said, "whole", said.whole)

    def later() -> Iterator[Relation]:
        if given := printed(part, whole):
            yield AtMost("subset", given)

    yield later


@relations.register
def _(said: Goal, facts: Facts) -> Iterator[Later]:
    amount = facts.said(said, "amount", said.amount)
    parts = [facts.said(said, f"part {n}", part) for n, part in enumerate(said.parts, 1)]
    per_year = facts.said(said, "per_year", said.per_year)

    def later() -> Iterator[Relation]:
        if parts:
            yield from linear("parts", (*(1 for _ in parts), -1), *parts, amount)
        if said.years:
            yield from linear("average", (said.years, -1), per_year, amount)

    yield later


@relations.register
def _(said: Rank, facts: Facts) -> Iterator[Later]:
    group, _, measure = said.role.rpartition("_") if said.role.endswith("_rate") else (said.role, "", "")
    for ranked in said.places:
        place = facts.place(ranked.place)
        rate, count = (
            facts.said(said, ranked.place, ranked.rate),
            facts.said(said, ranked.place, ranked.count),
        )
        if rate and measure:
            facts.add(rate, Key(group, Measure.RATE, place, said.when, "households"))
        if count:
            facts.add(count, Key(group, Measure.COUNT, place, said.when))
    return iter(())


def same_figures(facts: Facts) -> Iterator[Relation]:
    """The same figure printed several times: each against the first."""
    for key in facts.by_key:
        first, *others = facts.ordered(key)
        for other in others:
            yield Linear("same-figure", (first, other), terms=(1, -1), output=other)


def shared_totals(facts: Facts) -> Iterator[Relation]:
    """Counts and rates over one base that the document does not print, for each place and time."""
    by_base: dict[tuple[str, str, str], list[Cell]] = {}
    for key in facts.by_key:
        if key.measure is Measure.RATE and facts.count(key.of, key.place, key.when) is None:
            given = printed(facts.count(key.group, key.place, key.when), facts.find(key))
            by_base.setdefault((key.of, key.place, key.when), []).extend(given)
    for cells in by_base.values():
        if len(cells) > 2:  # noqa: PLR2004 # one pair shares its total with nobody
            yield SameTotal("same-total", tuple(cells))
