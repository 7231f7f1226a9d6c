"""What goes out: Vietnamese that any code page can show, colours on a terminal only, JSON that loses nothing.

A pipe or a file gets UTF-8.  A terminal, and whoever names an encoding in ``PYTHONIOENCODING``, gets its own
encoding; a letter that it does not have is spelt with one that it has: ``hộ`` becomes ``hô`` in cp437.
"""

import codecs
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from typing import TextIO

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Huyền, sắc, ngã, hỏi, nặng: what cp1258 writes after the letter."""

_PLAIN = {
    "đ": "d", "Đ": "D", "–": "-", "—": "-", "−": "-", "…": "...", "«": '"', "»": '"', "“": '"', "”": '"',
    "‘": "'", "’": "'", "→": "->", "↓": "v", "≠": "!=", "≤": "<=", "≥": ">=", "×": "x", "·": "-", "₫": "d",
    "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


def prepare(stream: TextIO) -> None:
    """Let a stream take every letter; a stream that is no file (a notebook's) is left as it is."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    named = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    encoding = stream.encoding if named or stream.isatty() else "utf-8"
    name = f"chuanngheo-readable-{encoding}"
    codecs.register_error(name, partial(_readable, encoding))
    stream.reconfigure(encoding=encoding, errors=name)


def _readable(encoding: str, error: UnicodeError) -> tuple[str, int]:
    """Spell what an encoding cannot write with what it can."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_spelt(letter, encoding) for letter in letters), error.end


def _spelt(letter: str, encoding: str) -> str:
    for spelling in _spellings(letter):
        try:
            spelling.encode(encoding)
        except UnicodeEncodeError:
            continue
        return spelling
    return ascii(letter)[1:-1]


def _spellings(letter: str) -> Iterator[str]:
    """Other ways to write a letter, the nearest first: a sign alike, its tone after it, without any mark."""
    if letter in _PLAIN:  # first: ≠ without its mark would be =
        yield _PLAIN[letter]
    base, *marks = list(unicodedata.normalize("NFD", letter))
    shape = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark not in TONES))
    yield shape + "".join(mark for mark in marks if mark in TONES)
    yield shape
    yield base


def show(text: str) -> None:
    """Print a result; on a terminal, with the extra ``cli`` and without ``NO_COLOR``, in colours."""
    if sys.stdout.isatty() and not os.environ.get("NO_COLOR") and find_spec("rich"):
        _coloured(text)
    else:
        print(text)


def _coloured(text: str) -> None:
    from rich.console import Console  # noqa: PLC0415 # an extra, and only where somebody looks
    from rich.highlighter import RegexHighlighter  # noqa: PLC0415 # as above
    from rich.theme import Theme  # noqa: PLC0415 # as above

    class Told(RegexHighlighter):
        """What stands out: findings, proposals, the class of a household, the legal basis."""

        highlights = [  # noqa: RUF012 # as the library declares it
            r"(?m)^ *(?P<finding>\d+\. .*)$",
            r"(?m)(?P<proposal>→ .*)$",
            r"(?m)^(?P<head>(?:Hộ|Household) \S+)$",
            r"(?m)^(?P<basis>(?:Căn cứ|Legal basis): .*)$",
        ]

    theme = Theme({"finding": "bold red", "proposal": "green", "head": "bold", "basis": "dim"})
    console = Console(theme=theme, highlighter=Told(), markup=False, emoji=False, soft_wrap=True)
    console.print(text)


def show_json(value: object) -> None:
    """Print JSON; where the stream's encoding cannot write every letter, with escapes instead."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(json.dumps(value, ensure_ascii=not encoding.lower().startswith("utf"), indent=2))
