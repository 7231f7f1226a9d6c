"""Standards as files: what is written is read back equal; a shelf of broken files says what is wrong."""

import json
from operator import attrgetter
from pathlib import Path

import attrs
import pytest

import chuanngheo as cn
from chuanngheo.errors import InvalidFileError, InvalidStandardError, Reason, UnknownCodeError
from chuanngheo.files.standards import dumps_standard, load_standard, loads_standard
from chuanngheo.standards import ALL, PROVINCIAL

BROKEN = Path(__file__).parent.parent / "broken"
S = cn.NATIONAL_2021_2025

SHELF = [
    ("a_list.json", ["expected a table"]),
    ("a_moment.toml", ["instruments[0].checked", "expected a day", "datetime"]),
    ("above_and_least.toml", ["rules[0].income", "above or least, not both"]),
    ("areas_as_text.toml", ["rules[0].areas", "expected a list", "'rural'"]),
    ("band_covers_nothing.toml", ["VN-TEST", "Điều 1 khoản 2", "covers no income in rural"]),
    ("dong_as_float.toml", ["lines.poverty.rural.amount", "whole number", "1000.5"]),
    ("dong_as_text.toml", ["lines.poverty.rural.amount", "whole number", "the text '1.000'"]),
    ("dong_negative.toml", ["lines.poverty.rural: a line must be whole đồng from 1, not -1"]),
    ("empty.json", ["not JSON", "line 1 column 1"]),
    ("empty.toml", ["code: missing", "cite: missing", "areas: missing", "lines: missing", "rules: missing"]),
    ("indicator_twice.toml", ["indicators: X: listed twice: a"]),
    ("indicator_without_points.toml", ["indicators: X: points must be whole numbers from 1: a"]),
    ("indicators_and_highest.toml", ["VN-TEST", "already say the highest score"]),
    ("instrument_as_number.toml", ["rules[0].cite.instrument", "unknown instrument 1; expected"]),
    ("instrument_without_number.toml", ["instruments[0].number: missing"]),
    ("key_twice.json", ["not JSON", "'code' stands twice"]),
    ("key_twice.toml", ["not TOML", "line 3"]),
    ("line_in_foreign_area.toml", ["line 'poverty' is given for ['city', 'rural'], not ['rural', 'urban']"]),
    ("line_lacks_area.toml", ["line 'poverty' is given for ['rural'], not ['rural', 'urban']"]),
    ("line_without_citation.toml", ["lines.poverty.rural.cite: missing"]),
    ("misspelt_key.toml", ["rules[0].score.leest", "did you mean 'least'?"]),
    ("most_and_below.toml", ["rules[1].score", "most or below, not both"]),
    ("nan.json", ["NaN is no number"]),
    ("nan.toml", ["nan is no number"]),
    ("no_area_at_all.toml", ["VN-TEST: rules[0] is limited to no area at all"]),
    ("no_citation.toml", ["rules[0].cite: missing"]),
    ("no_place.toml", ["rules[0].cite", "must name the place"]),
    ("not_a_day.toml", ["instruments[0].checked", "expected a day", "'01/01/2030'"]),
    ("not_json.json", ["not JSON", "double quotes"]),
    ("not_toml.toml", ["not TOML", "line 1"]),
    ("null.json", ["code: expected a text, not nothing", "lines: expected a table", "vi: missing"]),
    ("score_as_yes.toml", ["rules[0].score.least", "whole number, not true"]),
    ("score_beyond_highest.toml", ["rules[0] covers no score from 0 to 10"]),
    ("score_not_asked.toml", ["rules[0] asks a score, but the standard has none"]),
    ("two_rules_one_cell.toml", ["two rules for one cell: rural, income ≤ 1000, score 3: poor and near"]),
    ("unknown_area.toml", ["rules[0]", "unknown area 'rurral'; did you mean 'rural'?"]),
    ("unknown_category.toml", ["rules[0].category", "did you mean 'poor'?"]),
    ("unknown_confidence.toml", ["rules[0].cite.confidence", "'M'; expected one of V, V-en, P, D, C"]),
    ("unknown_instrument.toml", ["rules[0].cite.instrument", "did you mean '1/2030/NĐ-CP'?"]),
    ("unknown_key.toml", ["zzz: unknown key; expected one of code, vi, en"]),
    ("unknown_kind.toml", ["instruments[0]", "did you mean 'Nghị định'?"]),
    ("unknown_line.toml", ["rules[0]", "unknown line 'povrety'; did you mean 'poverty'?"]),
]  # fmt: skip


@pytest.mark.parametrize("form", ["toml", "json"])
@pytest.mark.parametrize("standard", [*ALL, *PROVINCIAL], ids=attrgetter("code"))
class TestRoundTrip:
    def test_what_is_written_is_read_back_equal(self, standard, form):
        again = loads_standard(dumps_standard(standard, form), form)
        assert again == standard
        assert again.digest == standard.digest
        assert dumps_standard(again, form) == dumps_standard(standard, form)

    def test_through_a_file(self, standard, form, tmp_path):
        path = tmp_path / f"standard.{form}"
        path.write_text(dumps_standard(standard, form), encoding="utf-8-sig")
        assert load_standard(path) == load_standard(str(path)) == standard


def test_toml_is_the_format_unless_told():
    assert loads_standard(dumps_standard(S)) == S
    assert dumps_standard(S) == dumps_standard(S, "toml")


def test_a_text_that_needs_escapes():
    odd = 'a "quoted" \\ word\n\ttwo lines \x7f …'
    standard = attrs.evolve(S, notes=(odd, "x", ""), vi=odd)
    for form in ("toml", "json"):
        assert loads_standard(dumps_standard(standard, form), form) == standard


def test_a_rule_of_some_areas_and_an_odd_name_of_a_line():
    poor, near = S.rules[:2]
    rules = (attrs.evolve(poor, areas=("urban",)), attrs.evolve(near, areas=("rural", "urban")))
    standard = attrs.evolve(S, rules=rules, lines={**S.lines, 'a "b".c': S.lines["poverty"]})
    text = dumps_standard(standard)
    assert '\nareas = ["urban"]\n' in text
    assert '\n[lines."a \\"b\\".c".rural]\n' in text
    assert loads_standard(text) == standard


def test_json_is_plain():
    data = json.loads(dumps_standard(S, "json"))
    assert data["lines"]["poverty"]["rural"]["amount"] == 1_500_000
    assert data["rules"][0]["score"] == {"least": 3}
    assert data["instruments"][0]["issued"] == "2021-01-27"
    assert data["rules"][2]["cite"]["confidence"] == "P"
    assert "đồng" in dumps_standard(S, "json")


def test_two_instruments_of_one_number_cannot_be_written():
    other = attrs.evolve(S.cite.instrument, issuer="Quốc hội")
    with pytest.raises(
        InvalidStandardError, match="two different instruments are both numbered 07/2021/NĐ-CP"
    ):
        dumps_standard(attrs.evolve(S, cite=other.at("Điều 1")))


class TestShelf:
    def test_the_whole_one_is_whole(self):
        standard = load_standard(BROKEN / "whole.toml")
        home = cn.Household(area="urban", income=cn.PerHead(2_000), score=3)
        assert cn.category(home, standard) is cn.Category.POOR

    @pytest.mark.parametrize(("file", "words"), SHELF)
    def test_broken(self, file, words):
        with pytest.raises(InvalidFileError) as caught:
            load_standard(BROKEN / file)
        for word in words:
            assert word in str(caught.value)
        assert str(caught.value).startswith(f"{BROKEN / file}: ")
        assert caught.value.reason is Reason.INVALID_FILE

    def test_each_file_of_the_shelf_is_read(self):
        on_shelf = {path.name for path in BROKEN.iterdir()}
        assert on_shelf == {file for file, _ in SHELF} | {"whole.toml", "many_faults.toml"}

    def test_all_faults_at_once(self):
        with pytest.raises(InvalidFileError) as caught:
            load_standard(BROKEN / "many_faults.toml")
        assert [str(fault.where) for fault in caught.value.faults] == [
            "instruments[0].issuer",
            "instruments[0].isuer",
            "vi",
            "lines.poverty.rural.amount",
            "rules[0].score.leest",
            "rules[1].category",
        ]

    def test_a_fault_in_the_instruments_alone(self):
        text = (BROKEN / "whole.toml").read_text(encoding="utf-8").replace("issuer", "isuer")
        with pytest.raises(InvalidFileError) as caught:
            loads_standard(text, name="my standard")
        assert [str(fault.where) for fault in caught.value.faults] == [
            "instruments[0].issuer",
            "instruments[0].isuer",
        ]
        assert str(caught.value).startswith("my standard: instruments[0].issuer: missing; ")

    def test_no_instruments_at_all(self):
        text = (BROKEN / "whole.toml").read_text(encoding="utf-8").replace("[[instruments]]", "[[xyz]]")
        with pytest.raises(
            InvalidFileError, match="unknown instrument '1/2030/NĐ-CP'; expected one of nothing"
        ):
            loads_standard(text)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("binary.toml", bytes(range(256)), "not a text in UTF-8 (byte 128)"),
        ("utf16.json", '{"code": "VN"}'.encode("utf-16"), "not a text in UTF-8 (byte 0)"),
        ("huge.json", b'{"highest_score": ' + b"9" * 10_000_000 + b"}", "not JSON: "),
        ("huge.toml", b"highest_score = " + b"9" * 10_000, "not TOML: "),
        ("deep.json", b"[" * 100_000, "not JSON: "),
    ],
)
def test_hostile_files_get_one_line(tmp_path, name, content, words):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidFileError) as caught:
        load_standard(tmp_path / name)
    assert words in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_no_file_a_directory_another_ending(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    for name, words in (("none.toml", "No such file"), ("folder.toml", "Is a directory")):
        with pytest.raises(InvalidFileError, match=words) as caught:
            load_standard(tmp_path / name)
        assert caught.value.reason is Reason.UNREADABLE_FILE
    with pytest.raises(
        UnknownCodeError, match=r"my\.yaml: unknown format 'yaml'; expected one of toml, json"
    ):
        load_standard("my.yaml")
    with pytest.raises(UnknownCodeError, match="unknown format 'tom'; did you mean 'toml'"):
        loads_standard("", "tom")
    with pytest.raises(UnknownCodeError, match="unknown format"):
        dumps_standard(S, "yaml")
    assert load_standard_upper(tmp_path) == S


def load_standard_upper(folder):
    path = folder / "STANDARD.TOML"
    path.write_text(dumps_standard(S), encoding="utf-8")
    return load_standard(path)
