"""Measures over columns: on every engine the same as over households one by one, all exact."""

from decimal import Decimal
from fractions import Fraction

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo import Category
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.frame import measures as columns
from chuanngheo.frame.moves import crossed, transitions
from chuanngheo.measures import Design, alkire_foster, headcounts
from chuanngheo.measures import transitions as moved

CODES = ("a", "b", "c")
SCHEMA = {
    "province": pl.String, "area": pl.String, "category": pl.String, "members": pl.Int64,
    "weight": pl.Decimal(10, 3), "low": pl.Boolean, "household": pl.String,
    **dict.fromkeys(CODES, pl.Boolean),
}  # fmt: skip
DESIGN = Design(dict.fromkeys(CODES, Fraction(1, 3)), Fraction(2, 3))
DUCK = duckdb.connect()

ENGINES = {
    "polars": lambda frame: frame,
    "polars, lazy": lambda frame: frame.lazy(),
    "pyarrow": lambda frame: frame.to_arrow(),
    "pandas, Arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pandas, nullable": lambda frame: frame.to_arrow().to_pandas(types_mapper=_NULLABLE),
    "duckdb": lambda frame: DUCK.from_arrow(frame.to_arrow()),
}


def _NULLABLE(kind):  # noqa: N802 # beside the engines
    known = {pa.bool_(): pd.BooleanDtype(), pa.int64(): pd.Int64Dtype(), pa.large_string(): pd.StringDtype()}
    return known.get(kind, pd.ArrowDtype(kind))


@pytest.fixture(params=ENGINES, scope="session")
def engine(request):
    return ENGINES[request.param]


@st.composite
def lists(draw):
    """A list of households of two provinces, everything perhaps unknown but members and weight."""
    some = st.none() | st.booleans()
    rows = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "province": st.sampled_from(["A", "B", None]),
                    "area": st.sampled_from(["rural", "urban"]),
                    "category": st.none() | st.sampled_from([c.value for c in Category]),
                    "members": st.integers(1, 9),
                    "weight": st.integers(0, 3_000).map(lambda n: Decimal(n).scaleb(-3)),
                    "low": some,
                    **dict.fromkeys(CODES, some),
                }
            ),
            min_size=1,
            max_size=12,
        )
    )
    return [row | {"household": f"H{n}"} for n, row in enumerate(rows)]


def frame_of(rows):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def answers(rows):
    return [{code: row[code] for code in CODES} for row in rows]


def listed(rows, *names):
    return [tuple(row[name] for name in names) if len(names) > 1 else row[names[0]] for row in rows]


class TestTwins:
    """One household at a time and all at once."""

    @settings(max_examples=8, deadline=None)
    @given(rows=lists(), weighted=st.booleans(), gated=st.booleans())
    def test_alkire_foster(self, engine, rows, weighted, gated):
        one = alkire_foster(
            answers(rows), DESIGN, groups=listed(rows, "province", "area"), by=("province", "area"),
            weights=listed(rows, "weight") if weighted else None,
            low_income=listed(rows, "low") if gated else None, missing="bounds",
        )  # fmt: skip
        names = {"weight": "weight"} if weighted else {}
        names |= {"low_income": "low"} if gated else {}
        frame = engine(frame_of(rows))
        by = ("province", "area")
        all_at_once = columns.alkire_foster(frame, DESIGN, by, missing="bounds", **names)
        assert all_at_once == one
        short = columns.alkire_foster(frame, DESIGN, by, missing="bounds", indicators=False, **names)
        assert [(s.h, s.m0) for s in short.parts.values() if s.population] == [
            (one[key].h, one[key].m0) for key, s in short.parts.items() if s.population
        ]

    @settings(max_examples=8, deadline=None)
    @given(rows=lists(), persons=st.booleans(), weighted=st.booleans())
    def test_headcounts(self, engine, rows, persons, weighted):
        one = headcounts(
            listed(rows, "category"), groups=listed(rows, "province"), by=("province",),
            members=listed(rows, "members") if persons else None,
            weights=listed(rows, "weight") if weighted else None,
        )  # fmt: skip
        names = {"members": "members"} if persons else {}
        names |= {"weight": "weight"} if weighted else {}
        found = columns.headcounts(engine(frame_of(rows)), "province", **names)
        assert found.total.total == one.total.total
        assert {key: part.row() for key, part in found.items()} == {key: p.row() for key, p in one.items()}

    @settings(max_examples=8, deadline=None)
    @given(lists(), lists())
    def test_transitions(self, engine, before, after):
        one = moved(*({r["household"]: r["category"] for r in rows} for rows in (before, after)))
        found = transitions(engine(frame_of(before)), engine(frame_of(after)))
        assert found.rows() == one.rows()

    def test_two_columns_of_one_list(self, engine):
        frame = engine(pl.DataFrame({"x": ["poor", "poor", None], "y": ["hộ nghèo", "average", "poor"]}))
        assert [tuple(row.values()) for row in crossed(frame, "x", "y").rows()] == [
            ("poor", "poor", 1), ("poor", "average", 1), ("unknown", "poor", 1),
        ]  # fmt: skip


class TestColumns:
    def test_pandas_as_it_comes(self):
        """Booleans with holes are objects there, unless they are converted."""
        frame = frame_of([{"a": None, "b": True, "c": True}, dict.fromkeys(CODES, True), {"a": False}])
        frame = frame.drop("weight", "members").with_columns(province=pl.lit("A"))
        plain = frame.to_pandas()
        assert plain["a"].dtype == object
        found = [columns.alkire_foster(f, DESIGN, "province", missing="bounds") for f in (frame, plain)]
        assert found[0] == found[1]

    def test_zeros_and_ones_of_other_names(self, engine):
        frame = engine(pl.DataFrame({"a": [1, 0], "b": [1, 1], "x": [0, None]}))
        found = columns.alkire_foster(frame, DESIGN, columns={"c": "x"}, missing="bounds").total
        assert (found.poor, found.deprived["c"], found.incomplete) == ((1, 2), (0, 1), 1)

    def test_missing_is_refused_and_counted(self, engine):
        frame = engine(frame_of([{"a": None, "b": None}, {"a": None}, dict.fromkeys(CODES, True)]))
        with pytest.raises(InvalidValueError, match=r"2 household.*a 2, b 2, c 2"):
            columns.alkire_foster(frame, DESIGN)

    @pytest.mark.parametrize(
        ("frame", "words"),
        [
            ({"a": [0.5], "b": [True], "c": [True]}, "'a' must be booleans"),
            ({"a": [True, True], "b": [2, 1], "c": [1, 1]}, r"1 row\(s\) with b neither 0 nor 1: 2"),
        ],
    )
    def test_what_is_no_answer(self, frame, words):
        with pytest.raises(InvalidValueError, match=words):
            columns.alkire_foster(pl.DataFrame(frame), DESIGN)

    def test_a_column_that_is_not_there(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'province'"):
            columns.headcounts(frame_of([]), "provinc")
        with pytest.raises(UnknownCodeError, match="indicator"):
            columns.alkire_foster(frame_of([]), DESIGN, columns={"d": "x"})

    def test_weights(self):
        for weight, words in ((None, "weight null or below 0"), (Decimal("-0.5"), "below 0")):
            with pytest.raises(InvalidValueError, match=words):
                columns.headcounts(frame_of([{"category": "poor", "weight": weight}]), weight="weight")
        with pytest.raises(InvalidValueError, match="members null or below 1"):
            columns.headcounts(frame_of([{"category": "poor", "members": 0}]), members="members")
        with pytest.raises(InvalidValueError, match="too large"):
            columns.headcounts(pl.DataFrame({"category": ["poor"] * 3, "w": [1 << 62] * 3}), weight="w")

    def test_an_empty_list(self):
        assert columns.headcounts(frame_of([]), "province", weight="weight").total.total == 0
        assert columns.alkire_foster(frame_of([]), DESIGN, "province").total.population == 0

    def test_households_named_once_and_of_one_type(self):
        one = frame_of([{"household": "H1"}, {"household": "H1"}])
        with pytest.raises(InvalidValueError, match=r"1 row\(s\) with a household listed twice: 'H1'"):
            transitions(one, one)
        with pytest.raises(InvalidValueError, match="no household"):
            transitions(frame_of([{"household": None}]), one)
        with pytest.raises(InvalidValueError, match="String before and Int32 after"):
            transitions(one, one.with_columns(household=pl.lit(1)))


class TestTable:
    ROWS = columns.headcounts(
        frame_of([{"category": "poor", "weight": Decimal("0.5")}]), weight="weight"
    ).rows()

    @pytest.mark.parametrize(
        ("like", "kind"),
        [
            ("polars", pl.DataFrame), ("polars, lazy", pl.DataFrame), ("pandas, nullable", pd.DataFrame),
            ("pyarrow", pa.Table), ("duckdb", pa.Table),
        ],
    )  # fmt: skip
    def test_is_of_the_kind_given(self, like, kind):
        found = columns.table(self.ROWS, like=ENGINES[like](frame_of([{}])))
        assert isinstance(found, kind)
        assert list(pl.DataFrame(found)["poor"]) == [Decimal("0.5")]

    def test_what_no_decimal_writes(self):
        third = headcounts(["poor"], weights=[Fraction(1, 3)]).rows()
        with pytest.raises(InvalidValueError, match="1/3"):
            columns.table(third, like=frame_of([]))

    def test_no_rows(self):
        with pytest.raises(InvalidValueError, match="no rows"):
            columns.table([], like=frame_of([]))
