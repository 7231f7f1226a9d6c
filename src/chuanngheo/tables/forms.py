"""The official report forms as typed tables: their columns with the formulas printed on them.

>>> [column.role for column in form_columns(1)][:4]
['unit', 'households', 'persons', 'poor']
"""

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.tables.columns import Column, Kind, columns


def form_columns(form: int) -> tuple[Column, ...]:
    """The columns of an official report form of 2022–2025 with the formulas printed on it.

    1: results by place (4=3/1*100, …); 2 and 3: changes of poor and near-poor households
    (9=1-2-3-4+5+6+7+8).  A household that moves between the lists stands in both forms under one role:
    form 2 column 2 is form 3 column 5, form 2 column 5 is form 3 column 3.

    Raises:
        UnknownCodeError: another form.
    """
    if form == 1:
        return columns(*_FORM_1)
    if form not in _CHANGES:
        raise UnknownCodeError("form", form, ("1", "2", "3"))
    own, *moves = _CHANGES[form]
    end = attrs.evolve(Column.parse(f"{own}_end"), sum_of=(own, *moves[3:]), minus=tuple(moves[:3]))
    return (
        Column.parse("unit"),
        Column.parse(own),
        *(Column(m, Kind.COUNT, when="change") for m in moves),
        end,
    )


_FORM_1 = (
    "unit", "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate", "average",
    "average_rate", "poor_persons", "poor_persons_rate", "near_poor_persons", "near_poor_persons_rate",
)  # fmt: skip
_CHANGES = {
    2: (
        "poor", "escaped_to_near_poor", "escaped", "poor_other_out", "near_poor_to_poor", "poor_again",
        "new_poor", "poor_other_in",
    ),
    3: (
        "near_poor", "near_poor_escaped", "near_poor_to_poor", "near_poor_other_out", "escaped_to_near_poor",
        "near_poor_again", "new_near_poor", "near_poor_other_in",
    ),
}  # fmt: skip
