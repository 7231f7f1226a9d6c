"""What the tests of standards share."""

from collections.abc import Callable

import pytest

from chuanngheo import Category, Household, PerHead, Standard, classify


@pytest.fixture
def told() -> Callable[..., tuple[Category | None, str]]:
    """The category of a household with these facts, and the place that gave it."""

    def ask(standard: Standard, area: str, income: int, score: int | None = None) -> tuple:
        result = classify(Household(area=area, income=PerHead(income), score=score), standard)
        return result.category, result.rule.cite.place if result.rule else ""

    return ask
