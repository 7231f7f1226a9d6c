"""Unit → area: xã rural; phường, thị trấn urban; đặc khu open; dated for 01/07/2025."""

import unicodedata
from datetime import date

import pytest

from chuanngheo.areas import RURAL, URBAN, UnitKind, unit_area, unit_kind
from chuanngheo.errors import InvalidValueError, NotModelledError, UnknownCodeError

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


class TestNamesAsWritten:
    @pytest.mark.parametrize(
        ("name", "kind"),
        [
            ("TT Cam Lộ", UnitKind.TOWNSHIP),
            ("TT. Cam Lộ", UnitKind.TOWNSHIP),
            ("T.T Cam Lộ", UnitKind.TOWNSHIP),
            ("Thị trấn Chũ", UnitKind.TOWNSHIP),
            ("THỊ TRẤN CHŨ", UnitKind.TOWNSHIP),
            ("P. Bến Nghé", UnitKind.WARD),
            ("P.Bến Nghé", UnitKind.WARD),
            ("P Bến Nghé", UnitKind.WARD),
            ("P5", UnitKind.WARD),
            ("Phường 5", UnitKind.WARD),
            ("xã Đèo Gia", UnitKind.COMMUNE),
            ("X. Đèo Gia", UnitKind.COMMUNE),
            ("  xã   Đèo Gia ", UnitKind.COMMUNE),
            ("Đặc khu Phú Quốc", UnitKind.SPECIAL_ZONE),
        ],
    )
    def test_the_kind_is_read(self, name, kind):
        assert unit_kind(name) is kind
        assert unit_kind(unicodedata.normalize("NFD", name)) is kind

    @pytest.mark.parametrize("name", ["huyện Lục Ngạn", "TP. Huế", "Quận 1", "tỉnh Bắc Giang", "TX. Chũ"])
    def test_a_higher_unit_is_refused(self, name):
        with pytest.raises(InvalidValueError, match="no communal unit"):
            unit_kind(name)

    @pytest.mark.parametrize("name", ["Đèo Gia", "", "xã", "Phú Xuân", "Trung tâm", "xãĐèo"])
    def test_a_name_without_its_kind_is_refused(self, name):
        with pytest.raises(UnknownCodeError, match="kind of unit"):
            unit_kind(name)

    def test_a_number_is_no_name(self):
        with pytest.raises(InvalidValueError, match="must be a name"):
            unit_kind(5)


class TestAreas:
    """«phường (thuộc thành phố, thị xã), thị trấn (thuộc huyện)»: the urban forms."""

    @pytest.mark.parametrize(
        ("name", "day", "area"),
        [
            ("xã Đèo Gia", BEFORE, RURAL),
            ("xã Đèo Gia", AFTER, RURAL),
            ("P. Bến Nghé", BEFORE, URBAN),
            ("P. Bến Nghé", AFTER, URBAN),
            ("TT Cam Lộ", BEFORE, URBAN),
        ],
    )
    def test_by_kind_and_day(self, name, day, area):
        assert unit_area(name, day) is area

    def test_no_township_from_the_reform(self):
        with pytest.raises(InvalidValueError, match="no thị trấn from 01/07/2025"):
            unit_area("TT Cam Lộ", AFTER)

    def test_a_special_zone_is_open(self):
        with pytest.raises(NotModelledError, match="đặc khu"):
            unit_area("đặc khu Phú Quốc", AFTER)
        with pytest.raises(InvalidValueError, match="no đặc khu before"):
            unit_area("đặc khu Phú Quốc", BEFORE)
