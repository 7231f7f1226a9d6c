"""Single cells, each of which would close a column that no row explains."""

from collections.abc import Iterator

from chuanngheo.consistency.board import Board
from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.explanations import Explanation
from chuanngheo.consistency.relations import Linear


def closings(board: Board, wides: list[Linear]) -> Iterator[Explanation]:
    """Single cells, each of which would close columns that nothing else explains."""
    for wide in wides:
        long = len(wide.cells) > LONG
        cells = board.near(wide) if long and isinstance(wide, ColumnSum) else wide.cells
        for cell in cells:
            one = board.closing(wide, cell)
            if one is not None and not one.lost:
                yield Explanation((one,), one.cost)


LONG = 100
"""In a column longer than this only figures one slip of the hand away are tried, and its total."""
