"""The strict door: exact scalars, no unknown keys, every fault with its place."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum

import attrs
import pytest

from chuanngheo.errors import Fault, InvalidFileError, InvalidValueError
from chuanngheo.files.strict import described, faults_of, parse, strict_converter, structured

NO_DAY = "expected a day as date(year, month, day) or 'YYYY-MM-DD', not '2024-13-01'"
KEYS = "yes, number, day, colour, many, plain, by_name, by_name_too"


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@attrs.frozen
class Inner:
    whole: int
    text: str = ""


@attrs.frozen
class Outer:
    yes: bool | None = None
    number: Decimal | None = None
    day: date | None = None
    colour: Colour | None = None
    many: tuple[Inner, ...] = ()
    plain: list[int] = attrs.field(factory=list)
    by_name: Mapping[str, Inner] = attrs.field(factory=dict)
    by_name_too: dict[str, list[int]] = attrs.field(factory=dict)
    hidden: int = attrs.field(init=False, default=1)


def faults(data, kind=Outer):
    with pytest.raises(InvalidFileError) as caught:
        structured(data, kind, "file")
    return [str(fault) for fault in caught.value.faults]


def test_everything_right():
    data = {
        "yes": True,
        "number": Decimal("1.5"),
        "day": date(2024, 1, 2),
        "colour": "red",
        "many": [{"whole": 1}, {"whole": 2, "text": "x"}],
        "plain": [1, 2],
        "by_name": {"a": {"whole": 3}},
        "by_name_too": {"b": [4]},
    }
    assert structured(data, Outer, "file") == Outer(
        yes=True,
        number=Decimal("1.5"),
        day=date(2024, 1, 2),
        colour=Colour.RED,
        many=(Inner(1), Inner(2, "x")),
        plain=[1, 2],
        by_name={"a": Inner(3)},
        by_name_too={"b": [4]},
    )
    assert structured({"day": "2024-01-02", "number": 2}, Outer, "file").day == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"yes": 1}, "yes: expected true or false, not the number 1"),
        ({"yes": "false"}, "yes: expected true or false, not the text 'false'"),
        ({"number": "1"}, "number: expected a number, not the text '1'"),
        ({"number": True}, "number: expected a number, not true"),
        ({"number": 1.5}, "number: expected a number, not 1.5"),
        ({"day": "2024-13-01"}, "day: " + NO_DAY),
        ({"colour": "rod"}, "colour: unknown colour 'rod'; did you mean 'red'?"),
        ({"colour": ["red"]}, "colour: unknown colour ['red']; did you mean 'red'?"),
        ({"many": {"whole": 1}}, "many: expected a list, not a table"),
        ({"many": [1]}, "many[0]: expected a table, not the number 1"),
        ({"many": [{"whole": 1}, {"whole": 1.0}]}, "many[1].whole: expected a whole number, not 1.0"),
        ({"many": [{"text": "x"}]}, "many[0].whole: missing"),
        ({"plain": "12"}, "plain: expected a list, not the text '12'"),
        ({"plain": [1, None]}, "plain[1]: expected a whole number, not nothing"),
        ({"by_name": []}, "by_name: expected a table, not a list"),
        ({"by_name": {"a": {"whole": False}}}, "by_name.a.whole: expected a whole number, not false"),
        ({"by_name_too": {"b": [1, "x"]}}, "by_name_too.b[1]: expected a whole number, not the text 'x'"),
        ({"hidden": 2}, "hidden: unknown key; expected one of " + KEYS),
        ({"colours": "red"}, "colours: unknown key; did you mean 'colour'?"),
        ({"by_name": {"a": {"whole": 1, "txet": ""}}}, "by_name.a.txet: unknown key; did you mean 'text'?"),
        ([], "expected a table, not a list"),
        ("x", "expected a table, not the text 'x'"),
    ],
)  # fmt: skip
def test_one_fault(data, told):
    assert faults(data) == [told]


def test_all_faults_in_the_order_of_the_type_and_keys_sorted():
    data = {"zz": 1, "aa": 2, "many": [{"whole": "1"}, {"whole": 2}, {}], "yes": "no"}
    found = faults(data)
    assert [line.split(":")[0] for line in found] == ["yes", "many[0].whole", "many[2].whole", "aa", "zz"]


def test_a_top_level_list():
    assert structured([{"whole": 1}], tuple[Inner, ...], "file") == (Inner(1),)
    assert faults([{"whole": 1}, 2], tuple[Inner, ...]) == ["[1]: expected a table, not the number 2"]


def test_an_error_of_the_type_itself_is_a_fault_at_its_place():
    @attrs.frozen
    class Positive:
        n: int

        def __attrs_post_init__(self):
            if self.n < 1:
                raise InvalidValueError(f"{self.n} is not positive", f"{self.n} không dương")

    @attrs.frozen
    class Holder:
        one: Positive

    assert faults({"one": {"n": 0}}, Holder) == ["one: 0 is not positive"]
    assert faults({"n": 0}, Positive) == ["0 is not positive"]


def test_a_converter_of_the_caller():
    converter = strict_converter()
    converter.register_structure_hook(Inner, lambda value, _: Inner(len(value)))
    assert structured({"many": ["abc"]}, Outer, "file", converter).many == (Inner(3),)


def test_faults_of_stand_under_a_given_place():
    assert faults_of(TypeError("no"), "here") == [Fault("here", "no", "no")]
    assert faults_of(InvalidFileError("x", [Fault("[0]", "a", "á"), Fault("b", "c", "ch")]), "rows") == [
        Fault("rows[0]", "a", "á"),
        Fault("rows.b", "c", "ch"),
    ]
    assert [str(f) for f in faults_of(KeyError("x"))] == ["missing"]


def test_parse_reads_numbers_exactly():
    assert parse("x = 1.10", "toml", "f") == {"x": Decimal("1.10")}
    assert str(parse('{"x": 1.10}', "json", "f")["x"]) == "1.10"
    assert parse('{"a": {"b": 1}, "b": 1}', "json", "f") == {"a": {"b": 1}, "b": 1}
    for text, form in (("x = inf", "toml"), ('{"x": -Infinity}', "json")):
        with pytest.raises(InvalidFileError, match=f"f: not {form.upper()}: .*is no number"):
            parse(text, form, "f")


def test_values_as_people_name_them():
    named = {True: "true", "x": "the text 'x'", Decimal("1.5"): "the number 1.5", None: "nothing"}
    for value, words in named.items():
        assert str(described(value)) == words
    assert str(described({})) == "a table"
    assert str(described([])) == "a list"
    assert str(described(date(2024, 1, 2))) == "2024-01-02"
    assert len(str(described("x" * 1000))) < 80
