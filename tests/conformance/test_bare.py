"""The suite said again in bare whole numbers, by nothing of the library's but the cases themselves.

Each standard is written once more from the words of its instrument; totals are compared by multiplying, as
the law asks "from … down" of an average; what is not known is completed in every way.
"""

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.testing.conformance import cases

POOR, NEAR, AVERAGE, WORKER = "poor", "near-poor", "average", "low-income-worker"
BAND, NOT_POOR, NEITHER = "policy-band", "not-poor", "unclassified"


def vn_2001_2005(area, total, heads, _score):
    """«dưới mức quy định»: 80.000, 100.000, 150.000 đồng."""
    line = {"rural_mountain": 80_000, "rural_lowland": 100_000, "urban": 150_000}[area]
    return POOR if total < line * heads else NOT_POOR


def vn_2006_2010(area, total, heads, _score):
    """«từ 200.000 đồng/người/tháng trở xuống»; urban 260.000."""
    return POOR if total <= {"rural": 200_000, "urban": 260_000}[area] * heads else NOT_POOR


def vn_2011_2015(area, total, heads, _score):
    """«từ 400.000 đồng … trở xuống»; near-poor up to 520.000; urban 500.000, 650.000; no gap."""
    poor, near = {"rural": (400_000, 520_000), "urban": (500_000, 650_000)}[area]
    return POOR if total <= poor * heads else NEAR if total <= near * heads else NOT_POOR


def vn_2011_2015_literal(area, total, heads, _score):
    """«từ 401.000 đồng đến 520.000 đồng»: between 400.000 and 401.000 the decision says nothing."""
    poor, first, near = {"rural": (400_000, 401_000, 520_000), "urban": (500_000, 501_000, 650_000)}[area]
    if total <= poor * heads:
        return POOR
    if total < first * heads:
        return NEITHER
    return NEAR if total <= near * heads else NOT_POOR


def vn_2011_2015_130_150(area, total, heads, _score):
    """Above 130 % up to 150 % of the line: 520.000–600.000, urban 650.000–750.000."""
    low, high = {"rural": (520_000, 600_000), "urban": (650_000, 750_000)}[area]
    return NEITHER if total <= low * heads else BAND if total <= high * heads else NOT_POOR


def vn_2011_2015_130_150_from(area, total, heads, _score):
    """«từ 130%»: the lower end is in."""
    low, high = {"rural": (520_000, 600_000), "urban": (650_000, 750_000)}[area]
    return NEITHER if total < low * heads else BAND if total <= high * heads else NOT_POOR


def vn_2014_2015_farm(area, total, heads, score):
    """«trên chuẩn cận nghèo hiện hành đến dưới 900.000 đồng/người/tháng» in every area."""
    below = vn_2011_2015(area, total, heads, score)
    return below if below != NOT_POOR else AVERAGE if total < 900_000 * heads else NOT_POOR


def vn_2016_2020(area, total, heads, score):
    """Poor at or below the lower line, or up to the upper one with three deprivations."""
    low, high, average = {"rural": (700_000, 1_000_000, 1_500_000), "urban": (900_000, 1_300_000, 1_950_000)}[
        area
    ]
    if total <= low * heads or (total <= high * heads and score >= 3):
        return POOR
    return NEAR if total <= high * heads else AVERAGE if total <= average * heads else NOT_POOR


def vn_2021_2025(area, total, heads, score, above=AVERAGE):
    """Poor at or below the line with three deprivations; near-poor with fewer; then one and a half of it."""
    line, average = {"rural": (1_500_000, 2_250_000), "urban": (2_000_000, 3_000_000)}[area]
    if total <= line * heads:
        return POOR if score >= 3 else NEAR
    return above if total <= average * heads else NOT_POOR


def vn_2025_worker(area, total, heads, score):
    """«từ 2.250.000 đồng trở xuống», urban 3.000.000, poor and near-poor households left out."""
    return vn_2021_2025(area, total, heads, score, WORKER)


def vn_2026_2030(area, total, heads, score):
    """«từ 2.200.000 đồng/người/tháng trở xuống và thiếu hụt từ 3 chỉ số»; urban 2.800.000."""
    if total > {"rural": 2_200_000, "urban": 2_800_000}[area] * heads:
        return NOT_POOR
    return POOR if score >= 3 else NEAR


def hanoi_2011(area, total, heads, _score):
    """Hà Nội: up to 550.000, near-poor up to 750.000; urban 750.000, 1.000.000."""
    poor, near = {"rural": (550_000, 750_000), "urban": (750_000, 1_000_000)}[area]
    return POOR if total <= poor * heads else NEAR if total <= near * heads else NOT_POOR


def hanoi_2011_literal(area, total, heads, _score):
    """The near-poor band as printed, from 551.000 (urban 751.000)."""
    poor, first, near = {"rural": (550_000, 551_000, 750_000), "urban": (750_000, 751_000, 1_000_000)}[area]
    if total <= poor * heads:
        return POOR
    return NEITHER if total < first * heads else NEAR if total <= near * heads else NOT_POOR


def hanoi_2016(area, total, heads, score):
    """Hà Nội: as the national standard, by lines of its own."""
    low, high, average = {
        "rural": (1_100_000, 1_500_000, 2_300_000),
        "urban": (1_400_000, 1_950_000, 3_000_000),
    }[area]
    if total <= low * heads or (total <= high * heads and score >= 3):
        return POOR
    return NEAR if total <= high * heads else AVERAGE if total <= average * heads else NOT_POOR


def hcmc_2014(_area, total, heads, _score):
    """Thành phố Hồ Chí Minh, đồng/người/năm: 16 and 21 million."""
    year = total * 12
    return POOR if year <= 16_000_000 * heads else NEAR if year <= 21_000_000 * heads else NOT_POOR


def hcmc_2019(_area, total, heads, score):
    """28 and 36 million a year; 40 points make poor at any income."""
    year = total * 12
    if year <= 28_000_000 * heads or score >= 40:
        return POOR
    return NEAR if year <= 36_000_000 * heads else NOT_POOR


THREE = ("rural_lowland", "rural_mountain", "urban")
TWO = ("rural", "urban")
CITY = ("city",)
BARE = {
    # code: rule, areas, highest score, every amount printed or derived in it
    "VN-2001-2005": (vn_2001_2005, THREE, 0, (80_000, 100_000, 150_000)),
    "VN-2006-2010": (vn_2006_2010, TWO, 0, (200_000, 260_000)),
    "VN-2011-2015": (vn_2011_2015, TWO, 0, (400_000, 500_000, 520_000, 650_000)),
    "VN-2011-2015-LITERAL": (
        vn_2011_2015_literal,
        TWO,
        0,
        (400_000, 401_000, 500_000, 501_000, 520_000, 650_000),
    ),
    "VN-2011-2015-130-150": (vn_2011_2015_130_150, TWO, 0, (520_000, 600_000, 650_000, 750_000)),
    "VN-2011-2015-130-150-FROM": (vn_2011_2015_130_150_from, TWO, 0, (520_000, 600_000, 650_000, 750_000)),
    "VN-2014-2015-FARM": (vn_2014_2015_farm, TWO, 0, (400_000, 500_000, 520_000, 650_000, 900_000)),
    "VN-2016-2020": (
        vn_2016_2020,
        TWO,
        10,
        (700_000, 900_000, 1_000_000, 1_300_000, 1_500_000, 1_950_000),
    ),
    "VN-2021-2025": (vn_2021_2025, TWO, 12, (1_500_000, 2_000_000, 2_250_000, 3_000_000)),
    "VN-2025-WORKER": (vn_2025_worker, TWO, 12, (1_500_000, 2_000_000, 2_250_000, 3_000_000)),
    "VN-2026-2030": (vn_2026_2030, TWO, 12, (2_200_000, 2_800_000)),
    "VN-HN-2011-2015": (hanoi_2011, TWO, 0, (550_000, 750_000, 1_000_000)),
    "VN-HN-2011-2015-LITERAL": (
        hanoi_2011_literal,
        TWO,
        0,
        (550_000, 551_000, 750_000, 751_000, 1_000_000),
    ),
    "VN-SG-2014-2015": (hcmc_2014, CITY, 0, (1_333_333, 1_333_334, 1_750_000)),
    "VN-HN-2016-2020": (
        hanoi_2016,
        TWO,
        10,
        (1_100_000, 1_400_000, 1_500_000, 1_950_000, 2_300_000, 3_000_000),
    ),
    "VN-SG-2019-2020": (hcmc_2019, CITY, 1000, (2_333_333, 2_333_334, 3_000_000)),
}
AMOUNTS = {
    code: sorted({0} | {amount + step for amount in amounts for step in (-1, 0, 1)})
    for code, (_, _, _, amounts) in BARE.items()
}


def possible(given):
    """Every category that some completion of what is not known leads to."""
    rule, areas, highest, _ = BARE[given["standard"]]
    area, income, score = given.get("area"), given.get("income"), given.get("score")
    totals = (
        [(amount, 1) for amount in AMOUNTS[given["standard"]]]
        if income is None
        else [(income["total"], income["months"] * income["members"])]
    )
    scores = range(highest + 1) if score is None else (score,)
    if found := given.get("deprivations"):
        yes, open_ = (sum(answer is want for answer in found.values()) for want in (True, None))
        scores = range(yes, yes + open_ + 1)
    every = product(areas if area is None else (area,), totals, scores)
    return {rule(where, total, heads, points) for where, (total, heads), points in every}


class TestEveryHousehold:
    """``classify`` and ``unknown``."""

    @pytest.mark.parametrize("code", BARE)
    def test_classified(self, code):
        found = cases("classify", standard=code)
        assert found
        for case in found:
            assert possible(case.given) == {case.expect["category"]}, case.id

    @pytest.mark.parametrize("code", BARE)
    def test_three_valued(self, code):
        found = cases("unknown", standard=code)
        assert found
        for case in found:
            told = possible(case.given)
            assert set(case.expect["possible"]) == told, case.id
            assert case.expect["category"] == (told.pop() if len(told) == 1 else None), case.id

    def test_some_are_decided_and_some_are_not(self):
        told = [case.expect["category"] for case in cases("unknown")]
        assert told.count(None) > 200
        assert len(told) - told.count(None) > 100

    @pytest.mark.parametrize("code", BARE)
    def test_every_boundary_is_in(self, code):
        """At each line and one đồng above it and below it where the answer changes, for every score."""
        rule, areas, highest, amounts = BARE[code]
        given = [case.given for case in cases("classify", standard=code)]
        whole = [g for g in given if g["income"]["months"] == 1]
        told = {(g["area"], g["income"]["total"], g.get("score", 0)) for g in whole}
        scores = range(highest + 1) if highest <= 12 else (0, 39, 40, 41, highest)
        for area, amount, score in product(areas, amounts, scores):
            below, at, above = (rule(area, amount + step, 1, score) for step in (-1, 0, 1))
            if below != at:
                assert {(area, amount - 1, score), (area, amount, score)} <= told
            if at != above:
                assert {(area, amount, score), (area, amount + 1, score)} <= told

    @pytest.mark.parametrize("code", BARE)
    def test_every_clause_that_gives_a_category_is_cited(self, code):
        for case in cases("classify", standard=code):
            outside = case.expect["category"] in (NOT_POOR, NEITHER)
            assert (case.expect["clause"] is None) == outside
            assert outside or case.cite == case.expect["clause"]


PERIODS = {
    "household": (
        (2001, "VN-2001-2005"), (2006, "VN-2006-2010"), (2011, "VN-2011-2015"), (2016, "VN-2016-2020"),
        (2022, "VN-2021-2025"), (2027, "VN-2026-2030"), (2031, None),
    ),
    "farm-household": ((2014, "VN-2014-2015-FARM"), (2016, None)),
    "policy-class": ((2011, "VN-2011-2015-130-150"), (2016, None)),
}  # fmt: skip
"""From which first of January each applies; 2021 by Nghị định 07/2021, 2026 by Nghị định 351/2025."""


def applies(day, subject):
    """The standard of a day, by the years of its instrument."""
    if subject == "worker":
        return "VN-2025-WORKER" if date(2025, 2, 24) <= day <= date(2025, 12, 31) else None
    return next((code for year, code in reversed(PERIODS[subject]) if day.year >= year), None)


def test_every_standard_is_written_once_more():
    assert set(BARE) == {standard.code for standard in (*ALL, *PROVINCIAL)}


def test_timeline():
    for case in cases("timeline"):
        day, subject = date.fromisoformat(case.given["day"]), case.given["subject"]
        assert case.expect["standard"] == applies(day, subject), case.id
        if case.expect["standard"] is None:
            is_open = subject == "worker" and day.year == 2026
            assert case.expect["why"] == ("not-modelled" if is_open else "undefined-standard"), case.id


def percent(count, total, decimals, rounding):
    """Long division in whole numbers."""
    units, rest = divmod(count * 100 * 10**decimals, total)
    up = {
        "half-up": 2 * rest >= total,
        "half-even": 2 * rest > total or (2 * rest == total and units % 2 == 1),
        "truncate": False,
        "ceiling": rest > 0,
    }[rounding]
    digits = str(units + up).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits


def test_rounding():
    found = cases("rounding")
    ties = 0
    for case in found:
        assert case.expect["percent"] == percent(**case.given), case.id
        scaled = case.given["count"] * 100 * 10 ** case.given["decimals"] * 2
        ties += scaled % case.given["total"] == 0 and scaled // case.given["total"] % 2 == 1
    assert ties >= 40


def shared(total, method, weights):
    """Shares by their definition: the next one to the greatest claim, or whole quotas, then remainders."""
    if method == "largest-remainder":
        whole = sum(weights.values())
        shares = {label: weight * total // whole for label, weight in weights.items()}
        rest = sorted(weights, key=lambda label: weights[label] * total % whole, reverse=True)
        return {label: n + (label in rest[: total - sum(shares.values())]) for label, n in shares.items()}
    shares = dict.fromkeys(weights, 0)
    for _ in range(total):
        claim = {
            label: Fraction(weight, shares[label] + 1 if method == "dhondt" else 2 * shares[label] + 1)
            for label, weight in weights.items()
        }
        shares[max(claim, key=claim.get)] += 1
    return shares


@pytest.mark.parametrize("case", cases("apportion"), ids=lambda case: case.id)
def test_apportion(case):
    assert case.expect["shares"] == shared(**case.given)
    assert sum(case.expect["shares"].values()) == case.given["total"]


STEPS = {
    # text: value, worth of the last digit: in thousandths of a per cent, in thousands of households
    "3,04%": (3040, 10), "0,28%": (280, 10), "14,3%": (14300, 100), "5,0%": (5000, 100),
    "11%": (11000, 1000), "0,001%": (1, 1), "100%": (100000, 1000),
    "2,338 triệu hộ": (2338, 1), "1,3 triệu hộ": (1300, 100), "67 ngàn hộ": (67, 1),
}  # fmt: skip
EXACT = {"453 hộ": "453", "1.800 hộ": "1800", "1,5 triệu đồng": "1500000"}
HEDGED = {
    # by the last digit that is no trailing zero: low, high, high is out
    "khoảng 1.800 hộ": ("1750", "1850", False),
    "xấp xỉ 1.000 hộ": ("500", "1500", False),
    "gần 4.850 hộ": ("4840", "4850", False),
    "hơn 18,1 nghìn hộ": ("18100", "18200", False),
    "trên 20%": ("20", "30", False),
    "dưới 5%": (None, "5", True),
    "ít nhất 55 hộ": ("55", None, False),
    "không quá 5%": (None, "5", False),
    "từ 5% trở lên": ("5", None, False),
    "từ 5% trở xuống": (None, "5", False),
    "1-1,5%": ("1", "1.5", False),
    "840-930 hộ": ("840", "930", False),
}


@pytest.mark.parametrize("case", cases("interval"), ids=lambda case: case.id)
def test_interval(case):
    text, rounding = case.given["text"], case.given["rounding"]
    low, high = case.expect["low"], case.expect["high"]
    if text in EXACT:
        assert (low, high) == (EXACT[text], EXACT[text])
        return
    if text in HEDGED:
        assert (low, high, case.expect["high_open"]) == HEDGED[text]
        assert not case.expect["low_open"]
        return
    value, step = STEPS[text]
    unit = Fraction(1000) if "%" in text else Fraction(1, 1000)
    ends = Fraction(low) * unit, Fraction(high) * unit
    for twice in range(2 * (value - 2 * step), 2 * (value + 2 * step) + 1):
        at = Fraction(twice, 2)
        inside = (ends[0] < at or (at == ends[0] and not case.expect["low_open"])) and (
            at < ends[1] or (at == ends[1] and not case.expect["high_open"])
        )
        units, rest = divmod(twice, 2 * step)
        up = {
            "half-up": rest >= step,
            "half-even": rest > step or (rest == step and units % 2 == 1),
            "truncate": False,
            "ceiling": rest > 0,
        }[rounding]
        assert inside == ((units + up) * step == value), (case.id, at)


def cells(document):
    """The figures of a small table: whole numbers, rates in hundredths of a per cent; the total is last."""
    table = document["tables"][0]
    rows = [*table["rows"], table["total"]]
    return {
        (row[0], role): int("".join(c for c in text if c.isdigit()))
        for row in rows
        for role, text in zip(table["columns"][1:], row[1:], strict=True)
    }


def holds(found):
    """Whether counts add up and every rate is its count over its households, rounded half up."""
    *places, total = dict.fromkeys(place for place, _ in found)
    for role in ("households", "poor"):
        if sum(found[place, role] for place in places) != found[total, role]:
            return False
    return all(
        found[place, "households"]
        and found[place, "poor_rate"]
        == (found[place, "poor"] * 20_000 + found[place, "households"]) // (2 * found[place, "households"])
        for place in (*places, total)
    )


def repairs(found):
    """Every change of one cell that makes everything hold: a sum leaves each cell one value to try."""
    *places, total = dict.fromkeys(place for place, _ in found)
    for place, role in found:
        if role == "poor_rate":
            count, base = found[place, "poor"], found[place, "households"]
            value = (count * 20_000 + base) // (2 * base)
        elif place == total:
            value = sum(found[other, role] for other in places)
        else:
            value = found[total, role] - sum(found[other, role] for other in places if other != place)
        if value != found[place, role] and holds({**found, (place, role): value}):
            yield place, role, value


SMALL = [case for case in cases("audit") if case.id.startswith("audit/table/")]


class TestAudit:
    """Small tables by exhaustive search; the plans by doing their sums again."""

    def test_the_clean_table_is_clean(self):
        assert SMALL[0].expect == {"findings": []}
        assert holds(cells(SMALL[0].given["document"]))

    @pytest.mark.parametrize("case", SMALL[1:], ids=lambda case: case.id)
    def test_one_change_of_one_cell_mends_it_and_it_is_the_one_expected(self, case):
        found = cells(case.given["document"])
        assert not holds(found)
        (expected,) = case.expect["findings"]
        where = expected["where"]
        meant = int("".join(c for c in expected["meant"] if c.isdigit()))
        assert list(repairs(found)) == [(where["row"], where["column"], meant)]

    def test_each_kind_of_slip_is_there(self):
        kinds = [case.id.split("/")[2] for case in SMALL]
        assert {kind: kinds.count(kind) >= 3 for kind in ("replaced", "omitted", "transposed", "added")} == {
            "replaced": True,
            "omitted": True,
            "transposed": True,
            "added": True,
        }

    def test_the_sums_of_the_plans(self):
        """Each figure expected, computed from figures of the same plan."""
        assert percent(109, 1481, 2, "half-up") == "7.36"  # Cam Lộ, Cam Tuyên
        assert 108 - (6 + 11 + 4 + 7 + 10 + 0 + 14) == 109 - 53 == 56
        assert percent(56, 1481, 2, "half-up") == "3.78"
        assert percent(453 - 24, 14905, 2, "half-up") == "2.88"
        assert percent(24, 14905, 2, "half-up") == "0.16"
        assert percent(6244, 52576, 2, "half-up") == "11.88"  # Lục Ngạn
        assert 22056 + 1264 == 23320  # Bến Tre
        assert percent(23320, 358966, 2, "half-up") == "6.50"
        meant = {
            finding["meant"]
            for case in cases("audit")
            if case.id.startswith("audit/plan/")
            for finding in case.expect["findings"]
        }
        assert meant == {"7.36", "56", "3.78", "2.88", "0,16%", "11,88%", "23.320", "6.039", None}

    def test_ben_tre_says_what_is_missing_of_its_total(self):
        """The poor of the other places, taken from 55.821, leave 6.039 for Mỏ Cày Bắc."""
        document = next(c for c in cases("audit") if c.id.endswith("ben-tre-2011")).given["document"]
        (table,) = document["tables"]
        at = table["columns"].index("poor")
        others = [row[at] for row in table["rows"] if row[0] != "Mỏ Cày Bắc"]
        assert 55_821 - sum(int(text.replace(".", "")) for text in others) == 6_039
