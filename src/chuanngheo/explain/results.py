"""One household told: its class, the facts, the test, the clause; or what is missing."""

from collections.abc import Iterator

from chuanngheo.classify import Classification, Need
from chuanngheo.explain.words import Words, capital, income_text, is_weighted, neighbours, score_text
from chuanngheo.standard import Category, Standard


def explain(result: Classification, lang: str = "vi") -> str:
    """Why the household is of its category, or what is missing, one fact a line.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify
    >>> home = Household(area="rural", income=PerHead(1_500_000), score=2)
    >>> print(explain(classify(home, NATIONAL_2021_2025), "en"))
    Near-poor household under the multidimensional poverty standard 2021–2025.
    Area: rural; income 1,500,000 đồng per person per month: at or below 1,500,000 đồng.
    Deprived in 2 indicators: fewer than 3.
    Legal basis: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.
    """
    return "\n".join(_lines(result, Words(lang)))


def _lines(result: Classification, say: Words) -> Iterator[str]:
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
        yield say(f"{capital(what)} theo {name}.", f"{capital(what)} under the {name}.")
    yield _facts(result, say)
    if standard.max_score and result.household.scores is not None:
        yield _score(result, say)
    if result.category is None:
        yield from _open(result, say)
    else:
        yield _basis(result, say)


def _basis(result: Classification, say: Words) -> str:
    """The clause, or each clause that the facts may fall under where all give one category."""
    cite = result.standard.cite.text(say.lang)
    if result.category is Category.UNCLASSIFIED:
        return say(f"{cite} không quy định mức này.", f"{cite} says nothing of this level.")
    cites = dict.fromkeys(r.cite.text(say.lang) for r in result.rules if r.category is result.category)
    return say("Căn cứ: ", "Legal basis: ") + ("; ".join(cites) or cite) + "."


def _facts(result: Classification, say: Words) -> str:
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
        ends = standard.ends(result.rule, home.area) if result.rule else neighbours(sheet.cuts, index)
        band = income_text(*ends, say)
    return place + income + (f": {band}" if band else "") + "."


def _score(result: Classification, say: Words) -> str:
    home, standard = result.household, result.standard
    known = home.deprivations
    test = score_text(result.rule.score, say) if result.rule else ""
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
    if is_weighted(standard):
        points = sum(indicator.points for indicator in found)
        line += say(f", cộng {points} điểm", f", {points} points in all")
    if known.unknown:
        line += say(f", {len(known.unknown)} chỉ số chưa rõ", f", {len(known.unknown)} not known")
    return line + ending


def _amount(score: int, standard: Standard, say: Words) -> str:
    if is_weighted(standard):
        return say(f"Điểm thiếu hụt: {score}", f"Points of deprivation: {score}")
    return say(f"Thiếu hụt {score} chỉ số", f"Deprived in {score} indicator{'s' * (score != 1)}")


def _open(result: Classification, say: Words) -> Iterator[str]:
    standard = result.standard
    names = {
        "area": say("khu vực", "the area"),
        "income": say("thu nhập", "the income"),
        "score": say("điểm thiếu hụt", "the points of deprivation")
        if is_weighted(standard)
        else say("số chỉ số thiếu hụt", "the number of deprivations"),
    }
    facts = [names.get(fact) or _indicator(fact, standard, say) for fact in result.relevant]
    yield say("Còn thiếu thông tin: ", "Not known yet, and it matters: ") + "; ".join(facts) + "."
    for need in result.needs:
        yield _need(need, standard, say)


def _indicator(code: str, standard: Standard, say: Words) -> str:
    return standard.indicators[code].text(say.lang) if standard.indicators else code


def _need(need: Need, standard: Standard, say: Words) -> str:
    what = need.rule.text(say.lang) if need.rule else say.category(need.category)
    cite = f": {need.rule.cite.text(say.lang)}" if need.rule else ""
    joined = say(" và ", " and ").join(_terms(need, standard, say))
    return say(f"{capital(what)} nếu {joined}{cite}.", f"{capital(what)} if {joined}{cite}.")


def _terms(need: Need, standard: Standard, say: Words) -> Iterator[str]:
    if need.area:
        area = next(a.text(say.lang) for a in standard.areas if a.code == need.area)
        yield say(f"ở khu vực {area}", f"the area is {area}")
    if need.above or need.upto:
        yield say("thu nhập bình quân ", "the income per person is ") + income_text(
            need.above, need.upto, say
        )
    least = need.deprivations
    if least is None:
        return
    weighs = is_weighted(standard)
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


def _turn_out(n: int, total: int, say: Words, *, answer: bool, weighs: bool) -> str:
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
