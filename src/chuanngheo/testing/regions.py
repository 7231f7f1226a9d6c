"""The decision table of a standard, and a household at every edge of every region of it.

>>> from chuanngheo import NATIONAL_2021_2025
>>> table = decision_table(NATIONAL_2021_2025)
>>> len(table), [row["category"] for row in table[2:4]]
(78, ['near-poor', 'poor'])
"""

from collections.abc import Iterator
from math import ceil, floor

from chuanngheo.classify import classify
from chuanngheo.household import Household, Income, PerHead
from chuanngheo.standard import Cut, Sheet, Standard


def decision_table(standard: Standard) -> list[dict[str, str]]:
    """One line per region that the standard can tell apart: area × income band × score.

    ``above`` and ``upto`` bound the income per head (đồng/người/tháng; empty where there is no bound),
    ``score`` is empty where the standard asks none, ``by`` is the clause (empty outside every clause).
    Each line is what :func:`~chuanngheo.classify.classify` answers for a household in the region.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> table = decision_table(NATIONAL_2021_2025)
    >>> len(table), table[0]["upto"], table[0]["category"]
    (78, '≤ 1500000', 'near-poor')
    """
    return [
        {
            "area": area,
            "above": "" if above is None else above.beyond(),
            "upto": "" if upto is None else upto.text(),
            "score": "" if score is None else str(score),
            **_answer(standard, Household(area=area, income=_inside(above, upto)[-1], score=score)),
        }
        for area, sheet in standard.sheets.items()
        for above, upto in _bands(sheet)
        for score in _scores(standard)
    ]


def boundary_households(standard: Standard) -> tuple[Household, ...]:
    """For every region the households at its edges: the first and the last đồng of the income band.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> homes = boundary_households(NATIONAL_2021_2025)
    >>> len(homes), homes[0].income
    (130, PerHead(0))
    """
    return tuple(
        Household(area=area, income=income, score=score)
        for area, sheet in standard.sheets.items()
        for above, upto in _bands(sheet)
        for income in dict.fromkeys(_inside(above, upto))
        for score in _scores(standard)
    )


def last_before(cut: Cut) -> int:
    """The last whole đồng/người/tháng before a cut; the next one lies after it."""
    return floor(cut.amount) if cut.inclusive else ceil(cut.amount) - 1


def _answer(standard: Standard, household: Household) -> dict[str, str]:
    result = classify(household, standard)
    return {"category": str(result.category), "by": str(result.rule.cite) if result.rule else ""}


def _scores(standard: Standard) -> list[int] | list[None]:
    return list(range(standard.max_score + 1)) if standard.max_score else [None]


def _bands(sheet: Sheet) -> Iterator[tuple[Cut | None, Cut | None]]:
    yield from zip((None, *sheet.cuts), (*sheet.cuts, None), strict=True)


def _inside(above: Cut | None, upto: Cut | None) -> list[Income]:
    """The first and the last whole đồng of a band; half a đồng where no whole one lies in it."""
    first = 0 if above is None else last_before(above) + 1
    last = first if upto is None else last_before(upto)
    if first > last:
        return [Income(first + last, months=2, members=1)]
    return [PerHead(first), PerHead(last)]
