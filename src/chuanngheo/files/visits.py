"""Households as visited: members and dwelling in one JSON file, or in two CSV files joined by the id.

The columns are those of :mod:`chuanngheo.assess.intake`; each indicator is assessed with its reason.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import cast

from chuanngheo.assess import assess
from chuanngheo.assess.intake import Row, joined, visited
from chuanngheo.errors import ChuanNgheoError
from chuanngheo.files.households import (
    Bad,
    Entry,
    Reading,
    at_household,
    at_line,
    faults_at,
    records_of,
    rows_of,
    text_in,
)
from chuanngheo.files.strict import expected, parse
from chuanngheo.standard import Standard


def is_visits(path: Path) -> bool:
    """Whether a JSON file tells of members or dwellings, and not of indicators already assessed."""
    if path.suffix.lower() != ".json":
        return False
    records = records_of(parse(text_in(path), "json", str(path)), str(path))
    return any(
        isinstance(record, Mapping) and {"members", "dwelling"} & set(cast("Mapping[str, object]", record))
        for record in records
    )


def load_visits(path: Path, standard: Standard, *, on: date, members: Path | None = None) -> Reading:
    """The households of a file with what an officer saw, assessed on a day.

    Args:
        path: JSON, each record with its ``members`` and ``dwelling``; or CSV, with ``members`` beside it.
        standard: whose indicators; only those of Nghị định 07/2021/NĐ-CP are at hand.
        on: the day of the review.
        members: a CSV file with one row a member, whose ``household`` is the id of its household.

    Raises:
        NotModelledError: the annex of that standard is not at hand.
        InvalidFileError: a file as a whole cannot be used, or the two cannot be joined.  Bad rows do not
            raise: they are in ``bad``.
    """
    assess(None, on=on, standard=standard)
    if members is None:
        records = records_of(parse(text_in(path), "json", str(path)), str(path))
        return _reading((), [(n, record, None, (repr(record),)) for n, record in enumerate(records, 1)], on)
    header, homes = rows_of(text_in(path), str(path))
    _, people = rows_of(text_in(members), str(members))
    pairs = joined([row for _, row, _ in homes], [row for _, row, _ in people])
    return _reading(
        tuple(header),
        [(line, row, listed, cells) for (line, row, cells), (_, listed) in zip(homes, pairs, strict=True)],
        on,
    )


def _reading(
    header: tuple[str, ...],
    rows: Sequence[tuple[int, object, Sequence[Row] | None, Sequence[str]]],
    on: date,
) -> Reading:
    good: list[Entry] = []
    bad: list[Bad] = []
    for line, row, listed, cells in rows:
        where = at_line(line) if header else at_household(line)
        try:
            if not isinstance(row, Mapping):
                raise expected("a table", "một bảng", row)
            own = cast("Mapping[str, object]", row)
            visit = visited(own, listed, on=on)
            good.append(Entry(line, visit.household, own, visit.assessment))
        except ChuanNgheoError as error:
            bad.append(Bad(line, cells, tuple(faults_at(error, where))))
    return Reading(header, tuple(good), tuple(bad))
