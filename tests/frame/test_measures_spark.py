"""The measures on a cluster of two cores: the same figures as from the same list in memory."""

from decimal import Decimal
from fractions import Fraction

import polars as pl
import pytest

from chuanngheo.frame import measures
from chuanngheo.frame.moves import transitions
from chuanngheo.measures import Design

pytestmark = pytest.mark.slow
DESIGN = Design(dict.fromkeys("abc", Fraction(1, 3)), Fraction(2, 3))
ROWS = [
    ("H1", "A", "poor", 3, Decimal("1.500"), True, None, False),
    ("H2", None, None, 2, Decimal("0.250"), True, True, False),
    ("H3", "A", "near-poor", 2, Decimal("1.000"), True, True, True),
]
COLUMNS = {
    "household": (pl.String, "string"), "province": (pl.String, "string"), "category": (pl.String, "string"),
    "members": (pl.Int64, "long"), "weight": (pl.Decimal(10, 3), "decimal(10,3)"),
    **dict.fromkeys("abc", (pl.Boolean, "boolean")),
}  # fmt: skip


@pytest.fixture(scope="module")
def spark():
    session = pytest.importorskip("pyspark.sql", reason="PySpark is not installed").SparkSession
    found = (
        session.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.host", "localhost")
        .getOrCreate()
    )
    yield found
    found.stop()


@pytest.mark.filterwarnings("default")  # the peer's own, of its versions
def test_the_same_as_in_memory(spark):
    here = pl.DataFrame(ROWS, schema={name: kind for name, (kind, _) in COLUMNS.items()}, orient="row")
    there = spark.createDataFrame(ROWS, ", ".join(f"{name} {kind}" for name, (_, kind) in COLUMNS.items()))
    for names in ({}, {"members": "members", "weight": "weight"}):
        one = measures.headcounts(here, "province", **names)
        assert {k: p.row() for k, p in measures.headcounts(there, "province", **names).items()} == {
            k: p.row() for k, p in one.items()
        }
    found = [
        measures.alkire_foster(f, DESIGN, "province", weight="weight", missing="bounds")
        for f in (here, there)
    ]
    assert found[0] == found[1]
    assert transitions(there, there.filter("household <> 'H1'")).rows() == (
        transitions(here, here.filter(pl.col("household") != "H1")).rows()
    )
