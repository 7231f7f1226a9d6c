"""What a sentence prints is kept as printed, each figure read in the unit of its field."""

import pytest

from chuanngheo.errors import InvalidValueError, UnknownCodeError
from chuanngheo.figures import figure
from chuanngheo.statements import (
    EVERY,
    KINDS,
    MOST_YEARS,
    Count,
    Deadline,
    Extreme,
    Goal,
    Rank,
    Target,
    Threshold,
)
from chuanngheo.tables import Printed


def test_each_field_knows_its_unit():
    said = Count("poor", "26.945", rate="3.94")
    assert (said.count.figure.value, said.count.figure.unit) == (26945, "hộ")
    assert (str(said.rate.figure.value), said.rate.figure.unit) == ("3.94", "%")
    line = Threshold(category="Hộ nghèo", area="nông thôn", upto="1,5 triệu đồng")
    assert (line.upto.figure.value, line.area, line.category.value) == (1_500_000, "rural", "poor")


def test_a_figure_may_be_read_already():
    read = figure("453 hộ")
    assert Count("poor", read).count == Count("poor", Printed.read(read, "hộ")).count


def test_a_goal_prints_its_own_unit():
    assert Goal("x", amount="100%").amount.figure.unit == "%"
    assert Goal("x", amount=figure("30.000 đồng/hộ/tháng")).amount.figure.unit == "đồng/hộ/tháng"
    assert Goal("x", parts=["5 lao động", "6 lao động"]).parts[1].figure.value == 6
    assert Goal("x", amount=Printed.read("5", "hộ")).amount.figure.value == 5
    assert Goal("x").amount is None


def test_the_base_of_a_rate():
    """Its own, else the group's natural one; a group of the document's own is over households."""
    assert Count("poor").base == "households"
    assert Count("poor_persons").base == "persons"
    assert Count("female_headed_poor", of="poor").base == "poor"
    assert Count("whatever").base == "households"


@pytest.mark.parametrize("years", [1, MOST_YEARS])
def test_years_of_a_step(years):
    assert Target(years=years).years == years
    assert Goal("x", years=years).years == years


@pytest.mark.parametrize("years", [0, -1, MOST_YEARS + 1])
def test_no_such_years(years):
    with pytest.raises(InvalidValueError, match="expected 1 to 100"):
        Target(years=years)
    with pytest.raises(InvalidValueError, match="expected 1 to 100"):
        Goal("x", years=years)


def test_how_often_a_deadline_comes_back():
    assert [Deadline(what="x", every=every).every for every in EVERY] == list(EVERY)
    with pytest.raises(UnknownCodeError) as caught:
        Deadline(what="x", every="monht")
    assert caught.value.did_you_mean == "month"


def test_every_kind_has_a_name_in_files():
    assert set(KINDS) == {
        "count", "split", "change", "target", "path", "flow", "subset", "rank", "band", "listing", "goal",
        "threshold", "claim",
    }  # fmt: skip


def test_the_end_of_a_ranking():
    assert Rank("poor_rate", extreme="lowest", places=()).extreme is Extreme.LOWEST
    with pytest.raises(UnknownCodeError, match="highest, lowest"):
        Rank("poor_rate", extreme="sideways", places=())
