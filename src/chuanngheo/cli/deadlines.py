"""``chuanngheo deadlines``: what is due in a span, what comes next, what is overdue."""

import argparse
import sys

from chuanngheo.cli.options import FORMATS, Commands, command, common, day
from chuanngheo.cli.streams import show, show_json
from chuanngheo.deadlines import CALENDARS, Calendar, Due, calendar, calendar_of, icalendar_of
from chuanngheo.files.documents import load_document
from chuanngheo.periods import Span

SCHEMA = "chuanngheo-deadlines-1"
"""The name of its JSON; ``docs/schemas/deadlines.json`` says the rest."""

_ABOUT = """Các báo cáo, đợt rà soát và mốc mà một văn bản đặt ra, kèm ngày cuối cùng.
Show the reports, reviews and milestones that a text sets, with the last day for each.

"Trước ngày 15" thì ngày cuối là ngày 14.  Kế hoạch của chính bạn được trích nguyên văn, cả với --lang en.
"Trước ngày 15" leaves the 14th as the last day.  What a plan of your own sets is quoted in its own words,
also with --lang en.  Các văn bản đã ghi / The texts recorded:
  """ + "\n  ".join(f"{code}: {book.title} ({book.known.text()})" for code, book in CALENDARS.items())

_EXAMPLES = """examples:
  chuanngheo deadlines qd24-2021 --from 2022-10-01 --to 2022-12-31
  chuanngheo deadlines luc-ngan-2019.toml --next 2019-06-01
  chuanngheo deadlines luc-ngan-2019.toml --overdue 2019-06-20 --lang en
  chuanngheo deadlines luc-ngan-2019.toml --format ical > luc-ngan.ics   (cần / needs chuanngheo[calendar])"""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = command(
        commands,
        "deadlines",
        "hạn báo cáo, rà soát / reports and reviews that are due, next or overdue",
        _ABOUT,
        _EXAMPLES,
    )
    parser.add_argument(
        "calendar",
        metavar="TEXT",
        help="một kế hoạch, hoặc mã văn bản / a plan as .toml or .json, or " + ", ".join(CALENDARS),
    )
    parser.add_argument(
        "--from", dest="first", type=day, metavar="DAY", help="từ ngày / the first day, YYYY-MM-DD"
    )
    parser.add_argument("--to", dest="last", type=day, metavar="DAY", help="đến ngày / the last day")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--next",
        type=day,
        metavar="DAY",
        help="chỉ hạn kế tiếp, từ ngày đó / only what is due next on that day or later",
    )
    what.add_argument(
        "--overdue",
        type=day,
        metavar="DAY",
        help="chỉ việc đã quá hạn trước ngày đó / only what was due before that day; exit code 1 if any",
    )
    common(parser, (*FORMATS, "ical"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the deadlines asked for; 1 where something is overdue."""
    book = _calendar(args.calendar)
    dues: tuple[Due, ...]
    if args.next:
        following = book.next_due(args.next)
        dues = () if following is None else (following,)
    elif args.overdue:
        dues = book.overdue(args.overdue)
    else:
        first, last = args.first or book.known.first, args.last or book.known.last
        dues = book.within(Span(first, last))
    _print(dues, args.format, args.lang)
    return int(bool(args.overdue and dues))


def _calendar(name: str) -> Calendar:
    """A recorded text by its code, or the deadlines of a plan by the file it stands in."""
    return calendar_of(load_document(name)) if name.endswith((".toml", ".json")) else calendar(name)


def _print(dues: tuple[Due, ...], form: str, lang: str) -> None:
    if form == "ical":
        sys.stdout.buffer.write(icalendar_of(dues, lang=lang))
    elif form == "json":
        show_json({"schema": SCHEMA, "deadlines": [_record(due) for due in dues]})
    elif dues:
        show("\n".join(due.text(lang) for due in dues))


def _record(due: Due) -> dict[str, str | bool | None]:
    return {
        "last": due.last.isoformat(),
        "first": due.first.isoformat() if due.first else None,
        "what": due.what,
        "who": due.who or None,
        "to": due.to or None,
        "en": due.en or None,
        "dated": due.dated,
        "by": str(due.by) if due.by else None,
    }
