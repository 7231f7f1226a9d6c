"""What an answer may say, as numbers: each label one, and the bits of that number planes.

>>> from chuanngheo import NATIONAL_2021_2025
>>> category().texts[0], rule([NATIONAL_2021_2025]).none
('poor', 3)
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import attrs

from chuanngheo.frame import planes
from chuanngheo.frame.planes import Facts, Plane, T
from chuanngheo.standard import Category, Rule, Standard

Case: TypeAlias = tuple[Standard, Plane[T], Facts[T]]
"""A standard, which rows follow it, and their facts."""


@attrs.frozen
class Labels:
    """The labels of an answer: what is asked of the sheets, the number of each, the text of each.

    ``none`` is the number that stands for no label; its rows are null.
    """

    view: planes.View[Any]
    numbers: Mapping[Any, int] = attrs.field(hash=False)
    texts: tuple[str, ...]
    none: int | None = None

    @property
    def size(self) -> int:
        """How many digits the numbers have."""
        return max(1, *self.numbers.values()).bit_length()

    def digits(self, cases: Iterable[Case[T]]) -> list[Plane[T]]:
        """The planes of the number of the one label that is left, the lowest first."""
        cases = list(cases)
        for standard, _, _ in cases:
            planes.require_exact(standard, self.view)
        return [self._digit(cases, bit) for bit in range(self.size)]

    def _digit(self, cases: Iterable[Case[T]], bit: int) -> Plane[T]:
        return planes.among(cases, self.view, lambda label: bool(self.numbers[label] >> bit & 1))


def category() -> Labels:
    """The categories."""
    numbers = {one: number for number, one in enumerate(Category)}
    return Labels(planes.categories, numbers, tuple(one.value for one in Category))


def rule(standards: Iterable[Standard]) -> Labels:
    """The rules: what each gives, and its citation."""
    listed = dict.fromkeys(rule for standard in standards for rule in standard.rules)
    numbers: dict[Rule | None, int] = {rule: number for number, rule in enumerate(listed)}
    numbers[None] = len(listed)
    return Labels(planes.rules, numbers, tuple(_distinct(listed)), len(listed))


def _distinct(listed: Iterable[Rule]) -> Iterator[str]:
    """What each rule gives and its citation; with a number where another rule reads alike."""
    seen: dict[str, int] = {}
    for rule in listed:
        text = f"{rule.text()}: {rule.cite}"
        seen[text] = seen.get(text, 0) + 1
        yield text if seen[text] == 1 else f"{text} ({seen[text]})"
