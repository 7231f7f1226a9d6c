"""Classifications of households as text for people and as JSON for programs."""

from collections.abc import Sequence
from itertools import zip_longest

from chuanngheo.assess import Assessment
from chuanngheo.classify import Classification
from chuanngheo.explain import explain
from chuanngheo.languages import phrase
from chuanngheo.standards.timeline import LAW_CHECKED

CLASSIFICATION_SCHEMA = "chuanngheo-classification-1"
"""The name of its JSON; ``docs/schemas/classification.json`` says the rest."""

Assessments = Sequence[Assessment | None]
"""Beside each classification how its indicators were assessed, where they were."""


def classifications_text(
    results: Sequence[Classification], lang: str = "vi", assessments: Assessments = ()
) -> str:
    """One paragraph a household, under its id.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify
    >>> home = Household(id="H1", area="rural", income=PerHead(1_500_000), score=3)
    >>> print(classifications_text([classify(home, NATIONAL_2021_2025)], "en"))
    Household H1
    Poor household under the multidimensional poverty standard 2021–2025.
    Area: rural; income 1,500,000 đồng per person per month: at or below 1,500,000 đồng.
    Deprived in 3 indicators: 3 or more.
    Legal basis: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
    """
    paragraphs: list[str] = []
    for number, (result, assessment) in enumerate(zip_longest(results, assessments), 1):
        word = phrase(lang, "Hộ", "Household")
        lines = [f"{word} {result.household.id or number}", explain(result, lang)]
        lines += [f"  - {line}" for line in reasons(assessment, lang)]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


def reasons(assessment: Assessment | None, lang: str = "vi") -> list[str]:
    """Why each indicator is a deprivation or not known; those that are none need no words.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from datetime import date
    >>> from chuanngheo.assess import assess
    >>> from chuanngheo.members import Dwelling
    >>> reasons(assess(None, Dwelling(toilet="khác"), on=date(2024, 12, 14)), "en")[-1]
    'Means of access to information: not known. Still to be known: the means of information.'
    """
    return [r.text(lang, threshold=False) for r in assessment or () if r.deprived is not False]


def classification_dict(
    result: Classification, lang: str = "vi", assessment: Assessment | None = None
) -> dict[str, object]:
    """One classification as plain values for JSON.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify
    >>> home = Household(id="H1", area="rural", income=PerHead(1_500_000), score=3)
    >>> found = classification_dict(classify(home, NATIONAL_2021_2025), "en")
    >>> found["category"], found["label"]
    ('poor', 'poor household')
    """
    rule = result.rule
    return {
        "id": result.household.id,
        "category": result.category.value if result.category else None,
        "label": result.category.text(lang) if result.category else None,
        "possible": [category.value for category in result.possible],
        "relevant": list(result.relevant),
        "rule": rule.text(lang) if rule else None,
        "cite": rule.cite.text(lang) if rule else None,
        "explanation": explain(result, lang).split("\n"),
        "reasons": reasons(assessment, lang),
    }


def classifications_dict(
    results: Sequence[Classification], lang: str = "vi", assessments: Assessments = ()
) -> dict[str, object]:
    """Classifications under one standard as plain values for JSON.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import NATIONAL_2021_2025, Household, PerHead, classify
    >>> home = Household(id="H1", area="rural", income=PerHead(1_500_000), score=3)
    >>> list(classifications_dict([classify(home, NATIONAL_2021_2025)], "en"))
    ['schema', 'law_checked', 'standard', 'digest', 'households']
    """
    standard = results[0].standard if results else None
    return {
        "schema": CLASSIFICATION_SCHEMA,
        "law_checked": LAW_CHECKED.isoformat(),
        "standard": standard.code if standard else None,
        "digest": standard.digest if standard else None,
        "households": [
            classification_dict(result, lang, assessment)
            for result, assessment in zip_longest(results, assessments)
        ],
    }
