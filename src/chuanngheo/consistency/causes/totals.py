"""What is wrong about a total: an old one, the last of years added up, shares forced to a hundred."""

import re
from collections.abc import Iterable
from itertools import pairwise

from chuanngheo.consistency.causes.suspect import MANY, Cause, Figures, Suspect, again
from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Linear, Verdict
from chuanngheo.figures import Figure, How
from chuanngheo.quantities import Rounding
from chuanngheo.tables import Column, Kind, Row


def stale_total(suspect: Suspect) -> Cause:
    """No count of the total row is the sum of its column, but its rates fit its counts."""
    total, place = suspect.tabular.table.total, suspect.tabular.sheet.place
    columns = [c for c in suspect.tabular.table.columns if c.kind is not Kind.LABEL]
    cells = [cell for c in columns if total and (cell := suspect.cell(total, c.role)) is not None]
    sums = [
        r for cell in cells for r in suspect.of.get(cell, ()) if isinstance(r, Linear) and r.kind == "total"
    ]
    others = [r for cell in cells for r in suspect.of.get(cell, ()) if r not in sums]
    at = [place(cell) for r in suspect.broken if r.kind != "total" for cell in r.cells]
    rows, touched = {one[0] for one in at if one}, {one[1] for one in at if one}
    alone = [r for r in sums if r.cells[-1].where.column not in touched]
    # Where many rows look wrong too, each of these columns may have an error of its own.
    stale = len(alone) > 1 or 1 < len(sums) > len(rows)
    stale = stale and all(r in suspect.broken for r in sums) and not suspect.broken & set(others)
    values: Figures = {}
    for relation in (*sums, *others) if stale else ():
        output, told = relation.output, relation.outcome(values)
        off = told.verdict is Verdict.BROKEN or told.how is How.LAST_DIGIT_OFF
        if output is not None and output in cells and off:
            values |= dict(again(output, relation, values))
    return Cause(
        "stale-total", (),
        "dòng tổng không phải là tổng của các dòng: có thể là số cũ",
        "the total row is not the sum of these rows: it may be an old one",
        values,
    )  # fmt: skip


def cumulative(suspect: Suspect, column: Column) -> Cause:
    """Rows that are years, the last of which is the total already."""
    rows = sorted(suspect.tabular.table.rows, key=lambda row: row.label)
    cells = [suspect.cell(row, column.role) for row in rows]
    figures = [cell.figure for cell in cells if cell is not None and cell.figure is not None]
    total = suspect.tabular.table.total
    last = suspect.cell(total, column.role) if total else None
    dated = len(figures) == len(rows) >= MANY
    values: Figures = {}
    if dated and last is not None and last.figure is not None:
        steps = [later.value - earlier.value for earlier, later in pairwise(figures)]
        if figures[-1].value == last.figure.value and min(steps) >= 0:
            later = zip(cells[1:], figures[1:], steps, strict=True)
            values = {cell: printed_as(figure, step) for cell, figure, step in later if cell is not None}
    return Cause(
        "cumulative", (column,), "số luỹ kế, không phải số từng năm", "added up from year to year", values
    )


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def are_years(rows: Iterable[Row]) -> bool:
    """Whether every row is a year's."""
    return all(_YEAR.search(row.label) for row in rows)


HUNDRED = 100
"""What all shares of one whole add up to, in percent."""


def forced(suspect: Suspect, column: Column) -> Cause:
    """Shares that come to 100 only because some of them were changed; each as it would be rounded.

    By no more units of the last digit than there are parts: beyond that it is another error.
    """
    total = suspect.tabular.table.total
    whole = suspect.cell(total, column.role) if total else None
    hundred = whole is not None and whole.figure is not None and whole.figure.value == HUNDRED
    rows = suspect.tabular.table.parts(total) if hundred else ()
    parts = [c for row in rows if (c := suspect.cell(row, column.role))]
    exact = {cell: figure for cell in parts if (figure := _rounded(suspect, cell)) is not None}
    values: Figures = {}
    if MANY <= len(parts) == len(exact):
        printed = {cell: cell.figure for cell in parts if cell.figure is not None}
        off = {cell: figure.value - exact[cell].value for cell, figure in printed.items()}
        sums = sum(figure.value for figure in printed.values()), sum(f.value for f in exact.values())
        near = all(abs(off[cell]) <= len(parts) * exact[cell].step for cell in off)
        if sums[0] == HUNDRED != sums[1] and near:
            values = {cell: exact[cell] for cell in parts if off[cell]}
    return Cause(
        "forced", (column,),
        "các tỷ lệ được sửa cho cộng lại đúng bằng 100%",
        "the rates were changed so that they come to 100%",
        values,
    )  # fmt: skip


def _rounded(suspect: Suspect, cell: Cell) -> Figure | None:
    """What an exact office would print in a cell of shares."""
    for relation in suspect.rates(cell):
        told = cell.figure is not None and relation.outcome().verdict is not Verdict.CANNOT_TELL
        if told and relation.output is cell and relation.rounding is Rounding.HALF_UP:
            return next((figure for _, figure in again(cell, relation)), None)
    return None
