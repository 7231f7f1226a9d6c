"""Which printed figure is wrong, what was probably meant, and what was computed from it.

A wrong count is followed by its rate, its total, the headline and the target: that is one slip with one
root.  Every figure of a broken relation is tried: which value would it need for the broken relations on
it to hold, and if it had that value, what else would have to be computed anew?  The best explanation
repairs most, breaks nothing that no one computed from it, changes least, and is a likely slip of the
hand.  Where several are as good, all are proposed and none is singled out.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

import attrs

from chuanngheo.consistency.relations import AtMost, Cell, Relation, Values, Verdict, value_of
from chuanngheo.figures import Figure
from chuanngheo.quantities import Interval, rounded


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
    another cell explains as much, so that none is singled out.
    """

    cell: Cell
    relations: tuple[Relation, ...]
    proposals: tuple[Proposal, ...]
    derived: tuple[tuple[Cell, Figure], ...] = ()
    tied: bool = False


def slips(relations: Iterable[Relation]) -> list[Slip]:
    """Every slip that explains the broken relations, the best explained first."""
    search = _Search(tuple(r for r in relations if not r.weak))
    return list(search.run())


@attrs.frozen(eq=False)
class _Try:
    """What putting one value in one cell does."""

    cell: Cell
    printed: Figure
    figure: Figure
    repaired: tuple[Relation, ...]
    lost: int
    derived: tuple[tuple[Cell, Figure], ...]
    values: dict[Cell, Figure]
    suspect: int

    def rank(self) -> tuple[int, int, int, int]:
        """The smaller, the better.

        What it breaks; what it repairs; how many slips of the hand and recomputed figures it takes; and
        in how many broken relations the cell stands, be they repaired by this alone or not.
        """
        cost = min(_distance(self.printed, self.figure), MOST_SLIPS) + len(self.derived)
        return (self.lost, -len(self.repaired), cost, -self.suspect)


MOST_SLIPS = 3
"""So many slips of the hand in one figure are as unlikely as more: it was computed wrongly or made up."""

WIDE = 8
"""A relation of more cells than this (a column and its total) connects what has nothing to do with it."""


LONG = 100
"""In a broken column longer than this only figures one slip of the hand away are tried one by one."""


class _Search:
    """The broken relations of a document, explained one after another.

    First what hangs together in a few cells (a row's rates), then the long columns: many slips in one
    column hide its sum, which closes when the last of them is mended.
    """

    def __init__(self, relations: tuple[Relation, ...]) -> None:
        self.relations = relations
        self.of: dict[Cell, list[Relation]] = {}
        for relation in relations:
            for cell in relation.cells:
                self.of.setdefault(cell, []).append(relation)
        self.values: dict[Cell, Figure] = {}
        self.broken = dict.fromkeys(r for r in relations if r.outcome().verdict is Verdict.BROKEN)

    def run(self) -> Iterator[Slip]:
        for component in _components(r for r in self.broken if len(r.cells) <= WIDE):
            yield from self._explain(component)
        wide = [r for r in self.broken if len(r.cells) > WIDE]
        for relation in wide:
            yield from self._explain([relation])
        yield from (_unexplained(relation) for relation in self.broken)

    def _explain(self, component: list[Relation]) -> Iterator[Slip]:
        """The best explanation of some broken relations, and then of what it leaves."""
        while component := [relation for relation in component if relation in self.broken]:
            tries = [t for cell in _cells(component) for t in self._tries(cell)]
            tries.sort(key=lambda t: (t.rank(), t.cell.where.order(), t.figure.text))
            if not tries or tries[0].lost or not set(tries[0].repaired) & set(component):
                return
            best = tries[0]
            self.values.update(best.values)
            for relation in best.repaired:
                del self.broken[relation]
            yield self._slip(best, tries)

    def _slip(self, best: _Try, tries: list[_Try]) -> Slip:
        """The best explanation; others that explain as much stand behind it, the likelier first.

        It is singled out unless another cell explains as much by as few slips.
        """
        same = [t for t in tries if t.rank()[:2] == best.rank()[:2] and set(t.repaired) & set(best.repaired)]
        tied = any(t.rank() == best.rank() and t.cell is not best.cell for t in same)
        output = next((r.output for r in best.repaired if r.output is not None), None)
        cell = output if tied and output is not None else best.cell
        proposals = tuple(_proposal(t) for t in same[:MOST_PROPOSALS])
        return Slip(cell, best.repaired, proposals, () if tied else best.derived, tied)

    def _tries(self, cell: Cell) -> Iterator[_Try]:
        if cell.trusted or cell.figure is None or cell in self.values:
            return
        mine = [relation for relation in self.of[cell] if relation in self.broken]
        for figure in self._candidates(cell, cell.figure, mine):
            if any(len(r.cells) <= LONG or cell is r.output for r in mine) or _likely(cell.figure, figure):
                yield self._simulate(cell, cell.figure, figure)

    def _candidates(self, cell: Cell, printed: Figure, mine: list[Relation]) -> Iterator[Figure]:
        """Values that mend all broken relations of the cell, or failing that some of them."""
        ends = [r.implied(cell, self.values) for r in mine]
        common: Interval | None = Interval(None, None)
        for end in ends:
            common = None if common is None or end is None else common & end
        seen = {printed.value}
        for interval in [common, *ends]:
            value = None if interval is None else _nearest(printed, self._narrowed(cell, interval))
            if value is not None and value not in seen:
                seen.add(value)
                yield printed_as(printed, value)

    def _narrowed(self, cell: Cell, interval: Interval) -> Interval:
        """The interval cut down by what all other relations on the cell still say."""
        for relation in self.of[cell]:
            implied = None if isinstance(relation, AtMost) else relation.implied(cell, self.values)
            narrower = None if implied is None else interval & implied
            if narrower is not None:
                interval = narrower
        return interval

    def _simulate(self, cell: Cell, printed: Figure, figure: Figure) -> _Try:
        """Put one value in one cell, compute anew what an office computed from it, and look around."""
        fresh = {cell: figure}
        values = {**self.values, **fresh} if self.values else fresh
        derived: list[tuple[Cell, Figure]] = []
        queue = [cell]
        while queue:
            for relation in self.of[queue.pop()]:
                output = relation.output
                if (
                    relation in self.broken
                    or output is None
                    or output in values
                    or output.trusted
                    or relation.outcome(values).verdict is not Verdict.BROKEN
                ):
                    continue
                again = _recomputed(relation, output, values)
                if again is not None:
                    values[output] = fresh[output] = again
                    derived.append((output, again))
                    queue.append(output)
        touched = dict.fromkeys(relation for changed in fresh for relation in self.of[changed])
        still = [r for r in touched if r.outcome(values).verdict is Verdict.BROKEN]
        repaired = tuple(r for r in touched if r in self.broken and r not in still)
        lost = sum(relation not in self.broken for relation in still)
        suspect = sum(relation in self.broken for relation in self.of[cell])
        return _Try(cell, printed, figure, repaired, lost, tuple(derived), fresh, suspect)


MOST_PROPOSALS = 12
"""More possible cells than this are no help to a person."""


def _likely(printed: Figure, meant: Figure) -> bool:
    return _distance(printed, meant) <= 1


def _components(relations: Iterable[Relation]) -> list[list[Relation]]:
    """Relations that share a cell, directly or through others."""
    left = dict.fromkeys(relations)
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


def _cells(relations: Iterable[Relation]) -> list[Cell]:
    return list(dict.fromkeys(cell for relation in relations for cell in relation.cells))


def _recomputed(relation: Relation, output: Cell, values: Values) -> Figure | None:
    printed = value_of(output, values)
    implied = relation.implied(output, values)
    if printed is None or implied is None:
        return None
    value = _nearest(printed, implied)
    return None if value is None else printed_as(printed, value)


def _nearest(printed: Figure, interval: Interval) -> Decimal | None:
    """One value for the cell inside the interval, as many decimals as printed; ``None`` if it is open."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return None
    if printed.is_rounded:
        value = rounded((low + high) / 2 / Fraction(printed.step), 0) * printed.step
        return value if value >= 0 else None
    least, most = interval.whole_numbers()
    if least is None or most is None or least > most or most < 0:
        return None
    if least == most:
        return Decimal(least)
    return _closest_in_digits(printed, max(least, 0), most)


WIDEST = 2_000
"""How many whole numbers are compared digit by digit before the middle one is taken."""


def _closest_in_digits(printed: Figure, least: int, most: int) -> Decimal:
    """Of several whole numbers that would do, the one nearest in keystrokes, then nearest the middle."""
    middle = (least + most) // 2
    if most - least > WIDEST:
        return Decimal(middle)
    numbers = range(least, most + 1)
    best = min(
        numbers,
        key=lambda n: (_distance(printed, printed_as(printed, Decimal(n))), abs(n - middle), n),
    )
    return Decimal(best)


def printed_as(like: Figure, value: Decimal) -> Figure:
    """``value`` in the dress of a printed figure: its decimals, its separators, no hedge."""
    places = max(0, -like.step.normalize().as_tuple().exponent) if like.step < 1 else 0  # type: ignore[operator]
    if places:
        text = f"{value:.{places}f}"
        text = text if like.decimal_sign == "." else text.replace(".", ",")
    else:
        text = f"{int(value):,}".replace(",", ".")
        plain = like.decimals == 0 and "." not in like.text and like.value >= 1000  # noqa: PLR2004 # no dots
        text = text.replace(".", "") if plain else text
    text += "%" if "%" in like.text else ""
    return attrs.evolve(like, text=text, value=value, hedge=None, upper=None, of=None)


def _digits(figure: Figure) -> str:
    return "".join(c for c in figure.text if c.isdigit())


def _distance(printed: Figure, meant: Figure) -> int:
    """How many slips of the hand lie between two figures: digits replaced, added, dropped or swapped."""
    one, other = _digits(printed), _digits(meant)
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, older[j - 2] + 1)
            row.append(steps)
    return row[-1]


_SLIPS = {
    "swapped": ("hai chữ số đảo chỗ", "two digits swapped"),
    "replaced": ("một chữ số gõ nhầm", "one digit mistyped"),
    "dropped": ("thiếu một chữ số", "a digit is missing"),
    "added": ("thừa một chữ số", "a digit too many"),
    "computed": ("tính lại từ các số khác", "computed from the other figures"),
}


def slip_of(printed: Figure, meant: Figure) -> str:
    """The plainest slip of the hand from ``meant`` to ``printed``; ``"computed"`` where there is none."""
    one, other = _digits(printed), _digits(meant)
    if _distance(printed, meant) > 1:
        return "computed"
    if len(one) == len(other):
        return "swapped" if sorted(one) == sorted(other) else "replaced"
    return "dropped" if len(one) < len(other) else "added"


def _proposal(attempt: _Try) -> Proposal:
    vi, en = _SLIPS[slip_of(attempt.printed, attempt.figure)]
    return Proposal(attempt.figure.text, vi, en, attempt.cell)


def _unexplained(relation: Relation) -> Slip:
    cell = relation.output or relation.cells[-1]
    return Slip(cell, (relation,), (), (), tied=True)
