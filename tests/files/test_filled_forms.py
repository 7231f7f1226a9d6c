"""A commune's filled lists → forms 7.1–7.11 as a workbook, which audits clean; a changed cell is found."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidFileError, InvalidValueError
from chuanngheo.files.filled_forms import forms_document, read_forms
from chuanngheo.files.sheets_xlsx import write_reports
from chuanngheo.review.decision import Outcome
from chuanngheo.review.reports import Unit, report
from chuanngheo.review.reviewed import Child, Reviewed
from chuanngheo.sheets.reports import FORMS
from chuanngheo.sheets.tt07_2021 import B2

UNITS = [
    Unit("Thôn 1", area="rural", households=200, persons=800, minority_households=50, minority_persons=230),
    Unit("Thôn 2", area="rural", households=100, persons=410, minority_households=20, minority_persons=90),
    Unit("Thôn 2", area="urban", households=90, persons=310, minority_households=20, minority_persons=90),
    Unit("Tổ 1", area="urban", households=300, persons=1_100, minority_households=20, minority_persons=90),
]
outcomes = st.sampled_from(list(Outcome))


@st.composite
def homes(draw):
    """One reviewed household, everything about it known."""
    unit = draw(st.sampled_from(UNITS))
    children = st.builds(
        Child, uninsured=st.booleans(), malnourished=st.booleans(), out_of_level=st.booleans()
    )
    return Reviewed(
        unit=unit.name, area=unit.area, before=draw(st.none() | outcomes), now=draw(outcomes),
        members=draw(st.integers(1, 9)), members_before=draw(st.none() | st.integers(1, 9)),
        again=draw(st.booleans()), minority=draw(st.booleans()), no_labour=draw(st.booleans()),
        merit=draw(st.booleans()), causes=draw(st.sets(st.integers(1, 8), max_size=3)),
        deprivations={code: draw(st.booleans()) for code in B2},
        children=tuple(draw(st.lists(children, max_size=2))),
    )  # fmt: skip


def commune():
    """A list by rule: 60 households over the four units."""
    return [
        Reviewed(
            unit=UNITS[n % 4].name, area=UNITS[n % 4].area, before=list(Outcome)[n % 3],
            now=list(Outcome)[n * 7 // 5 % 3], members=1 + n % 6, members_before=1 + n % 5,
            again=n % 2 == 0, minority=n % 5 == 0, no_labour=n % 6 == 0, merit=n % 7 == 0,
            causes={1 + n % 8}, deprivations={code: (n + k) % 4 == 0 for k, code in enumerate(B2)},
            children=(Child(uninsured=n % 2 == 0, malnourished=n % 3 == 0, out_of_level=False),),
        )
        for n in range(60)
    ]  # fmt: skip


def filled(listed):
    return [report(number, UNITS, listed) for number in FORMS]


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "phu-luc-vii.xlsx"
    write_reports(path, filled(commune()))
    return path


class TestClean:
    @settings(max_examples=5, deadline=None, derandomize=True)
    @given(st.lists(homes(), max_size=10))
    def test_whatever_the_list(self, listed):
        assert audit(forms_document(filled(listed), year=2024)).findings == ()

    def test_all_eleven_forms_as_a_workbook(self, workbook):
        found = audit(read_forms(workbook, year=2024))
        assert (found.findings, found.remarks) == ((), ())
        assert {table.title.split(",")[0].split(" (")[0] for table in found.document.tables} == {
            f"Mẫu số {number}" for number in FORMS if number not in ("7.5", "7.7")
        }

    def test_the_workbook_is_the_document(self, workbook):
        read, made = read_forms(workbook, year=2024), forms_document(filled(commune()), year=2024)
        for one, other in zip(read.tables, made.tables, strict=True):
            assert (one.title, one.columns) == (other.title, other.columns)
            for row, printed in zip(one.all_rows, other.all_rows, strict=True):
                assert row == printed


class TestChanged:
    """One cell changed by hand in the workbook: what is found is in its form."""

    @pytest.mark.parametrize(
        ("number", "column", "by"),
        [
            ("7.1", 6, 1), ("7.1", 7, 0.05), ("7.2", 12, 1), ("7.2", 5, 2), ("7.3", 8, 1), ("7.4", 6, 1),
            ("7.5", 6, 0.1), ("7.6", 9, 1), ("7.7", 9, 0.1), ("7.8", 8, 1), ("7.9", 5, 1), ("7.10", 4, 1),
            ("7.11", 5, 1),
        ],
    )  # fmt: skip
    def test_is_found(self, workbook, number, column, by):
        book = load_workbook(workbook)
        sheet = book[f"Mẫu {number}"]
        cell = sheet.cell(5, column)  # the first unit, or the persons of the first head
        cell.value += by
        form = {"7.5": "7.4", "7.7": "7.6"}.get(number, number)
        for other in FORMS:  # the audit of one form is enough, and quick
            if other not in (number, form):
                del book[f"Mẫu {other}"]
        book.save(workbook)
        findings = audit(read_forms(workbook, year=2024)).findings
        assert any(f"Mẫu số {form}" in finding.where.label() for finding in findings)

    def test_a_rate_of_more_digits_is_read_as_typed(self, workbook):
        book = load_workbook(workbook)
        book["Mẫu 7.1"].cell(4, 7).value = 0.123456
        book["Mẫu 7.1"].cell(4, 9).value = "rất thấp"
        book.save(workbook)
        total = next(t for t in read_forms(workbook, year=2024).tables if t.title.endswith("thành thị")).total
        assert total["poor_rate"].text == "12,3456%"
        assert total["near_poor_rate"].figure is None


class TestRefusals:
    def test_rates_without_their_counts(self):
        with pytest.raises(InvalidValueError, match=r"7\.5 prints the rates of form 7\.4"):
            forms_document([report("7.5", UNITS, commune())], year=2024)

    def test_a_workbook_of_something_else(self, workbook):
        book = load_workbook(workbook)
        book["Mẫu 7.1"].cell(1, 20).value = "ghi chú"
        book.create_sheet("Mẫu 7.12")
        book.save(workbook)
        with pytest.raises(InvalidFileError) as caught:
            read_forms(workbook, year=2024)
        assert [str(fault.where) for fault in caught.value.faults] == ["Mẫu 7.1", "Mẫu 7.12"]
