"""The commands: what they print, write and return; files as others write them; streams of every kind."""

import csv
import io
import json
import runpy
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

import chuanngheo.__main__
from chuanngheo import __version__
from chuanngheo.cli import main

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"
STANDARD = ("--standard", "VN-2021-2025")
CAM_LO = str(EXAMPLES / "cam-lo-2022.toml")


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestFilesAsOthersWriteThem:
    """One household below the line with three deprivations is poor, however its file is written."""

    @pytest.mark.parametrize(
        "content",
        [
            "id,area,income,score\n1,rural,1450000,3\n",
            "id;area;income;score\r\n1;nông thôn;1.450.000;3\r\n",
            "\ufeffmã hộ;khu vực;thu nhập;điểm thiếu hụt\r\n1;Nông thôn;1.450.000;3\r\n",
            "id\tarea\tincome\tscore\n1\trural\t1.450.000\t3\n",
            "id;area;income;score\n1;rural;1450000,0;3\n",
            'id,area,income,score\n1,rural,"1.450.000",3\n',
            "id;area;income;score\r1;rural;1450000;3\r",
            "id;area;income;score\n1;rural;1450000;3",
            "id;area;total_income;months;members;score\n1;rural;69.600.000;12;4;3\n",
            "id;area;income;_note;score\n1;rural;1450000;x;3\n\n;;;;\n",
            "id;area;income;water;toilet;dinh dưỡng;telecom\n1;rural;1450000;x;có;1;không\n",
        ],
        ids=[
            "comma", "semicolon", "excel", "tab", "decimal-comma", "quoted", "cr", "no-end", "total",
            "blank-rows", "indicators",
        ],
    )  # fmt: skip
    def test_csv(self, content, tmp_path, capsys):
        file = written(tmp_path / "h.csv", content)
        code, out, err = run(capsys, "classify", file, *STANDARD, "--format", "json")
        assert (code, err) == (0, "")
        (household,) = json.loads(out)["households"]
        assert (household["id"], household["category"]) == ("1", "poor")

    @pytest.mark.parametrize("wrap", ["{}", '{{"households": {}}}'])
    def test_json(self, wrap, tmp_path, capsys):
        record = '[{"id": 1, "area": "rural", "income": {"total": 69600000, "members": 4}, "score": 3}]'
        file = written(tmp_path / "h.json", wrap.format(record))
        code, out, _ = run(capsys, "classify", file, "--on", "14/12/2024", "--lang", "en")
        assert code == 0
        assert out.startswith("Household 1\n")

    def test_an_empty_cell_is_not_known(self, tmp_path, capsys):
        file = written(tmp_path / "h.csv", "area;income\nrural;\n")
        _, out, _ = run(capsys, "classify", file, *STANDARD, "--format", "json")
        (household,) = json.loads(out)["households"]
        assert household["category"] is None
        assert len(household["possible"]) > 1


class TestKeepGoing:
    """Good rows and bad rows are all the rows, in order; each bad one keeps its cells and its reason."""

    def test_no_row_is_lost(self, tmp_path, capsys):
        lines = [f"{n};{'rural' if n % 3 else 'ruralx'};{n * 100_000}" for n in range(1, 31)]
        file = written(tmp_path / "h.csv", "\n".join(["id;area;income", *lines]))
        out = tmp_path / "out.csv"
        code, shown, err = run(capsys, "classify", file, *STANDARD, "--out", out, "--keep-going")
        assert (code, shown) == (1, "")
        assert err == f"chuanngheo: 10 dòng hỏng được ghi vào {tmp_path / 'out.bad.csv'}\n"
        good, bad = rows(out), rows(tmp_path / "out.bad.csv")
        assert [int(r["id"]) for r in good] == [n for n in range(1, 31) if n % 3]
        assert [int(r["id"]) for r in bad] == [n for n in range(1, 31) if not n % 3]
        assert [int(r["line"]) for r in bad] == [n + 1 for n in range(1, 31) if not n % 3]
        assert all("không có khu vực 'ruralx'" in r["reason"] for r in bad)
        assert [r["income"] for r in bad] == [str(n * 100_000) for n in range(3, 31, 3)]

    def test_every_kind_of_bad_row(self, tmp_path, capsys):
        """Too many cells, too few, a score above the highest: the file is read to its end."""
        file = written(
            tmp_path / "h.csv", "id;area;score\n1;rural;3;4\n2\n3;rural;99\n4;rural;x\n5;rural;3\n"
        )
        out = tmp_path / "out.csv"
        code, _, _ = run(capsys, "classify", file, *STANDARD, "--out", out, "--keep-going")
        assert code == 1
        assert [r["id"] for r in rows(out)] == ["5"]
        assert [r["id"] for r in rows(tmp_path / "out.bad.csv")] == ["1", "2", "3", "4"]

    def test_bad_records_of_json_can_be_mended_and_read_again(self, tmp_path, capsys):
        records = [{"id": "1", "area": "rural"}, {"id": "hộ 2", "area": "x", "income": 1.5}, 5]
        file = written(tmp_path / "h.json", json.dumps(records))
        code, _, _ = run(capsys, "classify", file, *STANDARD, "--out", tmp_path / "out.csv", "--keep-going")
        assert code == 1
        assert [r["id"] for r in rows(tmp_path / "out.csv")] == ["1"]
        bad = rows(tmp_path / "out.bad.csv")
        assert [r["line"] for r in bad] == ["2", "3"]
        mended = json.loads(bad[0]["record"])
        assert (mended["id"], mended["area"]) == ("hộ 2", "x")

    def test_no_bad_row_no_second_file(self, tmp_path, capsys):
        file = written(tmp_path / "h.csv", "id;area\n1;rural\n")
        code, _, err = run(capsys, "classify", file, *STANDARD, "--out", tmp_path / "out.csv", "--keep-going")
        assert (code, err) == (0, "")
        assert sorted(p.name for p in tmp_path.iterdir()) == ["h.csv", "out.csv"]


class TestOut:
    """The rows as they came, with what was found beside them."""

    def test_csv(self, tmp_path, capsys):
        file = written(tmp_path / "h.csv", "id;area;income;score;_note\n1;rural;1.450.000;3;ghi chú\n")
        out = tmp_path / "out.csv"
        assert run(capsys, "classify", file, *STANDARD, "--out", out) == (0, "", "")
        (row,) = rows(out)
        assert (row["income"], row["_note"], row["category"]) == ("1.450.000", "ghi chú", "poor")
        assert row["cite"].startswith("Nghị định 07/2021/NĐ-CP, Điều 3")
        assert row["possible"] == "poor"

    def test_json(self, tmp_path, capsys):
        file = written(tmp_path / "h.csv", "id;area;income\n1;rural;1.450.000\n")
        out = tmp_path / "out.json"
        assert run(capsys, "classify", file, *STANDARD, "--out", out)[0] == 0
        data = json.loads(out.read_text(encoding="utf-8"))
        assert data["standard"] == "VN-2021-2025"
        assert [h["possible"] for h in data["households"]] == [["poor", "near-poor"]]

    @pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
    def test_no_cell_becomes_a_formula(self, sign, tmp_path, capsys):
        """A spreadsheet takes a cell that begins so for a formula; an apostrophe keeps it a text."""
        cell = f"{sign}1+1"
        text = io.StringIO()
        csv.writer(text).writerows([["area", "_note"], ["rural", cell], ["ruralx", cell]])
        file = written(tmp_path / "h.csv", text.getvalue())
        run(capsys, "classify", file, *STANDARD, "--out", tmp_path / "out.csv", "--keep-going")
        (good,) = rows(tmp_path / "out.csv")
        (bad,) = rows(tmp_path / "out.bad.csv")
        assert good["_note"] == bad["_note"] == f"'{cell}"

    def test_records_of_json_are_guarded_too(self, tmp_path, capsys):
        file = written(
            tmp_path / "h.json", '[{"id": "=1+1", "area": "rural"}, {"id": null, "area": "rural"}]'
        )
        run(capsys, "classify", file, *STANDARD, "--out", tmp_path / "out.csv")
        assert [r["id"] for r in rows(tmp_path / "out.csv")] == ["'=1+1", ""]


class TestAudit:
    """0 nothing wrong, 1 findings; with ``--strict`` also remarks."""

    remarked = (
        'title = "x"\n[[statements]]\nkind = "count"\ngroup = "poor"\n'
        'count = "9.442 hộ"\nrate = "17,95%"\ntotal = "52.576 hộ"\n'
    )

    def test_findings(self, capsys):
        code, out, err = run(capsys, "audit", CAM_LO)
        assert (code, err) == (1, "")
        assert "3 mâu thuẫn, 2 số kéo theo:" in out
        assert "→ đề xuất: 7.36 (hai chữ số đảo chỗ)" in out

    def test_english(self, capsys):
        _, out, _ = run(capsys, "audit", CAM_LO, "--lang", "en")
        assert "3 contradiction(s), 2 that follow:" in out
        assert "proposed: 7.36 (two digits swapped)" in out
        assert "114 figures: 111 checked, 3 not checkable, 0 not readable." in out

    def test_a_remark_counts_only_where_it_is_asked_to(self, tmp_path, capsys):
        file = written(tmp_path / "x.toml", self.remarked)
        code, out, _ = run(capsys, "audit", file)
        assert code == 0
        assert "Không thấy mâu thuẫn." in out
        assert "1 nhận xét:" in out
        code, out, _ = run(capsys, "audit", file, "--strict", "--lang", "en")
        assert code == 1
        assert "No contradiction found." in out
        assert "1 remark(s):" in out

    def test_several_files(self, capsys):
        files = sorted(EXAMPLES.glob("*.toml"))
        code, out, _ = run(capsys, "audit", *files, "--format", "json")
        assert code == 1
        assert [a["source"] for a in json.loads(out)] == [file.name for file in files]


class TestStandards:
    """The timeline, whole or on one day."""

    def test_all(self, capsys):
        code, out, _ = run(capsys, "standards")
        assert code == 0
        assert "VN-2016-2020" in out
        assert "VN-2026-2030" in out

    def test_on_a_day(self, capsys):
        code, out, _ = run(capsys, "standards", "--on", "1/6/2021", "--format", "json")
        assert code == 0
        codes = {row["standard"] for row in json.loads(out)["timeline"]}
        assert "VN-2016-2020" in codes
        assert "VN-2011-2015" not in codes


def spawn(*arguments, **more):
    return subprocess.run(  # noqa: S603 # the command under test
        [sys.executable, "-m", "chuanngheo", *arguments], capture_output=True, check=False, **more
    )


class TestStreams:
    """A pipe gets UTF-8; a code page that is asked for gets letters that it has; a reader may go away."""

    TITLE = "Thực hiện Chương trình giảm nghèo"

    def test_a_pipe(self):
        found = spawn("audit", CAM_LO, env=ENVIRONMENT)
        assert self.TITLE in found.stdout.decode("utf-8")

    @pytest.mark.parametrize("encoding", ["cp1258", "utf-16", "utf-8"])
    def test_a_code_page_that_has_every_letter(self, encoding):
        """cp1258 writes the tone after the letter: the same text, not composed."""
        found = spawn("audit", CAM_LO, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding})
        assert found.returncode == 1
        assert self.TITLE in unicodedata.normalize("NFC", found.stdout.decode(encoding))

    @pytest.mark.parametrize(
        ("encoding", "spelt"),
        [
            ("cp1252", "Thuc hiên Chuong trình giam nghèo"),
            ("cp437", "Thuc hiên Chuong trình giam nghèo"),
            ("ascii", "Thuc hien Chuong trinh giam ngheo"),
        ],
    )
    def test_a_code_page_without_them(self, encoding, spelt):
        found = spawn("audit", CAM_LO, env={**ENVIRONMENT, "PYTHONIOENCODING": encoding})
        assert (found.returncode, found.stderr) == (1, b"")
        text = found.stdout.decode(encoding)
        assert spelt in text
        assert "!= 0,22%" in text
        assert "\\u" not in text

    @pytest.mark.parametrize("encoding", ["cp1252", "cp1258", "ascii", "utf-8"])
    def test_json_loses_nothing(self, encoding):
        found = spawn("audit", CAM_LO, "--format", "json", env={**ENVIRONMENT, "PYTHONIOENCODING": encoding})
        plain = spawn("audit", CAM_LO, "--format", "json", env=ENVIRONMENT)
        assert json.loads(found.stdout.decode(encoding)) == json.loads(plain.stdout)

    def test_an_error_too(self):
        found = spawn("audit", "không có.toml", env={**ENVIRONMENT, "PYTHONIOENCODING": "ascii"})
        assert (found.returncode, found.stdout) == (2, b"")
        assert b"khong co.toml" in found.stderr
        found = spawn("audit", "không có.toml", env=ENVIRONMENT)
        assert "không có.toml" in found.stderr.decode("utf-8")

    def test_the_reader_goes_away(self, tmp_path):
        """``chuanngheo classify … | head -1``: no traceback, and no complaint as the program ends."""
        lines = "".join(f"{n};rural;1450000;3\n" for n in range(2_000))
        file = written(tmp_path / "h.csv", "id;area;income;score\n" + lines)
        command = [sys.executable, "-m", "chuanngheo", "classify", str(file), *STANDARD]
        with subprocess.Popen(  # noqa: S603 # the command under test
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
        ) as process:
            assert process.stdout.readline() == "Hộ 0\n".encode()
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0

    def test_what_is_left_goes_nowhere(self, tmp_path, monkeypatch):
        """Python would complain once more at its end; so the stream's file becomes the null device."""
        with (tmp_path / "pipe").open("w", encoding="utf-8") as pipe:

            class Gone(io.StringIO):
                def write(self, text):
                    raise BrokenPipeError(text)

                def fileno(self):
                    return pipe.fileno()

            monkeypatch.setattr(sys, "stdout", Gone())
            assert main(["standards"]) == 0
            pipe.write("nobody reads this")
        assert (tmp_path / "pipe").read_bytes() == b""

    def test_the_module_is_the_command(self, monkeypatch, capsys):
        monkeypatch.setattr(sys, "argv", ["chuanngheo", "standards", "--on", "1/6/2021"])
        with pytest.raises(SystemExit) as left:
            runpy.run_path(chuanngheo.__main__.__file__, run_name="__main__")
        assert left.value.code == 0
        assert "VN-2016-2020" in capsys.readouterr().out

    def test_version(self):
        assert spawn("--version", env=ENVIRONMENT).stdout.decode().split() == ["chuanngheo", __version__]

    def test_streams_that_are_no_files(self, monkeypatch):
        """A notebook's or a test's own stream is taken as it is."""
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        assert main(["standards"]) == 0
        assert "VN-2021-2025" in out.getvalue()


ENVIRONMENT = {
    "PYTHONPATH": str(Path(__file__).parent.parent.parent / "src"),
    "PATH": "",
    "PYTHONDONTWRITEBYTECODE": "1",
}
