"""The assessment as a whole: what it refuses, what it says, and the laws that hold for every household."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo import (
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    Household,
    PerHead,
    category,
)
from chuanngheo.assess import DECREE, READINGS, Fact, Missing, assess
from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError
from chuanngheo.household import Income
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
    Work,
)
from chuanngheo.sheets.nutrition import TABLE
from chuanngheo.standards import FARM_2014_2015

DAY = date(2024, 12, 14)
NAMED_AGES = {12 * years for years in (3, 6, 12, 15, 16, 18, 30, 31)} | {row.months for row in TABLE} | {120}
"""The ages in months that the annex, the sheets or the nutrition table name."""

maybe = st.none() | st.booleans()


def some_word(words):
    return st.none() | st.sampled_from(words)


CONSISTENT = [
    {},
    {"work": Work.NO_WORK, "seeking": True, "in_school": False, "diploma": Diploma.PRIMARY},
    {"work": Work.WORKING, "job": Job.NO_CONTRACT, "training": Training.NONE, "sex": Sex.FEMALE},
    {"work": Work.WORKING, "job": Job.CONTRACT, "diploma": Diploma.LOWER_SECONDARY},
    {"able": True, "seeking": True, "training": Training.ELEMENTARY},
    {"school": School.PRIMARY, "sex": Sex.MALE, "height_cm": Decimal("120.5"), "weight_kg": 21},
    {"school": School.LOWER_SECONDARY, "height_cm": 140, "underweight": False},
    {"in_school": False, "diploma": Diploma.UPPER_SECONDARY, "weight_kg": Decimal("14.1")},
    {"right_school": False, "stunted": False, "underweight": True},
    {"right_school": True, "qualified": True, "stunted": True},
]
"""Facts that go together; the others are drawn freely."""

_FREE = ("insured", "state_insured", "allowance", "elderly", "disabled", "internet", "trained_on_the_job")


@st.composite
def members(draw):
    """Any member whose facts do not contradict each other."""
    together = draw(st.sampled_from(CONSISTENT))
    kept = {name: value for name, value in together.items() if draw(st.integers(0, 4))}
    return Member(
        born=draw(st.none() | st.dates(date(1990, 1, 1), DAY)),
        **kept,
        **{name: draw(maybe) for name in _FREE},
    )


dwellings = st.builds(
    Dwelling,
    wall=some_word(Wall),
    pillar=some_word(Pillar),
    roof=some_word(Roof),
    area_m2=st.none() | st.decimals(1, 60, places=1),
    water=some_word(Water),
    toilet=some_word(Toilet),
    means=st.none() | st.frozensets(st.sampled_from(Means), max_size=2),
)
readings = st.sampled_from(READINGS)
households = st.lists(members(), min_size=1, max_size=4)


def forget(data, facts):
    """The same facts with one of those known not known any more."""
    known = [a.name for a in attrs.fields(type(facts)) if getattr(facts, a.name) is not None]
    return attrs.evolve(facts, **{data.draw(st.sampled_from(known)): None}) if known else facts


class TestLaws:
    @settings(max_examples=150, deadline=None)
    @given(st.data(), households, dwellings, readings)
    def test_removing_knowledge_never_changes_a_decided_answer(self, data, people, home, reading):
        full = assess(people, home, on=DAY, reading=reading)
        at = data.draw(st.integers(0, len(people)))
        less_home = forget(data, home) if at == len(people) else home
        less = [forget(data, p) if i == at else p for i, p in enumerate(people)]
        poorer = assess(less, less_home, on=DAY, reading=reading)
        for code, answer in poorer.deprivations.as_dict().items():
            assert answer is None or answer is full[code].deprived

    @settings(max_examples=60, deadline=None)
    @given(st.data(), households, dwellings)
    def test_nor_a_decided_category(self, data, people, home):
        income = PerHead(1_400_000)
        full = assess(people, home, on=DAY).deprivations
        less = assess([forget(data, p) for p in people], forget(data, home), on=DAY).deprivations
        told = [
            category(Household(area="rural", income=income, deprivations=found), NATIONAL_2021_2025)
            for found in (full, less)
        ]
        assert told[1] is None or told[0] is told[1]

    @settings(max_examples=150, deadline=None)
    @given(members(), readings, st.integers(0, 20_000))
    def test_a_day_changes_an_answer_only_on_a_birthday_that_is_named(self, member, reading, days):
        before = (member.born or date(1995, 5, 5)) + timedelta(days)
        after = before + timedelta(1)
        told = [assess([member], on=day, reading=reading).deprivations.as_dict() for day in (before, after)]
        if told[0] != told[1]:
            low, high = (member.ages(day).low for day in (before, after))
            assert high == low + 1
            assert high in NAMED_AGES

    @settings(max_examples=60, deadline=None)
    @given(households, dwellings, readings)
    def test_an_open_answer_says_what_to_ask_and_a_decided_one_does_not(self, people, home, reading):
        found = assess(people, home, on=DAY, reading=reading)
        for reason in found:
            assert (reason.deprived is None) == bool(reason.missing)
            assert reason.text("vi").endswith(").")
            assert reason.text("en") != reason.text("vi")
        assert {m for r in found for m in r.missing} == set(found.missing)

    @settings(max_examples=60, deadline=None)
    @given(households, st.integers(0, 2))
    def test_members_not_listed_are_not_known(self, people, more):
        listed = assess(people, on=DAY)
        larger = assess(people, on=DAY, size=len(people) + more)
        for code in ("employment", "nutrition", "health_insurance", "adult_education", "school_attendance"):
            expected = listed[code].deprived
            assert larger[code].deprived is (None if more and expected is False else expected)


class TestHousehold:
    def test_nothing_known(self):
        found = assess(None, on=DAY)
        assert found.deprivations.unknown == found.deprivations.set.codes
        assert found["telecom"].missing == (Missing(Fact.MEMBERS),)
        assert found.size is None

    def test_text_has_a_line_for_each(self):
        found = assess([Member(age=30)], on=DAY, reading=DECREE)
        assert [line.split(".")[0] for line in found.text().splitlines()] == [str(n) for n in range(1, 13)]
        assert "member 1: whether insured" in found.text("en", threshold=True)
        assert "thành viên số 1: có bảo hiểm y tế hay không" in found.text()

    def test_no_such_indicator(self):
        with pytest.raises(UnknownCodeError, match="toilet"):
            assess(None, on=DAY)["toilets"]

    @pytest.mark.parametrize(
        ("people", "size"),
        [([], None), ([Member()] * 2, 1), (None, 0), (None, 101), (None, 2.0), ([Member()] * 101, None)],
    )
    def test_no_such_size(self, people, size):
        with pytest.raises(InvalidValueError):
            assess(people, on=DAY, size=size)

    def test_a_number_used_twice(self):
        with pytest.raises(InvalidValueError, match="twice"):
            assess([Member(number=2), Member()], on=DAY)

    @pytest.mark.parametrize(
        ("standard", "words"),
        [
            (NATIONAL_2016_2020, "1614/QĐ-TTg"),
            (NATIONAL_2026_2030, "351/2025"),
            (FARM_2014_2015, "no indicators"),
        ],
    )
    def test_other_annexes_are_not_at_hand(self, standard, words):
        with pytest.raises(NotModelledError, match=words):
            assess([Member()], on=DAY, standard=standard)


def test_a_household_from_facts_to_category():
    found = assess(
        [Member(age=41, work="1", job="2"), Member(age=9, in_school=False)],
        Dwelling(area_m2=Decimal("15.9")),
        on=DAY,
    )
    home = Household(area="rural", income=Income(36_000_000, members=2), deprivations=found.deprivations)
    assert category(home, NATIONAL_2021_2025) == "poor"
