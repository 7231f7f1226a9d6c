"""What the reader of prose finds in plans, against what a person found there.

    python benchmarks/prose.py [--write] [PLAN…]

Statements are judged one by one: a read statement is right where a person wrote down one of its kind, of
the same group, with the same figures in the same fields.  Figures are judged by their role alone (field and
group), whatever statement holds them.  On the excerpts, whose wording is abridged, only what an excerpt
itself prints can be read: an upper bound of what the reader would do with the documents.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from chuanngheo.files.documents import load_document
from chuanngheo.prose import Status, read
from chuanngheo.statements import (
    Change,
    Count,
    Document,
    Goal,
    Milestone,
    Part,
    Ranked,
    Split,
    Statement,
    Target,
)
from chuanngheo.tables import Printed

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
PLANS = ("luc-ngan-2019", "ben-tre-2011", "binh-thuan-2024", "cam-lo-2022")


def digits(text: str) -> str:
    """The digits of a figure, whatever hedges and units stand around it."""
    return "–".join(re.findall(r"[0-9]+(?:[.,][0-9]+)*", text))


def figures(said: Statement | Part | Ranked | Milestone, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every figure of a statement by its field; parts have no number, so that their order is free."""
    for field in attrs.fields(type(said)):
        value: Any = getattr(said, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Printed):
                yield f"{prefix}{field.name}", digits(one.text)
            elif isinstance(one, Part | Ranked | Milestone):
                yield from figures(one, f"{prefix}{field.name}.")


Key = tuple[str, str, tuple[tuple[str, str], ...]]


def key(said: Statement) -> Key:
    """Its kind, its group, its figures; a goal's group is no part of what it says."""
    group = "" if isinstance(said, Goal) else getattr(said, "group", "")
    return type(said).__name__, group, tuple(sorted(figures(said)))


def apart(statements: Iterable[Statement]) -> Iterator[Statement]:
    """The statements with every total as a count of its own: the same, whichever way it is written down."""
    for said in statements:
        if isinstance(said, Count) and said.total is not None:
            yield Count(said.base, said.total)
            yield attrs.evolve(said, total=None)
        else:
            yield said


def plain(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Also every part of a split as a count, and a reduction reached as a change: each said one way only."""
    statements = [*apart(statements)]
    counted = {(said.group, said.count.text) for said in statements if isinstance(said, Count) and said.count}
    for said in statements:
        if isinstance(said, Split):
            if said.whole or said.whole_rate:
                yield Count(said.group, said.whole, rate=said.whole_rate)
            parts = [Count(p.group or said.group, p.count, rate=p.rate) for p in said.parts]
            yield from (p for p in parts if p.rate or not p.count or (p.group, p.count.text) not in counted)
        elif isinstance(said, Target) and said.achieved:
            yield Change(
                said.group, before=said.base_count, after=said.end_count, by=said.households,
                before_rate=said.base_rate, after_rate=said.end_rate, by_points=said.points,
            )  # fmt: skip
        else:
            yield said


def roles(statements: Iterable[Statement]) -> Counter[tuple[str, str, str]]:
    """Every figure with its group and what it is: a count, a rate, a reduction."""
    return Counter(
        ("" if isinstance(said, Goal) else getattr(said, "group", ""), _role(field), figure)
        for said in statements
        for field, figure in figures(said)
    )


SAME_ROLE = {
    "whole": "count", "parts.count": "count", "whole_rate": "rate", "parts.rate": "rate",
    "places.rate": "rate", "base_count": "count", "points.rate": "end_rate",
}  # fmt: skip
"""Fields that say the same of a figure."""


def _role(field: str) -> str:
    return SAME_ROLE.get(field, field)


def deadline_keys(document: Document) -> Counter[tuple[object, ...]]:
    """Deadlines by their day or their return."""
    return Counter((d.before, d.on_or_before, d.every, d.before_day, d.within) for d in document.deadlines)


def instrument_keys(document: Document) -> Counter[tuple[object, ...]]:
    """Instruments by number and date."""
    return Counter((c.number, c.date) for c in document.instruments)


@attrs.frozen
class Score:
    """How many a person wrote down, how many were read, how many of both agree."""

    written: int
    read: int
    right: int

    @classmethod
    def of(cls, gold: Counter[Any], found: Counter[Any]) -> "Score":
        """From two multisets."""
        return cls(gold.total(), found.total(), (gold & found).total())

    def __add__(self, other: "Score") -> "Score":
        return Score(self.written + other.written, self.read + other.read, self.right + other.right)

    def text(self) -> str:
        """Recall and precision, each as a fraction and in percent."""
        return f"{_share(self.right, self.written)} | {_share(self.right, self.read)}"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.1f} %)" if whole else "–"


def transcription(plan: str) -> Document:
    """What a person wrote down of a plan, without the tables."""
    own = DATA / "prose" / f"{plan}.toml"
    return load_document(own if own.exists() else ROOT / "docs" / "examples" / f"{plan}.toml")


BLIND = DATA / "prose" / "blind"


def half(which: str) -> list[str]:
    """The made-up texts of the development half ("a", odd numbers) or of the one held out ("b", even)."""
    return [t.stem for t in sorted(BLIND.glob("*.txt")) if int(t.stem[:2]) % 2 == (which == "a")]


def blind(which: str) -> dict[str, Score]:
    """The scores of half of the made-up texts, added up; of the same statements said one way only."""
    total: dict[str, Score] = {}
    for name in half(which):
        gold = load_document(BLIND / f"{name}.toml")
        found = read((BLIND / f"{name}.txt").read_text(encoding="utf-8")).document()
        for what, score in compared(gold, found, plain).items():
            total[what] = score + total.get(what, Score(0, 0, 0))
    return total


def judged(plan: str) -> dict[str, Score]:
    """The scores of one plan."""
    reading = read((DATA / "plans" / f"{plan}.txt").read_text(encoding="utf-8"))
    return compared(transcription(plan), reading.document(), apart)


def compared(
    gold: Document, found: Document, form: Callable[[Iterable[Statement]], Iterator[Statement]]
) -> dict[str, Score]:
    """What was read against what a person wrote down, both in the same form."""
    return {
        "statements": Score.of(
            Counter(map(key, form(gold.statements))), Counter(map(key, form(found.statements)))
        ),
        "figures and their roles": Score.of(roles(form(gold.statements)), roles(form(found.statements))),
        "deadlines": Score.of(deadline_keys(gold), deadline_keys(found)),
        "instruments": Score.of(instrument_keys(gold), instrument_keys(found)),
    }


def coverage(plan: str) -> str:
    """Every figure of a plan's text by what became of it."""
    seen = read((DATA / "plans" / f"{plan}.txt").read_text(encoding="utf-8")).coverage
    return " | ".join(str(seen[status]) for status in Status)


EXCERPT_ROLES: dict[str, tuple[str, ...]] = {
    "count": ("count", "base_count", "end_count", "households", "exits", "new"),
    "rate": ("rate", "points", "relative", "end_rate"),
    "total": ("total", "count"),
    "poor_total": ("total", "count"),
    "reduction_pp": ("points", "by_points"),
    "reduction_count": ("households", "by"),
    "end_rate": ("end_rate", "rate", "after_rate"),
    "end_count": ("end_count", "count", "after"),
    "base_rate": ("base_rate", "rate", "before_rate"),
    "base_count": ("base_count", "count", "before"),
    "before": ("before", "before_rate", "count", "rate"),
    "after": ("after", "after_rate", "count", "rate", "end_rate"),
    "change": ("by", "by_points", "points", "households"),
    "escaped": ("exits",),
    "start": ("start", "before", "count"),
    "end": ("end", "after", "count"),
}
"""Which field of a statement an operand of an excerpt may be read into."""


def operands(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The operands of an excerpt: its role and its figure."""
    for name, value in fields.items():
        if name == "pairs":
            for pair in value:
                yield "count", pair["count"]
                yield "rate", pair["rate"]
        elif name in EXCERPT_ROLES:
            yield name, str(value)


def excerpts() -> tuple[Score, int]:
    """The operands that the excerpts print, how many were read, and in their role; in how many excerpts."""
    written = found = right = used = 0
    for line in (DATA / "prose" / "excerpts.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        printed = {digits(run) for run in re.findall(r"[0-9]+(?:[.,][0-9]+)*", entry["text"])}
        wanted = [(name, digits(text)) for name, text in operands(entry["fields"]) if digits(text) in printed]
        if not wanted:
            continue
        used += 1
        said = [(_role(f), d) for s in read(entry["text"]).statements for f, d in figures(s)]
        known = {figure for _, figure in said}
        hits = sum(any((role, figure) in said for role in EXCERPT_ROLES[name]) for name, figure in wanted)
        written, right = written + len(wanted), right + hits
        found += sum(figure in known for _, figure in wanted)
    return Score(written, found, right), used


def report(plans: list[str]) -> str:
    """The section of the README."""
    lines = ["| plan | what | recall | precision |", "|---|---|---|---|"]
    for plan in plans:
        lines += [f"| {plan} | {what} | {score.text()} |" for what, score in judged(plan).items()]
    for which in ("a", "b"):
        lines += [
            f"| made-up texts, half {which} | {w} | {score.text()} |" for w, score in blind(which).items()
        ]
    lines += ["", "| plan | understood | passed over, with a reason | not understood |", "|---|---|---|---|"]
    lines += [f"| {plan} | {coverage(plan)} |" for plan in plans]
    score, used = excerpts()
    lines += [
        "",
        (
            f"Excerpts ({used} that print an operand of their claim): of the operands printed"
            f" {_share(score.right, score.written)} are read in their role; of those read at all"
            f" {_share(score.right, score.read)}."
        ),
    ]
    return "\n".join(lines)


MARK = "<!-- prose -->"


def main(arguments: list[str]) -> int:
    """Measure, print, and with ``--write`` keep the figures in the README."""
    plans = [a for a in arguments if not a.startswith("-")] or [*PLANS]
    text = report(plans)
    print(text)
    if "--write" in arguments:
        path = Path(__file__).parent / "README.md"
        before, _, rest = path.read_text(encoding="utf-8").partition(MARK)
        _, _, after = rest.partition(MARK)
        path.write_text(f"{before}{MARK}\n\n{text}\n\n{MARK}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
