"""``chuanngheo target`` at the terminal: what it prints, in which form, with which exit code."""

import argparse
import json

import pytest

from chuanngheo.cli import target
from chuanngheo.errors import InvalidValueError, Reason


@pytest.fixture
def command(capsys):
    def call(*words):
        parser = argparse.ArgumentParser(prog="chuanngheo")
        target.add(parser.add_subparsers(required=True))
        args = parser.parse_args(["target", *map(str, words)])
        code = args.run(args)
        return code, capsys.readouterr().out

    return call


@pytest.fixture
def communes(tmp_path):
    def write(text):
        file = tmp_path / "communes.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return write


class TestOne:
    def test_from_points(self, command):
        code, out = command("--households", "54769", "--poor", "5779", "--points", "3,35")
        assert code == 0
        assert out.splitlines() == [
            "Số hộ giảm: 1.834,7615 hộ (1.832,0231–1.837,5)",
            "Tỷ lệ hộ nghèo gốc: 10,5516 %",
            "Hộ nghèo còn lại: 3.944,2385 hộ (3.941,5001–3.946,977)",
            "Tỷ lệ hộ nghèo còn lại: 7,2016 % (7,1966–7,2066)",
            "Cần giảm ít nhất: 1.835 hộ",
        ]

    def test_from_households(self, command):
        code, out = command("--households", "14905", "--count", "24", "--lang", "en")
        assert code == 0
        assert "Reduction in percentage points: 0.161 % (0.1577–0.1644)" in out

    def test_the_implied_denominator(self, command):
        _, out = command("--points", "2", "--count", "7.180")
        assert out.startswith("Tổng số hộ suy ra: 359.000 hộ")

    @pytest.mark.parametrize("share", ["1/2", "50%"])
    def test_a_share_of_the_poor(self, command, share):
        _, out = command("--poor", "453", "--relative", share)
        assert "Số hộ giảm: 226,5 hộ\n" in out
        assert "Cần giảm ít nhất: 227 hộ" in out

    def test_a_contradiction_is_exit_code_1(self, command):
        code, out = command("--households", "14.905", "--points", "0,22%", "--count", "24 hộ")
        assert code == 1
        assert "Số hộ giảm: in 24 hộ, tính ra 32,791 hộ: không khớp" in out

    def test_as_json(self, command):
        code, out = command("--households", "100", "--points", "dưới 4%", "--format", "json")
        found = json.loads(out)
        assert code == 0
        assert found["needed"] == 4
        assert found["facts"]["count"] == {"exact": "4", "low": "0", "high": "4", "unit": "hộ"}
        assert found["checks"] == []

    def test_an_open_end_in_text(self, command):
        _, out = command("--households", "100", "--points", "ít nhất 4%")
        assert "Số hộ giảm: 4 hộ (4–…)" in out

    def test_json_without_bounds_and_with_checks(self, command):
        _, out = command(
            "--households", "100", "--points", "ít nhất 4%", "--count", "4 hộ", "--format", "json"
        )
        found = json.loads(out)
        assert found["facts"]["count"]["high"] is None
        assert found["checks"][0]["verdict"] == "holds"

    def test_nothing_follows(self, command):
        with pytest.raises(InvalidValueError, match="nothing follows from that") as error:
            command("--rate", "3")
        assert error.value.reason is Reason.MISSING

    def test_no_household_count_needed_for_the_end(self, command):
        _, out = command("--poor", "9", "--end-poor", "4", "--households", "100", "--rate", "9")
        assert "Tỷ lệ hộ nghèo còn lại: 4 %" in out
        assert "Cần giảm" not in out

    @pytest.mark.parametrize("share", ["1/0", "a/2", "1/b"])
    def test_a_bad_share(self, command, share):
        with pytest.raises(InvalidValueError, match="--relative expects 1/2 or 20%"):
            command("--poor", "9", "--relative", share)


HEADER = "unit,households,poor,can_escape,cannot_escape,fixed\n"


class TestAllocate:
    def test_text(self, command, communes):
        file = communes(HEADER + 'Cam Thành,2.223,37,4,33,\n"Cam Nghĩa","1.667",46,10,36,\n')
        code, out = command("allocate", file, "--reduction", 6, "--by", "can_escape")
        lines = out.splitlines()
        assert code == 0
        assert lines[1].split() == ["Cam", "Thành", "2.223", "37", "1,66", "4", "33", "2", "35", "1,57"]
        assert lines[3].split()[0] == "Tổng"
        assert lines[-1] == "Phương pháp: số dư lớn nhất (Hamilton); theo can_escape"

    def test_json_and_english(self, command, communes):
        file = communes("unit,households,poor\nA,1000,37\nB,1000,37\n")
        _, out = command("allocate", file, "--reduction", "6", "--method", "dhondt", "--format", "json")
        found = json.loads(out)
        assert [row["reduction"] for row in (*found["units"], found["total"])] == [3, 3, 6]
        assert found["total"]["poor_rate"] == "3.70"
        _, out = command("allocate", file, "--reduction", "6", "--lang", "en")
        assert "Total" in out
        assert out.startswith("Unit   Households  Poor  Rate, %  Able to escape  Unable  Reduction")
        assert "Method: largest remainder (Hamilton); by poor" in out

    @pytest.mark.parametrize("reduction", ["khoảng 6", "6,5", "-6", "6 người"])
    def test_a_reduction_is_a_whole_number_of_households(self, command, communes, reduction):
        file = communes("unit,households,poor\nA,1000,37\n")
        with pytest.raises(InvalidValueError):
            command("allocate", file, f"--reduction={reduction}")


class TestPath:
    WORDS = ("path", "--base", 2018, "--households", 54769, "--poor", 5779, "--until", 2020)

    def test_text(self, command):
        code, out = command(*self.WORDS, "--end-rate", "5,5", "--shape", "points", "--growth", "2")
        assert code == 0
        assert out.splitlines() == [
            "Năm   Tổng số hộ  Số hộ giảm  Hộ nghèo cuối năm  Tỷ lệ cuối năm, %",
            "2019      55.864       1.295              4.484               8,03",
            "2020      56.982       1.350              3.134               5,50",
            "Bình quân mỗi năm: 2,53 điểm phần trăm, 1.322,5 hộ",
        ]

    def test_json_and_english(self, command):
        _, out = command(*self.WORDS, "--end-poor", "3.779", "--format", "json")
        found = json.loads(out)
        assert found["households_a_year"] == "1000"
        assert [year["reduction"] for year in found["years"]] == [1000, 1000]
        _, out = command(*self.WORDS, "--end-poor", "3779", "--lang", "en")
        assert "A year on average: 1.83 percentage points, 1,000 households" in out


def test_help_teaches(capsys):
    parser = argparse.ArgumentParser(prog="chuanngheo")
    target.add(parser.add_subparsers())
    for words in (["target"], ["target", "allocate"], ["target", "path"]):
        with pytest.raises(SystemExit):
            parser.parse_args([*words, "--help"])
        assert "example" in capsys.readouterr().out
