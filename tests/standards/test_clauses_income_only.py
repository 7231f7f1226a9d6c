"""The clauses of 2001–2015: income alone decides.  Each class quotes its clause; pairs at the line."""

import pytest

from chuanngheo import (
    FARM_2014_2015,
    NATIONAL_2001_2005,
    NATIONAL_2006_2010,
    NATIONAL_2011_2015,
    NATIONAL_2011_2015_LITERAL,
    POLICY_BAND_2011_2015,
    POLICY_BAND_2011_2015_FROM,
    Category,
    Confidence,
)

POOR, NEAR_POOR, AVERAGE = Category.POOR, Category.NEAR_POOR, Category.AVERAGE
POLICY_BAND = Category.POLICY_BAND
NOT_POOR, UNCLASSIFIED = Category.NOT_POOR, Category.UNCLASSIFIED


class TestQD1143Dieu1:
    """«Vùng nông thôn miền núi, hải đảo: 80.000 đồng/tháng …; Vùng nông thôn đồng bằng: 100.000
    đồng/tháng …; Vùng thành thị: 150.000 đồng/tháng …  Những hộ có thu nhập bình quân đầu người dưới mức
    quy định nêu trên được xác định là hộ nghèo.»
    """

    @pytest.mark.parametrize(
        ("area", "line"), [("rural_mountain", 80_000), ("rural_lowland", 100_000), ("urban", 150_000)]
    )
    def test_below_the_line_is_strict(self, told, area, line):
        assert told(NATIONAL_2001_2005, area, 0) == (POOR, "Điều 1")
        assert told(NATIONAL_2001_2005, area, line - 1) == (POOR, "Điều 1")
        assert told(NATIONAL_2001_2005, area, line) == (NOT_POOR, "")
        assert told(NATIONAL_2001_2005, area, line + 1) == (NOT_POOR, "")

    def test_the_yearly_figure_is_twelve_months(self):
        for line, year in zip(
            NATIONAL_2001_2005.lines["poverty"].values(), (960_000, 1_200_000, 1_800_000), strict=True
        ):
            assert line.amount * 12 == year
            assert f"{year:,}".replace(",", ".") in line.cite.quote


class TestQD170Dieu1:
    """«1. Khu vực nông thôn: những hộ có mức thu nhập bình quân từ 200.000 đồng/người/tháng (2.400.000
    đồng/người/năm) trở xuống là hộ nghèo.  2. Khu vực thành thị: … từ 260.000 đồng/người/tháng (dưới
    3.120.000 đồng/người/năm) trở xuống là hộ nghèo.»
    """

    @pytest.mark.parametrize(("area", "line"), [("rural", 200_000), ("urban", 260_000)])
    def test_the_line_is_in(self, told, area, line):
        assert told(NATIONAL_2006_2010, area, line - 1) == (POOR, "Điều 1")
        assert told(NATIONAL_2006_2010, area, line) == (POOR, "Điều 1")
        assert told(NATIONAL_2006_2010, area, line + 1) == (NOT_POOR, "")

    def test_there_is_no_near_poor_class(self):
        assert [rule.category for rule in NATIONAL_2006_2010.rules] == [POOR]


@pytest.mark.parametrize("standard", [NATIONAL_2011_2015, NATIONAL_2011_2015_LITERAL])
class TestQD09Dieu1Khoan1Va2:
    """«Hộ nghèo ở nông thôn là hộ có mức thu nhập bình quân từ 400.000 đồng/người/tháng (từ 4.800.000
    đồng/người/năm) trở xuống.  Hộ nghèo ở thành thị … từ 500.000 đồng/người/tháng (từ 6.000.000
    đồng/người/năm) trở xuống.»
    """

    @pytest.mark.parametrize(("area", "line"), [("rural", 400_000), ("urban", 500_000)])
    def test_the_line_is_in(self, told, standard, area, line):
        assert told(standard, area, line - 1) == (POOR, "Điều 1 khoản 1, 2")
        assert told(standard, area, line) == (POOR, "Điều 1 khoản 1, 2")
        assert told(standard, area, line + 1)[0] is not POOR


class TestQD09Dieu1Khoan3Va4:
    """«Hộ cận nghèo ở nông thôn là hộ có mức thu nhập bình quân từ 401.000 đồng đến 520.000
    đồng/người/tháng.  Hộ cận nghèo ở thành thị … từ 501.000 đồng đến 650.000 đồng/người/tháng.»
    """

    @pytest.mark.parametrize(
        ("area", "first", "last"), [("rural", 401_000, 520_000), ("urban", 501_000, 650_000)]
    )
    def test_to_the_letter_both_ends_are_in_and_a_gap_lies_below(self, told, area, first, last):
        standard = NATIONAL_2011_2015_LITERAL
        assert told(standard, area, first - 1_000)[0] is POOR
        assert told(standard, area, first - 999) == (UNCLASSIFIED, "")
        assert told(standard, area, first - 1) == (UNCLASSIFIED, "")
        assert told(standard, area, first) == (NEAR_POOR, "Điều 1 khoản 3, 4")
        assert told(standard, area, last) == (NEAR_POOR, "Điều 1 khoản 3, 4")
        assert told(standard, area, last + 1) == (NOT_POOR, "")

    @pytest.mark.parametrize(
        ("area", "line", "last"), [("rural", 400_000, 520_000), ("urban", 500_000, 650_000)]
    )
    def test_read_continuously_the_band_begins_where_the_poor_line_ends(self, told, area, line, last):
        assert told(NATIONAL_2011_2015, area, line + 1) == (NEAR_POOR, "Điều 1 khoản 3, 4")
        assert told(NATIONAL_2011_2015, area, last) == (NEAR_POOR, "Điều 1 khoản 3, 4")
        assert told(NATIONAL_2011_2015, area, last + 1) == (NOT_POOR, "")

    def test_the_continuous_reading_says_that_it_is_derived(self):
        assert NATIONAL_2011_2015.rules[1].cite.confidence is Confidence.DERIVED
        assert NATIONAL_2011_2015_LITERAL.rules[1].cite.confidence is Confidence.VERBATIM


class TestQD32:
    """«hộ có thu nhập bình quân đầu người trên chuẩn cận nghèo hiện hành đến dưới 900.000
    đồng/người/tháng»
    """

    @pytest.mark.parametrize(
        ("area", "poor", "near"), [("rural", 400_000, 520_000), ("urban", 500_000, 650_000)]
    )
    def test_above_the_near_poor_line_and_below_900_000_strictly(self, told, area, poor, near):
        place = "quy định về tiêu chí (số điều chưa thấy)"
        assert told(FARM_2014_2015, area, poor)[0] is POOR
        assert told(FARM_2014_2015, area, poor + 1)[0] is NEAR_POOR
        assert told(FARM_2014_2015, area, near) == (NEAR_POOR, "Điều 1 khoản 3, 4")
        assert told(FARM_2014_2015, area, near + 1) == (AVERAGE, place)
        assert told(FARM_2014_2015, area, 899_999) == (AVERAGE, place)
        assert told(FARM_2014_2015, area, 900_000) == (NOT_POOR, "")


class TestKH1051:
    """«hộ có mức thu nhập trên 130% đến 150% chuẩn hộ nghèo»; and elsewhere in the same plan «hộ có mức
    thu nhập từ 130% đến 150% chuẩn hộ nghèo»
    """

    @pytest.mark.parametrize(
        ("area", "low", "high"), [("rural", 520_000, 600_000), ("urban", 650_000, 750_000)]
    )
    def test_the_two_readings_differ_at_130_percent_alone(self, told, area, low, high):
        above, start = POLICY_BAND_2011_2015, POLICY_BAND_2011_2015_FROM
        assert told(above, area, low - 1) == told(start, area, low - 1) == (UNCLASSIFIED, "")
        assert told(above, area, low) == (UNCLASSIFIED, "")
        assert told(start, area, low) == (POLICY_BAND, "phần nhiệm vụ, giải pháp, mục 4")
        place = "phần phân công nhiệm vụ, cấp tỉnh, điểm 5"
        assert told(above, area, low + 1) == told(above, area, high) == (POLICY_BAND, place)
        assert told(start, area, low + 1)[0] is told(start, area, high)[0] is POLICY_BAND
        assert told(above, area, high + 1) == told(start, area, high + 1) == (NOT_POOR, "")

    @pytest.mark.parametrize("area", ["rural", "urban"])
    def test_the_amounts_are_130_and_150_percent_of_the_poverty_line(self, area):
        line = NATIONAL_2011_2015.line("poverty", area).amount
        for standard in (POLICY_BAND_2011_2015, POLICY_BAND_2011_2015_FROM):
            assert standard.line("130%", area).amount * 100 == line * 130
            assert standard.line("150%", area).amount * 100 == line * 150
            assert standard.line("150%", area).cite.confidence is Confidence.DERIVED
