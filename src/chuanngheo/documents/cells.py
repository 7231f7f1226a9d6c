"""The cells of a table of a Word file or a web page → a grid, or paragraphs where it is no table of figures.

Letterheads, signatures and columns of text are often set as tables.  A table of figures has some cell,
not in its first column, that holds a figure and nothing else.
"""

import re
from collections.abc import Sequence

import attrs

from chuanngheo.documents.extracted import Making, Place
from chuanngheo.tables import Grid

FIGURE = re.compile(r"[-–]?[0-9][0-9.,]*(?:[ \u00a0][0-9.,]+)*[ \u00a0]?(?:%|hộ|người|khẩu)?")
"""A cell that is a figure and nothing else."""


@attrs.frozen
class Cell:
    """A cell as its file gives it: its paragraphs, and how many rows and columns it covers."""

    paragraphs: tuple[str, ...]
    down: int = 1
    across: int = 1

    @property
    def text(self) -> str:
        """Its paragraphs as one."""
        return "\n".join(self.paragraphs)


def add_table(lines: Sequence[Sequence[Cell]], making: Making, place: Place) -> None:
    """Add a table of figures as a grid, any other cell by cell as paragraphs."""
    if not _of_figures(lines):
        for line in lines:
            for cell in line:
                for paragraph in cell.paragraphs:
                    making.paragraph(paragraph, place)
        return
    title, where = making.caption(), f"table {making.tables_so_far + 1}"
    rows, spans = laid_out(lines, making)
    making.table(Grid(rows, spans, title, where))


def _of_figures(lines: Sequence[Sequence[Cell]]) -> bool:
    return len(lines) > 1 and any(FIGURE.fullmatch(cell.text.strip()) for line in lines for cell in line[1:])


Spans = dict[tuple[int, int], tuple[int, int]]
"""For the cell (row, column) where one begins: how many rows and columns it covers."""


def laid_out(lines: Sequence[Sequence[Cell]], making: Making) -> tuple[tuple[tuple[str, ...], ...], Spans]:
    """Rows of one length: every cell in the first free column of its row, covered places empty."""
    placed: dict[tuple[int, int], str] = {}
    spans: Spans = {}
    for row, line in enumerate(lines):
        column = 0
        for cell in line:
            while (row, column) in placed:
                column += 1
            down = max(1, min(cell.down, len(lines) - row))
            across = max(1, cell.across)
            making.room_for(down * across)
            for r in range(row, row + down):
                placed.update(((r, c), "") for c in range(column, column + across))
            placed[row, column] = cell.text
            if (down, across) != (1, 1):
                spans[row, column] = down, across
            column += across
    width = max(column for _, column in placed) + 1
    making.room_for(width * len(lines))
    return tuple(tuple(placed.get((r, c), "") for c in range(width)) for r in range(len(lines))), spans
