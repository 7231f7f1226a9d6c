"""Which cells of which table the findings of an audit name.

A cell is wrong where a finding stands on it, and possibly wrong where one proposes to change it instead.
"""

from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.consistency import Audit, Finding, Remark, Where
from chuanngheo.tables import Column, Kind, Row, Table


@attrs.frozen
class Mark:
    """The number of a finding, and whether the cell is only one of several that may be wrong."""

    finding: int
    possible: bool = False

    def __str__(self) -> str:
        return f"[{'?' if self.possible else ''}{self.finding}]"


@attrs.frozen
class Marked:
    """One table of the document, its name as findings give it, and its marks by row label and role."""

    table: Table
    name: str
    marks: dict[tuple[str, str], tuple[Mark, ...]]
    remarks: tuple[Remark, ...]

    def at(self, row: Row, column: Column) -> tuple[Mark, ...]:
        """The marks of a cell."""
        return self.marks.get((row.label, column.role), ())

    def rows(self, most: int) -> tuple[list[Row], int]:
        """The rows to show: up to ``most``, else those with a mark and the total; how many are not."""
        every = self.table.all_rows
        if len(every) <= most:
            return list(every), 0
        named = {label for label, _ in self.marks}
        shown = [row for row in every if row.label in named or row.is_total]
        return shown, len(every) - len(shown)


def marked(audit: Audit) -> list[Marked]:
    """Every table of the audited document with its marks."""
    found: list[Marked] = []
    for number, table in enumerate(audit.document.tables, 1):
        name = table.title or f"table {number}"
        marks: dict[tuple[str, str], dict[int, Mark]] = {}
        for where, mark in _marks(audit.findings):
            if where.table == name and not where.text:
                marks.setdefault((where.row, where.column), {}).setdefault(mark.finding, mark)
        own = tuple(r for r in audit.remarks if r.where.table == name and not r.where.text)
        found.append(Marked(table, name, {at: tuple(m.values()) for at, m in marks.items()}, own))
    return found


def _marks(findings: Sequence[Finding]) -> Iterator[tuple[Where, Mark]]:
    """The cells found wrong, those that a systematic cause explains, and those that may be wrong instead."""
    for finding in findings:
        for where in (finding.where, *(repair.where for repair in finding.repairs)):
            yield where, Mark(finding.id, possible=finding.ambiguous)
    for finding in findings:
        for where in (*finding.cells, *(option.where for option in finding.proposals)):
            yield where, Mark(finding.id, possible=True)


def possible(finding: Finding) -> list[Where]:
    """The cells that may be wrong instead, where the evidence singles none out and no proposal names them."""
    named = {finding.where, *(option.where for option in finding.proposals)}
    return [where for where in finding.cells if where not in named] if finding.ambiguous else []


def figures(table: Table) -> list[Column]:
    """The columns that hold figures."""
    return [column for column in table.columns if column.kind is not Kind.LABEL]


def heading(column: Column, lang: str) -> str:
    """What stands above a column: its heading as printed, else what it is of.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    return column.header.rpartition(" › ")[2] or column.text(lang)


def text_at(row: Row, column: Column) -> str:
    """What a cell prints."""
    cell = row.get(column.role)
    return "" if cell is None else cell.text.strip()


def clear(text: str) -> str:
    """A text without signs that steer a terminal, a browser or the order of letters."""
    return "".join("\ufffd" if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    code = ord(sign)
    return (
        (code < 0x20 and sign not in "\n\t")  # noqa: PLR2004 # the C0 signs
        or 0x7F <= code <= 0x9F  # noqa: PLR2004 # and the C1 signs
        or 0x202A <= code <= 0x202E  # noqa: PLR2004 # embeddings and overrides of direction
        or 0x2066 <= code <= 0x2069  # noqa: PLR2004 # isolates of direction
        or 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 # half a sign
        or code & 0xFFFE == 0xFFFE  # noqa: PLR2004 # no sign at all
    )
