"""Systematic causes: one error behind many figures of a table, looked for before single cells.

``places``: two columns in each other's place, a column one row too low, a row one column over; ``gaps``: the
same beside the empty cell that it left; ``scales``:
in tens or thousands, without its commas or zeros, rounded and then padded; ``bases``: over another base;
``totals``: a total row of other figures, years added up, shares forced to a hundred.  A cause is believed
where it mends at least ``MANY`` broken relations, three in four of those on the figures it changes, and
breaks hardly any.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import attrs

from chuanngheo.consistency.causes.bases import over_another_base
from chuanngheo.consistency.causes.gaps import gapped
from chuanngheo.consistency.causes.places import moved, shifted, swapped
from chuanngheo.consistency.causes.scales import padded, scaled, zeros_dropped
from chuanngheo.consistency.causes.suspect import MANY, Cause, Suspect, unreadable
from chuanngheo.consistency.causes.totals import HUNDRED, are_years, cumulative, forced, stale_total
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.relations import Cell, Ratio, Relation, Verdict
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import Figure
from chuanngheo.tables import Kind

__all__ = ["Cause", "causes"]

_FEWEST = {"stale-total": 2, "row-moved": 2, "cumulative": 1, "forced": 0}
"""Causes told by more than what they mend: the total row's own rates, the years of the rows, the hundred."""


def causes(tables: Iterable[Tabular], asked: Questions, before: Mapping[Cell, Figure]) -> list[Cause]:
    """At most one cause for each table, the one that mends most; ``before`` are last year's figures.

    Of shares forced to a hundred none need be broken: then the cause mends nothing.

    >>> causes((), Questions([], []), {})
    []
    """
    broken = set(asked.broken)
    strong = (relation for relation in asked.looked_at if not relation.weak)
    ill = [relation for relation in strong if relation in broken or unreadable(relation)]
    ill_rates: dict[Cell, list[Ratio]] = {}
    for cell, rate in ((cell, r) for r in ill if isinstance(r, Ratio) for cell in r.cells):
        ill_rates.setdefault(cell, []).append(rate)
    troubled = {relation.output.where.table for relation in ill if relation.output is not None}
    suspects = [t for t in tables if t.title in troubled or _prints_a_hundred(t)]
    found = (_cause(Suspect(t, asked, asked.strong, broken, ill_rates, before)) for t in suspects)
    return [cause for cause in found if cause is not None]


def _prints_a_hundred(tabular: Tabular) -> bool:
    """Whether the total of some rates is 100 %, so that they are shares of one whole."""
    total = tabular.table.total
    rates = [column for column in tabular.table.columns if column.kind is Kind.RATE]
    cells = (tabular.cell(total, column.role) for column in rates if total is not None)
    return any(
        cell is not None and cell.figure is not None and cell.figure.value == HUNDRED for cell in cells
    )


def _cause(suspect: Suspect) -> Cause | None:
    tried = [_judged(suspect, cause) for cause in _possible(suspect) if cause.values]
    found = sorted((c for c in tried if c is not None), key=lambda c: (-len(c.mended), c.name, c.en, c.row))
    if not found:
        return None
    first, *others = [cause for cause in found if len(cause.mended) == len(found[0].mended)]
    texts = first.texts()
    return attrs.evolve(first, as_good=tuple(other for other in others if other.texts() != texts))


def _judged(suspect: Suspect, cause: Cause) -> Cause | None:
    touched = dict.fromkeys(relation for cell in cause.values for relation in suspect.of.get(cell, ()))
    after = {relation: relation.outcome(cause.values).verdict for relation in touched}
    ill = [relation for relation in touched if suspect.ill(relation)]
    mended = tuple(r for r in ill if _mends(suspect, r, after[r]))
    lost = sum(verdict is Verdict.BROKEN for r, verdict in after.items() if r not in suspect.broken)
    enough = len(mended) >= _FEWEST.get(cause.name, MANY)
    believed = enough and lost * 4 <= len(mended) and len(mended) * 4 >= len(ill) * 3
    return attrs.evolve(cause, mended=mended) if believed else None


def _mends(suspect: Suspect, relation: Relation, after: Verdict) -> bool:
    """Whether a broken relation no longer is, or one that could not be told holds."""
    return after is Verdict.HOLDS or (relation in suspect.broken and after is Verdict.CANNOT_TELL)


def _possible(suspect: Suspect) -> Iterator[Cause]:
    table = suspect.tabular.table
    rates = [column for column in table.columns if suspect.mostly_broken(column)]
    roles = dict.fromkeys(role for c in rates for role in (c.of, c.over, c.role))
    columns = [column for role in roles if (column := suspect.column(role)) is not None]
    for one, other in combinations(columns, 2):
        if one.kind is other.kind and one.unit == other.unit:
            yield swapped(suspect, one, other)
    for column in columns:
        yield from (shifted(suspect, column, step) for step in (1, -1))
        yield from (scaled(suspect, column, power) for power in (-3, -2, -1, 1, 2, 3))
    for column in rates:
        yield from over_another_base(suspect, column)
    yield stale_total(suspect)
    yield from moved(suspect)
    yield from gapped(suspect)
    dated = are_years(table.rows)
    for column in table.columns:
        if dated and column.kind is Kind.COUNT:
            yield cumulative(suspect, column)
        if column.kind is Kind.RATE:
            yield padded(suspect, column)
            yield forced(suspect, column)
        if column.kind is not Kind.LABEL:
            yield zeros_dropped(suspect, column)
