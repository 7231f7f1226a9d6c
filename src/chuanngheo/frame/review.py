"""Điểm A, điểm B and the outcome of a whole list: :func:`chuanngheo.review.decide` over columns.

>>> import polars as pl
>>> types = {code: pl.Boolean for code in COLUMNS} | {"members": pl.Int64, "cars": pl.Int64}
"""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add
from typing import Any

import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.areas import Area
from chuanngheo.frame.checks import B2_COLUMNS, check_columns, check_rows
from chuanngheo.frame.packed import HIGH, KEY, LOW, UNIT, WIDTH, Forms, key
from chuanngheo.review.decision import Outcome
from chuanngheo.review.readings import Readings
from chuanngheo.review.scoring import Place, place
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS
from chuanngheo.sheets.tt07_2021 import CUTOFFS, DEPRIVED_FROM, POINTS_PER_DEPRIVATION

COLUMNS: tuple[str, ...] = (*QUESTIONS, *B2_COLUMNS.values())
"""The columns asked for: the questions of Phiếu B1 as in ``Answers``, those of Phiếu B2 as ``b2_…``."""

ADDED = ("points_a_low", "points_a_high", "points_b_low", "points_b_high", "outcome")
"""The columns added."""

_RURAL = tuple(place(area="rural", region=code) for code in REGIONS if code != CENTRAL_CITIES)
_TOWN = place(area="urban", region=CENTRAL_CITIES)


def points(
    frame: IntoFrameT,
    province: str | None = None,
    *,
    area: Area | str | None = None,
    region: str | None = None,
    day: date | None = None,
    readings: Readings | None = None,
) -> IntoFrameT:
    """Score every household of a list: one row a household, its answers in :data:`COLUMNS`.

    A null is an answer not known, as ``None`` in ``Answers``; the ends and the outcome are those that
    ``review.decide`` gives the same answers.  The frame comes back as it was, eager or lazy, with the
    columns :data:`ADDED`: ends of điểm A and điểm B (points), and the outcome N, CN or KN, null while
    answers not known could change it.

    Args:
        frame: polars, pandas (nullable types), pyarrow, or another that narwhals knows.  Counts are whole
            numbers; measures (m², KW) whole numbers or decimals, never floats.
        province, area, region, day: one place for all households, as ``review.points`` takes it.  Without
            ``area``, the columns ``area`` ("rural", "urban") and ``region`` (the codes of ``REGIONS``) tell
            the place of each.
        readings: where the sheets contradict themselves or are silent.

    Raises:
        UnknownCodeError: a column is missing, or the place given is unknown.
        InvalidValueError: a column of another type; or rows with an unknown area, region or choice, with
            a number below its least, with more workers than members and the like: how many rows, and the
            first few.  A lazy frame is read once for this.
        NotModelledError: as ``review.points``, for one place.
    """
    given = nw.from_native(frame)
    lazy = given.lazy()
    where = None if area is None else place(province, area=area, region=region, day=day)
    check_columns(dict(lazy.collect_schema()), placed=where is not None)
    check_rows(lazy, placed=where is not None)
    names = lazy.collect_schema().names()
    scored = _scored(lazy, where, readings or Readings()).select(
        *(n for n in names if n not in ADDED), *ADDED
    )
    return (scored if isinstance(given, nw.LazyFrame) else scored.collect()).to_native()


def _scored(lazy: nw.LazyFrame[Any], where: Place | None, readings: Readings) -> nw.LazyFrame[Any]:
    forms = Forms((*_RURAL, _TOWN) if where is None else (where,), readings)
    packed = lazy.with_columns(key()).with_columns(forms.low().alias(LOW))
    packed = packed.with_columns(
        (nw.col(LOW) + forms.joint(0)).alias(LOW),
        (nw.col(LOW) + forms.spread() + forms.joint(1)).alias(HIGH),
    )
    yes = reduce(add, (nw.col(code).fill_null(value=False).cast(nw.Int64) for code in B2_COLUMNS.values()))
    maybe = reduce(add, (nw.col(code).fill_null(value=True).cast(nw.Int64) for code in B2_COLUMNS.values()))
    summed = packed.with_columns(
        (_field(nw.col(LOW), where) * UNIT + _of_region(where)).alias("points_a_low"),
        (_field(nw.col(HIGH), where) * UNIT + _of_region(where)).alias("points_a_high"),
        (yes * POINTS_PER_DEPRIVATION).alias("points_b_low"),
        (maybe * POINTS_PER_DEPRIVATION).alias("points_b_high"),
    )
    return summed.with_columns(_outcome(where).alias("outcome"))


def _field(packed: nw.Expr, where: Place | None) -> nw.Expr:
    """The total of a household's own form."""
    if where is not None:
        return packed
    urban = nw.col("area").cast(nw.String) == "urban"
    fields = [(urban, len(_RURAL))]
    region = nw.col("region").cast(nw.String)
    fields += [(~urban & (region == form.region.code), n) for n, form in enumerate(_RURAL)]
    divisor = reduce(add, (mask.cast(nw.Int64) * 2 ** (WIDTH * n) for mask, n in fields))
    return packed // divisor % 2**WIDTH


def _of_region(where: Place | None) -> nw.Expr:
    """Item 15: what a household of a town gets for its region."""
    if where is not None:
        return nw.lit(where.region.points if where.area == "urban" else 0, nw.Int64)
    region = nw.col("region").cast(nw.String)
    worth = reduce(add, ((region == r.code).cast(nw.Int64) * r.points for r in REGIONS.values()))
    return (nw.col("area").cast(nw.String) == "urban").cast(nw.Int64) * worth


def _cutoff(where: Place | None) -> nw.Expr:
    if where is not None:
        return nw.lit(CUTOFFS[where.area].points, nw.Int64)
    area = nw.col("area").cast(nw.String)
    return reduce(add, ((area == code).cast(nw.Int64) * cut.points for code, cut in CUTOFFS.items()))


def _outcome(where: Place | None) -> nw.Expr:
    """The outcome where only one is left, as ``review.outcomes`` counts them."""
    low, high = nw.col("points_a_low"), nw.col("points_a_high")
    surely, perhaps = high <= _cutoff(where), low <= _cutoff(where)
    decided = (
        (Outcome.POOR, surely & (nw.col("points_b_low") >= DEPRIVED_FROM)),
        (Outcome.NEAR_POOR, surely & (nw.col("points_b_high") < DEPRIVED_FROM)),
        (Outcome.NOT_POOR, ~perhaps),
    )
    found = nw.lit(None, nw.String)
    for outcome, mask in decided:
        found = nw.when(mask).then(nw.lit(outcome.value)).otherwise(found)
    return found
