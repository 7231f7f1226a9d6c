"""The pytest plugin, in runs of pytest of its own."""

import pytest

from chuanngheo.testing import plugin
from chuanngheo.testing.conformance import VERSION, cases

pytest_plugins = ("pytester",)
ALONE = ("-p", "no:chuanngheo", "-p", "no:cacheprovider")
LAW = "[pytest]\nchuanngheo_law = 2026-11-21\nfilterwarnings = error\n"


@pytest.fixture
def run(pytester):
    def go(code, *, settings=LAW, args=()):
        pytester.makeini(settings)
        pytester.makepyfile(code)
        # not by its entry point, which this suite blocks
        return pytester.runpytest_inprocess(*ALONE, *args, plugins=[plugin])

    return go


class TestFixtures:
    """``frozen_timeline``, ``law_version``, ``plans``."""

    def test_of_the_law_that_is_set(self, run):
        result = run(
            """
            from datetime import date

            def test_timeline(frozen_timeline, law_version):
                assert law_version == "2026-11-21"
                assert frozen_timeline.on(date(2024, 12, 14)).standard.code == "VN-2021-2025"

            def test_plans(plans):
                assert len(plans) == 4
                assert plans["cam-lo-2022"].number == "28/KH-UBND"
            """
        )
        result.assert_outcomes(passed=2)
        result.stdout.fnmatch_lines([f"chuanngheo: law 2026-11-21, conformance suite {VERSION}"])

    @pytest.mark.parametrize("law", ["", "chuanngheo_law = 2020-01-01"])
    def test_a_law_that_is_not_recorded_is_said(self, run, law):
        result = run("def test_timeline(frozen_timeline): ...", settings=f"[pytest]\n{law}\n")
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["*set it to one of 2026-11-21, so that a later release*"])

    def test_it_is_said_when_no_law_is_set(self, run):
        result = run("def test_nothing(): ...", settings="[pytest]\n")
        result.stdout.fnmatch_lines(["chuanngheo: law not said: set chuanngheo_law, *"])


class TestConformanceCase:
    """One run a case."""

    def test_of_one_group_and_standard(self, run):
        result = run(
            """
            import pytest

            @pytest.mark.conformance("classify", standard="VN-2021-2025")
            def test_mine(conformance_case):
                assert conformance_case.given["standard"] == "VN-2021-2025"
            """,
            args=("--strict-markers",),
        )
        result.assert_outcomes(passed=len(cases("classify", standard="VN-2021-2025")))

    def test_without_a_mark_all(self, run):
        result = run("def test_mine(conformance_case): ...", args=("--collect-only", "-q"))
        result.stdout.fnmatch_lines([f"{len(cases())} tests collected*"])

    def test_the_mark_is_known(self, run):
        result = run("def test_nothing(): ...", args=("--markers",))
        result.stdout.fnmatch_lines(["@pytest.mark.conformance(group=None, standard=None): *"])
