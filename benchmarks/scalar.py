"""Ratios of one household at a time, measured side by side in one run: ``python benchmarks/scalar.py``.

Each contestant takes its turn in every round; a figure is the median over the rounds of the ratio within a
round, so that a machine that slows down slows them all.  ``--write`` puts the table into
``benchmarks/README.md``.
"""

import argparse
import platform
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

import attrs
import cattrs

import chuanngheo as cn
from chuanngheo import category, classify

CALL_ROUNDS, IMPORT_ROUNDS = 301, 11
README = Path(__file__).parent / "README.md"
MARK = "<!-- scalar -->"

STANDARD = cn.NATIONAL_2021_2025
CODES = tuple(indicator.code for indicator in STANDARD.indicators.indicators)  # type: ignore[union-attr]
CASES = [
    (area, income, score)
    for area in ("rural", "urban")
    for income in (900_000, 1_500_000, 1_500_001, 2_000_000, 2_600_000, 4_000_000)
    for score in (0, 2, 3, 7)
]


def bare(area: str, income: int, score: int) -> int:
    """The same rule, written by hand on bare ints, knowing nothing but these three: the floor."""
    line = 1_500_000 if area == "rural" else 2_000_000
    if income <= line:
        return 0 if score >= 3 else 1  # noqa: PLR2004 # as a hand would write it
    return 2 if 2 * income <= 3 * line else 3


def household(area: str, income: int, score: int) -> cn.Household:
    """The facts of a case, assessed by indicators."""
    return cn.Household(area=area, income=cn.PerHead(income), deprivations=STANDARD.deprived(*CODES[:score]))


HOMES = [household(*case) for case in CASES]


def repeat(work: Callable[[], object], times: int) -> float:
    """Seconds for ``times`` of ``work``."""
    began = perf_counter()
    for _ in range(times):
        work()
    return perf_counter() - began


def all_bare() -> None:
    """Every case by hand."""
    for area, income, score in CASES:
        bare(area, income, score)


def all_category() -> None:
    """Every case by ``category``."""
    for home in HOMES:
        category(home, STANDARD)


def all_classify() -> None:
    """Every case by ``classify``, of which only the category is read."""
    for home in HOMES:
        _ = classify(home, STANDARD).category


@attrs.frozen
class BareHousehold:
    """What cattrs alone makes of a record: the same facts, nothing checked by the law."""

    id: str
    area: str
    income: int
    deprivations: dict[str, bool | None]


def records(count: int) -> list[dict[str, object]]:
    """Synthetic records, as a JSON file of households would hold them."""
    return [
        {
            "id": f"H{n}",
            "area": "rural" if n % 3 else "urban",
            "income": 500_000 + n % 4_000_000,
            "deprivations": {
                code: None if (n + i) % 50 == 0 else (n + i) % 4 == 0 for i, code in enumerate(CODES)
            },
        }
        for n in range(count)
    ]


def by_cattrs(rows: list[dict[str, object]]) -> list[BareHousehold]:
    """Records structured by a plain cattrs converter."""
    return CONVERTER.structure(rows, list[BareHousehold])


CONVERTER = cattrs.Converter(detailed_validation=False)
CONVERTER.register_structure_hook(bool | None, lambda value, _: value)


def importing(statement: str) -> float:
    """Seconds for a fresh interpreter that runs ``statement``."""
    began = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603 # our own statements
    return perf_counter() - began


def rounds(count: int, *contestants: Callable[[], float]) -> list[tuple[float, ...]]:
    """The seconds of every contestant, round by round."""
    return [tuple(one() for one in contestants) for _ in range(count)]


def ratio(found: list[tuple[float, ...]], which: int) -> float:
    """The median ratio of one contestant to the first."""
    return median(row[which] / row[0] for row in found)


def measured() -> list[tuple[str, float, float]]:
    """What was measured, its ratio, and the ratio it may not exceed."""
    calls = rounds(
        CALL_ROUNDS,
        lambda: repeat(all_bare, 20),
        lambda: repeat(all_category, 20),
        lambda: repeat(all_classify, 20),
    )
    imports = rounds(
        IMPORT_ROUNDS,
        lambda: importing("import attrs"),
        lambda: importing("import chuanngheo"),
        lambda: importing("from chuanngheo import NATIONAL, Household, classify"),
    )
    return [
        ("`category` ÷ a bare hand-written function on ints", ratio(calls, 1), 3.0),
        ("`classify` ÷ the same", ratio(calls, 2), 15.0),
        ("`import chuanngheo` ÷ `import attrs`", ratio(imports, 1), 1.4),
        ("`from chuanngheo import NATIONAL, Household, classify` ÷ `import attrs`", ratio(imports, 2), 0.0),
    ]


def table(rows: list[tuple[str, float, float]]) -> str:
    """The figures as a Markdown section."""
    versions = f"Python {platform.python_version()}, " + ", ".join(
        f"{name} {version(name)}" for name in ("attrs", "cattrs", "babel")
    )
    lines = [
        f"Medians of {CALL_ROUNDS} interleaved rounds of calls and {IMPORT_ROUNDS} of imports.",
        f"{platform.machine()}, {versions}.",
        "",
        "| what | ratio | at most |",
        "|---|---|---|",
        *(f"| {name} | {found:.2f} | {most or '–'} |" for name, found, most in rows),
    ]
    return "\n".join(lines)


def write(section: str) -> None:
    """Put the section between its marks in ``benchmarks/README.md``."""
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(MARK)
    _, _, after = rest.partition(MARK)
    README.write_text(f"{before}{MARK}\n\n{section}\n\n{MARK}{after}", encoding="utf-8")


def main() -> int:
    """Measure, print, and say by the exit code whether every ratio holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="write the table into benchmarks/README.md")
    asked = options.parse_args()
    rows = measured()
    section = table(rows)
    print(section)
    if asked.write:
        write(section)
    return int(any(most and found > most for _, found, most in rows))


if __name__ == "__main__":
    sys.exit(main())
