"""A plan read whole: prose and tables joined, every figure accounted for, the same from every format."""

import re
from pathlib import Path

import pytest

from chuanngheo.consistency import audit
from chuanngheo.documents import State, extract_bytes, read, read_extracted
from chuanngheo.documents.account import account
from chuanngheo.documents.joined import PRESENT, join, presently
from chuanngheo.documents.read import untold
from chuanngheo.files.documents import dumps_document, load_document, loads_document
from chuanngheo.prose import Reading
from chuanngheo.statements import Change, Count, Part, Split, Target
from chuanngheo.tables import Grid

PLANS = Path(__file__).parent.parent / "data" / "plans"
NAMES = ("ben-tre-2011", "luc-ngan-2019", "binh-thuan-2024", "cam-lo-2022")
EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"

TABLE = (
    ("STT", "Xã", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ hộ nghèo %"),
    ("1", "Thanh An", "2.693", "106", "3,94"),
    ("2", "Cam Hiếu", "1.900", "30", "1,58"),
    ("", "Tổng cộng", "4.593", "136", "2,96"),
)


@pytest.fixture(scope="module")
def plans():
    return {name: read(PLANS / f"{name}.txt") for name in NAMES}


def texted(text, name="a.txt", **more):
    return read_extracted(extract_bytes(text.encode(), name), **more)


def findings(result):
    """What is found, without the name of the file it was found in."""
    return [(f.kind, f.where.row, f.where.column, f.where.text, f.where.span, f.printed, f.expected, f.root)
            for f in result.audit.findings]  # fmt: skip


def best(finding):
    """What the cell itself most likely ought to print."""
    return next((p.value for p in finding.proposals if p.where == finding.where), None)


class TestFormats:
    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize("kind", ["docx", "html"])
    def test_the_same_plan_gives_the_same_findings(self, plans, build, name, kind):
        plan = plans[name]
        data = getattr(build, kind)(build.blocks(plan.extracted))
        other = read_extracted(extract_bytes(data, f"{name}.{kind}"))
        assert other.extracted.text == plan.extracted.text
        assert other.extracted.grids == plan.extracted.grids
        assert findings(other) == findings(plan)
        assert other.coverage == plan.coverage
        assert other.document.statements == plan.document.statements

    @pytest.mark.parametrize(
        ("name", "tabled"),
        [
            ("ben-tre-2011", [("Mỏ Cày Bắc", "poor", "60.39", "6.039")]),
            (
                "cam-lo-2022",
                [
                    ("Cam Tuyên", "can_escape", "48", "56"),
                    ("Cam Tuyên", "can_escape_rate", "3.24", "3.78"),
                    ("Cam Tuyên", "poor_rate", "3.76", "7.36"),
                    ("Tổng", "poor_end_rate", "2.82", "2.88"),
                ],
            ),
        ],
    )
    def test_its_annex_as_a_workbook_gives_the_same_findings(self, plans, build, name, tabled):
        plan = plans[name]
        rows = [list(row) for row in plan.extracted.grids[0].rows]
        annex = read_extracted(extract_bytes(build.xlsx([rows]), "phu-luc.xlsx"))
        for read_from in (plan, annex):
            found = [
                (f.where.row, f.where.column, f.printed, best(f))
                for f in read_from.audit.findings
                if f.where.row
            ]
            assert found == tabled

    def test_merged_headings_give_the_same_findings(self, plans, build):
        plan = plans["cam-lo-2022"]
        merged = {(0, 5): (1, 6), (0, 11): (1, 3), **{(0, n): (2, 1) for n in range(5)}}

        def merge(document):
            table = document.tables[-1]
            for (row, column), (down, across) in merged.items():
                table.cell(row, column).merge(table.cell(row + down - 1, column + across - 1))

        other = read_extracted(extract_bytes(build.docx(build.blocks(plan.extracted), merge), "a.docx"))
        assert other.extracted.grids[0].spans == merged
        assert findings(other) == findings(plan)


class TestFourPlans:
    def test_what_is_known_of_them_is_found(self, plans):
        """As the audits of the plans written down by hand find it (tests/test_plans.py)."""
        found = {name: [(f.printed, f.expected) for f in plan.audit.findings] for name, plan in plans.items()}
        assert ("11,68%", "11,88%") in found["luc-ngan-2019"]
        assert ("60.39", "6.039") in found["ben-tre-2011"]
        assert ("22.180 hộ", "23.320") in found["ben-tre-2011"]
        assert [len(found[name]) for name in NAMES] == [3, 1, 2, 5]

    def test_the_annex_of_lines_is_found_wrong_where_its_transcription_is(self, plans):
        """Kind, cell, printed figure, best proposal and root of tests/test_plans.py, from the text alone."""

        def known(result):
            by_id = {f.id: f for f in result.findings}
            return [
                (f.kind, f.where.row, f.where.column, f.printed, best(f),
                 by_id[f.root].where.column if f.root and by_id[f.root].where.row else None)
                for f in result.findings
            ]  # fmt: skip

        found = known(plans["cam-lo-2022"].audit)
        assert sorted(found) == sorted(known(audit(load_document(EXAMPLES / "cam-lo-2022.toml"))))
        assert ("derived", "", "", "0,22%", "0,16%", "poor_end_rate") in found

    @pytest.mark.parametrize("name", NAMES)
    def test_no_figure_is_left_not_understood(self, plans, name):
        assert plans[name].coverage[State.NOT_UNDERSTOOD] == 0
        assert [n.kind for n in plans[name].notices if n.kind in ("table-moment", "lines-not-a-table")] == []

    @pytest.mark.parametrize("name", NAMES)
    def test_every_digit_is_accounted_for(self, plans, name):
        plan = plans[name]
        digits = {m.start() for m in re.finditer(r"[0-9]", plan.extracted.text)}
        covered = {at for mark in plan.marks if mark.span for at in range(*mark.span)}
        assert digits <= covered
        cells = {mark.cell for mark in plan.marks if mark.cell}
        wanted = {
            (number, row, column)
            for number, grid in enumerate(plan.extracted.grids)
            for row, texts in enumerate(grid.rows)
            for column, text in enumerate(texts)
            if re.search(r"[0-9]", text)
        }
        assert cells == wanted
        assert sum(plan.coverage.values()) == len(plan.marks)

    @pytest.mark.parametrize("name", NAMES)
    def test_marks_say_what_the_audit_says(self, plans, name):
        plan = plans[name]
        named = {mark.finding for mark in plan.marks if mark.finding}
        assert named == {finding.id for finding in plan.audit.findings}
        assert all((mark.state is State.BROKEN) == (mark.finding is not None) for mark in plan.marks)
        assert all(mark.why for mark in plan.marks if mark.state in (State.UNCHECKED, State.NOT_UNDERSTOOD))

    @pytest.mark.parametrize("name", NAMES)
    def test_the_plan_as_toml_gives_the_same_audit(self, plans, name):
        plan = plans[name]
        again = audit(loads_document(dumps_document(plan.document)))
        assert again.findings == plan.audit.findings
        assert again.remarks == plan.audit.remarks
        assert again.checks == plan.audit.checks
        assert again.coverage == plan.audit.coverage


class TestRoundTrip:
    """What was read can be written, corrected and audited again, its doubts and all."""

    @pytest.mark.parametrize(
        "text",
        [
            "Kết quả: 453 hộ, chiếm tỷ lệ 3,04%.",
            "Có 4 hộ, tỷ lệ 0,82%; trong đó 3 hộ, chiếm tỷ lệ 75%.",
            "Năm 2018: 120 hộ, chiếm 5% so với tổng số hộ được vay vốn.",
            "Trong kỳ giảm 30 hộ, tỷ lệ giảm 1,5%; còn 453 hộ.",
        ],
    )
    def test_groups_that_cannot_be_told_are_the_documents_own(self, text):
        plan = texted(text)
        again = loads_document(dumps_document(plan.document))
        assert again.statements == plan.document.statements
        assert audit(again).findings == plan.audit.findings
        assert plan.reading.doubts == () or all(group.startswith("?") for group in again.groups)

    def test_so_are_the_groups_of_the_parts_of_a_split(self):
        parts = (Part(count="5 hộ", group="?1"), Part(count="6 hộ", group="poor"))
        split = Split(group="?0", whole="11 hộ", parts=parts)
        assert untold([split, Count("poor", "5 hộ", of="?2")]) == ["?0", "?1", "?2"]


class TestJoin:
    def said(self, *statements, grid=None, place="huyện Cam Lộ"):
        return join([grid or Grid(TABLE)], statements, place)[0]

    def test_a_table_is_of_the_moment_of_the_figures_it_shares(self):
        one = self.said(
            Count("poor", "136 hộ", when="2021"), Count("poor", "106 hộ", place="Thanh An", when="2021")
        )
        assert one.tables[0].start == "2021"
        assert one.notices == ()

    @pytest.mark.parametrize(
        "statement",
        [
            Count("near_poor", "9", total="4.593 hộ", when="2021"),
            Split(group="poor", whole="136 hộ", parts=(), when="2021"),
            Target(base_count="136 hộ", points="1%", base_when="2021", when="2022"),
            Target(end_count="136 hộ", points="1%", when="2021"),
        ],
    )
    def test_whichever_sentence_prints_the_figure(self, statement):
        assert self.said(statement).tables[0].start == "2021"

    def test_prose_without_a_year_is_of_the_present(self):
        assert self.said(Count("poor", "136 hộ")).tables[0].start == PRESENT

    def test_only_sentences_that_name_no_moment_are_put_in_the_present(self):
        said = (
            Count("poor", "136 hộ"),
            Count("poor", "5 hộ", when="2020"),
            Change(group="poor", before="1 hộ"),
        )
        assert [one.when for one in presently(said, [self.said(*said)])] == [PRESENT, "2020", ""]
        assert presently(said, [self.said()]) == said

    @pytest.mark.parametrize(
        ("statements", "readings"),
        [
            ((), "cannot be told;"),
            ((Count("poor", "khoảng 136 hộ", when="2021"),), "cannot be told;"),
            ((Change(group="poor", before="136 hộ", when="2021"),), "cannot be told;"),
            ((Count("poor", "137 hộ", when="2021"),), "cannot be told;"),
            (
                (Count("poor", "136 hộ", when="2020"), Count("poor", "136 hộ", when="2021")),
                "(possible: 2020, 2021)",
            ),
        ],
    )
    def test_otherwise_it_stays_open_and_that_is_said(self, statements, readings):
        one = self.said(*statements)
        assert one.tables[0].start == ""
        assert readings in one.notices[0].message.text("en")

    def test_a_year_in_the_headings_needs_no_prose(self):
        grid = Grid((("Xã", "Hộ nghèo năm 2020"), ("A", "5"), ("B", "6")))
        assert self.said(Count("poor", "5 hộ", place="A", when="2021"), grid=grid).tables[0].start == "2020"

    def test_two_tables_of_one_title_are_told_apart(self):
        found = join([Grid(TABLE, title="Phụ lục")] * 2, (), "")
        assert [one.tables[0].title for one in found] == ["Phụ lục", "Phụ lục (2)"]

    def test_a_table_that_is_not_recognised_is_named(self):
        one = self.said(grid=Grid((("a", "b"), ("c", "d"))))
        assert (one.tables, one.notices[0].kind) == ((), "table-not-recognised")

    def test_a_table_that_contradicts_itself_is_named(self):
        one = self.said(grid=Grid((("Xã", "Hộ nghèo"), ("A", "5" * 600), ("B", "6"))))
        assert (one.tables, one.notices[0].kind) == ((), "table-not-recognised")
        assert "dài 600 ký tự" in one.notices[0].message.text("vi")

    def test_a_column_that_is_not_understood_is_named(self):
        grid = Grid((("Xã", "Hộ nghèo", "Chỉ số kỳ lạ"), ("A", "5", "7"), ("B", "6", "8")))
        kinds = [notice.kind for notice in self.said(grid=grid).notices]
        assert "column-not-understood" in kinds


class TestAccount:
    def test_a_table_beside_its_prose(self):
        rows = "\n".join("\n".join(cell for cell in row if cell) for row in TABLE)
        plan = texted(f"Năm 2021, toàn huyện Cam Lộ có 4.593 hộ, trong đó có 136 hộ nghèo.\n\n{rows}\n")
        marks = {mark.text: mark for mark in plan.marks if mark.cell}
        assert marks["3,94"].state is State.HOLDS
        assert plan.coverage[State.BROKEN] == 0
        assert [m.state for m in plan.marks if m.cell and m.cell[2] == 0] == [State.PASSED_OVER] * 2

    def test_a_grid_not_understood_is_counted(self):
        plan = texted("x;y;z\na;b5;c\n", "a.csv")
        assert [(m.text, m.state) for m in plan.marks] == [("b5", State.NOT_UNDERSTOOD)]

    def test_a_figure_the_reading_forgot_is_not_forgotten(self):
        reading = texted("Có 5 hộ nghèo.").reading
        forgot = Reading(text=reading.text, header=reading.header)
        marks = account(forgot, (), audit(forgot.document()))
        assert [(m.text, m.state) for m in marks] == [("5", State.NOT_UNDERSTOOD)]

    def test_states_have_words(self):
        assert {state.text("vi") for state in State} != {state.text("en") for state in State}
