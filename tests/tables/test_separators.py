"""A cell is read as its column separates, and what is odd of it is said once."""

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chuanngheo.errors import NumeralError
from chuanngheo.figures import figure
from chuanngheo.tables import Column, Printed, Table, columns, mixtures
from chuanngheo.tables.separators import Shape, read_column


def values(texts, unit):
    read, _ = read_column(texts, unit)
    return [None if cell.figure is None else str(cell.figure.value) for cell in read]


class TestReading:
    """By all cells, not by one."""

    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["3.94", "0.22", "3.940"], ["3.94", "0.22", "3.940"]),
            (["3.940", "12.250"], ["3.940", "12.250"]),
            (["3,94", "0,22", "3.940"], ["3.94", "0.22", None]),
            (["3.94", "0,72"], ["3.94", "0.72"]),
            (["3.940%", "0.22%"], ["3.940", "0.22"]),
            (["100", "3,94"], ["100", "3.94"]),
        ],
    )
    def test_rates(self, texts, expected):
        assert values(texts, "%") == expected

    @pytest.mark.parametrize(
        ("texts", "expected"),
        [
            (["2.693", "1,481", "106"], ["2693", "1481", "106"]),
            (["2 693", "14\u00a0905"], ["2693", "14905"]),
            (["412204.00", "13558.00"], ["412204.00", "13558.00"]),
            (["14,905.00", "2,693.50"], ["14905.00", "2693.50"]),
            (["5.185", "10.025", "60.39"], ["5185", "10025", None]),
            (["412204.00", "106"], [None, "106"]),
            (["x", "2.693"], [None, "2693"]),
        ],
    )
    def test_counts(self, texts, expected):
        assert values(texts, "hộ") == expected

    def test_the_text_stays_and_so_does_the_sign(self):
        (_, _, odd), habits = read_column(["3.94", "0.22", "3.940"], "%")
        assert (odd.text, odd.figure.text, odd.figure.decimal_sign, odd.figure.decimals) == (
            "3.940",
            "3.940",
            ".",
            3,
        )
        assert habits.counts == {Shape.DOT_DECIMAL: 2, Shape.TWO_WAYS: 1}

    def test_what_the_column_cannot_mend_stays_as_it_is(self):
        (cell, *_), _ = read_column(["- 1 234", "2 345"], "hộ")
        assert cell.figure is None
        assert cell.problem is not None

    def test_a_text_too_long_is_refused_as_ever(self):
        with pytest.raises(ValueError, match="500 at most"):
            read_column(["1" * 501], "hộ")


class TestTheShortWay:
    """Cells of digits and separators are read as ``figure`` reads them, every field alike."""

    @given(
        st.from_regex(r"[0-9]{1,17}([.,][0-9]{1,10}){0,4}", fullmatch=True),
        st.sampled_from(["hộ", "khẩu", "%"]),
    )
    @example("3.940", "%")
    @example("0.940", "%")
    @example("3,940", "hộ")
    @example("007", "hộ")
    @example("0", "%")
    @example("1.234.567", "khẩu")
    def test_alike(self, text, unit):
        try:
            expected = figure(text, unit=unit)
        except NumeralError:
            expected = None
        read = Printed.read(text, unit).figure
        assert repr(read) == repr(expected)
        assert read is None or attrs.asdict(read) == attrs.asdict(expected)
        assert read is None or str(read.value) == str(expected.value)


def table(**cells):
    names = tuple(cells)
    rows = [[f"Xã {n}", *texts] for n, texts in enumerate(zip(*cells.values(), strict=True), 1)]
    return Table((Column.parse("unit"), *columns(*names)), rows)


class TestMixtures:
    """One remark a column that mixes; one together for those that keep to a way of their own."""

    def test_a_column_that_mixes(self):
        (one,) = mixtures(table(poor_rate=["3.94", "0.22", "0,72"]))
        assert one.role == "poor_rate"
        assert one.vi.startswith("2 số dùng dấu chấm")
        assert (
            one.en == "2 with a dot before decimals (Xã 1: 3.94); 1 with a comma before decimals (Xã 3: 0,72)"
        )

    def test_dots_before_decimals_beside_dots_between_thousands(self):
        (one,) = mixtures(
            table(households=["2.693", "1.481"], poor_rate=["3.94", "0.22"], near_poor_rate=["1.1", "2.2"])
        )
        assert one.role == "near_poor_rate"
        assert one.en == (
            "columns with a dot before decimals: rate of near-poor households, rate of poor households"
        )

    def test_blanks_between_thousands(self):
        (one,) = mixtures(table(households=["2 693", "1 481"], poor=["106", "57"]))
        assert "a blank between thousands" in one.en

    @pytest.mark.parametrize(
        "cells",
        [
            {"households": ["2.693", "1.481"], "poor_rate": ["3,94", "0,22"]},
            {"households": ["2,693", "1,481"], "poor_rate": ["3.94", "0.22"]},
            {"poor": ["5.185", "60.39"]},  # the second is no numeral: a finding, not a habit
        ],
    )
    def test_nothing_to_say(self, cells):
        assert not list(mixtures(table(**cells)))
