"""Legal instruments and the places in them: no number of this library stands without one.

>>> cite = Instrument("07/2021/NĐ-CP", kind="Nghị định", issuer="Chính phủ",
...     issued=date(2021, 1, 27), checked=date(2026, 1, 9)).at("Điều 3 khoản 2 điểm a")
>>> str(cite), cite.text("en")
('Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a', 'Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a')
"""

import re
from datetime import date
from enum import StrEnum

import attrs

from chuanngheo.errors import InvalidStandardError, UnknownCodeError
from chuanngheo.languages import phrase, vietnamese


class Confidence(StrEnum):
    """How surely a fact of law is known, best first.

    >>> Confidence.PARAPHRASED.value, Confidence.PARAPHRASED.text("en")
    ('P', 'seen only in paraphrase')
    """

    VERBATIM = "V"
    OFFICIAL_ENGLISH = "V-en"
    PARAPHRASED = "P"
    DERIVED = "D"
    FORM_TEMPLATE = "C"

    def text(self, lang: str = "vi") -> str:
        """What the grade means, in a few words.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, *_CONFIDENCE[self])


_CONFIDENCE = {
    Confidence.VERBATIM: ("theo nguyên văn", "wording seen verbatim"),
    Confidence.OFFICIAL_ENGLISH: ("theo bản dịch chính thức", "official English translation"),
    Confidence.PARAPHRASED: ("theo nguồn thuật lại", "seen only in paraphrase"),
    Confidence.DERIVED: ("suy ra từ văn bản", "derived from the text"),
    Confidence.FORM_TEMPLATE: ("theo biểu mẫu", "read off a form template"),
}

_KINDS = {
    "Luật": "Law", "Nghị định": "Decree", "Quyết định": "Decision", "Thông tư": "Circular",
    "Nghị quyết": "Resolution", "Kế hoạch": "Plan", "Văn bản hợp nhất": "Consolidated text",
    "Chỉ thị": "Directive",
}  # fmt: skip

_PLACES = (
    ("Điều", "Article"),
    ("khoản", "Clause"),
    ("điểm", "Point"),
    ("Phụ lục", "Annex"),
    ("Mục", "Section"),
    ("mục", "Section"),
    ("phần", "Part"),
    ("Mẫu số", "Form"),
    ("Phiếu", "Form"),
    ("Công báo trang", "Official Gazette page"),
    ("trang", "page"),
    ("chỉ số", "Indicator"),
    ("ghi chú", "Note"),
    ("giai đoạn", "period"),
)
"""Words with a number after them, as places in an instrument are named."""

_WORDED = (
    (
        "(thay khoản 2 Điều 6 Thông tư 17/2016/TT-BLĐTBXH)",
        "(in place of Clause 2, Article 6 of Circular 17/2016/TT-BLĐTBXH)",
    ),
    ("phần phân công nhiệm vụ, cấp tỉnh", "part on the division of tasks, province level"),
    ("phần nhiệm vụ, giải pháp", "part on tasks and measures"),
    ("phần mục tiêu", "part on objectives"),
    ("mức chuẩn", "the lines"),
    ("nhóm 3, không thấy mức trần thu nhập", "group 3, no upper limit of income seen"),
    ("quy định chuyển tiếp", "transitional provision"),
    ("quy định hộ nghèo, hộ cận nghèo từ năm 2027", "provision on poor and near-poor households from 2027"),
    ("quy định chuẩn nghèo từ năm 2027", "provision on the standard from 2027"),
    ("quy định tiêu chí thu nhập từ năm 2027", "provision on the income criterion from 2027"),
    ("quy định về hộ mới thoát nghèo", "provision on households newly out of poverty"),
    ("quy định về tiêu chí", "provision on the criteria"),
    ("(số điều chưa thấy)", "(number of the article not seen)"),
    ("tiếp tục áp dụng trong năm", "applied further in"),
    ("tổng điều tra hộ nghèo năm", "census of poor households of"),
    ("từ ngày", "from"),
)
"""Places that are named in words, whole; the longer before what it holds."""


def _known_kind(_instrument: object, _field: object, value: str) -> None:
    if value not in _KINDS:
        raise UnknownCodeError("kind of instrument", "loại văn bản", value, _KINDS)


@attrs.frozen
class Instrument:
    """A legal instrument (văn bản): its number, and its dates kept apart.

    ``issued`` (ngày ban hành) and ``in_force`` (ngày có hiệu lực) are ``None`` where no text seen shows
    them; ``checked`` is the day this library last compared itself with the text.  From when a standard
    *applies* is not here but in the timeline.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> decree = NATIONAL_2021_2025.cite.instrument
    >>> decree.text("en"), str(decree.issued), str(decree.in_force)
    ('Decree 07/2021/NĐ-CP', '2021-01-27', '2021-03-15')
    """

    number: str
    kind: str = attrs.field(kw_only=True, validator=_known_kind)
    issuer: str = attrs.field(kw_only=True)
    checked: date = attrs.field(kw_only=True)
    title: str = attrs.field(kw_only=True, default="")
    issued: date | None = attrs.field(kw_only=True, default=None)
    in_force: date | None = attrs.field(kw_only=True, default=None)
    sources: tuple[str, ...] = attrs.field(kw_only=True, default=())

    def at(self, place: str, confidence: Confidence = Confidence.VERBATIM, quote: str = "") -> "Citation":
        """The citation of a place (Điều, khoản, điểm) in this instrument."""
        return Citation(self, place, confidence, quote)

    def text(self, lang: str = "vi") -> str:
        """``Nghị định 07/2021/NĐ-CP`` or ``Decree 07/2021/NĐ-CP``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        if vietnamese(lang):
            return f"{self.kind} {self.number}"
        return f"{_KINDS[self.kind]} {self.number.replace('(số chưa thấy)', '(number not seen)')}"

    def __str__(self) -> str:
        return self.text()


@attrs.frozen
class Citation:
    """A place in an instrument, how surely its wording is known, and the words where they are quoted.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> NATIONAL_2021_2025.rules[1].cite.text("en"), NATIONAL_2021_2025.rules[1].cite.quote
    ('Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b', 'thiếu hụt dưới 03 chỉ số')
    """

    instrument: Instrument
    place: str
    confidence: Confidence = Confidence.VERBATIM
    quote: str = ""

    def __attrs_post_init__(self) -> None:
        if not self.place.strip():
            raise InvalidStandardError(
                f"a citation of {self.instrument} must name the place in it",
                f"căn cứ dẫn {self.instrument} phải ghi rõ điều, khoản hoặc trang",
            )

    def text(self, lang: str = "vi") -> str:
        """The citation in a sentence; a grade below verbatim is said.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        said = f"{self.instrument.text(lang)}, {self.spot(lang)}"
        if self.confidence is not Confidence.VERBATIM:
            said += f" ({self.confidence.text(lang)})"
        return said

    def spot(self, lang: str = "vi") -> str:
        """The place alone: ``Điều 3 khoản 2 điểm a`` or ``Article 3, Clause 2, Point a``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return self.place if vietnamese(lang) else _english(self.place)

    def __str__(self) -> str:
        return f"{self.instrument}, {self.place}"


def _english(place: str) -> str:
    for vi, en in _WORDED:
        place = place.replace(vi, en)
    for vi, en in _PLACES:
        place = re.sub(rf",?\s*\b{vi}\b", f", {en}", place)
    return place.lstrip(", ")
