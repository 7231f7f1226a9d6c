"""What applies in provinces with a standard of their own: ``PROVINCES``, the timeline that holds them too.

``NATIONAL`` stays purely national.  Places are coded by ISO 3166-2 (``VN-HN`` Hà Nội, ``VN-SG`` Ho Chi Minh City).
Rules that are not fully at hand are recorded as lines only, in ``LINES_ONLY``, and asking for them is an
error that says what is missing.  From 01/07/2025 provinces were merged; what then applies where is open.

>>> from datetime import date
>>> PROVINCES.local_on(date(2018, 6, 1), "VN-HN").standard
<Standard VN-HN-2016-2020>
>>> PROVINCES.local_on(date(2023, 6, 1), "VN-39")
Traceback (most recent call last):
chuanngheo.errors.NotModelledError: household in VN-39 on 2023-06-01: Đồng Nai: only the lines are recorded \
(LINES_ONLY['VN-39-2022-2025']): printed near-poor rule equals the poor rule (it must say fewer than 2)
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from chuanngheo.areas import RURAL, TWO_TIERS_FROM, URBAN
from chuanngheo.errors import Bilingual, bilingual
from chuanngheo.law import Confidence, Instrument
from chuanngheo.local import LinesOnly
from chuanngheo.periods import Span
from chuanngheo.registry import Applies, Open, Registry, Subject
from chuanngheo.standard import Line, Standard
from chuanngheo.standards.hanoi_2011 import (
    HANOI_2011_2015,
    HANOI_2011_2015_LITERAL,
    HANOI_DECISION_2011,
)
from chuanngheo.standards.nq23_2018_hcmc import HCMC_2019_2020, NQ23_2018_HCMC
from chuanngheo.standards.qd03_2014_hcmc import CITY, HCMC_2014_2015, QD03_2014_HCMC
from chuanngheo.standards.qd12_2016_hanoi import HANOI_2016_2020, QD12_2016_HANOI, QD472_HANOI
from chuanngheo.standards.timeline import LAW_CHECKED, NATIONAL

PROVINCIAL: tuple[Standard, ...] = (
    HANOI_2011_2015,
    HANOI_2011_2015_LITERAL,
    HCMC_2014_2015,
    HANOI_2016_2020,
    HCMC_2019_2020,
)
"""Every provincial standard that ships with complete rules, oldest first."""

NQ47_2015_BINH_DUONG = Instrument(
    "47/2015/NQ-HĐND8",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân tỉnh Bình Dương",
    checked=LAW_CHECKED,
    sources=("binhduong.gov.vn",),
)
HCMC_COMMITTEE_2016 = Instrument(
    "(số chưa thấy)/QĐ-UBND",
    kind="Quyết định",
    issuer="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    checked=LAW_CHECKED,
    sources=("vietnamplus 87350",),
)
NQ13_2020_HCMC = Instrument(
    "13/NQ-HĐND",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân Thành phố Hồ Chí Minh",
    issued=date(2020, 12, 9),
    checked=LAW_CHECKED,
    sources=("vietnamplus 198133", "betaen 190682"),
)
NQ15_2024_HCMC = Instrument(
    "15/NQ-HĐND",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân Thành phố Hồ Chí Minh",
    checked=LAW_CHECKED,
    sources=("vietnamplus post1090692",),
)
DONG_NAI_2022 = Instrument(
    "(số chưa thấy)/NQ-HĐND",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân tỉnh Đồng Nai",
    checked=LAW_CHECKED,
    sources=("kinhtedothi.vn",),
)
NQ13_2023_QUANG_NINH = Instrument(
    "13/2023/NQ-HĐND",
    kind="Nghị quyết",
    issuer="Hội đồng nhân dân tỉnh Quảng Ninh",
    checked=LAW_CHECKED,
    sources=("nhandan.vn post745473", "baoquangninh.vn"),
)


def _lines(
    instrument: Instrument, grade: Confidence, months: int = 1, **amounts: tuple[int, ...]
) -> Mapping[str, Mapping[str, Line]]:
    """Lines by area: two amounts are rural and urban, one is the whole city's."""
    cite = instrument.at("mức chuẩn (số điều chưa thấy)", grade)
    return {
        name: dict(
            zip(
                (CITY.code,) if len(values) == 1 else (RURAL.code, URBAN.code),
                (Line(value, cite, months=months) for value in values),
                strict=True,
            )
        )
        for name, values in amounts.items()
    }


def _record(
    code: str,
    who: Bilingual,
    lines: Mapping[str, Mapping[str, Line]],
    missing: Bilingual,
) -> LinesOnly:
    first = next(iter(lines.values()))
    return LinesOnly(
        code=code,
        vi=f"chuẩn nghèo của {who.vi}",
        en=f"poverty standard of {who}",
        cite=next(iter(first.values())).cite,
        areas=(CITY,) if CITY.code in first else (RURAL, URBAN),
        lines=lines,
        missing=missing,
    )


_P, _V = Confidence.PARAPHRASED, Confidence.VERBATIM
_HCMC = Bilingual("Ho Chi Minh City", "Thành phố Hồ Chí Minh")
_YEAR = 12

LINES_ONLY: Mapping[str, LinesOnly] = MappingProxyType(
    {
        record.code: record
        for record in (
            _record(
                "VN-SG-2016-2018",
                _HCMC,
                _lines(HCMC_COMMITTEE_2016, _P, _YEAR, poverty=(21_000_000,), near_poverty=(28_000_000,)),
                Bilingual(
                    "how its 5 dimensions and 11 indicators count was not seen",
                    "chưa thấy cách tính 5 chiều và 11 chỉ số",
                ),
            ),
            _record(
                "VN-SG-2021-2024",
                _HCMC,
                _lines(NQ13_2020_HCMC, _P, _YEAR, poverty=(36_000_000,), near_poverty=(46_000_000,)),
                Bilingual(
                    "the thresholds of its 10 indicators and its near-poor rule were not seen",
                    "chưa thấy ngưỡng của 10 chỉ số và quy định về hộ cận nghèo",
                ),
            ),
            _record(
                "VN-SG-2024",
                _HCMC,
                _lines(NQ15_2024_HCMC, _P, _YEAR, poverty=(46_000_000,), near_poverty=(54_000_000,)),
                Bilingual(
                    "the sources contradict each other on the near-poor rule",
                    "các nguồn mâu thuẫn nhau về quy định hộ cận nghèo",
                ),
            ),
            _record(
                "VN-57-2016-2021",
                Bilingual("Bình Dương province", "tỉnh Bình Dương"),
                _lines(
                    NQ47_2015_BINH_DUONG,
                    _V,
                    poverty=(1_200_000, 1_400_000),
                    near_poverty=(1_600_000, 1_800_000),
                ),
                Bilingual(
                    "its bands say below («dưới») the lines, and how deprivations count was not seen",
                    "các khoảng thu nhập ghi dưới mức chuẩn, chưa thấy cách tính thiếu hụt",
                ),
            ),
            _record(
                "VN-39-2022-2025",
                Bilingual("Đồng Nai province", "tỉnh Đồng Nai"),
                _lines(DONG_NAI_2022, _P, poverty=(2_000_000, 2_500_000), average=(3_000_000, 3_750_000)),
                Bilingual(
                    "printed near-poor rule equals the poor rule (it must say fewer than 2)",
                    "quy định hộ cận nghèo in trùng với hộ nghèo (phải là dưới 2)",
                ),
            ),
            _record(
                "VN-13-2023-2025",
                Bilingual("Quảng Ninh province", "tỉnh Quảng Ninh"),
                _lines(NQ13_2023_QUANG_NINH, _V, poverty=(2_100_000, 2_600_000)),
                Bilingual(
                    "its rules are said to be like the national ones, but were not seen",
                    "quy định được cho là giống chuẩn quốc gia, nhưng chưa thấy văn bản",
                ),
            ),
        )
    }
)
"""Records of lines whose rules are not at hand, by code."""

_LAST_DAY = date(2025, 6, 30)
_ENDLESS = date(9999, 12, 31)


def _open(span: Span, place: str, why: Bilingual) -> Open:
    return Open(span, Subject.HOUSEHOLD, why.en, place, why.vi)


def _only(code: str, place: str, name: Bilingual, span: Span) -> Open:
    missing = LINES_ONLY[code].missing
    why = Bilingual(
        f"{name}: only the lines are recorded (LINES_ONLY[{code!r}]): {missing}",
        f"{name.vi}: chỉ ghi nhận các mức chuẩn (LINES_ONLY[{code!r}]): {missing.vi}",
    )
    return _open(span, place, why)


def _unseen(place: str, name: str, first: int) -> Open:
    why = Bilingual(
        f"{name} has a standard of its own in these years, but its rules and lines were not seen",
        f"{name} có chuẩn riêng trong những năm này, nhưng chưa thấy quy định và mức chuẩn",
    )
    return _open(Span(date(first, 1, 1), _LAST_DAY), place, why)


_PLACES = ("VN-HN", "VN-SG", "VN-57", "VN-39", "VN-13", "VN-43", "VN-DN", "VN-37")

PROVINCES = Registry(
    (
        *NATIONAL.entries,
        Applies(
            HANOI_2011_2015,
            place="VN-HN",
            span=Span.years(2011, 2015),
            by=HANOI_DECISION_2011.at("giai đoạn 2011–2015"),
        ),
        Applies(
            HANOI_2016_2020,
            place="VN-HN",
            span=Span.years(2016, 2020),
            by=QD12_2016_HANOI.at("giai đoạn 2016–2020"),
        ),
        Applies(
            HANOI_2016_2020,
            place="VN-HN",
            span=Span.years(2021),
            by=QD472_HANOI.at("tiếp tục áp dụng trong năm 2021", Confidence.PARAPHRASED),
        ),
        Applies(
            HCMC_2014_2015,
            place="VN-SG",
            span=Span.years(2014, 2015),
            by=QD03_2014_HCMC.at("từ ngày 01/01/2014"),
        ),
        Applies(
            HCMC_2019_2020,
            place="VN-SG",
            span=Span.years(2019, 2020),
            by=NQ23_2018_HCMC.at("giai đoạn 2019–2020"),
            note="nhóm 3 chưa chắc chắn / group 3 is doubtful",
        ),
    ),
    open_questions=(
        *NATIONAL.open_questions,
        _open(
            Span(date(2022, 1, 1), _LAST_DAY),
            "VN-HN",
            Bilingual(
                "the standard of Hà Nội from 2022 was not found; the city appears to use the national numbers",
                "chưa tìm thấy chuẩn của Hà Nội từ năm 2022; thành phố có vẻ dùng mức của cả nước",
            ),
        ),
        _only("VN-SG-2016-2018", "VN-SG", _HCMC, Span.years(2016, 2018)),
        _only("VN-SG-2021-2024", "VN-SG", _HCMC, Span(date(2021, 1, 1), date(2024, 9, 30))),
        _only("VN-SG-2024", "VN-SG", _HCMC, Span(date(2024, 10, 1), _LAST_DAY)),
        _only("VN-57-2016-2021", "VN-57", bilingual("Bình Dương"), Span.years(2016, 2021)),
        _unseen("VN-57", "Bình Dương", 2022),
        _only("VN-39-2022-2025", "VN-39", bilingual("Đồng Nai"), Span(date(2022, 1, 1), _LAST_DAY)),
        _only("VN-13-2023-2025", "VN-13", bilingual("Quảng Ninh"), Span(date(2023, 1, 1), _LAST_DAY)),
        _unseen("VN-43", "Bà Rịa - Vũng Tàu", 2023),
        *(
            _open(
                Span(TWO_TIERS_FROM, _ENDLESS),
                place,
                Bilingual(
                    "provinces were merged on 01/07/2025; which standard of its own applies where is not"
                    " recorded: add a line with PROVINCES.with_(…)",
                    "các tỉnh sáp nhập ngày 01/07/2025; chưa ghi nhận chuẩn riêng nào áp dụng ở đâu: hãy thêm"
                    " một dòng bằng PROVINCES.with_(…)",
                ),
            )
            for place in _PLACES
        ),
    ),
)
"""The national timeline and the provinces' own lines; ``NATIONAL`` itself holds only the nation's."""
