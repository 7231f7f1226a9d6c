"""The JSON Schema of a plan in TOML or JSON, generated from the classes that read it.

Published as ``docs/schemas/document.json``, so that an editor completes keys and marks mistakes.

>>> schema = document_schema()
>>> schema["required"], schema["$defs"]["count"]["required"]
(['title'], ['kind', 'group'])
>>> schema["$defs"]["count"]["properties"]["rate"]["$ref"]
'#/$defs/figure'
"""

import datetime as dt
from enum import StrEnum
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import attrs

from chuanngheo.files.documents import ColumnEntry, TableEntry
from chuanngheo.standard import Category
from chuanngheo.statements import EVERY, KINDS, MOST_YEARS, Document, Statement
from chuanngheo.tables import LONGEST, Column, Printed, Table, roles

Schema = dict[str, Any]
"""A JSON Schema, as the value that :mod:`json` writes."""

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    dt.date: {"type": "string", "format": "date"},
    Category: {"type": "string"},  # a code or a Vietnamese label
    Printed: {"$ref": "#/$defs/figure"},
    Statement: {"oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in KINDS]},
    Column: {"anyOf": [{"enum": list(roles())}, {"$ref": "#/$defs/column"}]},
    Table: {"$ref": "#/$defs/table"},
    tuple[int, int]: {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
}

_NARROWER: dict[str, Schema] = {
    "every": {"enum": list(EVERY)},
    "years": {"type": "integer", "minimum": 1, "maximum": MOST_YEARS},
}
"""Fields of statements and deadlines that allow less than their type."""


def document_schema() -> Schema:
    """The schema of a document, in JSON Schema 2020-12; days are texts ``2024-12-14``."""
    figure = {"type": "string", "maxLength": LONGEST, "description": "A figure as printed, e.g. «3,04%»."}
    defs: Schema = {"figure": figure, "column": _object(ColumnEntry), "table": _object(TableEntry)}
    defs |= {kind: _object(statement, kind) for kind, statement in KINDS.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A plan, report or decision, its figures as printed",
        **_object(Document, defs=defs),
        "$defs": defs,
    }


def _object(cls: type, kind: str = "", defs: Schema | None = None) -> Schema:
    """A table in the file: its keys, which of them must stand, and no others."""
    hints = get_type_hints(cls)
    fields = [field for field in attrs.fields(cls) if field.init]
    properties: Schema = {"kind": {"const": kind}} if kind else {}
    for field in fields:
        narrower = None if cls is Document else _NARROWER.get(field.name)
        properties[field.name] = narrower or _schema(hints[field.name], defs)
    needed = [field.name for field in fields if field.default is attrs.NOTHING]
    return {
        "description": (cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": [*(["kind"] if kind else []), *needed],
        "additionalProperties": False,
    }


def _schema(hint: object, defs: Schema | None = None) -> Schema:
    """What a field may hold.  A class of its own is described under ``$defs`` where there is such a place."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):  # ``X | None``: a key left out, for TOML and JSON alike
        return _schema(next(arg for arg in args if arg is not type(None)), defs)
    if origin is tuple:
        return {"type": "array", "items": _schema(args[0], defs)}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"enum": [member.value for member in hint]}
    cls = cast("type[object]", hint)
    if defs is None:
        return _object(cls)
    defs[cls.__name__.lower()] = _object(cls)
    return {"$ref": f"#/$defs/{cls.__name__.lower()}"}
