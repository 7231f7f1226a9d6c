"""A foreign document read whole: its prose as statements, its tables as tables, joined and audited.

>>> from chuanngheo.documents.foreign import extract_bytes
>>> text = "Năm 2016, toàn huyện có 52.576 hộ dân, trong đó có 6.244 hộ cận nghèo, chiếm tỷ lệ 11,68%."
>>> plan = read_extracted(extract_bytes(text.encode(), "ke-hoach.txt"))
>>> [(finding.printed, finding.expected) for finding in plan.audit.findings]
[('11,68%', '11,88%')]
>>> plan.coverage[State.BROKEN], plan.coverage[State.NOT_UNDERSTOOD]
(1, 0)
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import attrs

from chuanngheo import prose
from chuanngheo.consistency import Audit
from chuanngheo.consistency import audit as audit_document
from chuanngheo.documents.account import Mark, State, account, counts
from chuanngheo.documents.extracted import Extracted, Notice
from chuanngheo.documents.foreign import extract
from chuanngheo.documents.joined import Joined, join, presently
from chuanngheo.statements import Document, Split, Statement


@attrs.frozen
class Read:
    """A document as it was read: what stands in the file, what was understood, what the audit says.

    ``reading`` holds the doubts of the prose; ``tables`` every grid with what it was recognised as.

    In use: :func:`chuanngheo.documents.read`.
    """

    extracted: Extracted
    reading: prose.Reading
    tables: tuple[Joined, ...]
    document: Document

    @cached_property
    def audit(self) -> Audit:
        """The audit of the document."""
        return audit_document(self.document)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every figure of the document and what became of it."""
        return account(self.reading, self.tables, self.audit)

    @property
    def coverage(self) -> dict[State, int]:
        """How many figures hold, are broken, could not be checked, were not understood, are none to check."""
        return counts(self.marks)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What was left unread or open, in the file and in its tables."""
        return (*self.extracted.notices, *(notice for one in self.tables for notice in one.notices))


def read(path: Path | str, *, place: str = "") -> Read:
    """Read a .txt, .md, .docx, .xlsx, .csv, .html or .pdf file; ``place`` is the place it speaks of, if told.

    Raises:
        InvalidFileError: the file cannot be read, or is refused; in one line.
        UnknownCodeError: an ending that no reader is for.

    >>> read("docs/examples/annex.csv").document.tables[0].columns[1].role
    'households'
    """
    return read_extracted(extract(path), place=place)


def read_extracted(extracted: Extracted, *, place: str = "") -> Read:
    """The same of a file whose text and tables are at hand.

    >>> from chuanngheo.documents import extract_bytes
    >>> found = read_extracted(extract_bytes("Hộ nghèo giảm 3,35%.".encode(), "plan.txt"))
    >>> [mark.text for mark in found.marks]
    ['3,35']
    """
    reading = prose.read(extracted.text, place=place)
    document = reading.document()
    tables = join(extracted.grids, document.statements, document.place)
    name = Path(extracted.name).name
    document = attrs.evolve(
        document,
        title=document.title or name,
        source=name,
        statements=presently(document.statements, tables),
        tables=tuple(table for one in tables for table in one.tables),
        groups=tuple(untold(document.statements)),
    )
    return Read(extracted, reading, tables, document)


def untold(statements: Iterable[Statement]) -> list[str]:
    """The labels of groups that could not be told, wherever a statement gives one: the document's own."""
    every = [one for said in statements for one in (said, *(said.parts if isinstance(said, Split) else ()))]
    named = {str(getattr(one, field, "")) for one in every for field in ("group", "of")}
    return sorted(group for group in named if group.startswith("?"))
