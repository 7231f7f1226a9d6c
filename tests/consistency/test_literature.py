"""Examples of the literature on correcting typing errors, as one-row tables with declared sums."""

import pytest

from chuanngheo.consistency import Where, audit
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Table, columns

X = [f"x{n}" for n in range(1, 12)]


class TestScholtus:
    """S. Scholtus (2009), Automatic correction of simple typing errors in numerical data with balance edits.

    Section 4: x1 + x2 = x3; x2 = x4; x5 + x6 + x7 = x8; x3 + x8 = x9; x9 − x10 = x11.
    """

    CLEAN = (1452, 116, 1568, 116, 323, 76, 12, 411, 1979, 1842, 137)

    def audited(self, *numbers):
        declared = {"x3": ["x1", "x2"], "x4": ["x2"], "x8": ["x5", "x6", "x7"], "x9": ["x3", "x8"]}
        made = [Column.count(x, sum_of=declared.get(x, ())) for x in X[:10]]
        made.append(Column.difference("x11", less=("x9", "x10")))
        return audit(
            Document(title="x", tables=(Table([*columns("unit"), *made], [["r", *map(str, numbers)]]),))
        )

    def proposed(self, *numbers):
        return {(f.where.column, f.proposals[0].value) for f in self.audited(*numbers).findings}

    def test_clean(self):
        assert self.audited(*self.CLEAN).findings == ()

    def test_two_digits_swapped(self):
        assert self.proposed(1452, 116, 1568, 161, *self.CLEAN[4:]) == {("x4", "116")}

    def test_and_a_digit_too_many(self):
        numbers = (1452, 116, 1568, 161, 323, 76, 12, 411, 19979, 1842, 137)
        assert self.proposed(*numbers) == {("x4", "116"), ("x9", "1979")}

    def test_and_a_sum_left_at_zero(self):
        """No key makes 411 of 0: Scholtus leaves it; every check implies it, so it is proposed."""
        numbers = (1452, 116, 1568, 161, 323, 76, 12, 0, 19979, 1842, 137)
        assert self.proposed(*numbers) == {("x4", "116"), ("x8", "411"), ("x9", "1979")}

    def test_parts_left_at_zero(self):
        """Three parts of 0 below a sum of 411: nothing tells which is wrong, and none is singled out."""
        numbers = (1452, 116, 1568, 161, 0, 0, 0, 411, 19979, 1842, 137)
        result = self.audited(*numbers)
        parts = next(f for f in result.roots if f.where.column not in ("x4", "x9"))
        assert parts.ambiguous
        assert {w.column for w in parts.cells} >= {"x5", "x6", "x7"}


def record(names, given, numbers, **more):
    """The audit of one row; ``given`` are the sums that some columns are of."""
    made = [Column.count(name, sum_of=given.get(name, ())) for name in names]
    table = Table([*columns("unit"), *made], [["r", *numbers]])
    return audit(Document(title="x", tables=(table,)), **more)


def proposals(result):
    return {(f.where.column, f.proposals[0].value.replace(".", "")) for f in result.findings if f.proposals}


def filled(result):
    return {r.where.column: r.proposals[0].value for r in result.remarks if r.kind == "implied"}


class TestDeductive:
    """Tests of the R packages deducorrect and deductive (M. van der Loo, E. de Jonge).

    github.com/data-cleaning: deducorrect, tests of correctTypos; deductive, pkg/inst/tinytest,
    test_correct_typos.R and test_linimpute.R, whose examples are from T. de Waal and others (as cited there).
    """

    def test_two_digits_swapped_in_one_sum(self):
        result = record(("x2", "x1", "x3"), {"x3": ["x2", "x1"]}, ("1452", "161", "1568"))
        assert proposals(result) == {("x1", "116")}

    def test_what_is_fixed_is_never_wrong(self):
        """With x2 fixed nothing changes; with x1 fixed no single key mends the record."""
        given = ("x2", "x1", "x3"), {"x3": ["x2", "x1"]}, ("1452", "161", "1568")
        assert proposals(record(*given, trusted=[Where(column="x2")])) == {("x1", "116")}
        fixed = record(*given, trusted=[Where(column="x1")])
        assert not {p.where.column for f in fixed.roots for p in f.proposals} & {"x1"}
        reasons = {p.reason.en for f in fixed.roots for p in f.proposals}
        assert reasons <= {"two keys mistyped", "computed from the other figures"}

    BALANCE = {"x3": ["x1", "x2"], "x4": ["x2"], "x8": ["x5", "x6", "x7"], "x9": ["x3", "x8"]}  # noqa: RUF012

    def balance(self, *numbers):
        made = [Column.count(x, sum_of=self.BALANCE.get(x, ())) for x in X[:10]]
        made.append(Column.difference("x11", less=("x9", "x10")))
        table = Table([*columns("unit"), *made], [["r", *numbers]])
        return audit(Document(title="x", tables=(table,)))

    def test_missing_values_that_the_balances_imply(self):
        """Of eight missing values four are implied; of x5, x6, x7 only the sum is known."""
        result = self.balance("145", "", "155", "", "", "", "", "86", "", "217", "")
        assert filled(result) == {"x2": "10", "x4": "10", "x9": "241", "x11": "24"}

    def test_missing_values_that_must_be_zero(self):
        """x5 is all of x8, and no count is negative."""
        result = self.balance("145", "10", "155", "10", "86", "", "", "86", "241", "217", "24")
        assert filled(result) == {"x6": "0", "x7": "0"}

    def test_a_chain_of_balances(self):
        """Its test "example from DCAR"."""
        given = {"x3": ["x1", "x2"], "x1": ["x4", "x5", "x6"], "x2": ["x7", "x8"]}
        names = [f"x{n}" for n in range(1, 9)]
        result = record(names, given, ("100", "", "", "15", "", "", "25", "35"))
        assert filled(result) == {"x2": "60", "x3": "160"}

    def test_parts_above_their_whole_imply_nothing(self):
        """a + b + 10 = 9 with none below zero: "works with ill-defined problem"."""
        result = record("abcd", {"d": ["a", "b", "c"]}, ("", "", "10", "9"))
        assert filled(result) == {}

    def test_a_record_that_no_single_key_mends(self):
        """Its test "with missing variable": one part of the sum is no column of the record."""
        numbers = ("42280000", "11289000", "4328000", "11201000", "11849000")
        result = record(("x1", "x2", "x3", "x5", "x6"), {"x1": ["x2", "x3", "x5", "x6"]}, numbers)
        assert result.safe_repairs() == ()


class TestErrorlocate:
    """Tests of the R package errorlocate, github.com/data-cleaning/errorlocate, test-locate_errors.R.

    It implements the paradigm of I. P. Fellegi and D. Holt (1976): change the fewest fields that satisfy
    every edit.  Its edit "cost is at least 0,6 of the turnover" is no check of ours, and is not needed.
    """

    GIVEN = ("profit", "cost", "turnover"), {"turnover": ["profit", "cost"]}

    def test_linear_rules(self):
        """profit 755, cost 125, turnover 200: the profit is wrong."""
        (finding,) = record(*self.GIVEN, ("755", "125", "200")).findings
        assert (finding.where.column, finding.proposals[0].value) == ("profit", "75")
        assert not finding.ambiguous

    @pytest.mark.parametrize(
        ("fixed", "wrong", "meant"), [("turnover", "cost", "50"), ("cost", "turnover", "100")]
    )
    def test_infinite_weights(self, fixed, wrong, meant):
        """profit 30, cost 70, turnover 80; the profit and one more are fixed."""
        trusted = [Where(column="profit"), Where(column=fixed)]
        (finding,) = record(*self.GIVEN, ("30", "70", "80"), trusted=trusted).findings
        assert {(p.where.column, p.value) for p in finding.proposals} == {(wrong, meant)}

    def test_a_missing_value_that_no_number_fits(self):
        """x = 10, y missing, z = 5 with x + y = z and none below zero: y stays missing."""
        result = record("xyz", {"z": ["x", "y"]}, ("10", "", "5"))
        assert filled(result) == {}


@pytest.mark.parametrize("column", range(11))
def test_every_single_slip_of_the_clean_record(column):
    """A digit added in front of any of the eleven figures is found, or none of several is singled out."""
    numbers = list(TestScholtus.CLEAN)
    meant, numbers[column] = str(numbers[column]), int(f"9{numbers[column]}")
    (root,) = TestScholtus().audited(*numbers).roots
    offered = {(p.where.column, p.value.replace(".", "")) for p in root.proposals}
    assert (X[column], meant) in offered
