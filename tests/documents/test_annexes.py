"""A file of tables becomes a document; what cannot be used is refused in one line."""

import openpyxl
import pytest

from chuanngheo.documents.annexes import is_annex, read_annex
from chuanngheo.errors import InvalidFileError, UnknownCodeError
from chuanngheo.tables import Confidence

TEXT = "Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ %\nAn;1.000;10;1,00\nTổng;1.000;10;1,00\n"


def csv(tmp_path, text=TEXT, name="bieu.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def xlsx(tmp_path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "bieu.xlsx"
    book.save(path)
    return path


class TestReading:
    """Every table of figures, with names of their own."""

    def test_csv(self, tmp_path):
        annex = read_annex(csv(tmp_path), place="huyện X", start="2021", end="2022")
        (table,) = annex.document.tables
        assert (table.place, table.start, table.end, table.title) == ("huyện X", "2021", "2022", "table 1")
        assert (annex.document.source, annex.document.place) == ("bieu.csv", "huyện X")
        assert annex.data.decode() == TEXT

    def test_worksheets(self, tmp_path):
        head, row = ["Xã", "Hộ nghèo"], ["An", "10"]
        rows = [["BIỂU"], [], head, row]
        path = xlsx(
            tmp_path,
            một=rows,
            hai=rows,
            ba=[*rows, [], ["BIỂU"], [], head, row],
            bốn=[["Xã", "Chủ tịch"], ["An", "x"]],
        )
        annex = read_annex(path)
        assert [table.title for table in annex.document.tables] == [
            "BIỂU", "BIỂU (sheet hai)", "BIỂU (sheet ba)", "BIỂU (sheet ba) (4)",
        ]  # fmt: skip
        assert len(read_annex(path, sheets=["hai"], title="T").document.tables) == 1
        assert read_annex(path, sheets=["hai"], title="T").document.title == "T"
        with pytest.raises(UnknownCodeError, match="did you mean 'hai'"):
            read_annex(path, sheets=["haj"])
        with pytest.raises(InvalidFileError, match="no table of figures"):
            read_annex(path, sheets=["bốn"])

    def test_roles_are_told_where_they_fit(self, tmp_path):
        path = xlsx(tmp_path, một=[["Xã", "Hộ nghèo"], ["An", "10"]], hai=[["Xã", "Số"], ["An", "10"]])
        annex = read_annex(path, roles={"Số": "near_poor"})
        assert annex.recognised[1].headings[1].confidence is Confidence.TOLD
        with pytest.raises(UnknownCodeError, match="unknown column 'Sốs'"):
            read_annex(path, roles={"Số": "near_poor", "Sốs": "poor"})

    def test_which_files(self, tmp_path):
        assert is_annex(tmp_path / "A.XLSX")
        assert not is_annex(tmp_path / "a.toml")


class TestRefusals:
    """What cannot be read."""

    def test_no_such_file(self, tmp_path):
        with pytest.raises(InvalidFileError, match="No such file"):
            read_annex(tmp_path / "x.csv")

    def test_too_large(self, tmp_path, monkeypatch):
        monkeypatch.setattr("chuanngheo.documents.annexes.FILE", 10)
        with pytest.raises(InvalidFileError, match="larger than 10 bytes"):
            read_annex(csv(tmp_path))
