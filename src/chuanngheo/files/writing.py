"""Writing files whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from chuanngheo.errors import Fault, InvalidFileError, Reason


def write_whole(texts: Mapping[Path, str | bytes]) -> None:
    """Put each text under its path in UTF-8 (bytes as they are), all of them or none.

    None ever stands there half-written.

    Raises:
        InvalidFileError: a folder is missing or may not be written to, or a path is a folder itself.
    """
    parts: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            with _refused(path):
                parts[path] = _part(path, text)
        for path, part in parts.items():
            with _refused(path):
                part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def neutral(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before =, +, -, @, tab, CR."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _part(path: Path, text: str | bytes) -> Path:
    """The text under a name of its own, beside where it will stand."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(text.encode() if isinstance(text, str) else text)
    mask = os.umask(0)
    os.umask(mask)
    Path(name).chmod(0o666 & ~mask)  # as any new file: the name made above is private
    return Path(name)


@contextmanager
def taking_the_place_of(path: Path) -> Generator[Path]:
    """A name beside the path to write under; what is written takes its place at the end, or is removed.

    Raises:
        InvalidFileError: as :func:`write_whole`.
    """
    with _refused(path):
        part = _part(path, "")
    try:
        yield part
        with _refused(path):
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _refused(path: Path) -> Generator[None]:
    """What the system refuses, as one of our errors."""
    try:
        yield
    except OSError as error:
        raise InvalidFileError(str(path), [Fault.of("", error)], reason=Reason.UNREADABLE_FILE) from None
