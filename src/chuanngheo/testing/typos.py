"""One slip of the hand in a table, of the kinds and in the mix that were measured in published figures.

Of 152 slips with one wrong figure 112 had a digit replaced, 15 a digit omitted, 14 two neighbouring digits
transposed and 11 a digit added.

>>> from random import Random
>>> from chuanngheo.testing import make_table
>>> slip = inject_typo(Random(6), make_table())
>>> print(slip.text("en"))
Thanh An, poor: a digit added, 106 became 1.064
>>> slip.table.rows[0]["poor"], slip.meant
(Printed('1.064'), '106')
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from random import Random

import attrs

from chuanngheo.errors import InvalidValueError, NumeralError, Reason
from chuanngheo.figures import figure
from chuanngheo.tables import Column, Kind, Row, Table


class Typo(StrEnum):
    """What a hand does to a figure."""

    REPLACED = "replaced"
    OMITTED = "omitted"
    TRANSPOSED = "transposed"
    ADDED = "added"

    def text(self, lang: str = "vi") -> str:
        """The slip in a few words."""
        return _TYPO[self][lang == "en"]


_TYPO = {
    Typo.REPLACED: ("gõ nhầm một chữ số", "a digit replaced"),
    Typo.OMITTED: ("thiếu một chữ số", "a digit omitted"),
    Typo.TRANSPOSED: ("đảo hai chữ số cạnh nhau", "two neighbouring digits transposed"),
    Typo.ADDED: ("thừa một chữ số", "a digit added"),
}

MIX: dict[Typo, int] = {Typo.REPLACED: 112, Typo.OMITTED: 15, Typo.TRANSPOSED: 14, Typo.ADDED: 11}
"""How often each was seen, of 152."""


@attrs.frozen(kw_only=True)
class Slip:
    """What was done to a table: ``meant`` stood in the cell of ``row`` and ``column``; ``printed`` stands."""

    table: Table
    row: str
    column: str
    is_total: bool
    typo: Typo
    meant: str
    printed: str

    def text(self, lang: str = "vi") -> str:
        """The slip in a sentence."""
        became = "thành" if lang == "vi" else "became"
        return f"{self.row}, {self.column}: {self.typo.text(lang)}, {self.meant} {became} {self.printed}"


def inject_typo(rng: Random, table: Table) -> Slip:
    """``table`` with one figure mistyped, and what was done; the same seed does the same.

    The kind of slip is drawn by :data:`MIX` among the kinds that some figure of the table allows, then the
    figure, then the digit.  The mistyped text is always a figure that says another value.

    Raises:
        InvalidValueError: no figure of the table can be mistyped.
    """
    cells = {typo: list(_cells(table, typo)) for typo in MIX}
    possible = [typo for typo in MIX if cells[typo]]
    if not possible:
        raise InvalidValueError("the table prints no figure that could be mistyped", reason=Reason.MISSING)
    typo = _drawn(rng, possible)
    number, column, texts = cells[typo][rng.randrange(len(cells[typo]))]
    row = table.all_rows[number]
    printed = texts[rng.randrange(len(texts))]
    return Slip(
        table=_with(table, number, column, printed),
        row=row.label,
        column=column.role,
        is_total=row.is_total,
        typo=typo,
        meant=row[column.role].text,
        printed=printed,
    )


def mistyped(text: str, typo: Typo, *, rate: bool = False) -> tuple[str, ...]:
    """Every text that one slip of the hand makes of a figure, in a fixed order; separators are kept.

    >>> mistyped("120", Typo.TRANSPOSED), mistyped("7,36%", Typo.TRANSPOSED, rate=True)
    (('210', '102'), ('3,76%', '7,63%'))
    """
    unit = "%" if rate else "hộ"
    match = re.fullmatch(r"([^0-9]*)([0-9]|[0-9][0-9.,]*[0-9])([^0-9]*)", text)
    meant = _value(text, unit)
    if match is None or meant is None:
        return ()
    before, token, after = match.groups()
    texts = (before + dressed + after for dressed in _TOKENS[rate](token, typo))
    return tuple(t for t in dict.fromkeys(texts) if _value(t, unit) not in (None, meant))


def _cells(table: Table, typo: Typo) -> Iterator[tuple[int, Column, tuple[str, ...]]]:
    for number, row in enumerate(table.all_rows):
        for column in table.columns:
            printed = row.get(column.role)
            if printed is None:
                continue
            texts = mistyped(printed.text, typo, rate=column.kind is Kind.RATE)
            if texts:
                yield number, column, texts


def _drawn(rng: Random, possible: list[Typo]) -> Typo:
    tickets = [typo for typo in possible for _ in range(MIX[typo])]
    return tickets[rng.randrange(len(tickets))]


def _value(text: str, unit: str) -> object:
    try:
        return figure(text, unit=unit).value
    except NumeralError:
        return None


def _edits(digits: str, typo: Typo) -> Iterator[tuple[int, str]]:
    """Every edit of a run of digits, with the place where it was made."""
    places = range(len(digits) + (typo is Typo.ADDED) - (typo is Typo.TRANSPOSED))
    for i in places:
        head, rest = digits[:i], digits[i:]
        if typo is Typo.REPLACED:
            yield from ((i, head + d + rest[1:]) for d in "0123456789" if d != rest[0])
        elif typo is Typo.ADDED:
            yield from ((i, head + d + rest) for d in "0123456789")
        elif typo is Typo.OMITTED:
            yield i, head + rest[1:]
        else:
            yield i, head + rest[1] + rest[0] + rest[2:]


def _counts(token: str, typo: Typo) -> Iterator[str]:
    """A count: its thousands are separated anew, as the others of its kind are."""
    digits = re.sub(r"[.,]", "", token)
    grouped = digits != token or len(digits) <= _UNGROUPED
    sign = "," if "," in token else "."
    for _, edited in _edits(digits, typo):
        if edited and (edited == "0" or not edited.startswith("0")):
            yield f"{int(edited):,}".replace(",", sign) if grouped else edited


_UNGROUPED = 3
"""So many digits need no separator."""


def _rates(token: str, typo: Typo) -> Iterator[str]:
    """A rate: the decimal sign stays where it stands between the digits that were typed."""
    match = re.fullmatch(r"([0-9]+)([.,]?)([0-9]*)", token)
    if match is None:
        return
    whole, sign, decimals = match.groups()
    for place, edited in _edits(whole + decimals, typo):
        point = len(whole) + (len(edited) - len(whole + decimals)) * (place < len(whole))
        parts = edited[:point], edited[point:]
        if parts[0] and (parts[1] or not sign) and (parts[0] == "0" or not parts[0].startswith("0")):
            yield sign.join(parts)


_TOKENS = {False: _counts, True: _rates}


def _with(table: Table, number: int, column: Column, text: str) -> Table:
    rows = [_texts(table, row) for row in table.all_rows]
    rows[number][[c.role for c in table.columns].index(column.role)] = text
    total = rows.pop() if table.total is not None else None
    return Table(
        table.columns,
        rows,
        total,
        title=table.title,
        place=table.place,
        start=table.start,
        end=table.end,
    )


def _texts(table: Table, row: Row) -> list[str]:
    printed = (row.get(column.role) for column in table.columns[1:])
    return [row.label, *("" if cell is None else cell.text for cell in printed)]
