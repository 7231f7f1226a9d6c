"""Places or years side by side, headings in the first column: turned, shown, or left with the reason."""

import pytest

from chuanngheo.consistency import audit
from chuanngheo.report import audit_html
from chuanngheo.statements import Document
from chuanngheo.tables import Grid, recognise


def grid(text, **named):
    """A grid from lines of cells parted by ``|``."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, rows))
    return Grid(tuple((*row, *[""] * (width - len(row))) for row in rows), **named)


def roles(found):
    return [heading.column.role for heading in found.headings]


PLACES = """
Chỉ tiêu | Thanh An | Cam Thủy | Tổng
Tổng số hộ | 2.693 | 1.500 | 4.193
Hộ nghèo | 106 | 60 | 166
Tỷ lệ hộ nghèo (%) | 3,94 | 4,00 | 3,96
"""
YEARS = """
Chỉ tiêu | 2021 | 2022
Tổng số hộ | 100 | 110
Hộ nghèo | 10 | 9
"""


def audited(text):
    found = recognise(grid(text))
    return audit(Document(title="x", tables=found.tables()))


class TestTurned:
    """A table reads the same on its side: the same roles, rows, figures and findings."""

    def test_places(self):
        found = recognise(grid(PLACES))
        assert roles(found) == ["unit", "households", "poor", "poor_rate"]
        assert [(line.label, line.is_total) for line in found.lines] == [
            ("Thanh An", False), ("Cam Thủy", False), ("Tổng", True),
        ]  # fmt: skip
        assert [row["poor"].text for row in found.table().all_rows] == ["106", "60", "166"]

    def test_as_when_it_is_printed_upright(self):
        text = PLACES.replace("4,00", "4,10").strip()
        cells = [line.split(" | ") for line in text.split("\n")]
        upright = "\n".join(" | ".join(row) for row in zip(*cells, strict=True)).replace("Chỉ tiêu", "Xã")
        assert [f.message for f in audited(text).findings] == [f.message for f in audited(upright).findings]
        assert len(audited(text).findings) == 1

    def test_every_cell_keeps_its_address(self):
        shown = grid(PLACES, title="Biểu", numbers=(4, 5, 6, 7), left=1)
        addresses = recognise(shown).addresses()["Biểu"]
        assert addresses["Cam Thủy", "poor_rate"] == "D7"
        assert addresses["", "poor"] == "B6"

    def test_it_is_said_before_it_is_trusted(self):
        found = recognise(grid(PLACES))
        assert "rows and columns were exchanged" in found.text("en")
        assert "dòng và cột được đổi chỗ" in found.text("vi")
        assert [row[:2] for row in found.as_rows("en")] == [
            ("1", "unit"), ("2", "households"), ("3", "poor"), ("4", "poor_rate"),
        ]  # fmt: skip
        page = audit_html(audit(Document(title="x", tables=found.tables())), "en", [found])
        assert "rows and columns were exchanged" in page

    def test_a_line_is_named_by_its_number(self):
        told = recognise(grid(PLACES)).with_roles({"3": "near_poor", "4": "near_poor_rate"})
        assert roles(told) == ["unit", "households", "near_poor", "near_poor_rate"]

    def test_numbers_and_units_beside_the_headings(self):
        found = recognise(
            grid(
                "TT | Chỉ tiêu | ĐVT | An | Bình\n1 | Tổng số hộ | hộ | 100 | 200\n"
                "2 | Hộ nghèo | hộ | 10 | 20\n3 | Tỷ lệ | % | 10,0 | 10,0\n4 | Nhân khẩu | khẩu | 400 | 800"
            )
        )
        by_role = {h.column.role: h.header for h in found.headings}
        assert by_role == {
            "unit": "Chỉ tiêu (ĐVT)", "households": "Tổng số hộ", "poor": "Hộ nghèo (hộ)",
            "poor_rate": "Tỷ lệ (%)", "persons": "Nhân khẩu",
        }  # fmt: skip
        assert len(found.lines) == 2

    def test_years(self):
        found = recognise(grid(YEARS))
        assert [line.label for line in found.lines] == ["2021", "2022"]
        assert roles(found) == ["unit", "households", "poor"]

    def test_without_a_name_of_its_own(self):
        found = recognise(grid("Hộ nghèo | 5\nTổng số hộ | 60"))
        assert [line.label for line in found.lines] == ["cột 2"]

    def test_merged_cells_turn_too(self):
        turned = Grid((("a", ""), ("b", "c")), spans={(0, 0): (1, 2)}).turn()
        assert turned.spans == {(0, 0): (2, 1)}
        assert turned.turn().spans == {(0, 0): (1, 2)}
        assert (turned.number(1), turned.letter(1), turned.turn().turned) == (2, "2", False)


class TestLeft:
    """What may be something else stays as it stands; it accuses nobody."""

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (YEARS.replace("2021 | 2022", "2022 | So sánh"), "a column compares"),
            (PLACES.replace("Tổng số hộ", "I. Hộ nghèo |\nTổng số hộ"), "a line has a name and no figures"),
            (YEARS.replace("2021 | 2022", "2021 | Tổng"), "there are years and a total of them"),
            (YEARS.replace("\nTổng số", "\nA | 1 | 2\nTổng số"), "a line belongs to no column"),
            (f"Kết quả | rà soát |\n| |\n{YEARS.strip()}", "a line belongs to no column"),
        ],
    )
    def test_with_the_reason(self, text, words):
        found = recognise(grid(text))
        assert words in found.text("en")
        assert "exchanged" not in found.text("en")
        assert found.turned[0]
        assert audit(Document(title="x", tables=found.tables())).findings == ()

    @pytest.mark.parametrize(
        "text",
        [
            "Xã | Hộ nghèo | Số khác\nTổng số hộ | 1 | 2\nHộ nghèo | 3 | 4",  # a column is understood
            "Xã | a1 | b1\nAn | 1 | 2\nBình | 3 | 4",  # no line is
            "Xã | a1 | b1\nHộ nghèo | 1 | 2\nBình | 3 | 4\nChâu | 3 | 4",  # one is
            "\n".join(["Xã | a1", *(f"Tổng số hộ {n} | {n}" for n in range(70))]),  # too many
        ],
    )
    def test_nothing_to_turn(self, text):
        found = recognise(grid(text))
        assert (found.turned, found.grid.turned) == (("", ""), False)
