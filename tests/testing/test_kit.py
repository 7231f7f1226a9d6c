"""Factories, agreement, the shelf of unusable inputs, and the timeline that does not move."""

import json
from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest

import chuanngheo as cn
from chuanngheo import NATIONAL, NATIONAL_2021_2025, Category, Household, PerHead, category
from chuanngheo.consistency import audit
from chuanngheo.errors import InvalidFileError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.periods import plain_day
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.statements import Document
from chuanngheo.testing import (
    INVALID,
    RECORDED,
    assert_refuses,
    assert_same_categories,
    boundary_households,
    frozen_registry,
    frozen_standard,
    invalid,
    make_household,
    make_table,
)
from chuanngheo.testing import frozen as frozen_room
from chuanngheo.testing.conformance import household_of

S = NATIONAL_2021_2025
EVERY = (*ALL, *PROVINCIAL)


class TestMakeHousehold:
    """Left alone: rural, at the line, three deprivations; so one step from two other categories."""

    def test_just_poor(self):
        assert category(make_household(), S) is Category.POOR
        assert category(make_household(income=1_500_001), S) is Category.AVERAGE
        assert category(make_household(score=2), S) is Category.NEAR_POOR

    def test_every_fact_can_be_given_or_not_known(self):
        facts = S.deprived("water", "toilet")
        home = make_household(area=cn.URBAN, income=cn.Income(120, members=2), deprivations=facts, id="B7")
        assert (home.area, home.income.per_head, home.score, home.id) == ("urban", 5, None, "B7")
        assert home.deprivations == facts
        bare = make_household(area=None, income=None, score=None, id=None)
        assert bare == Household()

    @pytest.mark.parametrize("income", [-1, True])
    def test_refused_as_the_constructor_does(self, income):
        with pytest.raises(InvalidValueError):
            make_household(income=income)


class TestMakeTable:
    """Consistent by construction, printed as offices print."""

    def test_clean(self):
        found = audit(Document(title="", tables=(make_table(groups=("poor",)),)))
        assert (found.findings, found.remarks) == ((), ())

    def test_groups_decimals_and_rounding(self):
        table = make_table(
            [("Xã 1", [8, 1, 3]), ("Xã 2", [0, 0, 0])],
            groups=("poor", "near_poor"),
            decimals=1,
            rounding=cn.Rounding.TRUNCATE,
            title="Biểu 1",
            place="huyện A",
            start="2022",
            end="2023",
        )
        first, second = table.rows
        assert [first[role].text for role in ("poor_rate", "near_poor_rate")] == ["12,5%", "37,5%"]
        assert second.get("poor_rate") is None
        assert (table.title, table.place, table.start, table.end) == ("Biểu 1", "huyện A", "2022", "2023")
        assert table.total["near_poor"].text == "3"

    def test_no_rows(self):
        assert make_table([]).total["households"].text == "0"

    def test_refused(self):
        with pytest.raises(UnknownCodeError, match="poor"):
            make_table([("Xã 1", [8, 1])], groups=("pooor",))
        with pytest.raises(InvalidValueError, match="Xã 1: 1 counts, expected 2"):
            make_table([("Xã 1", [8])])
        with pytest.raises(InvalidValueError, match="Xã 2: 1 counts, expected 2"):
            make_table([("Xã 1", [8, 1]), ("Xã 2", [8])])


def poorer(home):
    """The decree's rule with a slip: below the line, where the law says from the line down."""
    line = {"rural": 1_500_000, "urban": 2_000_000}[home.area]
    if home.income.total < line * home.income.divisor:
        return Category.POOR if home.score >= 3 else Category.NEAR_POOR
    return category(home, S) if home.income.total > line * home.income.divisor else "average"


class TestAgreement:
    """Which household, which rule, which clause."""

    @pytest.mark.parametrize("standard", EVERY, ids=lambda s: s.code)
    def test_the_library_agrees_with_itself_in_every_tongue(self, standard):
        homes = boundary_households(standard)
        assert_same_categories(homes, lambda home: category(home, standard), standard)
        assert_same_categories(homes, lambda home: str(category(home, standard)), standard)
        assert_same_categories(homes, lambda home: category(home, standard).text("vi"), standard)

    def test_an_off_by_one_is_told_with_its_clause(self):
        with pytest.raises(AssertionError) as error:
            assert_same_categories(boundary_households(S), poorer, S)
        lines = str(error.value).splitlines()
        assert lines[0] == "VN-2021-2025: 26 of 130 households are classified otherwise"
        assert lines[1] == "  household 14: Household(area='rural', income=PerHead(1500000), score=0)"
        assert lines[2:5] == [
            "    expected: near-poor (hộ cận nghèo)",
            "    found:    average (hộ có mức sống trung bình)",
            "    clause:   Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b",
        ]
        assert lines[-2:] == ["  … and 16 more", f"law: VN-2021-2025, digest {S.digest[:12]}"]

    def test_one_is_one(self):
        home = make_household(id="thôn 3, hộ 12")
        with pytest.raises(AssertionError, match="1 of 1 households is classified otherwise") as error:
            assert_same_categories([home], lambda _: None, S)
        assert "  household thôn 3, hộ 12: Household" in str(error.value)
        assert "found:    not decided" in str(error.value)

    def test_undecided_must_stay_undecided(self):
        home = make_household(score=None)
        assert_same_categories([home], lambda _: None, S)
        with pytest.raises(AssertionError) as error:
            assert_same_categories([home], lambda _: "Hộ nghèo", S)
        assert "expected: not decided" in str(error.value)
        assert "clause:   outside every rule of Nghị định 07/2021/NĐ-CP, Điều 3" in str(error.value)
        assert "possible: poor, near-poor; still open: score" in str(error.value)

    @pytest.mark.parametrize("word", ["giàu", "", "POOR!", 3])
    def test_a_word_that_is_no_category(self, word):
        with pytest.raises(AssertionError, match="found: ") as error:
            assert_same_categories([make_household()], lambda _: word, S)
        assert repr(word) in str(error.value)

    def test_outside_every_rule(self):
        with pytest.raises(AssertionError, match="outside every rule") as error:
            assert_same_categories([make_household(income=9_000_000)], lambda _: "average", S)
        assert "possible" not in str(error.value)

    def test_a_clause_whose_words_were_not_seen(self):
        hanoi = frozen_standard("VN-HN-2011-2015", "2026-11-21")
        with pytest.raises(AssertionError, match="mức chuẩn") as error:
            assert_same_categories([make_household(income=1, score=None)], lambda _: None, hanoi)
        assert "words:" not in str(error.value)

    def test_comparing_nothing_is_no_success(self):
        with pytest.raises(AssertionError, match="no household was given"):
            assert_same_categories([], lambda _: None, S)


def parse_household(given):
    return category(household_of(given), S)


class TestShelf:
    """The library itself refuses all of it, each for the reason that is said."""

    def test_the_library_refuses_all(self):
        assert_refuses(cn.figure, "figure")
        assert_refuses(parse_household, "household")
        assert_refuses(plain_day, "day")

    @pytest.mark.parametrize("entry", INVALID, ids=lambda entry: entry.id)
    def test_for_the_reason_said(self, entry):
        parse = {"figure": cn.figure, "household": parse_household, "day": plain_day}[entry.kind]
        with pytest.raises(cn.ChuanNgheoError) as error:
            parse(entry.given)
        assert error.value.reason is entry.reason
        assert entry.id.startswith(f"{entry.kind}/")

    def test_each_once_and_in_json(self):
        assert len({entry.id for entry in INVALID}) == len(INVALID)
        assert [json.loads(json.dumps(entry.given)) for entry in INVALID] == [e.given for e in INVALID]

    def test_a_careless_parser_is_told_what_it_let_through(self):
        def careless(text):
            return Fraction(text.replace(".", "").replace(",", ".").removesuffix("%").removesuffix(" hộ"))

        with pytest.raises(AssertionError) as error:
            assert_refuses(careless, "figure")
        assert "  figure/one-dot: '60.39' gave Fraction(6039, 1); one dot reads two ways: 60,39 or 6.039" in (
            str(error.value).splitlines()
        )

    def test_only_the_errors_that_were_named(self):
        with pytest.raises(InvalidValueError):
            assert_refuses(cn.figure, "figure", errors=(KeyError,))

    def test_no_such_kind(self):
        with pytest.raises(UnknownCodeError, match="did you mean 'figure'"):
            invalid("figures")


def law_of(row):
    """A line of a timeline without its note, which may be bettered."""
    return {key: value for key, value in row.items() if key not in ("note", "confidence")}


class TestFrozen:
    """A record that was released is the same in every later release; the newest one is the law of today."""

    def test_the_newest_record_is_todays_timeline(self):
        assert RECORDED[-1] == cn.LAW_CHECKED.isoformat()
        newest = frozen_registry(RECORDED[-1])
        assert [law_of(row) for row in newest.rows()] == [law_of(row) for row in NATIONAL.rows()]
        assert [(q.span, q.subject) for q in newest.open_questions] == [
            (q.span, q.subject) for q in NATIONAL.open_questions
        ]

    @pytest.mark.parametrize("standard", EVERY, ids=lambda s: s.code)
    def test_standards_by_value(self, standard):
        found = frozen_standard(standard.code, RECORDED[-1])
        assert found.digest == standard.digest
        assert found is not standard

    def test_deprivations_of_the_library_are_taken(self):
        frozen = frozen_registry("2026-11-21").on(date(2024, 12, 14)).standard
        home = Household(
            area="rural", income=PerHead(1), deprivations=S.deprived("water", "toilet", "telecom")
        )
        assert category(home, frozen) is Category.POOR

    @pytest.mark.parametrize(
        ("law", "digest"),
        [("2026-11-21", "a6ad3c43134acb6e7f9fb6bd9dea3618252c2b0e334f459f81e782f63c6c2f97")],
    )
    def test_a_released_record_never_changes(self, law, digest):
        whole = sha256()
        for path in sorted((frozen_room.FOLDER / law).iterdir()):
            whole.update(path.name.encode() + b"\0" + path.read_bytes())
        assert whole.hexdigest() == digest

    def test_every_record_has_its_digest_above(self):
        assert RECORDED == ("2026-11-21",)

    def test_written_and_read_back_nothing_is_lost(self, tmp_path, monkeypatch):
        folder = tmp_path / "2030-01-01"
        folder.mkdir()
        for name, text in frozen_room.recorded(NATIONAL, EVERY, date(2030, 1, 1)).items():
            (folder / name).write_text(text, encoding="utf-8")
        monkeypatch.setattr(frozen_room, "FOLDER", tmp_path)
        monkeypatch.setattr(frozen_room, "RECORDED", ("2030-01-01",))
        assert frozen_registry("2030-01-01") == NATIONAL
        assert tuple(frozen_standard(standard.code, "2030-01-01") for standard in EVERY) == EVERY

    def test_no_such_record(self):
        with pytest.raises(UnknownCodeError, match="did you mean '2026-11-21'"):
            frozen_registry("2026-11-12")
        with pytest.raises(UnknownCodeError, match="did you mean '2026-11-21'"):
            frozen_standard("VN-2021-2025", "2026-11-12")
        with pytest.raises(UnknownCodeError, match="law as recorded on 2026-11-21: unknown standard"):
            frozen_standard("VN-2031-2035", "2026-11-21")

    def test_a_broken_record_is_said(self, tmp_path, monkeypatch):
        (tmp_path / "2030-01-02").mkdir()
        (tmp_path / "2030-01-02" / "timeline.json").write_text('{"law": "2030-01-02"}', encoding="utf-8")
        monkeypatch.setattr(frozen_room, "FOLDER", tmp_path)
        monkeypatch.setattr(frozen_room, "RECORDED", ("2030-01-02",))
        with pytest.raises(InvalidFileError, match=r"timeline\.json: entries: missing") as error:
            frozen_registry("2030-01-02")
        assert error.value.reason is Reason.INVALID_FILE
