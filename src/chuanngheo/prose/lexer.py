"""A sentence as chunks: figures, groups, places, times and the small words between them.

>>> [(c.kind, c.text) for c in chunks("có 9.442 hộ nghèo, chiếm tỷ lệ 17,95%")]
[('light', 'có'), ('counted', '9.442 hộ nghèo'), ('comma', ','), ('share', 'chiếm tỷ lệ'), ('percent', '17,95%')]
"""

import re
from functools import cache

import attrs

from chuanngheo.errors import NumeralError
from chuanngheo.figures import UNITS, figure
from chuanngheo.prose import cited
from chuanngheo.prose.reading import PassedOver
from chuanngheo.prose.times import TIME, label
from chuanngheo.prose.words import (
    AREAS,
    FLOWS,
    GROUP,
    HERE,
    LITTLE,
    NARROW,
    NEXT_TO_RATE,
    UNITS_OF_PLACE,
    group_of,
    narrowed,
)
from chuanngheo.tables import Printed

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
NAME = rf"(?-i:[{UPPER}][^\W\d_]*(?:(?:\ |\ ?-\ ?)[{UPPER}][^\W\d_]*){{0,3}})"

KINDS: dict[str, str] = {
    "counted": "C", "number": "N", "percent": "P", "percent-of": "Q", "money": "D", "amount": "A", "fraction": "F",
    "group": "G", "rate-of": "R", "over": "O", "share": "S", "down": "d", "up": "u", "remain": "t", "from": "f", "equals": "E", "with": "v", "of-total": "W", "stroke": "/", "achieved": "Z",
    "compared": "V", "yearly": "y", "escape": "e", "relapse": "r", "arise": "n", "among": "i", "highest": "H",
    "lowest": "l", "to": "o", "time": "T", "period": "p", "place": "L", "goal": "g", "light": "h", "comma": ",", "open": "(",
    "close": ")", "semicolon": ";", "colon": ":", "passed": "x", "word": "w", "sign": "#", "other-rate": "K",
}  # fmt: skip
"""Every kind of chunk and the sign it has when a sentence is matched."""


@attrs.frozen
class Chunk:
    """A piece of a sentence: what it is, where, and what it says."""

    kind: str
    start: int
    end: int
    text: str
    group: str = ""
    when: str = ""
    place: str = ""
    figure: str = ""  # the figure's own text, with its hedge and unit
    of: str = ""  # "16.003/80.276": what stands under the stroke
    reason: PassedOver | None = None
    here: bool = False
    unit: str = ""


_NUMBER = r"[0-9]{1,15}(?:[.,][0-9]{1,9}){0,6}(?![0-9])"
_HEDGE = (
    r"khoảng|xấp\ xỉ|chừng|ước|gần|hơn|trên|dưới|chưa\ đến|ít\ nhất|tối\ thiểu|không\ dưới|nhiều\ nhất|tối\ đa"
    r"|không\ quá|~|>=?|<=?|≥|≤"
)
_SCALE = r"nghìn|ngàn|vạn|triệu|tỷ|tỉ"
_OTHER = sorted(
    (re.escape(u) for u in UNITS if UNITS[u] not in ("%", "hộ", "khẩu", "năm", "tháng")),
    key=len,
    reverse=True,
)
_UNIT = r"(?:(?:điểm\ )?(?:%|phần\ trăm)|hộ|nhân\ khẩu|khẩu|" + "|".join(
    u + (r"(?![^\W\d_])" if u[-1].isalpha() else "") for u in _OTHER
) + ")"  # fmt: skip
_PER = r"(?:\s?/\s?(?:người|hộ|tháng|năm|khẩu|quý|ngày|tổng(?:\ số)?)){0,3}"
_FIGURE = rf"""
    (?:(?P<hedge>{_HEDGE})\s?)?
    (?<![^\W_])(?<![0-9][.,])
    (?P<low>(?:(?<=lệ\ )|(?<=là\ )|(?<=còn\ )|(?<=giảm\ )|(?<=chiếm\ )|(?<=đạt\ )|(?<=\())[0-9]{{1,2}},\s[0-9]{{1,2}}(?=\s?%)
      |[0-9]{{1,3}}\.\s[0-9]{{3}}(?=\s?hộ)|{_NUMBER})
    (?:\s?(?P<lowscale>{_SCALE})(?![^\W_])(?!\ lệ))?
    (?:(?:\s?(?P<lowunit>%))?\s?(?:-|đến)\s?(?P<high>{_NUMBER})(?![0-9/])|\s?/\s?(?P<of>{_NUMBER})(?![0-9/]))?
    (?:\s?(?P<scale>{_SCALE})(?![^\W_])(?!\ lệ))?
    (?:\s?(?P<unit>{_UNIT})(?P<per>{_PER}))?
    (?:\ (?P<tail>trở\ (?:lên|xuống)))?
"""


@cache
def _master() -> "re.Pattern[str]":
    """One alternation of everything that can begin at a character, the most particular first."""
    little = "|".join(f"(?P<little{n}>{form})" for n, (_, form) in enumerate(LITTLE))
    areas = "|".join(f"(?P<area{n}>{form})" for n, (_, form) in enumerate(AREAS))
    kinds = (
        r"(?P<bracket>[()\[\]])|(?P<comma>,)|(?P<semicolon>;)|(?P<colon>:)",
        rf"(?P<figure>{_FIGURE})",
        rf"(?P<here>(?<![^\W_])(?:{HERE})(?![^\W_]))",
        rf"(?P<area>(?<![^\W_])(?:{areas})(?![^\W_]))",
        rf"(?P<place>(?<![^\W_])(?:(?:ở|tại|của|trên\ địa\ bàn)\ )?{UNITS_OF_PLACE}\ (?P<name>{NAME})(?![^\W_]))",
        rf"(?P<little>(?<![^\W_])(?:{little})(?![^\W_]))",
        r"(?P<stroke>/(?=\s?[0-9]))|(?P<word>[^\W\d_][\w'’-]*)|(?P<sign>\S)",
    )
    return re.compile("|".join(kinds), re.IGNORECASE | re.VERBOSE)


_TOTAL = re.compile(r"(?<![^\W_])(?:tổng\ số|tổng|số\ lượng|số)\ (?=hộ|khẩu|nhân\ khẩu|người)", re.IGNORECASE)
_RATE = re.compile(
    rf"(?<![^\W_])(?:(?:có|với|đạt)\ )?{NEXT_TO_RATE}(?:\ (?:số|các|giảm|giảm\ số))?\ (?=(?:hộ|nghèo|cận|khẩu|nhân|người|nghèo)(?![^\W_]))",
    re.IGNORECASE,
)
_RATE_BARE = re.compile(
    rf"(?<![^\W_]){NEXT_TO_RATE}\ (?P<bare>nghèo\ chung|nghèo)(?![^\W_])(?!\ đa\ chiều)", re.IGNORECASE
)
_PACE = re.compile(
    rf"(?<![^\W_])(?:{NEXT_TO_RATE}|mức|tốc\ độ)\ giảm\ (?:hộ\ )?nghèo(?![^\W_])(?!\ đa)", re.IGNORECASE
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
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PLANNED = re.compile(
    r"\ (?:so\ với\ )?(?:kế\ hoạch|kh|chỉ\ tiêu|dự\ toán|nghị\ quyết)(?![^\W_])", re.IGNORECASE
)
_COUNTED_NEXT = re.compile(r"\ ?(?::|là:?|có|chiếm)?\ ?(?:tỷ\ lệ\ )?(?=[0-9])", re.IGNORECASE)
_NOUN = re.compile(r"\ ?(?P<noun>[^\W\d_]+)")


ALL = frozenset({"households", "persons"})
"""Groups that are everybody: a rate of them is no rate of the poor."""


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
    return tuple(_settled(found, line))


def _passed(line: str, at: int, skipped: "dict[int, tuple[int, PassedOver]]") -> Chunk | None:
    if at not in skipped:
        return None
    end, reason = skipped[at]
    return Chunk("passed", at, end, line[at:end], reason=reason)


def _phrase(line: str, at: int) -> Chunk | None:
    """Times, comparisons, rates and groups: phrases that hold other phrases."""
    if time := TIME.match(line, at):
        return Chunk("period" if time["period"] else "time", at, time.end(), time[0], when=label(time))
    if compared := _COMPARED.match(line, at):
        if compared["year"]:
            return Chunk("compared", at, compared.end(), compared[0], when=compared["year"])
        base = TIME.match(line, compared.end())
        if base:
            return Chunk("compared", at, base.end(), line[at : base.end()], when=label(base))
    if pace := _PACE.match(line, at):
        return Chunk("down", at, pace.end(), pace[0], "poor")
    for kind, head in (("over", _OVER), ("rate-of", _RATE), ("over", _TOTAL)):
        opened = head.match(line, at)
        group = GROUP.match(line, opened.end()) if opened else None
        if group and not (kind == "rate-of" and group_of(group) in ALL):
            return Chunk(kind, at, group.end(), line[at : group.end()], group_of(group))
        if group and kind == "rate-of":
            return Chunk("other-rate", at, group.end(), line[at : group.end()])
    if bare := _RATE_BARE.match(line, at):
        return Chunk("rate-of", at, bare.end(), bare[0], "poor")
    if other := _RATE_OTHER.match(line, at):
        return Chunk("other-rate", at, other.end(), other[0])
    if (alone := NARROW.match(line, at)) and _COUNTED_NEXT.match(line, alone.end()):
        return Chunk("group", at, alone.end(), alone[0], narrowed(alone))
    if group := GROUP.match(line, at):
        return Chunk("group", at, group.end(), group[0], group_of(group))
    return None


def _plain(line: str, at: int) -> Chunk:
    match = _master().match(line, at)
    if match is None:  # a combining mark or another sign of no meaning
        return Chunk("sign", at, at + 1, line[at])
    if match["figure"]:
        return _figure(line, match)
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


def _figure(line: str, match: "re.Match[str]") -> Chunk:
    start, end = match.span("figure")
    unit = (match["unit"] or match["lowunit"] or "").lower()
    if match["high"] and not _ascends(match["low"], match["high"]):
        end = (
            match.end("lowunit")
            if match["lowunit"]
            else match.end("lowscale")
            if match["lowscale"]
            else match.end("low")
        )
        unit = (match["lowunit"] or "").lower()
    text = line[start:end]
    common = {"start": start, "figure": text, "of": match["of"] or "", "unit": unit}
    if unit in ("hộ", "khẩu", "nhân khẩu", "người", ""):
        own = end - len(unit) if unit and not match["per"] else end + (line[end : end + 1] == " ")
        group = GROUP.match(line, own)
        if group and ((match["of"] and _half(match)) or group[0].lower() in _BARE):
            group = None
        if group:
            printed = text if unit else line[start : min(group.end(), end + 3)].rstrip()
            printed = printed if printed.endswith("hộ") or unit else text
            code = group_of(group)
            return Chunk(
                "counted",
                end=group.end(),
                text=line[start : group.end()],
                group=code,
                **{**common, "figure": printed},
            )
    if match["of"] and _half(match):
        over = re.compile(r"\ (?:tổng\ )?số\ ").match(line, end)
        group = GROUP.match(line, over.end()) if over else None
        if group:
            return Chunk(
                "fraction", end=group.end(), text=line[start : group.end()], group=group_of(group), **common
            )
    if "%" in unit and _PLANNED.match(line, end):
        return Chunk("achieved", end=end, text=text, **common)
    if "%" in unit or "phần trăm" in unit:
        rate = _RATE.match(line, end + 1)
        group = GROUP.match(line, rate.end() if rate else end + 1) if line[end : end + 1] == " " else None
        if group:
            return Chunk(
                "percent-of", end=group.end(), text=line[start : group.end()], group=group_of(group), **common
            )
        return Chunk("percent", end=end, text=text, **common)
    if "đ" in unit and UNITS.get(unit) == "đồng":
        return Chunk("money", end=end, text=text, **common)
    if not unit and _BARE_YEAR.fullmatch(text):
        return Chunk("time", start, end, text, when=text)
    if unit in ("hộ", "khẩu", "nhân khẩu", ""):
        return Chunk("number", end=end, text=text, **common)
    return Chunk("amount", end=end, text=text, **common)


_BARE = ("hộ", "khẩu", "nhân khẩu")


def _half(match: "re.Match[str]") -> bool:
    """Whether "1/2" is a fraction of one, not a count out of a total."""
    return len(match["low"]) == 1 and len(match["of"] or "") == 1


def _ascends(low: str, high: str) -> bool:
    try:
        return figure(low, unit="%").value < figure(high, unit="%").value
    except NumeralError:
        return False


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


def printed(text: str, unit: str) -> Printed:
    """A figure as it stands on the page; "11, 68 %" and "1. 234 hộ" are read without their blank."""
    mended = re.sub(r"(?<=[0-9][.,])\s(?=[0-9])", "", text)
    read = Printed.read(mended, unit)
    return read if mended == text else Printed(text, read.figure, read.problem)


def flow_of(group: str) -> tuple[str, str] | None:
    """The flow that a group of households in movement is."""
    return FLOWS.get(group)
