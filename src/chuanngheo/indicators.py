"""Indicator sets: dimensions, indicators, points; and the deprivations found by one set.

An indicator belongs to the standard that defines it: "health_insurance" of 2016 and of 2021 are two
indicators with one name, so a :class:`Deprivations` carries the set that assessed it.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Self

import attrs

from chuanngheo.errors import (
    IndicatorSetMismatchError,
    InvalidStandardError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
    shown,
)
from chuanngheo.languages import phrase
from chuanngheo.law import Citation


@attrs.frozen
class Indicator:
    """One indicator (chỉ số): what a household may be deprived in, and the points it then counts."""

    code: str
    dimension: str
    vi: str
    en: str
    cite: Citation
    points: int = 1

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


@attrs.frozen(eq=False, slots=False)  # what is computed once is then read at full speed
class IndicatorSet:
    """The indicators of one standard, in the order of its text; two sets are equal if all in them is."""

    code: str
    indicators: tuple[Indicator, ...]

    def __attrs_post_init__(self) -> None:
        codes = [indicator.code for indicator in self.indicators]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise InvalidStandardError(
                f"{self.code}: listed twice: {', '.join(twice)}",
                f"{self.code}: liệt kê hai lần: {', '.join(twice)}",
            )
        bad = [i.code for i in self.indicators if type(i.points) is not int or i.points < 1]
        if bad:
            raise InvalidStandardError(
                f"{self.code}: points must be whole numbers from 1: {', '.join(bad)}",
                f"{self.code}: điểm phải là số nguyên từ 1: {', '.join(bad)}",
            )

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The codes, in order; bit ``i`` of a mask is ``codes[i]``."""
        return tuple(indicator.code for indicator in self.indicators)

    @cached_property
    def bits(self) -> Mapping[str, int]:
        """The bit of each code in a mask."""
        return {code: 1 << i for i, code in enumerate(self.codes)}

    @cached_property
    def points(self) -> tuple[int, ...]:
        """The points of each indicator, in order."""
        return tuple(indicator.points for indicator in self.indicators)

    def bit(self, code: str) -> int:
        """The bit of ``code``, or an error that says what the set has.

        Raises:
            UnknownCodeError: the set has no such indicator; the nearest is suggested.
        """
        found = self.bits.get(code)
        if found is None:
            raise UnknownCodeError("indicator", "chỉ số", code, self.codes, where=self.code)
        return found

    def __getitem__(self, code: str) -> Indicator:
        return self.indicators[self.bit(code).bit_length() - 1]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, IndicatorSet):
            return NotImplemented
        return (self.code, self.indicators) == (other.code, other.indicators)

    def __hash__(self) -> int:
        return hash(self.code)


@attrs.frozen(repr=False)
class Deprivations:
    """What is known of a household by one indicator set: deprived, not deprived, or not known.

    ``deprived`` and ``known`` are bit masks over ``set.codes``; ``scores`` is the set of scores still
    possible, as a mask whose bit ``s`` is a score of ``s``.
    """

    set: IndicatorSet
    deprived: int
    known: int
    scores: int = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        size = 1 << len(self.set.indicators)
        if self.deprived & ~self.known or not 0 <= self.known < size:
            raise InvalidValueError(
                f"{self.set.code}: a deprivation must be a known one of {len(self.set.indicators)}",
                f"{self.set.code}: mỗi thiếu hụt phải là một trong {len(self.set.indicators)} chỉ "
                "số và đã biết rõ",
                reason=Reason.CONTRADICTION,
            )
        object.__setattr__(self, "scores", _scores(self.set.points, self.deprived, self.known))

    @classmethod
    def of(cls, indicators: IndicatorSet, facts: "Mapping[str, bool | None]") -> Self:
        """From ``{"water": True, "toilet": False}``; a code left out or ``None`` is not known.

        Raises:
            UnknownCodeError: a code that the set does not have.
            InvalidValueError: an answer other than ``True``, ``False`` or ``None``.
        """
        deprived = known = 0
        bits = indicators.bits
        for code, answer in facts.items():
            if answer is None:
                indicators.bit(code)
                continue
            if answer is not True and answer is not False:
                raise InvalidValueError(
                    f"{indicators.code}: {code} must be True, False or None (not known), not {shown(answer)}",
                    f"{indicators.code}: {code} phải là True, False hoặc None (chưa rõ), không "
                    f"phải {shown(answer)}",
                    reason=Reason.WRONG_TYPE,
                )
            bit = bits.get(code) or indicators.bit(code)
            known |= bit
            if answer:
                deprived |= bit
        return cls(indicators, deprived, known)

    @classmethod
    def exactly(cls, indicators: IndicatorSet, codes: Iterable[str]) -> Self:
        """All indicators known: ``codes`` are deprivations, all others are not."""
        deprived = sum({indicators.bit(code) for code in codes})
        return cls(indicators, deprived, (1 << len(indicators.indicators)) - 1)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The codes not known, in order."""
        return tuple(code for code, bit in self.set.bits.items() if not self.known & bit)

    def __getitem__(self, code: str) -> bool | None:
        bit = self.set.bit(code)
        return bool(self.deprived & bit) if self.known & bit else None

    def as_dict(self) -> dict[str, bool | None]:
        """Every code of the set with its answer."""
        return {code: self[code] for code in self.set.codes}

    def require(self, indicators: IndicatorSet | None, standard: str) -> None:
        """Raise :class:`IndicatorSetMismatchError` unless ``indicators`` is the set of these."""
        if self.set != indicators:
            raise IndicatorSetMismatchError(self.set.code, indicators.code if indicators else None, standard)

    def __repr__(self) -> str:
        facts = {code: answer for code, answer in self.as_dict().items() if answer is not None}
        return f"Deprivations.of({self.set.code!r}, {facts})"


def _scores(points: tuple[int, ...], deprived: int, known: int) -> int:
    """Every reachable sum of points: what is deprived, plus any part of what is not known."""
    reach = 1
    for i, value in enumerate(points):
        bit = 1 << i
        if deprived & bit:
            reach <<= value
        elif not known & bit:
            reach |= reach << value
    return reach
