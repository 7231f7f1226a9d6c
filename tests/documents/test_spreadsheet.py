"""Spreadsheets: a cell is what it displays; a worksheet is its tables with their captions."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.documents import extract_bytes, spreadsheet
from chuanngheo.documents.shown import shown, understood
from chuanngheo.errors import InvalidFileError
from chuanngheo.numerals import parse_decimal

TABLE = [["Xã", "Hộ nghèo"], ["Thanh An", "106"], ["Cam Hiếu", "30"]]


def read(data, name="a.xlsx"):
    return extract_bytes(data if isinstance(data, bytes) else data.encode(), name)


class TestDisplayed:
    """Vietnamese signs, whatever the machine; half away from zero on the decimal that was typed."""

    @pytest.mark.parametrize(
        ("value", "number_format", "text"),
        [
            (None, "General", ""),
            ("chữ", "0.00", "chữ"),
            (True, "General", "TRUE"),
            (14905, "General", "14905"),
            (3.04, "General", "3,04"),
            (0.1 + 0.2, "General", "0,3"),
            (3.0392485, "General", "3,0392485"),
            (1 / 3, "General", "0,333333333"),
            (-2.5, "General", "-2,5"),
            (1e20, "General", "100000000000000000000"),
            (12.5, "@", "12,5"),
            (7, "", "7"),
            (14905, "#,##0", "14.905"),
            (999, "#,##0", "999"),
            (0, "#,##0", "0"),
            (0, "#", ""),
            (5, "00", "05"),
            (0.0304, "0.00%", "3,04%"),
            (0.0304, "0.0%", "3,0%"),
            (0.5, "0%", "50%"),
            (0.125, "0.00 %", "12,50 %"),
            (3.04, '0.00"%"', "3,04%"),
            (23.1, "0.00", "23,10"),
            (2.675, "0.00", "2,68"),
            (1.005, "0.00", "1,01"),
            (-1.005, "0.00", "-1,01"),
            (1.5, "0.##", "1,5"),
            (1.25, "0.0#", "1,25"),
            (-5, "#,##0;(#,##0)", "(5)"),
            (-5, "0;[Red]-0", "-5"),
            (0, '0;-0;"-"', "-"),
            (0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "-"),
            (1234, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1.234"),
            (1500000, '#,##0 "đồng"', "1.500.000 đồng"),
            (1500000, "#,##0\\ [$₫-42A]", "1.500.000 ₫"),
            (2338000, "0.0,,", "2,3"),
            (float("inf"), "0", "inf"),
            (float("nan"), "0", "nan"),
            (dt.datetime(2022, 2, 3, 4, 5), "mm-dd-yy", "03/02/2022"),  # noqa: DTZ001 # a cell has no zone
            (dt.datetime(2022, 2, 3, 4, 5), "General", "03/02/2022"),  # noqa: DTZ001 # a cell has no zone
            (dt.datetime(2022, 2, 3, 4, 5, 6), "d/m/yy h:mm:ss", "3/2/22 4:05:06"),  # noqa: DTZ001 # a cell has no zone
            (dt.datetime(2022, 12, 3), '"tháng" m\\/yyyy', "tháng 12/2022"),  # noqa: DTZ001 # a cell has no zone
            (dt.time(4, 5), "hh:mm AM/PM", "04:05"),
            (dt.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        ],
    )
    def test_by_hand(self, value, number_format, text):
        assert shown(value, number_format) == text

    @pytest.mark.parametrize(
        "number_format", ["# ?/?", "0.00E+00", "[>5]0;0", "0 0.0 0", "0.0.0", '"mở', "0x0"]
    )
    def test_a_format_not_understood_shows_the_number(self, number_format):
        assert not understood(number_format)
        assert shown(3.5, number_format) == "3,5"

    @given(st.integers(0, 10**12), st.integers(0, 4))
    def test_what_is_displayed_reads_back(self, units, decimals):
        number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
        value = units / 10**decimals
        assert parse_decimal(shown(value, number_format)) * 10**decimals == units


class TestWorkbooks:
    def test_tables_captions_and_notes(self, build):
        found = read(build.xlsx(["PHỤ LỤC", "năm 2021", TABLE, "Ghi chú: 2 xã", TABLE]))
        assert [g.title for g in found.grids] == ["PHỤ LỤC năm 2021", "Ghi chú: 2 xã"]
        assert found.grids[0].rows == tuple(map(tuple, TABLE))
        assert found.grids[0].where == "sheet Phụ lục"
        assert found.paragraphs[0].place.text("vi") == "trang tính Phụ lục, 1"

    def test_an_empty_row_within_a_table_is_no_end(self, build):
        found = read(build.xlsx([[*TABLE[:2], [], *TABLE[2:]]]))
        assert found.grids[0].rows == tuple(map(tuple, TABLE))

    def test_merged_cells_across_what_is_cut(self, build):
        def change(book):
            sheet = book.active
            for at, text in {
                "B3": "Xã",
                "C3": "Hộ nghèo",
                "C4": "Số hộ",
                "D4": "%",
                "B5": "A",
                "C5": 5,
                "D5": 0.5,
            }.items():
                sheet[at] = text
            for merged in ("A1:D1", "B3:B4", "C3:D3", "F3:G3"):
                sheet.merge_cells(merged)
            sheet["A1"] = "PHỤ LỤC"

        found = read(build.xlsx([], change))
        assert found.grids[0].rows == (("Xã", "Hộ nghèo", ""), ("", "Số hộ", "%"), ("A", "5", "0,5"))
        assert found.grids[0].spans == {(0, 0): (2, 1), (0, 1): (1, 2)}
        assert found.grids[0].title == "PHỤ LỤC"

    def test_an_empty_row_under_a_merged_cell_stays(self, build):
        def change(book):
            book.active.merge_cells("A2:A3")

        found = read(build.xlsx([[["Xã", "Hộ"], ["A", "5"], [None, None], ["B", "6"]]], change))
        assert len(found.grids[0].rows) == 4

    def test_hidden_parts_are_named(self, build):
        def change(book):
            book.active.row_dimensions[2].hidden = True
            book.active.column_dimensions["B"].hidden = True
            for number in range(4, 40):
                book.active.row_dimensions[number].hidden = True
            book.create_sheet("Nháp").sheet_state = "hidden"

        found = read(build.xlsx([TABLE], change))
        words = [n.message.text("en") for n in found.notices]
        assert words[0].startswith("Phụ lục: hidden rows 2, 4, 5")
        assert words[0].endswith("… (37)")
        assert words[1:] == ["Phụ lục: hidden columns B", "Nháp: hidden worksheet, not read"]
        assert found.grids[0].rows == tuple(map(tuple, TABLE))

    def test_a_formula_without_a_value_is_named(self, build):
        def change(book):
            book.active["B3"] = "=1+1"

        found = read(build.xlsx([TABLE], change))
        assert found.notices[0].message.text("en").startswith("1 formula(s) without a saved value")

    def test_a_format_not_understood_is_named(self, build):
        def change(book):
            book.active["B3"] = 0.5
            book.active["B3"].number_format = "# ?/?"

        found = read(build.xlsx([TABLE], change))
        assert "# ?/?" in found.notices[0].message.text("vi")

    def test_an_old_font_is_refused(self, build):
        with pytest.raises(InvalidFileError, match="TCVN3"):
            read(build.xlsx([[["nghÌo", "cña"], ["huyÖn", "5"]]]))
        with pytest.raises(InvalidFileError, match="TCVN3"):
            read(build.xlsx(["nghÌo cña huyÖn"]))

    def test_a_cell_is_bounded(self, build, monkeypatch):
        monkeypatch.setattr(spreadsheet, "CELL", 5)
        with pytest.raises(InvalidFileError, match="a cell of more than 5 characters"):
            read(build.xlsx([TABLE]))


class TestCsv:
    @pytest.mark.parametrize(
        "text",
        [
            "Xã;Hộ nghèo;%\r\nA;106;3,94\r\n",
            "Xã\tHộ nghèo\t%\nA\t106\t3,94\n",
            'Xã,Hộ nghèo,%\nA,106,"3,94"\n',
        ],
    )
    def test_whatever_separates_the_cells(self, text):
        assert read(text, "a.csv").grids[0].rows == (("Xã", "Hộ nghèo", "%"), ("A", "106", "3,94"))

    def test_rows_of_other_lengths_are_filled_up(self):
        found = read("PHỤ LỤC\nXã;Hộ\nA;1;x\n", "a.csv").grids[0]
        assert found.rows == (("Xã", "Hộ", ""), ("A", "1", "x"))
        assert found.title == "PHỤ LỤC"
        assert found.where == "table 1"

    @pytest.mark.parametrize("text", ['a;"b\n', "a" * 200_000])
    def test_a_broken_one_is_refused(self, text):
        with pytest.raises(InvalidFileError, match="no readable CSV"):
            read(text, "a.csv")

    def test_its_cells_are_bounded(self):
        with pytest.raises(InvalidFileError, match="500,000 cells"):
            read(";" * 1000 + "\n" * 600, "a.csv")
