"""Phụ lục VIII: «Tổng thu nhập (= Tổng thu - Tổng chi)», bình quân «/số nhân khẩu của hộ/12 tháng»."""

import pytest

from chuanngheo import NATIONAL_2021_2025, Category, Household, Income, category
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.farm import FARM_FORM_CITE, FARM_INCOME_CITE, FarmAccount, Source


class TestAccount:
    """«trên 1.500.000 đồng đến 2.250.000 đồng» a head and month."""

    @pytest.mark.parametrize(
        ("spent", "expected"),
        [(12_000_000, Category.AVERAGE), (11_999_999, Category.NOT_POOR), (48_000_000, Category.NEAR_POOR)],
    )
    def test_the_average_test(self, spent, expected):
        account = FarmAccount(
            received={"crops": 120_000_000}, spent={"1": spent}, members=4, others_none=True
        )
        home = Household(area="rural", income=account.income, score=0)
        assert category(home, NATIONAL_2021_2025) is expected

    def test_what_is_not_listed_is_not_known(self):
        account = FarmAccount(received={Source.CROPS: 1}, spent={}, members=1)
        assert account.missing == tuple(Source)[1:]
        assert (account.net, account.income) == (None, None)
        full = FarmAccount(received=dict.fromkeys(Source, 2), spent={}, members=1)
        assert full.income == Income(18, members=1)

    def test_a_loss_is_no_income(self):
        account = FarmAccount(received={}, spent={"crops": 5}, members=2, others_none=True)
        assert (account.net, account.income) == (-5, Income(0, members=2))

    @pytest.mark.parametrize("received", [{"crops": -1}, {"crops": 1.5}, {"crops": 1, "trồng trọt": 2}])
    def test_bad_amounts(self, received):
        with pytest.raises(InvalidValueError, match="trồng trọt"):
            FarmAccount(received=received, spent={}, members=1)

    def test_no_such_source(self):
        with pytest.raises(UnknownCodeError, match="chăn nuôi"):
            FarmAccount(received={"chăn nuoi": 1}, spent={}, members=1)

    def test_cited(self):
        assert "12 tháng" in FARM_INCOME_CITE.quote
        assert str(FARM_FORM_CITE).endswith("Phụ lục VIII")
