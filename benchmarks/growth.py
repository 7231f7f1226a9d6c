"""How the time and the memory of an audit grow with the rows of a table.

python benchmarks/growth.py [seeds] [--write]

Tables of 12 columns, one error for every hundred rows, drawn in three ways: a digit mistyped anywhere; the
slips that were counted in real typing, anywhere and in the total row too; the same, all in one column.
Beside each the table without an error.  The exit code is 1 where an audit of 10.000 rows took more than a
second of the processor.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from corpus import MIX, Cells, retyped
from localisation import read_wide, wide_texts

from chuanngheo.consistency import audit
from chuanngheo.statements import Document

README = Path(__file__).parent / "README.md"
MARK = "<!-- growth -->"
SEEDS = 20
SIZES = (10, 100, 1_000, 10_000)
BOUND = 1.0
"""Seconds that an audit of the largest table may take."""

Draw = Callable[[random.Random, Cells, int], tuple[int, int, str]]
"""Which cell is hurt, and how, given a table and a column."""


def anywhere(rng: random.Random, cells: Cells, _: int) -> tuple[int, int, str]:
    """A digit mistyped in any row."""
    return rng.randrange(len(cells) - 1), rng.randrange(1, 13), "replaced"


def as_counted(rng: random.Random, cells: Cells, _: int) -> tuple[int, int, str]:
    """Any slip of the hand, in any row or the total."""
    return rng.randrange(len(cells)), rng.randrange(1, 13), rng.choices(list(MIX), list(MIX.values()))[0]


def in_one_column(rng: random.Random, cells: Cells, column: int) -> tuple[int, int, str]:
    """Any slip of the hand, in one column."""
    return rng.randrange(len(cells) - 1), column, rng.choices(list(MIX), list(MIX.values()))[0]


DRAWS: dict[str, Draw] = {
    "a digit mistyped": anywhere,
    "the measured mix": as_counted,
    "the mix, in one column": in_one_column,
}


def hurt(clean: Cells, errors: int, draw: Draw, rng: random.Random) -> Cells:
    """The table with so many slips."""
    cells = [list(row) for row in clean]
    column = rng.randrange(1, 13)
    while errors:
        row, at, kind = draw(rng, cells, column)
        text = retyped(rng, cells[row][at], kind)
        errors -= text != cells[row][at]
        cells[row][at] = text
    return cells


def document(cells: Cells) -> Document:
    """The table read from its texts."""
    return Document(title="x", tables=(read_wide(cells),))


def seconds(cells: Cells) -> float:
    """Of the processor, for the audit of the table once it is read."""
    read = document(cells)
    began = time.process_time()
    audit(read)
    return time.process_time() - began


def peak(cells: Cells) -> float:
    """The most memory that an audit holds at once, in MiB, beside the table."""
    read = document(cells)
    tracemalloc.start()
    audit(read)
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return most


def of_size(rows: int, draw: Draw, seeds: int) -> tuple[list[float], list[float], float]:
    """The seconds of every seed, hurt and clean, and the peak of the first."""
    wrong: list[float] = []
    right: list[float] = []
    most = 0.0
    for seed in range(seeds):
        rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
        clean = wide_texts(rows, 0, rng)
        cells = hurt(clean, max(1, rows // 100), draw, rng)
        wrong.append(seconds(cells))
        right.append(seconds(clean))
        most = most or peak(cells)
    return wrong, right, most


def growth(seeds: int) -> Iterator[tuple[str, bool]]:
    """Line by line how time and memory grow with the rows, and whether the bound is kept."""
    audit(document(wide_texts(10, 1, random.Random(0))))  # noqa: S311 # what is loaded once is not counted
    yield (
        "| rows × 12 columns | errors | drawn as | median | worst seed | without an error | peak, MiB |",
        True,
    )
    yield "|---|---|---|---|---|---|---|", True
    for rows in SIZES:
        for name, draw in DRAWS.items():
            wrong, right, most = of_size(rows, draw, seeds)
            shown = f"{rows:,}".replace(",", ".")
            spent = f"{median(wrong):.3f} s | {max(wrong):.3f} s | {median(right):.3f} s"
            yield (
                f"| {shown} | {max(1, rows // 100)} | {name} | {spent} | {most:.1f} |",
                rows < SIZES[-1] or max(wrong) <= BOUND,
            )
    yield "", True
    yield f"Seconds of the processor for the audit, over {seeds} seeds.  {hard()}", True


def hard() -> str:
    """What becomes of a table with more errors than rows can explain."""
    rng = random.Random(1)  # noqa: S311 # a benchmark, no secret
    cells = wide_texts(200, 400, rng)
    spent, roots = seconds(cells), audit(document(cells)).roots
    untold = sum(f.ambiguous for f in roots)
    return (
        f"A table made to be hard (200 rows, 400 errors): {spent:.1f} s, {len(roots)} findings, of which"
        f" {untold} single nothing out."
    )


def main(seeds: int) -> int:
    """Print how it grew, or write it into the README."""
    lines: list[tuple[str, bool]] = []
    for line, kept in growth(seeds):
        print(line, flush=True)
        lines.append((line, kept))
    if "--write" in sys.argv:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        body = "\n".join(line for line, _ in lines)
        README.write_text(f"{before}{MARK}\n\n{body}\n\n{MARK}{after}", encoding="utf-8")
    return 0 if all(kept for _, kept in lines) else 1


if __name__ == "__main__":
    sys.exit(main(next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), SEEDS)))
