"""Documents in TOML and JSON: the same figures in both, columns by role or declared, every fault placed."""

import json
import re
import tomllib
from pathlib import Path

import attrs
import pytest

from chuanngheo.errors import InvalidFileError, UnknownCodeError
from chuanngheo.files.documents import load_document, loads_document
from chuanngheo.files.writing import write_whole
from chuanngheo.statements import Threshold
from chuanngheo.tables import Kind

ROOT = Path(__file__).parent.parent.parent
PLANS = sorted((ROOT / "docs" / "examples").glob("*.toml"))


def faults(text, form="toml"):
    with pytest.raises(InvalidFileError) as caught:
        loads_document(text, form)
    return [str(fault.where) for fault in caught.value.faults]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_toml_and_json_say_the_same(path, tmp_path):
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    other = tmp_path / "plan.json"
    other.write_text(json.dumps(data, default=str), encoding="utf-8")
    one, two = load_document(path), load_document(other)
    assert (one.source, two.source) == (path.name, "plan.json")
    assert attrs.evolve(two, source=one.source) == one


def test_a_source_of_its_own_is_kept(tmp_path):
    path = tmp_path / "plan.toml"
    path.write_text('title = "x"\nsource = "công báo"', encoding="utf-8")
    assert load_document(path).source == "công báo"


def test_the_document_of_the_guide():
    """Its TOML blocks are read, each with a title where it shows only a table."""
    text = (ROOT / "docs" / "document.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        loads_document(block if block.startswith("title") else f'title = "x"\n{block}')


def test_columns():
    text = """
        title = "x"
        [[tables]]
        columns = [
          "unit", "poor", "near_poor", { role = "poor_rate", header = "Tỷ lệ %" },
          { role = "a", kind = "count" }, { role = "b", sum_of = ["poor", "near_poor"] },
          { role = "c", of = "a", over = "poor" }, { role = "d", less = ["poor", "a"] },
        ]
        headers = ["Đơn vị", "1", "2", "3", "4", "5", "6", "7"]
        rows = []
    """
    columns = loads_document(text).tables[0].columns
    assert [c.role for c in columns] == ["unit", "poor", "near_poor", "poor_rate", "a", "b", "c", "d"]
    assert [c.header for c in columns][:3] == ["Đơn vị", "1", "2"]
    assert [c.kind for c in columns][3:6] == [Kind.RATE, Kind.COUNT, Kind.COUNT]
    assert columns[5].sum_of == ("poor", "near_poor")
    assert (columns[6].of, columns[6].over) == ("a", "poor")
    assert (columns[7].sum_of, columns[7].minus) == (("poor",), ("a",))


def test_a_plain_declared_column_keeps_its_header():
    text = 'title="x"\n[[tables]]\ncolumns=["unit",{role="poor",header="Hộ nghèo"}]\nrows=[]'
    assert loads_document(text).tables[0].columns[1].header == "Hộ nghèo"


def test_a_threshold_in_vietnamese():
    text = 'title="x"\n[[statements]]\nkind="threshold"\ncategory="Hộ nghèo"\narea="thành thị"\nspan=[3,9]'
    (said,) = loads_document(text).statements
    assert said == Threshold(category="poor", area="urban", span=(3, 9))


def test_every_fault_has_its_place():
    text = """
        plase = "x"
        [[statements]]
        kind = "count"
        group = "poor"
        rate = 3.04
        [[statements]]
        kind = "cuont"
        [[tables]]
        columns = ["unit", "por"]
        rows = []
    """
    assert sorted(faults(text)) == [
        "plase", "statements[0].rate", "statements[1]", "tables[0].columns[1]", "title",
    ]  # fmt: skip
    assert faults('{"title": "x", "statements": [5]}', "json") == ["statements[0]"]
    assert faults('title = "x"\nstandard = "VN"') == ["standard"]


def test_no_such_format():
    with pytest.raises(UnknownCodeError):
        loads_document("", "yaml")


class TestWriting:
    """Whole or not at all."""

    def test_several(self, tmp_path):
        write_whole({tmp_path / "a": "một\r\n", tmp_path / "b": "hai"})
        assert (tmp_path / "a").read_bytes() == "một\r\n".encode()
        assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]

    def test_none_where_one_cannot(self, tmp_path):
        with pytest.raises(InvalidFileError, match="No such file"):
            write_whole({tmp_path / "a": "x", tmp_path / "no" / "b": "y"})
        assert list(tmp_path.iterdir()) == []

    def test_a_name_as_long_as_names_may_be(self, tmp_path):
        path = tmp_path / ("x" * 250)
        write_whole({path: "x"})
        assert path.read_text(encoding="utf-8") == "x"
