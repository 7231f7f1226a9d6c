"""Reading whole documents: pages a second, and memory against the length of the document.

    python benchmarks/documents.py [--write]

A page is 2,000 characters of the three plans in ``tests/data/plans`` that the grammar was written for, over
and over; every length runs in a process of its own, so that its peak of memory is its own.  ``--write``
keeps the figures in README.md.
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
ROWS = (2_500, 5_000, 10_000)
SIZES = (100_000, 200_000, 400_000)
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
    spent = " | ".join(f"{one:.2f}" for one in seconds)
    each = f"{pages / sum(seconds):.0f} | {grown / pages * 1000:.0f}"
    print(f"| {kind} | {pages} | {figures} | {spent} | {each} |")


def table(rows: int) -> None:
    """A table of so many rows and twelve columns between tabs: seconds to extract, recognise, audit."""
    from chuanngheo.documents import extract_bytes, read_extracted  # noqa: PLC0415 # as above

    head = "Xã\tTổng số hộ" + "".join(f"\tHộ nghèo năm {2011 + n}\tTỷ lệ %" for n in range(5))
    body = (f"Xã {n}\t{1000 + n % 900}" + f"\t{n % 90}\t" * 5 for n in range(rows))
    data = "\n".join((head, *body)).encode()
    marks = [time.process_time()]
    extracted = extract_bytes(data, "a.txt")
    marks.append(time.process_time())
    read = read_extracted(extracted)
    marks.append(time.process_time())
    print(f"| {len(read.document.tables[0].rows)} | {marks[1] - marks[0]:.2f} | {marks[2] - marks[1]:.2f} |")


def line(name: str) -> None:
    """A line of up to 400,000 characters, extracted and read."""
    from chuanngheo.documents import extract_bytes, read_extracted  # noqa: PLC0415 # as above

    spent: list[str] = []
    for size in SIZES:
        text = "x" + HOSTILE[name] * (size // len(HOSTILE[name]))
        start = time.process_time()
        read_extracted(extract_bytes(text.encode(), "a.txt"))
        spent.append(f"{time.process_time() - start:.2f}")
    print(f"| {name} | {' | '.join(spent)} |")


def rows(runs: list[list[str]]) -> str:
    """What every run prints, each in a fresh process."""
    printed = (
        subprocess.run([sys.executable, __file__, *run], check=True, capture_output=True, text=True).stdout  # noqa: S603 # this very file
        for run in runs
    )
    return "".join(printed)


def report() -> str:
    """Every kind and length."""
    documents = rows([[kind, str(pages)] for kind in ("txt", "docx", "html") for pages in LENGTHS])
    tables = rows([["table", str(number)] for number in ROWS])
    lines = rows([["line", name] for name in HOSTILE])
    return (
        "| kind | pages | figures | extract, s | read, s | audit, s | pages/s | kB a page |\n"
        f"|---|---|---|---|---|---|---|---|\n{documents}\n"
        "One table of twelve columns between tabs:\n\n| rows | extract, s | recognise and join, s |\n"
        f"|---|---|---|\n{tables}\n"
        "Seconds for one hostile line of so many characters:\n\n"
        f"| of | {' | '.join(f'{n:,}' for n in SIZES)} |\n"
        f"|---{'|---' * len(SIZES)}|\n{lines}"
    )


MARK = "<!-- documents -->"


def main(arguments: list[str]) -> None:
    """Measure, print, and with ``--write`` keep the figures in the README; or one run of these."""
    match [a for a in arguments if a != "--write"]:
        case ["line", name]:
            line(name)
        case ["table", number]:
            table(int(number))
        case [kind, pages]:
            measured(kind, int(pages))
        case _:
            text = report()
            print(text)
            if "--write" in arguments:
                path = Path(__file__).parent / "README.md"
                before, _, rest = path.read_text(encoding="utf-8").partition(MARK)
                _, _, after = rest.partition(MARK)
                path.write_text(f"{before}{MARK}\n\n{text}\n{MARK}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
