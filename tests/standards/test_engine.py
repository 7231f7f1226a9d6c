"""What a standard, a band, a rule refuse; what classify refuses; names of categories."""

import pickle
from fractions import Fraction

import attrs
import pytest

import chuanngheo as cn
from chuanngheo import Band, Between, Category, Household, Income, Line, PerHead, Rule, Standard
from chuanngheo.classify import AtLeast, Need, category, classify
from chuanngheo.errors import (
    IndicatorSetMismatchError,
    InvalidStandardError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
)
from chuanngheo.household import MOST_DONG
from chuanngheo.standard import Cut, Gap
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.standards.nd07_2021 import ND07_2021
from chuanngheo.testing import boundary_households, decision_table

S = cn.NATIONAL_2021_2025
CITE = ND07_2021.at("Điều 9")


def standard(*rules, **changes):
    lines = {"a": {"rural": Line(10, CITE)}, "b": {"rural": Line(20, CITE)}, "c": {"rural": Line(30, CITE)}}
    facts = {"code": "T", "vi": "chuẩn thử", "en": "test", "cite": CITE, "areas": [cn.RURAL], "lines": lines}
    return Standard(**{**facts, "rules": rules, "highest_score": 5, **changes})


def rule(band=None, score=None, found="poor", **changes):
    return Rule(
        category=found, cite=CITE, income=Band(**(band or {})), score=Between(**(score or {})), **changes
    )


class TestCategory:
    def test_labels_in_both_languages(self):
        assert (
            [c.text() for c in Category]
            == [c.text("vi") for c in Category]
            == [
                "hộ nghèo",
                "hộ cận nghèo",
                "hộ có mức sống trung bình",
                "người lao động có thu nhập thấp",
                "hộ có mức thu nhập từ 130% đến 150% chuẩn hộ nghèo",
                "hộ không thuộc diện nghèo",
                "không thuộc loại nào của chuẩn",
            ]
        )
        assert [c.text("en") for c in Category] == [
            "poor household",
            "near-poor household",
            "household of average living standard",
            "low-income worker",
            "household at 130–150% of the poverty line",
            "above every line of the standard",
            "in none of the standard's classes",
        ]

    @pytest.mark.parametrize("found", list(Category))
    def test_its_code_and_its_label_are_read_back(self, found):
        assert Category.parse(found.value) is Category.parse(found.text("vi")) is found

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("  HỘ  Nghèo ", "poor"),
            ("nghèo", "poor"),
            ("Cận nghèo", "near-poor"),
            ("mức sống trung bình", "average"),
            ("hộ không nghèo", "not-poor"),
            ("không nghèo", "not-poor"),
        ],
    )
    def test_labels_people_type(self, text, found):
        assert Category.parse(text) is Category(found)

    def test_another_word_is_refused_with_the_nearest(self):
        with pytest.raises(UnknownCodeError, match="unknown category 'hộ nghèoo'; did you mean 'hộ nghèo'"):
            Category.parse("hộ nghèoo")


class TestBandAndBetween:
    @pytest.mark.parametrize(
        ("ends", "words"),
        [
            ({"above": "a", "least": "b"}, "a band may say above or least, not both"),
            ({"upto": "a", "below": "b"}, "a band may say upto or below, not both"),
        ],
    )
    def test_one_end_a_side(self, ends, words):
        with pytest.raises(InvalidStandardError, match=f"^{words}$"):
            Band(**ends)

    def test_the_lines_of_a_band(self):
        assert Band().lines == ()
        assert Band(above="a", upto="b").lines == ("a", "b")
        assert Band(least="a", below="b").lines == ("a", "b")

    @pytest.mark.parametrize("score", [{"least": -1}, {"most": 1.0}, {"below": True}, {"least": "3"}])
    def test_scores_are_whole_numbers_from_zero(self, score):
        with pytest.raises(InvalidStandardError, match=r"^scores must be whole numbers from 0: Between\("):
            Between(**score)

    def test_most_or_below(self):
        with pytest.raises(
            InvalidStandardError, match=r"^a range of scores may say most or below, not both$"
        ):
            Between(most=2, below=3)

    @pytest.mark.parametrize(
        ("score", "held"),
        [
            ({}, range(8)),
            ({"least": 0}, range(8)),
            ({"least": 3}, range(3, 8)),
            ({"most": 3}, range(4)),
            ({"below": 3}, range(3)),
            ({"least": 2, "most": 3}, range(2, 4)),
            ({"least": 2, "below": 3}, range(2, 3)),
            ({"most": 0}, range(1)),
            ({"below": 0}, range(0)),
        ],
    )
    def test_its_mask(self, score, held):
        between = Between(**score)
        assert [s for s in range(8) if between.mask() >> s & 1] == list(held)
        assert between.is_any == (len(held) == 8)

    def test_a_cut(self):
        at, under = Cut(10, inclusive=True), Cut(10, inclusive=False)
        assert under < at < Cut(11, inclusive=False)
        assert [at.holds(Fraction(n, 2)) for n in (19, 20, 21)] == [True, True, False]
        assert [under.holds(Fraction(n, 2)) for n in (19, 20, 21)] == [True, False, False]
        assert (at.text(), under.text(), at.beyond(), under.beyond()) == ("≤ 10", "< 10", "> 10", "≥ 10")

    def test_a_rule_tells_its_own_name_in_vietnamese_only(self):
        named = rule(name="cửa một")
        assert (named.text(), named.text("vi"), named.text("en")) == ("cửa một", "cửa một", "poor household")
        assert (rule().text(), rule().text("en")) == ("hộ nghèo", "poor household")


class TestConstructor:
    def refused(self, words, *rules, error=InvalidStandardError, **changes):
        with pytest.raises(error) as caught:
            standard(*rules, **changes)
        assert str(caught.value) == words
        return caught.value

    @pytest.mark.parametrize("amount", [0, -1, 1.0, True, "10"])
    def test_a_line_is_whole_dong(self, amount):
        with pytest.raises(InvalidStandardError, match=f"^a line must be whole đồng from 1, not {amount!r}$"):
            Line(amount, CITE)
        assert Line(1, CITE).amount == 1

    @pytest.mark.parametrize("months", [0, -12, 1.0, True, "12"])
    def test_a_line_is_over_whole_months(self, months):
        words = f"^a line is over whole months from 1, not {months!r}$"
        with pytest.raises(InvalidStandardError, match=words):
            Line(10, CITE, months=months)

    def test_a_line_a_year_is_compared_exactly(self):
        """16 đồng a year is one and a third a month: "từ" and "dưới" would need a whole one."""
        yearly = {"a": {"rural": Line(16, CITE, months=12)}}
        kept = standard(rule({"upto": "a"}), lines=yearly, highest_score=None)
        told = [
            category(Household(area="rural", income=Income(total, months=12, members=1)), kept)
            for total in (15, 16, 17)
        ]
        assert told == [Category.POOR, Category.POOR, Category.NOT_POOR]
        for band in ({"below": "a"}, {"least": "a"}):
            self.refused(
                "T: line 'a' in rural is no whole number of đồng a month; a band may say above or upto it,"
                " not least or below",
                rule(band),
                lines=yearly,
            )

    def test_the_months_of_a_line_are_in_the_digest(self):
        digests = {
            standard(lines={"a": {"rural": Line(24, CITE, months=months)}}).digest for months in (1, 2, 12)
        }
        assert len(digests) == 3

    def test_rules_overlap(self):
        self.refused(
            "T: two rules for one cell: rural, income ≤ 20, score 2: average and poor",
            rule({"upto": "b"}, {"least": 2}, "average"),
            rule({"above": "a"}, {"most": 2}),
        )
        self.refused(
            "T: two rules for one cell: rural, income above every line, score 0: poor and near-poor",
            rule({"above": "c"}),
            rule({"least": "c"}, found="near-poor"),
        )
        self.refused(
            "T: two rules for one cell: rural, income < 10, score 0: poor and poor",
            rule({"below": "a"}),
            rule({"below": "a"}),
        )

    def test_scores_above_the_highest_are_no_overlap(self):
        assert standard(rule(score={"most": 5}), rule(score={"least": 6}), highest_score=6).max_score == 6

    def test_rules_that_touch_do_not_overlap(self):
        for low, high in (("upto", "above"), ("below", "least")):
            assert standard(rule({low: "a"}), rule({high: "a"}, found="average"))
        assert standard(rule({"upto": "a"}, areas=("rural",)), rule({"above": "b"}))

    def test_a_score_nobody_can_have(self):
        self.refused("T: rules[1] covers no score from 0 to 5", rule({"upto": "a"}), rule(score={"least": 6}))
        self.refused("T: rules[0] covers no score from 0 to 5", rule(score={"below": 0}))
        self.refused(
            "T: rules[0] asks a score, but the standard has none",
            rule(score={"least": 1}),
            highest_score=None,
        )
        assert standard(rule(score={"least": 5})).max_score == 5

    def test_an_income_nobody_can_have(self):
        words = "T: Nghị định 07/2021/NĐ-CP, Điều 9 covers no income in rural"
        self.refused(words, rule({"above": "a", "upto": "a"}))
        self.refused(words, rule({"least": "b", "below": "a"}))
        assert standard(rule({"least": "a", "upto": "a"}))

    def test_lines_and_areas_must_be_declared(self):
        error = self.refused(
            "T: rules[0]: unknown line 'aa'; did you mean 'a'?", rule({"upto": "aa"}), error=UnknownCodeError
        )
        assert error.reason is Reason.UNKNOWN_CODE
        self.refused(
            "T: rules[0]: unknown area 'rura'; did you mean 'rural'?",
            rule(areas=("rura",)),
            error=UnknownCodeError,
        )
        self.refused("T: rules[0] is limited to no area at all", rule(areas=()))
        self.refused("T: areas must be listed, each once: ()", areas=[])
        self.refused("T: areas must be listed, each once: ('rural', 'rural')", areas=[cn.RURAL, cn.RURAL])
        self.refused("T: line 'a' is given for ['rural'], not ['rural', 'urban']", areas=[cn.RURAL, cn.URBAN])
        self.refused("T: the indicators already say the highest score", indicators=S.indicators)

    def test_a_standard_of_no_rules_puts_everybody_above_every_line(self):
        empty = standard()
        assert category(Household(area="rural", income=PerHead(5), score=0), empty) is Category.NOT_POOR
        assert category(Household(), empty) is Category.NOT_POOR
        assert empty.gaps() == ()

    def test_its_parts_cannot_be_changed(self):
        with pytest.raises(TypeError):
            S.lines["poverty"] = {}
        with pytest.raises(TypeError):
            S.lines["poverty"]["rural"] = Line(1, CITE)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            S.code = "X"

    def test_what_it_was_given_can_be_changed_without_it(self):
        lines = {"a": {"rural": Line(10, CITE)}}
        areas = [cn.RURAL]
        own = standard(rule({"upto": "a"}), lines=lines, areas=areas)
        lines["a"]["rural"] = Line(99, CITE)
        lines["z"] = {}
        areas.clear()
        assert own.line("a", "rural").amount == 10
        assert list(own.lines) == ["a"]
        assert own.areas == (cn.RURAL,)

    @pytest.mark.parametrize("shipped", [*ALL, *PROVINCIAL], ids=lambda s: s.code)
    def test_every_score_is_looked_up_where_the_sheet_has_it(self, shipped):
        """The table for settled households says what the sheet says, and nothing else."""
        fresh = attrs.evolve(shipped)
        for area, sheet in fresh.sheets.items():
            steps = fresh.steps[area]
            assert [(amount, less) for amount, less, _ in steps] == [
                *((cut.amount, cut.less) for cut in sheet.cuts),
                (MOST_DONG, 0),
            ]
            for (_, _, decided), cell in zip(steps, sheet.categories, strict=True):
                scores = range(fresh.max_score + 1) if fresh.max_score else ()
                expected = {1 << s: found for s in scores for mask, found in cell if mask & 1 << s}
                if len(cell) == 1:
                    expected[None] = cell[0][1]
                assert decided == expected

    def test_pickled_and_back(self):
        again = pickle.loads(pickle.dumps(attrs.evolve(S)))  # noqa: S301 # our own
        assert again == S
        assert again.digest == S.digest
        assert type(again.lines) is type(S.lines)
        home = Household(area="rural", income=PerHead(1_500_000), score=3)
        assert category(home, again) is Category.POOR

    def test_equal_by_what_they_say(self):
        copy = attrs.evolve(S)
        assert copy == S
        assert hash(copy) == hash(S)
        assert copy is not S
        assert len({hash(one) for one in ALL}) == len(ALL)
        for changes in ({"code": "X"}, {"vi": "x"}, {"en": "x"}, {"notes": ("x",)}, {"not_modelled": ("x",)}):
            assert attrs.evolve(S, **changes) != S
        assert attrs.evolve(S, rules=S.rules[:2]) != S
        assert attrs.evolve(S, lines={**S.lines, "x": S.lines["average"]}) != S
        assert attrs.evolve(S, indicators=None, highest_score=12) != S
        assert attrs.evolve(S, indicators=None, highest_score=12) != attrs.evolve(
            S, indicators=None, highest_score=13
        )
        assert attrs.evolve(S, cite=CITE) != S
        assert attrs.evolve(S, areas=tuple(reversed(S.areas))) != S
        renamed = attrs.evolve(S.indicators, code="X")
        assert attrs.evolve(S, indicators=renamed) != S
        shorter = attrs.evolve(S.indicators, indicators=S.indicators.indicators[:5])
        assert attrs.evolve(S, indicators=shorter) != S
        assert S != "VN-2021-2025"
        assert repr(S) == "<Standard VN-2021-2025>"

    def test_ask_for_a_line(self):
        assert S.line("poverty", "urban").amount == 2_000_000
        with pytest.raises(UnknownCodeError, match="VN-2021-2025: unknown line 'povrty'; did you mean 'pov"):
            S.line("povrty", "urban")
        with pytest.raises(UnknownCodeError, match="VN-2021-2025: unknown area 'urbann'; did you mean 'ur"):
            S.line("poverty", "urbann")

    def test_no_indicators_no_deprivations(self):
        for ask in (lambda: standard().deprived("a"), lambda: standard().deprivations({})):
            with pytest.raises(InvalidValueError) as caught:
                ask()
            assert str(caught.value) == "T has no list of indicators; give score= instead"
            assert caught.value.reason is Reason.NOT_MODELLED

    def test_the_highest_score(self):
        assert standard(highest_score=None).max_score == 0
        assert standard().all_scores == 0b111111
        weighed = attrs.evolve(S.indicators.indicators[0], points=3)
        indicators = attrs.evolve(S.indicators, indicators=(weighed, *S.indicators.indicators[1:]))
        assert attrs.evolve(S, indicators=indicators).max_score == 14


class TestGaps:
    def test_between_covered_incomes_for_the_scores_concerned(self):
        holed = standard(
            rule({"upto": "a"}, {"most": 3}), rule({"least": "b", "upto": "c"}, {"least": 2}, "average")
        )
        assert holed.gaps() == (Gap("rural", Cut(10, inclusive=True), Cut(20, inclusive=False), (2, 3)),)
        told = [category(Household(area="rural", income=PerHead(15), score=s), holed) for s in (1, 2, 3, 4)]
        assert told == [Category.NOT_POOR, *[Category.UNCLASSIFIED] * 3]

    def test_what_lies_above_counts_across_bands_that_nothing_covers(self):
        """Score 0 up to 10 is under no rule, nor up to 20; a rule covers it above 20."""
        holed = standard(
            rule({"upto": "a"}, {"least": 3}), rule({"above": "b", "upto": "c"}, found="average")
        )
        told = [category(Household(area="rural", income=PerHead(i), score=0), holed) for i in (5, 15, 25, 35)]
        assert told == [*[Category.UNCLASSIFIED] * 2, Category.AVERAGE, Category.NOT_POOR]
        assert [gap.scores for gap in holed.gaps()] == [(3, 4, 5)]

    def test_a_category_of_the_text_may_be_that_of_no_rule(self):
        """A text that itself says who is not poor: one category, by a rule and by what lies outside."""
        said = standard(rule({"upto": "a"}, {"least": 3}), rule({"upto": "a"}, {"below": 2}, "not-poor"))
        told = [category(Household(area="rural", income=PerHead(5), score=s), said) for s in range(6)]
        assert told == [*[Category.NOT_POOR] * 3, *[Category.POOR] * 3]

    def test_one_category_by_two_rules_in_one_cell(self):
        """Poor with very few or very many: no single count of answers settles it."""
        doors = standard(
            rule(score={"most": 1}),
            rule(score={"least": 4}),
            rule(score={"least": 2, "most": 3}, found="average"),
        )
        told = [category(Household(area="rural", income=PerHead(5), score=s), doors) for s in range(6)]
        assert told == [*[Category.POOR] * 2, *[Category.AVERAGE] * 2, *[Category.POOR] * 2]
        result = classify(Household(area="rural", income=PerHead(5)), doors)
        assert result.possible == (Category.POOR, Category.AVERAGE)
        assert result.needs == ()
        assert len(result.rules) == 3

    def test_the_lowest_and_the_highest_incomes_are_no_gap(self):
        assert standard(rule({"above": "a", "upto": "b"})).gaps() == ()

    def test_a_gap_without_a_whole_dong_is_walked_too(self):
        lines = {"a": {"rural": Line(10, CITE)}, "b": {"rural": Line(11, CITE)}}
        holed = standard(
            rule({"upto": "a"}), rule({"least": "b"}, found="average"), lines=lines, highest_score=None
        )
        assert [row["category"] for row in decision_table(holed)] == ["poor", "unclassified", "average"]
        assert boundary_households(holed)[2].income == Income(21, months=2, members=1)
        assert [h.income.total for h in boundary_households(holed)] == [0, 10, 21, 11]


class TestClassify:
    def test_the_edges_are_the_first_and_the_last_dong(self):
        homes = boundary_households(cn.NATIONAL_2001_2005)
        assert [h.income.total for h in homes if h.area == "urban"] == [0, 149_999, 150_000]
        assert len(boundary_households(S)) == 130

    @pytest.mark.parametrize("ask", [category, classify])
    class TestRefusals:
        def test_an_area_of_another_standard(self, ask):
            with pytest.raises(UnknownCodeError, match="VN-2021-2025: unknown area 'rural_mountain'"):
                ask(Household(area="rural_mountain", income=PerHead(1), score=0), S)

        def test_deprivations_of_another_set(self, ask):
            home = Household(area="rural", income=PerHead(1), deprivations=S.deprived())
            with pytest.raises(IndicatorSetMismatchError) as caught:
                ask(home, cn.NATIONAL_2016_2020)
            assert str(caught.value) == (
                "these deprivations were assessed by the indicators VN-2021, but VN-2016-2020 uses VN-2016"
            )
            with pytest.raises(IndicatorSetMismatchError, match="VN-2026-2030 has no list of indicators"):
                ask(home, cn.NATIONAL_2026_2030)

        def test_an_impossible_score(self, ask):
            with pytest.raises(InvalidValueError) as caught:
                ask(Household(area="rural", income=PerHead(1), score=13), attrs.evolve(S))
            assert str(caught.value) == (
                "a score of 13 is impossible under VN-2021-2025, whose highest is 12"
            )
            assert caught.value.reason is Reason.OUT_OF_RANGE
            with pytest.raises(InvalidValueError):
                ask(Household(score=13), S)

    def test_an_equal_set_will_do(self):
        """Sets are equal by their code: a standard read from a file takes the shipped set's findings."""
        copy = attrs.evolve(S, indicators=attrs.evolve(S.indicators))
        home = Household(area="rural", income=PerHead(1), deprivations=S.deprived("water"))
        assert category(home, copy) is Category.NEAR_POOR

    def test_income_alone_takes_any_deprivations_and_any_score(self):
        for facts in (
            {"deprivations": S.deprived("water")},
            {"score": 999},
            {"deprivations": S.deprivations({})},
        ):
            home = Household(area="rural", income=PerHead(400_000), **facts)
            assert category(home, cn.NATIONAL_2011_2015) is Category.POOR
            assert classify(home, cn.NATIONAL_2011_2015).relevant == ()
            lost = attrs.evolve(home, income=None)
            assert classify(lost, cn.NATIONAL_2011_2015).relevant == ("income",)

    def test_equal_by_household_and_standard(self):
        home = Household(area="rural", income=PerHead(1), score=3)
        one = classify(home, S)
        assert one == classify(attrs.evolve(home), attrs.evolve(S))
        assert hash(one) == hash(classify(home, S)) != hash(classify(Household(), S))
        assert one != classify(home, cn.NATIONAL_2026_2030)
        assert one != classify(Household(), S)
        assert one != "poor"

    def test_a_need_for_every_area_where_they_agree(self):
        """Income below both lines: the area no longer matters, and is not asked."""
        result = classify(Household(income=PerHead(1_000_000)), S)
        assert result.relevant == ("score",)
        assert result.needs == (
            Need(Category.POOR, S.rules[0], AtLeast(3, ("score",), answer=True)),
            Need(Category.NEAR_POOR, S.rules[1], AtLeast(10, ("score",), answer=False)),
        )

    def test_a_need_names_the_area_where_it_matters(self):
        result = classify(Household(income=PerHead(1_700_000), score=5), S)
        assert result.relevant == ("area",)
        assert result.needs == (
            Need(Category.POOR, S.rules[0], None, area="urban"),
            Need(Category.AVERAGE, S.rules[2], None, area="rural"),
        )

    def test_a_need_names_the_income_where_it_is_not_known(self):
        result = classify(Household(area="rural", score=5), S)
        line, average = Cut(1_500_000, inclusive=True), Cut(2_250_000, inclusive=True)
        assert result.needs == (
            Need(Category.POOR, S.rules[0], None, upto=line),
            Need(Category.AVERAGE, S.rules[2], None, above=line, upto=average),
            Need(Category.NOT_POOR, None, None, above=average),
        )

    def two_areas(self, *rules, urban=10):
        lines = {"a": {"rural": Line(10, CITE), "urban": Line(urban, CITE)}}
        return standard(*rules, areas=[cn.RURAL, cn.URBAN], lines=lines)

    def test_areas_that_differ_in_the_lowest_incomes_alone(self):
        only_rural = self.two_areas(rule({"upto": "a"}, areas=("rural",)))
        assert classify(Household(score=0), only_rural).relevant == ("area", "income")

    def test_areas_that_differ_in_the_highest_incomes_alone(self):
        only_rural = self.two_areas(
            rule({"upto": "a"}, found="average"), rule({"above": "a"}, areas=("rural",), found="near-poor")
        )
        assert classify(Household(score=0), only_rural).relevant == ("area", "income")

    def test_where_the_area_alone_decides_the_income_does_not_matter(self):
        only_rural = self.two_areas(
            rule({"upto": "a"}, areas=("rural",)), rule({"above": "a"}, areas=("rural",))
        )
        result = classify(Household(score=0), only_rural)
        assert result.possible == (Category.POOR, Category.NOT_POOR)
        assert result.relevant == ("area",)

    def test_areas_that_do_not_differ_do_not_matter(self):
        alike = self.two_areas(rule({"upto": "a"}))
        result = classify(Household(score=0), alike)
        assert result.relevant == ("income",)
        assert [need.area for need in result.needs] == [None, None]
        unlike = self.two_areas(rule({"upto": "a"}), urban=11)
        assert classify(Household(score=0), unlike).relevant == ("area", "income")

    def test_a_middle_range_has_no_need(self):
        tiers = standard(
            rule(score={"below": 2}, found="average"),
            rule(score={"least": 2, "below": 4}, found="near-poor"),
            rule(score={"least": 4}),
        )
        result = classify(Household(area="rural", income=PerHead(1)), tiers)
        assert result.possible == (Category.POOR, Category.NEAR_POOR, Category.AVERAGE)
        assert [(n.category, n.deprivations.n) for n in result.needs] == [
            (Category.POOR, 4),
            (Category.AVERAGE, 4),
        ]
