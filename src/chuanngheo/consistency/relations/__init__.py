"""Relations between printed figures: quotient, sum, bound, a total that two rates must share.

``asked`` says what a relation is, ``ratio`` divides, ``linear`` adds up, ``bounds`` compares, ``totals``
finds totals that are printed nowhere.
"""

from chuanngheo.consistency.relations.asked import (
    AS_PRINTED,
    CANNOT_TELL,
    Cell,
    Outcome,
    Relation,
    Values,
    Verdict,
    Where,
    value_of,
)
from chuanngheo.consistency.relations.bounds import AtMost, Mean, Steps
from chuanngheo.consistency.relations.linear import Linear
from chuanngheo.consistency.relations.ratio import Ratio
from chuanngheo.consistency.relations.totals import Growth, SameTotal

__all__ = [
    "AS_PRINTED",
    "CANNOT_TELL",
    "AtMost",
    "Cell",
    "Growth",
    "Linear",
    "Mean",
    "Outcome",
    "Ratio",
    "Relation",
    "SameTotal",
    "Steps",
    "Values",
    "Verdict",
    "Where",
    "value_of",
]
