"""Plain text: encodings, paragraphs with their places, tables only where the lines make them certain."""

import unicodedata

import pytest

from chuanngheo.documents import Part, Place, extract_bytes
from chuanngheo.errors import InvalidFileError

PLAN = "KẾ HOẠCH\n\nNăm 2018, toàn huyện có 54.769 hộ,\ntrong đó 5.779 hộ nghèo.\n\n\nHết."
TABLE = [
    "STT", "Xã", "Tổng số", "hộ dân", "Hộ nghèo",
    "1", "Thanh An", "2.693", "106", "2", "Cam Hiếu", "1.900", "-",
    "Tổng cộng", "4.593", "106",
]  # fmt: skip
ROWS = (
    ("STT", "Xã", "Tổng số hộ dân", "Hộ nghèo"),
    ("1", "Thanh An", "2.693", "106"),
    ("2", "Cam Hiếu", "1.900", "-"),
    ("", "Tổng cộng", "4.593", "106"),
)


def read(text, name="a.txt"):
    return extract_bytes(text if isinstance(text, bytes) else text.encode(), name)


def windows_1258(text):
    """Tones behind their vowels, the other marks with them, as the code page has it."""
    out = b""
    for sign in unicodedata.normalize("NFC", text):
        try:
            out += sign.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", sign)
            tone = next(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
            vowel = unicodedata.normalize("NFC", decomposed.replace(tone, ""))
            out += (vowel + tone).encode("cp1258")
    return out


class TestEncodings:
    @pytest.mark.parametrize(
        "data",
        [
            PLAN.encode("utf-8"),
            PLAN.encode("utf-8-sig"),
            PLAN.encode("utf-16"),
            PLAN.encode("utf-16-le"),
            PLAN.encode("utf-16-be"),
            b"\xfe\xff" + PLAN.encode("utf-16-be"),
            PLAN.encode("utf-32"),
            windows_1258(PLAN),
            unicodedata.normalize("NFD", PLAN).encode(),
            PLAN.replace("\n", "\r\n").encode(),
            PLAN.replace("\n", "\r").encode(),
        ],
        ids=["utf-8", "mark", "utf-16", "le", "be", "be-mark", "utf-32", "1258", "nfd", "crlf", "cr"],
    )
    def test_the_same_text_whatever_its_encoding(self, data):
        assert read(data) == read(PLAN)

    def test_it_is_composed(self):
        assert unicodedata.is_normalized("NFC", read(unicodedata.normalize("NFD", PLAN)).text)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ("hé nghÌo cña huyÖn, tû lÖ".encode("latin-1"), "TCVN3"),
            ("hé nghÌo cña huyÖn, tû lÖ".encode(), "TCVN3"),
            ("hoä ngheøo cuûa huyeän, tyû leä".encode("latin-1"), "VNI"),
            ("hoä ngheøo cuûa huyeän, tyû leä".encode(), "VNI"),
            (b"\xff\xfe\x00", "UTF-16"),
            (b"abc \x81\x8d", "UTF-8"),
            (b"caf\xe9 \xd2", "UTF-8"),
            (b"caf\xe9 au lait", "UTF-8"),
            (b"abcdefghijk\0b", "NUL"),
            (b"", "empty"),
            (b" \n ", "empty"),
            ("a" + "\u0300" * 31, "combining"),
            ("a" + "\u0591" * 31, "combining"),
            (b"PK\x03\x04", "begins as a .docx or .xlsx"),
            (b"%PDF-1.4", "begins as a .pdf"),
        ],
    )
    def test_what_is_no_text_is_refused_by_name(self, data, words):
        with pytest.raises(InvalidFileError) as error:
            read(data)
        assert words in str(error.value)
        assert "\n" not in str(error.value)

    def test_thirty_marks_are_none_too_many(self):
        assert read("a" + "\u0323" * 30).text
        assert read("Г" * 40).text

    def test_latin_letters_of_other_languages_are_no_old_font(self):
        assert read("Jalapeño, crème, naïve, façade, São Tomé").text.startswith("Jalapeño")


class TestParagraphs:
    def test_every_paragraph_has_its_lines(self):
        found = read(PLAN)
        places = [p.place.text("vi") for p in found.paragraphs]
        assert places == ["dòng 1", "dòng 3–4", "dòng 7"]
        assert [found.text[p.start : p.end] for p in found.paragraphs] == [
            "KẾ HOẠCH", "Năm 2018, toàn huyện có 54.769 hộ,\ntrong đó 5.779 hộ nghèo.", "Hết.",
        ]  # fmt: skip

    def test_a_character_has_the_place_of_its_paragraph(self):
        found = read(PLAN)
        assert found.place(0) == Place(Part.LINE, "1")
        assert found.place(found.text.index("5.779")) == Place(Part.LINE, "3–4")
        assert found.place(8) is None  # between two paragraphs
        assert found.place(len(found.text)) is None

    def test_markdown_loses_its_signs(self):
        text = "# KẾ HOẠCH\n\nSố: **45**/KH-UBND\n\n> *trích* `a` snake_case 2*3\n"
        assert read(text, "a.md").text == "KẾ HOẠCH\n\nSố: 45/KH-UBND\n\ntrích a snake_case 2*3"
        assert "**45**" in read(text).text


def grid(lines, name="a.txt"):
    found = read("\n".join(lines), name)
    return found.grids[0].rows if found.grids else None


class TestTables:
    @pytest.mark.parametrize("join", ["\n", "\n\n", "\n\n\n"])
    def test_one_cell_a_line(self, join):
        text = "như sau:\n\n" + join.join(TABLE) + "\n\nCó 20 hộ."
        found = read(text)
        assert found.grids[0].rows == ROWS
        assert found.text == "như sau:\n\nCó 20 hộ."
        assert found.tables[0].at == len("như sau:")
        assert found.grids[0].title == ""

    def test_its_caption_is_what_stands_right_above(self):
        found = read("\n\n".join(["Một câu dài.", "PHỤ LỤC", "Kết quả rà soát năm 2021", *TABLE]))
        assert found.grids[0].title == "PHỤ LỤC Kết quả rà soát năm 2021"

    def test_a_second_table_has_no_caption_of_the_first(self):
        found = read("\n".join(["PHỤ LỤC", "", *TABLE, *TABLE]))
        assert [g.title for g in found.grids] == ["PHỤ LỤC", ""]

    def test_without_a_total(self):
        assert grid(TABLE[:-3]) == ROWS[:-1]

    @pytest.mark.parametrize(
        "lines",
        [
            TABLE[:9],  # one row
            [*TABLE, "77"],  # a figure too many
            [*TABLE[:7], *TABLE[8:]],  # a figure too few
            [*TABLE[:5], "2", *TABLE[6:]],  # no first row
            ["STT", "Xã", "1", "Thanh An", "2", "Cam Hiếu"],  # nothing but names
            ["STT", "x" * 81, *TABLE[1:]],  # a line too long for a cell
            ["STT", *"abcdefghij" * 4, "1"],  # a header that does not end
            [*TABLE[:6], "5", *TABLE[7:]],  # a label that is a figure
            [*TABLE[:7], "nhiều", *TABLE[8:]],  # a cell that is no figure
            ["STT", "Xã"],
        ],
    )
    def test_what_is_not_certain_stays_text(self, lines):
        assert grid(lines) is None
        assert read("\n".join(lines)).text == "\n".join(lines)

    def test_between_bars(self):
        lines = ["| Xã | Hộ nghèo |", "|---|---:|", "| Thanh An | 106 |", "| Cam Hiếu | 30 |"]
        assert grid(lines, "a.md") == (("Xã", "Hộ nghèo"), ("Thanh An", "106"), ("Cam Hiếu", "30"))

    @pytest.mark.parametrize("gap", ["\t", "   "])
    def test_between_gaps(self, gap):
        lines = [gap.join(cells) for cells in (("Xã", "Hộ nghèo"), ("Thanh An", "106"), ("Cam Hiếu", "30"))]
        assert grid([*lines, "Hết"]) == (("Xã", "Hộ nghèo"), ("Thanh An", "106"), ("Cam Hiếu", "30"))

    @pytest.mark.parametrize(
        "lines",
        [
            ["a\tb", "1\t2"],  # one row of figures
            ["1\t2", "3\t4"],  # no heading
            ["a\tb", "c\t2", "d\t3\t4"],  # rows of other lengths
            ["  a line that begins with blanks", "and  another"],
            ["| a |"],
        ],
    )
    def test_uneven_lines_stay_text(self, lines):
        assert grid(lines) is None
