"""Columns and scalar agree: the same ends and outcome for the same answers, whatever the dataframe."""

from decimal import Decimal
from itertools import product

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.frame.checks import B2_COLUMNS, COLUMNS, SHOWN
from chuanngheo.frame.packed import UNIT, WIDTH
from chuanngheo.frame.review import ADDED, points
from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS, Answers
from chuanngheo.review.decision import decide
from chuanngheo.review.readings import LargeHousehold, Printed, Readings, TwoJobs
from chuanngheo.sheets.form import Kind
from chuanngheo.sheets.points import QUESTIONS, SHEETS
from chuanngheo.sheets.regions import REGIONS

EVERY_READING = [
    Readings(printed=p, two_jobs=j, large_household=h)
    for p, j, h in product(Printed, TwoJobs, LargeHousehold)
]
PLACES = [("urban", region) for region in REGIONS] + [("rural", r) for r in SHEETS if r != "urban"]
POLARS = {
    Kind.COUNT: pl.Int64,
    Kind.MEASURE: pl.Decimal(12, 1),
    Kind.YES_NO: pl.Boolean,
    Kind.CHOICE: pl.String,
}
SCHEMA = {
    **{code: POLARS[question.kind] for code, question in QUESTIONS.items()},
    **dict.fromkeys(B2_COLUMNS.values(), pl.Boolean),
    "area": pl.String,
    "region": pl.String,
}


def answer_of(code):
    question = QUESTIONS[code]
    if question.kind is Kind.CHOICE:
        return st.sampled_from([option.code for option in question.options])
    if question.kind is Kind.YES_NO:
        return st.booleans()
    if question.kind is Kind.COUNT:
        return st.integers(question.least, 12)
    ends = [end for end, _ in question.cells]
    return st.sampled_from([*ends, *(end - 1 for end in ends if end), 20_000])


VALUES = st.fixed_dictionaries({code: answer_of(code) for code in QUESTIONS})
MISSING = st.sets(st.sampled_from(["members", *WITHIN_MEMBERS, *NON_FARM, *COLUMNS]), max_size=6) | st.sets(
    st.sampled_from(["members", *WITHIN_MEMBERS, *NON_FARM])
)


@st.composite
def households(draw):
    """Any household that the sheets allow: its answers, those of Phiếu B2, and its place."""
    known = draw(VALUES)
    for code in WITHIN_MEMBERS:
        known[code] = min(known[code], known["members"])
    if sum(known[code] for code in NON_FARM) > known["members"]:
        known["contract"] = known["hired_or_self"] = False
    row = known | {column: draw(st.booleans()) for column in B2_COLUMNS.values()}
    missing = draw(MISSING)
    area, region = draw(st.sampled_from(PLACES))
    return {code: None if code in missing else row[code] for code in COLUMNS} | {
        "area": area,
        "region": region,
    }


def scalar(row, readings, **place):
    place = place or {"area": row["area"], "region": row["region"]}
    answers = Answers(**{code: row[code] for code in QUESTIONS})
    b = {code: row[column] for code, column in B2_COLUMNS.items()}
    found = decide(answers, b, **place, readings=readings)
    return (found.a.low, found.a.high, found.b.low, found.b.high, found.outcome)


def as_polars(rows):
    return pl.DataFrame(rows, schema=SCHEMA)


def as_arrow(rows):
    return as_polars(rows).to_arrow()


def as_pandas(rows):
    types = {pl.Int64: "Int64", pl.Boolean: "boolean", pl.String: "string"}
    return pd.DataFrame(
        {
            name: pd.array([row[name] for row in rows], dtype=types.get(kind, "Int64"))
            for name, kind in SCHEMA.items()
        }
    )


def as_pandas_arrow(rows):
    return as_arrow(rows).to_pandas(types_mapper=pd.ArrowDtype)


def rows_of(found):
    """The added columns, row by row, a hole as ``None``."""
    if isinstance(found, pl.LazyFrame):
        found = found.collect()
    if isinstance(found, pl.DataFrame):
        return found.select(ADDED).rows()
    if isinstance(found, pa.Table):
        return list(zip(*(found[name].to_pylist() for name in ADDED), strict=True))
    columns = ([None if pd.isna(value) else value for value in found[name]] for name in ADDED)
    return list(zip(*columns, strict=True))


HOME = {
    **dict.fromkeys(COLUMNS), "members": 4, "workers": 2, "dependants": 2, "electricity": 60, "cars": 0,
    "area": "rural", "region": "southeast",
}  # fmt: skip


class TestTheSameAsOneByOne:
    @settings(max_examples=40, deadline=None, derandomize=True)
    @given(st.lists(households(), min_size=1, max_size=25), st.sampled_from(EVERY_READING), st.booleans())
    def test_polars(self, rows, readings, lazy):
        frame = as_polars(rows)
        found = points(frame.lazy() if lazy else frame, readings=readings)
        assert isinstance(found, pl.LazyFrame if lazy else pl.DataFrame)
        assert rows_of(found) == [scalar(row, readings) for row in rows]

    @settings(max_examples=14, deadline=None, derandomize=True)
    @given(st.lists(households(), min_size=1, max_size=25), st.sampled_from(PLACES))
    def test_one_place_for_all(self, rows, where):
        place = {"area": where[0], "region": where[1]}
        found = points(as_polars(rows).drop("area", "region"), **place)
        assert rows_of(found) == [scalar(row, Readings(), **place) for row in rows]

    @pytest.mark.parametrize("kind", [as_arrow, as_pandas, as_pandas_arrow])
    @settings(max_examples=6, deadline=None, derandomize=True)
    @given(st.lists(households(), min_size=1, max_size=25))
    def test_other_dataframes(self, kind, rows):
        frame = kind(rows)
        found = points(frame)
        assert type(found) is type(frame)
        assert rows_of(found) == [scalar(row, Readings()) for row in rows]

    def test_every_state_of_the_people(self):
        """Members, and what hangs on them: every mixture of known and not known, in every size."""
        counts = [None, 0, 1, 2, 5, 9]
        people = product(
            [None, 1, 2, 7, 8, 11], counts, [None, 0, 3], [None, 2], [None, False, True], [None, True]
        )
        rows = [
            {
                **HOME,
                "members": n,
                "workers": w,
                "dependants": d,
                "pensions": p,
                "civil_servant": c,
                "contract": j,
            }
            for n, w, d, p, c, j in people
            if n is None or (max(w or 0, d or 0, p or 0) <= n and bool(c) + bool(j) <= n)
        ]
        assert rows_of(points(as_polars(rows))) == [scalar(row, Readings()) for row in rows]

    def test_categories_are_texts(self):
        frame = as_polars([{**HOME, "water": "piped"}] * 2)
        choices = ["water", "toilet", "education", "area", "region"]
        as_categories = frame.with_columns(pl.col(choices).cast(pl.Categorical))
        assert rows_of(points(as_categories)) == rows_of(points(frame))

    def test_a_list_scored_before_is_scored_anew(self):
        once = points(as_polars([HOME]))
        assert points(once).columns == once.columns

    def test_seven_totals_fit_into_one_number(self):
        assert WIDTH * len(SHEETS) < 64
        assert all(p % UNIT == 0 for q in QUESTIONS.values() for row in q.rows for p in row.points)


class TestRefusals:
    """How many rows are wrong in what, and the first few."""

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"region": "south"}, r"5 row\(s\) with no region of .*: 'south', 'south', 'south', …"),
            ({"region": None}, r"no region of .*: None"),
            ({"area": "hills"}, "no area of rural, urban: 'hills'"),
            ({"region": "central-cities"}, "for which no form is printed"),
            ({"water": "drilled"}, "water none of piped, .*: 'drilled'"),
            ({"cars": -1}, "cars below 0: -1"),
            ({"members": 0}, "members below 1: 0"),
            ({"workers": 5}, r"more workers than members: \{'members': 4, 'workers': 5\}"),
            (
                {"members": 1, "workers": 1, "dependants": 0, "contract": True, "civil_servant": True},
                "more kinds",
            ),
        ],
    )
    @pytest.mark.parametrize("kind", [as_polars, as_arrow])
    def test_rows(self, kind, facts, words):
        frame = kind([HOME, *[{**HOME, **facts}] * (SHOWN + 2)])
        with pytest.raises(InvalidValueError, match=words):
            points(frame)

    def test_few_are_all_shown(self):
        with pytest.raises(InvalidValueError, match=r"1 row\(s\) with cars below 0: -2$"):
            points(as_polars([HOME, {**HOME, "cars": -2}]).lazy())

    def test_columns(self):
        frame = as_polars([HOME])
        with pytest.raises(UnknownCodeError, match=r"unknown column 'cars'.*did you mean 'car'"):
            points(frame.rename({"cars": "car"}))
        with pytest.raises(UnknownCodeError, match="unknown column 'region'"):
            points(frame.drop("region"))
        with pytest.raises(
            InvalidValueError, match="'electricity' must be whole numbers or decimals, not Float64"
        ):
            points(frame.with_columns(pl.col("electricity").cast(pl.Float64)))
        with pytest.raises(InvalidValueError, match="'b2_water' must be booleans"):
            points(as_pandas([HOME]).astype({"b2_water": object}))

    def test_a_place_for_all(self):
        with pytest.raises(UnknownCodeError, match="region"):
            points(as_polars([HOME]), area="rural", region="south")

    def test_decimals_at_a_threshold(self):
        rows = [{**HOME, "electricity": Decimal(text)} for text in ("24.9", "25.0", "149.9", "150.0")]
        assert rows_of(points(as_polars(rows))) == [scalar(row, Readings()) for row in rows]
