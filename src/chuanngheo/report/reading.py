"""A foreign document as it was read: each of its figures marked, and all of them counted.

What holds, what contradicts, what nothing could be held against, and what was not understood: so that
silence is never mistaken for approval.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

import attrs

from chuanngheo.consistency import Message
from chuanngheo.documents import Mark, Paragraph, Placed, Read, State
from chuanngheo.documents.joined import Joined
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.prose import Doubt
from chuanngheo.report.marked import clear
from chuanngheo.report.page import audit_fragment, whole_page
from chuanngheo.report.plain import audit_dict
from chuanngheo.report.text import audit_text

_STYLE = """
.cn-doc { white-space: pre-line; } .cn-doc table { white-space: normal; margin: 1rem 0; }
.cn-doc .holds { border-bottom: 2px solid #1b5e20; } .cn-doc .unchecked { border-bottom: 2px dotted #444; }
.cn-doc .not-understood { border-bottom: 2px dashed #8a4b00; } .cn-doc sup { font-size: .7em; }
""".strip()

_SIGNS = {State.HOLDS: "✓", State.UNCHECKED: "?", State.NOT_UNDERSTOOD: "??"}
"""The sign behind a figure; a broken one has the number of its finding."""
_CLASSES = {State.HOLDS: "holds", State.UNCHECKED: "unchecked", State.NOT_UNDERSTOOD: "not-understood"}

_NAMED = 20
"""So many of the figures that were not understood are quoted in the text."""
_SHOWN = 60
"""Characters of a sentence that is quoted for what it leaves open."""
_AROUND = 40
"""Characters before and behind a figure that is quoted."""


def reading_text(read: Read, lang: str = "vi") -> str:
    """The audit as an officer reads it, then what was left open, and every figure accounted for.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo.documents import read
    >>> reading_text(read("docs/examples/annex.csv"), "en").splitlines()[0]
    'annex.csv'
    """
    parts = [audit_text(read.audit, lang), "\n".join(_open(read, lang)), _counted(read, lang)]
    return "\n\n".join(filter(None, parts))


def _open(read: Read, lang: str) -> Iterator[str]:
    """What the file did not give, what the prose leaves open, what was not understood."""
    vi = vietnamese(lang)
    for notice in read.notices:
        yield f"! {clear(notice.message.text(lang))}"
    if doubts := read.reading.doubts:
        yield (
            "Chưa chắc (không kết luận, không đoán):"
            if vi
            else "Not settled (nothing is concluded or guessed):"
        )
        for question, own in groupby(sorted(doubts, key=_question), key=lambda doubt: doubt.question):
            quoted = list(dict.fromkeys(_doubt(doubt) for doubt in own))
            yield f"  - {question.text(lang)}: {'; '.join(quoted)}"
    unread = [mark for mark in read.marks if mark.state is State.NOT_UNDERSTOOD]
    if unread:
        yield "Số chưa hiểu:" if vi else "Figures not understood:"
        yield from (f"  - {_quoted(read, mark, lang)}" for mark in unread[:_NAMED])
        yield from ["  - …"] * (len(unread) > _NAMED)


def _question(doubt: Doubt) -> str:
    return doubt.question.value


def _doubt(doubt: Doubt) -> str:
    readings = f" ({' / '.join(doubt.readings)})" if doubt.readings else ""
    text = doubt.text if len(doubt.text) <= _SHOWN else f"{doubt.text[:_SHOWN]}…"
    return f"«{clear(text)}»{readings}"


def _quoted(read: Read, mark: Mark, lang: str) -> str:
    """A figure with the words around it and its place."""
    if mark.span is None:
        number = mark.cell[0] if mark.cell else 0
        return clear(f"{_title(read.tables[number], number)}: {mark.text}")
    start, end = mark.span
    text = " ".join(read.extracted.text[max(0, start - _AROUND) : end + _AROUND].split())
    place = read.extracted.place(start)
    return clear(f"{place.text(lang) + ': ' if place else ''}…{text}…")


def _title(one: Joined, number: int) -> str:
    return one.grid.title or one.grid.where or f"{number + 1}"


def _counted(read: Read, lang: str) -> str:
    """One sentence in which every figure of the document stands."""
    seen = read.coverage
    of = {state: f"{seen[state]} {state.text(lang)}" for state in State}
    figures = sum(seen.values()) - seen[State.PASSED_OVER]
    stated = ", ".join(of[state] for state in State if state is not State.PASSED_OVER)
    if vietnamese(lang):
        return (
            f"Trong văn bản có {figures} số liệu: {stated}."
            f" Ngoài ra {seen[State.PASSED_OVER]} số là ngày tháng, số hiệu, số mục, tiêu đề."
        )
    return (
        f"The document prints {figures} figures: {stated}."
        f" Besides, {seen[State.PASSED_OVER]} numbers are dates, numbers of instruments or headings."
    )


def reading_dict(read: Read) -> dict[str, object]:
    """The audit as plain values, with ``reading``: notices, doubts, every figure, and their counts.

    >>> from chuanngheo.documents import read
    >>> found = reading_dict(read("docs/examples/annex.csv"))
    >>> found["schema"], "reading" in found
    ('chuanngheo-audit-1', True)
    """
    recognised = [one.recognised for one in read.tables if one.recognised]
    return audit_dict(read.audit, recognised) | {
        "reading": {
            "figures": {state.value: count for state, count in read.coverage.items()},
            "notices": [{"kind": n.kind, "message": _both(n.message)} for n in read.notices],
            "doubts": [
                {
                    "question": d.question.value,
                    "readings": list(d.readings),
                    "text": d.text,
                    "span": list(d.span),
                }
                for d in read.reading.doubts
            ],
            "marks": [_mark(mark) for mark in read.marks],
        }
    }


def _both(message: Message) -> dict[str, str]:
    return {"vi": message.vi, "en": message.en}


def _mark(mark: Mark) -> dict[str, object]:
    values = {**attrs.asdict(mark), "state": mark.state.value, "why": mark.why and _both(mark.why)}
    return {key: value for key, value in values.items() if value is not None}


def reading_html(read: Read, lang: str = "vi") -> str:
    """The audit as a web page, and under it the document itself with each figure marked.

    The page needs nothing else and runs nothing; a mark is a sign with words for those who do not see it,
    never a colour alone.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo.documents import read
    >>> reading_html(read("docs/examples/annex.csv"), "en")[:15]
    '<!DOCTYPE html>'
    """
    recognised = [one.recognised for one in read.tables if one.recognised]
    heading = phrase(lang, "Văn bản", "The document")
    notes = "".join(f"<li>{escape(line)}</li>" for line in _open(read, lang))
    body = (
        f"{audit_fragment(read.audit, lang, recognised)}\n<style>\n{_STYLE}\n</style>\n"
        f'<section class="cn cn-doc" lang="{lang}">\n<h2>{heading}</h2>\n'
        f"<p>{escape(_counted(read, lang))}</p>\n"
        f"{_legend(lang)}\n{f'<ul>{notes}</ul>' if notes else ''}\n{''.join(_blocks(read, lang))}</section>"
    )
    return whole_page(read.document.title, body, lang)


def _legend(lang: str) -> str:
    signs = [f"{sign} {state.text(lang)}" for state, sign in _SIGNS.items()]
    return f"<p>{'; '.join((*signs, f'[1] {State.BROKEN.text(lang)}'))}</p>"


def _blocks(read: Read, lang: str) -> Iterator[str]:
    """Paragraphs and tables in the order of the document."""
    prose = iter([mark for mark in read.marks if mark.span is not None])
    cells = {mark.cell: mark for mark in read.marks if mark.cell is not None}
    pending = next(prose, None)
    for block in _in_order(read):
        if isinstance(block, Paragraph):
            own: list[Mark] = []
            while pending is not None and pending.span is not None and pending.span[0] < block.end:
                own.append(pending)
                pending = next(prose, None)
            yield f"<p>{_paragraph(read.extracted.text, block, own, lang)}</p>\n"
        else:
            yield _table(block[1], block[0], cells, lang)


def _in_order(read: Read) -> Iterator[Paragraph | tuple[int, Joined]]:
    """What stands where; a table after the paragraph that ends where it stood."""
    placed: list[Placed] = list(read.extracted.tables)
    number = 0
    for paragraph in read.extracted.paragraphs:
        while number < len(placed) and placed[number].at <= paragraph.start:
            yield number, read.tables[number]
            number += 1
        yield paragraph
    yield from ((rest, read.tables[rest]) for rest in range(number, len(placed)))


def _paragraph(text: str, paragraph: Paragraph, marks: Iterable[Mark], lang: str) -> str:
    pieces: list[str] = []
    at = paragraph.start
    for mark in marks:
        start, end = mark.span or (at, at)
        pieces.append(_safe(text[at:start]))
        pieces.append(_marked(text[max(at, start) : end], mark, lang))
        at = max(at, end)
    return "".join((*pieces, _safe(text[at : paragraph.end])))


def _safe(text: str) -> str:
    return escape(clear(text))


def _marked(text: str, mark: Mark | None, lang: str) -> str:
    """A figure with its sign."""
    if mark is None or mark.state is State.PASSED_OVER:
        return _safe(text)
    word = mark.state.text(lang)
    if mark.state is State.BROKEN:
        number = mark.finding or ""
        link = f'<a href="#cn-{number}" aria-label="{word} {number}">[{number}]</a>'
        return f'<strong class="wrong">{_safe(text)}{link}</strong>'
    title = f"{word}: {mark.why.text(lang)}" if mark.why else word
    sign = f'<sup role="img" aria-label="{escape(title)}" title="{escape(title)}">{_SIGNS[mark.state]}</sup>'
    return f'<span class="{_CLASSES[mark.state]}">{_safe(text)}{sign}</span>'


def _table(one: Joined, number: int, marks: dict[tuple[int, int, int], Mark], lang: str) -> str:
    """A grid as it stood, merged cells and all."""
    grid = one.grid
    covered = {
        (r, c)
        for (row, column), (down, across) in grid.spans.items()
        for r in range(row, row + down)
        for c in range(column, column + across)
    } - set(grid.spans)
    rows: list[str] = []
    for row, texts in enumerate(grid.rows):
        cells = [
            f"<td{_spanned(grid.spans.get((row, column), (1, 1)))}>"
            f"{_marked(text, marks.get((number, row, column)), lang)}</td>"
            for column, text in enumerate(texts)
            if (row, column) not in covered
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    name = _safe(_title(one, number))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{name}"><table>'
        f"<caption>{name}</caption>\n{chr(10).join(rows)}\n</table></div>\n"
    )


def _spanned(span: tuple[int, int]) -> str:
    down, across = span
    return (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
