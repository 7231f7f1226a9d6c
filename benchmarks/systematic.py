"""One cause behind many figures of a table, made by code that the audit does not know.

Each maker puts one error of an office into a whole column, row or table: most into a table of ``corpus.py``,
the others into a table of their own columns.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus import COUNTS, RATES, ROLES, Cells, Maker, clean_table, copied_cells, count_of, dotted, rate


@dataclass(frozen=True)
class Case:
    """A table as it should be and as it is printed, its columns, and last year's table, if it matters."""

    clean: Cells
    hurt: Cells
    roles: tuple[str, ...] = ROLES
    before: Cells | None = None


def columns_swapped(rng: random.Random, cells: Cells) -> Cells:
    """Two whole columns of counts in each other's place."""
    one, other = rng.choice(((2, 4), (3, 5)))
    hurt = copied_cells(cells)
    for row, clean in zip(hurt, cells, strict=True):
        row[one], row[other] = clean[other], clean[one]
    return hurt


def rows_shifted(rng: random.Random, cells: Cells) -> Cells:
    """A column's figures one row too low; the last of them stands first."""
    hurt = copied_cells(cells)
    column = rng.choice((2, 4, 3, 5))
    figures = [row[column] for row in cells[:-1]]
    for row, figure in zip(hurt[:-1], [figures[-1], *figures[:-1]], strict=True):
        row[column] = figure
    return hurt


def stale_total(rng: random.Random, cells: Cells) -> Cells:
    """The total row of the year before."""
    hurt = copied_cells(cells)
    total = [round(count_of(cells[-1][c]) * rng.uniform(0.9, 1.1)) for c in COUNTS]
    hurt[-1][1:] = [
        dotted(total[0]),
        dotted(total[1]), rate(total[1], total[0]),
        dotted(total[2]), rate(total[2], total[0]),
    ]  # fmt: skip
    return hurt


def comma_lost(rng: random.Random, cells: Cells) -> Cells:
    """A column of rates without its commas."""
    hurt = copied_cells(cells)
    column = rng.choice((3, 5))
    for row, clean in zip(hurt, cells, strict=True):
        row[column] = clean[column].replace(",", "")
    return hurt


def row_moved(rng: random.Random, cells: Cells) -> Cells:
    """A row's figures one column over; the last of them stands first."""
    hurt = copied_cells(cells)
    row = hurt[rng.randrange(len(cells) - 1)]
    row[1:] = [row[-1], *row[1:-1]]
    return hurt


def zeros_dropped(rng: random.Random, cells: Cells) -> Cells:
    """Counts above a thousand that a program took for decimal numbers: 1.230 as 1.23."""
    hurt = copied_cells(cells)
    while sum(a != b for a, b in zip(hurt, cells, strict=True)) < 3:  # noqa: PLR2004 # fewer are no system
        for row in cells[:-1]:
            if rng.random() < 0.3:  # noqa: PLR2004 # so many end in a zero
                _change(row, 1, 10 * rng.randint(60, 400))
        _add_up(cells)
        hurt = copied_cells(cells)
        for row in hurt:
            if len(row[1]) > 3:  # noqa: PLR2004 # no dot below a thousand
                row[1] = row[1].rstrip("0").rstrip(".")
    return hurt


def _change(row: list[str], column: int, number: int) -> None:
    """Another count in a row, and its rates anew."""
    row[column] = dotted(max(number, count_of(row[2]) + count_of(row[4])))
    for share, count in RATES:
        row[share] = rate(count_of(row[count]), count_of(row[1]))


def _add_up(cells: Cells) -> None:
    total = cells[-1]
    for column in COUNTS:
        total[column] = dotted(sum(count_of(row[column]) for row in cells[:-1]))
    for share, count in RATES:
        total[share] = rate(count_of(total[count]), count_of(total[1]))


def by(times: int) -> Maker:
    """A column of counts so many times too large."""

    def make(rng: random.Random, cells: Cells) -> Cells:
        hurt = copied_cells(cells)
        column = rng.choice((2, 4))
        for row, clean in zip(hurt, cells, strict=True):
            row[column] = dotted(count_of(clean[column]) * times)
        return hurt

    return make


def row_moved_from_a_gap(rng: random.Random, cells: Cells) -> Cells:
    """A row's figures one column over, either way; where they stood a cell is empty, one fell out."""
    hurt = copied_cells(cells)
    row = hurt[rng.randrange(len(cells) - 1)]
    row[1:] = ["", *row[1:-1]] if rng.random() < HALF else [*row[2:], ""]
    return hurt


HALF = 0.5


def padded(rng: random.Random, cells: Cells) -> Cells:
    """A column of rates rounded to one decimal, then printed with two."""
    hurt = copied_cells(cells)
    share, count = rng.choice(RATES)
    for row in hurt:
        percent = Decimal(100 * count_of(row[count])) / count_of(row[1])
        row[share] = f"{percent.quantize(Decimal('0.1'), ROUND_HALF_UP)}0".replace(".", ",")
    return hurt


def over_poor_and_near_poor(rng: random.Random, cells: Cells) -> Cells:
    """A column of rates over poor and near-poor households together."""
    hurt = copied_cells(cells)
    share, count = rng.choice(RATES)
    for row in hurt:
        row[share] = rate(count_of(row[count]), count_of(row[2]) + count_of(row[4]))
    return hurt


def over_persons(rng: random.Random) -> Case:
    """Poor households over persons."""
    numbers = [[count_of(text) for text in row[1:3]] for row in clean_table(rng)[:-1]]
    persons = [[h, h * rng.randint(33, 47) // 10, p] for h, p in numbers]
    persons.append([sum(column) for column in zip(*persons, strict=True)])
    rows = [(f"Xã {n}", *row) for n, row in enumerate(persons, 1)]
    clean, hurt = (
        [[name, dotted(h), dotted(k), dotted(p), rate(p, base(h, k))] for name, h, k, p in rows]
        for base in (lambda h, _: h, lambda _, k: k)
    )
    return Case(clean, hurt, ("unit", "households", "persons", "poor", "poor_rate"))


def over_last_years_households(rng: random.Random) -> Case:
    """Rates over the households of the year before, whose document is at hand."""
    clean = clean_table(rng)
    before = copied_cells(clean)
    for row in before[:-1]:
        row[1] = dotted(count_of(row[1]) - rng.randint(20, 200))
    before[-1][1] = dotted(sum(count_of(row[1]) for row in before[:-1]))
    hurt = copied_cells(clean)
    for row, old in zip(hurt, before, strict=True):
        row[3] = rate(count_of(row[2]), count_of(old[1]))
    return Case(clean, hurt, before=before)


def forced_to_a_hundred(rng: random.Random) -> Case:
    """Shares of all poor households that come to 100 only because the largest was changed."""
    while True:
        counts = [rng.randint(20, 900) for _ in range(rng.randint(8, 30))]
        clean = [[f"Xã {n}", dotted(c), rate(c, sum(counts))] for n, c in enumerate(counts, 1)]
        short = 10_000 - sum(int(row[2].replace(",", "")) for row in clean)
        if abs(short) > 1:  # one unit is a remark
            break
    clean.append(["Tổng", dotted(sum(counts)), "100"])
    hurt = copied_cells(clean)
    largest = counts.index(max(counts))
    share = int(clean[largest][2].replace(",", "")) + short
    hurt[largest][2] = f"{share // 100},{share % 100:02}"
    return Case(clean, hurt, ("unit", "poor", SHARE))


SHARE = "share"
"""The column of shares of the poor of all rows."""


def cumulative(rng: random.Random) -> Case:
    """What was reached each year, added up from year to year."""
    counts = [rng.randint(40, 400) for _ in range(rng.randint(4, 10))]
    clean = [[f"Năm {2011 + n}", dotted(count)] for n, count in enumerate(counts)]
    hurt = [[name, dotted(sum(counts[: n + 1]))] for n, (name, _) in enumerate(clean)]
    total = ["Tổng", dotted(sum(counts))]
    return Case([*clean, total], [*hurt, total], ("unit", "poor_reduction"))


def case(make: Maker) -> Callable[[random.Random], Case]:
    """A case of a maker that hurts a table of the corpus."""

    def made(rng: random.Random) -> Case:
        clean = clean_table(rng)
        hurt = make(rng, clean)
        return Case(clean, hurt)

    return made


CAUSES: dict[str, Callable[[random.Random], Case]] = {
    "columns swapped": case(columns_swapped),
    "rows shifted": case(rows_shifted),
    "row moved": case(row_moved),
    "row moved, a cell left empty": case(row_moved_from_a_gap),
    "stale total": case(stale_total),
    "in tens": case(by(10)),
    "in hundreds": case(by(100)),
    "in thousands": case(by(1000)),
    "comma lost": case(comma_lost),
    "zeros dropped": case(zeros_dropped),
    "rounded, then padded": case(padded),
    "over persons": over_persons,
    "over last year's households": over_last_years_households,
    "over poor and near-poor": case(over_poor_and_near_poor),
    "forced to come to 100 %": forced_to_a_hundred,
    "added up from year to year": cumulative,
}
