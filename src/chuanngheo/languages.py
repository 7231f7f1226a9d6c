"""The two languages in which the library speaks to people: Vietnamese, which is the law's, and English.

>>> phrase("vi", "hộ nghèo", "poor household"), phrase("en", "hộ nghèo", "poor household")
('hộ nghèo', 'poor household')
>>> phrase("vn", "hộ nghèo", "poor household")
Traceback (most recent call last):
chuanngheo.errors.UnknownCodeError: unknown language 'vn'; expected one of vi, en
"""

from chuanngheo.errors import UnknownCodeError

LANGS = ("vi", "en")
"""The languages in which numbers and sentences are written."""


def vietnamese(lang: str) -> bool:
    """Whether ``lang`` is Vietnamese; else it is English.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    if lang not in LANGS:
        raise UnknownCodeError("language", "ngôn ngữ", lang, LANGS)
    return lang == "vi"


def phrase(lang: str, vi: str, en: str) -> str:
    """The one of two sentences that is in ``lang``.

    Raises:
        UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
    """
    return vi if vietnamese(lang) else en
