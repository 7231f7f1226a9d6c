"""``chuanngheo completion``: what a shell needs to complete commands and options."""

import argparse
from collections.abc import Callable
from importlib.util import find_spec

from chuanngheo.cli.options import Commands, command
from chuanngheo.errors import InvalidFileError, Reason

SHELLS = ("bash", "zsh", "fish", "powershell")
"""The shells that can be completed in."""

EXAMPLES = """examples:
  chuanngheo completion bash > ~/.local/share/bash-completion/completions/chuanngheo
  chuanngheo completion zsh > ~/.zfunc/_chuanngheo
  chuanngheo completion fish > ~/.config/fish/completions/chuanngheo.fish"""
"""What the help of ``chuanngheo completion`` shows."""


def add(commands: Commands, whole: Callable[[], argparse.ArgumentParser]) -> None:
    """Register the command; ``whole`` makes the parser that is to be completed."""
    parser = command(
        commands,
        "completion",
        "gợi ý lệnh trong shell / completion of commands in a shell",
        "In ra tập lệnh gợi ý cho shell (cần phần thêm 'cli')."
        "\nPrint the script by which a shell completes commands (needs the extra 'cli').",
        EXAMPLES,
    )
    parser.add_argument("shell", choices=SHELLS, help="trình nào / which shell")
    parser.set_defaults(run=run, whole=whole)


def run(options: argparse.Namespace) -> int:
    """Print the script.

    Raises:
        InvalidFileError: the extra ``cli`` is not installed.
    """
    if not find_spec("shtab"):
        raise InvalidFileError.of(
            "completion",
            "needs the extra: pip install 'chuanngheo[cli]'",
            "cần phần thêm: pip install 'chuanngheo[cli]'",
            reason=Reason.MISSING,
        )
    import shtab  # noqa: PLC0415 # an extra

    print(shtab.complete(options.whole(), options.shell))
    return 0
