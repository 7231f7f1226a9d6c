"""The glossary is the one that the library gives: ``python docs/make_glossary.py``."""

import importlib.util
import re
from pathlib import Path

import pytest

from chuanngheo import Category
from chuanngheo.groups import GROUPS
from chuanngheo.standards import ALL, PROVINCIAL

DOCS = Path(__file__).parent.parent / "docs"
SPEC = importlib.util.spec_from_file_location("make_glossary", DOCS / "make_glossary.py")
MAKE = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(MAKE)
PAGE = (DOCS / "about" / "glossary.md").read_text(encoding="utf-8")
ROWS = [re.split(r" \| ", row.strip("| \n")) for row in PAGE.splitlines() if row.startswith("| ")]
STANDARDS = (*ALL, *PROVINCIAL)


def test_what_is_checked_in_is_what_the_library_gives():
    assert MAKE.page() == PAGE, "python docs/make_glossary.py"


@pytest.mark.parametrize("category", Category)
def test_every_category_stands_in_it(category):
    assert [category.text("vi"), category.text("en"), f"`{category}`"] in ROWS


@pytest.mark.parametrize("group", GROUPS.values(), ids=lambda group: group.code)
def test_every_group_and_cause_stands_in_it(group):
    assert [group.vi, group.en, f"`{group.code}`"] in ROWS


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda standard: standard.code)
def test_every_indicator_with_its_dimension_and_every_area_stands_in_it(standard):
    for area in standard.areas:
        assert [area.vi, area.en, f"`{area.code}`"] in ROWS
    for each in standard.indicators.indicators if standard.indicators else ():
        dimension = f"{each.dimension} / {MAKE.DIMENSIONS[each.dimension]}"
        assert [dimension, each.vi, each.en, f"`{each.code}`"] in ROWS


def test_no_line_of_it_lacks_a_language():
    assert len(ROWS) > 150
    assert not [row for row in ROWS if len(row) < 2 or not all(row[:2])]
