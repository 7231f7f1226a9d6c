"""Which standard each row follows: one for all, or as a column of years, of days, or of places tells it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, TypeAlias

import attrs
import narwhals as nw

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.frame.checks import FLOATS, INTEGERS, PLAIN_INTEGERS, Check, all_of, any_of, counts, fault
from chuanngheo.frame.engines import Frame, read, require
from chuanngheo.periods import Span, plain_day
from chuanngheo.registry import NATION, Applies, Registry, Subject, Use
from chuanngheo.standard import Standard

Standards: TypeAlias = Standard | Mapping[Any, Standard] | Registry
"""One standard for all, one by a column's values, or a registry that is asked day by day."""
Years: TypeAlias = tuple[tuple[int | None, int | None], ...]
"""Years from a first to a last; ``None`` where no row has an earlier, or a later one."""
Case: TypeAlias = tuple[Standard, nw.Expr | None]
"""A standard, and what tells the rows that follow it; ``None`` for all rows."""


@attrs.frozen
class Which:
    """The standards that rows follow, and the columns that tell which; the years of each, if years tell."""

    cases: tuple[Case, ...]
    columns: tuple[str, ...] = ()
    years: tuple[Years, ...] = ()

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The standards alone."""
        return tuple(standard for standard, _ in self.cases)

    @property
    def told(self) -> nw.Expr | None:
        """Whether the row tells which standard it follows; ``None`` where all follow one."""
        known = [~nw.col(name).is_null() for name in self.columns]
        return all_of(known) if known else None


def which_standards(
    frame: Frame,
    standard: Standards,
    *,
    by: str | None = None,
    on: str | date | None = None,
    place: str | None = None,
    subject: Subject | str = Subject.HOUSEHOLD,
) -> Which:
    """The standards that rows of the frame follow; of several those alone that some row does follow.

    Raises:
        UnknownCodeError: a column is missing.
        InvalidValueError: rows for whose day, year, place or key no standard is given; arguments at odds.
    """
    if isinstance(standard, Standard):
        _require_none(standard.code, standard.code, by=by, on=on, place=place)
        return Which(((standard, None),))
    if isinstance(standard, Registry):
        _require_none("a registry", "một registry", by=by)
        return _of_registry(frame, standard, on, place, Subject(subject))
    _require_none("standards by key", "các chuẩn theo khóa", on=on, place=place)
    if by is None:
        raise InvalidValueError(
            "say by= which column tells the standard",
            "hãy cho by= là cột cho biết chuẩn",
            reason=Reason.MISSING,
        )
    require(frame, [by])
    return _followed(frame, [(one, nw.col(by) == key) for key, one in standard.items()], (by,))


def _require_none(en: str, vi: str, **arguments: object) -> None:
    for name, value in arguments.items():
        if value is not None:
            raise InvalidValueError(
                f"{name}={value!r} does not go with {en}: on= and place= go with a registry, by= with"
                " standards by key",
                f"{name}={value!r} không đi với {vi}: on= và place= đi với một registry, by= đi với"
                " các chuẩn theo khóa",
                reason=Reason.CONTRADICTION,
            )


def _of_registry(
    frame: Frame, registry: Registry, on: str | date | None, place: str | None, subject: Subject
) -> Which:
    if on is None:
        raise InvalidValueError(
            "say on= a day, or the column of days or years",
            "hãy cho on= là một ngày, hoặc cột ngày hay cột năm",
            reason=Reason.MISSING,
        )
    if place is None and isinstance(on, date):
        return Which(((registry.on(on, subject=subject).standard, None),))
    columns = tuple(name for name in (on, place) if isinstance(name, str))
    require(frame, columns)
    schema = read(frame, columns).collect_schema()
    listed = [e for e in registry.entries if e.use is Use.LIST and e.subject is subject]
    if place is None:
        listed = [entry for entry in listed if entry.place == NATION]
    if isinstance(on, date):
        listed = [entry for entry in listed if plain_day(on) in entry.span]
    cases = [(entry.standard, all_of(_guards(schema, entry, on, place))) for entry in listed]
    quick = isinstance(frame, nw.DataFrame) or frame.implementation.is_polars()
    if quick and place is None and isinstance(schema[str(on)], PLAIN_INTEGERS):
        return _by_years(frame, listed, cases, str(on))
    return _followed(frame, cases, columns)


def _by_years(
    frame: Frame, listed: Sequence[Applies], cases: list[tuple[Standard, nw.Expr]], name: str
) -> Which:
    """The standards of the years that a list has."""
    spans = [range(entry.span.first.year, entry.span.last.year + 1) for entry in listed]
    seen = _seen(frame, name, sorted({year for span in spans for year in span}))
    near = [(case, span) for case, span in zip(cases, spans, strict=True) if set(span) & set(seen)]
    if not near:
        return _followed(frame, cases, (name,))
    years: dict[Standard, list[range]] = {}
    for (one, _), span in near:
        years.setdefault(one, []).append(span)
    some = [case for case, _ in near]
    merged = _merged(some)
    if all(counts(read(frame.head(_GLANCE), [name]), list(merged.values()))):
        which = Which(tuple(merged.items()), (name,))
    else:
        which = _followed(frame, some, (name,))
    return attrs.evolve(which, years=tuple(_joined(years[one], seen) for one in which.standards))


_GLANCE = 1_000
"""The rows at the head of a list in which every standard is looked for before all are."""


def _seen(frame: Frame, name: str, known: Sequence[int]) -> range:
    """From the first to the last year of a column; empty if a year between them is not known."""
    years = frame.lazy().select(nw.col(name).min().alias("first"), nw.col(name).max().alias("last"))
    if isinstance(frame, nw.DataFrame) and frame[name].null_count() == len(frame):
        return range(0)  # the least of none is not told alike everywhere
    how: dict[str, Any] = {"engine": "streaming"} if isinstance(frame, nw.LazyFrame) else {}
    first, last = years.collect(**how).row(0)
    if first is None or last - first >= len(known):
        return range(0)
    seen = range(int(first), int(last) + 1)
    return seen if set(seen).issubset(known) else range(0)


def _joined(spans: Iterable[range], seen: range) -> Years:
    """The years of one standard, of those that are seen."""
    joined: list[range] = []
    for span in sorted(spans, key=attrgetter("start")):
        before = joined.pop() if joined and joined[-1].stop == span.start else span
        joined.append(range(before.start, span.stop))
    return tuple(
        (
            span.start if span.start > seen.start else None,
            span.stop - 1 if span.stop < seen.stop else None,
        )
        for span in joined
    )


def _guards(
    schema: Mapping[str, Any], entry: Applies, on: str | date, place: str | None
) -> Iterator[nw.Expr]:
    if isinstance(on, str):
        yield _during(schema[on], entry.span, on)
    if place is not None:
        yield nw.col(place) == entry.place


def _during(dtype: Any, span: Span, name: str) -> nw.Expr:  # noqa: ANN401 # a type of narwhals
    """Whether the day or the year of a column lies in the span."""
    if isinstance(dtype, nw.Date):
        return (nw.col(name) >= span.first) & (nw.col(name) <= span.last)
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is None:
        first, past = (datetime.combine(day, time()) for day in (span.first, span.last + timedelta(1)))
        return (nw.col(name) >= first) & (nw.col(name) < past)
    if not isinstance(dtype, (*INTEGERS, *FLOATS)):
        raise InvalidValueError(
            f"column {name!r} must be days without a time zone, or whole years, not {dtype}",
            f"cột {name!r} phải là ngày không kèm múi giờ, hoặc năm nguyên, không phải {dtype}",
            reason=Reason.WRONG_TYPE,
        )
    if span != Span.years(span.first.year, span.last.year):
        raise InvalidValueError(
            f"column {name!r} holds years, but a standard applies {span.text()}: give days",
            f"cột {name!r} ghi năm, nhưng có chuẩn áp dụng {span.text()}: hãy ghi ngày",
        )
    inside = (nw.col(name) >= span.first.year) & (nw.col(name) <= span.last.year)
    return inside & (nw.col(name) == nw.col(name).floor()) if isinstance(dtype, FLOATS) else inside


def _merged(cases: list[tuple[Standard, nw.Expr]]) -> dict[Standard, nw.Expr]:
    """Each standard once, with what tells its rows."""
    merged: dict[Standard, nw.Expr] = {}
    for standard, guard in cases:
        merged[standard] = merged[standard] | guard if standard in merged else guard
    return merged


def _followed(frame: Frame, cases: list[tuple[Standard, nw.Expr]], columns: tuple[str, ...]) -> Which:
    """The cases that some row follows, each standard once; every row that tells one must follow one."""
    lazy = read(frame, columns)
    merged = _merged(cases)
    which = Which(tuple(merged.items()), columns)
    told = which.told
    assert told is not None  # noqa: S101 # a column tells it
    stray = told & ~any_of([nw.lit(value=False, dtype=nw.Boolean), *merged.values()]).fill_null(value=False)
    later = isinstance(frame, nw.LazyFrame)
    astray, *numbers = counts(lazy, [stray, *merged.values()], later=later)
    if astray:
        check = Check(columns, stray, "no standard recorded for them", "chưa ghi nhận chuẩn nào")
        found = fault(lazy, check, astray)
        raise InvalidValueError(found.en, found.vi, reason=Reason.UNDEFINED_STANDARD)
    return Which(tuple(case for case, n in zip(which.cases, numbers, strict=True) if n), columns)
