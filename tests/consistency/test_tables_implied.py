"""What a table's columns imply: rates, totals, partitions, reductions; and over which base."""

from chuanngheo.consistency import Verdict, audit
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Table, columns

HOLDS, BROKEN, CANNOT_TELL = Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL


def audited(names, rows, total=None, **more):
    made = columns(*names.split()) if isinstance(names, str) else names
    split = [row.split() for row in rows]
    table = Table(made, split, total.split() if total else None, title="Biểu", **more)
    return audit(Document(title="x", tables=(table,)))


def checks(*arguments, **more):
    return {(c.kind, c.verdict) for c in audited(*arguments, **more).checks}


def said(result):
    findings = [(f.kind, f.where.row, f.where.column) for f in result.findings if f.root is None]
    return findings, [(r.kind, r.where.row, r.where.column) for r in result.remarks]


class TestTotals:
    """Rows add up to the total; where some rows print nothing, they may only stay below it."""

    def test_counts(self):
        assert checks("unit poor", ["A 5", "B 6"], "T 11") == {("total", HOLDS)}
        assert said(audited("unit poor", ["A 5", "B 6"], "T 12"))[0] == [("total", "T", "poor")]

    def test_rates_do_not_add_up(self):
        assert checks("unit poor_rate", ["A 5,0", "B 6,0"], "T 5,5") == {("mean", HOLDS)}

    def test_some_rows_print_nothing(self):
        assert checks("unit poor", ["A 5", "B -"], "T 12") == {("total", CANNOT_TELL)}
        assert checks("unit poor", ["A 15", "B -"], "T 12") == {("total", BROKEN)}
        assert checks("unit poor", ["A -", "B -"], "T 12") == set()

    def test_no_total_printed(self):
        assert checks("unit poor", ["A 5", "B 6"]) == set()
        assert checks("unit poor", ["A 5", "B 6"], "T -") == set()


class TestBases:
    """The natural base unless it fits no row and another one fits them all: then it is said which."""

    def test_natural(self):
        result = audited("unit households poor poor_rate", ["A 100 5 5,0", "B 200 6 4,0"])
        assert said(result) == ([("rate", "B", "poor_rate")], [])

    def test_another_column(self):
        """Minority poor over minority households."""
        names = "unit households minority_households minority_poor minority_poor_rate"
        result = audited(names, ["A 1000 100 5 5,0", "B 1000 200 6 3,0"])
        assert said(result) == (
            [],
            [("base", "A", "minority_poor_rate"), ("base", "B", "minority_poor_rate")],
        )
        assert result.remarks[0].message.en.endswith("5,0 is over the ethnic-minority households")

    def test_the_total_row(self):
        result = audited("unit households poor poor_rate", ["A 100 5 1,67", "B 200 6 2,00"], "T 300 11 -")
        assert {r.message.en.rpartition(" is ")[2] for r in result.remarks if r.kind == "base"} == {
            "over the households of the total row"
        }
        assert said(result)[0] == []

    def test_no_base_fits_all(self):
        result = audited("unit households near_poor poor poor_rate", ["A 100 20 5 9,0", "B 200 30 6 20,0"])
        assert [f[0] for f in said(result)[0]] == ["rate", "rate"]

    def test_an_end_rate_over_the_households_of_the_start(self):
        """Where most rows fit, the others are slips; where most do not, the end's households are unknown."""
        names = "unit households poor_end poor_end_rate"
        result = audited(names, ["A 100 5 5,00", "B 200 6 3,00", "C 300 9 4,10"])
        assert said(result)[0] == [("rate", "C", "poor_end_rate")]
        result = audited(names, ["A 100 5 4,90", "B 200 6 2,90", "C 300 9 3,00"])
        assert said(result) == ([], [("rate", "A", "poor_end_rate"), ("rate", "B", "poor_end_rate")])

    def test_declared_columns(self):
        declared = [
            *columns("unit"),
            Column.count("a"),
            Column.count("b"),
            Column.rate("c", of="a", over="b"),
        ]
        assert checks(declared, ["A 5 100 5,0"]) == {("rate", HOLDS)}
        assert checks(declared, ["A 5 100 7,0"]) == {("rate", BROKEN)}
        assert checks(declared, ["A 5 - 7,0"]) == set()


class TestRows:
    """Parts and wholes, start − reduction = end, points between two rates."""

    def test_partitions(self):
        names = "unit poor near_poor multidimensional"
        assert ("parts", HOLDS) in checks(names, ["A 5 6 11"])
        assert ("parts", BROKEN) in checks(names, ["A 5 6 12"])
        assert ("parts", HOLDS) in checks("unit poor_end near_poor_end multidimensional_end", ["A 5 6 11"])

    def test_rates_of_a_partition_are_weak(self):
        """They may be over different bases."""
        names = "unit poor_rate near_poor_rate multidimensional_rate"
        assert said(audited(names, ["A 5,0 6,0 11,5"])) == ([], [("parts", "A", "multidimensional_rate")])

    def test_eight_causes_may_overlap(self):
        names = "unit poor cause_no_land cause_no_capital"
        assert checks(names, ["A 10 9 9"]) == {("subset", HOLDS)}

    def test_reduction(self):
        assert ("reduction", HOLDS) in checks("unit poor reduction poor_end", ["A 9 4 5"])
        assert ("reduction", BROKEN) in checks("unit poor reduction poor_end", ["A 9 4 6"])
        assert ("reduction", HOLDS) in checks("unit near_poor near_poor_reduction near_poor_end", ["A 9 4 5"])

    def test_points(self):
        assert ("points", HOLDS) in checks("unit poor_rate reduction_rate poor_end_rate", ["A 9,0 4,0 5,0"])
        assert ("points", BROKEN) in checks("unit poor_rate reduction_rate poor_end_rate", ["A 9,0 4,0 6,0"])

    def test_no_household_without_a_person(self):
        assert ("persons", HOLDS) in checks("unit poor poor_persons", ["A 5 5"])
        assert ("persons", BROKEN) in checks("unit poor poor_persons", ["A 5 4"])

    def test_subsets_at_the_end_too(self):
        assert checks("unit poor_end minority_poor_end", ["A 5 6"]) == {("subset", BROKEN)}
        assert checks("unit households poor", ["A 5 -"]) == set()

    def test_declared_sums_and_differences(self):
        total = [*columns("unit"), *map(Column.count, "ab"), Column.count("c", sum_of=["a", "b"])]
        assert checks(total, ["A 5 6 11"]) == {("parts", HOLDS)}
        assert checks(total, ["A 5 6 12"]) == {("parts", BROKEN)}
        left = [*columns("unit"), *map(Column.count, "ab"), Column.difference("c", less=("a", "b"))]
        assert checks(left, ["A 9 6 3"]) == {("difference", HOLDS)}
        assert checks(left, ["A 9 6 4"]) == {("difference", BROKEN)}

    def test_rates_over_a_column_that_is_not_printed(self):
        names = "unit poor poor_rate near_poor near_poor_rate"
        assert ("same-total", HOLDS) in checks(names, ["A 100 10,0 52 5,2"])
        assert ("same-total", BROKEN) in checks(names, ["A 100 10,0 52 9,2"])
        assert checks("unit poor poor_rate", ["A 100 10,0"]) == set()


class TestOneHabit:
    """An office that cuts instead of rounding does it all down the column: one remark, not many."""

    def cut(self, number):
        """5,168 % and 3,876 %, printed 5,16 and 3,87."""
        rows = [f"X{n} 387 20 5,16" for n in range(number)]
        return audited("unit households poor poor_rate", rows)

    def test_few_and_many(self):
        assert len(self.cut(2).remarks) == 2
        (remark,) = self.cut(3).remarks
        assert (remark.kind, remark.where.row, remark.where.column) == ("truncated", "", "poor_rate")
        assert all(f"X{n}" in remark.message.vi for n in range(3))
