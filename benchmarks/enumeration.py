"""Which single errors could have made a table: bare arithmetic, nothing of the library.

Every way to make a printed table clean by undoing one error: one figure retyped, alone or with the rates
computed from it; a figure that stands in the row above or below; two figures in each other's place.  A
case is identifiable where exactly one way is left.
"""

from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

COUNTS, RATES = (1, 2, 4), ((3, 2), (5, 4))
Cells = list[list[str]]
Way = frozenset[tuple[int, int, str]]


def _count(text: str) -> int | None:
    head, *groups = text.split(".")
    right = 0 < len(head) < 4 and all(len(g) == 3 for g in groups) and "".join((head, *groups)).isdigit()  # noqa: PLR2004
    return int("".join((head, *groups))) if right or text.isdigit() else None


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _rate(count: int, total: int) -> str:
    percent = (Decimal(100 * count) / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(percent).replace(".", ",")


def _one_key(meant: str, printed: str) -> bool:
    """Whether one key makes the one of the other: a digit replaced, dropped, added, two swapped, a comma."""
    if meant == printed:
        return False
    a, b = (text.replace(",", "").replace(".", "") for text in (meant, printed))
    if a.lstrip("0") == b.lstrip("0"):
        return True
    # A digit less in front may have left zeros that vanished, or were filled in before the comma.
    widths = {len(a), len(b), max(len(a), len(b))}
    return any(_one_edit(a.rjust(n, "0"), b.rjust(m, "0")) for n in widths for m in widths)


def _one_edit(a: str, b: str) -> bool:
    if len(a) == len(b):
        off = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        return len(off) == 1 or (
            len(off) == PAIR and off[1] == off[0] + 1 and (a[off[0]], a[off[1]]) == (b[off[1]], b[off[0]])
        )
    long, short = sorted((a, b), key=len, reverse=True)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


PAIR = 2


class _State:
    """What is wrong with a table: rows whose rates do not fit, and what each column lacks."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.numbers = [{c: _count(row[c]) for c in COUNTS} for row in cells]
        self.bad_rows = {n for n, row in enumerate(cells) if not self.row_fits(row)}
        self.lack = {c: self._lack(c) for c in COUNTS}

    @staticmethod
    def row_fits(row: list[str]) -> bool:
        total = _count(row[1])
        if not total:
            return False
        return all((n := _count(row[c])) is not None and row[r] == _rate(n, total) for r, c in RATES)

    def _lack(self, column: int) -> int | None:
        """The total less its parts, without unreadable figures; ``None`` where two cannot be read."""
        numbers = [row[column] for row in self.numbers]
        if sum(n is None for n in numbers) > 1:
            return None
        return (numbers[-1] or 0) - sum(n or 0 for n in numbers[:-1])

    def only(self, rows: set[int], columns: set[int]) -> bool:
        """Whether all that is wrong is in these rows and columns."""
        return self.bad_rows <= rows and not any(self.lack[c] for c in COUNTS if c not in columns)

    def clean_with(self, changes: Way) -> bool:
        cells = [list(row) for row in self.cells]
        for row, column, text in changes:
            cells[row][column] = text
        fixed = _State(cells)
        return not fixed.bad_rows and not any(fixed.lack.values()) and None not in fixed.lack.values()


def ways(cells: Cells) -> set[Way]:
    """Every set of cells, with what was meant in each, that undoes one error and leaves the table clean."""
    state = _State(cells)
    found: set[Way] = set()
    for row in range(len(cells)):
        found |= _one_count(state, row) | _one_rate(state, row)
    if len(state.bad_rows) == PAIR:
        found |= _exchanged(state, *sorted(state.bad_rows))
    if len(state.bad_rows) == 1:
        found |= _exchanged_in_a_row(state, next(iter(state.bad_rows)))
    return found


def _one_count(state: _State, row: int) -> set[Way]:
    found: set[Way] = set()
    for column in COUNTS:
        lack = state.lack[column]
        if lack is None or not state.only({row}, {column}):
            continue
        own = state.numbers[row][column] or 0
        number = own - lack if row == len(state.cells) - 1 else own + lack
        meant, printed = _dotted(number), state.cells[row][column]
        if (
            number < 0
            or meant == printed
            or not (_one_key(meant, printed) or _beside(state.cells, row, column))
        ):
            continue
        alone: Way = frozenset({(row, column, meant)})
        if state.clean_with(alone):
            found.add(alone)
        elif row not in state.bad_rows and number:
            found |= _with_its_rates(state, row, column, meant)
    return found


def _with_its_rates(state: _State, row: int, column: int, meant: str) -> set[Way]:
    cells = state.cells[row]
    fresh = [meant if c == column else text for c, text in enumerate(cells)]
    total = _count(fresh[1])
    if not total:
        return set()
    way = {(row, column, meant)}
    for rate, count in RATES:
        again = _rate(_count(fresh[count]) or 0, total)
        if again != cells[rate]:
            way.add((row, rate, again))
    return {frozenset(way)} if state.clean_with(frozenset(way)) else set()


def _one_rate(state: _State, row: int) -> set[Way]:
    if not state.only({row}, set()) or row not in state.bad_rows:
        return set()
    found: set[Way] = set()
    for rate, count in RATES:
        total, own = state.numbers[row][1], state.numbers[row][count]
        if total and own is not None:
            meant, printed = _rate(own, total), state.cells[row][rate]
            way: Way = frozenset({(row, rate, meant)})
            if (
                meant != printed
                and (_one_key(meant, printed) or _beside(state.cells, row, rate))
                and state.clean_with(way)
            ):
                found.add(way)
    return found


def _beside(cells: Cells, row: int, column: int) -> bool:
    return any(0 <= r < len(cells) and cells[r][column] == cells[row][column] for r in (row - 1, row + 1))


def _exchanged(state: _State, one: int, other: int) -> set[Way]:
    found: set[Way] = set()
    for column in range(1, 6):
        way: Way = frozenset(
            {(one, column, state.cells[other][column]), (other, column, state.cells[one][column])}
        )
        if state.clean_with(way):
            found.add(way)
    return found


def _exchanged_in_a_row(state: _State, row: int) -> set[Way]:
    found: set[Way] = set()
    for one, other in (*combinations(COUNTS, 2), (3, 5)):
        way: Way = frozenset({(row, one, state.cells[row][other]), (row, other, state.cells[row][one])})
        if state.clean_with(way):
            found.add(way)
    return found
