"""The patterns of statements, as data: each a form over chunks, an example sentence, and what it reads there.

A form names the kinds of chunks (:data:`chuanngheo.prose.chunk.KINDS`) in their order; ``field=kind`` puts the
figure into a field of the statement, ``kind|kind`` is either, ``?`` may be missing,
``*`` may come again.  Between two chunks commas,
brackets, light words ("là", "có", "với"), places and times may stand.  Adding a pattern is one entry; its
example is its test.  Of several that fit at one place the first in this list is taken.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import Any

import attrs

from chuanngheo.prose.chunk import KINDS

_BETWEEN = (
    "["
    + re.escape(
        "".join(
            KINDS[k] for k in ("comma", "open", "light", "with", "place", "time", "goal", "period", "colon")
        )
    )
    + "]{0,5}?"
)
_ACROSS = _BETWEEN.replace("[", "[" + re.escape(KINDS["close"]), 1)
_TIGHT = f"[{re.escape(KINDS['light'] + KINDS['with'])}]{{0,2}}?"
"""What a rate is over stands right behind it: behind a comma or a bracket another count begins."""
_WORDS = (
    "["
    + re.escape(
        "".join(
            KINDS[k]
            for k in (
                "comma",
                "light",
                "with",
                "word",
                "place",
                "group",
                "over",
                "open",
                "close",
                "colon",
                "time",
            )
        )
    )
    + "]{0,14}?"
)
_LISTED = _WORDS.replace("[", "[" + KINDS["semicolon"], 1)


@attrs.frozen
class Pattern:
    """One pattern: ``kind`` of statement, ``form``, an ``example`` and the fields that are ``read`` there.

    ``given`` are fields that the pattern itself says.  ``loose`` lets ordinary words stand between chunks.
    """

    name: str
    kind: str
    form: str
    example: str
    reads: Mapping[str, str]
    given: Mapping[str, Any] = MappingProxyType({})
    loose: bool = False
    _regex: "re.Pattern[str]" = attrs.field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(
            self,
            "_regex",
            re.compile(_compiled(self.form, self._between)),
        )

    @property
    def _between(self) -> str:
        if self.loose:
            return _LISTED if self.kind == "path" else _WORDS
        return _ACROSS if self.kind in ("count", "change") else _BETWEEN

    @property
    def begins(self) -> str:
        """The signs with which a match may begin."""
        elements = [*_elements(self.form)]
        first = next(n for n, element in enumerate(elements) if not element.optional)
        return "".join(element.signs for element in elements[: first + 1])

    def match(self, signs: str, at: int) -> "dict[str, list[int]] | None":
        """The chunks by field, where the form fits at ``at``; ``""`` has those of no field, in order."""
        found = self._regex.match(signs, at)
        if found is None:
            return None
        bound: dict[str, list[int]] = {"": [at, found.end()]}
        for element, name in zip(_elements(self.form), _names(), strict=False):
            if found[name] is not None:
                every = range(found.start(name), found.end()) if element.starred else (found.start(name),)
                here = [n for n in every if signs[n] in element.signs]
                bound.setdefault(element.field, []).extend(
                    n for n in here if n not in bound.get(element.field, ())
                )
        return bound


@attrs.frozen
class _Element:
    """One word of a form: the field it fills, the signs it takes, whether it may be missing or repeated."""

    field: str
    signs: str
    optional: bool
    starred: bool


def _elements(form: str) -> Iterator[_Element]:
    for word in form.split():
        field, _, kinds = word.rstrip("?*").rpartition("=")
        signs = "".join(KINDS[kind] for kind in kinds.split("|"))
        yield _Element(field or "-", signs, word.endswith("?"), word.endswith("*"))


def _names() -> Iterator[str]:
    return (f"e{number}" for number in count())


_MOST = 12
"""How often a repeated chunk may stand."""


def _compiled(form: str, between: str) -> str:
    written, begun = "", False
    for element, name in zip(_elements(form), _names(), strict=False):
        kind = f"[{re.escape(element.signs)}]"
        before = (_TIGHT if element.signs == KINDS["over"] else between) if begun else ""
        if element.starred:
            written += f"(?P<{name}>{before}{kind}(?:{between}{kind}){{0,{_MOST}}})"
        elif not begun and element.optional:
            written += f"(?:(?P<{name}>{kind}){between})?"
        else:
            one = f"{before}(?P<{name}>{kind})"
            written += f"(?:{one})?" if element.optional else one
        begun = begun or not element.optional
    return written


_HH = "number|counted"
_PC = "percent|percent-of"

PATTERNS: tuple[Pattern, ...] = (
    # Ranks and bands
    Pattern("places with the highest rate", "rank", "rate-of? highest rate=percent*",
        "Huyện có tỷ lệ hộ nghèo cao nhất là Thạnh Phú 23,10%, huyện Ba Tri 20,30%",
        {"extreme": "highest", "places": "Thạnh Phú 23,10%, Ba Tri 20,30%"}, {"extreme": "highest"}, loose=True),
    Pattern("places with the lowest rate", "rank", "rate-of? lowest rate=percent*",
        "tỷ lệ hộ nghèo thấp nhất là thành phố Bến Tre 2,54%, huyện Châu Thành 11,22%",
        {"extreme": "lowest", "places": "Bến Tre 2,54%, Châu Thành 11,22%"}, {"extreme": "lowest"}, loose=True),
    Pattern("units with a rate between two bounds", "band", "units=amount rate-of from? least=percent to below=percent",
        "9 xã có tỷ lệ hộ nghèo từ 25% đến dưới 30%", {"units": "9 xã", "least": "25%", "below": "30%"}),
    Pattern("units with a rate beyond a bound", "band", "units=amount rate-of least=percent",
        "Toàn tỉnh có 02 xã có tỷ lệ hộ nghèo trên 30%", {"units": "02 xã", "above": "30%"}),
    # Changes from … to …
    Pattern("rate from … to …, by points", "change",
        f"rate-of|group|over down|up|yearly? down|up? from before_rate=percent down|up? remain|to after_rate={_PC} share? down|up by_points=percent",
        "tỷ lệ hộ nghèo giảm từ 17,95% năm 2016 xuống còn 14,3% năm 2017, giảm 3,65%",
        {"group": "poor", "before_rate": "17,95%", "after_rate": "14,3%", "by_points": "3,65%", "since": "2016", "when": "2017"}),
    Pattern("rate from … to …", "change", f"rate-of|group|over down|up from before_rate=percent down|up? remain|to after_rate={_PC}",
        "tỷ lệ hộ nghèo giảm từ 17,95% xuống còn 14,3%", {"group": "poor", "before_rate": "17,95%", "after_rate": "14,3%"}),
    Pattern("reduce the rate from … to …", "change", f"down|up rate-of from before_rate=percent down|up? remain|to after_rate={_PC}",
        "giảm tỷ lệ hộ cận nghèo từ 9,65% xuống 8%", {"group": "near_poor", "before_rate": "9,65%", "after_rate": "8%"}),
    Pattern("a group from … to …", "change", f"rate-of|group|over from before_rate=percent remain after_rate={_PC}",
        "cận nghèo từ 2,18% lên 2,24%", {"group": "near_poor", "before_rate": "2,18%", "after_rate": "2,24%"}),
    Pattern("from … to …, the rate", "change", f"down|up from before_rate=percent down|up? remain|to after_rate={_PC}",
        "Hộ nghèo toàn huyện giảm từ 17,95% năm 2016 xuống 14,3%", {"before_rate": "17,95%", "after_rate": "14,3%", "since": "2016"}),
    Pattern("households from … to …, by so many", "change",
        f"down|up from before={_HH} down|up? remain|to after={_HH} share? down|up by={_HH}",
        "số hộ nghèo giảm từ 9.442 hộ (năm 2016) xuống còn 7.667 hộ (năm 2017), giảm 1.775 hộ",
        {"group": "poor", "before": "9.442 hộ", "after": "7.667 hộ", "by": "1.775 hộ", "since": "2016", "when": "2017"}),
    Pattern("households from … to …", "change", f"down|up from before={_HH} down|up? remain|to after={_HH}",
        "số hộ nghèo giảm từ 9.442 hộ xuống còn 7.667 hộ", {"group": "poor", "before": "9.442 hộ", "after": "7.667 hộ"}),
    Pattern("points, from … to …", "change",
        f"rate-of|group|over? down|up by_points=percent compared? open? from before_rate=percent down|up? remain|to after_rate={_PC}",
        "tỷ lệ hộ nghèo giảm 3,65% (từ 17,95% xuống còn 14,3%)",
        {"group": "poor", "by_points": "3,65%", "before_rate": "17,95%", "after_rate": "14,3%"}),
    Pattern("so many households, from … to …", "change",
        f"rate-of|group|over? down|up by={_HH} compared? open? from before={_HH} down|up? remain|to after={_HH}",
        "số hộ nghèo giảm 1.775 hộ (từ 9.442 hộ xuống còn 7.667 hộ)",
        {"group": "poor", "by": "1.775 hộ", "before": "9.442 hộ", "after": "7.667 hộ"}),
    Pattern("rates of several years", "path", "rate-of points=percent*",
        "Tỷ lệ hộ nghèo qua các năm: năm 2016 là 22,96%, năm 2017 là 19,40%", {"points": "2016: 22,96%, 2017: 19,40%"}, loose=True),
    # Targets: points, households, relative, end
    Pattern("all of a group, of whom so many remain", "target", "down relative=percent-of open remain base_count=number",
        "giảm 100% hộ nghèo thuộc chính sách ưu đãi người có công (còn 01 hộ tại xã Đèo Gia)",
        {"group": "merit_poor", "relative": "100%", "base_count": "01 hộ"}),
    Pattern("a fraction of the households", "target", "down relative=fraction",
        "phấn đấu giảm 1/2 số hộ nghèo", {"group": "poor", "relative": "1/2"}),
    Pattern("a percentage of the number of households", "target", f"down relative=percent over equals? households={_HH}",
        "giảm 20% tổng số hộ nghèo, tương ứng 723 hộ", {"group": "poor", "relative": "20%", "households": "723 hộ"}),
    Pattern("a percentage of the number of households, alone", "target", "down relative=percent over",
        "giảm 10% số hộ cận nghèo", {"group": "near_poor", "relative": "10%"}),
    Pattern("points of a group, and households", "target", f"yearly? down yearly? from? points=percent-of equals? down? households={_HH} compared?",
        "Năm 2019, giảm 3,35% hộ nghèo (khoảng 1.800 hộ) so với năm 2018",
        {"group": "poor", "points": "3,35%", "households": "khoảng 1.800 hộ", "base_when": "2018", "when": "2019"}),
    Pattern("points of a group", "target", "yearly? down yearly? from? points=percent-of compared?",
        "mỗi năm giảm 1,5% hộ nghèo", {"group": "poor", "points": "1,5%", "per_year": "True"}),
    Pattern("reduce the rate by points, and households", "target",
        f"yearly? down yearly? rate-of yearly? down? from? points=percent equals? down? households={_HH} compared?",
        "giảm tỷ lệ hộ cận nghèo trong năm là 0,35%, tương đương giảm 90 hộ", {"group": "near_poor", "points": "0,35%", "households": "90 hộ"}),
    Pattern("reduce the rate to …", "target", f"down rate-of down? remain|to end_rate={_PC} equals? end_count={_HH}?",
        "giảm tỷ lệ hộ nghèo của tỉnh còn 7% đến năm 2015", {"group": "poor", "end_rate": "7%", "when": "2015"}),
    Pattern("reduce the rate by points", "target", "yearly? down yearly? rate-of yearly? down? from? points=percent compared?",
        "Giảm tỷ lệ hộ nghèo toàn tỉnh 0,42% theo chuẩn nghèo đa chiều", {"group": "poor", "points": "0,42%"}),
    Pattern("the rate falls by points, and households", "target",
        f"rate-of yearly? down yearly? from? points=percent compared? equals? down? households={_HH} compared?",
        "tỷ lệ hộ nghèo giảm 3,3%, tương đương 5.953 hộ so với năm 2016",
        {"group": "poor", "points": "3,3%", "households": "5.953 hộ", "base_when": "2016"}),
    Pattern("the rate falls by points", "target", "rate-of yearly? down yearly? from? points=percent compared?",
        "tỷ lệ hộ nghèo bình quân giảm 1 - 1,5%/năm", {"group": "poor", "points": "1 - 1,5%/năm", "per_year": "True"}),
    Pattern("so many points fewer than a base", "target", "rate-of? yearly? down|up yearly? points=percent compared open base_rate=percent",
        "Tỷ lệ hộ nghèo là 3,15%, giảm 1,05% so với cuối năm 2020 (4,20%)",
        {"group": "poor", "points": "1,05%", "base_when": "2020", "base_rate": "4,20%"}),
    Pattern("so many households fewer than a base", "target", f"down|up households={_HH} compared open base_count={_HH}",
        "Hộ nghèo còn 24.780 hộ, giảm 5.387 hộ so với năm 2011 (30.167 hộ)",
        {"group": "poor", "households": "5.387 hộ", "base_when": "2011", "base_count": "30.167 hộ"}),
    Pattern("households, and their points", "target", f"down|up from? households={_HH} compared? equals? down|up? points=percent",
        "số hộ nghèo giảm 1.800 hộ, tương ứng 3,35%", {"group": "poor", "households": "1.800 hộ", "points": "3,35%"}),
    Pattern("points, and their households", "target", f"yearly? down|up yearly? from? points=percent compared? equals? down|up? households={_HH} compared?",
        "hộ nghèo giảm 1,41%, tương đương 1.098 hộ", {"group": "poor", "points": "1,41%", "households": "1.098 hộ"}),
    Pattern("so many households fewer", "target", f"yearly? down|up yearly? from? households={_HH} compared?",
        "Hộ nghèo giảm 351.221 hộ so với năm 2012", {"group": "poor", "households": "351.221 hộ", "base_when": "2012"}),
    Pattern("so many points fewer", "target", "yearly? down|up yearly? from? points=percent compared?",
        "Tỷ lệ hộ nghèo là 5,97%, giảm 1,83% so với năm 2013", {"group": "poor", "points": "1,83%", "base_when": "2013"}),
    Pattern("still so much, at the end", "count", f"down|up? remain rate={_PC} share|equals? count={_HH}",
        "hộ nghèo giảm còn 7%, tương ứng 120 hộ", {"group": "poor", "rate": "7%", "count": "120 hộ"}),
    Pattern("so many still, out of a total", "count", "remain count=number stroke total=number share|equals? rate=percent?",
        "số hộ nghèo của xã còn 85 hộ/1.420 hộ, chiếm tỷ lệ 5,99%",
        {"group": "poor", "count": "85 hộ", "total": "1.420 hộ", "rate": "5,99%"}),
    Pattern("so many still", "count", "remain count=number share|equals? rate=percent? over?",
        "Hộ nghèo giảm 221 hộ, còn 1.065 hộ", {"group": "poor", "count": "1.065 hộ"}),
    Pattern("still such a rate", "count", f"down|up? remain rate={_PC}",
        "và còn 3% hộ nghèo vào năm 2020", {"group": "poor", "rate": "3%", "when": "2020"}),
    # Flows
    Pattern("households that left poverty", "flow", "escape exits=number", "thoát nghèo 1.582 hộ", {"group": "poor", "exits": "1.582 hộ"}),
    Pattern("households that fell back", "flow", "relapse relapsed=number", "tái nghèo: 12 hộ", {"group": "poor", "relapsed": "12 hộ"}, loose=False),
    Pattern("households newly poor", "flow", f"arise new={_HH}", "phát sinh 120 hộ nghèo", {"group": "poor", "new": "120 hộ"}),
    # Thresholds
    Pattern("a line from … to …", "threshold", "from? least=money to upto=money",
        "Hộ cận nghèo là hộ có mức thu nhập từ 401.000đồng/người/tháng đến 520.000đồng/người/tháng khu vực nông thôn",
        {"category": "near-poor", "area": "rural", "least": "401.000đồng/người/tháng", "upto": "520.000đồng/người/tháng"}),
    Pattern("a line", "threshold", "from? upto=money",
        "Hộ nghèo là hộ có thu nhập bình quân 400.000 đồng/người/tháng trở xuống ở khu vực nông thôn",
        {"category": "poor", "area": "rural", "upto": "400.000 đồng/người/tháng"}),
    # Counts and rates
    Pattern("the rate, with its count", "count", f"rate-of remain? rate=percent over? share|equals? count={_HH} over?",
        "tỷ lệ hộ cận nghèo là 6,50%, với 22.180 hộ", {"group": "near_poor", "rate": "6,50%", "count": "22.180 hộ"}),
    Pattern("the rate alone", "count", "rate-of remain? rate=percent over?",
        "tỷ lệ hộ nghèo năm 2020 là 3,21%", {"group": "poor", "rate": "3,21%", "when": "2020"}),
    Pattern("a counted group out of a total, and its rate", "count", "count=counted of-total total=number share|equals? rate=percent",
        "17.435 hộ nghèo trong 79.677 hộ, chiếm 21,88%", {"group": "poor", "count": "17.435 hộ", "total": "79.677 hộ", "rate": "21,88%"}),
    Pattern("a counted group over a total", "count", "count=counted stroke total=number share|equals? rate=percent?",
        "1.286 hộ nghèo/22.452 hộ, chiếm tỷ lệ 5,73%", {"group": "poor", "count": "1.286 hộ", "total": "22.452 hộ", "rate": "5,73%"}),
    Pattern("a group out of a total, and its rate", "count", "group|over count=number stroke total=number share|equals? rate=percent",
        "hộ nghèo và cận nghèo 33.071 hộ/442.673 hộ, chiếm 7,47%",
        {"group": "multidimensional", "count": "33.071 hộ", "total": "442.673 hộ", "rate": "7,47%"}),
    Pattern("a counted group with its persons, and its rate", "count", "count=counted stroke? persons=number|counted share|equals rate=percent over?",
        "có 1.407 hộ nghèo với 5.206 khẩu, chiếm tỷ lệ 7,50%", {"group": "poor", "count": "1.407 hộ", "rate": "7,50%"}),
    Pattern("a counted group with its persons", "count", "count=counted stroke|with persons=number|counted",
        "có 1.407 hộ nghèo với 5.206 khẩu", {"group": "poor", "count": "1.407 hộ"}),
    Pattern("a group, its count with the persons, its rate", "count",
        "group|over count=number stroke? persons=number|counted share|equals rate=percent over?",
        "Hộ nghèo: 197 hộ/558 khẩu, chiếm tỷ lệ 10,69%", {"group": "poor", "count": "197 hộ", "rate": "10,69%"}),
    Pattern("a group and its count with the persons", "count", "group|over count=number stroke|with persons=number|counted",
        "Tổng số hộ toàn huyện: 18.764 hộ với 71.303 khẩu", {"group": "households", "count": "18.764 hộ"}),
    Pattern("a counted group and its rate by name", "count", "count=counted rate-of rate=percent over?",
        "toàn tỉnh có 16.867 hộ nghèo, tỷ lệ hộ nghèo 8,50%", {"group": "poor", "count": "16.867 hộ", "rate": "8,50%"}),
    Pattern("a group, its count, its rate by name", "count", "group|over count=number rate-of rate=percent over?",
        "tổng số hộ cận nghèo là 12.898 hộ, tỷ lệ hộ cận nghèo 6,50%", {"group": "near_poor", "count": "12.898 hộ", "rate": "6,50%"}),
    Pattern("a counted group and its rate of another", "count", "count=counted share|equals rate=percent-of",
        "có 649 hộ nghèo DTTS, chiếm 97% hộ nghèo", {"group": "minority_poor", "count": "649 hộ", "rate": "97%", "of": "poor"}),
    Pattern("a counted group and its rate", "count", "count=counted share|equals? rate=percent over?",
        "có 9.442 hộ nghèo, chiếm tỷ lệ 17,95%", {"group": "poor", "count": "9.442 hộ", "rate": "17,95%"}),
    Pattern("a group, its count, its rate", "count", "group|over count=number share|equals? rate=percent over?",
        "hộ cận nghèo 22.056, tỷ lệ 6,14%", {"group": "near_poor", "count": "22.056", "rate": "6,14%"}),
    Pattern("a group, its rate, its count", "count", "group|over rate=percent share|equals? count=number",
        "hộ nghèo 5,0% với 12.855 hộ", {"group": "poor", "rate": "5,0%", "count": "12.855 hộ"}),
    Pattern("a group, its count and its rate of another", "count", "group|over count=number share|equals rate=percent-of",
        "hộ nghèo DTTS có 649 hộ, chiếm 97% hộ nghèo", {"group": "minority_poor", "count": "649 hộ", "rate": "97%", "of": "poor"}),
    Pattern("all households and their persons", "count", "count=number persons=number",
        "Toàn xã có 12 thôn, 1.420 hộ, 5.640 khẩu", {"group": "households", "count": "1.420 hộ"}, {"group": "households"}),
    Pattern("all households, of whom", "count", "count=number semicolon? among",
        "Năm 2018, toàn huyện có 54.769 hộ, trong đó", {"group": "households", "count": "54.769 hộ"}, {"group": "households"}),
    Pattern("a rate with its count", "count", "rate=percent with|equals count=number",
        "Hộ nghèo ở nông thôn 11,52% với 23.299 hộ", {"group": "poor", "rate": "11,52%", "count": "23.299 hộ"}),
    Pattern("a count and its rate", "count", "count=number share|equals? rate=percent over?",
        "Hộ nghèo tập trung ở nông thôn với 52.879 hộ, chiếm tỷ lệ 14,73%", {"group": "poor", "count": "52.879 hộ", "rate": "14,73%"}),
    Pattern("a counted group", "count", "count=counted", "Toàn xã có 106 hộ nghèo", {"group": "poor", "count": "106 hộ"}),
    Pattern("a group and its count", "count", "group|over count=number", "tổng số hộ nghèo: 453 hộ", {"group": "poor", "count": "453 hộ"}),
    Pattern("a count of households in a place, or of persons", "count", "count=number",
        "Hộ nghèo ở thành thị 2.942 hộ, ở nông thôn 52.879 hộ", {"group": "poor", "count": "52.879 hộ", "place": "khu vực nông thôn"}),
    Pattern("a group and its share", "count", "group|over share|equals rate=percent over?",
        "hộ nghèo dân tộc thiểu số chiếm 76,8% tổng số hộ nghèo", {"group": "minority_poor", "rate": "76,8%", "of": "poor"}),
    Pattern("a rate of the group spoken of", "count", "share rate=percent over?",
        "Hộ nghèo 1.797.889 hộ (giảm 351.221 hộ so với năm 2012), tỷ lệ 7,80%", {"group": "poor", "rate": "7,80%"}),
    Pattern("a rate of another place", "count", "rate=percent",
        "Tỷ lệ hộ nghèo ở nông thôn là 11,52%, ở thành thị là 3,29%", {"group": "poor", "rate": "3,29%", "place": "khu vực thành thị"}),
    # Goals with an inner arithmetic
    Pattern("so many a year", "goal", "amount=amount yearly per_year=amount",
        "trong đó có 3.000 lượt người nghèo bình quân mỗi năm 600 người", {"amount": "3.000 lượt người", "per_year": "600 người"}, loose=True),
    Pattern("an amount and its parts", "goal", "amount=amount|money among parts=amount|money*",
        "đào tạo 71.100 người, trong đó 59.850 lao động có trình độ sơ cấp nghề, 11.250 lao động có trình độ trung cấp",
        {"amount": "71.100 người", "parts": "59.850 lao động, 11.250 lao động"}, loose=True),
)  # fmt: skip
"""Every pattern, the most particular first."""

BEGINNING: Mapping[str, tuple[Pattern, ...]] = MappingProxyType(
    {sign: tuple(p for p in PATTERNS if sign in p.begins) for sign in KINDS.values()}
)
"""The patterns that may begin with a sign, in their order."""
