"""Whole lists classified: :func:`chuanngheo.classify` over the columns of a dataframe, on any engine.

The rectangles of the standard are compiled to expressions (``planes``); no line and no count stands here.
"""

import operator
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial, reduce
from typing import Any, cast

import attrs
import narwhals as nw
from narwhals.typing import IntoFrameT

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame import labels, planes
from chuanngheo.frame.checks import Check, any_of, counts, refuse
from chuanngheo.frame.engines import (
    Answer,
    Frame,
    answered,
    has_words,
    in_numbers,
    in_words,
    is_long,
    opened,
    read,
    require,
    unknown,
    with_numbers,
)
from chuanngheo.frame.facts import Bound, Source
from chuanngheo.frame.labels import Labels
from chuanngheo.frame.stages import PREFIX
from chuanngheo.frame.which import Standards, Which, which_standards
from chuanngheo.registry import Subject
from chuanngheo.standard import Category

ADDED = ("category", "rule", "score", "possible")
"""What may be added."""
WATCHED = f"{PREFIX}wrong"
"""The column that says whether a row is wrong."""


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
    called, to find what is wrong with them.  A list in memory of 10,000 rows or more, its facts booleans and
    whole numbers, is read many rows at a word (``frame.kernel``, with numpy and pyarrow): the same answers,
    sooner; ``score`` and ``possible`` are not given so.

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
    found = plan.by_words() if is_long(plan.frame) else None
    if found is None:
        plan.refuse()
        found = plan.result()
    return cast("IntoFrameT", found)


@attrs.frozen
class Plan:
    """What is to be computed of a table, and what must hold of its rows before the result may be used."""

    frame: Frame
    lazy: nw.LazyFrame[Any]
    bound: Bound
    names: Mapping[str, str]

    @property
    def checks(self) -> list[Check]:
        """What must hold of the rows."""
        return list(self.bound.checks())

    def refuse(self) -> None:
        """Refuse a table with a row that is wrong; of one that runs later the rows are passed once."""
        refuse(self.lazy, self.checks, later=isinstance(self.frame, nw.LazyFrame))

    def watched(self) -> "Plan":
        """The same, whose result tells in the column :data:`WATCHED` whether a row is wrong."""
        wrong = [check.wrong.fill_null(value=False) for check in self.checks]
        found = any_of([nw.lit(value=False, dtype=nw.Boolean), *wrong])
        return attrs.evolve(self, lazy=self.lazy.with_columns(found.alias(WATCHED)))

    def result(self) -> Any:  # noqa: ANN401 # a table of the same kind
        """The table with the answers beside it."""
        answers = [_MAKE[what](self.bound, name) for what, name in self.names.items()]
        return answered(self.frame, self.lazy, self.bound.stages, answers)

    def is_plain(self) -> bool:
        """Whether lists of such columns can be read by words."""
        if not has_words() or not set(self.names) <= set(_LABELS):
            return False
        from chuanngheo.frame import kernel  # noqa: PLC0415 # of pyarrow

        return kernel.is_plain(self.bound)

    def by_words(self) -> Any | None:  # noqa: ANN401 # a table of the same kind
        """The same of a list in memory, sooner; ``None`` if it is told otherwise, or if a check may fail."""
        if isinstance(self.frame, nw.LazyFrame) or not self.is_plain():
            return None
        from chuanngheo.frame import kernel  # noqa: PLC0415 # of pyarrow

        return kernel.answered(self.frame, self.lazy, self.bound, self._asked())

    def _asked(self) -> dict[str, Labels]:
        return {name: _LABELS[what](self.bound) for what, name in self.names.items()}

    def piece(self, rows: Any, note: Callable[[bool], object]) -> Any:  # noqa: ANN401 # tables of polars
        """Some rows of a plain list with the numbers of their labels; whether one is wrong is noted."""
        from chuanngheo.frame import kernel  # noqa: PLC0415 # of pyarrow

        frame = cast("nw.DataFrame[Any]", opened(rows))
        found = kernel.numbers(frame, frame.lazy(), self.bound, self._asked())
        if found is not None:
            return with_numbers(rows, found)
        part = attrs.evolve(self, frame=frame, lazy=frame.lazy())
        note(any(counts(part.lazy, [check.wrong for check in self.checks])))
        return in_numbers(part.result(), list(self.names.values()))

    def in_words(self, pieces: Any) -> Any:  # noqa: ANN401 # lists of polars, to be computed
        """What :meth:`piece` gives, put together, with the labels in place of their numbers."""
        return in_words(pieces, {name: labels.texts for name, labels in self._asked().items()})


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
    return Plan(frame, lazy, bound, _names(frame, add))


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
            raise UnknownCodeError("fact in columns=", "thông tin trong columns=", fact, (*_FACTS, *codes))
    for standard in which.standards:
        if area is not None and area not in standard.sheets:
            raise UnknownCodeError("area", "khu vực", area, standard.area_codes, where=standard.code)

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
            f"thu nhập được cho hai lần, bởi {income!r} và bởi {total!r}: hãy cho columns={{'income': None}}"
            " hoặc columns={'total_income': None}",
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
            raise UnknownCodeError("addition", "cột thêm", what, ADDED)
        if name in there:
            raise InvalidValueError(
                f"the table has a column {name!r} already; name the new one, as add={{{what!r}: 'found'}}",
                f"bảng đã có cột {name!r}; hãy đặt tên cho cột mới, như add={{{what!r}: 'found'}}",
                reason=Reason.CONTRADICTION,
            )
    return names


def _coded(what: str, bound: Bound, name: str) -> Answer:
    """The number of the one label that is left; null where several are, or none."""
    of = _LABELS[what](bound)
    digits = enumerate(map(_truth, of.digits(bound.cases())))
    code = reduce(operator.add, (digit.cast(bound.small) * (1 << place) for place, digit in digits))
    if of.none is not None:
        code = nw.when(code != of.none).then(code)
    told = bound.which.told
    return Answer(name, code if told is None else nw.when(told).then(code), of)


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
        held = planes.among(bound.cases(), planes.categories, partial(operator.is_, category))
        if held is not False:
            words.append(nw.when(_truth(held).fill_null(value=True)).then(nw.lit(category.value)))
    text = nw.concat_str(words, separator=" ", ignore_nulls=True) if words else nw.lit(None, dtype=nw.String)
    told = bound.which.told
    return Answer(name, text if told is None else nw.when(told).then(text))


_LABELS: Mapping[str, Callable[[Bound], Labels]] = {
    "category": lambda _: labels.category(),
    "rule": lambda bound: labels.rule(bound.which.standards),
}
_MAKE: Mapping[str, Callable[[Bound, str], Answer]] = {
    **{what: partial(_coded, what) for what in _LABELS},
    "score": _score,
    "possible": _possible,
}
