"""A statement while it is read: its fields as printed, where they stand, and what is not yet sure."""

from typing import Any

import attrs

from chuanngheo.groups import GROUPS
from chuanngheo.prose.lexer import printed
from chuanngheo.prose.page import Sentence
from chuanngheo.prose.reading import Question, Span
from chuanngheo.statements import KINDS, Statement

UNIT_OF: dict[str, str] = {
    "rate": "%", "points": "%", "relative": "%", "end_rate": "%", "base_rate": "%", "before_rate": "%",
    "after_rate": "%", "by_points": "%", "whole_rate": "%", "least": "%", "above": "%", "below": "%", "upto": "%",
}  # fmt: skip
"""The unit of a field whose figure prints none; the others count households."""


@attrs.define
class Spot:
    """A figure of a statement: where in the line, and in which field."""

    start: int
    end: int
    field: str


@attrs.define
class Draft:
    """A statement in the making."""

    kind: str
    sentence: Sentence
    number: int  # of the sentence in the page
    start: int
    end: int
    fields: dict[str, Any] = attrs.field(factory=dict[str, Any])
    spots: list[Spot] = attrs.field(factory=list[Spot])
    doubts: list[tuple[Question, tuple[str, ...]]] = attrs.field(factory=list[tuple[Question, tuple[str, ...]]])
    goal: bool = False
    remains: bool = False  # "còn …": what is left at the end
    also: "list[Draft]" = attrs.field(factory=list["Draft"])  # drafts that became part of this one

    def figure(self, field: str, text: str) -> None:
        """Put a figure into a field, as printed."""
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

    @property
    def base(self) -> str:
        """The group that the rate of a count is over."""
        group = self.get("group")
        return self.get("of") or (GROUPS[group].base if group in GROUPS else "households")

    def statement(self, text: str) -> Statement:
        """The statement, with its quotation and its place."""
        return KINDS[self.kind](**self.fields, text=text, span=self.span)
