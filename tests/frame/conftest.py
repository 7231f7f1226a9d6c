"""The engines: each as a way to make its table of columns, and a way to read a column of the answer."""

import datetime as dt
import shutil
import warnings
from decimal import Decimal
from itertools import count, pairwise

import attrs
import duckdb
import ibis
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

TYPES = {str: pl.String, int: pl.Int64, bool: pl.Boolean, dt.date: pl.Date, Decimal: pl.Decimal(12, 1)}


def polars_of(columns):
    """A table of polars: columns of texts, whole numbers, booleans, days or decimals, each with its type."""
    return pl.DataFrame({n: pl.Series(n, v, dtype=TYPES[kind]) for n, (kind, v) in columns.items()})


def pandas_nullable(columns):
    types = {str: "string", int: "Int64", bool: "boolean", dt.date: "datetime64[s]", Decimal: "Float64"}
    return pd.DataFrame(
        {n: pd.Series(_floats(v), dtype=types[kind]) for n, (kind, v) in columns.items()},
    )


def _floats(values):
    """Of pandas, whose own types have no decimals."""
    return [float(value) if isinstance(value, Decimal) else value for value in values]


def pandas_as_it_comes(columns):
    """Objects for booleans, floats with NaN for whole numbers, as ``polars.DataFrame.to_pandas`` gives."""
    return polars_of(columns).with_columns(pl.selectors.decimal().cast(pl.Float64)).to_pandas()


def pandas_shuffled_index(columns):
    frame = pandas_nullable(columns)
    return frame.set_axis([n % 2 for n in range(len(frame))])


def pyarrow_chunked(columns):
    """In several chunks, of odd lengths, its texts as dictionaries."""
    table = polars_of(columns).to_arrow()
    for number, field in enumerate(table.schema):
        if pa.types.is_large_string(field.type) or pa.types.is_string_view(field.type):
            encoded = table[field.name].cast(pa.string()).dictionary_encode()
            table = table.set_column(number, field.name, encoded)
    ends = sorted({0, min(1, len(table)), len(table) // 2, len(table)})
    pieces = [table[a:b] for a, b in pairwise(ends)]
    return pa.concat_tables(pieces) if pieces else table


def from_polars(result, names):
    return result.lazy().select(names).collect().to_dict(as_series=False)


def from_pandas(result, names):
    return {n: [None if pd.isna(value) else value for value in result[n].tolist()] for n in names}


def from_pyarrow(result, names):
    return result.select(names).to_pydict()


def from_duckdb(result, names):
    return from_rows(result.select(*names).fetchall(), names)


def from_ibis(result, names):
    return result.select(*names).to_pyarrow().to_pydict()


def from_pyspark(result, names):
    return from_rows(result.select(*names).collect(), names)


def from_rows(rows, names):
    return {name: [row[number] for row in rows] for number, name in enumerate(names)}


@attrs.frozen
class Engine:
    """One engine, or one way to hold columns in it."""

    make: object
    columns: object

    def __call__(self, columns):
        return self.make(columns)

    def read(self, result, name):
        """A column of the answer as a list."""
        return self.columns(result, [name])[name]

    def rows(self, result, names):
        """Columns of the answer side by side, for engines whose rows come in no order."""
        return list(zip(*self.columns(result, names).values(), strict=True))


DUCK, NAMES = duckdb.connect(), count()


def duck(columns):
    """A table of the one connection, so that two can be joined."""
    name = f"table_{next(NAMES)}"
    DUCK.register(name, polars_of(columns).to_arrow())
    return DUCK.table(name)


ENGINES = {
    "polars": Engine(polars_of, from_polars),
    "polars-lazy": Engine(lambda columns: polars_of(columns).lazy(), from_polars),
    "pandas-nullable": Engine(pandas_nullable, from_pandas),
    "pandas-as-it-comes": Engine(pandas_as_it_comes, from_pandas),
    "pandas-arrow": Engine(lambda c: polars_of(c).to_pandas(use_pyarrow_extension_array=True), from_pandas),
    "pandas-index-twice": Engine(pandas_shuffled_index, from_pandas),
    "pyarrow": Engine(lambda c: polars_of(c).to_arrow(), from_pyarrow),
    "pyarrow-chunked": Engine(pyarrow_chunked, from_pyarrow),
    "duckdb": Engine(duck, from_duckdb),
    "ibis": Engine(lambda columns: ibis.memtable(polars_of(columns).to_arrow()), from_ibis),
}


class Spark:
    """One session of two local workers for all tests of the run."""

    session = None

    @classmethod
    def frame(cls, columns):
        assert shutil.which("java"), "Spark runs on Java 17 or later, and there is none on the path"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of pyspark, about pandas and sockets of its own
            if cls.session is None:
                from pyspark.sql import SparkSession  # noqa: PLC0415 # the slow tier alone starts it

                builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
                cls.session = builder.config("spark.sql.shuffle.partitions", "2").getOrCreate()
            return cls.session.createDataFrame(polars_of(columns).to_arrow())


ENGINES["pyspark"] = Engine(Spark.frame, from_pyspark)
SLOW = {"pyspark": pytest.mark.slow}


@pytest.fixture(scope="session", params=[pytest.param(name, marks=SLOW.get(name, ())) for name in ENGINES])
def engine(request):
    yield ENGINES[request.param]
    if request.param == "pyspark" and Spark.session is not None:
        Spark.session.stop()
        Spark.session = None


@pytest.fixture(name="polars_of", scope="session")
def the_polars_of():
    return polars_of


@pytest.fixture(name="pandas_nullable", scope="session")
def the_pandas_nullable():
    return pandas_nullable
