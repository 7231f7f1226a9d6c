"""Every region of every standard: walked, under at most one rule, written down in a golden table."""

import csv
import importlib.util
from functools import reduce
from itertools import combinations, pairwise
from operator import attrgetter, or_
from pathlib import Path

import attrs
import pytest

import chuanngheo as cn
from chuanngheo import Category, Confidence, Household, Income, category, classify, explain
from chuanngheo.standards import ALL, PROVINCIAL, by_code
from chuanngheo.testing import boundary_households, decision_table

GOLDEN = Path(__file__).parent.parent / "golden"
SHIPPED = (*ALL, *PROVINCIAL)
every_standard = pytest.mark.parametrize("standard", SHIPPED, ids=attrgetter("code"))
SPEC = importlib.util.spec_from_file_location("rewrite", GOLDEN / "rewrite.py")
REWRITE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(REWRITE)


def holds(rule, standard, area, income, score):
    """Whether a rule covers a household: its words read afresh, without the compiled sheet."""
    amount = {name: by_area[area].monthly for name, by_area in standard.lines.items()}
    band, between = rule.income, rule.score
    return (
        (rule.areas is None or area in rule.areas)
        and (band.above is None or income > amount[band.above])
        and (band.least is None or income >= amount[band.least])
        and (band.upto is None or income <= amount[band.upto])
        and (band.below is None or income < amount[band.below])
        and (between.least is None or score >= between.least)
        and (between.most is None or score <= between.most)
        and (between.below is None or score < between.below)
    )


def covering(standard, home):
    return [
        rule
        for rule in standard.rules
        if holds(rule, standard, home.area, home.income.per_head, home.score or 0)
    ]


@every_standard
def test_golden(standard):
    """Any change in any standard shows up as a reviewed diff: ``python tests/golden/rewrite.py``."""
    with (GOLDEN / f"{standard.code}.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == REWRITE.regions(decision_table(attrs.evolve(standard)))


def test_every_golden_table_has_its_standard():
    assert {path.stem for path in GOLDEN.glob("*.csv")} == {standard.code for standard in SHIPPED}


@every_standard
def test_every_edge_of_every_region_is_under_at_most_one_rule(standard):
    standard = attrs.evolve(standard)  # built anew
    for home in boundary_households(standard):
        rules = covering(standard, home)
        result = classify(home, standard)
        assert len(rules) <= 1
        assert [result.rule] == (rules or [None])
        if rules:
            assert result.category is rules[0].category
        else:
            assert result.category in (Category.NOT_POOR, Category.UNCLASSIFIED)


@every_standard
def test_the_categories_of_a_cell_share_out_its_scores(standard):
    """Every score of every cell is of one category: none is left out, none counted twice."""
    for sheet in attrs.evolve(standard).sheets.values():
        assert len(sheet.categories) == len(sheet.rules) == len(sheet.cuts) + 1
        for cell in sheet.categories:
            masks = [mask for mask, _ in cell]
            assert all(masks)
            assert all(not one & other for one, other in combinations(masks, 2))
            assert reduce(or_, masks) == (standard.all_scores if standard.max_score else -1)
            assert len({category for _, category in cell}) == len(cell)


@every_standard
def test_outside_every_rule_what_lies_above_decides_the_name(standard):
    """Không thuộc loại nào only where a rule covers a higher income with the same score."""
    homes = sorted(boundary_households(standard), key=lambda home: home.income.per_head, reverse=True)
    covered: set = set()
    for home in homes:
        place = (home.area, home.score)
        if covering(standard, home):
            covered.add(place)
            continue
        above = place in covered
        assert category(home, standard) is (Category.UNCLASSIFIED if above else Category.NOT_POOR)


@every_standard
def test_both_edges_of_a_region_answer_alike_and_so_does_its_middle(standard):
    homes = [h for h in boundary_households(standard) if h.score in (None, 0, 3)]
    for one, other in pairwise(sorted(homes, key=lambda h: (h.area, h.score or 0, h.income.per_head))):
        if (one.area, one.score) != (other.area, other.score):
            continue
        if category(one, standard) is category(other, standard):
            middle = one.income.per_head + other.income.per_head
            home = Household(
                area=one.area,
                income=Income(middle.numerator, months=2, members=middle.denominator),
                score=one.score,
            )
            assert category(home, standard) is category(one, standard)


@every_standard
def test_the_income_is_never_rounded(standard):
    """One đồng a year over the line, among many members, is over the line."""
    for area in standard.area_codes:
        for cut in standard.sheets[area].cuts:
            at = int(cut.amount * 12 * 7)  # a line a year is whole over twelve months
            for score in (0, 3) if standard.max_score else (None,):
                told = [
                    category(
                        Household(area=area, income=Income(t, months=12, members=7), score=score), standard
                    )
                    for t in (at - 1, at, at + 1)
                ]
                assert told[1] is told[0 if cut.inclusive else 2]


class TestGaps:
    """Gaps are listed, and the one there is is explained: the near-poor band is printed from 401.000."""

    def test_only_the_literal_readings_of_2011_have_gaps(self):
        found = {standard.code: standard.gaps() for standard in SHIPPED if standard.gaps()}
        assert list(found) == ["VN-2011-2015-LITERAL", "VN-HN-2011-2015-LITERAL"]
        assert [(g.area, g.above.text(), g.upto.text(), g.scores) for g in found["VN-2011-2015-LITERAL"]] == [
            ("rural", "≤ 400000", "< 401000", (0,)),
            ("urban", "≤ 500000", "< 501000", (0,)),
        ]

    def test_the_note_explains_it_and_so_does_the_answer(self):
        standard = cn.NATIONAL_2011_2015_LITERAL
        assert "gap of 400.000–401.000" in standard.notes[0]
        home = Household(area="rural", income=cn.PerHead(400_500))
        assert "Quyết định 09/2011/QĐ-TTg, Điều 1" in explain(classify(home, standard))


class TestData:
    """A lint over the literals: every number has its place, every text its form."""

    @every_standard
    def test_every_citation_is_of_a_grade_that_may_ship(self, standard):
        cites = [standard.cite, *(rule.cite for rule in standard.rules)]
        cites += [line.cite for by_area in standard.lines.values() for line in by_area.values()]
        cites += [i.cite for i in standard.indicators.indicators] if standard.indicators else []
        for cite in cites:
            assert cite.confidence is not Confidence.FORM_TEMPLATE
            assert cite.instrument.checked == cn.LAW_CHECKED
            assert cite.instrument.sources or cite.instrument.number == "1051/KH-UBND"

    @every_standard
    def test_every_line_is_used_and_every_number_of_a_rule_is_quoted_or_derived(self, standard):
        used = {name for rule in standard.rules for name in rule.income.lines}
        assert used == set(standard.lines)

    @every_standard
    def test_notes_stand_in_both_languages_and_end_with_a_stop(self, standard):
        for note in (*standard.notes, *standard.not_modelled):
            vi, en = note.split(" / ")
            assert vi.endswith(".")
            assert en.endswith(".")
        assert not standard.vi.endswith(".")
        assert not standard.en.endswith(".")

    def test_amounts_are_those_of_their_quotes(self):
        for standard in ALL:
            for by_area in standard.lines.values():
                for line in by_area.values():
                    printed = f"{line.amount:,}".replace(",", ".")
                    if line.cite.quote and line.cite.confidence is not Confidence.DERIVED:
                        assert printed in line.cite.quote, (standard.code, line)

    def test_codes_are_unique_and_found(self):
        assert len({standard.code for standard in ALL}) == len(ALL)
        assert all(by_code(standard.code) is standard for standard in ALL)
        with pytest.raises(cn.ChuanNgheoError, match="did you mean 'VN-2021-2025'"):
            by_code("VN-2021-202")

    def test_each_is_exported_by_the_package(self):
        exported = {id(getattr(cn, name)) for name in cn.__all__}
        assert all(id(standard) in exported for standard in ALL)
