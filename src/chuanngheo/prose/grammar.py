"""Patterns over the chunks of one sentence: which statement begins where, and of which group, place and time."""

import re
from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.groups import GROUPS
from chuanngheo.prose.drafts import Draft, Spot
from chuanngheo.prose.lexer import ALL, KINDS, NAME, Chunk, chunks, flow_of
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.patterns import PATTERNS, Pattern
from chuanngheo.prose.reading import Question
from chuanngheo.statements import Ranked

FIGURES = frozenset({"counted", "number", "percent", "percent-of", "money", "amount", "fraction"})
"""The kinds of chunks that are figures."""



@attrs.define
class Parsed:
    """A sentence, its chunks, and the statements found in it; ``used`` are the chunks that stand in one."""

    sentence: Sentence
    number: int
    chunks: tuple[Chunk, ...]
    drafts: list[Draft] = attrs.field(factory=list[Draft])
    used: set[int] = attrs.field(factory=set[int])

    @property
    def left(self) -> list[int]:
        """The figures that no statement took."""
        return [n for n, c in enumerate(self.chunks) if c.kind in FIGURES and n not in self.used]


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
        parsed.drafts.append(draft)
        at = end
    return parsed


def _first(parsed: Parsed, signs: str, at: int, topic: str) -> "tuple[Draft, int] | None":
    for pattern in PATTERNS:
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
    named = {c.group for c in inside if c.group and c.kind != "over" and c not in rates}
    named = named or {c.group for c in inside if c.group}
    over = [c for c in inside if c.kind == "over"]
    if pattern.kind == "count" and len(named - {"households"}) == 2 and "of" not in bound:  # noqa: PLR2004 # of a group
        named.discard("households")
    figures = [(field, n) for field, ns in bound.items() if field not in ("", "-") for n in ns]
    for field, n in figures:
        chunk = parsed.chunks[n]
        draft.spots.append(Spot(chunk.start, _figure_end(chunk), field))
    makers = {"count": _count, "target": _target, "change": _change, "flow": _flow, "rank": _rank, "band": _band,
        "threshold": _threshold, "goal": _goal}  # fmt: skip
    context = _Context(parsed, pattern, bound, first, past, line, named, over, topic)
    return draft if makers[pattern.kind](draft, context) else None


def _figure_end(chunk: Chunk) -> int:
    return chunk.start + len(chunk.figure)


@attrs.frozen
class _Context:
    """A match and the sentence around it."""

    parsed: Parsed
    pattern: Pattern
    bound: "dict[str, list[int]]"
    first: int
    past: int
    line: str
    named: set[str]
    over: list[Chunk]
    topic: str

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        return self.parsed.chunks

    def chunk(self, field: str) -> Chunk | None:
        ns = self.bound.get(field)
        return self.chunks[ns[0]] if ns else None

    def figures(self, draft: Draft) -> None:
        for field in self.bound:
            chunk = self.chunk(field)
            if field not in ("", "-") and chunk is not None:
                draft.figure(field, chunk.figure)

    def before(self) -> Sequence[Chunk]:
        return self.chunks[: self.first]

    def group(self) -> str:
        """The group named in the match, or the one spoken of: the sentence's own where a new place begins."""
        if self.named:
            return next(iter(self.named)) if len(self.named) == 1 else ""
        clause = next((n for n in reversed(range(self.first)) if self.chunks[n].kind == "semicolon"), 0)
        if any(c.kind == "other-rate" for c in self.chunks[clause : self.past]):
            return ""
        spoken = [n for n in range(self.first) if self.chunks[n].group and flow_of(self.chunks[n].group) is None
                  and self.chunks[n].group not in ALL]  # fmt: skip
        if not spoken:
            return self.topic
        since = self.chunks[spoken[-1] : self.past]
        if any(c.text.lower() in _SERVED for c in since) and not any(c.kind == "comma" for c in since):
            return ""  # "tỷ lệ hộ nghèo được … đạt 80%" is no rate of the poor
        fresh = any(c.kind == "place" for c in since) and not any(c.kind == "semicolon" for c in self.chunks[: self.first])
        return self.chunks[spoken[0] if fresh else spoken[-1]].group

    def place(self) -> str:
        """The place of the match: in it, right behind it, or the last one before it."""
        last = max(ns[-1] for field, ns in self.bound.items() if field not in ("", "-"))
        inside = [c for c in self.chunks[self.first : last + 1] if c.kind == "place"]
        if inside:
            return inside[-1].place
        behind = self.chunks[self.past : self.past + 2]
        if behind and behind[0].kind == "light" and behind[0].text.lower() in _AT:
            behind = behind[1:]
        elif behind and not _LOCATIVE.match(behind[0].text):
            behind = ()
        if behind and behind[0].kind == "place":
            return behind[0].place
        earlier = [n for n in range(self.first) if self.chunks[n].kind == "place" and not self._taken(n)]
        return self.chunks[earlier[-1]].place if earlier else ""

    def _taken(self, n: int) -> bool:
        """Whether a place before the match belongs to the figure before it: "453 hộ ở xã …"."""
        place, before = self.chunks[n], self.chunks[n - 1] if n else None
        if before is not None and before.kind == "light" and before.text.lower() in _AT and n > 1:
            before = self.chunks[n - 2]
        elif not _LOCATIVE.match(place.text):
            return False
        return before is not None and before.kind in FIGURES

    def when(self, field: str = "") -> str:
        """The time of the match, or of one figure of it: in it, right behind it, or the last one before it."""
        if field:
            n = self.bound[field][-1]
            behind = self.chunks[n + 1 : n + 4]
            return next((c.when for c in _till_figure(behind) if c.kind == "time"), "")
        inside = [c for c in self.chunks[self.first : self.past] if c.kind == "time" and c.when]
        if inside:
            return inside[-1].when
        behind = [c for c in _till_figure(self.chunks[self.past : self.past + 3]) if c.kind not in ("light", "open")]
        if behind and behind[0].kind == "time" and behind[0].when:
            return behind[0].when
        earlier = [c.when for c in self.before() if c.kind == "time" and c.when]
        return earlier[-1] if earlier else ""

    def compared(self) -> str:
        near = self.chunks[self.first : self.past + 3]
        return next((c.when for c in near if c.kind == "compared"), "")


_SERVED = frozenset({"được", "tham", "tiếp", "sử", "hưởng", "vay", "hỗ", "cấp"})
_AT = frozenset({"ở", "tại", "thuộc", "trên địa bàn", "khu vực"})
_LOCATIVE = re.compile(r"(?:ở|tại|của|trên\ địa\ bàn|trong|thuộc)\ ", re.IGNORECASE | re.VERBOSE)


def _till_figure(some: Sequence[Chunk]) -> Iterator[Chunk]:
    for chunk in some:
        if chunk.kind in FIGURES or chunk.kind in ("semicolon", "comma", "down", "up", "remain"):
            return
        yield chunk


def _count(draft: Draft, seen: _Context) -> bool:
    group = draft.get("group") or seen.group()
    flow = flow_of(group)
    if flow:
        count = seen.chunk("count")
        if count is None or "rate" in seen.bound:
            return False
        draft.kind = "flow"
        draft.fields = {"group": flow[0]}
        draft.figure(flow[1], count.figure)
        draft.spots = [Spot(s.start, s.end, flow[1]) for s in draft.spots]
        draft.fields |= {"place": seen.place(), "when": seen.when()}
        return True
    count = seen.chunk("count")
    if group not in GROUPS or len(seen.named) > 1 or (group in ALL and "rate" in seen.bound):
        return False
    seen.figures(draft)
    if count is not None and count.of:
        own, _, whole = count.figure.partition("/")
        draft.figure("count", own.strip())
        draft.figure("total", whole.strip())
    draft.fields["group"] = group
    _over(draft, seen, group)
    draft.remains = any(c.kind == "remain" for c in seen.chunks[seen.first : seen.past])
    draft.fields |= {"place": seen.place(), "when": seen.when()}
    return True


def _over(draft: Draft, seen: _Context, group: str) -> None:
    """What the rate is over, where it is printed; a doubt where several bases are usual."""
    if "rate" not in seen.bound:
        return
    rate = seen.chunk("rate")
    base = ""
    if rate is not None and rate.kind == "percent-of" and seen.chunk("count") is not None:
        base = rate.group
    elif seen.over and seen.chunks[seen.past - 1].kind == "over":
        base = seen.over[-1].group
    if base and base != GROUPS[group].base:
        draft.fields["of"] = base
    elif not base and len(GROUPS[group].within) > 1:
        draft.doubts.append((Question.DENOMINATOR, (*GROUPS[group].within, "households")))
    elif not base and group in GROUPS and GROUPS[group].within == ("poor",):
        draft.doubts.append((Question.DENOMINATOR, ("poor", "households")))


def _target(draft: Draft, seen: _Context) -> bool:
    group = seen.group()
    if not group or group not in GROUPS or group == "households":
        return False
    if any(c.kind == "up" for c in seen.chunks[seen.first : seen.past]):
        return _rise(draft, seen, group)
    seen.figures(draft)
    points = seen.chunk("points")
    if points is not None and _is_all(points, seen):
        draft.fields["relative"] = draft.fields.pop("points")
        for spot in draft.spots:
            spot.field = "relative" if spot.field == "points" else spot.field
    yearly = any(c.kind == "yearly" for c in seen.chunks[seen.first : seen.past])
    # "mỗi năm giảm": the word may stand just before
    before = [c for c in seen.before()][-4:]
    yearly = yearly or any(c.kind == "yearly" for c in _back(before)) or (points is not None and points.figure.replace(" ", "").endswith("/năm"))
    draft.fields |= {"group": group, "place": seen.place(), "when": seen.when()}
    if yearly:
        draft.fields["per_year"] = True
    if base := seen.compared():
        draft.fields["base_when"] = base
    return True


def _back(before: Sequence[Chunk]) -> Iterator[Chunk]:
    for chunk in reversed(before):
        if chunk.kind in ("semicolon", *FIGURES):
            return
        yield chunk


def _is_all(points: Chunk, seen: _Context) -> bool:
    """All of a group, or a share of a narrow one: "giảm 100% hộ nghèo …" is no number of points."""
    return points.figure.replace(" ", "") == "100%"


def _rise(draft: Draft, seen: _Context, group: str) -> bool:
    draft.kind = "change"
    names = {"points": "by_points", "households": "by"}
    draft.fields = {"group": group}
    for field, other in names.items():
        chunk = seen.chunk(field)
        if chunk is not None:
            draft.figure(other, chunk.figure)
    for spot in draft.spots:
        spot.field = names.get(spot.field, spot.field)
    draft.fields |= {"place": seen.place(), "when": seen.when(), "since": seen.compared()}
    return True


def _change(draft: Draft, seen: _Context) -> bool:
    group = seen.group()
    if not group or group not in GROUPS:
        return False
    seen.figures(draft)
    first = "before_rate" if "before_rate" in seen.bound else "before"
    last = "after_rate" if first == "before_rate" else "after"
    draft.fields |= {"group": group, "place": seen.place(), "since": seen.when(first), "when": seen.when(last)}
    if not draft.get("since") and not draft.get("when"):
        years = [c.when for c in seen.before() if c.kind == "time" and c.when]
        if len(years) > 1:
            draft.fields |= {"since": years[-2], "when": years[-1]}
        elif years:
            draft.fields["when"] = years[-1]
    return True


def _flow(draft: Draft, seen: _Context) -> bool:
    near = any("cận" in c.text.lower() for c in seen.chunks[seen.first : seen.past])
    group = "near_poor" if near else "poor"
    seen.figures(draft)
    draft.fields |= {"group": group, "place": seen.place(), "when": seen.when()}
    return True


_PLACE_NAME = re.compile(NAME)


def _rank(draft: Draft, seen: _Context) -> bool:
    group = seen.group()
    at = next(c.end for c in seen.chunks[seen.first : seen.past] if c.kind in ("highest", "lowest"))
    ranked: list[Ranked] = []
    for n in seen.bound["rate"]:
        chunk = seen.chunks[n]
        names = _PLACE_NAME.findall(seen.line[at : chunk.start])
        if not names:
            return False
        ranked.append(Ranked(names[-1], rate=chunk.figure))
        at = chunk.end
    draft.fields |= {"role": f"{group}_rate", "places": tuple(ranked), "when": seen.when(), "place": ""}
    draft.spots = [Spot(s.start, s.end, f"places[{n}].rate") for n, s in enumerate(draft.spots)]
    return bool(group)


_BELOW = re.compile(r"dưới|chưa\ đến|<", re.IGNORECASE | re.VERBOSE)
_ABOVE = re.compile(r"trên|hơn|>", re.IGNORECASE | re.VERBOSE)


def _bound(text: str, field: str) -> tuple[str, str]:
    """Which bound a printed figure is, and the figure without the word that says so."""
    if _BELOW.match(text):
        return "below", _BELOW.sub("", text, count=1).strip()
    if _ABOVE.match(text):
        return "above", _ABOVE.sub("", text, count=1).strip()
    return ("upto", text) if field in ("below", "upto") else ("least", text)


def _band(draft: Draft, seen: _Context) -> bool:
    units, group = seen.chunk("units"), seen.group()
    if units is None or units.unit not in ("xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "bản", "tỉnh") or not group:
        return False
    draft.figure("units", units.figure)
    for spot in draft.spots:
        chunk = seen.chunk(spot.field) if spot.field in ("least", "below") else None
        if chunk is not None:
            spot.field, text = _bound(chunk.figure, spot.field)
            draft.figure(spot.field, text)
    names = _names(seen, units.unit)
    draft.fields |= {"role": f"{group}_rate", "unit": units.unit, "when": seen.when(), "place": "", "names": names}
    if names:
        draft.end = max(draft.end, next(c.end for c in reversed(seen.chunks[: _names_end(seen)]) if c.kind == "place"))
    return True


def _names_end(seen: _Context) -> int:
    end = seen.past
    while end < len(seen.chunks) and seen.chunks[end].kind in ("light", "place", "comma", "colon", "open", "close"):
        end += 1
    return end


def _names(seen: _Context, unit: str) -> tuple[str, ...]:
    """The units named right behind the band: "là xã An Đức, huyện Ba Tri và xã An Nhơn"."""
    behind = seen.chunks[seen.past : _names_end(seen)]
    if not behind or behind[0].kind not in ("light", "colon", "open"):
        return ()
    return tuple(c.place for c in behind if c.kind == "place" and c.text.lower().startswith(unit))


_AREAS = {"khu vực nông thôn": "rural", "khu vực thành thị": "urban"}
_CATEGORIES = {"poor": "poor", "near_poor": "near-poor", "average": "average"}


def _threshold(draft: Draft, seen: _Context) -> bool:
    group = next((c.group for c in reversed(seen.before()) if c.group in _CATEGORIES), "") or seen.topic
    area = _area(seen)
    money = seen.chunk("upto")
    if group not in _CATEGORIES or not area or money is None or "/" not in money.figure:
        return False
    seen.figures(draft)
    for field in ("least", "upto"):
        chunk = seen.chunk(field)
        if chunk is not None:
            text = re.sub(r"\s*trở\s+(?:lên|xuống)$", "", chunk.figure)
            name, text = _bound(text, field)
            draft.fields.pop(field)
            draft.figure("upto" if name == "below" else name, text)
            for spot in draft.spots:
                spot.field = name if spot.field == field else spot.field
    draft.fields |= {"category": _CATEGORIES[group], "area": area, "place": "", "when": ""}
    return True


def _area(seen: _Context) -> str:
    """The area of a line: behind it up to the next amount, or the one before it."""
    for chunk in seen.chunks[seen.past : seen.past + 4]:
        if chunk.kind in ("money", "semicolon"):
            break
        if chunk.place in _AREAS:
            return _AREAS[chunk.place]
    for chunk in reversed(seen.before()):
        if chunk.kind == "money":
            break
        if chunk.place in _AREAS:
            return _AREAS[chunk.place]
    return ""


def _goal(draft: Draft, seen: _Context) -> bool:
    amount = seen.chunk("amount")
    if amount is None or amount.unit in _PLACES:
        return False
    draft.figure("amount", amount.figure)
    if (yearly := seen.chunk("per_year")) is not None:
        draft.figure("per_year", yearly.figure)
    if "parts" in seen.bound:
        parts = [seen.chunks[n] for n in seen.bound["parts"]]
        if len(parts) < 2:  # noqa: PLR2004 # one part is no partition
            return False
        draft.fields["parts"] = tuple(part.figure for part in parts)
    behind = seen.line[amount.start + len(amount.figure) :].strip()
    draft.fields["what"] = " ".join(re.split(r"[,;:.(]", behind)[0].split()[:12]) or amount.unit
    draft.fields["amount"] = amount.figure  # it prints its own unit
    return True


_PLACES = frozenset({"xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "bản", "tỉnh", "khu phố"})
