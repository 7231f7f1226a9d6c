"""How many households (hộ) or persons (khẩu) are of each category, and the rates, by any grouping.

>>> found = headcounts(["poor", "near-poor", None, "hộ nghèo"], groups=["A", "A", "A", "B"], by=("commune",))
>>> found["A"].count(Category.POOR), found["A"].unknown, found["A"].rate(Category.POOR).text()
(1, 1, '33,33%–66,67%')
>>> found.total.rate(Category.POOR, Category.NEAR_POOR).low.text()
'75,00%'
"""

from collections.abc import Iterable, Mapping

import attrs

from chuanngheo.errors import InvalidValueError, Reason, shown
from chuanngheo.measures.grouped import Grouped, Key, Row, aligned, keys, rate_cells, weighed
from chuanngheo.measures.shares import Amount, Share
from chuanngheo.quantities import Exact
from chuanngheo.standard import Category

HOUSEHOLDS, PERSONS = "hộ", "khẩu"
"""What is counted: households (hộ) or persons (khẩu), never both in one rate."""
RATES: Mapping[str, tuple[Category, ...]] = {
    "poor_rate": (Category.POOR,),
    "near_poor_rate": (Category.NEAR_POOR,),
    "multidimensional_rate": (Category.POOR, Category.NEAR_POOR),
}
"""The three rates of a review, kept apart; all over the total."""


@attrs.frozen
class Headcount:
    """How many are of each category; ``unknown`` are those of which it is not known.

    ``unit`` is hộ or khẩu; the two are never added.

    In use: :func:`chuanngheo.measures.headcounts`.
    """

    counts: Mapping[Category, Amount]
    unknown: Amount = 0
    unit: str = HOUSEHOLDS

    @property
    def total(self) -> Amount:
        """All of them, those of no known category too."""
        return sum(self.counts.values()) + self.unknown

    def count(self, *categories: Category) -> Amount:
        """How many surely are of one of the categories."""
        return sum(self.counts.get(category, 0) for category in categories)

    def rate(self, *categories: Category) -> Share:
        """The share of the categories together; those not known may or may not be of them.

        Raises:
            InvalidValueError: there is nobody.
        """
        least = self.count(*categories)
        return Share.of(least, least + self.unknown, self.total)

    def __add__(self, other: "Headcount") -> "Headcount":
        if self.unit != other.unit:
            raise InvalidValueError(
                f"{self.unit} and {other.unit} do not add up",
                f"{self.unit} và {other.unit} không cộng với nhau được",
                reason=Reason.CONTRADICTION,
            )
        counts = {
            c: self.count(c) + other.count(c) for c in Category if c in self.counts or c in other.counts
        }
        return Headcount(counts, self.unknown + other.unknown, self.unit)

    def row(self, *, decimals: int = 2) -> Row:
        """Total, every category, unknown; the rates of poor, near-poor and both, in % of the total."""
        counts = {category.value.replace("-", "_"): self.count(category) for category in Category}
        cells: Row = {"total": self.total, **counts, "unknown": self.unknown}
        for name, categories in RATES.items():
            cells |= rate_cells(name, self.rate(*categories) if self.total else None, decimals)
        return cells


def headcounts(
    categories: Iterable[Category | str | None],
    *,
    groups: Iterable[object] | None = None,
    by: tuple[str, ...] = (),
    members: Iterable[int] | None = None,
    weights: Iterable[Exact] | None = None,
) -> Grouped[Headcount]:
    """The headcount of each group.

    Args:
        categories: of each household: a category, its code or its Vietnamese label; ``None`` is not known.
        groups: of each household a value, or a tuple of values, one for each name in ``by``.
        by: what the groups are of ("province", "area").
        members: nhân khẩu of each household, which makes it a headcount of persons; without, of households.
        weights: survey weights, exact (int, Fraction, Decimal).

    Raises:
        InvalidValueError: lists of different lengths, a weight that is not exact or below zero, fewer than
            one member.
        UnknownCodeError: no such category.

    >>> found = headcounts(["poor", "average", None], groups=["xã A", "xã A", "xã B"])
    >>> {key: (part.count("poor"), part.unknown) for key, part in found.items()}
    {('xã A',): (1, 0), ('xã B',): (0, 1)}
    """
    listed = [one if one is None or isinstance(one, Category) else Category.parse(one) for one in categories]
    sizes = [1] * len(listed) if members is None else _sizes(members, len(listed))
    counted: dict[Key, dict[Category | None, Amount]] = {}
    for category, key, size, weight in zip(
        listed, keys(groups, len(listed)), sizes, weighed(weights, len(listed)), strict=True
    ):
        counts = counted.setdefault(key, {})
        counts[category] = counts.get(category, 0) + size * weight
    unit = HOUSEHOLDS if members is None else PERSONS
    parts = {key: of_counts(counts, unit) for key, counts in counted.items()}
    return Grouped(by, parts, Headcount({}, 0, unit))


def of_counts(counts: Mapping[Category | None, Amount], unit: str = HOUSEHOLDS) -> Headcount:
    """A headcount from the number of each category, ``None`` the one not known."""
    known = {category: count for category, count in counts.items() if category is not None}
    return Headcount(known, counts.get(None, 0), unit)


def _sizes(members: Iterable[int], count: int) -> list[int]:
    sizes = aligned(members, count, "numbers of members", "số thành viên")
    wrong = [size for size in sizes if type(size) is not int or size < 1]
    if wrong:
        raise InvalidValueError(
            f"{len(wrong)} household(s) without a whole number of members from 1, first {shown(wrong[0])}",
            f"{len(wrong)} hộ không có số thành viên là số nguyên từ 1, đầu tiên là {shown(wrong[0])}",
        )
    return sizes
