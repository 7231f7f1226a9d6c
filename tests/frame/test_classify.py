"""Columns and one household at a time give the same answers: on every engine, in every region."""

from datetime import date
from functools import cache
from random import Random
from typing import ClassVar

import attrs
import pandas as pd
import polars as pl
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from chuanngheo import (
    NATIONAL,
    NATIONAL_2026_2030,
    Band,
    Between,
    Category,
    Household,
    Income,
    PerHead,
    Rule,
    classify,
)
from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError
from chuanngheo.frame import classify as classify_all
from chuanngheo.indicators import IndicatorSet
from chuanngheo.standards import ALL, NATIONAL_2016_2020, NATIONAL_2021_2025, PROVINCIAL, by_code
from chuanngheo.standards.provinces import PROVINCES
from chuanngheo.testing.regions import last_before

EVERY = (*ALL, *PROVINCIAL)
ADDED = ("category", "rule", "score", "possible")


def incomes(standard):
    """At each cut, one đồng beside it, and not known."""
    ends = {last_before(cut) for sheet in standard.sheets.values() for cut in sheet.cuts}
    return [*sorted({max(0, end + step) for end in ends for step in (0, 1)}), None]


def patterns(standard):
    """Every number of deprivations known and of answers not known, at shifting places; or every score."""
    if standard.indicators is None:
        top = standard.max_score
        return [(s,) for s in sorted({0, 1, 2, 3, 4, 39, 40, 41, top} & set(range(top + 1)))] + [(None,)]
    size = len(standard.indicators.codes)
    lists = [[True] * yes + [None] * open_ + [False] * (size - yes - open_)
             for yes in range(size + 1) for open_ in range(size + 1 - yes)]  # fmt: skip
    return [tuple(one[n % size :] + one[: n % size]) for n, one in enumerate(lists)]


def rows(standard):
    return [
        (area, income, *pattern)
        for pattern in patterns(standard)
        for area in (*standard.area_codes, None)
        for income in incomes(standard)
    ]


def names(standard):
    return ("area", "income", *(("score",) if standard.indicators is None else standard.indicators.codes))


def table(standard, listed):
    kinds = (str, int, *((int,) if standard.indicators is None else (bool,) * len(standard.indicators.codes)))
    columns = zip(*listed, strict=True)
    return {n: (kind, list(v)) for n, kind, v in zip(names(standard), kinds, columns, strict=True)}


def household(standard, area, income, *facts):
    income = None if income is None else PerHead(income)
    if standard.indicators is None:
        return Household(area=area, income=income, score=facts[0] if standard.max_score else None)
    known = dict(zip(standard.indicators.codes, facts, strict=True))
    return Household(area=area, income=income, deprivations=standard.deprivations(known))


def expected(one, standard):
    """What the columns must say of one household."""
    result = classify(one, standard)
    rule = result.rule
    scores = one.scores if standard.max_score and one.scores is not None else 0
    return {
        "category": result.category and result.category.value,
        "rule": rule and f"{rule.text()}: {rule.cite}",
        "score": scores.bit_length() - 1 if scores.bit_count() == 1 else None,
        "possible": " ".join(category.value for category in result.possible),
    }


@cache
def all_expected(standard):
    answers = [expected(household(standard, *row), standard) for row in rows(standard)]
    return {what: [answer[what] for answer in answers] for what in ADDED}


@pytest.mark.parametrize("standard", EVERY, ids=lambda standard: standard.code)
def test_every_region_and_every_unknown(engine, standard):
    """At each line and one đồng above it, at each count of known and of unknown, every area, none known."""
    listed = rows(standard)
    found = classify_all(engine(table(standard, listed)), standard, add={a: f"the_{a}" for a in ADDED})
    agree(engine, found, {f"the_{what}": values for what, values in all_expected(standard).items()}, listed)


def agree(engine, found, columns, listed):
    """The columns of a result are those expected; else the first row that differs is shown."""
    answers = engine.columns(found, list(columns))
    if answers != columns:
        for number, row in enumerate(listed):
            found, wanted = ({n: c[number] for n, c in table.items()} for table in (answers, columns))
            assert found == wanted, row
    assert answers == columns


FACTS = {"area": str, "total_income": int, "months": int, "members": int, "year": int}
ANSWERS = sorted({c for s in (NATIONAL_2016_2020, NATIONAL_2021_2025) for c in s.indicators.codes})
COUNT = 2_000


def drawn(seed, years):
    """Households by a seed: each fact perhaps unknown, incomes of every size."""
    dice = Random(seed)  # noqa: S311 # a draw of test rows

    def maybe(value):
        return None if dice.random() < 0.1 else value

    for _ in range(COUNT):
        known, deprived = dice.random(), dice.random()
        answers = [None if dice.random() > known else dice.random() < deprived for _ in ANSWERS]
        months, members = dice.randint(1, 12), dice.randint(1, 12)
        total = dice.choice([dice.randint(0, 4_000_000) * months * members, dice.randint(0, 2**53)])
        area = dice.choice(["rural", "urban", "nông thôn"])
        yield maybe(area), maybe(total), maybe(months), maybe(members), maybe(dice.choice(years)), answers


def of_its_year(row):
    """What must be said of a row of the year, alone."""
    area, total, months, members, year, answers = row
    if year is None:
        return dict.fromkeys(ADDED)
    standard = NATIONAL.on(date(year, 6, 1)).standard
    known = dict(zip(ANSWERS, answers, strict=True))
    income = None if None in (total, months, members) else Income(total, months=months, members=members)
    codes = standard.indicators and standard.indicators.codes
    deprivations = codes and standard.deprivations({code: known[code] for code in codes})
    return expected(Household(area=area, income=income, deprivations=deprivations), standard)


@settings(max_examples=2, phases=[Phase.explicit, Phase.generate], deadline=None)
@given(
    seed=st.integers(0, 2**32),
    years=st.lists(st.sampled_from([2014, 2017, 2021, 2022, 2026]), min_size=1, unique=True),
)
@example(seed=1, years=[None])
@example(seed=2, years=[2014, 2017, 2021, 2022, 2026])
def test_any_list_of_any_year(engine, seed, years):
    """A total over months and members, never divided; each row by the standard of its year."""
    listed = list(drawn(seed, years))
    facts = dict(zip(FACTS, zip(*(row[:5] for row in listed), strict=True), strict=True))
    columns = {name: (FACTS[name], list(values)) for name, values in facts.items()}
    columns |= {code: (bool, [row[5][n] for row in listed]) for n, code in enumerate(ANSWERS)}
    found = classify_all(engine(columns), NATIONAL, on="year", add=ADDED)
    one_by_one = [of_its_year(row) for row in listed]
    agree(engine, found, {what: [one[what] for one in one_by_one] for what in ADDED}, listed)


GOOD = {"area": (str, ["rural", "urban", None]), "income": (int, [1_500_000, None, 2_000_000]),
        "score": (int, [3, 2, 10])}  # fmt: skip
YEARS = {**GOOD, "year": (int, [2017, None, 2022]), "day": (date, [date(2017, 1, 1), None, date(2022, 1, 1)])}


def with_columns(**changes):
    return GOOD | {
        name: (kind, [*values, *[None] * (3 - len(values))]) for name, (kind, values) in changes.items()
    }


class TestWhichStandard:
    """One for all, or as a column of each row tells it."""

    @pytest.mark.parametrize("on", ["year", "day"])
    def test_by_time(self, engine, on):
        found = classify_all(engine(YEARS), NATIONAL, on=on, score="score")
        assert engine.read(found, "category") == ["average", None, None]

    def test_by_the_province_of_the_row(self, engine):
        columns = GOOD | {"province": (str, ["Hà Nội", None, "Bến Tre"])}
        of = {"Hà Nội": by_code("VN-HN-2016-2020"), "Bến Tre": NATIONAL_2016_2020}
        found = classify_all(engine(columns), of, by="province", score="score")
        assert engine.read(found, "category") == ["poor", None, "not-poor"]

    def test_by_time_and_place(self, engine):
        columns = YEARS | {"place": (str, ["VN-HN", "VN", None])}
        found = classify_all(engine(columns), PROVINCES, on="year", place="place", score="score")
        assert engine.read(found, "category") == ["poor", None, None]

    def test_one_day_for_all_and_a_column_of_places(self, engine):
        columns = GOOD | {"place": (str, ["VN-HN", "VN", "VN"])}
        found = classify_all(engine(columns), PROVINCES, on=date(2017, 5, 1), place="place", score="score")
        assert engine.read(found, "category") == ["poor", None, "not-poor"]

    def test_one_day_for_all(self, engine):
        found = classify_all(engine(GOOD), NATIONAL, on=date(2024, 12, 14), score="score")
        assert engine.read(found, "category") == ["poor", None, None]

    @pytest.mark.parametrize(
        ("standard", "arguments", "words"),
        [
            (NATIONAL, {}, "say on="),
            (NATIONAL, {"by": "year"}, "by='year' does not go with a registry"),
            (NATIONAL_2021_2025, {"on": "year"}, "on='year' does not go with VN-2021-2025"),
            ({2017: NATIONAL_2016_2020}, {}, "say by="),
            (
                {2017: NATIONAL_2016_2020},
                {"by": "year"},
                r"1 row\(s\) with no standard recorded for them: 2022",
            ),
            (NATIONAL, {"on": "area"}, "must be days without a time zone, or whole years"),
            (NATIONAL, {"on": "year", "subject": "worker"}, "holds years, but a standard applies 24/02/2025"),
        ],
    )
    def test_refusals(self, standard, arguments, words, polars_of):
        with pytest.raises(InvalidValueError, match=words):
            classify_all(polars_of(YEARS), standard, score="score", **arguments)


class TestValues:
    """What columns may hold, and what is refused: counted, and shown."""

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"area": (str, ["urbann", "rural", "urbann"])}, "2 row.s. with no area of .*'urbann', 'urbann'"),
            ({"income": (int, [-1])}, "1 row.s. with income not from 0 to 10.* đồng: -1"),
            ({"income": (int, [10**18 + 1])}, "1 row.s. with income not from 0"),
            ({"score": (int, [13])}, "1 row.s. with a score above 12, the highest of VN-2021-2025: 13"),
            ({"income": (str, ["1"])}, "column 'income' must be whole numbers, not String"),
            ({"area": (date, [date(2024, 1, 1)])}, "column 'area' must be areas, not Date"),
        ],
    )  # fmt: skip
    def test_refused(self, change, words, polars_of):
        with pytest.raises(InvalidValueError, match=words):
            classify_all(polars_of(with_columns(**change)), NATIONAL_2021_2025, score="score")

    def test_an_unknown_area_is_counted_on_every_engine(self, engine):
        columns = with_columns(area=(str, ["rurall", "đô thị", "rural"]))
        with pytest.raises(InvalidValueError, match=r"2 row\(s\) with no area .*: 'rurall', 'đô thị'"):
            classify_all(engine(columns), NATIONAL_2021_2025, score="score")

    def test_a_missing_column(self, engine):
        columns = {"area": GOOD["area"], "incom": GOOD["income"], "score": GOOD["score"]}
        with pytest.raises(UnknownCodeError, match=r"unknown column 'income'.*did you mean 'incom'"):
            classify_all(engine(columns), NATIONAL_2021_2025, score="score")

    def test_a_missing_indicator_is_no_answer(self, polars_of):
        with pytest.raises(UnknownCodeError, match=r"unknown column 'employment'"):
            classify_all(polars_of(GOOD), NATIONAL_2021_2025)

    @pytest.mark.parametrize("value", [float("nan"), 1.5, 2.0**54])
    @pytest.mark.parametrize("make", [pl.DataFrame, lambda f: pl.DataFrame(f).to_arrow()])
    def test_a_float_that_is_no_exact_number(self, make, value):
        with pytest.raises(InvalidValueError, match="income"):
            classify_all(
                make({"area": ["rural"], "income": [value], "score": [3]}), NATIONAL_2021_2025, score="score"
            )

    def test_floats_that_are_whole(self):
        frame = pl.DataFrame({"area": ["rural"] * 2, "income": [1_500_000.0, None], "score": [3.0, 3.0]})
        assert classify_all(frame, NATIONAL_2021_2025, score="score")["category"].to_list() == ["poor", None]

    def test_a_score_where_income_alone_decides(self):
        """A standard without indicators asks for no score; any whole number in its column does no harm."""
        frame = pl.DataFrame({"area": ["rural"] * 2, "income": [400_000, 400_001], "score": [40, 0]})
        found = classify_all(frame, by_code("VN-2011-2015"), score="score")
        assert found["category"].to_list() == ["poor", "near-poor"]

    @pytest.mark.parametrize("years", [[1990], [1990, 2022], [2022, 2099]])
    def test_a_year_of_no_standard(self, years):
        """Said with its count and the year itself; never the nearest standard."""
        rows = len(years)
        frame = pl.DataFrame(
            {"area": ["rural"] * rows, "income": [1] * rows, "score": [3] * rows, "year": years}
        )
        with pytest.raises(
            InvalidValueError, match=r"1 row.s. with no standard recorded for them: (1990|2099)"
        ):
            classify_all(frame, NATIONAL, on="year", score="score")

    def test_nan_in_numpy_is_not_known(self):
        frame = pd.DataFrame(
            {"area": ["rural", None], "income": [1_500_000, float("nan")], "score": [3.0, 3.0]}
        )
        found = classify_all(frame, NATIONAL_2021_2025, score="score")["category"]
        assert found.isna().tolist() == [False, True]

    def test_objects(self):
        frame = pd.DataFrame({"area": ["rural"], "income": [[1]], "score": [3]})
        with pytest.raises(InvalidValueError, match="'income' holds objects"):
            classify_all(frame, NATIONAL_2021_2025, score="score")

    @pytest.mark.parametrize("dtype", [pl.Int8, pl.UInt16, pl.Int32, pl.UInt64, pl.Int128])
    def test_any_type_of_whole_numbers(self, dtype):
        frame = pl.DataFrame({"area": ["rural"], "income": pl.Series([100], dtype=dtype), "score": [3]})
        assert classify_all(frame, NATIONAL_2021_2025, score="score")["category"].to_list() == ["poor"]


INDICATORS = NATIONAL_2021_2025.indicators.codes


def answered(first, rest):
    """Three deprivations of twelve, told in the caller's own way: ``rest`` for the others."""
    return {code: (type(first), [first if n < 3 else rest]) for n, code in enumerate(INDICATORS)}


class TestAnswers:
    """Indicators as spreadsheets hold them; a missing answer is never "no"."""

    ONE: ClassVar = {"area": (str, ["rural"]), "income": (int, [1_500_000])}

    @pytest.mark.parametrize(("rest", "category"), [(0, "poor"), (None, "poor")])
    def test_one_and_zero(self, engine, rest, category):
        found = classify_all(engine(self.ONE | answered(1, rest)), NATIONAL_2021_2025)
        assert engine.read(found, "category") == [category]

    def test_crosses(self, engine):
        """An empty cell is what the caller says it is."""
        columns = self.ONE | answered("x", "") | {"water": (str, [""])}
        columns |= {"employment": (str, [""])}
        for empty, category in ((False, "near-poor"), (None, None)):
            found = classify_all(engine(columns), NATIONAL_2021_2025, answers={"x": True, "": empty})
            assert engine.read(found, "category") == [category]

    def test_crosses_unexplained(self, polars_of):
        with pytest.raises(InvalidValueError, match=r"say what its values mean, as answers=\{'x': True"):
            classify_all(polars_of(self.ONE | answered("x", "")), NATIONAL_2021_2025)

    def test_an_answer_that_means_nothing(self, engine):
        with pytest.raises(InvalidValueError, match=r"1 row\(s\) with employment none of 0, 1: 2"):
            classify_all(engine(self.ONE | answered(1, 0) | {"employment": (int, [2])}), NATIONAL_2021_2025)

    def test_bytes(self, polars_of):
        frame = polars_of(self.ONE | answered(1, 0)).cast(dict.fromkeys(INDICATORS, pl.Int8))
        assert classify_all(frame, NATIONAL_2021_2025)["category"].to_list() == ["poor"]

    def test_nan_is_no_answer(self, polars_of):
        frame = polars_of(self.ONE | answered(1, 0)).with_columns(water=pl.lit(float("nan")))
        with pytest.raises(InvalidValueError, match="water NaN"):
            classify_all(frame, NATIONAL_2021_2025)


class TestColumns:
    """Names of the caller's own, facts that no column tells, what is added."""

    def test_own_names(self, engine):
        columns = {"kv": (str, ["1"]), "tn": (int, [1_500_000]), "thieu_hut": (int, [3])}
        found = classify_all(
            engine(columns), NATIONAL_2021_2025, columns={"area": "kv", "income": "tn"}, areas={"1": "rural"},
            score="thieu_hut", add={"category": "loai"},
        )  # fmt: skip
        assert engine.read(found, "loai") == ["poor"]

    def test_areas_as_booleans(self):
        frame = pl.DataFrame({"urban": [True, False], "income": [1_500_001] * 2, "score": [3] * 2})
        found = classify_all(
            frame,
            NATIONAL_2021_2025,
            columns={"area": "urban"},
            areas={True: "urban", False: "rural"},
            score="score",
        )
        assert found["category"].to_list() == ["poor", "average"]

    @pytest.mark.parametrize("words", [["rural", "urban"], ["rural"], ["rural", "urban", "hill"]])
    def test_an_enum_of_areas(self, words):
        frame = pl.DataFrame(
            {"area": pl.Series(["rural", None], dtype=pl.Enum(words)), "income": [1] * 2, "score": [3] * 2}
        )
        found = classify_all(frame, NATIONAL_2021_2025, score="score")
        assert found["category"].to_list() == ["poor", "poor"]

    def test_what_no_column_tells(self, polars_of):
        frame = pl.DataFrame({"income": [900_000, 10**7]})
        unknown = dict.fromkeys(("area", "score"))
        found = classify_all(
            frame, NATIONAL_2026_2030, columns=unknown, add=["category", "possible", "score"]
        )
        assert found.select("category", "possible", "score").rows() == [
            (None, "poor near-poor", None), ("not-poor", "not-poor", None)]  # fmt: skip
        codes = dict.fromkeys(("income", *NATIONAL_2021_2025.indicators.codes))
        found = classify_all(polars_of(GOOD), NATIONAL_2021_2025, columns=codes, add=["possible"])
        assert set(found["possible"].to_list()) == {"poor near-poor average not-poor"}

    def test_a_total_without_months_is_of_a_year(self):
        frame = pl.DataFrame({"total_income": [72_000_000, 72_000_001], "members": [4, 4], "score": [3, 3]})
        found = classify_all(frame, NATIONAL_2021_2025, area="nông thôn", score="score")
        assert found["category"].to_list() == ["poor", "average"]

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"members": [0]}, "members not from 1"), ({"members": [2**40]}, "members not from 1"),
            ({"months": [2**31], "members": [2**31]}, "person-months"),
        ],
    )  # fmt: skip
    def test_person_months_that_cannot_be(self, change, words):
        frame = pl.DataFrame({"total_income": [1], "members": [1], "months": [1], "score": [3]} | change)
        with pytest.raises(InvalidValueError, match=words):
            classify_all(frame, NATIONAL_2021_2025, area="rural", score="score")

    def test_income_told_twice(self):
        frame = pl.DataFrame({"income": [1], "total_income": [1], "members": [1], "score": [3]})
        with pytest.raises(InvalidValueError, match="income is told twice"):
            classify_all(frame, NATIONAL_2021_2025, area="rural", score="score")
        found = classify_all(
            frame, NATIONAL_2021_2025, area="rural", score="score", columns={"total_income": None}
        )
        assert found["category"].to_list() == ["poor"]

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ({"columns": {"watr": "x"}}, "unknown fact in columns= 'watr'"),
            ({"area": "city"}, "unknown area 'city'"),
            ({"add": ["categry"]}, "did you mean 'category'"),
        ],
    )
    def test_words_outside_a_list(self, arguments, words, polars_of):
        with pytest.raises(UnknownCodeError, match=words):
            classify_all(polars_of(GOOD), NATIONAL_2021_2025, score="score", **arguments)

    def test_nothing_is_written_over(self, polars_of):
        with pytest.raises(InvalidValueError, match="has a column 'score' already"):
            classify_all(polars_of(GOOD), NATIONAL_2021_2025, score="score", add=["score"])

    def test_least_and_greatest_score_of_the_sheets(self, engine):
        """Ten points a deprivation."""
        columns = {"income": (int, [1_500_000] * 3), "b0": (int, [30, 20, None]), "b1": (int, [30, 30, 20])}
        found = classify_all(engine(columns), NATIONAL_2021_2025, area="rural", score=("b0", "b1"), worth=10)
        assert engine.read(found, "category") == ["poor", None, "near-poor"]
        with pytest.raises(InvalidValueError, match="b0 above b1"):
            classify_all(
                engine(columns | {"b1": (int, [0] * 3)}), NATIONAL_2021_2025, area="rural", score=("b0", "b1")
            )

    @pytest.mark.parametrize("what", ADDED)
    def test_each_addition_alone(self, engine, what):
        found = classify_all(engine(GOOD), NATIONAL_2021_2025, score="score", add={what: "found"})
        one = expected(Household(area="rural", income=PerHead(1_500_000), score=3), NATIONAL_2021_2025)
        assert engine.read(found, "found")[0] == one[what]

    def test_an_engine_that_is_none_of_ours(self, monkeypatch, polars_of):
        monkeypatch.setattr("chuanngheo.frame.engines.ENGINES", ())
        with pytest.raises(InvalidValueError, match="not polars, whose answers were never compared"):
            classify_all(polars_of(GOOD), NATIONAL_2021_2025)


class TestKind:
    """The same kind of table comes back, and the one given is left as it was."""

    def test_of_the_same_type(self, engine):
        given_ = engine(GOOD)
        assert type(classify_all(given_, NATIONAL_2021_2025, score="score")).__name__ == type(given_).__name__

    def test_untouched(self, polars_of, pandas_nullable):
        for make, columns in ((polars_of, lambda f: f.columns), (pandas_nullable, lambda f: list(f.columns))):
            frame = make(GOOD)
            classify_all(frame, NATIONAL_2021_2025, score="score")
            assert columns(frame) == list(GOOD)

    def test_closed_lists_are_typed(self, polars_of, pandas_nullable):
        assert classify_all(polars_of(GOOD), NATIONAL_2021_2025, score="score")["category"].dtype == pl.Enum(
            [one.value for one in Category]
        )
        assert (
            str(classify_all(pandas_nullable(GOOD), NATIONAL_2021_2025, score="score")["category"].dtype)
            == "category"
        )

    def test_no_row(self, engine):
        found = classify_all(
            engine({name: (kind, []) for name, (kind, _) in GOOD.items()}), NATIONAL_2021_2025, score="score"
        )
        assert engine.read(found, "category") == []

    @pytest.mark.parametrize("thing", [[1], "households.csv", None])
    def test_no_table(self, thing):
        with pytest.raises(
            InvalidValueError, match=r"expected a dataframe of polars, pandas.*installed here: polars"
        ):
            classify_all(thing, NATIONAL_2021_2025)


def weighted(*points, rules):
    """A made-up standard whose indicators count unlike points."""
    base = NATIONAL_2021_2025
    indicators = tuple(
        attrs.evolve(one, points=worth)
        for one, worth in zip(base.indicators.indicators, points, strict=False)
    )
    made = [Rule(category=c, cite=base.cite, income=Band(upto="poverty"), score=s) for c, s in rules]
    return attrs.evolve(base, code="X", indicators=IndicatorSet("X", indicators), rules=made)


class TestUnlikePoints:
    """A score between the least and the greatest may be out of reach; then columns must not guess."""

    def test_two_classes(self, engine):
        standard = weighted(5, 3, rules=[("poor", Between(least=4)), ("near-poor", Between(below=4))])
        listed = [("rural", 1, a, b) for a in (True, False, None) for b in (True, False, None)]
        columns = {"area": (str, ["rural"] * 9), "income": (int, [1] * 9)}
        columns |= {
            code: (bool, [row[n + 2] for row in listed]) for n, code in enumerate(standard.indicators.codes)
        }
        found = engine.read(classify_all(engine(columns), standard), "category")
        assert found == [expected(household(standard, *row), standard)["category"] for row in listed]

    def test_a_class_in_two_ranges(self, polars_of):
        standard = weighted(
            5,
            3,
            rules=[
                ("poor", Between(most=0)),
                ("near-poor", Between(least=1, below=8)),
                ("poor", Between(least=8)),
            ],
        )
        with pytest.raises(NotModelledError, match="unlike points"):
            classify_all(polars_of(GOOD), standard, columns=dict.fromkeys(standard.indicators.codes))

    def test_a_class_between(self, polars_of):
        standard = weighted(
            5, 3, rules=[("poor", Between(least=8)), ("near-poor", Between(least=3, below=8))]
        )
        unknown = dict.fromkeys(standard.indicators.codes)
        assert classify_all(polars_of(GOOD), standard, columns=unknown)["category"].null_count() == 3
        with pytest.raises(NotModelledError, match="unlike points"):
            classify_all(polars_of(GOOD), standard, columns=unknown, add=["possible"])
