"""Patterns over the chunks of one sentence: which statement begins where, and of which group, place and time."""

import re
from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.groups import GROUPS
from chuanngheo.prose.drafts import UNTOLD, Draft, Spot
from chuanngheo.prose.lexer import ALL, KINDS, NAME, Chunk, chunks, flow_of, printed
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.patterns import BEGINNING, Pattern
from chuanngheo.prose.reading import Question
from chuanngheo.prose.words import NARROWED
from chuanngheo.statements import Ranked

FIGURES = frozenset({"counted", "number", "percent", "percent-of", "money", "amount", "fraction", "achieved"})
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
    """ "giảm 350 hộ nghèo, 200 hộ cận nghèo": what follows a verb's figure, joined to it, has the same verb."""
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
        """The group named in the match, or the one spoken of; empty where that cannot be told."""
        if len(self.named) > 1:
            return ""
        if self.named:
            return self.among(next(iter(self.named)))
        clause = self.clause()
        own = [c for c in clause if c.group and flow_of(c.group) is None]
        if any(c.kind == "other-rate" for c in clause):
            return ""
        if own:
            behind = clause[clause.index(own[-1]) :]
            served = any(c.text.lower() in _SERVED for c in behind)
            return "" if served or own[-1].group in ALL else self.among(own[-1].group)
        return self.spoken() if self.neutral() else ""

    def neutral(self) -> bool:
        """Whether nothing before the match, in its clause, could be what it is said of."""
        said = self.clause()
        return not any(
            c.kind == "other-rate" or (c.group and flow_of(c.group) is None) for c in said
        ) and not any(c.kind in ("word", "sign") and c.text.lower() not in _NEUTRAL for c in said)

    def clause(self) -> tuple[Chunk, ...]:
        """What stands before the match since the last comma, bracket or figure."""
        first = next(
            (
                n + 1
                for n in reversed(range(self.first))
                if self.chunks[n].kind in _CLAUSE or self.chunks[n].figure
            ),
            0,
        )
        return self.chunks[first : self.first]

    def spoken(self, until: int | None = None) -> str:
        """The group named before: the sentence's own where a new place begins, else the last one, else the topic."""
        before = range(self.first if until is None else until)
        if (last := [self.chunks[n].group for n in before if self.chunks[n].group]) and flow_of(last[-1]):
            return ""
        named = [
            n
            for n in before
            if (group := self.chunks[n].group) and flow_of(group) is None and group not in ALL
        ]
        named = [n for n in named if not self.chunks[n].group.startswith("+")]
        if not named:
            return self.topic
        fresh = any(c.kind == "place" for c in self.chunks[named[-1] : self.past])
        parted = any(c.kind == "semicolon" for c in self.chunks[named[-1] : self.first])
        if parted and len({self.chunks[n].group for n in named}) > 1:
            return ""
        return self.chunks[named[0] if fresh and not parted else named[-1]].group

    def among(self, group: str) -> str:
        """A part of the group spoken of: "453 hộ nghèo, trong đó hộ dân tộc thiểu số 101 hộ"."""
        inside = next(
            (n for n in range(self.past) if self.chunks[n].group == group and n >= self.first - 3), self.first
        )
        if group.startswith("+"):
            return NARROWED.get((self.spoken(inside) or "poor", group[1:]), "")
        before = [
            c for c in self.chunks[max(0, inside - 3) : inside] if c.kind not in ("light", "comma", "colon")
        ]
        if group == "minority_households" and before and before[-1].kind == "among":
            return NARROWED.get((self.spoken(inside), "minority"), group)
        return group

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
        behind = [
            c for c in _till_figure(self.chunks[self.past : self.past + 3]) if c.kind not in ("light", "open")
        ]
        if behind and behind[0].kind == "time" and behind[0].when:
            return behind[0].when
        earlier = [c.when for c in self.before() if c.kind == "time" and c.when]
        return earlier[-1] if earlier else ""

    def compared(self) -> str:
        near = self.chunks[self.first : self.past + 3]
        return next((c.when for c in near if c.kind == "compared"), "")


_CLAUSE = frozenset({"comma", "semicolon", "open", "close", "among"})
_NEUTRAL = frozenset(
    "kết quả thực hiện vượt kế hoạch qua rà soát đã sẽ tiếp tục trong cuối kỳ đạt cũng đó theo như sau toàn nay bằng năm"
    " tăng thêm ước tổng khoảng so".split()
)
"""Words that name no other subject: what a group said before may be said of goes on behind them."""

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
    if not group and count is not None and "rate" in seen.bound and not seen.named:
        group = f"{UNTOLD}{seen.parsed.number}.{seen.first}"
        draft.doubts.append((Question.GROUP, ("poor", "near_poor", "multidimensional")))
        if "total" not in seen.bound and not count.of and not seen.over:
            draft.fields["of"] = f"{group} of"
    elif group not in GROUPS or (group in ALL and "rate" in seen.bound):
        return False
    if count is not None and count.unit in _PERSONS:
        group = _OF_PERSONS.get(group, group)
        if GROUPS.get(group, GROUPS["poor"]).unit != "khẩu":
            return False
    rate, total = seen.chunk("rate"), seen.chunk("total")
    if (rate is not None and _above_all(rate)) or (
        total is not None and count is not None and total.unit != count.unit
    ):
        return False
    if seen.pattern.form == _RATE_ALONE and not _may_rate_alone(seen):
        return False
    if _is_criterion(seen):
        return False
    if group in ALL and seen.past < len(seen.chunks) and seen.chunks[seen.past].kind == "word":
        return False  # "100 hộ dân được …" are not all households
    if seen.pattern.form == _ALONE and not _may_stand_alone(seen, count, group):
        return False
    if seen.pattern.given and any(c.group and c.group not in ALL for c in seen.before()):
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


_CRITERION = re.compile(r"có\s.*(?<![^\W_])(?:trên|dưới|hơn|từ|không quá)(?![^\W_])", re.IGNORECASE)


def _is_criterion(seen: _Context) -> bool:
    """ "Các xã có tỷ lệ hộ nghèo trên 20%" names the communes meant, not the rate of a place."""
    first = seen.chunks[seen.first]
    return (
        first.kind == "rate-of"
        and _CRITERION.match(seen.line[first.start : seen.chunks[seen.past - 1].end]) is not None
    )


_ALONE = "count=number"
_RATE_ALONE = "rate=percent"


def _may_rate_alone(seen: _Context) -> bool:
    """A bare rate is the group's in another place, where the sentence has just given its rate in one."""
    before = seen.before()
    placed = any(c.kind == "place" for c in seen.clause())
    return (
        placed and any(c.kind == "rate-of" for c in before) and not any(c.kind == "semicolon" for c in before)
    )


def _may_stand_alone(seen: _Context, count: Chunk | None, group: str) -> bool:
    """A bare number is counted with the group before it only as persons, or as households of another place."""
    placed = any(c.kind == "place" for c in seen.clause())
    if count is None or not group:
        return False
    return count.unit in _PERSONS or (count.unit == "hộ" and placed)


_PERSONS = ("khẩu", "nhân khẩu")
_OF_PERSONS = {"poor": "poor_persons", "near_poor": "near_poor_persons", "households": "persons"}


def _above_all(rate: Chunk) -> bool:
    """More than all of a group: how far a plan was fulfilled, no rate of households."""
    read = printed(rate.figure, "%").figure
    return read is not None and read.exact > 100  # noqa: PLR2004 # percent


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
    base = "" if base == group else base
    if base and (group not in GROUPS or base != GROUPS[group].base):
        draft.fields["of"] = base
    elif not base and group in GROUPS and len(GROUPS[group].within) > 1:
        draft.doubts.append((Question.DENOMINATOR, (*GROUPS[group].within, "households")))
    elif not base and group in GROUPS and GROUPS[group].within == ("poor",):
        draft.doubts.append((Question.DENOMINATOR, ("poor", "households")))


def _target(draft: Draft, seen: _Context) -> bool:
    group = seen.group()
    if not group and not seen.named and seen.neutral():
        group = f"{UNTOLD}{seen.parsed.number}.{seen.first}"
        draft.doubts.append((Question.GROUP, ("poor", "near_poor", "multidimensional")))
    elif group not in GROUPS or group in ALL:
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
    yearly = (
        yearly
        or any(c.kind == "yearly" for c in _back(before))
        or (points is not None and points.figure.replace(" ", "").endswith("/năm"))
    )
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
    draft.fields |= {
        "group": group,
        "place": seen.place(),
        "since": seen.when(first),
        "when": seen.when(last),
    }
    years = [c.when for c in seen.before() if c.kind == "time" and c.when]
    if years and not draft.get("when"):
        draft.fields["when"] = years[-1]
        if len(years) > 1 and not draft.get("since"):
            draft.fields["since"] = years[-2]
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
    if (
        units is None
        or units.unit not in ("xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "bản", "tỉnh")
        or not group
    ):
        return False
    draft.figure("units", units.figure)
    for spot in draft.spots:
        chunk = seen.chunk(spot.field) if spot.field in ("least", "below") else None
        if chunk is not None:
            spot.field, text = _bound(chunk.figure, spot.field)
            draft.figure(spot.field, text)
    names = _names(seen, units.unit)
    draft.fields |= {
        "role": f"{group}_rate",
        "unit": units.unit,
        "when": seen.when(),
        "place": "",
        "names": names,
    }
    if names:
        draft.end = max(
            draft.end, next(c.end for c in reversed(seen.chunks[: _names_end(seen)]) if c.kind == "place")
        )
    return True


def _names_end(seen: _Context) -> int:
    end = seen.past
    while end < len(seen.chunks) and seen.chunks[end].kind in (
        "light",
        "place",
        "comma",
        "colon",
        "open",
        "close",
    ):
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
    told = seen.line[: seen.chunks[seen.first].start].lower()
    per_head = money is not None and ("/người" in money.figure.replace(" ", "") or "thu nhập" in told)
    if group not in _CATEGORIES or not area or money is None or not per_head:
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
    parts = [seen.chunks[n] for n in seen.bound.get("parts", ())]
    if parts and not _add_up(amount, parts):
        return False  # whether they are all its parts cannot be told
    draft.figure("amount", amount.figure)
    if (yearly := seen.chunk("per_year")) is not None:
        draft.figure("per_year", yearly.figure)
    if parts:
        draft.fields["parts"] = tuple(part.figure for part in parts)
    behind = seen.line[amount.start + len(amount.figure) :].strip()
    draft.fields["what"] = " ".join(re.split(r"[,;:.(]", behind)[0].split()[:12]) or amount.unit
    draft.fields["amount"] = amount.figure  # it prints its own unit
    return True


def _add_up(amount: Chunk, parts: list[Chunk]) -> bool:
    read = [printed(chunk.figure, "hộ").figure for chunk in (amount, *parts)]
    known = [figure.exact for figure in read if figure is not None]
    return len(known) == len(parts) + 1 > 2 and known[0] == sum(known[1:])  # noqa: PLR2004 # one part is no partition


_PLACES = frozenset({"xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "bản", "tỉnh", "khu phố"})
