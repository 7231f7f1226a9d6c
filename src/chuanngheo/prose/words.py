"""The words of administrative prose, as data: groups, places, and the small words between figures.

Everything here is matched without regard to case, in composed Unicode, on one line.
"""

import re

BLANK = r"\ "
"""A blank in a pattern whose layout is free."""


def phrase(*words: str) -> str:
    """An alternation of phrases, longest first; a blank in a phrase is a blank in the text."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", BLANK) for word in longest) + ")"


MINORITY = phrase("dân tộc thiểu số", "đồng bào dân tộc thiểu số", "dtts", "người dtts", "đồng bào dtts",
    "người dân tộc thiểu số", "dân tộc", "người dân tộc", "người đồng bào dân tộc thiểu số")  # fmt: skip
"""The words for ethnic minorities (dân tộc thiểu số)."""

STEMS: tuple[tuple[str, str], ...] = (
    ("minority_poor", rf"hộ(?:\ gia\ đình)?\ (?:là\ )?{MINORITY}\ nghèo"),
    ("minority_near_poor", rf"hộ(?:\ gia\ đình)?\ (?:là\ )?{MINORITY}\ cận\ nghèo"),
    ("multidimensional", r"hộ\ nghèo\ đa\ chiều"),
    ("multidimensional", r"(?:hộ\ )?nghèo(?:\ và|,)\ (?:hộ\ )?cận\ nghèo"),
    ("multidimensional", r"nghèo\ đa\ chiều"),
    ("escaping", r"hộ\ thoát\ (?:nghèo|khỏi\ nghèo)"),
    ("near_escaping", r"hộ\ thoát\ (?:cận\ nghèo|khỏi\ cận\ nghèo)"),
    ("relapsing", r"hộ\ tái\ nghèo"),
    ("near_relapsing", r"hộ\ tái\ cận\ nghèo"),
    ("arising", r"hộ\ (?:nghèo\ )?(?:mới\ phát\ sinh|phát\ sinh\ mới|phát\ sinh|mới)(?:\ nghèo)?"),
    ("near_arising", r"hộ\ cận\ nghèo\ (?:mới\ phát\ sinh|phát\ sinh\ mới|phát\ sinh|mới)"),
    ("near_poor", r"(?:hộ\ )?cận\ nghèo"),
    ("near_poor_persons", r"(?:nhân\ )?khẩu\ (?:thuộc\ hộ\ )?cận\ nghèo|người\ (?:thuộc\ hộ\ )?cận\ nghèo"),
    ("poor", r"hộ\ nghèo"),
    ("poor_persons", r"(?:nhân\ )?khẩu\ (?:thuộc\ hộ\ )?nghèo|người\ (?:thuộc\ hộ\ )?nghèo"),
    (
        "average",
        r"hộ\ (?:\w+\ ){0,8}?có\ mức\ sống\ trung\ bình|(?:có\ )?mức\ sống\ trung\ bình(?=:?\ (?:là\ |có\ )?[0-9])",
    ),
    ("poor", r"nghèo(?=:?\ (?:là\ |có\ |chiếm\ )?[0-9][0-9.,]*\s?(?:hộ|%))"),
    ("minority_households", rf"hộ(?:\ gia\ đình)?\ (?:là\ |thuộc\ )?{MINORITY}"),
    ("households", r"hộ\ dân(?:\ cư)?|hộ\ gia\ đình|hộ"),
    ("persons", r"nhân\ khẩu|khẩu|người\ dân"),
)
"""The noun phrases that name a group, the most particular first."""

_OF = r"(?:có\ |là\ |thuộc\ |do\ |của\ |diện\ |đối\ tượng\ |chính\ sách\ |gia\ đình\ |thành\ viên\ )*"
QUALIFIERS: tuple[tuple[str, str], ...] = (
    ("minority_headed", rf"(?:có\ )?chủ\ hộ\ (?:là\ )?{MINORITY}"),
    ("female_headed", r"(?:có\ )?chủ\ hộ\ (?:là\ )?(?:phụ\ )?nữ|(?:có\ |do\ )?(?:phụ\ )?nữ\ (?:là\ |làm\ )?chủ(?:\ hộ)?"),
    ("merit", r"(?:thuộc\ |có\ |là\ )?(?:diện\ |đối\ tượng\ |chính\ sách\ |thành\ viên\ |gia\ đình\ |ưu\ đãi\ |là\ |có\ ){0,5}người\ có\ công(?:\ với\ cách\ mạng)?"),
    ("no_labour", r"(?:thuộc\ |là\ )?(?:diện\ |đối\ tượng\ |chính\ sách\ ){0,3}(?:bảo\ trợ\ xã\ hội|btxh)|không\ (?:có\ |còn\ )?(?:khả\ năng\ )?lao\ động"),
    ("cannot_escape", r"không\ có\ khả\ năng\ thoát\ nghèo"),
    ("can_escape", r"có\ khả\ năng\ thoát\ nghèo"),
    ("minority", rf"(?:là\ |thuộc\ |có\ )?{MINORITY}"),
    ("income", r"(?:về\ |theo\ |do\ )?(?:tiêu\ chí\ )?thu\ nhập"),
    ("deprived", r"(?:do\ |về\ )?(?:tiêu\ chí\ )?thiếu\ hụt(?:\ (?:tiếp\ cận\ )?(?:các\ )?dịch\ vụ\ xã\ hội(?:\ cơ\ bản)?|\ đa\ chiều)?"),
)  # fmt: skip
"""What follows the noun and narrows it."""

NARROWED: dict[tuple[str, str], str] = {
    ("poor", "minority"): "minority_poor",
    ("near_poor", "minority"): "minority_near_poor",
    ("poor", "minority_headed"): "minority_headed_poor",
    ("households", "minority_headed"): "minority_headed_poor",
    ("poor", "female_headed"): "female_headed_poor",
    ("households", "female_headed"): "female_headed_poor",
    ("poor", "merit"): "merit_poor",
    ("households", "merit"): "merit_poor",
    ("near_poor", "merit"): "merit_near_poor",
    ("poor", "no_labour"): "no_labour_poor",
    ("households", "no_labour"): "no_labour_poor",
    ("households", "minority"): "minority_households",
    ("near_poor", "no_labour"): "no_labour_near_poor",
    ("poor", "can_escape"): "can_escape",
    ("households", "can_escape"): "can_escape",
    ("poor", "cannot_escape"): "cannot_escape",
    ("households", "cannot_escape"): "cannot_escape",
    ("poor", "income"): "income_poor",
    ("poor", "deprived"): "deprived_poor",
}
"""Which group a noun and what narrows it make."""

FLOWS: dict[str, tuple[str, str]] = {
    "escaping": ("poor", "exits"),
    "near_escaping": ("near_poor", "exits"),
    "relapsing": ("poor", "relapsed"),
    "near_relapsing": ("near_poor", "relapsed"),
    "arising": ("poor", "new"),
    "near_arising": ("near_poor", "new"),
}
"""Groups that are movements: of which group, in which field of a flow."""


def _groups() -> str:
    stems = "|".join(f"(?P<stem{n}>{form})" for n, (_, form) in enumerate(STEMS))
    narrow = "|".join(f"(?P<narrow{n}>{form})" for n, (_, form) in enumerate(QUALIFIERS))
    return rf"(?<![^\W_])(?:{stems})(?![^\W_])(?:\ (?:{narrow})(?![^\W_]))?"


GROUP = re.compile(_groups(), re.IGNORECASE)
"""A group of households or people that a figure may be of."""


def group_of(match: "re.Match[str]") -> str:
    """The code of the group that a match of :data:`GROUP` names."""
    found = {name for name, text in match.groupdict().items() if text is not None}
    stem = next(code for n, (code, _) in enumerate(STEMS) if f"stem{n}" in found)
    narrow = next((code for n, (code, _) in enumerate(QUALIFIERS) if f"narrow{n}" in found), "")
    return NARROWED.get((stem, narrow), f"{stem}:{narrow}") if narrow else stem


NARROW = re.compile(
    "|".join(rf"(?<![^\W_])(?P<narrow{n}>{form})(?![^\W_])" for n, (_, form) in enumerate(QUALIFIERS)),
    re.IGNORECASE,
)
"""What narrows a group named before: "453 hộ nghèo, trong đó DTTS 101 hộ"."""


def narrowed(match: "re.Match[str]") -> str:
    """What a match of :data:`NARROW` says, marked as a part of the group spoken of."""
    return "+" + next(code for n, (code, _) in enumerate(QUALIFIERS) if match[f"narrow{n}"] is not None)


NEXT_TO_RATE = r"(?:tỷ|tỉ)\ lệ"
""""tỷ lệ", in both spellings."""

LITTLE: tuple[tuple[str, str], ...] = (
    ("yearly", r"(?:bình\ quân\ |trung\ bình\ )?(?:mỗi|hằng|hàng|một|từng)\ năm|bình\ quân(?:\ chung)?|trung\ bình"),
    ("share", (r"(?:và\ )?(?:chiếm|đạt|với|có|bằng|ứng\ với|tương\ ứng(?:\ với)?|tương\ đương(?:\ với)?|là)\ (?:tỷ|tỉ)\ (?:lệ|trọng)"
              r"|chiếm|(?:tỷ|tỉ)\ (?:lệ|trọng)")),
    ("equals", r"tương\ đương(?:\ với)?|tương\ ứng(?:\ với)?|ứng\ với|bằng"),
    ("of-total", r"(?:trong|trên)\ tổng(?:\ số)?(?=\ [0-9][0-9.]*\ hộ)|trong(?=\ [0-9][0-9.]*\ hộ)"),
    ("with", r"với"),
    ("down", r"(?:làm\ )?(?:đã\ )?(?:giảm|hạ|kéo\ giảm)(?:\ được)?"),
    ("up", r"(?:đã\ )?(?:tăng|tăng\ thêm|nâng)"),
    ("remain", r"(?:xuống|giảm|hạ)?\ ?(?:chỉ\ )?còn(?:\ lại)?|xuống(?:\ mức)?|lên(?:\ mức|\ đến)?|đến\ còn|đạt"),
    ("among", r"trong\ đó|bao\ gồm|gồm|cụ\ thể"),
    ("light", r"(?:theo\ )?(?:mức\ )?chuẩn\ (?:hộ\ )?nghèo\ (?:tiếp\ cận\ )?đa\ chiều"),
    ("escape", r"thoát\ (?:khỏi\ )?(?:cận\ )?nghèo"),
    ("relapse", r"tái\ (?:cận\ )?nghèo"),
    ("arise", r"(?:mới\ )?phát\ sinh(?:\ mới|\ thêm)?"),
    ("highest", r"cao\ nhất|nhiều\ nhất"),
    ("lowest", r"thấp\ nhất|ít\ nhất\ là"),
    ("goal", r"phấn\ đấu|mục\ tiêu|chỉ\ tiêu|dự\ kiến|bảo\ đảm|đảm\ bảo"),
    ("from", r"từ"),
    ("to", r"đến|tới"),
    ("light", r"trong\ (?:năm|kỳ)|(?:hiện\ )?(?:có|còn\ có)|là|được|ở\ mức|mức|số|có\ số|vào|các|cả|toàn\ bộ|khoảng|tại|ở|thì|hiện|trên\ địa\ bàn|thuộc|khu\ vực|và|ít\ nhất|tối\ thiểu"),
)  # fmt: skip
"""The small words that tell what a figure does, by their name in the patterns."""

UNITS_OF_PLACE = (
    r"(?:huyện|xã|phường|tỉnh|thị\ trấn|thị\ xã|thành\ phố|tp\.?|quận|thôn|ấp|bản|khu\ phố|đặc\ khu)"
)
"""Words for a unit of government or a village."""
AREAS: tuple[tuple[str, str], ...] = (
    ("khu vực nông thôn", r"(?:khu\ vực\ |ở\ |vùng\ )?nông\ thôn"),
    ("khu vực thành thị", r"(?:khu\ vực\ |ở\ )?(?:thành\ thị|đô\ thị)|khu\ vực\ thị\ trấn"),
    (
        "vùng đồng bào dân tộc thiểu số",
        rf"(?:(?:ở|của|trong|thuộc)\ )?(?:khu\ vực|vùng|địa\ bàn)\ (?:có\ )?{MINORITY}(?:\ và\ miền\ núi)?",
    ),
    ("các huyện nghèo", r"(?:(?:ở|tại|của)\ )?(?:các|những)\ huyện\ nghèo"),
    (
        "các xã đặc biệt khó khăn",
        r"(?:(?:ở|tại|của)\ )?(?<![0-9]\ )(?:(?:các|những)\ )?(?:xã|thôn|xã,\ thôn|huyện)\ (?:nghèo|đặc\ biệt\ khó\ khăn|đbkk)",
    ),
    *(
        (
            f"các xã {kind}",
            r"(?:(?:ở|tại|của)\ )?(?<![0-9]\ )(?:(?:các|những)\ )?(?:xã|thôn|bản|huyện)\ (?:thuộc\ |ở\ )?(?:vùng\ |khu\ vực\ )?"
            + kind.replace(" ", r"\ "),
        )
        for kind in (
            "bãi ngang",
            "biên giới",
            "vùng cao",
            "khó khăn",
            "còn lại",
            "an toàn khu",
            "nông thôn mới",
        )
    ),
    ("khu vực miền núi", r"(?:khu\ vực\ |vùng\ )?miền\ núi"),
    ("khu vực đồng bằng", r"(?:khu\ vực\ |vùng\ )?đồng\ bằng"),
)
"""Each area by its words, with its pattern."""
COMPLEMENTS: tuple[frozenset[str], ...] = (
    frozenset({"khu vực nông thôn", "khu vực thành thị"}),
    frozenset({"khu vực miền núi", "khu vực đồng bằng"}),
)
"""Areas that together are the whole of a place."""

HERE = (
    r"(?:trên\ địa\ bàn\ |trong\ |của\ |ở\ )?(?:toàn|cả|trong\ toàn)\ (?:huyện|tỉnh|xã|thành\ phố|thị\ xã|thị\ trấn|phường|quận|nước)"
    r"|(?:trên\ địa\ bàn|của|trong)\ (?:huyện|tỉnh|xã|thành\ phố|thị\ xã|thị\ trấn|phường|quận)(?!\ (?-i:[A-ZĐ]))"
)
"""The place of the document itself."""


ALL = frozenset({"households", "persons"})
"""Groups that are everybody: a rate of them is no rate of the poor."""


def flow_of(group: str) -> tuple[str, str] | None:
    """The flow that a group of households in movement is."""
    return FLOWS.get(group)


UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for a class of characters."""
NAME = rf"(?-i:[{UPPER}][^\W\d_]*(?:(?:\ |\ ?-\ ?)[{UPPER}][^\W\d_]*){{0,3}})"
"""A name of up to four words, each with a capital letter."""
