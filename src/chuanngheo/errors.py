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

Each carries ``reason``, one of the closed :class:`Reason` codes, for machines, and a sentence for
people.  Words outside a closed list come with ``did_you_mean``.
"""

from collections.abc import Iterable
from enum import StrEnum

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


class ChuanNgheoError(Exception):
    """The base of every error raised on purpose by this library.

    >>> from chuanngheo import NATIONAL_2021_2025
    >>> try:
    ...     NATIONAL_2021_2025.deprived("watr")
    ... except ChuanNgheoError as error:
    ...     print(error.reason, "|", error)
    unknown-code | VN-2021: unknown indicator 'watr'; did you mean 'water'?
    """

    def __init__(self, message: str, *, reason: Reason) -> None:
        super().__init__(message)
        self.reason = reason

    # KeyError would print the repr of its argument; ours are sentences.
    __str__ = Exception.__str__

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

    def __init__(self, message: str, *, reason: Reason = Reason.OUT_OF_RANGE) -> None:
        super().__init__(message, reason=reason)


_SHOWN = 60


def shown(value: object) -> str:
    """A value as a message shows it: its ``repr``, cut where it runs long."""
    try:
        text = repr(value)
    except ValueError:  # an int of more digits than Python prints
        return f"an {type(value).__name__} too long to print"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


class NumeralError(InvalidValueError):
    """A text that is no number as Vietnam prints numbers; ``suggestions`` says what may be meant."""

    def __init__(
        self,
        text: str,
        *,
        because: str = "",
        suggestions: Iterable[str] = (),
        reason: Reason = Reason.NOT_A_NUMERAL,
    ) -> None:
        self.text = text
        self.suggestions = tuple(suggestions)
        message = f"{text if len(text) <= _SHOWN else text[:_SHOWN] + '…'!r} is not a Vietnamese numeral"
        if because:
            message += f": {because}"
        if self.suggestions:
            message += f"; did you mean {' or '.join(repr(s) for s in self.suggestions)}?"
        super().__init__(message, reason=reason)


class InfeasibleError(InvalidValueError):
    """A total that its parts cannot add up to: they can from ``least`` to ``most``, both whole."""

    def __init__(self, message: str, *, least: int, most: int) -> None:
        self.least = least
        self.most = most
        super().__init__(message, reason=Reason.INFEASIBLE)


class UnknownCodeError(ChuanNgheoError, KeyError):
    """A word outside a closed list; ``known`` is the list, ``did_you_mean`` the nearest in it."""

    def __init__(self, kind: str, code: object, known: Iterable[str], *, where: str = "") -> None:
        self.kind = kind
        self.code = code
        self.known = tuple(known)
        from difflib import get_close_matches  # noqa: PLC0415 # kept out of the import

        word = code if isinstance(code, str) else shown(code)
        near = get_close_matches(word[:_SHOWN], self.known, n=1)
        self.did_you_mean = near[0] if near else None
        message = f"{where + ': ' if where else ''}unknown {kind} {shown(code)}"
        message += (
            f"; did you mean {self.did_you_mean!r}?"
            if self.did_you_mean
            else f"; expected one of {', '.join(self.known) or 'nothing at all'}"
        )
        super().__init__(message, reason=Reason.UNKNOWN_CODE)


class UndefinedStandardError(ChuanNgheoError, LookupError):
    """No standard is recorded for that day, place or subject; the message says what is."""

    def __init__(self, message: str) -> None:
        super().__init__(message, reason=Reason.UNDEFINED_STANDARD)


class IndicatorSetMismatchError(ChuanNgheoError, ValueError):
    """Deprivations belong to the indicator set that assessed them, not to another of like name."""

    def __init__(self, found: str, expected: str | None, standard: str) -> None:
        self.found = found
        self.expected = expected
        self.standard = standard
        uses = f"uses {expected}" if expected else "has no list of indicators; give score= instead"
        super().__init__(
            f"these deprivations were assessed by the indicators {found}, but {standard} {uses}",
            reason=Reason.INDICATOR_SET_MISMATCH,
        )


class InvalidStandardError(ChuanNgheoError, ValueError):
    """A standard, timeline or indicator set that contradicts itself."""

    def __init__(self, message: str) -> None:
        super().__init__(message, reason=Reason.INVALID_STANDARD)


class NotModelledError(ChuanNgheoError, LookupError):
    """A rule known by name whose text is not at hand; the message says where it would be found."""

    def __init__(self, message: str) -> None:
        super().__init__(message, reason=Reason.NOT_MODELLED)


@attrs.frozen
class Fault:
    """One thing wrong in a file: where it stands, and the sentence."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class InvalidFileError(ChuanNgheoError, ValueError):
    """A file that cannot be used; ``faults`` lists everything found wrong in it, not only the first."""

    def __init__(self, path: str, faults: Iterable[Fault], *, reason: Reason = Reason.INVALID_FILE) -> None:
        self.path = path
        self.faults = tuple(faults)
        super().__init__(f"{path}: " + "; ".join(map(str, self.faults)), reason=reason)
