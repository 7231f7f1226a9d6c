"""A table asked in bulk answers as its relations do one by one; nothing is made that nobody looks at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.consistency import audit, sheet
from chuanngheo.consistency.columns_summed import ColumnSum, may_be_one_key
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.families import SILENT
from chuanngheo.consistency.keystrokes import ONE_KEY, slip_of
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.relations import Cell, Linear, Verdict
from chuanngheo.consistency.results import Late
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.figures import figure
from chuanngheo.statements import Count, Document
from chuanngheo.tables import Column, Printed, Table, columns

ROLES = ("households", "persons", "poor", "poor_rate", "near_poor", "multidimensional", "minority_poor",
         "minority_poor_rate", "poor_end", "poor_end_rate", "reduction")  # fmt: skip
TEXTS = st.sampled_from(
    ("", "-", "0", "3", "3,04", "3.04", "12", "12,5", "100", "1.234", "1.23", "-5", "khoảng 100", "1,5 nghìn")
)


@st.composite
def tables(draw):
    """Tables of any figures, many of them fitting one another."""
    roles = draw(st.lists(st.sampled_from(ROLES), min_size=2, unique=True))
    extra = [Column.count("more", sum_of=roles[:1])] if draw(st.booleans()) else []
    lines = draw(st.lists(st.lists(TEXTS, min_size=len(roles) + len(extra)), min_size=1, max_size=14))
    width = len(roles) + len(extra)
    lines = [[f"r{n}", *line[:width]] for n, line in enumerate(lines)]
    total = ["Tổng", *draw(st.lists(TEXTS, min_size=width, max_size=width))] if draw(st.booleans()) else None
    levels = [1 if n % 3 == 0 else 2 for n in range(len(lines))] if draw(st.booleans()) else None
    return Table([*columns("unit", *roles), *extra], lines, total, levels=levels)


def fitting(rows, *, off=0):
    """A table in which everything holds, but ``off`` rows."""
    lines = [[f"r{n}", "1.000", str(100 + n), f"{10 + n / 10:.1f}".replace(".", ",")] for n in range(rows)]
    total = ["Tổng", str(1000 * rows), str(sum(100 + n for n in range(rows))), ""]
    for line in lines[:off]:
        line[1] = "2.000"
    return Table(columns("unit", "households", "poor", "poor_rate"), lines, total)


def questions(*tables):
    facts = Facts(Document(title="t", tables=tables))
    return facts, Questions([Tabular(sheet).asked() for sheet in facts.sheets])


class TestBulkAndOneByOne:
    @given(tables())
    @settings(max_examples=120, deadline=None)
    def test_what_is_sure_in_bulk_holds_and_needs_no_word(self, table):
        _, asked = questions(table)
        looked = set(asked.looked_at)
        for relation in asked:
            outcome = relation.outcome()
            sure = outcome.verdict is Verdict.HOLDS and outcome.how in SILENT
            assert relation in looked or (sure and relation.note is None)

    @given(tables())
    @settings(max_examples=60, deadline=None)
    def test_a_whole_column_is_a_sum(self, table):
        _, asked = questions(table)
        for relation in asked:
            if isinstance(relation, ColumnSum):
                cells = tuple(relation.cells)
                plain = Linear(
                    "total", cells, terms=relation.terms, output=cells[-1], incomplete=relation.incomplete
                )
                for values in ({}, *({cell: figure("7")} for cell in cells), {cells[0]: figure("1,5 nghìn")}):
                    one, other = relation.outcome(values), plain.outcome(values)
                    assert (one, one.arithmetic, one.expected) == (other, other.arithmetic, other.expected)
                assert [relation.term(cell) for cell in cells] == [plain.term(cell) for cell in cells]

    @given(tables(), tables())
    @settings(max_examples=30, deadline=None)
    def test_counts_are_those_of_the_checks(self, one, other):
        result = audit(Document(title="t", tables=(one, other)))
        checks = tuple(result.checks)
        assert len(checks) == len(result.checks)
        for verdict in Verdict:
            assert result.count(verdict) == sum(check.verdict is verdict for check in checks)
        judged = tuple(result.figures)
        assert len(judged) == len(result.figures) == result.coverage.figures
        assert result.checks.broken() == tuple(c for c in checks if c.verdict is Verdict.BROKEN)

    @given(tables())
    @settings(max_examples=30, deadline=None)
    def test_what_is_covered_and_what_stands_on_a_cell(self, table):
        facts, asked = questions(table)
        every = list(asked)
        told = {c for r in every if r.outcome().verdict is not Verdict.CANNOT_TELL for c in r.cells}
        assert asked.tested() == len(told)
        for cell in facts.cells:
            assert asked.by_cell[cell] == [r for r in every if cell in r.cells]
            assert asked.tests(cell) == (cell in told)

    @pytest.mark.parametrize("printed", [7, 42, 100, 207])
    def test_a_slip_of_one_key_is_never_passed_over(self, printed):
        near = [n for n in range(2_500) if may_be_one_key(str(printed), n)]
        one_key = [
            n
            for n in range(2_500)
            if n != printed and slip_of(figure(str(printed)), figure(str(n))).cost == ONE_KEY
        ]
        assert set(one_key) <= set(near)
        assert len(near) < 200

    @pytest.mark.parametrize("gap", [3, 300, 27, 8_100, 63_000, -90])
    def test_a_column_too_long_to_try_every_cell(self, gap):
        lines = [[f"r{n}", f"{100 + 7 * n}", "5", "1"] for n in range(130)]
        total = ["Tổng", str(sum(100 + 7 * n for n in range(130)) - gap), "651", "130"]
        _, asked = questions(Table(columns("unit", "poor", "near_poor", "escaped"), lines, total))
        column = next(r for r in asked.broken if r.output.where.column == "poor")
        numbers = {cell: int(cell.figure.value) for cell in column.cells[:-1]}
        meant = {cell: n - gap for cell, n in numbers.items() if n >= gap}
        one_key = {cell for cell, n in meant.items() if slip_of(cell.figure, figure(str(n))).cost == ONE_KEY}
        assert one_key <= {column.cells.of(row) for row, _ in column.near(gap)}
        found = audit(
            Document(
                title="t", tables=(Table(columns("unit", "poor", "near_poor", "escaped"), lines, total),)
            )
        )
        assert {f.where.column for f in found.findings} == {"poor", "near_poor"}

    def test_a_long_column_with_texts_that_lost_their_zeros_and_another_total(self):
        poor = [1_000 + n for n in range(120)]
        lines = [[f"r{n}", "10.000", f"{p:,}".replace(",", "."), f"{p / 100:.2f}".replace(".", ",")]
                 for n, p in enumerate(poor)]  # fmt: skip
        for line in lines:
            line[2] = line[2].rstrip("0") if line[2].endswith("0") and line[2] != "1.000" else line[2]
        lines[0][2] = "1"
        total = ["Tổng", "1.200.000", str(sum(poor) + 4_321), ""]
        table = Table(columns("unit", "households", "poor", "poor_rate"), lines, total)
        found = audit(Document(title="t", tables=(table,))).findings
        assert [f.cause for f in found if f.cause] == ["zeros-dropped"]
        assert {f.where.row for f in found if not f.cause} == {"Tổng"}


class TestMadeWhenLookedAt:
    @pytest.mark.parametrize("rows", [31, 301])
    def test_of_a_whole_audit_only_the_total_row_is_made(self, rows, monkeypatch):
        made = []

        def counted(*given):
            made.append(given)
            return Cell(*given)

        monkeypatch.setattr(sheet, "Cell", counted)
        lacking = fitting(rows)
        roles = ("households", "poor", "poor_rate")
        lines = [[row.label, *(row.cells[role].text for role in roles)] for row in lacking.rows]
        total = ["Tổng", *(lacking.total.cells[role].text for role in roles[:2])]
        rate = f"{10 + (rows - 1) / 20:.1f}".replace(".", ",")
        table = Table(lacking.columns, lines, [*total, rate])
        result = audit(Document(title="t", tables=(table,)))
        assert (result.findings, result.remarks) == ((), ())
        assert len(made) <= 4

    def test_an_empty_cell_of_a_large_table_is_filled(self):
        whole = fitting(300)
        lines = [[row.label, *(row.cells[role].text for role in ("households", "poor", "poor_rate"))]
                 for row in whole.rows]  # fmt: skip
        lines[7][2] = ""
        total = ["Tổng", *(whole.total.cells[role].text for role in ("households", "poor")), ""]
        result = audit(Document(title="t", tables=(Table(whole.columns, lines, total),)))
        assert result.findings == ()
        assert [(r.where.row, r.proposals[0].value) for r in result.remarks if r.kind == "implied"
                and r.where.column == "poor"] == [("r7", "107")]  # fmt: skip

    def test_nothing_is_made_of_rows_that_hold(self):
        facts, asked = questions(fitting(40))
        made = {(cell.where.row, cell.where.column) for cell in (r.cells[-1] for r in asked.looked_at)}
        assert made == {("Tổng", "households"), ("Tổng", "poor")}
        assert len(asked) == 40 + 2 + 41  # rates, totals, poor within all households
        assert facts.sheets[0].place(facts.sheets[0].cell(3, "poor")) == (3, "poor")

    def test_a_row_that_does_not_hold_is_made(self):
        _, asked = questions(fitting(40, off=2))
        assert [r.output.where.row for r in asked.broken if r.kind == "rate"] == ["r0", "r1"]

    def test_a_base_of_the_total_row_is_read_by_every_row(self):
        lines = [[f"r{n}", "200", str(n), f"{n / 10:.1f}".replace(".", ",")] for n in range(1, 6)]
        table = Table(columns("unit", "households", "poor", "poor_rate"), lines, ["Tổng", "1.000", "15", ""])
        facts, asked = questions(table)
        base = facts.sheets[0].cell(5, "households")
        assert [r.cells[-1].where.row for r in asked.by_cell[base] if r.kind == "rate"] == [
            "r1", "r2", "r3", "r4", "r5",
        ]  # fmt: skip
        assert asked.tests(base)

    def test_a_late_tuple_is_as_a_tuple(self):
        late = Late(3, lambda: "abc")
        assert late == ("a", "b", "c") == Late(3, lambda: "abc")
        assert late != ("a",)
        assert late[0] == "a"
        assert late[1:] == ("b", "c")
        assert hash(late) == hash(("a", "b", "c"))
        assert repr(late) == "('a', 'b', 'c')"

    def test_cells_down_a_column_are_a_sequence(self):
        facts, asked = questions(fitting(12))
        (cells,) = (r.cells for r in asked if isinstance(r, ColumnSum) and r.cells.role == "poor")
        assert cells[1:3] == (cells[1], cells[2])
        assert len(cells) == 13
        assert facts.sheets[0].cell(0, "households") not in cells
        assert "poor" not in cells

    def test_figures_of_sentences_are_covered_beside_those_of_tables(self):
        said = Count("poor", "5 hộ", rate="5%", total="100 hộ", when="2020")
        result = audit(Document(title="t", tables=(fitting(10),), statements=(said,)))
        assert (result.coverage.checked, result.coverage.figures) == (35, 35)
        assert {judged.verdict for judged in result.figures} == {Verdict.HOLDS}

    def test_a_text_kept_by_hand_as_no_numeral_is_unreadable(self):
        said = Count("poor", Printed("năm hộ", None), when="2020")
        result = audit(Document(title="t", statements=(said,)))
        assert (result.coverage.unreadable, result.findings) == (1, ())

    def test_no_part_is_less_than_nothing(self):
        lines = [["A", "1"], ["B", "100"]]
        result = audit(Document(title="t", tables=(Table(columns("unit", "poor"), lines, ["Tổng", "50"]),)))
        assert {p.value for f in result.findings for p in f.proposals} == {"49", "101"}

    def test_rows_of_years_with_a_gap_are_not_added_up(self):
        lines = [["2016", "5"], ["2017", ""], ["2018", "9"], ["2019", "12"]]
        result = audit(Document(title="t", tables=(Table(columns("unit", "poor"), lines, ["Tổng", "12"]),)))
        assert not [f for f in result.findings if f.cause]
