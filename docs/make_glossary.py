"""Write the glossary anew: ``python docs/make_glossary.py``.

What the library itself says in two languages is read from it; only terms that stand in no data are written
here.
A test compares what is checked in.
"""

import inspect
import pkgutil
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path

import chuanngheo
from chuanngheo import areas
from chuanngheo.areas import Area
from chuanngheo.groups import GROUPS, Group
from chuanngheo.standards import ALL, PROVINCIAL

HERE = Path(__file__).parent / "about" / "glossary.md"

TERMS = {
    "chuẩn nghèo": ("poverty standard", "Ai là hộ nghèo, hộ cận nghèo: mức thu nhập và thiếu hụt. / Lines and deprivations."),
    "chuẩn nghèo đa chiều": ("multidimensional poverty standard", "Xét cả thu nhập và thiếu hụt, từ 2016. / Since 2016."),
    "mức chuẩn nghèo": ("poverty line", "Số tiền, đồng/người/tháng. / An amount, đồng per person per month."),
    "thu nhập bình quân đầu người": ("income per head", "Tổng thu nhập chia cho số tháng và số khẩu. / Over months and members."),
    "chỉ số": ("indicator", "Một điều được hỏi; thiếu hụt hay không. / One thing asked; deprived or not."),
    "thiếu hụt": ("deprivation", "Không đạt ngưỡng của một chỉ số. / Below the threshold of an indicator."),
    "dịch vụ xã hội cơ bản": ("basic social services", "Nhóm các chỉ số. / What the indicators are grouped by."),
    "hộ": ("household", "Đơn vị của danh sách và của tỷ lệ hộ nghèo. / What lists and rates count."),
    "khẩu, nhân khẩu": ("person, member", "Không cộng với hộ. / Never added to households."),
    "tỷ lệ hộ nghèo": ("poverty rate of households", "Số hộ nghèo trên tổng số hộ. / Over all households."),
    "tỷ lệ nghèo đa chiều": ("multidimensional poverty rate", "Hộ nghèo và hộ cận nghèo trên tổng số hộ. / Poor and near-poor."),
    "điểm phần trăm": ("percentage points", "Hiệu của hai tỷ lệ. / The difference of two rates."),
    "rà soát": ("review", "Định kỳ 01/9–14/12 hằng năm, và thường xuyên. / Yearly, and monthly on request."),
    "danh sách": ("list", "Kết quả rà soát được công nhận. / What the review ends in."),
    "Phiếu A, Phiếu B1, Phiếu B2": ("sheets A, B1, B2", "Nhận dạng; thu nhập; thiếu hụt. / Screening; income; deprivations."),
    "điểm A, điểm B": ("points A, points B", "Điểm ước lượng thu nhập; điểm thiếu hụt (10 điểm một chỉ số). / Of income; of deprivations, ten each."),
    "thoát nghèo": ("escape from poverty", "Ra khỏi danh sách hộ nghèo. / Leaving the list of the poor."),
    "tái nghèo": ("relapse into poverty", "Đã thoát, nay lại nghèo. / Poor again after an escape."),
    "phát sinh mới": ("newly poor", "Vào danh sách, trước đó không có. / On the list for the first time."),
    "bảo trợ xã hội": ("social protection", "Hộ không có khả năng lao động. / Households without labour."),
    "chủ hộ": ("head of household", "Căn cứ của một số nhóm hộ. / By whom some groups are told."),
    "kế hoạch": ("plan", "Văn bản đề ra chỉ tiêu của một năm hay một giai đoạn. / Sets the targets of a year or a period."),
    "chỉ tiêu": ("target", "Số hộ, tỷ lệ hay điểm phần trăm phải đạt. / Households, a rate or points to reach."),
    "biểu, phụ lục": ("table, annex", "Bảng số kèm kế hoạch. / The tables of a plan."),
    "đầu kỳ, cuối kỳ": ("beginning, end of the period", "Đầu năm là cuối năm trước. / The beginning of a year is the end of the last."),
    "xã, phường, thị trấn, đặc khu": ("commune, ward, township, special zone", "Đơn vị cấp xã; từ 01/07/2025 không còn thị trấn. / Communal units; no township from 01/07/2025."),
    "Luật, Nghị quyết, Nghị định": ("Law, Resolution, Decree", "Quốc hội, Hội đồng nhân dân; Chính phủ. / Of assemblies; of the Government."),
    "Quyết định, Thông tư, Chỉ thị": ("Decision, Circular, Directive", "Thủ tướng, bộ, ủy ban. / Of the Prime Minister, ministries, committees."),
    "Điều, khoản, điểm": ("Article, Clause, Point", "Chỗ trong văn bản. / Places in a text."),
}  # fmt: skip
"""Terms that stand in no data of the library: English, and a word of what is meant."""

DIMENSIONS = {
    "việc làm": "employment",
    "y tế": "health",
    "giáo dục": "education",
    "nhà ở": "housing",
    "nước sạch và vệ sinh": "clean water and sanitation",
    "nước sinh hoạt và vệ sinh": "domestic water and sanitation",
    "thông tin": "information",
}
"""The dimensions (dịch vụ xã hội cơ bản) of the indicators, which the data name in Vietnamese alone."""

FIRST = ("Category", "Subject", "Confidence", "Movement")
"""The lists of the library that are shown first."""


def main() -> None:
    """Write the page."""
    HERE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    return "\n".join(lines()) + "\n"


def lines() -> Iterator[str]:
    """Every section."""
    yield "---\nlang: vi\n---\n\n# Bảng thuật ngữ / Glossary\n"
    yield "Thuật ngữ là của văn bản; tiếng Anh chỉ là bản dịch. Cột *Code* là tên dùng trong thư viện và trong tệp.\n"
    yield "*The terms are those of the decrees, the English is a translation; the code is the library's own name, in"
    yield "programs and files. Written by `python docs/make_glossary.py` from the library.*\n"
    yield "## Chung / In general\n\n| Tiếng Việt | English | |\n|---|---|---|"
    yield from (f"| {vi} | {en} | {meaning} |" for vi, (en, meaning) in TERMS.items())
    yield from table("Khu vực / Areas", area_terms())
    yield from table("Nhóm hộ / Groups of households", group_terms())
    yield from indicators()
    for title, terms in enumerations():
        yield from table(title, terms)


def table(title: str, terms: list[tuple[str, str, str]]) -> Iterator[str]:
    """A heading and the terms under it: Vietnamese, English, code."""
    yield f"\n## {title}\n\n| Tiếng Việt | English | Code |\n|---|---|---|"
    yield from (f"| {vi} | {en} | `{code}` |" for vi, en, code in terms)


def area_terms() -> list[tuple[str, str, str]]:
    """Every area of a standard that ships, and those the library names."""
    named = [value for value in vars(areas).values() if isinstance(value, Area)]
    listed = [area for standard in (*ALL, *PROVINCIAL) for area in standard.areas]
    return [(area.vi, area.en, area.code) for area in dict.fromkeys(named + listed)]


def group_terms() -> list[tuple[str, str, str]]:
    """Every group of households, causes of poverty among them."""
    return [(group.vi, group.en, group.code) for group in GROUPS.values() if isinstance(group, Group)]


def indicators() -> Iterator[str]:
    """Every set of indicators with its dimensions."""
    sets = {
        standard.indicators.code: standard.indicators
        for standard in (*ALL, *PROVINCIAL)
        if standard.indicators
    }
    for code, indicator_set in sets.items():
        yield f"\n## Chỉ số / Indicators `{code}`\n\n| Dịch vụ / Dimension | Tiếng Việt | English | Code |\n|---|---|---|---|"
        for each in indicator_set.indicators:
            yield f"| {each.dimension} / {DIMENSIONS[each.dimension]} | {each.vi} | {each.en} | `{each.code}` |"


def enumerations() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Every list of words that the library says in two languages, by its name and its room."""
    found = list(dict.fromkeys(bilingual()))
    found.sort(
        key=lambda kind: (
            FIRST.index(kind.__name__) if kind.__name__ in FIRST else len(FIRST),
            title_of(kind),
        )
    )
    for kind in found:
        yield title_of(kind), [(word.text("vi"), word.text("en"), word.value) for word in kind]


def title_of(kind: type[Enum]) -> str:
    """A list by its first line and where it lives."""
    room = kind.__module__.removeprefix("chuanngheo.")
    return f"`{kind.__name__}` ({room}): {(inspect.getdoc(kind) or '').partition(chr(10))[0]}"


def bilingual() -> Iterator[type[Enum]]:
    """Every enumeration of the library whose members have a text in the language asked for."""
    for found in pkgutil.walk_packages(chuanngheo.__path__, "chuanngheo."):
        if found.name.endswith(("__main__", ".plugin")):
            continue
        for value in vars(import_module(found.name)).values():
            if is_bilingual(value):
                yield value


def is_bilingual(value: object) -> bool:
    """Whether it is such an enumeration, with members, of our own."""
    if not (inspect.isclass(value) and issubclass(value, Enum) and value.__module__.startswith("chuanngheo")):
        return False
    return hasattr(value, "text") and len(value) > 0


if __name__ == "__main__":
    main()
