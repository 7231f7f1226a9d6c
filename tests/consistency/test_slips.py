"""Which figure is wrong, what was meant, and what was computed from it."""

import pytest

from chuanngheo.consistency import audit
from chuanngheo.consistency.keystrokes import printed_as, slip_of
from chuanngheo.figures import figure
from chuanngheo.statements import Count, Document, Part, Split, Target
from chuanngheo.tables import Table, columns, form_columns

NAMES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
ROWS = [
    ["A", "1.000", "50", "5,00", "30", "3,00"],
    ["B", "2.000", "60", "3,00", "80", "4,00"],
    ["C", "1.500", "45", "3,00", "60", "4,00"],
]
TOTAL = ["Tổng", "4.500", "155", "3,44", "170", "3,78"]


def found(rows, total=TOTAL, names=NAMES):
    document = Document(title="phụ lục", tables=(Table(columns(*names), rows, total),))
    return audit(document).findings


def with_cell(row, column, text):
    rows = [list(r) for r in ROWS]
    rows[row][column] = text
    return rows


def address(finding):
    return finding.where.row, finding.where.column


def test_a_clean_table_has_no_finding():
    assert found(ROWS) == ()


class TestOneSlip:
    """One wrong figure is one root, with what was meant as the first proposal."""

    @pytest.mark.parametrize(
        ("row", "column", "typed", "reason"),
        [
            (1, 1, "2.080", "one digit mistyped"),
            (0, 2, "500", "a digit typed twice"),
            (2, 4, "6", "a digit is missing"),
            (1, 3, "0,30", "two digits swapped"),
            (0, 5, "30,0", "the separator is misplaced"),
        ],
    )
    def test_corrected(self, row, column, typed, reason):
        (finding,) = found(with_cell(row, column, typed))
        assert address(finding) == (ROWS[row][0], NAMES[column])
        assert finding.proposals[0].reason.en == reason
        assert figure(finding.proposals[0].value).value == figure(ROWS[row][column]).value

    def test_swapped_digits(self):
        (finding,) = found(ROWS, ["Tổng", "4.500", "155", "3,44", "170", "7,38"])
        assert (address(finding), finding.proposals[0].value) == (("Tổng", "near_poor_rate"), "3,78")
        assert finding.proposals[0].reason.en == "two digits swapped"

    def test_what_was_computed_from_it_hangs_under_it(self):
        """A wrong count, its rate computed from it: the column's total tells of the count alone."""
        names = ("unit", "households", "poor", "can_escape", "cannot_escape", "can_escape_rate")
        rows = [["A", "1.000", "50", "20", "30", "2,00"], ["B", "2.000", "60", "42", "24", "2,10"]]
        root, under = found(rows, ["Tổng", "3.000", "110", "56", "54", "1,87"], names)
        assert (address(root), root.proposals[0].value, root.root) == (("B", "can_escape"), "36", None)
        assert (address(under), under.expected, under.root) == (("B", "can_escape_rate"), "1,80", root.id)

    def test_figures_are_proposed_as_they_would_be_printed(self):
        """With the decimal sign and the thousands sign of the printed figure."""
        rows = [[t.replace(",", ".") if "," in t else t.replace(".", "") for t in row] for row in ROWS]
        rows[1][1] = "2080"
        total = ["Tổng", "4500", "155", "3.44", "170", "9.78"]
        assert [f.proposals[0].value for f in found(rows, total)] == ["2000", "3.78"]
        assert printed_as(figure("1,5 tỷ hộ"), figure("1.600.000.000").value).text == "1.600.000.000"

    @pytest.mark.parametrize(
        ("printed", "meant", "kind"),
        [
            ("3,76%", "7,36%", "swapped"), ("2,82%", "2,88%", "replaced"), ("453", "4.539", "dropped"),
            ("4.539", "453", "added"), ("22.180", "23.320", "computed"),
        ],
    )  # fmt: skip
    def test_slips_of_the_hand(self, printed, meant, kind):
        assert slip_of(figure(printed), figure(meant)) == kind


class TestSeveralSlips:
    """Several slips, each with its own root; a column's sum closes when the last of it is mended."""

    def test_two_in_one_column(self):
        rows = with_cell(0, 2, "58")
        rows[1][2] = "66"
        findings = found(rows)
        assert [(address(f), f.proposals[0].value) for f in findings] == [
            (("A", "poor"), "50"),
            (("B", "poor"), "60"),
        ]

    def test_in_a_count_and_in_a_rate_of_another_row(self):
        rows = with_cell(2, 3, "8,00")
        rows[0][4] = "36"
        assert [address(f) for f in found(rows)] == [("A", "near_poor"), ("C", "poor_rate")]


class TestNoneSingledOut:
    """Where several cells explain as much, all are proposed, none is accused at random."""

    def test_a_sum_alone(self):
        rows = [[f"Xã {n}", str(100 + n)] for n in range(1, 12)]
        total = ["Tổng", str(sum(100 + n for n in range(1, 12)) + 10)]
        (finding,) = found(rows, total, ("unit", "poor"))
        assert finding.where.row == "Tổng"
        assert len({p.where.row for p in finding.proposals}) > 5
        assert "(or another figure of the sum)" in finding.message.en

    def test_no_value_mends_it(self):
        """A part above its whole says that one of the two is wrong, and no more."""
        (finding,) = found([["A", "100", "101"]], None, ("unit", "households", "poor"))
        assert finding.kind == "subset"
        assert finding.proposals == ()

    @pytest.mark.parametrize(("more", "communes"), [(3000, True), (3007, False)])
    def test_a_long_column(self, more, communes):
        """Of a hundred communes only those a slip of the hand away are named, and the total."""
        rows = [[f"Xã {n}", str(1000 + n)] for n in range(150)]
        total = ["Tổng", str(sum(1000 + n for n in range(150)) + more)]
        (finding,) = found(rows, total, ("unit", "poor"))
        assert finding.where.row == "Tổng"
        assert ({p.where.row for p in finding.proposals} > {"Tổng"}) is communes

    def test_a_total_that_printed_parts_would_pass(self):
        """A count is not mended past the total of its column, though some rows print none."""
        rows = [["A", "100", "5", "50,0"], ["B", "100", "", ""]]
        (finding,) = found(rows, ["Tổng", "200", "40", ""], NAMES[:4])
        assert (address(finding), finding.proposals[0].value) == (("A", "poor_rate"), "5,0")


class TestInProse:
    def test_an_implied_total_that_nothing_can_mend(self):
        """Counts and rates of two groups that share no total."""
        document = Document(
            title="báo cáo",
            statements=(
                Target(points="2%", households="9.000 hộ", base_count="100 hộ", base_rate="10%"),
                Count("poor", "100 hộ", rate="10%", when="2020"),
            ),
        )
        kinds = {f.kind for f in audit(document).findings}
        assert kinds == {"target"}

    def test_a_habit_is_said_once(self):
        """Rates cut off in a whole column are one remark, two are two."""
        rows = [["A", "300", "2", "0,66"], ["B", "600", "4", "0,66"], ["C", "900", "6", "0,66"]]
        document = Document(
            title="x", tables=(Table(columns("unit", "households", "poor", "poor_rate"), rows),)
        )
        (remark,) = audit(document).remarks
        assert remark.where.row == ""
        assert "3 figures truncated, not rounded: A, B, C" in remark.message.en
        document = Document(
            title="x", tables=(Table(columns("unit", "households", "poor", "poor_rate"), rows[:2]),)
        )
        assert [r.where.row for r in audit(document).remarks] == ["A", "B"]

    def test_a_habit_of_one_column_explains_the_one_figure_of_another(self):
        """All rates are cut off; in the second column only one of them shows it."""
        names = columns("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
        rows = [[f"X{n}", "300", "2", "0,66", "3", "1,00"] for n in range(8)]
        rows.append(["Y", "600", "6", "1,00", "4", "0,66"])
        (remark,) = audit(Document(title="x", tables=(Table(names, rows),))).remarks
        assert "9 figures truncated, not rounded: X0, X1" in remark.message.en

    def test_the_same_habit_in_sentences_is_said_of_each(self):
        statements = tuple(
            Count("poor", "2 hộ", rate="0,66%", total="300 hộ", when=str(year), text=f"năm {year}")
            for year in (2019, 2020, 2021)
        )
        assert len(audit(Document(title="x", statements=statements)).remarks) == 3

    def test_parts_of_no_known_list_may_overlap(self):
        """Causes: a household may have several."""
        split = Split(parts=tuple(Part(count=c) for c in ("60", "50", "40")), whole="100")
        result = audit(Document(title="x", statements=(split,)))
        assert (len(result.findings), len(result.remarks)) == (0, 1)


class TestForms:
    """The official forms 1–3 with their printed formulas."""

    def test_form_2_that_does_not_close(self):
        """9=1-2-3-4+5+6+7+8"""
        numbers = {"poor": 1369, "escaped_to_near_poor": 0, "escaped": 374, "poor_other_out": 128}
        numbers |= {
            "near_poor_to_poor": 39,
            "poor_again": 0,
            "new_poor": 28,
            "poor_other_in": 0,
            "poor_end": 923,
        }
        table = Table.of_records([{"unit": "A", **numbers}], form_columns(2))
        (finding,) = audit(Document(title="x", tables=(table,))).findings
        assert (finding.where.column, finding.expected) == ("poor_end", "934")
