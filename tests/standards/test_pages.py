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


def anatomy(name, text):
    """A page as it is; of a picture its words and parts: where they stand hangs on who drew it."""
    if not name.endswith(".svg"):
        return text
    return [(part.tag, (part.text or "").strip()) for part in ET.fromstring(text).iter()]  # noqa: S314 # ours


@pytest.mark.parametrize("name", PAGES)
def test_what_is_checked_in_is_what_the_data_gives(name):
    found = (DOCS / "standards" / name).read_text(encoding="utf-8")
    assert anatomy(name, found) == anatomy(name, PAGES[name])


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
    amounts = re.findall(r"[\d.]{5,}", " ".join(t.text for t in root.iter(f"{space}text")))
    assert amounts
    assert all(amount in words for amount in amounts)
