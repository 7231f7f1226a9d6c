"""The calendars that texts of the state set, each cited."""

from datetime import date

from chuanngheo.deadlines.recurring import Calendar, Recurring
from chuanngheo.errors import UnknownCodeError
from chuanngheo.law import Confidence, Instrument
from chuanngheo.periods import Span
from chuanngheo.standards.timeline import LAW_CHECKED
from chuanngheo.standards.timeline import QD24_2021 as DECISION

QUARTERS = (3, 6, 9, 12)
"""The months that end a quarter."""

_DIEU3, _DIEU7 = DECISION.at("Điều 3 khoản 1"), DECISION.at("Điều 7")
_DIEU5 = DECISION.at("Điều 5", Confidence.OFFICIAL_ENGLISH)

_DEPARTMENT = "Department of Labour, Invalids and Social Affairs"
_CHAIR = "Chair of the People's Committee"

QD24_2021 = Calendar(
    title="Quyết định 24/2021/QĐ-TTg",
    known=Span("2021-09-01", "2025-12-31"),
    items=(
        Recurring(
            what="Rà soát định kỳ hộ nghèo, hộ cận nghèo", day=14, months=(12,), opens=(9, 1), by=_DIEU3,
            en="yearly review of poor and near-poor households",
        ),
        Recurring(
            what="Rà soát thường xuyên hằng tháng", day=15, by=_DIEU3, en="regular review of the month"
        ),
        Recurring(
            what="Báo cáo kết quả rà soát thường xuyên", day=5, months=tuple(range(2, 10)),
            by=_DIEU7, who="xã → huyện", to="tỉnh",
            en="report on the results of the regular review (commune → district → province)",
        ),
        Recurring(
            what="Báo cáo sơ bộ kết quả rà soát hộ nghèo, hộ cận nghèo", day=15, months=(11,),
            is_before=True, by=_DIEU7, who="Sở Lao động - Thương binh và Xã hội", to="Bộ",
            en="preliminary report on the review of poor and near-poor households"
            f" ({_DEPARTMENT} → Ministry)",
        ),
        Recurring(
            what="Báo cáo chính thức kết quả rà soát hộ nghèo, hộ cận nghèo", day=20, months=(12,),
            is_before=True, by=_DIEU7, who="Chủ tịch UBND cấp tỉnh", to="Bộ",
            en=f"official report on the review of poor and near-poor households ({_CHAIR} of the province"
            " → Ministry)",
        ),
    ),
)  # fmt: skip
"""The yearly review (01/9 to the end of 14/12), the regular one that begins on the 15th of each month, and
the reports of Điều 7.  The decision on a regular review is :data:`QD24_2021_DECISIONS`."""

QD24_2021_DECISIONS = Calendar(
    title="Quyết định 24/2021/QĐ-TTg, Điều 5",
    known=QD24_2021.known,
    items=(
        Recurring(
            what="Quyết định công nhận sau rà soát thường xuyên", day=15, lasts=15,
            by=_DIEU5, who="Chủ tịch UBND cấp xã",
            en=f"decision of recognition after the regular review ({_CHAIR} of the commune)",
        ),
    ),
)  # fmt: skip
"""Within 15 days (not working days) from the 15th on which a regular review begins."""

INSTRUMENT_TT17_2016 = Instrument(
    "17/2016/TT-BLĐTBXH",
    kind="Thông tư",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    issued=date(2016, 6, 28),
    in_force=date(2016, 8, 15),
    checked=LAW_CHECKED,
    sources=("hethongphapluat.vn dieu-9",),
)
_DIEU9 = INSTRUMENT_TT17_2016.at("Điều 9")

TT17_2016 = Calendar(
    title="Thông tư 17/2016/TT-BLĐTBXH",
    known=Span("2016-08-15", "2020-12-31"),
    items=(
        Recurring(
            what="Báo cáo hằng quý hộ nghèo phát sinh, thoát nghèo", day=-1, months=QUARTERS,
            dated=False, by=_DIEU9, en="quarterly report on households newly poor and out of poverty",
        ),
        Recurring(
            what="Báo cáo sơ bộ kết quả rà soát", day=15, months=(11,), is_before=True,
            by=_DIEU9, who="Sở Lao động - Thương binh và Xã hội", to="Bộ",
            en=f"preliminary report on the results of the review ({_DEPARTMENT} → Ministry)",
        ),
        Recurring(
            what="Báo cáo chính thức kết quả rà soát", day=15, months=(12,), is_before=True,
            by=_DIEU9, who="UBND cấp tỉnh", to="Bộ",
            en="official report on the results of the review (People's Committee of the province → Ministry)",
        ),
    ),
)  # fmt: skip
"""Reports of 2016–2020.  The article says "hằng quý" and no day: the last of the quarter stands for it."""

CALENDARS = {
    "qd24-2021": QD24_2021,
    "qd24-2021-decisions": QD24_2021_DECISIONS,
    "tt17-2016": TT17_2016,
}
"""Every calendar that is recorded, by code."""


def calendar(code: str) -> Calendar:
    """The recorded calendar of that code.

    Raises:
        UnknownCodeError: none of that code is recorded.

    >>> from datetime import date
    >>> calendar("qd24-2021").next_due(date(2022, 10, 1)).last
    datetime.date(2022, 10, 15)
    """
    if code not in CALENDARS:
        raise UnknownCodeError("calendar", "lịch", code, CALENDARS)
    return CALENDARS[code]
