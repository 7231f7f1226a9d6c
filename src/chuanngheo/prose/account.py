"""Every figure of a text and what became of it, so that silence is never mistaken for approval."""

import re
from collections.abc import Iterable, Iterator

import attrs

from chuanngheo.prose.context import Parsed
from chuanngheo.prose.drafts import Draft
from chuanngheo.prose.header import numbers_of_head
from chuanngheo.prose.page import Page, Sentence
from chuanngheo.prose.reading import Header, Part, PassedOver, Span, Status, Token
from chuanngheo.statements import Cited, Deadline

_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
Where = tuple[int, int, int]
"""A sentence, and where in its line."""


@attrs.frozen
class _Mark:
    """A stretch of a line and what it was read as."""

    start: int
    end: int
    part: Part | None = None
    index: int | None = None
    field: str = ""
    reason: PassedOver | None = None

    def token(self, span: Span, text: str) -> Token:
        """The figure at ``span`` within it."""
        status = Status.UNDERSTOOD if self.part else Status.PASSED_OVER
        return Token(
            span, text, status, part=self.part, index=self.index, field=self.field, reason=self.reason
        )


def tokens(
    page: Page,
    head: Header,
    *,
    parsed: dict[int, Parsed],
    drafts: list[Draft],
    cited: Iterable[tuple[Cited, list[Where]]],
    due: Iterable[tuple[Deadline, Where]],
) -> Iterator[Token]:
    """Every run of digits, in order, with its status."""
    marks: dict[int, list[_Mark]] = {}
    for index, draft in enumerate(drafts):
        for own in (draft, *_all_of(draft)):
            for spot in own.spots:
                marks.setdefault(own.number, []).append(
                    _Mark(spot.start, spot.end, Part.STATEMENT, index, spot.field)
                )
    for index, (_, places) in enumerate(cited):
        for number, start, end in places:
            marks.setdefault(number, []).append(_Mark(start, end, Part.INSTRUMENT, index))
    for number, start, end in numbers_of_head(page, head):
        marks.setdefault(number, []).append(_Mark(start, end, Part.HEADER, 0))
    for index, (_, (number, start, end)) in enumerate(due):
        marks.setdefault(number, []).extend(_in_deadline(parsed.get(number), start, end, index))
    for number, sentence in enumerate(page.sentences):
        yield from _of(sentence, [*marks.get(number, ()), *_passed(parsed.get(number), sentence)])


def _all_of(draft: Draft) -> Iterator[Draft]:
    for other in draft.also:
        yield other
        yield from _all_of(other)


_TIMED = frozenset({"time", "passed", "period"})


def _in_deadline(one: Parsed | None, start: int, end: int, index: int) -> Iterator[_Mark]:
    """The dates within the words of a deadline."""
    for chunk in one.chunks if one else ():
        if chunk.kind in _TIMED and start <= chunk.start and chunk.end <= end:
            yield _Mark(chunk.start, chunk.end, Part.DEADLINE, index)


def _passed(one: Parsed | None, sentence: Sentence) -> Iterator[_Mark]:
    if sentence.cell:
        yield _Mark(0, len(sentence.line), reason=PassedOver.TABLE)
    if sentence.bullet:
        yield _Mark(0, len(sentence.bullet), reason=PassedOver.HEADING)
    for chunk in one.chunks if one else ():
        if chunk.kind in ("time", "compared"):
            yield _Mark(chunk.start, chunk.end, reason=PassedOver.DATE)
        elif chunk.kind == "period":
            yield _Mark(chunk.start, chunk.end, reason=PassedOver.PERIOD)
        elif chunk.reason is not None:
            yield _Mark(chunk.start, chunk.end, reason=chunk.reason)


def _of(sentence: Sentence, marks: list[_Mark]) -> Iterator[Token]:
    for run in _RUN.finditer(sentence.line):
        span, text = sentence.span(*run.span()), run[0]
        mark = next((m for m in marks if m.start < run.end() and run.start() < m.end), None)
        yield mark.token(span, text) if mark else Token(span, text, Status.NOT_UNDERSTOOD)
