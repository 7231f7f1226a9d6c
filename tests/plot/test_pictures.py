"""Pictures: the same every time, in words too, and readable without colour."""

import importlib.util
import re
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import attrs
import pytest

from chuanngheo import (
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    Category,
    Document,
    Household,
    PerHead,
    Rate,
    Table,
    audit,
    classify,
    explain,
    plot,
)
from chuanngheo.errors import InvalidFileError, InvalidValueError, UnknownCodeError
from chuanngheo.plot.rectangles import Grid
from chuanngheo.plot.standards import GROUNDS
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.tables import columns
from chuanngheo.targets import path

DOCS = Path(__file__).parent.parent.parent / "docs"
SPEC = importlib.util.spec_from_file_location("make_pictures", DOCS / "make_pictures.py")
MAKE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MAKE)
SPACE = "{http://www.w3.org/2000/svg}"
S = NATIONAL_2021_2025
DRAWN = [(shown, lang) for shown in MAKE.PICTURES for lang in ("vi", "en")]
EACH = pytest.mark.parametrize(("shown", "lang"), DRAWN, ids=lambda one: getattr(one, "name", one))


def words(picture):
    """Every word drawn."""
    root = ET.fromstring(picture.svg())  # noqa: S314 # our own
    return [text.text for text in root.iter(f"{SPACE}text")]


def anatomy(svg):
    """What a picture is made of; where its parts stand hangs on the version that drew it."""
    return [(part.tag, (part.text or "").strip()) for part in ET.fromstring(svg).iter()]  # noqa: S314 # our own


class TestThePage:
    """``python docs/make_pictures.py`` writes what is checked in."""

    @EACH
    def test_a_picture(self, shown, lang):
        kept = (MAKE.FOLDER / MAKE.file_name(shown, lang, "svg")).read_text(encoding="utf-8")
        assert anatomy(kept) == anatomy(shown.draw(lang).svg())

    def test_the_page(self):
        assert (DOCS / "pictures.md").read_text(encoding="utf-8") == "\n".join(MAKE.page()) + "\n"

    def test_nothing_else_lies_there(self):
        names = {MAKE.file_name(shown, lang, "svg") for shown, lang in DRAWN}
        assert {file.name for file in MAKE.FOLDER.iterdir()} == names


SHOWN = re.compile(r"(?m)^!\[(.*)\]\((?:[\w./]*/)?pictures/([\w-]+)-(vi|en)\.svg\)$")
SHOWING = [
    path
    for path in (*sorted(DOCS.rglob("*.md")), DOCS.parent / "README.md")
    if SHOWN.search(path.read_text("utf-8"))
]


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_a_page_says_a_picture_in_its_own_words(page):
    """Wherever a picture is shown, its alternative text is what the picture says of itself."""
    by_name = {shown.name: shown for shown in MAKE.PICTURES}
    for words_there, name, lang in SHOWN.findall(page.read_text("utf-8")):
        assert words_there == MAKE.words(by_name[name].draw(lang))


def test_every_picture_is_shown_where_its_subject_is():
    """Not on the page of pictures alone."""
    elsewhere = {
        name
        for page in SHOWING
        if page.stem != "pictures"
        for _, name, _ in SHOWN.findall(page.read_text("utf-8"))
    }
    assert elsewhere == {shown.name for shown in MAKE.PICTURES}


@EACH
class TestEveryPicture:
    def test_the_same_twice(self, shown, lang):
        """No day, no name made up anew."""
        one, other = shown.draw(lang), shown.draw(lang)
        assert one.svg() == other.svg() == one.svg()
        assert not re.search(r"20\d\d-\d\d-\d\dT", one.svg())

    def test_it_says_itself_in_words(self, shown, lang):
        picture = shown.draw(lang)
        root = ET.fromstring(picture.svg())  # noqa: S314 # our own
        assert root.get("role") == "img"
        assert root.find(f"{SPACE}title").text == picture.title
        assert root.find(f"{SPACE}desc").text == picture.alt
        assert f'alt="{picture.alt[:20]}' in picture._repr_html_()  # a notebook calls it

    def test_every_large_number_drawn_is_said(self, shown, lang):
        picture = shown.draw(lang)
        said = re.sub(r"[.,]", "", picture.alt)
        if shown.name != "table":  # a table is said by its wrong cells
            drawn = [re.sub(r"[.,]", "", n) for w in words(picture) for n in re.findall(r"\d[\d.,]{4,}", w)]
            assert all(number in said for number in drawn)

    def test_the_font_has_every_letter(self, shown, lang, recwarn):
        """matplotlib warns of a glyph that is missing."""
        shown.draw(lang).png()
        assert not [str(w.message) for w in recwarn if "lyph" in str(w.message)]


def parts(colour):
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def lightness(colour):
    """The grey that a printer makes of it."""
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts(colour), strict=True))


def luminance(colour):
    """Relative luminance, by which WCAG reckons a contrast."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


class TestGrey:
    """Without colour: grounds of one sheet are far apart, and words stand out from them."""

    def test_poorer_is_darker(self):
        order = [Category.POOR, Category.NEAR_POOR, Category.AVERAGE, Category.NOT_POOR]
        greys = [lightness(GROUNDS[one][0]) for one in order]
        assert all(after - before > 0.12 for before, after in pairwise(greys))

    @pytest.mark.parametrize("category", [one for one in Category if not GROUNDS[one][2]])
    def test_words_stand_out(self, category):
        ground, ink, _ = GROUNDS[category]
        light, dark = sorted((luminance(ground), luminance(ink)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5

    @pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=lambda one: one.code)
    def test_every_rectangle_is_named(self, standard):
        for area in standard.area_codes:
            drawn = " ".join(words(plot.standard(standard, area))).lower()
            for box in Grid.of(standard, area).boxes:
                assert all(word in drawn for word in box.text().lower().split())


class TestRectangles:
    """The geometry covers the sheet once."""

    @pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=lambda one: one.code)
    def test_every_cell_once(self, standard):
        for area in standard.area_codes:
            grid = Grid.of(standard, area)
            cells = [
                (band, row) for box in grid.boxes for band in range(*box.bands) for row in range(*box.rows)
            ]
            whole = len(grid.rows) * (len(grid.sheet.cuts) + 1)
            assert len(cells) == len(set(cells)) == whole

    def test_an_exact_score_and_a_middle_range(self):
        grid = Grid.of(S, "rural")
        assert grid.scores((0, 1)) == "dưới 3 thiếu hụt"
        assert grid.scores((0, 2)) == ""
        three = attrs.evolve(grid, rows=((0, 1), (2, 4), (5, 12)))
        assert three.scores((1, 2), "en") == "2 to 4 deprivations"
        assert grid.counted(1, "en") == "1 deprivation"
        assert grid.counted(2, "vi") == "2 thiếu hụt"

    def test_an_area_that_it_does_not_have(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'urban'"):
            plot.standard(S, "urbann")


class TestAHousehold:
    """On the sheet where it stands, as it is told."""

    def home(self, **facts):
        return plot.standard(S, "rural", household=Household(**facts), lang="en")

    def test_what_is_drawn_is_what_is_classified(self):
        home = Household(area="rural", income=PerHead(1_450_000), score=3)
        picture = plot.standard(S, "rural", household=home)
        assert explain(classify(home, S)).replace("\n", " ") in picture.alt

    def test_ways_out_of_both_lists(self):
        assert "+50,001 đồng" in words(self.home(income=PerHead(1_450_000), score=3))
        assert "+50,001 đồng" in words(self.home(income=PerHead(1_450_000), score=1))
        assert "Ways out" not in self.home(income=PerHead(3_000_000), score=1).alt

    def test_both_at_once(self):
        found = words(
            plot.standard(NATIONAL_2016_2020, "rural", household=Household(income=PerHead(0), score=9))
        )
        assert any(";" in word for word in found)

    @pytest.mark.parametrize(
        "facts", [{}, {"score": 2}, {"income": PerHead(0)}, {"income": PerHead(9_000_000)}]
    )
    def test_what_is_not_known_is_a_range(self, facts):
        picture = self.home(**facts)
        assert "Ways out" not in picture.alt
        assert any(word.startswith("This household: ") for word in words(picture))

    def test_by_its_name(self):
        assert "H-07" in words(self.home(id="H-07", income=PerHead(1), score=5))

    def test_a_standard_of_income_alone(self):
        picture = plot.standard(ALL[0], ALL[0].area_codes[0], household=Household(income=PerHead(50_000)))
        assert "Cách thoát" in picture.alt

    def test_of_another_area(self):
        with pytest.raises(InvalidValueError, match="of the area urban, not rural"):
            self.home(area="urban")

    def test_another_language(self):
        with pytest.raises(UnknownCodeError, match="language"):
            plot.standard(S, "rural", lang="vn")


class TestAPath:
    def laid(self):
        return path(2018, poor=500, households=5_000, until=2020, end_poor=300)

    def test_planned_alone(self):
        picture = plot.path(self.laid())
        assert picture.alt == "Hộ nghèo từ 2018 đến 2020. Kế hoạch: 2018: 500; 2019: 400; 2020: 300."
        assert "thực hiện" not in words(picture)

    def test_to_its_end(self):
        """No year remains, so nothing is needed a year."""
        assert plot.path(self.laid(), actual={2020: 310}, lang="en").alt.endswith(
            "In 2020: behind; still to leave poverty: 10 households."
        )

    def test_one_number_says_both(self):
        assert words(plot.path(self.laid(), actual={2018: 500, 2019: 400})).count("500") == 1

    def test_a_year_outside(self):
        with pytest.raises(InvalidValueError, match="the path runs from 2018 to 2020"):
            plot.path(self.laid(), actual={2021: 1})


class TestATable:
    def document(self, rate="3.94", total=None):
        own = columns("unit", "number", "households", "poor", "poor_rate", "note")
        rows = [["Thanh An", "1", "2.693", "106", rate, ""], ["TT Cam Lộ", "2", "2.095", "", "-", ""]]
        return Document(title="Plan", tables=(Table(own, rows, total),))

    def test_a_wrong_cell_and_what_was_meant(self):
        picture = plot.table(audit(self.document("9.34")), lang="en")
        assert "9.34" in words(picture)
        assert any(word.startswith("→ ") for word in words(picture))
        assert "printed 9.34" in picture.alt

    def test_nothing_wrong(self):
        assert "Không thấy mâu thuẫn." in plot.table(audit(self.document())).alt

    def test_no_proposal(self):
        """A contradiction that no figure is proposed for has its frame and no arrow."""
        found = audit(self.document("99"))
        assert [finding.where.column for finding in found.findings] == ["poor_rate"]
        assert "99" in words(plot.table(found))

    def test_columns_without_figures_are_left_out(self):
        assert "4 cột" in plot.table(audit(self.document())).alt

    @pytest.mark.parametrize("number", [-1, 1])
    def test_no_such_table(self, number):
        with pytest.raises(InvalidValueError, match="the document has 1 tables"):
            plot.table(audit(self.document()), number)


class TestContributions:
    SHARES = {"water": Rate.of(1, 4), "toilet": Rate.of(3, 4)}  # noqa: RUF012 # only read

    def test_the_greatest_first(self):
        drawn = words(plot.contributions(self.SHARES))
        assert drawn.index("toilet") < drawn.index("water")

    def test_groups_are_told_by_a_hatch_and_a_key(self):
        picture = plot.contributions(
            self.SHARES, groups={"water": "water", "toilet": "sanitation"}, title="T"
        )
        assert {"sanitation", "T"} <= set(words(picture))
        assert "<pattern" in picture.svg()

    def test_all_at_zero(self):
        assert "0,0%" in words(plot.contributions({"water": Rate.of(0, 4)}))

    def test_none(self):
        with pytest.raises(InvalidValueError, match="no share"):
            plot.contributions({})

    def test_a_name_without_a_group(self):
        with pytest.raises(InvalidValueError, match="no group is given for 'toilet'"):
            plot.contributions(self.SHARES, groups={"water": "x"})


class TestATransition:
    def test_a_pair_left_out_is_nobody(self):
        counts = {(Category.POOR, Category.NEAR_POOR): 4, (Category.NEAR_POOR, Category.POOR): 0}
        picture = plot.transition(counts, before="2022", after="2023")
        assert words(picture).count("0") == 4  # three cells and the total of a row of nobody
        assert "100,00%" in words(picture)

    def test_words_of_one_s_own(self):
        picture = plot.transition({("A", "B"): 1, (Category.POOR, "B"): 2}, before="x", after="y")
        drawn = words(picture)
        assert drawn.index("hộ nghèo") < drawn.index("A")

    @pytest.mark.parametrize("counts", [{}, {("A", "B"): 0}, {("A", "B"): 2, ("B", "A"): -1}])
    def test_nobody_or_fewer(self, counts):
        with pytest.raises(InvalidValueError, match="a transition needs households"):
            plot.transition(counts, before="x", after="y")


class TestSaving:
    def test_both_kinds(self, tmp_path):
        picture = plot.standard(S, "rural")
        picture.save(tmp_path / "one.svg")
        picture.save(str(tmp_path / "one.PNG"))
        assert (tmp_path / "one.svg").read_text(encoding="utf-8") == picture.svg()
        assert (tmp_path / "one.PNG").read_bytes() == picture.png()
        assert picture.png() == plot.standard(S, "rural").png()
        assert repr(picture) == "<Picture 'Chuẩn nghèo đa chiều giai đoạn 2021–2025: nông thôn'>"

    def test_another_kind(self, tmp_path):
        with pytest.raises(UnknownCodeError, match=r"kind of picture '\.jpg'"):
            plot.standard(S, "rural").save(tmp_path / "one.jpg")
        assert not list(tmp_path.iterdir())

    def test_nowhere(self, tmp_path):
        with pytest.raises(InvalidFileError):
            plot.standard(S, "rural").save(tmp_path / "no" / "one.svg")

    def test_the_caller_s_own_style_stays(self):
        import matplotlib as mpl  # noqa: PLC0415 # loaded with the first picture

        before = dict(mpl.rcParams)
        plot.standard(S, "rural").svg()
        assert dict(mpl.rcParams) == before


def test_without_matplotlib_its_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'chuanngheo\[plot\]'"):
        plot.standard(S, "rural")
