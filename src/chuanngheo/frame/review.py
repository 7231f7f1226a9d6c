"""Điểm A, điểm B and the outcome of a whole list: :func:`chuanngheo.review.decide` over columns.

>>> import polars as pl
>>> from chuanngheo.frame.checks import COLUMNS
>>> from chuanngheo.sheets.form import Kind
>>> types = {Kind.COUNT: pl.Int64, Kind.MEASURE: pl.Int64, Kind.YES_NO: pl.Boolean, Kind.CHOICE: pl.String}
>>> schema = {column: types[kind] for column, kind in COLUMNS.items()}
>>> homes = pl.DataFrame({**dict.fromkeys(schema), "members": [4, 4], "cars": [0, 2]}, schema=schema)
>>> points(homes, area="rural", region="southeast").select(ADDED).rows()
[(30, 475, 0, 120, None), (90, 535, 0, 120, None)]
"""

from datetime import date
from functools import reduce
from operator import add
from typing import Any, cast

import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.areas import Area
from chuanngheo.frame.checks import B2_COLUMNS, check_columns, check_rows
from chuanngheo.frame.packed import UNIT, WIDTH, Forms, key
from chuanngheo.review.decision import Outcome
from chuanngheo.review.readings import Readings
from chuanngheo.review.scoring import Place, place
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS
from chuanngheo.sheets.tt07_2021 import CUTOFFS, DEPRIVED_FROM, POINTS_PER_DEPRIVATION

ADDED = ("points_a_low", "points_a_high", "points_b_low", "points_b_high", "outcome")
"""The columns added."""

_LOW, _SPREAD, _KEY, _FORM, _REGION, _CUTOFF = (
    f"_chuanngheo_{name}" for name in ("low", "spread", "key", "form", "region", "cutoff")
)
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
    """Score every household of a list: one row a household.

    Its answers stand in the columns of :data:`chuanngheo.frame.checks.COLUMNS`.

    A null is an answer not known, as ``None`` in ``Answers``; the ends and the outcome are those that
    ``review.decide`` gives the same answers.  The frame comes back as it was, eager or lazy, with the
    columns :data:`ADDED`: ends of điểm A and điểm B (points), and the outcome N, CN or KN, null while
    answers not known could change it.

    Args:
        frame: polars, pandas (nullable types), pyarrow, or another that narwhals knows.  Counts are whole
            numbers; measures (m², KW) whole numbers or decimals, never floats.
        province: the province of all households, as ``review.points`` takes it.
        area: the area of all; without it the columns ``area`` ("rural", "urban") and ``region`` (the codes
            of ``REGIONS``) tell the place of each household, and ``province`` and ``region`` are not used.
        region: the region of all, where the province does not tell it.
        day: the day of the review.
        readings: where the sheets contradict themselves or are silent.

    Raises:
        UnknownCodeError: a column is missing, or the place given is unknown.
        InvalidValueError: a column of another type; or rows with an unknown area, region or choice, with
            a number below its least, with more workers than members and the like: how many rows, and the
            first few.  A lazy frame is read once for this.
        NotModelledError: as ``review.points``, for one place.
    """
    given: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(cast("Any", frame))
    lazy = given.lazy()
    where = None if area is None else place(province, area=area, region=region, day=day)
    check_columns(dict(lazy.collect_schema()), placed=where is not None)
    check_rows(lazy, placed=where is not None)
    names = lazy.collect_schema().names()
    scored = _scored(lazy, where, readings or Readings()).select(
        *(n for n in names if n not in ADDED), *ADDED
    )
    found = scored if isinstance(given, nw.LazyFrame) else scored.collect()
    return cast("IntoFrameT", found.to_native())


def _scored(lazy: nw.LazyFrame[Any], where: Place | None, readings: Readings) -> nw.LazyFrame[Any]:
    """In three steps, the columns of each worked out side by side: tests, look-ups, totals."""
    forms = Forms((*_RURAL, _TOWN) if where is None else (where,), readings)
    b = [nw.col(code) for code in B2_COLUMNS.values()]
    tested = lazy.with_columns(
        forms.low().alias(_LOW),
        forms.spread().alias(_SPREAD),
        key().alias(_KEY),
        _divisor(where).alias(_FORM),
        _of_region(where).alias(_REGION),
        _cutoff(where).alias(_CUTOFF),
        _points_b(b, unknown=False).alias("points_b_low"),
        _points_b(b, unknown=True).alias("points_b_high"),
    )
    low, state = nw.col(_LOW), nw.col(_KEY)
    summed = tested.with_columns(
        _total(low + forms.joint(state, 0), where).alias("points_a_low"),
        _total(low + nw.col(_SPREAD) + forms.joint(state, 1), where).alias("points_a_high"),
    )
    return summed.with_columns(_outcome().alias("outcome"))


def _points_b(answers: list[nw.Expr], *, unknown: bool) -> nw.Expr:
    return reduce(add, (a.fill_null(value=unknown).cast(nw.Int64) for a in answers)) * POINTS_PER_DEPRIVATION


def _divisor(where: Place | None) -> nw.Expr:
    """What brings the field of a household's own form to the right end of the packed totals."""
    if where is not None:
        return nw.lit(1, nw.Int64)
    urban, region = nw.col("area").cast(nw.String) == "urban", nw.col("region").cast(nw.String)
    fields = [urban.cast(nw.Int64) * (1 << WIDTH * len(_RURAL))]
    fields += [
        (~urban & (region == form.region.code)).cast(nw.Int64) * (1 << WIDTH * n)
        for n, form in enumerate(_RURAL)
    ]
    return reduce(add, fields)


def _total(packed: nw.Expr, where: Place | None) -> nw.Expr:
    """The total of a household's own form, in points, with item 15."""
    if where is None:
        packed = packed // nw.col(_FORM)
        packed = packed - packed // (1 << WIDTH) * (1 << WIDTH)  # not every engine has a remainder
    return packed * UNIT + nw.col(_REGION)


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


def _outcome() -> nw.Expr:
    """The outcome where only one is left, as ``review.outcomes`` counts them."""
    cutoff = nw.col(_CUTOFF)
    surely, surely_not = nw.col("points_a_high") <= cutoff, nw.col("points_a_low") > cutoff
    decided = (
        (Outcome.POOR, surely & (nw.col("points_b_low") >= DEPRIVED_FROM)),
        (Outcome.NEAR_POOR, surely & (nw.col("points_b_high") < DEPRIVED_FROM)),
        (Outcome.NOT_POOR, surely_not),
    )
    found = nw.lit(None, nw.String)
    for outcome, mask in decided:
        found = nw.when(mask).then(nw.lit(outcome.value)).otherwise(found)
    return found
