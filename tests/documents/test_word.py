"""Word files: everything that is printed is read in its order, what is not is named."""

import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as Opc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from chuanngheo.documents import Part, extract_bytes
from chuanngheo.errors import InvalidFileError

FIGURES = [["Xã", "Hộ nghèo"], ["Thanh An", "106"], ["Tổng", "106"]]
W = nsdecls("w")


def read(data):
    return extract_bytes(data, "a.docx")


def with_body(build, *xml):
    """A document whose body is the given XML."""

    def change(document):
        body = document.element.body
        for place, text in enumerate(xml):
            body.insert(place, parse_xml(text))

    return read(build.docx([], change))


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


class TestBody:
    def test_paragraphs_and_tables_in_their_order(self, build):
        content = ["KẾ HOẠCH", FIGURES, "Hết."]
        found = read(build.docx(content))
        assert build.blocks(found) == content
        assert [p.place.text("en") for p in found.paragraphs] == ["paragraph 1", "paragraph 2"]
        assert found.grids[0].title == "KẾ HOẠCH"
        assert found.notices == ()

    def test_line_breaks_tabs_and_hyphens(self, build):
        text = (
            f"<w:p {W}>{run('a')}<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>"
        )
        assert with_body(build, text).text == "a\nb\tc-"

    def test_whatever_wraps_a_paragraph(self, build):
        inner = f"<w:sdtContent><w:p>{run('trong khung')}</w:p></w:sdtContent>"
        assert with_body(build, f"<w:sdt {W}>{inner}</w:sdt>").text == "trong khung"

    def test_tracked_changes_are_read_as_accepted(self, build):
        gone = "<w:del><w:r><w:delText>5.000 hộ</w:delText></w:r></w:del>"
        text = f"<w:p {W}><w:ins>{run('5.779 hộ')}</w:ins>{gone}</w:p>"
        found = with_body(build, text)
        assert found.text == "5.779 hộ"
        assert [n.kind for n in found.notices] == ["deleted"]

    def test_what_is_not_printed_is_named(self, build):
        text = (
            f"<w:p {W}><w:pPr><w:numPr/></w:pPr>{run('thấy')}{run('ẩn', '<w:vanish/>')}"
            "<w:r><w:commentReference/></w:r><w:r><w:sym/></w:r><!-- ghi chú --></w:p>"
        )
        found = with_body(build, text)
        assert found.text == "thấy"
        assert {n.kind for n in found.notices} == {"list-number", "hidden", "comment", "symbol"}
        assert all(n.message.vi and n.message.en for n in found.notices)

    def test_text_boxes_come_after_their_paragraph(self, build):
        box = f"<w:pict><w:txbxContent><w:p>{run('trong hộp')}</w:p></w:txbxContent></w:pict>"
        assert with_body(build, f"<w:p {W}>{run('ngoài')}<w:r>{box}</w:r></w:p>").text == "ngoài\n\ntrong hộp"

    def test_an_old_font_is_refused(self, build):
        with pytest.raises(InvalidFileError, match="TCVN3"):
            read(build.docx(["hé nghÌo cña huyÖn, tû lÖ"]))

    def test_headers_footers_and_footnotes_are_not_lost(self, build):
        def change(document):
            document.sections[0].header.paragraphs[0].text = "Đầu trang"
            document.sections[0].footer.paragraphs[0].text = "12"

        found = read(build.docx(["Văn bản"], change))
        assert found.text == "Văn bản\n\nĐầu trang"
        assert found.paragraphs[1].place.part is Part.HEADER

    def test_a_footnote(self, build):
        def change(document):
            blob = f"<w:footnotes {W}><w:footnote><w:p>{run('54.769 hộ')}</w:p></w:footnote></w:footnotes>"
            kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
            part = Opc(PackURI("/word/footnotes.xml"), kind, blob.encode(), document.part.package)
            document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
            document.part.relate_to("https://example.vn", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

        found = read(build.docx(["Văn bản"], change))
        assert found.text == "Văn bản\n\n54.769 hộ"
        assert found.paragraphs[1].place.text("vi") == "chú thích cuối trang 1"


class TestTables:
    def test_merged_cells(self, build):
        rows = [["Xã", "Hộ nghèo", "", "Ghi"], ["", "Số hộ", "Tỷ lệ", ""], ["Thanh An", "106", "3,94", "-"]]

        def change(document):
            table = document.tables[0]
            table.cell(0, 0).merge(table.cell(1, 0))
            table.cell(0, 1).merge(table.cell(0, 2))
            table.cell(0, 3).merge(table.cell(1, 3))

        found = read(build.docx([rows], change)).grids[0]
        assert found.rows == tuple(map(tuple, rows))
        assert found.spans == {(0, 0): (2, 1), (0, 1): (1, 2), (0, 3): (2, 1)}

    def test_a_cell_that_goes_on_from_nothing_is_a_cell(self, build):
        cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p>{}</w:p></w:tc>"
        rows = "".join(
            f"<w:tr>{cell.format(run(a))}{cell.format(run(b))}</w:tr>" for a, b in (("a", "1"), ("b", "2"))
        )
        assert with_body(build, f"<w:tbl {W}>{rows}</w:tbl>").grids[0].rows == (("a", "1"), ("b", "2"))

    def test_columns_left_out_before_a_row(self, build):
        cell = "<w:tc><w:p>{}</w:p></w:tc>"
        rows = (
            f"<w:tr>{cell.format(run('a'))}{cell.format(run('1'))}</w:tr>"
            f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{cell.format(run('2'))}</w:tr>"
        )
        assert with_body(build, f"<w:tbl {W}>{rows}</w:tbl>").grids[0].rows == (("a", "1"), ("", "2"))

    def test_a_letterhead_is_text(self, build):
        head = [["UBND HUYỆN", "CỘNG HÒA"], ["Số: 45/KH-UBND", "Lục Ngạn, ngày 14 tháng 3 năm 2019"]]
        found = read(build.docx([head]))
        assert found.grids == ()
        assert found.text == "\n\n".join(cell for row in head for cell in row)

    def test_a_table_around_a_table_is_layout(self, build):
        def change(document):
            inner = document.tables[0].cell(0, 1).add_table(2, 2)
            for row, texts in zip(inner.rows, (("Xã", "Hộ"), ("A", "1")), strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text

        found = read(build.docx([[["ngoài", ""]]], change))
        assert found.text == "ngoài"
        assert found.grids[0].rows == (("Xã", "Hộ"), ("A", "1"))

    def test_a_span_beyond_all_reason_is_none(self, build):
        cell = "<w:tc><w:tcPr><w:gridSpan w:val='{}'/></w:tcPr><w:p>{}</w:p></w:tc>"
        row = f"<w:tr>{cell.format('9999999', run('a'))}{cell.format('x', run('1'))}</w:tr>"
        assert with_body(build, f"<w:tbl {W}>{row}{row}</w:tbl>").grids[0].width == 2
        wide = f"<w:tr>{cell.format('99999', run('a'))}{cell.format('1', run('1'))}</w:tr>"
        with pytest.raises(InvalidFileError, match="500,000 cells"):
            with_body(build, f"<w:tbl {W}>{wide * 9}</w:tbl>")
