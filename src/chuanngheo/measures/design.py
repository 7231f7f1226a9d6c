"""The design of an Alkire–Foster measure: which indicators, how heavy, and from how much on one is poor.

>>> design = Design(dict.fromkeys(("school", "health", "house"), Fraction(1, 3)), Fraction(2, 3))
>>> design.units, design.cutoff
({'school': 1, 'health': 1, 'house': 1}, 2)
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from math import ceil, lcm
from types import MappingProxyType
from typing import Self

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.indicators import IndicatorSet
from chuanngheo.quantities import Exact, exact


def _weights(given: Mapping[str, Exact]) -> Mapping[str, Fraction]:
    found = {
        code: exact(weight, f"the weight of {code}", f"trọng số của {code}") for code, weight in given.items()
    }
    wrong = [code for code, weight in found.items() if weight <= 0]
    if wrong or not found:
        named = ", ".join(wrong)
        raise InvalidValueError(
            f"weights must be above zero: {named or 'none is given'}",
            f"trọng số phải lớn hơn 0: {named or 'chưa cho trọng số nào'}",
        )
    return MappingProxyType(found)


def _k(given: Exact) -> Fraction:
    return exact(given, "the cut-off k", "ngưỡng k")


def _frozen(given: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(given))


@attrs.frozen(slots=False)  # what is computed once is then read at full speed
class Design:
    """Weights by indicator, the cut-off ``k`` in their unit, and the dimension of each indicator.

    A household is poor when the weights of its deprivations come to ``k`` or more.  Weights may sum to one
    (k a share) or be points (k a number of points): intensity and M0 are shares of their sum.  All are exact:
    1/3 is ``Fraction(1, 3)``, and three of them are one.

    Raises:
        InvalidValueError: a weight that is not above zero; a float; a cut-off not above 0 and up to the sum.
        UnknownCodeError: a dimension of an indicator without weight.

    >>> Design({"water": Fraction(1, 2), "toilet": Fraction(1, 2)}, Fraction(1, 2)).total
    Fraction(1, 1)
    """

    weights: Mapping[str, Fraction] = attrs.field(converter=_weights)
    k: Fraction = attrs.field(converter=_k)
    dimensions: Mapping[str, str] = attrs.field(factory=dict[str, str], converter=_frozen)

    def __attrs_post_init__(self) -> None:
        if not 0 < self.k <= self.total:
            raise InvalidValueError(
                f"the cut-off must be above 0 and at most the sum of the weights, {self.total}; not {self.k}",
                f"ngưỡng phải lớn hơn 0 và không quá tổng các trọng số, {self.total}; không phải {self.k}",
            )
        for code in self.dimensions:
            if code not in self.weights:
                raise UnknownCodeError("indicator", "chỉ số", code, self.weights)

    @classmethod
    def of(cls, indicators: IndicatorSet | None, k: Exact) -> Self:
        """The points of a standard's indicators as weights, ``k`` in points.

        >>> from chuanngheo import NATIONAL_2021_2025
        >>> Design.of(NATIONAL_2021_2025.indicators, 3).dimensions["water"]
        'nước sinh hoạt và vệ sinh'

        Raises:
            InvalidValueError: the standard has no list of indicators.
        """
        if indicators is None:
            raise InvalidValueError(
                "this standard has no list of indicators; give the weights",
                "chuẩn này không có danh mục chỉ số; hãy cho trọng số",
                reason=Reason.MISSING,
            )
        listed = indicators.indicators
        return cls({i.code: i.points for i in listed}, k, {i.code: i.dimension for i in listed})

    @cached_property
    def total(self) -> Fraction:
        """The sum of the weights."""
        return sum(self.weights.values(), Fraction(0))

    @cached_property
    def scale(self) -> int:
        """What makes whole numbers of all weights."""
        return lcm(*(weight.denominator for weight in self.weights.values()))

    @cached_property
    def units(self) -> Mapping[str, int]:
        """The weights as whole numbers."""
        scale = self.scale
        return {code: int(weight * scale) for code, weight in self.weights.items()}

    @cached_property
    def cutoff(self) -> int:
        """The least sum of :attr:`units` that is ``k`` or more."""
        return ceil(self.k * self.scale)
