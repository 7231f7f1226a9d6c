"""The edges of a band: the first and the last whole đồng, also where a line is no whole đồng a month."""

from fractions import Fraction

import pytest

from chuanngheo import RURAL, Band, Income, Line, PerHead, Rule, Standard
from chuanngheo.standard import Cut
from chuanngheo.standards.nd07_2021 import ND07_2021
from chuanngheo.testing import boundary_households
from chuanngheo.testing.regions import last_before

CITE = ND07_2021.at("một chuẩn đặt ra để thử")


@pytest.mark.parametrize(
    ("amount", "inclusive", "last"),
    [(10, True, 10), (10, False, 9), (Fraction(31, 3), True, 10), (Fraction(31, 3), False, 10)],
)
def test_the_last_whole_đồng_before_a_cut(amount, inclusive, last):  # noqa: PLC2401 # the money's name
    cut = Cut(amount, inclusive)
    assert last_before(cut) == last
    assert cut.holds(Fraction(last))
    assert not cut.holds(Fraction(last + 1))


def test_a_band_with_no_whole_đồng_in_it():  # noqa: PLC2401 # the money's name
    standard = Standard(
        code="TEST",
        vi="chuẩn thử",
        en="test standard",
        cite=CITE,
        areas=(RURAL,),
        lines={"low": {"rural": Line(10, CITE)}, "high": {"rural": Line(11, CITE)}},
        rules=(
            Rule(category="poor", income=Band(upto="low"), cite=CITE),
            Rule(category="near-poor", income=Band(above="low", below="high"), cite=CITE),
        ),
    )
    incomes = [home.income for home in boundary_households(standard)]
    assert incomes == [PerHead(0), PerHead(10), Income(21, months=2, members=1), PerHead(11)]
