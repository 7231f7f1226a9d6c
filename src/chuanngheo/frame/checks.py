"""What must hold of a list of households before it is scored: its columns, their types, their values.

Every row is looked at; what is wrong is counted, and the first few values are shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.errors import Bilingual, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS
from chuanngheo.sheets.form import Kind, Question
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS
from chuanngheo.sheets.tt07_2021 import B2, CUTOFFS

B2_COLUMNS: Mapping[str, str] = {code: f"b2_{code}" for code in B2}
"""The columns of Phiếu B2, by the codes of its questions; ``water`` and ``toilet`` stand on Phiếu B1 too."""

COLUMNS: Mapping[str, Kind] = {
    **{code: question.kind for code, question in QUESTIONS.items()},
    **dict.fromkeys(B2_COLUMNS.values(), Kind.YES_NO),
}
"""The columns asked for and what they hold: Phiếu B1 as in ``Answers``, then Phiếu B2 as ``b2_…``."""

SHOWN = 3
"""How many wrong values an error shows."""


@attrs.frozen
class Check:
    """One thing that may be wrong with a row: of which columns, when, and the words about them."""

    columns: tuple[str, ...]
    wrong: nw.Expr
    en: str
    vi: str


def check_columns(schema: Mapping[str, Any], *, placed: bool) -> None:
    """Refuse a list without the columns of the sheets, or with columns of another kind.

    Raises:
        UnknownCodeError: a column is missing; the nearest that there is is suggested.
        InvalidValueError: a column of floats (inexact at a threshold), of objects, or otherwise mistyped.
    """
    for name, (words, allowed) in _expected(placed=placed).items():
        if name not in schema:
            raise lacking(name, schema, Bilingual("the list of households", "danh sách hộ"))
        found = schema[name]
        if not isinstance(found, allowed):
            raise InvalidValueError(
                f"column {name!r} must be {words}, not {found}; cast it first, not known as null",
                f"cột {name!r} phải là {words.vi}, không phải {found}; hãy chuyển kiểu, chưa rõ là null",
                reason=Reason.WRONG_TYPE,
            )


def lacking(name: str, there: Iterable[str], table: Bilingual) -> UnknownCodeError:
    """A table without a column that is asked of it."""
    return UnknownCodeError("column", "cột", name, there, where=table)


TEXT = (nw.String, nw.Categorical, nw.Enum)
"""Columns of codes and names."""
INTEGERS = (
    nw.Int8, nw.Int16, nw.Int32, nw.Int64, nw.Int128, nw.UInt8, nw.UInt16, nw.UInt32, nw.UInt64, nw.UInt128,
)  # fmt: skip
"""Columns of whole numbers: đồng, hộ, khẩu, points."""
PLAIN_INTEGERS = tuple(kind for kind in INTEGERS if kind not in (nw.Int128, nw.UInt128))
"""Those that numpy has too."""
FLOATS = (nw.Float32, nw.Float64)
"""Columns refused wherever a threshold is near."""
_KINDS = {
    Kind.COUNT: (Bilingual("whole numbers", "số nguyên"), INTEGERS),
    Kind.MEASURE: (
        Bilingual("whole numbers or decimals", "số nguyên hoặc số thập phân"),
        (*INTEGERS, nw.Decimal),
    ),
    Kind.YES_NO: (Bilingual("booleans", "giá trị đúng/sai"), (nw.Boolean,)),
    Kind.CHOICE: (Bilingual("texts", "chữ"), TEXT),
}


def _expected(*, placed: bool) -> dict[str, tuple[Bilingual, tuple[Any, ...]]]:
    asked = {column: _KINDS[kind] for column, kind in COLUMNS.items()}
    return asked if placed else asked | dict.fromkeys(("area", "region"), _KINDS[Kind.CHOICE])


def check_rows(frame: nw.LazyFrame[Any], *, placed: bool) -> None:
    """Refuse a list in which a row cannot be scored.

    Raises:
        InvalidValueError: how many rows are wrong in what, with the first few values.
    """
    refuse(frame, list(_checks(placed=placed)))


def refuse(frame: nw.LazyFrame[Any], checks: Sequence[Check], *, later: bool = False) -> None:
    """Refuse a list in which something is wrong with a row; ``later``: one that is not in memory.

    Raises:
        InvalidValueError: how many rows are wrong in what, with the first few values.
    """
    found = zip(checks, counts(frame, [check.wrong for check in checks], later=later), strict=True)
    faults = [fault(frame, check, count) for check, count in found if count]
    if faults:
        raise InvalidValueError("; ".join(one.en for one in faults), "; ".join(one.vi for one in faults))


def any_of(masks: Iterable[nw.Expr]) -> nw.Expr:
    """Whether one of them, of which there is one at least, is true."""
    first, *others = masks
    for mask in others:
        first = first | mask
    return first


def all_of(masks: Iterable[nw.Expr]) -> nw.Expr:
    """Whether all of them, of which there is one at least, are true."""
    first, *others = masks
    for mask in others:
        first = first & mask
    return first


def counts(frame: nw.LazyFrame[Any], masks: Sequence[nw.Expr], *, later: bool = False) -> list[int]:
    """In how many rows each is true; the rows are passed once, by polars in pieces if they come ``later``."""
    if not masks:
        return []
    here = frame.implementation.value in ("polars", "pandas", "pyarrow")  # elsewhere no sum of booleans
    yes = [mask.fill_null(value=False) for mask in masks]
    sums = ((mask if here else mask.cast(nw.Int64)).sum().alias(str(n)) for n, mask in enumerate(yes))
    how: dict[str, Any] = {"engine": "streaming"} if later and frame.implementation.is_polars() else {}
    return [int(n or 0) for n in frame.select(*sums).collect(**how).row(0)]


def fault(frame: nw.LazyFrame[Any], check: Check, count: int) -> Bilingual:
    """How many rows are wrong in one thing, with the first few values."""
    first = (
        frame.filter(check.wrong.fill_null(value=False))
        .select(*dict.fromkeys(check.columns))
        .head(SHOWN)
        .collect()
    )
    rows = ([_plain(value) for value in row] for row in first.rows())
    shown = ", ".join(
        repr(row[0]) if len(row) == 1 else str(dict(zip(first.columns, row, strict=True))) for row in rows
    )
    more = ", …" if count > SHOWN else ""
    return Bilingual(
        f"{count} row(s) with {check.en}: {shown}{more}", f"{count} dòng sai: {check.vi}: {shown}{more}"
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 # a value of any engine
    """A number of numpy as one of Python."""
    return value.item() if hasattr(value, "item") else value


def _checks(*, placed: bool) -> Iterator[Check]:
    if not placed:
        yield from _places()
    for question in QUESTIONS.values():
        yield from _answers(question)
    for code in WITHIN_MEMBERS:
        yield Check(
            ("members", code),
            nw.col(code) > nw.col("members"),
            f"more {code} than members",
            f"{code} nhiều hơn members",
        )
    kinds = reduce(add, (nw.col(code).cast(nw.Int64).fill_null(0) for code in NON_FARM))
    yield Check(
        ("members", *NON_FARM),
        kinds > nw.col("members"),
        "more kinds of non-farm work than members",
        "số việc phi nông nghiệp nhiều hơn members",
    )


def _places() -> Iterator[Check]:
    for name, codes in (("area", CUTOFFS), ("region", REGIONS)):
        one = nw.col(name).cast(nw.String)
        known = ", ".join(codes)
        wrong = one.is_null() | ~one.is_in(list(codes))
        yield Check((name,), wrong, f"no {name} of {known}", f"{name} không thuộc {known}")
    rural, city = (
        nw.col("area").cast(nw.String) == "rural",
        nw.col("region").cast(nw.String) == CENTRAL_CITIES,
    )
    yield Check(
        ("area", "region"),
        rural & city,
        "a rural household of a city run by the central government, for which no form is printed",
        "hộ nông thôn của thành phố trực thuộc trung ương, không có mẫu phiếu nào",
    )


def _answers(question: Question) -> Iterator[Check]:
    answer = nw.col(question.code)
    if question.kind is Kind.CHOICE:
        codes = [option.code for option in question.options]
        wrong = ~answer.is_null() & ~answer.cast(nw.String).is_in(codes)
        yield Check(
            (question.code,),
            wrong,
            f"{question.code} none of {', '.join(codes)}",
            f"{question.code} không thuộc {', '.join(codes)}",
        )
    elif question.kind is not Kind.YES_NO:
        yield Check(
            (question.code,),
            answer < question.least,
            f"{question.code} below {question.least}",
            f"{question.code} nhỏ hơn {question.least}",
        )
