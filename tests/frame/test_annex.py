"""The annex over columns says of every household what ``assess`` says of it alone, whatever the engine."""

import datetime as dt
from decimal import Decimal
from itertools import product
from pathlib import Path

import attrs
import polars as pl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import chuanngheo as cn
from chuanngheo import frame
from chuanngheo.assess import CIRCULAR, DECREE, READINGS, assess
from chuanngheo.assess.intake import YES_NO
from chuanngheo.assess.people import Person, nourishment
from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError
from chuanngheo.files.visits import load_visits
from chuanngheo.frame.annex.people import named_ages
from chuanngheo.frame.annex.told import DWELLING, FLOAT_DECIMALS, MEMBER, MOST_DECIMALS
from chuanngheo.members import (
    Diploma,
    Dwelling,
    Job,
    Means,
    Member,
    Pillar,
    Roof,
    School,
    Sex,
    Toilet,
    Training,
    Wall,
    Water,
    Word,
    Work,
)
from chuanngheo.sheets.nutrition import TABLE, BetweenAges

DAY = dt.date(2024, 12, 14)
CODES = tuple(frame.B2_COLUMNS)
TYPES = {bool: bool, int: int, Decimal: Decimal, dt.date: dt.date}
CLASHING = ("job", "able", "seeking", "school", "stunted", "underweight", "qualified", "right_school")
"""Without these no facts of a member contradict each other."""


def a_fact(fact, kind):
    if kind is bool:
        return st.booleans()
    if kind is Decimal:
        return st.integers(*((400, 1_700) if fact == "height_cm" else (20, 900))).map(
            lambda n: Decimal(n) / 10
        )
    if kind is dt.date:
        return st.dates(dt.date(2000, 1, 1), DAY) | st.dates(dt.date(1930, 1, 1), DAY)
    if kind is int:
        return st.integers(0, 17) | st.integers(0, 150)
    return st.sampled_from(kind)


MEMBER_FACTS = st.fixed_dictionaries({fact: st.none() | a_fact(fact, kind) for fact, kind in MEMBER.items()})


def possible(facts):
    """The facts of a member, those that clash with others taken away."""
    if facts["born"] is not None:
        facts = facts | {"age": None}
    try:
        for reading in READINGS:
            assess([Member(**facts)], on=DAY, reading=reading)
    except InvalidValueError:
        return facts | dict.fromkeys(CLASHING)
    return facts


DWELLING_FACTS = st.fixed_dictionaries(
    {
        **{f: st.none() | st.sampled_from(k) for f, k in DWELLING.items() if f not in ("area_m2", "means")},
        "area_m2": st.none() | st.integers(40, 900).map(lambda n: Decimal(n) / 10),
        "means": st.none() | st.lists(st.sampled_from(Means), max_size=2),
    }
)
HOME = st.tuples(
    DWELLING_FACTS,
    st.lists(MEMBER_FACTS.map(possible), max_size=3),
    st.none() | st.integers(0, 2),
)
"""A dwelling, its members, and how many more there are than listed, if their number is told."""


def columns_of(rows, kinds):
    """The rows as columns with a type each: texts for words."""
    types = {
        name: str if isinstance(kind, type) and issubclass(kind, Word) else kind
        for name, kind in kinds.items()
    }
    return {
        name: (kind, [None if row[name] is None else _text(row[name]) for row in rows])
        for name, kind in types.items()
    }


def _text(value):
    if isinstance(value, (list, tuple)):
        return "; ".join(one.vi for one in value) or "không"
    return value.value if isinstance(value, Word) else value


def tables(homes, make, *, members=True):
    """The two tables of an engine."""
    households = [
        {"id": f"H{n}", "size": None if more is None else max(1, len(people) + more), **facts}
        for n, (facts, people, more) in enumerate(homes)
    ]
    people = [{"household": f"H{n}", **one} for n, (_, listed, _) in enumerate(homes) for one in listed]
    kinds = {"id": str, "size": int, **DWELLING}
    return (
        make(columns_of(households, kinds)),
        make(columns_of(people[::-1], {"household": str, **MEMBER})) if members else None,
    )


def one_by_one(homes, reading=CIRCULAR, on=DAY):
    """What the scalar says of each household."""
    found = {}
    for n, (facts, people, more) in enumerate(homes):
        size = None if more is None else max(1, len(people) + more)
        listed = [Member(**one) for one in people] or None
        answer = assess(listed, Dwelling(**facts), on=on, size=size, reading=reading)
        found[f"H{n}"] = (*(answer[code].deprived for code in CODES), answer.size)
    return found


def over_columns(engine, found):
    rows = engine.rows(found, ["id", *frame.B2_COLUMNS.values(), "members"])
    return {row[0]: row[1:] for row in rows}


EVERYTHING = (*CODES, "members")


class TestTheSame:
    """Every answer, and where there is none."""

    @settings(max_examples=1, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(st.lists(HOME, min_size=15, max_size=20), st.sampled_from(READINGS))
    def test_on_every_engine(self, engine, homes, reading):
        households, members = tables(homes, engine)
        found = frame.assess(households, members, on=DAY, reading=reading, add=EVERYTHING)
        assert type(found) is type(households)
        assert over_columns(engine, found) == one_by_one(homes, reading)

    @settings(max_examples=12, deadline=None, derandomize=True)
    @given(st.lists(HOME, min_size=1, max_size=12), st.sampled_from(READINGS), st.booleans())
    def test_random_lists(self, polars_of, homes, reading, lazy):
        households, members = tables(homes, lambda c: polars_of(c).lazy() if lazy else polars_of(c))
        found = frame.assess(households, members, on=DAY, reading=reading, add=EVERYTHING).lazy().collect()
        expected = one_by_one(homes, reading)
        assert found["id"].to_list() == list(expected)
        assert found.select(*frame.B2_COLUMNS.values(), "members").rows() == list(expected.values())

    def test_nothing_known_of_members(self, engine):
        homes = [(NO_HOME, [], more) for more in (None, 0, 2)]
        households, _ = tables(homes, engine, members=False)
        found = frame.assess(households, None, on=DAY, add=EVERYTHING)
        assert over_columns(engine, found) == one_by_one(homes)


def of_one(polars_of, people, reading=CIRCULAR, on=DAY):
    """Answers of households of one member each, over columns."""
    facts = [fact for fact in MEMBER if any(one.get(fact) is not None for one in people)]
    rows = [{"household": n, **{fact: one.get(fact) for fact in facts}} for n, one in enumerate(people)]
    members = polars_of(columns_of(rows, {"household": int, **{fact: MEMBER[fact] for fact in facts}}))
    households = pl.DataFrame({"id": range(len(people))})
    return frame.assess(households, members, on=on, reading=reading, partial=True)


def mixtures(code, reading, **facts):
    """Every mixture of facts that a member may have, with what the scalar says."""
    for mixture in product(*facts.values()):
        one = dict(zip(facts, mixture, strict=True))
        try:
            yield one, assess([Member(**one)], on=DAY, reading=reading)[code].deprived
        except InvalidValueError:
            continue


def maybe(*values):
    return (*values, None)


YES_OR_NO = (True, False, None)
AGES = maybe(*sorted({years - n for years in named_ages(DECREE) for n in (0, 1)}))
"""Both sides of every age that the annex names."""
NOBODY = dict.fromkeys(MEMBER)
NO_HOME = dict.fromkeys(DWELLING)


def measured(rows):
    """Children just below, at and above the lines of a row, at its age and a little later, and by years."""
    tenth = Decimal("0.1")
    for row, sex, column, at in product(rows, maybe(*Sex), (0, 1), (-1, 0, 1)):
        height = row.height_cm[column] + at * tenth
        weight = None if row.weight_kg is None else row.weight_kg[column] + at * tenth
        for later, known in product((0, 2, 5), ({"height_cm": height}, {"weight_kg": weight or Decimal(30)})):
            yield {"sex": sex, "born": months_before(row.months + later), **known}
        both = {"height_cm": height, "weight_kg": weight}
        yield {"sex": sex, "age": row.months // 12, **both}
        yield {"sex": sex, **both}


def months_before(months):
    """The day of the same number so many months ago; every month has one."""
    month = DAY.year * 12 + DAY.month - 1 - months
    return DAY.replace(year=month // 12, month=month % 12 + 1)


class TestEveryMixture:
    """What decides an indicator, each way it may be."""

    @pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.code)
    @pytest.mark.parametrize(
        ("code", "facts"),
        [
            (
                "employment",
                {"work": maybe(*Work), "job": maybe(*Job), "able": YES_OR_NO, "seeking": YES_OR_NO},
            ),
            ("dependents", {"elderly": YES_OR_NO, "disabled": YES_OR_NO, "allowance": YES_OR_NO}),
            ("health_insurance", {"insured": YES_OR_NO, "state_insured": YES_OR_NO}),
            (
                "adult_education",
                {
                    "school": maybe(School.UNIVERSITY),
                    "in_school": YES_OR_NO,
                    "diploma": maybe(*Diploma),
                    "training": maybe(Training.NONE, Training.ELEMENTARY),
                    "trained_on_the_job": YES_OR_NO,
                },
            ),
            (
                "adult_education",
                {"qualified": YES_OR_NO, "diploma": maybe(*Diploma), "school": maybe(*School)},
            ),
            (
                "adult_education",
                {"training": maybe(*Training), "in_school": YES_OR_NO, "qualified": YES_OR_NO},
            ),
            (
                "school_attendance",
                {"school": maybe(*School), "in_school": YES_OR_NO, "right_school": YES_OR_NO},
            ),
            ("nutrition", {"stunted": YES_OR_NO, "underweight": YES_OR_NO}),
            ("telecom", {"internet": YES_OR_NO}),
        ],
    )
    def test_of_a_member(self, polars_of, code, facts, reading):
        people, expected = zip(*mixtures(code, reading, **facts, age=AGES), strict=True)
        assert of_one(polars_of, people, reading)[f"b2_{code}"].to_list() == list(expected)
        assert {True, None} <= {*expected}

    @pytest.mark.parametrize("between", BetweenAges)
    @pytest.mark.parametrize("at_the_value", [False, True])
    def test_heights_and_weights_around_every_line(self, polars_of, between, at_the_value):
        reading = attrs.evolve(CIRCULAR, between=between, at_the_value=at_the_value)
        plain = between is BetweenAges.REACHED and not at_the_value
        people = list(measured(TABLE if plain else TABLE[::5]))
        found = of_one(polars_of, people, reading)["b2_nutrition"].to_list()
        alone = [Person.of(Member(**one), 1, DAY) for one in people]
        assert found == [nourishment(one, reading).answer for one in alone]
        assert set(found) == {True, False, None}

    @pytest.mark.parametrize("day", [DAY, dt.date(2024, 2, 29), dt.date(2023, 2, 28), dt.date(2024, 3, 31)])
    def test_days_of_birth(self, polars_of, day):
        reading = attrs.evolve(CIRCULAR, between=BetweenAges.INTERPOLATED)
        facts = {"sex": Sex.FEMALE, "height_cm": Decimal(100), "insured": False, "state_insured": False}
        days = {*range(0, 17 * 366, 5), *(366 * years + n for years in range(3, 32) for n in range(-9, 2))}
        people = [facts | {"born": day - dt.timedelta(days=n), "in_school": False} for n in sorted(days)]
        found = of_one(polars_of, people, reading, day)
        alone = [assess([Member(**one)], on=day, reading=reading) for one in people]
        for code in ("nutrition", "health_insurance", "adult_education", "school_attendance", "dependents"):
            assert found[f"b2_{code}"].to_list() == [one[code].deprived for one in alone]

    @pytest.mark.parametrize("more", [None, 0, 1, 3])
    def test_dependents_are_counted(self, polars_of, more):
        counts = [each for each in product(range(4), repeat=3) if any(each)]
        kinds = (NOBODY | {"age": 3}, NOBODY | {"age": 30, "allowance": False}, NOBODY)
        homes = [
            (NO_HOME, [one for one, n in zip(kinds, each, strict=True) for _ in range(n)], more)
            for each in counts
        ]
        found = frame.assess(*tables(homes, polars_of), on=DAY, add=["dependents"])["b2_dependents"].to_list()
        place = CODES.index("dependents")
        assert found == [one[place] for one in one_by_one(homes).values()]

    @pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.code)
    def test_of_the_dwelling(self, polars_of, reading):
        parts = product(maybe(*Wall), maybe(*Pillar), maybe(*Roof))
        homes = [NO_HOME | dict(zip(("wall", "pillar", "roof"), part, strict=True)) for part in parts]
        homes += [NO_HOME | {"water": water} for water in Water] + [
            NO_HOME | {"toilet": one} for one in Toilet
        ]
        homes += [NO_HOME | {"means": means} for means in ([], *([one] for one in Means))]
        homes += [
            NO_HOME | {"area_m2": Decimal(8 * size) - Decimal(n) / 10} for size in (1, 3) for n in (0, 1)
        ]
        homes = [(facts, [NOBODY] * size, None) for facts, size in product(homes, (0, 1, 3))]
        found = frame.assess(*tables(homes, polars_of), on=DAY, reading=reading, add=EVERYTHING)
        answers = found.select(*frame.B2_COLUMNS.values(), "members").rows()
        assert answers == list(one_by_one(homes, reading).values())


HOMES = pl.DataFrame({"id": ["A", "B"]})


def told(code, homes=HOMES, *, add=None, **facts):
    """The answers of two households, A of one member and B of another."""
    members = pl.DataFrame({"household": ["A", "B"], "age": [40, 40], **facts})
    found = frame.assess(homes, members, on=DAY, partial=True, add=add or [code])
    return found[f"b2_{code}"].to_list()


class TestWaysToTell:
    """The same fact told in other words and types gives the same answers."""

    @pytest.mark.parametrize(
        "work",
        [
            ["no-work", "unable"],
            ["không có việc làm", "không có khả năng lao động"],
            [" Không có VIỆC làm", "KHÔNG CÓ KHẢ NĂNG LAO ĐỘNG "],
            ["2", "3"],
            [2, 3],
            [2.0, 3.0],
            pl.Series(["no-work", "unable"], dtype=pl.Categorical),
            pl.Series(["no-work", "unable"], dtype=pl.Enum([work.value for work in Work])),
        ],
    )
    def test_words(self, work):
        assert told("employment", work=work) == [True, False]

    @pytest.mark.parametrize(
        "insured", [[True, False], [1, 2], [1, 0], [1.0, 2.0], ["có", "không"], [" X", "No"], ["1", "2"]]
    )
    def test_yes_and_no(self, insured):
        assert told("health_insurance", insured=insured, state_insured=[0, False]) == [False, True]

    @pytest.mark.parametrize("means", [[True, False], ["Ti vi;radio", "không"], ["phone, laptop", " None"]])
    def test_means(self, means):
        assert told("information_means", HOMES.with_columns(means=pl.Series(means))) == [False, True]

    @pytest.mark.parametrize(
        "area",
        [
            pl.Series([7, 8]),
            pl.Series([7.999, 8.0]),
            pl.Series([Decimal("7.999999"), Decimal(8)], dtype=pl.Decimal(10, 6)),
            pl.Series([7, 8], dtype=pl.UInt8),
        ],
    )
    def test_measures(self, area):
        assert told("housing_area", HOMES.with_columns(area_m2=area)) == [True, False]

    def test_a_float_is_the_decimal_it_was_written_as(self):
        """88,7 cm is the line of a boy of three; no float is 88.7, nor 0.1 below it."""
        for height, stunted in ((88.6, True), (88.7, False), (88.699, True)):
            members = pl.DataFrame(
                {"household": ["A"], "born": [DAY.replace(year=2021)], "height_cm": [height]}
            )
            members = members.with_columns(sex=pl.lit("nam"), underweight=pl.lit(value=False))
            found = frame.assess(HOMES, members, on=DAY, partial=True)
            assert found["b2_nutrition"].to_list() == [stunted, None]

    def test_columns_of_other_names(self):
        homes = pl.DataFrame({"mã hộ": [1, 2], "S": [15, 16], "n": [2, 2]})
        members = pl.DataFrame({"hộ": [1, 2], "tuổi": [30, 40]}, schema_overrides={"hộ": pl.Int8})
        names = {"id": "mã hộ", "household": "hộ", "area_m2": "S", "age": "tuổi", "size": "n"}
        found = frame.assess(
            homes,
            members,
            on=DAY,
            columns=names,
            partial=True,
            add={"housing_area": "chật", "members": "khẩu"},
        )
        assert found.columns == ["mã hộ", "S", "n", "chật", "khẩu"]
        assert found.select("chật", "khẩu").rows() == [(True, 2), (False, 2)]

    def test_a_size_that_is_not_to_be_read(self):
        homes = HOMES.with_columns(size=pl.lit("lớn"), area_m2=pl.lit(15))
        members = pl.DataFrame({"household": ["A", "A"], "age": [1, 2]})
        found = frame.assess(
            homes, members, on=DAY, columns={"size": None}, partial=True, add=["housing_area", "members"]
        )
        assert found.select("b2_housing_area", "members").rows() == [(True, 2), (None, None)]

    def test_every_word_of_the_scalar(self):
        for fact, kind in {**DWELLING, **MEMBER}.items():
            if fact != "means" and isinstance(kind, type) and issubclass(kind, Word):
                for word, text in product(kind, ("value", "vi", "sheet")):
                    assert not getattr(word, text) or kind(getattr(word, text)) is word
        assert set(YES_NO.values()) == {True, False}


class TestToTheCategory:
    """What is found goes into ``frame.classify``."""

    EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"

    def test_the_two_files_of_the_docs(self):
        visits, members = self.EXAMPLES / "visits.csv", self.EXAMPLES / "members.csv"
        homes, people = (pl.read_csv(path, separator=mark) for path, mark in ((visits, ";"), (members, ";")))
        homes = homes.with_columns(
            area=pl.Series(["nông thôn", "thành thị"]),
            income=pl.col("income").str.replace_all(".", "", literal=True).cast(pl.Int64),
            area_m2=pl.Series([15.9, 60.0]),
        )
        found = frame.assess(homes, people, on=DAY, partial=True)
        found = frame.classify(
            found, cn.NATIONAL_2021_2025, columns=frame.B2_COLUMNS, add=["category", "possible"]
        )
        alone = [
            cn.classify(row.household, cn.NATIONAL_2021_2025)
            for row in load_visits(visits, cn.NATIONAL_2021_2025, on=DAY, members=members).rows
        ]
        assert found["category"].to_list() == [one.category and one.category.value for one in alone]
        assert found["possible"].to_list() == [" ".join(c.value for c in one.possible) for one in alone]


def refused(words, homes=HOMES, error=InvalidValueError, *, partial=True, on=DAY, **facts):
    members = pl.DataFrame({"household": ["A", "B"], **facts})
    with pytest.raises(error, match=words):
        frame.assess(homes, members, on=on, partial=partial)


class TestRefusals:
    """How many rows are wrong in what, and the first few; nothing is dropped."""

    @pytest.mark.parametrize(
        ("words", "facts"),
        [
            (r"2 row\(s\) with work none of working.*: \{'household': 'A', 'work': 'x'", {"work": ["x"] * 2}),
            ("work none of", {"work": ["", None]}),
            ("work none of 1, 2, 3, 4, 5, 6: {'household': 'B', 'work': 7}", {"work": [1, 7]}),
            ("work none of", {"work": [1.5, None]}),
            ("'work' must be texts or whole numbers to tell work, not Boolean", {"work": [True, None]}),
            ("insured none of 1, 2, 0: {'household': 'A', 'insured': 3}", {"insured": [3, None]}),
            ("insured none of .*: {'household': 'A', 'insured': 'maybe'}", {"insured": ["maybe", None]}),
            ("to tell insured, not Date", {"insured": [DAY, None]}),
            ("age not from 0 to 150", {"age": [-1, 151]}),
            ("age no whole number", {"age": [1.5, None]}),
            ("'age' must be whole numbers, not String", {"age": ["1", None]}),
            ("born after 2024-12-14: {'household': 'B'", {"born": [DAY, DAY + dt.timedelta(days=1)]}),
            ("'born' must be days without a time zone, not String", {"born": ["2020-01-01", None]}),
            ("born and age: give one", {"born": [DAY, None], "age": [0, None]}),
            ("height_cm not above 0", {"height_cm": [0, -5]}),
            ("height_cm not above 0 and up to 10000000", {"height_cm": [10_000_001, None]}),
            ("height_cm no number of at most 3 decimals", {"height_cm": [88.6001, float("nan")]}),
            ("height_cm not above 0", {"height_cm": [float("inf"), None]}),
            ("'height_cm' must be whole numbers or decimals, not String", {"height_cm": ["88,6", None]}),
            ("height_cm and stunted: give one", {"height_cm": [90, None], "stunted": [True, None]}),
            ("weight_kg and underweight: give one", {"weight_kg": [9, None], "underweight": [True, None]}),
            ("seeking: finding no work, but", {"work": [1, None], "seeking": [True, None]}),
            ("job: a wage job, but work says", {"work": [3, None], "job": [1, None]}),
            (
                r"1 row\(s\) with school: a level, but not in_school: {'household': 'B'",
                {"school": [1, 2], "in_school": [1, 2]},
            ),
            (
                "with right_school is True, but the other facts tell False",
                {"age": [7, 40], "school": [1, None], "right_school": [1, 1]},
            ),
            ("with qualified is False, but", {"diploma": [4, None], "qualified": [False, None]}),
        ],
    )  # fmt: skip
    def test_rows_of_members(self, words, facts):
        refused(words, **facts)

    @pytest.mark.parametrize(
        ("words", "facts"),
        [
            ("toilet none of .*: {'id': 'B', 'toilet': 'hố'}", {"toilet": ["khác", "hố"]}),
            ("means none of", {"means": ["ti vi;", "không; radio"]}),
            ("means none of", {"means": ["tivi", None]}),
            ("'means' must be texts or booleans to tell means, not List", {"means": [["radio"], []]}),
            ("'means' must be texts or booleans", {"means": [1, 0]}),
            ("'water' must be texts to tell water", {"water": [1, 2]}),
            ("area_m2 not above 0", {"area_m2": [-1, 0]}),
            ("size not from 1 to 100", {"size": [0, 101]}),
            ("column 'area_m2' has 9 decimals", {"area_m2": pl.Series([1, 2], dtype=pl.Decimal(20, 9))}),
            ("decimals, not Float32", {"area_m2": pl.Series([1.5, 2], dtype=pl.Float32)}),
            ("the table has a column 'b2_water' already", {"b2_water": [True, False]}),
        ],
    )  # fmt: skip
    def test_rows_of_households(self, words, facts):
        refused(words, HOMES.with_columns(**{name: pl.Series(v, strict=False) for name, v in facts.items()}))

    @pytest.mark.parametrize(
        ("words", "ids"),
        [
            (r"1 row\(s\) with an id used twice: 'A'", ["A", "B", "A"]),
            (r"1 row\(s\) with no id", ["A", None]),
            (r"1 row\(s\) with members of a household that is not listed: 'B'", ["A"]),
            ("column 'id' of the households is Int64, column 'household' of the members String", [1, 2]),
            ("column 'id' must be texts or whole numbers, not Float64", [1.0]),
        ],
    )
    def test_ids(self, words, ids):
        refused(words, pl.DataFrame({"id": ids}))

    def test_members_together(self):
        members = pl.DataFrame({"household": ["A"] * 101})
        with pytest.raises(InvalidValueError, match=r"1 row\(s\) with more than 100 members: 'A'"):
            frame.assess(HOMES, members, on=DAY, partial=True)
        with pytest.raises(InvalidValueError, match="more members listed than n says"):
            frame.assess(
                HOMES.with_columns(n=pl.Series([4, 5])),
                members[:5],
                on=DAY,
                partial=True,
                columns={"size": "n"},
            )
        with pytest.raises(InvalidValueError, match="no household"):
            frame.assess(HOMES, pl.DataFrame({"household": ["A", None]}), on=DAY, partial=True)

    def test_columns(self):
        refused(
            r"no column tells wall, .*; name it in columns=, or say .*=\{'wall': None\}, or partial",
            partial=False,
        )
        homes = HOMES.with_columns(wal=pl.lit("1"))
        refused(r"perhaps as columns=\{'wall': 'wal'\}", homes, partial=False)
        refused("the table: unknown column 'id'", HOMES.rename({"id": "ids"}), error=UnknownCodeError)
        for columns, words in (({"wal": "w"}, "did you mean 'wall'"), ({"wall": "w"}, "unknown column 'w'")):
            with pytest.raises(UnknownCodeError, match=words):
                frame.assess(HOMES, None, on=DAY, columns=columns, partial=True)
        with pytest.raises(UnknownCodeError, match="did you mean 'toilet'"):
            frame.assess(HOMES, None, on=DAY, partial=True, add=["toilets"])

    def test_one_of_two_will_do(self):
        """Born or age, height or stunted, weight or underweight: one of each tells it."""
        others = [fact for fact in MEMBER if fact not in ("age", "height_cm", "underweight")]
        members = pl.DataFrame({"household": ["A"]}).with_columns(pl.lit(None).alias(f) for f in others)
        columns = dict.fromkeys(
            [*DWELLING, *(f for f in others if f not in ("born", "stunted", "weight_kg"))]
        )
        members = members.cast({"born": pl.Date, "stunted": pl.Boolean, "weight_kg": pl.Int8})
        found = frame.assess(HOMES, members, on=DAY, columns=columns)
        assert found["b2_nutrition"].to_list() == [None, None]

    def test_an_annex_that_is_not_at_hand(self):
        with pytest.raises(NotModelledError, match="1614"):
            frame.assess(HOMES, None, on=DAY, standard=cn.NATIONAL_2016_2020)
        refused("expected a day", on="14/12/2024")

    def test_tables_of_two_engines(self):
        with pytest.raises(InvalidValueError, match="households are a table of polars, members of pyarrow"):
            frame.assess(HOMES, HOMES.rename({"id": "household"}).to_arrow(), on=DAY, partial=True)

    def test_the_bounds(self):
        assert (10**FLOAT_DECIMALS, 10**MOST_DECIMALS) == (1_000, 1_000_000)

    def test_on_engines_in_memory_and_later(self, engine):
        facts = {
            "household": (str, ["A", "A"]),
            "school": (str, ["primary"] * 2),
            "in_school": (bool, [False] * 2),
        }
        households, members = engine({"id": (str, ["A"])}), engine(facts)
        with pytest.raises(
            InvalidValueError, match=r"2 row\(s\) with school: a level, but not in_school: .*'A'"
        ):
            frame.assess(households, members, on=DAY, partial=True)
