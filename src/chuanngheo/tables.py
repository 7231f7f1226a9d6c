"""Published tables: typed columns, rows by place, a total row, every figure as printed.

A column's role says what its figures are and so which checks they imply: ``poor`` is a count of poor
households, ``poor_rate`` its rate over ``households``, ``poor_end`` and ``poor_end_rate`` the same at the
end of the year, ``poor_reduction`` (or just ``reduction``) the difference.  Columns without such a role
are declared: ``Column.rate("share_of_x", of="x", over="y")``.

>>> table = Table(columns=columns("unit", "households", "poor", "poor_rate"),
...     rows=[["Thanh An", "2.693", "106", "3.94"]], total=["Tổng", "14.905", "453", "3.04"])
>>> table.rows[0]["poor_rate"].figure.value
Decimal('3.94')
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Self

import attrs

from chuanngheo.errors import InvalidValueError, NumeralError, Reason, UnknownCodeError
from chuanngheo.figures import Figure, figure
from chuanngheo.groups import GROUPS


class Kind(StrEnum):
    """What the figures of a column are."""

    LABEL = "label"
    COUNT = "count"
    RATE = "rate"


LONGEST = 500
"""How many characters a figure may have with the words around it."""


@attrs.frozen(repr=False)
class Printed:
    """What stands on the page where a figure is expected, readable or not.

    ``figure`` is ``None`` where the text is no numeral; ``problem`` then says why and what may be meant.
    """

    text: str
    figure: Figure | None
    problem: NumeralError | None = attrs.field(default=None, eq=False)

    @classmethod
    def read(cls, text: "str | Figure | Printed", unit: str) -> "Printed":
        """``text`` as a figure in ``unit``; a text that is no numeral is kept with its problem."""
        if isinstance(text, Printed):
            return text
        if isinstance(text, Figure):
            return cls(text.text, text)
        if len(text) > LONGEST:
            raise InvalidValueError(
                f"a figure's text of {len(text)} characters; {LONGEST} at most", reason=Reason.TOO_LONG
            )
        try:
            return cls(text, figure(text, unit=unit))
        except NumeralError as problem:
            return cls(str(text), None, problem)

    def __repr__(self) -> str:
        return f"Printed({self.text!r})"


@attrs.frozen
class Column:
    """One typed column.

    ``of`` and ``over`` name the columns that a rate divides (count, base); a count is what the columns
    ``sum_of`` come to less the columns ``minus``; ``when`` is start or end of the table's year, or change.
    """

    role: str
    kind: Kind
    header: str = ""
    group: str | None = None
    when: str = "start"
    of: str | None = None
    over: str | None = None
    sum_of: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit that its cells are read in when they print none."""
        if self.kind is Kind.RATE:
            return "%"
        return GROUPS[self.group].unit if self.group in GROUPS else "hộ"

    def text(self, lang: str = "vi") -> str:
        """What the column is of, in words: "tỷ lệ hộ nghèo cuối kỳ"."""
        vi = lang == "vi"
        group = GROUPS.get(self.group or "")
        if group is None:
            return self.header or self.role
        words = group.text(lang)
        if self.when == "end":
            words += " cuối kỳ" if vi else " at the end"
        if self.when == "change":
            words = f"số giảm {words}" if vi else f"reduction of {words}"
        if self.kind is Kind.RATE:
            words = f"tỷ lệ {words}" if vi else f"rate of {words}"
        return words

    @classmethod
    def parse(cls, role: str, header: str = "") -> Self:
        """The column that a role names.

        Raises:
            UnknownCodeError: no such role; the nearest is suggested.
        """
        if role in ("unit", "note", "number"):
            return cls(role, Kind.LABEL, header)
        stem, is_rate = _without(role, "_rate")
        if stem == "reduction" or stem.endswith("_reduction"):
            group, when = stem.removesuffix("reduction").rstrip("_") or "poor", "change"
        else:
            group, at_end = _without(stem, "_end")
            when = "end" if at_end else "start"
        if group not in GROUPS:
            raise UnknownCodeError("role of a column", role, roles())
        if not is_rate:
            return cls(role, Kind.COUNT, header, group, when)
        return cls(role, Kind.RATE, header, group, when, of=stem, over=GROUPS[group].base)

    @classmethod
    def count(
        cls, role: str, header: str = "", *, sum_of: Sequence[str] = (), minus: Sequence[str] = ()
    ) -> Self:
        """A declared count, perhaps the sum of other columns less some others."""
        return cls(role, Kind.COUNT, header, sum_of=tuple(sum_of), minus=tuple(minus))

    @classmethod
    def rate(cls, role: str, header: str = "", *, of: str, over: str) -> Self:
        """A declared rate (%) of one column over another."""
        return cls(role, Kind.RATE, header, of=of, over=over)

    @classmethod
    def difference(cls, role: str, header: str = "", *, less: tuple[str, str]) -> Self:
        """A declared count: the first of ``less`` minus the second."""
        return cls.count(role, header, sum_of=less[:1], minus=less[1:])


def _without(text: str, ending: str) -> tuple[str, bool]:
    return text.removesuffix(ending), text.endswith(ending)


def roles() -> tuple[str, ...]:
    """Every role that :meth:`Column.parse` knows."""
    counts = [f"{g}{end}" for g in GROUPS for end in ("", "_end", "_reduction")] + ["reduction"]
    return ("unit", "note", "number", *counts, *(f"{c}_rate" for c in counts))


def columns(*names: str) -> tuple[Column, ...]:
    """Columns by their roles, without printed headers."""
    return tuple(Column.parse(name) for name in names)


@attrs.frozen(repr=False)
class Row:
    """One place (or the total) and its cells by role; an empty cell is ``None``, never zero."""

    label: str
    cells: Mapping[str, Printed | None]
    is_total: bool = False

    def __getitem__(self, role: str) -> Printed:
        cell = self.cells.get(role)
        if cell is None:
            raise InvalidValueError(f"{self.label}: no figure is printed for {role}", reason=Reason.MISSING)
        return cell

    def get(self, role: str | None) -> Printed | None:
        """The cell, or ``None`` where nothing is printed or there is no such column."""
        return None if role is None else self.cells.get(role)

    def __repr__(self) -> str:
        return f"<Row {self.label!r}>"


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

    Raises:
        InvalidValueError: a row of the wrong length, or no column that names the rows.
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
    ) -> None:
        own = tuple(columns)
        roles_seen = [column.role for column in own]
        twice = sorted({role for role in roles_seen if roles_seen.count(role) > 1 and role != "note"})
        if twice:
            raise InvalidValueError(f"columns given twice: {', '.join(twice)}", reason=Reason.CONTRADICTION)
        if not own or own[0].kind is not Kind.LABEL:
            raise InvalidValueError("the first column must name the rows: role 'unit'", reason=Reason.MISSING)
        _check_references(own)
        read = tuple(_row(own, texts, f"row {n}") for n, texts in enumerate(rows, 1))
        last = None if total is None else _row(own, total, "the total row", is_total=True)
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
    ) -> Self:
        """A table from one dictionary a row, by role: texts as printed, or whole numbers to be printed.

        A role left out of a row is an empty cell.

        Raises:
            UnknownCodeError: a key that is no column.
        """
        own = tuple(columns)
        rows = [_texts(own, record, f"row {n}") for n, record in enumerate(records, 1)]
        last = None if total is None else _texts(own, total, "the total row")
        return cls(own, rows, last, title=title, place=place, start=start, end=end)

    @property
    def all_rows(self) -> tuple[Row, ...]:
        """Its rows and, last, the total."""
        return self.rows if self.total is None else (*self.rows, self.total)

    def column(self, role: str) -> Column:
        """The column of that role."""
        for column in self.columns:
            if column.role == role:
                return column
        raise UnknownCodeError("column", role, [column.role for column in self.columns])

    def has(self, role: str | None) -> bool:
        """Whether there is a column of that role."""
        return any(column.role == role for column in self.columns)

    def when(self, column: Column) -> str:
        """The label of the time that a column's figures are of."""
        if column.when == "change":
            return f"{self.start}→{self.end}"
        return self.end if column.when == "end" else self.start

    def __repr__(self) -> str:
        return f"<Table {self.title!r}: {len(self.rows)} rows>"


def _texts(own: tuple[Column, ...], record: Mapping[str, object], where: str) -> list[str]:
    known = [column.role for column in own]
    for key in record:
        if key not in known:
            raise UnknownCodeError("column", key, known, where=where)
    return [_text(record.get(role), f"{where}, {role}") for role in known]


def _text(value: object, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if type(value) is int:
        return f"{value:,}".replace(",", ".")
    raise InvalidValueError(
        f"{where}: expected a text as printed or a whole number, not {value!r:.60}", reason=Reason.WRONG_TYPE
    )


def form_columns(form: int) -> tuple[Column, ...]:
    """The columns of an official report form of 2022–2025 with the formulas printed on it.

    1: results by place (4=3/1*100, …); 2 and 3: changes of poor and near-poor households
    (9=1-2-3-4+5+6+7+8).  A household that moves between the lists stands in both forms under one role:
    form 2 column 2 is form 3 column 5, form 2 column 5 is form 3 column 3.

    Raises:
        UnknownCodeError: another form.
    """
    if form == 1:
        return columns(*_FORM_1)
    if form not in _CHANGES:
        raise UnknownCodeError("form", form, ("1", "2", "3"))
    own, *moves = _CHANGES[form]
    end = attrs.evolve(Column.parse(f"{own}_end"), sum_of=(own, *moves[3:]), minus=tuple(moves[:3]))
    return (
        Column.parse("unit"),
        Column.parse(own),
        *(Column(m, Kind.COUNT, when="change") for m in moves),
        end,
    )


_FORM_1 = (
    "unit", "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate", "average",
    "average_rate", "poor_persons", "poor_persons_rate", "near_poor_persons", "near_poor_persons_rate",
)  # fmt: skip
_CHANGES = {
    2: (
        "poor", "escaped_to_near_poor", "escaped", "poor_other_out", "near_poor_to_poor", "poor_again",
        "new_poor", "poor_other_in",
    ),
    3: (
        "near_poor", "near_poor_escaped", "near_poor_to_poor", "near_poor_other_out", "escaped_to_near_poor",
        "near_poor_again", "new_near_poor", "near_poor_other_in",
    ),
}  # fmt: skip


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
                raise UnknownCodeError("column", role, known, where=f"column {column.role}")


def _row(own: tuple[Column, ...], texts: Sequence[str], where: str, *, is_total: bool = False) -> Row:
    if len(texts) != len(own):
        raise InvalidValueError(
            f"{where} ({texts[0] if texts else 'empty'}): {len(texts)} cells for {len(own)} columns",
            reason=Reason.CONTRADICTION,
        )
    cells: dict[str, Printed | None] = {}
    label = str(texts[0])
    for column, text in zip(own, texts, strict=True):
        if not isinstance(text, str):
            raise InvalidValueError(
                f"{where} ({label}), {column.role}: expected the text as printed, not {text!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
        if column.kind is not Kind.LABEL:
            blank = text.strip() in EMPTY
            cells[column.role] = None if blank else Printed.read(text, column.unit)
    return Row(label, cells, is_total)
