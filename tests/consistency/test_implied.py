"""Empty cells: filled where the checks leave one printed value alone, and never against a check."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.consistency import Where, audit
from chuanngheo.statements import Count, Document
from chuanngheo.tables import Column, Table, columns

NAMES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")


def percent(count, total):
    return str((Decimal(100 * count) / total).quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def lines(numbers):
    numbers = [*numbers, tuple(map(sum, zip(*numbers, strict=True)))]
    return [
        [f"Xã {n}", str(h), str(p), percent(p, h), str(c), percent(c, h)]
        for n, (h, p, c) in enumerate(numbers)
    ]


def audited(rows, names=NAMES, statements=(), **more):
    made = columns(*names) if isinstance(names[0], str) else names
    *rows, total = rows
    table = Table(made, rows, ["Tổng", *total[1:]], title="Biểu", place="H", start="2021", end="2022")
    return audit(Document(title="x", place="H", tables=(table,), statements=statements), **more)


def filled(result):
    """What is said of empty cells, by row and column."""
    return {
        (r.where.row, r.where.column): r.proposals[0].value for r in result.remarks if r.kind == "implied"
    }


CLEAN = lines([(1_003, 53, 38), (2_017, 61, 84), (1_511, 47, 69)])

tables = st.lists(
    st.integers(200, 9_000).flatmap(
        lambda h: st.tuples(st.just(h), st.integers(0, h // 3), st.integers(0, h // 3))
    ),
    min_size=2,
    max_size=6,
)


@given(tables, st.data())
def test_one_empty_cell_is_filled_with_what_stood_there(numbers, data):
    rows = lines(numbers)
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(1, 5))
    stood, rows[row][column] = rows[row][column], ""
    result = audited(rows)
    label = "Tổng" if row == len(rows) - 1 else rows[row][0]
    assert {at: text.replace(".", "") for at, text in filled(result).items()} == {
        (label, NAMES[column]): stood
    }
    assert result.findings == ()
    assert result.safe_repairs() == ()


@given(tables, st.data())
def test_several_empty_cells_are_never_filled_with_anything_else(numbers, data):
    """And what is filled does not depend on the order of the rows."""
    rows = lines(numbers)
    places = st.tuples(st.integers(0, len(rows) - 1), st.integers(1, 5))
    blanked = [list(row) for row in rows]
    for row, column in data.draw(st.sets(places, max_size=8)):
        blanked[row][column] = "-"
    found = filled(audited(blanked))
    meant = {("Tổng" if row is rows[-1] else row[0]): row for row in rows}
    for (label, column), value in found.items():
        assert value.replace(".", "") == meant[label][NAMES.index(column)]
    assert found == filled(audited([*blanked[-2::-1], blanked[-1]]))


def blanks(*places, rows=CLEAN):
    fresh = [list(row) for row in rows]
    for row, column in places:
        fresh[row][column] = ""
    return fresh


def test_what_was_learned_of_one_cell_tells_of_the_next():
    found = filled(audited(blanks((1, 2), (1, 3), (3, 1))))
    assert found == {("Xã 1", "poor"): "61", ("Xã 1", "poor_rate"): "3,02", ("Tổng", "households"): "4531"}


def test_at_a_limit_it_says_what_it_has(monkeypatch):
    monkeypatch.setattr("chuanngheo.consistency.implied.ROUNDS", 1)
    found = filled(audited(blanks((1, 2), (1, 3), (3, 1))))
    assert found == {("Xã 1", "poor"): "61", ("Tổng", "households"): "4531"}


def test_where_several_values_are_left_nothing_is_said():
    """Two empty cells in one column, and no rate to tell one from the other."""
    rows = blanks((0, 2), (0, 3), (1, 2), (1, 3))
    assert filled(audited(rows)) == {}


def test_a_row_without_a_figure_is_a_heading():
    rows = [*CLEAN[:2], ["Nông thôn", *[""] * 5], *CLEAN[2:]]
    assert filled(audited(rows)) == {}


class TestNeverAgainstACheck:
    def test_figures_that_contradict_each_other_say_nothing(self):
        rows = blanks((1, 2))
        rows[0][2] = "83"  # 5,28 % of 1.003 are 53
        assert filled(audited(rows)) == {}

    def test_two_checks_that_leave_different_values(self):
        """By its rate 61 are poor, by the column's sum 53: an empty cell is not the place to say so."""
        rows = blanks((1, 2))
        rows[3][2:4] = ["153", percent(153, 4_531)]
        assert filled(audited(rows)) == {}

    def test_nor_what_would_have_been_learned_through_it(self):
        rows = blanks((1, 2), (1, 4), (1, 5))
        rows[3][2:4] = ["153", percent(153, 4_531)]
        assert ("Xã 1", "poor") not in filled(audited(rows))

    def test_below_zero_is_no_count(self):
        """x = 10, y empty, z = 5 with x + y = z: errorlocate's tests of missing values, case 31."""
        made = [*columns("unit"), *map(Column.count, "xy"), Column.count("z", sum_of=["x", "y"])]
        table = Table(made, [["r", "10", "", "5"]])
        assert filled(audit(Document(title="x", tables=(table,)))) == {}

    def test_a_sentence_that_says_otherwise(self):
        said = Count("poor", "53 hộ", place="Xã 1", when="2021")
        assert filled(audited(blanks((1, 2)))) == {("Xã 1", "poor"): "61"}
        assert filled(audited(blanks((1, 2)), statements=(said,))) == {}

    def test_a_cell_that_somebody_vouches_for_stays_empty(self):
        rows = blanks((1, 2), (2, 2))
        assert ("Xã 2", "poor") in filled(audited(rows))
        assert set(filled(audited(rows, trusted=[Where(row="Xã 2")]))) == {("Xã 1", "poor")}


class TestAsItsColumnIsPrinted:
    def test_dots_between_thousands(self):
        rows = blanks((3, 1))
        for row in rows[:3]:
            row[1] = f"{row[1][0]}.{row[1][1:]}"
        assert filled(audited(rows)) == {("Tổng", "households"): "4.531"}

    def test_an_office_that_cuts_off(self):
        names = NAMES[:4]
        rows = [["A", "1003", "53", "5,28"], ["B", "387", "20", "5,16"], ["C", "387", "20", "5,16"]]
        rows += [["D", "387", "15", "3,87"], ["E", "387", "20", ""], ["x", "2551", "128", "5,01"]]
        assert filled(audited(rows, names)) == {("E", "poor_rate"): "5,16"}

    @pytest.mark.parametrize("rates", [["5,3", "3,02", "3"], ["", "", ""]])
    def test_of_a_column_without_a_habit_nothing_is_said(self, rates):
        rows = [[*row[:3], rate] for row, rate in zip(CLEAN, ["", *rates], strict=True)]
        assert ("Xã 0", "poor_rate") not in filled(audited(rows, NAMES[:4]))

    def test_a_rate_over_a_base_that_leaves_two_values(self):
        """The base is known to lie among a few numbers, over which the rate prints two ways."""
        names = ("unit", "poor", "poor_rate", "near_poor", "near_poor_rate")
        rows = [
            ["A", "53", "5,28", "530", ""],
            ["B", "61", "3,02", "84", "4,16"],
            ["x", "114", "", "614", ""],
        ]
        assert filled(audited(rows, names)) == {}
