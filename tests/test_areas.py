"""An area is given as itself, its code or its Vietnamese label, in any writing of them."""

import unicodedata

import pytest

from chuanngheo import RURAL, RURAL_LOWLAND, RURAL_MOUNTAIN, URBAN
from chuanngheo.areas import area_code
from chuanngheo.errors import InvalidValueError, Reason

AREAS = (RURAL, URBAN, RURAL_LOWLAND, RURAL_MOUNTAIN)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
class TestEveryArea:
    """Object, code, label, label in capitals, decomposed, with idle blanks and "khu vực" before it."""

    def test_object_and_code(self, area):
        assert area_code(area) == area_code(area.code) == area.code

    def test_label_in_every_writing(self, area):
        label = area.text("vi")
        for text in (
            label,
            label.upper(),
            unicodedata.normalize("NFD", label),
            f"  Khu vực {label} ",
            label.replace(" ", "\u00a0"),
            label.replace(" ", "  "),
        ):
            assert area_code(text) == area.code

    def test_english(self, area):
        assert area.text("en").isascii()


class TestWords:
    """Đô thị is thành thị; a word that is no label is left to the standard."""

    def test_city(self):
        assert area_code("Đô thị") == "urban"

    def test_own_code(self):
        assert area_code("inner_city") == "inner_city"

    @pytest.mark.parametrize("value", [None, 1, True, b"rural"])
    def test_not_a_word(self, value):
        with pytest.raises(InvalidValueError, match="an area must be") as error:
            area_code(value)
        assert error.value.reason is Reason.WRONG_TYPE
