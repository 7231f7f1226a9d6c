"""Figures that no pattern took: goals of other kinds, lists with their number, and what no arithmetic tests."""

import re
from collections.abc import Iterator

from chuanngheo.groups import GROUPS
from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.context import Parsed
from chuanngheo.prose.drafts import Draft, Spot

PLACES = frozenset(
    {"xã", "phường", "thị trấn", "huyện", "thôn", "ấp", "bản", "tỉnh", "khu phố", "thành phố", "quận"}
)
"""Words that stand before a place's name."""
GOALISH = re.compile(
    r"(?<![^\W_])(?:phấn\ đấu|dự\ kiến|đăng\ ký|bảo\ đảm|đảm\ bảo|hỗ\ trợ|tạo\ điều\ kiện|đào\ tạo|tập\ huấn|giải\ quyết|hoàn\ thành|nâng|phải"
    r"|mục\ tiêu|chỉ\ tiêu|huy\ động|bố\ trí|cho\ vay|cấp|tặng|thăm|giải\ ngân|doanh\ số|vận\ động|tổ\ chức|xây\ dựng|sửa\ chữa|xuất\ khẩu|duy\ trì|kinh\ phí|nguồn\ vốn|ngân\ sách)(?![^\W_])",
    re.IGNORECASE | re.VERBOSE,
)
"""Words of a sentence that sets a goal rather than reports."""
HEADED = re.compile(
    r"mục\ tiêu|chỉ\ tiêu|nhiệm\ vụ|giải\ pháp|kế\ hoạch\ thực\ hiện", re.IGNORECASE | re.VERBOSE
)
"""Headings under which goals stand."""
_BAND = re.compile(r"\s*(?:mức\ )?chuẩn", re.IGNORECASE | re.VERBOSE)
_STOP = re.compile(r"[,;:()]|\.(?=\s|$)")
_END = re.compile(r"[;:]|\.(?=\s|$)")
_MOST_WORDS = 20
_UNITS_WHY = "số đơn vị hành chính, không có danh sách trong câu"
_ACHIEVED_WHY = "mức hoàn thành kế hoạch, chỉ tiêu kế hoạch không in trong câu"
_LACKING = re.compile(r"thiếu\ hụt[^;]{0,40}$", re.IGNORECASE | re.VERBOSE)
_NEAR = 60
_LACKING_WHY = "số chỉ số thiếu hụt theo tiêu chí của chuẩn nghèo"
_BAND_WHY = "mức theo chuẩn nghèo dùng để xác định đối tượng, không phải số liệu"


def leftovers(parsed: Parsed, heading: str) -> Iterator[Draft]:
    """Statements of the figures that are left in a sentence."""
    claimed: list[Chunk] = []
    goalish = GOALISH.search(parsed.sentence.line) is not None or HEADED.search(heading) is not None
    for n in parsed.left:
        chunk = parsed.chunks[n]
        if (listing := _listing(parsed, n)) is not None:
            yield listing
        elif chunk.kind == "achieved":
            yield _claim(parsed, [chunk], _ACHIEVED_WHY)
        elif chunk.kind in ("amount", "number") and _LACKING.search(
            parsed.sentence.line, max(0, chunk.start - _NEAR), chunk.start
        ):
            yield _claim(parsed, [chunk], _LACKING_WHY)
        elif chunk.unit in PLACES:
            claimed.append(chunk)
        elif "%" in chunk.unit and _BAND.match(parsed.sentence.line, chunk.end):
            yield _claim(parsed, [chunk], _BAND_WHY)
        elif goalish and chunk.unit and chunk.kind in ("percent", "percent-of", "counted", "amount", "money"):
            yield _goal(parsed, n)
        else:
            continue
        parsed.used.add(n)
    if claimed:
        yield _claim(parsed, claimed, _UNITS_WHY)


def _drafted(parsed: Parsed, kind: str, start: int, end: int) -> Draft:
    return Draft(kind, parsed.sentence, parsed.number, start, end)


def _spot(chunk: Chunk, field: str) -> Spot:
    return Spot(chunk.start, chunk.start + len(chunk.figure), field)


def _claim(parsed: Parsed, found: list[Chunk], why: str) -> Draft:
    draft = _drafted(parsed, "claim", found[0].start, found[-1].end)
    draft.fields = {"figures": tuple(chunk.figure for chunk in found), "why": why}
    draft.spots = [_spot(chunk, f"figures[{n}]") for n, chunk in enumerate(found)]
    return draft


def _clause(parsed: Parsed, n: int) -> tuple[int, int]:
    """The clause of a figure: from the stop before it to the sentence part's end or the next figure's clause."""
    line, chunk = parsed.sentence.line, parsed.chunks[n]
    begin = next(
        (c.end for c in reversed(parsed.chunks[:n]) if c.kind == "passed" or c.figure),
        len(parsed.sentence.bullet),
    )
    start = max((stop.end() for stop in _STOP.finditer(line, begin, chunk.start)), default=begin)
    start += len(line[start : chunk.start]) - len(line[start : chunk.start].lstrip())
    after = _END.search(line, chunk.end)
    end = after.start() if after else len(line)
    following = next((c.start for c in parsed.chunks[n + 1 :] if c.figure), end)
    comma = line.rfind(",", chunk.end, min(following, end)) if following < end else -1
    return start, comma if comma >= 0 else min(end, following)


def _goal(parsed: Parsed, n: int) -> Draft:
    chunk, line = parsed.chunks[n], parsed.sentence.line
    start, end = _clause(parsed, n)
    words = line[chunk.start + len(chunk.figure) : end].split()
    what = words if words and words[0][0].isalnum() else line[start : chunk.start].split()
    draft = _drafted(parsed, "goal", start, len(line[:end].rstrip()))
    by = next((c.when for c in parsed.chunks if c.kind == "time" and start <= c.start < end and c.when), "")
    draft.fields = {"what": " ".join(what[:_MOST_WORDS]) or chunk.unit, "amount": chunk.figure, "by": by}
    behind = [c for c in parsed.chunks[n + 1 : n + 3] if c.kind != "light"]
    if [c.text.lower() for c in behind[:1]] == ["cho"] and behind[1:] and behind[1].group in GROUPS:
        draft.fields["group"] = behind[1].group
    draft.spots = [_spot(chunk, "amount")]
    return draft


def _listing(parsed: Parsed, n: int) -> Draft | None:
    """A number of things and, behind "như:" or ":", their names."""
    chunk = parsed.chunks[n]
    if chunk.kind != "amount" or not chunk.unit or "%" in chunk.unit:
        return None
    colon = next(
        (m for m in range(n + 1, min(n + 14, len(parsed.chunks))) if parsed.chunks[m].kind == "colon"), None
    )
    if colon is None or any(
        c.kind in ("comma", "semicolon") or c.figure for c in parsed.chunks[n + 1 : colon]
    ):
        return None
    return _places(parsed, n, colon) if chunk.unit in PLACES else _items(parsed, n, colon)


def _places(parsed: Parsed, n: int, colon: int) -> Draft | None:
    chunk = parsed.chunks[n]
    named = [c for c in parsed.chunks[colon:] if c.kind == "place" and c.text.lower().startswith(chunk.unit)]
    if len(named) < 2:  # noqa: PLR2004 # a list has more than one
        return None
    return _listed(parsed, chunk, tuple(c.place for c in named), named[-1].end)


def _items(parsed: Parsed, n: int, colon: int) -> Draft | None:
    line = parsed.sentence.line
    items = [item.strip(" .") for item in line[parsed.chunks[colon].end :].split(";")]
    if len(items) < 2:  # noqa: PLR2004 # a list has more than one
        return None
    return _listed(parsed, parsed.chunks[n], tuple(items), len(line))


def _listed(parsed: Parsed, chunk: Chunk, names: tuple[str, ...], end: int) -> Draft:
    draft = _drafted(parsed, "listing", chunk.start, end)
    what = parsed.sentence.line[chunk.start + len(chunk.figure) :].partition(":")[0]
    draft.fields = {"what": what.strip(), "number": chunk.figure, "names": names}
    draft.spots = [_spot(chunk, "number")]
    return draft
