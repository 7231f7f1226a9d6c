"""Published tables: typed columns, rows by place, a total row, every figure as printed.

A column's role says what its figures are and so which checks they imply: ``poor`` is a count of poor
households, ``poor_rate`` its rate over ``households``, ``poor_end`` and ``poor_end_rate`` the same at the
end of the year, ``poor_reduction`` (or just ``reduction``) the difference.  Columns without such a role
are declared: ``Column.rate("share_of_x", of="x", over="y")``.

>>> from chuanngheo.tables.columns import columns
>>> table = Table(columns=columns("unit", "households", "poor", "poor_rate"),
...     rows=[["Thanh An", "2.693", "106", "3.94"]], total=["Tổng", "14.905", "453", "3.04"])
>>> table.rows[0]["poor_rate"].figure.value
Decimal('3.94')
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Self

import attrs

from chuanngheo.errors import Bilingual, InvalidValueError, Reason, UnknownCodeError, places
from chuanngheo.languages import vietnamese
from chuanngheo.tables.columns import Column, Kind, Printed, never_below_zero
from chuanngheo.tables.separators import read_column


@attrs.frozen(repr=False)
class Row:
    """One place (or the total) and its cells by role; an empty cell is ``None``, never zero.

    ``level`` is 1 for the rows that the total adds up, 2 for the parts of such a row, and so on.

    In use: :func:`chuanngheo.tables.recognise`.
    """

    label: str
    cells: Mapping[str, Printed | None]
    is_total: bool = False
    level: int = 1

    def __getitem__(self, role: str) -> Printed:
        cell = self.cells.get(role)
        if cell is None:
            raise InvalidValueError(
                f"{self.label}: no figure is printed for {role}",
                f"{self.label}: không in số nào cho {role}",
                reason=Reason.MISSING,
            )
        return cell

    def get(self, role: str | None) -> Printed | None:
        """The cell, or ``None`` where nothing is printed or there is no such column."""
        return None if role is None else self.cells.get(role)

    def __repr__(self) -> str:
        return f"<Row {self.label!r}>"


def name_in(lang: str, name: str) -> str:
    """A table's name for a person: its title or, of one without, its address ("table 2") in the language.

    >>> name_in("vi", "table 2"), name_in("en", "table 2"), name_in("vi", "Phụ lục 1")
    ('bảng 2', 'table 2', 'Phụ lục 1')
    """
    kind, _, rest = name.partition(" ")
    if not vietnamese(lang) or kind not in _ADDRESSES or (kind == "table" and not rest.isdecimal()):
        return name
    return f"{_ADDRESSES[kind]} {rest}"


_ADDRESSES = {"table": "bảng", "sheet": "trang tính"}

EMPTY = frozenset({"", "-", "–", "—", "…", "..."})
"""What stands in a cell that prints no figure."""


@attrs.frozen(init=False, repr=False)
class Table:
    """A published table: its columns, one row a place, and the total row where there is one.

    Args:
        columns: :func:`columns` or :class:`Column` objects; the first of kind label names the rows.
        rows: per row the texts of its cells, in the order of the columns.
        total: the texts of the total row.
        title, place: as printed; ``place`` is what the total row is the total of.
        start, end: the years (or other labels) at whose end the start and end figures stand, so that
            they can be compared with statements in prose.
        levels: per row its level, where rows are subtotals of the rows below them (tỉnh → huyện → xã →
            thôn): 1 for those that the total adds up, 2 for the parts of the row of level 1 above, ….

    >>> from chuanngheo.tables import columns
    >>> rows = [["Huyện A", "5"], ["Xã B", "2"], ["Xã C", "3"]]
    >>> table = Table(columns("unit", "poor"), rows, ["Tỉnh", "5"], levels=[1, 2, 2])
    >>> [row.label for row in table.parts(table.rows[0])], [row.label for row in table.parts(table.total)]
    (['Xã B', 'Xã C'], ['Huyện A'])

    Raises:
        InvalidValueError: a row of the wrong length, no column that names the rows, or levels that are not
            one for each row, from 1, and at most one deeper than the row above.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None
    title: str
    place: str
    start: str
    end: str

    def __init__(
        self,
        columns: Iterable[Column],
        rows: Iterable[Sequence[str]],
        total: Sequence[str] | None = None,
        *,
        title: str = "",
        place: str = "",
        start: str = "",
        end: str = "",
        levels: Sequence[int] | None = None,
    ) -> None:
        own = tuple(columns)
        roles_seen = [column.role for column in own]
        twice = sorted({role for role in roles_seen if roles_seen.count(role) > 1 and role != "note"})
        if twice:
            named = ", ".join(twice)
            raise InvalidValueError(
                f"columns given twice: {named}", f"cột có hai lần: {named}", reason=Reason.CONTRADICTION
            )
        if not own or own[0].kind is not Kind.LABEL:
            raise InvalidValueError(
                "the first column must name the rows: role 'unit'",
                "cột đầu tiên phải là tên các dòng: vai trò 'unit'",
                reason=Reason.MISSING,
            )
        _check_references(own)
        lines = [_line(own, texts, n) for n, texts in enumerate(rows, 1)]
        lines += [] if total is None else [_line(own, total, 0)]
        cells = _cells(own, lines)
        read = tuple(Row(line[0], row) for line, row in zip(lines, cells, strict=True))
        last = None if total is None else attrs.evolve(read[-1], is_total=True)
        read = read if last is None else read[:-1]
        if levels:
            _check_levels(read, levels)
            read = tuple(attrs.evolve(row, level=level) for row, level in zip(read, levels, strict=True))
        self.__attrs_init__(own, read, last, title, place, start, end)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] # made by attrs

    @classmethod
    def of_records(
        cls,
        records: Iterable[Mapping[str, object]],
        columns: Iterable[Column],
        *,
        total: Mapping[str, object] | None = None,
        title: str = "",
        place: str = "",
        start: str = "",
        end: str = "",
        levels: Sequence[int] | None = None,
    ) -> Self:
        """A table from one dictionary a row, by role: texts as printed, or whole numbers to be printed.

        A role left out of a row is an empty cell.

        Raises:
            UnknownCodeError: a key that is no column.
        """
        own = tuple(columns)
        rows = [_texts(own, record, n) for n, record in enumerate(records, 1)]
        last = None if total is None else _texts(own, total, 0)
        return cls(own, rows, last, title=title, place=place, start=start, end=end, levels=levels)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Its rows and, last, the total."""
        return self.rows if self.total is None else (*self.rows, self.total)

    def parts(self, whole: Row | None) -> tuple[Row, ...]:
        """The rows that a row adds up: of the total those of level 1, of a row those one level below it."""
        if whole is None or whole.is_total:
            return tuple(row for row in self.rows if row.level == 1)
        place = next(n for n, row in enumerate(self.rows) if row is whole)
        below = takewhile(lambda row: row.level > whole.level, self.rows[place + 1 :])
        return tuple(row for row in below if row.level == whole.level + 1)

    def column(self, role: str) -> Column:
        """The column of that role.

        Raises:
            UnknownCodeError: the table has no such column; the error names those it has.
        """
        for column in self.columns:
            if column.role == role:
                return column
        raise UnknownCodeError("column", "cột", role, [column.role for column in self.columns])

    def has(self, role: str | None) -> bool:
        """Whether there is a column of that role."""
        return any(column.role == role for column in self.columns)

    def when(self, column: Column) -> str:
        """The label of the time that a column's figures are of."""
        if column.when == "change":
            return f"{self.start}→{self.end}"
        return self.end if column.when == "end" else self.start

    def with_blanks(self) -> Self:
        """The same with a text of no figure in every empty cell; itself where no cell is empty."""
        roles = [column.role for column in self.columns if column.kind is not Kind.LABEL]
        if all(row.cells.get(role) is not None for row in self.all_rows for role in roles):
            return self
        blank = Printed("", None)
        rows = [
            attrs.evolve(row, cells={role: row.cells.get(role) or blank for role in roles})
            for row in self.all_rows
        ]
        total = None if self.total is None else rows.pop()
        made = object.__new__(type(self))
        made.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType] # by attrs
            self.columns, tuple(rows), total, self.title, self.place, self.start, self.end
        )
        return made

    def _repr_html_(self) -> str:
        """The table in a notebook."""
        from chuanngheo.report.page import table_fragment  # noqa: PLC0415 # a room below

        return table_fragment(self)

    def __repr__(self) -> str:
        return f"<Table {self.title!r}: {len(self.rows)} rows>"


def _check_levels(rows: tuple[Row, ...], levels: Sequence[int]) -> None:
    if len(levels) != len(rows):
        raise InvalidValueError(
            f"{len(levels)} levels for {len(rows)} rows",
            f"có {len(levels)} cấp cho {len(rows)} dòng",
            reason=Reason.CONTRADICTION,
        )
    for row, above, level in zip(rows, (0, *levels), levels, strict=False):
        if type(level) is not int or not 1 <= level <= above + 1:
            raise InvalidValueError(
                f"{row.label}: level {level!r} below a row of level {above}; expected 1 to {above + 1}",
                f"{row.label}: cấp {level!r} dưới một dòng cấp {above}; phải từ 1 đến {above + 1}",
                reason=Reason.CONTRADICTION,
            )


def _at(number: int) -> Bilingual:
    """The place of a row by its number; 0 is the total."""
    if number:
        return Bilingual(f"row {number}", f"dòng {number}")
    return Bilingual("the total row", "dòng tổng")


def _texts(own: tuple[Column, ...], record: Mapping[str, object], number: int) -> list[str]:
    known = [column.role for column in own]
    for key in record:
        if key not in known:
            raise UnknownCodeError("column", "cột", key, known, where=_at(number))
    return [_text(record.get(role), number, role) for role in known]


def _text(value: object, number: int, role: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return f"{value:,}".replace(",", ".")
    at = places(_at(number), role)
    raise InvalidValueError(
        f"{at}: expected a text as printed or a whole number, not {value!r:.60}",
        f"{at.vi}: phải là chữ đúng như được in hoặc số nguyên, không phải {value!r:.60}",
        reason=Reason.WRONG_TYPE,
    )


def _check_references(own: tuple[Column, ...]) -> None:
    known = [column.role for column in own]
    for column in own:
        declared = column.group is None  # a plain role may stand without the columns it divides
        named = [
            *column.sum_of,
            *column.minus,
            *(r for r in (column.of, column.over) if r and declared),
        ]
        for role in named:
            if role not in known:
                raise UnknownCodeError(
                    "column",
                    "cột",
                    role,
                    known,
                    where=Bilingual(f"column {column.role}", f"cột {column.role}"),
                )


def _line(own: tuple[Column, ...], texts: Sequence[str], number: int) -> list[str]:
    """The texts of one row, one for each column."""
    if len(texts) != len(own):
        raise InvalidValueError(
            f"{_at(number)} ({texts[0] if texts else 'empty'}): {len(texts)} cells for {len(own)} columns",
            f"{_at(number).vi} ({texts[0] if texts else 'trống'}): có {len(texts)} ô cho {len(own)} cột",
            reason=Reason.CONTRADICTION,
        )
    for column, text in zip(own, texts, strict=True):
        if not isinstance(text, str):
            raise InvalidValueError(
                f"{_at(number)} ({texts[0]}), {column.role}: expected the text as printed, not {text!r:.60}",
                f"{_at(number).vi} ({texts[0]}), {column.role}: phải là chữ đúng như được in, không phải"
                f" {text!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
    return list(texts)


def _cells(own: tuple[Column, ...], lines: list[list[str]]) -> list[dict[str, Printed | None]]:
    """Row by row the cells by role, each read as its column separates thousands and decimals."""
    cells: list[dict[str, Printed | None]] = [{} for _ in lines]
    for place, column in enumerate(own):
        if column.kind is Kind.LABEL:
            continue
        filled = [n for n, line in enumerate(lines) if line[place].strip() not in EMPTY]
        read, _ = read_column([lines[n][place] for n in filled], column.unit)
        found = dict(zip(filled, never_below_zero(column, read), strict=True))
        for number, row in enumerate(cells):
            row[column.role] = found.get(number)
    return cells
