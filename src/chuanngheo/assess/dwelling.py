"""The indicators decided by the dwelling: quality, area, water, toilet, means of information."""

from fractions import Fraction

from chuanngheo.assess.annex import HYGIENIC_TOILETS, LEAST_AREA_M2, NOT_DURABLE_FROM, Reading
from chuanngheo.assess.answer import Answer, Fact, Missing, unknown
from chuanngheo.members import Dwelling, Pillar, Roof, Wall
from chuanngheo.quantities import short


def quality(dwelling: Dwelling) -> Answer:
    """Not durable: two or more of wall, pillar and roof are of no durable material."""
    parts = {
        "wall": (dwelling.wall, Wall.OTHER, "tường", "the walls", Fact.WALL),
        "pillar": (dwelling.pillar, Pillar.OTHER, "cột", "the pillars", Fact.PILLAR),
        "roof": (dwelling.roof, Roof.OTHER, "mái", "the roof", Fact.ROOF),
    }
    weak = [name for name, (found, other, *_) in parts.items() if found is other]
    open_parts = [name for name, (found, *_) in parts.items() if found is None]
    if len(weak) < NOT_DURABLE_FROM <= len(weak) + len(open_parts):
        return unknown(Missing(parts[name][4]) for name in open_parts)
    deprived = len(weak) >= NOT_DURABLE_FROM
    decided = tuple(weak if deprived else [n for n in parts if n not in weak and n not in open_parts])
    vi = ", ".join(parts[name][2] for name in decided)
    en = ", ".join(parts[name][3] for name in decided)
    no = ("không bền chắc", "not durable") if deprived else ("bền chắc", "durable")
    return Answer(
        deprived,
        f"{len(decided)} trong 3 bộ phận chủ yếu {no[0]} ({vi})",
        f"{len(decided)} of the 3 main parts {no[1]} ({en})",
        parts=decided,
    )


def area(dwelling: Dwelling, size: int | None) -> Answer:
    """Under 8 m² a head, compared without dividing."""
    if dwelling.area_m2 is None or size is None:
        asked = [Fact.AREA] if dwelling.area_m2 is None else []
        return unknown(map(Missing, [*asked, Fact.SIZE] if size is None else asked))
    deprived = dwelling.area_m2 < LEAST_AREA_M2 * size
    total = Fraction(dwelling.area_m2)
    vi, en = ((short(total, lang), short(total / size, lang), size) for lang in ("vi", "en"))
    return Answer(
        deprived,
        f"{vi[0]} m2 cho {size} người, bình quân {vi[1]} m2/người, {'dưới' if deprived else 'từ'} 8 m2",
        f"{en[0]} m2 for {size} members, {en[1]} m2 a head, {'under' if deprived else 'from'} 8 m2",
        parts=("area_m2",),
    )


def water(dwelling: Dwelling, reading: Reading) -> Answer:
    """The water used most regularly is no clean water."""
    if dwelling.water is None:
        return unknown([Missing(Fact.WATER)])
    deprived = dwelling.water not in reading.clean_water
    return Answer(
        deprived,
        f"nguồn nước đang dùng: {dwelling.water.vi}, {'không ' if deprived else ''}thuộc các loại nước sạch",
        f"water in use: {dwelling.water.en}, {'none' if deprived else 'one'} of the clean kinds",
        parts=("water",),
    )


def toilet(dwelling: Dwelling) -> Answer:
    """The toilet in use is not hygienic."""
    if dwelling.toilet is None:
        return unknown([Missing(Fact.TOILET)])
    deprived = dwelling.toilet not in HYGIENIC_TOILETS
    return Answer(
        deprived,
        f"nhà tiêu đang dùng: {dwelling.toilet.vi}, {'không ' if deprived else ''}hợp vệ sinh",
        f"toilet in use: {dwelling.toilet.en}, {'not ' if deprived else ''}hygienic",
        parts=("toilet",),
    )


def means(dwelling: Dwelling) -> Answer:
    """No television, radio, computer, tablet or telephone of any kind."""
    if dwelling.means is None:
        return unknown([Missing(Fact.MEANS)])
    if not dwelling.means:
        return Answer(
            deprived=True,
            vi="không có phương tiện nào trong 7 loại",
            en="none of the 7 kinds of means",
            parts=("means",),
        )
    found = sorted(dwelling.means)
    return Answer(
        deprived=False,
        vi=f"có {', '.join(one.vi for one in found)}",
        en=f"there is a {', '.join(one.en for one in found)}",
        parts=("means",),
    )
