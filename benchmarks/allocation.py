"""10.000 communes share a reduction by every method; ratios to a reference in the same run.

The reference is one pass over the same communes that only computes and sorts each exact share; times
differ from machine to machine, the ratios less.  Run: python benchmarks/allocation.py
"""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from time import perf_counter

from chuanngheo.targets import By, Commune, Method, allocate, apportion

COMMUNES = 10_000
ROUNDS = 5


def country(size: int) -> list[Commune]:
    """Communes of 500 to 6.000 households, at random but the same in every run."""
    chance = Random(2022)  # noqa: S311 # no secret is made here
    communes: list[Commune] = []
    for number in range(size):
        households = chance.randint(500, 6_000)
        poor = chance.randint(0, households // 4)
        able = chance.randint(0, poor)
        communes.append(
            Commune(
                unit=f"Xã {number:05}",
                households=households,
                poor=poor,
                can_escape=able,
                cannot_escape=poor - able,
                least=min(able, chance.randint(0, 3)),
            )
        )
    return communes


def best(call: Callable[[], object]) -> float:
    """The least time of some rounds, in seconds."""
    times: list[float] = []
    for _ in range(ROUNDS):
        start = perf_counter()
        call()
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Time every method, bare and with the rules of communes."""
    communes = country(COMMUNES)
    weights = {commune.unit: commune.poor for commune in communes}
    total = sum(commune.able or 0 for commune in communes) // 3
    whole = sum(weights.values())
    reference = best(lambda: sorted(Fraction(weight * total, whole) for weight in weights.values()))
    print(f"{COMMUNES} communes, {total} households; reference {reference * 1000:.0f} ms")
    for method in Method:
        bare = best(lambda method=method: apportion(total, weights, method=method))
        print(f"{method:18} apportion            {bare * 1000:5.0f} ms  {bare / reference:5.2f} × reference")
        for by in By:
            held = best(lambda method=method, by=by: allocate(communes, total, by=by, method=method))
            print(f"{method:18} allocate {by:11} {held * 1000:5.0f} ms  {held / reference:5.2f} × reference")


if __name__ == "__main__":
    main()
