"""Each pattern's example is its test; what a pattern may not do is told beside it."""

import importlib.util
from pathlib import Path

import pytest

from chuanngheo.prose.grammar import parse
from chuanngheo.prose.page import Page
from chuanngheo.prose.patterns import PATTERNS
from chuanngheo.statements import KINDS, Milestone, Ranked
from chuanngheo.tables import Printed


def shown(value):
    if isinstance(value, Printed):
        return value.text
    if isinstance(value, Ranked):
        return f"{value.place} {value.rate.text}"
    if isinstance(value, Milestone):
        return f"{value.year}: {value.rate.text}"
    return ", ".join(map(shown, value)) if isinstance(value, tuple) else str(value)


def parsed(text):
    return parse(Page(text).sentences[0], 0).drafts


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_its_example(pattern):
    """The example is read into a statement of the pattern's kind, with the fields that stand beside it."""
    readings = [
        {f: shown(v) for f, v in draft.fields.items()}
        for draft in parsed(pattern.example)
        if draft.kind == pattern.kind
    ]
    assert any(pattern.reads.items() <= reading.items() for reading in readings), readings
    assert pattern.kind in KINDS


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Số hộ nghèo giảm là 54 hộ, chiếm 1,01%", ["target"]),  # of all, or of the fall?
        ("có 85 hộ nghèo/3 thôn", ["count"]),
        ("Hộ nghèo 12 hộ với 3 người", ["count"]),  # people are no persons of the register
        ("Tỷ lệ hộ nghèo: năm 2016 là 22,96%, 19,40%", ["count"]),  # of which year?
    ],
)
def test_what_cannot_be_told_is_left(text, kinds):
    assert [draft.kind for draft in parsed(text)] == kinds


def test_names_are_unique():
    assert len({pattern.name for pattern in PATTERNS}) == len(PATTERNS)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ nghèo được tiếp cận nguồn nước hợp vệ sinh đạt 95%",  # a rate of another thing
        "Tỷ lệ người dân tham gia bảo hiểm y tế đạt 95%",
        "hộ nghèo, tỷ lệ lao động qua đào tạo đạt 50%",
        "giá trị sản xuất tăng 5%",
        "Trong 5 năm, công tác giảm nghèo được quan tâm",
        "có 120 hộ thiếu hụt về nhà ở",  # no group that a form knows
        "100 hộ dân được vay vốn",  # not all households
        "hộ nghèo, hộ cận nghèo vay 512 lượt",
        "Xã có tỷ lệ hộ nghèo cao nhất là 45,6%",  # no name
        "3 nhóm có tỷ lệ hộ nghèo trên 20%",  # no unit of place
        "chuẩn hộ nghèo: 30.000 đồng/hộ/tháng ở nông thôn",  # no income
        "thành thị có 2.942 người",
        "hộ nghèo ở xã An Phú thấp hơn mức của tỉnh 1,2%",
        "tỷ lệ hộ nghèo ở xã An Phú thấp hơn bình quân chung 1,2%",
        "Phấn đấu thoát nghèo 60 hộ",  # meant, not done
        "Dự kiến có 60 hộ thoát nghèo",
        "3 dự án có tỷ lệ hộ nghèo từ 5% đến dưới 10%",
        "giá trị giảm từ 5% xuống còn 3%",
        "chuẩn hộ nghèo: thu nhập 400.000 đồng, 500.000 đồng ở nơi khác",
        "hộ nghèo, trong đó 12 hộ thoát nghèo, chiếm 1%",
    ],
)
def test_no_figure_of_the_poor(text):
    assert not [
        d
        for d in parsed(text)
        if d.kind in ("count", "target", "rank", "band", "threshold", "change") and "rate" in d.fields
    ]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("453 hộ nghèo, trong đó hộ dân tộc thiểu số 101 hộ", ["poor", "minority_poor"]),
        ("hộ cận nghèo 412 hộ, trong đó DTTS 101 hộ", ["near_poor", "minority_near_poor"]),
        ("toàn huyện có 1.101 hộ dân tộc thiểu số", ["minority_households"]),
        ("120 hộ nghèo với 480 nhân khẩu", ["poor", "poor_persons"]),
        ("120 hộ nghèo DTTS với 480 nhân khẩu", ["minority_poor"]),  # no group has those persons
        (
            "Cuối năm có 835 hộ nghèo, 952 hộ cận nghèo; cuối 2016 còn 6.912 hộ, 3,36%",
            ["poor", "near_poor", "?0.7"],
        ),
        ("hộ nghèo 12%, hộ cận nghèo 5%", []),
        ("tỷ lệ hộ nghèo là 5%, với 100 hộ cận nghèo", ["poor", "near_poor"]),
        ("Hộ nghèo ở nông thôn 100 hộ, ở thành thị 20 hộ, hộ cận nghèo 7 hộ", ["poor", "poor", "near_poor"]),
    ],
)
def test_groups(text, groups):
    """Whose figure it is: the group named, a part of the one spoken of, or one that cannot be told."""
    assert [d.get("group") for d in parsed(text)] == groups


def test_amounts_whose_parts_do_not_add_up():
    """Whether they are all the parts cannot be told: each is a goal of its own, later."""
    assert not parsed("đào tạo 100 người, trong đó 50 lao động nữ, 20 lao động trẻ")
    assert not parsed("có 5 xã, trong đó 2 xã nghèo, 3 xã khá")


def test_times_before_a_change():
    (change,) = parsed("Năm 2016 và năm 2018, tỷ lệ hộ nghèo giảm từ 5% xuống còn 3%")
    assert (change.get("since"), change.get("when")) == ("2016", "2018")
    (change,) = parsed("Năm 2018, tỷ lệ hộ nghèo giảm từ 5% xuống còn 3%")
    assert (change.get("since"), change.get("when")) == ("", "2018")


def test_place_behind():
    assert [d.get("place") for d in parsed("3 hộ nghèo thuộc xã Đèo Gia, 2 hộ cận nghèo")] == ["Đèo Gia", ""]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("giảm 350 hộ nghèo, 200 hộ cận nghèo", ["target", "target"]),
        ("giảm 350 hộ nghèo, 200 hộ cận nghèo chiếm tỷ lệ 9,59%", ["target", "count"]),
        ("phát sinh 1.430 hộ nghèo và 1.019 hộ cận nghèo", ["flow", "flow"]),
        ("có 350 hộ nghèo, 200 hộ cận nghèo", ["count", "count"]),
        ("tăng 350 hộ nghèo (1,2%) so với năm 2012", ["change"]),
        ("có 207 hộ thoát nghèo và 87 hộ tái nghèo", ["flow", "flow"]),
        ("giảm 100% hộ nghèo có người có công", ["target"]),
    ],
)
def test_the_same_verb(text, kinds):
    """What is joined to a verb's figure has the same verb, unless it has a rate of its own."""
    assert [d.kind for d in parsed(text)] == kinds


def test_the_page_lists_them():
    """``python docs/make_patterns.py`` writes the table of ``docs/how-prose-is-read.md`` from the data."""
    docs = Path(__file__).parent.parent.parent / "docs"
    spec = importlib.util.spec_from_file_location("make_patterns", docs / "make_patterns.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    page = (docs / "how-prose-is-read.md").read_text(encoding="utf-8")
    assert module.written(page) == page
