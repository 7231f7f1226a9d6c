"""Phụ lục VII: a reviewed list fills the forms 7.1–7.11, and what it fills adds up."""

import csv
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.groups import GROUPS
from chuanngheo.quantities import Rate
from chuanngheo.review.decision import Outcome
from chuanngheo.review.reports import Unit, report
from chuanngheo.review.reviewed import Child, Reviewed
from chuanngheo.sheets.definitions import DEFINITIONS
from chuanngheo.sheets.reports import FORMS, Cells
from chuanngheo.sheets.tt07_2021 import B2
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Table, columns

NONE = dict.fromkeys(B2, False)
UNITS = [
    Unit("Thôn 1", area="rural", households=200, persons=800, minority_households=50, minority_persons=230),
    Unit("Thôn 2", area="rural", households=100, persons=410, minority_households=0, minority_persons=0),
    Unit("Tổ 1", area="urban", households=300, persons=1_100, minority_households=10, minority_persons=40),
]
FACTS = {"minority": False, "no_labour": False, "merit": False, "deprivations": NONE}


def home(unit, before, now, members=4, **facts):
    area = "urban" if unit == "Tổ 1" else "rural"
    return Reviewed(unit=unit, area=area, before=before, now=now, members=members, **{**FACTS, **facts})


HOMES = [
    home("Thôn 1", "N", "N", 5, minority=True, causes=[1, 2], deprivations={**NONE, "water": True},
         children=(Child(uninsured=True, malnourished=False, out_of_level=False),
                   Child(uninsured=False, malnourished=True, out_of_level=True))),
    home("Thôn 1", "N", "CN", 4, causes=[2]),
    home("Thôn 1", "N", "KN", 3),
    home("Thôn 2", "CN", "N", 6, members_before=5, no_labour=True, causes=[3],
         deprivations={**NONE, "water": True, "toilet": True}),
    home("Thôn 2", "KN", "CN", 2, again=False, merit=True),
    home("Thôn 2", None, "N", 1, deprivations=NONE),
    home("Tổ 1", "N", None, 1),
    home("Tổ 1", "KN", "N", 2, again=True),
    home("Tổ 1", "CN", "CN", 3, members_before=4),
    home("Tổ 1", "CN", "KN", 3),
]  # fmt: skip


def cells(number, label="Tổng cộng (I + II)", split="", **options):
    lines = report(number, UNITS, HOMES, **options).lines
    return next(line.cells for line in lines if line.label == label and line.split == split)


def test_titles_and_pages_as_printed():
    path = Path(__file__).parent.parent / "data" / "sheets" / "report-titles.csv"
    with path.open(encoding="utf-8", newline="") as file:
        printed = [(line["form"], int(line["page"]), line["title"]) for line in csv.DictReader(file)]
    assert printed == [(form.number, form.pages[0], form.vi) for form in FORMS.values()]
    assert FORMS["7.2"].cite.place == "Phụ lục VII, Mẫu số 7.2, trang 78–79"


class TestForms:
    def test_7_1_counts_and_rates(self):
        assert cells("7.1") == (600, 2_310, 4, Rate.of(4, 600), 3, Rate.of(3, 600))
        assert cells("7.1", "Khu vực thành thị") == (300, 1_100, 1, Rate.of(1, 300), 1, Rate.of(1, 300))
        assert [line.number for line in report("7.1", UNITS, HOMES).lines] == ["I", "1", "II", "1", "2", ""]

    def test_7_2_households_and_persons(self):
        assert cells("7.2", split="Hộ") == (4, 1, 1, 1, 1, 1, 0, 1, 4)
        assert cells("7.2", split="Nhân khẩu") == (13, 4, 3, 1, 5, 2, 0, 2, 14)

    def test_7_3_households_and_persons(self):
        assert cells("7.3", split="Hộ") == (3, 1, 1, 0, 1, 0, 1, 0, 3)
        assert cells("7.3", split="Nhân khẩu") == (12, 3, 5, 1, 4, 0, 2, 0, 9)

    def test_7_4_to_7_7_deprivations(self):
        water, toilet = 9, 10
        assert (cells("7.4")[0], cells("7.4")[water], cells("7.4")[toilet]) == (4, 2, 1)
        assert cells("7.5")[water] == Rate.of(2, 4)
        assert cells("7.6") == (3, *[0] * 12)
        assert cells("7.7", "Thôn 1")[1:] == (Rate.of(0, 1),) * 12
        assert cells("7.5", "Khu vực thành thị")[0] == 1

    def test_7_8_groups_overlap(self):
        assert cells("7.8", split="Hộ") == (600, 60, 4, 3, 1, 0, 1, 0, 0, 1)
        assert cells("7.8", split="Nhân khẩu") == (2_310, 270, 14, 9, 5, 0, 6, 0, 0, 2)

    def test_7_9_and_7_10(self):
        assert cells("7.9") == (4, 1, 3, 0)
        assert cells("7.10", "Khu vực nông thôn", "Hộ nghèo") == (1, 1, 1, 0, 0, 0, 0, 0)
        assert cells("7.10", "Khu vực nông thôn", "Hộ cận nghèo") == (0, 1, 0, 0, 0, 0, 0, 0)

    def test_7_11_heading_and_note_disagree(self):
        """Page 91: the heading prints insurance in column 2, the note below prints nutrition."""
        units = [attrs.evolve(UNITS[0])]
        child = Child(uninsured=True, malnourished=False, out_of_level=False)
        homes = [attrs.evolve(HOMES[0], children=(child,))]
        by_heading = report("7.11", units, homes).lines[-1]
        by_note = report("7.11", units, homes, child_columns="note").lines[-1]
        assert (by_heading.label, by_heading.cells) == ("Tổng cộng", (1, 1, 0, 0, 0, 0, 0, 0))
        assert by_note.cells == (1, 0, 1, 0, 0, 0, 0, 0)
        with pytest.raises(UnknownCodeError, match=r"7\.11"):
            report("7.11", units, homes, child_columns="notes")

    def test_a_hole_is_no_zero_and_no_rate_has_no_whole(self):
        unit = [Unit("Thôn 1", area="rural", households=0, persons=0)]
        assert report("7.1", unit, []).lines[-1].cells == (0, 0, 0, None, 0, None)
        unknown = [Reviewed(unit="Thôn 1", area="rural", before="N", now="N", members=3)]
        assert report("7.4", unit, unknown).lines[-1].cells == (1, *[None] * 12)
        assert report("7.5", unit, unknown).lines[-1].cells == (1, *[None] * 12)
        assert report("7.8", unit, unknown).lines[-2].cells[4:] == (None, 0, None, 0, None, 0)


outcome = st.sampled_from([None, *Outcome])


@st.composite
def lists(draw):
    homes = []
    for _ in range(draw(st.integers(0, 12))):
        before, now = draw(outcome), draw(outcome)
        if before is now is None:
            now = Outcome.POOR
        unit = draw(st.sampled_from(["Thôn 1", "Thôn 2", "Tổ 1"]))
        sizes = {"members": draw(st.integers(1, 9)), "members_before": draw(st.none() | st.integers(1, 9))}
        homes.append(home(unit, before, now, again=draw(st.booleans()), **sizes))
    return homes


class TestIdentities:
    """What the audit of a filled form asks for, for any list."""

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(lists())
    def test_the_year_closes_and_the_forms_meet(self, homes):
        poor, near = report("7.2", UNITS, homes).lines, report("7.3", UNITS, homes).lines
        for line in (*poor, *near):
            c = line.cells
            assert c[8] == c[0] - c[1] - c[2] - c[3] + c[4] + c[5] + c[6] + c[7]
        for one, other in zip(poor, near, strict=True):
            assert (one.label, one.split) == (other.label, other.split)
            assert (one.cells[1], one.cells[4]) == (other.cells[4], other.cells[2])

    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(lists(), st.sampled_from([n for n in FORMS if FORMS[n].by_area]))
    def test_town_and_country_add_up(self, homes, number):
        form, lines = FORMS[number], report(number, UNITS, homes).lines
        for split in form.splits:
            town, country, whole = (
                next(line.cells for line in lines if (line.label, line.split) == (label, split))
                for label in ("Khu vực thành thị", "Khu vực nông thôn", "Tổng cộng (I + II)")
            )
            for column, one, other, total in zip(form.columns, town, country, whole, strict=True):
                assert column.cells is Cells.RATE or one + other == total


def as_table(number, roles, homes):
    """The units and the total of a filled form as a published table."""
    lines = report(number, UNITS, homes).lines
    heads = ("Khu vực thành thị", "Khu vực nông thôn", "Tổng cộng (I + II)")
    places = {line.label: [line.label, *line.texts()] for line in lines if line.label not in heads}
    total = next([line.label, *line.texts()] for line in lines if line.label == heads[2])
    return Table(columns=roles, rows=list(places.values()), total=total, title=FORMS[number].vi)


class TestAudit:
    """What the library fills, its own audit finds nothing wrong in."""

    @settings(max_examples=15, deadline=None, derandomize=True)
    @given(lists())
    def test_form_7_1_audits_clean(self, homes):
        roles = columns("unit", "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate")
        found = audit(Document(title="7.1", tables=(as_table("7.1", roles, homes),)))
        assert found.findings == ()
        assert found.coverage

    def test_forms_7_4_and_7_5_audit_clean(self):
        codes = list(B2)
        shared = Column.parse("unit"), Column.parse("poor")
        counts = as_table("7.4", (*shared, *(Column.count(code) for code in codes)), HOMES)
        rates = as_table("7.5", (*shared, *(Column.rate(c, of="poor", over="poor") for c in codes)), HOMES)
        joined = (*counts.columns, *(Column.rate(f"{c}_rate", of=c, over="poor") for c in codes))
        rows = [
            [
                a.label,
                *(a[r].text for r in ("poor", *codes)),
                *(p.text if (p := b.get(c)) else "" for c in codes),
            ]
            for a, b in zip(counts.all_rows, rates.all_rows, strict=True)
        ]
        table = Table(columns=joined, rows=rows[:-1], total=rows[-1], title="7.4, 7.5")
        assert audit(Document(title="7.4, 7.5", tables=(table,))).findings == ()


class TestRefusals:
    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"now": "X"}, "outcome"), ({"area": "town"}, "area"), ({"members": 0}, "0 members"),
            ({"members_before": 1.5}, "1.5 members"), ({"causes": [9]}, "cause"),
            ({"before": "KN"}, "tái nghèo"), ({"now": None}, "neither here"),
            ({"deprivations": {"wter": True}}, "did you mean 'water'"),
        ],
    )  # fmt: skip
    def test_a_household(self, facts, words):
        with pytest.raises((UnknownCodeError, InvalidValueError), match=words):
            Reviewed(**{"unit": "Thôn 1", "area": "rural", "now": "N", "members": 3, **facts})

    def test_a_form_and_a_unit(self):
        with pytest.raises(UnknownCodeError, match="form"):
            report("7.12", UNITS, HOMES)
        with pytest.raises(UnknownCodeError, match="unit"):
            report("7.1", UNITS[:1], HOMES)


class TestFootnotes:
    """Mẫu số 7.8, ghi chú 1–3 (page 87): words and page stand once each."""

    @pytest.mark.parametrize("key", ["minority", "no_labour", "merit"])
    def test_a_group_is_defined_as_the_form_prints(self, key):
        cite = DEFINITIONS[key]
        assert cite.place.startswith("Phụ lục VII, Mẫu số 7.8 ghi chú")
        for of in ("poor", "near_poor"):
            group = GROUPS[f"{key}_{of}"]
            assert group.definition == cite.quote
            assert of in group.within
