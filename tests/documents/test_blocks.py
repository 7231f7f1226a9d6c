"""Tables whose rows are lines of a text: every cell in its column, or they stay text, which is said."""

import pytest

from chuanngheo.consistency import audit
from chuanngheo.documents import State, extract_bytes, read_extracted
from chuanngheo.errors import InvalidFileError
from chuanngheo.tables import recognise


def read(lines, name="a.txt"):
    return extract_bytes("\n".join(lines).encode(), name)


def rows(lines, name="a.txt"):
    found = read(lines, name).grids
    return [list(row) for row in found[0].rows] if found else None


def roles(lines):
    return [h.column.role for h in recognise(read(lines).grids[0]).headings]


def tabs(text):
    """A table written with ``;`` for the tabs."""
    return [line.replace(";", "\t") for line in text.strip("\n").split("\n")]


HEAD = "Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ %;Hộ cận nghèo"
BODY = ["An Bình;2.693;106;3,94;30", "Cam Hiếu;1.791;44;2,46;12"]


class TestTabs:
    def test_a_cell_without_text_keeps_its_place(self):
        lines = tabs("Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ\nAn;50;;\nBình;60;6;10,0\nTổng;110;6;5,5")
        assert rows(lines)[1] == ["An", "50", "", ""]

    def test_the_heading_of_two_rows_begins_with_empty_cells(self):
        lines = tabs("""
Đơn vị;Tổng số hộ;Hộ nghèo;;Hộ cận nghèo;
;;Số hộ;Tỷ lệ %;Số hộ;Tỷ lệ %
An;2.693;106;3,94;30;1,11
Bình;1.791;44;2,46;12;0,67
""")
        assert roles(lines) == [
            "unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate",
        ]  # fmt: skip

    def test_the_same_with_the_empty_cells_at_its_ends_lost(self):
        lines = [line.rstrip() for line in tabs("""
Đơn vị;Tổng số hộ;Hộ nghèo;;Hộ cận nghèo;
;;Số hộ;Tỷ lệ %;Số hộ;Tỷ lệ %
An;2.693;106;3,94;;
Bình;1.791;44;2,46;12;0,67
""")]  # fmt: skip
        assert rows(lines)[2] == ["An", "2.693", "106", "3,94", "", ""]
        assert roles(lines)[2:] == ["poor", "poor_rate", "near_poor", "near_poor_rate"]

    def test_columns_in_another_order_with_a_numbers_row_and_the_total_on_top(self):
        lines = tabs("""
TT;Hộ nghèo;Tên xã;Tổng số hộ;Tỷ lệ hộ nghèo (%)
(1);(2);(3);(4);(5)=(2):(4)
;150;Toàn huyện;4.484;3,35
1;106;An;2.693;3,94
2;44;Bình;1.791;2,46
""")
        assert roles(lines) == ["number", "poor", "unit", "households", "poor_rate"]
        found = recognise(read(lines).grids[0]).table()
        assert ([row.label for row in found.rows], found.total["poor"].text) == (["An", "Bình"], "150")

    def test_labels_wrapped_into_a_second_line(self):
        lines = tabs("""
Xã, thị;Tổng số;Hộ nghèo;Tỷ lệ
trấn;hộ;;(%)
Thị trấn Cam;2.693;106;3,94
lộ;;;
Bình;1.791;44;2,46
""")
        assert rows(lines) == [
            ["Xã, thị trấn", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ (%)"],
            ["Thị trấn Cam lộ", "2.693", "106", "3,94"],
            ["Bình", "1.791", "44", "2,46"],
        ]

    def test_the_total_has_no_number(self):
        lines = tabs("TT;Xã;Hộ nghèo;Cận nghèo\n1;An;5;7\n2;Bình;6;8\nTổng cộng;11;15")
        assert rows(lines)[-1] == ["", "Tổng cộng", "11", "15"]

    def test_sections_without_figures(self):
        lines = tabs("Xã;Hộ nghèo;Cận nghèo\nI. Đô thị\nA;1;2\nB;3;4".replace("I. Đô thị", "I. Đô thị;"))
        assert rows(lines)[1] == ["I. Đô thị", "", ""]

    def test_a_heading_of_years(self):
        lines = tabs("Xã;2020;2021\nAn;50;40\nBình;60;55")
        assert rows(lines)[0] == ["Xã", "2020", "2021"]

    def test_rows_apart_by_an_empty_line_each(self):
        lines = tabs("\n\n".join([HEAD, *BODY]))
        assert len(rows(lines)) == 3

    def test_a_caption_and_a_signature_set_by_tabs_are_text(self):
        found = read(["\tBIỂU SỐ 1", *tabs("\n".join([HEAD, *BODY])), "\tNGƯỜI LẬP BIỂU"])
        assert found.text == "BIỂU SỐ 1\n\nNGƯỜI LẬP BIỂU"
        assert found.grids[0].title == "BIỂU SỐ 1"
        assert len(found.grids[0].rows) == 3

    def test_empty_cells_behind_the_last_column(self):
        assert rows([*tabs(HEAD), *tabs("\n".join(BODY)), *tabs("Tổng;4.484;150;3,35;42;;")])[-1][-1] == "42"

    def test_a_line_with_a_tab_some_way_above_is_no_row(self):
        found = read(["Nơi nhận:\tHuyện", "", *tabs("\n".join([HEAD, *BODY]))])
        assert found.text == "Nơi nhận:\tHuyện"
        assert len(found.grids[0].rows) == 3

    @pytest.mark.parametrize(
        "text",
        [
            "TT;Xã;Tổng;Hộ nghèo;Cận nghèo\n;;;Số hộ;Tỷ lệ;Số hộ;Tỷ lệ\n1;A;9;1;2;3;4\n2;B;9;1;2;3;4",
            "Đơn vị;Hộ nghèo;;Cận nghèo;\nSố hộ;Tỷ lệ;Số hộ;Tỷ lệ\nA;1;2;3;4\nB;5;6;7;8",
            "Xã;;Hộ nghèo\nA;1;2;3\nB;4;5;6",
            "Xã;Hộ nghèo;Cận nghèo;Ghi chú\nA;1;2;\nB;3\nC;5;6;x",
            "Xã;Hộ nghèo\nA;1\nB;2\nC;3;4",
            "Xã;Hộ nghèo;Cận nghèo\nA;1;\nTổng cộng;7",
            "A;5\nB;6\nC;7",
            "Ghi chú;\nA;5\nB;6",
        ],
        ids=[
            "merged cells lost above", "empty cells lost below", "heading too short", "a cell lost",
            "too long", "no number to miss", "no heading", "a caption alone",
        ],
    )  # fmt: skip
    def test_what_is_not_certain_stays_text(self, text):
        found = read(tabs(text))
        assert found.grids == ()
        assert [notice.kind for notice in found.notices] == ["lines-not-a-table"]
        assert found.text.split() == text.replace(";", " ").split()

    def test_what_stays_text_is_counted_and_said(self):
        plan = read_extracted(read(tabs("A;5\nB;6\nC;7")))
        assert plan.coverage[State.NOT_UNDERSTOOD] == 3
        assert "dòng 1–3" in plan.notices[0].message.text("vi")

    @pytest.mark.parametrize("text", ["Nơi nhận:;Huyện ủy\nLưu:;VT", "Số:;45\nHết", ";\n;", "x;y\nz;1"])
    def test_tabs_in_prose_are_no_table(self, text):
        found = read([*tabs(text), "Có 5 hộ nghèo."])
        assert (found.grids, found.notices) == ((), ())

    def test_a_table_as_empty_as_no_table_is_stays_text(self):
        wide = "\t".join(map(str, range(1000)))
        assert rows(["a\tb", wide, wide, *["a\tb"] * 3000]) is None

    def test_the_figures_are_checked(self):
        lines = tabs("Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ %\nAn;2.693;106;3,49\nHiếu;1.791;44;2,46")
        plan = read_extracted(read(lines))
        assert [(f.where.row, f.printed, f.expected) for f in audit(plan.document).findings] == [
            ("An", "3,49", "3,94")
        ]


@pytest.mark.parametrize("ending", ["txt", "csv", "xlsx"])
def test_a_table_wider_than_any_is_refused_in_one_line(build, ending):
    """Each column is compared with the others: the work would grow with the square of their number."""
    table = [["Xã", *["Hộ nghèo"] * 500], ["A", *["1"] * 500], ["B", *["2"] * 500]]
    sep = {"txt": "\t", "csv": ";"}.get(ending, "")
    data = build.xlsx([table]) if ending == "xlsx" else "\n".join(map(sep.join, table)).encode()
    with pytest.raises(InvalidFileError, match="a table of more than 500 columns"):
        extract_bytes(data, f"a.{ending}")
    narrow = "\n".join(sep.join(row[:-1]) for row in table).encode()
    assert ending == "xlsx" or extract_bytes(narrow, f"a.{ending}").grids[0].width == 500


class TestBars:
    @pytest.mark.parametrize(
        "lines",
        [
            ["| Xã | Hộ nghèo |", "|---|---:|", "| An | 106 |", "| Hiếu | 30 |"],
            ["Xã | Hộ nghèo", "--- | ---:", "An | 106", "Hiếu | 30"],
            [
                "+----+----+",
                "| Xã | Hộ nghèo |",
                "+====+====+",
                "| An | 106 |",
                "| Hiếu | 30 |",
                "+----+----+",
            ],
        ],
    )
    def test_with_and_without_rules(self, lines):
        assert rows(lines, "a.md") == [["Xã", "Hộ nghèo"], ["An", "106"], ["Hiếu", "30"]]

    def test_a_bar_within_a_cell(self):
        lines = [r"| Xã \| TT | Hộ nghèo |", "| An | 106 |", "| Hiếu | 30 |", r"Nguồn \| | x \|"]
        assert rows(lines)[0] == ["Xã | TT", "Hộ nghèo"]
        assert rows(lines)[3] == ["Nguồn |", "x |"]

    def test_rows_that_leave_out_their_last_cells(self):
        lines = ["| Xã | Hộ nghèo | Ghi chú |", "| An | 106 | x |", "| Hiếu | 30 |", "| Tú | 3 | y |"]
        assert rows(lines)[2] == ["Hiếu", "30", ""]


class TestGaps:
    TABLE = (
        "Xã               Tổng số hộ   Hộ nghèo   Tỷ lệ %",
        "Thanh An              2.693                     ",
        "Cam Hiếu              1.791         44      2,46",
        "Khu phố 1                            2",
        "Tổng                  4.484         46",
    )

    def test_empty_cells_by_where_the_others_stand(self):
        assert rows(self.TABLE) == [
            ["Xã", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ %"],
            ["Thanh An", "2.693", "", ""],
            ["Cam Hiếu", "1.791", "44", "2,46"],
            ["Khu phố 1", "", "2", ""],
            ["Tổng", "4.484", "46", ""],
        ]

    def test_a_rule_under_the_heading(self):
        lines = [self.TABLE[0], "---------------  -----------  ---------  --------", *self.TABLE[1:]]
        assert rows(lines) == rows(self.TABLE)

    def test_a_heading_that_covers_two_columns(self):
        lines = [
            "Xã          Hộ nghèo của cả xã      Hộ khác",
            "              Số hộ    Tỷ lệ",
            "Thanh An        106     3,94             7",
            "Cam Hiếu         44     2,46             8",
        ]
        grid = read(lines).grids[0]
        assert grid.spans == {(0, 1): (1, 2)}
        assert [h.column.role for h in recognise(grid).headings][:3] == ["unit", "poor", "poor_rate"]

    @pytest.mark.parametrize(
        "lines",
        [
            ["Xã           Hộ nghèo", "An      50", "Bình    60   6"],  # the heading stands elsewhere
            ["Xã       Hộ", "An   50    5", "Thanh Bình   60", "Hiếu  7   8"],  # columns run into each other
            ["An   50", "Bình       60", "Hiếu   7   8"],  # no heading
            ["Xã    Hộ nghèo    cả", "A   1", "B   2   3", "C   4"],
        ],
    )
    def test_what_does_not_line_up_stays_text(self, lines):
        assert rows(lines) is None

    def test_a_table_as_empty_as_no_table_is_stays_text(self):
        wide = "   ".join("12345" for _ in range(300))
        few = ["x   y"] + [" " * (8 * n) + "a   5" for n in range(300)]
        assert rows(["Xã   Hộ", f"x   {wide}", *few[1:]]) is None

    def test_in_preformatted_text_of_a_page(self):
        page = "<p>Biểu</p><pre>\n" + "\n".join(self.TABLE) + "\n</pre><p>Hết</p>"
        found = extract_bytes(page.encode(), "a.html")
        assert [list(row) for row in found.grids[0].rows] == rows(self.TABLE)
        assert found.text == "Biểu\n\nHết"

    def test_on_a_page_of_a_pdf(self, build):
        lines = ["Xa        Ho ngheo", "An        106", "Hieu      44"]
        found = extract_bytes(build.pdf("\n".join(lines)), "a.pdf")
        assert found.grids[0].rows == (("Xa", "Ho ngheo"), ("An", "106"), ("Hieu", "44"))
        assert found.text == ""
