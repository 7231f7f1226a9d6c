"""Raw facts of whole lists → the twelve deprivations: :func:`chuanngheo.assess.assess` over columns.

No threshold and no rule stands here: what the scalar says to every mixture of facts is looked up row by row.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, cast

import narwhals as nw
from narwhals.typing import IntoFrame, IntoFrameT

from chuanngheo.assess import CIRCULAR, Reading
from chuanngheo.assess import assess as assess_one
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.annex.homes import SIZE, Homes
from chuanngheo.frame.annex.joining import ROW, joined, keyed, require_once, same_engine
from chuanngheo.frame.annex.people import People
from chuanngheo.frame.annex.told import DWELLING, MEMBER, Kinds, Told, told_by
from chuanngheo.frame.checks import B2_COLUMNS, refuse
from chuanngheo.frame.engines import Frame, beside, opened, read, require, unknown
from chuanngheo.frame.sums import Lazy
from chuanngheo.periods import plain_day
from chuanngheo.standard import Standard
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025

ADDED: Mapping[str, str] = {**B2_COLUMNS, "members": "members"}
"""What may be added, and the names of the columns if no others are given."""


def assess(
    households: IntoFrameT,
    members: IntoFrame | None,
    *,
    on: date | str,
    standard: Standard = NATIONAL_2021_2025,
    reading: Reading = CIRCULAR,
    columns: Mapping[str, str | None] | None = None,
    partial: bool = False,
    add: Sequence[str] | Mapping[str, str] = tuple(B2_COLUMNS),
) -> IntoFrameT:
    """The table of households with the twelve indicators of Nghị định 07/2021/NĐ-CP beside it.

    True is a deprivation, false none, null not known: exactly what :func:`chuanngheo.assess.assess` says of
    each household alone.  They stand in the columns ``B2_COLUMNS`` (``b2_water`` and so on, the answers of
    Phiếu B2), since ``water`` and ``toilet`` name facts already; ``frame.classify`` takes them as
    ``columns=B2_COLUMNS``.  The same kind of table comes back, its rows in their order where the engine has
    one, and those given are left as they were.  Of engines that run later the rows are passed when this is
    called, to find what is wrong with them.

    A row of ``households`` is a household: ``id``; the facts of :class:`~chuanngheo.members.Dwelling`; and
    ``size`` (khẩu), if there is such a column, where not all members are listed.  A row of ``members`` is a
    member: ``household``, the id; and the facts of :class:`~chuanngheo.members.Member` but ``number``.  A
    null is a fact not known, never "no"; a household with no member listed is one whose members are not
    known.  Words are codes, Vietnamese labels (composed letters, NFC) or numbers of the sheet; yes and no
    booleans, 1 and 2 (or 0), or words as in a file (có, không); ``means`` a text such as "ti vi; radio" or
    "không", or a boolean, whether there is any; measures whole numbers, decimals, or floats of at most three
    decimals, which are taken as the decimal numbers they were written as.

    Args:
        households: polars, pandas, pyarrow, DuckDB, PySpark or Ibis.
        members: of the same engine; ``None`` if nothing is known of them.
        on: the day of the review; ages are completed ones on that day.
        standard: whose annex; only that of Nghị định 07/2021/NĐ-CP is at hand.
        reading: ``CIRCULAR`` (default), ``DECREE``, or one of your own.
        columns: fact → the column that tells it; ``None`` for a fact that no column tells, so that it is not
            known.  Of ``born`` and ``age``, ``height_cm`` and ``stunted``, ``weight_kg`` and ``underweight``
            one will do.
        partial: take every other fact that no column tells as not known, instead of asking for its column.
        add: which indicators, and ``members``, their number (khẩu), as ``frame.classify`` needs beside
            ``total_income``; or what → the name of its column.

    Raises:
        NotModelledError: the annex of that standard is not at hand.
        UnknownCodeError: a column is missing; or there is no such fact or indicator.
        InvalidValueError: facts that no column tells; an engine or a type of column that is not known;
            rows that cannot be: an unknown word, a measure that is none, a birth after the day, facts that
            contradict each other, an id missing or used twice, a member of no household listed, more members
            than ``size``: how many, and the first few.

    >>> import polars as pl
    >>> homes = pl.DataFrame({"id": ["H1", "H2"], "area_m2": [15, 60], "water": ["nước mưa", None]})
    >>> people = pl.DataFrame({"household": ["H1", "H1"], "age": [41, 9], "insured": [True, None]})
    >>> found = assess(homes, people, on="2024-12-14", partial=True, add=("housing_area", "water", "telecom"))
    >>> found.select("id", "b2_housing_area", "b2_water", "b2_telecom").rows()
    [('H1', True, True, None), ('H2', None, None, None)]
    """
    day = plain_day(on)
    assess_one(None, on=day, standard=standard)
    frame = opened(households)
    names = _names(frame, add)
    _require_facts(columns or {})
    kinds = {"size": int, **DWELLING}
    homes = _told(frame, "id", kinds, {"size": _if_there(frame, "size"), **(columns or {})}, partial=partial)
    later = isinstance(frame, nw.LazyFrame)
    lazy = keyed(frame, homes)
    rows = Homes(homes, members is not None, reading, unknown(frame))
    refuse(lazy, list(rows.checks()), later=later)
    require_once(lazy, homes, later=later)
    if members is not None:
        others = same_engine(frame, members)
        people = People(_told(others, "household", MEMBER, columns or {}, partial=partial), day, reading)
        one_by_one = keyed(others, people.told)
        refuse(one_by_one, list(people.checks()), later=later)
        lazy = joined(lazy, rows, one_by_one, people, later=later)
    return cast("IntoFrameT", _answered(frame, lazy, rows, names))


def _told(frame: Frame, key: str, kinds: Kinds, columns: Mapping[str, str | None], *, partial: bool) -> Told:
    """Which column tells which fact of one table.

    Raises:
        UnknownCodeError: a column is missing.
        InvalidValueError: facts that no column tells.
    """
    there = frame.collect_schema().names()
    found = told_by(there, kinds, columns, partial=partial)
    name = columns.get(key) or key
    require(frame, [name, *(column for column in found.values() if column is not None)])
    schema = read(frame, list(dict.fromkeys((name, *filter(None, found.values()))))).collect_schema()
    return Told(name, found, schema, kinds)


def _if_there(frame: Frame, name: str) -> str | None:
    return name if name in frame.collect_schema().names() else None


def _require_facts(columns: Mapping[str, str | None]) -> None:
    facts = ("id", "size", *DWELLING, "household", *MEMBER)
    for fact in columns:
        if fact not in facts:
            raise UnknownCodeError("fact in columns=", "thông tin trong columns=", fact, facts)


def _names(frame: Frame, add: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """What is added → the name of its column."""
    for what in add:
        if what not in ADDED:
            raise UnknownCodeError("addition", "cột thêm", what, ADDED)
    names = dict(add) if isinstance(add, Mapping) else {what: ADDED[what] for what in add}
    there = frame.collect_schema().names()
    for what, name in names.items():
        if name in there:
            raise InvalidValueError(
                f"the table has a column {name!r} already; name the new one, as add={{{what!r}: 'found'}}",
                f"bảng đã có cột {name!r}; hãy đặt tên cho cột mới, như add={{{what!r}: 'found'}}",
                reason=Reason.CONTRADICTION,
            )
    return names


def _answered(frame: Frame, lazy: Lazy, homes: Homes, names: Mapping[str, str]) -> Any:  # noqa: ANN401 # as given
    """The households as given, with what is asked beside them."""
    sized = lazy.with_columns(homes.sizes().alias(SIZE))
    answers = {**dict(homes.answers()), "members": nw.when(nw.col(SIZE) > 0).then(nw.col(SIZE))}
    added = homes.told.stages.over(sized).with_columns(
        answers[what].alias(name) for what, name in names.items()
    )
    if isinstance(frame, nw.LazyFrame):
        return added.select(*frame.collect_schema().names(), *names.values()).to_native()
    found = added.select(ROW, *names.values()).collect().sort(ROW)
    return beside(frame, {name: (found[name].to_native(), None) for name in names.values()})
