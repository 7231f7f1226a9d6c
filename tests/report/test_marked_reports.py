"""The reports of an audit: text, rows, CSV, JSON, a page, workbooks; safe against hostile names."""

import ast
import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import attrs
import jsonschema
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table as ExcelTable

from chuanngheo import consistency
from chuanngheo.consistency import Message, Suggested, Where, audit
from chuanngheo.documents.spreadsheet import read_xlsx
from chuanngheo.errors import InvalidFileError
from chuanngheo.report import (
    audit_dict,
    audit_html,
    audit_text,
    commented,
    findings_csv,
    findings_rows,
    workbook,
)
from chuanngheo.report.comments import with_comments
from chuanngheo.report.marked import clear
from chuanngheo.report.plain import COLUMNS
from chuanngheo.report.rules import RULES, rule
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Grid, Table, columns, recognise

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "schemas" / "audit.json"
HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202egnp.exe\x1b[31m"


def table(name="An", *, rows=3, title="Biểu", rate="19,00"):
    body = [[f"{name} {n}" if n else name, "100", "10", "10,00"] for n in range(rows)]
    body[0][-1] = rate
    total = ["Tổng", str(100 * rows), str(10 * rows), "10,00"]
    return Table(columns("unit", "households", "poor", "poor_rate"), body, total, title=title)


def audited(name="An", **more):
    return audit(Document(title=f"Kế hoạch {name}", source="x.toml", tables=(table(name, **more),)))


class TestText:
    """The table with its wrong cells marked."""

    def test_marks(self):
        lines = audit_text(audited(), "en").split("\n")
        start = lines.index("Biểu")
        assert lines[start + 2].split("  ")[0] == "An"
        assert lines[start + 2].endswith("19,00 [1]")
        assert lines[start + 5].startswith("Tổng")

    def test_a_clean_table_is_not_shown(self):
        assert "Biểu" not in audit_text(audited(rate="10,00"))

    def test_of_a_long_table_only_what_is_marked(self):
        text = audit_text(audited(rows=70), "en")
        assert text.endswith("(69 rows without)")
        assert "(69 dòng không có mâu thuẫn)" in audit_text(audited(rows=70))

    def test_long_names_are_cut_and_steering_signs_are_gone(self):
        text = audit_text(audited(HOSTILE))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "…" in text

    @pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\ud800", "\uffff"])
    def test_clear(self, sign):
        assert clear(f"a{sign}\n\t") == "a\ufffd\n\t"


class TestRows:
    """Findings as rows, for a dataframe and as CSV."""

    def test_keys(self):
        (row,) = findings_rows(audited(), "en")
        assert tuple(row) == COLUMNS
        assert (row["table"], row["row"], row["column"], row["role"]) == (
            "Biểu", "An", "rate of poor households", "poor_rate",
        )  # fmt: skip
        assert (row["printed"], row["proposed"], row["rule"]) == (
            "19,00",
            "10,00",
            "rate = count / total × 100",
        )
        assert row["arithmetic"] == "10 / 100 = 10,00%"

    def test_a_finding_without_a_proposal_and_one_for_another_cell(self):
        result = audited()
        (finding,) = result.findings
        bare = attrs.evolve(finding, proposals=())
        other = attrs.evolve(
            finding,
            proposals=(Suggested("19", Where(table="Biểu", row="An", column="poor"), Message("vi", "en")),),
        )
        rows = findings_rows(attrs.evolve(result, findings=(bare, other)), "en")
        assert (rows[0]["proposed"], rows[0]["proposed_at"], rows[0]["reason"]) == (finding.expected, "", "")
        assert (rows[1]["proposed"], rows[1]["proposed_at"]) == ("19", "Biểu, An, poor")

    def test_csv_holds_no_formula(self):
        rows = list(csv.DictReader(io.StringIO(findings_csv(audited(HOSTILE)))))
        assert rows[0]["row"] == f"'{HOSTILE}"
        assert not [cell for row in rows for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]

    def test_a_rule_without_words_is_named(self):
        assert rule("no-such").text("en") == "no-such"

    def test_arithmetic_beside_the_cell(self):
        rows = [["An", "10", "1"], ["Bình", "27", "2"]]
        wrong = Table(columns("unit", "poor", "near_poor"), rows, ["Tổng", "30", "3"], title="Biểu")
        row = findings_rows(audit(Document(title="x", tables=(wrong,))))[0]
        assert row["arithmetic"].startswith("10 + 27 = 37")

    def test_json_is_as_published(self):
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        found = recognise(Grid((("Xã", "Hộ nghèo"), ("An", "10"), ("Ghi chú", ""))))
        data = [audit_dict(audited(), [found])]
        jsonschema.validate(data, schema)
        assert data[0]["recognised"][0]["passed_over"] == [{"row": 3, "text": "Ghi chú"}]
        assert data[0]["findings"][0]["rule"]["en"] == "rate = count / total × 100"


class Reader(HTMLParser):
    """Tags, attributes and text of a page; what is not closed."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.text, self.open = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


class TestPage:
    """One page: closed, escaped, named for those who hear it, marked not by colour alone."""

    def test_the_page(self):
        page = Reader(audit_html(audited(), "en"))
        assert not page.open
        assert page.all("html") == [{"lang": "en"}]
        assert not page.all("script")
        assert not page.all("link")
        assert "Kế hoạch An" in page.text
        assert [a["scope"] for a in page.all("th")].count("row") == 4
        assert page.all("td")[2] == {"class": "wrong"}
        assert {"href": "#cn-1", "aria-label": "contradiction 1"} in page.all("a")
        assert "[1]" in page.text
        assert {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": "Biểu"} in page.all("div")

    def test_nothing_found(self):
        assert "Không thấy mâu thuẫn." in audit_html(audited(rate="10,00"))
        assert "No contradiction found." in audit_html(audit(Document(title="x")), "en")

    def test_hostile_names(self):
        html = audit_html(audited(HOSTILE, title=HOSTILE))
        assert "<script" not in html
        assert "\u202e" not in html
        assert "\x1b" not in html
        assert not Reader(html).open

    def test_what_follows_hangs_inside(self):
        result = audited()
        (finding,) = result.findings
        hanging = attrs.evolve(finding, id=2, root=1, where=Where(text="câu"), kind="derived", proposals=())
        html = audit_html(attrs.evolve(result, findings=(finding, hanging)))
        assert html.index('id="cn-2"') < html.index("</ol>")
        assert "<dt>Câu</dt><dd><bdi>câu</bdi></dd>" in html

    def test_several_possible_cells_and_a_cause(self):
        result = audited()
        (finding,) = result.findings
        poor = Where(table="Biểu", row="An", column="poor")
        option = Suggested("19", poor, Message("vi", "en"))
        both = attrs.evolve(finding, proposals=(*finding.proposals, option), ambiguous=True, cells=(poor,))
        page = Reader(audit_html(attrs.evolve(result, findings=(both,)), "en"))
        assert page.all("td")[1:3] == [{"class": "possible"}, {"class": "possible"}]
        assert "[?1]" in page.text
        cause = attrs.evolve(
            finding, where=Where(table="Biểu", column="poor_rate"), repairs=(option,), cause="x"
        )
        page = Reader(audit_html(attrs.evolve(result, findings=(cause,)), "en"))
        assert page.all("th")[3] == {"scope": "col", "class": "wrong"}
        row = attrs.evolve(finding, where=Where(table="Biểu", row="An"), proposals=())
        page = Reader(audit_html(attrs.evolve(result, findings=(row,)), "en"))
        assert {"scope": "row", "class": "wrong"} in page.all("th")

    def test_headings_of_two_rows_and_empty_cells(self):
        own = (
            Column.parse("unit", "Xã"),
            Column.parse("poor", "Hộ nghèo › Đầu kỳ"),
            Column.parse("poor_end", "Hộ nghèo › Cuối kỳ"),
            Column.parse("near_poor", "Hộ cận nghèo"),
        )
        page = Reader(Table(own, [["An", "10", "", "3"]])._repr_html_())
        assert page.all("th")[1] == {"scope": "colgroup", "colspan": "2"}
        assert page.all("th")[2] == {"scope": "col", "rowspan": "2"}
        assert "Xã" in page.text

    def test_remarks_and_many_rows(self):
        html = audit_html(audited(rows=1_001))
        assert "<p>+ 1000</p>" in html
        mixed = Table(columns("unit", "poor_rate"), [["An", "3.94"], ["Bình", "3,9"]], title="B")
        assert "<h2>Nhận xét</h2>" in audit_html(audit(Document(title="x", tables=(mixed,))))

    def test_what_was_recognised(self):
        found = recognise(Grid((("Xã", "Hộ nghèo"), ("An", "10"), ("Ghi chú", "")), title="Biểu"))
        html = audit_html(audited(), recognised=[found])
        assert "<li>3: <bdi>Ghi chú</bdi></li>" in html
        assert "<caption><bdi>Biểu</bdi></caption>" in found._repr_html_()
        assert audited()._repr_html_().startswith('<main class="cn" lang="vi">')


def sheet_of(*rows, title="Phụ lục", merged=()):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    return book


def saved(book):
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def comments(data, sheet="Phụ lục"):
    cells = openpyxl.load_workbook(io.BytesIO(data))[sheet]
    return {c.coordinate: c.comment.text for row in cells.iter_rows() for c in row if c.comment}


def found_in(data):
    (one,) = [recognise(grid) for grid in read_xlsx(data, "x.xlsx").grids]
    one = one.named(title="Biểu")
    return audit(Document(title="x", source="x.xlsx", tables=one.tables())), [one]


ROWS = (
    ("BIỂU", None, None, None),
    (None, None, None, None),
    ("Xã", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ %"),
    ("An", 100, 10, "19,00"),
    ("Bình", 200, 20, "10,00"),
    ("Tổng", "=SUM(B4:B5)", 30, "10,00"),
)


def parts(data):
    with ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


class TestCommented:
    """Comments on the cells; every part not touched stays byte for byte."""

    def test_the_cell_and_the_words(self):
        data = saved(sheet_of(*ROWS))
        result, found = found_in(data)
        new = commented(data, result, found)
        (text,) = [text for cell, text in comments(new).items() if cell == "D4"]
        assert "in 19,00, nhưng 10 / 100 = 10,00%" in text
        assert "Đề xuất: 10,00" in text
        assert "Quy tắc: tỷ lệ" in text
        before, after = parts(data), parts(new)
        assert {name for name in before if before[name] != after[name]} == {
            "[Content_Types].xml", "xl/worksheets/sheet1.xml",
        }  # fmt: skip
        assert openpyxl.load_workbook(io.BytesIO(new))["Phụ lục"]["B6"].value == "=SUM(B4:B5)"

    def test_in_english_once_more_over_comments_that_are_there(self):
        book = sheet_of(*ROWS)
        book["Phụ lục"]["D4"].comment = Comment("hỏi lại xã", "cán bộ")
        book["Phụ lục"]["A1"].comment = Comment("mật", "cán bộ")
        data = saved(book)
        result, found = found_in(data)
        once = commented(data, result, found, "en")
        assert comments(once)["D4"].startswith("hỏi lại xã\n\n[1] Biểu, An")
        assert comments(once)["A1"] == "mật"
        twice = commented(once, result, found, "en")
        assert comments(twice)["D4"].count("[1]") == 2

    def test_before_the_parts_that_must_stand_behind(self):
        book = sheet_of(*ROWS)
        book["Phụ lục"].add_table(ExcelTable(displayName="T", ref="A3:D6"))
        new = commented(saved(book), *found_in(saved(book)))
        xml = parts(new)["xl/worksheets/sheet1.xml"].decode()
        assert xml.index("<legacyDrawing") < xml.index("<tableParts")
        assert "D4" in comments(new)

    def test_a_possible_cell_and_the_cells_of_a_cause(self):
        data = saved(sheet_of(*ROWS))
        result, found = found_in(data)
        poor = Suggested("19", Where(table="Biểu", row="An", column="poor"), Message("vi", "en"))
        gone = Suggested("1", Where(table="Biểu", row="?", column="poor"), Message("vi", "en"))
        finding = attrs.evolve(result.findings[0], proposals=(poor, gone))
        new = commented(data, attrs.evolve(result, findings=(finding,)), found, "en")
        assert comments(new)["C4"] == "[?1] 19: en"
        cause = attrs.evolve(finding, proposals=(), repairs=(poor,), kind="no-such-rule")
        new = commented(data, attrs.evolve(result, findings=(cause,)), found, "en")
        assert comments(new)["C4"] == "[1] 19: en"

    def test_names_with_prefixes_and_closed_lists(self):
        data = saved(sheet_of(*ROWS))
        changed = parts(data)
        for name in ("xl/worksheets/sheet1.xml", "[Content_Types].xml"):
            changed[name] = (
                changed[name].replace(b"<", b"<p:").replace(b"<p:/", b"</p:").replace(b"<p:?", b"<?")
            )
            changed[name] = changed[name].replace(b'xmlns="', b'xmlns:p="')
        changed["xl/worksheets/_rels/sheet1.xml.rels"] = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
        )
        odd = io.BytesIO()
        with ZipFile(odd, "w") as package:
            for name, content in changed.items():
                package.writestr(name, content)
        new = with_comments(odd.getvalue(), {"Phụ lục": {"D4": "a & <b>"}})
        assert b"<p:legacyDrawing" in parts(new)["xl/worksheets/sheet1.xml"]
        assert comments(new) == {"D4": "a & <b>"}

    def test_a_comment_without_words_is_no_workbook(self):
        data = with_comments(saved(sheet_of(*ROWS)), {"Phụ lục": {"D4": "a"}})
        broken = io.BytesIO()
        with ZipFile(broken, "w") as package:
            for name, content in parts(data).items():
                package.writestr(
                    name,
                    b"<comments><authors/><commentList><comment ref='D4'/></commentList></comments>"
                    if name == "xl/comments1.xml"
                    else content,
                )
        with pytest.raises(InvalidFileError, match="no workbook that comments"):
            with_comments(broken.getvalue(), {"Phụ lục": {"D4": "b"}})

    @pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100])
    def test_no_workbook(self, data):
        with pytest.raises(InvalidFileError):
            with_comments(data, {"x": {"A1": "y"}})
        with pytest.raises(InvalidFileError):
            commented(data, audited(), [])

    def test_two_worksheets(self):
        book = sheet_of(*ROWS)
        book.create_sheet("hai")["A1"] = 1
        new = with_comments(saved(book), {"Phụ lục": {"D4": "a"}, "hai": {"A1": "b", "AB12": "c"}})
        assert comments(new) == {"D4": "a"}
        assert comments(new, "hai") == {"A1": "b", "AB12": "c"}
        assert {"xl/comments1.xml", "xl/comments2.xml"} <= set(parts(new))

    def test_no_such_worksheet(self):
        with pytest.raises(InvalidFileError, match="there are Phụ lục"):
            with_comments(saved(sheet_of(*ROWS)), {"x": {"A1": "y"}})


class TestWorkbook:
    """A document from elsewhere as a new workbook."""

    def test_texts_never_formulas(self):
        new = workbook(audited("=1+1"), "en")
        sheet = openpyxl.load_workbook(io.BytesIO(new))["1"]
        assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
        assert "printed 19,00" in comments(new, "1")["D3"]

    def test_a_finding_on_a_column(self):
        result = audited()
        column = attrs.evolve(result.findings[0], where=Where(table="Biểu", column="poor_rate"), proposals=())
        new = workbook(attrs.evolve(result, findings=(column,)))
        assert list(comments(new, "1")) == ["D2"]

    def test_without_a_table(self):
        assert comments(workbook(audit(Document(title="x"))), "1") == {}


def called_kinds():
    """Every kind that some check, finding or remark of the consistency room is made with."""
    makers = {"Linear", "Ratio", "AtMost", "Mean", "Steps", "Growth", "SameTotal", "linear", "ratio"}
    makers |= {"Pattern", "_sum", "Direct", "Draft", "Check", "Remark"}
    found = {"truncated", "last-digit-off", "as-bound", "with-growth", "forced"}
    for path in Path(consistency.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
                first = node.args[0] if node.args else None
                options = [first] if not isinstance(first, ast.IfExp) else [first.body, first.orelse]
                found |= {o.value for o in options if isinstance(o, ast.Constant)}
    return sorted(found)


@pytest.mark.parametrize("kind", called_kinds())
def test_every_kind_has_its_rule_in_both_languages(kind):
    assert kind in RULES
    assert RULES[kind].vi != RULES[kind].en


class TestEveryField:
    """What a finding or a remark holds is told in every report."""

    def implied(self):
        rows = [["A", "1.003", "53", "5,28"], ["B", "2.017", "", "3,02"]]
        made = Table(columns("unit", "households", "poor", "poor_rate"), rows, title="Biểu")
        return audit(Document(title="x", tables=(made,)))

    def caused(self, rows=120):
        """Rates without their comma: 1,1 as 11."""
        lines = [[f"X{n}", "1.000", f"{n + 10}", f"{n + 10}"] for n in range(rows)]
        made = Table(columns("unit", "households", "poor", "poor_rate"), lines, title="Biểu")
        return audit(Document(title="x", tables=(made,)))

    def test_what_an_empty_cell_must_be(self):
        result = self.implied()
        assert audit_dict(result)["remarks"][0]["proposals"][0]["value"] == "61"
        assert audit_dict(result)["remarks"][0]["rule"]["en"] == RULES["implied"].en
        assert "     → proposed: 61" in audit_text(result, "en")
        assert "proposed: <strong><bdi>61</bdi></strong>" in audit_html(result, "en").replace(
            "Proposed", "proposed"
        )
        book = openpyxl.load_workbook(io.BytesIO(workbook(result, "en")))
        assert book["1"]["C4"].comment.text.startswith("→ 61: ")

    def test_what_a_cause_explains(self):
        result = self.caused()
        (finding,) = result.findings
        assert len(finding.repairs) == 120
        text = audit_text(result, "en")
        assert text.count("→ proposed:") == 20
        assert "(+ 100)" in text
        assert "; + 20</dd>" in audit_html(result, "en")
        (row,) = findings_rows(result, "en")
        assert (row["cause"], row["ambiguous"]) == ("comma-lost", "none singled out")

    def test_of_many_proposals_of_a_remark_some(self):
        body = [[f"X{n}", "387", "20", "5,16"] for n in range(30)]
        remark = audit(
            Document(title="x", tables=(Table(columns("unit", "households", "poor", "poor_rate"), body),))
        )
        (one,) = remark.remarks
        options = tuple(Suggested("5,17", Where(row=f"X{n}"), Message("a", "b")) for n in range(30))
        told = attrs.evolve(remark, remarks=(attrs.evolve(one, proposals=options),))
        assert "     (+ 10)" in audit_text(told, "en")

    def test_cells_that_may_be_wrong_without_a_proposal(self):
        made = [*columns("unit"), *map(Column.count, "xy"), Column.count("z", sum_of=["x", "y"])]
        result = audit(Document(title="x", tables=(Table(made, [["r", "6", "6", "5"]], title="Biểu"),)))
        (finding,) = result.findings
        wide = (
            *finding.cells,
            Where(table="Biểu", row="r", column="x"),
            Where(table="Biểu", row="r", column="w"),
        )
        told = attrs.evolve(
            result, findings=(attrs.evolve(finding, proposals=(), cells=wide, ambiguous=True),)
        )
        assert "? possibly wrong instead: r, x" in audit_text(told, "en")
        assert "Possibly wrong instead" in audit_html(told, "en")
        (row,) = findings_rows(told, "en")
        assert row["ambiguous"] == "none singled out"
        book = openpyxl.load_workbook(io.BytesIO(workbook(told, "en")))
        assert book["1"]["B3"].comment.text == "[?1]"


def test_a_sum_in_an_english_sentence_says_how_its_figures_are_written():
    """The figures stay as the document writes them, printed and reckoned alike, and the sentence says so."""
    (finding,) = audited().findings
    assert finding.message.en.endswith("10 / 100 = 10,00% (written as in the document)")
    assert finding.message.vi.endswith("10 / 100 = 10,00%")
    small = [*columns("unit"), Column.count("x"), Column.count("y"), Column.count("z", sum_of=["x", "y"])]
    result = audit(Document(title="x", tables=(Table(small, [["r", "6", "6", "13"]]),)))
    assert not any("written as" in f.message.en for f in result.findings)
