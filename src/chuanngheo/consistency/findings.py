"""Findings: from what cannot be read, from slips, from checks that are no arithmetic."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

import attrs

from chuanngheo.consistency.causes import Cause
from chuanngheo.consistency.direct import Direct
from chuanngheo.consistency.facts import Facts
from chuanngheo.consistency.keystrokes import WHOLE, SlipKind
from chuanngheo.consistency.questions import Questions
from chuanngheo.consistency.relations import Cell, Relation, Verdict, Where
from chuanngheo.consistency.results import Finding, Late, Message, Suggested
from chuanngheo.consistency.slips import Proposal, Slip
from chuanngheo.figures import Figure
from chuanngheo.tables import Printed


@attrs.define
class Draft:
    """A finding before it has a number; ``under`` is the draft it follows from."""

    kind: str
    where: Where
    printed: str
    expected: str
    message: Message
    proposals: tuple[Suggested, ...] = ()
    under: "Draft | None" = None
    ambiguous: bool = False
    cells: Sequence[Where] = ()
    cause: str = ""
    repairs: tuple[Suggested, ...] = ()


def numbered(drafts: list[Draft]) -> Iterator[Finding]:
    """Findings in the order of their addresses, each derived one right after its root."""
    under: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: d.where.order()):
        under.setdefault(0 if draft.under is None else id(draft.under), []).append(draft)
    number = 0
    for root in under.get(0, ()):
        number += 1
        own = number
        yield _finding(root, own, None)
        for draft in under.get(id(root), ()):
            number += 1
            yield _finding(draft, number, own)


def _finding(draft: Draft, number: int, root: int | None) -> Finding:
    return Finding(
        number, draft.kind, draft.where, draft.printed, draft.expected, draft.message, draft.proposals, root,
        draft.ambiguous, draft.cells, draft.cause, draft.repairs,
    )  # fmt: skip


def drafts(
    facts: Facts,
    asked: Questions,
    causes: list[Cause],
    slips: list[Slip],
    direct: tuple[Direct, ...],
) -> Iterator[Draft]:
    """Every finding of a document, in no order."""
    yield from map(_systematic, causes)
    yield from _readable(facts, asked, {cell for cause in causes for cell in cause.values})
    found = [*_slips(slips)]
    yield from found
    yield from _fractional(facts, found, causes)
    yield from _direct(direct)


def repairs(cause: Cause) -> tuple[Suggested, ...]:
    """What every figure would be without a cause."""
    reason = Message(cause.vi, cause.en)
    return tuple(Suggested(figure.text, cell.where, reason) for cell, figure in cause.values.items())


def _systematic(cause: Cause) -> Draft:
    where, others = cause.where(), cause.as_good
    either = [f" {word} {' / '.join(texts)}" if others else "" for word, texts in (
        ("hoặc", [other.where().label("vi") + ": " + other.vi for other in others]),
        ("or", [other.where().label("en") + ": " + other.en for other in others]),
    )]  # fmt: skip
    return Draft(
        "systematic", where, "", "", at(where, cause.vi + either[0], cause.en + either[1]),
        ambiguous=bool(others) or not cause.sure, cells=tuple(one.where() for one in (cause, *others)),
        cause=cause.name, repairs=repairs(cause) if cause.sure else (),
    )  # fmt: skip


def _readable(facts: Facts, asked: Questions, explained: set[Cell]) -> Iterator[Draft]:
    """A text that is no numeral; of the readings suggested, those that fit come first."""
    for cell in facts.unreadable():
        problem = cell.printed.problem
        if problem is None or cell in explained:
            continue
        options = [Figure(s, figure.value, figure.unit) for s in problem.suggestions if (figure := _read(s))]
        fitting = [o for o in options if _fits(cell, o, asked)]
        ordered = [*fitting, *(o for o in options if o not in fitting)]
        where = cell.where
        yield Draft(
            "numeral",
            where,
            cell.printed.text,
            fitting[0].text if fitting else "",
            at(where, problem.vi, str(problem)),
            tuple(_reading(o, where, fits=o in fitting) for o in ordered),
        )


def _fractional(facts: Facts, found: list[Draft], causes: list[Cause]) -> Iterator[Draft]:
    """A part of a household that nothing else explains: 10.98 where 10.980 was meant."""
    weak = {(s.title, column.role) for s in facts.sheets for column in s.table.columns if column.weak}
    parts = [c for c in facts.printing(_is_part) if (c.where.table, c.where.column) not in weak]
    explained = {cell.where for cause in causes for cell in cause.values}
    for draft in found if parts else ():
        explained |= {draft.where, *draft.cells}
    for cell in parts:
        if cell.where in explained:
            continue
        figure = cast("Figure", cell.figure)
        reason = Message("mất chữ số 0 ở cuối", "the zeros at its end were lost")
        thousands = figure.value * 1000
        meant = f"{int(thousands):,}".replace(",", ".")
        yield Draft(
            "whole", cell.where, cell.printed.text, "",
            at(cell.where, f"{figure.text} không phải là số nguyên", f"{figure.text} is no whole number"),
            (Suggested(meant, cell.where, reason),) if not thousands % 1 else (),
            ambiguous=True,
            cells=(cell.where,),
        )  # fmt: skip


def _is_part(figure: Figure | None) -> bool:
    return figure is not None and figure.unit in WHOLE and figure.value != figure.value.to_integral_value()


def _read(text: str) -> Figure | None:
    return Printed.read(text, "hộ").figure


def _reading(option: Figure, where: Where, *, fits: bool) -> Suggested:
    reason = (
        Message("khớp với các số khác", "fits the other figures")
        if fits
        else Message("một cách đọc khác", "another reading")
    )
    return Suggested(option.text, where, reason)


def _fits(cell: Cell, option: Figure, asked: Questions) -> bool:
    mine = [r.outcome({cell: option}) for r in asked.by_cell[cell]]
    return bool(mine) and all(outcome.verdict is Verdict.HOLDS for outcome in mine)


_COMPUTED = Message("tính lại theo số đúng", "computed from the right figure")


def at(where: Where, vi: str, en: str) -> Message:
    """A sentence after the address it speaks of."""
    return Message(f"{where.label('vi')}: {vi}", f"{where.label('en')}: {en}")


_SEPARATED = re.compile(r"[0-9][.,][0-9]")


def in_english(sums: str) -> str:
    """A sum within an English sentence: its figures stay as the document writes them, and it says so.

    Half of the figures of a sum are printed, and are looked up on the page; two ways to separate decimals
    in one line would make 5.280 of 5,28.
    """
    return f"{sums} (written as in the document)" if _SEPARATED.search(sums) else sums


_EXCHANGED = Message(SlipKind.EXCHANGED.text("vi"), SlipKind.EXCHANGED.text("en"))


def _slips(slips: list[Slip]) -> Iterator[Draft]:
    for slip in slips:
        root = _draft(slip)
        yield root
        for number, (cell, figure) in enumerate(slip.derived):
            partner = slip.exchanged and number == 0
            yield _hanging(root, cell, figure, _EXCHANGED if partner else _COMPUTED)


def _hanging(root: Draft, cell: Cell, figure: Figure, reason: Message) -> Draft:
    """A figure that is wrong because another one is."""
    text = cell.printed.text
    vi = f"{text} tính theo số sai ở trên; đúng ra là {figure.text}"
    en = f"{text} was computed from the wrong figure above; it should be {figure.text}"
    if reason is _EXCHANGED:
        vi = f"{text} đổi chỗ với số ở trên; đúng ra là {figure.text}"
        en = f"{text} stands in the place of the figure above; it should be {figure.text}"
    proposals = (Suggested(figure.text, cell.where, reason),)
    return Draft("derived", cell.where, text, figure.text, at(cell.where, vi, en), proposals, root)


def _draft(slip: Slip) -> Draft:
    reckoned = dict.fromkeys(_reckoned(relation, slip.cell) for relation in slip.relations)
    sums = "; ".join(filter(None, reckoned))
    own = next((p.value for p in slip.proposals if p.cell is slip.cell), "")
    text = slip.cell.printed.text
    others = slip.tied and any(p.cell is not slip.cell for p in slip.proposals)
    return Draft(
        slip.relations[0].kind,
        slip.cell.where,
        text,
        own or slip.relations[0].outcome().expected,
        at(
            slip.cell.where,
            f"in {text}{' (hoặc một số khác trong phép tính)' if others else ''}, nhưng {sums}",
            f"printed {text}{' (or another figure of the sum)' if others else ''}, but {in_english(sums)}",
        ),
        tuple(_suggested(p) for p in slip.proposals),
        ambiguous=slip.tied,
        cells=Late(len(slip.cells), lambda: (cell.where for cell in slip.cells)),
    )


def _reckoned(relation: Relation, cell: Cell) -> str:
    """The sum as a person would do it again, and what is printed where it should come out."""
    arithmetic = relation.outcome().arithmetic
    output = relation.output
    printed = f" ≠ {output.printed.text}" if output not in (None, cell) and arithmetic else ""
    return arithmetic + printed


def _suggested(proposal: Proposal) -> Suggested:
    return Suggested(proposal.value, proposal.cell.where, Message(proposal.vi, proposal.en))


def _direct(direct: tuple[Direct, ...]) -> Iterator[Draft]:
    for check in direct:
        if check.outcome.verdict is Verdict.BROKEN:
            said = at(check.where, check.vi, check.en)
            yield Draft(check.kind, check.where, check.printed, check.outcome.expected, said)
