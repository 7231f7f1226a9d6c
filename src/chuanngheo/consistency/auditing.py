"""The audit of a document: every check, what it answered, and the slips behind those that broke."""

from collections.abc import Iterable, Iterator

from chuanngheo.consistency import spoken
from chuanngheo.consistency.causes import causes
from chuanngheo.consistency.direct import Direct
from chuanngheo.consistency.direct import checks as direct_checks
from chuanngheo.consistency.facts import Facts, title_of
from chuanngheo.consistency.findings import drafts, numbered
from chuanngheo.consistency.implied import implied, with_blanks
from chuanngheo.consistency.relations import Cell, Outcome, Relation, Verdict, Where
from chuanngheo.consistency.remarks import habit, remarks, separators
from chuanngheo.consistency.results import Audit, Check, Coverage, Judged, Remark
from chuanngheo.consistency.slips import slips
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.consistency.years import against, facts_of, last_figures
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.statements import Document


def audit(document: Document, *, before: Document | None = None, trusted: Iterable[Where] = ()) -> Audit:
    """Check every figure of a document against every other that it ought to agree with.

    The result depends on the figures alone: not on the order of rows, columns or statements.

    Args:
        document: the plan, report or decision.
        before: last year's document: where this year begins, that one ended.
        trusted: addresses of figures that somebody vouches for, by as many parts as are needed:
            ``Where(row="Cam Tuyên", column="poor")``.  They are never said to be wrong.

    Raises:
        InvalidValueError: a trusted address at which no figure is printed.

    >>> from chuanngheo.statements import Count, Document
    >>> plan = Document(title="Lục Ngạn", statements=(
    ...     Count("near_poor", "6.244 hộ", rate="11,68%", total="52.576 hộ", when="2016"),))
    >>> [(f.printed, f.expected) for f in audit(plan).findings]
    [('11,68%', '11,88%')]
    """
    facts = Facts(document, tuple(trusted))
    tables = _tabular(facts)
    last_year = None if before is None else facts_of(before)
    relations = tuple(_relations(facts, tables, last_year))
    _check_trusted(facts)
    answered = [(relation, relation.outcome()) for relation in relations]
    direct = tuple(direct_checks(facts))
    earlier = {} if last_year is None else last_figures(facts, last_year)
    systematic = causes(tables, relations, earlier)
    known = {cell: figure for cause in systematic for cell, figure in cause.values.items()}
    meant = slips(relations, earlier, known)
    findings = list(drafts(facts, relations, [cause for cause in systematic if cause.mended], meant, direct))
    habits = [cause for cause in systematic if not cause.mended]
    found = {finding.where for finding in findings}
    told_already = found | {cell.where for cause in habits for cell in cause.values}
    told = _told(answered)
    return Audit(
        document,
        tuple(numbered(findings)),
        (
            *remarks(answered, told_already),
            *map(habit, habits),
            *separators(facts),
            *_implied(facts, last_year, answered, found),
        ),
        tuple(_checks(facts, answered, direct)),
        _coverage(facts, told),
        tuple(Judged(cell.where, cell.printed.text, _verdict(cell, told, found)) for cell in facts.cells),
    )


def _tabular(facts: Facts) -> list[Tabular]:
    return [Tabular(facts, table, title_of(table, n)) for n, table in enumerate(facts.document.tables)]


def _implied(
    facts: Facts, last_year: Facts | None, answered: list[tuple[Relation, Outcome]], found: set[Where]
) -> Iterator[Remark]:
    """What the checks leave of empty cells."""
    document = with_blanks(facts.document)
    if document is not None:
        own = Facts(document, facts.trusted)
        broken = (r for r, outcome in answered if outcome.verdict is Verdict.BROKEN and not r.weak)
        suspect = found | {cell.where for relation in broken for cell in relation.cells}
        yield from implied(own, _relations(own, _tabular(own), last_year), suspect)


def _relations(facts: Facts, tables: list[Tabular], last_year: Facts | None) -> Iterator[Relation]:
    later = [make for said in facts.document.statements for make in spoken.relations(said, facts)]
    for table in tables:
        yield from table.relations()
    for make in later:
        yield from make()
    yield from spoken.shared_totals(facts)
    yield from spoken.same_figures(facts)
    if last_year is not None:
        yield from against(facts, last_year)


def _check_trusted(facts: Facts) -> None:
    for pattern in facts.trusted:
        if not any(cell.where.lies_in(pattern) for cell in facts.cells):
            raise InvalidValueError(
                f"trusted: no figure is printed at {pattern.label('en')}", reason=Reason.MISSING
            )


def _checks(
    facts: Facts, answered: list[tuple[Relation, Outcome]], direct: tuple[Direct, ...]
) -> Iterator[Check]:
    for relation, outcome in answered:
        cell = relation.output or relation.cells[-1]
        yield Check(relation.kind, cell.where, outcome.verdict, outcome.how, relation, outcome)
    for check in direct:
        yield Check(check.kind, check.where, check.outcome.verdict, check.outcome.how, None, check.outcome)
    asked = {cell for relation, _ in answered for cell in relation.cells}
    for cell in facts.cells:
        if cell not in asked and cell.figure is not None and cell.where.text and _is_rate(cell):
            # A rate whose base is printed nowhere: a goal, or a target without its start.
            yield Check("base", cell.where, Verdict.CANNOT_TELL, None)


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
