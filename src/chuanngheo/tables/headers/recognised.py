"""A grid recognised as a table: what every column and row was taken for, shown before it is trusted.

>>> from chuanngheo.tables.grid import Grid
>>> found = recognise(Grid((
...     ("TT", "Xã, thị trấn", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ %"),
...     ("1", "Thanh An", "2.693", "106", "3.94"),
...     ("", "Tổng", "14.905", "453", "3.04"))))
>>> print(found.text("en"))
B  unit        Xã, thị trấn  the column that names the rows
C  households  Tổng số hộ    the heading says it
D  poor        Hộ nghèo      the heading says it
E  poor_rate   Tỷ lệ %       rate of the column before it (Hộ nghèo); fits 2 of 2 rows  [likely]
A  number      TT            a column of labels
1 row(s); total: Tổng
>>> found.with_roles({"Hộ nghèo": "near_poor", "E": "near_poor_rate"}).table().columns[2].role
'near_poor'
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.numerals import folded
from chuanngheo.tables.columns import Column, Kind
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.headers import lines as rows_of
from chuanngheo.tables.headers import turned
from chuanngheo.tables.headers.columns import Read, headings
from chuanngheo.tables.headers.layout import Layout, Place, layout
from chuanngheo.tables.headers.lines import Line
from chuanngheo.tables.headers.roles import Confidence, Heading
from chuanngheo.tables.table import Table


@attrs.frozen
class Recognised:
    """What the columns and rows of a grid were taken for.

    ``headings`` are its columns in the grid's order; ``lines`` its rows of figures; ``passed_over`` the rows
    that are neither heading nor figures, with their texts.  ``start`` and ``end`` are the years that the
    headings name, as :class:`~chuanngheo.tables.Table` takes them.  ``turned`` says, in Vietnamese and
    English, that the grid was turned on its side, or why it was not though its headings seem to stand in the
    first column; ``("", "")`` of every other grid.

    In use: :func:`chuanngheo.tables.recognise`.
    """

    grid: Grid
    layout: Layout
    headings: tuple[Heading, ...]
    lines: tuple[Line, ...]
    start: str = ""
    end: str = ""
    title: str = ""
    place: str = ""
    turned: tuple[str, str] = ("", "")

    @property
    def is_table(self) -> bool:
        """Whether it has rows of figures, and a column of them."""
        return bool(self.lines) and any(h.column.kind is not Kind.LABEL for h in self.headings)

    @property
    def passed_over(self) -> tuple[tuple[int, str], ...]:
        """The rows that are no part of the table, by their number in the sheet, with what they print."""
        left = (Place.CAPTION, Place.NOTE, Place.REPEATED)
        return tuple(
            (self.grid.number(row), " | ".join(filter(None, map(str.strip, self.grid.rows[row]))))
            for row, place in enumerate(self.layout.places)
            if place in left
        )

    @property
    def not_understood(self) -> tuple[Heading, ...]:
        """The columns of figures that keep their own names."""
        return tuple(h for h in self.headings if h.confidence is Confidence.UNKNOWN)

    def with_roles(self, roles: Mapping[str, str | Column]) -> "Recognised":
        """The same with some columns told: by their heading as printed or their letter, a role or a column.

        Raises:
            UnknownCodeError: no such heading or letter, or no such role; the nearest is suggested.
            InvalidValueError: several columns print that heading.
        """
        told = {self._index(name): role for name, role in roles.items()}
        return attrs.evolve(
            self, headings=tuple(_told(h, told[h.index]) if h.index in told else h for h in self.headings)
        )

    def has(self, name: str) -> bool:
        """Whether a column is headed so, or has that letter."""
        return bool(self._called(name))

    def _called(self, name: str) -> list[Heading]:
        by_text = [h for h in self.headings if folded(name) in (folded(h.header), folded(_last(h.header)))]
        return by_text or [h for h in self.headings if self.grid.letter(h.index) == name.strip().upper()]

    def _index(self, name: str) -> int:
        found = self._called(name)
        letters = [self.grid.letter(h.index) for h in found]
        if len(found) > 1:
            raise InvalidValueError(
                f"{name!r} heads several columns; name one by its letter: {', '.join(letters)}",
                f"{name!r} là tiêu đề của nhiều cột; hãy gọi một cột bằng chữ cái: {', '.join(letters)}",
                reason=Reason.CONTRADICTION,
            )
        if not found:
            known = [name for h in self.headings for name in (self.grid.letter(h.index), _last(h.header))]
            raise UnknownCodeError("column", "cột", name, filter(None, known))
        return found[0].index

    def named(self, *, title: str = "", place: str = "", start: str = "", end: str = "") -> "Recognised":
        """The same with names for its tables: each one given goes before what the grid says."""
        return attrs.evolve(
            self,
            title=title or self.title,
            place=place or self.place,
            start=start or self.start,
            end=end or self.end,
        )

    def tables(
        self, *, title: str = "", place: str = "", start: str = "", end: str = ""
    ) -> tuple[Table, ...]:
        """The tables of it: one for all rows, those that are sums of rows below them by their level.

        Where a table prints several lines a place (Hộ, Nhân khẩu), each kind of line is a table; where it
        takes its total apart a second time, behind it, that list is one too.
        ``title``, ``place``, ``start`` and ``end`` go before what the grid says.
        """
        named = self.named(title=title, place=place, start=start, end=end)
        return tuple(part.table(named) for part in self._parts())

    def table(self, *, title: str = "", place: str = "", start: str = "", end: str = "") -> Table:
        """The one table of it.

        Raises:
            InvalidValueError: there are several (see :meth:`tables`), or none.
        """
        found = self.tables(title=title, place=place, start=start, end=end)
        if len(found) != 1:
            names = "; ".join(table.title or "?" for table in found)
            raise InvalidValueError(
                f"expected one table, found {len(found)}: {names or 'no row of figures'}",
                f"phải có một bảng, tìm thấy {len(found)}: {names or 'không có dòng số liệu nào'}",
                reason=Reason.CONTRADICTION,
            )
        return found[0]

    def addresses(self) -> dict[str, dict[tuple[str, str], str]]:
        """By the title of each of its tables: label of a row, role of a column → address in the sheet.

        The label ``""`` is the heading of the column.
        """
        heads = self.layout.rows(Place.HEAD)
        top = {("", h.column.role): self.grid.address(heads[-1], h.index) for h in self.headings if heads}
        return {
            part.table(self).title: top
            | {
                (line.label, h.column.role): self.grid.address(line.row, h.index)
                for line in part.lines
                for h in self.headings
            }
            for part in self._parts()
        }

    def _parts(self) -> list["Part"]:
        found: list[Part] = []
        for split in dict.fromkeys(line.split for line in self.lines):
            own = [line for line in self.lines if line.split == split and not line.is_total]
            total = next((line for line in self.lines if line.split == split and line.is_total), None)
            below: dict[int | None, list[Line]] = {}
            for line in own:
                below.setdefault(line.parent, []).append(line)
            found.append(Part(tuple(rows_of.under(None, below)), total, split))
            if total is not None and total.row in below:
                found.append(Part(tuple(rows_of.under(total.row, below)), total, split, again=True))
        return found

    @property
    def ordered(self) -> list[Heading]:
        """The column that names the rows, the columns of figures, the other columns of labels."""

        def order(heading: Heading) -> int:
            if heading.column.kind is not Kind.LABEL:
                return 1
            return 0 if heading.column.role == "unit" else 2

        return sorted(self.headings, key=order)

    def text(self, lang: str = "vi") -> str:
        """Every column with its letter, role, heading as printed and the reason, then the rows.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        rows = self.as_rows(lang)
        widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
        shown = (
            "  ".join((*(t.ljust(w) for t, w in zip(row, widths, strict=False)), row[3])) for row in rows
        )
        return "\n".join((*shown, self._of_rows(lang)))

    def markdown(self, lang: str = "vi") -> str:
        """The same as a table in Markdown.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        titles = (
            ("Cột", "Vai trò", "Tiêu đề", "Vì sao")
            if vietnamese(lang)
            else ("Column", "Role", "Heading", "Why")
        )
        rows = [[cell.replace("|", "\\|") for cell in row] for row in (titles, *self.as_rows(lang))]
        rows.insert(1, ["---"] * 4)
        return "\n".join(f"| {' | '.join(row)} |" for row in rows) + f"\n\n{self._of_rows(lang)}"

    def _repr_html_(self) -> str:
        """What was recognised, in a notebook."""
        from chuanngheo.report.page import recognised_fragment  # noqa: PLC0415 # a room below

        return recognised_fragment(self)

    def as_rows(self, lang: str = "vi") -> list[tuple[str, str, str, str]]:
        """Letter, role, heading and reason of each column.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        found: list[tuple[str, str, str, str]] = []
        for heading in self.ordered:
            why = phrase(lang, *heading.why)
            if heading.alternatives:
                why += f" ({'hoặc' if lang == 'vi' else 'or'}: {', '.join(heading.alternatives)})"
            if heading.confidence is not Confidence.SURE:
                why += f"  [{heading.confidence.text(lang)}]"
            column = heading.column
            name = (
                f"{column.role} ({column.kind})" if heading.confidence is Confidence.UNKNOWN else column.role
            )
            found.append((self.grid.letter(heading.index), name, heading.header, why))
        return found

    def _of_rows(self, lang: str) -> str:
        vi = vietnamese(lang)
        total = next((line.label for line in self.lines if line.is_total), "")
        parents = {line.parent for line in self.lines} - {None}
        count = len(self.lines) - sum(line.is_total for line in self.lines)
        text = f"{count} dòng" if vi else f"{count} row(s)"
        text += f"; {'dòng tổng' if vi else 'total'}: {total}" if total else ""
        sums = ", ".join(line.label for line in self.lines if line.row in parents)
        text += f"; {'dòng cộng từng phần' if vi else 'sums of the rows below'}: {sums}" if sums else ""
        text += f"\n{phrase(lang, *self.turned)}" if any(self.turned) else ""
        for number, words in self.passed_over:
            text += f"\n{'bỏ qua dòng' if vi else 'passed over row'} {number}: {words:.80}"
        return text

    def as_dict(self) -> dict[str, object]:
        """Plain values for JSON."""
        return {
            "where": self.grid.where,
            "columns": [
                {
                    "letter": self.grid.letter(h.index),
                    "role": h.column.role,
                    "kind": h.column.kind.value,
                    "header": h.header,
                    "confidence": h.confidence.value,
                    "why": {"vi": h.why[0], "en": h.why[1]},
                    "alternatives": list(h.alternatives),
                }
                for h in self.ordered
            ],
            "passed_over": [{"row": number, "text": text} for number, text in self.passed_over],
            "turned": {"vi": self.turned[0], "en": self.turned[1]},
        }


@attrs.frozen
class Part:
    """Lines with their levels, and the one that adds them up: all of one kind, or a second list ``again``."""

    rows: tuple[tuple[Line, int], ...]
    total: Line | None
    split: str = ""
    again: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its rows and the row they add up to."""
        rows = tuple(line for line, _ in self.rows)
        return rows if self.total is None else (*rows, self.total)

    def table(self, recognised: Recognised) -> Table:
        """The table of these rows."""
        own = self.total.label if self.again and self.total is not None else ""
        told = recognised.ordered
        title = recognised.title or recognised.grid.title or recognised.grid.where
        places = [h.index for h in told[1:]]
        cells = recognised.grid.rows
        texts = [[line.label, *(cells[line.row][place].strip() for place in places)] for line in self.lines]
        return Table(
            [h.column for h in told],
            texts[: len(self.rows)],
            None if self.total is None else texts[-1],
            title=" – ".join(filter(None, (title, self.split, own))),
            place=own or recognised.place,
            start=recognised.start,
            end=recognised.end,
            levels=[level for _, level in self.rows],
        )


def _last(header: str) -> str:
    return header.rpartition(" › ")[2]


def _told(heading: Heading, role: str | Column) -> Heading:
    column = Column.parse(role, heading.header) if isinstance(role, str) else role
    return attrs.evolve(
        heading,
        column=column,
        confidence=Confidence.TOLD,
        why=("do người dùng khai", "told by the user"),
        alternatives=(),
    )


def recognise(grid: Grid, *, roles: Mapping[str, str | Column] | None = None) -> Recognised:
    """What the columns and rows of a grid are, by its headings as printed; look at it before trusting it.

    ``roles`` corrects columns as :meth:`Recognised.with_roles` does.  A grid without a row of figures is
    recognised as no table.

    >>> from chuanngheo.tables import Grid
    >>> found = recognise(Grid((("Xã", "Tổng số hộ", "Hộ nghèo"), ("Thanh An", "2.693", "106"))))
    >>> [column.role for column in found.table().columns]
    ['unit', 'households', 'poor']
    """
    recognised = _turned(_as_it_stands(grid))
    return recognised if roles is None else recognised.with_roles(roles)


def _as_it_stands(grid: Grid) -> Recognised:
    found = layout(grid)
    body = found.rows(Place.BODY)
    columns, start, end, read = headings(grid, found)
    return Recognised(grid, found, columns, tuple(_lines(grid, body, columns, read)), start, end)


def _turned(found: Recognised) -> Recognised:
    """The grid on its side, where its headings stand in the first column."""
    if not (found.is_table and turned.may_be(found.headings, len(found.grid.rows))):
        return found
    other = _as_it_stands(turned.with_units(found.grid, found.headings).turn())
    if not (other.is_table and turned.reads_well(other.headings)):
        return found
    because = turned.against(found.layout, other.headings, other.lines)
    if because is None:
        return attrs.evolve(other, turned=turned.TURNED)
    return attrs.evolve(found, turned=turned.left(because))


def _lines(grid: Grid, body: Sequence[int], told: tuple[Heading, ...], read: Read) -> Iterable[Line]:
    labels = {h.column.role: h.index for h in told if h.column.kind is Kind.LABEL}
    split = next((h.index for h in told if h.why[1] == SPLIT), None)
    lines: list[Line] = []
    for row in body:
        texts = grid.rows[row]
        label = _label(texts, labels, split) or (lines[-1].label if split is not None and lines else "")
        number = texts[labels["number"]].strip() if "number" in labels else ""
        kind = "" if split is None else " ".join(texts[split].split())
        unnamed = f"{'cột' if grid.turned else 'dòng'} {grid.number(row)}"
        lines.append(Line(row, label or unnamed, split=kind, numbering=number))
    counts = [read[h.index] for h in told if h.column.kind is Kind.COUNT]
    figures = {row: [f.value if f else None for f in own] for row, *own in zip(body, *counts, strict=True)}
    for kind in dict.fromkeys(line.split for line in lines):
        own, total = rows_of.totals([line for line in lines if line.split == kind])
        leveled = rows_of.leveled(own, total, figures.__getitem__)
        every = leveled if total is None else [total, *leveled]
        yield from sorted(rows_of.unlike(every), key=lambda line: line.is_total)


SPLIT = "which lines a place has"
"""The reason of a column that says which lines a place has."""


def _label(texts: Sequence[str], labels: Mapping[str, int], split: int | None) -> str:
    """What names a row: its unit, or whatever the columns of labels print."""
    order = [labels[role] for role in ("unit", "number", "note") if role in labels and labels[role] != split]
    return next((text for index in order if (text := " ".join(texts[index].split()))), "")
