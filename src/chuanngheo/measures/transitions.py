"""Who moved: between two reviews, and between two standards when the law changes.

>>> moved = transitions({"H1": "poor", "H2": "near-poor"}, {"H1": "near-poor", "H3": "poor"})
>>> moved.count(Category.POOR, Category.NEAR_POOR), moved.entered, moved.left
(1, 1, 1)
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum

import attrs

from chuanngheo.classify import category
from chuanngheo.compare import one_score_serves
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.household import Household
from chuanngheo.measures.grouped import Row
from chuanngheo.measures.headcounts import Headcount, of_counts
from chuanngheo.standard import Category, Standard


class Absent(Enum):
    """The state of a household that is not on a list.

    >>> [one.value for one in Absent]
    ['absent']
    """

    ABSENT = "absent"


ABSENT = Absent.ABSENT
"""On the one list and not on the other."""
State = Category | Absent | None
"""A category; ``None`` while it is not known; :data:`ABSENT` where the household is not on that list."""


@attrs.frozen
class Transitions:
    """How many households went from each state to each; every household of either list stands in one cell.

    In use: :func:`chuanngheo.measures.transitions`.
    """

    counts: Mapping[tuple[State, State], int]

    @property
    def total(self) -> int:
        """All households of either list."""
        return sum(self.counts.values())

    def count(self, before: State, after: State) -> int:
        """How many went from one state to the other."""
        return self.counts.get((before, after), 0)

    @property
    def entered(self) -> int:
        """How many are on the later list only."""
        return self._sum(lambda before, _: before is ABSENT)

    @property
    def left(self) -> int:
        """How many are on the earlier list only."""
        return self._sum(lambda _, after: after is ABSENT)

    @property
    def unknown(self) -> int:
        """How many are of a category not known, before or after."""
        return self._sum(lambda before, after: before is None or after is None)

    @property
    def stayed(self) -> int:
        """How many are of one known category before and after."""
        return self._sum(lambda before, after: before is after and isinstance(before, Category))

    @property
    def moved(self) -> int:
        """How many went from one known category to another."""
        return self._sum(
            lambda before, after: (
                before is not after and isinstance(before, Category) and isinstance(after, Category)
            )
        )

    def _sum(self, of: "Callable[[State, State], bool]") -> int:
        return sum(count for (before, after), count in self.counts.items() if of(before, after))

    @property
    def before(self) -> Headcount:
        """The headcount of the earlier list."""
        return _margin((pair[0], count) for pair, count in self.counts.items())

    @property
    def after(self) -> Headcount:
        """The headcount of the later list."""
        return _margin((pair[1], count) for pair, count in self.counts.items())

    def rows(self) -> list[Row]:
        """One row a cell that is not empty: before, after (codes; "unknown", "absent"), households."""
        order = sorted(self.counts, key=lambda pair: (_ORDER[pair[0]], _ORDER[pair[1]]))
        return [
            {"before": state_code(b), "after": state_code(a), "households": self.counts[b, a]}
            for b, a in order
            if self.counts[b, a]
        ]


_ORDER: Mapping[State, int] = {state: n for n, state in enumerate((*Category, None, ABSENT))}


def state_code(state: State) -> str:
    """The code of a state: a category's own, "unknown" or "absent"."""
    return "unknown" if state is None else state.value


def _margin(states: Iterable[tuple[State, int]]) -> Headcount:
    counts: Counter[Category | None] = Counter()
    for state, count in states:
        if state is not ABSENT:
            counts[state] += count
    return of_counts(counts)


def transitions(
    before: Mapping[str, Category | str | None], after: Mapping[str, Category | str | None]
) -> Transitions:
    """The matrix of two reviews, each a category by household id; ``None`` is a category not known.

    A household of one list only has entered or left; a list that names only the poor and near-poor says of
    the others that they are absent, not what they are.

    Raises:
        UnknownCodeError: no such category.

    >>> found = transitions({"H1": "poor", "H2": "poor"}, {"H1": "poor", "H2": "near-poor"})
    >>> found.count("poor", "near-poor")
    1
    """
    first, last = ({key: _state(found) for key, found in each.items()} for each in (before, after))
    ids = dict.fromkeys((*first, *last))
    return Transitions(Counter((first.get(key, ABSENT), last.get(key, ABSENT)) for key in ids))


def _state(found: Category | str | None) -> Category | None:
    return found if found is None or isinstance(found, Category) else Category.parse(found)


def reclassified(
    homes: Iterable[Household | tuple[Household, Household]], before: Standard, after: Standard
) -> Transitions:
    """Who moves when the law changes: the same households under two standards.

    A household serves both where both count the same indicators, where one counts none, or where nothing is
    known of its deprivations; otherwise it is given twice, with its deprivations or score by each
    standard's own indicators.

    >>> from chuanngheo import NATIONAL_2011_2015, NATIONAL_2016_2020, PerHead
    >>> homes = [Household(area="rural", income=PerHead(600_000), score=s) for s in (0, 3)]
    >>> reclassified(homes, NATIONAL_2011_2015, NATIONAL_2016_2020).rows()
    [{'before': 'not-poor', 'after': 'poor', 'households': 2}]

    Raises:
        InvalidValueError: one household for two standards of different indicators.
        IndicatorSetMismatchError, UnknownCodeError: as :func:`~chuanngheo.classify.category`.
    """
    return Transitions(
        Counter(
            (category(one, before), category(other, after)) for one, other in _pairs(homes, before, after)
        )
    )


def _pairs(
    homes: Iterable[Household | tuple[Household, Household]], before: Standard, after: Standard
) -> Iterator[tuple[Household, Household]]:
    alone = one_score_serves(before, after)
    for number, home in enumerate(homes, start=1):
        if isinstance(home, tuple):
            yield home
        elif alone or home.scores is None:
            yield home, home
        else:
            raise InvalidValueError(
                f"household {number}: {before.code} and {after.code} count different indicators; give it"
                " twice, with its deprivations or score by each",
                f"hộ thứ {number}: {before.code} và {after.code} đếm các chỉ số khác nhau; hãy cho hộ này"
                " hai lần, mỗi lần với thiếu hụt hoặc điểm theo một chuẩn",
                reason=Reason.MISSING,
            )
