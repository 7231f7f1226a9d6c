"""The command ``chuanngheo``: parse, call one function, print, exit code.

0 nothing wrong, 1 findings (or bad rows kept aside), 2 unusable input: one line on the error stream,
never a traceback.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import NoReturn

from chuanngheo import __version__
from chuanngheo.cli import audit, classify, completion, deadlines, standards, target
from chuanngheo.cli.streams import prepare
from chuanngheo.cli.wrong import language, said
from chuanngheo.errors import ChuanNgheoError

COMMANDS = (classify, audit, standards, target, deadlines)
"""Every command module: ``add`` registers its parser, whose ``run`` does the work."""

ONE_LINE = 2_000
"""How much of an error is shown before it is cut."""

_ABOUT = """Chuẩn nghèo Việt Nam: phân loại hộ, kiểm tra số liệu kế hoạch giảm nghèo.
Vietnam's poverty standards: classify households, audit the figures of a plan."""

_EXAMPLES = """examples:
  chuanngheo classify households.csv --on 2024-12-14   từng hộ, vì sao / each household's class, and why
  chuanngheo audit plan.toml                      số liệu có khớp nhau không / do the figures agree?
  chuanngheo target --households 54769 --poor 5779 --points 3,35
  chuanngheo standards --on 2021-06-01            chuẩn nào áp dụng / which standard applied that day
  chuanngheo deadlines qd24-2021 --next 2022-10-01  sắp đến hạn gì / what is due next

Mã thoát 0: không có gì sai; 1: có phát hiện; 2: đầu vào không dùng được, nói trong một dòng.
Exit code 0: nothing wrong; 1: something was found; 2: unusable input, said in one line.
Mỗi lệnh có --help với ví dụ. / Every command has --help, with examples."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line; ``--help`` says the rest."""

    arguments: Sequence[str] = ()
    """The whole command line, which may ask for a language."""

    def error(self, message: str) -> NoReturn:
        """One line, exit 2."""
        self.exit(2, f"{self.prog}: {said(message, language(self.arguments))}\n")


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _top()
    top.add_argument("--version", action="version", version=f"chuanngheo {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND", title="commands")
    for command in COMMANDS:
        command.add(commands)
    completion.add(commands, parser)
    return top


def _top() -> argparse.ArgumentParser:
    return _Parser(
        prog="chuanngheo",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    prepare(sys.stdout)
    prepare(sys.stderr)
    _Parser.arguments = sys.argv[1:] if arguments is None else arguments
    options = parser().parse_args(arguments)
    try:
        code = _quiet(options) if getattr(options, "quiet", False) else options.run(options)
        sys.stdout.flush()
    except ChuanNgheoError as error:
        print(f"chuanngheo: {_line(error.text(getattr(options, 'lang', 'vi')))}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader went away: what is still to be written goes nowhere, and nothing is said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return int(code)


def _quiet(options: argparse.Namespace) -> int:
    """Run with the result going nowhere."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):  # noqa: PTH123 # a device
        return int(options.run(options))


def _line(sentence: str) -> str:
    """What an error says, in one line."""
    line = " ".join(sentence.split())
    return f"{line[:ONE_LINE]}{'…' if len(line) > ONE_LINE else ''}"
