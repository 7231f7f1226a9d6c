"""The suite in another language: node runs it against an implementation that knows nothing of Python."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from chuanngheo.testing.conformance import FOLDER, GROUPS, cases

DOCS = Path(__file__).parent.parent.parent / "docs" / "conformance"


@pytest.fixture
def node():
    """Node; where it is missing the proof is missing, and that is said aloud; in CI it is a failure."""
    found = shutil.which("node")
    if found is None and os.environ.get("CI"):
        pytest.fail("node is missing: the conformance suite was not proved portable")
    if found is None:
        pytest.skip("skipped: node")
    return found


def run(node, implementation):
    command = [node, str(DOCS / "runner.mjs"), str(FOLDER), str(implementation)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603 # our own words


def test_the_example_passes(node):
    told = run(node, DOCS / "example.mjs")
    assert (told.returncode, told.stderr) == (0, "")
    for group in ("classify", "rounding", "unknown"):
        number = len(cases(group))
        assert f"{group}: {number} of {number} passed" in told.stdout
    for group in set(GROUPS) - {"classify", "rounding", "unknown"}:
        assert f"{group}: not implemented, {len(cases(group))} cases" in told.stdout


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("mine <= line", "mine < line", "FAILED classify/VN-2021-2025/rural/1500000/3:"),
        ('["poor", line, 3]', '["poor", line, 4]', "FAILED unknown/VN-2021-2025/?/0/3:"),
        ("twice >= 0n", "twice > 0n", "FAILED rounding/half-up/1-of-8/0:"),
    ],
)
def test_an_off_by_one_is_found(node, tmp_path, right, wrong, told):
    code = (DOCS / "example.mjs").read_text(encoding="utf-8")
    assert code.count(right) == 1
    mutant = tmp_path / "mutant.mjs"
    mutant.write_text(code.replace(right, wrong), encoding="utf-8")
    result = run(node, mutant)
    assert result.returncode == 1
    assert told in result.stdout


def test_what_must_be_refused(node, tmp_path):
    careless = tmp_path / "careless.mjs"
    careless.write_text(
        "export const refused = ({ kind }) => { if (kind === 'day') throw new Error('no'); return {}; };",
        encoding="utf-8",
    )
    result = run(node, careless)
    assert result.returncode == 1
    assert "FAILED refused/figure/one-dot" in result.stdout
    assert "FAILED refused/day" not in result.stdout
