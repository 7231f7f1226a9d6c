"""Households from dictionaries, CSV and JSON: every row is a household or a fault with its place."""

import pytest

from chuanngheo import NATIONAL_2011_2015, NATIONAL_2021_2025, Household, Income, PerHead
from chuanngheo.errors import InvalidFileError, UnknownCodeError
from chuanngheo.files.households import ANSWERS, load_households, parse_csv, structure

S = NATIONAL_2021_2025


def only(record, standard=S):
    (found,) = structure([record], standard)
    return found


def faults(*records, standard=S):
    with pytest.raises(InvalidFileError) as caught:
        structure(records, standard)
    return [str(fault) for fault in caught.value.faults]


class TestStructure:
    """Dictionaries of exact values, as JSON gives them."""

    @pytest.mark.parametrize(
        ("record", "home"),
        [
            ({}, Household()),
            ({"area": "Nông thôn"}, Household(area="rural")),
            ({"area": None, "income": None, "score": None, "id": None}, Household()),
            ({"id": 7}, Household(id="7")),
            ({"income": 5}, Household(income=PerHead(5))),
            ({"income": {"total": 60, "members": 5}}, Household(income=Income(60, members=5))),
            (
                {"income": {"total": 60, "members": 5, "months": 6}},
                Household(income=Income(60, months=6, members=5)),
            ),
            ({"score": 12}, Household(score=12)),
            ({"deprivations": {}}, Household(deprivations=S.deprivations({}))),
            (
                {"deprivations": {"water": True, "toilet": None}},
                Household(deprivations=S.deprivations({"water": True})),
            ),
        ],
    )
    def test_facts(self, record, home):
        assert only(record) == home

    def test_every_fault_of_every_record(self):
        found = faults({"aera": "x"}, {"area": "rural"}, {"income": -1}, {"score": 13})
        assert [fault.partition(":")[0] for fault in found] == ["[0]", "[2]", "[3]"]

    def test_where_income_alone_decides_any_score_is_passed_over(self):
        assert only({"score": 99}, NATIONAL_2011_2015).score == 99

    def test_an_area_of_another_standard(self):
        assert "rural, urban" in faults({"area": "rural_lowland"})[0] or "rural" in faults({"area": "x"})[0]


class TestCsv:
    """A header names the columns; what it does not know it refuses."""

    def read(self, text, standard=S):
        return parse_csv(text, standard, name="h.csv")

    @pytest.mark.parametrize("word", ANSWERS)
    def test_answers(self, word):
        (row,) = self.read(f"water\n{word.upper()}\n").rows
        assert row.household.deprivations["water"] is ANSWERS[word]

    def test_every_indicator_by_code_and_by_name(self):
        for indicator in S.indicators.indicators:
            for title in (indicator.code, indicator.vi):
                (row,) = self.read(f'"{title}";area\nx;rural\n').rows
                assert row.household.deprivations[indicator.code] is True

    def test_a_standard_without_indicators(self):
        (row,) = self.read("area;income\nrural;5\n", NATIONAL_2011_2015).rows
        assert row.household.income == PerHead(5)
        with pytest.raises(InvalidFileError, match="unknown column 'water'"):
            self.read("water\nx\n", NATIONAL_2011_2015)

    def test_every_fault_of_a_row(self):
        (bad,) = self.read("area;income;water\nx;-5;maybe\n").bad
        assert [str(f.where) for f in bad.faults] == ["line 2, income", "line 2, water"]
        reading = self.read("area;total_income\nrural;5\nx;\n")
        assert len(reading.faults) == 2
        assert reading.rows == ()

    def test_lines_are_the_files_own(self):
        """A quoted cell may hold a line end; the line named is the row's last."""
        reading = self.read('id;area;_note\n1;rural;"a\nb"\n2;rural;\n')
        assert [row.line for row in reading.rows] == [3, 4]
        assert reading.rows[0].cells == {"id": "1", "area": "rural", "_note": "a\nb"}


def test_a_file_by_its_ending(tmp_path):
    path = tmp_path / "h.JSON"
    path.write_text('[{"area": "rural"}]', encoding="utf-8")
    assert load_households(str(path), S).rows[0].household == Household(area="rural")
    with pytest.raises(UnknownCodeError):
        load_households(tmp_path / "h.xlsx", S)
