"""``chuanngheo audit``: do the figures of a plan, or of its annex, hold together?"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import attrs

from chuanngheo.cli.options import Commands, common
from chuanngheo.cli.progress import Step, auditing, bar, is_long, reading
from chuanngheo.cli.streams import show, show_json
from chuanngheo.consistency import Audit
from chuanngheo.consistency import audit as audit_document
from chuanngheo.documents import READERS, Read
from chuanngheo.documents import read as read_foreign
from chuanngheo.documents.annexes import Annex, is_annex, read_annex
from chuanngheo.errors import InvalidFileError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.files.documents import dumps_document, load_document
from chuanngheo.files.strict import FORMATS
from chuanngheo.files.writing import write_whole
from chuanngheo.report import (
    audit_dict,
    audit_html,
    audit_text,
    commented,
    findings_csv,
    reading_dict,
    reading_html,
    reading_text,
    workbook,
)
from chuanngheo.tables.table import name_in

EXAMPLE = """example:
  chuanngheo audit ke-hoach.docx --out ke-hoach.html --out ke-hoach.toml
  chuanngheo audit cam-lo-2022.toml
  chuanngheo audit plans/*.toml --format json --strict
  chuanngheo audit annex.xlsx --sheet "Phụ lục" --place "huyện Cam Lộ" --out report.html --out checked.xlsx
  chuanngheo audit annex.csv --roles "B=poor,Tỷ lệ %=poor_rate" --start 2021 --end 2022

Kế hoạch được đọc đúng như đã viết: .docx, .txt, .md, .html, .pdf (phần chữ); không bỏ qua số liệu nào.
Hoặc là TOML hay JSON, mỗi số liệu là một đoạn chữ như đã in; xem docs/document.md.  Phụ biểu là tệp CSV hoặc
XLSX, các ô như hiển thị; mỗi cột được hiểu là gì thì in ra trước các phát hiện.  --out với .toml ghi lại
những gì đã đọc, để người dùng sửa rồi kiểm tra lại.
Mã thoát 1: có số liệu mâu thuẫn (với --strict, cả khi chỉ có điều đáng nhận xét).

A plan is read as it is written: .docx, .txt, .md, .html, .pdf (its text); every figure is accounted for.  Or
it is TOML or JSON with every figure as a text, as printed; docs/document.md shows how.  An annex is a CSV or
XLSX file of tables as displayed; what its columns were taken for is shown before the findings.  --out with
.toml writes what was read, for a person to correct and audit again.
Exit code 1 says that something contradicts (with --strict also that something is worth a remark).
"""
"""What the help of ``chuanngheo audit`` shows."""


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
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="kế hoạch, phụ biểu / plans in .docx, .txt, .md, .html, .pdf, .toml or .json;"
        " annexes in .csv or .xlsx",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="nhận xét cũng tính là phát hiện / remarks count as findings for the exit code",
    )
    parser.add_argument(
        "--sheet", action="append", default=[], help="trang tính / a worksheet to audit; if left out, all"
    )
    parser.add_argument(
        "--roles",
        default="",
        help="vai trò của cột / roles of columns by letter or heading: B=poor,Tỷ lệ %%=poor_rate",
    )
    parser.add_argument("--title", default="", help="tên phụ biểu / title of the annex")
    parser.add_argument(
        "--place", default="", help="địa phương / the place that the annex or the plan speaks of"
    )
    parser.add_argument(
        "--start", default="", help="năm đầu kỳ / the year at whose end the start figures stand"
    )
    parser.add_argument("--end", default="", help="năm cuối kỳ / the year at whose end the end figures stand")
    parser.add_argument(
        "--out",
        action="append",
        default=[],
        type=Path,
        help="ghi báo cáo / write a report: .html, .json, .csv, .txt, .toml (what was read), .xlsx"
        " with comments; may be repeated",
    )
    parser.add_argument("--force", action="store_true", help="ghi đè / write over files that are there")
    common(parser)
    parser.set_defaults(run=run)


_OWN = tuple(f".{form}" for form in FORMATS)
"""The endings of documents written for the audit."""


@attrs.frozen
class Audited:
    """One file and its audit; an annex with what its columns were taken for, a plan with how it was read."""

    file: Path
    audit: Audit
    annex: Annex | None = None
    read: Read | None = None


def run(options: argparse.Namespace) -> int:
    """Audit every file, write the reports asked for, show the findings; 1 where there are any."""
    _check_out(options)
    with bar("", 2 * len(options.files), options, long=is_long(options.files)) as step:
        audited = [_audited(path, options, step) for path in options.files]
    for one in audited:
        for notice in one.annex.notices if one.annex else ():
            print(f"chuanngheo: {one.file}: {notice.message.text(options.lang)}", file=sys.stderr)
    if options.out:
        write_whole({path: _report(path, audited, options.lang) for path in options.out})
    if options.format == "json":
        show_json(_data(audited))
    else:
        show("\n\n".join(part for one in audited for part in _texts(one, options.lang)))
    wrong = any(one.audit.findings or (options.strict and one.audit.remarks) for one in audited)
    return 1 if wrong else 0


def _check_out(options: argparse.Namespace) -> None:
    """Refuse, before anything is read, what must not or cannot be written."""
    sources = {path.resolve() for path in options.files}
    for path in options.out:
        if path.suffix.lower() not in _REPORTS:
            raise UnknownCodeError("kind of report", "loại báo cáo", path.suffix, _REPORTS, where=str(path))
        if path.suffix.lower() == ".xlsx" and not find_spec("openpyxl"):
            raise InvalidFileError.of(
                str(path),
                "needs the extra: pip install 'chuanngheo[xlsx]'",
                "cần phần thêm: pip install 'chuanngheo[xlsx]'",
            )
        if path.resolve() in sources:
            raise InvalidFileError.of(
                str(path),
                "is a file to be audited; choose another name",
                "là tệp đang được kiểm tra; hãy chọn tên khác",
            )
        if path.exists() and not options.force:
            raise InvalidFileError.of(
                str(path), "is there already; --force writes over it", "đã có tệp này; --force thì ghi đè"
            )
        if path.suffix.lower() not in (".json", ".txt") and len(sources) > 1:
            raise InvalidFileError.of(
                str(path),
                f"{path.suffix} reports one file; {len(sources)} are to be audited",
                f"{path.suffix} chỉ báo cáo một tệp; có {len(sources)} tệp cần kiểm tra",
            )
    if len({path.resolve() for path in options.out}) < len(options.out):
        raise InvalidFileError.of("--out", "one file is named twice", "một tệp được nêu hai lần")


def _audited(path: Path, options: argparse.Namespace, step: Step) -> Audited:
    """Read a file, then audit it: two steps."""
    step(0, reading(path, options.lang))
    read = _read(path, options)
    step(1, auditing(path, options.lang))
    audited = read()
    step(1, "")
    return audited


def _read(path: Path, options: argparse.Namespace) -> Callable[[], Audited]:
    """Read a file by its kind; what is given back audits it."""
    ending = path.suffix.lower()
    if ending not in (*_OWN, *READERS):
        raise UnknownCodeError(
            "kind of file", "loại tệp", ending or path.name, (*_OWN, *READERS), where=str(path)
        )
    if ending in _OWN:
        _only_for_annexes(path, options, "place")
        document = load_document(path)
        return lambda: Audited(path, audit_document(document))
    if not is_annex(path):
        _only_for_annexes(path, options)
        read = read_foreign(path, place=options.place)
        return lambda: Audited(path, read.audit, read=read)
    annex = read_annex(
        path,
        sheets=options.sheet,
        roles=dict(_roles(options.roles)),
        title=options.title,
        place=options.place,
        start=options.start,
        end=options.end,
    )
    return lambda: Audited(path, audit_document(annex.document), annex)


def _only_for_annexes(path: Path, options: argparse.Namespace, *more: str) -> None:
    for name in ("sheet", "roles", "title", "start", "end", *more):
        if getattr(options, name):
            raise InvalidFileError.of(
                str(path),
                f"--{name} is for .csv and .xlsx files; a document says it itself",
                f"--{name} chỉ dùng cho tệp .csv và .xlsx; văn bản đã tự nói điều đó",
            )


def _roles(text: str) -> Iterator[tuple[str, str]]:
    """``B=poor,Tỷ lệ %=poor_rate``: a heading may hold commas, a role holds none."""
    rest = text
    while rest.strip():
        column, equals, behind = rest.partition("=")
        role, _, rest = behind.partition(",")
        if not (equals and column.strip() and role.strip()):
            raise InvalidValueError(
                f"--roles: expected COLUMN=ROLE,COLUMN=ROLE, not {text!r:.80}",
                f"--roles: phải là COLUMN=ROLE,COLUMN=ROLE, không phải {text!r:.80}",
                reason=Reason.MISSING,
            )
        yield column.strip(), role.strip()


def _texts(one: Audited, lang: str) -> Iterator[str]:
    for recognised in one.annex.recognised if one.annex else ():
        yield f"{name_in(lang, recognised.title)}\n{recognised.text(lang)}"
    yield reading_text(one.read, lang) if one.read else audit_text(one.audit, lang)


def _data(audited: Sequence[Audited]) -> list[dict[str, object]]:
    return [
        reading_dict(one.read)
        if one.read
        else audit_dict(one.audit, one.annex.recognised if one.annex else ())
        for one in audited
    ]


def _report(path: Path, audited: Sequence[Audited], lang: str) -> str | bytes:
    """The report that a file's ending asks for."""
    return _REPORTS[path.suffix.lower()](audited, lang)


def _txt(audited: Sequence[Audited], lang: str) -> str:
    return "\n\n".join(part for each in audited for part in _texts(each, lang)) + "\n"


def _html(audited: Sequence[Audited], lang: str) -> str:
    one = audited[0]
    if one.read:
        return reading_html(one.read, lang)
    return audit_html(one.audit, lang, one.annex.recognised if one.annex else ())


def _xlsx(audited: Sequence[Audited], lang: str) -> bytes:
    one = audited[0]
    if one.annex is not None and one.file.suffix.lower() == ".xlsx":
        return commented(one.annex.data, one.audit, one.annex.recognised, lang)
    return workbook(one.audit, lang)


_REPORTS: dict[str, Callable[[Sequence[Audited], str], str | bytes]] = {
    ".html": _html,
    ".json": lambda audited, _: json.dumps(_data(audited), ensure_ascii=False, indent=2) + "\n",
    ".csv": lambda audited, lang: "\ufeff" + findings_csv(audited[0].audit, lang),  # the mark of UTF-8
    ".xlsx": _xlsx,
    ".txt": _txt,
    ".toml": lambda audited, _: dumps_document(audited[0].audit.document),
}
"""What ``--out`` writes, by the ending of the file."""
