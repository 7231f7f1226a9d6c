"""Systematic causes: one error behind many figures is one finding, and tells what every figure would be."""

from decimal import ROUND_HALF_UP, Decimal

import pytest

from chuanngheo.consistency import audit
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Table, columns

NAMES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
NUMBERS = [(1_003, 53, 38), (2_017, 61, 84), (1_511, 47, 69), (1_217, 72, 91), (977, 40, 33)]


def rate(count, total, places="0.01"):
    return str((Decimal(100 * count) / total).quantize(Decimal(places), ROUND_HALF_UP)).replace(".", ",")


def lines():
    numbers = [*NUMBERS, tuple(map(sum, zip(*NUMBERS, strict=True)))]
    return [
        [f"Xã {n}", str(h), str(p), rate(p, h), str(c), rate(c, h)] for n, (h, p, c) in enumerate(numbers)
    ]


def audited(rows, names=NAMES):
    made = columns(*names) if isinstance(names[0], str) else names
    table = Table(made, rows[:-1], ["Tổng", *rows[-1][1:]], title="Biểu")
    return audit(Document(title="x", tables=(table,)))


def changed(column, change):
    rows = lines()
    for row in rows:
        row[column] = change(row)
    return rows


def repaired(rows, finding, names=NAMES):
    """The table with what the finding says of every figure."""
    fixed = [list(row) for row in rows]
    for one in finding.repairs:
        number = next((n for n, row in enumerate(rows) if row[0] == one.where.row), len(rows) - 1)
        fixed[number][names.index(one.where.column)] = one.value
    return fixed


@pytest.mark.parametrize(
    ("cause", "column", "change", "words"),
    [
        ("scale", 2, lambda row: row[2] + "0", "10 times too large"),
        ("scale", 1, lambda row: row[1] + "000", "1.000 times too large"),
        ("comma-lost", 3, lambda row: row[3].replace(",", ""), "lost their decimal comma"),
        ("scale", 3, lambda row: "0," + row[3].replace(",", "").rjust(4, "0"), "100 times too small"),
    ],
)
def test_a_column_in_another_scale(cause, column, change, words):
    rows = changed(column, change)
    (finding,) = audited(rows).findings
    assert (finding.kind, finding.cause, finding.where.column, finding.where.row) == (
        "systematic",
        cause,
        NAMES[column],
        "",
    )
    assert words in finding.message.en
    values = [[text.replace(".", "") for text in row] for row in repaired(rows, finding)]
    assert values == lines()


def test_nobody_poor_is_nobody_in_any_scale():
    rows = lines()
    rows[0][2:4], rows[-1][2] = ["0", "0,00"], str(int(rows[-1][2]) - 53)
    rows[-1][3] = rate(int(rows[-1][2]), int(rows[-1][1]))
    for row in rows:
        row[2] = "0" if row[2] == "0" else row[2] + "0"
    (finding,) = audited(rows).findings
    assert (finding.cause, len(finding.repairs)) == ("scale", len(rows) - 1)


def test_two_columns_in_each_others_place():
    """The counts or the rates: the figures cannot tell which, so both are named."""
    rows = [[a, h, c, pr, p, cr] for a, h, p, pr, c, cr in lines()]
    result = audited(rows)
    (finding,) = result.findings
    assert (finding.cause, finding.ambiguous, len(finding.cells)) == ("columns-swapped", True, 2)
    assert " or " in finding.message.en
    assert " hoặc " in finding.message.vi
    assert result.safe_repairs() == ()


@pytest.mark.parametrize("step", [1, -1])
def test_rows_shifted(step):
    rows = lines()
    figures = [row[2] for row in rows[:-1]]
    for row, figure in zip(rows, [*figures[step:], *figures[:step]], strict=False):
        row[2] = figure
    (finding,) = audited(rows).findings
    assert finding.cause == "rows-shifted"
    assert repaired(rows, finding) == lines()


def test_a_stale_total():
    rows = lines()
    rows[-1] = ["x", "6.900", "290", rate(290, 6_900), "300", rate(300, 6_900)]
    result = audited(rows)
    (finding,) = result.findings
    assert (finding.cause, finding.where.row, finding.where.column) == ("stale-total", "", "")
    fixed = repaired(rows, finding)[-1][1:]
    assert [text.replace(".", "") for text in fixed] == lines()[-1][1:]
    assert len(result.safe_repairs()) == 5


def test_rounded_then_padded():
    rows = changed(3, lambda row: rate(int(row[2]), int(row[1]), "0.1") + "0")
    result = audited(rows)
    (finding,) = result.findings
    assert (finding.cause, finding.where.column) == ("padded", "poor_rate")


class TestDenominator:
    def test_poor_and_near_poor(self):
        rows = changed(3, lambda row: rate(int(row[2]), int(row[2]) + int(row[4])))
        (finding,) = audited(rows).findings
        assert finding.cause == "denominator"
        assert finding.message.en.endswith("the rates are over poor and near-poor households")
        assert repaired(rows, finding) == lines()

    def test_persons(self):
        """Poor households over persons: two units, so no other base but an error."""
        names = ("unit", "households", "persons", "poor", "poor_rate")
        rows = [
            [a, h, str(4 * int(h) + n), p, rate(int(p), 4 * int(h) + n)]
            for n, (a, h, p, *_) in enumerate(lines())
        ]
        rows[-1][2] = str(sum(int(row[2]) for row in rows[:-1]))
        rows[-1][4] = rate(int(rows[-1][3]), int(rows[-1][2]))
        (finding,) = audited(rows, names).findings
        assert finding.cause == "denominator"
        assert finding.message.vi.endswith("tính trên nhân khẩu")

    def test_where_a_figure_is_missing(self):
        rows = changed(3, lambda row: rate(int(row[2]), int(row[2]) + int(row[4])))
        rows[1][4], rows[1][5], rows[2][3] = "nhiều", "-", "-"
        causes = {finding.cause for finding in audited(rows).roots}
        assert "denominator" in causes


class TestCumulative:
    NAMES = (*columns("unit"), Column.count("gone"))

    def rows(self, *counts, labels="Năm {}"):
        return [
            *([labels.format(n if "Xã" in labels else 2011 + n), str(c)] for n, c in enumerate(counts)),
            ["T", str(counts[-1])],
        ]

    def test_added_up_from_year_to_year(self):
        rows = self.rows(100, 180, 250, 330, 400)
        (finding,) = audited(rows, self.NAMES).findings
        assert finding.cause == "cumulative"
        assert [p.value for p in finding.repairs] == ["80", "70", "80", "70"]

    def test_what_only_looks_so(self):
        """No years; a figure that falls; a total that is not the last; a cell that is no numeral."""
        odd = self.rows(100, 180, 250, 330, 400)
        odd[1][1] = "nhiều"
        for rows in (
            self.rows(100, 180, 250, 330, 400, labels="Xã {}"),
            self.rows(100, 180, 170, 330, 400),
            [*self.rows(100, 180, 250, 330, 400)[:-1], ["T", "401"]],
            odd,
        ):
            assert all(not finding.cause for finding in audited(rows, self.NAMES).findings)


def test_two_or_three_wrong_rates_are_no_system():
    rows = lines()
    rows[0][3], rows[1][3] = "8,28", "3,20"
    assert {finding.cause for finding in audited(rows).findings} == {""}
