"""Claims of real documents, judged by a person: the slips are found, the clean ones are not accused."""

import importlib.util
import json
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent
CLAIMS = [
    json.loads(line) for line in (TESTS / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.fixture(scope="module")
def answers():
    """What the benchmark's ``answer`` says of each claim."""
    path = TESTS.parent / "benchmarks" / "claims.py"
    spec = importlib.util.spec_from_file_location("claims_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return [(claim, module.answer(claim)) for claim in CLAIMS]


def told(answers, expected):
    return [(claim, found) for claim, found in answers if claim["expected"] == expected]


def test_the_claims_are_those_judged():
    counts = {
        word: sum(c["expected"] == word for c in CLAIMS) for word in ("pass", "note", "semantic", "flag")
    }
    assert counts == {"pass": 177, "note": 8, "semantic": 9, "flag": 24}


def test_slips_are_found_where_the_operands_are_printed(answers):
    able = [(c, found) for c, found in told(answers, "flag") if c["type"] != "value_only"]
    assert len(able) == 22
    assert sum(found == "finding" for _, found in able) >= 20


def test_clean_claims_are_not_accused(answers):
    assert sum(found == "finding" for _, found in told(answers, "pass")) <= 2


def test_what_is_worth_a_note_is_never_an_error(answers):
    assert {found for _, found in told(answers, "note")} <= {"remark", "nothing"}
    assert sum(found == "remark" for _, found in told(answers, "note")) == 8


def test_what_no_arithmetic_shows_is_not_claimed(answers):
    assert {found for _, found in told(answers, "semantic")} == {"nothing"}
