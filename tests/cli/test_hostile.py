"""Hostile input through the command line: one line on the error stream, exit 2, nothing written."""

import json
import re

import pytest

from chuanngheo.cli import main

HEADER = "id;area;income;score\r\n"
TITLE = 'title = "x"\n'
COUNT = TITLE + '[[statements]]\nkind = "count"\ngroup = "poor"\n'
MILLIONS = "9" * 10_000_000


def table(rows='[["a","100","3","3,0"]]', columns='["unit","households","poor","poor_rate"]', more=""):
    return f'{TITLE}[[tables]]\ntitle = "t"\ncolumns = {columns}\n{more}\nrows = {rows}\n'


def threshold(area, category="poor"):
    return (
        f'{TITLE}standard = "VN-2021-2025"\n[[statements]]\nkind = "threshold"\n'
        f'category = "{category}"\narea = "{area}"\nupto = "5 đồng"\n'
    )


HOUSEHOLDS = {
    # wrong types
    "area-number.json": ('[{"area": 5}]', "an area must be"),
    "area-list.json": ('[{"area": ["rural"]}]', "an area must be"),
    "area-table.json": ('[{"area": {"a": 1}}]', "an area must be"),
    "income-text.json": ('[{"income": "x"}]', "whole đồng"),
    "income-list.json": ('[{"income": [1]}]', "whole đồng"),
    "income-yes.json": ('[{"income": true}]', "whole đồng"),
    "score-list.json": ('[{"score": [1]}]', "whole number"),
    "score-yes.json": ('[{"score": true}]', "whole number"),
    "id-list.json": ('[{"id": [1]}]', "a text or a whole number"),
    "answers-list.json": ('[{"deprivations": [1]}]', "a table of answers"),
    "answer-text.json": ('[{"deprivations": {"water": "yes"}}]', "True, False or None"),
    "text.json": ('"x"', "a list of households"),
    "number.json": ("5", "a list of households"),
    "table.json": ('{"x": 1}', "a list of households"),
    "nothing.json": ("null", "a list of households"),
    "rows.json": ('[1, null, "x", []]', "household 4"),
    "no-household.json": ("[]", "no household"),
    # misspelt, unknown
    "key.json": ('[{"aera": "rural"}]', "did you mean 'area'"),
    "indicator.json": ('[{"deprivations": {"watr": true}}]', "did you mean 'water'"),
    "indicator-null.json": ('[{"deprivations": {"watr": null}}]', "did you mean 'water'"),
    "area.json": ('[{"area": "ruralx"}]', "did you mean 'rural'"),
    "area.csv": ("area\nruralx\n", "line 2: unknown area"),
    "column.csv": ("aera\nrural\n", "did you mean 'area'"),
    "answer.csv": ("area;water\nrural;maybe\n", "unknown answer"),
    "income-key.json": ('[{"income": {"totl": 5, "members": 1}}]', "did you mean 'total'"),
    "income-members.json": ('[{"income": {"total": 5}}]', "members is missing"),
    "nobody.json": ('[{"income": {"total": 5, "members": 0}}]', "from 1"),
    "nobody.csv": ("area;total_income;members\nrural;5;0\n", "from 1"),
    "two-incomes.csv": ("income;total_income;members\n5;5;1\n", "not both"),
    "score-and-answers.csv": ("score;water\n1;có\n", "not both"),
    # numbers
    "negative.json": ('[{"income": -1}]', "must not be negative"),
    "negative.csv": ("area;score\nrural;-1\n", "not a Vietnamese numeral"),
    "float.json": ('[{"income": 1.0}]', "whole đồng"),
    "float.csv": ("area;income\nrural;1450000,5\n", "expected a whole number"),
    "score.json": ('[{"score": 99}]', "household 1: score: 99 is above the highest"),
    "score.csv": ("area;score\nrural;99\n", "line 2: score: 99 is above the highest"),
    "nan.json": ('[{"income": NaN}]', "NaN is no number"),
    "infinity.json": ('[{"income": -Infinity}]', "no number"),
    "huge-exponent.json": ('[{"income": 1e999999999}]', "whole đồng"),
    "digits.json": (f'[{{"income": {MILLIONS}}}]', "not JSON"),
    "digits.csv": (MILLIONS, "field larger"),
    "huge-field.csv": (f"{HEADER}1;rural;{MILLIONS};1\r\n", "line 2: not CSV: field larger"),
    "many-digits.csv": (f"{HEADER}1;rural;{'9' * 100_000};1\r\n", "longer than"),
    # texts
    "empty.csv": ("", "empty"),
    "empty.json": ("", "empty"),
    "blank.csv": ("\n \n", "empty"),
    "utf16.csv": ((HEADER + "1;rural;1;1").encode("utf-16"), "UTF-8"),
    "utf16-no-mark.csv": ((HEADER + "1;rural;1;1").encode("utf-16-le"), "UTF-16"),
    "binary.csv": (bytes(range(256)), "UTF-8"),
    "zero.csv": (HEADER + "1;ru\0ral;1;1", "not a text file"),
    "half-a-sign.json": ('[{"id": "\\ud800"}]', "surrogates"),
    "deep.json": ("[" * 100_000, "not JSON"),
    "deep-table.json": ('{"a":' * 50_000 + "1" + "}" * 50_000, "not JSON"),
    "key-twice.json": ('[{"area": "rural", "area": "urban"}]', "stands twice"),
    "column-twice.csv": ("area;khu vực\nrural;urban\n", "names the column 'area' again"),
    "stray-quote.csv": (HEADER + '1;"rural;1;1\r\n2;rural;1;1\r\n', "not CSV"),
    "quote-inside.csv": (HEADER + '1;"rur"al;1;1\r\n', "not CSV"),
    "quote-in-header.csv": ('id;"area;income\n1;rural;3\n', "not CSV"),
    "header-only.csv": ("id;area;income\n", "no household below the header"),
    "wide-row.csv": ("id;area\n1;rural;3;4\n", "4 cells for 2 columns"),
    "short-row.csv": ("id;area\n1\n", "1 cells for 2 columns"),
    "households.txt": ("a", ".csv, .json"),
    "households": ("a", ".csv, .json"),
}

DOCUMENTS = {
    "no-title.toml": ('place = "x"', "title: missing"),
    "key.toml": (COUNT + 'cuont = "5 hộ"', "did you mean 'count'"),
    "kind.toml": (TITLE + '[[statements]]\nkind = "cuont"', "did you mean 'count'"),
    "no-kind.toml": (TITLE + '[[statements]]\ngroup = "x"', "unknown kind of statement None"),
    "statement.toml": (TITLE + "statements = [5]", "statements[0]: expected a table"),
    "count.toml": (COUNT + "count = 5", "as a text, as printed, not the number 5"),
    "rate.toml": (COUNT + "rate = 3.04", "as a text, as printed"),
    "nan.toml": (COUNT + "count = nan", "nan is no number"),
    "digits.toml": (COUNT + f'count = "{MILLIONS}"', "10000000 characters"),
    "standard.toml": (TITLE + 'standard = "VN-2021"', "did you mean 'VN-2021-2025'"),
    "standard-number.toml": (TITLE + "standard = 5", "expected a text"),
    "date.toml": (TITLE + 'date = "hôm nay"', "expected a day"),
    "years.toml": (TITLE + 'years = "2021"', "expected a list"),
    "when.toml": (COUNT + 'count = "5"\nwhen = 2021', "expected a text"),
    "span.toml": (COUNT + 'count = "5"\nspan = [3, 1]', "past-the-last"),
    "every.toml": (TITLE + '[[deadlines]]\nwhat = "x"\nevery = "week"', "month, quarter"),
    "step.toml": (TITLE + '[[statements]]\nkind = "target"\nyears = -3', "1 to 100"),
    "area.toml": (threshold("rurall"), "did you mean 'rural'"),
    "area-of-another.toml": (threshold("rural_lowland"), "unknown area"),
    "category.toml": (threshold("rural", "por"), "did you mean 'poor'"),
    "category-number.toml": (
        TITLE + '[[statements]]\nkind = "threshold"\ncategory = 5\narea = "rural"',
        "expected a category as a text",
    ),
    "extreme.toml": (
        TITLE + '[[statements]]\nkind = "rank"\nrole = "poor_rate"\nextreme = "top"\nplaces = []',
        "highest, lowest",
    ),
    "role.toml": (table(columns='["unit","households","por","poor_rate"]'), "did you mean 'poor'"),
    "column-twice.toml": (table(columns='["unit","poor","poor","poor_rate"]'), "columns given twice: poor"),
    "column-number.toml": (table(columns='["unit","households","poor",5]'), "expected a table"),
    "column-of.toml": (
        table(columns='["unit","households","poor",{role="s",of="x",over="y"}]'),
        "column 'x'",
    ),
    "column-less.toml": (table(columns='["unit","households","poor",{role="d",less=["poor"]}]'), "less"),
    "column-half-rate.toml": (table(columns='["unit","households","poor",{role="d",of="poor"}]'), "over"),
    "label.toml": (table('[["1","a"]]', '["poor","unit"]'), "first column must name the rows"),
    "no-column.toml": (table("[]", "[]"), "first column must name the rows"),
    "cells.toml": (table('[["a","1","2"]]'), "3 cells for 4 columns"),
    "no-cells.toml": (table("[[]]"), "row 1 (empty): 0 cells"),
    "cell-number.toml": (table('[["a",1,"2","3"]]'), "expected a text, not the number 1"),
    "headers.toml": (table(more='headers = ["a"]'), "1 headers for 4 columns"),
    "key-twice.toml": (TITLE + TITLE, "not TOML"),
    "deep.toml": ("a = " + "[" * 5_000, "not TOML"),
    "deep.json": ('{"title": ' + "[" * 100_000, "not JSON"),
    "half-a-sign.json": ('{"title": "\\udfff"}', "surrogates"),
    "list.json": ("[]", "expected a table"),
    "empty.toml": ("", "title: missing"),
    "empty.json": ("", "not JSON"),
    "utf16.toml": (TITLE.encode("utf-16"), "UTF-8"),
    "binary.toml": (bytes(range(256)), "UTF-8"),
    "plan.doc": (TITLE, "did you mean '.docx'"),
    "plan": (TITLE, ".toml, .json, .txt"),
}


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def refused(capsys, *arguments, lang="en"):
    """The one line that a refusal is; its exit code is 2 and nothing is printed besides."""
    code = main([*arguments, "--lang", lang])
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.startswith("chuanngheo: ")
    assert err.count("\n") == 1
    assert err.endswith("\n")
    assert len(err) < 2_100
    return err


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_households(name, tmp_path, capsys):
    content, words = HOUSEHOLDS[name]
    file = written(tmp_path / name, content)
    out = tmp_path / "out.csv"
    line = refused(capsys, "classify", file, "--standard", "VN-2021-2025", "--out", str(out))
    assert words in line
    assert name in line
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents(name, tmp_path, capsys):
    content, words = DOCUMENTS[name]
    assert words in refused(capsys, "audit", written(tmp_path / name, content))


SHORT = [name for name, (content, _) in (HOUSEHOLDS | DOCUMENTS).items() if len(content) < 10_000]
MARKED = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


@pytest.mark.parametrize("name", SHORT)
def test_in_vietnamese(name, tmp_path, capsys):
    """The same in Vietnamese, in one line, with no word of the English sentence that starts it."""
    content, words = (HOUSEHOLDS | DOCUMENTS)[name]
    file = written(tmp_path / name, content)
    command = ["classify", "--standard", "VN-2021-2025"] if name in HOUSEHOLDS else ["audit"]
    line = refused(capsys, *command, file, lang="vi").removeprefix("chuanngheo: ").replace(file, "")
    assert MARKED.search(line)
    assert not re.search(r"\b(unknown|expected|must|missing|did you|the text|line \d)", line), line
    assert words not in line or not re.search("[a-z]{3,} [a-z]{3,}", words)


ENDING = {"audit": ".toml", "classify": ".csv"}


@pytest.mark.parametrize("command", [["audit"], ["classify", "--standard", "VN-2021-2025"]])
class TestPaths:
    """A path at which no file stands."""

    def test_missing(self, command, tmp_path, capsys):
        path = tmp_path / f"missing{ENDING[command[0]]}"
        assert "No such file" in refused(capsys, *command, str(path))

    def test_a_folder(self, command, tmp_path, capsys):
        path = tmp_path / f"folder{ENDING[command[0]]}"
        path.mkdir()
        words = {"audit": "Is a directory", "classify": "a long list needs --out FILE"}[command[0]]
        assert words in refused(capsys, *command, str(path))


class TestOptions:
    """What is asked must be something: one line too, and exit 2."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([], "COMMAND"),
            (["clasify"], "clasify"),
            (["classify"], "FILE"),
            (
                ["classify", "x.csv", "--on", "3/4"],
                "cần ngày, như 2024-12-14 hoặc 14/12/2024, không phải '3/4'",
            ),
            (["classify", "x.csv", "--on", "30/2/2024"], "cần ngày"),
            (["classify", "x.csv", "--lang", "en", "--on", "3/4"], "expected a day as 2024-12-14"),
            (["classify", "x.csv", "--subject", "dog"], "dog"),
            (["audit", "x.toml", "--format", "xml"], "xml"),
        ],
    )
    def test_the_parser(self, arguments, words, capsys):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        _, err = capsys.readouterr()
        assert left.value.code == 2
        assert words in err
        assert err.count("\n") == 1

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            ([], "say --on DATE or --standard CODE"),
            (["--standard", "VN-2021"], "did you mean 'VN-2021-2025'"),
            (["--on", "1990-06-01"], "1990-06-01"),
            (["--on", "2024-12-14", "--keep-going"], "needs --out"),
            (["--on", "2024-12-14", "--out", "x.xml"], ".csv, .json"),
        ],
    )
    def test_classify(self, arguments, words, capsys):
        assert words in refused(capsys, "classify", "households.csv", *arguments)

    def test_a_day_outside_the_record(self, capsys):
        assert "1990-06-01" in refused(capsys, "standards", "--on", "1/6/1990")


class TestNothingHalfWritten:
    """A result that cannot be written leaves nothing: not the result, not the bad rows, not a part."""

    @pytest.fixture
    def households(self, tmp_path):
        return written(tmp_path / "households.csv", "id;area\n1;rural\n2;ruralx\n")

    def classify(self, households, out):
        return ("classify", households, "--standard", "VN-2021-2025", "--keep-going", "--out", str(out))

    def test_no_such_folder(self, households, tmp_path, capsys):
        refused(capsys, *self.classify(households, tmp_path / "no" / "out.csv"))
        assert [p.name for p in tmp_path.iterdir()] == ["households.csv"]

    def test_the_place_of_the_result_is_a_folder(self, households, tmp_path, capsys):
        (tmp_path / "out.csv").mkdir()
        assert "Is a directory" in refused(capsys, *self.classify(households, tmp_path / "out.csv"))
        assert sorted(p.name for p in tmp_path.iterdir()) == ["households.csv", "out.csv"]

    def test_the_place_of_the_bad_rows_is_a_folder(self, households, tmp_path, capsys):
        (tmp_path / "out.bad.csv").mkdir()
        assert "out.bad.csv" in refused(capsys, *self.classify(households, tmp_path / "out.csv"))
        assert sorted(p.name for p in tmp_path.iterdir()) == ["households.csv", "out.bad.csv"]

    def test_the_source_is_never_overwritten(self, households, tmp_path, capsys):
        before = (tmp_path / "households.csv").read_bytes()
        assert "itself" in refused(capsys, *self.classify(households, tmp_path / "." / "households.csv"))
        assert (tmp_path / "households.csv").read_bytes() == before

    def test_an_older_result_stays_as_it_was(self, households, tmp_path, capsys):
        out = tmp_path / "out.csv"
        out.write_text("older", encoding="utf-8")
        refused(capsys, "classify", households, "--standard", "VN-2021-2025", "--out", str(out))
        assert out.read_text(encoding="utf-8") == "older"


def test_every_fault_is_named_at_once(tmp_path, capsys):
    """Three bad rows of four are three faults in the one line, each with its line."""
    file = written(tmp_path / "h.csv", "area;income\nx;5\nrural;5\nrural;-5\nrural;5,5\n")
    line = refused(capsys, "classify", file, "--standard", "VN-2021-2025")
    assert [f"line {n}" in line for n in (2, 3, 4, 5)] == [True, False, True, True]


def test_one_bad_document_among_good_ones(tmp_path, capsys):
    """Nothing is printed of the good ones: a half-answer is no answer."""
    good = written(tmp_path / "good.toml", TITLE)
    bad = written(tmp_path / "bad.json", json.dumps({"title": 5}))
    assert "bad.json" in refused(capsys, "audit", good, bad)
