"""A commune's list from a file: the category of every household, and the counts.

>>> main()
VD-01  hộ nghèo
VD-02  hộ cận nghèo
VD-03  hộ có mức sống trung bình
VD-04  chưa đủ căn cứ: hộ cận nghèo hoặc hộ nghèo
hộ nghèo: 1 trên 4 hộ, 25,00%
"""

from datetime import date
from pathlib import Path

import chuanngheo as cn

LIST = Path(__file__).parent / "xa-vi-du.csv"


def told(result: cn.Classification) -> str:
    """The category, or those still possible."""
    if result.category is not None:
        return result.category.text("vi")
    return "chưa đủ căn cứ: " + " hoặc ".join(sorted(one.text("vi") for one in result.possible))


def main() -> None:
    """Print a line a household, and the poverty rate."""
    standard = cn.NATIONAL.on(date(2024, 12, 14)).standard
    homes = [row.household for row in cn.load_households(LIST, standard).rows]
    results = [cn.classify(home, standard) for home in homes]
    for home, result in zip(homes, results, strict=True):
        print(f"{home.id}  {told(result)}")
    poor = sum(result.category is cn.Category.POOR for result in results)
    rate = cn.Rate.of(poor, len(homes))
    print(f"hộ nghèo: {poor} trên {len(homes)} hộ, {rate.text('vi')}")


if __name__ == "__main__":
    main()
