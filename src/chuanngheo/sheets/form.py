"""What a scoring sheet is made of: questions, rows with points, forms with their pages.

A row is data: a range of numbers ``[least, below)`` ("từ X đến dưới Y") or one choice, and the points it
gives in each column of Mẫu số 3.3.  An answer that no row of its question covers gives no points.
"""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

import attrs

from chuanngheo.errors import InvalidStandardError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.law import Citation, Instrument
from chuanngheo.quantities import exact

Answer = int | Fraction | str
"""An answer as it is scored: a count (a yes is 1, a no is 0), a measure, or the code of a choice."""


class Kind(StrEnum):
    """How a question is answered."""

    COUNT = "count"
    MEASURE = "measure"
    YES_NO = "yes-no"
    CHOICE = "choice"


@attrs.frozen
class Row:
    """One printed row: its key, its words, its points by column, its page in Mẫu số 3.3.

    Points stand in the order of the columns printed; ``least`` and ``below`` bound a count or measure,
    ``choice`` names an option.
    """

    key: str
    vi: str
    en: str
    page: int
    points: tuple[int, ...]
    least: int | None = attrs.field(default=None, kw_only=True)
    below: int | None = attrs.field(default=None, kw_only=True)
    choice: str | None = attrs.field(default=None, kw_only=True)

    def text(self, lang: str = "vi") -> str:
        """The words printed, or their English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)

    def holds(self, answer: Answer) -> bool:
        """Whether the answer falls into the row: ``least`` itself in, ``below`` itself out."""
        if isinstance(answer, str):
            return answer == self.choice
        return self.least is not None and self.least <= answer and (self.below is None or answer < self.below)


@attrs.frozen
class Option:
    """One choice of a question, scored or not."""

    code: str
    vi: str
    en: str


@attrs.frozen
class Question:
    """One question of the sheet and its rows, which exclude one another.

    ``item`` is the number printed (1–15), ``unit`` what a measure counts, ``least`` the least answer.
    """

    code: str
    item: int
    vi: str
    en: str
    kind: Kind
    rows: tuple[Row, ...]
    unit: str = attrs.field(default="", kw_only=True)
    least: int = attrs.field(default=0, kw_only=True)
    options: tuple[Option, ...] = attrs.field(default=(), kw_only=True)

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)

    def row(self, answer: Answer) -> Row | None:
        """The row that the answer falls into, or ``None``: no row, no points."""
        return next((row for row in self.rows if row.holds(answer)), None)

    @cached_property
    def cells(self) -> tuple[tuple[Answer, Row | None], ...]:
        """Every way to answer that the sheet tells apart: its least answer, and its row if any."""
        if self.kind is Kind.CHOICE:
            return tuple((option.code, self.row(option.code)) for option in self.options)
        ends = {self.least, *(r.least for r in self.rows), *(r.below for r in self.rows)}
        return tuple((end, self.row(end)) for end in sorted(e for e in ends if e is not None))

    def answer(self, value: object) -> Answer:
        """``value`` as it is scored, or an error that says what was expected.

        Raises:
            InvalidValueError: not of the question's kind, or below the least answer.
            UnknownCodeError: no option of the question.
        """
        if self.kind is Kind.CHOICE:
            codes = [option.code for option in self.options]
            if value not in codes:
                raise UnknownCodeError(f"answer to {self.code}", f"câu trả lời cho {self.code}", value, codes)
            return str(value)
        if self.kind is Kind.YES_NO:
            if value is not True and value is not False:
                self._refuse(value, "True, False or None (not known)", "True, False hoặc None (chưa rõ)")
            return int(value is True)
        if self.kind is Kind.COUNT:
            if type(value) is not int:
                self._refuse(value, "a whole number or None (not known)", "số nguyên hoặc None (chưa rõ)")
            number: int | Fraction = value  # type: ignore[assignment] # refused above unless an int
        else:
            number = exact(value, f"{self.code} ({self.unit})", f"{self.code} ({self.unit})")
        if number < self.least:
            raise InvalidValueError(
                f"{self.code} must be at least {self.least}, not {value}",
                f"{self.code} phải ít nhất là {self.least}, không phải {value}",
            )
        return number

    def _refuse(self, value: object, en: str, vi: str) -> None:
        raise InvalidValueError(
            f"{self.code} must be {en}, not {value!r:.60}",
            f"{self.code} phải là {vi}, không phải {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )


@attrs.frozen
class ScoreSheet:
    """One of the forms 3.4–3.10: the column of table 3.3 that it repeats, and where it departs from it.

    ``ends`` gives, page by page of the gazette, the last row printed there; ``differs`` the points that
    it prints otherwise than the table, ``absent`` the rows that it leaves out.
    """

    form: str
    column: int
    vi: str
    en: str
    instrument: Instrument
    ends: tuple[tuple[int, str], ...]
    differs: Mapping[str, int] = attrs.field(factory=dict[str, int], hash=False)
    absent: tuple[str, ...] = ()

    def text(self, lang: str = "vi") -> str:
        """Its title in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)

    def points(self, row: Row, *, table: bool = False) -> int:
        """The points of a row as this form prints them, or as table 3.3 does."""
        printed = row.points[self.column]
        return printed if table else self.differs.get(row.key, printed)

    def page(self, key: str, order: tuple[str, ...]) -> int:
        """The page of the gazette on which the row of that key stands in this form.

        Raises:
            InvalidStandardError: the sheet has no such row.
        """
        place = order.index(key)
        for page, last in self.ends:
            if place <= order.index(last):
                return page
        raise InvalidStandardError(
            f"Mẫu số {self.form} has no page for the row {key}",
            f"Mẫu số {self.form} không có trang cho dòng {key}",
        )

    def cite(self, key: str, order: tuple[str, ...], *, table: int | None = None) -> Citation:
        """The citation of a row: its form and page, or its page ``table`` of Mẫu số 3.3."""
        if table is not None:
            return self.instrument.at(f"Phụ lục III, Mẫu số 3.3, trang {table}")
        return self.instrument.at(f"Phụ lục III, Mẫu số {self.form}, trang {self.page(key, order)}")
