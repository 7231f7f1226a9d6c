"""One indicator's answer, three-valued, with what decided it or what is missing."""

from collections.abc import Iterable

import attrs

from chuanngheo.languages import vietnamese
from chuanngheo.members import Word


class Fact(Word):
    """A fact that may be missing, in the words of a question to the household.

    >>> Fact.MEMBERS.text("en")
    'the list of members'
    """

    MEMBERS = ("members", "danh sách thành viên", "the list of members")
    SIZE = ("size", "số thành viên của hộ", "the number of members")
    AGE = ("age", "ngày sinh hoặc tuổi", "the birth date or age")
    SEX = ("sex", "giới tính", "the sex")
    WORK = ("work", "tình trạng việc làm", "whether at work")
    JOB = ("job", "có hợp đồng lao động hay không", "whether there is a labour contract")
    INSURED = ("insured", "có bảo hiểm y tế hay không", "whether insured")
    STATE_INSURED = (
        "state_insured",
        "có thuộc nhóm do ngân sách nhà nước đóng bảo hiểm y tế hay không",
        "whether in a group insured by the state budget",
    )
    SCHOOL = ("school", "có đi học không, học cấp nào", "whether at school, and at which level")
    RIGHT_SCHOOL = (
        "right_school",
        "cấp đang học có phù hợp với độ tuổi không",
        "whether the level is right for the age",
    )
    DIPLOMA = ("diploma", "trình độ văn hóa", "the school level finished")
    TRAINING = ("training", "trình độ đào tạo", "the vocational training")
    ON_THE_JOB = (
        "trained_on_the_job",
        "có được doanh nghiệp chứng nhận đào tạo nghề tại chỗ không",
        "whether an enterprise certified training on the job",
    )
    HEIGHT = ("height_cm", "chiều cao", "the height")
    WEIGHT = ("weight_kg", "cân nặng", "the weight")
    ALLOWANCE = (
        "allowance",
        "có hưởng trợ cấp xã hội hằng tháng không",
        "whether on a monthly social allowance",
    )
    STATUS = (
        "elderly, disabled",
        "có phải người cao tuổi hoặc người khuyết tật không",
        "whether elderly or disabled",
    )
    INTERNET = ("internet", "có sử dụng internet không", "whether using the internet")
    WALL = ("wall", "vật liệu chính của tường", "the main material of the walls")
    PILLAR = ("pillar", "vật liệu chính của cột", "the main material of the pillars")
    ROOF = ("roof", "vật liệu chính của mái", "the main material of the roof")
    AREA = ("area_m2", "tổng diện tích nhà ở", "the total living area")
    WATER = ("water", "nguồn nước dùng thường xuyên nhất", "the water used most regularly")
    TOILET = ("toilet", "loại nhà tiêu đang dùng", "the toilet in use")
    MEANS = ("means", "phương tiện tiếp cận thông tin", "the means of information")


@attrs.frozen
class Missing:
    """A fact that is not known and can still matter, of one member or of the household.

    In use: :func:`chuanngheo.assess.assess`.
    """

    fact: Fact
    member: int | None = None

    def text(self, lang: str = "vi") -> str:
        """``thành viên số 3: có bảo hiểm y tế hay không``.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        said = self.fact.text(lang)
        if self.member is None:
            return said
        return f"thành viên số {self.member}: {said}" if vietnamese(lang) else f"member {self.member}: {said}"


@attrs.frozen
class Answer:
    """Whether the household is deprived, why in both languages, and who or what decided it.

    In use: :func:`chuanngheo.assess.assess`.
    """

    deprived: bool | None
    vi: str
    en: str
    members: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()


def unknown(missing: Iterable[Missing]) -> Answer:
    """Not known yet, and what would have to be asked."""
    asked = tuple(dict.fromkeys(missing))
    vi, en = ("; ".join(one.text(lang) for one in asked) for lang in ("vi", "en"))
    return Answer(None, f"cần biết thêm {vi}", f"still to be known: {en}", missing=asked)


def every(*answers: bool | None) -> bool | None:
    """All of them; not known while none is "no" and one is not known."""
    if False in answers:
        return False
    return None if None in answers else True


def some(*answers: bool | None) -> bool | None:
    """At least one of them; not known while none is "yes" and one is not known."""
    if True in answers:
        return True
    return None if None in answers else False


def negate(answer: bool | None) -> bool | None:  # noqa: FBT001 # the one thing it takes
    """The contrary; of what is not known, not known."""
    return None if answer is None else not answer
