"""The report of a plan read as it is written: marks, counts, a page that runs nothing, JSON, the command."""

import html.parser
import json
import re
from pathlib import Path

import jsonschema
import pytest

from chuanngheo.cli import main
from chuanngheo.documents import State, extract_bytes, read, read_extracted
from chuanngheo.report import reading_dict, reading_html, reading_text

PLANS = Path(__file__).parent.parent / "data" / "plans"
SCHEMA = json.loads(
    (Path(__file__).parent.parent.parent / "docs" / "schemas" / "audit.json").read_text(encoding="utf-8")
)
SMALL = (
    "Năm 2016, toàn huyện Lục Ngạn có 52.576 hộ dân, trong đó có 6.244 hộ cận nghèo, chiếm tỷ lệ 11,68%.\n\n"
    "Phép thử lạ số 77 lần 8.\n"
)


def texted(text, name="a.txt"):
    return read_extracted(extract_bytes(text.encode(), name))


class Page(html.parser.HTMLParser):
    """What stands on a page: its tags, its visible text, its ids and the ids it links to."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.seen, self.ids, self.links, self.quiet = [], "", [], [], 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.quiet += tag in ("style", "sup")
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []

    def handle_endtag(self, tag):
        self.quiet -= tag in ("style", "sup")

    def handle_data(self, data):
        self.seen += "" if self.quiet else data


@pytest.fixture(scope="module")
def plan():
    return read(PLANS / "ben-tre-2011.txt")


class TestPage:
    def test_every_figure_is_marked_with_words(self, plan):
        page = Page(reading_html(plan))
        signs = [given for tag, given in page.tags if tag == "sup"]
        marked = {State.HOLDS, State.UNCHECKED, State.NOT_UNDERSTOOD}
        assert len(signs) == sum(mark.state in marked for mark in plan.marks)
        assert all(given["aria-label"] and given["role"] == "img" for given in signs)
        broken = [tag for tag, given in page.tags if tag == "strong" and given.get("class") == "wrong"]
        assert len(broken) == plan.coverage[State.BROKEN]

    def test_every_link_leads_to_a_finding(self, plan):
        page = Page(reading_html(plan))
        assert page.links
        assert {link.removeprefix("#") for link in page.links} <= set(page.ids)

    def test_the_whole_document_stands_on_it(self, plan):
        seen = re.sub(r"\[\d+\]|\s", "", Page(reading_html(plan)).seen)
        for paragraph in plan.extracted.paragraphs:
            own = plan.extracted.text[paragraph.start : paragraph.end]
            assert re.sub(r"\s", "", own) in seen

    def test_nothing_runs_and_nothing_is_fetched(self, plan):
        text = reading_html(plan, "en")
        assert "default-src 'none'" in text
        assert not re.search(r"<script|<link|<img|javascript:|https?://", text)

    def test_a_hostile_text_is_only_text(self):
        text = reading_html(texted("<script>alert(1)</script> có 5 hộ nghèo \u202e & <b>"))
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "&lt;script&gt;" in text

    def test_tables_stand_where_they_stood(self, build):
        rows = [["Xã", "Hộ nghèo", "Tỷ lệ %"], ["A", "5", "1,0"], ["B", "6", "2,0"]]
        merged = build.docx(
            ["Trước", rows, "Sau", rows], lambda d: d.tables[0].cell(0, 1).merge(d.tables[0].cell(0, 2))
        )
        text = reading_html(read_extracted(extract_bytes(merged, "a.docx")))
        page = text[text.rindex("</ul>") :]
        assert page.index("Trước") < page.index('colspan="2"') < page.index("Sau") < page.rindex("<table")
        down = "<table><tr><td rowspan=2>Xã<td>Hộ nghèo<tr><td>Số hộ<tr><td>A<td>5<tr><td>B<td>6</table>"
        assert 'rowspan="2"' in reading_html(texted(down, "a.html"))


class TestText:
    def test_what_is_open_and_what_was_not_understood_is_said(self):
        text = reading_text(texted(SMALL))
        assert "11,68%" in text
        assert "Số chưa hiểu:" in text
        assert "dòng 3: …" in text
        assert re.search(r"Trong văn bản có \d+ số liệu: .* 1 mâu thuẫn, .* chưa hiểu\.", text)

    def test_in_english(self, plan):
        text = reading_text(plan, "en")
        assert "Not settled" in text
        assert re.search(r"The document prints \d+ figures: \d+ holds, 3 contradicts", text)

    def test_the_counts_are_of_all_figures(self, plan):
        told = re.search(
            r"có (\d+) số liệu: (\d+) khớp, (\d+) mâu thuẫn, (\d+) \D+, (\d+) \D+\D*(\d+)", reading_text(plan)
        )
        whole, *parts, others = map(int, told.groups())
        assert whole == sum(parts)
        assert whole + others == len(plan.marks)

    def test_figures_of_a_table_not_understood(self):
        cells = "\n".join(f"a;b{number};c" for number in range(30))
        text = reading_text(texted(f"x;y;z\n{cells}\n", "a.csv"))
        assert text.count("table 1: b") == 20
        assert "  - …" in text
        assert "! không nhận ra các cột" in text

    def test_a_readings_doubt_is_listed(self, plan):
        assert "số liệu của năm nào" in reading_text(plan)


class TestJson:
    @pytest.mark.parametrize("path", sorted(PLANS.glob("*.txt")), ids=lambda path: path.stem)
    def test_it_is_of_the_published_shape(self, path):
        jsonschema.validate(json.loads(json.dumps([reading_dict(read(path))])), SCHEMA)

    def test_so_is_the_shape_of_doubts_notices_and_lines_not_understood(self, tmp_path, capsys):
        path = tmp_path / "a.txt"
        path.write_text("Kết quả: 453 hộ, chiếm tỷ lệ 3,04%.\n\nA\t5\nB\t6\n\n" + SMALL, encoding="utf-8")
        main(["audit", str(path), "--format", "json"])
        data = json.loads(capsys.readouterr().out)
        jsonschema.validate(data, SCHEMA)
        found = data[0]["reading"]
        assert found["doubts"]
        assert found["notices"]
        assert sum(found["figures"].values()) == len(found["marks"])

    @pytest.mark.parametrize(
        "wrong", [{"state": "fine"}, {"span": [1]}, {"cell": [0, 0, 0]}, {"colour": "red"}]
    )
    def test_the_shape_is_strict(self, plan, wrong):
        data = json.loads(json.dumps([reading_dict(plan)]))
        data[0]["reading"]["marks"][0] |= wrong
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(data)

    def test_it_says_what_became_of_every_figure(self, plan):
        data = json.loads(json.dumps(reading_dict(plan)))
        assert len(data["reading"]["marks"]) == len(plan.marks)
        assert data["reading"]["figures"] == {state.value: n for state, n in plan.coverage.items()}
        assert {mark["state"] for mark in data["reading"]["marks"]} <= {state.value for state in State}
        assert data["findings"]

    def test_notices_and_doubts(self, build):
        found = read_extracted(extract_bytes(build.pdf("co 5 ho"), "a.pdf"))
        assert reading_dict(found)["reading"]["notices"][0]["kind"] == "pdf-tables"


class TestCommand:
    @pytest.fixture
    def file(self, tmp_path):
        path = tmp_path / "ke-hoach.txt"
        path.write_text(SMALL, encoding="utf-8")
        return path

    def test_a_plan_is_audited_as_it_is_written(self, file, capsys):
        assert main(["audit", str(file)]) == 1
        assert "11,88%" in capsys.readouterr().out

    def test_json(self, file, capsys):
        assert main(["audit", str(file), "--format", "json"]) == 1
        assert json.loads(capsys.readouterr().out)[0]["reading"]["figures"]["broken"] == 1

    def test_what_was_read_is_written_corrected_and_audited_again(self, file, tmp_path, capsys):
        out = tmp_path / "ke-hoach.toml"
        assert main(["audit", str(file), "--out", str(out)]) == 1
        first = capsys.readouterr().out
        assert main(["audit", str(out)]) == 1
        assert capsys.readouterr().out.split("\n\n")[1] == first.split("\n\n")[1]
        out.write_text(out.read_text(encoding="utf-8").replace("11,68%", "11,88%"), encoding="utf-8")
        assert main(["audit", str(out)]) == 0

    def test_a_page(self, file, tmp_path):
        out = tmp_path / "ke-hoach.html"
        main(["audit", str(file), "--out", str(out), "--place", "huyện Lục Ngạn"])
        assert "cn-doc" in out.read_text(encoding="utf-8")

    def test_options_of_annexes_are_refused(self, file, capsys):
        assert main(["audit", str(file), "--start", "2021"]) == 2
        assert "--start chỉ dùng cho tệp .csv và .xlsx" in capsys.readouterr().err

    def test_without_tables_an_annex_as_toml(self, tmp_path, capsys):
        path, out = tmp_path / "a.csv", tmp_path / "a.toml"
        path.write_text("Xã;Tổng số hộ;Hộ nghèo\nA;50;5\nB;60;6\n", encoding="utf-8")
        assert main(["audit", str(path), "--out", str(out)]) == 0
        capsys.readouterr()
        assert main(["audit", str(out)]) == 0
