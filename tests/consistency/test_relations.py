"""Each relation against enumeration or sampling: is there one true number behind every printed figure?"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chuanngheo.consistency.relations import (
    AS_PRINTED,
    AtMost,
    Cell,
    Growth,
    Linear,
    Ratio,
    Relation,
    SameTotal,
    Steps,
    Verdict,
    Where,
)
from chuanngheo.consistency.relations import CANNOT_TELL as UNTOLD
from chuanngheo.figures import Hedge, How, figure
from chuanngheo.quantities import Interval, rounded
from chuanngheo.tables import Printed

HOLDS, BROKEN, CANNOT_TELL = Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL


def cell(text, unit=None, **where):
    return Cell(Printed.read(text, unit or ("%" if "%" in text else "hộ")), Where(text=text, **where))


def cells(*texts):
    return tuple(map(cell, texts))


def linear(terms, *texts, **more):
    made = cells(*texts)
    return Linear("parts", made, terms=terms, output=made[-1], **more)


class TestRelation:
    """A relation with a figure that cannot be read, or is not printed, cannot tell."""

    def test_unreadable(self):
        relation = linear((1, 1, -1), "60.39 hộ", "5 hộ", "11 hộ")
        assert relation.outcome().verdict is CANNOT_TELL
        assert relation.implied(relation.cells[1]) is None

    def test_a_figure_may_be_put_in_its_place(self):
        relation = linear((1, 1, -1), "60.39 hộ", "5 hộ", "11 hộ")
        assert relation.outcome({relation.cells[0]: figure("6 hộ")}).how is How.EXACT
        assert relation.outcome(AS_PRINTED).verdict is CANNOT_TELL

    def test_the_bare_relation_asks_nothing(self):
        relation = Relation("nothing", ())
        with pytest.raises(NotImplementedError):
            relation.outcome()
        with pytest.raises(NotImplementedError):
            relation.implied(cell("1 hộ"))

    def test_two_cells_that_print_the_same_are_two(self):
        assert cell("5 hộ") != cell("5 hộ")
        assert repr(cell("5 hộ")) == "<Cell '5 hộ' at «5 hộ»>"


class TestWhere:
    """An address in a table, in a sentence, or just the name of a field."""

    def test_labels(self):
        assert Where(table="Biểu 1", row="Thanh An", column="poor").label() == "Biểu 1, Thanh An, poor"
        assert Where(row="Thanh An").label() == "Thanh An"
        assert Where(text="ngắn").label() == "«ngắn»"
        assert Where(text="x" * 91).label() == f"«{'x' * 90}…»"
        assert Where(field="number").label() == "number"

    def test_tables_come_before_sentences(self):
        assert Where(row="b").order() < Where(text="a").order()

    def test_json_has_what_is_given(self):
        assert Where(document="d", text="t", span=(0, 1)).as_dict() == {
            "document": "d",
            "text": "t",
            "span": (0, 1),
        }


class TestRatio:
    """«Tỷ lệ» is count over total; no total, no rate."""

    @pytest.mark.parametrize("total", ["0 hộ", "-5 hộ"])
    def test_no_total(self, total):
        assert Ratio("rate", cells("5 hộ", total, "3%")).outcome().verdict is CANNOT_TELL

    @pytest.mark.parametrize(
        ("count", "total", "rate", "how"),
        [
            ("khoảng 1.800 hộ", "54.769 hộ", "3,35%", How.WITHIN_HEDGE),
            ("khoảng 1.800 hộ", "54.769 hộ", "3,38%", How.WITHIN_HEDGE),
            ("khoảng 1.800 hộ", "54.769 hộ", "3,39%", None),
            ("5 hộ", "gần 90 hộ", "6,3%", How.WITHIN_HEDGE),
            ("5 hộ", "gần 90 hộ", "6,4%", None),
            ("5 hộ", "100 hộ", "trên 4%", How.WITHIN_HEDGE),
            ("5 hộ", "100 hộ", "dưới 4%", None),
        ],
    )
    def test_hedges_are_honoured(self, count, total, rate, how):
        outcome = Ratio("rate", cells(count, total, rate)).outcome()
        assert (outcome.verdict, outcome.how) == (HOLDS if how else BROKEN, how)

    def test_the_arithmetic_is_what_a_person_would_do_again(self):
        outcome = Ratio("rate", cells("6.244 hộ", "52.576 hộ", "11,68%")).outcome()
        assert outcome.arithmetic == "6.244 hộ / 52.576 hộ = 11,88%"
        assert outcome.expected == "11,88"

    def test_a_rate_that_is_negative_implies_no_count(self):
        relation = Ratio("rate", cells("5 hộ", "100 hộ", "-5%"))
        assert relation.implied(relation.cells[0]) is None


@st.composite
def printed_forms(draw, value):
    """A whole number, as it is or hedged so that the hedge reaches it."""
    grain = draw(st.sampled_from([1, 10, 100]))
    down = value // grain * grain
    forms = [f"{value} hộ"]
    if down and down // grain % 10:  # its last digit that is not a zero stands where we mean it
        near = rounded(Fraction(value, grain), 0) * grain
        if near // grain % 10:
            forms.append(f"khoảng {near} hộ")
        forms += [f"hơn {down} hộ", f"trên {down} hộ", f"ít nhất {down} hộ"]
    if value % grain == 0 and (value + grain) // grain % 10:
        forms += [f"gần {value + grain} hộ", f"không quá {value + grain} hộ"]
    return draw(st.sampled_from(forms))


@st.composite
def rounded_rates(draw):
    """Exact rates that add up, and how each is printed with its own decimals."""
    exact = draw(st.lists(st.fractions(0, 30, max_denominator=400), min_size=2, max_size=4))
    exact.append(sum(exact))
    decimals = [draw(st.integers(0, 3)) for _ in exact]
    return [f"{rounded(e, d):f}".replace(".", ",") + "%" for e, d in zip(exact, decimals, strict=True)]


class TestLinear:
    """Parts and their whole, start − reduction = end: with hedges and roundings equal to sampling."""

    @given(st.data(), st.lists(st.integers(1, 3_000), min_size=2, max_size=5))
    def test_what_is_true_however_hedged_is_never_broken(self, data, numbers):
        texts = [data.draw(printed_forms(n)) for n in [*numbers, sum(numbers)]]
        outcome = linear((*(1 for _ in numbers), -1), *texts).outcome()
        assert outcome.verdict is HOLDS
        assert outcome.how in (How.EXACT, How.WITHIN_HEDGE)

    @given(rounded_rates())
    def test_rates_rounded_independently_are_never_broken(self, texts):
        assert linear((*(1 for _ in texts[1:]), -1), *texts).outcome().verdict is HOLDS

    @given(st.lists(st.integers(1, 60), min_size=2, max_size=3), st.integers(-6, 6))
    def test_rates_of_one_decimal_equal_enumeration(self, parts, shift):
        """In units of a hundredth of a point: is there a true number behind each figure, rounded or cut?"""
        whole = max(0, sum(parts) + shift)
        texts = [f"{n // 10},{n % 10}%" for n in (*parts, whole)]

        def reach(low, high):  # the last hundredths that print so
            spreads = [range(10 * n + low, 10 * n + high + 1) for n in (*parts, whole)]
            sums = {sum(combination) for combination in product(*spreads[:-1])}
            return bool(sums & set(spreads[-1]))

        outcome = linear((*(1 for _ in parts), -1), *texts).outcome()
        # The ends are half-open: with hundredths −5 … 4 and 0 … 9 the sums reach just as far.
        finer = reach(-5, 5) if len(parts) > 1 else reach(-5, 4)
        if outcome.how in (How.EXACT, How.ROUNDED):
            assert finer
        elif outcome.how is How.TRUNCATED:
            assert reach(0, 10)
        else:
            assert not reach(-5, 4)
            assert not reach(0, 9)

    @given(st.lists(st.integers(0, 500), min_size=2, max_size=4), st.integers(1, 300))
    def test_counts_that_do_not_add_up_are_broken(self, parts, off):
        texts = [f"{n} hộ" for n in (*parts, sum(parts) + off)]
        outcome = linear((*(1 for _ in parts), -1), *texts).outcome()
        assert outcome.verdict is BROKEN
        assert outcome.expected.replace(".", "") == str(sum(parts))

    @given(st.lists(st.integers(1, 500), min_size=2, max_size=4), st.data())
    def test_it_implies_the_one_number_that_mends_it(self, parts, data):
        texts = [f"{n} hộ" for n in (*parts, sum(parts))]
        wrong = data.draw(st.integers(0, len(parts)))
        true = (*parts, sum(parts))[wrong]
        texts[wrong] = f"{true + 7} hộ"
        relation = linear((*(1 for _ in parts), -1), *texts)
        assert relation.implied(relation.cells[wrong]) == Interval.at(true)

    def test_a_figure_put_in_may_be_hedged(self):
        relation = linear((1, 1, -1), "5 hộ", "6 hộ", "20 hộ")
        first = relation.cells[0]
        assert relation.outcome({first: figure("khoảng 10 hộ")}).how is How.WITHIN_HEDGE
        assert relation.outcome({first: figure("14 hộ")}).how is How.EXACT
        assert relation.outcome({cell("1 hộ"): figure("khoảng 15 hộ")}).verdict is BROKEN
        many = {cell("1 hộ"): figure("khoảng 15 hộ") for _ in range(5)}
        assert relation.outcome(many).verdict is BROKEN

    def test_long_sums_are_shown_by_their_ends(self):
        numbers = [f"{n} hộ" for n in range(1, 41)]
        outcome = linear((*(1 for _ in numbers), -1), *numbers, "820 hộ").outcome()
        assert outcome.arithmetic == "«1 hộ» + … + «40 hộ» = 820"

    def test_truncated(self):
        """2,39 + 3,39 cut to 2,3 + 3,3 = 5,78 cut to 5,7: no rounding to the nearest makes 5,6 into 5,8."""
        assert linear((1, 1, 1, -1), "2,3%", "3,3%", "1,3%", "7,1%").outcome().how is How.TRUNCATED

    def test_years_times_a_step(self):
        relation = linear((5, -1), "600 hộ", "3.000 hộ")
        assert relation.outcome().arithmetic == "5 × 600 hộ = 3.000"
        assert relation.implied(relation.cells[0]) == Interval.at(600)
        down = linear((1, -1, -4), "14,3%", "10,3%", "1,0%")
        assert down.outcome().how is How.EXACT

    def test_the_same_figure_twice(self):
        outcome = linear((1, -1), "23.320 hộ", "22.180 hộ").outcome()
        assert (outcome.verdict, outcome.expected) == (BROKEN, "23.320 hộ")
        assert outcome.arithmetic == "23.320 hộ («23.320 hộ»)"

    def test_start_minus_reduction(self):
        assert linear((1, -1, -1), "453 hộ", "24 hộ", "429 hộ").outcome().arithmetic == "453 hộ − 24 hộ = 429"
        assert linear((1, -1, -1), "3,04%", "2,82%", "0,22%").outcome().arithmetic == "3,04% − 2,82% = 0,22"

    def test_incomplete_parts_may_stay_below_the_whole(self):
        assert linear((1, 1, -1), "5 hộ", "6 hộ", "20 hộ", incomplete=True).outcome().verdict is CANNOT_TELL
        hedged = linear((1, 1, -1), "khoảng 5 hộ", "6 hộ", "20 hộ", incomplete=True)
        assert hedged.outcome().verdict is CANNOT_TELL
        above = linear((1, 1, -1), "15 hộ", "6 hộ", "20 hộ", incomplete=True)
        assert above.outcome().verdict is BROKEN
        assert above.implied(above.cells[0]) is None


class TestAtMost:
    """A part is no larger than its whole, within what both may stand for."""

    @pytest.mark.parametrize(
        ("part", "whole", "verdict"),
        [
            ("42 hộ", "42 hộ", HOLDS),
            ("43 hộ", "42 hộ", BROKEN),
            ("khoảng 430 hộ", "426 hộ", HOLDS),
            ("khoảng 430 hộ", "424 hộ", BROKEN),
            ("dưới 50 hộ", "1 hộ", HOLDS),
            ("50 hộ", "ít nhất 1 hộ", HOLDS),
            ("3,5%", "3,4%", BROKEN),
        ],
    )
    def test_bounds(self, part, whole, verdict):
        assert AtMost("subset", cells(part, whole)).outcome().verdict is verdict

    def test_what_it_implies(self):
        relation = AtMost("subset", cells("43 hộ", "42 hộ"))
        assert relation.implied(relation.cells[0]) == Interval(None, Fraction(42))
        assert relation.implied(relation.cells[1]) == Interval(Fraction(43), None)


def half_up(count, total):
    return (200 * count + total) // (2 * total)


def cut(count, total):
    return 100 * count // total


class TestSameTotal:
    """Two count–rate pairs over one total that is not printed: equal to enumeration over whole totals."""

    MOST = 1_400  # no count up to 6 has a rate that rounds to 1 % or more over a larger total

    @given(st.integers(1, 6), st.integers(1, 100), st.integers(1, 6), st.integers(1, 100))
    def test_two_pairs(self, one, one_rate, other, other_rate):
        relation = SameTotal(
            "same-total", cells(f"{one} hộ", f"{one_rate}%", f"{other} hộ", f"{other_rate}%")
        )
        pairs = ((one, one_rate), (other, other_rate))
        assert relation.outcome().how is self.enumerated(pairs)

    def test_every_small_case(self):
        for one, other in ((1, 2), (3, 4), (2, 6)):
            for one_rate, other_rate in product(range(1, 101, 3), repeat=2):
                texts = (f"{one} hộ", f"{one_rate}%", f"{other} hộ", f"{other_rate}%")
                outcome = SameTotal("same-total", cells(*texts)).outcome()
                assert outcome.how is self.enumerated(((one, one_rate), (other, other_rate))), texts

    def enumerated(self, pairs):
        for printer, how in ((half_up, How.ROUNDED), (cut, How.TRUNCATED)):
            for total in range(1, self.MOST):
                if all(printer(count, total) == rate for count, rate in pairs):
                    return how
        return None

    def test_nobody_and_nothing(self):
        """0 hộ are 0 % of any total; 0 hộ are 5 % of none."""
        assert SameTotal("same-total", cells("0 hộ", "0%", "5 hộ", "5%")).outcome().verdict is HOLDS
        assert SameTotal("same-total", cells("0 hộ", "5%", "5 hộ", "5%")).outcome().verdict is BROKEN
        assert SameTotal("same-total", cells("0 hộ", "5%", "0 hộ", "5%")).outcome().verdict is BROKEN

    def test_a_hedge(self):
        assert SameTotal("same-total", cells("khoảng 100 hộ", "1%", "2 hộ", "5%")).outcome().verdict is BROKEN
        fits = SameTotal("same-total", cells("khoảng 100 hộ", "10%", "52 hộ", "5%")).outcome()
        assert fits.how is How.WITHIN_HEDGE

    def test_what_it_implies(self):
        relation = SameTotal("same-total", cells("50 hộ", "5%", "20 hộ", "4%"))
        count, rate = relation.implied(relation.cells[2]), relation.implied(relation.cells[3])
        assert 40 in count
        assert 2 in rate
        assert 4 not in rate
        assert relation.implied(relation.cells[0]) is not None

    def test_others_that_share_no_total_imply_nothing(self):
        relation = SameTotal("same-total", cells("50 hộ", "5%", "20 hộ", "40%", "1 hộ", "1%"))
        assert relation.implied(relation.cells[4]) is None
        assert relation.outcome().verdict is BROKEN
        more = SameTotal("same-total", (*relation.cells, *cells("2 hộ", "2%")))
        assert more.implied(more.cells[7]) is None

    def test_a_negative_rate_has_no_total(self):
        assert SameTotal("same-total", cells("5 hộ", "-5%", "5 hộ", "5%")).outcome().verdict is not None


class TestSteps:
    """«Mỗi năm giảm 2 %» leads from 15,55 % to a promised 7 %: as an equality, or at least so far."""

    @pytest.mark.parametrize(
        ("start", "step", "goal", "verdict", "how"),
        [
            ("17%", "2%", "7%", HOLDS, How.EXACT),
            ("15,55%", "2%", "7%", HOLDS, How.AS_BOUND),
            ("18%", "2%", "7%", BROKEN, None),
        ],
    )
    def test_five_years(self, start, step, goal, verdict, how):
        relation = Steps("yearly-step", cells(start, step, goal), years=5, weak=True)
        assert (relation.outcome().verdict, relation.outcome().how) == (verdict, how)
        assert relation.implied(relation.cells[0]) is None


class TestGrowth:
    """A reached reduction: the base's total and the end's may differ by a likely growth, and no more."""

    def made(self, *texts, years=1):
        return Growth("growth", cells(*texts), years=years)

    def test_as_many_households(self):
        assert self.made("1,0%", "100 hộ", "4,0%", "400 hộ").outcome().how is How.ROUNDED

    def test_some_more(self):
        outcome = self.made("1,00%", "85 hộ", "4,00%", "400 hộ").outcome()  # 485 / 5 % = 9.700 → 10.000
        assert (outcome.verdict, outcome.how) == (HOLDS, How.WITH_GROWTH)

    def test_too_many_for_one_year_and_not_for_five(self):
        texts = ("1,00%", "50 hộ", "4,00%", "400 hộ")  # 9.000 → 10.000
        relation = self.made(*texts)
        assert relation.outcome().verdict is BROKEN
        assert self.made(*texts, years=5).outcome().verdict is HOLDS
        assert relation.implied(relation.cells[0]) is None


@given(st.sampled_from(list(Hedge)), st.integers(1, 9_999), st.integers(-400, 400))
def test_a_hedge_is_honoured_by_every_relation_alike(hedge, number, off):
    """A hedged figure admits a number where the same figure printed twice, once exactly, holds."""
    words = {
        Hedge.ABOUT: "khoảng {}", Hedge.NEARLY: "gần {}", Hedge.OVER: "hơn {}", Hedge.UNDER: "dưới {}",
        Hedge.AT_LEAST: "ít nhất {}", Hedge.AT_MOST: "không quá {}", Hedge.RANGE: "từ {} đến {}",
    }  # fmt: skip
    assume(number + off >= 0)
    text = words[hedge].format(number, number + 50) + " hộ"
    hedged = figure(text)
    holds = linear((1, -1), f"{number + off} hộ", text).outcome().verdict is HOLDS
    assert holds == hedged.admits(number + off) or off == 0


def test_what_cannot_be_told_shows_no_sum():
    assert (UNTOLD.arithmetic, UNTOLD.expected) == ("", "")
