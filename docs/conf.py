"""The site: ``sphinx-build -W --keep-going -b html docs build/site``, warnings as errors.

The pages of the reference (``docs/api/``, not kept in git) are written here from the source before each
build: a room or a name that is new appears by itself.
"""

import ast
import inspect
import os
import sys
from collections.abc import Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "chuanngheo"

# What is documented, and run by the notebooks, is this checkout, also where another chuanngheo is installed.
sys.path.insert(0, str(SOURCE.parent))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(SOURCE.parent), os.environ.get("PYTHONPATH"))))

project = "chuanngheo"
author = "The chuanngheo founders"
language = "vi"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon"]
exclude_patterns = ["examples", "conformance", "schemas"]
nitpicky = True
# Names that are not ours, or not public; ours must resolve.
nitpick_ignore_regex = [(r"py:.*", r"(?!chuanngheo).*"), (r"py:.*", r"chuanngheo\.(\w+\.)*_\w+")]

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

napoleon_use_ivar = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
add_module_names = False
python_display_short_literal_types = True
python_maximum_signature_line_length = 88
autosummary_generate = False
toc_object_entries = False

html_theme = "furo"
html_title = "chuanngheo"
html_static_path = ["_static"]
html_favicon = "_static/favicon.svg"
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
# The first that a machine has. Liberation Mono lacks "ố" and its like; DejaVu Sans Mono, which "monospace"
# often is, sets their tone beside the letter: so two families that have them whole stand before it.
LETTERS = (
    '"SFMono-Regular", Menlo, Consolas, "Noto Sans Mono", "Liberation Mono",'
    ' "Noto Sans", "DejaVu Sans", monospace'
)
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {"font-stack--monospace": LETTERS},
}


def setup(app: Any) -> None:  # noqa: ANN401 # Sphinx's application; mypy need not know Sphinx
    """Write the reference before each build, and give each page the language it is written in."""
    from sphinx.domains.python import PyObject  # noqa: PLC0415 # only when a site is built

    for field in PyObject.doc_field_types:
        field.label = LABELS.get(field.name, field.label)
    app.connect("builder-inited", lambda _: write_reference(HERE / "api"))
    app.connect("source-read", without_last_blank)
    app.connect("html-page-context", speak)
    app.connect("missing-reference", find_where_written)
    # Napoleon, at 500, would read "Counts of members: …" of a field as a type and its description.
    app.connect("autodoc-process-docstring", keep_words, priority=400)
    app.connect("autodoc-process-docstring", give_words_back, priority=600)


LABELS = {"parameter": "Arguments", "variable": "Fields", "exceptions": "Raises", "returnvalue": "Returns"}
"""The headings in docstrings, which are English whatever the language of the site."""


WORDS = {
    "Home": "Trang đầu",
    "Index": "Chỉ mục",
    "Next": "Trang sau",
    "On this page": "Trên trang này",
    "Previous": "Trang trước",
    "Search": "Tìm kiếm",
}
"""What the theme says around a page, in Vietnamese."""


def speak(_app: object, page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """The language of a page's ``<html>``, and of the words around it: as ``lang`` in its front matter says.

    A page of a standard and one that nobody wrote (the search, the indexes) are Vietnamese, others English.
    """
    if context.get("meta") is not None and not page.startswith("standards/"):
        context["language"] = context["meta"].get("lang", "en")
    known = WORDS if context["language"] == "vi" else {}
    context["_"] = lambda words: known.get(words, words)


def without_last_blank(_app: object, _page: str, source: list[str]) -> None:
    """A doctest ends in a blank line, which is not shown."""
    source[0] = source[0].replace("\n\n```\n", "\n```\n")


# The reference, a page a room


def write_reference(folder: Path) -> None:
    """A page for every room of the library and an index of them; pages of rooms that are gone are removed."""
    pages = {f"{room.stem}.md": "\n".join(room_page(room)) + "\n" for room in rooms()}
    pages["index.md"] = "\n".join(reference_index()) + "\n"
    folder.mkdir(exist_ok=True)
    for stale in {path.name for path in folder.iterdir()} - set(pages):
        (folder / stale).unlink()
    for name, text in pages.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def rooms() -> list[Path]:
    """Every module and folder of the library that is a room of its own."""
    return sorted(path for path in SOURCE.iterdir() if path.stem[:1] != "_" and is_room(path))


def is_room(path: Path) -> bool:
    """Whether a path is a module, or a folder that is one."""
    return path.suffix == ".py" or (path / "__init__.py").is_file()


def reference_index() -> Iterator[str]:
    """Every room with the first line it says of itself."""
    yield "---\nlang: en\n---\n\n# Reference, by room\n"
    yield "What `import chuanngheo as cn` offers as `cn.…`:\n"
    yield "```{eval-rst}\n.. autosummary::\n   :nosignatures:\n"
    yield from (f"   {name}" for name in public_paths())
    yield "```\n\n## The rooms\n\n| room | what lives there |\n|---|---|"
    for room in rooms():
        yield f"| [`{room.stem}`]({room.stem}.md) | {first_line(room)} |"
    yield "\n```{toctree}\n:hidden:\n"
    yield from (room.stem for room in rooms())
    yield "```"


def public_paths() -> Iterator[str]:
    """Where each public name of the package itself is written."""
    import chuanngheo  # noqa: PLC0415 # only when a site is built

    for name in chuanngheo.__all__:
        module = next(f"chuanngheo.{room}" for room, names in chuanngheo._ROOMS.items() if name in names)  # noqa: SLF001
        yield f"~{written_in(module, name)}"


def offered_by(module: str) -> Iterator[str]:
    """Where each name is written that a room offers by its ``__all__``."""
    names = getattr(import_module(module), "__all__", ())
    yield from (written_in(module, name) for name in names)


def written_in(module: str, name: str) -> str:
    """The full name of what a room offers: a callable knows it, a constant stands in one of the files."""
    value = getattr(import_module(module), name)
    if getattr(value, "__module__", "").startswith("chuanngheo") and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{name}"
    path = SOURCE.joinpath(*module.split(".")[1:])
    paths = [path.with_suffix(".py")] if path.with_suffix(".py").exists() else sorted(SOURCE.rglob("*.py"))
    own = sorted(paths, key=lambda one: not one.is_relative_to(path))
    found = next(one for one in own if name in own_names(one))
    return f"{module_of(found)}.{name}"


def room_page(room: Path) -> Iterator[str]:
    """A room: what it says of itself, and every public name where it is written."""
    yield f"---\nlang: en\n---\n\n# `chuanngheo.{room.stem}`\n"
    offered = [] if room.suffix else list(offered_by(f"chuanngheo.{room.stem}"))
    if offered:
        yield f"What `from chuanngheo.{room.stem} import …` offers, each below where it is written:\n"
        yield "```{eval-rst}\n.. autosummary::\n   :nosignatures:\n"
        yield from (f"   ~{path}" for path in offered)
        yield "```\n"
    for path in (
        [room]
        if room.suffix
        else sorted(room.rglob("*.py"), key=lambda path: (path.stem != "__init__", path))
    ):
        if path.stem.startswith("_") and path.stem != "__init__":
            continue
        if path.stem != "__init__" and not room.suffix:
            yield f"## `{module_of(path).removeprefix('chuanngheo.')}`\n"
        yield "```{eval-rst}"
        yield from module_text(path)
        yield "```\n"


def module_text(path: Path) -> Iterator[str]:
    """What a module says of itself, a table of its public names, and each of them, in its order."""
    module, names = module_of(path), own_names(path)
    yield f".. automodule:: {module}\n   :no-members:\n\n.. currentmodule:: {module}\n"
    if names:
        yield ".. autosummary::\n   :nosignatures:\n"
        yield from (f"   {name}" for name in names)
        yield ""
    for name, kind in names.items():
        yield f".. {kind}:: {name}"
        yield from (f"   {option}" for option in options_of(kind, module, name))
        yield ""


def options_of(kind: str, module: str, name: str) -> Iterator[str]:
    """What of a name is shown: the methods of a class, the members of an enumeration, no long values."""
    if kind == "autodata":
        yield ":no-value:"
    if kind == "autoclass":
        yield ":members:"
        if issubclass(getattr(import_module(module), name), Enum):
            yield ":undoc-members:"


def module_of(path: Path) -> str:
    """The dotted name of a source file."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def first_line(room: Path) -> str:
    """The first line of a room's docstring."""
    path = room if room.suffix else room / "__init__.py"
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def own_names(path: Path) -> dict[str, str]:
    """The public names that a module writes itself, each with the directive that documents it."""
    names: dict[str, str] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            names[node.name] = "autofunction"
        elif isinstance(node, ast.ClassDef):
            names[node.name] = "autoclass"
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            bound = (one for target in targets for one in getattr(target, "elts", [target]))
            names |= {name.id: "autodata" for name in bound if isinstance(name, ast.Name)}
    return {name: kind for name, kind in names.items() if not name.startswith("_")}


VALUES = {"data", "attribute", "property"}
"""What has a docstring without sections."""
KEPT: dict[str, list[str]] = {}
"""The docstrings of values, as written."""


def keep_words(_app: object, what: str, name: str, value: object, _options: object, lines: list[str]) -> None:
    """A constant says what its own docstring says, not its type's; without one, what it prints as."""
    if what == "data" and "\n".join(lines).strip() == inspect.getdoc(value):
        ours = type(value).__module__.startswith("chuanngheo")
        named = f"{value.vi} / {value.en}" if hasattr(value, "vi") else f"``{value}``"
        lines[:] = [named, ""] if ours else []
    if what in VALUES:
        KEPT[name] = [*lines]


def give_words_back(
    _app: object, what: str, name: str, _value: object, _options: object, lines: list[str]
) -> None:
    """The words of a value as they were kept."""
    if what in VALUES:
        lines[:] = KEPT[name]


def find_where_written(app: Any, env: Any, node: Any, content: Any) -> Any:  # noqa: ANN401 # Sphinx's own
    """``chuanngheo.review.decide``, as its reader imports it, leads to where it is written."""
    if node.get("refdomain") != "py":
        return None
    inside = node.get("py:module") or "chuanngheo"
    domain = env.get_domain("py")
    for name in (node["reftarget"], f"{inside}.{node['reftarget']}"):
        found = imported(name)
        if found is None:
            continue
        own = hasattr(found, "__qualname__") and hasattr(found, "__module__")  # a field has no module
        target = f"{found.__module__}.{found.__qualname__}" if own else name
        return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", target, node, content)
    return None


def imported(name: str) -> Any:  # noqa: ANN401 # whatever has that name
    """The object of a dotted name, or None."""
    try:
        return resolve_name(name)
    except (ImportError, AttributeError, ValueError):
        return None
