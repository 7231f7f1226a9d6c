"""A whole column of numbers and its total: added up in bulk, its cells made only when somebody looks."""

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from chuanngheo.consistency.relations import AS_PRINTED, Cell, Linear, Values, value_of
from chuanngheo.consistency.relations.asked import is_point
from chuanngheo.consistency.relations.linear import LONGEST_SUM
from chuanngheo.consistency.sheet import Down
from chuanngheo.quantities import short


@attrs.frozen(eq=False)
class ColumnSum(Linear):
    """The parts of a column, every one a whole number, less their total, which is the last cell.

    ``over`` is what they leave over as they are printed.
    """

    cells: Down
    over: int = attrs.field(kw_only=True)

    def term(self, cell: Cell) -> int:
        """1 of a part, -1 of the total, 0 of any other cell."""
        if cell is self.output:
            return -1
        return 1 if cell in self.cells else 0

    def rest(self, values: Values = AS_PRINTED) -> Fraction | None:
        """What the column leaves over with ``values`` put in; ``None`` where one is no one number."""
        rest = Fraction(self.over)
        for cell, fresh in values.items():
            if (term := self.term(cell)) and cell.figure is not None:
                if not is_point(fresh):
                    return None
                rest += term * (fresh.exact - cell.figure.exact)
        return rest

    def near(self, gap: int) -> Iterator[tuple[int, int]]:
        """The rows whose figure one key may have left ``gap`` too large, and it, in an order of words."""
        sheet, role, parts = self.cells.sheet, self.cells.role, frozenset(self.cells.rows[:-1])
        signs, whole = sheet.column(role).digits, sheet.column(role).whole
        fits = one_key_of(gap)
        for row in sheet.by_label:
            number = whole[row]
            if row in parts and number is not None and number >= gap and fits(signs[row], number):
                yield row, number

    def _shown_with(self, values: Values) -> tuple[str, str]:
        """A long column by its first and last part, without adding it up again."""
        last, rest = value_of(self.cells[-1], values), self.rest(values)
        if len(self.cells) <= LONGEST_SUM or last is None or rest is None:
            return super()._shown_with(values)
        shown = short(rest + last.exact)
        first, before, whole = self.cells[0].where, self.cells[-2].where, self.cells[-1].where
        return f"{first.brief(whole)} + … + {before.brief(whole)} = {shown}", shown


def one_key_of(gap: int) -> Callable[[str, int], bool]:
    """Whether one slip of a key *may* have left a number ``gap`` too large; never a wrong no.

    Asked of the digits printed and of the number.  Where both have as many digits, the digit at the last
    place that differs was another one, or was swapped with the one before it.
    """
    zeros = len(str(gap)) - len(str(gap).rstrip("0"))
    worth, changed = 10**zeros, gap // 10**zeros
    apart, odd = divmod(changed, 9)

    def fits(printed: str, number: int) -> bool:
        meant = number - gap
        if len(printed) != len(str(meant)) or len(printed) != len(str(number)):
            return may_be_one_key(printed, meant)
        tens, units = divmod(number // worth % 100, 10)
        return 0 <= units - changed <= 9 or (not odd and tens - units == apart)  # noqa: PLR2004 # a digit

    return fits


def may_be_one_key(printed: str, meant: int) -> bool:
    """Whether one slip of a key *may* lie between the digits printed and a number; never a wrong no."""
    other = str(meant)
    short, long = sorted((printed, other), key=len)
    if len(short) == len(long):
        off = sum(a != b for a, b in zip(short, long, strict=True))
        return off == 1 or (off == 2 and sorted(short) == sorted(long))  # noqa: PLR2004 # two swapped
    if len(long) == len(short) + 1:
        same = next((n for n, sign in enumerate(short) if sign != long[n]), len(short))
        if short[same:] == long[same + 1 :]:
            return True
    return printed.strip("0") == other.strip("0")
