"""The category of a whole list by a standard's own criteria: :func:`chuanngheo.category` over columns.

The rectangles of the standard are compiled to expressions; no line and no count stands here.

>>> import polars as pl
>>> from chuanngheo import NATIONAL_2021_2025
>>> homes = pl.DataFrame(
...     {"income": [1_500_000, 1_500_001, None], "score_low": [3, 3, 3], "score_high": [12, 3, 3]})
>>> categories(homes, NATIONAL_2021_2025, area="rural")["category"].to_list()
['poor', 'average', None]

Beside the outcome by the sheets, whose points B are ten a deprivation:
``categories(points(frame, …), standard, score=("points_b_low", "points_b_high"), worth=10)``.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.checks import INTEGERS, TEXT, Check, fault
from chuanngheo.standard import Category, Cut, Sheet, Standard


def categories(
    frame: IntoFrameT,
    standard: Standard,
    *,
    area: Area | str | None = None,
    income: str = "income",
    score: tuple[str, str] = ("score_low", "score_high"),
    worth: int = 1,
) -> IntoFrameT:
    """The frame with a column ``category``: its code, null while facts not known could change it.

    Args:
        frame: polars, pandas (nullable types), pyarrow, or another that narwhals knows; lazy or not.
        standard: whose rules decide.
        area: the area of all households; without it the column ``area`` tells it, null where not known.
        income: the column of đồng/người/tháng, whole numbers; null is not known.
        score: the columns of the least and the greatest score still possible; null is not known.
        worth: how many points of these columns are one of the standard's score.

    Raises:
        UnknownCodeError: a column is missing, or ``area`` is none of the standard's.
        InvalidValueError: a column of another type; or rows with an unknown area, a negative income, or a
            score that the standard cannot give: how many, and the first few.
    """
    given: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(cast("Any", frame))
    lazy = given.lazy()
    place = None if area is None else area_code(area)
    if place is not None and place not in standard.sheets:
        raise UnknownCodeError("area", place, standard.area_codes, where=standard.code)
    _check(lazy, standard, place, income, score, worth)
    found = _found(standard, place, nw.col(income), *(nw.col(name) // worth for name in score))
    result = lazy.with_columns(found.alias("category"))
    return cast("IntoFrameT", (result if isinstance(given, nw.LazyFrame) else result.collect()).to_native())


def _check(  # noqa: PLR0917 # the arguments of the one function above
    lazy: nw.LazyFrame[Any],
    standard: Standard,
    place: str | None,
    income: str,
    score: tuple[str, str],
    worth: int,
) -> None:
    schema = dict(lazy.collect_schema())
    asked: dict[str, tuple[Any, ...]] = dict.fromkeys((income, *score), INTEGERS)
    if place is None:
        asked["area"] = TEXT
    for name, allowed in asked.items():
        if name not in schema:
            raise UnknownCodeError(f"column: the list lacks {name!r}; there is no", name, schema)
        if not isinstance(schema[name], allowed):
            words = "texts" if allowed is TEXT else "whole numbers"
            raise InvalidValueError(
                f"column {name!r} must be {words}, not {schema[name]}", reason=Reason.WRONG_TYPE
            )
    checks = list(_checks(standard, place, income, score, worth))
    counted = lazy.select(c.wrong.fill_null(value=False).sum().alias(str(n)) for n, c in enumerate(checks))
    counts = counted.collect().row(0)
    faults = [fault(lazy, check, int(n)) for check, n in zip(checks, counts, strict=True) if n]
    if faults:
        raise InvalidValueError("; ".join(faults))


def _checks(
    standard: Standard, place: str | None, income: str, score: tuple[str, str], worth: int
) -> Iterator[Check]:
    yield Check((income,), nw.col(income) < 0, f"a negative {income}")
    low, high = (nw.col(name) for name in score)
    highest = standard.max_score * worth
    out = (low < 0) | (high < 0) | (low > high)
    if standard.max_score:
        out = out | (low > highest) | (high > highest)
    yield Check(score, out, f"scores that are not from 0 to {highest}, least first")
    if place is None:
        area = nw.col("area").cast(nw.String)
        known = ", ".join(standard.area_codes)
        yield Check(
            ("area",), ~area.is_null() & ~area.is_in(list(standard.area_codes)), f"no area of {known}"
        )


def _found(standard: Standard, place: str | None, income: nw.Expr, low: nw.Expr, high: nw.Expr) -> nw.Expr:
    """The one category that every completion leads to."""
    least, most = low.fill_null(0), high.fill_null(standard.max_score)
    if not standard.max_score:  # income alone decides
        least = most = nw.lit(0, nw.Int64)
    sheets = {code: s for code, s in standard.sheets.items() if place in (None, code)}
    found = nw.lit(None, nw.String)
    for category in Category:
        by_area = {code: _settled(sheet, category, income, least, most) for code, sheet in sheets.items()}
        found = nw.when(_there(by_area, place)).then(nw.lit(category.value)).otherwise(found)
    return found


def _there(by_area: dict[str, nw.Expr], place: str | None) -> nw.Expr:
    if place is not None:
        return by_area[place]
    area = nw.col("area").cast(nw.String)
    own = _any((area == code).fill_null(value=False) & settled for code, settled in by_area.items())
    return own | (area.is_null() & _all(by_area.values()))


def _settled(sheet: Sheet, category: Category, income: nw.Expr, least: nw.Expr, most: nw.Expr) -> nw.Expr:
    """Whether the category is certain: in the income's cell, or in all of them where it is not known."""
    held = [_held(column, category, least, most) for column in sheet.categories]
    amount = income.fill_null(0)
    upto = [amount <= _last(cut) for cut in sheet.cuts]
    past = [nw.lit(value=True), *(~up for up in upto)]
    inside = [up & before for up, before in zip([*upto, nw.lit(value=True)], past, strict=True)]
    known = _any(cell & holds for cell, holds in zip(inside, held, strict=True))
    return (~income.is_null() & known) | (income.is_null() & _all(held))


def _last(cut: Cut) -> int:
    """The greatest whole đồng per head before the cut."""
    whole = int(cut.amount // 1)
    return whole if cut.inclusive or whole != cut.amount else whole - 1


def _held(
    column: tuple[tuple[int, Category], ...], category: Category, least: nw.Expr, most: nw.Expr
) -> nw.Expr:
    """Whether every score from ``least`` to ``most`` is of the category."""
    mask = next((held for held, found in column if found is category), 0)
    return _any((least >= first) & (most <= last) for first, last in _runs(mask))


def _runs(mask: int) -> Iterator[tuple[int, int]]:
    """The scores of a mask as ranges, both ends in; a mask without end ends past every score."""
    if mask < 0:
        yield 0, (1 << 31) - 1
        return
    while mask:
        first = (mask & -mask).bit_length() - 1
        length = (~(mask >> first) & -~(mask >> first)).bit_length() - 1
        yield first, first + length - 1
        mask &= ~(((1 << length) - 1) << first)


def _any(conditions: Iterable[nw.Expr]) -> nw.Expr:
    found = nw.lit(value=False)
    for condition in conditions:
        found = found | condition
    return found


def _all(conditions: Iterable[nw.Expr]) -> nw.Expr:
    found = nw.lit(value=True)
    for condition in conditions:
        found = found & condition
    return found
