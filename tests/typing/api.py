"""Types that other people's checkers will see.  Never run: mypy and pyright read it."""

from datetime import date
from typing import assert_type

import chuanngheo as cn
from chuanngheo.measures import (
    AlkireFoster,
    Design,
    Difference,
    Grouped,
    Headcount,
    Share,
    alkire_foster,
    headcounts,
)


def seen_by_checkers() -> None:
    """What each public call gives."""
    assert_type(cn.NATIONAL.on(date(2024, 12, 14)).standard, cn.Standard)
    assert_type(cn.Rate.parse("3,04%") - cn.Rate.parse("2,82%"), cn.Points)
    assert_type(cn.Rate.parse("3,04%") - cn.Points("0.22"), cn.Rate)
    assert_type(cn.Rate.parse("3,04%") + cn.Points("0.22"), cn.Rate)
    assert_type(cn.Points("1") + cn.Points("2"), cn.Points)
    assert_type(cn.Points("1") * 3, cn.Points)
    assert_type(cn.figure("khoảng 1.800 hộ"), cn.Figure)

    home = cn.Household(area=cn.RURAL, income=cn.PerHead(1_450_000), score=3)
    assert_type(cn.category(home, cn.NATIONAL_2021_2025), cn.Category | None)
    assert_type(cn.classify(home, cn.NATIONAL_2021_2025), cn.Classification)
    assert_type(cn.classify(home, cn.NATIONAL_2021_2025).possible, tuple[cn.Category, ...])

    design = Design({"water": 1, "toilet": 1}, 1)
    assert_type(headcounts(["poor"]), Grouped[Headcount])
    assert_type(headcounts(["poor"])["A"].rate(cn.Category.POOR), Share)
    assert_type(headcounts(["poor"]).total, Headcount)
    assert_type(alkire_foster([{"water": True}], design).total, AlkireFoster)
    assert_type(Share.of(1, 1, 2) - Share.of(1, 1, 3), Difference)
