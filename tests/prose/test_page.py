"""Sentences, and the way back from each of their characters to the text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.prose.page import Page, quoted


def lines(text):
    return [s.line for s in Page(text).sentences]


LONG = "Ủy ban nhân dân huyện xây dựng kế hoạch thực hiện chỉ tiêu giảm nghèo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("có 120 hộ\nnghèo", ["có 120 hộ nghèo"]),  # a wrapped line
        ("có 120 hộ\n\nnghèo", ["có 120 hộ nghèo"]),  # a page that breaks a sentence
        ("có 120 hộ\n\n- 7 -\n\nnghèo", ["có 120 hộ nghèo"]),  # with its number
        ("có 120 hộ\n\n7\n\nNghèo", ["có 120 hộ", "7", "Nghèo"]),  # a cell
        ("có 120 hộ\n7", ["có 120 hộ", "7"]),
        (f"{LONG}\nNăm 2019", [f"{LONG} Năm 2019"]),  # a full line
        (f"{LONG}\n\nNăm 2019", [LONG, "Năm 2019"]),
        (f"{LONG}.\nNăm 2019", [f"{LONG}.", "Năm 2019"]),
        (f"{LONG}\n- Năm 2019", [LONG, "- Năm 2019"]),
        (f"{LONG}\n12.345", [LONG, "12.345"]),
        ("Hết. Năm 2019. ở đây", ["Hết.", "Năm 2019. ở đây"]),
        ("TP. Bến Tre", ["TP. Bến Tre"]),
        ("1. Mục đích. Yêu cầu", ["1. Mục đích.", "Yêu cầu"]),
        ("hộ\u00adnghèo  và\u200b hộ **khá**", ["hộnghèo và hộ khá"]),
        ("một\r\nhai\fba\u2028bốn", ["một hai ba bốn"]),
        ("\n \n", []),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert lines(text) == expected


def test_marks():
    """The mark of an item or a heading stands with its sentence."""
    assert [s.bullet for s in Page("I. MỤC TIÊU\n- Năm\n1.2. Chính sách\na) Một\n3 nhóm").sentences] == [
        "I.",
        "-",
        "1.2.",
        "a)",
        "",
    ]


@given(st.text(alphabet=st.sampled_from("aạbAĐ12.,;% \n\f-–\u0323\u0302\u00ad*"), max_size=60))
def test_the_way_back(text):
    """The text at the place of a sentence is the sentence, blanks and page numbers apart."""
    for sentence in Page(text).sentences:
        start, end = sentence.span(0, len(sentence.line))
        assert 0 <= start < end <= len(text)
        assert sentence.origin == tuple(sorted(sentence.origin))


def test_composed_or_not():
    text = "Năm 2018, có 5.779 hộ nghèo.\nHộ cận nghèo: 12"
    parted = unicodedata.normalize("NFD", text)
    assert lines(parted) == lines(text)
    for sentence in Page(parted).sentences:
        start, end = sentence.span(0, len(sentence.line))
        assert quoted(parted[start:end]) == sentence.line
    assert Page(text).sentences[0].span(3, 3) == (3, 3)
