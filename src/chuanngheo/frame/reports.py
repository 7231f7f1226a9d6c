"""What the report forms count of a whole list, over columns: ``review.report`` fills them from its tallies.

>>> import polars as pl
>>> from chuanngheo.review import Unit, report
>>> types = {"unit": pl.String, "area": pl.String, "before": pl.String, "now": pl.String, "members": pl.Int64}
>>> facts = dict.fromkeys((*FACTS, *B2_COLUMNS.values(), *CAUSE_COLUMNS), False)
>>> home = {"unit": "Thôn 1", "area": "rural", "before": "N", "now": "CN", "members": 4}
>>> homes = pl.DataFrame([home | facts], schema=types | dict.fromkeys(facts, pl.Boolean))
>>> units = [Unit("Thôn 1", area="rural", households=200, persons=800)]
>>> report("7.2", units, tallies(homes)).lines[-1].cells
(4, 4, 0, 0, 0, 0, 0, 0, 0)
"""

from collections.abc import Iterator

import narwhals as nw
from narwhals.typing import IntoFrame

from chuanngheo.frame.checks import B2_COLUMNS, Check, refuse
from chuanngheo.frame.engines import opened
from chuanngheo.frame.sums import TEXTS, WHOLE, YES_NO, Asked, Lazy, given, summed
from chuanngheo.review.decision import Outcome
from chuanngheo.review.reviewed import GROUP_FACTS, LISTS, Tally
from chuanngheo.sheets.reports import CAUSES
from chuanngheo.sheets.tt07_2021 import CUTOFFS

N, CN, KN = Outcome
"""Poor, near-poor and neither, as the report forms head them."""
CAUSE_COLUMNS = tuple(f"cause_{number}" for number in range(1, len(CAUSES) + 1))
"""The columns of the eight causes, by the numbers of section XIII of Mẫu số 3.1."""
FACTS = ("again", *GROUP_FACTS)
"""The other columns of facts, as in ``Reviewed``."""

_HERE, _WAS = "_chuanngheo_here", "_chuanngheo_was"


def tallies(frame: IntoFrame) -> list[Tally]:
    """The counts of each unit and area, for every form but 7.11, which counts children.

    Args:
        frame: one row a household, with the columns ``unit``, ``area``, ``before`` and ``now`` (N, CN, KN;
            null: not here), ``members`` and perhaps ``members_before``, :data:`FACTS`, the answers of
            Phiếu B2 (``b2_…``) and the :data:`CAUSE_COLUMNS`; yes or no, null not known.

    Raises:
        UnknownCodeError: a column is missing.
        InvalidValueError: a column of another type; rows of no known area or outcome, of no unit, neither
            here before nor now, with fewer than one member, or newly on a list without ``again``.
    """
    yes_no = (*FACTS, *B2_COLUMNS.values(), *CAUSE_COLUMNS)
    asked: dict[str, Asked] = dict.fromkeys(("unit", "area", "before", "now"), TEXTS) | {"members": WHOLE}
    was = "members_before" if "members_before" in opened(frame).collect_schema() else "members"
    lazy = given(frame, asked | {was: WHOLE} | dict.fromkeys(yes_no, YES_NO))
    lazy = lazy.with_columns(nw.col(name).cast(nw.String) for name in ("unit", "area", "before", "now"))
    refuse(lazy, list(_checks(was)))
    there = nw.col("members").cast(nw.Int64)
    ready = lazy.with_columns(
        there.alias(_HERE),
        nw.coalesce(nw.col(was).cast(nw.Int64), there).alias(_WAS),
        *(_yes(lazy, name).alias(name) for name in yes_no),
    )
    sums = {name: term for of in LISTS for name, term in (*_moved(of), *_listed(of))}
    return [
        Tally(str(key[0]), str(key[1]), _counts(dict(zip(sums, totals, strict=True))), children=False)
        for key, totals in summed(ready, ("unit", "area"), sums)
    ]


def _counts(totals: dict[str, int]) -> dict[str, int | None]:
    """Each count, or ``None`` where a part of it is not known."""
    return {
        name: None if totals.get(f"{name}{_OPEN}") else int(total or 0)
        for name, total in totals.items()
        if not name.endswith(_OPEN)
    }


_OPEN = "?"


def _yes(lazy: Lazy, name: str) -> nw.Expr:
    column = nw.col(name)
    return column if isinstance(lazy.collect_schema()[name], nw.Boolean) else column == 1


def _checks(was: str) -> Iterator[Check]:
    before, now = nw.col("before"), nw.col("now")
    area = nw.col("area")
    yield Check(("unit",), nw.col("unit").is_null(), "no unit", "thiếu unit")
    yield Check(
        ("area",),
        area.is_null() | ~area.is_in(list(CUTOFFS)),
        f"no area of {', '.join(CUTOFFS)}",
        f"area không thuộc {', '.join(CUTOFFS)}",
    )
    for name in ("before", "now"):
        wrong = ~nw.col(name).is_null() & ~nw.col(name).is_in(list(Outcome))
        yield Check(
            (name,), wrong, f"{name} none of {', '.join(Outcome)}", f"{name} không thuộc {', '.join(Outcome)}"
        )
    yield Check(
        ("before", "now"),
        before.is_null() & now.is_null(),
        "neither before nor now",
        "thiếu cả before và now",
    )
    few = nw.col("members").is_null() | (nw.col("members") < 1) | (nw.col(was) < 1)
    yield Check(
        ("members", was) if was != "members" else ("members",),
        few,
        "fewer than one member",
        "ít hơn một thành viên",
    )
    new = (before == KN.value).fill_null(value=False) & _is(now, N, CN) & nw.col("again").is_null()
    yield Check(
        ("before", "now", "again"),
        new,
        "a list newly entered: again must say tái nghèo or phát sinh mới",
        "mới vào danh sách: again phải nói là tái nghèo hay phát sinh mới",
    )


def _is(column: nw.Expr, *outcomes: Outcome) -> nw.Expr:
    """Whether it is one of the outcomes; never null."""
    return column.is_in([outcome.value for outcome in outcomes]).fill_null(value=False)


def _one(condition: nw.Expr) -> nw.Expr:
    return condition.cast(nw.Int64)


def _listed(of: str) -> Iterator[tuple[str, nw.Expr]]:
    """What a household on a list counts there, and in how many of them it is not known."""
    on = _is(nw.col("now"), LISTS[of])
    members = nw.col(_HERE)
    yield of, _one(on)
    yield f"{of}_persons", _one(on) * members
    facts = {f"{of}_lacking_{code}": column for code, column in B2_COLUMNS.items()}
    facts |= {f"{fact}_{of}": fact for fact in GROUP_FACTS} | {
        f"{cause}_{of}": cause for cause in CAUSE_COLUMNS
    }
    for name, column in facts.items():
        answer, hole = nw.col(column).fill_null(value=False), nw.col(column).is_null()
        for end, times in (("", 1), ("_persons", members)) if column in GROUP_FACTS else (("", 1),):
            yield f"{name}{end}", _one(on & answer) * times
            yield f"{name}{end}{_OPEN}", _one(on & hole)


def _moved(of: str) -> Iterator[tuple[str, nw.Expr]]:
    """The columns of forms 7.2 and 7.3; what a household that stays or comes over grew or shrank by, last."""
    before, now = nw.col("before"), nw.col("now")
    was, here = _is(before, LISTS[of]), _is(now, LISTS[of])
    other = CN if of == "poor" else N
    crossed, gone = _is(now, other), now.is_null()
    from_list, outside = _is(before, other), ~_is(before, KN, N, CN)
    off, again = ~crossed & ~gone, nw.col("again").fill_null(value=False)
    new = here & _is(before, KN)
    to_2, to_3 = (crossed, off) if of == "poor" else (off, crossed)
    first, last = nw.col(_WAS), nw.col(_HERE)
    cells = (
        (was, first), (was & ~here & to_2, first), (was & ~here & to_3, first), (was & gone, first),
        (here & from_list, first), (new & again, last), (new & ~again, last), (here & outside, last),
        (here, last),
    )  # fmt: skip
    inside = here & _is(before, N, CN)
    more, fewer = _one(inside & (last > first)), _one(inside & (last < first))
    changed = {8: more * (last - first), 4: fewer * (first - last)}
    for column, (condition, persons) in enumerate(cells, start=1):
        yield f"{of}_flow_{column}", _one(condition)
        people = _one(condition) * persons
        yield f"{of}_flow_{column}_persons", people + changed[column] if column in changed else people
