"""The rectangles of a standard → three-valued formulas: the one place where rules become columns.

A label (a category, a rule) has a whole number, and each bit of that number is a *plane*: a formula over a
few three-valued facts (is the area urban? is the income at or before this cut? is the score at least 3?)
that is true, false or not known exactly as all completions of the unknown facts agree or do not.  A label
is known where all its planes are.

The formulas are built with ``&``, ``|`` and ``~`` alone, so one function compiles to the expressions of any
dataframe engine (``frame.classify``) and to machine words (``frame.kernel``).

>>> from chuanngheo import NATIONAL_2021_2025 as standard
>>> class Text(str):
...     def __and__(self, other): return Text(f"({self} & {other})")
...     def __or__(self, other): return Text(f"({self} | {other})")
...     def __invert__(self): return Text(f"~{self}")
>>> facts = Facts({"rural": True}, lambda cut: Text(cut.amount), lambda least: Text(f"≥{least}"))
>>> plane(standard, categories, lambda category: category is Category.POOR, facts)
'(1500000 & ≥3)'
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, Generic, Protocol, Self, TypeAlias, TypeVar

import attrs

from chuanngheo.errors import NotModelledError
from chuanngheo.indicators import Deprivations
from chuanngheo.standard import Category, Cut, Rule, Sheet, Standard


class Truth(Protocol):
    """What knows Kleene's ``&``, ``|`` and ``~``."""

    def __and__(self, other: Any, /) -> Self: ...  # noqa: ANN401
    def __or__(self, other: Any, /) -> Self: ...  # noqa: ANN401
    def __invert__(self) -> Self: ...


T = TypeVar("T", bound=Truth)
"""One answer or a column of answers."""
L = TypeVar("L")
"""What a lookup gives."""
Plane: TypeAlias = T | bool
"""A formula, or a constant."""
Cells: TypeAlias = tuple[tuple[tuple[int, L], ...], ...]
"""For each cell of income, who holds which scores (a mask): together every score."""
View: TypeAlias = Callable[[Sheet, Standard], Cells[L]]
"""What is asked of a sheet: :func:`categories` or :func:`rules`."""


@attrs.frozen
class Facts(Generic[T]):
    """The facts of the rows: each three-valued, not known where the row does not tell.

    Args:
        area: whether the row is of the area, by its code; ``True`` for the one area of all rows.
        upto: whether the income lies at or before a cut.
        least: whether the score is at least so much; not known where it may be more and may be less.
    """

    area: Mapping[str, Plane[T]]
    upto: Callable[[Cut], T]
    least: Callable[[int], T]


def categories(sheet: Sheet, standard: Standard) -> Cells[Category]:  # noqa: ARG001 # asked like rules
    """Which category holds which scores of each cell."""
    return sheet.categories


def rules(sheet: Sheet, standard: Standard) -> Cells[Rule | None]:
    """Which rule holds which scores of each cell; ``None`` outside all rules."""
    return tuple(
        (*cell, (standard.all_scores & ~sum(mask & standard.all_scores for mask, _ in cell), None))
        for cell in sheet.rules
    )


def plane(standard: Standard, view: View[L], holds: Callable[[L], bool], facts: Facts[T]) -> Plane[T]:
    """Whether the label is one for which ``holds`` is true; a constant where it always or never is."""
    cases: list[tuple[Plane[T], Plane[T]]] = []
    for area, guard in facts.area.items():
        everything = standard.all_scores
        cells = view(standard.sheets[area], standard)
        masks = [sum(mask & everything for mask, label in cell if holds(label)) for cell in cells]
        cases.append((guard, _of_income(standard, area, masks, facts)))
    return _consensus(cases)


def among(
    cases: Iterable[tuple[Standard, Plane[T], Facts[T]]], view: View[L], holds: Callable[[L], bool]
) -> Plane[T]:
    """The plane of whichever standard each row follows: of its case, whose rows a guard tells."""
    found: Plane[T] = False
    for standard, guard, facts in cases:
        found = either(found, both(guard, plane(standard, view, holds, facts)))
    return found


def require_exact(standard: Standard, view: View[L], *, alone: bool = False) -> None:
    """Refuse labels that the least and the greatest score of a row do not settle.

    Where every indicator counts one point, every score between them can be reached.  Where points differ
    some cannot, so a label must hold one range of scores; and to be asked alone, an outer one.

    Raises:
        NotModelledError: indicators of unlike points, and a label in more ranges.
    """
    if standard.indicators is None or set(standard.indicators.points) <= {1}:
        return
    for sheet in standard.sheets.values():
        for cell in view(sheet, standard):
            ranges = {label: list(_ranges(standard, mask)) for mask, label in cell}
            if any(len(r) > 1 for r in ranges.values()) or (alone and len(ranges) > 2):  # noqa: PLR2004
                raise NotModelledError(
                    f"{standard.code}: its indicators count unlike points, and one score between two others"
                    " decides; columns know only the least and the greatest score: classify one at a time",
                    f"{standard.code}: các chỉ số có điểm khác nhau, và một điểm nằm giữa hai điểm khác"
                    " mới quyết định; các cột chỉ biết điểm thấp nhất và cao nhất: hãy phân loại từng hộ",
                )


def _of_income(standard: Standard, area: str, masks: Iterable[int], facts: Facts[T]) -> Plane[T]:
    """The plane in one area: neighbouring cells that hold the same scores are one band of income."""
    cuts = [*standard.sheets[area].cuts, None]
    cases: list[tuple[Plane[T], Plane[T]]] = []
    before: Plane[T] = False
    for mask, cells in groupby(zip(masks, cuts, strict=True), key=itemgetter(0)):
        *_, (_, last) = cells
        upto = True if last is None else facts.upto(last)
        cases.append((both(upto, _not(before)), _of_score(standard, mask, facts)))
        before = upto
    return _consensus(cases)


def _of_score(standard: Standard, mask: int, facts: Facts[T]) -> Plane[T]:
    """Whether the score is one of the mask."""
    found: Plane[T] = False
    for first, past in _ranges(standard, mask):
        low = True if first is None else facts.least(first)
        high = True if past is None else _not(facts.least(past))
        found = either(found, both(low, high))
    return found


def _ranges(standard: Standard, mask: int) -> Iterator[tuple[int | None, int | None]]:
    """The scores of a mask as ranges among those that can be reached: from, and below; ``None`` is open."""
    first: int | None = None
    inside = False
    for number, score in enumerate(_reachable(standard)):
        held = bool(mask >> score & 1)
        if held and not inside:
            first = score if number else None
        if inside and not held:
            yield first, score
        inside = held
    if inside:
        yield first, None


@cache
def _reachable(standard: Standard) -> tuple[int, ...]:
    sums = standard.all_scores
    if standard.indicators is not None:
        sums = Deprivations(standard.indicators, 0, 0).scores
    return tuple(score for score in range(sums.bit_length()) if sums >> score & 1)


def _consensus(cases: list[tuple[Plane[T], Plane[T]]]) -> Plane[T]:
    """The value of the one case whose guard is true; where no guard is known, what all values agree on."""
    if len(cases) == 1:
        return cases[0][1]
    some: Plane[T] = False
    together: Plane[T] = True
    for guard, value in cases:
        some = either(some, both(guard, value))
        together = both(together, value)
    return either(some, together)


def both(one: Plane[T], other: Plane[T]) -> Plane[T]:
    """``&``, of which either may be a constant."""
    if isinstance(one, bool):
        return other if one else False
    if isinstance(other, bool):
        return one if other else False
    return one & other


def either(one: Plane[T], other: Plane[T]) -> Plane[T]:
    """``|``, of which either may be a constant."""
    if isinstance(one, bool):
        return True if one else other
    if isinstance(other, bool):
        return True if other else one
    return one | other


def _not(one: Plane[T]) -> Plane[T]:
    return not one if isinstance(one, bool) else ~one
