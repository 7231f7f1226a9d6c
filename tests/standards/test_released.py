"""The past does not move: a decree in force yesterday reads the same today."""

import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import attrs
import pytest

import chuanngheo as cn
from chuanngheo import Confidence, Line, Rule
from chuanngheo.standards import ALL, PROVINCIAL

ROOT = Path(__file__).parent.parent.parent
RELEASED = tomllib.loads((ROOT / "tests" / "released.toml").read_text(encoding="utf-8"))
S = cn.NATIONAL_2021_2025


def without_law_entry(changelog, codes):
    """The codes that no entry under a *Law* heading names."""
    law = re.findall(r"(?ms)^### Law\n(.*?)(?=^##|\Z)", changelog)
    named = set(re.findall(r"(?m)^- `([^`]+)`: \S", "\n".join(law)))
    return [code for code in codes if code not in named]


def test_released_standards_do_not_change():
    """A mismatch is a change of law: correct it, or add the digest with a Law entry in the changelog."""
    assert {standard.code: attrs.evolve(standard).digest for standard in (*ALL, *PROVINCIAL)} == RELEASED


def test_every_released_standard_has_its_law_entry():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert without_law_entry(changelog, RELEASED) == []


@pytest.mark.parametrize(
    ("changelog", "missing"),
    [
        ("", ["VN-A"]),
        ("## 1\n\n### Law\n\n- `VN-A`: new standard.\n", []),
        ("## 1\n\n### Added\n\n- x\n\n### Law\n\n- `VN-B`: y.\n- `VN-A`: new standard.\n", []),
        ("## 1\n\n### Law\n\n- `VN-A-2`: new standard.\n", ["VN-A"]),
        ("## 1\n\n### Law\n\n- `VN-A`:\n", ["VN-A"]),
        ("## 1\n\n### Law\n\n### Fixed\n\n- `VN-A`: new standard.\n", ["VN-A"]),
        ("## 2\n\n### Law\n\n- `VN-B`: z.\n\n## 1\n\n### Law\n\n- `VN-A`: new standard.\n", []),
        ("`VN-A` is mentioned, but not under Law\n", ["VN-A"]),
    ],
)
def test_a_digest_without_a_law_entry_is_found(changelog, missing):
    assert without_law_entry(changelog, ["VN-A"]) == missing


def changed_line(amount):
    poverty = {**S.lines["poverty"], "rural": Line(amount, S.line("poverty", "rural").cite)}
    return attrs.evolve(S, lines={**S.lines, "poverty": poverty})


def changed_rule(**changes):
    return attrs.evolve(S, rules=(attrs.evolve(S.rules[0], **changes), *S.rules[1:]))


def changed_indicator(**changes):
    first, *others = S.indicators.indicators
    return attrs.evolve(
        S, indicators=attrs.evolve(S.indicators, indicators=(attrs.evolve(first, **changes), *others))
    )


POOR = S.rules[0]
MOVED = attrs.evolve(POOR.cite, place="Điều 3 khoản 2 điểm b")
OTHER_TEXT = attrs.evolve(S.cite, instrument=attrs.evolve(S.cite.instrument, number="8/2021/NĐ-CP"))
AREA = S.areas[0]


@pytest.mark.parametrize(
    "changed",
    [
        attrs.evolve(S, code="VN-X"),
        attrs.evolve(S, cite=OTHER_TEXT),
        attrs.evolve(S, areas=(attrs.evolve(AREA, vi="vùng nông thôn"), S.areas[1])),
        changed_line(1_500_001),
        changed_rule(cite=MOVED),
        changed_rule(category="average"),
        changed_rule(name="cửa một"),
        changed_rule(areas=("rural",)),
        changed_rule(score=cn.Between(least=4)),
        changed_rule(income=cn.Band(below="poverty")),
        attrs.evolve(S, rules=S.rules[:2]),
        changed_indicator(code="job"),
        changed_indicator(points=2),
        changed_indicator(vi="công việc"),
        changed_indicator(dimension="công việc"),
        changed_indicator(cite=MOVED),
        attrs.evolve(S, indicators=None, highest_score=12),
    ],
)
def test_whatever_the_law_says_is_in_the_digest(changed):
    assert attrs.evolve(changed).digest != S.digest


def test_a_line_that_stands_elsewhere_is_another():
    poverty = {**S.lines["poverty"], "rural": Line(1_500_000, MOVED)}
    assert attrs.evolve(S, lines={**S.lines, "poverty": poverty}).digest != S.digest


@pytest.mark.parametrize(
    "same",
    [
        attrs.evolve(S, notes=("another note",), not_modelled=(), en="other English"),
        attrs.evolve(S, rules=tuple(reversed(S.rules))),
        attrs.evolve(S, areas=tuple(reversed(S.areas))),
        attrs.evolve(S, lines=dict(reversed(S.lines.items()))),
        changed_rule(cite=attrs.evolve(POOR.cite, confidence=Confidence.DERIVED, quote="")),
        changed_rule(areas=("rural", "urban")),
        changed_rule(areas=("urban", "rural")),
        attrs.evolve(
            S, cite=attrs.evolve(S.cite, instrument=attrs.evolve(S.cite.instrument, checked=date(2030, 1, 1)))
        ),
        attrs.evolve(
            S, indicators=attrs.evolve(S.indicators, indicators=tuple(reversed(S.indicators.indicators)))
        ),
    ],
)
def test_order_notes_translations_and_grades_are_not(same):
    digest = attrs.evolve(same).digest
    assert digest == S.digest
    assert re.fullmatch("[0-9a-f]{64}", digest)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_digest_does_not_depend_on_the_hash_seed(seed):
    code = "from chuanngheo.standards import ALL; print(*(s.digest for s in ALL))"
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, env=env, capture_output=True, text=True, check=True)  # noqa: S603 # our own words
    assert told.stdout.split() == [standard.digest for standard in ALL]


def test_the_day_of_the_last_check_is_told():
    assert date(2026, 11, 21) == cn.LAW_CHECKED


def test_a_rule_needs_its_citation():
    with pytest.raises(TypeError, match="cite"):
        Rule(category="poor")
    with pytest.raises(TypeError, match="cite"):
        Line(1)
