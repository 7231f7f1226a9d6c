"""What a commune officer would say: the class, the facts, the test, the clause; or what is missing."""

# ruff: noqa: E501 # sentences are quoted whole

import itertools
from datetime import date

import pytest

from chuanngheo import (
    NATIONAL_2001_2005,
    NATIONAL_2011_2015_LITERAL,
    NATIONAL_2016_2020,
    NATIONAL_2021_2025,
    NATIONAL_2026_2030,
    RURAL,
    Band,
    Between,
    Category,
    Household,
    Income,
    Instrument,
    Line,
    PerHead,
    Rule,
    Standard,
    classify,
    explain,
)
from chuanngheo.errors import UnknownCodeError
from chuanngheo.indicators import Indicator, IndicatorSet
from chuanngheo.standards import ALL

S = NATIONAL_2021_2025
CITE = Instrument("1/2020/QĐ-UBND", kind="Quyết định", issuer="x", checked=date(2026, 1, 1)).at("Điều 1")
WEIGHED = Standard(
    code="W", vi="chuẩn thử", en="trial standard", cite=CITE, areas=(RURAL,),
    lines={"line": {"rural": Line(100, CITE)}},
    indicators=IndicatorSet("W", tuple(Indicator(c, "y tế", c, c, CITE, n) for c, n in (("a", 10), ("b", 20), ("c", 5)))),
    rules=(
        Rule(category=Category.POOR, income=Band(upto="line"), score=Between(least=20), cite=CITE),
        Rule(category=Category.NEAR_POOR, income=Band(upto="line"), score=Between(most=19), cite=CITE),
    ),
)  # fmt: skip


def said(standard, lang, **facts):
    return explain(classify(Household(**facts), standard), lang).splitlines()


def water_only(**answers):
    return S.deprivations({**dict.fromkeys(S.indicators.codes, False), "water": True, **answers})


CASES = [
    (
        S,
        {
            "area": "rural",
            "income": PerHead(1_450_000),
            "deprivations": S.deprived("employment", "water", "toilet"),
        },
        """Hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2021–2025.
        Khu vực nông thôn; thu nhập bình quân 1.450.000 đồng/người/tháng: từ 1.500.000 đồng trở xuống.
        Thiếu hụt 3 trên 12 chỉ số (việc làm; nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh): từ 3 trở lên.
        Căn cứ: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.""",
        """Poor household under the multidimensional poverty standard 2021–2025.
        Area: rural; income 1,450,000 đồng per person per month: at or below 1,500,000 đồng.
        Deprived in 3 of 12 indicators (employment; domestic water source; hygienic toilet): 3 or more.
        Legal basis: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.""",
    ),
    (
        S,
        {"area": "urban", "income": Income(7_000_000, members=3), "score": 1},
        """Hộ cận nghèo theo chuẩn nghèo đa chiều giai đoạn 2021–2025.
        Khu vực thành thị; thu nhập bình quân khoảng 194.444,44 đồng/người/tháng: từ 2.000.000 đồng trở xuống.
        Thiếu hụt 1 chỉ số: dưới 3.
        Căn cứ: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b.""",
        """Near-poor household under the multidimensional poverty standard 2021–2025.
        Area: urban; income about 194,444.44 đồng per person per month: at or below 2,000,000 đồng.
        Deprived in 1 indicator: fewer than 3.
        Legal basis: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.""",
    ),
    (
        S,
        {"area": "rural", "income": PerHead(1_500_001)},
        """Hộ có mức sống trung bình theo chuẩn nghèo đa chiều giai đoạn 2021–2025.
        Khu vực nông thôn; thu nhập bình quân 1.500.001 đồng/người/tháng: trên 1.500.000 đồng đến 2.250.000 đồng.
        Căn cứ: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm c (theo nguồn thuật lại).""",
        """Household of average living standard under the multidimensional poverty standard 2021–2025.
        Area: rural; income 1,500,001 đồng per person per month: above 1,500,000 đồng and up to 2,250,000 đồng.
        Legal basis: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point c (seen only in paraphrase).""",
    ),
    (
        NATIONAL_2001_2005,
        {"area": "rural_mountain", "income": PerHead(80_000)},
        """Hộ không thuộc diện nghèo theo chuẩn hộ nghèo giai đoạn 2001–2005.
        Khu vực nông thôn miền núi, hải đảo; thu nhập bình quân 80.000 đồng/người/tháng: từ 80.000 đồng trở lên.
        Căn cứ: Quyết định 1143/2000/QĐ-LĐTBXH, Điều 1.""",
        """Household above every line under the poverty standard 2001–2005.
        Area: rural mountain and island; income 80,000 đồng per person per month: at least 80,000 đồng.
        Legal basis: Decision 1143/2000/QĐ-LĐTBXH, Article 1.""",
    ),
    (
        NATIONAL_2001_2005,
        {"area": "urban", "income": PerHead(149_999)},
        """Hộ nghèo theo chuẩn hộ nghèo giai đoạn 2001–2005.
        Khu vực thành thị; thu nhập bình quân 149.999 đồng/người/tháng: dưới 150.000 đồng.
        Căn cứ: Quyết định 1143/2000/QĐ-LĐTBXH, Điều 1.""",
        """Poor household under the poverty standard 2001–2005.
        Area: urban; income 149,999 đồng per person per month: below 150,000 đồng.
        Legal basis: Decision 1143/2000/QĐ-LĐTBXH, Article 1.""",
    ),
    (
        NATIONAL_2011_2015_LITERAL,
        {"area": "rural", "income": PerHead(400_500)},
        """Hộ không thuộc loại nào theo chuẩn hộ nghèo, hộ cận nghèo giai đoạn 2011–2015, theo nguyên văn.
        Khu vực nông thôn; thu nhập bình quân 400.500 đồng/người/tháng: trên 400.000 đồng đến dưới 401.000 đồng.
        Quyết định 09/2011/QĐ-TTg, Điều 1 không quy định mức này.""",
        """Household of no class under the poverty standard 2011–2015, to the letter.
        Area: rural; income 400,500 đồng per person per month: above 400,000 đồng and below 401,000 đồng.
        Decision 09/2011/QĐ-TTg, Article 1 says nothing of this level.""",
    ),
    (
        NATIONAL_2016_2020,
        {"income": PerHead(800_000), "score": 3},
        """Hộ nghèo theo chuẩn nghèo tiếp cận đa chiều giai đoạn 2016–2020.
        Khu vực chưa rõ; thu nhập bình quân 800.000 đồng/người/tháng.
        Thiếu hụt 3 chỉ số.
        Căn cứ: Quyết định 59/2015/QĐ-TTg, Điều 2 khoản 1.""",
        """Poor household under the multidimensional poverty standard 2016–2020.
        Area: not known; income 800,000 đồng per person per month.
        Deprived in 3 indicators.
        Legal basis: Decision 59/2015/QĐ-TTg, Article 2, Clause 1.""",
    ),
    (
        S,
        {"area": "rural", "income": PerHead(1_450_000)},
        """Chưa đủ căn cứ để kết luận theo chuẩn nghèo đa chiều giai đoạn 2021–2025: có thể là hộ nghèo hoặc hộ cận nghèo.
        Khu vực nông thôn; thu nhập bình quân 1.450.000 đồng/người/tháng.
        Còn thiếu thông tin: số chỉ số thiếu hụt.
        Hộ nghèo nếu có từ 3 chỉ số thiếu hụt trở lên: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.
        Hộ cận nghèo nếu có không quá 2 chỉ số thiếu hụt: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b.""",
        """Undecided under the multidimensional poverty standard 2021–2025: poor household or near-poor household.
        Area: rural; income 1,450,000 đồng per person per month.
        Not known yet, and it matters: the number of deprivations.
        Poor household if at least 3 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
        Near-poor household if at most 2 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.""",
    ),
    (
        S,
        {
            "area": "rural",
            "income": PerHead(1_450_000),
            "deprivations": water_only(toilet=True, telecom=None),
        },
        """Chưa đủ căn cứ để kết luận theo chuẩn nghèo đa chiều giai đoạn 2021–2025: có thể là hộ nghèo hoặc hộ cận nghèo.
        Khu vực nông thôn; thu nhập bình quân 1.450.000 đồng/người/tháng.
        Thiếu hụt 2 trên 12 chỉ số (nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh), 1 chỉ số chưa rõ.
        Còn thiếu thông tin: sử dụng dịch vụ viễn thông.
        Hộ nghèo nếu chỉ số chưa rõ là thiếu hụt: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.
        Hộ cận nghèo nếu chỉ số chưa rõ không thiếu hụt: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b.""",
        """Undecided under the multidimensional poverty standard 2021–2025: poor household or near-poor household.
        Area: rural; income 1,450,000 đồng per person per month.
        Deprived in 2 of 12 indicators (domestic water source; hygienic toilet), 1 not known.
        Not known yet, and it matters: use of telecommunications.
        Poor household if the indicator not known is a deprivation: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
        Near-poor household if the indicator not known is no deprivation: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.""",
    ),
    (
        S,
        {"area": "rural", "income": PerHead(1), "deprivations": water_only(toilet=None, telecom=None)},
        """Chưa đủ căn cứ để kết luận theo chuẩn nghèo đa chiều giai đoạn 2021–2025: có thể là hộ nghèo hoặc hộ cận nghèo.
        Khu vực nông thôn; thu nhập bình quân 1 đồng/người/tháng.
        Thiếu hụt 1 trên 12 chỉ số (nguồn nước sinh hoạt), 2 chỉ số chưa rõ.
        Còn thiếu thông tin: nhà tiêu hợp vệ sinh; sử dụng dịch vụ viễn thông.
        Hộ nghèo nếu cả 2 chỉ số chưa rõ đều thiếu hụt: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.
        Hộ cận nghèo nếu ít nhất 1 trong 2 chỉ số chưa rõ không thiếu hụt: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm b.""",
        """Undecided under the multidimensional poverty standard 2021–2025: poor household or near-poor household.
        Area: rural; income 1 đồng per person per month.
        Deprived in 1 of 12 indicators (domestic water source), 2 not known.
        Not known yet, and it matters: hygienic toilet; use of telecommunications.
        Poor household if all 2 indicators not known are deprivations: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
        Near-poor household if at least 1 of the 2 indicators not known is no deprivation: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.""",
    ),
]


class TestWords:
    """The whole text, in both languages."""

    @pytest.mark.parametrize(("standard", "facts", "vi", "en"), CASES, ids=range(len(CASES)))
    def test_text(self, standard, facts, vi, en):
        for lang, text in (("vi", vi), ("en", en)):
            assert said(standard, lang, **facts) == [line.strip() for line in text.splitlines()]


class TestPointsAreNotIndicators:
    """Where indicators weigh differently, points are counted, not indicators."""

    HOME = {"area": "rural", "income": PerHead(50)}  # noqa: RUF012 # never changed

    def test_decided(self):
        known = WEIGHED.deprived("a", "b")
        assert said(WEIGHED, "vi", **self.HOME, deprivations=known)[2] == (
            "Thiếu hụt 2 trên 3 chỉ số (a; b), cộng 30 điểm: từ 20 trở lên."
        )
        assert said(WEIGHED, "en", **self.HOME, deprivations=known)[2] == (
            "Deprived in 2 of 3 indicators (a; b), 30 points in all: 20 or more."
        )
        assert said(WEIGHED, "vi", **self.HOME, score=19)[2] == "Điểm thiếu hụt: 19: dưới 20."

    def test_open_score(self):
        assert said(WEIGHED, "vi", **self.HOME)[2:4] == [
            "Còn thiếu thông tin: điểm thiếu hụt.",
            "Hộ nghèo nếu có từ 20 điểm thiếu hụt trở lên: Quyết định 1/2020/QĐ-UBND, Điều 1.",
        ]
        assert said(WEIGHED, "en", **self.HOME)[3:] == [
            "Poor household if at least 20 points are found: Decision 1/2020/QĐ-UBND, Article 1.",
            "Near-poor household if at most 19 points are found: Decision 1/2020/QĐ-UBND, Article 1.",
        ]

    def test_open_indicators(self):
        known = WEIGHED.deprivations({"a": True})
        vi, en = (said(WEIGHED, lang, **self.HOME, deprivations=known)[4:] for lang in ("vi", "en"))
        assert vi[0].startswith("Hộ nghèo nếu các chỉ số chưa rõ thêm ít nhất 20 điểm thiếu hụt")
        assert en[1].startswith("Near-poor household if at least 20 of the points not known are not found")


def homes(standard):
    """A household on each side of every line, with every kind of thing not known."""
    amounts = sorted({line.amount for by_area in standard.lines.values() for line in by_area.values()})
    incomes = [None, *(PerHead(amount + d) for amount in amounts for d in (0, 1))]
    known = [{}]
    if standard.max_score:
        known += [{"score": score} for score in (0, 2, 3, standard.max_score)]
    if standard.indicators:
        codes = standard.indicators.codes
        known += [
            {"deprivations": standard.deprivations(facts)}
            for facts in ({}, {codes[0]: True}, {codes[0]: False})
        ]
        known += [{"deprivations": standard.deprived(*codes[:n])} for n in (0, 1, 3)]
    for area, income, facts in itertools.product((None, *standard.area_codes), incomes, known):
        yield Household(area=area, income=income, **facts)


@pytest.mark.parametrize("standard", ALL, ids=lambda standard: standard.code)
@pytest.mark.parametrize("lang", ["vi", "en"])
class TestEveryStandard:
    """Whole sentences, a clause for every decided class, and a way to each class still open."""

    def test_sentences(self, standard, lang):
        for home in homes(standard):
            result = classify(home, standard)
            lines = explain(result, lang).splitlines()
            assert all(line.endswith(".") and line[0].isupper() for line in lines), lines
            assert not any(double in line for line in lines for double in ("  ", "..", ",,", " .", "None")), (
                lines
            )
            basis = {"vi": "Căn cứ: ", "en": "Legal basis: "}[lang]
            if result.category is None:
                assert len(lines) >= 3 + len(result.possible)
            elif result.category is not Category.UNCLASSIFIED:
                assert lines[-1].startswith(basis)
                assert standard.cite.instrument.number in lines[-1] or result.rule

    def test_the_other_language_stays_out(self, standard, lang):
        foreign = {
            "vi": (" household", " income", "deprivation"),
            "en": ("thu nhập bình quân", "Căn cứ", "Thiếu hụt"),
        }
        for home in homes(standard):
            text = explain(classify(home, standard), lang)
            assert not any(word in text for word in foreign[lang]), text


class TestLanguages:
    """Vietnamese and English, spelt so."""

    @pytest.mark.parametrize("lang", ["VI", "fr", "", None])
    def test_no_third(self, lang):
        with pytest.raises(UnknownCodeError, match="unknown language"):
            explain(classify(Household(), S), lang)

    def test_a_list_of_indicators_is_not_needed(self):
        assert "12" not in said(NATIONAL_2026_2030, "vi", area="rural", income=PerHead(1), score=3)[2]


class TestNoBand:
    """A rule that asks no income says none."""

    def test_score_alone(self):
        only_score = Standard(
            code="N",
            vi="chuẩn thử",
            en="trial standard",
            cite=CITE,
            areas=(RURAL,),
            lines={},
            highest_score=4,
            rules=(Rule(category=Category.POOR, score=Between(least=3), cite=CITE),),
        )
        assert said(only_score, "en", area="rural", income=PerHead(5), score=3)[1:3] == [
            "Area: rural; income 5 đồng per person per month.",
            "Deprived in 3 indicators: 3 or more.",
        ]
