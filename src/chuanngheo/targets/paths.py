"""A reduction laid over years (lộ trình giảm nghèo): planned, tracked, and held against itself.

Every year of a path is a whole number of poor households; the first and the last are given, so the
steps add up to the whole.  What falls equally is chosen: points, households, or the share of those left.

>>> for year in path(2018, poor=5_779, households=54_769, until=2021, end_poor=2_779).years:
...     print(year.year, year.poor, year.reduction, year.rate.text())
2019 4779 1000 8,73%
2020 3779 1000 6,90%
2021 2779 1000 5,07%

A change of standard inside a path is a break: the poor of two standards are never subtracted, and the
year of the change must have been counted by both (:func:`fallen`).
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate, pairwise
from math import isqrt

import attrs

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.figures import Figure
from chuanngheo.languages import phrase
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import Exact, Interval, Points, Rate, exact, rounded
from chuanngheo.targets.apportion import code_of, whole
from chuanngheo.targets.checks import Check, Verdict
from chuanngheo.targets.said import Given, Said


class Shape(StrEnum):
    """What is equal from year to year.

    >>> [one.value for one in Shape][:4]
    ['points', 'households', 'relative', 'front-loaded']
    """

    POINTS = "points"  # the rate falls by as many points each year
    HOUSEHOLDS = "households"  # as many poor households fewer each year
    RELATIVE = "relative"  # the same share of those left each year
    FRONT_LOADED = "front-loaded"  # n parts in the first year, n − 1 in the second, … 1 in the last
    GIVEN = "given"  # by weights of one's own, one a year


@attrs.frozen
class PathYear:
    """One year of a path: all households, the poor left at its end, and by how many they fell.

    In use: :func:`chuanngheo.targets.path`.
    """

    year: int
    households: int
    poor: int
    reduction: int

    @property
    def rate(self) -> Rate:
        """Poor over all households at the end of the year."""
        return Rate.of(self.poor, self.households)


@attrs.frozen
class Path:
    """A base and the years after it.

    In use: :func:`chuanngheo.targets.path`.
    """

    base: PathYear
    years: tuple[PathYear, ...]
    shape: Shape

    @property
    def reduction(self) -> int:
        """By how many poor households (hộ) in all."""
        return self.base.poor - self.years[-1].poor

    @property
    def points_a_year(self) -> Points:
        """The average fall of the rate in points (điểm phần trăm) a year."""
        fall = self.base.rate - self.years[-1].rate
        return Points(fall.value / len(self.years))

    @property
    def households_a_year(self) -> Fraction:
        """The average fall in households (hộ) a year, not rounded."""
        return Fraction(self.reduction, len(self.years))

    def rows(self, lang: str = "vi") -> tuple[dict[str, str], ...]:
        """As it is printed, a row a year: counts, and rates (%) with two decimals, without a sign.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return tuple(
            {
                "year": str(year.year),
                "households": format_decimal(year.households, lang),
                "reduction": format_decimal(year.reduction, lang),
                "poor_end": format_decimal(year.poor, lang),
                "poor_end_rate": year.rate.text(lang).removesuffix("%"),
            }
            for year in self.years
        )

    def _repr_html_(self) -> str:
        from chuanngheo.notebook import path_html  # noqa: PLC0415 # a room below, which tells it

        return path_html(self)

    def at(self, year: int) -> PathYear:
        """The year of the path; an error outside it.

        Raises:
            InvalidValueError: a year outside the path.
        """
        for entry in (self.base, *self.years):
            if entry.year == year:
                return entry
        raise InvalidValueError(
            f"the path runs from {self.base.year} to {self.years[-1].year}, not {year}",
            f"lộ trình từ {self.base.year} đến {self.years[-1].year}, không có {year}",
        )


def path(
    base_year: int,
    *,
    poor: int,
    households: int,
    until: int,
    end_poor: int | None = None,
    end_rate: Rate | None = None,
    shape: Shape | str = Shape.HOUSEHOLDS,
    weights: Sequence[Exact] | None = None,
    growth: Exact = 0,
    series: Mapping[int, int] | None = None,
) -> Path:
    """A path from a base to a goal.

    Args:
        base_year: the year by whose end the base was counted.
        poor: poor households (hộ) then.
        households: all households then.
        until: the last year.
        end_poor: poor households at the end; or
        end_rate: their rate at the end, taken as the nearest whole number of households.
        shape: what is equal; :attr:`Shape.GIVEN` needs ``weights``, one a year.
        weights: what share of the fall each year takes.
        growth: by which share all households grow a year (``Decimal("0.02")``: 2 %).
        series: all households by year, where they are known or forecast instead.

    Raises:
        InvalidValueError: the goal or the weights are missing or given twice, or a year has no households.

    >>> [year.poor for year in path(2018, poor=5_779, households=54_769, until=2021, end_poor=2_779).years]
    [4779, 3779, 2779]
    """
    shape = code_of(Shape, shape)
    count = until - base_year
    if count < 1:
        raise InvalidValueError(
            f"a path from {base_year} cannot end in {until}",
            f"lộ trình từ {base_year} không thể kết thúc năm {until}",
            reason=Reason.CONTRADICTION,
        )
    whole(poor, "poor households", "số hộ nghèo")
    totals = _totals(base_year, whole(households, "households", "số hộ dân cư"), until, growth, series)
    if (end_poor is None) == (end_rate is None):
        raise InvalidValueError(
            "give end_poor or end_rate, one of them",
            "hãy cho một trong hai: end_poor hoặc end_rate",
            reason=Reason.MISSING,
        )
    if end_rate:
        end = _nearest(end_rate.of_total(totals[-1]))
    else:
        end = whole(end_poor, "poor households at the end", "số hộ nghèo cuối kỳ")
    if (weights is None) != (shape is not Shape.GIVEN):
        raise InvalidValueError(
            "weights go with the shape 'given', and it with them",
            "weights chỉ đi cùng dạng 'given', và ngược lại",
            reason=Reason.CONTRADICTION,
        )
    lefts = _lefts(shape, poor, end, totals, weights)
    steps = pairwise((poor, *lefts))
    years = tuple(
        PathYear(base_year + number, total, after, before - after)
        for number, (total, (before, after)) in enumerate(zip(totals[1:], steps, strict=True), start=1)
    )
    return Path(PathYear(base_year, households, poor, 0), years, shape)


def _totals(
    base_year: int, households: int, until: int, growth: Exact, series: Mapping[int, int] | None
) -> list[int]:
    years = range(base_year + 1, until + 1)
    if series is None:
        factor = 1 + exact(growth, "the growth", "mức tăng")
        totals = [_nearest(households * factor ** (year - base_year)) for year in years]
    else:
        missing = [str(year) for year in years if year not in series]
        if missing:
            raise InvalidValueError(
                f"no households are given for {', '.join(missing)}",
                f"thiếu số hộ dân cư của {', '.join(missing)}",
                reason=Reason.MISSING,
            )
        totals = [
            whole(series[year], f"the households of {year}", f"số hộ dân cư năm {year}") for year in years
        ]
    if min(households, *totals) < 1:
        raise InvalidValueError(
            "a year of the path has no households",
            "có năm của lộ trình không có hộ nào",
            reason=Reason.ZERO_TOTAL,
        )
    return [households, *totals]


def _nearest(value: Fraction) -> int:
    return int(rounded(value, 0))


def _lefts(
    shape: Shape, poor: int, end: int, totals: list[int], weights: Sequence[Exact] | None
) -> list[int]:
    """The poor left at the end of each year; the last is ``end`` exactly."""
    count = len(totals) - 1
    years = range(1, count + 1)
    if shape is Shape.RELATIVE:
        if not end:
            raise InvalidValueError(
                "no share of those left, taken each year, ever leaves none of them",
                "giảm mỗi năm một phần số còn lại thì không bao giờ hết",
            )
        return [_geometric(poor, end, number, count) for number in years]
    if shape is Shape.POINTS:
        first, last = Fraction(poor, totals[0]), Fraction(end, totals[-1])
        rates = [first + (last - first) * Fraction(number, count) for number in years]
        return [_nearest(rate * total) for rate, total in zip(rates, totals[1:], strict=True)]
    parts = [exact(weight, "a weight", "trọng số") for weight in weights] if weights is not None else None
    if parts is None:
        parts = [Fraction(count - number + 1 if shape is Shape.FRONT_LOADED else 1) for number in years]
    if len(parts) != count or min(parts) < 0 or not sum(parts):
        raise InvalidValueError(
            f"{count} weights are needed, none negative and not all zero; got {len(parts)}",
            f"cần {count} trọng số, không âm và không cùng bằng 0; đã cho {len(parts)}",
        )
    done = accumulate(parts)
    return [_nearest(poor - (poor - end) * (part / sum(parts))) for part in done]


def _geometric(first: int, last: int, step: int, steps: int) -> int:
    """``first`` · (``last`` / ``first``)^(``step`` / ``steps``), to the nearest whole number, exactly."""
    return _root(first ** (steps - step) * last**step, steps)


def _root(number: int, degree: int) -> int:
    """The whole number nearest to the root of a whole number, halves up; no float touches it."""
    low, high = 0, max(1, isqrt(number) + 1 if degree > 1 else number)
    while low < high:
        middle = (low + high + 1) // 2
        # round(root) ≥ middle  ⟺  root ≥ middle − ½  ⟺  2^degree · number ≥ (2·middle − 1)^degree
        if number << degree >= (2 * middle - 1) ** degree:
            low = middle
        else:
            high = middle - 1
    return low


class Course(StrEnum):
    """Where the actual figures stand beside the path.

    >>> Course.AHEAD.text("en")
    'ahead'
    """

    AHEAD = "ahead"
    ON_TRACK = "on-track"
    BEHIND = "behind"

    def text(self, lang: str = "vi") -> str:
        """In a word.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_COURSES[self])


_COURSES = {
    Course.AHEAD: ("vượt tiến độ", "ahead"),
    Course.ON_TRACK: ("đúng tiến độ", "on track"),
    Course.BEHIND: ("chậm tiến độ", "behind"),
}


@attrs.frozen
class Track:
    """The last actual year beside the path, and what the remaining years now need.

    Attributes:
        year: the last year with an actual figure.
        planned: poor households that the path had for it (hộ).
        actual: poor households counted (hộ).
        years_left: how many years remain.
        to_go: by how many households the remaining years must still reduce in all.

    In use: :func:`chuanngheo.targets.track`.
    """

    year: int
    planned: int
    actual: int
    years_left: int
    to_go: int

    @property
    def course(self) -> Course:
        """Fewer poor than planned is ahead."""
        if self.actual == self.planned:
            return Course.ON_TRACK
        return Course.AHEAD if self.actual < self.planned else Course.BEHIND

    @property
    def needed_a_year(self) -> Fraction | None:
        """Households (hộ) a year that the remaining years need; ``None`` where none remain."""
        return Fraction(self.to_go, self.years_left) if self.years_left else None


def track(planned: Path, actual: Mapping[int, int]) -> Track:
    """Hold the poor households counted so far (``{2019: 3_900}``) against a path.

    All figures must be by the standard of the path; where it changed, bridge it first (:func:`fallen`).

    Raises:
        InvalidValueError: no actual figure, or one of a year outside the path.

    >>> planned = path(2018, poor=5_000, households=50_000, until=2022, end_poor=1_800)
    >>> track(planned, {2019: 4_350}).to_go
    2550
    """
    if not actual:
        raise InvalidValueError(
            "no actual figure is given", "không có số thực hiện nào", reason=Reason.MISSING
        )
    for year in actual:
        planned.at(year)
    last, end = max(actual), planned.years[-1]
    counted = whole(actual[last], f"the poor households of {last}", f"số hộ nghèo năm {last}")
    return Track(last, planned.at(last).poor, counted, end.year - last, max(0, counted - end.poor))


def milestones(
    base_year: int,
    rate: Given | Rate,
    yearly: Given | Points,
    goals: Mapping[int, "str | Figure | Rate"],
) -> tuple[tuple[int, Check, Verdict], ...]:
    """A yearly fall held against the rates a plan promises on the way, as equalities and as bounds.

    "Mỗi năm giảm 2 %, còn 7 % đến năm 2015 và 3 % vào năm 2020": from the base, the yearly fall makes a
    rate for each year named.  The check says whether that is the rate promised; the verdict after it,
    whether the promise at least is kept, when "còn 7 %" means at most that.  A rate below zero is zero.

    >>> for year, check, bound in milestones(2010, "15,55%", "2%", {2015: "7%", 2020: "3%"}):
    ...     print(year, check.expected.show(), check.verdict, bound)
    2015 5,55 % broken holds
    2020 0 % broken holds
    """
    start, step = Said.percent(rate), Said.percent(yearly)
    found: list[tuple[int, Check, Verdict]] = []
    for year, goal in goals.items():
        promised = Said.percent(goal)
        reached = max(Fraction(0), start.face - step.face * (year - base_year))
        spread = start.interval - step.interval.times(Interval.at(year - base_year))
        computed = Said.computed(reached, spread, "%", hedged=start.hedged or step.hedged)
        kept = Verdict.HOLDS if reached <= promised.face else Verdict.BROKEN
        found.append((year, Check(str(year), promised, computed), kept))
    return tuple(found)


@attrs.frozen(kw_only=True)
class Observation:
    """The poor (hộ) of one year by one standard; a year of change has two, one by each.

    >>> Observation(year=2021, poor=453, households=14_905, standard="VN-2021-2025").poor
    453
    """

    year: int
    poor: int
    households: int
    standard: str


def fallen(observations: Iterable[Observation]) -> tuple[int, Points]:
    """By how many households and points poverty fell, never across two standards.

    Each standard's years are taken together; where the standard changes, the year of the change must
    have been counted by both, and counts for neither fall.

    Raises:
        InvalidValueError: fewer than two years, or a change of standard without such a bridge.

    >>> bridged = [  # made-up figures
    ...     Observation(year=2020, poor=600, households=14_700, standard="VN-2016-2020"),
    ...     Observation(year=2021, poor=400, households=14_905, standard="VN-2016-2020"),
    ...     Observation(year=2021, poor=453, households=14_905, standard="VN-2021-2025"),
    ...     Observation(year=2022, poor=429, households=14_905, standard="VN-2021-2025"),
    ... ]
    >>> fallen(bridged)[0]
    224
    >>> fallen([bridged[0], bridged[3]])
    Traceback (most recent call last):
    chuanngheo.errors.InvalidValueError: between 2020 and 2022 the standard changes from VN-2016-2020 to \
VN-2021-2025; count the year of the change by both
    """
    listed = list(observations)
    households, points = 0, Points(0)
    if len(listed) < 2:  # noqa: PLR2004 # a fall is from one year to another
        raise InvalidValueError(
            "a fall needs two observations", "tính mức giảm cần hai lần quan sát", reason=Reason.MISSING
        )
    for before, after in pairwise(listed):
        if before.standard == after.standard:
            households += before.poor - after.poor
            points += Rate.of(before.poor, before.households) - Rate.of(after.poor, after.households)
        elif before.year != after.year:
            raise InvalidValueError(
                f"between {before.year} and {after.year} the standard changes from {before.standard} to"
                f" {after.standard}; count the year of the change by both",
                f"giữa {before.year} và {after.year} chuẩn đổi từ {before.standard} sang "
                f"{after.standard}; hãy đếm năm chuyển đổi theo cả hai chuẩn",
                reason=Reason.CONTRADICTION,
            )
    return households, points
