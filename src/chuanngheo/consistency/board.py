"""The relations of a document laid out for a search: which broke, and what one value in one cell would do.

A *wide* relation adds a whole column up.  It connects what has nothing to do with each other, so it is
kept apart: of it only the gap is known that all slips in the column leave together.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import cast

import attrs

from chuanngheo.consistency.keystrokes import (
    ONE_KEY,
    SlipKind,
    digits,
    dressed,
    printed_as,
    slip_of,
    values_in,
)
from chuanngheo.consistency.questions import OnCells, Questions
from chuanngheo.consistency.relations import (
    AS_PRINTED,
    AtMost,
    Cell,
    Linear,
    Outcome,
    Relation,
    Values,
    Verdict,
    value_of,
)
from chuanngheo.figures import Figure, How
from chuanngheo.quantities import Interval, Rounding

RECOMPUTED = 2
"""The cost of each figure that was computed from the wrong one."""

THROUGH_A_TOTAL = 6
"""The cost of saying that a column's total was computed from the wrong figure, but a rate was not."""

STRAINED = 6
"""The cost of a rate that would fit only if it was cut off, or is one off in its last digit."""


@attrs.frozen(eq=False)
class Try:
    """What putting one value in one cell does.

    ``repaired`` and ``lost`` are relations that then hold, or break; ``derived`` the figures an office would
    have computed from the cell; ``effects`` what it adds to the gaps of wide relations.
    """

    cell: Cell
    figure: Figure
    kind: SlipKind
    cost: int
    repaired: frozenset[Relation]
    lost: bool
    derived: tuple[tuple[Cell, Figure], ...]
    values: Values
    effects: Mapping[Linear, int]

    @property
    def key(self) -> tuple[object, ...]:
        """An order of tries by their words alone."""
        return (*self.cell.where.order(), self.figure.text)


@attrs.define(eq=False)
class Board:
    """Every relation that can break, by its cells; what broke; and what is taken to be meant so far.

    ``before`` are last year's figures of the same cells, where they are known.
    """

    asked: Questions
    before: Mapping[Cell, Figure] = attrs.Factory(dict[Cell, Figure])
    values: dict[Cell, Figure] = attrs.Factory(dict[Cell, Figure])
    broken: dict[Relation, None] = attrs.Factory(dict[Relation, None])
    gaps: dict[Linear, int] = attrs.Factory(dict[Linear, int])
    narrow: OnCells[Relation] = attrs.field(init=False)
    wide: OnCells[Linear] = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        strong = self.asked.strong
        for relation in self.asked.looked_at:
            gap = None if relation.weak else _gap(relation, self.values)
            if isinstance(relation, Linear) and gap is not None:
                self.gaps[relation] = gap
        self.narrow = OnCells(lambda cell: [r for r in strong[cell] if r not in self.gaps])
        self.wide = OnCells(
            lambda cell: [r for r in strong[cell] if isinstance(r, Linear) and r in self.gaps]
        )
        changed = {relation for cell in self.values for relation in self.narrow[cell]}
        broken = [
            relation
            for relation in {*self.asked.broken, *changed}
            if relation not in self.gaps
            and relation.outcome(self.values if relation in changed else AS_PRINTED).verdict is Verdict.BROKEN
        ]
        self.broken.update(dict.fromkeys(sorted(broken, key=self.place)))

    def place(self, relation: Relation) -> tuple[int, ...]:
        """The place of a relation among all: rates, totals, then what rows say."""
        return self.asked.place(relation)

    def accept(self, values: Values, repaired: Iterable[Relation], effects: Mapping[Linear, int]) -> None:
        """Take values to be meant."""
        self.values.update(values)
        for relation in repaired:
            self.broken.pop(relation, None)
        for relation, effect in effects.items():
            self.gaps[relation] += effect

    def tries(self, cell: Cell, broken: Mapping[Relation, None], values: Values) -> Iterator[Try]:
        """Every value worth trying in a cell of a broken relation."""
        figure = cell.figure
        if figure is None or cell.trusted or cell in values:
            return
        printed = dressed(figure, cell.decimals)
        seen = {figure.value}
        for value in self._candidates(cell, printed, broken, values):
            if value not in seen:
                seen.add(value)
                meant = printed_as(printed, value)
                yield self.simulate(cell, meant, broken, values)
                if any(self.gaps[w] == 0 for w in self.wide.get(cell, ())):
                    yield self.simulate(cell, meant, broken, values, through_totals=True)

    def _candidates(
        self, cell: Cell, printed: Figure, broken: Mapping[Relation, None], values: Values
    ) -> Iterator[Decimal]:
        mine = [relation for relation in self.narrow.get(cell, ()) if relation in broken]
        ends = [relation.implied(cell, values) for relation in mine]
        common: Interval | None = Interval(None, None)
        for end in ends:
            common = None if common is None or end is None else common & end
        rounding = mine[0].rounding if mine else Rounding.HALF_UP
        if common is not None:
            for relation in self.wide.get(cell, ()):
                closing = int(printed.value) - self.gaps[relation] * relation.term(cell)
                if closing in common and closing >= 0:
                    yield Decimal(closing)
        for interval in (common, *(ends if len(ends) > 1 else ())):
            if interval is not None:
                yield from values_in(printed, self._narrowed(cell, interval, broken, values), rounding)

    def _narrowed(
        self, cell: Cell, interval: Interval, broken: Mapping[Relation, None], values: Values
    ) -> Interval:
        """The interval cut down by what the relations that hold say of the cell."""
        for relation in self.narrow.get(cell, ()):
            if relation not in broken and not isinstance(relation, AtMost):
                implied = relation.implied(cell, values)
                narrower = None if implied is None else interval & implied
                interval = interval if narrower is None else narrower
        return interval

    def closing(self, relation: Linear, cell: Cell) -> Try | None:
        """What closes a column if this cell alone is to do it."""
        figure = cast("Figure", cell.figure)  # a wide relation has whole numbers alone
        if cell.trusted or cell in self.values:
            return None
        meant = int(figure.value) - self.gaps[relation] * relation.term(cell)
        if meant < 0:
            return None
        fresh = printed_as(figure, Decimal(meant))
        return self.simulate(cell, fresh, self.broken, self.values, through_totals=True)

    def simulate(
        self,
        cell: Cell,
        figure: Figure,
        broken: Mapping[Relation, None],
        values: Values,
        *,
        through_totals: bool = False,
        kind: SlipKind | None = None,
    ) -> Try:
        """Put one value in one cell, compute anew what an office computed from it, and look around.

        With ``through_totals`` the total of a column that adds up is computed anew too.
        """
        fresh = {cell: figure}
        values = {**values, **fresh}
        derived, through = self._cascade(cell, fresh, values, broken, through_totals)
        effects: dict[Linear, int] = {}
        cost = RECOMPUTED * len(derived) + (THROUGH_A_TOTAL if through else 0)
        repaired: list[Relation] = []
        lost = False
        for relation in dict.fromkeys(r for changed in fresh for r in self.narrow.get(changed, ())):
            after = relation.outcome(values)
            if after.verdict is Verdict.BROKEN:
                lost = lost or relation not in broken
            elif relation in broken:
                repaired.append(relation)
                cost += _strain(after, relation)
            else:
                cost += _strain(after, relation) - _strain(relation.outcome(self.values), relation)
        for changed, meant in fresh.items():
            for wide in self.wide.get(changed, ()):
                own = wide.term(changed) * (int(meant.value) - _whole(changed, self.values))
                effects[wide] = effects.get(wide, 0) + own
        kind = kind or self._kind(cell, figure)
        return Try(
            cell, figure, kind, max(1, cost + kind.cost), frozenset(repaired), lost, tuple(derived), fresh,
            {w: e for w, e in effects.items() if e},
        )  # fmt: skip

    def _cascade(
        self,
        cell: Cell,
        fresh: dict[Cell, Figure],
        values: dict[Cell, Figure],
        broken: Mapping[Relation, None],
        through_totals: bool,  # noqa: FBT001 # handed on
    ) -> tuple[list[tuple[Cell, Figure]], bool]:
        derived: list[tuple[Cell, Figure]] = []
        queue = [cell]
        through = False
        while queue:
            changed = queue.pop()
            wides = [w for w in self.wide.get(changed, ()) if through_totals and self.gaps[w] == 0]
            for relation in (*self.narrow.get(changed, ()), *wides):
                again = self._again(relation, values, broken)
                if again is not None and relation.output is not None:
                    values[relation.output] = fresh[relation.output] = again
                    derived.append((relation.output, again))
                    queue.append(relation.output)
                    # What adds up computed figures is as far from the wrong one as a total.
                    summed = changed is not cell and isinstance(relation, Linear)
                    through = through or relation in wides or summed
        return derived, through

    def _again(self, relation: Relation, values: Values, broken: Mapping[Relation, None]) -> Figure | None:
        """The output of a relation that held, computed anew; ``None`` where it is not to be."""
        output = relation.output
        if (
            output is None
            or output in values
            or output.trusted
            or relation in broken
            or relation.outcome(values).verdict is not Verdict.BROKEN
        ):
            return None
        printed = value_of(output, values)
        implied = relation.implied(output, values)
        if printed is None or implied is None:
            return None
        return next((printed_as(printed, v) for v in values_in(printed, implied, relation.rounding)), None)

    def _kind(self, cell: Cell, meant: Figure) -> SlipKind:
        printed = cast("Figure", cell.figure)  # what is no numeral is not tried
        kind = slip_of(printed, meant)
        if kind.cost == ONE_KEY:
            return kind
        last_year = self.before.get(cell)
        if last_year is not None and last_year.value == printed.value:
            return SlipKind.LAST_YEAR
        return SlipKind.COPIED if self._elsewhere(cell, printed) else kind

    def _elsewhere(self, cell: Cell, printed: Figure) -> bool:
        """Whether the same figure of three digits or more stands in another row of the column."""
        if len(digits(printed)) <= 2:  # noqa: PLR2004 # digits
            return False
        return self.asked.texts(cell.where.table, cell.where.column)[cell.printed.text] > 1


def _gap(relation: Relation, values: Values) -> int | None:
    """What a column of whole numbers and its total leave over; ``None`` for every other relation."""
    if isinstance(relation, Linear) and relation.kind == "total" and not relation.incomplete:
        rest = relation.rest(values)
        return None if rest is None else int(rest)
    return None


def _whole(cell: Cell, values: Values) -> int:
    return int(cast("Figure", value_of(cell, values)).value)  # a wide relation has whole numbers alone


def _strain(outcome: Outcome, relation: Relation) -> int:
    off = outcome.how is How.LAST_DIGIT_OFF
    cut = outcome.how is How.TRUNCATED and relation.rounding is not Rounding.TRUNCATE
    return STRAINED if off or cut else 0
