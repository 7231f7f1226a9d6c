"""Plain factories: one household, one table, with Vietnamese defaults, consistent by construction.

>>> make_household()
Household(area='rural', income=PerHead(1500000), score=3, id='hộ 1')
>>> make_household(area="urban", score=None).score is None
True
>>> table = make_table()
>>> [table.total[role].text for role in ("households", "poor", "poor_rate")]
['5.973', '207', '3,47%']
"""

from collections.abc import Sequence
from fractions import Fraction

from chuanngheo.areas import Area
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.household import Household, Income, PerHead
from chuanngheo.indicators import Deprivations
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Rounding, rounded
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025
from chuanngheo.tables import Table, columns

Counts = tuple[str, Sequence[int]]
"""The name of a place, and its counts: hộ dân cư first, then one for each group."""

COMMUNES: tuple[Counts, ...] = (
    ("Thanh An", (2_693, 106)),
    ("Cam Thủy", (1_489, 57)),
    ("Cam Hiếu", (1_791, 44)),
)
"""Three communes of the annex to Kế hoạch 28/KH-UBND of huyện Cam Lộ (2022): hộ dân cư, hộ nghèo."""


AT_THE_LINE = NATIONAL_2021_2025.line("poverty", "rural").amount
"""The rural poverty line of Nghị định 07/2021, in đồng/người/tháng."""


def make_household(
    *,
    area: Area | str | None = "rural",
    income: Income | int | None = AT_THE_LINE,
    deprivations: Deprivations | None = None,
    score: int | None = 3,
    id: str | None = "hộ 1",  # noqa: A002 # the name of the field
) -> Household:
    """A household; left alone, just poor under Nghị định 07/2021: at the line, three deprivations.

    Args:
        area: as :class:`~chuanngheo.household.Household`; ``None`` is not known.
        income: a whole number is đồng/người/tháng.
        deprivations: takes the place of ``score``.
        score: the number of deprivations.
        id: how messages name it.

    Raises:
        InvalidValueError: a fact outside its domain.

    >>> make_household(income=1_500_001)
    Household(area='rural', income=PerHead(1500001), score=3, id='hộ 1')
    """
    return Household(
        area=area,
        income=PerHead(income) if isinstance(income, int) else income,
        deprivations=deprivations,
        score=None if deprivations is not None else score,
        id=id,
    )


def make_table(
    rows: Sequence[Counts] = COMMUNES,
    *,
    groups: Sequence[str] = ("poor",),
    decimals: int = 2,
    rounding: Rounding = Rounding.HALF_UP,
    title: str = "Số liệu hộ nghèo",
    place: str = "huyện Cam Lộ",
    start: str = "2021",
    end: str = "2022",
) -> Table:
    """A published table whose totals are the sums of its rows and whose rates (%) are those of its counts.

    Its columns are the place, ``households`` and, for each group, the count and its rate over households.
    A place without households prints no rate.

    >>> make_table([("Cam Nghĩa", [1667, 46])]).rows[0]["poor_rate"]
    Printed('2,76%')

    Raises:
        UnknownCodeError: a group that has no column.
        InvalidValueError: counts that are not one for the households and one for each group.
    """
    wanted = len(groups) + 1
    for name, counts in rows:
        if len(counts) != wanted:
            raise InvalidValueError(
                f"{name}: {len(counts)} counts, expected {wanted}: households, {', '.join(groups)}",
                f"{name}: có {len(counts)} số đếm, phải có {wanted}: households, {', '.join(groups)}",
                reason=Reason.CONTRADICTION,
            )
    totals = [sum(counts[i] for _, counts in rows) for i in range(wanted)]
    roles = ("unit", "households", *(role for group in groups for role in (group, f"{group}_rate")))
    return Table(
        columns(*roles),
        [_texts(name, counts, decimals, rounding) for name, counts in rows],
        _texts("Tổng cộng", totals, decimals, rounding),
        title=title,
        place=place,
        start=start,
        end=end,
    )


def _texts(name: str, counts: Sequence[int], decimals: int, rounding: Rounding) -> list[str]:
    base, *parts = counts
    texts = [name, format_decimal(base)]
    for part in parts:
        texts += [format_decimal(part), _rate(part, base, decimals, rounding)]
    return texts


def _rate(part: int, base: int, decimals: int, rounding: Rounding) -> str:
    if not base:
        return "–"
    return format_decimal(rounded(Fraction(part * 100, base), decimals, rounding), decimals=decimals) + "%"
