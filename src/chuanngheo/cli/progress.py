"""A bar while work is long: on a terminal's error stream, with the extra ``cli``, never with ``--quiet``."""

import argparse
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

from chuanngheo.languages import phrase

MANY_FILES, MANY_BYTES, MANY_ROWS = 4, 500_000, 20_000
"""From so many files, bytes of files or rows on, work is long."""


Step: TypeAlias = Callable[[int, str], None]
"""Told how many things were done, and in a few words what comes now; no words leave what stood there."""


def shown(options: argparse.Namespace) -> bool:
    """Whether somebody is there to see a bar, and wants one."""
    return not options.quiet and sys.stderr.isatty() and find_spec("rich") is not None


def is_long(files: Sequence[Path]) -> bool:
    """Whether files are many or large; one that is not there is not large."""
    sizes = [path.stat().st_size for path in files if path.is_file()]
    return len(files) >= MANY_FILES or sum(sizes) >= MANY_BYTES


@contextmanager
def bar(words: str, total: int | None, options: argparse.Namespace, *, long: bool = True) -> Generator[Step]:
    """A bar of ``total`` things, gone when all are done; where it is not shown its steps go nowhere."""
    if not long or not shown(options):
        yield _nowhere
        return
    from rich.console import Console  # noqa: PLC0415 # of the extra cli
    from rich.progress import (  # noqa: PLC0415 # as above
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    told = TextColumn("{task.description}", markup=False)
    columns = (told, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task(words, total=total)
        yield lambda done, words: drawn.update(task, advance=done, description=words or None)


def _nowhere(_done: int, _words: str) -> None:
    """A step that nobody sees."""


def reading(path: Path, lang: str) -> str:
    """That a file is being read."""
    return phrase(lang, f"{path.name}: đang đọc", f"{path.name}: reading")


def auditing(path: Path, lang: str) -> str:
    """That a file is being audited."""
    return phrase(lang, f"{path.name}: đang soát", f"{path.name}: auditing")
