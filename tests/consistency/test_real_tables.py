"""Rates of 2012 by region and province, from a public decision: not accused; a slip in them is found."""

import json
from pathlib import Path

import pytest

from chuanngheo.consistency import audit
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

DATA = Path(__file__).parent.parent / "data" / "viet_nam_2012_rates.json"
ROWS = json.loads(DATA.read_text(encoding="utf-8"))["rows"]
REGIONS = {"Miền núi Đông Bắc", "Miền núi Tây Bắc", "Đồng bằng sông Hồng", "Bắc Trung Bộ"}


def audited(rows):
    levels = [1 if row[0] in REGIONS else 2 for row in rows]
    table = Table(columns("unit", "poor_rate", "near_poor_rate"), rows, levels=levels, title="2012")
    return audit(Document(title="x", tables=(table,)))


def test_every_region_lies_among_its_provinces():
    result = audited(ROWS)
    assert (result.findings, result.remarks) == ((), ())
    assert [check.verdict.value for check in result.checks] == ["holds"] * 8


@pytest.mark.parametrize(("typed", "meant"), [("82,55%", "28,55%"), ("2,855%", "28,55%")])
def test_a_slip_in_a_region(typed, meant):
    rows = [list(row) for row in ROWS]
    row = next(row for row in rows if row[1] == meant)
    row[1] = typed
    (root,) = audited(rows).roots
    assert (root.where.row, root.where.column, root.printed) == ("Miền núi Tây Bắc", "poor_rate", typed)
