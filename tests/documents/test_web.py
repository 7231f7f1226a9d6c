"""Web pages: the text that a page shows, and its tables."""

import pytest

from chuanngheo.documents import extract_bytes, web
from chuanngheo.errors import InvalidFileError


def read(text, name="a.html"):
    return extract_bytes(text.encode(), name)


class TestText:
    def test_paragraphs_and_tables_in_their_order(self, build):
        content = ["KẾ HOẠCH\nnăm 2019", [["Xã", "Hộ nghèo"], ["Thanh An", "106"]], "Hết & xong < > ."]
        assert build.blocks(read(build.html(content).decode())) == content

    @pytest.mark.parametrize(
        ("page", "text"),
        [
            ("<p>a<p>b", "a\n\nb"),
            ("a<div>b<span>c</span></div>d", "a\n\nbc\n\nd"),
            ("<p>  nhiều\n  dòng </p>", "nhiều dòng"),
            ("<pre>a\nb\n\nc</pre><p>d\ne", "a\nb\n\nc\n\nd e"),
            ("<p>a<br>b<hr>c", "a\nb\n\nc"),
            ("<ul><li>một<li>hai</ul>", "một\n\nhai"),
            ("<head><title>5 hộ</title></head><p>a", "a"),
            ("<p>a<script>var x = '9 hộ'</script><style>p{}</style>b", "ab"),
            ("<p hidden>ẩn<br><b>nữa</b></p><p>a", "a"),
            ("<p hidden>ẩn<hr></p><p>a", "a"),
            ("<p>a<!-- 9 hộ -->b", "ab"),
            ("<p>h&#7897; ngh&egrave;o &amp; &lt;", "hộ nghèo & <"),
            ("<meta charset=windows-1252><p>hộ nghèo", "hộ nghèo"),
            ("không có thẻ", "không có thẻ"),
            ("<table></table>", ""),
            ("<td>5<td>6", "5\n\n6"),
            ("</table></td><p>a", "a"),
        ],
    )
    def test_what_a_page_shows(self, page, text):
        assert read(page).text == text

    def test_pictures_are_named(self):
        assert [n.kind for n in read("<p>a<img src=http://example.vn/x.png><img>").notices] == ["picture"]

    def test_an_old_font_is_refused(self):
        with pytest.raises(InvalidFileError, match="VNI"):
            read("<p>hoä ngheøo</p><p>cuûa huyeän</p>")

    def test_what_the_parser_refuses_is_refused(self, monkeypatch):
        class Parser:
            def feed(self, _data):
                raise SyntaxError("no page")

        monkeypatch.setattr(web, "_parser", lambda _page: Parser())
        with pytest.raises(InvalidFileError, match="no readable web page: no page"):
            read("<p>a")

    @pytest.mark.parametrize("tag", ["div", "b", "table><tr><td"])
    def test_nesting_is_bounded(self, tag):
        with pytest.raises(InvalidFileError, match="nested more than 200"):
            read(f"<{tag}>" * 10_000 + "x")

    def test_entities_of_a_page_are_not_followed(self):
        text = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a &x; b'
        assert "root" not in read(text).text


class TestTables:
    def test_merged_cells(self):
        found = read(
            "<table><tr><th rowspan=2>Xã<th colspan=2>Hộ nghèo<tr><th>Số hộ<th>Tỷ lệ"
            "<tr><td>Thanh An<td>106<td>3,94</table>"
        ).grids[0]
        assert found.rows == (("Xã", "Hộ nghèo", ""), ("", "Số hộ", "Tỷ lệ"), ("Thanh An", "106", "3,94"))
        assert found.spans == {(0, 0): (2, 1), (0, 1): (1, 2)}

    @pytest.mark.parametrize("span", ["0", "x", "-1", "99999999"])
    def test_a_span_that_is_none(self, span):
        found = read(f"<table><tr><td colspan={span}>a<td>1<tr><td>b<td>2</table>").grids[0]
        assert found.rows == (("a", "1"), ("b", "2"))

    def test_a_span_cannot_fill_memory(self):
        with pytest.raises(InvalidFileError, match="500,000 cells"):
            read("<table>" + "<tr><td>a<td colspan=99999>1" * 9 + "</table>")

    def test_a_table_around_a_table_is_layout(self):
        found = read(
            "<table><tr><td>trước<tr><td>nữa<td>đầu "
            "<table><tr><td>Xã<td>Hộ<tr><td>A<td>1</table> cuối<td>sau</table>"
        )
        assert found.text == "trước\n\nnữa\n\nđầu\n\ncuối\n\nsau"
        assert found.grids[0].rows == (("Xã", "Hộ"), ("A", "1"))

    def test_a_table_of_words_is_text(self):
        assert (
            read("<table><tr><td>Số: 5/KH<td>Ngày 1<tr><td>a<td>b</table>").text
            == "Số: 5/KH\n\nNgày 1\n\na\n\nb"
        )

    def test_tables_left_open_end_with_the_page(self):
        assert read("<table><tbody><td>Xã<td>Hộ<tr><td>A<td>1").grids[0].rows == (("Xã", "Hộ"), ("A", "1"))
