"""Write the record of the law as it is shipped today: ``python tests/conformance/record.py``.

A record that a release has shipped is never written anew: it is what frozen timelines are made of.
"""

from chuanngheo.standards import ALL, PROVINCIAL
from chuanngheo.standards.timeline import LAW_CHECKED, NATIONAL
from chuanngheo.testing.frozen import FOLDER, recorded


def main() -> None:
    """One folder a day, one file a standard, one for the timeline."""
    folder = FOLDER / LAW_CHECKED.isoformat()
    folder.mkdir()
    for name, text in recorded(NATIONAL, (*ALL, *PROVINCIAL), LAW_CHECKED).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
