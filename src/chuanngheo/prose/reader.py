"""A whole text read: sentences in their paragraphs and sections, what is said once carried to what follows."""

import re
from collections.abc import Iterator
from itertools import groupby

import attrs

from chuanngheo.prose.account import tokens
from chuanngheo.prose.calendar import deadlines
from chuanngheo.prose.cited import instruments
from chuanngheo.prose.context import Parsed
from chuanngheo.prose.drafts import UNTOLD, Draft, Spot
from chuanngheo.prose.figured import printed
from chuanngheo.prose.goals import GOALISH, HEADED, leftovers
from chuanngheo.prose.grammar import parse
from chuanngheo.prose.header import changed, header
from chuanngheo.prose.here import LONGEST_HEADING, REVIEW, Here, carried, topic_of
from chuanngheo.prose.joins import CAUSES, causes, joined, partitioned
from chuanngheo.prose.page import Page, quoted
from chuanngheo.prose.reading import Doubt, Header, Question, Reading
from chuanngheo.prose.times import NOW, START
from chuanngheo.quantities import Rounding
from chuanngheo.statements import Annex, Cited, Deadline
from chuanngheo.tables import Printed

_DIGIT = re.compile(r"[0-9]")


def read(text: str, *, place: str = "") -> Reading:
    """Read Vietnamese administrative prose: what it says, where, and every figure accounted for.

    Args:
        text: the text of a plan, report or decision, as it stands on the page.
        place: the place it speaks of ("huyện Lục Ngạn") where its head does not tell.

    >>> said = read("Năm 2018, toàn huyện có 54.769 hộ, trong đó, có 5.779 hộ nghèo, chiếm tỷ lệ 10,55%.")
    >>> [(s.group, s.count, s.rate, s.total, s.when) for s in said.statements]
    [('poor', Printed('5.779 hộ'), Printed('10,55%'), Printed('54.769 hộ'), '2018')]
    """
    page = Page(text)
    head = header(page)
    if place:
        head = attrs.evolve(head, place=place)
    parsed, drafts = _parsed(page, head)
    drafts.sort(key=lambda d: d.span)
    cited = [*_cited(page, head)]
    due = [*_deadlines(page)]
    statements = tuple(draft.statement(quoted(text[slice(*draft.span)])) for draft in drafts)
    return Reading(
        text=text,
        header=head,
        statements=statements,
        instruments=tuple(one for one, _ in cited),
        deadlines=tuple(one for one, _ in due),
        annexes=tuple(_annexes(page)),
        tokens=tuple(tokens(page, head, parsed=parsed, drafts=drafts, cited=cited, due=due)),
        doubts=tuple(_doubts(drafts, text)),
    )


def _parsed(page: Page, head: Header) -> tuple[dict[int, Parsed], list[Draft]]:
    here = Here()
    parsed: dict[int, Parsed] = {}
    drafts: list[Draft] = []
    section: list[Draft] = []
    listing: list[tuple[str, Parsed]] | None = None
    numbered = enumerate(page.sentences)
    for _, together in groupby(numbered, key=lambda one: one[1].paragraph):
        paragraph: list[Draft] = []
        several = [*together]
        here.begin(several[0][1])
        for number, sentence in several:
            if here.enter(sentence):
                drafts, section = [*drafts, *partitioned(section)], []
            if sentence.cell:
                continue
            if not sentence.bullet:
                here.intro = topic_of(sentence.line) if sentence.line.endswith(":") else ""
            if not _DIGIT.search(sentence.line):
                listing = [] if CAUSES.search(sentence.line) and sentence.line[-1:] in ":;" else listing
                here.topic = topic_of(sentence.line) or here.topic
                continue
            one = parse(sentence, number, here.topic)
            parsed[number] = one
            here.hear(sentence)
            if listing is not None and sentence.bullet and len(one.left) == 1 and not one.drafts:
                listing.append((_label(one), one))
                continue
            if listing:
                drafts.append(_causes(listing))
            listing = None
            found = [*one.drafts, *leftovers(one, here.title)]
            _settle(found, one, here, head)
            paragraph += found
        section += joined(paragraph)
    drafts += partitioned(section)
    if listing:
        drafts.append(_causes(listing))
    _reported(drafts, head)
    _starts(drafts)
    _now(drafts, head)
    _targets(drafts, head)
    _apart(drafts)
    _bases(drafts)
    return parsed, drafts


def _label(one: Parsed) -> str:
    """The words before the figure of an item, without its brackets and its "là:"."""
    line = one.sentence.line[len(one.sentence.bullet) : one.chunks[one.left[0]].start]
    return re.sub(r"\([^)]{0,300}\)|\s*(?:là\s?)?:\s*$", "", line).strip(" :")


def _causes(listing: list[tuple[str, Parsed]]) -> Draft:
    first = listing[0][1]
    draft = Draft("split", first.sentence, first.number, 0, len(first.sentence.line))
    items: list[tuple[str, str]] = []
    for n, (label, one) in enumerate(listing):
        chunk = one.chunks[one.left[0]]
        items.append((label, chunk.figure))
        own = Draft("split", one.sentence, one.number, 0, len(one.sentence.line))
        own.spots = [Spot(chunk.start, chunk.start + len(chunk.figure), f"parts[{n}].count")]
        draft.also.append(own)
        one.used.add(one.left[0])
    parts, overlapping = causes((label, printed(text, "hộ")) for label, text in items)
    draft.fields = {"group": "poor", "parts": parts, "overlapping": overlapping, "place": "", "when": NOW}
    return draft


def _settle(found: list[Draft], one: Parsed, here: Here, head: Header) -> None:
    """Places of the document's own name are the document's place; a time said before goes on."""
    own = head.place.partition(" ")[2].removeprefix("phố ").removeprefix("trấn ").removeprefix("xã ")
    goal = GOALISH.search(one.sentence.line) is not None or HEADED.search(here.title) is not None
    said = [d.get("when") for d in found if d.get("when")]
    here_said = {c.when for c in one.chunks if c.kind == "time" and c.when}
    for draft in found:
        if own and draft.get("place") == own:
            draft.fields["place"] = ""
        draft.goal = goal
        aimed = [d for d in found if d.kind == "target" and d.start < draft.start and "end_rate" in d.fields]
        if draft.kind == "count" and ((goal and _promised(draft, head)) or (aimed and draft.remains)):
            _as_target(draft)
        if draft.kind == "change" and goal and _ahead(draft, here_said, head):
            _promise(draft)
        if draft.kind == "target" and not draft.get("when") and len(here_said) == 1:
            draft.fields["when"] = next(iter(here_said))
        if draft.kind in _DATED and not draft.get("when"):
            goes_on = tuple(here_said) if len(here_said) == 1 else carried(one.sentence, here, head)
            if len(goes_on) == 1:
                draft.fields["when"], draft.carried = goes_on[0], True
            else:
                draft.doubts.append((Question.YEAR, tuple(w for w in here.when if w[:1].isdigit())))
    here.leave(
        said,
        (d.get("when") for d in found),
        here_said if one.sentence.line.endswith(":") else (),
    )


_DATED = frozenset({"count", "split", "rank", "band", "flow"})


def _reported(drafts: list[Draft], head: Header) -> None:
    """A review's results are of its own year, where the text says no other; the doubt stays."""
    if len(head.years) != 1 or not REVIEW.search(head.title):
        return
    year, nothing = str(head.years[0]), (Question.YEAR, ())
    for draft in drafts:
        if draft.kind in _DATED and not draft.get("when") and nothing in draft.doubts:
            draft.fields["when"], draft.carried = year, True
            draft.doubts[draft.doubts.index(nothing)] = (Question.YEAR, (year,))


def _now(drafts: list[Draft], head: Header) -> None:
    """«Hiện có»: the last review before the document, at the end of the year before its own."""
    year = head.date.year if head.date else head.years[0] if head.years else None
    for draft in drafts:
        for field in _TIMES:
            if draft.get(field) == NOW:
                draft.fields[field] = str(year - 1) if year else ""
                readings = (str(year - 1), str(year)) if year else ()
                draft.doubts.append((Question.YEAR, readings))


def _starts(drafts: list[Draft]) -> None:
    """«Đầu năm 2016» is the end of 2015, unless both are spoken of and the standard changed between them."""
    said = {draft.get(field) for draft in drafts for field in _TIMES}
    for draft in drafts:
        for field in _TIMES:
            label = draft.get(field)
            if label.endswith(START):
                year = int(label[:-1])
                apart = str(year) in said and changed(year)
                draft.fields[field] = f"{label[:-1]} → {year + 1}" if apart else label[:-1]


_TIMES = ("when", "since", "base_when")


def _bases(drafts: list[Draft]) -> None:
    """A rate of which it is not said what it is over: over the one printed count that fits; else untold."""
    counted = {
        (d.get("group"), d.get("place"), d.get("when")): d.fields.get("count") or d.fields.get("whole")
        for d in drafts
    }
    totals = {(d.get("place"), d.get("when")): d.fields["total"] for d in drafts if "total" in d.fields}
    for number, draft in enumerate(drafts):
        asked = [readings for question, readings in draft.doubts if question is Question.DENOMINATOR]
        if not asked or draft.kind != "count" or "total" in draft.fields:
            continue
        where = (draft.get("place"), draft.get("when"))
        bases = {
            code: counted.get((code, *where)) or (totals.get(where) if code == "households" else None)
            for code in asked[0]
        }
        fitting = [code for code, base in bases.items() if base is not None and _fits(draft, base)]
        if len(fitting) == 1:
            draft.fields["of"] = fitting[0]
        elif not fitting or None in bases.values():
            draft.fields["of"] = f"{UNTOLD}of {number}"


def _fits(draft: Draft, base: Printed) -> bool:
    """Whether the rate of a draft could have been printed of its count over ``base``, rounded or cut."""
    count, rate = draft.value("count"), draft.value("rate")
    if count is None or rate is None or base.figure is None or not base.figure.value:
        return False
    share = 100 * count.exact / base.figure.exact
    return any(rate.admits(share, rounding) for rounding in (Rounding.HALF_UP, Rounding.TRUNCATE))


def _targets(drafts: list[Draft], head: Header) -> None:
    for draft in drafts:
        if draft.kind == "target":
            _dated(draft, head)


def _promised(draft: Draft, head: Header) -> bool:
    """A rate at the end of a year that the plan is for, or one that is to remain."""
    first = str(head.years[0]) if head.years else ""
    rated = "rate" in draft.fields and "total" not in draft.fields and draft.base == "households"
    when = draft.get("when")
    striven = _STRIVEN.search(draft.sentence.line, 0, draft.start) is not None
    return (
        rated
        and not _past(when, head.years)
        and (striven or (bool(first) and (when >= first if when else draft.remains)))
    )


def _ahead(draft: Draft, said: set[str], head: Header) -> bool:
    """Whether a change is one still to come: to the end of a year that the plan is for."""
    when = draft.get("when") or (next(iter(said)) if len(said) == 1 else "")
    return bool(head.years) and when >= str(head.years[0]) and "by" in "".join(draft.fields)


def _promise(draft: Draft) -> None:
    """A change to come is a target."""
    names = {
        "before_rate": "base_rate", "after_rate": "end_rate", "by_points": "points",
        "before": "base_count", "after": "end_count", "by": "households", "since": "base_when",
    }  # fmt: skip
    draft.kind = "target"
    draft.fields = {names.get(k, k): v for k, v in draft.fields.items()}
    for spot in draft.spots:
        spot.field = names.get(spot.field, spot.field)


_STRIVEN = re.compile(r"phấn\ đấu|mục\ tiêu|duy\ trì|khống\ chế", re.IGNORECASE | re.VERBOSE)


def _as_target(draft: Draft) -> None:
    names = {"rate": "end_rate", "count": "end_count"}
    draft.kind = "target"
    draft.fields = {names.get(k, k): v for k, v in draft.fields.items() if k not in ("of", "of_place")}
    for spot in draft.spots:
        spot.field = names.get(spot.field, spot.field)


def _dated(draft: Draft, head: Header) -> None:
    """From when to when a target reaches: its own words, else the years of the document."""
    fields, years = draft.fields, head.years
    yearly = bool(fields.get("per_year"))
    promised = draft.goal and not _past(draft.get("when"), years)
    if not promised:
        fields["achieved"] = True
    elif not draft.get("when") and years:
        fields["when"] = str(years[-1])
    when = draft.get("when")
    if not draft.get("base_when") and not when.isdigit():
        fields["base_when"] = f"{UNTOLD}before {draft.number}.{draft.start}"
    if not draft.get("base_when") and when.isdigit():
        first = years[0] if years and yearly and str(years[0]) <= when else int(when)
        fields["base_when"] = str(first - 1)
    if yearly and when.isdigit() and draft.get("base_when").isdigit():
        span = int(when) - int(draft.get("base_when"))
        fields["years"] = max(1, min(span, 100))
    if not when:
        draft.doubts.append((Question.YEAR, ()))


def _past(when: str, years: tuple[int, ...]) -> bool:
    return bool(when) and bool(years) and when < str(years[0])


def _apart(drafts: list[Draft]) -> None:
    """Undated counts of one group that differ are not made to contradict one another."""
    seen: dict[tuple[str, str, str, str], str] = {}
    for number, draft in enumerate(sorted(drafts, key=lambda d: d.carried)):
        if draft.kind not in ("count", "split"):
            continue
        for field in ("count", "rate", "whole", "whole_rate"):
            shown = draft.fields.get(field)
            if shown is None:
                continue
            key = (
                draft.get("group"),
                draft.get("place"),
                draft.get("when"),
                field.removeprefix("whole_").replace("whole", "count"),
            )
            untimed = draft.carried or not draft.get("when")
            if seen.setdefault(key, shown.text) != shown.text and untimed:
                draft.fields["when"] = f"{UNTOLD}{number}"
                draft.doubts.append((Question.YEAR, ()))
                break


def _doubts(drafts: list[Draft], text: str) -> Iterator[Doubt]:
    for number, draft in enumerate(drafts):
        for question, readings in dict.fromkeys(draft.doubts):
            yield Doubt(question, number, readings, draft.span, quoted(text[slice(*draft.span)]))


def _cited(page: Page, head: Header) -> "Iterator[tuple[Cited, list[tuple[int, int, int]]]]":
    """Each instrument once, by number and date, with every place that cites it (sentence, start, end)."""
    found: dict[str, list[tuple[Cited, tuple[int, int, int]]]] = {}
    for number, sentence in enumerate(page.sentences):
        if not sentence.cell and _DIGIT.search(sentence.line):
            for one, match in instruments(sentence.line):
                if one.number != head.number:
                    spanned = attrs.evolve(one, span=sentence.span(*match.span()))
                    found.setdefault(one.number, []).append((spanned, (number, *match.span())))
    for mentions in found.values():
        places = [place for _, place in mentions]
        dated = {one.date: one for one, _ in reversed(mentions) if one.date}
        for one in dated.values() if dated else [mentions[0][0]]:
            kind = one.kind or next((other.kind for other, _ in mentions if other.kind), "")
            yield attrs.evolve(one, kind=kind), places


def _deadlines(page: Page) -> "Iterator[tuple[Deadline, tuple[int, int, int]]]":
    here = Here()
    for number, sentence in enumerate(page.sentences):
        here.enter(sentence)
        if not sentence.cell:
            for one, (start, end) in deadlines(sentence.line, here.heading):
                yield attrs.evolve(one, span=sentence.span(start, end)), (number, start, end)


_ANNEX = re.compile(r"(?:phụ lục|biểu|danh sách|bảng)[^().;,]{0,40}?(?:đính kèm|kèm theo)", re.IGNORECASE)
_ANNEX_HEAD = re.compile(r"(?:phụ lục|biểu(?: số)?)\b", re.IGNORECASE)


def _annexes(page: Page) -> Iterator[Annex]:
    present = any(_ANNEX_HEAD.match(s.line) and len(s.line) < LONGEST_HEADING for s in page.sentences)
    for sentence in page.sentences:
        for found in _ANNEX.finditer(sentence.line):
            begin = sentence.line.rfind("(", 0, found.start()) + 1
            start = begin if begin and found.start() - begin < LONGEST_HEADING else found.start()
            yield Annex(
                title=sentence.line[start : found.end()],
                present=present,
                span=sentence.span(start, found.end()),
            )
