"""What is wrong with a command line, in one line and in the language asked for.

``argparse`` says it in English; here its sentences have their Vietnamese.

>>> said("the following arguments are required: FILE", "vi")
'thiếu: FILE'
>>> said("argument --lang: expected one argument", "en")
'argument --lang: expected one argument'
"""

import re
from collections.abc import Sequence

from chuanngheo.languages import LANGS, vietnamese

_SENTENCES = (
    (r"the following arguments are required: (.+)", r"thiếu: \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu: \1"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 có thể là \2"),
    (r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)", r"\1: không có \2 (chọn một trong: \3)"),
    (r"argument (\S+): expected (?:at least )?one argument", r"\1: thiếu giá trị"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1: không dùng cùng với \2"),
    (r"argument (\S+): ignored explicit argument (.+)", r"\1: không nhận giá trị, nhưng có \2"),
    (
        r"argument (\S+): expected a day as (\S+) or (.+), not (.+)",
        r"\1: cần ngày, như \2 hoặc \3, không phải \4",
    ),
)


def said(message: str, lang: str) -> str:
    """What ``argparse`` says, in that language; a sentence that has no Vietnamese here stays English."""
    if vietnamese(lang):
        for english, ours in _SENTENCES:
            if match := re.fullmatch(english, message, re.DOTALL):
                return match.expand(ours)
    return message


def language(arguments: Sequence[str]) -> str:
    """The language that a command line asks for, though it cannot be parsed; Vietnamese if none.

    >>> language(["classify", "--lang", "en"]), language(["--lang=en"]), language(["classify"])
    ('en', 'en', 'vi')
    """
    for before, word in zip(("", *arguments), arguments, strict=False):
        asked = word.removeprefix("--lang=") if word.startswith("--lang=") else word
        if (before == "--lang" or asked != word) and asked in LANGS:
            return asked
    return "vi"
