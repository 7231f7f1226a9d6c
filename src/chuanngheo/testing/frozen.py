"""The timeline as it was recorded on a day: a new decree in a later release does not move a test.

Every record that a release shipped stays in all later ones, standards and all, by value.

>>> from datetime import date
>>> RECORDED
('2026-11-21',)
>>> frozen_registry("2026-11-21").on(date(2024, 12, 14)).standard
<Standard VN-2021-2025>
>>> frozen_registry("2026-11-12")
Traceback (most recent call last):
chuanngheo.errors.UnknownCodeError: unknown recorded law '2026-11-12'; did you mean '2026-11-21'?
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

import attrs

from chuanngheo.errors import Bilingual, UnknownCodeError
from chuanngheo.law import Citation
from chuanngheo.periods import Span
from chuanngheo.registry import Applies, Open, Registry, Subject, Use
from chuanngheo.standard import Standard

FOLDER = Path(__file__).parent / "recorded"
"""Where the records lie in the installed package."""
RECORDED: tuple[str, ...] = tuple(sorted(path.name for path in FOLDER.iterdir()))
"""The days of the records, oldest first; each is the ``LAW_CHECKED`` of a release."""


@attrs.frozen
class Entry:
    """A line of a recorded timeline; the standard stands in its own file, under its code."""

    standard: str
    span: Span
    by: Citation
    place: str
    subject: Subject
    use: Use
    note: str = ""


@attrs.frozen
class Record:
    """A recorded timeline."""

    law: date
    entries: tuple[Entry, ...]
    open_questions: tuple[Open, ...] = ()


@cache
def frozen_registry(law: str) -> Registry:
    """The national timeline as recorded on the day ``law`` (one of :data:`RECORDED`).

    Raises:
        UnknownCodeError: no record of that day ships; the nearest is suggested.
    """
    from chuanngheo.files.strict import parse, structured, text_of  # noqa: PLC0415 # cattrs, on use only

    if law not in RECORDED:
        raise UnknownCodeError("recorded law", "bản ghi pháp luật", law, RECORDED)
    path = FOLDER / law / "timeline.json"
    record = structured(parse(text_of(path), "json", path.name), Record, path.name)
    return Registry(
        tuple(
            Applies(
                frozen_standard(entry.standard, law),
                span=entry.span,
                by=entry.by,
                place=entry.place,
                subject=entry.subject,
                use=entry.use,
                note=entry.note,
            )
            for entry in record.entries
        ),
        record.open_questions,
    )


@cache
def frozen_standard(code: str, law: str) -> Standard:
    """A standard as recorded on the day ``law``, those outside the timeline too.

    Raises:
        UnknownCodeError: no record of that day ships, or it has no such standard.
    """
    from chuanngheo.files.standards import load_standard  # noqa: PLC0415 # cattrs, on use only

    if law not in RECORDED:
        raise UnknownCodeError("recorded law", "bản ghi pháp luật", law, RECORDED)
    known = {path.stem: path for path in (FOLDER / law).glob("*.toml")}
    if code not in known:
        raise UnknownCodeError(
            "standard",
            "chuẩn nghèo",
            code,
            sorted(known),
            where=Bilingual(f"law as recorded on {law}", f"pháp luật ghi ngày {law}"),
        )
    return load_standard(known[code])


def recorded(registry: Registry, standards: tuple[Standard, ...], law: date) -> dict[str, str]:
    """The files of a new record, by name: what a release that changes the law adds under ``recorded``."""
    from chuanngheo.files.standards import dumps_standard  # noqa: PLC0415 # cattrs, on use only
    from chuanngheo.files.strict import strict_converter  # noqa: PLC0415 # likewise

    entries = tuple(
        Entry(e.standard.code, e.span, e.by, e.place, e.subject, e.use, e.note) for e in registry.entries
    )
    data = strict_converter().unstructure(Record(law, entries, registry.open_questions))
    text = json.dumps(data, ensure_ascii=False, indent=1, default=date.isoformat) + "\n"
    return {"timeline.json": text} | {f"{s.code}.toml": dumps_standard(s) for s in standards}
