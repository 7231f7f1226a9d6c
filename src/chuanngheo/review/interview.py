"""Mẫu số 3.1 as filled in at the door → the answers that the point tables score.

The definitions of Phụ lục IV are applied here; each stands word for word in ``sheets.definitions``.
Three steps are ours, since the form asks less than the table scores: whether work is outside farming and
lasted three months is asked of the officer; a bare certificate (code 2 of column 11) counts as sơ cấp
nghề; a wall of "gỗ/kim loại bền chắc" counts as durable wood.

>>> house = House(pillar=2, wall=2, floor=living_area(48, lofts=8), toilet=1, water=2, electricity=60,
...     assets={2: 1}, land={}, livestock={3: 4})
>>> members = [Member(born=date(1985, 3, 1), working_age=True, work=1, allowance=0, ill=False),
...     Member(born=date(2012, 9, 2), working_age=False)]
>>> answers = answers_of(house, members, day=date(2024, 9, 1))
>>> answers.members, answers.workers, answers.dependants, answers.floor_area, answers.poultry
(2, 1, 1, Fraction(26, 1), 40)
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from chuanngheo.errors import InvalidValueError
from chuanngheo.quantities import exact
from chuanngheo.review.answers import NON_FARM, Answers, Measure
from chuanngheo.sheets.information import HOUSE, MEMBER

ASSETS = {
    1: "cars", 2: "motorbikes", 3: "boats", 5: "printers", 6: "televisions", 7: "stereos", 8: "computers",
    9: "fridges", 10: "air_conditioners", 11: "washers", 12: "water_heaters", 13: "microwaves",
}  # fmt: skip
"""Section IX of the form → the table.  4 (generator) and 14 (telephone) are asked and not scored."""
LAND = {1: "pond_garden", 2: "annual_crop", 3: "perennial", 4: "water_surface", 5: "forest"}
"""Section X of the form → the table: kinds of land, in m²."""
LIVESTOCK = {1: "cattle", 2: "pigs", 3: "poultry"}
"""Section XI of the form → the table: animals; poultry is asked in tens."""
_TOILETS = {1: "septic", 2: "other-hygienic", 3: "other"}
_WATER = {1: "piped", 2: "drilled-well", 3: "protected", 4: "other"}
TRAINING = {1: "none", 2: "elementary", 3: "intermediate", 4: "college", 5: "college", 6: "college"}
"""Column 11 of the form → the levels that item 4 scores."""
_OTHER_MATERIAL = 4
_TEN = 10
CHILD_BELOW = 16
"""A member below this age (years) is a child, and so a dependant."""
_MONTHS = 12


@attrs.frozen(kw_only=True)
class Member:
    """One line of part B, by the codes of the form; ``None`` where it is not known.

    Args:
        born: column 4.
        training: column 11.
        allowance: column 14, or 0 where no social allowance is drawn.
        work: column 15.
        kind: column 16, of the job that takes most time or earns most.
        wage: column 17, of the same job.
        pension: column 18, or 0 where none is drawn.
        ill: column 19, bị bệnh hiểm nghèo.
        working_age: whether of working age: a given fact, since the circular does not print its bounds.
        non_farm: whether that job is outside farming and lasted 3 months or more of the last 12; the form
            has no column for it.

    Raises:
        UnknownCodeError: a code that the column does not have.

    >>> from datetime import date
    >>> Member(born=date(2012, 9, 2), working_age=False).work is None
    True
    """

    born: date | None = None
    training: int | None = None
    allowance: int | None = None
    work: int | None = None
    kind: int | None = None
    wage: int | None = None
    pension: int | None = None
    ill: bool | None = None
    working_age: bool | None = None
    non_farm: bool | None = None

    def __attrs_post_init__(self) -> None:
        for number, value in (("11", self.training), ("15", self.work), ("16", self.kind), ("17", self.wage)):
            MEMBER[number].code(value)
        for number, value in (("14", self.allowance), ("18", self.pension)):
            MEMBER[number].code(value or None)

    def younger(self, years: int, day: date) -> bool | None:
        """Whether under so many completed years on ``day``."""
        if self.born is None:
            return None
        before = (day.month, day.day) < (self.born.month, self.born.day)
        return day.year - self.born.year - before < years

    def depends(self, day: date) -> bool | None:
        """A child under 16, or elderly or disabled with a monthly social allowance."""
        draws = None if self.allowance is None else self.allowance in _ELDERLY_OR_DISABLED
        return _any(self.younger(CHILD_BELOW, day), draws)

    @property
    def scores_as_worker(self) -> bool | None:
        """Of working age, able to work, not disabled with a monthly allowance, not gravely ill."""
        unable = None if self.work is None else self.work == _UNABLE
        disabled = None if self.allowance is None else self.allowance == _DISABLED
        return _not(_any(_not(self.working_age), unable, disabled, self.ill))

    def draws_pension(self, day: date) -> bool | None:
        """Column 18, asked of members from 15 years."""
        if self.younger(ASKED_FROM, day):
            return False
        return None if self.pension is None else self.pension > 0

    def works_as(self, code: str, day: date) -> bool | None:
        """Whether the one job counted is of that kind of item 5; asked of members from 15 years."""
        idle = self.work is not None and self.work != _AT_WORK
        if idle or self.non_farm is False or self.younger(ASKED_FROM, day):
            return False
        if self.work is None or self.non_farm is None or self.kind is None or self.wage is None:
            return None
        return code == _job(self.kind, self.wage)


ASKED_FROM = 15
"""Columns 15–17 are asked of members from this age (years)."""
_AT_WORK, _UNABLE, _DISABLED = 1, 3, 2
_ELDERLY_OR_DISABLED = (1, 2)
_CIVIL, _FOR_A_HOUSEHOLD = 1, 3
_CONTRACT, _NO_WAGE = 1, 3


def _job(kind: int, wage: int) -> str | None:
    """The row of item 5 for a job; wage work for an enterprise without a contract has none."""
    if kind == _CIVIL:
        return "civil_servant"
    if wage == _CONTRACT:
        return "contract"
    return "hired_or_self" if kind == _FOR_A_HOUSEHOLD or wage == _NO_WAGE else None


def _not(fact: bool | None) -> bool | None:  # noqa: FBT001 # a fact of three values
    return None if fact is None else not fact


def _any(*facts: bool | None) -> bool | None:
    return True if True in facts else None if None in facts else False


def _count(facts: Iterable[bool | None]) -> int | None:
    listed = list(facts)
    return None if None in listed else sum(fact is True for fact in listed)


@attrs.frozen(kw_only=True)
class House:
    """Part A, by the codes of the form; ``None`` where it is not known.

    Args:
        pillar: section I; a house without pillars gives the bearing wall.
        wall: section III; where it is 4 "Khác", ``cement`` says whether it is cement, which the table
            scores and the form does not list.
        floor: section IV, m², by :func:`living_area`.
        toilet: section V.
        water: section VIII, the kind used most regularly.
        electricity: section VII, KW a month, by :func:`average_month`.
        assets: section IX, how many of each; what is not listed is not known.  Broken but repairable
            counts, bought or given.
        land: section X, m² of each; owned or rented; land rented out counts for both households.
        livestock: section XI, how many of each, only the household's own; poultry in tens, as printed.
        aquaculture: section XII.

    Raises:
        UnknownCodeError: a code that the section does not have.

    >>> House(pillar=2, wall=2, toilet=1).water is None
    True
    """

    pillar: int | None = None
    wall: int | None = None
    cement: bool | None = None
    floor: Measure = None
    toilet: int | None = None
    water: int | None = None
    electricity: Measure = None
    assets: Mapping[int, int | None] = attrs.field(factory=dict[int, int | None], hash=False)
    land: Mapping[int, Measure] = attrs.field(factory=dict[int, Measure], hash=False)
    livestock: Mapping[int, int | None] = attrs.field(factory=dict[int, int | None], hash=False)
    aquaculture: bool | None = None

    def __attrs_post_init__(self) -> None:
        codes = (("I", self.pillar), ("III", self.wall), ("V", self.toilet), ("VIII", self.water))
        for number, value in codes:
            HOUSE[number].code(value)
        for number, listed in (("IX", self.assets), ("X", self.land), ("XI", self.livestock)):
            for line in listed:
                HOUSE[number].code(line)

    @property
    def wall_scores(self) -> bool | None:
        """Concrete, brick, stone, cement or durable wood."""
        return self.cement if self.wall == _OTHER_MATERIAL else _known(self.wall)

    @property
    def pillar_scores(self) -> bool | None:
        """Reinforced concrete, brick, stone, iron, steel or durable wood."""
        return False if self.pillar == _OTHER_MATERIAL else _known(self.pillar)


def _known(code: int | None) -> bool | None:
    return None if code is None else True


def living_area(rooms: int | Decimal | Fraction, *, lofts: int | Decimal | Fraction = 0) -> Fraction:
    """Tổng diện tích nhà ở in m²: every house lived in, without bathroom, toilet, kitchen, store and
    business or rented-out space, and half of the lofts (gác xép).

    >>> living_area(48, lofts=8)
    Fraction(52, 1)
    """  # noqa: D205 # one sentence
    return exact(rooms, "living area", "diện tích ở") + exact(lofts, "area of lofts", "diện tích gác xép") / 2


def average_month(bills: Sequence[int | Decimal | Fraction]) -> Fraction:
    """KW a month: the average of the last 12 bills, or the one bill of the last month.

    The guide leaves the choice between the two open.

    Raises:
        InvalidValueError: neither 12 bills nor one.

    >>> average_month([60])
    Fraction(60, 1)
    """
    if len(bills) not in (1, _MONTHS):
        raise InvalidValueError(
            f"electricity is taken from 12 monthly bills or from the last one, not from {len(bills)}",
            f"điện tính theo hóa đơn 12 tháng hoặc tháng gần nhất, không phải {len(bills)} tháng",
        )
    return sum(
        (exact(bill, "a bill in KW", "số điện của một hóa đơn (KW)") for bill in bills), Fraction(0)
    ) / len(bills)


def answers_of(house: House, members: Sequence[Member], *, day: date) -> Answers:
    """The answers that forms 3.4–3.10 score, for a household interviewed on ``day``.

    Raises:
        InvalidValueError: no member, or an amount outside its domain.

    >>> from datetime import date
    >>> house = House(pillar=2, wall=2, floor=living_area(48), toilet=1, water=2, electricity=60,
    ...     assets={2: 1}, land={}, livestock={3: 4})
    >>> member = Member(born=date(1985, 3, 1), working_age=True, work=1, allowance=0, ill=False)
    >>> answers_of(house, [member], day=date(2024, 9, 1)).workers
    1
    """
    listed = {
        **{code: house.assets.get(line) for line, code in ASSETS.items()},
        **{code: house.land.get(line) for line, code in LAND.items()},
        **{code: house.livestock.get(line) for line, code in LIVESTOCK.items()},
    }
    if listed["poultry"] is not None:
        listed["poultry"] *= _TEN
    values: dict[str, Any] = {
        **listed,
        **{kind: _any(*(member.works_as(kind, day) for member in members)) for kind in NON_FARM},
    }
    return Answers(
        members=len(members),
        workers=_count(member.scores_as_worker for member in members),
        dependants=_count(member.depends(day) for member in members),
        education=_education(members),
        pensions=_count(member.draws_pension(day) for member in members),
        wall=house.wall_scores,
        pillar=house.pillar_scores,
        floor_area=None
        if house.floor is None
        else exact(house.floor, "living area", "diện tích ở") / max(len(members), 1),
        electricity=house.electricity,
        water=None if house.water is None else _WATER[house.water],
        toilet=None if house.toilet is None else _TOILETS[house.toilet],
        aquaculture=house.aquaculture,
        **values,
    )


def _education(members: Sequence[Member]) -> str | None:
    """The highest diploma: known once nobody left out could have a higher one."""
    found = [member.training for member in members]
    highest = max((code for code in found if code is not None), default=None)
    if highest is None or (None in found and TRAINING[highest] != "college"):
        return None
    return TRAINING[highest]
