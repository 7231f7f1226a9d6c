"""How much a check that holds is worth: what share of wrong numbers it would have caught.

A rate with two decimals over 20.000 households tells nothing of the last digit of its count; a sum of whole
numbers tells of every digit.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import cast

from chuanngheo.consistency.keystrokes import printed_as
from chuanngheo.consistency.relations import Cell, Linear, Relation, Verdict
from chuanngheo.figures import Figure


def power(relation: Relation) -> Fraction | None:
    """The share of single mistyped digits that a relation would have answered *broken* to.

    Counted are all numbers that come of replacing one digit of one of its figures by another (a first digit
    never by zero), each put alone in the place of what is printed; ``None`` where the relation does not hold.
    """
    if relation.outcome().verdict is not Verdict.HOLDS:
        return None
    if isinstance(relation, Linear) and not relation.incomplete and relation.rest() is not None:
        return Fraction(1)  # whole numbers that add up: any change of one of them breaks the sum
    answers = [
        relation.outcome({cell: wrong}).verdict is Verdict.BROKEN for cell, wrong in _mistyped(relation.cells)
    ]
    return Fraction(sum(answers), len(answers))


def _mistyped(cells: Sequence[Cell]) -> Iterator[tuple[Cell, Figure]]:
    for cell in cells:
        figure = cast("Figure", cell.figure)  # a relation that holds has all its figures
        worth = figure.step
        digits = [int(sign) for sign in str(int(abs(figure.value) / worth))]
        for place, digit in enumerate(reversed(digits)):
            first = place == len(digits) - 1 and place > 0
            for other in range(1 if first else 0, 10):
                if other != digit:
                    value = figure.value + (other - digit) * worth * Decimal(10) ** place
                    yield cell, printed_as(figure, value)
