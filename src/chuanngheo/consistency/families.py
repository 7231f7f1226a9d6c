"""One relation in every row of a table: asked of all rows at once, made for a row when somebody looks.

In bulk only one thing is found out: that a row *surely holds*, exactly or rounded, with nothing to say about
it.  Every other row is given to the relation itself, which alone knows all the answers.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import mul

import attrs

from chuanngheo.consistency.relations import Relation, Verdict
from chuanngheo.consistency.relations.ratio import how, how_of_whole
from chuanngheo.consistency.sheet import Sheet
from chuanngheo.figures import How

Place = tuple[int, ...]
"""Where a relation stands among all: rates, totals, then what the rows say, row by row."""

SILENT = frozenset({How.EXACT, How.ROUNDED})
"""How figures fit where there is nothing to say."""


@attrs.define(eq=False)
class Family:
    """The same relation in many rows of a sheet.

    ``roles`` are the columns that it reads in its own row, ``base`` the row and column that it reads in
    every row; ``asked`` the rows in which all its figures are printed, ``open`` those of them of which it
    is not sure that they hold and need no word; ``still`` says whether a row surely holds with another
    whole number in one of its columns.
    """

    kind: str
    roles: tuple[str, ...]
    asked: Sequence[int]
    open: Sequence[int]
    place: Callable[[int], Place]
    make: Callable[[int], Relation]
    still: Callable[[int, str, int], bool]
    base: tuple[int, str] | None = None
    _made: dict[int, Relation] = attrs.field(factory=dict[int, Relation], init=False)
    _asked: frozenset[int] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._asked = frozenset(self.asked)

    def relation(self, row: int) -> Relation:
        """The relation of one row, always the same."""
        if row not in self._made:
            self._made[row] = self.make(row)
        return self._made[row]

    def still_holds(self, row: int, role: str, number: int) -> bool:
        """Whether nothing is to be said of a row with another whole number in one of its columns."""
        return row not in self._asked or self.still(row, role, number)

    def on(self, row: int, role: str) -> Iterator[int]:
        """The rows whose relation reads a cell."""
        if (row, role) == self.base:
            yield from self.asked
        elif role in self.roles and row in self._asked:
            yield row


def rates(
    sheet: Sheet, of: str, over: str, rate: str, total: int | None = None
) -> list[How | Verdict | None]:
    """For each row how its rate fits, else the verdict; ``None`` where one of the three is not printed.

    With ``total`` every rate is over the base of that row.
    """
    counts, bases, column = sheet.column(of), sheet.column(over), sheet.column(rate)
    own = range(len(sheet.rows))
    return [
        _whole_rate(count, base, plain) if count is not None and base is not None and plain is not None
        else _rate(sheet, (n, of), (n if total is None else total, over), (n, rate))
        for n, count, base, plain in zip(
            own, counts.whole, bases.whole if total is None else [bases.whole[total] for _ in own],
            column.rates, strict=True,
        )
    ]  # fmt: skip


def rounded_up(sheet: Sheet, roles: Sequence[str], rows: Sequence[int]) -> bool:
    """Whether a rate that fits lies above its count over its base, each read in its row."""
    count, base, plain = (sheet.column(role) for role in roles)
    part, whole, printed = count.whole[rows[0]], base.whole[rows[1]], plain.rates[rows[2]]
    # Of anything but whole numbers nothing is said.
    return (
        part is not None
        and whole is not None
        and printed is not None
        and printed[0] * whole > printed[1] * part
    )


def rate_with(sheet: Sheet, roles: Sequence[str], rows: Sequence[int], put: tuple[str, int]) -> bool:
    """Whether a rate surely fits with another whole number in its row; the base may stand in another row."""
    role, number = put
    of, over, rate = roles
    count = number if role == of else sheet.column(of).whole[rows[0]]
    base = number if role == over and rows[1] == rows[0] else sheet.column(over).whole[rows[1]]
    plain = sheet.column(rate).rates[rows[2]]
    if count is None or base is None or plain is None:
        return False
    return _whole_rate(count, base, plain) in SILENT


def sum_with(
    sheet: Sheet, roles: Sequence[str], terms: Sequence[int], row: int, put: tuple[str, int]
) -> bool:
    """Whether the terms surely add up with another whole number in the row."""
    role, number = put
    told = (number if other == role else sheet.column(other).whole[row] for other in roles)
    numbers = [one for one in told if one is not None]
    surely = len(numbers) == len(roles)  # nothing is sure where one is no whole number
    return surely and (not sum(map(mul, terms, numbers)) if terms else numbers[0] <= numbers[1])


def _whole_rate(count: int, base: int, plain: tuple[int, int]) -> How | Verdict:
    if base <= 0:
        return Verdict.CANNOT_TELL
    return how_of_whole(count, base, *plain) or Verdict.BROKEN


def _rate(sheet: Sheet, *places: tuple[int, str]) -> How | Verdict | None:
    if any(sheet.column(role).printed[row] is None for row, role in places):
        return None
    count, total, rate = (sheet.column(role).figures[row] for row, role in places)
    if count is None or total is None or rate is None or total.value <= 0:
        return Verdict.CANNOT_TELL
    return how(count, total, rate) or Verdict.BROKEN


def sums(sheet: Sheet, roles: Sequence[str], terms: Sequence[int]) -> tuple[list[int], list[int]]:
    """The rows in which all figures are printed, and those of them in which the terms do not surely add up.

    Without terms the first is to be at most the second.
    """
    asked: list[int] = []
    opened: list[int] = []
    for n, numbers in enumerate(zip(*(sheet.column(role).whole for role in roles), strict=True)):
        if None in numbers:
            if any(sheet.column(role).printed[n] is None for role in roles):
                continue
            opened.append(n)
        elif sum(map(mul, terms, numbers)) if terms else numbers[0] > numbers[1]:
            opened.append(n)
        asked.append(n)
    return asked, opened
