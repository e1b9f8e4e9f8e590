"""What goes into the packed program and what stays out; read by reachdesk.spec and its tests."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterable
from importlib import metadata
from pathlib import Path, PurePath
from typing import Any

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]

Entry = tuple[str, str, str]
"""What PyInstaller calls a file: its place in the folder, where it comes from, its kind."""

BUNDLE_IDENTIFIER = "org.reachdesk.ReachDesk"

FOUND_AT_RUN_TIME = ("libipld",)
"""Modules that the program names only as text."""

LEFT_OUT = [
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "test"),
    *("pip", "setuptools", "pkg_resources", "wheel", "PyInstaller"),
    *("_ssl", "ssl", "_hashlib"),  # ReachDesk uses no network; Python has the digests of its own
    *("scipy", "matplotlib", "IPython", "OpenGL", "h5py", "cupy", "numba", "pandas"),
    *("pyqtgraph.examples", "pyqtgraph.opengl", "pyqtgraph.canvas", "pyqtgraph.flowchart"),
    *("numpy.f2py", "numpy.testing", "numpy.tests"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets"),
    *("PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtSql", "PySide6.QtTest"),
]
"""Modules that the program never reaches, though something it uses names them."""

NOT_SHIPPED = ("packaging", "pictures", "__pycache__")
"""Folders of `resources` that only builders and the README need."""

_QT_LIBRARIES_LEFT_OUT = (
    *("Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Pdf", "Qt6Labs", "Qt6Test"),
    *("Qt6EglFS", "Qt6EglFs"),
)
_PLUGINS_LEFT_OUT = (
    *("plugins/networkinformation", "plugins/tls", "plugins/qmltooling", "plugins/generic"),
    *("plugins/platforminputcontexts/libqtvirtualkeyboard", "plugins/egldeviceintegrations"),
    *("plugins/platforms/libqeglfs", "plugins/platforms/libqlinuxfb", "plugins/platforms/libqvnc"),
    *("plugins/platforms/libqvkkhrdisplay", "plugins/platforms/libqminimalegl"),
    *("plugins/imageformats/libqpdf", "plugins/imageformats/libqtiff"),
    *("plugins/imageformats/libqtga", "plugins/imageformats/libqwbmp"),
    *("plugins/platformthemes/libqgtk3", "plugins/xcbglintegrations"),
    *("plugins/imageformats/libqicns", "plugins/imageformats/libqwebp"),
)
_FROM_THE_SYSTEM = (
    *("libstdc++.so", "libgcc_s.so", "libX11.so", "libX11-xcb.so", "libxcb.so.1", "libz.so.1"),
    *("libfontconfig.so", "libfreetype.so", "libharfbuzz.so", "libGL.so", "libEGL.so", "libGLX.so"),
    *("libGLdispatch.so", "libexpat.so", "libsystemd.so", "libgcrypt.so", "libcap.so"),
)
"""Libraries that every desktop has, in a version that must fit its drivers and fonts."""

_GTK = ("libgtk-3", "libgdk", "libcairo", "libpango", "libepoxy", "libatk", "libatspi")
"""What only Qt's GTK theme would load; the portal asks GNOME for its own file dialog."""

_LANGUAGES = ("de", "nl", "pt")


def version() -> str:
    """The version in pyproject.toml."""
    return str(_project()["version"])


def _project() -> dict[str, Any]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"])


def modules() -> list[str]:
    """The name of every module of the program."""
    found = sorted((ROOT / "reachdesk").rglob("*.py"))
    dotted = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in found]
    return [name.removesuffix(".__init__") for name in dotted]


def shipped() -> list[tuple[str, str]]:
    """(file, folder in the program) of everything in `resources` that the program reads, with the
    licences and notices beside it; builders and pictures of the README stay behind."""
    resources = ROOT / "resources"
    found = []
    for file in sorted(resources.rglob("*")):
        inside = file.relative_to(resources)
        if file.is_dir() or set(inside.parts) & set(NOT_SHIPPED) or file.suffix in {".py", ".po"}:
            continue
        found.append((str(file), str(PurePath("reachdesk", "resources", *inside.parent.parts))))
    return found


def distributions() -> list[str]:
    """Every Python distribution that the program needs on this system, sorted; their licence files
    travel in their own folders. pip stays out: sqlite-utils needs it for its plugins only."""
    found: set[str] = set()
    waiting = ["reachdesk"]
    while waiting:
        for line in _needs(waiting.pop()):
            need = Requirement(line)
            name = need.name.lower().replace("_", "-")
            applies = need.marker is None or need.marker.evaluate({"extra": ""})
            if applies and name not in found | {"pip"}:
                found.add(name)
                waiting.append(name)
    return sorted(found)


def _needs(name: str) -> list[str]:
    if name == "reachdesk":
        return list(_project()["dependencies"])
    return metadata.requires(name) or []


def system_licences(entries: Iterable[Entry], into: Path) -> list[tuple[str, str, str]]:
    """The Debian copyright files of the system's libraries among the files, as files to ship.

    They are copied to `into` under the names of their packages. Empty where dpkg is not.
    """
    if shutil.which("dpkg-query") is None:
        return []
    sources = {str(Path(source).resolve()) for _name, source, kind in entries if kind == "BINARY"}
    packages = {
        line.split(":")[0]
        for source in sources
        if source.startswith(("/usr/lib", "/lib"))
        for line in _owners(source)
    }
    into.mkdir(parents=True, exist_ok=True)
    found = []
    for package in sorted(packages):
        text = Path("/usr/share/doc", package, "copyright")
        if text.exists():
            shutil.copyfile(text, into / f"{package}.txt")
            place = f"reachdesk/resources/licences/system/{package}.txt"
            found.append((place, str(into / f"{package}.txt"), "DATA"))
    return found


def _owners(source: str) -> list[str]:
    for place in (source, source.removeprefix("/usr")):
        words = ["dpkg-query", "--search", place]
        said = subprocess.run(words, check=False, capture_output=True, text=True)  # noqa: S603
        if said.returncode == 0:
            return said.stdout.splitlines()
    return []


def info_plist(number: str) -> dict[str, object]:
    """What macOS asks of a program: its name, version, languages and the files that it opens."""
    library = {
        "UTTypeIdentifier": f"{BUNDLE_IDENTIFIER}.library",
        "UTTypeDescription": "ReachDesk library",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {"public.filename-extension": ["reachdesk"]},
    }
    kinds = [
        (f"{BUNDLE_IDENTIFIER}.library", "Owner", "Editor"),
        *((kind, "Alternate", "Viewer") for kind in _EXPORT_KINDS),
    ]
    documents = [
        {"LSItemContentTypes": [kind], "LSHandlerRank": rank, "CFBundleTypeRole": role}
        for kind, rank, role in kinds
    ]
    return {
        "CFBundleShortVersionString": number,
        "CFBundleLocalizations": ["en", *_LANGUAGES],
        "CFBundleDevelopmentRegion": "en",
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSPrincipalClass": "NSApplication",
        "UTExportedTypeDeclarations": [library],
        "CFBundleDocumentTypes": documents,
    }


_EXPORT_KINDS = (
    "public.zip-archive",
    "public.comma-separated-values-text",
    "org.openxmlformats.spreadsheetml.sheet",
)


def version_resource(number: str) -> str:
    """What Windows shows under «Details» of the program, as PyInstaller reads it."""
    parts = [*(int(part) for part in number.split(".")), 0, 0, 0][:4]
    words = {
        "CompanyName": "ReachDesk",
        "FileDescription": "ReachDesk",
        "FileVersion": number,
        "InternalName": "reachdesk",
        "LegalCopyright": "MIT licence",
        "OriginalFilename": "reachdesk.exe",
        "ProductName": "ReachDesk",
        "ProductVersion": number,
    }
    strings = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in words.items())
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={tuple(parts)}, prodvers={tuple(parts)},"
        " mask=0x3F, flags=0, OS=0x40004, fileType=1, subtype=0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{strings}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n"
    )


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The files without Qt's parts that are never loaded and its words in other languages."""
    return [entry for entry in entries if _needed(PurePath(entry[0]).as_posix())]


def without_orphans(
    entries: list[Entry], linked_with: Callable[[str], Iterable[str]]
) -> list[Entry]:
    """The files without the system's libraries that only a left out file needed.

    `linked_with` names the libraries that a file itself is linked with, not what those need.
    """
    wanted = {source: set(linked_with(source)) for _name, source, _kind in entries}
    while True:
        named = set().union(*(wanted[source] for _name, source, _kind in entries))
        left = [entry for entry in entries if not _may_go(entry[0]) or entry[0] in named]
        if len(left) == len(entries):
            return left
        entries = left


def linked(file: str) -> list[str]:
    """The libraries that a file of Linux is linked with. Raises `FileNotFoundError` where binutils
    are not installed."""
    said = subprocess.run(  # noqa: S603 - a file that PyInstaller found
        ["readelf", "--dynamic", "--wide", file],  # noqa: S607
        check=False,
        capture_output=True,
        text=True,
    )
    return re.findall(r"\(NEEDED\).*\[(.+)\]", said.stdout)


def _may_go(place: str) -> bool:
    """A plain library beside the program; what lies in a package's folder belongs to it."""
    path = PurePath(place)
    return len(path.parts) == 1 and path.name.startswith("lib") and "python" not in path.name


def _needed(place: str) -> bool:
    name = PurePath(place).name
    if any(part in name for part in (*_QT_LIBRARIES_LEFT_OUT, *_GTK)):
        return False
    if name.startswith(_FROM_THE_SYSTEM):
        return False
    if any(part in place for part in _PLUGINS_LEFT_OUT):
        return False
    if "/translations/" in place and place.endswith(".qm"):
        return name.startswith("qtbase_") and name[7:-3].split("_")[0] in _LANGUAGES
    return True
