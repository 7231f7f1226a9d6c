"""One household under the standards of several days: what applied, and what it was.

>>> main()
2015-12-01 VN-2011-2015: hộ không thuộc diện nghèo
2021-12-01 VN-2016-2020: hộ có mức sống trung bình
2022-01-01 VN-2021-2025: hộ cận nghèo hoặc hộ nghèo
2027-01-01 VN-2026-2030: hộ cận nghèo hoặc hộ nghèo
"""

from datetime import date

import chuanngheo as cn

DAYS = (date(2015, 12, 1), date(2021, 12, 1), date(2022, 1, 1), date(2027, 1, 1))


def main() -> None:
    """Print a line a day; deprivations are not known, so both classes stay open from 2022."""
    home = cn.Household(area=cn.RURAL, income=cn.PerHead(1_200_000))
    for row in cn.compare(home, cn.NATIONAL, DAYS):
        possible = sorted(category.text("vi") for category in row.result.possible)
        print(f"{row.day} {row.applies.standard.code}: {' hoặc '.join(possible)}")


if __name__ == "__main__":
    main()
