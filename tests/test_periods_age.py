"""Ages in completed months and years."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError
from chuanngheo.periods import completed_months


class TestCompletedMonths:
    """A month is complete on the day of the same number, or on the first of the next month."""

    @pytest.mark.parametrize(
        ("born", "on", "months"),
        [
            ((2008, 12, 14), (2024, 12, 13), 191),
            ((2008, 12, 14), (2024, 12, 14), 192),
            ((2008, 2, 29), (2024, 2, 28), 191),
            ((2008, 2, 29), (2024, 2, 29), 192),
            ((2008, 2, 29), (2025, 2, 28), 203),
            ((2008, 2, 29), (2025, 3, 1), 204),
            ((2024, 1, 31), (2024, 2, 29), 0),
            ((2024, 1, 31), (2024, 3, 1), 1),
            ((2024, 1, 31), (2024, 1, 31), 0),
        ],
    )
    def test_boundary_days(self, born, on, months):
        assert completed_months(date(*born), date(*on)) == months

    def test_nobody_has_an_age_before_birth(self):
        with pytest.raises(InvalidValueError, match="before birth"):
            completed_months(date(2024, 1, 2), date(2024, 1, 1))

    @given(st.dates(date(1920, 1, 1), date(2025, 1, 1)), st.integers(0, 12_000))
    def test_age_grows_by_at_most_a_month_a_day(self, born, days):
        on = born + timedelta(days)
        assert completed_months(born, on + timedelta(1)) - completed_months(born, on) in (0, 1)
