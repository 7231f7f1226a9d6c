"""Rows already read (from JSON, or from two CSV files joined) → a household with its assessed reasons.

A household's row has ``id``, ``area`` or ``unit`` (the name of the commune, as written), ``income`` per head
and month or ``total_income`` with ``months``, ``size``, and the facts of a
:class:`~chuanngheo.members.Dwelling`.  A member's row has ``household`` (the household's id) and the facts
of a :class:`~chuanngheo.members.Member`.
Cells may be texts or exact values; an empty text is a fact not known.  Keys beginning with ``_`` are ignored.

>>> from datetime import date
>>> visit = visited(
...     {"id": "H1", "area": "nông thôn", "income": "1.450.000", "area_m2": "15,9", "water": "khác"},
...     [{"household": "H1", "age": "41", "work": "1", "job": "2"}, {"household": "H1", "age": "9"}],
...     on=date(2024, 12, 14))
>>> visit.household.income, visit.assessment["housing_area"].deprived
(PerHead(1450000), True)
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, cast

import attrs

from chuanngheo.areas import unit_area
from chuanngheo.assess import Assessment, assess
from chuanngheo.assess.annex import CIRCULAR, Reading
from chuanngheo.errors import (
    Bilingual,
    ChuanNgheoError,
    Fault,
    InvalidFileError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
)
from chuanngheo.household import Household, Income, PerHead
from chuanngheo.members import Dwelling, Member
from chuanngheo.numerals import Expects, clean, read

Row = Mapping[str, object]
"""One row of a file: its cells by header."""

YES_NO = {
    "1": True, "x": True, "có": True, "true": True, "yes": True,
    "2": False, "0": False, "không": False, "false": False, "no": False,
}  # fmt: skip
"""What a cell of a yes-or-no fact may say: words, or the numbers of the sheet (có 1, không 2)."""

NO_MEANS = ("không", "none")
"""What a cell says where there is no means of information at all."""

_NUMBERS = {"number", "age"}
_MEASURES = {"height_cm", "weight_kg", "area_m2"}
_MEMBER = tuple(a.name for a in attrs.fields(Member))
_DWELLING = tuple(a.name for a in attrs.fields(Dwelling))
_YES_NO = {
    a.name for a in attrs.fields(Member) if a.name not in _NUMBERS | _MEASURES and a.type == (bool | None)
}
_HOUSEHOLD = ("id", "area", "unit", "income", "total_income", "months", "size", "dwelling", "members")


@attrs.frozen(eq=False)
class Visit:
    """One household as visited: ready to classify, with the reason of each indicator."""

    household: Household
    assessment: Assessment


def member_of(row: Row) -> Member:
    """A member from one row.

    Raises:
        UnknownCodeError: a key or a word outside its closed list.
        InvalidValueError: a value outside its domain.
    """
    facts = _facts(row, _MEMBER, ("household",))
    return Member(**cast("dict[str, Any]", facts))


def dwelling_of(row: Row) -> Dwelling:
    """The dwelling from the row of its household; other keys of that row are left alone.

    Raises:
        UnknownCodeError: a word outside its closed list.
        InvalidValueError: a value outside its domain.
    """
    facts = _facts({key: row[key] for key in _DWELLING if key in row}, _DWELLING)
    means = facts.get("means")
    if isinstance(means, str):
        facts["means"] = [] if _plain(means) in NO_MEANS else means.replace(",", ";").split(";")
    return Dwelling(**cast("dict[str, Any]", facts))


def visited(
    row: Row,
    members: Sequence[Row] | None = None,
    *,
    on: date,
    reading: Reading = CIRCULAR,
) -> Visit:
    """A household from its row and its members' rows (``None`` where the members are not known).

    A JSON record may hold ``members`` (a list) and ``dwelling`` (an object) itself.

    Raises:
        InvalidFileError: with every fault of the rows.
    """
    name = str(row.get("id") or "") or Bilingual("household", "hộ")
    faults: list[Fault] = []
    flat, members = _flat(row, members, faults)
    people: list[Member] = []
    for place, one in enumerate(members or (), 1):
        try:
            people.append(member_of(one))
        except ChuanNgheoError as error:
            faults.append(Fault(f"members[{place}]", str(error), error.vi))
    visit = None
    try:
        _only(flat, (*_HOUSEHOLD, *_DWELLING))
        home = dwelling_of(flat)
        size = _whole(flat.get("size"), "size")
        area = _area(flat, on)
        if not faults:
            found = assess(None if members is None else people, home, on=on, size=size, reading=reading)
            income = _income(flat, found.size)
            household = Household(
                area=area, income=income, deprivations=found.deprivations, id=_text(row, "id")
            )
            visit = Visit(household, found)
    except ChuanNgheoError as error:
        faults.append(Fault("", str(error), error.vi))
    if visit is None:
        raise InvalidFileError(name, faults)
    return visit


def joined(households: Sequence[Row], members: Iterable[Row]) -> list[tuple[Row, list[Row] | None]]:
    """Each household's row with its members' rows, in order; ``None`` where no member is listed.

    Raises:
        InvalidFileError: an id missing or used twice, a member of no listed household; every fault.
    """
    faults: list[Fault] = []
    found: dict[str, tuple[Row, list[Row]]] = {}
    for place, row in enumerate(households, 1):
        key = _text(row, "id")
        if key is None or key in found:
            what = (
                ("no id", "thiếu id")
                if key is None
                else (f"id {key!r} is used twice", f"id {key!r} dùng hai lần")
            )
            faults.append(Fault(f"households[{place}]", *what))
        else:
            found[key] = (row, [])
    for place, row in enumerate(members, 1):
        key = _text(row, "household")
        if key is None or key not in found:
            what = ("no household", "thiếu mã hộ")
            if key is not None:
                error = UnknownCodeError("household", "hộ", key, found)
                what = (str(error), error.vi)
            faults.append(Fault(f"members[{place}]", *what))
        else:
            found[key][1].append(row)
    if faults:
        raise InvalidFileError(Bilingual("households and members", "hộ và thành viên"), faults)
    return [(row, listed or None) for row, listed in found.values()]


def _flat(
    row: Row, members: Sequence[Row] | None, faults: list[Fault]
) -> tuple[dict[str, object], Sequence[Row] | None]:
    """The row with its ``dwelling`` and ``members`` taken out to where CSV has them."""
    flat = {key: value for key, value in row.items() if key not in ("dwelling", "members")}
    dwelling, listed = row.get("dwelling"), row.get("members")
    if isinstance(dwelling, Mapping):
        inner = cast("Row", dwelling)
        wrong = (UnknownCodeError("key", "khóa", key, _DWELLING) for key in inner if key not in _DWELLING)
        faults.extend(Fault("dwelling", str(error), error.vi) for error in wrong)
        flat |= inner
    elif dwelling is not None:
        faults.append(
            Fault(
                "dwelling",
                f"expected an object of facts, not {dwelling!r:.60}",
                f"phải là một đối tượng chứa các thông tin, không phải {dwelling!r:.60}",
            )
        )
    if listed is None:
        return flat, members
    if not isinstance(listed, list) or not all(
        isinstance(one, Mapping) for one in cast("list[object]", listed)
    ):
        faults.append(
            Fault(
                "members",
                f"expected a list of members, not {listed!r:.60}",
                f"phải là danh sách thành viên, không phải {listed!r:.60}",
            )
        )
        return flat, members
    return flat, cast("list[Row]", listed)


def _only(row: Row, known: tuple[str, ...]) -> None:
    for key in row:
        if key not in known and not key.startswith("_"):
            raise UnknownCodeError("key", "khóa", key, known)


def _facts(row: Row, known: tuple[str, ...], also: tuple[str, ...] = ()) -> dict[str, object]:
    _only(row, (*known, *also))
    return {key: _value(key, row[key]) for key in known if key in row}


def _value(key: str, value: object) -> object:
    """A cell's text as the fact it tells; what is no text stays as it is, for the constructor to judge."""
    if not isinstance(value, str):
        return value
    said = _plain(value)
    if not said:
        return None
    if key in _YES_NO:
        if said not in YES_NO:
            raise UnknownCodeError(key, key, value, YES_NO)
        return YES_NO[said]
    if key in _NUMBERS:
        return _whole(said, key)
    return _decimal(said, key) if key in _MEASURES else value


def _plain(value: str) -> str:
    return " ".join(clean(value).lower().split())


def _decimal(text: str, key: str) -> Decimal:
    try:
        return read(text)[0]
    except InvalidValueError as error:
        raise InvalidValueError(f"{key}: {error}", f"{key}: {error.vi}", reason=error.reason) from None


def _whole(value: object, key: str) -> int | None:
    if value is None or type(value) is int:
        return value
    if isinstance(value, str) and not value.strip():
        return None
    try:
        found = read(str(value), Expects.WHOLE)[0] if isinstance(value, str) else None
    except InvalidValueError as error:
        raise InvalidValueError(f"{key}: {error}", f"{key}: {error.vi}", reason=error.reason) from None
    if found is None or found != int(found):
        raise InvalidValueError(
            f"{key} must be a whole number, not {value!r:.60}",
            f"{key} phải là số nguyên, không phải {value!r:.60}",
            reason=Reason.WRONG_TYPE,
        )
    return int(found)


def _text(row: Row, key: str) -> str | None:
    value = row.get(key)
    return None if value is None or str(value).strip() == "" else str(value).strip()


def _area(row: Row, on: date) -> str | None:
    area, unit = _text(row, "area"), _text(row, "unit")
    if area is not None or unit is None:
        return area
    return unit_area(unit, on).code


def _income(row: Row, size: int | None) -> Income | None:
    per_head = row.get("income")
    total = _whole(row.get("total_income"), "total_income")
    if isinstance(per_head, Mapping):
        facts = cast("Row", per_head)
        _only(facts, ("total", "months", "members"))
        return Income(**cast("dict[str, Any]", dict(facts)))
    amount = _whole(per_head, "income")
    if amount is not None and total is not None:
        raise InvalidValueError(
            "give either income or total_income, not both",
            "chỉ cho income hoặc total_income, không cho cả hai",
            reason=Reason.CONTRADICTION,
        )
    if amount is not None:
        return PerHead(amount)
    if total is None:
        return None
    if size is None:
        raise InvalidValueError(
            "total_income needs size or a list of members",
            "có total_income thì cần size hoặc danh sách thành viên",
            reason=Reason.MISSING,
        )
    months = _whole(row.get("months"), "months")
    return Income(total, months=12 if months is None else months, members=size)
