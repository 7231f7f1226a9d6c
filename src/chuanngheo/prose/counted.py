"""Statements of counts, targets, changes and flows from a match."""

import re
from collections.abc import Iterator, Sequence

from chuanngheo.groups import GROUPS
from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.context import FIGURES, Seen
from chuanngheo.prose.drafts import UNTOLD, Draft, Spot
from chuanngheo.prose.figured import printed
from chuanngheo.prose.reading import Question
from chuanngheo.prose.words import ALL, flow_of
from chuanngheo.statements import Milestone


def count(draft: Draft, seen: Seen) -> bool:
    """A count, a rate, or both, of one group; households on the move are a flow."""
    group = draft.get("group") or seen.group()
    if (moved := flow_of(group)) is not None:
        return _movement(draft, seen, *moved)
    counted = seen.chunk("count")
    if not group and counted is not None and "rate" in seen.bound and not seen.named:
        group = _untold(draft, seen)
        if "total" not in seen.bound and not counted.of and not seen.over:
            draft.fields["of"] = f"{group} of"
    elif group not in GROUPS or (group in ALL and "rate" in seen.bound):
        return False
    if counted is not None and counted.unit in PERSONS:
        group = OF_PERSONS.get(group, "")
    if not group or any(wrong(seen, counted, group) for wrong in _WRONG):
        return False
    if (persons := seen.chunk("persons")) is not None and not _beside(draft, seen, persons, group):
        return False
    _filled(draft, seen, counted, group)
    return True


def _beside(draft: Draft, seen: Seen, persons: Chunk, group: str) -> bool:
    """«197 hộ/558 khẩu»: the persons of the households are a count of their own."""
    if persons.unit not in PERSONS or group not in OF_PERSONS:
        return False
    spots = [spot for spot in draft.spots if spot.field == "persons"]
    draft.spots = [spot for spot in draft.spots if spot not in spots]
    own = Draft("count", draft.sentence, draft.number, persons.start, persons.end)
    own.figure("count", persons.figure)
    own.fields |= {"group": OF_PERSONS[group], "place": seen.place(), "when": seen.when()}
    own.spots = [Spot(spot.start, spot.end, "count") for spot in spots]
    draft.beside.append(own)
    return True


def _filled(draft: Draft, seen: Seen, counted: Chunk | None, group: str) -> None:
    seen.bound.pop("persons", None)
    seen.figures(draft)
    if counted is not None and counted.of:
        own, _, whole = counted.figure.partition("/")
        draft.figure("count", own.strip())
        draft.figure("total", whole.strip())
    draft.fields["group"] = group
    _over(draft, seen, group)
    draft.remains = any(c.kind == "remain" for c in seen.inside)
    draft.fields |= {"place": seen.place(), "when": seen.when()}


def _untold(draft: Draft, seen: Seen) -> str:
    """A group that cannot be told: a code of its own, and the doubt."""
    draft.doubts.append((Question.GROUP, ("poor", "near_poor", "multidimensional")))
    return f"{UNTOLD}{seen.parsed.number}.{seen.first}"


_INTENDED = re.compile(
    r"(?<![^\W_])(?:đăng\ ký|phấn\ đấu|dự\ kiến|mục\ tiêu|chỉ\ tiêu|kế\ hoạch|cam\ kết)(?![^\W_])[^;.]*$",
    re.IGNORECASE | re.VERBOSE,
)


def _intended(seen: Seen) -> bool:
    """Whether households are only meant to move: "60 hộ đăng ký thoát nghèo", "dự kiến có 60 hộ thoát nghèo"."""
    start = seen.chunks[seen.first].start
    return _INTENDED.search(seen.line, max(0, start - _NEAR), start) is not None


_NEAR = 80


def _movement(draft: Draft, seen: Seen, group: str, field: str) -> bool:
    """«1.582 hộ thoát nghèo»: a count of a flow; a rate of it says nothing known."""
    counted = seen.chunk("count")
    if counted is None or "rate" in seen.bound or _intended(seen):
        return False
    draft.kind = "flow"
    draft.fields = {"group": group, "place": seen.place(), "when": seen.when()}
    draft.figure(field, counted.figure)
    draft.spots = [Spot(s.start, s.end, field) for s in draft.spots]
    return True


PERSONS = ("khẩu", "nhân khẩu")
"""The words that count people rather than households."""
OF_PERSONS = {
    "poor": "poor_persons", "near_poor": "near_poor_persons", "households": "persons",
    "poor_persons": "poor_persons", "near_poor_persons": "near_poor_persons", "persons": "persons",
}  # fmt: skip
"""The persons of a group of households."""


_CRITERION = re.compile(r"có\s.*(?<![^\W_])(?:trên|dưới|hơn|từ|không quá)(?![^\W_])", re.IGNORECASE)


def _is_criterion(seen: Seen, _: Chunk | None, __: str) -> bool:
    """«Các xã có tỷ lệ hộ nghèo trên 20%» names the communes meant, not the rate of a place."""
    first = seen.chunks[seen.first]
    return (
        first.kind == "rate-of"
        and _CRITERION.match(seen.line[first.start : seen.chunks[seen.past - 1].end]) is not None
    )


def _behind_a_fall(seen: Seen) -> bool:
    """«giảm 54 hộ, chiếm 1,01%»: whether of all or of the fall cannot be told."""
    before = [c for c in seen.before() if c.kind not in ("light", "colon")][-3:]
    return [c.kind for c in before[::2]] == ["down", "comma"] and bool(before[1].figure)


_PLAIN = frozenset({"time", "place", "light", "remain", "with", "colon", "open"})
_COMPARING = frozenset({"hơn", "kém"})


def _misplaced(seen: Seen, counted: Chunk | None, group: str) -> bool:
    """A bare figure without its noun, where nothing says that it is the group's in another place."""
    clause = seen.clause()
    timed = any(c.kind == "time" and c.when for c in clause) and all(c.kind in _PLAIN for c in clause)
    placed = timed or any(c.kind == "place" for c in clause)
    if seen.pattern.form == "share rate=percent over?" and _behind_a_fall(seen):
        return True
    if seen.pattern.form == "rate=percent":
        if any(c.kind == "word" and c.text.lower() in _COMPARING for c in seen.clause()):
            return True
        before = seen.before()
        rated = any(c.kind == "rate-of" for c in before) and not any(c.kind == "semicolon" for c in before)
        return not (placed and rated)
    if seen.pattern.form == "count=number" and counted is not None:
        return group.startswith(UNTOLD) or not (counted.unit in PERSONS or (counted.unit == "hộ" and placed))
    return False


def _of_some(seen: Seen, _: Chunk | None, group: str) -> bool:
    """«100 hộ dân được …», "hỗ trợ 156 hộ nghèo …" are not all of a group; nor is a number behind one that was named."""
    behind = seen.chunks[seen.past : seen.past + 1]
    served = (group in ALL and any(c.kind == "word" for c in behind)) or (
        "rate" not in seen.bound and is_served(seen)
    )
    return served or (bool(seen.pattern.given) and any(c.group and c.group not in ALL for c in seen.before()))


_GIVEN = re.compile(
    r"(?<![^\W_])(?:hỗ\ trợ|giúp|giúp\ đỡ|cấp|cấp\ phát|tặng|trao|giải\ ngân|cho|vận\ động|xây\ dựng|đào\ tạo|miễn|tạo)\ (?:\w+\ ){0,3}$",
    re.IGNORECASE | re.VERBOSE,
)
_GETTING = re.compile(
    r"\ (?:(?:đã|còn|chưa|khó\ khăn|thiếu|có\ nhu\ cầu|đủ|đăng\ ký|tham\ gia|vay|tiếp\ cận|sử\ dụng|hưởng|nhận|xây\ dựng|làm|sửa\ chữa|sản\ xuất)\ )?(?:được|vay|hưởng|nhận|tham\ gia|xây|sửa|đăng\ ký|có\ nhu\ cầu|thiếu|khó\ khăn|chưa|tự\ nguyện)(?![^\W_])",
    re.IGNORECASE | re.VERBOSE,
)


def is_served(seen: Seen) -> bool:
    """Whether a counted group are those who are given something: "hỗ trợ 156 hộ nghèo", "156 hộ nghèo được …"."""
    last, at = seen.chunks[seen.past - 1], seen.first
    while at > 1 and seen.chunks[at - 1].kind in ("comma", "light") and seen.chunks[at - 2].kind == "counted":
        at -= 2  # "hỗ trợ 1.200 hộ nghèo, 850 hộ cận nghèo"
    first = seen.chunks[at]
    return first.kind == "counted" and (
        _GIVEN.search(seen.line, 0, first.start) is not None
        or _GETTING.match(seen.line, last.end) is not None
    )


def _beyond(seen: Seen, counted: Chunk | None, _: str) -> bool:
    """More than all of a group is how far a plan was fulfilled; a total in another unit is none."""
    rate, total = seen.chunk("rate"), seen.chunk("total")
    read = printed(rate.figure, "%").figure if rate is not None else None
    above = read is not None and read.exact > 100  # noqa: PLR2004 # percent
    return above or (total is not None and counted is not None and total.unit != counted.unit)


def _no_stock(seen: Seen, counted: Chunk | None, _: str) -> bool:
    """A range of households is none that there are; a number under a stroke is a total."""
    if counted is None:
        return False
    under = seen.first > 0 and seen.chunks[seen.first - 1].kind == "stroke"
    return under or (not counted.of and _RANGE.search(counted.figure) is not None)


_RANGE = re.compile(r"[0-9]\s?(?:-|đến)\s?[0-9]")

_WRONG = (_no_stock, _is_criterion, _misplaced, _of_some, _beyond)
"""What a match of a count may turn out to be instead."""


def _over(draft: Draft, seen: Seen, group: str) -> None:
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


def target(draft: Draft, seen: Seen) -> bool:
    """A reduction in points, in households or of a share; with «tăng» a change."""
    group = seen.group()
    if not group and not seen.named and seen.neutral():
        group = _of_a_place(draft, seen) or (_untold(draft, seen) if _of_nothing_else(seen) else "")
    elif group not in GROUPS or group in ALL:
        return False
    if not group:
        return False
    if any(c.kind == "up" for c in seen.inside):
        return _rise(draft, seen, group)
    seen.figures(draft)
    points = seen.chunk("points")
    if points is not None and points.figure.replace(" ", "") == "100%":  # of all, no points
        draft.fields["relative"] = draft.fields.pop("points")
        for spot in draft.spots:
            spot.field = "relative" if spot.field == "points" else spot.field
    yearly = any(c.kind == "yearly" for c in seen.inside)
    # "mỗi năm giảm": the word may stand just before
    before = seen.before()[-4:]
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


_GOES_ON = frozenset({"/", "+", "-"})


def _of_nothing_else(seen: Seen) -> bool:
    """Whether no amount of money before could be what has risen or fallen."""
    return not any(c.kind in ("money", "other-rate") for c in seen.before())


def _of_a_place(draft: Draft, seen: Seen) -> str:
    """«Riêng các huyện nghèo giảm 4%»: poverty, most likely; no figure of another place can contradict it."""
    behind = seen.chunks[seen.past : seen.past + 1]
    named = [c for c in seen.clause() if c.kind == "place" and c.place]
    if (
        not named
        or "points" not in seen.bound
        or any(c.kind in ("word", "group") or c.text in _GOES_ON for c in behind)
    ):
        return ""
    draft.doubts.append((Question.GROUP, ("poor", "near_poor", "multidimensional")))
    return "poor"


def _back(before: Sequence[Chunk]) -> Iterator[Chunk]:
    for chunk in reversed(before):
        if chunk.kind in ("semicolon", *FIGURES):
            return
        yield chunk


def _rise(draft: Draft, seen: Seen, group: str) -> bool:
    draft.kind = "change"
    names = {"points": "by_points", "households": "by", "base_rate": "before_rate", "base_count": "before"}
    draft.fields = {"group": group}
    for field, other in names.items():
        chunk = seen.chunk(field)
        if chunk is not None:
            draft.figure(other, chunk.figure)
    for spot in draft.spots:
        spot.field = names.get(spot.field, spot.field)
    draft.fields |= {"place": seen.place(), "when": seen.when(), "since": seen.compared()}
    return True


def change(draft: Draft, seen: Seen) -> bool:
    """A figure before and after."""
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


def path(draft: Draft, seen: Seen) -> bool:
    """«năm 2016 là 22,96%, năm 2017 là 19,40%»: rates, each with a year of its own before it."""
    group, at, points = seen.group(), seen.first, list[Milestone]()
    for n in seen.bound["points"]:
        years = [c.when for c in seen.chunks[at:n] if c.kind == "time"]
        if len(years) != 1 or not re.fullmatch(r"[0-9]{4}", years[0]):
            return False
        points.append(Milestone(int(years[0]), printed(seen.chunks[n].figure, "%")))
        at = n
    if group not in GROUPS or len({point.year for point in points}) != len(points) or len(points) < 2:  # noqa: PLR2004 # one rate is no path
        return False
    draft.fields |= {"group": group, "place": seen.place(), "points": tuple(points)}
    return True


def flow(draft: Draft, seen: Seen) -> bool:
    """Exits, relapses or newly poor households."""
    if _intended(seen):
        return False
    near = any("cận" in c.text.lower() for c in seen.inside)
    group = "near_poor" if near else "poor"
    seen.figures(draft)
    draft.fields |= {"group": group, "place": seen.place(), "when": seen.when()}
    return True
