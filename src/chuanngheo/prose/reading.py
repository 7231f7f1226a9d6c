"""What was read in a text: statements, instruments, deadlines, every figure accounted for, and the doubts.

Spans count the characters of :attr:`Reading.text` exactly as it was given; the ``text`` of a statement is
the quotation on one line, in composed Unicode.
"""

import datetime as dt
from collections import Counter
from enum import StrEnum

import attrs

from chuanngheo.languages import phrase
from chuanngheo.statements import Annex, Cited, Deadline, Document, Statement

Span = tuple[int, int]
"""The first and the past-the-last character."""


class Status(StrEnum):
    """What became of a figure of the text.

    >>> [one.value for one in Status]
    ['understood', 'passed-over', 'not-understood']
    """

    UNDERSTOOD = "understood"
    PASSED_OVER = "passed-over"
    NOT_UNDERSTOOD = "not-understood"


class PassedOver(StrEnum):
    """Why a figure says nothing that could be checked.

    >>> PassedOver.HEADING.text("en")
    'number of a heading or item'
    """

    HEADING = "heading"  # số mục: "1.2.", "II."
    DATE = "date"  # ngày, tháng, năm
    PERIOD = "period"  # giai đoạn 2021–2025, 5 năm, 6 tháng
    DOCUMENT_NUMBER = "document-number"  # số hiệu văn bản
    ARTICLE = "article"  # Điều 3, khoản 2, Phụ lục 1, Biểu số 5
    PROGRAMME = "programme"  # Chương trình 135, Nghị quyết 30a
    NAME = "name"  # Khu phố 3, Quận 1: a number within a name
    TABLE = "table"  # a cell of a table printed as text, one a line

    def text(self, lang: str = "vi") -> str:
        """The reason in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_REASONS[self])


_REASONS = {
    PassedOver.HEADING: ("số mục", "number of a heading or item"),
    PassedOver.DATE: ("ngày tháng", "date"),
    PassedOver.PERIOD: ("giai đoạn, khoảng thời gian", "period"),
    PassedOver.DOCUMENT_NUMBER: ("số hiệu văn bản", "number of a document"),
    PassedOver.ARTICLE: ("điều, khoản, phụ lục, biểu", "article, clause, annex, form"),
    PassedOver.PROGRAMME: ("tên chương trình, chính sách", "name of a programme or policy"),
    PassedOver.NAME: ("số trong tên gọi", "number within a name"),
    PassedOver.TABLE: ("ô của bảng", "cell of a table"),
}


class Part(StrEnum):
    """In which list of a reading a figure was used.

    >>> [one.value for one in Part]
    ['statement', 'instrument', 'deadline', 'header']
    """

    STATEMENT = "statement"
    INSTRUMENT = "instrument"
    DEADLINE = "deadline"
    HEADER = "header"


@attrs.frozen
class Token:
    """One figure of the text and what became of it.

    ``part`` and ``index`` say in which statement, instrument or deadline an understood figure stands (the
    header has one index, 0); ``field`` names its role there ("count", "rate", "parts[0].count"); ``reason``
    says why a figure was passed over.

    In use: :func:`chuanngheo.prose.read`.
    """

    span: Span
    text: str
    status: Status
    part: Part | None = attrs.field(default=None, kw_only=True)
    index: int | None = attrs.field(default=None, kw_only=True)
    field: str = attrs.field(default="", kw_only=True)
    reason: PassedOver | None = attrs.field(default=None, kw_only=True)


class Question(StrEnum):
    """What the reader could not settle.

    >>> Question.DENOMINATOR.text("en")
    'of what is the rate'
    """

    DENOMINATOR = "denominator"  # tỷ lệ tính trên tổng nào
    YEAR = "year"  # số liệu của năm nào
    GROUP = "group"  # nhóm hộ nào
    UNIT = "unit"  # hộ hay khẩu, % hay điểm %

    def text(self, lang: str = "vi") -> str:
        """The question in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_QUESTIONS[self])


_QUESTIONS = {
    Question.DENOMINATOR: ("tỷ lệ tính trên tổng nào", "of what is the rate"),
    Question.YEAR: ("số liệu của năm nào", "of which year is the figure"),
    Question.GROUP: ("số liệu của nhóm hộ nào", "of which group is the figure"),
    Question.UNIT: ("đơn vị tính là gì", "in which unit is the figure"),
}


@attrs.frozen
class Doubt:
    """An uncertainty: about which statement, on what question, and the readings possible.

    ``readings`` are codes of groups, labels of time or units; empty where the text allows anything.

    >>> from chuanngheo.prose import read
    >>> found = read("Hộ nghèo giảm 3,35%.")
    >>> [(one.question.value, one.readings) for one in found.doubts]
    [('year', ())]
    """

    question: Question
    statement: int
    readings: tuple[str, ...]
    span: Span
    text: str


@attrs.frozen(kw_only=True)
class Header:
    """What the head of the text says of itself; empty where it cannot be told.

    In use: :func:`chuanngheo.prose.read`.
    """

    title: str = ""
    issuer: str = ""
    number: str = ""
    date: dt.date | None = None
    place: str = ""
    years: tuple[int, ...] = ()
    standard: str = ""


@attrs.frozen(kw_only=True)
class Reading:
    """A text as it was read.  ``document()`` is what the audit takes.

    In use: :func:`chuanngheo.prose.read`.
    """

    text: str
    header: Header
    statements: tuple[Statement, ...] = ()
    instruments: tuple[Cited, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    annexes: tuple[Annex, ...] = ()
    tokens: tuple[Token, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def coverage(self) -> dict[Status, int]:
        """How many figures were understood, passed over, not understood."""
        counted = Counter(token.status for token in self.tokens)
        return {status: counted[status] for status in Status}

    def document(self) -> Document:
        """The document that was read, for :func:`chuanngheo.consistency.audit`."""
        head = self.header
        untold = {
            group for said in self.statements if (group := str(getattr(said, "group", ""))).startswith("?")
        }
        return Document(
            title=head.title,
            issuer=head.issuer,
            number=head.number,
            date=head.date,
            place=head.place,
            years=head.years,
            standard=head.standard,
            groups=tuple(sorted(untold)),
            instruments=self.instruments,
            statements=self.statements,
            annexes=self.annexes,
            deadlines=self.deadlines,
        )
