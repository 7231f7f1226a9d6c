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
    Reason,
    UnknownCodeError,
)
from chuanngheo.periods import plain_day

Format = Literal["toml", "json"]
"""The formats of our own files."""
FORMATS: tuple[Format, ...] = ("toml", "json")
"""Both, TOML first."""

T = TypeVar("T")
"""The type that is read."""

_SCALARS: dict[type, tuple[str, tuple[type, ...]]] = {
    int: ("a whole number", (int,)),
    str: ("a text", (str,)),
    bool: ("true or false", (bool,)),
    Decimal: ("a number", (Decimal, int)),
}


def text_of(path: Path) -> str:
    """The text of a file in UTF-8, with or without a byte order mark.

    Raises:
        InvalidFileError: no such file, a directory, or bytes that are no UTF-8 text.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        because = error.strerror or type(error).__name__
    except UnicodeDecodeError as error:
        because = f"not a text in UTF-8 (byte {error.start})"
    raise InvalidFileError(str(path), [Fault("", because)], reason=Reason.UNREADABLE_FILE)


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
        raise InvalidFileError(name, [Fault("", f"not {form.upper()}: {error}")]) from None
    return values


_HALF_A_SIGN = re.compile(r"\\u[dD][89a-fA-F]")
"""Half of a sign beyond the first 65.536, as JSON escapes it: alone it can be written nowhere."""


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(f"{text} is no number")
    return value


def _each_key_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in one object")
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
        raise TypeError(f"expected {said}, not {described(value)}")
    return value


def described(value: object) -> str:
    """A value of a file as people name it, for a message."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"the text {value!r:.60}"
    if isinstance(value, int | Decimal):
        return f"the number {value!s:.60}"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"{value!s:.60}"


def _member(value: object, kind: type[Enum]) -> Enum:
    known = {member.value: member for member in kind}
    if not isinstance(value, str) or value not in known:
        raise UnknownCodeError(kind.__name__.lower(), kind.__name__.lower(), value, known)
    return known[value]


def _table(kind: type, converter: Converter) -> Callable[[Any, Any], Any]:
    fill = cast(
        "Callable[[Mapping[str, object], type], object]",
        make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True),
    )

    def structure(value: object, _: object) -> object:
        if not isinstance(value, Mapping):
            raise TypeError(f"expected a table, not {described(value)}")
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
            raise TypeError(f"expected a list, not {described(value)}")
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
            raise TypeError(f"expected a table, not {described(value)}")
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
        yield Fault(where, "missing")
    elif isinstance(error, InvalidFileError):
        for fault in error.faults:
            at = fault.where
            yield Fault(Bilingual(_joined(where, at.en), _joined(where, at.vi)), fault.en, fault.vi)
    else:
        yield Fault(where, str(error))


def _joined(where: str, *steps: str) -> str:
    for step in filter(None, steps):
        where += step if not where or step.startswith("[") else f".{step}"
    return where
