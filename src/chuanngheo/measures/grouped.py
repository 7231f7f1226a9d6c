"""A measure of a whole and of each of its groups; the parts add up to the whole."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from operator import add
from typing import Generic, Protocol, Self, TypeVar, cast

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.measures.shares import Amount, Share, amount
from chuanngheo.quantities import Exact, Rate, rounded

Key = tuple[object, ...]
"""What a group shares: its values in the columns asked for."""
Row = dict[str, object]
"""One group of the answer, by column."""


class Measure(Protocol):
    """What can be measured of groups: it adds up, and is told as a row."""

    def __add__(self, other: Self, /) -> Self: ...

    def row(self, *, decimals: int = 2) -> Row:
        """Its figures by name: counts, and rates in %."""
        ...


M = TypeVar("M", bound=Measure)
"""The measure asked for."""


class Grouped(Mapping[object, M], Generic[M]):
    """Each group by its key, in the order of their first household, and the ``total`` of all.

    A key is a tuple, one value for each name in ``by``; a group of one name is also found by its bare value.
    A value not known is the group ``None``: it is never dropped.

    In use: :func:`chuanngheo.measures.headcounts`.
    """

    def __init__(self, by: tuple[str, ...], parts: Mapping[Key, M], nothing: M) -> None:
        self.by = by
        self.parts = dict(parts)
        self.total: M = reduce(add, self.parts.values(), nothing)

    def __getitem__(self, key: object) -> M:
        found = self.parts.get(_key(key))
        if found is None:
            raise UnknownCodeError("group", "nhóm", key, [", ".join(map(str, known)) for known in self.parts])
        return found

    def __iter__(self) -> Iterator[Key]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Grouped):
            return NotImplemented
        return (self.by, self.parts) == (other.by, other.parts)  # pyright: ignore[reportUnknownMemberType]

    __hash__ = None  # type: ignore[assignment]

    def rows(self, *, decimals: int = 2) -> list[Row]:
        """One row a group: the names in ``by``, then the figures; rates in %, rounded half up."""
        return [
            {**dict(zip(self.by, key, strict=True)), **part.row(decimals=decimals)}
            for key, part in self.parts.items()
        ]


def keys(groups: Iterable[object] | None, count: int) -> list[Key]:
    """The key of each household; without groups all are in one, of no name."""
    if groups is None:
        return [()] * count
    return aligned([_key(group) for group in groups], count, "groups", "nhóm")


def _key(group: object) -> Key:
    return cast("Key", group) if isinstance(group, tuple) else (group,)


T = TypeVar("T")
"""What a group holds."""


def aligned(values: Iterable[T], count: int, en: str, vi: str) -> list[T]:
    """One value for each household.

    Raises:
        InvalidValueError: there are more or fewer.
    """
    found = list(values)
    if len(found) != count:
        raise InvalidValueError(
            f"{len(found)} {en} for {count} households: one for each",
            f"có {len(found)} {vi} cho {count} hộ: phải mỗi hộ một giá trị",
            reason=Reason.CONTRADICTION,
        )
    return found


def weighed(weights: Iterable[Exact] | None, count: int) -> list[Amount]:
    """The weight of each household; without weights each is one."""
    if weights is None:
        return [1] * count
    return [amount(one) for one in aligned(weights, count, "weights", "trọng số")]


def rate_cells(name: str, share: Share | None, decimals: int) -> Row:
    """A share as three cells in %: itself while it is known, and its ends."""
    if share is None:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    low, high = _percent(share.low, decimals), _percent(share.high, decimals)
    return {name: low if share.known else None, f"{name}_low": low, f"{name}_high": high}


def _percent(rate: Rate, decimals: int) -> Decimal:
    return rounded(rate.percent, decimals)


def pair_sum(one: tuple[Amount, Amount], other: tuple[Amount, Amount]) -> tuple[Amount, Amount]:
    """Least and most of two parts together."""
    return one[0] + other[0], one[1] + other[1]
