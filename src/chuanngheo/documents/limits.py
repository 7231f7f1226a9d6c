"""How much of a foreign file is read at most; what is larger is refused in one line.

They bound memory and time: a file of 50 MB, 200 MB unpacked, 5 million characters of text.  A poverty
plan with every annex of a province is some hundred pages, half a million characters.
"""

FILE = 50_000_000
"""Bytes of a file."""
UNPACKED = 200_000_000
"""Bytes of all parts of a Word or Excel file, unpacked."""
PARTS = 5_000
"""Parts of a Word or Excel file."""
ELEMENTS = 5_000_000
"""XML elements of all its parts."""
DEPTH = 200
"""XML or HTML elements one inside another."""
CHARACTERS = 5_000_000
"""Characters of running text."""
CELLS = 500_000
"""Cells of all tables together, empty ones counted."""
COLUMNS = 500
"""Columns of one table: every one is compared with the others."""
CELL = 32_767
"""Characters of one cell: what a workbook itself allows."""
PAGES = 2_000
"""Pages of a PDF file."""
OPERATIONS = 5_000_000
"""Drawing operations of all pages of a PDF file."""
