"""Each row of the annex in a class of its own, with the circular's words and the days and shares around its bounds."""
# ruff: noqa: E501 # the words of the law are quoted unbroken

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest

from chuanngheo.assess import CIRCULAR, DECREE, READINGS, Fact, Missing, assess
from chuanngheo.errors import InvalidValueError
from chuanngheo.law import Confidence
from chuanngheo.members import Dwelling, Member, Toilet, Water
from chuanngheo.standards.nd07_2021 import INDICATORS_2021

DAY = date(2024, 12, 14)
OUT = {"in_school": False, "diploma": "1", "training": "1", "trained_on_the_job": False}
"""Neither at school nor with any certificate."""


def born(years, *, days=0):
    """The birth date of someone who completes ``years`` on the day of the review, ``days`` later."""
    return date(DAY.year - years, DAY.month, DAY.day) + timedelta(days)


def told(code, *members, dwelling=None, reading=CIRCULAR, size=None):
    people = [m if isinstance(m, Member) else Member(**m) for m in members] or None
    return assess(people, dwelling, on=DAY, reading=reading, size=size)[code]


def test_every_threshold_is_worded_and_graded():
    for reading in READINGS:
        assert tuple(reading.thresholds) == INDICATORS_2021.codes
        assert all(cite.quote for cite in reading.thresholds.values())
    assert {c.confidence for c in CIRCULAR.thresholds.values()} == {Confidence.VERBATIM}
    assert DECREE.thresholds["dependents"].confidence is Confidence.PARAPHRASED
    assert CIRCULAR.text() != CIRCULAR.text("en")


class TestEmployment:
    """«có ít nhất một người không có việc làm; hoặc có việc làm công ăn lương nhưng không có hợp đồng lao động»"""

    @pytest.mark.parametrize(
        ("facts", "deprived"),
        [
            ({"age": 30, "work": "2"}, True),
            ({"age": 30, "work": "1", "job": "2"}, True),
            ({"age": 30, "work": "1", "job": "1"}, False),
            ({"age": 30, "work": "1", "job": "3"}, False),
            ({"age": 30, "job": "1"}, False),
            ({"age": 30, "job": "3"}, None),
            ({"age": 30, "job": "3", "able": True, "seeking": True}, True),
            ({"age": 30, "work": "1"}, None),
            ({"age": 70, "work": "3"}, False),
            ({"age": 20, "work": "4"}, False),
            ({"age": 30, "work": "5"}, False),
            ({"age": 65, "work": "6"}, False),
            ({"age": 30, "able": True, "seeking": True}, True),
            ({"able": True, "seeking": True}, None),
            ({"age": 30, "able": True}, None),
            ({"age": 30, "seeking": False}, None),
            ({"age": 30, "seeking": False, "job": "3"}, False),
            ({"age": 15, "able": False}, None),
            ({"age": 30, "able": False, "job": "2"}, True),
            ({"age": 30}, None),
            ({}, None),
            ({"work": "2"}, None),
            ({"work": "6"}, False),
        ],
    )
    def test_facts(self, facts, deprived):
        assert told("employment", facts).deprived is deprived

    @pytest.mark.parametrize(("days", "deprived"), [(0, True), (1, False)])
    def test_the_sheet_asks_from_15_years(self, days, deprived):
        assert told("employment", {"born": born(15, days=days), "work": "2"}).deprived is deprived

    def test_who_decided(self):
        reason = told(
            "employment", {"age": 40, "work": "1", "job": "1"}, {"number": 7, "age": 38, "work": "2"}
        )
        assert reason.members == (7,)
        assert "thành viên số 7 (38 tuổi) không có việc làm" in reason.text().lower()
        assert "Member 7 (aged 38) is without work" in reason.text("en")

    def test_what_is_missing(self):
        assert told("employment", {"age": 30, "work": "1"}).missing == (Missing(Fact.JOB, 1),)
        assert told("employment", {"work": "2"}).missing == (Missing(Fact.AGE, 1),)


class TestDependents:
    """«tỷ lệ người phụ thuộc trong tổng số nhân khẩu lớn hơn 50%»"""

    ADULT = Member(age=40, elderly=False, disabled=False)

    @pytest.mark.parametrize(
        ("children", "adults", "deprived"),
        [(1, 1, False), (2, 2, False), (2, 1, True), (3, 2, True), (0, 1, False), (1, 0, True)],
    )
    def test_half_is_not_more_than_half(self, children, adults, deprived):
        people = [Member(age=15)] * children + [self.ADULT] * adults
        assert told("dependents", *people).deprived is deprived

    @pytest.mark.parametrize(("days", "deprived"), [(0, False), (1, True)])
    def test_under_16(self, days, deprived):
        child = Member(born=born(16, days=days), elderly=False, disabled=False)
        assert told("dependents", child).deprived is deprived

    @pytest.mark.parametrize(
        ("facts", "deprived"),
        [
            ({"elderly": True, "allowance": True}, True),
            ({"disabled": True, "allowance": True}, True),
            ({"elderly": True, "allowance": False}, False),
            ({"elderly": False, "disabled": False, "allowance": True}, False),
            ({"elderly": True}, None),
            ({"allowance": False}, False),
            ({"allowance": True}, None),
        ],
    )
    def test_only_with_the_monthly_allowance(self, facts, deprived):
        assert told("dependents", {"age": 81, **facts}).deprived is deprived

    def test_unknowns_that_cannot_matter_do_not_block(self):
        assert told("dependents", {"age": 3}, {"age": 5}, {"age": 40}).deprived is True
        assert told("dependents", self.ADULT, self.ADULT, Member()).deprived is False
        still = told("dependents", {"age": 3}, {"age": 40, "disabled": True})
        assert still.deprived is None
        assert still.missing == (Missing(Fact.ALLOWANCE, 2),)
        assert told("dependents", Member(allowance=True, elderly=False, disabled=False)).missing == (
            Missing(Fact.AGE, 1),
        )

    def test_the_share_is_told(self):
        reason = told("dependents", {"age": 3}, {"age": 5}, {"age": 40})
        assert reason.members == (1, 2)
        assert "2 trên 3 người là người phụ thuộc (số 1, 2), lớn hơn 50%" in reason.text()


class TestNutrition:
    """«có ít nhất một trẻ em dưới 16 tuổi suy dinh dưỡng chiều cao theo tuổi hoặc suy dinh dưỡng cân nặng theo tuổi»"""

    @pytest.mark.parametrize(
        ("facts", "deprived"),
        [
            ({"age": 5, "stunted": True}, True),
            ({"age": 9, "underweight": True}, True),
            ({"age": 10, "underweight": True, "stunted": False}, False),
            ({"underweight": True, "stunted": False}, None),
            ({"age": 5, "stunted": False, "underweight": False}, False),
            ({"age": 5, "stunted": False}, None),
            ({"stunted": False, "underweight": False}, False),
            ({"stunted": True}, None),
            ({"age": 16, "stunted": True}, False),
            ({"age": 12, "stunted": False}, False),
            ({"born": born(3), "sex": "nam", "height_cm": Decimal("88.6")}, True),
            (
                {"born": born(3), "sex": "nam", "height_cm": Decimal("88.7"), "weight_kg": Decimal("11.3")},
                False,
            ),
            (
                {"born": born(3), "sex": "nam", "height_cm": Decimal("88.7"), "weight_kg": Decimal("11.2")},
                True,
            ),
            ({"born": born(3), "height_cm": Decimal("88.0"), "weight_kg": 20}, None),
            ({"born": born(3), "height_cm": Decimal("87.3")}, True),
            ({"born": born(3), "height_cm": Decimal("88.7"), "weight_kg": Decimal("11.3")}, False),
            ({"age": 3, "sex": "nam", "height_cm": Decimal("90.0"), "weight_kg": 20}, None),
            ({"age": 3, "sex": "nam", "height_cm": Decimal("92.0"), "weight_kg": 20}, False),
            ({"age": 3, "sex": "nam", "height_cm": Decimal("88.0")}, True),
            ({"sex": "nam", "height_cm": 180, "weight_kg": 60}, False),
            ({"sex": "nam", "height_cm": 150, "weight_kg": 10}, None),
            ({"age": 5}, None),
            ({}, None),
        ],
    )
    def test_facts(self, facts, deprived):
        assert told("nutrition", facts).deprived is deprived

    @pytest.mark.parametrize(("days", "deprived"), [(0, False), (1, True)])
    def test_under_16(self, days, deprived):
        assert told("nutrition", {"born": born(16, days=days), "stunted": True}).deprived is deprived

    def test_readings_of_the_table(self):
        child = {
            "born": date(DAY.year - 1, 10, 14),
            "sex": "nam",
            "height_cm": Decimal("71.5"),
            "weight_kg": 9,
        }
        assert told("nutrition", child).deprived is False  # 14 months: the row of 12 months, 71,0
        nearest = attrs.evolve(CIRCULAR, between="nearest")
        assert told("nutrition", child, reading=nearest).deprived is True  # the row of 15 months, 74,1
        at = attrs.evolve(CIRCULAR, at_the_value=True)
        assert told("nutrition", {**child, "height_cm": 71}, reading=at).deprived is True

    def test_what_decided_is_told(self):
        boy = {"born": born(3), "sex": "nam", "height_cm": Decimal("88.6"), "weight_kg": Decimal("11.3")}
        assert (
            "suy dinh dưỡng chiều cao theo tuổi: 88,6 cm, mức của bảng là 88,7 cm"
            in told("nutrition", boy).text()
        )
        light = {**boy, "height_cm": 90, "weight_kg": 11}
        assert "is underweight for the age: 11 kg, the table says 11.3 kg" in told("nutrition", light).text(
            "en"
        )
        assert "is stunted for the age." in told("nutrition", {"age": 5, "stunted": True}).text("en")

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({"age": 5}, (Fact.HEIGHT, Fact.WEIGHT)),
            ({"age": 12}, (Fact.HEIGHT,)),
            ({"born": born(3), "height_cm": 88, "weight_kg": 20}, (Fact.SEX,)),
            ({"age": 3, "sex": "nam", "height_cm": 90, "weight_kg": 20}, (Fact.AGE,)),
            ({"stunted": True}, (Fact.AGE,)),
            ({"underweight": True, "stunted": False}, (Fact.AGE,)),
            ({"stunted": False}, (Fact.AGE, Fact.WEIGHT)),
        ],
    )
    def test_what_is_missing(self, facts, missing):
        assert told("nutrition", facts).missing == tuple(Missing(fact, 1) for fact in missing)


class TestHealthInsurance:
    """«ít nhất một người từ đủ 6 tuổi trở lên hiện không có bảo hiểm y tế (Không tính đối tượng thuộc nhóm do
    ngân sách nhà nước đóng bảo hiểm y tế …)»"""

    @pytest.mark.parametrize(
        ("facts", "circular", "decree"),
        [
            ({"age": 6, "insured": False, "state_insured": False}, True, True),
            ({"age": 6, "insured": False, "state_insured": True}, False, True),
            ({"age": 6, "insured": False}, None, True),
            ({"age": 6, "insured": True}, False, False),
            ({"age": 5, "insured": False, "state_insured": False}, False, False),
            ({"age": 6}, None, None),
            ({"insured": False, "state_insured": False}, None, None),
            ({"insured": True}, False, False),
        ],
    )
    def test_facts(self, facts, circular, decree):
        assert told("health_insurance", facts).deprived is circular
        assert told("health_insurance", facts, reading=DECREE).deprived is decree

    @pytest.mark.parametrize(("days", "deprived"), [(0, True), (1, False)])
    def test_from_6_years(self, days, deprived):
        facts = {"born": born(6, days=days), "insured": False, "state_insured": False}
        assert told("health_insurance", facts).deprived is deprived

    def test_born_on_29_february(self):
        child = Member(born="2016-02-29", insured=False, state_insured=False)
        for day, deprived in ((date(2022, 2, 28), False), (date(2022, 3, 1), True)):
            assert assess([child], on=day)["health_insurance"].deprived is deprived

    def test_what_is_missing(self):
        assert told("health_insurance", {"age": 6, "insured": False}).missing == (
            Missing(Fact.STATE_INSURED, 1),
        )


class TestAdultEducation:
    """«ít nhất một người trong độ tuổi từ đủ 16 tuổi đến dưới 30 tuổi không tham gia các khóa đào tạo hoặc không có
    bằng cấp, chứng chỉ giáo dục đào tạo so với độ tuổi tương ứng»"""

    @pytest.mark.parametrize(
        ("years", "days", "circular", "decree"),
        [
            (16, 1, False, False),
            (16, 0, True, True),
            (30, 1, True, True),
            (30, 0, False, True),
            (31, 1, False, True),
            (31, 0, False, False),
        ],
    )
    def test_the_band(self, years, days, circular, decree):
        facts = {"born": born(years, days=days), **OUT}
        assert told("adult_education", facts).deprived is circular
        assert told("adult_education", facts, reading=DECREE).deprived is decree

    @pytest.mark.parametrize(
        ("facts", "deprived"),
        [
            ({"age": 17, "diploma": "3"}, False),
            ({"age": 17, "diploma": "2"}, True),
            ({"age": 18, "diploma": "3"}, True),
            ({"age": 18, "diploma": "4"}, False),
            ({"age": 18, "training": "2"}, False),
            ({"age": 17, "training": "2"}, True),
            ({"age": 17, "in_school": True}, False),
            ({"age": 17, "in_school": None, "school": "5"}, False),
            ({"age": 25, "trained_on_the_job": True}, True),
            ({"age": 25, "in_school": None, "qualified": True}, False),
            ({"age": 25, "qualified": False}, True),
            ({"age": 25, "diploma": None}, None),
            ({"age": 25, "training": None}, None),
            ({"age": 25, "in_school": None}, None),
            ({"age": 40, "diploma": None}, False),
            ({"diploma": "4"}, False),
            ({}, None),
        ],
    )
    def test_what_the_age_asks(self, facts, deprived):
        assert told("adult_education", {**OUT, **facts}).deprived is deprived

    def test_training_on_the_job_has_no_column_on_the_sheet(self):
        facts = {**OUT, "age": 25, "trained_on_the_job": None}
        assert told("adult_education", facts).deprived is True
        hired = {**facts, "trained_on_the_job": True}
        assert told("adult_education", hired).deprived is True
        assert told("adult_education", hired, reading=DECREE).deprived is False
        still = told("adult_education", facts, reading=DECREE)
        assert (still.deprived, still.missing) == (None, (Missing(Fact.ON_THE_JOB, 1),))

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({"age": 25, "diploma": None, "training": None}, (Fact.DIPLOMA, Fact.TRAINING)),
            ({"age": 25, "in_school": None}, (Fact.SCHOOL,)),
            ({"qualified": False}, (Fact.AGE,)),
            ({"diploma": "3"}, (Fact.AGE,)),
        ],
    )
    def test_what_is_missing(self, facts, missing):
        assert told("adult_education", {**OUT, **facts}).missing == tuple(Missing(f, 1) for f in missing)


class TestSchoolAttendance:
    """«ít nhất 1 trẻ em từ đủ 3 tuổi đến dưới 16 tuổi không được học đúng bậc, cấp học phù hợp với độ tuổi»"""

    @pytest.mark.parametrize(
        ("years", "days", "deprived"), [(3, 1, False), (3, 0, True), (16, 1, True), (16, 0, False)]
    )
    def test_the_band(self, years, days, deprived):
        facts = {"born": born(years, days=days), "in_school": False}
        assert told("school_attendance", facts).deprived is deprived

    @pytest.mark.parametrize(
        ("years", "days", "school", "deprived"),
        [
            (6, 1, "1", False),
            (6, 0, "1", True),
            (6, 0, "2", False),
            (6, 1, "2", None),
            (12, 1, "2", False),
            (12, 0, "2", True),
            (12, 0, "3", False),
            (12, 1, "3", None),
            (16, 1, "3", False),
            (16, 1, "4", None),
        ],
    )
    def test_levels(self, years, days, school, deprived):
        """«từ 3 tuổi đến dưới 6 tuổi … mầm non, … từ 6 … đến dưới 12 … tiểu học, từ 12 … đến dưới 16 … trung học cơ sở»;
        a level above that of the age is for the officer to say."""
        facts = {"born": born(years, days=days), "in_school": True, "school": school}
        assert told("school_attendance", facts).deprived is deprived

    @pytest.mark.parametrize(
        ("facts", "deprived"),
        [
            ({"age": 15, "school": "4", "right_school": True}, False),
            ({"age": 15, "in_school": True, "right_school": False}, True),
            ({"age": 15}, None),
            ({"age": 15, "in_school": True}, None),
            ({"in_school": False}, None),
            ({"right_school": True}, False),
            ({"age": 2}, False),
        ],
    )
    def test_facts(self, facts, deprived):
        assert told("school_attendance", facts).deprived is deprived

    @pytest.mark.parametrize(
        ("facts", "missing"),
        [
            ({"age": 15}, (Fact.SCHOOL,)),
            ({"age": 15, "school": "4"}, (Fact.RIGHT_SCHOOL,)),
            ({"school": "3"}, (Fact.AGE,)),
            ({"in_school": False}, (Fact.AGE,)),
        ],
    )
    def test_what_is_missing(self, facts, missing):
        assert told("school_attendance", facts).missing == tuple(Missing(fact, 1) for fact in missing)

    def test_what_was_found_must_not_contradict_the_other_facts(self):
        for facts in (
            {"age": 15, "school": "3", "right_school": False},
            {"age": 9, "school": "1", "right_school": True},
        ):
            with pytest.raises(InvalidValueError, match="member 1: right_school"):
                told("school_attendance", facts)
        with pytest.raises(InvalidValueError, match="member 1: qualified"):
            told("adult_education", {"age": 17, "in_school": True, "qualified": False})

    def test_how_it_is_told(self):
        assert "không đi học" in told("school_attendance", {"age": 9, "in_school": False}).text()
        assert "học tiểu học không đúng cấp" in told("school_attendance", {"age": 13, "school": "2"}).text()
        assert "(as found)" in told("school_attendance", {"age": 13, "right_school": False}).text("en")


class TestHousingQuality:
    """«không bền chắc là nhà có từ 02 bộ phận chủ yếu không bền chắc trở lên»"""

    @pytest.mark.parametrize(
        ("wall", "pillar", "roof", "deprived"),
        [
            ("4", "4", "4", True),
            ("4", "4", "1", True),
            ("4", "1", "1", False),
            ("1", "2", "3", False),
            ("4", "4", None, True),
            ("1", None, "1", False),
            ("4", None, "1", None),
            ("4", None, None, None),
            (None, None, None, None),
        ],
    )
    def test_two_of_three(self, wall, pillar, roof, deprived):
        home = Dwelling(wall=wall, pillar=pillar, roof=roof)
        assert told("housing_quality", dwelling=home).deprived is deprived

    def test_which_parts_decided(self):
        assert told("housing_quality", dwelling=Dwelling(wall="4", roof="4")).parts == ("wall", "roof")
        assert told("housing_quality", dwelling=Dwelling(wall="1", roof="1")).parts == ("wall", "roof")
        still = told("housing_quality", dwelling=Dwelling(wall="4", roof="1"))
        assert still.missing == (Missing(Fact.PILLAR),)
        assert still.text("en").startswith("Housing quality: not known. Still to be known: the main material")


class TestHousingArea:
    """«Diện tích bình quân đầu người của hộ gia đình dưới 8m2»"""

    @pytest.mark.parametrize(
        ("area", "size", "deprived"),
        [
            (40, 5, False),
            ("39.99", 5, True),
            (8, 1, False),
            ("7.9999999999", 1, True),
            (None, 5, None),
            (40, None, None),
        ],
    )
    def test_under_8(self, area, size, deprived):
        home = Dwelling(area_m2=area and Decimal(area))
        assert assess(None, home, on=DAY, size=size)["housing_area"].deprived is deprived

    def test_what_is_missing(self):
        assert told("housing_area").missing == (Missing(Fact.AREA), Missing(Fact.SIZE))
        assert told("housing_area", dwelling=Dwelling(area_m2=40)).missing == (Missing(Fact.SIZE),)


class TestWater:
    """«không tiếp cận được nguồn nước sạch trong sinh hoạt»; nước sạch: «nước máy, nước giếng khoan, giếng đào được
    bảo vệ, nước khe/mó được bảo vệ và nước mua, nước đóng chai bình»"""

    @pytest.mark.parametrize("water", Water)
    def test_the_list(self, water):
        home = Dwelling(water=water)
        dirty = water in (Water.RAIN, Water.OTHER)
        assert told("water", dwelling=home).deprived is dirty
        dirty = water in (Water.BOUGHT, Water.OTHER)
        assert told("water", dwelling=home, reading=DECREE).deprived is dirty

    def test_not_known(self):
        assert told("water").missing == (Missing(Fact.WATER),)


class TestToilet:
    """«không sử dụng hố xí/nhà tiêu hợp vệ sinh»"""

    @pytest.mark.parametrize("toilet", Toilet)
    def test_the_list(self, toilet):
        assert told("toilet", dwelling=Dwelling(toilet=toilet)).deprived is (toilet is Toilet.OTHER)

    def test_not_known(self):
        assert told("toilet").missing == (Missing(Fact.TOILET),)


class TestTelecom:
    """«không có thành viên nào sử dụng dịch vụ internet»"""

    @pytest.mark.parametrize(
        ("uses", "deprived"),
        [
            ([False, False], True),
            ([False, True], False),
            ([None, True], False),
            ([None, False], None),
        ],
    )
    def test_nobody(self, uses, deprived):
        assert told("telecom", *({"internet": one} for one in uses)).deprived is deprived

    def test_what_is_missing(self):
        assert told("telecom", {"internet": False}, {}).missing == (Missing(Fact.INTERNET, 2),)


class TestInformationMeans:
    """«không có phương tiện nào trong số các phương tiện phục vụ tiếp cận thông tin»"""

    @pytest.mark.parametrize(("means", "deprived"), [([], True), (["radio"], False), (None, None)])
    def test_none_of_seven(self, means, deprived):
        assert told("information_means", dwelling=Dwelling(means=means)).deprived is deprived
