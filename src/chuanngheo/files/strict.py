"""The strict door: what TOML and JSON may say, and every fault of a file at once.

:func:`parse` reads a text, :func:`structured` makes our own types of it.  Misspelt keys are refused with
the nearest right one; a whole number is an ``int`` and nothing else, a yes is ``true`` and nothing else;
a list is never made of a text.

>>> import attrs
>>> @attrs.frozen
... class Range:
...     least: int
...     most: int | None = None
>>> structured({"least": 3}, Range, "range.toml")
Range(least=3, most=None)
>>> structured({"leest": 3, "most": "5"}, Range, "range.toml")
Traceback (most recent call last):
chuanngheo.errors.InvalidFileError: range.toml: least: missing; most: expected a whole number, not the \
text '5'; leest: unknown key; did you mean 'least'?
"""

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
)
from cattrs.gen import make_dict_structure_fn

from chuanngheo.errors import (
    Bilingual,
    ChuanNgheoError,
    Fault,
    InvalidFileError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
    bilingual,
    words_of,
)
from chuanngheo.periods import plain_day

Format = Literal["toml", "json"]
"""The formats of our own files."""
FORMATS: tuple[Format, ...] = ("toml", "json")
"""Both, TOML first."""

T = TypeVar("T")
"""The type that is read."""

_SCALARS: dict[type, tuple[Bilingual, tuple[type, ...]]] = {
    int: (Bilingual("a whole number", "số nguyên"), (int,)),
    str: (Bilingual("a text", "chữ"), (str,)),
    bool: (Bilingual("true or false", "true hoặc false"), (bool,)),
    Decimal: (Bilingual("a number", "số"), (Decimal, int)),
}


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises:
        InvalidFileError: no such file, a directory, or bytes that are no UTF-8 text.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        fault = Fault.of("", error)
    except UnicodeDecodeError as error:
        at = error.start
        fault = Fault("", f"not a text in UTF-8 (byte {at})", f"không phải văn bản UTF-8 (byte {at})")
    raise InvalidFileError(str(path), [fault], reason=Reason.UNREADABLE_FILE)


def format_of(path: Path) -> Format:
    """The format that the ending of a file's name tells.

    Raises:
        UnknownCodeError: an ending other than ``.toml`` or ``.json``.
    """
    return checked_format(path.suffix.lower().removeprefix("."), where=str(path))


def checked_format(word: str, *, where: str = "") -> Format:
    """``"toml"`` or ``"json"``, or an error that says so.

    Raises:
        UnknownCodeError: neither toml nor json.
    """
    if word not in FORMATS:
        raise UnknownCodeError("format", "định dạng", word, FORMATS, where=where)
    return word


def parse(text: str, form: Format, name: str) -> Any:  # noqa: ANN401 # whatever the file says
    """The values of a TOML or JSON text; a number with a point becomes a ``Decimal``.

    Raises:
        InvalidFileError: the text is not in that format, repeats a key, or holds ``NaN``.
    """
    try:
        if form == "toml":
            return tomllib.loads(text, parse_float=_decimal)
        values = json.loads(
            text, parse_float=_decimal, parse_constant=_decimal, object_pairs_hook=_each_key_once
        )
        if _HALF_A_SIGN.search(text):
            json.dumps(values, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as error:
        because = words_of(error)
        raise InvalidFileError.of(
            name,
            f"not {form.upper()}: {because}",
            f"không phải {form.upper()}: {_placed(because.vi)}",
        ) from None
    return values


_PLACES = (
    (r"\(at line (\d+), column (\d+)\)", r"(dòng \1, cột \2)"),
    (r": line (\d+) column (\d+) \(char \d+\)", r" (dòng \1, cột \2)"),
    (r"\(at end of document\)", "(ở cuối tệp)"),
)
"""Where the readers of TOML and JSON say that a mistake stands."""


def _placed(sentence: str) -> str:
    """What a reader of TOML or JSON says, its place in Vietnamese."""
    for english, vietnamese in _PLACES:
        sentence = re.sub(english, vietnamese, sentence)
    return sentence


_HALF_A_SIGN = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a sign beyond the first 65.536, as JSON escapes it: alone it can be written nowhere."""


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise InvalidValueError(f"{text} is no number", f"{text} không phải là số")
    return value


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidValueError(
            f"the key {twice!r} stands twice in one object", f"khóa {twice!r} có hai lần trong một đối tượng"
        )
    return values


def structured(data: object, kind: type[T], name: str, converter: Converter | None = None) -> T:
    """``data`` as a ``kind``; ``name`` names the file in the error.

    Raises:
        InvalidFileError: with every fault that was found, each with its place.
    """
    try:
        return (converter or strict_converter()).structure(data, kind)
    except (BaseValidationError, ChuanNgheoError, TypeError) as error:
        raise InvalidFileError(name, faults_of(error)) from None


def strict_converter() -> Converter:
    """A converter that forbids unknown keys and demands exact scalars; add hooks of your own to it."""
    converter = Converter(forbid_extra_keys=True, omit_if_default=True)
    for kind in _SCALARS:
        converter.register_structure_hook(kind, _scalar)
    converter.register_structure_hook(date, lambda value, _: plain_day(value))
    converter.register_structure_hook(Enum, _member)
    converter.register_structure_hook_factory(attrs.has, _table)
    converter.register_structure_hook_factory(_is_list, _list)
    converter.register_structure_hook_factory(_is_mapping, _mapping)
    converter.register_unstructure_hook(tuple, list)
    return converter


def _scalar(value: object, kind: type) -> object:
    if issubclass(kind, Enum):  # a StrEnum is a str, and is asked for here
        return _member(value, kind)
    said, allowed = _SCALARS[kind]
    if type(value) not in allowed:
        raise expected(said.en, said.vi, value)
    return value


def described(value: object) -> Bilingual:
    """A value of a file as people name it, for a message."""
    if isinstance(value, bool):
        return bilingual(str(value).lower())
    if isinstance(value, str):
        return Bilingual(f"the text {value!r:.60}", f"chữ {value!r:.60}")
    if isinstance(value, int | Decimal):
        return Bilingual(f"the number {value!s:.60}", f"số {value!s:.60}")
    if isinstance(value, Mapping):
        return Bilingual("a table", "một bảng")
    if isinstance(value, list):
        return Bilingual("a list", "một danh sách")
    return Bilingual("nothing", "giá trị trống") if value is None else bilingual(f"{value!s:.60}")


def expected(en: str, vi: str, value: object, *, key: str = "") -> InvalidValueError:
    """What stands in a file in place of another kind of value is refused; ``key`` says where."""
    at, found = f"{key}: " if key else "", described(value)
    return InvalidValueError(
        f"{at}expected {en}, not {found}",
        f"{at}phải là {vi}, không phải {found.vi}",
        reason=Reason.WRONG_TYPE,
    )


def _member(value: object, kind: type[Enum]) -> Enum:
    known = {member.value: member for member in kind}
    if not isinstance(value, str) or value not in known:
        name = kind.__name__.lower()
        raise UnknownCodeError(name, f"giá trị {name}", value, known)
    return known[value]


def _table(kind: type, converter: Converter) -> Callable[[Any, Any], Any]:
    fill = cast(
        "Callable[[Mapping[str, object], type], object]",
        make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True),
    )

    def structure(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise expected("a table", "một bảng", value)
        return fill(cast("Mapping[str, object]", value), kind)

    return structure


def _is_list(kind: object) -> bool:
    args = get_args(kind)
    return get_origin(kind) is list or (get_origin(kind) is tuple and args[1:] == (...,))


def _list(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 # a generic alias is no type
    element = get_args(kind)[0]
    make = get_origin(kind)

    def structure(value: object, _: object) -> object:
        if not isinstance(value, list):
            raise expected("a list", "một danh sách", value)
        values = cast("list[object]", value)
        return make(item for _, item in _each(enumerate(values), element, converter))

    return structure


def _is_mapping(kind: object) -> bool:
    origin = get_origin(kind)
    return isinstance(origin, type) and issubclass(origin, Mapping)


def _mapping(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401 # as above
    element = get_args(kind)[1]

    def structure(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise expected("a table", "một bảng", value)
        return dict(_each(cast("Mapping[str, object]", value).items(), element, converter))

    return structure


def _each(
    items: Iterable[tuple[Any, object]],
    element: Any,  # noqa: ANN401 # as above
    converter: Converter,
) -> list[tuple[Any, object]]:
    """Every item as an ``element``; the faults of all of them are raised together."""
    good: list[tuple[Any, object]] = []
    faults: list[Fault] = []
    for place, item in items:
        try:
            good.append((place, converter.structure(item, element)))
        except (BaseValidationError, ChuanNgheoError, TypeError) as error:
            faults += faults_of(error, f"[{place}]" if isinstance(place, int) else str(place))
    if faults:
        raise InvalidFileError("", faults)
    return good


def faults_of(error: Exception, where: str = "") -> list[Fault]:
    """What a failed structuring found, one fault a place: ``rules[0].score.leest``."""
    return list(_faults(error, where))


def _faults(error: Exception, where: str) -> Iterator[Fault]:
    if isinstance(error, BaseValidationError):
        for part in error.exceptions:
            names = [n.name for n in getattr(part, "__notes__", ()) if isinstance(n, AttributeValidationNote)]
            yield from _faults(part, _joined(where, *names))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [field.name for field in attrs.fields(error.cl) if field.init]
        for key in sorted(error.extra_fields):
            hint = UnknownCodeError("key", "khóa", key, known).hint
            yield Fault(_joined(where, key), f"unknown key; {hint}", f"không có khóa này; {hint.vi}")
    elif type(error) is KeyError:
        yield Fault(where, "missing", "còn thiếu")
    elif isinstance(error, InvalidFileError):
        for fault in error.faults:
            yield fault.moved(lambda at: _joined(where, at))
    else:
        yield Fault.of(where, error)


def _joined(where: str, *steps: str) -> str:
    for step in filter(None, steps):
        where += step if not where or step.startswith("[") else f".{step}"
    return where
