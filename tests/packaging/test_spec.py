"""PyInstaller's recipe run with a stand-in for PyInstaller, as each of three systems runs it."""

from __future__ import annotations

import plistlib
import shutil
import sys
import types
from pathlib import Path
from typing import Any

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "resources" / "packaging"


class Parts:
    """What `Analysis` gives back."""

    def __init__(self, **wanted: Any) -> None:
        self.wanted = wanted
        self.binaries: list[tuple[str, str, str]] = []
        self.datas: list[tuple[str, str, str]] = []
        self.pure: list[str] = []
        self.scripts: list[str] = []


class Built:
    """Calls of the recipe, by the name of what was called."""

    def __init__(self) -> None:
        self.calls: dict[str, list[dict[str, Any]]] = {}

    def hear(self, name: str):
        def called(*parts: object, **named: Any) -> str:
            self.calls.setdefault(name, []).append({"parts": parts, **named})
            return name

        return called


@pytest.fixture
def build(monkeypatch, tmp_path):
    """Runs the recipe as if on a system; what it asked PyInstaller for."""
    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_data_files = lambda name: [(f"{name}-data", name)]
    hooks.collect_submodules = lambda name: [f"{name}.all"]
    hooks.copy_metadata = lambda name: [(f"{name}.dist-info", name)]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "path", list(sys.path))

    def run(system: str) -> tuple[Built, Path]:
        monkeypatch.setattr(sys, "platform", system)
        built = Built()
        names = {name: built.hear(name) for name in ("PYZ", "EXE", "COLLECT", "BUNDLE")}

        def analysis(scripts: list[str], **wanted: Any) -> Parts:
            built.calls["Analysis"] = [{"scripts": scripts, **wanted}]
            return Parts(**wanted)

        given = {"SPECPATH": str(PACKAGING), "workpath": str(tmp_path), "Analysis": analysis}
        recipe = (PACKAGING / "reachdesk.spec").read_text("utf-8")
        exec(compile(recipe, "reachdesk.spec", "exec"), names | given)
        return built, tmp_path

    return run


def test_linux_is_one_program_in_one_folder(build):
    calls = build("linux")[0].calls
    (program,) = calls["EXE"]
    assert program["name"] == "reachdesk"
    assert program["icon"] is None
    assert program["version"] is None
    assert "BUNDLE" not in calls
    (asked,) = calls["Analysis"]
    assert "reachdesk.all" in asked["hiddenimports"]
    assert Path(asked["scripts"][0]).is_file()


def test_windows_is_told_what_the_program_is(build):
    built, work = build("win32")
    with_words, window = built.calls["EXE"]
    assert with_words["console"] is True
    assert (window["name"], window["console"]) == ("ReachDesk-window", False)
    for program in (with_words, window):
        assert Path(program["icon"]).name == "reachdesk.ico"
        assert Path(program["version"]) == work / "version.txt"
    told: dict[str, Any] = {}
    names = ("FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    known = {name: lambda *parts, **named: (parts, named) for name in names}
    known["StringStruct"] = lambda name, words: told.update({name: words})
    known["VSVersionInfo"] = lambda **named: named
    whole = eval((work / "version.txt").read_text("utf-8"), known)
    assert set(whole) == {"ffi", "kids"}
    assert told["FileDescription"] == "ReachDesk"
    assert told["FileVersion"] == told["ProductVersion"]


def test_macos_gets_an_app_with_its_identity_and_files(build):
    calls = build("darwin")[0].calls
    (program,) = calls["EXE"]
    assert program["console"] is False
    assert program["argv_emulation"] is True
    (app,) = calls["BUNDLE"]
    assert app["name"] == "ReachDesk.app"
    assert app["bundle_identifier"] == "org.reachdesk.ReachDesk"
    assert Path(app["icon"]).name == "reachdesk.icns"
    plist = plistlib.loads(plistlib.dumps(app["info_plist"]))
    assert plist["CFBundleShortVersionString"] == app["version"]
