"""The work grows with the document, not with its square: calls are counted, no seconds."""

import sys

import pytest

from chuanngheo.documents import extract_bytes, read_extracted

SENTENCE = (
    "Năm 2018, toàn huyện có 54.769 hộ, trong đó có 5.779 hộ nghèo, chiếm tỷ lệ 10,55%;"
    " theo Quyết định số 59/2015/QĐ-TTg ngày 19/11/2015. "
)
SHAPES = {
    "one line": lambda n: SENTENCE * n,
    "paragraphs": lambda n: (SENTENCE + "\n\n") * n,
    "cells": lambda n: "\n".join(f"{k}\tXã {k}\t{k}.000" for k in range(10, 10 + n)),
    "tabs": lambda n: "Xã\tHộ\tHộ nghèo" + "".join(f"\nXã {k}\t\t{k}" for k in range(10, 10 + n)),
    "gaps": lambda n: (
        "Xã        Hộ      Hộ nghèo" + "".join(f"\nXã {k}             {k}" for k in range(10, 10 + n))
    ),
    "tabs that are no table": lambda n: "x\t" * (20 * n) + "\n5\t6" * n,
    "one cell a line": lambda n: "STT\nXã\nHộ nghèo" + "".join(f"\n{k}\nXã A{k}\n5" for k in range(1, n)),
    "digits": lambda n: "1." * (20 * n),
    "commas": lambda n: "1, " * (20 * n),
    "open quotations": lambda n: "“(" * (20 * n),
    "bars": lambda n: "| " * (20 * n),
    "words": lambda n: "hộ nghèo " * (10 * n),
}


def work(text, name):
    """How many functions are called, in Python and below it, to read a text and audit it."""
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        found = read_extracted(extract_bytes(text.encode(), name))
        assert len(found.marks) == sum(found.coverage.values())
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_twice_the_text_is_twice_the_work(shape):
    make = SHAPES[shape]
    work(make(10), "a.txt")  # what is read once and kept
    once, twice = work(make(20), "a.txt"), work(make(40), "a.txt")
    assert twice < 2.3 * once


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_a_line_of_five_million_characters_is_read(ending):
    found = extract_bytes(b"x" * 5_000_000, f"a.{ending}")
    assert len(found.text) == 5_000_000
