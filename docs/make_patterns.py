"""The table of patterns in docs/how-prose-is-read.md, written from the data.

python docs/make_patterns.py
"""

from pathlib import Path

from chuanngheo.prose.patterns import PATTERNS

PAGE = Path(__file__).parent / "how-prose-is-read.md"
MARK = "<!-- patterns -->"


def table() -> str:
    """One row a pattern: what it reads, its form, its example."""
    rows = [f"| {p.kind} | {p.name} | `{p.form.replace('|', '/')}` | {p.example} |" for p in PATTERNS]
    return "\n".join(["| kind | pattern | form | example |", "|---|---|---|---|", *rows])


def written(page: str) -> str:
    """The page with the table between its marks."""
    before, _, rest = page.partition(MARK)
    return f"{before}{MARK}\n\n{table()}\n\n{MARK}{rest.partition(MARK)[2]}"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
