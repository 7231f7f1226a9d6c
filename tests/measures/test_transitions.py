"""Who moved: every household of either list in one cell; two standards by each one's own scores."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import (
    NATIONAL_2011_2015,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    Category,
    Household,
    PerHead,
)
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.measures import ABSENT, reclassified, transitions

lists = st.dictionaries(st.sampled_from("abcdefg"), st.none() | st.sampled_from(list(Category)))


class TestTwoReviews:
    @given(lists, lists)
    def test_nothing_is_dropped(self, before, after):
        found = transitions(before, after)
        assert found.total == len({*before, *after})
        assert found.entered == len(after.keys() - before.keys())
        assert found.left == len(before.keys() - after.keys())
        both = before.keys() & after.keys()
        unknown = sum(before.get(k, 0) is None or after.get(k, 0) is None for k in {*before, *after})
        assert found.unknown == unknown
        assert found.moved + found.stayed == sum(before[k] is not None and after[k] is not None for k in both)
        assert found.before.total == len(before)
        assert found.after.counts == Counter(c for c in after.values() if c is not None)
        assert sum(row["households"] for row in found.rows()) == found.total

    def test_rows_stand_in_order(self):
        found = transitions(
            {"x": "poor", "y": None, "z": "near-poor"}, {"x": "poor", "z": "poor", "w": "hộ nghèo"}
        )
        assert [(r["before"], r["after"], r["households"]) for r in found.rows()] == [
            ("poor", "poor", 1), ("near-poor", "poor", 1), ("unknown", "absent", 1), ("absent", "poor", 1),
        ]  # fmt: skip
        assert found.count(ABSENT, Category.POOR) == 1

    def test_no_such_category(self):
        with pytest.raises(UnknownCodeError):
            transitions({"x": "por"}, {})


def home(income, score=None):
    return Household(area="rural", income=PerHead(income), score=score)


class TestTwoStandards:
    """Who moves when the law changes: the same facts under both."""

    def test_2015_to_2016_asks_for_deprivations(self):
        homes = [home(income, score) for income in (400_000, 700_000, 1_000_000) for score in (0, 3)]
        found = reclassified(homes, NATIONAL_2011_2015, NATIONAL_2016_2020)
        assert [tuple(row.values()) for row in found.rows()] == [
            ("poor", "poor", 2), ("not-poor", "poor", 3), ("not-poor", "near-poor", 1),
        ]  # fmt: skip

    def test_2021_to_2022_needs_the_scores_by_each(self):
        pairs = [(home(700_000, 0), home(700_000, 2)), (home(700_000, 0), home(700_000, 3))]
        found = reclassified(pairs, NATIONAL_2016_2020, NATIONAL_2021_2025)
        assert [tuple(row.values()) for row in found.rows()] == [
            ("poor", "poor", 1),
            ("poor", "near-poor", 1),
        ]
        with pytest.raises(InvalidValueError, match=r"household 1: .*give it twice"):
            reclassified([home(700_000, 0)], NATIONAL_2016_2020, NATIONAL_2021_2025)

    def test_2026_to_2027(self):
        pairs = [(home(2_000_000, 3), home(2_000_000, 3)), (home(1_500_000, 3), home(1_500_000, 3))]
        found = reclassified(pairs, NATIONAL_2021_2025, NATIONAL_2026_2030)
        assert (found.stayed, found.count(Category.AVERAGE, Category.POOR)) == (1, 1)
        with pytest.raises(InvalidValueError, match="different indicators"):
            reclassified([home(1_500_000, 3)], NATIONAL_2021_2025, NATIONAL_2026_2030)

    def test_what_is_not_known_is_counted_apart(self):
        found = reclassified([home(2_000_000)], NATIONAL_2021_2025, NATIONAL_2026_2030)
        assert found.unknown == 1

    def test_deprivations_of_one_standard_where_the_other_counts_none(self):
        found = reclassified(
            [
                Household(
                    area="rural", income=PerHead(390_000), deprivations=NATIONAL_2016_2020.deprived("water")
                )
            ],
            NATIONAL_2011_2015,
            NATIONAL_2016_2020,
        )
        assert found.stayed == 1
