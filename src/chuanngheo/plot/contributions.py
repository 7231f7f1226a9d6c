"""What each indicator adds to a measure of poverty (phân rã theo chỉ số), as bars."""

from collections.abc import Mapping

from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.languages import phrase
from chuanngheo.plot.canvas import INK, PAPER, Canvas, Picture
from chuanngheo.quantities import Rate

TOP, EDGE, LINE, BAR, LETTER = 50, 20, 30, 320, 7.6
"""Pixels: room above, at the sides, of a line, of the longest bar, of a letter."""
HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo", "--")
"""One for each group of bars (dịch vụ); the ground is as light, so that no group depends on colour."""


def contributions(
    shares: Mapping[str, Rate], *, groups: Mapping[str, str] | None = None, title: str = "", lang: str = "vi"
) -> Picture:
    """Bars of shares, the greatest first, each with its name and its rate.

    Args:
        shares: the share of each indicator by its name as it is to be shown: ``{"nhà tiêu": Rate.of(1, 4)}``.
        groups: the group (dịch vụ, dimension) of each name, told by a hatch; all names or none.
        title: instead of "Đóng góp của từng chỉ số".
        lang: ``"vi"`` or ``"en"``.

    Raises:
        InvalidValueError: no share, or a name without its group.
        UnknownCodeError: another language.

    >>> from chuanngheo import Rate
    >>> print(contributions({"water": Rate.of(1, 4), "toilet": Rate.of(3, 4)}, lang="en").alt)
    Contribution of each indicator: toilet 75.0%; water 25.0%.
    """
    if not shares:
        raise InvalidValueError("no share is given", "chưa cho tỷ lệ nào", reason=Reason.MISSING)
    kinds = list(dict.fromkeys((groups or {}).values()))
    for name in shares if groups else ():
        if name not in (groups or {}):
            raise InvalidValueError(
                f"no group is given for {name!r:.60}",
                f"chưa cho nhóm của {name!r:.60}",
                reason=Reason.MISSING,
            )
    title = title or phrase(lang, "Đóng góp của từng chỉ số", "Contribution of each indicator")
    ordered = sorted(shares.items(), key=lambda item: (-item[1].share, item[0]))
    left = EDGE + max(map(len, shares)) * LETTER + 10
    key = 34 * ((len(kinds) + 1) // 2)
    canvas = Canvas(left + BAR + 90, TOP + LINE * len(ordered) + 16 + key)
    canvas.text(EDGE, 22, title, size=15, bold=True)
    greatest = max(rate.share for rate in shares.values()) or 1
    for number, (name, rate) in enumerate(ordered):
        y = TOP + LINE * number
        width = BAR * float(rate.share / greatest)
        hatch = HATCHES[kinds.index(groups[name]) % len(HATCHES)] if groups else ""
        canvas.text(left - 8, y + LINE / 2, name, size=12, align="right")
        canvas.box(left, y + 4, width, LINE - 8, fill=PAPER if hatch else "#8fa3bf", hatch=hatch)
        canvas.text(left + width + 8, y + LINE / 2, rate.text(lang, decimals=1), size=12, bold=True)
    canvas.line([left, left], [TOP, TOP + LINE * len(ordered)])
    for number, kind in enumerate(kinds):
        x, y = EDGE + (number % 2) * (canvas.width / 2), TOP + LINE * len(ordered) + 26 + 34 * (number // 2)
        hatch = HATCHES[number % len(HATCHES)]
        canvas.box(x, y - 9, 26, 18, fill=PAPER if hatch else "#8fa3bf", hatch=hatch, edge=INK)
        canvas.text(x + 34, y, kind, size=11)
    each = "; ".join(f"{name} {rate.text(lang, decimals=1)}" for name, rate in ordered)
    return canvas.picture(title, f"{title}: {each}.")
