"""Results told as a commune officer would tell them, in Vietnamese or English, with the citation.

>>> from chuanngheo import Household, NATIONAL_2021_2025 as standard, PerHead, classify
>>> home = Household(area="rural", income=PerHead(1_450_000),
...     deprivations=standard.deprived("employment", "water", "toilet"))
>>> print(explain(classify(home, standard), "vi"))
Hộ nghèo theo chuẩn nghèo đa chiều giai đoạn 2021–2025.
Khu vực nông thôn; thu nhập bình quân 1.450.000 đồng/người/tháng: từ 1.500.000 đồng trở xuống.
Thiếu hụt 3 trên 12 chỉ số (việc làm; nguồn nước sinh hoạt; nhà tiêu hợp vệ sinh): từ 3 trở lên.
Căn cứ: Nghị định 07/2021/NĐ-CP, Điều 3 khoản 2 điểm a.
>>> print(explain(classify(Household(area="rural", income=PerHead(1_450_000)), standard), "en"))
Undecided under the multidimensional poverty standard 2021–2025: poor household or near-poor household.
Area: rural; income 1,450,000 đồng per person per month.
Not known yet, and it matters: the number of deprivations.
Poor household if at least 3 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point a.
Near-poor household if at most 2 deprivations are found: Decree 07/2021/NĐ-CP, Article 3, Clause 2, Point b.
"""

from chuanngheo.explain.comparisons import explain_comparison, explain_standards
from chuanngheo.explain.results import explain
from chuanngheo.explain.standards import explain_standard, told_rules

__all__ = ["explain", "explain_comparison", "explain_standard", "explain_standards", "told_rules"]
