"""What a relation between printed figures is: the cells it asks, its verdict, what it implies.

A relation asks one question: is there one true number behind each printed figure such that all of them
fit?  It answers with a verdict and how the figures fit, and, asked for one of its figures, with the
interval in which that figure would have to lie for the others to be right.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

import attrs

from chuanngheo.figures import Figure, How
from chuanngheo.languages import phrase
from chuanngheo.quantities import Interval, Rounding
from chuanngheo.tables import Printed
from chuanngheo.tables.table import name_in


class Verdict(StrEnum):
    """The three answers of a check.

    >>> [one.value for one in Verdict]
    ['holds', 'broken', 'cannot-tell']
    """

    HOLDS = "holds"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen
class Where:
    """The address of a figure: in a cell of a table, or in a sentence.

    ``row`` is the row's label as printed, ``column`` the role (``named`` says it in Vietnamese and English);
    ``text`` the sentence, ``field`` which of its figures, ``span`` its place in the document.

    >>> Where(table="Biểu 1", row="Cam Tuyên", column="poor").label("en")
    'Biểu 1, Cam Tuyên, poor'
    """

    document: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    text: str = ""
    field: str = ""
    span: tuple[int, int] | None = None
    named: tuple[str, str] = attrs.field(default=("", ""), eq=False)

    def label(self, lang: str = "vi") -> str:
        """The address in a few words; the column by its name in the language.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        if self.row or self.column or (self.table and not self.text):
            column = phrase(lang, *self.named) or self.column
            return ", ".join(part for part in (name_in(lang, self.table), self.row, column) if part)
        quoted = self.text if len(self.text) <= _QUOTED else f"{self.text[:_QUOTED]}…"
        return f"«{quoted}»" if quoted else self.field

    def beside(self, other: "Where") -> "Where":
        """The same without its table, where the other address is in that table too."""
        return attrs.evolve(self, table="") if self.row and self.table == other.table else self

    def brief(self, beside: "Where") -> str:
        """The address in the document's own words: the row, and the table where it is another one.

        >>> Where(table="Biểu 1", row="Xã A", column="poor").brief(Where(table="Biểu 1", row="Xã B"))
        'Xã A'
        """
        if not self.row or (self.table, self.row) == (beside.table, beside.row):
            return self.label()
        return self.row if self.table == beside.table else f"{self.table}, {self.row}"

    def lies_in(self, wider: "Where") -> bool:
        """Whether this address has every part that the other one names.

        >>> Where(table="Biểu 1", row="Xã A", column="poor").lies_in(Where(row="Xã A"))
        True
        """
        return all(
            given in ("", getattr(self, part))
            for part in ("document", "table", "row", "column", "text", "field")
            for given in (getattr(wider, part),)
        )

    def order(self) -> tuple[str, ...]:
        """A key to sort addresses by: tables before sentences, then by their words."""
        return ("1" if self.text else "0", self.table, self.row, self.column, self.text, self.field)

    def as_dict(self) -> dict[str, object]:
        """The parts that are given, for JSON."""
        return {k: v for k, v in attrs.asdict(self).items() if k != "named" and v not in ("", None)}


_QUOTED = 90


@attrs.frozen(eq=False, repr=False)
class Cell:
    """One printed figure at one address.  Two cells are never equal, whatever they print.

    ``trusted`` says that somebody vouches for it; ``decimals`` are those that most figures of its column
    print, so that "304" in a column of "3,04" may have lost its comma.

    >>> from chuanngheo.tables import Printed
    >>> Cell(Printed.read("109", "hộ"), Where(row="Cam Tuyên")).figure
    figure('109')
    """

    printed: Printed
    where: Where
    trusted: bool = False
    decimals: int = 0

    @property
    def figure(self) -> Figure | None:
        """The figure, or ``None`` where the text is no numeral."""
        return self.printed.figure

    def __repr__(self) -> str:
        return f"<Cell {self.printed.text!r} at {self.where.label()}>"


Values = Mapping[Cell, Figure]
"""Figures put in the place of printed ones, for "what if this cell said"."""

AS_PRINTED: Values = {}
"""Nothing is put in the place of what is printed."""


def value_of(cell: Cell, values: Values) -> Figure | None:
    """The figure of a cell: the one put in its place, else the printed one.

    >>> from chuanngheo.tables import Printed
    >>> where = Where(document="plan", table=0, row="Cam Tuyên", column="poor")
    >>> value_of(Cell(Printed.read("109", "hộ"), where), {})
    figure('109')
    """
    return values.get(cell, cell.figure)


def _nothing_shown() -> tuple[str, str]:
    return "", ""


@attrs.frozen
class Outcome:
    """What a relation answered.  How it was reckoned is written out only when somebody reads it.

    >>> Outcome(Verdict.CANNOT_TELL)
    Outcome(verdict=<Verdict.CANNOT_TELL: 'cannot-tell'>, how=None)
    """

    verdict: Verdict
    how: How | None = None
    shown: Callable[[], tuple[str, str]] = attrs.field(default=_nothing_shown, eq=False, repr=False)

    @property
    def arithmetic(self) -> str:
        """The sum as a person would do it again."""
        return self.shown()[0]

    @property
    def expected(self) -> str:
        """What the other figures say the last one should be."""
        return self.shown()[1]


CANNOT_TELL = Outcome(Verdict.CANNOT_TELL)
"""Something the relation needs is not printed: neither right nor wrong."""


@attrs.frozen(eq=False)
class Relation:
    """What all relations have.

    ``output`` is the figure that an office computes from the others, where one is; ``kind`` names the
    check; ``weak`` marks one whose failure is worth a remark and no finding; ``note`` says, in Vietnamese
    and English, what is worth a remark even where it holds; ``rounding`` is the habit of the office.

    >>> from chuanngheo.consistency.relations import AtMost
    >>> from chuanngheo.tables import Printed
    >>> cells = [Cell(Printed.read(text, "hộ"), Where()) for text in ("101", "109")]
    >>> AtMost("subset", cells).outcome().verdict.value
    'holds'
    """

    kind: str
    cells: Sequence[Cell]
    output: Cell | None = attrs.field(default=None, kw_only=True)
    weak: bool = attrs.field(default=False, kw_only=True)
    note: tuple[str, str] | None = attrs.field(default=None, kw_only=True)
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True)

    @cached_property
    def printed_outcome(self) -> Outcome:
        """What it answers of the figures as they are printed."""
        return self._answer(AS_PRINTED)

    def outcome(self, values: Values = AS_PRINTED) -> Outcome:
        """Whether the figures fit, and how."""
        return self._answer(values) if values else self.printed_outcome

    def _answer(self, values: Values) -> Outcome:
        figures: dict[Cell, Figure] = {}
        for cell in self.cells:
            figure = value_of(cell, values)
            if figure is None:
                return CANNOT_TELL
            figures[cell] = figure
        return self._outcome(figures)

    def _outcome(self, figures: Values) -> Outcome:
        raise NotImplementedError(figures)  # each kind of relation answers for itself

    def implied(self, cell: Cell, values: Values = AS_PRINTED) -> Interval | None:
        """Where the exact number behind ``cell`` must lie if all others are right; ``None``: anywhere."""
        others = {c: figure for c in self.cells if c is not cell and (figure := value_of(c, values))}
        if len(others) < len(self.cells) - 1:
            return None
        return self._implied(cell, {c: figure.interval(self.rounding) for c, figure in others.items()})

    def left_to(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        """The same where of the others only intervals are known."""
        return self._implied(cell, others)

    def _implied(self, cell: Cell, others: Mapping[Cell, Interval]) -> Interval | None:
        raise NotImplementedError(cell, others)  # likewise


def is_hedged(figure: Figure) -> bool:
    """Whether a word keeps the figure at a distance from the exact number."""
    return figure.hedge is not None


def is_point(figure: Figure) -> bool:
    """Whether the figure is one number, neither rounded nor hedged."""
    return figure.hedge is None and not figure.is_rounded


def comma(number: object) -> str:
    """A number with a decimal comma."""
    return str(number).replace(".", ",")
