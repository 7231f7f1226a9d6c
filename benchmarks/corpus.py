"""Tables of communes and the errors of offices, made by code that the audit does not know.

A table is rows of texts as printed: 8–30 communes and a total; households, poor, near-poor, and two rates
with two decimals.  Every maker puts one error into a table and says what it was.
"""

import random
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

ROLES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
COUNTS, RATES = (1, 2, 4), ((3, 2), (5, 4))
Cells = list[list[str]]
Maker = Callable[[random.Random, Cells], Cells]


def dotted(number: int) -> str:
    """1234 → 1.234."""
    return f"{number:,}".replace(",", ".")


def rate(count: int, total: int, rounding: str = ROUND_HALF_UP) -> str:
    """Two decimals and a comma."""
    percent = (Decimal(100 * count) / total).quantize(Decimal("0.01"), rounding)
    return str(percent).replace(".", ",")


def clean_table(rng: random.Random, rounding: str = ROUND_HALF_UP) -> Cells:
    """A table in which everything holds; the last row is the total."""
    numbers = []
    for _ in range(rng.randint(8, 30)):
        households = rng.randint(600, 4_000)
        poor = rng.randint(5, households // 4)
        numbers.append([households, poor, rng.randint(5, households // 4)])
    numbers.append([sum(column) for column in zip(*numbers, strict=True)])
    return [
        [f"Xã {n}", dotted(h), dotted(p), rate(p, h, rounding), dotted(c), rate(c, h, rounding)]
        for n, (h, p, c) in enumerate(numbers, 1)
    ]


def truncated_table(rng: random.Random) -> Cells:
    """A table whose rates are cut off."""
    return clean_table(rng, ROUND_DOWN)


def copied_cells(cells: Cells) -> Cells:
    """A table to be hurt."""
    return [list(row) for row in cells]


def count_of(text: str) -> int:
    """1.234 → 1234."""
    return int(text.replace(".", ""))


def retyped(rng: random.Random, text: str, kind: str) -> str:
    """One slip of the hand in the digits of a figure."""
    digits = [c for c in text if c.isdigit()]
    at = rng.randrange(len(digits))
    if kind == "replaced":
        digits[at] = rng.choice([d for d in "0123456789" if d != digits[at]])
    elif kind == "omitted" and len(digits) > 1:
        del digits[at]
    elif kind == "transposed" and len(digits) > 1:
        at = min(at, len(digits) - 2)
        digits[at], digits[at + 1] = digits[at + 1], digits[at]
    elif kind == "added":
        digits.insert(at, rng.choice("0123456789"))
    if "," in text:
        whole = "".join(digits[:-2]) or "0"
        return f"{int(whole)},{''.join(digits[-2:]).rjust(2, '0')}"
    return dotted(int("".join(digits)))


MIX = {"replaced": 112, "omitted": 15, "transposed": 14, "added": 11}
"""Slips of the hand as they were counted in real typing."""


def typed(kind: str) -> Maker:
    """One slip of the hand in one cell."""

    def make(rng: random.Random, cells: Cells) -> Cells:
        while True:
            hurt = copied_cells(cells)
            row, column = rng.randrange(len(cells)), rng.randrange(1, len(ROLES))
            hurt[row][column] = retyped(rng, cells[row][column], kind)
            if hurt != cells:
                return hurt

    return make


LOST = 0.3
"""Of the misplaced commas so many are lost altogether."""


def separator(rng: random.Random, cells: Cells) -> Cells:
    """The comma of a rate, or the dot of a count, in the wrong place."""
    hurt = copied_cells(cells)
    while hurt == cells:
        row, column = rng.randrange(len(cells)), rng.randrange(1, len(ROLES))
        text = cells[row][column]
        sign = "," if "," in text else "."
        if sign not in text:
            continue
        digits = text.replace(",", "").replace(".", "")
        at = rng.randrange(1, len(digits)) if sign == "," else len(digits) - 2
        lost = sign == "," and rng.random() < LOST
        hurt[row][column] = digits if lost else digits[:at] + sign + digits[at:]
    return hurt


def recomputed(rng: random.Random, cells: Cells) -> Cells:
    """A wrong count whose rate was computed from it."""
    while True:
        hurt = copied_cells(cells)
        row, (share, column) = rng.randrange(len(cells) - 1), rng.choice(RATES)
        hurt[row][column] = retyped(rng, cells[row][column], rng.choices(list(MIX), list(MIX.values()))[0])
        count, total = count_of(hurt[row][column]), count_of(cells[row][1])
        if hurt != cells and count < total:
            hurt[row][share] = rate(count, total)
            return hurt


def copied(rng: random.Random, cells: Cells) -> Cells:
    """A neighbour's figure copied from the row above."""
    hurt = copied_cells(cells)
    while hurt == cells:
        row, column = rng.randrange(1, len(cells) - 1), rng.choice(COUNTS)
        hurt[row][column] = cells[row - 1][column]
    return hurt


def exchanged(rng: random.Random, cells: Cells) -> Cells:
    """Two neighbours of one column in each other's place."""
    hurt = copied_cells(cells)
    while hurt == cells:
        row, column = rng.randrange(len(cells) - 2), rng.randrange(1, len(ROLES))
        hurt[row][column], hurt[row + 1][column] = cells[row + 1][column], cells[row][column]
    return hurt


def exchanged_in_a_row(rng: random.Random, cells: Cells) -> Cells:
    """The poor and the near-poor of one commune in each other's place."""
    hurt = copied_cells(cells)
    while hurt == cells:
        row = rng.randrange(len(cells) - 1)
        hurt[row][2], hurt[row][4] = cells[row][4], cells[row][2]
    return hurt


ONE_CELL: dict[str, Maker] = {
    **{kind: typed(kind) for kind in MIX},
    "separator": separator,
    "recomputed": recomputed,
    "copied": copied,
    "exchanged": exchanged,
    "exchanged in a row": exchanged_in_a_row,
}
