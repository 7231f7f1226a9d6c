"""The report forms of a list over columns: the same as from its households one by one, clean in an audit."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.files.filled_forms import forms_document, read_forms
from chuanngheo.files.sheets_xlsx import write_reports
from chuanngheo.frame.checks import B2_COLUMNS
from chuanngheo.frame.measures import table
from chuanngheo.frame.reports import CAUSE_COLUMNS, FACTS, tallies
from chuanngheo.review.decision import Outcome
from chuanngheo.review.reports import Unit, report
from chuanngheo.review.reviewed import Reviewed
from chuanngheo.sheets.reports import FORMS
from chuanngheo.sheets.tt07_2021 import B2

UNITS = [
    Unit("Thôn 1", area="rural", households=200, persons=800, minority_households=50, minority_persons=230),
    Unit("Thôn 2", area="rural", households=100, persons=410, minority_households=20, minority_persons=90),
    Unit("Thôn 2", area="urban", households=90, persons=310, minority_households=20, minority_persons=90),
]
SCHEMA = {
    **dict.fromkeys(("unit", "area", "before", "now"), pl.String),
    "members": pl.Int64,
    "members_before": pl.Int64,
    **dict.fromkeys((*FACTS, *B2_COLUMNS.values(), *CAUSE_COLUMNS), pl.Boolean),
}
NUMBERS = [number for number in FORMS if number != "7.11"]


def homes(*, known):
    """Reviewed households, of each every fact, or perhaps not known."""
    some = st.booleans() if known else st.none() | st.booleans()
    unit = st.sampled_from(UNITS)
    outcome = st.sampled_from(list(Outcome))
    both = st.tuples(st.none() | outcome, outcome) | st.tuples(outcome, st.none() | outcome)
    return st.builds(
        lambda unit, both, again, facts, **rest: Reviewed(
            unit=unit.name, area=unit.area, before=both[0], now=both[1], again=again, **rest, **facts
        ),
        unit=unit, both=both, again=st.booleans(), members=st.integers(1, 9),
        facts=st.fixed_dictionaries({fact: some for fact in FACTS if fact != "again"}),
        members_before=st.none() | st.integers(1, 9),
        causes=st.sets(st.integers(1, 8), max_size=3),
        deprivations=st.fixed_dictionaries(dict.fromkeys(B2, some)),
    )  # fmt: skip


def row(home):
    """The household as a row of a frame."""
    return {
        **{
            name: getattr(home, name)
            for name in ("unit", "area", "before", "now", "members", "members_before")
        },
        **{fact: getattr(home, fact) for fact in FACTS},
        **{column: home.deprivations[code] for code, column in B2_COLUMNS.items()},
        **{column: number in home.causes for number, column in enumerate(CAUSE_COLUMNS, start=1)},
    }


def frame_of(listed):
    return pl.DataFrame([row(home) for home in listed], schema=SCHEMA, orient="row")


ONE = Reviewed(unit="Thôn 1", area="rural", before="N", now="CN", members=4)


class TestTwins:
    @settings(max_examples=30, deadline=None)
    @given(st.lists(homes(known=False), max_size=8))
    def test_every_form_but_that_of_children(self, listed):
        counted = tallies(frame_of(listed))
        for number in NUMBERS:
            assert report(number, UNITS, counted) == report(number, UNITS, listed)

    @pytest.mark.parametrize(
        "engine",
        [lambda f: f.lazy(), lambda f: f.to_arrow(), lambda f: f.to_pandas(use_pyarrow_extension_array=True)],
    )
    def test_other_engines(self, engine):
        listed = [ONE, Reviewed(unit="Thôn 2", area="urban", before="KN", now="N", again=True, members=2)]
        assert report("7.3", UNITS, tallies(engine(frame_of(listed)))) == report("7.3", UNITS, listed)

    def test_zeros_and_ones_and_no_members_before(self):
        frame = frame_of([ONE]).drop("members_before").with_columns(b2_water=pl.lit(1))
        assert report("7.6", UNITS, tallies(frame)).lines[-1].cells[9] == 0
        assert report("7.6", UNITS, tallies(frame)).lines[-3].cells[9] == 1


class TestForms:
    @settings(max_examples=5, deadline=None)
    @given(st.lists(homes(known=True), max_size=10))
    def test_an_audit_finds_them_clean(self, listed):
        counted = tallies(frame_of(listed))
        assert audit(forms_document([report(n, UNITS, counted) for n in NUMBERS], year=2024)).findings == ()

    @pytest.mark.parametrize("number", ["7.1", "7.2", "7.4", "7.6", "7.8", "7.9", "7.10"])
    def test_a_cell_changed_in_the_workbook_is_found(self, tmp_path, number):
        path = tmp_path / "phu-luc-vii.xlsx"
        write_reports(path, [report(number, UNITS, tallies(frame_of([ONE] * 9)))])
        assert audit(read_forms(path, year=2024)).findings == ()
        book = load_workbook(path)
        book[f"Mẫu {number}"].cell(5, 6).value += 1
        book.save(path)
        assert audit(read_forms(path, year=2024)).findings

    def test_a_form_as_a_frame(self):
        found = table(report("7.1", UNITS, [ONE]).rows(), like=frame_of([]))
        assert found.columns == ["number", "label", "split", "1", "2", "3", "4", "5", "6"]
        assert str(found.filter(label="Khu vực nông thôn")["6"][0]) == "0.33"


class TestRefused:
    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"area": "rurall"}, "no area of"), ({"unit": None}, "no unit"), ({"now": "X"}, "now none of"),
            ({"before": None, "now": None}, "neither before nor now"), ({"members": 0}, "fewer than one"),
            ({"members_before": 0}, "fewer than one"), ({"before": "KN", "again": None}, "newly entered"),
        ],
    )  # fmt: skip
    def test_rows(self, changed, words):
        with pytest.raises(InvalidValueError, match=words):
            tallies(frame_of([ONE]).with_columns(**{k: pl.lit(v, SCHEMA[k]) for k, v in changed.items()}))

    def test_a_column_that_is_not_there(self):
        with pytest.raises(UnknownCodeError, match="b2_water"):
            tallies(frame_of([ONE]).drop("b2_water"))

    def test_children_are_not_in_a_list_of_households(self):
        with pytest.raises(InvalidValueError, match=r"form 7\.11"):
            report("7.11", UNITS, tallies(frame_of([ONE])))
