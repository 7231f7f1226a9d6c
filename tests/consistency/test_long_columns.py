"""Columns too long to try every cell: what closes them is looked for where one key may have missed it."""

import random

import pytest

from chuanngheo.consistency import Where, audit, closings
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.tabular import Tabular
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

RATED = ("poor", "near_poor", "minority_poor")


def rate(count, base):
    return f"{(count * 20_000 + base) // (2 * base) / 100:.2f}".replace(".", ",")


def table(numbers, *, total=None, labels=None, rated=RATED):
    """Households and some groups with their rates; ``numbers`` row by row, the total added up or given."""
    roles = ["households", *(role for group in rated for role in (group, f"{group}_rate"))]
    total = total or [sum(column) for column in zip(*numbers, strict=True)]
    lines = [
        [label, str(own[0]), *(text for n in own[1:] for text in (str(n), rate(n, own[0])))]
        for label, own in zip(labels or [f"X{n}" for n in range(len(numbers))], numbers, strict=True)
    ]
    last = ["Tổng", str(total[0]), *(text for n in total[1:] for text in (str(n), rate(n, total[0])))]
    return lines, last, columns("unit", *roles)


def audited(lines, last, made, **more):
    return audit(Document(title="x", tables=(Table(made, lines, last, title="Biểu"),)), **more)


def numbers(rows=150, seed=1):
    rng = random.Random(seed)  # noqa: S311 # no secret
    within = ((2_000, 4_000), (300, 400), (100, 400), (100, 200))
    return [[rng.randint(*ends) for ends in within] for _ in range(rows)]


def counts(rows, off):
    """One column of counts without a rate, and its total; the first row is off."""
    meant = [150] * rows
    lines = [[f"X{n}", str(number)] for n, number in enumerate(meant)]
    lines[0][1] = str(meant[0] + off)
    return lines, ["Tổng", str(sum(meant))], columns("unit", "poor")


def unseen(own):
    """A row in which no rate tells of one household more."""
    return next(n for n, (h, *some) in enumerate(own) if all(rate(c, h) == rate(c, h + 1) for c in some))


class TestWhatCloses:
    def test_one_cell_alone_is_singled_out(self):
        """No other figure is so large that it could have been too large by 700."""
        lines, last, made = counts(150, 700)
        (root,) = audited(lines, last, made).roots
        assert (root.where.row, root.ambiguous) == ("X0", False)
        assert root.proposals[0].value == str(int(lines[0][1]) - 700)

    def test_nearly_any_cell(self):
        """A household more or less shows in no rate: all may be wrong, a few are named."""
        own = numbers()
        lines, last, made = table(own)
        lines[unseen(own)][1] = str(own[unseen(own)][0] + 1)
        (root,) = audited(lines, last, made).roots
        assert root.ambiguous
        assert len(root.cells) == 151
        assert 1 < len(root.proposals) <= closings.MOST_PROPOSALS

    def test_nothing_named_says_nothing_of_the_order_of_rows(self):
        own = numbers()
        lines, last, made = table(own, labels=["Xã"] * 150)
        lines[unseen(own)][1] = str(own[unseen(own)][0] + 1)
        one, other = audited(lines, last, made), audited(lines[::-1], last, made)
        assert [p.value for p in one.roots[0].proposals] == [p.value for p in other.roots[0].proposals]

    @pytest.mark.parametrize("most", [1, 120])
    def test_figures_that_every_rate_contradicts_come_last(self, most, monkeypatch):
        """Each cell that closes it asks for three rates anew, and so does the total."""
        monkeypatch.setattr(closings, "MOST_CLOSINGS", most)
        own = numbers()
        total = [sum(column) for column in zip(*own, strict=True)]
        total[0] += 300
        (root,) = audited(*table(own, total=total)).roots
        assert root.ambiguous
        assert root.where.column == "households"
        assert len(root.cells) == 151 if most == 1 else len(root.cells) > 30

    def test_a_rate_one_off_is_evidence(self):
        own = [[5_000, 300 + n] for n in range(130)]
        lines, last, made = table(own, rated=("poor",))
        lines[4][2] = "305"
        (root,) = audited(lines, last, made).roots
        assert (root.where.row, root.ambiguous, root.proposals[0].value) == ("X4", False, "304")

    def test_a_total_that_no_key_explains_is_not_singled_out(self):
        """Any other cell may be off by as much: they are not tried, and not said to be right."""
        lines, last, made = counts(150, 0)
        last[1] = str(int(last[1]) + 4_567)
        (root,) = audited(lines, last, made).roots
        assert (root.ambiguous, len(root.cells)) == (True, 151)

    def test_nothing_closes_it(self):
        lines, last, made = counts(150, 0)
        last[1] = str(int(last[1]) - 4_567)
        (root,) = audited(lines, last, made, trusted=[Where(row="Tổng")]).roots
        assert (root.proposals, root.ambiguous, len(root.cells)) == ((), True, 151)

    def test_two_columns_one_after_the_other(self):
        """What closes the one leaves what would close the other as it was found."""
        own = numbers()
        lines, last, made = table(own)
        lines[unseen(own)][1] = str(own[unseen(own)][0] + 1)
        persons = [4 * line[0] for line in own]
        body = [[*line, str(n), "5"] for line, n in zip(lines, persons, strict=True)]
        body[9][-2], body[11][-1] = str(persons[9] + 2), "95"
        roles = columns("unit", *(column.role for column in made[1:]), "persons", "escaped")
        found = audited(body, [*last, str(sum(persons)), str(5 * 150)], roles)
        told = {f.where.column: f.ambiguous for f in found.roots}
        assert told == {"households": True, "persons": True, "escaped": False}


def test_many_wrong_rows_are_no_stale_total():
    """Every column has an error of its own: the total row is not to blame for all of them."""
    own = numbers()
    lines, last, made = table(own)
    for n, at in enumerate((2, 4, 6, 1)):
        lines[n][at] = str(int(lines[n][at]) + 50 * (n + 1))
    result = audited(lines, last, made)
    assert not [f for f in result.findings if f.cause]
    assert {("X0", str(own[0][1])), ("X1", str(own[1][2])), ("X2", str(own[2][3]))} <= {
        (p.where.row, p.value) for f in result.roots for p in f.proposals[:1]
    }


class TestARowWithAnotherNumber:
    """Asked in bulk as its relations answer one by one."""

    def families(self, lines, last, made):
        facts = Facts(Document(title="t", tables=(Table(made, lines, last),)))
        asked = Questions([Tabular(sheet).asked() for sheet in facts.sheets])
        return facts.sheets[0], asked

    def test_it_holds_or_not(self):
        lines, last, made = table([[1_000, 53, 38, 20], [2_000, 61, 84, 30]])
        sheet, asked = self.families(lines, last, made)
        for role, number in (("poor", 53), ("poor", 54), ("households", 1_001), ("households", 40)):
            for family in asked.families(sheet, role):
                relation = family.relation(0)
                cell = sheet.cell(0, role)
                value = {cell: type(cell.printed).read(str(number), "hộ").figure}
                outcome = relation.outcome(value)
                sure = outcome.verdict.value == "holds" and outcome.how.value in ("exact", "rounded")
                assert family.still_holds(0, role, number) == sure

    def test_what_is_no_whole_number_is_not_sure(self):
        lines = [["A", "1,5 nghìn", "53", "3,53"], ["B", "2.000", "61", "3,05"], ["C", "", "7", "3,05"]]
        sheet, asked = self.families(lines, None, columns("unit", "households", "poor", "poor_rate"))
        (rates,) = (family for family in asked.families(sheet, "poor") if family.kind == "rate")
        assert [rates.still_holds(row, "poor", 61) for row in range(3)] == [False, True, True]


def test_rates_cut_off_beside_one_of_a_rounded_count():
    """Two are cut off, and one is rounded down or up over a base that is itself rounded."""
    lines = [["A", "1.217", "72", "5,91"], ["B", "977", "84", "8,59"], ["C", "1,5 nghìn", "53", "3,53"]]
    result = audit(
        Document(title="x", tables=(Table(columns("unit", "households", "poor", "poor_rate"), lines),))
    )
    assert result.findings == ()
