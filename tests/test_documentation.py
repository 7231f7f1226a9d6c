"""Every public name says what it is: docstrings, doctests, errors, and references that lead somewhere.

What is public: every module without an underscore, and in it every name without one.
"""

import ast
import doctest
import importlib
import inspect
import pkgutil
import pydoc
import re
from collections.abc import Iterator
from enum import Enum
from pkgutil import resolve_name

import attrs
import pytest

import chuanngheo
from chuanngheo.areas import Area
from chuanngheo.law import Citation, Instrument
from chuanngheo.standard import Standard

SAY_THEMSELVES = (Area, Citation, Instrument, Standard)
"""Constants of these classes carry their own name and source; ``str`` of them says it."""

MODULES = ["chuanngheo"] + [
    module.name
    for module in pkgutil.walk_packages(chuanngheo.__path__, "chuanngheo.")
    if not re.search(r"\._", module.name)
]
TREES = {name: ast.parse(inspect.getsource(importlib.import_module(name))) for name in MODULES}
ROLE = re.compile(r":(?:func|class|meth|mod|attr|data|exc|obj):`~?([\w.]+)`")


@attrs.frozen
class Named:
    """One public class, function or method."""

    module: str
    path: str
    node: ast.ClassDef | ast.FunctionDef
    holder: ast.ClassDef | None = None

    @property
    def doc(self) -> str:
        """Its docstring, and that of its class, which may tell the errors of both."""
        return "\n".join(ast.get_docstring(node) or "" for node in (self.node, self.holder) if node)


def named() -> Iterator[Named]:
    """Every public class, function and method, where it is written."""
    for module, tree in TREES.items():
        for node in tree.body:
            if not isinstance(node, ast.ClassDef | ast.FunctionDef) or node.name.startswith("_"):
                continue
            yield Named(module, node.name, node)
            for inner in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                    yield Named(module, f"{node.name}.{inner.name}", inner, node)


NAMED = list(named())


def test_there_is_much_to_hold():
    assert len(MODULES) > 100
    assert len(NAMED) > 600


@pytest.mark.parametrize("module", MODULES)
def test_a_module_and_every_name_in_it_says_what_it_is(module):
    assert ast.get_docstring(TREES[module])
    assert not [one.path for one in NAMED if one.module == module and not ast.get_docstring(one.node)]


def constants(module: str) -> Iterator[tuple[str, bool]]:
    """The public constants of a module, and whether a docstring follows each."""
    body = TREES[module].body
    for node, after in zip(body, [*body[1:], ast.Pass()], strict=True):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            said = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
            for name in (one for target in targets for one in getattr(target, "elts", [target])):
                if isinstance(name, ast.Name) and not name.id.startswith("_"):
                    yield name.id, said


@pytest.mark.parametrize("module", MODULES)
def test_a_constant_says_what_it_is(module):
    """In a docstring below it, or by being of a class that carries its own name and source."""
    held = importlib.import_module(module)
    silent = [name for name, said in constants(module) if not said]
    assert not [name for name in silent if not isinstance(getattr(held, name), SAY_THEMSELVES)]


def raised(node: ast.AST) -> set[str]:
    """The classes of errors that a function raises itself."""
    calls = (one.exc for one in ast.walk(node) if isinstance(one, ast.Raise))
    names = (call.func.id for call in calls if isinstance(call, ast.Call) and isinstance(call.func, ast.Name))
    return {name for name in names if name.endswith("Error") and not name.startswith("_")}


FUNCTIONS = [one for one in NAMED if isinstance(one.node, ast.FunctionDef)]


@pytest.mark.parametrize("module", sorted({one.module for one in FUNCTIONS}))
def test_the_errors_of_a_function_are_told(module):
    """Whatever it raises itself stands in its docstring, or in its class's."""
    functions = [one for one in FUNCTIONS if one.module == module]
    assert not [
        (one.path, raised(one.node)) for one in functions if not all(e in one.doc for e in raised(one.node))
    ]


CALLABLE = [name for name in chuanngheo.__all__ if callable(getattr(chuanngheo, name))]
SHOWN = {
    f"{module}.{name}": value
    for module in MODULES
    for name in getattr(importlib.import_module(module), "__all__", ())
    if inspect.isclass(value := getattr(importlib.import_module(module), name)) or inspect.isfunction(value)
}
"""What the package and its rooms offer by their ``__all__``: functions and classes."""


LED = re.compile(r"In use: :(?:func|class):`([\w.]+)\.(\w+)`")
CLASSES = [name for name, value in SHOWN.items() if inspect.isclass(value)]


def own_docs(value: object) -> Iterator[str]:
    """The docstring of a function, or of a class and each of its public methods."""
    inner = vars(value).items() if inspect.isclass(value) else ()
    yield inspect.getdoc(value) or ""
    yield from (inspect.getdoc(one) or "" for name, one in inner if not name.startswith("_"))


@pytest.mark.parametrize("name", sorted(SHOWN.keys() - set(CLASSES)))
def test_every_function_that_a_room_offers_shows_itself_in_use(name):
    """By a doctest of its own."""
    assert ">>> " in (inspect.getdoc(SHOWN[name]) or "")


def run(doc: str, held: dict[str, object]) -> None:
    """The examples of a docstring, with the names of its module."""
    test = doctest.DocTestParser().get_doctest(doc, dict(held), "led", None, 0)
    doctest.DocTestRunner(verbose=False).run(test, out=lambda _: None)


@pytest.mark.parametrize("name", CLASSES)
def test_every_class_that_a_room_offers_shows_itself_in_use(name, monkeypatch):
    """By a doctest of its own or of a method, or by naming what makes one of it in a doctest there."""
    shown = SHOWN[name]
    led = LED.search(inspect.getdoc(shown) or "")
    if led is None:
        assert any(">>> " in doc for doc in own_docs(shown))
        return
    made, build = [], shown.__init__
    monkeypatch.setattr(shown, "__init__", lambda self, *a, **k: made.append(build(self, *a, **k)))
    leads_to = getattr(resolve_name(led[1]), led[2])
    for doc in own_docs(leads_to):
        run(doc, vars(importlib.import_module(leads_to.__module__)))
    assert made


def parameters(one: Named) -> set[str]:
    """The names of what a function takes."""
    given = one.node.args
    return {argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)}


@pytest.mark.parametrize("module", sorted({one.module for one in FUNCTIONS if ".cli" not in one.module}))
def test_whoever_speaks_a_language_refuses_another(module):
    """And says so; the command line has refused it before."""
    speaking = [one for one in FUNCTIONS if one.module == module and "lang" in parameters(one)]
    assert not [one.path for one in speaking if "UnknownCodeError" not in one.doc]


COUNTED = {"amount", "households", "income", "members", "persons", "points", "poor", "rate", "reduction"}
UNITS = re.compile(r"đồng|\bhộ\b|khẩu|household|person|member|%|percent|điểm|point", re.IGNORECASE)


@pytest.mark.parametrize("name", SHOWN)
def test_a_number_has_a_unit(name):
    """Whoever takes an amount, a count or a rate says of what."""
    shown = SHOWN[name]
    enumeration = inspect.isclass(shown) and issubclass(shown, Enum)
    asked = set() if enumeration else COUNTED & set(inspect.signature(shown).parameters)
    assert not asked or UNITS.search((inspect.getdoc(shown) or "").partition(">>> ")[0])


@pytest.mark.parametrize("module", MODULES)
def test_a_reference_leads_somewhere(module):
    """``:func:`name``` in a docstring is a name of the module, of its class, or a full one."""
    broken = []
    holders = [
        (TREES[module], module),
        *((one.node, f"{module}.{one.path}") for one in NAMED if one.module == module),
    ]
    for node, path in holders:
        for name in ROLE.findall(ast.get_docstring(node) or ""):
            outer = [path.rsplit(".", depth)[0] for depth in range(path.count(".") + 1)]
            if not any(exists(full) for full in (name, *(f"{place}.{name}" for place in (path, *outer)))):
                broken.append(f"{path}: {name}")
    assert not broken


def exists(name: str) -> bool:
    """Whether a dotted name can be resolved, a field of a class too."""
    try:
        resolve_name(name)
    except AttributeError:
        holder, _, last = name.rpartition(".")
        found = resolve_name(holder) if exists(holder) else None
        return inspect.isclass(found) and last in getattr(found, "__annotations__", {})
    except (ImportError, ValueError):
        return False
    return True


@pytest.mark.parametrize("name", chuanngheo.__all__)
def test_help_is_given(name):
    """``help(cn.name)`` renders, and begins with what the name is."""
    value = getattr(chuanngheo, name)
    text = pydoc.plain(pydoc.render_doc(value))
    said = inspect.getdoc(value if name in CALLABLE else type(value))
    assert said.partition("\n")[0] in text
