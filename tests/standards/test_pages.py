"""The pages of the standards are those that the data gives: ``python docs/make_standards.py``."""

import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chuanngheo.standards import ALL, PROVINCIAL

DOCS = Path(__file__).parent.parent.parent / "docs"
SPEC = importlib.util.spec_from_file_location("make_standards", DOCS / "make_standards.py")
MAKE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MAKE)
PAGES = MAKE.pages()


@pytest.mark.parametrize("name", PAGES)
def test_what_is_checked_in_is_what_the_data_gives(name):
    assert (DOCS / "standards" / name).read_text(encoding="utf-8") == PAGES[name]


def test_nothing_else_lies_there():
    assert {path.name for path in (DOCS / "standards").iterdir()} == set(PAGES)


@pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=lambda s: s.code)
def test_a_page_shows_every_number_quote_and_note(standard):
    page = PAGES[f"{standard.code}.md"]
    for by_area in standard.lines.values():
        for line in by_area.values():
            assert f"{line.amount:,}".replace(",", ".") in page
            assert str(line.cite) in page
    for rule in standard.rules:
        assert rule.cite.quote in page
        assert str(rule.cite) in page
    for note in (*standard.notes, *standard.not_modelled, standard.digest):
        assert note in page
    for source in standard.cite.instrument.sources:
        assert source in page
    for area in standard.area_codes:
        assert f"]({standard.code}-{area}.svg)" in page


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".svg")])
def test_a_picture_is_well_formed_and_says_itself_in_words(name):
    root = ET.fromstring(PAGES[name])  # noqa: S314 # our own picture
    space = "{http://www.w3.org/2000/svg}"
    assert root.get("role") == "img"
    assert root.find(f"{space}title").text
    words = root.find(f"{space}desc").text
    width, height = int(root.get("width")), int(root.get("height"))
    for box in root.iter(f"{space}rect"):
        if box.get("x"):
            assert float(box.get("x")) + float(box.get("width")) <= width
            assert float(box.get("y")) + float(box.get("height")) <= height
    amounts = re.findall(r"[\d.]{5,}", " ".join(t.text for t in root.iter(f"{space}text")))
    assert amounts
    assert all(amount in words for amount in amounts)
