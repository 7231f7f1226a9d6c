"""Every column of a grid as a typed column with the reason for it: labels, figures, declared formulas."""

from collections.abc import Iterator, Sequence

import attrs

from chuanngheo.figures import Figure
from chuanngheo.groups import PARTITIONS
from chuanngheo.tables.columns import Column, Kind
from chuanngheo.tables.grid import Grid
from chuanngheo.tables.headers import formulas, words
from chuanngheo.tables.headers.layout import Layout, Place, is_figure
from chuanngheo.tables.headers.roles import (
    Confidence,
    Heading,
    Meant,
    Sight,
    Times,
    before,
    column,
    lending,
    looks_like_rates,
    meant,
    slug,
    times,
)
from chuanngheo.tables.separators import read_column
from chuanngheo.tables.table import EMPTY

SAID = ("tiêu đề ghi rõ", "the heading says it")
"""Why a column is understood so: Vietnamese, English."""
SPLIT = ("mỗi nơi có những dòng nào", "which lines a place has")
"""Why a column is understood so: Vietnamese, English."""
NAMES = ("cột tên các dòng", "the column that names the rows")
"""Why a column is understood so: Vietnamese, English."""
LABELS = ("cột chữ", "a column of labels")
"""Why a column is understood so: Vietnamese, English."""
MOVED = ("cuối kỳ trừ đầu kỳ, giảm ghi dấu trừ", "the end less the start, a fall with a minus")
"""Why a column is understood so: Vietnamese, English."""
OWN = ("không hiểu tiêu đề; giữ tên riêng", "the heading is not understood; it keeps its own name")
"""Why a column is not understood: Vietnamese, English."""


Read = dict[int, tuple[Figure | None, ...]]
"""By column the figures of its rows."""


def headings(grid: Grid, found: Layout) -> tuple[tuple[Heading, ...], str, str, Read]:
    """The columns in the grid's order, the years of its start and end, and the figures of the columns."""
    body = found.rows(Place.BODY)
    texts = {i: tuple(grid.rows[row][i].strip() for row in body) for i in range(grid.width)}
    labels = dict(_labels(found, texts))
    sights = {
        i: Sight(i, found.paths[i], found.parents[i], texts[i]) for i in range(grid.width) if i not in labels
    }
    said = _meant(sights)
    when = times([m for m, _ in said.values()])
    told = {h.index: h for h in _figured(sights, said, when)}
    told = _with_formulas(told, found)
    read = {i: _read(h.column, texts[i]) for i, h in told.items()}
    told = _evident(told, read)
    every = {**{i: _label(i, role, found, why) for i, (role, why) in labels.items()}, **told}
    return tuple(every[i] for i in range(grid.width)), when.start, when.end, read


def _labels(
    found: Layout, texts: dict[int, tuple[str, ...]]
) -> Iterator[tuple[int, tuple[str, tuple[str, str]]]]:
    """The columns without figures: the one that names the rows, the numbers, notes."""
    plain = [i for i, cells in texts.items() if not _has_figures(cells)]
    heads = {i: words.label(found.paths[i][-1]) if found.paths[i] else "" for i in texts}
    numbers = [i for i, head in heads.items() if head == "number" or (not head and _counts_up(texts[i], i))]
    splits = [i for i in plain if heads[i] == "split" or _splits(texts[i])]
    rest = [i for i in plain if i not in numbers and i not in splits and heads[i] != "note"]
    named = [i for i in rest or texts if heads[i] == "unit"] or rest  # places may be numbers: Thôn 1, 2, 3
    unit = max(named, key=lambda i: (len(set(texts[i]) - {""}), -i), default=None)
    if unit is None:
        unit = numbers[0] if numbers else next(iter(plain), None)
    for i in sorted({*plain, *numbers, *(() if unit is None else (unit,))}):
        role = "unit" if i == unit else "number" if i in numbers[:1] else "note"
        yield i, (role, SPLIT if i in splits else NAMES if i == unit else LABELS)


def _has_figures(cells: Sequence[str]) -> bool:
    """At least half of what is printed are figures."""
    printed = [text for text in cells if text not in EMPTY]
    return bool(printed) and sum(map(is_figure, printed)) * 2 >= len(printed)


def _counts_up(cells: Sequence[str], index: int) -> bool:
    """A first column of 1, 2, 3 without a heading."""
    numbers = [text.lstrip("0") for text in cells if text.isdecimal()]
    return index == 0 and len(numbers) > 1 and numbers == [str(n + 1) for n in range(len(numbers))]


_LINES = frozenset({"hộ", "nhân khẩu", "khẩu", "hộ nghèo", "hộ cận nghèo", "người"})


def _splits(cells: Sequence[str]) -> bool:
    """A column that says in every row which line of a place it is."""
    kinds = {text.lower() for text in cells}
    return 1 < len(kinds) <= _LINES_OF_A_PLACE and kinds <= _LINES and len(cells) > len(kinds)


_LINES_OF_A_PLACE = 3


def _label(index: int, role: str, found: Layout, why: tuple[str, str]) -> Heading:
    header = " › ".join(found.paths[index])
    confidence = Confidence.SURE if found.paths[index] else Confidence.LIKELY
    return Heading(index, header, Column(role, Kind.LABEL, header), confidence, why)


Told = dict[int, tuple[Meant, tuple[str, str]]]
"""For each column: what it means, and why in Vietnamese and English."""


def _meant(sights: dict[int, Sight]) -> Told:
    """What every column of figures is of; a bare rate is that of the column it stands behind."""
    lends = lending(list(sights.values()))
    said = {i: meant(sight, lends) for i, sight in sights.items()}
    for i, m in said.items():
        percent = any("%" in text for text in sights[i].texts)
        everybody = m.group in ("households", "persons")  # whose rate nobody prints
        plain = not m.rate and not sights[i].leaf.count and (percent or (m.group and not everybody))
        if plain and looks_like_rates(sights[i].texts):
            said[i] = attrs.evolve(m, rate=True, sure=False)
        if m.when == "change" and not sights[i].leaf.base and m.group == "households":
            said[i] = attrs.evolve(m, group="poor", sure=False)
    found: Told = {i: (m, SAID) for i, m in said.items()}
    for i, m in said.items():
        if m.bare:
            found[i] = _bare(i, m, sights, said)
    return found


def _bare(
    i: int, m: Meant, sights: dict[int, Sight], said: dict[int, Meant]
) -> tuple[Meant, tuple[str, str]]:
    for other in before(sights, i):
        count = said[other]
        beside = sights[other].cells[:-1] == sights[i].cells[:-1]
        if count.rate or (m.group and not beside) or (other > i and not count.group):
            continue
        of = attrs.evolve(count, rate=True, over=m.over, bare=True, sure=False)
        header = sights[other].path[-1] if sights[other].path else ""
        place = ("đứng trước", "before it") if other < i else ("đứng sau", "behind it")
        why = (f"tỷ lệ của cột {place[0]} ({header})", f"rate of the column {place[1]} ({header})")
        return attrs.evolve(of, group=count.group or slug(sights[other].header)), why
    return m, SAID


def _figured(sights: dict[int, Sight], said: Told, when: Times) -> Iterator[Heading]:
    """The columns of figures; a role that another column has already goes to the first of them."""
    taken: dict[str, str] = {}
    for i, (m, reason) in said.items():
        sight, why = sights[i], reason
        header = sight.header
        if not m.group:
            yield _unknown(sight, taken, rate=m.rate)
            continue
        moment = when.of(m.when, m.year)
        own = column(m, moment, header)
        confidence = Confidence.SURE if m.sure and m.known else Confidence.LIKELY
        if m.when == "both":
            own, why = _moved(m, header), MOVED
            confidence = Confidence.GUESS
        if own.role in taken:
            unknown = _unknown(sight, taken, rate=m.rate)
            yield attrs.evolve(unknown, why=_taken(taken[own.role], own.role), alternatives=(own.role,))
            continue
        taken[own.role] = header
        yield Heading(i, header, own, confidence, why, _alternatives(own))


def _taken(first: str, role: str) -> tuple[str, str]:
    return f"«{first}» đã có vai trò {role}", f"«{first}» already has the role {role}"


def _moved(m: Meant, header: str) -> Column:
    """Tăng (+), giảm (-): the end less the start, where both are printed."""
    stem = "_rate" if m.rate else ""
    return Column(
        f"{m.group}_change{stem}",
        Kind.RATE if m.rate else Kind.COUNT,
        header,
        sum_of=(f"{m.group}_end{stem}",),
        minus=(f"{m.group}{stem}",),
    )


def _unknown(sight: Sight, taken: dict[str, str], *, rate: bool) -> Heading:
    name = slug(sight.header) + ("_rate" if rate else "")
    number = 2
    role = name
    while role in taken:
        role, number = f"{name}_{number}", number + 1
    taken[role] = sight.header
    kind = Kind.RATE if rate or looks_like_rates(sight.texts) else Kind.COUNT
    own = Column(role, kind, sight.header, weak=not rate)
    return Heading(sight.index, sight.header, own, Confidence.UNKNOWN, OWN)


_OTHERS = {"no_labour_poor": ("cannot_escape",), "multidimensional": ("poor",), "escaped": ("reduction",)}
"""What the same words are also printed for."""


def _alternatives(own: Column) -> tuple[str, ...]:
    stem = own.role.removesuffix("_rate")
    return tuple(other + own.role[len(stem) :] for other in _OTHERS.get(stem, ()))


def _with_formulas(told: dict[int, Heading], found: Layout) -> dict[int, Heading]:
    """The columns with what the numbers row, or a heading itself, declares of them."""
    numbers = formulas.numbered(found.numbers)
    roles = {number: told[i].column.role for number, i in numbers.items() if i in told}
    declared = dict(told)
    for i, heading in told.items():
        cell = found.numbers[i] if found.numbers else ""
        formula = formulas.parse(cell) or formulas.within(heading.header)
        target = numbers.get(formula.target, i) if formula is not None else i
        if formula is None or target not in told:
            continue
        own = formulas.declared(declared[target].column, formula, roles)
        if own is None or _implied(own):
            continue
        why = (
            f"công thức in trong bảng: {cell or heading.header}",
            f"formula printed: {cell or heading.header}",
        )
        known = declared[target].confidence
        confidence = Confidence.LIKELY if known is Confidence.UNKNOWN else known
        declared[target] = attrs.evolve(
            declared[target], column=attrs.evolve(own, weak=False), why=why, confidence=confidence
        )
    return declared


def _implied(own: Column) -> bool:
    """Whether the role implies the sum already: declared once more it would count twice."""
    return any(
        own.role == partition.whole and sorted(own.sum_of) == sorted(partition.parts) and not own.minus
        for partition in PARTITIONS
    )


def _evident(told: dict[int, Heading], read: Read) -> dict[int, Heading]:
    """The columns once their figures have been asked: other readings that add up, rates that fit."""
    by_role = {h.column.role: i for i, h in told.items()}
    sound = {i: _referring(h, by_role) for i, h in told.items()}
    for i, heading in list(sound.items()):
        if other := _other(heading, by_role, read):
            sound.update(_renamed(sound, i, other))
    for i, heading in list(sound.items()):
        sound[i] = _refitted(heading, sound, read)
    by_role = {h.column.role: i for i, h in sound.items()}
    return {i: _fitting(h, by_role, read) for i, h in sound.items()}


def _read(own: Column, cells: Sequence[str]) -> tuple[Figure | None, ...]:
    filled = [n for n, text in enumerate(cells) if text not in EMPTY]
    figures, _ = read_column([cells[n] for n in filled], own.unit)
    found = dict(zip(filled, figures, strict=True))
    return tuple(found[n].figure if n in found else None for n in range(len(cells)))


def _referring(heading: Heading, by_role: dict[str, int]) -> Heading:
    """The column without references to columns that the table has not."""
    own = heading.column
    if own.sum_of and not {*own.sum_of, *own.minus} <= set(by_role):
        own = attrs.evolve(own, sum_of=(), minus=())
    if own.group is None and own.kind is Kind.RATE:
        natural = own.over or "households"
        later = (
            f"{natural}_end" if own.role.endswith("_end_rate") and f"{natural}_end" in by_role else natural
        )
        known = own.of in by_role and later in by_role
        own = attrs.evolve(own, of=own.of if known else None, over=later if known else None)
    return attrs.evolve(heading, column=own)


def _other(heading: Heading, by_role: dict[str, int], read: Read) -> str:
    """Another role for the column's words under which a list of parts adds up in most rows."""
    for other in heading.alternatives:
        for partition in PARTITIONS:
            named = [
                heading.column.role if role == other else role for role in (*partition.parts, partition.whole)
            ]
            if other not in partition.parts or other in by_role or not set(named) <= set(by_role):
                continue
            rows = list(zip(*(read[by_role[role]] for role in named), strict=True))
            full = [[f.value for f in row if f is not None] for row in rows if None not in row]
            right = sum(sum(values[:-1]) == values[-1] for values in full)
            if len(full) >= _SOME and right * 4 >= len(full) * 3:
                return other
    return ""


_SOME = 3
"""So many rows at least, before figures say what a heading means."""


def _renamed(told: dict[int, Heading], index: int, role: str) -> Iterator[tuple[int, Heading]]:
    """The column under its other role, and its rate with it."""
    old = told[index].column.role
    for i, heading in told.items():
        own = heading.column
        if own.role in (old, f"{old}_rate"):
            name = role + own.role[len(old) :]
            why = ("cộng đúng với các cột khác", "it adds up with the other columns")
            found = attrs.evolve(Column.parse(name, own.header), over=own.over)
            yield (
                i,
                attrs.evolve(
                    heading, column=found, confidence=Confidence.LIKELY, why=why, alternatives=(own.role,)
                ),
            )


def _near(rate: Figure, count: int, base: int) -> bool:
    """Whether a rate is its count over its base, or off by one in its last digit at most."""
    scale = int(10**rate.decimals)
    printed = int(rate.value * scale)
    return abs(printed * base - 100 * scale * count) * 2 < 3 * base


def _fitting(heading: Heading, by_role: dict[str, int], read: Read) -> Heading:
    """A column of rates with the number of rows in which it is its count over its base."""
    fits, asked = _fits(heading, by_role, read)
    if not asked:
        return heading
    why = (f"{heading.why[0]}; khớp {fits}/{asked} dòng", f"{heading.why[1]}; fits {fits} of {asked} rows")
    doubtful = asked >= _SOME and fits * 2 < asked
    return attrs.evolve(heading, why=why, confidence=Confidence.GUESS if doubtful else heading.confidence)


def _fits(heading: Heading, by_role: dict[str, int], read: Read) -> tuple[int, int]:
    """In how many rows a rate is its count over its base, and how many print all three."""
    own = heading.column
    shares = own.of == own.over  # of the total row, which is not known yet
    if own.kind is not Kind.RATE or shares or own.of not in by_role or own.over not in by_role:
        return 0, 0
    rows = zip(read[heading.index], read[by_role[own.of]], read[by_role[own.over]], strict=True)
    full = [(r, n, d) for r, n, d in rows if r is not None and n is not None and d is not None and d.value]
    return sum(_near(r, int(n.value), int(d.value)) for r, n, d in full), len(full)


def _refitted(heading: Heading, told: dict[int, Heading], read: Read) -> Heading:
    """A rate placed by the column before it that is, in most rows, the rate of one further left."""
    by_role = {h.column.role: i for i, h in told.items()}
    fits, asked = _fits(heading, by_role, read)
    if heading.confidence is not Confidence.LIKELY or asked < _SOME or fits * 2 >= asked:
        return heading
    for i in sorted((i for i in told if i < heading.index), reverse=True):
        own = told[i].column
        role = f"{own.role}_rate"
        if own.kind is not Kind.COUNT or own.group is None or own.when == "change" or role in by_role:
            continue
        why = (f"tỷ lệ của cột {own.header}", f"rate of the column {own.header}")
        other = attrs.evolve(heading, column=Column.parse(role, heading.header), why=why)
        right, of = _fits(other, by_role, read)
        if of >= _SOME and right * 4 >= of * 3:
            return attrs.evolve(other, alternatives=(heading.column.role,))
    return heading
