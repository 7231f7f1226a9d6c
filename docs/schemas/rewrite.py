"""Write ``document.json`` anew from the classes that read a document: ``python docs/schemas/rewrite.py``."""

import json
from pathlib import Path

from chuanngheo.files.schema import document_schema


def text() -> str:
    """The schema as it is published."""
    return json.dumps(document_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("document.json").write_text(text(), encoding="utf-8")
