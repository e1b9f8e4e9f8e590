"""The recipe, the workflow and the README speak of the same files and commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "resources" / "packaging"
WORKFLOW = ROOT / ".github" / "workflows" / "package.yml"


def test_the_recipe_is_python_that_takes_all_modules_along():
    text = (PACKAGING / "reachdesk.spec").read_text("utf-8")
    tree = ast.parse(text)
    assert 'collect_submodules("reachdesk")' in text
    asked = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "contents"
    }
    offered = set()
    for node in ast.parse((PACKAGING / "contents.py").read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            offered.add(node.name)
        elif isinstance(node, ast.Assign):
            offered |= {target.id for target in node.targets}
    assert asked <= offered
    assert {"shipped", "kept", "info_plist", "version_resource", "BUNDLE_IDENTIFIER"} <= asked


def test_readme_and_workflow_name_files_that_exist():
    told = [(ROOT / "README.md").read_text("utf-8"), WORKFLOW.read_text("utf-8")]
    for text in told:
        named = set(re.findall(r"resources/packaging/[a-z_]+\.[a-z]+", text))
        assert {"resources/packaging/build.py", "resources/packaging/smoke.py"} <= named
        assert all((ROOT / name).is_file() for name in named)
        assert "--require-hashes" in text


def test_the_workflow_builds_on_the_runners_of_three_systems():
    text = WORKFLOW.read_text("utf-8")
    (runners,) = re.findall(r"runner: \[(.+)\]", text)
    assert {name.strip().split("-")[0] for name in runners.split(",")} == {
        "ubuntu",
        "windows",
        "macos",
    }
