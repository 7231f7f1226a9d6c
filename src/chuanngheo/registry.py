"""Which standard applies on which day, where, to whom, and by which provision.

A :class:`Registry` is a value: :meth:`Registry.with_` gives a new one, and there is no current
standard anywhere.  ``chuanngheo.NATIONAL`` is the registry of the national timeline.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import attrs

from chuanngheo.errors import (
    Bilingual,
    InvalidStandardError,
    NotModelledError,
    UndefinedStandardError,
    UnknownCodeError,
    bilingual,
)
from chuanngheo.languages import phrase
from chuanngheo.law import Citation
from chuanngheo.periods import Span, plain_day
from chuanngheo.standard import Standard

NATION = "VN"
"""The place code of the whole country."""


class Subject(StrEnum):
    """To whom a standard is applied.

    >>> Subject("farm-household").text("en")
    'household in agriculture, forestry, fishery or salt-making'
    """

    HOUSEHOLD = "household"
    FARM_HOUSEHOLD = "farm-household"
    WORKER = "worker"
    POLICY_CLASS = "policy-class"

    def text(self, lang: str = "vi") -> str:
        """The legal term, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_SUBJECT[self])


_SUBJECT = {
    Subject.HOUSEHOLD: ("hộ gia đình", "household"),
    Subject.FARM_HOUSEHOLD: (
        "hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp",
        "household in agriculture, forestry, fishery or salt-making",
    ),
    Subject.WORKER: ("người lao động", "worker"),
    Subject.POLICY_CLASS: ("đối tượng chính sách", "policy class"),
}


class Use(StrEnum):
    """What it is applied for: the list in force, or the first measuring by a coming standard.

    >>> from datetime import date
    >>> from chuanngheo import NATIONAL
    >>> [str(line.use) for line in NATIONAL.all_on(date(2021, 10, 1))]
    ['list', 'baseline']
    """

    LIST = "list"
    BASELINE = "baseline"

    def text(self, lang: str = "vi") -> str:
        """In a word.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_USE[self])


_USE = {Use.LIST: ("danh sách", "list"), Use.BASELINE: ("danh sách đầu kỳ", "baseline")}


@attrs.frozen
class Applies:
    """One line of a timeline: this standard, there, on these days, for them, by this provision.

    >>> from datetime import date
    >>> from chuanngheo import NATIONAL
    >>> line = NATIONAL.on(date(2021, 12, 31))
    >>> line.standard, line.span.text(), str(line.by)
    (<Standard VN-2016-2020>, '01/01/2021–31/12/2021', 'Nghị định 07/2021/NĐ-CP, Điều 2 khoản 1')
    """

    standard: Standard
    span: Span = attrs.field(kw_only=True)
    by: Citation = attrs.field(kw_only=True)
    place: str = attrs.field(kw_only=True, default=NATION)
    subject: Subject = attrs.field(kw_only=True, default=Subject.HOUSEHOLD, converter=Subject)
    use: Use = attrs.field(kw_only=True, default=Use.LIST, converter=Use)
    note: str = attrs.field(kw_only=True, default="")

    def text(self, lang: str = "vi") -> str:
        """In a line: the days, the standard, for whom and for what, by which provision.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        whom = f"{self.subject.text(lang)}, {self.use.text(lang)}"
        return f"{self.span.text()}  {self.standard.code}  ({whom}): {self.by.text(lang)}"

    def row(self) -> dict[str, str]:
        """As plain texts, days as ``2024-12-14``."""
        return {
            "first": self.span.first.isoformat(),
            "last": self.span.last.isoformat(),
            "place": self.place,
            "subject": self.subject.value,
            "use": self.use.value,
            "standard": self.standard.code,
            "digest": self.standard.digest,
            "by": str(self.by),
            "confidence": self.by.confidence.value,
            "note": self.note,
        }


@attrs.frozen
class Open:
    """Days for which the texts at hand leave it open whether a standard applies: an error, with why.

    ``why`` is in English, ``why_vi`` in Vietnamese, where there is one.
    """

    span: Span
    subject: Subject
    why: str
    place: str = NATION
    why_vi: str = ""


@attrs.frozen
class Registry:
    """An immutable timeline.

    Raises:
        InvalidStandardError: two lines for the same place, subject and use on one day.

    >>> from datetime import date
    >>> from chuanngheo import NATIONAL
    >>> NATIONAL.on(date(2024, 12, 14)).standard
    <Standard VN-2021-2025>
    >>> NATIONAL.all_on(date(1999, 12, 14))
    ()
    """

    entries: tuple[Applies, ...] = attrs.field(default=())
    open_questions: tuple[Open, ...] = attrs.field(default=())

    def __attrs_post_init__(self) -> None:
        for number, entry in enumerate(self.entries):
            for other in self.entries[:number]:
                same = (entry.place, entry.subject, entry.use) == (
                    other.place,
                    other.subject,
                    other.use,
                )
                if same and entry.span.overlaps(other.span):
                    raise InvalidStandardError(
                        f"{entry.standard.code} ({entry.span.text()}) and {other.standard.code}"
                        f" ({other.span.text()}) both apply in {entry.place} to a"
                        f" {entry.subject} for the {entry.use} on some days",
                        f"{entry.standard.code} ({entry.span.text()}) và {other.standard.code} "
                        f"({other.span.text()}) cùng áp dụng tại {entry.place} cho "
                        f"{entry.subject.text('vi')}, {entry.use.text('vi')}, trong một số ngày",
                    )

    def with_(self, *entries: Applies) -> "Registry":
        """This timeline and these lines; this one itself is unchanged."""
        return attrs.evolve(self, entries=(*self.entries, *entries))

    def on(self, day: date, place: str = NATION, *, subject: Subject | str = Subject.HOUSEHOLD) -> Applies:
        """What applies to the list of ``subject`` on ``day``; by default the national one.

        Raises:
            UndefinedStandardError: nothing is recorded; the message says what is.
            NotModelledError: the texts at hand leave that day open.
        """
        day, subject = plain_day(day), _subject(subject)
        for entry in self.all_on(day, place):
            if entry.subject is subject and entry.use is Use.LIST:
                return entry
        for question in self.open_questions:
            if (question.place, question.subject) == (place, subject) and day in question.span:
                raise NotModelledError(
                    f"{subject} in {place} on {day}: {question.why}",
                    f"{subject.text('vi')} tại {place}, ngày {day:%d/%m/%Y}:"
                    f" {question.why_vi or question.why}",
                )
        recorded = self._recorded(place, subject)
        raise UndefinedStandardError(
            f"no standard is recorded for a {subject} in {place} on {day}; recorded: {recorded}",
            f"chưa ghi nhận chuẩn nào cho {subject.text('vi')} tại {place} vào ngày {day:%d/%m/%Y};"
            f" đã ghi nhận: {recorded.vi}",
        )

    def local_on(self, day: date, place: str, *, subject: Subject | str = Subject.HOUSEHOLD) -> Applies:
        """The standard of the place itself; the national one is never put in its stead.

        Raises:
            UndefinedStandardError: nothing of its own is recorded for the place on that day.
        """
        if place == NATION:
            raise UndefinedStandardError(
                f"{NATION} is the nation; ask on(), or name a place",
                f"{NATION} là cả nước; hãy gọi on(), hoặc nêu tên địa phương",
            )
        return self.on(day, place, subject=subject)

    def all_on(self, day: date, place: str = NATION) -> tuple[Applies, ...]:
        """Everything in force in ``place`` that day, whatever its subject and use."""
        day = plain_day(day)
        return tuple(e for e in self.entries if e.place == place and day in e.span)

    def rows(self) -> Iterator[dict[str, str]]:
        """The timeline as a table, one dictionary a line, oldest first."""
        return (entry.row() for entry in self.in_order)

    @property
    def in_order(self) -> tuple[Applies, ...]:
        """Its lines, oldest first."""
        return tuple(sorted(self.entries, key=lambda e: (e.span.first, e.place, e.subject, e.use)))

    def _recorded(self, place: str, subject: Subject) -> Bilingual:
        spans = sorted(
            e.span for e in self.entries if (e.place, e.subject, e.use) == (place, subject, Use.LIST)
        )
        if not spans:
            return Bilingual(
                "nothing for that place and subject", "chưa có gì cho địa phương và đối tượng đó"
            )
        return bilingual(", ".join(span.text() for span in spans))


def _subject(value: Subject | str) -> Subject:
    try:
        return Subject(value)
    except ValueError:
        raise UnknownCodeError(
            "subject", "đối tượng", value, [subject.value for subject in Subject]
        ) from None
