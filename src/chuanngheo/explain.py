"""Results told as a commune officer would tell them, in Vietnamese or English, with the citation.

>>> from chuanngheo import Household, NATIONAL_2021_2025 as standard, PerHead, classify
>>> home = Household(area="rural", income=PerHead(1_450_000),
...     deprivations=standard.deprived("employment", "water", "toilet"))
>>> print(explain(classify(home, standard), "vi"))
Hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2021–2025.
Khu vực nông thôn; thu nhập bình quân 1.450.000 đồng/người/tháng: từ 1.500.000 đồng trở xuống.
Thiếu hụt 3 trên 12 chỉ số (việc làm; nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh): từ 3 trở lên.
Căn cứ: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.
>>> print(explain(classify(Household(area="rural", income=PerHead(1_450_000)), standard), "en"))
Undecided under the multidimensional poverty standard 2021–2025: poor household or near-poor household.
Area: rural; income 1,450,000 đồng per person per month.
Not known yet, and it matters: the number of deprivations.
Poor household if at least 3 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
Near-poor household if at most 2 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from chuanngheo.classify import Classification, Need
from chuanngheo.compare import Compared, Shift, Side, StandardsCompared
from chuanngheo.languages import vietnamese
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import rounded, short
from chuanngheo.standard import Between, Category, Cut, Standard


def explain(result: Classification, lang: str = "vi") -> str:
    """Why the household is of its category, or what is missing, one fact a line.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    return "\n".join(_lines(result, _Words(lang)))


_MONTHS_A_YEAR = 12


class _Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.vi = vietnamese(lang)

    def __call__(self, vi: str, en: str) -> str:
        return vi if self.vi else en

    def dong(self, amount: int | Fraction) -> str:
        """Đồng a month; where that is not whole, as the law prints it, over a year."""
        if isinstance(amount, Fraction) and amount.denominator > 1:
            year = short(amount * _MONTHS_A_YEAR, self.lang, decimals=2)
            return f"{year} đồng" + self("/người/năm", " per person per year")
        return f"{format_decimal(int(amount), self.lang)} đồng"

    def per_head(self, income: Fraction) -> str:
        """Income per head; said to be about so much where its decimals do not end."""
        about = "" if rounded(income, 2) == income else self("khoảng ", "about ")
        return (
            about
            + short(income, self.lang, decimals=2)
            + self(" đồng/người/tháng", " đồng per person per month")
        )

    def category(self, category: Category) -> str:
        if category is Category.UNCLASSIFIED:
            return self("hộ không thuộc loại nào", "household of no class")
        if category is Category.NOT_POOR:
            return self(category.text("vi"), "household above every line")
        return category.text(self.lang)

    def either(self, words: Iterable[str]) -> str:
        *first, last = words
        return ", ".join(first) + self(" hoặc ", " or ") + last


def _lines(result: Classification, say: _Words) -> Iterator[str]:
    standard = result.standard
    name = say(standard.vi, standard.en)
    if result.category is None:
        options = say.either(say.category(c) for c in result.possible)
        yield say(
            f"Chưa đủ căn cứ để kết luận theo {name}: có thể là {options}.",
            f"Undecided under the {name}: {options}.",
        )
    else:
        what = result.rule.text(say.lang) if result.rule else say.category(result.category)
        yield say(f"{_capital(what)} theo {name}.", f"{_capital(what)} under the {name}.")
    yield _facts(result, say)
    if standard.max_score and result.household.scores is not None:
        yield _score(result, say)
    if result.category is None:
        yield from _open(result, say)
    else:
        yield _basis(result, say)


def _basis(result: Classification, say: _Words) -> str:
    """The clause, or each clause that the facts may fall under where all give one category."""
    cite = result.standard.cite.text(say.lang)
    if result.category is Category.UNCLASSIFIED:
        return say(f"{cite} không quy định mức này.", f"{cite} says nothing of this level.")
    cites = dict.fromkeys(r.cite.text(say.lang) for r in result.rules if r.category is result.category)
    return say("Căn cứ: ", "Legal basis: ") + ("; ".join(cites) or cite) + "."


def _facts(result: Classification, say: _Words) -> str:
    home, standard = result.household, result.standard
    area = next((a.text(say.lang) for a in standard.areas if a.code == home.area), None)
    place = say("Khu vực ", "Area: ") + (area or say("chưa rõ", "not known"))
    if home.income is None:
        return place + say("; thu nhập chưa rõ.", "; income not known.")
    income = say("; thu nhập bình quân ", "; income ") + say.per_head(home.income.per_head)
    band = ""
    if home.area and result.category is not None:
        sheet = standard.sheets[home.area]
        index = sheet.cell(home.income.total, home.income.divisor)
        ends = standard.ends(result.rule, home.area) if result.rule else _cell(sheet.cuts, index)
        band = _band(*ends, say)
    return place + income + (f": {band}" if band else "") + "."


def _cell(cuts: tuple[Cut, ...], index: int) -> tuple[Cut | None, Cut | None]:
    """The neighbouring cuts between which a cell lies."""
    return cuts[index - 1] if index else None, cuts[index] if index < len(cuts) else None


def _band(low: Cut | None, high: Cut | None, say: _Words) -> str:
    """Incomes after ``low`` and up to ``high``, as the law words such bands."""
    if low and high:
        start = say("trên ", "above ") if low.inclusive else say("từ ", "at least ")
        end = say(" đến ", " and up to ") if high.inclusive else say(" đến dưới ", " and below ")
        return start + say.dong(low.amount) + end + say.dong(high.amount)
    if low:
        amount = say.dong(low.amount)
        return (
            say("trên ", "above ") + amount
            if low.inclusive
            else say(f"từ {amount} trở lên", f"at least {amount}")
        )
    if high:
        amount = say.dong(high.amount)
        return (
            say(f"từ {amount} trở xuống", f"at or below {amount}")
            if high.inclusive
            else say("dưới ", "below ") + amount
        )
    return ""


def _weighs(standard: Standard) -> bool:
    """Whether some indicator counts more than one point, so that points are not a number of them."""
    return standard.indicators is not None and standard.max_score != len(standard.indicators.codes)


def _score(result: Classification, say: _Words) -> str:
    home, standard = result.household, result.standard
    known = home.deprivations
    test = _between(result.rule.score, say) if result.rule else ""
    ending = f": {test}." if test else "."
    if known is None:
        return _amount(home.score or 0, standard, say) + ending
    found = [known.set[code] for code in known.set.codes if known[code]]
    names = "; ".join(indicator.text(say.lang) for indicator in found)
    total = len(known.set.codes)
    line = say(
        f"Thiếu hụt {len(found)} trên {total} chỉ số", f"Deprived in {len(found)} of {total} indicators"
    )
    line += f" ({names})" if names else ""
    if _weighs(standard):
        points = sum(indicator.points for indicator in found)
        line += say(f", cộng {points} điểm", f", {points} points in all")
    if known.unknown:
        line += say(f", {len(known.unknown)} chỉ số chưa rõ", f", {len(known.unknown)} not known")
    return line + ending


def _amount(score: int, standard: Standard, say: _Words) -> str:
    if _weighs(standard):
        return say(f"Điểm thiếu hụt: {score}", f"Points of deprivation: {score}")
    return say(f"Thiếu hụt {score} chỉ số", f"Deprived in {score} indicator{'s' * (score != 1)}")


def _between(score: Between, say: _Words) -> str:
    if score.least is not None:
        return say(f"từ {score.least} trở lên", f"{score.least} or more")
    most = score.most if score.most is not None else None if score.below is None else score.below - 1
    return "" if most is None else say(f"dưới {most + 1}", f"fewer than {most + 1}")


def _open(result: Classification, say: _Words) -> Iterator[str]:
    standard = result.standard
    names = {
        "area": say("khu vực", "the area"),
        "income": say("thu nhập", "the income"),
        "score": say("điểm thiếu hụt", "the points of deprivation")
        if _weighs(standard)
        else say("số chỉ số thiếu hụt", "the number of deprivations"),
    }
    facts = [names.get(fact) or _indicator(fact, standard, say) for fact in result.relevant]
    yield say("Còn thiếu thông tin: ", "Not known yet, and it matters: ") + "; ".join(facts) + "."
    for need in result.needs:
        yield _need(need, standard, say)


def _indicator(code: str, standard: Standard, say: _Words) -> str:
    return standard.indicators[code].text(say.lang) if standard.indicators else code


def _need(need: Need, standard: Standard, say: _Words) -> str:
    what = need.rule.text(say.lang) if need.rule else say.category(need.category)
    cite = f": {need.rule.cite.text(say.lang)}" if need.rule else ""
    joined = say(" và ", " and ").join(_terms(need, standard, say))
    return say(f"{_capital(what)} nếu {joined}{cite}.", f"{_capital(what)} if {joined}{cite}.")


def _terms(need: Need, standard: Standard, say: _Words) -> Iterator[str]:
    if need.area:
        area = next(a.text(say.lang) for a in standard.areas if a.code == need.area)
        yield say(f"ở khu vực {area}", f"the area is {area}")
    if need.above or need.upto:
        yield say("thu nhập bình quân ", "the income per person is ") + _band(need.above, need.upto, say)
    least = need.deprivations
    if least is None:
        return
    weighs = _weighs(standard)
    if least.of == ("score",):
        n = least.n if least.answer else standard.max_score - least.n
        count = say(
            f"{n} {'điểm' if weighs else 'chỉ số'} thiếu hụt",
            f"{n} {'point' if weighs else 'deprivation'}{'s' * (n != 1)} {'is' if n == 1 else 'are'} found",
        )
        at_most = say(f"có không quá {count}", f"at most {count}")
        yield say(f"có từ {count} trở lên", f"at least {count}") if least.answer else at_most
        return
    yield _turn_out(least.n, len(least.of), say, answer=least.answer, weighs=weighs)


def _turn_out(n: int, total: int, say: _Words, *, answer: bool, weighs: bool) -> str:
    """How many of the indicators not known must be deprivations, or must not."""
    if weighs:
        return say(
            f"các chỉ số chưa rõ {'thêm' if answer else 'bớt'} ít nhất {n} điểm thiếu hụt",
            f"at least {n} of the points not known {'are' if answer else 'are not'} found",
        )
    what = "" if answer else "no "
    if total == 1:
        return say(
            f"chỉ số chưa rõ {'là' if answer else 'không'} thiếu hụt",
            f"the indicator not known is {what or 'a '}deprivation",
        )
    if n == total:
        return say(
            f"cả {n} chỉ số chưa rõ đều {'' if answer else 'không '}thiếu hụt",
            f"all {n} indicators not known are {what}deprivations",
        )
    return say(
        f"ít nhất {n} trong {total} chỉ số chưa rõ {'là' if answer else 'không'} thiếu hụt",
        f"at least {n} of the {total} indicators not known "
        + (f"is {what or 'a '}deprivation" if n == 1 else f"are {what}deprivations"),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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
    say = _Words(lang)
    lines: list[str] = []
    for number, row in enumerate(rows):
        lines.append(_day(row, say))
        if row.not_transferable:
            lines.append(_left_out(row, say))
        if number:
            lines.append(_difference(rows[number - 1], row, say))
    return "\n".join(lines)


def _day(row: Compared, say: _Words) -> str:
    result = row.result
    name = say(result.standard.vi, result.standard.en)
    if result.category is not None:
        told = say.category(result.category)
    else:
        options = say.either(say.category(category) for category in result.possible)
        told = say(f"chưa đủ căn cứ, {options}", f"undecided, {options}")
    return f"{row.day:%d/%m/%Y}: {told} {say('theo', 'under the')} {name}."


def _left_out(row: Compared, say: _Words) -> str:
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


def _difference(before: Compared, after: Compared, say: _Words) -> str:
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
    """
    say = _Words(lang)
    return "\n".join(_sheet_lines(sheet, say))


def _sheet_lines(sheet: StandardsCompared, say: _Words) -> Iterator[str]:
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


def _shift(shift: Shift, sheet: StandardsCompared, say: _Words) -> str:
    area = next(a.text(say.lang) for a in sheet.before.areas if a.code == shift.area)
    band = _band(shift.above, shift.upto, say)
    old, new = (say.category(side.category) for side in (shift.before, shift.after))
    terms = [_scores(shift.before, sheet.before, say), _scores(shift.after, sheet.after, say)]
    if sheet.same_scores:
        terms = terms[1:]
    joined = "; ".join(filter(None, terms))
    return f"{_capital(area)}, {band}: {old} → {new}{f' ({joined})' if joined else ''}."


def _scores(side: Side, standard: Standard, say: _Words) -> str:
    """The scores of a side in words; nothing where every score will do."""
    if side.scores is None or side.scores == (0, standard.max_score):
        return ""
    low, high = side.scores
    unit = say("điểm", "points") if _weighs(standard) else say("chỉ số", "deprivations")
    if high == standard.max_score:
        count = say(f"từ {low} {unit} trở lên", f"{low} {unit} or more")
    elif low == 0:
        count = say(f"dưới {high + 1} {unit}", f"fewer than {high + 1} {unit}")
    elif low == high:
        count = say(f"đúng {low} {unit}", f"exactly {low} {unit}")
    else:
        count = say(f"từ {low} đến {high} {unit}", f"{low} to {high} {unit}")
    return say(f"{count} theo {standard.code}", f"{count} by {standard.code}")
