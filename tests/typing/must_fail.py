"""What type checkers must refuse.  Never run: each line marked ``# error`` has one, no other line has any."""

# ruff: noqa: T201 # an expression must stand in a statement

from datetime import date

import chuanngheo as cn

RATE = cn.Rate.parse("3,04%")
POINTS = cn.Points("0.22")
CHANGE = cn.Change("-1/2")
STANDARD = cn.NATIONAL_2021_2025

# Rates are not added, multiplied or divided; only points are added to them.
print(RATE + RATE)  # error
print(RATE + 1)  # error
print(1 + RATE)  # error
print(RATE - 1)  # error
print(1 - RATE)  # error
print(RATE * 2)  # error
print(2 * RATE)  # error
print(RATE / 2)  # error
print(RATE / RATE)  # error
print(-RATE)  # error
print(RATE + CHANGE)  # error
print(RATE - CHANGE)  # error
print(POINTS + RATE)  # error
print(POINTS - RATE)  # error

# Points are added to points, and multiplied by whole numbers.
print(POINTS + 1)  # error
print(POINTS * 1.5)  # error
print(1.5 * POINTS)  # error
print(POINTS * POINTS)  # error
print(POINTS / 2)  # error
print(POINTS + CHANGE)  # error

# Relative changes are not points.
print(CHANGE + CHANGE)  # error
print(CHANGE - POINTS)  # error

# Nothing is compared across types.
print(RATE < POINTS)  # error
print(POINTS < CHANGE)  # error
print(RATE < 1)  # error

# Exact numbers only.
print(cn.Rate.of(1.5, 2))  # error
print(cn.Rate.from_percent(3.04))  # error
print(cn.PerHead(1_450_000.0))  # error
print(cn.Income(1, members="4"))  # error
print(cn.Line(1.5, STANDARD.cite))  # error

# No number of the law without its citation.
print(cn.Line(400_000))  # error
print(cn.Rule(category=cn.Category.POOR))  # error

# Facts are of their kind, and given by name.
print(cn.Household("rural"))  # error
print(cn.Household(income=1_450_000))  # error
print(cn.Household(score="3"))  # error
print(cn.category(STANDARD, cn.Household()))  # error
print(STANDARD.nothing)  # error
print(cn.NATIONAL.on(2024))  # error

# Values are frozen.
cn.Household().score = 3  # error
RATE.share = RATE.share  # error

print(cn.NATIONAL.on(date(2024, 12, 14)).standard)
