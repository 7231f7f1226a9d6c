"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path

from chuanngheo.errors import Fault, InvalidFileError, Reason


def write_whole(path: Path | str, text: str) -> None:
    """Put ``text`` under ``path`` in UTF-8; a half-written file never stands under that name.

    Raises:
        InvalidFileError: the folder is missing, or may not be written to.
    """
    path = Path(path)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InvalidFileError(
            str(path), [Fault("", error.strerror or "cannot be written")], reason=Reason.UNREADABLE_FILE
        ) from None
