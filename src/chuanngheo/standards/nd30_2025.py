"""Nghị định 30/2025/NĐ-CP: the low-income worker (người lao động có thu nhập thấp), a person's class.

The test is the income per head of the worker's *household*, not the wage.  Workers of poor and near-poor
households are not included, so the band begins above the poverty line (derived).  The class is tied to
the programme of 2021–2025; whether it lives on in 2026 is open.
"""

from datetime import date

from attrs import evolve

from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Category, Line, Rule
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025

ND30_2025 = Instrument(
    "30/2025/NĐ-CP",
    kind="Nghị định",
    issuer="Chính phủ",
    in_force=date(2025, 2, 24),
    checked=date(2026, 11, 21),
    sources=("luatvietnam.vn 101117",),
)
_WORKER = ND30_2025.at(
    "Điều 1 khoản 3",
    quote="Người lao động có thu nhập thấp … là người lao động thuộc hộ gia đình (không bao gồm người lao động thuộc hộ nghèo, hộ cận nghèo): - Khu vực nông thôn: có mức thu nhập bình quân đầu người/tháng từ 2.250.000 đồng trở xuống. - Khu vực thành thị: … từ 3.000.000 đồng trở xuống.",
)

LOW_INCOME_WORKER_2025 = evolve(
    NATIONAL_2021_2025,
    code="VN-2025-WORKER",
    vi="chuẩn người lao động có thu nhập thấp năm 2025",
    en="low-income worker standard 2025",
    cite=_WORKER,
    lines={
        "poverty": NATIONAL_2021_2025.lines["poverty"],
        "low_income": {"rural": Line(2_250_000, _WORKER), "urban": Line(3_000_000, _WORKER)},
    },
    rules=(
        *NATIONAL_2021_2025.rules[:2],
        Rule(
            category=Category.LOW_INCOME_WORKER,
            income=Band(above="poverty", upto="low_income"),
            cite=evolve(_WORKER, confidence=Confidence.DERIVED),
        ),
    ),
    notes=(
        "Xét thu nhập bình quân đầu người của hộ, không xét tiền lương. / The household's income per head counts, not the wage.",
    ),
    not_modelled=("Ngày ban hành của nghị định. / The day the decree was issued.",),
)
