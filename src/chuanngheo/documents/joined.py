"""Tables joined with the prose around them: of which place and moment their figures are.

A table does not say of which year its figures are; the prose that quotes it often does.  The moment of a
table is what its headings name, else the moment of those figures of the prose that it prints as well;
where they disagree, or there are none, it stays open and that is said.  Where the prose that it agrees
with names no moment itself ("hiện có"), both are of the document's own present.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import attrs

from chuanngheo.consistency import Message
from chuanngheo.documents.extracted import Notice
from chuanngheo.errors import ChuanNgheoError
from chuanngheo.numerals import folded
from chuanngheo.statements import Band, Count, Rank, Split, Statement, Target
from chuanngheo.tables import Column, Grid, Kind, Printed, Recognised, Table, recognise

Said = tuple[str, str, Decimal]
"""A figure of the prose: place (empty: the document's own), group, value in households."""


PRESENT = "hiện nay"
"""The label of the document's own present."""


@attrs.frozen
class Joined:
    """A grid, what it was recognised as, and the tables it became, with what could not be told."""

    grid: Grid
    recognised: Recognised | None
    tables: tuple[Table, ...] = ()
    notices: tuple[Notice, ...] = ()


def join(grids: Sequence[Grid], statements: Iterable[Statement], place: str) -> tuple[Joined, ...]:
    """Every grid with its tables; ``place`` is the document's own, whose total a total row prints."""
    quoted: dict[Said, Counter[str]] = {}
    for said, when in _said(statements):
        quoted.setdefault(said, Counter())[when] += 1
    titles: Counter[str] = Counter()
    return tuple(_joined(grid, number, quoted, place, titles) for number, grid in enumerate(grids, 1))


def _said(statements: Iterable[Statement]) -> Iterator[tuple[Said, str]]:
    """The counts of the prose, each with its moment."""
    for one in statements:
        for group, printed, when in _counts(one):
            if printed is not None and printed.figure is not None and printed.figure.hedge is None:
                yield (folded(one.place), group, printed.figure.value), when


def _counts(one: Statement) -> Iterator[tuple[str, Printed | None, str]]:
    if isinstance(one, Count):
        yield one.group, one.count, one.when
        yield one.base, one.total, one.when
    elif isinstance(one, Split):
        yield one.group, one.whole, one.when
    elif isinstance(one, Target):
        yield one.group, one.base_count, one.base_when
        yield one.group, one.end_count, one.when


def presently(statements: Sequence[Statement], joined: Iterable[Joined]) -> tuple[Statement, ...]:
    """The statements, those that name no moment put in the present where a table is of it."""
    if not any(PRESENT in (table.start, table.end) for one in joined for table in one.tables):
        return tuple(statements)
    return tuple(
        attrs.evolve(one, when=PRESENT)
        if isinstance(one, Count | Split | Rank | Band) and not one.when
        else one
        for one in statements
    )


def _joined(
    grid: Grid, number: int, quoted: dict[Said, Counter[str]], place: str, titles: Counter[str]
) -> Joined:
    name = grid.title or f"Bảng {number}"
    titles[name] += 1
    title = name if titles[name] == 1 else f"{name} ({titles[name]})"
    try:
        recognised = recognise(grid)
        if not recognised.is_table:
            return Joined(grid, None, notices=(_unread(name, "", ""),))
        plain = recognised.tables(title=title, place=place)
        start, end, notices = _moments(recognised, plain, quoted, place, title)
        recognised = recognised.named(title=title, place=place, start=start, end=end)
        tables = recognised.tables()
    except ChuanNgheoError as error:
        return Joined(grid, None, notices=(_unread(name, f": {error}", f": {error.vi}"),))
    return Joined(grid, recognised, tables, (*notices, *_columns(recognised, title)))


def _unread(name: str, en: str, vi: str) -> Notice:
    return Notice(
        "table-not-recognised",
        Message(
            f"không nhận ra các cột của bảng {name}{vi}", f"the columns of {name} were not recognised{en}"
        ),
    )


def _columns(recognised: Recognised, title: str) -> Iterator[Notice]:
    """The columns of figures that were not understood."""
    for heading in recognised.not_understood:
        name = heading.header or recognised.grid.letter(heading.index)
        yield Notice(
            "column-not-understood",
            Message(f"{title}: chưa hiểu cột «{name}»", f"{title}: the column «{name}» is not understood"),
        )


def _moments(
    recognised: Recognised,
    tables: Sequence[Table],
    quoted: dict[Said, Counter[str]],
    place: str,
    title: str,
) -> tuple[str, str, tuple[Notice, ...]]:
    """The labels of start and end, by the headings or by the prose; what stays open is said."""
    votes = {"start": Counter[str](), "end": Counter[str]()}
    for said, when in _printed(tables, place):
        votes[when].update(quoted.get(said, ()))
    given = {"start": recognised.start, "end": recognised.end}
    asked = {column.when for table in tables for column in table.columns if column.kind is not Kind.LABEL}
    notices: list[Notice] = []
    for when in ("start", "end"):
        if not given[when] and when in asked:
            given[when] = _agreed(votes[when])
            if not given[when]:
                notices.append(_open(title, sorted(votes[when])))
    return given["start"], given["end"], tuple(notices)


def _agreed(votes: Counter[str]) -> str:
    """The label most figures vouch for, none where two are even."""
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return (first[0] or PRESENT) if first[1] > second[1] else ""


def _open(title: str, readings: Sequence[str]) -> Notice:
    vi = f" (có thể: {', '.join(readings)})" if readings else ""
    en = f" (possible: {', '.join(readings)})" if readings else ""
    return Notice(
        "table-moment",
        Message(
            f"{title}: không rõ số liệu của thời điểm nào{vi}; chỉ kiểm tra trong bảng",
            f"{title}: of which moment its figures are cannot be told{en}; checked within the table only",
        ),
    )


def _printed(tables: Sequence[Table], place: str) -> Iterator[tuple[Said, str]]:
    """The counts that tables print, as the prose would say them."""
    for table in tables:
        for row in table.all_rows:
            own = folded(table.place if row.is_total else row.label)
            for column in table.columns:
                value = _value(row.get(column.role), column)
                if value is not None and column.group is not None and column.when in ("start", "end"):
                    yield ("" if own == folded(place) else own, column.group, value), column.when


def _value(printed: Printed | None, column: Column) -> Decimal | None:
    if printed is None or printed.figure is None or column.kind is not Kind.COUNT:
        return None
    return printed.figure.value
