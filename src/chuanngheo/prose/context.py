"""A match of a pattern and the sentence around it: of which group, place and time it speaks."""

import re
from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.drafts import Draft
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.patterns import Pattern
from chuanngheo.prose.words import ALL, NARROWED, flow_of

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


@attrs.frozen
class Seen:
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
        """All chunks of the sentence."""
        return self.parsed.chunks

    @property
    def inside(self) -> tuple[Chunk, ...]:
        """The chunks of the match."""
        return self.chunks[self.first : self.past]

    def chunk(self, field: str) -> Chunk | None:
        """The first chunk that fills a field."""
        ns = self.bound.get(field)
        return self.chunks[ns[0]] if ns else None

    def figures(self, draft: Draft) -> None:
        """Put every figure of the match into its field."""
        for field in self.bound:
            chunk = self.chunk(field)
            if field not in ("", "-") and chunk is not None:
                draft.figure(field, chunk.figure)

    def before(self) -> Sequence[Chunk]:
        """The chunks before the match."""
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
        named = [n for n in named if not self.chunks[n].group.startswith("+") and not self._denominator(n)]
        if not named:
            return self.topic
        fresh = any(c.kind == "place" for c in self.chunks[named[-1] : self.past])
        parted = any(c.kind == "semicolon" for c in self.chunks[named[-1] : self.first])
        if parted and len({self.chunks[n].group for n in named}) > 1:
            return ""
        return self.chunks[named[0] if fresh and not parted else named[-1]].group

    def _denominator(self, n: int) -> bool:
        """Whether a group named is what a rate before it is over: "chiếm 35% tổng số hộ nghèo"."""
        chunk = self.chunks[n]
        if chunk.kind == "percent-of":
            return n > 0 and self.chunks[n - 1].kind == "share"
        return chunk.kind == "over" and n > 0 and self.chunks[n - 1].kind in ("percent", "close")

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
        if group == "minority_households" and (whole := self._whole(inside)):
            return NARROWED.get((whole, "minority"), group)
        return group

    def _whole(self, until: int) -> str:
        """The group that the sentence goes into: "trong số 2.188 hộ nghèo, có …", unless another is named since."""
        named = [c for c in self.chunks[:until] if c.group in _MAIN]
        if len(named) != 1:
            return ""
        whole = named[0]
        into = whole.kind == "over" and whole.text.lower().startswith("trong ")
        into = into or (whole.kind == "counted" and _INTO.search(self.line, 0, whole.start) is not None)
        return whole.group if into else ""

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
            return next((c.when for c in till_figure(behind) if c.kind == "time"), "")
        inside = [c for c in self.inside if c.kind == "time" and c.when]
        if inside:
            return inside[-1].when
        near = till_figure(self.chunks[self.past : self.past + 3])
        first = next((c for c in near if c.kind not in ("light", "open")), None)
        if first is not None and first.kind == "time" and first.when:
            return first.when
        earlier = [c.when for c in self.before() if c.kind == "time" and c.when]
        return earlier[-1] if earlier else ""

    def compared(self) -> str:
        """The time that the match is compared with: «so với năm 2018»."""
        near = self.chunks[self.first : self.past + 3]
        return next((c.when for c in near if c.kind == "compared"), "")


_CLAUSE = frozenset({"comma", "semicolon", "open", "close", "among"})
_NEUTRAL = frozenset({
    "kết", "quả", "thực", "hiện", "vượt", "kế", "hoạch", "qua", "rà", "soát", "đã", "sẽ", "tiếp", "tục", "trong", "cuối", "kỳ",
    "đạt", "cũng", "đó", "theo", "như", "sau", "toàn", "nay", "bằng", "năm", "tăng", "thêm", "riêng", "ước", "tổng", "khoảng", "so",
})  # fmt: skip
"""Words that name no other subject: what a group said before may be said of goes on behind them."""

_SERVED = frozenset({"được", "tham", "tiếp", "sử", "hưởng", "vay", "hỗ", "cấp"})
_MAIN = frozenset({"poor", "near_poor", "multidimensional", "households"})
_INTO = re.compile(r"(?<![^\W_])trong\ (?:tổng\ )?(?:số\ )?$", re.IGNORECASE | re.VERBOSE)
_AT = frozenset({"ở", "tại", "thuộc", "trên địa bàn", "khu vực"})
_LOCATIVE = re.compile(r"(?:ở|tại|của|trên\ địa\ bàn|trong|thuộc)\ ", re.IGNORECASE | re.VERBOSE)


def till_figure(some: Sequence[Chunk]) -> Iterator[Chunk]:
    """The chunks up to the next figure or clause."""
    for chunk in some:
        if chunk.kind in FIGURES or chunk.kind in ("semicolon", "comma", "down", "up", "remain"):
            return
        yield chunk
