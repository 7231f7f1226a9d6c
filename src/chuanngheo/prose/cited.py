"""Instruments cited, and the other numbers that are no figures: articles, programmes, names.

>>> [(c.kind, c.number, c.date) for c, _ in instruments("Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của")]
[('Quyết định', '90/QĐ-TTg', datetime.date(2022, 1, 18))]
"""

import re
from collections.abc import Iterator

from chuanngheo.prose.reading import PassedOver
from chuanngheo.prose.times import DATE, date_of
from chuanngheo.statements import Cited

KINDS = (
    "Quyết định", "Nghị định", "Thông tư liên tịch", "Thông tư liên bộ", "Thông tư", "Nghị quyết", "Chỉ thị", "Kế hoạch",
    "Văn bản hợp nhất", "Công văn", "Luật", "Báo cáo", "Kết luận", "Tờ trình", "Hướng dẫn", "Công điện", "Thông báo",
    "Chương trình", "Đề án", "Văn bản", "Pháp lệnh", "Thông tri",
)  # fmt: skip
"""Kinds of documents, as they are written before a number."""

_KIND = "|".join(kind.replace(" ", r"\ ") for kind in KINDS)
_CODE = r"[0-9]{1,5}(?:\s?/\s?(?:19|20)[0-9]{2})?\s?[/-]?\s?(?-i:[A-ZĐƯ]{1,5}[A-Za-zĐđƯ0-9]*)(?:[-/](?-i:[A-ZĐƯ&][A-Za-zĐđƯ&0-9]*)){1,4}"
NUMBER = rf"(?<![\w.,/]){_CODE}"
"""The number of an instrument: "07/2021/NĐ-CP"."""
_OF = rf"(?:,?\s(?:ban\ hành\ )?(?:{DATE}))"
INSTRUMENT = re.compile(
    rf"(?:(?<![^\W_])(?P<kind>{_KIND})\ (?:số\ ?:?\ ?)?)?(?P<number>{NUMBER})(?P<dated>{_OF})?",
    re.IGNORECASE | re.VERBOSE,
)
"""A text of law named in a sentence: its kind, its number, its date."""
_OTHERS: tuple[tuple[PassedOver, str], ...] = (
    (PassedOver.DOCUMENT_NUMBER, r"(?:(?:quyết\ định|nghị\ định|thông\ tư|nghị\ quyết|chỉ\ thị|kế\ hoạch|công\ văn|văn\ bản|báo\ cáo)\ )?số\ ?:?\ ?[0-9]{1,5}(?:/[0-9]{4})?\ ?/?(?=\ ?(?:ngày|/|$))"),
    (PassedOver.PROGRAMME, r"(?:chương\ trình|dự\ án|nghị\ quyết|tiểu\ dự\ án|nghị\ định|quyết\ định|đề\ án|hợp\ phần)\ (?:số\ )?[0-9]+(?:\.[0-9]+)?[a-z]?"),
    (PassedOver.ARTICLE, r"(?:điều|khoản|phụ\ lục|biểu(?:\ số)?|mẫu(?:\ số)?|bảng(?:\ số)?|mục|chương|phần|tiết|trang|điểm)\ (?:số\ )?[0-9]+(?:[.-][0-9]+)*[a-z]?(?![^\W_])(?!\s?%)"),
    (PassedOver.NAME, r"(?:khu\ phố|tổ|quận|phường|thôn|ấp|bản|xóm|đội|khối|tổ\ dân\ phố|khu\ vực|vùng|khu)\ (?:số\ )?[0-9]{1,2}(?![0-9.,/%]|\s?%|\ hộ|\ xã)"),
    (PassedOver.PERIOD, r"(?:trong\ |sau\ |của\ )?[0-9]{1,2}(?:\s?-\s?[0-9]{1,2})?\ (?:năm|tháng|quý|ngày|tuần|giờ)(?![^\W_])(?!\ (?:19|20)[0-9]{2})"),
    (PassedOver.PERIOD, r"(?:báo\ cáo|định\ kỳ)\ [0-9]{1,2}\ (?:tháng|năm)"),
    (PassedOver.DATE, r"(?:trước\ )?ngày\ [0-9]{1,2}(?:/[0-9]{1,2})?(?:\ tháng\ [0-9]{1,2})?(?![0-9/])"),
    (PassedOver.DATE, r"tháng\ [0-9]{1,2}(?:\s?[-,]\s?[0-9]{1,2})*(?![0-9/.,]*[0-9])"),
    (PassedOver.DATE, r"(?:lần\ thứ|khóa|khoá|thứ)\ (?:[0-9]+|[IVX]+)"),
)  # fmt: skip
_OTHER = re.compile(
    "|".join(f"(?P<o{n}>(?<![^\\W_]){form})" for n, (_, form) in enumerate(_OTHERS)),
    re.IGNORECASE | re.VERBOSE,
)


def passed_over(line: str) -> "Iterator[tuple[re.Match[str], PassedOver]]":
    """What carries digits and says nothing that could be checked, with the reason."""
    for match in INSTRUMENT.finditer(line):
        yield match, PassedOver.DOCUMENT_NUMBER
    for match in _OTHER.finditer(line):
        yield match, next(reason for n, (reason, _) in enumerate(_OTHERS) if match[f"o{n}"] is not None)


def instruments(line: str) -> "Iterator[tuple[Cited, re.Match[str]]]":
    """The instruments that a sentence cites, number and date exactly as printed."""
    for match in INSTRUMENT.finditer(line):
        kind = next((k for k in KINDS if k.lower() == (match["kind"] or "").lower()), "")
        kind = "Thông tư" if kind.startswith("Thông tư") else kind
        number = re.sub(r"\s", "", match["number"])
        yield Cited(number=number, kind=kind, date=date_of(match), text=match[0]), match
