"""Claims of real documents against the audit: how many slips are found, how many clean claims accused.

    python benchmarks/claims.py [tests/data/claims.jsonl]

Each line of the file is one claim: ``type``, ``fields`` as printed, and what a person said of it
(``expected``: flag, pass, note or semantic; ``meant``: what should have been printed, where a person
could tell).  Beside it ``tables.json``: tables of public documents and what a person found in them.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from chuanngheo.consistency import Audit, Where, audit
from chuanngheo.statements import (
    Change,
    Claim,
    Count,
    Document,
    Flow,
    Milestone,
    Part,
    Split,
    Statement,
    Subset,
    Target,
)
from chuanngheo.statements import (
    Path as RatePath,
)
from chuanngheo.tables import Table, columns

Fields = Mapping[str, Any]


def rate_of(f: Fields) -> list[Statement]:
    """A count, its total, its rate."""
    return [Count("counted", f["count"], rate=f["rate"], total=f["total"])]


def share_of_poor(f: Fields) -> list[Statement]:
    """A share of the poor."""
    return [Count("counted", f["count"], rate=f["rate"], total=f["poor_total"], of="poor")]


def same_total(f: Fields) -> list[Statement]:
    """Counts and rates over one total that is not printed."""
    return [Count(f"group {n}", p["count"], rate=p["rate"]) for n, p in enumerate(f["pairs"])]


def whole(f: Fields) -> list[Statement]:
    """Parts and their whole, counts or rates."""
    if f["kind"] == "c":
        return [Split(parts=tuple(Part(count=p) for p in f["parts"]), whole=f["total"])]
    return [Split(parts=tuple(Part(rate=p) for p in f["parts"]), whole_rate=f["total"])]


def difference(f: Fields) -> list[Statement]:
    """Before, after, and the change."""
    if f["kind"] == "c":
        return [Change(before=f["before"], after=f["after"], by=f["change"])]
    return [Change(before_rate=f["before"], after_rate=f["after"], by_points=f["change"])]


def target_reduction(f: Fields) -> list[Statement]:
    """Points and households of a target, from its base or to its end."""
    return [
        Target(
            points=f.get("reduction_pp"),
            households=f.get("reduction_count"),
            base_count=f.get("base_count"),
            base_rate=f.get("base_rate"),
            base_total=f.get("base_total"),
            end_count=f.get("end_count"),
            end_rate=f.get("end_rate"),
        )
    ]


def path(f: Fields) -> list[Statement]:
    """Rates of several years and the average step."""
    points = tuple(Milestone(_year(when), rate) for when, rate in f["points"].items())
    return [RatePath(points=points, per_year=f["avg_per_year"])]


def _year(label: str) -> int:
    """The year at whose end a figure stands: "đầu 2011" is the end of 2010."""
    match = re.search(r"[0-9]{4}", label)
    if match is None:
        raise ValueError(f"no year in {label!r}")
    return int(match[0]) - label.strip().lower().startswith("đầu")


def stock_flow(f: Fields) -> list[Statement]:
    """Start, exits, end; what came in is often not printed."""
    return [Flow(start=f["start"], exits=f["escaped"], end=f["end"])]


def subcategory(f: Fields) -> list[Statement]:
    """A part that can be no larger than its whole."""
    return [Subset(part=f["part"], whole=f["whole"])]


def value_only(f: Fields) -> list[Statement]:
    """One figure alone."""
    return [Claim(figures=(f["value"],), why="one figure alone")]


KINDS: dict[str, Callable[[Fields], list[Statement]]] = {
    "rate_of": rate_of,
    "share_of_poor": share_of_poor,
    "same_total": same_total,
    "sum": whole,
    "difference": difference,
    "target_reduction": target_reduction,
    "end_rate": target_reduction,
    "path": path,
    "stock_flow": stock_flow,
    "subcategory": subcategory,
    "value_only": value_only,
}


def audited(claim: Fields) -> Audit:
    """The audit of one claim."""
    statements = tuple(KINDS[claim["type"]](claim["fields"]))
    return audit(Document(title=claim["claim_id"], statements=statements))


def rank(result: Audit, meant: list[str], at: Callable[[Where], bool] = lambda _: True) -> int | None:
    """The place of what was meant among all that is proposed, the first is 1; ``None`` where it is not."""
    offered = [p for finding in result.findings for p in finding.proposals if at(p.where)]
    offered += [p for remark in result.remarks for p in remark.proposals if at(p.where)]
    values = dict.fromkeys(_value(option.value) for option in offered)
    wanted = {_value(text) for text in meant}
    return next((n for n, value in enumerate(values, 1) if value in wanted), None)


def _value(text: str) -> str:
    """A figure's digits without its dress, and without idle decimals."""
    return re.sub(r"[^0-9]", "", re.sub(r"\.00$", "", text))


def tables(path: Path) -> Iterator[str]:
    """Every table of public documents: its findings, and the rank of what a person said was meant."""
    for one in json.loads(path.read_text(encoding="utf-8")):
        table = Table(columns(*one["roles"]), one["rows"], one["total"], levels=one.get("levels"))
        result = audit(Document(title=one["id"], tables=(table,)))
        yield f"  {one['id']}: {len(result.roots)} findings, {len(one['known'])} known to a person"
        for known in one["known"]:
            here = partial(_same_cell, known["row"], known["column"])
            named = any(here(w) for f in result.roots for w in (f.where, *f.cells))
            place = rank(result, [known["meant"]], here) if "meant" in known else None
            found = "found" if named else "not found"
            where = f"{known['row'] or 'column'} {known['column']} ({known['said']})"
            yield f"    {where}: {found}, rank {place or '–'}"


def _same_cell(row: str, column: str, where: Where) -> bool:
    return (where.row, where.column) == (row, column)


def answer(claim: Fields) -> str:
    """``finding``, ``remark`` or ``nothing`` for one claim."""
    result = audited(claim)
    return "finding" if result.findings else "remark" if result.remarks else "nothing"


def main(name: str) -> None:
    """Print the table and the claims where person and audit differ."""
    claims = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]
    answers = [(claim, answer(claim)) for claim in claims]
    table = Counter((claim["expected"], found) for claim, found in answers)
    print(f"{len(claims)} claims of {name}")
    print(f"{'expected':10} {'finding':>8} {'remark':>8} {'nothing':>8}")
    for expected in ("flag", "pass", "note", "semantic"):
        row = [table[expected, found] for found in ("finding", "remark", "nothing")]
        print(f"{expected:10} {row[0]:8} {row[1]:8} {row[2]:8}")
    able = [(c, found) for c, found in answers if c["expected"] == "flag" and c["type"] != "value_only"]
    print(
        f"flag claims that carry their operands: {sum(f == 'finding' for _, f in able)} of {len(able)} found"
    )
    meant = [(claim, rank(audited(claim), claim["meant"])) for claim in claims if "meant" in claim]
    ranks = Counter(place for _, place in meant)
    print(f"of {len(meant)} whose meaning a person gave: rank 1 {ranks[1]}, rank 2 {ranks[2]},")
    later = sum(n for place, n in ranks.items() if place and place > 2)  # noqa: PLR2004 # a rank
    print(f"  rank 3 or lower {later}, not proposed {ranks[None]}")
    for claim, place in meant:
        print(f"  {claim['claim_id']}: {' or '.join(claim['meant'])}: {place or 'not proposed'}")
    print("tables of public documents:")
    print("\n".join(tables(Path(name).parent / "tables.json")))
    for claim, found in answers:
        missed = claim["expected"] == "flag" and found != "finding"
        accused = claim["expected"] in ("pass", "note") and found == "finding"
        if missed or accused:
            print(f"  {'missed' if missed else 'accused'}: {claim['claim_id']} {claim['fields']}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "tests/data/claims.jsonl")
