"""Write the page and the pictures of every standard anew: ``python docs/make_standards.py``.

Everything on a page comes from the data of the standard; a test compares what is checked in.
"""

from collections.abc import Iterator
from fractions import Fraction
from html import escape
from pathlib import Path
from textwrap import wrap

import attrs

from chuanngheo.law import Citation, Instrument
from chuanngheo.quantities import short
from chuanngheo.registry import Applies
from chuanngheo.standard import Category, Cut, Rule, Sheet, Standard
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.standards.provinces import PROVINCES

HERE = Path(__file__).parent / "standards"

NOTHING = ("Không ghi nhận điều nào còn thiếu. / Nothing is recorded as missing.",)
"""What a page says where a standard names nothing that it lacks."""


def main() -> None:
    """Write every file of :func:`pages`."""
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


def pages() -> dict[str, str]:
    """The name and the text of every file in ``docs/standards``."""
    files = {"README.md": "\n".join(index()) + "\n"}
    for standard in (*ALL, *PROVINCIAL):
        files[f"{standard.code}.md"] = "\n".join(page(standard)) + "\n"
        for area in standard.area_codes:
            files[picture_name(standard, area)] = "\n".join(picture(standard, area)) + "\n"
    return files


def picture_name(standard: Standard, area: str) -> str:
    """The file name of a picture."""
    return f"{standard.code}-{area}.svg"


# The pages


def index() -> Iterator[str]:
    """The list of standards."""
    yield "# Các chuẩn nghèo / The poverty standards"
    yield ""
    yield (
        "Written by `python docs/make_standards.py` from the data in `src/chuanngheo/standards/`; each page"
        " shows the clauses beside the rules, how surely each number is known, and what is not modelled."
    )
    yield ""
    yield "| Code | Chuẩn / Standard | Văn bản / Text | Áp dụng / Applies |"
    yield "|---|---|---|---|"
    for standard in (*ALL, *PROVINCIAL):
        spans = "; ".join(entry.span.text() for entry in lines_of(standard)) or "–"
        yield (
            f"| [{standard.code}]({standard.code}.md) | {capital(standard.vi)} / {capital(standard.en)}"
            f" | {standard.cite} | {spans} |"
        )


def page(standard: Standard) -> Iterator[str]:
    """One standard."""
    yield f"# {capital(standard.vi)}"
    yield ""
    yield f"{capital(standard.en)} · `{standard.code}` · {standard.cite}"
    yield ""
    yield from applies(standard)
    yield from rules(standard)
    yield from amounts(standard)
    for area in standard.areas:
        yield f"## {capital(area.vi)} / {capital(area.en)}"
        yield ""
        yield f"![{alternative(standard, area.code)}]({picture_name(standard, area.code)})"
        yield ""
    yield from gaps(standard)
    yield from indicators(standard)
    yield from bullets("Ghi chú / Notes", standard.notes)
    yield from bullets("Không có trong bản ghi này / Not modelled", standard.not_modelled or NOTHING)
    yield from sources(standard)


def lines_of(standard: Standard) -> list[Applies]:
    """The lines of the timeline that use a standard."""
    return [entry for entry in PROVINCES.entries if entry.standard == standard]


def applies(standard: Standard) -> Iterator[str]:
    """When it applies, to whom, by which provision."""
    yield "## Áp dụng / Applies"
    yield ""
    entries = lines_of(standard)
    if not entries:
        yield "Không có trong dòng thời gian; dùng khi gọi tên. / Not in the timeline; used when named."
        yield ""
        return
    yield "| Từ – đến / From – to | Cho ai / To whom | Dùng làm / Use | Theo / By | Độ tin cậy / Grade |"
    yield "|---|---|---|---|---|"
    for entry in entries:
        use = {"list": "danh sách / list", "baseline": "danh sách đầu kỳ / baseline"}[entry.use]
        yield (
            f"| {entry.span.text()} | {entry.subject.text('vi')} / {entry.subject.text('en')} | {use}"
            f" | {entry.by} | {grade(entry.by)} |"
        )
    yield ""


def rules(standard: Standard) -> Iterator[str]:
    """Every rule beside its clause."""
    yield "## Quy định / Rules"
    yield ""
    yield (
        "| Loại / Category | Thu nhập / Income | Thiếu hụt / Deprivations | Nguyên văn / Clause"
        " | Điều khoản / Place | Độ tin cậy / Grade |"
    )
    yield "|---|---|---|---|---|---|"
    for rule in standard.rules:
        name = f"{capital(rule.text('vi'))} / {capital(rule.category.text('en'))}"
        quote = f"«{rule.cite.quote}»" if rule.cite.quote else "–"
        yield (f"| {name} | {band(rule)} | {scores(rule)} | {quote} | {rule.cite} | {grade(rule.cite)} |")
    yield ""


def band(rule: Rule) -> str:
    """The band of a rule by the names of its lines."""
    income = rule.income
    low = f"> {income.above}" if income.above else f"≥ {income.least}" if income.least else ""
    high = f"≤ {income.upto}" if income.upto else f"< {income.below}" if income.below else ""
    return ", ".join(f"{end[:2]}`{end[2:]}`" for end in (low, high) if end)


def scores(rule: Rule) -> str:
    """The scores of a rule."""
    score = rule.score
    low = f"≥ {score.least}" if score.least is not None else ""
    high = (
        f"≤ {score.most}" if score.most is not None else f"< {score.below}" if score.below is not None else ""
    )
    return ", ".join(end for end in (low, high) if end) or "không xét / any"


def amounts(standard: Standard) -> Iterator[str]:
    """Every number with its place and grade."""
    monthly = all(line.months == 1 for by_area in standard.lines.values() for line in by_area.values())
    yield "## Mức / Lines (đồng/người/tháng)" if monthly else "## Mức / Lines (đồng/người)"
    yield ""
    yield (
        "| Mức / Line | Khu vực / Area | Đồng | Nguyên văn / Clause | Điều khoản / Place"
        " | Độ tin cậy / Grade |"
    )
    yield "|---|---|---|---|---|---|"
    for name, by_area in standard.lines.items():
        for area in standard.areas:
            line = by_area[area.code]
            quote = f"«{line.cite.quote}»" if line.cite.quote else "–"
            amount = dong(line.amount) + ("" if line.months == 1 else f" / {line.months} tháng, months")
            yield (
                f"| `{name}` | {area.vi} / {area.en} | {amount} | {quote} | {line.cite}"
                f" | {grade(line.cite)} |"
            )
    yield ""


def gaps(standard: Standard) -> Iterator[str]:
    """What no rule covers although rules cover lower and higher incomes."""
    found = [
        f"{gap.area}: {cut_text(gap.above, beyond=True)}, {cut_text(gap.upto)} đồng"
        for gap in standard.gaps()
    ]
    yield from bullets("Khoảng hở / Gaps", found)


def indicators(standard: Standard) -> Iterator[str]:
    """The indicators in the order of the text."""
    if standard.indicators is None:
        return
    yield f"## Chỉ số / Indicators (`{standard.indicators.code}`)"
    yield ""
    yield (
        "| Dịch vụ / Service | Chỉ số / Indicator | Code | Điểm / Points | Điều khoản / Place"
        " | Độ tin cậy / Grade |"
    )
    yield "|---|---|---|---|---|---|"
    for each in standard.indicators.indicators:
        yield (
            f"| {each.dimension} | {each.vi} / {each.en} | `{each.code}` | {each.points} | {each.cite}"
            f" | {grade(each.cite)} |"
        )
    yield ""


def bullets(title: str, items: tuple[str, ...] | list[str]) -> Iterator[str]:
    """A list under a heading, if there is anything to list."""
    if items:
        yield f"## {title}"
        yield ""
        yield from (f"- {item}" for item in items)
        yield ""


def sources(standard: Standard) -> Iterator[str]:
    """The instruments with their dates, and where they were seen."""
    yield "## Nguồn / Sources"
    yield ""
    cites = [standard.cite, *(rule.cite for rule in standard.rules)]
    cites += [line.cite for by_area in standard.lines.values() for line in by_area.values()]
    cites += [entry.by for entry in lines_of(standard)]
    for instrument in dict.fromkeys(cite.instrument for cite in cites):
        yield f"- {source(instrument)}"
    yield ""
    yield f"Digest: `{standard.digest}`"


def source(instrument: Instrument) -> str:
    """One instrument in a line."""
    said = f"**{instrument}**, {instrument.issuer}"
    if instrument.title:
        said += f": {instrument.title}"
    for word, day in (
        ("ban hành / issued", instrument.issued),
        ("có hiệu lực / in force", instrument.in_force),
        ("đối chiếu / checked", instrument.checked),
    ):
        said += f"; {word} " + (f"{day:%d/%m/%Y}" if day else "chưa thấy / not seen")
    return said + (f". Xem / Seen at: {'; '.join(instrument.sources)}." if instrument.sources else ".")


def grade(cite: Citation) -> str:
    """The grade of a citation: its letter and its meaning."""
    return f"{cite.confidence} ({cite.confidence.text('vi')} / {cite.confidence.text('en')})"


def dong(amount: int | Fraction) -> str:
    """An amount as Vietnamese texts print it; a third of a đồng, from a yearly line, with decimals."""
    return short(Fraction(amount), "vi", decimals=2)


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def cut_text(cut: Cut, *, beyond: bool = False) -> str:
    """A cut as people write it: ``≤ 400.000``."""
    sign, _ = (cut.beyond() if beyond else cut.text()).split(" ")
    return f"{sign} {dong(cut.amount)}"


# The pictures: income band × score, schematic, readable in shades of grey

LEFT, TOP, BAND, ROW, FOOT = 110, 46, 172, 84, 78
SHADES = {
    Category.POOR: ("#33415c", "#ffffff"),
    Category.NEAR_POOR: ("#8fa3bf", "#10131a"),
    Category.AVERAGE: ("#d5deea", "#10131a"),
    Category.LOW_INCOME_WORKER: ("#d5deea", "#10131a"),
    Category.POLICY_BAND: ("#d5deea", "#10131a"),
    Category.NOT_POOR: ("#ffffff", "#10131a"),
    Category.UNCLASSIFIED: ("url(#gap)", "#10131a"),
}


@attrs.frozen
class Box:
    """One rectangle of a picture: its first and past-last band and row, and what it says."""

    band: tuple[int, int]
    row: tuple[int, int]
    category: Category
    rule: Rule | None


def runs(standard: Standard, sheet: Sheet) -> list[tuple[int, int]]:
    """The scores in runs that no rule tells apart, lowest first."""
    starts = [
        score
        for score in range(standard.max_score + 1)
        if score == 0
        or any((mask >> score & 1) != (mask >> score - 1 & 1) for cell in sheet.rules for mask, _ in cell)
    ]
    ends = [*(start - 1 for start in starts[1:]), standard.max_score]
    return list(zip(starts, ends, strict=True))


def boxes(sheet: Sheet, rows: list[tuple[int, int]]) -> Iterator[Box]:
    """A box a rule, and a box a band for what is under no rule."""
    covered: dict[Rule, list[tuple[int, int]]] = {}
    outside: dict[tuple[int, Category], list[int]] = {}
    for index, cell in enumerate(sheet.categories):
        for row, (score, _) in enumerate(rows):
            rule = next((rule for mask, rule in sheet.rules[index] if mask >> score & 1), None)
            if rule is not None:
                covered.setdefault(rule, []).append((index, row))
            else:
                category = next(found for mask, found in cell if mask >> score & 1)
                outside.setdefault((index, category), []).append(row)
    for rule, places in covered.items():
        bands, lines = zip(*places, strict=True)
        yield Box((min(bands), max(bands) + 1), (min(lines), max(lines) + 1), rule.category, rule)
    for (index, category), lines in outside.items():
        yield Box((index, index + 1), (min(lines), max(lines) + 1), category, None)


def alternative(standard: Standard, area: str) -> str:
    """The picture in words."""
    place = next(a for a in standard.areas if a.code == area)
    sheet = standard.sheets[area]
    parts: list[str] = []
    for box in boxes(sheet, runs(standard, sheet)):
        first, past = box.band
        ends = []
        if first:
            ends.append(cut_text(sheet.cuts[first - 1], beyond=True))
        if past <= len(sheet.cuts):
            ends.append(cut_text(sheet.cuts[past - 1]))
        score = f", {scores(box.rule)} thiếu hụt" if box.rule and not box.rule.score.is_any else ""
        parts.append(f"{', '.join(ends)}{score}: {box.category.text('vi')}")
    return f"{capital(standard.vi)}, {place.vi}: " + "; ".join(parts)


def picture(standard: Standard, area: str) -> Iterator[str]:
    """An SVG of the sheet of one area."""
    sheet = standard.sheets[area]
    rows = runs(standard, sheet)
    place = next(a for a in standard.areas if a.code == area)
    width = LEFT + BAND * (len(sheet.cuts) + 1) + 24
    height = TOP + ROW * len(rows) + FOOT
    name = f"{capital(standard.vi)}: {place.vi}"
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-labelledby="title desc"'
        ' font-family="DejaVu Sans, Noto Sans, Arial, sans-serif" font-size="13" fill="#10131a">'
    )
    yield f'<title id="title">{escape(name)}</title>'
    yield f'<desc id="desc">{escape(alternative(standard, area))}</desc>'
    yield (
        '<defs><pattern id="gap" width="8" height="8" patternUnits="userSpaceOnUse"'
        ' patternTransform="rotate(45)"><rect width="8" height="8" fill="#ffffff"/>'
        '<line x1="0" y1="0" x2="0" y2="8" stroke="#9aa3b2" stroke-width="2"/></pattern></defs>'
    )
    yield f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    heading = f"Khu vực {place.vi} / {place.en}"
    yield f'<text x="{LEFT}" y="26" font-size="15" font-weight="bold">{escape(heading)}</text>'
    for box in boxes(sheet, rows):
        yield from drawn(box, len(rows))
    yield (
        f'<rect x="{LEFT}" y="{TOP}" width="{BAND * (len(sheet.cuts) + 1)}" height="{ROW * len(rows)}"'
        ' fill="none" stroke="#10131a"/>'
    )
    yield from score_axis(standard, rows)
    yield from income_axis(sheet, TOP + ROW * len(rows))
    yield "</svg>"


def drawn(box: Box, rows: int) -> Iterator[str]:
    """One rectangle with its words, in the middle."""
    fill, ink = SHADES[box.category]
    edge = "#ffffff" if ink == "#ffffff" else "#10131a"
    x, y = LEFT + BAND * box.band[0], TOP + ROW * (rows - box.row[1])
    width, height = BAND * (box.band[1] - box.band[0]), ROW * (box.row[1] - box.row[0])
    yield (
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}" stroke="{edge}"'
        ' stroke-width="1"/>'
    )
    words = capital(box.rule.text("vi") if box.rule else box.category.text("vi"))
    texts = wrap(words, (width - 16) // 8)
    places = wrap(box.rule.cite.place, (width - 12) // 6) if box.rule else []
    middle = y + height / 2 - 8 * (len(texts) + len(places) - 1)
    if box.category is Category.UNCLASSIFIED:
        yield (
            f'<rect x="{x + 6}" y="{middle - 17:g}" width="{width - 12}" height="{16 * len(texts) + 8}"'
            ' fill="#ffffff"/>'
        )
    for number, text in enumerate([*texts, *places]):
        small = ' font-size="11"' if number >= len(texts) else ' font-weight="bold"'
        yield (
            f'<text x="{x + width / 2:g}" y="{middle + 16 * number + 4:g}" text-anchor="middle"'
            f' fill="{ink}"{small}>{escape(text)}</text>'
        )


def score_axis(standard: Standard, rows: list[tuple[int, int]]) -> Iterator[str]:
    """How many deprivations each row stands for."""
    if not standard.max_score:
        return
    known = standard.indicators
    unit = "thiếu hụt" if known is None else "chỉ số" if set(known.points) == {1} else "điểm"
    for row, (low, high) in enumerate(rows):
        y = TOP + ROW * (len(rows) - row) - ROW / 2
        count = f"{low}" if low == high else f"{low}–{high}"
        if known is None and high == standard.max_score:
            count = f"≥ {low}"  # how many there can be is not known item by item
        yield f'<text x="{LEFT - 12}" y="{y:g}" text-anchor="end" font-weight="bold">{count}</text>'
        yield f'<text x="{LEFT - 12}" y="{y + 15:g}" text-anchor="end" font-size="11">{unit}</text>'


def income_axis(sheet: Sheet, bottom: int) -> Iterator[str]:
    """The amounts between the bands; the arrow points to the side that the amount itself is on."""
    for number, cut in enumerate(sheet.cuts, start=1):
        x = LEFT + BAND * number
        amount = dong(cut.amount)
        words = f"◂ {amount}" if cut.inclusive else f"{amount} ▸"
        yield f'<line x1="{x}" y1="{bottom}" x2="{x}" y2="{bottom + 8}" stroke="#10131a"/>'
        yield f'<text x="{x}" y="{bottom + 24}" text-anchor="middle">{words}</text>'
    yield (
        f'<text x="{LEFT}" y="{bottom + 46}" font-size="11">Thu nhập, đồng/người/tháng, không theo tỷ lệ'
        " / income per person per month, not to scale</text>"
    )
    yield (
        f'<text x="{LEFT}" y="{bottom + 62}" font-size="11">◂ ▸ mức đó thuộc phía mũi tên'
        " / the amount itself is on that side</text>"
    )


if __name__ == "__main__":
    main()
