"""The rows of figures: their labels, which of them are totals, and which stand under which.

A level is proposed from the numbering (I, II / 1, 2 / a, b), from the kind of unit (huyện / xã / thôn), or
from a total below its rows; it is kept only where the figures of the rows below add up to the row above.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

import attrs

from chuanngheo.numerals import folded
from chuanngheo.tables.headers import words


@attrs.frozen
class Line:
    """One row of figures: its place in the grid, its label, what it stands under, whether it is the total.

    ``parent`` is the place in the grid of the row that this one is a part of; ``split`` says of what the
    row counts where a table prints several lines a place (Hộ, Nhân khẩu).
    """

    row: int
    label: str
    parent: int | None = None
    is_total: bool = False
    split: str = ""
    numbering: str = ""


Figures = Callable[[int], Sequence[Decimal | None]]
"""The counts that a row of the grid prints, one for each column of counts."""

_ROMAN = re.compile(r"[IVXLC]+")
_PREFIX = re.compile(r"([IVXLC]+|[A-ZĐ]|[0-9]+(?:\.[0-9]+)*|[a-zđ]|[-+•*])(?:[.)/]\s*|\s+|(?<=[-+•*]))(?=\S)")
_UNITS = (
    r"(?:tỉnh|khu vực|vùng|miền)\b",
    r"(?:huyện|thị xã|thành phố|tp|tx|quận)\b",
    r"(?:xã|phường|thị trấn|tt|đặc khu)\b",
    r"(?:thôn|ấp|bản|buôn|làng|khóm|khu phố|tổ dân phố|tổ|khu)\b",
)


def totals(lines: Sequence[Line]) -> tuple[list[Line], Line | None]:
    """The lines without the total of all of them, and that total: the first line, or the last of its kind."""
    found = [line for line in lines if words.is_total(line.label)]
    if not found:
        return list(lines), None
    top = found[0] is lines[0]
    total = found[0] if top else found[-1]
    return [line for line in lines if line is not total], attrs.evolve(total, is_total=True)


def leveled(lines: Sequence[Line], total: Line | None, figures: Figures) -> list[Line]:
    """The lines with the parents that their numbering or names propose and their figures bear out.

    What stands behind the total is a second list of its parts: III. Tổng cộng (I + II), 1, 2, 3.
    """
    behind = _behind(lines, total)
    proposed = _by_subtotals(_by_style([line for line in lines if line not in behind]))
    for line in _by_subtotals(_by_style(behind)):
        under = total.row if total is not None and line.parent is None else line.parent
        proposed.append(attrs.evolve(line, parent=under))
    children: dict[int, list[int]] = {}
    for line in proposed:
        if line.parent is not None:
            children.setdefault(line.parent, []).append(line.row)
    kept = {parent for parent, rows in children.items() if _adds_up(parent, rows, figures)}
    by_row = {line.row: line for line in proposed}
    return [attrs.evolve(line, parent=_nearest(line.parent, kept, by_row)) for line in proposed]


def _behind(lines: Sequence[Line], total: Line | None) -> list[Line]:
    """The lines below a total that has lines above it too."""
    if total is None or not lines or total.row < lines[0].row:
        return []
    return [line for line in lines if line.row > total.row]


def _nearest(parent: int | None, kept: set[int], by_row: dict[int, Line]) -> int | None:
    """The nearest row above whose figures are the sum of those below it."""
    while parent is not None and parent not in kept:
        parent = by_row[parent].parent if parent in by_row else None
    return parent


def _adds_up(parent: int, children: Sequence[int], figures: Figures) -> bool:
    """Whether at least half of the parent's counts, and one of them, are the sums of the children's."""
    if len(children) == 1:
        return False
    columns = zip(figures(parent), *map(figures, children), strict=True)
    asked = [(own, parts) for own, *parts in columns if own is not None and any(parts)]
    right = sum(bool(own == sum(part for part in parts if part is not None)) for own, parts in asked)
    return right > 0 and len(asked) <= right * 2


def _by_style(lines: Sequence[Line]) -> list[Line]:
    styles = _styles(lines)
    open_: list[tuple[str, int]] = []
    found: list[Line] = []
    for line, style in zip(lines, styles, strict=True):
        if words.is_total(line.label):
            found.append(line)
            continue
        known = [name for name, _ in open_]
        if style in known:
            del open_[known.index(style) :]
        found.append(attrs.evolve(line, parent=open_[-1][1] if open_ else None))
        open_.append((style, line.row))
    return found


def _by_subtotals(lines: list[Line]) -> list[Line]:
    """A total that closes a section is the parent of the lines between it and the one before."""
    found: list[Line] = []
    section: list[int] = []
    for line in lines:
        if words.is_total(line.label):
            found = [attrs.evolve(o, parent=line.row) if o.row in section else o for o in found]
            section = []
            found.append(line)
            continue
        if line.parent is None:
            section.append(line.row)
        found.append(line)
    return found


def _styles(lines: Sequence[Line]) -> list[str]:
    """How each line is numbered; where none is, of which kind of unit it is, where every line says so."""
    numbering = [line.numbering or _prefix(line.label) for line in lines]
    if any(numbering):
        letters = any(text in ("A", "B") for text in numbering)
        return [_style(text, letters=letters) for text in numbering]
    ranks = [_rank(line.label) for line in lines if not words.is_total(line.label)]
    if "" in ranks or len(set(ranks)) == 1:
        return ["" for _ in lines]
    return [_rank(line.label) for line in lines]


def _prefix(label: str) -> str:
    match = _PREFIX.match(label)
    return match[1] if match else ""


def _style(text: str, *, letters: bool) -> str:
    plain = text.strip(" .)(/")
    if not plain:
        return ""
    if _ROMAN.fullmatch(plain) and not (letters and plain in ("C", "D")):
        return "I"
    if re.fullmatch(r"[0-9.]+", plain):
        return "1" + ".1" * plain.count(".")
    return "A" if plain.isupper() else "a" if plain.isalpha() else "-"


def _rank(label: str) -> str:
    match = _PREFIX.match(label)
    text = folded(label[match.end() if match else 0 :])
    return next((str(rank) for rank, pattern in enumerate(_UNITS) if re.match(pattern, text)), "")


def under(parent: int | None, below: Mapping[int | None, Sequence[Line]]) -> Iterator[tuple[Line, int]]:
    """The lines below a row, each right before its own, with their levels from 1."""
    waiting = [(line, 1) for line in reversed(below.get(parent, ()))]
    while waiting:
        line, level = waiting.pop()
        yield line, level
        waiting += [(part, level + 1) for part in reversed(below.get(line.row, ()))]


def unlike(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with labels of their own: two places of one name are told apart by what they stand under."""
    seen = Counter((folded(line.label), line.split) for line in lines)
    by_row = {line.row: line.label for line in lines}
    second: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if seen[folded(line.label), line.split] == 1:
            yield line
            continue
        above = "" if line.parent is None else by_row.get(line.parent, "")
        name = f"{line.label} ({above})" if above else line.label
        second[folded(name), line.split] += 1
        again = second[folded(name), line.split]
        yield attrs.evolve(line, label=name if again == 1 else f"{name} ({again})")
