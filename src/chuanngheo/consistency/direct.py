"""Checks that are no arithmetic between figures: ranks, bands, lists, restated law, instruments, annexes."""

import re
from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.relations import Outcome, Verdict, Where
from chuanngheo.errors import UnknownCodeError
from chuanngheo.figures import How
from chuanngheo.numerals import clean, folded
from chuanngheo.standard import Standard
from chuanngheo.standards import POLICY_BAND_2011_2015, POLICY_BAND_2011_2015_FROM, by_code
from chuanngheo.standards.timeline import INSTRUMENTS
from chuanngheo.statements import Band, Cited, Document, Extreme, Listing, Rank, Statement, Threshold
from chuanngheo.tables import Printed, Row, Table


@attrs.frozen
class Direct:
    """One such check, done: what was asked, where, and the answer; ``vi`` and ``en`` say it.

    ``printed`` is the text that was checked.
    """

    kind: str
    where: Where
    outcome: Outcome
    printed: str
    vi: str
    en: str


HOLDS = Outcome(Verdict.HOLDS, How.EXACT)
"""The relation holds, shown without a search."""


def _broken(expected: str) -> Outcome:
    return Outcome(Verdict.BROKEN, None, lambda: ("", expected))


def _cannot_tell() -> Outcome:
    return Outcome(Verdict.CANNOT_TELL)


def checks(facts: Facts) -> Iterator[Direct]:
    """Every such check of a document."""
    document = facts.document
    for statement in document.statements:
        where = Where(facts.name, text=statement.text, span=statement.span)
        if isinstance(statement, Rank):
            yield _rank(statement, document, where)
        elif isinstance(statement, Band):
            yield from _band(statement, document, where)
        elif isinstance(statement, Listing):
            yield from _listing(statement.number, statement.names, where)
        elif isinstance(statement, Threshold):
            yield from _threshold(statement, document, where)
    yield from _instruments(facts)
    yield from _annexes(facts)


def _printed_in(rows: Sequence[Row], role: str) -> list[tuple[Row, Printed]]:
    cells = ((row, row.get(role)) for row in rows)
    return [(row, cell) for row, cell in cells if cell is not None and cell.figure is not None]


def _table_with(document: Document, statement: Statement, role: str) -> Table | None:
    """The table that prints the column, of the same moment where both say one."""
    for table in document.tables:
        if table.has(role) and statement.when in ("", table.when(table.column(role))):
            return table
    return None


def _beside(rows: Sequence[Row], places: Sequence[str]) -> Sequence[Row]:
    """The rows of one level with those places, all of one: no part is ranked with a whole."""
    levels = {row.level for row in rows if folded(row.label) in places}
    return [row for row in rows if levels == {row.level}]


def _rank(said: Rank, document: Document, where: Where) -> Direct:
    named = ", ".join(r.place for r in said.places)
    table = _table_with(document, said, said.role)
    wanted = [folded(r.place) for r in said.places]
    rows = _beside(table.rows, wanted) if table else ()
    cells = _printed_in(rows, said.role)
    known = {folded(row.label) for row, _ in cells}
    if len(cells) < len(rows) or not rows or not set(wanted) <= known:
        return Direct(
            "rank", where, _cannot_tell(), named,
            f"không đủ số liệu để kiểm tra thứ hạng của {named}",
            f"not enough figures to check the rank of {named}",
        )  # fmt: skip
    sign = -1 if said.extreme is Extreme.HIGHEST else 1
    values = {folded(row.label): sign * cell.figure.exact for row, cell in cells if cell.figure}
    ranked = sorted(values, key=lambda name: values[name])
    # Places that print the same figure may stand in any order.
    right = all(values[w] == values[r] for w, r in zip(wanted, ranked, strict=False))
    labels = {folded(row.label): row.label for row, _ in cells}
    expected = ", ".join(labels[name] for name in ranked[: len(wanted)])
    word = ("cao nhất", "highest") if said.extreme is Extreme.HIGHEST else ("thấp nhất", "lowest")
    return Direct(
        "rank", where, HOLDS if right else _broken(expected), named,
        f"theo bảng, {word[0]} là {expected}; câu ghi {named}",
        f"by the table the {word[1]} are {expected}; the sentence says {named}",
    )  # fmt: skip


def _band(said: Band, document: Document, where: Where) -> Iterator[Direct]:
    if said.names:
        yield from _listing(said.units, said.names, where)
    units = said.units.figure if said.units else None
    table = _table_with(document, said, said.role)
    rows = table.rows if table and said.unit == "huyện" else ()
    cells = _printed_in(rows, said.role)
    several = any(row.level > 1 for row in rows)  # which of the levels are districts is not said
    if units is None or several or len(cells) < len(rows) or not cells:
        yield Direct(
            "band", where, _cannot_tell(), said.units.text if said.units else "",
            f"không có bảng theo {said.unit} để đếm",
            f"no table by {said.unit} to count in",
        )  # fmt: skip
        return
    count = sum(_in_band(said, cell) for _, cell in cells)
    yield Direct(
        "band", where, HOLDS if count == units.value else _broken(str(count)), units.text,
        f"đếm trong bảng được {count} {said.unit}, câu ghi {units.text}",
        f"the table counts {count}, the sentence says {units.text}",
    )  # fmt: skip


def _in_band(said: Band, cell: Printed) -> bool:
    value = cell.figure.value if cell.figure else None
    ends = {
        name: bound.figure.value
        for name in ("least", "above", "below", "upto")
        if (bound := getattr(said, name)) is not None and bound.figure is not None
    }
    return value is not None and (
        ("least" not in ends or value >= ends["least"])
        and ("above" not in ends or value > ends["above"])
        and ("below" not in ends or value < ends["below"])
        and ("upto" not in ends or value <= ends["upto"])
    )


def _listing(number: Printed | None, names: tuple[str, ...], where: Where) -> Iterator[Direct]:
    if number is None or number.figure is None:
        return
    right = number.figure.value == len(names)
    yield Direct(
        "list-length", where, HOLDS if right else _broken(str(len(names))), number.text,
        f"câu ghi {number.text}, danh sách có {len(names)}",
        f"the sentence says {number.text}, the list has {len(names)}",
    )  # fmt: skip


def _threshold(said: Threshold, document: Document, where: Where) -> Iterator[Direct]:
    """A restated line against the law: every amount must be one of the standard's lines in that area."""
    if not document.standard:
        return
    amounts = _lines_of(document.standard, said.area)
    if not amounts:
        known = by_code(document.standard).area_codes
        raise UnknownCodeError("area", "khu vực", said.area, known, where=document.standard)
    for field in ("least", "above", "upto"):
        printed = getattr(said, field)
        if printed is None or printed.figure is None:
            continue
        value = printed.figure.value
        right = value in amounts
        near = min(amounts, key=lambda amount: abs(amount - value))
        shown = f"{near:,}".replace(",", ".")
        yield Direct(
            "threshold", attrs.evolve(where, field=field), HOLDS if right else _broken(shown), printed.text,
            f"chuẩn {document.standard} không có mức {printed.text}; gần nhất là {shown} đồng",
            f"{document.standard} has no line of {printed.text}; the nearest is {near:,} đồng",
        )  # fmt: skip


def _lines_of(code: str, area: str) -> list[int]:
    """The amounts of a standard and of the readings and policy bands that go with it."""
    family: list[Standard] = [by_code(code)]
    for other in (f"{code}-LITERAL", POLICY_BAND_2011_2015.code, POLICY_BAND_2011_2015_FROM.code):
        if other.startswith(code):
            try:
                family.append(by_code(other))
            except UnknownCodeError:
                continue
    return sorted({by_area[area].amount for s in family for by_area in s.lines.values() if area in by_area})


_YEAR_IN_NUMBER = re.compile(r"^\s*[0-9]+\s*/\s*((?:19|20)[0-9]{2})\s*/")
_HEAD = re.compile(r"^\s*([0-9]+)\s*/\s*(?:(?:19|20)[0-9]{2}\s*/)?\s*(\S+)\s*$")


def _instruments(facts: Facts) -> Iterator[Direct]:
    # In an order of their numbers, not of the document: of one under two numbers the longer is named.
    cited = sorted(facts.document.instruments, key=lambda c: (len(c.number), c.number, c.text))
    for instrument in cited:
        yield from _year(
            instrument, Where(facts.name, text=instrument.text or instrument.number, field="number")
        )
        yield from _known(
            instrument, Where(facts.name, text=instrument.text or instrument.number, field="number")
        )
    for number, one in enumerate(cited):
        for other in cited[number + 1 :]:
            if _one_under_two_numbers(one, other):
                yield Direct(
                    "instrument-number",
                    Where(facts.name, text=other.text or other.number, field="number"),
                    _broken(one.number),
                    other.number,
                    f"một văn bản ngày {one.date:%d/%m/%Y} ghi hai số: {one.number} và {other.number}",
                    f"one instrument of {one.date:%d/%m/%Y} under two numbers: {one.number}, {other.number}",
                )


def _year(cited: Cited, where: Where) -> Iterator[Direct]:
    """A number that carries a year must carry the year of its date."""
    match = _YEAR_IN_NUMBER.match(clean(cited.number))
    if match is None or cited.date is None:
        return
    right = int(match[1]) == cited.date.year
    yield Direct(
        "instrument-date", where, HOLDS if right else _broken(str(cited.date.year)), cited.number,
        f"số {cited.number} mang năm {match[1]}, ngày ban hành ghi {cited.date:%d/%m/%Y}",
        f"the number {cited.number} carries the year {match[1]}, the date says {cited.date:%d/%m/%Y}",
    )  # fmt: skip


def _known(cited: Cited, where: Where) -> Iterator[Direct]:
    """An instrument that the library knows: its number and its day of issue as on record."""
    number = _normal(cited.number)
    for known in INSTRUMENTS:
        same_number = number == _normal(known.number)
        same_head = known.issued is not None and cited.date == known.issued and _nearly(number, known.number)
        if same_number and cited.date is not None and known.issued is not None:
            right = cited.date == known.issued
            yield Direct(
                "instrument-date", attrs.evolve(where, field="date"),
                HOLDS if right else _broken(f"{known.issued:%d/%m/%Y}"), f"{cited.date:%d/%m/%Y}",
                f"{known} ban hành ngày {known.issued:%d/%m/%Y}, kế hoạch ghi {cited.date:%d/%m/%Y}",
                f"{known.text('en')} was issued on {known.issued:%d/%m/%Y}, not {cited.date:%d/%m/%Y}",
            )  # fmt: skip
        elif same_head and not same_number:
            yield Direct(
                "instrument-number", where, _broken(known.number), cited.number,
                f"số ký hiệu đúng là {known.number}, kế hoạch ghi {cited.number}",
                f"the number on record is {known.number}, the plan says {cited.number}",
            )  # fmt: skip


def _normal(number: str) -> str:
    return re.sub(r"\s+", "", clean(number)).upper()


def _nearly(number: str, known: str) -> bool:
    """The same leading number and date, but another code behind it."""
    own, other = _HEAD.match(number), _HEAD.match(_normal(known))
    return own is not None and other is not None and own[1] == other[1]


def _one_under_two_numbers(one: Cited, other: Cited) -> bool:
    if one.number == other.number or one.date is None or one.date != other.date:
        return False
    first, second = _HEAD.match(_normal(one.number)), _HEAD.match(_normal(other.number))
    return first is not None and second is not None and first.groups() == second.groups()


def _annexes(facts: Facts) -> Iterator[Direct]:
    for annex in facts.document.annexes:
        yield Direct(
            "annex", Where(facts.name, text=annex.title, field="annex"),
            HOLDS if annex.present else _cannot_tell(), annex.title,
            f"{annex.title}: không kèm theo văn bản" if not annex.present else f"{annex.title}: có kèm theo",
            f"{annex.title}: not part of the document" if not annex.present else f"{annex.title}: attached",
        )  # fmt: skip
