"""Households from one class into another: between two reviews, or from one standard to the next."""

from collections.abc import Iterable, Mapping

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.languages import phrase
from chuanngheo.numerals import format_decimal
from chuanngheo.plot.canvas import INK, PAPER, Canvas, Picture
from chuanngheo.quantities import Rate
from chuanngheo.standard import Category

TOP, EDGE, CELL, LINE, LETTER = 106, 20, 150, 54, 7.6
"""Pixels: room above, at the sides, width and height of a cell, of a letter."""
SHADES = ("#ffffff", "#e4eaf2", "#b9c6d8", "#55698a", "#33415c")
"""The greater the share of its row, the darker the cell."""
DARK = 3
"""From this shade on the words are white."""


def transition(
    counts: Mapping[tuple[str, str], int], *, before: str, after: str, title: str = "", lang: str = "vi"
) -> Picture:
    """A matrix: a row for each class before, a column for each after, households (hộ) in the cells.

    Where a class stays itself the frame is thick.  A pair left out is nobody.

    Args:
        counts: households by (class before, class after), each a :class:`Category` or words of your own,
            shown as they are: "ngoài danh sách", "chưa rõ".
        before: what the rows are of: "rà soát 2023", "chuẩn 2016–2020".
        after: what the columns are of.
        title: instead of "Biến động giữa hai kỳ".
        lang: ``"vi"`` or ``"en"``.

    Raises:
        InvalidValueError: no household at all, or a negative number of them.
        UnknownCodeError: another language.

    >>> from chuanngheo import Category
    >>> moved = {(Category.POOR, Category.POOR): 300, (Category.POOR, "on no list"): 100}
    >>> print(transition(moved, before="2022", after="2023", lang="en").alt)
    Changes of class. Of 400 poor household (2022): poor household 300 (75.00%), on no list 100 (25.00%) \
(2023).
    """
    if any(count < 0 for count in counts.values()) or not sum(counts.values()):
        raise InvalidValueError(
            "a transition needs households, none of them negative",
            "biến động cần có số hộ, không số nào âm",
            reason=Reason.MISSING,
        )
    rows = _ordered(one for one, _ in counts)
    columns = _ordered(other for _, other in counts)
    title = title or phrase(lang, "Biến động giữa hai kỳ", "Changes of class")
    left = EDGE + max(len(_name(one, lang)) for one in rows) * LETTER + 24
    canvas = Canvas(left + CELL * (len(columns) + 1) + EDGE, TOP + LINE * len(rows) + 24)
    canvas.text(EDGE, 22, title, size=15, bold=True)
    canvas.text(EDGE, TOP - 44, f"{before} ↓   {after} →", size=11)
    total = phrase(lang, "Tổng", "Total")
    for number, head in enumerate((*(_name(one, lang) for one in columns), total)):
        canvas.text(left + CELL * (number + 0.5), TOP - 16, head, size=11, bold=True, align="center")
    said: list[str] = []
    for line, one in enumerate(rows):
        y = TOP + LINE * line
        whole = sum(counts.get((one, other), 0) for other in columns)
        canvas.text(left - 10, y + LINE / 2, _name(one, lang), size=12, bold=True, align="right")
        canvas.text(
            left + CELL * (len(columns) + 0.5), y + LINE / 2, format_decimal(whole, lang), align="center"
        )
        parts: list[str] = []
        for number, other in enumerate(columns):
            count = counts.get((one, other), 0)
            rate = Rate.of(count, whole) if whole else None
            _cell(canvas, (left + CELL * number, y), count, rate, stays=one == other, lang=lang)
            if count and rate:
                parts.append(f"{_name(other, lang)} {format_decimal(count, lang)} ({rate.text(lang)})")
        all_of = format_decimal(whole, lang)
        said.append(
            phrase(lang, f"Trong {all_of} ", f"Of {all_of} ")
            + f"{_name(one, lang)} ({before}): {', '.join(parts)} ({after})."
        )
    return canvas.picture(title, " ".join((f"{title}.", *said)))


def _cell(
    canvas: Canvas, place: tuple[float, float], count: int, rate: Rate | None, *, stays: bool, lang: str
) -> None:
    x, y = place
    shade = 0 if rate is None else min(len(SHADES) - 1, -(-rate.share * (len(SHADES) - 1) // 1))
    ink = PAPER if shade >= DARK else INK
    canvas.box(x, y, CELL, LINE, fill=SHADES[shade])
    if stays:
        canvas.box(x + 2, y + 2, CELL - 4, LINE - 4, edge=ink, line=2.5)
    canvas.text(x + CELL / 2, y + 19, format_decimal(count, lang), bold=True, ink=ink, align="center")
    if rate is not None and count:
        canvas.text(x + CELL / 2, y + 37, rate.text(lang), size=11, ink=ink, align="center")


def _ordered(classes: Iterable[str]) -> list[str]:
    """The poorest first, those without a class last, in the order given."""
    seen = list(dict.fromkeys(classes))
    return [*(one for one in Category if one in seen), *(one for one in seen if not _is_class(one))]


def _is_class(one: str) -> bool:
    return isinstance(one, Category)


def _name(one: str, lang: str) -> str:
    return one.text(lang) if isinstance(one, Category) else one
