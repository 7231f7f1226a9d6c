"""Every error on purpose is one of ours, says what, where and what was expected, and can be carried."""

import errno
import pickle

import pytest

from chuanngheo.errors import (
    Bilingual,
    ChuanNgheoError,
    Fault,
    IndicatorSetMismatchError,
    InfeasibleError,
    InvalidFileError,
    InvalidStandardError,
    InvalidValueError,
    NotModelledError,
    NumeralError,
    Reason,
    UndefinedStandardError,
    UnknownCodeError,
    places,
    words_of,
)

TWO = Bilingual("two readings", "hai cách đọc")
EXAMPLES = [
    InvalidValueError("income must not be negative: -1", "thu nhập không được âm: -1"),
    InvalidValueError("months must be whole", "số tháng phải nguyên", reason=Reason.WRONG_TYPE),
    NumeralError("60.39", because=TWO, suggestions=["60,39", "6.039"]),
    NumeralError("x" * 1000, reason=Reason.TOO_LONG),
    InfeasibleError(
        "30 cannot be shared: these units take from 0 to 24 in all",
        "không phân bổ được 30: các đơn vị này nhận tất cả từ 0 đến 24",
        least=0,
        most=24,
    ),
    UnknownCodeError("area", "khu vực", "urbann", ["rural", "urban"], where="VN-2021-2025"),
    UnknownCodeError("area", "khu vực", 7, []),
    UndefinedStandardError(
        "no standard is recorded for VN on 1990-06-01", "chưa ghi nhận chuẩn nào cho VN ngày 01/06/1990"
    ),
    IndicatorSetMismatchError("VN-2016", "VN-2021", "VN-2021-2025"),
    IndicatorSetMismatchError("VN-2016", None, "VN-2026-2030"),
    InvalidStandardError("two rules for one cell", "hai quy tắc cho một ô"),
    NotModelledError(
        "the annex of Quyết định 1614/QĐ-TTg was not seen", "chưa thấy phụ lục của Quyết định 1614/QĐ-TTg"
    ),
    InvalidFileError(
        "households.csv",
        [
            Fault(Bilingual("row 3", "dòng 3"), "income is negative", "thu nhập âm"),
            Fault("", "no header", "không có dòng tiêu đề"),
        ],
    ),
]


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
class TestEveryError:
    """One base, a closed reason, a sentence for people."""

    def test_has_the_base_and_a_reason(self, error):
        assert isinstance(error, ChuanNgheoError)
        assert error.reason in Reason

    def test_is_told_in_a_sentence_of_bounded_length(self, error):
        assert 0 < len(str(error)) < 250
        assert str(error)[0] != '"'

    def test_is_told_in_either_language(self, error):
        assert error.text("en") == str(error)
        assert error.text() == error.text("vi") == error.vi != str(error)
        assert 0 < len(error.vi) < 250
        with pytest.raises(UnknownCodeError, match="unknown language 'fr'"):
            error.text("fr")

    def test_survives_a_pickle_with_all_its_fields(self, error):
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 # our own bytes
        assert type(again) is type(error)
        assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))


class TestTree:
    """Each error is also the built-in one that callers without this library would expect."""

    @pytest.mark.parametrize(
        ("error", "builtin"),
        [
            (InvalidValueError, ValueError),
            (NumeralError, InvalidValueError),
            (UnknownCodeError, KeyError),
            (UndefinedStandardError, LookupError),
            (IndicatorSetMismatchError, ValueError),
            (InvalidStandardError, ValueError),
            (NotModelledError, LookupError),
            (InvalidFileError, ValueError),
        ],
    )
    def test_builtin_parent(self, error, builtin):
        assert issubclass(error, builtin)
        assert issubclass(error, ChuanNgheoError)

    def test_the_drawing_in_the_docstring_names_every_error(self):
        from chuanngheo import errors  # noqa: PLC0415 # the module itself is the subject

        drawn = errors.__doc__
        classes = [
            value.__name__
            for value in vars(errors).values()
            if isinstance(value, type) and issubclass(value, ChuanNgheoError)
        ]
        assert all(name in drawn for name in classes)


class TestReason:
    """The codes are for machines and never change."""

    def test_codes(self):
        assert [reason.value for reason in Reason] == [
            "not-a-numeral",
            "ambiguous-separator",
            "several-figures",
            "too-long",
            "not-a-date",
            "wrong-type",
            "out-of-range",
            "contradiction",
            "zero-total",
            "missing",
            "infeasible",
            "unknown-code",
            "undefined-standard",
            "indicator-set-mismatch",
            "invalid-standard",
            "not-modelled",
            "unreadable-file",
            "invalid-file",
        ]


class TestSentences:
    """What was found, what was expected, what may have been meant."""

    def test_a_numeral_says_its_suggestions(self):
        error = NumeralError("60.39", because=TWO, suggestions=["60,39", "6.039"])
        assert str(error) == (
            "'60.39' is not a Vietnamese numeral: two readings; did you mean '60,39' or '6.039'?"
        )
        assert error.text("vi") == (
            "'60.39' không phải là số viết theo cách Việt Nam: hai cách đọc;"
            " có phải ý là '60,39' hoặc '6.039'?"
        )
        assert error.suggestions == ("60,39", "6.039")

    def test_a_long_text_is_cut_in_the_sentence_and_kept_in_the_field(self):
        error = NumeralError("9" * 10_000)
        assert len(str(error)) < 120
        assert len(error.printed) == 10_000

    def test_an_unknown_word_suggests_the_nearest(self):
        error = UnknownCodeError("area", "khu vực", "urbann", ["rural", "urban"], where="VN-2021-2025")
        assert str(error) == "VN-2021-2025: unknown area 'urbann'; did you mean 'urban'?"
        assert error.text("vi") == "VN-2021-2025: không có khu vực 'urbann'; có phải ý là 'urban'?"
        assert error.did_you_mean == "urban"

    def test_an_unknown_word_near_to_nothing_lists_what_is_known(self):
        error = UnknownCodeError("area", "khu vực", "xyz", ["rural", "urban"])
        assert str(error) == "unknown area 'xyz'; expected one of rural, urban"
        assert error.text("vi") == "không có khu vực 'xyz'; phải là một trong: rural, urban"
        assert error.did_you_mean is None

    def test_an_empty_list_is_said(self):
        assert str(UnknownCodeError("line", "mức chuẩn", "poverty", [])).endswith(
            "expected one of nothing at all"
        )

    def test_a_hostile_word_is_cut(self):
        assert len(str(UnknownCodeError("area", "khu vực", "u" * 100_000, ["rural"]))) < 150

    def test_every_fault_of_a_file_is_told(self):
        error = InvalidFileError(
            "a.csv",
            [
                Fault(Bilingual("row 2", "dòng 2"), "no area", "thiếu khu vực"),
                Fault("", "no header", "không có dòng tiêu đề"),
            ],
        )
        assert str(error) == "a.csv: row 2: no area; no header"
        assert error.text("vi") == "a.csv: dòng 2: thiếu khu vực; không có dòng tiêu đề"
        assert [str(fault) for fault in error.faults] == ["row 2: no area", "no header"]

    def test_indicators_of_another_set(self):
        other, none = (error for error in EXAMPLES if isinstance(error, IndicatorSetMismatchError))
        assert other.text("vi").endswith("bộ chỉ số VN-2016, nhưng VN-2021-2025 dùng bộ VN-2021")
        assert none.text("vi").endswith("VN-2026-2030 không có danh mục chỉ số; hãy cho score=")

    def test_a_place_within_another(self):
        assert places("", Bilingual("line 3", "dòng 3"), "income").text("vi") == "dòng 3, income"
        assert str(places("", "")) == ""

    def test_a_place_may_be_told_in_two_languages(self):
        where = Bilingual("column income", "cột income")
        error = UnknownCodeError("column", "cột", "total", ["unit"], where=where)
        assert str(error).startswith("column income: unknown column 'total'")
        assert error.text("vi").startswith("cột income: không có cột 'total'")


class TestWordsOfOthers:
    """What another error says is carried over: ours in both languages, the system's where it is known."""

    def test_ours(self):
        error = InvalidValueError("no", "không")
        assert words_of(error) == Bilingual("no", "không")
        assert Fault.of("row 1", error).text("vi") == "row 1: không"

    def test_the_systems(self):
        missing = FileNotFoundError(errno.ENOENT, "No such file or directory")
        assert words_of(missing) == Bilingual("No such file or directory", "không có tệp hoặc thư mục này")
        assert words_of(OSError(errno.EIO, "I/O error")) == Bilingual("I/O error", "I/O error")

    def test_anothers(self):
        assert words_of(ValueError("bad")) == Bilingual("bad", "bad")
        assert words_of(KeyError()) == Bilingual("KeyError", "KeyError")
        assert words_of(OSError()) == Bilingual("OSError", "OSError")
