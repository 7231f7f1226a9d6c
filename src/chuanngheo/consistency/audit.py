"""The audit of a document: every check, what it answered, and the slips behind those that broke."""

from collections.abc import Iterator

from chuanngheo.consistency import spoken
from chuanngheo.consistency.causes import causes
from chuanngheo.consistency.direct import Direct
from chuanngheo.consistency.direct import checks as direct_checks
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.findings import drafts, numbered
from chuanngheo.consistency.relations import Cell, Outcome, Relation, Verdict, Where
from chuanngheo.consistency.remarks import remarks, separators
from chuanngheo.consistency.results import Audit, Check, Coverage, Judged
from chuanngheo.consistency.slips import slips
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.statements import Document


def audit(document: Document) -> Audit:
    """Check every figure of a document against every other that it ought to agree with.

    The result depends on the figures alone: not on the order of rows, columns or statements.

    >>> from chuanngheo.statements import Count, Document
    >>> plan = Document(title="Lục Ngạn", statements=(
    ...     Count("near_poor", "6.244 hộ", rate="11,68%", total="52.576 hộ", when="2016"),))
    >>> [(f.printed, f.expected) for f in audit(plan).findings]
    [('11,68%', '11,88%')]
    """
    facts = Facts(document)
    tables = [Tabular(facts, table) for table in document.tables]
    relations = tuple(_relations(facts, tables))
    answered = [(relation, relation.outcome()) for relation in relations]
    direct = tuple(direct_checks(facts))
    systematic = causes(tables, relations)
    known = {cell: figure for cause in systematic for cell, figure in cause.values.items()}
    findings = list(drafts(facts, relations, systematic, slips(relations, known=known), direct))
    found = {finding.where for finding in findings}
    told = _told(answered)
    return Audit(
        document,
        tuple(numbered(findings)),
        (*remarks(answered, found), *separators(facts)),
        tuple(_checks(facts, answered, direct)),
        _coverage(facts, told),
        tuple(Judged(cell.where, cell.printed.text, _verdict(cell, told, found)) for cell in facts.cells),
    )


def _relations(facts: Facts, tables: list[Tabular]) -> Iterator[Relation]:
    later = [make for said in facts.document.statements for make in spoken.relations(said, facts)]
    for table in tables:
        yield from table.relations()
    for make in later:
        yield from make()
    yield from spoken.shared_totals(facts)
    yield from spoken.same_figures(facts)


def _checks(
    facts: Facts, answered: list[tuple[Relation, Outcome]], direct: tuple[Direct, ...]
) -> Iterator[Check]:
    for relation, outcome in answered:
        cell = relation.output or relation.cells[-1]
        yield Check(relation.kind, cell.where, outcome.verdict, outcome.how, outcome.arithmetic)
    for check in direct:
        yield Check(
            check.kind, check.where, check.outcome.verdict, check.outcome.how, check.outcome.arithmetic
        )
    asked = {cell for relation, _ in answered for cell in relation.cells}
    for cell in facts.cells:
        if cell not in asked and cell.figure is not None and cell.where.text and _is_rate(cell):
            # A rate whose base is printed nowhere: a goal, or a target without its start.
            yield Check("base", cell.where, Verdict.CANNOT_TELL, None, "")


def _is_rate(cell: Cell) -> bool:
    return cell.figure is not None and (cell.figure.unit or "").startswith("%")


def _told(answered: list[tuple[Relation, Outcome]]) -> set[Cell]:
    """The figures that took part in a check that answered."""
    return {
        cell
        for relation, outcome in answered
        if outcome.verdict is not Verdict.CANNOT_TELL
        for cell in relation.cells
    }


def _verdict(cell: Cell, told: set[Cell], found: set[Where]) -> Verdict:
    if cell.where in found:
        return Verdict.BROKEN
    return Verdict.HOLDS if cell in told else Verdict.CANNOT_TELL


def _coverage(facts: Facts, told: set[Cell]) -> Coverage:
    unreadable = sum(cell.figure is None for cell in facts.cells)
    return Coverage(len(facts.cells), sum(cell in told for cell in facts.cells), unreadable)
