"""Exact sums by group over any engine: columns checked, weights as whole numbers, rows read back.

>>> import polars as pl
>>> homes = given(pl.DataFrame({"place": ["A", None, "A"], "w": ["1", "2", "3"]}), {"w": YES_NO})
Traceback (most recent call last):
chuanngheo.errors.InvalidValueError: column 'w' must be booleans, or whole numbers 0 and 1, not String
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Any

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.frame.checks import INTEGERS, TEXT, Check, refuse
from chuanngheo.frame.engines import opened, read, require
from chuanngheo.measures.grouped import Key
from chuanngheo.measures.shares import Amount, amount

Lazy = nw.LazyFrame[Any]
"""A table still to be computed."""


@attrs.frozen
class Asked:
    """What a column must hold: in words, and its types."""

    en: str
    vi: str
    types: tuple[Any, ...]


ANY = Asked("anything", "bất kỳ gì", (object,))
"""A column of anything."""
TEXTS = Asked("texts", "chữ", TEXT)
"""A column of texts."""
YES_NO = Asked(
    "booleans, or whole numbers 0 and 1", "giá trị đúng/sai, hoặc số nguyên 0 và 1", (nw.Boolean, *INTEGERS)
)
"""A column of yes and no."""
WHOLE = Asked("whole numbers", "số nguyên", INTEGERS)
"""A column of whole numbers."""
WEIGHTS = Asked("whole numbers or decimals", "số nguyên hoặc số thập phân", (*INTEGERS, nw.Decimal))
"""A column of exact weights."""

LARGEST = (1 << 63) - 1
"""The largest sum of a column of whole numbers."""


def given(frame: IntoFrame, asked: Mapping[str, Asked]) -> Lazy:
    """The columns asked for, lazy, as every engine compares them alike.

    Raises:
        UnknownCodeError: a column is missing; the nearest that there is is suggested.
        InvalidValueError: a column of another type.
    """
    table = opened(frame)
    require(table, asked)
    lazy = read(table, list(asked))
    for name, kind in lazy.collect_schema().items():
        what = asked.get(name, ANY)
        if what is not ANY and not isinstance(kind, what.types):
            raise InvalidValueError(
                f"column {name!r} must be {what.en}, not {kind}",
                f"cột {name!r} phải là {what.vi}, không phải {kind}",
                reason=Reason.WRONG_TYPE,
            )
    return lazy


def names_of(by: str | Sequence[str]) -> tuple[str, ...]:
    """One name or several."""
    return (by,) if isinstance(by, str) else tuple(by)


@attrs.frozen
class Weight:
    """The weight of a row: the product of its columns, in whole numbers of 1/``scale``; none is one."""

    columns: tuple[str, ...]
    scale: int = 1

    @classmethod
    def of(cls, lazy: Lazy, members: str | None, weight: str | None) -> "Weight":
        """From columns of members and of survey weights, either of which may be left out.

        Raises:
            InvalidValueError: a null, members below one, a weight below zero; sums that may be too large.
        """
        least = {name: least for name, least in ((members, 1), (weight, 0)) if name is not None}
        found = cls(tuple(least), 1 if weight is None else 10 ** _decimals(lazy, weight))
        checks = [
            Check(
                (name,),
                nw.col(name).is_null() | (nw.col(name) < bound),
                f"{name} null or below {bound}",
                f"{name} trống hoặc nhỏ hơn {bound}",
            )
            for name, bound in least.items()
        ]
        refuse(lazy, checks)
        found.check_room(lazy)
        return found

    def check_room(self, lazy: Lazy) -> None:
        """Refuse weights whose sums may not fit into 64 bits.

        Raises:
            InvalidValueError: the largest weights, summed over all rows, may not fit.
        """
        if not self.columns:
            return
        most = [nw.col(name).max().alias(name) for name in self.columns]
        count, *largest = lazy.select(nw.len().alias("_chuanngheo_count"), *most).collect().row(0)
        bound = reduce(mul, (Fraction(one or 0) for one in largest), Fraction(self.scale * int(count)))
        if bound > LARGEST:
            raise InvalidValueError(
                f"the weights are too large to be summed exactly in 64 bits: {len(str(int(bound)))} digits;"
                " give them fewer decimals",
                f"trọng số quá lớn để cộng chính xác trong 64 bit: {len(str(int(bound)))} chữ số;"
                " hãy bớt số thập phân",
            )

    def times(self, condition: nw.Expr | None) -> nw.Expr | None:
        """The weight where the condition holds, else zero; ``None``, rows to be counted, of no condition."""
        terms = [] if condition is None else [condition.cast(nw.Int64)]
        for name in self.columns:
            column = nw.col(name)
            terms.append((column * self.scale if name == self.columns[-1] else column).cast(nw.Int64))
        return reduce(mul, terms) if terms else None

    def exact(self, total: Any) -> Amount:  # noqa: ANN401 # whatever whole number the engine has
        """A sum as it is."""
        whole = int(total or 0)
        return whole if self.scale == 1 else amount(Fraction(whole, self.scale))


def _decimals(lazy: Lazy, weight: str) -> int:
    kind = lazy.collect_schema()[weight]
    return kind.scale if isinstance(kind, nw.Decimal) else 0


def summed(
    lazy: Lazy, by: tuple[str, ...], sums: Mapping[str, nw.Expr | None]
) -> Iterator[tuple[Key, list[Any]]]:
    """The key of each group and its sums, ``None`` counting its rows; a key not known is ``None``."""
    columns = lazy.select(*by, *(one.alias(name) for name, one in sums.items() if one is not None))
    totals = [nw.len().alias(name) if one is None else nw.col(name).sum() for name, one in sums.items()]
    for row in rows(columns.group_by(*by).agg(*totals).select(*by, *sums)):
        yield row[: len(by)], list(row[len(by) :])


def rows(lazy: Lazy) -> Iterable[tuple[Any, ...]]:
    """The rows as plain values of Python; whatever the engine calls null is ``None``."""
    found = lazy.collect()
    columns = [
        [None if null else _plain(value) for value, null in zip(series, series.is_null(), strict=True)]
        for series in found.iter_columns()
    ]
    return zip(*columns, strict=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 # a scalar of any engine
    return value.item() if hasattr(value, "item") else value.as_py() if hasattr(value, "as_py") else value
