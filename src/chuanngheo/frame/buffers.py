"""Arrow's own memory, read as bits: a circuit run over the columns of a table, piece by piece.

Booleans and what is known are bits already; a number becomes one for each bound it is compared with.
Nothing is copied but what is compared.
"""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any, TypeAlias

import attrs
import numpy as np

from chuanngheo.frame.circuit import Bits, Circuit, Leaf, Program

pa: Any = import_module("pyarrow")  # it has no types
"""Arrow, loaded with this module alone."""

BLOCK = 1 << 17
"""Rows at a time: their bits stay near the processor.  A multiple of ``STRIP``."""
STRIP = 1 << 15
"""Numbers compared at a time, likewise.  A multiple of eight."""
SHORT = 1 << 14
"""Pieces shorter than this, on average, are first put together."""

Output: TypeAlias = tuple[int, list[int]]
"""The node of what is known, and those of the digits of a number, the lowest first."""


@attrs.frozen
class Columns:
    """The columns of a pyarrow table: booleans, whole numbers, dictionaries of words."""

    table: Any

    def has_nulls(self, name: str) -> bool:
        """Whether a column has a value that is not known."""
        return bool(self.table[name].null_count)

    def words(self, name: str) -> Sequence[object] | None:
        """The words of a column that holds their numbers."""
        if name not in self.table.column_names:
            return None
        found: list[object] = self.table[name].chunk(0).dictionary.to_pylist()
        return found

    def computed(
        self, circuit: Circuit, outputs: Mapping[str, Output], wrong: int, most: Mapping[str, int]
    ) -> Any | None:  # noqa: ANN401 # of pyarrow
        """A table of the numbers; ``None`` where a row is wrong, or a number beyond zero and its most."""
        asked = [wrong, *(node for known, digits in outputs.values() for node in (known, *digits))]
        program = circuit.compiled(asked)
        sizes = [1 + len(digits) for _, digits in outputs.values()]
        batches = [Batch.of(batch, len(outputs)) for batch in self.table.to_batches()]
        blocks = [(one, first) for one in batches for first in range(0, one.count, BLOCK)]
        workers = min(os.cpu_count() or 1, len(blocks))

        def work(number: int) -> bool:
            run = Run(attrs.evolve(program), sizes, most)
            return all(run.block(batch, first) for batch, first in blocks[number::workers])

        with ThreadPoolExecutor(workers) as pool:
            if not all(pool.map(work, range(workers))):
                return None
        return pa.table(
            [
                pa.chunked_array(column, pa.uint8())
                for column in zip(*(one.answers() for one in batches), strict=True)
            ],
            list(outputs),
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
    """One circuit over many pieces."""

    program: Program
    sizes: Sequence[int]
    most: Mapping[str, int]

    def block(self, batch: Batch, first: int) -> bool:
        """Answer the rows of one block; ``False`` where one of them may be wrong."""
        past = min(first + BLOCK, batch.count)
        leaves = self._leaves(batch.columns, first, past)
        if leaves is None:
            return False
        wrong, *planes = self.program.run(leaves, -(-(past - first) // 8))
        if _any(wrong, past - first):
            return False
        for number, size in enumerate(self.sizes):
            bits, *digits = planes[:size]
            planes = planes[size:]
            batch.known[number][first // 8 : -(-past // 8)] = bits
            _spell(digits, batch.codes[number][first:past])
        return True

    def _leaves(self, piece: Mapping[str, "Piece"], first: int, past: int) -> list[Bits] | None:
        found: dict[Leaf, Bits] = {}
        bounds: dict[str, list[int]] = {}
        for leaf in self.program.leaves:
            kind, name, number = leaf
            if kind == "known":
                found[leaf] = piece[name].known(first, past)
            elif kind == "true":
                found[leaf] = piece[name].true(first, past)
            elif kind == "is":
                found[leaf] = np.packbits(piece[name].values[first:past] == number, bitorder="little")
            else:
                bounds.setdefault(name, []).append(number)
        for name, most in self.most.items():
            compared = piece[name].compared(first, past, bounds.get(name, ()), most)
            if compared is None:
                return None
            for number, bits in compared.items():
                found["upto", name, number] = bits
        return [found[leaf] for leaf in self.program.leaves]


def _any(bits: Bits, count: int) -> bool:
    """Whether a bit of the first rows is one."""
    if not bits.any():
        return False
    return bool(np.unpackbits(bits, bitorder="little", count=count).any())


def _spell(digits: Sequence[Bits], into: Bits) -> None:
    """The number of each row, from its digits."""
    into[:] = np.unpackbits(digits[0], bitorder="little", count=len(into))
    for place, digit in enumerate(digits[1:], start=1):
        bits = np.unpackbits(digit, bitorder="little", count=len(into))
        np.left_shift(bits, place, out=bits)
        np.bitwise_or(into, bits, out=into)


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
            self.values = np.frombuffer(values, array.type.to_pandas_dtype())[self.offset :]

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

    def compared(self, first: int, past: int, bounds: Sequence[int], most: int) -> dict[int, Bits] | None:
        """Which values are at most each bound; ``None`` if one lies beyond zero and ``most``."""
        found = {bound: np.empty(-(-(past - first) // 8), np.uint8) for bound in bounds}
        for start in range(first, past, STRIP):
            values = self.values[start : min(start + STRIP, past)]
            if int(values.view(f"u{values.itemsize}").max()) > most:
                return None
            place = slice((start - first) // 8, (start - first) // 8 + -(-len(values) // 8))
            for bound, bits in found.items():
                bits[place] = np.packbits(values <= bound, bitorder="little")
        return found
