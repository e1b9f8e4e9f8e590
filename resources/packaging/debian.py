"""A Debian package of the frozen program: installs with `apt install ./FILE`, leaves no trace."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path

import contents

HERE = Path(__file__).resolve().parent

_DEPENDS = (
    *("libc6 (>= {glibc})", "libstdc++6", "libgcc-s1", "zlib1g", "libsystemd0", "libx11-6"),
    *("libx11-xcb1", "libxcb1", "libfontconfig1", "libfreetype6", "libegl1", "libgl1"),
)
_MAINTAINER = "ReachDesk maintainers <maintainers@reachdesk.invalid>"
"""Debian wants an address and the project has none yet: `.invalid` can be nobody's (RFC 2606)."""

_WAYLAND = "libwayland-client0, libwayland-cursor0, libwayland-egl1"
_DESCRIPTION = """Reach, audience and score from your own exports
 ReachDesk answers three questions from the exports of your own accounts:
 are you moving, who is listening, and does anybody see what you write.
 Everything stays on your computer: it does not use the network."""


def package(folder: Path, out: Path) -> Path:
    """Pack the frozen `folder` as a .deb in `out` and return its place. Needs dpkg-deb."""
    kind = _said("dpkg", "--print-architecture")
    with tempfile.TemporaryDirectory() as place:
        root = Path(place, "root")
        shutil.copytree(folder, root / "usr/lib/reachdesk", symlinks=True)
        (root / "usr/bin").mkdir()
        (root / "usr/bin/reachdesk").symlink_to("../lib/reachdesk/reachdesk")
        _lay_out_desktop(root / "usr/share")
        program = root / "usr/lib/reachdesk/reachdesk"
        for path in [root, *root.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        control = root / "DEBIAN/control"
        control.parent.mkdir(mode=0o755)
        control.write_text(_control(kind, root), encoding="utf-8")
        file = out / f"reachdesk_{contents.version()}_{kind}.deb"
        words = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(file)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return file


def _lay_out_desktop(share: Path) -> None:
    """The files of `resources/desktop` where a desktop looks for them. dpkg's own triggers of the
    desktop's packages renew the menus, icons and file types: no scripts of ours."""
    given = contents.ROOT / "resources/desktop"
    icons = contents.ROOT / "resources/icons"
    wanted = {
        given / "reachdesk.desktop": share / "applications",
        given / "reachdesk-mime.xml": share / "mime/packages",
        given / "org.reachdesk.ReachDesk.metainfo.xml": share / "metainfo",
        icons / "reachdesk.svg": share / "icons/hicolor/scalable/apps",
    }
    for file, folder in wanted.items():
        folder.mkdir(parents=True)
        shutil.copy(file, folder)
    for file in (given / "icons").glob("*.png"):
        size = file.stem.rsplit("-", 1)[1]
        folder = share / f"icons/hicolor/{size}x{size}/apps"
        folder.mkdir(parents=True)
        shutil.copy(file, folder / "reachdesk.png")
    told = share / "doc/reachdesk"
    told.mkdir(parents=True)
    shutil.copy(contents.ROOT / "LICENSE", told / "copyright")
    _packed(contents.ROOT / "CHANGELOG.md", told / "changelog.gz")
    _packed(HERE / "reachdesk.1", share / "man/man1/reachdesk.1.gz")


def _packed(source: Path, target: Path) -> None:
    """Compressed, with no date in it: the same text makes the same file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(source.read_bytes(), mtime=0))


def _control(kind: str, root: Path) -> str:
    size = sum(path.lstat().st_size for path in root.rglob("*") if path.is_file())
    glibc = _said("getconf", "GNU_LIBC_VERSION").split()[1]
    return (
        f"Package: reachdesk\nVersion: {contents.version()}\nArchitecture: {kind}\n"
        f"Section: misc\nPriority: optional\nInstalled-Size: {size // 1024}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Depends: {', '.join(_DEPENDS).format(glibc=glibc)}\n"
        f"Recommends: {_WAYLAND}\n"
        f"Description: {_DESCRIPTION}\n"
    )


def _said(*words: str) -> str:
    said = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
    return said.stdout.strip()
