"""Communes before a reduction is shared, from a CSV file: a header, then one row a commune.

Columns: ``unit``, ``households``, ``poor``; where known ``can_escape``, ``cannot_escape``, ``least``,
``most``, ``fixed``.  Numbers are Vietnamese ("2.693"); an empty cell is not known; no total row.

>>> lines = ("unit;households;poor", "Cam Thành;2.223;37")
>>> parse_communes(chr(10).join(lines), name="communes.csv")[0].poor
37
"""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from chuanngheo.errors import (
    Bilingual,
    ChuanNgheoError,
    Fault,
    InvalidFileError,
    InvalidValueError,
    Reason,
    UnknownCodeError,
)
from chuanngheo.files.households import at_line, no_csv
from chuanngheo.files.strict import text_of
from chuanngheo.targets import Commune, Said

NEEDED = ("unit", "households", "poor")
"""The columns that a table of communes must have."""
COLUMNS = (*NEEDED, "can_escape", "cannot_escape", "least", "most", "fixed")
"""Every column that it may have: numbers of households (hộ), the unit's name first."""


def load_communes(path: Path | str) -> list[Commune]:
    """The communes of a CSV file.

    Raises:
        InvalidFileError: the file cannot be read or used; every fault in it is told.
    """
    return parse_communes(text_of(Path(path)), name=str(path))


def parse_communes(text: str, *, name: str) -> list[Commune]:
    """The communes of a CSV text; the separator is the one that the header line uses.

    Raises:
        InvalidFileError: a column that is missing, unknown or given twice, or a bad cell.
    """
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True)
    communes: list[Commune] = []
    faults: list[Fault] = []
    try:
        header = [title.strip() for title in next(reader, ())]
        _check(header, name)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                try:
                    communes.append(_commune(header, cells))
                except ChuanNgheoError as error:
                    faults.append(Fault.of(at_line(reader.line_num), error))
    except csv.Error as error:
        faults.append(no_csv(reader.line_num, error))
    if faults or not communes:
        nothing = Fault("", "no commune below the header", "không có xã nào dưới dòng tiêu đề")
        raise InvalidFileError(name, faults or [nothing])
    return communes


def _check(header: Sequence[str], name: str) -> None:
    where = Bilingual("header", "dòng tiêu đề")
    faults = [
        Fault(where, f"the column {title!r} is missing", f"thiếu cột {title!r}")
        for title in NEEDED
        if title not in header
    ]
    for number, title in enumerate(header):
        if title not in COLUMNS:
            faults.append(Fault.of(where, UnknownCodeError("column", "cột", title, COLUMNS)))
        elif title in header[:number]:
            faults.append(Fault(where, f"the column {title!r} is given twice", f"cột {title!r} có hai lần"))
    if faults:
        raise InvalidFileError(name, faults)


def _commune(header: Sequence[str], cells: Sequence[str]) -> Commune:
    if len(cells) != len(header):
        raise InvalidValueError(
            f"{len(cells)} cells for {len(header)} columns",
            f"có {len(cells)} ô cho {len(header)} cột",
            reason=Reason.WRONG_TYPE,
        )
    filled = {title: cell.strip() for title, cell in zip(header, cells, strict=True) if cell.strip()}
    missing = [title for title in NEEDED if title not in filled]
    if missing:
        lacking = ", ".join(missing)
        raise InvalidValueError(f"{lacking} must be filled in", f"phải điền {lacking}", reason=Reason.MISSING)
    counts = {title: whole_count(cell, title) for title, cell in filled.items() if title != "unit"}
    return Commune(unit=filled["unit"], **counts)


def whole_count(text: str, what: str) -> int:
    """One whole number of households (hộ) as printed: no hedge, no fraction, not below zero.

    Raises:
        InvalidValueError: anything else.
    """
    said = Said.count(text)
    if said.hedged or said.face < 0 or said.face.denominator != 1:
        raise InvalidValueError(
            f"{what} must be one whole number of households, not {text!r:.60}",
            f"{what} phải là một số nguyên hộ, không phải {text!r:.60}",
        )
    return int(said.face)
