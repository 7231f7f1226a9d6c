"""The review sheets as workbooks: filled and read back, refused cell by cell, and report forms."""

from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from chuanngheo.errors import InvalidFileError
from chuanngheo.files.sheets_xlsx import read_filled, write_blank, write_reports
from chuanngheo.review.reports import Unit, report
from chuanngheo.review.reviewed import Reviewed
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.tt07_2021 import B2

CODES = {"Phiếu A": None, "Phiếu B1": list(QUESTIONS), "Phiếu B2": list(B2)}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "ho.xlsx"
    write_blank(path)
    return path


def fill(path, **cells):
    """Put answers on Phiếu B1 by their codes, on Phiếu B2 by ``b2_`` and their codes."""
    book = load_workbook(path)
    for title, prefix in (("Phiếu B1", ""), ("Phiếu B2", "b2_")):
        for row in book[title].iter_rows(min_row=2):
            if f"{prefix}{row[0].value}" in cells:
                row[4].value = cells[f"{prefix}{row[0].value}"]
    book.save(path)


class TestRoundTrip:
    def test_what_is_written_is_read_and_an_empty_cell_is_not_known(self, path):
        fill(
            path, members=4, workers=2, electricity=59.9, water="drilled-well", wall="Có ", cars=0,
            b2_employment="không", b2_nutrition="có", forest="  ",
        )  # fmt: skip
        filled = read_filled(path)
        assert (filled.answers.members, filled.answers.water, filled.answers.wall) == (
            4,
            "drilled-well",
            True,
        )
        assert filled.answers.electricity == Decimal("59.9")
        assert (filled.answers.cars, filled.answers.motorbikes, filled.answers.forest) == (0, None, None)
        assert (filled.b.answers["employment"], filled.b.answers["nutrition"]) == (False, True)
        assert filled.b.answers["water"] is None

    def test_phieu_a(self, path):
        book = load_workbook(path)
        for row in book["Phiếu A"].iter_rows(min_row=2):
            row[4].value = "không"
        book.save(path)
        assert read_filled(path).screening.code == 1

    def test_choices_are_offered_as_lists(self, path):
        lists = load_workbook(path)["Phiếu B1"].data_validations.dataValidation
        assert any("drilled-well" in one.formula1 for one in lists)


class TestRefusals:
    @pytest.mark.parametrize(
        ("cells", "words"),
        [
            ({"members": "hai"}, "Phiếu B1!E2: members: members must be a whole number"),
            ({"cars": 1.5}, "Phiếu B1!E16: cars: cars must be a whole number"),
            ({"wall": "yes"}, "Phiếu B1!E10: wall: expected 'có', 'không' or an empty cell, not 'yes'"),
            ({"pillar": True}, "expected 'có', 'không'"),
            ({"water": "drilled"}, "did you mean 'drilled-well'"),
            ({"electricity": -1}, "electricity must be at least 0"),
            ({"b2_telecom": 1}, "Phiếu B2!E12: telecom"),
            ({"members": 2, "workers": 3}, "workers cannot be 3 in a household of 2"),
        ],
    )
    def test_a_cell(self, path, cells, words):
        fill(path, **cells)
        with pytest.raises(InvalidFileError) as caught:
            read_filled(path)
        assert words in str(caught.value)

    def test_every_fault_at_once(self, path):
        fill(path, members="hai", cars=-1, b2_telecom="?")
        with pytest.raises(InvalidFileError) as caught:
            read_filled(path)
        assert [str(fault.where) for fault in caught.value.faults] == [
            "Phiếu B1!E2",
            "Phiếu B1!E16",
            "Phiếu B2!E12",
        ]

    def test_a_changed_code_and_a_missing_worksheet(self, path):
        book = load_workbook(path)
        book["Phiếu B1"]["A3"].value = "worker"
        book.remove(book["Phiếu B2"])
        book.save(path)
        with pytest.raises(InvalidFileError, match="expected the code 'workers', not 'worker'") as caught:
            read_filled(path)
        assert "Phiếu B2: this worksheet is missing" in str(caught.value)

    def test_no_workbook_at_all(self, tmp_path):
        text = tmp_path / "ho.xlsx"
        text.write_text("not a workbook", encoding="utf-8")
        for path in (text, tmp_path / "none.xlsx", tmp_path / "ho.txt"):
            with pytest.raises(InvalidFileError, match="not a readable workbook"):
                read_filled(path)

    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(InvalidFileError, match="No such file"):
            write_blank(tmp_path / "none" / "ho.xlsx")


class TestReports:
    UNIT = Unit("=1+1", area="rural", households=300, persons=900)
    HOME = Reviewed(unit="=1+1", area="rural", before="N", now="N", members=3)

    def test_numbers_rates_and_names(self, tmp_path):
        path = tmp_path / "bao-cao.xlsx"
        write_reports(path, [report(number, [self.UNIT], [self.HOME]) for number in ("7.1", "7.2")])
        book = load_workbook(path)
        assert book.sheetnames == ["Mẫu 7.1", "Mẫu 7.2"]
        sheet = book["Mẫu 7.1"]
        assert sheet["A1"].value == "Mẫu số 7.1. TỔNG HỢP KẾT QUẢ RÀ SOÁT HỘ NGHÈO, HỘ CẬN NGHÈO"
        last = [cell.value for cell in sheet[sheet.max_row]]
        assert last[1:6] == ["Tổng cộng (I + II)", None, 300, 900, 1]
        assert (last[6], sheet.cell(sheet.max_row, 7).number_format) == (0.0033, "0.00%")
        names = [cell for cell in sheet["B"] if cell.value == "=1+1"]
        assert names
        assert all(cell.data_type == "s" for cell in names)

    def test_nothing_to_write(self, tmp_path):
        with pytest.raises(InvalidFileError, match="no report form"):
            write_reports(tmp_path / "empty.xlsx", [])


def test_the_workbook_holds_every_question(path):
    book = load_workbook(path)
    assert isinstance(book, Workbook)
    for title in ("Phiếu B1", "Phiếu B2"):
        assert [cell.value for cell in book[title]["A"]][1:] == CODES[title]
