"""Patterns over the chunks of one sentence: which statement begins where."""

import re
from collections.abc import Callable

from chuanngheo.prose import counted, ranked
from chuanngheo.prose.chunk import KINDS, Chunk
from chuanngheo.prose.context import Parsed, Seen
from chuanngheo.prose.drafts import Draft, Spot
from chuanngheo.prose.lexer import chunks
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.patterns import BEGINNING, Pattern

MAKERS: dict[str, Callable[[Draft, Seen], bool]] = {
    "count": counted.count, "target": counted.target, "change": counted.change, "flow": counted.flow,
    "rank": ranked.rank, "band": ranked.band, "threshold": ranked.threshold, "goal": ranked.goal, "path": counted.path,
}  # fmt: skip
"""What fills in a statement of each kind; false where the match is none after all."""


def parse(sentence: Sentence, number: int, topic: str = "") -> Parsed:
    """The statements of a sentence; ``topic`` is the group that the paragraph speaks of."""
    parsed = Parsed(sentence, number, chunks(sentence.line, len(sentence.bullet)))
    signs = "".join(KINDS[c.kind] for c in parsed.chunks)
    at = 0
    while at < len(signs):
        found = _first(parsed, signs, at, topic)
        if found is None:
            at += 1
            continue
        draft, end = found
        parsed.drafts += [draft, *draft.beside]
        while more := _coordinate(parsed, signs, at, end, topic):
            parsed.drafts.append(more[0])
            end = more[1]
        at = end
    return parsed


_VERBS = "".join(KINDS[k] for k in ("down", "up", "remain", "arise", "relapse", "escape"))
_JOINED = re.compile(
    f"(?:{KINDS['comma']}|{KINDS['light']}){{1,2}}(?=[{KINDS['counted']}{KINDS['percent-of']}{KINDS['percent']}])"
)


def _coordinate(parsed: Parsed, signs: str, at: int, end: int, topic: str) -> "tuple[Draft, int] | None":
    """«giảm 350 hộ nghèo, 200 hộ cận nghèo»: what follows a verb's figure, joined to it, has the same verb."""
    verb = next((sign for sign in signs[at:end] if sign in _VERBS), "")
    joined = _JOINED.match(signs, end)
    if not verb or not joined or parsed.drafts[-1].kind not in ("target", "flow", "count"):
        return None
    if _COUNTED.match(signs, joined.end()):
        return None  # a count with its own rate stands for itself
    said = signs[: joined.end() - 1] + verb + signs[joined.end() :]
    found = _first(parsed, said, joined.end() - 1, topic)
    alike = found is not None and found[0].kind == parsed.drafts[-1].kind
    return found if alike else None


_COUNTED = re.compile(f"{KINDS['counted']}{KINDS['comma']}?(?:{KINDS['share']}|[(]){KINDS['percent']}")


def _first(parsed: Parsed, signs: str, at: int, topic: str) -> "tuple[Draft, int] | None":
    for pattern in BEGINNING[signs[at]]:
        bound = pattern.match(signs, at)
        draft = _draft(parsed, pattern, bound, topic) if bound else None
        if draft is not None and bound is not None:
            parsed.used.update(n for field, ns in bound.items() if field not in ("", "-") for n in ns)
            return draft, bound[""][1]
    return None


def _draft(parsed: Parsed, pattern: Pattern, bound: "dict[str, list[int]]", topic: str) -> Draft | None:
    first, past = bound[""]
    inside = parsed.chunks[first:past]
    line = parsed.sentence.line
    draft = Draft(
        pattern.kind, parsed.sentence, parsed.number, inside[0].start, inside[-1].end, dict(pattern.given)
    )
    rates = {parsed.chunks[n] for n in bound.get("rate", ())}
    begun = next((c.start for c in inside if c.figure), inside[-1].end)
    subjects = [c for c in inside if c.group and (c.kind != "over" or c.start < begun) and c not in rates]
    if "persons" in bound:  # counted beside the households, of the same group
        subjects = [c for c in subjects if c is not parsed.chunks[bound["persons"][0]]]
    named = {c.group for c in subjects} or {c.group for c in inside if c.group}
    over = [c for c in inside if c.kind == "over"]
    figures = [(field, n) for field, ns in bound.items() if field not in ("", "-") for n in ns]
    for field, n in figures:
        chunk = parsed.chunks[n]
        draft.spots.append(Spot(chunk.start, _figure_end(chunk), field))
    context = Seen(parsed, pattern, bound, first, past, line, named, over, topic)
    return draft if MAKERS[pattern.kind](draft, context) else None


def _figure_end(chunk: Chunk) -> int:
    return chunk.start + len(chunk.figure)
