"""The pytest plugin: the four plans, a timeline that does not move, and the cases of the conformance suite.

It is found by pytest wherever the library is installed.  Say in the settings which law the tests are of::

    [tool.pytest.ini_options]
    chuanngheo_law = "2026-11-21"

Fixtures: ``frozen_timeline`` (the timeline as recorded that day), ``law_version`` (that day), ``plans`` (four
real plans by name), and ``conformance_case``, for which a test runs once a case::

    @pytest.mark.conformance("classify", standard="VN-2021-2025")
    def test_my_rules(conformance_case):
        assert my_category(conformance_case.given) == conformance_case.expect["category"]
"""

from collections.abc import Mapping

import pytest

from chuanngheo.registry import Registry
from chuanngheo.statements import Document
from chuanngheo.testing.conformance import VERSION, cases
from chuanngheo.testing.conformance import plans as _plans
from chuanngheo.testing.frozen import RECORDED, frozen_registry

_OPTION = "chuanngheo_law"
_MARK = "conformance(group=None, standard=None): which cases of the conformance suite conformance_case is"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Make the setting known."""
    parser.addini(_OPTION, f"the recorded law that frozen_timeline is of: {', '.join(RECORDED)}", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Make the mark known."""
    config.addinivalue_line("markers", _MARK)


def pytest_report_header(config: pytest.Config) -> str:
    """Say which law the tests are of."""
    law = config.getini(_OPTION) or f"not said: set {_OPTION}"
    return f"chuanngheo: law {law}, conformance suite {VERSION}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One run of a test for each case that its mark names."""
    if "conformance_case" not in metafunc.fixturenames:
        return
    mark = metafunc.definition.get_closest_marker("conformance")
    found = cases() if mark is None else cases(*mark.args, **mark.kwargs)
    metafunc.parametrize("conformance_case", found, ids=[case.id for case in found])


@pytest.fixture(scope="session")
def law_version(pytestconfig: pytest.Config) -> str:
    """The day of the record that the tests are of."""
    law = str(pytestconfig.getini(_OPTION))
    if law not in RECORDED:
        raise pytest.UsageError(
            f"{_OPTION} is {law!r}: set it to one of {', '.join(RECORDED)}, so that a later release of"
            " chuanngheo does not move your tests"
        )
    return law


@pytest.fixture(scope="session")
def frozen_timeline(law_version: str) -> Registry:
    """The national timeline as it was recorded on the day that the settings name."""
    return frozen_registry(law_version)


@pytest.fixture(scope="session")
def plans() -> Mapping[str, Document]:
    """Four real plans by name, their figures as printed, slips and all."""
    return _plans()
