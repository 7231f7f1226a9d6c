"""The indicators decided by the members: work, dependents, nutrition, insurance, education, internet."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction

import attrs

from chuanngheo.assess.annex import (
    ADULT_FROM,
    DEPENDENT_CHILD_UNDER,
    INSURANCE_FROM,
    LOWER_SECONDARY_FROM,
    MOST_DEPENDENTS_PERCENT,
    NUTRITION_UNDER,
    PRIMARY_FROM,
    SCHOOL_FROM,
    SCHOOL_UNDER,
    UPPER_SECONDARY_FROM,
    WORK_ASKED_FROM,
    Reading,
)
from chuanngheo.assess.answer import Answer, Fact, Missing, every, negate, some, unknown
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.languages import vietnamese
from chuanngheo.members import Ages, Diploma, Job, Member, School, Sex, Training, Work
from chuanngheo.quantities import short
from chuanngheo.sheets.nutrition import CHILD_UNDER, WEIGHED_UNDER, Nutrition, nutrition


@attrs.frozen
class Person:
    """A member on the day of the review, under the number that messages use."""

    number: int
    facts: Member
    ages: Ages

    @classmethod
    def of(cls, member: Member, number: int, on: date) -> "Person":
        """``number`` is the place in the list, used where the member has none of its own."""
        return cls(member.number or number, member, member.ages(on))

    def under(self, years: int) -> bool | None:
        """Dưới … tuổi."""
        return negate(self.ages.from_years(years))

    def aged(self, lang: str) -> str:
        """``" (22 tuổi)"``, of someone whose age is settled.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        years = self.ages.low // 12
        return f" ({years} tuổi)" if vietnamese(lang) else f" (aged {years})"


@attrs.frozen
class Said:
    """What one member's facts say: an answer, why in both languages, and which facts are missing."""

    answer: bool | None
    vi: str
    en: str
    missing: tuple[Fact, ...] = ()


Question = Callable[[Person, Reading], Said]
"""What is asked of one person in one reading."""


def any_member(
    people: Sequence[Person], question: Question, reading: Reading, nobody: tuple[str, str]
) -> Answer:
    """Deprived if one member is ("có ít nhất một người …")."""
    said = [(person, question(person, reading)) for person in people]
    found = [(person, one) for person, one in said if one.answer]
    if found:
        vi = "; ".join(f"thành viên số {p.number}{p.aged('vi')} {one.vi}" for p, one in found)
        en = "; ".join(f"member {p.number}{p.aged('en')} {one.en}" for p, one in found)
        return Answer(deprived=True, vi=vi, en=en, members=tuple(p.number for p, _ in found))
    still = [(person, one) for person, one in said if one.answer is None]
    if still:
        return unknown(Missing(fact, person.number) for person, one in still for fact in one.missing)
    return Answer(deprived=False, vi=nobody[0], en=nobody[1])


def _missing(**facts: tuple[bool | None, Fact]) -> tuple[Fact, ...]:
    return tuple(fact for answer, fact in facts.values() if answer is None)


def _age(*answers: bool | None) -> tuple[bool | None, Fact]:
    return (None if None in answers else True), Fact.AGE


def _settled(person: Person, fact: str, found: bool | None, told: bool | None) -> bool | None:  # noqa: FBT001 # answers
    """What was found, or what the other facts tell; they must not contradict each other."""
    if found is None or told is None or found is told:
        return told if found is None else found
    raise InvalidValueError(
        f"member {person.number}: {fact} is {found}, but the other facts tell {told}",
        f"thành viên số {person.number}: {fact} là {found}, nhưng theo các thông tin khác là {told}",
        reason=Reason.CONTRADICTION,
    )


# --- 1.1 việc làm ---


def employment(person: Person, _: Reading) -> Said:
    """Without work though able and ready, or in a wage job without a contract."""
    facts = person.facts
    asked = person.ages.from_years(WORK_ASKED_FROM)
    jobless, no_contract = _jobless(facts), _no_contract(facts)
    return Said(
        every(asked, some(jobless, no_contract)),
        "không có việc làm" if jobless else "làm công ăn lương nhưng không có hợp đồng lao động",
        "is without work" if jobless else "has a wage job without a labour contract",
        _missing(
            age=_age(asked),
            work=(jobless, Fact.WORK),
            job=(no_contract if jobless is False else True, Fact.JOB),
        ),
    )


def _jobless(facts: Member) -> bool | None:
    if facts.work is not None:
        return facts.work is Work.NO_WORK
    if facts.job in (Job.CONTRACT, Job.NO_CONTRACT):
        return False
    return every(facts.able, facts.seeking)


def _no_contract(facts: Member) -> bool | None:
    if facts.job is not None:
        return facts.job is Job.NO_CONTRACT
    return None if facts.work in (None, Work.WORKING) else False


# --- 1.2 người phụ thuộc ---


def dependents(people: Sequence[Person]) -> Answer:
    """More than half of the members are dependents (lớn hơn 50%)."""
    said = [(person, dependent(person)) for person in people]
    yes = [person.number for person, answer in said if answer]
    still = [person for person, answer in said if answer is None]
    size = len(people)

    def above(count: int) -> bool:
        return 100 * count > MOST_DEPENDENTS_PERCENT * size

    if above(len(yes)) != above(len(yes) + len(still)):
        return unknown(
            Missing(fact, person.number) for person in still for fact in _dependent_missing(person)
        )
    deprived = above(len(yes))
    numbers = ", ".join(map(str, yes))
    vi_who, en_who = (f" (số {numbers})", f" (members {numbers})") if yes else ("", "")
    return Answer(
        deprived,
        f"{len(yes)} trên {size} người là người phụ thuộc{vi_who}, {'' if deprived else 'không '}lớn hơn 50%",
        f"{len(yes)} of {size} members are dependents{en_who}, {'' if deprived else 'not '}more than 50%",
        members=tuple(yes),
    )


def dependent(person: Person) -> bool | None:
    """A child, or someone elderly or disabled on a monthly social allowance."""
    facts = person.facts
    return some(
        person.under(DEPENDENT_CHILD_UNDER),
        every(some(facts.elderly, facts.disabled), facts.allowance),
    )


def _dependent_missing(person: Person) -> tuple[Fact, ...]:
    facts = person.facts
    return _missing(
        age=_age(person.under(DEPENDENT_CHILD_UNDER)),
        allowance=(facts.allowance, Fact.ALLOWANCE),
        status=(some(facts.elderly, facts.disabled), Fact.STATUS),
    )


# --- 2.1 dinh dưỡng ---


def nourishment(person: Person, reading: Reading) -> Said:
    """A child stunted or underweight, as found, or by the table of Mẫu số 3.11."""
    child = person.under(NUTRITION_UNDER)
    if child is False:
        return Said(answer=False, vi="", en="")
    rows = by_table(person, reading)
    stunted, light = _judged(
        person, _agreed(row.stunted for row in rows), _agreed(row.underweight for row in rows)
    )
    return Said(
        malnourished(person, stunted, light),
        _why(person, rows[-1], stunted=stunted, lang="vi"),
        _why(person, rows[-1], stunted=stunted, lang="en"),
        _nourishment_missing(person, child=child, stunted=stunted, light=light),
    )


def malnourished(person: Person, stunted: bool | None, light: bool | None) -> bool | None:  # noqa: FBT001 # answers
    """Whether a child is, as found by the officer, or else by what the table says of the measures."""
    return every(person.under(NUTRITION_UNDER), some(*_judged(person, stunted, light)))


def _judged(
    person: Person,
    stunted: bool | None,  # noqa: FBT001 # answers
    light: bool | None,  # noqa: FBT001
) -> tuple[bool | None, bool | None]:
    """Stunted and underweight, as found or else by the table; from ten years on no weight is asked."""
    facts = person.facts
    if facts.stunted is not None:
        stunted = facts.stunted
    if facts.underweight is not None:
        light = every(facts.underweight, person.under(WEIGHED_UNDER // 12))
    return stunted, light


def _nourishment_missing(
    person: Person, *, child: bool | None, stunted: bool | None, light: bool | None
) -> tuple[Fact, ...]:
    if some(stunted, light) is not None:
        return (Fact.AGE,)
    facts, ages = person.facts, person.ages
    open_measures = (stunted is None and facts.height_cm is not None) or (
        light is None and facts.weight_kg is not None
    )
    found_light = facts.underweight is not None and light is None
    return _missing(
        age=_age(None if found_light or (open_measures and ages.low != ages.high) else child),
        height=(stunted if facts.height_cm is None else True, Fact.HEIGHT),
        weight=(light if facts.weight_kg is None and not found_light else True, Fact.WEIGHT),
        sex=(None if facts.sex is None and open_measures else True, Fact.SEX),
    )


def by_table(person: Person, reading: Reading) -> tuple[Nutrition, ...]:
    """The table's word at the ends of what is possible: its lines never fall with age."""
    facts, ages = person.facts, person.ages
    last = min(ages.high, CHILD_UNDER - 1)
    months = {ages.low, last}
    if ages.low < WEIGHED_UNDER <= last:
        months.add(WEIGHED_UNDER - 1)
    return tuple(
        nutrition(
            sex,
            month,
            height_cm=facts.height_cm,
            weight_kg=facts.weight_kg,
            between=reading.between,
            at_the_value=reading.at_the_value,
        )
        for sex in ([facts.sex] if facts.sex else Sex)
        for month in sorted(months)
    )


def _agreed(answers: Iterable[bool | None]) -> bool | None:
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def _why(person: Person, row: Nutrition, *, stunted: bool | None, lang: str) -> str:
    facts = person.facts
    vi = vietnamese(lang)
    measure, line, unit = (
        (facts.height_cm, row.height_line, "cm") if stunted else (facts.weight_kg, row.weight_line, "kg")
    )
    found = facts.stunted if stunted else facts.underweight
    what = (
        ("suy dinh dưỡng chiều cao theo tuổi" if stunted else "suy dinh dưỡng cân nặng theo tuổi")
        if vi
        else ("is stunted for the age" if stunted else "is underweight for the age")
    )
    if found or measure is None or line is None:
        return what
    table = "mức của bảng là" if vi else "the table says"
    found_at, printed = (short(Fraction(value), lang) for value in (measure, line))
    return f"{what}: {found_at} {unit}, {table} {printed} {unit}"


# --- 2.2 bảo hiểm y tế ---


def insurance(person: Person, reading: Reading) -> Said:
    """From six years on and without health insurance."""
    facts = person.facts
    counted = True if reading.counts_state_insured else negate(facts.state_insured)
    old_enough = person.ages.from_years(INSURANCE_FROM)
    return Said(
        every(old_enough, negate(facts.insured), counted),
        "không có bảo hiểm y tế",
        "has no health insurance",
        _missing(
            age=_age(old_enough),
            insured=(facts.insured, Fact.INSURED),
            group=(counted, Fact.STATE_INSURED),
        ),
    )


# --- 3.1 trình độ giáo dục của người lớn ---


def adult_education(person: Person, reading: Reading) -> Said:
    """In the age band, neither in training nor holding what the age asks."""
    facts = person.facts
    in_band = every(person.ages.from_years(ADULT_FROM), person.under(reading.adult_last + 1))
    at_school = True if facts.school is not None else facts.in_school
    diploma, trained = _diploma(person), _trained(person)
    hired = facts.trained_on_the_job if reading.asks_training_on_the_job else False
    qualified = _settled(person, "qualified", facts.qualified, some(at_school, diploma, trained, hired))
    return Said(
        every(in_band, negate(qualified)),
        "không đi học, không qua đào tạo và chưa có bằng cấp, chứng chỉ theo độ tuổi",
        "is not in school or training and holds no certificate that the age asks",
        _missing(
            age=_age(in_band),
            school=(at_school, Fact.SCHOOL),
            diploma=(True if facts.diploma else None, Fact.DIPLOMA),
            training=(True if facts.training else None, Fact.TRAINING),
            hired=(hired, Fact.ON_THE_JOB),
        )
        if qualified is None
        else (Fact.AGE,),
    )


def _diploma(person: Person) -> bool | None:
    """Lower secondary school under 18, upper secondary from 18."""
    match person.facts.diploma:
        case None:
            return None
        case Diploma.UPPER_SECONDARY:
            return True
        case Diploma.LOWER_SECONDARY:
            return person.under(UPPER_SECONDARY_FROM)
        case _:
            return False


def _trained(person: Person) -> bool | None:
    """A vocational certificate counts from 18; before that the note asks for lower secondary school."""
    training = person.facts.training
    return every(
        None if training is None else training is not Training.NONE,
        person.ages.from_years(UPPER_SECONDARY_FROM),
    )


# --- 3.2 tình trạng đi học của trẻ em ---


def schooling(person: Person, _: Reading) -> Said:
    """A child of school age not at the level that its age asks."""
    facts = person.facts
    in_band = every(person.ages.from_years(SCHOOL_FROM), person.under(SCHOOL_UNDER))
    right = _right_school(person)
    away = facts.in_school is False
    level = facts.school
    return Said(
        every(in_band, negate(right)),
        "không đi học" if away else f"học {level.vi if level else ''} không đúng cấp so với độ tuổi",
        "is not at school"
        if away
        else f"is not at the level of the age ({level.en if level else 'as found'})",
        _missing(
            age=_age(in_band),
            school=(True if away or level else right, Fact.SCHOOL),
            right=(right if level and person.ages.years is not None else True, Fact.RIGHT_SCHOOL),
        ),
    )


def _right_school(person: Person) -> bool | None:
    """Whether the level is right; a level above the one of the age is for the officer to say."""
    facts, years = person.facts, person.ages.years
    by_level = None
    if facts.in_school is False:
        by_level = False
    elif facts.school is not None and years is not None and SCHOOL_FROM <= years < SCHOOL_UNDER:
        right = School.LOWER_SECONDARY
        if years < LOWER_SECONDARY_FROM:
            right = School.PRIMARY if years >= PRIMARY_FROM else School.PRESCHOOL
        levels = list(School)
        ahead = levels.index(facts.school) - levels.index(right)
        by_level = None if ahead > 0 else ahead == 0
    return _settled(person, "right_school", facts.right_school, by_level)


# --- 6.1 sử dụng dịch vụ viễn thông ---


def telecom(people: Sequence[Person]) -> Answer:
    """Nobody uses the internet."""
    users = tuple(person.number for person in people if person.facts.internet)
    if users:
        numbers = ", ".join(map(str, users))
        return Answer(
            deprived=False,
            vi=f"thành viên số {numbers} có sử dụng internet",
            en=f"member {numbers} uses the internet",
            members=users,
        )
    still = [person.number for person in people if person.facts.internet is None]
    if still:
        return unknown(Missing(Fact.INTERNET, number) for number in still)
    return Answer(
        deprived=True,
        vi="không thành viên nào sử dụng internet",
        en="no member uses the internet",
        members=tuple(person.number for person in people),
    )
