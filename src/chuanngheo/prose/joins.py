"""What several figures of a sentence or paragraph say together: totals, splits, paths, flows, causes."""

import re
from collections.abc import Iterable
from fractions import Fraction

from chuanngheo.groups import GROUPS, PARTITIONS, Partition
from chuanngheo.prose.drafts import Draft, Spot
from chuanngheo.prose.reading import Question
from chuanngheo.prose.times import START
from chuanngheo.prose.words import COMPLEMENTS
from chuanngheo.statements import Milestone, Part
from chuanngheo.tables import Printed


def joined(drafts: list[Draft]) -> list[Draft]:
    """The statements of one paragraph with those put together that belong together, in their order."""
    for join in (_totals, _flows, _ends, _paths, _averages, _areas):
        drafts = join(drafts)
    return drafts


def _same(first: Draft, second: Draft, *fields: str) -> bool:
    return all(first.get(field) == second.get(field) for field in fields)


def _totals(drafts: list[Draft]) -> list[Draft]:
    """«… 52.576 hộ dân, trong đó 9.442 hộ nghèo, chiếm …»: the total of the first rate behind it."""
    kept: list[Draft] = []
    waiting: Draft | None = None
    place = 0
    for draft in drafts:
        if (
            waiting is not None
            and draft.number == waiting.number
            and _is_share(draft)
            and _fits(waiting, draft)
        ):
            draft.fields["total"] = waiting.fields["count"]
            draft.spots += [Spot(s.start, s.end, "total") for s in waiting.spots]
            draft.start = min(draft.start, waiting.start)
            if not draft.get("when"):
                draft.fields["when"] = waiting.get("when")
            del kept[place]
            waiting = None
        if draft.kind == "count" and draft.get("group") == "households" and "rate" not in draft.fields:
            waiting, place = draft, len(kept)
        kept.append(draft)
    return kept


def _is_share(draft: Draft) -> bool:
    return (
        draft.kind == "count"
        and draft.base == "households"
        and "rate" in draft.fields
        and "total" not in draft.fields
    )


def _fits(total: Draft, draft: Draft) -> bool:
    return _same(total, draft, "place") and draft.get("when") in (total.get("when"), "")


def _flows(drafts: list[Draft]) -> list[Draft]:
    """Exits, relapses and newly poor of one sentence are one flow."""
    kept: list[Draft] = []
    last: Draft | None = None
    for draft in drafts:
        alike = draft.kind == "flow" and last is not None and last.number == draft.number
        if alike and last is not None and _same(last, draft, "group", "place") and not _both(last, draft):
            when = last.get("when") or draft.get("when")
            last.fields |= {**draft.fields, "when": when}
            last.spots += draft.spots
            last.also.append(draft)
        else:
            kept.append(draft)
            last = draft if draft.kind == "flow" else last
    return kept


_WORDS = frozenset({"group", "place", "when", "since", "base_when", "per_year", "achieved", "years"})


def _both(first: Draft, second: Draft) -> bool:
    return bool((set(first.fields) & set(second.fields)) - _WORDS)


def _ends(drafts: list[Draft]) -> list[Draft]:
    """«mỗi năm giảm 2% …, giảm tỷ lệ hộ nghèo còn 7% đến năm 2015»: a step and where it leads."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.kind == draft.kind == "target"
            and last.number == draft.number
            and _same(last, draft, "group", "place")
            and (_leads(last, draft) or _leads(draft, last))
            and not _both(last, draft)
        ):
            draft.fields.pop("per_year", None)
            last.fields |= {k: v for k, v in draft.fields.items() if v or k not in _WORDS}
            last.spots += draft.spots
            last.also.append(draft)
        else:
            kept.append(draft)
    return kept


_ENDS = frozenset({"end_rate", "end_count"})


def _leads(step: Draft, end: Draft) -> bool:
    return bool(set(end.fields) & _ENDS) and not set(step.fields) & {*_ENDS, "relative"}


def _paths(drafts: list[Draft]) -> list[Draft]:
    """«còn 7% đến năm 2015 và còn 3% vào năm 2020»: promised rates of several years."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is not None and _leads_on(last, draft):
            path = Draft("path", draft.sentence, draft.number, last.end, draft.end, also=[draft])
            path.start = max(last.start, *(s.start for s in last.spots if s.field == "end_rate"))
            points = [Milestone(int(d.get("when")), d.fields["end_rate"], goal=True) for d in (last, draft)]
            path.fields = {"group": draft.get("group"), "place": draft.get("place"), "points": tuple(points)}
            path.spots = [Spot(s.start, s.end, "points") for s in draft.spots]
            kept.append(path)
        else:
            kept.append(draft)
    return kept


def _leads_on(last: Draft, draft: Draft) -> bool:
    return (
        last.kind == draft.kind == "target"
        and last.number == draft.number
        and _same(last, draft, "group", "place")
        and "end_rate" in last.fields
        and {k for k, v in draft.fields.items() if v and k not in _WORDS} == {"end_rate"}
        and re.fullmatch(r"\d{4}", last.get("when")) is not None
        and re.fullmatch(r"\d{4}", draft.get("when")) is not None
    )


def _averages(drafts: list[Draft]) -> list[Draft]:
    """«giảm từ 7,66% năm 2018 xuống còn 3,04% năm 2021, bình quân mỗi năm giảm 1,54%»: a path and its step."""
    kept: list[Draft] = []
    for draft in drafts:
        last = kept[-1] if kept else None
        if last is not None and _steps(last, draft):
            path = Draft(
                "path", last.sentence, last.number, last.start, last.end, also=[draft], doubts=last.doubts
            )
            ends = (("since", "before_rate"), ("when", "after_rate"))
            points = tuple(Milestone(int(last.get(when)), last.fields[rate]) for when, rate in ends)
            path.fields = {
                "group": last.get("group"),
                "place": last.get("place"),
                "points": points,
                "per_year": draft.fields["points"],
            }
            path.spots = [Spot(s.start, s.end, "points") for s in last.spots]
            draft.spots = [Spot(s.start, s.end, "per_year") for s in draft.spots]
            kept[-1] = path
        else:
            kept.append(draft)
    return kept


def _steps(last: Draft, draft: Draft) -> bool:
    return (
        last.kind == "change"
        and draft.kind == "target"
        and draft.number == last.number
        and _same(last, draft, "group", "place")
        and bool(draft.fields.get("per_year"))
        and "points" in draft.fields
        and "households" not in draft.fields
        and {"before_rate", "after_rate"} <= set(last.fields)
        and "by_points" not in last.fields
        and all(re.fullmatch(r"\d{4}", last.get(field)) for field in ("since", "when"))
    )


def _areas(drafts: list[Draft], *, timed: bool = False) -> list[Draft]:
    """The countryside and the towns, or the mountains and the plain, are the parts of the whole place.

    ``timed``: only where all are said to be of one time, as in other paragraphs than the whole.
    """
    counts: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.kind == "count" and draft.get("group") in GROUPS:
            counts.setdefault(draft.get("group"), []).append(draft)
    for group, counted in counts.items():
        for areas in COMPLEMENTS:
            parts = [d for d in counted if d.get("place") in areas]
            wholes = [d for d in counted if not d.get("place") and d.fields.get("count")]
            whole = wholes[0] if len(wholes) == 1 else None
            if (
                len(parts) == len({d.get("place") for d in parts}) == len(areas)
                and whole is not None
                and (not timed or (whole.get("when") and all(_same(part, whole, "when") for part in parts)))
                and _one_time(parts, whole)
            ):
                drafts = _split(drafts, whole, parts, group)
    return drafts


def _one_time(parts: list[Draft], whole: Draft) -> bool:
    """Of the time of their whole, or, right behind it, of none."""
    return all(
        _same(part, whole, "when")
        or (
            not part.get("when")
            and 0 <= part.number - whole.number <= (not whole.get("when").endswith(START))
        )
        for part in parts
    )


def _split(drafts: list[Draft], whole: Draft, parts: list[Draft], group: str) -> list[Draft]:
    split = Draft(
        "split", whole.sentence, whole.number, whole.start, whole.end, also=[*parts], doubts=[*whole.doubts]
    )
    shares = _add_up(whole, parts)
    split.fields = {
        "group": group,
        "place": "",
        "when": whole.get("when"),
        "parts": tuple(_area(p, rated=shares) for p in parts),
    }
    keeps = "total" in whole.fields
    if not shares:
        split.also, split.doubts = [], [*split.doubts, (Question.DENOMINATOR, ())]
        split.end = max((split.end, *(p.end for p in parts if p.number == whole.number)))
    if not keeps:
        split.fields |= {"whole": whole.fields["count"]}
        split.fields |= {"whole_rate": whole.fields["rate"]} if "rate" in whole.fields else {}
        split.spots = [
            Spot(s.start, s.end, "whole" if s.field == "count" else "whole_rate") for s in whole.spots
        ]
    if shares:
        _renamed(parts)
    out: list[Draft] = []
    for draft in drafts:
        if draft is whole:
            out += [whole, split] if keeps else [split]
        elif draft not in parts or not shares:
            out.append(draft)
    return out


def _add_up(whole: Draft, parts: list[Draft]) -> bool:
    """Whether the parts' rates are over the whole's own base, and so add up to its rate; else each is over its area's."""
    known = [figure for d in (whole, *parts) if (figure := d.value("rate")) is not None]
    if len(known) <= len(parts):
        return not any("rate" in part.fields for part in parts)
    step = max(Fraction(figure.step) for figure in known)
    return abs(known[0].exact - sum((figure.exact for figure in known[1:]), Fraction(0))) <= step * len(known)


def _area(draft: Draft, *, rated: bool) -> Part:
    return Part(
        place=draft.get("place"),
        count=draft.fields.get("count"),
        rate=draft.fields.get("rate") if rated else None,
    )


def partitioned(drafts: list[Draft]) -> list[Draft]:
    """The counts of one section: where all parts of a partition and their whole are counted, they are its split."""
    drafts = _areas(drafts, timed=True)
    for partition in reversed(PARTITIONS):  # the parts of the poor before the poor as a part
        if not partition.overlapping:
            drafts = _parted(drafts, partition)
    return drafts


def _parted(drafts: list[Draft], partition: Partition) -> list[Draft]:
    found: dict[tuple[str, str], dict[str, list[Draft]]] = {}
    for draft in drafts:
        if (
            draft.kind == "count"
            and "count" in draft.fields
            and draft.get("group") in (partition.whole, *partition.parts)
        ):
            found.setdefault((draft.get("place"), draft.get("when")), {}).setdefault(
                draft.get("group"), []
            ).append(draft)
    for counted in found.values():
        parts = [counted[code][0] for code in partition.parts if len(counted.get(code, ())) == 1]
        whole = counted.get(partition.whole, [])
        whole = whole[-1:] if len({d.fields["count"].text for d in whole}) == 1 else whole  # said again
        if (
            len(parts) == len(partition.parts)
            and len(whole) == 1
            and not any("total" in d.fields for d in parts)
        ):
            drafts = _regrouped(drafts, whole[0], parts)
    return drafts


def _regrouped(drafts: list[Draft], whole: Draft, parts: list[Draft]) -> list[Draft]:
    shares = all(_over_whole_or_its_base(part, whole) for part in parts)
    split = Draft("split", whole.sentence, whole.number, whole.start, whole.end, also=[*parts])
    split.fields = {"group": whole.get("group"), "place": whole.get("place"), "when": whole.get("when")}
    split.fields["parts"] = tuple(
        Part(group=d.get("group"), count=d.fields["count"], rate=d.fields.get("rate")) for d in parts
    )
    if not shares:
        return drafts
    keeps = "total" in whole.fields or any(whole.get("group") in p.parts for p in PARTITIONS)
    if keeps:
        first = parts[0]
        split.sentence, split.number, split.start, split.end = (
            first.sentence,
            first.number,
            first.start,
            first.end,
        )
    else:
        split.fields["whole"] = whole.fields["count"]
        split.fields |= {"whole_rate": whole.fields["rate"]} if "rate" in whole.fields else {}
        split.spots = [
            Spot(s.start, s.end, "whole" if s.field == "count" else "whole_rate") for s in whole.spots
        ]
    _renamed(parts)
    taken = {id(d) for d in (*parts, *(() if keeps else (whole,)))}
    return [*(d for d in drafts if id(d) not in taken), split]


def _renamed(parts: list[Draft]) -> None:
    """The figures of the parts by their field in the split."""
    for number, part in enumerate(parts):
        for spot in part.spots:
            spot.field = f"parts[{number}].{spot.field}"


def _over_whole_or_its_base(part: Draft, whole: Draft) -> bool:
    """Whether the part's rate is not said to be over something else."""
    return part.get("of") in ("", whole.get("group"), whole.base)


CAUSES = re.compile(r"nguyên\s+nhân\s+(?:dẫn\s+đến\s+)?(?:hộ\s+)?nghèo", re.IGNORECASE)
"""What introduces a list of causes."""


def causes(items: Iterable[tuple[str, Printed]]) -> tuple[tuple[Part, ...], bool]:
    """The parts of a list of causes and whether a household may stand in several of them.

    Causes of a form are given their codes; unless all are of one partition they may overlap.
    """
    parts = [
        Part(label="" if code else label, group=code, count=count)
        for label, count in items
        if (code := _cause(label)) or True
    ]
    codes = {part.group for part in parts}
    known = [p for p in PARTITIONS if codes == set(p.parts)]
    return tuple(parts), not (known and not known[0].overlapping)


_ALIKE = Fraction(3, 5)


def _cause(label: str) -> str:
    """The cause whose name shares most words with a label, if it shares enough."""
    words = _words(label)
    shares = {code: _share(words, _words(g.vi)) for code, g in GROUPS.items() if code.startswith("cause_")}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _ALIKE else ""


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"nghèo", "là", "khác", "do"} or {"khác"}


def _share(words: set[str], own: set[str]) -> Fraction:
    return Fraction(len(words & own), len(own) if own == {"nguyên", "nhân"} else len(words | own))
