"""A million households scored over columns, beside one at a time: ``python benchmarks/review.py``.

Synthetic households by a fixed seed, one answer in a hundred not known, every region and area.  Each round
scores the list with ``frame.review.points`` (polars; its checks included) and a sample of the same rows
with ``review.decide``; a figure is the median over the rounds.  ``--write`` puts the table into
``benchmarks/README.md``; the exit code is 1 where the ends differ or a goal is missed.
"""

import argparse
import platform
import random
import sys
from importlib.metadata import version
from itertools import islice
from os import cpu_count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import polars as pl

from chuanngheo.frame.checks import B2_COLUMNS
from chuanngheo.frame.review import ADDED, points
from chuanngheo.review import Answers, decide
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS
from chuanngheo.sheets.form import Kind
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS

HOUSEHOLDS, SAMPLE, ROUNDS, UNKNOWN = 1_000_000, 2_000, 7, 0.01
GOAL = 1_000_000
"""Households a second over columns."""
README = Path(__file__).parent / "README.md"
MARK = "<!-- review -->"
TYPES: dict[Kind, Any] = {
    Kind.COUNT: pl.Int64, Kind.MEASURE: pl.Int64, Kind.YES_NO: pl.Boolean, Kind.CHOICE: pl.String,
}  # fmt: skip


def households(count: int) -> pl.DataFrame:
    """A list of households; drawn at random, it says nothing about any place."""
    dice = random.Random(2021)  # noqa: S311 # no secret
    columns: dict[str, pl.Series] = {}
    members = [dice.choice((1, 2, 3, 3, 4, 4, 4, 5, 6, 8)) for _ in range(count)]
    for code, question in QUESTIONS.items():
        answers = [a for a, _ in question.cells]
        values: list[Any] = members if code == "members" else dice.choices(answers, k=count)
        if code in WITHIN_MEMBERS:
            values = [min(value, n) for value, n in zip(values, members, strict=True)]
        if question.kind is Kind.YES_NO:
            values = [
                bool(value) and (code not in NON_FARM or n >= len(NON_FARM))
                for value, n in zip(values, members, strict=True)
            ]
        known = [None if dice.random() < UNKNOWN else value for value in values]
        columns[code] = pl.Series(code, known, dtype=TYPES[question.kind])
    for name in B2_COLUMNS.values():
        yes = dice.choices((True, False, False, None), (0.2, 0.4, 0.39, UNKNOWN), k=count)
        columns[name] = pl.Series(name, yes, dtype=pl.Boolean)
    rural = [("rural", code) for code in REGIONS if code != CENTRAL_CITIES]
    where = dice.choices([*rural, *rural, *(("urban", code) for code in REGIONS)], k=count)
    columns["area"] = pl.Series("area", [area for area, _ in where])
    columns["region"] = pl.Series("region", [region for _, region in where])
    return pl.DataFrame(columns)


def one_by_one(rows: list[dict[str, Any]]) -> list[tuple[object, ...]]:
    """The same by ``review.decide``."""
    found: list[tuple[object, ...]] = []
    for row in rows:
        answers = Answers(**{code: row[code] for code in QUESTIONS})
        b = {code: row[column] for code, column in B2_COLUMNS.items()}
        one = decide(answers, b, area=row["area"], region=row["region"])
        found.append((one.a.low, one.a.high, one.b.low, one.b.high, one.outcome))
    return found


def measured() -> tuple[list[float], list[float], bool]:
    """Households a second over columns and one by one, round by round, and whether they agree."""
    frame = households(HOUSEHOLDS)
    rows = list(islice(frame.iter_rows(named=True), SAMPLE))
    fast: list[float] = []
    slow: list[float] = []
    same = points(frame.head(SAMPLE)).select(ADDED).rows() == one_by_one(rows)
    for _ in range(ROUNDS):
        began = perf_counter()
        points(frame)
        between = perf_counter()
        one_by_one(rows)
        fast.append(HOUSEHOLDS / (between - began))
        slow.append(SAMPLE / (perf_counter() - between))
    return fast, slow, same


def table(fast: list[float], slow: list[float]) -> str:
    """The section of the page."""
    ratio = median(f / s for f, s in zip(fast, slow, strict=True))
    return (
        f"{MARK}\n\n{HOUSEHOLDS:,} households, medians of {ROUNDS} rounds, {cpu_count()} cores.\n"
        f"{platform.machine()}, Python {platform.python_version()}, narwhals {version('narwhals')},"
        f" polars {version('polars')}.\n\n"
        "| what | figure | at least |\n|---|---|---|\n"
        f"| households a second over columns, their checks included | {median(fast):,.0f} | {GOAL:,} |\n"
        f"| the slowest round | {min(fast):,.0f} | – |\n"
        f"| columns ÷ `review.decide` one by one | {ratio:,.0f} | – |\n\n{MARK}"
    )


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    write = parser.parse_args().write
    fast, slow, same = measured()
    text = table(fast, slow)
    print(text)
    if not same:
        print("columns and scalar differ")
    if write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        README.write_text(before + text + after, encoding="utf-8")
    return 0 if same and median(fast) >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
