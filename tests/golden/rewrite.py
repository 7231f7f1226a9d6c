"""Write the decision table of every standard anew: ``python tests/golden/rewrite.py``.

A change seen here is a change of what the library says of the law: it needs a *Law* entry in the
changelog, with the text that says so.
"""

import csv
from pathlib import Path

from chuanngheo.standards import ALL
from chuanngheo.testing import decision_table

HERE = Path(__file__).parent


def main() -> None:
    """One CSV file a standard, one line a region."""
    for standard in ALL:
        table = decision_table(standard)
        with (HERE / f"{standard.code}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, fieldnames=table[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)


if __name__ == "__main__":
    main()
