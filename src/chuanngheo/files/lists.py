"""Whole lists, file to file: as many households as the disk holds, in a memory that does not grow with them.

The file is read, classified and written in pieces by polars (extra ``polars``).  What is wrong with a row is
counted in the same pass; then, as on any failure, no result is left.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from chuanngheo.errors import Fault, InvalidFileError, InvalidValueError, Reason, UnknownCodeError
from chuanngheo.files.writing import taking_the_place_of

if TYPE_CHECKING:
    import polars as pl

    from chuanngheo.frame.classification import Plan

KINDS = (".parquet", ".csv")
"""The kinds of files that long lists come in."""


def classify_file(
    source: Path,
    out: Path,
    standard: object,
    *,
    seen: Callable[[int], None] | None = None,
    **arguments: Any,  # noqa: ANN401 # those of frame.classify
) -> None:
    """Classify the households of a file, or of all files of one kind in a folder, into another file.

    Args:
        source: a ``.parquet`` or ``.csv`` file with a header, UTF-8; or a folder of one of them.
        out: the ``.parquet`` or ``.csv`` file; it is there whole or not at all.
        standard: as :func:`chuanngheo.frame.classify` takes it.
        arguments: those of ``frame.classify``: ``on``, ``columns``, ``answers``, …
        seen: told how many rows were read, piece by piece.

    Raises:
        InvalidFileError: a file that cannot be read or written, or rows that cannot be classified.
        ChuanNgheoError: as :func:`chuanngheo.frame.classify`.
    """
    import polars as pl  # noqa: PLC0415 # of the extra polars

    from chuanngheo.frame.classification import planned  # noqa: PLC0415 # of the extra dataframe

    kind = _kind(out)
    if source.is_file() and out.resolve() == source.resolve():
        raise InvalidFileError.of(
            str(out), "is the file of the households itself", "chính là tệp hộ đang đọc"
        )
    try:
        scan = _scan(source, seen, arguments.get("answers"))
        scan.collect_schema()  # a file that is no such file is found here
        plan = planned(scan, cast("Any", standard), **arguments)
        wrong: list[bool] = []
        result = _judged(plan, wrong.append)
        with taking_the_place_of(out) as part:
            sink = result.sink_parquet if kind == ".parquet" else result.sink_csv
            sink(part, engine="streaming")
            if any(wrong):
                plan.refuse()
    except (pl.exceptions.PolarsError, OSError) as error:
        sentence = str(error).strip().partition("\n")[0]
        raise InvalidFileError.of(
            str(source), sentence, f"không đọc hoặc ghi được: {sentence}", reason=Reason.UNREADABLE_FILE
        ) from None
    except InvalidValueError as error:
        raise InvalidFileError(str(source), [Fault.of("", error)], reason=error.reason) from None


def _judged(plan: "Plan", note: Callable[[bool], object]) -> "pl.LazyFrame":
    """The list with its answers, piece by piece; whether a row is wrong is noted."""
    import polars as pl  # noqa: PLC0415 # of the extra polars

    from chuanngheo.frame.classification import WATCHED  # noqa: PLC0415 # of the extra dataframe

    whole: pl.LazyFrame = plan.frame.to_native()
    watched: pl.LazyFrame = plan.watched().result()  # names its stages before polars' threads ask for them
    schema = {name: kind for name, kind in watched.collect_schema().items() if name != WATCHED}
    if plan.is_plain():
        numbers = {name: pl.UInt8 if name in plan.names.values() else kind for name, kind in schema.items()}
        pieces = whole.map_batches(lambda piece: plan.piece(piece, note), schema=numbers, streamable=True)
        return cast("pl.LazyFrame", plan.in_words(pieces))
    return watched.map_batches(  # in one line, as in _scan
        lambda piece: (note(bool(piece[WATCHED].any())), piece.drop(WATCHED))[1],
        schema=schema,
        streamable=True,
    )


def row_count(source: Path) -> int | None:
    """How many households there are; not told of a CSV, which does not say so itself."""
    import polars as pl  # noqa: PLC0415 # of the extra polars

    if _kind(source) == ".csv":
        return None
    return int(pl.scan_parquet(_files(source)).select(pl.len()).collect().item())


def _kind(path: Path) -> str:
    """The kind of a file, or of the files of a folder, by its ending."""
    if path.is_dir():
        kinds = {one.suffix.lower() for one in path.iterdir()} & set(KINDS)
        if len(kinds) == 1:
            return kinds.pop()
        found = ", ".join(sorted(kinds))
        raise InvalidFileError.of(
            str(path),
            f"a folder must hold files of one kind, not {found or 'none'}",
            f"thư mục phải chỉ có tệp một loại, {f'không phải {found}' if found else 'mà không có tệp nào'}",
        )
    if path.suffix.lower() not in KINDS:
        raise UnknownCodeError("kind of list", "loại danh sách", path.suffix, KINDS, where=str(path))
    return path.suffix.lower()


def _scan(source: Path, seen: Callable[[int], None] | None, answers: Mapping[Any, bool | None] | None) -> Any:  # noqa: ANN401 # of polars
    import polars as pl  # noqa: PLC0415 # of the extra polars

    kind = _kind(source)
    files = _files(source)
    if kind == ".parquet":
        scan = pl.scan_parquet(files)
    else:
        scan = pl.scan_csv(files, empty_string_is_null="" not in (answers or ()))
    if seen is None:
        return scan
    # In one line: polars calls it on threads of its own, where no line is seen by a measure of coverage.
    return scan.map_batches(lambda piece: (seen(piece.height), piece)[1], streamable=True)


def _files(source: Path) -> Path | list[Path]:
    if not source.is_dir():
        return source
    kind = _kind(source)
    return sorted(one for one in source.iterdir() if one.suffix.lower() == kind)
