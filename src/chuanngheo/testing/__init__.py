"""For other people's tests: edges of every rule, factories, slips, and a suite that any language can run.

>>> from chuanngheo import NATIONAL_2021_2025
>>> table = decision_table(NATIONAL_2021_2025)
>>> len(table), [row["category"] for row in table[2:4]]
(78, ['near-poor', 'poor'])

Hypothesis strategies are in :mod:`chuanngheo.testing.strategies` (extra ``testing``), the conformance suite
in :mod:`chuanngheo.testing.conformance`, the pytest fixtures in :mod:`chuanngheo.testing.plugin`.
"""

from chuanngheo.testing.agreement import assert_same_categories
from chuanngheo.testing.factories import make_household, make_table
from chuanngheo.testing.frozen import RECORDED, frozen_registry, frozen_standard
from chuanngheo.testing.regions import boundary_households, decision_table
from chuanngheo.testing.shelf import INVALID, Invalid, assert_refuses, invalid
from chuanngheo.testing.typos import MIX, Slip, Typo, inject_typo, mistyped

__all__ = [
    "INVALID",
    "MIX",
    "RECORDED",
    "Invalid",
    "Slip",
    "Typo",
    "assert_refuses",
    "assert_same_categories",
    "boundary_households",
    "decision_table",
    "frozen_registry",
    "frozen_standard",
    "inject_typo",
    "invalid",
    "make_household",
    "make_table",
    "mistyped",
]
