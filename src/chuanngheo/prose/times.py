"""When: dates, years and periods, as labels that statements and tables share.

A label is the year at whose end a figure stands: "31/12/2015" is ``"2015"``, "đầu năm 2016" is ``"2015+"``; any
other day keeps its date.

>>> [time_of(text) for text in ("đầu năm 2016", "đến ngày 31/12/2015", "cuối năm 2019", "tháng 6/2020")]
['2015+', '2015', '2019', '2020-06']
"""

import datetime as dt
import re

_DAY = r"[0-9]{1,2}"
_YEAR = r"(?:19|20)[0-9]{2}"
DATE = (
    rf"(?:ngày\ )?(?P<day>{_DAY})\s?[/.-]\s?(?P<month>{_DAY})\s?[/.-]\s?(?P<year>{_YEAR})(?![0-9])"
    rf"|ngày\ (?P<day2>{_DAY})\ tháng\ (?P<month2>{_DAY})\ năm\ (?P<year2>{_YEAR})"
)
"""A day: "31/12/2021", "ngày 31 tháng 12 năm 2021"."""
PERIOD = (
    rf"(?:(?:trong\ )?(?:giai\ đoạn|nhiệm\ kỳ|thời\ kỳ|các\ năm|năm\ học|[0-9]+\ năm|năm|từ\ năm)\ \(?){_YEAR}\s?(?:-|đến(?:\ năm)?)\s?{_YEAR}"
    rf"|(?<![0-9]){_YEAR}\s?-\s?{_YEAR}(?![0-9])"
)
"""Years from and to: "giai đoạn 2021-2025"."""
_BEFORE = r"(?:tính\ )?(?:(?:đến|vào|trong|tại|của|ở|từ)\ )?(?:thời\ điểm\ )?"
TIME = re.compile(
    rf"""(?<![^\W_])(?:
      (?P<period>{PERIOD})
    | {_BEFORE}(?:hết\ )?(?:{DATE})
    | {_BEFORE}(?:tháng\ (?P<month3>{_DAY})(?:\s?/\s?|\ năm\ )(?P<year3>{_YEAR}))(?![0-9])
    | {_BEFORE}(?P<part>(?:quý\ [IVX0-9]+|[0-9]+\ tháng(?:\ (?:đầu|cuối))?)\s?(?:/|năm\ |\ năm\ ))(?P<year4>{_YEAR})(?![0-9])
    | {_BEFORE}(?P<edge>đầu|cuối|hết)?\ ?(?:năm\ )(?P<year5>{_YEAR})(?![0-9/.,]*[0-9])
    | (?P<edge2>đầu|cuối|hết)\ (?P<year6>{_YEAR})(?![0-9/.,]*[0-9])
    | (?P<edgeless>(?:đầu|cuối)\ (?:năm|kỳ))(?!\ (?:19|20)[0-9])
    | (?P<now>(?:hiện|đến)\ nay|hiện(?=\ (?:có|còn|tại)))
    | (?P<bare>(?<=\(){_YEAR}(?=\)))
    )(?![^\W_])""",
    re.IGNORECASE | re.VERBOSE,
)
"""A day, a year or a period as a sentence says it."""
START = "+"
"""Behind the year before, where a text says "đầu năm": the same moment, unless the standard changed with the year."""
NOW = "now"
"""What "hiện có" says, before anybody knows the day."""


def time_of(text: str) -> str:
    """The label of a phrase of time; empty for a period or for no time at all."""
    match = TIME.match(text)
    return label(match) if match else ""


def label(match: "re.Match[str]") -> str:
    """The label of a match of :data:`TIME`; empty for a period."""
    return "" if match["period"] else _relative(match) or _dated(match) or _month(match) or _year(match)


def _relative(match: "re.Match[str]") -> str:
    if match["edgeless"]:
        return f"?{match['edgeless'].lower()}"
    return NOW if match["now"] else ""


def _dated(match: "re.Match[str]") -> str:
    day = date_of(match)
    if day is None:
        return ""
    return str(day.year) if (day.month, day.day) == (12, 31) else day.isoformat()


def _month(match: "re.Match[str]") -> str:
    if match["month3"]:
        return f"{match['year3']}-{int(match['month3']):02}"
    part = (match["part"] or "").strip(" /").lower().removesuffix("năm").strip()
    return f"{match['year4']} {part}" if part else ""


def _year(match: "re.Match[str]") -> str:
    year = match["year5"] or match["year6"] or match["bare"] or ""
    starts = (match["edge"] or match["edge2"] or "").lower() == "đầu"
    return f"{int(year) - 1}{START}" if starts else year


def date_of(match: "re.Match[str]") -> dt.date | None:
    """The day that a match of a date names, or ``None`` where the calendar has no such day."""
    part = match.groupdict()
    day, month, year = (part.get(f) or part.get(f"{f}2") for f in ("day", "month", "year"))
    if not (day and month and year):
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
