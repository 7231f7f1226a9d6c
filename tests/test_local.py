"""A province's standard is never below the nation's; lines alone are refused; annual lines are exact."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from chuanngheo import (
    NATIONAL,
    NATIONAL_2011_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    RURAL,
    Applies,
    Band,
    Category,
    Household,
    Income,
    Line,
    PerHead,
    Rule,
    Span,
    category,
    classify,
    explain,
)
from chuanngheo.errors import (
    IndicatorSetMismatchError,
    InvalidStandardError,
    NotModelledError,
    UndefinedStandardError,
)
from chuanngheo.law import Confidence
from chuanngheo.local import LinesOnly, not_below
from chuanngheo.standard import Cut
from chuanngheo.standards import ALL, PROVINCIAL, by_code
from chuanngheo.standards.hanoi_2011 import HANOI_2011_2015, HANOI_2011_2015_LITERAL
from chuanngheo.standards.nq23_2018_hcmc import HCMC_2019_2020
from chuanngheo.standards.provinces import LINES_ONLY, PROVINCES
from chuanngheo.standards.qd03_2014_hcmc import HCMC_2014_2015
from chuanngheo.standards.qd12_2016_hanoi import HANOI_2016_2020

POOR, NEAR, AVERAGE, NOT_POOR = Category.POOR, Category.NEAR_POOR, Category.AVERAGE, Category.NOT_POOR


def told(standard, area, income, score=None):
    income = PerHead(income) if isinstance(income, int) else income
    return category(Household(area=area, income=income, score=score), standard)


class TestHanoi2011:
    """≤ 550.000 / 750.000; 551.000–750.000 / 751.000–1.000.000."""

    @pytest.mark.parametrize(
        ("area", "income", "expected"),
        [
            ("rural", 550_000, POOR),
            ("rural", 550_001, NEAR),
            ("rural", 750_000, NEAR),
            ("rural", 750_001, NOT_POOR),
            ("urban", 750_000, POOR),
            ("urban", 750_001, NEAR),
            ("urban", 1_000_000, NEAR),
            ("urban", 1_000_001, NOT_POOR),
        ],
    )
    def test_boundaries(self, area, income, expected):
        assert told(HANOI_2011_2015, area, income) is expected

    def test_the_gap_is_kept_to_the_letter(self):
        assert told(HANOI_2011_2015_LITERAL, "rural", 550_001) is Category.UNCLASSIFIED
        assert HANOI_2011_2015.gaps() == ()


class TestHanoi2016:
    """≤ 1,1 triệu, hoặc 1,1–1,5 triệu và thiếu hụt từ 3; thành thị 1,4 và 1,95 triệu."""

    @pytest.mark.parametrize(
        ("area", "income", "score", "expected"),
        [
            ("rural", 1_100_000, 0, POOR),
            ("rural", 1_100_001, 3, POOR),
            ("rural", 1_100_001, 2, NEAR),
            ("rural", 1_500_000, 3, POOR),
            ("rural", 1_500_001, 3, AVERAGE),
            ("rural", 2_300_000, 0, AVERAGE),
            ("rural", 2_300_001, 0, NOT_POOR),
            ("urban", 1_400_000, 0, POOR),
            ("urban", 1_400_001, 2, NEAR),
            ("urban", 1_950_000, 3, POOR),
            ("urban", 1_950_001, 3, AVERAGE),
            ("urban", 3_000_000, 0, AVERAGE),
            ("urban", 3_000_001, 0, NOT_POOR),
        ],
    )
    def test_boundaries(self, area, income, score, expected):
        assert told(HANOI_2016_2020, area, income, score) is expected


class TestHoChiMinhCity2014:
    """«≤ 16 triệu đồng/người/năm; trên 16 đến 21 triệu»: a third of a đồng a month, exactly."""

    @pytest.mark.parametrize(
        ("income", "expected"),
        [
            (Income(16_000_000, members=1), POOR),
            (Income(16_000_001, members=1), NEAR),
            (Income(48_000_000, members=3), POOR),
            (Income(48_000_001, members=3), NEAR),
            (1_333_333, POOR),
            (1_333_334, NEAR),
            (Income(21_000_000, members=1), NEAR),
            (Income(21_000_001, members=1), NOT_POOR),
            (1_750_000, NEAR),
            (1_750_001, NOT_POOR),
        ],
    )
    def test_boundaries(self, income, expected):
        assert told(HCMC_2014_2015, "city", income) is expected
        assert classify(
            Household(area="city", income=income if isinstance(income, Income) else PerHead(income)),
            HCMC_2014_2015,
        ).possible == (expected,)

    def test_it_is_told_as_printed(self):
        home = Household(area="city", income=Income(16_000_000, members=1))
        assert "từ 16.000.000 đồng/người/năm trở xuống" in explain(classify(home, HCMC_2014_2015))
        assert "at or below 16,000,000 đồng per person per year" in explain(
            classify(home, HCMC_2014_2015), "en"
        )


class TestHoChiMinhCity2019:
    """Nhóm 1: ≤ 28 triệu, ≥ 40 điểm; nhóm 2: ≤ 28, < 40; nhóm 3: > 28, ≥ 40; cận nghèo: > 28 đến 36, < 40."""

    @pytest.mark.parametrize(
        ("income", "score", "expected", "name"),
        [
            (28_000_000, 40, POOR, "hộ nghèo nhóm 1"),
            (28_000_000, 39, POOR, "hộ nghèo nhóm 2"),
            (28_000_001, 40, POOR, "hộ nghèo nhóm 3"),
            (28_000_001, 39, NEAR, ""),
            (36_000_000, 39, NEAR, ""),
            (36_000_001, 39, NOT_POOR, None),
            (90_000_000, 40, POOR, "hộ nghèo nhóm 3"),
        ],
    )
    def test_boundaries(self, income, score, expected, name):
        home = Household(area="city", income=Income(income, members=1), score=score)
        result = classify(home, HCMC_2019_2020)
        assert result.category is expected
        assert (result.rule.name if result.rule else None) == name

    def test_group_3_is_marked_doubtful(self):
        third = HCMC_2019_2020.rules[2]
        assert third.cite.confidence is Confidence.PARAPHRASED
        assert any("doubtful" in note for note in HCMC_2019_2020.notes)


class TestNotBelow:
    @pytest.mark.parametrize(
        ("mine", "national"),
        [
            (HANOI_2011_2015, NATIONAL_2011_2015),
            (HANOI_2016_2020, NATIONAL_2016_2020),
            (HCMC_2014_2015, NATIONAL_2011_2015),
            (NATIONAL_2021_2025, NATIONAL_2021_2025),
        ],
    )
    def test_provinces_are_not_below(self, mine, national):
        assert not_below(mine, national)

    def test_the_cells_that_are(self):
        low = attrs.evolve(
            NATIONAL_2021_2025,
            code="X",
            lines={
                **NATIONAL_2021_2025.lines,
                "poverty": {**NATIONAL_2021_2025.lines["poverty"], "rural": Line(1_400_000, low_cite())},
            },
        )
        found = not_below(low, NATIONAL_2021_2025)
        assert not found
        assert [(s.area, s.above, s.upto, s.mine, s.national) for s in found.shortfalls] == [
            ("rural", Cut(1_400_000, inclusive=True), Cut(1_500_000, inclusive=True), AVERAGE, NEAR),
            ("rural", Cut(1_400_000, inclusive=True), Cut(1_500_000, inclusive=True), AVERAGE, POOR),
        ]
        assert found.shortfalls[0].scores == (0, 1, 2)
        assert found.shortfalls[1].scores == tuple(range(3, 13))

    def test_a_literal_gap_is_below(self):
        assert not not_below(attrs.evolve(HANOI_2011_2015_LITERAL), HANOI_2011_2015)

    def test_points_and_indicators_cannot_be_compared(self):
        with pytest.raises(IndicatorSetMismatchError, match="VN-2016"):
            not_below(HCMC_2019_2020, NATIONAL_2016_2020)
        with pytest.raises(IndicatorSetMismatchError):
            not_below(NATIONAL_2021_2025, HCMC_2019_2020)

    def test_areas_must_be_the_same_or_one(self):
        with pytest.raises(InvalidStandardError, match="city"):
            not_below(NATIONAL_2011_2015, HCMC_2014_2015)


def low_cite():
    return HANOI_2016_2020.cite


class TestLines:
    def test_a_line_over_months(self):
        assert Line(16_000_000, low_cite(), months=12).monthly == Fraction(4_000_000, 3)
        assert Line(21_000_000, low_cite(), months=12).monthly == 1_750_000
        for months in (0, 1.0, -12):
            with pytest.raises(InvalidStandardError, match="months"):
                Line(1, low_cite(), months=months)

    def test_a_strict_end_needs_whole_dong_a_month(self):
        for band in (Band(below="poverty"), Band(least="poverty")):
            with pytest.raises(InvalidStandardError, match="no whole number of đồng a month"):
                attrs.evolve(
                    HCMC_2014_2015, rules=(Rule(category=POOR, income=band, cite=HCMC_2014_2015.cite),)
                )

    def test_the_unit_is_part_of_the_law(self):
        by_year = HCMC_2014_2015.lines["near_poverty"]["city"]
        monthly = {**HCMC_2014_2015.lines, "near_poverty": {"city": Line(21_000_000, by_year.cite)}}
        assert attrs.evolve(HCMC_2014_2015, lines=monthly).digest != HCMC_2014_2015.digest


class TestLinesOnly:
    def test_nothing_can_be_classified_by_it(self):
        for record in LINES_ONLY.values():
            home = Household(area=record.areas[0], income=PerHead(1), score=0)
            for ask in (lambda h=home, r=record: category(h, r), lambda h=home, r=record: classify(h, r)):
                with pytest.raises(NotModelledError, match=record.code):
                    ask()
            with pytest.raises(NotModelledError):
                record.indicators  # noqa: B018 # asking is the point
            with pytest.raises(NotModelledError):
                record.rules  # noqa: B018 # asking is the point
            with pytest.raises(NotModelledError):
                record.sheets  # noqa: B018 # asking is the point
            assert record.code in repr(record)

    def test_every_line_has_every_area(self):
        with pytest.raises(InvalidStandardError, match="rural"):
            LinesOnly(
                code="X", vi="x", en="x", cite=low_cite(), areas=(RURAL,), lines={"poverty": {}}, missing="x"
            )

    def test_lines_can_be_read(self):
        assert LINES_ONLY["VN-39-2022-2025"].lines["poverty"]["urban"].amount == 2_500_000
        assert LINES_ONLY["VN-SG-2016-2018"].lines["poverty"]["city"].monthly == 1_750_000


class TestProvinces:
    @pytest.mark.parametrize(
        ("day", "place", "code"),
        [
            (date(2011, 1, 1), "VN-HN", "VN-HN-2011-2015"),
            (date(2015, 12, 31), "VN-HN", "VN-HN-2011-2015"),
            (date(2016, 1, 1), "VN-HN", "VN-HN-2016-2020"),
            (date(2021, 12, 31), "VN-HN", "VN-HN-2016-2020"),
            (date(2014, 1, 1), "VN-SG", "VN-SG-2014-2015"),
            (date(2020, 12, 31), "VN-SG", "VN-SG-2019-2020"),
        ],
    )
    def test_what_is_recorded(self, day, place, code):
        assert PROVINCES.local_on(day, place).standard.code == code

    @pytest.mark.parametrize(
        ("day", "place", "words"),
        [
            (date(2016, 1, 1), "VN-SG", "VN-SG-2016-2018"),
            (date(2024, 9, 30), "VN-SG", "VN-SG-2021-2024"),
            (date(2024, 10, 1), "VN-SG", "contradict"),
            (date(2023, 1, 1), "VN-13", "only the lines"),
            (date(2022, 1, 1), "VN-HN", "not found"),
            (date(2023, 6, 1), "VN-43", "not seen"),
            (date(2025, 7, 1), "VN-SG", "merged on 01/07/2025"),
            (date(2025, 7, 1), "VN-HN", "merged on 01/07/2025"),
        ],
    )
    def test_what_is_not_known_is_an_error_that_says_why(self, day, place, words):
        with pytest.raises(NotModelledError, match=words):
            PROVINCES.local_on(day, place)

    def test_until_told(self):
        mine = PROVINCES.with_(
            Applies(HANOI_2016_2020, place="VN-HN", span=Span.years(2026), by=HANOI_2016_2020.cite)
        )
        assert mine.local_on(date(2026, 6, 1), "VN-HN").standard is HANOI_2016_2020

    def test_the_nation_is_never_put_in_its_stead(self):
        with pytest.raises(UndefinedStandardError):
            PROVINCES.local_on(date(2018, 6, 1), "VN-54")
        assert {entry.place for entry in NATIONAL.entries} == {"VN"}
        assert PROVINCES.on(date(2018, 6, 1)) == NATIONAL.on(date(2018, 6, 1))

    def test_found_by_code(self):
        assert all(by_code(standard.code) is standard for standard in (*ALL, *PROVINCIAL))
