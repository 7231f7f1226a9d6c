"""HTML that is escaped and reads well without a style sheet: paragraphs, and tables with caption and scope.

>>> print(table("A & B", ["unit", "poor"], [["Thanh An", "106"]], lang="vi"))
<table lang="vi"><caption>A &amp; B</caption>
<thead><tr><th scope="col">unit</th><th scope="col">poor</th></tr></thead>
<tbody>
<tr><th scope="row">Thanh An</th><td>106</td></tr>
</tbody></table>
"""

from collections.abc import Iterable, Sequence
from html import escape


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, lang: str) -> str:
    """A table; the first cell of each row names the row.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in header)
    body = "\n".join(map(_row, rows))
    return (
        f'<table lang="{escape(lang)}"><caption>{escape(caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody></table>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(o)}</td>" for o in others)}</tr>'


def paragraphs(lines: Iterable[str], *, lang: str) -> str:
    """Lines, each a paragraph; the first is strong.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.
    """
    first, *others = lines
    said = [f"<p><strong>{escape(first)}</strong></p>", *(f"<p>{escape(line)}</p>" for line in others)]
    return f'<div lang="{escape(lang)}">' + "\n".join(said) + "</div>"
