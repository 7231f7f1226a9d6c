"""A standard told: its name and text, and each rule as a person would say it."""

from collections.abc import Iterator

import attrs

from chuanngheo.explain.words import Words, capital, income_text, is_weighted, score_text
from chuanngheo.standard import Rule, Standard


@attrs.frozen
class ToldRule:
    """One rule in one area, in words: the class, the area, the income, the score, the provision."""

    category: str
    area: str
    income: str
    score: str
    cite: str


def told_rules(standard: Standard, lang: str = "vi") -> tuple[ToldRule, ...]:
    """Every rule of a standard in every area that it is for; an empty text is "whatever it is".

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> rule = told_rules(NATIONAL_2021_2025, "en")[0]
    >>> rule.category, rule.area, rule.income, rule.score
    ('Poor household', 'rural', 'at or below 1,500,000 đồng', '3 or more deprivations')
    """
    say = Words(lang)
    return tuple(told for rule in standard.rules for told in _told(standard, rule, say))


def _told(standard: Standard, rule: Rule, say: Words) -> Iterator[ToldRule]:
    unit = say("điểm", "points") if is_weighted(standard) else say("chỉ số", "deprivations")
    score = score_text(rule.score, say, unit)
    for area in (a for a in standard.areas if rule.areas is None or a.code in rule.areas):
        yield ToldRule(
            capital(rule.text(say.lang)),
            area.text(say.lang),
            income_text(*standard.ends(rule, area.code), say),
            score and say("thiếu hụt ", "") + score,
            rule.cite.text(say.lang),
        )


def explain_standard(standard: Standard, lang: str = "vi") -> str:
    """What a standard says: its name, its text, and a line a rule and area.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> for line in explain_standard(NATIONAL_2021_2025, "en").splitlines()[:2]:
    ...     print(line.partition(" Decree")[0])
    Multidimensional poverty standard 2021–2025 (VN-2021-2025),
    Poor household: rural; income at or below 1,500,000 đồng; 3 or more deprivations.
    """
    say = Words(lang)
    name = capital(say(standard.vi, standard.en))
    lines = [f"{name} ({standard.code}), {standard.cite.text(lang)}."]
    for told in told_rules(standard, lang):
        income = told.income and say("thu nhập bình quân ", "income ") + told.income
        tests = "; ".join(filter(None, (told.area, income, told.score)))
        lines.append(f"{told.category}: {tests}. {told.cite}.")
    return "\n".join(lines)
