"""A path of poverty reduction over its years, with what was counted beside what was planned."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from chuanngheo.languages import phrase
from chuanngheo.numerals import format_decimal
from chuanngheo.plot.canvas import Canvas, Picture
from chuanngheo.quantities import short
from chuanngheo.targets import Path, track

LEFT, TOP, RIGHT, FOOT = 64, 88, 64, 72
"""Pixels of the room around the drawing."""
STEP, HEIGHT = 104, 240
"""Pixels from year to year, and from the foot to the highest figure."""
APART = 15
"""Labels of one year stand at least so far above and below their points."""


def path(planned: Path, *, actual: Mapping[int, int] | None = None, lang: str = "vi") -> Picture:
    """The poor households (hộ) of every year: planned, open circles; counted, filled squares.

    Args:
        planned: the path.
        actual: poor households counted by the standard of the path, by year.
        lang: ``"vi"`` or ``"en"``.

    Raises:
        InvalidValueError: a year outside the path.
        UnknownCodeError: another language.

    >>> from chuanngheo.targets import path as plan
    >>> planned = plan(2018, poor=5_779, households=54_769, until=2021, end_poor=2_779)
    >>> print(path(planned, actual={2019: 4_900}, lang="en").alt)
    Poor households, 2018 to 2021. Planned: 2018: 5,779; 2019: 4,779; 2020: 3,779; 2021: 2,779. \
Counted: 2019: 4,900. In 2019: behind; still to leave poverty: 2,121 households, 1,060.5 a year.
    """
    years = {year.year: year.poor for year in (planned.base, *planned.years)}
    counted = dict(sorted((actual or {}).items()))
    course = _course(planned, counted, lang) if counted else ""
    title = phrase(lang, "Hộ nghèo", "Poor households") + phrase(
        lang, f" từ {min(years)} đến {max(years)}", f", {min(years)} to {max(years)}"
    )
    canvas = Canvas(LEFT + STEP * (len(years) - 1) + RIGHT, TOP + HEIGHT + FOOT)
    canvas.text(LEFT - 40, 22, title, size=15, bold=True)
    canvas.text(LEFT - 40, 44, course, size=11)
    _draw(canvas, years, counted, lang)
    said = (
        (phrase(lang, "Kế hoạch", "Planned"), years), (phrase(lang, "Thực hiện", "Counted"), counted)
    )  # fmt: skip
    words = [f"{name}: {'; '.join(_each(series, lang))}." for name, series in said if series]
    return canvas.picture(title, " ".join(filter(None, (f"{title}.", *words, course))))


def _each(series: Mapping[int, int], lang: str) -> Iterator[str]:
    return (f"{year}: {format_decimal(poor, lang)}" for year, poor in series.items())


def _course(planned: Path, counted: Mapping[int, int], lang: str) -> str:
    """Where the last count stands, and what is left to do."""
    found = track(planned, counted)
    to_go = format_decimal(found.to_go, lang)
    said = phrase(
        lang,
        f"Năm {found.year}: {found.course.text(lang)}; còn phải giảm {to_go} hộ",
        f"In {found.year}: {found.course.text(lang)}; still to leave poverty: {to_go} households",
    )
    if found.needed_a_year is not None:
        a_year = short(found.needed_a_year, lang, decimals=1)
        said += phrase(lang, f", mỗi năm {a_year}", f", {a_year} a year")
    return f"{said}."


def _draw(canvas: Canvas, years: Mapping[int, int], counted: Mapping[int, int], lang: str) -> None:
    top = max(*years.values(), *counted.values(), 1)
    places = {year: LEFT + STEP * number for number, year in enumerate(years)}
    bottom = TOP + HEIGHT

    def height(poor: int) -> float:
        return bottom - HEIGHT * float(Fraction(poor, top))

    canvas.line([LEFT - 40, canvas.width - RIGHT + 40], [bottom, bottom])
    for year, x in places.items():
        canvas.text(x, bottom + 20, str(year), align="center")
    for series, dashed, mark, name in (
        (years, True, "o", phrase(lang, "kế hoạch", "planned")),
        (counted, False, "s", phrase(lang, "thực hiện", "counted")),
    ):
        if not series:
            continue
        heights = [height(poor) for poor in series.values()]
        canvas.line([places[year] for year in series], heights, dashed=dashed, mark=mark)
        for (year, poor), y in zip(series.items(), heights, strict=True):
            other = (counted if dashed else years).get(year)
            if dashed and poor == other:
                continue  # one number says both
            side = APART if other is not None and poor < other else -APART
            canvas.text(
                places[year], y + side, format_decimal(poor, lang), size=11, align="center", bold=not dashed,
                halo=True,
            )  # fmt: skip
        key = LEFT - 40 if dashed else LEFT + 110
        canvas.line([key, key + 20, key + 40], [bottom + 50] * 3, dashed=dashed, mark=mark)
        canvas.text(key + 50, bottom + 50, name, size=11)
