"""Plain values as a TOML text, laid out to be read and corrected by a person.

>>> print(toml({"title": "Kế hoạch", "years": [2019], "tables": [{"rows": [["a", "1"]]}]}), end="")
title = "Kế hoạch"
years = [2019]
<BLANKLINE>
[[tables]]
rows = [["a", "1"]]
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast


def toml(data: Mapping[str, object]) -> str:
    """A text that reads back to the same values: texts, numbers, yes and no, days, lists and tables."""
    return "\n".join(_toml(data, "")) + "\n"


def _toml(table: Mapping[str, object], path: str) -> Iterator[str]:
    """A table in TOML: what fits in a line first, then its tables, then its lists of tables."""
    for key, value in table.items():
        if not _deep(value):
            yield f"{_key(key)} = {_value(value, lines=True)}"
    for key, value in table.items():
        where = f"{path}.{_key(key)}" if path else _key(key)
        if not _deep(value):
            continue
        if isinstance(value, Mapping):
            body = list(_toml(cast("Mapping[str, object]", value), where))
            yield from body if not body[0] else ("", f"[{where}]", *body)
        else:
            for item in cast("list[Mapping[str, object]]", value):
                yield from ("", f"[[{where}]]", *_toml(item, where))


def _deep(value: object) -> bool:
    """Whether a value needs a heading of its own: a table, or a list of tables, that holds more."""
    if isinstance(value, Mapping):
        return any(isinstance(v, Mapping | list) for v in cast("Mapping[str, object]", value).values())
    return isinstance(value, list) and any(map(_deep, cast("list[object]", value)))


def _value(value: object, *, lines: bool = False) -> str:
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return f"{{ {', '.join(f'{_key(k)} = {_value(v)}' for k, v in items)} }}" if items else "{}"
    if isinstance(value, list):
        values = [_value(v) for v in cast("list[object]", value)]
        if lines and any(value.startswith(("{", "[", '"')) and len(value) > _SHORT for value in values):
            return "[\n" + "".join(f"  {value},\n" for value in values) + "]"
        return f"[{', '.join(values)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return value.isoformat() if isinstance(value, date) else str(value)


_SHORT = 20
"""A list of longer texts has each on its own line."""


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else _value(key)
