"""What a type checker must refuse, it refuses: on every marked line, and on no other."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "typing" / "must_fail.py"
MARKED = {
    number
    for number, line in enumerate(SAMPLE.read_text(encoding="utf-8").splitlines(), start=1)
    if line.endswith("# error")
}


def checked_by(*command):
    """What a checker says of the sample, from the root of the project."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    run = subprocess.run(  # noqa: S603 # our own command
        [sys.executable, "-m", *command, str(SAMPLE)],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stdout + run.stderr
    return run.stdout


@pytest.mark.slow
class TestMustFail:
    """``Rate + Rate``, ``Points * 1.5``, ``Line`` without ``cite`` and their like."""

    def test_the_sample_is_marked(self):
        assert len(MARKED) >= 30

    def test_mypy(self):
        said = checked_by("mypy", "--strict", "--no-error-summary")
        lines = {int(n) for n in re.findall(r"must_fail\.py:(\d+): error:", said)}
        assert lines == MARKED

    def test_pyright(self):
        said = json.loads(checked_by("pyright", "--outputjson"))
        lines = {
            found["range"]["start"]["line"] + 1
            for found in said["generalDiagnostics"]
            if found["severity"] == "error"
        }
        assert lines == MARKED
