"""A whole text: every figure accounted for, every doubt said, and what the audit makes of it."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chuanngheo.consistency import audit
from chuanngheo.errors import ChuanNgheoError
from chuanngheo.prose import Part, PassedOver, Question, Status, read
from chuanngheo.prose.page import quoted
from chuanngheo.statements import (
    Annex,
    Change,
    Claim,
    Count,
    Flow,
    Goal,
    Listing,
    Path,
    Split,
    Target,
    Threshold,
)

PLAN = """Số: 45/KH-UBND

Lục Ngạn, ngày 14 tháng 3 năm 2019

KẾ HOẠCH
Thực hiện Chỉ tiêu giảm nghèo năm 2019

I. MỤC TIÊU

"""


def said(text, kind=None):
    found = read(text).statements
    return [s for s in found if kind is None or isinstance(s, kind)]


class TestAccount:
    """Every run of digits of the text has one status."""

    def test_each_once(self):
        text = (
            PLAN
            + "1. Năm 2018 có 5.779 hộ nghèo, 10,55% (Quyết định số 22/2013/QĐ-TTg), xem Điều 3 và Chương trình 135; 77.\n\n12\n"
        )
        told = [(t.text, t.status, t.part or t.reason) for t in read(text).tokens]
        assert told == [
            ("45", Status.UNDERSTOOD, Part.HEADER),
            ("14", Status.UNDERSTOOD, Part.HEADER),
            ("3", Status.UNDERSTOOD, Part.HEADER),
            ("2019", Status.UNDERSTOOD, Part.HEADER),
            ("2019", Status.PASSED_OVER, PassedOver.DATE),
            ("1", Status.PASSED_OVER, PassedOver.HEADING),
            ("2018", Status.PASSED_OVER, PassedOver.DATE),
            ("5.779", Status.UNDERSTOOD, Part.STATEMENT),
            ("10,55", Status.UNDERSTOOD, Part.STATEMENT),
            ("22", Status.UNDERSTOOD, Part.INSTRUMENT),
            ("2013", Status.UNDERSTOOD, Part.INSTRUMENT),
            ("3", Status.PASSED_OVER, PassedOver.ARTICLE),
            ("135", Status.PASSED_OVER, PassedOver.PROGRAMME),
            ("77", Status.NOT_UNDERSTOOD, None),
            ("12", Status.PASSED_OVER, PassedOver.TABLE),
        ]

    def test_where(self):
        """A figure's span is the figure; its field is its role in the statement it points to."""
        reading = read("Năm 2018 có 5.779 hộ nghèo, chiếm 10,55%")
        used = [t for t in reading.tokens if t.part is Part.STATEMENT]
        assert [(reading.text[slice(*t.span)], t.field, t.index) for t in used] == [
            ("5.779", "count", 0),
            ("10,55", "rate", 0),
        ]
        assert reading.coverage == {Status.UNDERSTOOD: 2, Status.PASSED_OVER: 1, Status.NOT_UNDERSTOOD: 0}

    def test_reasons_in_words(self):
        assert {reason.text("vi") for reason in PassedOver}
        assert PassedOver.DATE.text("en") == "date"
        assert Question.YEAR.text("vi") == "số liệu của năm nào"

    def test_period(self):
        token = read("giai đoạn 2016 - 2018 (năm 2019)").tokens[0]
        assert token.reason is PassedOver.PERIOD


class TestTimes:
    """Of which year a figure is: said beside it, before it, in the section, or a doubt."""

    def test_the_section_goes_on(self):
        text = "Năm 2018 toàn huyện có 5.779 hộ nghèo.\n\n- Có 34 hộ nghèo có chủ hộ là nữ."
        assert [s.when for s in said(text)] == ["2018", "2018"]

    def test_not_over_a_new_section(self):
        text = "Năm 2018 có 5.779 hộ nghèo.\n\nII. KẾT QUẢ\n\n- Có 34 hộ nghèo có chủ hộ là nữ."
        reading = read(text)
        assert [s.when for s in reading.statements] == ["2018", ""]
        assert [(d.question, d.statement) for d in reading.doubts] == [(Question.YEAR, 1)]

    def test_one_of_several(self):
        text = "Năm 2017 có 7.667 hộ nghèo. Năm 2018 có 5.779 hộ nghèo.\n\n- Có 34 hộ nghèo có chủ hộ là nữ."
        reading = read(text)
        assert reading.statements[2].when == ""
        assert [d.readings for d in reading.doubts] == [("2017", "2018")]
        assert reading.doubts[0].text == "34 hộ nghèo có chủ hộ là nữ"

    def test_now(self):
        """ "Hiện có" is the last review before the document; without a date nobody knows."""
        reading = read(PLAN + "- Hiện có 5.779 hộ nghèo.")
        assert reading.statements[0].when == "2018"
        assert reading.doubts[0].readings == ("2018", "2019")
        assert read("Hiện có 5.779 hộ nghèo.").statements[0].when == ""

    def test_start_of_a_year(self):
        """The start of 2016 is the end of 2015 by another standard: not the same where both are spoken of."""
        both = "Cuối năm 2015 còn 835 hộ nghèo. Đầu năm 2016 có 4.268 hộ nghèo."
        assert [s.when for s in said(both)] == ["2015", "2015 → 2016"]
        assert not audit(read(both).document()).findings
        same = "Cuối năm 2017 còn 835 hộ nghèo. Đầu năm 2018 có 4.268 hộ nghèo."
        assert [s.when for s in said(same)] == ["2017", "2017"]
        assert said("Đầu năm 1980 có 4.268 hộ nghèo. Cuối năm 1979 có 5 hộ nghèo.")[0].when == "1979 → 1980"

    def test_undated_figures_do_not_contradict(self):
        text = "Có 835 hộ nghèo.\n\nCó 900 hộ nghèo."
        assert not audit(read(text).document()).findings

    def test_target(self):
        text = PLAN + "- Giảm 3,35% hộ nghèo (khoảng 1.800 hộ).\n\n- Năm 2017 đã giảm 2% hộ nghèo."
        first, second = said(text, Target)
        assert (first.when, first.base_when, first.achieved) == ("2019", "2018", False)
        assert (second.when, second.base_when, second.achieved) == ("2017", "2016", True)

    def test_yearly_target(self):
        text = (
            PLAN.replace("năm 2019\n\nI", "giai đoạn 2016 - 2020\n\nI")
            + "- Phấn đấu mỗi năm giảm 2% hộ nghèo."
        )
        target = said(text, Target)[0]
        assert (target.base_when, target.when, target.years, target.per_year) == ("2015", "2020", 5, True)

    def test_promised_rates(self):
        text = PLAN + "- Tỷ lệ hộ nghèo đến cuối năm 2019 còn 7,2%.\n- Tỷ lệ hộ nghèo năm 2018 là 10,55%."
        target, count = said(text)
        assert isinstance(target, Target)
        assert target.end_rate.text == "7,2%"
        assert isinstance(count, Count)
        aimed = said("Giảm tỷ lệ hộ nghèo cuối năm 2022 xuống còn 2,5%, hộ cận nghèo còn 3,1%.")
        assert [t.end_rate.text for t in aimed] == ["2,5%", "3,1%"]


class TestDoubts:
    """What is not sure is said, and is no finding."""

    def test_group(self):
        reading = read("Toàn huyện còn 226 hộ, bằng 1,93%")
        assert reading.doubts[0].question is Question.GROUP
        assert reading.document().groups == (reading.statements[0].group,)
        assert not audit(reading.document()).findings

    def test_group_with_its_total(self):
        """Whatever the group, its count, total and rate must agree."""
        assert [f.expected for f in audit(read("4.337/12.276 hộ, 35,04%").document()).findings] == ["12.376"]

    def test_group_of_a_target(self):
        reading = read("giảm 1,2% so với năm 2020")
        assert reading.doubts[0].question is Question.GROUP

    @pytest.mark.parametrize(
        ("text", "of"),
        [
            ("Năm 2018 có 400 hộ nghèo; hộ nghèo DTTS 100 hộ, chiếm 25%", "poor"),
            ("Năm 2018 có 400 hộ nghèo; hộ nghèo DTTS 100 hộ, chiếm 10%", "?of 1"),  # over nothing printed
            (
                "Năm 2018 toàn xã có 2.000 hộ dân, trong đó 400 hộ nghèo, chiếm 20%; hộ nghèo DTTS 100 hộ, chiếm 5%",
                "households",
            ),
            ("Năm 2018 có 0 hộ nghèo; hộ nghèo DTTS 100 hộ, chiếm 10%", "?of 1"),
            ("Năm 2018 có 400 hộ nghèo; hộ nghèo DTTS chiếm 10%", "?of 1"),
            ("Hộ nghèo do thu nhập 300 hộ, chiếm 75% tổng số hộ nghèo", "poor"),
            (  # over two of them, both printed: whichever, it holds
                "Năm 2018 toàn xã có 2.000 hộ dân, trong đó 400 hộ nghèo, chiếm 20%; 400 hộ DTTS; hộ nghèo DTTS 100 hộ, chiếm 25%",
                "",
            ),
        ],
    )
    def test_denominator(self, text, of):
        assert said(text)[-1].of == of


class TestTogether:
    """What several figures say together."""

    def test_total(self):
        first, second = said(
            "Năm 2018, toàn huyện có 54.769 hộ, trong đó 5.779 hộ nghèo, chiếm 10,55%; 5.254 hộ cận nghèo, chiếm 9,59%."
        )
        assert (first.total.text, second.total) == ("54.769 hộ", None)

    def test_no_total_of_another_time(self):
        found = said("Năm 2017 có 53.597 hộ dân; năm 2018 có 5.779 hộ nghèo, chiếm 10,55%.")
        assert [s.group for s in found] == ["households", "poor"]

    def test_flow(self):
        (flow,) = said("Năm 2022 có 1.582 hộ thoát nghèo, 12 hộ tái nghèo và 104 hộ nghèo phát sinh mới.")
        assert isinstance(flow, Flow)
        assert [p.text for p in (flow.exits, flow.relapsed, flow.new)] == ["1.582 hộ", "12 hộ", "104 hộ"]

    def test_two_flows(self):
        found = said("Có 5 hộ thoát nghèo; 3 hộ thoát cận nghèo; 4 hộ thoát nghèo.")
        assert [(f.group, f.exits.text) for f in found] == [
            ("poor", "5 hộ"),
            ("near_poor", "3 hộ"),
            ("poor", "4 hộ"),
        ]

    def test_path(self):
        target, path = said(
            PLAN.replace("năm 2019\n\nI", "giai đoạn 2016 - 2020\n\nI")
            + "- Mỗi năm giảm 2% hộ nghèo, giảm tỷ lệ hộ nghèo còn 7% đến năm 2018 và còn 3% hộ nghèo vào năm 2020."
        )
        assert (target.points.text, target.end_rate.text) == ("2%", "7%")
        assert isinstance(path, Path)
        assert [(p.year, p.rate.text) for p in path.points] == [(2018, "7%"), (2020, "3%")]

    def test_average(self):
        (path,) = said(
            "Tỷ lệ hộ nghèo giảm từ 7,66% năm 2018 xuống còn 3,04% năm 2021, bình quân mỗi năm giảm 1,54%."
        )
        assert isinstance(path, Path)
        assert path.per_year.text == "1,54%"
        found = said("Tỷ lệ hộ nghèo giảm từ 7,66% xuống còn 3,04%, bình quân mỗi năm giảm 1,54%.")
        assert [type(s) for s in found] == [Change, Target]

    def test_areas(self):
        (split,) = said(
            "Năm 2010 có 55.821 hộ nghèo, tỷ lệ 15,55%; ở nông thôn 52.879 hộ nghèo, tỷ lệ 14,73%; ở thành thị 2.942 hộ nghèo, tỷ lệ 0,82%."
        )
        assert isinstance(split, Split)
        assert [p.place for p in split.parts] == ["khu vực nông thôn", "khu vực thành thị"]
        assert split.whole_rate.text == "15,55%"

    def test_areas_by_their_own_households(self):
        """Rates that do not add up are each over their own area."""
        found = said(
            "Năm 2022 có 25.103 hộ nghèo, tỷ lệ 9,76%; ở thành thị 1.804 hộ nghèo, tỷ lệ 3,29%; ở nông thôn 23.299 hộ nghèo, tỷ lệ 11,52%."
        )
        assert [type(s) for s in found] == [Split, Count, Count]
        assert found[0].parts[0].rate is None

    def test_areas_of_a_counted_total(self):
        found = said(
            "Năm 2022 có 1.000 hộ dân, trong đó 100 hộ nghèo, chiếm 10%; ở thành thị 40 hộ nghèo; ở nông thôn 60 hộ nghèo."
        )
        assert [type(s) for s in found] == [Count, Split]
        assert found[1].whole is None

    def test_partition(self):
        """The parts of a partition and their whole, over the items of a section."""
        (split,) = said(
            "Năm 2022 có 25 hộ nghèo và hộ cận nghèo.\n\n- Hộ nghèo: 12 hộ.\n\n- Hộ cận nghèo: 13 hộ."
        )
        assert [(p.group, p.count.text) for p in split.parts] == [("poor", "12 hộ"), ("near_poor", "13 hộ")]
        assert split.whole.text == "25 hộ"

    def test_partition_with_rates(self):
        (split,) = said(
            "Năm 2022 có 25 hộ nghèo và hộ cận nghèo, chiếm 10%; hộ nghèo 12 hộ, chiếm 4,8%; hộ cận nghèo 13 hộ, chiếm 5,2%."
        )
        assert (split.whole_rate.text, split.parts[0].rate.text) == ("10%", "4,8%")

    def test_partition_of_a_part(self):
        """The poor are the whole of one partition and a part of another: their count stands for itself."""
        found = said(
            "Năm 2022 có 12 hộ nghèo, trong đó 7 hộ có khả năng thoát nghèo; 5 hộ không có khả năng thoát nghèo."
        )
        assert [type(s) for s in found] == [Count, Split]
        assert found[1].whole is None

    def test_partition_over_another_base(self):
        found = said(
            "Năm 2022 có 12 hộ nghèo; hộ nghèo có khả năng thoát nghèo 6 hộ, chiếm 9%; hộ nghèo không có khả năng thoát nghèo 6 hộ, chiếm 8% tổng số hộ dân tộc thiểu số."
        )
        assert [type(s) for s in found] == [Count, Count, Count]

    def test_totals(self):
        found = said(
            "Toàn xã có 300 hộ dân; 30 hộ nghèo, chiếm 10%. Tổng số hộ là 400 hộ, tổng số hộ là 500 hộ."
        )
        assert [s.group for s in found] == ["poor", "households", "households"]
        assert found[0].total.text == "300 hộ"
        assert (
            said("Đầu năm 2020 toàn xã có 300 hộ dân, trong đó hộ nghèo 30 hộ, chiếm 10%")[0].when == "2019"
        )

    def test_areas_without_a_whole(self):
        assert len(said("Ở thành thị có 40 hộ nghèo; ở nông thôn có 60 hộ nghèo.", Count)) == 2

    def test_causes(self):
        text = "Năm 2010 có 60 hộ nghèo.\n\nNguyên nhân nghèo gồm:\n- Thiếu vốn: 40 hộ.\n- Thiếu đất sản xuất là: 30 hộ.\n- Lý do riêng (già yếu): 1 hộ.\n\nHết."
        split = said(text, Split)[0]
        assert [(p.group, p.label, p.count.text) for p in split.parts] == [
            ("cause_no_capital", "", "40 hộ"),
            ("cause_no_land", "", "30 hộ"),
            ("", "Lý do riêng", "1 hộ"),
        ]
        assert split.overlapping
        assert said("Nguyên nhân nghèo:\n- Thiếu vốn: 40 hộ.", Split)
        assert not said("Nguyên nhân nghèo:\nNăm 2019 có 40 hộ nghèo.", Split)


class TestOther:
    """Goals, lists, thresholds, annexes."""

    def test_goals(self):
        text = (
            PLAN
            + "- 100% hộ nghèo được cấp thẻ bảo hiểm y tế; hỗ trợ 30.000 đồng/hộ/tháng cho hộ nghèo trước ngày 30/6/2019.\n- Đạt 142% kế hoạch.\n- Tạo việc làm cho 7 hộ"
        )
        reading = read(text)
        goals = [s for s in reading.statements if isinstance(s, Goal)]
        assert [(g.amount.text, g.group) for g in goals] == [("100%", ""), ("30.000 đồng/hộ/tháng", "poor")]
        assert goals[1].by == "2019-06-30"
        assert [s.figures[0].text for s in reading.statements if isinstance(s, Claim)] == ["142%"]

    def test_claims(self):
        text = "Huyện có 15 xã và 35 thôn; hộ có thu nhập đến 150% chuẩn nghèo; thiếu hụt từ 03 chỉ số trở lên; 12 con bò."
        assert [[p.text for p in c.figures] for c in said(text, Claim)] == [
            ["15 xã", "35 thôn"],
            ["150%"],
            ["03 chỉ số trở lên"],
        ]

    def test_lists(self):
        text = "Đầu tư tại 2 xã như: xã An Nhơn, xã An Quy. Tập trung vào 2 nhóm: hỗ trợ vốn; dạy nghề. Có 2 nhóm: một. Có 3 xã như: xã An Nhơn."
        listings = said(text, Listing)
        assert [(item.number.text, item.names) for item in listings] == [
            ("2 xã", ("An Nhơn", "An Quy")),
            ("2", ("hỗ trợ vốn", "dạy nghề")),
        ]

    def test_threshold(self):
        text = "Chuẩn hộ nghèo: khu vực nông thôn thu nhập từ 1.500.000 đồng trở xuống; khu vực thành thị thu nhập trên 1.500.000 đồng đến dưới 2.000.000 đồng."
        rural, urban = said(text, Threshold)
        assert (rural.area, rural.upto.text) == ("rural", "1.500.000 đồng")
        assert (urban.area, urban.above.text, urban.upto.text) == (
            "urban",
            "1.500.000 đồng",
            "2.000.000 đồng",
        )

    def test_annex(self):
        text = "Giảm 0,42% (chi tiết theo phụ lục đính kèm). Xem biểu kèm theo."
        assert [(a.title, a.present) for a in read(text).annexes] == [
            ("chi tiết theo phụ lục đính kèm", False),
            ("biểu kèm theo", False),
        ]
        assert read(text + "\n\nPHỤ LỤC\n").annexes[0].present
        assert isinstance(read(text).document().annexes[0], Annex)

    def test_instruments(self):
        text = "Nghị định 49/2010/NĐ-CP quy định; Nghị định 49/2010/NĐ-CP ngày 14 tháng 5 năm 2010; số 22/2013/QĐ-TTg ngày 99/4/2013."
        found = read(text).instruments
        assert [(c.kind, c.number, c.date) for c in found] == [
            ("Nghị định", "49/2010/NĐ-CP", date(2010, 5, 14)),
            ("", "22/2013/QĐ-TTg", None),
        ]

    def test_own_number_is_not_cited(self):
        assert not read(PLAN + "Kế hoạch số 45/KH-UBND").instruments

    def test_place(self):
        reading = read(
            "Hiện có 5 hộ nghèo ở huyện Lục Ngạn; 3 hộ nghèo tại xã Đèo Gia.", place="huyện Lục Ngạn"
        )
        assert [s.place for s in reading.statements] == ["", "Đèo Gia"]

    def test_rows_of_a_table(self):
        """A line of cells parted by tabs is a row of a table, whatever stands in it."""
        reading = read("Có 5 hộ nghèo\n\nThanh An\t2.693\t106\t3.94\nTổng\t14.905\t453\t3.04\nvà hết")
        assert [t.reason for t in reading.tokens if t.reason] == [PassedOver.TABLE] * 6
        assert len(reading.statements) == 1

    def test_figures_of_many_kinds(self):
        text = "Kinh phí 12.345 triệu đồng; giảm từ 5% - 4% hộ nghèo; đạt 1.2.3% hộ nghèo; năm 2019 hộ nghèo còn 5% đến năm 2020; 60.39% đến 70.1234%; 100.000 - 1.2% kế hoạch"
        reading = read(text)
        assert isinstance(reading.statements[0], Goal)
        assert all(isinstance(s.text, str) for s in reading.statements)

    def test_long_sentence(self):
        """A sentence longer than any is read in pieces: nothing is lost."""
        text = "Có 5 hộ nghèo, " * 600
        assert (
            len(said(text, Count)) + sum(t.status is Status.NOT_UNDERSTOOD for t in read(text).tokens) == 600
        )

    def test_many_times(self):
        text = (
            " ".join(f"Năm {year} có 5 hộ nghèo." for year in range(1990, 2015)) + "\n\n- Có 5 hộ cận nghèo."
        )
        assert len(read(text).doubts[-1].readings) == 20

    def test_mended_blanks(self):
        found = said(
            "HỘ NGHÈO LÀ 1. 286 HỘ, TỶ LỆ 5, 73 %; giảm 1/8 số hộ nghèo; giảm 1/3 số hộ cận nghèo; giảm 1/0 số hộ nghèo"
        )
        assert (found[0].rate.text, str(found[0].rate.figure.value)) == ("5, 73 %", "5.73")
        assert [t.relative.figure and str(t.relative.figure.value) for t in found[1:]] == ["12.5", None, None]


@given(st.lists(st.sampled_from([
    "hộ nghèo", "hộ cận nghèo", "giảm", "còn", "từ", "12.345", "3,04%", "1/2", "1/0", "100%", "hộ", ",", ";", "(", ")", "\n", "- ", "tỷ lệ",
    "năm 2019", "đầu năm 2016", "trong đó", "nông thôn", "xã An", "cao nhất", "đồng/người/tháng", "60.39", "nguyên nhân nghèo:", "%", "9" * 50,
    "thoát nghèo", "so với", "triệu", "trước ngày 31/2/2019", "hàng quý", "báo cáo", "số", "12/QĐ-UBND", "½", "\u0301", "I. ", "10 - 5%", "DTTS", "khẩu",
]), max_size=25).map(" ".join))  # fmt: skip
def test_any_words(text):
    """Whatever stands there: no error but the library's own, and every figure has its status."""
    try:
        reading = read(text)
        audit(reading.document())
    except ChuanNgheoError:
        return
    assert all(0 <= t.span[0] < t.span[1] <= len(text) for t in reading.tokens)
    for statement in reading.statements:
        assert statement.text == quoted(text[slice(*statement.span)])


@given(st.text(max_size=200))
def test_any_text(text):
    reading = read(text)
    assert len(reading.tokens) == len({t.span for t in reading.tokens})


def test_composed_or_decomposed():
    """The same statements from composed and from decomposed Unicode."""
    text = PLAN + "- Năm 2018, toàn huyện có 54.769 hộ, trong đó có 5.779 hộ nghèo, chiếm tỷ lệ 10,55%."
    assert [(s.text, s.count, s.when) for s in said(text, Count)] == [
        (s.text, s.count, s.when) for s in said(unicodedata.normalize("NFD", text), Count)
    ]
