"""Hà Nội 2011–2015: its own poor and near-poor lines, income only; the number of the decision was not seen.

Poor: up to 550.000 (urban 750.000) đồng a head and month; near-poor: printed from 551.000 (751.000) up to
750.000 (1.000.000), so with the same gap of a thousand đồng as Quyết định 09/2011/QĐ-TTg.
``HANOI_2011_2015`` reads on from where the poor line ends; ``HANOI_2011_2015_LITERAL`` keeps the gap.

>>> [(gap.area, gap.above.text(), gap.upto.text()) for gap in HANOI_2011_2015_LITERAL.gaps()]
[('rural', '≤ 550000', '< 551000'), ('urban', '≤ 750000', '< 751000')]
"""

from datetime import date

from attrs import evolve

from chuanngheo.areas import RURAL, URBAN
from chuanngheo.law import Confidence, Instrument
from chuanngheo.standard import Band, Category, Line, Rule, Standard

HANOI_DECISION_2011 = Instrument(
    "(số chưa thấy)/QĐ-UBND",
    kind="Quyết định",
    issuer="Ủy ban nhân dân thành phố Hà Nội",
    title="Chuẩn nghèo, cận nghèo của thành phố Hà Nội giai đoạn 2011 - 2015",
    checked=date(2026, 11, 21),
    sources=("viettimes.vn 25411",),
)
_CITE = HANOI_DECISION_2011.at("mức chuẩn (số điều chưa thấy)")
_POOR = Rule(category=Category.POOR, income=Band(upto="poverty"), cite=_CITE)

HANOI_2011_2015_LITERAL = Standard(
    code="VN-HN-2011-2015-LITERAL",
    vi="chuẩn nghèo của thành phố Hà Nội giai đoạn 2011–2015, theo nguyên văn",
    en="poverty standard of Hà Nội 2011–2015, to the letter",
    cite=_CITE,
    areas=(RURAL, URBAN),
    lines={
        "poverty": {"rural": Line(550_000, _CITE), "urban": Line(750_000, _CITE)},
        "near_poor_from": {"rural": Line(551_000, _CITE), "urban": Line(751_000, _CITE)},
        "near_poor": {"rural": Line(750_000, _CITE), "urban": Line(1_000_000, _CITE)},
    },
    rules=(
        _POOR,
        Rule(
            category=Category.NEAR_POOR,
            income=Band(least="near_poor_from", upto="near_poor"),
            cite=_CITE,
        ),
    ),
    notes=("Số quyết định chưa thấy. / The number of the decision was not seen.",),
)

HANOI_2011_2015 = evolve(
    HANOI_2011_2015_LITERAL,
    code="VN-HN-2011-2015",
    vi="chuẩn nghèo của thành phố Hà Nội giai đoạn 2011–2015",
    en="poverty standard of Hà Nội 2011–2015",
    lines={n: by for n, by in HANOI_2011_2015_LITERAL.lines.items() if n != "near_poor_from"},
    rules=(
        _POOR,
        Rule(
            category=Category.NEAR_POOR,
            income=Band(above="poverty", upto="near_poor"),
            cite=HANOI_DECISION_2011.at("mức chuẩn (số điều chưa thấy)", Confidence.DERIVED),
        ),
    ),
    notes=(
        "Số quyết định chưa thấy. / The number of the decision was not seen.",
        (
            "Đọc liền mạch: trên 550.000 (750.000) đồng đã là cận nghèo; in từ 551.000 (751.000)."
            " / Read continuously: above 550.000 (750.000) đồng is near-poor; printed from 551.000 (751.000)."
        ),
    ),
)
