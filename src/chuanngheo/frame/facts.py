"""Columns → the facts of a household, three-valued, and what must hold of them before rows are judged."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import groupby
from operator import add
from typing import Any, TypeVar

import attrs
import narwhals as nw

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.frame.checks import FLOATS, INTEGERS, TEXT, Check, any_of
from chuanngheo.frame.labels import Case
from chuanngheo.frame.planes import Facts
from chuanngheo.frame.stages import Stages
from chuanngheo.frame.which import Which
from chuanngheo.household import HIGHEST_SCORE, MOST_DONG
from chuanngheo.indicators import Indicator, IndicatorSet
from chuanngheo.standard import Cut, Standard

_EXACT = {nw.Float32: 1 << 24, nw.Float64: 1 << 53}
"""Up to where every whole number is a number of the type."""
_MOST_COUNT = 1 << 31
"""A bound of months and of members, so that their product is a 64-bit number; nobody has so many."""
_MOST_INT = (1 << 63) - 1


@attrs.frozen
class Source:
    """The columns that tell the facts; ``None`` where no column tells one.

    Where ``total`` is told, so are ``members``, and maybe ``months`` (else 12 each).  ``indicators`` are
    empty where the score itself is told.
    """

    area: str | None
    income: str | None
    total: str | None
    months: str | None
    members: str | None
    score: tuple[str, str] | None
    indicators: Mapping[str, str | None] = attrs.field(hash=False)

    def by_indicators(self, standard: Standard) -> bool:
        """Whether columns of indicators tell the score."""
        return standard.indicators is not None and bool(self.indicators)

    @property
    def names(self) -> list[str]:
        """Every column named, once."""
        one = (self.area, self.income, self.total, self.months, self.members)
        several = (*(self.score or ()), *self.indicators.values())
        return list(dict.fromkeys(name for name in (*one, *several) if name is not None))


def ordered(
    standard: Standard, standards: Iterable[Standard]
) -> tuple[list[Indicator], Callable[[Indicator], Hashable]]:
    """The indicators, those together that the same standards share; and what tells who shares one."""
    assert standard.indicators is not None  # noqa: S101 # by_indicators said so
    sets = dict.fromkeys(one.indicators for one in standards if one.indicators is not None)

    def sharing(indicator: Indicator) -> tuple[tuple[str, int], ...]:
        """Whose indicators have the code, and for how many points each."""
        return tuple((one.code, one[indicator.code].points) for one in sets if indicator.code in one.codes)

    return sorted(standard.indicators.indicators, key=sharing), sharing


Number = TypeVar("Number", int, nw.Expr)
"""A number, or a column of numbers."""


def last_before(cut: Cut, divisor: Number) -> Number:
    """The greatest total of whole đồng over ``divisor`` person-months that lies before the cut."""
    amount = Fraction(cut.amount)
    last = divisor * amount.numerator - int(not cut.inclusive)
    return last if amount.denominator == 1 else last // amount.denominator


@attrs.frozen
class Bound:
    """Facts told by columns of known types: what is asked of them, and what must hold.

    Args:
        source: the columns.
        which: the standards that ask.
        schema: the types of the columns.
        unknown: a boolean that is null in every row.
        small: a type of whole numbers that holds every score.
        place: the one area of all rows, if they have one.
        areas: of which area each value of the column of areas is.
        answers: what the values of indicators mean that are no booleans; by default 0 and 1.
        worth: how many points of the columns of scores are one of the standard's.
    """

    source: Source
    which: Which
    schema: Mapping[str, Any]
    unknown: nw.Expr
    small: Any
    place: str | None
    areas: Mapping[Any, str]
    answers: Mapping[Any, bool | None] | None
    worth: int
    stages: Stages = attrs.field(factory=Stages, init=False)

    def cases(self) -> Iterator[Case[nw.Expr]]:
        """The standards, which rows follow each, and their facts."""
        for standard, guard in self.which.cases:
            rows = True if guard is None else self.stages.named(2, standard, guard)
            yield standard, rows, self.facts(standard)

    def facts(self, standard: Standard) -> Facts[nw.Expr]:
        """The facts as one standard asks for them."""
        return Facts(self._areas(standard), self._upto, self._least(standard))

    def _areas(self, standard: Standard) -> dict[str, nw.Expr | bool]:
        if self.place is not None:
            return {self.place: True}
        name = self.source.area
        if name is None:
            return dict.fromkeys(standard.area_codes, self.unknown)
        return {code: self._is_area(name, code) for code in standard.area_codes}

    def _is_area(self, name: str, code: str) -> nw.Expr:
        return self.stages.named(2, ("area", code), self.of_area(name, code))

    def of_area(self, name: str, code: str) -> nw.Expr:
        """Whether the column of areas tells the area."""
        return self._is_one_of(name, [value for value, meant in self.areas.items() if meant == code])

    def _is_one_of(self, name: str, values: Sequence[Any]) -> nw.Expr:
        """Whether the column holds one of the values that its type can hold; null where it is null."""
        column, values = nw.col(name), _held_by(self.schema[name], values)
        if not values:
            return column.is_null() & self.unknown
        return any_of(column == value for value in values)

    def _upto(self, cut: Cut) -> nw.Expr:
        source = self.source
        if source.income is not None:
            before = nw.col(source.income).cast(nw.Int64) <= last_before(cut, 1)
        elif source.total is not None:
            divisor = self.stages.named(0, "divisor", self._divisor())
            before = nw.col(source.total).cast(nw.Int64) <= last_before(cut, divisor)
        else:
            return self.unknown
        return self.stages.named(2, cut, before)

    def _divisor(self) -> nw.Expr:
        names = (self.source.members, self.source.months)
        members, *months = (_count(name) for name in names if name is not None)
        return members * (months[0] if months else _YEAR)

    def _least(self, standard: Standard) -> Callable[[int], nw.Expr]:
        low, high = self.scores(standard)
        by = self._scored_by(standard)

        def least(score: int) -> nw.Expr:
            return self.stages.named(2, (by, score), (low >= score) | ((high >= score) & self.unknown))

        return least

    def scores(self, standard: Standard) -> tuple[nw.Expr, nw.Expr]:
        """The least and the greatest score still possible, never null."""
        if self.source.by_indicators(standard):
            low, high = (self._sum(standard, if_null=null) for null in (False, True))
        elif self.source.score is None:
            low, high = nw.lit(0, dtype=nw.Int64), nw.lit(standard.max_score, dtype=nw.Int64)
        else:
            least, most = (nw.col(name).cast(nw.Int64) // self.worth for name in self.source.score)
            low, high = least.fill_null(0), most.fill_null(standard.max_score)
        by = self._scored_by(standard)
        return self.stages.named(1, ("low", by), low), self.stages.named(1, ("high", by), high)

    def _scored_by(self, standard: Standard) -> IndicatorSet | int | None:
        return standard.indicators if self.source.by_indicators(standard) else standard.max_score

    def _sum(self, standard: Standard, *, if_null: bool) -> nw.Expr:
        """The points of the deprived; what several sets share is added once."""
        sums: list[nw.Expr] = []
        for sharing, group in groupby(*ordered(standard, self.which.standards)):
            points = reduce(add, (self._points(one, if_null=if_null) for one in group))
            sums.append(self.stages.named(0, (sharing, if_null), points))
        return reduce(add, sums)

    def _points(self, indicator: Indicator, *, if_null: bool) -> nw.Expr:
        name, worth = self.source.indicators[indicator.code], indicator.points
        if name is None:
            return nw.lit(worth * if_null, dtype=self.small)
        deprived = self._deprived(name).fill_null(value=if_null).cast(self.small)
        return deprived if worth == 1 else deprived * worth

    def _deprived(self, name: str) -> nw.Expr:
        """Whether an indicator is a deprivation, as its column tells it."""
        if isinstance(self.schema[name], nw.Boolean):
            return nw.col(name)
        answers = _BINARY if self.answers is None else self.answers
        yes = self._is_one_of(name, [value for value, meant in answers.items() if meant])
        neither = [value for value, meant in answers.items() if meant is None]
        told = yes | (self._is_one_of(name, neither) & self.unknown) if neither else yes
        return self.stages.named(-1, ("deprived", name), told)

    def checks(self) -> Iterator[Check]:
        """What would be wrong with a row.

        Raises:
            InvalidValueError: a column of a type that tells no such fact.
        """
        source = self.source
        if source.area is not None:
            yield from self._check_area(source.area)
        for name in (source.income, source.total):
            if name is not None:
                yield from whole(name, self.schema, 0, MOST_DONG, " đồng")
        if source.members is not None:
            yield from self._check_divisor(source.members, source.months)
        if source.score is not None:
            yield from self._check_score(source.score)
        for name in dict.fromkeys(source.indicators.values()):
            if name is not None:
                yield from self._check_indicator(name)

    def _check_area(self, name: str) -> Iterator[Check]:
        if not isinstance(self.schema[name], (*TEXT, nw.Boolean, *INTEGERS)):
            raise InvalidValueError(
                f"column {name!r} must be areas, not {self.schema[name]}",
                f"cột {name!r} phải là khu vực, không phải {self.schema[name]}",
                reason=Reason.WRONG_TYPE,
            )
        for codes, cases in groupby(self.which.cases, key=lambda case: case[0].area_codes):
            standards, guards = zip(*cases, strict=True)
            known = self._is_one_of(name, [value for value, meant in self.areas.items() if meant in codes])
            wrong = ~known if guards[0] is None else any_of(guards) & ~known
            code, listed = standards[0].code, ", ".join(codes)
            yield Check(
                (name, *self.which.columns),
                wrong,
                f"no {name} of {code}: {listed}",
                f"{name} không có trong {code}: {listed}",
            )

    def _check_divisor(self, members: str, months: str | None) -> Iterator[Check]:
        names = (members,) if months is None else (members, months)
        for name in names:
            yield from whole(name, self.schema, 1, _MOST_COUNT)
        largest = max(
            (
                Fraction(c.amount).numerator
                for s in self.which.standards
                for x in s.sheets.values()
                for c in x.cuts
            ),
            default=1,
        )
        beyond = self._divisor() > _MOST_INT // largest
        yield Check(
            names,
            beyond,
            f"more than {_MOST_INT // largest} person-months",
            f"hơn {_MOST_INT // largest} người-tháng",
        )

    def _check_score(self, names: tuple[str, str]) -> Iterator[Check]:
        low, high = (nw.col(name) for name in names)
        for name in dict.fromkeys(names):
            yield from whole(name, self.schema, 0, HIGHEST_SCORE * self.worth)
        if len(set(names)) > 1:
            yield Check(names, low > high, f"{names[0]} above {names[1]}", f"{names[0]} lớn hơn {names[1]}")
        for standard, guard in self.which.cases:
            highest = standard.max_score * self.worth
            if highest and not self.source.by_indicators(standard):
                beyond = (low > highest) | (high > highest)
                wrong = beyond if guard is None else beyond & guard
                yield Check(
                    names,
                    wrong,
                    f"a score above {highest}, the highest of {standard.code}",
                    f"điểm lớn hơn {highest}, điểm cao nhất của {standard.code}",
                )

    def _check_indicator(self, name: str) -> Iterator[Check]:
        dtype = self.schema[name]
        if isinstance(dtype, nw.Boolean):
            return
        if self.answers is None and not isinstance(dtype, (*INTEGERS, *FLOATS)):
            raise InvalidValueError(
                f"column {name!r} holds {dtype}, not booleans or 0 and 1: say what its values mean, as"
                " answers={'x': True, '': False}, or '': None where an empty cell is not known",
                f"cột {name!r} là {dtype}, không phải giá trị đúng/sai hay 0 và 1: hãy nói nghĩa các giá trị,"
                " như answers={'x': True, '': False}, hoặc '': None nếu ô trống là chưa rõ",
                reason=Reason.WRONG_TYPE,
            )
        if isinstance(dtype, FLOATS):
            yield Check((name,), nw.col(name).is_nan(), f"{name} NaN", f"{name} là NaN")
        answers = _BINARY if self.answers is None else self.answers
        wrong = ~self._is_one_of(name, list(answers))
        known = ", ".join(map(repr, answers))
        yield Check((name,), wrong, f"{name} none of {known}", f"{name} không thuộc {known}")


def _held_by(dtype: Any, values: Sequence[Any]) -> list[Any]:  # noqa: ANN401 # a type of narwhals
    """The values that a column of the type can hold: engines refuse to compare others."""
    if isinstance(dtype, nw.Enum):
        return [value for value in values if value in dtype.categories]
    kind = str if isinstance(dtype, TEXT) else bool if isinstance(dtype, nw.Boolean) else int
    return [value for value in values if type(value) is kind]


_BINARY: Mapping[Any, bool | None] = {0: False, 1: True}
_YEAR = 12
"""The months of ``Income`` where none are told."""


def _count(name: str) -> nw.Expr:
    return nw.col(name).cast(nw.Int64).clip(upper_bound=_MOST_COUNT)


def whole(name: str, schema: Mapping[str, Any], least: int, most: int, unit: str = "") -> Iterator[Check]:
    """A column of whole numbers within bounds; floats that are whole, and exact, will do.

    Raises:
        InvalidValueError: a column of another type.
    """
    dtype, value = schema[name], nw.col(name)
    if isinstance(dtype, FLOATS):
        most = min(most, _EXACT[type(dtype)])
        yield Check(
            (name,),
            value.is_nan() | (value != value.floor()),
            f"{name} no whole number",
            f"{name} không phải số nguyên",
        )
    elif not isinstance(dtype, INTEGERS):
        raise InvalidValueError(
            f"column {name!r} must be whole numbers, not {dtype}; convert it first, not known as null",
            f"cột {name!r} phải là số nguyên, không phải {dtype}; hãy chuyển kiểu trước, chưa rõ là null",
            reason=Reason.WRONG_TYPE,
        )
    yield Check(
        (name,),
        (value < least) | (value > most),
        f"{name} not from {least} to {most}{unit}",
        f"{name} không nằm trong khoảng từ {least} đến {most}{unit}",
    )
