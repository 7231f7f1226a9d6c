"""Quyết định 32/2014/QĐ-TTg: farm households of average living standard (mức sống trung bình), 2014–2015.

Only for households in agriculture, forestry, fishery and salt-making: "hộ có thu nhập bình quân đầu
người trên chuẩn cận nghèo hiện hành đến dưới 900.000 đồng/người/tháng"; the upper bound is strict and
the same in both areas.  Poor and near-poor stay those of Quyết định 09/2011/QĐ-TTg.
"""

from datetime import date

from attrs import evolve

from chuanngheo.law import Instrument
from chuanngheo.standard import Band, Category, Line, Rule
from chuanngheo.standards.qd09_2011 import NATIONAL_2011_2015

QD32_2014 = Instrument(
    "32/2014/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    checked=date(2026, 11, 21),
    sources=("baoquangnam.vn 19720", "nongnghiep.vn post125908", "danviet.vn 417427"),
)
_AVERAGE = QD32_2014.at(
    "quy định về tiêu chí (số điều chưa thấy)",
    quote="hộ có thu nhập bình quân đầu người trên chuẩn cận nghèo hiện hành đến dưới 900.000 đồng/người/tháng",
)

FARM_2014_2015 = evolve(
    NATIONAL_2011_2015,
    code="VN-2014-2015-FARM",
    vi="chuẩn hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình giai đoạn 2014–2015",
    en="farm households of average living standard 2014–2015",
    cite=_AVERAGE,
    lines={
        **NATIONAL_2011_2015.lines,
        "average": {"rural": Line(900_000, _AVERAGE), "urban": Line(900_000, _AVERAGE)},
    },
    rules=(
        *NATIONAL_2011_2015.rules,
        Rule(
            category=Category.AVERAGE,
            income=Band(above="near_poor", below="average"),
            cite=_AVERAGE,
        ),
    ),
    not_modelled=("Ngày ban hành và ngày có hiệu lực. / The days of issue and of coming into force.",),
)
