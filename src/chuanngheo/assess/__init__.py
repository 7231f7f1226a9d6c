"""From what an officer sees to the twelve deprivations of Nghị định 07/2021/NĐ-CP, each with its reason.

>>> from datetime import date
>>> from decimal import Decimal
>>> from chuanngheo.members import Dwelling, Member
>>> found = assess(
...     [Member(age=41, work="đang làm việc", job="2"), Member(age=9)],
...     Dwelling(area_m2=Decimal("15.9"), water="nước mưa"),
...     on=date(2024, 12, 14),
... )
>>> found["employment"].deprived, found["housing_area"].deprived, found["toilet"].deprived
(True, True, None)
>>> print(found["employment"].text("vi", threshold=False))
Việc làm: thiếu hụt. Thành viên số 1 (41 tuổi) làm công ăn lương nhưng không có hợp đồng lao động.
>>> print(found["toilet"].text("vi", threshold=False))
Nhà tiêu hợp vệ sinh: chưa rõ. Cần biết thêm loại nhà tiêu đang dùng.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from chuanngheo.assess import dwelling as house
from chuanngheo.assess import people as folk
from chuanngheo.assess.annex import CIRCULAR, DECREE, READINGS, Reading
from chuanngheo.assess.answer import Answer, Fact, Missing, unknown
from chuanngheo.errors import Bilingual, InvalidValueError, NotModelledError, Reason
from chuanngheo.indicators import Deprivations, Indicator
from chuanngheo.languages import vietnamese
from chuanngheo.law import Citation
from chuanngheo.members import Dwelling, Member
from chuanngheo.periods import plain_day
from chuanngheo.standard import Standard
from chuanngheo.standards.nd07_2021 import INDICATORS_2021, NATIONAL_2021_2025

LARGEST = 100
"""More members than any household has; a larger number is a slip."""

_NOT_AT_HAND = {
    "VN-2016": Bilingual(
        "the annex with the thresholds of the ten indicators is that of Decision 1614/QĐ-TTg of 15/09/2015"
        " and the sheets of Circular 17/2016/TT-BLĐTBXH; no text of them was seen",
        "phụ lục về ngưỡng của mười chỉ số nằm ở Quyết định 1614/QĐ-TTg ngày 15/09/2015 và các phiếu của"
        " Thông tư 17/2016/TT-BLĐTBXH; chưa thấy các văn bản đó",
    ),
    "VN-2026-2030": Bilingual(
        "the annex of Decree 351/2025/NĐ-CP was not seen, only press reports of its lines",
        "chưa thấy phụ lục của Nghị định 351/2025/NĐ-CP, chỉ thấy báo chí đưa tin về các mức chuẩn",
    ),
}


@attrs.frozen
class Reasoned:
    """One indicator of one household: deprived, not, or not known (``None``), and why.

    ``members`` (by number) or ``parts`` (of the dwelling) decided; ``missing`` says what is still to be
    asked; ``threshold`` quotes the official wording and says how surely it is known.

    In use: :func:`chuanngheo.assess.assess`.
    """

    indicator: Indicator
    answer: Answer
    threshold: Citation

    @property
    def deprived(self) -> bool | None:
        """Whether the household is deprived in it."""
        return self.answer.deprived

    @property
    def members(self) -> tuple[int, ...]:
        """The numbers of the members who decided."""
        return self.answer.members

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the dwelling that decided."""
        return self.answer.parts

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is not known and can still matter."""
        return self.answer.missing

    def text(self, lang: str = "vi", *, threshold: bool = True) -> str:
        """The indicator, the answer, the reason, and the official wording of the threshold.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        verdict = {
            True: ("thiếu hụt", "deprived"),
            False: ("không thiếu hụt", "not deprived"),
            None: ("chưa rõ", "not known"),
        }[self.deprived]
        name, why = self.indicator.text(lang), self.answer.vi if vi else self.answer.en
        said = f"{_capital(name)}: {verdict[not vi]}. {_capital(why)}."
        if threshold:
            said += (
                f" {'Ngưỡng' if vi else 'Threshold'}: “{self.threshold.quote}” ({self.threshold.text(lang)})."
            )
        return said


@attrs.frozen(eq=False)
class Assessment:
    """The twelve indicators of one household on one day, by one reading.

    In use: :func:`chuanngheo.assess.assess`.
    """

    on: date
    reading: Reading
    size: int | None
    reasons: tuple[Reasoned, ...]

    @property
    def deprivations(self) -> Deprivations:
        """What the classification takes."""
        return Deprivations.of(INDICATORS_2021, {r.indicator.code: r.deprived for r in self.reasons})

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that is not known and leaves an indicator open."""
        return tuple(dict.fromkeys(one for reason in self.reasons for one in reason.missing))

    def __getitem__(self, code: str) -> Reasoned:
        return self.reasons[INDICATORS_2021.codes.index(INDICATORS_2021[code].code)]

    def __iter__(self) -> Iterator[Reasoned]:
        return iter(self.reasons)

    def text(self, lang: str = "vi", *, threshold: bool = False) -> str:
        """Every indicator on a line of its own, numbered as in the decree.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        lines = (reason.text(lang, threshold=threshold) for reason in self.reasons)
        return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def assess(
    members: Sequence[Member] | None,
    dwelling: Dwelling | None = None,
    *,
    on: date,
    size: int | None = None,
    standard: Standard = NATIONAL_2021_2025,
    reading: Reading = CIRCULAR,
) -> Assessment:
    """The twelve indicators of Nghị định 07/2021/NĐ-CP, each decided, or not known, with its reason.

    Args:
        members: everyone who belongs to the household, in the order of the sheet; ``None`` if not known.
        dwelling: ``None`` if nothing is known of it.
        on: the day of the review; ages are completed ones on that day.
        size: number of members (khẩu) where not all are listed; the others count as not known.
        standard: whose annex; only that of Nghị định 07/2021/NĐ-CP is at hand.
        reading: ``CIRCULAR`` (default), ``DECREE``, or one of your own.

    Raises:
        NotModelledError: the annex of that standard is not at hand.
        InvalidValueError: no member, one number twice, a size below the list, someone born after ``on``.

    >>> from datetime import date
    >>> from chuanngheo.members import Dwelling
    >>> found = assess(None, Dwelling(water="nước mưa", toilet="khác"), on=date(2024, 12, 14))
    >>> found["water"].deprived, found["toilet"].deprived, found["employment"].deprived
    (True, True, None)
    """
    _at_hand(standard)
    day = plain_day(on)
    people = _people(members, size, day)
    home = Dwelling() if dwelling is None else dwelling
    answers = _answers(people, home, reading)
    reasons = tuple(
        Reasoned(i, answers[i.code], reading.thresholds[i.code]) for i in INDICATORS_2021.indicators
    )
    return Assessment(day, reading, None if people is None else len(people), reasons)


def _at_hand(standard: Standard) -> None:
    indicators = standard.indicators
    if indicators == INDICATORS_2021:
        return
    why = _NOT_AT_HAND.get(indicators.code if indicators else standard.code)
    if why is None:
        why = Bilingual(
            "it has no indicators whose thresholds are at hand", "không có chỉ số nào đã thấy ngưỡng"
        )
    raise NotModelledError(
        f"{standard.code}: facts cannot be assessed: {why}; give its deprivations or a score",
        f"{standard.code}: không thể đánh giá từ các thông tin: {why.vi}; hãy cho các thiếu hụt hoặc điểm",
    )


def _people(members: Sequence[Member] | None, size: int | None, on: date) -> tuple[folk.Person, ...] | None:
    if size is not None and (type(size) is not int or not 1 <= size <= LARGEST):
        raise InvalidValueError(
            f"size must be a whole number from 1 to {LARGEST}, not {size!r:.60}",
            f"size phải là số nguyên từ 1 đến {LARGEST}, không phải {size!r:.60}",
        )
    if members is None and size is None:
        return None
    listed = list(members or ())
    count = len(listed) if size is None else size
    if not 1 <= count <= LARGEST or len(listed) > count:
        raise InvalidValueError(
            f"{len(listed)} members are listed for a household of {count}",
            f"liệt kê {len(listed)} thành viên cho một hộ {count} khẩu",
            reason=Reason.CONTRADICTION,
        )
    everyone = [*listed, *(Member() for _ in range(count - len(listed)))]
    people = tuple(folk.Person.of(member, place, on) for place, member in enumerate(everyone, 1))
    numbers = [person.number for person in people]
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    if twice:
        raise InvalidValueError(
            f"member numbers used twice: {twice}",
            f"số thứ tự thành viên dùng hai lần: {twice}",
            reason=Reason.CONTRADICTION,
        )
    return people


_NOBODY = {
    "employment": (
        folk.employment,
        "không thành viên nào thiếu việc làm hoặc làm công ăn lương mà không có hợp đồng lao động",
        "no member is without work or in a wage job without a contract",
    ),
    "nutrition": (
        folk.nourishment,
        "không có trẻ em dưới 16 tuổi bị suy dinh dưỡng",
        "no child under 16 is malnourished",
    ),
    "health_insurance": (
        folk.insurance,
        "không thành viên nào từ đủ 6 tuổi thuộc diện tính mà thiếu bảo hiểm y tế",
        "no member counted from 6 years on is without health insurance",
    ),
    "adult_education": (
        folk.adult_education,
        "mọi thành viên trong độ tuổi đang học hoặc đã có bằng cấp, hoặc không có ai trong độ tuổi",
        "everyone in the age band is in training or holds what the age asks, or nobody is in it",
    ),
    "school_attendance": (
        folk.schooling,
        "mọi trẻ em từ đủ 3 tuổi đến dưới 16 tuổi học đúng cấp, hoặc không có trẻ em trong độ tuổi",
        "every child from 3 to under 16 is at the right level, or there is none",
    ),
}


def _answers(people: tuple[folk.Person, ...] | None, home: Dwelling, reading: Reading) -> dict[str, Answer]:
    answers = {
        "housing_quality": house.quality(home),
        "housing_area": house.area(home, None if people is None else len(people)),
        "water": house.water(home, reading),
        "toilet": house.toilet(home),
        "information_means": house.means(home),
    }
    if people is None:
        nobody = unknown([Missing(Fact.MEMBERS)])
        return answers | dict.fromkeys((*_NOBODY, "dependents", "telecom"), nobody)
    answers |= {"dependents": folk.dependents(people), "telecom": folk.telecom(people)}
    for code, (question, vi, en) in _NOBODY.items():
        answers[code] = folk.any_member(people, question, reading, (vi, en))
    return answers


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


__all__ = [
    "CIRCULAR",
    "DECREE",
    "READINGS",
    "Answer",
    "Assessment",
    "Fact",
    "Missing",
    "Reading",
    "Reasoned",
    "assess",
]
