"""The facts of members and dwelling: closed words, each fact perhaps unknown, contradictions refused."""

from datetime import date
from decimal import Decimal

import pytest

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.members import (
    Ages,
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

VOCABULARIES = [Sex, Work, Job, School, Diploma, Training, Wall, Pillar, Roof, Water, Toilet, Means]


class TestWords:
    @pytest.mark.parametrize("words", VOCABULARIES)
    def test_code_label_and_number_are_read(self, words):
        for word in words:
            assert words(word.value) is words(word.vi) is words(word.vi.upper()) is word
            if word.sheet:
                assert words(word.sheet) is word
            assert (word.text(), word.text("en")) == (word.vi, word.en)

    @pytest.mark.parametrize("words", VOCABULARIES)
    def test_labels_are_unique(self, words):
        assert len({w.vi for w in words}) == len({w.en for w in words}) == len(words)

    @pytest.mark.parametrize("words", VOCABULARIES)
    @pytest.mark.parametrize("value", ["", "không có trong danh sách", 1, True, None])
    def test_other_words_are_refused(self, words, value):
        with pytest.raises(UnknownCodeError):
            words(value)

    def test_a_slip_is_answered_with_the_nearest(self):
        with pytest.raises(UnknownCodeError) as error:
            Dwelling(toilet="tự hoại/bán tự hại")
        assert error.value.did_you_mean == "tự hoại/bán tự hoại"


class TestMember:
    def test_everything_may_be_unknown(self):
        assert all(v is None for v in (getattr(Member(), n) for n in Member.__slots__ if n[0] != "_"))

    @pytest.mark.parametrize(
        "facts",
        [
            {"age": 20, "born": date(2004, 1, 1)},
            {"work": "3", "job": "2"},
            {"work": "no-work", "able": False},
            {"work": "no-work", "seeking": False},
            {"work": "1", "seeking": True},
            {"job": "1", "seeking": True},
            {"in_school": False, "school": "2"},
            {"height_cm": 90, "stunted": False},
            {"weight_kg": 12, "underweight": False},
            {"age": -1},
            {"age": 151},
            {"age": 20.0},
            {"number": 0},
            {"insured": 1},
            {"insured": "có"},
            {"height_cm": 88.5},
            {"weight_kg": Decimal(0)},
            {"weight_kg": Decimal("NaN")},
            {"born": "14/12/2004"},
        ],
    )
    def test_bad_facts_are_refused(self, facts):
        with pytest.raises(InvalidValueError):
            Member(**facts)

    def test_ages(self):
        day = date(2024, 12, 14)
        assert Member(born="2008-12-15").ages(day) == Ages(191, 191)
        assert Member(age=16).ages(day) == Ages(192, 203)
        assert Member().ages(day).years is None
        assert Member(age=16).ages(day).years == 16
        with pytest.raises(InvalidValueError, match="before birth"):
            Member(born="2024-12-15").ages(day)


class TestDwelling:
    def test_means_are_a_list(self):
        assert Dwelling(means=["ti vi", "smartphone"]).means == {Means.TELEVISION, Means.SMARTPHONE}
        assert Dwelling(means=[]).means == frozenset()
        with pytest.raises(InvalidValueError, match="list"):
            Dwelling(means="ti vi")

    def test_area_is_exact(self):
        with pytest.raises(InvalidValueError, match="Decimal"):
            Dwelling(area_m2=31.5)
