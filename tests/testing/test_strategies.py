"""Strategies: nothing that a constructor or a standard refuses, everything reached, small when shrunk."""

import builtins
import importlib
import sys
from operator import attrgetter

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from chuanngheo import (
    NATIONAL_2011_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    Category,
    Household,
    PerHead,
    category,
    classify,
)
from chuanngheo.consistency import audit
from chuanngheo.members import Job, Member, Work
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.statements import Document
from chuanngheo.testing import strategies
from chuanngheo.testing.strategies import (
    deprivations,
    households,
    incomes,
    members,
    tables,
    tables_with_slip,
)

every_standard = pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=attrgetter("code"))
S = NATIONAL_2021_2025
SHRUNK = settings(max_examples=3000, derandomize=True, database=None, deadline=None)


class TestAccepted:
    """Every household drawn for a standard is classified by it."""

    @every_standard
    @given(data=st.data())
    def test_known_households_are_decided(self, standard, data):
        home = data.draw(households(standard))
        assert category(home, standard) is not None

    @every_standard
    @given(data=st.data())
    def test_unknown_facts_are_facts(self, standard, data):
        home = data.draw(households(standard, unknown=True))
        assert classify(home, standard).possible

    @every_standard
    @given(data=st.data())
    def test_incomes(self, standard, data):
        assert data.draw(incomes(standard)).per_head >= 0

    @given(tables(groups=("poor", "near_poor"), most=5))
    def test_tables_are_consistent(self, table):
        found = audit(Document(title="", tables=(table,)))
        assert found.findings == ()
        assert 1 <= len(table.rows) <= 5

    @given(tables_with_slip(most=4))
    def test_a_slip_stands_in_its_table(self, slip):
        rows = {(row.label, row.is_total): row for row in slip.table.all_rows}
        assert rows[slip.row, slip.is_total][slip.column].text == slip.printed != slip.meant


DRAWN = settings(SHRUNK, phases=[Phase.generate])


def reached(strategy, what):
    found = find(strategy, what, settings=DRAWN)
    assert what(found)
    return found


class TestReached:
    """Each category, each way to know, each edge is drawn."""

    @every_standard
    def test_every_category_of_every_standard(self, standard):
        for wanted in {rule.category for rule in standard.rules} | {Category.NOT_POOR}:
            reached(households(standard), lambda home, wanted=wanted: category(home, standard) is wanted)

    @pytest.mark.parametrize("fact", ["area", "income", "score", "deprivations"])
    def test_each_fact_may_be_missing_or_there(self, fact):
        reached(households(S, unknown=True), lambda home: getattr(home, fact) is None)
        reached(households(S, unknown=True), lambda home: getattr(home, fact) is not None)

    def test_an_answer_may_be_missing(self):
        found = reached(deprivations(S.indicators, unknown=True), lambda d: "toilet" in d.unknown)
        assert found["toilet"] is None
        assert find(deprivations(S.indicators), lambda _: True).unknown == ()

    def test_scores_only_where_there_is_no_list_and_none_where_income_decides(self):
        home = find(households(NATIONAL_2026_2030), lambda _: True)
        assert (home.score, home.deprivations) == (0, None)
        home = find(households(NATIONAL_2011_2015), lambda _: True)
        assert (home.score, home.deprivations) == (None, None)

    def test_a_total_over_months_and_members(self):
        reached(incomes(S), lambda income: income.members > 1 and income.months > 1)


class TestMembers:
    """Each word of each list is drawn, and so is a member of whom nothing is known."""

    @given(members())
    def test_accepted(self, member):
        assert isinstance(member, Member)

    @pytest.mark.parametrize("fact", ["age", "sex", "work", "job", "able", "seeking", "school", "height_cm"])
    def test_each_fact_may_be_missing_or_there(self, fact):
        reached(members(), lambda member: getattr(member, fact) is None)
        reached(members(), lambda member: getattr(member, fact) is not None)

    @pytest.mark.parametrize("word", [*Work, *Job])
    def test_each_word(self, word):
        reached(members(), lambda member: word in (member.work, member.job))

    def test_seeking(self):
        reached(members(), lambda member: member.work is Work.NO_WORK and member.seeking is True)

    def test_shrinks_to_one_of_whom_nothing_contradicts(self):
        member = find(members(), lambda m: m.work is Work.NO_WORK, settings=SHRUNK)
        assert (member.job, member.age, member.sex, member.able) == (None, None, None, None)


class TestShrinking:
    """What fails is shown as the plainest household or table that fails so."""

    def test_an_off_by_one_at_the_line(self):
        def wrong(home):
            line = {"rural": 1_500_000, "urban": 2_000_000}[home.area] * home.income.divisor
            return home.income.total == line and category(home, S) is Category.POOR

        home = find(households(S), wrong, settings=SHRUNK)
        assert home == Household(area="rural", income=PerHead(1_500_000), score=3)

    def test_a_count_that_is_one_too_high(self):
        def wrong(home):
            return (
                home.score is not None and home.score >= 3 and category(home, NATIONAL_2016_2020) is not None
            )

        home = find(households(NATIONAL_2016_2020), wrong, settings=SHRUNK)
        assert home == Household(area="rural", income=PerHead(0), score=3)

    def test_a_table(self):
        table = find(tables(), lambda t: int(t.total["poor"].text.replace(".", "")) > 0, settings=SHRUNK)
        assert [(row.label, row["households"].text, row["poor"].text) for row in table.rows] == [
            ("Xã 1", "1", "1")
        ]


def test_without_hypothesis_the_error_says_what_to_install(monkeypatch):
    own = builtins.__import__

    def without(name, *args):
        if name == "hypothesis":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return own(name, *args)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, strategies.__name__)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'chuanngheo\[testing\]'") as error:
        importlib.import_module(strategies.__name__)
    assert error.value.name == "hypothesis"
    monkeypatch.undo()


def test_the_kit_itself_needs_no_hypothesis():
    import subprocess  # noqa: PLC0415 # used here only

    code = (
        "import sys, chuanngheo.testing, chuanngheo.testing.conformance; print('hypothesis' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 # our own words
    assert run.stdout == "False\n"
