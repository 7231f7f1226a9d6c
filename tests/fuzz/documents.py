"""Bounded fuzzing of every reader and of reading and auditing what it gives, with atheris.  Not part of CI.

    pip install atheris
    python tests/fuzz/documents.py -max_total_time=60 [-runs=N]

The first byte chooses the kind of file.  Anything but the library's own error is a crash.
"""

import sys

import atheris

with atheris.instrument_imports(include=["chuanngheo"]):
    from chuanngheo.documents import READERS, extract_bytes, read_extracted
    from chuanngheo.errors import ChuanNgheoError

ENDINGS = sorted(READERS)


def one(data: bytes) -> None:
    """Read one input whole."""
    if len(data) < 2:  # a kind and something to read
        return
    try:
        found = read_extracted(extract_bytes(data[1:], f"a{ENDINGS[data[0] % len(ENDINGS)]}"))
        found.coverage  # noqa: B018 # asked for what it does
    except ChuanNgheoError:
        return


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
