"""Numbers as Vietnam prints them: a dot between thousands, a comma before decimals.

Luật Kế toán 2015, Điều 11: "sau chữ số hàng nghìn, hàng triệu, hàng tỷ phải đặt dấu chấm (.); khi
còn ghi chữ số sau chữ số hàng đơn vị thì sau chữ số hàng đơn vị phải đặt dấu phẩy (,)".

>>> parse_decimal("1.500.000"), parse_decimal("3,04")
(Decimal('1500000'), Decimal('3.04'))
>>> parse_decimal("60.39")
Traceback (most recent call last):
chuanngheo.errors.NumeralError: '60.39' is not a Vietnamese numeral: one dot and 2 digits behind it \
could be decimals or a misplaced thousands dot; did you mean '60,39' or '6.039'?
>>> format_decimal(Decimal("14905.5"), "vi")
'14.905,5'
"""

import re
import unicodedata
from decimal import Context, Decimal, localcontext
from enum import Enum

from chuanngheo.errors import Bilingual, NumeralError, Reason, shown
from chuanngheo.languages import vietnamese

LONGEST = 40
"""No count of the world's people, and no sum of đồng, needs more characters."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_MINUS = dict.fromkeys(map(ord, "−‐‑‒–—﹣"), "-")
_BLANK = dict.fromkeys(
    map(
        ord, "\t\n\v\f\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u2028\u2029\u205f\u3000"
    ),
    " ",
)
_NO_BREAK = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f"), "\u00a0")
_ZERO_WIDTH = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SAME_SIGN = {**_FULL_WIDTH, **_MINUS, **_BLANK, **_NO_BREAK, **_ZERO_WIDTH}


class Expects(Enum):
    """What a column or a unit says of a number before it is read."""

    ANYTHING = "no unit: only the Vietnamese separators"
    WHOLE = "whole things (hộ, người, đồng): a comma before three digits separates thousands"
    PERCENT = "a rate: a lone dot can only be a decimal sign, except before three digits"
    SCALED = "a number of thousands, millions, billions: a lone dot is a decimal sign"
    ENGLISH = "an English sentence: a comma between thousands, a dot before decimals"


_LONGEST_RAW = 10 * LONGEST  # with blanks around it, and before its accents are composed


def clean(text: str) -> str:
    """The same text in composed Unicode with one kind of digit, minus, blank and no-break blank.

    Superscripts and digits of other scripts stay as they are, so that they are refused, not read.
    """
    return unicodedata.normalize("NFC", text).translate(_SAME_SIGN)


def folded(text: str) -> str:
    """A name or heading for comparing: composed, lower case, single blanks."""
    return " ".join(clean(text).lower().split())


_VIETNAMESE = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,[0-9]+)?")
_COMMA_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")
_ENGLISH = re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_ONE_DOT = re.compile(r"[0-9]+\.[0-9]+")
_ONE_DOT_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")


def read(token: str, expects: Expects = Expects.ANYTHING) -> tuple[Decimal, int, str]:
    """A cleaned, unsigned run of digits and separators → value, printed decimals, decimal sign used.

    Raises:
        NumeralError: the separators stand where no reading allows them, or allow two readings.
    """
    if len(token) > LONGEST:
        raise too_long(token, LONGEST)
    token_dots = token.replace("\u00a0", ".")
    if expects is Expects.ENGLISH and _ENGLISH.fullmatch(token):
        return _value(token.replace(",", ""), ".")
    if expects is Expects.WHOLE and _COMMA_GROUPS.fullmatch(token):
        return _value(token.replace(",", ""), ",")
    if expects is Expects.PERCENT and _ONE_DOT_GROUP.fullmatch(token):
        whole, _, rest = token.partition(".")
        raise NumeralError(
            token,
            because=Bilingual(
                "a rate with one dot and three digits behind it reads two ways",
                "tỷ lệ có một dấu chấm và ba chữ số đứng sau thì có hai cách đọc",
            ),
            suggestions=(f"{whole},{rest}", f"{whole}{rest}"),
            reason=Reason.AMBIGUOUS_SEPARATOR,
        )
    if _VIETNAMESE.fullmatch(token_dots):
        return _value(token_dots.replace(".", "").replace(",", "."), ",")
    if expects in (Expects.PERCENT, Expects.SCALED) and _ONE_DOT.fullmatch(token):
        return _value(token, ".")
    raise _refusal(token, expects)


def _value(plain: str, sign: str) -> tuple[Decimal, int, str]:
    decimals = len(plain.partition(".")[2])
    return Decimal(plain), decimals, sign


NO_WHOLE_NUMBER = Bilingual("expected a whole number", "phải là số nguyên")
"""Why a number with decimals is refused."""


def no_text(value: object) -> NumeralError:
    """What stands in place of a text is refused."""
    because = Bilingual("expected a text", "phải là chữ")
    return NumeralError(shown(value), because=because, reason=Reason.WRONG_TYPE)


def too_long(text: str, most: int) -> NumeralError:
    """A text of more than ``most`` characters is refused."""
    because = Bilingual(f"longer than {most} characters", f"dài hơn {most} ký tự")
    return NumeralError(text, because=because, reason=Reason.TOO_LONG)


def _refusal(token: str, expects: Expects) -> NumeralError:
    if _ONE_DOT.fullmatch(token):
        whole, _, rest = token.partition(".")
        suggestions = (f"{whole},{rest}", _grouped(whole + rest))
        return NumeralError(
            token,
            because=Bilingual(
                f"one dot and {len(rest)} digit{'s' * (len(rest) != 1)} behind it could be decimals"
                " or a misplaced thousands dot",
                f"một dấu chấm và {len(rest)} chữ số đứng sau có thể là phần thập phân"
                " hoặc dấu chấm hàng nghìn đặt sai chỗ",
            ),
            suggestions=suggestions[::-1] if expects is Expects.WHOLE else suggestions,
            reason=Reason.AMBIGUOUS_SEPARATOR,
        )
    if _SPACED.fullmatch(token):
        return NumeralError(
            token,
            because=Bilingual("blanks between thousands", "có dấu cách giữa các nhóm hàng nghìn"),
            suggestions=(token.replace(" ", "."),),
        )
    if token.count(",") > 1:
        groups = [token.replace(",", ".")] if _COMMA_GROUPS.fullmatch(token) else []
        return NumeralError(
            token, because=Bilingual("a second comma", "có dấu phẩy thứ hai"), suggestions=groups
        )
    if token.count(",") == 1 and token.count(".") and _ENGLISH.fullmatch(token):
        return NumeralError(
            token,
            because=Bilingual(
                "comma and dot stand as in English", "dấu phẩy và dấu chấm đặt theo lối tiếng Anh"
            ),
            suggestions=(token.translate({44: ".", 46: ","}),),
        )
    if re.fullmatch(r"[0-9.,]*[0-9]", token):
        return NumeralError(
            token,
            because=Bilingual(
                "dots must stand before groups of three digits", "dấu chấm phải đứng trước nhóm ba chữ số"
            ),
        )
    return NumeralError(
        token,
        because=Bilingual(
            "expected digits, dots between thousands, a comma before decimals",
            "phải là các chữ số, dấu chấm giữa hàng nghìn, dấu phẩy trước phần thập phân",
        ),
    )


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


def parse_decimal(text: str) -> Decimal:
    """The exact value of one Vietnamese numeral and nothing else around it.

    Raises:
        NumeralError: with ``suggestions`` where the separators can be mended.

    >>> parse_decimal("−0,22")
    Decimal('-0.22')
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] # callers are untyped
        raise no_text(text)
    if len(text) > _LONGEST_RAW:
        raise too_long(text, _LONGEST_RAW)
    token = clean(text).strip(" \u00a0")
    sign = token.startswith(("-", "+"))
    value, _, _ = read(token[sign:])
    return value.copy_negate() if value and token.startswith("-") else value


def parse_int(text: str) -> int:
    """The whole number that a Vietnamese numeral says.

    Raises:
        NumeralError: no whole number as Vietnamese texts print it; what may be meant is suggested.

    >>> parse_int("1.500.000")
    1500000
    """
    value = parse_decimal(text)
    if value != value.to_integral_value():
        raise NumeralError(text, because=NO_WHOLE_NUMBER)
    return int(value)


def format_decimal(value: Decimal | int, lang: str = "vi", *, decimals: int | None = None) -> str:
    """The number as the locale ``lang`` prints it, all its decimals or exactly ``decimals``.

    ``value`` must already be rounded to ``decimals``; :func:`chuanngheo.quantities.rounded` does it.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    from babel.numbers import format_decimal as babel_format  # noqa: PLC0415 # kept out of the import

    vietnamese(lang)  # or an error
    exact = Decimal(value)
    _, digits, exponent = exact.as_tuple()
    behind = -exponent if isinstance(exponent, int) else 0
    places = max(0, behind) if decimals is None else decimals
    pattern = "#,##0" + ("." + "0" * places if places else "")
    with localcontext(Context(prec=len(digits) + abs(behind) + places + 1)):  # the caller's may be shorter
        return babel_format(exact, format=pattern, locale=lang, decimal_quantization=False)
