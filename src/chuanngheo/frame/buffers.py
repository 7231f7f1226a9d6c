"""Arrow's own memory, read as bits: a circuit run over the columns of a table, piece by piece.

Booleans and what is known are bits already; a number becomes one for each bound it is compared with.
Nothing is copied but what is compared.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, TypeAlias

import attrs
import numpy as np
import numpy.typing as npt

from chuanngheo.frame.circuit import Bits, Leaf, Program

pa: Any = import_module("pyarrow")  # it has no types
"""Arrow, loaded with this module alone."""

BLOCK = 1 << 19
"""Rows at a time: few enough that their bits stay near the processor.  A multiple of ``STRIP``.

One thread: two took longer, since each step is short and only one of them may call the next.
"""
STRIP = 1 << 17
"""Numbers compared at a time, likewise.  A multiple of eight."""
SHORT = 1 << 14
"""Pieces shorter than this, on average, are first put together."""

Narrow: TypeAlias = npt.NDArray[np.int32]
"""Numbers of few digits: comparing them takes less than half the time of 64-bit ones."""


@attrs.frozen
class Columns:
    """The columns of a pyarrow table: booleans, whole numbers, dictionaries of words."""

    table: Any

    def nulls(self) -> frozenset[str]:
        """The columns with a value that is not known."""
        return frozenset(name for name in self.table.column_names if self.table[name].null_count)

    def words(self, name: str) -> Sequence[object] | None:
        """The words of a column that holds their numbers."""
        if name not in self.table.column_names:
            return None
        found: list[object] = self.table[name].chunk(0).dictionary.to_pylist()
        return found

    def computed(self, program: Program, digits: Mapping[str, int], most: Mapping[str, int]) -> Any | None:  # noqa: ANN401 # of pyarrow
        """A table of numbers of so many digits; ``None`` where a row is wrong, or not from zero to its most.

        The program gives whether a row is wrong; then of each number whether it is known, and its digits.
        """
        batches = [Batch.of(batch, len(digits)) for batch in self.table.to_batches()]
        run = Run.of(program, list(digits.values()), most)
        if not all(run.block(one, first) for one in batches for first in range(0, one.count, BLOCK)):
            return None
        return pa.table(
            [
                pa.chunked_array(column, pa.uint8())
                for column in zip(*(one.answers() for one in batches), strict=True)
            ],
            list(digits),
        )


def together(table: Any) -> Any:  # noqa: ANN401 # of pyarrow
    """The table with its pieces long enough, and one dictionary a column."""
    table = table.unify_dictionaries()
    pieces = max(column.num_chunks for column in table.columns)
    return table.combine_chunks() if pieces * SHORT > len(table) else table


@attrs.frozen
class Batch:
    """A piece without gaps: its columns, and the room for its answers."""

    count: int
    columns: Mapping[str, "Piece"]
    known: list[Bits]
    codes: list[Bits]

    @classmethod
    def of(cls, batch: Any, outputs: int) -> "Batch":  # noqa: ANN401 # of pyarrow
        """A record batch of pyarrow, to have so many answers."""
        count = batch.num_rows
        columns = {name: Piece(batch.column(name)) for name in batch.schema.names}
        known, codes = (
            [np.empty(size, np.uint8) for _ in range(outputs)] for size in (-(-count // 8), count)
        )
        return cls(count, columns, known, codes)

    def answers(self) -> list[Any]:
        """An array each."""
        return [
            pa.Array.from_buffers(pa.uint8(), self.count, [pa.py_buffer(bits), pa.py_buffer(values)])
            for bits, values in zip(self.known, self.codes, strict=True)
        ]


@attrs.frozen
class Run:
    """One circuit over many pieces, and the memory that it needs again and again."""

    program: Program
    digits: Sequence[int]
    most: Mapping[str, int]
    tests: Mapping[str, Sequence[Leaf]]
    narrow: Narrow
    yes: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, program: Program, digits: Sequence[int], most: Mapping[str, int]) -> "Run":
        """A run of its own of a program that others run too."""
        tests: dict[str, list[Leaf]] = {name: [] for name in most}
        for leaf in program.leaves:
            if leaf[0] in _TESTS:
                tests.setdefault(leaf[1], []).append(leaf)
        return cls(
            attrs.evolve(program), digits, most, tests, np.empty(STRIP, np.int32), np.empty(STRIP, np.bool_)
        )

    def block(self, batch: Batch, first: int) -> bool:
        """Answer the rows of one block; ``False`` where one of them may be wrong."""
        past = min(first + BLOCK, batch.count)
        leaves = self._leaves(batch.columns, first, past)
        if leaves is None:
            return False
        wrong, *planes = self.program.run(leaves, -(-(past - first) // 8))
        if _any(wrong, past - first):
            return False
        for number, size in enumerate(self.digits):
            known, *digits = planes[: size + 1]
            planes = planes[size + 1 :]
            batch.known[number][first // 8 : -(-past // 8)] = known
            _spell(digits, batch.codes[number][first:past])
        return True

    def _leaves(self, piece: Mapping[str, "Piece"], first: int, past: int) -> list[Bits] | None:
        found: dict[Leaf, Bits] = {}
        for name in self.tests:
            if not self._test(name, piece[name], range(first, past), found):
                return None
        for leaf in self.program.leaves:
            kind, name, _ = leaf
            if kind == "known":
                found[leaf] = piece[name].known(first, past)
            elif kind == "true":
                found[leaf] = piece[name].true(first, past)
        return [found[leaf] for leaf in self.program.leaves]

    def _test(self, name: str, piece: "Piece", rows: range, found: dict[Leaf, Bits]) -> bool:
        """Find the bits of the tests of a column; ``False`` where a number lies beyond zero and its most."""
        tests, most = self.tests[name], self.most.get(name)
        found |= {leaf: np.empty(-(-len(rows) // 8), np.uint8) for leaf in tests}
        for start in range(0, len(rows), STRIP):
            values = piece.numbers(rows[start : start + STRIP], most, self.narrow)
            if values is None:
                return False
            yes = self.yes[: len(values)]
            place = slice(start // 8, start // 8 + -(-len(values) // 8))
            for leaf in tests:
                _TESTS[leaf[0]](values, leaf[2], out=yes)
                found[leaf][place] = np.packbits(yes, bitorder="little")
        return True


_TESTS: Mapping[str, np.ufunc] = {"upto": np.less_equal, "is": np.equal}
"""The leaves that are worked out from numbers."""


def _any(bits: Bits, count: int) -> bool:
    """Whether a bit of the first rows is one."""
    if not bits.any():
        return False
    return bool(np.unpackbits(bits, bitorder="little", count=count).any())


def _spell(digits: Sequence[Bits], into: Bits) -> None:
    """The number of each row, from its digits, the lowest first."""
    for start in range(0, len(into), STRIP):
        strip = into[start : start + STRIP]
        place = slice(start // 8, start // 8 + -(-len(strip) // 8))
        strip[:] = np.unpackbits(digits[-1][place], bitorder="little", count=len(strip))
        for digit in digits[-2::-1]:
            np.add(strip, strip, out=strip)
            np.bitwise_or(strip, np.unpackbits(digit[place], bitorder="little", count=len(strip)), out=strip)


class Piece:
    """The buffers of one array."""

    def __init__(self, array: Any) -> None:  # noqa: ANN401 # of pyarrow
        if pa.types.is_dictionary(array.type):
            array = array.indices
        self.offset = array.offset
        validity, values = array.buffers()
        self._validity = None if validity is None else np.frombuffer(validity, np.uint8)
        if pa.types.is_boolean(array.type):
            self._bits = np.frombuffer(values, np.uint8)
        else:
            self._values: Any = np.frombuffer(values, array.type.to_pandas_dtype())[self.offset :]

    def known(self, first: int, past: int) -> Bits:
        """Which values are known."""
        if self._validity is None:
            return np.full(-(-(past - first) // 8), 255, np.uint8)
        return self._from(self._validity, first, past)

    def true(self, first: int, past: int) -> Bits:
        """Which values are true; anything where they are not known."""
        return self._from(self._bits, first, past)

    def _from(self, bits: Bits, first: int, past: int) -> Bits:
        """Bits from a place on that may lie within a byte."""
        byte, shift = divmod(self.offset + first, 8)
        size = -(-(past - first) // 8)
        if not shift:
            return bits[byte : byte + size]
        found: Bits = bits[byte : byte + size] >> shift
        after = bits[byte + 1 : byte + size + 1]
        found[: len(after)] |= after << (8 - shift)
        return found

    def numbers(self, rows: range, most: int | None, narrow: Narrow) -> Any | None:  # noqa: ANN401 # whole numbers
        """The numbers, in ``narrow`` if it holds them; ``None`` where one lies beyond zero and ``most``."""
        values = self._values[rows.start : rows.stop]
        if most is None:
            return values
        plain = values.view(f"u{values.itemsize}")  # less than zero is then beyond all that the type holds
        bits, beyond = int(np.bitwise_or.reduce(plain)), min(most, np.iinfo(values.dtype).max)
        if (
            bits > beyond and int(plain.max()) > beyond
        ):  # none of them is greater than all their bits together
            return None
        if values.itemsize <= narrow.itemsize or bits > np.iinfo(narrow.dtype).max:
            return values
        np.copyto(narrow[: len(values)], values, casting="unsafe")
        return narrow[: len(values)]
