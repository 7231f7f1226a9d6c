"""What differs between dataframe engines: how columns are read, and how answers are put beside them.

Everything else is the same expression on every engine.  No dataframe library is imported here: the one
used is the one of the frame given.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, TypeAlias, cast

import attrs
import narwhals as nw

from chuanngheo.errors import Bilingual, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.frame.labels import Labels
from chuanngheo.frame.stages import PREFIX, Stages

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A table of any library, in memory or still to be computed."""

ENGINES = ("polars", "pandas", "pyarrow", "duckdb", "pyspark", "ibis")
"""The engines on which every answer was compared with the answer for one household at a time."""

_TRIED = {
    "dask": Bilingual(
        "tried and found to fail (numbers with nulls: no NA becomes a whole number there)",
        "đã thử và thấy sai (cột số có giá trị trống: ở đó NA không thành số nguyên được)",
    )
}
"""What was seen on engines that are refused."""

UNKNOWN = f"{PREFIX}unknown"
"""A column of nothing known, for pandas, whose literals have no such type."""


@attrs.frozen
class Answer:
    """A column to be added: a value; or the numbers of labels."""

    name: str
    value: nw.Expr
    labels: Labels | None = None

    @property
    def texts(self) -> tuple[str, ...] | None:
        """The text that each number stands for."""
        return None if self.labels is None else self.labels.texts


def opened(data: object) -> Frame:
    """The frame, if its engine is one of :data:`ENGINES`.

    Raises:
        InvalidValueError: another object; the message says which engines there are and which are installed.
    """
    try:
        frame: Frame = nw.from_native(cast("Any", data))
    except TypeError:
        kind = f"{type(data).__module__}.{type(data).__name__}"
        raise _refused(f"a {kind}", f"một {kind}") from None
    if frame.implementation.value not in ENGINES:
        never = Bilingual("whose answers were never compared", "kết quả ở đó chưa được đối chiếu bao giờ")
        name, why = frame.implementation.value, _TRIED.get(frame.implementation.value, never)
        raise _refused(f"{name}, {why}", f"{name}, {why.vi}")
    return frame


def _refused(en: str, vi: str) -> InvalidValueError:
    here = [name for name in ENGINES if find_spec(name)]
    lacking = [name for name in ENGINES if name not in here]
    return InvalidValueError(
        f"expected a dataframe of {', '.join(ENGINES)}, not {en}; installed here:"
        f" {', '.join(here) or 'none'}; not installed: {', '.join(lacking) or 'none'}",
        f"phải là bảng dữ liệu của {', '.join(ENGINES)}, không phải {vi}; ở đây đã cài:"
        f" {', '.join(here) or 'chưa có gì'}; chưa cài: {', '.join(lacking) or 'không thiếu gì'}",
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
            raise UnknownCodeError("column", "cột", name, there, where=Bilingual("the table", "bảng"))


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


LONG = 10_000
"""From so many rows on, a list in memory is read by ``frame.kernel``, with numpy and pyarrow.

Measured on polars, pyarrow and pandas: at every length from a hundred rows on it takes a seventh to four
fifths of the processor time of the expressions.  Of shorter lists both take some hundredths of a second,
less than numpy and pyarrow take to be loaded (a fifth of one, once).
"""


def is_long(frame: Frame) -> bool:
    """Whether it is a long list in memory, and what reads it by words is installed."""
    return isinstance(frame, nw.DataFrame) and len(frame) >= LONG and has_words()


def has_words() -> bool:
    """Whether what reads lists by words is installed."""
    return all(map(find_spec, ("numpy", "pyarrow")))


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
            f"cột {series.name!r} có giá trị không phải đúng/sai; hãy chuyển kiểu trước, chưa rõ là null",
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
    coded = [answer for answer in answers if answer.texts is not None]
    if frame.implementation.is_polars():
        return in_words(lazy.to_native(), {a.name: a.texts or () for a in coded})
    texts = [_text(answer).alias(answer.name) for answer in coded]
    return (lazy.with_columns(*texts) if texts else lazy).to_native()


def in_words(lazy: Any, texts: Mapping[str, Sequence[str]]) -> Any:  # noqa: ANN401 # of polars
    """A list of polars still to be computed, with texts in place of their numbers."""
    pl = nw.get_native_namespace(lazy)
    return lazy.with_columns(
        pl.col(name).cast(pl.UInt8).cat.to(pl.Enum(words)) for name, words in texts.items()
    )


def in_numbers(rows: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 # of polars
    """Rows of polars with numbers in place of their texts."""
    pl = nw.get_native_namespace(rows)
    return rows.with_columns(pl.col(*names).to_physical().cast(pl.UInt8))


def with_numbers(rows: Any, table: Any) -> Any:  # noqa: ANN401 # of polars, of pyarrow
    """Rows of polars, and beside them numbers that Arrow holds; no work for the engine, which waits."""
    return rows.hstack(nw.get_native_namespace(rows).from_arrow(table).get_columns())


def _text(answer: Answer) -> nw.Expr:
    found = nw.lit(None, dtype=nw.String)
    for number, text in enumerate(answer.texts or ()):
        found = nw.when(nw.col(answer.name) == number).then(nw.lit(text)).otherwise(found)
    return found


def beside(frame: nw.DataFrame[Any], columns: Mapping[str, tuple[Any, Sequence[str] | None]]) -> Any:  # noqa: ANN401
    """The frame of an engine in memory, and columns of its own: codes with what they stand for, or values."""
    native: Any = frame.to_native()
    library = nw.get_native_namespace(frame)
    if frame.implementation.is_polars():
        return native.with_columns(
            values if texts is None else _enum(library, values, texts) for values, texts in columns.values()
        )
    if frame.implementation.is_pandas():
        made = {
            name: values.array
            if texts is None
            else library.Categorical.from_codes(values.astype("Int32").fillna(-1), list(texts))
            for name, (values, texts) in columns.items()
        }
        return native.assign(**made)
    for name, (values, texts) in columns.items():
        found = values if texts is None else _dictionary(library, values, texts)
        native = native.append_column(name, found)
    return native


_PIECE = 1 << 16
"""The fewest codes that a thread is given to change into texts."""


def _enum(pl: Any, codes: Any, texts: Sequence[str]) -> Any:  # noqa: ANN401 # of polars
    """The texts of codes; of a long list in as many pieces as polars has threads, each by one of them."""
    length = max(_PIECE, -(-len(codes) // pl.thread_pool_size()))
    made = pl.all().cast(pl.UInt8).cat.to(pl.Enum(texts))
    pieces = [
        codes[first : first + length].to_frame().lazy() for first in range(0, max(1, len(codes)), length)
    ]
    return pl.concat(pl.collect_all([piece.select(made) for piece in pieces])).to_series()


def _dictionary(pa: Any, codes: Any, texts: Sequence[str]) -> Any:  # noqa: ANN401 # of pyarrow
    words = pa.array(list(texts), pa.string())
    chunks = [pa.DictionaryArray.from_arrays(chunk.cast(pa.int8()), words) for chunk in codes.chunks]
    return pa.chunked_array(chunks, pa.dictionary(pa.int8(), pa.string()))


def from_arrow(frame: nw.DataFrame[Any], table: Any, texts: Mapping[str, Sequence[str]]) -> Any:  # noqa: ANN401
    """The frame as it was given, with numbers beside it that Arrow holds."""
    if frame.implementation.is_pandas():
        types = dict.fromkeys(
            (column.type for column in table.columns), nw.get_native_namespace(frame).UInt8Dtype()
        )
        table = table.to_pandas(types_mapper=types.get)
    elif frame.implementation.is_polars():
        table = nw.get_native_namespace(frame).from_arrow(table)
    return beside(frame, {name: (table[name], words) for name, words in texts.items()})
