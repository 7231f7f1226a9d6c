"""Alkire–Foster by 63 provinces beside mpitb: ``python benchmarks/measures.py [--most ROWS] [--write]``.

Synthetic households by a fixed seed, 12 indicators, equal weights, poor from a third of them on.  The peer is
installed into an environment of its own, made here and thrown away; where it cannot be, it is named as
absent.  Each measurement is a process of its own that reads the same file, its data in the form that suits it
best (polars booleans; pandas floats), and times one call after one on a few rows; ours and theirs take turns,
and a figure is the median over the rounds.  Peak memory is that of the whole process.  ``--write`` puts the
section into ``benchmarks/README.md``; the exit code is 1 where the answers differ, a goal is missed or the
peer is absent.
"""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from importlib.metadata import version
from os import cpu_count
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from chuanngheo.errors import InvalidValueError
from chuanngheo.measures import Design, alkire_foster

ROUNDS, SIZES, PROVINCES, INDICATORS = 5, (10**5, 10**6, 10**7), 63, 12
GOAL, FROM = 8, 10**6
"""How many times as fast, from how many households on."""
README = Path(__file__).parent / "README.md"
MARK = "<!-- measures -->"
PEER = "mpitb"

COMMON = """
import json, resource, sys, time
path, rows, provinces, indicators, detail = sys.argv[1], *map(int, sys.argv[2:])
names = [f"i{n}" for n in range(indicators)]
def done(began, h):
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "peak": peak, "h": h}))
"""
OURS = (
    COMMON
    + """
import polars as pl, pyarrow as pa
from fractions import Fraction
from chuanngheo.frame.measures import alkire_foster
from chuanngheo.measures import Design
data = open(path, "rb")
read = lambda: pl.from_arrow(pa.Array.from_buffers(pa.uint8(), rows, [None, pa.py_buffer(data.read(rows))]))
frame = pl.DataFrame({"province": read(), **{name: read().cast(pl.Boolean) for name in names}})
design = Design(dict.fromkeys(names, Fraction(1, indicators)), Fraction(1, 3))
alkire_foster(frame.head(1_000), design, "province", indicators=bool(detail))
began = time.perf_counter()
found = alkire_foster(frame, design, "province", indicators=bool(detail))
h = {str(key): float(part.h.rate.share) for (key,), part in found.items()}
done(began, h)
"""
)
THEIRS = (
    COMMON
    + """
import numpy, pandas, warnings
from mpitb.core import MPIToolbox
warnings.simplefilter("ignore")
data = open(path, "rb")
read = lambda: numpy.frombuffer(data.read(rows), numpy.uint8)
frame = pandas.DataFrame({"province": read(), **{name: read().astype(float) for name in names}})
more = {} if detail else {"indmeasures": [], "aux": []}
box = MPIToolbox()
box.set("x", dimensions=[(names, "all")])
box.est(frame.head(1_000).copy(), "x", [33], over=["province"], **more)
began = time.perf_counter()
found = box.est(frame, "x", [33], over=["province"], **more)
h = {str(r["subg"]): float(r["b"]) for r in found if r["measure"] == "H" and r["loa"] == "province"}
done(began, h)
"""
)
EXACT = """
import json, math, pandas, sys, warnings
from mpitb.core import MPIToolbox
warnings.simplefilter("ignore")
weights, homes, k = json.loads(sys.argv[1])
frame = pandas.DataFrame(homes, dtype=float)
box = MPIToolbox()
box.set("x", dimensions=[(list(frame.columns), "all")])
weights = {code: eval(weight) for code, weight in weights.items()}
found = box.est(frame, "x", [eval("100*" + k)], weights=weights, indmeasures=[], aux=[])
print(json.dumps(float(found[0]["b"])))
"""


@attrs.frozen
class Timed:
    """The medians of one side at one size."""

    seconds: float
    peak: float


def households(path: Path, rows: int) -> None:
    """A byte a household and column: its province, then its indicators, a quarter of them deprivations."""
    dice = Random(2021)  # noqa: S311 # no secret
    with path.open("wb") as file:
        for column in range(INDICATORS + 1):
            drawn = dice.randbytes(rows)
            of = bytes(b % PROVINCES if column == 0 else b % 4 == 0 for b in range(256))
            file.write(drawn.translate(of))


def environment(folder: Path) -> str | None:
    """The Python of an environment with the peer, or ``None`` where it cannot be installed."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603 # our own words
    python = str(folder / "bin" / "python")
    made = subprocess.run([python, "-m", "pip", "install", "--quiet", PEER], check=False)  # noqa: S603 # likewise
    return python if made.returncode == 0 else None


def run(python: str, script: str, *words: object) -> Any:  # noqa: ANN401 # what the script prints
    """What a script prints, as JSON."""
    command = [python, "-c", script, *map(str, words)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def measured(path: Path, rows: int, peer: str | None, *, detail: bool) -> tuple[Timed, Timed | None, bool]:
    """Both sides by turns, and whether they agree to twelve digits."""
    words = (path, rows, PROVINCES, INDICATORS, int(detail))
    mine: list[Any] = []
    theirs: list[Any] = []
    for _ in range(ROUNDS):
        mine.append(run(sys.executable, OURS, *words))
        if peer is not None:
            theirs.append(run(peer, THEIRS, *words))
    same = all(
        one["h"].keys() == other["h"].keys()
        and all(abs(one["h"][key] - other["h"][key]) < 1e-12 for key in one["h"])  # noqa: PLR2004 # twelve
        for one, other in zip(mine, theirs, strict=False)
    )
    return timed(mine), timed(theirs) if theirs else None, same


def timed(runs: list[Any]) -> Timed:
    """Medians over the rounds."""
    return Timed(median(r["seconds"] for r in runs), median(r["peak"] for r in runs))


THIRDS = {**{f"a{n}": "1/6" for n in range(4)}, **{f"b{n}": "1/18" for n in range(6)}}
HALVES = {"a": "1/2", "b": "1/2"}


def exactness(peer: str) -> Iterator[tuple[str, str, str]]:
    """What each side says where floats or missing answers decide: the case, ours, theirs."""
    cases = (
        ("two deprivations of weight 1/6, cut-off 1/3: H", THIRDS, [("a0", "a1")], "1/3"),
        ("six of weight 1/18, cut-off 1/3: H", THIRDS, [tuple(f"b{n}" for n in range(6))], "1/3"),
    )
    for words, weights, homes, k in cases:
        rows = [{code: code in home for code in weights} for home in homes]
        yield words, ours(weights, rows, k), f"{run(peer, EXACT, json.dumps([weights, rows, k])):.0%}"
    rows = [{"a": True, "b": True}, {"a": True, "b": None}, {"a": False, "b": False}, {"a": False, "b": True}]
    found = run(peer, EXACT, json.dumps([HALVES, rows, "1"]))
    yield "four households, one answer missing that decides: H", ours(HALVES, rows, "1"), f"{found:.0%}"


def ours(weights: dict[str, str], rows: list[dict[str, Any]], k: str) -> str:
    """H, or what is said instead, and its bounds."""
    design = Design({code: Fraction(w) for code, w in weights.items()}, Fraction(k))
    try:
        return alkire_foster(rows, design).total.h.text("en", decimals=0)
    except InvalidValueError:
        return (
            f"refused; bounds {alkire_foster(rows, design, missing='bounds').total.h.text('en', decimals=0)}"
        )


def lines(most: int, peer: str | None, folder: Path) -> Iterator[tuple[str, bool]]:
    """The rows of the table, and whether each is as good as promised."""
    for rows in (size for size in SIZES if size <= most):
        path = folder / "households"
        households(path, rows)
        for detail in (False, True):
            mine, theirs, same = measured(path, rows, peer, detail=detail)
            what = "all headcounts too" if detail else "H, A, M0"
            goal = GOAL if rows >= FROM else 0
            ratio = theirs.seconds / mine.seconds if theirs else 0
            cells = [
                f"{rows:,}",
                what,
                f"{mine.seconds:.3f}",
                f"{theirs.seconds:.3f}" if theirs else "absent",
            ]
            cells += [f"{ratio:.1f}" if theirs else "–", str(goal or "–"), f"{mine.peak:,.0f}"]
            cells += [f"{theirs.peak:,.0f}" if theirs else "–"]
            line = f"| {' | '.join(cells)} |"
            print(line, file=sys.stderr)
            yield line, theirs is not None and same and ratio >= goal


def section(most: int) -> tuple[str, bool]:
    """The section of the page, and whether all is as good as promised."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        peer = environment(folder / "peer")
        found = list(lines(most, peer, folder))
        apart = list(exactness(peer)) if peer else []
    text = (
        f"{MARK}\n\n{INDICATORS} indicators by {PROVINCES} provinces, medians of {ROUNDS} rounds,"
        f" {cpu_count()} cores; every H agrees to twelve digits.\n{platform.machine()}, Python"
        f" {platform.python_version()}, narwhals {version('narwhals')}, polars {version('polars')}.\n\n"
        f"| households | what | s | {PEER}, s | times as fast | at least | peak, MiB | {PEER}, MiB |\n"
        "|---|---|---|---|---|---|---|---|\n" + "\n".join(line for line, _ in found) + "\n\n"
        f"| where floats or missing answers decide | here | {PEER} |\n|---|---|---|\n"
        + "\n".join(f"| {' | '.join(case)} |" for case in apart)
        + f"\n\n{MARK}"
    )
    return text, all(good for _, good in found)


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=SIZES[-1], help="the largest number of households")
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    given = parser.parse_args()
    text, good = section(given.most)
    print(text)
    if given.write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        README.write_text(before + text + after, encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
