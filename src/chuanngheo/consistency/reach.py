"""What it is worth that a column's sum closes: much where few gaps could have been closed as cheaply.

Among many rows with several explanations each, some of them close nearly any gap; that they close this one
then says nothing.  So the gaps beside it are counted that could be closed too, by the sums that the
explanations of one half of the rows and of the other half reach.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from chuanngheo.consistency.explanations import Explanation
from chuanngheo.consistency.relations import Linear

MARGIN = 4
"""Explanations that cost no more than this beyond the best are as good: none is singled out."""

FEW = 4
"""How many components are few, where they share a column that stays open."""

LEFT_OPEN, LEFT_OPEN_AMONG_MANY = 25, 13
"""The cost of a column that stays open, where up to ``FEW`` components stand in it, and where more do."""

BESIDE = 50
"""So far to both sides of a gap those are counted that could be closed as cheaply."""

DOUBLED = 2
"""So much less a column is worth each time that twice as many could be."""

MOST_SUMS = 2_000
"""So many sums of one half of a column's components are compared with those of the other half."""

_Steps = list[list[tuple[int, int]]]
"""For each component what its explanations add to a gap, and what each costs beyond the best."""

_Sums = dict[int, int]
"""The least cost of every sum that is reached."""


def worth(gaps: Mapping[Linear, int], components: list[list[Explanation]]) -> dict[Linear, int]:
    """What it costs to leave a column open, of the columns whose sum tells explanations apart.

    ``gaps`` are what every component's best explanation leaves.  The columns of few components come first.
    """
    steps: dict[Linear, _Steps] = {}
    for options in components:
        for wide in dict.fromkeys(wide for option in options for wide in option.effects):
            steps.setdefault(wide, []).append(_of_one(options, wide))
    ordered = sorted(steps, key=lambda wide: (len(steps[wide]), wide.cells[-1].where.order()))
    prices = ((wide, _price(steps[wide], -gaps[wide])) for wide in ordered)
    return {wide: price for wide, price in prices if price > 0}


def _of_one(options: list[Explanation], wide: Linear) -> list[tuple[int, int]]:
    best = options[0]
    least: _Sums = {}
    for option in options:
        step = option.effects.get(wide, 0) - best.effects.get(wide, 0)
        least[step] = min(option.cost - best.cost, least.get(step, option.cost))
    return [pair for pair in least.items() if pair[0]]


def _price(steps: _Steps, gap: int) -> int:
    """The cost of leaving the column open; 0 where no explanations close it, or where they close anything."""
    most = LEFT_OPEN if len(steps) <= FEW else LEFT_OPEN_AMONG_MANY
    for cost in range(0, most + MARGIN, MARGIN):
        halves = _reached(steps[::2], cost), _reached(steps[1::2], cost)
        if halves[0] is None or halves[1] is None:
            return 0
        least = _cheapest(halves[0], halves[1], gap)
        if least <= cost:
            return max(0, most - DOUBLED * _beside(steps, gap, least + MARGIN).bit_length())
    return 0


def _reached(steps: _Steps, most: int) -> _Sums | None:
    """Every sum of one step each that costs no more; ``None`` for too many."""
    sums = {0: 0}
    for own in steps:
        further = dict(sums)
        for reached, spent in sums.items():
            for step, cost in own:
                total = spent + cost
                if total <= most and total < further.get(reached + step, most + 1):
                    further[reached + step] = total
        if len(further) > MOST_SUMS:
            return None
        sums = further
    return sums


def _cheapest(one: _Sums, other: _Sums, gap: int) -> int:
    """The least cost of a sum of the one and a sum of the other that come to the gap."""
    costs = (cost + other[gap - reached] for reached, cost in one.items() if gap - reached in other)
    return min(costs, default=LEFT_OPEN + MARGIN + 1)


def _beside(steps: _Steps, gap: int, most: int) -> int:
    """How many other gaps near this one could be closed at no greater cost."""
    one, other = _reached(steps[::2], most), _reached(steps[1::2], most)
    if one is None or other is None:
        return 2 * BESIDE
    ordered = sorted(other)
    near: set[int] = set()
    for reached, cost in one.items():
        low = bisect_left(ordered, gap - BESIDE - reached)
        high = bisect_right(ordered, gap + BESIDE - reached)
        near.update(reached + more for more in ordered[low:high] if cost + other[more] <= most)
    return len(near - {gap})
