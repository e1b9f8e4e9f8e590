"""Build the program that is handed out: `python resources/packaging/build.py OUT`.

Makes OUT/reachdesk (one folder, nothing else needed to run it), OUT/reachdesk-VERSION-….tar.xz
(a zip on Windows and macOS), and on Debian OUT/reachdesk_VERSION_….deb. The Python that runs this
must have the packages of requirements.txt beside this file, and nothing else:

    python -m venv BUILD
    BUILD/bin/python -m pip install --require-hashes -r resources/packaging/requirements.txt
    BUILD/bin/python resources/packaging/build.py OUT            # --folder: without packing it
"""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import contents
import debian
import search_path
import trim_icu
from PyInstaller.__main__ import run as freeze
from PyInstaller.archive.readers import CArchiveReader

HERE = Path(__file__).resolve().parent
MOST_UNPACKED, MOST_PACKED = 250_000_000, 75_000_000


def main(out: Path, *, pack: bool = True) -> int:
    """Build, measure, and refuse what is too large. Returns the exit code; without `pack` only the
    folder is made, which is enough to try it."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        drawn = Path(work, "reachdesk", "icons")
        words = [sys.executable, str(contents.ROOT / "resources/icons/draw.py"), str(drawn)]
        subprocess.run(words, check=True)  # noqa: S603
        words = ["--noconfirm", "--log-level", "WARN", "--distpath", str(out), "--workpath", work]
        freeze([*words, str(HERE / "reachdesk.spec")])
    folder = out / "reachdesk"
    if absent := _absent(folder):
        print("not in the program:", *absent)
        return 1
    if sys.platform == "linux":
        _slim(folder)
    files = []
    if pack:
        files.append(_packed(folder, out))
    if pack and shutil.which("dpkg-deb"):
        files.append(debian.package(folder, out))
    print(f"{_size(folder) / 1e6:7.1f} MB  {folder.name}")
    for file in files:
        print(f"{file.stat().st_size / 1e6:7.1f} MB  {file.name}")
    too_large = any(file.stat().st_size > MOST_PACKED for file in files)
    return int(too_large or _size(folder) > MOST_UNPACKED)


def _absent(folder: Path) -> list[str]:
    """Modules and resources of ReachDesk that did not come along: registries look for modules that
    nothing names, so a forgotten one would only make a page or a format vanish."""
    program = folder / ("reachdesk.exe" if sys.platform == "win32" else "reachdesk")
    inside = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
    modules = set(contents.modules()) - {"reachdesk.__main__"} - set(inside)
    files = [Path(place, Path(source).name) for source, place in contents.shipped()]
    return sorted(modules) + [
        str(file) for file in files if not (folder / "_internal" / file).exists()
    ]


def _slim(folder: Path) -> None:
    """Take out the ICU data of other languages, the symbols of Python's own library, and the
    folders of this machine where libraries would be looked for."""
    for library in folder.rglob("libicudata.so.*"):
        if shutil.which("cc") and not library.is_symlink():
            trim_icu.trim(library)
    for library in folder.glob("_internal/libpython3*.so*"):
        if shutil.which("strip"):
            subprocess.run(["strip", "--strip-unneeded", library], check=True)  # noqa: S603, S607
    for library in folder.rglob("*.so*"):
        if not library.is_symlink():
            search_path.forget_builder(library)


def _size(folder: Path) -> int:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files)


def _packed(folder: Path, out: Path) -> Path:
    name = out / f"reachdesk-{contents.version()}-{sys.platform}-{platform.machine().lower()}"
    if sys.platform == "darwin":
        # ditto keeps the links and rights inside the .app
        words = ["ditto", "-c", "-k", "--keepParent", str(out / "ReachDesk.app"), f"{name}.zip"]
        subprocess.run(words, check=True)  # noqa: S603
        return Path(f"{name}.zip")
    kind = "zip" if sys.platform == "win32" else "xztar"
    return Path(shutil.make_archive(str(name), kind, folder.parent, folder.name))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), pack="--folder" not in sys.argv))
