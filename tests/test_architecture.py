"""The house as data: floors, arrows that only point down, no cycles, and the house numbers as ratchets."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src"

# A package may import the packages named here, and itself. The cli prints through the terminal writers only.
MAY_IMPORT = {
    "core": set(),
    "config": {"core"},
    "plan": {"config", "core"},
    "intake": {"config", "core"},
    "evaluate": {"plan", "intake", "config", "core"},
    "present": {"evaluate", "plan", "core"},
    "app": {"present", "evaluate", "plan", "intake", "config", "core"},
    "cli": {"app", "present", "core"},
}
# The rooms of ``evaluate``, lowest first: a room may import those before it. Modules of no room tie them together.
ROOMS = ("progress", "measure", "rules", "outlook", "bench", "forecast", "agreement", "judging", "books")
WRITERS_SEE = (
    *("tanjcli.present.document", "tanjcli.present.page", "tanjcli.present.book", "tanjcli.present.events"),
    "tanjcli.present.writers",
    "tanjcli.core",
)
PANDAS_ROOMS = ("tanjcli.intake", "tanjcli.evaluate.measure")
LONGEST_FILE, LONGEST_BODY, MOST_PARAMETERS, MOST_NAMES = 300, 60, 6, 11
# Modules that are the words of a whole floor: what they define is used together, and nowhere else defined.
VOCABULARIES = (
    *("tanjcli.present.document", "tanjcli.evaluate.results", "tanjcli.plan.metrics"),
    "tanjcli.intake.survey.result",
)


def modules() -> dict[str, ast.Module]:
    found = {}
    for path in sorted(SRC.rglob("*.py")):
        name = ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


MODULES = modules()


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module a tree imports, also inside functions: a lazy import is an arrow like any other."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def floor(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def body_length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return (node.end_lineno or 0) - first.lineno + 1


@pytest.mark.parametrize("name", sorted(MODULES))
def test_arrows_only_point_down(name: str) -> None:
    here = floor(name)
    if not here or here not in MAY_IMPORT:
        return
    wrong = {
        target
        for target in imports(MODULES[name])
        if target.startswith("tanjcli.")
        and floor(target) in MAY_IMPORT
        and floor(target) not in MAY_IMPORT[here] | {here}
    }
    assert not wrong, f"{name} imports upward or sideways: {sorted(wrong)}"


@pytest.mark.parametrize("name", sorted(n for n in MODULES if n.split(".")[1:2] == ["evaluate"] and n.count(".") > 2))
def test_rooms_of_evaluate_only_look_down(name: str) -> None:
    here = ROOMS.index(name.split(".")[2])
    targets = [t.split(".") for t in imports(MODULES[name]) if t.startswith("tanjcli.evaluate.")]
    wrong = {".".join(t) for t in targets if t[2] in ROOMS and ROOMS.index(t[2]) > here}
    assert not wrong, f"{name} imports a higher room: {sorted(wrong)}"


def test_every_package_has_a_floor() -> None:
    packages = {floor(name) for name in MODULES if floor(name)} - {"__main__"}
    assert packages <= set(MAY_IMPORT), packages - set(MAY_IMPORT)


def test_writers_see_only_the_document() -> None:
    for name, tree in MODULES.items():
        if name.startswith("tanjcli.present.writers"):
            seen = {t for t in imports(tree) if t.startswith("tanjcli.")}
            assert all(t.startswith(WRITERS_SEE) for t in seen), f"{name}: {seen}"


def test_pandas_lives_in_two_rooms() -> None:
    for name, tree in MODULES.items():
        if any(t.split(".")[0] == "pandas" for t in imports(tree)):
            assert name.startswith(PANDAS_ROOMS), name


def test_no_import_cycles() -> None:
    """Module-level imports only: what Python itself would trip over."""
    graph = {}
    for name, tree in MODULES.items():
        top = ast.Module(body=[n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)], type_ignores=[])
        graph[name] = {t for t in imports(top) if t in MODULES and t != name}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in graph:
        visit(name, ())


@pytest.mark.parametrize("name", sorted(MODULES))
def test_house_numbers_of_a_module(name: str) -> None:
    tree = MODULES[name]
    path = SRC / Path(*name.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    lines = path.read_text(encoding="utf-8").count("\n")
    assert ast.get_docstring(tree) or lines == 0, f"{name}: no module docstring"
    assert lines <= LONGEST_FILE, f"{name}: {lines} lines"
    limit = 9 if ".cli." in name else MOST_PARAMETERS
    for function in functions(tree):
        args = function.args
        named = [a.arg for a in (*args.posonlyargs, *args.args, *args.kwonlyargs) if a.arg not in ("self", "cls")]
        assert len(named) <= limit, f"{name}.{function.name}: {len(named)} parameters"
        assert body_length(function) <= LONGEST_BODY, f"{name}.{function.name}: {body_length(function)} lines"
        assert function.returns is not None, f"{name}.{function.name}: no return type"


@pytest.mark.parametrize("name", sorted(MODULES.keys() - set(VOCABULARIES)))
def test_a_module_has_few_public_names(name: str) -> None:
    defined = [n.name for n in MODULES[name].body if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    public = [one for one in defined if not one.startswith("_")]
    assert len(public) <= MOST_NAMES, f"{name}: {public}"


def test_house_numbers_of_the_whole() -> None:
    bodies = [body_length(f) for tree in MODULES.values() for f in functions(tree)]
    assert statistics.quantiles(bodies, n=20)[-1] <= 30
    assert sum(b > 40 for b in bodies) / len(bodies) < 0.02


def test_no_clock_environment_or_exit_below_the_cli() -> None:
    banned = {
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("date", "today"),
        ("datetime", "today"),
        ("time", "time"),
        ("sys", "exit"),
        ("os", "environ"),
        ("os", "getenv"),
    }
    for name, tree in MODULES.items():
        if floor(name) in ("cli", "__main__", ""):
            continue
        for node in ast.walk(tree):
            taken: set[tuple[str, str]] = set()
            if isinstance(node, ast.Attribute):
                taken = {(getattr(node.value, "id", getattr(node.value, "attr", "")), node.attr)}
            elif isinstance(node, ast.ImportFrom):
                taken = {(node.module or "", alias.name) for alias in node.names}
            assert not taken & banned, f"{name}: {taken}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", f"{name}: print"
