"""The kit in another project's tests: plugin, strategies, conformance suite, frozen law, shelf, slips."""

from datetime import date
from random import Random

import pytest
from commune_app import AVERAGE, LINES, adds_up, poverty_class, read_count
from hypothesis import given, settings

from chuanngheo.testing import (
    assert_refuses,
    assert_same_categories,
    boundary_households,
    frozen_standard,
    inject_typo,
    make_household,
    make_table,
)
from chuanngheo.testing.conformance import cases
from chuanngheo.testing.strategies import households, tables

STANDARD = frozen_standard("VN-2021-2025", "2026-11-21")


def score_of(home):
    return home.score if home.score is not None else home.deprivations.deprived.bit_count()


def mine(home):
    income = home.income
    return poverty_class(home.area, income.total, income.months, income.members, score_of(home))


@pytest.mark.conformance("classify", standard="VN-2021-2025")
def test_every_case_of_the_suite(conformance_case):
    given_, money = conformance_case.given, conformance_case.given["income"]
    told = poverty_class(given_["area"], money["total"], money["months"], money["members"], given_["score"])
    assert told == conformance_case.expect["category"]


def test_every_boundary():
    assert_same_categories(boundary_households(STANDARD), mine, STANDARD)


@settings(derandomize=True, database=None, deadline=None)
@given(households(STANDARD))
def test_any_household(home):
    assert_same_categories([home], mine, STANDARD)


def test_one_household():
    assert mine(make_household()) == "poor"
    assert mine(make_household(income=1_500_001)) == "average"


def test_the_law_of_a_day_does_not_move(frozen_timeline, law_version):
    assert law_version == "2026-11-21"
    assert frozen_timeline.on(date(2024, 12, 14)).standard == STANDARD
    assert frozen_timeline.on(date(2027, 6, 1)).standard.code == "VN-2026-2030"


def off_by_one(*, line=0, average=0, least=3, strict=False):
    """The commune's rule with one slip in it."""

    def wrong(home):
        total, heads = home.income.total, home.income.months * home.income.members
        at = (LINES[home.area] + line) * heads
        if total < at or (total == at and not strict):
            return "poor" if score_of(home) >= least else "near-poor"
        return "average" if total <= (AVERAGE[home.area] + average) * heads else "not-poor"

    return wrong


def test_the_rule_without_a_slip_passes():
    assert_same_categories(boundary_households(STANDARD), off_by_one(), STANDARD)


@pytest.mark.parametrize(
    ("slip", "clause"),
    [
        ({"strict": True}, "Điều 3 khoản 2 điểm a"),
        ({"line": 1}, "Điều 3 khoản 2 điểm c"),
        ({"line": -1}, "Điều 3 khoản 2 điểm a"),
        ({"average": -1}, "Điều 3 khoản 2 điểm c"),
        ({"average": 1}, "outside every rule of"),
        ({"least": 2}, "Điều 3 khoản 2 điểm b"),
        ({"least": 4}, "Điều 3 khoản 2 điểm a"),
    ],
    ids=str,
)
def test_an_off_by_one_is_caught_and_its_clause_named(slip, clause):
    found = [home for home in boundary_households(STANDARD) if home.score in (2, 3)]
    with pytest.raises(AssertionError, match="classified otherwise") as error:
        assert_same_categories(found, off_by_one(**slip), STANDARD)
    assert clause in str(error.value)


def test_an_off_by_one_is_caught_by_the_suite_and_by_the_strategies():
    wrong = off_by_one(strict=True)

    @settings(derandomize=True, database=None, deadline=None)
    @given(households(STANDARD))
    def by_strategies(home):
        assert_same_categories([home], wrong, STANDARD)

    with pytest.raises(AssertionError, match="1 of 1 households"):
        by_strategies()
    found = [
        case.id
        for case in cases("classify", standard="VN-2021-2025")
        if wrong(household_of(case)) != case.expect["category"]
    ]
    assert "classify/VN-2021-2025/rural/1500000/3" in found


def household_of(case):
    from chuanngheo.testing.conformance import household_of as of  # noqa: PLC0415 # shadowed on purpose

    return of(case.given)


def test_unusable_counts_are_refused():
    assert_refuses(read_count, "figure")
    assert [read_count(text) for text in ("1.234", "57 hộ", "0")] == [1234, 57, 0]


@settings(derandomize=True, database=None, deadline=None, max_examples=30)
@given(tables())
def test_consistent_tables_add_up(table):
    rows = [read_count(row["poor"].text) for row in table.rows]
    assert adds_up(rows, read_count(table.total["poor"].text))


def test_a_slip_in_a_count_is_seen():
    counts = 0
    for seed in range(60):
        slip = inject_typo(Random(seed), make_table())  # noqa: S311 # no secret is drawn
        if slip.column == "poor":
            rows = [read_count(row["poor"].text) for row in slip.table.rows]
            assert not adds_up(rows, read_count(slip.table.total["poor"].text)), slip.text("en")
            counts += 1
    assert counts > 5


def test_the_four_plans(plans):
    assert plans["luc-ngan-2019"].place == "huyện Lục Ngạn"
