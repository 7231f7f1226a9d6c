"""Bounded fuzzing of every reader and of reading and auditing what it gives, with atheris.  Not part of CI.

    pip install atheris
    python tests/fuzz/documents.py -max_total_time=60 [-runs=N]

The first byte chooses the kind of file.  Anything but the library's own error is a crash.
"""

import sys


def main() -> None:
    """Feed the readers until the time is over."""
    import atheris  # noqa: PLC0415 # no dependency of the tests

    with atheris.instrument_imports(include=["chuanngheo"]):
        from chuanngheo.documents import READERS, extract_bytes, read_extracted  # noqa: PLC0415 # watched
        from chuanngheo.errors import ChuanNgheoError  # noqa: PLC0415 # likewise

    endings = sorted(READERS)

    def one(data: bytes) -> None:
        """Read one input whole."""
        if len(data) < 2:  # a kind and something to read
            return
        try:
            found = read_extracted(extract_bytes(data[1:], f"a{endings[data[0] % len(endings)]}"))
            found.coverage  # noqa: B018 # asked for what it does
        except ChuanNgheoError:
            return

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
