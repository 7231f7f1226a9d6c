"""A page in Vietnamese and its English twin: the same steps, blocks of code and pictures, in two languages.

A page names its twin in a line of its own below the heading.  What a block prints may differ only where its
code asks for a language; the tutorial, whose names differ too, has a test of its own.
"""

import re
from doctest import DocTestParser
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
LINE = re.compile(r"(?m)^\(\[(English|Tiếng Việt)\]\(([\w-]+\.md)\)\)$")
BLOCK = re.compile(r"(?ms)^```.*?^```$")
ASKED = re.compile(r"(?<=[\"'])en(?=[\"'])|(?<=\.)en\b")
PAGES = {
    path: found for path in sorted(DOCS.rglob("*.md")) if (found := LINE.search(path.read_text("utf-8")))
}
PAIRS = [(path, path.parent / found[2]) for path, found in PAGES.items() if found[1] == "English"]
EACH = pytest.mark.parametrize(("vi", "en"), PAIRS, ids=lambda path: path.stem)


def blocks(path):
    """Every block of a page: its examples, or, where it has none, its text."""
    texts = BLOCK.findall(path.read_text(encoding="utf-8"))
    return [DocTestParser().get_examples(text) or text for text in texts]


def prose(path):
    """A page without its blocks."""
    return BLOCK.sub("", path.read_text(encoding="utf-8"))


def test_there_are_pairs():
    """Each page names the other, and the Vietnamese one says that it is."""
    assert len(PAIRS) > 6
    assert set(PAGES) == {path for pair in PAIRS for path in pair}
    assert all(PAGES[en][2] == vi.name for vi, en in PAIRS)
    assert all("\nlang: vi\n" in vi.read_text(encoding="utf-8")[:40] for vi, _ in PAIRS)


@EACH
def test_the_same_code_in_the_same_order(vi, en):
    assert [sources(block, "vi") for block in blocks(vi)] == [sources(block, "vi") for block in blocks(en)]


def sources(block, lang):
    """The code of a block, as it asks for one language."""
    return block if isinstance(block, str) else [ASKED.sub(lang, one.source) for one in block]


@EACH
def test_the_same_answers_where_no_language_is_asked(vi, en):
    """A block that is the same in both answers the same."""
    for ours, theirs in zip(blocks(vi), blocks(en), strict=True):
        asks = sources(theirs, "vi") != sources(theirs, "en")
        assert asks or [getattr(one, "want", one) for one in ours] == [
            getattr(one, "want", one) for one in theirs
        ]


@EACH
def test_the_same_shape(vi, en):
    """Headings by their depth, tables by their rows, pictures by their names."""
    for shape in (r"(?m)^#+(?= )", r"(?m)^\|(?=.)", r"(?m)^\d\.(?= )", r"(?m)^- "):
        assert re.findall(shape, prose(vi)) == re.findall(shape, prose(en))
    pictures = [re.findall(r"pictures/([\w-]+)-(vi|en)\.svg", prose(path)) for path in (vi, en)]
    assert [name for name, _ in pictures[0]] == [name for name, _ in pictures[1]]
    assert {lang for _, lang in pictures[0]} <= {"vi"}
    assert {lang for _, lang in pictures[1]} <= {"en"}
