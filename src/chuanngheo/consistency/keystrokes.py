"""How a figure comes to be printed wrong, and how it is printed right: slips of the hand, dress, nearest.

>>> from chuanngheo.figures import figure
>>> slip_of(figure("3,76%"), figure("7,36%"))
<SlipKind.SWAPPED: 'swapped'>
>>> printed_as(figure("1.234"), Decimal(5678)).text
'5.678'
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import cast

import attrs

from chuanngheo.figures import Figure
from chuanngheo.languages import phrase
from chuanngheo.quantities import Interval, Rounding, rounded


class SlipKind(StrEnum):
    """What may have happened between the figure that was meant and the one that is printed."""

    SEPARATOR = "separator"
    SWAPPED = "swapped"
    REPLACED = "replaced"
    DOUBLED = "doubled"
    DROPPED = "dropped"
    ADDED = "added"
    ZEROS = "zeros"
    PADDED = "padded"
    LAST_YEAR = "last-year"
    COPIED = "copied"
    EXCHANGED = "exchanged"
    TWO = "two"
    COMPUTED = "computed"

    def text(self, lang: str = "vi") -> str:
        """The slip in a few words.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_WORDS[self])

    @property
    def cost(self) -> int:
        """How unlikely it is: a slip of one key costs 10, two keys 20, what no key explains 30."""
        return _COSTS.get(self, ONE_KEY)


ONE_KEY = 10
"""The cost of a slip of one key; the others cost more."""
_COSTS = {SlipKind.COPIED: 16, SlipKind.TWO: 20, SlipKind.COMPUTED: 30}
_WORDS = {
    SlipKind.SEPARATOR: ("dấu phân cách đặt sai chỗ", "the separator is misplaced"),
    SlipKind.SWAPPED: ("hai chữ số đảo chỗ", "two digits swapped"),
    SlipKind.REPLACED: ("một chữ số gõ nhầm", "one digit mistyped"),
    SlipKind.DOUBLED: ("một chữ số gõ hai lần", "a digit typed twice"),
    SlipKind.DROPPED: ("thiếu một chữ số", "a digit is missing"),
    SlipKind.ADDED: ("thừa một chữ số", "a digit too many"),
    SlipKind.ZEROS: ("thừa hoặc thiếu chữ số 0", "zeros too many or too few"),
    SlipKind.PADDED: ("làm tròn rồi viết thêm số 0", "rounded, then padded with a zero"),
    SlipKind.LAST_YEAR: ("chép số của năm trước", "the figure of the year before"),
    SlipKind.COPIED: ("chép nhầm số bên cạnh", "a neighbour's figure copied"),
    SlipKind.EXCHANGED: ("đổi chỗ với một số khác", "exchanged with another figure"),
    SlipKind.TWO: ("hai lần gõ nhầm", "two keys mistyped"),
    SlipKind.COMPUTED: ("tính lại từ các số khác", "computed from the other figures"),
}


def digits(figure: Figure) -> str:
    """The digits of a figure, without its separators."""
    return "".join(c for c in figure.text if c.isdigit())


@lru_cache(maxsize=10_000)
def distance(one: str, other: str) -> int:
    """How many slips of the hand lie between two runs of digits: replaced, added, dropped or swapped."""
    same = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return abs(len(one) - len(other))
    one, other = one[same:], other[same:]  # what both begin with costs nothing
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                steps = min(steps, older[j - 2] + 1)
            row.append(steps)
    return row[-1]


def slip_of(printed: Figure, meant: Figure) -> SlipKind:
    """The plainest slip of the hand from ``meant`` to ``printed``."""
    one, other = digits(printed), digits(meant)
    if one.lstrip("0") == other.lstrip("0"):
        return SlipKind.SEPARATOR
    steps = distance(one, other)
    if steps > 1:
        if one.rstrip("0") == other.rstrip("0"):
            return SlipKind.ZEROS
        keys = SlipKind.TWO if steps == 2 else SlipKind.COMPUTED  # noqa: PLR2004 # two keys
        return SlipKind.PADDED if _is_padded(printed, meant) else keys
    if len(one) == len(other):
        return SlipKind.SWAPPED if sorted(one) == sorted(other) else SlipKind.REPLACED
    if len(one) < len(other):
        return SlipKind.DROPPED
    twice = any(a == b and one[:n] + one[n + 1 :] == other for n, (a, b) in enumerate(pairwise(one)))
    return SlipKind.DOUBLED if twice else SlipKind.ADDED


def _is_padded(printed: Figure, meant: Figure) -> bool:
    """Whether the rate was rounded, or cut off, to fewer decimals than it prints: 15,38 as 15,40."""
    fewer = printed.decimals - 1
    if fewer < 1 or not printed.is_rounded or printed.value.scaleb(fewer) % 1:
        return False
    return printed.value in (rounded(meant.exact, fewer), rounded(meant.exact, fewer, Rounding.TRUNCATE))


def dressed(figure: Figure, decimals: int) -> Figure:
    """The figure in a column of so many decimals: "304" where the others print "3,04"."""
    if decimals in (0, figure.decimals) or figure.step > 1:
        return figure
    return attrs.evolve(figure, decimals=decimals, step=Decimal(1).scaleb(-decimals))


def printed_as(like: Figure, value: Decimal) -> Figure:
    """``value`` in the dress of a printed figure: its decimals, its separators, no hedge."""
    places = max(0, -like.step.normalize().as_tuple().exponent) if like.step < 1 else 0  # type: ignore[operator]
    if places:
        text = f"{value:.{places}f}"
        text = text if like.decimal_sign == "." else text.replace(".", ",")
    else:
        text = f"{int(value):,}".replace(",", ".")
        plain = like.decimals == 0 and "." not in like.text and like.value >= 1000  # noqa: PLR2004 # no dots
        text = text.replace(".", "") if plain else text
    text += "%" if "%" in like.text else ""
    return attrs.evolve(like, text=text, value=value, hedge=None, upper=None, of=None)


WHOLE = ("hộ", "khẩu")
"""Units of which there are no parts."""

WIDEST = 2_000
"""How many whole numbers are compared digit by digit before the middle one is taken."""

MOST_VALUES = 6
"""So many values of one cell are compared, the nearest in keystrokes first."""


def values_in(
    printed: Figure, interval: Interval, rounding: Rounding = Rounding.HALF_UP
) -> Iterator[Decimal]:
    """What the cell would print for numbers inside the interval, the likeliest slip first.

    A rate prints the middle of the interval; of whole numbers all are tried.  Nothing where it is open.
    """
    low, high = interval.low, interval.high
    if low is None or high is None or high < 0:
        return
    if printed.is_rounded and not _is_idle(printed):
        value = rounded((low + high) / 2 / Fraction(printed.step), 0, rounding) * printed.step
        yield max(value, Decimal(0))
        return
    least, most = cast("tuple[int, int]", interval.whole_numbers())  # both ends are known
    yield from _nearest_in_digits(printed, max(least, 0), most)


def _is_idle(printed: Figure) -> bool:
    """Whether a count prints decimals that say nothing: "412204.00"."""
    return printed.unit in WHOLE and printed.step < 1 and not printed.value % 1


def _nearest_in_digits(printed: Figure, least: int, most: int) -> Iterator[Decimal]:
    middle = (least + most) // 2
    if least == most or most - least > WIDEST:
        yield Decimal(middle)
        return
    own = str(int(printed.value)) if _is_idle(printed) else digits(printed)
    near = sorted(range(least, most + 1), key=lambda n: (distance(own, str(n)), abs(n - middle), n))
    yield from map(Decimal, near[:MOST_VALUES])
