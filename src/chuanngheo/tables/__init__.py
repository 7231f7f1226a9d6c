"""Published tables: as a grid on the page, as typed columns and rows, as the official report forms.

``columns`` says what a column is of, ``table`` holds the figures as printed, ``forms`` the columns of the
official forms, ``grid`` a table before anybody says what its cells are.
"""

from chuanngheo.tables.columns import LONGEST, Column, Kind, Printed, columns, roles
from chuanngheo.tables.forms import form_columns
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.table import EMPTY, Row, Table

__all__ = [
    "EMPTY",
    "LONGEST",
    "Column",
    "Grid",
    "Kind",
    "Printed",
    "Row",
    "Table",
    "columns",
    "form_columns",
    "roles",
]
