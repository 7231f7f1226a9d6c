"""Measures of poverty over lists of households: exact, and honest about what is not known.

``headcounts`` by category and any grouping; ``alkire_foster``: H, A, M0, headcounts by indicator,
contributions; ``transitions`` between two reviews and ``reclassified`` between two standards; ``Share``,
a rate or its bounds, and the difference of two.  The same over columns: ``chuanngheo.frame.measures``.

Not modelled: standard errors of complex surveys (see ``docs/from-a-csv-to-rates-by-province.md``).
"""

from chuanngheo.measures.alkire_foster import AlkireFoster, Missing, alkire_foster, subgroup_contributions
from chuanngheo.measures.design import Design
from chuanngheo.measures.grouped import Grouped
from chuanngheo.measures.headcounts import Headcount, headcounts
from chuanngheo.measures.shares import Difference, Share
from chuanngheo.measures.transitions import ABSENT, Absent, Transitions, reclassified, transitions

__all__ = [
    "ABSENT",
    "Absent",
    "AlkireFoster",
    "Design",
    "Difference",
    "Grouped",
    "Headcount",
    "Missing",
    "Share",
    "Transitions",
    "alkire_foster",
    "headcounts",
    "reclassified",
    "subgroup_contributions",
    "transitions",
]
