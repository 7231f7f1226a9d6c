"""A standard in one area, compiled: cuts along the income axis, and who decides between them.

``<=`` on income lives here, and in the column twin of it, and nowhere else.
"""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from chuanngheo.standard.categories import Category
from chuanngheo.standard.rules import Rule


@attrs.frozen(order=True)
class Cut:
    """A place on the income axis: everything below ``amount``, and ``amount`` itself if ``inclusive``.

    ``amount`` is in đồng/người/tháng; a third of a đồng where the law prints đồng/người/năm.

    >>> upto = Cut(1_500_000, inclusive=True)
    >>> upto.holds(Fraction(1_500_000)), upto.holds(Fraction(1_500_001)), upto.beyond()
    (True, False, '> 1500000')
    """

    amount: int | Fraction
    inclusive: bool

    @property
    def less(self) -> int | Fraction:
        """What a total of whole đồng must stay below the cut times its divisor by, to be before it.

        Nothing where the amount itself is before the cut; else the least step of whole đồng there.
        """
        if self.inclusive:
            return 0
        return 1 if isinstance(self.amount, int) else Fraction(1, self.amount.denominator)

    def holds(self, per_head: Fraction) -> bool:
        """Whether ``per_head`` lies at or before the cut."""
        return per_head < self.amount or (self.inclusive and per_head == self.amount)

    def text(self) -> str:
        """``≤ 1500000`` or ``< 900000``."""
        return f"{'≤' if self.inclusive else '<'} {self.amount}"

    def beyond(self) -> str:
        """What lies after it: ``> 1500000`` or ``≥ 900000``."""
        return f"{'>' if self.inclusive else '≥'} {self.amount}"


@attrs.frozen
class Gap:
    """Incomes that no rule covers although rules cover lower and higher ones, for some scores.

    >>> from chuanngheo import NATIONAL_2011_2015_LITERAL
    >>> gap, _ = NATIONAL_2011_2015_LITERAL.gaps()
    >>> isinstance(gap, Gap), gap.area, gap.above.beyond(), gap.upto.text()
    (True, 'rural', '> 400000', '< 401000')
    """

    area: str
    above: Cut
    upto: Cut
    scores: tuple[int, ...]


@attrs.frozen
class Sheet:
    """A standard in one area, ready to look up: ascending cuts and, behind each, who decides.

    ``cells[i]`` are the incomes after ``cuts[i-1]`` up to ``cuts[i]``; the last cell has no end.
    ``rules[i]`` lists (mask of scores, rule) of that cell; ``categories[i]`` covers *every* score.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> sheet = NATIONAL_2021_2025.sheets["rural"]
    >>> isinstance(sheet, Sheet), [cut.text() for cut in sheet.cuts]
    (True, ['≤ 1500000', '≤ 2250000'])
    """

    cuts: tuple[Cut, ...]
    rules: tuple[tuple[tuple[int, Rule], ...], ...]
    categories: tuple[tuple[tuple[int, Category], ...], ...]

    def cell(self, total: int, divisor: int) -> int:
        """The cell of an income of ``total`` đồng over ``divisor`` person-months.  No division."""
        for index, cut in enumerate(self.cuts):
            if total <= cut.amount * divisor - cut.less:
                return index
        return len(self.cuts)


Step = tuple[int | Fraction, int | Fraction, Mapping[int | None, Category]]
"""Up to ``amount`` (and ``Cut.less`` below it): the category by the bit of the score."""
