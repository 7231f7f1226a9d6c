"""The conformance suite: inputs and expected answers in JSON, usable from any language.

Each file of this folder holds one group of cases; every case has a stable id, what is given, what is
expected and a citation.  ``schema.json`` is the JSON Schema of the files.

>>> case = cases("classify", standard="VN-2021-2025")[0]
>>> case.id, case.given["income"], case.expect["category"]
('classify/VN-2021-2025/rural/0/0', {'total': 0, 'months': 1, 'members': 1}, 'near-poor')
>>> case.cite
'Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b'
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.files.strict import parse, text_of
from chuanngheo.household import Household, Income
from chuanngheo.standards import by_code
from chuanngheo.statements import Document

VERSION = "1.0.0"
"""A case added is a minor version; a case changed or taken away is a major one."""

FOLDER = Path(__file__).parent
"""Where the JSON files are; hand it to a runner in another language."""

GROUPS = (
    "classify",
    "unknown",
    "timeline",
    "figures",
    "interval",
    "rounding",
    "apportion",
    "audit",
    "refused",
)
"""The groups of cases, one file each."""


@attrs.frozen
class Case:
    """One case: what is given, what is expected, and where the law (or the plan) says so."""

    id: str
    group: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]
    cite: str


def cases(group: str | None = None, *, standard: str | None = None) -> tuple[Case, ...]:
    """The cases of a group, or all; of one standard, or of all.

    Raises:
        UnknownCodeError: no such group, or no such standard.
    """
    if group is not None and group not in GROUPS:
        raise UnknownCodeError("group of cases", "nhóm trường hợp", group, GROUPS)
    code = None if standard is None else by_code(standard).code
    groups = GROUPS if group is None else (group,)
    found = (case for name in groups for case in _cases(name))
    return tuple(c for c in found if code is None or c.given.get("standard") == code)


def head(group: str) -> Mapping[str, Any]:
    """What the file of a group says of itself: suite, version, day of the law, digests of standards.

    Raises:
        UnknownCodeError: no such group.
    """
    if group not in GROUPS:
        raise UnknownCodeError("group of cases", "nhóm trường hợp", group, GROUPS)
    return {name: value for name, value in _file(group).items() if name != "cases"}


def household_of(given: Mapping[str, Any]) -> Household:
    """The household that a case of ``classify``, ``unknown`` or ``refused`` describes.

    Raises:
        UnknownCodeError: a word or a key that is not known.
        InvalidValueError: a fact outside its domain.
    """
    known = ("standard", "area", "income", "deprivations", "score")
    for key in given:
        if key not in known:
            raise UnknownCodeError("fact", "thông tin", key, known)
    income, found = given.get("income"), given.get("deprivations")
    standard = by_code(given["standard"])
    return Household(
        area=given.get("area"),
        income=None if income is None else Income(**income),
        deprivations=None if found is None else standard.deprivations(found),
        score=given.get("score"),
    )


def document_of(given: Mapping[str, Any]) -> Document:
    """The document that a case of ``audit`` describes."""
    from json import dumps  # noqa: PLC0415 # used here only

    from chuanngheo.files.documents import loads_document  # noqa: PLC0415 # likewise

    return loads_document(dumps(given["document"]), "json", name=str(given["document"]["title"]))


@cache
def plans() -> Mapping[str, Document]:
    """Four real plans by name, their figures as printed, slips and all.

    >>> list(plans())
    ['ben-tre-2011', 'binh-thuan-2024', 'cam-lo-2022', 'luc-ngan-2019']
    """
    prefix = "audit/plan/"
    found = (case for case in cases("audit") if case.id.startswith(prefix))
    return {case.id.removeprefix(prefix): document_of(case.given) for case in found}


@cache
def _file(group: str) -> Mapping[str, Any]:
    name = f"{group}.json"
    found: dict[str, Any] = parse(text_of(FOLDER / name), "json", name)
    return found


@cache
def _cases(group: str) -> tuple[Case, ...]:
    return tuple(Case(group=group, **case) for case in _file(group)["cases"])
