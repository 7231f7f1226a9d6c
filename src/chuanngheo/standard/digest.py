"""What the law says in a standard, as one text and its sha256."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from chuanngheo.standard.rules import Line

if TYPE_CHECKING:
    from chuanngheo.standard.standard import Standard


def digest_of(standard: "Standard") -> str:
    """The sha256 of what the law says in it, whatever the order it was written in."""
    from hashlib import sha256  # noqa: PLC0415 # keeps the import of the library light

    return sha256(_canonical(_law(standard)).encode()).hexdigest()


def _law(standard: "Standard") -> dict[str, object]:
    indicators = standard.indicators.indicators if standard.indicators is not None else ()
    return {
        "code": standard.code,
        "cite": str(standard.cite),
        "areas": _sorted({"code": area.code, "vi": area.vi} for area in standard.areas),
        "lines": {
            name: {area: _line(line) for area, line in by_area.items()}
            for name, by_area in standard.lines.items()
        },
        "indicators": _sorted(
            {"code": i.code, "dimension": i.dimension, "vi": i.vi, "points": i.points, "cite": str(i.cite)}
            for i in indicators
        ),
        "highest score": standard.max_score,
        "rules": _sorted(
            {
                "category": rule.category.value,
                "name": rule.name,
                "areas": sorted(standard.area_codes if rule.areas is None else rule.areas),
                "income": attrs.asdict(rule.income),
                "score": attrs.asdict(rule.score),
                "cite": str(rule.cite),
            }
            for rule in standard.rules
        ),
    }


def _line(line: Line) -> list[object]:
    return [line.amount, str(line.cite), *([line.months] if line.months > 1 else [])]


def _sorted(items: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(items, key=_canonical)


def _canonical(value: object) -> str:
    """One text for one value, whatever the order its keys were written in."""
    from json import dumps  # noqa: PLC0415 # as above

    return dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
