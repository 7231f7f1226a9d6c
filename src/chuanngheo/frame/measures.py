"""The measures of a whole list over columns: :mod:`chuanngheo.measures`, one pass of sums by group.

>>> import polars as pl
>>> homes = pl.DataFrame({"province": ["A", "A", "B"], "category": ["poor", None, "near-poor"]})
>>> found = headcounts(homes, "province")
>>> found["A"].rate(Category.POOR).text(), found.total.rate(Category.POOR).text()
('50,00%–100,00%', '33,33%–66,67%')
>>> table(found.rows(), like=homes).select("province", "total", "near_poor_rate").rows()
[('A', 2, None), ('B', 1, Decimal('100.00'))]
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Any, cast

import attrs
import narwhals as nw
from narwhals.typing import IntoFrame

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.checks import Check, refuse
from chuanngheo.frame.sums import (
    ANY,
    TEXTS,
    WEIGHTS,
    WHOLE,
    YES_NO,
    Asked,
    Lazy,
    Weight,
    given,
    names_of,
    summed,
)  # fmt: skip
from chuanngheo.measures.alkire_foster import AlkireFoster, Missing, Pair, nothing, refusal
from chuanngheo.measures.design import Design
from chuanngheo.measures.grouped import Grouped, Key
from chuanngheo.measures.headcounts import HOUSEHOLDS, PERSONS, Headcount, of_counts
from chuanngheo.measures.shares import Amount
from chuanngheo.quantities import plain
from chuanngheo.standard import Category


def headcounts(
    frame: IntoFrame,
    by: str | Sequence[str] = (),
    *,
    category: str = "category",
    members: str | None = None,
    weight: str | None = None,
) -> Grouped[Headcount]:
    """How many households, or persons, of each group are of each category.

    Args:
        frame: polars, pandas, pyarrow, or another that narwhals knows; lazy or not.
        by: the columns to group by; a null in them is the group ``None``.
        category: the column of categories: codes or Vietnamese labels; null is not known.
        members: the column of nhân khẩu, for a headcount of persons.
        weight: the column of survey weights: whole numbers or decimals.

    Raises:
        UnknownCodeError: a column is missing, or a category is none; the nearest is suggested.
        InvalidValueError: a column of another type, a null or negative weight, fewer than one member.
    """
    names = names_of(by)
    lazy = given(frame, {category: TEXTS} | _asked(names, members, weight))
    weigh = Weight.of(lazy, members, weight)
    labelled = lazy.with_columns(nw.col(category).cast(nw.String).alias(_STATE))
    counted: dict[Key, dict[Category | None, Amount]] = {}
    for (*key, label), (total,) in summed(labelled, (*names, _STATE), {_SUM: weigh.times(None)}):
        counts = counted.setdefault(tuple(key), {})
        state = None if label is None else Category.parse(cast("str", label))
        counts[state] = counts.get(state, 0) + weigh.exact(total)
    unit = HOUSEHOLDS if members is None else PERSONS
    return Grouped(names, {key: of_counts(c, unit) for key, c in counted.items()}, Headcount({}, 0, unit))


_STATE, _SUM, _OPEN, _LOW = (f"_chuanngheo_{name}" for name in ("state", "sum", "open", "low_income"))


def _asked(names: tuple[str, ...], members: str | None, weight: str | None) -> dict[str, Asked]:
    found = dict.fromkeys(names, ANY)
    return found | {n: what for n, what in ((members, WHOLE), (weight, WEIGHTS)) if n is not None}


def alkire_foster(
    frame: IntoFrame,
    design: Design,
    by: str | Sequence[str] = (),
    *,
    columns: Mapping[str, str] | None = None,
    weight: str | None = None,
    low_income: str | None = None,
    missing: Missing | str = Missing.REFUSE,
    indicators: bool = True,
) -> Grouped[AlkireFoster]:
    """The Alkire–Foster measures of each group and of all.

    Args:
        frame: one row a household; its indicators are booleans or whole numbers 0 and 1, null not known.
        design: weights and cut-off.
        by: the columns to group by; a null in them is the group ``None``.
        columns: the columns of indicators that are not named as in the design.
        weight: the column of survey weights or members: whole numbers or decimals.
        low_income: the column that says whether the income is at or below the line; with it only such
            households are poor.
        missing: ``"refuse"`` answers that are not known, or give ``"bounds"``.
        indicators: whether the headcounts by indicator are wanted too; H, A and M0 alone are faster.

    Raises:
        UnknownCodeError: a column is missing; ``columns`` names an indicator that the design lacks.
        InvalidValueError: a column of another type (floats are not exact); rows that are neither 0 nor 1, a
            null or negative weight, an answer not known where that is refused: how many, and the first few.
    """
    names = names_of(by)
    of = _columns(design, columns)
    facts = tuple(of.values()) if low_income is None else (*of.values(), low_income)
    lazy = given(frame, dict.fromkeys(facts, YES_NO) | _asked(names, None, weight))
    weigh = Weight.of(lazy, None, weight)
    plan = _Plan(design, of, low_income, weigh, _holes(lazy, facts, Missing(missing)), indicators)
    keys, sums = plan.keys(), plan.sums()
    found: dict[Key, AlkireFoster] = {}
    for key, totals in summed(plan.prepared(lazy), (*names, *keys), sums):
        group, decided = key[: len(names)], dict(zip(keys, key[len(names) :], strict=True))
        one = plan.measured(decided, dict(zip(sums, totals, strict=True)))
        found[group] = found[group] + one if group in found else one
    return Grouped(names, found, nothing(design, indicators=indicators))


def _columns(design: Design, named: Mapping[str, str] | None) -> dict[str, str]:
    for code in named or {}:
        if code not in design.weights:
            raise UnknownCodeError("indicator", "chỉ số", code, design.weights)
    return {code: (named or {}).get(code, code) for code in design.weights}


def _holes(lazy: Lazy, facts: Sequence[str], policy: Missing) -> tuple[str, ...]:
    """The columns with answers that are not known; what is neither yes nor no is refused."""
    schema = lazy.collect_schema()
    numbers = [name for name in facts if not isinstance(schema[name], nw.Boolean)]
    wrong = {n: ~nw.col(n).is_null() & (nw.col(n) != 0) & (nw.col(n) != 1) for n in numbers}
    refuse(
        lazy, [Check((n,), w, f"{n} neither 0 nor 1", f"{n} không phải 0 hay 1") for n, w in wrong.items()]
    )
    each = lazy.select(nw.col(name).is_null().cast(nw.Int64).sum() for name in facts).collect().row(0)
    nulls = {name: int(count) for name, count in zip(facts, each, strict=True) if count}
    if nulls and policy is Missing.REFUSE:
        holes = int(lazy.select(_open(facts).cast(nw.Int64).sum().alias(_OPEN)).collect().row(0)[0])
        named = ", ".join(f"{name} {count}" for name, count in nulls.items())
        raise refusal(holes, named, named)
    return tuple(nulls)


def _open(facts: Sequence[str]) -> nw.Expr:
    return nw.any_horizontal(*(nw.col(name).is_null() for name in facts), ignore_nulls=True)


@attrs.frozen
class _Plan:
    """What is counted for one design: households by score and income, and their deprivations.

    Who is poor hangs on the score and the income alone; so they are grouped by both, and the rest is
    arithmetic over a few rows.  All is worked out with unknown as no and, where facts are open, as yes.
    """

    design: Design
    of: Mapping[str, str]
    low_income: str | None
    weight: Weight
    open: Sequence[str]
    indicators: bool

    @property
    def sides(self) -> tuple[bool, ...]:
        """What stands for not known: no; yes."""
        return (False, True) if self.open else (False,)

    def prepared(self, lazy: Lazy) -> Lazy:
        """The list with its answers, incomes and scores."""
        schema = lazy.collect_schema()
        asked = self.of if self.low_income is None else {**self.of, _LOW: self.low_income}
        answers = [
            _yes(nw.col(name), schema[name], side if self.open else None).alias(_at(code, side))
            for side in self.sides
            for code, name in asked.items()
        ]
        opened = [_open(self.open).alias(_OPEN)] if self.open else []
        scores = [self._score(side).alias(_at(_SUM, side)) for side in self.sides]
        return lazy.with_columns(*answers, *opened).with_columns(*scores)

    def _score(self, side: bool) -> nw.Expr:  # noqa: FBT001 # what stands for not known
        units = self.design.units.items()
        return reduce(add, (nw.col(_at(code, side)).cast(nw.Int64) * unit for code, unit in units))

    def keys(self) -> tuple[str, ...]:
        """The columns that decide who is poor."""
        deciding = (_SUM,) if self.low_income is None else (_SUM, _LOW)
        return tuple(_at(name, side) for name in deciding for side in self.sides)

    def sums(self) -> dict[str, nw.Expr | None]:
        """Every figure to be summed, by its name."""
        found = {_SUM: self.weight.times(None)}
        if self.open:
            found[_OPEN] = nw.col(_OPEN).cast(nw.Int64)
        for code in self.of if self.indicators else ():
            found |= {_at(code, side): self.weight.times(nw.col(_at(code, side))) for side in self.sides}
        return found

    def measured(self, decided: Mapping[str, Any], totals: Mapping[str, Any]) -> AlkireFoster:
        """The measures of the households of one group, score and income."""
        weight = self.weight.exact(totals[_SUM])
        scores = [int(decided[_at(_SUM, side)]) for side in self.sides]
        poor = [
            score >= self.design.cutoff and decided.get(_at(_LOW, side), True)
            for score, side in zip(scores, self.sides, strict=True)
        ]
        deprived = {
            code: _pair([self.weight.exact(totals[_at(code, side)]) for side in self.sides])
            for code in (self.of if self.indicators else ())
        }
        return AlkireFoster(
            self.design,
            weight,
            _pair([weight * yes for yes in poor]),
            _pair([weight * yes * score for yes, score in zip(poor, scores, strict=True)]),
            deprived,
            {code: (low * poor[0], high * poor[-1]) for code, (low, high) in deprived.items()},
            int(totals.get(_OPEN) or 0),
        )


def _pair(each: list[Amount]) -> Pair:
    return each[0], each[-1]


def _at(name: str, side: bool) -> str:  # noqa: FBT001 # what stands for not known
    return f"_chuanngheo_{name}_{side}"


def _yes(answer: nw.Expr, kind: Any, unknown: bool | None) -> nw.Expr:  # noqa: ANN401, FBT001 # as above
    known = answer if isinstance(kind, nw.Boolean) else answer == 1
    return known if unknown is None else known.fill_null(value=unknown)


def table(rows: Sequence[Mapping[str, object]], *, like: IntoFrame) -> Any:  # noqa: ANN401 # as like is
    """The rows of a measure as a small frame of the kind given; of a lazy engine but polars, a pyarrow table.

    Numbers stay exact: whole numbers, and decimals where a weight or a rate is none; a rate is in %.

    Args:
        rows: ``measure.rows()``, or any rows of one shape.
        like: whose kind of frame is wanted.

    Raises:
        InvalidValueError: no rows, or a number that no decimal writes exactly, as 1/3.
    """
    if not rows:
        raise InvalidValueError(
            "no rows: a frame needs at least one",
            "không có dòng nào: bảng cần ít nhất một dòng",
            reason=Reason.MISSING,
        )
    kind = nw.from_native(cast("Any", like)).implementation
    backend = kind if kind.is_polars() or kind.is_pandas() or kind.is_pyarrow() else "pyarrow"
    columns = {name: _column([row[name] for row in rows]) for name in rows[0]}
    return nw.from_dict(columns, backend=cast("Any", backend)).to_native()


def _column(values: list[object]) -> list[object]:
    if not any(isinstance(value, Fraction | Decimal) for value in values):
        return values
    return [_decimal(value) if isinstance(value, int | Fraction) else value for value in values]


def _decimal(value: int | Fraction) -> Decimal:
    text = plain(Fraction(value))
    if "/" in text:
        raise InvalidValueError(
            f"no decimal writes {text} exactly; take the rows themselves",
            f"không số thập phân nào ghi đúng {text}; hãy lấy chính các dòng",
        )
    return Decimal(text)
