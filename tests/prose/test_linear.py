"""Time grows with the text: a long line of anything is read, in pieces, and no pattern runs away."""

import pytest

from chuanngheo.prose import Status, read
from chuanngheo.prose.page import LONGEST, Page

UNITS = (
    "Năm 2018, toàn huyện có 54.769 hộ, trong đó, có 5.779 hộ nghèo, chiếm tỷ lệ 10,55%; 5.254 hộ cận nghèo, ",
    "hộ nghèo thuộc diện đối tượng ",
    "giảm từ 5% ",
    "1.2,3.",
    "nguyên nhân nghèo (",
    "báo cáo trước ngày 15/6/2019, hàng quý ",
    "còn 226 hộ, bằng 1,93%; ",
    "12/QĐ-UBND ",
    "a1 ",
    "1",
    " ",
)


@pytest.mark.slow
def test_five_megabytes_on_one_line():
    text = (UNITS[0] * (5_000_000 // len(UNITS[0]) + 1))[:5_000_000]
    reading = read(text)
    assert reading.coverage[Status.UNDERSTOOD] > 100_000
    assert len(reading.tokens) == sum(reading.coverage.values())


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_half_a_megabyte_of_anything(unit):
    reading = read((unit * 500_000)[:500_000])
    assert all(token.span[1] <= 500_000 for token in reading.tokens)


@pytest.mark.parametrize("unit", UNITS)
def test_pieces(unit):
    """No sentence that is read is longer than the bound, so that what is quadratic in one is bounded."""
    sentences = Page((unit * 10_000)[:10_000]).sentences
    assert all(len(sentence.line) <= LONGEST for sentence in sentences)
