"""What "giảm 3,35 % (khoảng 1.800 hộ)" is in households, by both readings of the sign.

>>> main()
3,35 điểm phần trăm of 54.769 hộ: 1.834,7615 hộ; khoảng 1.800 hộ is 1.750–1.850 hộ: agrees
-3,35% so với gốc of 5.779 hộ: 193,5965 hộ; khoảng 1.800 hộ is 1.750–1.850 hộ: does not agree
"""

from fractions import Fraction

import chuanngheo as cn
from chuanngheo.quantities import short

HOUSEHOLDS, POOR = 54_769, 5_779
PRINTED = cn.figure("khoảng 1.800 hộ")


def line(said: str, total: int, households: Fraction) -> str:
    """One reading, and whether the printed number of households may stand for it."""
    agrees = "agrees" if PRINTED.admits(households) else "does not agree"
    found = f"{said} of {short(Fraction(total))} hộ: {short(households)} hộ"
    return f"{found}; {PRINTED} is {PRINTED.interval()} hộ: {agrees}"


def main() -> None:
    """Print both readings."""
    points, change = cn.Points("3.35"), cn.Change("-0.0335")
    print(line(points.text("vi"), HOUSEHOLDS, points.of(HOUSEHOLDS)))
    print(line(change.text("vi"), POOR, POOR - change.applied_to(POOR)))


if __name__ == "__main__":
    main()
