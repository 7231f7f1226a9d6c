"""The twelve answers of each household: from its dwelling, and from what its members answer together."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from types import MappingProxyType

import attrs
import narwhals as nw

from chuanngheo.assess import LARGEST, dwelling
from chuanngheo.assess.annex import LEAST_AREA_M2, MOST_DEPENDENTS_PERCENT, Reading
from chuanngheo.assess.answer import Answer
from chuanngheo.frame.annex.people import ASKED, DEPENDENTS, LISTED, NO, OPEN, YES, three, unlisted
from chuanngheo.frame.annex.steps import Steps
from chuanngheo.frame.annex.told import Told
from chuanngheo.frame.checks import Check
from chuanngheo.frame.stages import PREFIX
from chuanngheo.members import Dwelling

_BY_LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[Dwelling, Reading], Answer]]] = MappingProxyType(
    {
        "housing_quality": (("wall", "pillar", "roof"), lambda home, _: dwelling.quality(home)),
        "water": (("water",), dwelling.water),
        "toilet": (("toilet",), lambda home, _: dwelling.toilet(home)),
        "information_means": (("means",), lambda home, _: dwelling.means(home)),
    }
)
"""The indicators that words about the dwelling decide, with the facts that each hangs on."""

SIZE = f"{PREFIX}size"
"""The column that counts the members, listed or not; 0 not known."""


@attrs.frozen
class Homes:
    """The households, with the members' answers joined to them.

    Args:
        told: the facts of the households.
        listed: whether members are joined.
        reading: in which they are judged.
        unknown: a boolean that is null in every row.
    """

    told: Told
    listed: bool
    reading: Reading
    unknown: nw.Expr

    def checks(self) -> Iterator[Check]:
        """What would be wrong with a row by itself.

        Raises:
            InvalidValueError: a column of a type that tells no such fact.
        """
        key = self.told.key
        yield Check((key,), nw.col(key).is_null(), f"no {key}", f"thiếu {key}")
        yield from self.told.checks()
        yield from self.told.check_whole("size", 1, LARGEST)

    def checks_together(self, key: str) -> Iterator[Check]:
        """What would be wrong with the members of a household together; ``key`` tells which."""
        listed, size = nw.col(LISTED), self.told.columns["size"]
        yield Check((key,), listed > LARGEST, f"more than {LARGEST} members", f"hơn {LARGEST} thành viên")
        if size is not None:
            yield Check(
                (key, size, LISTED),
                nw.col(size) < listed,
                f"more members listed than {size} says",
                f"số thành viên được liệt kê nhiều hơn {size}",
            )

    def sizes(self) -> nw.Expr:
        """The number of members; 0 not known."""
        size = self.told.count("size")
        return nw.max_horizontal(size, self._listed(LISTED))

    def answers(self) -> Iterator[tuple[str, nw.Expr]]:
        """Each indicator and whether the household is deprived in it, null where not known."""
        for code, (facts, question) in _BY_LISTS.items():
            yield code, self._by_lists(code, facts, question)
        area, size = self.told.amount("area_m2"), nw.col(SIZE)
        known = (area > 0) & (size > 0)
        small = area < size * (LEAST_AREA_M2 * self.told.scale("area_m2"))
        yield "housing_area", (known & small) | (~known & self.unknown)
        yield "dependents", self._dependents()
        for code in ASKED:
            if code not in ("dependents", "telecom"):
                yield code, self._three(self._any_member(code))
        yield "telecom", self._three(self._any_member("telecom"), yes=NO)

    def _three(self, code: nw.Expr, yes: int = YES) -> nw.Expr:
        return (code == yes) | ((code == OPEN) & self.unknown)

    def _by_lists(
        self, code: str, facts: tuple[str, ...], question: Callable[[Dwelling, Reading], Answer]
    ) -> nw.Expr:
        told = [fact for fact in facts if self.told.columns[fact] is not None]
        if not told:
            return self.unknown
        values = [self.told.values(fact) for fact in facts]
        found = [
            three(question(Dwelling(**dict(zip(facts, mixture, strict=True))), self.reading).deprived)
            for mixture in product(*values)
        ]
        steps = Steps.of(found, [len(one) for one in values if len(one) > 1])
        numbers = [self.told.number(fact) for fact in told]
        return self._three(steps.over(self.told.stages, 2, code, numbers))

    def _any_member(self, code: str) -> nw.Expr:
        """The greatest answer of the members, of whom those not listed are not known; or not known itself."""
        size, listed = nw.col(SIZE), self._listed(LISTED)
        return nw.max_horizontal(
            self._listed(f"{PREFIX}{code}"),
            (size > listed).cast(nw.Int64) * unlisted(code, self.reading),
            (size == 0).cast(nw.Int64) * OPEN,
        )

    def _dependents(self) -> nw.Expr:
        """Their share is compared without dividing."""
        size, (yes, still) = nw.col(SIZE), map(self._listed, DEPENDENTS)
        most = yes + still + size - self._listed(LISTED)
        surely, maybe = (100 * count > MOST_DEPENDENTS_PERCENT * size for count in (yes, most))
        return surely | ((maybe | (size == 0)) & self.unknown)

    def _listed(self, name: str) -> nw.Expr:
        """What the members of a household sum up to; 0 where none is listed."""
        if not self.listed:
            return nw.lit(0, dtype=nw.Int64)
        return nw.col(name).fill_null(0).cast(nw.Int64)
