"""All benchmarks that write their section, one after the other: ``python benchmarks/run.py [--write]``.

The exit code is 1 where one of them missed a bound.
"""

import subprocess
import sys
from pathlib import Path

SCRIPTS = ("scalar", "columns", "file_to_file", "measures", "review", "annex", "files", "allocation")


def main() -> int:
    """Run, say which failed."""
    failed: list[str] = []
    for name in SCRIPTS:
        script = Path(__file__).parent / f"{name}.py"
        words = [w for w in sys.argv[1:] if w in script.read_text(encoding="utf-8")]
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, str(script), *words], check=False).returncode:  # noqa: S603 # our own
            failed.append(name)
    print("missed a bound:", ", ".join(failed) or "none")
    return min(1, len(failed))


if __name__ == "__main__":
    sys.exit(main())
