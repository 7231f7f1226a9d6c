"""``chuanngheo target``: points, households and rates of one target; ``allocate``; ``path``.

Prints; everything it prints is computed in :mod:`chuanngheo.targets`.
"""

import argparse
from pathlib import Path

from chuanngheo.cli.options import Commands, command, common
from chuanngheo.cli.streams import show_json
from chuanngheo.errors import InvalidValueError, Reason
from chuanngheo.files.communes import load_communes, whole_count
from chuanngheo.languages import phrase, vietnamese
from chuanngheo.numerals import parse_int
from chuanngheo.quantities import Change, Rate, plain, rounded, short
from chuanngheo.targets import (
    Allocation,
    Base,
    By,
    Commune,
    Method,
    PathYear,
    Said,
    Shape,
    Target,
    Ties,
    Verdict,
    allocate,
    count_of,
    households_of,
    path,
    points_of,
)

_ABOUT = """Tính chỉ tiêu giảm nghèo: hai trong ba số (điểm phần trăm, số hộ giảm, tổng số hộ) cho số thứ ba.
Reckon a poverty-reduction target.

Biết hai trong ba số thì suy ra số thứ ba, chính xác và là khoảng mà số đã in cho phép.  Cho nhiều hơn thì các
số được đối chiếu với nhau; mã thoát là 1 khi có hai số không thể cùng đúng.

Of points (điểm phần trăm), households to leave poverty, and all households, give any two: the third
follows, exactly and as the interval that the printed figures allow.  Give more and they are checked
against one another; the exit code is 1 where two of them cannot both be true."""

_EXAMPLES = """examples:
  chuanngheo target --households 54769 --poor 5779 --points 3,35
  chuanngheo target --households 54.769 --points 3,35% --count "khoảng 1.800 hộ"
  chuanngheo target --points 2 --count 7.180
  chuanngheo target --poor 453 --relative 1/2
  chuanngheo target allocate communes.csv --reduction 24 --by can_escape
  chuanngheo target path --base 2018 --households 54769 --poor 5779 --until 2020 --end-rate 5,5

Số viết theo lối Việt Nam: dấu chấm giữa các hàng nghìn, dấu phẩy trước phần thập phân.
Numbers are Vietnamese: a dot between thousands, a comma before decimals."""

_ALLOCATE = """Phân bổ số hộ giảm cho các xã và in phụ biểu.
Share a reduction among communes and print the annex.

FILE là tệp CSV (UTF-8) có dòng tiêu đề: unit, households, poor; nếu biết thì cả can_escape, cannot_escape,
least, most, fixed.  Mỗi xã một dòng; không có dòng tổng.

FILE is a CSV (UTF-8) with a header: unit, households, poor; and where known can_escape, cannot_escape,
least, most, fixed.  One row a commune; no total row."""


def add(commands: Commands) -> None:
    """Register the command."""
    parser = command(
        commands,
        "target",
        "tính, phân bổ, lập lộ trình chỉ tiêu giảm nghèo / reckon, share and plan a reduction target",
        _ABOUT,
        _EXAMPLES,
    )
    for option, what in (
        ("--households", "số hộ dân cư đầu kỳ / all households of the base"),
        ("--poor", "số hộ nghèo đầu kỳ / poor households of the base"),
        ("--rate", "tỷ lệ hộ nghèo đầu kỳ, như đã in / their rate in the base, as printed"),
        ("--points", "số điểm phần trăm phải giảm / percentage points to reduce by"),
        ("--count", "số hộ phải giảm, như đã in / households to reduce by, as printed"),
        ("--relative", "phần hộ nghèo phải giảm / share of the poor to reduce by: 1/2, 20%%"),
        ("--end-poor", "số hộ nghèo còn lại cuối kỳ / poor households left at the end"),
        ("--end-rate", "tỷ lệ hộ nghèo cuối kỳ / their rate at the end"),
        ("--end-households", "số hộ dân cư cuối kỳ, nếu tăng / all households at the end, where they grow"),
    ):
        parser.add_argument(option, help=what)
    common(parser)
    parser.set_defaults(run=run, reckon=_one)
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    _add_allocate(actions)
    _add_path(actions)


def _add_allocate(actions: Commands) -> None:
    parser = command(
        actions,
        "allocate",
        "phân bổ cho các xã / share a reduction among communes",
        _ALLOCATE,
        "example:\n  chuanngheo target allocate communes.csv --reduction 24 --by can_escape",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="các xã, tệp CSV / the communes, as CSV")
    parser.add_argument(
        "--reduction", required=True, help="tổng số hộ phải giảm / households to reduce by in all"
    )
    parser.add_argument(
        "--by", choices=list(By), default=By.POOR.value, help="theo tỷ lệ của / in proportion to"
    )
    parser.add_argument(
        "--method",
        choices=list(Method),
        default=Method.LARGEST_REMAINDER.value,
        help="cách làm tròn / how the parts become whole",
    )
    parser.add_argument(
        "--ties",
        choices=list(Ties),
        default=Ties.GREATER.value,
        help="khi bằng nhau / which of two equal ones is first",
    )
    common(parser)
    parser.set_defaults(run=run, reckon=_allocate)


def _add_path(actions: Commands) -> None:
    parser = command(
        actions,
        "path",
        "chia theo năm / lay a reduction over years",
        "Lập lộ trình: mỗi năm một số hộ nghèo tròn."
        "\nLay a reduction over years: every year a whole number of poor households.",
        "example:\n  chuanngheo target path --base 2018 --households 54769 --poor 5779"
        " --until 2020 --end-rate 5,5",
    )
    for option, what, needed in (
        ("--base", "năm gốc, số cuối năm / the year by whose end the base was counted", True),
        ("--households", "số hộ dân cư năm gốc / all households of the base", True),
        ("--poor", "số hộ nghèo năm gốc / poor households of the base", True),
        ("--until", "năm cuối / the last year", True),
        ("--end-poor", "số hộ nghèo cuối kỳ / poor households at the end", False),
        ("--end-rate", "hoặc tỷ lệ cuối kỳ / or their rate at the end", False),
        ("--growth", "số hộ dân cư tăng, %% mỗi năm / growth of all households, percent a year", False),
    ):
        parser.add_argument(option, help=what, required=needed)
    shapes = [shape.value for shape in Shape if shape is not Shape.GIVEN]
    parser.add_argument(
        "--shape", choices=shapes, default=Shape.HOUSEHOLDS.value, help="cái gì giảm đều / what falls equally"
    )
    common(parser)
    parser.set_defaults(run=run, reckon=_path)


def run(args: argparse.Namespace) -> int:
    """Print what was asked; 1 where the figures given contradict one another."""
    code: int = args.reckon(args)
    return code


def _count(text: str | None, option: str) -> int | None:
    return None if text is None else whole_count(text, option)


def _relative(text: str | None) -> Change | None:
    if text is None:
        return None
    if "/" in text:
        above, _, below = text.partition("/")
        if not (above.strip().isdecimal() and below.strip().isdecimal() and int(below)):
            raise InvalidValueError(
                f"--relative expects 1/2 or 20%, not {text!r:.60}",
                f"--relative phải là như 1/2 hoặc 20%, không phải {text!r:.60}",
                reason=Reason.WRONG_TYPE,
            )
        return Change(f"-{int(above)}/{int(below)}")
    return Change(-Rate.parse(text).share)


def _one(args: argparse.Namespace) -> int:
    target = Target(
        base=Base(households=args.households, poor=args.poor, rate=args.rate),
        points=args.points,
        count=args.count,
        relative=_relative(args.relative),
        end_poor=args.end_poor,
        end_rate=args.end_rate,
        end_households=args.end_households,
    )
    facts = _facts(target)
    if not facts:
        raise InvalidValueError(
            "nothing follows from that; give two of --points, --count and --households,"
            " or --relative with --poor (see chuanngheo target --help)",
            "từ đó không suy ra được gì; hãy cho hai trong các số --points, --count và --households,"
            " hoặc --relative cùng với --poor (xem chuanngheo target --help)",
            reason=Reason.MISSING,
        )
    checks = target.checks()
    if args.format == "json":
        show_json(
            {
                "schema": "chuanngheo-target-1",
                "facts": {name: _fact(said) for name, said in facts.items()},
                "needed": target.needed,
                "checks": [
                    {"about": c.about, "verdict": c.verdict, "how": c.how, "message": c.text(args.lang)}
                    for c in checks
                ],
            }
        )
    else:
        for name, said in facts.items():
            print(f"{_name(name, args.lang)}: {said.show(args.lang)}{_spread(said, args.lang)}")
        if target.needed is not None:
            print(f"{_name('needed', args.lang)}: {Said.count(target.needed).show(args.lang)}")
        for check in checks:
            print(f"{_name(check.about, args.lang)}: {check.text(args.lang)}")
    return int(any(check.verdict is Verdict.BROKEN for check in checks))


def _facts(target: Target) -> dict[str, Said]:
    """What follows from what was given, by name."""
    base, points, count = target.base, target.points, target.count
    found: dict[str, Said | None] = {}
    if points and count and not base.households:
        found["households"] = households_of(points, count)
    computed = target.reduction
    if computed and not count:
        found["count"] = computed
    if computed and not points and base.households:
        found["points"] = points_of(computed, base.households)
    if points and count and base.households:
        found["count"] = count_of(points, base.households)
    if base.poor and base.households and not base.rate:
        found["rate"] = points_of(base.poor, base.households)
    found["end_poor"], found["end_rate"] = target.end, target.end_rate_computed
    return {name: said for name, said in found.items() if said is not None}


def _spread(said: Said, lang: str) -> str:
    span = said.interval
    if span.low == span.high:
        return ""
    low, high = ("…" if end is None else short(end, lang) for end in (span.low, span.high))
    return f" ({low}–{high})"


def _fact(said: Said) -> dict[str, str | None]:
    span = said.interval
    return {
        "exact": plain(said.face),
        "low": None if span.low is None else plain(span.low),
        "high": None if span.high is None else plain(span.high),
        "unit": said.unit,
    }


_NAMES = {
    "households": ("Tổng số hộ suy ra", "All households implied"),
    "count": ("Số hộ giảm", "Reduction in households"),
    "points": ("Mức giảm tỷ lệ (điểm phần trăm)", "Reduction in percentage points"),
    "rate": ("Tỷ lệ hộ nghèo gốc", "Rate of the base"),
    "end_poor": ("Hộ nghèo còn lại", "Poor households left"),
    "end_rate": ("Tỷ lệ hộ nghèo còn lại", "Rate left"),
    "needed": ("Cần giảm ít nhất", "Needed at least"),
}


_HEADINGS = {
    "unit": ("Đơn vị", "Unit"),
    "year": ("Năm", "Year"),
    "households": ("Tổng số hộ", "Households"),
    "poor": ("Hộ nghèo", "Poor"),
    "poor_rate": ("Tỷ lệ, %", "Rate, %"),
    "can_escape": ("Có khả năng thoát nghèo", "Able to escape"),
    "cannot_escape": ("Không có khả năng", "Unable"),
    "reduction": ("Số hộ giảm", "Reduction"),
    "poor_end": ("Hộ nghèo cuối năm", "Poor at the end"),
    "poor_end_rate": ("Tỷ lệ cuối năm, %", "Rate at the end, %"),
}


def _name(name: str, lang: str) -> str:
    return phrase(lang, *_NAMES[name])


def _allocate(args: argparse.Namespace) -> int:
    reduction = whole_count(args.reduction, "--reduction")
    shared = allocate(load_communes(args.file), reduction, by=args.by, method=args.method, ties=args.ties)
    if args.format == "json":
        how = {"method": shared.method, "by": shared.by, "ties": shared.ties}
        units = [_unit(commune, shared.shares[commune.unit]) for commune in shared.communes]
        total = _unit(shared.whole, shared.total)
        show_json({"schema": "chuanngheo-allocation-1", **how, "units": units, "total": total})
    else:
        _print_table(shared.rows(args.lang), args.lang)
        print(_how(shared, args.lang))
    return 0


def _unit(commune: Commune, reduction: int) -> dict[str, object]:
    """One unit as numbers; a rate is a percentage with two decimals, and missing where nobody lives."""
    end = commune.poor - reduction
    return {
        "unit": commune.unit,
        "households": commune.households,
        "poor": commune.poor,
        "poor_rate": _percent(commune.poor, commune.households),
        "can_escape": commune.can_escape,
        "cannot_escape": commune.cannot_escape,
        "reduction": reduction,
        "poor_end": end,
        "poor_end_rate": _percent(end, commune.households),
    }


def _percent(poor: int, households: int) -> str | None:
    return str(rounded(Rate.of(poor, households).percent, 2)) if households else None


def _how(shared: Allocation, lang: str) -> str:
    name = shared.method.text(lang)
    return f"Phương pháp: {name}; theo {shared.by}" if vietnamese(lang) else f"Method: {name}; by {shared.by}"


def _print_table(rows: tuple[dict[str, str], ...], lang: str) -> None:
    headings = [phrase(lang, *_HEADINGS[name]) for name in rows[0]]
    lines = [headings, *(list(row.values()) for row in rows)]
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    for line in lines:
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
        print("  ".join(cells).rstrip())


def _path(args: argparse.Namespace) -> int:
    planned = path(
        parse_int(args.base),
        poor=whole_count(args.poor, "--poor"),
        households=whole_count(args.households, "--households"),
        until=parse_int(args.until),
        end_poor=_count(args.end_poor, "--end-poor"),
        end_rate=None if args.end_rate is None else Rate.parse(args.end_rate),
        shape=args.shape,
        growth=0 if args.growth is None else Rate.parse(args.growth).share,
    )
    if args.format == "json":
        average = {
            "points_a_year": plain(planned.points_a_year.value),
            "households_a_year": plain(planned.households_a_year),
        }
        years = [_year(year) for year in planned.years]
        show_json({"schema": "chuanngheo-path-1", "shape": planned.shape, "years": years, **average})
        return 0
    _print_table(planned.rows(args.lang), args.lang)
    points = planned.points_a_year.text(args.lang)
    count = short(planned.households_a_year, args.lang, decimals=2)
    print(
        phrase(
            args.lang,
            f"Bình quân mỗi năm: {points}, {count} hộ",
            f"A year on average: {points}, {count} households",
        )
    )
    return 0


def _year(year: PathYear) -> dict[str, object]:
    return {
        "year": year.year,
        "households": year.households,
        "reduction": year.reduction,
        "poor_end": year.poor,
        "poor_end_rate": _percent(year.poor, year.households),
    }
