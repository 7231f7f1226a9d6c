"""A table as it stands on the page: the texts of its cells, before anybody says what they are."""

from collections.abc import Mapping

import attrs

from chuanngheo.errors import InvalidValueError, Reason


@attrs.frozen
class Grid:
    """Rows of cells, all of one length.

    A cell that covers others (merged) prints its text in its first place and ``""`` in the others;
    ``spans`` says how many rows and columns it covers, by its first place (row, column), both from 0.
    ``title`` is the caption above it, ``where`` its place in the document ("sheet Phụ lục", "table 2").

    >>> Grid((("Xã", "Hộ nghèo"), ("Thanh An", "106"))).width
    2

    Raises:
        InvalidValueError: rows of different lengths.
    """

    rows: tuple[tuple[str, ...], ...]
    spans: Mapping[tuple[int, int], tuple[int, int]] = attrs.field(
        factory=dict[tuple[int, int], tuple[int, int]]
    )
    title: str = ""
    where: str = ""

    def __attrs_post_init__(self) -> None:
        for number, row in enumerate(self.rows, 1):
            if len(row) != self.width:
                raise InvalidValueError(
                    f"row {number} of a grid: {len(row)} cells, the first row has {self.width}",
                    reason=Reason.CONTRADICTION,
                )

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0
