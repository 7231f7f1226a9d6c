"""Phiếu A: quick recognition of a household that asked for a review (có Giấy đề nghị).

One condition of column 0, or four of the nine columns, and it is not reviewed (mã 0); under four, it goes
on the list (mã 1).  Households already on the list of hộ nghèo, hộ cận nghèo are not screened.

>>> result = screen({}, {"cooling": True, "washer": True})
>>> result.count, result.code
((2, 9), None)
>>> screen(dict.fromkeys(SCREEN_OUT, False), {**dict.fromkeys(SCREEN, False), "cooling": True}).code
1
"""

from collections.abc import Mapping

import attrs

from chuanngheo.law import Citation
from chuanngheo.review.answers import yes_no
from chuanngheo.sheets.tt07_2021 import SCREEN, SCREEN_CITE, SCREEN_OUT, SCREENED_FROM


@attrs.frozen
class Screening:
    """A household on Phiếu A: its conditions of column 0, its columns 1–9, each possibly not known.

    In use: :func:`chuanngheo.review.screen`.
    """

    excluded: Mapping[str, bool | None]
    columns: Mapping[str, bool | None]

    @property
    def count(self) -> tuple[int, int]:
        """Column D, the number of "có": the least and the greatest still possible."""
        answers = self.columns.values()
        return sum(a is True for a in answers), sum(a is not False for a in answers)

    @property
    def code(self) -> int | None:
        """Column E: 1 to be reviewed by Phiếu B, 0 not reviewed; ``None`` while it is open."""
        least, most = self.count
        if any(a is True for a in self.excluded.values()) or least >= SCREENED_FROM:
            return 0
        settled = all(a is False for a in self.excluded.values())
        return 1 if settled and most < SCREENED_FROM else None

    @property
    def open(self) -> tuple[str, ...]:
        """The questions not known that could still change the code."""
        if self.code is not None:
            return ()
        most = self.count[1]
        asked = dict(self.excluded)
        if most >= SCREENED_FROM:
            asked.update(self.columns)
        return tuple(code for code, answer in asked.items() if answer is None)

    @property
    def cite(self) -> Citation:
        """Điều 1 khoản 2 điểm a."""
        return SCREEN_CITE


def screen(excluded: Mapping[str, bool | None], columns: Mapping[str, bool | None]) -> Screening:
    """Phiếu A from its answers; a code left out is not known.

    Args:
        excluded: column 0, by the codes of ``SCREEN_OUT``.
        columns: columns 1–9, by the codes of ``SCREEN``.

    Raises:
        UnknownCodeError: a code that the form does not have.
        InvalidValueError: an answer other than ``True``, ``False`` or ``None``.

    >>> screen({}, {"cooling": True, "washer": True}).count
    (2, 9)
    """
    return Screening(yes_no(excluded, SCREEN_OUT, "Phiếu A"), yes_no(columns, SCREEN, "Phiếu A"))
