"""Inputs that must be refused, each with the reason: run a downstream parser against them.

>>> assert_refuses(lambda text: int(text.replace(".", "")), "day")
>>> assert_refuses(lambda text: text.strip() and text.split("-"), "day")
Traceback (most recent call last):
AssertionError: 4 of 4 unusable inputs were accepted
  day/no-such-day: '2023-02-29' gave ['2023', '02', '29']; 2023 has no 29 February
  day/month-13: '2024-13-01' gave ['2024', '13', '01']; a year has twelve months
  day/empty: '' gave ''; nothing was written
  day/moment: '2024-12-14T08:00' gave ['2024', '12', '14T08:00']; a moment is in no time zone that is said
"""

from collections.abc import Callable
from typing import Any

import attrs

from chuanngheo.errors import Reason, UnknownCodeError, shown


@attrs.frozen
class Invalid:
    """One input that must be refused.

    ``kind`` is ``"figure"`` (a text where a figure is expected), ``"household"`` (facts as in the
    conformance suite, under ``VN-2021-2025``), or ``"day"``; ``reason`` is the closed code with which this
    library refuses it, ``because`` says it in words.

    >>> INVALID[0].given, INVALID[0].reason.value
    ('', 'not-a-numeral')
    """

    id: str
    kind: str
    given: Any
    reason: Reason
    because: str


_AT_THE_LINE = {"total": 1_500_000, "months": 1, "members": 1}
_FACTS: dict[str, Any] = {"standard": "VN-2021-2025", "area": "rural", "income": _AT_THE_LINE}


def _income(**changes: object) -> dict[str, Any]:
    return {**_FACTS, "income": {**_AT_THE_LINE, **changes}, "score": 3}


def _known(**facts: object) -> dict[str, Any]:
    return {**_FACTS, **facts}


def _shelf(kind: str, *entries: tuple[str, Any, Reason, str]) -> tuple[Invalid, ...]:
    return tuple(
        Invalid(f"{kind}/{name}", kind, given, reason, because) for name, given, reason, because in entries
    )


INVALID: tuple[Invalid, ...] = (
    *_shelf(
        "figure",
        ("empty", "", Reason.NOT_A_NUMERAL, "nothing was written"),
        ("words", "hộ nghèo", Reason.NOT_A_NUMERAL, "there is no digit in it"),
        ("nan", "NaN", Reason.NOT_A_NUMERAL, "not a number"),
        ("exponent", "1e3", Reason.NOT_A_NUMERAL, "no office prints an exponent"),
        ("underscore", "1_000", Reason.NOT_A_NUMERAL, "an underscore separates thousands in code only"),
        ("apostrophe", "1'234", Reason.NOT_A_NUMERAL, "an apostrophe separates no thousands here"),
        ("two-commas", "1,5,0 hộ", Reason.NOT_A_NUMERAL, "one decimal comma at most"),
        ("odd-groups", "1.50.000", Reason.NOT_A_NUMERAL, "a dot stands before three digits"),
        ("leading-zero", "01.500 hộ", Reason.AMBIGUOUS_SEPARATOR, "no group of thousands begins with a zero"),
        ("no-whole", ".5%", Reason.NOT_A_NUMERAL, "no digit before the sign"),
        ("one-dot", "60.39", Reason.AMBIGUOUS_SEPARATOR, "one dot reads two ways: 60,39 or 6.039"),
        ("blanks", "1 050 hộ", Reason.NOT_A_NUMERAL, "a blank between thousands: 1.050 or two figures"),
        ("vulgar-fraction", "½", Reason.NOT_A_NUMERAL, "not written in the digits 0 to 9"),
        ("per-mille", "5‰", Reason.NOT_A_NUMERAL, "per mille is no per cent"),
        ("other-digits", "٣ hộ", Reason.NOT_A_NUMERAL, "digits of another script"),
        ("two-figures", "5% 6%", Reason.SEVERAL_FIGURES, "two figures where one is expected"),
        ("descending", "10 - 5%", Reason.NOT_A_NUMERAL, "a range ascends"),
    ),
    *_shelf(
        "household",
        ("income-negative", _income(total=-1), Reason.OUT_OF_RANGE, "no income is below zero"),
        ("income-fraction", _income(total="1450000.5"), Reason.WRONG_TYPE, "đồng are whole, and no text"),
        ("income-yes", _income(total=True), Reason.WRONG_TYPE, "yes is no number of đồng"),
        ("income-endless", _income(total=10**19), Reason.OUT_OF_RANGE, "more than there is"),
        ("members-none", _income(members=0), Reason.OUT_OF_RANGE, "a household has a member"),
        ("months-none", _income(months=0), Reason.OUT_OF_RANGE, "an income is of some months"),
        ("score-negative", _known(score=-1), Reason.OUT_OF_RANGE, "no score is below zero"),
        ("score-too-high", _known(score=13), Reason.OUT_OF_RANGE, "the decree has twelve indicators"),
        ("score-yes", _known(score=True), Reason.WRONG_TYPE, "yes is no score"),
        ("score-text", _known(score="3"), Reason.WRONG_TYPE, "a text is no score"),
        ("area-misspelt", _known(area="rurral", score=3), Reason.UNKNOWN_CODE, "no such area"),
        ("area-of-2001", _known(area="rural_mountain", score=3), Reason.UNKNOWN_CODE, "an area of 2001–2005"),
        ("area-number", _known(area=1, score=3), Reason.WRONG_TYPE, "an area is a word"),
        ("key-misspelt", _known(scor=3), Reason.UNKNOWN_CODE, "a misspelt fact must not pass as not known"),
        ("standard-misspelt", _known(standard="VN-2021-2052"), Reason.UNKNOWN_CODE, "no such standard"),
        (
            "indicator-misspelt",
            _known(deprivations={"watter": True}),
            Reason.UNKNOWN_CODE,
            "no such indicator",
        ),
        (
            "indicator-of-2016",
            _known(deprivations={"health_services": True}),
            Reason.UNKNOWN_CODE,
            "an indicator of 2016–2020",
        ),
        (
            "deprivation-number",
            _known(deprivations={"water": 1}),
            Reason.WRONG_TYPE,
            "a deprivation is yes, no or not known",
        ),
        (
            "deprivation-text",
            _known(deprivations={"water": "yes"}),
            Reason.WRONG_TYPE,
            "a deprivation is yes, no or not known",
        ),
        (
            "score-and-deprivations",
            _known(deprivations={"water": True}, score=1),
            Reason.CONTRADICTION,
            "one of the two",
        ),
    ),
    *_shelf(
        "day",
        ("no-such-day", "2023-02-29", Reason.NOT_A_DATE, "2023 has no 29 February"),
        ("month-13", "2024-13-01", Reason.NOT_A_DATE, "a year has twelve months"),
        ("empty", "", Reason.NOT_A_DATE, "nothing was written"),
        ("moment", "2024-12-14T08:00", Reason.NOT_A_DATE, "a moment is in no time zone that is said"),
    ),
)
"""The shelf."""


def invalid(kind: str) -> tuple[Invalid, ...]:
    """The inputs of one kind.

    Raises:
        UnknownCodeError: no such kind.

    >>> print(invalid("day")[0].because)
    2023 has no 29 February
    """
    kinds = tuple(dict.fromkeys(entry.kind for entry in INVALID))
    if kind not in kinds:
        raise UnknownCodeError("kind of input", "loại đầu vào", kind, kinds)
    return tuple(entry for entry in INVALID if entry.kind == kind)


def assert_refuses(
    parse: Callable[[Any], object],
    kind: str,
    *,
    errors: tuple[type[Exception], ...] = (ValueError, LookupError, TypeError),
) -> None:
    """Assert that ``parse`` raises one of ``errors`` on every input of a kind.

    Raises:
        AssertionError: with each input that was accepted, and what was made of it.
        UnknownCodeError: no such kind.

    >>> from datetime import date
    >>> assert_refuses(date.fromisoformat, "day")
    """
    shelf = invalid(kind)
    accepted: list[str] = []
    for entry in shelf:
        try:
            made = parse(entry.given)
        except errors:
            continue
        accepted.append(f"  {entry.id}: {shown(entry.given)} gave {shown(made)}; {entry.because}")
    if accepted:
        raise AssertionError(
            "\n".join([f"{len(accepted)} of {len(shelf)} unusable inputs were accepted", *accepted])
        )
