"""Odd and hostile annexes, as CSV, XLSX and HTML: never a traceback, never a figure that is lost."""

import html
import json

import openpyxl
import pytest

from chuanngheo.cli import main

HEAD = "TT|Xã|Tổng số hộ|Hộ nghèo|Tỷ lệ %"
AN, BINH, CHAU = "1|An|2.693|106|3,94", "2|Bình|1.500|60|4,00", "3|Châu|1.700|34|2,00"
TOTAL = "|Tổng|5.893|200|3,39"

ODD = {
    "two places of one name": [HEAD, AN, AN.replace("1|An", "2|An"), "|Tổng|5.386|212|3,94"],
    "empty rows": [HEAD, "||||", AN, "||||", BINH, "||||", CHAU, "||||", TOTAL],
    "a total in the middle": [HEAD, AN, TOTAL, BINH, CHAU],
    "two totals": [HEAD, AN, BINH, CHAU, TOTAL, TOTAL.replace("Tổng", "Tổng cộng")],
    "percent signs": [HEAD, AN + "%", BINH + " %", CHAU + "%", TOTAL + "%"],
    "two ways to separate": [
        HEAD, "1|An|2693|106|3.94", "2|Bình|1.500|60|4,00", "3|Châu|1,700|34|2.00", TOTAL,
    ],
    "a dash for nobody": [HEAD, AN, "2|Bình|1.500|-|-", CHAU, "|Tổng|5.893|140|2,38"],
    "footnotes": [
        HEAD, AN.replace("An", "An (*)"), "2|Bình|1.500*|60|4,00", CHAU, TOTAL, "(*) sơ bộ||||",
    ],
    "merged headings": [
        "TT|Xã|Hộ nghèo||Tổng số hộ", "||Số hộ|Tỷ lệ %|", "1|An|50|5,00|1000", "2|Bình|60|6,00|1000",
        "|Tổng|110|5,50|2000",
    ],
    "three levels": [
        HEAD, "I|Huyện A|350|35|10,00", "1|Xã B|300|30|10,00", "a|Thôn C|100|10|10,00",
        "b|Thôn D|200|20|10,00", "2|Xã G|50|5|10,00", "II|Huyện E|200|20|10,00", "|Tổng|550|55|10,00",
    ],
    "only a total": [HEAD, TOTAL],
    "no total": [HEAD, AN, BINH],
    "no heading": [AN, BINH, CHAU, TOTAL],
    "places that are numbers": ["Thôn|Tổng số hộ|Hộ nghèo", "1|100|5", "2|200|7", "Tổng|300|12"],
    "one heading thrice": ["Xã|Hộ nghèo|Hộ nghèo|Hộ nghèo", "Bình|1|2|3", "An|5|6|7", "Tổng|6|8|10"],
    "nobody lives there": [HEAD, "1|An|0|0|0,00", BINH, "|Tổng|1500|60|4,00"],
    "rows too long and too short": [HEAD, AN, "2|Bình|1.500", CHAU + "||x", TOTAL],
    "names that are formulas": [HEAD, AN.replace("An", "=1+1"), BINH, CHAU, TOTAL],
    "names that steer": [HEAD, AN.replace("An", "An\u202e<script>"), BINH, CHAU, TOTAL],
    "years": ["Xã|2021|2022", "An|10|9", "Bình|20|19", "Tổng|30|28"],
}  # fmt: skip
"""Tables that contradict nothing, by what is odd about them."""

WRONG = {
    "below nobody": ([HEAD, AN, "2|Bình|-1.500|60|4,00", CHAU, TOTAL], ["-1.500"]),
    "a formula for a figure": ([HEAD, AN, "2|Bình|=A1+B2|60|4,00", CHAU, TOTAL], ["=A1+B2"]),
    "a date for a figure": ([HEAD, AN, "2|Bình|01/02/2024|60|4,00", CHAU, TOTAL], ["01/02/2024"]),
    "words for a figure": ([HEAD, AN, "2|Bình|chưa có|60|4,00", CHAU, TOTAL], ["chưa có"]),
    "a power of ten": ([HEAD, AN, "2|Bình|15e2|60|4,00", CHAU, TOTAL], ["15e2"]),
    "part of a household": (["Xã|Tổng số hộ", "An|1.234,5", "Bình|2.000"], ["1.234,5"]),
    "more digits than anything has": ([HEAD, f"1|An|{'9' * 40}|106|3,94", BINH, TOTAL], None),
    "two totals that differ": ([HEAD, AN, BINH, CHAU, TOTAL, "|Tổng cộng|5.894|200|3,39"], ["5.894"]),
}
"""Tables with something wrong, and what is printed there."""


def csv_of(lines, path):
    text = "\n".join(line.replace("|", ";") for line in lines)
    path.with_suffix(".csv").write_text(text, encoding="utf-8")
    return path.with_suffix(".csv")


def xlsx_of(lines, path):
    book = openpyxl.Workbook()
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line.split("|"), 1):
            cell = book.worksheets[0].cell(row, column)
            cell.value, cell.data_type = text or None, "s"
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def html_of(lines, path):
    rows = ("".join(f"<td>{html.escape(text)}</td>" for text in line.split("|")) for line in lines)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    path.with_suffix(".html").write_text(f"<p>Phụ lục</p><table>{body}</table>", encoding="utf-8")
    return path.with_suffix(".html")


@pytest.fixture(params=[csv_of, xlsx_of, html_of], ids=["csv", "xlsx", "html"])
def told(request, tmp_path, capsys):
    """The exit code and the audit of lines written in one format; every report can be made of it."""

    def tell(lines):
        path = request.param(lines, tmp_path / "odd")
        out = [tmp_path / f"report.{ending}" for ending in ("html", "json", "csv", "txt", "xlsx")]
        code = main(["audit", str(path), "--format", "json", *(f"--out={report}" for report in out)])
        return code, json.loads(capsys.readouterr().out)[0]

    return tell


@pytest.mark.parametrize("odd", ODD)
def test_odd_and_right(told, odd):
    code, data = told(ODD[odd])
    assert (code, data["findings"]) == (0, [])
    assert data["coverage"]["unreadable"] == 0


@pytest.mark.parametrize("odd", WRONG)
def test_wrong(told, odd):
    lines, printed = WRONG[odd]
    code, data = told(lines)
    assert code == 1
    if printed is not None:
        assert [finding["printed"] for finding in data["findings"]] == printed


@pytest.mark.parametrize("odd", ["empty rows", "a total in the middle", "three levels", "no heading"])
def test_no_figure_is_lost(told, odd):
    """What is printed below counts and rates is in the table, each figure once."""
    _, data = told(ODD[odd])
    rows = [line.split("|")[2:] for line in ODD[odd] if line not in (HEAD, "||||")]
    assert data["coverage"]["figures"] == sum(len(row) for row in rows)


def test_too_wide(tmp_path, capsys):
    """A thousand columns are refused, not cut."""
    path = csv_of(
        ["|".join(["Xã", *(f"Cột {n}" for n in range(1000))]), "|".join(["An", *["1"] * 1000])],
        tmp_path / "x",
    )
    assert main(["audit", str(path)]) == 2
    assert "có hơn 500 cột" in capsys.readouterr().err
