"""Points over columns, for several forms at once: one whole number a row holds the total of each form.

The forms 3.4–3.10 ask the same and differ in their points.  Every printed value is a multiple of
:data:`UNIT`, so the totals of seven forms fit side by side into the bits of one 64-bit number: each row of
the sheet is tested once and adds one constant for all forms, and a household takes the field of its own
form at the end.  The constants come from the rows of ``sheets``; what hangs on the number of members comes
from the scalar scoring, tried once for each of its states.

>>> from chuanngheo.review import place
>>> forms = Forms((place(area="rural", region="southeast"), place(area="urban", region="southeast")))
>>> forms.pack((35, 20)) == 35 // UNIT + (20 // UNIT << WIDTH)
True
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial, reduce
from itertools import pairwise, product
from math import gcd
from operator import add
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.review.answers import NON_FARM, WITHIN_MEMBERS, Answers
from chuanngheo.review.readings import Readings
from chuanngheo.review.scoring import Place, ends, non_farm, row_points
from chuanngheo.sheets.form import Answer, Kind, Question
from chuanngheo.sheets.points import QUESTIONS, SHEETS

_ROWS = [row for question in QUESTIONS.values() for row in question.rows]
_VALUES = [
    *(p for row in _ROWS for p in row.points),
    *(p for s in SHEETS.values() for p in s.differs.values()),
]
UNIT = gcd(*_VALUES)
"""The greatest number of points that divides every printed value."""

WIDTH = (
    sum(max(*row.points, *(s.differs.get(row.key, 0) for s in SHEETS.values())) for row in _ROWS) // UNIT
).bit_length()
"""How many bits hold any total of one form, in units."""

_MEMBERS = QUESTIONS["members"]
_MOST = max(int(end) for code in ("members", *WITHIN_MEMBERS) for end, _ in QUESTIONS[code].cells)
"""From this number of members on, all sizes score alike."""
_KINDS = tuple(product((False, True, None), repeat=len(NON_FARM)))
_OPEN = tuple(product((False, True), repeat=len(WITHIN_MEMBERS)))
Worth = Callable[[Place], int]
"""What an indicator is worth in a place, in points."""
Term = tuple[nw.Expr, int]
"""A mask, and what it adds where it is true."""


@attrs.frozen
class Forms:
    """The forms of some places, scored together under one set of readings."""

    places: tuple[Place, ...]
    readings: Readings = attrs.field(factory=Readings)

    def pack(self, points: Sequence[int]) -> int:
        """The points of each form side by side."""
        return sum(p // UNIT << WIDTH * field for field, p in enumerate(points))

    def low(self) -> nw.Expr:
        """The packed least totals, without what hangs on the number of members."""
        return _sum(term for question in QUESTIONS.values() for term in self._low(question))

    def spread(self) -> nw.Expr:
        """The packed difference to the greatest totals, likewise."""
        return _sum(
            (nw.col(code).is_null(), self._each(partial(self._alone, question, width=True)))
            for code, question in QUESTIONS.items()
            if code not in _JOINT
        )

    def joint(self, state: nw.Expr, end: int) -> nw.Expr:
        """Packed least (0) or greatest (1) points of what hangs on members, by the state of :func:`key`."""
        table = _joint_table(self)[end]
        return state.replace_strict(list(range(len(table))), list(table), return_dtype=nw.Int64)

    def _each(self, worth: Worth) -> int:
        return self.pack([worth(where) for where in self.places])

    def _alone(self, question: Question, where: Place, *, width: bool) -> int:
        """The least points of an answer not known, or how many more it may be."""
        least, most = ends(question, Answers(), where, self.readings)
        return most - least if width else least

    def _low(self, question: Question) -> Iterator[Term]:
        if question.code in ("members", *NON_FARM):
            return
        answer = nw.col(question.code)

        def points(given: Answer) -> int:
            return self._each(lambda where: row_points(question, given, where, self.readings))

        if question.kind is Kind.CHOICE:
            yield from ((answer == code, points(code)) for code, _ in question.cells)
        else:
            yield ~answer.is_null(), points(question.cells[0][0])
            for (before, _), (given, _) in pairwise(question.cells):
                reached = answer if question.kind is Kind.YES_NO else answer >= given
                yield reached, points(given) - points(before)
        if question.code not in WITHIN_MEMBERS:
            yield answer.is_null(), self._each(partial(self._alone, question, width=False))


_JOINT = ("members", *WITHIN_MEMBERS, *NON_FARM)


def _sum(terms: Iterable[Term]) -> nw.Expr:
    """The worth of every mask that is true; one that is false or not known adds nothing."""
    return reduce(
        add,
        (
            nw.when(mask.fill_null(value=False)).then(nw.lit(worth, nw.Int64)).otherwise(nw.lit(0, nw.Int64))
            for mask, worth in terms
            if worth
        ),
    )


def key() -> nw.Expr:
    """The state of the answers that hang together, as an index of the table of states."""
    members = nw.col("members").cast(nw.Int64)
    kinds = [nw.col(code).cast(nw.Int64) for code in NON_FARM]
    counted = [nw.col(code).cast(nw.Int64).fill_null(0) for code in WITHIN_MEMBERS]
    together = reduce(add, [kind.fill_null(0) for kind in kinds])
    first = nw.max_horizontal(nw.lit(_MEMBERS.least, nw.Int64), together, *counted)
    size = nw.coalesce(members, first).clip(upper_bound=_MOST) - _MEMBERS.least
    found = _yes(members.is_null()) * (_MOST - _MEMBERS.least + 1) + size
    for code in WITHIN_MEMBERS:
        found = found * 2 + _yes(nw.col(code).is_null())
    for kind in kinds:
        found = found * 3 + kind.fill_null(2)
    return found


def _yes(mask: nw.Expr) -> nw.Expr:
    return mask.cast(nw.Int64)


def _working(kinds: tuple[bool | None, ...]) -> Answers:
    answers: dict[str, Any] = dict(zip(NON_FARM, kinds, strict=True))
    return Answers(**answers)


@lru_cache(maxsize=16)
def _joint_table(forms: Forms) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The packed ends of every state, by its key."""
    each = [tuple(_joint_ends(where, forms.readings)) for where in forms.places]
    low = tuple(forms.pack([least for least, _ in state]) for state in zip(*each, strict=True))
    high = tuple(forms.pack([most for _, most in state]) for state in zip(*each, strict=True))
    return low, high


def _joint_ends(where: Place, readings: Readings) -> Iterator[tuple[int, int]]:
    """The ends of one form in every state: members known or not, from which size, which answers open.

    The points of known counts among the members stand elsewhere.  A state that no household has is 0.
    """
    sizes = range(_MEMBERS.least, _MOST + 1)
    nothing = Answers()
    alone = {
        (n, code): ends(QUESTIONS[code], nothing, where, readings, at_most=n)
        for n in sizes
        for code in WITHIN_MEMBERS
    }
    size = {n: row_points(_MEMBERS, n, where, readings) for n in sizes}
    jobs = {
        (n, kinds): non_farm(n, _working(kinds), where, readings)
        for n in sizes
        for kinds in _KINDS
        if kinds.count(True) <= n
    }
    for known, first, is_open, kinds in product((True, False), sizes, _OPEN, _KINDS):
        open_codes = [code for code, missing in zip(WITHIN_MEMBERS, is_open, strict=True) if missing]
        tried = [
            tuple(
                size[n] + jobs[n, kinds][end] + sum(alone[n, code][end] for code in open_codes)
                for end in (0, 1)
            )
            for n in (sizes[first - 1 : first] if known else sizes[first - 1 :])
            if (n, kinds) in jobs
        ]
        yield min((low for low, _ in tried), default=0), max((high for _, high in tried), default=0)
