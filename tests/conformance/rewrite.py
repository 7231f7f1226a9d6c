"""Write the conformance suite anew: ``python tests/conformance/rewrite.py``.

What this library answers is written down; the tests beside this file say it again in bare whole numbers.
A case that changes here is a change of what the library says: raise the version, and say by which text.
"""

import json
import runpy
import tomllib
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from pathlib import Path
from random import Random

from chuanngheo import (
    NATIONAL,
    Household,
    Income,
    PerHead,
    Rounding,
    Subject,
    category,
    classify,
    figure,
    figures,
)
from chuanngheo.errors import ChuanNgheoError, NotModelledError
from chuanngheo.quantities import plain, rounded
from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.standards.timeline import LAW_CHECKED
from chuanngheo.targets import apportion
from chuanngheo.testing import INVALID, inject_typo, make_table
from chuanngheo.testing.conformance import FOLDER, GROUPS, VERSION
from chuanngheo.testing.regions import last_before

EVERY = (*ALL, *PROVINCIAL)
HERE = Path(__file__).parent
ROOT = HERE.parent.parent

NUMERALS = "Luật Kế toán 2015, Điều 11"
ROUNDS = "TCVN 1517:1974 (0–4 xuống, 6–9 lên; đúng 5 chưa thấy văn bản: lên / exactly 5: no text seen, up)"
CAM_LO = "Kế hoạch 28/KH-UBND của UBND huyện Cam Lộ, 22/02/2022, biểu Chỉ tiêu giảm nghèo năm 2022"

ABOUT = {
    "classify": "Every edge of every region of every standard, and one đồng in a year beyond each line.",
    "unknown": "Facts that are not known: category is null until every completion gives the same one.",
    "timeline": "The first and the last day of every line of the timeline, and the days around them.",
    "figures": "Figures as printed in public documents; unit is what the column says, where it says it.",
    "interval": "Which exact numbers a printed figure may stand for; null is no bound.",
    "rounding": "A count over a total as a percentage of so many decimals.",
    "apportion": "A total shared in whole numbers by weights: examples and results that others published.",
    "audit": "Documents, and the figures in them that contradict the others, with what was meant.",
    "refused": "Inputs that must be refused.",
}


def case(name, given, expect, cite):
    return {"id": name, "given": given, "expect": expect, "cite": cite}


def income(total, months=1, members=1):
    return {"total": total, "months": months, "members": members}


def edges(standard, area):
    """Zero, and the last đồng before and the first after every cut."""
    lasts = [last_before(cut) for cut in standard.sheets[area].cuts]
    return [0, *(amount for last in lasts for amount in (last, last + 1))]


def scores(standard):
    """Every score; where there are too many, those about each number of points that a rule asks."""
    if not standard.max_score:
        return (None,)
    if standard.max_score <= MOST_SCORES:
        return range(standard.max_score + 1)
    asked = {rule.score.least for rule in standard.rules} - {None}
    return sorted({0, standard.max_score, *(points + step for points in asked for step in (-1, 0, 1))})


MOST_SCORES = 20


def near(standard):
    """The scores on both sides of the first test of points."""
    if not standard.max_score:
        return (None,)
    least = min(rule.score.least for rule in standard.rules if rule.score.least)
    return (least - 1, least)


def classify_cases():
    for standard in EVERY:
        for area in standard.area_codes:
            for amount, score in product(edges(standard, area), scores(standard)):
                yield classified(standard, area, income(amount), str(amount), score)
            for cut, score in product(standard.sheets[area].cuts, near(standard)):
                for more in (-1, 0, 1):
                    total = int(cut.amount * 12 * 7) + more
                    yield classified(standard, area, income(total, 12, 7), f"{total}-by-12x7", score)


def classified(standard, area, money, told, score):
    home = Household(area=area, income=Income(**money), score=score)
    result = classify(home, standard)
    given = {"standard": standard.code, "area": area, "income": money}
    name = f"classify/{standard.code}/{area}/{told}"
    if score is not None:
        given["score"] = score
        name += f"/{score}"
    expect = {"category": str(result.category), "clause": str(result.rule.cite) if result.rule else None}
    return case(name, given, expect, str(result.rule.cite if result.rule else standard.cite))


def unknown_cases():
    for standard in EVERY:
        amounts = sorted({amount for area in standard.area_codes for amount in edges(standard, area)})
        found = [None, *near(standard)] if standard.max_score else [None]
        for area, amount, score in product((None, *standard.area_codes), (None, *amounts), found):
            if None in (area, amount) or (standard.max_score and score is None):
                yield undecided(standard, area, amount, {} if score is None else {"score": score}, score)
        if standard.indicators is not None:
            yield from undecided_deprivations(standard)


def undecided_deprivations(standard):
    codes = standard.indicators.codes
    area = standard.area_codes[0]
    for amount in edges(standard, area):
        for yes, open_ in product(range(4), (1, 2, len(codes))):
            answers = [True] * yes + [None] * min(open_, len(codes) - yes)
            answers += [False] * (len(codes) - len(answers))
            facts = {"deprivations": dict(zip(codes, answers, strict=True))}
            yield undecided(standard, area, amount, facts, f"{yes}+{min(open_, len(codes) - yes)}?")


def undecided(standard, area, amount, facts, told):
    given = {"standard": standard.code, "area": area, "income": None if amount is None else income(amount)}
    known = (
        {"deprivations": standard.deprivations(facts["deprivations"])} if "deprivations" in facts else facts
    )
    home = Household(area=area, income=None if amount is None else PerHead(amount), **known)
    result = classify(home, standard)
    words = ("?" if part is None else str(part) for part in (area, amount, told))
    name = "/".join(("unknown", standard.code, *words))
    settled = category(home, standard)
    expect = {"category": settled and str(settled), "possible": [str(c) for c in result.possible]}
    return case(name, given | facts, expect, str(standard.cite))


def timeline_cases():
    spans = [entry.span for entry in NATIONAL.entries] + [
        question.span for question in NATIONAL.open_questions
    ]
    around = {
        day + timedelta(step) for span in spans for day in (span.first, span.last) for step in (-1, 0, 1)
    }
    for subject, day in product(Subject, sorted(around)):
        given = {"day": day.isoformat(), "subject": subject.value}
        cite = "mốc thời gian của các văn bản / the timeline of the instruments"
        try:
            entry = NATIONAL.on(day, subject=subject)
        except ChuanNgheoError as error:
            why = "not-modelled" if isinstance(error, NotModelledError) else "undefined-standard"
            expect = {"standard": None, "why": why}
            if isinstance(error, NotModelledError):
                cite = next(q.why for q in NATIONAL.open_questions if day in q.span)
        else:
            expect = {"standard": entry.standard.code, "why": None}
            cite = str(entry.by)
        yield case(f"timeline/{subject}/{day}", given, expect, cite)


def figure_cases():
    forms = json.loads((ROOT / "tests" / "data" / "number_formats.json").read_text(encoding="utf-8"))
    for form in forms:
        unit = form.get("column")
        given = {"text": form["text"], "unit": unit}
        name = f"figures/{unit or 'prose'}/{form['text']}"
        if form.get("refused"):
            yield case(name, given, {"refused": True}, NUMERALS)
            continue
        found = [figure(form["text"], unit=unit)] if unit else figures(form["text"])
        yield case(name, given, {"figures": [seen(one) for one in found]}, NUMERALS)


def seen(one):
    return {
        "value": str(one.value),
        "unit": one.unit,
        "hedge": one.hedge and one.hedge.value,
        "upper": one.upper and str(one.upper),
        "of": one.of and str(one.of),
    }


PRINTED = (
    "3,04%", "0,28%", "14,3%", "5,0%", "11%", "0,001%", "100%", "453 hộ", "1.800 hộ", "khoảng 1.800 hộ",
    "xấp xỉ 1.000 hộ", "gần 4.850 hộ", "hơn 18,1 nghìn hộ", "trên 20%", "dưới 5%", "ít nhất 55 hộ",
    "không quá 5%", "từ 5% trở lên", "từ 5% trở xuống", "1-1,5%", "840-930 hộ", "2,338 triệu hộ",
    "1,3 triệu hộ", "1,5 triệu đồng", "67 ngàn hộ",
)  # fmt: skip


def interval_cases():
    for text, rounding in product(PRINTED, Rounding):
        found = figure(text).interval(rounding)
        ends = {
            "low": None if found.low is None else plain(found.low),
            "high": None if found.high is None else plain(found.high),
            "low_open": found.low_open,
            "high_open": found.high_open,
        }
        yield case(f"interval/{rounding}/{text}", {"text": text, "rounding": rounding.value}, ends, ROUNDS)


CAM_LO_POOR = (
    ("Thanh An", (2693, 106)), ("TT Cam Lộ", (2095, 36)), ("Cam Thành", (2223, 37)),
    ("Cam Thủy", (1489, 57)), ("Cam Nghĩa", (1667, 46)), ("Cam Tuyên", (1481, 109)),
    ("Cam Chính", (1466, 18)), ("Cam Hiếu", (1791, 44)),
)  # fmt: skip
"""As printed in the annex; they add up to the 14.905 and 453 printed below them."""


def rounding_cases():
    for _, (total, count) in (*CAM_LO_POOR, ("Tổng", (14905, 453))):
        yield rounding_case(count, total, 2, Rounding.HALF_UP, f"{ROUNDS}; {CAM_LO}")
    ties = ((1, 8), (3, 8), (1, 16), (3, 16), (1, 32), (1, 160), (3, 160), (1, 200), (3, 200), (1, 800))
    others = ((0, 7), (7, 7), (1, 3), (2, 3), (1, 7), (6, 7), (9995, 10000), (99995, 100000), (8, 7))
    for (count, total), decimals, rounding in product(ties + others, (0, 1, 2), Rounding):
        yield rounding_case(count, total, decimals, rounding, ROUNDS)


def rounding_case(count, total, decimals, rounding, cite):
    given = {"count": count, "total": total, "decimals": decimals, "rounding": rounding.value}
    percent = rounded(Fraction(count * 100, total), decimals, rounding)
    name = f"rounding/{rounding}/{count}-of-{total}/{decimals}"
    return case(name, given, {"percent": format(percent, "f")}, cite)


def apportion_cases():
    published = runpy.run_path(str(ROOT / "tests" / "targets" / "test_published_apportionments.py"))["CASES"]
    for source, method, total, weights, _ in published:
        named = {f"{number:02}": weight for number, weight in enumerate(weights, 1)}
        given = {"total": total, "method": str(method), "weights": named}
        shares = apportion(total, named, method=method)
        first = next(iter(weights))
        name = f"apportion/{method}/{total}-by-{len(weights)}/{first}"
        yield case(name, given, {"shares": shares}, source)


def audit_cases():
    known = json.loads((HERE / "findings.json").read_text(encoding="utf-8"))
    for path in sorted((ROOT / "docs" / "examples").glob("*.toml")):
        document = json.loads(
            json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=date.isoformat)
        )
        number = f"{document['number']} " if "number" in document else ""
        cite = f"Kế hoạch {number}của {document['issuer']}: {document['title']}"
        document["source"] = path.name
        yield case(f"audit/plan/{path.stem}", {"document": document}, {"findings": known[path.stem]}, cite)
    clean = make_table(CAM_LO_POOR)
    yield case("audit/table/clean", {"document": as_document(clean)}, {"findings": []}, CAM_LO)
    for seed in SLIPS:
        slip = inject_typo(Random(seed), clean)  # noqa: S311 # no secret is drawn
        where = {"row": slip.row, "column": slip.column}
        expect = {"where": where, "printed": slip.printed, "meant": slip.meant, "follows": False}
        name = f"audit/table/{slip.typo}/{slip.row}/{slip.column}/{slip.printed}"
        given = {"document": as_document(slip.table)}
        yield case(name, given, {"findings": [expect]}, f"{CAM_LO}; {slip.text('vi')}")


SLIPS = (1, 2, 3, 4, 7, 8, 9, 10, 13, 14, 15, 17, 19, 27, 29, 30, 33, 34, 40, 56, 58, 64)
"""Seeds whose slip leaves one cell only that could be changed for everything to hold."""


def as_document(table):
    def texts(row):
        return [row.label, *(row[column.role].text for column in table.columns[1:])]

    return {
        "title": "Bảng thử",
        "tables": [
            {
                "title": table.title,
                "place": table.place,
                "columns": [column.role for column in table.columns],
                "rows": [texts(row) for row in table.rows],
                "total": texts(table.total),
                "start": table.start,
            }
        ],
    }


def refused_cases():
    for entry in INVALID:
        given = {"kind": entry.kind, "input": entry.given}
        cite = {"figure": NUMERALS, "household": "Nghị định 07/2021/NĐ-CP, Điều 3", "day": "ISO 8601"}[
            entry.kind
        ]
        yield case(
            f"refused/{entry.id}", given, {"reason": entry.reason.value, "because": entry.because}, cite
        )


BUILD = {
    "classify": classify_cases,
    "unknown": unknown_cases,
    "timeline": timeline_cases,
    "figures": figure_cases,
    "interval": interval_cases,
    "rounding": rounding_cases,
    "apportion": apportion_cases,
    "audit": audit_cases,
    "refused": refused_cases,
}


def text_of(group):
    """The file of one group, one case a line."""
    head = {
        "suite": "chuanngheo-conformance",
        "version": VERSION,
        "law": LAW_CHECKED.isoformat(),
        "group": group,
        "about": ABOUT[group],
        "digests": {standard.code: standard.digest for standard in EVERY},
    }
    lines = [f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}," for name, value in head.items()]
    cases = [f"  {json.dumps(one, ensure_ascii=False)}" for one in BUILD[group]()]
    return "\n".join(["{", *lines, ' "cases": [', ",\n".join(cases), " ]", "}", ""])


def files():
    """Every file of the suite but its schema."""
    return {f"{group}.json": text_of(group) for group in GROUPS}


def main():
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
