"""Options that several commands share."""

import argparse
import datetime as dt
from typing import TypeAlias

from chuanngheo.errors import InvalidValueError
from chuanngheo.languages import LANGS
from chuanngheo.periods import plain_day

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] # argparse has no public name for it


def common(parser: argparse.ArgumentParser) -> None:
    """``--format`` and ``--lang``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text (default) or json")
    parser.add_argument("--lang", choices=LANGS, default="vi", help="vi (default) or en")


def day(text: str) -> dt.date:
    """A day on the command line: ``2024-12-14`` or ``14/12/2024``."""
    parts = text.split("/")
    iso = "-".join(part.zfill(2) for part in reversed(parts)) if len(parts) == 3 else text  # noqa: PLR2004 # d/m/y
    try:
        return plain_day(iso)
    except InvalidValueError:
        raise argparse.ArgumentTypeError(
            f"expected a day as 2024-12-14 or 14/12/2024, not {text!r:.60}"
        ) from None
