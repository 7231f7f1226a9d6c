"""Shares in whole numbers (phân bổ): largest remainder, Sainte-Laguë and D'Hondt, with floors and caps.

All three share one total in proportion to weights.  The largest remainder (Hamilton, Hare–Niemeyer)
never strays a whole unit from the exact share, but one more to share may cost a unit one (the Alabama
paradox).  The divisor methods Sainte-Laguë (Webster) and D'Hondt (Jefferson) never take back; D'Hondt
favours the great.  Floors and caps hold always; where they bind, the others share the rest.

>>> apportion(24, {"Thanh An": 6, "Cam Tuyên": 56, "Cam Hiếu": 14}, caps={"Cam Tuyên": 10})
{'Thanh An': 4, 'Cam Tuyên': 10, 'Cam Hiếu': 10}
>>> apportion(25, {"Thanh An": 6, "Cam Hiếu": 14}, caps={"Thanh An": 6, "Cam Hiếu": 14})
Traceback (most recent call last):
chuanngheo.errors.InfeasibleError: 25 cannot be shared: these units take from 0 to 20 in all
"""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from heapq import heapify, heappop, heapreplace
from math import lcm
from typing import NamedTuple, TypeVar

from chuanngheo.errors import InfeasibleError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.quantities import Exact, exact


class Method(StrEnum):
    """How a total is shared in whole numbers.

    >>> Method.LARGEST_REMAINDER.text("en")
    'largest remainder (Hamilton)'
    """

    LARGEST_REMAINDER = "largest-remainder"  # số dư lớn nhất: Hamilton, Hare–Niemeyer
    SAINTE_LAGUE = "sainte-lague"  # Webster
    DHONDT = "dhondt"  # Jefferson

    def text(self, lang: str = "vi") -> str:
        """Its name in a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_METHODS[self])


_METHODS = {
    Method.LARGEST_REMAINDER: ("số dư lớn nhất (Hamilton)", "largest remainder (Hamilton)"),
    Method.SAINTE_LAGUE: ("Sainte-Laguë (Webster)", "Sainte-Laguë (Webster)"),
    Method.DHONDT: ("D'Hondt (Jefferson)", "D'Hondt (Jefferson)"),
}


class Ties(StrEnum):
    """Who comes first where two claims are exactly equal; never the order of the rows.

    >>> [one.value for one in Ties]
    ['greater', 'smaller', 'refuse']
    """

    GREATER = "greater"  # the greater weight; among equal weights the label that sorts first
    SMALLER = "smaller"  # the smaller weight; among equal weights the label that sorts first
    REFUSE = "refuse"  # an error that names them


class _Unit(NamedTuple):
    label: str
    weight: int
    least: int
    most: int
    rank: int


def apportion(
    total: int,
    weights: Mapping[str, Exact],
    *,
    method: Method = Method.LARGEST_REMAINDER,
    floors: Mapping[str, int] | None = None,
    caps: Mapping[str, int] | None = None,
    ties: Ties = Ties.GREATER,
) -> dict[str, int]:
    """Share ``total`` in whole numbers in proportion to ``weights``, in their order.

    Args:
        total: what is shared, e.g. households (hộ) that are to leave poverty.
        weights: by label, exact and not negative; a unit of weight 0 gets its floor and no more.
        method: one of :class:`Method`.
        floors: the least a unit may get, 0 where not given; a fixed cell has floor = cap.
        caps: the most a unit may get, ``total`` where not given.
        ties: one of :class:`Ties`.

    Raises:
        InfeasibleError: floors and caps leave no solution; the message says what they can add up to.
        InvalidValueError: a number that is negative, not exact or not whole, or a tie that is refused.
        UnknownCodeError: a floor or cap for a label without a weight, or an unknown method.

    >>> apportion(24, {"Thanh An": 6, "Cam Tuyên": 56, "Cam Hiếu": 14}, caps={"Cam Tuyên": 10})
    {'Thanh An': 4, 'Cam Tuyên': 10, 'Cam Hiếu': 10}
    """
    method, ties = code_of(Method, method), code_of(Ties, ties)
    units = _units(total, weights, floors or {}, caps or {}, ties)
    _feasible(total, units)
    level = _level(total, units)
    if method is Method.LARGEST_REMAINDER:
        shares = _by_remainders(total, units, level, refuse=ties is Ties.REFUSE)
    else:
        shares = _by_divisors(total, units, level, method, refuse=ties is Ties.REFUSE)
    return {unit.label: share for unit, share in zip(units, shares, strict=True)}


_Code = TypeVar("_Code", bound=StrEnum)


def code_of(kind: type[_Code], value: str) -> _Code:
    """The member of a closed list that ``value`` is or names.

    Raises:
        UnknownCodeError: none of the codes; the nearest is suggested.
    """
    try:
        return kind(value)
    except ValueError:
        raise UnknownCodeError(
            kind.__name__.lower(), kind.__name__.lower(), value, [member.value for member in kind]
        ) from None


def whole(value: object, en: str, vi: str) -> int:
    """``value`` if it is a whole number that is not negative; ``en`` and ``vi`` say what it counts.

    Raises:
        InvalidValueError: no whole number from zero.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidValueError(
            f"{en} must be a whole number, not {value!r:.60}",
            f"{vi} phải là số nguyên, không phải {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )
    if value < 0:
        raise InvalidValueError(
            f"{en} cannot be negative: {value}",
            f"{vi} không được âm: {value}",
        )
    return value


def _units(
    total: int, weights: Mapping[str, Exact], floors: Mapping[str, int], caps: Mapping[str, int], ties: Ties
) -> list[_Unit]:
    whole(total, "the total", "tổng số")
    for label in (*floors, *caps):
        if label not in weights:
            raise UnknownCodeError("unit", "đơn vị", label, weights)
    shares = {
        label: exact(weight, f"the weight of {label}", f"trọng số của {label}")
        for label, weight in weights.items()
    }
    scale = lcm(*(share.denominator for share in shares.values()))
    scaled = {label: int(share * scale) for label, share in shares.items()}
    sign = 1 if ties is Ties.SMALLER else -1
    order = sorted(scaled, key=lambda label: (sign * scaled[label], label))
    rank = {label: number for number, label in enumerate(order)}
    units: list[_Unit] = []
    for label, weight in scaled.items():
        if weight < 0:
            raise InvalidValueError(
                f"the weight of {label} cannot be negative: {weights[label]}",
                f"trọng số của {label} không được âm: {weights[label]}",
            )
        least = whole(floors.get(label, 0), f"the floor of {label}", f"mức sàn của {label}")
        most = whole(caps.get(label, max(total, least)), f"the cap of {label}", f"mức trần của {label}")
        if least > most:
            raise InfeasibleError(
                f"{label} cannot take at least {least} and at most {most}",
                f"{label} không thể nhận ít nhất {least} và nhiều nhất {most}",
                least=least,
                most=most,
            )
        units.append(_Unit(label, weight, least, most, rank[label]))
    return units


def _feasible(total: int, units: Iterable[_Unit]) -> None:
    least = most = 0
    for unit in units:
        least += unit.least
        most += unit.most if unit.weight else unit.least
    if not least <= total <= most:
        raise InfeasibleError(
            f"{total} cannot be shared: these units take from {least} to {most} in all",
            f"không thể phân bổ {total}: các đơn vị này nhận tổng cộng từ {least} đến {most}",
            least=least,
            most=most,
        )


def _level(total: int, units: list[_Unit]) -> Fraction:
    """The one multiple of the weights that, held between floor and cap, adds up to ``total``.

    As the multiple grows, a unit begins to grow where it passes its floor and stops at its cap; the sum
    is a line between two such points, and the line that meets ``total`` gives the multiple exactly.
    """
    growing = [unit for unit in units if unit.weight]
    bits = 2 * max((unit.weight for unit in growing), default=1).bit_length()
    turns = sorted(
        ((bound << bits) // unit.weight, bound, unit.weight, step)
        for unit in growing
        for bound, step in ((unit.least, 1), (unit.most, -1))
    )
    constant, slope = sum(unit.least for unit in units), 0
    for _, bound, weight, step in turns:
        if constant * weight + slope * bound >= total * weight:
            return Fraction(total - constant, slope) if slope else Fraction(bound, weight)
        constant -= step * bound
        slope += step * weight
    return Fraction(0)


def _by_remainders(total: int, units: list[_Unit], level: Fraction, *, refuse: bool) -> list[int]:
    up, down = level.numerator, level.denominator
    shares: list[int] = []
    claims: list[tuple[int, int, int]] = []
    for number, unit in enumerate(units):
        share, remainder = divmod(unit.weight * up, down)
        if unit.least <= share < unit.most and remainder:
            claims.append((-remainder, unit.rank, number))
        shares.append(min(max(share, unit.least), unit.most))
    left = total - sum(shares)
    claims.sort()
    if refuse and 0 < left < len(claims) and claims[left - 1][0] == claims[left][0]:
        equal = [units[number].label for claim, _, number in claims if claim == claims[left][0]]
        raise _tie(equal)
    for _, _, number in claims[:left]:
        shares[number] += 1
    return shares


def _tie(labels: Iterable[str]) -> InvalidValueError:
    return InvalidValueError(
        f"{', '.join(sorted(labels))} have exactly equal claims to the last place; choose a rule for ties",
        f"{', '.join(sorted(labels))} có quyền ngang nhau với đơn vị cuối cùng; hãy chọn quy tắc "
        "khi bằng nhau",
        reason=Reason.CONTRADICTION,
    )


def _by_divisors(
    total: int, units: list[_Unit], level: Fraction, method: Method, *, refuse: bool
) -> list[int]:
    """Start where the level says, then give or take back one at a time by the highest quotient.

    The quotients weight / divisor are compared as whole numbers with so many binary places that two
    different ones never look alike.
    """
    step, half = (2, 1) if method is Method.SAINTE_LAGUE else (1, 0)
    up, down = level.numerator, level.denominator
    bits = 2 * (2 * max((unit.most for unit in units), default=0) + 2).bit_length()

    def claim(unit: _Unit, share: int) -> int:
        return (unit.weight << bits) // (step * share + 1)

    shares = [
        min(max((2 * unit.weight * up + half * down) // (2 * down), unit.least), unit.most) for unit in units
    ]
    left = total - sum(shares)
    if left > 0:

        def following(number: int) -> int | None:
            unit, share = units[number], shares[number]
            return -claim(unit, share) if unit.weight and share < unit.most else None

        _move(left, 1, shares, following, [unit.rank for unit in units])
    elif left < 0:

        def last(number: int) -> int | None:
            unit, share = units[number], shares[number]
            return claim(unit, share - 1) if share > unit.least else None

        _move(-left, -1, shares, last, [-unit.rank for unit in units])
    if refuse:
        _refuse_tie(units, shares, claim)
    return shares


def _move(
    times: int, step: int, shares: list[int], claim: Callable[[int], int | None], ranks: list[int]
) -> None:
    """Change the share that comes first by ``step``, ``times`` over; ``claim`` gives the order."""
    claims = ((claim(number), ranks[number], number) for number in range(len(shares)))
    queue = [(key, rank, number) for key, rank, number in claims if key is not None]
    heapify(queue)
    for _ in range(times):
        _, rank, number = queue[0]
        shares[number] += step
        key = claim(number)
        if key is None:
            heappop(queue)
        else:
            heapreplace(queue, (key, rank, number))


def _refuse_tie(units: list[_Unit], shares: list[int], claim: Callable[[_Unit, int], int]) -> None:
    paired = list(zip(units, shares, strict=True))
    given = {unit.label: claim(unit, share - 1) for unit, share in paired if share > unit.least}
    waiting = {unit.label: claim(unit, share) for unit, share in paired if unit.weight and share < unit.most}
    if given and waiting and min(given.values()) == max(waiting.values()):
        edge = min(given.values())
        raise _tie(label for claims in (given, waiting) for label, key in claims.items() if key == edge)
