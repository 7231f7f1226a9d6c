"""Mẫu số 3.11, against the circular's own printing (the code was read off the consolidated text)."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.law import Confidence
from chuanngheo.members import Sex
from chuanngheo.sheets import nutrition as sheet
from chuanngheo.sheets.nutrition import TABLE, BetweenAges, nutrition

PRINTED = Path(__file__).parent / "data" / "nutrition_3_11_tt02_2022.tsv"


def months(age):
    if age == "Mới sinh":
        return 0
    number, unit = age.split()
    return int(number) if unit == "tháng" else int(Decimal(number) * 12)


def printed_rows():
    for line in PRINTED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            age, *values = line.split("\t")
            yield months(age), [Decimal(v.replace(",", ".")) if v else None for v in values]


class TestTable:
    """«Mẫu số 3.11. Bảng điểm chỉ tiêu dinh dưỡng», Công báo 323 + 324, trang 45."""

    @pytest.mark.parametrize(("age", "values"), list(printed_rows()))
    def test_every_value_is_the_gazettes(self, age, values):
        row = next(row for row in TABLE if row.months == age)
        kg = row.weight_kg or (None, None)
        assert [*kg, *row.height_cm] == values

    def test_no_row_is_missing_and_ages_ascend(self):
        ages = [row.months for row in TABLE]
        assert ages == sorted(set(ages)) == [age for age, _ in printed_rows()]
        assert len(ages) == 45

    def test_the_sign_is_derived_and_the_values_are_verbatim(self):
        assert sheet.NUTRITION_CITE.confidence is Confidence.VERBATIM
        assert sheet.NUTRITION_SIGN_CITE.confidence is Confidence.DERIVED


class TestOneChild:
    """«suy dinh dưỡng chiều cao theo tuổi hoặc suy dinh dưỡng cân nặng theo tuổi»."""

    @pytest.mark.parametrize(
        ("height", "weight", "malnourished"),
        [
            ("88.7", "11.3", False),
            ("88.6", "11.3", True),
            ("88.7", "11.2", True),
            ("88.7", None, None),
            (None, "11.3", None),
            ("88.6", None, True),
            (None, "11.2", True),
            (None, None, None),
        ],
    )
    def test_a_boy_of_three_years(self, height, weight, malnourished):
        found = nutrition(
            "nam", 36, height_cm=height and Decimal(height), weight_kg=weight and Decimal(weight)
        )
        assert found.malnourished is malnourished

    def test_at_the_value_is_a_reading(self):
        child = nutrition(
            Sex.FEMALE, 0, height_cm=Decimal("45.4"), weight_kg=Decimal("2.4"), at_the_value=True
        )
        assert child.stunted
        assert child.underweight

    def test_no_weight_is_asked_from_ten_years(self):
        assert nutrition("female", 119).underweight is None
        child = nutrition("female", 120, height_cm=126)
        assert (child.underweight, child.weight_line, child.malnourished) == (False, None, False)

    @pytest.mark.parametrize(
        ("reading", "age", "line"),
        [
            ("reached", 14, Decimal("71.0")),
            ("reached", 15, Decimal("74.1")),
            ("nearest", 13, Decimal("71.0")),
            ("nearest", 14, Fraction("74.1")),
            ("nearest", 33, Decimal("85.1")),  # half-way: the age already reached
            ("interpolated", 12, Decimal("71.0")),
            ("interpolated", 13, Fraction("71.0") + Fraction("3.1") / 3),
        ],
    )
    def test_between_two_printed_ages(self, reading, age, line):
        assert nutrition("male", age, between=reading).height_line == line

    def test_past_the_last_printed_weight(self):
        assert nutrition("male", 119, between="interpolated").weight_line == Decimal("22.2")

    @given(st.sampled_from(Sex), st.integers(0, 190), st.sampled_from(BetweenAges))
    def test_lines_never_fall_with_age(self, sex, age, reading):
        younger, older = (nutrition(sex, a, between=reading) for a in (age, age + 1))
        assert younger.height_line <= older.height_line
        if older.weight_line is not None:
            assert younger.weight_line <= older.weight_line

    @pytest.mark.parametrize("age", [-1, 192, 36.0, None])
    def test_no_such_age(self, age):
        with pytest.raises(InvalidValueError, match="192"):
            nutrition("nam", age)

    @pytest.mark.parametrize("height", [88.6, "88.6", 0, -1, Decimal("NaN"), Decimal("Infinity"), True])
    def test_no_such_height(self, height):
        with pytest.raises(InvalidValueError, match="height_cm"):
            nutrition("nam", 36, height_cm=height)

    def test_no_such_word(self):
        with pytest.raises(UnknownCodeError, match="nam"):
            nutrition("namm", 36)
        with pytest.raises(UnknownCodeError, match="nearest"):
            nutrition("nam", 36, between="nearst")

    def test_sex_in_both_languages(self):
        assert [s.text() for s in Sex] == ["nam", "nữ"]
        assert Sex.FEMALE.text("en") == "female"
