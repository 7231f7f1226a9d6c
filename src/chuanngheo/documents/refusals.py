"""The errors that refuse a whole foreign file, each in one line.

>>> print(too_much("a.docx", "more than 9 pages", "có hơn 9 trang").text("vi"))
a.docx: có hơn 9 trang
"""

from chuanngheo.documents.limits import DEPTH
from chuanngheo.errors import InvalidFileError, Reason, words_of


def unreadable(name: str, en: str, vi: str) -> InvalidFileError:
    """A file that cannot be read."""
    return InvalidFileError.of(name, en, vi, reason=Reason.UNREADABLE_FILE)


def damaged(name: str, en: str, vi: str, error: Exception) -> InvalidFileError:
    """A file that is not of the kind that it is called; ``error`` says why, in the words of its reader."""
    because = words_of(error)
    return unreadable(name, f"no readable {en}: {because}", f"không phải {vi} đọc được: {because.vi}")


def locked(name: str) -> InvalidFileError:
    """A file that asks for a password."""
    return unreadable(name, "locked by a password", "bị khóa bằng mật khẩu")


def too_deep(name: str) -> InvalidFileError:
    """Elements within elements beyond any text."""
    return too_much(
        name, f"elements nested more than {DEPTH} deep", f"các phần tử lồng nhau quá {DEPTH} tầng"
    )


def too_much(name: str, en: str, vi: str) -> InvalidFileError:
    """A file that is larger than is read."""
    return InvalidFileError.of(name, en, vi, reason=Reason.TOO_LONG)
