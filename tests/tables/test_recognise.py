"""Tables as printed: every column with its role and reason, every row in its place, nothing dropped."""

# ruff: noqa: E501 # one heading a line, as printed

from pathlib import Path

import pytest

from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Confidence, Grid, Kind, recognise
from chuanngheo.tables.headers.formulas import Formula, numbered, parse
from chuanngheo.tables.headers.layout import Place, layout

CAM_LO = Path(__file__).parent.parent / "data" / "plans" / "cam-lo-2022.txt"


def grid(text, spans=None, **named):
    """A grid from lines of cells parted by ``|``."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), spans or {}, **named)


def roles(found):
    return [heading.column.role for heading in found.headings]


def cam_lo():
    lines = CAM_LO.read_text(encoding="utf-8").split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith("Đơn vị\t"))
    rows = [line.split("\t") for line in lines[first:] if "\t" in line]
    return Grid(tuple((*row, *[""] * (14 - len(row))) for row in rows), title="Chỉ tiêu giảm nghèo năm 2022")


FORM = """
TT | Khu vực/Địa bàn | Kết quả rà soát | | | | |
| | Tổng số hộ dân cư (tại thời điểm rà soát) | | Tổng số hộ nghèo | | Tổng số hộ cận nghèo |
| | Số hộ | Nhân khẩu | Số hộ | Tỷ lệ | Số hộ | Tỷ lệ
A | B | 1 | 2 | 3 | 4=3/1*100 | 5 | 6=5/1*100
I | Khu vực thành thị | 100 | 400 | 10 | 10,00 | 5 | 5,00
1 | Phường A | 60 | 240 | 6 | 10,00 | 2 | 3,33
2 | Phường B | 40 | 160 | 4 | 10,00 | 3 | 7,50
II | Khu vực nông thôn | 200 | 800 | 30 | 15,00 | 20 | 10,00
1 | Xã C | 150 | 600 | 20 | 13,33 | 10 | 6,67
2 | Xã D | 50 | 200 | 10 | 20,00 | 10 | 20,00
| Tổng cộng (I + II) | 300 | 1.200 | 40 | 13,33 | 25 | 8,33
"""
MERGED = {(0, 0): (3, 1), (0, 1): (3, 1), (0, 2): (1, 6), (1, 2): (1, 2), (1, 4): (1, 2), (1, 6): (1, 2)}


class TestCamLo:
    """Kế hoạch 28/KH-UBND, its annex: two header rows, bare "Tỷ lệ %", broken abbreviations."""

    def test_roles(self):
        assert roles(recognise(cam_lo())) == [
            "unit", "households", "minority_households", "poor", "poor_rate", "minority_poor",
            "minority_poor_rate", "cannot_escape", "cannot_escape_rate", "can_escape", "can_escape_rate",
            "reduction", "poor_end", "poor_end_rate",
        ]  # fmt: skip

    def test_what_only_the_figures_tell_is_said(self):
        found = recognise(cam_lo())
        social = found.headings[7]
        assert (social.confidence, social.alternatives) == (Confidence.LIKELY, ("no_labour_poor",))
        assert social.why == ("cộng đúng với các cột khác", "it adds up with the other columns")
        assert found.headings[4].why[1] == "rate of the column before it (Hộ nghèo); fits 8 of 9 rows"

    def test_years_and_rows(self):
        found = recognise(cam_lo())
        assert (found.start, found.end) == ("2021", "2022")
        table = found.table(place="huyện Cam Lộ")
        assert (table.start, table.end, table.place, len(table.rows), table.total.label) == (
            "2021", "2022", "huyện Cam Lộ", 8, "Tổng",
        )  # fmt: skip
        assert table.total["can_escape_rate"].text == "0,72"


class TestForms:
    """The official form: merged heads of three rows, numbered columns with formulas, two levels."""

    @pytest.mark.parametrize("spans", [MERGED, {}], ids=["merged", "blank"])
    def test_roles(self, spans):
        found = recognise(grid(FORM, spans))
        assert roles(found) == [
            "number", "unit", "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate",
        ]  # fmt: skip
        assert "4=3/1*100" in found.headings[5].why[1]

    def test_rows_that_are_sums_of_others_have_a_level(self):
        found = recognise(grid(FORM, MERGED, title="Biểu 1"))
        table = found.table(place="huyện X")
        assert [(row.level, row.label) for row in table.rows] == [
            (1, "Khu vực thành thị"), (2, "Phường A"), (2, "Phường B"),
            (1, "Khu vực nông thôn"), (2, "Xã C"), (2, "Xã D"),
        ]  # fmt: skip
        assert (table.total.label, table.place, table.title) == ("Tổng cộng (I + II)", "huyện X", "Biểu 1")

    @pytest.mark.parametrize(
        ("old", "new", "wrong"),
        [
            (
                "I | Khu vực thành thị | 100 | 400 | 10",
                "I | Khu vực thành thị | 100 | 400 | 19",
                "Khu vực thành thị",
            ),
            ("1 | Phường A | 60 | 240 | 6", "1 | Phường A | 60 | 240 | 8", "Phường A"),
        ],
    )
    def test_one_wrong_cell_is_one_finding(self, old, new, wrong):
        """A sum that is wrong disagrees with its parts, with its total and with its rate: it is one error."""
        table = recognise(grid(FORM.replace(old, new), MERGED, title="Biểu 1")).table()
        (finding,) = audit(Document(title="x", tables=(table,))).findings
        assert (finding.where.row, finding.where.column) == (wrong, "poor")

    def test_one_table_is_asked_for_and_there_are_two(self):
        lines = "Địa bàn | | Nghèo\nAn | Hộ | 10\n | Khẩu | 40\nBình | Hộ | 20\n | Khẩu | 80"
        with pytest.raises(InvalidValueError, match="expected one table, found 2"):
            recognise(grid(lines)).table()

    def test_addresses(self):
        found = recognise(grid(FORM, MERGED, title="Biểu 1", numbers=tuple(range(5, 16)), left=1))
        own = found.addresses()
        assert own["Biểu 1"]["Khu vực thành thị", "poor"] == "F9"
        assert own["Biểu 1"]["", "poor"] == "F7"
        assert own["Biểu 1"]["Xã D", "poor_rate"] == "G14"

    def test_flows_by_their_printed_formula(self):
        found = recognise(
            grid("""
Đơn vị | Hộ nghèo đầu năm | Thoát nghèo | Tái nghèo | Phát sinh mới | Hộ nghèo cuối năm
A | 1 | 2 | 3 | 4 | 5=1-2+3+4
Xã A | 100 | 20 | 1 | 4 | 85
Xã B | 50 | 10 | 0 | 2 | 42
""")
        )
        end = found.headings[5].column
        assert (end.role, end.sum_of, end.minus) == (
            "poor_end",
            ("poor", "relapsed", "new_poor"),
            ("escaped",),
        )

    def test_a_formula_in_the_heading_itself(self):
        found = recognise(
            grid("""
Xã | Hộ loại A | Hộ loại B | Cộng (3=1+2)
| 1 | 2 | 3
X | 5 | 6 | 11
Y | 7 | 8 | 15
""")
        )
        assert found.headings[3].column.sum_of == ("ho_loai_a", "ho_loai_b")
        assert found.headings[3].confidence is Confidence.LIKELY

    @pytest.mark.parametrize(
        "formula",
        ["4=9/1*100", "4=tổng", "x=3/1", "9=1-2", "4=1+…+3"],
        ids=["no-9", "words", "x", "no-col", "dots"],
    )
    def test_a_formula_not_understood_declares_nothing(self, formula):
        heads = ("Xã", "Tổng số hộ", "Khẩu", "Hộ nghèo", f"Tỷ lệ ({formula})")
        found = recognise(Grid((heads, ("A", "1", "2", "3", "4"), ("X", "50", "200", "5", "10,00"))))
        assert roles(found) == ["unit", "households", "persons", "poor", "poor_rate"]
        assert (found.headings[4].column.of, found.headings[4].column.over) == ("poor", "households")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("4=3/1*100", Formula(4, (3,), (), 1)),
            ("(5) = (4)*100 : (2)", Formula(5, (4,), (), 2)),
            ("3/1x100%", Formula(0, (3,), (), 1)),
            ("[9]=1-2+3", Formula(9, (1, 3), (2,))),
            ("1+2", Formula(0, (1, 2))),
            ("x=3/1", None),
            ("3", None),
            ("4=3*1", None),
            ("9" * 9999 + "=1+2", None),
            ("4=" + "9" * 9999 + "/1", None),
        ],
    )
    def test_formulas(self, text, expected):
        assert parse(text) == expected

    def test_a_bare_formula_stands_under_the_next_number(self):
        assert numbered(["A", "(1)", "2", "=2/1*100", "", "4"]) == {1: 1, 2: 2, 3: 3, 4: 5}

    def test_multidimensional_is_not_declared_twice(self):
        found = recognise(
            grid("""
Xã | Tổng số hộ | Hộ nghèo và cận nghèo | Hộ nghèo | Hộ cận nghèo
A | 1 | 2=3+4 | 3 | 4
X | 50 | 15 | 5 | 10
""")
        )
        assert roles(found)[2] == "multidimensional"
        assert found.headings[2].column.sum_of == ()


class TestHeadings:
    """One heading, one reading; what stands above counts, and the column before a bare rate."""

    @pytest.mark.parametrize(
        ("headings", "expected"),
        [
            ("Xã | Tổng số hộ | Hộ nghèo | Tỷ lệ %", "unit households poor poor_rate"),
            ("Xã | Số hộ | Hộ nghèo | Tỷ lệ hộ nghèo DTTS so với hộ nghèo", "unit households poor minority_poor_rate"),
            ("Xã | Tỷ lệ | Hộ nghèo | x", "unit poor_rate poor x"),
            ("Xã | Tỷ lệ % | Tỷ lệ % | Ghi chú hai", "unit ty_le_rate ty_le_rate_2 ghi_chu_hai"),
            ("Xã | Hộ nghèo | Hộ nghèo | Số tiền", "unit poor ho_ngheo so_tien"),
            ("Xã | Hộ cận nghèo phát sinh mới | Phát sinh mới | Nhân khẩu nghèo", "unit new_near_poor new_poor poor_persons"),
            ("Xã | Hộ cận nghèo có khả năng thoát nghèo | Tỷ lệ % | Nhân khẩu cận nghèo", "unit can_escape_near_poor can_escape_near_poor_rate near_poor_persons"),
            ("Xã | Hộ nghèo có mức sống | Người có công | Hộ mức sống trung bình", "unit poor merit_poor average"),
            ("Xã | Tổng số hộ | Tổng số khẩu | Khẩu hộ nghèo", "unit households persons poor_persons"),
            ("Xã | Hộ nghèo | Hộ nghèo giảm | Hộ cận nghèo giảm", "unit poor reduction near_poor_reduction"),
        ],
    )  # fmt: skip
    def test_one_row(self, headings, expected):
        assert roles(recognise(grid(f"{headings}\nAn | 10 | 5 | 4\nBình | 20 | 7 | 6"))) == expected.split()

    def test_rates_by_what_the_cells_print(self):
        found = recognise(
            grid("Tỉnh/vùng | Nghèo | Cận nghèo\nHà Giang | 30,13% | 12,93%\nCao Bằng | 28,22% | 5,91%")
        )
        assert roles(found) == ["unit", "poor_rate", "near_poor_rate"]
        assert found.headings[1].confidence is Confidence.LIKELY

    def test_a_caption_above_other_groups_lends_nothing(self):
        found = recognise(
            grid("""
Xã | Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2022 | | |
| Tổng số hộ | Hộ nghèo | Tỷ lệ (%) | Hộ cận nghèo
An | 100 | 5 | 5,0 | 7
""")
        )
        assert roles(found) == ["unit", "households", "poor", "poor_rate", "near_poor"]

    def test_a_group_above_plain_words(self):
        found = recognise(
            grid("""
Xã | Hộ nghèo | | | Hộ cận nghèo |
| Tổng số | Tỷ lệ | DTTS | Tổng số | DTTS
An | 10 | 5,0 | 3 | 7 | 2
""")
        )
        assert roles(found) == [
            "unit",
            "poor",
            "poor_rate",
            "minority_poor",
            "near_poor",
            "minority_near_poor",
        ]

    def test_a_rate_above_two_moments(self):
        found = recognise(
            grid("""
Xã | Tỷ lệ hộ nghèo (%) | | Giảm trong năm |
| Đầu năm | Cuối năm | Hộ nghèo | Hộ cận nghèo
An | 5,0 | 4,0 | 3 | 7
""")
        )
        assert roles(found) == ["unit", "poor_rate", "poor_end_rate", "reduction", "near_poor_reduction"]
        assert (found.start, found.end) == ("", "")

    def test_two_years(self):
        found = recognise(
            grid("""
Xã | Năm 2021 | | Năm 2022 | | Tăng, giảm
| Hộ nghèo | Tỷ lệ | Hộ nghèo | Tỷ lệ | Hộ nghèo
An | 10 | 5,0 | 8 | 4,0 | -2
Bình | 20 | 5,0 | 18 | 4,5 | -2
""")
        )
        assert roles(found) == ["unit", "poor", "poor_rate", "poor_end", "poor_end_rate", "poor_change"]
        change = found.headings[5].column
        assert (change.sum_of, change.minus) == (("poor_end",), ("poor",))
        assert (found.start, found.end) == ("2021", "2022")

    def test_three_years(self):
        found = recognise(
            grid("""
Xã | Tổng số hộ | Hộ nghèo 2020 | Tỷ lệ | Hộ nghèo 2021 | Tỷ lệ | Hộ nghèo 2022 | Tỷ lệ
An | 200 | 10 | 5,0 | 9 | 4,5 | 8 | 4,0
Bình | 400 | 20 | 5,0 | 19 | 4,75 | 18 | 4,5
""")
        )
        assert roles(found) == [
            "unit", "households", "poor", "poor_rate", "poor_2021", "poor_2021_rate", "poor_end", "poor_end_rate",
        ]  # fmt: skip
        assert (found.headings[5].column.of, found.headings[5].column.over) == ("poor_2021", "households")
        assert (found.start, found.end) == ("2020", "2022")

    def test_one_year_is_one_moment(self):
        found = recognise(grid("Xã | Tổng số hộ cuối năm 2022 | Hộ nghèo cuối năm 2022\nAn | 200 | 10"))
        assert roles(found) == ["unit", "households", "poor"]
        assert (found.start, found.end) == ("2022", "")

    def test_a_start_with_a_year_and_an_end_without(self):
        found = recognise(grid("Xã | Hộ nghèo năm 2021 | Hộ nghèo cuối kỳ\nAn | 20 | 10"))
        assert (found.start, found.end) == ("2021", "2022")

    def test_tang_giam_without_what_it_compares(self):
        found = recognise(grid("Xã | Tỷ lệ hộ nghèo | Tỷ lệ hộ cận nghèo tăng, giảm\nAn | 5,0 | 1,5"))
        change = found.headings[2]
        assert (change.column.role, change.column.sum_of) == ("near_poor_change_rate", ())
        assert change.confidence is Confidence.GUESS

    def test_figures_that_contradict_the_heading(self):
        found = recognise(
            grid("""
Xã | Tổng số hộ | Hộ nghèo | Tỷ lệ hộ nghèo
A | 100 | 10 | 55,00
B | 100 | 20 | 44,00
C | 100 | 30 | 33,00
""")
        )
        assert found.headings[3].confidence is Confidence.GUESS
        assert found.headings[3].why[1].endswith("fits 0 of 3 rows")

    def test_social_protection_is_not_what_it_does_not_add_up_to(self):
        found = recognise(
            grid("""
Xã | Hộ nghèo | Hộ BTXH | Hộ có khả năng thoát nghèo
A | 10 | 3 | 5
B | 20 | 4 | 9
C | 30 | 5 | 20
""")
        )
        assert roles(found)[2] == "no_labour_poor"
        assert found.headings[2].alternatives == ("cannot_escape",)

    def test_a_rate_of_a_column_further_left(self):
        text = "Xã | Tổng số hộ | Tổng số khẩu | Hộ nghèo | | | DTTS\n | | | Số hộ | Số khẩu | Tỷ lệ |\n"
        rows = (
            "A | 100 | 500 | 10 | 90 | 10,00 | 1",
            "B | 200 | 900 | 50 | 70 | 25,00 | 2",
            "C | 50 | 200 | 1 | 3 | 2,00 | 1",
        )
        found = recognise(grid(text + "\n".join(rows)))
        assert roles(found)[5] == "poor_rate"
        assert found.headings[5].alternatives == ("poor_persons_rate",)
        odd = recognise(grid(text + "\n".join(row.replace(",", "7,") for row in rows)))
        assert (roles(odd)[5], odd.headings[5].confidence) == ("poor_persons_rate", Confidence.GUESS)

    def test_a_fall_of_households_nobody_names_is_that_of_the_poor(self):
        found = recognise(
            grid("Xã | Hộ nghèo 2022 | Hộ nghèo 2023 | Số hộ giảm | Số hộ giảm năm 2024\nA | 9 | 8 | 1 | 2")
        )
        assert roles(found) == ["unit", "poor", "poor_end", "reduction", "poor_change_2024"]
        assert found.headings[3].confidence is Confidence.LIKELY

    def test_causes_of_poverty(self):
        found = recognise(
            grid(
                "Xã | Thiếu vốn | Thiếu đất sản xuất | Ốm đau, tai nạn | Diện tích (ha)\nA | 9 | 8 | 1 | 4,5"
            )
        )
        assert roles(found) == ["unit", "cause_no_capital", "cause_no_land", "cause_illness", "dien_tich_ha"]

    def test_without_accents(self):
        found = recognise(grid("Don vi | Tong so ho | Ho ngheo | Ty le\nAn | 100 | 10 | 10,0"))
        assert roles(found) == ["unit", "households", "poor", "poor_rate"]
        assert found.headings[2].confidence is Confidence.LIKELY

    def test_a_rate_whose_base_is_nowhere_printed_beside_it(self):
        found = recognise(
            grid("Xã | Tổng số hộ | Hộ nghèo | Tỷ lệ hộ nghèo\nA | 100 | | 55,00\nB | | 20 | 44,00")
        )
        assert found.headings[3].why[1] == "the heading says it"

    def test_nothing_is_dropped(self):
        found = recognise(
            grid("Xã | Kinh phí (triệu đồng) | Ghi chú | Xếp hạng A\nAn | 100 | tốt | x\nBình | 250 | | y")
        )
        assert [h.header for h in found.headings] == ["Xã", "Kinh phí (triệu đồng)", "Ghi chú", "Xếp hạng A"]
        (money,) = found.not_understood
        assert (money.column.role, money.column.kind, money.column.weak) == (
            "kinh_phi_trieu_dong",
            Kind.COUNT,
            True,
        )

    def test_a_heading_of_signs_alone(self):
        assert roles(recognise(grid("Xã | ??? | ***\nAn | 100 | 7"))) == ["unit", "column", "column_2"]


class TestShares:
    """A rate over its own group is the row's share of what the total row prints."""

    def table(self, share):
        head = (
            "Xã | Tổng số hộ | Tỷ trọng (%) | Hộ nghèo | Tỷ lệ hộ nghèo | Tỷ lệ so với tổng số hộ nghèo (%)"
        )
        return recognise(
            grid(
                f"{head}\nA | 1000 | 50,00 | 50 | 5,00 | 45,45\nB | 600 | 30,00 | 40 | 6,67 | 36,36\n"
                f"C | 400 | 20,00 | 20 | 5,00 | {share}\nTổng | 2000 | 100 | 110 | 5,50 | 100"
            )
        )

    def test_roles(self):
        found = self.table("18,18")
        assert roles(found) == [
            "unit", "households", "households_share", "poor", "poor_rate", "poor_share",
        ]  # fmt: skip
        share = found.headings[5].column
        assert (share.of, share.over) == ("poor", "poor")
        assert audit(Document(title="x", tables=found.tables())).findings == ()

    def test_checked(self):
        (finding,) = audit(Document(title="x", tables=self.table("18,28").tables())).findings
        assert (finding.where.column, finding.proposals[0].value) == ("poor_share", "18,18")
        assert "20 / 110 = 18,18%" in finding.message.vi

    def test_at_the_end_of_the_year(self):
        found = recognise(
            grid(
                "Xã | Hộ nghèo đầu năm 2022 | Hộ nghèo cuối năm 2022 | Tỷ lệ so với hộ nghèo cuối năm 2022\n"
                "A | 50 | 40 | 40,00\nB | 70 | 60 | 60,00\nTổng | 120 | 100 | 100"
            )
        )
        assert roles(found)[1:] == ["poor", "poor_end", "poor_end_share"]


@pytest.mark.parametrize(
    "head", ["Bình quân khẩu/hộ", "Quy mô hộ (người)", "Khẩu/hộ", "Bình quân nhân khẩu 1 hộ"]
)
@pytest.mark.parametrize("persons", ["Nhân khẩu", "Diện tích"])
def test_the_size_of_a_household_is_nobody(head, persons):
    """It counts nobody: kept under its own name, and its decimals are no parts of people."""
    found = recognise(
        grid(
            f"Xã | Tổng số hộ | {persons} | {head}\nA | 1000 | 3900 | 3,9\nB | 600 | 2500 | 4,17\nTổng | 1600 | 6400 | 4,0"
        )
    )
    assert found.headings[3].confidence is Confidence.UNKNOWN
    assert audit(Document(title="x", tables=found.tables())).findings == ()


class TestLabels:
    """The columns without figures."""

    def test_numbers_without_a_heading(self):
        assert roles(recognise(grid(" | Xã | Hộ nghèo\n1 | An | 10\n2 | Bình | 20"))) == [
            "number",
            "unit",
            "poor",
        ]

    def test_no_heading_at_all(self):
        found = recognise(grid("An | 10\nBình | 20"))
        assert roles(found) == ["unit", "column"]
        assert found.headings[0].confidence is Confidence.LIKELY

    def test_only_numbers_name_the_rows(self):
        found = recognise(grid("TT | Hộ nghèo | Ghi chú\n1 | 10 |\n2 | 20 |"))
        assert roles(found) == ["unit", "poor", "note"]
        assert [row.label for row in found.table().rows] == ["1", "2"]

    def test_nothing_names_the_rows(self):
        found = recognise(grid("Hộ nghèo | Hộ cận nghèo | Ghi chú\n10 | 5 |\n20 | 6 |"))
        assert [row.label for row in found.table().rows] == ["dòng 2", "dòng 3"]

    def test_no_column_can_name_them(self):
        found = recognise(grid("Hộ nghèo | Hộ cận nghèo\n10 | 5\n20 | 6"))
        with pytest.raises(InvalidValueError, match="must name the rows"):
            found.table()

    def test_the_more_particular_of_two_columns_of_places(self):
        found = recognise(grid("Huyện | Xã | Hộ nghèo\nH | An | 10\n | Bình | 20\n | Cúc | 5"))
        assert roles(found) == ["note", "unit", "poor"]

    def test_lines_of_households_and_persons(self):
        found = recognise(
            grid(
                """
TT | Địa bàn | Phân tổ | Số lượng nghèo
1 | An | Hộ | 10
| | Nhân khẩu | 40
2 | Bình | Hộ | 20
| | Nhân khẩu | 80
| Tổng cộng | Hộ | 30
| | Nhân khẩu | 120
""",
                title="Biểu",
            )
        )
        households, persons = found.tables()
        assert (households.title, persons.title) == ("Biểu – Hộ", "Biểu – Nhân khẩu")
        assert [row.label for row in persons.all_rows] == ["An", "Bình", "Tổng cộng"]

    def test_lines_told_by_their_words_alone(self):
        found = recognise(grid("Địa bàn | | Nghèo\nAn | Hộ | 10\n | Khẩu | 40\nBình | Hộ | 20\n | Khẩu | 80"))
        assert len(found.tables()) == 2


class TestRows:
    """Totals at the top or bottom, sections, levels, rows that are no figures."""

    def test_a_total_on_top(self):
        found = recognise(grid("Xã | Hộ nghèo\nToàn huyện | 30\nAn | 10\nBình | 20"))
        assert found.table().total.label == "Toàn huyện"

    def test_rows_of_sections_without_figures(self):
        found = recognise(
            grid("""
Xã | Hộ nghèo | Hộ cận nghèo
Khu vực thành thị | |
An | 10 | 1
Khu vực nông thôn | |
Bình | 20 | 2
Tổng | 30 | 3
""")
        )
        assert [row.label for row in found.table().rows] == [
            "Khu vực thành thị", "An", "Khu vực nông thôn", "Bình",
        ]  # fmt: skip

    def test_a_total_below_each_section(self):
        found = recognise(
            grid("""
Xã | Hộ nghèo | Hộ cận nghèo
An | 10 | 1
Bình | 20 | 2
Cộng | 30 | 3
Cúc | 5 | 4
Dung | 6 | 5
Cộng | 11 | 9
Tổng cộng | 41 | 12
""")
        )
        table = found.table()
        rows = table.rows
        assert [row.label for row in rows if row.level == 1] == ["Cộng", "Cộng (2)"]
        assert [row.label for row in table.parts(rows[0])] == ["An", "Bình"]
        assert [row.label for row in table.parts(rows[3])] == ["Cúc", "Dung"]
        assert rows[3]["near_poor"].text == "9"

    def test_a_sum_of_a_section_named_as_the_total_is(self):
        found = recognise(
            grid("Xã | Hộ nghèo\nAn | 10\nBình | 20\nTổng | 30\nCúc | 5\nDung | 6\nTổng | 11\nTổng | 41")
        )
        table = found.table()
        assert [row.label for row in table.all_rows] == [
            "Tổng (2)", "An", "Bình", "Tổng (3)", "Cúc", "Dung", "Tổng",
        ]  # fmt: skip

    def test_a_second_list_behind_the_total(self):
        found = recognise(
            grid("""
TT | Xã | Hộ nghèo | Hộ cận nghèo
I | Thành thị | 10 | 1
1 | An | 4 | 1
2 | Bình | 6 | 0
II | Nông thôn | 20 | 2
1 | An | 15 | 1
2 | Bình | 5 | 1
III | Tổng cộng I + II | 30 | 3
1 | An | 19 | 2
2 | Bình | 11 | 1
""")
        )
        first, second = found.tables()
        assert (first.total.label, second.total.label) == ("Tổng cộng I + II", "Tổng cộng I + II")
        assert [row.label for row in first.parts(first.rows[0])] == ["An (Thành thị)", "Bình (Thành thị)"]
        assert [(row.level, row.label) for row in second.rows] == [
            (1, "An (Tổng cộng I + II)"), (1, "Bình (Tổng cộng I + II)"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("first", "rows"),
        [
            ("Huyện X | 30", ["Xã An | 10", "Xã Bình | 20", "Huyện Y | 7", "Xã Cúc | 3", "Xã Dung | 4"]),
            (
                "A. Miền núi | 30",
                ["1. An | 10", "2. Bình | 20", "B. Đồng bằng | 7", "1. Cúc | 3", "2. Dung | 4"],
            ),
            ("1 An | 30", ["a) Một | 10", "b) Hai | 20", "2 Bình | 7", "a) Ba | 3", "b) Bốn | 4"]),
            ("1. An | 30", ["1.1. Một | 10", "1.2. Hai | 20", "2. Bình | 7", "2.1. Ba | 3", "2.2. Bốn | 4"]),
            ("I An | 30", ["- Một | 10", "- Hai | 20", "II Bình | 7", "- Ba | 3", "- Bốn | 4"]),
        ],
        ids=["units", "letters", "small", "points", "dashes"],
    )
    def test_levels(self, first, rows):
        found = recognise(grid("\n".join(("Nơi | Hộ nghèo", first, *rows))))
        assert [row.level for row in found.table().rows] == [1, 2, 2, 1, 2, 2]

    @pytest.mark.parametrize("figures", [("30", "11", "20"), ("30", "", "")], ids=["wrong", "none"])
    def test_levels_that_figures_do_not_bear_out_are_none(self, figures):
        top, one, two = figures
        found = recognise(
            grid(f"Nơi | Hộ nghèo | x\nHuyện X | {top} | 1\nXã An | {one} | 5\nXã Bình | {two} | 9")
        )
        assert {row.level for row in found.table().rows} == {1}

    def test_a_row_without_a_number_among_numbered_ones(self):
        found = recognise(grid("TT | Nơi | Hộ nghèo\n1 | An | 10\n | Bình | 20\n | Cúc | 5\n2 | Dung | 30"))
        assert len(found.table().rows) == 4

    def test_a_merged_cell_of_the_body_is_no_heading(self):
        found = recognise(grid("Nơi | Hộ nghèo\nAn | 10\n | 20", {(1, 0): (2, 1)}))
        assert found.layout.paths == (("Nơi",), ("Hộ nghèo",))

    def test_one_part_is_no_level(self):
        found = recognise(grid("TT | Nơi | Hộ nghèo\nI | X | 10\n1 | An | 10\nII | Y | 5"))
        assert {row.level for row in found.table().rows} == {1}

    def test_names_of_one_kind_are_no_levels(self):
        found = recognise(grid("Nơi | Hộ nghèo\nXã An | 10\nTT Bình | 20\nPhường Cúc | 30"))
        assert {row.level for row in found.table().rows} == {1}

    def test_letters_c_and_d_are_no_roman_numbers_behind_a_and_b(self):
        found = recognise(grid("TT | Nơi | Hộ nghèo\nA | An | 1\nB | Bình | 2\nC | Cúc | 3\nD | Dung | 4"))
        assert len(found.table().rows) == 4

    def test_two_places_of_one_name(self):
        found = recognise(grid("Nơi | Hộ nghèo\nThôn 1 | 10\nThôn 1 | 20"))
        assert [row.label for row in found.table().rows] == ["Thôn 1", "Thôn 1 (2)"]

    def test_every_row_has_its_place(self):
        whole = grid("""
ỦY BAN NHÂN DÂN | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
BIỂU TỔNG HỢP | |
| |
| | ĐVT: hộ
Xã | Tổng số hộ | Hộ nghèo
A | 1 | 2
I | |
An | 100 | 10
Xã | Tổng số hộ | Hộ nghèo
Bình | 200 | 20
Ghi chú: số liệu sơ bộ | |
""")
        assert layout(whole).places == (
            Place.CAPTION, Place.CAPTION, Place.BLANK, Place.CAPTION, Place.HEAD, Place.NUMBERS, Place.BODY,
            Place.BODY, Place.REPEATED, Place.BODY, Place.NOTE,
        )  # fmt: skip
        found = recognise(whole)
        assert [number for number, _ in found.passed_over] == [1, 2, 4, 9, 11]
        assert "passed over row 11: Ghi chú: số liệu sơ bộ" in found.text("en")

    def test_a_heading_of_years_is_a_heading(self):
        assert layout(grid("Xã | 2021 | 2022\nAn | 100 | 110\nBình | 10 | 9")).places[0] is Place.HEAD

    @pytest.mark.parametrize(
        "numbers", ["A | 1 | 2", "(1) | (2) | (3)", "[1] | [2] | [3]", " | 1 | 2", "A | 1 | =1/2"]
    )
    def test_rows_of_numbers(self, numbers):
        assert layout(grid(f"Xã | Hộ | Khẩu\n{numbers}\nAn | 3 | 4")).places[1] is Place.NUMBERS

    @pytest.mark.parametrize("numbers", ["1 | A | 2", "5 | 6 | 7", "1 | 3 | 2", "A | 1 |", "A | x=1 | 2"])
    def test_rows_that_number_nothing(self, numbers):
        assert Place.NUMBERS not in layout(grid(f"Xã | Hộ | Khẩu\n{numbers}\nAn | 3 | 4")).places

    def test_no_figures_no_table(self):
        assert not recognise(grid("Xã | Trưởng thôn\nAn | x")).is_table
        assert not recognise(Grid(())).is_table
        with pytest.raises(InvalidValueError, match="no row of figures"):
            recognise(grid("Xã | Trưởng thôn\nAn | x")).table()


class TestTold:
    """What is wrong is corrected, by heading or letter."""

    text = "Xã | Hộ nghèo | Tỷ lệ % | Hộ cận nghèo | Tỷ lệ %\nAn | 10 | 5,0 | 20 | 9,9"

    def test_by_heading_and_letter(self):
        found = recognise(
            grid(self.text), roles={"hộ NGHÈO": "near_poor", "d": Column.count("x"), "E": "note"}
        )
        assert roles(found) == ["unit", "near_poor", "poor_rate", "x", "note"]
        assert found.headings[1].confidence is Confidence.TOLD

    @pytest.mark.parametrize(
        ("told", "error", "words"),
        [
            ({"Tỷ lệ %": "poor_rate"}, InvalidValueError, "by its letter: C, E"),
            ({"Hộ ngheo": "poor"}, UnknownCodeError, "did you mean 'Hộ nghèo'"),
            ({"B": "pooor"}, UnknownCodeError, "did you mean 'poor'"),
        ],
    )
    def test_refused(self, told, error, words):
        with pytest.raises(error, match=words):
            recognise(grid(self.text)).with_roles(told)

    def test_shown(self):
        found = recognise(grid(self.text + "\nTổng | 10 | 5,0 | 20 | 9,9", title="Biểu | 1"))
        assert found.text("vi").split("\n")[0] == "A  unit            Xã            cột tên các dòng"
        assert found.markdown("en").split("\n")[:3] == [
            "| Column | Role | Heading | Why |",
            "| --- | --- | --- | --- |",
            "| A | unit | Xã | the column that names the rows |",
        ]
        assert "dòng tổng: Tổng" in found.markdown()
        html = found._repr_html_()
        assert html.startswith('<div class="cn" lang="vi">')
        assert '<th scope="row">A</th>' in html

    def test_letters_go_on_behind_z(self):
        assert [Grid((("x",),), left=n).letter(0) for n in (0, 25, 26, 701, 702)] == [
            "A",
            "Z",
            "AA",
            "ZZ",
            "AAA",
        ]

    def test_unknown_ones_keep_their_kind(self):
        assert "so_tien (count)" in recognise(grid("Xã | Số tiền\nAn | 10")).text()
        assert "no_labour_poor" in recognise(grid("Xã | Hộ BTXH\nAn | 10")).text()
        assert "(hoặc: cannot_escape)" in recognise(grid("Xã | Hộ BTXH\nAn | 10")).text()

    def test_plain_values(self):
        data = recognise(grid(self.text)).as_dict()
        assert data["columns"][1] == {
            "letter": "B", "role": "poor", "kind": "count", "header": "Hộ nghèo", "confidence": "sure",
            "why": {"vi": "tiêu đề ghi rõ", "en": "the heading says it"}, "alternatives": [],
        }  # fmt: skip
        assert data["passed_over"] == []
