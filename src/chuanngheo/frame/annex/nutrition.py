"""The table of heights and weights (Mẫu số 3.11) over columns: stunted, underweight, or not known.

For every age and sex the scalar's rows of the table are asked for; a measure lies below all their values
(yes), at none of them (no), or somewhere between (not known).
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from math import ceil, floor
from operator import add

import attrs
import narwhals as nw

from chuanngheo.assess.annex import NUTRITION_UNDER, Reading
from chuanngheo.assess.people import Person, by_table
from chuanngheo.frame.annex.steps import looked_up
from chuanngheo.frame.annex.told import Told
from chuanngheo.members import OLDEST, Ages, Member, Sex

NO, YES, OPEN = range(3)
"""What the table says, as a number: as the values of ``False, True, None``."""
_SEXES = (*Sex, None)
_MONTHS = 12 * NUTRITION_UNDER
"""The first age in months that is no child's."""
_BY_YEARS = _MONTHS + 1
"""What is added to an age that is known in years alone."""


@attrs.frozen
class Lines:
    """The values of a measure of one child: below ``low`` surely, from ``high`` surely not; whole units."""

    low: int
    high: int


def by_table_over(
    told: Told, months: nw.Expr, *, by_years: nw.Expr, reading: Reading
) -> tuple[nw.Expr, nw.Expr]:
    """Stunted and underweight by the table, as numbers.

    Args:
        told: the members.
        months: the completed months of age, the least possible; -1 not known.
        by_years: 1 where the age is known in years alone, else 0.
        reading: how the table is read.
    """
    starts, heights, weights = _tables(reading, told.scale("height_cm"), told.scale("weight_kg"))
    age = months.clip(upper_bound=_MONTHS) + by_years * _BY_YEARS
    reached = reduce(add, ((age >= start).cast(nw.Int64) for start in starts))
    sex = told.number("sex") if told.columns["sex"] else nw.lit(len(Sex), dtype=nw.Int64)
    key = told.stages.named(2, ("table", "key"), (reached - 1) * len(_SEXES) + sex)
    return _judged(told, "height_cm", key, heights), _judged(told, "weight_kg", key, weights)


def _judged(told: Told, fact: str, key: nw.Expr, lines: tuple[Lines, ...]) -> nw.Expr:
    """Whether a measure lies below the lines."""
    measure = told.amount(fact)
    low = told.stages.named(3, ("low", fact), looked_up(key, {n: one.low for n, one in enumerate(lines)}))
    high = told.stages.named(3, ("high", fact), looked_up(key, {n: one.high for n, one in enumerate(lines)}))
    below = (measure > 0) & (measure < low)
    above = ((measure > 0) & (measure >= high)) | (high == 0)
    code = below.cast(nw.Int64) * YES + (~below & ~above).cast(nw.Int64) * OPEN
    return told.stages.named(4, ("table", fact), code)


@lru_cache(maxsize=8)
def _tables(
    reading: Reading, in_cm: int, in_kg: int
) -> tuple[tuple[int, ...], tuple[Lines, ...], tuple[Lines, ...]]:
    """From which ages on the lines are others; those of heights and of weights, there and of each sex."""
    starts: list[int] = []
    found: list[tuple[tuple[Lines, Lines], ...]] = []
    for age, ages in _ages():
        rows = [by_table(Person(1, Member(sex=sex), ages), reading) for sex in _SEXES]
        lines = tuple(
            (
                _ends([row.height_line for row in several], in_cm, reading),
                _ends([row.weight_line for row in several], in_kg, reading),
            )
            for several in rows
        )
        if not found or found[-1] != lines:
            starts.append(age)
            found.append(lines)
    heights, weights = zip(*(pair for lines in found for pair in lines), strict=True)
    return tuple(starts), heights, weights


def _ages() -> Iterator[tuple[int, Ages]]:
    """Every age that a child may be known to have, in order: not known, in months, in years."""
    yield -1, Ages(0, 12 * OLDEST)
    for months in range(_MONTHS):
        yield months, Ages(months, months)
    for years in range(NUTRITION_UNDER):
        yield 12 * years + _BY_YEARS, Ages(12 * years, 12 * years + 11)


def _ends(lines: Iterable[Fraction | Decimal | None], scale: int, reading: Reading) -> Lines:
    """No line: no weight is asked at that age, and nobody is below."""
    firsts = [0 if line is None else _first_not_below(line, scale, reading) for line in lines]
    return Lines(min(firsts), max(firsts))


def _first_not_below(line: Fraction | Decimal, scale: int, reading: Reading) -> int:
    value = Fraction(line) * scale
    return floor(value) + 1 if reading.at_the_value else ceil(value)
