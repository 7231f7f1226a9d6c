"""No number without an instrument, a place in it, and how surely its wording is known."""

from datetime import date

import pytest

from chuanngheo import Citation, Confidence, Instrument
from chuanngheo.errors import InvalidStandardError, UnknownCodeError

ND07 = Instrument("07/2021/NĐ-CP", kind="Nghị định", issuer="Chính phủ", checked=date(2026, 1, 9))


class TestCitation:
    """Điều, khoản, điểm; in English Article, Clause, Point."""

    def test_vietnamese(self):
        assert str(ND07.at("Điều 3 khoản 2 điểm a")) == "Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a"

    @pytest.mark.parametrize(
        ("place", "english"),
        [
            ("Điều 3 khoản 2 điểm a", "Article 3, Clause 2, Point a"),
            ("Điều 1, Điều 2", "Article 1, Article 2"),
            ("Phụ lục I", "Annex I"),
            ("Mục 3, điểm 5", "Section 3, Point 5"),
            ("khoản 5 Điều 1", "Clause 5, Article 1"),
        ],
    )
    def test_english(self, place, english):
        assert ND07.at(place).text("en") == f"Decree 07/2021/NĐ-CP, {english}"

    @pytest.mark.parametrize("place", ["", "  "])
    def test_a_place_is_compulsory(self, place):
        with pytest.raises(InvalidStandardError, match="must name the place"):
            ND07.at(place)

    def test_an_instrument_is_compulsory(self):
        with pytest.raises(TypeError):
            Citation()  # type: ignore[call-arg]


class TestConfidence:
    """A grade below verbatim is said beside the citation, in both languages."""

    def test_verbatim_is_not_said(self):
        assert ND07.at("Điều 3").text() == "Nghị định 07/2021/NĐ-CP, Điều 3"

    @pytest.mark.parametrize("grade", [grade for grade in Confidence if grade is not Confidence.VERBATIM])
    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_others_are(self, grade, lang):
        assert ND07.at("Điều 3", grade).text(lang).endswith(f" ({grade.text(lang)})")

    def test_best_first(self):
        assert [grade.value for grade in Confidence] == ["V", "V-en", "P", "D", "C"]


class TestInstrument:
    """Its kind is one of a closed list; its dates are fields apart."""

    def test_unknown_kind(self):
        with pytest.raises(UnknownCodeError, match="unknown kind of instrument 'Bài báo'"):
            Instrument("1", kind="Bài báo", issuer="x", checked=date(2026, 1, 9))

    def test_text(self):
        assert (str(ND07), ND07.text("en")) == ("Nghị định 07/2021/NĐ-CP", "Decree 07/2021/NĐ-CP")

    def test_dates_not_seen_are_none(self):
        assert (ND07.issued, ND07.in_force) == (None, None)
