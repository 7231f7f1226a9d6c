"""``chuanngheo classify`` for lists too long to read at once: file to file, the category alone."""

import argparse
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from chuanngheo.cli.progress import bar, shown
from chuanngheo.errors import Fault, InvalidFileError, Reason
from chuanngheo.files.lists import classify_file, row_count
from chuanngheo.registry import Registry
from chuanngheo.standard import Standard
from chuanngheo.standards.timeline import NATIONAL

NEEDS = ("narwhals", "polars")
"""What the extra ``polars`` brings; without it a list is classified row by row."""


def add(parser: argparse.ArgumentParser) -> None:
    """The options that go with long lists alone."""
    long = parser.add_argument_group(
        "danh sách dài / long lists (.parquet, a folder, or --bulk), which need --out"
    )
    long.add_argument(
        "--bulk",
        action="store_true",
        help="cả .csv, từng phần / a .csv too, piece by piece: the category alone",
    )
    long.add_argument(
        "--on-column",
        metavar="COLUMN",
        help="cột ngày hoặc năm / days or years: each row by its own standard",
    )
    long.add_argument(
        "--yes",
        action="append",
        metavar="TEXT",
        help="chữ ghi là thiếu hụt / what says that a household is deprived",
    )
    long.add_argument(
        "--no",
        action="append",
        metavar="TEXT",
        help="chữ ghi là không / what says that it is not; '' an empty cell",
    )


def is_bulk(options: argparse.Namespace) -> bool:
    """Whether the list is to be passed through piece by piece."""
    return bool(options.bulk) or options.file.is_dir() or options.file.suffix.lower() == ".parquet"


def run(options: argparse.Namespace, standard: Callable[[argparse.Namespace], Standard]) -> int:
    """Classify the list into another file; rows that cannot be classified leave none.

    Raises:
        InvalidFileError: the extra is not installed, there is no such file, or none to write to.
    """
    lacking = [name for name in NEEDS if not find_spec(name)]
    if lacking:
        raise InvalidFileError.of(
            str(options.file),
            f"long lists need {' and '.join(lacking)}: install chuanngheo[polars]",
            f"danh sách dài cần {' và '.join(lacking)}: hãy cài chuanngheo[polars]",
        )
    if options.out is None:
        raise InvalidFileError.of(
            str(options.file), "a long list needs --out FILE", "danh sách dài cần --out FILE"
        )
    try:
        options.file.stat()
    except OSError as error:
        raise InvalidFileError(
            str(options.file), [Fault.of("", error)], reason=Reason.UNREADABLE_FILE
        ) from None
    arguments: dict[str, Any] = {}
    if options.yes or options.no:
        arguments["answers"] = dict.fromkeys(options.yes or (), True) | dict.fromkeys(options.no or (), False)
    by: Standard | Registry = NATIONAL
    if options.on_column is None:
        by = standard(options)
    else:
        arguments |= {"on": options.on_column, "subject": options.subject}
    if not shown(options):
        classify_file(options.file, options.out, by, **arguments)
        return 0
    with bar(options.file.name, row_count(options.file), options) as step:
        classify_file(options.file, options.out, by, seen=lambda rows: step(rows, ""), **arguments)
    return 0
