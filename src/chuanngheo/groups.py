"""Groups of households that plans count, their natural bases, and which lists of them add up.

A rate says "of what": minority poor households are a share of the poor, of all minority households or
of all households, and plans print all three.  ``base`` is what a bare rate is taken over first;
``within`` are the groups that hold this one, so that it can be no larger.

>>> GROUPS["minority_poor"].within
('poor', 'minority_households')
>>> [p.parts for p in PARTITIONS if p.whole == "poor" and not p.overlapping][0]
('can_escape', 'cannot_escape')
"""

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.languages import phrase


@attrs.frozen
class Group:
    """A group of households (or persons), with its Vietnamese name as plans print it.

    ``definition`` is the footnote of the report form that defines it, word for word (Mẫu số 7.8, notes
    1–3; cited by page in ``sheets.definitions``), empty where no form does.
    """

    code: str
    vi: str
    en: str
    within: tuple[str, ...] = ()
    base: str = "households"
    unit: str = "hộ"
    definition: str = attrs.field(default="", kw_only=True)

    def text(self, lang: str = "vi") -> str:
        """Its name in Vietnamese or English.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        return phrase(lang, self.vi, self.en)


@attrs.frozen
class Partition:
    """A list of parts of a whole on some form.

    ``overlapping`` parts may hold one household several times, so their sum may pass the whole.
    """

    whole: str
    parts: tuple[str, ...]
    form: str
    overlapping: bool = False


_MINORITY = (
    "Hộ nghèo, hộ cận nghèo dân tộc thiểu số là hộ nghèo, hộ cận nghèo có chủ hộ hoặc có vợ, chồng"
    " của chủ hộ là đồng bào dân tộc thiểu số theo quy định của pháp luật."
)
_NO_LABOUR = (
    "Hộ nghèo, hộ cận nghèo không có khả năng lao động là hộ nghèo, hộ cận nghèo không có thành viên"
    " trong độ tuổi lao động hoặc có thành viên trong độ tuổi lao động nhưng mất khả năng lao động."
)
_MERIT = (
    "Hộ nghèo, hộ cận nghèo có thành viên là người có công với cách mạng là hộ nghèo, hộ cận nghèo có"
    " ít nhất một thành viên trong hộ là người có công với cách mạng đang hưởng chính sách trợ cấp ưu"
    " đãi hằng tháng."
)

GROUPS: dict[str, Group] = {
    group.code: group
    for group in (
        Group("households", "hộ dân cư", "households"),
        Group("persons", "nhân khẩu", "persons", base="persons", unit="khẩu"),
        Group("poor", "hộ nghèo", "poor households", ("households",)),
        Group("near_poor", "hộ cận nghèo", "near-poor households", ("households",)),
        Group("multidimensional", "hộ nghèo đa chiều", "poor and near-poor households", ("households",)),
        Group("average", "hộ có mức sống trung bình", "households of average standard", ("households",)),
        Group("poor_persons", "khẩu nghèo", "poor persons", ("persons",), "persons", "khẩu"),
        Group("near_poor_persons", "khẩu cận nghèo", "near-poor persons", ("persons",), "persons", "khẩu"),
        Group(
            "average_persons",
            "khẩu của hộ có mức sống trung bình",
            "persons of average standard",
            ("persons",),
            "persons",
            "khẩu",
        ),
        Group("minority_households", "hộ dân tộc thiểu số", "ethnic-minority households", ("households",)),
        Group(
            "minority_poor",
            "hộ nghèo dân tộc thiểu số",
            "poor ethnic-minority households",
            ("poor", "minority_households"),
            definition=_MINORITY,
        ),
        Group(
            "minority_near_poor",
            "hộ cận nghèo dân tộc thiểu số",
            "near-poor ethnic-minority households",
            ("near_poor", "minority_households"),
            definition=_MINORITY,
        ),
        Group(
            "minority_headed_poor",
            "hộ nghèo có chủ hộ là người dân tộc thiểu số",
            "poor households headed by an ethnic-minority person",
            ("poor",),
        ),
        Group(
            "female_headed_poor", "hộ nghèo có chủ hộ là nữ", "poor households headed by a woman", ("poor",)
        ),
        Group(
            "merit_poor",
            "hộ nghèo có người có công",
            "poor households of merit",
            ("poor",),
            definition=_MERIT,
        ),
        Group(
            "merit_near_poor",
            "hộ cận nghèo có người có công",
            "near-poor households of merit",
            ("near_poor",),
            definition=_MERIT,
        ),
        Group(
            "no_labour_poor",
            "hộ nghèo không có khả năng lao động (bảo trợ xã hội)",
            "poor households without labour (social protection)",
            ("poor",),
            definition=_NO_LABOUR,
        ),
        Group(
            "no_labour_near_poor",
            "hộ cận nghèo không có khả năng lao động (bảo trợ xã hội)",
            "near-poor households without labour (social protection)",
            ("near_poor",),
            definition=_NO_LABOUR,
        ),
        Group("can_escape", "hộ nghèo có khả năng thoát nghèo", "poor households able to escape", ("poor",)),
        Group(
            "cannot_escape",
            "hộ nghèo không có khả năng thoát nghèo",
            "poor households unable to escape",
            ("poor",),
        ),
        Group("income_poor", "hộ nghèo về thu nhập", "income-poor households", ("poor",)),
        Group("deprived_poor", "hộ nghèo thiếu hụt", "deprivation-poor households", ("poor",)),
        Group("escaped", "hộ thoát nghèo", "households that left poverty"),
        Group("relapsed", "hộ tái nghèo", "households that fell back into poverty"),
        Group("new_poor", "hộ nghèo phát sinh mới", "newly poor households"),
        # Bến Tre 1051/KH-UBND, Mục I: four causes, one a household.
        Group(
            "cause_means",
            "thiếu tư liệu sản xuất, vốn, đất sản xuất, phương tiện sản xuất",
            "lack of means, capital, land or tools of production",
            ("poor",),
        ),
        Group(
            "cause_labour",
            "thiếu lao động, đông người ăn theo, không có việc làm",
            "lack of labour, many dependants, no work",
            ("poor",),
        ),
        Group(
            "cause_conduct",
            "không biết cách làm ăn, tệ nạn xã hội hoặc chây lười",
            "lack of know-how, social ills or idleness",
            ("poor",),
        ),
        Group("cause_other", "nguyên nhân khác", "other causes", ("poor",)),
        # Form 10 of the review, 2022–2025: eight causes, a household may have several.
        Group("cause_no_land", "thiếu đất sản xuất", "lack of land", ("poor",)),
        Group("cause_no_capital", "thiếu vốn", "lack of capital", ("poor",)),
        Group("cause_no_labour", "thiếu lao động", "lack of labour", ("poor",)),
        Group("cause_no_tools", "thiếu công cụ sản xuất", "lack of tools", ("poor",)),
        Group("cause_no_knowledge", "thiếu kiến thức sản xuất", "lack of knowledge of production", ("poor",)),
        Group("cause_no_skills", "thiếu kỹ năng lao động", "lack of labour skills", ("poor",)),
        Group("cause_illness", "ốm đau, tai nạn", "illness, accident", ("poor",)),
        Group("cause_else", "nguyên nhân nghèo khác", "another cause", ("poor",)),
    )
}
"""Every group that has a name of its own; a document may declare further ones."""

PARTITIONS: tuple[Partition, ...] = (
    Partition("multidimensional", ("poor", "near_poor"), "quyết định công bố kết quả rà soát, từ năm 2022"),
    Partition("poor", ("can_escape", "cannot_escape"), "kế hoạch của huyện"),
    Partition("poor", ("income_poor", "deprived_poor"), "Thông tư 17/2016/TT-BLĐTBXH"),
    Partition(
        "poor",
        ("cause_means", "cause_labour", "cause_conduct", "cause_other"),
        "Kế hoạch 1051/KH-UBND tỉnh Bến Tre",
    ),
    Partition(
        "poor",
        (
            "cause_no_land",
            "cause_no_capital",
            "cause_no_labour",
            "cause_no_tools",
            "cause_no_knowledge",
            "cause_no_skills",
            "cause_illness",
            "cause_else",
        ),
        "biểu mẫu rà soát 2022–2025, nguyên nhân nghèo",
        overlapping=True,
    ),
)
"""Every list of parts that some form prints, and whether its parts may overlap."""


def group(code: str) -> Group:
    """The group of that code.

    Raises:
        UnknownCodeError: none has it; the nearest is suggested.
    """
    if code not in GROUPS:
        raise UnknownCodeError("group", "nhóm", code, GROUPS)
    return GROUPS[code]
