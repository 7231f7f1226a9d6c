"""Minimal sets of wrong cells that explain relations which broke together: all, the likeliest first."""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations, count

import attrs

from chuanngheo.consistency.board import Board, Try
from chuanngheo.consistency.keystrokes import SlipKind
from chuanngheo.consistency.relations import AtMost, Cell, Linear, Relation, Verdict
from chuanngheo.figures import Figure

MOST_TRIES = 600
"""So many values are tried for relations that broke together; then the search says what it has."""

MOST_ROOTS = 3
"""So many wrong cells at once explain one another too easily to be believed."""

MOST_EXPLANATIONS = 24
"""So many explanations of one component are kept."""

FARTHEST = 36
"""An explanation this much less likely than the best is none."""


@attrs.frozen(eq=False)
class Explanation:
    """Some wrong cells, each with what was meant, that explain a component together."""

    tries: tuple[Try, ...] = ()
    cost: int = 0

    @cached_property
    def values(self) -> dict[Cell, Figure]:
        """Every figure that it puts in another's place."""
        return {cell: figure for one in self.tries for cell, figure in one.values.items()}

    @cached_property
    def effects(self) -> dict[Linear, int]:
        """What it adds to the gaps of the columns."""
        added: dict[Linear, int] = {}
        for one in self.tries:
            for wide, effect in one.effects.items():
                added[wide] = added.get(wide, 0) + effect
        return {wide: effect for wide, effect in added.items() if effect}

    @cached_property
    def repaired(self) -> frozenset[Relation]:
        """The relations that hold then."""
        return frozenset(relation for one in self.tries for relation in one.repaired)

    @property
    def roots(self) -> frozenset[tuple[Cell, str]]:
        """Its wrong cells with what was meant in each."""
        return frozenset((one.cell, one.figure.text) for one in self.tries)

    @cached_property
    def key(self) -> tuple[object, ...]:
        """An order by words alone, so that no answer depends on the order of the table."""
        return (self.cost, len(self.tries), tuple(sorted(one.key for one in self.tries)))

    def with_(self, one: Try) -> "Explanation":
        """The same and one wrong cell more."""
        return Explanation((*self.tries, one), self.cost + one.cost)


def address(relation: Relation) -> tuple[object, ...]:
    """An order of relations by their words."""
    cell = relation.output or relation.cells[-1]
    return (len(relation.cells), *cell.where.order(), relation.kind)


def explain(board: Board, component: Iterable[Relation]) -> list[Explanation]:
    """Every minimal set of cells whose change mends a component; empty where ``MOST_TRIES`` find none.

    The search branches over the cells of one broken relation: every explanation must change one of them.
    """
    number = count()
    start = Explanation()
    waiting = [(start.key, next(number), start, dict.fromkeys(sorted(component, key=address)))]
    found: list[Explanation] = []
    seen: set[frozenset[tuple[Cell, str]]] = set()
    tried = 0
    while waiting and tried < MOST_TRIES and len(found) < MOST_EXPLANATIONS:
        _, _, so_far, broken = heapq.heappop(waiting)
        if found and so_far.cost > found[0].cost + FARTHEST:
            break
        if not broken:
            if not any(one.roots < so_far.roots for one in found):
                found.append(so_far)
            continue
        if len(so_far.tries) == MOST_ROOTS:
            continue
        for one in _next(board, broken, so_far.values):
            tried += 1
            further = so_far.with_(one)
            if not one.lost and one.repaired and further.roots not in seen:
                seen.add(further.roots)
                left = {relation: None for relation in broken if relation not in one.repaired}
                heapq.heappush(waiting, (further.key, next(number), further, left))
    return found


def _next(board: Board, broken: Mapping[Relation, None], values: Mapping[Cell, Figure]) -> Iterator[Try]:
    relation = next(iter(broken))
    taken = {**board.values, **values} if board.values else values
    for cell in relation.cells:
        yield from board.tries(cell, broken, taken)


MOST_EXCHANGED = 60
"""In a column with more cells under suspicion none are compared pair by pair."""


def exchanged(board: Board, components: list[list[Relation]]) -> Iterator[tuple[Explanation, frozenset[int]]]:
    """Two figures of one column, or of one row, that stand in each other's place; and whose components."""
    by_line: dict[tuple[str, ...], list[tuple[int, Cell]]] = {}
    for number, component in enumerate(components):
        for cell in dict.fromkeys(cell for relation in component for cell in relation.cells):
            if cell.where.column and cell.figure is not None and not cell.trusted:
                unit = cell.figure.unit or ""
                by_line.setdefault(("column", cell.where.table, cell.where.column), []).append((number, cell))
                by_line.setdefault(("row", cell.where.table, cell.where.row, unit), []).append((number, cell))
    for line in by_line.values():
        if len(line) <= MOST_EXCHANGED:
            for (one, cell), (other, its) in combinations(sorted(line, key=lambda c: c[1].where.order()), 2):
                if (found := _exchange(board, cell, its)) is not None:
                    yield found, frozenset((one, other))


def _exchange(board: Board, one: Cell, other: Cell) -> Explanation | None:
    first, second = one.figure, other.figure
    if first is None or second is None or first.value == second.value or first.decimals != second.decimals:
        return None
    mine = [relation for cell in (one, other) for relation in board.narrow[cell]]
    fresh = {one: second, other: first}
    if any(relation.outcome(fresh).verdict is not Verdict.HOLDS for relation in mine):
        return None
    if all(isinstance(relation, AtMost) for relation in mine if relation in board.broken):
        return None  # a part above its whole says no more than that one of the two is wrong
    put = board.simulate(one, second, board.broken, {other: first}, kind=SlipKind.EXCHANGED)
    back = board.simulate(other, first, board.broken, {one: second}, kind=SlipKind.EXCHANGED)
    return Explanation((put, back), EXCHANGE)


EXCHANGE = 16
"""The cost of two figures in each other's place."""
