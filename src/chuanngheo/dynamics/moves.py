"""What became of one household between two reviews, and the law's part in it."""

from collections.abc import Mapping
from enum import StrEnum

import attrs

from chuanngheo.languages import phrase
from chuanngheo.standard import Category

LISTED = (Category.POOR, Category.NEAR_POOR)
"""The two lists; every other category, and ``None``, is off the list."""


class Movement(StrEnum):
    """What became of one household between two reviews.

    >>> Movement.TO_NEAR_POOR.text("en")
    'escaped poverty to near-poor'
    """

    TO_NEAR_POOR = "to-near-poor"
    OUT_OF_POVERTY = "out-of-poverty"
    OUT_OF_NEAR_POVERTY = "out-of-near-poverty"
    TO_POOR = "to-poor"
    BACK_TO_POOR = "back-to-poor"
    BACK_TO_NEAR_POOR = "back-to-near-poor"
    NEW_POOR = "new-poor"
    NEW_NEAR_POOR = "new-near-poor"
    STAYS_POOR = "stays-poor"
    STAYS_NEAR_POOR = "stays-near-poor"
    STAYS_OFF = "stays-off"

    def text(self, lang: str = "vi") -> str:
        """The term of the official forms, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_MOVEMENT[self])


_MOVEMENT = {
    Movement.TO_NEAR_POOR: ("thoát nghèo, trở thành hộ cận nghèo", "escaped poverty to near-poor"),
    Movement.OUT_OF_POVERTY: ("thoát nghèo, vượt chuẩn cận nghèo", "escaped poverty, above near-poor"),
    Movement.OUT_OF_NEAR_POVERTY: ("thoát cận nghèo", "escaped near-poverty"),
    Movement.TO_POOR: ("hộ cận nghèo trở thành hộ nghèo", "from near-poor to poor"),
    Movement.BACK_TO_POOR: ("tái nghèo", "fallen back into poverty"),
    Movement.BACK_TO_NEAR_POOR: ("tái cận nghèo", "fallen back into near-poverty"),
    Movement.NEW_POOR: ("nghèo phát sinh mới", "newly poor"),
    Movement.NEW_NEAR_POOR: ("cận nghèo phát sinh mới", "newly near-poor"),
    Movement.STAYS_POOR: ("giữ nguyên hộ nghèo", "still poor"),
    Movement.STAYS_NEAR_POOR: ("giữ nguyên hộ cận nghèo", "still near-poor"),
    Movement.STAYS_OFF: ("không thuộc danh sách cả hai kỳ", "on neither list"),
}


class Other(StrEnum):
    """Why a household is on one list and not on the other though its class did not change.

    >>> Other.DIED.text("en")
    'the only member died'
    """

    DIED = "died"
    MOVED_AWAY = "moved-away"
    MOVED_IN = "moved-in"
    SPLIT = "split"
    MERGED = "merged"

    def text(self, lang: str = "vi") -> str:
        """The words of the official forms, or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_OTHER[self])


_OTHER = {
    Other.DIED: ("hộ nghèo đơn thân chết", "the only member died"),
    Other.MOVED_AWAY: ("chuyển đi nơi khác", "moved away"),
    Other.MOVED_IN: ("chuyển đến", "moved in"),
    Other.SPLIT: ("tách hộ", "split off"),
    Other.MERGED: ("nhập hộ", "merged into another"),
}


def category_of(value: Category | str | None) -> Category | None:
    """A category from itself, its code or its Vietnamese label."""
    return value if value is None or isinstance(value, Category) else Category.parse(value)


def list_of(category: Category | None) -> Category | None:
    """The list that a category is on, or ``None`` off both."""
    return category if category in LISTED else None


_KNOWN_BEFORE: Mapping[tuple[Category | None, Category | None], Movement] = {
    (Category.POOR, Category.POOR): Movement.STAYS_POOR,
    (Category.POOR, Category.NEAR_POOR): Movement.TO_NEAR_POOR,
    (Category.POOR, None): Movement.OUT_OF_POVERTY,
    (Category.NEAR_POOR, Category.POOR): Movement.TO_POOR,
    (Category.NEAR_POOR, Category.NEAR_POOR): Movement.STAYS_NEAR_POOR,
    (Category.NEAR_POOR, None): Movement.OUT_OF_NEAR_POVERTY,
    (None, None): Movement.STAYS_OFF,
}


def movement(
    before: Category | str | None,
    after: Category | str | None,
    *,
    was_poor: bool | None = None,
    was_near_poor: bool | None = None,
) -> Movement | None:
    """What became of one household, or ``None`` while its earlier history would decide and is not known.

    Args:
        before: its category at the earlier review; ``None`` if it was not on the list.
        after: its category at the later review; ``None`` if it is not on the list.
        was_poor: whether it had been on the list of poor households before the earlier review.
        was_near_poor: likewise for the list of near-poor households.

    >>> movement("poor", "average").text("en")
    'escaped poverty, above near-poor'
    """
    first, second = list_of(category_of(before)), list_of(category_of(after))
    if first is not None or second is None:
        return _KNOWN_BEFORE[first, second]
    if second is Category.POOR:
        return None if was_poor is None else Movement.BACK_TO_POOR if was_poor else Movement.NEW_POOR
    if was_near_poor is None:
        return None
    return Movement.BACK_TO_NEAR_POOR if was_near_poor else Movement.NEW_NEAR_POOR


@attrs.frozen
class Change:
    """What became of a household when the standard changed too: the law's part and its own.

    ``by_law`` compares the *same* facts under the old standard and under the new one (the baseline);
    ``by_household`` the baseline with the later review under the new one.

    >>> change("hộ nghèo", "hộ cận nghèo", "hộ cận nghèo").by_household.text("en")
    'still near-poor'
    """

    by_law: Movement | None
    by_household: Movement | None


def change(
    before: Category | str | None,
    baseline: Category | str | None,
    after: Category | str | None,
    *,
    was_poor: bool | None = None,
    was_near_poor: bool | None = None,
) -> Change:
    """Keep apart what the law did (``before`` → ``baseline``) and what the household did (→ ``after``).

    >>> moved = change("hộ nghèo", "hộ cận nghèo", "hộ cận nghèo")
    >>> moved.by_law.text("en"), moved.by_household.text("en")
    ('escaped poverty to near-poor', 'still near-poor')
    """
    old, base = list_of(category_of(before)), list_of(category_of(baseline))
    poor, near = _had(was_poor, old, Category.POOR), _had(was_near_poor, old, Category.NEAR_POOR)
    return Change(
        movement(old, base, was_poor=was_poor, was_near_poor=was_near_poor),
        movement(base, after, was_poor=poor, was_near_poor=near),
    )


def _had(told: bool | None, now: Category | None, category: Category) -> bool | None:  # noqa: FBT001 # history
    return True if now is category else told
