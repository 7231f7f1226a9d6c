"""This year's figures against last year's document: where one begins the other ended."""

from collections.abc import Iterator

from chuanngheo.consistency import spoken
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.relations import Cell, Linear, Relation
from chuanngheo.figures import Figure
from chuanngheo.numerals import folded
from chuanngheo.statements import Document
from chuanngheo.tables import Column


def facts_of(document: Document) -> Facts:
    """Every figure of a document, those of its sentences too, by what it is of."""
    facts = Facts(document)
    for said in document.statements:
        list(spoken.relations(said, facts))
    return facts


def against(facts: Facts, before: Facts) -> Iterator[Relation]:
    """The same figure in both documents: of one group, place and time, or this start and that end.

    They may differ for a good reason (last year's were provisional), so the relations are weak.
    """
    pairs = [
        (theirs, ours)
        for key in facts.by_key
        if key.when and (theirs := before.find(key)) is not None and (ours := facts.find(key)) is not None
    ]
    ends = _undated(before, "end")
    starts = _undated(facts, "start")
    pairs += [(ends[key], ours) for key, ours in starts.items() if key in ends]
    for theirs, ours in pairs:
        yield Linear("last-year", (theirs, ours), terms=(1, -1), output=ours, weak=True)


def _undated(facts: Facts, when: str) -> dict[tuple[str, str, str], Cell]:
    """The figures of tables that name no years, by place, group and kind."""
    found: dict[tuple[str, str, str], Cell] = {}
    for sheet in facts.sheets:
        table = sheet.table
        for column in table.columns if not (table.start or table.end) else ():
            if column.group and column.when == when:
                for number, row in enumerate(sheet.rows):
                    cell = sheet.cell(number, column.role)
                    if cell is not None:
                        found.setdefault((folded(row.label), column.group, _kind(column)), cell)
    return found


def _kind(column: Column) -> str:
    return f"{column.kind} {column.of and column.over}"


def last_figures(facts: Facts, before: Facts) -> dict[Cell, Figure]:
    """For each cell of a table what last year's document printed in the same row and column."""
    printed = {
        (folded(cell.where.row), cell.where.column): cell.figure for cell in before.cells if cell.where.column
    }
    found = ((cell, printed.get((folded(cell.where.row), cell.where.column))) for cell in facts.cells)
    return {cell: figure for cell, figure in found if figure is not None}
