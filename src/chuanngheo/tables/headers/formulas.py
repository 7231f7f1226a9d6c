"""The formulas that a table prints under its headings: "4=3/1*100", "9=1-2-3-4+5+6+7+8", "(5)=(4):(2)".

>>> parse("4=3/1*100")
Formula(target=4, plus=(3,), minus=(), over=1)
>>> parse("(9) = (1)-(2)+(5)")
Formula(target=9, plus=(1, 5), minus=(2,), over=None)
"""

import re
from collections.abc import Mapping, Sequence

import attrs

from chuanngheo.numerals import clean
from chuanngheo.tables.columns import Column, Kind

_SIGNS = str.maketrans(
    {"×": "*", "x": "*", "X": "*", ":": "/", "÷": "/", **dict.fromkeys("()[]% \u00a0", "")}
)
_RATIO = re.compile(r"(?P<of>[0-9]{1,3})(?:\*100)?/(?P<over>[0-9]{1,3})(?:\*100)?")
_SUM = re.compile(r"[0-9]{1,3}(?:[-+][0-9]{1,3})+")
_WITHIN = re.compile(r"\(?\[?[0-9]{1,3}\)?\]?\s*=\s*[0-9()\[\]+\-−–*/x×:÷%\s]+")


@attrs.frozen
class Formula:
    """What a printed formula says of the column numbered ``target``; 0 is the column it stands under.

    A sum of ``plus`` less ``minus``, or ``plus`` over ``over`` in per cent; all by printed numbers.
    """

    target: int
    plus: tuple[int, ...]
    minus: tuple[int, ...] = ()
    over: int | None = None


def parse(text: str) -> Formula | None:
    """The formula in a cell of the numbers row, or ``None`` where there is none that is understood."""
    left, equals, right = clean(text).translate(_SIGNS).rpartition("=")
    if equals and left and not re.fullmatch(r"[0-9]{1,3}", left):
        return None
    target = int(left or 0)
    if ratio := _RATIO.fullmatch(right):
        return Formula(target, (int(ratio["of"]),), (), int(ratio["over"]))
    if not _SUM.fullmatch(right):
        return None
    terms = re.findall(r"([-+]?)([0-9]+)", right)
    plus = tuple(int(number) for sign, number in terms if sign != "-")
    return Formula(target, plus, tuple(int(number) for sign, number in terms if sign == "-"))


def within(heading: str) -> Formula | None:
    """The formula that stands in a heading's own words: "Tỷ lệ (%) (4=3/1*100)"."""
    match = _WITHIN.search(clean(heading))
    return parse(match[0]) if match else None


def numbered(numbers: Sequence[str]) -> dict[int, int]:
    """Printed number → index of the column, from the numbers row; a bare formula stands under the next."""
    found: dict[int, int] = {}
    for index, text in enumerate(numbers):
        match = re.match(r"[(\[]?([0-9]{1,3})[)\]]?\s*(?:=|$)", text.strip())
        if match:
            found[int(match[1])] = index
        elif parse(text) is not None:
            found[max(found, default=0) + 1] = index
    return found


def declared(column: Column, formula: Formula, roles: Mapping[int, str]) -> Column | None:
    """The column with what its formula says of it, or ``None`` where a column it names has no role."""
    named = (*formula.plus, *formula.minus, *(() if formula.over is None else (formula.over,)))
    if any(number not in roles for number in named):
        return None
    plus = tuple(roles[number] for number in formula.plus)
    if formula.over is not None:
        return attrs.evolve(column, kind=Kind.RATE, of=plus[0], over=roles[formula.over], sum_of=(), minus=())
    return attrs.evolve(column, sum_of=plus, minus=tuple(roles[number] for number in formula.minus))
