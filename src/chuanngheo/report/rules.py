"""By which rule a finding was made, in words, and the arithmetic that broke it.

>>> rule("total").text("en")
'the rows add up to the total'
"""

from chuanngheo.consistency import Audit, Finding, Message

RULES: dict[str, Message] = {
    "rate": Message("tỷ lệ = số hộ (khẩu) / tổng số × 100", "rate = count / total × 100"),
    "share": Message("tỷ trọng = phần / tổng × 100", "share = part / whole × 100"),
    "total": Message("các dòng cộng lại bằng dòng tổng", "the rows add up to the total"),
    "parts": Message("các phần cộng lại bằng tổng của chúng", "the parts add up to their whole"),
    "difference": Message("hiệu của hai số bằng số in ra", "the difference is the one printed"),
    "reduction": Message("đầu kỳ − số giảm = cuối kỳ", "start − reduction = end"),
    "points": Message("số giảm (điểm phần trăm) = tỷ lệ đầu − tỷ lệ cuối", "points = start rate − end rate"),
    "flow": Message("đầu kỳ − giảm + tăng = cuối kỳ", "start − exits + entries = end"),
    "subset": Message("phần không lớn hơn tổng", "a part is no larger than its whole"),
    "persons": Message("số khẩu không ít hơn số hộ", "no household without a person"),
    "same-figure": Message("cùng một số liệu phải in như nhau", "one figure is printed alike everywhere"),
    "same-total": Message("các tỷ lệ cùng tính trên một tổng", "the rates share one total"),
    "relative": Message("mức giảm tương đối = số giảm / đầu kỳ", "relative change = reduction / start"),
    "target": Message("số hộ = điểm phần trăm × tổng số hộ", "households = points × all households"),
    "growth": Message("chỉ tiêu đạt được từ đầu kỳ đến cuối kỳ", "the target leads from start to end"),
    "yearly-step": Message("mức giảm mỗi năm dẫn đến mục tiêu", "the yearly steps lead to the goal"),
    "average": Message("bình quân = tổng mức giảm / số năm", "average = the whole fall / years"),
    "rank": Message("cao nhất, thấp nhất theo bảng", "highest and lowest as in the table"),
    "band": Message("số đơn vị trong khoảng theo bảng", "units in the band as in the table"),
    "list-length": Message("số lượng ghi bằng số tên liệt kê", "the number printed is the list's length"),
    "threshold": Message("mức chuẩn đúng như văn bản quy định", "the line is that of the law"),
    "instrument-number": Message("số hiệu văn bản được viện dẫn", "the number of the text cited"),
    "instrument-date": Message("ngày của văn bản được viện dẫn", "the date of the text cited"),
    "annex": Message("phụ lục được nhắc đến có kèm theo", "the annex named is attached"),
    "numeral": Message(
        "số viết theo Luật Kế toán 2015, Điều 11", "numerals as the Law on Accounting 2015, Article 11"
    ),
    "derived": Message("tính lại theo số đúng", "computed again from the right figure"),
    "systematic": Message("một nguyên nhân làm sai nhiều số của bảng", "one cause behind many figures"),
    "mean": Message("tỷ lệ chung nằm giữa tỷ lệ của các phần", "the whole's rate is the mean of its parts'"),
    "hundred": Message("các tỷ trọng cộng lại bằng 100%", "the shares come to 100%"),
    "last-year": Message("đầu kỳ bằng cuối kỳ của năm trước", "the start is where last year ended"),
    "undeclared": Message("phép cộng đúng ở hầu hết các dòng", "a sum that holds in nearly all rows"),
    "whole": Message("số hộ, số khẩu là số nguyên", "households and persons are whole numbers"),
    "implied": Message("ô trống chỉ có thể là một giá trị", "an empty cell that can be one value alone"),
    "base": Message("tỷ lệ tính trên một tổng số khác", "the rate is over another base"),
    "forced": Message(
        "tỷ trọng làm tròn không nhất thiết cộng lại bằng 100%", "rounded shares need not come to 100%"
    ),
    "separators": Message("một cột phân cách số theo một cách", "a column separates figures in one way"),
    "truncated": Message("tỷ lệ được làm tròn, không cắt bớt", "rates are rounded, not cut off"),
    "last-digit-off": Message("tỷ lệ được làm tròn đến chữ số cuối", "rates are right to the last digit"),
    "as-bound": Message("mục tiêu là mức tối thiểu phải đạt", "a goal is to be reached or passed"),
    "with-growth": Message("tổng số hộ thay đổi theo năm", "the number of households changes with the years"),
}
"""Every kind of check in words; a kind that is not here is said by its own name."""


def rule(kind: str) -> Message:
    """The rule behind a kind of finding."""
    return RULES.get(kind, Message(kind, kind))


def arithmetic(audit: Audit, finding: Finding) -> str:
    """The sums that do not come out at the cell, else in its row or column."""
    where = finding.where
    broken = [check for check in audit.checks.broken() if check.arithmetic]
    own = [check for check in broken if check.kind == finding.kind]
    exact = [check for check in own if check.where == where]
    beside = [
        check
        for check in own
        if where.column
        and check.where.table == where.table
        and (check.where.row == where.row or check.where.column == where.column)
    ]
    return "; ".join(dict.fromkeys(check.arithmetic for check in exact or beside))
