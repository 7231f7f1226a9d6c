"""Headings as printed → typed columns: ``recognise(grid)`` says what it took every column and row for.

``words`` holds the patterns with an example each, ``layout`` finds the heading and the rows, ``formulas``
reads what is printed under it, ``roles`` and ``columns`` make typed columns, ``lines`` finds totals and
levels, ``recognised`` shows it and makes the table.
"""

from chuanngheo.tables.headers.recognised import Recognised, recognise
from chuanngheo.tables.headers.roles import Confidence, Heading

__all__ = ["Confidence", "Heading", "Recognised", "recognise"]
