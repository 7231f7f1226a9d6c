"""What became of a target: the reduction achieved beside the one planned."""

from enum import StrEnum
from fractions import Fraction

import attrs

from chuanngheo.languages import phrase, vietnamese
from chuanngheo.quantities import Rate
from chuanngheo.targets.said import Said, positive


class Outcome(StrEnum):
    """What became of a target.

    >>> Outcome.EXCEEDED.text("en")
    'exceeded'
    """

    EXCEEDED = "exceeded"
    MET = "met"
    MISSED = "missed"

    def text(self, lang: str = "vi") -> str:
        """In a word.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_OUTCOMES[self])


_OUTCOMES = {
    Outcome.EXCEEDED: ("vượt chỉ tiêu", "exceeded"),
    Outcome.MET: ("đạt chỉ tiêu", "met"),
    Outcome.MISSED: ("không đạt chỉ tiêu", "missed"),
}


@attrs.frozen
class Progress:
    """A reduction achieved beside the one planned, in one unit (points or households).

    >>> done = Progress(planned=Said.percent("1,8%"), achieved=Said.percent("3%"))
    >>> done.outcome.value, done.margin
    ('exceeded', Fraction(6, 5))
    """

    planned: Said
    achieved: Said

    @property
    def outcome(self) -> Outcome:
        """A hedged or printed target is met by whatever it could mean."""
        span, done = self.planned.interval, self.achieved.face
        if done in span or done == self.planned.face:
            return Outcome.MET
        return Outcome.EXCEEDED if done > self.planned.face else Outcome.MISSED

    @property
    def margin(self) -> Fraction:
        """Achieved less planned, by face value; below zero what is lacking."""
        return self.achieved.face - self.planned.face

    @property
    def of_plan(self) -> Rate:
        """Achieved over planned (tỷ lệ hoàn thành kế hoạch).

        >>> Progress(Said.percent("1,8%"), Said.percent("3%")).of_plan.text(decimals=0)
        '167%'
        """
        return Rate.of(max(self.achieved.face, Fraction(0)), positive(self.planned).face)

    def text(self, lang: str = "vi") -> str:
        """In a sentence.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        planned, done = self.planned.show(lang), self.achieved.show(lang)
        share, word = self.of_plan.text(lang, decimals=1), self.outcome.text(lang)
        if vietnamese(lang):
            return f"giảm {done} so với kế hoạch {planned}: {word}, bằng {share} kế hoạch"
        return f"fell by {done} against {planned} planned: {word}, {share} of the plan"
