"""Single cells, each of which would close a column that no row explains.

In a long column that may be nearly any cell.  So its rows are gone through in an order of their words: those
that one slip of a key may have left as far off as the column is, first those that no check on the row
contradicts.  Once more are found than are any help to a person, the column cannot tell, and the search stops.
"""

from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.consistency.board import RECOMPUTED, Board
from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.explanations import Explanation
from chuanngheo.consistency.families import Family
from chuanngheo.consistency.keystrokes import ONE_KEY, SlipKind
from chuanngheo.consistency.reach import MARGIN
from chuanngheo.consistency.relations import Cell, Linear

LONG = 100
"""In a column longer than this only figures one slip of the hand away are tried, and its total."""

MOST_PROPOSALS = 30
"""More possible cells than this are no help to a person."""

MOST_CLOSINGS = 120
"""So many cells of a long column are tried; then the others may be wrong as well."""


@attrs.frozen(eq=False)
class Closings:
    """The cells of a column each of which would close it; ``others`` may be wrong as well, untried."""

    options: Sequence[Explanation]
    others: Sequence[Cell] = ()


def closings(board: Board, wide: Linear) -> Closings:
    """Single cells, each of which would close a column that nothing else explains."""
    if len(wide.cells) <= LONG or not isinstance(wide, ColumnSum):
        return Closings([option for cell in wide.cells for option in _closing(board, wide, cell)])
    found = [*_closing(board, wide, wide.cells[-1])]
    least = min((option.cost for option in found), default=SlipKind.COMPUTED.cost)
    for tried, (bound, cell) in enumerate(_likely(board, wide)):
        if bound > least + MARGIN:
            break
        if len(found) > MOST_PROPOSALS or tried == MOST_CLOSINGS:
            return Closings(found, wide.cells)
        for option in _closing(board, wide, cell):
            found.append(option)
            least = min(least, option.cost)
    # Cells that more than one key must have missed are not tried.
    return Closings(found, wide.cells if least + MARGIN >= SlipKind.TWO.cost else ())


def _closing(board: Board, wide: Linear, cell: Cell) -> Iterator[Explanation]:
    one = board.closing(wide, cell)
    if one is not None and not one.lost:
        yield Explanation((one,), one.cost)


def _likely(board: Board, column: ColumnSum) -> Iterator[tuple[int, Cell]]:
    """The cells of a long column that one key may explain, each with the least that it can cost."""
    cells, gap = column.cells, board.gaps[column]
    families = board.asked.families(cells.sheet, cells.role)
    doubtful = {row for family in families for row in family.open}
    doubtful |= {place[0] for cell in board.values if (place := cells.sheet.place(cell)) is not None}
    later: list[tuple[int, int]] = []
    near = [*column.near(gap)]
    for row in (row for row, _ in near if row in doubtful):
        yield 0, cells.of(row)
    for row, number in ((row, number) for row, number in near if row not in doubtful):
        bound = ONE_KEY + RECOMPUTED * _disturbed(families, row, cells.role, number - gap)
        if bound <= ONE_KEY + MARGIN:
            yield ONE_KEY, cells.of(row)
        else:
            later.append((bound, row))
    yield from ((bound, cells.of(row)) for bound, row in sorted(later, key=lambda pair: pair[0]))


def _disturbed(families: Sequence[Family], row: int, role: str, number: int) -> int:
    """How many checks of a row would no longer surely hold."""
    return sum(not family.still_holds(row, role, number) for family in families)
