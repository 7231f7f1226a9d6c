"""Figures as printed: every form seen in public documents, and which exact numbers each may stand for."""

import json
import pickle
import unicodedata
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo import Figure, Rounding, figure, figures
from chuanngheo.errors import InvalidValueError, NumeralError, Reason, UnknownCodeError
from chuanngheo.figures import LONGEST_SENTENCE, UNITS, Hedge, How
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Interval, rounded

FORMS = json.loads((Path(__file__).parent / "data" / "number_formats.json").read_text(encoding="utf-8"))
RATES = st.decimals(Decimal(0), Decimal(999), places=2)
SPACES = ["\u00a0", "\u202f", "\u2009", "\u2007", "\u3000", "\t"]


def seen(found):
    """A figure as the data file writes it."""
    fields = {"value": str(found.value), "unit": found.unit}
    more = {"hedge": found.hedge and found.hedge.value, "upper": found.upper, "of": found.of}
    return fields | {name: str(value) for name, value in more.items() if value is not None}


def read(form, text):
    """As a column of that unit would read it, or as a sentence."""
    return [figure(text, unit=form["column"])] if "column" in form else list(figures(text))


class TestFormsSeenInPrint:
    """Each text as it was printed, with the value, unit, hedge, upper end and whole that it says."""

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form["text"])
    def test_as_printed(self, form):
        if form.get("refused"):
            with pytest.raises(NumeralError):
                figures(form["text"])
            return
        assert [seen(found) for found in read(form, form["text"])] == form["figures"]

    @pytest.mark.parametrize("form", [f for f in FORMS if "figures" in f], ids=lambda form: form["text"])
    def test_in_any_writing_of_unicode(self, form):
        text = form["text"]
        full_width = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.,%/-<>"}
        for other in (
            unicodedata.normalize("NFD", text),
            text.translate(full_width),
            text.replace("-", "–"),
            text.replace("-", "\u2011"),
            f"  {text}\n",
        ):
            assert [seen(found) for found in read(form, other)] == form["figures"]

    @pytest.mark.parametrize("space", SPACES, ids=lambda space: f"U+{ord(space):04X}")
    def test_any_blank_before_the_unit(self, space):
        assert seen(figure(f"khoảng{space}1.800{space}hộ")) == {
            "value": "1800",
            "unit": "hộ",
            "hedge": "about",
        }

    @pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009"])
    def test_a_no_break_blank_between_thousands(self, space):
        assert figure(f"1{space}234{space}567 hộ").value == 1_234_567

    @pytest.mark.parametrize("form", FORMS, ids=lambda form: form["text"])
    def test_capitals(self, form):
        if "figures" in form:
            found = read(form, form["text"].upper())
            assert [f.value for f in found] == [Decimal(f["value"]) for f in form["figures"]]


class TestMoreOfTheirKind:
    """Forms that plans use and the collection does not hold."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("−0,22%", {"value": "-0.22", "unit": "%"}),
            ("0,22 điểm phần trăm", {"value": "0.22", "unit": "điểm %"}),
            ("3,04 phần trăm", {"value": "3.04", "unit": "%"}),
            ("không quá 5%", {"value": "5", "unit": "%", "hedge": "at-most"}),
            ("từ 5% trở xuống", {"value": "5", "unit": "%", "hedge": "at-most"}),
            ("≥ 98%", {"value": "98", "unit": "%", "hedge": "at-least"}),
            ("tối đa 100 triệu đồng", {"value": "100000000", "unit": "đồng", "hedge": "at-most"}),
            ("1,25 vạn hộ", {"value": "12500", "unit": "hộ"}),
            ("0,5 triệu", {"value": "500000", "unit": None}),
            ("1,0005 nghìn hộ", {"value": "1000.5000", "unit": "hộ"}),
            ("hai bên: 12 m²", {"value": "12", "unit": "m2"}),
            ("5 nghìn đến 6 nghìn hộ", {"value": "5000", "unit": "hộ", "hedge": "range", "upper": "6000"}),
            ("from 5 to 6%", {"value": "5", "unit": "%", "hedge": "range", "upper": "6"}),
            ("100 nghìn đồng/ tháng.", {"value": "100000", "unit": "đồng/tháng"}),
            ("12 hộ/", {"value": "12", "unit": "hộ"}),
        ],
        ids=str,
    )
    def test_read(self, text, expected):
        assert seen(figure(text)) == expected

    def test_the_last_printed_digit(self):
        assert [
            str(figure(t).step) for t in ("3,04%", "5,0%", "1.050 hộ", "2,338 triệu hộ", "2 triệu hộ")
        ] == [
            "0.01",
            "0.1",
            "1",
            "1000.000",
            "1000000",
        ]

    def test_a_sentence_with_dates_and_documents(self):
        text = (
            "Đến ngày 31/12/2022, theo Quyết định số 71/QĐ-LĐTBXH ngày 19/01/2023 và Nghị định 07/2021/NĐ-CP,"
            " quý IV/2022, giai đoạn 2021-2025 có 1.057.374 hộ nghèo (4,03%)."
        )
        assert [found.text for found in figures(text)] == ["1.057.374 hộ", "4,03%"]

    def test_text_is_what_was_printed(self):
        assert (str(figure("giảm gần 2,70%")), repr(figure("5%"))) == ("giảm gần 2,70%", "figure('5%')")


class TestRefused:
    """What has no reading, or two, is refused with what may have been meant."""

    @pytest.mark.parametrize(
        "text",
        [
            "", "hộ nghèo", "NaN", "Infinity", "1e3", "1E+3", "1_000", "1__", "1'234", "1’234",
            "1,5,0 hộ", "1.5.0", "1..5", "1.50.000", "01.500 hộ", ".5%", ",5%", "½", "1½ hộ", "5‰",
            "54.769¹ hộ", "٣ hộ", "๓%", "१२", "1 050 hộ", "5 6", "10 - 5%", "5 hộ đến 6 khẩu", "5% 6%",
            "2 triệu 300 nghìn đồng", "60.39", "0.5",
        ],
    )  # fmt: skip
    def test_text(self, text):
        with pytest.raises(NumeralError) as error:
            figure(text)
        assert len(str(error.value)) < 300

    @pytest.mark.parametrize(
        ("text", "suggestions"),
        [
            ("60.39", ("60,39", "6.039")),
            ("1 050 hộ", ("1.050 hộ",)),
            ("1 050 000 hộ", ("1.050.000 hộ",)),
            ("5 6", ()),
            (".5%", ("0,5%",)),
            ("5.779 hộ và 10,55%", ("5.779 hộ", "10,55%")),
        ],
    )
    def test_suggested(self, text, suggestions):
        with pytest.raises(NumeralError) as error:
            figure(text)
        assert error.value.suggestions == suggestions

    @pytest.mark.parametrize("text", ["60.39", "3.94", "15.40", "0.52"])
    def test_a_unit_settles_one_dot(self, text):
        with pytest.raises(NumeralError) as error:
            figure(text)
        assert error.value.reason is Reason.AMBIGUOUS_SEPARATOR
        assert figure(text, unit="%").value == figure(f"{text}%").value == Decimal(text)
        with pytest.raises(NumeralError):
            figure(text, unit="hộ")

    @pytest.mark.parametrize("value", [None, 5, 3.04, b"5", ["5"]])
    def test_not_a_text(self, value):
        with pytest.raises(NumeralError) as error:
            figure(value)
        assert error.value.reason is Reason.WRONG_TYPE

    def test_an_unknown_unit(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'hộ'"):
            figure("5", unit="hộh")

    def test_a_unit_with_its_whole(self):
        assert figure("5", unit="đồng/người/tháng").unit == "đồng/người/tháng"

    def test_what_is_printed_wins_over_the_column(self):
        assert figure("5 khẩu", unit="hộ").unit == "khẩu"

    def test_many_figures_are_not_all_listed(self):
        with pytest.raises(NumeralError, match="it holds 3000 figures") as error:
            figure("5 hộ, " * 3000)
        assert len(error.value.suggestions) == 5

    def test_not_whole(self):
        with pytest.raises(NumeralError, match="expected a whole number"):
            figure("5,5").count()

    def test_not_a_percentage(self):
        with pytest.raises(InvalidValueError, match="in hộ, not a percentage"):
            figure("5 hộ").percent()
        with pytest.raises(InvalidValueError, match="in no unit"):
            figure("5").percent()


HOSTILE = [
    "9", "9.", "9,", "9 ", "9\u00a0", "1/", "9-", "-", "- ", " ", "/", "khoảng ", "khoảng", "cao hơn ",
    "hơn ", "quý I", "I", "năm 1", "năm 1-", "ngày 1/1/", "1/A", "1/AB-", "A", "hộ", "hộ/", "5 hộ/",
    "1 nghèo ", "nghèo ", "%", "5%/a", "VND", "_", "9_", "e", "9e", "từ 1 đến ", "1 triệu ", "tỷ ",
    "1/1/2000 ", "12/2021/NĐ-CP ", "٣", "½", "\u0301\u0323", "m²", "'", "9'", "<", "≥", "about ",
    "more ", "đ", "điểm ", "phần ", "tổng ", "5/tổng ", "/tổng số ", "\0", "0",
]  # fmt: skip


class TestHostileText:
    """A line of 20.000 characters of any one thing is read or refused in a bounded number of steps.

    Every quantifier of the patterns runs over one class of characters and is followed by another class, or
    is entered at the first character of its run only; so the work grows with the length, not its square.
    """

    @pytest.mark.parametrize("piece", HOSTILE)
    @pytest.mark.parametrize("around", ["{}", "1{} hộ", "năm 1{}1"])
    def test_ends(self, piece, around):
        body = piece * (LONGEST_SENTENCE // len(piece))
        text = around.format(body[: LONGEST_SENTENCE - 20])
        try:
            found = figures(text)
        except NumeralError as error:
            assert len(str(error)) < 25_000  # noqa: PT017 # either outcome will do
        else:
            assert len(found) <= LONGEST_SENTENCE

    @pytest.mark.parametrize(
        "text", ["9" * (LONGEST_SENTENCE + 1), "a" * 10_000_000, "\u0301\u0323" * 500_000]
    )
    def test_megabytes(self, text):
        with pytest.raises(NumeralError) as error:
            figures(text)
        assert error.value.reason is Reason.TOO_LONG

    @given(st.text(max_size=40) | st.text("0123456789.,-/% \u00a0hộnăkgtriệuđ", max_size=30))
    def test_any_text_is_read_or_refused(self, text):
        try:
            found = figures(text)
        except NumeralError:
            return
        assert all(isinstance(f, Figure) and f.value.is_finite() for f in found)

    @given(st.text("0123456789", min_size=1, max_size=30), st.integers(-3, 3))
    def test_no_digit_is_lost_whatever_the_context(self, digits, precision):
        with localcontext(Context(prec=max(1, precision + 4))):
            assert figure(f"-{digits} nghìn hộ").value == Fraction(-int(digits) * 1000)


class TestRoundTrip:
    """What is printed by the locale's rules is read as the same figure."""

    @given(RATES, st.sampled_from(sorted(UNITS)))
    def test_value_and_unit(self, value, unit):
        found = figure(f"{format_decimal(value, decimals=2)} {unit}")
        assert (found.value, found.unit, found.decimals) == (value, UNITS[unit], 2)

    @given(st.integers(0, 10**12))
    def test_counts(self, count):
        text = format_decimal(count)
        assert figure(f"{text} hộ").count() == figure(text).count() == count

    @given(RATES)
    def test_percent(self, value):
        assert figure(f"{format_decimal(value)}%").percent() == Fraction(value)

    @given(RATES)
    def test_equal_figures_are_equal(self, value):
        one, other = figure(f"{value:f}%".replace(".", ",")), figure(f"{value:f}%".replace(".", ","))
        assert (one, hash(one)) == (other, hash(other))
        assert pickle.loads(pickle.dumps(one)) == other  # noqa: S301 # our own bytes


class TestInterval:
    """A printed figure stands for exactly the numbers that the office's rounding prints so."""

    @pytest.mark.parametrize("rounding", Rounding)
    @pytest.mark.parametrize("text", ["0,0%", "0,1%", "3,5%", "9,8%", "12,0%"])
    def test_rates_by_enumeration(self, text, rounding):
        printed = figure(text)
        interval = printed.interval(rounding)
        for n in range(13 * 200):
            exact = Fraction(n, 200)
            assert (exact in interval) == (rounded(exact, 1, rounding) == printed.value)
            assert printed.admits(exact, rounding) == (exact in interval)

    @pytest.mark.parametrize("rounding", Rounding)
    def test_scaled_counts_by_enumeration(self, rounding):
        printed = figure("1,4 nghìn hộ")
        for count in range(1200, 1600):
            assert printed.admits(count, rounding) == (
                rounded(Fraction(count, 1000), 1, rounding) == Decimal("1.4")
            )

    @pytest.mark.parametrize("rounding", Rounding)
    def test_a_negative_is_the_mirror(self, rounding):
        assert figure("-3,5%").interval(rounding) == -figure("3,5%").interval(rounding)

    @pytest.mark.parametrize("text", ["453 hộ", "0 hộ", "1,5 triệu đồng", "1.500.000 đồng/người/tháng", "12"])
    def test_counts_and_money_are_exact(self, text):
        assert figure(text).interval() == Interval.at(figure(text).value)

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("khoảng 1.800 hộ", 1750, 1850),
            ("xấp xỉ 1.000 hộ", 500, 1500),
            ("gần 4.850 hộ", 4840, 4850),
            ("hơn 18,1 nghìn hộ", 18_100, 18_200),
            ("trên 20%", 20, 30),
            ("khoảng 0 hộ", Fraction(-1, 2), Fraction(1, 2)),
            ("gần 2,70%", Fraction(26, 10), Fraction(27, 10)),
            ("từ 840 đến 930 hộ", 840, 930),
            ("ít nhất 55 hộ", 55, None),
            ("từ 3% trở lên", 3, None),
            ("không quá 5%", None, 5),
            ("dưới 33%", None, 33),
        ],
    )
    def test_a_hedge_reaches_to_the_last_digit_that_is_not_an_idle_zero(self, text, low, high):
        found = figure(text).interval()
        assert (found.low, found.high) == (low, high)

    def test_under_leaves_the_end_out(self):
        assert not figure("dưới 33%").admits(33)
        assert figure("không quá 33%").admits(33)
        assert figure("trên 20%").admits(20)

    @given(RATES, st.sampled_from(["khoảng", "gần", "hơn", "ít nhất", "không quá"]))
    def test_a_hedge_admits_the_figure_itself(self, value, hedge):
        assert figure(f"{hedge} {format_decimal(value)}%").admits(Fraction(value))


class TestHow:
    """The plainest way in which a true number fits what is printed."""

    @pytest.mark.parametrize(
        ("text", "true", "how"),
        [
            ("3,04%", Fraction(304, 100), How.EXACT),
            ("3,04%", Fraction(3039, 1000), How.ROUNDED),
            ("3,04%", Fraction(3045, 1000), How.ROUNDED),
            ("3,04%", Fraction(3046, 1000), How.TRUNCATED),
            ("3,04%", Fraction(3049, 1000), How.TRUNCATED),
            ("3,04%", Fraction(3055, 1000), None),
            ("3,04%", Fraction(3054, 1000), How.LAST_DIGIT_OFF),
            ("3,04%", Fraction(3031, 1000), How.LAST_DIGIT_OFF),
            ("3,02%", Fraction(3025, 1000), How.ROUNDED),
            ("453 hộ", 453, How.EXACT),
            ("453 hộ", 454, None),
            ("khoảng 1.800 hộ", 1850, How.WITHIN_HEDGE),
            ("khoảng 1.800 hộ", 1851, None),
            ("2,338 triệu hộ", 2_338_569, How.TRUNCATED),
            ("2,339 triệu hộ", 2_338_569, How.ROUNDED),
        ],
    )
    def test_cases(self, text, true, how):
        assert figure(text).how(true) is how

    @given(RATES, st.fractions(0, 999, max_denominator=3000))
    def test_how_and_interval_agree(self, printed, true):
        found = figure(f"{format_decimal(printed, decimals=2)}%")
        how = found.how(true)
        assert (how in (How.EXACT, How.ROUNDED)) == (
            found.admits(true) or found.admits(true, Rounding.HALF_EVEN)
        )
        assert how is not How.TRUNCATED or found.admits(true, Rounding.TRUNCATE)


class TestUnits:
    """Every unit word is read, and none is read inside another word."""

    @pytest.mark.parametrize("word", sorted(UNITS))
    def test_known(self, word):
        assert figure(f"5 {word}").unit == figure(f"5 {word.upper()}").unit == UNITS[word]

    @pytest.mark.parametrize("word", [word for word in sorted(UNITS) if word.isalpha()])
    def test_not_inside_a_word(self, word):
        assert figure(f"5 {word}x").unit is None

    def test_hedges_have_no_two_meanings(self):
        assert {h.value for h in Hedge} == {
            "about",
            "nearly",
            "over",
            "under",
            "at-least",
            "at-most",
            "range",
        }


class TestDash:
    """A dash before a figure is a minus; a dash and a blank begins an item of a list."""

    def test_in_a_sentence(self):
        (found,) = figures("- 100% hộ nghèo được cấp thẻ")
        assert (found.value, found.unit) == (100, "%")
        assert figures("giảm -5%")[0].value == -5

    def test_alone_it_could_be_either(self):
        with pytest.raises(NumeralError, match="a minus or begins an item") as caught:
            figure("- 0,22%")
        assert caught.value.suggestions == ("-0,22%", "0,22%")
