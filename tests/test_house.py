"""The shape of the house: short modules, short functions, no import cycle, few top-level names."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "reachdesk").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
ALLOWED_AT_TOP = {
    "reachdesk",
    "resources",
    "tests",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    ".ci",
    ".gitignore",
    ".github",
}


def test_the_house_has_modules():
    assert len(MODULES) > 50


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_are_short(path):
    source = path.read_text(encoding="utf-8")
    assert source.count("\n") <= LONGEST_MODULE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_is_a_drawer_for_anything(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_at_module_level(tree: ast.Module) -> set[str]:
    """Names imported when the module is loaded: inside functions they do not count."""
    found: set[str] = set()
    pending = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        pending.extend(child for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))
    return found


def test_no_import_cycle():
    names = {module_name(path): path for path in MODULES}
    graph = {
        name: {
            target
            for target in imports_at_module_level(ast.parse(path.read_text(encoding="utf-8")))
            if target in names and target != name
        }
        for name, path in names.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name in done:
            return
        for target in graph[name]:
            visit(target, (*trail, name))
        done.add(name)

    for name in graph:
        visit(name, ())


def test_top_level_holds_nothing_else():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.split("\0") if name}
    assert top <= ALLOWED_AT_TOP


def test_nothing_waits_by_the_clock():
    for path in (*MODULES, *TESTS):
        if path == Path(__file__).resolve():
            continue
        source = path.read_text(encoding="utf-8")
        assert "qtbot.wait(" not in source, path
        assert "time.sleep(" not in source, path


def test_no_path_of_a_machine_is_written_down():
    for path in (*MODULES, *TESTS):
        if path == Path(__file__).resolve():
            continue
        source = path.read_text(encoding="utf-8")
        assert "/work/" not in source, path
        assert "/home/" not in source, path


def test_the_version_needs_no_qt():
    code = (
        "import sys; from reachdesk.__main__ import main\n"
        "try:\n    main(['--version'])\n"
        "except SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'pyqtgraph'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT)


def test_qt_gives_back_its_references_to_none():
    """PySide6 6.12.0 drops a reference to None in each call: fatal before Python 3.12."""
    code = (
        "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6 import QtWidgets\n"
        "app = QtWidgets.QApplication([])\n"
        "widget = QtWidgets.QWidget()\n"
        "for _ in range(200_000):\n    widget.update()\n"
        "print('alive')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "alive"
