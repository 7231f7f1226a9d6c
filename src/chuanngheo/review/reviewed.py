"""One reviewed household, before and after, and what the report forms count of it.

>>> home = Reviewed(unit="Thôn 1", area="rural", before="N", now="CN", members=4)
>>> (tally,) = tallied([home])
>>> tally.counts["near_poor"], tally.counts["poor_flow_2"], tally.counts["near_poor_lacking_water"]
(1, 1, None)
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.review.answers import yes_no
from chuanngheo.review.decision import Outcome
from chuanngheo.sheets.reports import CAUSES
from chuanngheo.sheets.tt07_2021 import B2, CUTOFFS

N, CN, KN = Outcome
"""The outcomes by the letters of the forms."""


def area_of(value: str) -> str:
    """The code of an area of the forms: rural or urban.

    Raises:
        UnknownCodeError: neither of them; the nearest is suggested.
    """
    if value not in CUTOFFS:
        raise UnknownCodeError("area", "khu vực", value, CUTOFFS)
    return value


def _outcome(value: Outcome | str | None) -> Outcome | None:
    if value is None:
        return None
    try:
        return Outcome(value)
    except ValueError:
        raise UnknownCodeError("outcome", "kết quả", value, list(Outcome)) from None


def _b2(given: Mapping[str, bool | None]) -> dict[str, bool | None]:
    return yes_no(given, B2, "Phiếu B2")


def _whole(numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(numbers)


@attrs.frozen(kw_only=True)
class Child:
    """A child under 16 of a household, by the notes of form 7.11; ``None`` where not known.

    >>> Child(uninsured=True).malnourished is None
    True
    """

    uninsured: bool | None = None
    malnourished: bool | None = None
    out_of_level: bool | None = None


@attrs.frozen(kw_only=True)
class Reviewed:
    """One household of the list, before and after the review.

    Args:
        unit: the name of its unit (thôn, xã, huyện).
        area: ``"rural"`` or ``"urban"``.
        before: what it was at the beginning of the year, or ``None``: not here (moved in, split off).
        now: what it is, or ``None``: gone (died out, moved away, merged).
        members: nhân khẩu now, or when it left.
        members_before: nhân khẩu at the beginning of the year, where it differed.
        again: for a household newly on a list from outside both: whether it had been on it before (tái
            nghèo); no text at hand says how long before, so it is given.
        deprivations: the answers of Phiếu B2.
        minority: the head or the spouse of the head belongs to a dân tộc thiểu số.
        no_labour: không có khả năng lao động, by note 2 of form 7.8.
        merit: a member draws a monthly allowance as người có công.
        causes: the numbers 1–8 of section XIII of Mẫu số 3.1; a household may have several.
        children: its children under 16.

    Raises:
        InvalidValueError, UnknownCodeError: a fact outside its domain.

    >>> home = Reviewed(unit="thôn 1", area="rural", before="CN", now="N", members=4)
    >>> home.now, home.members
    (<Outcome.POOR: 'N'>, 4)
    """

    unit: str
    area: str = attrs.field(converter=area_of)
    now: Outcome | None = attrs.field(converter=_outcome)
    members: int
    before: Outcome | None = attrs.field(default=None, converter=_outcome)
    members_before: int | None = None
    again: bool | None = None
    deprivations: Mapping[str, bool | None] = attrs.field(factory=dict[str, bool | None], converter=_b2)
    minority: bool | None = None
    no_labour: bool | None = None
    merit: bool | None = None
    causes: frozenset[int] = attrs.field(default=frozenset[int](), converter=_whole)
    children: tuple[Child, ...] = ()

    def __attrs_post_init__(self) -> None:
        for count in (self.members, self.members_at_first):
            if type(count) is not int or count < 1:
                raise InvalidValueError(
                    f"a household of {self.unit} cannot have {count!r:.30} members",
                    f"một hộ của {self.unit} không thể có {count!r:.30} khẩu",
                )
        if self.before is None and self.now is None:
            raise InvalidValueError(
                f"a household of {self.unit} was neither here at first nor is here now",
                f"một hộ của {self.unit} không có mặt cả đầu kỳ lẫn hiện nay",
                reason=Reason.CONTRADICTION,
            )
        wrong = sorted(self.causes - set(range(1, len(CAUSES) + 1)))
        if wrong:
            raise UnknownCodeError(
                "cause", "nguyên nhân nghèo", wrong[0], map(str, range(1, len(CAUSES) + 1))
            )
        if self.before is KN and self.now in (N, CN) and self.again is None:
            raise InvalidValueError(
                f"a household of {self.unit} newly on a list: say again=True (tái nghèo) or again=False"
                " (phát sinh mới); no text at hand draws the line between them",
                f"một hộ của {self.unit} mới vào danh sách: hãy ghi again=True (tái nghèo) hoặc "
                "again=False (phát sinh mới); chưa có văn bản nào phân định hai trường hợp",
                reason=Reason.MISSING,
            )

    @property
    def members_at_first(self) -> int:
        """Nhân khẩu at the beginning of the year."""
        return self.members if self.members_before is None else self.members_before


LISTS: Mapping[str, Outcome] = {"poor": N, "near_poor": CN}
"""The two lists, by the names of their counts."""
GROUP_FACTS = ("minority", "no_labour", "merit")
"""The groups of form 7.8, as fields of ``Reviewed``."""
CHILD_FACTS = ("uninsured", "malnourished", "out_of_level")
"""What form 7.11 counts, as fields of ``Child``."""


@attrs.frozen
class Tally:
    """What the forms count of the households of one unit in one area, by name.

    A count of which a part is not known is ``None``; one that is not named is zero.  ``children`` says
    whether the children were counted too.
    """

    unit: str
    area: str = attrs.field(converter=area_of)
    counts: Mapping[str, int | None]
    children: bool = True


def tallied(homes: Iterable[Reviewed | Tally]) -> list[Tally]:
    """The counts of each unit and area, added up from households; tallies stay as they are."""
    found: list[Tally] = []
    sums: dict[tuple[str, str], dict[str, int | None]] = {}
    for home in homes:
        if isinstance(home, Tally):
            found.append(home)
            continue
        counts = sums.setdefault((home.unit, home.area), {})
        for name, count in _counted(home):
            before = counts.get(name, 0)
            counts[name] = None if before is None or count is None else before + count
    return found + [Tally(unit, area, counts) for (unit, area), counts in sums.items()]


def _counted(home: Reviewed) -> Iterator[tuple[str, int | None]]:
    """What one household counts in every form."""
    for of, outcome in LISTS.items():
        yield from _moved(home, of, outcome)
        if home.now is outcome:
            yield from _listed(home, of)


def _listed(home: Reviewed, of: str) -> Iterator[tuple[str, int | None]]:
    """What a household on a list counts there."""
    yield of, 1
    yield f"{of}_persons", home.members
    for code, lacking in home.deprivations.items():
        yield f"{of}_lacking_{code}", _flag(lacking)
    for fact in GROUP_FACTS:
        flag = _flag(getattr(home, fact))
        yield f"{fact}_{of}", flag
        yield f"{fact}_{of}_persons", None if flag is None else flag * home.members
    for cause in home.causes:
        yield f"cause_{cause}_{of}", 1
    yield f"children_{of}", len(home.children)
    for child in home.children:
        for fact in CHILD_FACTS:
            yield f"{fact}_{of}", _flag(getattr(child, fact))


def _flag(fact: bool | None) -> int | None:  # noqa: FBT001 # a fact of three values
    return None if fact is None else int(fact)


def _moved(home: Reviewed, of: str, outcome: Outcome) -> Iterator[tuple[str, int]]:
    """Forms 7.2 and 7.3.  A change of members in a household that stays or comes over is a column 4 or 8."""
    before, now = home.before is outcome, home.now is outcome
    was, there = home.members_at_first, home.members
    if before:
        yield from _both(of, 1, was)
        if not now:
            yield from _both(of, _exit(home), was)
    if now:
        from_outside = home.before in (None, KN)
        yield from _both(of, 9, there)
        if not before:
            yield from _both(of, _entry(home), there if from_outside else was)
        if not from_outside:
            yield f"{of}_flow_{8 if there > was else 4}_persons", abs(there - was)


def _both(of: str, column: int, persons: int) -> Iterator[tuple[str, int]]:
    yield f"{of}_flow_{column}", 1
    yield f"{of}_flow_{column}_persons", persons


def _exit(home: Reviewed) -> int:
    """The column in which a household leaves its list."""
    if home.now is None:
        return 4
    if home.before is N:
        return 2 if home.now is CN else 3
    return 3 if home.now is N else 2


def _entry(home: Reviewed) -> int:
    """The column in which a household comes onto its list."""
    if home.before is None:
        return 8
    if home.before is KN:
        return 6 if home.again else 7
    return 5
