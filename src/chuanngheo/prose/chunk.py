"""The pieces into which a sentence is cut."""

import attrs

from chuanngheo.prose.reading import PassedOver

KINDS: dict[str, str] = {
    "counted": "C", "number": "N", "percent": "P", "percent-of": "Q", "money": "D", "amount": "A", "fraction": "F",
    "group": "G", "rate-of": "R", "over": "O", "share": "S", "down": "d", "up": "u", "remain": "t", "from": "f", "equals": "E", "with": "v", "of-total": "W", "stroke": "/", "achieved": "Z",
    "compared": "V", "yearly": "y", "escape": "e", "relapse": "r", "arise": "n", "among": "i", "highest": "H",
    "lowest": "l", "to": "o", "time": "T", "period": "p", "place": "L", "goal": "g", "light": "h", "comma": ",", "open": "(",
    "close": ")", "semicolon": ";", "colon": ":", "passed": "x", "word": "w", "sign": "#", "other-rate": "K",
}  # fmt: skip
"""Every kind of chunk and the sign it has when a sentence is matched."""


@attrs.frozen
class Chunk:
    """A piece of a sentence: what it is, where, and what it says."""

    kind: str
    start: int
    end: int
    text: str
    group: str = ""
    when: str = ""
    place: str = ""
    figure: str = ""  # the figure's own text, with its hedge and unit
    of: str = ""  # "16.003/80.276": what stands under the stroke
    reason: PassedOver | None = None
    here: bool = False
    unit: str = ""
