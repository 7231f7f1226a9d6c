"""What an audit says: findings, remarks, checks, coverage.

A finding is a contradiction; a remark is worth saying and no error.  What was computed from a wrong
figure hangs under it: ``root`` names the finding it follows from.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast, overload

import attrs

from chuanngheo.consistency.power import power
from chuanngheo.consistency.relations import Outcome, Relation, Verdict, Where
from chuanngheo.figures import How
from chuanngheo.languages import phrase
from chuanngheo.statements import Document

_T_co = TypeVar("_T_co", covariant=True)


class Late(Sequence[_T_co]):
    """A tuple whose length is known and that is made when somebody looks inside.

    >>> squares = Late(3, lambda: (n * n for n in range(3)))
    >>> len(squares), squares[2], squares == (0, 1, 4)
    (3, 4, True)
    """

    def __init__(self, size: int, make: Callable[[], Iterable[_T_co]]) -> None:
        self._size, self._make = size, make

    @cached_property
    def _items(self) -> tuple[_T_co, ...]:
        return tuple(self._make())

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> _T_co: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_T_co, ...]: ...
    def __getitem__(self, place: int | slice) -> _T_co | tuple[_T_co, ...]:
        """One, or several."""
        return self._items[place]

    def __iter__(self) -> Iterator[_T_co]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Late | tuple) and self._items == tuple(cast("Iterable[object]", other))

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return repr(self._items)


@attrs.frozen
class Message:
    """A sentence in Vietnamese and in English.

    >>> Message("biểu không khớp", "the table does not add up").text("en")
    'the table does not add up'
    """

    vi: str
    en: str

    def text(self, lang: str = "vi") -> str:
        """The sentence in one language.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


@attrs.frozen
class Suggested:
    """What was probably meant, as it would be printed, in which cell, and why.

    In use: :class:`chuanngheo.consistency.results.Audit`.
    """

    value: str
    where: Where
    reason: Message


@attrs.frozen
class Finding:
    """A contradiction: where, what is printed, what the other figures say, what was probably meant.

    ``id`` numbers the findings of an audit from 1; ``root`` is the id of the finding it follows from.
    ``ambiguous`` says that the evidence singles no cell or value out: ``cells`` are all that may be wrong,
    the proposals what each would have to say.  ``cause`` names a systematic cause, where one error explains
    many figures; ``repairs`` are then all of them as they should be.

    In use: :class:`chuanngheo.consistency.results.Audit`.
    """

    id: int
    kind: str
    where: Where
    printed: str
    expected: str
    message: Message
    proposals: tuple[Suggested, ...] = ()
    root: int | None = None
    ambiguous: bool = False
    cells: Sequence[Where] = ()
    cause: str = ""
    repairs: tuple[Suggested, ...] = ()


@attrs.frozen
class Remark:
    """Something worth saying that is no error; ``proposals`` are what an exact office would have printed.

    In use: :class:`chuanngheo.consistency.results.Audit`.
    """

    kind: str
    where: Where
    printed: str
    message: Message
    proposals: tuple[Suggested, ...] = ()


@attrs.frozen
class Check:
    """One question that was asked of the document, and its answer.

    ``arithmetic`` is the sum as a person would do it again; ``power`` what the answer is worth.

    In use: :class:`chuanngheo.consistency.results.Audit`.
    """

    kind: str
    where: Where
    verdict: Verdict
    how: How | None
    _asked: Relation | None = attrs.field(default=None, eq=False, repr=False)
    _outcome: Outcome | None = attrs.field(default=None, eq=False, repr=False)

    @property
    def arithmetic(self) -> str:
        """The sum as a person would do it again; empty where nothing was reckoned."""
        return "" if self._outcome is None else self._outcome.arithmetic

    @property
    def power(self) -> Fraction | None:
        """The share of wrong numbers that a check which holds would have caught, reckoned exactly.

        Of all numbers that come of one mistyped digit in one of its figures, those that the check would
        have answered *broken* to; 1 for a sum of whole numbers.  ``None`` where the check does not hold or
        is no arithmetic.
        """
        return None if self._asked is None else power(self._asked)


class Checks(Late[Check]):
    """Every check of an audit.  Those that surely hold are made when somebody looks."""

    def __init__(self, size: int, make: Callable[[], Iterable[Check]], telling: tuple[Check, ...]) -> None:
        super().__init__(size, make)
        self._telling = telling

    def answering(self, verdict: Verdict) -> int:
        """How many checks answer so."""
        told = sum(check.verdict is verdict for check in self._telling)
        return told + (len(self) - len(self._telling) if verdict is Verdict.HOLDS else 0)

    def broken(self) -> tuple[Check, ...]:
        """The checks that do not hold."""
        return tuple(check for check in self._telling if check.verdict is Verdict.BROKEN)


@attrs.frozen
class Coverage:
    """How many figures the document prints, and how many of them took part in a check that answered.

    In use: :class:`chuanngheo.consistency.results.Audit`.
    """

    figures: int
    checked: int
    unreadable: int

    @property
    def unchecked(self) -> int:
        """Figures that no check could test."""
        return self.figures - self.checked - self.unreadable


@attrs.frozen
class Judged:
    """One figure of the document and what became of it.

    ``verdict`` is broken where a finding names the figure, holds where it took part in a check that
    answered, cannot tell where no check could test it.

    >>> from chuanngheo import audit, load_document
    >>> found = audit(load_document("docs/examples/luc-ngan-2019.toml"))
    >>> next((one.printed, one.verdict.value) for one in found.figures if one.verdict is Verdict.BROKEN)
    ('11,68%', 'broken')
    """

    where: Where
    printed: str
    verdict: Verdict


@attrs.frozen
class Audit:
    """What the audit of one document found.

    >>> from chuanngheo import audit, load_document
    >>> found = audit(load_document("docs/examples/luc-ngan-2019.toml"))
    >>> [(finding.printed, finding.expected) for finding in found.findings]
    [('11,68%', '11,88%')]
    """

    document: Document
    findings: tuple[Finding, ...]
    remarks: tuple[Remark, ...]
    checks: Checks
    coverage: Coverage
    figures: Sequence[Judged] = ()

    @property
    def roots(self) -> tuple[Finding, ...]:
        """The findings that follow from no other."""
        return tuple(finding for finding in self.findings if finding.root is None)

    def safe_repairs(self) -> tuple[Suggested, ...]:
        """What may be put right without a person: only what all best explanations share.

        A finding that singles no cell and no value out gives nothing; a text that is no numeral neither,
        unless one reading alone fits the other figures.
        """
        return tuple(repair for finding in self.findings for repair in _safe(finding))

    def count(self, verdict: Verdict) -> int:
        """How many checks answered so."""
        return self.checks.answering(verdict)

    def _repr_html_(self) -> str:
        """The audit in a notebook."""
        from chuanngheo.report.page import audit_fragment  # noqa: PLC0415 # a room below

        return audit_fragment(self)


def _safe(finding: Finding) -> tuple[Suggested, ...]:
    if finding.ambiguous:
        return ()
    if finding.kind == "numeral" and not finding.expected:
        return ()
    return finding.repairs or finding.proposals[:1]
