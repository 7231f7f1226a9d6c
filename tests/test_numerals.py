"""Numbers as Vietnam prints them, read strictly and written in a locale; no digit is ever lost."""

import unicodedata
from decimal import Context, Decimal, Inexact, localcontext

import pytest
from babel.numbers import NumberFormatError
from babel.numbers import parse_decimal as babel_parse
from hypothesis import example, given
from hypothesis import strategies as st

from chuanngheo.errors import NumeralError, Reason, UnknownCodeError
from chuanngheo.numerals import Expects, clean, format_decimal, parse_decimal, parse_int, read

NUMBERS = st.decimals(
    min_value=Decimal(-(10**15)), max_value=Decimal(10**15), places=4, allow_nan=False
) | st.integers(-(10**28), 10**28).map(Decimal)


class TestLuatKeToanDieu11:
    """«sau chữ số hàng nghìn, hàng triệu, hàng tỷ phải đặt dấu chấm (.) … dấu phẩy (,)»"""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("1.500.000", "1500000"),
            ("1500000", "1500000"),
            ("3,04", "3.04"),
            ("7.929,48", "7929.48"),
            ("0,064", "0.064"),
            ("-0,22", "-0.22"),
            ("−0,22", "-0.22"),
            ("+5", "5"),
            ("-0", "0"),
            ("03", "3"),
            (" 1.050\n", "1050"),
            ("1\u00a0050", "1050"),
            ("1\u202f050", "1050"),
            ("１．０５０，５", "1050.5"),
            ("1.0\u200b50", "1050"),
        ],
    )
    def test_read(self, text, value):
        assert str(parse_decimal(text)) == value

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "-", "--5", "NaN", "Infinity", "1e3", "1E3", "1_000", "0x1F", "1,5,0", "1.50.000",
            "1.5.0", "01.500", "0.500.000", "1.500.00", "1..500", ".5", ",5", "5,", "5.", "1 050", "1'050",
            "٣", "3²", "½", "5%", "5 hộ", "1.500.000 đồng", "1,500.5", "1,500,000",
        ],
    )  # fmt: skip
    def test_refused(self, text):
        with pytest.raises(NumeralError):
            parse_decimal(text)

    @pytest.mark.parametrize(
        ("text", "suggestions"),
        [
            ("60.39", ("60,39", "6.039")),
            ("0.5", ("0,5", "5")),
            ("1 050", ("1.050",)),
            ("1 050,5", ("1.050,5",)),
            ("1,050,000", ("1.050.000",)),
            ("1,050.5", ("1.050,5",)),
            ("1,5,0", ()),
            ("1.5.0", ()),
            ("abc", ()),
        ],
    )
    def test_suggested(self, text, suggestions):
        with pytest.raises(NumeralError) as error:
            parse_decimal(text)
        assert error.value.suggestions == suggestions

    def test_two_readings_have_their_own_reason(self):
        with pytest.raises(NumeralError, match="1 digit behind it could be") as error:
            parse_decimal("60.3")
        assert error.value.reason is Reason.AMBIGUOUS_SEPARATOR

    @pytest.mark.parametrize("value", [None, 5, 5.0, b"5"])
    def test_not_a_text(self, value):
        with pytest.raises(NumeralError, match="expected a text") as error:
            parse_decimal(value)
        assert error.value.reason is Reason.WRONG_TYPE


class TestExpects:
    """What the column says settles what one dot or one comma is; it never makes a misprint readable."""

    @pytest.mark.parametrize(
        ("token", "expects", "value"),
        [
            ("26,945", Expects.WHOLE, "26945"),
            ("26,945", Expects.ANYTHING, "26.945"),
            ("4.96", Expects.PERCENT, "4.96"),
            ("4.96", Expects.SCALED, "4.96"),
            ("1.058", Expects.SCALED, "1058"),
            ("1,058", Expects.SCALED, "1.058"),
            ("8,610", Expects.ENGLISH, "8610"),
            ("2.75", Expects.ENGLISH, "2.75"),
            ("6.800", Expects.ENGLISH, "6.800"),
            ("2,75", Expects.ENGLISH, "2.75"),
        ],
    )
    def test_settled(self, token, expects, value):
        assert str(read(token, expects)[0]) == value

    def test_a_whole_thing_suggests_the_thousands_first(self):
        with pytest.raises(NumeralError) as error:
            read("60.39", Expects.WHOLE)
        assert error.value.suggestions == ("6.039", "60,39")

    def test_a_rate_of_one_dot_and_three_digits_reads_two_ways(self):
        with pytest.raises(NumeralError) as error:
            read("3.283", Expects.PERCENT)
        assert error.value.suggestions == ("3,283", "3283")

    @pytest.mark.parametrize(("token", "sign"), [("4.96", "."), ("4,96", ","), ("1.058", ",")])
    def test_the_decimal_sign_is_kept(self, token, sign):
        assert read(token, Expects.SCALED)[2] == sign


class TestWhole:
    """A count is whole; decimals that say nothing do no harm."""

    def test_int(self):
        assert (parse_int("1.500.000"), parse_int("5,00")) == (1_500_000, 5)

    def test_not_whole(self):
        with pytest.raises(NumeralError, match="expected a whole number"):
            parse_int("5,5")


class TestHostileLengths:
    """No text is read for longer than it takes to see that it is too long."""

    @pytest.mark.parametrize(
        "text", ["9" * 10_000_000, "1." * 3_000_000, "a" + "\u0301\u0323" * 1_000_000, " " * 1_000_000 + "5"]
    )
    def test_megabytes(self, text):
        with pytest.raises(NumeralError) as error:
            parse_decimal(text)
        assert error.value.reason is Reason.TOO_LONG
        assert len(str(error.value)) < 150

    def test_the_longest(self):
        assert parse_decimal("9" * 40) == 10**40 - 1
        with pytest.raises(NumeralError, match="longer than 40"):
            parse_decimal("9" * 41)


class TestRoundTrip:
    """What is written is read back, whatever decimal context the caller has set."""

    @given(NUMBERS)
    @example(Decimal("-0.05"))
    @example(Decimal(10**28))
    def test_parse_of_format(self, value):
        with localcontext(Context(prec=3)):
            assert parse_decimal(format_decimal(value)) == value

    @given(NUMBERS)
    def test_no_digit_is_rounded(self, value):
        with localcontext(Context(prec=2, traps=[Inexact])):
            read_back = parse_decimal(str(value).replace(".", ","))
        assert read_back.as_tuple()[1:] == value.as_tuple()[1:]

    @given(NUMBERS)
    def test_babel_reads_the_same(self, value):
        text = format_decimal(value)
        with localcontext(Context(prec=60)):
            assert parse_decimal(text) == babel_parse(text, locale="vi", strict=True)

    @given(st.text("0123456789.,", min_size=1, max_size=12))
    def test_what_babel_refuses_strictly_is_refused(self, text):
        """Where both read, they read the same; ungrouped long numbers and leading zeros are ours alone."""
        try:
            ours = parse_decimal(text)
        except NumeralError:
            return
        try:
            theirs = babel_parse(text, locale="vi", strict=True)
        except NumberFormatError:
            assert text.startswith("0") or "," in text
            return
        assert ours == theirs

    @pytest.mark.parametrize(
        ("value", "lang", "decimals", "text"),
        [
            (Decimal("14905.5"), "vi", None, "14.905,5"),
            (Decimal("14905.5"), "en", None, "14,905.5"),
            (5, "vi", 2, "5,00"),
            (Decimal("1E+3"), "vi", None, "1.000"),
            (0, "vi", None, "0"),
        ],
    )
    def test_format(self, value, lang, decimals, text):
        assert format_decimal(value, lang, decimals=decimals) == text

    def test_no_third_language(self):
        with pytest.raises(UnknownCodeError, match="unknown language 'VI'"):
            format_decimal(5, "VI")


class TestClean:
    """The same number in any writing of Unicode is the same text."""

    @given(st.text(max_size=30))
    def test_once_is_enough(self, text):
        assert clean(clean(text)) == clean(text)

    @given(st.sampled_from(["điểm phần trăm", "hộ nghèo", "tỷ lệ"]), st.sampled_from(["NFC", "NFD"]))
    def test_composed(self, text, form):
        assert clean(unicodedata.normalize(form, text)) == text

    @pytest.mark.parametrize("minus", "−‐‑‒–—﹣－")
    def test_minus(self, minus):
        assert clean(minus) == "-"

    @pytest.mark.parametrize("blank", "\u2002\u2003\u2008\u200a\u3000\t\n\u2028")
    def test_blank(self, blank):
        assert clean(blank) == " "
