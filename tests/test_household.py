"""The facts of a household: exact, in their domain, or refused; never a person's name in a message."""

import pickle
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import NATIONAL_2021_2025, RURAL, Household, Income, PerHead
from chuanngheo.errors import InvalidValueError, Reason

DONG = st.integers(0, 10**18)


class TestIncome:
    """Whole đồng from 0, whole months and members from 1; never divided unless asked."""

    @given(DONG, st.integers(1, 24), st.integers(1, 30))
    def test_per_head(self, total, months, members):
        income = Income(total, months=months, members=members)
        assert income.per_head * months * members == total
        assert income.divisor == months * members

    def test_a_year_unless_said(self):
        assert Income(64_800_000, members=4).per_head == Fraction(1_350_000)

    @given(DONG)
    def test_already_per_head(self, amount):
        assert PerHead(amount).per_head == amount
        assert PerHead(amount).divisor == 1

    @pytest.mark.parametrize("make", [PerHead, lambda total: Income(total, members=4)])
    @pytest.mark.parametrize(
        ("amount", "reason"),
        [
            (-1, Reason.OUT_OF_RANGE),
            (10**18 + 1, Reason.OUT_OF_RANGE),
            (1_450_000.0, Reason.WRONG_TYPE),
            ("1450000", Reason.WRONG_TYPE),
            (None, Reason.WRONG_TYPE),
            (True, Reason.WRONG_TYPE),
            (Fraction(3, 2), Reason.WRONG_TYPE),
            (float("nan"), Reason.WRONG_TYPE),
        ],
    )
    def test_not_dong(self, make, amount, reason):
        with pytest.raises(InvalidValueError, match="income") as error:
            make(amount)
        assert error.value.reason is reason

    @pytest.mark.parametrize(
        ("counts", "reason"),
        [
            ({"members": 0}, Reason.OUT_OF_RANGE),
            ({"members": -2}, Reason.OUT_OF_RANGE),
            ({"members": 2.0}, Reason.WRONG_TYPE),
            ({"members": True}, Reason.WRONG_TYPE),
            ({"members": 2, "months": 0}, Reason.OUT_OF_RANGE),
            ({"members": 2, "months": "12"}, Reason.WRONG_TYPE),
        ],
    )
    def test_not_counts(self, counts, reason):
        with pytest.raises(InvalidValueError, match="must be a whole number from 1") as error:
            Income(1, **counts)
        assert error.value.reason is reason

    def test_more_digits_than_python_prints(self):
        huge = 10**10_000
        for make in (
            lambda: PerHead(huge),
            lambda: PerHead(-huge),
            lambda: Income(1, members=-huge),
            lambda: Household(score=huge),
            lambda: Household(area=huge),
        ):
            with pytest.raises(InvalidValueError, match="<int…>"):
                make()

    def test_per_head_is_its_own_kind(self):
        assert PerHead(5) != Income(5, months=1, members=1)
        assert repr(Income(5, members=1)) == "Income(5, months=12, members=1)"


class TestHousehold:
    """Any fact may be unknown; what is given is checked; labels are read."""

    def test_nothing_known(self):
        home = Household()
        assert (home.area, home.income, home.deprivations, home.score, home.scores) == (None,) * 5
        assert repr(home) == "Household()"

    @pytest.mark.parametrize("area", [RURAL, "rural", "nông thôn", "Nông Thôn", "khu vực nông thôn"])
    def test_area(self, area):
        assert Household(area=area).area == "rural"

    @given(st.integers(0, 1000))
    def test_score(self, score):
        assert Household(score=score).scores == 1 << score

    def test_deprivations(self):
        found = NATIONAL_2021_2025.deprivations({"water": True})
        assert Household(deprivations=found).scores == found.scores == 0b1111111111110

    @pytest.mark.parametrize("score", [3.0, "3", True, Fraction(3)])
    def test_a_score_is_whole(self, score):
        with pytest.raises(InvalidValueError, match="a score must be a whole number") as error:
            Household(score=score)
        assert error.value.reason is Reason.WRONG_TYPE

    @pytest.mark.parametrize("score", [-1, 1001, 10**9])
    def test_a_score_in_range(self, score):
        with pytest.raises(InvalidValueError, match="out of range"):
            Household(score=score)

    @pytest.mark.parametrize("income", [1_450_000, "1450000", 1.5, (1, 2)])
    def test_a_bare_number_is_no_income(self, income):
        with pytest.raises(InvalidValueError, match=r"income must be PerHead\(…\) or Income"):
            Household(income=income)

    @pytest.mark.parametrize("deprivations", [{"water": True}, ["water"], 3])
    def test_bare_facts_are_no_deprivations(self, deprivations):
        with pytest.raises(InvalidValueError, match="deprivations must be made by a standard"):
            Household(deprivations=deprivations)

    @pytest.mark.parametrize("name", [5, b"x", ["H1"]])
    def test_an_id_is_a_text(self, name):
        with pytest.raises(InvalidValueError, match="an id must be a text"):
            Household(id=name)

    def test_both_are_a_contradiction(self):
        with pytest.raises(InvalidValueError, match="not both") as error:
            Household(score=3, deprivations=NATIONAL_2021_2025.deprived())
        assert error.value.reason is Reason.CONTRADICTION

    def test_repr_is_code(self):
        home = Household(area="rural", income=PerHead(1_450_000), score=3, id="H1")
        assert eval(repr(home), {"Household": Household, "PerHead": PerHead}) == home  # noqa: S307 # our own text


class TestValues:
    """Immutable, hashable, equal by their facts, carried by a pickle."""

    HOMES = (
        Household(area="rural", income=PerHead(5), score=3),
        Household(
            income=Income(5, members=2), deprivations=NATIONAL_2021_2025.deprivations({"water": False})
        ),
    )

    @pytest.mark.parametrize("home", HOMES, ids=repr)
    def test_pickle(self, home):
        again = pickle.loads(pickle.dumps(home))  # noqa: S301 # our own bytes
        assert (again, hash(again), again.scores) == (home, hash(home), home.scores)
        assert type(again.income) is type(home.income)

    def test_evolve(self):
        assert attrs.evolve(self.HOMES[0], score=4).scores == 1 << 4

    @pytest.mark.parametrize("name", ["area", "income", "score", "scores", "new"])
    def test_frozen(self, name):
        with pytest.raises(AttributeError):
            setattr(self.HOMES[0], name, None)
