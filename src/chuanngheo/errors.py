"""Every error that the library raises on purpose.

::

    ChuanNgheoError
    ├── InvalidValueError (ValueError)      a fact outside its domain: a negative income, a float of đồng
    │   ├── NumeralError                    a text that is no number as Vietnam prints numbers
    │   └── InfeasibleError                 a total that its parts cannot add up to; says what they can
    ├── UnknownCodeError (KeyError)         a word outside a closed list: area, indicator, standard, role
    ├── UndefinedStandardError (LookupError) a day, place or subject for which no standard is recorded
    ├── IndicatorSetMismatchError (ValueError) deprivations assessed by another standard's indicators
    ├── InvalidStandardError (ValueError)   a standard that contradicts itself
    ├── NotModelledError (LookupError)      a rule that is named here, but whose text is not at hand
    └── InvalidFileError (ValueError)       a file that cannot be used; carries every fault found in it

Each carries ``reason``, one of the closed :class:`Reason` codes, for machines, and a sentence for people
in both languages: ``str(error)`` is the English one, ``error.text("vi")`` the Vietnamese.  Words outside a
closed list come with ``did_you_mean``.
"""

import errno
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Self

import attrs


class Reason(StrEnum):
    """Why something was refused; the codes never change meaning."""

    NOT_A_NUMERAL = "not-a-numeral"
    AMBIGUOUS_SEPARATOR = "ambiguous-separator"
    SEVERAL_FIGURES = "several-figures"
    TOO_LONG = "too-long"
    NOT_A_DATE = "not-a-date"
    WRONG_TYPE = "wrong-type"
    OUT_OF_RANGE = "out-of-range"
    CONTRADICTION = "contradiction"
    ZERO_TOTAL = "zero-total"
    MISSING = "missing"
    INFEASIBLE = "infeasible"
    UNKNOWN_CODE = "unknown-code"
    UNDEFINED_STANDARD = "undefined-standard"
    INDICATOR_SET_MISMATCH = "indicator-set-mismatch"
    INVALID_STANDARD = "invalid-standard"
    NOT_MODELLED = "not-modelled"
    UNREADABLE_FILE = "unreadable-file"
    INVALID_FILE = "invalid-file"

    def text(self, lang: str = "vi") -> str:
        """What was wrong, in a few words; the error's own sentence says where and what was expected.

        Raises:
            UnknownCodeError: another language than ``"vi"`` and ``"en"``.
        """
        from chuanngheo.languages import phrase  # noqa: PLC0415 # a room below: it raises our errors

        return phrase(lang, *_REASON[self])


_REASON = {
    Reason.NOT_A_NUMERAL: ("không phải là số viết đúng", "not a numeral"),
    Reason.AMBIGUOUS_SEPARATOR: ("dấu phân cách có hai cách đọc", "a separator that reads two ways"),
    Reason.SEVERAL_FIGURES: ("có nhiều số ở chỗ của một số", "several figures in place of one"),
    Reason.TOO_LONG: ("quá dài", "too long"),
    Reason.NOT_A_DATE: ("không phải là ngày có thật", "not a date"),
    Reason.WRONG_TYPE: ("sai kiểu giá trị", "a value of the wrong type"),
    Reason.OUT_OF_RANGE: ("giá trị ngoài phạm vi cho phép", "a value out of range"),
    Reason.CONTRADICTION: ("các giá trị mâu thuẫn nhau", "values that contradict each other"),
    Reason.ZERO_TOTAL: ("tổng số bằng không", "a total of zero"),
    Reason.MISSING: ("thiếu thông tin", "something is missing"),
    Reason.INFEASIBLE: ("không thể phân bổ được", "not feasible"),
    Reason.UNKNOWN_CODE: ("không có trong danh mục", "not in the list"),
    Reason.UNDEFINED_STANDARD: ("chưa ghi nhận chuẩn nào", "no standard recorded"),
    Reason.INDICATOR_SET_MISMATCH: ("chỉ số thuộc bộ chỉ số khác", "indicators of another set"),
    Reason.INVALID_STANDARD: ("chuẩn nghèo không hợp lệ", "a standard that is not valid"),
    Reason.NOT_MODELLED: ("quy định chưa có trong thư viện", "a rule not modelled"),
    Reason.UNREADABLE_FILE: ("không đọc hoặc ghi được tệp", "a file that cannot be read or written"),
    Reason.INVALID_FILE: ("tệp không dùng được", "a file that cannot be used"),
}


@attrs.frozen
class Bilingual:
    """A few words in English and in Vietnamese: the place of a fault, the cause of an error.

    >>> row = Bilingual("row 3", "dòng 3")
    >>> print(row, "|", row.text("vi"))
    row 3 | dòng 3
    """

    en: str
    vi: str

    def __str__(self) -> str:
        return self.en

    def text(self, lang: str = "vi") -> str:
        """The words in that language.

        Raises:
            UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
        """
        return _told(lang, self.vi, self.en)


def _told(lang: str, vi: str, en: str) -> str:
    from chuanngheo.languages import phrase  # noqa: PLC0415 # a room below: it raises our errors

    return phrase(lang, vi, en)


def bilingual(words: str | Bilingual) -> Bilingual:
    """Words as they are in both languages; a plain text, such as a code or a path, is the same in both."""
    return Bilingual(words, words) if isinstance(words, str) else words


def places(*steps: str | Bilingual) -> Bilingual:
    """One place within another, the outermost first: ``line 3, income``; empty steps are left out."""
    said = [bilingual(step) for step in steps if str(step)]
    return Bilingual(", ".join(step.en for step in said), ", ".join(step.vi for step in said))


class ChuanNgheoError(Exception):
    """The base of every error raised on purpose by this library: ``str`` is its English sentence.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> try:
    ...     NATIONAL_2021_2025.deprived("watr")
    ... except ChuanNgheoError as error:
    ...     print(error.reason, "|", error)
    ...     print(error.text("vi"))
    unknown-code | VN-2021: unknown indicator 'watr'; did you mean 'water'?
    VN-2021: không có chỉ số 'watr'; có phải ý là 'water'?
    """

    vi: str
    """The sentence in Vietnamese."""

    def __init__(self, en: str, vi: str, *, reason: Reason) -> None:
        super().__init__(en)
        self.vi = vi
        self.reason = reason

    # KeyError would print the repr of its argument; ours are sentences.
    __str__ = Exception.__str__

    def text(self, lang: str = "vi") -> str:
        """The sentence: what, where, what was expected; one line of it, as a rule.

        Raises:
            UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
        """
        return _told(lang, self.vi, str(self))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle without calling ``__init__`` again: its signature differs from class to class."""
        return _restore, (type(self), self.args, self.__dict__.copy())


def _restore(
    cls: type[ChuanNgheoError], args: tuple[object, ...], state: dict[str, object]
) -> ChuanNgheoError:
    error = cls.__new__(cls, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidValueError(ChuanNgheoError, ValueError):
    """A fact outside its domain."""

    def __init__(self, en: str, vi: str, *, reason: Reason = Reason.OUT_OF_RANGE) -> None:
        super().__init__(en, vi, reason=reason)


_SHOWN = 60


def shown(value: object) -> str:
    """A value as a message shows it: its ``repr``, cut where it runs long."""
    try:
        text = repr(value)
    except ValueError:  # an int of more digits than Python prints
        return f"<{type(value).__name__}…>"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class NumeralError(InvalidValueError):
    """A text that is no number as Vietnam prints numbers; ``suggestions`` says what may be meant."""

    def __init__(
        self,
        printed: str,
        *,
        because: str | Bilingual = "",
        suggestions: Iterable[str] = (),
        reason: Reason = Reason.NOT_A_NUMERAL,
    ) -> None:
        self.printed = printed
        self.suggestions = tuple(suggestions)
        text = repr(printed if len(printed) <= _SHOWN else printed[:_SHOWN] + "…")
        en, vi = f"{text} is not a Vietnamese numeral", f"{text} không phải là số viết theo cách Việt Nam"
        if because:
            en, vi = f"{en}: {because}", f"{vi}: {bilingual(because).vi}"
        if self.suggestions:
            meant = [repr(suggestion) for suggestion in self.suggestions]
            en += f"; did you mean {' or '.join(meant)}?"
            vi += f"; có phải ý là {' hoặc '.join(meant)}?"
        super().__init__(en, vi, reason=reason)


class InfeasibleError(InvalidValueError):
    """A total that its parts cannot add up to: they can from ``least`` to ``most``, both whole."""

    def __init__(self, en: str, vi: str, *, least: int, most: int) -> None:
        self.least = least
        self.most = most
        super().__init__(en, vi, reason=Reason.INFEASIBLE)


class UnknownCodeError(ChuanNgheoError, KeyError):
    """A word outside a closed list; ``known`` is the list, ``did_you_mean`` the nearest in it.

    ``kind`` and ``kind_vi`` say what the list holds: ``"indicator"``, ``"chỉ số"``.
    """

    def __init__(
        self,
        kind: str,
        kind_vi: str,
        code: object,
        known: Iterable[str],
        *,
        where: str | Bilingual = "",
    ) -> None:
        self.kind = kind
        self.kind_vi = kind_vi
        self.code = code
        self.known = tuple(known)
        from difflib import get_close_matches  # noqa: PLC0415 # kept out of the import

        word = code if isinstance(code, str) else shown(code)
        near = get_close_matches(word[:_SHOWN], self.known, n=1)
        self.did_you_mean = near[0] if near else None
        at, hint = bilingual(where), self.hint
        super().__init__(
            f"{_before(at.en)}unknown {kind} {shown(code)}; {hint}",
            f"{_before(at.vi)}không có {kind_vi} {shown(code)}; {hint.vi}",
            reason=Reason.UNKNOWN_CODE,
        )

    @property
    def hint(self) -> Bilingual:
        """What may be meant, or else what is known."""
        if self.did_you_mean:
            return Bilingual(
                f"did you mean {self.did_you_mean!r}?",
                f"có phải ý là {self.did_you_mean!r}?",
            )
        known = ", ".join(self.known)
        return Bilingual(
            f"expected one of {known or 'nothing at all'}",
            f"phải là một trong: {known}" if known else "danh mục này không có gì",
        )


def _before(where: str) -> str:
    return f"{where}: " if where else ""


class UndefinedStandardError(ChuanNgheoError, LookupError):
    """No standard is recorded for that day, place or subject; the message says what is."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en, vi, reason=Reason.UNDEFINED_STANDARD)


class IndicatorSetMismatchError(ChuanNgheoError, ValueError):
    """Deprivations belong to the indicator set that assessed them, not to another of like name."""

    def __init__(self, found: str, expected: str | None, standard: str) -> None:
        self.found = found
        self.expected = expected
        self.standard = standard
        if expected:
            en, vi = f"uses {expected}", f"dùng bộ {expected}"
        else:
            en = "has no list of indicators; give score= instead"
            vi = "không có danh mục chỉ số; hãy cho score="
        super().__init__(
            f"these deprivations were assessed by the indicators {found}, but {standard} {en}",
            f"các thiếu hụt này được đánh giá theo bộ chỉ số {found}, nhưng {standard} {vi}",
            reason=Reason.INDICATOR_SET_MISMATCH,
        )


class InvalidStandardError(ChuanNgheoError, ValueError):
    """A standard, timeline or indicator set that contradicts itself."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en, vi, reason=Reason.INVALID_STANDARD)


class NotModelledError(ChuanNgheoError, LookupError):
    """A rule known by name whose text is not at hand; the message says where it would be found."""

    def __init__(self, en: str, vi: str) -> None:
        super().__init__(en, vi, reason=Reason.NOT_MODELLED)


@attrs.frozen
class Fault:
    """One thing wrong in a file: where it stands, and the sentence in both languages."""

    where: Bilingual = attrs.field(converter=bilingual)
    en: str
    vi: str

    @classmethod
    def of(cls, where: str | Bilingual, error: Exception) -> Self:
        """What an error says, at a place."""
        words = words_of(error)
        return cls(where, words.en, words.vi)

    def moved(self, place: Callable[[str], str]) -> Self:
        """The same fault where ``place`` says that its place is, seen from the whole file."""
        return attrs.evolve(self, where=Bilingual(place(self.where.en), place(self.where.vi)))

    def __str__(self) -> str:
        return self.text("en")

    def text(self, lang: str = "vi") -> str:
        """The place and the sentence.

        Raises:
            UnknownCodeError: ``lang`` is neither ``"vi"`` nor ``"en"``.
        """
        return _before(self.where.text(lang)) + _told(lang, self.vi, self.en)


class InvalidFileError(ChuanNgheoError, ValueError):
    """A file that cannot be used; ``faults`` lists everything found wrong in it, not only the first."""

    def __init__(
        self,
        path: str | Bilingual,
        faults: Iterable[Fault],
        *,
        reason: Reason = Reason.INVALID_FILE,
    ) -> None:
        name = bilingual(path)
        self.path = name.en
        self.faults = tuple(faults)
        super().__init__(
            f"{name}: " + "; ".join(fault.text("en") for fault in self.faults),
            f"{name.vi}: " + "; ".join(fault.text("vi") for fault in self.faults),
            reason=reason,
        )

    @classmethod
    def of(
        cls,
        path: str | Bilingual,
        en: str,
        vi: str,
        *,
        reason: Reason = Reason.INVALID_FILE,
    ) -> Self:
        """A file refused for one thing, which stands nowhere in it."""
        return cls(path, [Fault("", en, vi)], reason=reason)


_SYSTEM = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền đọc hoặc ghi",
    errno.EPERM: "không được phép",
    errno.EISDIR: "là một thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn không phải là thư mục",
    errno.EEXIST: "đã có tệp này",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ENOSPC: "đĩa không còn chỗ",
    errno.EROFS: "đĩa chỉ cho đọc",
}
"""What the system refuses, in Vietnamese; it says it in English itself."""


def words_of(error: Exception) -> Bilingual:
    """What any error says: ours in both languages, the system's where it is known, another's as it stands."""
    if isinstance(error, ChuanNgheoError):
        return Bilingual(str(error), error.vi)
    if isinstance(error, OSError) and error.strerror:
        return Bilingual(error.strerror, _SYSTEM.get(error.errno or 0, error.strerror))
    return bilingual(str(error) or type(error).__name__)
