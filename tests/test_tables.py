"""A column's role says what it holds and what it is over; a cell says what is printed and no more."""

import pytest

from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidValueError, NotModelledError, Reason, UnknownCodeError
from chuanngheo.figures import figure
from chuanngheo.groups import GROUPS
from chuanngheo.sheets.reports import FORMS
from chuanngheo.statements import Document
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

    def test_a_fault_of_the_total_row_is_told_as_one(self):
        with pytest.raises(InvalidValueError, match="the total row, poor: expected") as caught:
            Table.of_records([{"unit": "A"}], columns("unit", "poor"), total={"unit": "T", "poor": 5.5})
        assert caught.value.text("vi").startswith("dòng tổng, poor: phải là chữ")


class TestBelowZero:
    """Nobody counts fewer than nobody: there a figure below zero is none, unless the column is of changes."""

    @pytest.mark.parametrize(
        ("role", "texts", "read"),
        [
            ("poor", ("5", "-3", "8"), [True, False, True]),
            ("poor", ("5", "−3", "khoảng 8"), [True, False, True]),
            ("poor_end_rate", ("5,0", "-3,0", "8,0"), [True, False, True]),
            ("poor", ("+5", "-3", "8"), [True, True, True]),
            ("poor", ("-5", "-3", "8"), [True, True, True]),
            ("reduction", ("5", "-3", "8"), [True, True, True]),
            ("poor", ("5", "không rõ", "8"), [True, False, True]),
        ],
    )
    def test_columns(self, role, texts, read):
        rows = [[f"A{n}", text] for n, text in enumerate(texts)]
        own = table(*rows, names=("unit", role)).rows
        assert [row[role].figure is not None for row in own] == read

    def test_what_is_meant_is_said_in_both_languages(self):
        problem = table(["A", "5"], ["B", "-1.500"]).rows[1]["poor"].problem
        assert problem.suggestions == ("1.500",)
        assert "never below zero" in str(problem)
        assert "không thể âm" in problem.vi

    def test_a_declared_column_may_be_of_anything(self):
        made = Table([*columns("unit"), Column.count("more")], [["A", "5"], ["B", "-3"]])
        assert made.rows[1]["more"].figure.value == -3


class TestForms:
    """The report forms as typed tables, each formula as it is printed."""

    @pytest.mark.parametrize("form", [*range(1, 14), *(f"7.{n}" for n in range(1, 12))])
    def test_each_is_a_table(self, form):
        own = form_columns(form)
        assert Table(own, [["A"] + [""] * (len(own) - 1)]).columns == own

    @pytest.mark.parametrize(
        ("form", "count"),
        [
            (1, 14),
            (2, 9),
            (3, 9),
            (4, 14),
            (5, 13),
            (6, 14),
            (7, 13),
            (8, 10),
            (9, 6),
            (10, 8),
            (11, 8),
            (12, 22),
            (13, 22),
        ],
    )
    def test_the_columns_of_the_software_are_numbered(self, form, count):
        assert len(form_columns(form)) == 1 + count

    @pytest.mark.parametrize("form", FORMS.values(), ids=lambda form: form.number)
    def test_the_columns_of_the_annex(self, form):
        for split in form.splits:
            own = form_columns(form.number, split)[1:]
            assert [c.kind.value for c in own] == [c.cells.value for c in form.columns]
        assert all(column.kind is Kind.LABEL for column in form_columns(form.number)[:1])

    @pytest.mark.parametrize("split", ["Hộ", "Nhân khẩu"])
    def test_2_and_3_name_a_crossing_alike(self, split):
        """Form 2 column 2 is form 3 column 5; form 2 column 5 is form 3 column 3."""
        two, three = form_columns(2, split), form_columns(3, split)
        assert (two[2], two[5]) == (three[5], three[3])
        for form in (two, three):
            assert form[9].sum_of == tuple(form[n].role for n in (1, 5, 6, 7, 8))
            assert form[9].minus == tuple(form[n].role for n in (2, 3, 4))

    @pytest.mark.parametrize(
        ("form", "split", "column", "parts", "less"),
        [
            (4, "", 2, range(3, 15), ()), (6, "", 2, range(3, 15), ()),
            (8, "Hộ", 5, (1,), (2, 3, 4)), (8, "Hộ", 10, (6,), (7, 8, 9)),
            (8, "Nhân khẩu", 5, (1,), (2, 3, 4)),
            (12, "", 1, (2, 3), ()), (12, "", 9, (10, 11), ()), (12, "", 16, (17, 18), ()),
            (13, "", 1, (2, 3), ()), (13, "", 9, (10, 11), ()), (13, "", 16, (17, 18), ()),
        ],
    )  # fmt: skip
    def test_sums_as_printed(self, form, split, column, parts, less):
        own = form_columns(form, split)
        assert own[column].sum_of == tuple(own[n].role for n in parts)
        assert own[column].minus == tuple(own[n].role for n in less)

    @pytest.mark.parametrize(
        ("form", "column", "count", "base"),
        [
            (1, 4, 3, 1), (1, 6, 5, 1), (1, 8, 7, 1), (1, 10, 9, 2), (1, 12, 11, 2), (1, 14, 13, 2),
            (12, 20, 9, 1), (12, 21, 11, 3), (12, 22, 12, 4),
            (13, 20, 9, 1), (13, 21, 11, 3), (13, 22, 12, 4),
        ],
    )  # fmt: skip
    def test_rates_as_printed(self, form, column, count, base):
        own = form_columns(form)
        assert (own[column].of, own[column].over) == (own[count].role, own[base].role)

    def test_rates_beside_their_counts(self):
        own = form_columns("7.6", with_rates=True)
        assert [c.of for c in own[14:]] == [c.role for c in own[2:14]]
        assert form_columns(2, with_rates=True) == form_columns(2)

    def test_13_is_12_of_the_near_poor(self):
        poor, near_poor = ([column.role for column in form_columns(form)] for form in (12, 13))
        assert near_poor == [role.replace("poor", "near_poor") for role in poor]
        table = Table(form_columns(13), [["A", "9", "4", "5", "1", *[""] * 4, "3", "1", "1", *[""] * 11]])
        (finding,) = audit(Document(title="x", tables=(table,))).roots
        assert finding.where.column in ("near_poor", "kinh_near_poor", "minority_near_poor")

    @pytest.mark.parametrize("form", [14, 15])
    def test_not_modelled_and_where_it_is_found(self, form):
        with pytest.raises(NotModelledError, match="templates"):
            form_columns(form)

    @pytest.mark.parametrize("form", [0, 16, "7.12", True])
    def test_no_such_form(self, form):
        with pytest.raises(UnknownCodeError, match="form"):
            form_columns(form)

    def test_no_such_split(self):
        with pytest.raises(UnknownCodeError, match="Nhân khẩu"):
            form_columns(2, "Nhân khâu")
        with pytest.raises(UnknownCodeError):
            form_columns(4, "Hộ")


class TestGrid:
    """A table as it stands on the page: every row as long as the first, so that a column is a column."""

    def test_width(self):
        assert Grid(()).width == 0
        assert Grid((("a", "b"), ("c", ""))).width == 2

    def test_a_short_row_is_refused(self):
        with pytest.raises(InvalidValueError, match="row 2 of a grid: 1 cells, the first row has 2"):
            Grid((("a", "b"), ("c",)))
