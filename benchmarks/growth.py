"""How the time and the memory of an audit grow with the rows of a table.

python benchmarks/growth.py [seed] [--write]
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from corpus import Cells, dotted, rate, retyped

from chuanngheo.consistency import audit
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

README = Path(__file__).parent / "README.md"
MARK = "<!-- growth -->"

ROLES = (
    "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate", "minority_poor",
    "minority_poor_rate", "can_escape", "can_escape_rate", "poor_persons", "poor_persons_rate",
)  # fmt: skip


def wide_texts(rows: int, errors: int, rng: random.Random) -> Cells:
    """Twelve columns and the names of the rows; a digit mistyped in so many cells."""
    numbers = []
    for _ in range(rows):
        households = rng.randint(600, 4_000)
        poor = rng.randint(20, households // 4)
        few = [rng.randint(5, households // 4), rng.randint(1, poor), rng.randint(1, poor)]
        numbers.append([households, 4 * households, poor, *few, 4 * poor])
    numbers.append([sum(column) for column in zip(*numbers, strict=True)])
    texts = []
    for n, (h, p, a, b, m, e, k) in enumerate(numbers):
        pairs = [text for count in (a, b, m, e) for text in (dotted(count), rate(count, h))]
        texts.append([f"Xã {n}", dotted(h), dotted(p), *pairs, dotted(k), rate(k, p)])
    for _ in range(errors):
        row, column = rng.randrange(rows), rng.randrange(1, 13)
        texts[row][column] = retyped(rng, texts[row][column], "replaced")
    return texts


def document(cells: Cells) -> Document:
    """The table read from its texts."""
    *rows, total = cells
    table = Table(columns("unit", *ROLES), rows, ["Tổng", *total[1:]], title="Biểu")
    return Document(title="x", tables=(table,))


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
