"""Every word of the lists settles what its example prints; nothing else of the heading is misread."""

import unicodedata

import pytest

from chuanngheo.tables.headers import words
from chuanngheo.tables.headers.words import Facet, read


@pytest.mark.parametrize("word", words.WORDS, ids=lambda word: f"{word.facet}-{word.value}-{word.example}")
def test_every_word_by_its_example(word):
    said = read(word.example)
    if word.facet in (Facet.PERSONS, Facet.COUNT, Facet.RATE):
        assert getattr(said, word.facet.value)
    elif word.facet is not Facet.NOTHING:
        assert getattr(said, word.facet.value) == word.value
    assert said.left in ("", "theo", "có người", "thuộc", "ghi rõ")


@pytest.mark.parametrize(("kind", "example"), [(k, e) for k, (_, es) in words.LABELS.items() for e in es])
def test_every_label_by_its_examples(kind, example):
    assert words.label(example) == kind


@pytest.mark.parametrize("label", words.TOTAL_EXAMPLES)
def test_totals(label):
    assert words.is_total(label)
    assert words.is_total(f" {label.upper()}: ")


@pytest.mark.parametrize("label", ["Cộng Hòa", "Toàn Thắng", "Tổng Cọt", "Tổng số hộ", "xã Tổng", "", "I"])
def test_places_that_are_no_totals(label):
    assert not words.is_total(label)


class TestRead:
    """What a heading says."""

    @pytest.mark.parametrize(
        ("heading", "base", "trait"),
        [
            ("Hộ nghèo", "poor", ""),
            ("Hộ cận\nnghèo", "near_poor", ""),
            ("Tổng số hộ nghèo, hộ cận nghèo", "multidimensional", ""),
            ("HN DTTS", "poor", "minority"),
            ("Hộ cận nghèo là người dân tộc thiểu số", "near_poor", "minority"),
            ("Hộ không có khả năng thoát nghèo", "", "cannot_escape"),
            ("Số hộ nghèo theo chuẩn mới", "poor", ""),
        ],
    )
    def test_whom(self, heading, base, trait):
        said = read(heading)
        assert (said.base, said.trait) == (base, trait)

    def test_composed_and_decomposed_are_one(self):
        heading = "Tỷ lệ hộ cận nghèo đầu năm 2022 (%)"
        assert read(unicodedata.normalize("NFD", heading)) == read(heading)

    @pytest.mark.parametrize(
        ("heading", "when", "year"),
        [
            ("Hộ nghèo đầu năm 2022", "start", 2021),
            ("Hộ nghèo tại thời điểm 01/01/2022", "", 2021),
            ("Hộ nghèo đến 31/12/2022", "", 2022),
            ("Hộ nghèo cuối năm 2022", "end", 2022),
            ("Số hộ nghèo năm 2021", "", 2021),
            ("Số hộ nghèo giảm", "change", None),
            ("Chỉ tiêu giảm hộ nghèo giai đoạn 2022 - 2025", "change", None),
        ],
    )
    def test_when(self, heading, when, year):
        said = read(heading)
        assert (said.when, said.year) == (when, year)

    @pytest.mark.parametrize(
        ("heading", "base", "trait"),
        [
            ("Tỷ lệ hộ nghèo DTTS so với hộ nghèo", "poor", ""),
            ("Tỷ lệ hộ nghèo DTTS/tổng số hộ DTTS", "", "minority"),
            ("Tỷ lệ % so với tổng số hộ", "", ""),
        ],
    )
    def test_over(self, heading, base, trait):
        said = read(heading)
        assert said.rate
        assert (said.over.base, said.over.trait) == (base, trait)

    def test_without_accents_only_where_nothing_has_one(self):
        assert read("Ho can ngheo").base == "near_poor"
        assert read("Ho can ngheo").plain
        assert not read("Hộ can ngheo").base
        assert read("Ty le ho ngheo DTTS so voi ho ngheo").over.base == "poor"

    def test_a_long_text_is_no_heading(self):
        assert not read("x" * 100_000 + " hộ nghèo").named
