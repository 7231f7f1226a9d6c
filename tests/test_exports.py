"""The public surface, pinned: a name added or lost is seen in review."""

import inspect
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import chuanngheo

SURFACE = [
    line
    for line in (Path(__file__).parent / "golden" / "exports.txt").read_text(encoding="utf-8").splitlines()
    if line
]


class TestSurface:
    """``chuanngheo.__all__`` is the list in ``tests/golden/exports.txt``, sorted, without repeats."""

    def test_pinned(self):
        assert chuanngheo.__all__ == SURFACE

    def test_sorted_constants_classes_functions(self):
        def kind(name):
            return 0 if name.isupper() else 1 if name[0].isupper() else 2

        assert sorted(set(SURFACE), key=lambda name: (kind(name), name)) == SURFACE

    @pytest.mark.parametrize("name", SURFACE)
    def test_there_and_documented(self, name):
        value = getattr(chuanngheo, name)
        if inspect.isclass(value) or inspect.isfunction(value) or inspect.ismodule(value):
            assert inspect.getdoc(value)
        else:
            assert not inspect.ismethod(value)
            assert inspect.getdoc(type(value))

    def test_nothing_else_is_public(self):
        assert sorted(SURFACE) == dir(chuanngheo)
        with pytest.raises(AttributeError, match="has no attribute 'clasify'"):
            _ = chuanngheo.clasify

    @pytest.mark.parametrize("room", chuanngheo._WHOLE_ROOMS)  # noqa: SLF001 # the table under test
    def test_a_whole_room_is_reached_by_its_name(self, room):
        """``cn.frame`` needs no import of its own; it stands in no list, as it may need an extra."""
        code = f"import chuanngheo as cn\nassert cn.{room}.__all__\nassert {room!r} not in cn.__all__"
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 # our own code

    def test_version(self):
        assert chuanngheo.__version__.count(".") == 2

    @pytest.mark.parametrize("name", [name for name in SURFACE if find_spec(f"chuanngheo.{name}")])
    def test_a_function_is_not_hidden_by_the_module_of_its_name(self, name):
        """Whoever loads the module, and whenever, the public name is what it says."""
        for first in (f"import chuanngheo.{name}", f"cn.{name}", f"from chuanngheo.{name} import {name}", ""):
            code = f"import chuanngheo as cn\n{first}\nassert callable(cn.{name}), cn.{name}"
            subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 # our own code

    def test_each_name_is_loaded_from_one_room(self):
        rooms = chuanngheo._ROOMS  # noqa: SLF001 # the table under test
        assert sorted(name for names in rooms.values() for name in names) == sorted(SURFACE)
