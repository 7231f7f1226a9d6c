"""Every number of the sheets against a transcription of the gazette made apart from the literals."""

import csv
from pathlib import Path

import pytest

from chuanngheo.errors import InvalidStandardError, UnknownCodeError
from chuanngheo.sheets.form import Kind
from chuanngheo.sheets.points import QUESTIONS, ROW_ORDER, SHEETS
from chuanngheo.sheets.regions import CENTRAL_CITIES, REGIONS, region_of
from chuanngheo.sheets.tt07_2021 import B2, SCREEN, SCREEN_OUT

DATA = Path(__file__).parent.parent / "data" / "sheets"
ROWS = [row for question in QUESTIONS.values() for row in question.rows]


def table(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def form(number):
    return [line for line in table("forms-3.4-to-3.10.csv") if line["form"] == number]


class TestTable33:
    """Mẫu số 3.3, pages 32–36."""

    def test_words_pages_and_all_66_by_7_numbers(self):
        printed = table("table-3.3.csv")
        assert len(printed) == len(ROWS) == len(ROW_ORDER) == 66
        for line, row in zip(printed, ROWS, strict=True):
            assert (int(line["page"]), line["row"]) == (row.page, row.vi)
            for region, sheet in SHEETS.items():
                assert int(line[region]) == sheet.points(row, table=True), (row.key, region)


@pytest.mark.parametrize("region", SHEETS)
class TestForms34To310:
    """Mẫu số 3.4–3.10, pages 37–63."""

    def test_words_points_and_pages(self, region):
        sheet = SHEETS[region]
        ours = [row for row in ROWS if row.key not in sheet.absent]
        printed = form(sheet.form)[: len(ours)]
        assert [(p["row"], int(p["points"]), int(p["page"])) for p in printed] == [
            (row.vi, sheet.points(row), sheet.page(row.key, ROW_ORDER)) for row in ours
        ]

    def test_nothing_else_is_printed_but_item_15(self, region):
        sheet = SHEETS[region]
        rest = form(sheet.form)[66 - len(sheet.absent) :]
        expected = [(r.vi, r.points) for r in REGIONS.values()] if region == "urban" else []
        assert [(line["row"], int(line["points"])) for line in rest] == expected


class TestWhereTheGazetteIsOdd:
    def test_one_number_differs_between_table_and_form(self):
        differing = {
            (region, row.key, sheet.points(row, table=True), sheet.points(row))
            for region, sheet in SHEETS.items()
            for row in ROWS
            if sheet.points(row) != sheet.points(row, table=True)
        }
        assert differing == {("central-highlands", "motorbike_3plus", 30, 40)}

    def test_one_row_is_left_out_of_one_form(self):
        absent = {(region, key) for region, sheet in SHEETS.items() for key in sheet.absent}
        assert absent == {("northern-mountains", "tv_1")}
        assert SHEETS["northern-mountains"].points(QUESTIONS["televisions"].rows[0]) == 0

    def test_where_more_scores_less(self):
        """The sheet is not monotone here, and nowhere else."""
        falling = {
            (code, region)
            for code, question in QUESTIONS.items()
            if question.kind is not Kind.CHOICE
            for region, sheet in SHEETS.items()
            for less, more in zip(question.cells, question.cells[1:], strict=False)
            if value(sheet, less[1]) > value(sheet, more[1])
        }
        assert falling == {("members", region) for region in SHEETS} | {
            ("dependants", region) for region in ("northern-mountains", "central-highlands", "urban")
        }

    def test_where_a_better_choice_scores_less(self):
        """Options stand from the best; piped water scores below a drilled well in two regions."""
        falling = {
            (code, region, better[0], worse[0])
            for code in ("education", "water", "toilet")
            for region, sheet in SHEETS.items()
            for better, worse in zip(QUESTIONS[code].cells, QUESTIONS[code].cells[1:], strict=False)
            if value(sheet, better[1]) < value(sheet, worse[1])
        }
        assert falling == {
            ("water", region, "piped", "drilled-well") for region in ("central-highlands", "mekong-delta")
        }

    def test_where_an_asset_scores_nothing(self):
        """Owned or not, the points are the same."""
        nothing = {
            (question.code, region)
            for question in QUESTIONS.values()
            if question.item == 12
            for region, sheet in SHEETS.items()
            if not any(sheet.points(row) for row in question.rows)
        }
        assert nothing == {
            ("printers", "red-river-delta"), ("printers", "central-highlands"), ("printers", "mekong-delta"),
            ("televisions", "red-river-delta"), ("televisions", "northern-mountains"),
            ("televisions", "central-highlands"), ("stereos", "central-coast"),
            ("microwaves", "northern-mountains"),
        }  # fmt: skip


def value(sheet, row):
    return 0 if row is None else sheet.points(row)


class TestItem15:
    """Mẫu số 3.3, item 15, page 36: 63 provinces in seven regions."""

    def test_regions_points_and_provinces(self):
        for line, region in zip(table("regions-item-15.csv"), REGIONS.values(), strict=True):
            provinces = tuple(line["provinces"].split("|"))
            assert (line["region"], int(line["points"])) == (region.vi, region.points)
            assert provinces == region.provinces
            assert int(line["count"]) == len(provinces)
            assert region.cite.place.endswith(f"trang {line['page']}")
        assert sum(len(region.provinces) for region in REGIONS.values()) == 63

    @pytest.mark.parametrize(
        ("name", "region"),
        [
            ("Lâm Đồng", "central-highlands"), ("tỉnh Lâm Đồng", "central-highlands"),
            ("Thành phố Hồ Chí Minh", CENTRAL_CITIES), ("hà nội", CENTRAL_CITIES),
            ("Bà Rịa – Vũng Tàu", "southeast"),
        ],
    )  # fmt: skip
    def test_names_are_read_as_people_write_them(self, name, region):
        assert region_of(name).code == region
        assert REGIONS[region].text("en") != REGIONS[region].text()

    def test_a_slip_is_refused_with_the_nearest(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'Lâm Đồng'"):
            region_of("Lâm Đông")


class TestWords:
    """Mẫu số 3.2 and Phiếu A, word for word."""

    def test_phieu_b2(self):
        ours = [["3.2", s.number, s.cite.place.split()[-1], s.vi] for s in B2.values()]
        assert ours == [list(line.values()) for line in table("words.csv") if line["form"] == "3.2"]

    def test_phieu_a(self):
        printed = {line["number"]: line["words"] for line in table("words.csv") if line["form"] == "A"}
        assert printed["9"].endswith(" trở lên")  # a stray end of the printed heading
        printed["9"] = printed["9"].removesuffix(" trở lên")
        assert {s.number: s.vi for s in (*SCREEN_OUT.values(), *SCREEN.values())} == printed

    def test_every_word_has_its_english(self):
        for thing in (*B2.values(), *SCREEN.values(), *ROWS, *SHEETS.values(), *QUESTIONS.values()):
            assert thing.text("vi") != thing.text("en")


def test_a_row_beyond_the_last_page_is_a_slip_of_the_data():
    with pytest.raises(InvalidStandardError, match="no page"):
        SHEETS["urban"].page("later", (*ROW_ORDER, "later"))
