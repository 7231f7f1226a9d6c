"""Every error on purpose is one of ours, says what, where and what was expected, and can be carried."""

import pickle

import pytest

from chuanngheo.errors import (
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
)

EXAMPLES = [
    InvalidValueError("income must not be negative: -1"),
    InvalidValueError("months must be whole", reason=Reason.WRONG_TYPE),
    NumeralError("60.39", because="two readings", suggestions=["60,39", "6.039"]),
    NumeralError("x" * 1000, reason=Reason.TOO_LONG),
    InfeasibleError("30 cannot be shared: these units take from 0 to 24 in all", least=0, most=24),
    UnknownCodeError("area", "khu vực", "urbann", ["rural", "urban"], where="VN-2021-2025"),
    UnknownCodeError("area", "khu vực", 7, []),
    UndefinedStandardError("no standard is recorded for VN on 1990-06-01"),
    IndicatorSetMismatchError("VN-2016", "VN-2021", "VN-2021-2025"),
    IndicatorSetMismatchError("VN-2016", None, "VN-2026-2030"),
    InvalidStandardError("two rules for one cell"),
    NotModelledError("the annex of Quyết định 1614/QĐ-TTg was not seen"),
    InvalidFileError("households.csv", [Fault("row 3", "income is negative"), Fault("", "no header")]),
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
        error = NumeralError("60.39", because="two readings", suggestions=["60,39", "6.039"])
        assert str(error) == (
            "'60.39' is not a Vietnamese numeral: two readings; did you mean '60,39' or '6.039'?"
        )
        assert error.suggestions == ("60,39", "6.039")

    def test_a_long_text_is_cut_in_the_sentence_and_kept_in_the_field(self):
        error = NumeralError("9" * 10_000)
        assert len(str(error)) < 120
        assert len(error.printed) == 10_000

    def test_an_unknown_word_suggests_the_nearest(self):
        error = UnknownCodeError("area", "khu vực", "urbann", ["rural", "urban"], where="VN-2021-2025")
        assert str(error) == "VN-2021-2025: unknown area 'urbann'; did you mean 'urban'?"
        assert error.did_you_mean == "urban"

    def test_an_unknown_word_near_to_nothing_lists_what_is_known(self):
        error = UnknownCodeError("area", "khu vực", "xyz", ["rural", "urban"])
        assert str(error) == "unknown area 'xyz'; expected one of rural, urban"
        assert error.did_you_mean is None

    def test_an_empty_list_is_said(self):
        assert str(UnknownCodeError("line", "mức chuẩn", "poverty", [])).endswith(
            "expected one of nothing at all"
        )

    def test_a_hostile_word_is_cut(self):
        assert len(str(UnknownCodeError("area", "khu vực", "u" * 100_000, ["rural"]))) < 150

    def test_every_fault_of_a_file_is_told(self):
        error = InvalidFileError("a.csv", [Fault("row 2", "no area"), Fault("", "no header")])
        assert str(error) == "a.csv: row 2: no area; no header"
        assert [str(fault) for fault in error.faults] == ["row 2: no area", "no header"]
