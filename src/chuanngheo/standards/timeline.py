"""From when each standard applies, to whom, and by which provision: ``NATIONAL``.

An instrument's title, a standard's period and the days it applies are three things.  Nghị định 07/2021
(title 2021–2025) keeps the standard of 2016–2020 for 2021; Nghị định 351/2025 (title 2026–2030) keeps
that of Nghị định 07/2021 for 2026.  A new standard is measured once before it applies: the baseline.

>>> from datetime import date
>>> NATIONAL.on(date(2021, 6, 1)).standard, str(NATIONAL.on(date(2021, 6, 1)).by)
(<Standard VN-2016-2020>, 'Nghị định 07/2021/NĐ-CP, Điều 2 khoản 1')
>>> NATIONAL.on(date(1990, 6, 1))
Traceback (most recent call last):
chuanngheo.errors.UndefinedStandardError: no standard is recorded for a household in VN on 1990-06-01; \
recorded: 01/01/2001–31/12/2005, 01/01/2006–31/12/2010, 01/01/2011–31/12/2015, 01/01/2016–31/12/2020, \
01/01/2021–31/12/2021, 01/01/2022–31/12/2025, 01/01/2026–31/12/2026, 01/01/2027–31/12/2030
"""

from datetime import date

from chuanngheo.law import Confidence, Instrument
from chuanngheo.periods import Span
from chuanngheo.registry import Applies, Open, Registry, Subject, Use
from chuanngheo.standards.kh1051_2011 import KH1051_2011, POLICY_BAND_2011_2015
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025, ND07_2021
from chuanngheo.standards.nd30_2025 import LOW_INCOME_WORKER_2025, ND30_2025
from chuanngheo.standards.nd351_2025 import NATIONAL_2026_2030, ND351_2025
from chuanngheo.standards.qd09_2011 import NATIONAL_2011_2015, QD09_2011
from chuanngheo.standards.qd32_2014 import FARM_2014_2015, QD32_2014
from chuanngheo.standards.qd59_2015 import NATIONAL_2016_2020, QD59_2015
from chuanngheo.standards.qd170_2005 import NATIONAL_2006_2010, QD170_2005
from chuanngheo.standards.qd1143_2000 import NATIONAL_2001_2005, QD1143_2000

LAW_CHECKED = date(2026, 11, 21)
"""The day this record was last compared with the texts."""

CT1752_2010 = Instrument(
    "1752/CT-TTg",
    kind="Chỉ thị",
    issuer="Thủ tướng Chính phủ",
    issued=date(2010, 9, 21),
    checked=LAW_CHECKED,
    sources=("baolamdong.vn 24/10/2010",),
)
QD24_2021 = Instrument(
    "24/2021/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    title="Quy định quy trình rà soát hộ nghèo, hộ cận nghèo hằng năm và quy trình xác định hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình giai đoạn 2022 - 2025",
    issued=date(2021, 7, 16),
    in_force=date(2021, 9, 1),
    checked=LAW_CHECKED,
    sources=(
        "thuvienphapluat 83A4330-hd",
        "thuvienphapluat 54404-hd",
        "thuvienphapluat 5440A-hd",
        "lawnet 113695",
    ),
)
VBHN1315_2023 = Instrument(
    "1315/VBHN-BLĐTBXH",
    kind="Văn bản hợp nhất",
    issuer="Bộ Lao động - Thương binh và Xã hội",
    title="Hướng dẫn phương pháp rà soát, phân loại hộ nghèo, hộ cận nghèo; xác định thu nhập của hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp, diêm nghiệp có mức sống trung bình giai đoạn 2022 - 2025 và mẫu biểu báo cáo",
    issued=date(2023, 4, 13),
    checked=LAW_CHECKED,
    sources=("Công báo số 679 + 680 ngày 24-4-2023, trang 20–95",),
)
"""The consolidated text of Thông tư 07/2021/TT-BLĐTBXH (in force 01/9/2021) and Thông tư 02/2022/TT-BLĐTBXH
(in force 15/5/2022, its annexes applied from 01/01/2022)."""

NATIONAL = Registry(
    (
        Applies(NATIONAL_2001_2005, span=Span.years(2001, 2005), by=QD1143_2000.at("Điều 1")),
        Applies(
            NATIONAL_2006_2010,
            span=Span.years(2006, 2010),
            by=QD170_2005.at("Điều 1", Confidence.PARAPHRASED),
        ),
        Applies(
            NATIONAL_2011_2015,
            span=Span(date(2010, 9, 21), date(2010, 12, 31)),
            use=Use.BASELINE,
            by=CT1752_2010.at("tổng điều tra hộ nghèo năm 2010", Confidence.DERIVED),
            note="danh sách đầu kỳ 2011; ngày cuối suy ra / the list with which 2011 begins; the last day is derived",
        ),
        Applies(NATIONAL_2011_2015, span=Span.years(2011, 2015), by=QD09_2011.at("Điều 1, Điều 3")),
        Applies(
            POLICY_BAND_2011_2015,
            span=Span.years(2011, 2015),
            subject=Subject.POLICY_CLASS,
            by=KH1051_2011.at("phần phân công nhiệm vụ, cấp tỉnh, điểm 5"),
            note='cách ghi thứ hai, "từ 130%", là VN-2011-2015-130-150-FROM'
            ' / the other printed reading, "từ 130%", is VN-2011-2015-130-150-FROM',
        ),
        Applies(
            FARM_2014_2015,
            span=Span.years(2014, 2015),
            subject=Subject.FARM_HOUSEHOLD,
            by=QD32_2014.at("giai đoạn 2014–2015", Confidence.PARAPHRASED),
            note="ngày có hiệu lực chưa thấy / the day of coming into force was not seen",
        ),
        Applies(
            NATIONAL_2016_2020,
            span=Span(date(2015, 11, 19), date(2015, 12, 31)),
            use=Use.BASELINE,
            by=QD59_2015.at("Điều 1, Điều 2", Confidence.DERIVED),
            note="kết quả cuối năm 2015 theo chuẩn mới / the results of late 2015 by the new standard",
        ),
        Applies(NATIONAL_2016_2020, span=Span.years(2016, 2020), by=QD59_2015.at("Điều 1, Điều 2")),
        Applies(
            NATIONAL_2016_2020,
            span=Span.years(2021),
            by=ND07_2021.at(
                "Điều 2 khoản 1",
                quote="Từ ngày 01 tháng 01 năm 2021 tiếp tục thực hiện chuẩn nghèo tiếp cận đa chiều giai đoạn 2016 – 2020",
            ),
            note="ngày hết hạn suy ra từ Điều 3 / the last day follows from Article 3",
        ),
        Applies(
            NATIONAL_2021_2025,
            span=Span(date(2021, 9, 1), date(2021, 12, 14)),
            use=Use.BASELINE,
            by=QD24_2021.at(
                "Điều 3 khoản 1 điểm a",
                quote="Định kỳ mỗi năm 01 lần: thực hiện từ ngày 01 tháng 9 đến hết ngày 14 tháng 12 của năm",
            ),
            note="danh sách đầu kỳ 2022 / the list with which 2022 begins",
        ),
        Applies(NATIONAL_2021_2025, span=Span.years(2022, 2025), by=ND07_2021.at("Điều 3")),
        Applies(
            LOW_INCOME_WORKER_2025,
            span=Span(date(2025, 2, 24), date(2025, 12, 31)),
            subject=Subject.WORKER,
            by=ND30_2025.at("Điều 1 khoản 3"),
        ),
        Applies(
            NATIONAL_2021_2025,
            span=Span.years(2026),
            by=ND351_2025.at(
                "quy định chuyển tiếp (số điều chưa thấy)",
                quote="tiếp tục thực hiện chuẩn nghèo đa chiều giai đoạn 2022 - 2025 theo quy định tại Điều 3 Nghị định số 07/2021/NĐ-CP … từ ngày 01/01/2026 đến hết ngày 31/12/2026",
            ),
        ),
        Applies(
            NATIONAL_2026_2030,
            span=Span.years(2027, 2030),
            by=ND351_2025.at("quy định chuẩn nghèo từ năm 2027 (số điều chưa thấy)"),
        ),
    ),
    open_questions=(
        Open(
            Span.years(2026),
            Subject.WORKER,
            "Nghị định 351/2025 continues Điều 3 of Nghị định 07/2021 as a whole, but the low-income worker is"
            " tied to the programme of 2021–2025; no text at hand says whether the class lives on",
            why_vi="Nghị định 351/2025 tiếp tục áp dụng toàn bộ Điều 3 Nghị định 07/2021, nhưng người lao động"
            " có thu nhập thấp gắn với chương trình 2021–2025; chưa có văn bản nào cho biết đối tượng này"
            " còn hay không",
        ),
    ),
)
"""Which standard applied or applies in the whole country, day by day, and to whom."""

INSTRUMENTS: tuple[Instrument, ...] = (
    QD1143_2000,
    QD170_2005,
    CT1752_2010,
    QD09_2011,
    QD32_2014,
    QD59_2015,
    ND07_2021,
    QD24_2021,
    VBHN1315_2023,
    ND30_2025,
    ND351_2025,
)
"""Every instrument on record, oldest first: a plan that cites one can be checked against it."""
