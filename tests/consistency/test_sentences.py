"""What each kind of sentence implies, alone and with others: the checks and their answers."""

import pytest

from chuanngheo.consistency import Verdict, audit
from chuanngheo.figures import How
from chuanngheo.statements import (
    Change,
    Claim,
    Count,
    Document,
    Flow,
    Goal,
    Milestone,
    Part,
    Path,
    Rank,
    Ranked,
    Split,
    Subset,
    Target,
)
from chuanngheo.tables import Column, Table, columns

HOLDS, BROKEN, CANNOT_TELL = Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL


def of(*statements, tables=()):
    return audit(Document(title="x", statements=statements, tables=tables))


def checks(*statements, tables=()):
    return {(c.kind, c.verdict) for c in of(*statements, tables=tables).checks}


def said(result):
    """Findings and remarks by kind."""
    return [f.kind for f in result.findings], [r.kind for r in result.remarks]


class TestCount:
    """A count, its rate, the total in the same sentence, in another one, or nowhere."""

    def test_total_in_the_sentence(self):
        assert checks(Count("poor", "5 hộ", rate="5%", total="100 hộ")) == {
            ("rate", HOLDS),
            ("subset", HOLDS),
        }
        assert ("rate", BROKEN) in checks(Count("poor", "5 hộ", rate="7%", total="100 hộ"))

    def test_total_in_another_sentence(self):
        total = Count("households", "100 hộ", when="2021")
        assert ("rate", BROKEN) in checks(Count("poor", "5 hộ", rate="7%", when="2021"), total)
        assert checks(Count("poor", "5 hộ", rate="7%", when="2020"), total) == {("base", CANNOT_TELL)}

    def test_a_rate_alone(self):
        assert checks(Count("poor", rate="7%")) == {("base", CANNOT_TELL)}

    def test_a_part_over_the_whole_of_another_place(self):
        """«khu vực thành thị 2.942 hộ, tỷ lệ 0,82%»: over all households of the province."""
        total = Count("households", "358.966 hộ")
        urban = Count("poor", "2.942 hộ", rate="0,82%", place="thành thị", of_place="tỉnh")
        result = audit(Document(title="x", place="tỉnh", statements=(total, urban)))
        assert ("rate", HOLDS) in {(c.kind, c.verdict) for c in result.checks}

    def test_a_share_of_a_named_whole_is_of_the_count_said_elsewhere(self):
        """«hộ nghèo DTTS chiếm 60,04% tổng số hộ nghèo», where both are counted in other sentences."""
        poor, minority = Count("poor", "453 hộ"), Count("minority_poor", "272 hộ")
        right = Count("minority_poor", rate="60,04%", of="poor")
        wrong = Count("minority_poor", rate="70,04%", of="poor")
        assert ("rate", HOLDS) in checks(poor, minority, right)
        (finding,) = of(poor, minority, wrong).findings
        assert (finding.printed, finding.proposals[0].value) == ("70,04%", "60,04%")
        assert ("rate", HOLDS) not in checks(poor, minority, Count("minority_poor", rate="60,04%"))

    @pytest.mark.parametrize(("share", "found"), [("22,08%", 0), ("12,08%", 1)])
    def test_a_share_of_the_same_group_in_the_whole_place(self, share, found):
        """«xã A có 100 hộ nghèo, chiếm 22,08% tổng số hộ nghèo của huyện»."""
        said = Count("poor", "100 hộ", rate=share, place="xã A", of="poor", of_place="huyện")
        document = Document(title="x", place="huyện", statements=(Count("poor", "453 hộ"), said))
        assert len(audit(document).findings) == found

    def test_another_printed_base_is_named(self):
        """Minority poor over the poor and not over minority households: a remark says which."""
        result = of(
            Count("minority_households", "1.000 hộ"), Count("poor", "400 hộ"),
            Count("minority_poor", "100 hộ", rate="25%", text="câu", of=""),
        )  # fmt: skip
        assert said(result) == ([], [])  # its natural base, all households, is nowhere printed
        result = of(
            Count("households", "5.000 hộ"), Count("poor", "400 hộ"),
            Count("minority_poor", "100 hộ", rate="25%", text="câu"),
        )  # fmt: skip
        assert said(result) == ([], ["base"])
        assert result.remarks[0].message.vi == "«câu»: 25% tính trên 400 hộ (hộ nghèo)"
        assert result.remarks[0].message.en == "«câu»: 25% is over 400 hộ (poor households)"

    def test_another_base_of_another_place(self):
        result = of(
            Count("households", "5.000 hộ"), Count("counted", "400 hộ", place="Xã A"),
            Count("poor", "100 hộ", rate="25%", text="câu"),
        )  # fmt: skip
        assert result.remarks[0].message.en == "«câu»: 25% is over 400 hộ (counted, xã a)"

    def test_a_base_that_is_named_is_no_other(self):
        result = of(
            Count("households", "5.000 hộ"), Count("near_poor", "400 hộ"),
            Count("poor", "100 hộ", rate="25%", of="households"),
        )  # fmt: skip
        assert said(result)[0] == ["rate"]

    def test_no_base_fits(self):
        result = of(Count("households", "5.000 hộ"), Count("poor", "100 hộ", rate="25%"))
        assert said(result)[0] == ["rate"]

    def test_a_group_is_no_larger_than_what_holds_it(self):
        result = of(Count("poor", "40 hộ"), Count("minority_poor", "41 hộ"))
        assert said(result) == (["subset"], [])

    def test_two_pairs_share_a_total_that_is_not_printed(self):
        assert ("same-total", HOLDS) in checks(
            Count("poor", "100 hộ", rate="10%"), Count("near_poor", "52 hộ", rate="5%")
        )
        assert ("same-total", BROKEN) in checks(
            Count("poor", "100 hộ", rate="10%"), Count("near_poor", "52 hộ", rate="9%")
        )

    def test_one_pair_shares_it_with_nobody(self):
        assert checks(Count("poor", "100 hộ", rate="10%")) == {("base", CANNOT_TELL)}

    def test_the_same_figure_printed_twice(self):
        assert checks(Count("poor", "5 hộ", text="a"), Count("poor", "5 hộ", text="b")) == {
            ("same-figure", HOLDS)
        }
        result = of(Count("poor", "5 hộ", text="a"), Count("poor", "6 hộ", text="b"))
        assert said(result) == (["same-figure"], [])


class TestSplit:
    """A whole and its parts."""

    def parts(self, *counts, **more):
        return Split(group="poor", parts=[Part(label=str(n), count=c) for n, c in enumerate(counts)], **more)

    def test_parts_add_up(self):
        assert checks(self.parts("5 hộ", "6 hộ", whole="11 hộ")) == {("parts", HOLDS)}
        assert said(of(self.parts("5 hộ", "6 hộ", whole="12 hộ")))[0] == ["parts"]

    def test_rates_add_up(self):
        made = Split(parts=[Part(rate="5%"), Part(rate="6%")], whole_rate="11%")
        assert checks(made) == {("parts", HOLDS)}

    def test_the_whole_stands_elsewhere(self):
        assert ("parts", BROKEN) in checks(self.parts("5 hộ", "6 hộ"), Count("poor", "12 hộ"))

    @pytest.mark.parametrize("more", [{"overlapping": True}, {"exhaustive": False}])
    def test_parts_that_need_not_add_up(self, more):
        assert checks(self.parts("5 hộ", "6 hộ", whole="20 hộ", **more)) == {("subset", HOLDS)}
        assert said(of(self.parts("5 hộ", "26 hộ", whole="20 hộ", **more)))[0] == ["subset"]
        assert checks(self.parts("5 hộ", "6 hộ", **more)) == set()

    def test_causes_of_no_known_partition_may_overlap(self):
        """Three parts far above their whole: households counted several times, a remark and no error."""
        causes = Split(parts=[Part(count=f"{n} hộ") for n in (50, 40, 30)], whole="100 hộ")
        assert said(of(causes)) == ([], ["parts"])
        two = Split(parts=[Part(count=f"{n} hộ") for n in (70, 60)], whole="100 hộ")
        assert said(of(two))[0] == ["parts"]

    def test_rates_over_the_whole_or_over_its_base(self):
        total = Count("households", "1.000 hộ")
        for rates in (("40%", "60%"), ("4%", "6%")):
            parts = [Part(count="40 hộ", rate=rates[0]), Part(count="60 hộ", rate=rates[1])]
            result = of(total, Split(group="poor", whole="100 hộ", whole_rate="10%", parts=parts))
            assert said(result) == ([], [])

    def test_rates_over_a_total_that_is_not_printed(self):
        parts = [Part(count="40 hộ", rate="4%"), Part(count="60 hộ", rate="6%")]
        assert checks(Split(parts=parts)) >= {("same-total", HOLDS)}
        assert checks(Split(parts=parts[:1])) == {("base", CANNOT_TELL)}

    def test_shares_of_a_whole_that_is_not_printed(self):
        for second, verdict in (("60 hộ", HOLDS), ("90 hộ", BROKEN)):
            parts = [Part(count="40 hộ", rate="40%"), Part(count=second, rate="60%")]
            assert checks(Split(parts=parts)) >= {("same-total", verdict)}

    def test_parts_by_place_and_by_group_are_known_elsewhere(self):
        split = Split(
            group="poor", parts=[Part(place="Xã A", count="5 hộ"), Part(group="near_poor", count="6 hộ")]
        )
        assert said(of(split, Count("poor", "7 hộ", place="xã  a")))[0] == ["same-figure"]
        assert said(of(split, Count("near_poor", "7 hộ")))[0] == ["same-figure"]


class TestChange:
    """Before, after and the difference, printed without a sign."""

    def test_fell_and_rose(self):
        assert checks(Change(before="9 hộ", after="5 hộ", by="4 hộ")) == {("difference", HOLDS)}
        assert checks(Change(before="5 hộ", after="9 hộ", by="4 hộ")) == {("difference", HOLDS)}
        assert said(of(Change(before="9 hộ", after="5 hộ", by="3 hộ")))[0] == ["difference"]

    def test_rates(self):
        made = Change(before_rate="9,88%", after_rate="5,20%", by_points="4,68%")
        assert ("difference", HOLDS) in checks(made)

    def test_known_to_other_sentences(self):
        change = Change(group="poor", before="9 hộ", after="5 hộ", since="2020", when="2021")
        assert said(of(change, Count("poor", "8 hộ", when="2020")))[0] == ["same-figure"]
        rates = Change(group="poor", before_rate="9%", after_rate="5%", since="2020", when="2021")
        assert said(of(rates, Count("poor", rate="4%", when="2021")))[0] == ["same-figure"]

    def test_not_all_printed(self):
        assert checks(Change(before="9 hộ", by="3 hộ")) == set()
        assert checks(Change(before="9 hộ", after="5 hộ")) == set()


class TestTarget:
    """Points, households, a base, an end."""

    def test_households_against_points_and_total(self):
        made = Target(points="3,35%", households="khoảng 1.800 hộ", base_total="54.769 hộ")
        assert checks(made) >= {("target", HOLDS)}
        wrong = Target(points="3,35%", households="khoảng 1.900 hộ", base_total="54.769 hộ")
        assert checks(wrong) >= {("target", BROKEN)}

    def test_without_a_total_the_base_implies_it(self):
        made = Target(points="1%", households="100 hộ", base_count="500 hộ", base_rate="5%")
        assert checks(made) >= {("target", HOLDS)}
        wrong = Target(points="2%", households="100 hộ", base_count="500 hộ", base_rate="5%")
        assert checks(wrong) >= {("target", BROKEN)}

    def test_start_reduction_end(self):
        made = Target(households="24 hộ", base_count="453 hộ", end_count="429 hộ")
        assert checks(made) == {("reduction", HOLDS)}
        assert ("points", BROKEN) in checks(Target(points="0,22%", base_rate="3,04%", end_rate="2,88%"))

    def test_relative(self):
        made = Target(households="50 hộ", base_count="100 hộ", relative="50%")
        assert ("relative", HOLDS) in checks(made)

    def test_what_was_reached_may_have_grown(self):
        made = Target(
            points="1,00%",
            households="85 hộ",
            end_rate="4,00%",
            end_count="400 hộ",
            achieved=True,
            text="câu",
        )
        result = of(made)
        assert said(result) == ([], ["with-growth"])
        without_end = Target(points="1%", households="85 hộ", achieved=True)
        assert not [c for c in of(without_end).checks if c.kind in ("growth", "target")]

    def test_yearly_steps(self):
        """Read as an equality and as a bound; steps that do not reach are a remark."""

        def made(step):
            return Target(points=step, base_rate="17%", end_rate="7%", per_year=True, years=5, text="câu")

        assert said(of(made("2%"))) == ([], [])
        assert said(of(made("2,5%"))) == ([], ["as-bound"])
        assert said(of(made("1,5%"))) == ([], ["yearly-step"])
        assert checks(made(None)) == {("base", CANNOT_TELL)}

    def test_a_base_that_other_sentences_print(self):
        target = Target(points="4%", households="100 hộ", base_when="2021", when="2022")
        assert ("target", BROKEN) in checks(target, Count("households", "5.000 hộ", when="2021"))
        assert ("reduction", BROKEN) in checks(
            target, Count("poor", "500 hộ", when="2021"), Count("poor", "401 hộ", when="2022")
        )


class TestPath:
    """Rates of several years and the average step between the first and the last."""

    def path(self, *rates, step="1%", **more):
        points = [Milestone(2015 + n, rate, **more) for n, rate in enumerate(rates)]
        return Path(points=points, per_year=step, text="câu")

    def test_falling_and_rising(self):
        assert ("average", HOLDS) in checks(self.path("9%", "8%", "7%"))
        assert ("average", HOLDS) in checks(self.path("7%", "8%", "9%"))
        assert said(of(self.path("9%", "8%", "4%")))[0] == ["average"]

    def test_a_coarser_step_is_a_promise(self):
        assert ("yearly-step", HOLDS) in checks(self.path("9,40%", "8,6%", "7,45%"))

    def test_nothing_to_compare(self):
        assert checks(self.path("9%")) == {("base", CANNOT_TELL)}
        assert checks(self.path("9%", "8%", step=None)) == {("base", CANNOT_TELL)}
        same = Path(points=[Milestone(2015, "5%"), Milestone(2015, "5%")], per_year="1%", text="câu")
        assert ("average", HOLDS) not in checks(same)

    def test_found_rates_are_known_elsewhere_and_goals_are_not(self):
        count = Count("poor", rate="6%", when="2015", text="b")
        assert said(of(self.path("9%", "8%"), count))[0] == ["same-figure"]
        assert said(of(self.path("9%", "8%", goal=True), count)) == ([], [])


class TestFlow:
    """Start − exits + relapses + new = end; where not all is printed, a remark."""

    def test_closes(self):
        made = Flow(start="100 hộ", exits="20 hộ", relapsed="1 hộ", new="3 hộ", other="1 hộ", end="85 hộ")
        assert checks(made) == {("flow", HOLDS)}

    def test_does_not_close(self):
        assert said(of(Flow(start="100 hộ", exits="20 hộ", end="85 hộ"))) == ([], ["flow"])
        assert said(of(Flow(start="100 hộ", exits="20 hộ", end="85 hộ", complete=True)))[0] == ["flow"]

    def test_too_little(self):
        assert checks(Flow(start="100 hộ", end="85 hộ")) == set()
        assert checks(Flow(start="100 hộ", exits="20 hộ", new="5 hộ")) == set()


class TestOthers:
    """Subsets, goals, ranks, and figures that no arithmetic can test."""

    def test_subset(self):
        assert checks(Subset(part="5 hộ", whole="5 hộ")) == {("subset", HOLDS)}
        assert said(of(Subset(part="6 hộ", whole="5 hộ")))[0] == ["subset"]
        assert checks(Subset(part="6 hộ")) == set()

    def test_goal(self):
        assert checks(Goal("x", amount="11 người", parts=["5 người", "6 người"])) == {("parts", HOLDS)}
        assert checks(Goal("x", amount="3.000 người", per_year="600 người", years=5)) == {("average", HOLDS)}
        assert said(of(Goal("x", amount="3.000 người", per_year="500 người", years=5)))[0] == ["average"]
        assert checks(Goal("x", amount="5 người")) == set()

    def test_ranked_figures_are_known_elsewhere(self):
        rank = Rank("poor_rate", extreme="highest", places=[Ranked("Xã A", rate="23%", count="5 hộ")])
        assert said(of(rank, Count("poor", rate="24%", place="Xã A")))[0] == ["same-figure"]
        counts = Rank("poor", extreme="highest", places=[Ranked("Xã A", rate="23%", count="5 hộ")])
        assert said(of(counts, Count("poor", "6 hộ", place="Xã A")))[0] == ["same-figure"]

    def test_a_claim_is_kept_and_not_tested(self):
        assert checks(Claim(figures=["từ 130% đến 150%"], why="a class")) == set()

    def test_how_it_holds(self):
        (check,) = of(Subset(part="5 hộ", whole="5 hộ")).checks
        assert check.how is How.EXACT


class TestHeadlineAgainstAnnex:
    """A sentence and the total row of a table that speaks of the same place and moment."""

    def table(self, **more):
        rows = [["Xã A", "60", "6"], ["Xã B", "40", "4"]]
        names = columns("unit", "households", "poor")
        return Table(names, rows, ["Tổng", "100", "10"], place="huyện X", **more)

    def test_the_same_moment(self):
        table = self.table(start="2021")
        headline = Count("poor", "11 hộ", place="huyện X", when="2021", text="câu")
        assert said(of(headline, tables=[table]))[0] == ["same-figure"]
        row = Count("poor", "5 hộ", place="xã a", when="2021", text="câu")
        assert said(of(row, tables=[table]))[0] == ["same-figure"]

    def test_another_moment_or_none(self):
        headline = Count("poor", "11 hộ", place="huyện X", when="2021", text="câu")
        assert said(of(headline, tables=[self.table(start="2020")])) == ([], [])
        assert said(of(headline, tables=[self.table()])) == ([], [])

    def test_a_declared_column_is_nobody_elses(self):
        table = Table([*columns("unit"), Column.count("x")], [["A", "5"]], start="2021")
        assert checks(tables=[table]) == set()
