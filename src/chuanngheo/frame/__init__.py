"""Whole lists of households over columns: one row a household, any dataframe that narwhals knows.

Needs the extra ``dataframe`` (narwhals) and the dataframe library of the frames given.
"""

from chuanngheo.frame.annex import assess
from chuanngheo.frame.checks import B2_COLUMNS
from chuanngheo.frame.classification import classify

__all__ = ["B2_COLUMNS", "assess", "classify"]
