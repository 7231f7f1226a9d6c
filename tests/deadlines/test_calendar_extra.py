"""What needs the extra ``calendar``: iCalendar files, working days."""

import sys
from datetime import UTC, date, datetime

import icalendar
import pytest

from chuanngheo.deadlines import TT17_2016, icalendar_of, working_day, working_days_after
from chuanngheo.errors import NotModelledError

STAMP = datetime(2019, 3, 14, tzinfo=UTC)


def test_an_icalendar_file_reads_back():
    dues = TT17_2016.within(TT17_2016.known)
    text = icalendar_of(dues, stamp=STAMP)
    events = list(icalendar.Calendar.from_ical(text).walk("VEVENT"))
    assert [(str(e["summary"]), e.decoded("dtstart")) for e in events] == [(d.what, d.last) for d in dues]
    assert len({str(event["uid"]) for event in events}) == len(events)
    assert icalendar_of(dues, stamp=STAMP) == text
    assert b"DTSTAMP" in icalendar_of(dues)


def test_in_english_the_events_are_the_same():
    """Other words under the same identity: reading the file in replaces the events."""
    dues = TT17_2016.within(TT17_2016.known)
    events = [
        list(icalendar.Calendar.from_ical(icalendar_of(dues, stamp=STAMP, lang=lang)).walk("VEVENT"))
        for lang in ("vi", "en")
    ]
    assert [str(e["uid"]) for e in events[0]] == [str(e["uid"]) for e in events[1]]
    assert [str(e["summary"]) for e in events[1]] == [due.en for due in dues]


@pytest.mark.parametrize(
    ("day", "earlier", "later"),
    [
        (date(2019, 9, 13), date(2019, 9, 13), date(2019, 9, 13)),  # a Friday
        (date(2019, 9, 14), date(2019, 9, 13), date(2019, 9, 16)),  # a Saturday
        (date(2019, 9, 2), date(2019, 8, 30), date(2019, 9, 3)),  # Quốc khánh, a Monday
        (date(2023, 1, 1), date(2022, 12, 30), date(2023, 1, 3)),  # a Sunday; the Monday is given free
    ],
)
def test_working_days(day, earlier, later):
    assert working_day(day) == earlier
    assert working_day(day, earlier=False) == later


def test_counting_working_days():
    assert working_days_after(date(2019, 8, 30), 1) == date(2019, 9, 3)
    assert working_days_after(date(2019, 9, 3), 5) == date(2019, 9, 10)
    assert working_days_after(date(2019, 9, 3), 0) == date(2019, 9, 3)


def test_without_the_package(monkeypatch):
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(NotModelledError, match="install chuanngheo with the extra 'calendar'"):
        working_day(date(2019, 9, 13))
