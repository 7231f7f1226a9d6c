"""Raw facts → indicators over columns, beside one household at a time: ``python benchmarks/annex.py``.

Synthetic households and members by a fixed seed, one fact in twenty not known.  Each round assesses the list
with ``frame.assess`` (polars; its checks included) and a sample of the same households with
``assess.assess``, in processor time; the ratio is the median over the rounds.  ``--write`` puts the table
into ``benchmarks/README.md``; the exit code is 1 where an answer differs or the bound is missed.
"""

import argparse
import platform
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import polars as pl

from chuanngheo.assess import assess
from chuanngheo.frame import B2_COLUMNS
from chuanngheo.frame import assess as assess_frame
from chuanngheo.members import (
    Diploma,
    Dwelling,
    Job,
    Member,
    Pillar,
    Roof,
    School,
    Sex,
    Toilet,
    Training,
    Wall,
    Water,
    Work,
)

HOUSEHOLDS, SAMPLE, ROUNDS, UNKNOWN = 300_000, 1_500, 5, 0.05
LEAST = 50
"""How many times as fast the columns are at least, by processor time."""
DAY = date(2024, 12, 14)
README = Path(__file__).parent / "README.md"
MARK = "<!-- annex -->"

Row = dict[str, Any]
WORDS = {
    "sex": Sex, "diploma": Diploma, "training": Training, "wall": Wall, "pillar": Pillar, "roof": Roof,
    "water": Water, "toilet": Toilet,
}  # fmt: skip
YES_NO = ("insured", "state_insured", "allowance", "elderly", "disabled", "internet")
DICE = random.Random(2021)  # noqa: S311 # no secret


def lists(count: int) -> tuple[list[Row], list[Row]]:
    """Households and their members, drawn at random: they say nothing about any place."""
    homes = [_known({"id": n, **_home()}, "id") for n in range(count)]
    sizes = DICE.choices((1, 2, 3, 4, 5, 6), (1, 2, 3, 4, 3, 1), k=count)
    return homes, [_known(_person(n), "household") for n, size in enumerate(sizes) for _ in range(size)]


def _home() -> Row:
    words = {fact: DICE.choice(list(kind)).value for fact, kind in WORDS.items() if fact in _DWELLING}
    return words | {"area_m2": Decimal(DICE.randint(100, 900)) / 10, "means": DICE.choice(("phone", "none"))}


_DWELLING = ("wall", "pillar", "roof", "water", "toilet")


def _person(household: int) -> Row:
    age = DICE.randint(0, 80 * 365)
    child = age < 16 * 365
    working = not child and DICE.random() < 0.7  # noqa: PLR2004 # a share
    return {
        "household": household,
        "born": DAY - timedelta(days=age),
        "work": (Work.WORKING if working else DICE.choice((Work.NO_WORK, Work.UNABLE))).value,
        "job": DICE.choice(list(Job)).value if working else Job.NO_WAGE.value,
        "in_school": child,
        "school": DICE.choice(list(School)).value if child else None,
        "height_cm": Decimal(500 + age * 9 // 50 + DICE.randint(-80, 80)) / 10 if child else None,
        "weight_kg": Decimal(30 + age // 12 + DICE.randint(0, 60)) / 10 if child else None,
        **{fact: DICE.choice(list(kind)).value for fact, kind in WORDS.items() if fact not in _DWELLING},
        **{fact: DICE.random() < 0.5 for fact in YES_NO},  # noqa: PLR2004
    }


def _known(row: Row, key: str) -> Row:
    return {name: v if name == key or DICE.random() >= UNKNOWN else None for name, v in row.items()}


def as_facts(homes: list[Row], members: list[Row]) -> Iterator[tuple[Dwelling, list[Member]]]:
    """The same as the scalar takes them."""
    of: dict[int, list[Member]] = {home["id"]: [] for home in homes}
    for row in members:
        of[row["household"]].append(Member(**{name: v for name, v in row.items() if name != "household"}))
    for home in homes:
        facts = {name: v for name, v in home.items() if name != "id"}
        means = facts.pop("means")
        yield Dwelling(**facts, means=None if means is None else {means} - {"none"}), of[home["id"]]


def one_by_one(homes: list[tuple[Dwelling, list[Member]]]) -> list[tuple[bool | None, ...]]:
    """The twelve answers of each."""
    found = (assess(people, home, on=DAY) for home, people in homes)
    return [tuple(reason.deprived for reason in one) for one in found]


def measured() -> tuple[list[float], list[float], int, bool]:
    """Seconds a household over columns and one by one, round by round; members; and whether all agree."""
    homes, members = lists(HOUSEHOLDS)
    few = list(as_facts(homes[:SAMPLE], [row for row in members if row["household"] < SAMPLE]))
    table, people = (pl.DataFrame(rows, infer_schema_length=10_000) for rows in (homes, members))
    found = assess_frame(table, people, on=DAY, partial=True)
    same = found.head(SAMPLE).select(B2_COLUMNS.values()).rows() == one_by_one(few)
    fast: list[float] = []
    slow: list[float] = []
    for _ in range(ROUNDS):
        began = process_time()
        assess_frame(table, people, on=DAY, partial=True)
        between = process_time()
        one_by_one(few)
        fast.append((between - began) / HOUSEHOLDS)
        slow.append((process_time() - between) / SAMPLE)
    return fast, slow, len(members), same


def ratio(fast: list[float], slow: list[float]) -> float:
    """How many times as fast."""
    return median(s / f for f, s in zip(fast, slow, strict=True))


def section(fast: list[float], slow: list[float], members: int) -> str:
    """The section of the page."""
    return (
        f"{MARK}\n\n{HOUSEHOLDS:,} households of {members:,} members, medians of {ROUNDS} rounds, processor"
        " time.\n"
        f"{platform.machine()}, Python {platform.python_version()}, narwhals {version('narwhals')},"
        f" polars {version('polars')}.\n\n"
        "| what | figure | at least |\n|---|---|---|\n"
        "| `frame.assess` ÷ `assess.assess` one by one, households a second"
        f" | {ratio(fast, slow):,.0f} | {LEAST} |\n"
        f"| µs a household over columns, its checks included | {median(fast) * 1e6:.1f} | – |\n"
        f"| µs a household one by one | {median(slow) * 1e6:,.0f} | – |\n\n{MARK}"
    )


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    write = parser.parse_args().write
    fast, slow, members, same = measured()
    text = section(fast, slow, members)
    print(text)
    if not same:
        print("columns and scalar differ")
    if write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        README.write_text(before + text + rest.partition(MARK)[2], encoding="utf-8")
    return 0 if same and ratio(fast, slow) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
