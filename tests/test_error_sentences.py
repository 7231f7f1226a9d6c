"""Every error says its sentence in English and in Vietnamese, and both say the same.

Read from the source.  Whatever takes two neighbouring arguments ``en, vi`` (or ``kind, kind_vi``) is found by
its signature, and each call of it is looked at.
"""

import ast
import builtins
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import attrs
import pytest

SOURCE = Path(__file__).parent.parent / "src"
FILES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(SOURCE.rglob("*.py"))
}
"""Every module by its full name."""

MARKED = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{2,}")

UNLIKE = {
    ("chuanngheo.errors", "error.strerror"): "the system says it in English; here stands its Vietnamese",
    ("chuanngheo.files.households", "said"): "Python says it in English; here stands its Vietnamese",
    ("chuanngheo.files.strict", "not {form.upper()}: {because}"): "its place, said by the reader of TOML",
    (
        "chuanngheo.registry",
        "{subject} in {place} on {day}: {question.why}",
    ): "a timeline recorded before has its open questions in English alone",
}
"""English sentences whose Vietnamese shows another value, each with the reason."""

WITHOUT_MARKS = {
    "trang web": "a web page; no letter of it bears a mark",
    "end_poor": "the name of an argument, as typed",
}
"""Vietnamese without a Vietnamese letter, each with the reason."""

FOREIGN = {
    "AssertionError": "a developer's test fails, and its report says so",
    "AttributeError": "what Python itself expects of a module without that name",
    "IsADirectoryError": "what the system raises of a folder, before the system is asked",
    "KeyError": "caught where a workbook is read, and told in both languages there",
    "ModuleNotFoundError": "a developer imports strategies without hypothesis",
    "NotImplementedError": "each kind of relation answers for itself",
    "SystemExit": "the exit code of the command",
}
"""What is raised that is none of ours, with the reason why it has no Vietnamese."""


@attrs.frozen
class Pair:
    """Two sentences that stand side by side."""

    module: str
    line: int
    en: ast.expr
    vi: ast.expr

    @property
    def at(self) -> str:
        """Where, for a report."""
        return f"{self.module}:{self.line}: {literal(self.en)}"


def beside(names: list[str]) -> int | None:
    """At which name the sentences begin, if two neighbours are a sentence and its Vietnamese."""
    for number, (one, other) in enumerate(pairwise(names)):
        if (one, other) == ("en", "vi") or other == f"{one}_vi":
            return number
    return None


def takers(module: str) -> Iterator[tuple[str, int]]:
    """The functions, classes and methods of a module that take both, and at which argument they begin."""
    for node in FILES[module].body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, beside([one.arg for one in node.args.args])
        if isinstance(node, ast.ClassDef):
            fields = [part.target.id for part in node.body if isinstance(part, ast.AnnAssign)]
            yield node.name, beside(fields)
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    start = beside([one.arg for one in part.args.args[1:]])
                    yield (node.name if part.name == "__init__" else f"{node.name}.{part.name}"), start
                    yield f"self.{part.name}", start


TAKERS = {module: {name: start for name, start in takers(module) if start is not None} for module in FILES}


def seen_from(module: str) -> dict[str, int]:
    """The takers that a module may call, by the names that they have in it."""
    known = dict(TAKERS[module])
    for node in ast.walk(FILES[module]):
        if isinstance(node, ast.ImportFrom) and node.module in TAKERS:
            for alias in node.names:
                own = {
                    alias.name,
                    *(name for name in TAKERS[node.module] if name.startswith(f"{alias.name}.")),
                }
                known |= {name: start for name, start in TAKERS[node.module].items() if name in own}
    return known


def every_call() -> Iterator[tuple[str, ast.Call, int]]:
    """Each call of one that takes both, and at which argument they begin."""
    for module, tree in FILES.items():
        known = seen_from(module)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and (name := called(node.func)) in known:
                yield module, node, known[name]


def called(function: ast.expr) -> str:
    """The name of what is called, as ``exact`` or ``Fault.of``."""
    if isinstance(function, ast.Attribute):
        return f"{getattr(function.value, 'id', '')}.{function.attr}"
    return getattr(function, "id", "")


CALLS = list(every_call())


def pairs() -> Iterator[Pair]:
    """Every two sentences: given in one call, or side by side in one assignment, ``en, vi = …``."""
    for module, call, start in CALLS:
        if len(given := call.args[start : start + 2]) == 2:
            yield Pair(module, call.lineno, *given)
    for module, tree in FILES.items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Assign)
                and isinstance(names := node.targets[0], ast.Tuple)
                and isinstance(node.value, ast.Tuple)
                and [getattr(name, "id", "") for name in names.elts] == ["en", "vi"]
            ):
                yield Pair(module, node.lineno, *node.value.elts)


PAIRS = list(pairs())


class Plain(ast.NodeTransformer):
    """A value without its language: ``error.vi``, ``error.text("vi")`` and ``str(error)`` are ``error``."""

    DROPPED = ("text", "label")
    PASSED = ("str", "bilingual", "format_decimal")

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if node.attr in ("vi", "en"):
            return node.value
        return ast.Attribute(node.value, re.sub("_(vi|en)$", "", node.attr), ast.Load())

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in self.DROPPED and node.args:
            return node.func.value
        if isinstance(node.func, ast.Name) and node.func.id in self.PASSED:
            return node.args[0]
        return node

    def visit_Name(self, node):
        return ast.Name("en" if node.id == "vi" else re.sub("_(vi|en)$", "", node.id), ast.Load())

    def visit_BinOp(self, node):
        self.generic_visit(node)
        plural = isinstance(node.left, ast.Constant) and node.left.value == "s"
        return node.left if plural else node  # which Vietnamese has not

    def visit_FormattedValue(self, node):
        return self.visit(node.value)


def values(node: ast.AST) -> set[str]:
    """The values that a sentence shows between its words."""
    return set(_values(Plain().visit(ast.parse(ast.unparse(node), mode="eval")).body))


def _values(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr) or WORD.search(literal(node)):
        for part in ast.iter_child_nodes(node):
            yield from _values(part)
    elif isinstance(node, ast.expr):
        yield ast.unparse(node)


def literal(node: ast.AST) -> str:
    """The words themselves."""
    return " ".join(part.value for part in ast.walk(node) if isinstance(getattr(part, "value", None), str))


class TestBothAreGiven:
    """No error without its Vietnamese: the types ask for it, and here it is seen."""

    def test_the_sight_of_the_test_itself(self):
        ours = TAKERS["chuanngheo.errors"]
        assert ours["InvalidValueError"] == ours["UnknownCodeError"] == ours["Bilingual"] == 0
        assert ours["Fault"] == ours["InvalidFileError.of"] == 1
        assert TAKERS["chuanngheo.quantities"]["exact"] == 1
        assert len(PAIRS) > 500

    def test_each_call_gives_both(self):
        lacking = [
            f"{module}:{call.lineno}"
            for module, call, start in CALLS
            if len(call.args) < start + 2 and not any(isinstance(one, ast.Starred) for one in call.args)
        ]
        assert not lacking

    def test_what_is_raised_is_ours(self):
        raised = {
            getattr(node.exc.func, "id", "")
            for tree in FILES.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        }
        assert {name for name in raised if hasattr(builtins, name)} == set(FOREIGN)


class TestBothSayTheSame:
    """What a sentence shows, its Vietnamese shows too, in Vietnamese."""

    def test_the_same_values(self):
        unlike = [
            (pair.at, values(pair.en), values(pair.vi))
            for pair in PAIRS
            if values(pair.en) != values(pair.vi)
            and (pair.module, ast.unparse(pair.en).strip("f'\"")) not in UNLIKE
        ]
        assert not unlike

    def test_vietnamese_letters(self):
        wrong = [
            f"{pair.at} | {literal(pair.vi)}"
            for pair in PAIRS
            if WORD.search(literal(pair.vi)) and not MARKED.search(literal(pair.vi))
        ]
        assert [line for line in wrong if line.rpartition(" | ")[2] not in WITHOUT_MARKS] == []

    @pytest.mark.parametrize(
        ("en", "vi", "alike"),
        [
            ("f'no {x}'", "f'thiếu {x}'", True),
            ("f'no {x}'", "'thiếu'", False),
            ("f'{a} and {b:,}'", "f'{b} và {a}'", True),
            ("f'at {error}'", "f'ở {error.vi}'", True),
            ("f'at {subject}'", "f'ở {subject.text(\"vi\")}'", True),
            ("f'one of {\", \".join(known)}'", "f'một trong {\", \".join(known)}'", True),
            ("f'{\" or \".join(meant)}'", "f'{\" hoặc \".join(meant)}'", True),
            ("f'{n} digit{\"s\" * (n != 1)}'", "f'{n} chữ số'", True),
            ("f'{found or \"none\"}'", "f'{found or \"không có\"}'", True),
            ("f'{one} is not {other}'", "f'{one} không phải {one}'", False),
        ],
    )
    def test_the_sight_of_the_test_itself(self, en, vi, alike):
        one, other = (values(ast.parse(text, mode="eval").body) for text in (en, vi))
        assert (one == other) is alike
