"""What differs between dataframe engines: how columns are read, and how answers are put beside them.

Everything else is the same expression on every engine.  No dataframe library is imported here: the one
used is the one of the frame given.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, TypeAlias, cast

import attrs
import narwhals as nw

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.stages import PREFIX, Stages

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A table of any library, in memory or still to be computed."""

ENGINES = ("polars", "pandas", "pyarrow", "duckdb", "pyspark", "ibis")
"""The engines on which every answer was compared with the answer for one household at a time."""

UNKNOWN = f"{PREFIX}unknown"
"""A column of nothing known, for pandas, whose literals have no such type."""


@attrs.frozen
class Answer:
    """A column to be added: whole numbers, and the text that each stands for; without texts, the value."""

    name: str
    value: nw.Expr
    texts: tuple[str, ...] = ()


def opened(data: object) -> Frame:
    """The frame, if its engine is one of :data:`ENGINES`.

    Raises:
        InvalidValueError: another object; the message says which engines there are and which are installed.
    """
    try:
        frame: Frame = nw.from_native(cast("Any", data))
    except TypeError:
        raise _refused(f"a {type(data).__module__}.{type(data).__name__}") from None
    if frame.implementation.value not in ENGINES:
        raise _refused(f"{frame.implementation.value}, whose answers were found wrong or never compared")
    return frame


def _refused(found: str) -> InvalidValueError:
    here = [name for name in ENGINES if find_spec(name)]
    lacking = [name for name in ENGINES if name not in here]
    return InvalidValueError(
        f"expected a dataframe of {', '.join(ENGINES)}, not {found}; installed here:"
        f" {', '.join(here) or 'none'}; not installed: {', '.join(lacking) or 'none'}",
        reason=Reason.WRONG_TYPE,
    )


def require(frame: Frame, names: Iterable[str]) -> None:
    """Refuse a frame that lacks a column.

    Raises:
        UnknownCodeError: the nearest column that there is is suggested.
    """
    there = frame.collect_schema().names()
    for name in names:
        if name not in there:
            raise UnknownCodeError(f"column: the table lacks {name!r}; there is no", name, there)


def read(frame: Frame, names: Sequence[str]) -> nw.LazyFrame[Any]:
    """The columns by which rows are judged, as every engine compares them alike, missing ones null.

    Of pandas: its own nullable types, whatever holds the missing values (NaN beside numpy numbers,
    ``None`` among objects).  Of pyarrow: dictionaries as their values.  An engine that runs later keeps
    every column.

    Raises:
        InvalidValueError: a column of pandas that holds objects other than booleans or texts.
    """
    native: Any = frame.to_native()
    if frame.implementation.is_pandas():
        columns = {name: _nullable(native[name]) for name in names}
        columns[UNKNOWN] = nw.get_native_namespace(frame).Series(None, index=native.index, dtype="boolean")
        native = native[[]].assign(**columns)
    elif frame.implementation.is_pyarrow():
        native = native.select(list(names))
        for number, field in enumerate(native.schema):
            if nw.get_native_namespace(frame).types.is_dictionary(field.type):
                decoded = native[field.name].cast(field.type.value_type)
                native = native.set_column(number, field.name, decoded)
    return cast("nw.LazyFrame[Any]", nw.from_native(native).lazy())


def unknown(frame: Frame) -> nw.Expr:
    """A boolean that is not known, of every row: pandas has no such literal, so there it is a column."""
    return nw.col(UNKNOWN) if frame.implementation.is_pandas() else nw.lit(None, dtype=nw.Boolean)


_NULLABLE = (
    (nw.Boolean, "boolean"),
    (nw.Float32, "Float32"),
    (nw.Float64, "Float64"),
    (nw.UInt64, "UInt64"),
    ((nw.String, nw.Categorical, nw.Enum), "string[python]"),
)


def _nullable(series: Any) -> Any:  # noqa: ANN401 # a column of pandas
    dtype = nw.from_native(series, series_only=True).dtype
    if dtype.is_integer() and dtype != nw.UInt64:
        return series.astype("Int64")
    for kind, name in _NULLABLE:
        if isinstance(dtype, kind):
            return series.astype(name)
    if isinstance(dtype, nw.Date) or (isinstance(dtype, nw.Datetime) and dtype.time_zone is None):
        return series.astype("datetime64[s]")
    if dtype != nw.Object:
        return series
    try:
        return series.astype("boolean")
    except (TypeError, ValueError):
        raise InvalidValueError(
            f"column {series.name!r} holds objects other than booleans; convert it first, not known as null",
            reason=Reason.WRONG_TYPE,
        ) from None


def answered(frame: Frame, lazy: nw.LazyFrame[Any], stages: Stages, answers: Sequence[Answer]) -> Any:  # noqa: ANN401 # as given
    """The frame as it was given, with the answers beside it.

    Coded answers are an ``Enum`` of polars, a category of pandas, a dictionary of pyarrow, elsewhere texts.
    """
    added = stages.over(lazy).with_columns(*(a.value.alias(a.name) for a in answers))
    if isinstance(frame, nw.LazyFrame):
        return _later(frame, added.drop(stages.names), answers)
    found = added.select(*(a.name for a in answers)).collect()
    return beside(frame, {a.name: (found[a.name].to_native(), a.texts) for a in answers})


def _later(frame: Frame, lazy: nw.LazyFrame[Any], answers: Sequence[Answer]) -> Any:  # noqa: ANN401 # as given
    coded = [answer for answer in answers if answer.texts]
    if frame.implementation.is_polars():
        pl = nw.get_native_namespace(frame)
        return lazy.to_native().with_columns(pl.col(a.name).cat.to(pl.Enum(a.texts)) for a in coded)
    return lazy.with_columns(*(_text(answer).alias(answer.name) for answer in coded)).to_native()


def _text(answer: Answer) -> nw.Expr:
    found = nw.lit(None, dtype=nw.String)
    for number, text in enumerate(answer.texts):
        found = nw.when(nw.col(answer.name) == number).then(nw.lit(text)).otherwise(found)
    return found


def beside(frame: nw.DataFrame[Any], columns: Mapping[str, tuple[Any, Sequence[str]]]) -> Any:  # noqa: ANN401
    """The frame of an engine in memory, and columns of its own: codes with what they stand for, or values."""
    native: Any = frame.to_native()
    library = nw.get_native_namespace(frame)
    if frame.implementation.is_polars():
        return native.with_columns(
            values.cat.to(library.Enum(texts)) if texts else values for values, texts in columns.values()
        )
    if frame.implementation.is_pandas():
        made = {
            name: library.Categorical.from_codes(values.astype("Int32").fillna(-1), list(texts))
            if texts
            else values.array
            for name, (values, texts) in columns.items()
        }
        return native.assign(**made)
    for name, (values, texts) in columns.items():
        native = native.append_column(name, _dictionary(library, values, texts) if texts else values)
    return native


def _dictionary(pa: Any, codes: Any, texts: Sequence[str]) -> Any:  # noqa: ANN401 # of pyarrow
    words = pa.array(list(texts))
    chunks = [pa.DictionaryArray.from_arrays(chunk.cast(pa.int8()), words) for chunk in codes.chunks]
    return pa.chunked_array(chunks, pa.dictionary(pa.int8(), pa.string()))
