"""Lists in memory, many rows at a word: the same answers as the expressions give, whatever holds the rows."""

from datetime import date

import attrs
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from chuanngheo import NATIONAL, NATIONAL_2021_2025
from chuanngheo.errors import InvalidValueError
from chuanngheo.frame import buffers, classify, engines, kernel
from chuanngheo.frame.circuit import ONE, ZERO, Circuit
from chuanngheo.frame.classification import planned
from chuanngheo.household import MOST_DONG
from chuanngheo.periods import Span
from chuanngheo.registry import Registry
from chuanngheo.standards import ALL, NATIONAL_2016_2020, PROVINCIAL
from chuanngheo.standards.provinces import PROVINCES
from chuanngheo.testing.regions import last_before

CODES = sorted({c for s in (NATIONAL_2016_2020, NATIONAL_2021_2025) for c in s.indicators.codes})
COUNT = 3_001
BOTH = ("category", "rule")


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch):
    """Blocks and strips of odd ends, and every list long enough."""
    monkeypatch.setattr(buffers, "BLOCK", 1 << 9)
    monkeypatch.setattr(buffers, "STRIP", 1 << 7)
    monkeypatch.setattr(buffers, "SHORT", 1 << 3)


def homes(seed, *, nulls=0.1, standards=(*ALL, *PROVINCIAL)):
    """Random households at and around the lines of all standards."""
    dice = np.random.default_rng(seed)
    cuts = {
        last_before(cut) + n for s in standards for x in s.sheets.values() for cut in x.cuts for n in (0, 1)
    }

    def some(values, dtype):
        drawn = dice.choice(np.array(values, dtype=object), COUNT).tolist()
        unknown = (dice.random(COUNT) < nulls).tolist()
        return pl.Series([None if u else v for v, u in zip(drawn, unknown, strict=True)], dtype=dtype)

    columns = {
        "area": some(["rural", "urban"], pl.String),
        "income": some(sorted(cuts), pl.Int64),
        "year": some([2014, 2017, 2021, 2022, 2026], pl.Int32),
        "score": some(range(11), pl.UInt8),
        "place": some(["VN", "VN-HN"], pl.String),
    }
    return pl.DataFrame(columns | {code: some([True, False], pl.Boolean) for code in CODES})


HOLD = {
    "one piece": lambda f: f,
    "odd offset": lambda f: f[5:],
    "chunks": lambda f: pl.concat([f[:1], f[1:1030], f[1030:1030], f[1030:]], rechunk=False),
    "short chunks": lambda f: pl.concat([f[n : n + 7] for n in range(0, len(f), 7)], rechunk=False),
    "Enum": lambda f: f.with_columns(pl.col("area").cast(pl.Enum(["hill", "urban", "rural"]))),
    "Categorical": lambda f: f.with_columns(pl.col("area").cast(pl.Categorical)),
    "zeros and ones": lambda f: f.with_columns(pl.col(CODES[::2]).cast(pl.Int8)),
    "small numbers": lambda f: f.with_columns(pl.col("income").cast(pl.UInt32)),
    "nullable": lambda f: f.to_pandas(use_pyarrow_extension_array=True).convert_dtypes(
        dtype_backend="numpy_nullable"
    ),
    "as it comes": lambda f: f.with_columns(pl.col("income", "year", "score").fill_null(0)).to_pandas(),
    "pandas Arrow": lambda f: f.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda f: f.to_arrow(),
    "pyarrow, sliced": lambda f: f.to_arrow()[3:],
    "dictionary": lambda f: f.with_columns(pl.col("area").cast(pl.Categorical)).to_arrow(),
}


def answers(found):
    if isinstance(found, pd.DataFrame):
        return [[None if pd.isna(v) else v for v in found[name].tolist()] for name in BOTH]
    if isinstance(found, pa.Table):
        return [found[name].to_pylist() for name in BOTH]
    return [found[name].to_list() for name in BOTH]


def by_both(monkeypatch, frame, *arguments, **named):
    """The answers by words, which must have given some, and by expressions."""
    given = []
    real = kernel.answered

    def seen(*them):
        given.append(real(*them))
        return given[-1]

    monkeypatch.setattr(kernel, "answered", seen)
    monkeypatch.setattr(engines, "LONG", 1)
    by_words = classify(frame, *arguments, add=BOTH, **named)
    assert len(given) == 1
    assert given[0] is by_words
    monkeypatch.setattr(engines, "LONG", 1 << 62)
    return answers(by_words), answers(classify(frame, *arguments, add=BOTH, **named))


class TestTheSameAnswers:
    @pytest.mark.parametrize("hold", HOLD)
    @pytest.mark.parametrize("nulls", [0, 0.1])
    def test_however_they_are_held(self, monkeypatch, hold, nulls):
        frame = HOLD[hold](homes(1, nulls=nulls, standards=(NATIONAL_2021_2025,)))
        by_words, by_expressions = by_both(monkeypatch, frame, NATIONAL_2021_2025)
        assert by_words == by_expressions
        assert len(set(by_words[0])) > 3

    @pytest.mark.parametrize("hold", ["one piece", "chunks", "pandas Arrow", "pyarrow"])
    def test_each_row_by_its_year(self, monkeypatch, hold):
        by_words, by_expressions = by_both(monkeypatch, HOLD[hold](homes(2)), NATIONAL, on="year")
        assert by_words == by_expressions

    @pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=lambda standard: standard.code)
    def test_every_standard(self, monkeypatch, standard):
        named = {"score": "score"} if standard.max_score else {}
        for frame in (homes(3, standards=(standard,)), homes(4, nulls=0.7, standards=(standard,))):
            named |= {} if len(standard.area_codes) > 1 else {"area": standard.area_codes[0]}
            known = frame.with_columns(
                area=pl.col("area").replace_strict(
                    {"rural": standard.area_codes[0], "urban": standard.area_codes[-1]},
                    return_dtype=pl.String,
                )
            )
            if standard.max_score:
                known = known.with_columns(score=pl.col("score").cast(pl.Int16) * standard.max_score // 10)
            by_words, by_expressions = by_both(monkeypatch, known, standard, **named)
            assert by_words == by_expressions

    def test_by_place_and_day(self, monkeypatch):
        days = pl.date("year", 6, 1)
        frame = homes(5).with_columns(year=days).filter(pl.col("year") == date(2017, 6, 1))
        named = {"on": "year", "place": "place", "score": "score"}
        by_words, by_expressions = by_both(monkeypatch, frame, PROVINCES, **named)
        assert by_words == by_expressions

    def test_what_no_column_tells(self, monkeypatch):
        frame = homes(6)
        for unknown in ("area", "income", "water"):
            by_words, by_expressions = by_both(
                monkeypatch, frame, NATIONAL_2021_2025, columns={unknown: None}
            )
            assert by_words == by_expressions
        by_words, by_expressions = by_both(
            monkeypatch, frame, NATIONAL_2021_2025, score="score", worth=2, columns={}
        )
        assert by_words == by_expressions

    @pytest.mark.parametrize("sort", [False, True])
    @pytest.mark.parametrize("years", [[2017], [2016, 2021, 2022], [2011, 2015, 2021, 2026], [2009, None]])
    def test_years_that_are_seen(self, monkeypatch, sort, years):
        """Of one year, at the ends of a standard, of several; those at the head need not be all."""
        told = pl.Series([years[n % len(years)] for n in range(COUNT)], dtype=pl.Int64)
        frame = homes(9).with_columns(year=told.sort() if sort else told)
        for one in (frame, frame.with_columns(pl.col("year").cast(pl.UInt16))):
            by_words, by_expressions = by_both(monkeypatch, one, NATIONAL, on="year", score="score")
            assert by_words == by_expressions

    def test_a_standard_that_comes_again(self, monkeypatch):
        entry = NATIONAL.on(date(2024, 1, 1))
        older, newer = NATIONAL_2016_2020, NATIONAL_2021_2025
        entries = [
            attrs.evolve(entry, standard=one, span=Span.years(first, last))
            for one, first, last in ((older, 2016, 2017), (newer, 2018, 2018), (older, 2019, 2021))
        ]
        frame = homes(10).with_columns(year=pl.int_range(pl.len()) % 5 + 2016)
        by_words, by_expressions = by_both(monkeypatch, frame, Registry(entries), on="year")
        assert by_words == by_expressions
        alone, of_2018 = frame.filter(pl.col("year") == 2018), by_words[0][2::5]
        assert classify(alone, newer)["category"].to_list() == of_2018

    @pytest.mark.parametrize("least", [0, (1 << 31) - 2, MOST_DONG - 2])
    def test_great_incomes(self, monkeypatch, least):
        frame = homes(11).with_columns(income=pl.int_range(pl.len()) % 3 + least)
        by_words, by_expressions = by_both(monkeypatch, frame, NATIONAL_2021_2025)
        assert by_words == by_expressions


class TestPieces:
    """A list to be computed, piece by piece: each piece as the whole."""

    def test_each_as_the_whole(self):
        frame = homes(12, standards=(NATIONAL_2021_2025,))
        plan = planned(frame.lazy(), NATIONAL_2021_2025, add=BOTH)
        wrong = []
        assert plan.is_plain()
        pieces = pl.concat(plan.piece(frame[n : n + 500], wrong.append) for n in range(0, COUNT, 500))
        found = plan.in_words(pieces.lazy()).collect()
        assert found.equals(classify(frame, NATIONAL_2021_2025, add=BOTH), null_equal=True)
        assert wrong == []

    def test_what_is_wrong_is_noted(self):
        frame = homes(13, standards=(NATIONAL_2021_2025,))
        plan = planned(frame.lazy(), NATIONAL_2021_2025)
        wrong = []
        plan.piece(frame.with_columns(income=-1), wrong.append)
        assert wrong == [True]

    def test_what_stands_under_a_null_is_not_wrong(self):
        under = pa.py_buffer(np.array([-1, 1], np.int64))
        value = pa.Array.from_buffers(pa.int64(), 2, [pa.py_buffer(b"\x02"), under])
        frame = pl.from_arrow(pa.table({"area": ["rural"] * 2, "income": value, "score": [3, 3]}))
        wrong = []
        plan = planned(frame.lazy(), NATIONAL_2021_2025, score="score")
        found = plan.in_words(plan.piece(frame, wrong.append).lazy()).collect()
        assert found["category"].to_list() == [None, "poor"]
        assert wrong in ([], [False])  # polars may have written a zero there

    def test_what_words_cannot_tell(self, monkeypatch):
        frame = homes(14).lazy()
        assert not planned(frame, NATIONAL_2021_2025, add=["possible"]).is_plain()
        monkeypatch.setattr(engines, "find_spec", lambda _: None)
        assert not planned(frame, NATIONAL_2021_2025).is_plain()


class TestWhatMayBeWrong:
    """Where the sure eye sees something, the expressions judge: the same errors, or the same answers."""

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"income": pl.lit(-1)}, r"2001 row\(s\) with income not from 0"),
            ({"area": pl.lit("?")}, r"2001 row\(s\) with no area of VN-2021-2025: rural, urban: '\?'"),
            ({"water": pl.lit(2)}, r"2001 row\(s\) with water none of 0, 1: 2"),
        ],
    )
    def test_refused(self, monkeypatch, change, words):
        monkeypatch.setattr(engines, "LONG", 1)
        late = pl.int_range(pl.len()) >= 1000
        frame = homes(7).with_columns(
            pl.when(late)
            .then(new)
            .otherwise(pl.col(name).cast(pl.Int64) if name != "area" else "area")
            .alias(name)
            for name, new in change.items()
        )
        with pytest.raises(InvalidValueError, match=words):
            classify(frame, NATIONAL_2021_2025)

    @pytest.mark.parametrize("dtype", [pl.Int8, pl.Int16, pl.Int32, pl.Int64])
    def test_less_than_zero(self, monkeypatch, dtype):
        """Of a short type too, though its bits read without a sign are no great number."""
        monkeypatch.setattr(engines, "LONG", 1)
        frame = homes(8).with_columns(income=pl.lit(-1, dtype=dtype))
        with pytest.raises(InvalidValueError, match=r"3001 row\(s\) with income not from 0"):
            classify(frame, NATIONAL_2021_2025)

    def test_a_score_too_high(self, monkeypatch):
        monkeypatch.setattr(engines, "LONG", 1)
        with pytest.raises(InvalidValueError, match="a score above 12"):
            classify(homes(8).with_columns(score=13), NATIONAL_2021_2025, score="score")

    def test_anything_may_stand_where_nothing_is_known(self, monkeypatch):
        """Arrow says nothing about the value under a null."""
        monkeypatch.setattr(engines, "LONG", 1)
        value = pa.py_buffer(np.array([-1, 1], np.int64))
        income = pa.Array.from_buffers(pa.int64(), 2, [pa.py_buffer(b"\x02"), value])
        frame = pa.table({"area": ["rural"] * 2, "income": income, "score": [3, 3]})
        assert classify(frame, NATIONAL_2021_2025, score="score")["category"].to_pylist() == [None, "poor"]

    def test_areas_of_another_type(self, monkeypatch):
        monkeypatch.setattr(engines, "LONG", 1)
        frame = pl.DataFrame({"area": [1.0], "income": [1], "score": [3]})
        with pytest.raises(InvalidValueError, match="column 'area' must be areas, not Float64"):
            classify(frame, NATIONAL_2021_2025, score="score")

    @pytest.mark.parametrize(
        ("columns", "named"),
        [
            ({"income": [1.0]}, {}), ({"total_income": [12], "members": [1]}, {}),
            ({"income": [1], "most": [3]}, {"score": ("score", "most")}),
            ({"income": pl.Series([1], dtype=pl.Int128)}, {}), ({"income": [1]}, {"add": ["possible"]}),
        ],
    )  # fmt: skip
    def test_told_otherwise(self, monkeypatch, columns, named):
        monkeypatch.setattr(engines, "LONG", 1)
        frame = pl.DataFrame({"area": ["rural"], "score": [3]} | columns)
        found = classify(frame, NATIONAL_2021_2025, **({"score": "score"} | named))
        assert found.row(0)[-1] == "poor"


class TestCircuit:
    """Bits added and compared as numbers are."""

    @pytest.mark.parametrize("worths", [[1], [1] * 7, [5, 3, 1], [2, 2], [4, 1, 1, 1]])
    def test_sums(self, worths):
        circuit = Circuit()
        leaves = [circuit.leaf(("true", "", n)) for n in range(len(worths))]
        digits = circuit.total(list(zip(leaves, worths, strict=True)))
        asked = [circuit.at_least(digits, least) for least in range(sum(worths) + 2)]
        program = circuit.compiled(asked)
        rows = 1 << len(worths)
        given = np.array([[row >> n & 1 for row in range(rows)] for n in range(len(worths))], np.uint8)
        packed = np.packbits(given, axis=1, bitorder="little")
        found = program.run([packed[n] for _, _, n in program.leaves], packed.shape[1])
        totals = np.array(worths) @ given
        for least, bits in enumerate(found):
            said = np.unpackbits(bits, bitorder="little", count=rows)
            assert said.tolist() == (totals >= least).tolist()

    def test_what_is_certain(self):
        circuit = Circuit()
        a, b = circuit.leaf(("true", "a", 0)), circuit.leaf(("true", "b", 0))
        not_a = circuit.negated(a)
        assert [circuit.both(a, x) for x in (ZERO, ONE, a, not_a)] == [ZERO, a, a, ZERO]
        assert [circuit.either(a, x) for x in (ZERO, ONE, a, not_a)] == [a, ONE, a, ONE]
        assert [circuit.differ(a, x) for x in (ZERO, ONE, a)] == [a, not_a, ZERO]
        assert (circuit.both(ONE, b), circuit.either(ZERO, b), circuit.negated(not_a)) == (b, b, a)
        assert circuit.total([]) == [ZERO]
