"""An audited table with its wrong cells marked, and beside each what was probably meant."""

from collections.abc import Iterator
from textwrap import wrap

import attrs

from chuanngheo.consistency import Audit, Finding
from chuanngheo.errors import InvalidValueError
from chuanngheo.languages import phrase
from chuanngheo.plot.canvas import Canvas, Picture
from chuanngheo.tables import Column, Kind, Row, Table

TOP, EDGE, LINE = 46, 20, 26
"""Pixels: room above, at the sides, height of a row."""
LETTER = 7.4  # pixels of one letter of size 12, on average
"""Pixels of one letter of size 12, on average."""
WIDEST = 18
"""Letters in a line of a header."""


def table(audit: Audit, number: int = 0, *, lang: str = "vi") -> Picture:
    """One table of an audited document as it is printed, its wrong cells boxed.

    A contradiction has a thick frame, a hatch and the number of its finding; what was computed from it, a
    dashed frame.  The figure proposed stands under the one printed.

    Args:
        audit: of the document.
        number: which of its tables, from 0.
        lang: ``"vi"`` or ``"en"``.

    Raises:
        InvalidValueError: the document has no such table.
        UnknownCodeError: another language.

    >>> from chuanngheo import audit, load_document
    >>> table(audit(load_document("docs/examples/cam-lo-2022.toml")), lang="en").alt[:53]
    'Chỉ tiêu giảm nghèo năm 2022: 9 rows, 14 columns. 1. '
    """
    tables = audit.document.tables
    if not 0 <= number < len(tables):
        raise InvalidValueError(
            f"the document has {len(tables)} tables; there is no number {number}",
            f"văn bản có {len(tables)} bảng; không có bảng số {number}",
        )
    own = tables[number]
    name = own.title or f"table {number + 1}"
    wrong = {
        (finding.where.row, finding.where.column): finding
        for finding in audit.findings
        if finding.where.table == name and not finding.where.text
    }
    title = own.title or audit.document.title
    first, *others = own.columns
    shown = (first, *(column for column in others if column.kind is not Kind.LABEL))
    return _Page(own, shown, wrong, lang).draw(title)


@attrs.frozen
class _Page:
    """A table being drawn, and the findings on it by row and column."""

    table: Table
    columns: tuple[Column, ...]
    wrong: dict[tuple[str, str], Finding]
    lang: str

    def draw(self, title: str) -> Picture:
        heads = [_wrapped(column.header or column.text(self.lang)) for column in self.columns]
        widths = [self._width(index, head) for index, head in enumerate(heads)]
        rows = list(self.table.all_rows)
        top = TOP + 16 * max(map(len, heads)) + 12
        heights = [2 * LINE - 8 if self._marked(row) else LINE for row in rows]
        canvas = Canvas(2 * EDGE + sum(widths), top + sum(heights) + 62)
        canvas.text(EDGE, 22, title, size=15, bold=True)
        lefts = [EDGE + sum(widths[:index]) for index in range(len(widths))]
        for left, width, head in zip(lefts, widths, heads, strict=True):
            for line, words in enumerate(head):
                canvas.text(left + width / 2, TOP + 10 + 16 * line, words, size=11, bold=True, align="center")
        y: float = top
        for row, height in zip(rows, heights, strict=True):
            self._row(canvas, row, y, height, list(zip(lefts, widths, strict=True)))
            y += height
        self._key(canvas, y + 22)
        return canvas.picture(title, " ".join(self._words(title)))

    def _width(self, index: int, head: list[str]) -> float:
        column = self.columns[index]
        shown = [row.label if index == 0 else _shown(row, column.role) for row in self.table.all_rows]
        mine = [finding for (_, role), finding in self.wrong.items() if role == column.role]
        proposals = [f"→ {value}" for finding in mine for value in _meant(finding)]
        longest = max(map(len, (*head, *shown, *proposals)))
        return longest * LETTER + 22

    def _marked(self, row: Row) -> bool:
        return any(label == row.label for label, _ in self.wrong)

    def _row(
        self, canvas: Canvas, row: Row, y: float, height: float, places: list[tuple[float, float]]
    ) -> None:
        canvas.line([EDGE, canvas.width - EDGE], [y, y], thick=0.6)
        for index, (column, (left, width)) in enumerate(zip(self.columns, places, strict=True)):
            middle = y + LINE / 2
            if index == 0:
                canvas.text(left + 6, middle, row.label, size=12, bold=row.is_total)
                continue
            finding = self.wrong.get((row.label, column.role))
            if finding is not None:
                _frame(canvas, (left + 2, y + 2, width - 4, height - 4), root=finding.root is None)
                number = str(finding.id) if finding.root is None else ""
                canvas.text(left + 8, middle, number, size=10, bold=True, halo=bool(number))
                meant = " ".join(f"→ {value}" for value in _meant(finding))
                canvas.text(
                    left + width - 8, y + height - 13, meant, size=12, bold=True, align="right",
                    halo=bool(meant),
                )  # fmt: skip
            text = _shown(row, column.role)
            canvas.text(
                left + width - 8, middle, text, size=12, align="right", bold=row.is_total,
                halo=finding is not None,
            )  # fmt: skip

    def _key(self, canvas: Canvas, y: float) -> None:
        """What the two frames mean."""
        x: float = EDGE
        for root, words in (
            (True, phrase(self.lang, "số mâu thuẫn → số đề xuất", "contradiction → proposed")),
            (False, phrase(self.lang, "số kéo theo", "computed from it")),
        ):
            _frame(canvas, (x, y - 9, 26, 18), root=root)
            canvas.text(x + 34, y, words, size=11)
            x += 60 + len(words) * LETTER

    def _words(self, title: str) -> Iterator[str]:
        rows, columns = len(self.table.all_rows), len(self.columns)
        yield phrase(
            self.lang,
            f"{title}: bảng {rows} dòng, {columns} cột.",
            f"{title}: {rows} rows, {columns} columns.",
        )
        if not self.wrong:
            yield phrase(self.lang, "Không thấy mâu thuẫn.", "No contradiction found.")
        for finding in self.wrong.values():
            yield f"{finding.id}. {finding.message.text(self.lang)}."


def _frame(canvas: Canvas, box: tuple[float, float, float, float], *, root: bool) -> None:
    """Thick and hatched around a contradiction, dashed around what follows from it."""
    canvas.box(*box, hatch="//" if root else "", edge="#9aa3b2")
    canvas.box(*box, line=2.5, dashed=not root)


def _meant(finding: Finding) -> list[str]:
    """What was probably meant in that very cell, the best of it; nothing where nobody can say."""
    return [option.value for option in finding.proposals if option.where == finding.where][:1]


def _shown(row: Row, role: str) -> str:
    cell = row.get(role)
    return "" if cell is None else cell.text


def _wrapped(words: str) -> list[str]:
    return wrap(words, WIDEST)
