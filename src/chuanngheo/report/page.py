"""An audit as one web page that needs nothing else: no script, no font, no style to be understood.

Every text of the document is escaped and kept apart from the direction of what stands around it; a wrong
cell is marked by a number in brackets and a heavy frame, never by colour alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from operator import itemgetter

from chuanngheo.consistency import Audit, Finding, Remark, Suggested, Verdict, Where
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.report.marked import Mark, Marked, clear, figures, heading, marked, possible, text_at
from chuanngheo.report.rules import arithmetic, rule
from chuanngheo.tables import Column, Recognised, Row, Table
from chuanngheo.tables.table import name_in

STYLE = """
.cn { font: 1rem/1.5 system-ui, sans-serif; color: #111; background: #fff; max-width: 75rem; }
.cn { margin: auto; padding: 1rem; }
.cn h1 { font-size: 1.5rem; } .cn h2 { font-size: 1.2rem; border-bottom: 2px solid #111; margin-top: 2rem; }
.cn table { border-collapse: collapse; }
.cn caption { text-align: left; font-weight: bold; padding: .5rem 0; }
.cn th, .cn td { border: 1px solid #767676; padding: .25rem .5rem; text-align: right; }
.cn th { background: #eee; vertical-align: bottom; } .cn th[scope=colgroup] { text-align: center; }
.cn th[scope=row], .cn .words th, .cn .words td { text-align: left; }
.cn th[scope=row] { font-weight: normal; }
.cn tfoot th[scope=row], .cn tfoot td { font-weight: bold; } .cn tfoot tr { border-top: 3px double #111; }
.cn .wrong { border: 3px solid #111; background: #ffd9d9; } .cn .possible { border: 3px dashed #111; }
.cn td, .cn td a { white-space: nowrap; } .cn .words td { white-space: normal; }
.cn table:not(.words) th[scope=row] { min-width: 7rem; } .cn .words { min-width: 38rem; }
.cn .words th, .cn .words td { vertical-align: top; }
.cn .scroll { overflow-x: auto; } .cn .scroll:focus { outline: 3px solid #0b57d0; }
.cn dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .25rem 0 1rem; }
.cn dt { color: #444; } .cn dd { margin: 0; } .cn a { color: #0b3d91; } .cn li { margin-bottom: .75rem; }
""".strip()
"""How the page looks, where styles are read at all."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

ROWS = 1_000
"""So many rows of a table are shown; of a longer one only those with a mark, and the total."""

WORDS: dict[str, tuple[str, str]] = {
    "findings": ("Mâu thuẫn", "Contradictions"),
    "none": ("Không thấy mâu thuẫn.", "No contradiction found."),
    "remarks": ("Nhận xét", "Remarks"),
    "tables": ("Bảng số liệu", "Tables"),
    "recognised": ("Các cột được hiểu là", "What the columns were taken for"),
    "table": ("Bảng", "Table"),
    "row": ("Dòng", "Row"),
    "column": ("Cột", "Column"),
    "text": ("Câu", "Sentence"),
    "printed": ("Số in", "Printed"),
    "proposed": ("Đề xuất", "Proposed"),
    "instead": ("Cũng có thể sai", "Possibly wrong instead"),
    "rule": ("Quy tắc", "Rule"),
    "arithmetic": ("Phép tính", "Arithmetic"),
    "finding": ("mâu thuẫn", "contradiction"),
    "possible": ("có thể là ô sai của mâu thuẫn", "possibly the wrong cell of contradiction"),
    "names": ("Đơn vị", "Unit"),
    "role": ("Vai trò", "Role"),
    "heading": ("Tiêu đề", "Heading"),
    "why": ("Vì sao", "Why"),
}
"""The words of the page itself."""


def _word(name: str, lang: str) -> str:
    return phrase(lang, *WORDS[name])


def _safe(text: str) -> str:
    """A text of the document: escaped, of its own direction, without signs that steer."""
    return f"<bdi>{escape(clear(text))}</bdi>"


def audit_html(audit: Audit, lang: str = "vi", recognised: Iterable[Recognised] = ()) -> str:
    """The audit as a whole page, ready to be saved; ``recognised`` shows what columns were taken for.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import audit, load_document
    >>> page = audit_html(audit(load_document("docs/examples/luc-ngan-2019.toml")), "en")
    >>> page[:15], "11,68%" in page
    ('<!DOCTYPE html>', True)
    """
    return whole_page(audit.document.title, audit_fragment(audit, lang, recognised), lang)


def whole_page(title: str, body: str, lang: str) -> str:
    """A page around what is to be seen on it; nothing on it may run or be fetched.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(clear(title))}</title>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def audit_fragment(audit: Audit, lang: str = "vi", recognised: Iterable[Recognised] = ()) -> str:
    """The same without the page around it, for a notebook.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    tables = marked(audit)
    parts = [
        f"<h1>{_safe(name_in(lang, audit.document.title))}</h1>",
        f"<p>{_summary(audit, lang)}</p>",
        _section("findings", lang, _findings(audit, lang)),
        _section("remarks", lang, _remarks(audit.remarks, lang)) if audit.remarks else "",
        _section("tables", lang, "\n".join(_table(one, lang) for one in tables)) if tables else "",
        *(_section("recognised", lang, _recognised(one, lang)) for one in recognised),
    ]
    return _framed("main", lang, "\n".join(filter(None, parts)))


def table_fragment(table: Table, lang: str = "vi") -> str:
    """One table, for a notebook.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    return _framed("div", lang, _table(Marked(table, table.title, {}, ()), lang))


def recognised_fragment(recognised: Recognised, lang: str = "vi") -> str:
    """What the columns of a grid were taken for, for a notebook.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    return _framed("div", lang, _recognised(recognised, lang))


def _framed(tag: str, lang: str, body: str) -> str:
    return f'<{tag} class="cn" lang="{lang}">\n<style>\n{STYLE}\n</style>\n{body}\n</{tag}>'


def _section(name: str, lang: str, body: str) -> str:
    return f"<section>\n<h2>{_word(name, lang)}</h2>\n{body}\n</section>"


def _summary(audit: Audit, lang: str) -> str:
    counts = [audit.count(verdict) for verdict in (Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL)]
    seen = audit.coverage
    if vietnamese(lang):
        told = f"{len(audit.checks)} phép kiểm tra: {counts[0]} đúng, {counts[1]} sai,"
        return f"{told} {counts[2]} không kết luận được. {seen.checked}/{seen.figures} số đã được kiểm tra."
    told = f"{len(audit.checks)} checks: {counts[0]} hold, {counts[1]} broken, {counts[2]} cannot tell."
    return f"{told} {seen.checked} of {seen.figures} figures were checked."


def _findings(audit: Audit, lang: str) -> str:
    if not audit.findings:
        return f"<p>{_word('none', lang)}</p>"
    return "<ol>\n" + "\n".join(_finding(audit, root, lang) for root in audit.roots) + "\n</ol>"


def _finding(audit: Audit, finding: Finding, lang: str) -> str:
    """One finding as an official remark, with what follows from it inside."""
    said = "\n".join(f"<dt>{name}</dt><dd>{text}</dd>" for name, text in _remark(audit, finding, lang))
    hanging = [_finding(audit, other, lang) for other in audit.findings if other.root == finding.id]
    inside = f"\n<ol>\n{chr(10).join(hanging)}\n</ol>" if hanging else ""
    return (
        f'<li id="cn-{finding.id}" value="{finding.id}"><p>{_safe(finding.message.text(lang))}</p>\n'
        f"<dl>\n{said}\n</dl>{inside}</li>"
    )


def _remark(audit: Audit, finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    where = finding.where
    column = phrase(lang, *where.named) or where.column
    given = (
        ("table", name_in(lang, where.table)),
        ("row", where.row),
        ("column", column),
        ("text", where.text),
    )
    yield from ((_word(name, lang), _safe(text)) for name, text in given if text)
    yield _word("printed", lang), f"<strong>{_safe(finding.printed)}</strong>"
    for option in finding.proposals:
        text = f"{_proposed(option, where, lang)}: {_safe(option.reason.text(lang))}"
        yield _word("proposed", lang), text
    if finding.repairs:
        yield _word("proposed", lang), _all_proposed(finding.repairs, where, lang)
    if others := possible(finding):
        yield _word("instead", lang), "; ".join(_safe(other.beside(where).label(lang)) for other in others)
    yield _word("rule", lang), _safe(rule(finding.kind).text(lang))
    if sums := arithmetic(audit, finding):
        yield _word("arithmetic", lang), _safe(sums)


def _proposed(option: Suggested, where: Where, lang: str) -> str:
    there = "" if option.where == where else f" [{_safe(option.where.beside(where).label(lang))}]"
    return f"<strong>{_safe(option.value)}</strong>{there}"


REPAIRS = 100
"""So many figures that one cause explains are listed; the table's marks name them all."""


def _all_proposed(options: Sequence[Suggested], where: Where, lang: str) -> str:
    more = f"; + {len(options) - REPAIRS}" if len(options) > REPAIRS else ""
    return "; ".join(_proposed(option, where, lang) for option in options[:REPAIRS]) + more


def _remarks(remarks: Iterable[Remark], lang: str) -> str:
    return "<ul>\n" + "\n".join(f"<li>{_said(remark, lang)}</li>" for remark in remarks) + "\n</ul>"


def _said(remark: Remark, lang: str) -> str:
    text = _safe(remark.message.text(lang))
    if not remark.proposals:
        return text
    return f"{text} ({_word('proposed', lang)}: {_all_proposed(remark.proposals, remark.where, lang)})"


def _table(one: Marked, lang: str) -> str:
    columns = figures(one.table)
    rows, left_out = one.rows(ROWS)
    body = "\n".join(_row(one, row, columns, lang) for row in rows if not row.is_total)
    foot = "".join(_row(one, row, columns, lang) for row in rows if row.is_total)
    note = f"<p>+ {left_out}</p>" if left_out else ""
    name = name_in(lang, one.name)
    return (
        f"{_scrolled(name)}\n<table>\n"
        f"<caption>{_safe(name)}</caption>\n"
        f"<thead>\n{_heads(one, columns, lang)}\n</thead>\n"
        f"<tbody>\n{body}\n</tbody>\n{f'<tfoot>{foot}</tfoot>' if foot else ''}</table></div>{note}"
    )


def _scrolled(name: str) -> str:
    """What a wide table is moved in, by finger or by keys."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(clear(name))}">'


def _names(table: Table, lang: str) -> str:
    return _safe(table.columns[0].header) if table.columns[0].header else _word("names", lang)


def _heads(one: Marked, columns: list[Column], lang: str) -> str:
    """The heading: one row, or two where several columns stand under one."""
    above = [column.header.rpartition(" › ")[0] for column in columns]
    deep = ' rowspan="2"' if any(above) else ""
    first = [f'<th scope="col"{deep}>{_names(one.table, lang)}</th>']
    second: list[str] = []
    for over, together in groupby(zip(above, columns, strict=True), key=itemgetter(0)):
        own = [column for _, column in together]
        heads = [_head(one, column, lang, "" if over else deep) for column in own]
        if over:
            first.append(f'<th scope="colgroup" colspan="{len(own)}">{_safe(over)}</th>')
        (second if over else first).extend(heads)
    rows = (first, second) if second else (first,)
    return "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)


def _head(one: Marked, column: Column, lang: str, deep: str) -> str:
    marks = one.marks.get(("", column.role), ())
    inside = f"{_safe(heading(column, lang))}{_links(marks, lang)}"
    return f'<th scope="col"{deep}{_class(marks)}>{inside}</th>'


def _row(one: Marked, row: Row, columns: list[Column], lang: str) -> str:
    own = one.marks.get((row.label, ""), ())
    cells = "".join(_cell(one, row, column, lang) for column in columns)
    return f'<tr><th scope="row"{_class(own)}>{_safe(row.label)}{_links(own, lang)}</th>{cells}</tr>'


def _cell(one: Marked, row: Row, column: Column, lang: str) -> str:
    marks = one.at(row, column)
    text = text_at(row, column)
    inside = _safe(text) if text else ""
    if any(not mark.possible for mark in marks):
        inside = f"<strong>{inside}</strong>"
    return f"<td{_class(marks)}>{inside}{_links(marks, lang)}</td>"


def _class(marks: tuple[Mark, ...]) -> str:
    if not marks:
        return ""
    return ' class="possible"' if all(mark.possible for mark in marks) else ' class="wrong"'


def _links(marks: tuple[Mark, ...], lang: str) -> str:
    return "".join(
        f' <a href="#cn-{mark.finding}" aria-label="'
        f'{_word("possible" if mark.possible else "finding", lang)} {mark.finding}">{mark}</a>'
        for mark in marks
    )


def _recognised(one: Recognised, lang: str) -> str:
    titles = "".join(f'<th scope="col">{_word(n, lang)}</th>' for n in ("column", "role", "heading", "why"))
    rows = "\n".join(
        f'<tr><th scope="row">{letter}</th>' + "".join(f"<td>{_safe(text)}</td>" for text in rest) + "</tr>"
        for letter, *rest in one.as_rows(lang)
    )
    name = name_in(lang, one.title or one.grid.title or one.grid.where)
    passed = "".join(f"<li>{number}: {_safe(text)}</li>" for number, text in one.passed_over)
    left = f"\n<p>{phrase(lang, *one.turned)}</p>" if any(one.turned) else ""
    left += f"\n<ul>{passed}</ul>" if passed else ""
    return (
        f'{_scrolled(name)}<table class="words">\n<caption>{_safe(name)}</caption>\n'
        f"<thead><tr>{titles}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>{left}"
    )
