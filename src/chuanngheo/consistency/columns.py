"""Which explanations of many rows close the columns' sums together.

Every component says how it could be explained, and what each explanation adds to the gaps of the columns
it stands in.  Chosen are the explanations that cost least together, a column left open costing what
``reach`` says.  The gaps are carried from component to component, ways to the same gaps being one; then, from
the last component back, of every explanation is known what the best way through it costs.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from chuanngheo.consistency.board import Board
from chuanngheo.consistency.explanations import FARTHEST, Explanation
from chuanngheo.consistency.reach import MARGIN, worth
from chuanngheo.consistency.relations import Cell, Linear

MOST_STATES = 500
"""So many gaps of the columns are followed at once; beyond that the column that tells least is left out."""


@attrs.frozen(eq=False)
class Choice:
    """One component: the explanation chosen, and all that are as good, among all that are possible.

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
            return [_choice(own) for own in totals]
        del prices[min(prices, key=lambda wide: (prices[wide], wide.cells[-1].where.order()))]


def _choice(totals: Mapping[_Move, int]) -> Choice:
    """``totals`` are what the best way through each move costs, that of the move chosen first."""
    least = min(totals.values())
    ways = [
        (total + option.cost - move.options[0].cost - least, option)
        for move, total in totals.items()
        for option in move.options
    ]
    ways.sort(key=lambda way: way[1].key)
    as_good = tuple(option for beyond, option in ways if beyond <= MARGIN)
    possible = tuple(option for beyond, option in ways if beyond <= FARTHEST)
    return Choice(next(iter(totals)).options[0], as_good, possible)


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


_State = tuple[int, ...]
"""The gap of every column; 0 of one that is settled."""


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
class _Step:
    """What one component does to the gaps.

    Each of its moves by the places of its columns; ``settled`` are the places and prices of columns that no
    later component touches, ``begun`` what all columns cost that earlier and later ones touch.
    """

    moves: list[tuple[_Move, list[tuple[int, int]]]]
    settled: list[tuple[int, int]]
    begun: int

    def after(self, state: _State) -> Iterator[tuple[_Move, _State, int]]:
        """Every move, with the gaps after it and what it adds to the cost."""
        for move, effects in self.moves:
            cost, gaps = move.cost, list(state)
            for place, effect in effects:
                gaps[place] += effect
            for place, price in self.settled:
                cost += price if gaps[place] else 0
                gaps[place] = 0
            yield move, tuple(gaps), cost

    def over(self, layer: Mapping[_State, int]) -> dict[_State, int]:
        """The least cost of every state that is worth following."""
        further: dict[_State, int] = {}
        for state, spent in layer.items():
            for _, after, cost in self.after(state):
                if spent + cost < further.get(after, spent + cost + 1):
                    further[after] = spent + cost
        # From the cheapest state every column that is still to be touched may be left open.
        most = min(further.values()) + self.begun + MARGIN
        return {state: cost for state, cost in further.items() if cost <= most}


def _steps(moves: list[list[_Move]], prices: Mapping[Linear, int]) -> list[_Step]:
    places = {wide: n for n, wide in enumerate(prices)}
    touched = [(wide, n) for n, own in enumerate(moves) for move in own for wide in move.effects]
    first, last = dict(touched[::-1]), dict(touched)
    return [
        _Step(
            [(move, [(places[wide], effect) for wide, effect in move.effects.items()]) for move in own],
            [(places[wide], prices[wide]) for wide in prices if last.get(wide) == n],
            sum(prices[wide] for wide in last if first[wide] <= n < last[wide]),
        )
        for n, own in enumerate(moves)
    ]


@attrs.frozen(eq=False)
class _Walk:
    """From component to component, and before each every state with its least cost."""

    steps: list[_Step]
    layers: list[dict[_State, int]]

    @classmethod
    def over(
        cls, moves: list[list[_Move]], gaps: Mapping[Linear, int], prices: Mapping[Linear, int]
    ) -> "_Walk | None":
        steps = _steps(moves, prices)
        layers: list[dict[_State, int]] = [{tuple(gaps[wide] for wide in prices): 0}]
        for step in steps:
            layers.append(step.over(layers[-1]))
            if len(layers[-1]) > MOST_STATES:
                return None
        return cls(steps, layers)

    def back(self) -> list[dict[_Move, int]]:
        """For each component what the best way through each of its moves costs, the chosen one first."""
        left = [dict.fromkeys(self.layers[-1], 0)]
        totals: list[dict[_Move, int]] = []
        for step, layer in zip(reversed(self.steps), reversed(self.layers[:-1]), strict=True):
            ahead, before = left[-1], dict[_State, int]()
            own: dict[_Move, int] = {}
            for state, spent in layer.items():
                for move, after, cost in step.after(state):
                    if after in ahead:
                        rest = cost + ahead[after]
                        before[state] = min(rest, before.get(state, rest))
                        own[move] = min(spent + rest, own.get(move, spent + rest))
            left.append(before)
            totals.append(own)
        return [*self._chosen_first(totals[::-1], left[-2::-1])]

    def _chosen_first(
        self, totals: list[dict[_Move, int]], left: list[dict[_State, int]]
    ) -> Iterator[dict[_Move, int]]:
        """The same, along the best way; of ways that cost the same the first by its words."""
        (state,) = self.layers[0]
        for step, own, ahead in zip(self.steps, totals, left, strict=True):
            ways = [
                (cost + ahead[after], move, after)
                for move, after, cost in step.after(state)
                if after in ahead
            ]
            _, chosen, state = min(ways, key=lambda way: (way[0], way[1].options[0].key))
            yield {chosen: own[chosen], **own}
