"""Lists in memory, many rows at a word: the same planes run over the bits of Arrow's own buffers.

For an eager frame of polars, pandas or pyarrow whose facts are booleans and whole numbers; anything else is
for the expressions of ``frame.classification``, whose answers these are too.  What must hold of a row is
watched here with a sure eye: where something may be wrong there is no answer, and the expressions say what.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, reduce
from typing import Any

import attrs
import narwhals as nw

from chuanngheo.frame.buffers import Columns, together
from chuanngheo.frame.checks import INTEGERS, PLAIN_INTEGERS, TEXT
from chuanngheo.frame.circuit import ONE, ZERO, Circuit, Program
from chuanngheo.frame.engines import from_arrow
from chuanngheo.frame.facts import Bound, Source, last_before, ordered
from chuanngheo.frame.labels import Case, Labels
from chuanngheo.frame.planes import Facts, Plane
from chuanngheo.frame.stages import PREFIX
from chuanngheo.frame.which import Years
from chuanngheo.household import HIGHEST_SCORE, MOST_DONG
from chuanngheo.indicators import Indicator
from chuanngheo.standard import Cut, Standard


def answered(
    frame: nw.DataFrame[Any], lazy: nw.LazyFrame[Any], bound: Bound, asked: Mapping[str, Labels]
) -> Any | None:  # noqa: ANN401 # a table of the same kind
    """The frame with the labels beside it; ``None`` if a row may be wrong."""
    found = numbers(frame, lazy, bound, asked)
    if found is None:
        return None
    return from_arrow(frame, found, {name: labels.texts for name, labels in asked.items()})


def numbers(
    frame: nw.DataFrame[Any], lazy: nw.LazyFrame[Any], bound: Bound, asked: Mapping[str, Labels]
) -> Any | None:  # noqa: ANN401 # a table of pyarrow
    """The numbers of the labels; ``None`` if a row may be wrong."""
    names, extras = bound.source.names, dict(_extras(bound, polars=frame.implementation.is_polars()))
    if bound.source.area is not None and any(name.startswith(_AREA) for name in extras):
        names.remove(bound.source.area)
    if _TOLD not in extras:
        names += bound.which.columns
    names = list(dict.fromkeys(names))
    read: Any
    if frame.implementation.is_polars() and not extras:
        read = frame[names]  # no work for the engine, which may be waiting for this very answer
    else:
        read = lazy.select(*names, *(one.alias(name) for name, one in extras.items())).collect()
    columns = Columns(together(read.to_arrow()))
    reading = Reading.of(bound, columns)
    program = _program(reading, tuple(asked.values()))
    return columns.computed(program, {name: one.size for name, one in asked.items()}, reading.most())


def is_plain(bound: Bound) -> bool:
    """Whether the facts are booleans and whole numbers, and areas of a type that has areas."""
    source, schema = bound.source, bound.schema
    if source.total is not None or bound.answers is not None or len(set(source.score or ())) > 1:
        return False
    if source.area is not None and not isinstance(schema[source.area], (*TEXT, nw.Boolean, *INTEGERS)):
        return False
    numbers = [name for name in (source.income, *(source.score or ())) if name is not None]
    answers = [name for name in source.indicators.values() if name is not None]
    asked = [*numbers, *(name for name in answers if not isinstance(schema[name], nw.Boolean))]
    return all(isinstance(schema[name], PLAIN_INTEGERS) for name in asked)


_AREA, _CASE, _TOLD = f"{PREFIX}area ", f"{PREFIX}case ", f"{PREFIX}told"


def _extras(bound: Bound, *, polars: bool) -> Iterator[tuple[str, nw.Expr]]:
    """What the engine works out itself: areas by their words, which standard a row follows."""
    area, which = bound.source.area, bound.which
    if area is not None and not (polars and isinstance(bound.schema[area], (nw.Enum, nw.Categorical))):
        codes = dict.fromkeys(code for one in which.standards for code in one.area_codes)
        yield from ((f"{_AREA}{code}", bound.of_area(area, code)) for code in codes)
    if which.told is not None and not which.years:
        yield _TOLD, which.told
        guards = enumerate(guard for _, guard in which.cases if guard is not None)
        yield from ((f"{_CASE}{number}", guard) for number, guard in guards)


@lru_cache(maxsize=64)
def _program(reading: "Reading", asked: tuple[Labels, ...]) -> Program:
    """What finds the rows that are wrong, then where each label is known and the digits of its number."""
    circuit = reading.circuit
    planes = [plane for labels in asked for plane in reading.output(labels)]
    return circuit.compiled([reading.wrong(), *planes])


@attrs.frozen
class Truth:
    """A three-valued fact of every row: where it is surely true, where surely not (nodes of a circuit)."""

    circuit: Circuit
    yes: int
    no: int

    def __and__(self, other: "Truth") -> "Truth":
        circuit = self.circuit
        return Truth(circuit, circuit.both(self.yes, other.yes), circuit.either(self.no, other.no))

    def __or__(self, other: "Truth") -> "Truth":
        circuit = self.circuit
        return Truth(circuit, circuit.either(self.yes, other.yes), circuit.both(self.no, other.no))

    def __invert__(self) -> "Truth":
        return Truth(self.circuit, self.no, self.yes)


@attrs.frozen
class Reading:
    """The facts as nodes of a circuit over the columns; the twin of the facts that ``Bound`` makes.

    Equal ones read alike, whatever table they are read from.

    Args:
        source: the columns.
        standards: those that rows follow.
        by: the column that tells which, if there are several.
        years: those of each standard, if years alone tell which; else the engine does.
        place: the one area of all rows, if they have one.
        words: the area of each word of the column of areas, if it holds the numbers of words.
        worth: how many points of the columns of scores are one of the standard's.
        numbers: the columns of indicators that are 0 and 1.
        nulls: the columns with values that are not known.
    """

    source: Source
    standards: tuple[Standard, ...]
    by: str | None
    years: tuple[Years, ...]
    place: str | None
    words: tuple[str | None, ...] | None
    worth: int
    numbers: frozenset[str]
    nulls: frozenset[str]
    circuit: Circuit = attrs.field(factory=Circuit, init=False, eq=False)

    @classmethod
    def of(cls, bound: Bound, columns: Columns) -> "Reading":
        """The facts of these columns."""
        source, which = bound.source, bound.which
        words = None if source.area is None else columns.words(source.area)
        answers = {name for name in source.indicators.values() if name is not None}
        return cls(
            source=source,
            standards=which.standards,
            by=which.columns[0] if which.columns else None,
            years=which.years,
            place=bound.place,
            words=None if words is None else tuple(map(bound.areas.get, words)),
            worth=bound.worth,
            numbers=frozenset(name for name in answers if not isinstance(bound.schema[name], nw.Boolean)),
            nulls=columns.nulls(),
        )

    def cases(self) -> Iterator[Case[Truth]]:
        """The standards, which rows follow each (anything of a row that does not tell), and their facts."""
        for number, standard in enumerate(self.standards):
            facts = Facts(self._areas(standard), self._upto, self._least(standard))
            yield standard, True if self.by is None else self._plain(self._rows(number)), facts

    def output(self, labels: Labels) -> list[int]:
        """Where the label is known, and the digits of its number there."""
        circuit = self.circuit
        digits = [self._truth(digit) for digit in labels.digits(self.cases())]
        known = reduce(circuit.both, (circuit.either(digit.yes, digit.no) for digit in digits), self._told())
        if labels.none is not None:
            bits = (
                digit.yes if labels.none >> place & 1 else circuit.negated(digit.yes)
                for place, digit in enumerate(digits)
            )
            known = circuit.both(known, circuit.negated(reduce(circuit.both, bits)))
        return [known, *(circuit.both(known, digit.yes) for digit in digits)]

    def wrong(self) -> int:
        """The rows of an area that their standard lacks."""
        if self.place is not None or self.source.area is None:
            return ZERO
        wrong = self._truth(value=False)
        for standard, rows, facts in self.cases():
            if not self._all_known(standard):
                known = reduce(Truth.__or__, map(self._truth, facts.area.values()))
                wrong |= ~known & self._truth(rows)
        return self.circuit.both(wrong.yes, self._told())

    def most(self) -> dict[str, int]:
        """The columns of numbers, and the greatest that each may hold; the least is zero."""
        found = dict.fromkeys(self.numbers, 1)
        if self.source.income is not None:
            found[self.source.income] = MOST_DONG
        scored = [one.max_score for one in self.standards if not self.source.by_indicators(one)]
        for name in self.source.score or ():
            found[name] = min([HIGHEST_SCORE, *filter(None, scored)]) * self.worth
        return found

    def _told(self) -> int:
        """The rows that tell which standard they follow."""
        if self.by is None:
            return ONE
        return self._known(self.by) if self.years else self._bits(_TOLD)

    def _rows(self, number: int) -> int:
        """Those of the rows that tell which follow this standard."""
        if not self.years:
            return self._bits(f"{_CASE}{number}")
        circuit, found = self.circuit, ZERO
        for first, last in self.years[number]:
            begun = ONE if first is None else circuit.negated(self._at_most(str(self.by), first - 1))
            during = begun if last is None else circuit.both(begun, self._at_most(str(self.by), last))
            found = circuit.either(found, during)
        return found

    def _truth(self, value: Plane[Truth]) -> Truth:
        return self._plain(ONE if value else ZERO) if isinstance(value, bool) else value

    def _plain(self, bits: int) -> Truth:
        return Truth(self.circuit, bits, self.circuit.negated(bits))

    @property
    def _unknown(self) -> Truth:
        return Truth(self.circuit, ZERO, ZERO)

    def _where_known(self, name: str, bits: int) -> Truth:
        """Bits of a column, not known where it is null."""
        if name not in self.nulls:
            return self._plain(bits)
        known = self._known(name)
        yes = self.circuit.both(known, bits)
        return Truth(self.circuit, yes, self.circuit.differ(known, yes))

    def _known(self, name: str) -> int:
        return self.circuit.leaf(("known", name, 0)) if name in self.nulls else ONE

    def _bits(self, name: str) -> int:
        return self.circuit.leaf(("true", name, 0))

    def _at_most(self, name: str, number: int) -> int:
        return self.circuit.leaf(("upto", name, number))

    def _areas(self, standard: Standard) -> Mapping[str, Plane[Truth]]:
        name = self.source.area
        if self.place is not None:
            return {self.place: True}
        if name is None:
            return dict.fromkeys(standard.area_codes, self._unknown)
        if self.words is None:
            told = ((code, f"{_AREA}{code}") for code in standard.area_codes)
            return {code: self._where_known(one, self._bits(one)) for code, one in told}
        bits = {code: self._is_one_of(name, code) for code in standard.area_codes}
        if self._all_known(standard):
            *others, last = bits
            bits[last] = self.circuit.negated(
                reduce(self.circuit.either, map(bits.__getitem__, others), ZERO)
            )
        return {code: self._where_known(name, one) for code, one in bits.items()}

    def _all_known(self, standard: Standard) -> bool:
        """Whether every word is one of its areas."""
        return self.words is not None and set(self.words) <= set(standard.area_codes)

    def _is_one_of(self, name: str, code: str) -> int:
        """Where the word is one of the area."""
        meant = (n for n, area in enumerate(self.words or ()) if area == code)
        return reduce(self.circuit.either, (self.circuit.leaf(("is", name, n)) for n in meant), ZERO)

    def _upto(self, cut: Cut) -> Truth:
        name = self.source.income
        return (
            self._unknown
            if name is None
            else self._where_known(name, self._at_most(name, last_before(cut, 1)))
        )

    def _least(self, standard: Standard) -> Callable[[int], Truth]:
        source = self.source
        if source.by_indicators(standard):
            return self._counted(standard)
        if source.score is None:
            return lambda _: self._unknown
        name, worth = source.score[0], self.worth
        return lambda score: ~self._where_known(name, self._at_most(name, score * worth - 1))

    def _counted(self, standard: Standard) -> Callable[[int], Truth]:
        """At least so many points surely, or surely so many others that fewer are left."""
        circuit = self.circuit
        listed, _ = ordered(standard, self.standards)
        told = [(self._deprived(one), one.points) for one in listed]
        points = sum(one.points for one in listed)
        yes = circuit.total([(truth.yes, worth) for truth, worth in told])
        if all(truth.no == circuit.negated(truth.yes) for truth, _ in told):
            return lambda score: self._plain(circuit.at_least(yes, score))
        no = circuit.total([(truth.no, worth) for truth, worth in told])
        return lambda score: Truth(
            circuit, circuit.at_least(yes, score), circuit.at_least(no, points - score + 1)
        )

    def _deprived(self, indicator: Indicator) -> Truth:
        name = self.source.indicators[indicator.code]
        if name is None:
            return self._unknown
        if name in self.numbers:
            return ~self._where_known(name, self._at_most(name, 0))
        return self._where_known(name, self._bits(name))
