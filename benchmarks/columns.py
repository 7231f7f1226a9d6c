"""A whole list over columns, beside hand-written polars and OpenFisca: ``python benchmarks/columns.py``.

Synthetic households by a fixed seed, one fact in a hundred not known.  All runs of a size alternate in one
process; a figure is the median of the ratios round by round.  The peak of memory of each is that of a process
of its own, the list in it.  OpenFisca-core is installed into an environment of its own and alternates process
by process; it is given the same list with every fact known, since it has no other, and must count the same
classes.  ``--rows`` sets the sizes, ``--write`` puts the tables into ``benchmarks/README.md``; the exit code
is 1 where an answer differs or a bound is missed.
"""

import argparse
import json
import platform
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import reduce
from importlib.metadata import version
from operator import add
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl

from chuanngheo import NATIONAL, NATIONAL_2016_2020, NATIONAL_2021_2025
from chuanngheo.frame import classify, engines

ROUNDS, UNKNOWN, URBAN, DEPRIVED = 5, 0.01, 0.35, 0.15
PORTABLE, ONE, EACH, PEER = 1.25, 4, 2.5, 30
"""From 10^7 rows: the expressions take at most so much of the time by hand; words are so much faster."""
LARGE, PEER_ROWS = 10**7, (10**6, 10**7)
THREE, MIB = 3, 1 << 20
README = Path(__file__).parent / "README.md"
MARK = "<!-- columns -->"
CODES = NATIONAL_2021_2025.indicators.codes  # type: ignore[union-attr]
OLDER = NATIONAL_2016_2020.indicators.codes  # type: ignore[union-attr]
SHARED = tuple(code for code in CODES if code in OLDER)
ONLY_OLDER, ONLY_NEWER = (tuple(c for c in codes if c not in SHARED) for codes in (OLDER, CODES))
LAST = 2021
"""The last year of the standard of 2016."""
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


def by_hand_each_year(frame: pl.DataFrame) -> pl.Series:
    """The rules of 2016 and of 2021, each row by its year, likewise; shared sums are added once."""

    def total(codes: tuple[str, ...], *, unknown: bool) -> pl.Expr:
        return reduce(add, (pl.col(code).fill_null(unknown).cast(pl.UInt8) for code in codes))

    older = pl.col("year") <= LAST
    urban, income = pl.col("area") == "urban", pl.col("income")
    shared, old, new = (tuple(c for c in codes) for codes in (SHARED, ONLY_OLDER, ONLY_NEWER))
    ends = {
        f"{name}{unknown}": total(shared, unknown=unknown) + total(codes, unknown=unknown)
        for name, codes in (("old", old), ("new", new))
        for unknown in (False, True)
    }

    def line(before: tuple[int, int], after: tuple[int, int]) -> pl.Expr:
        amounts = (pl.when(urban).then(city).otherwise(country) for country, city in (before, after))
        return pl.when(older).then(next(amounts)).otherwise(next(amounts))

    def at_least_three(name: str) -> pl.Expr:
        sure, perhaps = pl.col(f"{name}False") >= THREE, pl.col(f"{name}True") >= THREE
        return sure | (perhaps & pl.lit(None, dtype=pl.Boolean))

    lacking = pl.when(older).then(at_least_three("old")).otherwise(at_least_three("new"))
    lowest, low = (
        income <= line((700_000, 900_000), (0, 0)),
        income <= line((1_000_000, 1_300_000), (1_500_000, 2_000_000)),
    )
    middle = income <= line((1_500_000, 1_950_000), (2_250_000, 3_000_000))
    poor = lowest | (low & lacking)
    code = pl.when(~middle).then(5).when(~low).then(2).when(poor).then(0).when(~poor).then(1).cast(pl.UInt8)
    return (
        frame.lazy()
        .with_columns(**ends)
        .select(code.alias("category"))
        .collect()["category"]
        .cat.to(pl.Enum(NAMES))
    )


def of_one(frame: pl.DataFrame) -> pl.Series:
    """The same by the library, its checks included."""
    return classify(frame, NATIONAL_2021_2025)["category"]


def of_each_year(frame: pl.DataFrame) -> pl.Series:
    """Each row by the standard of its year."""
    return classify(frame, NATIONAL, on="year")["category"]


def by_expressions(task: Callable[[pl.DataFrame], pl.Series]) -> Callable[[pl.DataFrame], pl.Series]:
    """The same by the expressions that every engine is given."""

    def run(frame: pl.DataFrame) -> pl.Series:
        long, engines.LONG = engines.LONG, sys.maxsize
        try:
            return task(frame)
        finally:
            engines.LONG = long

    return run


TASKS: dict[str, Callable[[pl.DataFrame], Any]] = {
    "one by hand": by_hand,
    "one": by_expressions(of_one),
    "one, words": of_one,
    "each by hand": by_hand_each_year,
    "each": by_expressions(of_each_year),
    "each, words": of_each_year,
}


def timed(task: Callable[[pl.DataFrame], Any], frame: pl.DataFrame) -> float:
    """The seconds that one task takes."""
    began = perf_counter()
    task(frame)
    return perf_counter() - began


def same(frame: pl.DataFrame) -> bool:
    """Whether all ways give the same answers."""
    found = [
        {name: task(frame) for name, task in TASKS.items() if name.startswith(w)} for w in ("one", "each")
    ]
    return all(
        first.equals(other, null_equal=True)
        for one in found
        for first, *others in [one.values()]
        for other in others
    )


def measured(count: int, rounds: int) -> tuple[dict[str, float], bool]:
    """The ratios of one size, and whether the answers agree."""
    frame = households(count)
    agree = same(frame)
    dense = frame["income"].fill_null(0).to_numpy()  # with nulls it would first be made into floats
    tasks = {**TASKS, "sum": lambda _: np.sum(dense)}
    every = [{name: timed(task, frame) for name, task in tasks.items()} for _ in range(rounds)]
    pairs = {
        "one ÷ by hand": ("one", "one by hand"), "each ÷ by hand": ("each", "each by hand"),
        "by hand ÷ one, words": ("one by hand", "one, words"),
        "by hand ÷ each, words": ("each by hand", "each, words"),
    }  # fmt: skip
    found = {name: median(r[top] / r[bottom] for r in every) for name, (top, bottom) in pairs.items()}
    bits = 2 * (len(CODES) + 1) + 1
    traffic = 8 + 1 + bits / 8 + 1 + 1 / 8  # income, area, bits of facts; a byte and a bit of the answer
    found["share of bandwidth, %"] = median(100 * traffic / 8 * r["sum"] / r["one, words"] for r in every)
    found["Mrow/s"] = median(count / r["one, words"] / 1e6 for r in every)
    return found, agree


def peaks(count: int) -> list[str]:
    """The peak of memory of each task in MiB, in a process of its own that holds the list alone."""
    with TemporaryDirectory() as folder:
        held = Path(folder) / "list.arrow"
        households(count).write_ipc(held)
        found = (said_by([sys.executable, __file__, "--alone", name, str(held)]) for name in TASKS)
        return [f"{held.stat().st_size / MIB:.0f}", *(f"{peak:.0f}" for peak in found)]


def alone(name: str, held: str) -> None:
    """Run one task over a list that a file holds, and print the peak of memory since it was read."""
    frame = pl.read_ipc(held)
    status, reset = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if reset.exists():  # Linux: the peak is forgotten, so that the reading does not count
        reset.write_text("5", encoding="ascii")
    TASKS[name](frame)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if reset.exists():
        lines = status.read_text(encoding="ascii").splitlines()
        peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    print(json.dumps(peak))


def said_by(command: list[str]) -> Any:  # noqa: ANN401 # any JSON
    """What a program of ours prints as JSON."""
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 # our own


def beside_openfisca(rounds: int) -> str:
    """OpenFisca-core with the same rule and list, in an environment of its own: its time by ours."""
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)  # noqa: S603 # our own words
        python = str(Path(folder) / "bin" / "python")
        made = subprocess.run([python, "-m", "pip", "install", "-q", "openfisca-core"], check=False)  # noqa: S603
        if made.returncode:
            return "OpenFisca-core could not be installed here: not measured."
        held = Path(folder) / "list.npz"
        return "OpenFisca-core, one standard, the same list and classes: " + "; ".join(
            times_openfisca(count, rounds, python, held) for count in PEER_ROWS
        )


def times_openfisca(count: int, rounds: int, python: str, held: Path) -> str:
    """The same of one size, every fact known, as OpenFisca must have it."""
    frame = households(count).with_columns(
        pl.col(CODES).fill_null(value=False), pl.col("income").fill_null(0)
    )
    columns = {f"lacks_{n}": frame[code].to_numpy() for n, code in enumerate(CODES)}
    columns |= {"income": frame["income"].to_numpy().astype(np.int32)}  # what OpenFisca keeps them in
    columns |= {"urban": (frame["area"] == "urban").to_numpy()}
    np.savez(held, allow_pickle=False, **columns)
    ours = of_one(frame).value_counts(name="n")
    counted = [dict(ours.rows()).get(one, 0) for one in ("poor", "near-poor", "average", "not-poor")]
    ratios: list[float] = []
    for _ in range(rounds):
        script = str(Path(__file__).parent / "openfisca_country.py")
        theirs, classes, peak = said_by([python, script, str(held), "3"])
        if classes != counted:
            return f"{count:,} rows: it counts {classes}, not {counted} (BELOW what may be compared)"
        ratios.append(min(theirs) / min(timed(of_one, frame) for _ in range(3)))
    low = "" if median(ratios) >= PEER or count < LARGE else f" (BELOW {PEER})"
    bound = f" (bound {PEER})" if count >= LARGE else ""
    return f"{count:,} rows, {median(ratios):.0f} times the time{low}{bound}, its peak {peak:.0f} MiB"


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000, 28_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--alone", nargs=2, metavar=("TASK", "LIST"), help="print the peak of memory of one task"
    )
    options = parser.parse_args()
    if options.alone:
        alone(*options.alone)
        return 0
    lines: list[str] = []
    memory: list[str] = []
    good = True
    for count in options.rows:
        found, agree = measured(count, options.rounds)
        in_bounds = (
            max(found["one ÷ by hand"], 0) <= PORTABLE
            and found["by hand ÷ one, words"] >= ONE
            and found["by hand ÷ each, words"] >= EACH
        )
        good = good and agree and (in_bounds or count < LARGE)
        figures = " | ".join(f"{one:.2f}" for one in found.values())
        lines.append(f"| {count:,} | {figures} | {'yes' if agree else 'NO'} |")
        heads = list(found)
        memory.append(f"| {count:,} | " + " | ".join(peaks(count)) + " |")
    peer = beside_openfisca(options.rounds)
    text = (
        f"{MARK}\n\nMedians of {options.rounds} alternating rounds, {cpu_count()} cores (load before:"
        f" {getloadavg()[1]:.0f}), {platform.machine()}, Python {platform.python_version()}, narwhals"
        f" {version('narwhals')}, polars {version('polars')}, numpy {version('numpy')}."
        f" Bounds from {LARGE:,} rows: at most {PORTABLE}; words at least {ONE} and {EACH} times as fast.\n\n"
        f"| rows | {' | '.join(heads)} | same answers |\n|{'---|' * (len(heads) + 2)}\n"
        + "\n".join(lines)
        + "\n\nPeak of memory of each in MiB, the list itself in it, each in a process of its own:\n\n"
        + f"| rows | the list | {' | '.join(TASKS)} |\n|{'---|' * (len(TASKS) + 2)}\n"
        + "\n".join(memory)
        + f"\n\n{peer}\n\n{MARK}"
    )
    print(text)
    if options.write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        README.write_text(before + text + rest.partition(MARK)[2], encoding="utf-8")
    return 0 if good and "BELOW" not in peer else 1


if __name__ == "__main__":
    sys.exit(main())
