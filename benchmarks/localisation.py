"""Which cell is wrong: is it found, and is what was meant the first proposal?

    python benchmarks/localisation.py [tables] [seed] [--write]

Tables of ``corpus.py`` with one error each, in the mix measured on real typing (112 replaced : 15 omitted :
14 transposed : 11 added) and of other kinds; ``enumeration.py`` decides which of them can be identified at
all.  Beside the audit, in the same run, a localiser that uses sums only, of rows and of columns.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus import (
    COUNTS,
    MIX,
    ONE_CELL,
    ROLES,
    Cells,
    clean_table,
    dotted,
    rate,
    retyped,
    truncated_table,
)
from enumeration import Way, ways
from systematic import CAUSES, SHARE, Case

from chuanngheo.consistency import Audit, Finding, audit
from chuanngheo.statements import Document
from chuanngheo.tables import Column, Table, columns

README = Path(__file__).parent / "README.md"
MARK = "<!-- localisation -->"


def document(cells: Cells, roles: tuple[str, ...] = ROLES) -> Document:
    """The table as a document of its own."""
    *rows, total = cells
    own = [Column.rate(r, of="poor", over="poor") if r == SHARE else Column.parse(r) for r in roles]
    return Document(title="annex", tables=(Table(own, rows, ["Tổng", *total[1:]]),))


def audited(cells: Cells) -> Audit:
    """The audit of a table of the corpus."""
    return audit(document(cells))


def audited_case(case: Case) -> Audit:
    """The audit of what a case prints."""
    before = None if case.before is None else document(case.before, case.roles)
    return audit(document(case.hurt, case.roles), before=before)


def place(cells: Cells, row: str, column: str, roles: tuple[str, ...] = ROLES) -> tuple[int, int]:
    """Where an address stands in the table."""
    labels = [r[0] for r in cells[:-1]]
    return (labels.index(row) if row in labels else len(cells) - 1), roles.index(column)


def first_proposals(cells: Cells, result: Audit) -> Way:
    """Every cell with what is proposed first for it, by findings and by remarks."""
    given = [f.proposals[0] for f in result.findings if f.proposals]
    given += [p for remark in result.remarks for p in remark.proposals]
    return frozenset((*place(cells, p.where.row, p.where.column), p.value) for p in given)


def told(cells: Cells, clean: Cells) -> str:
    """What the audit made of the error."""
    result = audited(cells)
    meant = frozenset(
        (r, c, clean[r][c])
        for r, row in enumerate(cells)
        for c, text in enumerate(row)
        if text != clean[r][c]
    )
    if not result.findings and not any(remark.proposals for remark in result.remarks):
        return "not noticed"
    if any(f.ambiguous for f in result.roots):
        offered = {
            (*place(cells, p.where.row, p.where.column), p.value)
            for f in result.findings
            for p in f.proposals
        }
        return "ambiguous, offered" if meant & offered else "ambiguous, not offered"
    return "corrected" if first_proposals(cells, result) == meant else "wrong"


def by_sums_only(cells: Cells, clean: Cells) -> str:
    """What a localiser that knows sums alone makes of the error: right, wrong or nothing.

    It is given more than the audit: a column of all other households, printed without an error, so that
    each row adds up too.  Where one row and one column do not, their cell is wrong by what they lack; a
    single figure that is no numeral is what its column lacks.
    """
    numbers = {(r, c): _plain(texts[c]) for r, texts in enumerate(cells) for c in COUNTS}
    rest = [_plain(h) - _plain(p) - _plain(n) for _, h, p, _, n, _ in clean]
    last = len(cells) - 1
    unread = [at for at, number in numbers.items() if number < 0]
    if len(unread) > 1:
        return "nothing"
    for at in unread:
        numbers[at] = 0
    gaps = {c: numbers[last, c] - sum(numbers[r, c] for r in range(last)) for c in COUNTS}
    rows = [r for r in range(last + 1) if numbers[r, 1] != numbers[r, 2] + numbers[r, 4] + rest[r]]
    open_columns = [c for c in COUNTS if gaps[c]]
    if len(rows) != 1 or len(open_columns) != 1:
        return "nothing"
    (row,), (column,) = rows, open_columns
    meant = numbers[row, column] + (-gaps[column] if row == last else gaps[column])
    fixed = [list(texts) for texts in cells]
    fixed[row][column] = dotted(meant)
    return "right" if fixed == clean else "wrong"


def _plain(text: str) -> int:
    """A count; -1 where the text is none."""
    return int(text.replace(".", "")) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})*|[0-9]+", text) else -1


def one_error(tables: int, seed: int) -> Iterator[str]:
    """One error a table: the measured mix, then every other kind."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    answers: Counter[tuple[str, str, str]] = Counter()
    sums: Counter[str] = Counter()
    others = [kind for kind in ONE_CELL if kind not in MIX]
    kinds = rng.choices(list(MIX), list(MIX.values()), k=tables)
    kinds += [kind for kind in others for _ in range(max(1, tables // 6))]
    for kind in kinds:
        clean = clean_table(rng)
        hurt = ONE_CELL[kind](rng, clean)
        able = WAYS[min(len(ways(hurt)), 2)]
        answer = told(hurt, clean)
        sums[by_sums_only(hurt, clean)] += 1
        answers[kind, able, answer] += 1
        if "-v" in sys.argv and (able, answer) == ("identifiable", "wrong"):
            show(kind, hurt, clean, answer)
    yield f"{len(kinds)} tables with one error each, seed {seed}."
    yield ""
    yield "| error | identifiable | corrected at once | several ways | shown as ambiguous | beyond it |"
    yield "|---|---|---|---|---|---|"
    for kind in [*MIX, *others, "all"]:
        mine = {k: n for k, n in answers.items() if kind in (k[0], "all")}
        of = {word: sum(n for k, n in mine.items() if k[1] == word) for word in WAYS}
        right = sum(n for k, n in mine.items() if k[1:] == ("identifiable", "corrected"))
        shown = sum(n for k, n in mine.items() if k[1:] == ("several", "ambiguous, offered"))
        yield f"| {kind} | {of['identifiable']} | {right} | {of['several']} | {shown} | {of['none']} |"
    wrong, missed = (sum(n for k, n in answers.items() if k[2] == word) for word in ("wrong", "not noticed"))
    yield ""
    yield f"Singled out and wrong: {wrong}; not noticed: {missed}."
    yield (
        f"By sums only, given one more column that makes every row add up: {sums['right']} of {len(kinds)}"
        f" tables put right, {sums['wrong']} changed in part or wrongly, {sums['nothing']} left."
    )


WAYS = ("none", "identifiable", "several")


def several_errors(tables: int, seed: int) -> Iterator[str]:
    """Two and three slips of the hand a table."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    yield ""
    yield "| errors a table | tables | all corrected | some shown as ambiguous | something else |"
    yield "|---|---|---|---|---|"
    for errors in (2, 3):
        answers: Counter[str] = Counter()
        for _ in range(tables):
            clean = hurt = clean_table(rng)
            while cells_off(hurt, clean) < errors:
                hurt = ONE_CELL[rng.choices(list(MIX), list(MIX.values()))[0]](rng, hurt)
            answers[told(hurt, clean)] += 1
        rest = tables - answers["corrected"] - answers["ambiguous, offered"]
        yield f"| {errors} | {tables} | {answers['corrected']} | {answers['ambiguous, offered']} | {rest} |"


def cells_off(hurt: Cells, clean: Cells) -> int:
    """How many figures differ."""
    return sum(a != b for r, s in zip(hurt, clean, strict=True) for a, b in zip(r, s, strict=True))


def systematic(tables: int, seed: int) -> Iterator[str]:
    """One cause behind many figures: one finding, and what every figure would be without it."""
    rng = random.Random(seed)  # noqa: S311 # a benchmark, no secret
    yield ""
    yield "| cause | tables | one finding | every figure right, or either of two causes |"
    yield "|---|---|---|---|"
    for kind, make in CAUSES.items():
        one = right = 0
        for _ in range(tables):
            case = make(rng)
            roots = audited_case(case).roots
            one += len(roots) == 1 and bool(roots[0].cause)
            right += len(roots) == 1 and (roots[0].ambiguous or repaired(case, roots[0]) == case.clean)
        yield f"| {kind} | {tables} | {one} | {right} |"
    told_of = Counter(len(audited(clean_table(rng)).findings) for _ in range(tables))
    cut = Counter(
        (len(a.findings), len(a.remarks)) for a in (audited(truncated_table(rng)) for _ in range(tables))
    )
    yield ""
    accused = tables - told_of[0]
    yield f"Clean tables accused: {accused} of {tables}; cut-off ones with one remark: {cut[0, 1]}."


def repaired(case: Case, finding: Finding) -> Cells:
    """The table with what a finding proposes."""
    fixed = [list(row) for row in case.hurt]
    for p in finding.repairs:
        row, column = place(case.hurt, p.where.row, p.where.column, case.roles)
        fixed[row][column] = p.value
    return fixed


WIDE_ROLES = (
    "households", "persons", "poor", "poor_rate", "near_poor", "near_poor_rate", "minority_poor",
    "minority_poor_rate", "can_escape", "can_escape_rate", "poor_persons", "poor_persons_rate",
)  # fmt: skip


def wide_texts(rows: int, errors: int, rng: random.Random) -> Cells:
    """Twelve columns and the names of the rows; a digit mistyped in so many cells."""
    numbers = []
    for _ in range(rows):
        households = rng.randint(600, 4_000)
        poor = rng.randint(20, households // 4)
        few = [rng.randint(5, households // 4), rng.randint(1, poor), rng.randint(1, poor)]
        numbers.append([households, 4 * households, poor, *few, 4 * poor])
    numbers.append([sum(column) for column in zip(*numbers, strict=True)])
    texts = []
    for n, (h, p, a, b, m, e, k) in enumerate(numbers):
        pairs = [text for count in (a, b, m, e) for text in (dotted(count), rate(count, h))]
        texts.append([f"Xã {n}", dotted(h), dotted(p), *pairs, dotted(k), rate(k, p)])
    for _ in range(errors):
        row, column = rng.randrange(rows), rng.randrange(1, 13)
        texts[row][column] = retyped(rng, texts[row][column], "replaced")
    return texts


def read_wide(cells: Cells) -> Table:
    """The table of such texts."""
    *rows, total = cells
    return Table(columns("unit", *WIDE_ROLES), rows, ["Tổng", *total[1:]], title="Biểu")


def wide_table(rows: int, errors: int, rng: random.Random) -> Table:
    """Twelve columns; a digit mistyped in so many cells."""
    return read_wide(wide_texts(rows, errors, rng))


def show(kind: str, hurt: Cells, clean: Cells, answer: str) -> None:
    """One case that did not go as it should."""
    print(kind, answer)
    for r, row in enumerate(hurt):
        if row != clean[r]:
            print("   ", row, "<-", clean[r])
    for f in audited(hurt).findings:
        offered = [(p.where.row, p.where.column, p.value) for p in f.proposals]
        print("    ", f.ambiguous, f.where.label(), f.printed, offered[:4])


def main(tables: int, seed: int) -> None:
    """Print how the errors were found, or write it into the README."""
    few = max(1, tables // 6)
    lines = [*one_error(tables, seed), *several_errors(few, seed), *systematic(few, seed)]
    print("\n".join(lines))
    if "--write" in sys.argv:
        before, _, rest = README.read_text(encoding="utf-8").partition(MARK)
        after = rest.partition(MARK)[2]
        body = "\n".join(lines)
        README.write_text(f"{before}{MARK}\n\n{body}\n\n{MARK}{after}", encoding="utf-8")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    main(*(given + [300, 1][len(given) :])[:2])
