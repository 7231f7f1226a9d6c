"""Which printed figure is wrong, what was probably meant, and what was computed from it.

A wrong count is followed by its rate, its total, the headline and the target: that is one slip with one
root.  Relations that broke together are explained by the fewest cells that mend them all; the explanations
of all rows are chosen so that the columns close; what a column still leaves over is put down to the cells
that would close it.  Where several explanations are as good, all are proposed and none is singled out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from chuanngheo.consistency.board import Board, Try
from chuanngheo.consistency.closings import MOST_PROPOSALS, Closings, closings
from chuanngheo.consistency.columns import Choice, choose
from chuanngheo.consistency.explanations import Explanation, address, exchanged, explain
from chuanngheo.consistency.keystrokes import SlipKind
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.reach import MARGIN
from chuanngheo.consistency.relations import Cell, Linear, Relation
from chuanngheo.figures import Figure


@attrs.frozen
class Proposal:
    """A value for a cell as it would be printed, and why it is likely, in both languages."""

    value: str
    vi: str
    en: str
    cell: Cell = attrs.field(eq=False, repr=False)


@attrs.frozen(eq=False)
class Slip:
    """One wrong figure: its cell, the relations it explains, its proposals best first.

    ``derived`` are the figures computed from it, each with the value it would get; ``tied`` says that
    another cell or value explains as much, so that none is singled out; ``cells`` are all that may be wrong.
    """

    cell: Cell
    relations: tuple[Relation, ...]
    proposals: tuple[Proposal, ...]
    derived: tuple[tuple[Cell, Figure], ...] = ()
    tied: bool = False
    exchanged: bool = False
    cells: Sequence[Cell] = ()


def slips(
    asked: Questions,
    before: Mapping[Cell, Figure] | None = None,
    known: Mapping[Cell, Figure] | None = None,
) -> list[Slip]:
    """Every slip that explains the broken relations.

    ``before`` are last year's figures of the same cells, ``known`` what is known to be meant already.
    """
    board = Board(asked, before or {}, dict(known or {}))
    found = [*_in_rows(board), *_in_columns(board)]
    return [*found, *(_unexplained(relation) for relation in board.broken), *_open(board)]


def _in_rows(board: Board) -> Iterator[Slip]:
    components = _components(board.broken)
    components, ready = _with_exchanges(board, components)
    explained: list[list[Explanation]] = []
    for component, given in zip(components, ready, strict=True):
        options = sorted([*given, *explain(board, component)], key=lambda e: e.key)
        if options:
            explained.append(options)
    for choice in choose(board, explained):
        yield from _settled(board, choice)
    for component in _components(board.broken):
        yield from _in_part(board, component)


def _with_exchanges(
    board: Board, components: list[list[Relation]]
) -> tuple[list[list[Relation]], list[list[Explanation]]]:
    """Components joined where two figures stand in each other's place, and those explanations."""
    ready: dict[frozenset[int], list[Explanation]] = {}
    for one, numbers in exchanged(board, components):
        ready.setdefault(numbers, []).append(one)
    taken: set[int] = set()
    joined: list[list[Relation]] = []
    given: list[list[Explanation]] = []
    for numbers in sorted(ready, key=sorted):
        if not numbers & taken:
            taken |= numbers
            joined.append([relation for n in sorted(numbers) for relation in components[n]])
            given.append(ready[numbers])
    rest = [component for n, component in enumerate(components) if n not in taken]
    return [*joined, *rest], [*given, *([] for _ in rest)]


def _in_part(board: Board, component: list[Relation]) -> Iterator[Slip]:
    """What nothing explains whole is explained in part: the cell that mends most, and so on."""
    left: dict[Relation, None] = dict.fromkeys(component)
    while left:
        cells = dict.fromkeys(cell for relation in left for cell in relation.cells)
        tries = [t for cell in cells for t in board.tries(cell, left, board.values)]
        tries = [t for t in tries if not t.lost and t.repaired]
        if not tries:
            return
        best = min(tries, key=lambda t: (-len(t.repaired), t.cost, t.key))
        same = [t for t in tries if len(t.repaired) == len(best.repaired) and t.cost <= best.cost + MARGIN]
        options = tuple(Explanation((t,), t.cost) for t in sorted(same, key=lambda t: (t.cost, t.key)))
        yield from _settled(board, Choice(options[0], options, options))
        left = dict.fromkeys(relation for relation in left if relation in board.broken)


def _in_columns(board: Board) -> Iterator[Slip]:
    """Columns that stay open when every row is explained: a cell whose own rate was computed from it."""
    known: dict[Linear, Closings] = {}
    while open_columns := [wide for wide, gap in board.gaps.items() if gap]:
        known = {wide: known.get(wide) or closings(board, wide) for wide in open_columns}
        options = [option for wide in open_columns for option in known[wide].options]
        if not options:
            return
        options.sort(key=lambda e: (-_gained(board, e), e.key))
        best = options[0]
        closed = _closed(board, best)
        same = _once_each(o for o in options if _closed(board, o) & closed)
        as_good = tuple(
            o for o in same if o.cost <= best.cost + MARGIN and _gained(board, o) == _gained(board, best)
        )
        others = next((known[wide].others for wide in open_columns if wide in closed), ())
        before = dict(board.gaps)
        yield from _settled(board, Choice(best, as_good, same, others))
        touched = {c for cell in best.values for relation in board.narrow[cell] for c in relation.cells}
        known = {
            wide: found
            for wide, found in known.items()
            if board.gaps[wide] == before[wide] and not any(o.tries[0].cell in touched for o in found.options)
        }


def _once_each(options: Iterable[Explanation]) -> tuple[Explanation, ...]:
    seen: dict[frozenset[tuple[Cell, str]], Explanation] = {}
    for option in options:
        seen.setdefault(option.roots, option)
    return tuple(seen.values())


def _closed(board: Board, option: Explanation) -> frozenset[Linear]:
    return frozenset(
        w for w, effect in option.effects.items() if board.gaps[w] and board.gaps[w] + effect == 0
    )


def _gained(board: Board, option: Explanation) -> int:
    """How many columns an explanation closes, less those that it opens."""
    return len(_closed(board, option)) - sum(not board.gaps[w] for w in option.effects)


def _settled(board: Board, choice: Choice) -> Iterator[Slip]:
    """The slips of a choice; what it puts in the place of wrong figures is from now on taken as meant."""
    best = choice.chosen
    closed = {t: [w for w in t.effects if board.gaps[w]] for t in best.tries}
    board.accept(best.values, best.repaired, best.effects)
    if best.tries[0].kind is SlipKind.EXCHANGED:
        one, other = best.tries
        yield _slip(
            board, choice, one, closed[one], ((other.cell, other.figure), *one.derived, *other.derived)
        )
        return
    for one in best.tries:
        yield _slip(board, choice, one, closed[one], one.derived)


def _slip(
    board: Board,
    choice: Choice,
    root: Try,
    columns: list[Linear],
    derived: tuple[tuple[Cell, Figure], ...],
) -> Slip:
    mended = [*root.repaired, *(w for w in columns if not board.gaps[w])]
    own = (root.cell, root.figure.text)
    tied = bool(choice.others) or any(own not in option.roots for option in choice.as_good)
    others = [t for option in (*choice.as_good, *choice.all) for t in option.tries if _instead(t, root)]
    tries: dict[tuple[Cell, str], Try] = {}
    for one in (root, *others):
        tries.setdefault((one.cell, one.figure.text), one)
    output = next((r.output for r in sorted(mended, key=address) if r.output is not None), None)
    possible = {t.cell for option in choice.as_good for t in option.tries if _instead(t, root)}
    possible.add(root.cell)
    singled_out = output is None or not (tied and (choice.others or len(possible) > 1))
    return Slip(
        root.cell if singled_out else output or root.cell,
        tuple(sorted(mended, key=board.place)),
        tuple(map(_proposal, tries.values()))[:MOST_PROPOSALS],
        () if tied else derived,
        tied,
        root.kind is SlipKind.EXCHANGED,
        choice.others or tuple(sorted(possible, key=lambda c: c.where.order())) if tied else (root.cell,),
    )


def _instead(other: Try, root: Try) -> bool:
    """Whether the one explains some of what the other explains."""
    return bool(other.repaired & root.repaired or other.effects.keys() & root.effects.keys())


def _components(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Relations that share a cell, directly or through others, in an order of their words."""
    left = dict.fromkeys(sorted(relations, key=address))
    by_cell: dict[Cell, list[Relation]] = {}
    for relation in left:
        for cell in relation.cells:
            by_cell.setdefault(cell, []).append(relation)
    components: list[list[Relation]] = []
    while left:
        first = next(iter(left))
        del left[first]
        component = [first]
        for relation in component:  # grows while it is walked
            for cell in relation.cells:
                for other in by_cell[cell]:
                    if other in left:
                        del left[other]
                        component.append(other)
        components.append(component)
    return components


def _proposal(attempt: Try) -> Proposal:
    return Proposal(attempt.figure.text, attempt.kind.text("vi"), attempt.kind.text("en"), attempt.cell)


def _unexplained(relation: Relation) -> Slip:
    cell = relation.output or relation.cells[-1]
    return Slip(cell, (relation,), (), (), tied=True, cells=relation.cells)


def _open(board: Board) -> Iterator[Slip]:
    yield from (_unexplained(wide) for wide, gap in board.gaps.items() if gap)
