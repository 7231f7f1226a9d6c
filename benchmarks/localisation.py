"""Which cell is wrong: is it found, and is what was meant the first proposal?

    python benchmarks/localisation.py [tables] [seed] [--write]

Tables of ``corpus.py`` with one error each, in the mix measured on real typing (112 replaced : 15 omitted :
14 transposed : 11 added) and of other kinds; ``enumeration.py`` decides which of them can be identified at
all.  Beside the audit, in the same run, a localiser that uses sums only.
"""

import random
import sys
import time
from collections import Counter
from pathlib import Path

from corpus import (
    COUNTS,
    MIX,
    ONE_CELL,
    ROLES,
    WHOLE_COLUMN,
    Cells,
    clean_table,
    truncated_table,
)
from enumeration import Way, ways

from chuanngheo.consistency import Audit, audit
from chuanngheo.statements import Document
from chuanngheo.tables import Table, columns

README = Path(__file__).parent / "README.md"
MARK = "<!-- localisation -->"


def audited(cells: Cells) -> Audit:
    """The audit of the table."""
    *rows, total = cells
    return audit(Document(title="annex", tables=(Table(columns(*ROLES), rows, ["Tổng", *total[1:]]),)))


def place(cells: Cells, row: str, column: str) -> tuple[int, int]:
    """Where an address stands in the table."""
    labels = [r[0] for r in cells[:-1]]
    return (labels.index(row) if row in labels else len(cells) - 1), ROLES.index(column)


def first_proposals(cells: Cells, result: Audit) -> Way:
    """Every cell with what is proposed first for it: of findings, and of remarks where there is no finding."""
    given = [f.proposals[0] for f in result.findings if f.proposals]
    given += [p for remark in result.remarks for p in remark.proposals]
    return frozenset((*place(cells, p.where.row, p.where.column), p.value) for p in given)


def told(cells: Cells, clean: Cells) -> str:
    """What the audit made of the error."""
    result = audited(cells)
    meant = frozenset(
        (r, c, clean[r][c]) for r, row in enumerate(cells) for c, text in enumerate(row) if text != clean[r][c]
    )
    if not result.findings and not any(remark.proposals for remark in result.remarks):
        return "not noticed"
    if any(f.ambiguous for f in result.roots):
        offered = {(*place(cells, p.where.row, p.where.column), p.value) for f in result.findings for p in f.proposals}
        return "ambiguous, offered" if meant & offered else "ambiguous, not offered"
    return "corrected" if first_proposals(cells, result) == meant else "wrong"


def by_sums_only(cells: Cells, clean: Cells) -> bool:
    """Whether a localiser that knows the columns' sums alone singles the cell out."""
    try:
        numbers = [[int(t.replace(".", "")) for c, t in enumerate(r) if c in COUNTS] for r in cells]
    except ValueError:
        return False
    *rows, total = numbers
    broken = [c for c, t in enumerate(total) if sum(r[c] for r in rows) != t]
    return len(broken) == 1 and len(rows) == 1 and cells != clean


def one_error(tables: int, seed: int) -> list[str]:
    """One error a table: the measured mix, then every other kind."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    answers: Counter[tuple[str, str, str]] = Counter()
    sums = 0
    began, audits = time.perf_counter(), 0
    kinds = rng.choices(list(MIX), list(MIX.values()), k=tables)
    others = [kind for kind in ONE_CELL if kind not in MIX]
    kinds += [kind for kind in others for _ in range(max(1, tables // 6))]
    for kind in kinds:
        clean = clean_table(rng)
        hurt = ONE_CELL[kind](rng, clean)
        able = "identifiable" if len(ways(hurt)) == 1 else "several ways"
        answer = told(hurt, clean)
        audits += 1
        sums += by_sums_only(hurt, clean)
        answers[kind, able, answer] += 1
        if "-v" in sys.argv and able == "identifiable" and answer != "corrected":
            show(kind, hurt, clean, answer)
        if "-w" in sys.argv and able != "identifiable" and not answer.startswith("ambig"):
            show(kind, hurt, clean, answer)
    seconds = time.perf_counter() - began
    lines = [f"{len(kinds)} tables with one error each, seed {seed}; {1000 * seconds / audits:.0f} ms a table", ""]
    lines += ["| error | identifiable | of them corrected | several ways | of them shown as ambiguous |", "|---|---|---|---|---|"]
    for kind in [*MIX, *others, "all"]:
        mine = {(a, t): sum(n for (k, x, y), n in answers.items() if (x, y) == (a, t) and kind in (k, "all")) for _, a, t in answers}
        able = sum(n for (a, _), n in mine.items() if a == "identifiable")
        right = mine.get(("identifiable", "corrected"), 0)
        several = sum(n for (a, _), n in mine.items() if a != "identifiable")
        shown = mine.get(("several ways", "ambiguous, offered"), 0)
        lines.append(f"| {kind} | {able} | {right} | {several} | {shown} |")
    lines += ["", f"Singled out by sums only: {sums}."]
    wrong = sum(n for (_, _, t), n in answers.items() if t == "wrong")
    missed = sum(n for (_, _, t), n in answers.items() if t == "not noticed")
    lines += [f"Singled out and wrong: {wrong}; not noticed: {missed}."]
    return lines


def show(kind: str, hurt: Cells, clean: Cells, answer: str) -> None:
    """One case that did not go as it should."""
    print(kind, answer)
    for r, row in enumerate(hurt):
        if row != clean[r]:
            print("   ", row, "<-", clean[r])
    print("    ways:", [sorted(w) for w in ways(hurt)][:4])
    for f in audited(hurt).findings:
        print("    ", f.ambiguous, f.where.label(), f.printed, [(p.where.row, p.where.column, p.value) for p in f.proposals][:4])


def main(tables: int, seed: int) -> None:
    """Print how the errors were found."""
    lines = one_error(tables, seed)
    print("\n".join(lines))


if __name__ == "__main__":
    numbers = [int(a) for a in sys.argv[1:] if a.isdigit()]
    main(*(numbers + [300, 1][len(numbers) :])[:2])
