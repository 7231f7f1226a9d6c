"""``chuanngheo classify``: a file of households → categories with their reasons."""

import argparse
import csv
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from chuanngheo.classify import Classification
from chuanngheo.classify import classify as classify_one
from chuanngheo.cli import bulk
from chuanngheo.cli.options import Commands, common, day, note
from chuanngheo.cli.progress import MANY_ROWS, bar
from chuanngheo.cli.streams import show, show_json
from chuanngheo.errors import InvalidFileError, UnknownCodeError
from chuanngheo.explain import explain
from chuanngheo.files.households import Bad, Entry, Reading, load_households
from chuanngheo.files.visits import is_visits, load_visits
from chuanngheo.files.writing import neutral, write_whole
from chuanngheo.registry import Subject
from chuanngheo.report import classification_dict, classifications_dict, classifications_text
from chuanngheo.standard import Standard
from chuanngheo.standards import by_code
from chuanngheo.standards.timeline import NATIONAL

EXAMPLE = """example:
  chuanngheo classify households.csv --on 2024-12-14
  chuanngheo classify households.csv --standard VN-2016-2020 --out result.csv --keep-going

  chuanngheo classify households.parquet --on 2024-12-14 --out result.parquet
  chuanngheo classify visits.csv --members members.csv --on 2024-12-14

Mỗi thông tin là một cột: id; area (nông thôn, thành thị); income (đồng/người/tháng), hoặc total_income,
months và members; score, hoặc mỗi chỉ số một cột.  Ô trống nghĩa là "chưa biết".

The file has a column for each fact: id; area (nông thôn, thành thị); income (đồng/người/tháng), or
total_income, months and members; score, or one column an indicator. An empty cell is "not known".
"""
"""What the help of ``chuanngheo classify`` shows."""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "classify",
        help="phân loại hộ theo chuẩn nghèo / classify households",
        description="Phân loại từng hộ trong tệp CSV hoặc JSON, kèm căn cứ."
        " / Classify each household of a file, with its reason.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="các hộ / households in .csv or .json; long lists in .parquet, or a folder",
    )
    parser.add_argument(
        "--on",
        type=day,
        metavar="DATE",
        help="ngày rà soát, quyết định chuẩn / the day of the review; it chooses the standard",
    )
    parser.add_argument(
        "--members", type=Path, metavar="FILE", help="tệp thành viên / a .csv with one row a member"
    )
    parser.add_argument(
        "--standard", metavar="CODE", help="mã chuẩn / a standard by its code, e.g. VN-2021-2025"
    )
    parser.add_argument(
        "--subject",
        choices=[s.value for s in Subject],
        default=Subject.HOUSEHOLD.value,
        help="áp dụng cho ai / to whom the standard applies",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="ghi kết quả / write the result to a .csv or .json file, of a long list .parquet or .csv",
    )
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="hàng hỏng để riêng / classify the good rows and list the bad ones in a second file",
    )
    bulk.add(parser)
    common(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Classify the file; bad rows stop it before anything is written, unless it is told to keep going.

    Raises:
        InvalidFileError: a row cannot be read, or a result would overwrite the file itself.
        UnknownCodeError: the result file is of a kind that is not written.
    """
    if bulk.is_bulk(options):
        return bulk.run(options, _standard)
    standard = _standard(options)
    out: Path | None = options.out
    if out is not None and out.suffix.lower() not in (".csv", ".json"):
        raise UnknownCodeError(
            "kind of result file", "loại tệp kết quả", out.suffix, (".csv", ".json"), where=str(out)
        )
    if options.keep_going and out is None:
        raise InvalidFileError.of(
            "--keep-going",
            "needs --out: the bad rows go into a file beside it",
            "cần --out: các dòng hỏng được ghi vào một tệp bên cạnh",
        )
    reading = _reading(options, standard)
    results = list(_classified(reading.rows, standard, options))
    bad = reading.bad
    if bad and not options.keep_going:
        raise InvalidFileError(str(options.file), [fault for row in bad for fault in row.faults])
    if out is None:
        _show(results, options)
    else:
        _write(out, reading, results, options)
    return 1 if bad else 0


def _classified(
    rows: Sequence[Entry], standard: Standard, options: argparse.Namespace
) -> Iterator[tuple[Entry, Classification]]:
    with bar(options.file.name, len(rows), options, long=len(rows) >= MANY_ROWS) as step:
        for row in rows:
            yield row, classify_one(row.household, standard)
            step(1, "")


def _reading(options: argparse.Namespace, standard: Standard) -> Reading:
    if options.members is None and not is_visits(options.file):
        return load_households(options.file, standard)
    if options.on is None:
        raise InvalidFileError.of(
            "classify", "members have ages: say --on DATE", "thành viên có tuổi: hãy cho --on DATE"
        )
    return load_visits(options.file, standard, on=options.on, members=options.members)


def _write(
    out: Path, reading: Reading, results: list[tuple[Entry, Classification]], options: argparse.Namespace
) -> None:
    """The results into their file, the bad rows into one beside it: both or neither."""
    if out.resolve() == options.file.resolve():
        raise InvalidFileError.of(
            str(out), "is the file of the households itself", "chính là tệp hộ đang đọc"
        )
    as_csv = out.suffix.lower() == ".csv"
    texts = {out: _table(reading, results, options.lang) if as_csv else _json(results, options)}
    aside = out.with_name(f"{out.stem}.bad.csv")
    if reading.bad:
        texts[aside] = _bad_rows(reading, reading.bad, options.lang)
    write_whole(texts)
    if reading.bad:
        count = len(reading.bad)
        note(f"{count} bad row(s) kept in {aside}", f"{count} dòng hỏng được ghi vào {aside}", options)


def _standard(options: argparse.Namespace) -> Standard:
    if options.standard is not None:
        return by_code(options.standard)
    if options.on is None:
        raise InvalidFileError.of(
            "classify", "say --on DATE or --standard CODE", "hãy cho --on DATE hoặc --standard CODE"
        )
    return NATIONAL.on(options.on, subject=options.subject).standard


def _show(results: list[tuple[Entry, Classification]], options: argparse.Namespace) -> None:
    if options.format == "json":
        show_json(_data(results, options))
    else:
        assessments = [row.assessment for row, _ in results]
        show(classifications_text([result for _, result in results], options.lang, assessments))


def _data(results: list[tuple[Entry, Classification]], options: argparse.Namespace) -> dict[str, object]:
    assessments = [row.assessment for row, _ in results]
    return classifications_dict([result for _, result in results], options.lang, assessments)


def _json(results: list[tuple[Entry, Classification]], options: argparse.Namespace) -> str:
    return json.dumps(_data(results, options), ensure_ascii=False, indent=2) + "\n"


ADDED = ("category", "label", "possible", "cite", "explanation")
"""The columns that a classified list gains, in their order."""


def _table(reading: Reading, results: list[tuple[Entry, Classification]], lang: str) -> str:
    """The rows as they came, in their order, with what was found beside them."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(reading.header or ("id",)), *ADDED])
    for row, result in results:
        found = classification_dict(result, lang)
        found["possible"] = " ".join(category.value for category in result.possible)
        found["explanation"] = explain(result, lang).replace("\n", " ")
        own = [row.cells[title] for title in reading.header] if reading.header else [found["id"]]
        writer.writerow([neutral(value) for value in (*own, *(found[name] for name in ADDED))])
    return text.getvalue()


def _bad_rows(reading: Reading, bad: tuple[Bad, ...], lang: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["line", "reason", *(reading.header or ("record",))])
    for row in bad:
        reason = "; ".join(fault.text(lang) for fault in row.faults)
        writer.writerow([row.line, reason, *map(neutral, row.cells)])
    return text.getvalue()
