"""One slip in a synthetic annex: is the wrong cell found, and is what was meant the first proposal?

    python benchmarks/localisation.py [tables] [seed]

Tables of 8–30 communes and a total: households, poor, near-poor, and their rates with two decimals.  One
error each, in the mix measured on real typing (112 replaced : 15 omitted : 14 transposed : 11 added), and
some of other kinds.  The errors are made here, by code that the audit does not know.  Beside it, in the
same run, a localiser that uses sums only.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from chuanngheo.consistency import audit
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

ROLES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
COUNTS, RATES = (1, 2, 4), ((3, 2), (5, 4))
Cells = list[list[str]]


def dotted(number: int) -> str:
    """1234 → 1.234."""
    return f"{number:,}".replace(",", ".")


def rate(count: int, total: int) -> str:
    """Half-up with two decimals and a comma."""
    percent = (Decimal(100 * count) / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(percent).replace(".", ",")


def clean_table(rng: random.Random) -> Cells:
    """A table in which everything holds; the last row is the total."""
    numbers = []
    for _ in range(rng.randint(8, 30)):
        households = rng.randint(600, 4_000)
        poor = rng.randint(5, households // 4)
        numbers.append([households, poor, rng.randint(5, households // 4)])
    numbers.append([sum(column) for column in zip(*numbers, strict=True)])
    return [
        [f"Xã {n}", dotted(h), dotted(p), rate(p, h), dotted(c), rate(c, h)]
        for n, (h, p, c) in enumerate(numbers, 1)
    ]


def typed(rng: random.Random, text: str) -> tuple[str, str]:
    """One slip of the hand in the digits of a figure."""
    kind = rng.choices(("replaced", "omitted", "transposed", "added"), (112, 15, 14, 11))[0]
    places = [i for i, c in enumerate(text) if c.isdigit()]
    digits = [text[i] for i in places]
    at = rng.randrange(len(digits))
    if kind == "replaced":
        digits[at] = rng.choice([d for d in "0123456789" if d != digits[at]])
    elif kind == "omitted" and len(digits) > 1:
        del digits[at]
    elif kind == "transposed" and len(digits) > 1:
        at = min(at, len(digits) - 2)
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    else:
        digits.insert(at, rng.choice("0123456789"))
    if "," in text:
        whole = "".join(digits[:-2]) or "0"
        return kind, f"{int(whole)},{''.join(digits[-2:]).rjust(2, '0')}"
    return kind, dotted(int("".join(digits)))


def hurt(rng: random.Random, cells: Cells) -> tuple[str, int, int, str]:
    """Put one error into the table; its kind, its place, and what stood there."""
    while True:
        row, column = rng.randrange(len(cells)), rng.randrange(1, len(ROLES))
        meant = cells[row][column]
        kind, wrong = typed(rng, meant)
        if wrong != meant:
            cells[row][column] = wrong
            return kind, row, column, meant


def hurt_and_recomputed(rng: random.Random, cells: Cells) -> tuple[str, int, int, str]:
    """A wrong count whose rate was computed from it."""
    row = rng.randrange(len(cells) - 1)
    rate_column, column = rng.choice(RATES)
    meant = cells[row][column]
    while True:
        _, wrong = typed(rng, meant)
        count, total = (int(t.replace(".", "")) for t in (wrong, cells[row][1]))
        if wrong != meant and count < total:
            cells[row][column] = wrong
            cells[row][rate_column] = rate(count, total)
            return "recomputed", row, column, meant


def swapped(rng: random.Random, cells: Cells) -> tuple[str, int, int, str]:
    """A neighbour's figure copied from the row above."""
    while True:
        row, column = rng.randrange(1, len(cells) - 1), rng.choice(COUNTS)
        meant = cells[row][column]
        if cells[row - 1][column] != meant:
            cells[row][column] = cells[row - 1][column]
            return "copied", row, column, meant


KINDS: tuple[tuple[Callable[[random.Random, Cells], tuple[str, int, int, str]], int], ...] = (
    (hurt, 8),
    (hurt_and_recomputed, 1),
    (swapped, 1),
)


def as_document(cells: Cells) -> Document:
    """The table as a document."""
    *rows, total = cells
    return Document(title="annex", tables=(Table(columns(*ROLES), rows, ["Tổng", *total[1:]]),))


def answered(cells: Cells, row: int, column: int, meant: str) -> str:
    """How well the audit found the slip."""
    roots = audit(as_document(cells)).roots
    if not roots:
        return "not noticed"
    label = "Tổng" if row == len(cells) - 1 else cells[row][0]
    here = [f for f in roots if (f.where.row, f.where.column) == (label, ROLES[column])]
    first = next((f.proposals[0] for f in roots if f.proposals), None)
    if first and (first.where.row, first.where.column) == (label, ROLES[column]) and len(roots) == 1:
        return "corrected" if first.value == meant else "right cell, other value"
    offered = any(
        (p.where.row, p.where.column, p.value) == (label, ROLES[column], meant)
        for f in roots
        for p in f.proposals
    )
    return "among the proposals" if offered else "right cell, other value" if here else "wrong cell"


def by_sums_only(cells: Cells, row: int, column: int) -> bool:
    """Whether column sums alone single out the cell: never, unless the table has one row."""
    *rows, total = [[int(t.replace(".", "")) for c, t in enumerate(r) if c in COUNTS] for r in cells]
    broken = [c for c, t in enumerate(total) if sum(r[c] for r in rows) != t]
    return len(broken) == 1 and len(rows) == 1 and COUNTS[broken[0]] == column and row == 0


def main(tables: int, seed: int) -> None:
    """Print how the slips were found."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    makers, weights = zip(*KINDS, strict=True)
    found: Counter[str] = Counter()
    by_kind: Counter[tuple[str, str]] = Counter()
    accused = 0
    sums = 0
    began = time.perf_counter()
    for _ in range(tables):
        cells = clean_table(rng)
        accused += bool(audit(as_document(cells)).findings)
        kind, row, column, meant = rng.choices(makers, weights)[0](rng, cells)
        result = answered(cells, row, column, meant)
        sums += by_sums_only(cells, row, column)
        found[result] += 1
        by_kind[kind, result] += 1
    seconds = time.perf_counter() - began
    print(f"{tables} tables with one slip each, seed {seed}; {seconds * 500 / tables:.1f} ms an audit")
    for result, number in found.most_common():
        print(f"  {result:26} {number:5}  {100 * number / tables:5.1f} %")
    print(f"  clean tables accused       {accused:5}")
    print(f"  singled out by sums only   {sums:5}")
    for (kind, result), number in sorted(by_kind.items()):
        print(f"    {kind:12} {result:26} {number:5}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else 1)  # noqa: PLR2004
