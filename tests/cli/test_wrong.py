"""A command line that cannot be parsed: one line, in the language that it asks for."""

import argparse
import ast
import inspect
import re

import pytest

from chuanngheo.cli import main, wrong

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


BEYOND = {
    "expected at most one argument": "no option takes one argument or none",
    "expected %s argument": "no option takes a number of arguments",
    "expected %s arguments": "as above",
    "one of the arguments %s is required": "no group of options is required",
    "invalid %(type)s value: %(value)r": "a path is any text, and a day that is none says it itself",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "an unknown command is an invalid choice before",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": "not asked for",
    "command '%(parser_name)s' is deprecated": "nothing is deprecated",
    "option '%(option)s' is deprecated": "as above",
    "argument '%(argument_name)s' is deprecated": "as above",
    "%r is not callable": "a fault of the program, not of the line",
    ".__call__() not defined": "as above",
    'argument "-" with mode %r': "no option opens a file",
    "can't open '%(filename)s': %(error)s": "as above",
}
"""What ``argparse`` says in some version of Python, and our parsers cannot come to, with the reason."""

PARSING = (
    "parse_args", "parse_known_args", "parse_intermixed_args", "_parse_known_args", "_parse_known_args2",
    "_parse_optional", "_match_argument", "_get_value", "_check_value", "__call__",
)  # fmt: skip
"""The functions of ``argparse`` that read a command line; the others build parsers and write help."""


def sentences():
    """What this Python's ``argparse`` says of a command line that it cannot read."""
    for function in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(function, ast.FunctionDef) and function.name in PARSING:
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "ngettext"):
                    yield from (one.value for one in call.args[:2] if isinstance(one, ast.Constant))


@pytest.mark.parametrize("sentence", sorted(set(sentences())))
def test_every_sentence_of_the_parser_has_its_vietnamese(sentence):
    """So that nothing is told in English only because another version of Python says more."""
    values = dict.fromkeys(("value", "choices", "option", "matches"), "x")
    told = sentence if sentence in BEYOND else re.sub("%[rs]", "x", sentence) % values
    of_one = f"argument --lang: {told}"
    assert (sentence in BEYOND) or wrong.said(told, "vi") != told or wrong.said(of_one, "vi") != of_one


def test_an_option_that_takes_no_value(capsys):
    line = ["standards", "--quiet=x", "--lang"]
    assert "--quiet/-q: không nhận giá trị, nhưng có 'x'" in said(capsys, [*line, "vi"])
    assert "--quiet/-q: ignored explicit argument 'x'" in said(capsys, [*line, "en"])


def test_a_sentence_with_no_vietnamese_stays():
    assert wrong.said("one of the arguments x is required", "vi") == "one of the arguments x is required"


def test_a_language_that_there_is_not_is_told_in_vietnamese(capsys):
    assert "--lang: không có 'fr'" in said(capsys, ["standards", "--lang", "fr"])
