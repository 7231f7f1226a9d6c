"""Published tables: as a grid on the page, as typed columns and rows, as the official report forms.

``columns`` says what a column is of, ``table`` holds the figures as printed, ``forms`` the columns of the
official forms, ``grid`` a table before anybody says what its cells are, ``headers`` recognises its columns
by their printed headings, ``separators`` how a column separates thousands and decimals.
"""

from chuanngheo.tables.columns import LONGEST, Column, Kind, Printed, columns, roles
from chuanngheo.tables.forms import form_columns
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.headers import Confidence, Heading, Recognised, recognise
from chuanngheo.tables.separators import Mixture, mixtures
from chuanngheo.tables.table import EMPTY, Row, Table

__all__ = [
    "EMPTY",
    "LONGEST",
    "Column",
    "Confidence",
    "Grid",
    "Heading",
    "Kind",
    "Mixture",
    "Printed",
    "Recognised",
    "Row",
    "Table",
    "columns",
    "form_columns",
    "mixtures",
    "recognise",
    "roles",
]
