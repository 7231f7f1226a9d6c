"""A cell of a workbook as it is displayed: its value under its number format.

A workbook does not keep its decimal sign; shown is what an office computer set to Vietnamese shows: a
comma before decimals, a dot between thousands where the format groups, a day as dd/mm/yyyy.  Rounding is
half away from zero on the decimal number that was typed, as Excel does.

>>> shown(0.0304, "0.00%"), shown(14905, "#,##0"), shown(14905, "General"), shown(23.1, "0.00")
('3,04%', '14.905', '14905', '23,10')
"""

import datetime as dt
import re
from fractions import Fraction
from functools import lru_cache

import attrs

from chuanngheo.quantities import rounded

_GENERAL_DIGITS = 10
"""Digits that Excel shows of a number without a format: at most eleven characters with the sign."""
_GROUP = 3

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|@)|(?P<digits>[0#?.,]+)|(?P<bare>[ $+()%₫:-])|(?P<next>;)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_QUIET = re.compile(r"(?i)black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|\$.*")
"""What square brackets may hold without changing the number: a colour, a currency or a language."""
_DAY_TOKEN = re.compile(r"y+|d+|m+|h+|s+|am/pm|\[[^\]]*\]|\\.|\"[^\"]*\"|.", re.IGNORECASE | re.DOTALL)
_SYSTEM_DAY = ("mm-dd-yy", "general")
"""Formats that stand for the short date of the system."""


def shown(value: object, number_format: str) -> str:
    """The text that a cell displays; ``None`` displays nothing.

    A number of a format that is not :func:`understood` (a fraction, a scientific one, a condition) is
    shown as without a format.
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case int() | float():
            return _number(value, number_format)
        case dt.timedelta():
            minutes = value // dt.timedelta(minutes=1)
            return f"{minutes // 60}:{minutes % 60:02d}"
        case dt.date() | dt.time():
            return _moment(value, number_format)
        case _:
            return str(value)


def understood(number_format: str) -> bool:
    """Whether numbers are shown as the format says."""
    return None not in _sections(number_format)


def _number(value: float, number_format: str) -> str:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 # NaN alone differs from itself
        return str(value)
    exact = Fraction(f"{value:.15g}" if isinstance(value, float) else value)
    sections = _sections(number_format)
    index = (value < 0) + 2 * (value == 0)
    own = index < len(sections)
    section = sections[index if own else 0]
    if section is None:
        return _general(exact)
    sign = "-" if value < 0 and not own else ""
    return section.show(abs(exact), sign)


def _general(value: Fraction) -> str:
    whole = len(str(abs(int(value))))
    text = f"{rounded(value, max(0, _GENERAL_DIGITS - whole)):f}"
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return text.replace(".", ",")


@attrs.frozen
class _Section:
    """A part of a number format: the text around the digits, and the digits, ``None`` for General."""

    before: str = ""
    digits: str | None = None
    after: str = ""
    percents: int = 0

    def show(self, value: Fraction, sign: str) -> str:
        """An amount, with the sign that the section itself does not print."""
        scaled = value * 100**self.percents
        number = _general(scaled) if self.digits is None else _placed(scaled, self.digits)
        return f"{sign}{self.before}{number}{self.after}".strip()


def _placed(value: Fraction, digits: str) -> str:
    """An amount in the places of a format: ``#,##0.00``; commas at its end divide by a thousand each."""
    whole_places, _, decimal_places = digits.rstrip(",").partition(".")
    scale = len(digits) - len(digits.rstrip(","))
    whole, _, decimals = f"{rounded(value / 1000**scale, len(decimal_places)):f}".partition(".")
    least = len(decimal_places.rstrip("#?"))
    decimals = decimals[:least] + decimals[least:].rstrip("0")
    whole = whole.lstrip("0").rjust(whole_places.count("0"), "0")
    if "," in whole_places:
        whole = _grouped(whole)
    return whole + ("," + decimals if decimals else "")


def _grouped(whole: str) -> str:
    first = len(whole) % _GROUP
    parts = [whole[:first], *(whole[at : at + _GROUP] for at in range(first, len(whole), _GROUP))]
    return ".".join(filter(None, parts))


@lru_cache(maxsize=1000)
def _sections(number_format: str) -> tuple[_Section | None, ...]:
    """The parts for amounts above, below and at zero, as many as there are; ``None`` is not understood."""
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(number_format):
        if token.lastgroup == "next":
            parts.append([])
        else:
            parts[-1].append(token)
    return tuple(_section(tokens) for tokens in parts[:3])


def _section(tokens: list[re.Match[str]]) -> _Section | None:
    """A part taken apart, if it says no more than digits in one run and text around them."""
    before, after, digits, general = "", "", "", False
    percents = sum(token["bare"] == "%" for token in tokens)
    for token in tokens:
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "other" or (kind == "bracket" and not _QUIET.fullmatch(text)):
            return None
        if kind in ("digits", "general"):
            if digits or general or text.count(".") > 1:
                return None
            digits, general = (text, False) if kind == "digits" else ("", True)
        elif digits or general:
            after += _literal(kind, text)
        else:
            before += _literal(kind, text)
    if not tokens:
        return _Section(digits=None)
    return _Section(before, None if general else digits, after, percents)


def _literal(kind: str | None, text: str) -> str:
    if kind == "bracket":  # [$₫-42A]: the sign before the dash is printed
        return text[1:].partition("-")[0] if text.startswith("$") else ""
    return {"blank": " ", "filled": ""}.get(kind or "", text)


def _moment(value: dt.date | dt.time, number_format: str) -> str:
    """A day or an hour: the tokens of its format, each with as many digits as it has letters."""
    if number_format.lower() in _SYSTEM_DAY:
        number_format = "dd/mm/yyyy"
    text, before = "", ""
    for found in _DAY_TOKEN.findall(number_format.partition(";")[0]):
        code: str = found.lower()
        text += _piece(value, code, found, after_hour=before == "h")
        if code[0] in "ydhms":
            before = code[0]
    return text.strip()


def _piece(value: dt.date | dt.time, code: str, printed: str, *, after_hour: bool) -> str:
    name = {"y": "year", "d": "day", "h": "hour", "s": "second"}.get(code[0], "")
    if code[0] == "m":
        name = "minute" if after_hour else "month"
    if not name:
        return "" if code == "am/pm" or code[0] == "[" else printed.strip('"').removeprefix("\\")
    number = getattr(value, name, 0)
    if name == "year":
        return f"{number:04d}" if len(code) > 2 else f"{number % 100:02d}"  # noqa: PLR2004 # yyyy, yy
    return f"{number:02d}" if len(code) > 1 else f"{number}"
