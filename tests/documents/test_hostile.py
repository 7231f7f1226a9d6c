"""Hostile files: refused in one line, nothing executed, nothing fetched, nothing but our own errors."""

import builtins
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.documents import READERS, extract, extract_bytes, extracted, foreign, package
from chuanngheo.documents.foreign import EXTRAS
from chuanngheo.errors import ChuanNgheoError, InvalidFileError, UnknownCodeError

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;&%c;">' % (n + 1, n, n, n, n) for n in range(97, 110))
    + b"]><l>&n;</l>"
)
OUTSIDE = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
OFFICE = {"a.docx": "word/document.xml", "a.xlsx": "xl/worksheets/sheet1.xml"}


def refused(data, name):
    with pytest.raises(InvalidFileError) as error:
        extract_bytes(data, name)
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.fixture(params=sorted(OFFICE))
def office(request, build):
    """Name, bytes and main part of a good file of each kind."""
    make = build.docx if request.param.endswith("docx") else build.xlsx
    return request.param, make(["KẾ HOẠCH", [["Xã", "Hộ"], ["A", "1"]]]), OFFICE[request.param]


class TestOfficeFiles:
    @pytest.mark.parametrize(
        ("part", "words"),
        [
            (LAUGHS, "declares a document type"),
            (OUTSIDE, "declares a document type"),
            (OUTSIDE.decode().encode("utf-16"), "declares a document type"),
            (b"<a>" * 300, "nested more than 200"),
            (b"<a>" * 30, "no XML"),
            (b"\x00\x01", "no XML"),
        ],
    )
    def test_xml(self, office, build, part, words):
        name, data, main = office
        assert words in refused(build.changed(data, main, lambda _: part), name)

    def test_macros(self, office, build):
        name, data, _ = office
        assert "macros" in refused(build.changed(data, "", lambda _: b"x", "word/vbaProject.bin"), name)

    def test_a_file_that_is_no_office_file(self, office):
        name, _, _ = office
        assert "no readable" in refused(b"abc", name)
        assert "no readable" in refused(b"PK\x03\x04abc", name)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as empty:
            empty.writestr("a.txt", "b")
        assert "no readable" in refused(file.getvalue(), name)

    def test_the_old_format_and_passwords(self, office):
        name, data, _ = office
        assert "password" in refused(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, name)
        locked = bytearray(data)
        at = locked.index(b"PK\x01\x02")
        locked[at + 8] |= 1  # the flag of a locked part
        assert "locked by a password" in refused(bytes(locked), name)

    @pytest.mark.parametrize("limit", ["PARTS", "UNPACKED", "ELEMENTS"])
    def test_a_bomb(self, office, monkeypatch, limit):
        name, data, _ = office
        monkeypatch.setattr(package, limit, 5)
        assert "more than" in refused(data, name)

    def test_two_parts_of_one_name(self, office):
        name, data, main = office
        file = io.BytesIO(data)
        with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(file, "a") as twice:
            twice.writestr(main, "<a/>")
        assert "two parts of one name" in refused(file.getvalue(), name)

    def test_a_merged_cell_as_large_as_the_sheet(self, build):
        def change(part):
            return part.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
            )

        data = build.changed(build.xlsx(["a"]), OFFICE["a.xlsx"], change)
        assert "500,000 cells" in refused(data, "a.xlsx")

    def test_a_cell_at_the_far_end(self, build):
        data = build.xlsx([], lambda book: book.active.cell(1_048_576, 16_384, "x"))
        assert "500,000 cells" in refused(data, "a.xlsx")

    def test_a_merged_cell_that_is_none(self, build):
        def change(part):
            return part.replace(
                b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="hello"/></mergeCells>'
            )

        data = build.changed(build.xlsx(["a"]), OFFICE["a.xlsx"], change)
        assert "no range of merged cells" in refused(data, "a.xlsx")

    @pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
    def test_a_file_cut_short(self, office, cut):
        name, data, _ = office
        refused(data[: int(len(data) * cut)], name)


class TestTheDoor:
    def test_an_ending_that_nobody_reads(self):
        with pytest.raises(UnknownCodeError, match=r"did you mean '\.docx'"):
            extract("ke-hoach.doc")
        with pytest.raises(UnknownCodeError):
            extract_bytes(b"x", "không có đuôi")

    def test_a_file_that_is_not_there(self, tmp_path):
        with pytest.raises(InvalidFileError, match="No such file"):
            extract(tmp_path / "a.txt")
        with pytest.raises(InvalidFileError):
            extract(tmp_path / ".txt" / "a.txt")

    def test_one_that_is(self, tmp_path):
        path = tmp_path / "a.TXT"
        path.write_text("hộ", encoding="utf-8")
        assert extract(path).text == "hộ"

    def test_a_name_that_lies(self, build):
        assert "begins as a .docx or .xlsx" in refused(build.docx(["a"]), "a.pdf")

    def test_its_size_is_bounded(self, monkeypatch):
        monkeypatch.setattr(foreign, "FILE", 5_000_000)
        assert "larger than 5 MB" in refused(b"a" * 5_000_001, "a.txt")

    def test_its_text_is_bounded(self, monkeypatch):
        monkeypatch.setattr(extracted, "CHARACTERS", 5)
        assert "more than 5 characters" in refused(b"abcdef", "a.txt")

    @pytest.mark.parametrize("library", sorted(EXTRAS))
    def test_without_the_extra(self, build, monkeypatch, library):
        real = builtins.__import__

        def without(name, *rest, **more):
            if name.partition(".")[0] == library:
                raise ModuleNotFoundError(name=library)
            return real(name, *rest, **more)

        files = {
            "lxml": b"<p>a",
            "docx": build.docx(["a"]),
            "openpyxl": build.xlsx(["a"]),
            "pypdf": build.pdf("a"),
        }
        names = {"lxml": "a.html", "docx": "a.docx", "openpyxl": "a.xlsx", "pypdf": "a.pdf"}
        monkeypatch.setattr(builtins, "__import__", without)
        with pytest.raises(InvalidFileError, match=r"extra 'documents'"):
            extract_bytes(files[library], names[library])

    def test_another_module_that_is_missing_is_no_extra(self, monkeypatch):
        def broken(_data, _name):
            raise ModuleNotFoundError(name="another")

        monkeypatch.setitem(READERS, ".txt", broken)
        with pytest.raises(ModuleNotFoundError):
            extract_bytes(b"a", "a.txt")


def tried(data, name):
    """What is extracted, or nothing where one of our own errors refuses it in one line."""
    try:
        return extract_bytes(data, name)
    except ChuanNgheoError as error:
        return str(error).count("\n") or None


class TestFuzz:
    """Whatever the bytes, nothing comes out but a reading or one of our own errors."""

    @pytest.mark.parametrize("ending", sorted(READERS))
    @given(
        data=st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    )
    def test_bytes(self, ending, data):
        found = tried(data, f"a{ending}")
        assert not found or all(0 <= p.start < p.end <= len(found.text) for p in found.paragraphs)

    @given(st.lists(st.sampled_from(
        ["<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=3 colspan=2>", "5", "hộ",
         "<p>", "</p>", "<br>", "<script>", "</script>", "<div hidden>", "</div>", "<!--", "-->", "&amp;"]
    ), max_size=60))  # fmt: skip
    def test_pages(self, pieces):
        found = extract_bytes("".join(["a", *pieces]).encode(), "a.html")
        assert all(len(row) == grid.width for grid in found.grids for row in grid.rows)

    @given(
        st.lists(
            st.sampled_from(
                ["STT", "1", "2", "Xã", "hộ", "5,3", "-", "", "| a | 1 |", "a\t1", "Tổng", "x" * 90]
            ),
            max_size=80,
        )
    )
    def test_lines(self, lines):
        """No line is lost: it is text or a cell."""
        found = extract_bytes("\n".join(["a", *lines]).encode(), "a.txt")
        kept = found.text + " ".join(cell for grid in found.grids for row in grid.rows for cell in row)
        assert all(word in kept for line in lines for word in line.replace("|", " ").split())

    @settings(max_examples=25)
    @given(
        at=st.floats(0, 1),
        with_=st.binary(min_size=1, max_size=8),
        kind=st.sampled_from(["docx", "xlsx", "pdf"]),
    )
    def test_good_files_spoilt(self, at, with_, kind, build):
        data = build.pdf("a") if kind == "pdf" else getattr(build, kind)(["a", [["b", "c"], ["d", "5"]]])
        place = int(at * len(data))
        found = tried(data[:place] + with_ + data[place + len(with_) :], f"a.{kind}")
        assert found is None or found.text is not None
