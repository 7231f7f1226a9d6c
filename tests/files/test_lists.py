"""A long list, file to file: whole or not at all."""

import os
import subprocess
import sys

import polars as pl
import pytest

from chuanngheo import NATIONAL, NATIONAL_2021_2025
from chuanngheo.cli import main
from chuanngheo.errors import InvalidFileError
from chuanngheo.files.lists import classify_file, row_count

CODES = NATIONAL_2021_2025.indicators.codes
ROWS = 1_000


@pytest.fixture
def homes():
    columns = {"id": range(ROWS), "area": ["rural", "urban"] * (ROWS // 2), "year": [2022] * ROWS}
    columns["income"] = [1_400_000 + 1_000 * n for n in range(ROWS)]
    columns |= {code: [n % 4 > 0] * ROWS for n, code in enumerate(CODES)}
    return pl.DataFrame(columns)


EXPECTED = {"poor": 351, "average": 575, "not-poor": 74}


def found(path):
    frame = pl.read_parquet(path) if path.suffix == ".parquet" else pl.read_csv(path)
    assert frame["id"].to_list() == list(range(ROWS))
    return dict(frame.group_by(pl.col("category").cast(pl.String)).len().rows())


@pytest.mark.parametrize("out", ["out.parquet", "out.csv"])
@pytest.mark.parametrize("name", ["homes.parquet", "homes.csv"])
def test_kinds(tmp_path, homes, name, out):
    homes.write_parquet(tmp_path / name) if name.endswith("parquet") else homes.write_csv(tmp_path / name)
    seen = []
    classify_file(tmp_path / name, tmp_path / out, NATIONAL_2021_2025, seen=seen.append)
    assert sum(seen) == ROWS
    assert found(tmp_path / out) == EXPECTED
    assert row_count(tmp_path / name) == (ROWS if name.endswith("parquet") else None)


def test_a_folder(tmp_path, homes):
    folder = tmp_path / "provinces"
    folder.mkdir()
    for n in range(2):
        homes[n * 500 : n * 500 + 500].write_parquet(folder / f"{n}.parquet")
    assert main(["classify", str(folder), "--on-column", "year", "--out", str(tmp_path / "o.parquet")]) == 0
    assert found(tmp_path / "o.parquet") == EXPECTED
    (folder / "more.csv").write_text("id\n", encoding="utf-8")
    with pytest.raises(InvalidFileError, match=r"files of one kind, not \.csv, \.parquet"):
        classify_file(folder, tmp_path / "p.parquet", NATIONAL)


def test_a_bad_row_leaves_no_result(tmp_path, homes):
    path = tmp_path / "homes.parquet"
    homes.with_columns(
        area=pl.when(pl.col("id") % 300 == 7).then(pl.lit("?")).otherwise("area")
    ).write_parquet(path)
    with pytest.raises(InvalidFileError, match=r"4 row\(s\) with no area of .*'\?', '\?', '\?', …"):
        classify_file(path, tmp_path / "out.parquet", NATIONAL_2021_2025)
    assert list(tmp_path.iterdir()) == [path]


def test_crosses_of_a_spreadsheet(tmp_path, homes, capsys):
    path, out = tmp_path / "homes.csv", tmp_path / "out.csv"
    crosses = [pl.when(pl.col(c)).then(pl.lit("x")).otherwise(pl.lit("")).alias(c) for c in CODES]
    homes.with_columns(crosses).write_csv(path)
    arguments = ["classify", str(path), "--bulk", "--standard", "VN-2021-2025", "--out", str(out)]
    assert main([*arguments, "--lang", "en"]) == 2
    assert "say what its values mean" in capsys.readouterr().err
    assert main([*arguments, "--yes", "x", "--no", ""]) == 0
    assert found(out) == EXPECTED


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--standard", "VN-2021-2025"], "needs --out"),
        (["--standard", "VN-2021-2025", "--out", "{homes}"], "is the file of the households itself"),
        (["--standard", "VN-2021-2025", "--out", "o.xlsx"], "unknown kind of list '.xlsx'"),
        (["--standard", "VN-2021-2025", "--out", "{folder}/none/o.csv"], "No such file"),
        (["--out", "o.csv"], "say --on DATE or --standard CODE"),
    ],
)
def test_refusals(tmp_path, homes, capsys, arguments, words):
    path = tmp_path / "homes.parquet"
    homes.write_parquet(path)
    filled = [one.format(homes=path, folder=tmp_path) for one in arguments]
    assert main(["classify", str(path), *filled, "--lang", "en"]) == 2
    assert words in capsys.readouterr().err


def test_no_such_list(tmp_path, capsys):
    assert main(["classify", str(tmp_path / "a.parquet"), "--out", "o.csv", "--lang", "en"]) == 2
    assert "No such file" in capsys.readouterr().err


def test_not_parquet(tmp_path):
    path = tmp_path / "homes.parquet"
    path.write_text("no", encoding="utf-8")
    with pytest.raises(InvalidFileError):
        classify_file(path, tmp_path / "out.parquet", NATIONAL_2021_2025)


def test_what_is_not_installed_is_named(tmp_path, homes, capsys, monkeypatch):
    homes.write_parquet(tmp_path / "a.parquet")
    monkeypatch.setattr("chuanngheo.cli.bulk.find_spec", lambda _: None)
    assert main(["classify", str(tmp_path / "a.parquet"), "--out", "o.csv", "--lang", "en"]) == 2
    assert "need narwhals and polars: install chuanngheo[polars]" in capsys.readouterr().err


def test_a_bar_on_a_terminal(tmp_path, homes, capsys, monkeypatch):
    homes.write_parquet(tmp_path / "a.parquet")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    arguments = ["--standard", "VN-2021-2025", "--out", str(tmp_path / "o.parquet")]
    assert main(["classify", str(tmp_path / "a.parquet"), *arguments]) == 0
    assert "1000/1000" in capsys.readouterr().err


def test_no_bar_that_nobody_wants(tmp_path, homes, capsys, monkeypatch):
    homes.write_parquet(tmp_path / "a.parquet")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    arguments = ["--standard", "VN-2021-2025", "--out", str(tmp_path / "o.parquet"), "--quiet"]
    assert main(["classify", str(tmp_path / "a.parquet"), *arguments]) == 0
    assert capsys.readouterr() == ("", "")


KILLED = """
import os, sys
from pathlib import Path
from chuanngheo import NATIONAL_2021_2025
from chuanngheo.files.lists import classify_file
source, out, said, go = map(Path, sys.argv[1:])
def seen(rows):  # in the middle: pieces were read, and the next is not given before someone says so
    said.open("w").close()
    go.open().close()
classify_file(source, out, NATIONAL_2021_2025, seen=seen)
"""


def test_a_kill_in_the_middle_leaves_no_result(tmp_path, homes):
    source, out, said, go = (tmp_path / name for name in ("homes.parquet", "out.parquet", "said", "go"))
    homes.write_parquet(source)
    os.mkfifo(said)
    os.mkfifo(go)
    command = [sys.executable, "-c", KILLED, *map(str, (source, out, said, go))]
    with subprocess.Popen(command) as writer:  # noqa: S603 # our own program
        said.open().close()  # returns when the writer is in the middle
        writer.kill()
    assert writer.returncode < 0
    assert not out.exists()
