"""Communes from CSV: strict, and every fault of a file told at once."""

import pytest

from chuanngheo.errors import InvalidFileError, Reason
from chuanngheo.files.communes import load_communes, parse_communes
from chuanngheo.targets import Commune

HEADER = "unit,households,poor,can_escape,cannot_escape,fixed\n"


def test_a_file(tmp_path):
    file = tmp_path / "communes.csv"
    file.write_text(HEADER + 'Cam Thành,2.223,37,4,33,\n\n"Cam Nghĩa","1.667",46,,,2\n', encoding="utf-8-sig")
    assert load_communes(file) == [
        Commune(unit="Cam Thành", households=2223, poor=37, can_escape=4, cannot_escape=33),
        Commune(unit="Cam Nghĩa", households=1667, poor=46, fixed=2),
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators(separator):
    text = "unit,households,poor\nA,1000,37".replace(",", separator)
    assert parse_communes(text, name="x")[0].households == 1000


def test_all_faults_at_once():
    rows = "A,1000,x,,,\n,1000,3,,,\nB,5,6,,,\nC,1\nE,10,-4,,,\nF,10,khoảng 4,,,\nG,10,4,1,1,\nH,9,1.5,,,\n"
    with pytest.raises(InvalidFileError) as error:
        parse_communes(HEADER + rows, name="communes.csv")
    assert [str(fault.where) for fault in error.value.faults] == [f"line {n}" for n in range(2, 10)]
    words = [fault.en for fault in error.value.faults]
    assert "unit must be filled in" in words[1]
    assert "2 cells for 6 columns" in words[3]
    assert "poor must be one whole number of households, not '-4'" in words[4]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the column 'unit' is missing"),
        ("unit,households,pour\nA,1,1", "the column 'poor' is missing; .*did you mean 'poor'"),
        ("unit,households,poor,poor\nA,1,1,1", "the column 'poor' is given twice"),
        ("unit,households,poor\n", "no commune below the header"),
        ('unit,households,poor\n"A"x,1,1\n', "line 2: not CSV"),
    ],
)
def test_refused(text, words):
    with pytest.raises(InvalidFileError, match=words):
        parse_communes(text, name="communes.csv")


def test_no_file(tmp_path):
    with pytest.raises(InvalidFileError) as error:
        load_communes(tmp_path / "none.csv")
    assert error.value.reason is Reason.UNREADABLE_FILE
