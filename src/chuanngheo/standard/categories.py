"""What a household may be called: nghèo, cận nghèo, mức sống trung bình and the others."""

from enum import StrEnum

from chuanngheo.errors import UnknownCodeError
from chuanngheo.languages import phrase
from chuanngheo.numerals import clean


class Category(StrEnum):
    """The classes that a household, or a worker in it, may fall into.

    >>> Category.parse("Hộ cận nghèo"), Category.POOR.text("vi"), Category.POOR.text("en")
    (<Category.NEAR_POOR: 'near-poor'>, 'hộ nghèo', 'poor household')
    """

    POOR = "poor"
    NEAR_POOR = "near-poor"
    AVERAGE = "average"
    LOW_INCOME_WORKER = "low-income-worker"
    POLICY_BAND = "policy-band"
    NOT_POOR = "not-poor"
    UNCLASSIFIED = "unclassified"

    def text(self, lang: str = "vi") -> str:
        """The legal term, or its English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_CATEGORY[self])

    @classmethod
    def parse(cls, text: str) -> "Category":
        """From a code or a Vietnamese label: ``"Hộ nghèo"`` is ``Category.POOR``.

        Raises:
            UnknownCodeError: no code and no Vietnamese label; the nearest is suggested.
        """
        word = " ".join(clean(text).lower().split())
        labels = {**{c.value: c for c in cls}, **{_CATEGORY[c][0]: c for c in cls}, **_ALSO}
        if word not in labels:
            raise UnknownCodeError("category", "loại hộ", text, labels)
        return labels[word]


_CATEGORY = {
    Category.POOR: ("hộ nghèo", "poor household"),
    Category.NEAR_POOR: ("hộ cận nghèo", "near-poor household"),
    Category.AVERAGE: ("hộ có mức sống trung bình", "household of average living standard"),
    Category.LOW_INCOME_WORKER: ("người lao động có thu nhập thấp", "low-income worker"),
    Category.POLICY_BAND: (
        "hộ có mức thu nhập từ 130% đến 150% chuẩn hộ nghèo",
        "household at 130–150% of the poverty line",
    ),
    Category.NOT_POOR: ("hộ không thuộc diện nghèo", "above every line of the standard"),
    Category.UNCLASSIFIED: ("không thuộc loại nào của chuẩn", "in none of the standard's classes"),
}
_ALSO = {
    "nghèo": Category.POOR,
    "cận nghèo": Category.NEAR_POOR,
    "mức sống trung bình": Category.AVERAGE,
    "hộ không nghèo": Category.NOT_POOR,
    "không nghèo": Category.NOT_POOR,
}
