"""What an officer sees in one house: its members (thành viên) and the dwelling (nhà ở).

Every fact may be unknown (``None``), and unknown is never "no".  Words come from closed lists, each with
its Vietnamese label and, where Mẫu số 3.1 of the circular has one, the number that the sheet writes for it.

>>> Member(age=34, work="đang làm việc", job="2", insured=True).job
<Job.NO_CONTRACT: 'no-contract'>
>>> Dwelling(water="nước giếng khoan", area_m2=Decimal("31.5")).water.text("en")
'drilled well'
>>> Dwelling(water="nước giếng khoang")
Traceback (most recent call last):
chuanngheo.errors.UnknownCodeError: unknown water 'nước giếng khoang'; did you mean 'nước giếng khoan'?
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Self

import attrs
from attrs.converters import optional

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.numerals import clean
from chuanngheo.periods import completed_months, plain_day

OLDEST = 150
"""Nobody is older in years; more is a slip."""


class Word(StrEnum):
    """One word of a closed list: its code, its Vietnamese and English label, its number on the sheet.

    Calling the class reads any of them (but not the English); what is none of them is an
    :class:`~chuanngheo.errors.UnknownCodeError` that suggests the nearest.
    """

    vi: str
    en: str
    sheet: str

    def __new__(cls, code: str, vi: str = "", en: str = "", sheet: str = "") -> Self:
        """``sheet`` is the number that Mẫu số 3.1 writes for it, where it has one."""
        word = str.__new__(cls, code)
        word._value_ = code
        word.vi, word.en, word.sheet = vi, en, sheet
        return word

    def text(self, lang: str = "vi") -> str:
        """Its label in Vietnamese or English."""
        return phrase(lang, self.vi, self.en)

    @classmethod
    def _missing_(cls, value: object) -> Self:
        known = cls.names()
        said = " ".join(clean(str(value)).lower().split())
        found = {name.lower(): word for name, word in known.items()}.get(said)
        if found is None or not isinstance(value, str):
            raise UnknownCodeError(cls.__name__.lower(), cls.__name__.lower(), value, known)
        return found

    @classmethod
    def names(cls) -> dict[str, Self]:
        """Everything that names one of its words → the word."""
        return {name: word for word in cls for name in (word.value, word.vi, word.sheet) if name}


class Sex(Word):
    """Giới tính (Mẫu số 3.1, cột 5)."""

    MALE = ("male", "nam", "male", "1")
    FEMALE = ("female", "nữ", "female", "2")


class Work(Word):
    """Việc làm (cột 15), asked of members from 15 years."""

    WORKING = ("working", "đang làm việc", "working", "1")
    NO_WORK = ("no-work", "không có việc làm", "without work", "2")
    UNABLE = ("unable", "không có khả năng lao động", "unable to work", "3")
    STUDYING = ("studying", "đang đi học", "studying", "4")
    UNWILLING = ("unwilling", "không muốn đi làm", "not wanting work", "5")
    RETIRED_OR_HOME = ("retired-or-home", "nghỉ hưu/nội trợ", "retired or keeping house", "6")


class Job(Word):
    """Việc làm công ăn lương (cột 17), asked of members from 15 years."""

    CONTRACT = ("contract", "có hợp đồng lao động", "wage job with a contract", "1")
    NO_CONTRACT = ("no-contract", "không có hợp đồng lao động", "wage job without a contract", "2")
    NO_WAGE = ("no-wage", "không làm công ăn lương", "no wage job", "3")


class School(Word):
    """Cấp đang học (cột 9)."""

    PRESCHOOL = ("preschool", "mầm non, mẫu giáo", "pre-school", "1")
    PRIMARY = ("primary", "tiểu học", "primary school", "2")
    LOWER_SECONDARY = ("lower-secondary", "trung học cơ sở", "lower secondary school", "3")
    UPPER_SECONDARY = ("upper-secondary", "trung học phổ thông", "upper secondary school", "4")
    SHORT_COURSE = ("short-course", "khóa đào tạo ngắn hạn", "short training course", "5")
    INTERMEDIATE = ("intermediate", "trung cấp", "intermediate vocational school", "6")
    COLLEGE = ("college", "cao đẳng", "college", "7")
    UNIVERSITY = ("university", "từ đại học trở lên", "university", "8")


class Diploma(Word):
    """Trình độ văn hóa (cột 10): the highest level finished."""

    NONE = ("none", "chưa tốt nghiệp tiểu học", "primary school not finished", "1")
    PRIMARY = ("primary", "tiểu học", "primary school", "2")
    LOWER_SECONDARY = ("lower-secondary", "trung học cơ sở", "lower secondary school", "3")
    UPPER_SECONDARY = ("upper-secondary", "trung học phổ thông", "upper secondary school", "4")


class Training(Word):
    """Trình độ đào tạo (cột 11)."""

    NONE = ("none", "chưa qua đào tạo nghề", "no vocational training", "1")
    ELEMENTARY = ("elementary", "sơ cấp, chứng chỉ dạy nghề", "elementary certificate", "2")
    INTERMEDIATE = ("intermediate", "trung cấp", "intermediate diploma", "3")
    COLLEGE = ("college", "cao đẳng", "college diploma", "4")
    UNIVERSITY = ("university", "đại học", "university degree", "5")
    POSTGRADUATE = ("postgraduate", "sau đại học", "postgraduate degree", "6")


class Wall(Word):
    """Vật liệu chính của tường/bao che (phần A, mục III)."""

    CONCRETE = ("concrete", "bê tông cốt thép", "reinforced concrete", "1")
    BRICK_STONE = ("brick-stone", "gạch/đá", "brick or stone", "2")
    WOOD_METAL = ("wood-metal", "gỗ/kim loại bền chắc", "durable wood or metal", "3")
    OTHER = ("other", "khác", "other", "4")


class Pillar(Word):
    """Vật liệu chính của cột (mục I); without pillars, that of the wall part that bears the roof."""

    CONCRETE = ("concrete", "bê tông cốt thép", "reinforced concrete", "1")
    BRICK_STONE = ("brick-stone", "gạch/đá", "brick or stone", "2")
    STEEL_WOOD = ("steel-wood", "sắt/thép/gỗ bền chắc", "iron, steel or durable wood", "3")
    OTHER = ("other", "khác", "other", "4")


class Roof(Word):
    """Vật liệu chính của mái (mục II)."""

    CONCRETE = ("concrete", "bê tông cốt thép", "reinforced concrete", "1")
    TILE = ("tile", "ngói (xi măng, đất nung)", "cement or clay tiles", "2")
    METAL_SHEET = ("metal-sheet", "tấm lợp kim loại chuyên dụng", "purpose-made metal sheets", "3")
    OTHER = ("other", "khác", "other", "4")


class Water(Word):
    """Nước sinh hoạt: the kind used most regularly (mục VIII)."""

    PIPED = ("piped", "nước máy", "piped water")
    BOTTLED = ("bottled", "nước đóng chai/bình", "bottled water")
    BOUGHT = ("bought", "nước mua", "bought water")
    DRILLED_WELL = ("drilled-well", "nước giếng khoan", "drilled well")
    PROTECTED_WELL = ("protected-well", "nước giếng đào được bảo vệ", "protected dug well")
    PROTECTED_SPRING = ("protected-spring", "nước khe/mó được bảo vệ", "protected spring")
    RAIN = ("rain", "nước mưa", "rainwater")
    OTHER = ("other", "khác", "other")


class Toilet(Word):
    """Loại nhà tiêu đang sử dụng (mục V)."""

    SEPTIC = ("septic", "tự hoại/bán tự hoại", "septic or semi-septic")
    POUR_FLUSH = ("pour-flush", "thấm dội nước (suilabh)", "pour-flush (Sulabh)")
    VENTILATED = ("ventilated", "cải tiến có ống thông hơi (vip)", "ventilated improved pit")
    PIT_WITH_SLAB = ("pit-with-slab", "hố xí đào có bệ ngồi", "pit with a seat")
    DOUBLE_VAULT = ("double-vault", "hai ngăn", "double vault")
    OTHER = ("other", "khác", "other, or none")


class Means(Word):
    """Phương tiện phục vụ tiếp cận thông tin (Mẫu số 3.2, mục 6.2)."""

    TELEVISION = ("television", "ti vi", "television")
    RADIO = ("radio", "radio", "radio")
    DESKTOP = ("desktop", "máy tính để bàn", "desktop computer")
    PHONE = ("phone", "điện thoại", "telephone")
    LAPTOP = ("laptop", "máy tính xách tay", "laptop")
    TABLET = ("tablet", "máy tính bảng", "tablet")
    SMARTPHONE = ("smartphone", "điện thoại thông minh", "smartphone")


def _means(value: Iterable[str] | None) -> frozenset[Means] | None:
    if value is None:
        return None
    if isinstance(value, str):
        raise InvalidValueError(
            "means must be a list of them, not one text",
            "means phải là một danh sách, không phải một chuỗi văn bản",
            reason=Reason.WRONG_TYPE,
        )
    return frozenset(Means(one) for one in value)


def _fact(_: object, attribute: "attrs.Attribute[bool | None]", value: object) -> None:
    if value is not None and value is not True and value is not False:
        raise InvalidValueError(
            f"{attribute.name} must be True, False or None (not known), not {value!r:.60}",
            f"{attribute.name} phải là True, False hoặc None (chưa rõ), không phải {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )


def _measure(_: object, attribute: "attrs.Attribute[Decimal | None]", value: object) -> None:
    if value is None:
        return
    if type(value) is not Decimal and type(value) is not int:
        raise InvalidValueError(
            f"{attribute.name} must be a Decimal or an int, not {type(value).__name__} {value!r:.60}",
            f"{attribute.name} phải là Decimal hoặc int, không phải {type(value).__name__} {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )
    if not (Decimal(value).is_finite() and value > 0):
        raise InvalidValueError(
            f"{attribute.name} must be a positive number, not {value}",
            f"{attribute.name} phải là số dương, không phải {value}",
        )


def _whole(lowest: int, highest: int) -> Callable[[object, "attrs.Attribute[int | None]", object], None]:
    def check(_: object, attribute: "attrs.Attribute[int | None]", value: object) -> None:
        if value is not None and (type(value) is not int or not lowest <= value <= highest):
            raise InvalidValueError(
                f"{attribute.name} must be a whole number from {lowest} to {highest}, not {value!r:.60}",
                f"{attribute.name} phải là số nguyên từ {lowest} đến {highest}, không phải {value!r:.60}",
                reason=Reason.OUT_OF_RANGE if type(value) is int else Reason.WRONG_TYPE,
            )

    return check


def _day(value: date | str | None) -> date | None:
    return None if value is None else plain_day(value)


@attrs.frozen
class Ages:
    """The completed months of age still possible, from ``low`` to ``high``."""

    low: int
    high: int

    def from_years(self, years: int) -> bool | None:
        """Whether the person is at least that old (từ đủ … tuổi), or ``None`` while both are possible."""
        if self.low >= 12 * years:
            return True
        return False if self.high < 12 * years else None

    @property
    def years(self) -> int | None:
        """Completed years where they are settled."""
        return self.low // 12 if self.low // 12 == self.high // 12 else None


@attrs.frozen(kw_only=True)
class Member:
    """One member of a household, by number, never by name.

    Args:
        number: the line on the sheet; if left out, the place in the list.
        born: ngày sinh; or else
        age: completed years on the day of the review (tuổi đủ).
        sex: giới tính; needed only for the nutrition table.
        work: việc làm (cột 15); job: loại việc làm công ăn lương (cột 17).
        able: of working age and able to work, a given fact: working age is not defined in the texts at hand.
        seeking: ready for work and finding none.
        insured: có bảo hiểm y tế; state_insured: in a group whose insurance the state budget pays.
        in_school: đang đi học (cột 8); school: the level (cột 9); right_school: as found, whether it is the
            right level for the age (đúng bậc, cấp học).
        diploma: cột 10; training: cột 11; trained_on_the_job: hired and certified by an enterprise;
            qualified: as found, whether in training or holding what the age asks.
        height_cm, weight_kg: measured; or else stunted, underweight: as found.
        allowance: monthly social allowance (trợ cấp xã hội hằng tháng); elderly (người cao tuổi) and
            disabled (người khuyết tật): given facts, they count as dependents only with the allowance.
        internet: uses the internet.

    Raises:
        InvalidValueError: a fact outside its domain, or two that contradict each other.
        UnknownCodeError: a word outside its closed list.
    """

    number: int | None = attrs.field(default=None, validator=_whole(1, 999))
    born: date | None = attrs.field(default=None, converter=_day)
    age: int | None = attrs.field(default=None, validator=_whole(0, OLDEST))
    sex: Sex | None = attrs.field(default=None, converter=optional(Sex))
    work: Work | None = attrs.field(default=None, converter=optional(Work))
    job: Job | None = attrs.field(default=None, converter=optional(Job))
    able: bool | None = attrs.field(default=None, validator=_fact)
    seeking: bool | None = attrs.field(default=None, validator=_fact)
    insured: bool | None = attrs.field(default=None, validator=_fact)
    state_insured: bool | None = attrs.field(default=None, validator=_fact)
    in_school: bool | None = attrs.field(default=None, validator=_fact)
    school: School | None = attrs.field(default=None, converter=optional(School))
    right_school: bool | None = attrs.field(default=None, validator=_fact)
    diploma: Diploma | None = attrs.field(default=None, converter=optional(Diploma))
    training: Training | None = attrs.field(default=None, converter=optional(Training))
    trained_on_the_job: bool | None = attrs.field(default=None, validator=_fact)
    qualified: bool | None = attrs.field(default=None, validator=_fact)
    height_cm: Decimal | int | None = attrs.field(default=None, validator=_measure)
    weight_kg: Decimal | int | None = attrs.field(default=None, validator=_measure)
    stunted: bool | None = attrs.field(default=None, validator=_fact)
    underweight: bool | None = attrs.field(default=None, validator=_fact)
    allowance: bool | None = attrs.field(default=None, validator=_fact)
    elderly: bool | None = attrs.field(default=None, validator=_fact)
    disabled: bool | None = attrs.field(default=None, validator=_fact)
    internet: bool | None = attrs.field(default=None, validator=_fact)

    def __attrs_post_init__(self) -> None:
        for clash, en, vi in (
            (
                self.born is not None and self.age is not None,
                "born and age: give one of them",
                "born và age: chỉ cho một",
            ),
            (
                self.work not in (None, Work.WORKING) and self.job in (Job.CONTRACT, Job.NO_CONTRACT),
                "job: a wage job, but work says the member does not work",
                "job: làm công ăn lương, nhưng work cho biết thành viên không làm việc",
            ),
            (
                self.work is Work.NO_WORK and False in (self.able, self.seeking),
                "work: without work (mã 2) is said of who is able and wants work; else it is mã 3 or 5",
                "work: không có việc làm (mã 2) là người có khả năng và muốn làm việc; nếu không là mã 3, 5",
            ),
            (
                self.seeking is True
                and (self.work not in (None, Work.NO_WORK) or self.job in (Job.CONTRACT, Job.NO_CONTRACT)),
                "seeking: finding no work, but work or job says otherwise",
                "seeking: không tìm được việc, nhưng work hoặc job cho biết khác",
            ),
            (
                self.in_school is False and self.school is not None,
                "school: a level, but not in_school",
                "school: có cấp học, nhưng không đi học (in_school)",
            ),
            (
                self.stunted is not None and self.height_cm is not None,
                "height_cm and stunted: give one",
                "height_cm và stunted: chỉ cho một",
            ),
            (
                self.underweight is not None and self.weight_kg is not None,
                "weight_kg and underweight: give one",
                "weight_kg và underweight: chỉ cho một",
            ),
        ):
            if clash:
                raise InvalidValueError(en, vi, reason=Reason.CONTRADICTION)

    def ages(self, on: date) -> Ages:
        """The completed months still possible on a day.

        Raises:
            InvalidValueError: the member is born after that day.
        """
        if self.born is not None:
            months = completed_months(self.born, on)
            return Ages(months, months)
        return Ages(0, 12 * OLDEST) if self.age is None else Ages(12 * self.age, 12 * self.age + 11)


@attrs.frozen(kw_only=True)
class Dwelling:
    """The house or flat (nhà/căn hộ) of a household.

    Args:
        wall, pillar, roof: the main material of each part; without pillars, give as ``pillar`` the material
            of the wall part that bears the ceiling or roof.
        area_m2: total living area of all houses the members live in, without bathroom, toilet, kitchen,
            store and rooms for trade or rent; lofts (gác xép) at half.
        water: the kind used most regularly.
        toilet: the kind in use; ``other`` also where there is none.
        means: every means of information that the household has; an empty list says that there is none.
    """

    wall: Wall | None = attrs.field(default=None, converter=optional(Wall))
    pillar: Pillar | None = attrs.field(default=None, converter=optional(Pillar))
    roof: Roof | None = attrs.field(default=None, converter=optional(Roof))
    area_m2: Decimal | int | None = attrs.field(default=None, validator=_measure)
    water: Water | None = attrs.field(default=None, converter=optional(Water))
    toilet: Toilet | None = attrs.field(default=None, converter=optional(Toilet))
    means: frozenset[Means] | None = attrs.field(default=None, converter=_means)
