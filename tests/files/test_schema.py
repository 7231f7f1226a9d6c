"""The published schemas are those generated, and what is read and printed is as they say."""

import importlib.util
import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from chuanngheo import NATIONAL_2021_2025, Household, classify
from chuanngheo.cli import main
from chuanngheo.errors import InvalidFileError
from chuanngheo.files.documents import loads_document
from chuanngheo.files.schema import document_schema
from chuanngheo.report import classifications_dict
from chuanngheo.standard import Category

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = ROOT / "docs" / "schemas"
PLANS = sorted((ROOT / "docs" / "examples").glob("*.toml"))


def published(name):
    return json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))


def checked(data, schema):
    jsonschema.validators.validator_for(schema)(schema).validate(data)


def as_json(data):
    """Days as texts, as JSON writes them."""
    return json.loads(json.dumps(data, default=str))


def test_the_published_one_is_the_generated_one():
    """``python docs/schemas/rewrite.py`` writes it anew."""
    spec = importlib.util.spec_from_file_location("rewrite_schemas", SCHEMAS / "rewrite.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (SCHEMAS / "document.json").read_text(encoding="utf-8") == module.text()


@pytest.mark.parametrize("name", ["document", "audit", "classification"])
def test_each_is_a_schema(name):
    schema = published(name)
    jsonschema.validators.validator_for(schema).check_schema(schema)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_plans(path):
    checked(as_json(tomllib.loads(path.read_text(encoding="utf-8"))), document_schema())


STATEMENT = {"kind": "count", "group": "poor", "count": "5 hộ"}
TABLE = {"columns": ["unit", "poor"], "rows": [["A", "5"]]}


@pytest.mark.parametrize(
    ("data", "right"),
    [
        ({"title": "x"}, True),
        ({}, False),
        ({"title": 5}, False),
        ({"title": "x", "plase": "y"}, False),
        ({"title": "x", "years": ["2021"]}, False),
        ({"title": "x", "statements": [STATEMENT]}, True),
        ({"title": "x", "statements": [{**STATEMENT, "kind": "cuont"}]}, False),
        ({"title": "x", "statements": [{**STATEMENT, "count": 5}]}, False),
        ({"title": "x", "statements": [{**STATEMENT, "count": "9" * 501}]}, False),
        ({"title": "x", "statements": [{**STATEMENT, "cuont": "5"}]}, False),
        ({"title": "x", "statements": [{"kind": "count"}]}, False),
        ({"title": "x", "statements": [{"group": "poor"}]}, False),
        ({"title": "x", "statements": [{**STATEMENT, "span": [0, 5]}]}, True),
        ({"title": "x", "statements": [{**STATEMENT, "span": [0]}]}, False),
        ({"title": "x", "statements": [{"kind": "target", "years": 5}]}, True),
        ({"title": "x", "statements": [{"kind": "target", "years": 0}]}, False),
        ({"title": "x", "statements": [{"kind": "split", "parts": [{"label": "a", "count": "5"}]}]}, True),
        ({"title": "x", "statements": [{"kind": "split", "parts": [{"lable": "a"}]}]}, False),
        ({"title": "x", "deadlines": [{"what": "x", "every": "month"}]}, True),
        ({"title": "x", "deadlines": [{"what": "x", "every": "week"}]}, False),
        ({"title": "x", "annexes": [{"title": "x", "present": True}]}, True),
        ({"title": "x", "annexes": [{"title": "x", "present": "yes"}]}, False),
        ({"title": "x", "instruments": [{"number": "1/X", "date": "2021-01-27"}]}, True),
        ({"title": "x", "tables": [TABLE]}, True),
        ({"title": "x", "tables": [{**TABLE, "columns": ["unit", "por"]}]}, False),
        ({"title": "x", "tables": [{**TABLE, "columns": ["unit", {"role": "x", "kind": "count"}]}]}, True),
        ({"title": "x", "tables": [{**TABLE, "columns": ["unit", {"role": "x", "kind": "cuont"}]}]}, False),
        ({"title": "x", "tables": [{**TABLE, "rows": [["A", 5]]}]}, False),
    ],
)
def test_the_schema_and_the_reader_agree(data, right):
    """What the schema refuses is refused, and what it allows is read."""
    validator = jsonschema.validators.validator_for(document_schema())(document_schema())
    assert validator.is_valid(data) == right
    if right:
        loads_document(json.dumps(data), "json")
    else:
        with pytest.raises(InvalidFileError):
            loads_document(json.dumps(data), "json")


def test_what_audit_prints(capsys):
    main(["audit", *map(str, PLANS), "--format", "json"])
    audits = json.loads(capsys.readouterr().out)
    checked(audits, published("audit"))
    assert len(audits) == len(PLANS)


def test_what_classify_prints(tmp_path, capsys):
    file = tmp_path / "h.csv"
    file.write_text(
        "id;area;income;score\n1;rural;1450000;3\n;rural;;\n3;urban;9000000;0\n", encoding="utf-8"
    )
    main(["classify", str(file), "--on", "2024-12-14", "--format", "json"])
    checked(json.loads(capsys.readouterr().out), published("classification"))
    checked(classifications_dict([]), published("classification"))
    checked(classifications_dict([classify(Household(), NATIONAL_2021_2025)]), published("classification"))


def test_every_category_is_in_the_schema():
    assert published("classification")["$defs"]["category"]["enum"] == [c.value for c in Category]
