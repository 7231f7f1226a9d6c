r"""Households in CSV or JSON: every row becomes a household or a fault with its line and reason.

CSV as Vietnamese Excel writes it (``;``, byte order mark, decimal comma) and as everyone else does.
Columns: ``id``, ``area``, ``income`` (đồng/người/tháng) or ``total_income`` with ``months`` and
``members``, ``score`` or one column an indicator, by its code or its Vietnamese name; further columns are
refused unless their name begins with ``_``.  An empty cell is a fact not known, never "no".

>>> from chuanngheo import NATIONAL_2021_2025
>>> text = "id;area;income;score\r\n1;nông thôn;1.450.000;3\r\n2;thành thị;2.000.000;\r\n"
>>> read = parse_csv(text, NATIONAL_2021_2025, name="households.csv")
>>> for row in read.rows:
...     print(row.line, row.household)
2 Household(area='rural', income=PerHead(1450000), score=3, id='1')
3 Household(area='urban', income=PerHead(2000000), id='2')
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import attrs

from chuanngheo.assess import Assessment
from chuanngheo.errors import (
    Bilingual,
    ChuanNgheoError,
    Fault,
    InvalidFileError,
    InvalidValueError,
    NumeralError,
    Reason,
    UnknownCodeError,
    places,
    shown,
)
from chuanngheo.files.strict import expected, parse, text_of
from chuanngheo.household import Household, Income, PerHead
from chuanngheo.numerals import NO_WHOLE_NUMBER, Expects, clean, read
from chuanngheo.standard import Standard

COLUMNS = {
    "id": ("mã hộ", "mã số", "stt", "số thứ tự"),
    "area": ("khu vực", "vùng"),
    "income": ("thu nhập", "thu nhập bình quân", "thu nhập bình quân đầu người"),
    "total_income": ("tổng thu nhập",),
    "months": ("số tháng",),
    "members": ("số khẩu", "nhân khẩu", "số nhân khẩu"),
    "score": ("số chỉ số thiếu hụt", "điểm thiếu hụt"),
}
"""The columns of facts that every standard may have, and the Vietnamese headers taken for them."""

ANSWERS = {
    "1": True, "x": True, "có": True, "true": True, "yes": True,
    "0": False, "không": False, "false": False, "no": False,
}  # fmt: skip
"""What a cell of an indicator may say; an empty cell is not known."""


@attrs.frozen
class Entry:
    """One good row: its line in the file (or place in the list), its household, its cells."""

    line: int
    household: Household
    cells: Mapping[str, object]
    assessment: Assessment | None = None


@attrs.frozen
class Bad:
    """One bad row: its line, its cells as they were, and every reason."""

    line: int
    cells: Sequence[str]
    faults: tuple[Fault, ...]


@attrs.frozen
class Reading:
    """A household file, read: no row is lost, each is among ``rows`` or among ``bad``."""

    header: tuple[str, ...]
    rows: tuple[Entry, ...]
    bad: tuple[Bad, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault of every bad row."""
        return tuple(fault for bad in self.bad for fault in bad.faults)


def load_households(path: Path | str, standard: Standard) -> Reading:
    """The households of a ``.csv`` or ``.json`` file, facts as ``standard`` asks for them.

    Raises:
        UnknownCodeError: the file's name ends in neither .csv nor .json.
        InvalidFileError: the file as a whole cannot be used.  Bad rows do not raise: they are in ``bad``.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> found = load_households("docs/examples/households.csv", NATIONAL_2021_2025)
    >>> found.rows[1].line, found.rows[1].household.income, found.bad
    (3, PerHead(1500000), ())
    """
    path = Path(path)
    ending = path.suffix.lower()
    if ending not in (".csv", ".json"):
        raise UnknownCodeError(
            "kind of household file", "loại tệp hộ", ending, (".csv", ".json"), where=str(path)
        )
    text = text_in(path)
    if ending == ".csv":
        return parse_csv(text, standard, name=str(path))
    return parse_records(parse(text, "json", str(path)), standard, name=str(path))


def text_in(path: Path) -> str:
    """The text of a file that holds some.

    Raises:
        InvalidFileError: no text in UTF-8, or an empty file.
    """
    text = text_of(path)
    if "\0" in text:
        raise InvalidFileError.of(
            str(path),
            "not a text file (or UTF-16: save it as UTF-8)",
            "không phải tệp văn bản (hoặc là UTF-16: hãy lưu lại thành UTF-8)",
            reason=Reason.UNREADABLE_FILE,
        )
    if not text.strip():
        raise InvalidFileError.of(str(path), "the file is empty", "tệp trống")
    return text


def structure(records: Iterable[Mapping[str, object]], standard: Standard) -> list[Household]:
    """Households from dictionaries of exact values, as JSON gives them.

    Keys: ``id``, ``area``, ``income`` (whole đồng/người/tháng, or ``{"total", "months", "members"}``),
    ``deprivations`` (``{code: true|false|null}``) or ``score``.

    Raises:
        InvalidFileError: with every fault of every record.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> structure([{"area": "rural", "income": 1_500_000, "score": 2}], NATIONAL_2021_2025)
    [Household(area='rural', income=PerHead(1500000), score=2)]
    """
    good: list[Household] = []
    faults: list[Fault] = []
    for number, record in enumerate(records):
        try:
            good.append(_household(record, standard))
        except ChuanNgheoError as error:
            faults += faults_at(error, f"[{number}]")
    if faults:
        raise InvalidFileError("households", faults)
    return good


_KEYS = ("id", "area", "income", "deprivations", "score")
_KNOWN = frozenset(_KEYS)
_INCOME = ("total", "months", "members")


def _household(record: Mapping[str, object], standard: Standard) -> Household:
    if not _KNOWN.issuperset(record):
        extra = next(key for key in record if key not in _KNOWN)
        raise UnknownCodeError("key", "khóa", extra, _KEYS)
    facts = record.get("deprivations")
    if facts is not None and not isinstance(facts, Mapping):
        raise expected("a table of answers", "một bảng câu trả lời", facts, key="deprivations")
    identity = record.get("id")
    if identity is not None and type(identity) not in (str, int):
        raise expected("a text or a whole number", "chữ hoặc số nguyên", identity, key="id")
    area = record.get("area")
    if area is not None and (type(area) is not str or area not in standard.sheets):
        area = _area(area, standard)
    score = record.get("score")
    if type(score) is int and standard.max_score and score > standard.max_score:
        raise InvalidValueError(
            f"score: {shown(score)} is above the highest of {standard.code}, {standard.max_score}",
            f"score: {shown(score)} cao hơn điểm cao nhất của {standard.code} là {standard.max_score}",
        )
    return Household(
        area=area,
        income=_income(record.get("income")),
        deprivations=None
        if facts is None
        else standard.deprivations(cast("Mapping[str, bool | None]", facts)),
        score=cast("int | None", score),
        id=None if identity is None else str(identity),
    )


def _area(value: object, standard: Standard) -> str:
    """The code of the area, from its code or label; an area that the standard lacks is refused here."""
    code = Household(area=cast("str", value)).area
    if code not in standard.sheets:
        raise UnknownCodeError("area", "khu vực", value, standard.area_codes)
    return cast("str", code)


def _income(value: object) -> Income | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        parts = cast("Mapping[str, int]", value)
        for key in parts:
            if key not in _INCOME:
                raise UnknownCodeError("key", "khóa", key, _INCOME, where="income")
        for key in ("total", "members"):
            if key not in parts:
                raise InvalidValueError(
                    f"income: {key} is missing", f"income: thiếu {key}", reason=Reason.MISSING
                )
        return Income(parts["total"], months=parts.get("months", 12), members=parts["members"])
    return PerHead(cast("int", value))


def at_line(number: int) -> Bilingual:
    """The place of a row in a text file."""
    return Bilingual(f"line {number}", f"dòng {number}")


def at_household(number: int) -> Bilingual:
    """The place of a household in a list, counted from 1."""
    return Bilingual(f"household {number}", f"hộ thứ {number}")


def faults_at(error: ChuanNgheoError, where: str | Bilingual) -> Iterator[Fault]:
    """The faults of an error, each with where it stands."""
    if isinstance(error, InvalidFileError):
        for fault in error.faults:
            yield attrs.evolve(fault, where=places(where, fault.where))
    else:
        yield Fault.of(where, error)


def parse_records(data: object, standard: Standard, *, name: str) -> Reading:
    """Households from the value of a JSON file: a list, or a table with a list ``households``."""
    rows: list[Entry] = []
    bad: list[Bad] = []
    for number, record in enumerate(records_of(data, name), 1):
        try:
            rows.append(_record(record, number, standard))
        except ChuanNgheoError as error:
            text = json.dumps(record, ensure_ascii=False, default=str)
            bad.append(Bad(number, (text,), tuple(faults_at(error, at_household(number)))))
    return Reading((), tuple(rows), tuple(bad))


def records_of(data: object, name: str) -> list[object]:
    """The list of households in the value of a JSON file.

    Raises:
        InvalidFileError: neither a list nor a table with a list ``households``.
    """
    own: object = data
    if isinstance(data, Mapping) and set(cast("Mapping[str, object]", data)) == {"households"}:
        own = cast("Mapping[str, object]", data)["households"]
    if not isinstance(own, list):
        raise InvalidFileError(name, [Fault.of("", expected("a list of households", "danh sách hộ", own))])
    if not own:
        raise InvalidFileError.of(name, "no household in the list", "danh sách không có hộ nào")
    return cast("list[object]", own)


def _record(record: object, number: int, standard: Standard) -> Entry:
    if not isinstance(record, Mapping):
        raise expected("a table", "một bảng", record)
    cells = cast("Mapping[str, object]", record)
    return Entry(number, _household(cells, standard), cells)


def parse_csv(text: str, standard: Standard, *, name: str) -> Reading:
    """Households from a CSV text; the separator is the one that the header line uses.

    Raises:
        InvalidFileError: no header, a column that is not known, or the same column twice.
    """
    rows: list[Entry] = []
    bad: list[Bad] = []
    header, listed = rows_of(text, name)
    names = _header(header, standard, name)
    for line, values, cells in listed:
        try:
            rows.append(Entry(line, _csv_row(names, cells, standard), values))
        except InvalidFileError as error:
            bad.append(Bad(line, cells, tuple(faults_at(error, at_line(line)))))
    return Reading(tuple(header), tuple(rows), tuple(bad))


def rows_of(text: str, name: str) -> tuple[list[str], list[tuple[int, dict[str, str], list[str]]]]:
    """The header of a CSV text, and for each row its line, its cells by header, and its cells.

    Raises:
        InvalidFileError: the text is no CSV, or has no row below the header.
    """
    lines = text.splitlines(keepends=True)
    separator = max(";,\t", key=lines[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        header = next(reader)
        rows = [
            (reader.line_num, dict(zip(header, cells, strict=False)), cells)
            for cells in reader
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise InvalidFileError(name, [no_csv(reader.line_num, error)]) from None
    if not rows:
        raise InvalidFileError.of(name, "no household below the header", "không có hộ nào dưới dòng tiêu đề")
    return header, rows


def no_csv(line: int, error: csv.Error) -> Fault:
    """A text that is no CSV, by the line where it fails, and why."""
    why = _not_csv(str(error))
    return Fault(at_line(line), f"not CSV: {why}", f"không phải CSV: {why.vi}")


def _not_csv(said: str) -> Bilingual:
    """What Python says of a broken CSV, with its Vietnamese where it says it by rote."""
    return Bilingual(said, next((vi for en, vi in _NOT_CSV.items() if en in said), said))


_NOT_CSV = {
    "expected after": "sau dấu nháy kép đóng phải là dấu phân cách",
    "unexpected end": "tệp kết thúc khi dấu nháy kép chưa đóng",
    "field larger": "một ô quá dài",
}


def _header(header: list[str], standard: Standard, name: str) -> list[str]:
    """The column each header names; ``""`` for one to be passed over."""
    known = {label: column for column, labels in COLUMNS.items() for label in (column, *labels)}
    for indicator in standard.indicators.indicators if standard.indicators else ():
        known[indicator.code] = known[indicator.vi] = indicator.code
    names: list[str] = []
    faults: list[Fault] = []
    for number, title in enumerate(header, 1):
        word = " ".join(clean(title).lower().split())
        column = "" if word.startswith("_") else known.get(word)
        where = Bilingual(f"column {number}", f"cột {number}")
        if column is None:
            faults.append(Fault.of(where, UnknownCodeError("column", "cột", title, known)))
        elif column and column in names:
            faults.append(
                Fault(
                    where,
                    f"{title!r} names the column {column!r} again",
                    f"{title!r} lại là cột {column!r}, đã có",
                )
            )
        names.append(column or "")
    if faults:
        raise InvalidFileError(name, faults)
    return names


def _csv_row(names: list[str], cells: list[str], standard: Standard) -> Household:
    """The household of one row; every fault in it at once."""
    if len(cells) != len(names):
        raise InvalidFileError.of(
            "", f"{len(cells)} cells for {len(names)} columns", f"có {len(cells)} ô cho {len(names)} cột"
        )
    values: dict[str, object] = {}
    faults: list[Fault] = []
    for column, cell in zip(names, cells, strict=True):
        text = clean(cell).strip(" \u00a0")
        if column and text:
            try:
                values[column] = _value(column, text)
            except ChuanNgheoError as error:
                faults.append(Fault.of(column, error))
    record: dict[str, object] = {k: values.pop(k) for k in ("id", "area", "score") if k in values}
    try:
        record["income"] = _csv_income(values)
        if values:
            record["deprivations"] = values
        if not faults:
            return _household(record, standard)
    except ChuanNgheoError as error:
        faults += faults_at(error, "")
    raise InvalidFileError("", faults)


def _csv_income(values: dict[str, object]) -> object:
    """Takes the columns of income out of ``values``: a total over months and members, or per head."""
    total = {key: values.pop(key) for key in ("total_income", "months", "members") if key in values}
    per_head = values.pop("income", None)
    if "total_income" not in total:
        return per_head
    if per_head is not None:
        raise InvalidValueError(
            "give income or total_income, not both",
            "chỉ ghi income hoặc total_income, không ghi cả hai",
            reason=Reason.CONTRADICTION,
        )
    income: dict[str, object] = {"total": total.pop("total_income")}
    return income | total


def _value(column: str, text: str) -> object:
    if column in ("id", "area"):
        return text
    if column in ("income", "total_income", "months", "members", "score"):
        value, _, _ = read(text, Expects.WHOLE)
        if value != value.to_integral_value():
            raise NumeralError(text, because=NO_WHOLE_NUMBER)
        return int(value)
    answer = ANSWERS.get(text.lower())
    if answer is None:
        raise UnknownCodeError("answer", "câu trả lời", text, ANSWERS)
    return answer
