"""Deadlines in prose: days, and what comes back every month, quarter, half-year or year.

>>> [(d.what, d.every, d.before_day) for d, _ in deadlines("Trước ngày 15 hàng tháng, tổng hợp kết quả gửi về Phòng.")]
[('tổng hợp kết quả gửi về Phòng', 'month', 15)]
"""

import datetime as dt
import re
from collections.abc import Iterator

from chuanngheo.prose.times import DATE, date_of
from chuanngheo.statements import Deadline

_PLAIN = re.sub(r"\(\?P<\w+>", "(?:", DATE)
_EACH = r"(?:hằng|hàng|mỗi|từng)"
_STEPS = {
    "tháng": "month",
    "quý": "quarter",
    "6 tháng": "half-year",
    "06 tháng": "half-year",
    "sáu tháng": "half-year",
    "năm": "year",
}
_STEP = r"(?:0?6\ tháng|sáu\ tháng|tháng|quý|năm)"
_DUTY = re.compile(
    r"(?<![^\W_])(?:báo\ cáo|tổng\ hợp|họp|kiểm\ tra|đánh\ giá|sơ\ kết|tổng\ kết|sơ,\ tổng\ kết|giám\ sát|gửi|rà\ soát)(?![^\W_])",
    re.IGNORECASE | re.VERBOSE,
)
_DONE = re.compile(
    r"(?<![^\W_])(?:báo\ cáo|gửi|nộp|hoàn\ thành|xong|khởi\ công|kết\ thúc|trình|tổng\ hợp|thực\ hiện|tổ\ chức|triển\ khai)(?![^\W_])",
    re.IGNORECASE | re.VERBOSE,
)
_RETURNING = re.compile(
    rf"""(?<![^\W_])(?:
      (?:trước\ ngày|chậm\ nhất(?:\ là|\ vào)?(?:\ ngày)?)\ (?P<day>[0-9]{{1,2}})\ (?:của\ )?{_EACH}\ (?P<of>tháng|quý|năm)
    | (?:trước|chậm\ nhất(?:\ là|\ vào)?)\ ngày\ (?P<daymonth>[0-9]{{1,2}}(?:/|\ tháng\ )[0-9]{{1,2}})\ {_EACH}\ năm
    | (?:định\ kỳ\ )?{_EACH}\ (?P<steps>{_STEP}(?:(?:,|\ và|\ hoặc|,\ và)\ (?:{_EACH}\ )?{_STEP}){{0,3}})
    | định\ kỳ\ (?P<steps2>{_STEP}(?:(?:,|\ và|\ hoặc|,\ và)\ (?:{_EACH}\ )?{_STEP}){{0,3}})
    )(?![^\W_])""",
    re.IGNORECASE | re.VERBOSE,
)
_ONCE = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<before>trước)\ (?:{_PLAIN})
    | (?P<upto>(?:chậm\ nhất(?:\ là|\ vào)?|muộn\ nhất(?:\ là)?|đến\ hết|hết|xong\ trong|không\ quá))\ (?:{_PLAIN})
    | (?:vào|trong)\ (?P<within>(?:đầu|cuối|giữa)\ năm\ (?:19|20)[0-9]{{2}}|tháng\ [0-9]{{1,2}}(?:/|\ năm\ )(?:19|20)[0-9]{{2}}|quý\ [IVX0-9]+(?:/|\ năm\ )(?:19|20)[0-9]{{2}})
    )(?![^\W_])""",
    re.IGNORECASE | re.VERBOSE,
)
_STOP = re.compile(r"[;:()]|\.(?=\s|$)|,\ (?=báo\ cáo|định\ kỳ|hằng|hàng|trước)", re.IGNORECASE | re.VERBOSE)
_NOT_A_DUTY = re.compile(
    r"(?:giảm\ nghèo|hộ\ nghèo|kinh\ phí|kế\ hoạch|rà\ soát|dự\ toán|ngân\ sách)\ $",
    re.IGNORECASE | re.VERBOSE,
)


def deadlines(line: str, who: str = "") -> "Iterator[tuple[Deadline, tuple[int, int]]]":
    """The deadlines of a sentence with their places in it; ``who`` is whose duties the section lists."""
    for match in _RETURNING.finditer(line):
        yield from _returning(line, match, who)
    for match in _ONCE.finditer(line):
        yield from _once(line, match, who)


def _returning(line: str, match: "re.Match[str]", who: str) -> "Iterator[tuple[Deadline, tuple[int, int]]]":
    start, end = _clause(line, *match.span())
    rest = _behind(line, match.end())
    if not (
        _DUTY.search(rest)
        or (
            (match["day"] or match["daymonth"] or match["steps2"] or _several(match))
            and _DUTY.search(line, start, end)
        )
    ):
        return
    if _NOT_A_DUTY.search(line[: match.start()]):
        return
    what, words = _what(line, match, start, end), line[start:end]
    if match["daymonth"]:
        yield Deadline(what=what, who=who, every="year", within=match["daymonth"], text=words), (start, end)
        return
    if match["day"]:
        step = _STEPS[match["of"].lower()]
        yield Deadline(what=what, who=who, every=step, before_day=int(match["day"]), text=words), (start, end)
        return
    listed = match["steps"] or match["steps2"]
    for step in re.findall(_STEP, listed, re.IGNORECASE | re.VERBOSE):
        yield Deadline(what=what, who=who, every=_STEPS[step.lower()], text=words), (start, end)


def _several(match: "re.Match[str]") -> bool:
    return "," in (match["steps"] or "")


def _behind(line: str, at: int) -> str:
    """The first words behind, up to the end of the clause."""
    stop = _STOP.search(line, at)
    words = line[at : stop.start() if stop else len(line)].split()
    return " ".join(words[:12])


def _once(line: str, match: "re.Match[str]", who: str) -> "Iterator[tuple[Deadline, tuple[int, int]]]":
    start, end = _clause(line, *match.span())
    if not _DONE.search(line, start, end):
        return
    what, words = _what(line, match, start, end), line[start:end]
    if match["within"]:
        yield Deadline(what=what, who=who, within=match["within"], text=words), (start, end)
        return
    day = _day(match)
    if day is None:
        return
    if match["before"]:
        yield Deadline(what=what, who=who, before=day, text=words), (start, end)
    else:
        yield Deadline(what=what, who=who, on_or_before=day, text=words), (start, end)


_DATE = re.compile(DATE, re.VERBOSE | re.IGNORECASE)


def _day(match: "re.Match[str]") -> dt.date | None:
    found = _DATE.search(match[0])
    return date_of(found) if found else None


def _clause(line: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a match: between the stops on both sides."""
    before = [stop.end() for stop in _STOP.finditer(line, 0, start)]
    begin = before[-1] if before else 0
    while begin < start and line[begin] in " ,-+*•":
        begin += 1
    after = _STOP.search(line, end)
    return begin, after.start() if after else len(line)


def _what(line: str, match: "re.Match[str]", start: int, end: int) -> str:
    """The duty: the clause without the words of the deadline."""
    return " ".join(f"{line[start : match.start()]} {line[match.end() : end]}".split()).strip(" ,-")
