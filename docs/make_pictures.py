"""Draw the pictures of ``docs/pictures.md`` anew, and write the page: ``python docs/make_pictures.py``.

Each is drawn in both languages, from the data of the library, the documents in ``docs/examples``, or figures
that the page calls made up.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import polars as pl

from chuanngheo import (
    NATIONAL_2011_2015_LITERAL,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    Category,
    Household,
    PerHead,
    Rate,
    audit,
    load_document,
    plot,
)
from chuanngheo.frame.measures import alkire_foster
from chuanngheo.languages import LANGS, phrase
from chuanngheo.measures import Design
from chuanngheo.targets import path

HERE = Path(__file__).parent
FOLDER = HERE / "pictures"


@attrs.frozen
class Shown:
    """A picture of the page: its file name, its heading in both languages, the call, and how it is drawn."""

    name: str
    vi: str
    en: str
    code: str
    draw: Callable[[str], plot.Picture]


def poor_household(lang: str) -> plot.Picture:
    """A poor household whose facts are all known, with its ways out."""
    facts = NATIONAL_2021_2025.deprived("employment", "water", "toilet")
    home = Household(area="rural", income=PerHead(1_450_000), deprivations=facts)
    return plot.standard(NATIONAL_2021_2025, "rural", household=home, lang=lang)


def income_unknown(lang: str) -> plot.Picture:
    """A household of which only the deprivations are known."""
    return plot.standard(NATIONAL_2021_2025, "rural", household=Household(score=3), lang=lang)


def score_unknown(lang: str) -> plot.Picture:
    """A household of which one deprivation is known, and the income."""
    facts = NATIONAL_2021_2025.deprivations({"water": True})
    home = Household(income=PerHead(1_200_000), deprivations=facts)
    return plot.standard(NATIONAL_2021_2025, "rural", household=home, lang=lang)


def earlier(lang: str) -> plot.Picture:
    """The standard before, with a household between its lines."""
    home = Household(income=PerHead(1_000_000), score=4)
    return plot.standard(NATIONAL_2016_2020, "urban", household=home, lang=lang)


def gap(lang: str) -> plot.Picture:
    """A standard to the letter, with the gap that the letter leaves."""
    return plot.standard(NATIONAL_2011_2015_LITERAL, "urban", lang=lang)


def planned(lang: str) -> plot.Picture:
    """A path of four years, two of them counted."""
    laid = path(2018, poor=5_000, households=50_000, until=2022, end_poor=1_800)
    return plot.path(laid, actual={2018: 5_000, 2019: 4_350, 2020: 3_250}, lang=lang)


def audited(lang: str) -> plot.Picture:
    """The annex of a district's plan."""
    return plot.table(audit(load_document(HERE / "examples" / "cam-lo-2022.toml")), lang=lang)


def breakdown(lang: str) -> plot.Picture:
    """What each indicator adds, in the list of ``docs/from-a-csv-to-rates-by-province.md``."""
    standard = NATIONAL_2021_2025
    assert standard.indicators is not None  # noqa: S101 # it has twelve
    design = Design.of(standard.indicators, 3)
    lines = {area: line.amount for area, line in standard.lines["poverty"].items()}
    homes = pl.read_csv(HERE / "examples" / "ba-tinh.csv").with_columns(
        low_income=pl.col("income") <= pl.col("area").replace_strict(lines)
    )
    known = homes.drop_nulls(list(design.weights))
    found = alkire_foster(known, design, "province", low_income="low_income").total.contributions
    shares = {
        each.text(lang): Rate.of(found[each.code].numerator, found[each.code].denominator)
        for each in standard.indicators.indicators
    }
    return plot.contributions({name: rate for name, rate in shares.items() if rate.share}, lang=lang)


def moved(lang: str) -> plot.Picture:
    """Households between two reviews; the numbers are made up."""
    poor, near = Category.POOR, Category.NEAR_POOR
    off = phrase(lang, "ngoài danh sách", "on no list")
    counts: dict[tuple[str, str], int] = {
        (poor, poor): 310, (poor, near): 84, (poor, off): 59, (near, poor): 21, (near, near): 402,
        (near, off): 211, (off, poor): 12, (off, near): 35, (off, off): 13_771,
    }  # fmt: skip
    before, after = (
        phrase(lang, "rà soát 2022", "review of 2022"),
        phrase(lang, "rà soát 2023", "review of 2023"),
    )
    return plot.transition(counts, before=before, after=after, lang=lang)


PICTURES = (
    Shown("household", "Một chuẩn, một hộ và cách thoát nghèo", "A standard, a household and its ways out",
          'plot.standard(standard, "rural", household=home)', poor_household),
    Shown("income-unknown", "Chưa rõ thu nhập: cả khoảng có thể", "Income not known: the whole range",
          'plot.standard(standard, "rural", household=Household(score=3))', income_unknown),
    Shown("score-unknown", "Chưa rõ số thiếu hụt", "Deprivations not all known",
          'plot.standard(standard, "rural", household=home)', score_unknown),
    Shown("earlier", "Chuẩn trước: hai cửa vào hộ nghèo", "The standard before: two doors into poverty",
          'plot.standard(NATIONAL_2016_2020, "urban", household=home)', earlier),
    Shown("gap", "Khoảng hở khi đọc theo nguyên văn", "The gap of a text read to the letter",
          'plot.standard(NATIONAL_2011_2015_LITERAL, "urban")', gap),
    Shown("path", "Lộ trình và số đã thực hiện (số liệu giả định)",
          "A path and what was counted (figures made up)",
          "plot.path(planned, actual={2018: 5_000, 2019: 4_350, 2020: 3_250})", planned),
    Shown("table", "Biểu đã kiểm tra, ô sai được khoanh", "An audited table, its wrong cells boxed",
          'plot.table(audit(load_document("cam-lo-2022.toml")))', audited),
    Shown("contributions", "Đóng góp của từng chỉ số (số liệu giả định)",
          "Contribution of each indicator (figures made up)", "plot.contributions(shares)", breakdown),
    Shown("transition", "Biến động giữa hai kỳ rà soát (số liệu giả định)",
          "Changes between two reviews (figures made up)",
          'plot.transition(counts, before="rà soát 2022", after="rà soát 2023")', moved),
)  # fmt: skip


def file_name(shown: Shown, lang: str, kind: str) -> str:
    """The name of a picture's file."""
    return f"{shown.name}-{lang}.{kind}"


def words(picture: plot.Picture) -> str:
    """What a picture says of itself, as the alternative text of a page."""
    return " ".join(picture.alt.split()).replace("[", "(").replace("]", ")")


def page() -> Iterator[str]:
    """The page: every picture in both languages, its words as its alternative text."""
    yield "# Hình vẽ / Pictures"
    yield ""
    yield (
        "Written by `python docs/make_pictures.py`. The extra `plot` (`pip install '.[plot]'`) brings"
        " matplotlib: it hatches, so that no picture depends on colour; it needs no browser; the same data"
        " give the same file; and its own font has every Vietnamese letter. Classes differ in lightness and"
        " are named in words, so that a picture can be read in greyscale and by people who do not tell"
        " colours apart."
    )
    yield ""
    yield (
        "Every function of `chuanngheo.plot` gives a `Picture`: `picture.alt` says it in words (Vietnamese or"
        ' English, as asked by `lang="vi"` or `"en"`), `picture.save("name.svg")` or `.png` writes it whole,'
        " `picture.figure` is the figure of matplotlib for whoever wants to go on drawing. A notebook shows"
        " it with its words."
    )
    for shown in PICTURES:
        yield ""
        yield f"## {shown.vi} / {shown.en}"
        yield ""
        yield f"`{shown.code}`"
        for lang in LANGS:
            yield ""
            yield f"![{words(shown.draw(lang))}](pictures/{file_name(shown, lang, 'svg')})"


def main() -> None:
    """Write every picture and the page."""
    FOLDER.mkdir(exist_ok=True)
    for shown in PICTURES:
        for lang in LANGS:
            shown.draw(lang).save(FOLDER / file_name(shown, lang, "svg"))
    (HERE / "pictures.md").write_text("\n".join(page()) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
