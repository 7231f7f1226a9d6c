"""The words of one language: amounts, bands, scores, as the law words them."""

from collections.abc import Iterable
from fractions import Fraction

from chuanngheo.languages import vietnamese
from chuanngheo.numerals import format_decimal
from chuanngheo.quantities import rounded, short
from chuanngheo.standard import Between, Category, Cut, Standard

_MONTHS_A_YEAR = 12


class Words:
    """The words of one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.vi = vietnamese(lang)

    def __call__(self, vi: str, en: str) -> str:
        """The one that is in the language."""
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
        """A class as a sentence names it."""
        if category is Category.UNCLASSIFIED:
            return self("hộ không thuộc loại nào", "household of no class")
        if category is Category.NOT_POOR:
            return self(category.text("vi"), "household above every line")
        return category.text(self.lang)

    def either(self, words: Iterable[str]) -> str:
        """``a, b hoặc c``."""
        *first, last = words
        return ", ".join(first) + self(" hoặc ", " or ") + last


def neighbours(cuts: tuple[Cut, ...], index: int) -> tuple[Cut | None, Cut | None]:
    """The neighbouring cuts between which a cell lies."""
    return cuts[index - 1] if index else None, cuts[index] if index < len(cuts) else None


def income_text(low: Cut | None, high: Cut | None, say: Words) -> str:
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


def is_weighted(standard: Standard) -> bool:
    """Whether some indicator counts more than one point, so that points are not a number of them."""
    return standard.indicators is not None and standard.max_score != len(standard.indicators.codes)


def score_text(score: Between, say: Words, unit: str = "") -> str:
    """A range of scores, of what where ``unit`` says it; nothing where every score will do."""
    of = f" {unit}" if unit else ""
    if score.least is not None:
        return say(f"từ {score.least}{of} trở lên", f"{score.least} or more{of}")
    most = score.most if score.most is not None else None if score.below is None else score.below - 1
    return "" if most is None else say(f"dưới {most + 1}{of}", f"fewer than {most + 1}{of}")


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]
