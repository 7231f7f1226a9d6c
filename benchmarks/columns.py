"""A whole list over columns, beside hand-written polars and OpenFisca: ``python benchmarks/columns.py``.

Synthetic households by a fixed seed, one fact in a hundred not known.  All runs of a size alternate in one
process; a figure is the median over the rounds.  ``--rows`` sets the sizes, ``--write`` puts the table into
``benchmarks/README.md``; the exit code is 1 where an answer differs or a bound is missed.
"""

import argparse
import platform
import sys
from collections.abc import Callable
from functools import reduce
from importlib.metadata import version
from operator import add
from os import cpu_count
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl

from chuanngheo import NATIONAL, NATIONAL_2016_2020, NATIONAL_2021_2025
from chuanngheo.frame import classify

ROUNDS, UNKNOWN, URBAN, DEPRIVED = 7, 0.01, 0.35, 0.15
BOUND = 1.25
THREE = 3
README = Path(__file__).parent / "README.md"
MARK = "<!-- columns -->"
CODES = NATIONAL_2021_2025.indicators.codes  # type: ignore[union-attr]
OLDER = NATIONAL_2016_2020.indicators.codes  # type: ignore[union-attr]
NAMES = ["poor", "near-poor", "average", "low-income-worker", "policy-band", "not-poor", "unclassified"]


def households(count: int) -> pl.DataFrame:
    """A list of households; drawn at random, it says nothing about any place."""
    dice = np.random.default_rng(2021)

    def flags(share: float) -> pl.Series:
        return pl.Series(dice.random(count) < share).set(pl.Series(dice.random(count) < UNKNOWN), None)

    unknown = pl.Series(dice.random(count) < UNKNOWN)
    columns = {
        "area": pl.Series(np.where(dice.random(count) < URBAN, "urban", "rural")).cast(
            pl.Enum(["rural", "urban"])
        ),
        "income": pl.Series(dice.integers(300_000, 5_000_000, count)).set(unknown, None),
        "year": pl.Series(dice.integers(2016, 2026, count)),
        **{code: flags(DEPRIVED) for code in dict.fromkeys((*CODES, *OLDER))},
    }
    return pl.DataFrame(columns)


def by_hand(frame: pl.DataFrame) -> pl.Series:
    """The rule of 2021 as a user of polars would write it for speed; the area must be known."""
    least = reduce(add, (pl.col(code).fill_null(False).cast(pl.UInt8) for code in CODES))  # noqa: FBT003 # of polars
    most = reduce(add, (pl.col(code).fill_null(True).cast(pl.UInt8) for code in CODES))  # noqa: FBT003 # of polars
    deprived = (least >= THREE) | ((most >= THREE) & pl.lit(None, dtype=pl.Boolean))
    urban, income = pl.col("area") == "urban", pl.col("income")
    low = income <= pl.when(urban).then(2_000_000).otherwise(1_500_000)
    middle = income <= pl.when(urban).then(3_000_000).otherwise(2_250_000)
    code = (
        (~low & middle).cast(pl.UInt8) * 2
        + (~middle).cast(pl.UInt8) * 4
        + ((low & ~deprived) | ~middle).cast(pl.UInt8)
    )
    return frame.lazy().select(code.alias("category")).collect()["category"].cat.to(pl.Enum(NAMES))


def of_one(frame: pl.DataFrame) -> pl.Series:
    """The same by the library, its checks included."""
    return classify(frame, NATIONAL_2021_2025)["category"]


def of_each_year(frame: pl.DataFrame) -> pl.Series:
    """Each row by the standard of its year."""
    return classify(frame, NATIONAL, on="year")["category"]


def timed(task: Callable[[pl.DataFrame], Any], frame: pl.DataFrame) -> float:
    """The seconds that one task takes."""
    began = perf_counter()
    task(frame)
    return perf_counter() - began


def measured(count: int) -> tuple[list[float], list[float], bool]:
    """The ratios of one size, round by round, and whether the answers agree."""
    frame = households(count)
    same = by_hand(frame).equals(of_one(frame), null_equal=True)
    one: list[float] = []
    each: list[float] = []
    for _ in range(ROUNDS):
        hand = timed(by_hand, frame)
        one.append(timed(of_one, frame) / hand)
        each.append(timed(of_each_year, frame) / hand)
    return one, each, same


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000, 28_000_000])
    options = parser.parse_args()
    lines: list[str] = []
    good = True
    for count in options.rows:
        one, each, same = measured(count)
        good = good and same and (median(one) <= BOUND or count < 10**7)
        lines.append(f"| {count:,} | {median(one):.2f} | {median(each):.2f} | {'yes' if same else 'NO'} |")
    text = (
        f"{MARK}\n\nMedians of {ROUNDS} alternating rounds, {cpu_count()} cores, {platform.machine()},"
        f" Python {platform.python_version()}, narwhals {version('narwhals')}, polars {version('polars')};"
        f" bound {BOUND} from 10^7 rows.\n\n"
        "| rows | one standard ÷ by hand | a standard per row ÷ the same | same answers |\n"
        "|---|---|---|---|\n" + "\n".join(lines) + f"\n\n{MARK}"
    )
    print(text)
    if options.write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        README.write_text(before + text + rest.partition(MARK)[2], encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
