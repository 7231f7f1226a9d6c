"""An audit as an officer reads it: findings, remarks, the tables with the wrong cells marked."""

from collections.abc import Iterator

from chuanngheo.consistency import Audit, Finding, Remark, Suggested, Verdict, Where
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.report.marked import Marked, clear, figures, heading, marked, possible, text_at
from chuanngheo.tables.table import name_in


def audit_text(audit: Audit, lang: str = "vi") -> str:
    """The audit as an officer reads it: findings with what hangs under them, remarks, coverage.

    Then every table with findings: ``[1]`` behind a cell is the number of its finding, ``[?1]`` one of
    several cells that may be wrong instead.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import audit, load_document
    >>> told = audit_text(audit(load_document("docs/examples/luc-ngan-2019.toml")), "en")
    >>> told.splitlines()[0]
    'Thực hiện Chỉ tiêu giảm nghèo năm 2019'
    """
    tables = [table_text(one, lang) for one in marked(audit) if one.marks]
    return clear("\n\n".join(("\n".join(_audit_lines(audit, lang)), *tables)))


def _audit_lines(audit: Audit, lang: str) -> Iterator[str]:
    vi = vietnamese(lang)
    yield name_in(lang, audit.document.title)
    yield ""
    roots = len(audit.roots)
    hanging = len(audit.findings) - roots
    if not roots:
        yield "Không thấy mâu thuẫn." if vi else "No contradiction found."
    else:
        more = f", {hanging} {'số kéo theo' if vi else 'that follow'}" if hanging else ""
        yield (f"{roots} mâu thuẫn{more}:" if vi else f"{roots} contradiction(s){more}:")
        for finding in audit.findings:
            yield from _finding_lines(finding, lang)
    if audit.remarks:
        yield ""
        yield f"{len(audit.remarks)} nhận xét:" if vi else f"{len(audit.remarks)} remark(s):"
        for remark in audit.remarks:
            yield from _remark_lines(remark, lang)
    yield ""
    yield _coverage(audit, vi=vi)


def _finding_lines(finding: Finding, lang: str) -> Iterator[str]:
    indent = "  " if finding.root is None else "      "
    yield f"{indent}{finding.id}. {finding.message.text(lang)}"
    for option in finding.proposals:
        yield f"{indent}   → {_proposed(option, finding.where, lang)} ({option.reason.text(lang)})"
    for option in finding.repairs[:REPAIRS]:
        yield f"{indent}   → {_proposed(option, finding.where, lang)}"
    if (more := len(finding.repairs) - REPAIRS) > 0:
        yield f"{indent}   (+ {more})"
    if others := possible(finding):
        word = phrase(lang, "cũng có thể sai", "possibly wrong instead")
        yield f"{indent}   ? {word}: {'; '.join(where.beside(finding.where).label(lang) for where in others)}"


def _remark_lines(remark: Remark, lang: str) -> Iterator[str]:
    yield f"  - {remark.message.text(lang)}"
    for option in remark.proposals[:REPAIRS]:
        yield f"     → {_proposed(option, remark.where, lang)}"
    if (more := len(remark.proposals) - REPAIRS) > 0:
        yield f"     (+ {more})"


def _proposed(option: Suggested, where: Where, lang: str) -> str:
    """A proposal, with its cell where that is not the one spoken of."""
    there = "" if option.where == where else f" [{option.where.beside(where).label(lang)}]"
    return f"{phrase(lang, 'đề xuất', 'proposed')}: {option.value}{there}"


REPAIRS = 20
"""So many figures that one cause explains are listed; the table's marks name them all."""


def _coverage(audit: Audit, *, vi: bool) -> str:
    counts = [audit.count(verdict) for verdict in Verdict]
    seen = audit.coverage
    if vi:
        return (
            f"{len(audit.checks)} phép kiểm tra: {counts[0]} đúng, {counts[1]} sai,"
            f" {counts[2]} không kết luận được."
            f" {seen.figures} số: {seen.checked} đã kiểm tra, {seen.unchecked} không kiểm tra được,"
            f" {seen.unreadable} không đọc được."
        )
    return (
        f"{len(audit.checks)} checks: {counts[0]} hold, {counts[1]} broken, {counts[2]} cannot tell."
        f" {seen.figures} figures: {seen.checked} checked, {seen.unchecked} not checkable,"
        f" {seen.unreadable} not readable."
    )


ROWS = 60
"""So many rows of a table are printed; of a longer one only those with a mark, and the total."""
_WIDEST = 24


def table_text(one: Marked, lang: str = "vi") -> str:
    """One table in aligned columns with its marks.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    columns = figures(one.table)
    rows, left_out = one.rows(ROWS)
    lines = [["", *(_short(heading(column, lang)) for column in columns)]]
    for row in rows:
        cells = (
            " ".join((text_at(row, column) or "·", *map(str, one.at(row, column)))) for column in columns
        )
        lines.append([_short(row.label), *cells])
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns) + 1)]
    shown = ["  ".join(_aligned(line, widths)).rstrip() for line in lines]
    if left_out:
        shown.append(
            f"({left_out} dòng không có mâu thuẫn)" if vietnamese(lang) else f"({left_out} rows without)"
        )
    return "\n".join((_one_line(name_in(lang, one.name)), *shown))


def _aligned(line: list[str], widths: list[int]) -> Iterator[str]:
    yield line[0].ljust(widths[0])
    yield from (text.rjust(width) for text, width in zip(line[1:], widths[1:], strict=True))


def _short(text: str) -> str:
    plain = _one_line(text)
    return plain if len(plain) <= _WIDEST else f"{plain[: _WIDEST - 1]}…"


def _one_line(text: str) -> str:
    return " ".join(text.split())
