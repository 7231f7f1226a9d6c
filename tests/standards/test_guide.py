"""The guide to adding a decree: its TOML says what its Python says."""

import doctest
import re
from pathlib import Path

from chuanngheo.files.standards import dumps_standard, loads_standard

GUIDE = Path(__file__).parent.parent.parent / "docs" / "adding-a-decree.md"


def test_the_toml_of_the_guide_is_the_python_of_the_guide():
    text = GUIDE.read_text(encoding="utf-8")
    (toml,) = re.findall(r"(?ms)^```toml\n(.*?)^```$", text)
    names: dict = {}
    for example in doctest.DocTestParser().get_examples(text):
        if example.source.startswith("standard.gaps"):
            break
        exec(example.source, names)  # noqa: S102 # the guide's own code
    assert loads_standard(toml) == names["standard"]
    assert loads_standard(dumps_standard(names["standard"])) == loads_standard(toml)
