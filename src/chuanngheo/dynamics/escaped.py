"""Hộ mới thoát nghèo: three texts, three readings."""

from datetime import date, timedelta

import attrs

from chuanngheo.dynamics.moves import LISTED, category_of
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.law import Citation, Instrument
from chuanngheo.periods import completed_months, plain_day
from chuanngheo.standard import Category

_CHECKED = date(2026, 11, 21)
TT09_2022 = Instrument(
    "09/2022/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2022, 5, 25),
    checked=_CHECKED,
)
QD28_2015 = Instrument(
    "28/2015/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    title="Về tín dụng đối với hộ mới thoát nghèo",
    issued=date(2015, 7, 21),
    in_force=date(2015, 9, 5),
    checked=_CHECKED,
    sources=("soldtbxh.quangtri.gov.vn", "luatvietnam.vn 28679"),
)
TT24_2014 = Instrument(
    "24/2014/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2014, 9, 6),
    in_force=date(2014, 11, 1),
    checked=_CHECKED,
    sources=("thuvienphapluat.vn 8225",),
)


@attrs.frozen
class NewlyEscaped:
    """One text's reading of "hộ mới thoát nghèo".

    ``listed`` are the lists that it must have left, ``off`` those that it must no longer be on; ``months``
    the time from recognition, ``None`` where the text names none.

    >>> NEWLY_ESCAPED_2022.months, NEWLY_ESCAPED_2022.cite.text("en")
    (36, 'Circular 09/2022/TT-BLĐTBXH, Article 2, Clause 1')
    """

    code: str
    cite: Citation
    listed: tuple[Category, ...]
    off: tuple[Category, ...]
    months: int | None


NEWLY_ESCAPED_2022 = NewlyEscaped(
    "tt09-2022",
    TT09_2022.at(
        "Điều 2 khoản 1",
        quote="trong vòng 36 tháng, kể từ thời điểm hộ được cấp có thẩm quyền công nhận thoát nghèo",
    ),
    listed=(Category.POOR,),
    off=(Category.POOR,),
    months=36,
)
"""Thông tư 09/2022/TT-BLĐTBXH: within 36 months of recognition, off the list of the poor."""
NEWLY_ESCAPED_CREDIT = NewlyEscaped(
    "qd28-2015",
    QD28_2015.at(
        "quy định về hộ mới thoát nghèo (số điều chưa thấy)",
        quote="đã từng là hộ nghèo, hộ cận nghèo, qua điều tra, rà soát hằng năm có thu nhập bình quân đầu"
        " người cao hơn chuẩn cận nghèo …, thời gian kể từ khi ra khỏi danh sách … tối đa là 3 năm",
    ),
    listed=LISTED,
    off=LISTED,
    months=36,
)
"""Quyết định 28/2015/QĐ-TTg, for credit: off both lists, for three years at most."""
NEWLY_ESCAPED_2014 = NewlyEscaped(
    "tt24-2014",
    TT24_2014.at("quy định về hộ mới thoát nghèo (số điều chưa thấy)", quote="cao hơn chuẩn nghèo"),
    listed=(Category.POOR,),
    off=(Category.POOR,),
    months=None,
)
"""Thông tư 24/2014/TT-BLĐTBXH: above the poverty line; it names no time."""


def newly_escaped(
    left: Category | str,
    now: Category | str | None,
    *,
    recognised: date,
    on: date,
    reading: NewlyEscaped = NEWLY_ESCAPED_2022,
) -> bool:
    """Whether a household is "hộ mới thoát nghèo" on a day.

    Args:
        left: the list that it left.
        now: its category today.
        recognised: the day on which it was recognised as having left.
        on: the day asked about; the last month ends with the day of the same number.
        reading: 36 months from recognition (Thông tư 09/2022), at most three years and above the near-poor
            line (Quyết định 28/2015), or above the poor line (Thông tư 24/2014).

    Raises:
        InvalidValueError: ``on`` lies before ``recognised``.

    >>> newly_escaped("hộ nghèo", "hộ cận nghèo", recognised=date(2022, 12, 20), on=date(2025, 12, 20))
    True
    >>> newly_escaped("hộ nghèo", "hộ cận nghèo", recognised=date(2022, 12, 20), on=date(2025, 12, 21))
    False
    """
    first, day = plain_day(recognised), plain_day(on)
    if day < first:
        raise InvalidValueError(
            f"{day} lies before the recognition on {first}",
            f"ngày {day:%d/%m/%Y} trước ngày công nhận {first:%d/%m/%Y}",
            reason=Reason.CONTRADICTION,
        )
    in_time = (
        reading.months is None
        or day == first
        or (completed_months(first, day - timedelta(days=1)) < reading.months)
    )
    return category_of(left) in reading.listed and category_of(now) not in reading.off and in_time
