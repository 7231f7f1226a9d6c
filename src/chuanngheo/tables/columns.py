"""What the columns of a published table are of, and a figure as it is printed in a cell.

A column's role says what its figures are and so which checks they imply.

>>> Column.parse("poor_end_rate").text("en")
'rate of poor households at the end'
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Self

import attrs

from chuanngheo.errors import Bilingual, InvalidValueError, NumeralError, Reason, UnknownCodeError
from chuanngheo.figures import Figure, figure
from chuanngheo.groups import GROUPS
from chuanngheo.languages import phrase, vietnamese


class Kind(StrEnum):
    """What the figures of a column are.

    >>> [one.value for one in Kind]
    ['label', 'count', 'rate']
    """

    LABEL = "label"
    COUNT = "count"
    RATE = "rate"


_WHOLE = re.compile(r"[0-9]{1,15}|[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4}")
_RATE = re.compile(r"[0-9]{1,9}(?:,[0-9]{1,9}|\.(?![0-9]{3}$)[0-9]{1,9})?")


def _plainly(text: str, unit: str) -> Figure | None:
    """What :func:`figure` reads of a cell that prints digits and separators alone, without its search."""
    if unit in ("hộ", "khẩu") and _WHOLE.fullmatch(text):
        return Figure(text, Decimal(text.replace(".", "")), unit)
    if unit != "%" or not _RATE.fullmatch(text):
        return None
    value = Decimal(text.replace(",", "."))
    sign = "." if "." in text else ","
    decimals = len(text.partition(sign)[2])
    if not decimals:
        return Figure(text, value, unit)
    return Figure(text, value, unit, decimals, step=Decimal(1).scaleb(-decimals), decimal_sign=sign)


_LABELS = {"unit": ("đơn vị", "unit"), "number": ("số thứ tự", "number"), "note": ("ghi chú", "note")}

LONGEST = 500
"""How many characters a figure may have with the words around it."""


@attrs.frozen(repr=False)
class Printed:
    """What stands on the page where a figure is expected, readable or not.

    ``figure`` is ``None`` where the text is no numeral; ``problem`` then says why and what may be meant.

    >>> Printed.read("2.693", "hộ").figure.value, Printed.read("2.69.3", "hộ").figure
    (Decimal('2693'), None)
    """

    text: str
    figure: Figure | None
    problem: NumeralError | None = attrs.field(default=None, eq=False)

    @classmethod
    def read(cls, text: "str | Figure | Printed", unit: str) -> "Printed":
        """``text`` as a figure in ``unit``; a text that is no numeral is kept with its problem.

        Raises:
            InvalidValueError: the text is longer than any figure.
        """
        if isinstance(text, Printed):
            return text
        if isinstance(text, Figure):
            return cls(text.text, text)
        if len(text) > LONGEST:
            raise InvalidValueError(
                f"a figure's text of {len(text)} characters; {LONGEST} at most",
                f"chữ của một số liệu dài {len(text)} ký tự; nhiều nhất là {LONGEST}",
                reason=Reason.TOO_LONG,
            )
        if (plain := _plainly(text, unit)) is not None:
            return cls(text, plain)
        try:
            return cls(text, figure(text, unit=unit))
        except NumeralError as problem:
            return cls(str(text), None, problem)

    def __repr__(self) -> str:
        return f"Printed({self.text!r})"


@attrs.frozen
class Column:
    """One typed column.

    ``of`` and ``over`` name the columns that a rate divides (count, base); a count is what the columns
    ``sum_of`` come to less the columns ``minus``; ``when`` is start or end of the table's year, or change.
    ``weak``: nobody said what it counts, so that its rows need not add up to its total.

    >>> Column.parse("poor_rate").text("en")
    'rate of poor households'
    """

    role: str
    kind: Kind
    header: str = ""
    group: str | None = None
    when: str = "start"
    of: str | None = None
    over: str | None = None
    sum_of: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    weak: bool = False

    @property
    def unit(self) -> str:
        """The unit that its cells are read in when they print none."""
        if self.kind is Kind.RATE:
            return "%"
        return GROUPS[self.group].unit if self.group in GROUPS else "hộ"

    def text(self, lang: str = "vi") -> str:
        """What the column is of, in words: "tỷ lệ hộ nghèo cuối kỳ".

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        group = GROUPS.get(self.group or "")
        if group is None:
            return self.header or phrase(lang, *_LABELS.get(self.role, (self.role, self.role)))
        words = group.text(lang)
        if self.when == "end":
            words += " cuối kỳ" if vi else " at the end"
        if self.when == "change":
            words = f"số giảm {words}" if vi else f"reduction of {words}"
        if self.kind is Kind.RATE:
            words = f"tỷ lệ {words}" if vi else f"rate of {words}"
        return words

    @classmethod
    def parse(cls, role: str, header: str = "") -> Self:
        """The column that a role names.

        Raises:
            UnknownCodeError: no such role; the nearest is suggested.
        """
        if role in ("unit", "note", "number"):
            return cls(role, Kind.LABEL, header)
        stem, is_rate = _without(role, "_rate")
        if stem == "reduction" or stem.endswith("_reduction"):
            group, when = stem.removesuffix("reduction").rstrip("_") or "poor", "change"
        else:
            group, at_end = _without(stem, "_end")
            when = "end" if at_end else "start"
        if group not in GROUPS:
            raise UnknownCodeError("role of a column", "vai trò của cột", role, roles())
        if not is_rate:
            return cls(role, Kind.COUNT, header, group, when)
        return cls(role, Kind.RATE, header, group, when, of=stem, over=GROUPS[group].base)

    @classmethod
    def count(
        cls, role: str, header: str = "", *, sum_of: Sequence[str] = (), minus: Sequence[str] = ()
    ) -> Self:
        """A declared count, perhaps the sum of other columns less some others."""
        return cls(role, Kind.COUNT, header, sum_of=tuple(sum_of), minus=tuple(minus))

    @classmethod
    def rate(cls, role: str, header: str = "", *, of: str, over: str) -> Self:
        """A declared rate (%) of one column over another."""
        return cls(role, Kind.RATE, header, of=of, over=over)

    @classmethod
    def difference(cls, role: str, header: str = "", *, less: tuple[str, str]) -> Self:
        """A declared count: the first of ``less`` minus the second."""
        return cls.count(role, header, sum_of=less[:1], minus=less[1:])


def never_below_zero(column: Column, cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells of a column that counts people: a figure below zero is none there, and its problem says so.

    A column with a plus sign, or with most figures below zero, is of changes, whatever its heading says.

    >>> nobody = [Printed.read(text, "hộ") for text in ("106", "-60", "34")]
    >>> [cell.figure is None for cell in never_below_zero(Column.parse("poor"), nobody)]
    [False, True, False]
    """
    if column.group is None or column.when == "change":
        return cells
    signed = [cell for cell in cells if not cell.text[:1].isdecimal() and cell.figure is not None]
    below = [cell for cell in signed if cell.figure is not None and cell.figure.value < 0]
    if not below or len(below) * 2 > len(cells) or any("+" in cell.text for cell in signed):
        return cells
    return [_none(cell) if cell in below else cell for cell in cells]


def _none(cell: Printed) -> Printed:
    meant = cell.text.lstrip("-−– ")
    because = Bilingual(
        "a count of people, and its rate, is never below zero",
        "số hộ, số khẩu và tỷ lệ của chúng không thể âm",
    )
    problem = NumeralError(cell.text, because=because, suggestions=(meant,), reason=Reason.OUT_OF_RANGE)
    return Printed(cell.text, None, problem)


def _without(text: str, ending: str) -> tuple[str, bool]:
    return text.removesuffix(ending), text.endswith(ending)


def roles() -> tuple[str, ...]:
    """Every role that :meth:`Column.parse` knows.

    >>> "poor_end_rate" in roles()
    True
    """
    counts = [f"{g}{end}" for g in GROUPS for end in ("", "_end", "_reduction")] + ["reduction"]
    return ("unit", "note", "number", *counts, *(f"{c}_rate" for c in counts))


def columns(*names: str) -> tuple[Column, ...]:
    """Columns by their roles, without printed headers.

    >>> [column.text("en") for column in columns("households", "poor")]
    ['households', 'poor households']
    """
    return tuple(Column.parse(name) for name in names)
