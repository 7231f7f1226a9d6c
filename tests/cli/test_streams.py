"""Quiet, colours, completion, help: what a command says beside its result, and where."""

import importlib.util
import io
import sys
from pathlib import Path

import pytest

from chuanngheo.cli import COMMANDS, main, parser, streams

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"
CAM_LO = str(EXAMPLES / "cam-lo-2022.toml")
ESCAPE = "\x1b["


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self):
        return True


@pytest.fixture
def seen(monkeypatch):
    """What somebody at a terminal sees of a command."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")

    def call(*words):
        with monkeypatch.context() as patch:  # here: pytest puts its own stream back before each test
            stream = Terminal()
            patch.setattr(sys, "stdout", stream)
            main(list(words))
        return stream.getvalue()

    return call


class TestColours:
    """On a terminal, with the extra, where nobody said NO_COLOR; and the words are the same."""

    def test_on_a_terminal(self, seen):
        assert ESCAPE in seen("audit", CAM_LO)

    def test_no_color(self, seen, monkeypatch, capsys):
        monkeypatch.setenv("NO_COLOR", "1")
        main(["audit", CAM_LO])
        assert seen("audit", CAM_LO) == capsys.readouterr().out

    def test_without_the_extra(self, seen, monkeypatch, capsys):
        monkeypatch.setattr(streams, "find_spec", lambda _: None)
        main(["audit", CAM_LO])
        assert seen("audit", CAM_LO) == capsys.readouterr().out

    @pytest.mark.parametrize("force", ["FORCE_COLOR", "CLICOLOR_FORCE"])
    def test_never_when_piped(self, capsys, monkeypatch, force):
        monkeypatch.setenv(force, "1")
        main(["audit", CAM_LO])
        assert ESCAPE not in capsys.readouterr().out

    def test_the_words_are_the_same(self, seen, capsys):
        bare = seen("audit", CAM_LO)
        for code in ("1;31m", "32m", "1m", "2m", "0m"):
            bare = bare.replace(ESCAPE + code, "")
        main(["audit", CAM_LO])
        assert bare == capsys.readouterr().out

    def test_json_is_never_coloured(self, seen):
        assert seen("audit", CAM_LO, "--format", "json").startswith("[\n")


class TestQuiet:
    """The exit code alone; errors are still said."""

    def test_nothing_but_the_exit_code(self, capsys):
        assert main(["audit", CAM_LO, "--quiet"]) == 1
        assert capsys.readouterr() == ("", "")

    def test_bad_input_is_still_said(self, capsys):
        assert main(["audit", "nowhere.toml", "-q"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert "nowhere.toml" in err

    def test_no_note(self, tmp_path, capsys):
        file = tmp_path / "h.csv"
        file.write_text("id;area;income;score\n1;rural;1000;3\n2;rural;-1;3\n", encoding="utf-8")
        words = ["classify", str(file), "--standard", "VN-2021-2025", "--keep-going", "--out"]
        assert main([*words, str(tmp_path / "one.csv"), "--quiet"]) == 1
        assert capsys.readouterr().err == ""
        assert main([*words, str(tmp_path / "two.csv")]) == 1
        assert "1 dòng hỏng được ghi vào" in capsys.readouterr().err
        assert main([*words, str(tmp_path / "three.csv"), "--lang", "en"]) == 1
        assert "1 bad row(s) kept in" in capsys.readouterr().err
        reasons = [(tmp_path / f"{name}.bad.csv").read_text(encoding="utf-8") for name in ("two", "three")]
        assert ["dòng 3" in reason for reason in reasons] == [True, False]
        assert ["line 3" in reason for reason in reasons] == [False, True]


class TestErrors:
    """One line, in the language asked for."""

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("vi", "không có chuẩn nghèo 'VN-2021'; có phải ý là"),
            ("en", "unknown standard 'VN-2021'; did you mean"),
        ],
    )
    def test_one_line_in_the_language(self, capsys, lang, words):
        assert main(["classify", "h.csv", "--standard", "VN-2021", "--lang", lang]) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert err.startswith("chuanngheo: ")
        assert f"{words} 'VN-2021-2025'?" in err


class TestCompletion:
    """Scripts for shells, by the extra."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
    def test_a_script_that_knows_every_command(self, shell, capsys):
        assert main(["completion", shell]) == 0
        script = capsys.readouterr().out
        for command in ("classify", "audit", "standards", "target", "deadlines", "allocate"):
            assert command in script

    def test_without_the_extra(self, capsys, monkeypatch):
        monkeypatch.setattr("chuanngheo.cli.completion.find_spec", lambda _: None)
        assert main(["completion", "bash"]) == 2
        assert "cần phần thêm: pip install 'chuanngheo[cli]'" in capsys.readouterr().err


COMMAND_LINES = [
    ["classify"], ["audit"], ["standards"], ["target"], ["target", "allocate"], ["target", "path"],
    ["deadlines"], ["completion"],
]  # fmt: skip


class TestHelp:
    """Every command teaches: what it does in both languages, and an example that is one of its own."""

    @pytest.mark.parametrize("words", COMMAND_LINES, ids=" ".join)
    def test_both_languages_and_an_example(self, words, capsys):
        with pytest.raises(SystemExit):
            main([*words, "--help"])
        out = capsys.readouterr().out
        assert f"chuanngheo {' '.join(words)}" in out.partition("example")[2]
        assert any(letter in out for letter in "ếộăđệợ")

    def test_the_whole(self, capsys):
        with pytest.raises(SystemExit):
            main(["--help"])
        out = capsys.readouterr().out
        assert all(f"  chuanngheo {command.__name__.rpartition('.')[2]} " in out for command in COMMANDS)
        assert "Exit code 0" in out

    def test_every_line_fits_a_terminal(self, capsys):
        """Examples stand unbroken, and none is wider than people's windows."""
        for words in ([], *COMMAND_LINES):
            with pytest.raises(SystemExit):
                parser().parse_args([*words, "--help"])
            assert max(map(len, capsys.readouterr().out.splitlines())) <= 120


class TestCodePages:
    """The spelling of letters that an encoding lacks."""

    def spelt(self, text, encoding):
        stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        stream.isatty = lambda: True
        stream.reconfigure(encoding=encoding)
        streams.prepare(stream)
        stream.write(text)
        stream.flush()
        return stream.buffer.getvalue().decode(encoding)

    @pytest.mark.parametrize(
        ("text", "encoding", "expected"),
        [
            ("hộ nghèo đặc biệt", "ascii", "ho ngheo dac biet"),
            ("3 ≠ 4", "cp1252", "3 != 4"),
            ("3 ≠ 4 → 5", "cp437", "3 != 4 -> 5"),
            ("từ 1 – 2", "cp437", "tu 1 - 2"),
            ("貧", "cp1252", "\\u8ca7"),
            ("tiếng Việt", "utf-8", "tiếng Việt"),
        ],
    )
    def test_what_is_left(self, text, encoding, expected):
        assert self.spelt(text, encoding) == expected

    def test_a_letter_that_cannot_be_read_is_not_spelt(self):
        """The handler is for writing: bytes that are no text stay an error."""
        self.spelt("x", "ascii")
        with pytest.raises(UnicodeDecodeError):
            b"\xff".decode("ascii", errors="chuanngheo-readable-ascii")


def test_the_extras_are_here():
    """The tests of colours and completion need them, and would say nothing without."""
    assert importlib.util.find_spec("rich")
    assert importlib.util.find_spec("shtab")
