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
Area: rural; income 1,450,000 đồng per head and month.
What is not known yet and still matters: the number of deprivations.
Poor household if at least 3 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
Near-poor household if at most 2 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.
"""

from collections.abc import Iterator

from chuanngheo.classify import Classification, Need
from chuanngheo.errors import UnknownCodeError
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import short
from chuanngheo.standard import Band, Between, Category, Cut, Rule, Standard

LANGS = ("vi", "en")


def explain(result: Classification, lang: str = "vi") -> str:
    """Why the household is of its category, or what is missing, one fact a line.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    if lang not in LANGS:
        raise UnknownCodeError("language", lang, LANGS)
    return "\n".join(_lines(result, _Words(lang)))


class _Words:
    """The sentences of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.vi = lang == "vi"

    def __call__(self, vi: str, en: str) -> str:
        return vi if self.vi else en

    def dong(self, amount: int) -> str:
        return format_decimal(amount, self.lang) + self(" đồng", " đồng")


def _lines(result: Classification, say: _Words) -> Iterator[str]:
    standard, home = result.standard, result.household
    name = standard.vi if say.vi else standard.en
    if result.category is None:
        options = say(" hoặc ", " or ").join(c.text(say.lang) for c in result.possible)
        yield say(
            f"Chưa đủ căn cứ để kết luận theo {name}: có thể là {options}.",
            f"Undecided under the {name}: {options}.",
        )
    else:
        rule = result.rule
        what = rule.text(say.lang) if rule else result.category.text(say.lang)
        yield say(f"{_capital(what)} theo {name}.", f"{_capital(what)} under the {name}.")
    yield _facts(result, say)
    if standard.max_score and home.scores is not None:
        yield _score(result, say)
    if result.category is None:
        yield from _open(result, say)
    elif result.rule:
        yield say("Căn cứ: ", "Legal basis: ") + result.rule.cite.text(say.lang) + "."
    elif result.category is Category.UNCLASSIFIED:
        yield say(
            f"Không khoản nào của {standard.cite.text('vi')} nói đến mức này.",
            f"No clause of {standard.cite.text('en')} covers this.",
        )
    elif result.category is Category.NOT_POOR:
        yield say("Căn cứ: ", "Legal basis: ") + standard.cite.text(say.lang) + "."


def _facts(result: Classification, say: _Words) -> str:
    home, standard = result.household, result.standard
    area = next((a.text(say.lang) for a in standard.areas if a.code == home.area), None)
    place = say("Khu vực ", "Area: ") + (area or say("chưa rõ", "not known"))
    if home.income is None:
        return place + say("; thu nhập chưa rõ.", "; income not known.")
    per_head = short(home.income.per_head, say.lang, decimals=2)
    income = say(
        f"; thu nhập bình quân {per_head} đồng/người/tháng",
        f"; income {per_head} đồng per head and month",
    )
    band = _band(result.rule, standard, home.area, say) if result.rule and home.area else ""
    return place + income + (f": {band}" if band else "") + "."


def _band(rule: Rule, standard: Standard, area: str, say: _Words) -> str:
    def amount(line: str) -> str:
        return say.dong(standard.line(line, area).amount)

    income: Band = rule.income
    low = high = ""
    if income.above:
        low = say("trên ", "above ") + amount(income.above)
    elif income.least:
        low = say("từ ", "from ") + amount(income.least)
    if income.upto:
        high = say(
            f"đến {amount(income.upto)}" if low else f"từ {amount(income.upto)} trở xuống",
            f"up to {amount(income.upto)}" if low else f"at or below {amount(income.upto)}",
        )
    elif income.below:
        high = say("đến dưới " if low else "dưới ", "below ") + amount(income.below)
    return " ".join(part for part in (low, high) if part)


def _score(result: Classification, say: _Words) -> str:
    home, standard = result.household, result.standard
    known = home.deprivations
    test = _between(result.rule.score, say) if result.rule else ""
    ending = f": {test}." if test else "."
    if known is None:
        return say(f"Thiếu hụt {home.score} chỉ số{ending}", f"{home.score} deprivations{ending}")
    found = [known.set[c] for c in known.set.codes if known[c]]
    names = "; ".join(indicator.text(say.lang) for indicator in found)
    total = len(known.set.codes)
    shown = f" ({names})" if names else ""
    if standard.max_score == total:
        line = say(
            f"Thiếu hụt {len(found)} trên {total} chỉ số{shown}",
            f"{len(found)} of {total} deprivations found{shown}",
        )
    else:
        points = sum(indicator.points for indicator in found)
        line = say(f"Thiếu hụt {points} điểm{shown}", f"{points} points of deprivation{shown}")
    if known.unknown:
        line += say(f", {len(known.unknown)} chỉ số chưa rõ", f", {len(known.unknown)} not known")
    return line + ending


def _between(score: Between, say: _Words) -> str:
    if score.least is not None:
        return say(f"từ {score.least} trở lên", f"{score.least} or more")
    most = score.most if score.most is not None else None if score.below is None else score.below - 1
    return "" if most is None else say(f"dưới {most + 1}", f"fewer than {most + 1}")


def _open(result: Classification, say: _Words) -> Iterator[str]:
    names = {
        "area": say("khu vực", "the area"),
        "income": say("thu nhập", "the income"),
        "score": say("số chỉ số thiếu hụt", "the number of deprivations"),
    }
    indicators = result.standard.indicators
    facts = [
        names.get(fact) or (indicators[fact].text(say.lang) if indicators else fact)
        for fact in result.relevant
    ]
    yield (say("Còn thiếu thông tin: ", "What is not known yet and still matters: ") + "; ".join(facts) + ".")
    for need in result.needs:
        yield _need(need, result, say)


def _need(need: Need, result: Classification, say: _Words) -> str:
    what = need.category.text(say.lang)
    if need.rule and say.vi:
        what = need.rule.text("vi")
    terms = list(_terms(need, result, say))
    cite = f": {need.rule.cite.text(say.lang)}" if need.rule else ""
    joined = say(" và ", " and ").join(terms)
    return say(f"{_capital(what)} nếu {joined}{cite}.", f"{_capital(what)} if {joined}{cite}.")


def _terms(need: Need, result: Classification, say: _Words) -> Iterator[str]:
    if need.area:
        area = next(a.text(say.lang) for a in result.standard.areas if a.code == need.area)
        yield say(f"ở khu vực {area}", f"the area is {area}")
    if need.above or need.upto:
        yield say("thu nhập bình quân ", "the income per head is ") + _range(need.above, need.upto, say)
    least = need.deprivations
    if least is None:
        return
    if least.of == ("score",):
        count = least.n if least.answer else result.standard.max_score - least.n
        vi = (
            f"có từ {count} chỉ số thiếu hụt trở lên"
            if least.answer
            else f"có không quá {count} chỉ số thiếu hụt"
        )
        yield say(vi, f"at {'least' if least.answer else 'most'} {count} deprivations are found")
        return
    total = len(least.of)
    yield say(
        f"ít nhất {least.n} trong {total} chỉ số chưa rõ {'là' if least.answer else 'không'} thiếu hụt",
        f"at least {least.n} of the {total} indicators not known are {'' if least.answer else 'no '}"
        f"deprivation{'s' if least.answer else ''}",
    )


def _range(above: Cut | None, upto: Cut | None, say: _Words) -> str:
    parts: list[str] = []
    if above:
        parts.append(say("trên " if above.inclusive else "từ ", "above " if above.inclusive else "from "))
        parts[-1] += say.dong(above.amount)
    if upto:
        word = say("đến " if upto.inclusive else "dưới ", "up to " if upto.inclusive else "below ")
        parts.append(word + say.dong(upto.amount))
    return " ".join(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
