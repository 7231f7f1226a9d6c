"""A list from file to file beside a plain copy of it: ``python benchmarks/file_to_file.py``.

Both by polars, each in a process of its own, in turn; the seconds are those of the work, once polars and
what else is needed have been loaded; the memory is the peak of the process.  ``--rows`` sets the size,
``--write`` puts the table into ``benchmarks/README.md``; the exit code is 1 where a bound is missed.
"""

import argparse
import json
import platform
import subprocess
import sys
from importlib.metadata import version
from os import cpu_count, getloadavg
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import polars as pl
import pyarrow.parquet as pq
from columns import README, households

ROUNDS, BOUND, MOST_MIB, PIECE = 5, 1.35, 400, 1_000_000
MARK = "<!-- file to file -->"

COPY = """
import json, resource, sys
from pathlib import Path
from time import perf_counter
import polars as pl
source, out, number = sys.argv[1:]
from chuanngheo import NATIONAL, NATIONAL_2021_2025
from chuanngheo.files.lists import classify_file
import chuanngheo.frame.classification, chuanngheo.frame.kernel
began = perf_counter()
if number == "0":
    pl.scan_parquet(source).sink_parquet(out)
elif number == "1":
    classify_file(Path(source), Path(out), NATIONAL_2021_2025)
else:
    classify_file(Path(source), Path(out), NATIONAL, on="year")
print(json.dumps([perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def written(path: Path, count: int) -> None:
    """A list of so many households: one piece, again and again."""
    piece = households(min(count, PIECE)).to_arrow()
    with pq.ParquetWriter(path, piece.schema, compression="zstd") as writer:
        for _ in range(max(1, count // PIECE)):
            writer.write_table(piece)


def run(source: Path, out: Path, number: int) -> tuple[float, float]:
    """Seconds and MiB of one run."""
    command = [sys.executable, "-c", COPY, str(source), str(out), str(number)]
    seconds, peak = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603 # our own program
    return seconds, peak


def main() -> int:
    """Measure, print, and with ``--write`` keep."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="write the section of benchmarks/README.md")
    parser.add_argument("--rows", type=int, nargs="+", default=[1_000_000, 28_000_000])
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    lines: list[str] = []
    good = True
    for count in options.rows:
        with TemporaryDirectory() as folder:
            source, out = Path(folder) / "homes.parquet", Path(folder) / "out.parquet"
            written(source, count)
            rounds = [[run(source, out, number) for number in range(3)] for _ in range(options.rounds)]
            height = pl.scan_parquet(out).select(pl.len()).collect().item()
        ratios = [median(each[n][0] / each[0][0] for each in rounds) for n in (1, 2)]
        peaks = [max(each[n][1] for each in rounds) for n in range(3)]
        large = count >= 28 * PIECE
        good = good and height == count and (not large or (ratios[0] <= BOUND and peaks[1] <= MOST_MIB))
        figures = [f"{one:.2f}" for one in ratios] + [f"{one:.0f}" for one in peaks]
        lines.append(f"| {count:,} | " + " | ".join(figures) + " |")
    text = (
        f"{MARK}\n\nMedians of the ratios, and the greatest peaks, of {options.rounds} rounds,"
        f" {cpu_count()} cores (load before: {getloadavg()[1]:.0f}), {platform.machine()},"
        f" Python {platform.python_version()}, polars {version('polars')}; bounds {BOUND} and {MOST_MIB} MiB"
        " at 28,000,000 rows, one standard.\n\n"
        "| rows | one standard ÷ a copy | a standard per row ÷ a copy | copy, MiB | one standard, MiB"
        " | a standard per row, MiB |\n|---|---|---|---|---|---|\n" + "\n".join(lines) + f"\n\n{MARK}"
    )
    print(text)
    if options.write:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        README.write_text(before + text + rest.partition(MARK)[2], encoding="utf-8")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
