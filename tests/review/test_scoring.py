"""Điểm A as an interval: equal to brute force over every completion; more of an asset never less."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.areas import RURAL
from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS, Answers
from chuanngheo.review.readings import LargeHousehold, Printed, Readings, TwoJobs
from chuanngheo.review.scoring import place, points
from chuanngheo.sheets.form import Kind
from chuanngheo.sheets.points import QUESTIONS, SHEETS
from chuanngheo.sheets.regions import REGIONS

HOME = Answers(
    members=4, workers=2, dependants=2, education="none", civil_servant=False, contract=False,
    hired_or_self=False, pensions=0, wall=True, pillar=True, floor_area=12, electricity=60,
    water="drilled-well", toilet="septic", motorbikes=1,
).nothing_else()  # fmt: skip
EVERY_READING = [
    Readings(printed=p, two_jobs=j, large_household=h)
    for p, j, h in product(Printed, TwoJobs, LargeHousehold)
]
PEOPLE = ("members", "workers", "dependants", "pensions", "civil_servant", "contract", "hired_or_self")
places = st.sampled_from(
    [("urban", region) for region in REGIONS] + [("rural", r) for r in SHEETS if r != "urban"]
)


def answer_of(code):
    """Any answer of the question; counts up to ten, so that each row and beyond is met."""
    question = QUESTIONS[code]
    if question.kind is Kind.CHOICE:
        return st.sampled_from([option.code for option in question.options])
    if question.kind is Kind.YES_NO:
        return st.booleans()
    if question.kind is Kind.COUNT:
        return st.integers(question.least, 10)
    return st.sampled_from([end for end, _ in question.cells]) | st.decimals(0, 20_000, places=1)


@st.composite
def households(draw, unknown=3):
    """A household with at most ``unknown`` answers missing, rather those on its members."""
    missing = draw(st.sets(st.sampled_from([*PEOPLE, *PEOPLE, *QUESTIONS]), max_size=unknown))
    known = {code: draw(answer_of(code)) for code in QUESTIONS}
    for code in WITHIN_MEMBERS:
        known[code] = min(known[code], known["members"])
    if sum(known[code] for code in NON_FARM) > known["members"]:
        known["contract"] = known["hired_or_self"] = False
    return Answers(**{code: answer for code, answer in known.items() if code not in missing})


def completions(answers):
    """Every completion by the least answer of each row, members up to ten; impossible homes left out."""
    missing = answers.unknown
    choices = [
        range(1, 11) if code == "members" else [answer for answer, _ in QUESTIONS[code].cells]
        for code in missing
    ]
    for values in product(*choices):
        try:
            yield answers.answered(dict(zip(missing, values, strict=True)))
        except InvalidValueError:
            continue


class TestIntervals:
    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(households(), places, st.sampled_from(EVERY_READING))
    def test_the_ends_are_the_least_and_greatest_of_all_completions(self, answers, where, readings):
        area, region = where
        whole = points(answers, area=area, region=region, readings=readings)
        totals = {
            (p.low, p.high)
            for one in completions(answers)
            for p in [points(one, area=area, region=region, readings=readings)]
        }
        assert all(low == high for low, high in totals)
        assert (whole.low, whole.high) == (min(totals)[0], max(totals)[0])
        assert whole.decided == (len(totals) == 1)

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(households(unknown=0), places, st.sampled_from(EVERY_READING))
    def test_the_lines_add_up_to_the_total(self, answers, where, readings):
        found = points(answers, area=where[0], region=where[1], readings=readings)
        assert sum(line.low for line in found.lines) == found.low == found.high
        assert found.unknown == ()

    def test_what_is_open_the_widest_first(self):
        found = points(attrs.evolve(HOME, electricity=None, cars=None), "Yên Bái", area="rural")
        assert [line.codes for line in found.unknown] == [("cars",), ("electricity",)]
        assert (found.low, found.high) == (85, 165)

    def test_nothing_known(self):
        found = points(Answers(), "Yên Bái", area="rural")
        assert found.low == 0
        assert found.high > 400

    def test_members_not_known_but_bounded_by_the_others(self):
        found = points(attrs.evolve(HOME, members=None), "Yên Bái", area="rural")
        assert (found.low, found.high) == (55, 135)  # from two members (80) to eight (no row)

    def test_more_workers_than_the_sheet_has_rows(self):
        found = points(attrs.evolve(HOME, members=None, workers=12), "Yên Bái", area="rural")
        assert found.decided


class TestMonotone:
    """More of what a household has never lowers điểm A, but for members, dependants and kinds of water."""

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(households(unknown=0), places, st.sampled_from(EVERY_READING), st.data())
    def test_one_more_never_scores_less(self, answers, where, readings, data):
        growing = [
            code
            for code, question in QUESTIONS.items()
            if question.kind is not Kind.CHOICE and code not in ("members", "dependants")
        ]
        code = data.draw(st.sampled_from(growing))
        more = answers.scored[code] + data.draw(st.integers(1, 6_000))
        if QUESTIONS[code].kind is Kind.YES_NO:
            more = 1
        try:
            richer = answers.answered({code: more})
        except InvalidValueError:  # more of them than members
            return
        before, after = (
            points(one, area=where[0], region=where[1], readings=readings).low for one in (answers, richer)
        )
        assert after >= before


class TestReadings:
    def test_three_motorbikes_in_tay_nguyen(self):
        """30 in Mẫu số 3.3 (page 34), 40 in Mẫu số 3.8 (page 54)."""
        home = attrs.evolve(HOME, motorbikes=3)
        by_form = points(home, "Gia Lai", area="rural")
        by_table = points(home, "Gia Lai", area="rural", readings=Readings(printed="table"))
        assert by_form.low - by_table.low == 10
        assert [(m.reading, m.low) for m in by_form.mattered] == [("printed", by_table.low)]
        line = next(line for line in by_form.lines if line.codes == ("motorbikes",))
        assert [str(cite) for cite in line.cites] == [
            "Văn bản hợp nhất 1315/VBHN-BLĐTBXH, Phụ lục III, Mẫu số 3.8, trang 54"
        ]
        line = next(line for line in by_table.lines if line.codes == ("motorbikes",))
        assert line.cites[0].place == "Phụ lục III, Mẫu số 3.3, trang 34"

    def test_two_motorbikes_do_not_matter(self):
        assert points(attrs.evolve(HOME, motorbikes=2), "Gia Lai", area="rural").mattered == ()

    def test_two_kinds_of_non_farm_work(self):
        """Item 5 prints three rows and does not say whether they add up."""
        home = attrs.evolve(HOME, contract=True, hired_or_self=True)
        one = points(home, "Yên Bái", area="rural")
        both = points(home, "Yên Bái", area="rural", readings=Readings(two_jobs="sum"))
        assert both.low - one.low == 30
        item5 = {p: next(line for line in p.lines if line.item == 5) for p in (one, both)}
        assert [row.key for row in item5[one].rows] == ["nonfarm_contract"]
        assert [cite.place[-8:] for cite in item5[both].cites] == ["trang 45", "trang 46"]
        assert [m.reading for m in one.mattered] == ["two_jobs"]

    def test_eight_members(self):
        home = attrs.evolve(HOME, members=8)
        bare = points(home, "Yên Bái", area="rural")
        seven = points(home, "Yên Bái", area="rural", readings=Readings(large_household="as-seven"))
        assert (bare.lines[0].low, seven.lines[0].low) == (0, 20)
        assert [m.reading for m in bare.mattered] == ["large_household"]


class TestPlace:
    def test_a_town_has_one_form_and_its_region_counts(self):
        found = points(HOME, "Lâm Đồng", area="thành thị")
        assert (found.sheet.form, found.lines[-1].item, found.lines[-1].low) == ("3.4", 15, 15)
        assert found.lines[-1].text() == "Vùng: Tây Nguyên"
        assert found.lines[-1].text("en") == "region: Central Highlands"

    def test_the_form_of_a_countryside_is_its_regions(self):
        assert place("Bình Thuận", area=RURAL).sheet.form == "3.7"

    def test_a_city_run_by_the_centre_has_no_printed_rural_form(self):
        with pytest.raises(NotModelledError, match="which rural form"):
            place("Hà Nội", area="rural")
        assert place("Hà Nội", area="rural", region="red-river-delta").sheet.form == "3.5"
        assert place("Hà Nội", area="urban").region.points == 25

    def test_merged_provinces_are_an_error_until_told(self):
        assert place("Lâm Đồng", area="rural", day=date(2025, 6, 30)).sheet.form == "3.8"
        with pytest.raises(NotModelledError, match="01/07/2025"):
            place("Lâm Đồng", area="rural", day=date(2025, 7, 1))
        told = place("Lâm Đồng", area="rural", day=date(2025, 7, 1), region="central-coast")
        assert told.sheet.form == "3.7"

    @pytest.mark.parametrize(
        ("arguments", "error"),
        [
            ({"area": "urbann", "region": "southeast"}, UnknownCodeError),
            ({"area": "rural", "region": "south"}, UnknownCodeError),
            ({"area": "rural"}, InvalidValueError),
        ],
    )
    def test_refusals(self, arguments, error):
        with pytest.raises(error):
            place(**arguments)


class TestAnswers:
    """Missing is not none; an answer outside its domain is refused by name."""

    def test_nothing_else_leaves_people_and_house_alone(self):
        assert Answers(members=2).nothing_else().unknown == (
            "workers", "dependants", "education", "civil_servant", "contract", "hired_or_self", "pensions",
            "wall", "pillar", "floor_area", "electricity", "water", "toilet",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"members": 0}, "members must be at least 1, not 0"),
            ({"cars": -1}, "cars must be at least 0"),
            ({"cars": True}, "cars must be a whole number"),
            ({"cars": 1.0}, "cars must be a whole number"),
            ({"wall": 1}, "wall must be True, False or None"),
            ({"electricity": 59.9}, "electricity .KW/tháng. must be an exact number"),
            ({"electricity": -1}, "electricity must be at least 0"),
            ({"water": "drilled"}, "did you mean 'drilled-well'"),
            ({"water": 1}, "unknown answer to water"),
            ({"members": 2, "workers": 3}, "workers cannot be 3 in a household of 2"),
            ({"members": 1, "contract": True, "hired_or_self": True}, "2 kinds of non-farm work"),
        ],
    )
    def test_refusals(self, facts, words):
        with pytest.raises((InvalidValueError, UnknownCodeError), match=words):
            Answers(**facts)

    @pytest.mark.parametrize(
        ("electricity", "score"),
        [
            (24, 0),
            (Decimal("24.9"), 0),
            (25, 5),
            (Fraction(99, 2), 5),
            (50, 15),
            (99, 15),
            (100, 25),
            (150, 30),
        ],
    )
    def test_rows_run_from_x_to_below_y(self, electricity, score):
        found = points(attrs.evolve(HOME, electricity=electricity), "Yên Bái", area="rural")
        assert next(line.low for line in found.lines if line.item == 9) == score
