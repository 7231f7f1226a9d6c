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
        ("scale", 1, lambda row: row[1] + "000", "1,000 times too large"),
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
    assert repaired(rows, finding) == lines()


def test_padded_but_for_a_text_that_is_no_numeral():
    rows = changed(3, lambda row: rate(int(row[2]), int(row[1]), "0.1") + "0")
    rows[1][3] = "nhiều"
    found = audited(rows).findings
    assert {(finding.kind, finding.cause) for finding in found} == {("systematic", "padded"), ("numeral", "")}


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


def test_last_years_households():
    """The rates are right over the households of the year before, as its document prints them."""
    last = [[row[0], str(int(row[1]) - 37 * (n + 1)), *row[2:]] for n, row in enumerate(lines()[:-1])]
    last.append(["T", str(sum(int(row[1]) for row in last)), *lines()[-1][2:]])
    rows = [
        [*new[:3], rate(int(new[2]), int(old[1])), *new[4:]] for new, old in zip(lines(), last, strict=True)
    ]
    before = Document(title="2021", tables=(Table(columns(*NAMES), last[:-1], ["Tổng", *last[-1][1:]]),))
    table = Table(columns(*NAMES), rows[:-1], ["Tổng", *rows[-1][1:]], title="Biểu")
    (finding,) = audit(Document(title="2022", tables=(table,)), before=before).findings
    assert (finding.cause, finding.where.column) == ("denominator", "poor_rate")
    assert finding.message.en.endswith("the rates are over last year's households")
    assert finding.message.vi.endswith("tính trên hộ dân cư của năm trước")
    assert repaired(rows, finding) == lines()
    assert "denominator" not in {f.cause for f in audit(Document(title="2022", tables=(table,))).findings}


class TestABaseThatIsNotPrinted:
    """All rates fail, and what they would be over adds up: the base is missing, no figure is wrong."""

    def rows(self, *bases):
        counts = (53, 61, 47, 72, 40)
        made = [
            [f"Xã {n}", "5.000", str(c), rate(c, b)]
            for n, (c, b) in enumerate(zip(counts, bases, strict=True))
        ]
        return [*made, ["T", "25.000", "273", rate(273, sum(bases))]]

    def test_one_finding_that_changes_nothing(self):
        result = audited(self.rows(71, 84, 99, 75, 52), NAMES[:4])
        (finding,) = result.findings
        assert (finding.cause, finding.ambiguous, finding.repairs) == ("unprinted-base", True, ())
        assert result.safe_repairs() == ()

    def test_not_where_the_bases_do_not_add_up(self):
        rows = self.rows(71, 84, 99, 75, 52)
        rows[-1][3] = "12,34"
        assert "unprinted-base" not in {f.cause for f in audited(rows, NAMES[:4]).findings}


class TestZerosDropped:
    NUMBERS = ((1_000, 250, 38), (2_010, 61, 84), (1_500, 300, 69), (1_217, 72, 91), (2_970, 40, 33))

    def rows(self):
        numbers = [*self.NUMBERS, tuple(map(sum, zip(*self.NUMBERS, strict=True)))]
        return [
            [f"Xã {n}", f"{h:,}".replace(",", "."), str(p), rate(p, h), str(c), rate(c, h)]
            for n, (h, p, c) in enumerate(numbers)
        ]

    def test_of_counts_that_a_program_took_for_decimals(self):
        """1.000 as 1, 2.010 as 2.01: some are no numerals any more, and all are one finding."""
        clean = self.rows()
        rows = [[row[0], row[1].rstrip("0").rstrip("."), *row[2:]] for row in clean]
        (finding,) = audited(rows).findings
        assert (finding.cause, finding.where.column) == ("zeros-dropped", "households")
        assert finding.message.en.endswith("lost the zeros at their end")
        assert repaired(rows, finding) == clean

    def test_of_counts_below_a_thousand(self):
        rows = [[*row[:2], row[2].rstrip("0"), *row[3:]] for row in self.rows()]
        rows[-1][2] = "723"
        result = audited(rows)
        assert {f.cause for f in result.roots} >= {"zeros-dropped"}
        assert repaired(rows, result.roots[0]) == self.rows()

    def behind_the_comma(self, *counts):
        clean = [[f"Xã {n}", "10.000", str(p), rate(p, 10_000)] for n, p in enumerate(counts)]
        whole = 10_000 * len(counts)
        total = sum(counts)
        clean.append(
            ["T", f"{whole:,}".replace(",", "."), f"{total:,}".replace(",", "."), rate(total, whole)]
        )
        return clean, [[*row[:3], row[3].replace(",0", ",")] for row in clean]

    def test_behind_the_comma(self):
        clean, rows = self.behind_the_comma(305, 407, 605, 341, 256)
        (finding,) = audited(rows, NAMES[:4]).findings
        assert (finding.cause, finding.where.column) == ("zeros-dropped", "poor_rate")
        assert finding.message.en.endswith("lost the zeros behind the comma")
        assert repaired(rows, finding) == clean

    def test_two_of_them_are_no_system(self):
        _, rows = self.behind_the_comma(305, 407, 671, 341, 256)
        assert {f.cause for f in audited(rows, NAMES[:4]).findings} == {""}

    def test_nor_where_one_was_kept(self):
        clean, rows = self.behind_the_comma(305, 407, 605, 341, 256, 809)
        rows[5] = clean[5]
        assert {f.cause for f in audited(rows, NAMES[:4]).findings} == {""}

    def test_what_is_no_numeral_or_nothing_lost_no_zero(self):
        rows = [[row[0], row[1].rstrip("0").rstrip("."), *row[2:]] for row in self.rows()]
        rows[3][1], rows[1][1] = "nhiều", "0"
        roots = audited(rows).roots
        assert {f.kind for f in roots} >= {"numeral"}
        assert all(r.where.row not in ("Xã 3", "Xã 1") for f in roots for r in f.repairs)

    def test_where_a_zero_was_kept_they_were_not_dropped(self):
        clean = self.rows()
        rows = [[row[0], row[1].rstrip("0").rstrip("."), *row[2:]] for row in clean]
        rows[1][1] = clean[1][1]
        assert "zeros-dropped" not in {f.cause for f in audited(rows).findings}


class TestForcedToAddUp:
    COUNTS = (100, 100, 101, 105, 106, 105, 103)
    NAMES = (*columns("unit", "poor"), Column.rate("share", of="poor", over="poor"))

    def rows(self, *counts):
        whole = sum(counts)
        made = [[f"Xã {n}", str(c), rate(c, whole)] for n, c in enumerate(counts)]
        return [*made, ["T", str(whole), "100"]]

    def shares(self, rows):
        return sum(Decimal(row[2].replace(",", ".")) for row in rows[:-1])

    def test_rounded_shares_that_miss_a_hundred_are_right(self):
        rows = self.rows(1, 1, 1)
        assert self.shares(rows) == Decimal("99.99")
        result = audited(rows, self.NAMES)
        assert (result.findings, result.remarks) == ((), ())

    def test_one_unit_is_a_remark(self):
        rows = self.rows(1, 1, 1)
        rows[0][2] = "33,34"
        result = audited(rows, self.NAMES)
        assert result.findings == ()
        (remark,) = (r for r in result.remarks if r.kind == "forced")
        assert remark.message.en.endswith("changed so that they come to 100%")
        assert [(p.where.row, p.value) for p in remark.proposals] == [("Xã 0", "33,33")]
        assert not {r.kind for r in result.remarks} & {"last-digit-off"}

    def test_several_units_are_a_finding(self):
        rows = self.rows(*[1] * 9, 4)
        short = 100 - self.shares(rows)
        assert abs(short) >= Decimal("0.02")
        rows[-2][2] = str(Decimal(rows[-2][2].replace(",", ".")) + short).replace(".", ",")
        (finding,) = audited(rows, self.NAMES).findings
        assert (finding.cause, finding.where.column) == ("forced", "share")
        assert repaired(rows, finding, ("unit", "poor", "share")) == self.rows(*[1] * 9, 4)

    def test_a_share_that_is_far_off_was_not_forced(self):
        rows = self.rows(*[1] * 9, 4)
        rows[0][2], rows[1][2] = "8,69", "6,69"
        assert all(finding.cause != "forced" for finding in audited(rows, self.NAMES).findings)


class TestARowOneColumnOver:
    @pytest.mark.parametrize("step", [1, -1])
    @pytest.mark.parametrize("start", [1, 2])
    def test_moved(self, step, start):
        clean = lines()
        rows = [list(row) for row in clean]
        figures = rows[2][start:]
        rows[2][start:] = [*figures[step:], *figures[:step]]
        (finding,) = audited(rows).roots
        assert (finding.cause, finding.where.row, finding.where.column) == ("row-moved", "Xã 2", "")
        assert finding.message.en == "Biểu, Xã 2: the row's figures stand one column over"
        assert repaired(rows, finding) == clean

    def test_of_many_such_rows_none_is_tried(self, monkeypatch):
        monkeypatch.setattr("chuanngheo.consistency.causes.places.MOST_ROWS_MOVED", 0)
        rows = lines()
        rows[2][1:] = [*rows[2][2:], rows[2][1]]
        assert all(not finding.cause for finding in audited(rows).findings)


class TestARowBesideAGap:
    """Its figures moved away from an empty cell: they go back, and what fell out at the end is reckoned."""

    def moved(self, clean, gap, end):
        row = list(clean[1])
        row.insert(gap, "")
        del row[end]
        return [clean[0], row, *clean[2:]]

    @pytest.mark.parametrize(("gap", "end"), [(1, 6), (2, 6), (1, 5), (6, 1), (5, 1), (6, 2)])
    def test_moved(self, gap, end):
        clean = lines()
        rows = self.moved(clean, gap, end)
        (finding,) = audited(rows).findings
        assert (finding.cause, finding.where.row) == ("row-moved", "Xã 1")
        assert repaired(rows, finding) == clean

    @pytest.mark.parametrize(("gap", "end"), [(1, 6), (6, 1)])
    def test_a_count_cannot_be_reckoned_without_its_total(self, gap, end):
        clean = lines()
        rows = self.moved(clean, gap, end)
        rows[-1][1] = "-"
        causes = {finding.cause for finding in audited(rows).findings}
        assert ("row-moved" in causes) == (end == 6)

    @pytest.mark.parametrize("change", [("2", "3,94"), ("2", "x"), ("1", "9.999.999")])
    def test_what_does_not_fit_there(self, change):
        rows = self.moved(lines(), 6, 1)
        rows[1][int(change[0])] = change[1]
        assert all(finding.cause != "row-moved" for finding in audited(rows).findings)

    def test_a_whole_below_its_other_parts(self):
        rows = self.moved(lines(), 6, 1)
        rows[-1][1] = "2.000"
        assert all(finding.cause != "row-moved" for finding in audited(rows).findings)

    def test_nothing_to_print_it_like(self):
        """The only row, or a rate whose count is empty too."""
        clean = [[*row[:4]] for row in lines()]
        for row in clean:
            row.append("")
        clean[1] = [clean[1][0], "", *clean[1][1:4]]
        assert all(not f.cause for f in audited(clean, (*NAMES[:4], "near_poor")).findings)

    def test_of_many_such_rows_none_is_tried(self, monkeypatch):
        monkeypatch.setattr("chuanngheo.consistency.causes.gaps.MOST_ROWS_MOVED", 0)
        assert all(not finding.cause for finding in audited(self.moved(lines(), 1, 6)).findings)


def test_two_or_three_wrong_rates_are_no_system():
    rows = lines()
    rows[0][3], rows[1][3] = "8,28", "3,20"
    assert {finding.cause for finding in audited(rows).findings} == {""}
