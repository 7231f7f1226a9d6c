"""Write the page and the pictures of every standard anew: ``python docs/make_standards.py``.

Everything on a page comes from the data of the standard; a test compares what is checked in.
"""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from chuanngheo import plot
from chuanngheo.law import Citation, Instrument
from chuanngheo.plot.rectangles import cut_text
from chuanngheo.quantities import short
from chuanngheo.registry import Applies
from chuanngheo.standard import Rule, Standard
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
            files[picture_name(standard, area)] = plot.standard(standard, area).svg()
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
        words = plot.standard(standard, area.code).alt.removesuffix(".")
        yield f"![{words}]({picture_name(standard, area.code)})"
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
        use = f"{entry.use.text('vi')} / {entry.use.text('en')}"
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


if __name__ == "__main__":
    main()
