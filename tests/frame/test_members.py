"""A table of members and the members one by one give a household the same answers."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.frame.members import people_of
from chuanngheo.review.interview import House, Member, answers_of

CODES = {"training": 6, "allowance": 3, "work": 6, "kind": 4, "wage": 3, "pension": 3}
TYPES = {
    "household": pl.String, "born": pl.Date, **dict.fromkeys(CODES, pl.Int64),
    **dict.fromkeys(("ill", "working_age", "non_farm"), pl.Boolean),
}  # fmt: skip
ASKED = (
    "members", "workers", "dependants", "education", "civil_servant", "contract", "hired_or_self", "pensions",
)  # fmt: skip
DAYS = (date(2024, 9, 20), date(2024, 2, 29))


def near(day):
    """Days of birth at both ages that matter, and any other."""
    ends = [date(day.year - age, 3, 1) - timedelta(days=n) for age in (15, 16) for n in range(3)]
    ends += [date(day.year - age, 9, 20) + timedelta(days=n) for age in (15, 16) for n in (-1, 0, 1)]
    return st.none() | st.sampled_from(ends) | st.dates(date(1930, 1, 1), day)


@st.composite
def members(draw, day):
    codes = {name: draw(st.none() | st.integers(1, most)) for name, most in CODES.items()}
    for name in ("allowance", "pension"):
        codes[name] = draw(st.none() | st.just(0) | st.just(codes[name]))
    facts = {name: draw(st.none() | st.booleans()) for name in ("ill", "working_age", "non_farm")}
    return {"household": draw(st.sampled_from("ABCD")), "born": draw(near(day)), **codes, **facts}


def one_by_one(rows, day):
    found = {}
    for home in {row["household"] for row in rows}:
        mine = [
            {k: v for k, v in row.items() if k != "household"} for row in rows if row["household"] == home
        ]
        answers = answers_of(House(), [Member(**facts) for facts in mine], day=day)
        found[home] = tuple(getattr(answers, code) for code in ASKED)
    return found


def over_columns(found):
    if isinstance(found, pl.LazyFrame):
        found = found.collect()
    elif not isinstance(found, pl.DataFrame):
        found = pl.from_arrow(found)
    return {row[0]: row[1:] for row in found.select("household", *ASKED).rows()}


MEMBER = {**dict.fromkeys(TYPES), "household": "A"}


class TestTheSame:
    @pytest.mark.parametrize("day", DAYS)
    @pytest.mark.parametrize("kind", [pl.DataFrame.clone, pl.DataFrame.lazy, pl.DataFrame.to_arrow])
    @settings(max_examples=6, deadline=None, derandomize=True)
    @given(data=st.data())
    def test_as_one_by_one(self, kind, day, data):
        rows = data.draw(st.lists(members(day), min_size=1, max_size=25))
        # No household has more kinds of work than members: the answers refuse it one by one.
        try:
            expected = one_by_one(rows, day)
        except InvalidValueError:
            return
        assert over_columns(people_of(kind(pl.DataFrame(rows, schema=TYPES)), day=day)) == expected


class TestRefusals:
    def test_columns_and_codes(self):
        frame = pl.DataFrame([{**MEMBER, "work": 7}, {**MEMBER, "household": None, "kind": 0}], schema=TYPES)
        with pytest.raises(InvalidValueError, match=r"no household.*no work.*no kind"):
            people_of(frame, day=DAYS[0])
        with pytest.raises(UnknownCodeError, match="unknown column 'wage'"):
            people_of(frame.drop("wage"), day=DAYS[0])
