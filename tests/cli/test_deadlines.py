"""``chuanngheo deadlines`` at the terminal."""

import argparse
import json
from pathlib import Path

import pytest

from chuanngheo.cli import deadlines
from chuanngheo.errors import UnknownCodeError

PLAN = str(Path(__file__).parents[2] / "docs" / "examples" / "luc-ngan-2019.toml")


def call(*words):
    parser = argparse.ArgumentParser(prog="chuanngheo")
    deadlines.add(parser.add_subparsers(required=True))
    args = parser.parse_args(["deadlines", *words])
    return args.run(args)


def test_within_a_span(capsys):
    assert call(PLAN, "--from", "2019-12-01", "--to", "2019-12-10") == 0
    assert capsys.readouterr().out == ("chậm nhất 04/12/2019: Báo cáo năm (UBND các xã, thị trấn)\n")


def test_all_that_is_known_as_json(capsys):
    assert call("qd24-2021", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)["deadlines"]
    assert found[0]["last"] == "2021-09-05"
    assert found[0]["by"] == "Quyết định 24/2021/QĐ-TTg, Điều 7"
    assert found[0]["first"] is None
    assert found[0]["en"].startswith("report on the results")
    assert call(PLAN, "--format", "json") == 0
    assert {due["en"] for due in json.loads(capsys.readouterr().out)["deadlines"]} == {None}


def test_next(capsys):
    assert call(PLAN, "--next", "2019-06-15", "--lang", "en") == 0
    assert capsys.readouterr().out.startswith("by 2019-06-29: «Các dự án đầu tư")
    assert call(PLAN, "--next", "2020-01-01") == 0
    assert capsys.readouterr().out == ""


def test_overdue_is_exit_code_1(capsys):
    assert call(PLAN, "--overdue", "2019-03-15") == 1
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert call(PLAN, "--overdue", "2019-03-14") == 0


def test_ical(capsysbinary):
    assert call(PLAN, "--format", "ical") == 0
    out = capsysbinary.readouterr().out
    assert out.startswith(b"BEGIN:VCALENDAR\r\n")
    assert b"END:VCALENDAR" in out
    assert call("tt17-2016", "--format", "ical", "--lang", "en") == 0
    assert b"SUMMARY:quarterly report on households" in capsysbinary.readouterr().out


def test_unknown():
    with pytest.raises(UnknownCodeError, match="did you mean 'qd24-2021'"):
        call("qd24")


def test_help_teaches(capsys):
    with pytest.raises(SystemExit):
        call("--help")
    assert "examples:" in capsys.readouterr().out
