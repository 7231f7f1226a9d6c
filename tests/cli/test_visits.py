"""``chuanngheo classify`` on what an officer saw: members and dwelling, in two CSV files or in JSON."""

import json
from pathlib import Path

import pytest

from chuanngheo.cli import main

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
TWO_FILES = (str(EXAMPLES / "visits.csv"), "--members", str(EXAMPLES / "members.csv"))


@pytest.fixture
def as_json(tmp_path):
    record = {
        "id": "H-01",
        "area": "rural",
        "income": 1_450_000,
        "dwelling": {"area_m2": 15.9, "water": "other"},
        "members": [{"age": 41, "work": "1", "job": "2"}, {"age": 9}],
    }
    path = tmp_path / "visits.json"
    path.write_text(json.dumps([record]), encoding="utf-8")
    return path


class TestTwoFiles:
    """A row a household and a row a member, joined by the id."""

    def test_each_household_with_its_reasons(self, capsys):
        assert main(["classify", *TWO_FILES, "--on", "2024-12-14"]) == 0
        out = capsys.readouterr().out
        assert "Thành viên số 1 (41 tuổi) làm công ăn lương nhưng không có hợp đồng lao động" in out
        assert out.index("Hộ H-01") < out.index("Hộ H-02")

    def test_english(self, capsys):
        assert main(["classify", *TWO_FILES, "--on", "2024-12-14", "--lang", "en"]) == 0
        assert "Household H-01" in capsys.readouterr().out

    def test_a_member_of_nobody(self, tmp_path, capsys):
        members = tmp_path / "members.csv"
        members.write_text("household,age\nH-09,40\n", encoding="utf-8")
        code = main(["classify", TWO_FILES[0], "--members", str(members), "--on", "2024-12-14"])
        assert code == 2
        assert "không có hộ 'H-09'" in capsys.readouterr().err

    def test_a_bad_row_keeps_its_line_and_is_not_lost(self, tmp_path, capsys):
        homes = tmp_path / "homes.csv"
        homes.write_text("id,area,income,toilet\nA,rural,1000000,hố\nB,rural,900000,\n", encoding="utf-8")
        members = tmp_path / "members.csv"
        members.write_text("household,age\nA,40\nB,41\n", encoding="utf-8")
        out = tmp_path / "out.csv"
        words = ["classify", str(homes), "--members", str(members), "--on", "2024-12-14"]
        assert main(words) == 2
        assert "dòng 2" in capsys.readouterr().err
        assert main([*words, "--out", str(out), "--keep-going"]) == 1
        assert [row.split(",")[0] for row in out.read_text(encoding="utf-8").splitlines()] == ["id", "B"]
        assert "A,rural" in (tmp_path / "out.bad.csv").read_text(encoding="utf-8")


class TestJson:
    """Each record with its members and dwelling."""

    def test_reasons_in_the_answer(self, as_json, capsys):
        assert main(["classify", str(as_json), "--on", "2024-12-14", "--format", "json"]) == 0
        (home,) = json.loads(capsys.readouterr().out)["households"]
        assert any(reason.startswith("Việc làm: thiếu hụt") for reason in home["reasons"])

    def test_ages_need_a_day(self, as_json, capsys):
        assert main(["classify", str(as_json), "--standard", "VN-2021-2025"]) == 2
        assert "hãy cho --on DATE" in capsys.readouterr().err

    def test_an_annex_that_is_not_at_hand(self, as_json, capsys):
        assert main(["classify", str(as_json), "--on", "2018-12-14"]) == 2
        assert "1614/QĐ-TTg" in capsys.readouterr().err

    def test_a_record_that_is_no_table(self, tmp_path, capsys):
        path = tmp_path / "visits.json"
        path.write_text('[{"members": [{"age": 4}]}, 7]', encoding="utf-8")
        assert main(["classify", str(path), "--on", "2024-12-14"]) == 2
        assert "hộ thứ 2: phải là một bảng, không phải số 7" in capsys.readouterr().err
