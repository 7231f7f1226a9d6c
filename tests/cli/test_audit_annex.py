"""``chuanngheo audit`` of annexes: shown before trusted, reports written whole or not at all."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from chuanngheo.cli import main

DOCS = Path(__file__).parent.parent.parent / "docs"
TEXT = "Xã;Tổng số hộ;Hộ nghèo;Tỷ lệ %\nAn;1.000;10;7,00\nBình;500;20;4,00\nTổng;1.500;30;2,00\n"


@pytest.fixture
def annex(tmp_path):
    path = tmp_path / "bieu.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def book(tmp_path):
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.title = "Phụ lục"
    for line in TEXT.splitlines():
        sheet.append(line.split(";"))
    sheet["F9"] = "=1+1"
    made.create_sheet("nháp").sheet_state = "hidden"
    path = tmp_path / "bieu.xlsx"
    made.save(path)
    return path


def run(capsys, *arguments):
    code = main(["audit", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


class TestShown:
    """What the columns were taken for comes first."""

    def test_text(self, annex, capsys):
        code, out, err = run(capsys, annex, "--title", "Biểu 1", "--lang", "en")
        assert (code, err) == (1, "")
        first, *_ = out.split("\n\n")
        assert first.split("\n")[0] == "Biểu 1"
        assert "poor_rate   Tỷ lệ %     rate of the column before it" in first
        assert "7,00 [1]" in out

    def test_json_is_as_published(self, annex, capsys):
        code, out, _ = run(capsys, annex, "--format", "json")
        data = json.loads(out)
        jsonschema.validate(data, json.loads((DOCS / "schemas" / "audit.json").read_text(encoding="utf-8")))
        assert code == 1
        assert [c["role"] for c in data[0]["recognised"][0]["columns"]] == [
            "unit", "households", "poor", "poor_rate",
        ]  # fmt: skip

    def test_roles_are_told(self, annex, capsys):
        told = "C=near_poor, Tỷ lệ % = near_poor_rate"
        _, out, _ = run(capsys, annex, "--roles", told)
        assert "near_poor_rate  Tỷ lệ %     do người dùng khai  [đã khai]" in out

    def test_notices_go_to_the_error_stream(self, book, capsys):
        _, _, err = run(capsys, book)
        assert err.count("nháp: trang tính ẩn, không đọc") == 1

    def test_a_sheet(self, book, capsys):
        assert run(capsys, book, "--sheet", "Phụ lục")[0] == 1
        assert run(capsys, book, "--sheet", "Phu")[0] == 2


class TestReports:
    """By the ending of the file."""

    def test_every_kind(self, annex, tmp_path, capsys):
        names = ["r.html", "r.json", "r.csv", "r.txt", "r.xlsx"]
        outs = [part for name in names for part in ("--out", tmp_path / name)]
        code, shown, _ = run(capsys, annex, *outs)
        assert code == 1
        assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))[0]["source"] == "bieu.csv"
        (row,) = csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text(encoding="utf-8-sig")))
        assert row["printed"] == "7,00"
        assert (tmp_path / "r.txt").read_text(encoding="utf-8") == shown
        assert openpyxl.load_workbook(tmp_path / "r.xlsx")["1"]["D3"].comment is not None

    def test_the_same_workbook_back(self, book, tmp_path, capsys):
        before = book.read_bytes()
        out = tmp_path / "checked.xlsx"
        run(capsys, book, "--out", out)
        assert book.read_bytes() == before
        sheet = openpyxl.load_workbook(out)["Phụ lục"]
        assert "7,00" in sheet["D2"].comment.text
        assert sheet["F9"].value == "=1+1"

    def test_of_a_document(self, tmp_path, capsys):
        out = tmp_path / "r.xlsx"
        assert run(capsys, DOCS / "examples" / "cam-lo-2022.toml", "--out", out)[0] == 1
        sheet = openpyxl.load_workbook(out)["1"]
        assert [c.coordinate for row in sheet for c in row if c.comment] != []

    def test_no_file_is_written_over_unless_told(self, annex, tmp_path, capsys):
        out = tmp_path / "r.html"
        out.write_text("mine", encoding="utf-8")
        code, shown, err = run(capsys, annex, "--out", out)
        assert (code, shown) == (2, "")
        assert "đã có tệp này; --force thì ghi đè" in err
        assert out.read_text(encoding="utf-8") == "mine"
        assert run(capsys, annex, "--out", out, "--force")[0] == 1
        assert out.read_text(encoding="utf-8") != "mine"

    @pytest.mark.parametrize(
        ("outs", "words"),
        [
            (["r.doc"], "không có loại báo cáo '.doc'"),
            (["bieu.csv"], "là tệp đang được kiểm tra"),
            (["r.html", "r.html"], "một tệp được nêu hai lần"),
            (["no/r.html"], "không có tệp hoặc thư mục này"),
        ],
    )
    def test_refused_before_anything_is_written(self, annex, tmp_path, capsys, outs, words):
        arguments = [part for name in outs for part in ("--out", tmp_path / name)]
        code, shown, err = run(capsys, annex, *arguments, "--force")
        assert (code, shown) == (2, "")
        assert words in err
        assert annex.read_text(encoding="utf-8") == TEXT
        assert err.count("\n") == 1

    def test_one_report_is_of_one_file(self, annex, tmp_path, capsys):
        other = tmp_path / "hai.csv"
        other.write_text(TEXT, encoding="utf-8")
        assert (
            ".html chỉ báo cáo một tệp; có 2 tệp cần kiểm tra"
            in run(capsys, annex, other, "--out", tmp_path / "r.html")[2]
        )
        assert run(capsys, annex, other, "--out", tmp_path / "r.json")[0] == 1
        assert len(json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))) == 2

    @pytest.mark.parametrize("roles", ["B", "=poor", "B=", "B=poor,C"])
    def test_roles_that_say_nothing(self, annex, capsys, roles):
        code, _, err = run(capsys, annex, "--roles", roles)
        assert code == 2
        assert "phải là COLUMN=ROLE" in err

    def test_a_document_says_it_itself(self, capsys):
        code, _, err = run(capsys, DOCS / "examples" / "cam-lo-2022.toml", "--place", "x")
        assert code == 2
        assert "--place chỉ dùng cho tệp .csv và .xlsx" in err


def test_a_workbook_without_the_extra_is_refused_before_anything_is_read(
    annex, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("chuanngheo.cli.audit.find_spec", lambda _: None)
    code, out, err = run(capsys, annex, "--out", tmp_path / "r.xlsx")
    assert (code, out) == (2, "")
    assert "chuanngheo[xlsx]" in err
    assert not (tmp_path / "r.xlsx").exists()
