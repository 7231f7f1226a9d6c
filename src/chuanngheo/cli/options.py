"""What several commands share: how a command is added, and its options."""

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from typing import TypeAlias

from chuanngheo.errors import InvalidValueError
from chuanngheo.languages import LANGS, phrase
from chuanngheo.periods import plain_day

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # argparse has no public name for it
"""The parsers of the commands, by name: a command adds its own."""

FORMATS = ("text", "json")
"""For a person, for a program."""


def command(commands: Commands, name: str, brief: str, about: str, examples: str) -> argparse.ArgumentParser:
    """A command with its help, its lines as they are written: what it does, and examples."""
    return commands.add_parser(
        name,
        help=brief,
        description=about,
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def common(parser: argparse.ArgumentParser, formats: Sequence[str] = FORMATS) -> None:
    """``--format``, ``--lang`` and ``--quiet``."""
    choices = ", ".join(formats[1:])
    parser.add_argument(
        "--format",
        choices=formats,
        default="text",
        help=f"cách in ra / how it is printed: text (default), {choices}",
    )
    parser.add_argument("--lang", choices=LANGS, default="vi", help="ngôn ngữ / language: vi (default) or en")
    parser.add_argument(
        "--quiet",
        "-q",
        action="store_true",
        help="chỉ trả mã thoát, không in kết quả / print no result and no note: the exit code says it",
    )


def note(en: str, vi: str, options: argparse.Namespace) -> None:
    """A line beside the result, on the error stream; nothing with ``--quiet``."""
    if not options.quiet:
        print(f"chuanngheo: {phrase(options.lang, vi, en)}", file=sys.stderr)


def day(text: str) -> dt.date:
    """A day on the command line: ``2024-12-14`` or ``14/12/2024``."""
    parts = text.split("/")
    iso = "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else text  # noqa: PLR2004 # d/m/y
    try:
        return plain_day(iso)
    except InvalidValueError:
        # In English, as argparse says what it finds wrong itself; its Vietnamese stands in ``wrong``.
        raise argparse.ArgumentTypeError(
            f"expected a day as 2024-12-14 or 14/12/2024, not {text!r:.60}"
        ) from None
