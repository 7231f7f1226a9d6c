"""The six indicators decided by the members, over a table with one row a member.

What the scalar asks of one person is asked once for every mixture of the facts and ages that it may hang
on; the households' answers are the greatest of their members' answers, dependents are counted.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from functools import lru_cache, reduce
from itertools import product
from operator import add
from types import MappingProxyType
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.assess import annex, people
from chuanngheo.assess.annex import Reading
from chuanngheo.assess.people import Person
from chuanngheo.errors import Bilingual, InvalidValueError, Reason
from chuanngheo.frame.annex.nutrition import by_table_over
from chuanngheo.frame.annex.steps import Steps
from chuanngheo.frame.annex.told import Told
from chuanngheo.frame.checks import Check, any_of
from chuanngheo.frame.stages import PREFIX
from chuanngheo.members import OLDEST, Ages, Member
from chuanngheo.sheets.nutrition import WEIGHED_UNDER

NO, OPEN, YES = range(3)
"""An answer as a number: of several, the greatest is that of "at least one"; above, a contradiction."""

LISTED = f"{PREFIX}listed"
"""The column that counts the members listed."""
DEPENDENTS = {f"{PREFIX}dependents": YES, f"{PREFIX}dependents_open": OPEN}
"""The columns that count those who are dependents, and those of whom it is not known."""

Question = Callable[..., bool | None]
"""What is asked of a person in a reading, and with what the table of heights and weights says."""


@attrs.frozen
class Asked:
    """A question, the facts it may hang on, and whether on what the table of heights and weights says."""

    question: Question
    facts: tuple[str, ...]
    by_table: bool = False


def _said(question: people.Question) -> Question:
    def answer(person: Person, reading: Reading) -> bool | None:
        return question(person, reading).answer

    return answer


def _dependent(person: Person, _: Reading) -> bool | None:
    return people.dependent(person)


def _malnourished(
    person: Person,
    _: Reading,
    stunted: bool | None,  # noqa: FBT001 # answers
    light: bool | None,  # noqa: FBT001
) -> bool | None:
    return people.malnourished(person, stunted, light)


def _uses_internet(person: Person, _: Reading) -> bool | None:
    return person.facts.internet


ASKED: Mapping[str, Asked] = MappingProxyType(
    {
        "employment": Asked(_said(people.employment), ("work", "job", "able", "seeking")),
        "dependents": Asked(_dependent, ("elderly", "disabled", "allowance")),
        "nutrition": Asked(
            _malnourished,
            ("stunted", "underweight", "height_cm", "weight_kg"),
            by_table=True,
        ),
        "health_insurance": Asked(_said(people.insurance), ("insured", "state_insured")),
        "adult_education": Asked(
            _said(people.adult_education),
            ("school", "in_school", "diploma", "training", "trained_on_the_job", "qualified"),
        ),
        "school_attendance": Asked(_said(people.schooling), ("school", "in_school", "right_school")),
        "telecom": Asked(_uses_internet, ("internet",)),
    }
)
"""The indicators decided by the members, and what is asked of one; for ``telecom``, who uses the internet."""


@attrs.frozen
class Rule:
    """What a question says to every mixture, in short steps, and what to those that contradict themselves."""

    steps: Steps
    refused: tuple[Bilingual, ...]


@lru_cache(maxsize=64)
def rule(code: str, values: tuple[tuple[Any, ...], ...], reading: Reading) -> Rule:
    """A question asked for every mixture of values of its facts, at every age that the annex tells apart."""
    asked = ASKED[code]
    ages = [Ages(12 * years, 12 * years + 11) for years in (0, *named_ages(reading))]
    ages.append(Ages(0, 12 * OLDEST))
    table = [(False, True, None)] * 2 if asked.by_table else []
    by_table = list(product(*table))
    refused: dict[Bilingual, int] = {}

    def answers(mixture: tuple[Any, ...]) -> Iterator[int]:
        try:
            facts = Member(**dict(zip(asked.facts, mixture, strict=True)))
        except InvalidValueError as error:
            yield from [_contradiction(error, refused)] * len(ages) * len(by_table)
            return
        for age, said in product(ages, by_table):
            try:
                yield three(asked.question(Person(1, facts, age), reading, *said))
            except InvalidValueError as error:
                yield _contradiction(error, refused)

    found = [answer for mixture in product(*values) for answer in answers(mixture)]
    sizes = (*(len(one) for one in values if len(one) > 1), len(ages), *map(len, table))
    return Rule(Steps.of(found, sizes), tuple(refused))


def three(answer: bool | None) -> int:  # noqa: FBT001 # an answer
    """An answer as a number."""
    return OPEN if answer is None else YES if answer else NO


def unlisted(code: str, reading: Reading) -> int:
    """What is answered for a member of whom nothing is known."""
    asked = ASKED[code]
    nothing = (None,) * (2 if asked.by_table else 0)
    return three(asked.question(Person(1, Member(), Ages(0, 12 * OLDEST)), reading, *nothing))


def _contradiction(error: InvalidValueError, refused: dict[Bilingual, int]) -> int:
    words = Bilingual(str(error).removeprefix("member 1: "), error.vi.removeprefix("thành viên số 1: "))
    return YES + 1 + refused.setdefault(words, len(refused))


def named_ages(reading: Reading) -> tuple[int, ...]:
    """The completed years at which an answer may change."""
    named = (
        annex.WORK_ASKED_FROM, annex.DEPENDENT_CHILD_UNDER, annex.NUTRITION_UNDER, WEIGHED_UNDER // 12,
        annex.INSURANCE_FROM, annex.ADULT_FROM, annex.UPPER_SECONDARY_FROM, reading.adult_last + 1,
        annex.SCHOOL_FROM, annex.PRIMARY_FROM, annex.LOWER_SECONDARY_FROM, annex.SCHOOL_UNDER,
    )  # fmt: skip
    return tuple(sorted({years for years in named if years > 0}))


@attrs.frozen
class People:
    """The members, and the day and the reading in which they are judged."""

    told: Told
    on: date
    reading: Reading

    def checks(self) -> Iterator[Check]:
        """What would be wrong with a row by itself.

        Raises:
            InvalidValueError: a column of a type that tells no such fact.
        """
        told, born, age = self.told, self.told.columns["born"], self.told.columns["age"]
        yield Check((told.key,), nw.col(told.key).is_null(), f"no {told.key}", f"thiếu {told.key}")
        yield from told.checks()
        yield from told.check_whole("age", 0, OLDEST)
        if born is not None:
            self._require_days(born)
            later = nw.col(born) > self._day(born)
            yield Check(
                (told.key, born), later, f"{born} after {self.on}", f"{born} sau ngày {self.on:%d/%m/%Y}"
            )
        if born is not None and age is not None:
            both = ~nw.col(born).is_null() & ~nw.col(age).is_null()
            yield Check(
                (told.key, born, age),
                both,
                "born and age: give one of them",
                "born và age: chỉ cho một trong hai",
            )

    def _require_days(self, born: str) -> None:
        dtype = self.told.schema[born]
        if not (isinstance(dtype, nw.Date) or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None)):
            raise InvalidValueError(
                f"column {born!r} must be days without a time zone, not {dtype}",
                f"cột {born!r} phải là ngày không kèm múi giờ, không phải {dtype}",
                reason=Reason.WRONG_TYPE,
            )

    def _day(self, born: str) -> date:
        is_day = isinstance(self.told.schema[born], nw.Date)
        return self.on if is_day else datetime.combine(self.on, time())

    def contradictions(self) -> Iterator[Check]:
        """The facts of a row that contradict each other, once their values are checked."""
        for code, asked in ASKED.items():
            names = (self.told.columns[fact] for fact in asked.facts)
            shown = (self.told.key, *(name for name in names if name is not None))
            for number, words in enumerate(self._rule(code).refused, YES + 1):
                yield Check(shown, self._answer(code) == number, words.en, words.vi)

    def summed(self, lazy: nw.LazyFrame[Any], key: str) -> nw.LazyFrame[Any]:
        """One row a household: its number of members listed, and what they answer."""
        answers = {code: self._answer(code) for code in ASKED}
        dependents = answers.pop("dependents")
        columns = self.told.stages.over(lazy).select(
            key,
            *(answer.alias(f"{PREFIX}{code}") for code, answer in answers.items()),
            *((dependents == one).cast(nw.Int64).alias(name) for name, one in DEPENDENTS.items()),
        )
        return columns.group_by(key).agg(
            nw.len().alias(LISTED),
            *(nw.col(f"{PREFIX}{code}").max() for code in answers),
            *(nw.col(name).sum() for name in DEPENDENTS),
        )

    def contradicted(self) -> nw.Expr:
        """Whether facts of a member of the household contradict each other."""
        return any_of(nw.col(f"{PREFIX}{code}") > YES for code in ASKED if code != "dependents")

    def _rule(self, code: str) -> Rule:
        return rule(code, tuple(map(self.told.values, ASKED[code].facts)), self.reading)

    def _answer(self, code: str) -> nw.Expr:
        told, asked = self.told, ASKED[code]
        facts = [told.number(fact) for fact in asked.facts if told.columns[fact] is not None]
        facts.append(self._age())
        if asked.by_table:
            facts += by_table_over(told, self._months(), by_years=self._by_years(), reading=self.reading)
        return self._rule(code).steps.over(told.stages, 5, code, facts)

    def _age(self) -> nw.Expr:
        """Between which of the named ages; not known last."""
        named, months = named_ages(self.reading), self._months()
        reached = reduce(add, ((months >= 12 * years).cast(nw.Int64) for years in named))
        return self.told.stages.named(2, "age", reached + (months < 0).cast(nw.Int64) * (len(named) + 1))

    def _months(self) -> nw.Expr:
        """The least completed months of age still possible; -1 not known."""
        born, age = self.told.columns["born"], self.told.columns["age"]
        found: nw.Expr = nw.lit(-1, dtype=nw.Int64)
        if age is not None:
            found = (nw.col(age).cast(nw.Int64) * 12).fill_null(-1)
        if born is not None:
            months = _completed_months(nw.col(born), self.on).fill_null(-1).cast(nw.Int64)
            found = months if age is None else nw.max_horizontal(months, found)
        return self.told.stages.named(1, "months", found)

    def _by_years(self) -> nw.Expr:
        """1 where the age is told in years alone."""
        age = self.told.columns["age"]
        if age is None:
            return nw.lit(0, dtype=nw.Int64)
        return (~nw.col(age).is_null()).cast(nw.Int64)


def _completed_months(born: nw.Expr, on: date) -> nw.Expr:
    """``periods.completed_months`` over a column."""
    months = (on.year - born.dt.year()) * 12 + (on.month - born.dt.month())
    return months - (born.dt.day() > on.day).cast(nw.Int64)
