"""Which explanations of many rows close the columns' sums together.

Every component says how it could be explained, and what each explanation adds to the gaps of the columns
it stands in.  Chosen are the explanations that cost least together, a column left open costing as much as
another slip.
"""

from collections.abc import Iterator, Mapping

import attrs

from chuanngheo.consistency.board import Board
from chuanngheo.consistency.columns_summed import ColumnSum
from chuanngheo.consistency.explanations import Explanation
from chuanngheo.consistency.relations import Linear

MARGIN = 4
"""Explanations that cost no more than this beyond the best are as good: none is singled out."""

FEW = 4
"""How many components are few, where they share a column that stays open."""

LEFT_OPEN, LEFT_OPEN_AMONG_MANY = 25, 13
"""The cost of a column that stays open, where up to ``FEW`` components stand in it, and where more do."""

WIDEST_BEAM, NARROWEST_BEAM, FOLLOWED = 300, 16, 5_000
"""So many ways to close the columns are followed at once, and over all components together."""

MOST_JOINED = 400
"""Of more components than this in open columns each keeps its own best: the columns cannot tell."""


@attrs.frozen(eq=False)
class Choice:
    """One component: the explanation chosen, and all that are as good, among all that were found."""

    chosen: Explanation
    as_good: tuple[Explanation, ...]
    all: tuple[Explanation, ...]


def choose(board: Board, components: list[list[Explanation]]) -> list[Choice]:
    """For each component (one explanation or more, the best first) the one that fits all columns best."""
    chosen = [options[0] for options in components]
    gaps = _gaps_after(board, chosen)
    open_columns = {wide for wide, gap in gaps.items() if gap}
    unsettled = [n for n, options in enumerate(components) if _may_close(options, open_columns)]
    as_good = [_as_good(options) for options in components]
    if 0 < len(unsettled) <= MOST_JOINED:
        settled = [one for n, one in enumerate(chosen) if n not in set(unsettled)]
        joined = _join([components[n] for n in unsettled], _gaps_after(board, settled))
        for place, n in enumerate(unsettled):
            chosen[n] = joined[0][place]
            as_good[n] = tuple(dict.fromkeys(way[place] for way in joined))
    return [Choice(one, as_good[n], tuple(components[n])) for n, one in enumerate(chosen)]


def _gaps_after(board: Board, explanations: list[Explanation]) -> dict[Linear, int]:
    gaps = dict(board.gaps)
    for one in explanations:
        for wide, effect in one.effects.items():
            gaps[wide] += effect
    return gaps


def _may_close(options: list[Explanation], open_columns: set[Linear]) -> bool:
    return any(wide in open_columns for option in options for wide in option.effects)


def _as_good(options: list[Explanation]) -> tuple[Explanation, ...]:
    """Those within the margin that do the same to every column."""
    best = options[0]
    return tuple(o for o in options if o.cost <= best.cost + MARGIN and o.effects == best.effects)


@attrs.frozen(eq=False)
class _Way:
    """A choice for the first few components: its cost so far, and the choices, the last first."""

    cost: int
    last: Explanation | None = None
    before: "_Way | None" = None

    def path(self) -> list[Explanation]:
        way: _Way | None = self
        back: list[Explanation] = []
        while way is not None and way.last is not None:
            back.append(way.last)
            way = way.before
        return back[::-1]


_State = tuple[int | None, ...]


def _join(components: list[list[Explanation]], gaps: Mapping[Linear, int]) -> list[list[Explanation]]:
    """The best ways to explain all components, within the margin of the best."""
    columns = _Columns.of(components)
    states: dict[_State, list[_Way]] = {tuple(gaps[w] for w in columns.wides): [_Way(0)]}
    beam = min(WIDEST_BEAM, max(NARROWEST_BEAM, FOLLOWED // len(components)))
    for n, options in enumerate(components):
        fresh: dict[_State, list[_Way]] = {}
        for state, ways in states.items():
            for option in options:
                after, cost = columns.after(state, option, n)
                more = [_Way(way.cost + cost, option, way) for way in ways]
                fresh.setdefault(after, []).extend(more)
        states = _narrowed(fresh, beam)
    (ways,) = states.values()
    best = min(way.cost for way in ways)
    return [way.path() for way in ways if way.cost <= best + MARGIN]


@attrs.frozen
class _Columns:
    """The wide relations that some components touch, the last that does so, and the price of an open one."""

    wides: list[Linear]
    last: Mapping[Linear, int]
    price: Mapping[Linear, int]

    @classmethod
    def of(cls, components: list[list[Explanation]]) -> "_Columns":
        touched = [{wide for option in options for wide in option.effects} for options in components]
        wides = sorted({w for some in touched for w in some}, key=lambda wide: wide.cells[-1].where.order())
        many = {w: sum(w in some for some in touched) > FEW for w in wides}
        return cls(
            wides,
            {wide: n for n, some in enumerate(touched) for wide in some},
            {w: LEFT_OPEN_AMONG_MANY if many[w] else LEFT_OPEN for w in wides},
        )

    def after(self, state: _State, option: Explanation, n: int) -> tuple[_State, int]:
        """The gaps after one more explanation; a column that nobody will touch again is settled."""
        cost = option.cost
        after: list[int | None] = []
        for gap, wide in zip(state, self.wides, strict=True):
            left = gap if gap is None else gap + option.effects.get(wide, 0)
            if left is not None and self.last[wide] == n:
                cost += self.price[wide] if left else 0
                left = None
            after.append(left)
        return tuple(after), cost


MOST_WAYS = 4
"""So many ways to one state of the columns are kept."""


def _narrowed(states: dict[_State, list[_Way]], beam: int) -> dict[_State, list[_Way]]:
    kept = {
        s: sorted(ways, key=_cost_and_words)[:MOST_WAYS] if len(ways) > 1 else ways
        for s, ways in states.items()
    }
    best = sorted(kept, key=lambda s: _cost_and_words(kept[s][0]))[:beam]
    return {s: kept[s] for s in best}


def _cost_and_words(way: _Way) -> tuple[object, ...]:
    return (way.cost, () if way.last is None else way.last.key)


def closings(board: Board, wides: list[Linear]) -> Iterator[Explanation]:
    """Single cells, each of which would close columns that nothing else explains."""
    for wide in wides:
        long = len(wide.cells) > LONG
        cells = board.near(wide) if long and isinstance(wide, ColumnSum) else wide.cells
        for cell in cells:
            one = board.closing(wide, cell)
            if one is not None and not one.lost:
                yield Explanation((one,), one.cost)


LONG = 100
"""In a column longer than this only figures one slip of the hand away are tried, and its total."""
