"""What the state's poverty programmes ask (mục tiêu chương trình), as cited data; whether a plan meets it.

"Giảm 1–1,5 %/năm" is percentage points of all households; "giảm 1/2 số hộ nghèo" is a share of a count.
The targets are averages over their period for the whole country or for a class of places; that a district
of no such class does less breaks no programme, so the answer to "does it meet" says against which line.

Three rates are kept apart: poor (tỷ lệ hộ nghèo), near-poor, and multidimensional (tỷ lệ nghèo đa chiều, the
sum of both, as ministry decisions print it since 2022).  The target of 2021–2025 names the
multidimensional rate, yet it is reported against the rate of poor households: ``measure`` is the rate that
the text names, ``reported`` the one that official reports hold against it.

>>> for target in programme_targets(2023, scope=Scope.COUNTRY):
...     print(target.cite.instrument, target.measure.text("en"), target.yearly, sep="; ")
Quyết định 90/QĐ-TTg; multidimensional poverty rate; 1–1,5
Quyết định 90/QĐ-TTg; poor and near-poor households; None
"""

from datetime import date
from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.errors import NotModelledError
from chuanngheo.languages import phrase
from chuanngheo.law import Citation, Confidence, Instrument
from chuanngheo.periods import Span
from chuanngheo.quantities import Change, Interval, Points, Rate
from chuanngheo.targets.checks import Verdict


class Scope(StrEnum):
    """For whom a programme sets a target.

    >>> Scope.COUNTRY.text("en")
    'the whole country'
    """

    COUNTRY = "country"
    POOR_DISTRICTS = "poor-districts"
    POOR_COMMUNES = "poor-communes"
    COASTAL_COMMUNES = "coastal-communes"
    MINORITIES = "ethnic-minorities"

    def text(self, lang: str = "vi") -> str:
        """The legal term, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_SCOPES[self])


_SCOPES = {
    Scope.COUNTRY: ("cả nước", "the whole country"),
    Scope.POOR_DISTRICTS: ("các huyện nghèo", "poor districts"),
    Scope.POOR_COMMUNES: ("các xã nghèo", "poor communes"),
    Scope.COASTAL_COMMUNES: (
        "các xã đặc biệt khó khăn bãi ngang",
        "communes in extreme hardship on the coast",
    ),
    Scope.MINORITIES: ("hộ dân tộc thiểu số", "households of ethnic minorities"),
}


class Measure(StrEnum):
    """Which number a target is about.

    >>> Measure.POOR_RATE.text("en")
    "poor households' rate"
    """

    POOR_RATE = "poor_rate"
    MULTIDIMENSIONAL_RATE = "multidimensional_rate"
    POOR_AND_NEAR_POOR = "multidimensional"
    PLACES = "places"

    def text(self, lang: str = "vi") -> str:
        """The term, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_MEASURES[self])


_MEASURES = {
    Measure.POOR_RATE: ("tỷ lệ hộ nghèo", "poor households' rate"),
    Measure.MULTIDIMENSIONAL_RATE: ("tỷ lệ nghèo đa chiều", "multidimensional poverty rate"),
    Measure.POOR_AND_NEAR_POOR: ("số hộ nghèo và hộ cận nghèo", "poor and near-poor households"),
    Measure.PLACES: ("số huyện, xã ra khỏi tình trạng nghèo", "districts and communes leaving poverty"),
}


@attrs.frozen(kw_only=True)
class ProgrammeTarget:
    """One target of one programme.

    Attributes:
        period: the years in which it holds.
        scope: for whom.
        measure: the number that the text names.
        reported: the number that official reports hold against it.
        yearly: points (điểm phần trăm) a year that the rate is to fall by, on average.
        below: the rate to come under by the end.
        relative: the share of a count to shed by the end.
        share: the share of places that are to leave.
        cite: where it stands, and how surely its wording is known.
        also: another instrument that says the same.

    >>> target = programme_targets(2022, scope=Scope.COUNTRY)[0]
    >>> str(target.yearly.low), str(target.yearly.high), target.cite.text("en")
    ('1', '3/2', 'Decision 90/QĐ-TTg, part on objectives (seen only in paraphrase)')
    """

    period: Span
    scope: Scope
    measure: Measure
    cite: Citation
    also: Citation | None = None
    reported: Measure | None = None
    yearly: Interval | None = None
    below: Rate | None = None
    relative: Change | None = None
    share: Rate | None = None

    def meets(self, yearly: Points) -> Verdict:
        """Whether a plan that lowers this rate by ``yearly`` points a year does what is asked on average.

        The lower end of a range is what is asked; more is never too much.  Where the target is no yearly
        fall, or "trên" leaves its end out, that is respected.
        """
        if self.yearly is None:
            return Verdict.CANNOT_TELL
        return Verdict.HOLDS if yearly.value in attrs.evolve(self.yearly, high=None) else Verdict.BROKEN

    def below_met(self, rate: Rate) -> Verdict:
        """Whether ``rate`` at the end of the period is under the bound."""
        if self.below is None:
            return Verdict.CANNOT_TELL
        return Verdict.HOLDS if rate < self.below else Verdict.BROKEN


_CHECKED = date(2026, 11, 22)

NQ80_2011 = Instrument(
    "80/NQ-CP",
    kind="Nghị quyết",
    issuer="Chính phủ",
    issued=date(2011, 5, 19),
    checked=_CHECKED,
    sources=("baolamdong 2433704", "baomoi 6470957"),
)
NQ76_2014 = Instrument(
    "76/2014/QH13",
    kind="Nghị quyết",
    issuer="Quốc hội",
    issued=date(2014, 6, 24),
    checked=_CHECKED,
    sources=("vietnamplus 62337",),
)
QD1722_2016 = Instrument(
    "1722/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    issued=date(2016, 9, 2),
    checked=_CHECKED,
    sources=("thaibinh.gov.vn/gnbv", "baolangson"),
)
QD442_2017 = Instrument(
    "442/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    checked=_CHECKED,
    sources=("tapchitaichinh",),
)
NQ24_2021 = Instrument(
    "24/2021/QH15",
    kind="Nghị quyết",
    issuer="Quốc hội",
    checked=_CHECKED,
    sources=("baomoi c52113283", "opendevelopmentmekong", "vnews 26632"),
)
QD90_2022 = Instrument(
    "90/QĐ-TTg",
    kind="Quyết định",
    issuer="Thủ tướng Chính phủ",
    title="Phê duyệt Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2025",
    issued=date(2022, 1, 18),
    checked=_CHECKED,
    sources=("baomoi c52113283", "opendevelopmentmekong", "vnews 26632"),
)

_PLACE = "phần mục tiêu"
_NQ80 = NQ80_2011.at(
    _PLACE,
    Confidence.PARAPHRASED,
    "tỷ lệ hộ nghèo cả nước giảm 2%/năm, riêng các huyện, xã nghèo giảm 4%/năm theo chuẩn nghèo"
    " từng giai đoạn",
)
_NQ76 = NQ76_2014.at(_PLACE, Confidence.OFFICIAL_ENGLISH)
_QD1722 = QD1722_2016.at(
    _PLACE,
    Confidence.VERBATIM,
    "bình quân 1% - 1,5%/năm (riêng các huyện nghèo, xã nghèo giảm 4%/năm; hộ nghèo dân tộc thiểu số"
    " giảm 3% - 4%/năm) theo chuẩn nghèo tiếp cận đa chiều",
)
_QD442 = QD442_2017.at(_PLACE, quote="1,3-1,5%")
_NQ24 = NQ24_2021.at(_PLACE, Confidence.PARAPHRASED)
_QD90 = QD90_2022.at(_PLACE, Confidence.PARAPHRASED)


def _points(low: str, high: str | None = None, *, more: bool = False) -> Interval:
    """From ``low`` to ``high`` points; ``more``: above ``low``, which itself is left out."""
    return Interval(Fraction(low), None if more else Fraction(high or low), low_open=more)


_POOR, _MULTI = Measure.POOR_RATE, Measure.MULTIDIMENSIONAL_RATE
_2011, _2015, _2016, _2017, _2021 = (
    Span.years(2011, 2020), Span.years(2015), Span.years(2016, 2020), Span.years(2017),
    Span.years(2021, 2025),
)  # fmt: skip


def _yearly(
    period: Span, scope: Scope, measure: Measure, yearly: Interval, cite: Citation
) -> ProgrammeTarget:
    return ProgrammeTarget(
        period=period,
        scope=scope,
        measure=measure,
        reported=_POOR,
        yearly=yearly,
        cite=cite,
        also=_NQ24 if cite is _QD90 else None,
    )


PROGRAMMES: tuple[ProgrammeTarget, ...] = (
    _yearly(_2011, Scope.COUNTRY, _POOR, _points("2"), _NQ80),
    _yearly(_2011, Scope.POOR_DISTRICTS, _POOR, _points("4"), _NQ80),
    _yearly(_2011, Scope.POOR_COMMUNES, _POOR, _points("4"), _NQ80),
    ProgrammeTarget(period=_2015, scope=Scope.COUNTRY, measure=_POOR, below=Rate.from_percent(5), cite=_NQ76),
    ProgrammeTarget(
        period=_2015, scope=Scope.POOR_DISTRICTS, measure=_POOR, below=Rate.from_percent(30), cite=_NQ76
    ),
    _yearly(_2016, Scope.COUNTRY, _POOR, _points("1", "1.5"), _QD1722),
    _yearly(_2016, Scope.POOR_DISTRICTS, _POOR, _points("4"), _QD1722),
    _yearly(_2016, Scope.POOR_COMMUNES, _POOR, _points("4"), _QD1722),
    _yearly(_2016, Scope.MINORITIES, _POOR, _points("3", "4"), _QD1722),
    _yearly(_2017, Scope.COUNTRY, _POOR, _points("1.3", "1.5"), _QD442),
    _yearly(_2021, Scope.COUNTRY, _MULTI, _points("1", "1.5"), _QD90),
    _yearly(_2021, Scope.MINORITIES, _MULTI, _points("3", more=True), _QD90),
    _yearly(_2021, Scope.POOR_DISTRICTS, _MULTI, _points("4", "5"), _QD90),
    ProgrammeTarget(
        period=_2021,
        scope=Scope.COUNTRY,
        measure=Measure.POOR_AND_NEAR_POOR,
        relative=Change("-1/2"),
        cite=_QD90,
        also=_NQ24,
    ),
    ProgrammeTarget(
        period=_2021,
        scope=Scope.POOR_DISTRICTS,
        measure=Measure.PLACES,
        share=Rate.from_percent(30),
        cite=_QD90,
        also=_NQ24,
    ),
    ProgrammeTarget(
        period=_2021,
        scope=Scope.COASTAL_COMMUNES,
        measure=Measure.PLACES,
        share=Rate.from_percent(30),
        cite=_QD90,
        also=_NQ24,
    ),
)
"""Every target that is known well enough; that of 2026–2030 is so far a proposal and not here.

Quyết định 90/QĐ-TTg is cited for the targets of 2021–2025, Nghị quyết 24/2021/QH15 beside it.  From
which day "so với đầu kỳ" counts the poor and near-poor was not seen.
"""


def programme_targets(year: int, *, scope: Scope | None = None) -> tuple[ProgrammeTarget, ...]:
    """The targets that hold in ``year``, for ``scope`` or for all.

    Raises:
        NotModelledError: no programme of that year is recorded.

    >>> [target.yearly for target in programme_targets(2023, scope=Scope.COUNTRY)]
    [Interval(low=Fraction(1, 1), high=Fraction(3, 2), low_open=False, high_open=False), None]
    """
    day = date(year, 12, 31)
    found = [target for target in PROGRAMMES if day in target.period]
    if not found:
        years = sorted({f"{t.period.first.year}–{t.period.last.year}" for t in PROGRAMMES})
        raise NotModelledError(
            f"no programme target of {year} is recorded; recorded: {', '.join(years)}."
            " Look in the resolution of the National Assembly and the decision of the Prime Minister on the"
            " national target programme of that period",
            f"chưa ghi nhận chỉ tiêu chương trình của năm {year}; đã ghi nhận: {', '.join(years)}."
            " Hãy xem nghị quyết của Quốc hội và quyết định của Thủ tướng Chính phủ về chương "
            "trình mục tiêu quốc gia giai đoạn đó",
        )
    return tuple(target for target in found if scope is None or target.scope is scope)
