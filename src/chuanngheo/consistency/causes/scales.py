"""Figures in another scale: in tens or thousands, without their comma or zeros, rounded and then padded."""

import re
from collections.abc import Iterator
from decimal import Decimal

import attrs

from chuanngheo.consistency.causes.suspect import Cause, Figures, Suspect, again
from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Verdict
from chuanngheo.figures import Figure
from chuanngheo.quantities import Rounding
from chuanngheo.tables import Column, Kind, Printed


def scaled(suspect: Suspect, column: Column, power: int) -> Cause:
    """A column in tens, hundreds, thousands or parts of them; a rate without its comma."""
    values = {c: f for c in suspect.cells(column) if (f := _times_ten(c, power)) is not None}
    comma = column.kind is Kind.RATE and power < 0 and all(c.printed.text.isdigit() for c in values)
    vi, en = ("lớn", "large") if power < 0 else ("nhỏ", "small")
    times = f"{10 ** abs(power):,}"
    return Cause(
        "comma-lost" if comma else "scale", (column,),
        "các số mất dấu phẩy thập phân" if comma else f"các số {vi} gấp {times.replace(',', '.')} lần",
        "the figures lost their decimal comma" if comma else f"the figures are {times} times too {en}",
        values,
    )  # fmt: skip


def _times_ten(cell: Cell, power: int) -> Figure | None:
    figure = cell.figure
    if figure is None or not figure.value:
        return None
    value = figure.value.scaleb(power)
    if figure.is_rounded:
        decimals = max(0, figure.decimals - power)
        like = attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals), decimal_sign=",")
        return printed_as(like, value)
    return printed_as(figure, value) if value == value.to_integral_value() else None


def padded(suspect: Suspect, column: Column) -> Cause:
    """Rates rounded to fewer decimals than they print; each is right without its zeros, and computed anew."""
    figures = [figure for figure in suspect.figures(column) if figure is not None]
    zeros = min(map(_last_zeros, figures), default=0) if figures and _last_zeros(figures[0]) else 0
    values: Figures = {}
    for cell in suspect.cells(column) if zeros else ():
        own = [r for r in suspect.rates(cell) if r.output is cell]
        if cell.figure is not None and own:
            plain = own[0].outcome({cell: _unpadded(cell.figure, zeros)})
            exact = attrs.evolve(own[0], rounding=Rounding.HALF_UP)
            fresh = again(cell, exact) if plain.verdict is Verdict.HOLDS else ()
            values |= {c: figure for c, figure in fresh if figure.value != cell.figure.value}
    return Cause(
        "padded", (column,),
        "các số làm tròn ít chữ số rồi viết thêm số 0", "the figures were rounded, then padded",
        values,
    )  # fmt: skip


def _last_zeros(figure: Figure) -> int:
    text = figure.text.rstrip("% ")[-figure.decimals :] if figure.decimals else ""
    return len(text) - len(text.rstrip("0"))


def _unpadded(figure: Figure, zeros: int) -> Figure:
    decimals = figure.decimals - zeros
    like = attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals))
    return printed_as(like, figure.value)


_SHORT_GROUP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*\.[0-9]{1,2}")
"""A dot and too few digits: 1.230 that a program took for a decimal number."""

_GROUPED = 1000
"""Counts from here on are printed with a dot."""


def zeros_dropped(suspect: Suspect, column: Column) -> Cause:
    """Counts without the zeros at their end (1.230 as 1.23), rates without the zero behind the comma.

    Only figures with such zeros are hurt, and none of the column's may have kept its own.
    """
    count = column.kind is Kind.COUNT
    values: Figures = {}
    fresh: dict[int, Figure] = {}
    for row, cell, rates in suspect.ill_cells(column):
        tried = _with_zeros(cell) if count else _with_a_zero_behind_the_comma(cell)
        fits = (f for f in tried if all(r.outcome({cell: f}).verdict is Verdict.HOLDS for r in rates))
        if (figure := next(fits, None)) is not None:
            values[cell] = fresh[row] = figure
    others = (figure for n, figure in enumerate(suspect.figures(column)) if n not in fresh) if values else ()
    kept = any(_kept(figure, values, count=count) for figure in others)
    vi, en = ("ở cuối", "at their end") if count else ("sau dấu phẩy", "behind the comma")
    return Cause(
        "zeros-dropped", (column,), f"các số mất chữ số 0 {vi}", f"the figures lost the zeros {en}",
        {} if kept else values,
    )  # fmt: skip


def _with_zeros(cell: Cell) -> Iterator[Figure]:
    text = cell.printed.text.strip()
    if cell.figure is None and not _SHORT_GROUP.fullmatch(text):
        return
    digits = int(text.replace(".", "")) if cell.figure is None else int(cell.figure.value)
    for zeros in (1, 2, 3):
        number = f"{digits * 10**zeros:,}".replace(",", ".")
        figure = Printed.read(number, "hộ").figure
        if digits and figure is not None:
            yield figure


def _with_a_zero_behind_the_comma(cell: Cell) -> Iterator[Figure]:
    figure = cell.figure
    if figure is not None and figure.decimals:
        whole, part = divmod(figure.value, 1)
        decimals = figure.decimals + 1
        like = attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals))
        yield printed_as(like, whole + part / 10)


def _kept(figure: Figure | None, values: Figures, *, count: bool) -> bool:
    """Whether a figure has a zero of the kind that others are said to have lost."""
    if figure is None or not figure.value:
        return False
    if not count:
        return figure.decimals > 1 and figure.value % 1 < Decimal("0.1")
    least = min((fresh.value for fresh in values.values()), default=Decimal(0))
    return figure.value % 10 == 0 and (least < _GROUPED or figure.value >= _GROUPED)
