"""What the packed program takes along, decided here as the builder decides it."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from reachdesk import __version__, registry

PACKAGING = Path(__file__).resolve().parents[2] / "resources" / "packaging"
REGISTRIES = {
    "reachdesk.commands": "COMMAND",
    "reachdesk.ui.pages": "PAGE",
    "reachdesk.charts": "CHART",
    "reachdesk.services.cards": "CARD",
    "reachdesk.importers": "IMPORTER",
    "reachdesk.domain.score": "COMPONENT",
}


@pytest.fixture
def contents(monkeypatch):
    monkeypatch.syspath_prepend(str(PACKAGING))
    monkeypatch.delitem(sys.modules, "contents", raising=False)
    import contents as found

    return found


def test_the_version_is_the_programs(contents):
    assert contents.version() == __version__


def test_every_module_that_a_registry_finds_is_taken_along(contents):
    taken = set(contents.modules())
    for package, attribute in REGISTRIES.items():
        offered = registry.discover(package, attribute).values()
        assert offered
        assert package in taken
        for one in offered:
            module = one.__module__ if hasattr(one, "__module__") else type(one).__module__
            assert module in taken


def test_every_resource_that_the_program_asks_for_is_taken_along(contents):
    places = {
        f"{place}/{Path(source).name}".removeprefix("reachdesk/resources").lstrip("/")
        for source, place in contents.shipped()
    }
    asked = set()
    for file in (PACKAGING.parents[1] / "reachdesk").rglob("*.py"):
        asked |= set(re.findall(r'resource\(f?"([^"{]+?)/?["{]', file.read_text("utf-8")))
    assert len(asked) >= 7
    for name in asked:
        assert any(place == name or place.startswith(f"{name}/") for place in places), name
    assert not [place for place in places if place.endswith((".py", ".po"))]
    assert not [place for place in places if place.startswith(("packaging", "pictures"))]
    assert {f"locale/{code}/LC_MESSAGES/reachdesk.mo" for code in ("nl", "pt", "de")} <= places


def test_what_is_left_out_is_not_used(contents):
    used = set()
    for name in contents.modules():
        inside = PACKAGING.parents[1].joinpath(*name.split("."))
        file = inside / "__init__.py" if inside.is_dir() else inside.with_suffix(".py")
        text = file.read_text("utf-8")
        used |= set(re.findall(r"^\s*(?:from|import) ([\w.]+)", text, re.MULTILINE))
    assert not used & set(contents.LEFT_OUT)


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", True),
        ("PySide6/Qt/translations/qtbase_ja.qm", False),
        ("PySide6/Qt/translations/qt_de.qm", False),
        ("libgtk-3.so.0", False),
        ("libxcb-cursor.so.0", True),
        ("libstdc++.so.6", False),
    ],
)
def test_parts_of_qt(contents, place, stays):
    assert bool(contents.kept([(place, "source", "BINARY")])) is stays


def test_a_library_that_nothing_needs_any_more_goes(contents):
    linked = {"app": ["libone.so"], "one": ["libtwo.so"], "two": [], "gone": ["three"], "three": []}
    entries = [
        ("PySide6/app.so", "app", "BINARY"),
        ("libone.so", "one", "BINARY"),
        ("libtwo.so", "two", "BINARY"),
        ("libgone.so", "gone", "BINARY"),
        ("libthree.so", "three", "BINARY"),
        ("libpython3.11.so.1.0", "two", "BINARY"),
    ]
    left = contents.without_orphans(entries, linked.get)
    assert [name for name, _source, _kind in left] == [
        "PySide6/app.so",
        "libone.so",
        "libtwo.so",
        "libpython3.11.so.1.0",
    ]


@pytest.mark.skipif(not shutil.which("readelf"), reason="needs binutils")
def test_what_a_file_is_linked_with(contents):
    import PySide6

    (file,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libQt6Gui.so.6")
    assert "libQt6Core.so.6" in contents.linked(str(file))
    assert "libicudata.so.73" not in contents.linked(str(file))


def test_windows_and_macos_are_told_name_version_and_identity(contents):
    assert f"StringStruct('ProductVersion', '{__version__}')" in contents.version_resource("0.1.0")
    assert "filevers=(1, 2, 3, 0)" in contents.version_resource("1.2.3")
    plist = contents.info_plist("1.2.3")
    assert plist["CFBundleShortVersionString"] == "1.2.3"
    (declared,) = plist["UTExportedTypeDeclarations"]
    assert declared["UTTypeIdentifier"] == f"{contents.BUNDLE_IDENTIFIER}.library"
    opened = {kind for one in plist["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]}
    assert {declared["UTTypeIdentifier"], "public.zip-archive"} <= opened


def test_the_pinned_requirements_name_every_package_hash_and_no_address(contents):
    text = (PACKAGING / "requirements.txt").read_text("utf-8")
    assert "://" not in text
    assert "index" not in text
    blocks = re.split(r"\n(?=\S)", text.strip())
    pinned = {re.match(r"([\w.-]+)==", block)[1] for block in blocks}
    assert len(blocks) >= len(pinned) > 15
    assert all("--hash=sha256:" in block for block in blocks)
    assert set(contents.distributions()) | {"pyinstaller"} <= pinned
