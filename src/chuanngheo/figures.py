"""Figures as printed: value, unit, decimals and hedge, and which exact numbers each may stand for.

"3,04 %" says: between 3,035 and 3,045 %; "khoảng 1.800 hộ" says: 1.750 to 1.850 hộ.  A printed figure
is never compared for equality; the question is whether one true number could have been printed so.

>>> figure("khoảng 1.800 hộ")
figure('khoảng 1.800 hộ')
>>> str(figure("khoảng 1.800 hộ").interval())
'1.750–1.850'
>>> figure("2,338 triệu hộ").value, figure("16.003/80.276 hộ").of, figure("1- 1,5%/năm").upper
(Decimal('2338000'), Decimal('80276'), Decimal('1.5'))
>>> figure("60.39")
Traceback (most recent call last):
chuanngheo.errors.NumeralError: '60.39' is not a Vietnamese numeral: one dot and 2 digits behind it \
could be decimals or a misplaced thousands dot; did you mean '60,39' or '6.039'?
>>> figure("60.39", unit="%").value
Decimal('60.39')
>>> [f.text for f in figures("Năm 2018 có 54.769 hộ, trong đó 5.779 hộ nghèo, chiếm tỷ lệ 10,55%")]
['54.769 hộ', '5.779 hộ', '10,55%']
"""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import Bilingual, InvalidValueError, NumeralError, Reason, UnknownCodeError
from chuanngheo.numerals import NO_WHOLE_NUMBER, Expects, clean, no_text, read, too_long
from chuanngheo.quantities import Exact, Interval, Rounding, rounded


class Hedge(StrEnum):
    """How a printed figure keeps its distance from the exact one."""

    ABOUT = "about"  # khoảng, xấp xỉ
    NEARLY = "nearly"  # gần
    OVER = "over"  # hơn, trên
    UNDER = "under"  # dưới
    AT_LEAST = "at-least"  # ít nhất, từ … trở lên
    AT_MOST = "at-most"  # nhiều nhất, không quá, từ … trở xuống
    RANGE = "range"  # từ … đến …


class How(StrEnum):
    """In which way an exact number fits a printed figure."""

    EXACT = "exact"
    ROUNDED = "rounded"
    TRUNCATED = "truncated"
    LAST_DIGIT_OFF = "last-digit-off"
    WITHIN_HEDGE = "within-hedge"
    AS_BOUND = "as-bound"
    WITH_GROWTH = "with-growth"


UNITS: dict[str, str] = {
    "%": "%", "phần trăm": "%", "per cent": "%", "percent": "%",
    "điểm phần trăm": "điểm %", "điểm %": "điểm %",
    "lượt hộ": "lượt hộ", "lượt người": "lượt người", "lượt học sinh": "lượt học sinh",
    "lượt cán bộ": "lượt cán bộ", "lượt": "lượt",
    "hộ": "hộ", "họ": "hộ", "households": "hộ", "nhân khẩu": "khẩu", "khẩu": "khẩu",
    "người": "người", "persons": "người", "học sinh": "học sinh", "lao động": "lao động",
    "trẻ em": "trẻ em", "trẻ": "trẻ em", "cán bộ": "cán bộ",
    "thị trấn": "thị trấn", "khu phố": "khu phố", "xã": "xã", "phường": "phường",
    "huyện": "huyện", "tỉnh": "tỉnh", "thôn": "thôn", "ấp": "ấp", "bản": "bản",
    "mô hình": "mô hình", "căn nhà": "căn nhà", "nhà": "căn nhà", "dự án": "dự án",
    "công trình": "công trình", "tiêu chí": "tiêu chí", "chỉ số": "chỉ số", "điểm": "điểm",
    "đồng": "đồng", "đ": "đồng", "vnd": "đồng", "usd": "USD",
    "km2": "km2", "km²": "km2", "km": "km", "m2": "m2", "m²": "m2", "ha": "ha",
    "năm": "năm", "tháng": "tháng", "tuổi": "tuổi", "lần": "lần",
}  # fmt: skip
"""Every unit word that is known, and the one name under which it is kept."""

_WHOLE = frozenset(UNITS.values()) - {"%", "điểm %", "lần", "km2", "km", "m2", "ha", "USD", "điểm"}

_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "thousand": 10**3, "vạn": 10**4,
    "triệu": 10**6, "million": 10**6, "tỷ": 10**9, "tỉ": 10**9, "billion": 10**9,
}  # fmt: skip

_HEDGES = {
    "khoảng": Hedge.ABOUT, "xấp xỉ": Hedge.ABOUT, "chừng": Hedge.ABOUT, "ước": Hedge.ABOUT,
    "about": Hedge.ABOUT, "around": Hedge.ABOUT, "approximately": Hedge.ABOUT, "environ": Hedge.ABOUT,
    "~": Hedge.ABOUT,
    "gần": Hedge.NEARLY, "nearly": Hedge.NEARLY, "almost": Hedge.NEARLY, "près de": Hedge.NEARLY,
    "hơn": Hedge.OVER, "trên": Hedge.OVER, "just over": Hedge.OVER, "over": Hedge.OVER,
    "more than": Hedge.OVER, ">": Hedge.OVER,
    "dưới": Hedge.UNDER, "chưa đến": Hedge.UNDER, "less than": Hedge.UNDER, "under": Hedge.UNDER,
    "below": Hedge.UNDER, "<": Hedge.UNDER,
    "ít nhất": Hedge.AT_LEAST, "tối thiểu": Hedge.AT_LEAST, "không dưới": Hedge.AT_LEAST,
    "at least": Hedge.AT_LEAST, "≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST,
    "nhiều nhất": Hedge.AT_MOST, "tối đa": Hedge.AT_MOST, "không quá": Hedge.AT_MOST,
    "at most": Hedge.AT_MOST, "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST,
}  # fmt: skip

_ENGLISH = re.compile(
    r"\b(?:just over|more than|less than|about|around|approximately|nearly|almost|at least|at most"
    r"|million|billion|thousand|percent|per cent|households|persons)(?![^\W\d_])",
    re.IGNORECASE,
)


def _words(words: "dict[str, str] | dict[str, int] | dict[str, Hedge]") -> str:
    """An alternation, longest first; a word must not run on into further letters."""
    longest = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(w) + (r"(?![^\W\d_])" if w[-1].isalpha() else "") for w in longest)


_NUMBER = r"[0-9]+(?:[.,\u00a0][0-9]+)*"
_UNIT = _words(UNITS)
_DASH = r"(?:-|đến|tới|to\b)"
_PER = r"(?:\s*/\s*(?:tổng\ số\ |tổng\ )?[^\W\d_]+(?:\ (?:dân\ cư|dân)\b)?)*"

# What carries digits and is no figure: dates, numbers of documents, and the years and quarters that
# follow their own word.  Each pattern is linear: a run of digits is entered at its first digit only.
_NO_FIGURE = re.compile(
    r"""
    (?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}(?![0-9])            # 22/02/2022
    | (?i:quý)\s+[IVX]+\s*/\s*[0-9]{4}                                               # quý IV/2022
    | (?i:ngày|tháng|quý|năm|giai\ đoạn)\s+[0-9]{1,4}(?:\s*[-/]\s*[0-9]{1,4})*(?![0-9.,]*[0-9])
    | (?<![0-9])[0-9]++\s*/\s*(?:[0-9]{4}\s*/\s*)?[A-ZĐ][A-ZĐa-z]*(?:-[A-ZĐ&]+)+[0-9]*  # 07/2021/NĐ-CP
    """,
    re.VERBOSE,
)

_FIGURE = re.compile(
    rf"""
    (?:(?P<comparison>(?:cao|thấp|lớn|nhỏ|nhiều|ít)\s+hơn)\s+)?
    (?:(?<![^\W\d_])(?P<hedge>{_words(_HEDGES)})\s*)?
    (?:(?<![^\W\d_])(?P<money>VND|USD)\s*)?
    (?P<dash>(?<![\w.,])-\ (?=[0-9]))?(?P<sign>(?<![\w.,])-(?=[0-9]))?
    (?<![\d_])(?P<low>{_NUMBER})
    (?P<glued>[eE][+-]?[0-9]+|_+[0-9]*|['’][0-9]+|[.,]{{2,}}[0-9]+)?
    (?:\s*(?P<low_scale>{_words(_SCALES)}))?
    (?:\s*(?P<low_unit>{_UNIT})(?P<low_per>{_PER}))?
    (?:
        (?: \s*{_DASH}\s*(?P<high>{_NUMBER}) | (?:\ (?:nghèo|cận\ nghèo|dân))*\s*/\s*(?P<of>{_NUMBER}) )
        (?:\s*(?P<scale>{_words(_SCALES)}))?
        (?:\s*(?P<unit>{_UNIT})(?P<per>{_PER}))?
    )?
    (?:\s+(?P<tail>trở\ lên|trở\ xuống))?
    """,
    re.VERBOSE | re.IGNORECASE,
)


@attrs.frozen(repr=False)
class Figure:
    """A printed figure: what stood on the page, and what it says.

    ``value`` (and ``upper`` of a range, ``of`` of "22/74 huyện") are in ``unit``, with "nghìn",
    "triệu", "tỷ" already multiplied out; ``step`` is the worth of the last printed digit.

    >>> printed = figure("khoảng 1.800 hộ")
    >>> printed.value, printed.unit, str(printed.hedge), str(printed.interval())
    (Decimal('1800'), 'hộ', 'about', '1.750–1.850')
    """

    text: str
    value: Decimal
    unit: str | None = None
    decimals: int = 0
    hedge: Hedge | None = None
    upper: Decimal | None = None
    of: Decimal | None = None
    step: Decimal = Decimal(1)
    decimal_sign: str = ","

    def __repr__(self) -> str:
        return f"figure({self.text!r})"

    def __str__(self) -> str:
        return self.text

    @property
    def exact(self) -> Fraction:
        """The printed value as a fraction."""
        return Fraction(self.value)

    def percent(self) -> Fraction:
        """The percentage that the figure prints; a figure of anything else is refused.

        Raises:
            InvalidValueError: a figure in another unit.
        """
        if self.unit is None or self.unit.partition("/")[0] not in ("%", "điểm %"):
            raise InvalidValueError(
                f"{self.text!r} is in {self.unit or 'no unit'}, not a percentage",
                f"{self.text!r} {f'có đơn vị {self.unit}' if self.unit else 'không có đơn vị'},"
                " không phải tỷ lệ phần trăm",
                reason=Reason.WRONG_TYPE,
            )
        return self.exact

    def count(self) -> int:
        """The whole number that the figure prints, whatever its hedge.

        Raises:
            NumeralError: a figure that is no whole number.
        """
        if self.value != self.value.to_integral_value():
            raise NumeralError(self.text, because=NO_WHOLE_NUMBER)
        return int(self.value)

    @property
    def is_rounded(self) -> bool:
        """Whether the figure is a rounding by its nature: a rate, a measure, a scaled number.

        Whole counts and đồng are not: "1,5 triệu đồng" is 1.500.000 đồng.
        """
        if (self.unit or "").startswith("đồng"):
            return False
        return self.decimals > 0 or self.step != 1 or (self.unit or "").startswith(("%", "điểm %"))

    def interval(self, rounding: Rounding = Rounding.HALF_UP) -> Interval:
        """Every exact number that could have been printed so.

        A hedge reaches as far as the last digit that is not a trailing zero: "khoảng 1.800" is 1.750
        to 1.850, "gần 4.850" 4.840 to 4.850, "hơn 18,1 nghìn" 18.100 to 18.200; "dưới", "ít nhất"
        and "không quá" bound one side only.
        """
        value = self.exact
        if self.hedge is not None:
            return self._hedged(self.hedge)
        if not self.is_rounded:
            return Interval.at(value)
        if value < 0:
            return -Interval.rounding_to(-value, Fraction(self.step), rounding)
        return Interval.rounding_to(value, Fraction(self.step), rounding)

    def _hedged(self, hedge: Hedge) -> Interval:
        value, grain = self.exact, self._grain()
        upper = value if self.upper is None else Fraction(self.upper)
        ends: dict[Hedge, tuple[Fraction | None, Fraction | None]] = {
            Hedge.ABOUT: (value - grain / 2, value + grain / 2),
            Hedge.NEARLY: (value - grain, value),
            Hedge.OVER: (value, value + grain),
            Hedge.UNDER: (None, value),
            Hedge.AT_LEAST: (value, None),
            Hedge.AT_MOST: (None, value),
            Hedge.RANGE: (value, upper),
        }
        return Interval(*ends[hedge], high_open=hedge is Hedge.UNDER)

    def _grain(self) -> Fraction:
        """The worth of the last printed digit that is not a trailing zero."""
        step = Fraction(self.step)
        if not self.value:
            return step
        while (self.exact / (step * 10)).denominator == 1:
            step *= 10
        return step

    def admits(self, value: Exact, rounding: Rounding = Rounding.HALF_UP) -> bool:
        """Whether the exact ``value`` could have been printed so."""
        return Fraction(value) in self.interval(rounding)

    def how(self, value: Exact) -> How | None:
        """The plainest way in which ``value`` fits, or ``None`` where it does not fit at all."""
        value = Fraction(value)
        if self.hedge is not None:
            return How.WITHIN_HEDGE if value in self.interval() else None
        if value == self.exact:
            return How.EXACT
        if not self.is_rounded:
            return None
        if self.admits(value) or self.admits(value, Rounding.HALF_EVEN):
            return How.ROUNDED
        if self.admits(value, Rounding.TRUNCATE):
            return How.TRUNCATED
        nearest = Fraction(rounded(value / Fraction(self.step), 0)) * Fraction(self.step)
        return How.LAST_DIGIT_OFF if abs(nearest - self.exact) == self.step else None


def figure(text: str, *, unit: str | None = None) -> Figure:
    """The one figure printed in ``text``; words around it do not matter, other digits do.

    Args:
        text: as printed, e.g. ``"giảm gần 2,70%"``.
        unit: what the column says the figures are in, where the cell itself prints no unit; one of
            :data:`UNITS`.  It settles "3.94" (a rate: 3,94) and "26,945" (households: 26.945).

    Raises:
        NumeralError: no figure, several figures, or separators that no reading allows.
        UnknownCodeError: ``unit`` is not a known unit.

    >>> figure("giảm gần 2,70%").percent(), figure("3.94", unit="%").value, figure("26,945", unit="hộ").value
    (Fraction(27, 10), Decimal('3.94'), Decimal('26945'))
    """
    if not isinstance(text, str):
        raise no_text(text)
    found = _scan(text, unit)
    if len(found) == 1 and clean(text).strip().startswith(f"- {found[0].text}"):
        raise NumeralError(
            text,
            because=Bilingual(
                "a dash and a blank is a minus or begins an item of a list",
                "gạch ngang rồi dấu cách là dấu trừ hoặc mở đầu một mục liệt kê",
            ),
            suggestions=[f"-{found[0].text}", found[0].text],
        )
    if len(found) == 1:
        return attrs.evolve(found[0], text=text)
    if found:
        raise NumeralError(
            text,
            because=Bilingual(
                f"it holds {len(found)} figures; read them with figures()",
                f"trong đó có {len(found)} số; hãy đọc bằng figures()",
            ),
            suggestions=[f.text for f in found[:_MOST_SUGGESTIONS]],
            reason=Reason.SEVERAL_FIGURES,
        )
    raise NumeralError(text, because=Bilingual("it holds no figure", "trong đó không có số nào"))


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure printed in a sentence, in order; dates and document numbers are passed over.

    Raises:
        NumeralError: one of them has separators that no reading allows.

    >>> [str(found) for found in figures("có 5.779 hộ nghèo, chiếm tỷ lệ 10,55%")]
    ['5.779 hộ', '10,55%']
    """
    return tuple(_scan(text, None))


LONGEST_SENTENCE = 20_000
"""How many characters a sentence may have in which figures are looked for."""
_MOST_SUGGESTIONS = 5
_HIDDEN = "\0"  # stands for a digit of a date or of a document's number


def _scan(text: str, unit: str | None) -> list[Figure]:
    if len(text) > LONGEST_SENTENCE:
        raise too_long(text, LONGEST_SENTENCE)
    whole = clean(text)
    _refuse_other_digits(whole)
    if headless := _HEADLESS.search(whole):
        raise NumeralError(
            text,
            because=Bilingual(
                f"{headless[0]!r} begins with no digit", f"{headless[0]!r} không bắt đầu bằng chữ số"
            ),
            suggestions=[_HEADLESS.sub(r"0,\1", whole)],
        )
    line = _NO_FIGURE.sub(lambda match: re.sub(r"[0-9]", _HIDDEN, match[0]), whole)
    english = _ENGLISH.search(line) is not None
    given = None if unit is None else _unit(unit)
    found: list[Figure] = []
    last_end = position = 0
    while match := _FIGURE.search(line, position):
        if match["of"] and match["low_unit"] and match["unit"] and not _same_unit(match):
            match = _FIGURE.search(line, position, match.start("of")) or match  # 14.343 hộ/54.402 khẩu
        position = match.end()
        start = match.start("low")
        if found and found[-1].unit is None and line[last_end:start].isspace():
            mended = _SPACED_GROUPS.sub(".", line)
            raise NumeralError(
                text,
                because=Bilingual("two numbers side by side", "hai số đứng liền nhau"),
                suggestions=[mended] if mended != line else [],
            )
        found.append(_figure(match, whole, given, english=english))
        last_end = position
    return found


_HEADLESS = re.compile(r"(?<!\S)[.,]([0-9]+)")
_SPACED_GROUPS = re.compile(r"(?<=[0-9])[ \u00a0](?=[0-9]{3}(?![0-9]))")


def _refuse_other_digits(line: str) -> None:
    """Refuse what is a number and is not written in 0–9: "٣", "½", "5²", "5‰"; "m²" and "m³" may stand."""
    for before, sign in zip(" " + line, line, strict=False):
        if sign.isascii() or sign.isalpha():
            continue
        kind = unicodedata.category(sign)
        if kind == "Nd" or (kind == "No" and not before.isalpha()) or sign in "‰‱":
            raise NumeralError(
                line,
                because=Bilingual(
                    f"{sign!r} is not written in the digits 0–9 and %",
                    f"{sign!r} không viết bằng các chữ số 0–9 và dấu %",
                ),
            )


def _same_unit(match: "re.Match[str]") -> bool:
    return UNITS[match["low_unit"].lower()] == UNITS[match["unit"].lower()]


def _unit(name: str) -> str:
    head, slash, rest = name.partition("/")
    known = UNITS.get(head.strip().lower())
    if known is None:
        raise UnknownCodeError("unit", "đơn vị", name, UNITS)
    return known + slash + rest


def _figure(match: "re.Match[str]", line: str, given: str | None, *, english: bool) -> Figure:
    part = match.groupdict()
    text = match.group().strip().rstrip("/").removeprefix("- ")
    if part["glued"]:
        glued = repr(part["low"] + part["glued"])
        raise NumeralError(
            line,
            because=Bilingual(f"{glued} is no printed number", f"{glued} không phải là số được in ra"),
        )
    low_unit, unit = part["low_unit"], part["unit"]
    if low_unit and unit and not _same_unit(match):
        raise NumeralError(
            line,
            because=Bilingual(
                f"{low_unit!r} and {unit!r} are two units", f"{low_unit!r} và {unit!r} là hai đơn vị"
            ),
            reason=Reason.SEVERAL_FIGURES,
        )
    named = unit or low_unit or part["money"]
    per = re.sub(r"\s*/\s*", "/", (part["per"] if unit else part["low_per"]) or "").rstrip(". ")
    own = UNITS[named.lower()] + per if named else None
    kind = own or given
    scale = _SCALES.get((part["scale"] or part["low_scale"] or "").lower(), 1)
    expects = _expects(kind, scaled=scale != 1, english=english)
    low, decimals, sign = read(part["low"], expects)
    if part["high"]:
        upper, more, _ = read(part["high"], expects)
        decimals = max(decimals, more)
        if upper < low:
            raise NumeralError(
                line,
                because=Bilingual(
                    f"{part['low']}-{part['high']} does not ascend; a date is no figure",
                    f"{part['low']}-{part['high']} không tăng dần; ngày tháng không phải là số liệu",
                ),
            )
    else:
        upper = None
    of = read(part["of"], expects)[0] if part["of"] else None
    low_scale = _SCALES.get((part["low_scale"] or "").lower(), scale) if upper is not None else scale
    return Figure(
        text=text,
        value=_times(-low_scale if part["sign"] else low_scale, low),
        unit=kind,
        decimals=decimals,
        hedge=_hedge(part),
        upper=None if upper is None else _times(scale, upper),
        of=of,
        step=rounded(Fraction(scale, 10**decimals), decimals),
        decimal_sign=sign,
    )


def _times(scale: int, value: Decimal) -> Decimal:
    """``value`` thousands, millions, …: exact, without an exponent, and without idle decimals."""
    product = Fraction(value) * scale
    if abs(scale) != 1 and product.denominator == 1:
        return Decimal(product.numerator)
    exponent = value.as_tuple().exponent
    return rounded(product, -exponent if isinstance(exponent, int) else 0)


def _expects(unit: str | None, *, scaled: bool, english: bool) -> Expects:
    if english:
        return Expects.ENGLISH
    if scaled:
        return Expects.SCALED
    if unit is None:
        return Expects.ANYTHING
    if unit.startswith(("%", "điểm %")):
        return Expects.PERCENT
    head = unit.partition("/")[0]
    whole = head == "đồng" or (unit == head and head in _WHOLE)
    return Expects.WHOLE if whole else Expects.ANYTHING


def _hedge(part: "dict[str, str | None]") -> Hedge | None:
    if part["high"]:
        return Hedge.RANGE
    if part["tail"]:
        return Hedge.AT_LEAST if part["tail"].endswith("lên") else Hedge.AT_MOST
    if part["comparison"] or not part["hedge"]:
        return None
    return _HEDGES[part["hedge"].lower()]
