"""One slip of the hand in a table, of the kinds and in the mix that were measured in published figures.

Of 152 slips with one wrong figure 112 had a digit replaced, 15 a digit omitted, 14 two neighbouring digits
transposed and 11 a digit added.

>>> from random import Random
>>> from chuanngheo.testing import make_table
>>> slip = inject_typo(Random(6), make_table())
>>> print(slip.text("en"))
Thanh An, poor: a digit added, 106 became 2.106
>>> slip.table.rows[0]["poor"], slip.meant
(Printed('2.106'), '106')
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from random import Random

import attrs

from chuanngheo.errors import InvalidValueError, NumeralError, Reason
from chuanngheo.figures import figure
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.tables import Column, Kind, Row, Table


class Typo(StrEnum):
    """What a hand does to a figure.

    >>> Typo.REPLACED.text("en")
    'a digit replaced'
    """

    REPLACED = "replaced"
    OMITTED = "omitted"
    TRANSPOSED = "transposed"
    ADDED = "added"

    def text(self, lang: str = "vi") -> str:
        """The slip in a few words.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_TYPO[self])


_TYPO = {
    Typo.REPLACED: ("gõ nhầm một chữ số", "a digit replaced"),
    Typo.OMITTED: ("thiếu một chữ số", "a digit omitted"),
    Typo.TRANSPOSED: ("đảo hai chữ số cạnh nhau", "two neighbouring digits transposed"),
    Typo.ADDED: ("thừa một chữ số", "a digit added"),
}

MIX: dict[Typo, int] = {Typo.REPLACED: 112, Typo.OMITTED: 15, Typo.TRANSPOSED: 14, Typo.ADDED: 11}
"""How often each was seen, of 152."""

DIGITS = "0123456789"
"""What a digit may be replaced by."""


@attrs.frozen(kw_only=True)
class Slip:
    """What was done to a table: ``meant`` stood in the cell of ``row`` and ``column``; ``printed`` stands.

    >>> from random import Random
    >>> from chuanngheo.testing import make_table
    >>> slip = inject_typo(Random(6), make_table())
    >>> slip.row, slip.meant, slip.printed
    ('Thanh An', '106', '2.106')
    """

    table: Table
    row: str
    column: str
    is_total: bool
    typo: Typo
    meant: str
    printed: str

    def text(self, lang: str = "vi") -> str:
        """The slip in a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        became = "thành" if vietnamese(lang) else "became"
        return f"{self.row}, {self.column}: {self.typo.text(lang)}, {self.meant} {became} {self.printed}"


def inject_typo(rng: Random, table: Table) -> Slip:
    """``table`` with one figure mistyped, and what was done; the same seed does the same.

    The kind of slip is drawn by :data:`MIX` among the kinds that some figure of the table allows, then the
    figure, then the digit.  The mistyped text is always a figure that says another value.

    Raises:
        InvalidValueError: no figure of the table can be mistyped.

    >>> from random import Random
    >>> from chuanngheo.testing import make_table
    >>> print(inject_typo(Random(6), make_table()).text("en"))
    Thanh An, poor: a digit added, 106 became 2.106
    """
    cells = [
        (number, column)
        for number, row in enumerate(table.all_rows)
        for column in table.columns
        if row.get(column.role) is not None
    ]
    typo, number, column, texts = _drawn(rng, table, cells)
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

    With ``rate`` the figure is a percentage, else a count of households (hộ).

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


def _drawn(
    rng: Random, table: Table, cells: list[tuple[int, Column]]
) -> tuple[Typo, int, Column, tuple[str, ...]]:
    """A kind of slip by its share, then a figure that allows it; a kind that none allows is drawn anew."""
    tickets = [typo for typo, share in MIX.items() for _ in range(share)]
    while tickets:
        typo = tickets[rng.randrange(len(tickets))]
        for number, column in rng.sample(cells, len(cells)):
            text = table.all_rows[number][column.role].text
            if texts := mistyped(text, typo, rate=column.kind is Kind.RATE):
                return typo, number, column, texts
        tickets = [ticket for ticket in tickets if ticket is not typo]
    raise InvalidValueError(
        "the table prints no figure that could be mistyped",
        "bảng không in số nào có thể gõ nhầm",
        reason=Reason.MISSING,
    )


def _value(text: str, unit: str) -> object:
    try:
        return figure(text, unit=unit).value
    except NumeralError:
        return None


def _edits(digits: str, typo: Typo) -> Iterator[str]:
    """Every edit of a run of digits."""
    places = range(len(digits) + (typo is Typo.ADDED) - (typo is Typo.TRANSPOSED))
    for head, rest in ((digits[:i], digits[i:]) for i in places):
        if typo is Typo.REPLACED:
            yield from (head + d + rest[1:] for d in DIGITS if d != rest[0])
        elif typo is Typo.ADDED:
            yield from (head + d + rest for d in DIGITS)
        elif typo is Typo.OMITTED:
            yield head + rest[1:]
        else:
            yield head + rest[1] + rest[0] + rest[2:]


def _counts(token: str, typo: Typo) -> Iterator[str]:
    """A count: its thousands are separated anew, as the others of its kind are."""
    digits = re.sub(r"[.,]", "", token)
    grouped = digits != token or len(digits) <= _UNGROUPED
    sign = "," if "," in token else "."
    for edited in _edits(digits, typo):
        if _written(edited):
            yield f"{int(edited):,}".replace(",", sign) if grouped else edited


_UNGROUPED = 3
"""So many digits need no separator."""


def _rates(token: str, typo: Typo) -> Iterator[str]:
    """A rate: the decimal sign stays where it stands between the digits that were typed."""
    match = re.fullmatch(r"([0-9]+)([.,]?)([0-9]*)", token)
    if match is None:
        return
    whole, sign, decimals = match.groups()
    if typo is Typo.TRANSPOSED:
        parts = [(both[: len(whole)], both[len(whole) :]) for both in _edits(whole + decimals, typo)]
    else:
        parts = [(edited, decimals) for edited in _edits(whole, typo)]
        parts += [(whole, edited) for edited in _edits(decimals, typo) if sign]
    yield from (before + sign + after for before, after in parts if _written(before) and (after or not sign))


def _written(digits: str) -> bool:
    """Whether a whole number is written so: some digit, and no idle zero first."""
    return digits == "0" or (digits != "" and digits[0] != "0")


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
