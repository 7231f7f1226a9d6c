"""How a column separates thousands and decimals, read from all its cells and not from one.

"3.940" alone reads two ways; in a column that prints "3.94" and "0.22" it is 3,940.  "412204.00" alone
is refused; in a column that prints ".00" everywhere it is a whole number with idle decimals.

>>> figures, _ = read_column(["3.94", "0.22", "3.940", "0,72"], "%")
>>> [str(printed.figure.value) for printed in figures]
['3.94', '0.22', '3.940', '0.72']
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from chuanngheo.numerals import clean
from chuanngheo.tables.columns import LONGEST, Column, Kind, Printed

if TYPE_CHECKING:
    from chuanngheo.tables.table import Table


class Shape(StrEnum):
    """How one cell separates, as far as the cell itself tells."""

    DOT_THOUSANDS = "1.234"
    COMMA_THOUSANDS = "1,234"
    BLANK_THOUSANDS = "1 234"
    DOT_DECIMAL = "3.94"
    COMMA_DECIMAL = "3,94"
    ENGLISH = "1,234.5"
    VIETNAMESE = "1.234,5"
    TWO_WAYS = "3.940"


_NAMES = {shape.name: shape for shape in Shape}


def _first_of(**patterns: str) -> "re.Pattern[str]":
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items()))


_RATE_SHAPES = _first_of(
    TWO_WAYS=r"[1-9][0-9]{0,2}\.[0-9]{3}",
    DOT_DECIMAL=r"[0-9]+\.[0-9]+",
    COMMA_DECIMAL=r"[0-9]+,[0-9]+",
)
_WHOLE_SHAPES = _first_of(
    DOT_THOUSANDS=r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+",
    COMMA_THOUSANDS=r"[1-9][0-9]{0,2}(?:,[0-9]{3})+",
    BLANK_THOUSANDS=r"[1-9][0-9]{0,2}(?:[ \u00a0][0-9]{3})+",
    ENGLISH=r"(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)\.[0-9]+",
    VIETNAMESE=r"(?:[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+),[0-9]+",
)
"""The shapes of rates, and of whole things; the first that fits is the cell's."""

_WORDS = {
    Shape.DOT_THOUSANDS: ("dấu chấm ngăn hàng nghìn", "a dot between thousands"),
    Shape.COMMA_THOUSANDS: ("dấu phẩy ngăn hàng nghìn", "a comma between thousands"),
    Shape.BLANK_THOUSANDS: ("dấu cách ngăn hàng nghìn", "a blank between thousands"),
    Shape.DOT_DECIMAL: ("dấu chấm trước phần thập phân", "a dot before decimals"),
    Shape.COMMA_DECIMAL: ("dấu phẩy trước phần thập phân", "a comma before decimals"),
    Shape.ENGLISH: ("dấu chấm trước phần thập phân", "a dot before decimals"),
    Shape.VIETNAMESE: ("dấu phẩy trước phần thập phân", "a comma before decimals"),
    Shape.TWO_WAYS: ("dấu chấm và ba chữ số", "a dot and three digits"),
}

_CORE = re.compile(r"[^0-9.,]*([0-9](?:[0-9., \u00a0]*[0-9])?)[^0-9.,]*")


@attrs.frozen
class Habits:
    """How many cells of a column separate in which way."""

    counts: dict[Shape, int]

    def has(self, *shapes: Shape) -> int:
        """How many cells are of one of these shapes."""
        return sum(self.counts.get(shape, 0) for shape in shapes)

    @property
    def mended(self) -> frozenset[Shape]:
        """The shapes that only the column explains; cells of them are read by it."""
        found = {Shape.BLANK_THOUSANDS}
        dots, commas = self.has(Shape.DOT_DECIMAL), self.has(Shape.COMMA_DECIMAL)
        if dots > commas or not (dots or commas):
            found.add(Shape.TWO_WAYS)
        if self.has(Shape.ENGLISH) > 1 and not self.has(Shape.DOT_THOUSANDS, Shape.VIETNAMESE):
            found.add(Shape.ENGLISH)
        return frozenset(found)


def read_column(texts: Sequence[str], unit: str) -> tuple[list[Printed], Habits]:
    """The cells of one column in ``unit``, each as a figure read as its column separates, and the habits."""
    once = {text: _shape(text, unit) for text in dict.fromkeys(texts)}
    habits = _habits(Counter(map(once.__getitem__, texts)))
    mended = habits.mended
    read = {
        text: _mended(text, shape, unit) if shape in mended else Printed.read(text, unit)
        for text, shape in once.items()
    }
    return [read[text] for text in texts], habits


def _habits(counted: Mapping[Shape | None, int]) -> Habits:
    return Habits({shape: counted[shape] for shape in Shape if shape in counted})


def _shape(text: str, unit: str) -> Shape | None:
    if text.isdecimal() or len(text) > LONGEST:
        return None
    known = _RATE_SHAPES if unit == "%" else _WHOLE_SHAPES
    found = known.fullmatch(text)
    if found is None:  # words may stand around the number
        core = _CORE.fullmatch(text if text.isascii() else clean(text))
        found = None if core is None else known.fullmatch(core[1])
    return None if found is None else _NAMES[str(found.lastgroup)]


def _mended(text: str, shape: Shape | None, unit: str) -> Printed:
    """A cell as its column has it read; the text stays as printed."""
    plain = clean(text)
    if shape is Shape.BLANK_THOUSANDS:
        plain = re.sub(r"(?<=[0-9])[ \u00a0](?=[0-9])", ".", plain)
    else:
        plain = plain.replace(",", "").replace(".", ",")
    found = Printed.read(plain, unit).figure
    sign = "," if shape is Shape.BLANK_THOUSANDS else "."
    return (
        Printed.read(text, unit)
        if found is None
        else Printed(text, attrs.evolve(found, text=text, decimal_sign=sign))
    )


@attrs.frozen
class Mixture:
    """A column that separates in a way of its own: its role, and the sentence in both languages.

    In use: :func:`chuanngheo.tables.mixtures`.
    """

    role: str
    vi: str
    en: str


def mixtures(table: "Table") -> Iterator[Mixture]:
    """What is worth saying of a table's separators: a column that mixes two ways, once a column.

    Columns that all keep to one way of their own (decimals behind a dot, where the counts put the dot
    between thousands) share one sentence, at the first of them.

    >>> from chuanngheo import load_document
    >>> found = mixtures(load_document("docs/examples/cam-lo-2022.toml").tables[0])
    >>> len(list(found))
    2
    """
    columns = sorted((c for c in table.columns if c.kind is not Kind.LABEL), key=lambda c: c.role)
    habits = {column.role: _habits_of(table, column) for column in columns}
    dots = any(own.has(Shape.DOT_THOUSANDS, Shape.VIETNAMESE) for own in habits.values())
    alike: list[Column] = []
    for column in columns:
        own = habits[column.role]
        if len({_WORDS[shape] for shape in own.counts}) > 1:
            yield _mixture(column, own, *_texts(table, column))
        elif own.has(Shape.BLANK_THOUSANDS) or (dots and own.has(Shape.DOT_DECIMAL, Shape.ENGLISH)):
            alike.append(column)
    if alike:
        yield _together(alike, [habits[column.role] for column in alike])


def _together(columns: Sequence[Column], habits: Sequence[Habits]) -> Mixture:
    """One sentence for the columns that each keep to one way, which is not that of the table."""
    told: dict[tuple[str, str], list[Column]] = {}
    for column, own in zip(columns, habits, strict=True):
        told.setdefault(_WORDS[next(iter(own.counts))], []).append(column)
    vi = "; ".join(f"{ways[0]}: {', '.join(c.text('vi') for c in own)}" for ways, own in told.items())
    en = "; ".join(f"{ways[1]}: {', '.join(c.text('en') for c in own)}" for ways, own in told.items())
    return Mixture(columns[0].role, f"cột dùng {vi}", f"columns with {en}")


def _habits_of(table: "Table", column: Column) -> Habits:
    role, unit = column.role, column.unit
    cells = [row.cells.get(role) for row in table.all_rows]
    texts = Counter([cell.text for cell in cells if cell is not None and cell.figure is not None])
    counted: Counter[Shape | None] = Counter()
    for text, number in texts.items():
        counted[_shape(text, unit)] += number
    return _habits(counted)


def _texts(table: "Table", column: Column) -> tuple[list[str], list[str]]:
    """The labels of the rows that print a figure in the column, and what they print, by their labels."""
    cells = [(row.label, row.get(column.role)) for row in table.all_rows]
    found = sorted(
        (label, cell.text) for label, cell in cells if cell is not None and cell.figure is not None
    )
    return [label for label, _ in found], [text for _, text in found]


def _mixture(column: Column, habits: Habits, labels: list[str], texts: list[str]) -> Mixture:
    shapes = [_shape(text, column.unit) for text in texts]
    told = sorted(habits.counts.items(), key=lambda item: (-item[1], item[0]))
    vi: list[str] = []
    en: list[str] = []
    for shape, count in told:
        first = shapes.index(shape)
        example = f"{labels[first]}: {texts[first]}"
        vi.append(f"{count} số dùng {_WORDS[shape][0]} ({example})")
        en.append(f"{count} with {_WORDS[shape][1]} ({example})")
    return Mixture(column.role, "; ".join(vi), "; ".join(en))
