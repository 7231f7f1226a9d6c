"""Several slips, exchanged and copied figures, what singles none out, what a person vouches for."""

import pytest

from chuanngheo.consistency import Where, audit
from chuanngheo.consistency.keystrokes import SlipKind, slip_of
from chuanngheo.errors import InvalidValueError
from chuanngheo.figures import figure
from chuanngheo.statements import Count, Document, Part, Split
from chuanngheo.tables import Column, Table, columns

NAMES = ("unit", "households", "poor", "poor_rate", "near_poor", "near_poor_rate")
ROWS = [
    ["A", "1.000", "53", "5,30", "38", "3,80"],
    ["B", "2.000", "61", "3,05", "84", "4,20"],
    ["C", "1.500", "47", "3,13", "69", "4,60"],
    ["D", "1.217", "72", "5,92", "91", "7,48"],
]
TOTAL = ["Tổng", "5.717", "233", "4,08", "282", "4,93"]


def document(*changes, names=NAMES, rows=ROWS, total=TOTAL, **more):
    """The table with some cells changed: (row, column, text); row -1 is the total."""
    lines = [list(row) for row in (*rows, *([total] if total else []))]
    for row, column, text in changes:
        lines[row][column] = text
    made = columns(*names) if isinstance(names[0], str) else names
    body, last = (lines[:-1], lines[-1]) if total else (lines, None)
    return Document(title="x", tables=(Table(made, body, last, title="Biểu", **more),))


def told(result):
    return [(f.where.row, f.where.column, f.proposals[0].value, f.root is None) for f in result.findings]


def test_a_clean_table():
    result = audit(document())
    assert (result.findings, result.remarks) == ((), ())


class TestExchanged:
    """Two figures in each other's place are one error: one root, the other under it."""

    def test_in_a_column(self):
        result = audit(document((0, 2, "61"), (1, 2, "53")))
        assert told(result) == [("A", "poor", "53", True), ("B", "poor", "61", False)]
        assert result.findings[0].proposals[0].reason.en == "exchanged with another figure"
        assert "stands in the place of the figure above" in result.findings[1].message.en
        assert {(p.where.row, p.value) for p in result.safe_repairs()} == {("A", "53"), ("B", "61")}

    def test_in_a_row(self):
        result = audit(document((2, 2, "69"), (2, 4, "47")))
        assert sorted(told(result)) == [("C", "near_poor", "69", True), ("C", "poor", "47", False)]

    def test_two_pairs_that_share_a_row_are_not_both_believed(self):
        """A may have changed places with B or with C."""
        rows = [["A", "100", "12", "20"], ["B", "100", "20", "12"], ["C", "100", "20", "12"]]
        result = audit(document(names=NAMES[:4], rows=rows, total=None))
        assert len(result.roots) == 2
        assert {repair.where.row for repair in result.safe_repairs()} <= {"C"}

    def test_three_in_a_ring(self):
        """Not two that changed places, but three: each is proposed what it was."""
        result = audit(document((1, 2, "47"), (2, 2, "72"), (3, 2, "61")))
        assert {(p.where.row, p.value) for f in result.findings for p in f.proposals[:1]} >= {("D", "72")}

    def test_in_a_long_suspicious_column_none_is_looked_for(self):
        rows = [
            [f"X{n}", "1.000", str(100 + n), f"{(100 + n) / 10:.2f}".replace(".", ",")] for n in range(90)
        ]
        wrong = [
            [a, b, str(int(c) + 500), d] if n % 4 else [a, b, c, d] for n, (a, b, c, d) in enumerate(rows)
        ]
        wrong = [[a, b, c, d] for a, b, c, d in wrong]
        result = audit(document(names=NAMES[:4], rows=wrong, total=None))
        assert all(f.proposals for f in result.roots)


class TestCopied:
    """A neighbour's figure, last year's figure: what no key explains is told by where it stands."""

    def test_a_neighbour(self):
        rows = [[row[0], row[1] + "", *row[2:]] for row in ROWS]
        result = audit(document((1, 1, "1.500"), rows=rows))
        (finding,) = result.roots
        assert (finding.where.row, finding.where.column, finding.proposals[0].value) == (
            "B",
            "households",
            "2.000",
        )
        assert finding.proposals[0].reason.en == "a neighbour's figure copied"

    def test_last_year(self):
        before = document((1, 1, "1.748"))
        result = audit(document((1, 1, "1.748")), before=before)
        assert result.roots[0].proposals[0].reason.en == "the figure of the year before"

    @pytest.mark.parametrize(
        ("printed", "meant", "kind"),
        [
            ("3,76%", "37,6%", SlipKind.SEPARATOR), ("12.000", "12", SlipKind.ZEROS),
            ("4.539", "453", SlipKind.ADDED),
            ("4.553", "453", SlipKind.DOUBLED), ("12", "34", SlipKind.TWO), ("123", "456", SlipKind.COMPUTED),
        ],
    )  # fmt: skip
    def test_kinds(self, printed, meant, kind):
        assert slip_of(figure(printed), figure(meant)) is kind
        assert all(kind.text(lang) for lang in ("vi", "en"))


class TestSeveral:
    def test_two_in_one_row(self):
        result = audit(document((0, 2, "58"), (0, 5, "3,08")))
        assert {entry[:3] for entry in told(result)} == {("A", "poor", "53"), ("A", "near_poor_rate", "3,80")}

    def test_three_in_one_column(self):
        result = audit(document((0, 2, "63"), (1, 2, "16"), (3, 2, "71")))
        assert {entry[:3] for entry in told(result)} == {
            ("A", "poor", "53"), ("B", "poor", "61"), ("D", "poor", "72"),
        }  # fmt: skip

    def test_more_than_can_be_believed(self):
        """Four wrong figures in one sentence's sums: what nothing explains whole is explained in part."""
        counts = ("5 hộ", "6 hộ", "7 hộ", "8 hộ")
        rates = ("50%", "60%", "70%", "80%")
        parts = tuple(
            Part(label=str(n), count=c, rate=r) for n, (c, r) in enumerate(zip(counts, rates, strict=True))
        )
        split = Split(parts=parts, whole="26 hộ", whole_rate="100%", text="câu")
        result = audit(Document(title="x", statements=(split,)))
        assert result.roots


class TestNoneSingledOut:
    def test_a_count_and_its_rate(self):
        """Only the column tells; communes and the total explain it alike: all are named, none repaired."""
        rows = [[row[0], row[1], row[2], row[3]] for row in ROWS]
        result = audit(document((0, 2, "63"), (0, 3, "6,30"), names=NAMES[:4], rows=rows, total=TOTAL[:4]))
        (root,) = result.roots
        assert root.ambiguous
        assert result.safe_repairs() == ()
        assert ("A", "53") in {(p.where.row, p.value) for p in root.proposals}
        assert len(root.cells) > 1

    def test_a_value_implied_by_every_check_needs_no_slip_of_the_hand(self):
        (root,) = audit(document((1, 2, "799"))).roots
        assert (root.where.row, root.proposals[0].value) == ("B", "61")
        assert root.proposals[0].reason.en == "computed from the other figures"
        assert not root.ambiguous

    def test_a_rate_one_off_is_evidence(self):
        """Of all that would close the column, this count alone mends a rate that is one off."""
        rows = [
            [f"X{n}", "5.000", str(300 + n), f"{(300 + n) / 50:.2f}".replace(".", ",")] for n in range(10)
        ]
        total = ["T", "50.000", str(sum(300 + n for n in range(10))), "6,09"]
        result = audit(document((4, 2, "305"), rows=[*rows], total=total, names=NAMES[:4]))
        assert [(p.where.row, p.value) for f in result.roots for p in f.proposals[:1]] == [("X4", "304")]


class TestTrusted:
    """What somebody vouches for is never said to be wrong."""

    def test_the_other_figure_is_wrong_then(self):
        wrong = document((0, 2, "58"), total=None)
        rate = audit(wrong, trusted=[Where(row="A", column="poor")]).roots[0]
        assert {p.where.column for p in rate.proposals} <= {"poor_rate", "households"}
        count = audit(wrong, trusted=[Where(row="A", column="poor_rate"), Where(column="households")]).roots[
            0
        ]
        assert {p.where.column for p in count.proposals} == {"poor"}

    def test_a_sentence(self):
        said = (Count("poor", "5 hộ", text="a"), Count("poor", "6 hộ", text="b"))
        result = audit(Document(title="x", statements=said), trusted=[Where(text="a")])
        assert {p.where.text for f in result.roots for p in f.proposals} == {"b"}

    def test_a_column_of_trusted_figures(self):
        """Its sum does not close, and nobody is to blame."""
        rows = [["A", "5"], ["B", "6"]]
        wrong = document(names=("unit", "poor"), rows=rows, total=["T", "12"])
        (root,) = audit(wrong, trusted=[Where(column="poor")]).roots
        assert (root.proposals, root.ambiguous, len(root.cells)) == ((), True, 3)

    def test_nothing_is_there(self):
        with pytest.raises(InvalidValueError, match="trusted: no figure is printed at E, poor"):
            audit(document(), trusted=[Where(row="E", column="poor")])


class TestTruncated:
    """An office that cuts its rates off does it in the whole table: one remark, and a slip is still found."""

    ROWS = (
        ["A", "1.217", "72", "5,91", "91", "7,47"], ["B", "977", "61", "6,24", "84", "8,59"],
        ["C", "1.503", "47", "3,12", "69", "4,59"], ["D", "1.131", "53", "4,68", "38", "3,35"],
    )  # fmt: skip
    TOTAL = ("Tổng", "4.828", "233", "4,82", "282", "5,84")

    def test_one_remark(self):
        result = audit(document(rows=self.ROWS, total=self.TOTAL))
        assert result.findings == ()
        (remark,) = result.remarks
        assert (remark.kind, remark.where.table, remark.where.column, remark.proposals) == (
            "truncated",
            "Biểu",
            "",
            (),
        )

    def test_a_slip_in_it(self):
        result = audit(document((1, 5, "8,95"), rows=self.ROWS, total=self.TOTAL))
        assert told(result)[0][:3] == ("B", "near_poor_rate", "8,59")

    def test_an_odd_one(self):
        """One that is cut off among those rounded, one that is rounded up among those cut off."""
        result = audit(document((3, 3, "5,91")))
        assert [(r.kind, r.proposals[0].value) for r in result.remarks] == [("truncated", "5,92")]
        result = audit(document((3, 3, "4,69"), rows=self.ROWS, total=self.TOTAL))
        assert result.findings == ()


class TestPower:
    """Of the numbers one mistyped digit away, the share that a check would have caught."""

    def power(self, result, kind):
        return {check.where.row: check.power for check in result.checks if check.kind == kind}

    def test_a_sum_of_whole_numbers_catches_all(self):
        assert set(self.power(audit(document()), "total").values()) == {1}

    def test_a_rate_over_many_households_tells_nothing_of_the_last_digit(self):
        """600 of 20.000 are 3,00 %: 601 and 604 print the same.  By hand, digit by digit."""
        rows = [["A", "20.000", "600", "3,00"]]
        (power,) = self.power(audit(document(names=NAMES[:4], rows=rows, total=None)), "rate").values()
        caught = wrong = 0
        for place, worth in enumerate((100, 10, 1)):
            digit = 600 // worth % 10
            for other in range(place == 0, 10):
                if other != digit:
                    count = 600 + (other - digit) * worth
                    wrong += 1
                    caught += abs(count - 600) * 100 / 20_000 >= 0.015  # two last digits and more
        for place, worth in enumerate((10_000, 1_000, 100, 10, 1)):
            digit = 20_000 // worth % 10
            for other in range(place == 0, 10):
                if other != digit:
                    total = 20_000 + (other - digit) * worth
                    wrong += 1
                    caught += (
                        abs(int(600 * 10_000 / total + 0.5) - 300) > 1 and int(600 * 10_000 / total) != 300
                    )
        for place, worth in enumerate((100, 10, 1)):
            digit = 300 // worth % 10
            for other in range(place == 0, 10):
                if other != digit:
                    wrong += 1
                    caught += abs((other - digit) * worth) > 1
        assert power * wrong == caught

    def test_what_does_not_hold_has_none(self):
        result = audit(document((0, 2, "58"), names=NAMES[:4], rows=[row[:4] for row in ROWS], total=None))
        assert self.power(result, "rate")["A"] is None
        listing = Document(title="x", annexes=())
        assert audit(listing).checks == ()


class TestMeans:
    """The rate of a whole lies among those of its parts, and is their mean where weights are printed."""

    def kinds(self, names, rows, total):
        result = audit(document(names=names, rows=rows, total=total))
        return {(c.kind, c.verdict.value) for c in result.checks if c.kind in ("mean", "hundred")}

    def test_bounds(self):
        names = ("unit", "poor_rate")
        assert self.kinds(names, [["A", "5,0"], ["B", "6,0"]], ["T", "5,5"]) == {("mean", "holds")}
        assert self.kinds(names, [["A", "5,0"], ["B", "6,0"]], ["T", "6,2"]) == {("mean", "broken")}
        assert self.kinds(names, [["A", "5,0"], ["B", "ít nhất 6%"]], ["T", "6,2"]) == {
            ("mean", "cannot-tell")
        }

    def test_weights(self):
        names = ("unit", "households", "poor_rate")
        rows = [["A", "100", "5,0"], ["B", "300", "7,0"]]
        assert self.kinds(names, rows, ["T", "400", "6,5"]) == {("mean", "holds")}
        assert self.kinds(names, rows, ["T", "400", "6,0"]) == {("mean", "broken")}
        assert self.kinds(names, [["A", "0", "5,0"], ["B", "0", "7,0"]], ["T", "0", "6,0"]) == {
            ("mean", "cannot-tell")
        }

    def test_the_whole_alone_is_implied(self):
        result = audit(
            document(names=("unit", "poor_rate"), rows=[["A", "5,0"], ["B", "6,0"]], total=["T", "65,5"])
        )
        assert result.roots[0].proposals[0].where.row == "T"

    def test_shares_of_a_hundred(self):
        names = ("unit", "poor_rate")
        assert self.kinds(names, [["A", "33,3"], ["B", "33,3"], ["C", "33,3"]], ["T", "100"]) == {
            ("hundred", "holds")
        }
        assert self.kinds(names, [["A", "33,3"], ["B", "33,3"], ["C", "43,3"]], ["T", "100"]) == {
            ("hundred", "broken")
        }
        assert self.kinds(names, [["A", "100"], ["B", "100"]], ["T", "100"]) == {("mean", "holds")}


class TestLevels:
    """Thôn → xã → huyện: a row adds up those one level below it, the total those of level 1."""

    ROWS = (["Huyện A", "50"], ["Xã B", "20"], ["Xã C", "30"], ["Huyện D", "8"], ["Xã E", "8"])
    LEVELS = (1, 2, 2, 1, 2)

    def audited(self, *changes):
        return audit(
            document(
                *changes, names=("unit", "poor"), rows=self.ROWS, total=["Tỉnh", "58"], levels=self.LEVELS
            )
        )

    def test_every_level_adds_up(self):
        result = self.audited()
        assert [(c.kind, c.where.row, c.verdict.value) for c in result.checks] == [
            ("total", "Huyện A", "holds"), ("total", "Huyện D", "holds"), ("total", "Tỉnh", "holds"),
        ]  # fmt: skip

    def test_a_subtotal_stands_in_two_sums(self):
        result = self.audited((0, 1, "56"))
        assert told(result) == [("Huyện A", "poor", "50", True)]

    @pytest.mark.parametrize(
        "levels", [[1], [2, 2, 2, 1, 2], [1, 3, 2, 1, 2], [1, 0, 2, 1, 2], [True, 2, 2, 1, 2]]
    )
    def test_levels_that_are_none(self, levels):
        with pytest.raises(InvalidValueError, match="level"):
            document(names=("unit", "poor"), rows=self.ROWS, total=None, levels=levels)


class TestUndeclared:
    """A sum that holds in nearly all rows though nobody declared it: a remark where it does not."""

    def remarks(self, rows, **more):
        names = [*columns("unit"), *map(Column.count, "abc")]
        return [
            (r.kind, r.where.row, r.where.column)
            for r in audit(document(names=names, rows=rows, total=None, **more)).remarks
        ]

    def rows(self, number, off=(), zeros=0):
        return [
            [
                f"X{n}",
                "0" if n < zeros else str(7 + n * n),
                str(3 + 5 * n),
                str((0 if n < zeros else 7 + n * n) + 3 + 5 * n + (n in off)),
            ]
            for n in range(number)
        ]

    def test_one_row_off(self):
        assert self.remarks(self.rows(12, off=(5,))) == [("undeclared", "X5", "c")]

    def test_too_many_off_too_few_rows_too_trivial_unreadable(self):
        assert self.remarks(self.rows(12, off=(5, 7))) == []
        assert self.remarks(self.rows(7, off=(5,))) == []
        assert self.remarks(self.rows(12, off=(11,), zeros=9)) == []
        rows = self.rows(12, off=(5,))
        rows[3][1] = "nhiều"
        assert self.remarks(rows) == []


class TestLastYear:
    """This year's start against last year's end: a remark, since last year's may have been corrected."""

    def table(self, first, last, **more):
        return document(names=("unit", "poor", "poor_end"), rows=[["Xã A", first, last]], total=None, **more)

    def remarks(self, this, last):
        return [(r.kind, r.where.row, r.where.column, r.printed) for r in audit(this, before=last).remarks]

    def test_tables_that_name_their_years(self):
        last = self.table("60", "50", start="2020", end="2021")
        assert self.remarks(self.table("50", "40", start="2021", end="2022"), last) == []
        assert self.remarks(self.table("51", "40", start="2021", end="2022"), last) == [
            ("last-year", "Xã A", "poor", "51")
        ]

    def test_tables_that_name_none(self):
        last = self.table("60", "50")
        assert self.remarks(self.table("50", "40"), last) == []
        assert self.remarks(self.table("51", "40"), last) == [("last-year", "Xã A", "poor", "51")]
        assert self.remarks(self.table("-", "40"), last) == []

    def test_a_sentence_of_last_year(self):
        last = Document(title="y", statements=(Count("poor", "50 hộ", when="2021", text="cuối năm"),))
        this = Document(title="x", statements=(Count("poor", "52 hộ", when="2021", text="đầu năm"),))
        (remark,) = audit(this, before=last).remarks
        assert "may have been corrected since" in remark.message.en


def test_a_reading_that_fits_nothing_is_no_safe_repair():
    result = audit(document(names=("unit", "poor"), rows=[["A", "60.39"]], total=None))
    assert result.safe_repairs() == ()
    fits = audit(
        document((0, 1, "60.39"), names=("unit", "poor"), rows=[["A", "6.039"]], total=["T", "6.039"])
    )
    assert [p.value for p in fits.safe_repairs()] == ["6.039"]
