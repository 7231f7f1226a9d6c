"""A standard that contradicts itself cannot be built; the message says where."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from chuanngheo import NATIONAL_2021_2025 as GOOD
from chuanngheo import RURAL, URBAN, Band, Between, Category, Instrument, Line, Rule, Standard
from chuanngheo.errors import InvalidStandardError, InvalidValueError, UnknownCodeError
from chuanngheo.standard import Cut

CITE = Instrument("1/2020", kind="Quyết định", issuer="x", checked=date(2026, 1, 1)).at("Điều 1")
LINES = {"low": {"rural": Line(100, CITE)}, "high": {"rural": Line(200, CITE)}}


def rule(category=Category.POOR, **bounds):
    income = {k: v for k, v in bounds.items() if isinstance(v, str)}
    score = {k: v for k, v in bounds.items() if isinstance(v, int)}
    return Rule(category=category, income=Band(**income), score=Between(**score), cite=CITE)


def standard(*rules, **changes):
    fields = {
        "code": "T", "vi": "t", "en": "t", "cite": CITE, "areas": (RURAL,), "lines": LINES, "rules": rules,
        "highest_score": 4,
    }  # fmt: skip
    return Standard(**(fields | changes))


class TestNoNumberWithoutCitation:
    """``cite`` has no default: a line or a rule without one cannot be written."""

    def test_line(self):
        with pytest.raises(TypeError, match="cite"):
            Line(100)

    def test_rule(self):
        with pytest.raises(TypeError, match="cite"):
            Rule(category=Category.POOR)

    @pytest.mark.parametrize("amount", [0, -1, 1.5, "100", True, None])
    def test_a_line_is_whole_dong(self, amount):
        with pytest.raises(InvalidStandardError, match="whole đồng from 1"):
            Line(amount, CITE)


class TestEnds:
    """Each end of a band or of a range of scores is worded once."""

    @pytest.mark.parametrize("ends", [{"above": "a", "least": "b"}, {"upto": "a", "below": "b"}])
    def test_band(self, ends):
        with pytest.raises(InvalidStandardError, match="not both"):
            Band(**ends)

    @pytest.mark.parametrize("ends", [{"least": -1}, {"most": 1.0}, {"below": True}, {"least": "3"}])
    def test_scores_are_whole(self, ends):
        with pytest.raises(InvalidStandardError, match="whole numbers from 0"):
            Between(**ends)

    def test_scores_end_once(self):
        with pytest.raises(InvalidStandardError, match="most or below"):
            Between(most=2, below=3)

    @pytest.mark.parametrize(
        ("between", "inside"),
        [
            (Between(), {0, 1, 2, 3, 4}),
            (Between(least=3), {3, 4}),
            (Between(below=3), {0, 1, 2}),
            (Between(most=3), {0, 1, 2, 3}),
            (Between(least=1, most=2), {1, 2}),
        ],
    )
    def test_mask(self, between, inside):
        assert {s for s in range(5) if between.mask() >> s & 1} == inside
        assert between.is_any == (len(inside) == 5)


class TestOverlap:
    """One cell of income and score has one category; two rules for it are refused with the cell."""

    @pytest.mark.parametrize(
        ("one", "other", "words"),
        [
            ({"upto": "low"}, {"upto": "high"}, ["rural", "≤ 100", "score 0", "poor and near-poor"]),
            ({"upto": "high", "least": 3}, {"above": "low", "least": 2}, ["≤ 200", "score 3"]),
            ({"above": "low"}, {"above": "high"}, ["above every line"]),
            ({"upto": "low"}, {"below": "low"}, ["< 100"]),
        ],
    )
    def test_refused(self, one, other, words):
        with pytest.raises(InvalidStandardError, match="two rules for one cell") as error:
            standard(rule(**one), rule(Category.NEAR_POOR, **other))
        assert all(word in str(error.value) for word in words)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ({"upto": "low"}, {"above": "low"}),
            ({"below": "low"}, {"least": "low"}),
            ({"upto": "low", "least": 3}, {"upto": "low", "below": 3}),
        ],
    )
    def test_neighbours_are_no_overlap(self, one, other):
        assert standard(rule(**one), rule(Category.NEAR_POOR, **other)).gaps() == ()


class TestWhatIsNotDeclared:
    """A line, an area or a score that the standard does not have."""

    def test_line(self):
        with pytest.raises(UnknownCodeError, match=r"T: rules\[0\]: unknown line 'lo'; did you mean 'low'"):
            standard(rule(upto="lo"))

    def test_area(self):
        with pytest.raises(UnknownCodeError, match=r"T: rules\[0\]: unknown area 'urban'"):
            standard(attrs.evolve(rule(upto="low"), areas=("urban",)))

    def test_score(self):
        with pytest.raises(InvalidStandardError, match="asks a score, but the standard has none"):
            standard(rule(upto="low", least=3), highest_score=None)

    def test_score_beyond_the_highest(self):
        with pytest.raises(InvalidStandardError, match="covers no score from 0 to 4"):
            standard(rule(upto="low", least=5))

    def test_an_empty_band(self):
        with pytest.raises(InvalidStandardError, match="covers no income in rural"):
            standard(rule(above="high", upto="low"))

    def test_a_line_for_every_area(self):
        with pytest.raises(InvalidStandardError, match=r"line 'low' is given for \['rural'\], not"):
            standard(areas=(RURAL, URBAN))

    @pytest.mark.parametrize("areas", [(), (RURAL, RURAL)])
    def test_areas_once_each(self, areas):
        with pytest.raises(InvalidStandardError, match="areas must be listed, each once"):
            standard(areas=areas)

    def test_the_highest_score_is_said_once(self):
        with pytest.raises(InvalidStandardError, match="already say the highest score"):
            standard(indicators=GOOD.indicators)

    def test_asking_for_a_line(self):
        assert GOOD.line("poverty", "rural").amount == 1_500_000
        with pytest.raises(UnknownCodeError, match="unknown line 'povert'"):
            GOOD.line("povert", "rural")
        with pytest.raises(UnknownCodeError, match="unknown area 'city'"):
            GOOD.line("poverty", "city")

    def test_indicators_of_a_standard_without_a_list(self):
        with pytest.raises(InvalidValueError, match="give score= instead"):
            standard().deprived()


class TestRulesOfOneArea:
    """A rule may be for some areas only; elsewhere it decides nothing."""

    def test_area(self):
        both = {
            name: {"rural": Line(n, CITE), "urban": Line(n, CITE)} for name, n in (("low", 1), ("high", 2))
        }
        made = standard(attrs.evolve(rule(upto="low"), areas=("urban",)), areas=(RURAL, URBAN), lines=both)
        assert [len(made.sheets[area].cuts) for area in ("rural", "urban")] == [0, 1]

    def test_where_a_cut_lies(self):
        at, before = Cut(100, inclusive=True), Cut(100, inclusive=False)
        assert (at.holds(Fraction(100)), before.holds(Fraction(100))) == (True, False)
        assert at.holds(Fraction(199, 2))
        assert not at.holds(Fraction(201, 2))


class TestCategoryParse:
    """A code or a Vietnamese label, in any writing."""

    @pytest.mark.parametrize("category", Category)
    def test_code_and_label(self, category):
        assert Category.parse(category.value) is Category.parse(category.text("vi").upper()) is category

    @pytest.mark.parametrize(
        ("text", "category"),
        [("Hộ nghèo", Category.POOR), ("cận  nghèo", Category.NEAR_POOR), ("Không nghèo", Category.NOT_POOR)],
    )
    def test_short_labels(self, text, category):
        assert Category.parse(text) is category

    def test_unknown(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'hộ nghèo'"):
            Category.parse("hộ ngheo")
