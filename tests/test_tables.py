"""A column's role says what it holds and what it is over; a cell says what is printed and no more."""

import pytest

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.figures import figure
from chuanngheo.groups import GROUPS
from chuanngheo.tables import LONGEST, Column, Grid, Kind, Printed, Table, columns, form_columns, roles


def table(*rows, names=("unit", "poor"), **more):
    return Table(columns(*names), rows, **more)


class TestPrinted:
    """What stands on the page, readable or not."""

    def test_a_numeral(self):
        assert Printed.read("3.04", "%").figure.value == figure("3,04%").value

    def test_no_numeral_is_kept_with_its_problem(self):
        printed = Printed.read("60.39", "hộ")
        assert printed.figure is None
        assert printed.problem.suggestions == ("6.039", "60,39")

    def test_what_is_read_already(self):
        read = figure("453 hộ")
        assert Printed.read(read, "hộ") == Printed("453 hộ", read)
        assert Printed.read(Printed.read(read, "hộ"), "%").figure is read

    def test_a_text_without_end(self):
        assert Printed.read("khoảng 5 hộ".ljust(LONGEST), "hộ").figure.value == 5
        with pytest.raises(InvalidValueError) as caught:
            Printed.read("9" * (LONGEST + 1), "hộ")
        assert caught.value.reason is Reason.TOO_LONG

    def test_it_shows_itself(self):
        assert repr(Printed.read("3,04%", "%")) == "Printed('3,04%')"


class TestRoles:
    """``poor_end_rate`` is the rate, at the end of the year, of the poor over all households."""

    @pytest.mark.parametrize(
        ("role", "kind", "group", "when", "of", "over", "unit"),
        [
            ("unit", Kind.LABEL, None, "start", None, None, "hộ"),
            ("poor", Kind.COUNT, "poor", "start", None, None, "hộ"),
            ("poor_persons", Kind.COUNT, "poor_persons", "start", None, None, "khẩu"),
            ("poor_rate", Kind.RATE, "poor", "start", "poor", "households", "%"),
            ("poor_end", Kind.COUNT, "poor", "end", None, None, "hộ"),
            ("poor_end_rate", Kind.RATE, "poor", "end", "poor_end", "households", "%"),
            ("poor_persons_rate", Kind.RATE, "poor_persons", "start", "poor_persons", "persons", "%"),
            ("reduction", Kind.COUNT, "poor", "change", None, None, "hộ"),
            ("near_poor_reduction", Kind.COUNT, "near_poor", "change", None, None, "hộ"),
            ("reduction_rate", Kind.RATE, "poor", "change", "reduction", "households", "%"),
        ],
    )
    def test_parsed(self, role, kind, group, when, of, over, unit):  # noqa: PLR0917 # the columns of the table
        column = Column.parse(role)
        assert (column.kind, column.group, column.when) == (kind, group, when)
        assert (column.of, column.over, column.unit) == (of, over, unit)

    def test_every_role_is_known(self):
        assert [Column.parse(role).role for role in roles()] == list(roles())
        assert len(set(roles())) == len(roles())
        assert len(roles()) == 3 + 2 * (3 * len(GROUPS) + 1)

    def test_a_misspelt_role(self):
        with pytest.raises(UnknownCodeError) as caught:
            Column.parse("por_rate")
        assert caught.value.did_you_mean == "poor_rate"

    def test_declared(self):
        assert Column.count("x", sum_of=["a", "b"]).sum_of == ("a", "b")
        assert Column.rate("x", of="a", over="b").unit == "%"
        assert Column.difference("x", less=("a", "b")).unit == "hộ"


class TestTable:
    """One row a place; every figure as printed; an empty cell is no zero."""

    def test_cells(self):
        made = table(["A", "5"], ["B", ""], ["C", " – "], total=["Tổng", "5"], start="2021", end="2022")
        assert made.rows[0]["poor"].text == "5"
        assert made.rows[1].get("poor") is None
        assert made.rows[2].get("poor") is None
        assert made.rows[0].get(None) is None
        assert made.rows[0].get("near_poor") is None
        assert [row.label for row in made.all_rows] == ["A", "B", "C", "Tổng"]
        assert made.total.is_total
        assert (repr(made), repr(made.rows[0])) == ("<Table '': 3 rows>", "<Row 'A'>")

    def test_no_total(self):
        assert len(table(["A", "5"]).all_rows) == 1

    def test_a_cell_that_is_not_printed(self):
        with pytest.raises(InvalidValueError, match="B: no figure is printed for poor"):
            table(["B", "-"]).rows[0]["poor"]

    def test_columns(self):
        made = table(["A", "5"], start="2021", end="2022")
        assert made.has("poor")
        assert not made.has("near_poor")
        assert not made.has(None)
        assert made.when(made.column("poor")) == "2021"
        assert made.when(Column.parse("poor_end")) == "2022"
        with pytest.raises(UnknownCodeError) as caught:
            made.column("por")
        assert caught.value.did_you_mean == "poor"

    def test_notes_may_stand_twice_and_no_other_column(self):
        made = table(["A", "x", "5", "y"], names=("unit", "note", "poor", "note"))
        assert made.rows[0]["poor"].text == "5"
        with pytest.raises(InvalidValueError, match="columns given twice: poor"):
            table(["A", "1", "1"], names=("unit", "poor", "poor"))

    @pytest.mark.parametrize("names", [(), ("poor", "unit")])
    def test_the_first_column_names_the_rows(self, names):
        with pytest.raises(InvalidValueError, match="first column must name the rows"):
            table(names=names)

    @pytest.mark.parametrize(
        ("row", "words"),
        [
            (["A"], r"row 1 \(A\): 1 cells for 2 columns"),
            ([], r"row 1 \(empty\): 0 cells for 2 columns"),
            (["A", 5], r"row 1 \(A\), poor: expected the text as printed, not 5"),
        ],
    )
    def test_rows_that_do_not_fit(self, row, words):
        with pytest.raises(InvalidValueError, match=words):
            table(row)

    @pytest.mark.parametrize(
        "column",
        [
            Column.count("x", sum_of=["por"]),
            Column.difference("x", less=("poor", "por")),
            Column.rate("x", of="por", over="poor"),
            Column.rate("x", of="poor", over="por"),
        ],
    )
    def test_a_declared_column_names_columns_that_are_there(self, column):
        with pytest.raises(UnknownCodeError) as caught:
            Table((*columns("unit", "poor"), column), [])
        assert caught.value.did_you_mean == "poor"

    def test_a_plain_role_may_stand_without_its_base(self):
        assert table(["A", "5,0"], names=("unit", "poor_rate")).rows[0]["poor_rate"].text == "5,0"


class TestRecords:
    """One dictionary a row, by role: texts as printed, or whole numbers to be printed."""

    def test_rows(self):
        made = Table.of_records(
            [{"unit": "A", "poor": 1_234}, {"unit": "B", "poor": "5"}, {"unit": "C"}],
            columns("unit", "poor"),
            total={"unit": "T", "poor": None},
        )
        assert [row.get("poor") and row["poor"].text for row in made.all_rows] == ["1.234", "5", None, None]

    def test_an_unknown_column(self):
        with pytest.raises(UnknownCodeError) as caught:
            Table.of_records([{"unit": "A", "por": 5}], columns("unit", "poor"))
        assert caught.value.did_you_mean == "poor"

    @pytest.mark.parametrize("value", [5.0, True, [5]])
    def test_neither_text_nor_whole_number(self, value):
        with pytest.raises(InvalidValueError, match="row 1, poor: expected a text as printed"):
            Table.of_records([{"unit": "A", "poor": value}], columns("unit", "poor"))

    def test_there_are_three_forms(self):
        with pytest.raises(UnknownCodeError, match="unknown form 4; expected one of 1, 2, 3"):
            form_columns(4)


class TestGrid:
    """A table as it stands on the page: every row as long as the first, so that a column is a column."""

    def test_width(self):
        assert Grid(()).width == 0
        assert Grid((("a", "b"), ("c", ""))).width == 2

    def test_a_short_row_is_refused(self):
        with pytest.raises(InvalidValueError, match="row 2 of a grid: 1 cells, the first row has 2"):
            Grid((("a", "b"), ("c",)))
