r"""What the words of a printed heading say, as data: each pattern with a heading that prints it.

Headings are matched in composed lower case with single blanks.  Earlier words win over later ones and
take their letters away, so that "hộ cận nghèo" is never read as "hộ … nghèo".

>>> said = read("Tỷ lệ hộ cận\nnghèo cuối năm 2022 (%)")
>>> said.base, said.rate, said.when, said.year
('near_poor', True, 'end', 2022)
"""
# ruff: noqa: E501 # one pattern a line, unbroken

import re
import unicodedata
from enum import StrEnum
from functools import cache

import attrs

from chuanngheo.numerals import folded


class Facet(StrEnum):
    """What a word settles of its column."""

    NOTHING = "nothing"  # words that name no column: "theo chuẩn nghèo đa chiều"
    BASE = "base"  # whom the column counts
    WEAK_BASE = "weak_base"  # "tổng số hộ": all households, unless the heading above says which
    TRAIT = "trait"  # which of them
    FLOW = "flow"  # households that moved
    PERSONS = "persons"  # counted in persons
    COUNT = "count"
    RATE = "rate"
    WHEN = "when"


@attrs.frozen
class Word:
    """One pattern: what it settles, how, and a heading as printed that holds it."""

    facet: Facet
    value: str
    pattern: str
    example: str


def _spaced(letters: str) -> str:
    """An abbreviation that a narrow column may have broken: "DTT S", "DT TS"."""
    return r"(?<!\w)" + r"\s?".join(letters) + r"(?!\w)"


_DTTS = _spaced("dtts")

WORDS: tuple[Word, ...] = (
    Word(Facet.NOTHING, "", r".*bình quân.*|quy mô hộ.*|.*(?:khẩu|người) ?/ ?hộ.*", "Bình quân khẩu/hộ"),
    Word(Facet.NOTHING, "", r"(?:theo )?chuẩn (?:nghèo|mới)(?: đa chiều)?(?: mới)?(?: quốc gia)?", "Hộ nghèo theo chuẩn nghèo đa chiều"),
    Word(Facet.NOTHING, "", r"ngoài danh sách hộ nghèo, hộ cận nghèo", "Số hộ ngoài danh sách hộ nghèo, hộ cận nghèo: Tái nghèo"),
    Word(Facet.NOTHING, "", r"giảm nghèo bền vững|giai đoạn 20[0-9]{2} ?[-–] ?20[0-9]{2}", "Chỉ tiêu giảm hộ nghèo giai đoạn 2022 - 2025"),
    Word(Facet.TRAIT, "cannot_escape", r"(?:không|ko|k)(?: có| còn)? (?:khả năng|kn) thoát nghèo", "Hộ nghèo không có khả năng thoát nghèo"),
    Word(Facet.TRAIT, "can_escape", r"có (?:khả năng|kn) thoát nghèo", "Hộ có khả năng thoát nghèo"),
    Word(Facet.TRAIT, "no_labour", r"không (?:có|còn) (?:khả năng|sức) lao động|(?:thuộc )?(?:diện |đối tượng |chính sách )*bảo trợ xã hội|" + _spaced("btxh") + "|" + _spaced("kcknlđ"), "Hộ BT XH"),
    Word(Facet.FLOW, "cause_no_land", r"(?:thiếu|không có) đất(?: sản xuất)?", "Thiếu đất sản xuất"),
    Word(Facet.FLOW, "cause_no_capital", r"(?:thiếu|không có) vốn(?: sản xuất(?:, kinh doanh)?)?", "Không có vốn sản xuất, kinh doanh"),
    Word(Facet.FLOW, "cause_no_labour", r"(?:thiếu|không có) lao động", "Thiếu lao động"),
    Word(Facet.FLOW, "cause_no_tools", r"(?:thiếu|không có) (?:công cụ|phương tiện)(?: ?/ ?phương tiện)?(?: sản xuất)?", "Không có công cụ/phương tiện sản xuất"),
    Word(Facet.FLOW, "cause_no_knowledge", r"(?:thiếu|không có) kiến thức(?: về)?(?: sản xuất)?", "Không có kiến thức về sản xuất"),
    Word(Facet.FLOW, "cause_no_skills", r"(?:thiếu|không có) kỹ năng(?: lao động)?(?:, sản xuất| sản xuất)?", "Không có kỹ năng lao động, sản xuất"),
    Word(Facet.FLOW, "cause_illness", r"(?:có người )?ốm đau(?:, bệnh nặng)?(?:, tai nạn)?", "Có người ốm đau, bệnh nặng, tai nạn"),
    Word(Facet.FLOW, "cause_else", r"nguyên nhân khác", "Nguyên nhân khác (ghi rõ)"),
    Word(Facet.FLOW, "near_poor_to_poor", r"(?:hộ )?cận nghèo (?:trở thành|chuyển sang|xuống|rơi xuống) (?:hộ )?nghèo", "Số hộ cận nghèo trở thành hộ nghèo"),
    Word(Facet.FLOW, "escaped_to_near_poor", r"(?:(?:hộ )?nghèo )?(?:trở thành|chuyển sang|lên) (?:hộ )?cận nghèo", "Trở thành hộ cận nghèo"),
    Word(Facet.FLOW, "escaped", r"vượt (?:qua )?(?:chuẩn|mức) cận nghèo", "Vượt chuẩn cận nghèo"),
    Word(Facet.FLOW, "near_poor_escaped", r"thoát (?:hộ )?cận nghèo", "Số hộ thoát cận nghèo"),
    Word(Facet.FLOW, "escaped", r"thoát (?:hộ )?nghèo", "Số hộ thoát nghèo"),
    Word(Facet.FLOW, "near_poor_again", r"tái (?:hộ )?cận nghèo", "Tái cận nghèo"),
    Word(Facet.FLOW, "relapsed", r"tái (?:hộ )?nghèo", "Tái nghèo"),
    Word(Facet.FLOW, "new", r"phát sinh(?: mới)?|(?:nghèo )?mới phát sinh", "Phát sinh mới"),
    Word(Facet.TRAIT, "merit", r"(?:chính sách )?(?:thành viên )?(?:là )?(?:người )?có công(?: với cách mạng)?|" + _spaced("ncc"), "Hộ nghèo có người có công"),
    Word(Facet.TRAIT, "female", r"chủ hộ (?:là )?(?:phụ )?nữ|(?:phụ )?nữ (?:làm )?chủ hộ", "Hộ nghèo có chủ hộ là nữ"),
    Word(Facet.TRAIT, "minority_headed", rf"chủ hộ (?:là )?(?:người )?(?:dân tộc(?: thiểu số)?|{_DTTS})", "Hộ nghèo có chủ hộ là người DTTS"),
    Word(Facet.TRAIT, "minority", rf"(?:là )?(?:đồng bào |người )?dân tộc(?: thiểu số)?|{_DTTS}|{_spaced('đbdt')}", "HN DT TS"),
    Word(Facet.BASE, "income_poor", r"nghèo (?:về |theo )?thu nhập", "Hộ nghèo về thu nhập"),
    Word(Facet.BASE, "deprived_poor", r"nghèo (?:do |về )?thiếu hụt(?: tiếp cận)?", "Hộ nghèo thiếu hụt"),
    Word(Facet.BASE, "multidimensional", rf"nghèo ?(?:,|và|\+|/|&) ?(?:hộ )?cận nghèo|nghèo đa chiều|{_spaced('nđc')}", "Tổng số hộ nghèo và cận nghèo"),
    Word(Facet.BASE, "near_poor", rf"cận nghèo|{_spaced('hcn')}|hộ cn(?!\w)", "Hộ cận nghèo"),
    Word(Facet.BASE, "average", rf"(?:nông.*)?(?:có )?mức sống (?:trung bình|tb)|{_spaced('mstb')}", "Hộ có mức sống trung bình"),
    Word(Facet.BASE, "poor", rf"hộ nghèo|nghèo|{_spaced('hn')}", "Hộ nghèo"),
    Word(Facet.BASE, "households", r"(?:tổng )?(?:số )?hộ (?:dân(?: cư)?|gia đình)|dân cư", "Dân cư (Hộ)"),
    Word(Facet.PERSONS, "persons", r"dân số|(?:số )?nhân khẩu|(?:số )?khẩu|(?:số )?người(?!\w)", "Nhân khẩu"),
    Word(Facet.WEAK_BASE, "households", r"tổng (?:số )?hộ(?: toàn \w+)?", "Tổng số hộ"),
    Word(Facet.RATE, "rate", r"t(?:ỷ|ỉ|ỳ|y|i) ?(?:lệ|trọng)|%|cơ cấu|(?<!\w)tl(?!\w)", "Tỷ lệ %"),
    Word(Facet.COUNT, "count", r"số hộ|số lượng|tổng số|tổng cộng|(?<!\w)sl(?!\w)|\(hộ\)", "Số hộ"),
    Word(Facet.WHEN, "both", r"tăng ?(?:\(\+\))? ?(?:[,;/]|hoặc|và|-)? ?giảm(?: ?\(-\))?", "Tăng (+), giảm (-)"),
    Word(Facet.WHEN, "change", r"(?:chỉ tiêu |kế hoạch |mục tiêu |số )?giảm", "Chỉ tiêu giảm hộ nghèo"),
    Word(Facet.WHEN, "start", r"đầu (?:kỳ|năm|giai đoạn)|(?:kỳ|năm) trước", "Tổng số hộ nghèo đầu năm"),
    Word(Facet.WHEN, "end", r"cuối (?:kỳ|năm|giai đoạn)", "Hộ nghèo cuối kỳ"),
)  # fmt: skip
"""Every word that is known, first the most particular."""

OF: tuple[str, ...] = (
    r"so với",
    r"(?:tính )?trên (?=tổng|số|hộ)",
    r"trong (?=tổng số|số|hộ)",
    r"(?<!khẩu)(?<!khẩu )(?<!người)(?<!người )/ ?(?=tổng|số hộ|hộ)",
)
"""What stands before the base of a rate: "Tỷ lệ hộ nghèo DTTS so với hộ nghèo"."""

LABELS: dict[str, tuple[str, tuple[str, ...]]] = {
    "number": (r"(?:s|số )?tt\.?|số thứ tự|no\.?|#", ("TT", "Số TT")),
    "split": (r"phân tổ|phân loại", ("Phân tổ",)),
    "note": (r"ghi chú|đơn vị tính|đvt|đv", ("Ghi chú", "Đơn vị tính")),
    "unit": (
        (
            r"(?:tên )?(?:(?:các )?(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|tỉnh|thành phố|thôn|ấp|bản|buôn|khóm|tổ|"
            r"khu phố|tổ dân phố|khu dân cư|vùng|khu vực|địa bàn|đơn vị|địa phương|đơn vị hành chính|địa danh)"
            r"(?: \(.*\))?(?:\s?[,/;-]\s?|\s?và\s?|\s+|$))+(?:trực thuộc|hành chính)?|chỉ tiêu|nội dung|danh mục|tên"
        ),
        ("Xã, thị trấn", "Khu vực/Địa bàn", "Đơn vị", "Tên đơn vị", "Tỉnh/vùng"),
    ),
}
"""The columns that hold no figures, by the whole of their heading, with examples."""

TOTAL = (
    r"tổng(?: (?:số|cộng|toàn \w+|chung))*(?: ?\(.*\))?|(?:tổng )?cộng(?: [ivx]+ ?\+ ?[ivx]+.*| ?\(.*\))?"
    r"|tổng cộng .*|(?:chung )?(?:toàn|cả) (?:huyện|tỉnh|xã|thành phố|thị xã|nước|quốc|phường|thôn|vùng)(?: \w+){0,4}|total"
)
"""What the label of a total row says, the whole of it."""

TOTAL_EXAMPLES = (
    "Tổng",
    "Tổng cộng",
    "Cộng",
    "Toàn huyện",
    "Tổng cộng (I + II)",
    "TOÀN TỈNH",
    "Cả nước",
    "Tổng số",
)
"""Names of rows that are totals."""


@attrs.frozen
class Said:
    """What one heading says; ``left`` are its words that nobody knew."""

    base: str = ""
    weak_base: str = ""
    trait: str = ""
    flow: str = ""
    persons: bool = False
    count: bool = False
    rate: bool = False
    when: str = ""
    year: int | None = None
    over: "Said | None" = None
    left: str = ""
    plain: bool = False

    @property
    def named(self) -> bool:
        """Whether the heading itself names whom it counts."""
        return bool(self.base or self.trait or self.flow or self.weak_base or self.persons)


_YEAR = re.compile(
    r"(?:(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/)?(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
)


@cache
def read(heading: str) -> Said:
    """What a heading says; without its accents where it prints none, and ``plain`` then says so."""
    text = _text(heading)
    said = _read(text, plain=False)
    if not said.left or not text.isascii():
        return said
    return _read(text, plain=True)


LONGEST = 500
"""So many characters of a heading or label are looked at."""


def _text(heading: str) -> str:
    return folded(heading[:LONGEST])


def _read(text: str, *, plain: bool) -> Said:
    for mark in OF:
        head, found, tail = _split(text, bare(mark) if plain else mark)
        if found and head:
            return attrs.evolve(_words(head, plain=plain), over=_words(tail, plain=plain))
    return _words(text, plain=plain)


def _split(text: str, pattern: str) -> tuple[str, bool, str]:
    match = re.search(pattern, text)
    return (text[: match.start()].strip(), True, text[match.end() :]) if match else (text, False, "")


def _words(text: str, *, plain: bool) -> Said:
    found: dict[str, str] = {}
    for word in WORDS:
        pattern = bare(word.pattern) if plain else word.pattern
        text, times = re.subn(pattern, "\0", text)
        if times:
            found.setdefault(word.facet.value, word.value)
    year, opening = _year(text)
    left = " ".join(
        re.sub(r"[\0().,:;/+*=–-]|[0-9]|năm|ngày|tháng|hộ|trong đó|số|của|có|là", " ", text).split()
    )
    return Said(
        found.get("base", ""),
        found.get("weak_base", ""),
        found.get("trait", ""),
        found.get("flow", ""),
        "persons" in found,
        "count" in found,
        "rate" in found,
        found.get("when", ""),
        year if year is None or not (opening or found.get("when") == "start") else year - 1,
        left=left,
        plain=plain,
    )


def _year(text: str) -> tuple[int | None, bool]:
    """The year named, and whether it is named by its first day: 01/01/2022 is the end of 2021."""
    match = _YEAR.search(text)
    if match is None:
        return None, False
    return int(match["year"]), match["day"] is not None and int(match["day"]) == int(match["month"]) == 1


def bare(text: str) -> str:
    """A text without its accents, as machines of another code page print it: "Ho ngheo"."""
    split = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(sign for sign in split if not unicodedata.combining(sign))


def label(heading: str) -> str:
    """The kind of label column that a heading names ("unit", "number", "note", "split"), or ``""``."""
    text = _text(heading)
    return next((kind for kind, (pattern, _) in LABELS.items() if re.fullmatch(pattern, text)), "")


def is_total(text: str) -> bool:
    """Whether a row's label says that the row is a total."""
    return re.fullmatch(TOTAL, _text(text).rstrip(" :.")) is not None
