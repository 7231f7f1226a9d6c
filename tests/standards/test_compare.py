"""One household on several days; one standard against another."""

from datetime import date
from itertools import pairwise

import attrs
import pytest

import chuanngheo as cn
from chuanngheo import Category, Household, Income, PerHead, classify
from chuanngheo.compare import Compared, compare, compare_standards
from chuanngheo.errors import InvalidValueError, UndefinedStandardError, UnknownCodeError
from chuanngheo.explain import explain_comparison, explain_standards
from chuanngheo.indicators import IndicatorSet
from chuanngheo.standards import ALL
from chuanngheo.testing import boundary_households

S16, S22, S27 = cn.NATIONAL_2016_2020, cn.NATIONAL_2021_2025, cn.NATIONAL_2026_2030
D15, D20, D21, D24, D26, D27 = (date(year, 12, 1) for year in (2015, 2020, 2021, 2024, 2026, 2027))
PAIRS = [
    (cn.NATIONAL_2001_2005, cn.NATIONAL_2006_2010),
    (cn.NATIONAL_2011_2015, S16),
    (cn.NATIONAL_2011_2015_LITERAL, cn.FARM_2014_2015),
    (S16, S22),
    (S22, S27),
    (S22, cn.LOW_INCOME_WORKER_2025),
    (S27, S22),
]


class TestHousehold:
    def test_income_alone_serves_every_day(self):
        home = Household(area="rural", income=PerHead(650_000))
        rows = compare(home, cn.NATIONAL, [D15, D20])
        assert [(r.day, r.applies.standard, r.result.category) for r in rows] == [
            (D15, cn.NATIONAL_2011_2015, Category.NOT_POOR),
            (D20, S16, Category.POOR),
        ]
        assert all(row.not_transferable == () for row in rows)
        assert rows[1].lines() == {"poverty": 700_000, "near_poverty": 1_000_000, "average": 1_500_000}

    def test_deprivations_of_one_set_are_not_known_under_another(self):
        """ "health_insurance" of 2016 and of 2021 are two indicators with one name."""
        known = S22.deprivations({"health_insurance": True, "water": False, "toilet": None})
        home = Household(area="rural", income=PerHead(800_000), deprivations=known)
        old, new = compare(home, cn.NATIONAL, [D20, D24])
        assert old.not_transferable == ("health_insurance", "water")
        assert old.result.household.deprivations is None
        assert old.result.possible == (Category.POOR, Category.NEAR_POOR)
        assert old.result.relevant == ("score",)
        assert new == Compared(D24, cn.NATIONAL.on(D24), classify(home, S22))

    def test_where_the_standard_asks_no_deprivations_nothing_is_left_out(self):
        home = Household(area="rural", income=PerHead(400_000), deprivations=S22.deprived("water"))
        (row,) = compare(home, cn.NATIONAL, [D15])
        assert (row.result.category, row.not_transferable) == (Category.POOR, ())
        assert row.result.household is home

    def test_one_set_on_every_day_is_used_on_every_day(self):
        home = Household(area="urban", income=PerHead(2_000_000), deprivations=S22.deprived("water"))
        rows = compare(home, cn.NATIONAL, [D24, D26])
        assert [row.result.category for row in rows] == [Category.NEAR_POOR] * 2
        assert [row.not_transferable for row in rows] == [(), ()]

    def test_a_bare_score_is_of_no_set_unless_told(self):
        home = Household(area="rural", income=PerHead(800_000), score=3)
        rows = compare(home, cn.NATIONAL, [D15, D20, D24])
        assert [row.not_transferable for row in rows] == [(), ("score",), ("score",)]
        assert [row.result.category for row in rows] == [Category.NOT_POOR, None, None]
        rows = compare(home, cn.NATIONAL, [D15, D20, D24], score_by=S22)
        assert [row.not_transferable for row in rows] == [(), ("score",), ()]
        assert rows[2].result.category is Category.POOR
        rows = compare(home, cn.NATIONAL, [D24, D27], score_by=S27)
        assert [row.not_transferable for row in rows] == [("score",), ()]

    def test_a_bare_score_serves_where_only_one_set_is_asked(self):
        home = Household(area="rural", income=PerHead(800_000), score=3)
        for days in ([D15, D20, D21], [D24, D26], [D27]):
            assert all(row.not_transferable == () for row in compare(home, cn.NATIONAL, days))

    def test_whose_score_without_a_score(self):
        with pytest.raises(InvalidValueError, match="this household has none"):
            compare(Household(area="rural"), cn.NATIONAL, [D24], score_by=S22)

    def test_subject_place_and_days_outside_the_record(self):
        home = Household(area="rural", income=PerHead(899_999))
        (row,) = compare(home, cn.NATIONAL, [D15], subject="farm-household")
        assert row.result.category is Category.AVERAGE
        with pytest.raises(UndefinedStandardError):
            compare(home, cn.NATIONAL, [date(1999, 1, 1)])
        with pytest.raises(UndefinedStandardError, match="VN-99"):
            compare(home, cn.NATIONAL, [D24], place="VN-99")

    def test_no_lines_without_an_area(self):
        (row,) = compare(Household(), cn.NATIONAL, [D24])
        assert row.lines() == {}


class TestToldHousehold:
    def test_in_vietnamese_and_english(self):
        known = S22.deprivations({"water": True, "toilet": False})
        home = Household(area="rural", income=PerHead(650_000), deprivations=known)
        rows = compare(home, cn.NATIONAL, [D15, D20, D21, D24])
        assert explain_comparison(rows) == (
            "01/12/2015: hộ không thuộc diện nghèo theo chuẩn hộ nghèo, hộ cận nghèo giai đoạn 2011–2015.\n"
            "01/12/2020: hộ nghèo theo chuẩn nghèo tiếp cận đa chiều giai đoạn 2016–2020.\n"
            "2 chỉ số đã biết thuộc bộ chỉ số khác, không dùng được cho chuẩn này.\n"
            "Khác: chuẩn áp dụng; loại hộ; mức chuẩn nghèo 400.000 → 700.000 đồng.\n"
            "01/12/2021: hộ nghèo theo chuẩn nghèo tiếp cận đa chiều giai đoạn 2016–2020.\n"
            "2 chỉ số đã biết thuộc bộ chỉ số khác, không dùng được cho chuẩn này.\n"
            "Khác: căn cứ áp dụng.\n"
            "01/12/2024: chưa đủ căn cứ, hộ nghèo hoặc hộ cận nghèo theo chuẩn nghèo đa chiều giai đoạn"
            " 2021–2025.\n"
            "Khác: chuẩn áp dụng; loại hộ; mức chuẩn nghèo 700.000 → 1.500.000 đồng."
        )
        told = explain_comparison(rows, "en")
        assert "01/12/2024: undecided, poor household or near-poor household under the multi" in told
        assert "2 known indicators are of another set and are not used for this standard." in told
        assert "What differs: the provision by which it applies." in told

    def test_the_same_day_twice_and_no_area(self):
        rows = compare(Household(), cn.NATIONAL, [D24, D24, D27])
        told = explain_comparison(rows, "vi").splitlines()
        assert told[2] == "Không có gì khác."
        assert told[4] == "Khác: chuẩn áp dụng."
        assert explain_comparison(rows, "en").splitlines()[2] == "Nothing differs."
        assert explain_comparison([], "vi") == ""

    def test_a_score_left_out(self):
        rows = compare(Household(area="rural", income=PerHead(1), score=3), cn.NATIONAL, [D20, D24])
        assert "Điểm thiếu hụt không dùng được: không rõ theo bộ chỉ số nào." in explain_comparison(rows)
        assert "The score is not used: it is not of this standard's" in explain_comparison(rows, "en")

    def test_two_languages_only(self):
        for tell in (
            lambda: explain_comparison([], "fr"),
            lambda: explain_standards(compare_standards(S16, S22), "fr"),
        ):
            with pytest.raises(UnknownCodeError, match="language"):
                tell()


@pytest.mark.parametrize(("before", "after"), PAIRS, ids=lambda s: s.code)
class TestSheets:
    def test_every_household_lies_in_one_shift_that_says_what_it_is(self, before, after):
        """Households at every edge of either standard, with every score by either set."""
        sheet = compare_standards(before, after)
        edges = {(h.area, h.income.per_head) for s in (before, after) for h in boundary_households(s)}
        scores = [range(s.max_score + 1) if s.max_score else [None] for s in (before, after)]
        walked = 0
        for area, income in edges:
            if area in sheet.areas_apart:
                continue
            for one in scores[0]:
                for other in scores[1] if not sheet.same_scores else [one]:
                    (shift,) = [s for s in sheet.shifts if lies_in(s, area, income, one, other)]
                    amount = Income(income.numerator, months=1, members=income.denominator)
                    for side, standard, score in ((shift.before, before, one), (shift.after, after, other)):
                        result = classify(Household(area=area, income=amount, score=score), standard)
                        assert side.category is result.category
                        assert side.rule is result.rule
                    assert shift.changed == (shift.before.category is not shift.after.category)
                    walked += 1
        assert walked

    def test_the_table_has_every_shift(self, before, after):
        sheet = compare_standards(before, after)
        rows = list(sheet.rows())
        assert len(rows) == len(sheet.shifts)
        assert [r["changed"] for r in rows].count("yes") == len(sheet.changed)
        for row, shift in zip(rows, sheet.shifts, strict=True):
            assert row["area"] == shift.area
            assert (row["before"], row["after"]) == (shift.before.category, shift.after.category)
            assert (row["above"] == "") == (shift.above is None)
            assert row["upto"] == ("" if shift.upto is None else shift.upto.text())

    def test_a_line_a_changed_region_is_told(self, before, after):
        sheet = compare_standards(before, after)
        for lang, arrow in (("vi", " → "), ("en", " → ")):
            assert explain_standards(sheet, lang).count(arrow) == len(sheet.changed)


def lies_in(shift, area, income, before, after):
    return (
        shift.area == area
        and (shift.above is None or not shift.above.holds(income))
        and (shift.upto is None or shift.upto.holds(income))
        and (shift.before.scores is None or shift.before.scores[0] <= before <= shift.before.scores[1])
        and (shift.after.scores is None or shift.after.scores[0] <= after <= shift.after.scores[1])
    )


@pytest.mark.parametrize("standard", ALL, ids=lambda s: s.code)
def test_against_itself_nothing_changes(standard):
    sheet = compare_standards(standard, standard)
    assert sheet.changed == sheet.areas_apart == sheet.alike == ()
    assert sheet.same_scores == (standard.max_score > 0)


class TestWhatChanged:
    def test_2015_to_2016(self):
        told = explain_standards(compare_standards(cn.NATIONAL_2011_2015, S16), "en").splitlines()
        assert told[0].endswith(": 10 regions change category.")
        assert "Two" not in told[1]
        assert (
            "Rural, above 700,000 đồng and up to 1,000,000 đồng: household above every line → poor household"
            " (3 deprivations or more by VN-2016-2020)." in told
        )

    def test_2021_to_2022_the_structural_break(self):
        """Under the line with fewer than three: from poor to near-poor."""
        sheet = compare_standards(S16, S22)
        told = explain_standards(sheet, "vi").splitlines()
        assert told[1] == (
            "Hai chuẩn đếm thiếu hụt theo hai bộ chỉ số khác nhau: mỗi hộ có hai số, không thay cho nhau."
        )
        assert told[2].startswith("Cùng tên nhưng là chỉ số riêng của mỗi bộ: bảo hiểm y tế; trình độ")
        assert (
            "Nông thôn, từ 700.000 đồng trở xuống: hộ nghèo → hộ cận nghèo (dưới 3 chỉ số theo VN-2021-2025)."
            in told
        )
        assert not sheet.same_scores
        assert sheet.alike == (
            "health_insurance", "adult_education", "school_attendance", "housing_quality", "housing_area",
            "water", "toilet", "telecom",
        )  # fmt: skip
        first = next(sheet.rows())
        assert first == {
            "area": "rural",
            "above": "",
            "upto": "≤ 700000",
            "scores_before": "0–10",
            "scores_after": "0–2",
            "before": "poor",
            "after": "near-poor",
            "changed": "yes",
        }

    def test_2026_to_2027_says_what_is_not_modelled(self):
        told = explain_standards(compare_standards(S22, S27), "en")
        assert "Not modelled in VN-2026-2030: Average living standard and low-income worker" in told
        assert "The two count deprivations by different indicators" in told
        told = explain_standards(compare_standards(S22, S27), "vi")
        assert (
            "VN-2026-2030 chưa ghi: Mức sống trung bình, người lao động có thu nhập thấp sau năm 2026."
            in told
        )

    def test_areas_that_only_one_has_are_said(self):
        sheet = compare_standards(cn.NATIONAL_2001_2005, cn.NATIONAL_2006_2010)
        assert sheet.areas_apart == ("rural_mountain", "rural_lowland", "rural")
        assert {shift.area for shift in sheet.shifts} == {"urban"}
        told = explain_standards(sheet, "vi")
        assert "Chỉ một chuẩn có khu vực nông thôn miền núi, hải đảo." in told
        assert "Only one of the two has the area rural lowland." in explain_standards(sheet, "en")

    def test_one_set_of_indicators_needs_one_score(self):
        """A province that asks two deprivations instead of three."""
        two = attrs.evolve(
            S22,
            code="VN-99",
            rules=(
                attrs.evolve(S22.rules[0], score=cn.Between(least=2)),
                attrs.evolve(S22.rules[1], score=cn.Between(below=2)),
                S22.rules[2],
            ),
            not_modelled=("không tách được",),
        )
        sheet = compare_standards(S22, two)
        assert sheet.same_scores
        assert [(s.area, s.before.scores, s.after.scores) for s in sheet.changed] == [
            ("rural", (2, 2), (2, 2)),
            ("urban", (2, 2), (2, 2)),
        ]
        moved = "near-poor household → poor household (exactly 2 deprivations by VN-99)."
        assert explain_standards(sheet, "en").splitlines()[1:] == [
            "Not modelled in VN-99: không tách được",
            f"Rural, at or below 1,500,000 đồng: {moved}",
            f"Urban, at or below 2,000,000 đồng: {moved}",
        ]

    def test_points_and_middle_ranges_are_told(self):
        """Three tiers of weighed points: poor from 6, near-poor from 3 to 5."""
        first, *others = S22.indicators.indicators
        weighed = attrs.evolve(
            S22,
            code="VN-98",
            indicators=IndicatorSet("VN-98", (attrs.evolve(first, points=3), *others)),
            rules=(
                attrs.evolve(S22.rules[0], score=cn.Between(least=6)),
                attrs.evolve(S22.rules[1], score=cn.Between(least=3, most=5)),
                S22.rules[2],
            ),
        )
        told = explain_standards(compare_standards(S22, weighed), "vi")
        assert (
            "Nông thôn, từ 1.500.000 đồng trở xuống: hộ nghèo → hộ cận nghèo"
            " (từ 3 chỉ số trở lên theo VN-2021-2025; từ 3 đến 5 điểm theo VN-98)." in told
        )
        told = explain_standards(compare_standards(S22, weighed), "en")
        assert "(3 deprivations or more by VN-2021-2025; 3 to 5 points by VN-98)." in told

    def test_bands_follow_on_one_another(self):
        for before, after in PAIRS:
            shifts = compare_standards(before, after).shifts
            for one, other in pairwise(shifts):
                if one.area == other.area and (one.above, one.upto) != (other.above, other.upto):
                    assert one.upto == other.above
                if one.area != other.area:
                    assert one.upto is None is other.above
