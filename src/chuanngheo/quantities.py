"""Rates, percentage points and relative changes: three meanings of "%", three types; all exact.

"Giảm 3,35 %" in a plan is percentage points (điểm phần trăm); "giảm 1/2 số hộ nghèo" is relative;
"chiếm tỷ lệ 3,04 %" is a rate.  Mixing them is an error for the type checker and at run time.

>>> Rate.parse("3,04%") - Rate.parse("2,82%")
Points('0.22')
>>> Rate.of(453, 14_905)
Rate.of(453, 14905)
>>> Rate.of(453, 14_905).text()
'3,04%'
>>> Rate.parse("3,04%") + Rate.parse("2,82%")
Traceback (most recent call last):
TypeError: unsupported operand type(s) for +: 'Rate' and 'Rate'
"""

import re
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self, overload

import attrs

from chuanngheo.errors import InvalidValueError, Reason, shown
from chuanngheo.languages import vietnamese
from chuanngheo.numerals import format_decimal

Exact = int | Decimal | Fraction
"""The numbers this library computes with.  A float is never one of them."""


class Rounding(StrEnum):
    """How an office turns an exact figure into a printed one.

    >>> rounded(Fraction("0.125"), 2), rounded(Fraction("0.125"), 2, Rounding.TRUNCATE)
    (Decimal('0.13'), Decimal('0.12'))
    """

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    TRUNCATE = "truncate"
    CEILING = "ceiling"


def exact(value: object, en: str, vi: str) -> Fraction:
    """``value`` as a fraction; a float or anything else that is not exact is refused by name.

    Raises:
        InvalidValueError: a float, a truth value, a text, or no finite number.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        kind = type(value).__name__
        raise InvalidValueError(
            f"{en} must be an exact number (int, Decimal or Fraction), not {kind} {shown(value)}",
            f"{vi} phải là số chính xác (int, Decimal hoặc Fraction), không phải {kind} {shown(value)}",
            reason=Reason.WRONG_TYPE,
        )
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidValueError(
            f"{en} must be a finite number, not {value}", f"{vi} phải là số hữu hạn, không phải {value}"
        )
    return Fraction(value)


def rounded(value: Fraction, decimals: int, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
    """``value`` with exactly ``decimals`` decimals.  The only rounding in the library.

    A negative number is rounded as its amount is, and then signed; the decimal context plays no part.

    >>> rounded(Fraction(1, 8), 2), rounded(Fraction(1, 8), 2, Rounding.HALF_EVEN)
    (Decimal('0.13'), Decimal('0.12'))
    """
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled, 1)
    if rounding is Rounding.HALF_UP:
        up = rest * 2 >= 1
    elif rounding is Rounding.HALF_EVEN:
        up = rest * 2 > 1 or (rest * 2 == 1 and whole % 2 == 1)
    elif rounding is Rounding.CEILING:
        up = rest > 0
    else:
        up = False
    units = int(whole) + up
    return Decimal((value < 0 and units > 0, tuple(map(int, str(units))), -decimals))


@attrs.frozen
class Interval:
    """All numbers from ``low`` to ``high``; ``None`` is no bound; an open end is left out itself."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def at(cls, value: Exact) -> Self:
        """The one number ``value``."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def rounding_to(cls, value: Fraction, step: Fraction, rounding: Rounding) -> Self:
        """Every number that ``rounding`` to a multiple of ``step`` would print as ``value`` (≥ 0)."""
        half = step / 2
        if rounding is Rounding.TRUNCATE:
            return cls(value, value + step, high_open=True)
        if rounding is Rounding.CEILING:
            return cls(value - step, value, low_open=True)
        odd = (value / step) % 2 == 1
        tie_out = rounding is Rounding.HALF_EVEN and odd
        tie_in = rounding is Rounding.HALF_EVEN and not odd
        return cls(value - half, value + half, low_open=tie_out, high_open=not tie_in)

    def __contains__(self, value: Exact) -> bool:
        """Whether ``value`` lies between the ends."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return self.high is None or value < self.high or (not self.high_open and value == self.high)

    def __and__(self, other: "Interval") -> "Interval | None":
        """What both hold, or ``None`` where that is nothing."""
        low, low_open, high, high_open = self.low, self.low_open, self.high, self.high_open
        if other.low is not None and (low is None or (other.low, other.low_open) > (low, low_open)):
            low, low_open = other.low, other.low_open
        if other.high is not None and (
            high is None or (other.high, not other.high_open) < (high, not high_open)
        ):
            high, high_open = other.high, other.high_open
        if low is not None and high is not None:
            empty = low > high or (low == high and (low_open or high_open))
            if empty:
                return None
        return Interval(low, high, low_open, high_open)

    def __add__(self, other: "Interval") -> "Interval":
        """Every sum of one number from each."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __neg__(self) -> "Interval":
        """Every number with its sign turned."""
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Every difference of one number from each."""
        return self + -other

    def scaled(self, factor: Fraction | int) -> "Interval":
        """Every number ``factor`` (> 0) times as large."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)

    def times(self, other: "Interval") -> "Interval":
        """Every product of one number from each; both must lie at or above zero."""
        low, low_open = _product(_lowest(self), _lowest(other))
        if self.high is None or other.high is None:
            return Interval(low, None, low_open)
        high, high_open = _product((self.high, self.high_open), (other.high, other.high_open))
        return Interval(low, high, low_open, high_open)

    def over(self, other: "Interval") -> "Interval":
        """Every quotient of one number from each; both must lie at or above zero.

        Where the divisor may be zero the quotient has no upper bound.
        """
        low, low_open = _lowest(self)
        if other.high:
            low, low_open = _product((low, low_open), (1 / other.high, other.high_open))
        else:  # towards zero, without end
            low, low_open = Fraction(0), low > 0 or low_open
        if self.high is None or not other.low:
            return Interval(low, None, low_open)
        high, high_open = _product((self.high, self.high_open), (1 / other.low, other.low_open))
        return Interval(low, high, low_open, high_open)

    def whole_numbers(self) -> "tuple[int | None, int | None]":
        """The least and the greatest whole number inside (least > greatest where there is none)."""
        low = None if self.low is None else -(-self.low // 1) + (self.low_open and self.low % 1 == 0)
        high = None if self.high is None else self.high // 1 - (self.high_open and self.high % 1 == 0)
        return low, high

    def __str__(self) -> str:
        low = "…" if self.low is None else short(self.low)
        high = "…" if self.high is None else short(self.high)
        return f"{low}–{high}" if low != high else low


def _lowest(interval: Interval) -> tuple[Fraction, bool]:
    """The lower end of numbers at or above zero, and whether it is left out."""
    return (Fraction(0), False) if interval.low is None else (interval.low, interval.low_open)


def _product(one: tuple[Fraction, bool], other: tuple[Fraction, bool]) -> tuple[Fraction, bool]:
    """The product of two ends, and whether it is left out; a zero that is in makes it one that is in."""
    zero_is_in = (Fraction(0), False) in (one, other)
    return one[0] * other[0], (one[1] or other[1]) and not zero_is_in


def short(value: Fraction, lang: str = "vi", decimals: int = 4) -> str:
    """A number for a sentence: exact where it ends within ``decimals``, else rounded there.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> short(Fraction(1750)), short(Fraction(183476, 100)), short(Fraction(1, 3))
    ('1.750', '1.834,76', '0,3333')
    """
    shown = rounded(value, decimals)
    while decimals and Fraction(shown) * 10 ** (decimals - 1) % 1 == 0:
        decimals -= 1
    return format_decimal(shown, lang, decimals=decimals)


def plain(value: Fraction) -> str:
    """The shortest exact writing of a fraction for code: a terminating decimal, else ``a/b``.

    >>> plain(Fraction(76, 25)), plain(Fraction(1, 3))
    ('3.04', '1/3')
    """
    rest, decimals = value.denominator, 0
    while rest % 2 == 0 or rest % 5 == 0:
        rest //= 10 if rest % 10 == 0 else 2 if rest % 2 == 0 else 5
        decimals += 1
    return str(value) if rest != 1 else format(rounded(value, decimals), "f")


_IN_CODE = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40}|/0*[1-9][0-9]{0,39})?")


def _in_code(value: object, en: str, vi: str) -> Fraction:
    """An exact number, or its text as code writes it: ``"0.22"``, ``"-1/2"``."""
    if not isinstance(value, str):
        return exact(value, en, vi)
    if not _IN_CODE.fullmatch(value):
        raise InvalidValueError(
            f"{en} must be written as '0.22' or '-1/2', not {shown(value)}",
            f"{vi} phải viết như '0.22' hoặc '-1/2', không phải {shown(value)}",
            reason=Reason.NOT_A_NUMERAL,
        )
    return Fraction(value)


def _points(value: object) -> Fraction:
    return _in_code(value, "a number of percentage points", "số điểm phần trăm")


@attrs.frozen(order=True, repr=False)
class Points:
    """Percentage points (điểm phần trăm): the difference of two rates.

    ``value`` is exact, in points: ``Points("0.22")`` is 0,22 điểm phần trăm.

    >>> Points("3.35").of(54_769)                   # how many households (hộ) of 54.769, exactly
    Fraction(3669523, 2000)
    >>> Points("3.35").text("vi")
    '3,35 điểm phần trăm'
    """

    value: Fraction = attrs.field(converter=_points)

    def __repr__(self) -> str:
        return f"Points({plain(self.value)!r})"

    def __add__(self, other: "Points") -> "Points":
        return Points(self.value + other.value) if isinstance(other, Points) else NotImplemented

    def __sub__(self, other: "Points") -> "Points":
        return Points(self.value - other.value) if isinstance(other, Points) else NotImplemented

    def __mul__(self, other: int) -> "Points":
        whole = isinstance(other, int) and not isinstance(other, bool)
        return Points(self.value * other) if whole else NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> "Points":
        return Points(-self.value)

    def of(self, total: Exact) -> Fraction:
        """How many of ``total`` that many points are, exactly (not rounded to whole households).

        >>> Points("3.35").of(54_769)
        Fraction(3669523, 2000)
        """
        return self.value * exact(total, "the total", "tổng số") / 100

    def text(self, lang: str = "vi", *, decimals: int = 2) -> str:
        """As printed in the locale: ``0,22 điểm phần trăm``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        number = format_decimal(rounded(self.value, decimals), lang, decimals=decimals)
        return f"{number} {'điểm phần trăm' if vietnamese(lang) else 'percentage points'}"


def _share(value: object) -> Fraction:
    share = exact(value, "a rate's share", "phần của tỷ lệ")
    if share < 0:
        raise InvalidValueError(
            f"a rate cannot be negative: {plain(share * 100)} %",
            f"tỷ lệ không thể âm: {plain(share * 100)} %",
        )
    return share


@attrs.frozen(order=True, repr=False)
class Rate:
    """A rate (tỷ lệ): an exact share of a whole, 1 for 100 %.

    Build it by :meth:`of` from two counts, by :meth:`parse` from a printed percentage, or by
    :meth:`from_percent`.  A rate above 100 % is allowed (đạt 218,8 % kế hoạch), a negative one not.

    >>> Rate.of(453, 14_905).text(), Rate.parse("3,04%") - Rate.parse("2,82%")
    ('3,04%', Points('0.22'))
    >>> Rate.of(453, 0)
    Traceback (most recent call last):
    chuanngheo.errors.InvalidValueError: no rate over a total of 0
    """

    share: Fraction = attrs.field(converter=_share)

    @classmethod
    def of(cls, count: Exact, total: Exact) -> Self:
        """``count`` over ``total``.

        Raises:
            InvalidValueError: ``total`` is zero, or a number is negative or not exact.
        """
        whole = exact(total, "the total", "tổng số")
        if whole <= 0:
            raise InvalidValueError(
                f"no rate over a total of {plain(whole)}",
                f"không có tỷ lệ trên tổng số {plain(whole)}",
                reason=Reason.ZERO_TOTAL,
            )
        return cls(exact(count, "the count", "số đếm") / whole)

    @classmethod
    def from_percent(cls, percent: Exact) -> Self:
        """``Rate.from_percent(Decimal("3.04"))`` is 3,04 %."""
        return cls(exact(percent, "a percentage", "tỷ lệ phần trăm") / 100)

    @classmethod
    def parse(cls, text: str) -> Self:
        """A percentage as printed; see :func:`chuanngheo.figures.figure` for what is read."""
        from chuanngheo.figures import figure  # noqa: PLC0415 # figures are built from rates

        return cls(figure(text, unit="%").percent() / 100)

    @property
    def percent(self) -> Fraction:
        """The exact percentage: 304/100 for 3,04 %."""
        return self.share * 100

    def __repr__(self) -> str:
        percent = plain(self.percent)
        if "/" in percent:
            return f"Rate.of({self.share.numerator}, {self.share.denominator})"
        return f"Rate.parse({percent.replace('.', ',') + '%'!r})"

    @overload
    def __sub__(self, other: "Rate") -> Points: ...
    @overload
    def __sub__(self, other: Points) -> "Rate": ...
    def __sub__(self, other: "Rate | Points") -> "Points | Rate":
        if isinstance(other, Rate):
            return Points(self.percent - other.percent)
        if isinstance(other, Points):
            return Rate(self.share - other.value / 100)
        return NotImplemented

    def __add__(self, other: Points) -> "Rate":
        return Rate(self.share + other.value / 100) if isinstance(other, Points) else NotImplemented

    def of_total(self, total: Exact) -> Fraction:
        """How many of ``total`` the rate is, exactly (not rounded to whole households)."""
        return self.share * exact(total, "the total", "tổng số")

    def text(self, lang: str = "vi", *, decimals: int = 2, rounding: Rounding = Rounding.HALF_UP) -> str:
        """As printed in the locale with ``decimals``: ``3,04%``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        number = rounded(self.percent, decimals, rounding)
        return f"{format_decimal(number, lang, decimals=decimals)}%"


def _relative(value: object) -> Fraction:
    return _in_code(value, "a relative change", "mức thay đổi tương đối")


@attrs.frozen(order=True, repr=False)
class Change:
    """A relative change: "giảm 1/2 số hộ nghèo" is ``Change("-1/2")``; never percentage points.

    >>> Change("-1/2").applied_to(5_000), Change("-1/2").text()
    (Fraction(2500, 1), '-50,00% so với gốc')
    """

    value: Fraction = attrs.field(converter=_relative)

    @classmethod
    def between(cls, before: Exact, after: Exact) -> Self:
        """The change from ``before`` to ``after`` as a share of ``before``.

        Raises:
            InvalidValueError: ``before`` is zero.
        """
        base = exact(before, "the base", "số gốc")
        if base <= 0:
            raise InvalidValueError(
                f"no relative change from a base of {plain(base)}",
                f"không có mức thay đổi tương đối so với gốc {plain(base)}",
                reason=Reason.ZERO_TOTAL,
            )
        return cls((exact(after, "the end", "số cuối") - base) / base)

    def __repr__(self) -> str:
        return f"Change({str(self.value)!r})"

    def applied_to(self, base: Exact) -> Fraction:
        """``base`` after the change, exactly.

        >>> Change("-1/2").applied_to(453)
        Fraction(453, 2)
        """
        return exact(base, "the base", "số gốc") * (1 + self.value)

    def text(self, lang: str = "vi", *, decimals: int = 2) -> str:
        """As printed in the locale: ``-50,00%`` of the base.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        number = format_decimal(rounded(self.value * 100, decimals), lang, decimals=decimals)
        return f"{number}% {'so với gốc' if vietnamese(lang) else 'of the base'}"
