r"""What the head of a document says of itself: title, issuer, number, date, place, years, standard.

>>> head = header(Page("Số: 45/KH-UBND\n\nLục Ngạn, ngày 14 tháng 3 năm 2019\n\nKẾ HOẠCH\n"
...     "Thực hiện Chỉ tiêu giảm nghèo năm 2019"))
>>> head.number, head.date, head.years, head.title
('45/KH-UBND', datetime.date(2019, 3, 14), (2019,), 'Thực hiện Chỉ tiêu giảm nghèo năm 2019')
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from chuanngheo.errors import UndefinedStandardError
from chuanngheo.prose.cited import NUMBER
from chuanngheo.prose.page import Page
from chuanngheo.prose.reading import Header
from chuanngheo.prose.times import DATE, date_of
from chuanngheo.prose.words import NAME
from chuanngheo.standards import ALL
from chuanngheo.standards.timeline import NATIONAL

LETTERHEAD = 80
"""A line of the letterhead is shorter."""
HEAD = 30
"""How many sentences at most are the head."""

_KIND = r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|BÁO CÁO|CHƯƠNG TRÌNH|NGHỊ QUYẾT|TỜ TRÌNH|ĐỀ ÁN|CÔNG VĂN|CHỈ THỊ|THÔNG BÁO)"
_KIND_LINE = re.compile(rf"\s*{_KIND}\s*$", re.IGNORECASE)
_NUMBER = re.compile(rf"\bsố\s?:?\s?(?P<number>{NUMBER})", re.IGNORECASE | re.VERBOSE)
_NUMBER_LINE = re.compile(r"\s*Số\s?:?\s?(?P<number>[0-9]*\s?/?\s?(?:[0-9]{4}\s?/\s?)?[A-ZĐ]+(?:-[A-ZĐ&]+)+)")
_DATED = re.compile(rf"(?P<town>{NAME}),\ (?:{DATE})", re.IGNORECASE | re.VERBOSE)
_OWN = re.compile(
    rf"(?P<kind>{_KIND.replace(' ', chr(92) + ' ')})\ số\ (?P<number>{NUMBER})\ (?:{DATE})\ của\ (?P<issuer>.*?)(?=\ (?:về|ban\ hành|phê\ duyệt)\ )\ (?:về\ (?:việc\ )?)?(?P<title>[^:.]+)",
    re.IGNORECASE | re.VERBOSE,
)
_UNIT = r"(?:tỉnh|thành\ phố|huyện|thị\ xã|quận|xã|phường|thị\ trấn|đặc\ khu)"
_ISSUER = re.compile(
    rf"(?:(?:ủy|uỷ|Ủy|Uỷ)\ ban\ nhân\ dân|UBND)\ (?P<place>(?P<unit>{_UNIT})\ (?P<name>{NAME}))",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE = re.compile(
    rf"(?:trên\ địa\ bàn|của)\ (?P<place>(?P<unit>{_UNIT})\ (?P<name>{NAME}))", re.IGNORECASE | re.VERBOSE
)
_NAMED = re.compile(rf"(?P<place>{_UNIT}\ {NAME})", re.IGNORECASE | re.VERBOSE)
_YEARS = re.compile(
    r"(?:giai\ đoạn|các\ năm|nhiệm\ kỳ)\ \(?(?P<first>20[0-9]{2})\s?(?:-|đến(?:\ năm)?)\s?(?P<last>20[0-9]{2})|năm\ (?P<year>(?:19|20)[0-9]{2})",
    re.IGNORECASE | re.VERBOSE,
)
_LEVELS = ("xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh")


def header(page: Page) -> Header:
    """The header of a page; what cannot be told stays empty."""
    lines = [s.line for s in page.sentences[:HEAD] if not s.cell]
    number, date, title, issuer = _own(lines) or _printed(lines, _headline(page))
    place, seat = _place(page, lines, title, issuer)
    years = _years(title)
    return Header(
        title=title,
        issuer=issuer or seat,
        number=number,
        date=date,
        place=place,
        years=years,
        standard=_standard(years, date),
    )


def _own(lines: list[str]) -> "tuple[str, dt.date | None, str, str] | None":
    """A first line that cites the document itself: "Kế hoạch số … ngày … của … về …"."""
    own = _OWN.match(lines[0]) if lines else None
    if own is None:
        return None
    return _joined(own["number"]), date_of(own), own["title"].strip(), own["issuer"].strip()


def _joined(number: str) -> str:
    return re.sub(r"\s", "", number)


def _headline(page: Page) -> str:
    """The first line of a news item: it ends in no stop, and paragraphs follow."""
    first = page.sentences[0] if page.sentences else None
    if (
        first is None
        or page.sentences[-1].paragraph < FEW
        or first.bullet
        or first.cell
        or len(first.line) > 2 * LETTERHEAD
    ):
        return ""
    return first.line if first.line[-1].isalnum() or first.line[-1] in '%)”"' else ""


FEW = 3
"""A text of fewer paragraphs is a passage, no document."""


def _printed(lines: list[str], headline: str) -> "tuple[str, dt.date | None, str, str]":
    number = next((_joined(m["number"]) for line in lines[:10] if (m := _NUMBER_LINE.match(line))), "")
    dated = next((m for line in lines[:10] if len(line) < LETTERHEAD and (m := _DATED.search(line))), None)
    at = next((n for n, line in enumerate(lines) if _KIND_LINE.match(line)), None)
    title = lines[at + 1].strip() if at is not None and at + 1 < len(lines) else ""
    if at is None and not number:
        title = headline
    return number if number[:1].isdigit() else "", date_of(dated) if dated else None, title, ""


def _place(page: Page, lines: list[str], title: str, issuer: str) -> tuple[str, str]:
    """The place of the issuer, or the one the text names itself by; with the issuer's name."""
    for text in (issuer, title):
        found = _ISSUER.search(text) or _PLACE.search(text) or _NAMED.search(text)
        if found:
            return _lowered(found["place"]), ""
    counted: Counter[str] = Counter()
    for sentence in page.sentences:
        for found in (*_ISSUER.finditer(sentence.line), *_PLACE.finditer(sentence.line)):
            counted[_lowered(found["place"])] += 1
    here = _level(lines)
    named = [place for place, _ in counted.most_common() if place.startswith(here)]
    own = next(iter(named), "") or _seat(lines, here)
    return own, f"Ủy ban nhân dân {own}" if own else ""


def _seat(lines: list[str], level: str) -> str:
    """The place of the dateline ("Lục Ngạn, ngày …"): a district or commune dates its documents by its own name."""
    towns = [found["town"] for line in lines if len(line) < LETTERHEAD and (found := _DATED.search(line))]
    return f"{level} {towns[0]}" if towns and level in ("huyện", "xã") else ""


_BODY = re.compile(
    rf"(?:UBND|(?:ủy|uỷ)\ ban\ nhân\ dân)\ (?P<unit>tỉnh|huyện|thành\ phố|thị\ xã|quận|xã|phường)(?:\ {NAME})?(?=\ (?:xây|ban|đề|yêu|giao)\b)",
    re.IGNORECASE | re.VERBOSE,
)


def _level(lines: list[str]) -> str:
    """The level of the body that speaks: "UBND huyện … xây dựng kế hoạch", "Ủy ban nhân dân tỉnh ban hành"."""
    for line in lines:
        if found := _BODY.search(line):
            return found["unit"].lower()
    return ""


def _lowered(place: str) -> str:
    unit, _, name = place.partition(" ")
    if unit.lower() in ("thành", "thị", "đặc"):
        second, _, name = name.partition(" ")
        unit = f"{unit} {second}"
    return f"{unit.lower()} {name}"


def _years(title: str) -> tuple[int, ...]:
    """The years that the title names: one, or a period."""
    for found in _YEARS.finditer(title):
        if found["year"]:
            return (int(found["year"]),)
        first, last = int(found["first"]), int(found["last"])
        if first <= last <= first + 10:
            return tuple(range(first, last + 1))
    return ()


def _standard(years: tuple[int, ...], date: dt.date | None) -> str:
    """The national standard in force in all the years, or the one whose own period they are; else untold."""
    about = years or ((date.year,) if date else ())
    codes = {NATIONAL.on(dt.date(year, 12, 31)).standard.code for year in about if _recorded(year)}
    if len(codes) == 1 and all(map(_recorded, about)):
        return codes.pop()
    own = f"VN-{about[0]}-{about[-1]}" if about else ""
    return own if own in {standard.code for standard in ALL} else ""


def _recorded(year: int) -> bool:
    try:
        NATIONAL.on(dt.date(year, 12, 31))
    except UndefinedStandardError:
        return False
    return True


def changed(year: int) -> bool:
    """Whether another standard is in force at the end of the next year; so too where none is recorded."""
    if not (_recorded(year) and _recorded(year + 1)):
        return True
    before, after = (NATIONAL.on(dt.date(y, 12, 31)).standard.code for y in (year, year + 1))
    return before != after


def numbers_of_head(page: Page, head: Header) -> Iterator[tuple[int, int, int]]:
    """Where the head prints its own number and date: the sentence, and where in its line."""
    for number, sentence in enumerate(page.sentences[:HEAD]):
        line = sentence.line
        if (own := _OWN.match(line)) and _joined(own["number"]) == head.number:
            yield number, 0, own.start("issuer")
        for found in (_NUMBER_LINE.match(line), _DATED.search(line) if len(line) < LETTERHEAD else None):
            if found:
                yield number, *found.span()
