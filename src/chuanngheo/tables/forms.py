"""The report forms as typed tables: their columns, with the formulas printed on them.

Two families.  The official annex (Phụ lục VII, Văn bản hợp nhất 1315/VBHN-BLĐTBXH) has the forms 7.1–7.11.
The review software of 2022–2025 has templates 1–15, which offices fill and print: known from templates alone,
so a form template and no law.  By their titles its 1–11 are 7.1–7.11 with more columns; the others are local:
12 of the poor and 13 of the near-poor by ethnic group, under one heading; 14 lists the near-poor household by
household and 15 the poor.

>>> [column.role for column in form_columns(1)][:4]
['unit', 'households', 'persons', 'poor']
>>> form_columns(13)[-2].of, form_columns(13)[-2].over
('minority_near_poor', 'minority_households')
>>> form_columns(14)
Traceback (most recent call last):
chuanngheo.errors.NotModelledError: form 14 is not modelled: it lists the members of near-poor households \
one by one and prints no figure that another must agree with; its columns are found in the templates of the \
review software
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import attrs

from chuanngheo.dynamics import FORM_2, FORM_3
from chuanngheo.errors import Bilingual, NotModelledError, UnknownCodeError
from chuanngheo.groups import GROUPS
from chuanngheo.sheets.tt07_2021 import B2
from chuanngheo.tables.columns import Column, Kind, columns

HOUSEHOLDS, PERSONS = "Hộ", "Nhân khẩu"
"""The two lines of a form that counts both."""
POOR, NEAR_POOR = "Hộ nghèo", "Hộ cận nghèo"
"""The two lines of the form of causes."""


def form_columns(form: int | str, split: str = "", *, with_rates: bool = False) -> tuple[Column, ...]:
    """The columns of a report form, official (``"7.2"``) or of the review software (``2``).

    A household that moves between the lists stands in forms 2 and 3 under one role: form 2 column 2 is form 3
    column 5, form 2 column 5 is form 3 column 3.

    Args:
        form: the number of the form.
        split: which lines are meant, where units are split: Hộ (the default) or Nhân khẩu in forms 2, 3 and
            8; Hộ nghèo (the default) or Hộ cận nghèo in form 10.
        with_rates: beside the counts of form 4 or 6 also the rates of form 5 or 7, which are over them.

    Raises:
        UnknownCodeError: another form, or a split that it does not have.
        NotModelledError: a form whose columns are not known.

    >>> [column.role for column in form_columns("7.2")][:4]
    ['unit', 'poor', 'escaped_to_near_poor', 'escaped']
    """
    number = str(form)
    if number in _NOT_MODELLED:
        why = _NOT_MODELLED[number]
        raise NotModelledError(
            f"form {number} is not modelled: {why}", f"chưa mô hình hóa biểu {number}: {why.vi}"
        )
    if number not in _FORMS:
        raise UnknownCodeError("form", "biểu mẫu", number, (*_FORMS, *_NOT_MODELLED))
    splits = _SPLITS.get(number.removeprefix("7."), ("",))
    if split and split not in splits:
        raise UnknownCodeError(
            "split", "cách chia", split, splits, where=Bilingual(f"form {number}", f"biểu {number}")
        )
    own = _FORMS[number](split or splits[0])
    if with_rates and number in _LACKING:
        own = (*own, *_rates(_LACKING[number]))
    return (Column.parse("unit"), *own)


_NOT_MODELLED = {
    number: Bilingual(
        f"it lists the members of {whose} households one by one and prints no figure that another must"
        " agree with; its columns are found in the templates of the review software",
        f"biểu này liệt kê từng thành viên của {whose_vi} và không in số liệu nào phải khớp với số liệu khác;"
        " các cột của nó có trong mẫu của phần mềm rà soát",
    )
    for number, whose, whose_vi in (("14", "near-poor", "hộ cận nghèo"), ("15", "poor", "hộ nghèo"))
}
_SPLITS = dict.fromkeys(("2", "3", "8"), (HOUSEHOLDS, PERSONS)) | {"10": (POOR, NEAR_POOR)}
Own = tuple[Column, ...]
"""Columns of a form's own."""

_OFFICIAL_1 = ("households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate")
_FORM_1 = (
    *_OFFICIAL_1, "average", "average_rate", "poor_persons", "poor_persons_rate", "near_poor_persons",
    "near_poor_persons_rate", "average_persons", "average_persons_rate",
)  # fmt: skip
_GROUPS_7_8 = (
    "households", "minority_households", "poor", "near_poor", "minority_poor", "minority_near_poor",
    "no_labour_poor", "no_labour_near_poor", "merit_poor", "merit_near_poor",
)  # fmt: skip
_PERSONS = {"households": "persons"}
_CAUSES = (
    "cause_no_land", "cause_no_capital", "cause_no_labour", "cause_no_tools", "cause_no_knowledge",
    "cause_no_skills", "cause_illness", "cause_else",
)  # fmt: skip
_CHILDREN = ("children", "uninsured", "malnourished", "out_of_level")
_LACKING = {"4": "poor", "6": "near_poor", "7.4": "poor", "7.6": "near_poor"}


def _plain(*roles: str) -> Callable[[str], Own]:
    return lambda _: columns(*roles)


def _flows(split: str, *, roles: tuple[str, ...]) -> Own:
    """Forms 2 and 3: 9=1-2-3-4+5+6+7+8."""
    start, *moves, last = roles
    end = attrs.evolve(Column.parse(last), sum_of=(start, *moves[3:]), minus=tuple(moves[:3]))
    own = (Column.parse(start), *(Column(m, Kind.COUNT, when="change") for m in moves), end)
    return tuple(map(_of_persons, own)) if split == PERSONS else own


def _of_persons(column: Column) -> Column:
    """The same column of khẩu instead of hộ."""
    sum_of, minus = (tuple(map(_persons, part)) for part in (column.sum_of, column.minus))
    if column.group is None:
        return attrs.evolve(column, role=_persons(column.role), sum_of=sum_of, minus=minus)
    role = f"{column.group}_persons" + column.role.removeprefix(column.group)
    return attrs.evolve(Column.parse(role), sum_of=sum_of, minus=minus)


def _persons(role: str) -> str:
    return f"{role}_persons"


def _lacking(_: str, *, of: str, total: bool) -> Own:
    """Forms 4 and 6; the software's also print the sum of the twelve."""
    counts = tuple(f"{of}_lacking_{code}" for code in B2)
    summed = (Column.count(f"{of}_lacking", sum_of=counts),) if total else ()
    return (Column.parse(of), *summed, *map(Column.count, counts))


def _rates(of: str) -> Iterable[Column]:
    return (Column.rate(f"{of}_lacking_{code}_rate", of=f"{of}_lacking_{code}", over=of) for code in B2)


def _rates_alone(_: str, *, of: str) -> Own:
    """Forms 5 and 7: rates over the households of the list, whose counts stand on another form."""
    return (Column.parse(of), *(Column(f"{of}_lacking_{code}_rate", Kind.RATE) for code in B2))


def _groups(split: str) -> Own:
    """Form 8 of the software: 5=1-2-3-4, though a household may be of several groups."""
    own: list[Column] = []
    for of in ("poor", "near_poor"):
        kinds = tuple(f"{group}_{of}" for group in ("minority", "no_labour", "merit"))
        rest = Column.count(f"other_{of}", sum_of=(of,), minus=kinds)
        own += [Column.parse(of), *map(Column.parse, kinds), rest]
    return tuple(own) if split == HOUSEHOLDS else tuple(map(_counted_persons, own))


def _groups_7_8(split: str) -> Own:
    own = columns(*_GROUPS_7_8)
    return own if split == HOUSEHOLDS else tuple(map(_counted_persons, own))


def _counted_persons(column: Column) -> Column:
    """Its column of persons: of a group of persons where there is one, else a declared count."""
    role = _PERSONS.get(column.role, _persons(column.role))
    if column.role in ("households", "poor", "near_poor"):
        return Column.parse(role)
    sum_of, minus = (tuple(map(_persons, part)) for part in (column.sum_of, column.minus))
    return Column.count(role, sum_of=sum_of, minus=minus)


def _causes(split: str) -> Own:
    if split == POOR:
        return columns(*_CAUSES)
    return tuple(Column.count(f"{cause}_near_poor") for cause in _CAUSES)


def _children(_: str) -> Own:
    return tuple(Column.count(f"{what}_{of}") for of in ("poor", "near_poor") for what in _CHILDREN)


def _province(_: str, *, of: str) -> Own:
    """Forms 12 and 13: 1=2+3, 9=10+11, 16=17+18, 20=9/1*100, 21=11/3*100, 22=12/4*100."""

    def block(whole: str, end: str) -> Own:
        parts = tuple(f"{people}_{end}" for people in ("kinh", "minority"))
        own = [Column.parse(p) if p in GROUPS else Column.count(p) for p in parts]
        return (attrs.evolve(Column.parse(whole), sum_of=parts), *own, Column.count(f"native_{end}"))

    persons = [
        Column.parse("persons"),
        *(Column.count(f"{p}_persons") for p in ("kinh", "minority", "native")),
    ]
    return (
        *block("households", "households"),
        *persons,
        *block(of, of),
        *(
            Column.parse(p) if p in GROUPS else Column.count(p)
            for p in (f"merit_{of}", f"no_labour_{of}", f"female_headed_{of}")
        ),
        *block(f"{of}_persons", f"{of}_persons"),
        Column.parse(f"{of}_rate"),
        *(
            Column.rate(f"{p}_{of}_rate", of=f"{p}_{of}", over=f"{p}_households")
            for p in ("minority", "native")
        ),
    )


_BY_NUMBER: Mapping[str, Callable[[str], Own]] = {
    "2": partial(_flows, roles=FORM_2),
    "3": partial(_flows, roles=FORM_3),
    "5": partial(_rates_alone, of="poor"),
    "7": partial(_rates_alone, of="near_poor"),
    "10": _causes,
    "11": _children,
}
_FORMS: Mapping[str, Callable[[str], Own]] = {
    "1": _plain(*_FORM_1),
    **_BY_NUMBER,
    "4": partial(_lacking, of="poor", total=True),
    "6": partial(_lacking, of="near_poor", total=True),
    "8": _groups,
    "9": lambda _: (
        *(Column.parse("poor"), Column.count("kinh_poor"), Column.parse("minority_poor")),
        *(Column.parse("near_poor"), Column.count("kinh_near_poor"), Column.parse("minority_near_poor")),
    ),
    "12": partial(_province, of="poor"),
    "13": partial(_province, of="near_poor"),
    **{f"7.{number}": own for number, own in _BY_NUMBER.items()},
    "7.1": _plain(*_OFFICIAL_1),
    "7.4": partial(_lacking, of="poor", total=False),
    "7.6": partial(_lacking, of="near_poor", total=False),
    "7.8": _groups_7_8,
    "7.9": _plain("poor", "minority_poor", "near_poor", "minority_near_poor"),
}
"""The columns of each form after the first, by its number, for one of its splits."""
