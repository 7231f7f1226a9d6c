"""What changes from day to day for one household, and from one standard to another for all."""

from collections.abc import Iterator, Sequence

from chuanngheo.compare import Compared, Shift, Side, StandardsCompared
from chuanngheo.explain.words import Words, capital, income_text, is_weighted
from chuanngheo.numerals import format_decimal
from chuanngheo.standard import Standard


def explain_comparison(rows: Sequence[Compared], lang: str = "vi") -> str:
    """One household on several days, a line a day, and after each what differs from the day before.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from datetime import date
    >>> from chuanngheo import NATIONAL, Household, PerHead, compare
    >>> home = Household(area="rural", income=PerHead(650_000))
    >>> days = [date(2015, 12, 1), date(2016, 1, 1)]
    >>> print(explain_comparison(compare(home, NATIONAL, days), "en"))
    01/12/2015: household above every line under the poverty standard 2011–2015.
    01/01/2016: poor household under the multidimensional poverty standard 2016–2020.
    What differs: the standard; the category; the poverty line 400,000 → 700,000 đồng.
    """
    say = Words(lang)
    lines: list[str] = []
    for number, row in enumerate(rows):
        lines.append(_day(row, say))
        if row.not_transferable:
            lines.append(_left_out(row, say))
        if number:
            lines.append(_difference(rows[number - 1], row, say))
    return "\n".join(lines)


def _day(row: Compared, say: Words) -> str:
    result = row.result
    name = say(result.standard.vi, result.standard.en)
    if result.category is not None:
        told = say.category(result.category)
    else:
        options = say.either(say.category(category) for category in result.possible)
        told = say(f"chưa đủ căn cứ, {options}", f"undecided, {options}")
    return f"{row.day:%d/%m/%Y}: {told} {say('theo', 'under the')} {name}."


def _left_out(row: Compared, say: Words) -> str:
    facts = row.not_transferable
    if facts == ("score",):
        return say(
            "Điểm thiếu hụt không dùng được: không rõ theo bộ chỉ số nào.",
            "The score is not used: it is not of this standard's indicators.",
        )
    return say(
        f"{len(facts)} chỉ số đã biết thuộc bộ chỉ số khác, không dùng được cho chuẩn này.",
        f"{len(facts)} known indicators are of another set and are not used for this standard.",
    )


def _difference(before: Compared, after: Compared, say: Words) -> str:
    parts: list[str] = []
    if before.result.standard != after.result.standard:
        parts.append(say("chuẩn áp dụng", "the standard"))
    elif before.applies.by != after.applies.by:
        parts.append(say("căn cứ áp dụng", "the provision by which it applies"))
    if before.result.category is not after.result.category:
        parts.append(say("loại hộ", "the category"))
    old, new = before.lines().get("poverty"), after.lines().get("poverty")
    if old is not None and new is not None and old != new:
        amounts = f"{format_decimal(old, say.lang)} → {say.dong(new)}"
        parts.append(say(f"mức chuẩn nghèo {amounts}", f"the poverty line {amounts}"))
    if not parts:
        return say("Không có gì khác.", "Nothing differs.")
    return say("Khác: ", "What differs: ") + "; ".join(parts) + "."


def explain_standards(sheet: StandardsCompared, lang: str = "vi") -> str:
    """Which households change category from one standard to another, a line a region.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from chuanngheo import NATIONAL_2016_2020, NATIONAL_2021_2025
    >>> from chuanngheo.compare import compare_standards
    >>> sheet = compare_standards(NATIONAL_2016_2020, NATIONAL_2021_2025)
    >>> explain_standards(sheet, "en").splitlines()[0].rpartition(": ")[2]
    '14 regions change category.'
    """
    say = Words(lang)
    return "\n".join(_sheet_lines(sheet, say))


def _sheet_lines(sheet: StandardsCompared, say: Words) -> Iterator[str]:
    before, after = sheet.before, sheet.after
    yield say(
        f"Từ {before.vi} sang {after.vi}: {len(sheet.changed)} vùng đổi loại.",
        f"From the {before.en} to the {after.en}: {len(sheet.changed)} regions change category.",
    )
    if before.max_score and after.max_score and not sheet.same_scores:
        yield say(
            "Hai chuẩn đếm thiếu hụt theo hai bộ chỉ số khác nhau: mỗi hộ có hai số, không thay cho nhau.",
            "The two count deprivations by different indicators: a household has two counts,"
            " and neither stands for the other.",
        )
    if sheet.alike and before.indicators:
        names = "; ".join(before.indicators[code].text(say.lang) for code in sheet.alike)
        yield say(f"Cùng tên nhưng là chỉ số riêng của mỗi bộ: {names}.", f"Alike in name only: {names}.")
    for code in sheet.areas_apart:
        area = next(a for a in (*before.areas, *after.areas) if a.code == code)
        yield say(f"Chỉ một chuẩn có khu vực {area.vi}.", f"Only one of the two has the area {area.en}.")
    for standard in (before, after):
        for note in standard.not_modelled:
            text = say(*note.split(" / ")) if " / " in note else note
            yield say(f"{standard.code} chưa ghi: {text}", f"Not modelled in {standard.code}: {text}")
    for shift in sheet.changed:
        yield _shift(shift, sheet, say)


def _shift(shift: Shift, sheet: StandardsCompared, say: Words) -> str:
    area = next(a.text(say.lang) for a in sheet.before.areas if a.code == shift.area)
    band = income_text(shift.above, shift.upto, say)
    old, new = (say.category(side.category) for side in (shift.before, shift.after))
    terms = [_scores(shift.before, sheet.before, say), _scores(shift.after, sheet.after, say)]
    if sheet.same_scores:
        terms = terms[1:]
    joined = "; ".join(filter(None, terms))
    return f"{capital(area)}, {band}: {old} → {new}{f' ({joined})' if joined else ''}."


def _scores(side: Side, standard: Standard, say: Words) -> str:
    """The scores of a side in words; nothing where every score will do."""
    if side.scores is None or side.scores == (0, standard.max_score):
        return ""
    low, high = side.scores
    unit = say("điểm", "points") if is_weighted(standard) else say("chỉ số", "deprivations")
    if high == standard.max_score:
        count = say(f"từ {low} {unit} trở lên", f"{low} {unit} or more")
    elif low == 0:
        count = say(f"dưới {high + 1} {unit}", f"fewer than {high + 1} {unit}")
    elif low == high:
        count = say(f"đúng {low} {unit}", f"exactly {low} {unit}")
    else:
        count = say(f"từ {low} đến {high} {unit}", f"{low} to {high} {unit}")
    return say(f"{count} theo {standard.code}", f"{count} by {standard.code}")
