"""Where the sheets contradict themselves or are silent: each reading named, and changeable.

>>> Readings()
Readings(printed=<Printed.SHEET: 'sheet'>, two_jobs=<TwoJobs.HIGHEST: 'highest'>, large_household=<LargeHousehold.NO_ROW: 'no-row'>)
>>> Readings(two_jobs="all")
Traceback (most recent call last):
chuanngheo.errors.UnknownCodeError: unknown TwoJobs 'all'; expected one of highest, sum
"""  # noqa: E501 # the repr stands on one line

from collections.abc import Iterator
from enum import StrEnum
from typing import NoReturn

import attrs

from chuanngheo.errors import UnknownCodeError


class _Reading(StrEnum):
    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise UnknownCodeError(cls.__name__, cls.__name__, value, list(cls))


class Printed(_Reading):
    """Which print is followed where table 3.3 and a form 3.4–3.10 give different points.

    One value does: three motorbikes or more in rural Tây Nguyên, 30 in table 3.3 (page 34) and 40 in form
    3.8 (page 54).  The guide (Phụ lục IV, mục III.4) tells to use them all; the form is what is filled in.

    >>> [one.value for one in Printed]
    ['sheet', 'table']
    """

    SHEET = "sheet"
    TABLE = "table"


class TwoJobs(_Reading):
    """What item 5 gives a household with two or three kinds of non-farm work; the text does not say.

    ``HIGHEST``: one row, the one with the most points; ``SUM``: every row that is true.

    >>> [one.value for one in TwoJobs]
    ['highest', 'sum']
    """

    HIGHEST = "highest"
    SUM = "sum"


class LargeHousehold(_Reading):
    """What item 1 gives eight members and more; no row is printed beyond seven.

    ``NO_ROW``: no row, no points; ``AS_SEVEN``: the points of seven members.

    >>> [one.value for one in LargeHousehold]
    ['no-row', 'as-seven']
    """

    NO_ROW = "no-row"
    AS_SEVEN = "as-seven"


@attrs.frozen(kw_only=True)
class Readings:
    """The readings under which points are given.

    Raises:
        UnknownCodeError: a word that is no reading.

    >>> Readings().two_jobs
    <TwoJobs.HIGHEST: 'highest'>
    """

    printed: Printed = attrs.field(default=Printed.SHEET, converter=Printed)
    two_jobs: TwoJobs = attrs.field(default=TwoJobs.HIGHEST, converter=TwoJobs)
    large_household: LargeHousehold = attrs.field(default=LargeHousehold.NO_ROW, converter=LargeHousehold)

    def others(self) -> Iterator[tuple[str, "Readings"]]:
        """These readings with one of them changed, each with the name of the changed one."""
        for field in attrs.fields(Readings):
            reading: StrEnum = getattr(self, field.name)
            for other in type(reading):
                if other is not reading:
                    yield field.name, attrs.evolve(self, **{field.name: other})
