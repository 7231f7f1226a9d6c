"""Phụ lục VIII filled in → the income of a farm household, and whether its living standard is average.

The class "hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình" is found by
income alone, measured over the 12 months to the day the request is received; never by điểm A.

>>> accounts = {"crops": (95_000, 30_000), "livestock": (40_000, 21_000)}
>>> income = farm_income(accounts, members=4, nothing_else=True)
>>> income.per_head
Fraction(1750000, 1)
>>> is_average(income, area="rural")
True
"""

from collections.abc import Mapping

from chuanngheo.areas import Area
from chuanngheo.classify import category
from chuanngheo.errors import InvalidValueError, Reason, UnknownCodeError
from chuanngheo.household import Household, Income
from chuanngheo.sheets.farm_income import MONTHS, SOURCES, UNIT
from chuanngheo.standard import Category
from chuanngheo.standards.nd07_2021 import NATIONAL_2021_2025


def farm_income(
    amounts: Mapping[str, tuple[int, int]], *, members: int, nothing_else: bool = False
) -> Income:
    """Tổng thu nhập = Tổng thu - Tổng chi, over the members and 12 months.

    Args:
        amounts: per source of ``SOURCES``: total received and total spent, in 1.000 đồng, as the form
            asks; allowances and social assistance from the State budget are not income.
        members: số nhân khẩu của hộ.
        nothing_else: says that the sources left out brought and cost nothing; unless it is said, all
            nine must be given, for a line left blank is not known.

    Raises:
        UnknownCodeError: a source that the form does not have.
        InvalidValueError: a source left out, an amount that is no whole number from 0, or more spent than
            received in all.

    >>> accounts = {"crops": (95_000, 30_000), "livestock": (40_000, 21_000)}
    >>> farm_income(accounts, members=4, nothing_else=True).per_head
    Fraction(1750000, 1)
    """
    left_out = [source for source in SOURCES if source not in amounts]
    if left_out and not nothing_else:
        raise InvalidValueError(
            f"not known: {', '.join(left_out)}; give them, or say nothing_else=True",
            f"chưa rõ: {', '.join(left_out)}; hãy cho các khoản này, hoặc ghi nothing_else=True",
            reason=Reason.MISSING,
        )
    for source, both in amounts.items():
        if source not in SOURCES:
            raise UnknownCodeError("source of Phụ lục VIII", "nguồn thu của Phụ lục VIII", source, SOURCES)
        if any(type(amount) is not int or amount < 0 for amount in both):
            raise InvalidValueError(
                f"{source} must be two whole numbers of 1.000 đồng (received, spent), not {both!r:.60}",
                f"{source} phải là hai số nguyên, đơn vị 1.000 đồng (thu, chi), không phải {both!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
    total = sum(received - spent for received, spent in amounts.values())
    if total < 0:
        raise InvalidValueError(
            f"the household spent {-total} thousand đồng more than it received: the form has no line for it",
            f"hộ chi nhiều hơn thu {-total} nghìn đồng: mẫu không có dòng cho trường hợp này",
        )
    return Income(total * UNIT, months=MONTHS, members=members)


def is_average(income: Income, *, area: Area | str) -> bool:
    """Whether the form concludes "có mức sống trung bình": above the poverty line, up to 1,5 times it.

    The income is in whole đồng: a total, over months and members.

    >>> income = farm_income({"crops": (95_000, 11_000)}, members=4, nothing_else=True)
    >>> is_average(income, area="rural")
    True
    """
    return category(Household(area=area, income=income, score=0), NATIONAL_2021_2025) is Category.AVERAGE
