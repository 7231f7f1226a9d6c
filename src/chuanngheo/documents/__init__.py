r"""Foreign documents: text, Word, spreadsheets, web pages, PDF → running text with places, and tables.

``foreign`` is the door, ``extracted`` what comes out, ``limits`` how much is read at most, and one file a
kind of document; ``read`` reads the whole: ``joined`` puts its tables beside its prose, ``account`` says
what became of every figure; ``annexes`` are files of tables alone.

>>> extract_bytes("Xã;Hộ nghèo\nThanh An;106\n".encode(), "xa.csv").grids[0].width
2
"""

from chuanngheo.documents.account import Mark, State
from chuanngheo.documents.extracted import Extracted, Notice, Paragraph, Part, Place, Placed
from chuanngheo.documents.foreign import READERS, extract, extract_bytes
from chuanngheo.documents.read import Read, read, read_extracted

__all__ = [
    "READERS",
    "Extracted",
    "Mark",
    "Notice",
    "Paragraph",
    "Part",
    "Place",
    "Placed",
    "Read",
    "State",
    "extract",
    "extract_bytes",
    "read",
    "read_extracted",
]
