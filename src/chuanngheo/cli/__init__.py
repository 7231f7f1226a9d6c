"""The command ``chuanngheo``: parse, call one function, print, exit code.

0 nothing wrong, 1 findings (or bad rows kept aside), 2 unusable input: one line on the error stream,
never a traceback.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from chuanngheo import __version__
from chuanngheo.cli import audit, classify, deadlines, standards, target
from chuanngheo.errors import ChuanNgheoError

COMMANDS = (classify, audit, standards, target, deadlines)
"""Every command module: ``add`` registers its parser, whose ``run`` does the work."""

ONE_LINE = 2_000
"""How much of an error is shown before it is cut."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line; ``--help`` says the rest."""

    def error(self, message: str) -> NoReturn:
        """One line, exit 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(
        prog="chuanngheo",
        description="Chuẩn nghèo Việt Nam: phân loại hộ, kiểm tra số liệu kế hoạch giảm nghèo."
        " / Vietnam's poverty standards: classify households, audit the figures of a plan.",
    )
    top.add_argument("--version", action="version", version=f"chuanngheo {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        command.add(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except ChuanNgheoError as error:
        line = " ".join(str(error).split())
        print(f"chuanngheo: {line[:ONE_LINE]}{'…' if len(line) > ONE_LINE else ''}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away: what is still to be written goes nowhere, and nothing is said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(code)
