"""Whole lists classified: :func:`chuanngheo.classify` over the columns of a dataframe, on any engine.

The rectangles of the standard are compiled to expressions (``planes``); no line and no count stands here.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from typing import Any, cast

import attrs
import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame import planes
from chuanngheo.frame.checks import Check, refuse
from chuanngheo.frame.engines import Answer, Frame, answered, opened, read, require, unknown
from chuanngheo.frame.facts import Bound, Source
from chuanngheo.frame.which import Standards, Which, which_standards
from chuanngheo.registry import Subject
from chuanngheo.standard import Category, Rule

ADDED = ("category", "rule", "score", "possible")
"""What may be added."""


def classify(
    data: IntoFrameT,
    standard: Standards,
    *,
    by: str | None = None,
    on: str | date | None = None,
    place: str | None = None,
    subject: Subject | str = Subject.HOUSEHOLD,
    columns: Mapping[str, str | None] | None = None,
    area: Area | str | None = None,
    areas: Mapping[Any, str] | None = None,
    score: str | tuple[str, str] | None = None,
    worth: int = 1,
    answers: Mapping[Any, bool | None] | None = None,
    add: Sequence[str] | Mapping[str, str] = ("category",),
) -> IntoFrameT:
    """The table with the category of each household beside it, null while unknown facts could change it.

    Polars (eager or lazy), pandas, pyarrow, DuckDB, PySpark and Ibis: the same kind of table comes back, and
    the one given is left as it was.  Of an engine that runs later the rows are passed once when this is
    called, to find what is wrong with them.

    A row is a household.  Its facts are told by the columns ``area``, ``income`` (whole đồng/người/tháng; or
    ``total_income`` with ``members``, and ``months``, else 12), and one column an indicator by its code:
    true a deprivation, false none.  A null is a fact not known, never "no".

    Args:
        data: the table.
        standard: the one for all rows; or several by the values of the column ``by``; or a registry such as
            ``NATIONAL``, asked for each row by ``on``.
        by: the column whose values tell the standard.
        on: the column of days (dates) or years (whole numbers); or one day for all.
        place: the column of places by code, ``VN`` the nation; a place's own standard must be recorded.
        subject: to whom the registry is asked to apply.
        columns: a fact (``area``, ``income``, …, or the code of an indicator) → the column that tells it;
            ``None`` for a fact that no column tells, so that it is not known.
        area: the one area of all rows.
        areas: value of the column of areas → code; by default the codes and the Vietnamese terms.
        score: the column of the score instead of indicators; or two, the least and the greatest possible.
        worth: how many points of these columns are one of the standard's score.
        answers: what values of indicators mean that are no booleans, as ``{"x": True, "": False}`` (``None``:
            not known); without it whole numbers 0 and 1 alone are taken.
        add: which of ``category``, ``rule`` (its citation), ``score`` and ``possible`` (categories, in their
            order, a space between); or what → the name of its column.

    Raises:
        UnknownCodeError: a column is missing; or a word outside a closed list.
        InvalidValueError: an engine or a type of column that is not known; or rows with an area, an income, a
            score or an answer that cannot be: how many, and the first few.
        NotModelledError: indicators of unlike points, where one score between two others decides.

    >>> import polars as pl
    >>> from chuanngheo import NATIONAL, NATIONAL_2021_2025
    >>> homes = pl.DataFrame({"area": ["rural", "urban", None], "income": [1_500_000, 2_000_001, 900_000],
    ...     "deprivations": [3, None, 3], "year": [2024, 2024, 2017]})
    >>> classify(homes, NATIONAL_2021_2025, score="deprivations")["category"].to_list()
    ['poor', 'average', 'poor']
    >>> classify(homes, NATIONAL, on="year", score="deprivations", add=["possible"])["possible"].to_list()
    ['poor', 'average', 'poor']
    """
    plan = planned(
        data, standard, by=by, on=on, place=place, subject=subject, columns=columns, area=area, areas=areas,
        score=score, worth=worth, answers=answers, add=add,
    )  # fmt: skip
    refuse(plan.lazy, plan.checks)
    return cast("IntoFrameT", plan.result())


@attrs.frozen
class Plan:
    """What is to be computed of a table, and what must hold of its rows before the result may be used."""

    frame: Frame
    lazy: nw.LazyFrame[Any]
    bound: Bound
    checks: list[Check]
    answers: list[Answer]

    def result(self) -> Any:  # noqa: ANN401 # a table of the same kind
        """The table with the answers beside it."""
        return answered(self.frame, self.lazy, self.bound.stages, self.answers)


def planned(
    data: object,
    standard: Standards,
    *,
    by: str | None = None,
    on: str | date | None = None,
    place: str | None = None,
    subject: Subject | str = Subject.HOUSEHOLD,
    columns: Mapping[str, str | None] | None = None,
    area: Area | str | None = None,
    areas: Mapping[Any, str] | None = None,
    score: str | tuple[str, str] | None = None,
    worth: int = 1,
    answers: Mapping[Any, bool | None] | None = None,
    add: Sequence[str] | Mapping[str, str] = ("category",),
) -> Plan:
    """What :func:`classify` does, before any row is judged; it takes and raises the same."""
    frame = opened(data)
    which = which_standards(frame, standard, by=by, on=on, place=place, subject=subject)
    found = None if area is None else area_code(area)
    source = source_of(frame, which, columns or {}, found, score)
    require(frame, source.names)
    lazy = read(frame, list(dict.fromkeys((*source.names, *which.columns))))
    bound = Bound(
        source, which, lazy.collect_schema(), unknown(frame), _small(frame, which), found,
        _areas(which) if areas is None else areas, answers, worth,
    )  # fmt: skip
    return Plan(frame, lazy, bound, list(bound.checks()), _answers(bound, _names(frame, add)))


def source_of(
    frame: Frame,
    which: Which,
    columns: Mapping[str, str | None],
    area: str | None,
    score: str | tuple[str, str] | None,
) -> Source:
    """Which column tells which fact; what is not said has its own name.

    Raises:
        UnknownCodeError: there is no such fact, or a standard has no such area.
        InvalidValueError: the income is told twice, for each head and in total.
    """
    there = set(frame.collect_schema().names())
    sets = dict.fromkeys(s.indicators for s in which.standards if s.indicators is not None and score is None)
    codes = list(dict.fromkeys(code for one in sets for code in one.codes))
    for fact in columns:
        if fact not in (*_FACTS, *codes):
            raise UnknownCodeError("fact in columns=", fact, (*_FACTS, *codes))
    for standard in which.standards:
        if area is not None and area not in standard.sheets:
            raise UnknownCodeError("area", area, standard.area_codes, where=standard.code)

    def told(fact: str) -> str | None:
        return columns.get(fact, fact)

    def told_if_there(fact: str) -> str | None:
        return columns.get(fact, fact if fact in there else None)

    if isinstance(score, str):
        score = (score, score)
    if score is None and any(s.max_score and s.indicators is None for s in which.standards):
        one = told("score")
        score = None if one is None else (one, one)
    total = told_if_there("total_income")
    income = told_if_there("income") if total is not None else told("income")
    if income is not None and total is not None:
        raise InvalidValueError(
            f"income is told twice, by {income!r} and by {total!r}: give columns={{'income': None}} or"
            " columns={'total_income': None}",
            reason=Reason.CONTRADICTION,
        )
    return Source(
        area=None if area is not None or _one_area(which, there, columns) else told("area"),
        income=income,
        total=total,
        months=told_if_there("months") if total is not None else None,
        members=told("members") if total is not None else None,
        score=score,
        indicators={code: told(code) for code in codes},
    )


_FACTS = ("area", "income", "total_income", "months", "members", "score")


def _one_area(which: Which, there: set[str], columns: Mapping[str, str | None]) -> bool:
    """Whether there is one area only and no column tells it."""
    codes = {code for standard in which.standards for code in standard.area_codes}
    return len(codes) == 1 and "area" not in there and "area" not in columns


def _small(frame: Frame, which: Which) -> Any:  # noqa: ANN401 # a type of narwhals
    """Bytes, where the engine has them and they hold every score."""
    fits = all(standard.max_score < 1 << 8 for standard in which.standards)
    return nw.UInt8 if fits and frame.implementation.value in ("polars", "pandas", "pyarrow") else nw.Int32


def _areas(which: Which) -> dict[Any, str]:
    return {word: area.code for one in which.standards for area in one.areas for word in (area.code, area.vi)}


def _names(frame: Frame, add: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """What is added → the name of its column."""
    names = dict(add) if isinstance(add, Mapping) else {what: what for what in add}
    there = frame.collect_schema().names()
    for what, name in names.items():
        if what not in ADDED:
            raise UnknownCodeError("addition", what, ADDED)
        if name in there:
            raise InvalidValueError(
                f"the table has a column {name!r} already; name the new one, as add={{{what!r}: 'found'}}",
                reason=Reason.CONTRADICTION,
            )
    return names


def _answers(bound: Bound, names: Mapping[str, str]) -> list[Answer]:
    make = {"category": _category, "rule": _rule, "score": _score, "possible": _possible}
    return [make[what](bound, name) for what, name in names.items()]


def _category(bound: Bound, name: str) -> Answer:
    numbers = {category: number for number, category in enumerate(Category)}
    return Answer(name, _coded(bound, planes.categories, numbers), tuple(c.value for c in Category))


def _rule(bound: Bound, name: str) -> Answer:
    listed = dict.fromkeys(rule for standard in bound.which.standards for rule in standard.rules)
    numbers: dict[Rule | None, int] = {rule: number for number, rule in enumerate(listed)}
    numbers[None] = len(listed)
    code = _coded(bound, planes.rules, numbers)
    return Answer(name, nw.when(code != len(listed)).then(code), tuple(_distinct(listed)))


def _distinct(listed: Iterable[Rule]) -> Iterator[str]:
    """What each rule gives and its citation; with a number where another rule reads alike."""
    seen: dict[str, int] = {}
    for rule in listed:
        text = f"{rule.text()}: {rule.cite}"
        seen[text] = seen.get(text, 0) + 1
        yield text if seen[text] == 1 else f"{text} ({seen[text]})"


def _coded(bound: Bound, view: planes.View[Any], numbers: Mapping[Any, int]) -> nw.Expr:
    """The number of the one label that is left; null where several are."""
    for standard in bound.which.standards:
        planes.require_exact(standard, view)

    def digit(bit: int) -> nw.Expr:
        plane = _truth(_among(bound, view, lambda label: bool(numbers[label] >> bit & 1)))
        return plane.cast(bound.small) * (1 << bit)

    code = reduce(operator.add, map(digit, range(max(numbers.values()).bit_length())))
    told = bound.which.told
    return code if told is None else nw.when(told).then(code)


def _among(bound: Bound, view: planes.View[Any], holds: Callable[[Any], bool]) -> nw.Expr | bool:
    """One plane, of whichever standard each row follows."""
    found: nw.Expr | bool = False
    for standard, guard in bound.which.cases:
        value = planes.plane(standard, view, holds, bound.facts(standard))
        if guard is not None:
            value = planes.both(bound.stages.named(2, standard, guard), value)
        found = planes.either(found, value)
    return found


def _truth(value: planes.Plane[nw.Expr]) -> nw.Expr:
    return nw.lit(value, dtype=nw.Boolean) if isinstance(value, bool) else value


def _score(bound: Bound, name: str) -> Answer:
    low: nw.Expr = nw.lit(0, dtype=nw.Int64)
    high: nw.Expr = nw.lit(1, dtype=nw.Int64)  # one above: not known
    for standard, guard in bound.which.cases:
        if standard.max_score:
            least, most = (end.cast(nw.Int64) for end in bound.scores(standard))
            low = least if guard is None else nw.when(guard).then(least).otherwise(low)
            high = most if guard is None else nw.when(guard).then(most).otherwise(high)
    return Answer(name, nw.when(low == high).then(low))


def _possible(bound: Bound, name: str) -> Answer:
    words: list[nw.Expr] = []
    for standard in bound.which.standards:
        planes.require_exact(standard, planes.categories, alone=True)
    for category in Category:
        held = _among(bound, planes.categories, partial(operator.is_, category))
        if held is not False:
            words.append(nw.when(_truth(held).fill_null(value=True)).then(nw.lit(category.value)))
    text = nw.concat_str(words, separator=" ", ignore_nulls=True)
    told = bound.which.told
    return Answer(name, text if told is None else nw.when(told).then(text))
