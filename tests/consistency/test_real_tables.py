"""Tables of public documents: not accused where they are clean; what a person found wrong is found."""

import json
from pathlib import Path

import pytest

from chuanngheo.consistency import audit
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

DATA = Path(__file__).parent.parent / "data" / "tables.json"
TABLES = {one["id"]: one for one in json.loads(DATA.read_text(encoding="utf-8"))}
ROWS = TABLES["viet_nam_2012_rates"]["rows"]


def audited(rows=None, name="viet_nam_2012_rates"):
    one = TABLES[name]
    made = columns(*one["roles"])
    table = Table(made, rows or one["rows"], one["total"], levels=one.get("levels"), title="2012")
    return audit(Document(title="x", tables=(table,)))


def test_every_region_lies_among_its_provinces():
    result = audited()
    assert (result.findings, result.remarks) == ((), ())
    assert [check.verdict.value for check in result.checks] == ["holds"] * 8


def test_rates_over_a_base_that_is_not_printed_are_one_finding():
    """Kon Tum 2022: "Tỷ lệ hộ nghèo DTTS" is the share among the poor, whom the table does not print."""
    (finding,) = audited(name="kon_tum_2022_dtts_table").findings
    assert (finding.cause, finding.where.column) == ("unprinted-base", "minority_poor_rate")
    assert finding.ambiguous
    assert finding.repairs == ()


def test_what_a_person_found_in_bac_giang():
    result = audited(name="bac_giang_indicator_2010_2018")
    found = {finding.where.row: finding for finding in result.roots}
    assert set(found) == {"1", "3", "4"}
    offered = [(p.value, p.where.column) for p in found["1"].proposals]
    assert offered.index(("15.38", "poor_rate")) < 2
    assert found["1"].ambiguous
    assert all(p.value.endswith(".00") for p in found["1"].proposals if p.where.column != "poor_rate")
    assert ("426600.00", "households") in {(p.value, p.where.column) for p in found["3"].proposals}
    assert [(p.value, p.where.column) for p in found["4"].proposals] == [("10.980", "escaped")]
    assert result.safe_repairs() == ()


@pytest.mark.parametrize(("typed", "meant"), [("5,28", ["5.280"]), ("5,2801", [])])
def test_a_count_with_a_part_is_none(typed, meant):
    table = Table(columns("unit", "poor"), [["A", typed]])
    (finding,) = audit(Document(title="x", tables=(table,))).findings
    assert finding.kind == "whole"
    assert [p.value for p in finding.proposals] == meant


@pytest.mark.parametrize(("typed", "meant"), [("82,55%", "28,55%"), ("2,855%", "28,55%")])
def test_a_slip_in_a_region(typed, meant):
    rows = [list(row) for row in ROWS]
    row = next(row for row in rows if row[1] == meant)
    row[1] = typed
    (root,) = audited(rows).roots
    assert (root.where.row, root.where.column, root.printed) == ("Miền núi Tây Bắc", "poor_rate", typed)
