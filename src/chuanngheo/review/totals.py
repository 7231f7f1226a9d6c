"""The sheets of 2016–2020, by their totals alone: B1 and B2 → hộ nghèo, hộ cận nghèo, hộ không nghèo.

>>> found = decide_2016(115, 10, area="rural")
>>> found.outcome.text(), found.by_income
('hộ nghèo', True)
"""

import attrs

from chuanngheo.areas import Area, area_code
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.law import Citation
from chuanngheo.review.decision import Outcome
from chuanngheo.sheets.tt17_2016 import BANDS, DEPRIVED_FROM


@attrs.frozen
class Decision2016:
    """An outcome by the totals of 2016–2020.

    ``by_income`` tells hộ nghèo về thu nhập from hộ nghèo thiếu hụt tiếp cận các dịch vụ xã hội cơ bản.
    """

    outcome: Outcome
    by_income: bool
    cite: Citation


def decide_2016(b1: int, b2: int, *, area: Area | str) -> Decision2016:
    """The outcome of totals B1 and B2 under Thông tư 17/2016/TT-BLĐTBXH.

    Raises:
        UnknownCodeError: an area other than rural and urban.
        InvalidValueError: a total that is no whole number from 0.

    >>> decide_2016(115, 10, area="rural").outcome.text("en")
    'poor household'
    """
    bands = BANDS.get(area_code(area))
    if bands is None:
        raise UnknownCodeError("area", "khu vực", area_code(area), BANDS)
    for name, total in (("B1", b1), ("B2", b2)):
        if type(total) is not int or total < 0:
            raise InvalidValueError(
                f"{name} must be a whole number from 0, not {total!r:.60}",
                f"{name} phải là số nguyên từ 0, không phải {total!r:.60}",
                reason=Reason.OUT_OF_RANGE,
            )
    if b1 <= bands.poor_upto:
        return Decision2016(Outcome.POOR, by_income=True, cite=bands.poor)
    if b1 > bands.near_poor_upto:
        return Decision2016(Outcome.NOT_POOR, by_income=False, cite=bands.near_poor)
    if b2 >= DEPRIVED_FROM:
        return Decision2016(Outcome.POOR, by_income=False, cite=bands.poor)
    return Decision2016(Outcome.NEAR_POOR, by_income=False, cite=bands.near_poor)
