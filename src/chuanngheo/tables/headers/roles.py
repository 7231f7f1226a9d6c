"""From printed headings to typed columns: whom a column counts, whether it is a rate, and when.

A heading is read from its own words first and then from the merged headings above it; a bare "Tỷ lệ %"
is the rate of the column before it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

import attrs

from chuanngheo.groups import GROUPS
from chuanngheo.languages import phrase
from chuanngheo.tables.columns import Column, Kind
from chuanngheo.tables.headers import words
from chuanngheo.tables.headers.words import Said


class Confidence(StrEnum):
    """How surely a column was recognised.

    >>> [one.value for one in Confidence][:4]
    ['sure', 'likely', 'guess', 'unknown']
    """

    SURE = "sure"  # its own words or those above it say it
    LIKELY = "likely"  # by its place, or by what its cells print
    GUESS = "guess"  # something speaks against it: look at it
    UNKNOWN = "unknown"  # kept under its own name
    TOLD = "told"  # by the user

    def text(self, lang: str = "vi") -> str:
        """The grade in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, _CONFIDENCE[self], self.value)


_CONFIDENCE = {
    Confidence.SURE: "chắc chắn",
    Confidence.LIKELY: "có lẽ",
    Confidence.GUESS: "phỏng đoán",
    Confidence.UNKNOWN: "chưa rõ",
    Confidence.TOLD: "đã khai",
}


@attrs.frozen
class Heading:
    """One column of a grid as it was recognised: its place from 0, its headings as printed, why.

    In use: :func:`chuanngheo.tables.recognise`.
    """

    index: int
    header: str
    column: Column
    confidence: Confidence
    why: tuple[str, str]
    alternatives: tuple[str, ...] = ()


@attrs.frozen
class Sight:
    """What is seen of one column of figures: its place, headings, their cells' places, its texts."""

    index: int
    path: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]
    texts: tuple[str, ...]

    @property
    def header(self) -> str:
        """Its headings in one line."""
        return " › ".join(self.path)

    @property
    def leaf(self) -> Said:
        """What its own heading says."""
        return words.read(self.path[-1]) if self.path else Said()

    @property
    def above(self) -> tuple[Said, ...]:
        """What the headings above its own say, the nearest first."""
        return tuple(words.read(text) for text in reversed(self.path[:-1]))


@attrs.frozen
class Meant:
    """What a column is of, as far as its headings say: a group (or flow), a measure, a time."""

    group: str = ""
    rate: bool = False
    when: str = ""
    year: int | None = None
    over: str = ""
    bare: bool = False
    sure: bool = True

    @property
    def known(self) -> bool:
        """Whether the group is one of those with a name."""
        return self.group in GROUPS


_COMBINED = {
    ("households", "minority"): "minority_households", ("", "minority"): "minority_households",
    ("poor", "minority"): "minority_poor", ("near_poor", "minority"): "minority_near_poor",
    ("poor", "minority_headed"): "minority_headed_poor", ("", "minority_headed"): "minority_headed_poor",
    ("poor", "female"): "female_headed_poor", ("", "female"): "female_headed_poor",
    ("poor", "merit"): "merit_poor", ("", "merit"): "merit_poor", ("near_poor", "merit"): "merit_near_poor",
    ("poor", "no_labour"): "no_labour_poor", ("", "no_labour"): "no_labour_poor",
    ("near_poor", "no_labour"): "no_labour_near_poor",
    ("poor", "can_escape"): "can_escape", ("", "can_escape"): "can_escape",
    ("poor", "cannot_escape"): "cannot_escape", ("", "cannot_escape"): "cannot_escape",
    ("poor", "persons"): "poor_persons", ("near_poor", "persons"): "near_poor_persons",
    ("households", "persons"): "persons", ("", "persons"): "persons",
}  # fmt: skip
"""Whom a base and a trait (or persons) name together."""


def meant(sight: Sight, lends: Callable[[tuple[int, int]], bool]) -> Meant:
    """What a column's headings say; ``lends`` tells which headings above speak for what stands below."""
    leaf = sight.leaf
    above = [
        attrs.evolve(said, base="", weak_base="") if not lends(cell) else said
        for said, cell in zip(sight.above, reversed(sight.cells[:-1]), strict=True)
    ]
    levels = (leaf, *above)
    base = _first(levels, "base") or _first(levels, "weak_base")
    if not base and leaf.count and not _first(levels, "trait") and not _first(levels, "flow"):
        base = "households" if leaf.left == "" and not leaf.persons and "hộ" in sight.path[-1].lower() else ""
    when, year = _when(leaf, above)
    rate = leaf.rate or (not leaf.count and any(said.rate for said in above))
    return Meant(
        _group(base, levels),
        rate,
        when,
        year,
        _over(leaf.over),
        bare=rate and not leaf.named,
        sure=not any(said.plain for said in levels) and not leaf.left,
    )


def _over(base: Said | None) -> str:
    """The group behind "so với", or ``""`` where a heading names none."""
    return "" if base is None else _group(base.base or base.weak_base or "households", (base,))


def _first(levels: Sequence[Said], facet: str) -> str:
    return next((value for said in levels if (value := getattr(said, facet))), "")


def _group(base: str, levels: Sequence[Said]) -> str:
    """The group's code; a flow under its own; what has no name of its own is ``base`` and trait joined."""
    if flow := _first(levels, "flow"):
        return {"new": "new_near_poor" if base == "near_poor" else "new_poor"}.get(flow, flow)
    trait = _first(levels, "trait")
    if trait:
        return _COMBINED.get((base, trait), f"{trait}_{base}")
    if any(said.persons for said in levels):
        return _COMBINED.get((base, "persons"), f"{base}_persons")
    return base


def _when(leaf: Said, above: Sequence[Said]) -> tuple[str, int | None]:
    """Start, end, change or both; a change said above a heading that names its own group is the caption's."""
    own = bool(leaf.base or leaf.trait or leaf.flow)
    for said in (leaf, *above):
        moved = said.when in ("change", "both")
        if said.when and not (moved and own and said is not leaf and said.base):
            year = next((s.year for s in (leaf, *above) if s.year), None)
            return said.when, year
    return "", next((s.year for s in (leaf, *above) if s.year), None)


def lending(sights: Sequence[Sight]) -> Callable[[tuple[int, int]], bool]:
    """Which headings speak for the columns below: those under which no column names another base."""
    bases: dict[tuple[int, int], set[str]] = {}
    texts: dict[tuple[int, int], str] = {}
    for sight in sights:
        for depth, cell in enumerate(sight.cells[:-1]):
            texts[cell] = sight.path[depth]
            below = (words.read(text) for text in sight.path[depth + 1 :])
            bases.setdefault(cell, set()).update(said.base for said in below if said.base)
    weak = {cell: words.read(text).base for cell, text in texts.items()}

    def lends(cell: tuple[int, int]) -> bool:
        return bases.get(cell, set()) <= {weak.get(cell, "")}

    return lends


@attrs.frozen
class Times:
    """The years that a table's columns are of: the label of its start and end, and which year is which."""

    start: str = ""
    end: str = ""
    years: tuple[int, ...] = ()
    two: bool = False

    def of(self, when: str, year: int | None) -> str:
        """``start``, ``end``, ``change``, or the year itself where a table prints more than two."""
        if when in ("change", "both"):
            return "change" if year is None or self.end in ("", str(year)) else f"change_{year}"
        if not self.two:
            return "start"
        if year is None or len(self.years) == 1:
            return "end" if when == "end" else "start"
        return {self.years[0]: "start", self.years[-1]: "end"}.get(year, str(year))


def times(said: Sequence[Meant]) -> Times:
    """The times of a table's columns, by the years and the words of their headings."""
    moments = {(m.group, m.rate): set[tuple[str, int | None]]() for m in said}
    for m in said:
        if m.when not in ("change", "both"):
            moments[m.group, m.rate].add((m.when, m.year))
    two = any(len(seen) > 1 for seen in moments.values()) or any(m.when in ("change", "both") for m in said)
    years = tuple(sorted({m.year for m in said if m.year and m.when not in ("change", "both")}))
    if not two:
        return Times(str(years[-1]) if len(years) == 1 else "", "", years)
    if len(years) > 1:
        return Times(str(years[0]), str(years[-1]), years, two=True)
    if years and any(m.when == "end" and m.year for m in said):
        return Times(str(years[0] - 1), str(years[0]), years, two=True)
    if years:
        return Times(str(years[0]), str(years[0] + 1), years, two=True)
    return Times(two=True)


def slug(text: str) -> str:
    """A name for a column that has none: its heading in plain letters."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.bare(text.lower())).strip("_")
    return plain[-_LONGEST_NAME:].strip("_") or "column"


_LONGEST_NAME = 40


def role(m: Meant, moment: str) -> str:
    """The role of a group at a moment: "poor", "poor_end", "reduction", "poor_2021"."""
    if moment == "change" and m.known:
        stem = "reduction" if m.group == "poor" else f"{m.group}_reduction"
    else:
        stem = m.group if moment in ("start", "change") else f"{m.group}_{moment}"
    return f"{stem}_rate" if m.rate else stem


def column(m: Meant, moment: str, header: str) -> Column:
    """The typed column of what is meant at a moment; a rate over its own group is a share of its total."""
    if m.rate and m.known and m.group in (m.over, "households", "persons") and moment in ("start", "end"):
        own = role(attrs.evolve(m, rate=False), moment)
        return Column(f"{own}_share", Kind.RATE, header, of=own, over=own)
    name = role(m, moment)
    if m.known and moment in ("start", "end", "change"):
        found = Column.parse(name, header)
        return attrs.evolve(found, over=m.over) if m.rate and m.over else found
    if m.rate:
        return Column(name, Kind.RATE, header, of=name.removesuffix("_rate"), over=m.over or None)
    when = "change" if m.group.split("_")[0] in ("escaped", "new", "near") and not m.known else "start"
    return Column(name, Kind.COUNT, header, when=when)


def looks_like_rates(texts: Sequence[str]) -> bool:
    """Whether the cells of a column print percentages: a sign, or decimals in most of them."""
    figures = [text.strip() for text in texts if any(sign.isdecimal() for sign in text)]
    percent = [
        text for text in figures if "%" in text or re.search(r"[0-9][.,](?:[0-9]{1,2}|[0-9]{4,})$", text)
    ]
    return len(percent) * 2 > len(figures)


def before(sights: Mapping[int, Sight], index: int) -> Iterator[int]:
    """The columns that a bare rate may be the rate of: before it under one heading, before it, behind it."""
    own = sights[index].cells[:-1]
    left = [i for i in sorted(sights, reverse=True) if i < index]
    yield from (i for i in left if sights[i].cells[:-1] == own)
    yield from left
    yield from (i for i in sorted(sights) if i > index and sights[i].cells[:-1] == own)
