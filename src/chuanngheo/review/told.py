"""A decision by the sheets told as to the household itself, in Vietnamese or English, with its sources.

>>> from chuanngheo.review.answers import Answers
>>> from chuanngheo.review.decision import decide
>>> home = Answers(members=3, workers=2, dependants=1, education="none", civil_servant=False,
...     contract=False, hired_or_self=True, pensions=0, wall=True, pillar=True, floor_area=15,
...     electricity=60, water="drilled-well", toilet="other", motorbikes=1).nothing_else()
>>> print(tell(decide(home, {"employment": True, "toilet": True}, "Gia Lai", area="rural")))
Chưa đủ căn cứ để kết luận: hộ nghèo hoặc hộ cận nghèo.
Điểm A: 140 điểm (Mẫu số 3.8, khu vực nông thôn Tây Nguyên): không quá 140 điểm.
Điểm B: 20–120 điểm, 10 chỉ tiêu chưa trả lời.
Hộ nghèo nếu ít nhất 1 chỉ tiêu chưa trả lời của Phiếu B2 là có.
Hộ cận nghèo nếu không quá 0 chỉ tiêu chưa trả lời của Phiếu B2 là có.
Căn cứ: Văn bản hợp nhất 1315/VBHN-BLĐTBXH, Điều 1 khoản 1 điểm b, trang 22.
"""

from collections.abc import Iterator

from chuanngheo.languages import vietnamese
from chuanngheo.quantities import short
from chuanngheo.review.decision import BothWays, Decision, Need, Outcome
from chuanngheo.review.scoring import PointsA

_READINGS = {
    "printed": ("chỗ Mẫu số 3.3 và mẫu từng vùng in khác nhau", "where table 3.3 and the form differ"),
    "two_jobs": ("cách tính nhiều loại việc làm phi nông nghiệp", "how several kinds of non-farm work count"),
    "large_household": ("cách tính hộ từ 8 người trở lên", "how eight members and more count"),
}


def tell(decision: Decision, lang: str = "vi") -> str:
    """Why the sheets decide so, or what is missing, one fact a line.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.

    >>> from chuanngheo.review.answers import Answers
    >>> from chuanngheo.review.decision import decide
    >>> tell(decide(Answers(), {}, "Gia Lai", area="rural"), "en").splitlines()[0]
    'Undecided: poor household or near-poor household or household not poor.'
    """
    return "\n".join(_lines(decision, vietnamese(lang)))


def tell_points(a: PointsA, lang: str = "vi") -> str:
    """Điểm A line by line: what is asked, what was answered, the points; lines without points left out.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo.review.answers import Answers
    >>> from chuanngheo.review.scoring import points
    >>> tell_points(points(Answers(members=3), "Gia Lai", area="rural"), "en").splitlines()[0]
    '1. members of the household – 3 members: 65 points'
    """
    vi = vietnamese(lang)
    return "\n".join(
        f"{line.item}. {line.text(lang)}"
        + (f" – {'; '.join(row.text(lang) for row in line.rows)}" if line.rows else "")
        + f": {_ends(line.low, line.high)} {'điểm' if vi else 'points'}"
        for line in a.lines
        if line.high
    )


def tell_both(both: BothWays, lang: str = "vi") -> str:
    """The sheets beside the decree's own criteria: whether they agree, and by how much they differ.

    Raises:
        UnknownCodeError: another language than ``"vi"`` and ``"en"``.

    >>> from chuanngheo import PerHead
    >>> from chuanngheo.review.answers import Answers
    >>> from chuanngheo.review.decision import both_ways, decide
    >>> both = both_ways(decide(Answers(), {}, "Gia Lai", area="rural"), PerHead(1_500_001))
    >>> tell_both(both, "en").splitlines()[0].partition(";")[0]
    'By the sheets: poor household or near-poor household or household not poor'
    """
    vi = vietnamese(lang)
    sheets = _options(both.decision.possible, lang)
    over = short(abs(both.dong_over), lang, 2)
    side = ("trên", "above") if both.dong_over > 0 else ("không quá", "at or below")
    points = _signed(*both.points_over)
    open_ = "chưa rõ" if vi else "undecided"
    decree = open_ if both.category is None else both.category.text(lang)
    if vi:
        return (
            f"Theo phiếu: {sheets}; điểm A so với mức: {points} điểm.\n"
            f"Theo tiêu chí của Nghị định: {decree}; thu nhập {side[0]} mức, cách {over} đồng/người/tháng."
        )
    return (
        f"By the sheets: {sheets}; points A against the cut-off: {points} points.\n"
        f"By the decree's criteria: {decree}; income {side[1]} the line, by {over} đồng per head and month."
    )


def _lines(decision: Decision, vi: bool) -> Iterator[str]:  # noqa: FBT001 # one of two languages
    lang = "vi" if vi else "en"
    a, b, cut = decision.a, decision.b, decision.cutoff.points
    options = _options(decision.possible, lang)
    if decision.outcome is None:
        yield f"Chưa đủ căn cứ để kết luận: {options}." if vi else f"Undecided: {options}."
    else:
        yield f"{options[:1].upper()}{options[1:]}."
    test = _against(a, cut, vi)
    ends = _ends(a.low, a.high)
    form = f"{'Mẫu số' if vi else 'form'} {a.sheet.form}, {a.sheet.text(lang)}"
    yield f"Điểm A: {ends} điểm ({form}){test}." if vi else f"Points A: {ends} ({form}){test}."
    missing = len(b.unknown)
    tail = (f", {missing} chỉ tiêu chưa trả lời" if vi else f", {missing} not answered") if missing else ""
    ends = _ends(b.low, b.high)
    yield f"Điểm B: {ends} điểm{tail}." if vi else f"Points B: {ends}{tail}."
    if decision.outcome is None:
        for need in decision.needs:
            yield _need(need, vi)
    for reading, possible in decision.mattered:
        told = _READINGS[reading][not vi]
        other = _options(possible, lang)
        yield f"Tùy {told}: nếu đọc cách khác thì {other}." if vi else f"It hangs on {told}: else {other}."
    yield f"{'Căn cứ' if vi else 'Legal basis'}: {decision.cite.text(lang)}."


def _options(possible: tuple[Outcome, ...], lang: str) -> str:
    return (" hoặc " if vietnamese(lang) else " or ").join(outcome.text(lang) for outcome in possible)


def _against(a: PointsA, cut: int, vi: bool) -> str:  # noqa: FBT001 # one of two languages
    if a.high <= cut:
        return f": không quá {cut} điểm" if vi else f": at most {cut}"
    if a.low > cut:
        return f": trên {cut} điểm" if vi else f": above {cut}"
    return f"; mức so sánh {cut} điểm" if vi else f"; the cut-off is {cut}"


def _ends(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}–{high}"


def _signed(low: int, high: int) -> str:
    return f"{low:+d}" if low == high else f"{low:+d} … {high:+d}"


def _need(need: Need, vi: bool) -> str:  # noqa: FBT001 # one of two languages
    terms: list[str] = []
    if need.a_at_most is not None:
        terms.append(
            f"các mục chưa rõ của Phiếu B1 thêm không quá {need.a_at_most} điểm"
            if vi
            else f"the open lines of Form B1 add at most {need.a_at_most} points"
        )
    if need.a_above is not None:
        terms.append(
            f"các mục chưa rõ của Phiếu B1 thêm hơn {need.a_above} điểm"
            if vi
            else f"the open lines of Form B1 add more than {need.a_above} points"
        )
    least, most = need.yes_at_least, need.yes_at_most
    if least is not None:
        terms.append(
            f"ít nhất {least} chỉ tiêu chưa trả lời của Phiếu B2 là có"
            if vi
            else f"at least {least} open questions of Form B2 are a yes"
        )
    if most is not None:
        terms.append(
            f"không quá {most} chỉ tiêu chưa trả lời của Phiếu B2 là có"
            if vi
            else f"at most {most} open questions of Form B2 are a yes"
        )
    outcome = need.outcome.text("vi" if vi else "en")
    joined = (" và " if vi else " and ").join(terms)
    return f"{outcome[:1].upper()}{outcome[1:]} {'nếu' if vi else 'if'} {joined}."
