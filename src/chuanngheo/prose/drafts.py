"""A statement while it is read: its fields as printed, where they stand, and what is not yet sure."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from chuanngheo.figures import Figure
from chuanngheo.groups import GROUPS
from chuanngheo.prose.figured import printed
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.reading import Question, Span
from chuanngheo.statements import KINDS, Statement
from chuanngheo.tables import Printed

UNIT_OF: dict[str, str] = {
    "rate": "%", "points": "%", "relative": "%", "end_rate": "%", "base_rate": "%", "before_rate": "%",
    "after_rate": "%", "by_points": "%", "whole_rate": "%", "least": "%", "above": "%", "below": "%", "upto": "%",
}  # fmt: skip
"""The unit of a field whose figure prints none; the others count households."""


UNTOLD = "?"
"""What the code of a group or a label of time begins with that cannot be told: it agrees with no other."""


def _fraction(text: str) -> Printed:
    """«1/2» as the percentage that it is; one without an end in decimals ("1/3") is kept unread."""
    low, _, of = text.partition("/")
    share = Fraction(100 * int(low), int(of)) if int(of) else Fraction(1, 3)
    rest = share.denominator
    while rest % 2 == 0 or rest % 5 == 0:
        rest //= 2 if rest % 2 == 0 else 5
    if rest != 1:
        return Printed(text, None)
    shown = format(Decimal(share.numerator) / Decimal(share.denominator), "f").replace(".", ",")
    return Printed(text, printed(f"{shown}%", "%").figure)


@attrs.define
class Spot:
    """A figure of a statement: where in the line, and in which field."""

    start: int
    end: int
    field: str


@attrs.define(eq=False)
class Draft:
    """A statement in the making."""

    kind: str
    sentence: Sentence
    number: int  # of the sentence in the page
    start: int
    end: int
    fields: dict[str, Any] = attrs.field(factory=dict[str, Any])
    spots: list[Spot] = attrs.field(factory=list[Spot])
    doubts: list[tuple[Question, tuple[str, ...]]] = attrs.field(
        factory=list[tuple[Question, tuple[str, ...]]]
    )
    goal: bool = False
    carried: bool = False  # its time was said before, in another sentence
    remains: bool = False  # "còn …": what is left at the end
    beside: "list[Draft]" = attrs.field(factory=list["Draft"])  # what the same words say of the persons
    also: "list[Draft]" = attrs.field(factory=list["Draft"])  # drafts that became part of this one

    def figure(self, field: str, text: str) -> None:
        """Put a figure into a field, as printed."""
        if field == "relative" and "/" in text:
            self.fields[field] = _fraction(text)
            return
        unit = "đồng" if self.kind == "threshold" else UNIT_OF.get(field, "hộ")
        self.fields[field] = printed(text, unit)

    @property
    def span(self) -> Span:
        """From its first to its last character in the text, over every draft that it took in."""
        own = self.sentence.span(self.start, self.end)
        spans = [own, *(other.span for other in self.also)]
        return min(s[0] for s in spans), max(s[1] for s in spans)

    def get(self, field: str) -> str:
        """A field that is a word: the group, the place, the time."""
        return str(self.fields.get(field, ""))

    def value(self, field: str) -> Figure | None:
        """A field that is a figure, where it is printed and readable."""
        shown = self.fields.get(field)
        return shown.figure if isinstance(shown, Printed) else None

    @property
    def base(self) -> str:
        """The group that the rate of a count is over."""
        group = self.get("group")
        return self.get("of") or (GROUPS[group].base if group in GROUPS else "households")

    def statement(self, text: str) -> Statement:
        """The statement, with its quotation and its place."""
        return KINDS[self.kind](**self.fields, text=text, span=self.span)
