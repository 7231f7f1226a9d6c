"""What the programmes ask; each target is quoted where its wording was seen."""

from datetime import date

import pytest

from chuanngheo.errors import NotModelledError
from chuanngheo.law import Confidence
from chuanngheo.quantities import Points, Rate
from chuanngheo.targets import PROGRAMMES, Measure, Scope, Verdict, programme_targets


def asked(year, scope):
    return {
        target.cite.instrument.number: target
        for target in programme_targets(year, scope=scope)
        if target.yearly is not None
    }


@pytest.mark.parametrize(
    ("year", "scope", "number", "meets", "misses"),
    [
        (2012, Scope.COUNTRY, "80/NQ-CP", "2", "1.99"),
        (2012, Scope.POOR_DISTRICTS, "80/NQ-CP", "4", "3.99"),
        (2012, Scope.POOR_COMMUNES, "80/NQ-CP", "4", "3.99"),
        (2019, Scope.COUNTRY, "1722/QĐ-TTg", "1", "0.99"),
        (2019, Scope.POOR_DISTRICTS, "1722/QĐ-TTg", "4", "3.99"),
        (2019, Scope.POOR_COMMUNES, "1722/QĐ-TTg", "4", "3.99"),
        (2019, Scope.MINORITIES, "1722/QĐ-TTg", "3", "2.99"),
        (2017, Scope.COUNTRY, "442/QĐ-TTg", "1.3", "1.29"),
        (2024, Scope.COUNTRY, "90/QĐ-TTg", "1", "0.99"),
        (2024, Scope.MINORITIES, "90/QĐ-TTg", "3.01", "3"),
        (2024, Scope.POOR_DISTRICTS, "90/QĐ-TTg", "4", "3.99"),
    ],
)
def test_yearly_falls_at_the_line_and_below(year, scope, number, meets, misses):
    target = asked(year, scope)[number]
    assert target.meets(Points(meets)) is Verdict.HOLDS
    assert target.meets(Points(misses)) is Verdict.BROKEN
    assert target.meets(Points(50)) is Verdict.HOLDS
    assert target.below_met(Rate.parse("1%")) is Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("scope", "under", "at"), [("country", "4,99%", "5%"), ("poor-districts", "29,9%", "30%")]
)
def test_bounds_of_2015(scope, under, at):
    (target,) = [t for t in programme_targets(2015, scope=Scope(scope)) if t.below]
    assert target.cite.instrument.number == "76/2014/QH13"
    assert target.below_met(Rate.parse(under)) is Verdict.HOLDS
    assert target.below_met(Rate.parse(at)) is Verdict.BROKEN
    assert target.meets(Points(9)) is Verdict.CANNOT_TELL


def test_2021_2025_names_one_rate_and_is_reported_against_another():
    target = asked(2023, Scope.COUNTRY)["90/QĐ-TTg"]
    assert (target.measure, target.reported) == (Measure.MULTIDIMENSIONAL_RATE, Measure.POOR_RATE)
    assert target.also is not None
    assert target.also.instrument.number == "24/2021/QH15"
    halved = [t for t in programme_targets(2023) if t.relative is not None]
    assert [t.measure for t in halved] == [Measure.POOR_AND_NEAR_POOR]
    places = [t for t in programme_targets(2023) if t.share is not None]
    assert {t.scope for t in places} == {Scope.POOR_DISTRICTS, Scope.COASTAL_COMMUNES}


def test_grades_that_ship_and_quotes_of_what_was_seen_verbatim():
    for target in PROGRAMMES:
        grade = target.cite.confidence
        assert grade in (Confidence.VERBATIM, Confidence.OFFICIAL_ENGLISH, Confidence.PARAPHRASED)
    assert "giảm 3% - 4%/năm" in asked(2019, Scope.MINORITIES)["1722/QĐ-TTg"].cite.quote


def test_each_target_says_exactly_one_thing():
    for target in PROGRAMMES:
        said = (target.yearly, target.below, target.relative, target.share)
        assert sum(value is not None for value in said) == 1
        assert target.period.last <= date(2025, 12, 31)


def test_outside_the_record():
    with pytest.raises(NotModelledError, match="no programme target of 2026 is recorded"):
        programme_targets(2026)


def test_names():
    for name in (*Scope, *Measure):
        assert name.text("vi") != name.text("en")
