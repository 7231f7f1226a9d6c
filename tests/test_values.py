"""Every public value: frozen, hashable, equal by what it says, carried by a pickle and a copy."""

import copy
import pickle
from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

import chuanngheo as cn
from chuanngheo.quantities import Interval
from chuanngheo.standards import ALL

STANDARD = cn.NATIONAL_2021_2025
APPLIES = cn.NATIONAL.on(date(2024, 12, 14))
HOME = cn.Household(area=cn.RURAL, income=cn.PerHead(1_450_000), deprivations=STANDARD.deprived("water"))

VALUES = [
    cn.RURAL, STANDARD.cite, STANDARD.cite.instrument, STANDARD.line("poverty", "rural"), STANDARD.rules[0],
    STANDARD.rules[0].income, STANDARD.rules[0].score, STANDARD.indicators, STANDARD.indicators["water"],
    STANDARD.sheets["rural"], STANDARD.sheets["rural"].cuts[0], cn.NATIONAL_2011_2015_LITERAL.gaps()[0],
    HOME, HOME.income, HOME.deprivations, cn.Income(5, members=2), cn.Span.years(2021), APPLIES, cn.NATIONAL,
    cn.NATIONAL.open_questions[0], cn.Rate.of(453, 14_905), cn.Points("0.22"), cn.Change("-1/2"),
    Interval.at(5), cn.figure("khoảng 1.800 hộ"), cn.classify(HOME, STANDARD),
    *cn.classify(cn.Household(score=3), STANDARD).needs, *cn.compare(HOME, cn.NATIONAL, [date(2024, 12, 1)]),
    *cn.Category, *cn.Rounding, *cn.Subject, *cn.Use, *cn.Confidence, *ALL,
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__} {str(value)[:30]}")
class TestValue:
    """One law for all of them."""

    def test_pickle_and_copies_are_equal(self, value):
        for again in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301
            assert type(again) is type(value)
            assert again == value
            assert hash(again) == hash(value)

    def test_equal_to_itself_alone(self, value):
        assert value == value  # noqa: PLR0124 # the law of equality
        assert value not in (None, 0, object())
        assert sum(other == value for other in VALUES) == sum(other is value for other in VALUES)

    def test_frozen(self, value):
        if not attrs.has(type(value)):
            return
        for name in (*(field.name for field in attrs.fields(type(value))), "new"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, name, None)
        for field in attrs.fields(type(value)):
            assert not isinstance(getattr(value, field.name), list | dict | set)

    def test_no_float_inside(self, value):
        if attrs.has(type(value)):
            assert not any(isinstance(getattr(value, f.name), float) for f in attrs.fields(type(value)))


class TestFrozenMappings:
    """The lines of a standard cannot be changed through the standard, nor through what it was made of."""

    def test_lines(self):
        with pytest.raises(TypeError):
            STANDARD.lines["poverty"] = {}
        with pytest.raises(TypeError):
            STANDARD.lines["poverty"]["rural"] = None

    def test_source(self):
        lines = {name: dict(by_area) for name, by_area in STANDARD.lines.items()}
        made = attrs.evolve(STANDARD, lines=lines)
        lines["poverty"]["rural"] = None
        assert made == STANDARD


class TestNumbersOfOneValue:
    """A rate made in three ways is one rate."""

    def test_rate(self):
        assert (
            cn.Rate.parse("50%")
            == cn.Rate.of(1, 2)
            == cn.Rate.from_percent(Decimal(50))
            == cn.Rate(Fraction(1, 2))
        )
