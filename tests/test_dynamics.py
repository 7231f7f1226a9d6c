"""Two reviews compared: one household, and the flows of a place by ``9=1-2-3-4+5+6+7+8``."""

from datetime import date

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo import Category
from chuanngheo.consistency import audit
from chuanngheo.dynamics import (
    FORM_2,
    FORM_3,
    NEWLY_ESCAPED_2014,
    NEWLY_ESCAPED_CREDIT,
    Entry,
    Flow,
    Movement,
    Other,
    change,
    flow_table,
    form_1,
    movement,
    newly_escaped,
)
from chuanngheo.errors import InvalidFileError, InvalidValueError
from chuanngheo.statements import Document
from chuanngheo.tables import Table, form_columns

POOR, NEAR, AVERAGE, NOT_POOR = Category.POOR, Category.NEAR_POOR, Category.AVERAGE, Category.NOT_POOR


class TestMovement:
    @pytest.mark.parametrize(
        ("before", "after", "history", "expected"),
        [
            ("hộ nghèo", "hộ nghèo", {}, Movement.STAYS_POOR),
            ("hộ nghèo", "hộ cận nghèo", {}, Movement.TO_NEAR_POOR),
            ("hộ nghèo", AVERAGE, {}, Movement.OUT_OF_POVERTY),
            (POOR, None, {}, Movement.OUT_OF_POVERTY),
            (NEAR, POOR, {"was_poor": True}, Movement.TO_POOR),
            (NEAR, NEAR, {}, Movement.STAYS_NEAR_POOR),
            (NEAR, NOT_POOR, {}, Movement.OUT_OF_NEAR_POVERTY),
            (None, POOR, {"was_poor": True}, Movement.BACK_TO_POOR),
            (None, POOR, {"was_poor": False}, Movement.NEW_POOR),
            (AVERAGE, POOR, {"was_near_poor": True}, None),
            (None, NEAR, {"was_near_poor": True}, Movement.BACK_TO_NEAR_POOR),
            (None, NEAR, {"was_near_poor": False, "was_poor": True}, Movement.NEW_NEAR_POOR),
            (None, NEAR, {}, None),
            (None, AVERAGE, {}, Movement.STAYS_OFF),
        ],
    )
    def test_every_pair(self, before, after, history, expected):
        assert movement(before, after, **history) is expected

    def test_words(self):
        assert Movement.BACK_TO_POOR.text() == "tái nghèo"
        assert all(m.text("vi") != m.text("en") for m in (*Movement, *Other))


class TestTheLawApart:
    def test_the_law_and_the_household(self):
        moved = change(POOR, NEAR, AVERAGE)
        assert moved.by_law is Movement.TO_NEAR_POOR
        assert moved.by_household is Movement.OUT_OF_NEAR_POVERTY

    def test_who_was_listed_under_the_old_standard_falls_back(self):
        moved = change(POOR, None, POOR)
        assert (moved.by_law, moved.by_household) == (Movement.OUT_OF_POVERTY, Movement.BACK_TO_POOR)
        assert change(None, None, NEAR).by_household is None
        assert change(NEAR, None, NEAR, was_poor=False).by_household is Movement.BACK_TO_NEAR_POOR


class TestNewlyEscaped:
    """«trong vòng 36 tháng, kể từ thời điểm hộ được cấp có thẩm quyền công nhận thoát nghèo»"""

    DAY = date(2022, 12, 20)

    @pytest.mark.parametrize(
        ("on", "expected"),
        [(date(2022, 12, 20), True), (date(2025, 12, 20), True), (date(2025, 12, 21), False)],
    )
    def test_36_months(self, on, expected):
        assert newly_escaped(POOR, NEAR, recognised=self.DAY, on=on) is expected

    def test_readings_differ(self):
        asked = {"recognised": self.DAY, "on": date(2024, 1, 1)}
        assert newly_escaped(POOR, NEAR, **asked) is True
        assert newly_escaped(POOR, NEAR, **asked, reading=NEWLY_ESCAPED_CREDIT) is False
        assert newly_escaped(NEAR, None, **asked, reading=NEWLY_ESCAPED_CREDIT) is True
        assert newly_escaped(NEAR, None, **asked) is False
        late = {"recognised": self.DAY, "on": date(2035, 1, 1)}
        assert newly_escaped(POOR, NEAR, **late, reading=NEWLY_ESCAPED_2014) is True
        assert newly_escaped(POOR, NEAR, **late) is False
        assert newly_escaped(POOR, POOR, **asked) is False

    def test_not_before_recognition(self):
        with pytest.raises(InvalidValueError, match="before"):
            newly_escaped(POOR, None, recognised=self.DAY, on=date(2022, 12, 19))


BEFORE = [
    Entry(id="A", category=POOR, members=4),
    Entry(id="B", category=POOR, members=3),
    Entry(id="C", category=POOR, members=1, other=Other.DIED),
    Entry(id="D", category=POOR, members=5),
    Entry(id="E", category=NEAR, members=2),
    Entry(id="F", category=NEAR, members=6),
    Entry(id="G", category=AVERAGE, members=3),
    Entry(id="K", category=POOR, members=2),
]
AFTER = [
    Entry(id="A", category=POOR, members=6),
    Entry(id="B", category=NEAR, members=2),
    Entry(id="E", category=POOR, members=2),
    Entry(id="F", category=NOT_POOR, members=6),
    Entry(id="G", category=POOR, members=3, was_poor=True),
    Entry(id="H", category=POOR, members=1, was_poor=False),
    Entry(id="I", category=NEAR, members=4, was_near_poor=True),
    Entry(id="J", category=POOR, members=7, other=Other.MOVED_IN),
    Entry(id="K", category=AVERAGE, members=2),
]


class TestFlowTable:
    def test_by_hand(self):
        table = flow_table(BEFORE, AFTER)
        assert table.poor.columns() == (5, 1, 2, 1, 1, 1, 1, 1, 5)
        assert table.poor_persons.columns() == (15, 3, 7, 1, 2, 3, 1, 9, 19)
        assert table.near_poor.columns() == (2, 1, 1, 0, 1, 1, 0, 0, 2)
        assert table.near_poor_persons.columns() == (8, 6, 2, 1, 3, 4, 0, 0, 6)
        assert table.by_law == {}

    def test_forms(self):
        table = flow_table(BEFORE, AFTER)
        households, persons = table.form_2()
        assert tuple(households) == FORM_2
        assert households["poor_again"] == 1
        assert persons["poor_end"] == 19
        assert tuple(table.form_3()[0]) == FORM_3
        assert table.form_3()[0]["escaped_to_near_poor"] == households["escaped_to_near_poor"]

    def test_a_residual_is_seen(self):
        assert not Flow(start=1369, left_2=374, left_3=128, crossed=39, other_in=28, end=923).balances
        assert Flow(start=1369, left_2=374, left_3=128, crossed=39, other_in=28, end=934).balances

    def test_the_standard_changed(self):
        before = [
            Entry(id="A", category=POOR, baseline=NEAR),
            Entry(id="B", category=POOR, baseline=POOR),
            Entry(id="C", category=NEAR, baseline=NOT_POOR, was_near_poor=True),
        ]
        after = [Entry(id="A", category=NEAR), Entry(id="C", category=NEAR, was_near_poor=True)]
        table = flow_table(before, after, standard_changed=True)
        assert table.by_law == {(POOR, NEAR): 1, (NEAR, None): 1}
        assert table.poor.columns() == (1, 0, 1, 0, 0, 0, 0, 0, 0)
        assert table.near_poor.columns() == (1, 0, 0, 0, 0, 1, 0, 0, 2)
        with pytest.raises(InvalidFileError, match=r"before\[X\]: baseline"):
            flow_table([Entry(id="X", category=POOR)], [], standard_changed=True)

    def test_every_fault_is_told(self):
        twice = [Entry(id="A", category=POOR), Entry(id="A", category=NEAR)]
        entering = [Entry(id="B", category=POOR), Entry(id="C", category=NEAR), Entry(id="A", category=POOR)]
        with pytest.raises(InvalidFileError) as error:
            flow_table(twice, entering)
        assert [str(fault.where) for fault in error.value.faults] == ["before[A]", "after[B]", "after[C]"]

    @pytest.mark.parametrize("members", [0, 101, 2.0])
    def test_no_such_size(self, members):
        with pytest.raises(InvalidValueError, match="members"):
            Entry(id="A", category=POOR, members=members)

    entries = st.builds(
        Entry,
        id=st.sampled_from("ABCDEFGHIJ"),
        category=st.none() | st.sampled_from([POOR, NEAR, AVERAGE, NOT_POOR]),
        members=st.integers(1, 9),
        baseline=st.sampled_from([POOR, NEAR, AVERAGE, NOT_POOR]),
        was_poor=st.booleans(),
        was_near_poor=st.booleans(),
        other=st.none() | st.sampled_from(Other),
    )
    lists = st.lists(entries, max_size=10, unique_by=lambda e: e.id)

    @settings(max_examples=80, deadline=None)
    @given(lists, lists, st.booleans())
    def test_any_two_lists_balance(self, before, after, changed):
        table = flow_table(before, after, standard_changed=changed)
        for flow in (table.poor, table.poor_persons, table.near_poor, table.near_poor_persons):
            assert flow.balances
            assert min(flow.columns()) >= 0
        assert table.poor.left_2 == table.near_poor.crossed
        assert table.poor.crossed == table.near_poor.left_3
        assert table.poor_persons.left_2 == table.near_poor_persons.crossed
        assert table.poor.end == sum(e.category is POOR for e in after)
        assert table.poor_persons.end == sum(e.members for e in after if e.category is POOR)
        first = [(e.baseline if changed else e.category, e.members) for e in before]
        assert table.near_poor.start == sum(category is NEAR for category, _ in first)


class TestTheAuditFindsTheFormsClean:
    """Forms 1–3 filled from two years of lists."""

    def test_clean(self):
        flows = flow_table(BEFORE, AFTER)
        after = [attrs.evolve(entry, area="rural") for entry in AFTER]
        *rows, total = form_1(after, {"urban": (30, 90), "rural": (40, 161)})
        tables = [Table.of_records(rows, form_columns(1), total=total, title="Biểu 1", end="2024")]
        for form, (households, _) in ((2, flows.form_2()), (3, flows.form_3())):
            own = Table.of_records(
                [{"unit": "Xã Ví Dụ", **households}],
                form_columns(form),
                title=f"Biểu {form}",
                start="2023",
                end="2024",
            )
            tables.append(own)
        found = audit(Document(title="Báo cáo", tables=tuple(tables)))
        assert not found.findings
        assert found.coverage.unchecked == 0

    def test_a_slip_is_found(self):
        households, _ = flow_table(BEFORE, AFTER).form_2()
        slipped = {"unit": "Xã Ví Dụ", **households, "poor_end": households["poor_end"] + 1}
        table = Table.of_records([slipped], form_columns(2), title="Biểu 2", start="2023", end="2024")
        assert audit(Document(title="Báo cáo", tables=(table,))).findings


class TestForm1:
    def test_rows_and_total(self):
        entries = [
            Entry(id="A", category=POOR, members=4, area="rural"),
            Entry(id="B", category=NEAR, members=2, area="urban"),
            Entry(id="C", category=AVERAGE, members=9, area="urban"),
        ]
        rural, urban, total = form_1(entries, {"rural": (10, 40), "urban": (5, 20)})
        assert (rural["poor"], rural["poor_persons"], urban["near_poor"]) == (1, 4, 1)
        assert (total["unit"], total["households"], total["persons"], total["poor"]) == ("Tổng", 15, 60, 1)
        assert (rural["poor_rate"], total["poor_persons_rate"]) == ("10,00%", "6,67%")

    def test_nobody(self):
        assert form_1([], {}) == [{"unit": "Tổng"}]

    def test_faults(self):
        entries = [Entry(id="A", category=POOR, area="rural"), Entry(id="B", category=POOR)]
        with pytest.raises(InvalidFileError) as error:
            form_1(entries, {"rural": (0, 0)})
        assert [str(fault.where) for fault in error.value.faults] == ["B", "rural"]
