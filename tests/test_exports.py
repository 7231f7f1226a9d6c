"""The public surface, pinned: a name added or lost is seen in review."""

import inspect
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
        modules = {name for name, value in vars(chuanngheo).items() if inspect.ismodule(value)}
        public = {name for name in vars(chuanngheo) if not name.startswith("_")}
        assert public - modules - set(SURFACE) == set()

    def test_version(self):
        assert chuanngheo.__version__.count(".") == 2
