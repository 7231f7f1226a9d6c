"""Bits of many rows at once: *and*, *or*, *xor*, *not* over bytes of eight rows, nothing computed twice.

A circuit is written down once, as numbered nodes; then it is run over one piece of a table after another,
in a few pieces of memory that stay near the processor.

>>> circuit = Circuit()
>>> a, b = circuit.leaf(("true", "a", 0)), circuit.leaf(("true", "b", 0))
>>> circuit.both(a, b) == circuit.both(b, a), circuit.either(a, circuit.negated(a)) == ONE
(True, True)
>>> program = circuit.compiled([circuit.differ(a, b)])
>>> bits = {"a": np.array([0b1100], np.uint8), "b": np.array([0b1010], np.uint8)}
>>> program.run([bits[column] for _, column, _ in program.leaves], 1)
[array([6], dtype=uint8)]
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

Bits: TypeAlias = npt.NDArray[np.uint8]
"""Eight rows a byte: one yes or no of each."""
Leaf: TypeAlias = tuple[str, str, int]
"""Bits that are given: ``("known", column, 0)``, ``("true", column, 0)``, ``("upto", column, bound)`` and
``("is", column, word)``, where a column is not null, true, at most a bound, or one of its words."""
Step: TypeAlias = tuple[str, Leaf | None, tuple[int, ...]]
"""What is done, for a leaf its key, and the nodes it is done to."""

ZERO, ONE = 0, 1
"""The nodes that are false, and true, of every row."""

_AND, _OR, _XOR, _NOT, _LEAF = "and", "or", "xor", "not", "leaf"
_UFUNCS: dict[str, np.ufunc] = {
    _AND: np.bitwise_and, _OR: np.bitwise_or, _XOR: np.bitwise_xor, _NOT: np.bitwise_xor,
}  # fmt: skip


@attrs.define
class Circuit:
    """Nodes, each distinct one once."""

    _steps: list[Step] = attrs.field(factory=lambda: [("zero", None, ()), ("one", None, ())], init=False)
    _known: dict[Step, int] = attrs.field(factory=dict[Step, int], init=False)

    def leaf(self, key: Leaf) -> int:
        """Bits that are given."""
        return self._node((_LEAF, key, ()))

    def both(self, one: int, other: int) -> int:
        """*And*."""
        if ZERO in (one, other) or self.negated(one) == other:
            return ZERO
        if one in (other, ONE):
            return other
        return one if other == ONE else self._node((_AND, None, _pair(one, other)))

    def either(self, one: int, other: int) -> int:
        """*Or*."""
        if ONE in (one, other) or self.negated(one) == other:
            return ONE
        if one in (other, ZERO):
            return other
        return one if other == ZERO else self._node((_OR, None, _pair(one, other)))

    def differ(self, one: int, other: int) -> int:
        """*Xor*."""
        first, last = _pair(one, other)
        if first == last:
            return ZERO
        if first in (ZERO, ONE):
            return last if first == ZERO else self.negated(last)
        return self._node((_XOR, None, (first, last)))

    def negated(self, one: int) -> int:
        """*Not*."""
        kind, _, operands = self._steps[one]
        if kind == _NOT:
            return operands[0]
        return 1 - one if one in (ZERO, ONE) else self._node((_NOT, None, (one,)))

    def total(self, worths: Sequence[tuple[int, int]]) -> list[int]:
        """The digits, lowest first, of the sum of what each node is worth where it is true."""
        columns: list[list[int]] = [[]]
        for node, worth in worths:
            for digit in range(worth.bit_length()):
                columns += [[] for _ in range(digit + 1 - len(columns))]
                if worth >> digit & 1:
                    columns[digit].append(node)
        digits: list[int] = []
        while len(digits) < len(columns):
            column = columns[len(digits)]
            while len(column) > 1:
                one, other, carried = column.pop(0), column.pop(0), column.pop(0) if column else ZERO
                half = self.differ(one, other)
                column.append(self.differ(half, carried))
                more = self.either(self.both(one, other), self.both(half, carried))
                columns += [[] for _ in range(len(digits) + 2 - len(columns))]
                columns[len(digits) + 1].append(more)
            digits.append(column[0] if column else ZERO)
        return digits

    def at_least(self, digits: Sequence[int], number: int) -> int:
        """Whether the number with these digits is at least so much."""
        if number >> len(digits):
            return ZERO
        found = ONE
        for place, digit in enumerate(digits):
            found = (self.both if number >> place & 1 else self.either)(digit, found)
        return found

    def _node(self, step: Step) -> int:
        if step not in self._known:
            self._known[step] = len(self._steps)
            self._steps.append(step)
        return self._known[step]

    def compiled(self, asked: Sequence[int]) -> "Program":
        """What computes the nodes from the bits of the leaves."""
        order = list(self._order(asked))
        last = {operand: node for node in order for operand in self._operands(node)}
        last |= dict.fromkeys(asked, len(self._steps))
        leaves = [node for node in order if self._steps[node][0] == _LEAF]
        place = {ZERO: 0, ONE: 1} | {node: number for number, node in enumerate(leaves, 2)}
        given = count = len(place)
        free: list[int] = []
        steps: list[tuple[np.ufunc, int, int, int]] = []
        for node in order:
            ufunc, operands = _UFUNCS.get(self._steps[node][0]), self._operands(node)
            if ufunc is None:
                continue
            one, other = (place[operand] for operand in (operands[0], operands[-1]))
            free += [place[one] for one in set(operands) if last[one] == node and place[one] >= given]
            if not free:
                free.append(count)
                count += 1
            place[node] = free.pop()
            steps.append((ufunc, one, other if len(operands) > 1 else 1, place[node]))
        keys = [key for key in (self._steps[node][1] for node in leaves) if key is not None]
        return Program(keys, steps, count, [place[node] for node in asked])

    def _operands(self, node: int) -> tuple[int, ...]:
        return self._steps[node][2]

    def _order(self, asked: Sequence[int]) -> Iterator[int]:
        """Every node needed, its operands before it."""
        seen: set[int] = set()
        stack = [(node, False) for node in reversed(asked)]
        while stack:
            node, ready = stack.pop()
            if ready:
                yield node
            elif node not in seen and node not in (ZERO, ONE):
                seen.add(node)
                stack.append((node, True))
                stack += [(operand, False) for operand in self._operands(node)]


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


@attrs.define
class Program:
    """Steps over numbered pieces of memory: zeros, ones, the leaves, and what is worked out."""

    leaves: list[Leaf]
    _steps: list[tuple[np.ufunc, int, int, int]]
    _count: int
    _asked: list[int]
    _memory: list[Bits] = attrs.field(factory=list[Bits], init=False)

    def run(self, given: Sequence[Bits], size: int) -> list[Bits]:
        """The bits asked for, ``size`` bytes each, from those given; the next run writes over them."""
        if not self._memory or len(self._memory[0]) != size:
            own = range(self._count - 2 - len(self.leaves))
            ends = [np.zeros(size, np.uint8), np.full(size, 255, np.uint8)]
            self._memory = [*ends, *given, *(np.empty(size, np.uint8) for _ in own)]
        memory = self._memory
        memory[2 : 2 + len(given)] = given
        for ufunc, one, other, place in self._steps:
            ufunc(memory[one], memory[other], memory[place])
        return [memory[place] for place in self._asked]
