"""Mẫu số 3.11: the heights and weights below which a child counts as malnourished (suy dinh dưỡng).

The table steps by months, then by half-years, and asks the weight only under ten years (Mẫu số 3.1,
column 7).  Two things it does not print are readings with a name:

* between two of its ages: :class:`BetweenAges`, by default the last age the child has reached;
* a child exactly at the value: not malnourished, unless ``at_the_value`` says otherwise.  Derived: the
  printed values are those of the World Health Organization's "minus two standard deviations", below which
  (dưới) a child is stunted or underweight.

>>> from chuanngheo.members import Sex
>>> child = nutrition(Sex.MALE, 36, height_cm=Decimal("88.6"), weight_kg=Decimal("11.3"))
>>> child.stunted, child.underweight, child.height_line
(True, False, Decimal('88.7'))
"""

from bisect import bisect_right
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.law import Confidence
from chuanngheo.members import Sex
from chuanngheo.standards.timeline import VBHN1315_2023

NUTRITION_CITE = VBHN1315_2023.at("Phụ lục III, Mẫu số 3.11, Công báo trang 64")
"""Where the table is printed."""

NUTRITION_SIGN_CITE = VBHN1315_2023.at("Phụ lục III, Mẫu số 3.11, Công báo trang 64", Confidence.DERIVED)
"""That a child is malnourished *below* the printed value: derived, the sign is not printed."""

CHILD_UNDER = 16 * 12
"""Months of age from which the table no longer asks: "dưới 16 tuổi"."""

WEIGHED_UNDER = 10 * 12
"""Months of age from which only the height is asked: "Dưới 10 tuổi"."""


class BetweenAges(StrEnum):
    """How a child between two printed ages is read; the table does not say."""

    REACHED = "reached"
    """The last printed age that the child has reached: completed ages, as everywhere in the sheets."""
    NEAREST = "nearest"
    """The nearer printed age; half-way, the one already reached."""
    INTERPOLATED = "interpolated"
    """A straight line between the two printed values, by completed months."""


@attrs.frozen
class Row:
    """One printed age, in months, with its values; a weight is printed only under ten years."""

    months: int
    height_cm: tuple[Decimal, Decimal]
    weight_kg: tuple[Decimal, Decimal] | None


def _row(months: int, boy_cm: str, girl_cm: str, boy_kg: str = "", girl_kg: str = "") -> Row:
    weights = (Decimal(boy_kg), Decimal(girl_kg)) if boy_kg else None
    return Row(months, (Decimal(boy_cm), Decimal(girl_cm)), weights)


TABLE: tuple[Row, ...] = (
    _row(0, "46.1", "45.4", "2.5", "2.4"),  # Mới sinh
    _row(1, "50.8", "49.8", "3.4", "3.2"),  # 1 tháng
    _row(2, "54.4", "53.0", "4.3", "3.9"),  # 2 tháng
    _row(3, "57.3", "55.6", "5.0", "4.5"),  # 3 tháng
    _row(4, "59.7", "57.8", "5.6", "5.0"),  # 4 tháng
    _row(5, "61.7", "59.6", "6.0", "5.4"),  # 5 tháng
    _row(6, "63.3", "61.2", "6.4", "5.7"),  # 6 tháng
    _row(7, "64.8", "62.7", "6.7", "6.0"),  # 7 tháng
    _row(8, "66.2", "64.0", "6.9", "6.3"),  # 8 tháng
    _row(9, "67.5", "65.3", "7.1", "6.5"),  # 9 tháng
    _row(10, "68.7", "66.5", "7.4", "6.7"),  # 10 tháng
    _row(11, "69.9", "67.7", "7.6", "6.9"),  # 11 tháng
    _row(12, "71.0", "68.9", "7.7", "7.0"),  # 12 tháng
    _row(15, "74.1", "72.0", "8.3", "7.6"),  # 15 tháng
    _row(18, "76.9", "74.9", "8.8", "8.1"),  # 18 tháng
    _row(21, "79.4", "77.5", "9.2", "8.6"),  # 21 tháng
    _row(24, "81.0", "80.0", "9.7", "9.0"),  # 24 tháng
    _row(30, "85.1", "83.6", "10.5", "10.0"),  # 2.5 tuổi
    _row(36, "88.7", "87.4", "11.3", "10.8"),  # 3 tuổi
    _row(42, "91.9", "90.9", "12.0", "11.6"),  # 3.5 tuổi
    _row(48, "94.9", "94.1", "12.7", "12.3"),  # 4 tuổi
    _row(54, "97.8", "97.1", "13.4", "13.0"),  # 4.5 tuổi
    _row(60, "100.7", "99.9", "14.1", "13.7"),  # 5 tuổi
    _row(66, "103.4", "102.3", "15.0", "14.6"),  # 5.5 tuổi
    _row(72, "106.1", "104.9", "15.9", "15.3"),  # 6 tuổi
    _row(78, "108.7", "107.4", "16.8", "16.0"),  # 6.5 tuổi
    _row(84, "111.2", "109.9", "17.7", "16.8"),  # 7 tuổi
    _row(90, "113.6", "112.4", "18.6", "17.6"),  # 7.5 tuổi
    _row(96, "116.0", "115.0", "19.5", "18.6"),  # 8 tuổi
    _row(102, "118.3", "117.6", "20.4", "19.6"),  # 8.5 tuổi
    _row(108, "120.5", "120.3", "21.3", "20.8"),  # 9 tuổi
    _row(114, "122.8", "123.0", "22.2", "22.0"),  # 9.5 tuổi
    _row(120, "125.0", "125.8"),  # 10 tuổi
    _row(126, "127.3", "128.7"),  # 10.5 tuổi
    _row(132, "129.7", "131.7"),  # 11 tuổi
    _row(138, "132.2", "134.7"),  # 11.5 tuổi
    _row(144, "134.9", "137.6"),  # 12 tuổi
    _row(150, "137.9", "140.2"),  # 12.5 tuổi
    _row(156, "141.2", "142.5"),  # 13 tuổi
    _row(162, "144.5", "144.4"),  # 13.5 tuổi
    _row(168, "147.8", "145.9"),  # 14 tuổi
    _row(174, "150.8", "147.1"),  # 14.5 tuổi
    _row(180, "153.4", "147.9"),  # 15 tuổi
    _row(186, "155.5", "148.5"),  # 15.5 tuổi
    _row(192, "157.4", "148.9"),  # 16 tuổi
)
"""Mẫu số 3.11, row by row: age in months, height (cm) and weight (kg) of a boy and of a girl."""

_AGES = tuple(row.months for row in TABLE)


@attrs.frozen
class Nutrition:
    """What the table says of one child; ``None`` where a measure is missing.

    ``weight_line`` is ``None`` and ``underweight`` is ``False`` from ten years on: the sheet asks no weight.
    """

    stunted: bool | None
    underweight: bool | None
    height_line: Fraction | Decimal
    weight_line: Fraction | Decimal | None

    @property
    def malnourished(self) -> bool | None:
        """Stunted *or* underweight (chiều cao theo tuổi hoặc cân nặng theo tuổi)."""
        if self.stunted or self.underweight:
            return True
        return None if self.stunted is None or self.underweight is None else False


def nutrition(
    sex: Sex | str,
    months: int,
    *,
    height_cm: Decimal | int | None = None,
    weight_kg: Decimal | int | None = None,
    between: BetweenAges | str = BetweenAges.REACHED,
    at_the_value: bool = False,
) -> Nutrition:
    """Whether a child is stunted (thấp còi) or underweight (nhẹ cân) by Mẫu số 3.11.

    Args:
        sex: a :class:`Sex`, its code or "nam", "nữ".
        months: completed months of age, below 192 (dưới 16 tuổi).
        height_cm: chiều cao in centimetres, or ``None`` if not measured.
        weight_kg: cân nặng in kilograms, or ``None`` if not measured; not used from ten years on.
        between: how an age between two printed ones is read.
        at_the_value: whether a child exactly at the value counts as malnourished.

    Raises:
        InvalidValueError: an age from 16 years, a measure that is not a positive whole or decimal number.
        UnknownCodeError: a sex or reading of no such name.

    >>> nutrition("nữ", 125, height_cm=Decimal("126.0")).stunted
    False
    >>> nutrition("nữ", 125, height_cm=Decimal("126.0"), between="interpolated").height_line
    Fraction(7693, 60)
    """
    column = list(Sex).index(Sex(sex))
    reading = _reading(between)
    if type(months) is not int or not 0 <= months < CHILD_UNDER:
        raise InvalidValueError(
            f"the nutrition table is for children under {CHILD_UNDER} completed months, not {months!r:.60}",
            f"bảng dinh dưỡng dùng cho trẻ em dưới {CHILD_UNDER} tháng tuổi tròn, không phải {months!r:.60}",
            reason=Reason.OUT_OF_RANGE if type(months) is int else Reason.WRONG_TYPE,
        )
    at = bisect_right(_AGES, months) - 1
    low, high = TABLE[at], TABLE[at + 1]
    part = _part(Fraction(months - low.months, high.months - low.months), reading)
    height = _measure(height_cm, "height_cm")
    weight = _measure(weight_kg, "weight_kg")
    height_line = _line(low.height_cm[column], high.height_cm[column], part)
    weight_line = None
    if low.weight_kg is not None:
        weight_line = _line(low.weight_kg[column], (high.weight_kg or low.weight_kg)[column], part)
    return Nutrition(
        stunted=_below(height, height_line, or_at=at_the_value),
        underweight=False if weight_line is None else _below(weight, weight_line, or_at=at_the_value),
        height_line=height_line,
        weight_line=weight_line,
    )


def _reading(value: BetweenAges | str) -> BetweenAges:
    try:
        return BetweenAges(value)
    except ValueError:
        raise UnknownCodeError(
            "reading between two ages", "cách đọc giữa hai độ tuổi", value, list(BetweenAges)
        ) from None


def _part(share: Fraction, reading: BetweenAges) -> Fraction:
    """How far towards the next printed value to go."""
    if reading is BetweenAges.INTERPOLATED:
        return share
    return Fraction(reading is BetweenAges.NEAREST and share > Fraction(1, 2))


def _line(low: Decimal, high: Decimal, part: Fraction) -> Fraction | Decimal:
    return Fraction(low) + (Fraction(high) - Fraction(low)) * part if part else low


def _measure(value: Decimal | int | None, what: str) -> Fraction | None:
    if value is None:
        return None
    if type(value) not in (int, Decimal):
        raise InvalidValueError(
            f"{what} must be a Decimal or an int, not {type(value).__name__} {value!r:.60}",
            f"{what} phải là Decimal hoặc int, không phải {type(value).__name__} {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )
    if not (Decimal(value).is_finite() and value > 0):
        raise InvalidValueError(
            f"{what} must be a positive number, not {value}",
            f"{what} phải là số dương, không phải {value}",
        )
    return Fraction(value)


def _below(measure: Fraction | None, line: Fraction | Decimal, *, or_at: bool) -> bool | None:
    if measure is None:
        return None
    return measure < Fraction(line) or (or_at and measure == Fraction(line))
