"""A standard's own criteria over columns: the same answers as one household at a time."""

from typing import ClassVar

import attrs
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import Band, Between, Household, PerHead, Rule, category
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.frame.decree import categories
from chuanngheo.standards import ALL, NATIONAL_2011_2015, NATIONAL_2016_2020, NATIONAL_2021_2025, PROVINCIAL

EVERY = (*ALL, *PROVINCIAL)
SCHEMA = {"area": pl.String, "income": pl.Int64, "score_low": pl.Int64, "score_high": pl.Int64}


def expected(standard, area, income, low, high):
    """What every score in the range and, one at a time, every answer left open agree on."""
    scores = range(low if low is not None else 0, (standard.max_score if high is None else high) + 1)
    found = {
        category(
            Household(area=area, income=None if income is None else PerHead(income), score=score), standard
        )
        for score in (scores if standard.max_score else [None])
    }
    (one,) = found if len(found) == 1 else (None,)
    return None if one is None else one.value


def edges(standard):
    cuts = {int(cut.amount // 1) for sheet in standard.sheets.values() for cut in sheet.cuts}
    return sorted({max(0, cut + step) for cut in cuts for step in (-1, 0, 1, 2)})


def rows(standard):
    top = standard.max_score
    ranges = {(0, 0), (2, 2), (3, 3), (2, 3), (0, 2), (3, top), (0, top), (39, 40), (40, top), (0, 39)}
    scores = [(low, high) for low, high in ranges if low <= high <= top] + [(None, None)]
    return [
        (area, income, *score)
        for area in (*standard.area_codes, None)
        for income in (*edges(standard), None)
        for score in scores
    ]


@pytest.mark.parametrize("standard", EVERY, ids=lambda standard: standard.code)
def test_every_region_and_every_unknown(standard):
    """At each line and one đồng beside it, at each count and across it, known and not known."""
    listed = rows(standard)
    frame = pl.DataFrame(listed, schema=SCHEMA, orient="row")
    assert categories(frame, standard)["category"].to_list() == [expected(standard, *row) for row in listed]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["rural", "urban", None]),
            st.none() | st.integers(0, 4_000_000),
            st.integers(0, 12).flatmap(lambda low: st.tuples(st.just(low), st.integers(low, 12))),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_any_list(found):
    listed = [(area, income, *score) for area, income, score in found]
    frame = pl.LazyFrame(listed, schema=SCHEMA, orient="row")
    answers = categories(frame, NATIONAL_2021_2025).collect()["category"].to_list()
    assert answers == [expected(NATIONAL_2021_2025, *row) for row in listed]


@pytest.mark.parametrize(
    "make", [lambda f: f.to_pandas(use_pyarrow_extension_array=True), pl.DataFrame.to_arrow]
)
def test_other_engines(make):
    listed = rows(NATIONAL_2016_2020)
    found = categories(make(pl.DataFrame(listed, schema=SCHEMA, orient="row")), NATIONAL_2016_2020)
    column = found["category"].to_pylist() if isinstance(found, pa.Table) else found["category"].tolist()
    answers = [value if isinstance(value, str) else None for value in column]
    assert answers == [expected(NATIONAL_2016_2020, *row) for row in listed]


def test_points_of_the_sheets():
    """Ten points a deprivation; the area of all."""
    frame = pl.DataFrame({"income": [1_500_000, 1_500_000], "b0": [30, 20], "b1": [30, 30]})
    found = categories(frame, NATIONAL_2021_2025, area="nông thôn", score=("b0", "b1"), worth=10)
    assert found["category"].to_list() == ["poor", None]


def test_scores_of_one_class_in_two_ranges():
    """A made-up rule: few and many deprivations, not those between."""
    rule = NATIONAL_2021_2025.rules[0]
    odd = [Rule(category="poor", cite=rule.cite, income=Band(upto="poverty"), score=s)
           for s in (Between(most=1), Between(least=8))]  # fmt: skip
    standard = attrs.evolve(NATIONAL_2021_2025, code="X", rules=odd)
    frame = pl.DataFrame({"income": [1, 1, 1], "score_low": [0, 8, 1], "score_high": [1, 12, 8]})
    assert categories(frame, standard, area="rural")["category"].to_list() == ["poor", "poor", None]


class TestRefusals:
    """What is wrong is counted, and shown."""

    GOOD: ClassVar = {"area": ["rural"], "income": [1], "score_low": [0], "score_high": [1]}

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"area": ["urbann"]}, "1 row.s. with no area of rural, urban: 'urbann'"),
            ({"income": [-1]}, "1 row.s. with a negative income: -1"),
            ({"score_high": [13]}, "not from 0 to 12"),
            ({"score_low": [2]}, "least first"),
            ({"income": [1.5]}, "must be whole numbers, not Float64"),
            ({"area": [1]}, "must be texts, not Int64"),
        ],
    )
    def test_rows(self, change, words):
        with pytest.raises(InvalidValueError, match=words):
            categories(pl.DataFrame(self.GOOD | change), NATIONAL_2021_2025)

    def test_a_missing_column(self):
        with pytest.raises(UnknownCodeError, match="lacks 'score_low'"):
            categories(pl.DataFrame({"area": ["rural"], "income": [1]}), NATIONAL_2021_2025)

    def test_an_area_the_standard_does_not_have(self):
        with pytest.raises(UnknownCodeError, match="unknown area 'rural_lowland'"):
            categories(pl.DataFrame(self.GOOD), NATIONAL_2011_2015, area="rural_lowland")


def test_income_alone():
    """Where no deprivation is asked, no score matters."""
    frame = pl.DataFrame({"income": [400_000], "score_low": [7], "score_high": [9]})
    assert categories(frame, NATIONAL_2011_2015, area="rural")["category"].to_list() == ["poor"]
