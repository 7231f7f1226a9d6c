"""Whole lists of households over columns: one row a household, any dataframe that narwhals knows.

Needs the extra ``dataframe`` (narwhals) and the dataframe library of the frames given.
"""

from chuanngheo.frame.classification import classify

__all__ = ["classify"]
