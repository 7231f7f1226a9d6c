"""The audit of a document: every check, what it answered, and the slips behind those that broke.

A finding is a contradiction; a remark is worth saying and no error.  What was computed from a wrong
figure hangs under it: ``root`` names the finding it follows from.
"""

from collections.abc import Iterator

import attrs

from chuanngheo.consistency import spoken
from chuanngheo.consistency.direct import Direct
from chuanngheo.consistency.direct import checks as direct_checks
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.relations import Cell, Outcome, Relation, Verdict, Where
from chuanngheo.consistency.slips import Proposal, Slip, slips
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import Figure, How
from chuanngheo.languages import phrase
from chuanngheo.statements import Document


@attrs.frozen
class Message:
    """A sentence in Vietnamese and in English."""

    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """The sentence in one language."""
        return phrase(lang, self.vi, self.en)


@attrs.frozen
class Suggested:
    """What was probably meant, as it would be printed, in which cell, and why."""

    value: str
    where: Where
    reason: Message


@attrs.frozen
class Finding:
    """A contradiction: where, what is printed, what the other figures say, what was probably meant.

    ``id`` numbers the findings of an audit from 1; ``root`` is the id of the finding it follows from.
    """

    id: int
    kind: str
    where: Where
    printed: str
    expected: str
    message: Message
    proposals: tuple[Suggested, ...] = ()
    root: int | None = None


@attrs.frozen
class Remark:
    """Something worth saying that is no error."""

    kind: str
    where: Where
    printed: str
    message: Message


@attrs.frozen
class Check:
    """One question that was asked of the document, and its answer."""

    kind: str
    where: Where
    verdict: Verdict
    how: How | None
    arithmetic: str


@attrs.frozen
class Coverage:
    """How many figures the document prints, and how many of them took part in a check that answered."""

    figures: int
    checked: int
    unreadable: int

    @property
    def unchecked(self) -> int:
        """Figures that no check could test."""
        return self.figures - self.checked - self.unreadable


@attrs.frozen
class Audit:
    """What the audit of one document found."""

    document: Document
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    checks: tuple[Check, ...]
    coverage: Coverage

    @property
    def roots(self) -> tuple[Finding, ...]:
        """The findings that follow from no other."""
        return tuple(finding for finding in self.findings if finding.root is None)

    def count(self, verdict: Verdict) -> int:
        """How many checks answered so."""
        return sum(check.verdict is verdict for check in self.checks)


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
    relations = tuple(_relations(facts))
    answered = [(relation, relation.outcome()) for relation in relations]
    direct = tuple(direct_checks(facts))
    findings = [*_readable(facts, relations), *_slips(relations), *_direct(direct)]
    return Audit(
        document,
        tuple(_numbered(findings)),
        tuple(_once_a_column(_remarks(answered, {finding.where for finding in findings}))),
        tuple(_checks(facts, answered, direct)),
        _coverage(facts, answered),
    )


def _relations(facts: Facts) -> Iterator[Relation]:
    later = [make for said in facts.document.statements for make in spoken.relations(said, facts)]
    for table in facts.document.tables:
        yield from Tabular(facts, table).relations()
    for make in later:
        yield from make()
    yield from spoken.shared_totals(facts)
    yield from spoken.same_figures(facts)


@attrs.define
class _Draft:
    """A finding before it has a number; ``under`` is the draft it follows from."""

    kind: str
    where: Where
    printed: str
    expected: str
    message: Message
    proposals: tuple[Suggested, ...] = ()
    under: "_Draft | None" = None


def _numbered(drafts: list[_Draft]) -> Iterator[Finding]:
    """Findings in the order of their addresses, each derived one right after its root."""
    roots = sorted((d for d in drafts if d.under is None), key=lambda d: d.where.order())
    number = 0
    for root in roots:
        number += 1
        own = number
        yield _finding(root, own, None)
        for draft in sorted((d for d in drafts if d.under is root), key=lambda d: d.where.order()):
            number += 1
            yield _finding(draft, number, own)


def _finding(draft: _Draft, number: int, root: int | None) -> Finding:
    return Finding(
        number, draft.kind, draft.where, draft.printed, draft.expected, draft.message, draft.proposals, root
    )


def _readable(facts: Facts, relations: tuple[Relation, ...]) -> Iterator[_Draft]:
    """A text that is no numeral; of the readings suggested, those that fit come first."""
    for cell in facts.cells:
        problem = cell.printed.problem
        if problem is None:
            continue
        options = [Figure(s, figure.value, figure.unit) for s in problem.suggestions if (figure := _read(s))]
        fitting = [o for o in options if _fits(cell, o, relations)]
        ordered = [*fitting, *(o for o in options if o not in fitting)]
        where = cell.where
        yield _Draft(
            "numeral",
            where,
            cell.printed.text,
            fitting[0].text if fitting else "",
            _at(where, f"«{cell.printed.text}» không phải là số viết đúng", str(problem)),
            tuple(_reading(o, where, fits=o in fitting) for o in ordered),
        )


def _read(text: str) -> Figure | None:
    from chuanngheo.tables import Printed  # noqa: PLC0415 # one name, used here only

    return Printed.read(text, "hộ").figure


def _reading(option: Figure, where: Where, *, fits: bool) -> Suggested:
    reason = (
        Message("khớp với các số khác", "fits the other figures")
        if fits
        else Message("một cách đọc khác", "another reading")
    )
    return Suggested(option.text, where, reason)


def _fits(cell: Cell, option: Figure, relations: tuple[Relation, ...]) -> bool:
    mine = [r.outcome({cell: option}) for r in relations if cell in r.cells]
    return bool(mine) and all(outcome.verdict is Verdict.HOLDS for outcome in mine)


_COMPUTED = Message("tính lại theo số đúng", "computed from the right figure")


def _at(where: Where, vi: str, en: str) -> Message:
    """A sentence after the address it speaks of."""
    return Message(f"{where.label('vi')}: {vi}", f"{where.label('en')}: {en}")


def _slips(relations: tuple[Relation, ...]) -> Iterator[_Draft]:
    for slip in slips(relations):
        root = _draft(slip)
        yield root
        for cell, figure in slip.derived:
            text = cell.printed.text
            said = _at(
                cell.where,
                f"{text} tính theo số sai ở trên; đúng ra là {figure.text}",
                f"{text} was computed from the wrong figure above; it should be {figure.text}",
            )
            proposals = (Suggested(figure.text, cell.where, _COMPUTED),)
            yield _Draft("derived", cell.where, text, figure.text, said, proposals, root)


def _draft(slip: Slip) -> _Draft:
    reckoned = dict.fromkeys(_reckoned(relation, slip.cell) for relation in slip.relations)
    sums = "; ".join(filter(None, reckoned))
    own = next((p.value for p in slip.proposals if p.cell is slip.cell), "")
    text = slip.cell.printed.text
    others = slip.tied and any(p.cell is not slip.cell for p in slip.proposals)
    return _Draft(
        slip.relations[0].kind,
        slip.cell.where,
        text,
        own or slip.relations[0].outcome().expected,
        _at(
            slip.cell.where,
            f"in {text}{' (hoặc một số khác trong phép tính)' if others else ''}, nhưng {sums}",
            f"printed {text}{' (or another figure of the sum)' if others else ''}, but {sums}",
        ),
        tuple(_suggested(p) for p in slip.proposals),
    )


def _reckoned(relation: Relation, cell: Cell) -> str:
    """The sum as a person would do it again, and what is printed where it should come out."""
    arithmetic = relation.outcome().arithmetic
    output = relation.output
    printed = f" ≠ {output.printed.text}" if output not in (None, cell) and arithmetic else ""
    return arithmetic + printed


def _suggested(proposal: Proposal) -> Suggested:
    return Suggested(proposal.value, proposal.cell.where, Message(proposal.vi, proposal.en))


def _direct(direct: tuple[Direct, ...]) -> Iterator[_Draft]:
    for check in direct:
        if check.outcome.verdict is Verdict.BROKEN:
            said = _at(check.where, check.vi, check.en)
            yield _Draft(check.kind, check.where, check.printed, check.outcome.expected, said)


_REMARKED = {
    How.TRUNCATED: ("cắt bớt chứ không làm tròn", "truncated, not rounded"),
    How.LAST_DIGIT_OFF: ("lệch một đơn vị ở chữ số cuối", "off by one in the last digit"),
    How.AS_BOUND: ("đạt được và vượt", "is reached and passed"),
    How.WITH_GROWTH: ("khớp nếu tổng số hộ thay đổi", "holds if the number of households changed"),
}


def _remarks(answered: list[tuple[Relation, Outcome]], found: set[Where]) -> Iterator[Remark]:
    for relation, outcome in answered:
        if any(cell.where in found for cell in relation.cells):
            continue  # the finding says it
        cell = relation.output or relation.cells[-1]
        where, text = cell.where, cell.printed.text
        if outcome.how is not None and outcome.how in _REMARKED:
            vi, en = _REMARKED[outcome.how]
            sums = outcome.arithmetic
            said = _at(where, f"{text} {vi}: {sums}", f"{text} {en}: {sums}")
            yield Remark(outcome.how.value, where, text, said)
        elif relation.note and outcome.verdict is Verdict.HOLDS:
            vi, en = relation.note
            yield Remark("base", where, text, _at(where, f"{text} {vi}", f"{text} {en}"))
        elif relation.weak and outcome.verdict is Verdict.BROKEN:
            sums = outcome.arithmetic
            vi = f"{sums}, in {text}; có thể do số không in ra"
            en = f"{sums}, printed {text}; a figure not printed may explain it"
            yield Remark(relation.kind, where, text, _at(where, vi, en))


MANY = 3
"""So many remarks of one kind in one column are one habit of the office, said once."""


def _once_a_column(remarks: Iterator[Remark]) -> Iterator[Remark]:
    columns: dict[tuple[str, str, str], list[Remark]] = {}
    for remark in remarks:
        same = columns.setdefault((remark.kind, remark.where.table, remark.where.column), [])
        if same and not remark.where.column:
            yield remark  # sentences stand for themselves
        else:
            same.append(remark)
    for (kind, table, column), same in columns.items():
        if len(same) < MANY or not column:
            yield from same
            continue
        how = next((words for how, words in _REMARKED.items() if how.value == kind), (kind, kind))
        rows = ", ".join(remark.where.row for remark in same)
        where = Where(same[0].where.document, table, column=column, named=same[0].where.named)
        yield Remark(
            kind,
            where,
            "",
            _at(where, f"{len(same)} số {how[0]}: {rows}", f"{len(same)} figures {how[1]}: {rows}"),
        )


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


def _coverage(facts: Facts, answered: list[tuple[Relation, Outcome]]) -> Coverage:
    told = {
        cell
        for relation, outcome in answered
        if outcome.verdict is not Verdict.CANNOT_TELL
        for cell in relation.cells
    }
    unreadable = sum(cell.figure is None for cell in facts.cells)
    return Coverage(len(facts.cells), sum(cell in told for cell in facts.cells), unreadable)
