"""Who moved, over columns: between two reviews, and between two standards.

>>> import polars as pl
>>> homes = pl.DataFrame({"by_2021": ["poor", "poor", None], "by_2022": ["poor", "near-poor", "poor"]})
>>> crossed(homes, "by_2021", "by_2022").moved
1
"""

import narwhals as nw
from narwhals.typing import IntoFrame

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.frame.checks import Check, refuse
from chuanngheo.frame.sums import ANY, TEXTS, Lazy, given, summed
from chuanngheo.measures.transitions import ABSENT, State, Transitions
from chuanngheo.standard import Category

_ID, _COUNT = "_chuanngheo_id", "_chuanngheo_count"
_SIDES = ("_chuanngheo_before", "_chuanngheo_after")
_HERE = tuple(f"{side}_here" for side in _SIDES)


def crossed(frame: IntoFrame, before: str, after: str) -> Transitions:
    """The matrix of two columns of categories of the same households: by two standards, or at two reviews.

    Args:
        frame: one row a household.
        before: the column of its categories by the earlier standard; null is not known.
        after: likewise by the later.

    Raises:
        UnknownCodeError: a column is missing, or a category is none; the nearest is suggested.
        InvalidValueError: a column of another type.
    """
    lazy = given(frame, dict.fromkeys((before, after), TEXTS))
    return _matrix(lazy.with_columns(*map(_labelled, (before, after), _SIDES), *map(_here, _HERE)))


def transitions(
    before: IntoFrame, after: IntoFrame, *, household: str = "household", category: str = "category"
) -> Transitions:
    """The matrix of two reviews, joined by household; one that is on one list only has entered or left.

    Args:
        before: the earlier list, one row a household.
        after: the later list, of the same engine.
        household: the column that names the household, the same at both reviews.
        category: the column of its categories; null is not known.

    Raises:
        UnknownCodeError: a column is missing, or a category is none; the nearest is suggested.
        InvalidValueError: a column of another type, or of two types on the two lists; households without a
            name, or listed twice: how many, and the first few.
    """
    lists = [given(each, {household: ANY, category: TEXTS}) for each in (before, after)]
    kinds = [each.collect_schema()[household] for each in lists]
    if kinds[0] != kinds[1]:
        raise InvalidValueError(
            f"column {household!r} is {kinds[0]} before and {kinds[1]} after; cast one",
            f"cột {household!r} là {kinds[0]} ở kỳ trước và {kinds[1]} ở kỳ sau; hãy chuyển kiểu một cột",
            reason=Reason.WRONG_TYPE,
        )
    first, last = (
        _once(each, household).select(
            nw.col(household).alias(f"{_ID}{n}"), _labelled(category, side), _here(here)
        )
        for n, (each, side, here) in enumerate(zip(lists, _SIDES, _HERE, strict=True))
    )
    return _matrix(first.join(last, left_on=f"{_ID}0", right_on=f"{_ID}1", how="full"))


def _labelled(category: str, name: str) -> nw.Expr:
    return nw.col(category).cast(nw.String).alias(name)


def _here(name: str) -> nw.Expr:
    return nw.lit(1, nw.Int64).alias(name)


def _once(lazy: Lazy, household: str) -> Lazy:
    """The list, each household named and listed once."""
    refuse(lazy, [Check((household,), nw.col(household).is_null(), f"no {household}", f"thiếu {household}")])
    times = lazy.group_by(household).agg(nw.len().alias(_COUNT))
    refuse(
        times,
        [Check((household,), nw.col(_COUNT) > 1, f"a {household} listed twice", f"{household} có hai lần")],
    )
    return lazy


def _matrix(joined: Lazy) -> Transitions:
    counts: dict[tuple[State, State], int] = {}
    for (before, after, here, there), (count,) in summed(
        joined, (*_SIDES, *_HERE), {_COUNT: nw.lit(1, nw.Int64)}
    ):
        pair = _state(before, here), _state(after, there)
        counts[pair] = counts.get(pair, 0) + int(count)
    return Transitions(counts)


def _state(label: object, here: object) -> State:
    if here is None:
        return ABSENT
    return None if label is None else Category.parse(str(label))
