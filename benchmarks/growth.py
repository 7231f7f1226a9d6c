"""How the time and the memory of an audit grow with the rows of a table.

python benchmarks/growth.py [seed] [--write]
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from corpus import Cells
from localisation import read_wide, wide_texts

from chuanngheo.consistency import audit
from chuanngheo.statements import Document

README = Path(__file__).parent / "README.md"
MARK = "<!-- growth -->"


def document(cells: Cells) -> Document:
    """The table read from its texts."""
    return Document(title="x", tables=(read_wide(cells),))


def measured(cells: Cells) -> tuple[float, float]:
    """Seconds of the processor for reading the texts, and for the audit."""
    began = time.process_time()
    read = document(cells)
    built = time.process_time()
    audit(read)
    return built - began, time.process_time() - built


def peak(cells: Cells) -> float:
    """The most memory that an audit holds at once, in MiB, beside the table."""
    read = document(cells)
    tracemalloc.start()
    audit(read)
    most = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return most


def growth(seed: int) -> Iterator[str]:
    """How time and memory grow with the rows: one row in a hundred with an error; the best of three runs."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    yield "| rows × 12 columns | errors | reading, s | audit, s | audit a thousand rows, s | peak, MiB |"
    yield "|---|---|---|---|---|---|"
    for rows in (10, 100, 1_000, 10_000):
        cells = wide_texts(rows, max(1, rows // 100), rng)
        read, seconds = map(min, zip(*(measured(cells) for _ in range(3)), strict=True))
        per, errors = 1000 * seconds / rows, max(1, rows // 100)
        yield f"| {rows} | {errors} | {read:.3f} | {seconds:.3f} | {per:.2f} | {peak(cells):.1f} |"
    clean = min(measured(wide_texts(10_000, 0, rng))[1] for _ in range(3))
    rng.seed(seed)
    hard = document(wide_texts(200, 400, rng))
    began = time.process_time()
    found = audit(hard)
    seconds = time.process_time() - began
    sure = sum(not f.ambiguous for f in found.roots)
    yield ""
    yield (
        f"10.000 rows without an error: {clean:.2f} s.  A table made to be hard (200 rows, 400 errors):"
        f" {seconds:.1f} s, {len(found.roots)} findings; {len(found.roots) - sure} single nothing out."
    )


if __name__ == "__main__":
    body = "\n".join(growth(next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), 1)))
    print(body)
    if "--write" in sys.argv:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        README.write_text(f"{before}{MARK}\n\n{body}\n\n{MARK}{after}", encoding="utf-8")
