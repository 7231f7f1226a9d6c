"""A sentence as chunks: figures, groups, places, times and the small words between them.

>>> [(c.kind, c.text) for c in chunks("có 9.442 hộ nghèo, chiếm tỷ lệ 17,95%")]
[('light', 'có'), ('counted', '9.442 hộ nghèo'), ('comma', ','), ('share', 'chiếm tỷ lệ'), ('percent', '17,95%')]
"""

import re
from collections.abc import Iterator
from functools import cache

import attrs

from chuanngheo.prose import cited
from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.figured import FIGURE, RATE, figured
from chuanngheo.prose.reading import PassedOver
from chuanngheo.prose.times import TIME, label
from chuanngheo.prose.words import (
    ALL,
    AREAS,
    GROUP,
    HERE,
    LITTLE,
    NAME,
    NARROW,
    NEXT_TO_RATE,
    UNITS_OF_PLACE,
    group_of,
    narrowed,
)


@cache
def _master() -> "re.Pattern[str]":
    """One alternation of everything that can begin at a character, the most particular first."""
    little = "|".join(f"(?P<little{n}>{form})" for n, (_, form) in enumerate(LITTLE))
    areas = "|".join(f"(?P<area{n}>{form})" for n, (_, form) in enumerate(AREAS))
    kinds = (
        r"(?P<bracket>[()\[\]])|(?P<comma>,)|(?P<semicolon>;)|(?P<colon>:)",
        rf"(?P<figure>{FIGURE})",
        rf"(?P<here>(?<![^\W_])(?:{HERE})(?![^\W_]))",
        rf"(?P<area>(?<![^\W_])(?:{areas})(?![^\W_]))",
        rf"(?P<place>(?<![^\W_])(?:(?:ở|tại|của|trên\ địa\ bàn)\ )?{UNITS_OF_PLACE}\ (?P<name>{NAME})(?![^\W_]))",
        rf"(?P<little>(?<![^\W_])(?:{little})(?![^\W_]))",
        r"(?P<stroke>/(?=\s?[0-9]))|(?P<word>[^\W\d_][\w'’-]*)|(?P<sign>\S)",
    )
    return re.compile("|".join(kinds), re.IGNORECASE | re.VERBOSE)


_TOTAL = re.compile(r"(?<![^\W_])(?:tổng\ số|tổng|số\ lượng|số)\ (?=hộ|khẩu|nhân\ khẩu|người)", re.IGNORECASE)
_RATE_BARE = re.compile(
    rf"(?<![^\W_]){NEXT_TO_RATE}\ (?:nghèo\ chung|nghèo)(?![^\W_])(?!\ đa\ chiều)", re.IGNORECASE
)
_PACE = re.compile(
    rf"(?<![^\W_])(?:{NEXT_TO_RATE}|mức|tốc\ độ)\ giảm\ (?:hộ\ )?nghèo(?![^\W_])(?!\ đa)(?:\ đạt(?![^\W_]))?",
    re.IGNORECASE,
)
_RATE_OTHER = re.compile(
    rf"(?<![^\W_])(?:(?:có|với|đạt|nâng|giảm|tăng)\ )?{NEXT_TO_RATE}\ (?!(?:số\ |các\ )?(?:hộ|nghèo|cận|nhân\ khẩu|khẩu|người\ nghèo|người\ cận|giảm\ nghèo)(?![^\W_])|(?:là|này|đạt|chiếm|còn|giảm|tăng|chung|bằng|tương|khoảng|gần|trên|dưới|hơn|ước|từ|lên|xuống)(?![^\W_]))(?=[^\W\d_])",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"(?<![^\W_])(?:so\ với\ (?:tổng\ )?(?:số\ )?|(?:trên|trong|của)\ tổng\ (?:số\ )?)(?=hộ|khẩu|nhân\ khẩu)|(?<![^\W_])tổng\ dân\ số",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?<![^\W_])(?:so\ với|so)\ (?:cùng\ kỳ\ )?(?:kế\ hoạch\ )?(?P<year>(?:19|20)[0-9]{2}(?![0-9]|[.,/%][0-9]))?",
    re.IGNORECASE,
)
_COUNTED_NEXT = re.compile(r"\ ?(?::|là:?|có|chiếm)?\ ?(?:tỷ\ lệ\ )?(?=[0-9])", re.IGNORECASE)
_NOUN = re.compile(r"\ ?(?P<noun>[^\W\d_]+)")


def chunks(line: str, start: int = 0) -> tuple[Chunk, ...]:
    """The chunks of a sentence from ``start`` on, none overlapping, in order."""
    found: list[Chunk] = []
    at = start
    skipped = {match.start(): (match.end(), reason) for match, reason in reversed([*cited.passed_over(line)])}
    while at < len(line):
        if line[at] == " ":
            at += 1
            continue
        chunk = _passed(line, at, skipped) or _phrase(line, at) or _plain(line, at)
        found.append(chunk)
        at = chunk.end
    return tuple(_settled([*_named(found, line)], line))


_LISTED = frozenset({"comma", "semicolon", "colon"})
_SAID_OF = frozenset({"down", "up", "remain", "percent", "open"})


def _named(found: list[Chunk], line: str) -> Iterator[Chunk]:
    """«…: Tân Lập giảm 6,4%, Yên Thủy giảm 5,8%»: two capitals or more in a list are a place's name."""
    n = 0
    while n < len(found):
        past = n
        while past < len(found) and found[past].kind == "word" and found[past].text[0].isupper():
            past += 1
        listed = n > 0 and (found[n - 1].kind in _LISTED or found[n - 1].text.lower() == "và")
        if listed and 2 <= past - n <= _LONGEST_NAME and past < len(found) and found[past].kind in _SAID_OF:  # noqa: PLR2004
            start, end = found[n].start, found[past - 1].end
            yield Chunk("place", start, end, line[start:end], place=line[start:end])
        else:
            past = max(past, n + 1)
            yield from found[n:past]
        n = past


_LONGEST_NAME = 4


def _passed(line: str, at: int, skipped: "dict[int, tuple[int, PassedOver]]") -> Chunk | None:
    if at not in skipped:
        return None
    end, reason = skipped[at]
    return Chunk("passed", at, end, line[at:end], reason=reason)


def _phrase(line: str, at: int) -> Chunk | None:
    """Times, comparisons, rates and groups: phrases that hold other phrases, the first that begins here."""
    return next((chunk for look in _PHRASES if (chunk := look(line, at)) is not None), None)


def _time(line: str, at: int) -> Chunk | None:
    time = TIME.match(line, at)
    return time and Chunk("period" if time["period"] else "time", at, time.end(), time[0], when=label(time))


def _compared(line: str, at: int) -> Chunk | None:
    head = _COMPARED.match(line, at)
    if head is None or head["year"]:
        return head and Chunk("compared", at, head.end(), head[0], when=head["year"])
    base = TIME.match(line, head.end())
    return base and Chunk("compared", at, base.end(), line[at : base.end()], when=label(base))


def _headed(line: str, at: int) -> Chunk | None:
    """«tỷ lệ hộ nghèo», "tổng số hộ nghèo", "so với tổng số hộ": a group behind words that say what of it."""
    for kind, head in (("over", _OVER), ("rate-of", RATE), ("over", _TOTAL)):
        opened = head.match(line, at)
        group = GROUP.match(line, opened.end()) if opened else None
        if group:
            everybody = kind == "rate-of" and group_of(group) in ALL
            kind = "other-rate" if everybody else kind  # noqa: PLW2901 # a rate of everybody is one of something else
            return Chunk(kind, at, group.end(), line[at : group.end()], "" if everybody else group_of(group))
    return None


def _pace(line: str, at: int) -> Chunk | None:
    """«tỷ lệ giảm nghèo», "tốc độ giảm hộ nghèo": points, no rate of the poor."""
    found = _PACE.match(line, at)
    return found and Chunk("down", at, found.end(), found[0], "poor")


def _rated(line: str, at: int) -> Chunk | None:
    """«tỷ lệ nghèo», and the rates of anything else."""
    for kind, head, code in (("rate-of", _RATE_BARE, "poor"), ("other-rate", _RATE_OTHER, "")):
        if found := head.match(line, at):
            return Chunk(kind, at, found.end(), found[0], code)
    return None


def _grouped(line: str, at: int) -> Chunk | None:
    alone = NARROW.match(line, at)
    if alone and _COUNTED_NEXT.match(line, alone.end()):
        return Chunk("group", at, alone.end(), alone[0], narrowed(alone))
    group = GROUP.match(line, at)
    return group and Chunk("group", at, group.end(), group[0], group_of(group))


_PHRASES = (_time, _compared, _pace, _headed, _rated, _grouped)


def _plain(line: str, at: int) -> Chunk:
    match = _master().match(line, at)
    if match is None:  # a combining mark or another sign of no meaning
        return Chunk("sign", at, at + 1, line[at])
    if match["figure"]:
        return figured(line, match)
    kind = _kind(match)
    if kind == "place":
        area = next((name for n, (name, _) in enumerate(AREAS) if match[f"area{n}"]), "")
        return Chunk(kind, at, match.end(), match[0], place=area or _place(match), here=bool(match["here"]))
    return Chunk(kind, at, match.end(), match[0])


def _place(match: "re.Match[str]") -> str:
    return "" if match["here"] else match["name"]


def _kind(match: "re.Match[str]") -> str:
    if match["little"]:
        return next(name for n, (name, _) in enumerate(LITTLE) if match[f"little{n}"])
    if match["bracket"]:
        return "open" if match["bracket"] in "([" else "close"
    if match["here"] or match["area"] or match["place"]:
        return "place"
    return next(name for name in ("comma", "semicolon", "colon", "stroke", "word", "sign") if match[name])


def _settled(found: list[Chunk], line: str) -> list[Chunk]:
    """A bare number before an ordinary word counts the things that the word names."""
    settled: list[Chunk] = []
    for chunk, following in zip(found, [*found[1:], None], strict=True):
        if chunk.kind == "number" and not chunk.unit and following is not None and following.kind == "word":
            noun = _NOUN.match(line, chunk.end)
            settled.append(attrs.evolve(chunk, kind="amount", unit=noun["noun"] if noun else ""))
        else:
            settled.append(chunk)
    return settled
