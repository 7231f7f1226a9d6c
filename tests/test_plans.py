"""What the audit says of the four plans, each finding and remark done again by hand.

In every class the docstring is the arithmetic; the test pins kind, address, what is printed, the best
proposal, and the finding it follows from.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from chuanngheo.consistency import Verdict, audit
from chuanngheo.files.documents import load_document

EXAMPLES = Path(__file__).parent.parent / "docs" / "examples"


def audited(name):
    return audit(load_document(EXAMPLES / f"{name}.toml"))


def address(where):
    return (where.row, where.column) if where.row else (where.text, where.field)


def findings(result):
    """Address → kind, printed, best proposal for that cell, address of the root."""
    by_id = {f.id: f for f in result.findings}
    return {
        address(f.where): (
            f.kind,
            f.printed,
            next((p.value for p in f.proposals if p.where == f.where), None),
            address(by_id[f.root].where) if f.root else None,
        )
        for f in result.findings
    }


def remarks(result):
    return {(r.kind, *address(r.where), r.printed) for r in result.remarks}


def percent(count, total, decimals=2):
    """By hand: count over total in percent, half-up."""
    return int(Fraction(count * 100 * 10**decimals, total) + Fraction(1, 2)) / 10**decimals


class TestCamLo:
    """Kế hoạch 28/KH-UBND: three slips, two figures computed from them, three remarks; two on separators.

    1. Cam Tuyên can escape 48: 109 poor − 53 who cannot = 56; the others 6 + 11 + 4 + 7 + 10 + 0 + 14 = 52
       and the total 108 − 52 = 56.  Its 3.24 % is 48 / 1.481 = 3,241 %; 56 / 1.481 = 3,781 %.
    2. Cam Tuyên's poor rate 3.76: 109 / 1.481 = 7,360 %, two digits swapped.
    3. The total's end rate 2.82: 429 / 14.905 = 2,878 %.  From it came the target: 3,04 − 2,82 = 0,22,
       but 3,04 − 2,88 = 0,16 and 24 / 14.905 = 0,161 %.
    Remarks: 101 / 14.905 = 0,6776 %, cut to 0,67; 33 / 2.223 = 1,4845 %, printed 1.49; Cam Tuyên's 42 poor
    minority households are 0,2818 % of the district's 14.905, not of its own 1.481 (2,84 %).
    """

    TARGET = "Giảm tỷ lệ hộ nghèo năm 2022 là 0,22% tương đương giảm 24 hộ nghèo"
    MINORITY = "trong đó hộ dân tộc thiểu số 101 hộ chiếm 0,67%"

    def test_by_hand(self):
        assert 109 - 53 == 108 - (6 + 11 + 4 + 7 + 10 + 0 + 14) == 56
        assert (percent(48, 1_481), percent(56, 1_481)) == (3.24, 3.78)
        assert percent(109, 1_481) == 7.36
        assert (percent(429, 14_905), percent(24, 14_905)) == (2.88, 0.16)
        assert round(3.04 - 2.82, 2) == 0.22
        assert round(3.04 - 2.88, 2) == 0.16
        assert (percent(101, 14_905), percent(33, 2_223)) == (0.68, 1.48)
        assert (percent(42, 14_905), percent(42, 1_481)) == (0.28, 2.84)

    def test_findings(self):
        end_rate = ("Tổng", "poor_end_rate")
        assert findings(audited("cam-lo-2022")) == {
            ("Cam Tuyên", "can_escape"): ("total", "48", "56", None),
            ("Cam Tuyên", "can_escape_rate"): ("derived", "3.24", "3.78", ("Cam Tuyên", "can_escape")),
            ("Cam Tuyên", "poor_rate"): ("rate", "3.76", "7.36", None),
            end_rate: ("rate", "2.82", "2.88", None),
            (self.TARGET, "points"): ("derived", "0,22%", "0,16%", end_rate),
        }

    def test_remarks(self):
        assert remarks(audited("cam-lo-2022")) == {
            ("base", "Cam Tuyên", "minority_poor_rate", "0.28"),
            ("last-digit-off", "Cam Thành", "cannot_escape_rate", "1.49"),
            ("truncated", self.MINORITY, "rate", "0,67%"),
            ("separators", "", "", ""),  # decimals behind a dot, and in one column behind both signs
            ("implied", "Tổng", "minority_poor_rate", ""),  # an empty cell: 42 / 14.905 leaves 0.28 alone
        }


class TestLucNgan:
    """Kế hoạch 45/KH-UBND: one slip, one remark.

    6.244 / 52.576 = 11,876 %, printed 11,68: 11,88 with a digit mistyped (6.141 households would print
    11,68 too: 6.141 / 52.576 = 11,680 %).  9.442 / 52.576 = 17,9588 %, cut to 17,95.  The rest holds:
    7.667 / 53.597 = 14,305 (printed 14,3), 6.065 / 53.597 = 11,316, 5.779 / 54.769 = 10,552, 5.254 / 54.769
    = 9,593; and 3,35 % of 54.769 are 1.834,76 households, "khoảng 1.800".
    """

    NEAR = "có 6.244 hộ cận nghèo, chiếm tỷ lệ 11,68%"
    POOR = "Năm 2016, toàn huyện có 52.576 hộ dân, trong đó, có 9.442 hộ nghèo, chiếm tỷ lệ 17,95%"

    def test_by_hand(self):
        assert (percent(6_244, 52_576), percent(6_141, 52_576)) == (11.88, 11.68)
        assert percent(9_442, 52_576) == 17.96
        assert percent(7_667, 53_597, 1) == 14.3
        assert [percent(6_065, 53_597), percent(5_779, 54_769), percent(5_254, 54_769)] == [
            11.32,
            10.55,
            9.59,
        ]
        assert Fraction(335, 10_000) * 54_769 == Fraction("1834.7615")

    def test_findings(self):
        result = audited("luc-ngan-2019")
        assert findings(result) == {(self.NEAR, "rate"): ("rate", "11,68%", "11,88%", None)}
        assert result.findings[0].proposals[0].value == "11,88%"

    def test_remarks(self):
        assert remarks(audited("luc-ngan-2019")) == {("truncated", self.POOR, "rate", "17,95%")}


class TestBenTre:
    """Kế hoạch 1051/KH-UBND: three slips, one remark.

    1. Mỏ Cày Bắc prints 60.39 poor: 6.039 is 18,75 % of 32.208, and 879 + 5.185 + 6.155 + 10.025 + 8.918 +
       6.142 + 6.039 + 7.913 + 4.565 = 55.821.
    2. Near-poor 22.180: 22.056 + 1.264 = 23.320, the table's nine districts add up to 23.320, and
       23.320 / 358.966 = 6,496 % (22.180 would be 6,18 %).
    3. Quyết định 2331/2011/QĐ-TTg of 20/12/2010: a number of 2011 with a date of 2010.
    Remark: five years of 2 points lead from 15,55 % to 5,55 %, past the 7 % that is promised.  The 7.180
    households a year are 2,0002 % of 358.966; the four causes add up to 55.821.
    """

    NEAR = (
        "tỷ lệ hộ cận nghèo là 6,50%, với 22.180 hộ … hộ cận nghèo 22.056, tỷ lệ 6,14% … hộ cận nghèo 1.264"
        " hộ, tỷ lệ 0,35%"
    )
    DECISION = "Quyết định số 2331/2011/QĐ-TTg ngày 20 tháng 12 năm 2010"
    GOAL = (
        "Phấn đấu mỗi năm giảm 2% hộ nghèo (tương đương với 7.180 hộ), giảm tỷ lệ hộ nghèo của tỉnh còn 7%"
        " đến năm 2015"
    )

    def test_by_hand(self):
        poor = (879, 5_185, 6_155, 10_025, 8_918, 6_142, 6_039, 7_913, 4_565)
        near = (758, 2_732, 1_837, 3_425, 4_282, 2_879, 2_542, 2_815, 2_050)
        assert sum(poor) == 55_821 == 34_890 + 13_239 + 5_933 + 1_759
        assert sum(near) == 23_320 == 22_056 + 1_264
        assert percent(6_039, 32_208) == 18.75
        assert (percent(23_320, 358_966), percent(22_180, 358_966)) == (6.50, 6.18)
        assert round(15.55 - 5 * 2, 2) == 5.55
        assert percent(7_180, 358_966) == 2.00

    def test_findings(self):
        assert findings(audited("ben-tre-2011")) == {
            ("Mỏ Cày Bắc", "poor"): ("numeral", "60.39", "6.039", None),
            (self.NEAR, "whole"): ("parts", "22.180 hộ", "23.320", None),
            (self.DECISION, "number"): ("instrument-date", "2331/2011/QĐ-TTg", None, None),
        }

    def test_remarks(self):
        assert remarks(audited("ben-tre-2011")) == {("as-bound", self.GOAL, "end_rate", "7%")}

    @pytest.mark.parametrize(
        ("kind", "verdict", "number"),
        [
            # The two ranks and the list of nine districts agree with the table; the nine districts and the
            # thresholds of the decision too; bands are by commune, of which no table is printed.
            ("rank", Verdict.HOLDS, 2),
            ("threshold", Verdict.HOLDS, 6),
            ("band", Verdict.CANNOT_TELL, 3),
            ("list-length", Verdict.HOLDS, 3),
        ],
    )
    def test_other_checks(self, kind, verdict, number):
        checks = [check for check in audited("ben-tre-2011").checks if check.kind == kind]
        assert [check.verdict for check in checks] == [verdict] * number


class TestBinhThuan:
    """The plan of 2024 prints one figure, and no base for it: its slips are in its references.

    1. One decision of 26/9/2022 stands under two numbers: 2004/QĐ-UBND and 2004/2022/QĐ-UBND.
    2. The consolidated circular of 13/4/2023 is 1315/VBHN-BLĐTBXH; the plan writes BLĐTĐBXH.
    The annex "phụ lục đính kèm" is not part of the document, and 0,42 % has no total: cannot tell.
    """

    def test_findings(self):
        two = ("Quyết định số 2004/2022/QĐ-UBND ngày 26/9/2022", "number")
        circular = ("Văn bản hợp nhất số 1315/VBHN-BLĐTĐBXH ngày 13/4/2023", "number")
        result = audited("binh-thuan-2024")
        assert findings(result) == {
            two: ("instrument-number", "2004/2022/QĐ-UBND", None, None),
            circular: ("instrument-number", "1315/VBHN-BLĐTĐBXH", None, None),
        }
        assert [f.expected for f in result.findings] == ["2004/QĐ-UBND", "1315/VBHN-BLĐTBXH"]
        assert remarks(result) == set()

    def test_cannot_tell(self):
        result = audited("binh-thuan-2024")
        untold = {c.kind for c in result.checks if c.verdict is Verdict.CANNOT_TELL}
        assert untold == {"annex", "base"}


@pytest.mark.parametrize(
    ("name", "figures", "answers"),
    [
        ("ben-tre-2011", (100, 82, 1), (82, 4, 12)),
        ("binh-thuan-2024", (1, 0, 0), (3, 2, 2)),
        ("cam-lo-2022", (114, 111, 0), (121, 6, 2)),
        ("luc-ngan-2019", (23, 17, 0), (15, 1, 5)),
    ],
)
def test_coverage(name, figures, answers):
    """How many figures are printed, checked, unreadable; how many checks hold, are broken, cannot tell."""
    result = audited(name)
    seen = result.coverage
    assert (seen.figures, seen.checked, seen.unreadable) == figures
    assert seen.unchecked == seen.figures - seen.checked - seen.unreadable
    assert tuple(result.count(verdict) for verdict in Verdict) == answers
