"""Hypothesis strategies for households, members and tables; needs the extra ``testing``.

Everything drawn is accepted by the constructors, and shrinks towards the plainest example: the first area,
the lowest edge of a band that still fails, no deprivation, one commune, small counts.

>>> from chuanngheo import NATIONAL_2021_2025
>>> from hypothesis import find
>>> find(households(NATIONAL_2021_2025), lambda home: home.income.total > 1_500_000)
Household(area='rural', income=PerHead(1500001), score=0)
"""

from random import Random

try:
    from hypothesis import strategies as st
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "chuanngheo.testing.strategies needs hypothesis: pip install 'chuanngheo[testing]'", name=error.name
    ) from error

from chuanngheo.household import Household, Income, PerHead
from chuanngheo.indicators import Deprivations, IndicatorSet
from chuanngheo.members import OLDEST, Diploma, Job, Member, School, Sex, Work
from chuanngheo.standard import Standard
from chuanngheo.tables import Table
from chuanngheo.testing.factories import Counts, make_table
from chuanngheo.testing.regions import last_before
from chuanngheo.testing.typos import Slip, inject_typo


def incomes(standard: Standard, area: str | None = None) -> st.SearchStrategy[Income]:
    """Incomes of every band of ``standard`` in ``area``, or in any.

    The edges of the bands to the đồng, any whole đồng, and totals over months and members, which may lie one
    đồng beside such an average.
    """
    sheets = standard.sheets if area is None else {area: standard.sheets[area]}
    lasts = [last_before(cut) for sheet in sheets.values() for cut in sheet.cuts]
    edges = list(dict.fromkeys([0, *(amount for last in lasts for amount in (last, last + 1))]))
    most = 3 * max(edges)
    return st.one_of(
        st.sampled_from(edges).map(PerHead),
        st.integers(0, most).map(PerHead),
        st.builds(_total, st.integers(0, most), st.integers(-1, 1), st.integers(1, 12), st.integers(1, 15)),
    )


def _total(per_head: int, more: int, months: int, members: int) -> Income:
    return Income(max(0, per_head * months * members + more), months=months, members=members)


def deprivations(indicators: IndicatorSet, *, unknown: bool = False) -> st.SearchStrategy[Deprivations]:
    """What one set of indicators found; with ``unknown`` some answers may be missing."""
    answers = st.sampled_from((False, True, None)) if unknown else st.booleans()
    facts = st.fixed_dictionaries(dict.fromkeys(indicators.codes, answers))
    return facts.map(lambda found: Deprivations.of(indicators, found))


def households(standard: Standard, *, unknown: bool = False) -> st.SearchStrategy[Household]:
    """Households that ``standard`` can classify; with ``unknown`` any fact may be missing.

    Where the standard has indicators a household carries either a bare score or its deprivations; where
    income alone decides it carries neither.
    """
    facts = _facts(standard, unknown=unknown)
    found = {area: incomes(standard, area) for area in (*standard.area_codes, None)}
    areas: st.SearchStrategy[str | None] = st.sampled_from(standard.area_codes)
    if unknown:
        areas, facts = areas | st.none(), facts | st.builds(dict[str, object])

    def in_area(area: str | None) -> st.SearchStrategy[Household]:
        income = found[area] | st.none() if unknown else found[area]
        return st.builds(_household, st.just(area), income, facts)

    return areas.flatmap(in_area)  # one edge shrinks to the same edge of the first area


def _facts(standard: Standard, *, unknown: bool) -> st.SearchStrategy[dict[str, object]]:
    if not standard.max_score:
        return st.builds(dict[str, object])
    scores = st.fixed_dictionaries({"score": st.integers(0, standard.max_score)})
    if standard.indicators is None:
        return scores.map(dict[str, object])
    found = st.fixed_dictionaries({"deprivations": deprivations(standard.indicators, unknown=unknown)})
    return scores.map(dict[str, object]) | found.map(dict[str, object])


def _household(area: str | None, income: Income | None, facts: dict[str, object]) -> Household:
    return Household(area=area, income=income, **facts)  # type: ignore[arg-type] # score or deprivations


_KNOWN = st.sampled_from((False, True, None))
_WAGES = (Job.CONTRACT, Job.NO_CONTRACT)


@st.composite
def members(draw: st.DrawFn) -> Member:
    """Members as an officer may note them: any fact may be missing, none contradicts another."""
    work = draw(st.none() | st.sampled_from(Work))
    job = draw(st.none() | st.sampled_from(Job if work in (None, Work.WORKING) else (Job.NO_WAGE,)))
    able, seeking, in_school = (draw(_KNOWN) for _ in range(3))
    if work is Work.NO_WORK:  # said of who is able and wants work
        able, seeking = able or None, seeking or None
    elif work is not None or job in _WAGES:
        seeking = seeking and None
    school = None if in_school is False else draw(st.none() | st.sampled_from(School))
    height = draw(st.none() | st.integers(40, 200))
    return Member(
        age=draw(st.none() | st.integers(0, OLDEST)),
        sex=draw(st.none() | st.sampled_from(Sex)),
        work=work,
        job=job,
        able=able,
        seeking=seeking,
        insured=draw(_KNOWN),
        in_school=in_school,
        school=school,
        diploma=draw(st.none() | st.sampled_from(Diploma)),
        height_cm=height,
        stunted=draw(_KNOWN) if height is None else None,
        allowance=draw(_KNOWN),
        internet=draw(_KNOWN),
    )


@st.composite
def _commune(draw: st.DrawFn, groups: int) -> tuple[int, ...]:
    base = draw(st.integers(1, 5_000))
    return (base, *(draw(st.integers(0, base)) for _ in range(groups)))


def tables(*, groups: tuple[str, ...] = ("poor",), most: int = 12) -> st.SearchStrategy[Table]:
    """Consistent published tables of one to ``most`` communes: totals add up, rates are rounded half up."""
    counts = st.lists(_commune(len(groups)), min_size=1, max_size=most)
    return counts.map(lambda found: make_table(_named(found), groups=groups))


def _named(counts: list[tuple[int, ...]]) -> list[Counts]:
    return [(f"Xã {number}", found) for number, found in enumerate(counts, 1)]


def tables_with_slip(*, groups: tuple[str, ...] = ("poor",), most: int = 12) -> st.SearchStrategy[Slip]:
    """Tables of :func:`tables` with one figure mistyped; the :class:`Slip` says which and what was meant."""
    seeds = st.integers(0, 2**32 - 1)
    return st.builds(_mistyped, seeds, tables(groups=groups, most=most))


def _mistyped(seed: int, table: Table) -> Slip:
    return inject_typo(Random(seed), table)  # noqa: S311 # no secret is drawn
