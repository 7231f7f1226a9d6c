"""Headcounts and shares: nothing dropped, what is not known bounds the rates, parts add up."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import Category, Change, Points, Rate
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.measures import Share, headcounts

states = st.none() | st.sampled_from(list(Category))
rows = st.lists(
    st.tuples(
        states, st.sampled_from(["A", "B", None]), st.integers(1, 9), st.fractions(0, 3, max_denominator=4)
    ),
    max_size=20,
)


class TestHeadcounts:
    @given(rows)
    def test_everybody_is_counted_once(self, listed):
        categories, places, members, weights = zip(*listed, strict=True) if listed else ((), (), (), ())
        found = headcounts(categories, groups=places, by=("place",), members=members, weights=weights)
        expected = Counter()
        for category, place, size, weight in listed:
            expected[place, category] += size * weight
        for (place,), part in found.items():
            assert part.unknown == expected[place, None]
            assert all(part.count(category) == expected[place, category] for category in Category)
        assert found.total.total == sum(part.total for part in found.values()) == sum(expected.values())
        assert {place for (place,) in found} == set(places)

    @given(rows)
    def test_the_rate_bounds_every_completion(self, listed):
        categories = [row[0] for row in listed]
        if not categories:
            return
        share = headcounts(categories).total.rate(Category.POOR, Category.NEAR_POOR)
        for guess in (Category.POOR, Category.AVERAGE):
            done = [guess if one is None else one for one in categories]
            of = sum(one in (Category.POOR, Category.NEAR_POOR) for one in done)
            assert share.low <= Rate.of(of, len(done)) <= share.high
        assert share.known == (None not in categories)

    def test_households_and_persons_are_never_added(self):
        homes, persons = headcounts(["poor"]), headcounts(["poor"], members=[4])
        assert (homes.total.total, persons.total.total) == (1, 4)
        with pytest.raises(InvalidValueError, match="hộ and khẩu"):
            homes.total + persons.total

    def test_a_row(self):
        found = headcounts(
            ["hộ nghèo", "cận nghèo", None], groups=[("A", "rural")] * 3, by=("commune", "area")
        )
        (row,) = found.rows()
        assert (row["commune"], row["area"], row["total"], row["near_poor"], row["unknown"]) == (
            "A",
            "rural",
            3,
            1,
            1,
        )
        assert (row["poor_rate"], row["poor_rate_low"], row["poor_rate_high"]) == (
            None, Decimal("33.33"), Decimal("66.67"),
        )  # fmt: skip
        assert found["A", "rural"].rate(Category.AVERAGE).low == Rate.of(0, 1)
        assert len(found) == 1

    @pytest.mark.parametrize("weight", [3, Fraction(3), Decimal(3)])
    def test_weights_of_any_exact_kind(self, weight):
        assert headcounts(["poor"], weights=[weight]).total.total == 3

    def test_nobody(self):
        assert headcounts([]).total.row()["poor_rate"] is None

    def test_a_group_that_is_not_there(self):
        with pytest.raises(UnknownCodeError, match="Thanh An"):
            headcounts(["poor"], groups=["Thanh An"], by=("commune",))["Thanh Am"]

    def test_measures_are_compared_by_their_parts(self):
        assert headcounts(["poor"]) == headcounts([Category.POOR])
        assert headcounts(["poor"]) != headcounts(["average"])
        assert headcounts([]) != 0

    @pytest.mark.parametrize("members", [[0], [True], [2.0], [None], [1, 1]])
    def test_members(self, members):
        with pytest.raises(InvalidValueError):
            headcounts(["poor"], members=members)

    def test_no_such_category(self):
        with pytest.raises(UnknownCodeError):
            headcounts(["pooor"])


class TestShares:
    def test_one_rate_or_none(self):
        assert Share.of(1, 1, 4).rate == Rate.of(1, 4)
        with pytest.raises(InvalidValueError, match="25,00% and 50,00%"):
            Share.of(1, 2, 4).rate  # noqa: B018 # asked for

    def test_points_and_relative_change(self):
        changed = Share.of(3, 3, 100) - Share.of(4, 4, 100)
        assert changed.points == (Points(-1), Points(-1))
        assert changed.relative == (Change(Fraction(-1, 4)), Change(Fraction(-1, 4)))

    @given(*[st.integers(0, 10)] * 4)
    def test_the_change_bounds_every_change(self, a, b, c, d):
        before, after = Share.of(min(a, b), max(a, b), 10), Share.of(min(c, d), max(c, d), 10)
        changed = after - before
        for first in (before.low, before.high):
            for last in (after.low, after.high):
                assert changed.points[0] <= last - first <= changed.points[1]
                if changed.relative is not None:
                    assert (
                        changed.relative[0] <= Change.between(first.share, last.share) <= changed.relative[1]
                    )
        assert (changed.relative is None) == (before.low == Rate.of(0, 1))
