"""Every figure of a document accounted for, so that silence is never mistaken for approval.

A figure holds, is broken, could not be checked, was not understood, or is no figure to check (a date, the
number of a heading or of an instrument).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import groupby

import attrs

from chuanngheo.consistency import Audit, Judged, Message, Verdict, Where
from chuanngheo.documents.joined import Joined
from chuanngheo.languages import phrase
from chuanngheo.prose import Part, PassedOver, Reading, Status, Token
from chuanngheo.statements import Statement
from chuanngheo.tables import Kind, Recognised


class State(StrEnum):
    """What became of a figure.

    >>> State.HOLDS.text("en")
    'holds'
    """

    HOLDS = "holds"
    BROKEN = "broken"
    UNCHECKED = "unchecked"
    NOT_UNDERSTOOD = "not-understood"
    PASSED_OVER = "passed-over"

    def text(self, lang: str = "vi") -> str:
        """In words.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_WORDS[self])


_WORDS = {
    State.HOLDS: ("khớp", "holds"),
    State.BROKEN: ("mâu thuẫn", "contradicts"),
    State.UNCHECKED: ("không kiểm tra được", "not checkable"),
    State.NOT_UNDERSTOOD: ("chưa hiểu", "not understood"),
    State.PASSED_OVER: ("không phải số liệu", "no figure to check"),
}
_WORST = (State.BROKEN, State.HOLDS, State.UNCHECKED, State.NOT_UNDERSTOOD)
"""Of a figure that several tables print: what is said of it."""


@attrs.frozen
class Mark:
    """One figure: its text, what became of it, and why.

    ``span`` are its characters in the running text, ``cell`` the number of its table with the row and
    column of the grid, all from 0; ``finding`` is the id of the finding that names it.

    In use: :func:`chuanngheo.documents.read_extracted`.
    """

    text: str
    state: State
    why: Message | None = None
    span: tuple[int, int] | None = None
    cell: tuple[int, int, int] | None = None
    finding: int | None = None


def counts(marks: Iterable[Mark]) -> dict[State, int]:
    """How many figures of each state."""
    counted = Counter(mark.state for mark in marks)
    return {state: counted[state] for state in State}


_STATES = {
    Verdict.HOLDS: State.HOLDS,
    Verdict.BROKEN: State.BROKEN,
    Verdict.CANNOT_TELL: State.UNCHECKED,
}


@attrs.define
class _Ledger:
    """What an audit said, findable by address."""

    figures: dict[tuple[str, tuple[int, int] | None], list[Judged]] = attrs.field(
        factory=dict[tuple[str, "tuple[int, int] | None"], "list[Judged]"]
    )
    cells: dict[tuple[str, str, str], Judged] = attrs.field(factory=dict[tuple[str, str, str], Judged])
    direct: dict[tuple[str, tuple[int, int] | None], Verdict] = attrs.field(
        factory=dict[tuple[str, "tuple[int, int] | None"], Verdict]
    )
    findings: dict[Where, int] = attrs.field(factory=dict[Where, int])


def _ledger(audit: Audit) -> _Ledger:
    made = _Ledger(findings={finding.where: finding.id for finding in audit.findings})
    for judged in audit.figures:
        where = judged.where
        if where.text:
            made.figures.setdefault((where.text, where.span), []).append(judged)
        else:
            made.cells[where.table, where.row, where.column] = judged
    for check in audit.checks:
        if check.where.text and check.where.field in ("", "number"):
            key = check.where.text, check.where.span
            made.direct[key] = min(made.direct.get(key, check.verdict), check.verdict, key=_ORDER.index)
    return made


_ORDER = (Verdict.BROKEN, Verdict.HOLDS, Verdict.CANNOT_TELL)


def account(reading: Reading, joined: Iterable[Joined], audit: Audit) -> tuple[Mark, ...]:
    """Every figure of the running text in its order, then every figure of the tables."""
    ledger = _ledger(audit)
    prose = _Prose(reading, ledger)
    marks = [*prose.marks(), *_left(reading)]
    marks.sort(key=lambda mark: mark.span or (0, 0))
    for number, one in enumerate(joined):
        marks += _table(one, number, ledger)
    return tuple(marks)


_DIGITS = re.compile(r"[0-9](?:[0-9.,]*[0-9])?%?")


def _left(reading: Reading) -> Iterator[Mark]:
    """Figures that the reading itself does not account for: never silently left out."""
    at = 0
    text = reading.text
    for start, end in (*sorted(token.span for token in reading.tokens), (len(text), len(text))):
        for found in _DIGITS.finditer(text, at, max(at, start)):
            yield Mark(found[0], State.NOT_UNDERSTOOD, _NOT_UNDERSTOOD, span=found.span())
        at = max(at, end)


_NOT_UNDERSTOOD = Message(
    "chưa hiểu câu này nói gì về số này", "what is said of this figure is not understood"
)
_UNCHECKED = Message("không có số nào để đối chiếu", "there is nothing to check it against")
_DEADLINE = Message("thời hạn", "a deadline")
_HEAD = Message("đầu văn bản", "the head of the document")
_LABEL = Message("tiêu đề hoặc số thứ tự của bảng", "heading or number of a row of a table")
_CELL = Message("ô của bảng chưa hiểu", "a cell of a table that is not understood")


_AS_ONE = (Part.INSTRUMENT, Part.DEADLINE)


@attrs.define
class _Prose:
    """The figures of the running text."""

    reading: Reading
    ledger: _Ledger
    used: set[int] = attrs.field(factory=set[int])

    def marks(self) -> Iterator[Mark]:
        doubts: dict[int, list[Message]] = {}
        for doubt in self.reading.doubts:
            more = f": {', '.join(doubt.readings)}" if doubt.readings else ""
            vi, en = (doubt.question.text(lang) + more for lang in ("vi", "en"))
            doubts.setdefault(doubt.statement, []).append(Message(vi, en))
        for (part, _), tokens in groupby(self.reading.tokens, lambda token: (token.part, token.index)):
            if part in _AS_ONE:
                yield self.elsewhere(*tokens)
            else:
                yield from (self.mark(token, doubts) for token in tokens)

    def mark(self, token: Token, doubts: Mapping[int, list[Message]]) -> Mark:
        """One figure of the text."""
        if token.status is Status.NOT_UNDERSTOOD or token.reason is PassedOver.TABLE:
            return Mark(token.text, State.NOT_UNDERSTOOD, _NOT_UNDERSTOOD, span=token.span)
        if token.status is Status.PASSED_OVER:
            reason = token.reason or PassedOver.NAME
            why = Message(reason.text("vi"), reason.text("en"))
            return Mark(token.text, State.PASSED_OVER, why, span=token.span)
        if token.part is Part.STATEMENT and token.index is not None:
            made = self.in_statement(token, self.reading.statements[token.index])
            doubted = doubts.get(token.index)
            return attrs.evolve(made, why=doubted[0]) if doubted and made.state is State.UNCHECKED else made
        return Mark(token.text, State.PASSED_OVER, _HEAD, token.span)

    def in_statement(self, token: Token, said: Statement) -> Mark:
        """A figure of a statement: as the audit judged it, else as it judged the statement."""
        key = said.text, said.span
        judged = self.judged(token, self.ledger.figures.get(key, []))
        if judged is not None:
            state = _STATES[judged.verdict]
            why = _UNCHECKED if state is State.UNCHECKED else None
            return Mark(token.text, state, why, token.span, finding=self.ledger.findings.get(judged.where))
        return self.directly(token, key)

    def judged(self, token: Token, options: list[Judged]) -> Judged | None:
        """The figure among those of its statement: by its field, else by its text, each once."""
        left = [option for option in options if id(option) not in self.used]
        own = [option for option in left if option.where.field == token.field]
        own = own or [o for o in left if token.text in o.printed or o.printed in token.text]
        if not own:
            return None
        self.used.add(id(own[0]))
        return own[0]

    def directly(self, token: Token, key: tuple[str, tuple[int, int] | None]) -> Mark:
        """A figure of what is checked as a whole: a rank, a restated threshold, an instrument."""
        verdict = self.ledger.direct.get(key, Verdict.CANNOT_TELL)
        found = (n for where, n in self.ledger.findings.items() if (where.text, where.span) == key)
        state = _STATES[verdict]
        broken = state is State.BROKEN
        return Mark(
            token.text,
            state,
            _UNCHECKED if state is State.UNCHECKED else None,
            token.span,
            finding=next(found, None) if broken else None,
        )

    def elsewhere(self, first: Token, *more: Token) -> Mark:
        """The figures of an instrument or a deadline: number and date are one figure."""
        span = first.span[0], [first, *more][-1].span[1]
        whole = attrs.evolve(first, span=span, text=self.reading.text[slice(*span)])
        if first.part is Part.INSTRUMENT and first.index is not None:
            cited = self.reading.instruments[first.index]
            return self.directly(whole, (cited.text or cited.number, None))
        return Mark(whole.text, State.UNCHECKED, _DEADLINE, span)


def _table(one: Joined, number: int, ledger: _Ledger) -> Iterator[Mark]:
    """The figures of a grid, row by row."""
    roles = _roles(one.recognised)
    labels = {line.row: line.label for line in one.recognised.lines} if one.recognised else {}
    names = [table.title for table in one.tables]
    for row, texts in enumerate(one.grid.rows):
        for column, text in enumerate(texts):
            if not _DIGITS.search(text):
                continue
            cell = number, row, column
            if one.recognised is None:
                yield Mark(text, State.NOT_UNDERSTOOD, _CELL, cell=cell)
            elif row not in labels or roles.get(column) == "":
                yield Mark(text, State.PASSED_OVER, _LABEL, cell=cell)
            else:
                found = [ledger.cells.get((name, labels[row], roles.get(column, ""))) for name in names]
                yield _in_table(text, cell, [judged for judged in found if judged], ledger)


def _roles(recognised: Recognised | None) -> dict[int, str]:
    """The role of every column by its place; empty for a column of labels."""
    if recognised is None:
        return {}
    return {h.index: "" if h.column.kind is Kind.LABEL else h.column.role for h in recognised.headings}


def _in_table(text: str, cell: tuple[int, int, int], found: list[Judged], ledger: _Ledger) -> Mark:
    states = {_STATES[judged.verdict] for judged in found}
    state = next((state for state in _WORST if state in states), State.NOT_UNDERSTOOD)
    why = {State.UNCHECKED: _UNCHECKED, State.NOT_UNDERSTOOD: _CELL}.get(state)
    numbers = (ledger.findings.get(judged.where) for judged in found)
    return Mark(text, state, why, cell=cell, finding=next((n for n in numbers if n), None))
