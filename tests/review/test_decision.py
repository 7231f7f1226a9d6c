"""Điểm A and điểm B → the outcome; boundaries, worked households, both ways, what would move it."""

from itertools import product

import attrs
import pytest

from chuanngheo import NATIONAL_2016_2020, NATIONAL_2021_2025
from chuanngheo.errors import IndicatorSetMismatchError, InvalidValueError, UnknownCodeError
from chuanngheo.household import PerHead
from chuanngheo.review.answers import Answers, PointsB
from chuanngheo.review.decision import Move, Outcome, both_ways, decide, outcomes
from chuanngheo.review.readings import Readings
from chuanngheo.review.scoring import points
from chuanngheo.review.told import tell, tell_both, tell_points
from chuanngheo.review.totals import decide_2016
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS
from chuanngheo.sheets.tt07_2021 import B2, CUTOFFS
from chuanngheo.standard import Category

POOR, NEAR_POOR, NOT_POOR = Outcome
NOTHING_LACKING = dict.fromkeys(B2, False)
THREE = {**NOTHING_LACKING, "employment": True, "water": True, "toilet": True}
TWO = {**NOTHING_LACKING, "employment": True, "water": True}
HOME = Answers(
    members=4, workers=2, dependants=2, education="none", civil_servant=False, contract=False,
    hired_or_self=False, pensions=0, wall=True, pillar=True, floor_area=12, electricity=60,
    water="drilled-well", toilet="septic", motorbikes=1,
).nothing_else()  # fmt: skip


class TestDieu1Khoan1DiemB:
    """«điểm A ≤ 140 điểm và điểm B ≥ 30 điểm ở khu vực nông thôn hoặc … điểm A ≤ 175 điểm … thành thị»"""

    @pytest.mark.parametrize(
        ("area", "a", "b", "outcome"),
        [
            ("rural", 140, 30, POOR), ("rural", 140, 20, NEAR_POOR), ("rural", 145, 30, NOT_POOR),
            ("rural", 145, 0, NOT_POOR), ("urban", 175, 30, POOR), ("urban", 175, 20, NEAR_POOR),
            ("urban", 180, 120, NOT_POOR), ("rural", 0, 120, POOR),
        ],
    )  # fmt: skip
    def test_boundaries(self, area, a, b, outcome):
        assert outcomes((a, a), (b, b), CUTOFFS[area]) == (outcome,)

    def test_intervals_reach_what_their_points_reach(self):
        ends = range(130, 155, 5), range(10, 50, 10)
        for low, high in product(ends[0], repeat=2):
            for least, most in product(ends[1], repeat=2):
                if low <= high and least <= most:
                    every = {
                        outcomes((a, a), (b, b), CUTOFFS["rural"])[0]
                        for a in range(low, high + 1, 5)
                        for b in range(least, most + 1, 10)
                    }
                    assert set(outcomes((low, high), (least, most), CUTOFFS["rural"])) == every

    @pytest.mark.parametrize(("ovens", "a", "outcome"), [(0, 140, POOR), (1, 145, NOT_POOR)])
    def test_a_household_at_the_line_of_the_countryside(self, ovens, a, outcome):
        home = attrs.evolve(HOME, washers=1, cattle=2, perennial=5_000, microwaves=ovens)
        found = decide(home, THREE, "Quảng Nam", area="rural")
        assert (found.a.low, found.outcome) == (a, outcome)

    @pytest.mark.parametrize(("heaters", "a", "outcome"), [(0, 175, NEAR_POOR), (1, 180, NOT_POOR)])
    def test_a_household_at_the_line_of_the_town(self, heaters, a, outcome):
        home = attrs.evolve(HOME, fridges=1, washers=1, cattle=1, water_heaters=heaters)
        found = decide(home, TWO, "Lâm Đồng", area="urban")
        assert (found.a.low, found.outcome) == (a, outcome)


WORKED = {
    # 75 + 20 + 0 + 0 + 0 + 0 + 5 + 5 + 0 + 5 + 5 + 10 + 15, and item 15
    **{("urban", region.code): 140 + region.points for region in REGIONS.values()},
    ("rural", "red-river-delta"): 60 + 25 + 0 + 5 + 0 + 5 + 5 + 5 + 15,
    ("rural", "northern-mountains"): 45 + 10 + 0 + 10 + 0 + 15 + 5 + 5 + 10,
    ("rural", "central-coast"): 40 + 10 + 0 + 10 + 0 + 20 + 5 + 5 + 20,
    ("rural", "central-highlands"): 50 + 5 + 0 + 5 + 0 + 20 + 10 + 10 + 20,
    ("rural", "southeast"): 30 + 35 + 0 + 5 + 5 + 25 + 5 + 10 + 15,
    ("rural", "mekong-delta"): 60 + 25 + 0 + 5 + 5 + 10 + 5 + 10 + 15,
}


@pytest.mark.parametrize(("area", "region"), WORKED)
def test_one_household_worked_by_hand_on_every_form(area, region):
    """Members, workers, dependants, wall, pillar, electricity, water, toilet, motorbike."""
    found = points(HOME, area=area, region=region)
    assert found.low == found.high == WORKED[area, region]


class TestPointsB:
    def test_ten_points_a_yes(self):
        assert (PointsB(THREE).low, PointsB(THREE).decided) == (30, True)
        half = PointsB({"water": True, "toilet": False, "telecom": None})
        assert (half.low, half.high, len(half.unknown), half.decided) == (10, 110, 10, False)

    def test_deprivations_found_by_the_indicators_of_2021(self):
        found = NATIONAL_2021_2025.deprivations({"water": True, "toilet": False})
        assert PointsB(found) == PointsB({"water": True, "toilet": False})
        assert decide(HOME, found, "Yên Bái", area="rural").b.low == 10
        with pytest.raises(IndicatorSetMismatchError):
            PointsB(NATIONAL_2016_2020.deprivations({"water": True}))

    @pytest.mark.parametrize(
        ("facts", "error"),
        [
            ({"wate": True}, UnknownCodeError),
            ({"water": 1}, InvalidValueError),
            ({"water": "x"}, InvalidValueError),
        ],
    )
    def test_refusals(self, facts, error):
        with pytest.raises(error, match="wat"):
            PointsB(facts)


class TestOpen:
    def test_what_each_outcome_needs(self):
        found = decide(attrs.evolve(HOME, cars=None), {**THREE, "water": None}, "Yên Bái", area="rural")
        assert found.possible == (POOR, NEAR_POOR, NOT_POOR)
        poor, near, above = found.needs
        assert (poor.a_at_most, poor.yes_at_least) == (40, 1)
        assert (near.a_at_most, near.yes_at_most) == (40, 0)
        assert (above.a_above, above.a_at_most) == (40, None)

    def test_a_side_that_is_settled_is_not_asked(self):
        found = decide(attrs.evolve(HOME, cars=None), THREE, "Yên Bái", area="rural")
        poor = found.needs[0]
        assert (poor.a_at_most, poor.yes_at_least, poor.yes_at_most) == (40, None, None)
        lacking = decide(HOME, {"water": True}, "Yên Bái", area="rural")
        assert [(n.a_at_most, n.yes_at_least) for n in lacking.needs] == [(None, 2), (None, None)]
        few = decide(attrs.evolve(HOME, cars=None), TWO, "Yên Bái", area="rural")
        assert [(n.outcome, n.yes_at_most) for n in few.needs] == [(NEAR_POOR, None), (NOT_POOR, None)]

    def test_every_single_answer_that_settles(self):
        found = decide(attrs.evolve(HOME, cars=None), {**THREE, "water": None}, "Yên Bái", area="rural")
        assert [(m.form, m.code, m.answer, m.outcome) for m in found.settling] == [
            ("B1", "cars", 1, NOT_POOR)
        ]
        known = decide(HOME, {**THREE, "water": None}, "Yên Bái", area="rural")
        assert [(m.code, m.answer, m.outcome) for m in known.settling] == [
            ("water", 1, POOR), ("water", 0, NEAR_POOR),
        ]  # fmt: skip
        assert decide(HOME, THREE, "Yên Bái", area="rural").settling == ()

    def test_above_the_line_whatever_is_missing(self):
        rich = attrs.evolve(HOME, cars=1, fridges=1, electricity=None)
        assert decide(rich, {}, "Yên Bái", area="rural").outcome is NOT_POOR


class TestWhatIf:
    def test_the_answers_whose_change_would_move_the_household(self):
        home = attrs.evolve(HOME, fridges=1, washers=1)  # 125
        moves = decide(home, THREE, "Yên Bái", area="rural").what_if
        assert Move("B1", "cars", 1, moves_row("car"), 175, 30, NOT_POOR) in moves
        assert {m.code for m in moves if m.form == "B2"} == {"employment", "water", "toilet"}
        assert all(m.outcome is NEAR_POOR for m in moves if m.form == "B2")
        assert "fridges" not in {m.code for m in moves}

    def test_no_move_into_an_impossible_household(self):
        alone = attrs.evolve(HOME, members=2, workers=2, dependants=0)
        moves = decide(alone, TWO, "Yên Bái", area="rural").what_if
        assert 1 not in {m.answer for m in moves if m.code == "members"}
        assert {m.answer for m in moves if m.code == "workers"} <= {0, 1}


def moves_row(key):
    return next(row for question in QUESTIONS.values() for row in question.rows if row.key == key)


class TestBothWays:
    """Điều 1 of the circular beside Điều 3 of the decree: 140 points stand for 1.500.000 đồng."""

    @pytest.mark.parametrize(
        ("income", "category", "agree", "over"),
        [
            (1_500_000, Category.POOR, True, 0), (1_500_001, Category.AVERAGE, False, 1),
            (9_000_000, Category.NOT_POOR, False, 7_500_000),
        ],
    )  # fmt: skip
    def test_by_how_much(self, income, category, agree, over):
        both = both_ways(decide(HOME, THREE, "Yên Bái", area="rural"), PerHead(income))
        assert (both.category, both.agree, both.dong_over, both.points_over) == (
            category,
            agree,
            over,
            (-40, -40),
        )

    @pytest.mark.parametrize("income", [2_250_000, 2_250_001])
    def test_average_and_above_are_both_not_poor_by_the_sheets(self, income):
        rich = decide(attrs.evolve(HOME, cars=1), THREE, "Yên Bái", area="rural")
        assert both_ways(rich, PerHead(income)).agree is True

    def test_open_on_either_side_is_no_answer(self):
        both = both_ways(decide(HOME, {}, "Yên Bái", area="rural"), PerHead(1))
        assert both.agree is None
        assert "chưa rõ" in tell_both(both)
        assert "undecided" in tell_both(both, "en")

    def test_told(self):
        both = both_ways(decide(HOME, THREE, "Yên Bái", area="rural"), PerHead(1_600_000))
        assert tell_both(both).splitlines() == [
            "Theo phiếu: hộ nghèo; điểm A so với mức: -40 điểm.",
            (
                "Theo tiêu chí của Nghị định: hộ có mức sống trung bình;"
                " thu nhập trên mức, cách 100.000 đồng/người/tháng."
            ),
        ]


class TestTold:
    def test_an_open_household_in_both_languages(self):
        found = decide(attrs.evolve(HOME, cars=None), {**THREE, "water": None}, "Yên Bái", area="rural")
        assert tell(found, "en").splitlines() == [
            "Undecided: poor household or near-poor household or household not poor.",
            "Points A: 100–150 (form 3.6, rural northern midlands and mountains); the cut-off is 140.",
            "Points B: 20–30, 1 not answered.",
            (
                "Poor household if the open lines of Form B1 add at most 40 points"
                " and at least 1 open questions of Form B2 are a yes."
            ),
            (
                "Near-poor household if the open lines of Form B1 add at most 40 points"
                " and at most 0 open questions of Form B2 are a yes."
            ),
            "Household not poor if the open lines of Form B1 add more than 40 points.",
            "Legal basis: Consolidated text 1315/VBHN-BLĐTBXH, Article 1, Clause 1, Point b, page 22.",
        ]
        assert "Hộ không nghèo nếu các mục chưa rõ của Phiếu B1 thêm hơn 40 điểm." in tell(found)
        assert "mức so sánh 140 điểm" in tell(found)

    def test_a_reading_that_mattered_is_said(self):
        """Three motorbikes in Tây Nguyên: 10 points between table and form, here across the line."""
        home = attrs.evolve(HOME, motorbikes=3, cattle=0, water="other", boats=0, wall=False, fridges=1)
        by_form = decide(home, THREE, "Gia Lai", area="rural")
        assert (by_form.a.low, by_form.outcome) == (140, POOR)
        home = attrs.evolve(home, wall=True)
        by_form = decide(home, THREE, "Gia Lai", area="rural")
        assert (by_form.outcome, by_form.mattered) == (NOT_POOR, (("printed", (POOR,)),))
        assert "Tùy chỗ Mẫu số 3.3 và mẫu từng vùng in khác nhau: nếu đọc cách khác thì hộ nghèo." in tell(
            by_form
        )
        assert "It hangs on where table 3.3 and the form differ: else poor household." in tell(by_form, "en")
        by_table = decide(home, THREE, "Gia Lai", area="rural", readings=Readings(printed="table"))
        assert by_table.outcome is POOR
        assert ": above 140" in tell(by_form, "en")
        assert ": at most 140" in tell(by_table, "en")

    def test_lines(self):
        told = tell_points(points(attrs.evolve(HOME, cars=None), "Yên Bái", area="rural"))
        assert told.splitlines()[0] == "1. Số nhân khẩu trong hộ – Hộ có 4 người: 45 điểm"
        assert "12. Ô tô: 0–50 điểm" in told
        assert "12. cars: 0–50 points" in tell_points(points(Answers(), "Yên Bái", area="rural"), "en")

    def test_another_language_is_refused(self):
        with pytest.raises(UnknownCodeError, match="language"):
            tell(decide(HOME, THREE, "Yên Bái", area="rural"), "fr")


class TestTotals2016:
    """Thông tư 14/2018: urban 140 and 175, rural 120 and 150; between them B2 from 30."""

    @pytest.mark.parametrize(
        ("area", "b1", "b2", "outcome", "by_income"),
        [
            ("urban", 140, 0, POOR, True), ("urban", 145, 30, POOR, False),
            ("urban", 175, 20, NEAR_POOR, False), ("urban", 180, 30, NOT_POOR, False),
            ("rural", 120, 0, POOR, True), ("rural", 125, 30, POOR, False),
            ("rural", 150, 20, NEAR_POOR, False), ("rural", 155, 50, NOT_POOR, False),
            ("rural", 115, 10, POOR, True),
        ],
    )  # fmt: skip
    def test_bands(self, area, b1, b2, outcome, by_income):
        found = decide_2016(b1, b2, area=area)
        assert (found.outcome, found.by_income) == (outcome, by_income)

    def test_the_rural_near_poor_clause_is_derived(self):
        assert decide_2016(150, 20, area="rural").cite.confidence == "D"
        assert decide_2016(175, 20, area="urban").cite.confidence == "V"

    @pytest.mark.parametrize(("b1", "b2", "area"), [(-5, 0, "rural"), (5, 1.0, "rural"), (5, 5, "hills")])
    def test_refusals(self, b1, b2, area):
        with pytest.raises((InvalidValueError, UnknownCodeError)):
            decide_2016(b1, b2, area=area)


def test_the_cities_of_the_centre_are_scored_in_town():
    assert decide(HOME, TWO, "Hà Nội", area="urban").a.place.region.code == CENTRAL_CITIES
