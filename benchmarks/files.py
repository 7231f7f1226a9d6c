"""Households from dictionaries: our own door against plain cattrs, in one process, round by round.

    python benchmarks/files.py [number of households]

Plain cattrs fills attrs classes of the same shape and checks nothing: ``"false"`` becomes ``True``, a
misspelt key vanishes, 1.9 đồng become 1.  Ours refuses each of them, and computes the scores still possible.
"""

import gc
import random
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import attrs
from cattrs import Converter

from chuanngheo import NATIONAL_2021_2025 as STANDARD
from chuanngheo.files.households import structure

ROUNDS = 7
MOST = 1.5
"""The ratio that is promised."""

CODES = STANDARD.indicators.codes if STANDARD.indicators else ()
Facts = attrs.make_class(
    "Facts", {code: attrs.field(default=None, type=bool | None) for code in CODES}, frozen=True
)


@attrs.frozen(kw_only=True)
class Plain:
    """The facts of a household, as cattrs alone would read them."""

    id: str | None = None
    area: str | None = None
    income: int | None = None
    deprivations: Facts | None = None  # type: ignore[valid-type]
    score: int | None = None


def records(number: int) -> list[dict[str, object]]:
    """Households of the kind that a commune's file holds, the same in every run."""
    chance = random.Random(7)  # noqa: S311 # an example, no secret
    return [
        {
            "id": str(n),
            "area": chance.choice(("rural", "urban")),
            "income": chance.randrange(300_000, 3_000_000),
            "deprivations": {code: chance.random() < 0.25 for code in CODES},  # noqa: PLR2004 # one in four
        }
        for n in range(number)
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes, the collector of cycles left out for both."""
    gc.collect()
    gc.disable()
    start = perf_counter()
    work()
    end = perf_counter()
    gc.enable()
    return end - start


def main(number: int) -> int:
    """Print the median of each and their ratio; 1 where the promise is not kept."""
    data = records(number)
    converter = Converter()
    plain: list[float] = []
    own: list[float] = []
    for _ in range(ROUNDS):
        plain.append(seconds(lambda: converter.structure(data, list[Plain])))
        own.append(seconds(lambda: structure(data, STANDARD)))
    ratio = median(b / a for a, b in zip(plain, own, strict=True))
    print(f"{number} households from dictionaries, {ROUNDS} interleaved rounds")
    print(f"  plain cattrs  {median(plain):7.3f} s")
    print(f"  structure     {median(own):7.3f} s")
    print(f"  ratio         {ratio:7.2f}   (at most {MOST})")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
