"""One thing that a plan says beside what its other numbers make of it, and whether it holds."""

from enum import StrEnum

import attrs

from chuanngheo.figures import How
from chuanngheo.languages import vietnamese
from chuanngheo.targets.said import Said


class Verdict(StrEnum):
    """Whether a statement of a plan holds.

    >>> [one.value for one in Verdict]
    ['holds', 'approximately', 'broken', 'cannot-tell']
    """

    HOLDS = "holds"
    APPROXIMATELY = "approximately"
    BROKEN = "broken"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen
class Check:
    """One thing that a plan says, beside what its other numbers make of it.

    In use: :func:`chuanngheo.targets.parts`.
    """

    about: str
    printed: Said
    expected: Said | None
    missing: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Whether the two agree, and how nearly."""
        if self.expected is None:
            return Verdict.CANNOT_TELL
        if self.how is None:
            return Verdict.BROKEN
        return Verdict.HOLDS if self.how is How.EXACT else Verdict.APPROXIMATELY

    @property
    def how(self) -> How | None:
        """In which way they agree; ``None`` where they do not, or nothing can be told."""
        if self.expected is None:
            return None
        if self.printed.face == self.expected.face:
            return How.EXACT
        if self.printed.interval & self.expected.interval is None:
            cut = self.printed.cut
            return None if cut is None or cut & self.expected.interval is None else How.TRUNCATED
        return How.WITHIN_HEDGE if self.printed.hedged or self.expected.hedged else How.ROUNDED

    def text(self, lang: str = "vi") -> str:
        """The check in a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        vi = vietnamese(lang)
        if self.expected is None:
            wanted = ", ".join(_MISSING[name][not vi] for name in self.missing)
            return (
                f"in {self.printed.text}; không kiểm tra được: thiếu {wanted}"
                if vi
                else f"printed {self.printed.text}; cannot be told without {wanted}"
            )
        words = _HOW[self.how][not vi]
        if vi:
            return f"in {self.printed.text}, tính ra {self.expected.show(lang)}: {words}"
        return f"printed {self.printed.text}, computed {self.expected.show(lang)}: {words}"


_HOW = {
    How.EXACT: ("khớp", "holds exactly"),
    How.ROUNDED: ("khớp trong phạm vi làm tròn", "holds within the rounding"),
    How.TRUNCATED: ("khớp nếu bỏ bớt chữ số, không làm tròn", "holds if cut off, not rounded"),
    How.WITHIN_HEDGE: ("khớp trong phạm vi nói tròn", "holds within the hedge"),
    None: ("không khớp", "does not hold"),
}

_MISSING = {
    "households": ("tổng số hộ dân cư", "the number of all households"),
    "poor": ("số hộ nghèo gốc", "the poor households of the base"),
    "rate": ("tỷ lệ hộ nghèo gốc", "the rate of the base"),
    "reduction": ("mức giảm", "the reduction"),
}
