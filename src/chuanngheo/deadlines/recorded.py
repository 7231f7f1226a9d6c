"""The calendars that texts set: two of the state, three of the plans of places, each cited."""

from datetime import date

from chuanngheo.deadlines.recurring import Calendar, Milestone, Recurring, month, quarter
from chuanngheo.errors import UnknownCodeError
from chuanngheo.law import Citation, Confidence, Instrument
from chuanngheo.periods import Span
from chuanngheo.standards.kh1051_2011 import KH1051_2011

_CHECKED = date(2026, 11, 22)
QUARTERS = (3, 6, 9, 12)

INSTRUMENT_QD24_2021 = Instrument(
    "24/2021/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    issued=date(2021, 7, 16),
    in_force=date(2021, 9, 1),
    checked=_CHECKED,
    sources=("thuvienphapluat 83A4330-hd", "thuvienphapluat 5440A-hd", "lawnet 1010154"),
)
_DIEU3, _DIEU7 = INSTRUMENT_QD24_2021.at("Điều 3 khoản 1"), INSTRUMENT_QD24_2021.at("Điều 7")
_DIEU5 = INSTRUMENT_QD24_2021.at("Điều 5", Confidence.OFFICIAL_ENGLISH)

QD24_2021 = Calendar(
    title="Quyết định 24/2021/QĐ-TTg",
    known=Span("2021-09-01", "2025-12-31"),
    items=(
        Recurring(
            what="Rà soát định kỳ hộ nghèo, hộ cận nghèo", day=14, months=(12,), opens=(9, 1), by=_DIEU3
        ),
        Recurring(what="Rà soát thường xuyên hằng tháng", day=15, by=_DIEU3),
        Recurring(
            what="Báo cáo kết quả rà soát thường xuyên", day=5, months=tuple(range(2, 10)),
            by=_DIEU7, who="xã → huyện", to="tỉnh",
        ),
        Recurring(
            what="Báo cáo sơ bộ kết quả rà soát hộ nghèo, hộ cận nghèo", day=15, months=(11,),
            is_before=True, by=_DIEU7, who="Sở Lao động - Thương binh và Xã hội", to="Bộ",
        ),
        Recurring(
            what="Báo cáo chính thức kết quả rà soát hộ nghèo, hộ cận nghèo", day=20, months=(12,),
            is_before=True, by=_DIEU7, who="Chủ tịch UBND cấp tỉnh", to="Bộ",
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
    checked=_CHECKED,
    sources=("hethongphapluat.vn dieu-9",),
)
_DIEU9 = INSTRUMENT_TT17_2016.at("Điều 9")

TT17_2016 = Calendar(
    title="Thông tư 17/2016/TT-BLĐTBXH",
    known=Span("2016-08-15", "2020-12-31"),
    items=(
        Recurring(
            what="Báo cáo hằng quý hộ nghèo phát sinh, thoát nghèo", day=-1, months=QUARTERS,
            dated=False, by=_DIEU9,
        ),
        Recurring(
            what="Báo cáo sơ bộ kết quả rà soát", day=15, months=(11,), is_before=True,
            by=_DIEU9, who="Sở Lao động - Thương binh và Xã hội", to="Bộ",
        ),
        Recurring(
            what="Báo cáo chính thức kết quả rà soát", day=15, months=(12,), is_before=True,
            by=_DIEU9, who="UBND cấp tỉnh", to="Bộ",
        ),
    ),
)  # fmt: skip
"""Reports of 2016–2020.  The article says "hằng quý" and no day: the last of the quarter stands for it."""

KH45_2019 = Instrument(
    "45/KH-UBND",
    kind="Kế hoạch",
    issuer="Ủy ban nhân dân huyện Lục Ngạn",
    title="Thực hiện Chỉ tiêu giảm nghèo năm 2019",
    issued=date(2019, 3, 14),
    checked=_CHECKED,
)
_COMMUNES, _OFFICE = "UBND các xã, thị trấn", "Phòng Lao động - TB&XH"
_ETHNIC, _FARMING = "Phòng Dân tộc", "Phòng Nông nghiệp và Phát triển nông thôn"
_III2, _III3, _III7 = KH45_2019.at("Mục III.2"), KH45_2019.at("Mục III.3"), KH45_2019.at("Mục III.7")


def _report(day: date, what: str) -> Milestone:
    return Milestone.ahead_of(day, what, by=_III7, who=_COMMUNES, to=_OFFICE)


def _monthly(what: str, by: Citation, who: str) -> Recurring:
    return Recurring(what=what, day=15, is_before=True, by=by, who=who, to=_OFFICE)


LUC_NGAN_2019 = Calendar(
    title="Kế hoạch 45/KH-UBND huyện Lục Ngạn",
    known=Span("2019-03-14", "2019-12-31"),
    items=(
        _monthly("Báo cáo tháng", _III7, _COMMUNES),
        _monthly("Báo cáo tháng của Phòng Dân tộc", _III2, _ETHNIC),
        _monthly("Báo cáo tháng của Phòng Nông nghiệp", _III3, _FARMING),
        _report(date(2019, 6, 15), "Báo cáo 6 tháng"),
        _report(date(2019, 9, 15), "Báo cáo 9 tháng"),
        _report(date(2019, 12, 5), "Báo cáo năm"),
        Recurring(
            what="Kiểm tra, đánh giá kết quả thực hiện kế hoạch", day=-1, months=QUARTERS, dated=False,
            by=_III7, who=_COMMUNES,
        ),
        Milestone.ahead_of(
            date(2019, 6, 30), "Khởi công 100% dự án đầu tư xây dựng cơ bản thuộc Chương trình 135",
            by=_III2, who=_ETHNIC,
        ),
        Milestone.during(
            month(4, 2019), "Tổ chức thực hiện các dự án đa dạng hóa sinh kế, nhân rộng mô hình giảm nghèo",
            by=_III3, who=_FARMING,
        ),
    ),
)  # fmt: skip
"""Lục Ngạn district, 2019: monthly before the 15th, and before 15/6, 15/9 and 05/12; two milestones."""

KH28_2022 = Instrument(
    "28/KH-UBND",
    kind="Kế hoạch",
    issuer="Ủy ban nhân dân huyện Cam Lộ",
    title="Thực hiện Chương trình giảm nghèo năm 2022",
    issued=date(2022, 2, 22),
    checked=_CHECKED,
)

CAM_LO_2022 = Calendar(
    title="Kế hoạch 28/KH-UBND huyện Cam Lộ",
    known=Span("2022-02-22", "2022-12-31"),
    items=(
        Milestone.during(
            quarter(4, 2022),
            "Tổng điều tra, rà soát, tổng hợp báo cáo hộ nghèo, hộ cận nghèo",
            by=KH28_2022.at("Mục IV.5"),
        ),
    ),
)
"""Cam Lộ district, 2022: "vào quý IV/2022"."""

_BEN_TRE = KH1051_2011.at("Mục IV.5 và IV.6 (chế độ kiểm tra, giám sát và báo cáo định kỳ)")

BEN_TRE_2011 = Calendar(
    title="Kế hoạch 1051/KH-UBND tỉnh Bến Tre",
    known=Span("2011-03-21", "2015-12-31"),
    items=(
        Recurring(what="Báo cáo quý", day=-1, months=QUARTERS, dated=False, by=_BEN_TRE),
        Recurring(what="Báo cáo 6 tháng", day=-1, months=(6,), dated=False, by=_BEN_TRE),
        Recurring(what="Báo cáo năm", day=-1, months=(12,), dated=False, by=_BEN_TRE),
        Recurring(
            what="Đoàn kiểm tra thực tế của Ban chỉ đạo", day=-1, months=QUARTERS, dated=False, by=_BEN_TRE
        ),
        Recurring(what="Họp Ban chỉ đạo", day=-1, months=QUARTERS, dated=False, by=_BEN_TRE),
        Recurring(what="Họp Ban thường trực", day=-1, dated=False, by=_BEN_TRE),
    ),
)
"""Bến Tre province, 2011–2015: "từng quý, 6 tháng, năm" and no day; the last of each stands for it."""

CALENDARS = {
    "qd24-2021": QD24_2021,
    "qd24-2021-decisions": QD24_2021_DECISIONS,
    "tt17-2016": TT17_2016,
    "cam-lo-2022": CAM_LO_2022,
    "luc-ngan-2019": LUC_NGAN_2019,
    "ben-tre-2011": BEN_TRE_2011,
}
"""Every calendar that is recorded, by code."""


def calendar(code: str) -> Calendar:
    """The recorded calendar of that code.

    Raises:
        UnknownCodeError: none of that code is recorded.
    """
    if code not in CALENDARS:
        raise UnknownCodeError("calendar", code, CALENDARS)
    return CALENDARS[code]
