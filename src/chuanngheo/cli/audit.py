"""``chuanngheo audit``: do the figures of a plan hold together?"""

import argparse
from pathlib import Path

from chuanngheo.cli.options import Commands, common
from chuanngheo.cli.streams import show, show_json
from chuanngheo.consistency import audit as audit_document
from chuanngheo.files.documents import load_document
from chuanngheo.report import audit_dict, audit_text

EXAMPLE = """example:
  chuanngheo audit cam-lo-2022.toml
  chuanngheo audit plans/*.toml --format json --strict

A document is TOML or JSON with every figure as a text, as printed; docs/document.md shows how.
Exit code 1 says that something contradicts (with --strict also that something is worth a remark).
"""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "audit",
        help="kiểm tra số liệu của kế hoạch / audit the figures of a plan",
        description="Kiểm tra các số liệu của một văn bản với nhau."
        " / Check a document's figures against each other.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="documents in .toml or .json")
    parser.add_argument("--strict", action="store_true", help="remarks count as findings for the exit code")
    common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Audit every document; 1 where one has findings."""
    audits = [audit_document(document) for document in [load_document(path) for path in options.files]]
    if options.format == "json":
        show_json([audit_dict(result) for result in audits])
    else:
        show("\n\n".join(audit_text(result, options.lang) for result in audits))
    wrong = any(result.findings or (options.strict and result.remarks) for result in audits)
    return 1 if wrong else 0
