"""The audit of a document: every check, what it answered, and the slips behind those that broke."""

from collections.abc import Iterable, Iterator

from chuanngheo.consistency import spoken
from chuanngheo.consistency.causes import causes
from chuanngheo.consistency.direct import Direct
from chuanngheo.consistency.direct import checks as direct_checks
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.findings import drafts, numbered
from chuanngheo.consistency.implied import implied, with_blanks
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.relations import Cell, Relation, Verdict, Where
from chuanngheo.consistency.remarks import habit, remarks, separators
from chuanngheo.consistency.results import Audit, Check, Checks, Coverage, Judged, Late, Remark
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
    tables = [Tabular(sheet) for sheet in facts.sheets]
    last_year = None if before is None else facts_of(before)
    asked = _asked(facts, tables, last_year)
    _check_trusted(facts)
    direct = tuple(direct_checks(facts))
    earlier = {} if last_year is None else last_figures(facts, last_year)
    systematic = causes(tables, asked, earlier)
    known = {cell: figure for cause in systematic for cell, figure in cause.values.items()}
    meant = slips(asked, earlier, known)
    findings = list(drafts(facts, asked, [cause for cause in systematic if cause.mended], meant, direct))
    habits = [cause for cause in systematic if not cause.mended]
    found = {finding.where for finding in findings}
    told_already = found | {cell.where for cause in habits for cell in cause.values}
    answered = [(relation, relation.outcome()) for relation in asked.looked_at]
    return Audit(
        document,
        tuple(numbered(findings)),
        (
            *remarks(answered, told_already),
            *map(habit, habits),
            *separators(facts),
            *_implied(facts, last_year, asked, found),
        ),
        _checks(facts, asked, direct),
        Coverage(facts.size, asked.tested(), sum(1 for _ in facts.unreadable())),
        Late(facts.size, lambda: (_judged(cell, asked, found) for cell in facts.cells)),
    )


def _implied(facts: Facts, last_year: Facts | None, asked: Questions, found: set[Where]) -> Iterator[Remark]:
    """What the checks leave of empty cells."""
    document = with_blanks(facts.document)
    if document is not None:
        own = Facts(document, facts.trusted)
        suspect = found | {cell.where for relation in asked.broken for cell in relation.cells}
        again = _asked(own, [Tabular(sheet) for sheet in own.sheets], last_year)
        yield from implied(own, again.looked_at, suspect)


def _asked(facts: Facts, tables: list[Tabular], last_year: Facts | None) -> Questions:
    later = [make for said in facts.document.statements for make in spoken.relations(said, facts)]
    asked = [table.asked() for table in tables]
    alone = [relation for make in later for relation in make()]
    alone += [*spoken.shared_totals(facts), *spoken.same_figures(facts)]
    if last_year is not None:
        alone += against(facts, last_year)
    return Questions(asked, alone)


def _check_trusted(facts: Facts) -> None:
    for pattern in facts.trusted:
        if not any(cell.where.lies_in(pattern) for cell in facts.cells):
            raise InvalidValueError(
                f"trusted: no figure is printed at {pattern.label('en')}",
                f"trusted: không in số nào ở {pattern.label('vi')}",
                reason=Reason.MISSING,
            )


def _checks(facts: Facts, asked: Questions, direct: tuple[Direct, ...]) -> Checks:
    """Every check; those of relations that surely hold are made when somebody looks."""
    others = [
        Check(check.kind, check.where, check.outcome.verdict, check.outcome.how, None, check.outcome)
        for check in direct
    ]
    # A rate whose base is printed nowhere: a goal, or a target without its start.
    bare = (cell for cell in facts.in_sentences if _is_rate(cell) and not asked.by_cell[cell])
    others += [Check("base", cell.where, Verdict.CANNOT_TELL, None) for cell in bare]
    return Checks(
        len(asked) + len(others),
        lambda: (*map(_check, asked), *others),
        (*(_check(relation) for relation in asked.looked_at), *others),
    )


def _check(relation: Relation) -> Check:
    cell, outcome = relation.output or relation.cells[-1], relation.outcome()
    return Check(relation.kind, cell.where, outcome.verdict, outcome.how, relation, outcome)


def _is_rate(cell: Cell) -> bool:
    return cell.figure is not None and (cell.figure.unit or "").startswith("%")


def _judged(cell: Cell, asked: Questions, found: set[Where]) -> Judged:
    verdict = Verdict.HOLDS if asked.tests(cell) else Verdict.CANNOT_TELL
    return Judged(cell.where, cell.printed.text, Verdict.BROKEN if cell.where in found else verdict)
