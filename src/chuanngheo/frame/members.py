"""A table of members → the answers of each household about its people: ``review.answers_of`` over columns.

Each fact of a member hangs on a few codes of Mẫu số 3.1: it is asked of ``review.Member`` once for every
mixture of them, known and not known, and looked up by row.

>>> import polars as pl
>>> from datetime import date
>>> types = {"household": pl.String, "born": pl.Date} | dict.fromkeys(_CODES, pl.Int64)
>>> types |= dict.fromkeys(_YES_NO, pl.Boolean)
>>> people = {"household": ["H1", "H1"], "born": [date(1984, 5, 2), date(2012, 3, 4)], "allowance": [0, 0]}
>>> frame = pl.DataFrame(dict.fromkeys(types) | people, schema=types)
>>> people_of(frame, day=date(2024, 9, 20)).select("household", "members", "dependants", "pensions").rows()
[('H1', 2, 1, None)]
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import product
from typing import Any, cast

import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.errors import Bilingual, InvalidValueError, Reason
from chuanngheo.frame.checks import lacking
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS
from chuanngheo.review.interview import ASKED_FROM, CHILD_BELOW, TRAINING, Member
from chuanngheo.sheets.information import MEMBER
from chuanngheo.sheets.points import QUESTIONS

_CODES = {"training": "11", "allowance": "14", "work": "15", "kind": "16", "wage": "17", "pension": "18"}
_YES_NO = ("ill", "working_age", "non_farm")
_OR_NONE = ("allowance", "pension")
"""The columns in which 0 stands for "none"."""
_NO, _YES, _OPEN = range(3)
_HIGHEST, _NOT_ASKED = "_chuanngheo_highest", "_chuanngheo_not_asked"

Fact = Callable[[Member], bool | None]
"""What is asked of one member: yes, no, not known."""


def people_of(frame: IntoFrameT, *, day: date) -> IntoFrameT:
    """One row a household, from one row a member: ``household`` and the questions about people.

    These are ``members``, ``workers``, ``dependants``, ``education``, the three kinds of non-farm work and
    ``pensions``, null where they are not known.  The order of the households is not kept.

    Args:
        frame: the columns ``household``, ``born`` (date) and those of ``review.Member``, nulls not known.
        day: the day of the interview.

    Raises:
        UnknownCodeError: a column is missing.
        InvalidValueError: rows without a household or with a code that the form does not have.
    """
    given: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(cast("Any", frame))
    lazy = given.lazy()
    _check(lazy)
    facts = _by_name(day)
    asked = lazy.with_columns(fact.alias(f"_{name}") for name, fact in facts.items())
    asked = asked.with_columns(
        *((nw.col(f"_{n}") == _YES).cast(nw.Int64).alias(f"_{n}_yes") for n in facts),
        *((nw.col(f"_{n}") == _OPEN).cast(nw.Int64).alias(f"_{n}_open") for n in facts),
        nw.lit(1, nw.Int64).alias("members"),
        nw.col("training").fill_null(0).alias(_HIGHEST),
        nw.col("training").is_null().cast(nw.Int64).alias(_NOT_ASKED),
    )
    summed = asked.group_by("household").agg(
        nw.col("members").sum(),
        *(nw.col(f"_{name}_{end}").sum() for name in facts for end in ("yes", "open")),
        nw.col(_HIGHEST).max(),
        nw.col(_NOT_ASKED).sum(),
    )
    found = summed.select("household", "members", *_answers())
    return cast("IntoFrameT", (found if isinstance(given, nw.LazyFrame) else found.collect()).to_native())


def _answers() -> Iterator[nw.Expr]:
    for code in WITHIN_MEMBERS:
        yield nw.when(nw.col(f"_{code}_open") == 0).then(nw.col(f"_{code}_yes")).alias(code)
    for code in NON_FARM:
        some = nw.col(f"_{code}_yes") > 0
        yield nw.when(some | (nw.col(f"_{code}_open") == 0)).then(some).alias(code)
    highest, complete = nw.col(_HIGHEST), nw.col(_NOT_ASKED) == 0
    best = QUESTIONS["education"].cells[0][0]
    found = nw.lit(None, nw.String)
    for number, diploma in TRAINING.items():
        mask = (highest == number) if diploma == best else (highest == number) & complete
        found = nw.when(mask).then(nw.lit(diploma)).otherwise(found)
    yield found.alias("education")


@lru_cache(maxsize=8)
def _by_name(day: date) -> dict[str, nw.Expr]:
    return dict(_facts(day))


def _facts(day: date) -> Iterator[tuple[str, nw.Expr]]:
    worker = ("working_age", "work", "allowance", "ill")
    yield "workers", _asked(lambda member: member.scores_as_worker, worker, day)
    yield "dependants", _asked(lambda member: member.depends(day), ("allowance",), day, CHILD_BELOW)
    yield "pensions", _asked(lambda member: member.draws_pension(day), ("pension",), day, ASKED_FROM)
    for code in NON_FARM:
        fact = partial(_works, code=code, day=day)
        yield code, _asked(fact, ("work", "non_farm", "kind", "wage"), day, ASKED_FROM)


def _works(member: Member, code: str, day: date) -> bool | None:
    return member.works_as(code, day)


def _asked(fact: Fact, names: tuple[str, ...], day: date, age: int | None = None) -> nw.Expr:
    """The fact of every member (no, yes, not known), looked up by the mixture of its answers."""
    values: dict[str, tuple[object, ...]] = {name: _values(name) for name in names}
    columns = {name: nw.col(name).cast(nw.Int64) for name in names}
    if age is not None:
        values["born"] = (_long_before(day, age), day, None)
        columns["born"] = (nw.col("born") > _long_before(day, age)).cast(nw.Int64)
    state = nw.lit(0, nw.Int64)
    for name, column in columns.items():
        state = state * len(values[name]) + column.fill_null(len(values[name]) - 1)
    table = [_three(fact(_member(dict(zip(values, mix, strict=True))))) for mix in product(*values.values())]
    return state.replace_strict(list(range(len(table))), table, return_dtype=nw.Int64)


def _member(answers: dict[str, Any]) -> Member:
    return Member(**answers)


def _values(name: str) -> tuple[int | bool | None, ...]:
    """The answers to a column by their index, not known last; where 0 is no code it is as not known."""
    if name in _YES_NO:
        return (False, True, None)
    return (0 if name in _OR_NONE else None, *MEMBER[_CODES[name]].codes, None)


def _long_before(day: date, years: int) -> date:
    """The last day of birth with so many completed years on ``day``."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29/02, in a year without one
        return date(day.year - years, 2, 28)


def _three(fact: bool | None) -> int:  # noqa: FBT001 # a fact of three values
    return _OPEN if fact is None else int(fact)


def _check(lazy: nw.LazyFrame[Any]) -> None:
    names = lazy.collect_schema().names()
    for name in ("household", "born", *_CODES, *_YES_NO):
        if name not in names:
            raise lacking(name, names, Bilingual("the table of members", "bảng thành viên"))
    wrong = {"household": nw.col("household").is_null()}
    for name, number in _CODES.items():
        known = [*MEMBER[number].codes, *((0,) if name in _OR_NONE else ())]
        wrong[name] = ~nw.col(name).is_null() & ~nw.col(name).is_in(known)
    counted = lazy.select(mask.sum().alias(name) for name, mask in wrong.items()).collect()
    faults = [(name, count) for name in wrong if (count := counted[name].item())]
    if faults:
        raise InvalidValueError(
            "; ".join(f"{count} row(s) with no {name} of the form" for name, count in faults),
            "; ".join(f"{count} dòng có {name} không phải của mẫu" for name, count in faults),
            reason=Reason.UNKNOWN_CODE,
        )
