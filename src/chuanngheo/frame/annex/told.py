"""Raw facts in columns as whole numbers without a null, and what must hold of the columns and their values.

A closed list is read as the scalar reads it: by code, Vietnamese label or number of the sheet, in either
case of letters; yes and no as booleans, as the sheet's numbers or as the words of a file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import add
from types import MappingProxyType
from typing import Any, cast, get_args

import attrs
import narwhals as nw

from chuanngheo.assess.intake import NO_MEANS, YES_NO
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.annex.steps import looked_up
from chuanngheo.frame.checks import FLOATS, INTEGERS, TEXT, Check, any_of
from chuanngheo.frame.facts import whole
from chuanngheo.frame.stages import Stages
from chuanngheo.members import Dwelling, Means, Member, Word

Kinds = Mapping[str, Any]
"""Fact → what tells it: a closed list (of ``Means``, any of it), ``bool``, ``int``, ``Decimal``, ``date``."""


def _kinds(of: type, without: Iterable[str] = ()) -> Kinds:
    found = {a.name: get_args(a.type)[0] for a in attrs.fields(cast("Any", of)) if a.name not in without}
    return MappingProxyType({fact: (get_args(kind) or (kind,))[0] for fact, kind in found.items()})


MEMBER = _kinds(Member, without=("number",))
"""The facts of a member; the number only names one in a reason."""
DWELLING = _kinds(Dwelling)
"""The facts of a dwelling."""
MOST_DECIMALS = 6
"""A bound of the decimals of a column of measures, so that all are exact in 64 bits."""
FLOAT_DECIMALS = 3
"""With how many decimals at most a float is read: as the decimal number it was written as."""
MOST_MEASURE = 10_000_000
"""A bound of a measure (m², cm, kg), likewise; nobody has so much."""


@attrs.frozen
class Told:
    """The facts of one table: which column tells each, ``None`` none.

    Args:
        key: the column by which an error shows a row.
        columns: fact → column.
        schema: the types of the columns.
        kinds: what tells each fact.
    """

    key: str
    columns: Mapping[str, str | None]
    schema: Mapping[str, Any]
    kinds: Kinds
    stages: Stages = attrs.field(factory=Stages, init=False)

    def values(self, fact: str) -> tuple[Any, ...]:
        """What the fact may be, by the number of :meth:`number`; not known last."""
        if self.columns[fact] is None:
            return (None,)
        return (*_values(self.kinds[fact]), None)

    def number(self, fact: str) -> nw.Expr:
        """Which of :meth:`values` each row tells, of a fact that a column tells."""
        name = cast("str", self.columns[fact])
        kind, unknown = self.kinds[fact], len(self.values(fact)) - 1
        if kind is Decimal:
            return nw.col(name).is_null().cast(nw.Int64)
        return self.stages.named(0, fact, self._read(name, kind, unknown))

    def _read(self, name: str, kind: Any, unknown: int) -> nw.Expr:  # noqa: ANN401 # a type
        column, dtype = nw.col(name), self.schema[name]
        if isinstance(dtype, nw.Boolean):
            return column.cast(nw.Int64).fill_null(unknown)
        if isinstance(dtype, TEXT):
            table = _texts(kind)
            unknown_here = column.is_null().cast(nw.Int64) * unknown
            if kind is Means:
                any_at_all = ~column.is_null() & ~_plain(name).is_in(list(table))
                return any_at_all.cast(nw.Int64) + unknown_here
            return looked_up(_plain(name), table, unknown_here)
        found = [(column == one).fill_null(value=False).cast(nw.Int64) * n for one, n in _numbers(kind)]
        return reduce(add, found) + column.is_null().cast(nw.Int64) * unknown

    def amount(self, fact: str) -> nw.Expr:
        """A measure in whole units of one :meth:`scale`-th; 0 not known."""
        name = self.columns[fact]
        if name is None:
            return nw.lit(0, dtype=nw.Int64)
        if not isinstance(self.schema[name], INTEGERS):
            # A number of so few decimals, in a float, is off by less than half of its last one.
            scaled = (nw.col(name).cast(nw.Float64) * self.scale(fact)).round(0)
        else:
            scaled = nw.col(name)
        return self.stages.named(0, fact, scaled.cast(nw.Int64).fill_null(0))

    def scale(self, fact: str) -> int:
        """In how many parts of one a measure is told."""
        name = self.columns[fact]
        dtype = None if name is None else self.schema[name]
        if isinstance(dtype, nw.Decimal):
            return int(10**dtype.scale)
        return 10**FLOAT_DECIMALS if isinstance(dtype, FLOATS) else 1

    def count(self, fact: str) -> nw.Expr:
        """A whole number; 0 not known."""
        name = self.columns[fact]
        if name is None:
            return nw.lit(0, dtype=nw.Int64)
        return nw.col(name).cast(nw.Int64).fill_null(0)

    def checks(self) -> Iterator[Check]:
        """What would be wrong with a value.

        Raises:
            InvalidValueError: a column of a type that tells no such fact.
        """
        for fact, name in self.columns.items():
            kind = self.kinds[fact]
            if name is None or kind in (int, date):
                continue
            found = self._measured(name) if kind is Decimal else self._listed(fact, name, kind)
            yield from (attrs.evolve(check, columns=(self.key, name)) for check in found)

    def _listed(self, fact: str, name: str, kind: Any) -> Iterator[Check]:  # noqa: ANN401 # a type
        dtype, column = self.schema[name], nw.col(name)
        texts, numbers = _texts(kind), [one for one, _ in _numbers(kind)]
        if isinstance(dtype, TEXT):
            known = _plain(name).is_in(list(texts))
            if kind is Means:
                known = known | _plain(name).str.contains(_ANY_MEANS)
                texts = {**texts, **_spelled(Means)}
            words: Sequence[object] = list(texts)
        elif isinstance(dtype, (*INTEGERS, *FLOATS)) and numbers:
            known, words = any_of(column == one for one in numbers), numbers
        elif isinstance(dtype, nw.Boolean) and kind in (bool, Means):
            return
        else:
            yes_no = kind in (bool, Means)
            raise InvalidValueError(
                f"column {name!r} must be texts{' or whole numbers' if numbers else ''}"
                f"{' or booleans' if yes_no else ''} to tell {fact}, not {dtype}; not known as null",
                f"cột {name!r} phải là chữ{' hoặc số nguyên' if numbers else ''}"
                f"{' hoặc giá trị đúng/sai' if yes_no else ''} để cho biết {fact}, không phải {dtype};"
                " chưa rõ là null",
                reason=Reason.WRONG_TYPE,
            )
        listed = ", ".join(map(str, words))
        wrong = ~(known | column.is_null())
        yield Check((name,), wrong, f"{name} none of {listed}", f"{name} không thuộc {listed}")

    def _measured(self, name: str) -> Iterator[Check]:
        dtype, column = self.schema[name], nw.col(name)
        if isinstance(dtype, nw.Decimal) and dtype.scale > MOST_DECIMALS:
            raise InvalidValueError(
                f"column {name!r} has {dtype.scale} decimals; cast it to {MOST_DECIMALS} at most",
                f"cột {name!r} có {dtype.scale} số thập phân; hãy chuyển xuống nhiều nhất {MOST_DECIMALS}",
                reason=Reason.WRONG_TYPE,
            )
        if isinstance(dtype, nw.Float64):
            parts = 10**FLOAT_DECIMALS
            exact = (column * parts).round(0) / parts == column
            yield Check(
                (name,),
                ~exact,
                f"{name} no number of at most {FLOAT_DECIMALS} decimals",
                f"{name} không phải số có nhiều nhất {FLOAT_DECIMALS} chữ số thập phân",
            )
        elif not isinstance(dtype, (*INTEGERS, nw.Decimal)):
            raise InvalidValueError(
                f"column {name!r} must be whole numbers or decimals, not {dtype}; not known as null",
                f"cột {name!r} phải là số nguyên hoặc số thập phân, không phải {dtype}; chưa rõ là null",
                reason=Reason.WRONG_TYPE,
            )
        beyond = (column <= 0) | (column > MOST_MEASURE)
        yield Check(
            (name,),
            beyond,
            f"{name} not above 0 and up to {MOST_MEASURE}",
            f"{name} không trên 0 hoặc vượt quá {MOST_MEASURE}",
        )

    def check_whole(self, fact: str, least: int, most: int) -> Iterator[Check]:
        """A fact that is a whole number within bounds."""
        name = self.columns[fact]
        if name is not None:
            for check in whole(name, self.schema, least, most):
                yield attrs.evolve(check, columns=(self.key, name))


def told_by(
    there: Sequence[str], facts: Iterable[str], columns: Mapping[str, str | None], *, partial: bool
) -> dict[str, str | None]:
    """Fact → the column that tells it: the one said, else the one of its name.

    Args:
        there: the columns of the table.
        facts: what may be told.
        columns: fact → column, ``None`` for a fact that no column tells.
        partial: take every other fact without a column as not known.

    Raises:
        InvalidValueError: facts that no column tells and of which it is not said that none does.
    """
    found = {fact: columns.get(fact, fact if fact in there else None) for fact in facts}
    told = {fact for fact, name in found.items() if name is not None}
    lacking = [
        fact for fact in found if fact not in told and fact not in columns and _INSTEAD.get(fact) not in told
    ]
    if lacking and not partial:
        near = (UnknownCodeError("column", "cột", fact, there).did_you_mean for fact in lacking)
        guesses = ", ".join(f"{fact!r}: {name!r}" for fact, name in zip(lacking, near, strict=True) if name)
        raise InvalidValueError(
            f"no column tells {', '.join(lacking)}; name it"
            f"{f', perhaps as columns={{{guesses}}}' if guesses else ' in columns='}"
            f", or say that it is not known, as columns={{{lacking[0]!r}: None}}, or partial=True for all",
            f"không cột nào cho biết {', '.join(lacking)}; hãy nêu tên cột"
            f"{f', có lẽ là columns={{{guesses}}}' if guesses else ' trong columns='}"
            f", hoặc nói là chưa rõ, như columns={{{lacking[0]!r}: None}}, hoặc partial=True cho tất cả",
            reason=Reason.MISSING,
        )
    return found


_INSTEAD = {
    "born": "age", "age": "born", "height_cm": "stunted", "stunted": "height_cm",
    "weight_kg": "underweight", "underweight": "weight_kg",
}  # fmt: skip
"""Of these one is told, not both."""


def _values(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 # a type
    if kind is bool:
        return (False, True)
    if kind is Decimal:
        return (1,)
    if kind is Means:
        return ((), (Means.PHONE,))
    return tuple(cast("type[Word]", kind))


def _spelled(kind: type[Word]) -> dict[str, int]:
    words = list(kind)
    return {name.lower(): words.index(word) for name, word in kind.names().items()}


def _texts(kind: Any) -> dict[str, int]:  # noqa: ANN401 # a type
    """Text → which of the values it tells."""
    if kind is bool:
        return {text: int(yes) for text, yes in YES_NO.items()}
    return dict.fromkeys(NO_MEANS, 0) if kind is Means else _spelled(kind)


def _numbers(kind: Any) -> list[tuple[int, int]]:  # noqa: ANN401 # a type
    """The numbers of the sheet, and which of the values each tells."""
    return [(int(text), n) for text, n in _texts(kind).items() if text.isdecimal()]


_ONE = f"(?:{'|'.join(_spelled(Means))})"
_ANY_MEANS = f"^{_ONE}(?: *[;,] *{_ONE})*$"
"""What a text of means looks like."""


def _plain(name: str) -> nw.Expr:
    """A column of texts in small letters, without the spaces around."""
    return nw.col(name).cast(nw.String).str.strip_chars().str.to_lowercase()
