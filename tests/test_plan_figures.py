"""Every number of the four plans is expressed in the document, or named here as passed over, with the reason.

The texts are the published plans without signers, recipients and what a web page put around them.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.spoken import relations
from chuanngheo.errors import NumeralError
from chuanngheo.figures import figures
from chuanngheo.files.documents import load_document
from chuanngheo.statements import Band, Claim, Listing, Threshold

ROOT = Path(__file__).parent.parent
NAMES = ("ben-tre-2011", "binh-thuan-2024", "cam-lo-2022", "luc-ngan-2019")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")

# What carries digits and is no figure, in the order in which it is taken out of the text.
KINDS = {
    "number of an instrument": r"(?i:\d+ ?\**/(?:\d{4}/?)?[A-ZĐa-zđ&]+(?:-[A-ZĐa-zđ&]+)*|\d+-NQ/ĐH)",
    "date": (
        r"\d{1,2}/\d{1,2}/\d{4}|ngày \**\d{1,2}\** tháng \**\d{1,2}\** năm \d{4}"
        r"|(?<=Số: \*\*)\d+"  # the plan's own number, printed in bold
    ),
    "deadline": r"quý IV/\d{4}|tháng \d/\d{4}|[Tt]rước ngày \d+ hàng tháng|\b[69] tháng\b|đầu năm 2012",
    "number of a section": r"(?m)^\d+(?:\.\d+)*\. ?(?=\D)",
    "number of a row": r"(?m)^[1-9]$",
    "year or period": r"(?<!\d)(?:19|20)\d\d(?: ?[-–]? ?(?:20)\d\d)?(?!\d)",
    "name of a programme": r"Chương trình 135",
    "length of the plan's own period": r"\b0?5 năm\b",
}
PASSED = {"number of a section", "number of a row", "name of a programme", "length of the plan's own period"}
"""Not expressed, and why: they count the page's own parts, or name something; no figure of the plan."""

TWICE = {"ben-tre-2011": "79"}
"""7 % by 2015 ends the yearly steps and begins the path to 2020; 9 huyện are a count and a list."""

PERIODS = {
    "ben-tre-2011": {
        "2006-2010": "the period before",
        "2010-2011": "a school year",
        "2014-2015": "a school year",
        "2020": "the year of a further goal",
    },
    "binh-thuan-2024": {
        "2021 - 2025": "the programme's and the decree's period",
        "2022 - 2025": "the standard's period",
    },
    "cam-lo-2022": {
        "2021": "the end of 2021 is the beginning of 2022",
        "2022 -2025": "the standard's period",
        "2022 – 2025": "the period of the plan above",
        "2022 - 2025": "the same, in the table's head",
    },
    "luc-ngan-2019": {
        "2016-2018": "three years of counts",
        "2016": "counts",
        "2017": "counts",
        "2018": "counts",
        "2017- 2020": "a movement's period",
        "2017-2020": "a movement's period, and Chương trình 135's",
    },
}

COUNTS = {
    "ben-tre-2011": {
        "number of an instrument": 17, "date": 13, "deadline": 4, "number of a section": 32,
        "number of a row": 9, "year or period": 18, "length of the plan's own period": 3, "figure": 121,
    },
    "binh-thuan-2024": {
        "number of an instrument": 9, "date": 9, "number of a section": 30, "year or period": 24, "figure": 1,
    },
    "cam-lo-2022": {
        "number of an instrument": 3, "date": 3, "deadline": 1, "number of a section": 11,
        "year or period": 21, "figure": 115,
    },
    "luc-ngan-2019": {
        "number of an instrument": 6, "date": 11, "deadline": 6, "number of a section": 11,
        "year or period": 24, "name of a programme": 2, "figure": 24,
    },
}  # fmt: skip


def text_of(name):
    return (ROOT / "tests" / "data" / "plans" / f"{name}.txt").read_text(encoding="utf-8")


def document_of(name):
    return load_document(ROOT / "docs" / "examples" / f"{name}.toml")


def sorted_out(text):
    """Per kind the tokens found, and what is left of the text when they are taken out."""
    found = {}
    for kind, pattern in KINDS.items():
        found[kind] = [match.group() for match in re.finditer(pattern, text)]
        text = re.sub(pattern, " ", text)
    return found, text


def printed(document):
    """Every figure of a document: tables' cells and sentences' figures."""
    facts = Facts(document)
    for statement in document.statements:
        for later in relations(statement, facts):
            list(later())
    own = [cell.printed for cell in facts.cells]
    for said in document.statements:
        if isinstance(said, Claim):
            own += said.figures
        elif isinstance(said, Listing):
            own.append(said.number)
        elif isinstance(said, Band):
            own += [p for p in (said.units, said.least, said.above, said.below, said.upto) if p]
        elif isinstance(said, Threshold):
            own += [p for p in (said.least, said.above, said.upto) if p]
    return own


def numbers(texts):
    return {number for text in texts for number in NUMBER.findall(text)}


def folded(text):
    return re.sub(r"[\s*]+", "", text).lower()


@pytest.mark.parametrize("name", NAMES)
class TestEveryNumber:
    """A number of the text is a figure, an instrument, a date, a deadline, a year; or passed over by name."""

    def test_counts(self, name):
        found, rest = sorted_out(text_of(name))
        counts = {kind: len(tokens) for kind, tokens in found.items() if tokens}
        assert counts | {"figure": len(NUMBER.findall(rest))} == COUNTS[name]

    def test_every_figure_is_expressed(self, name):
        """As often as the text prints it; some are expressed twice, as a goal and as a point of a path."""
        _, rest = sorted_out(text_of(name))
        text = Counter(NUMBER.findall(rest))
        own = Counter(n for p in printed(document_of(name)) for n in NUMBER.findall(p.text))
        assert (text - own, own - text) == (Counter(), Counter(TWICE.get(name, "")))

    def test_every_expressed_figure_is_printed(self, name):
        text = numbers([text_of(name)])
        assert [p.text for p in printed(document_of(name)) if not set(NUMBER.findall(p.text)) <= text] == []

    def test_every_instrument_is_cited(self, name):
        found, _ = sorted_out(text_of(name))
        document = document_of(name)
        cited = {folded(i.number) for i in document.instruments} | {folded(document.number)}
        assert [n for n in map(folded, found["number of an instrument"]) if n not in cited] == []

    def test_every_date_is_one_of_the_document_or_its_instruments(self, name):
        found, _ = sorted_out(text_of(name))
        document = document_of(name)
        days = {document.date} | {i.date for i in document.instruments}
        days |= {d.before for d in document.deadlines} | {d.on_or_before for d in document.deadlines}
        known = {(d.day, d.month, d.year) for d in days if d}
        own_number = document.number.partition("/")[0]
        for token in found["date"]:
            parts = tuple(map(int, re.findall(r"\d+", token)))
            assert parts in known or token == own_number, token

    def test_every_deadline_is_expressed(self, name):
        found, _ = sorted_out(text_of(name))
        said = folded(" ".join(deadline.text for deadline in document_of(name).deadlines))
        assert [token for token in found["deadline"] if folded(token) not in said] == []

    def test_every_year_is_of_the_plan_or_has_its_reason(self, name):
        found, _ = sorted_out(text_of(name))
        document = document_of(name)
        own = {str(year) for year in document.years}
        if len(own) > 1:
            first, last = min(own), max(own)
            own |= {f"{first}{dash}{last}" for dash in ("-", "- ", " - ", " ")}
        left = {token.strip() for token in found["year or period"]} - own
        assert left == set(PERIODS[name])

    def test_figures_reads_no_other(self, name):
        """What ``figures`` reads in the prose is expressed too, by its value."""
        document = document_of(name)
        known = {f.value for p in printed(document) if (f := p.figure)}
        known |= {f.upper for p in printed(document) if (f := p.figure) and f.upper is not None}
        _, rest = sorted_out(text_of(name))
        for line in filter(lambda line: "\t" not in line, rest.splitlines()):
            try:
                read = figures(line.removeprefix("- "))  # a dash of a list is no sign
            except NumeralError:
                assert line.strip() == "60.39"
                continue
            assert [f.text for f in read if f.value not in known] == []


def test_no_signer_no_recipient():
    for name in NAMES:
        assert not re.search(r"Nơi nhận|CHỦ TỊCH|tải về", text_of(name))
