"""Plans in TOML or JSON, written by hand: figures as strings as printed, roles by name.

>>> document = loads_document('''
... title = "Kế hoạch giảm nghèo năm 2019"
... place = "huyện Lục Ngạn"
... [[statements]]
... kind = "count"
... group = "poor"
... count = "5.779 hộ"
... rate = "10,55%"
... total = "54.769 hộ"
... when = "2018"
... ''')
>>> document.statements[0].rate
Printed('10,55%')
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
from cattrs import Converter

from chuanngheo.errors import Fault, InvalidFileError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.files.strict import (
    Format,
    checked_format,
    expected,
    format_of,
    parse,
    strict_converter,
    structured,
    text_of,
)
from chuanngheo.files.toml import toml
from chuanngheo.groups import GROUPS
from chuanngheo.standard import Category
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.statements import KINDS, Band, Document, Rank, Split, Statement
from chuanngheo.tables import Column, Kind, Printed, Row, Table, roles


def load_document(path: Path | str) -> Document:
    """The document in a TOML or JSON file.

    Raises:
        InvalidFileError: the file cannot be read, or something in it is wrong: every fault, with its
            place, what was expected and the nearest right word.

    >>> plan = load_document("docs/examples/luc-ngan-2019.toml")
    >>> plan.place, len(plan.statements) > 5
    ('huyện Lục Ngạn', True)
    """
    path = Path(path)
    document = loads_document(text_of(path), format_of(path), name=str(path))
    return attrs.evolve(document, source=document.source or path.name)


def loads_document(text: str, format: str = "toml", *, name: str = "document") -> Document:  # noqa: A002 # the word for it
    """The document in a text; ``name`` names it in errors.

    Raises:
        InvalidFileError: every fault at once, each with its place in the file.
    """
    form: Format = checked_format(format)
    document = structured(parse(text, form, name), Document, name, _converter())
    faults = [*_unknown_words(document)]
    if faults:
        raise InvalidFileError(name, faults)
    return document


def dumps_document(document: Document) -> str:
    """A document as a TOML text that :func:`loads_document` reads back, for a person to correct.

    What is not printed is left out; a table keeps its rows' labels and its figures, no other texts.

    >>> from chuanngheo.statements import Count
    >>> print(dumps_document(Document(title="Kế hoạch", statements=(
    ...     Count("poor", "453 hộ", rate="3,04%", when="2021"),))), end="")
    title = "Kế hoạch"
    <BLANKLINE>
    [[statements]]
    kind = "count"
    when = "2021"
    group = "poor"
    count = "453 hộ"
    rate = "3,04%"
    """
    whole = _plain(document)
    parts = {name: whole.pop(name, []) for name in _LISTS}
    return toml(whole) + "".join(
        f"\n[[{name}]]\n{toml(item)}" for name, items in parts.items() for item in items
    )


_LISTS = ("instruments", "statements", "tables", "annexes", "deadlines")


def _plain(value: Any) -> Any:  # noqa: ANN401 # any value of a document
    """Values of a document as TOML has them."""
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Enum):
        return value.value
    return _record(value) if attrs.has(cast("Any", type(value))) else value


def _record(value: Any) -> Any:  # noqa: ANN401 # any of our own types
    """A figure as its text, all else as a table without the fields that say no more than their defaults."""
    if isinstance(value, Printed):
        return value.text
    if isinstance(value, Table):
        return _record(_entry(value))
    if isinstance(value, Column):
        return _record(_column_entry(value)) if value.header or _said(value) != value else value.role
    fields = ((field, getattr(value, field.name)) for field in attrs.fields(cast("Any", type(value))))
    printed = {f.name: _plain(own) for f, own in fields if own is not None and own != f.default}
    kind = next((name for name, kind in KINDS.items() if type(value) is kind), None)
    return {"kind": kind, **printed} if kind else printed


def _entry(table: Table) -> "TableEntry":
    """A table as a file has it, without the columns of labels that a table does not keep."""
    own = [table.columns[0], *(column for column in table.columns[1:] if column.kind is not Kind.LABEL)]

    def texts(row: Row) -> tuple[str, ...]:
        printed = (row.get(column.role) for column in own[1:])
        return (row.label, *("" if cell is None else cell.text for cell in printed))

    return TableEntry(
        columns=tuple(own),
        rows=tuple(map(texts, table.rows)),
        total=texts(table.total) if table.total else None,
        title=table.title,
        place=table.place,
        start=table.start,
        end=table.end,
    )


def _said(column: Column) -> Column | None:
    """What the role alone says of a column, ``None`` if it says nothing."""
    return Column.parse(column.role, column.header) if column.role in roles() else None


def _column_entry(column: Column) -> "ColumnEntry":
    declared = _said(column) != column
    return ColumnEntry(
        role=column.role,
        header=column.header,
        kind=column.kind if declared and column.kind is Kind.COUNT else None,
        of=column.of if declared else None,
        over=column.over if declared else None,
        sum_of=column.sum_of,
        minus=column.minus,
    )


def _unknown_words(document: Document) -> Iterator[Fault]:
    """Codes that no list holds: the standard, a group, the role of a column that no table has."""
    known = (*GROUPS, *document.groups)
    columns = (*roles(), *(column.role for table in document.tables for column in table.columns))
    if document.standard:
        codes = [one.code for one in (*ALL, *PROVINCIAL)]
        yield from _unless_known("standard", "chuẩn nghèo", document.standard, codes, "standard")
    for number, said in enumerate(document.statements):
        where = f"statements[{number}]"
        for field in ("group", "of"):
            yield from _unless_known("group", "nhóm", getattr(said, field, ""), known, f"{where}.{field}")
        for place, part in enumerate(said.parts if isinstance(said, Split) else ()):
            yield from _unless_known("group", "nhóm", part.group, known, f"{where}.parts[{place}].group")
        if isinstance(said, Rank | Band):
            yield from _unless_known(
                "role of a column", "vai trò của cột", said.role, columns, f"{where}.role"
            )


def _unless_known(kind: str, kind_vi: str, word: str, known: Sequence[str], where: str) -> Iterator[Fault]:
    if word and word not in known:
        yield Fault.of(where, UnknownCodeError(kind, kind_vi, word, known))


@cache
def _converter() -> Converter:
    converter = strict_converter()
    converter.register_structure_hook(Printed, _printed)
    converter.register_structure_hook_func(lambda kind: kind is Statement, _statement_by(converter))
    converter.register_structure_hook(Table, _table_by(converter))
    converter.register_structure_hook(Category, _category)
    converter.register_structure_hook_func(lambda kind: kind == tuple[int, int], _span)
    converter.register_structure_hook(Column, _column_by(converter))
    return converter


def _printed(value: object, _: object) -> object:
    """The text as printed: the field itself knows in which unit to read it."""
    if not isinstance(value, str):
        raise expected("the figure as a text, as printed", "số ghi bằng chữ, đúng như được in", value)
    return value


def _category(value: object, _: object) -> Category:
    if not isinstance(value, str):
        raise expected("a category as a text", "loại hộ ghi bằng chữ", value)
    return Category.parse(value)


def _span(value: object, _: object) -> tuple[int, int]:
    match value:
        case [int(first), int(past)] if 0 <= first <= past:
            return first, past
        case _:
            raise expected(
                "the first and past-the-last character",
                "vị trí ký tự đầu và vị trí ngay sau ký tự cuối",
                value,
            )


def _statement_by(converter: Converter) -> Any:  # noqa: ANN401 # cattrs takes any callable
    def structure(value: object, _: object) -> Statement:
        if not isinstance(value, Mapping):
            raise expected("a table", "một bảng", value)
        fields = dict(cast("Mapping[str, object]", value))
        kind = fields.pop("kind", None)
        if not isinstance(kind, str) or kind not in KINDS:
            raise UnknownCodeError("kind of statement", "loại phát biểu", kind, KINDS)
        return converter.structure(fields, KINDS[kind])

    return structure


@attrs.frozen(kw_only=True)
class ColumnEntry:
    """A column declared in a file: a count, a rate ``of`` one ``over`` another, a sum, a difference."""

    role: str
    header: str = ""
    kind: Kind | None = None
    of: str | None = None
    over: str | None = None
    sum_of: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    less: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class TableEntry:
    """A table in a file: roles of the columns, then the rows, every cell a text as printed."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    title: str = ""
    place: str = ""
    start: str = ""
    end: str = ""
    headers: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()


def _column_by(converter: Converter) -> Any:  # noqa: ANN401 # cattrs takes any callable
    def structure(value: object, _: object) -> Column:
        if isinstance(value, str):
            return Column.parse(value)
        entry = converter.structure(value, ColumnEntry)
        if (entry.of is None) != (entry.over is None) or len(entry.less) not in (0, 2):
            raise InvalidValueError(
                f"column {entry.role}: a rate needs both 'of' and 'over', a difference two columns in 'less'",
                f"cột {entry.role}: tỷ lệ cần cả 'of' và 'over', hiệu số cần hai cột trong 'less'",
                reason=Reason.MISSING,
            )
        match entry:
            case ColumnEntry(of=str(of), over=str(over)):
                return Column.rate(entry.role, entry.header, of=of, over=over)
            case ColumnEntry(less=(first, second)):
                return Column.difference(entry.role, entry.header, less=(first, second))
            case ColumnEntry(sum_of=parts) if parts or entry.kind is Kind.COUNT:
                return Column.count(entry.role, entry.header, sum_of=parts, minus=entry.minus)
            case _:
                return Column.parse(entry.role, entry.header)

    return structure


def _table_by(converter: Converter) -> Any:  # noqa: ANN401 # cattrs takes any callable
    def structure(value: object, _: object) -> Table:
        entry = converter.structure(value, TableEntry)
        columns = entry.columns
        if entry.headers:
            if len(entry.headers) != len(columns):
                raise InvalidValueError(
                    f"{len(entry.headers)} headers for {len(columns)} columns",
                    f"có {len(entry.headers)} tiêu đề cho {len(columns)} cột",
                    reason=Reason.CONTRADICTION,
                )
            pairs = zip(columns, entry.headers, strict=True)
            columns = tuple(attrs.evolve(column, header=header) for column, header in pairs)
        return Table(
            columns,
            entry.rows,
            entry.total,
            title=entry.title,
            place=entry.place,
            start=entry.start,
            end=entry.end,
            levels=entry.levels,
        )

    return structure
