"""Figures of a sentence: counts with the group they count, rates, fractions, amounts, years.

>>> printed("11, 68 %", "%").figure.value
Decimal('11.68')
"""

import re

import attrs

from chuanngheo.errors import NumeralError
from chuanngheo.figures import UNITS, figure
from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.words import GROUP, NEXT_TO_RATE, group_of
from chuanngheo.tables import Printed

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
FIGURE = rf"""
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
"""A figure with its hedge, its scale and its unit."""

_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PLANNED = re.compile(
    r"\ (?:so\ với\ )?(?:kế\ hoạch|kh|chỉ\ tiêu|dự\ toán|nghị\ quyết)(?![^\W_])", re.IGNORECASE
)
RATE = re.compile(
    rf"(?<![^\W_])(?:(?:có|với|đạt)\ )?{NEXT_TO_RATE}(?:\ (?:số|các|giảm|giảm\ số))?\ (?=(?:hộ|nghèo|cận|khẩu|nhân|người|nghèo)(?![^\W_]))",
    re.IGNORECASE,
)
"""What makes a group a rate of it."""


def figured(line: str, match: "re.Match[str]") -> Chunk:
    """The chunk of a figure that :data:`FIGURE` found in a line: with the noun behind it, if it counts one."""
    end, unit = _extent(match)
    start = match.start("figure")
    own = Chunk(
        "amount", start, end, line[start:end], figure=line[start:end], of=match["of"] or "", unit=unit
    )
    for look in (_counted, _fraction, _percent, _other):
        chunk = look(line, match, own)
        if chunk is not None:
            return chunk
    return own


def _extent(match: "re.Match[str]") -> tuple[int, str]:
    """Where a figure ends, and its unit; what does not ascend ("từ 5% đến 4%") is no range."""
    if not match["high"] or _ascends(match["low"], match["high"]):
        return match.end("figure"), (match["unit"] or match["lowunit"] or "").lower()
    last = next(name for name in ("lowunit", "lowscale", "low") if match[name])
    return match.end(last), (match["lowunit"] or "").lower()


def _with(chunk: Chunk, kind: str, line: str, group: "re.Match[str]") -> Chunk:
    tail = _TAIL.match(line, group.end())
    end = tail.end() if tail else group.end()
    return attrs.evolve(chunk, kind=kind, end=end, text=line[chunk.start : end], group=group_of(group))


_TAIL = re.compile(r"\ trở\ (?:lên|xuống)(?![^\W_])", re.IGNORECASE | re.VERBOSE)
COUNTABLE = ("hộ", "khẩu", "nhân khẩu", "người", "")
"""Units of a figure that counts a group: those that the group's own name begins with."""
_BARE = ("hộ", "khẩu", "nhân khẩu")


def _counted(line: str, match: "re.Match[str]", own: Chunk) -> Chunk | None:
    """«9.442 hộ nghèo»: the unit is the first word of the group."""
    if own.unit not in COUNTABLE or _half(match):
        return None
    at = (
        own.end - len(own.unit)
        if own.unit and not match["per"]
        else own.end + (line[own.end : own.end + 1] == " ")
    )
    group = GROUP.match(line, at)
    return None if group is None or group[0].lower() in _BARE else _with(own, "counted", line, group)


_NUMBER_OF = re.compile(r"\ (?:tổng\ )?số\ ")


def _fraction(line: str, match: "re.Match[str]", own: Chunk) -> Chunk | None:
    """«1/2 số hộ nghèo»."""
    over = _NUMBER_OF.match(line, own.end) if _half(match) else None
    group = GROUP.match(line, over.end()) if over else None
    return _with(own, "fraction", line, group) if group else None


def _half(match: "re.Match[str]") -> bool:
    """Whether "1/2" is a fraction of one, not a count out of a total."""
    return len(match["low"]) == len(match["of"] or "") == 1


def _percent(line: str, _: "re.Match[str]", own: Chunk) -> Chunk | None:
    """«17,95%», "3,35% tỷ lệ hộ nghèo", "142% kế hoạch"."""
    if not own.unit.endswith(("%", "phần trăm")):
        return None
    if _PLANNED.match(line, own.end):
        return attrs.evolve(own, kind="achieved")
    rate = RATE.match(line, own.end + 1)
    group = (
        GROUP.match(line, rate.end() if rate else own.end + 1) if line[own.end : own.end + 1] == " " else None
    )
    return _with(own, "percent-of", line, group) if group else attrs.evolve(own, kind="percent")


def _other(_: str, __: "re.Match[str]", own: Chunk) -> Chunk | None:
    if not own.unit and _BARE_YEAR.fullmatch(own.text):
        return Chunk("time", own.start, own.end, own.text, when=own.text)
    if UNITS.get(own.unit) == "đồng":
        return attrs.evolve(own, kind="money")
    return attrs.evolve(own, kind="number") if own.unit in (*_BARE, "") else None


def _ascends(low: str, high: str) -> bool:
    try:
        return figure(low, unit="%").value < figure(high, unit="%").value
    except NumeralError:
        return False


def printed(text: str, unit: str) -> Printed:
    """A figure as it stands on the page; "11, 68 %" and "1. 234 hộ" are read without their blank."""
    mended = re.sub(r"(?<=[0-9][.,])\s(?=[0-9])", "", text)
    read = Printed.read(mended, unit)
    return read if mended == text else Printed(text, read.figure, read.problem)
