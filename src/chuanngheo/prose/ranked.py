"""Statements of ranks, bands, thresholds and goals from a match."""

import re

from chuanngheo.prose.chunk import Chunk
from chuanngheo.prose.context import Seen
from chuanngheo.prose.drafts import Draft, Spot
from chuanngheo.prose.figured import printed
from chuanngheo.prose.goals import PLACES
from chuanngheo.prose.words import NAME
from chuanngheo.statements import Ranked

_PLACE_NAME = re.compile(NAME)


def rank(draft: Draft, seen: Seen) -> bool:
    """The places with the highest or lowest rates, in order."""
    group = seen.group()
    at = next(c.end for c in seen.inside if c.kind in ("highest", "lowest"))
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


def band(draft: Draft, seen: Seen) -> bool:
    """How many units have a rate within bounds, perhaps with their names."""
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


def _names_end(seen: Seen) -> int:
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


def _names(seen: Seen, unit: str) -> tuple[str, ...]:
    """The units named right behind the band: "là xã An Đức, huyện Ba Tri và xã An Nhơn"."""
    behind = seen.chunks[seen.past : _names_end(seen)]
    if not behind or behind[0].kind not in ("light", "colon", "open"):
        return ()
    return tuple(c.place for c in behind if c.kind == "place" and c.text.lower().startswith(unit))


_AREAS = {"khu vực nông thôn": "rural", "khu vực thành thị": "urban"}
_CATEGORIES = {"poor": "poor", "near_poor": "near-poor", "average": "average"}


def threshold(draft: Draft, seen: Seen) -> bool:
    """A line of income that a text restates, with its area."""
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


def _area(seen: Seen) -> str:
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


def goal(draft: Draft, seen: Seen) -> bool:
    """An amount with its parts, or with its yearly step."""
    amount = seen.chunk("amount")
    if amount is None or amount.unit in PLACES:
        return False
    parts = [seen.chunks[n] for n in seen.bound.get("parts", ())]
    if parts and not _add_up(amount, parts):
        return False  # whether they are all its parts cannot be told
    if not parts and not any(c.kind == "yearly" and "năm" in c.text for c in seen.inside):
        return False  # "bình quân mỗi huyện"
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
