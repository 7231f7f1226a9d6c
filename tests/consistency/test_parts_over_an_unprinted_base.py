"""Rates of parts, where what they are over is not printed: shares of the whole, or all over one base."""

from chuanngheo.consistency import audit
from chuanngheo.statements import Document, Part, Split

PARTS = (
    Part(group="poor", count="453 hộ", rate="3,04%"),
    Part(group="near_poor", count="634 hộ", rate="4,25%"),
)


def findings(*parts, **whole):
    split = Split("multidimensional", parts=parts, when="2021", **whole)
    return [f.kind for f in audit(Document(title="x", statements=(split,))).findings]


def test_all_over_one_base():
    assert findings(*PARTS, whole="1.087 hộ", whole_rate="7,29%") == []
    assert findings(*PARTS, whole="1.087 hộ") == []


def test_over_different_bases():
    slip = Part(group="near_poor", count="634 hộ", rate="9,25%")
    assert findings(PARTS[0], slip, whole="1.087 hộ") == ["same-total"]


def test_a_pair_alone_agrees_with_itself():
    assert (
        findings(
            Part(group="poor", count="453 hộ", rate="3,04%"),
            Part(group="near_poor", rate="4,25%"),
            whole="1.087 hộ",
        )
        == []
    )


def test_shares_of_the_whole():
    poor, near = (
        Part(group="poor", count="453 hộ", rate="41,67%"),
        Part(group="near_poor", count="634 hộ", rate="58,33%"),
    )
    assert findings(poor, near, whole="1.087 hộ") == []
    assert findings(Part(group="poor", count="453 hộ", rate="42,67%"), near, whole="1.087 hộ") == ["rate"]
