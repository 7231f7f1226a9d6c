"""The benchmark in small: what is identifiable is corrected, the rest is shown as ambiguous."""

import importlib.util
import random
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


def module(name):
    spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
    made = importlib.util.module_from_spec(spec)
    sys.modules[name] = made
    spec.loader.exec_module(made)
    return made


@pytest.fixture(scope="module")
def bench():
    names = ("corpus", "enumeration", "systematic", "localisation")
    made = [module(name) for name in names]
    yield made[0], made[1], made[3]
    for name in names:
        del sys.modules[name]


KINDS = (
    "replaced", "omitted", "transposed", "added", "separator", "recomputed", "copied", "exchanged",
    "exchanged in a row",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_one_error(bench, kind):
    corpus, enumeration, localisation = bench
    rng = random.Random(kind)  # noqa: S311 # no secret
    for _ in range(4):
        clean = corpus.clean_table(rng)
        hurt = corpus.ONE_CELL[kind](rng, clean)
        ways = enumeration.ways(hurt)
        answer = localisation.told(hurt, clean)
        if len(ways) == 1:
            assert answer == "corrected", (hurt, ways)
        elif ways:
            assert answer.startswith("ambiguous"), (hurt, ways)


CAUSES = (
    "columns swapped", "rows shifted", "row moved", "row moved, a cell left empty", "stale total", "in tens",
    "in hundreds", "in thousands", "comma lost", "zeros dropped", "rounded, then padded", "over persons",
    "over last year's households", "over poor and near-poor", "forced to come to 100 %",
    "added up from year to year",
)  # fmt: skip


@pytest.mark.parametrize("kind", CAUSES)
def test_one_cause(bench, kind):
    _, _, localisation = bench
    assert set(localisation.CAUSES) == set(CAUSES)
    case = localisation.CAUSES[kind](random.Random(kind))  # noqa: S311 # no secret
    (root,) = localisation.audited_case(case).roots
    assert root.cause
    assert root.ambiguous or localisation.repaired(case, root) == case.clean


def test_clean_and_truncated(bench):
    corpus, _, localisation = bench
    rng = random.Random(1)  # noqa: S311 # no secret
    for _ in range(3):
        assert localisation.audited(corpus.clean_table(rng)).findings == ()
        cut = localisation.audited(corpus.truncated_table(rng))
        assert (len(cut.findings), len(cut.remarks)) == (0, 1)


def test_a_table_made_to_be_hard_ends(bench):
    """So many errors that a search of all explanations would not end: limits, and no proposal at random."""
    _, _, localisation = bench
    table = localisation.wide_table(40, 80, random.Random(1))  # noqa: S311 # no secret
    result = localisation.audit(localisation.Document(title="x", tables=(table,)))
    assert result.findings


@pytest.mark.parametrize("limit", ["columns.MOST_STATES", "explanations.MOST_TRIES"])
def test_beyond_a_limit_the_search_says_what_it_has(bench, monkeypatch, limit):
    corpus, _, localisation = bench
    monkeypatch.setattr(f"chuanngheo.consistency.{limit}", 0)
    rng = random.Random(2)  # noqa: S311 # no secret
    clean = corpus.clean_table(rng)
    hurt = corpus.typed("replaced")(rng, corpus.typed("replaced")(rng, clean))
    assert localisation.audited(hurt).findings
