"""Groups are within groups that exist, and what adds up is marked as such."""

import pytest

from chuanngheo.errors import UnknownCodeError
from chuanngheo.groups import GROUPS, PARTITIONS, group


def test_every_group_is_within_groups_that_exist():
    for code, found in GROUPS.items():
        assert found.code == code
        assert set(found.within) <= set(GROUPS)
        assert found.base in GROUPS
        assert found.text("vi")
        assert found.text("en")


def test_no_group_is_within_itself():
    for code in GROUPS:
        wholes, left = set(), [code]
        while left:
            further = set(GROUPS[left.pop()].within) - wholes
            wholes |= further
            left += further
        assert code not in wholes


def test_parts_of_a_partition_are_within_its_whole():
    for partition in PARTITIONS:
        assert all(
            partition.whole in GROUPS[part].within or partition.whole == "multidimensional"
            for part in partition.parts
        )


def test_four_causes_add_up_and_eight_may_overlap():
    """Kế hoạch 1051/KH-UBND gives each household one cause; the form of the review as many as it has."""
    causes = [p for p in PARTITIONS if p.parts[0].startswith("cause_")]
    assert [(len(p.parts), p.overlapping) for p in causes] == [(4, False), (8, True)]


def test_a_rate_is_over_people_of_its_own_kind():
    """Hộ over hộ, khẩu over khẩu."""
    for found in GROUPS.values():
        assert GROUPS[found.base].unit == found.unit


def test_by_code():
    assert group("poor").text() == "hộ nghèo"
    assert group("poor").text("en") == "poor households"
    with pytest.raises(UnknownCodeError) as caught:
        group("por")
    assert caught.value.did_you_mean == "poor"
