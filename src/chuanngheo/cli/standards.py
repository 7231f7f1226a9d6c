"""``chuanngheo standards``: the timeline as a table."""

import argparse

from chuanngheo.cli.options import Commands, command, common, day
from chuanngheo.cli.streams import show, show_json
from chuanngheo.standards.timeline import LAW_CHECKED, NATIONAL

SCHEMA = "chuanngheo-standards-1"
"""The name of its JSON; ``docs/schemas/standards.json`` says the rest."""

EXAMPLE = """example:
  chuanngheo standards
  chuanngheo standards --on 2021-06-01
"""
"""What the help of ``chuanngheo standards`` shows."""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = command(
        commands,
        "standards",
        "các chuẩn nghèo và thời gian áp dụng / the standards and when they apply",
        "Chuẩn nào áp dụng từ ngày nào, cho ai, theo văn bản nào."
        "\nWhich standard applies from when, to whom, by which provision.",
        EXAMPLE,
    )
    parser.add_argument(
        "--on", type=day, metavar="DATE", help="chỉ chuẩn áp dụng ngày đó / only what applies on that day"
    )
    common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the timeline."""
    if options.on is not None:
        NATIONAL.on(options.on)  # a day outside the record is an error that says what the record holds
    lines = [line for line in NATIONAL.in_order if options.on is None or options.on in line.span]
    if options.format == "json":
        timeline = [line.row() for line in lines]
        show_json({"schema": SCHEMA, "law_checked": LAW_CHECKED.isoformat(), "timeline": timeline})
    else:
        show("\n".join(line.text(options.lang) for line in lines))
    return 0
