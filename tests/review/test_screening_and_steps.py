"""Phiếu A, Phụ lục VIII, and the days and steps of Quyết định 24/2021/QĐ-TTg."""

from datetime import date

import pytest

from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError
from chuanngheo.household import PerHead
from chuanngheo.review.income import farm_income, is_average
from chuanngheo.review.screening import screen
from chuanngheo.review.year import Majority, ReviewYear, meeting, steps
from chuanngheo.sheets.farm_income import SOURCES
from chuanngheo.sheets.qd24_2021 import STEPS
from chuanngheo.sheets.tt07_2021 import SCREEN, SCREEN_OUT

NONE_OUT, NONE = dict.fromkeys(SCREEN_OUT, False), dict.fromkeys(SCREEN, False)
COLUMNS = list(SCREEN)


class TestPhieuA:
    """«Trường hợp có dưới 04 tiêu chí từ cột 01 đến cột 09 thì đưa vào danh sách hộ gia đình cần rà soát»"""

    @pytest.mark.parametrize(("yes", "code"), [(0, 1), (3, 1), (4, 0), (9, 0)])
    def test_under_four_of_nine(self, yes, code):
        found = screen(NONE_OUT, {**NONE, **dict.fromkeys(COLUMNS[:yes], True)})
        assert (found.code, found.count, found.open) == (code, (yes, yes), ())
        assert found.cite.place == "Điều 1 khoản 2 điểm a, trang 22"

    @pytest.mark.parametrize("condition", SCREEN_OUT)
    def test_one_condition_of_column_0_is_enough(self, condition):
        assert screen({condition: True}, {}).code == 0

    def test_unknown_is_never_no(self):
        three = {**NONE, **dict.fromkeys(COLUMNS[:3], True)}
        assert screen({**NONE_OUT, "provincial": None}, three).code is None
        assert screen({**NONE_OUT, "provincial": None}, three).open == ("provincial",)
        open_column = screen(NONE_OUT, {**three, COLUMNS[8]: None})
        assert (open_column.code, open_column.open) == (None, (COLUMNS[8],))
        assert screen({}, dict.fromkeys(COLUMNS[:4], True)).code == 0

    @pytest.mark.parametrize(
        ("out", "columns", "error"),
        [({"castle": True}, {}, UnknownCodeError), ({}, {"washer": 1}, InvalidValueError)],
    )
    def test_refusals(self, out, columns, error):
        with pytest.raises(error, match=r"Phiếu A|washer"):
            screen(out, columns)


class TestPhuLucVIII:
    """«Tổng thu nhập = Tổng thu - Tổng chi»; «/số nhân khẩu của hộ/12 tháng»"""

    def test_nine_sources(self):
        assert [source.number for source in SOURCES.values()] == [str(n) for n in range(1, 10)]
        assert [source.cite.place[-2:] for source in SOURCES.values()] == ["93"] * 5 + ["94"] * 4

    def test_thousands_of_dong_over_members_and_months(self):
        income = farm_income(
            {"crops": (100_000, 40_000), "wages": (12_000, 0), "fishery": (0, 1_000)},
            members=3,
            nothing_else=True,
        )
        assert (income.total, income.months, income.members) == (71_000_000, 12, 3)

    @pytest.mark.parametrize(
        ("area", "per_head", "average"),
        [
            ("rural", 1_500_000, False), ("rural", 1_500_001, True), ("rural", 2_250_000, True),
            ("rural", 2_250_001, False), ("urban", 2_000_000, False), ("urban", 3_000_000, True),
            ("urban", 3_000_001, False),
        ],
    )  # fmt: skip
    def test_note_2(self, area, per_head, average):
        assert is_average(PerHead(per_head), area=area) is average

    @pytest.mark.parametrize(
        ("amounts", "words"),
        [
            ({"crop": (1, 1)}, "did you mean 'crops'"), ({"crops": (1.5, 1)}, "two whole numbers"),
            ({"crops": (1, -1)}, "two whole numbers"), ({"crops": (1, 5)}, "spent 4 thousand"),
        ],
    )  # fmt: skip
    def test_refusals(self, amounts, words):
        with pytest.raises((UnknownCodeError, InvalidValueError), match=words):
            farm_income(amounts, members=4, nothing_else=True)

    def test_a_line_left_blank_is_not_nothing(self):
        with pytest.raises(InvalidValueError, match="not known: livestock"):
            farm_income({source: (1, 0) for source in SOURCES if source != "livestock"}, members=4)
        assert farm_income(dict.fromkeys(SOURCES, (1, 0)), members=1).total == 9_000


class TestReviewYear:
    """Điều 3: «từ ngày 01 tháng 9 đến hết ngày 14 tháng 12»; «từ ngày 15 hằng tháng»"""

    def test_days(self):
        year = ReviewYear(2023)
        assert date(2023, 9, 1) in year.periodic
        assert date(2023, 12, 14) in year.periodic
        assert date(2023, 12, 15) not in year.periodic
        assert year.periodic_cite.place == "Điều 3 khoản 1 điểm a"
        assert [r.begins.day for r in year.regular] == [15] * 12
        assert year.regular[-1].decided_by == date(2023, 12, 30)

    def test_reports_of_dieu_7(self):
        """«Ngày 05 hằng tháng (từ tháng 02 đến tháng 9)»; «Trước ngày 15 tháng 11»; «20 tháng 12»"""
        reports = ReviewYear(2023).reports
        assert [r.last_day for r in reports[:8]] == [date(2023, m, 5) for m in range(2, 10)]
        assert [(r.last_day, r.forms) for r in reports[8:]] == [
            (date(2023, 11, 14), "Mẫu số 7.1"), (date(2023, 12, 19), "Phụ lục VII"),
        ]  # fmt: skip
        assert (reports[8].text(), reports[8].text("en")) == ("báo cáo kết quả sơ bộ", "preliminary result")

    @pytest.mark.parametrize("year", [2021, 2026, 2027])
    def test_no_text_for_other_years(self, year):
        with pytest.raises(NotModelledError, match="2022–2025"):
            ReviewYear(year)

    def test_a_year_is_a_whole_number(self):
        with pytest.raises(InvalidValueError):
            ReviewYear("2024")


class TestSteps:
    """Điều 4, six steps; no district since 01/07/2025."""

    def test_six(self):
        assert [step.number for step in steps(date(2025, 6, 30))] == [1, 2, 3, 4, 5, 6]
        assert all(step.days is None for step in STEPS)

    def test_open_after_the_reform(self):
        with pytest.raises(NotModelledError, match="step 5"):
            steps(date(2025, 7, 1))


class TestMeeting:
    """«ít nhất 50%» (QĐ 24/2021), «trên 50%» and «dưới 50%» (Phụ lục V)."""

    @pytest.mark.parametrize(
        ("agreed", "decision", "minutes", "mattered"),
        [(26, True, True, False), (25, True, None, True), (24, False, False, False)],
    )
    def test_half(self, agreed, decision, minutes, mattered):
        for majority, passed in ((Majority.DECISION, decision), ("above-half", minutes)):
            found = meeting(agreed, 50, majority=majority)
            assert (found.passed, found.mattered) == (passed, mattered)

    def test_each_majority_has_its_text(self):
        assert meeting(3, 4).cite.place == "Điều 4 khoản 3"
        assert meeting(3, 4, majority="above-half").cite.place == "Phụ lục V, trang 70"

    @pytest.mark.parametrize(("agreed", "present"), [(5, 4), (-1, 4), (0, 0), (1.0, 4), (1, "4")])
    def test_refusals(self, agreed, present):
        with pytest.raises(InvalidValueError):
            meeting(agreed, present)

    def test_another_majority(self):
        with pytest.raises(UnknownCodeError, match="above-half"):
            meeting(1, 2, majority="above half")
