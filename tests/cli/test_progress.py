"""A bar while work is long: seen at a terminal alone, and gone when the work is done."""

import io
import sys
from pathlib import Path

import pytest

from chuanngheo.cli import main, progress

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"
CAM_LO, LUC_NGAN = (str(EXAMPLES / f"{name}.toml") for name in ("cam-lo-2022", "luc-ngan-2019"))
FEW = ["audit", CAM_LO, LUC_NGAN]
MANY = [*FEW, str(EXAMPLES / "ben-tre-2011.toml"), str(EXAMPLES / "binh-thuan-2024.toml")]


class Terminal(io.StringIO):
    """An error stream that somebody looks at."""

    def isatty(self):
        return True


@pytest.fixture
def seen(monkeypatch):
    """What somebody at a terminal sees on the error stream of a command, and its exit code."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "160")

    def call(*words):
        with monkeypatch.context() as patch:
            stream = Terminal()
            patch.setattr(sys, "stderr", stream)
            code = main(list(words))
        return stream.getvalue(), code

    return call


class TestAtATerminal:
    def test_many_files(self, seen):
        """Two steps a file: it is read, then audited."""
        err, code = seen(*MANY)
        assert code == 1
        assert "8/8" in err
        assert "binh-thuan-2024.toml: đang soát" in err

    def test_in_the_language_asked(self, seen):
        assert "binh-thuan-2024.toml: auditing" in seen(*MANY, "--lang", "en")[0]

    def test_few_and_small_files_take_no_time(self, seen):
        assert seen(*FEW) == ("", 1)

    def test_one_large_file(self, seen, tmp_path):
        plan = tmp_path / "ke-hoach.txt"
        plan.write_text("Hộ nghèo.\n" * (progress.MANY_BYTES // 12), encoding="utf-8")
        assert "2/2" in seen("audit", str(plan))[0]

    @pytest.mark.parametrize("rows", [2, 3])
    def test_many_households(self, seen, tmp_path, monkeypatch, rows):
        monkeypatch.setattr("chuanngheo.cli.classify.MANY_ROWS", 3)
        file = tmp_path / "h.csv"
        file.write_text("area;income\n" + "rural;1000000\n" * rows, encoding="utf-8")
        assert ("3/3" in seen("classify", str(file), "--standard", "VN-2021-2025")[0]) is (rows == 3)

    def test_an_error_stands_alone_below_it(self, seen):
        """The bar is gone before the sentence is printed."""
        err, code = seen(*MANY, "nowhere.toml")
        assert code == 2
        assert "nowhere.toml" in err.rpartition("\x1b[2K")[2]

    def test_quiet(self, seen, capsys):
        assert seen(*MANY, "--quiet") == ("", 1)
        assert capsys.readouterr() == ("", "")

    def test_without_the_extra(self, seen, monkeypatch):
        monkeypatch.setattr(progress, "find_spec", lambda _: None)
        assert seen(*MANY) == ("", 1)

    def test_the_result_is_the_same(self, seen, capsys):
        seen(*MANY)
        watched = capsys.readouterr().out
        main(MANY)
        assert capsys.readouterr() == (watched, "")  # and in a pipe there is no bar
