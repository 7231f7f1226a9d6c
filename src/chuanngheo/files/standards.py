"""Standards in TOML and JSON, in and out: the same classes as the shipped literals, read strictly.

Every instrument stands once, in ``instruments``; a citation names it by its number.

>>> from chuanngheo import NATIONAL_2006_2010
>>> text = dumps_standard(NATIONAL_2006_2010)
>>> print(*text.splitlines()[:8], sep=chr(10))
code = "VN-2006-2010"
vi = "chuẩn nghèo giai đoạn 2006–2010"
en = "poverty standard 2006–2010"
cite = { instrument = "170/2005/QĐ-TTg", place = "Điều 1" }
areas = [
  { code = "rural", vi = "nông thôn", en = "rural" },
  { code = "urban", vi = "thành thị", en = "urban" },
]
>>> loads_standard(text) == NATIONAL_2006_2010
True
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, cast

from cattrs import Converter

from chuanngheo.errors import Fault, InvalidFileError, InvalidStandardError, UnknownCodeError
from chuanngheo.files.strict import (
    checked_format,
    format_of,
    parse,
    strict_converter,
    structured,
    text_of,
)
from chuanngheo.files.toml import toml
from chuanngheo.law import Instrument
from chuanngheo.standard import Standard

_UNREAD = Instrument("?", kind="Luật", issuer="?", checked=date.min)
"""Stands for a cited instrument while the list of instruments itself cannot be read."""


def load_standard(path: Path | str) -> Standard:
    """A standard from a ``.toml`` or ``.json`` file.

    Raises:
        InvalidFileError: with every fault of the file, each with its place.
        UnknownCodeError: the file's name ends otherwise.
    """
    path = Path(path)
    form = format_of(path)
    return loads_standard(text_of(path), form, name=str(path))


def loads_standard(
    text: str,
    format: str = "toml",  # noqa: A002 # the word people type
    *,
    name: str = "standard",
) -> Standard:
    """A standard from a text in TOML or JSON; ``name`` stands for its file in errors.

    Raises:
        InvalidFileError: with every fault of the text, each with its place.
        UnknownCodeError: ``format`` is neither ``"toml"`` nor ``"json"``.
    """
    data = parse(text, checked_format(format), name)
    if not isinstance(data, Mapping):
        raise InvalidFileError.of(name, "expected a table", "phải là một bảng")
    rest = dict(cast("Mapping[str, object]", data))
    faults: list[Fault] = []
    known = None
    try:
        listed = structured(rest.pop("instruments", []), tuple[Instrument, ...], name)
        known = {instrument.number: instrument for instrument in listed}
    except InvalidFileError as error:
        faults += [fault.moved("instruments{}".format) for fault in error.faults]
    try:
        standard = structured(rest, Standard, name, _citing(known))
    except InvalidFileError as error:
        faults += error.faults
    else:
        if not faults:
            return standard
    raise InvalidFileError(name, faults)


def dumps_standard(standard: Standard, format: str = "toml") -> str:  # noqa: A002 # the word people type
    """A standard as a text that :func:`loads_standard` reads back to an equal one.

    Raises:
        UnknownCodeError: ``format`` is neither ``"toml"`` nor ``"json"``.
        InvalidStandardError: two different instruments of one number.
    """
    form = checked_format(format)
    cited: dict[str, Instrument] = {}
    converter = strict_converter()
    facts = converter.copy()
    converter.register_unstructure_hook(Instrument, lambda instrument: _number(instrument, cited))
    data: dict[str, Any] = converter.unstructure(standard, Standard)
    data["instruments"] = [facts.unstructure(instrument) for instrument in cited.values()]
    if form == "json":
        return json.dumps(data, ensure_ascii=False, indent=2, default=date.isoformat) + "\n"
    return toml(data)


def _citing(known: Mapping[str, Instrument] | None) -> Converter:
    """A strict converter for which an instrument is the number of a ``known`` one."""

    def find(number: object, _: object) -> Instrument:
        if not isinstance(number, str):
            raise UnknownCodeError("instrument", "văn bản", number, known or ())
        if known is None:
            return _UNREAD
        if number not in known:
            raise UnknownCodeError("instrument", "văn bản", number, known)
        return known[number]

    converter = strict_converter()
    converter.register_structure_hook(Instrument, find)
    return converter


def _number(instrument: Instrument, cited: dict[str, Instrument]) -> str:
    if cited.setdefault(instrument.number, instrument) != instrument:
        raise InvalidStandardError(
            f"two different instruments are both numbered {instrument.number}",
            f"hai văn bản khác nhau cùng mang số {instrument.number}",
        )
    return instrument.number
