"""From when each standard applies, to whom and by which provision: every day of 2001–2030."""

from datetime import date, datetime, timedelta

import attrs
import pytest

import chuanngheo as cn
from chuanngheo import NATIONAL, Applies, Registry, Span, Subject, Use
from chuanngheo.errors import (
    InvalidStandardError,
    InvalidValueError,
    NotModelledError,
    Reason,
    UndefinedStandardError,
    UnknownCodeError,
)
from chuanngheo.registry import Open
from chuanngheo.standards.nd07_2021 import ND07_2021

PERIODS = {
    "VN-2001-2005": range(2001, 2006),
    "VN-2006-2010": range(2006, 2011),
    "VN-2011-2015": range(2011, 2016),
    "VN-2016-2020": range(2016, 2022),  # 2021 too, by the next decree
    "VN-2021-2025": range(2022, 2027),  # 2026 too, by the next decree
    "VN-2026-2030": range(2027, 2031),
}


def test_every_day_of_thirty_years_has_one_standard_for_households():
    by_year = {year: code for code, years in PERIODS.items() for year in years}
    day = date(2001, 1, 1)
    while day < date(2031, 1, 1):
        assert NATIONAL.on(day).standard.code == by_year[day.year]
        day += timedelta(days=1)


@pytest.mark.parametrize("day", [date(2000, 12, 31), date(2031, 1, 1)])
def test_outside_the_record_the_error_says_what_the_record_holds(day):
    with pytest.raises(UndefinedStandardError) as caught:
        NATIONAL.on(day)
    assert str(caught.value) == (
        f"no standard is recorded for a household in VN on {day}; recorded: 01/01/2001–31/12/2005,"
        " 01/01/2006–31/12/2010, 01/01/2011–31/12/2015, 01/01/2016–31/12/2020, 01/01/2021–31/12/2021,"
        " 01/01/2022–31/12/2025, 01/01/2026–31/12/2026, 01/01/2027–31/12/2030"
    )
    assert caught.value.reason is Reason.UNDEFINED_STANDARD


@pytest.mark.parametrize(
    ("day", "by"),
    [
        (date(2003, 1, 1), "Quyết định 1143/2000/QĐ-LĐTBXH, Điều 1"),
        (date(2008, 1, 1), "Quyết định 170/2005/QĐ-TTg, Điều 1"),
        (date(2013, 1, 1), "Quyết định 09/2011/QĐ-TTg, Điều 1, Điều 3"),
        (date(2018, 1, 1), "Quyết định 59/2015/QĐ-TTg, Điều 1, Điều 2"),
        (date(2021, 1, 1), "Nghị định 07/2021/NĐ-CP, Điều 2 khoản 1"),
        (date(2021, 12, 31), "Nghị định 07/2021/NĐ-CP, Điều 2 khoản 1"),
        (date(2022, 1, 1), "Nghị định 07/2021/NĐ-CP, Điều 3"),
        (date(2025, 12, 31), "Nghị định 07/2021/NĐ-CP, Điều 3"),
        (date(2026, 1, 1), "Nghị định 351/2025/NĐ-CP, quy định chuyển tiếp (số điều chưa thấy)"),
        (date(2026, 12, 31), "Nghị định 351/2025/NĐ-CP, quy định chuyển tiếp (số điều chưa thấy)"),
        (date(2027, 1, 1), "Nghị định 351/2025/NĐ-CP, quy định chuẩn nghèo từ năm 2027 (số điều chưa thấy)"),
    ],
)
def test_by_which_provision(day, by):
    assert str(NATIONAL.on(day).by) == by


def days_of(subject, use=Use.LIST):
    return [
        (e.standard.code, e.span.text()) for e in NATIONAL.entries if (e.subject, e.use) == (subject, use)
    ]


class TestBaselines:
    """A new standard is measured once before it applies: in late 2010, 2015 and 2021."""

    def test_their_days(self):
        assert days_of(Subject.HOUSEHOLD, Use.BASELINE) == [
            ("VN-2011-2015", "21/09/2010–31/12/2010"),
            ("VN-2016-2020", "19/11/2015–31/12/2015"),
            ("VN-2021-2025", "01/09/2021–14/12/2021"),
        ]

    @pytest.mark.parametrize(
        ("day", "in_force", "coming"),
        [
            (date(2010, 10, 1), "VN-2006-2010", "VN-2011-2015"),
            (date(2015, 12, 1), "VN-2011-2015", "VN-2016-2020"),
            (date(2021, 9, 1), "VN-2016-2020", "VN-2021-2025"),
            (date(2021, 12, 14), "VN-2016-2020", "VN-2021-2025"),
        ],
    )
    def test_the_list_in_force_is_never_the_coming_one(self, day, in_force, coming):
        assert NATIONAL.on(day).standard.code == in_force
        uses = {e.use: e.standard.code for e in NATIONAL.all_on(day) if e.subject is Subject.HOUSEHOLD}
        assert uses == {Use.LIST: in_force, Use.BASELINE: coming}

    @pytest.mark.parametrize(
        "day", [date(2010, 9, 20), date(2015, 11, 18), date(2021, 8, 31), date(2021, 12, 15)]
    )
    def test_outside_their_days_there_is_none(self, day):
        assert Use.BASELINE not in {e.use for e in NATIONAL.all_on(day)}


class TestWorker:
    """NĐ 30/2025: from 24/02/2025; whether the class lives on in 2026 no text at hand says."""

    @pytest.mark.parametrize("day", [date(2025, 2, 24), date(2025, 12, 31)])
    def test_on_its_days(self, day):
        applies = NATIONAL.on(day, subject=Subject.WORKER)
        assert applies.standard is cn.LOW_INCOME_WORKER_2025
        assert str(applies.by) == "Nghị định 30/2025/NĐ-CP, Điều 1 khoản 3"

    @pytest.mark.parametrize("day", [date(2025, 2, 23), date(2027, 1, 1)])
    def test_before_and_after(self, day):
        with pytest.raises(UndefinedStandardError, match="24/02/2025–31/12/2025"):
            NATIONAL.on(day, subject="worker")

    @pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 12, 31)])
    def test_2026_is_open_and_says_why(self, day):
        with pytest.raises(NotModelledError, match=f"worker in VN on {day}: .*tied to the programme"):
            NATIONAL.on(day, subject=Subject.WORKER)


INSTRUMENTS = {
    "Quyết định 1143/2000/QĐ-LĐTBXH": (date(2000, 11, 1), None),
    "Quyết định 170/2005/QĐ-TTg": (date(2005, 7, 8), date(2005, 8, 2)),
    "Chỉ thị 1752/CT-TTg": (date(2010, 9, 21), None),
    "Quyết định 09/2011/QĐ-TTg": (date(2011, 1, 30), date(2011, 1, 1)),
    "Kế hoạch 1051/KH-UBND": (date(2011, 3, 21), None),
    "Quyết định 32/2014/QĐ-TTg": (None, None),
    "Quyết định 59/2015/QĐ-TTg": (date(2015, 11, 19), date(2016, 1, 5)),
    "Quyết định 24/2021/QĐ-TTg": (date(2021, 7, 16), date(2021, 9, 1)),
    "Nghị định 07/2021/NĐ-CP": (date(2021, 1, 27), date(2021, 3, 15)),
    "Nghị định 30/2025/NĐ-CP": (None, date(2025, 2, 24)),
    "Nghị định 351/2025/NĐ-CP": (date(2025, 12, 30), None),
}


def test_issued_and_in_force_are_kept_apart_and_left_out_where_not_seen():
    """QĐ 09/2011 is in force from before it was issued; QĐ 59/2015 after the days it is applied from."""
    cites = [entry.by for entry in NATIONAL.entries]
    cites += [cite for entry in NATIONAL.entries for cite in citations(entry.standard)]
    found = {cite.instrument for cite in cites}
    assert {str(i): (i.issued, i.in_force) for i in found} == INSTRUMENTS
    assert len(found) == len(INSTRUMENTS)
    assert {i.checked for i in found} == {cn.LAW_CHECKED}


def citations(standard):
    yield standard.cite
    yield from (rule.cite for rule in standard.rules)
    yield from (line.cite for by_area in standard.lines.values() for line in by_area.values())


def test_farm_households_and_the_policy_band():
    assert days_of(Subject.FARM_HOUSEHOLD) == [("VN-2014-2015-FARM", "01/01/2014–31/12/2015")]
    assert days_of(Subject.POLICY_CLASS) == [("VN-2011-2015-130-150", "01/01/2011–31/12/2015")]
    codes = [e.standard.code for e in NATIONAL.all_on(date(2015, 12, 1))]
    assert codes == ["VN-2011-2015", "VN-2011-2015-130-150", "VN-2014-2015-FARM", "VN-2016-2020"]


def test_the_table_has_every_line_oldest_first():
    rows = list(NATIONAL.rows())
    assert len(rows) == len(NATIONAL.entries) == 14
    assert [row["first"] for row in rows] == sorted(row["first"] for row in rows)
    assert rows[0] == {
        "first": "2001-01-01",
        "last": "2005-12-31",
        "place": "VN",
        "subject": "household",
        "use": "list",
        "standard": "VN-2001-2005",
        "digest": cn.NATIONAL_2001_2005.digest,
        "by": "Quyết định 1143/2000/QĐ-LĐTBXH, Điều 1",
        "confidence": "V",
        "note": "",
    }
    assert {row["standard"] for row in rows} == {s.code for s in cn.standards.ALL} - {
        "VN-2011-2015-LITERAL",
        "VN-2011-2015-130-150-FROM",
    }


def test_subjects_have_names_in_both_languages():
    assert Subject.WORKER.text() == Subject.WORKER.text("vi") == "người lao động"
    assert [subject.text("en") for subject in Subject] == [
        "household",
        "household in agriculture, forestry, fishery or salt-making",
        "worker",
        "policy class",
    ]


LOCAL = attrs.evolve(cn.NATIONAL_2021_2025, code="VN-99-2023")
CITE = ND07_2021.at("Điều 1")


def local(first, last, **changes):
    return Applies(LOCAL, span=Span(first, last), by=CITE, **{"place": "VN-99", **changes})


class TestRegistry:
    """A registry is a value: with_ gives a new one; overlapping lines are refused."""

    def test_with_leaves_the_original(self):
        before = NATIONAL.entries
        mine = NATIONAL.with_(local(date(2023, 1, 1), date(2023, 12, 31)))
        assert NATIONAL.entries is before
        assert mine.entries == (*before, mine.entries[-1])
        assert mine.open_questions == NATIONAL.open_questions
        assert mine.on(date(2023, 6, 1), "VN-99").standard is LOCAL
        assert mine.on(date(2023, 6, 1)).standard is cn.NATIONAL_2021_2025
        with pytest.raises(UndefinedStandardError, match=r"; recorded: nothing for that place and subject$"):
            NATIONAL.on(date(2023, 6, 1), "VN-99")

    def test_on_shared_days_two_lines_are_refused(self):
        first, last = date(2023, 1, 1), date(2023, 12, 31)
        one = local(first, last)
        with pytest.raises(InvalidStandardError) as caught:
            Registry((one,)).with_(local(last, date(2024, 1, 1)))
        assert str(caught.value) == (
            "VN-99-2023 (31/12/2023–01/01/2024) and VN-99-2023 (01/01/2023–31/12/2023) both apply in VN-99"
            " to a household for the list on some days"
        )
        assert caught.value.reason is Reason.INVALID_STANDARD
        with pytest.raises(InvalidStandardError):
            Registry((local(date(2022, 6, 1), first), local(date(2025, 1, 1), date(2025, 1, 2)), one))

    @pytest.mark.parametrize(
        "other",
        [
            local(date(2024, 1, 1), date(2024, 12, 31)),
            local(date(2023, 1, 1), date(2023, 12, 31), place="VN-98"),
            local(date(2023, 1, 1), date(2023, 12, 31), subject="worker"),
            local(date(2023, 1, 1), date(2023, 12, 31), use="baseline"),
        ],
    )
    def test_another_day_place_subject_or_use_is_no_overlap(self, other):
        assert len(Registry((local(date(2023, 1, 1), date(2023, 12, 31)), other)).entries) == 2

    def test_local_on_never_falls_back_to_the_nation(self):
        mine = NATIONAL.with_(local(date(2023, 1, 1), date(2023, 12, 31)))
        assert mine.local_on(date(2023, 1, 1), "VN-99").standard is LOCAL
        with pytest.raises(UndefinedStandardError, match="recorded: 01/01/2023–31/12/2023"):
            mine.local_on(date(2024, 1, 1), "VN-99")
        with pytest.raises(UndefinedStandardError, match="worker in VN-99"):
            mine.local_on(date(2023, 1, 1), "VN-99", subject="worker")
        with pytest.raises(UndefinedStandardError, match=r"VN is the nation; ask on\(\)"):
            mine.local_on(date(2023, 1, 1), "VN")

    def test_an_open_question_is_of_its_place_subject_and_days(self):
        why = Open(Span.years(2026), Subject.WORKER, "not decided", place="VN-99")
        registry = Registry((local(date(2023, 1, 1), date(2023, 12, 31)),), (why,))
        with pytest.raises(NotModelledError, match="worker in VN-99 on 2026-03-01: not decided") as caught:
            registry.on(date(2026, 3, 1), "VN-99", subject="worker")
        assert caught.value.reason is Reason.NOT_MODELLED
        for day, place, subject in (
            (date(2027, 1, 1), "VN-99", "worker"),
            (date(2026, 3, 1), "VN", "worker"),
            (date(2026, 3, 1), "VN-99", "household"),
        ):
            with pytest.raises(UndefinedStandardError):
                registry.on(day, place, subject=subject)

    def test_days_as_text_and_no_moments(self):
        assert NATIONAL.on("2024-12-14") == NATIONAL.on(date(2024, 12, 14))
        assert NATIONAL.all_on("2024-12-14") == NATIONAL.all_on(date(2024, 12, 14))
        for bad in (datetime(2024, 12, 14, 1, 0), "14/12/2024", 2024):  # noqa: DTZ001 # refused, zone or not
            with pytest.raises(InvalidValueError, match="expected a day"):
                NATIONAL.on(bad)

    def test_an_unknown_subject_is_suggested(self):
        with pytest.raises(UnknownCodeError, match="unknown subject 'house-hold'; did you mean 'household'"):
            NATIONAL.on(date(2024, 1, 1), subject="house-hold")

    def test_a_line_takes_codes_and_refuses_others(self):
        line = local(date(2023, 1, 1), date(2023, 12, 31), subject="farm-household", use="baseline")
        assert (line.subject, line.use, line.note) == (Subject.FARM_HOUSEHOLD, Use.BASELINE, "")
        assert Applies(LOCAL, span=Span.years(2023), by=CITE).place == "VN"
        with pytest.raises(ValueError, match="moon"):
            local(date(2023, 1, 1), date(2023, 12, 31), subject="moon")
