"""``chuanngheo standards``: the timeline as a table."""

import argparse
import json

from chuanngheo.cli.options import Commands, common, day
from chuanngheo.standards.timeline import LAW_CHECKED, NATIONAL

EXAMPLE = """example:
  chuanngheo standards
  chuanngheo standards --on 2021-06-01
"""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "standards",
        help="các chuẩn nghèo và thời gian áp dụng / the standards and when they apply",
        description="Chuẩn nào áp dụng từ ngày nào, cho ai, theo văn bản nào."
        " / Which standard applies from when, to whom, by which provision.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--on", type=day, metavar="DATE", help="only what applies on that day")
    common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the timeline."""
    if options.on is not None:
        NATIONAL.on(options.on)  # a day outside the record is an error that says what the record holds
    rows = [
        row
        for row in NATIONAL.rows()
        if options.on is None or row["first"] <= options.on.isoformat() <= row["last"]
    ]
    if options.format == "json":
        print(
            json.dumps(
                {"law_checked": LAW_CHECKED.isoformat(), "timeline": rows}, ensure_ascii=False, indent=2
            )
        )
        return 0
    for row in rows:
        whom = f"{row['subject']}, {row['use']}"
        print(f"{row['first']} – {row['last']}  {row['standard']}  ({whom}): {row['by']}")
    return 0
