"""What the first pages tell a newcomer to type prints what they say it prints, in both languages."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
START = ROOT / "docs" / "start"
SHOWN = re.compile(r"```sh\n\.venv/bin/chuanngheo ([^\n]*)\n```.*?```text\n(.*?)\n```", re.DOTALL)


@pytest.mark.parametrize("page", ["muoi-phut", "ten-minutes"])
def test_the_command_prints_what_the_page_shows(page):
    ((typed, printed),) = SHOWN.findall((START / f"{page}.md").read_text(encoding="utf-8"))
    command = [sys.executable, "-X", "utf8", "-m", "chuanngheo", *shlex.split(typed)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=True)  # noqa: S603
    assert run.stdout.rstrip() == printed


def test_the_two_tutorials_have_the_same_steps():
    """The same headings by number, the same blocks of code but for names and language."""
    vi, en = ((START / f"{page}.md").read_text(encoding="utf-8") for page in ("muoi-phut", "ten-minutes"))
    assert re.findall(r"(?m)^## (\d)\.", vi) == re.findall(r"(?m)^## (\d)\.", en) == ["1", "2", "3", "4", "5"]
    assert re.findall(r"(?m)^```(\S*)", vi) == re.findall(r"(?m)^```(\S*)", en)
