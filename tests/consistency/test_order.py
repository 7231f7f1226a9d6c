"""No finding depends on the order of rows, of columns or of statements."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.consistency import audit
from chuanngheo.files.documents import load_document
from chuanngheo.statements import Count, Document, Part, Split, Target
from chuanngheo.tables import Table, columns

EXAMPLES = Path(__file__).parent.parent.parent / "docs" / "examples"
PLANS = {path.stem: load_document(path) for path in sorted(EXAMPLES.glob("*.toml"))}


def answers(document):
    """All that must not depend on any order: findings with their proposals and roots, and remarks."""
    result = audit(document)
    by_id = {finding.id: finding for finding in result.findings}
    findings = {
        (
            f.kind,
            f.where,
            f.printed,
            f.expected,
            frozenset((p.value, p.where) for p in f.proposals),
            by_id[f.root].where if f.root else None,
        )
        for f in result.findings
    }
    return findings, {(r.kind, r.where, r.printed) for r in result.remarks}, result.coverage


def texts_of(table, row):
    """The cells of a row as they stood on the page."""
    cells = (row.get(column.role) for column in table.columns[1:])
    return {c.role: p.text if p else "" for c, p in zip(table.columns[1:], cells, strict=True)}


def shuffled_table(table, draw):
    """The same table with its rows, and its columns but the first, in another order."""
    first, *others = table.columns
    order = draw(st.permutations(others))
    rows = draw(st.permutations(table.rows))

    def line(row):
        texts = texts_of(table, row)
        return [row.label, *(texts[column.role] for column in order)]

    return Table(
        [first, *order],
        [line(row) for row in rows],
        line(table.total) if table.total else None,
        title=table.title,
        place=table.place,
        start=table.start,
        end=table.end,
    )


def shuffled(document, draw):
    return attrs.evolve(
        document,
        statements=tuple(draw(st.permutations(document.statements))),
        instruments=tuple(draw(st.permutations(document.instruments))),
        tables=tuple(shuffled_table(table, draw) for table in document.tables),
    )


@pytest.mark.parametrize("name", PLANS)
@settings(max_examples=6)
@given(st.data())
def test_the_four_plans(name, data):
    assert answers(shuffled(PLANS[name], data.draw)) == answers(PLANS[name])


@st.composite
def tables(draw):
    """Districts with their households and poor; a figure or two mistyped."""
    places = draw(st.integers(1, 4))
    rows = []
    for _ in range(places):
        total = draw(st.integers(50, 5_000))
        poor = draw(st.integers(0, total))
        gone = draw(st.integers(0, poor))
        rows.append([total, poor, gone, poor - gone])
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    texts = [
        [f"xã {n}", *map(str, row), f"{100 * row[1] / row[0]:.2f}", f"{100 * row[3] / row[0]:.2f}"]
        for n, row in enumerate(rows)
    ]
    for _ in range(draw(st.integers(0, 2))):
        row = draw(st.integers(0, places))
        column = draw(st.integers(1, 6))
        digits = list(texts[row][column])
        at = draw(st.sampled_from([i for i, sign in enumerate(digits) if sign != "."]))
        digits[at] = draw(st.sampled_from("0123456789"))
        texts[row][column] = "".join(digits)
    roles = columns("unit", "households", "poor", "reduction", "poor_end", "poor_rate", "poor_end_rate")
    table = Table(
        roles, texts[:-1], ["Tổng", *texts[-1][1:]], title="Biểu", place="huyện", start="2021", end="2022"
    )
    headline = Count("poor", f"{rows[-1][1]} hộ", rate=f"{texts[-1][5]}%", when="2021", text="đầu năm")
    target = Target(households=f"{rows[-1][2]} hộ", base_when="2021", when="2022", text="mục tiêu")
    split = Split(
        group="poor",
        parts=tuple(Part(place=t[0], count=t[2]) for t in texts[:-1]),
        when="2021",
        text="trong đó",
    )
    return Document(title="kế hoạch", place="huyện", tables=(table,), statements=(headline, target, split))


@settings(max_examples=40)
@given(tables(), st.data())
def test_synthetic_tables(document, data):
    assert answers(shuffled(document, data.draw)) == answers(document)
