"""A district's reduction shared among its communes (phân bổ chỉ tiêu), and the annex it prints.

The total is kept exactly; no commune is asked for more households than it has poor ones, nor for more
than can escape (hộ có khả năng thoát nghèo) where that is known; fixed cells stay as they are.

>>> communes = [
...     Commune(unit="Cam Thành", households=2_223, poor=37, can_escape=4, cannot_escape=33),
...     Commune(unit="Cam Nghĩa", households=1_667, poor=46, can_escape=10, cannot_escape=36),
... ]
>>> shared = allocate(communes, 6, by="can_escape")
>>> shared.shares
{'Cam Thành': 2, 'Cam Nghĩa': 4}
>>> [row["poor_end_rate"] for row in shared.rows()]
['1,57', '2,52', '1,98']
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import InfeasibleError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.figures import Figure, figure
from chuanngheo.languages import phrase
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Interval, Rate, Rounding, rounded
from chuanngheo.tables import Table, columns
from chuanngheo.targets.apportion import Method, Ties, apportion, code_of, whole

ROLES = (
    "unit", "households", "poor", "poor_rate", "can_escape", "cannot_escape",
    "reduction", "poor_end", "poor_end_rate",
)  # fmt: skip
"""The columns of the annex, by the role that each has."""


class By(StrEnum):
    """In proportion to what a reduction is shared.

    >>> [one.value for one in By]
    ['poor', 'can_escape', 'rate']
    """

    POOR = "poor"  # số hộ nghèo
    CAN_ESCAPE = "can_escape"  # số hộ nghèo có khả năng thoát nghèo
    RATE = "rate"  # tỷ lệ hộ nghèo, as printed with two decimals


def _count(value: int) -> int:
    return whole(value, "a count of households", "số hộ")


def _maybe(value: int | None) -> int | None:
    return None if value is None else whole(value, "a count of households", "số hộ")


@attrs.frozen(kw_only=True)
class Commune:
    """One unit (xã, phường, thị trấn, huyện) before the reduction; all counts are households (hộ).

    Attributes:
        unit: its name.
        households: all its households (số hộ dân cư).
        poor: poor households (hộ nghèo).
        can_escape: poor households able to escape (có khả năng thoát nghèo); ``None`` where unknown.
        cannot_escape: poor households unable to escape; ``None`` where unknown.
        least: the least reduction it must be given.
        most: the greatest it may be given, besides what its poor households allow.
        fixed: its reduction where that is settled.

    Raises:
        InvalidValueError: more poor than households, or parts that do not add up to the poor.

    >>> Commune(unit="Cam Thành", households=2_223, poor=37, can_escape=4).cannot_escape is None
    True
    """

    unit: str
    households: int = attrs.field(converter=_count)
    poor: int = attrs.field(converter=_count)
    can_escape: int | None = attrs.field(default=None, converter=_maybe)
    cannot_escape: int | None = attrs.field(default=None, converter=_maybe)
    least: int = attrs.field(default=0, converter=_count)
    most: int | None = attrs.field(default=None, converter=_maybe)
    fixed: int | None = attrs.field(default=None, converter=_maybe)

    def __attrs_post_init__(self) -> None:
        if self.poor > self.households:
            self._contradiction(
                f"{self.poor} of {self.households} households cannot be poor",
                f"không thể có {self.poor} hộ nghèo trong {self.households} hộ",
            )
        if self.can_escape is not None and self.cannot_escape is not None:
            both = self.can_escape + self.cannot_escape
            if both != self.poor:
                self._contradiction(
                    f"{self.can_escape} that can escape and {self.cannot_escape} that cannot are {both},"
                    f" not the {self.poor} poor households",
                    f"{self.can_escape} hộ có khả năng thoát nghèo và {self.cannot_escape} hộ không có khả"
                    f" năng là {both}, không phải {self.poor} hộ nghèo",
                )
        elif max(self.can_escape or 0, self.cannot_escape or 0) > self.poor:
            self._contradiction(
                f"a part is greater than all {self.poor} poor households",
                f"một phần lớn hơn tổng số {self.poor} hộ nghèo",
            )

    def _contradiction(self, en: str, vi: str) -> None:
        raise InvalidValueError(f"{self.unit}: {en}", f"{self.unit}: {vi}", reason=Reason.CONTRADICTION)

    @property
    def able(self) -> int | None:
        """Poor households able to escape, from either of the two columns."""
        if self.can_escape is None and self.cannot_escape is not None:
            return self.poor - self.cannot_escape
        return self.can_escape

    @property
    def cap(self) -> int:
        """The greatest reduction that is possible here and allowed."""
        able = self.able
        bounds = (self.poor, self.poor if able is None else able, self.most)
        return min(bound for bound in bounds if bound is not None)

    @property
    def rate(self) -> Rate:
        """Poor households over all households (tỷ lệ hộ nghèo)."""
        return Rate.of(self.poor, self.households)

    @property
    def bounds(self) -> tuple[int, int]:
        """The least and the greatest reduction possible; an error where there is none.

        Raises:
            InfeasibleError: no number of households satisfies what the commune is held to.
        """
        if self.fixed is None:
            low, high = self.least, self.cap
        else:
            low = high = self.fixed
        if low > high or high > self.cap:
            raise InfeasibleError(
                f"{self.unit} cannot reduce by {low}: it can by 0 to {self.cap}",
                f"{self.unit} không thể giảm {low}: có thể giảm từ 0 đến {self.cap}",
                least=0,
                most=self.cap,
            )
        return low, high


@attrs.frozen(kw_only=True)
class Allocation:
    """A reduction shared: the communes, what each reduces by, and how that was found.

    In use: :func:`chuanngheo.targets.allocate`.
    """

    communes: tuple[Commune, ...]
    shares: dict[str, int]
    method: Method
    by: By
    ties: Ties = Ties.GREATER

    @property
    def total(self) -> int:
        """The whole reduction (hộ)."""
        return sum(self.shares.values())

    @property
    def whole(self) -> Commune:
        """All communes together, as one."""
        return _together(self.communes)

    def poor_end(self, unit: str) -> int:
        """Poor households left in ``unit`` (hộ nghèo cuối năm)."""
        return next(c.poor for c in self.communes if c.unit == unit) - self.shares[unit]

    def rows(self, lang: str = "vi", *, total: str | None = None) -> tuple[dict[str, str], ...]:
        """The annex as it is printed: one row a commune, then the total; see :data:`ROLES`.

        Counts have the thousands sign of ``lang``; rates are percentages with two decimals, half up,
        without a sign, as under a header "Tỷ lệ %".  What is unknown is an empty cell.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        lines = [_row(commune, self.shares[commune.unit], lang) for commune in self.communes]
        name = phrase(lang, "Tổng", "Total") if total is None else total
        lines.append({**_row(self.whole, self.total, lang), "unit": name})
        return tuple(lines)

    def _repr_html_(self) -> str:
        from chuanngheo.notebook import allocation_html  # noqa: PLC0415 # a room below, which tells it

        return allocation_html(self)

    def table(self, *, title: str = "", place: str = "", start: str = "", end: str = "") -> Table:
        """The annex as a table that can be audited; columns of which nothing is known are left out.

        Args:
            title: of the table.
            place: what the total row is the total of.
            start: the year (or other label) at whose end the poor households were counted.
            end: the one at whose end the reduction is to be reached.
        """
        rows = self.rows()
        known = [role for role in ROLES if any(row[role] for row in rows)]
        *lines, last = ([row[role] for role in known] for row in rows)
        return Table(columns(*known), lines, last, title=title, place=place, start=start, end=end)

    def distance(self, printed: Mapping[str, int]) -> int:
        """Households (hộ) by which ``printed`` differs from this, all differences added up.

        Raises:
            UnknownCodeError: ``printed`` is not about the same units.
        """
        for unit in (*printed, *self.shares):
            if unit not in self.shares or unit not in printed:
                raise UnknownCodeError("unit", "đơn vị", unit, self.shares if unit in printed else printed)
        return sum(abs(share - printed[unit]) for unit, share in self.shares.items())


def _together(communes: Sequence[Commune]) -> Commune:
    can = [commune.can_escape for commune in communes]
    cannot = [commune.cannot_escape for commune in communes]
    return Commune(
        unit="",
        households=sum(commune.households for commune in communes),
        poor=sum(commune.poor for commune in communes),
        can_escape=None if None in can else sum(n for n in can if n is not None),
        cannot_escape=None if None in cannot else sum(n for n in cannot if n is not None),
    )


def _row(commune: Commune, reduction: int, lang: str) -> dict[str, str]:
    def count(number: int | None) -> str:
        return "" if number is None else format_decimal(number, lang)

    def rate(poor: int) -> str:
        if not commune.households:
            return ""
        return Rate.of(poor, commune.households).text(lang).removesuffix("%")

    end = commune.poor - reduction
    cells = (
        commune.unit, count(commune.households), count(commune.poor), rate(commune.poor),
        count(commune.can_escape), count(commune.cannot_escape), count(reduction), count(end), rate(end),
    )  # fmt: skip
    return dict(zip(ROLES, cells, strict=True))


def allocate(
    communes: Iterable[Commune],
    reduction: int,
    *,
    by: By | str = By.POOR,
    method: Method | str = Method.LARGEST_REMAINDER,
    ties: Ties | str = Ties.GREATER,
) -> Allocation:
    """Share a reduction of ``reduction`` households (hộ) among ``communes``.

    Raises:
        InfeasibleError: more than the communes can give, or fewer than their floors; it says what is
            possible.
        InvalidValueError: two communes of one name, or a fact missing that ``by`` needs.

    >>> homes = [Commune(unit="A", households=900, poor=40), Commune(unit="B", households=600, poor=20)]
    >>> allocate(homes, 6).shares
    {'A': 4, 'B': 2}
    """
    listed, by, method = _listed(communes), code_of(By, by), code_of(Method, method)
    ties = code_of(Ties, ties)
    bounds = {commune.unit: commune.bounds for commune in listed}
    shares = apportion(
        reduction,
        {commune.unit: _weight(commune, by) for commune in listed},
        method=method,
        floors={unit: low for unit, (low, _) in bounds.items()},
        caps={unit: high for unit, (_, high) in bounds.items()},
        ties=ties,
    )
    return Allocation(communes=listed, shares=shares, method=method, by=by, ties=ties)


def _listed(communes: Iterable[Commune]) -> tuple[Commune, ...]:
    listed = tuple(communes)
    seen: set[str] = set()
    for commune in listed:
        if commune.unit in seen:
            raise InvalidValueError(
                f"two communes are called {commune.unit!r}",
                f"hai xã cùng tên {commune.unit!r}",
                reason=Reason.CONTRADICTION,
            )
        seen.add(commune.unit)
    return listed


def _weight(commune: Commune, by: By) -> int:
    if by is By.POOR:
        return commune.poor
    if by is By.RATE:
        return int(rounded(commune.rate.percent, 2) * 100) if commune.households else 0
    if commune.able is None:
        raise InvalidValueError(
            f"{commune.unit}: how many poor households can escape is not known; share by 'poor' or 'rate'",
            f"{commune.unit}: chưa rõ số hộ nghèo có khả năng thoát nghèo; hãy phân bổ theo 'poor'"
            " hoặc 'rate'",
            reason=Reason.MISSING,
        )
    return commune.able


def nearest(
    communes: Sequence[Commune], printed: Mapping[str, int], *, ties: Ties | str = Ties.GREATER
) -> tuple[tuple[int, Allocation], ...]:
    """Every way of sharing the printed total, with its distance from ``printed``, nearest first.

    Ways for which a fact is missing are left out.

    >>> homes = [Commune(unit="A", households=900, poor=40), Commune(unit="B", households=600, poor=20)]
    >>> found = nearest(homes, {"A": 4, "B": 2})
    >>> found[0][0], found[0][1].method.text("en")
    (0, 'largest remainder (Hamilton)')
    """
    total = sum(printed.values())
    known = [by for by in By if by is not By.CAN_ESCAPE or all(c.able is not None for c in communes)]
    found = [allocate(communes, total, by=by, method=method, ties=ties) for by in known for method in Method]
    return tuple(sorted(((a.distance(printed), a) for a in found), key=lambda pair: pair[0]))


def keeping_rates(
    communes: Iterable[Commune],
    promised: Mapping[str, str | Figure],
    reduction: int | None = None,
    *,
    whole_rate: str | Figure | None = None,
    by: By | str = By.POOR,
    rounding: Rounding = Rounding.HALF_UP,
) -> Allocation:
    """An allocation whose printed end rates are those promised, where one exists.

    Args:
        communes: the units before the reduction.
        promised: the end rate (tỷ lệ hộ nghèo cuối năm) of each unit as printed, such as ``"3,86"``;
            a unit without a promise is only held to its own bounds.
        reduction: the whole reduction (hộ) where it is settled too.
        whole_rate: the end rate of all together, where it is promised too.
        by: what decides where the promises leave room.
        rounding: how the office prints a rate.

    Raises:
        UnknownCodeError: a commune that is not in the table.
        InfeasibleError: no whole number of households prints as a promise, or the promises do not add
            up to ``reduction`` or ``whole_rate``; it says which and what is possible.
        InvalidValueError: a rate is promised for a unit without households.

    >>> homes = [Commune(unit="A", households=900, poor=40), Commune(unit="B", households=600, poor=20)]
    >>> keeping_rates(homes, {"A": "4,00%", "B": "3,00%"}).shares
    {'A': 4, 'B': 2}
    """
    listed = _listed(communes)
    for unit in promised:
        if unit not in {commune.unit for commune in listed}:
            raise UnknownCodeError("unit", "đơn vị", unit, [commune.unit for commune in listed])
    held = [_held(commune, promised.get(commune.unit), rounding) for commune in listed]
    bounds = [commune.bounds for commune in held]
    low, high = sum(least for least, _ in bounds), sum(most for _, most in bounds)
    if whole_rate is not None:
        all_held = _held(attrs.evolve(_together(listed), least=low, most=high), whole_rate, rounding)
        low, high = all_held.bounds
    if reduction is None:
        reduction = low
    if not low <= reduction <= high:
        raise InfeasibleError(
            f"the promised rates leave a reduction of {low} to {high}, not {reduction}",
            f"các tỷ lệ đã cam kết chỉ cho phép giảm từ {low} đến {high}, không phải {reduction}",
            least=low,
            most=high,
        )
    shared = allocate(held, reduction, by=by)
    return attrs.evolve(shared, communes=listed)


def _held(commune: Commune, promised: str | Figure | None, rounding: Rounding) -> Commune:
    """The commune with its bounds drawn in to what prints as ``promised``."""
    if promised is None:
        return commune
    said = figure(promised, unit="%") if isinstance(promised, str) else promised
    said.percent()
    if not commune.households:
        raise InvalidValueError(
            f"{commune.unit or 'all together'}: no households, so no rate",
            f"{commune.unit or 'tất cả các xã'}: không có hộ nào nên không có tỷ lệ",
            reason=Reason.ZERO_TOTAL,
        )
    least, most = commune.bounds
    share = Interval.at(Fraction(commune.households, 100))
    fewest, greatest = said.interval(rounding).times(share).whole_numbers()
    first, last = commune.poor - most, commune.poor - least
    low = max(first, fewest or 0)
    high = last if greatest is None else min(last, greatest)
    if low > high:
        raise InfeasibleError(
            f"{commune.unit or 'all together'}: no possible number of its {commune.households} households"
            f" prints as {said.text}; {first} to {last} may stay poor",
            f"{commune.unit or 'tất cả các xã'}: không có số hộ nào trong {commune.households} hộ "
            f"in ra thành {said.text}; số hộ nghèo còn lại từ {first} đến {last}",
            least=least,
            most=most,
        )
    return attrs.evolve(commune, fixed=None, least=commune.poor - high, most=commune.poor - low)
