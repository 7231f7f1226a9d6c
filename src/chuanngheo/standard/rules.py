"""What a standard is made of: lines of money, bands between them, ranges of scores, and rules of these."""

from fractions import Fraction

import attrs

from chuanngheo.errors import InvalidStandardError, shown
from chuanngheo.languages import vietnamese
from chuanngheo.law import Citation
from chuanngheo.standard.categories import Category


@attrs.frozen
class Line:
    """One amount of money in one area and where the law prints it.

    ``amount`` is đồng a person over ``months``: 1 for đồng/người/tháng, 12 for đồng/người/năm, as some
    provinces print it.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> line = NATIONAL_2021_2025.line("poverty", "rural")
    >>> line.monthly, str(line.cite)
    (1500000, 'Nghị định 07/2021/NĐ-CP, Điều 3 khoản 1 điểm a')
    >>> Line(16_000_000, line.cite, months=12).monthly
    Fraction(4000000, 3)
    """

    amount: int
    cite: Citation
    months: int = attrs.field(default=1, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if type(self.amount) is not int or self.amount < 1:
            raise InvalidStandardError(
                f"a line must be whole đồng from 1, not {shown(self.amount)}",
                f"mức chuẩn phải là số nguyên đồng từ 1, không phải {shown(self.amount)}",
            )
        if type(self.months) is not int or self.months < 1:
            raise InvalidStandardError(
                f"a line is over whole months from 1, not {shown(self.months)}",
                f"mức chuẩn phải tính trên số nguyên tháng từ 1, không phải {shown(self.months)}",
            )

    @property
    def monthly(self) -> int | Fraction:
        """Đồng/người/tháng, exactly: a whole number where it is one."""
        share = Fraction(self.amount, self.months)
        return share.numerator if share.denominator == 1 else share


@attrs.frozen
class Band:
    """A band of income between named lines; each end as the law words it.

    ``above`` trên (>), ``least`` từ (>=); ``upto`` từ … trở xuống, đến (<=), ``below`` dưới (<).
    A band with no end on a side is open on that side.

    >>> Band(above="poverty", upto="average").lines
    ('poverty', 'average')
    """

    above: str | None = attrs.field(default=None, kw_only=True)
    least: str | None = attrs.field(default=None, kw_only=True)
    upto: str | None = attrs.field(default=None, kw_only=True)
    below: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for one, other in (("above", "least"), ("upto", "below")):
            if getattr(self, one) is not None and getattr(self, other) is not None:
                raise InvalidStandardError(
                    f"a band may say {one} or {other}, not both",
                    f"một khoảng thu nhập có thể ghi {one} hoặc {other}, không ghi cả hai",
                )

    @property
    def lines(self) -> tuple[str, ...]:
        """The names of the lines it uses."""
        return tuple(n for n in (self.above, self.least, self.upto, self.below) if n is not None)


@attrs.frozen
class Between:
    """A range of scores: ``least`` từ … trở lên (>=), ``most`` (<=), ``below`` dưới (<).

    >>> Between(least=3), Between(below=3), Between().is_any
    (Between(least=3, most=None, below=None), Between(least=None, most=None, below=3), True)
    """

    least: int | None = attrs.field(default=None, kw_only=True)
    most: int | None = attrs.field(default=None, kw_only=True)
    below: int | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        given = [v for v in (self.least, self.most, self.below) if v is not None]
        if any(type(v) is not int or v < 0 for v in given):
            raise InvalidStandardError(
                f"scores must be whole numbers from 0: {self}",
                f"điểm phải là số nguyên từ 0: {self}",
            )
        if self.most is not None and self.below is not None:
            raise InvalidStandardError(
                "a range of scores may say most or below, not both",
                "một khoảng điểm có thể ghi most hoặc below, không ghi cả hai",
            )

    def mask(self) -> int:
        """Bit ``s`` set for every score ``s`` in the range; without an upper end all higher bits."""
        from_least = -1 << (self.least or 0)
        past = self.below if self.below is not None else None if self.most is None else self.most + 1
        return from_least if past is None else from_least & ((1 << past) - 1)

    @property
    def is_any(self) -> bool:
        """Whether every score is in the range."""
        return self.mask() == -1


@attrs.frozen
class Rule:
    """One rectangle: households in the income band with a score in the range are of the category.

    ``areas`` limits it to some areas of the standard (all, if not given); ``name`` tells two doors to
    one category apart ("nghèo về thu nhập").

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> rule = NATIONAL_2021_2025.rules[0]
    >>> rule.text(), rule.income.upto, rule.score.least, rule.cite.place
    ('hộ nghèo', 'poverty', 3, 'Điều 3 khoản 2 điểm a')
    """

    category: Category = attrs.field(kw_only=True, converter=Category)
    cite: Citation = attrs.field(kw_only=True)
    income: Band = attrs.field(kw_only=True, factory=Band)
    score: Between = attrs.field(kw_only=True, factory=Between)
    areas: tuple[str, ...] | None = attrs.field(kw_only=True, default=None)
    name: str = attrs.field(kw_only=True, default="")

    def text(self, lang: str = "vi") -> str:
        """Its own name in Vietnamese where it has one, else the category's.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.name if self.name and vietnamese(lang) else self.category.text(lang)
