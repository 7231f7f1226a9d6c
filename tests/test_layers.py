"""A room imports only from rooms above it; each outside library has one door; one room prints, two read.

The rooms in their order, a room being a module or a folder of ``src/chuanngheo``.  A room not yet built may
stand here; a room that is built must.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

ROOMS = (
    "errors", "languages", "markup", "numerals", "quantities", "figures", "periods", "law", "areas", "groups",
    "indicators", "household", "members", "standard", "registry", "local", "standards", "sheets", "assess",
    "classify", "compare", "ways", "review", "dynamics", "explain", "measures", "frame", "tables",
    "statements", "prose", "targets", "notebook", "consistency", "deadlines", "files", "documents", "report",
    "plot", "testing", "chuanngheo", "cli", "__main__",
)  # fmt: skip
"""``chuanngheo`` is the package's own ``__init__``: what a user of the library sees."""

UPWARD = {
    ("errors", "languages"): "a reason is told in the language asked for; that room raises our errors",
    ("standard", "notebook"): "a notebook shows it as a table of its rules",
    ("classify", "notebook"): "a notebook shows it with its reason",
    ("targets", "notebook"): "a notebook shows a path and an allocation as tables",
    ("quantities", "figures"): "Rate.parse reads a printed percentage; figures are built from quantities",
    ("tables", "report"): "Table._repr_html_ and Recognised._repr_html_ show themselves in a notebook",
    ("consistency", "report"): "Audit._repr_html_ shows itself in a notebook",
}
"""Imports from a room below, each inside a function, with its reason."""

DOORS = {
    "babel": {"numerals"},
    "cattrs": {"files"},
    "dateutil": {"periods", "deadlines"},
    "hypothesis": {"testing"},
    "pytest": {"testing"},
    "narwhals": {"frame"},
    "polars": {"files"},
    "numpy": {"frame"},
    "pyarrow": {"frame"},
    "openpyxl": {"files", "documents", "report"},
    "docx": {"documents"},
    "lxml": {"documents"},
    "pypdf": {"documents"},
    "matplotlib": {"plot"},
    "rich": {"cli"},
    "shtab": {"cli"},
}
EVERYWHERE = {"attr", "attrs"}

PRINTS = {"cli"}
READS = {"files", "documents"}
PASSED_OVER = {("cli", "open")}  # os.devnull, when the reader of a pipe went away
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}

SOURCE = Path(__file__).parent.parent / "src" / "chuanngheo"


@attrs.frozen
class Import:
    """One module named by an import, and whether it runs when its own module is loaded."""

    room: str
    name: str
    where: str
    eager: bool


def room_of(path: Path) -> str:
    """The room a source file belongs to."""
    first = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    return "chuanngheo" if first == "__init__" else first


def files() -> list[tuple[str, Path, ast.Module]]:
    """Every source file with its room."""
    paths = sorted(SOURCE.rglob("*.py"))
    return [(room_of(path), path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths]


BUILT = {room_of(path) for path in SOURCE.rglob("*.py")}


def names(node: ast.AST, path: Path) -> Iterator[str]:
    """The full names of the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        package = ("chuanngheo", *path.relative_to(SOURCE).parts[:-1])
        base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
        module = ".".join(part for part in (base, node.module or "") if part)
        yield from (f"{module}.{alias.name}" for alias in node.names) if module == "chuanngheo" else (module,)


def imports() -> Iterator[Import]:
    """Every import of every source file, those inside functions and for type checkers too."""
    for room, path, tree in files():
        eager = {id(node) for node in tree.body}
        for node in ast.walk(tree):
            for name in names(node, path):
                yield Import(room, name, f"{path.relative_to(SOURCE)}:{node.lineno}", id(node) in eager)


def target(name: str) -> str:
    """The room of our own that a full name leads to."""
    _, _, rest = name.partition(".")
    first = rest.partition(".")[0]
    return first if first in BUILT else "chuanngheo"


OURS = [one for one in imports() if one.name.partition(".")[0] == "chuanngheo"]
OTHERS = [one for one in imports() if one.name.partition(".")[0] != "chuanngheo"]


class TestLayers:
    """Dependency order."""

    def test_every_room_has_its_place(self):
        assert set(ROOMS) >= BUILT, "a new room: write it into ROOMS, below all that it imports"
        assert len(set(ROOMS)) == len(ROOMS)

    @pytest.mark.parametrize("room", sorted(BUILT))
    def test_a_room_imports_only_from_above(self, room):
        wrong = [
            f"{one.where}: {room} imports {target(one.name)}"
            for one in OURS
            if one.room == room
            and target(one.name) != room
            and ROOMS.index(target(one.name)) > ROOMS.index(room)
            and ((room, target(one.name)) not in UPWARD or one.eager)
        ]
        assert not wrong

    def test_the_page_of_the_design_names_every_room_in_this_order(self):
        page = (SOURCE.parent.parent / "docs" / "about" / "design.md").read_text(encoding="utf-8")
        table = page.partition("| | |")[2].partition("\n\n")[0]
        named = re.findall(r"`(\w+)`", table)
        assert named == [room for room in ROOMS if room in named]
        assert set(named) == BUILT - {"chuanngheo", "__main__"}

    def test_every_exception_is_used(self):
        used = {(one.room, target(one.name)) for one in OURS if not one.eager}
        assert set(UPWARD) <= used

    def test_no_star(self):
        assert not [one.where for one in (*OURS, *OTHERS) if one.name.endswith("*")]

    def test_the_sight_of_the_test_itself(self):
        """It sees imports of modules, of names, of the package, relative ones, and those inside functions."""
        path = SOURCE / "standards" / "timeline.py"
        seen = [
            list(names(ast.parse(text).body[0], path))
            for text in (
                "import chuanngheo.law as x",
                "from chuanngheo.law import Citation",
                "from chuanngheo import law, Citation",
                "from .qd09_2011 import X",
                "from .. import law",
                "from ..law import X",
            )
        ]
        assert [[target(name) for name in found] for found in seen] == [
            ["law"],
            ["law"],
            ["law", "chuanngheo"],
            ["standards"],
            ["law"],
            ["law"],
        ]


class TestDoors:
    """Each outside library enters by its own room."""

    @pytest.mark.parametrize("library", sorted({one.name.partition(".")[0] for one in OTHERS}))
    def test_one_door(self, library):
        if library in sys.stdlib_module_names or library in EVERYWHERE:
            return
        strangers = [
            one.where
            for one in OTHERS
            if one.name.partition(".")[0] == library and one.room not in DOORS.get(library, set())
        ]
        assert not strangers

    def test_no_door_for_what_is_above_the_light_rooms(self):
        """Heavy libraries are imported inside functions wherever ``import chuanngheo`` would load them."""
        heavy = {
            "babel",
            "cattrs",
            "hypothesis",
            "narwhals",
            "numpy",
            "polars",
            "pyarrow",
            "openpyxl",
            "docx",
            "lxml",
            "pypdf",
            "matplotlib",
            "rich",
            "shtab",
        }
        light = ROOMS[: ROOMS.index("explain") + 1]
        assert not [
            one.where
            for one in OTHERS
            if one.eager and one.room in light and one.name.partition(".")[0] in heavy
        ]


def calls(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The name of everything called, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            yield name, node.lineno


class TestOneRoomPrints:
    """``print(`` in ``cli``; files opened in ``files`` and ``documents``."""

    def test_print(self):
        found = [(room, n) for room, _, tree in files() for name, n in calls(tree) if name == "print"]
        assert {room for room, _ in found} <= PRINTS, found

    def test_open(self):
        found = [
            (room, path.name, line)
            for room, path, tree in files()
            for name, line in calls(tree)
            if name in FILE_CALLS and room not in READS and (room, name) not in PASSED_OVER
        ]
        assert not found
