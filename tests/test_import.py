"""``import chuanngheo`` is light: heavy libraries are loaded when they are first used."""

import subprocess
import sys

import pytest

HEAVY = (
    "babel", "cattrs", "dateutil.rrule", "narwhals", "pandas", "polars", "numpy", "pyarrow", "duckdb",
    "pyspark", "matplotlib", "openpyxl", "docx", "hypothesis", "pytest", "jsonschema", "argparse",
    "json", "csv", "tomllib", "rich", "shtab",
)  # fmt: skip


def loaded_after(statement):
    """The modules of a fresh interpreter after ``statement``."""
    code = f"import sys; before = set(sys.modules)\n{statement}\nprint('\\n'.join(set(sys.modules) - before))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def loaded():
    return loaded_after("import chuanngheo")


class TestLight:
    """None of the heavy libraries, and nothing that reads files or options."""

    @pytest.mark.parametrize("name", HEAVY)
    def test_not_loaded(self, loaded, name):
        assert name not in loaded

    def test_a_room_is_loaded_when_a_name_of_it_is_asked_for(self, loaded):
        assert {name for name in loaded if name.startswith("chuanngheo")} == {"chuanngheo"}
        assert "chuanngheo.standards.timeline" in loaded_after("from chuanngheo import NATIONAL")

    def test_classifying_loads_nothing_more(self):
        heavy = loaded_after(
            "import chuanngheo as cn\n"
            "home = cn.Household(area='rural', income=cn.PerHead(1), score=3)\n"
            "cn.category(home, cn.NATIONAL_2021_2025)"
        )
        assert not heavy & set(HEAVY)

    def test_explaining_loads_babel(self):
        heavy = loaded_after(
            "import chuanngheo as cn\n"
            "home = cn.Household(area='rural', income=cn.PerHead(1), score=3)\n"
            "cn.explain(cn.classify(home, cn.NATIONAL_2021_2025))"
        )
        assert "babel" in heavy
