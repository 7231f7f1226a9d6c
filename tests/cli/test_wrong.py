"""A command line that cannot be parsed: one line, in the language that it asks for."""

import pytest

from chuanngheo.cli import main
from chuanngheo.languages import LANGS

LINES = [
    (["classify"], "thiếu: FILE", "arguments are required: FILE"),
    (["target", "--households"], "--households: thiếu giá trị", "--households: expected one argument"),
    (["audit", "a.toml", "--no-such"], "không hiểu: --no-such", "unrecognized arguments: --no-such"),
    (["classify", "a.csv", "--on", "32"], "--on: cần ngày, như 2024-12-14", "expected a day as 2024-12-14"),
    (["standards", "--format", "xml"], "--format: không có 'xml'", "invalid choice: 'xml'"),
    (["target", "--end", "3"], "--end có thể là --end-poor", "--end could match --end-poor"),
    (
        ["deadlines", "qd24-2021", "--next", "2022-10-01", "--overdue", "2022-10-01"],
        "--overdue: không dùng cùng với --next",
        "--overdue: not allowed with argument --next",
    ),
]


def said(capsys, line):
    """What stands on the error stream."""
    with pytest.raises(SystemExit) as stop:
        main(line)
    out, err = capsys.readouterr()
    assert stop.value.code == 2
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.parametrize(("line", "vi", "en"), LINES)
class TestOneLine:
    def test_vietnamese_where_nothing_is_asked(self, line, vi, en, capsys):
        told = said(capsys, line)
        assert vi in told
        assert en not in told

    @pytest.mark.parametrize("asked", [["--lang", "en"], ["--lang=en"]])
    def test_english(self, line, vi, en, asked, capsys):
        told = said(capsys, [line[0], *asked, *line[1:]])
        assert en in told
        assert vi not in told


@pytest.mark.parametrize("lang", LANGS)
def test_a_sentence_with_no_vietnamese_stays(lang, capsys):
    assert "ignored explicit argument" in said(capsys, ["standards", "--quiet=x", "--lang", lang])


def test_a_language_that_there_is_not_is_told_in_vietnamese(capsys):
    assert "--lang: không có 'fr'" in said(capsys, ["standards", "--lang", "fr"])
