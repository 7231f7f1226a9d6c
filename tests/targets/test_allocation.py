"""A district's reduction shared among its communes: Cam Lộ 2022 (Kế hoạch 28/KH-UBND, annex)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chuanngheo.consistency import Verdict, audit
from chuanngheo.errors import InfeasibleError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.figures import figure
from chuanngheo.quantities import Rate, Rounding
from chuanngheo.statements import Document
from chuanngheo.targets import ROLES, By, Commune, Method, allocate, keeping_rates, nearest

# unit, households, poor, able to escape, unable; Cam Tuyên's able are 109 − 53, as the total 108 has it
CAM_LO = [
    Commune(unit=unit, households=total, poor=poor, can_escape=can, cannot_escape=cannot)
    for unit, total, poor, can, cannot in (
        ("Thanh An", 2693, 106, 6, 100),
        ("TT Cam Lộ", 2095, 36, 11, 25),
        ("Cam Thành", 2223, 37, 4, 33),
        ("Cam Thủy", 1489, 57, 7, 50),
        ("Cam Nghĩa", 1667, 46, 10, 36),
        ("Cam Tuyên", 1481, 109, 56, 53),
        ("Cam Chính", 1466, 18, 0, 18),
        ("Cam Hiếu", 1791, 44, 14, 30),
    )
]
PRINTED = {
    "Thanh An": 2, "TT Cam Lộ": 3, "Cam Thành": 1, "Cam Thủy": 2,
    "Cam Nghĩa": 3, "Cam Tuyên": 10, "Cam Chính": 0, "Cam Hiếu": 3,
}  # fmt: skip
END_RATES = {
    "Thanh An": "3.86", "TT Cam Lộ": "1.58", "Cam Thành": "1.62", "Cam Thủy": "3.69",
    "Cam Nghĩa": "2.58", "Cam Tuyên": "6.68", "Cam Chính": "1.23", "Cam Hiếu": "2.29",
}  # fmt: skip


class TestCommune:
    def test_parts_that_do_not_add_up(self):
        with pytest.raises(
            InvalidValueError, match=r"Cam Tuyên: 48 .* and 53 .* are 101, not the 109"
        ) as error:
            Commune(unit="Cam Tuyên", households=1481, poor=109, can_escape=48, cannot_escape=53)
        assert error.value.reason is Reason.CONTRADICTION

    @pytest.mark.parametrize(
        "facts",
        [
            {"households": 5, "poor": 6},
            {"households": 9, "poor": 6, "can_escape": 7},
            {"households": 9, "poor": 6, "cannot_escape": 7},
            {"households": -1, "poor": 0},
            {"households": 9, "poor": 2.5},
            {"households": 9, "poor": 2, "most": -1},
        ],
    )
    def test_refused(self, facts):
        with pytest.raises(InvalidValueError):
            Commune(unit="x", **facts)

    def test_one_column_gives_the_other(self):
        assert Commune(unit="x", households=9, poor=6, cannot_escape=4).able == 2
        assert Commune(unit="x", households=9, poor=6, can_escape=2).able == 2
        assert Commune(unit="x", households=9, poor=6).able is None
        assert Commune(unit="x", households=9, poor=6, can_escape=4, most=3).cap == 3
        assert Commune(unit="x", households=9, poor=6).cap == 6
        assert CAM_LO[0].rate == Rate.of(106, 2693)


class TestAllocate:
    @pytest.mark.parametrize("by", list(By))
    @pytest.mark.parametrize("method", list(Method))
    def test_total_kept_and_nobody_over_the_able(self, by, method):
        shared = allocate(CAM_LO, 24, by=by, method=method)
        assert shared.total == 24
        for commune in CAM_LO:
            assert 0 <= shared.shares[commune.unit] <= commune.can_escape
        assert (shared.by, shared.method) == (by, method)

    def test_by_the_able(self):
        shared = allocate(CAM_LO, 24, by="can_escape")
        assert list(shared.shares.values()) == [1, 2, 1, 2, 2, 13, 0, 3]

    def test_fixed_cells_and_floors(self):
        held = [
            Commune(unit="a", households=100, poor=20, fixed=7),
            Commune(unit="b", households=100, poor=20, least=1),
            Commune(unit="c", households=100, poor=1, least=1),
        ]
        assert allocate(held, 9).shares == {"a": 7, "b": 1, "c": 1}
        assert allocate(held, 20).shares == {"a": 7, "b": 12, "c": 1}

    @pytest.mark.parametrize(
        ("held", "reduction", "words"),
        [
            (CAM_LO, 109, "109 cannot be shared.* from 0 to 108"),
            ([Commune(unit="a", households=9, poor=3, fixed=4)], 4, "a cannot reduce by 4: it can by 0 to 3"),
            ([Commune(unit="a", households=9, poor=3, least=4)], 4, "a cannot reduce by 4"),
        ],
    )
    def test_infeasible_says_what_is_feasible(self, held, reduction, words):
        with pytest.raises(InfeasibleError, match=words):
            allocate(held, reduction)

    def test_a_missing_fact_and_a_double_name(self):
        unknown = Commune(unit="a", households=9, poor=3)
        with pytest.raises(InvalidValueError, match="a: how many poor households can escape is not known"):
            allocate([unknown], 1, by=By.CAN_ESCAPE)
        with pytest.raises(InvalidValueError, match="two communes are called 'a'"):
            allocate([unknown, unknown], 1)
        with pytest.raises(UnknownCodeError, match="did you mean 'can_escape'"):
            allocate([unknown], 1, by="can escape")

    def test_by_rate_takes_the_printed_rate(self):
        held = [
            Commune(unit="a", households=1000, poor=30),
            Commune(unit="b", households=1000, poor=10),
            Commune(unit="empty", households=0, poor=0),
        ]
        assert allocate(held, 8, by="rate").shares == {"a": 6, "b": 2, "empty": 0}


class TestAnnex:
    """The annex as it is printed; what an audit would compute again is computed here by hand."""

    def test_rows_add_up_and_rates_fit(self):
        shared = allocate(CAM_LO, 24, by=By.CAN_ESCAPE)
        *rows, total = shared.rows()
        assert [tuple(row) for row in (*rows, total)] == [ROLES] * 9
        counts = ("households", "poor", "can_escape", "cannot_escape", "reduction", "poor_end")
        for role in counts:
            printed = [figure(row[role], unit="hộ").count() for row in rows]
            assert sum(printed) == figure(total[role], unit="hộ").count()
        for row in (*rows, total):
            count = {role: figure(row[role], unit="hộ").count() for role in counts}
            assert count["can_escape"] + count["cannot_escape"] == count["poor"]
            assert count["poor"] - count["reduction"] == count["poor_end"]
            assert count["reduction"] <= count["can_escape"]
            for rate, part in (("poor_rate", "poor"), ("poor_end_rate", "poor_end")):
                exact = Rate.of(count[part], count["households"]).percent
                assert figure(row[rate], unit="%").admits(exact)

    def test_printed_total_row(self):
        assert allocate(CAM_LO, 24, by=By.CAN_ESCAPE).rows()[-1] == {
            "unit": "Tổng", "households": "14.905", "poor": "453", "poor_rate": "3,04",
            "can_escape": "108", "cannot_escape": "345",
            "reduction": "24", "poor_end": "429", "poor_end_rate": "2,88",
        }  # fmt: skip

    @pytest.mark.parametrize("by", list(By))
    @pytest.mark.parametrize("method", list(Method))
    def test_it_audits_clean(self, by, method):
        shared = allocate(CAM_LO, 24, by=by, method=method)
        table = shared.table(title="Chỉ tiêu", place="Cam Lộ", start="2021", end="2022")
        found = audit(Document(title="Chỉ tiêu giảm nghèo năm 2022", place="Cam Lộ", tables=(table,)))
        assert (found.findings, found.remarks) == ((), ())
        assert found.coverage.checked == found.coverage.figures
        assert not found.count(Verdict.CANNOT_TELL)

    def test_columns_of_which_nothing_is_known_are_left_out(self):
        shared = allocate([Commune(unit="a", households=1200, poor=3)], 1)
        assert [column.role for column in shared.table().columns] == [
            "unit", "households", "poor", "poor_rate", "reduction", "poor_end", "poor_end_rate",
        ]  # fmt: skip

    def test_what_is_unknown_is_empty(self):
        held = [Commune(unit="a", households=1200, poor=3), Commune(unit="b", households=0, poor=0)]
        first, second, total = allocate(held, 1).rows("en", total="Total")
        assert (first["households"], first["can_escape"], first["poor_rate"]) == ("1,200", "", "0.25")
        assert second["poor_rate"] == ""
        assert total["cannot_escape"] == ""

    def test_left_in_a_commune(self):
        shared = allocate(CAM_LO, 24, by=By.CAN_ESCAPE)
        assert shared.poor_end("Cam Tuyên") == 96
        assert shared.whole.poor == 453


class TestDistance:
    def test_the_printed_annex_beside_each_method(self):
        found = nearest(CAM_LO, PRINTED)
        assert len(found) == 9
        assert [distance for distance, _ in found] == sorted(distance for distance, _ in found)
        best, way = found[0]
        assert best == way.distance(PRINTED)
        assert best > 0, "the plan shares by no method"

    def test_only_ways_whose_facts_are_known(self):
        held = [Commune(unit="a", households=9, poor=3), Commune(unit="b", households=9, poor=6)]
        found = nearest(held, {"a": 1, "b": 2})
        assert {way.by for _, way in found} == {By.POOR, By.RATE}
        assert found[0][0] == 0

    @pytest.mark.parametrize("printed", [{"Thanh An": 1}, {**PRINTED, "Cam Lo": 1}])
    def test_other_units(self, printed):
        with pytest.raises(UnknownCodeError):
            allocate(CAM_LO, 24).distance(printed)


class TestKeepingRates:
    """An integer allocation whose printed rates come out as promised, where one exists."""

    def test_cam_lo_is_found_again(self):
        kept = keeping_rates(CAM_LO, END_RATES, 24)
        assert kept.shares == PRINTED
        assert [row["poor_end_rate"] for row in kept.rows()[:-1]] == [
            rate.replace(".", ",") for rate in END_RATES.values()
        ]

    def test_the_promise_of_the_headline_does_not_fit_them(self):
        with pytest.raises(InfeasibleError, match=r"all together: no possible number .* prints as 2,82"):
            keeping_rates(CAM_LO, END_RATES, whole_rate="2,82")
        with pytest.raises(InfeasibleError, match="the promised rates leave a reduction of 24 to 24, not 25"):
            keeping_rates(CAM_LO, END_RATES, 25)

    def test_the_headline_alone(self):
        kept = keeping_rates(CAM_LO, {}, whole_rate="2,82", by=By.CAN_ESCAPE)
        assert kept.rows()[-1]["poor_end_rate"] == "2,82"
        assert kept.total == 32

    def test_no_whole_number_prints_so(self):
        held = [Commune(unit="a", households=100, poor=10)]
        with pytest.raises(
            InfeasibleError, match="a: no possible number of its 100 households prints as 4,55"
        ):
            keeping_rates(held, {"a": "4,55"})

    def test_no_rate_without_households(self):
        with pytest.raises(InvalidValueError, match="a: no households, so no rate") as error:
            keeping_rates([Commune(unit="a", households=0, poor=0)], {"a": "1"})
        assert error.value.reason is Reason.ZERO_TOTAL
        with pytest.raises(InvalidValueError, match="all together: no households"):
            keeping_rates([], {}, whole_rate="1")

    def test_hedged_promises_and_fixed_cells(self):
        held = [
            Commune(unit="a", households=1000, poor=50),
            Commune(unit="b", households=1000, poor=50, fixed=3),
        ]
        assert keeping_rates(held, {"a": "dưới 4%", "b": "4,7"}).shares == {"a": 11, "b": 3}
        assert keeping_rates(held, {"a": figure("ít nhất 4%")}).shares == {"a": 0, "b": 3}
        with pytest.raises(InfeasibleError, match="b: no possible number"):
            keeping_rates(held, {"b": "4,6"})

    def test_an_office_that_truncates(self):
        held = [Commune(unit="a", households=1300, poor=100)]
        assert keeping_rates(held, {"a": "7,53"}, rounding=Rounding.TRUNCATE).shares == {"a": 2}
        assert keeping_rates(held, {"a": "7,54"}).shares == {"a": 2}

    def test_unknown_units_and_units_that_are_no_rates(self):
        with pytest.raises(UnknownCodeError, match="unit"):
            keeping_rates(CAM_LO, {"Cam Lo": "1"})
        with pytest.raises(InvalidValueError, match="not a percentage"):
            keeping_rates(CAM_LO, {"Thanh An": figure("3 hộ")})

    @settings(max_examples=60, derandomize=True, deadline=None)
    @given(data=st.data())
    def test_whatever_was_printed_is_found(self, data):
        held = [
            Commune(unit=f"x{n}", households=h, poor=data.draw(st.integers(0, min(h, 60))))
            for n, h in enumerate(data.draw(st.lists(st.integers(50, 4000), min_size=1, max_size=5)))
        ]
        shares = {c.unit: data.draw(st.integers(0, c.poor)) for c in held}
        promised = {c.unit: Rate.of(c.poor - shares[c.unit], c.households).text() for c in held}
        kept = keeping_rates(held, promised, sum(shares.values()))
        assert kept.total == sum(shares.values())
        for commune in held:
            end = Rate.of(kept.poor_end(commune.unit), commune.households)
            assert end.text() == promised[commune.unit]
