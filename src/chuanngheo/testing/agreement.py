"""Whether another program classifies as the law does, and where not: which household, rule and clause.

>>> from chuanngheo import NATIONAL_2021_2025
>>> from chuanngheo.testing import boundary_households
>>> def mine(home):
...     return "poor" if home.income.total < 1_500_000 and home.score >= 3 else "near-poor"
>>> assert_same_categories(boundary_households(NATIONAL_2021_2025)[13:17], mine, NATIONAL_2021_2025)
Traceback (most recent call last):
AssertionError: VN-2021-2025: 1 of 4 households is classified otherwise
  household 4: Household(area='rural', income=PerHead(1500000), score=3)
    expected: poor (hộ nghèo)
    found:    near-poor (hộ cận nghèo)
    clause:   Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a
    words:    «Là hộ gia đình có thu nhập bình quân đầu người/tháng từ 1.500.000 đồng trở xuống và thiếu \
hụt từ 03 chỉ số đo lường mức độ thiếu hụt dịch vụ xã hội cơ bản trở lên.»
law: VN-2021-2025, digest 2fdbd7fdb705
"""

from collections.abc import Callable, Iterable, Iterator

from chuanngheo.classify import Classification, classify
from chuanngheo.errors import UnknownCodeError, shown
from chuanngheo.household import Household
from chuanngheo.standard import Category, Standard

MOST_SHOWN = 10
"""How many households a message shows before it only counts the rest."""


def assert_same_categories(
    households: Iterable[Household],
    answer: Callable[[Household], object],
    standard: Standard,
) -> None:
    """Assert that ``answer`` gives each household the category that ``standard`` gives it.

    Args:
        households: for instance :func:`~chuanngheo.testing.boundary_households` of the standard.
        answer: the program under test: a category, its code, its Vietnamese label, or ``None`` where the
            facts known do not decide.
        standard: the law to compare with.

    Raises:
        AssertionError: with each household that differs, both answers, the rule and the clause; or where
            there was no household at all.

    >>> from chuanngheo import NATIONAL_2021_2025 as standard
    >>> from chuanngheo import category
    >>> from chuanngheo.testing import boundary_households
    >>> homes = boundary_households(standard)
    >>> assert_same_categories(homes, lambda home: category(home, standard), standard)
    """
    listed = list(households)
    if not listed:
        raise AssertionError(f"{standard.code}: no household was given, so nothing was compared")
    wrong: list[str] = []
    for number, household in enumerate(listed, 1):
        result = classify(household, standard)
        found = answer(household)
        if _read(found) is not result.category:
            wrong.append("\n".join(_lines(number, result, found)))
    if not wrong:
        return
    more = [f"  … and {len(wrong) - MOST_SHOWN} more"] if len(wrong) > MOST_SHOWN else []
    verb = "is" if len(wrong) == 1 else "are"
    raise AssertionError(
        "\n".join(
            [
                f"{standard.code}: {len(wrong)} of {len(listed)} households {verb} classified otherwise",
                *wrong[:MOST_SHOWN],
                *more,
                f"law: {standard.code}, digest {standard.digest[:12]}",
            ]
        )
    )


def _read(found: object) -> Category | str | None:
    """What the program answered; a word that is no category stays a word, and equals none."""
    if found is None:
        return None
    try:
        return Category.parse(str(found))
    except UnknownCodeError:
        return "?"


def _lines(number: int, result: Classification, found: object) -> Iterator[str]:
    rule = result.rule
    yield f"  household {result.household.id or number}: {result.household!r}"
    yield f"    expected: {_said(result.category)}"
    told = _read(found)
    yield f"    found:    {_said(told) if told is None or isinstance(told, Category) else shown(found)}"
    if rule is None:
        yield f"    clause:   outside every rule of {result.standard.cite}"
        if result.category is None:
            yield f"    possible: {', '.join(result.possible)}; still open: {', '.join(result.relevant)}"
        return
    yield f"    clause:   {rule.cite}"
    if rule.cite.quote:
        yield f"    words:    «{rule.cite.quote}»"


def _said(category: Category | None) -> str:
    return "not decided" if category is None else f"{category.value} ({category.text('vi')})"
