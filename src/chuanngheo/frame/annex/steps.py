"""A rule of several facts over columns: asked once for every mixture of them, looked up row by row.

The answers to all mixtures make a table as long as the product of what each fact may be.  It is read fact
by fact instead: beginnings of mixtures that no later fact tells apart are one state, and what is left is a
short table a fact, the least automaton that gives the same answers.

>>> Steps.of([0, 0, 0, 1, 0, 1], sizes=(2, 3)).tables
((0, 1), (0, 0, 0, 1, 0, 1))
>>> Steps.of([0, 1, 0, 1], sizes=(2, 2)).tables
((0, 0), (0, 1))
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.frame.stages import Stages


@attrs.frozen
class Steps:
    """A table for each fact: at ``state * size + value`` the next state, in the last one the answer."""

    tables: tuple[tuple[int, ...], ...]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, answers: Sequence[int], sizes: Sequence[int]) -> "Steps":
        """From the answer to every mixture, the last fact changing first, as ``itertools.product`` goes."""
        tables: list[tuple[int, ...]] = []
        found = list(answers)
        for size in reversed(sizes):
            rows = [tuple(found[at : at + size]) for at in range(0, len(found), size)]
            states = {row: state for state, row in enumerate(dict.fromkeys(rows))}
            tables.append(tuple(value for row in states for value in row))
            found = [states[row] for row in rows]
        return cls(tuple(reversed(tables)), tuple(sizes))

    def over(self, stages: Stages, first: int, key: Hashable, facts: Sequence[nw.Expr]) -> nw.Expr:
        """The answer to each row, by its facts as whole numbers; the steps are named from a stage on."""
        state: nw.Expr | None = None
        for number, (fact, table, size) in enumerate(zip(facts, self.tables, self.sizes, strict=True)):
            at = fact if state is None else state * size + fact
            state = stages.named(first + number, (key, number), looked_up(at, dict(enumerate(table))))
        assert state is not None  # noqa: S101 # a rule has a fact at least
        return state


def looked_up(column: nw.Expr, table: Mapping[Any, int], otherwise: nw.Expr | None = None) -> nw.Expr:
    """The number that a table gives for each; for what is not in it another one, or 0."""
    if otherwise is None:
        otherwise = column.is_null().cast(nw.Int64)  # of 64 bits on every engine, as no literal is
    return column.replace_strict(list(table), list(table.values()), default=otherwise, return_dtype=nw.Int64)
