"""What is known of one household.  Every fact may be unknown (``None``), and unknown is never "no".

>>> Household(area="nông thôn", income=PerHead(1_450_000), score=3)
Household(area='rural', income=PerHead(1450000), score=3)
>>> Household(income=Income(64_800_000, months=12, members=4)).income.per_head
Fraction(1350000, 1)
"""

from fractions import Fraction

import attrs

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, Reason, shown
from chuanngheo.indicators import Deprivations, IndicatorSet

MOST_DONG = 10**18
"""More than any household earns; a larger sum is a slip of the caller."""

HIGHEST_SCORE = 1_000
"""More points than any sheet gives; a larger score is a slip of the caller."""


def sheet_key(area: str, indicators: IndicatorSet | None) -> str:
    """One word for an area and whose deprivations were found there; a blank line stands in no area."""
    return area if indicators is None else f"{area}\n{indicators.code}"


def _dong(value: object, en: str, vi: str) -> int:
    if type(value) is not int:
        raise InvalidValueError(
            f"{en} must be whole đồng (an int), not {type(value).__name__} {shown(value)}",
            f"{vi} phải là số nguyên đồng (int), không phải {type(value).__name__} {shown(value)}",
            reason=Reason.WRONG_TYPE,
        )
    if value < 0:
        raise InvalidValueError(
            f"{en} must not be negative: {shown(value)}", f"{vi} không được âm: {shown(value)}"
        )
    if value > MOST_DONG:
        raise InvalidValueError(
            f"{en} is beyond all measure: {shown(value)}", f"{vi} lớn quá mức: {shown(value)}"
        )
    return value


@attrs.frozen(repr=False)
class Income:
    """Income (thu nhập) as it was found: a total in đồng, over so many months and members (khẩu).

    It is never divided: whether it lies at or below a line is asked by multiplying the line.

    >>> Income(90_000_001, months=12, members=5).per_head
    Fraction(90000001, 60)
    """

    total: int
    months: int = attrs.field(default=12, kw_only=True)
    members: int = attrs.field(kw_only=True)
    divisor: int = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        _dong(self.total, "a household's total income", "tổng thu nhập của hộ")
        for name, value in (("months", self.months), ("members", self.members)):
            if type(value) is not int or value < 1:
                raise InvalidValueError(
                    f"{name} must be a whole number from 1, not {shown(value)}",
                    f"{name} phải là số nguyên từ 1, không phải {shown(value)}",
                    reason=Reason.OUT_OF_RANGE if type(value) is int else Reason.WRONG_TYPE,
                )
        object.__setattr__(self, "divisor", self.months * self.members)

    @property
    def per_head(self) -> Fraction:
        """Đồng/người/tháng, exactly."""
        return Fraction(self.total, self.divisor)

    def __repr__(self) -> str:
        return f"Income({self.total}, months={self.months}, members={self.members})"


class PerHead(Income):
    """Income already given per head and month, in whole đồng/người/tháng.

    >>> PerHead(1_500_000).per_head
    Fraction(1500000, 1)
    """

    __slots__ = ()

    def __init__(self, amount: int) -> None:
        _dong(amount, "income per head and month", "thu nhập bình quân đầu người/tháng")
        super().__init__(amount, months=1, members=1)

    def __reduce__(self) -> tuple[object, ...]:
        return PerHead, (self.total,)

    def __repr__(self) -> str:
        return f"PerHead({self.total})"


def _known(deprivations: object, score: object) -> int:
    if not isinstance(deprivations, Deprivations):
        raise InvalidValueError(
            f"deprivations must be made by a standard, as standard.deprivations({{…}}), not"
            f" {shown(deprivations)}",
            "các thiếu hụt phải do một chuẩn tạo ra, như standard.deprivations({…}), không phải"
            f" {shown(deprivations)}",
            reason=Reason.WRONG_TYPE,
        )
    if score is not None:
        raise InvalidValueError(
            "give either deprivations or score, not both",
            "chỉ cho deprivations hoặc score, không cho cả hai",
            reason=Reason.CONTRADICTION,
        )
    return deprivations.scores


def _score(score: object) -> int:
    if type(score) is not int:
        raise InvalidValueError(
            f"a score must be a whole number, not {shown(score)}",
            f"điểm phải là số nguyên, không phải {shown(score)}",
            reason=Reason.WRONG_TYPE,
        )
    if not 0 <= score <= HIGHEST_SCORE:
        raise InvalidValueError(
            f"a score of {shown(score)} is out of range: 0 to {HIGHEST_SCORE}",
            f"điểm {shown(score)} ngoài phạm vi: từ 0 đến {HIGHEST_SCORE}",
        )
    return score


def _area(value: Area | str | None) -> str | None:
    return None if value is None else area_code(value)


@attrs.frozen(repr=False)
class Household:
    """The facts of one household that a standard may ask for; each ``None`` where it is not known.

    Args:
        area: an :class:`~chuanngheo.areas.Area`, its code or its Vietnamese label.
        income: a :class:`PerHead` or an :class:`Income`.
        deprivations: what one standard's indicators found; ``standard.deprivations({...})``.
        score: instead of them, the bare score: nationally the number of deprivations.
        id: the caller's name for the household in messages; never a person's name.

    Raises:
        InvalidValueError: a fact outside its domain, or both ``deprivations`` and ``score``.

    >>> Household(area="nông thôn", income=PerHead(1_450_000), score=3)
    Household(area='rural', income=PerHead(1450000), score=3)
    >>> Household(area="rural", income=Income(69_600_000, months=12, members=4)).income.per_head
    Fraction(1450000, 1)
    """

    area: str | None = attrs.field(default=None, converter=_area, kw_only=True)
    income: Income | None = attrs.field(default=None, kw_only=True)
    deprivations: Deprivations | None = attrs.field(default=None, kw_only=True)
    score: int | None = attrs.field(default=None, kw_only=True)
    id: str | None = attrs.field(default=None, kw_only=True)

    scores: int | None = attrs.field(init=False, eq=False)
    """The scores still possible as a bit mask, or ``None`` where nothing at all is known."""

    facts: tuple[str, int, int, int | None] | None = attrs.field(init=False, eq=False)
    """:func:`sheet_key`, total, divisor and scores, for one look; ``None`` without area or income."""

    def __attrs_post_init__(self) -> None:
        if self.income is not None and not isinstance(self.income, Income):
            raise InvalidValueError(
                f"income must be PerHead(…) or Income(…), not {shown(self.income)}",
                f"income phải là PerHead(…) hoặc Income(…), không phải {shown(self.income)}",
                reason=Reason.WRONG_TYPE,
            )
        if self.id is not None and not isinstance(self.id, str):
            raise InvalidValueError(
                f"an id must be a text, not {shown(self.id)}",
                f"id phải là một chuỗi văn bản, không phải {shown(self.id)}",
                reason=Reason.WRONG_TYPE,
            )
        scores = None
        if self.deprivations is not None:
            scores = _known(self.deprivations, self.score)
        elif self.score is not None:
            scores = 1 << _score(self.score)
        object.__setattr__(self, "scores", scores)
        facts = None
        if self.area is not None and self.income is not None:
            sheet = sheet_key(self.area, None if self.deprivations is None else self.deprivations.set)
            facts = (sheet, self.income.total, self.income.divisor, scores)
        object.__setattr__(self, "facts", facts)

    def __repr__(self) -> str:
        facts = ((a.name, getattr(self, a.name)) for a in attrs.fields(Household) if a.init)
        return f"Household({', '.join(f'{k}={v!r}' for k, v in facts if v is not None)})"
