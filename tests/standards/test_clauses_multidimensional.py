"""The clauses since 2016: income and deprivations.  Each class quotes its clause; pairs at the line."""

from operator import attrgetter
from typing import NamedTuple

import pytest

from chuanngheo import (
    LOW_INCOME_WORKER_2025,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    Category,
    Confidence,
    Household,
    PerHead,
    category,
    classify,
)
from chuanngheo.errors import InvalidValueError

POOR, NEAR_POOR, AVERAGE = Category.POOR, Category.NEAR_POOR, Category.AVERAGE
NOT_POOR = Category.NOT_POOR


class QD59(NamedTuple):
    area: str
    poor: int
    near: int
    average: int


class ND07(NamedTuple):
    area: str
    line: int
    average: int  # the worker's low-income line is the same


ND07_LINES = [ND07("rural", 1_500_000, 2_250_000), ND07("urban", 2_000_000, 3_000_000)]

QD59_LINES = [QD59("rural", 700_000, 1_000_000, 1_500_000), QD59("urban", 900_000, 1_300_000, 1_950_000)]


@pytest.mark.parametrize("at", QD59_LINES, ids=attrgetter("area"))
class TestQD59Dieu2Khoan1:
    """«[Hộ nghèo] là hộ đáp ứng một trong hai tiêu chí sau: - Có thu nhập bình quân đầu người/tháng từ đủ
    700.000 đồng trở xuống; - … trên 700.000 đồng đến 1.000.000 đồng và thiếu hụt từ 03 chỉ số … trở lên.»
    Urban: 900.000, 1.300.000.
    """

    @pytest.mark.parametrize("score", [0, 2, 3, 10])
    def test_first_door_income_alone(self, told, at, score):
        assert told(NATIONAL_2016_2020, at.area, at.poor, score) == (POOR, "Điều 2 khoản 1")
        household = Household(area=at.area, income=PerHead(at.poor), score=score)
        assert classify(household, NATIONAL_2016_2020).rule.name == "hộ nghèo về thu nhập"

    def test_first_door_needs_no_deprivation_known(self, told, at):
        assert told(NATIONAL_2016_2020, at.area, at.poor) == (POOR, "Điều 2 khoản 1")
        assert told(NATIONAL_2016_2020, at.area, at.poor + 1) == (None, "")

    @pytest.mark.parametrize("score", [3, 4, 10])
    def test_second_door_three_deprivations(self, told, at, score):
        for income in (at.poor + 1, at.near):
            assert told(NATIONAL_2016_2020, at.area, income, score) == (POOR, "Điều 2 khoản 1")
            household = Household(area=at.area, income=PerHead(income), score=score)
            door = classify(household, NATIONAL_2016_2020).rule
            assert door.name == "hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản"
        assert told(NATIONAL_2016_2020, at.area, at.near + 1, score)[0] is AVERAGE


@pytest.mark.parametrize("at", QD59_LINES, ids=attrgetter("area"))
class TestQD59Dieu2Khoan2:
    """«[Hộ cận nghèo] trên 700.000 đồng đến 1.000.000 đồng và thiếu hụt dưới 03 chỉ số»; urban «trên
    900.000 đồng đến 1.300.000 đồng và thiếu hụt dưới 03 chỉ số»
    """

    @pytest.mark.parametrize("score", [0, 1, 2])
    def test_near_poor(self, told, at, score):
        assert told(NATIONAL_2016_2020, at.area, at.poor, score)[0] is POOR
        assert told(NATIONAL_2016_2020, at.area, at.poor + 1, score) == (NEAR_POOR, "Điều 2 khoản 2")
        assert told(NATIONAL_2016_2020, at.area, at.near, score) == (NEAR_POOR, "Điều 2 khoản 2")
        assert told(NATIONAL_2016_2020, at.area, at.near + 1, score)[0] is AVERAGE


@pytest.mark.parametrize("at", QD59_LINES, ids=attrgetter("area"))
class TestQD59Dieu2Khoan3:
    """Hộ có mức sống trung bình: 1.000.000–1.500.000 đồng, urban 1.300.000–1.950.000 (paraphrased)."""

    @pytest.mark.parametrize("score", [None, 0, 2, 3, 10])
    def test_average_has_no_deprivation_test(self, told, at, score):
        assert told(NATIONAL_2016_2020, at.area, at.near + 1, score) == (AVERAGE, "Điều 2 khoản 3")
        assert told(NATIONAL_2016_2020, at.area, at.average, score) == (AVERAGE, "Điều 2 khoản 3")
        assert told(NATIONAL_2016_2020, at.area, at.average + 1, score) == (NOT_POOR, "")

    def test_its_grade_is_said(self, at):
        assert NATIONAL_2016_2020.line("average", at.area).cite.confidence is Confidence.PARAPHRASED


class TestQD59Dieu1Khoan2:
    """«Các dịch vụ xã hội cơ bản (05 dịch vụ): y tế; giáo dục; nhà ở; nước sạch và vệ sinh; thông tin … (10
    chỉ số): tiếp cận các dịch vụ y tế; bảo hiểm y tế; trình độ giáo dục của người lớn; tình trạng đi học
    của trẻ em; chất lượng nhà ở; diện tích nhà ở bình quân đầu người; nguồn nước sinh hoạt; hố xí/nhà tiêu
    hợp vệ sinh; sử dụng dịch vụ viễn thông; tài sản phục vụ tiếp cận thông tin.»
    """

    def test_five_services_and_ten_indicators_of_one_point(self):
        indicators = NATIONAL_2016_2020.indicators.indicators
        assert "; ".join(i.vi for i in indicators) == (
            "tiếp cận các dịch vụ y tế; bảo hiểm y tế; trình độ giáo dục của người lớn; tình trạng đi học"
            " của trẻ em; chất lượng nhà ở; diện tích nhà ở bình quân đầu người; nguồn nước sinh hoạt; hố"
            " xí/nhà tiêu hợp vệ sinh; sử dụng dịch vụ viễn thông; tài sản phục vụ tiếp cận thông tin"
        )
        services = list(dict.fromkeys(i.dimension for i in indicators))
        assert services == ["y tế", "giáo dục", "nhà ở", "nước sạch và vệ sinh", "thông tin"]
        assert [i.points for i in indicators] == [1] * 10
        assert NATIONAL_2016_2020.indicators.codes == (
            "health_services", "health_insurance", "adult_education", "school_attendance",
            "housing_quality", "housing_area", "water", "toilet", "telecom", "information_assets",
        )  # fmt: skip


@pytest.mark.parametrize("at", ND07_LINES, ids=attrgetter("area"))
class TestND07Dieu3Khoan2DiemA:
    """«- Khu vực nông thôn: Là hộ gia đình có thu nhập bình quân đầu người/tháng từ 1.500.000 đồng trở xuống
    và thiếu hụt từ 03 chỉ số đo lường mức độ thiếu hụt dịch vụ xã hội cơ bản trở lên. - Khu vực thành thị:
    … từ 2.000.000 đồng trở xuống và thiếu hụt từ 03 chỉ số … trở lên.»
    """

    @pytest.mark.parametrize("score", [3, 4, 12])
    def test_poor_needs_both(self, told, at, score):
        place = "Điều 3 khoản 2 điểm a"
        assert told(NATIONAL_2021_2025, at.area, 0, score) == (POOR, place)
        assert told(NATIONAL_2021_2025, at.area, at.line, score) == (POOR, place)
        assert told(NATIONAL_2021_2025, at.area, at.line + 1, score)[0] is AVERAGE
        assert told(NATIONAL_2021_2025, at.area, at.line, 2)[0] is NEAR_POOR

    def test_three_indicators_of_twelve_by_name(self, at):
        standard = NATIONAL_2021_2025
        home = Household(
            area=at.area,
            income=PerHead(at.line),
            deprivations=standard.deprived("employment", "water", "telecom"),
        )
        assert category(home, standard) is POOR
        home = Household(
            area=at.area, income=PerHead(at.line), deprivations=standard.deprived("employment", "water")
        )
        assert category(home, standard) is NEAR_POOR


@pytest.mark.parametrize("at", ND07_LINES, ids=attrgetter("area"))
class TestND07Dieu3Khoan2DiemB:
    """Hộ cận nghèo: the same income and «thiếu hụt dưới 03 chỉ số»."""

    @pytest.mark.parametrize("score", [0, 1, 2])
    def test_near_poor_is_fewer_than_three_and_none_counts(self, told, at, score):
        assert told(NATIONAL_2021_2025, at.area, at.line, score) == (NEAR_POOR, "Điều 3 khoản 2 điểm b")
        assert told(NATIONAL_2021_2025, at.area, at.line + 1, score)[0] is AVERAGE
        assert told(NATIONAL_2021_2025, at.area, at.line, 3)[0] is POOR


@pytest.mark.parametrize("at", ND07_LINES, ids=attrgetter("area"))
class TestND07Dieu3Khoan2DiemC:
    """Hộ có mức sống trung bình: «trên 1.500.000 đồng đến 2.250.000 đồng», urban «trên 2.000.000 đồng đến
    3.000.000 đồng»
    """

    @pytest.mark.parametrize("score", [None, 0, 2, 3, 12])
    def test_average_has_no_deprivation_test(self, told, at, score):
        assert told(NATIONAL_2021_2025, at.area, at.line + 1, score) == (AVERAGE, "Điều 3 khoản 2 điểm c")
        assert told(NATIONAL_2021_2025, at.area, at.average, score) == (AVERAGE, "Điều 3 khoản 2 điểm c")
        assert told(NATIONAL_2021_2025, at.area, at.average + 1, score) == (NOT_POOR, "")

    def test_it_is_one_and_a_half_of_the_line_and_its_grade_is_said(self, at):
        assert at.average * 2 == at.line * 3
        assert NATIONAL_2021_2025.line("average", at.area).cite.confidence is Confidence.PARAPHRASED


class TestND07Dieu3Khoan1DiemB:
    """«Các dịch vụ xã hội cơ bản (06 dịch vụ), gồm: việc làm; y tế; giáo dục; nhà ở; nước sinh hoạt và vệ
    sinh; thông tin. Các chỉ số … (12 chỉ số), gồm: việc làm; người phụ thuộc trong hộ gia đình; dinh dưỡng;
    bảo hiểm y tế; trình độ giáo dục của người lớn; tình trạng đi học của trẻ em; chất lượng nhà ở; diện
    tích nhà ở bình quân đầu người; nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh; sử dụng dịch vụ viễn thông;
    phương tiện phục vụ tiếp cận thông tin.»
    """

    def test_six_services_and_twelve_indicators_of_one_point(self):
        indicators = NATIONAL_2021_2025.indicators.indicators
        assert "; ".join(i.vi for i in indicators) == (
            "việc làm; người phụ thuộc trong hộ gia đình; dinh dưỡng; bảo hiểm y tế; trình độ giáo dục của"
            " người lớn; tình trạng đi học của trẻ em; chất lượng nhà ở; diện tích nhà ở bình quân đầu"
            " người; nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh; sử dụng dịch vụ viễn thông; phương tiện"
            " phục vụ tiếp cận thông tin"
        )
        services = list(dict.fromkeys(i.dimension for i in indicators))
        assert services == ["việc làm", "y tế", "giáo dục", "nhà ở", "nước sinh hoạt và vệ sinh", "thông tin"]
        assert [i.points for i in indicators] == [1] * 12
        assert NATIONAL_2021_2025.indicators.codes == (
            "employment", "dependents", "nutrition", "health_insurance", "adult_education",
            "school_attendance", "housing_quality", "housing_area", "water", "toilet", "telecom",
            "information_means",
        )  # fmt: skip


@pytest.mark.parametrize("at", ND07_LINES, ids=attrgetter("area"))
class TestND30Dieu1Khoan3:
    """«Người lao động có thu nhập thấp … là người lao động thuộc hộ gia đình (không bao gồm người lao động
    thuộc hộ nghèo, hộ cận nghèo): - Khu vực nông thôn: có mức thu nhập bình quân đầu người/tháng từ
    2.250.000 đồng trở xuống. - Khu vực thành thị: … từ 3.000.000 đồng trở xuống.»
    """

    @pytest.mark.parametrize("score", [None, 0, 3, 12])
    def test_workers_above_the_poverty_line_up_to_the_low_income_line(self, told, at, score):
        worker = (Category.LOW_INCOME_WORKER, "Điều 1 khoản 3")
        assert told(LOW_INCOME_WORKER_2025, at.area, at.line + 1, score) == worker
        assert told(LOW_INCOME_WORKER_2025, at.area, at.average, score) == worker
        assert told(LOW_INCOME_WORKER_2025, at.area, at.average + 1, score) == (NOT_POOR, "")

    def test_workers_of_poor_and_near_poor_households_are_not_included(self, told, at):
        assert told(LOW_INCOME_WORKER_2025, at.area, at.line, 3)[0] is POOR
        assert told(LOW_INCOME_WORKER_2025, at.area, at.line, 2)[0] is NEAR_POOR

    def test_the_lower_end_is_derived_and_says_so(self, at):
        assert LOW_INCOME_WORKER_2025.rules[2].cite.confidence is Confidence.DERIVED
        assert LOW_INCOME_WORKER_2025.line("low_income", at.area).cite.confidence is Confidence.VERBATIM


class TestND351:
    """«có thu nhập bình quân đầu người từ 2.200.000 đồng/người/tháng trở xuống và thiếu hụt từ 3 chỉ số đo
    lường tiếp cận dịch vụ xã hội cơ bản trở lên»; near-poor «thiếu hụt dưới 3 chỉ số»; urban 2.800.000
    """

    @pytest.mark.parametrize(("area", "line"), [("rural", 2_200_000), ("urban", 2_800_000)])
    @pytest.mark.parametrize(("score", "expected"), [(0, NEAR_POOR), (2, NEAR_POOR), (3, POOR), (12, POOR)])
    def test_the_line_and_three(self, told, area, line, score, expected):
        assert told(NATIONAL_2026_2030, area, line, score)[0] is expected
        assert told(NATIONAL_2026_2030, area, line + 1, score) == (NOT_POOR, "")

    def test_no_average_class_and_no_indicators_are_known(self):
        assert {rule.category for rule in NATIONAL_2026_2030.rules} == {POOR, NEAR_POOR}
        assert NATIONAL_2026_2030.max_score == 12
        with pytest.raises(InvalidValueError, match="VN-2026-2030 has no list of indicators; give score="):
            NATIONAL_2026_2030.deprived("employment")
