"""Lists in memory, many rows at a word: the same planes run over the bits of Arrow's own buffers.

For an eager frame of polars, pandas or pyarrow whose facts are booleans and whole numbers; anything else is
for the expressions of ``frame.classification``, whose answers these are too.  What must hold of a row is
watched here with a sure eye: where something may be wrong there is no answer, and the expressions say what.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.frame.buffers import Columns, together
from chuanngheo.frame.checks import INTEGERS
from chuanngheo.frame.circuit import ONE, ZERO, Circuit
from chuanngheo.frame.engines import Frame, from_arrow
from chuanngheo.frame.facts import Bound, last_before
from chuanngheo.frame.labels import Case, Labels
from chuanngheo.frame.planes import Facts, Plane
from chuanngheo.household import HIGHEST_SCORE, MOST_DONG
from chuanngheo.indicators import Indicator
from chuanngheo.standard import Cut, Standard


def answered(frame: Frame, lazy: nw.LazyFrame[Any], bound: Bound, asked: Mapping[str, Labels]) -> Any | None:  # noqa: ANN401
    """The frame with the labels beside it; ``None`` if facts are told otherwise, or a row may be wrong."""
    if not _is_plain(bound) or isinstance(frame, nw.LazyFrame):
        return None
    names, extras = bound.source.names, dict(_extras(bound))
    area = bound.source.area
    if area is not None and not (frame.implementation.is_polars() and _is_coded(bound.schema[area])):
        names.remove(area)
    else:
        extras = {name: one for name, one in extras.items() if not name.startswith(_AREA)}
    read: Any = lazy.select(*names, *(one.alias(name) for name, one in extras.items())).collect()
    reading = Reading(bound, Columns(together(read.to_arrow())), Circuit())
    outputs = {name: reading.output(labels) for name, labels in asked.items()}
    found = reading.columns.computed(reading.circuit, outputs, reading.wrong(), reading.most())
    if found is None:
        return None
    return from_arrow(frame, found, {name: labels.texts for name, labels in asked.items()})


def _is_plain(bound: Bound) -> bool:
    """Whether the facts are booleans and whole numbers."""
    source, schema = bound.source, bound.schema
    if source.total is not None or bound.answers is not None or len(set(source.score or ())) > 1:
        return False
    numbers = [name for name in (source.income, *(source.score or ())) if name is not None]
    answers = [name for name in source.indicators.values() if name is not None]
    asked = [*numbers, *(name for name in answers if not isinstance(schema[name], nw.Boolean))]
    return all(isinstance(schema[n], INTEGERS) and schema[n] not in (nw.Int128, nw.UInt128) for n in asked)


def _is_coded(dtype: Any) -> bool:  # noqa: ANN401 # a type of narwhals
    return isinstance(dtype, (nw.Enum, nw.Categorical))


_AREA, _CASE, _TOLD = "area ", "case ", "told"


def _extras(bound: Bound) -> Iterator[tuple[str, nw.Expr]]:
    """What the engine works out itself: areas by their words, which standard a row follows."""
    if bound.place is None and bound.source.area is not None:
        codes = dict.fromkeys(code for one in bound.which.standards for code in one.area_codes)
        yield from ((f"{_AREA}{code}", bound.of_area(bound.source.area, code)) for code in codes)
    if bound.which.told is not None:
        yield _TOLD, bound.which.told
    for number, (_, guard) in enumerate(bound.which.cases):
        if guard is not None:
            yield f"{_CASE}{number}", guard


@attrs.frozen
class Truth:
    """A three-valued fact of every row: where it is surely true, and where it may be (nodes of a circuit)."""

    circuit: Circuit
    surely: int
    maybe: int

    def __and__(self, other: "Truth") -> "Truth":
        both = self.circuit.both
        return Truth(self.circuit, both(self.surely, other.surely), both(self.maybe, other.maybe))

    def __or__(self, other: "Truth") -> "Truth":
        either = self.circuit.either
        return Truth(self.circuit, either(self.surely, other.surely), either(self.maybe, other.maybe))

    def __invert__(self) -> "Truth":
        return Truth(self.circuit, self.circuit.negated(self.maybe), self.circuit.negated(self.surely))


@attrs.frozen
class Reading:
    """The facts as nodes of a circuit over the columns; the twin of the facts that ``Bound`` makes."""

    bound: Bound
    columns: Columns
    circuit: Circuit

    def cases(self) -> Iterator[Case[Truth]]:
        """The standards, which rows follow each, and their facts."""
        for number, (standard, guard) in enumerate(self.bound.which.cases):
            rows: Plane[Truth] = True if guard is None else self._boolean(f"{_CASE}{number}")
            yield standard, rows, Facts(self._areas(standard), self._upto, self._least(standard))

    def output(self, labels: Labels) -> tuple[int, list[int]]:
        """Where the label is known, and the digits of its number there."""
        circuit = self.circuit
        digits = [self._truth(digit) for digit in labels.digits(self.cases())]
        known = ONE if self.bound.which.told is None else self._boolean(_TOLD).surely
        for digit in digits:
            known = circuit.both(known, circuit.either(digit.surely, circuit.negated(digit.maybe)))
        if labels.none is not None:
            same = ONE
            for place, digit in enumerate(digits):
                bit = digit.surely if labels.none >> place & 1 else circuit.negated(digit.surely)
                same = circuit.both(same, bit)
            known = circuit.both(known, circuit.negated(same))
        return known, [circuit.both(known, digit.surely) for digit in digits]

    def wrong(self) -> int:
        """The rows of an area that their standard lacks."""
        if self.bound.place is not None or self.bound.source.area is None:
            return ZERO
        wrong = Truth(self.circuit, ZERO, ZERO)
        for _, rows, facts in self.cases():
            known = Truth(self.circuit, ZERO, ZERO)
            for area in facts.area.values():
                known |= self._truth(area)
            wrong |= ~known & self._truth(rows)
        return wrong.surely

    def most(self) -> dict[str, int]:
        """The columns of numbers, and the greatest that each may hold; the least is zero."""
        source, worth = self.bound.source, self.bound.worth
        found = {name: 1 for name in source.indicators.values() if name is not None and self._numeric(name)}
        if source.income is not None:
            found[source.income] = MOST_DONG
        scored = [s.max_score for s in self.bound.which.standards if not self.bound.by_indicators(s)]
        for name in source.score or ():
            found[name] = min([HIGHEST_SCORE, *filter(None, scored)]) * worth
        return found

    def _numeric(self, name: str) -> bool:
        return not isinstance(self.bound.schema[name], nw.Boolean)

    def _truth(self, value: Plane[Truth]) -> Truth:
        if isinstance(value, bool):
            return Truth(self.circuit, *(ONE if value else ZERO,) * 2)
        return value

    @property
    def _unknown(self) -> Truth:
        return Truth(self.circuit, ZERO, ONE)

    def _told(self, name: str, bits: int) -> Truth:
        """Bits of a column, not known where it is null."""
        known = self._known(name)
        circuit = self.circuit
        return Truth(circuit, circuit.both(known, bits), circuit.either(bits, circuit.negated(known)))

    def _known(self, name: str) -> int:
        return self.circuit.leaf(("known", name, 0)) if self.columns.has_nulls(name) else ONE

    def _boolean(self, name: str) -> Truth:
        return self._told(name, self.circuit.leaf(("true", name, 0)))

    def _at_most(self, name: str, number: int) -> int:
        return self.circuit.leaf(("upto", name, number))

    def _areas(self, standard: Standard) -> Mapping[str, Plane[Truth]]:
        name = self.bound.source.area
        if self.bound.place is not None:
            return {self.bound.place: True}
        if name is None:
            return dict.fromkeys(standard.area_codes, self._unknown)
        words = self.columns.words(name)
        if words is None:
            return {code: self._boolean(f"{_AREA}{code}") for code in standard.area_codes}
        return {code: self._told(name, self._is_one_of(name, words, code)) for code in standard.area_codes}

    def _is_one_of(self, name: str, words: Sequence[object], code: str) -> int:
        found = ZERO
        for number, word in enumerate(words):
            if self.bound.areas.get(word) == code:
                found = self.circuit.either(found, self.circuit.leaf(("is", name, number)))
        return found

    def _upto(self, cut: Cut) -> Truth:
        name = self.bound.source.income
        return self._unknown if name is None else self._told(name, self._at_most(name, last_before(cut, 1)))

    def _least(self, standard: Standard) -> Callable[[int], Truth]:
        circuit, bound = self.circuit, self.bound
        if bound.by_indicators(standard):
            low, high = self._sums(standard)
            return lambda score: Truth(circuit, *(circuit.at_least(end, score) for end in (low, high)))
        if bound.source.score is None:
            return lambda _: self._unknown
        name, worth = bound.source.score[0], bound.worth
        return lambda score: self._told(name, circuit.negated(self._at_most(name, score * worth - 1)))

    def _sums(self, standard: Standard) -> tuple[list[int], list[int]]:
        """The digits of the least and of the greatest score."""
        listed = [(self._deprived(one), one.points) for one in self.bound.ordered(standard)]
        low, high = (
            self.circuit.total([(end(truth), points) for truth, points in listed])
            for end in (attrgetter("surely"), attrgetter("maybe"))
        )
        return low, high

    def _deprived(self, indicator: Indicator) -> Truth:
        name = self.bound.source.indicators[indicator.code]
        if name is None:
            return self._unknown
        if self._numeric(name):
            return self._told(name, self.circuit.negated(self._at_most(name, 0)))
        return self._boolean(name)
