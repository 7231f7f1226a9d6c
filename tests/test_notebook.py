"""What a notebook shows: escaped, with caption and scope, in either language."""

from html.parser import HTMLParser

import pytest

from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify, explain, markup, notebook
from chuanngheo.standards import ALL
from chuanngheo.targets import Commune, allocate, path

SHOWN = [
    NATIONAL_2021_2025,
    classify(Household(area="rural", income=PerHead(1_450_000), score=3), NATIONAL_2021_2025),
    path(2018, poor=500, households=5_000, until=2020, end_poor=300),
    allocate([Commune(unit="<script>alert(1)</script> & Co", households=1_000, poor=50, can_escape=9)], 3),
]


class Balanced(HTMLParser):
    """Every tag that is opened is closed; which there were, and the words."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.words = [], [], []

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def parsed(html):
    found = Balanced()
    found.feed(html)
    assert not found.open
    return found


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: type(one).__name__)
def test_well_formed_and_said_to_be_vietnamese(one):
    found = parsed(one._repr_html_())  # a notebook calls it
    assert found.tags[0][1]["lang"] == "vi"
    assert "script" not in {tag for tag, _ in found.tags}


@pytest.mark.parametrize("one", [SHOWN[0], *SHOWN[2:]], ids=lambda one: type(one).__name__)
def test_a_table_has_a_caption_and_its_cells_a_scope(one):
    found = parsed(one._repr_html_())  # a notebook calls it
    assert found.tags[1][0] == "caption"
    assert {attributes["scope"] for tag, attributes in found.tags if tag == "th"} == {"col", "row"}


def test_a_classification_is_its_explanation():
    found = parsed(notebook.classification_html(SHOWN[1], "en"))
    assert "".join(found.words).split("\n") == explain(SHOWN[1], "en").split("\n")


@pytest.mark.parametrize("standard", ALL, ids=lambda one: one.code)
def test_a_standard_shows_every_line_of_money(standard):
    words = " ".join(parsed(notebook.standard_html(standard, "en")).words)
    for rule in standard.rules:
        for name in rule.income.lines:
            for line in standard.lines[name].values():
                if line.months == 1:
                    assert f"{line.amount:,}" in words


def test_what_nobody_knows_is_no_column():
    html = notebook.allocation_html(SHOWN[3], "en")
    assert "able to escape" in html
    assert "unable to escape" not in html
    assert ">Total<" in html


def test_one_paragraph_alone():
    assert markup.paragraphs(["a<b"], lang="en") == '<div lang="en"><p><strong>a&lt;b</strong></p></div>'
