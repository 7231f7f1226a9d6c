"""Examples of the literature on correcting typing errors, as one-row tables with declared sums."""

import pytest

from chuanngheo.consistency import audit
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


class TestFellegiHolt:
    """The paradigm of I. P. Fellegi and D. Holt (1976): change the fewest fields that satisfy every edit.

    The example of T. de Waal, J. Pannekoek and S. Scholtus (2011), Handbook of statistical data editing:
    turnover 100, profit 40.000, costs 60.000, the turnover a thousand times too small.  Its edit
    "turnover = profit + costs" is a sum; the bounds single the turnover out, here that all else is trusted.
    """

    def test_one_field_satisfies_every_edit(self):
        made = [*columns("unit"), Column.count("profit"), Column.count("costs")]
        table = Table(
            [*made, Column.count("turnover", sum_of=["profit", "costs"])], [["r", "40.000", "60.000", "100"]]
        )
        (finding,) = audit(Document(title="x", tables=(table,))).findings
        assert (finding.where.column, finding.proposals[0].value) == ("turnover", "100.000")
        assert finding.proposals[0].reason.en == "zeros too many or too few"
        assert not finding.ambiguous


@pytest.mark.parametrize("column", range(11))
def test_every_single_slip_of_the_clean_record(column):
    """A digit added in front of any of the eleven figures is found, or none of several is singled out."""
    numbers = list(TestScholtus.CLEAN)
    meant, numbers[column] = str(numbers[column]), int(f"9{numbers[column]}")
    (root,) = TestScholtus().audited(*numbers).roots
    offered = {(p.where.column, p.value.replace(".", "")) for p in root.proposals}
    assert (X[column], meant) in offered
