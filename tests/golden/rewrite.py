"""Write the decision table of every standard anew: ``python tests/golden/rewrite.py``.

A change seen here is a change of what the library says of the law: it needs a *Law* entry in the
changelog, with the text that says so.
"""

import csv
from itertools import groupby
from pathlib import Path

from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.testing import decision_table

HERE = Path(__file__).parent


def regions(table: list[dict[str, str]]) -> list[dict[str, str]]:
    """A decision table with every run of scores that are alike in one line: ``0–2``, ``3–12``."""
    rows: list[dict[str, str]] = []
    for _, alike in groupby(table, key=lambda row: {**row, "score": ""}):
        first, *others = alike
        scores = f"{first['score']}–{others[-1]['score']}" if others else first["score"]
        rows.append({**first, "score": scores})
    return rows


def main() -> None:
    """One CSV file a standard, one line a region."""
    for standard in (*ALL, *PROVINCIAL):
        table = regions(decision_table(standard))
        with (HERE / f"{standard.code}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=table[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)


if __name__ == "__main__":
    main()
