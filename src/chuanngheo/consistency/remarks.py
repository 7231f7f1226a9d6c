"""Remarks: what is worth saying of figures that hold, or of checks that may fail for a good reason."""

from collections.abc import Iterator

from chuanngheo.consistency.causes import Cause
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.findings import at, in_english, repairs
from chuanngheo.consistency.keystrokes import dressed, printed_as, values_in
from chuanngheo.consistency.relations import Outcome, Ratio, Relation, Verdict, Where
from chuanngheo.consistency.results import Message, Remark, Suggested
from chuanngheo.figures import How
from chuanngheo.quantities import Rounding
from chuanngheo.tables import mixtures

_REMARKED = {
    How.TRUNCATED: ("cắt bớt chứ không làm tròn", "truncated, not rounded"),
    How.LAST_DIGIT_OFF: ("lệch một đơn vị ở chữ số cuối", "off by one in the last digit"),
    How.AS_BOUND: ("đạt được và vượt", "is reached and passed"),
    How.WITH_GROWTH: ("khớp nếu tổng số hộ thay đổi", "holds if the number of households changed"),
}


_NOT_PRINTED = ("có thể do số không in ra", "a figure not printed may explain it")
_MAY_BE = {
    "last-year": (
        "có thể số năm trước đã được điều chỉnh",
        "the figure of the year before may have been corrected since",
    ),
    "undeclared": (
        "phép cộng này đúng ở hầu hết các dòng, tuy không được khai báo",
        "nobody declared this sum, but it holds in nearly all rows",
    ),
}


def remarks(answered: list[tuple[Relation, Outcome]], found: set[Where]) -> Iterator[Remark]:
    """What is worth saying beside the findings, which stand at ``found``; a habit is said once."""
    return _once(_each(answered, found))


def _each(answered: list[tuple[Relation, Outcome]], found: set[Where]) -> Iterator[tuple[Remark, bool]]:
    """Each remark, and whether it tells of how the whole column was reckoned."""
    for relation, outcome in answered:
        worth = outcome.how in _REMARKED or relation.note is not None or relation.weak
        if not worth or any(cell.where in found for cell in relation.cells):
            continue  # the finding says it
        cell = relation.output or relation.cells[-1]
        where, text = cell.where, cell.printed.text
        if outcome.how is not None and outcome.how in _REMARKED:
            vi, en = _REMARKED[outcome.how]
            sums = outcome.arithmetic
            said = at(where, f"{text} {vi}: {sums}", f"{text} {en}: {in_english(sums)}")
            habit = outcome.how is How.TRUNCATED and relation.rounding is Rounding.TRUNCATE
            exact = () if habit else _exactly(relation)
            yield Remark(outcome.how.value, where, text, said, exact), habit
        elif relation.note and outcome.verdict is Verdict.HOLDS:
            vi, en = relation.note
            yield Remark("base", where, text, at(where, f"{text} {vi}", f"{text} {en}")), False
        elif relation.weak and outcome.verdict is Verdict.BROKEN:
            sums = outcome.arithmetic
            vi, en = _MAY_BE.get(relation.kind, _NOT_PRINTED)
            said = at(where, f"{sums}, in {text}; {vi}", f"{in_english(sums)}, printed {text}; {en}")
            yield Remark(relation.kind, where, text, said), False


_EXACTLY = Message("tính chính xác", "reckoned exactly")


def _exactly(relation: Relation) -> tuple[Suggested, ...]:
    """What a rate would print if it was reckoned exactly."""
    cell = relation.output
    if not isinstance(relation, Ratio) or cell is None or cell.figure is None:
        return ()
    implied = relation.implied(cell)
    values = () if implied is None else values_in(dressed(cell.figure, cell.decimals), implied)
    return tuple(Suggested(printed_as(cell.figure, value).text, cell.where, _EXACTLY) for value in values)


MANY = 3
"""So many remarks of one kind in one column are one habit of the office, said once."""


def _once(each: Iterator[tuple[Remark, bool]]) -> Iterator[Remark]:
    """A habit of a column is said once; that a whole table cuts its rates off, once for the table."""
    lines: dict[tuple[str, str, str], list[Remark]] = {}
    told = list(each)
    habits = {(remark.kind, remark.where.table) for remark, habit in told if habit}
    for remark, _ in told:
        column = "" if (remark.kind, remark.where.table) in habits else remark.where.column
        same = lines.setdefault((remark.kind, remark.where.table, column), [])
        if same and not remark.where.column:
            yield remark  # sentences stand for themselves
        else:
            same.append(remark)
    for same in lines.values():
        if len(same) < MANY or not same[0].where.column:
            yield from same
        else:
            yield _together(same)


def _together(same: list[Remark]) -> Remark:
    kind, first = same[0].kind, same[0].where
    how = next((words for how, words in _REMARKED.items() if how.value == kind), (kind, kind))
    columns = {remark.where.column for remark in same}
    rows = ", ".join(dict.fromkeys(remark.where.row for remark in same))
    where = Where(first.document, first.table)
    if len(columns) == 1:
        where = Where(first.document, first.table, column=first.column, named=first.named)
    return Remark(
        kind,
        where,
        "",
        at(where, f"{len(same)} số {how[0]}: {rows}", f"{len(same)} figures {how[1]}: {rows}"),
        tuple(option for remark in same for option in remark.proposals),
    )


def habit(cause: Cause) -> Remark:
    """A cause that breaks nothing: what the figures would be without it."""
    where = cause.where()
    return Remark(cause.name, where, "", at(where, cause.vi, cause.en), repairs(cause))


def separators(facts: Facts) -> Iterator[Remark]:
    """Columns that separate thousands or decimals in more than one way, or in a way of their own."""
    for number, table in enumerate(facts.document.tables):
        for mixture in mixtures(table):
            column = table.column(mixture.role)
            named = (column.text("vi"), column.text("en"))
            where = Where(facts.name, table.title or f"table {number + 1}", column=column.role, named=named)
            yield Remark("separators", where, "", at(where, mixture.vi, mixture.en))
