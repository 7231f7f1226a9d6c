"""A commune's own program: it reads a list of households and says who is poor under Nghị định 07/2021.

It uses nothing of chuanngheo; its tests do.
"""

LINES = {"rural": 1_500_000, "urban": 2_000_000}
AVERAGE = {"rural": 2_250_000, "urban": 3_000_000}


def poverty_class(area: str, total: int, months: int, members: int, deprivations: int) -> str:
    """The class of a household with so many đồng over so many months and members."""
    heads = months * members
    if total <= LINES[area] * heads:
        return "poor" if deprivations >= 3 else "near-poor"
    return "average" if total <= AVERAGE[area] * heads else "not-poor"


def read_count(text: str) -> int:
    """A count of households as an office prints it: ``1.234``, with or without ``hộ``."""
    digits = text.removesuffix("hộ").strip()
    whole, *groups = digits.split(".")
    plain = digits.isascii() and all(group.isdigit() for group in (whole, *groups))
    grouped = not groups or (whole[:1] not in ("", "0") and len(whole) <= 3)
    if not plain or not grouped or any(len(group) != 3 for group in groups):
        raise ValueError(f"not a count: {text!r}")
    return int(whole + "".join(groups))


def adds_up(rows: list[int], total: int) -> bool:
    """Whether the rows of a column give its total."""
    return sum(rows) == total
