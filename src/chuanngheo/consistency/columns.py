"""Which explanations of many rows close the columns' sums together.

Every component says how it could be explained, and what each explanation adds to the gaps of the columns
it stands in.  Chosen are the explanations that cost least together, a column left open costing what
``reach`` says.  The gaps are carried from component to component, ways to the same gaps being one; then, from
the last component back, of every explanation is known what the best way through it costs.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

import attrs

from chuanngheo.consistency.board import Board
from chuanngheo.consistency.explanations import Explanation
from chuanngheo.consistency.reach import MARGIN, worth
from chuanngheo.consistency.relations import Cell, Linear

MOST_STATES = 2_000
"""So many gaps of the columns are followed at once; beyond that the column that tells least is left out."""


@attrs.frozen(eq=False)
class Choice:
    """One component: the explanation chosen, and all that are as good, among all that were found.

    ``others`` may be wrong as well, too many to be tried one by one.
    """

    chosen: Explanation
    as_good: tuple[Explanation, ...]
    all: tuple[Explanation, ...]
    others: Sequence[Cell] = ()


@attrs.frozen(eq=False)
class _Move:
    """Explanations of a component that do the same to the columns, the best first.

    ``cost`` and ``effects`` are what is beyond the component's best explanation.
    """

    cost: int
    effects: Mapping[Linear, int]
    options: tuple[Explanation, ...]


def choose(board: Board, components: list[list[Explanation]]) -> list[Choice]:
    """For each component (one explanation or more, the best first) the one that fits all columns best."""
    gaps = dict(board.gaps)
    for options in components:
        for wide, effect in options[0].effects.items():
            gaps[wide] += effect
    prices = worth(gaps, components)
    while True:
        moves = [_moves(options, prices) for options in components]
        totals = _totals(moves, gaps, prices)
        if totals is not None:
            return [_choice(*one) for one in zip(components, totals, strict=True)]
        del prices[min(prices, key=lambda wide: (prices[wide], wide.cells[-1].where.order()))]


def _choice(options: list[Explanation], totals: Mapping[_Move, int]) -> Choice:
    """``totals`` are what the best way through each move costs, that of the move chosen first."""
    least = min(totals.values())
    as_good = [
        option
        for move, total in totals.items()
        for option in move.options
        if total + option.cost - move.options[0].cost <= least + MARGIN
    ]
    chosen = next(iter(totals)).options[0]
    return Choice(chosen, tuple(sorted(as_good, key=attrgetter("key"))), tuple(options))


def _moves(options: list[Explanation], prices: Mapping[Linear, int]) -> list[_Move]:
    """What a component can do to the columns that tell something; what can never pay is left out."""
    best = options[0]
    same: dict[tuple[tuple[Linear, int], ...], list[Explanation]] = {}
    for option in options:
        wides = {**best.effects, **option.effects}
        off = ((w, option.effects.get(w, 0) - best.effects.get(w, 0)) for w in wides if w in prices)
        same.setdefault(tuple((w, more) for w, more in off if more), []).append(option)
    moves = (_Move(own[0].cost - best.cost, dict(off), tuple(own)) for off, own in same.items())
    return [move for move in moves if move.cost <= sum(prices[w] for w in move.effects) + MARGIN]


_State = tuple[int | None, ...]
"""The gap of every column; ``None`` of one that is settled."""


def _totals(
    moves: list[list[_Move]], gaps: Mapping[Linear, int], prices: Mapping[Linear, int]
) -> list[dict[_Move, int]] | None:
    """For each component what the best way through each of its moves costs, the chosen move first.

    ``None`` where more than ``MOST_STATES`` would have to be followed.
    """
    order = {wide: n for n, wide in enumerate(prices)}
    ranks = [sorted({order[wide] for move in own for wide in move.effects}) for own in moves]
    # Components on the same columns stand together, so that few columns are open at once.
    joined = sorted((n for n, rank in enumerate(ranks) if rank), key=lambda n: ranks[n])
    walk = _Walk.over([moves[n] for n in joined], gaps, prices)
    if walk is None:
        return None
    through = dict(zip(joined, walk.back(), strict=True))
    return [through.get(n, {move: move.cost for move in own}) for n, own in enumerate(moves)]


@attrs.frozen(eq=False)
class _Walk:
    """From component to component: the moves of each, and before each every state with its least cost."""

    steps: list[list[_Move]]
    columns: "_Columns"
    layers: list[dict[_State, int]]

    @classmethod
    def over(
        cls, steps: list[list[_Move]], gaps: Mapping[Linear, int], prices: Mapping[Linear, int]
    ) -> "_Walk | None":
        columns = _Columns.of(steps, prices)
        layers: list[dict[_State, int]] = [{tuple(gaps[wide] for wide in columns.wides): 0}]
        for n, moves in enumerate(steps):
            further: dict[_State, int] = {}
            for state, spent in layers[-1].items():
                for move in moves:
                    after, cost = columns.after(state, move, n)
                    if spent + cost < further.get(after, spent + cost + 1):
                        further[after] = spent + cost
            layers.append(columns.worth_following(further, n))
            if len(layers[-1]) > MOST_STATES:
                return None
        return cls(steps, columns, layers)

    def back(self) -> list[dict[_Move, int]]:
        """For each component what the best way through each of its moves costs, the chosen one first."""
        ahead = dict.fromkeys(self.layers[-1], 0)
        left: list[dict[_State, int]] = [ahead]
        totals: list[dict[_Move, int]] = []
        for n in reversed(range(len(self.steps))):
            before: dict[_State, int] = {}
            own: dict[_Move, int] = {}
            for state, move, after, cost in self._steps_of(n):
                if after in ahead:
                    rest = cost + ahead[after]
                    before[state] = min(rest, before.get(state, rest))
                    total = self.layers[n][state] + rest
                    own[move] = min(total, own.get(move, total))
            ahead = before
            left.append(ahead)
            totals.append(own)
        return self._chosen_first(totals[::-1], left[::-1])

    def _steps_of(self, n: int) -> Iterator[tuple[_State, _Move, _State, int]]:
        for state in self.layers[n]:
            for move in self.steps[n]:
                yield state, move, *self.columns.after(state, move, n)

    def _chosen_first(
        self, totals: list[dict[_Move, int]], left: list[dict[_State, int]]
    ) -> list[dict[_Move, int]]:
        """The same, along the best way; of ways that cost the same the first by its words."""
        (state,) = self.layers[0]
        ordered: list[dict[_Move, int]] = []
        for n, own in enumerate(totals):
            ways = ((move, *self.columns.after(state, move, n)) for move in self.steps[n])
            kept = [way for way in ways if way[1] in left[n + 1]]
            chosen, state, _ = min(kept, key=lambda w: (w[2] + left[n + 1][w[1]], w[0].options[0].key))
            ordered.append({chosen: own[chosen], **own})
        return ordered


@attrs.frozen
class _Columns:
    """The columns that some components touch, the first and the last that does so, and the prices of open ones."""

    wides: list[Linear]
    first: Mapping[Linear, int]
    last: Mapping[Linear, int]
    prices: Mapping[Linear, int]

    @classmethod
    def of(cls, steps: list[list[_Move]], prices: Mapping[Linear, int]) -> "_Columns":
        touched = [(w, n) for n, moves in enumerate(steps) for move in moves for w in move.effects]
        first, last = dict(touched[::-1]), dict(touched)
        return cls([wide for wide in prices if wide in last], first, last, prices)

    def after(self, state: _State, move: _Move, n: int) -> tuple[_State, int]:
        """The gaps after one more move; a column that nobody will touch again is settled."""
        cost = move.cost
        after: list[int | None] = []
        for gap, wide in zip(state, self.wides, strict=True):
            left = gap if gap is None else gap + move.effects.get(wide, 0)
            if left is not None and self.last[wide] == n:
                cost += self.prices[wide] if left else 0
                left = None
            after.append(left)
        return tuple(after), cost

    def worth_following(self, states: dict[_State, int], n: int) -> dict[_State, int]:
        """Without those that cost more than to leave open every column that is still to be touched."""
        begun = (self.prices[wide] for wide in self.wides if self.first[wide] <= n < self.last[wide])
        most = min(states.values()) + sum(begun) + MARGIN
        return {state: cost for state, cost in states.items() if cost <= most}
