"""What every command prints as JSON is as its published schema says; a schema allows nothing more."""

import json
from pathlib import Path

import jsonschema
import pytest

from chuanngheo.cli import main

DOCS = Path(__file__).parent.parent.parent / "docs"
EXAMPLES = DOCS / "examples"
TARGET = ("target", "--households", "54769", "--poor", "5779")
PATH = ("target", "path", "--base", "2018", "--households", "54769", "--poor", "5779", "--until", "2021")
CALLS = [
    ("classification", ("classify", str(EXAMPLES / "households.csv"), "--on", "2024-12-14")),
    ("audit", ("audit", str(EXAMPLES / "cam-lo-2022.toml"), str(EXAMPLES / "luc-ngan-2019.toml"))),
    ("standards", ("standards",)),
    ("standards", ("standards", "--on", "2021-12-01")),
    ("target", (*TARGET, "--points", "3,35")),
    ("target", (*TARGET, "--points", "3,35%", "--count", "khoảng 1.800 hộ", "--lang", "en")),
    ("target", ("target", "--households", "100", "--points", "ít nhất 4%", "--count", "4 hộ")),
    ("path", (*PATH, "--end-rate", "5,5", "--shape", "points", "--growth", "2")),
    ("path", (*PATH, "--end-poor", "6.000")),
    ("deadlines", ("deadlines", "qd24-2021")),
    ("deadlines", ("deadlines", str(EXAMPLES / "luc-ngan-2019.toml"), "--next", "2020-01-01")),
]


def schema(name):
    return json.loads((DOCS / "schemas" / f"{name}.json").read_text(encoding="utf-8"))


def check(name, data):
    own = schema(name)
    jsonschema.validators.validator_for(own)(own).validate(data)


@pytest.mark.parametrize(("name", "words"), CALLS, ids=[" ".join(words)[-60:] for _, words in CALLS])
def test_a_command_prints_what_its_schema_says(name, words, capsys):
    assert main([*words, "--format", "json"]) in (0, 1)
    check(name, json.loads(capsys.readouterr().out))


def test_an_allocation(tmp_path, capsys):
    """With what is not known, and a unit where nobody lives."""
    file = tmp_path / "communes.csv"
    file.write_text("unit,households,poor,can_escape\nA,1000,37,9\nB,0,0,\n", encoding="utf-8")
    assert main(["target", "allocate", str(file), "--reduction", "6", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    check("allocation", found)
    assert found["units"][1]["poor_rate"] is None
    assert found["units"][1]["can_escape"] is None


@pytest.mark.parametrize("name", ["standards", "target", "allocation", "path", "deadlines"])
def test_each_is_a_schema_that_takes_nothing_else(name):
    own = schema(name)
    kind = jsonschema.validators.validator_for(own)
    kind.check_schema(own)
    assert not kind(own).is_valid({"schema": own["properties"]["schema"]["const"]})
    assert own["additionalProperties"] is False


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "words"), [call for call in CALLS if call[0] in ("standards", "path")])
def test_numbers_do_not_hang_on_the_language(name, words, lang, capsys):
    """A program reads the same numbers whichever language a person asked for."""
    found = []
    for asked in ("vi", lang):
        main([*words, "--format", "json", "--lang", asked])
        found.append(json.loads(capsys.readouterr().out))
    assert found[0] == found[1], name
