"""Reading whole documents: pages a second, and memory against the length of the document.

    python benchmarks/documents.py

A page is 2,000 characters of the three plans in ``tests/data/plans`` that the grammar was written for, over
and over; every length runs in a process of its own, so that its peak of memory is its own.
"""

import html
import io
import resource
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

PLANS = Path(__file__).parent.parent / "tests" / "data" / "plans"
NAMES = ("ben-tre-2011", "luc-ngan-2019", "binh-thuan-2024")
PAGE = 2_000
LENGTHS = (50, 100, 200, 400)
HOSTILE = {"digits": "1.", "blanks": "  ", "bars": "| ", "commas": ", ", "letters": "hộ"}


def paragraphs(pages: int) -> list[str]:
    """So many pages of plans, by paragraph."""
    texts = [(PLANS / f"{name}.txt").read_text(encoding="utf-8") for name in NAMES]
    own = [p for text in texts for p in text.split("\n\n") if p.strip()]
    found: list[str] = []
    length = 0
    while length < pages * PAGE:
        found.append(own[len(found) % len(own)])
        length += len(found[-1])
    return found


def document(kind: str, texts: list[str]) -> bytes:
    """The paragraphs as a file of a kind."""
    if kind == "docx":
        import docx  # noqa: PLC0415 # what is measured

        made = docx.Document()
        for text in texts:
            made.add_paragraph("".join(sign for sign in text if sign.isprintable() or sign == "\n"))
        file = io.BytesIO()
        made.save(file)
        return file.getvalue()
    if kind == "html":
        return "".join(f"<p>{html.escape(text)}</p>" for text in texts).encode()
    return "\n\n".join(texts).encode()


def measured(kind: str, pages: int) -> None:
    """One document in this process: seconds to extract, read, audit; megabytes above the start."""
    from chuanngheo.documents import extract_bytes, read_extracted  # noqa: PLC0415 # after the start

    data = document(kind, paragraphs(pages))
    read_extracted(extract_bytes(document(kind, paragraphs(1)), f"a.{kind}"))  # what is loaded once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    marks = [time.process_time()]
    extracted = extract_bytes(data, f"a.{kind}")
    marks.append(time.process_time())
    read = read_extracted(extracted)
    marks.append(time.process_time())
    figures = sum(read.coverage.values())
    marks.append(time.process_time())
    seconds = [later - sooner for sooner, later in pairwise(marks)]
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{kind:5} {pages:5} pages {figures:7} figures  extract {seconds[0]:6.2f} s  read {seconds[1]:6.2f} s"
        f"  audit {seconds[2]:6.2f} s  {pages / sum(seconds):6.1f} pages/s"
        f"  {grown / pages * 1000:6.0f} kB a page"
    )


def line(name: str) -> None:
    """A line of up to two million characters, extracted and read."""
    from chuanngheo.documents import extract_bytes, read_extracted  # noqa: PLC0415 # as above

    for size in (500_000, 1_000_000, 2_000_000):
        text = "x" + HOSTILE[name] * (size // len(HOSTILE[name]))
        start = time.process_time()
        read_extracted(extract_bytes(text.encode(), "a.txt"))
        print(f"{name:8} {size:9} characters {time.process_time() - start:6.2f} s")


def main() -> None:
    """Every kind and length, each in a fresh process."""
    if sys.argv[1:2] == ["line"]:
        line(sys.argv[2])
    elif sys.argv[1:]:
        measured(sys.argv[1], int(sys.argv[2]))
    else:
        runs = [[kind, str(pages)] for kind in ("txt", "docx", "html") for pages in LENGTHS]
        for arguments in (*runs, *(["line", name] for name in HOSTILE)):
            subprocess.run([sys.executable, __file__, *arguments], check=True)  # noqa: S603 # this very file


if __name__ == "__main__":
    main()
