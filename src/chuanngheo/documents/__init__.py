r"""Foreign documents: text, Word, spreadsheets, web pages, PDF → running text with places, and tables.

``foreign`` is the door, ``extracted`` what comes out, ``limits`` how much is read at most; the rest is one
file a kind of document.

>>> extract_bytes("Xã;Hộ nghèo\nThanh An;106\n".encode(), "xa.csv").grids[0].width
2
"""

from chuanngheo.documents.extracted import Extracted, Notice, Paragraph, Part, Place, Placed
from chuanngheo.documents.foreign import READERS, extract, extract_bytes

__all__ = [
    "READERS",
    "Extracted",
    "Notice",
    "Paragraph",
    "Part",
    "Place",
    "Placed",
    "extract",
    "extract_bytes",
]
