"""Where in a document the reader is, and which group and time, said before, go on there."""

import re
from collections.abc import Iterable

import attrs

from chuanngheo.prose.page import Sentence
from chuanngheo.prose.reading import Header
from chuanngheo.prose.times import START
from chuanngheo.prose.words import GROUP, group_of

_ROMAN = re.compile(r"[IVX]{1,5}[.)/]?$")
LONGEST_HEADING = 160
"""A longer line is no heading, in letters."""
_MANY = 20
"""So many times are not one of a few readings."""


@attrs.define
class Here:
    """Where in the document the reader is."""

    section: str = ""
    heading: str = ""
    topic: str = ""  # the group that the paragraph speaks of
    intro: str = ""  # the group of the words that introduce a list
    when: dict[str, None] = attrs.field(factory=dict[str, None])  # labels said in this section, each once
    near: dict[str, None] = attrs.field(factory=dict[str, None])  # labels said in this paragraph
    last: tuple[str, ...] = ()  # labels of the sentence before
    lead: dict[str, None] = attrs.field(factory=dict[str, None])  # labels of the words that introduce a list

    def enter(self, sentence: Sentence) -> bool:
        """Take note of a heading; whether a section begins with it."""
        line = sentence.line[len(sentence.bullet) :].strip()
        if _ROMAN.fullmatch(sentence.bullet) or (
            line.isupper() and " " in line and len(line) < LONGEST_HEADING
        ):
            self.section, self.heading, self.when, self.near = line, line, {}, {}
            return True
        if sentence.bullet[:1].isdigit():
            name, colon, _ = line.partition(":")
            self.heading = name if colon or len(line) < LONGEST_HEADING else self.heading
        return False

    def begin(self, first: Sentence) -> None:
        """A paragraph begins: an item goes on with what introduced its list, another with nothing.

        A line that begins with no capital only looks like one: its sentence began on the line above.
        """
        self.topic = self.intro if first.bullet else ""
        if not first.bullet and not first.line[:1].islower():
            self.near, self.last, self.lead = {}, (), {}

    def hear(self, sentence: Sentence) -> None:
        """The group that a sentence leaves the paragraph with: none where it has spoken of several."""
        own = topic_of(sentence.line)
        mixed = own and self.topic and own != self.topic and not sentence.bullet
        self.topic = "" if mixed else own or self.topic

    def leave(self, said: Iterable[str], meant: Iterable[str], lead: Iterable[str]) -> None:
        """The times that a sentence said, those it meant, and those with which it introduces a list."""
        labels = dict.fromkeys(said)
        self.last = tuple(dict.fromkeys(label for label in meant if label))
        self.near |= labels
        if len(self.when) < _MANY:
            self.when |= labels
        self.lead = dict.fromkeys(lead) or self.lead

    @property
    def title(self) -> str:
        """The headings over a sentence."""
        return f"{self.section} {self.heading}"


def topic_of(line: str) -> str:
    """The first group of households that a sentence names."""
    for found in GROUP.finditer(line):
        code = group_of(found)
        if code in ("poor", "near_poor", "multidimensional", "average"):
            return code
    return ""


REVIEW = re.compile(r"kết\ quả\ (?:tổng\ )?(?:điều\ tra|rà\ soát)", re.IGNORECASE | re.VERBOSE)
"""What the title of a review's results says."""

_GOES_ON = re.compile(r"(?:trong\ (?:đó|số)|cụ\ thể|bao\ gồm|gồm)(?![^\W_])", re.IGNORECASE | re.VERBOSE)


def carried(sentence: Sentence, here: Here, head: Header) -> tuple[str, ...]:
    """The times said before that may go on: in the list or the paragraph, else in the section.

    In its list, behind "trong đó" and behind a semicolon, where no capital begins, any time goes on; elsewhere
    only the one that the document is about (or where that cannot be told), and "đầu năm" nowhere else.
    """
    near = tuple(here.near)
    if sentence.bullet:
        return tuple(here.lead) or _of_section(here, head, item=True)
    if _GOES_ON.match(sentence.line) or sentence.line[:1].islower():
        return here.last
    if len(near) == 1:
        return near if not near[0].endswith(START) and _about(near[0], head) else ()
    return _of_section(here, head)


REVIEWED = 10
"""From this month on a document tells of the review of its own year."""


def _of_section(here: Here, head: Header, *, item: bool = False) -> tuple[str, ...]:
    said = tuple(here.when)
    starts = len(said) == 1 and said[0].endswith(START) and not (item and head.years)
    return said if len(said) == 1 and not starts and _about(said[0], head) else ()


def _about(label: str, head: Header) -> bool:
    """Whether a time is the one whose figures the document gives: its own year, or for a plan the one before."""
    if not label[:4].isdigit() or not (head.title or head.date):
        return True
    if head.years:
        return int(label[:4]) == head.years[0] - (0 if REVIEW.search(head.title) else 1)
    return head.date is not None and int(label[:4]) == head.date.year - (head.date.month < REVIEWED)
