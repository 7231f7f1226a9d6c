"""How results look in a notebook: the words of :mod:`chuanngheo.explain` and the tables of a plan as HTML.

A cell of a notebook shows them in Vietnamese by itself; for English, or elsewhere, call these functions.

>>> from chuanngheo import NATIONAL_2021_2025, Household, classify
>>> print(classification_html(classify(Household(area="rural"), NATIONAL_2021_2025), "en").splitlines()[1])
<p>Area: rural; income not known.</p>
"""

from chuanngheo import markup
from chuanngheo.classify import Classification
from chuanngheo.explain import explain, explain_standard, told_rules
from chuanngheo.languages import phrase
from chuanngheo.standard import Standard
from chuanngheo.tables.columns import Column
from chuanngheo.targets import Allocation, Path


def standard_html(standard: Standard, lang: str = "vi") -> str:
    """A standard as a table, a row a rule and area, with the provision beside it.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    header = (
        phrase(lang, "Loại", "Class"), phrase(lang, "Khu vực", "Area"),
        phrase(lang, "Thu nhập, đồng/người/tháng", "Income, đồng per person per month"),
        phrase(lang, "Thiếu hụt", "Deprivations"), phrase(lang, "Căn cứ", "Provision"),
    )  # fmt: skip
    told = told_rules(standard, lang)
    rows = [(rule.category, rule.area, rule.income or "–", rule.score or "–", rule.cite) for rule in told]
    caption = explain_standard(standard, lang).partition("\n")[0]
    return markup.table(caption, header, rows, lang=lang)


def classification_html(result: Classification, lang: str = "vi") -> str:
    """A household's class and its reason, a paragraph a fact.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    return markup.paragraphs(explain(result, lang).split("\n"), lang=lang)


def path_html(planned: Path, lang: str = "vi") -> str:
    """A path, a row a year.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    header = (
        phrase(lang, "Năm", "Year"), phrase(lang, "Tổng số hộ", "All households"),
        phrase(lang, "Số hộ giảm", "Reduction"), phrase(lang, "Hộ nghèo cuối năm", "Poor at the end"),
        phrase(lang, "Tỷ lệ, %", "Rate, %"),
    )  # fmt: skip
    caption = phrase(lang, "Lộ trình giảm nghèo", "Path of poverty reduction")
    return markup.table(caption, header, [tuple(row.values()) for row in planned.rows(lang)], lang=lang)


def allocation_html(shared: Allocation, lang: str = "vi") -> str:
    """The annex of an allocation; columns of which nothing is known are left out.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    rows = shared.rows(lang)
    known = [role for role in rows[-1] if any(row[role] for row in rows)]
    header = [_heading(role, lang) for role in known]
    caption = phrase(lang, "Phân bổ chỉ tiêu giảm nghèo", "Reduction shared among communes")
    return markup.table(caption, header, [[row[role] for role in known] for row in rows], lang=lang)


def _heading(role: str, lang: str) -> str:
    """A role as a heading, with its unit where it is no count of households."""
    words = Column.parse(role).text(lang)
    return f"{words[:1].upper()}{words[1:]}{', %' if role.endswith('_rate') else ''}"
