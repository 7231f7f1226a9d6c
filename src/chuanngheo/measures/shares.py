"""A share of a whole of which a part is not known: between two rates; and how it changed.

>>> share = Share.of(3, 5, 10)
>>> share.low.text(), share.high.text(), share.known
('30,00%', '50,00%', False)
>>> (Share.of(2, 2, 10) - Share.of(4, 4, 10)).points
(Points('-20'), Points('-20'))
"""

from fractions import Fraction
from typing import Self

import attrs

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.quantities import Change, Exact, Points, Rate, exact

Amount = int | Fraction
"""A count, or a sum of weights that are not whole."""


def amount(value: Exact) -> Amount:
    """A weight: an exact number, as an int where it is whole.

    Raises:
        InvalidValueError: a float or another number that is not exact, or one below zero.
    """
    if type(value) is int and value >= 0:
        return value
    found = exact(value, "a weight", "trọng số")
    if found < 0:
        raise InvalidValueError(f"a weight must not be negative: {found}", f"trọng số không được âm: {found}")
    return int(found) if found.denominator == 1 else found


@attrs.frozen
class Difference:
    """What changed between two shares: in điểm phần trăm, and relative to the first; low and high.

    ``relative`` is ``None`` where the first share may be zero.

    >>> from chuanngheo import Rate
    >>> found = Share(Rate.of(1, 4), Rate.of(1, 4)) - Share(Rate.of(1, 5), Rate.of(1, 5))
    >>> found
    Difference(points=(Points('5'), Points('5')), relative=(Change('1/4'), Change('1/4')))
    """

    points: tuple[Points, Points]
    relative: tuple[Change, Change] | None


@attrs.frozen
class Share:
    """Between ``low`` (no unknown counts) and ``high`` (every unknown counts); equal where all is known.

    >>> from chuanngheo import Rate
    >>> Share(Rate.of(1, 4), Rate.of(1, 3)).text("en")
    '25.00%–33.33%'
    """

    low: Rate
    high: Rate

    @classmethod
    def of(cls, least: Exact, most: Exact, total: Exact) -> Self:
        """The share that at least ``least`` and at most ``most`` are of ``total``.

        Raises:
            InvalidValueError: ``total`` is zero.
        """
        return cls(Rate.of(least, total), Rate.of(most, total))

    @property
    def known(self) -> bool:
        """Whether it is one rate."""
        return self.low == self.high

    @property
    def rate(self) -> Rate:
        """The one rate.

        Raises:
            InvalidValueError: unknown facts still decide it; the bounds are told.
        """
        if not self.known:
            raise InvalidValueError(
                f"not known: between {self.low.text()} and {self.high.text()}; see low and high",
                f"chưa rõ: từ {self.low.text()} đến {self.high.text()}; xem low và high",
                reason=Reason.MISSING,
            )
        return self.low

    def __sub__(self, other: "Share") -> Difference:
        """The change from ``other`` (earlier) to this."""
        points = self.low - other.high, self.high - other.low
        if not other.low.share:
            return Difference(points, None)
        relative = (
            Change.between(other.high.share, self.low.share),
            Change.between(other.low.share, self.high.share),
        )
        return Difference(points, relative)

    def text(self, lang: str = "vi", *, decimals: int = 2) -> str:
        """As printed: ``3,04%``, or both ends: ``3,04%–3,10%``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        low = self.low.text(lang, decimals=decimals)
        return low if self.known else f"{low}–{self.high.text(lang, decimals=decimals)}"
