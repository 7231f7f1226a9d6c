"""What a household answered on Phiếu B1 and Phiếu B2, each answer possibly not known.

``None`` is "not known", never "none": a household without a car says ``cars=0``.

>>> home = Answers(members=4, workers=2, motorbikes=1).nothing_else()
>>> home.motorbikes, home.cars, home.electricity
(1, 0, None)
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.indicators import Deprivations
from chuanngheo.sheets.form import Answer, Kind
from chuanngheo.sheets.points import QUESTIONS
from chuanngheo.sheets.tt07_2021 import B2, POINTS_PER_DEPRIVATION
from chuanngheo.standards.nd07_2021 import INDICATORS_2021

Measure = int | Decimal | Fraction | None
"""m² or KW, exactly; ``None`` is not known."""
WITHIN_MEMBERS = ("workers", "dependants", "pensions")
"""Counts of members: none can exceed the number of members."""
NON_FARM = ("civil_servant", "contract", "hired_or_self")
"""The three kinds of non-farm work of item 5.  One member counts for one kind (Phụ lục IV, mục I.3)."""
_OWNED = range(12, 15)


@attrs.frozen(kw_only=True)
class Answers:
    """The answers that forms 3.4–3.10 score, item by item.

    Args:
        members: nhân khẩu (Phụ lục IV, mục I.2).
        workers: members of working age, without those who cannot work, the disabled with a monthly
            allowance and the gravely ill.  The bounds of working age are not printed in the circular:
            the count is a given fact.
        dependants: children under 16, and the elderly or disabled with a monthly social allowance.
        education: ``"college"``, ``"intermediate"``, ``"elementary"`` or ``"none"``.
        civil_servant: a member works as công chức, viên chức (non-farm, 3 months or more of the last 12).
        contract: a member works outside farming under a labour contract.
        hired_or_self: a member works outside farming for a household, or has a business.
        pensions: members with a pension, monthly social insurance or a monthly merit allowance.
        wall: walls mainly of concrete, brick, stone, cement or durable wood.
        pillar: pillars mainly of reinforced concrete, brick, stone, iron, steel or durable wood.
        floor_area: m² per head.
        electricity: KW in an average month, the whole household.
        water: ``"piped"``, ``"drilled-well"``, ``"protected"`` or ``"other"``.
        toilet: ``"septic"``, ``"other-hygienic"`` or ``"other"``.

    The counts of item 12 include what is broken but can be repaired, bought or given; the areas of item
    13 (m²) land owned and land rented; the animals of item 14 only the household's own.

    Raises:
        InvalidValueError: an answer outside its domain, or more workers than members and the like.
        UnknownCodeError: a choice that the form does not have.

    >>> Answers(members=3, workers=2).members
    3
    """

    members: int | None = None
    workers: int | None = None
    dependants: int | None = None
    education: str | None = None
    civil_servant: bool | None = None
    contract: bool | None = None
    hired_or_self: bool | None = None
    pensions: int | None = None
    wall: bool | None = None
    pillar: bool | None = None
    floor_area: Measure = None
    electricity: Measure = None
    water: str | None = None
    toilet: str | None = None
    cars: int | None = None
    motorbikes: int | None = None
    boats: int | None = None
    printers: int | None = None
    televisions: int | None = None
    stereos: int | None = None
    computers: int | None = None
    fridges: int | None = None
    air_conditioners: int | None = None
    washers: int | None = None
    water_heaters: int | None = None
    microwaves: int | None = None
    pond_garden: Measure = None
    annual_crop: Measure = None
    perennial: Measure = None
    water_surface: Measure = None
    forest: Measure = None
    cattle: int | None = None
    pigs: int | None = None
    poultry: int | None = None
    aquaculture: bool | None = None

    scored: Mapping[str, Answer] = attrs.field(init=False, eq=False, repr=False)
    """The known answers as they are scored, by the code of their question."""

    def __attrs_post_init__(self) -> None:
        given = ((code, getattr(self, code)) for code in QUESTIONS)
        scored = {code: QUESTIONS[code].answer(value) for code, value in given if value is not None}
        object.__setattr__(self, "scored", scored)
        if self.members is None:
            return
        for code in WITHIN_MEMBERS:
            count = getattr(self, code)
            if count is not None and count > self.members:
                raise InvalidValueError(
                    f"{code} cannot be {count} in a household of {self.members}",
                    f"{code} không thể là {count} trong hộ {self.members} khẩu",
                    reason=Reason.CONTRADICTION,
                )
        kinds = sum(bool(getattr(self, code)) for code in NON_FARM)
        if kinds > self.members:
            raise InvalidValueError(
                f"{kinds} kinds of non-farm work in a household of {self.members}: a member counts for one",
                f"{kinds} loại việc làm phi nông nghiệp trong hộ {self.members} khẩu: mỗi thành "
                "viên chỉ tính một lần",
                reason=Reason.CONTRADICTION,
            )

    @property
    def unknown(self) -> tuple[str, ...]:
        """The codes of the questions without an answer, in the order printed."""
        return tuple(code for code in QUESTIONS if code not in self.scored)

    def nothing_else(self) -> Self:
        """The same, and none of the assets, land and animals (items 12–14) that are not answered.

        The form asks for it: "Tài sản không có ghi 00" (Phụ lục IV, mục III.2).
        """
        owned = (q.code for q in QUESTIONS.values() if q.item in _OWNED)
        return self.answered({code: 0 for code in owned if code not in self.scored})

    def answered(self, changes: Mapping[str, Answer]) -> Self:
        """The same with some answers changed, each given as it is scored (a yes is 1).

        Raises:
            InvalidValueError: the changed answers contradict the others.
        """
        values: dict[str, Any] = {
            code: bool(answer) if QUESTIONS[code].kind is Kind.YES_NO else answer
            for code, answer in changes.items()
        }
        return attrs.evolve(self, **values)


def yes_no(given: Mapping[str, bool | None], printed: Iterable[str], form: str) -> dict[str, bool | None]:
    """Every question printed on ``form`` with its answer; a code left out is not known.

    Raises:
        UnknownCodeError: a code that the form does not have.
        InvalidValueError: an answer other than ``True``, ``False`` or ``None``.
    """
    codes = tuple(printed)
    for code, answer in given.items():
        if code not in codes:
            raise UnknownCodeError(f"question of {form}", f"câu hỏi của {form}", code, codes)
        if answer is not None and type(answer) is not bool:
            raise InvalidValueError(
                f"{code} must be True, False or None (not known), not {answer!r:.60}",
                f"{code} phải là True, False hoặc None (chưa rõ), không phải {answer!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
    return {code: given.get(code) for code in codes}


def _b2(given: Mapping[str, bool | None] | Deprivations) -> dict[str, bool | None]:
    if isinstance(given, Deprivations):
        given.require(INDICATORS_2021, "Phiếu B2")
        given = given.as_dict()
    return yes_no(given, B2, "Phiếu B2")


@attrs.frozen
class PointsB:
    """Điểm B: ten points a yes; an interval while answers are missing.

    Built from answers by the codes of Phiếu B2, or from the deprivations that ``assess`` found by the
    indicators of 2021.

    Raises:
        UnknownCodeError, InvalidValueError: a code or answer that the form does not have.
        IndicatorSetMismatchError: deprivations by other indicators.

    In use: :func:`chuanngheo.review.decide`.
    """

    answers: Mapping[str, bool | None] = attrs.field(converter=_b2)

    @property
    def low(self) -> int:
        """The least điểm B still possible."""
        return POINTS_PER_DEPRIVATION * sum(answer is True for answer in self.answers.values())

    @property
    def high(self) -> int:
        """The greatest điểm B still possible."""
        return POINTS_PER_DEPRIVATION * sum(answer is not False for answer in self.answers.values())

    @property
    def decided(self) -> bool:
        """Whether both ends agree."""
        return self.low == self.high

    @property
    def unknown(self) -> tuple[str, ...]:
        """The codes without an answer, in the order printed."""
        return tuple(code for code, answer in self.answers.items() if answer is None)
