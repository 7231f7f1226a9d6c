"""The rule of 2021 as a country package of OpenFisca: run by ``columns.py`` in an environment of its own.

``python benchmarks/openfisca_country.py LIST.npz ROUNDS`` prints the seconds of each round, how many
households are in each class, and the peak of the process in MiB, as JSON.  Timed is what one run of OpenFisca
needs: a simulation is built, the columns are set, the class is calculated.  The country package is built
before, and the columns are held before as OpenFisca takes them.  It has no notion of an answer not known:
none is missing here.
"""

import json
import resource
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

HOUSEHOLD = build_entity(key="household", plural="households", label="A household", is_person=True)
INDICATORS, THREE, YEAR = 12, 3, "2024"


class Classes(Enum):
    """The classes of 2021."""

    poor, near_poor, average, not_poor = "poor", "near-poor", "average", "not-poor"


class urban(Variable):  # noqa: N801 # OpenFisca's names
    """Whether the area is urban."""

    value_type, entity, definition_period, label = bool, HOUSEHOLD, DateUnit.YEAR, "urban"


class income(Variable):  # noqa: N801
    """Đồng a person and month."""

    value_type, entity, definition_period, label = int, HOUSEHOLD, DateUnit.YEAR, "income"


ANSWERS = [
    type(
        f"lacks_{n}",
        (Variable,),
        {"value_type": bool, "entity": HOUSEHOLD, "definition_period": DateUnit.YEAR, "label": str(n)},
    )
    for n in range(INDICATORS)
]


class category(Variable):  # noqa: N801
    """The class."""

    value_type, possible_values, default_value = Enum, Classes, Classes.not_poor
    entity, definition_period, label = HOUSEHOLD, DateUnit.YEAR, "class"

    def formula(household: Any, period: Any) -> Any:  # noqa: ANN401, N805, D102 # OpenFisca's form
        score = sum(household(f"lacks_{n}", period).astype(np.int8) for n in range(INDICATORS))
        money, town = household("income", period), household("urban", period)
        low = money <= np.where(town, 2_000_000, 1_500_000)
        middle = money <= np.where(town, 3_000_000, 2_250_000)
        return np.select(
            [low & (score >= THREE), low, middle], [Classes.poor, Classes.near_poor, Classes.average],
            Classes.not_poor,
        )  # fmt: skip


def main() -> None:
    """Run and print."""
    source, rounds = sys.argv[1], int(sys.argv[2])
    with np.load(source) as held:
        given = {name: held[name] for name in held.files}
    rows = len(given["income"])
    system = TaxBenefitSystem([HOUSEHOLD])
    system.add_variables(urban, income, category, *ANSWERS)
    seconds = []
    for _ in range(rounds):
        began = perf_counter()
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        for name, values in given.items():
            simulation.set_input(name, YEAR, values)
        found = simulation.calculate("category", YEAR)
        seconds.append(perf_counter() - began)
    counts = np.bincount(np.asarray(found, dtype=np.int64), minlength=4).tolist()
    print(json.dumps([seconds, counts, peak()]))


def peak() -> float:
    """The peak of this process in MiB; where the system says only that of its parent too, the greater."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main()
