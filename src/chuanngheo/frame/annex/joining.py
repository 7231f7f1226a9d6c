"""Two tables of one engine joined by the id of the household: each household once, no member lost."""

from typing import cast

import narwhals as nw

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.frame.annex.homes import Homes
from chuanngheo.frame.annex.people import People
from chuanngheo.frame.annex.told import Told
from chuanngheo.frame.checks import INTEGERS, TEXT, Check, counts, refuse
from chuanngheo.frame.engines import Frame, opened, read
from chuanngheo.frame.stages import PREFIX
from chuanngheo.frame.sums import Lazy

KEY = f"{PREFIX}key"
"""The id in both tables, of one type."""
ROW = f"{PREFIX}row"
"""The place of a household in its table, of tables in memory."""
_HERE = f"{PREFIX}here"


def same_engine(frame: Frame, other: object) -> Frame:
    """The other table, if it is of the same engine.

    Raises:
        InvalidValueError: it is not.
    """
    found = opened(other)
    if found.implementation is not frame.implementation:
        raise InvalidValueError(
            f"households are a table of {frame.implementation.value}, members of"
            f" {found.implementation.value}: give both as tables of one engine",
            f"hộ là bảng của {frame.implementation.value}, thành viên là bảng của"
            f" {found.implementation.value}: hãy cho cả hai bằng bảng của một thư viện",
            reason=Reason.WRONG_TYPE,
        )
    return found


def keyed(frame: Frame, told: Told) -> Lazy:
    """The rows with the id as :data:`KEY`, and in memory their place.

    Raises:
        InvalidValueError: an id that is neither texts nor whole numbers.
    """
    names = [told.key, *(name for name in told.columns.values() if name is not None)]
    lazy = read(frame, list(dict.fromkeys(names)))
    kind = told.schema[told.key]
    if not isinstance(kind, (*TEXT, *INTEGERS)):
        raise InvalidValueError(
            f"column {told.key!r} must be texts or whole numbers, not {kind}",
            f"cột {told.key!r} phải là chữ hoặc số nguyên, không phải {kind}",
            reason=Reason.WRONG_TYPE,
        )
    lazy = lazy.with_columns(nw.col(told.key).cast(_key_type(kind)).alias(KEY))
    return lazy.collect().with_row_index(ROW).lazy() if isinstance(frame, nw.DataFrame) else lazy


def _key_type(kind: object) -> type[nw.String | nw.Int64]:
    return nw.String if isinstance(kind, TEXT) else nw.Int64


def require_once(lazy: Lazy, told: Told, *, later: bool) -> None:
    """Refuse households of which one is listed twice.

    Raises:
        InvalidValueError: how many, and the first few.
    """
    times = lazy.group_by(KEY).agg(nw.len().alias(told.key)).filter(nw.col(told.key) > 1)
    twice = Check((KEY,), nw.col(told.key) > 1, f"an {told.key} used twice", f"{told.key} dùng hai lần")
    refuse(times, [twice], later=later)


def summed(lazy: Lazy, people: People, *, later: bool) -> Lazy:
    """One row a household: what its members answer together."""
    found = people.summed(lazy, KEY)
    return found if later else found.collect().lazy()


def joined(homes: Lazy, rows: Homes, members: Lazy, people: People, *, later: bool) -> Lazy:
    """The households with what their members answer beside them.

    Raises:
        InvalidValueError: ids of two types; members whose facts contradict each other, members of a
            household that is not listed, or more of them than there can be.
    """
    told = rows.told
    kinds = [one.schema[one.key] for one in (told, people.told)]
    if _key_type(kinds[0]) is not _key_type(kinds[1]):
        raise InvalidValueError(
            f"column {told.key!r} of the households is {kinds[0]}, column {people.told.key!r} of the members"
            f" {kinds[1]}; cast one",
            f"cột {told.key!r} của hộ là {kinds[0]}, cột {people.told.key!r} của thành viên là {kinds[1]};"
            " hãy chuyển kiểu một cột",
            reason=Reason.WRONG_TYPE,
        )
    listed = summed(members, people, later=later)
    size = rows.told.columns["size"]
    here = nw.lit(1, dtype=nw.Int64).alias(_HERE)
    known = homes.select(KEY, here, *([] if size is None else [size]))
    together = listed.join(known, on=KEY, how="left")
    stranger = Check(
        (KEY,),
        nw.col(_HERE).is_null(),
        f"members of a {people.told.key} that is not listed",
        f"thành viên của {people.told.key} không có trong danh sách",
    )
    checks = [stranger, *rows.checks_together(KEY)]
    contradicted, *others = counts(together, [people.contradicted(), *(c.wrong for c in checks)], later=later)
    if contradicted:
        refuse(people.told.stages.over(members), list(people.contradictions()), later=later)
    if any(others):
        refuse(together, checks, later=later)
    if later and homes.implementation.is_polars():
        native = homes.to_native().join(listed.to_native(), on=KEY, how="left", maintain_order="left")
        return cast("Lazy", nw.from_native(native))
    return homes.join(listed, on=KEY, how="left")
